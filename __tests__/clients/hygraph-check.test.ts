import { describe, expect, test } from '@jest/globals';
import { VirtualClock } from '../../simulator/clock.js';
import type { Fault } from '../../simulator/contracts.js';
import { GUESSES, type Guesses } from '../../simulator/hygraph/guesses.js';
import type { NewProject, NewToken } from '../../simulator/hygraph/hygraph.js';
import { models } from '../../simulator/hygraph/models.js';
import type { Project, Token } from '../../simulator/hygraph/model.js';
import { Simulator } from '../../simulator/simulator.js';
import { type Checked, type Wanted, checkContent } from '../../src/hygraph/check.js';
import { readEndpoint } from '../../src/hygraph/endpoint.js';
import { someOf } from '../support/full.js';
import { CollectingLog } from '../support/log.js';

interface Setting {
  project?: NewProject;
  token?: NewToken | 'none';
  guesses?: Partial<Guesses>;
  latencyMs?: number;
}

/** A post and a page in both stages, and a third model without entries. */
const ENTRIES = ['Post', 'Page'].flatMap((model) =>
  ['DRAFT', 'PUBLISHED'].map((stage) => ({ id: `id-${model}`, model, stage })),
);

class World {
  readonly clock = new VirtualClock();
  readonly sim: Simulator;
  readonly project: Project;
  readonly token: Token | undefined;

  constructor({ project, token, guesses, latencyMs = 50 }: Setting = {}) {
    this.sim = new Simulator({
      clock: this.clock,
      latencyMs,
      hygraph: { ...(guesses && { guesses }) },
      hasura: { postgres: 'none' },
    });
    this.project = this.sim.hygraph.addProject({ models: models(3), entries: ENTRIES, ...project });
    this.token =
      token === 'none'
        ? undefined
        : this.sim.hygraph.addToken(this.project, { permissions: [{}], defaultStage: 'DRAFT', ...token });
  }

  async check(wanted: Partial<Wanted> = {}, jwt = this.token?.jwt): Promise<Checked> {
    const { clock, sim } = this;
    const checked = await checkContent(
      {
        fetch: sim.host.fetch,
        clock,
        signal: new AbortController().signal,
        log: new CollectingLog(),
        random: () => 0.5,
        redact: (text) => text,
      },
      {
        endpoint: readEndpoint(sim.hygraph.endpoint(this.project)),
        token: jwt,
        stage: 'DRAFT',
        models: [],
        public: 'published',
        ...wanted,
      },
    );
    expect(sim.hygraph.mutations).toEqual([]);
    expect(sim.failures).toEqual([]);
    return checked;
  }

  fault(operation: string, trouble: Fault['trouble'], more: Partial<Fault> = {}): this {
    this.sim.host.addFault({ service: 'hygraph', operation, trouble, ...more });
    return this;
  }

  calls(): number[] {
    return this.sim.host.calls.map(({ status }) => status ?? 0);
  }
}

const rules = ({ findings }: Checked): string[] =>
  findings.map(({ rule, severity }) => `${severity} ${rule}`);
const access = ({ facts }: Checked): string =>
  facts.models.map((one) => `${one.name} ${one.access}`).join(', ');

describe('Content that is as it should be', () => {
  test('needs three requests: models, one entry of each, and the same entries without a token', async () => {
    const world = new World();
    const checked = await world.check({ models: ['Post', 'pages'] });
    expect(rules(checked)).toEqual([]);
    expect(checked.facts).toEqual({
      environment: 'master',
      stage: 'DRAFT',
      withToken: true,
      models: [
        { name: 'Post', required: true, access: 'entries', open: [] },
        { name: 'Page', required: true, access: 'entries', open: [] },
        { name: 'Author', required: false, access: 'empty' },
        { name: 'Asset', required: false, access: 'empty' },
      ],
      public: 'published',
    });
    expect(world.calls()).toEqual([200, 200, 200]);
    expect(checked.lines).toEqual([
      '✓ The token is a permanent auth token for master.',
      expect.stringMatching(
        /^✓ Hygraph answers for master: 4 models, stages DRAFT and PUBLISHED \(\d+ ms, request [0-9a-f-]{36}\)$/,
      ),
      expect.stringMatching(/^✓ 4 models readable in DRAFT, with the token \(\d+ ms, request \S+\)$/),
      expect.stringMatching(/^✓ Without a token: drafts closed to the public \(\d+ ms, request \S+\)$/),
    ]);
  });

  test('takes at most half a second for 41 models, at 50 ms a call, with three requests below 10 KB', async () => {
    const all = models(41);
    const entries = all.flatMap(({ name }) =>
      ['DRAFT', 'PUBLISHED'].map((stage) => ({
        id: `${name}-entry-of-25-characters`.slice(0, 25),
        model: name,
        stage,
      })),
    );
    const world = new World({ project: { models: all, entries } });
    const begun = world.clock.now();
    const { facts } = await world.check();
    expect(facts.models.filter(({ access }) => access === 'entries')).toHaveLength(41);
    expect(world.clock.now() - begun).toBeLessThanOrEqual(500);
    expect(world.calls()).toEqual([200, 200, 200]);
    for (const { body } of world.sim.host.calls) expect(body.length).toBeLessThan(9_000);
  });

  test('is read at every form of the endpoint', async () => {
    for (const form of ['regular', 'clustered', 'older', 'fast', 'fast-clustered', 'fast-v2'] as const) {
      const world = new World();
      const endpoint = readEndpoint(world.sim.hygraph.endpoint(world.project, { form }));
      expect([form, rules(await world.check({ endpoint }))]).toEqual([form, []]);
    }
  });

  test('has 301 models: each request stays below 10 KB', async () => {
    const world = new World({ project: { models: models(301), entries: [] } });
    const { facts } = await world.check();
    expect(facts.models.filter(({ access }) => access === 'empty')).toHaveLength(302);
    expect(world.calls().every((status) => status === 200)).toBe(true);
  });

  test('is not found in a cache that outlives the token', async () => {
    const world = new World();
    const endpoint = readEndpoint(world.sim.hygraph.endpoint(world.project, { form: 'fast' }));
    await world.check({ endpoint });
    if (world.token) world.sim.hygraph.deleteToken(world.token);
    const ports = {
      fetch: world.sim.host.fetch,
      clock: world.clock,
      signal: new AbortController().signal,
      log: new CollectingLog(),
    };
    const again = await checkContent(
      { ...ports, random: () => 0.25, redact: (text) => text },
      { endpoint, token: world.token?.jwt, stage: 'DRAFT', models: [], public: 'published' },
    );
    expect(rules(again)).toEqual(['error content-token']);
  });
});

describe('A token', () => {
  test('that is not a JWT, or belongs to another project, is refused without a request', async () => {
    const world = new World();
    const other = world.sim.hygraph.addToken(world.sim.hygraph.addProject({}), {});
    for (const jwt of ['abc', 'a.b.c', other.jwt]) {
      const checked = await world.check({}, jwt);
      expect(rules(checked)).toEqual(['error content-token']);
      expect(checked.findings[0]?.what).not.toContain(jwt);
    }
    expect(world.calls()).toEqual([]);
  });

  test('that was cut off, signed by somebody else or deleted is refused by Hygraph', async () => {
    const world = new World();
    const { token } = world;
    if (token === undefined) throw new Error('there is no token');
    for (const jwt of [token.jwt.slice(0, -9), world.sim.hygraph.foreignJwt(token)])
      expect(rules(await world.check({}, jwt))).toEqual(['error content-token']);
    world.sim.hygraph.deleteToken(token);
    const { findings } = await world.check();
    expect(findings[0]?.what).toBe(
      'Hygraph does not accept the token: HTTP 401 token verification failed: token was not found.',
    );
  });

  test('for another environment is a warning, and its rights there count', async () => {
    const world = new World();
    world.sim.hygraph.addEnvironment(world.project, 'dev');
    const endpoint = readEndpoint(world.sim.hygraph.endpoint(world.project, { environment: 'dev' }));
    expect(rules(await world.check({ endpoint }))).toEqual([
      'warning content-token-environment',
      'error content-not-readable',
    ]);
    if (world.token) world.token.permissions['dev'] = world.token.permissions['master'] ?? [];
    expect(rules(await world.check({ endpoint }))).toEqual(['warning content-token-environment']);
  });
});

describe('Models', () => {
  const limited: Setting = { token: { permissions: [{ models: ['Post'], stages: ['DRAFT'] }] } };

  test('that may not be read are an error only if they are required', async () => {
    const checked = await new World(limited).check();
    expect([rules(checked), access(checked)]).toEqual([
      [],
      'Post entries, Page refused, Author refused, Asset refused',
    ]);
    const { findings } = await new World(limited).check({ models: ['Post', 'Page', 'author'] });
    expect(findings).toMatchObject([
      {
        rule: 'content-not-readable',
        what: 'The Hygraph token may not read Page and Author in stage DRAFT of the environment master.',
      },
    ]);
  });

  test('of which none may be read are an error', async () => {
    const checked = await new World({ token: { permissions: [] } }).check();
    expect(checked.findings.map(({ what }) => what)).toEqual([
      'The Hygraph token may not read any model in stage DRAFT of the environment master.',
    ]);
  });

  test('that do not exist are named with a similar one', async () => {
    const { findings } = await new World().check({ models: ['Posst', 'Zebra'] });
    expect(findings.map(({ what, remedy }) => `${what} ${remedy}`)).toEqual([
      expect.stringMatching(
        /^The environment master has no model Posst\. Did you mean Post\? It has Post, Page, Author and Asset\. Correct/,
      ),
      expect.stringMatching(/^The environment master has no model Zebra\. It has Post/),
    ]);
  });

  test('without an entry are a warning if they are required', async () => {
    expect(rules(await new World().check({ models: ['Author'] }))).toEqual(['warning content-empty']);
  });

  test('are missing altogether: a warning', async () => {
    const world = new World({ project: { models: [], entries: [] } });
    // Assets are a model of every project.
    expect(access(await world.check())).toBe('Asset empty');
  });

  test('are read in the default stage of the token if no stage is given', async () => {
    const world = new World({
      token: { defaultStage: 'DRAFT', permissions: [{ stages: ['DRAFT'] }] },
      project: { defaultStage: 'PUBLISHED' },
    });
    const checked = await world.check({ stage: undefined });
    expect([rules(checked), checked.facts.stage]).toEqual([[], undefined]);
  });

  test('a stage that does not exist ends the check with the stages that do', async () => {
    const { findings } = await new World().check({ stage: 'QA' });
    expect(findings.map(({ what, remedy }) => `${what} ${remedy}`)).toEqual([
      'The environment master has no stage QA. It has DRAFT and PUBLISHED. Correct the name of the stage.',
    ]);
  });

  test('of which many are refused are asked for at most four a second, the required ones first', async () => {
    const world = new World({
      project: { models: models(60) },
      token: { permissions: [{ models: ['Model50'] }] },
    });
    const checked = await world.check({ models: ['Model50', 'Model51'] });
    expect(rules(checked)).toEqual(['error content-not-readable', 'warning content-empty']);
    const times = world.sim.host.calls.map(({ at }) => at);
    for (const [index, at] of times.entries())
      if (index >= 4) expect(at - (times[index - 4] ?? 0)).toBeGreaterThanOrEqual(1_000);
    expect(times.length).toBeLessThan(22);
    expect(world.calls().every((status) => status === 200)).toBe(true);
  });
});

test('Models of which it could not be found out whether they may be read are an error if they are required', async () => {
  const all = models(60);
  const world = new World({ project: { models: all } });
  // A refusal that names nobody.
  const refusal = JSON.stringify({ data: null, errors: [{ message: 'not allowed' }] });
  world.fault('posts', { kind: 'respond', status: 200, body: refusal }, { times: 1 });
  const checked = await world.check({ models: all.map(({ name }) => name) });
  expect(rules(checked)).toEqual([
    'error content-unknown',
    ...Array.from({ length: 38 }, () => 'warning content-empty'),
  ]);
  expect(access(checked)).toContain('Model41 unknown');
});

describe('The public', () => {
  const open = (...stages: string[]): Setting => ({
    project: { publicPermissions: [{ models: ['Post'], stages }] },
  });

  test.each<[string, Setting, Partial<Wanted>, string, string[]]>([
    ['reads no drafts', {}, {}, 'published', []],
    [
      'reads nothing that is published',
      { token: { permissions: [{}] } },
      { stage: 'PUBLISHED' },
      'closed',
      [],
    ],
    ['reads nothing, and should not', {}, { public: 'closed' }, 'closed', []],
    [
      'reads published entries that are no drafts of the token, but should not',
      {
        project: {
          publicPermissions: [{ stages: ['PUBLISHED'] }],
          entries: [
            { id: 'a', model: 'Post', stage: 'DRAFT' },
            { id: 'b', model: 'Post' },
          ],
        },
      },
      { public: 'closed' },
      'published',
      ['error content-public'],
    ],
    ['reads published entries', open('PUBLISHED'), {}, 'published', []],
    ['reads drafts', open('DRAFT', 'PUBLISHED'), {}, 'drafts', ['warning content-drafts-public']],
    [
      'reads published entries, but should not',
      open('PUBLISHED'),
      { public: 'closed' },
      'published',
      ['error content-public'],
    ],
    [
      'reads drafts, but should read nothing',
      open('DRAFT', 'PUBLISHED'),
      { public: 'closed' },
      'drafts',
      ['error content-drafts-public', 'error content-public'],
    ],
    ['is not looked at', open('DRAFT'), { public: 'any' }, 'unknown', []],
    ['is not known where there are no entries', { project: { entries: [] } }, {}, 'unknown', []],
  ])('%s', async (_, setting, wanted, expected, found) => {
    const checked = await new World(setting).check(wanted);
    expect([checked.facts.public, rules(checked)]).toEqual([expected, found]);
  });

  test('is what is read without a token, and drafts that anyone reads are said all the same', async () => {
    const world = new World({ ...open('DRAFT'), token: 'none' });
    const checked = await world.check();
    expect([rules(checked), access(checked), checked.facts.withToken]).toEqual([
      ['warning content-drafts-public'],
      'Post entries, Page refused, Author refused, Asset refused',
      false,
    ]);
    const closed = await new World({ token: 'none' }).check({ models: ['Post'] });
    expect(closed.findings).toMatchObject([
      {
        what: 'Post cannot be read without a token in stage DRAFT of the environment master.',
        remedy: expect.stringContaining('permanent auth token'),
      },
    ]);
  });
});

describe('What anyone can read is said only as far as it is known', () => {
  const forty = models(40);
  const drafts = forty.map(({ name }) => ({ id: `d-${name}`, model: name, stage: 'DRAFT' }));
  const published = forty.map(({ name }) => ({ id: `p-${name}`, model: name }));

  test('of 40 models, the published entries of the last one are found if nothing may be public', async () => {
    const publicPermissions = [{ models: ['Model40'], stages: ['PUBLISHED'] }];
    const world = new World({
      project: { models: forty, entries: [...drafts, ...published], publicPermissions },
    });
    const checked = await world.check({ public: 'closed' });
    expect([rules(checked), checked.facts.public]).toEqual([['error content-public'], 'published']);
  });

  test('what could not be proved to be closed is an error if nothing may be public', async () => {
    const many = models(150);
    const entries = many.map(({ name }) => ({ id: `d-${name}`, model: name, stage: 'DRAFT' }));
    const checked = await new World({ project: { models: many, entries } }).check({ public: 'closed' });
    expect([rules(checked), checked.facts.public]).toEqual([['error content-unknown'], 'published']);
  });

  test('drafts of the last of 40 models are found even if each refusal hides everything', async () => {
    const world = new World({
      guesses: { refusalNullsAll: true },
      project: {
        models: forty,
        entries: drafts,
        publicPermissions: [{ models: ['Model40'], stages: ['DRAFT'] }],
      },
    });
    const checked = await world.check();
    expect([rules(checked), checked.facts.public]).toEqual([['warning content-drafts-public'], 'drafts']);
  });

  test('drafts of models that the token may not read are asked for together', async () => {
    const token = { permissions: [{ models: ['Post'] }] };
    const open = await new World({ token, project: { publicPermissions: [{ models: ['Page'] }] } }).check();
    expect(rules(open)).toEqual(['warning content-drafts-public']);
    const closed = await new World({ token, project: { models: forty, entries: ENTRIES } }).check();
    expect(closed.lines.at(-1)).toMatch(/^✓ Without a token: drafts of \d models closed to the public/);
    expect(closed.facts.models.find(({ name }) => name === 'Model40')?.open).toBeUndefined();
  });
});

describe('Trouble', () => {
  test('has a line with its time and the id of its request', async () => {
    const body = '{"errors":[{"message":"odd"}],"data":null,"extensions":{"requestId":"req-1"}}';
    const { lines } = await new World().fault('__schema', { kind: 'respond', status: 400, body }).check();
    expect(lines.at(-1)).toMatch(
      /^✗ Hygraph did not answer the first query: HTTP 400 odd \(\d+ ms, request req-1\)$/,
    );
  });

  test.each([
    ['29', /It was asked [23] times\./],
    ['600', /It was asked once\./],
  ])('is waited out for a minute at most, with Retry-After: %s', async (after, why) => {
    const world = new World().fault(
      '__schema',
      { kind: 'respond', status: 429, headers: { 'retry-after': after }, body: '' },
      { times: Infinity },
    );
    const begun = world.clock.now();
    const { findings } = await world.check();
    expect(findings[0]?.why).toMatch(why);
    expect(world.clock.now() - begun).toBeLessThan(61_000);
  });

  test('with too many requests is waited out: 1, 2 and 4 s', async () => {
    const world = new World().fault(
      '__schema',
      { kind: 'respond', status: 429, body: 'Too Many Requests' },
      { times: 3 },
    );
    const begun = world.clock.now();
    expect(rules(await world.check())).toEqual([]);
    expect(world.clock.now() - begun).toBeGreaterThanOrEqual(7_000);
    const { findings } = await new World()
      .fault('posts', { kind: 'respond', status: 429, body: 'Too Many Requests' }, { times: Infinity })
      .check();
    expect(findings).toMatchObject([
      { rule: 'content-unknown', severity: 'error', why: expect.stringContaining('It was asked 4 times.') },
    ]);
  });

  test.each<[string, Fault['trouble'], number]>(
    someOf<[string, Fault['trouble'], number]>([
      ['a page of HTML', { kind: 'respond', status: 502, body: '<html>Bad Gateway</html>' }, 4],
      ['half an answer', { kind: 'truncate', applied: true }, 4],
      ['a reset', { kind: 'reset', applied: false }, 4],
      // What never arrives is not among the calls.
      ['an unknown host', { kind: 'unreachable', code: 'ENOTFOUND' }, 0],
      ['no answer', { kind: 'hang' }, 2],
      ['a 200 with text', { kind: 'respond', status: 200, body: 'hello' }, 1],
      ['a 200 with another shape', { kind: 'respond', status: 200, body: '{"data":{"__schema":[]}}' }, 1],
    ]),
  )('%s ends the check with one error', async (_, trouble, requests) => {
    const world = new World().fault('__schema', trouble, { times: Infinity });
    expect(rules(await world.check())).toEqual(['error content-unknown']);
    expect(world.calls()).toHaveLength(requests);
  });

  test('with the quota, the size or the address is named', async () => {
    const world = new World();
    world.project.quotaExceeded = true;
    expect(rules(await world.check())).toEqual(['error content-limit']);
    const gone = readEndpoint(world.sim.hygraph.endpoint(world.project, { environment: 'gone' }));
    expect(rules(await world.check({ endpoint: gone }))).toEqual([
      'warning content-token-environment',
      'error content-endpoint',
    ]);
    expect(
      rules(await new World().fault('__schema', { kind: 'respond', status: 413, body: '' }).check()),
    ).toEqual(['error content-unknown']);
  });

  test('without an answer about the public is an error only if the public should read nothing', async () => {
    for (const [wanted, severity] of [
      ['published', 'warning'],
      ['closed', 'error'],
    ] as const) {
      const world = new World().fault(
        'post',
        { kind: 'respond', status: 500, body: '' },
        { times: Infinity },
      );
      expect(rules(await world.check({ public: wanted }))).toEqual([`${severity} content-unknown`]);
    }
  });

  test('a redirect is not followed', async () => {
    const world = new World().fault(
      '__schema',
      { kind: 'respond', status: 302, headers: { location: 'https://evil.example/' }, body: '' },
      { times: Infinity },
    );
    expect(rules(await world.check())).toEqual(['error content-unknown']);
    expect(world.sim.host.calls.map(({ url }) => new URL(url).hostname)).toEqual([
      'api-eu-central-1.hygraph.com',
    ]);
  });
});

describe('The result is the same, whichever guess about Hygraph is right', () => {
  const others: { [Key in keyof Guesses]?: readonly Guesses[Key][] } = {
    notJwtStatus: [400],
    tokenRefusalType: ['application/json'],
    readRefusalStatus: [403],
    propagatesNull: [false],
    refusalNullsAll: [true],
    refusals: ['all'],
    wins: ['header'],
    overHundred: ['capped'],
    unknownStatus: [401],
    unknownBody: ['Not Found'],
    tooManyBody: ['{"message":"Too Many Requests"}', ''],
    tooLargeBody: [''],
    kilobyte: [1024],
    caches: [false],
    deletedTokenWords: ['invalid token'],
    otherScheme: ['anonymous'],
  };
  const rows = Object.entries(others).flatMap(([name, values]) =>
    (values as unknown[]).map((value): [string, unknown] => [name, value]),
  );

  test('covers each guess that a check can notice', () => {
    const unseen = ['deletedTokenLivesMs', 'tokenElsewhere'];
    expect(Object.keys(GUESSES).filter((name) => !(name in others))).toEqual(unseen);
  });

  test.each(rows)('%s: %p', async (name, value) => {
    const setting: Setting = {
      guesses: { [name]: value },
      project: { publicPermissions: [{ models: ['Page'], stages: ['DRAFT'] }] },
      token: { permissions: [{ models: ['Post', 'Page', 'Asset'] }] },
    };
    const checked = await new World(setting).check();
    expect([rules(checked), access(checked), checked.facts.public]).toEqual([
      ['warning content-drafts-public'],
      'Post entries, Page entries, Author refused, Asset empty',
      'drafts',
    ]);
    const required = await new World(setting).check({ models: ['Page', 'Author'] });
    expect(rules(required)[0]).toBe('error content-not-readable');
    const world = new World(setting);
    const gone = readEndpoint(world.sim.hygraph.endpoint(world.project, { environment: 'gone' }));
    expect(rules(await world.check({ endpoint: gone }, undefined))).toEqual([
      'warning content-token-environment',
      'error content-endpoint',
    ]);
    if (world.token) world.sim.hygraph.deleteToken(world.token);
    expect(rules(await world.check())).toEqual(['error content-token']);
  });
});
