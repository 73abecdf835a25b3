import { describe, expect, test } from '@jest/globals';
import { NAME, type Story } from '../harness.js';
import { databaseIn } from '../databases/with-databases.js';
import { ANEW, NOTES, READY, SHOP, TABLES, count, push, ready, storiesOfCommits } from './support.js';

const story = storiesOfCommits();
const rows = (s: Story): unknown => (s.app().app.catalogState.cli as { migrations?: unknown }).migrations;

describe('A pull request whose app is built from the commit', () => {
  test('gets an app with its name, its database, metadata and migrations, and no token is handed over', () =>
    story(async (s) => {
      const told = await s.on('opened');
      expect(ready(told)).toEqual(READY);
      expect(s.app().name).toBe(NAME);
      expect(s.app().env.get('PREVIEW_APP_FROM')).toBe('commit aws us-east-2 cloud_free');
      expect(await s.server.query(databaseIn(s), TABLES)).toEqual(SHOP);
      expect(Object.keys((rows(s) as { default: object }).default)).toEqual([
        '1718000000000',
        '1718000060000',
        '1718000120000',
        '1718000180000',
      ]);
      expect([count(told, 'createTenant'), count(told, 'createGitHubPreviewApp')]).toEqual([1, 0]);
      expect(s.comment().body).toContain('✓ Applying migrations');
    }));

  test('says how many migrations are applied while that takes long', () =>
    story(async (s) => {
      s.trouble('POST /v2/query', { kind: 'delay', ms: 12_000 }, { times: Infinity });
      expect(ready(await s.on('opened'))).toEqual(READY);
      const bodies = s.comment().history.map(({ body }) => body);
      expect(bodies.some((body) => body.includes('Now: Applying migrations, 2 of 4'))).toBe(true);
    }));

  test('gets new databases in the same project at a push without keep-data, and the old ones go', () =>
    story(async (s) => {
      await s.on('opened');
      const [project, old] = [s.app().id, databaseIn(s)];
      push(s, { [NOTES]: 'create table notes (id int);' });
      const told = await s.on('synchronize', ANEW);
      expect(ready(told)).toEqual(READY);
      expect(s.comment().body).toContain('Rebuilt because hasura-shop/ changed, and keep-data is false');
      expect([s.app().id, count(told, 'createTenant')]).toEqual([project, 0]);
      expect(databaseIn(s)).not.toBe(old);
      expect(await s.server.query(databaseIn(s), TABLES)).toEqual([
        SHOP[0],
        { name: 'notes' },
        SHOP[1],
        SHOP[2],
      ]);
      expect((await s.server.made()).map(({ name }) => name)).not.toContain(old);
    }));

  test('has an admin secret whatever the workflow sets', () =>
    story(async (s) => {
      const mine = 'a-secret-of-the-workflow-1';
      const env = `HASURA_GRAPHQL_ADMIN_SECRET=${mine}`;
      const first = await s.on('opened', { with: { env } });
      expect([ready(first), s.app().env.get('HASURA_GRAPHQL_ADMIN_SECRET')]).toEqual([READY, mine]);
      const second = await s.on('synchronize', { with: { env: '' } });
      expect(ready(second)).toEqual(READY);
      expect(s.app().env.get('HASURA_GRAPHQL_ADMIN_SECRET')).toMatch(/^[0-9a-f]{64}$/);
    }));

  test('stays with its data if nothing changed', () =>
    story(async (s) => {
      await s.on('opened');
      const database = databaseIn(s);
      const told = await s.on('synchronize');
      expect(ready(told)).toEqual(READY);
      expect([databaseIn(s), count(told, 'updateTenantEnv')]).toEqual([database, 0]);
    }));

  test('is deleted with its databases when it closes', () =>
    story(async (s) => {
      await s.on('opened');
      s.github.closePull(s.pull);
      const told = await s.on('closed');
      expect([told.exitCode, told.outputs['status'], s.standing()]).toEqual([0, 'deleted', []]);
      expect(await s.server.made()).toEqual([]);
    }));

  test('fails with the migration that fails, and is built from scratch by the next push', () =>
    story(async (s) => {
      push(s, { [NOTES]: 'select 1;\nalter table nothing add a int;' });
      const told = await s.on('opened');
      expect([told.exitCode, told.outputs['status']]).toEqual([1, 'failed']);
      expect(told.errors[0]).toContain(`The migration 1718000240000_notes of default failed, in ${NOTES}:2,`);
      expect(told.errors[0]).toContain('relation "nothing" does not exist (42P01)');
      push(s, { [NOTES]: 'create table notes (id int);' });
      expect(ready(await s.on('synchronize'))).toEqual(READY);
      expect(await s.server.query(databaseIn(s), TABLES)).toHaveLength(4);
    }));
});

describe('An app that was built in one way', () => {
  test('is replaced by one that is built in the other way, and back', () =>
    story(async (s) => {
      expect(ready(await s.on('opened', { with: { 'build-from': 'branch' } }))).toEqual(READY);
      const [first, old] = [s.app().id, databaseIn(s)];
      expect(ready(await s.on('synchronize'))).toEqual(READY);
      expect(s.comment().body).toContain('Rebuilt because build-from changed');
      expect(s.app().id).not.toBe(first);
      expect(s.standing()).toEqual([NAME]);
      expect((await s.server.made()).map(({ name }) => name)).not.toContain(old);
      const second = s.app().id;
      expect(ready(await s.on('synchronize', { with: { 'build-from': 'branch' } }))).toEqual(READY);
      expect(s.comment().body).toContain('Rebuilt because build-from changed');
      expect(s.app().id).not.toBe(second);
      expect(s.app().env.get('PREVIEW_APP_FROM')).toBeUndefined();
    }));
});
