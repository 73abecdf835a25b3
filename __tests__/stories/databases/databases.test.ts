import { describe, expect, test } from '@jest/globals';
import { thingName } from '../../../src/postgres/names.js';
import { NAME, story as storyWithoutDatabases } from '../harness.js';
import type { Listed } from './server-oracle.js';
import { databaseIn, storiesWithDatabases } from './with-databases.js';

const story = storiesWithDatabases();
const CREATE = 'createGitHubPreviewApp';
const SHOP_TABLES = [{ name: 'customers' }, { name: 'orders' }, { name: 'products' }];
const TABLES = `select tablename as name from pg_tables where schemaname = 'public' order by 1`;

describe('A pull request that opens', () => {
  test('gets a database for each variable: its migrations run there, and the reports show the names but no URL', () =>
    story({ databases: { variables: 'PG_DATABASE_URL, REPORTS_URL', migrations: 'real' } }, async (s) => {
      const told = await s.on('opened');

      expect(told.outputs['status']).toBe('ready');
      const [shop, reports] = [databaseIn(s), databaseIn(s, 'REPORTS_URL')];
      expect(await s.server.query(shop, TABLES)).toEqual(SHOP_TABLES);
      expect(await s.server.query(reports, TABLES)).toEqual([]);
      const role = new URL(String(s.app().env.get('PG_DATABASE_URL'))).username;
      expect(JSON.parse(told.outputs['databases'] ?? '')).toEqual([
        { variable: 'PG_DATABASE_URL', database: shop, role },
        { variable: 'REPORTS_URL', database: reports, role },
      ]);
      expect((await s.server.made()).map(({ name }) => name)).toEqual([shop, reports, role]);
      for (const text of [s.comment().body, told.summary]) {
        expect(text).toContain(`- \`PG_DATABASE_URL\`: \`${shop}\``);
        expect(text).toContain(`- \`REPORTS_URL\`: \`${reports}\``);
      }
      expect(told.debug.length).toBeGreaterThan(0);
      const shown = [told.printed, told.summary, told.states, Object.values(told.outputs), s.comment().body];
      expect(shown.flat().join('\n')).not.toMatch(/postgres(ql)?:\/\//);
      // The app's own role was enough: it owns the tables of the migrations.
      expect(
        await s.server.query(
          shop,
          "select distinct tableowner as role from pg_tables where schemaname = 'public'",
        ),
      ).toEqual([{ role }]);
    }));

  test('shows the names while it is built, before the migrations have run', () =>
    story({}, async (s) => {
      const running = s.on('opened');
      await s.clock.sleep(10_000);
      expect(s.headings()).toEqual(['building']);
      expect(s.comment().body).toContain(`- \`PG_DATABASE_URL\`: \`${databaseIn(s)}\``);
      expect((await running).outputs['status']).toBe('ready');
    }));

  test('gets a copy of a template if one is named, and the comment says so', () =>
    story({}, async (s) => {
      await s.server.plant('shop_template');
      await s.server.query('postgres', 'alter database shop_template is_template true');
      const told = await s.on('opened', { with: { 'postgres-template': 'shop_template' } });

      expect(told.outputs['status']).toBe('ready');
      expect(await s.server.query(databaseIn(s), 'table kept')).toEqual([{ what: 'of great value' }]);
      expect(s.comment().body).toMatch(/- `PG_DATABASE_URL`: `\w+`, copy of `shop_template`/);
      await s.server.query('postgres', 'alter database shop_template is_template false');
    }));

  test('gets no mention of databases if none are requested', () =>
    storyWithoutDatabases({}, async (s) => {
      const told = await s.on('opened');

      expect(told.outputs).toMatchObject({ status: 'ready', databases: '' });
      expect(s.comment().body + told.summary).not.toContain('atabase');
    }));
});

describe('A pull request that is pushed to', () => {
  test('gets databases beside those of the existing app, which are dropped only once it has been replaced', () =>
    story({ databases: { migrations: 'real' } }, async (s) => {
      await s.on('opened');
      const old = databaseIn(s);
      const [order, creation] = [s.server.look(), s.server.look()];
      s.when(CREATE, order.now);
      s.later(4_000, creation.now);
      s.github.pushBranch(s.repository, 'cart', { directory: 'examples' });
      const told = await s.on('synchronize');

      expect(told.outputs['status']).toBe('ready');
      const fresh = databaseIn(s);
      expect(fresh).not.toBe(old);
      expect((await order.seen).sort()).toEqual([old, fresh].sort());
      expect((await creation.seen).sort()).toEqual([old, fresh].sort());
      expect(await s.server.databases()).toEqual([fresh]);
      expect(await s.server.query(fresh, TABLES)).toEqual(SHOP_TABLES);
      expect(told.log.filter((line) => line.startsWith('✓ Dropped'))).toEqual([
        `✓ Dropped the database ${old}.`,
        expect.stringMatching(/^✓ Dropped the role \w+\.$/),
      ]);
    }));

  test('with a migration that fails keeps the new database for inspection, and the next push replaces it', () =>
    story({ databases: { migrations: 'real' } }, async (s) => {
      await s.on('opened');
      const old = databaseIn(s);
      s.hasura.script = () => ({
        fail: { task: 'apply-migration', error: 'relation "orders" already exists' },
      });
      const broken = await s.on('synchronize');

      expect(broken.outputs['status']).toBe('failed');
      const fresh = databaseIn(s);
      expect(await s.server.databases()).toEqual([fresh]);
      expect(fresh).not.toBe(old);
      expect(
        (JSON.parse(broken.outputs['databases'] ?? '') as Listed[]).map(({ database }) => database),
      ).toEqual([fresh]);
      expect(s.comment().body).toContain('Hasura preview: failed');
      expect(s.comment().body).toContain(`- \`PG_DATABASE_URL\`: \`${fresh}\``);

      s.hasura.script = () => ({});
      expect((await s.on('synchronize')).outputs['status']).toBe('ready');
      expect(await s.server.databases()).toEqual([databaseIn(s)]);
      expect(databaseIn(s)).not.toBe(fresh);
    }));

  test('and whose old database cannot be dropped is ready all the same, with a warning; the next push drops it', () =>
    story({}, async (s) => {
      await s.on('opened');
      const old = databaseIn(s);
      await s.server.stranger('somebody');
      await s.server.query('postgres', `alter database ${old} owner to somebody`);
      const told = await s.on('synchronize');

      expect(told.outputs['status']).toBe('ready');
      expect(told.warnings.join('\n')).toContain(`The database ${old} on this machine`);
      expect(told.warnings.join('\n')).toContain('The next run for this preview tries again.');
      expect(await s.server.databases()).toContain(old);
      await s.server.query('postgres', `alter database ${old} owner to ${s.server.role}`);
      expect((await s.on('synchronize')).warnings.join('\n')).not.toContain(old);
      expect(await s.server.databases()).toEqual([databaseIn(s)]);
    }));
});

describe('A pull request that is', () => {
  test('merged leaves no database and no role, and the comment names what was dropped', () =>
    story({ databases: { variables: 'PG_DATABASE_URL, REPORTS_URL', migrations: 'real' } }, async (s) => {
      await s.on('opened');
      const [shop, reports] = [databaseIn(s), databaseIn(s, 'REPORTS_URL')];
      s.github.closePull(s.pull, { merged: true });
      const told = await s.on('closed');

      expect(told.outputs).toMatchObject({ status: 'deleted', databases: '' });
      expect(await s.server.made()).toEqual([]);
      expect(s.standing()).toEqual([]);
      for (const text of [s.comment().body, told.summary])
        expect(text).toContain(`\`${shop}\`, \`${reports}\``);
      expect(s.comment().body).toContain('- The app was deleted');
    }));

  test('built by branch has databases too, which are dropped with the branch', () =>
    story({}, async (s) => {
      s.github.closePull(s.pull);
      const built = await s.run(s.events.push(s.repository, 'cart'));
      expect(built.outputs).toMatchObject({ status: 'ready', 'project-name': 'acme-shop-cart' });
      expect(await s.server.databases()).toHaveLength(1);
      s.github.deleteBranch(s.repository, 'cart');
      const gone = await s.run(s.events.branchDeleted(s.repository, 'cart'));

      expect(gone.outputs['status']).toBe('deleted');
      expect(await s.server.made()).toEqual([]);
    }));

  test('in another repository, with the same app name, keeps its databases: only the owner in the comment counts', () =>
    story({}, async (s) => {
      const theirs = { owner: 'github.com/99#42', name: NAME, build: '1.1@2026-01-01T00:00:00.000Z' };
      const comment = {
        PREVIEW_APP_OWNER: theirs.owner,
        PREVIEW_APP_BUILD: theirs.build,
        PREVIEW_APP_NAME: NAME,
        PREVIEW_APP_VARIABLE: 'PG_DATABASE_URL',
      };
      const name = thingName({ ...theirs, variable: 'PG_DATABASE_URL' });
      await s.server.plant(name, JSON.stringify(comment));
      await s.server.plant('production');
      await s.on('opened');
      s.github.closePull(s.pull);
      expect((await s.on('closed')).outputs['status']).toBe('deleted');
    }));
});
