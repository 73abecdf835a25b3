import { describe, expect, test } from '@jest/globals';
import { NoAnswer } from '../../src/postgres/session.js';
import { sqlStateOf, inWords, isPassing, placeOf } from '../../src/postgres/errors.js';
import { Failure } from '../../src/lib/errors.js';
import { readServer } from '../../src/postgres/url.js';

const serverAt = (place: string): ReturnType<typeof readServer> =>
  readServer(`postgres://maker:horse-battery@${place}`, undefined, () => '');
/** An error as the driver or Node throws it. */
const thrown = (code: string, message = 'its own words', more: object = {}): Error =>
  Object.assign(new Error(message), { code }, more);

test('a place is a host with its port, or this machine', () => {
  expect(placeOf(serverAt('db.example'))).toBe('db.example, port 5432');
  expect(placeOf(serverAt('[2001:db8::1]:7'))).toBe('2001:db8::1, port 7');
  expect(placeOf(serverAt('localhost:7'))).toBe('this machine, port 7');
  expect(placeOf(serverAt('[::1]:7'))).toBe('this machine, port 7');
  expect(placeOf(serverAt('%2Fhome%2Fmaker'))).toBe('a socket on this machine');
});

test('one error among several becomes a sentence with its own words and what to do', () => {
  expect(inWords(thrown('55006', 'database "x" is being accessed', { detail: '2 sessions.' }))).toBe(
    'the database is in use by others (database "x" is being accessed 2 sessions.). Close the sessions in it, and run the job again; nobody may be connected to a template while it is copied.',
  );
  expect(inWords(thrown('42501', 'must be owner'), 'Ask its owner.')).toBe(
    'the role in postgres-url may not do that (must be owner). Ask its owner.',
  );
  expect(inWords(new NoAnswer('statement', 30_000))).toBe(
    'no answer within 30 s to a statement. Run the job again.',
  );
  expect(inWords(Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' }))).toMatch(
    /^it refuses connections\. /,
  );
});

describe('a temporary error', () => {
  test.each([
    '57P01',
    '57P02',
    '57P03',
    '08000',
    '08003',
    '08006',
    'ECONNRESET',
    'EPIPE',
    'ECONNREFUSED',
    'EAI_AGAIN',
  ])('is a broken connection, or a server that is not available yet: %s', (code) => {
    expect(isPassing(thrown(code))).toBe(true);
  });

  test.each([
    'Connection terminated unexpectedly',
    'Client has encountered a connection error and is not queryable',
    'Client network socket disconnected before secure TLS connection was established',
  ])('is recognised by its message where it has no code: %s', (words) => {
    expect(isPassing(new Error(words))).toBe(true);
    expect(isPassing(words)).toBe(false);
  });

  test.each(['28P01', '28000', '42501', '25006', '08P01', '57014', 'ENOTFOUND', 'CERT_HAS_EXPIRED'])(
    'is not one that persists: %s',
    (code) => {
      expect(isPassing(thrown(code))).toBe(false);
    },
  );

  test('is not a missing answer, missing TLS or an error of our own', () => {
    expect(
      [
        new NoAnswer('connection', 10_000),
        new NoAnswer('statement', 30_000),
        new Error('The server does not support SSL connections'),
        new Failure('app-of-another', 'It is not ours.'),
        undefined,
      ].map(isPassing),
    ).toEqual([false, false, false, false, false]);
  });
});

test('a code counts only if an error has it as a string', () => {
  expect(sqlStateOf(thrown('42501'))).toBe('42501');
  for (const other of [
    new Error('42501'),
    thrown(7 as unknown as string),
    { code: '42501' },
    '42501',
    undefined,
  ])
    expect(sqlStateOf(other)).toBe('');
});
