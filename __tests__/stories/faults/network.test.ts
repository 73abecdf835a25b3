import { describe, expect, test } from '@jest/globals';
import { NAME, type Story, calls, operations, story } from '../harness.js';
import type { Told } from '../told.js';
import { someOf } from '../../support/full.js';

const CREATE = 'createGitHubPreviewApp';
const PULL = 'GET /repos/{owner}/{repo}/pulls/{number}';
const HASURA = 'data.pro.hasura.io';

/** Lets no call of an operation through, or not the first `times`. Returns a function that counts the attempts. */
function cutOff(s: Story, operation: string, code: string, times = Infinity): () => number {
  let tries = 0;
  s.host.addFault({
    operation: (call) => call.operation === operation && ++tries > 0,
    trouble: { kind: 'unreachable', code },
    times,
  });
  return () => tries;
}

const nameless = ['ENOTFOUND', 'EAI_AGAIN'];
const closed = ['ECONNREFUSED', 'UND_ERR_CONNECT_TIMEOUT', 'EHOSTUNREACH', 'ENETUNREACH'];

/** Expects the failure that an unreachable host causes. */
function expectUnreached(s: Story, told: Told, host: string, code: string): void {
  expect([told.exitCode, told.outputs['status'], told.errors.length]).toEqual([1, 'failed', 1]);
  expect(told.errors[0]).toContain(`${host} could not be reached`);
  expect(told.errors[0]).toContain(code);
  expect(told.errors[0]).not.toContain('Unexpected error');
  expect(told.ms).toBeLessThan(60_000);
  expect(operations(told.calls)).not.toContain(CREATE);
  expect(s.standing()).toEqual([]);
}

describe('Hasura Cloud cannot be reached', () => {
  test.each(someOf(nameless))(
    'N1 because its host name does not resolve: the run retries for a while, and creates nothing (%s)',
    (code) =>
      story({}, async (s) => {
        const tries = cutOff(s, 'projects', code);
        const told = await s.on('opened');

        expectUnreached(s, told, HASURA, code);
        expect(told.errors[0]).toContain('its host name cannot be resolved');
        expect(told.errors[0]).toContain('api-url');
        expect(told.errors[0]).toMatch(/proxy/i);
        expect(tries()).toBe(5);
      }),
  );

  test.each(someOf(closed))(
    'N2 because it accepts no connection: the run retries for a while, and creates nothing (%s)',
    (code) =>
      story({}, async (s) => {
        const tries = cutOff(s, 'projects', code);
        const told = await s.on('opened');

        expectUnreached(s, told, HASURA, code);
        expect(told.errors[0]).toContain('api-url');
        expect(told.errors[0]).toMatch(/proxy/i);
        expect(tries()).toBe(5);
      }),
  );

  test.each(someOf(['projects', CREATE, 'jobs_by_pk', PULL]))(
    'N1 N2 for a moment: the run retries %s, and the app is ready',
    (operation) =>
      story({}, async (s) => {
        const tries = cutOff(s, operation, 'EAI_AGAIN', 2);
        const told = await s.on('opened');

        expect([told.exitCode, told.outputs['status']]).toEqual([0, 'ready']);
        expect(tries()).toBeGreaterThan(2);
        expect(calls(told, CREATE)).toBe(1);
      }),
  );

  test.each(someOf([...nameless, ...closed]))(
    'N1 N2 at the create request: nothing is created, and the run does not call the outcome unknown (%s)',
    (code) =>
      story({}, async (s) => {
        cutOff(s, CREATE, code);
        const told = await s.on('opened');

        expectUnreached(s, told, HASURA, code);
        expect(told.errors[0]).not.toContain('is unknown whether');
      }),
  );

  test.each(someOf(nameless))('N1 or GitHub cannot be reached: the error names its host (%s)', (code) =>
    story({}, async (s) => {
      const tries = cutOff(s, PULL, code);
      const told = await s.on('opened');

      expectUnreached(s, told, 'api.github.com', code);
      expect(tries()).toBe(5);
    }),
  );
});

describe('N3 An invalid certificate', () => {
  const bad = [
    'CERT_HAS_EXPIRED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'ERR_TLS_CERT_ALTNAME_INVALID',
  ];
  test.each(
    someOf(
      bad.flatMap((code) => [['projects', HASURA, code] as const, [PULL, 'api.github.com', code] as const]),
    ),
  )('ends the run at once, in %s of %s, and the error says what to set: %s', (operation, host, code) =>
    story({}, async (s) => {
      const tries = cutOff(s, operation, code);
      const told = await s.on('opened');

      expect([told.exitCode, told.errors.length]).toEqual([1, 1]);
      expect(told.errors[0]).toContain(`The certificate of ${host} was not accepted (${code})`);
      expect(told.errors[0]).toContain('NODE_EXTRA_CA_CERTS');
      expect(tries()).toBe(1);
      expect(told.ms).toBeLessThan(1_000);
      // Nothing falls back to a connection that is not verified.
      expect(told.calls.filter(({ url }) => !url.startsWith('https:'))).toEqual([]);
      expect(process.env['NODE_TLS_REJECT_UNAUTHORIZED']).toBeUndefined();
      expect(s.standing()).toEqual([]);
    }),
  );

  test.each(['GET /healthz', 'POST /v1/metadata'])(
    'of the app: the run does not report it as ready, and sends no admin secret there (%s)',
    (operation) =>
      story({}, async (s) => {
        cutOff(s, operation, 'ERR_TLS_CERT_ALTNAME_INVALID');
        const told = await s.on('opened');

        expect([told.exitCode, told.outputs['status'], told.errors.length]).toEqual([1, 'failed', 1]);
        expect(told.errors[0]).toContain(`The certificate of ${NAME}.hasura.app was not accepted`);
        expect(told.errors[0]).toContain('NODE_EXTRA_CA_CERTS');
        expect(told.calls.filter(({ url }) => !url.startsWith('https:'))).toEqual([]);
        expect(told.ms).toBeLessThan(90_000);
        expect(s.headings().at(-1)).toBe('failed');
      }),
  );
});
