import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { blocksOf, textOf } from '../support/documents.js';
import { CANARY } from './canaries.js';
import { type Setting, type Start, type Story, calls, story } from './harness.js';
import type { Told } from './told.js';
import { storiesWithDatabases } from './databases/with-databases.js';
import { someOf } from '../support/full.js';

/*
 * Workflows as people wrote them for hasura/hasura-cloud-preview-apps, unchanged: each is parsed as YAML, and its
 * step runs as the runner would run it. The results must be those of the old action.
 */

interface Step {
  uses: string;
  with?: Record<string, unknown>;
  env?: Record<string, string>;
}
interface Workflow {
  jobs: Record<string, { steps: Step[] }>;
}

/** Matches a step that uses the old action, or ours. */
const USED = /^hasura\/hasura-cloud-preview-apps(@|$)|\/hasura-preview-action@/;
const CREATE = 'createGitHubPreviewApp';
/** Clears the story's own inputs, which none of these workflows sets. */
const NOTHING = {
  'hasura-cloud-token': '',
  'source-token': '',
  'project-directory': '',
  env: '',
  'postgres-url': '',
  'postgres-env': '',
};

/** The values of `${{ … }}` in a run for pull request 42. All others are empty, as on GitHub. */
const PULL: Record<string, string> = {
  'github.event.number': '42',
  'github.event.pull_request.number': '42',
  'github.head_ref': 'cart',
  'secrets.GITHUB_TOKEN': CANARY.sourceToken,
  'secrets.HASURA_CLOUD_ACCESS_TOKEN': CANARY.hasuraToken,
};

/** A Hasura project that needs no database. */
let plain = '';
beforeAll(() => {
  plain = mkdtempSync(path.join(tmpdir(), 'plain-'));
  const project = path.join(plain, 'hasura-shop');
  mkdirSync(path.join(project, 'metadata', 'databases'), { recursive: true });
  writeFileSync(path.join(project, 'config.yaml'), 'version: 3\nmetadata_directory: metadata\n');
  writeFileSync(path.join(project, 'metadata', 'version.yaml'), 'version: 3\n');
  writeFileSync(path.join(project, 'metadata', 'databases', 'databases.yaml'), '[]\n');
});
afterAll(() => {
  rmSync(plain, { recursive: true });
});

/** A story of a repository whose branches contain that project. */
function plainStory(setting: Setting, tell: (s: Story) => Promise<void>): Promise<void> {
  return story(setting, (s) => {
    for (const branch of ['cart', 'main']) s.github.pushBranch(s.repository, branch, { directory: plain });
    return tell(s);
  });
}

/** The start options for the action's step of a workflow. */
function started(workflow: string, known: Record<string, string> = {}): Start {
  const filled = (value: unknown): string =>
    String(value).replace(
      /\$\{\{\s*([\w.]+)\s*\}\}/g,
      (_, name: string) => ({ ...PULL, ...known })[name] ?? '',
    );
  const table = (values: Record<string, unknown> = {}): Record<string, string> =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, filled(value)]));
  const { jobs } = parse(workflow) as Workflow;
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  const step = steps.find(({ uses }) => USED.test(uses));
  if (step === undefined) throw new Error('the workflow does not use the old action');
  return { with: { ...NOTHING, ...table(step.with) }, env: table(step.env) };
}

/** A typical step of the old action, with these lines under `with:`. */
const stepWith = (lines: string): string => `
on:
  pull_request:
jobs:
  preview:
    runs-on: ubuntu-latest
    steps:
      - uses: hasura/hasura-cloud-preview-apps@v0.1.10
        with:
${lines.replace(/^(?=.)/gm, '          ')}
        env:
          GITHUB_TOKEN: \${{secrets.GITHUB_TOKEN}}
          HASURA_CLOUD_ACCESS_TOKEN: \${{secrets.HASURA_CLOUD_ACCESS_TOKEN}}
`;

/** The outputs of the old action for an existing app. */
function oldOutputs(s: Story, name: string): Record<string, string> {
  const { id } = s.app(name);
  return {
    graphQLEndpoint: `https://${name}.hasura.app/v1/graphql`,
    consoleURL: `https://cloud.hasura.io/project/${id}/console`,
    projectName: name,
    projectId: id,
  };
}

/** The variables in the create request of the app, without our own. */
function variablesIn(told: Told): Record<string, string> {
  const env = told.calls.find(({ operation }) => operation === CREATE)?.variables['env'];
  return Object.fromEntries(
    (env as { key: string; value: string }[])
      .filter(({ key }) => !key.startsWith('PREVIEW_APP_'))
      .map(({ key, value }) => [key, value]),
  );
}

const NAME = 'shop-preview-42';
const BASIC = `name: 'shop-preview-\${{github.event.number}}'
hasuraProjectDirectoryPath: hasura-shop
`;

describe('An old workflow that builds', () => {
  test.each<[string, string, string]>(
    someOf([
      ['with a name in double quotes', BASIC.replace(/'/g, '"'), NAME],
      ['with a name without quotes', BASIC.replace(/'/g, ''), NAME],
      [
        'with spaces in its expressions',
        BASIC.replace('{{github.event.number}}', '{{ github.event.number }}'),
        NAME,
      ],
      [
        'with a nonexistent context in its name',
        BASIC.replace('${{', '${{github.env.GITHUB_HEAD_REF}}${{'),
        NAME,
      ],
      [
        'with the branch in its name',
        BASIC.replace('github.event.number', 'github.head_ref'),
        'shop-preview-cart',
      ],
      ['with a folder that begins with a slash', BASIC.replace('hasura-shop', '/hasura-shop'), NAME],
      ['with a folder that ends in a slash', BASIC.replace('hasura-shop', './hasura-shop/'), NAME],
      ['with an empty hasuraEnv', `${BASIC}hasuraEnv: ''`, NAME],
      ['with delete set to false', `${BASIC}delete: false`, NAME],
      [
        'with its defaults set explicitly',
        `${BASIC}delete: 'false'\nregion: us-east-2\ntier: "cloud_free"`,
        NAME,
      ],
    ]),
  )('%s gives the same outputs as before', (_, lines, name) =>
    plainStory({}, async (s) => {
      const told = await s.on('opened', started(stepWith(lines)));

      expect(told.outputs).toMatchObject({ status: 'ready', ...oldOutputs(s, name) });
      expect(told.calls.find(({ operation }) => operation === CREATE)?.variables).toMatchObject({
        directory: 'hasura-shop',
        region: 'us-east-2',
        plan: 'cloud_free',
      });
    }),
  );

  test('passes on region, tier and endpoint', () =>
    plainStory({}, async (s) => {
      const lines = `${BASIC}region: 'us-west-1'
tier: cloud_payg
hasuraCloudGraphQLEndpoint: https://data.pro.hasura.io/v1/graphql`;
      const told = await s.on('opened', started(stepWith(lines)));

      expect(told.outputs).toMatchObject({ status: 'ready', ...oldOutputs(s, NAME) });
      expect(s.app(NAME)).toMatchObject({ region: 'us-west-1', plan: 'cloud_payg' });
    }));

  test('may pass its tokens as in the first version', () =>
    plainStory({}, async (s) => {
      const workflow = stepWith(
        `${BASIC}hasuraCloudAccessToken: \${{ secrets.HASURA_CLOUD_ACCESS_TOKEN }}`,
      ).replace(/^ +HASURA_CLOUD_ACCESS_TOKEN: .*$/m, '');
      const told = await s.on('opened', started(workflow));

      expect(told.outputs).toMatchObject({ status: 'ready', ...oldOutputs(s, NAME) });
    }));

  test('on pushes to the main branch builds its app there too, without a number in its name', () =>
    plainStory({}, async (s) => {
      const start = started(stepWith(BASIC), { 'github.event.number': '' });
      const told = await s.run(s.events.push(s.repository, 'main'), start);

      expect(told.outputs).toMatchObject({ status: 'ready', ...oldOutputs(s, 'shop-preview') });
    }));

  test('that runs on a push keeps its app, with the same outputs, if the folder has not changed', () =>
    plainStory(
      { permissions: { contents: 'read', pull_requests: 'write', deployments: 'write' } },
      async (s) => {
        const first = await s.on('opened', started(stepWith(BASIC)));
        const again = await s.on('synchronize', started(stepWith(BASIC)));

        expect(calls(again, CREATE)).toBe(0);
        for (const output of Object.keys(oldOutputs(s, NAME)))
          expect([output, again.outputs[output]]).toEqual([output, first.outputs[output]]);
      },
    ));
});

describe('The values in hasuraEnv', () => {
  const envOf = async (
    lines: string,
    known: Record<string, string> = {},
  ): Promise<Record<string, string>> => {
    let variables: Record<string, string> = {};
    await plainStory({}, async (s) => {
      const told = await s.on('opened', started(stepWith(`${BASIC}hasuraEnv: ${lines}`), known));
      expect(told.outputs['status']).toBe('ready');
      variables = variablesIn(told);
    });
    return variables;
  };

  test.each<[string, string, Record<string, unknown>]>(
    someOf([
      [
        'one variable on the line of the key',
        'HASURA_GRAPHQL_DEV_MODE=true',
        { HASURA_GRAPHQL_DEV_MODE: 'true' },
      ],
      ['a block', '|\n  ONE=1\n  TWO=2\n', { ONE: '1', TWO: '2' }],
      ['a block without a final newline', '|-\n  ONE=1\n  TWO=2', { ONE: '1', TWO: '2' }],
      ['a block that is also indented with tabs', '|\n   \tONE=1\n   \tTWO=2\n', { ONE: '1', TWO: '2' }],
      ['blank lines in between', '|\n  ONE=1\n  \n\n     \n  TWO=2\n  \n', { ONE: '1', TWO: '2' }],
      ['spaces and tabs at the ends of lines', '|\n  ONE=1  \n  TWO=2\t \n', { ONE: '1', TWO: '2' }],
      ['Windows line endings', '"ONE=1\\r\\nTWO=2 \\r\\n"', { ONE: '1', TWO: '2' }],
      ['= in a value', '|\n  URL=https://h.example/a?b=c&d==\n', { URL: 'https://h.example/a?b=c&d==' }],
      ['quotes, which were never removed', `|\n  A="x"\n  B='y z'\n`, { A: '"x"', B: "'y z'" }],
      [
        'JSON',
        '|\n  JWT={"type":"RS256","jwk_url":"https://h.example/k"}\n',
        {
          JWT: '{"type":"RS256","jwk_url":"https://h.example/k"}',
        },
      ],
      [
        'asterisks and commas',
        '|\n  CORS=https://shop-*-acme.example, http://localhost:3000\n',
        {
          CORS: 'https://shop-*-acme.example, http://localhost:3000',
        },
      ],
      ['# in a value', '|\n  COLOUR=#fff\n', { COLOUR: '#fff' }],
      ['an empty value', '|\n  EMPTY=\n  ONE=1\n', { EMPTY: '', ONE: '1' }],
      ['braces that are not placeholders here', '|\n  HOOK={{BASE}}/x/{id}\n', { HOOK: '{{BASE}}/x/{id}' }],
    ]),
  )('mean the same as before: %s', async (_, lines, variables) => {
    expect(await envOf(lines)).toEqual(variables);
  });

  test('may all come from one secret', async () => {
    const secret = 'ONE=1\r\nHASURA_GRAPHQL_ENABLE_TELEMETRY=false\r\n\r\n';
    expect(await envOf('${{ secrets.PREVIEW_ENV }}', { 'secrets.PREVIEW_ENV': secret })).toEqual({
      ONE: '1',
      HASURA_GRAPHQL_ENABLE_TELEMETRY: 'false',
    });
  });

  // Nobody wanted what the old action made of these. The README says so.
  test.each<[string, string, Record<string, unknown>]>([
    [
      'everything after a ; is kept, although the old action cut it off',
      '|\n  A=x;y;z=1\n',
      { A: 'x;y;z=1' },
    ],
    [
      'a comment is ignored, although the old action made it a variable',
      '|\n  # mine\n  ONE=1\n',
      { ONE: '1' },
    ],
  ])('differ on purpose: %s', async (_, lines, variables) => {
    expect(await envOf(lines)).toEqual(variables);
  });

  test('keep what looks like a placeholder: the old action had none', async () => {
    expect(await envOf('|\n  SUBJECT=Welcome {name}, {pr}\n')).toEqual({ SUBJECT: 'Welcome {name}, {pr}' });
  });

  test.each<[string, string, RegExp]>([
    [
      'a line with a colon, which the old action turned into a name',
      `|\n  ONE=1\n  SECRET: s3cr3t-canary\n`,
      /line 2 has no "="/,
    ],
    ['a line with only a name', '|\n  ONE\n', /line 1 has no "="/],
    ['a name that occurs twice', '|\n  ONE=1\n  ONE=2\n', /line 2 sets ONE, which line 1 already sets/],
  ])('are refused on purpose, before any request: %s', (_, lines, why) =>
    plainStory({}, async (s) => {
      const told = await s.on('opened', started(stepWith(`${BASIC}hasuraEnv: ${lines}`)));

      expect([told.exitCode, told.errors.length, told.calls]).toEqual([1, 1, []]);
      expect(told.errors[0]).toMatch(why);
      expect(told.errors[0]).not.toContain('canary');
    }),
  );
});

describe('On purpose, an old workflow is refused', () => {
  test.each<[string, string, RegExp]>(
    someOf([
      ['with an invalid tier', `${BASIC}tier: free plan`, /tier: must be a word/],
      [
        'with capital letters in its name',
        BASIC.replace('shop', 'Shop'),
        /name: may contain lower-case letters/,
      ],
      [
        'whose app would use an existing database',
        `${BASIC}hasuraEnv: PG_DATABASE_URL=postgres://h.example/live`,
        /hasuraEnv: it sets PG_DATABASE_URL/,
      ],
      ['whose delete is neither true nor false', `${BASIC}delete: 'yes'`, /delete: must be true or false/],
    ]),
  )('%s', (_, lines, why) =>
    plainStory({}, async (s) => {
      const told = await s.on('opened', started(stepWith(lines)));

      expect([told.exitCode, told.errors.length, told.calls]).toEqual([1, 1, []]);
      expect(told.errors[0]).toMatch(why);
      expect(told.errors[0]).not.toContain('h.example');
    }),
  );

  test('if the old action created its app, until adopt-unmarked is set', () =>
    plainStory({}, async (s) => {
      const old = s.seed('ours', { ONE: '1' }, { name: NAME });
      const refused = await s.on('synchronize', started(stepWith(BASIC)));
      expect(refused.errors[0]).toContain('set adopt-unmarked to true');
      expect(s.app(NAME)).toBe(old);

      const taken = await s.on('synchronize', started(stepWith(`${BASIC}adopt-unmarked: true`)));
      expect(taken.outputs).toMatchObject({ status: 'ready', ...oldOutputs(s, NAME) });
      expect((await s.on('synchronize', started(stepWith(BASIC)))).exitCode).toBe(0);
    }));

  test('if its job may not read pull requests: the old action sent GitHub no requests', () =>
    plainStory({ permissions: { contents: 'read' } }, async (s) => {
      const told = await s.on('opened', started(stepWith(BASIC)));

      expect(told.errors[0]).toContain('Add "pull-requests: read" to the job\'s permissions.');
      expect(s.standing()).toEqual([]);
    }));
});

describe('An old workflow that deletes', () => {
  const DELETING = `name: "shop-preview-\${{github.event.number}}"
delete: true
`;
  const built = async (s: Story): Promise<Told> => await s.on('opened', started(stepWith(BASIC)));
  const closed = async (s: Story, lines = DELETING): Promise<Told> => {
    s.github.closePull(s.pull);
    return await s.on('closed', started(stepWith(lines)));
  };

  test.each(
    someOf([
      ['true', DELETING],
      ["'true'", DELETING.replace('true', "'true'")],
      ['True', DELETING.replace('true', 'True')],
      [
        'true, with the inputs of a build',
        `${BASIC}delete: true\nregion: us-east-2\nhasuraEnv: |\n  ONE=1\n`,
      ],
      [
        'true, with a database URL that is not used',
        `${DELETING}hasuraEnv: PG_DATABASE_URL=postgres://h.example/live`,
      ],
      ['true, with an undocumented tier', `${DELETING}tier: cloud_free_v2\n`],
    ]),
  )('deletes its app, and names it: delete: %s', (_, lines) =>
    plainStory({}, async (s) => {
      await built(s);
      expect(s.standing()).toEqual([NAME]);
      const told = await closed(s, lines);

      expect([told.exitCode, s.standing()]).toEqual([0, []]);
      // The old action set these outputs for an app that it created. A deleted app has no address.
      expect(told.outputs).toMatchObject({ status: 'deleted', projectName: NAME, graphQLEndpoint: '' });
    }),
  );

  test('succeeds on purpose if the app is already gone: the old action failed', () =>
    plainStory({}, async (s) => {
      const told = await closed(s);

      expect([told.exitCode, told.outputs['status']]).toEqual([0, 'deleted']);
    }));

  test('does nothing on purpose while the pull request is open', () =>
    plainStory({}, async (s) => {
      await built(s);
      const told = await s.on('synchronize', started(stepWith(DELETING)));

      expect([told.exitCode, told.outputs['status'], s.standing()]).toEqual([0, 'skipped', [NAME]]);
    }));
});

describe('An old workflow with databases', () => {
  const tell = storiesWithDatabases();
  const config = (names: string): string => `postgresDBConfig: |
  POSTGRES_SERVER_CONNECTION_URI=\${{secrets.PG_STRING}}
  PG_ENV_VARS_FOR_HASURA=${names}
`;
  const withServer = (s: Story, lines: string): Start =>
    started(stepWith(lines), { 'secrets.PG_STRING': s.server.url });

  test.each([
    ['one', 'PG_DATABASE_URL'],
    ['two', 'PG_DATABASE_URL,PG_DB_URL_2'],
    ['three, with spaces', 'PG_DATABASE_URL,PG_DB_URL_2, PG_DB_URL3 '],
  ])('gives each of its variables a database, and drops them with the app: %s', (_, names) =>
    tell({}, async (s) => {
      const told = await s.on('opened', withServer(s, BASIC + config(names)));
      const variables = names.split(',').map((name) => name.trim());
      expect(told.outputs).toMatchObject({ status: 'ready', ...oldOutputs(s, NAME) });
      // On purpose: the old action gave all of them the same database.
      const databases = variables.map((variable) => databaseOf(s, variable));
      expect(new Set(databases).size).toBe(variables.length);

      s.github.closePull(s.pull);
      const lines = `name: 'shop-preview-\${{github.event.number}}'\ndelete: true\n${config(names)}`;
      const gone = await s.on('closed', withServer(s, lines));
      expect([gone.exitCode, gone.outputs['status'], s.standing()]).toEqual([0, 'deleted', []]);
      expect(await s.server.made()).toEqual([]);
    }),
  );

  test('with a PG_DATABASE_URL in hasuraEnv gets a database for that, too', () =>
    tell({}, async (s) => {
      const lines = `${BASIC}hasuraEnv: |
   \tHASURA_GRAPHQL_CORS_DOMAIN=http://shop.example
   \tPG_DATABASE_URL=\${{secrets.PG_STRING}}
${config('PG_DB_URL_1,PG_DB_URL_2')}`;
      const told = await s.on('opened', withServer(s, lines));

      expect(told.outputs).toMatchObject({ status: 'ready', ...oldOutputs(s, NAME) });
      const databases = ['PG_DATABASE_URL', 'PG_DB_URL_1', 'PG_DB_URL_2'].map((key) => databaseOf(s, key));
      expect(new Set(databases).size).toBe(3);
      expect(variablesIn(told)).toMatchObject({ HASURA_GRAPHQL_CORS_DOMAIN: 'http://shop.example' });
    }));

  test.each([
    ['in the other order', (text: string) => text.replace(/(  POSTGRES.*\n)(  PG.*\n)/, '$2$1')],
    ['with blank lines', (text: string) => text.replace(/\n {2}PG/, '\n\n  PG').concat('\n')],
    ['with trailing spaces', (text: string) => text.replace(/$/gm, ' ').replace('config: | ', 'config: |')],
  ])('may write its two lines %s', (_, written) =>
    tell({}, async (s) => {
      const told = await s.on('opened', withServer(s, BASIC + written(config('PG_DATABASE_URL'))));

      expect(told.outputs).toMatchObject({ status: 'ready', ...oldOutputs(s, NAME) });
    }),
  );
});

describe('The migration in the docs', () => {
  const tell = storiesWithDatabases();
  const shown = blocksOf(textOf('docs/migrating.md'));
  const block = (wanted: string): string => shown.find(({ note }) => note === wanted)?.text ?? '';
  const startOf = (s: Story, workflow: string): Start => {
    // In the story's repository, the folder of the project has another name.
    const start = started(workflow.replace(/: hasura$/m, ': hasura-shop'), {
      'secrets.PREVIEW_POSTGRES_URL': s.server.url,
    });
    // The workflow's own token would do; stories hand out one that can only read.
    return { ...start, with: { ...start.with, 'source-token': CANARY.sourceToken } };
  };

  test('creates the same app before and after, and takes over the old one', () =>
    tell({}, async (s) => {
      const name = 'shop-pr-42';
      const before = await s.on('opened', startOf(s, block('before')));
      expect(before.outputs).toMatchObject({ status: 'ready', ...oldOutputs(s, name) });
      // The old action left its apps without a marker.
      const old = s.app(name);
      for (const key of [...old.env.keys()].filter((one) => one.startsWith('PREVIEW_APP_')))
        old.env.delete(key);
      const after = await s.on('synchronize', startOf(s, block('after')));

      expect(s.app(name)).not.toBe(old);
      expect(after.outputs).toMatchObject({ status: 'ready', ...oldOutputs(s, name) });
      const known = (told: Told): Record<string, string> => ({ ...variablesIn(told), PG_DATABASE_URL: '' });
      expect(known(after)).toEqual(known(before));
      expect(databaseOf(s, 'PG_DATABASE_URL', name)).not.toBe('');
    }));
});

/** The database in a variable of the app. */
function databaseOf(s: Story, variable: string, name = NAME): string {
  return new URL(String(s.app(name).env.get(variable))).pathname.slice(1);
}
