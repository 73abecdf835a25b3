// Jest cannot load two graphs of modules with common parts at once, as a run does.
import '../../../src/direct/build.js';
import '../../../src/hasura/app-admin.js';
import { type Edit, editedProjects } from '../../support/edited-project.js';
import { type SettingWithDatabases, storiesWithDatabases } from '../databases/with-databases.js';
import { type Story, permitted } from '../harness.js';
import { ROW, SQL } from '../oracle.js';
import type { Told } from '../told.js';

/** Stories whose apps are built from the commit, on a real server. */
export function storiesOfCommits(): (
  tell: (s: Story) => Promise<void>,
  setting?: Partial<SettingWithDatabases>,
) => Promise<void> {
  const story = storiesWithDatabases();
  return (tell, { with: given, databases, ...setting } = {}) =>
    story(
      {
        ...permitted,
        ...setting,
        with: { 'build-from': 'commit', ...given },
        databases: { migrations: 'real', ...databases },
      },
      async (s) => {
        s.ofProject.push({ what: SQL, value: 'generated always as identity primary key' });
        s.ofProject.push({ what: ROW, value: A_ROW });
        await tell(s);
      },
    );
}

/** The start of a run that makes databases anew. */
export const ANEW = { with: { 'keep-data': 'false' } };

/** A value that a story may put into a row. */
export const A_ROW = 'row-c4nary@example.com';

const repository = editedProjects();
export const MIGRATIONS = 'hasura-shop/migrations/default';
export const NOTES = `${MIGRATIONS}/1718000240000_notes/up.sql`;

/** Pushes the example with these files to the pull request. */
export function push(s: Story, edits: Record<string, Edit>): void {
  s.github.pushBranch(s.repository, 'cart', { directory: repository(edits) });
}

export const TABLES = `select tablename as name from pg_tables where schemaname = 'public' order by 1`;
export const SHOP = [{ name: 'customers' }, { name: 'orders' }, { name: 'products' }];

/** How often a run has sent an operation. */
export function count({ calls }: Told, operation: string): number {
  return calls.filter((call) => call.operation === operation).length;
}

export function ready({ exitCode, outputs, errors }: Told): unknown {
  return [exitCode, outputs['status'], errors];
}
export const READY = [0, 'ready', []];
