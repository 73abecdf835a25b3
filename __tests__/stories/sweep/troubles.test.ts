import { describe, expect, test } from '@jest/globals';
import type { Call, Trouble } from '../../../simulator/contracts.js';
import { calls, permitted, story } from '../harness.js';
import { app, asksForStates, openPull, rows, stale, standing, sweep } from './sweeping.js';
import { someOf } from '../../support/full.js';

const json = { 'content-type': 'application/json' };
const refusal = (message: string, code = 'validation-failed'): Trouble => ({
  kind: 'respond',
  status: 200,
  body: JSON.stringify({ errors: [{ message, extensions: { code } }] }),
});
const deletes =
  (tenantId: string) =>
  ({ operation, variables }: Call): boolean =>
    operation === 'deleteTenant' && variables['tenantId'] === tenantId;

describe('A sweep that cannot read pull requests', () => {
  test.each<[string, Trouble, string]>(
    someOf([
      [
        'a missing permission',
        {
          kind: 'respond',
          status: 200,
          headers: json,
          body: '{"data":null,"errors":[{"type":"FORBIDDEN","message":"Resource not accessible by integration"}]}',
        },
        'This job needs: contents: read, deployments: write, pull-requests: write.',
      ],
      [
        'a refused token',
        { kind: 'respond', status: 401, body: '{"message":"Bad credentials"}' },
        'GitHub refused the token',
      ],
      ['an outage', { kind: 'respond', status: 502, body: 'Down' }, 'HTTP 502'],
      [
        'a rate limit',
        {
          kind: 'respond',
          status: 200,
          headers: json,
          body: '{"errors":[{"type":"RATE_LIMITED","message":"API rate limit exceeded"}]}',
        },
        'GitHub could not read the state',
      ],
      [
        'an answer of unexpected shape',
        { kind: 'rewrite', body: (text) => text.replaceAll('"CLOSED"', '"GONE"') },
        'unexpected shape',
      ],
      [
        'an answer for another repository',
        { kind: 'rewrite', body: (text) => text.replace('"databaseId":123456', '"databaseId":7') },
        'for another repository than acme/shop',
      ],
    ]),
  )('removes nothing, says why, and fails: %s', (_, trouble, words) =>
    story(permitted, async (s) => {
      stale(s, 1);
      app(s, '@gone');
      s.host.addFault({ operation: asksForStates, times: Infinity, trouble });
      const told = await sweep(s);

      expect(told.exitCode).toBe(1);
      expect(told.outputs['status']).toBe('failed');
      expect(standing(s)).toEqual(['1', 'gone']);
      expect(rows(told)).toEqual([
        'leave | app | `acme-shop-pr-1` | The pull requests and branches could not be read',
        'leave | app | `acme-shop-pr-gone` | The pull requests and branches could not be read',
      ]);
      expect(told.errors[0]).toContain('Every app was kept.');
      expect(told.errors[0]).toContain(words);
    }),
  );

  test('treats no branch as deleted without the permission to read contents', () =>
    story({ permissions: { pull_requests: 'write', deployments: 'write' } }, async (s) => {
      app(s, '@gone');
      const told = await sweep(s);

      expect(told.exitCode).toBe(1);
      expect(standing(s)).toEqual(['gone']);
      expect(told.errors[0]).toContain('contents: read');
    }));

  test('just before a batch keeps that batch', () =>
    story(permitted, async (s) => {
      for (let number = 100; number < 220; number++) stale(s, number);
      s.host.addFault({
        operation: asksForStates,
        after: 2,
        times: 5,
        trouble: { kind: 'respond', status: 502, body: 'Down' },
      });
      const told = await sweep(s);

      expect(told.exitCode).toBe(1);
      expect(told.errors[0]).toMatch(/^A batch of 100 apps was kept\. GitHub could not/);
      expect(standing(s)).toHaveLength(100);
      expect(rows(told)).toContain(
        'leave | app | `acme-shop-pr-100` | Its pull request could not be read again just before the deletion',
      );
    }));
});

describe('A sweep in which a deletion goes wrong', () => {
  test('removes the rest and fails when one is refused', () =>
    story(permitted, async (s) => {
      stale(s, 1);
      const refused = stale(s, 2);
      stale(s, 3);
      s.host.addFault({ operation: deletes(refused.tenantId), trouble: refusal('not today') });
      const told = await sweep(s);

      expect(told.exitCode).toBe(1);
      expect(told.outputs['status']).toBe('failed');
      expect(standing(s)).toEqual(['2']);
      expect(told.errors[0]).toContain('acme-shop-pr-2 was not deleted. Hasura Cloud refused the request');
      expect(told.summary).toContain('❌ acme-shop-pr-2 was not deleted.');
      expect(rows(told)[1]).toContain(
        'leave | app | `acme-shop-pr-2` | Pull request #2 is closed, but it was not deleted.',
      );
      expect(calls(told, 'deleteTenant')).toBe(3);
    }));

  test('succeeds when the app of a refused deletion is gone by then', () =>
    story(permitted, async (s) => {
      const refused = stale(s, 1);
      s.host.addFault({
        operation: deletes(refused.tenantId),
        trouble: refusal('tenant not found', 'not-found'),
      });
      s.later(1_000, () => {
        s.hasura.removeProject(refused);
      });
      const told = await sweep(s);

      expect(told.exitCode).toBe(0);
      expect(rows(told)).toEqual(['remove | app | `acme-shop-pr-1` | Pull request #1 is closed']);
    }));

  test('retries a rate-limited deletion when the service allows it', () =>
    story(permitted, async (s) => {
      stale(s, 1);
      stale(s, 2);
      s.trouble('deleteTenant', {
        kind: 'respond',
        status: 429,
        headers: { 'retry-after': '7' },
        body: 'slow down',
      });
      const told = await sweep(s);

      expect(told.exitCode).toBe(0);
      expect(standing(s)).toEqual([]);
      expect(calls(told, 'deleteTenant')).toBe(3);
      expect(told.log).toContain('Waiting 7.0 s: Hasura Cloud asked for it.');
    }));

  test.each([
    [true, 0, []],
    [false, 1, ['1']],
  ])('checks the list when the answer to a deletion is lost (done: %s)', (applied, exitCode, left) =>
    story(permitted, async (s) => {
      stale(s, 1);
      s.trouble('deleteTenant', { kind: 'reset', applied });
      const told = await sweep(s);

      expect(told.exitCode).toBe(exitCode);
      expect(standing(s)).toEqual(left);
      expect(calls(told, 'deleteTenant')).toBe(1);
    }),
  );

  test('reports after a minute that a deletion was not carried out', () =>
    story({ ...permitted, hasura: { deleteTakesMs: 10 * 60_000 } }, async (s) => {
      stale(s, 1);
      const told = await sweep(s);

      expect(told.exitCode).toBe(1);
      expect(told.errors[0]).toContain('acme-shop-pr-1 was not deleted. It is still listed');
      expect(told.ms).toBeLessThan(90_000);
    }));
});

describe('A sweep', () => {
  test('that cannot read a marker because of an outage keeps that app, and fails', () =>
    story(permitted, async (s) => {
      const unread = stale(s, 1);
      stale(s, 2);
      s.host.addFault({
        operation: ({ operation, variables }) =>
          operation === 'getTenantEnv' && variables['tenantId'] === unread.tenantId,
        times: Infinity,
        trouble: { kind: 'respond', status: 503, body: 'Down' },
      });
      const told = await sweep(s);

      expect(told.exitCode).toBe(1);
      expect(standing(s)).toEqual(['1']);
      expect(told.errors[0]).toContain('The marker of acme-shop-pr-1 was not read');
    }));

  test('stops when its token is refused midway, and reports what is uncertain', () =>
    story(permitted, async (s) => {
      for (let number = 100; number < 130; number++) stale(s, number);
      s.trouble(
        'deleteTenant',
        { kind: 'respond', status: 401, body: 'who?' },
        { after: 8, times: Infinity },
      );
      const told = await sweep(s);

      expect(told.exitCode).toBe(1);
      expect(calls(told, 'deleteTenant')).toBeLessThan(20);
      expect(told.errors[0]).toContain('Hasura Cloud refused the token');
      expect(rows(told)[0]).toContain('Its deletion was accepted; it is unknown whether it is gone');
      expect(rows(told).at(-1)).toContain('but the run ended before it was deleted');
    }));

  test('fails like any other run when its token is refused at once', () =>
    story(permitted, async (s) => {
      stale(s, 1);
      s.trouble('projects', { kind: 'respond', status: 401, body: 'who?' }, { times: Infinity });
      const told = await sweep(s);

      expect(told.outputs['status']).toBe('failed');
      expect(told.errors[0]).toContain('Hasura Cloud refused the token');
    }));

  test('that times out reports how far it got', () =>
    story({ ...permitted, hasura: { deleteTakesMs: 3 * 60_000 } }, async (s) => {
      stale(s, 1);
      const told = await sweep(s, { 'timeout-minutes': '0.3' });

      expect(told.exitCode).toBe(1);
      expect(told.errors[0]).toContain('Timed out after 18 s while waiting until the deleted apps are gone');
      expect(rows(told)[0]).toContain('Its deletion was accepted; it is unknown whether it is gone');
    }));

  test('that is cancelled stops', () =>
    story({ ...permitted, hasura: { deleteTakesMs: 60_000 } }, async (s) => {
      stale(s, 1);
      const told = await s.cancelledAfter(5_000, s.events.schedule(s.repository));

      expect(told.exitCode).toBe(1);
      expect(told.ms).toBeLessThan(6_000);
    }));

  test('fails in a dry run when it cannot determine what it would do', () =>
    story(permitted, async (s) => {
      stale(s, 1);
      openPull(s, 2);
      s.host.addFault({
        operation: asksForStates,
        times: Infinity,
        trouble: { kind: 'respond', status: 502, body: 'Down' },
      });
      const told = await sweep(s, { 'dry-run': 'true' });

      expect(told.outputs['status']).toBe('failed');
      expect(told.errors[0]).toContain('Could not determine what the sweep would do.');
    }));
});
