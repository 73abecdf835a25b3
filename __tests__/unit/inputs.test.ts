import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Failure } from '../../src/lib/errors.js';
import { DEFAULTS, type InputSource, type Inputs, readInputs } from '../../src/inputs/inputs.js';
import { hasCloudToken, tokensOf } from '../../src/inputs/secrets.js';

type Table = Record<string, string>;
const tokens = { 'hasura-cloud-token': 'pat-canary-1234', 'github-token': 'ghs_canary5678' };

/** The inputs of a workflow, with the defaults that action.yml sets where a new name is left out. */
const given = (inputs: Table = {}, env: Table = {}, start: Table = tokens): InputSource => {
  const all: Table = { ...DEFAULTS, ...start, ...inputs };
  return { input: (name) => all[name] ?? '', env: (name) => env[name] ?? '', file: noFile };
};
const noFile = (path: string): string => {
  throw new Error(`there is no file ${path}`);
};
const read = (inputs: Table = {}, env: Table = {}): Inputs => readInputs(given(inputs, env));

/** The error with which inputs are refused. */
function refusal(source: InputSource): Failure {
  try {
    readInputs(source);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('the inputs were not refused');
}
const problem = (inputs: Table, env: Table = {}): string => refusal(given(inputs, env)).message;

describe('numbers', () => {
  test('can name a server for the rehearsal', () => {
    expect(
      read({ 'rehearsal-postgres-url': ' postgres://u:p@localhost:5433 ' }).rehearsalServer,
    ).toMatchObject({ host: 'localhost', port: 5433, user: 'u', password: 'p' });
  });

  test('that are 0 count as left out: a reusable workflow passes 0 for a number that nobody set', () => {
    const zero = read({ 'pr-number': '0', 'max-previews': '0', 'max-age-days': '0' });
    expect([zero.pullNumber, zero.maxPreviews, zero.maxAgeMs]).toEqual([undefined, undefined, undefined]);
  });
});

describe('a plan', () => {
  test('that is unknown is passed on as written, with a remark', () => {
    const { plan, remarks } = read({ tier: 'cloud_free_v2' });
    expect(plan).toBe('cloud_free_v2');
    expect(remarks).toEqual([expect.stringContaining('does not know the plan cloud_free_v2')]);
    expect(read({ plan: 'cloud_payg' }).remarks).toEqual([]);
  });
});

describe('inputs that are left out', () => {
  test('have the documented defaults', () => {
    expect(read()).toEqual({
      hasuraCloudToken: 'pat-canary-1234',
      githubToken: 'ghs_canary5678',
      sourceToken: 'ghs_canary5678',
      mode: 'auto',
      onlyChecks: false,
      check: 'error',
      ignored: [],
      nameTemplate: '{owner}-{repo}-pr-{pr}',
      projectDirectory: '',
      branch: undefined,
      pullNumber: undefined,
      cloud: 'aws',
      region: 'us-east-2',
      plan: 'cloud_free',
      remarks: [],
      literalEnv: false,
      env: [],
      databases: undefined,
      databaseVariables: [],
      hygraph: undefined,
      hygraphProblems: [],
      hygraphVariables: [],
      comment: true,
      deployment: true,
      environment: 'hasura-preview',
      skipUnchanged: true,
      force: false,
      dryRun: false,
      requireLabel: undefined,
      review: true,
      reviewApproveLabel: 'preview-reviewed',
      reviewFailOn: [],
      buildFrom: 'branch',
      keepData: true,
      seeds: false,
      rehearsal: 'error',
      rehearsalServer: undefined,
      skipDrafts: false,
      maxAgeMs: undefined,
      maxPreviews: undefined,
      whenFull: 'refuse',
      adoptUnmarked: false,
      timeoutMs: 1_200_000,
      apiUrl: 'https://data.pro.hasura.io/v1/graphql',
      customHosts: false,
    });
  });

  test('have the same defaults without those of action.yml', () => {
    const bare: InputSource = { input: (name) => (tokens as Table)[name] ?? '', env: () => '', file: noFile };
    expect(readInputs(bare)).toEqual(read());
  });
});

describe('tokens', () => {
  test('come from their inputs, else from the environment', () => {
    const env = { HASURA_CLOUD_ACCESS_TOKEN: 'pat-env', GITHUB_TOKEN: 'ghs-env' };
    expect(read({ 'source-token': 'ghs-source' }, env)).toMatchObject({
      hasuraCloudToken: 'pat-canary-1234',
      sourceToken: 'ghs-source',
    });
    expect(read({ 'hasura-cloud-token': '' }, env)).toMatchObject({
      hasuraCloudToken: 'pat-env',
      sourceToken: 'ghs-env',
      githubToken: 'ghs_canary5678',
    });
    expect(read({ 'hasura-cloud-token': '', hasuraCloudAccessToken: 'pat-old' }, env).hasuraCloudToken).toBe(
      'pat-old',
    );
  });

  test('may have line breaks around them, as pasted secrets do', () => {
    expect(read({ 'hasura-cloud-token': ' pat-x\r\n', 'github-token': '\nghs-y' })).toMatchObject({
      hasuraCloudToken: 'pat-x',
      githubToken: 'ghs-y',
    });
  });

  test('are all collected for masking before anything is checked, under any name', () => {
    const all = tokensOf(
      given(
        {
          'hasura-cloud-token': ' one ',
          hasuraCloudAccessToken: 'two',
          'github-token': 'three',
          'source-token': 'four',
        },
        { HASURA_CLOUD_ACCESS_TOKEN: 'five', GITHUB_TOKEN: 'six\n' },
      ),
    );
    expect(new Set(all)).toEqual(new Set(['one', 'two', 'three', 'four', 'five', 'six']));
    expect(tokensOf(given({}, {}, {}))).toEqual([]);
  });

  test('of Hasura Cloud are found under each of their names', () => {
    expect(hasCloudToken(given({}, {}, {}))).toBe(false);
    expect(hasCloudToken(given({ 'hasura-cloud-token': '  ' }, {}, {}))).toBe(false);
    expect(hasCloudToken(given({ 'hasura-cloud-token': 'x' }, {}, {}))).toBe(true);
    expect(hasCloudToken(given({ hasuraCloudAccessToken: 'x' }, {}, {}))).toBe(true);
    expect(hasCloudToken(given({}, { HASURA_CLOUD_ACCESS_TOKEN: 'x' }, {}))).toBe(true);
  });

  test('and other inputs that are invalid cause no second problem', () => {
    const names = (inputs: Record<string, string>): string[] =>
      [...problem(inputs).matchAll(/^- ([^:]+):/gm)].map(([, name = '']) => name);
    expect(names({ mode: 'sometimes', plan: 'x y', 'postgres-url': 'postgres://a:b@c.example' })).toEqual([
      'mode',
    ]);
    expect(names({ 'allow-custom-api-url': 'maybe', 'api-url': 'https://evil.example/v1/graphql' })).toEqual([
      'allow-custom-api-url',
    ]);
    expect(names({ 'github-token': 'a b' })).toEqual(['github-token']);
  });

  test('that are missing are reported with what to set', () => {
    const { message } = refusal(given({}, {}, {}));
    expect(message).toMatch(
      /- hasura-cloud-token: is empty; give a personal access token of Hasura Cloud, from a secret, here or as HASURA_CLOUD_ACCESS_TOKEN/,
    );
    expect(message).toMatch(/- github-token: is empty; leave the input out/);
    // The source token is the same token, so its problem is reported only once.
    expect(message).not.toContain('source-token');
  });

  test('that do not fit into an HTTP header are refused without being shown', () => {
    for (const name of ['hasura-cloud-token', 'github-token', 'source-token']) {
      for (const bad of ['can ary', 'can\nary', 'can\u0000ary', 'canäry']) {
        expect(problem({ [name]: bad })).toMatch(new RegExp(`- ${name}: contains a space, a line break`));
        expect(problem({ [name]: bad })).not.toMatch(/can.ary/s);
      }
    }
  });

  test('of GitHub may have any length that GitHub uses', () => {
    expect(read({ 'github-token': 'x'.repeat(520) }).githubToken).toHaveLength(520);
  });
});

describe('good inputs', () => {
  test.each<[Table, Partial<Inputs>]>([
    [{ mode: ' deploy ' }, { mode: 'deploy' }],
    [{ mode: 'delete' }, { mode: 'delete' }],
    [{ name: '{repo}-{branch}-7' }, { nameTemplate: '{repo}-{branch}-7' }],
    [{ 'project-directory': './hasura/' }, { projectDirectory: 'hasura' }],
    [{ 'project-directory': 'backend/hasura' }, { projectDirectory: 'backend/hasura' }],
    [{ 'project-directory': '.' }, { projectDirectory: '' }],
    [{ 'project-directory': './' }, { projectDirectory: '' }],
    [{ 'project-directory': 'with space/ünï' }, { projectDirectory: 'with space/ünï' }],
    [{ branch: 'feature/cart_2.x' }, { branch: 'feature/cart_2.x' }],
    [{ branch: 'refs/heads/main' }, { branch: 'main' }],
    [{ 'pr-number': '#42' }, { pullNumber: 42 }],
    [{ mode: 'sweep' }, { mode: 'sweep' }],
    [{ environment: ' previews ' }, { environment: 'previews' }],
    [
      { 'skip-unchanged': 'false', force: 'true', 'dry-run': 'true' },
      { skipUnchanged: false, force: true, dryRun: true },
    ],
    [
      { 'require-label': 'needs preview', 'skip-drafts': 'true' },
      { requireLabel: 'needs preview', skipDrafts: true },
    ],
    [
      { review: 'False', 'review-fail-on': 'high, breaking\nhigh', 'review-approve-label': ' looked at ' },
      { review: false, reviewFailOn: ['high', 'breaking'], reviewApproveLabel: 'looked at' },
    ],
    ...['https://a.example/x/v1/graphql', 'https://a.example/x/'].map(
      (address): [Record<string, string>, object] => [
        { 'review-base-endpoint': ` ${address}\n`, 'review-base-admin-secret': ' canary ' },
        { reviewBase: { endpoint: 'https://a.example/x', adminSecret: 'canary' } },
      ],
    ),
    // Removing an app needs neither, and a secret may be gone.
    [{ mode: 'delete', 'review-base-endpoint': 'https://a.example' }, { reviewBase: undefined }],
    [{ 'max-age-days': '14' }, { maxAgeMs: 14 * 86_400_000 }],
    [{ 'max-age-days': '1.5' }, { maxAgeMs: 129_600_000 }],
    [{ rehearsal: 'warn' }, { rehearsal: 'warn' }],
    [{ 'build-from': 'commit' }, { buildFrom: 'commit' }],
    [{ 'keep-data': 'false' }, { keepData: false }],
    [{ seeds: ' true ' }, { seeds: true }],
    [{ seeds: 'default/a.sql,\n default/b' }, { seeds: ['default/a.sql', 'default/b'] }],
    [
      { 'max-previews': '3', 'when-full': 'evict' },
      { maxPreviews: 3, whenFull: 'evict' },
    ],
    [{ deployment: 'false' }, { deployment: false }],
    [{ 'pr-number': ' 42\r' }, { pullNumber: 42 }],
    [
      { cloud: 'gcp', region: 'eu-central-1', plan: 'cloud_payg' },
      { cloud: 'gcp', region: 'eu-central-1', plan: 'cloud_payg' },
    ],
    [
      { comment: 'False', 'adopt-unmarked': 'TRUE' },
      { comment: false, adoptUnmarked: true },
    ],
    [{ 'timeout-minutes': '0.5' }, { timeoutMs: 30_000 }],
    [{ 'timeout-minutes': '360' }, { timeoutMs: 21_600_000 }],
    [{ 'api-url': 'http://127.0.0.1:4000/v1/graphql' }, { apiUrl: 'http://127.0.0.1:4000/v1/graphql' }],
    [{ 'api-url': 'http://localhost:4000/v1/graphql' }, { apiUrl: 'http://localhost:4000/v1/graphql' }],
    [
      { env: 'A=1\r\nB=x=y;z "q"\r\n' },
      {
        env: [
          { key: 'A', value: '1' },
          { key: 'B', value: 'x=y;z "q"' },
        ],
      },
    ],
  ])('are read: %j', (inputs, expected) => {
    expect(read(inputs)).toMatchObject(expected);
  });
});

describe('bad inputs', () => {
  test.each<[Table, RegExp]>([
    [{ mode: 'sometimes' }, /- mode: must be auto, deploy, delete, sweep or check, not "sometimes"\./],
    [
      { name: '{owner}-{number}' },
      /- name: has an unknown placeholder \{number\}; use \{owner\}, \{repo\}, \{pr\} or \{branch\}\./,
    ],
    [{ name: '{}' }, /- name: has an unknown placeholder \{\}/],
    [
      { name: 'Shop-{pr}' },
      /- name: may contain lower-case letters, digits, hyphens and placeholders, not "Shop-\{pr\}"/,
    ],
    [{ name: 'a}b' }, /- name: may contain/],
    [{ name: `${'a'.repeat(64)}{pr}` }, /- name: is longer than the 63 characters/],
    [{ 'project-directory': '../other' }, /- project-directory: must be a path inside the repository/],
    [{ 'project-directory': 'a/../../b' }, /- project-directory: must be a path inside/],
    [{ 'project-directory': '/etc' }, /- project-directory: must be a path inside/],
    [{ 'project-directory': 'a//b' }, /- project-directory: must be a path inside/],
    [{ 'project-directory': 'a\\b' }, /- project-directory: contains a control character or a backslash/],
    [{ 'project-directory': 'a\0b' }, /- project-directory: contains a control character/],
    [{ 'project-directory': 'a'.repeat(1001) }, /- project-directory: is longer than 1,000 characters/],
    [{ branch: 'a b' }, /- branch: is not a valid branch name/],
    [{ branch: 'a..b' }, /- branch: is not a valid/],
    [{ branch: '-x' }, /- branch: is not a valid/],
    [{ branch: '/x' }, /- branch: is not a valid/],
    [{ branch: 'x.lock' }, /- branch: is not a valid/],
    [{ branch: 'x@{1}' }, /- branch: is not a valid/],
    [{ branch: 'x\0' }, /- branch: is not a valid/],
    [{ branch: 'ä'.repeat(123) }, /- branch: is not a valid/],
    [{ environment: 'a\nb' }, /- environment: must be the name of a GitHub environment/],
    [{ 'require-label': 'one,two' }, /- require-label: must be the name of one label/],
    [{ 'require-label': 'x'.repeat(51) }, /- require-label: must be the name of one label/],
    [{ seeds: '../x.sql' }, /- seeds: must be true, false, or files and folders below the seeds folder/],
    [{ seeds: 'true, default/x.sql' }, /- seeds: must be true, false, or files/],
    [
      { 'build-from': 'commit', env: 'HASURA_GRAPHQL_ENABLED_APIS=graphql' },
      /- env and build-from: HASURA_GRAPHQL_ENABLED_APIS leaves out metadata/,
    ],
    [
      { seeds: 'true', env: 'HASURA_GRAPHQL_ENABLED_APIS=graphql' },
      /- env and seeds: HASURA_GRAPHQL_ENABLED_APIS leaves out metadata/,
    ],
    [{ 'build-from': 'tag' }, /- build-from: must be branch or commit, not "tag"/],
    [{ 'keep-data': 'yes' }, /- keep-data: must be true or false, not "yes"/],
    [{ rehearsal: 'yes' }, /- rehearsal: must be error, warn or off, not "yes"/],
    [{ 'rehearsal-postgres-url': 'localhost' }, /- rehearsal-postgres-url: must begin with postgres:/],
    [{ 'review-fail-on': 'high,low' }, /- review-fail-on: must be none, or a list of .*, not "low"/],
    [{ 'review-approve-label': 'a,b' }, /- review-approve-label: must be the name of one label/],
    [
      { 'review-base-endpoint': 'https://a.example' },
      /- review-base-admin-secret: is empty, but review-base-endpoint/,
    ],
    [
      { 'review-base-admin-secret': 'canary' },
      /- review-base-endpoint: is empty; review-base-admin-secret is set/,
    ],
    ...['shop', 'http://a.example', 'ftp://a.example', 'https://u:p@a.example', 'https://a.example/?x'].map(
      (address): [Record<string, string>, RegExp] => [
        { 'review-base-endpoint': address, 'review-base-admin-secret': 'canary' },
        /^- review-base-endpoint: (?:is not a URL|must )(?!.*canary)/m,
      ],
    ),
    [
      { 'review-base-endpoint': 'https://a.example', 'review-base-admin-secret': 'a\nb' },
      /- review-base-admin-secret: contains a line break/,
    ],
    [{ 'max-age-days': '0.5' }, /- max-age-days: must be days between 1 and 365, not "0.5"/],
    [{ 'max-age-days': 'week' }, /- max-age-days: must be days/],
    [{ 'max-previews': '-1' }, /- max-previews: must be a number/],
    [{ 'when-full': 'wait' }, /- when-full: must be refuse or evict, not "wait"/],
    [{ 'pr-number': '01' }, /- pr-number: must be the number of a pull request, not "01"/],
    [{ 'pr-number': '1e3' }, /- pr-number: must be the number/],
    [{ 'pr-number': '42; x' }, /- pr-number: must be the number/],
    [{ cloud: 'azure' }, /- cloud: must be aws or gcp, not "azure"/],
    [{ region: 'US East' }, /- region: must be a region's code such as us-east-2/],
    [
      { plan: 'free plan' },
      /- plan: must be a word of letters, digits, hyphens and underscores, not "free plan"/,
    ],
    [{ tier: 'free plan' }, /- tier: must be a word/],
    [{ env: 'A=1\nno sign' }, /- env: line 2 has no "="/],
    [{ comment: 'yes' }, /- comment: must be true or false, not "yes"/],
    [{ 'adopt-unmarked': '1' }, /- adopt-unmarked: must be true or false, not "1"/],
    [{ 'timeout-minutes': '0' }, /- timeout-minutes: must be minutes between 0\.1 and 360, not "0"/],
    [{ 'timeout-minutes': '361' }, /- timeout-minutes/],
    [{ 'timeout-minutes': '1h' }, /- timeout-minutes/],
    [{ 'timeout-minutes': 'NaN' }, /- timeout-minutes/],
    [{ 'timeout-minutes': '-5' }, /- timeout-minutes/],
    [{ 'api-url': 'data.pro.hasura.io' }, /- api-url: is not a URL/],
    [{ 'api-url': 'http://data.pro.hasura.io/v1/graphql' }, /- api-url: must begin with https:\/\//],
    [{ 'api-url': 'http://169.254.169.254/' }, /- api-url: must begin with https:\/\//],
    [{ 'api-url': 'http://localhost.evil.example/' }, /- api-url: must begin with https:\/\//],
    [{ 'api-url': 'https://169.254.169.254/x' }, /- api-url: must name its host in plain letters/],
    [{ 'api-url': 'https://10.0.0.1' }, /- api-url: must name its host in plain letters/],
    [{ 'api-url': 'https://[fd00::1]/v1/graphql' }, /- api-url: must name its host in plain letters/],
    [{ 'api-url': 'https://0x0a000001/v1/graphql' }, /- api-url: must name its host in plain letters/],
    // The "a" of "data" is Cyrillic.
    [{ 'api-url': 'https://d\u0430ta.pro.hasura.io/v1/graphql' }, /- api-url: must name its host in plain/],
    [{ 'api-url': 'https://xn--dta-5cd.pro.hasura.io/v1/graphql' }, /- api-url: must name its host in plain/],
    [
      { 'api-url': 'https://my-api.hasura.app/v1/graphql' },
      /- api-url: names the host my-api\.hasura\.app, which is not under hasura\.io, .*allow-custom-api-url/,
    ],
    [
      { 'api-url': 'https://hasura.example.com/v1/graphql' },
      /- api-url: names the host hasura\.example\.com, .*allow-custom-api-url/,
    ],
    [
      { 'api-url': 'https://data.pro.hasura.io.evil.example/' },
      /- api-url: names the host .*allow-custom-api-url/,
    ],
    [{ 'allow-custom-api-url': 'maybe' }, /- allow-custom-api-url: must be true or false/],
    [
      { 'api-url': 'https://xn--dta-5cd.pro.hasura.io/v1/graphql', 'allow-custom-api-url': 'true' },
      /- api-url: must name its host in plain/,
    ],
    [{ 'api-url': 'file:///etc/passwd' }, /- api-url: must begin with https:\/\//],
    [{ branch: 'cart', 'pr-number': '42' }, /- branch and pr-number: both are set/],
  ])('are refused with what is allowed: %j', (inputs, message) => {
    const failure = refusal(given(inputs));
    expect(failure.kind).toBe('input');
    expect(failure.message).toMatch(/^Invalid input\. Nothing was created or deleted\.\n- /);
    expect(failure.message).toMatch(message);
  });

  test('are all reported together, each on its own line', () => {
    const message = problem(
      { mode: 'x', cloud: 'y', 'pr-number': 'z', comment: 'maybe', env: 'nothing' },
      {},
    );
    expect(message.split('\n')).toEqual([
      'Invalid inputs (5). Nothing was created or deleted.',
      '- mode: must be auto, deploy, delete, sweep or check, not "x".',
      '- pr-number: must be the number of a pull request, not "z".',
      '- cloud: must be aws or gcp, not "y".',
      expect.stringMatching(/^- env: line 1 has no "="/),
      '- comment: must be true or false, not "maybe".',
    ]);
  });

  test('that are long are shortened, and shown on one line', () => {
    const message = problem({ mode: `a\n${'b'.repeat(100)}` });
    expect(message).toMatch(/not "a b{58}…"\.$/);
  });

  test('that may be secret are never shown', () => {
    const message = problem({
      'hasura-cloud-token': 'canary one',
      'github-token': 'canary two',
      'source-token': 'canary three',
      env: 'canary\nPREVIEW_APP_X=canary\nA=1\nA=canary\n=canary\nB=can\rary',
      hasuraEnv: 'PG_DATABASE_URL=postgres://canary',
      postgresDBConfig: 'POSTGRES_SERVER_CONNECTION_URI=canary',
      'api-url': 'https://canary:canary@data.pro.hasura.io/',
      'rehearsal-postgres-url': 'postgres://u:canary@h?canary=1',
    });
    expect(message).toMatch(/^Invalid inputs \(\d+\)/);
    expect(message).not.toMatch(/canary/);
  });

  test('of any kind are refused with a Failure or read without an exception', () => {
    const names = [
      'mode',
      'name',
      'project-directory',
      'branch',
      'pr-number',
      'cloud',
      'region',
      'plan',
      'env',
      'comment',
      'timeout-minutes',
      'api-url',
      'delete',
      'tier',
      'hasuraEnv',
    ];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), fc.string({ unit: 'binary' })), (inputs) => {
        try {
          expect(read(inputs).timeoutMs).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(Failure);
          expect(error).toMatchObject({ kind: 'input' });
        }
      }),
    );
  });
});

describe('the names of the old action', () => {
  test('give the same inputs as the new ones', () => {
    const old = given(
      {
        hasuraCloudAccessToken: 'pat-old',
        tier: 'cloud_payg',
        hasuraCloudGraphQLEndpoint: 'https://data.example.hasura.io/v1/graphql',
        hasuraProjectDirectoryPath: './hasura',
        hasuraEnv: 'A=1',
        delete: 'true',
      },
      {},
      { 'github-token': 'ghs_canary5678' },
    );
    expect(readInputs(old)).toEqual({
      ...read({
        'hasura-cloud-token': 'pat-old',
        plan: 'cloud_payg',
        'api-url': 'https://data.example.hasura.io/v1/graphql',
        'project-directory': 'hasura',
        env: 'A=1',
        mode: 'delete',
      }),
      literalEnv: true,
    });
  });

  test.each([
    ['tier', 'plan', 'cloud_payg', 'cloud_free'],
    [
      'hasuraCloudGraphQLEndpoint',
      'api-url',
      'https://data.hasura.io/v1/graphql',
      'https://data.pro.hasura.io/v1/graphql',
    ],
  ])('%s wins over the default that action.yml gives to %s', (alias, name, value, fallback) => {
    expect(DEFAULTS[name]).toBe(fallback);
    expect(read({ [alias]: value })).toEqual(read({ [name]: value }));
  });

  test.each([
    ['hasuraCloudAccessToken', 'hasura-cloud-token', 'canary-old', 'canary-new'],
    ['hasuraProjectDirectoryPath', 'project-directory', 'a', 'b'],
    ['hasuraEnv', 'env', 'A=canary-old', 'A=canary-new'],
    ['hasuraCloudGraphQLEndpoint', 'api-url', 'https://example-a.hasura.io/', 'https://example-b.hasura.io/'],
    ['delete', 'mode', 'true', 'deploy'],
  ])('%s beside %s with another value is an error that shows neither', (alias, name, old, fresh) => {
    const message = problem({ [alias]: old, [name]: fresh });
    expect(message).toContain(
      `- ${name} and ${alias}: both are set, to different values; ${alias} is the old name of ${name}, so leave it out.`,
    );
    expect(message).not.toContain('canary');
    expect(message).not.toContain('example');
  });

  test('accept a folder that begins with a slash and blanks at the ends of lines, as the old action did', () => {
    for (const folder of ['/hasura', '//hasura/', ' /hasura '])
      expect(read({ hasuraProjectDirectoryPath: folder }).projectDirectory).toBe('hasura');
    expect(read({ hasuraProjectDirectoryPath: '/' }).projectDirectory).toBe('');
    expect(problem({ hasuraProjectDirectoryPath: '/../other' })).toMatch(
      /- hasuraProjectDirectoryPath: must be a path/,
    );
    expect(read({ hasuraEnv: 'A=1 \t\r\n \nB= 2  \n' }).env).toEqual([
      { key: 'A', value: '1' },
      { key: 'B', value: ' 2' },
    ]);
    expect(read({ env: 'A=1 ' }).env).toEqual([{ key: 'A', value: '1 ' }]);
  });

  test('set together with the new ones to the same value are not an error', () => {
    expect(read({ tier: ' cloud_payg', plan: 'cloud_payg ' }).plan).toBe('cloud_payg');
    expect(read({ hasuraEnv: 'A=1', env: 'A=1\n' }).env).toEqual([{ key: 'A', value: '1' }]);
    expect(read({ delete: 'true', mode: 'delete' }).mode).toBe('delete');
  });

  test('include delete, which has no effect when false and is refused by its own name when invalid', () => {
    expect(read({ delete: 'false' }).mode).toBe('auto');
    expect(read({ delete: 'false', mode: 'deploy' }).mode).toBe('deploy');
    expect(problem({ delete: 'maybe' })).toMatch(/- delete: must be true or false, not "maybe"/);
  });

  test('work in the example workflow of the old action', () => {
    const inputs = read({
      name: 'my-hasura-app-pr-42',
      hasuraEnv: [
        'HASURA_GRAPHQL_CORS_DOMAIN=http://my-site.com',
        'HASURA_GRAPHQL_JWT_SECRET={"type":"HS256","key":"0123456789abcdef0123456789abcdef","claims_map":{"x":"$"}}',
        'QUERY=select \'a;b\' = "c";',
        'DATABASE=postgres://postgres:p=w;d@db.example:5432/postgres?sslmode=require',
        '',
      ].join('\r\n'),
      hasuraProjectDirectoryPath: 'hasura',
      region: 'us-west-1',
    });
    expect(inputs).toMatchObject({
      nameTemplate: 'my-hasura-app-pr-42',
      projectDirectory: 'hasura',
      region: 'us-west-1',
    });
    expect(inputs.env).toEqual([
      { key: 'HASURA_GRAPHQL_CORS_DOMAIN', value: 'http://my-site.com' },
      {
        key: 'HASURA_GRAPHQL_JWT_SECRET',
        value: '{"type":"HS256","key":"0123456789abcdef0123456789abcdef","claims_map":{"x":"$"}}',
      },
      { key: 'QUERY', value: 'select \'a;b\' = "c";' },
      { key: 'DATABASE', value: 'postgres://postgres:p=w;d@db.example:5432/postgres?sslmode=require' },
    ]);
  });

  test.each([
    'PG_DATABASE_URL=x',
    'A=1\nPG_DATABASE_URL=x',
    'A=1\r\n  PG_DATABASE_URL = x',
    '\u00a0PG_DATABASE_URL=x',
    '\ufeffPG_DATABASE_URL=x',
    '\vPG_DATABASE_URL\u3000=x',
  ])('a PG_DATABASE_URL in hasuraEnv is refused, however it is indented: %j', (text) => {
    expect(problem({ hasuraEnv: text })).toMatch(
      /- hasuraEnv: it sets PG_DATABASE_URL\. .* set the variable under env instead of hasuraEnv/,
    );
  });

  test('accept a PG_DATABASE_URL under env, and names in hasuraEnv that only begin or end like it', () => {
    expect(read({ env: 'PG_DATABASE_URL=postgres://h/db' }).env).toHaveLength(1);
    expect(
      read({ hasuraEnv: 'PG_DATABASE_URL_2=x\nMY_PG_DATABASE_URL=y\n# PG_DATABASE_URL=z' }).env,
    ).toHaveLength(2);
  });
});
