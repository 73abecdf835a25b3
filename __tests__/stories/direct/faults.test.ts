import { describe, expect, test } from '@jest/globals';
import type { Call } from '../../../simulator/contracts.js';
import { GENERIC_SERVER_ERROR } from '../../../simulator/hasura/tenant-script.js';
import { NAME, type Story } from '../harness.js';
import { databaseIn } from '../databases/with-databases.js';
import { NOTES, READY, SHOP, TABLES, count, push, ready, storiesOfCommits } from './support.js';

const story = storiesOfCommits();
const RUN_SQL = 'POST /v2/query';
const LOST = { kind: 'reset', applied: true } as const;

/** A call of a kind to the app's own API. */
const isCall =
  (type: string) =>
  ({ service, body }: Call): boolean =>
    service === 'app' && body.startsWith(`{"type":"${type}"`);
const databases = async (s: Story): Promise<number> =>
  (await s.server.made()).filter(({ kind }) => kind === 'database').length;

describe('An answer that is lost', () => {
  test('to the request for the project: it is not repeated, and what appeared is named', () =>
    story(async (s) => {
      s.trouble('createTenant', LOST);
      const told = await s.on('opened');
      expect([told.exitCode, count(told, 'createTenant')]).toEqual([1, 1]);
      const [project] = s.hasura.projects(s.account);
      expect(told.errors[0]).toContain(project?.id ?? 'no project');
      // It belongs to nobody that this action could prove: a person decides.
      expect(s.standing()).toHaveLength(1);
      for (const one of s.hasura.projects(s.account)) s.server.stripped.add(one.name);
    }));

  test('to a migration: its databases are made anew, once', () =>
    story(async (s) => {
      s.trouble(RUN_SQL, LOST, { after: 2 });
      const told = await s.on('opened');
      expect(ready(told)).toEqual(READY);
      expect(await s.server.query(databaseIn(s), TABLES)).toEqual(SHOP);
      expect([await databases(s), count(told, 'createTenant')]).toEqual([1, 1]);
    }));

  test('to the change of the variables: they are read, and not set twice', () =>
    story(async (s) => {
      await s.on('opened');
      push(s, { [NOTES]: 'create table notes (id int);' });
      s.trouble('updateTenantEnv', LOST);
      const told = await s.on('synchronize');
      expect([ready(told), count(told, 'updateTenantEnv')]).toEqual([READY, 1]);
    }));

  test.each(['set_catalog_state', 'replace_metadata', 'reload_metadata'])('to %s', (type) =>
    story(async (s) => {
      s.host.addFault({ operation: isCall(type), trouble: LOST });
      expect(ready(await s.on('opened'))).toEqual(READY);
    }),
  );
});

test.each([undefined, 40])('An app that is away as it records its state is asked again: %j', (seconds) =>
  story(async (s) => {
    const awayMs = seconds === undefined ? 12_000 : seconds * 1_000;
    let since = Infinity;
    s.host.addFault({
      operation: (call) => {
        if (!isCall('set_catalog_state')(call)) return false;
        since = Math.min(since, s.clock.now());
        return s.clock.now() < since + awayMs;
      },
      trouble: {
        ...{ kind: 'respond', status: 503, body: '<html>' },
        ...(seconds === undefined ? {} : { headers: { 'retry-after': String(seconds) } }),
      },
      times: Infinity,
    });
    const told = await s.on('opened');
    expect(ready(told)).toEqual(READY);
    // Two times are all that this build needs.
    expect(told.calls.filter(isCall('set_catalog_state'))).toHaveLength(seconds === undefined ? 5 : 3);
  }),
);

describe('A project that the service makes', () => {
  test('although it answers with an error, for a pull request that is closed by then, is named in the log', () =>
    story(
      async (s) => {
        const opened = s.on('opened');
        await s.clock.sleep(5_000);
        s.github.closePull(s.pull);
        const told = await opened;
        expect([told.exitCode, told.outputs['status']]).toEqual([0, 'deleted']);
        const [project] = s.hasura.projects(s.account);
        expect(told.printed.join('\n')).toContain(project?.id ?? 'no project');
        s.server.stripped.add(project?.name ?? '');
      },
      { hasura: { tenantScript: () => ({ error: GENERIC_SERVER_ERROR }) } },
    ));

  test('and that cannot be given its name is named, and nobody says that it will be deleted', () =>
    story(async (s) => {
      s.trouble('getTenantEnv', { kind: 'respond', status: 200, body: '{"data":null}' }, { times: Infinity });
      const told = await s.on('opened');
      expect([told.exitCode, told.outputs['status'], told.errors.length]).toEqual([1, 'failed', 1]);
      const [project] = s.hasura.projects(s.account);
      expect(told.warnings.join('\n')).toContain(
        `The project ${project?.id ?? '?'} of this build could not be renamed`,
      );
      expect(told.errors[0]).not.toContain('is kept for debugging');
      s.calm();
      expect(ready(await s.on('synchronize'))).toEqual(READY);
      expect(s.standing()).toEqual([project?.name, NAME]);
      s.server.stripped.add(project?.name ?? '');
    }));

  test.each([1, 2])('although it answers with an error: %i', (projects) =>
    story(
      async (s) => {
        const told = await s.on('opened');
        expect([told.exitCode, count(told, 'createTenant')]).toEqual([1, 1]);
        for (const { id } of s.hasura.projects(s.account)) expect(told.errors[0]).toContain(id);
        for (const one of s.hasura.projects(s.account)) s.server.stripped.add(one.name);
      },
      { hasura: { tenantScript: () => ({ projects, error: GENERIC_SERVER_ERROR }) } },
    ),
  );

  test.each([0, 2_000])('twice: the one that the answer names is used, the other is named: %i', (ms) =>
    story(
      async (s) => {
        const told = await s.on('opened');
        expect(ready(told)).toEqual(READY);
        const other = s.hasura.projects(s.account).find(({ name }) => name !== NAME);
        expect(told.printed.join('\n')).toContain(other?.id ?? 'no other');
        s.server.stripped.add(other?.name ?? '');
      },
      { hasura: { tenantScript: () => ({ projects: 2, unnamedAppearAfterMs: ms }) } },
    ),
  );

  test.each([true, ['PREVIEW_APP_OWNER', 'PREVIEW_APP_BUILD', 'PG_DATABASE_URL']])(
    'without the variables of the request: %j',
    (ignoredEnvVars) =>
      story(
        async (s) => {
          expect(ready(await s.on('opened'))).toEqual(READY);
          expect(await s.server.query(databaseIn(s), TABLES)).toEqual(SHOP);
        },
        { hasura: { tenantScript: () => ({ ignoredEnvVars }) } },
      ),
  );

  test.each([500, 900, 1_300])('that is up for %i ms, away and up again, and takes its time', (upMs) =>
    story(
      async (s) => {
        expect(ready(await s.on('opened'))).toEqual(READY);
        push(s, { [NOTES]: 'create table notes (id int);' });
        expect(ready(await s.on('synchronize'))).toEqual(READY);
        expect(await s.server.query(databaseIn(s), TABLES)).toHaveLength(4);
      },
      {
        hasura: {
          tenantScript: () => ({ startMs: 60_000 }),
          restartMs: 20_000,
          appBehaviour: { flap: { upMs, downMs: 5_000 } },
        },
      },
    ),
  );

  test('whose variables are not nested', () =>
    story(
      async (s) => {
        expect(ready(await s.on('opened'))).toEqual(READY);
      },
      { hasura: { appBehaviour: { envVars: 'flat' } } },
    ));
});

describe('Somebody else', () => {
  test('who changes the metadata in the console: it is replaced', () =>
    story(async (s) => {
      const body = JSON.stringify({ path: '$', error: 'metadata resource version', code: 'conflict' });
      s.host.addFault({
        operation: isCall('replace_metadata'),
        trouble: { kind: 'respond', status: 409, body },
      });
      const told = await s.on('opened');
      expect(ready(told)).toEqual(READY);
      expect(told.notices.join('\n')).toContain('Somebody else changed the metadata');
    }));

  test('who applies migrations at the same time: nothing of theirs is overwritten', () =>
    story(async (s) => {
      const theirs = { migrations: { default: { '1': false } }, settings: { migration_mode: 'true' } };
      s.when(RUN_SQL, () => (s.app().app.catalogState.cli = theirs), 2);
      const told = await s.on('opened');
      expect([told.exitCode, told.outputs['status']]).toEqual([1, 'failed']);
      expect(told.errors[0]).toContain('Somebody else applied migrations to');
      expect(s.app().app.catalogState.cli).toBe(theirs);
    }));

  test('who is a younger run: it wins', () =>
    story(async (s) => {
      const older = s.on('opened');
      await s.clock.sleep(5_000);
      push(s, { [NOTES]: 'create table notes (id int);' });
      const younger = await s.on('synchronize');
      const told = await older;
      expect([told.exitCode, told.outputs['status']]).toEqual([0, 'superseded']);
      expect(ready(younger)).toEqual(READY);
      expect(await s.server.query(databaseIn(s), TABLES)).toHaveLength(4);
    }));
});
