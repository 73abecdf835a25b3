import { describe, expect, test } from '@jest/globals';
import { Failure } from '../../src/lib/errors.js';
import { DEFAULTS, type Inputs, readInputs } from '../../src/inputs/inputs.js';
import { tlsText } from '../support/tls.js';

type Table = Record<string, string>;
const url = 'postgres://maker:horse-battery@db.example:6543/meta';
const server = { host: 'db.example', port: 6543, user: 'maker', password: 'horse-battery', database: 'meta' };

const read = (inputs: Table): Inputs => {
  const all: Table = { ...DEFAULTS, 'hasura-cloud-token': 'pat', 'github-token': 'ghs', ...inputs };
  return readInputs({
    input: (name) => all[name] ?? '',
    env: () => '',
    file: (path) => {
      if (path === '/ca.pem') return tlsText('ca.pem');
      throw new Error(`there is no file ${path}`);
    },
  });
};

/** The problems for which the inputs are refused. */
function problems(inputs: Table): string[] {
  try {
    read(inputs);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    expect(error.kind).toBe('input');
    const [first, ...lines] = error.message.split('\n');
    expect(first).toMatch(/^(Invalid input|Invalid inputs \(\d+\))\. Nothing was created or deleted\.$/);
    for (const line of lines) expect(line).toMatch(/^- \S+.*\.$/);
    expect(error.message).not.toMatch(/horse|battery|maker|db\.example/);
    return lines.map((line) => line.slice(2));
  }
  throw new Error('the inputs were not refused');
}
const variables = (names: string): string[] | undefined =>
  read({ 'postgres-url': url, 'postgres-env': names }).databases?.variables;

describe('databases', () => {
  test('are created when a server and variables are given', () => {
    const inputs = read({ 'postgres-url': ` ${url}\n`, 'postgres-env': 'PG_DATABASE_URL', env: 'A=1' });
    expect(inputs.databases).toMatchObject({ server, variables: ['PG_DATABASE_URL'], template: undefined });
    expect(inputs.env).toEqual([{ key: 'A', value: '1' }]);
  });

  test('are not created when no input mentions them', () => {
    expect(read({}).databases).toBeUndefined();
    expect(
      read({ 'postgres-url': ' ', 'postgres-env': '\n', postgresDBConfig: '\r\n' }).databases,
    ).toBeUndefined();
  });

  test('can be dropped without any variables, but not created', () => {
    expect(read({ 'postgres-url': url, mode: 'delete' }).databases).toMatchObject({ server, variables: [] });
    expect(read({ 'postgres-url': url, delete: 'true' }).databases).toMatchObject({ server, variables: [] });
    for (const mode of ['auto', 'deploy'])
      for (const names of ['', ' , \n,'])
        expect(problems({ 'postgres-url': url, 'postgres-env': names, mode })).toEqual([
          expect.stringMatching(/^postgres-env: lists no variable; list .* for example PG_DATABASE_URL\.$/),
        ]);
  });

  test('are copies of a template when one is named', () => {
    const named = (template: string): string | undefined =>
      read({ 'postgres-url': url, 'postgres-env': 'A', 'postgres-template': template }).databases?.template;
    expect(named(' seed "1"\n')).toBe('seed "1"');
    expect(named('ü'.repeat(31))).toBe('ü'.repeat(31));
    for (const template of ['ü'.repeat(32), 'x'.repeat(64), 'a\nb', 'a\u0000b'])
      expect(problems({ 'postgres-url': url, 'postgres-env': 'A', 'postgres-template': template })).toEqual([
        'postgres-template: is not a valid database name (at most 63 bytes, on one line).',
      ]);
  });

  describe('that are copies of a template', () => {
    const copies = { 'postgres-url': url, 'postgres-env': 'A', 'postgres-template': 'seed' };
    const holding = (held: string, more: Record<string, string> = {}): Record<string, string> => ({
      ...copies,
      'build-from': 'commit',
      'postgres-template-migrations': held,
      ...more,
    });

    test.each<[string, unknown]>([
      ['', 'auto'],
      ['auto', 'auto'],
      [' base\n', 'base'],
      ['none', 'none'],
      ['1718000120000', 1718000120000n],
      ['007', 7n],
    ])('hold what the input says: %j', (held, expected) => {
      expect(read(holding(held)).databases?.templateMigrations).toBe(expected);
    });

    test.each(['Base', 'all', '1.5', '-1', '1718000120000_create_orders', '1'.repeat(20)])(
      'hold nothing that the input cannot say: %s',
      (held) => {
        expect(problems(holding(held))).toEqual([
          `postgres-template-migrations: must be auto, base, none, or the version of a migration, such as 1718000120000, not "${held}".`,
        ]);
      },
    );

    test.each(['base', '7'])('cannot be marked where Hasura Cloud runs the migrations: %s', (held) => {
      const given = holding(held, { 'build-from': 'branch' });
      expect(problems(given)).toEqual([
        'postgres-template-migrations and build-from: Hasura Cloud runs all migrations, whatever a copy of the template holds; set build-from to commit, or postgres-template-migrations to none.',
      ]);
      // A run that only deletes marks nothing.
      expect(read({ ...given, mode: 'delete' }).databases?.template).toBe('seed');
      expect(problems(holding(held, { 'postgres-template': '' }))).toEqual([
        'postgres-template-migrations: is set, but postgres-template is not; name the database to copy there, or leave both out.',
      ]);
    });

    test('may run all their migrations', () => {
      expect(read(holding('none', { 'build-from': 'branch' })).databases?.templateMigrations).toBe('none');
    });
  });

  test('are hosted on a server whose CA certificate is a PEM text or a file on the runner', () => {
    const ca = (inputs: Table): string | undefined =>
      read({ 'postgres-env': 'A', ...inputs }).databases?.server.ca;
    const byFile = `${url}?sslrootcert=/ca.pem`;
    expect(ca({ 'postgres-url': url, 'postgres-ca-certificate': `\n${tlsText('ca.pem')}\r\n` })).toBe(
      tlsText('ca.pem').trim(),
    );
    expect(ca({ 'postgres-url': byFile })).toBe(tlsText('ca.pem'));
    expect(ca({ 'postgres-url': byFile, 'postgres-ca-certificate': tlsText('other-ca.pem') })).toBe(
      tlsText('other-ca.pem').trim(),
    );
    for (const text of ['/ca.pem', tlsText('server.key'), '-----BEGIN CERTIFICATE-----'])
      expect(problems({ 'postgres-url': url, 'postgres-env': 'A', 'postgres-ca-certificate': text })).toEqual(
        [expect.stringMatching(/^postgres-ca-certificate: contains no PEM certificate; /)],
      );
  });
});

describe('the variables that get a database', () => {
  test.each<[string, string[]]>([
    ['A', ['A']],
    ['A,B', ['A', 'B']],
    [' A , B,\n_C9 ', ['A', 'B', '_C9']],
    ['A\r\nB\r\n\r\nC', ['A', 'B', 'C']],
    ['A\nB\ra', ['A', 'B', 'a']],
    ['PG_DATABASE_URL,,PREVIEWAPP_X', ['PG_DATABASE_URL', 'PREVIEWAPP_X']],
  ])('are separated by commas or lines: %j', (text, expected) => {
    expect(variables(text)).toEqual(expected);
  });

  test.each<[string, RegExp]>([
    ['A,PREVIEW_APP_OWNER', /^postgres-env: names PREVIEW_APP_OWNER; names that begin with PREVIEW_APP_ are/],
    ['A,preview_app_x', /^postgres-env: names preview_app_x; /],
    ['A,1B', /^postgres-env: contains something that is not a variable name; /],
    ['A,A-B', /^postgres-env: contains something that is not a variable name/],
    ['A B', /^postgres-env: contains something that is not a variable name/],
    ['A;B', /^postgres-env: contains something that is not a variable name/],
    ['A,Ä', /^postgres-env: contains something that is not a variable name/],
    ['A,__proto__', /^postgres-env: contains something that is not a variable name/],
    [`A,PG=${url}`, /^postgres-env: contains something that is not a variable name/],
  ])('are refused with the reason: %j', (text, message) => {
    expect(problems({ 'postgres-url': url, 'postgres-env': text })).toContainEqual(
      expect.stringMatching(message),
    );
  });

  test('must not be set by env, too', () => {
    const inputs = { 'postgres-url': url, 'postgres-env': 'A,PG_DATABASE_URL' };
    expect(problems({ ...inputs, env: 'PG_DATABASE_URL=x' })).toEqual([
      'postgres-env: names PG_DATABASE_URL, which env sets too; take it out of one of the two.',
    ]);
    expect(read({ ...inputs, env: 'pg_database_url=x' }).env).toHaveLength(1);
  });

  test.each(['postgres-env', 'postgres-template', 'postgres-ca-certificate'])(
    'need a server: %s without postgres-url is refused',
    (name) => {
      const value = name === 'postgres-ca-certificate' ? tlsText('ca.pem') : 'A';
      for (const mode of ['auto', 'delete'])
        expect(problems({ [name]: value, mode })).toEqual([
          `postgres-url: is empty, but ${name} is set; give the server's URL in postgres-url, from a secret.`,
        ]);
    },
  );
});

describe('the URL of the server', () => {
  test.each<[string, RegExp]>([
    ['https://maker:horse@db.example', /^postgres-url: must begin with postgres:\/\//],
    ['postgres://maker:horse/battery@db.example', /^postgres-url: is not a URL: /],
    [
      'postgres://maker:horse@db.example?horse=battery',
      /^postgres-url: has a parameter that is not supported here;/,
    ],
    [`${url}?sslmode=horse`, /^postgres-url: has an sslmode that is not one of /],
    [`${url}?sslrootcert=/horse.pem`, /^postgres-url: has an sslrootcert that cannot be read/],
  ])('is refused without being shown: %j', (bad, message) => {
    for (const inputs of [
      { 'postgres-url': bad, 'postgres-env': 'A' },
      { postgresDBConfig: `POSTGRES_SERVER_CONNECTION_URI=${bad}\nPG_ENV_VARS_FOR_HASURA=A` },
    ])
      expect(problems(inputs)).toEqual([expect.stringMatching(message)]);
  });

  test('is one of all the problems in the inputs, which are reported together', () => {
    const told = problems({
      mode: 'sometimes',
      'postgres-url': 'postgres://maker:horse@db.example:0',
      'postgres-env': 'A,A,B-C,PREVIEW_APP_X,E',
      'postgres-template': 'a\nb',
      'postgres-ca-certificate': 'horse',
      env: 'E=1',
    });
    expect(told.map((line) => line.replace(/[:;,].*/, ''))).toEqual([
      'mode',
      'postgres-env',
      'postgres-env',
      'postgres-env',
      'postgres-ca-certificate',
      'postgres-template',
      'postgres-url',
    ]);
  });
});
