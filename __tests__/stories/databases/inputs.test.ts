import { describe, expect, test } from '@jest/globals';
import { thingName } from '../../../src/postgres/names.js';
import { CANARY } from '../canaries.js';
import { NAME, OWNER, type Story, operations } from '../harness.js';
import type { Told } from '../told.js';
import { databaseIn, storiesWithDatabases } from './with-databases.js';
import { someOf } from '../../support/full.js';

const story = storiesWithDatabases();
const CREATE = 'createGitHubPreviewApp';

describe('The server receives no statement', () => {
  const fork = (s: Story): Promise<Told> => {
    const theirs = s.github.addRepository({ owner: 'mallory', name: 'shop', id: 666, fork: true });
    const pull = s.github.openPull({ repo: s.repository, number: 43, head: 'cart', headRepository: theirs });
    return s.run(s.events.pullRequest(pull, 'opened', { target: true }));
  };
  const foreign = (owner: Record<string, string>) => (s: Story) => {
    s.seed("a stranger's", owner);
    return s.on('opened');
  };

  test.each<[string, string, (s: Story) => Promise<Told>]>(
    someOf([
      ['for a fork', 'skipped', fork],
      [
        'for an event that the action does not handle',
        'skipped',
        (s) => s.on('opened', { env: { GITHUB_EVENT_NAME: 'label' } }),
      ],
      [
        'for an open pull request in mode "delete"',
        'skipped',
        (s) => s.on('opened', { with: { mode: 'delete' } }),
      ],
      [
        'for a closed pull request in mode "deploy"',
        'skipped',
        (s) => {
          s.github.closePull(s.pull);
          return s.on('closed', { with: { mode: 'deploy' } });
        },
      ],
      ['for an app without a marker', 'failed', foreign({})],
      ['for an app of another owner', 'failed', foreign({ PREVIEW_APP_OWNER: 'github.com/99#42' })],
      ['with an invalid input', 'failed', (s) => s.on('opened', { with: { region: 'US East' } })],
      [
        'with an invalid list of variables',
        'failed',
        (s) => s.on('opened', { with: { 'postgres-env': 'A-B' } }),
      ],
      [
        'with a token that is refused',
        'failed',
        (s) => s.on('opened', { with: { 'hasura-cloud-token': 'another-token' } }),
      ],
      [
        'when GitHub cannot return the pull request',
        'failed',
        (s) => {
          const down = { kind: 'respond', status: 500, body: '{"message":"Server Error"}' } as const;
          s.trouble('GET /repos/{owner}/{repo}/pulls/{number}', down, { times: Infinity });
          return s.on('opened');
        },
      ],
    ]),
  )('%s', (_, status, act) =>
    story({}, async (s) => {
      const told = await act(s);

      expect(told.outputs['status']).toBe(status);
      expect(s.server.statements).toEqual([]);
      expect(await s.server.made()).toEqual([]);
      expect(operations(told.calls)).not.toContain(CREATE);
    }),
  );
});

describe('The old names of inputs', () => {
  const config = (s: Story): string =>
    `POSTGRES_SERVER_CONNECTION_URI=${s.server.url}\r\nPG_ENV_VARS_FOR_HASURA=REPORTS_URL\r\n`;
  const unset = { 'postgres-url': '', 'postgres-env': '', env: '' };

  test('give a database to each variable of postgresDBConfig, and to PG_DATABASE_URL of hasuraEnv', () =>
    story({ databases: { variables: 'REPORTS_URL, PG_DATABASE_URL' } }, async (s) => {
      const hasuraEnv = `PG_DATABASE_URL=postgres://root:${CANARY.productionPassword}@db.example.com/live\nSHOP=1`;
      const old = { ...unset, postgresDBConfig: config(s), hasuraEnv };
      const told = await s.on('opened', { with: old });

      expect(told.outputs['status']).toBe('ready');
      expect(await s.server.databases()).toEqual([databaseIn(s), databaseIn(s, 'REPORTS_URL')].sort());
      expect(s.app().env.get('SHOP')).toBe('1');
      s.github.closePull(s.pull);
      expect((await s.on('closed', { with: old })).outputs['status']).toBe('deleted');
    }));

  test('without a server are refused: a PG_DATABASE_URL in hasuraEnv names the real database', () =>
    story({}, async (s) => {
      const told = await s.on('opened', {
        with: { ...unset, hasuraEnv: `PG_DATABASE_URL=postgres://root:${CANARY.productionPassword}@db/live` },
      });

      expect(told.errors[0]).toContain('hasuraEnv: it sets PG_DATABASE_URL.');
      expect([told.calls, s.server.statements]).toEqual([[], []]);
    }));
});

describe('Databases that cannot be created', () => {
  const variables = 'PG_DATABASE_URL, REPORTS_URL';

  test('because a name is taken: no app is requested, and nothing is left', async () => {
    // Virtual time is the same in every story, so the build's id is too.
    let build = '';
    await story({ databases: { variables } }, async (s) => {
      build = (await s.on('opened')).build ?? '';
    });
    const mark = { owner: OWNER, name: NAME, build };
    const taken: [string, string, (s: Story, name: string) => Promise<void>][] = [
      ['database', thingName({ ...mark, variable: 'REPORTS_URL' }), (s, name) => s.server.plant(name)],
      ['role', thingName(mark), (s, name) => s.server.stranger(name)],
    ];
    for (const [kind, name, take] of taken)
      await story({ databases: { variables } }, async (s) => {
        await take(s, name);
        const told = await s.on('opened');

        expect(told.outputs).toMatchObject({ status: 'failed', databases: '' });
        expect(told.errors[0]).toContain(`a ${kind} ${name} that this action did not create`);
        expect(told.errors[0]).toContain('ename or drop it if nobody needs it');
        expect(operations(told.calls)).not.toContain(CREATE);
        expect(await s.server.made()).toEqual([]);
        expect(s.headings()).toEqual(['failed']);
      });
  });

  test.each<[string, Record<string, string>, string]>([
    [
      'the server refuses connections',
      { 'postgres-url': 'postgres://u:p@127.0.0.1:1' },
      'it refuses connections',
    ],
    ['the template does not exist', { 'postgres-template': 'no_such' }, 'the database does not exist'],
  ])('because %s: the existing preview keeps its own', (_, given, words) =>
    story({}, async (s) => {
      await s.on('opened');
      const before = await s.server.made();
      const told = await s.on('synchronize', { with: given });

      expect(told.errors[0]).toContain(words);
      // Only the failure reports it; no warning about dropping follows.
      expect(told.warnings.join('\n')).not.toContain('dropping');
      expect(operations(told.calls)).not.toContain(CREATE);
      expect(await s.server.made()).toEqual(before);
      expect(s.standing()).toEqual([NAME]);
    }),
  );

  test('because the role may not create databases: no app is requested, and the run reports what it needs', () =>
    story({ databases: { attributes: 'CREATEROLE' } }, async (s) => {
      const told = await s.on('opened');

      expect(told.errors[0]).toContain('permission denied to create database');
      expect(told.errors[0]).toContain('CREATEDB');
      expect(operations(told.calls)).not.toContain(CREATE);
    }));
});

describe('A server role that may not create roles', () => {
  test('is given to the preview itself, and a notice says so', () =>
    story({ databases: { attributes: 'CREATEDB', migrations: 'real' } }, async (s) => {
      const told = await s.on('opened');

      expect(told.outputs['status']).toBe('ready');
      expect(told.outputs['databases']).toContain(`"role":"${s.server.role}"`);
      expect(told.notices.join('\n')).toContain('ALTER ROLE … CREATEROLE gives each preview its own role');
      expect(new URL(String(s.app().env.get('PG_DATABASE_URL'))).username).toBe(s.server.role);
      expect((await s.server.made()).map(({ kind }) => kind)).toEqual(['database']);
      s.github.closePull(s.pull);
      expect((await s.on('closed')).outputs['status']).toBe('deleted');
    }));

  test('may still be a superuser: then each preview has a role of its own all the same', () =>
    story({ databases: { attributes: 'SUPERUSER' } }, async (s) => {
      const told = await s.on('opened');

      expect(told.notices).toEqual([]);
      expect((await s.server.made()).map(({ kind }) => kind)).toEqual(['database', 'role']);
    }));
});
