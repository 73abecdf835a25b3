import { randomUUID } from 'node:crypto';
import * as operations from '../../src/hasura/operations.js';
import type { Operation } from '../../src/hasura/operations.js';
import { type Context, type Fact, type Finding, type Source, finding, inShort } from './facts.js';

/** Nothing has this name. */
const NOBODY = 'preview-probe-nobody';

/** Each read of the action, as the action sends it, about things that do not exist. */
export const readFacts: Fact[] = [
  read('projects-by-name', 'known', operations.projectsByName, { name: NOBODY }, 'no project', none),
  read(
    'projects-page',
    'known',
    operations.projectsPage,
    { like: `${NOBODY}%`, limit: 2, offset: 0 },
    'order_by, limit, offset and _like are taken: no project',
    none,
  ),
  read(
    'projects-of-ids',
    'known',
    operations.projectsOfIds,
    { ids: 'two' },
    '_in is taken: no project',
    none,
  ),
  read('project-by-id', 'known', operations.projectById, { id: 'one' }, 'null', (data) => {
    return data.projects_by_pk === null;
  }),
  read('tenant-env', 'guessed', operations.tenantEnv, { tenantId: 'one' }, 'null', (data) => {
    return data.getTenantEnv === null;
  }),
  read(
    'job-with-times',
    'likely',
    operations.jobStatusWithTimes,
    { id: 'one' },
    'created_at is shown: null',
    noJob,
  ),
  read('job', 'known', operations.jobStatus, { id: 'one' }, 'null', noJob),
  {
    id: 'read/jobs-of-project',
    what: 'jobsOfProject is refused: field "jobs" not found in type: \'projects\'',
    source: 'likely',
    check: async ({ session, signal }: Context): Promise<Finding> => {
      const reply = await session.send(operations.jobsOfProject, { id: randomUUID() }, signal);
      const words = reply.error?.message ?? '';
      return finding(words === 'field "jobs" not found in type: \'projects\'', inShort(reply));
    },
  },
];

function read<Data>(
  id: string,
  source: Source,
  operation: Operation<Data>,
  variables: Record<string, unknown>,
  wanted: string,
  holds: (data: Data) => boolean,
): Fact {
  return {
    id: `read/${id}`,
    what: `${operation.name} about nothing that exists is answered, ${wanted}`,
    source,
    check: async ({ session, signal }: Context): Promise<Finding> => {
      const filled = Object.fromEntries(
        Object.entries(variables).map(([key, value]) => [
          key,
          value === 'one' ? randomUUID() : value === 'two' ? [randomUUID(), randomUUID()] : value,
        ]),
      );
      const reply = await session.send(operation, filled, signal);
      return finding(reply.data !== undefined && holds(reply.data), inShort(reply));
    },
  };
}

function none(data: { projects: unknown[] }): boolean {
  return data.projects.length === 0;
}

function noJob(data: { jobs_by_pk: unknown }): boolean {
  return data.jobs_by_pk === null;
}
