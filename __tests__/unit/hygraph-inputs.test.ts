import { describe, expect, test } from '@jest/globals';
import { DEFAULTS, type Inputs, invalidInputs, readInputs } from '../../src/inputs/inputs.js';
import { tokensOf } from '../../src/inputs/secrets.js';

const ENDPOINT = 'https://api-eu-central-1.hygraph.com/v2/cl8vzs0jm7fb201ukbf4ahe92/master';
const TOKEN = 'eyJh.eyJi.c2ln';

const source = (given: Record<string, string>): Parameters<typeof readInputs>[0] => {
  const inputs: Record<string, string> = {
    'hasura-cloud-token': 'pat-canary-1234',
    'github-token': 'ghs_canary5678',
    'hygraph-env': DEFAULTS['hygraph-env'] ?? '',
    ...given,
  };
  return { input: (name) => inputs[name] ?? '', env: () => '', file: () => '' };
};
const read = (given: Record<string, string>, onlyChecks = false): Inputs =>
  readInputs(source(given), onlyChecks);
const variables = (given: Record<string, string>, onlyChecks = false): Record<string, string> =>
  Object.fromEntries(read(given, onlyChecks).hygraphVariables.map(({ key, value }) => [key, value]));

describe('The inputs about content', () => {
  test('mean nothing without an endpoint', () => {
    expect([read({}).hygraph, variables({})]).toEqual([undefined, {}]);
  });

  test('are read together', () => {
    expect(
      read({
        'hygraph-endpoint': ` ${ENDPOINT} `,
        'hygraph-token': `Bearer ${TOKEN}`,
        'hygraph-stage': ' DRAFT ',
        'hygraph-models': 'Post, pages,\n Author ,Post',
        'hygraph-public': 'closed',
      }).hygraph,
    ).toEqual({
      endpoint: { url: ENDPOINT, project: 'cl8vzs0jm7fb201ukbf4ahe92', environment: 'master' },
      token: TOKEN,
      stage: 'DRAFT',
      models: ['Post', 'pages', 'Author'],
      public: 'closed',
    });
  });

  test('feed the address and the authorization, the latter only with a token', () => {
    expect(variables({ 'hygraph-endpoint': ENDPOINT })).toEqual({ HYGRAPH_ENDPOINT: ENDPOINT });
    expect(variables({ 'hygraph-endpoint': ENDPOINT, 'hygraph-token': TOKEN })).toEqual({
      HYGRAPH_ENDPOINT: ENDPOINT,
      HYGRAPH_AUTHORIZATION: `Bearer ${TOKEN}`,
    });
    expect(variables({ 'hygraph-endpoint': ENDPOINT, 'hygraph-env': '' })).toEqual({});
    expect(
      variables({
        'hygraph-endpoint': ENDPOINT,
        'hygraph-token': TOKEN,
        'hygraph-stage': 'QA',
        'hygraph-env': '# for the front end\nCMS = token\r\n\nSTAGE=stage\nURL=endpoint',
      }),
    ).toEqual({ CMS: TOKEN, STAGE: 'QA', URL: ENDPOINT });
  });

  test('name their variables also where there are no secrets', () => {
    expect(variables({ 'hygraph-endpoint': '', 'hygraph-token': '' }, true)).toEqual({
      HYGRAPH_ENDPOINT: '',
      HYGRAPH_AUTHORIZATION: '',
    });
    expect(read({ 'hygraph-endpoint': 'not read' }, true).hygraph).toBeUndefined();
  });

  test('have a token that is masked before anything is checked', () => {
    for (const written of [` ${TOKEN}\n`, `Bearer ${TOKEN}`, `bearer  ${TOKEN}`])
      expect(tokensOf(source({ 'hygraph-token': written }))).toContain(TOKEN);
  });

  test.each<[Record<string, string>, string]>([
    [{ 'hygraph-token': TOKEN }, 'hygraph-endpoint: is empty, but hygraph-token is set'],
    [{ 'hygraph-token': 'a b' }, 'hygraph-token: contains a space'],
    [{ 'hygraph-endpoint': 'x' }, 'hygraph-endpoint: is not a URL'],
    [{ 'hygraph-stage': 'DRAFT;' }, 'hygraph-stage: must be the API id of a stage'],
    [{ 'hygraph-models': 'Post;Page' }, 'hygraph-models: must be the API ids of models'],
    [{ 'hygraph-public': 'open' }, 'hygraph-public: must be closed, published or any, not "open"'],
    [{ 'hygraph-env': 'A' }, 'hygraph-env: line 1 must be NAME=endpoint'],
    [{ 'hygraph-env': '\nA=secret' }, 'hygraph-env: line 2 must be NAME=endpoint'],
    [{ 'hygraph-env': '1A=token' }, 'hygraph-env: line 1 must be NAME=endpoint'],
    [{ 'hygraph-env': '__proto__=endpoint' }, 'hygraph-env: line 1 must be NAME=endpoint'],
    [
      { 'hygraph-env': 'A=endpoint\nA=endpoint' },
      'hygraph-env: line 2 sets A, which another line already sets',
    ],
    [
      { 'hygraph-env': 'HASURA_GRAPHQL_X=endpoint' },
      'hygraph-env: line 1 sets HASURA_GRAPHQL_X; names that begin',
    ],
    [{ 'hygraph-env': 'preview_app_x=endpoint' }, 'hygraph-env: line 1 sets preview_app_x; names that begin'],
    [{ 'hygraph-env': 'A=token' }, 'hygraph-env: line 1 needs hygraph-token, which is empty'],
    [{ 'hygraph-env': 'A=stage' }, 'hygraph-env: line 1 needs hygraph-stage, which is empty'],
    [{ env: 'HYGRAPH_ENDPOINT=x' }, 'hygraph-env: line 1 sets HYGRAPH_ENDPOINT, which env sets too'],
    [
      {
        'postgres-url': 'postgres://a:b@example.com/c',
        'postgres-env': 'PG',
        'hygraph-env': 'PG=endpoint',
      },
      'hygraph-env: line 1 sets PG, which postgres-env sets too',
    ],
  ])('%j is refused', (given, problem) => {
    const whole = 'hygraph-token' in given ? given : { 'hygraph-endpoint': ENDPOINT, ...given };
    const { hygraphProblems } = read(whole);
    const { message } = invalidInputs(hygraphProblems);
    expect(message).toContain(`\n- ${problem}`);
    for (const secret of [TOKEN, 'cl8vzs0jm7fb201ukbf4ahe92']) expect(message).not.toContain(secret);
  });
});
