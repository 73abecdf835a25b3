import { describe, expect, test } from '@jest/globals';
// Jest cannot load two graphs of modules with common parts at once, as a run does.
import '../../../src/direct/entry.js';
import type { Call, Trouble } from '../../../simulator/contracts.js';
import { answer, refusal } from '../../support/answers.js';
import { editedProjects } from '../../support/edited-project.js';
import { HOSTILE_IN_BRIEF as HOSTILE } from '../../support/hostile.js';
import { CANARY, formsOf, leaksIn } from '../canaries.js';
import { DATABASE_URL, type Story, permitted, story } from '../harness.js';
import { expectInWords } from '../in-words.js';
import { active } from '../rendered.js';
import type { Told } from '../told.js';
import { NOTES, READY, count, ready } from './support.js';

const repository = editedProjects();
const NOTE = { [NOTES]: 'create table notes (id int);' };
const MIGRATION = 'run_sql';

/** A story about an app that is built from the commit, without a server: no SQL runs, and every text succeeds. */
function inStory(tell: (s: Story) => Promise<void>, hasura: object = {}): Promise<void> {
  return story({ ...permitted, hasura, with: { 'build-from': 'commit', 'timeout-minutes': '10' } }, tell);
}

function push(s: Story, edits: Record<string, string>): void {
  s.github.pushBranch(s.repository, 'cart', { directory: repository(edits) });
}

/** A call of a kind to the app's own API, or of an operation of any service. */
function hit(s: Story, what: string, trouble: Trouble, { times = Infinity, after = 0 } = {}): void {
  const isHit = ({ service, operation, body }: Call): boolean =>
    operation === what || (service === 'app' && body.startsWith(`{"type":"${what}"`));
  s.host.addFault({ operation: isHit, trouble, times, after });
}

function expectInert(s: Story, told: Told): void {
  expect([told.strange, told.masks.includes('acme')]).toEqual([[], false]);
  expect(told.errors.length).toBeLessThanOrEqual(1);
  expect(told.errors.join('\n')).not.toContain('Unexpected error');
  expect(told.printed.join('\n').length).toBeLessThan(60_000);
  for (const body of [...s.comment().history.map(({ body }) => body), told.summary])
    expect(active(body)).toEqual([]);
}

const APP_CALLS = [
  'GET /healthz',
  'GET /v1/version',
  'export_metadata',
  'replace_metadata',
  'get_catalog_state',
  'set_catalog_state',
  MIGRATION,
  'reload_metadata',
  'get_inconsistent_metadata',
];

describe('N10 A redirect to another origin', () => {
  const evil = 'https://evil.example/v1/graphql';
  const away: Trouble = { kind: 'respond', status: 307, headers: { location: evil }, body: '' };

  test.each(['createTenant', 'updateTenantName', 'updateTenantEnv', ...APP_CALLS])(
    'gets no token and no admin secret: %s',
    (what) =>
      inStory(async (s) => {
        if (what === 'updateTenantEnv') {
          await s.on('opened');
          push(s, NOTE);
        }
        hit(s, what, away);
        const told = await s.on(what === 'updateTenantEnv' ? 'synchronize' : 'opened');
        // Whether the metadata was reloaded is seen by whether it is consistent.
        if (what !== 'reload_metadata') expectInWords(told);
        expect(count(told, what)).toBeLessThan(what === 'createTenant' ? 2 : 1_000);
        expect(s.host.calls.filter(({ url }) => new URL(url).hostname === 'evil.example')).toEqual([]);
      }),
  );
});

describe('A3 An answer of an unexpected shape', () => {
  const deep = '['.repeat(20_000) + ']'.repeat(20_000);

  test.each<[string, string]>([
    ['GET /v1/version', '{"version":7}'],
    ['export_metadata', '{"resource_version":"1","metadata":{"sources":[]}}'],
    ['export_metadata', '{"resource_version":1,"metadata":{"sources":[{"kind":"postgres"}]}}'],
    ['replace_metadata', '{"is_consistent":"yes","inconsistent_objects":[]}'],
    ['get_catalog_state', '{"cli_state":{"migrations":{"default":{"1":"false"}}}}'],
    ['set_catalog_state', '{"message":"failed"}'],
    [MIGRATION, '{"result_type":"Other"}'],
    ['get_inconsistent_metadata', '{"is_consistent":1}'],
  ])('of the app is an error in words: %s %s', (what, body) =>
    inStory(async (s) => {
      hit(s, what, answer(body));
      expectInWords(await s.on('opened'));
    }),
  );

  test.each<[string, string]>([
    ['GET /v1/version', `{"version":${deep}}`],
    ['export_metadata', `{"resource_version":1,"metadata":{"sources":[{"name":${deep}}]}}`],
    ['replace_metadata', `{"is_consistent":false,"inconsistent_objects":${deep}}`],
    ['get_catalog_state', `{"cli_state":{"more":${deep}}}`],
    ['get_catalog_state', `{"cli_state":{"settings":{"more":${deep}}}}`],
    ['reload_metadata', `{"message":"success","is_consistent":false,"inconsistent_objects":${deep}}`],
    [
      'get_inconsistent_metadata',
      `{"is_consistent":false,"inconsistent_objects":[{"type":${deep},"definition":{"name":${deep}}}]}`,
    ],
    ['createTenant', `{"data":{"createTenant":{"id":${deep}}}}`],
    ['updateTenantName', `{"data":{"updateTenantName":${deep}}}`],
    ['getTenantEnv', `{"data":{"getTenantEnv":{"hash":"1","envVars":{"PREVIEW_APP_OWNER":${deep}}}}}`],
  ])('A10 is no error of JavaScript if it is nested too deeply: %s', (what, body) =>
    inStory(async (s) => {
      hit(s, what, { ...answer(body), applied: true } as Trouble);
      const told = await s.on('opened');
      if (told.exitCode !== 0) expectInWords(told);
    }),
  );

  test.each<[string, unknown]>([
    ['nothing', { createTenant: null }],
    ['no id', { createTenant: { id: 'soon' } }],
    ['another name', { tenant: {} }],
  ])('of createTenant is not repeated, and what appeared is named: %s', (_, data) =>
    inStory(async (s) => {
      hit(s, 'createTenant', { ...answer({ data }), applied: true } as Trouble);
      const told = await s.on('opened');
      expectInWords(told);
      expect(count(told, 'createTenant')).toBe(1);
      expect(told.errors[0]).toContain(s.hasura.projects(s.account)[0]?.id ?? 'no project');
    }),
  );

  test.each<[string, unknown]>([
    ['updateTenantName', { updateTenantName: 'done' }],
    ['updateTenantEnv', { updateTenantEnv: { hash: 7 } }],
  ])('to %s is not repeated, and what it did is read', (what, data) =>
    inStory(async (s) => {
      await s.on('opened');
      push(s, NOTE);
      const shop = s.app();
      if (what === 'updateTenantName') s.hasura.removeProject(shop);
      hit(s, what, { ...answer({ data }), applied: true } as Trouble);
      const told = await s.on('synchronize');
      expect([ready(told), count(told, what)]).toEqual([READY, 1]);
    }),
  );

  test.each<[string, unknown]>([
    ['no variables', null],
    ['a text in their place', { environment: 'A=1' }],
    ['numbers', { environment: { PREVIEW_APP_OWNER: 1, PREVIEW_APP_BUILD: 2 } }],
  ])('of getTenantEnv leaves the app alone: %s', (_, envVars) =>
    inStory(async (s) => {
      await s.on('opened');
      push(s, NOTE);
      const before = JSON.stringify([...s.app().env]);
      s.trouble('getTenantEnv', answer({ data: { getTenantEnv: { hash: '1', envVars } } }), {
        times: Infinity,
      });
      const told = await s.on('synchronize');
      expectInWords(told);
      expect([JSON.stringify([...s.app().env]), count(told, 'updateTenantEnv')]).toEqual([before, 0]);
      expect([count(told, 'createTenant'), count(told, 'deleteTenant')]).toEqual([0, 0]);
    }),
  );
});

describe('A10 An answer of a hundred megabytes', () => {
  test.each(['GET /healthz', 'export_metadata'])('is cut off: %s', (what) =>
    inStory(async (s) => {
      hit(s, what, { kind: 'flood', applied: false, bytes: 100 * 1024 * 1024 });
      const told = await s.on('opened');
      expectInWords(told);
      expect(told.printed.join('\n')).toContain('answered with more than');
    }),
  );
});

/** What an app answers to SQL that fails. */
const failed = (error: object): Trouble =>
  answer(
    { path: '$.args', error: 'query execution failed', code: 'postgres-error', internal: { error } },
    400,
  );

const ODD = `1718000300000_x](javascript:alert(1))@acme|everyone ${'`'.repeat(4)}<img src=x>##[add-mask]acme`;

describe('M1 M2 A hostile text', () => {
  test.each<[string, string, Trouble]>([
    ['its health', 'GET /healthz', answer(HOSTILE, 500)],
    ['its version', 'GET /v1/version', answer({ version: HOSTILE + 'x'.repeat(100_000) })],
    [
      'the code of a refusal',
      'replace_metadata',
      answer({ error: HOSTILE, code: HOSTILE, path: HOSTILE }, 400),
    ],
    [
      'a conflict that stays',
      'replace_metadata',
      answer({ error: HOSTILE, code: 'conflict', path: '$' }, 409),
    ],
    ['a source that is gone', 'export_metadata', answer({ error: HOSTILE, code: 'not-exists' }, 400)],
    ['a refusal of SQL', MIGRATION, answer({ error: HOSTILE, code: HOSTILE, path: HOSTILE }, 400)],
    [
      "the database's message",
      MIGRATION,
      failed({ exec_status: 'FatalError', status_code: '42P01', message: HOSTILE }),
    ],
    ['a message of a trigger', MIGRATION, failed({ exec_status: 'FatalError', message: HOSTILE })],
    [
      'an inconsistent object',
      'get_inconsistent_metadata',
      answer({
        is_consistent: false,
        inconsistent_objects: [{ type: HOSTILE, name: HOSTILE, reason: HOSTILE }],
      }),
    ],
    [
      'the applied migrations',
      'get_catalog_state',
      answer({
        cli_state: { migrations: { default: { [HOSTILE]: false } }, settings: { [HOSTILE]: HOSTILE } },
      }),
    ],
    [
      'very many applied migrations',
      'get_catalog_state',
      answer({
        cli_state: {
          migrations: {
            default: Object.fromEntries(Array.from({ length: 50_000 }, (_, n) => [`v${String(n)}`, false])),
          },
        },
      }),
    ],
    ['a refused createTenant', 'createTenant', refusal(HOSTILE, 'validation-failed')],
    ['a lost createTenant', 'createTenant', refusal(HOSTILE)],
    ['a refused rename', 'updateTenantName', refusal(HOSTILE, 'validation-failed')],
  ])('of the app or its maker is shown and has no effect: %s', (_, what, trouble) =>
    inStory(async (s) => {
      hit(s, what, trouble);
      const told = await s.on('opened');
      expectInert(s, told);
      // Of all of them, only the version is of no consequence.
      if (what === 'GET /v1/version') expect(ready(told)).toEqual(READY);
      else expectInWords(told);
    }),
  );

  test('in the name that the service invents has no effect', () =>
    inStory(async (s) => {
      s.trouble(
        'projects_by_pk',
        {
          kind: 'rewrite',
          body: (text) => text.replace(/"name":"[^"]*"/, `"name":${JSON.stringify(HOSTILE)}`),
        },
        { times: Infinity },
      );
      hit(s, 'updateTenantName', refusal('no', 'validation-failed'));
      const told = await s.on('opened');
      expectInert(s, told);
      expectInWords(told);
    }));

  test('in the name of a migration has no effect', () =>
    inStory(async (s) => {
      push(s, { [`hasura-shop/migrations/default/${ODD}/up.sql`]: 'create table odd (id int);' });
      hit(s, MIGRATION, failed({ exec_status: 'FatalError', status_code: '42P07', message: 'no' }), {
        after: 4,
      });
      const told = await s.on('opened');
      expectInert(s, told);
      expectInWords(told);
    }));

  test('in the name of a source has no effect', () =>
    inStory(async (s) => {
      push(s, {
        'hasura-shop/metadata/databases/databases.yaml': `- name: ${JSON.stringify(ODD)}
  kind: postgres
  configuration:
    connection_info:
      database_url: { from_env: PG_DATABASE_URL }
  tables: []
`,
        [`hasura-shop/migrations/${ODD}/1718000300000_odd/up.sql`]: 'create table odd (id int);',
      });
      hit(s, MIGRATION, failed({ exec_status: 'FatalError', status_code: '42P07', message: 'no' }));
      const told = await s.on('opened');
      expectInert(s, told);
      expectInWords(told);
    }));
});

describe('M6 A secret that is said back', () => {
  /** Everything secret that a run has sent in its requests, in every form, the admin secret first. */
  const secretsOf = (s: Story): string =>
    [
      ...s.host.calls.flatMap(({ variables }) =>
        ((variables['env'] ?? []) as { key: string; value: string }[])
          .filter(({ key }) => !key.startsWith('PREVIEW_APP_'))
          .map(({ value }) => value)
          .reverse(),
      ),
      CANARY.hasuraToken,
      CANARY.githubToken,
      DATABASE_URL,
    ]
      .flatMap(formsOf)
      .join(' | ');

  test.each<[string, string, (text: string) => string]>([
    [
      'a refusal of createTenant',
      'createTenant',
      (text) =>
        JSON.stringify({ errors: [{ message: `no: ${text}`, extensions: { code: 'validation-failed' } }] }),
    ],
    [
      'an error of createTenant',
      'createTenant',
      (text) => JSON.stringify({ errors: [{ message: `no: ${text}` }] }),
    ],
    [
      'a refusal of the rename',
      'updateTenantName',
      (text) => JSON.stringify({ errors: [{ message: `already taken: ${text}` }] }),
    ],
    ['its version', 'GET /v1/version', (text) => JSON.stringify({ version: `${'v'.repeat(90)}${text}` })],
    [
      'an inconsistent object',
      'get_inconsistent_metadata',
      (text) =>
        JSON.stringify({
          is_consistent: false,
          inconsistent_objects: [{ type: 'source', name: text, reason: text }],
        }),
    ],
  ])('is masked in %s', (_, what, body) =>
    inStory(async (s) => {
      hit(s, what, { kind: 'rewrite', body: () => body(secretsOf(s)) });
      const told = await s.on('opened');
      const own = s.host.calls.find(({ operation }) => operation === 'createTenant')?.body ?? '';
      const [, secret = ''] = /"HASURA_GRAPHQL_ADMIN_SECRET","value":"([0-9a-f]{64})"/.exec(own) ?? [];
      expect(secret).not.toBe('');
      expect(told.printed.join('\n')).toContain('***');
      // The oracle searches for the others.
      const shown = [...told.printed, told.summary, ...s.comment().history.map(({ body }) => body)].join(
        '\n',
      );
      expect(leaksIn(shown, [{ what: 'the admin secret', value: secret }])).toEqual([]);
      expect(shown).not.toContain(secret.slice(0, 8));
      if (told.exitCode !== 0) expectInWords(told);
    }),
  );

  test.each<[string, string, (text: string) => object]>([
    ['a refusal', 'replace_metadata', (text) => ({ path: text, error: text, code: text })],
    ['a missing source', 'replace_metadata', (text) => ({ error: text, code: 'not-exists' })],
    [
      'an error of the database',
      MIGRATION,
      (message) => ({
        ...{ error: 'query execution failed', code: 'postgres-error' },
        internal: { statement: message, error: { exec_status: 'FatalError', status_code: '08006', message } },
      }),
    ],
    ['an error as a text', MIGRATION, (text) => ({ code: 'postgres-error', internal: { error: text } })],
  ])('is masked in what the app answers: %s', (_, what, body) =>
    inStory(async (s) => {
      await s.on('opened');
      push(s, NOTE);
      hit(s, what, answer(body(secretsOf(s)), 400));
      const told = await s.on('synchronize');
      // The oracle searches for all of them.
      expectInWords(told);
      expect(told.errors[0]).toContain('***');
    }),
  );
});

describe('M7 An endpoint that leads elsewhere', () => {
  const evil = [
    'https://evil.example',
    'https://acme-shop-pr-42.hasura.app.evil.example',
    'https://evil.example\\.hasura.app',
  ];

  test.each([...evil.map((endpoint) => ['projects_by_pk', endpoint]), ['projects', evil[0]]] as [
    string,
    string,
  ][])('gets no admin secret and is no link: %s %s', (operation, endpoint) =>
    inStory(async (s) => {
      const isPush = operation === 'projects';
      if (isPush) {
        await s.on('opened');
        push(s, NOTE);
      }
      s.trouble(
        operation,
        {
          kind: 'rewrite',
          body: (text) => text.replaceAll(/"endpoint":"[^"]*"/g, `"endpoint":${JSON.stringify(endpoint)}`),
        },
        { times: Infinity },
      );
      const told = await s.on(isPush ? 'synchronize' : 'opened');
      expectInWords(told);
      expectInert(s, told);
      expect(told.errors[0]).toContain('returned an endpoint that is not a plain https address');
      expect(told.calls.filter(({ service }) => service === 'app')).toEqual([]);
      expect(told.outputs['graphql-endpoint'] ?? '').not.toContain('evil');
    }),
  );
});

describe('N9 An app that asks to be called later', () => {
  const busy = (after: string): Trouble => answer('slow down', 429, { 'retry-after': after });
  const waited = (told: Told, what: string): number => {
    const [first, second] = told.calls.filter(({ body }) => body.startsWith(`{"type":"${what}"`));
    return (second?.at ?? NaN) - (first?.answeredAt ?? NaN);
  };

  test.each<[string, string, number]>([
    ['replace_metadata', '2', 2_000],
    [MIGRATION, '20', 20_000],
    ['set_catalog_state', 'soon', 500],
  ])('is called then: %s, %s', (what, after, ms) =>
    inStory(async (s) => {
      hit(s, what, busy(after), { times: 1 });
      const told = await s.on('opened');
      expect([ready(told), waited(told, what)]).toEqual([READY, ms]);
    }),
  );

  test.each(['createTenant', 'replace_metadata', MIGRATION, 'set_catalog_state'])(
    'later than the run can wait ends it at once, with the time: %s',
    (what) =>
      inStory(async (s) => {
        hit(s, what, busy('3600'));
        const told = await s.on('opened');
        expectInWords(told);
        expect(told.errors[0]).toContain('60 min');
        expect(told.errors[0]).toMatch(/[Rr]un the job again/);
        expect(told.ms).toBeLessThan(30_000);
      }),
  );
});

describe('P1 A database that the app cannot reach', () => {
  test.each(['source with name "default" is inconsistent', 'source with name "default" does not exist'])(
    'is named, with what to do, and no file is blamed: %s',
    (error) =>
      inStory(async (s) => {
        hit(
          s,
          MIGRATION,
          answer({ path: '$', error, code: error.endsWith('exist') ? 'not-exists' : 'unexpected' }, 400),
        );
        const told = await s.on('opened');
        expectInWords(told);
        expect(told.errors[0]).toContain(error);
        expect(told.errors[0]).not.toContain('up.sql');
        if (error.endsWith('inconsistent'))
          expect(told.errors[0]).toContain('make sure that the server accepts connections from Hasura Cloud');
      }),
  );
});

describe('U6 A call without an end', () => {
  test.each(['createTenant', 'GET /healthz', 'replace_metadata', MIGRATION])(
    'ends with the run: %s',
    (what) =>
      inStory(async (s) => {
        hit(s, what, { kind: 'hang', applied: true });
        const told = await s.on('opened', { with: { 'timeout-minutes': '1' } });
        expectInWords(told);
        expect(told.ms).toBeLessThan(61_000);
      }),
  );
});
