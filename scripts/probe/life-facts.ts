import {
  type Context,
  type Fact,
  type Finding,
  type Source,
  finding,
  inShort,
  ofSeen,
  seconds,
} from './facts.js';
import type { Life } from './life.js';
import type { Followed } from './watch.js';

/** The deployment's tasks in order; the service may parse in one task or in two. */
const TASKS =
  /^gh-validation( parse-(metadata|migration|metadata-migration))+ apply-metadata apply-migration reload-metadata check-healthz$/;
const ENDS = ['success', 'failed', 'skipped'];
const STALE = 'hash mismatch: the config has been changed in the meantime';

/** What the life of one throw-away app shows. */
export const lifeFacts: Fact[] = [
  fact('create/answer', 'known', 'A creation is answered at once with the id of a job', 'created', (reply) =>
    finding(reply.data !== undefined, reply.data === undefined ? inShort(reply) : `a job id, ${reply.ms} ms`),
  ),
  fact('creation/shown', 'likely', 'Its job is shown from the first look on', 'creation', ({ hiddenMs }) =>
    finding(hiddenMs === 0, hiddenMs === 0 ? 'at once' : `null for ${seconds(hiddenMs)}`),
  ),
  fact('creation/end', 'known', 'It ends with the status success', 'creation', ended),
  fact('creation/statuses', 'guessed', 'Its status words are created, running, success', 'creation', words),
  fact('creation/task', 'guessed', 'Its one task is create-preview-app', 'creation', ({ tasks }) =>
    finding(tasks.join() === 'create-preview-app', tasks.join(', ')),
  ),
  fact('creation/events', 'known', 'Events are of the types created and success', 'creation', events),
  fact('creation/times', 'likely', 'A token sees when an event was', 'creation', ({ times }) =>
    finding(times, times ? 'created_at' : 'no created_at'),
  ),
  fact(
    'creation/made',
    'known',
    "Its success event names the project and the deployment's job",
    'creation',
    (job) => {
      const { projectId, deploymentJobId } = job.last?.made ?? {};
      const seen = [projectId && 'projectId', deploymentJobId && 'githubDeploymentJobID'];
      return finding(!seen.includes(undefined), seen.filter(Boolean).join(', ') || 'neither');
    },
  ),
  fact(
    'deployment/hidden',
    'known',
    'The job of the deployment is null at first',
    'deployment',
    ({ hiddenMs }) =>
      finding(hiddenMs > 0, hiddenMs > 0 ? `null for about ${seconds(hiddenMs)}` : 'shown at the first look'),
  ),
  fact('deployment/end', 'known', 'It ends with the status success', 'deployment', ended),
  fact(
    'deployment/statuses',
    'guessed',
    'Its status words are running, success',
    'deployment',
    ({ statuses }) =>
      finding(
        statuses.every((word) => ['created', 'running', 'success'].includes(word)),
        statuses.join(', '),
      ),
  ),
  fact(
    'deployment/tasks',
    'known',
    'Its tasks: gh-validation, parse-…, apply-metadata, apply-migration, reload-metadata, check-healthz',
    'deployment',
    ({ tasks }) => finding(TASKS.test(tasks.join(' ')), tasks.join(', ')),
  ),
  fact('deployment/events', 'known', 'Events are of the types created and success', 'deployment', events),
  fact('timing/creation', 'guessed', 'A creation takes less than a minute', 'creation', timing),
  fact(
    'timing/deployment',
    'guessed',
    'A deployment of little takes less than a minute',
    'deployment',
    timing,
  ),
  {
    id: 'life/project/listed',
    what: 'The project is listed once under its name, by its id and on a page',
    source: 'known',
    check: ({ life }) =>
      ofSeen(life?.byName, (byName) => {
        const lists = [byName, life?.page ?? [], life?.ofIds ?? []];
        const id = life?.creation?.last?.made.projectId;
        return finding(
          lists.every((list) => list.length === 1 && list[0]?.id === id),
          `by name ${byName.length}, on a page ${life?.page?.length ?? 0}, by id ${life?.ofIds?.length ?? 0}`,
        );
      }),
  },
  fact('project/endpoint', 'likely', 'Its endpoint holds its name', 'byName', ([project]) =>
    finding(project?.endpoint.includes(project.name) === true, project?.endpoint ?? 'none'),
  ),
  fact('env/marker', 'known', 'Our marker can be read from its variables', 'environment', ({ marker }) =>
    finding(marker.kind === 'marked' && marker.owner === 'probe#1' && marker.build === 'probe', marker.kind),
  ),
  fact('env/kept', 'known', 'It has all variables of the creation', 'environment', ({ kept }) =>
    finding(kept, kept ? 'all' : 'not all'),
  ),
  fact('env/secret', 'known', 'Its admin secret is among them', 'environment', ({ adminSecret }) =>
    finding(adminSecret, adminSecret ? 'a text' : 'none'),
  ),
  fact('env/kinds', 'known', 'Not all values are texts', 'environment', ({ kinds }) =>
    finding(
      kinds.some((kind) => kind !== 'string'),
      kinds.join(', '),
    ),
  ),
  fact(
    'env/unchanged',
    'known',
    'Setting what is set already is refused: nothing changed in config',
    'unchanged',
    (reply) => finding(reply.error?.message.includes('nothing changed in config') === true, inShort(reply)),
  ),
  fact('env/changed', 'known', 'A changed variable is there at once, with another hash', 'changed', (reply) =>
    finding(
      (reply.data?.updateTenantEnv ?? null) !== null && reply.took && reply.newHash,
      reply.data === undefined
        ? inShort(reply)
        : `${reply.took ? 'there' : 'not there'}, ${reply.newHash ? 'another hash' : 'the same hash'}, ${reply.ms} ms`,
    ),
  ),
  fact('env/stale', 'known', 'An update with an old hash is refused', 'stale', (reply) =>
    finding(reply.error !== undefined, reply.error === undefined ? 'taken' : inShort(reply)),
  ),
  fact('env/stale-words', 'guessed', `Its words: ${STALE}`, 'stale', (reply) =>
    finding(reply.error?.message === STALE, inShort(reply)),
  ),
  fact('env/removed', 'known', 'A variable can be taken away', 'removed', (reply) =>
    finding(
      reply.data !== undefined && reply.took,
      reply.data === undefined ? inShort(reply) : reply.took ? 'gone' : 'still there',
    ),
  ),
  fact('rename', 'known', 'A project can be renamed, and is listed under the new name', 'rename', (reply) =>
    finding(
      reply.data !== undefined && reply.took,
      reply.data === undefined ? inShort(reply) : reply.took ? `listed, ${reply.ms} ms` : 'not listed',
    ),
  ),
  fact(
    'again/wiped',
    'known',
    'A second creation of the name wipes the app, which comes back with new ids',
    'again',
    (again) =>
      finding(
        !again.oldListed && again.otherIds,
        `${again.oldListed ? 'the old one is still listed' : 'the old one is gone'}, ${again.otherIds ? 'new ids' : 'an id is the same'}, ${seconds(again.job.ms)}`,
      ),
  ),
  fact('again/one', 'likely', 'One project of the name is listed then', 'again', ({ listed }) =>
    finding(listed === 1, String(listed)),
  ),
  fact('delete/status', 'guessed', 'A deletion is answered with the status success', 'deletion', (reply) =>
    finding(reply.data?.deleteTenant?.status === 'success', inShort(reply)),
  ),
  fact(
    'delete/second',
    'guessed',
    'A second one is refused: tenant is already being deleted',
    'second',
    (reply) => finding(reply.error?.message === 'tenant is already being deleted', inShort(reply)),
  ),
  {
    id: 'life/delete/listed',
    what: 'The project is listed for less than a minute after that',
    source: 'guessed',
    check: ({ life }) =>
      life?.deletion === undefined
        ? { result: 'not checked' }
        : finding(
            (life.listedMs ?? Infinity) < 60_000,
            life.listedMs === undefined ? 'still listed' : seconds(life.listedMs),
          ),
  },
  fact('delete/variables', 'guessed', 'Then its variables are null', 'environmentAfter', (reply) =>
    finding(reply.data?.getTenantEnv === null, reply.data?.getTenantEnv ? 'still there' : inShort(reply)),
  ),
];

function fact<K extends keyof Life>(
  id: string,
  source: Source,
  what: string,
  key: K,
  judge: (seen: NonNullable<Life[K]>) => Finding,
): Fact {
  return {
    id: `life/${id}`,
    what,
    source,
    check: ({ life }: Context) => ofSeen(life?.[key] ?? undefined, judge),
  };
}

function ended({ last, statuses }: Followed): Finding {
  const why = last?.error === undefined ? '' : `: ${last.error}`;
  const failed = last?.tasks.find(({ state }) => state === 'failed');
  const at = failed === undefined ? '' : ` at ${failed.name}${why}`;
  return finding(last?.state === 'success', `${last?.status ?? statuses.at(-1) ?? 'never shown'}${at}`);
}

function words({ statuses }: Followed): Finding {
  const known = ['created', 'running', ...ENDS];
  return finding(
    statuses.every((word) => known.includes(word)),
    statuses.join(', '),
  );
}

function events({ events: types, last }: Followed): Finding {
  const known = last?.state === 'failed' ? ['created', 'success', 'failed'] : ['created', 'success'];
  return finding(types.length > 0 && types.every((type) => known.includes(type)), types.join(', '));
}

function timing({ ms, hiddenMs, last }: Followed): Finding {
  const ended = (last?.state ?? 'pending') !== 'pending';
  const tasks = (last?.tasks ?? []).map(({ name, startedAt, endedAt }) =>
    startedAt === undefined || endedAt === undefined ? name : `${name} ${seconds(endedAt - startedAt)}`,
  );
  const hidden = hiddenMs > 0 ? `, null for ${seconds(hiddenMs)}` : '';
  return finding(ended && ms < 60_000, `${seconds(ms)}${hidden}: ${tasks.join(', ')}`);
}
