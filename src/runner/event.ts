import { readFileSync, statSync } from 'node:fs';
import { commandIn } from '../rules/commands.js';
import { Failure } from '../lib/errors.js';
import type { Back, Trigger } from '../rules/trigger.js';
import type { Repository } from '../rules/preview.js';

/** GitHub's payloads are far smaller than this; the file is read whole. */
const LARGEST_PAYLOAD = 30 * 1024 * 1024;

/** Where and why the run runs, from the variables that the runner sets and the event's payload. */
export interface GitHubContext {
  trigger: Trigger;
  /** The name of the event, such as `pull_request`. */
  event: string;
  /** Started by hand (`workflow_dispatch`). */
  manual: boolean;
  repository: Repository;
  /** The branch that others are merged into; absent if the event does not say. */
  defaultBranch: string | undefined;
  runId: string;
  attempt: number;
  /** Web address of the repository, for example `https://github.com/acme/shop`. */
  repositoryUrl: string;
  /** Web address of this run's log. */
  logUrl: string;
}

type Payload = Record<string, unknown>;

/**
 * Reads the event. The toolkit's own context parses the payload on import and throws there, before we could turn
 * that into an error that people can read; so we read the payload here.
 * @throws Failure `event` if something is missing that the runner should have set
 */
export function readContext(env: (name: string) => string): GitHubContext {
  const payload = readPayload(env('GITHUB_EVENT_PATH'));
  const repository = repositoryOf(env, payload);
  const serverUrl = env('GITHUB_SERVER_URL') || 'https://github.com';
  const repositoryUrl = `${serverUrl}/${repository.owner}/${repository.name}`;
  const event = env('GITHUB_EVENT_NAME');
  return {
    event,
    trigger: triggerOf(event, payload, {
      ref: env('GITHUB_REF'),
      repositoryId: repository.id,
    }),
    manual: event === 'workflow_dispatch',
    repository,
    defaultBranch: defaultBranchIn(payload),
    runId: env('GITHUB_RUN_ID') || '0',
    attempt: Number(env('GITHUB_RUN_ATTEMPT')) || 1,
    repositoryUrl,
    logUrl: `${repositoryUrl}/actions/runs/${env('GITHUB_RUN_ID')}`,
  };
}

/** What a payload tells us to check. */
export function triggerOf(
  event: string,
  payload: Payload,
  facts: { ref: string; repositoryId: number },
): Trigger {
  switch (event) {
    case 'pull_request':
      return pullTrigger(payload, facts.repositoryId);
    case 'pull_request_target':
      return { ...pullTrigger(payload, facts.repositoryId), target: true };
    case 'push':
      return pushTrigger(payload, facts.ref);
    case 'delete':
      if (payload['ref_type'] !== 'branch' || typeof payload['ref'] !== 'string') {
        return { kind: 'ignored', why: 'A tag was deleted; previews belong to branches.' };
      }
      return { kind: 'branch-deleted', branch: payload['ref'], dependabot: byDependabot(payload['sender']) };
    case 'schedule':
      return { kind: 'schedule' };
    case 'issue_comment':
      return commandTrigger(payload);
    case 'workflow_dispatch':
      return { kind: 'dispatch', branch: branchOfRef(facts.ref) };
    case 'workflow_run':
    case 'repository_dispatch':
      return { kind: 'started', event };
    default:
      return {
        kind: 'ignored',
        why: `Nothing to do for the event ${event === '' ? '(none)' : event}.`,
      };
  }
}

function pullTrigger(payload: Payload, repositoryId: number): Extract<Trigger, { kind: 'pull-request' }> {
  const pull = record(payload['pull_request']);
  const head = record(pull['head']);
  const number = pull['number'];
  if (typeof number !== 'number') throw unusable('it names no pull request');
  return {
    kind: 'pull-request',
    number,
    headBranch: typeof head['ref'] === 'string' ? head['ref'] : '',
    headSha: typeof head['sha'] === 'string' ? head['sha'] : '',
    open: pull['state'] !== 'closed',
    // A deleted head repository was a fork: this repository's own branches are in this repository.
    fork: record(head['repo'])['id'] !== repositoryId,
    dependabot: byDependabot(pull['user']),
    ...backIn(payload),
  };
}

function backIn({ action, label, sender }: Payload): { back?: Back } {
  const [{ login }, { name }] = [record(sender), record(label)];
  const by = typeof login === 'string' ? login : '';
  if (action === 'reopened') return { back: { reopened: true, by } };
  return action === 'labeled' && typeof name === 'string' ? { back: { label: name, by } } : {};
}

/** Only people give commands: comments of bots, including ours, start nothing, and neither do edits. */
function commandTrigger(payload: Payload): Trigger {
  const ignored = (why: string): Trigger => ({ kind: 'ignored', why });
  const [issue, comment] = [record(payload['issue']), record(payload['comment'])];
  const user = record(comment['user']);
  const [number, commentId, author] = [issue['number'], comment['id'], user['login']];
  if (payload['action'] !== 'created')
    return ignored('A comment was edited; commands are read only from new comments.');
  if (issue['pull_request'] === undefined)
    return ignored('The comment is on an issue; previews belong to pull requests.');
  if (user['type'] !== 'User') return ignored('The comment was not written by a person.');
  const command = commandIn(typeof comment['body'] === 'string' ? comment['body'] : '');
  if (command === undefined) return ignored('The comment does not begin with /preview.');
  if (typeof number !== 'number' || typeof commentId !== 'number' || typeof author !== 'string')
    throw unusable('it names no pull request, comment or author');
  return { kind: 'command', number, command, commentId, author };
}

/** The prefix of the branches that GitHub's merge queue creates. (known) */
const MERGE_QUEUE = 'gh-readonly-queue/';

function pushTrigger(payload: Payload, ref: string): Trigger {
  const branch = branchOfRef(typeof payload['ref'] === 'string' ? payload['ref'] : ref);
  if (branch === undefined) return { kind: 'ignored', why: 'A tag was pushed; previews belong to branches.' };
  if (payload['deleted'] === true)
    return { kind: 'ignored', why: `Branch ${branch} was deleted; the event delete handles that.` };
  if (branch.startsWith(MERGE_QUEUE))
    return { kind: 'ignored', why: `Branch ${branch} belongs to GitHub's merge queue; it gets no preview.` };
  return { kind: 'push', branch, dependabot: byDependabot(payload['sender']) };
}

/** Checks the user in the payload, not who started the run: a person may re-run Dependabot's job. */
function byDependabot(user: unknown): boolean {
  return record(user)['login'] === 'dependabot[bot]';
}

function branchOfRef(ref: string): string | undefined {
  return ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : undefined;
}

function repositoryOf(env: (name: string) => string, payload: Payload): Repository {
  const [owner = '', name = ''] = env('GITHUB_REPOSITORY').split('/');
  const id = Number(env('GITHUB_REPOSITORY_ID')) || record(payload['repository'])['id'];
  if (owner === '' || name === '') throw unusable('GITHUB_REPOSITORY is not set');
  if (typeof id !== 'number' || !Number.isSafeInteger(id))
    throw unusable("the repository's id is neither in GITHUB_REPOSITORY_ID nor in the payload");
  const server = env('GITHUB_SERVER_URL') || 'https://github.com';
  return { owner, name, id, host: URL.canParse(server) ? new URL(server).host : server };
}

function defaultBranchIn(payload: Payload): string | undefined {
  const branch = record(payload['repository'])['default_branch'];
  return typeof branch === 'string' && branch !== '' ? branch : undefined;
}

function readPayload(path: string): Payload {
  if (path === '') throw unusable('GITHUB_EVENT_PATH is not set');
  try {
    if (statSync(path).size > LARGEST_PAYLOAD) throw new Error('it is larger than any GitHub payload');
    return record(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    throw unusable(
      `its payload cannot be read: ${error instanceof SyntaxError ? 'it is not JSON' : (error as Error).message}`,
      error,
    );
  }
}

function unusable(why: string, cause?: unknown): Failure {
  return new Failure(
    'unusable-event',
    `The event that started this run cannot be used: ${why}. Nothing was created or deleted.`,
    {
      remedy: 'This action runs as a step of a GitHub Actions workflow; the runner sets what is missing.',
      cause,
    },
  );
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
