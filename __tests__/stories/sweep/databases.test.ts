import { describe, expect, test } from '@jest/globals';
import { HOUR, NAME, OWNER, permitted, type Story } from '../harness.js';
import { app, rows, sweep } from './sweeping.js';
import { databaseIn, storiesWithDatabases } from '../databases/with-databases.js';

const story = storiesWithDatabases();
const TWO = { ...permitted, databases: { variables: 'PG_DATABASE_URL, REPORTS_URL' } };

/** A run builds the preview; then two hours pass. */
async function built(s: Story): Promise<void> {
  await s.on('opened');
  await s.clock.sleep(2 * HOUR);
}

const LAST_ID = 'ffffffff-ffff-4fff-bfff-ffffffffffff';

/** The next list of apps has this body. */
function lists(s: Story, body: string): void {
  s.host.addFault({
    operation: ({ operation, variables }) => operation === 'projects' && 'like' in variables,
    trouble: { kind: 'rewrite', body: () => body },
  });
}

/** The rows of databases and roles, without their names. */
const things = (table: string[]): string[] =>
  table
    .filter((row) => /\| (database|role) \|/.test(row))
    .map((row) => row.replace(/ \| `[^`]*`/, ''))
    .sort();

describe('A sweep of databases', () => {
  test('drops those of an app that it removes', () =>
    story(TWO, async (s) => {
      await built(s);
      s.github.closePull(s.pull);
      const told = await sweep(s);

      expect(told.exitCode).toBe(0);
      expect(s.standing()).toEqual([]);
      expect(await s.server.made()).toEqual([]);
      expect(things(rows(told))).toEqual([
        'remove | database | Its app was deleted',
        'remove | database | Its app was deleted',
        'remove | role | Its app was deleted',
      ]);
    }));

  test('drops those of an app that no longer exists, once they are old enough', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      s.hasura.removeProject(s.app());
      const soon = await sweep(s);

      expect(things(rows(soon))).toEqual([
        'leave | database | It was created less than 60 min ago',
        'leave | role | It was created less than 60 min ago',
      ]);
      expect(await s.server.made()).toHaveLength(2);

      await s.clock.sleep(2 * HOUR);
      const dry = await sweep(s, { 'dry-run': 'true' });
      expect(await s.server.made()).toHaveLength(2);
      const told = await sweep(s);

      expect(told.exitCode).toBe(0);
      expect(await s.server.made()).toEqual([]);
      expect(things(rows(told))).toEqual([
        `remove | database | Its app ${NAME} no longer exists`,
        `remove | role | Its app ${NAME} no longer exists`,
      ]);
      expect(things(rows(dry))).toEqual(things(rows(told)));
    }));

  test('keeps those of an app that exists, or may exist', () =>
    story(permitted, async (s) => {
      await built(s);
      const told = await sweep(s);

      expect(things(rows(told))).toEqual([
        `leave | database | Its app ${NAME} exists`,
        `leave | role | Its app ${NAME} exists`,
      ]);
      s.app().env.set('PREVIEW_APP_OWNER', 5);
      s.github.closePull(s.pull);
      expect(things(rows(await sweep(s)))).toEqual(things(rows(told)));
      s.app().env.set('PREVIEW_APP_OWNER', OWNER);
    }));

  test('keeps those of an app that the list skips when another app is deleted between two pages', () =>
    story(permitted, async (s) => {
      await built(s);
      s.app().id = LAST_ID;
      const fillers = Array.from({ length: 100 }, (_, index) => {
        const number = String(1000 + index);
        return Object.assign(app(s, `#${number}`), { id: `00000000-0000-4000-8000-00000000${number}` });
      });
      s.when('projects', () => {
        const [first] = fillers;
        if (first !== undefined) s.hasura.removeProject(first);
      });
      const told = await sweep(s);

      expect(told.exitCode).toBe(0);
      expect(s.standing()).toContain(NAME);
      expect(rows(told).filter((row) => row.includes(`\`${NAME}\``))).toEqual([
        `leave | app | \`${NAME}\` | Pull request #42 is open`,
      ]);
      expect(await s.server.made()).toHaveLength(2);
    }));

  test('asks for each app by its name before it drops anything, because a list may lack it', () =>
    story(permitted, async (s) => {
      await built(s);
      lists(s, '{"data":{"projects":[]}}');
      const dry = await sweep(s, { 'dry-run': 'true' });
      lists(s, '{"data":{"projects":[]}}');
      const told = await sweep(s);

      expect(told.exitCode).toBe(0);
      expect(await s.server.made()).toHaveLength(2);
      expect(things(rows(told))).toEqual([
        `leave | database | An app named ${NAME} exists`,
        `leave | role | An app named ${NAME} exists`,
      ]);
      expect(things(rows(dry))).toEqual(things(rows(told)));
    }));

  test('keeps those whose app it cannot ask for, and fails', () =>
    story(permitted, async (s) => {
      await built(s);
      s.hasura.removeProject(s.app());
      s.host.addFault({
        operation: ({ operation, variables }) => operation === 'projects' && 'name' in variables,
        times: Infinity,
        trouble: { kind: 'respond', status: 502, body: 'Down' },
      });
      const told = await sweep(s);

      expect(told.exitCode).toBe(1);
      expect(told.errors[0]).toContain(`What was created for ${NAME} was kept: `);
      expect(await s.server.made()).toHaveLength(2);
      expect(things(rows(told))).toEqual([
        'leave | database | Could not check whether its app exists',
        'leave | role | Could not check whether its app exists',
      ]);
      s.calm();
      await sweep(s);
      expect(await s.server.made()).toEqual([]);
    }));

  test('keeps those that a run may still be using, for as long as its time limit', () =>
    story(permitted, async (s) => {
      await built(s);
      s.hasura.removeProject(s.app());
      const told = await sweep(s, { 'timeout-minutes': '180' });

      expect(await s.server.made()).toHaveLength(2);
      expect(things(rows(told))).toEqual([
        'leave | database | It was created less than 180 min ago',
        'leave | role | It was created less than 180 min ago',
      ]);
      await s.clock.sleep(2 * HOUR);
      await sweep(s, { 'timeout-minutes': '180' });
      expect(await s.server.made()).toEqual([]);
    }));

  test('keeps those of another name template', () =>
    story(permitted, async (s) => {
      await built(s);
      const told = await sweep(s, { name: '{repo}-docs-{pr}' });

      expect(told.exitCode).toBe(0);
      expect(await s.server.made()).toHaveLength(2);
      expect(things(rows(told))).toEqual([
        `leave | database | Its app ${NAME} exists`,
        `leave | role | Its app ${NAME} exists`,
      ]);
    }));

  test('keeps them while pull requests cannot be read', () =>
    story(permitted, async (s) => {
      await built(s);
      s.github.closePull(s.pull);
      s.trouble('POST /graphql', { kind: 'respond', status: 502, body: 'Down' }, { times: Infinity });
      const told = await sweep(s);

      expect(told.exitCode).toBe(1);
      expect(await s.server.made()).toHaveLength(2);
      expect(things(rows(told))).toEqual([
        'leave | database | The pull requests and branches could not be read',
        'leave | role | The pull requests and branches could not be read',
      ]);
    }));

  test('still removes the apps when the server cannot be reached, and fails', () =>
    story(permitted, async (s) => {
      await built(s);
      s.github.closePull(s.pull);
      const told = await sweep(s, { 'postgres-url': 'postgres://previewer:pw@127.0.0.1:1/postgres' });

      expect(told.exitCode).toBe(1);
      expect(s.standing()).toEqual([]);
      expect(told.errors[0]).toContain(
        'The databases of deleted previews were kept: PostgreSQL at this machine',
      );
      expect(await s.server.made()).toHaveLength(2);
      expect((await sweep(s)).exitCode).toBe(0);
      expect(await s.server.made()).toEqual([]);
    }));

  test('keeps a database that somebody renamed to keep it, and says so', () =>
    story(permitted, async (s) => {
      await built(s);
      const name = databaseIn(s);
      await s.server.query('postgres', `alter database ${name} rename to keep_me`);
      const role = (await s.server.made()).find(({ kind }) => kind === 'role')?.name ?? '';
      for (const left of ['keep_me', role]) s.server.leftOver.add(left);
      s.github.closePull(s.pull);
      const told = await sweep(s);

      expect(await s.server.databases()).toEqual(['keep_me']);
      expect(told.summary).toContain('somebody renamed it to keep it');
      expect(things(rows(told))).toContain(
        `leave | role | The role ${role} was kept: it owns objects in that database.`,
      );
    }));

  test('keeps those that belong to a newer build than the removed app', () =>
    story(permitted, async (s) => {
      await built(s);
      const old = s.app().env.get('PREVIEW_APP_BUILD');
      await s.on('synchronize', { attempt: 2 });
      // The service still shows the old app, although a newer build has been ordered.
      s.app().env.set('PREVIEW_APP_BUILD', old);
      const made = await s.server.made();
      s.github.closePull(s.pull);
      const told = await sweep(s);

      expect(await s.server.made()).toEqual(made);
      expect(things(rows(told))[0]).toContain('It belongs to a newer build');
      await s.clock.sleep(2 * HOUR);
      await sweep(s);
      expect(await s.server.made()).toEqual([]);
    }));
});
