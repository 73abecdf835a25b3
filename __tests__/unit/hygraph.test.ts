import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { VirtualClock } from '../../simulator/clock.js';
import { readAnswer } from '../../src/hygraph/answer.js';
import { checkContent } from '../../src/hygraph/check.js';
import { readDiscovery } from '../../src/hygraph/discovery.js';
import { readEndpoint } from '../../src/hygraph/endpoint.js';
import { remoteSchemaRemedy } from '../../src/hygraph/remote-schema.js';
import { CONTENT_RULES } from '../../src/hygraph/rules.js';
import { readToken } from '../../src/hygraph/token.js';
import { instead, listedShort } from '../../src/hygraph/words.js';
import { CollectingLog } from '../support/log.js';

const PROJECT = 'cl8vzs0jm7fb201ukbf4ahe92';
const ENDPOINT = `https://api-eu-central-1.hygraph.com/v2/${PROJECT}/master`;

const jwt = (claims: unknown): string =>
  [{ alg: 'RS256' }, claims, 'signature']
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');

describe('An endpoint', () => {
  test.each([
    [ENDPOINT, 'master'],
    [` ${ENDPOINT.replace('/master', '/dev-2')}\n`, 'dev-2'],
    [`https://eu-central-1.cdn.hygraph.com/content/${PROJECT}/master`, 'master'],
    [`https://api-us-east-1-shared-usea1-02.hygraph.com/v2/${PROJECT}/master`, 'master'],
    [`https://api-us-east-1.graphcms.com/v2/${PROJECT}/master`, 'master'],
    [`http://127.0.0.1:4010/hygraph/v2/${PROJECT}/master`, 'master'],
  ])('%s', (text, environment) => {
    expect(readEndpoint(text)).toEqual({ url: text.trim(), project: PROJECT, environment });
  });

  test.each([
    ['master', 'is not a URL'],
    [ENDPOINT.replace('https', 'http'), 'must begin with https://'],
    [ENDPOINT.replace('.com', '.com:8443'), 'must begin with https://'],
    [ENDPOINT.replace('hygraph.com', 'hygraph.com.evil.example'), 'host under hygraph.com'],
    [ENDPOINT.replace('hygraph.com', 'evilhygraph.com'), 'host under hygraph.com'],
    [ENDPOINT.replace('https://', 'https://user:pass@'), 'user name or password'],
    [ENDPOINT.replace('https://', 'https:\\\\'), 'is not a URL'],
    [`${ENDPOINT}/`, 'without a slash'],
    [`${ENDPOINT}?stage=DRAFT`, 'without a slash'],
    [`${ENDPOINT}#`, 'without a slash'],
    [ENDPOINT.replace('/v2/', '/v1/'), 'must end with the ids'],
    [ENDPOINT.replace('/v2/', '/a/v2/'), 'Content API'],
    [ENDPOINT.replace(PROJECT, 'PROJECT'), 'must end with the ids'],
    ['https://management-eu-central-1.hygraph.com/graphql', 'must end with the ids'],
  ])('%s is refused, and not quoted', (text, words) => {
    expect(() => readEndpoint(text)).toThrow(words);
    try {
      readEndpoint(text);
    } catch (error) {
      expect((error as Error).message).not.toContain(PROJECT);
    }
  });

  test('is read or refused with an Error, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((end) => `${ENDPOINT}${end}`),
        ),
        (text) => {
          try {
            const { hostname } = new URL(readEndpoint(text).url);
            expect(hostname).toMatch(/\.(hygraph|graphcms)\.com$|^127\.0\.0\.1$|^localhost$|^\[::1\]$/);
          } catch (error) {
            expect((error as Error).message).toMatch(/^(is|must) /);
          }
        },
      ),
    );
  });
});

describe('A token', () => {
  test.each<[string, ReturnType<typeof readToken>]>([
    ['', { isJwt: false, parts: 1 }],
    ['a.b', { isJwt: false, parts: 2 }],
    ['a.b.c', { isJwt: false, parts: 3 }],
    [jwt([]), { isJwt: false, parts: 3 }],
    [jwt({}), { isJwt: true }],
    [jwt({ aud: 'somebody' }), { isJwt: true }],
    [
      jwt({ aud: ['management-next.graphcms.com', ENDPOINT] }),
      { isJwt: true, project: PROJECT, environment: 'master' },
    ],
    [jwt({ aud: ENDPOINT }), { isJwt: true, project: PROJECT, environment: 'master' }],
    [jwt({ aud: [5, null, { a: 1 }] }), { isJwt: true }],
  ])('%s', (token, facts) => {
    expect(readToken(token)).toEqual(facts);
  });

  test('never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json().map((json) => jwt(JSON.parse(json))),
        ),
        (token) => {
          expect(typeof readToken(token).isJwt).toBe('boolean');
        },
      ),
    );
  });
});

describe('An answer', () => {
  const refused = (field: string, code: unknown = '403'): object => ({
    message: 'not allowed',
    extensions: { code, path: [field] },
  });
  test.each<[string, number, unknown, unknown]>([
    ['data', 200, { data: { a: 1 } }, { kind: 'content', data: { a: 1 }, refused: [], isWhole: true }],
    [
      'a refusal that hides all',
      200,
      { errors: [refused('a')], data: null },
      { kind: 'content', data: {}, refused: ['a'], isWhole: false },
    ],
    [
      'a refusal with another status and code',
      403,
      { errors: [refused('a', 403), refused('b')], data: { c: [] } },
      { kind: 'content', data: { c: [] }, refused: ['a', 'b'], isWhole: false },
    ],
    [
      'a path beside the extensions',
      200,
      { errors: [{ message: 'not allowed', path: ['a'] }], data: null },
      { kind: 'content', data: {}, refused: ['a'], isWhole: false },
    ],
    [
      'a bad token',
      401,
      { errors: [{ message: 'token verification failed: x' }], data: null },
      { kind: 'token' },
    ],
    ['a bad token by its text', 401, 'invalid JWT', { kind: 'token' }],
    ['a 401 without words', 401, '', { kind: 'place' }],
    [
      'an unknown place',
      404,
      { errors: [{ message: 'environment not found' }], data: null },
      { kind: 'place' },
    ],
    ['the quota', 402, 'x', { kind: 'quota' }],
    [
      'the quota in words',
      200,
      { errors: [{ message: 'You have exceeded the limits of' }] },
      { kind: 'quota' },
    ],
    ['too many', 429, '', { kind: 'busy' }],
    ['too large', 413, '', { kind: 'size' }],
    [
      'a query that does not fit',
      400,
      { data: null, errors: [{ message: 'ParseError' }] },
      { kind: 'invalid' },
    ],
    ['a page', 200, '<!DOCTYPE html><html>', { kind: 'service', words: 'HTTP 200 (a page of HTML)' }],
    ['nothing', 200, '', { kind: 'service', words: 'HTTP 200' }],
    ['a list', 200, [], { kind: 'service' }],
    ['data with another error', 200, { data: {}, errors: [{ message: 'oops' }] }, { kind: 'service' }],
  ])('%s', (_, status, body, answer) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    expect(readAnswer(status, text).answer).toMatchObject(answer as object);
  });

  test('has the id of its request', () => {
    const body = { data: {}, extensions: { requestId: 'a-1' } };
    expect(readAnswer(200, JSON.stringify(body)).requestId).toBe('a-1');
    const strange = { data: {}, extensions: { requestId: '::error::' } };
    expect(readAnswer(200, JSON.stringify(strange)).requestId).toBeUndefined();
  });
});

describe('A discovery', () => {
  const list = (name: string): object => ({
    kind: 'NON_NULL',
    ofType: { kind: 'LIST', ofType: { kind: 'NON_NULL', ofType: { kind: 'OBJECT', name } } },
  });
  const field = (name: string, type: object, args = ['stage']): object => ({
    name,
    type,
    args: args.map((arg) => ({ name: arg })),
  });
  const schema = (fields: object[], nodes: string[]): object => ({
    __schema: { queryType: { fields } },
    node: { possibleTypes: nodes.map((name) => ({ name })) },
    stage: { enumValues: [{ name: 'DRAFT' }, { name: 'bad name' }] },
  });

  test('has the models with their fields, whatever the plural', () => {
    const fields = [
      field('news', { kind: 'OBJECT', name: 'News' }),
      field('allNews', list('News')),
      field('assets', list('Asset')),
    ];
    expect(readDiscovery(schema(fields, ['News', 'Asset']))).toEqual({
      models: [
        { name: 'News', one: 'news', many: 'allNews' },
        { name: 'Asset', one: undefined, many: 'assets' },
      ],
      stages: ['DRAFT'],
    });
  });

  test('leaves out what is no model: system types, remote fields, names that GraphQL does not have', () => {
    const fields = [
      field('users', list('User')),
      field('others', list('Other')),
      field('unstaged', list('News'), []),
      field('a{b', list('News')),
      field('__proto__', list('News')),
      field('nullable', { kind: 'LIST', ofType: { kind: 'OBJECT' } }),
    ];
    expect(readDiscovery(schema(fields, ['User', 'News', '__proto__']))?.models).toEqual([]);
  });

  test.each([null, {}, [], { __schema: { queryType: { fields: [{ name: 1 }] } } }, 'x'])(
    'of another shape is none: %j',
    (data) => {
      expect(readDiscovery(data)).toBeUndefined();
    },
  );
});

describe('Words', () => {
  test('list names', () => {
    expect([
      listedShort([]),
      listedShort(['a']),
      listedShort(['a', 'b']),
      listedShort(['a', 'b', 'c']),
    ]).toEqual(['', 'a', 'a and b', 'a, b and c']);
    expect(listedShort(Array.from({ length: 20 }, (_, index) => `m${String(index)}`))).toMatch(
      /m11 and 8 more$/,
    );
    expect(instead('x', [])).toBe('There are none.');
  });

  test.each<[string[], boolean, RegExp]>([
    [['Conflicting types: Found conflicting definitions for "User".'], false, /type_names\.prefix\.$/],
    [["environment variable 'HYGRAPH_AUTHORIZATION' not set"], false, /hygraph-env\.$/],
    [['HTTP exception occurred while sending the request'], false, /\(429\).*Run the job again\.$/],
    [['something else'], false, /Possible causes: .*type_names.*hygraph-env.*429/],
    [['Duplicate remote field'], true, /v2\.45\.4/],
  ])('say why a remote schema is inconsistent: %p', (reasons, sameFiles, words) => {
    expect(remoteSchemaRemedy(reasons, { facts: undefined, sameFiles })).toMatch(words);
  });

  test('of the rules end with a full stop', () => {
    for (const { finds, why, remedy } of Object.values(CONTENT_RULES))
      for (const text of [finds, why, remedy]) expect(text).toMatch(/^[A-Z`].*\.$/s);
  });
});

describe('Whatever Hygraph answers', () => {
  const names = fc.constantFrom(
    'Post',
    'posts',
    '__proto__',
    'constructor',
    'DRAFT',
    '"}{',
    'a b',
    '::error::x',
  );
  const leaf = fc.oneof(fc.constant(null), fc.boolean(), fc.integer(), names, fc.string());
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(
        fc.constantFrom(
          'data',
          'errors',
          'message',
          'extensions',
          'path',
          'code',
          '__schema',
          'fields',
          'posts',
          'id',
        ),
        tie('tree'),
        { maxKeys: 4 },
      ),
    ),
  }));
  const right = {
    data: {
      __schema: {
        queryType: {
          fields: [
            {
              name: 'posts',
              args: [{ name: 'stage' }],
              type: {
                kind: 'NON_NULL',
                ofType: {
                  kind: 'LIST',
                  ofType: { kind: 'NON_NULL', ofType: { kind: 'OBJECT', name: 'Post' } },
                },
              },
            },
          ],
        },
      },
      node: { possibleTypes: [{ name: 'Post' }] },
      stage: { enumValues: [{ name: 'DRAFT' }] },
      posts: [{ id: 'a' }],
    },
  };
  const answer = fc.record({
    status: fc.constantFrom(200, 200, 200, 400, 401, 402, 403, 404, 413, 429, 500, 503),
    body: fc.oneof(
      tree.map((value) => JSON.stringify(value)),
      fc.constant(JSON.stringify(right)),
      fc.string(),
      fc.constant('<html></html>'),
    ),
    retryAfter: fc.constantFrom('', '', '1', '600', 'soon'),
  });

  test('the check ends with a result, asks the endpoint alone, and shows neither token nor id of the project', async () => {
    const token = jwt({ aud: [ENDPOINT], secret: 'canary' });
    await fc.assert(
      fc.asyncProperty(fc.array(answer, { minLength: 1, maxLength: 12 }), async (answers) => {
        const clock = new VirtualClock();
        const asked: string[] = [];
        let next = 0;
        const fetch = (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
          asked.push(input instanceof Request ? input.url : String(input));
          expect(init).toMatchObject({
            method: 'POST',
            redirect: 'error',
            body: expect.stringMatching(/^\{"query":"query PreviewContent_80000000/),
          });
          const { status, body, retryAfter } = answers[next++ % answers.length] ?? {
            status: 200,
            body: '',
            retryAfter: '',
          };
          return Promise.resolve(
            new Response(body, { status, headers: retryAfter === '' ? {} : { 'retry-after': retryAfter } }),
          );
        };
        const log = new CollectingLog();
        const result = await checkContent(
          {
            fetch,
            clock,
            signal: new AbortController().signal,
            log,
            random: () => 0.5,
            redact: (text) => text,
          },
          { endpoint: readEndpoint(ENDPOINT), token, stage: 'DRAFT', models: ['Post'], public: 'published' },
        );
        clock.stop();
        const shown = JSON.stringify([result, log.lines]);
        expect(shown).not.toContain(token.split('.')[1]);
        expect(shown).not.toContain(PROJECT.slice(0, 12));
        expect([...new Set(asked)]).toEqual([ENDPOINT]);
        expect(asked.length).toBeLessThan(80);
        const { facts, findings } = result;
        // A check that could not look never looks as if all were well.
        if (facts.models.every(({ access }) => access === 'unknown' || access === 'refused'))
          expect(findings.length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });
});
