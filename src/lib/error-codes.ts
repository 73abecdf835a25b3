/** The kind of a failure, as a person would classify it. It determines what may be concluded from the failure. */
export type FailureKind =
  | 'input'
  | 'event'
  | 'token'
  | 'permission'
  | 'quota'
  | 'name-taken'
  | 'validation'
  | 'service'
  | 'network'
  | 'shape'
  | 'ownership'
  | 'build'
  | 'deadline'
  | 'cancelled';

/**
 * All failure codes and their kinds. A code is the anchor of its row in docs/errors.md and never changes. The rows
 * are in report/error-rows.ts.
 */
export const KINDS = {
  'invalid-input': 'input',
  'name-too-open': 'input',
  'no-such-branch': 'input',
  'no-such-folder': 'input',
  'two-projects-one-name': 'input',
  'no-such-pull': 'input',
  'template-unclear': 'input',
  'started-on-tag': 'input',
  'input-of-another-event': 'input',
  'sweep-of-one': 'input',
  'unusable-event': 'event',
  'other-server': 'event',
  'hasura-token-refused': 'token',
  'github-token-refused': 'token',
  'hasura-not-allowed': 'permission',
  'github-not-allowed': 'permission',
  'github-token-not-authorized': 'permission',
  'account-limit': 'quota',
  'no-room': 'quota',
  'name-taken': 'name-taken',
  'api-changed': 'validation',
  'request-refused': 'validation',
  'hasura-error': 'service',
  'hasura-too-many-requests': 'service',
  'no-graphql': 'service',
  'github-error': 'service',
  'too-much-to-search': 'service',
  'order-lost': 'service',
  'variables-not-set': 'service',
  'state-unknown': 'service',
  'metadata-unknown': 'service',
  'not-removed': 'service',
  'sweep-unknown': 'service',
  unexpected: 'service',
  unreachable: 'network',
  'no-answer-in-time': 'network',
  'unexpected-answer': 'shape',
  'no-admin-secret': 'shape',
  'endpoint-not-trusted': 'shape',
  'repository-changed': 'shape',
  'app-not-marked': 'ownership',
  'app-of-another': 'ownership',
  'owner-unknown': 'ownership',
  'marker-changed': 'ownership',
  'project-not-proved': 'ownership',
  'database-taken': 'ownership',
  'project-not-created': 'build',
  'project-not-found': 'build',
  'jobs-not-found': 'build',
  'step-failed': 'build',
  'catalog-changed': 'build',
  'seed-failed': 'build',
  'name-refused': 'build',
  'checks-failed': 'build',
  'metadata-inconsistent': 'build',
  'app-vanished': 'build',
  'app-replaced': 'build',
  'being-removed': 'build',
  'databases-dropped': 'build',
  'project-faulty': 'build',
  'content-faulty': 'build',
  'project-not-read': 'service',
  timeout: 'deadline',
  cancelled: 'cancelled',
  'postgres-sign-in': 'permission',
  'postgres-not-admitted': 'permission',
  'postgres-no-password': 'permission',
  'postgres-channel-binding': 'permission',
  'postgres-no-right': 'permission',
  'postgres-read-only': 'permission',
  'postgres-no-database': 'validation',
  'postgres-template': 'validation',
  'postgres-pooler': 'validation',
  'postgres-in-use': 'service',
  'postgres-dependency': 'service',
  'postgres-interrupted': 'service',
  'postgres-error': 'service',
  'postgres-full': 'quota',
  'postgres-unreachable': 'network',
  'postgres-connection-lost': 'network',
  'postgres-certificate': 'network',
  'postgres-no-tls': 'network',
} as const satisfies Record<string, FailureKind>;

export type FailureCode = keyof typeof KINDS;

/** The codes of problems that do not end a run, or that fail it without changing its result. */
export type WarningCode =
  | 'unknown-plan'
  | 'content-check-failed'
  | 'kept'
  | 'leftover-databases'
  | 'comment-of-another'
  | 'comment-outdated'
  | 'databases-elsewhere'
  | 'no-such-app-here'
  | 'duplicate-project'
  | 'project-not-renamed'
  | 'secret-not-masked'
  | 'postgres-on-this-machine'
  | 'not-checked'
  | 'not-reviewed'
  | 'review-not-passed'
  | 'not-rehearsed'
  | 'merge-would-fail'
  | 'interruption-unclear'
  | 'state-not-saved'
  | 'summary-not-written'
  | 'outputs-not-written'
  | 'sweep-incomplete';

/** The code of an error or warning: the anchor of its row in docs/errors.md. */
export type Code = FailureCode | WarningCode;

const PAGE = 'docs/errors.md';
const GITHUB = 'https://github.com';

/** The row's address within the action's repository. */
export const bareAddress = (code: Code): string => `${PAGE}#${code}`;

/**
 * The URL of a code's row in the running version of the action; a bare path when the action is part of the
 * workflow's own repository, because the runner then sets neither variable. On another server than github.com, the
 * action may be a copy there, and its name that of somebody else on github.com.
 * @param env reads a variable of the step; the runner sets GITHUB_ACTION_REPOSITORY and GITHUB_ACTION_REF
 */
export function addressOf(code: Code, env: (name: string) => string): string {
  const [repository, ref] = [env('GITHUB_ACTION_REPOSITORY'), env('GITHUB_ACTION_REF')];
  const isElsewhere = !/^https:\/\/github\.com\/?$/i.test(env('GITHUB_SERVER_URL') || GITHUB);
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository) || ref === '' || isElsewhere) return bareAddress(code);
  const path = ref.split('/').map(encodeURIComponent).join('/');
  return `${GITHUB}/${repository}/blob/${path}/${PAGE}#${code}`;
}
