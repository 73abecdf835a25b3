import { describe, expect, test } from '@jest/globals';
import type { Call } from '../../../simulator/contracts.js';
import { answer } from '../../support/answers.js';
import { databaseIn } from '../databases/with-databases.js';
import { HOUR, type Story } from '../harness.js';
import { MIGRATIONS, READY, SHOP, TABLES, count, push, ready, storiesOfCommits } from './support.js';

const story = storiesOfCommits();
const isCall =
  (type: string) =>
  ({ service, body }: Call): boolean =>
    service === 'app' && body.startsWith(`{"type":"${type}"`);

const OTHER = {
  'hasura-shop/metadata/databases/databases.yaml': ['other', 'default']
    .map(
      (name) => `- name: ${name}
  kind: postgres
  configuration:
    connection_info:
      database_url: { from_env: ${name === 'other' ? 'OTHER_URL' : 'PG_DATABASE_URL'} }
  tables: ${name === 'other' ? '[]' : "'!include default/tables/tables.yaml'"}
`,
    )
    .join(''),
  'hasura-shop/migrations/other/0001_first/up.sql': 'create table things (id int);',
};

test('Sources come in the order of the app, versions are no floating-point numbers, and SQL goes out byte for byte', () =>
  story(
    async (s) => {
      const sql = "-- é😀\r\ncreate table notes (id int);\r\ncomment on table notes is 'a\u2028b\\\t\"';\r\n";
      push(s, {
        ...OTHER,
        [`${MIGRATIONS}/20240101120000123_large/up.sql`]: sql,
        [`${MIGRATIONS}/20240101120000124_next/up.sql`]: 'alter table notes add text text;',
        [`${MIGRATIONS}/007_first/up.sql`]: 'create table first (id int);',
      });
      const told = await s.on('opened', { with: { 'postgres-env': 'PG_DATABASE_URL,OTHER_URL' } });
      expect(ready(told)).toEqual(READY);
      const sent = told.calls
        .filter((call) => isCall('run_sql')(call) && !call.body.includes('"read_only":true'))
        .map(({ body }) => (JSON.parse(body) as { args: { source: string; sql: string } }).args);
      expect(sent.map(({ source }) => source)).toEqual([...Array<string>(7).fill('default'), 'other']);
      expect([sent[0]?.sql, sent[5]?.sql]).toEqual(['create table first (id int);', sql]);
      const { migrations } = s.app().app.catalogState.cli as { migrations: Record<string, object> };
      expect(Object.keys(migrations['other'] ?? {})).toEqual(['1']);
      expect(Object.keys(migrations['default'] ?? {})).toEqual([
        '7',
        ...['1718000000000', '1718000060000', '1718000120000', '1718000180000'],
        ...['20240101120000123', '20240101120000124'],
      ]);
    },
    { hasura: { appBehaviour: { exports: 'normalised' } } },
  ));

describe('Somebody who works in the console', () => {
  const works = (s: Story, times: number): void => {
    const body = (text: string): string => {
      s.app().app.resourceVersion += 1;
      return text;
    };
    s.host.addFault({ operation: isCall('export_metadata'), trouble: { kind: 'rewrite', body }, times });
  };

  test('changes the metadata between two calls: it is replaced, and a notice says so', () =>
    story(async (s) => {
      works(s, 1);
      const told = await s.on('opened');
      expect([ready(told), told.notices.length]).toEqual([READY, 1]);
      expect(told.notices[0]).toContain('Somebody else changed the metadata');
    }));

  test('changes it while migrations run: it is replaced after them', () =>
    story(async (s) => {
      let was: object | undefined;
      const untrackAll = (): void => {
        const { app, deployed } = s.app();
        if (deployed?.project === undefined) return;
        const { metadata } = deployed.project;
        was = metadata.exported;
        const exported = { ...metadata.exported, sources: [] };
        deployed.project = { ...deployed.project, metadata: { ...metadata, exported } };
        app.resourceVersion += 1;
      };
      s.when('POST /v2/query', untrackAll, 3);
      expect(ready(await s.on('opened'))).toEqual(READY);
      expect(was).toBeDefined();
      expect(s.app().deployed?.project?.metadata.exported).toEqual(was);
    }));

  test('never stops: the run ends with one error', () =>
    story(async (s) => {
      works(s, Infinity);
      const told = await s.on('opened');
      expect([told.exitCode, told.errors.length]).toEqual([1, 1]);
      expect(told.errors[0]).toContain('somebody else changed the metadata at the same time');
      expect(count(told, 'POST /v2/query')).toBe(0);
    }));
});

test('P1 A database of the build that the app cannot reach: no SQL of the project is sent, and the next push goes on', () =>
  story(async (s) => {
    const error = 'source with name "default" is inconsistent';
    s.host.addFault({
      operation: isCall('run_sql'),
      trouble: answer({ path: '$', error, code: 'unexpected' }, 400),
      times: Infinity,
    });
    const told = await s.on('opened');
    expect([told.exitCode, told.errors.length]).toEqual([1, 1]);
    expect(told.errors[0]).toContain('The app cannot use the source default');
    expect(told.errors[0]).toContain('make sure that the server accepts connections from Hasura Cloud');
    expect(told.ms).toBeLessThan(90_000);
    expect(told.calls.filter(isCall('run_sql')).every(({ body }) => body.includes('"read_only":true'))).toBe(
      true,
    );
    s.calm();
    expect(ready(await s.on('synchronize'))).toEqual(READY);
    expect(await s.server.query(databaseIn(s), TABLES)).toEqual(SHOP);
  }));

describe('As with the other way', () => {
  test('a dry run changes nothing and says what it would do', () =>
    story(async (s) => {
      const told = await s.on('opened', { with: { 'dry-run': 'true' } });
      expect([told.exitCode, told.outputs['status'], s.standing()]).toEqual([0, 'planned', []]);
      expect(await s.server.made()).toEqual([]);
    }));

  test('a comment rebuilds it in its project, and a sweep removes what a lost run left', () =>
    story(async (s) => {
      await s.on('opened');
      const [project, old] = [s.app().id, databaseIn(s)];
      s.github.addCollaborator(s.repository, 'alice', 'write');
      const comment = s.github.addComment('alice', s.pull, '/preview rebuild');
      expect(ready(await s.run(s.events.issueComment(s.pull, 'created', comment)))).toEqual(READY);
      expect([s.app().id === project, databaseIn(s) === old]).toEqual([true, false]);
      expect(await s.server.databases()).toEqual([databaseIn(s)]);
      s.github.closePull(s.pull);
      await s.clock.sleep(HOUR);
      expect((await s.run(s.events.schedule(s.repository))).outputs['status']).toBe('swept');
      await s.hasura.settled();
      expect([s.standing(), await s.server.made()]).toEqual([[], []]);
    }));
});
