import { describe, expect, test } from '@jest/globals';
import { Failure } from '../../src/lib/errors.js';
import { readMaskedInputs } from '../../src/session/inputs.js';
import { maskTokens } from '../../src/session/masking.js';
import { repository } from '../support/repository.js';
import { DEFAULTS, type Inputs } from '../../src/inputs/inputs.js';
import { TestWorld } from '../support/world.js';

type Table = Record<string, string>;
const url = 'postgres://maker:horse-battery@db.example:6543/meta';
const URI = `POSTGRES_SERVER_CONNECTION_URI=${url}`;
const NAMES = 'PG_ENV_VARS_FOR_HASURA=PG_DATABASE_URL,OTHER_URL';

const worldOf = (inputs: Table): TestWorld =>
  new TestWorld({ inputs: { ...DEFAULTS, 'hasura-cloud-token': 'pat', 'github-token': 'ghs', ...inputs } });
const read = (inputs: Table): Inputs => readMaskedInputs(worldOf(inputs), repository);

/** The problems for which the inputs are refused. */
function problems(inputs: Table): string[] {
  try {
    read(inputs);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    expect(error.message).not.toMatch(/horse|battery|maker|db\.example/);
    return error.message
      .split('\n')
      .slice(1)
      .map((line) => line.slice(2));
  }
  throw new Error('the inputs were not refused');
}

describe('postgresDBConfig', () => {
  test.each([
    [`${URI}\n${NAMES}`],
    [`${NAMES}\n${URI}`],
    [`${URI}\r\n${NAMES}\r\n`],
    [
      `\n  POSTGRES_SERVER_CONNECTION_URI = ${url} \n\n\tPG_ENV_VARS_FOR_HASURA =  PG_DATABASE_URL , OTHER_URL\n`,
    ],
    [`# the server\n${URI}\n  # PG_ENV_VARS_FOR_HASURA=X\n${NAMES}`],
  ])('replaces postgres-url and postgres-env with two lines: %j', (text) => {
    expect(read({ postgresDBConfig: text }).databases).toEqual(
      read({ 'postgres-url': url, 'postgres-env': 'PG_DATABASE_URL,OTHER_URL' }).databases,
    );
    expect(read({ postgresDBConfig: text }).databases?.server.password).toBe('horse-battery');
  });

  test('keeps every = after the first', () => {
    const text = `${URI}?options=-c%20a%3Db&sslmode=require\n${NAMES}`;
    expect(read({ postgresDBConfig: text }).databases?.server).toMatchObject({
      tls: 'require',
      parameters: { options: '-c a=b' },
    });
  });

  test.each([
    URI,
    NAMES,
    url,
    'nonsense',
    `${URI}\n${URI}`,
    `${URI}\n${NAMES}\nMORE=1`,
    `${URI}\n${NAMES}\nmore`,
    `${URI}\nPG_ENV_VARS_FOR_HASURA=`,
    `POSTGRES_SERVER_CONNECTION_URI=\n${NAMES}`,
    `${URI}\npg_env_vars_for_hasura=A`,
    `${URI} ${NAMES}`,
  ])('is refused with one error when it is not those two lines: %j', (text) => {
    expect(problems({ postgresDBConfig: text })).toEqual([
      'postgresDBConfig: must hold two lines, POSTGRES_SERVER_CONNECTION_URI=… and PG_ENV_VARS_FOR_HASURA=…, each with a value. Or use postgres-url and postgres-env, which replace it.',
    ]);
  });

  test('may be set together with the new inputs, but only to the same values', () => {
    const old = { postgresDBConfig: `${URI}\n${NAMES}` };
    const fresh = { 'postgres-url': ` ${url}\n`, 'postgres-env': 'PG_DATABASE_URL,OTHER_URL' };
    expect(read({ ...old, ...fresh }).databases).toEqual(read(fresh).databases);
    for (const other of [{ 'postgres-url': `${url}2` }, { 'postgres-env': 'PG_DATABASE_URL' }])
      expect(problems({ ...old, ...other })).toEqual([
        'postgres-url, postgres-env and postgresDBConfig: they are set to different values; postgresDBConfig is the old name of the others, so leave it out.',
      ]);
  });

  test('applies the same rules to names of variables', () => {
    const names = 'PG_ENV_VARS_FOR_HASURA=A,PREVIEW_APP_X,B,B';
    expect(problems({ postgresDBConfig: `${URI}\n${names}`, env: 'A=1' })).toEqual([
      expect.stringMatching(/^postgresDBConfig, PG_ENV_VARS_FOR_HASURA: names A, which env sets too/),
      expect.stringMatching(/^postgresDBConfig, PG_ENV_VARS_FOR_HASURA: names PREVIEW_APP_X; /),
    ]);
  });
});

test('postgresDBConfig may name a variable twice: it gets one database', () => {
  const names = 'PG_ENV_VARS_FOR_HASURA=A,B,A';
  expect(read({ postgresDBConfig: `${URI}\n${names}` }).databases?.variables).toEqual(['A', 'B']);
});

describe('a PG_DATABASE_URL in hasuraEnv', () => {
  const hasuraEnv = 'A=1\r\n PG_DATABASE_URL = postgres://app:staple-correct@db.example/prod\r\nB=2';
  const kept = [
    { key: 'A', value: '1' },
    { key: 'B', value: '2' },
  ];

  test('gets a new database when a server is given, and is removed from the variables', () => {
    for (const [given, variables] of [
      [{ 'postgres-url': url }, ['PG_DATABASE_URL']],
      [{ 'postgres-url': url, 'postgres-env': 'OTHER' }, ['OTHER', 'PG_DATABASE_URL']],
      [{ 'postgres-url': url, 'postgres-env': 'PG_DATABASE_URL' }, ['PG_DATABASE_URL']],
      [{ postgresDBConfig: `${URI}\n${NAMES}` }, ['PG_DATABASE_URL', 'OTHER_URL']],
    ] as const) {
      const inputs = read({ hasuraEnv, ...given });
      expect(inputs.databases?.variables).toEqual(variables);
      expect(inputs.env).toEqual(kept);
    }
  });

  test('is ignored when a run only removes apps', () => {
    for (const more of [{ mode: 'delete' }, { mode: 'sweep' }, { delete: 'true' }])
      expect(read({ hasuraEnv, ...more })).toMatchObject({ databases: undefined, env: kept });
  });

  test('is refused when no server is given and the run may build an app', () => {
    for (const mode of ['auto', 'deploy'])
      expect(problems({ hasuraEnv, mode })).toEqual([
        expect.stringMatching(
          /^hasuraEnv: it sets PG_DATABASE_URL\. .* To get a new database instead, set postgres-url\. /,
        ),
      ]);
  });

  test('is kept when it is set in env instead, even with a server', () => {
    const env = 'PG_DATABASE_URL=postgres://h/db';
    expect(read({ env, 'postgres-url': url, 'postgres-env': 'B' })).toMatchObject({
      env: [{ key: 'PG_DATABASE_URL' }],
      databases: { variables: ['B'] },
    });
  });
});

describe('a secret in the inputs about databases', () => {
  const password = 'p@ss w&rd/öß%41';
  const encoded = encodeURIComponent(password);
  const secret = `postgres://maker:${encoded}@db.example/meta`;

  test.each<[string, Table]>([
    ['postgres-url', { 'postgres-url': ` ${secret}\n` }],
    [
      'postgres-url with lower-case percent encoding',
      { 'postgres-url': secret.replace(encoded, encoded.toLowerCase()) },
    ],
    ['an invalid postgres-url', { 'postgres-url': secret.replace('postgres:', 'https:') }],
    [
      'postgres-url with the password as a parameter',
      { 'postgres-url': `postgres://u@h?password=${encoded}` },
    ],
    [
      'postgresDBConfig',
      { postgresDBConfig: `${NAMES}\r\n POSTGRES_SERVER_CONNECTION_URI = ${secret} \r\n` },
    ],
    ['an invalid postgresDBConfig', { postgresDBConfig: `POSTGRES_SERVER_CONNECTION_URI=${secret}\nX` }],
    ['hasuraEnv', { hasuraEnv: `A=1\r\n PG_DATABASE_URL = ${secret}\r\n` }],
  ])('is masked before anything is checked: %s', (_, inputs) => {
    const world = worldOf(inputs);
    maskTokens(world);
    const whole = /[a-z]+:\/\/\S+/.exec(Object.values(inputs).join(''))?.[0] ?? '';
    for (const form of [whole, password, encoded]) expect(world.secrets.redact(`[${form}]`)).toBe('[***]');
    expect(world.secrets.redact('PG_DATABASE_URL, OTHER_URL, db.example')).toBe(
      'PG_DATABASE_URL, OTHER_URL, db.example',
    );
  });

  test('is masked as a whole when the URL is so malformed that it has no recognizable password', () => {
    for (const broken of [
      'postgres://maker:horse/battery@h',
      'maker:horse?battery@h',
      'horse-battery-staple',
    ]) {
      const world = worldOf({ 'postgres-url': broken });
      maskTokens(world);
      expect(world.secrets.redact(`got ${broken}!`)).toBe('got ***!');
    }
  });
});
