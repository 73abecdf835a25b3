import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Call } from '../../../simulator/contracts.js';
import { HOUR, NAME, type Start, type Story } from '../harness.js';
import { databaseIn } from '../databases/with-databases.js';
import type { Told } from '../told.js';
import {
  ANEW,
  A_ROW,
  MIGRATIONS,
  NOTES,
  READY,
  TABLES,
  count,
  push,
  ready,
  storiesOfCommits,
} from './support.js';

const story = storiesOfCommits();
const notes = 'create table notes (id int);';
const other = 'create table other_notes (id int);';
const LOST = { kind: 'reset', applied: true } as const;

/** A preview with a row that a reviewer typed, and its database. */
async function reviewed(s: Story, start: Start = {}): Promise<string> {
  expect(ready(await s.on('opened', start))).toEqual(READY);
  const database = databaseIn(s);
  await s.server.query(database, `insert into customers (name, email) values ('R', '${A_ROW}')`);
  return database;
}

/** How many rows of that kind the preview has. */
async function rows(s: Story): Promise<number> {
  const mine = `select id from customers where email = '${A_ROW}'`;
  return (await s.server.query(databaseIn(s), mine)).length;
}

async function tables(s: Story): Promise<unknown[]> {
  return (await s.server.query(databaseIn(s), TABLES)).map(({ name }) => name);
}

/** The migrations that the app received in a run, in order. */
function sql({ calls }: Told): string[] {
  return calls
    .filter(({ operation }) => operation === 'POST /v2/query')
    .map(({ body }) => (JSON.parse(body) as { args: { sql: string; read_only?: boolean } }).args)
    .flatMap((args) => (args.read_only === true ? [] : [args.sql]));
}

const isCall =
  (type: string) =>
  ({ service, body }: Call): boolean =>
    service === 'app' && body.startsWith(`{"type":"${type}"`) && !body.includes('"read_only":true');

describe('A push', () => {
  test('keeps databases and rows, and runs only what is new, in order', () =>
    story(async (s) => {
      const [database, project] = [await reviewed(s), s.app().id];
      push(s, { [NOTES]: notes });
      const told = await s.on('synchronize');
      expect([ready(told), sql(told)]).toEqual([READY, [notes]]);
      expect([databaseIn(s), s.app().id, await rows(s)]).toEqual([database, project, 1]);
      expect(s.comment().body).toContain('- Data kept, 1 new migration, metadata consistent');
      expect(s.comment().body).toContain('Same database as before');
      expect(s.comment().body).toContain('- Updated when `hasura-shop/` changes');
      expect(s.comment().body).toMatch(/<summary>Updated in .*<\/summary>\n\n✓ Preparing the project/);
      expect(s.comment().body).not.toContain('because');

      // Older than the last one that was applied, and one that has its variable changed as well.
      const older = `${MIGRATIONS}/1718000200000_older/up.sql`;
      const again = { [NOTES]: notes, [older]: other };
      push(s, again);
      const second = await s.on('synchronize', { with: { env: 'COLOUR=red' } });
      expect([ready(second), sql(second), await rows(s)]).toEqual([READY, [other], 1]);
      expect(s.app().env.get('COLOUR')).toBe('red');
      expect(second.notices.join('\n')).toContain('applied now: 1718000200000 of default.');
      expect(s.comment().body).toContain('- Data kept, 1 new migration, older than applied ones');

      // Nothing new, and nothing changed.
      push(s, { ...again, 'hasura-shop/metadata/cron_triggers.yaml': '[]\n' });
      const third = await s.on('synchronize');
      expect([ready(third), sql(third), await rows(s)]).toEqual([READY, [], 1]);
      expect(count(third, 'POST /v1/metadata')).toBe(8);
      expect(s.comment().body).toContain('- Data kept, no new migrations, metadata consistent');
      const same = await s.on('synchronize');
      expect([ready(same), count(same, 'updateTenantEnv'), await rows(s)]).toEqual([READY, 0, 1]);

      const dry = async (more: Record<string, string>): Promise<string> => {
        push(s, { ...again, ...more });
        return (await s.on('synchronize', { with: { 'dry-run': 'true' } })).printed.join('\n');
      };
      expect(await dry({ [`${MIGRATIONS}/1718000300000_b/up.sql`]: other })).toContain(
        'Data kept, 1 new migration',
      );
      expect(await dry({ [NOTES]: other })).toContain(`because ${NOTES} was edited after it was applied`);
      s.github.closePull(s.pull);
      expect((await s.on('closed')).outputs['status']).toBe('deleted');
      expect(await s.server.made()).toEqual([]);
    }));

  test('whose migration fails keeps the data, and the next one goes on from there', () =>
    story(async (s) => {
      const database = await reviewed(s);
      const more = `${MIGRATIONS}/1718000300000_more/up.sql`;
      push(s, { [NOTES]: notes, [more]: 'drop table notes;\nalter table nothing add a int;' });
      const told = await s.on('synchronize');
      expect([told.exitCode, told.outputs['status']]).toEqual([1, 'failed']);
      expect(told.errors[0]).toContain('Its databases hold 5 of 6 migrations and keep their data.');
      expect(told.errors[0]).toContain('The next push goes on from there.');
      expect(s.comment().body).toContain('hold 5 of 6 migrations and keep their data');
      expect(s.comment().body).toContain('without a push, with new databases, comment `/preview rebuild`');
      expect([await rows(s), await tables(s)]).toEqual([1, ['customers', 'notes', 'orders', 'products']]);
      push(s, { [NOTES]: notes, [more]: other });
      const next = await s.on('synchronize');
      expect([ready(next), sql(next), await rows(s)]).toEqual([READY, [other], 1]);
      expect(databaseIn(s)).toBe(database);
    }));

  test('whose migration makes what somebody made by hand says how to begin anew', () =>
    story(async (s) => {
      await s.server.query(await reviewed(s), notes);
      push(s, { [NOTES]: notes });
      const [error] = (await s.on('synchronize')).errors;
      expect(error).toContain('relation "notes" already exists (42P07)');
      expect(error).toContain('If somebody created it by hand, comment `/preview rebuild`');
      expect(error).not.toContain('Set postgres-url');
    }));

  test.each([{}, { 'skip-unchanged': 'false' }, { 'keep-data': 'false' }])(
    'with another region or plan moves to a new project: %j',
    (inputs) =>
      story(async (s) => {
        await reviewed(s);
        const id = s.app().id;
        const moved = { region: 'eu-central-1', plan: 'cloud_payg', ...inputs };
        const told = await s.on('synchronize', { with: moved });
        expect([ready(told), s.app().region, s.app().plan]).toEqual([READY, 'eu-central-1', 'cloud_payg']);
        expect([s.app().id === id, s.standing(), await rows(s)]).toEqual([false, [NAME], 0]);
        if (!('keep-data' in inputs))
          expect(s.comment().body).toContain('Rebuilt because its cloud, region or plan changed');
        expect(ready(await s.on('synchronize', { with: moved }))).toEqual(READY);
        expect(s.app().region).toBe('eu-central-1');
      }),
  );

  test('that an outage ends says how to keep the data', () =>
    story(async (s) => {
      await reviewed(s);
      push(s, { [NOTES]: notes });
      const trouble = { kind: 'respond', status: 503, body: '<html>' } as const;
      s.host.addFault({ operation: isCall('export_metadata'), trouble, times: 40 });
      const [error] = (await s.on('synchronize')).errors;
      expect(error).toContain(
        'That makes new databases. To keep the data where that is possible, push again',
      );
      expect([ready(await s.on('synchronize')), await rows(s)]).toEqual([READY, 1]);
    }));

  test.each([
    ['the app refuses the metadata', 'replace_metadata', 400],
    ['the metadata cannot be reloaded', 'reload_metadata', 400],
  ])('keeps the data if %s, for the next one as well', (_, type, status) =>
    story(async (s) => {
      await reviewed(s);
      push(s, { [NOTES]: notes });
      const body = JSON.stringify({ path: '$', error: 'parsing Text failed', code: 'parse-failed' });
      s.host.addFault({ operation: isCall(type), trouble: { kind: 'respond', status, body } });
      expect((await s.on('synchronize')).outputs['status']).toBe('failed');
      expect(ready(await s.on('synchronize'))).toEqual(READY);
      expect([await rows(s), await tables(s)]).toEqual([1, expect.arrayContaining(['notes'])]);
    }),
  );

  test('says that seeds are not applied again', () =>
    story(
      async (s) => {
        await reviewed(s);
        push(s, { [NOTES]: notes });
        const told = await s.on('synchronize');
        expect([ready(told), sql(told), await rows(s)]).toEqual([READY, [notes], 1]);
        expect(s.comment().body).toContain('- Seeds were not applied again: they would double rows');
      },
      { with: { seeds: 'true' } },
    ));

  test('does not touch an app whose databases cannot be asked', () =>
    story(async (s) => {
      await reviewed(s);
      push(s, { [NOTES]: notes });
      const isState = isCall('get_catalog_state');
      const trouble = { kind: 'respond', status: 503, body: '<html>' } as const;
      s.host.addFault({ operation: isState, trouble, times: Infinity });
      const told = await s.on('synchronize');
      expect([told.exitCode, count(told, 'updateTenantEnv'), await rows(s)]).toEqual([1, 0, 1]);
      expect(told.errors[0]).toContain('Could not determine whether the data of acme-shop-pr-42 can be kept');
    }));
});

type Why = [string, string, (s: Story) => unknown, Start?];
const cli = (s: Story): Record<string, unknown> => s.app().app.catalogState.cli as Record<string, unknown>;

describe('The databases are made anew, and the comment says why,', () => {
  const customers = `${MIGRATIONS}/1718000000000_create_customers`;
  const whys: Why[] = [
    [
      'if a migration was applied that the commit lacks',
      'the migration 1718000240000 of default, which was applied, is not in the commit',
      async (s) => {
        expect(ready(await s.on('synchronize'))).toEqual(READY);
        push(s, {});
      },
    ],
    [
      'if the file of an applied one was edited',
      `${customers}/up.sql was edited after it was applied`,
      (s) => {
        const text = readFileSync(`examples/${customers}/up.sql`, 'utf8');
        push(s, { [`${customers}/up.sql`]: `${text}\n-- edited\n` });
      },
    ],
    [
      'if the template is another one',
      'postgres-template changed',
      () => undefined,
      { with: { 'postgres-template': 'template1' } },
    ],
    [
      'if somebody else wrote the state',
      'somebody else wrote the state of its migrations',
      (s) => {
        const { migrations } = cli(s);
        s.app().app.catalogState.cli = { migrations };
      },
    ],
    [
      'if a database is gone',
      'its databases were not as its last build had left them',
      async (s) => {
        await s.server.query('postgres', `drop database ${databaseIn(s)} with (force)`);
      },
    ],
    [
      'if a variable leads to another database',
      'the source default used another database',
      async (s) => {
        const url = new URL(String(s.app().env.get('PG_DATABASE_URL')));
        url.pathname = '/template1';
        s.app().env.set('PG_DATABASE_URL', url.href);
      },
    ],
    ['if a run is repeated', 'a rebuild was asked for', () => undefined, { attempt: 2 }],
    ['with keep-data: false', 'hasura-shop/ changed, and keep-data is false', () => undefined, ANEW],
  ];

  test.each(whys)('%s', (_, why, before, start = {}) =>
    story(async (s) => {
      const database = await reviewed(s);
      push(s, { [NOTES]: notes });
      await before(s);
      expect(ready(await s.on('synchronize', start))).toEqual(READY);
      expect(databaseIn(s)).not.toBe(database);
      expect(await s.server.databases()).not.toContain(database);
      const words = why.replaceAll('_', '\\_');
      expect(s.comment().body).toContain(`- Rebuilt because ${words}\n`);
      const building = s.comment().history.filter(({ body }) => body.includes('preview: building'));
      // What turns out late is said with the next update.
      if (!why.includes('used another'))
        expect(building.at(-1)?.body).toContain(`- Rebuilding because ${words}\n`);
    }),
  );

  test.each([
    ['before its answer was noted', 'set_catalog_state: asked', 2],
    ['before the first SQL was sent', 'set_catalog_state: answered', 1],
  ])('if the last run was killed %s', (_, point, nth) =>
    story(async (s) => {
      const database = await reviewed(s);
      push(s, { [NOTES]: notes });
      const event = s.events.pullRequest(s.pull, 'synchronize');
      const held = await s.startTo('GET /v1/version: answered', event);
      await held.goTo(point, nth);
      held.kill();
      await held.done;
      expect(ready(await s.on('synchronize'))).toEqual(READY);
      expect([databaseIn(s) === database, await rows(s)]).toEqual([false, 0]);
      expect(s.comment().body).toContain('- Rebuilt because its last build ended in the middle');
    }),
  );

  test('if the answer to a migration is lost, within the same run', () =>
    story(async (s) => {
      await reviewed(s);
      push(s, { [NOTES]: notes });
      s.host.addFault({ operation: isCall('run_sql'), trouble: LOST });
      const told = await s.on('synchronize');
      expect([ready(told), sql(told).length, await rows(s)]).toEqual([READY, 6, 0]);
      expect(s.comment().body).toContain('- Rebuilt because the answer to a migration was lost');
    }));

  test('if a migration that fails has ended its own transaction', () =>
    story(
      async (s) => {
        await reviewed(s);
        push(s, { [NOTES]: `${notes}\ncommit;\nalter table nothing add a int;` });
        const told = await s.on('synchronize');
        expect(told.errors[0]).not.toContain('keep their data');
        push(s, { [NOTES]: notes });
        expect(ready(await s.on('synchronize'))).toEqual(READY);
        expect(await rows(s)).toBe(0);
      },
      { with: { check: 'off' } },
    ));

  test('if a seed has failed', () =>
    story(
      async (s) => {
        push(s, { 'hasura-shop/seeds/default/z.sql': 'insert into nothing values (1);' });
        expect((await s.on('opened')).outputs['status']).toBe('failed');
        push(s, {});
        const told = await s.on('synchronize');
        expect([ready(told), sql(told).length]).toEqual([READY, 5]);
        expect(s.comment().body).toContain('- Rebuilt because its last build ended in the middle');
      },
      { with: { seeds: 'true' } },
    ));
});

describe('An answer that is lost while data is kept', () => {
  test.each(['set_catalog_state', 'updateTenantEnv'])('to %s', (type) =>
    story(async (s) => {
      await reviewed(s);
      push(s, { [NOTES]: notes });
      s.host.addFault({ operation: type === 'updateTenantEnv' ? type : isCall(type), trouble: LOST });
      const told = await s.on('synchronize');
      expect([ready(told), sql(told), await rows(s)]).toEqual([READY, [notes], 1]);
      expect(count(told, 'updateTenantEnv')).toBe(1);
    }),
  );
});

describe('R3 Two pushes at once', () => {
  // Only the older one has begun to run SQL from here on.
  const begun = ['set_catalog_state: answered', 'run_sql: answered'];

  test.each([
    'updateTenantEnv: asked',
    'updateTenantEnv: answered',
    'export_metadata: answered',
    'set_catalog_state: answered',
    'run_sql: answered',
  ])('of which the older one is held at %s: the younger one wins', (point) =>
    story(async (s) => {
      await reviewed(s);
      push(s, { [NOTES]: other });
      const older = await s.startTo(point, s.events.pullRequest(s.pull, 'synchronize'));
      // Its first SQL is the question for the name of the database.
      if (point.startsWith('run_sql')) await older.goTo(point);
      const has = await rows(s);
      push(s, { [NOTES]: notes });
      const younger = await s.on('synchronize');
      expect([ready(younger), has]).toEqual([READY, 1]);
      const told = await older.goOn();
      expect([told.exitCode, told.outputs['status'], told.errors]).toEqual([0, 'superseded', []]);
      await s.hasura.settled();
      expect(await tables(s)).toEqual(['customers', 'notes', 'orders', 'products']);
      expect(await s.server.databases()).toEqual([databaseIn(s)]);
      const isKept = sql(younger).length === 1;
      expect(await rows(s)).toBe(isKept ? 1 : 0);
      expect(isKept).toBe(!begun.includes(point));
      expect(s.comment().body.includes('Rebuilt because')).toBe(!isKept);
    }),
  );

  test('of which one is held while it decides: in the end the app has one database, and no other is left', () =>
    story(async (s) => {
      await reviewed(s);
      push(s, { [NOTES]: other });
      const event = s.events.pullRequest(s.pull, 'synchronize');
      const held = await s.startTo('get_catalog_state: answered', event);
      const told = await s.on('synchronize');
      expect(told.outputs['status']).toBe('ready');
      const end = await held.goOn();
      expect(['ready', 'superseded']).toContain(end.outputs['status']);
      await s.hasura.settled();
      expect(await s.server.databases()).toEqual([databaseIn(s)]);
    }));
});

describe('R1 A pull request that closes during a push', () => {
  test.each(['updateTenantEnv: asked', 'set_catalog_state: answered'])(
    'at %s: nothing is left, whichever run sees it',
    (point) =>
      story(async (s) => {
        await reviewed(s);
        push(s, { [NOTES]: notes });
        const older = await s.startTo(point, s.events.pullRequest(s.pull, 'synchronize'));
        s.github.closePull(s.pull);
        if (point.startsWith('set')) expect((await s.on('closed')).outputs['status']).toBe('deleted');
        const told = await older.goOn();
        expect([told.exitCode, told.errors]).toEqual([0, []]);
        await s.hasura.settled();
        expect([s.standing(), await s.server.made()]).toEqual([[], []]);
      }),
  );
});

test('A push during a sweep, and a sweep after pushes, leave the data alone', () =>
  story(async (s) => {
    const database = await reviewed(s);
    await s.clock.sleep(48 * HOUR);
    push(s, { [NOTES]: notes });
    const sweep = s.events.schedule(s.repository);
    const held = await s.startTo('replace_metadata: answered', s.events.pullRequest(s.pull, 'synchronize'));
    expect((await s.run(sweep)).outputs['status']).toBe('swept');
    expect(ready(await held.goOn())).toEqual(READY);
    await s.clock.sleep(48 * HOUR);
    expect((await s.run(sweep)).outputs['status']).toBe('swept');
    expect([databaseIn(s), await rows(s)]).toEqual([database, 1]);
  }));
