import type { Fault, Trouble } from '../../simulator/contracts.js';
import { type BuildScript, randomBuild } from '../../simulator/hasura/script.js';
import { pick } from '../../simulator/random.js';
import { GENERIC_SERVER_ERROR, type TenantScript } from '../../simulator/hasura/tenant-script.js';
import { APP_CALLS } from '../support/app-calls.js';
import { HOSTILE_IN_LIVES as HOSTILE } from '../support/hostile.js';

/** Draws numbers in [0, 1), the same ones for the same seed. */
export type Random = () => number;

export const between = (random: Random, least: number, most: number): number =>
  least + random() * (most - least);

const HASURA = [
  'projects',
  'projects_by_pk',
  'getTenantEnv',
  'createGitHubPreviewApp',
  'deleteTenant',
  'updateTenantEnv',
  'updateTenantName',
  'jobs_by_pk',
] as const;
const OTHERS = [
  'GET /healthz',
  'POST /v1/metadata',
  'POST /graphql',
  'GET /repos/{owner}/{repo}/pulls/{number}',
  'GET /repos/{owner}/{repo}/issues/{number}/comments',
  'POST /repos/{owner}/{repo}/issues/{number}/comments',
  'PATCH /repos/{owner}/{repo}/issues/comments/{id}',
] as const;

/** Trouble with one kind of call, a few times and from some call on. */
export interface Misfortune {
  operation: string;
  trouble: Trouble;
  after: number;
  times: number;
}

export function misfortune(random: Random): Misfortune {
  const hasura = random() < 0.6;
  return {
    operation: pick<string>(random, hasura ? HASURA : OTHERS),
    trouble: trouble(random, hasura),
    after: Math.floor(random() * 3),
    times: 1 + Math.floor(random() * 6),
  };
}

function trouble(random: Random, hasura: boolean): Trouble {
  const applied = random() < 0.5;
  return pick<Trouble>(random, [
    { kind: 'delay', ms: Math.round(between(random, 100, 20_000)) },
    { kind: 'hang', applied },
    { kind: 'reset', applied },
    { kind: 'truncate', applied },
    { kind: 'drip', applied, everyMs: 2_000 },
    { kind: 'flood', applied, bytes: 6 * 1024 * 1024 },
    { kind: 'unreachable', code: pick(random, ['ENOTFOUND', 'ECONNREFUSED', 'UND_ERR_CONNECT_TIMEOUT']) },
    { kind: 'unreachable', code: 'CERT_HAS_EXPIRED' },
    { kind: 'respond', applied, status: 502, body: `<html>Bad gateway ${HOSTILE}</html>` },
    { kind: 'respond', applied, status: 503, headers: { 'retry-after': '3' }, body: 'back soon' },
    {
      kind: 'respond',
      status: 429,
      headers: { 'retry-after': pick(random, ['1', '20', '3600', 'soon']) },
      body: 'slow down',
    },
    { kind: 'respond', status: 302, headers: { location: 'https://evil.example/' }, body: '' },
    ...(hasura ? answers(applied) : []),
  ]);
}

/** Answers of Hasura Cloud that have the wrong shape or report an error. */
function answers(applied: boolean): Trouble[] {
  return [
    '{"errors":[{"message":"internal error"}]}',
    JSON.stringify({ errors: [{ message: HOSTILE, extensions: { code: 'unexpected' } }] }),
    '{"data":{}}',
    '{"data":null}',
    '{"data":{"projects":null,"jobs_by_pk":{"id":7}}}',
  ].map((body) => ({ kind: 'respond', applied, status: 200, body }));
}

/** How a build behaves: it takes any duration, and sometimes does what the service has been seen to do. */
export function buildScript(random: Random): Partial<BuildScript> {
  const quirk = pick<Partial<BuildScript>>(random, [
    {},
    {},
    {},
    { spares: 1 },
    { deploymentJobHiddenMs: 20_000 },
    { deploymentJobHiddenMs: Infinity },
    { doubledEvents: true, shuffledEvents: true },
    { statuses: ['created', 'pondering'] },
    {
      creationEnd: { kind: 'failed', error: random() < 0.5 ? HOSTILE : null, leavesProject: random() < 0.5 },
    },
    { creationEnd: { kind: 'success-without', what: pick(random, ['ids', 'event', 'tasks', 'job-id']) } },
    { creationEnd: { kind: 'never' } },
    { fail: { task: 'apply-migration', error: random() < 0.5 ? HOSTILE : null } },
    { healthz: { status: 500, body: HOSTILE } },
    { inconsistent: [{ type: 'table', name: 'orders', reason: HOSTILE, definition: {} }] },
    { restartMs: 8_000 },
  ]);
  return { ...randomBuild(random), ...quirk };
}

/** The build without names of tasks that nobody knows. */
export function withKnownTasks(script: Partial<BuildScript>): Partial<BuildScript> {
  const { tasks = [] } = script;
  return { ...script, tasks: tasks.map((task) => ({ ...task, name: task.name.replace(/-v2$/, '') })) };
}

/**
 * What the service has been seen to do with a marker or a name. A run that dies before it can repair this leaves an
 * app that nobody can prove to be ours, so this happens only in lives in which nothing else goes wrong.
 */
export function forgetful(random: Random): Partial<BuildScript> {
  return {
    ...randomBuild(random),
    ...pick<Partial<BuildScript>>(random, [
      { ignoredEnvVars: ['PREVIEW_APP_OWNER', 'PREVIEW_APP_BUILD', 'PREVIEW_APP_SOURCE'] },
      { renamed: 'merry-otter-17' },
      { renamed: 'merry-otter-17', ignoredEnvVars: true },
    ]),
  };
}

const KINDS = Object.keys(APP_CALLS) as [keyof typeof APP_CALLS];
/** What only builds from the commit ask of Hasura Cloud. */
const OF_COMMITS = [
  'createTenant',
  'updateTenantName',
  'updateTenantEnv',
  'deleteTenantEnv',
  'getTenantEnv',
] as const;

/** Trouble with a call of a build from the commit, mostly to the app's own API. */
export function directMisfortune(random: Random): Fault {
  const app = random() < 0.7;
  return {
    operation: app ? APP_CALLS[pick(random, KINDS)] : pick<string>(random, OF_COMMITS),
    trouble: app && random() < 0.7 ? appTrouble(random) : trouble(random, !app),
    after: Math.floor(random() * random() * 8),
    times: 1 + Math.floor(random() * random() * 6),
  };
}

/** Answers of an app that is away, or of what stands before it. */
function appTrouble(random: Random): Trouble {
  const applied = random() < 0.5;
  const answer = (status: number, body: string): Trouble => ({ kind: 'respond', applied, status, body });
  return pick<Trouble>(random, [
    answer(401, '{"path":"$","error":"invalid \\"x-hasura-admin-secret\\"","code":"access-denied"}'),
    answer(404, `<html>${HOSTILE}</html>`),
    answer(520, '<html>Error code: 520</html>'),
    answer(500, '{"path":"$","error":"internal error","code":"unexpected"}'),
    answer(409, '{"path":"$","error":"metadata resource version","code":"conflict"}'),
    answer(200, '{"message":'),
    answer(200, 'null'),
    { kind: 'hang', applied },
    { kind: 'reset', applied },
  ]);
}

/** How `createTenant` behaves: as it has been seen to, now and then. */
export function tenantScript(random: Random): Partial<TenantScript> {
  const quirk = pick<Partial<TenantScript>>(random, [
    {},
    ...Array.from({ length: 7 }, () => ({})),
    { startMs: 60_000 },
    { answerMs: 25_000 },
    { ignoredEnvVars: true },
    { ignoredEnvVars: ['PREVIEW_APP_OWNER', 'PREVIEW_APP_BUILD', 'PG_DATABASE_URL'] },
    { projects: 2 },
    { projects: 2, unnamedAppearAfterMs: 2_000 },
    { projects: Math.floor(random() * 3), unnamedAppearAfterMs: 1_000, error: GENERIC_SERVER_ERROR },
  ]);
  return { answerMs: Math.round(between(random, 300, 4_000)), ...quirk };
}
