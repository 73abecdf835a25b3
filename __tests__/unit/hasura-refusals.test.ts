import { describe, expect, test } from '@jest/globals';
import {
  type Effect,
  type GraphQLErrorAnswer,
  refusalOf,
  refusalOfStatus,
} from '../../src/hasura/refusals.js';
import type { FailureKind } from '../../src/lib/error-codes.js';
import { Failure } from '../../src/lib/errors.js';

const error = (message: unknown, code?: unknown): GraphQLErrorAnswer => ({
  message,
  ...(code === undefined ? {} : { extensions: { code } }),
});

describe('an answer with errors', () => {
  test.each<[string, string | undefined, FailureKind, Effect]>([
    [`field "projects" not found in type: 'query_root'`, 'validation-failed', 'token', 'none'],
    [
      `field "createGitHubPreviewApp" not found in type: 'mutation_root'`,
      'validation-failed',
      'token',
      'none',
    ],
    ['Invalid pat', 'access-denied', 'token', 'none'],
    ['x', 'invalid-headers', 'token', 'none'],
    ['Could not verify JWT: JWTExpired', 'invalid-jwt', 'token', 'none'],
    ['x', 'JWT-expired', 'token', 'none'],
    ['x', 'unauthorized', 'token', 'none'],
    ['free project quota reached', undefined, 'quota', 'none'],
    ['monthly limit of preview apps exceeded', 'GenericServerError', 'quota', 'none'],
    ['Please upgrade your plan', undefined, 'quota', 'none'],
    ['add a payment method', undefined, 'quota', 'none'],
    ['project with this name already exists', undefined, 'name-taken', 'none'],
    ['The name acme-shop is not available', undefined, 'name-taken', 'none'],
    [
      'Uniqueness violation. duplicate key value violates unique constraint',
      'constraint-violation',
      'name-taken',
      'none',
    ],
    [`field 'region' not found in type: 'ProjectOptions'`, 'validation-failed', 'validation', 'none'],
    ['unexpected null value', 'parse-failed', 'validation', 'none'],
    ['not a valid graphql query', 'bad-request', 'validation', 'none'],
    ['invalid input syntax for type uuid', 'data-exception', 'validation', 'none'],
    [
      'error creating tenant: Message: x, Extensions: map[code:GenericServerError id:1]',
      undefined,
      'service',
      'unknown',
    ],
    ['Error code: 520', 'unexpected', 'service', 'unknown'],
    ['nothing changed in config', undefined, 'service', 'unknown'],
  ])('"%s" (%s) is of the kind %s', (message, code, kind, effect) => {
    const refusal = refusalOf([error(message, code)], 200, 'createPreviewApp');
    expect(refusal).toBeInstanceOf(Failure);
    expect(refusal).toMatchObject({ name: 'HasuraRefusal', kind, effect, status: 200, words: message });
    expect(refusal.message).toMatch(/\(createPreviewApp\)\.$/);
    expect(refusal.remedy).toMatch(/\w+/);
  });

  test('names the input and how to create a new token when the token was refused', () => {
    const refusal = refusalOf(
      [error(`field "projects" not found in type: 'query_root'`)],
      200,
      'projectsByName',
    );
    expect(refusal.message).toBe('Hasura Cloud refused the token (projectsByName).');
    expect(refusal.remedy).toMatch(/hasura-cloud-token \(or HASURA_CLOUD_ACCESS_TOKEN\)/);
  });

  test('keeps the messages of all errors, one per line', () => {
    expect(refusalOf([error('one'), error('two')], 200, 'x').words).toBe('one\ntwo');
  });

  test('is read whatever the shape of an error', () => {
    const odd = [
      null,
      'text',
      7,
      [],
      {},
      { message: null },
      { message: { a: 1 } },
      { message: 'x', extensions: null },
      { message: 'x', extensions: 7 },
      { message: 'x', extensions: { code: 7 } },
    ];
    for (const one of odd as GraphQLErrorAnswer[]) {
      expect(refusalOf([one], 200, 'x')).toMatchObject({ kind: 'service', effect: 'unknown' });
    }
    expect(refusalOf([error({ a: 1 })], 200, 'x').words).toBe('{"a":1}');
    expect(refusalOf([], 200, 'x')).toMatchObject({ kind: 'service', effect: 'unknown' });
  });

  test.each([401, 403])('with HTTP %d means a refused token when nothing else matches', (status) => {
    expect(refusalOf([error('no')], status, 'x')).toMatchObject({ kind: 'token', effect: 'none', status });
    expect(refusalOf([error('quota reached')], status, 'x')).toMatchObject({ kind: 'quota' });
  });
});

describe('an answer that is not GraphQL', () => {
  test.each([401, 403])('with HTTP %d means a refused token', (status) => {
    expect(refusalOfStatus(status, 'Unauthorized', 'a request')).toMatchObject({
      kind: 'token',
      effect: 'none',
      status,
      words: 'Unauthorized',
      message: `Hasura Cloud refused the token (a request, HTTP ${String(status)}).`,
    });
  });

  test('with HTTP 429 means that nothing changed, and says when to retry', () => {
    expect(refusalOfStatus(429, '', 'a request', 2_000)).toMatchObject({
      kind: 'service',
      effect: 'none',
      afterMs: 2_000,
      words: undefined,
    });
    expect(refusalOfStatus(429, '', 'a request', 3_600_000).remedy).toBe(
      'Run the job again later. Wait 60 min.',
    );
    expect(refusalOfStatus(429, '', 'a request').remedy).toBe('Run the job again later.');
  });

  test.each<[number, Effect]>([
    [200, 'unknown'],
    [302, 'unknown'],
    [400, 'none'],
    [404, 'none'],
    [413, 'none'],
    [500, 'unknown'],
    [502, 'unknown'],
    [503, 'unknown'],
    [504, 'unknown'],
    [520, 'unknown'],
  ])('with HTTP %d means for a mutation this effect: %s', (status, effect) => {
    expect(refusalOfStatus(status, '<html>', 'a request')).toMatchObject({
      kind: 'service',
      effect,
      status,
      words: '<html>',
    });
  });

  test('with HTTP 503 says when to retry', () => {
    expect(refusalOfStatus(503, '', 'a request', 600_000).remedy).toMatch(/Wait 10 min\.$/);
  });

  test('that is empty has no words', () => {
    expect(refusalOfStatus(502, ' \n', 'a request').words).toBeUndefined();
  });
});
