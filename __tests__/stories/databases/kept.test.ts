import { describe, expect, test } from '@jest/globals';
import { type Story, calls, permitted } from '../harness.js';
import type { Told } from '../told.js';
import { databaseIn, storiesWithDatabases } from './with-databases.js';

const server = storiesWithDatabases();

/** Stories of an existing preview whose database contains something that a reviewer typed in. */
const stories = (
  tell: (s: Story, standing: { first: Told; database: string }) => Promise<void>,
): Promise<void> =>
  server(permitted, async (s) => {
    const first = await s.on('opened');
    const database = databaseIn(s);
    await s.server.query(database, `create table typed as select 'by a reviewer' as what`);
    await tell(s, { first, database });
  });

const typedIn = async (s: Story, database: string): Promise<unknown> =>
  (await s.server.query(database, 'table typed'))[0]?.['what'];

const push = (s: Story, touches: string): Promise<Told> => {
  s.github.pushBranch(s.repository, 'cart', { touches: [touches] });
  return s.on('synchronize');
};

describe('A preview that is not rebuilt', () => {
  test('keeps its databases and what is in them, and names them', () =>
    stories(async (s, { first, database }) => {
      const told = await push(s, 'docs');

      expect(calls(told, 'createGitHubPreviewApp')).toBe(0);
      expect(told.outputs['databases']).toBe(first.outputs['databases']);
      expect(await s.server.databases()).toEqual([database]);
      expect(await typedIn(s, database)).toBe('by a reviewer');
      expect(s.comment().body).toContain(`- \`PG_DATABASE_URL\`: \`${database}\``);
    }));

  test('keeps them when its variables change', () =>
    stories(async (s, { database }) => {
      s.github.pushBranch(s.repository, 'cart', { touches: ['docs'] });
      const told = await s.on('synchronize', { with: { env: 'HASURA_GRAPHQL_UNAUTHORIZED_ROLE=anonymous' } });

      expect([told.outputs['status'], calls(told, 'createGitHubPreviewApp')]).toEqual(['ready', 0]);
      expect(s.app().env.get('HASURA_GRAPHQL_UNAUTHORIZED_ROLE')).toBe('anonymous');
      expect([databaseIn(s), await typedIn(s, database)]).toEqual([database, 'by a reviewer']);
    }));
});

describe('A preview is rebuilt, with new databases', () => {
  test('when one of its databases is gone', () =>
    stories(async (s, { database }) => {
      await s.server.query('postgres', `drop database "${database}" with (force)`);
      const told = await push(s, 'docs');

      expect(told.outputs['status']).toBe('ready');
      expect(calls(told, 'createGitHubPreviewApp')).toBe(1);
      expect(await s.server.databases()).toEqual([databaseIn(s)]);
      expect(databaseIn(s)).not.toBe(database);
    }));

  test('when databases of a newer build exist, whose app may still be created', () =>
    stories(async (s) => {
      const first = s.pull.head.sha;
      s.hasura.script = () => ({ wipedAfterMs: 30_000, creationMs: 60_000 });
      s.github.pushBranch(s.repository, 'cart', { touches: ['hasura-shop'] });
      const running = s.start(s.events.pullRequest(s.pull, 'synchronize'));
      await s.clock.sleep(3_000);
      running.kill();
      await running.done;
      s.hasura.script = () => ({});
      s.github.pushBranch(s.repository, 'cart', { sha: first });
      const told = await s.on('synchronize');
      await s.hasura.settled();

      expect(told.outputs).toMatchObject({ status: 'ready', created: 'true', 'project-id': s.app().id });
    }));

  test('when one more variable needs a database', () =>
    stories(async (s) => {
      s.github.pushBranch(s.repository, 'cart', { touches: ['docs'] });
      const told = await s.on('synchronize', { with: { 'postgres-env': 'PG_DATABASE_URL,AUDIT_URL' } });

      expect([told.outputs['status'], calls(told, 'createGitHubPreviewApp')]).toEqual(['ready', 1]);
      expect(await s.server.databases()).toHaveLength(2);
    }));
});

test('An app that logs in with the server’s own role gets its new password', () =>
  server({ ...permitted, databases: { attributes: 'CREATEDB' } }, async (s) => {
    await s.on('opened');
    const { username } = new URL(String(s.app().env.get('PG_DATABASE_URL')));
    await s.server.query('postgres', `alter role ${username} password 'rotated'`);
    const url = new URL(s.server.url);
    url.password = 'rotated';
    s.github.pushBranch(s.repository, 'cart', { touches: ['docs'] });
    const told = await s.on('synchronize', { with: { 'postgres-url': url.href } });

    expect([told.outputs['status'], calls(told, 'createGitHubPreviewApp')]).toEqual(['ready', 0]);
    expect(new URL(String(s.app().env.get('PG_DATABASE_URL'))).password).toBe('rotated');
  }));
