import { describe, expect, test } from '@jest/globals';
import type { HygraphEntry } from '../../../scripts/probe/hygraph/transcript.js';
import { HELP } from '../../../scripts/probe/options.js';
import { GUESSES, type Guesses } from '../../../simulator/hygraph/guesses.js';
import type { HygraphOptions, NewProject, NewToken } from '../../../simulator/hygraph/hygraph.js';
import type { NewEntry } from '../../../simulator/hygraph/projects.js';
import type { Token } from '../../../simulator/hygraph/model.js';
import { model } from '../../../simulator/hygraph/models.js';
import { Harness } from '../../simulator/hygraph-harness.js';
import { type Outcome, rowOf, run } from './run.js';

const MODELS = [model('Recipe', 'Recipes'), model('Menu', 'Menus'), model('Chef', 'Chefs')];
const ENTRIES: NewEntry[] = [
  { id: 'entry-of-a-draft', model: 'Recipe', stage: 'DRAFT', values: { title: 'Unready soup' } },
  { id: 'entry-of-a-recipe', model: 'Recipe', values: { title: 'Ready soup' } },
  { id: 'entry-of-a-menu', model: 'Menu', values: { title: 'Lunch' } },
];

/** A project at its high performance endpoint, with all that the probe can be given. */
class Stage extends Harness {
  readonly main: Token;
  readonly deleted: Token;
  readonly limited: Token;

  constructor({
    project,
    main,
    ...options
  }: Omit<HygraphOptions, 'clock'> & { project?: NewProject; main?: NewToken } = {}) {
    super({ ...options, project: { models: MODELS, entries: ENTRIES, ...project } });
    this.main = this.token(main);
    this.deleted = this.token();
    this.limited = this.token({ permissions: [{ models: ['Recipe', 'Menu', 'Asset'] }] });
    this.hygraph.addEnvironment(this.project, 'dev');
  }

  get env(): Record<string, string> {
    return {
      HYGRAPH_ENDPOINT: this.hygraph.endpoint(this.project, { form: 'fast' }),
      HYGRAPH_TOKEN: this.main.jwt,
      HYGRAPH_DELETED_TOKEN: this.deleted.jwt,
      HYGRAPH_LIMITED_TOKEN: this.limited.jwt,
      HYGRAPH_OTHER_ENDPOINT: this.hygraph.endpoint(this.project, { form: 'fast', environment: 'dev' }),
    };
  }

  /** Leaves an answer in the cache, and deletes the token that it was given to. */
  async deleteToken(): Promise<void> {
    const { HYGRAPH_ENDPOINT = '' } = this.env;
    await run(this, ['hygraph'], { env: { HYGRAPH_ENDPOINT, HYGRAPH_TOKEN: this.deleted.jwt } });
    await this.clock.sleep(2_000);
    this.host.calls.length = 0;
    this.hygraph.deleteToken(this.deleted);
  }
}

/** Runs the probe with all that it can be given, or with some of it. */
async function probed(stage: Stage, env: Partial<Record<string, string>> = {}): Promise<Outcome> {
  const given = Object.entries({ ...stage.env, ...env }).filter((pair) => pair[1] !== '');
  return run(stage, ['hygraph'], { env: Object.fromEntries(given) as Record<string, string> });
}

/** The ids of the rows with this result. */
function rowsWith({ table }: Outcome, result: string): string[] {
  return table
    .split('\n')
    .filter((line) => line.split('|')[4]?.trim() === result)
    .map((line) => line.split('|')[1]?.trim() ?? '');
}

const differing = (outcome: Outcome): string[] => rowsWith(outcome, '**differs**');
const unchecked = (outcome: Outcome): string[] => rowsWith(outcome, 'not checked');

describe('the Hygraph part of the probe', () => {
  test('confirms everything, and sends only queries, at most four a second until the last step', async () => {
    const stage = new Stage();
    await stage.deleteToken();
    const outcome = await probed(stage);
    expect([differing(outcome), unchecked(outcome)]).toEqual([[], []]);
    expect(outcome.code).toBe(0);
    expect(outcome.table).toMatch(/\n\d\d confirmed, 0 differ\.\n$/);
    expect(stage.hygraph.mutations).toEqual([]);
    expect(stage.sim.failures).toEqual([]);
    const { calls } = stage.host;
    expect(calls.every(({ service, method }) => service === 'hygraph' && method === 'POST')).toBe(true);
    expect(calls.every(({ body }) => body.startsWith('{"query":"query Probe'))).toBe(true);
    const times = calls.slice(0, -8).map(({ at }) => at);
    const quick = times.filter((at, index) => at - (times[index - 4] ?? -Infinity) < 1_000);
    expect(quick).toEqual([]);
    expect(calls.length).toBeLessThan(80);
    expect(stage.clock.now()).toBeLessThan(60_000);
  });

  test('asks for no field of an entry but its id', async () => {
    const stage = new Stage();
    await probed(stage);
    const own = Object.keys(MODELS[0]?.fields ?? {}).join('|');
    const sent = stage.host.calls.map(({ body }) => body);
    expect(sent.filter((body) => new RegExp(`\\{[^{}]*\\b(?:${own})\\b`).test(body.slice(0, 2_000)))).toEqual(
      [],
    );
  });

  test('prints and writes no token, endpoint, id or name of a model', async () => {
    const stage = new Stage();
    await stage.deleteToken();
    const outcome = await probed(stage);
    const all = outcome.table + outcome.file + outcome.said;
    const tokens = [stage.main, stage.deleted, stage.limited];
    const secrets = [
      ...tokens.flatMap(({ jwt }) => [jwt, ...jwt.split('.'), jwt.slice(0, -9), jwt.slice(-300, -9)]),
      ...tokens.map(({ id }) => id),
      stage.project.id,
      ...Object.values(stage.env),
      'eu-central-1.cdn.hygraph.com',
      ...ENTRIES.map(({ id }) => id ?? ''),
      ...['Unready', 'Lunch', 'Recipe', 'recipe', 'Menu', 'menu', 'Chef', 'chef'],
    ];
    expect(secrets.filter((secret) => all.includes(secret))).toEqual([]);
    for (const secret of [stage.project.id, stage.main.jwt])
      expect(all).not.toContain(Buffer.from(secret).toString('base64url').slice(4, -4));
    const entries = JSON.parse(outcome.file) as HygraphEntry[];
    expect(entries).toHaveLength(stage.host.calls.length);
    expect(entries.map(({ document }) => document)).toContain('query Probe{many1(first:1){id}}');
    expect(entries.find(({ status }) => status === 429)?.answer).toBe('Too Many Requests');
  });

  test('hides a token, a project and names that answers repeat', async () => {
    const stage = new Stage();
    const echo = `bad ${stage.main.jwt} for ${stage.project.id}: recipes, Recipe, ${stage.main.jwt.slice(0, -9)}`;
    stage.host.addFault({
      service: 'hygraph',
      times: Infinity,
      operation: ({ body }) => body.includes('probeUnknownField'),
      trouble: {
        kind: 'respond',
        status: 400,
        body: JSON.stringify({ data: null, errors: [{ message: echo }] }),
      },
    });
    const outcome = await probed(stage);
    expect(rowOf(outcome, 'query/unknown-field')).toEqual({
      result: 'differs',
      seen: 'HTTP 400, bad *** for ***: many1, Model1, ***',
    });
    expect(outcome.file).toContain('bad *** for ***: many1, Model1, ***');
  });
});

describe('each switch of the simulator', () => {
  const SWITCHES: { [K in keyof Guesses]: [other: Guesses[K], fact: string, seen: string, also?: string] } = {
    notJwtStatus: [400, 'token/not-jwt-status', 'HTTP 400; the switch would be 400'],
    tokenRefusalType: [
      'application/json',
      'token/refusal-type',
      "application/json; the switch would be 'application/json'",
    ],
    deletedTokenWords: [
      'token was revoked',
      'token/deleted-words',
      "token verification failed: token was revoked; the switch would be 'token was revoked'",
    ],
    deletedTokenLivesMs: [
      30_000,
      'token/deleted',
      'accepted for 30.2 s of the probe; the switch would be 30000',
    ],
    otherScheme: ['anonymous', 'token/other-scheme', "HTTP 200; the switch would be 'anonymous'"],
    tokenElsewhere: [
      'refused',
      'token/elsewhere',
      "HTTP 401, token verification failed: crypto/rsa: verification error; the switch would be 'refused'",
    ],
    readRefusalStatus: [403, 'refusal/status', 'HTTP 403, without a token; the switch would be 403'],
    propagatesNull: [
      false,
      'refusal/list',
      'alone: a field is null; beside a list that may be read: a field is null, a field has a value; the switch would be false',
    ],
    refusalNullsAll: [
      true,
      'refusal/single',
      'HTTP 200, not allowed; data: null; the switch would be true',
      'refusal/beside',
    ],
    refusals: ['all', 'refusal/named', "lists: 2 of 2; by id: 2 of 2; the switch would be 'all'"],
    wins: ['header', 'query/stage', "the header; the switch would be 'header'"],
    overHundred: ['capped', 'query/first-101', "HTTP 200, entries: 1; the switch would be 'capped'"],
    unknownStatus: [401, 'place/environment-status', 'HTTP 401, application/json; the switch would be 401'],
    unknownBody: ['not found', 'place/environment-words', "not found; the switch would be 'not found'"],
    tooManyBody: [
      'slow down',
      'limit/rate-body',
      "slow down, text/plain; charset=utf-8; the switch would be 'slow down'",
    ],
    tooLargeBody: [
      'too large',
      'limit/size-body',
      "too large, text/plain; charset=utf-8; the switch would be 'too large'",
    ],
    kilobyte: [1024, 'limit/kilobyte', 'HTTP 200 at 10120 bytes; the switch would be 1024'],
    caches: [false, 'cache/again', 'another request id; the switch would be false'],
  };
  const rows = Object.entries(SWITCHES).map(([guess, [other, fact, seen, also]]) => ({
    guess,
    other,
    fact,
    seen,
    also: also === undefined ? [] : [also],
  }));

  test('has a fact', () => {
    expect(Object.keys(SWITCHES).toSorted()).toEqual(Object.keys(GUESSES).toSorted());
  });

  test.each(rows)('$guess makes exactly $fact differ', async ({ guess, other, fact, seen, also }) => {
    const stage = new Stage({ guesses: { [guess]: other } });
    await stage.deleteToken();
    const outcome = await probed(stage);
    expect(differing(outcome)).toEqual([fact, ...also]);
    expect(rowOf(outcome, fact)).toEqual({ result: 'differs', seen });
    expect(unchecked(outcome)).toEqual(guess === 'caches' ? ['cache/deleted'] : []);
    expect(outcome.table).toMatch(new RegExp(`\\n\\| ${fact} .*\\| ${guess}: `));
    expect(outcome.code).toBe(1);
    expect(stage.hygraph.mutations).toEqual([]);
  });
});

describe('facts that need more than was given are not checked', () => {
  test.each([
    [
      'HYGRAPH_DELETED_TOKEN',
      ['token/deleted', 'token/deleted-status', 'token/deleted-words', 'cache/deleted'],
    ],
    ['HYGRAPH_LIMITED_TOKEN', ['refusal/limited', 'refusal/beside']],
    ['HYGRAPH_OTHER_ENDPOINT', ['token/elsewhere']],
  ])('without %s', async (name, ids) => {
    const stage = new Stage();
    await stage.deleteToken();
    const outcome = await probed(stage, { [name]: '' });
    expect(unchecked(outcome)).toEqual(ids);
    for (const id of ids) expect(rowOf(outcome, id).seen).toBe(`needs ${name}`);
    expect(outcome.code).toBe(0);
  });

  test('at the regular endpoint', async () => {
    const stage = new Stage();
    await stage.deleteToken();
    const outcome = await probed(stage, { HYGRAPH_ENDPOINT: stage.hygraph.endpoint(stage.project) });
    expect(unchecked(outcome)).toEqual(['cache/again', 'cache/nobody', 'cache/deleted']);
    expect(outcome.code).toBe(0);
  });

  test('if the probe did not run with the deleted token before', async () => {
    const stage = new Stage();
    stage.hygraph.deleteToken(stage.deleted);
    const outcome = await probed(stage);
    expect(unchecked(outcome)).toEqual(['cache/deleted']);
    expect(rowOf(outcome, 'cache/deleted').seen).toContain('with this token as HYGRAPH_TOKEN before');
  });

  test('if the deleted token was not deleted', async () => {
    const stage = new Stage();
    const outcome = await probed(stage);
    expect(differing(outcome)).toEqual(['token/deleted']);
    expect(rowOf(outcome, 'token/deleted').seen).toContain('accepted for 60.3 s');
    expect(unchecked(outcome)).toEqual(['token/deleted-status', 'token/deleted-words', 'cache/deleted']);
  });

  test('if anyone may read everything, unless there is a limited token', async () => {
    const project = { publicPermissions: [{}] };
    const none = await probed(new Stage({ project }), {
      HYGRAPH_LIMITED_TOKEN: '',
      HYGRAPH_DELETED_TOKEN: '',
    });
    expect(unchecked(none)).toEqual(
      expect.arrayContaining(['refusal/status', 'refusal/named', 'cache/nobody']),
    );
    expect(rowOf(none, 'refusal/status').seen).toMatch(/^needs HYGRAPH_LIMITED_TOKEN: /);
    const some = await probed(new Stage({ project }), { HYGRAPH_DELETED_TOKEN: '' });
    expect(rowOf(some, 'refusal/status').seen).toBe('HTTP 200, with the limited token');
    expect(unchecked(some)).toEqual(expect.arrayContaining(['refusal/named', 'refusal/limited']));
    expect(unchecked(some)).not.toContain('refusal/beside');
    expect([none.code, some.code]).toEqual([0, 0]);
  });

  test('if no entry is a draft alone', async () => {
    const outcome = await probed(new Stage({ project: { entries: [] } }), { HYGRAPH_DELETED_TOKEN: '' });
    expect(unchecked(outcome)).toContain('query/stage');
    expect(differing(outcome)).toEqual([]);
  });

  test('on a larger plan, which allows more queries a second', async () => {
    const outcome = await probed(new Stage({ project: { plan: 'growth' } }), { HYGRAPH_DELETED_TOKEN: '' });
    expect(differing(outcome)).toEqual([]);
    expect(rowOf(outcome, 'limit/size').seen).toBe('HTTP 413, Request Entity Too Large, at 15460 bytes');
    expect(rowOf(outcome, 'limit/rate').result).toBe('not checked');
  });
});

describe('the Management API', () => {
  test('is shown if it answers a plain token', async () => {
    const outcome = await probed(new Stage({ main: { permissions: [{}], management: true } }));
    expect(rowOf(outcome, 'management/plain')).toEqual({
      result: 'differs',
      seen: 'HTTP 200, default stage PUBLISHED, permissions: none',
    });
  });

  test('is not asked elsewhere than on this machine if the endpoint is there', async () => {
    const stage = new Stage();
    const at = (environment: string): string =>
      stage.hygraph.endpoint(stage.project, { environment, url: 'http://127.0.0.1:4010' });
    const outcome = await probed(stage, {
      HYGRAPH_ENDPOINT: at('master'),
      HYGRAPH_OTHER_ENDPOINT: at('dev'),
    });
    expect(rowOf(outcome, 'management/plain').result).toBe('not checked');
    expect(stage.host.calls.every(({ url }) => url.startsWith('http://127.0.0.1:4010/'))).toBe(true);
    expect(outcome.file + outcome.table).not.toContain('127.0.0.1');
  });

  test.each([
    'https://management.example.com/',
    'http://management.hygraph.com/',
    'https://a@hygraph.com/',
    7,
  ])('is not asked at %s', async (iss) => {
    const stage = new Stage();
    const [head = '', payload = '', signature = ''] = stage.main.jwt.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    const other = Buffer.from(JSON.stringify({ ...claims, iss })).toString('base64url');
    const outcome = await probed(stage, {
      HYGRAPH_TOKEN: `${head}.${other}.${signature}`,
      HYGRAPH_DELETED_TOKEN: '',
    });
    expect(rowOf(outcome, 'token/iss').result).toBe('differs');
    expect(rowOf(outcome, 'management/plain').result).toBe('not checked');
    expect(stage.host.calls.every(({ url }) => url.includes('.cdn.hygraph.com/'))).toBe(true);
  });
});

describe('a service that does something else', () => {
  test('is shown with what it answers to a refused read', async () => {
    const stage = new Stage();
    stage.host.addFault({
      service: 'hygraph',
      times: Infinity,
      operation: ({ headers, operation }) =>
        headers['authorization'] === undefined && operation === 'recipes',
      trouble: { kind: 'respond', status: 403, body: 'forbidden' },
    });
    const outcome = await probed(stage, { HYGRAPH_DELETED_TOKEN: '' });
    expect(rowOf(outcome, 'refusal/status').seen).toBe('HTTP 403, without a token; the switch would be 403');
    expect(rowOf(outcome, 'refusal/words')).toEqual({ result: 'differs', seen: 'HTTP 403, forbidden' });
    expect(rowOf(outcome, 'refusal/understood')).toEqual({ result: 'differs', seen: 'place' });
    expect(outcome.code).toBe(1);
  });

  test('proves nothing if it does not answer: exit code 1', async () => {
    const stage = new Stage();
    const operation = 'probeUnknownField';
    stage.host.addFault({ service: 'hygraph', operation, trouble: { kind: 'reset', applied: false } });
    const outcome = await probed(stage, { HYGRAPH_DELETED_TOKEN: '' });
    expect(differing(outcome)).toEqual([]);
    expect(unchecked(outcome)).toEqual(expect.arrayContaining(['query/unknown-field', 'query/understood']));
    expect(rowOf(outcome, 'query/unknown-field').seen).toBe('The connection to *** broke (ECONNRESET)');
    expect(outcome.code).toBe(1);
  });

  test('is asked again if other clients keep it busy', async () => {
    const stage = new Stage();
    stage.host.addFault({
      service: 'hygraph',
      after: 10,
      times: 3,
      trouble: { kind: 'respond', status: 429, body: 'Too Many Requests' },
    });
    const outcome = await probed(stage, { HYGRAPH_DELETED_TOKEN: '' });
    expect([differing(outcome), outcome.code]).toEqual([[], 0]);
  });

  test('is not blamed for a limit of the month that is used up: exit code 1', async () => {
    const stage = new Stage();
    stage.project.quotaExceeded = true;
    const outcome = await probed(stage, { HYGRAPH_DELETED_TOKEN: '' });
    expect(rowOf(outcome, 'discovery/token').result).toBe('not checked');
    expect(rowOf(outcome, 'discovery/token').seen).toContain('You have exceeded the limits');
    expect(outcome.code).toBe(1);
  });

  test('shows a refused token, with what could not be checked', async () => {
    const stage = new Stage();
    const env = { HYGRAPH_TOKEN: stage.hygraph.foreignJwt(stage.main), HYGRAPH_DELETED_TOKEN: '' };
    const outcome = await probed(stage, env);
    expect(differing(outcome)).toContain('discovery/token');
    expect(unchecked(outcome)).toEqual(
      expect.arrayContaining(['query/missing', 'refusal/status', 'query/stage']),
    );
    expect(outcome.code).toBe(1);
  });
});

test.each([0, 100, 3_000, 6_000, 9_000])(
  'the probe stops after %s ms, and shows what it found',
  async (ms) => {
    const stage = new Stage();
    stage.hygraph.deleteToken(stage.deleted);
    const stop = new AbortController();
    const stopping = stage.clock.sleep(ms).then(() => {
      stop.abort(new Error('Stopped by SIGINT.'));
    });
    const outcome = await run(stage, ['hygraph'], { env: stage.env, signal: stop.signal });
    const sent = stage.host.calls.length;
    await stopping;
    await stage.clock.sleep(60_000);
    expect(stage.host.calls).toHaveLength(sent);
    expect(outcome.said).toContain('Stopped.');
    expect(outcome.table).toMatch(/\d+ confirmed, 0 differ/);
    // A request under way has no answer.
    expect(sent - (JSON.parse(outcome.file) as unknown[]).length).toBeLessThan(2);
    expect(outcome.code).toBe(1);
  },
);

describe('the input of the Hygraph part', () => {
  test('--help needs no token, and describes both parts', async () => {
    const outcome = await run(new Stage(), ['hygraph', '--help'], { env: {} });
    expect(outcome).toMatchObject({ code: 0, table: `${HELP}\n` });
    for (const name of ['--write', 'HYGRAPH_DELETED_TOKEN', 'npm run probe -- hygraph'])
      expect(HELP).toContain(name);
  });

  const good = new Stage();
  const at = (options: object): string => good.hygraph.endpoint(good.project, options);
  const another = at({ environment: 'dev' }).replace(good.project.id, 'c123456789012345678901234');
  test.each<[string, Record<string, string>, string]>([
    ['no endpoint', { HYGRAPH_ENDPOINT: '' }, 'HYGRAPH_ENDPOINT in the environment must hold'],
    ['no token', { HYGRAPH_TOKEN: '' }, 'HYGRAPH_TOKEN in the environment must hold'],
    ['an endpoint of somebody else', { HYGRAPH_ENDPOINT: 'https://example.com/v2/x/master' }, 'hygraph.com'],
    ['a token with Bearer', { HYGRAPH_TOKEN: `Bearer ${good.main.jwt}` }, 'without the word Bearer'],
    ['a token that is not a JWT', { HYGRAPH_LIMITED_TOKEN: 'secret-value-1' }, 'HYGRAPH_LIMITED_TOKEN'],
    ['one token twice', { HYGRAPH_DELETED_TOKEN: good.main.jwt }, 'must be different tokens'],
    ['the same environment', { HYGRAPH_OTHER_ENDPOINT: at({}) }, 'another environment'],
    ['another project', { HYGRAPH_OTHER_ENDPOINT: another }, 'another environment'],
  ])('%s: exit code 2, and nothing is sent', async (_what, env, said) => {
    const outcome = await run(good, ['hygraph'], { env: { ...good.env, ...env } });
    expect(outcome).toMatchObject({ code: 2, table: '', file: '' });
    expect(outcome.said).toContain(said);
    for (const secret of ['secret-value-1', good.main.jwt, good.project.id])
      expect(outcome.said).not.toContain(secret);
    expect(good.host.calls).toEqual([]);
  });

  test('an unknown argument is not repeated', async () => {
    const outcome = await run(good, ['hygraph', '--token', 'secret-value-1'], { env: good.env });
    expect(outcome.code).toBe(2);
    expect(outcome.said).not.toContain('secret-value-1');
  });
});
