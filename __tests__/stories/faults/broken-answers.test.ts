import { describe, expect, test } from '@jest/globals';
import type { Trouble } from '../../../simulator/contracts.js';
import { run } from '../../../src/run/run.js';
import { NAME, calls, story } from '../harness.js';
import { someOf } from '../../support/full.js';

const CREATE = 'createGitHubPreviewApp';
const PULL = 'GET /repos/{owner}/{repo}/pulls/{number}';

const READS = [
  'projects',
  'jobs_by_pk',
  'projects_by_pk',
  'getTenantEnv',
  'GET /healthz',
  'POST /v1/metadata',
  PULL,
];

describe('N5 A response that is cut off', () => {
  const cut: Trouble = { kind: 'truncate', applied: true };

  test.each(someOf(READS))('once is requested again: %s', (operation) =>
    story({}, async (s) => {
      s.trouble(operation, cut);
      const told = await s.on('opened');

      expect([told.exitCode, told.outputs['status']]).toEqual([0, 'ready']);
      expect(calls(told, CREATE)).toBe(1);
    }),
  );

  test.each(someOf(READS))('every time fails the run: %s', (operation) =>
    story({}, async (s) => {
      s.trouble(operation, cut, { times: Infinity });
      const told = await s.on('opened', { with: { 'timeout-minutes': '5' } });

      expect([told.exitCode, told.outputs['status'], told.errors.length]).toEqual([1, 'failed', 1]);
      expect(told.errors[0]).not.toMatch(/Unexpected error|JSON/);
      expect(calls(told, CREATE)).toBeLessThanOrEqual(1);
    }),
  );
});

describe('N6 A response that arrives byte by byte', () => {
  test('does not outlast the run: the deadline ends the wait', () =>
    story({}, async (s) => {
      s.trouble('projects', { kind: 'drip', applied: true, everyMs: 5_000 }, { times: Infinity });
      const told = await s.on('opened', { with: { 'timeout-minutes': '1' } });

      expect(told.exitCode).toBe(1);
      expect(told.errors[0]).toContain('Timed out after 1 min while checking what exists.');
      expect(told.ms).toBeLessThan(61_000);
      // A dripping response times out like a silent one.
      expect(calls(told, 'projects')).toBe(2);
    }));

  test('leaves the outcome of a create request unknown: the run finds the build by its id', () =>
    story({ hasura: { seesHiddenFields: true } }, async (s) => {
      s.trouble(CREATE, { kind: 'drip', applied: true, everyMs: 5_000 });
      const told = await s.on('opened');

      expect(told.outputs['status']).toBe('ready');
      expect(calls(told, CREATE)).toBe(1);
      expect(s.standing()).toEqual([NAME]);
    }));
});

describe('N8 A gateway that answers with an error page', () => {
  const page = `<html>\u001b[31m<head><title>502 Bad Gateway</title></head>${'<p>nginx</p>\r\n'.repeat(500)}`;

  test('is retried with growing random delays; the error shows little of the page, and nothing active', () =>
    story({}, async (s) => {
      s.trouble('projects', { kind: 'respond', status: 502, body: page }, { times: Infinity });
      const waits = async (chance: number): Promise<number[]> => {
        const told = await s.on('opened', { as: (world) => run({ ...world, random: () => chance }) });
        expect(told.exitCode).toBe(1);
        const quote = (told.errors[0] ?? '').split('\n').filter((line) => line.startsWith('│ '));
        expect(quote.join('\n')).toContain('502 Bad Gateway');
        const shown = quote.map((line) => line.slice(2)).join('\n');
        expect(shown.replace(/ … \([\d,]+ more characters\)$/, '').length).toBeLessThanOrEqual(200);
        expect(told.errors[0]).not.toMatch(/\u001b|\r|JSON|SyntaxError/);
        const asked = told.calls.filter(({ operation }) => operation === 'projects');
        return asked.slice(1).map(({ at }, index) => at - (asked[index]?.answeredAt ?? 0));
      };

      expect(await waits(0)).toEqual([250, 500, 1_000, 2_000]);
      expect(await waits(1)).toEqual([750, 1_500, 3_000, 6_000]);
    }));
});

describe('N10 A redirect to another origin', () => {
  const evil = 'https://evil.example/v1/graphql';
  const away: Trouble = { kind: 'respond', status: 302, headers: { location: evil }, body: '' };

  test.each(someOf([...READS, CREATE]))('is not followed, and gets no token: %s', (operation) =>
    story({}, async (s) => {
      s.trouble(operation, away, { times: Infinity });
      const told = await s.on('opened', { with: { 'timeout-minutes': '5' } });

      expect([told.exitCode, told.errors.length]).toEqual([1, 1]);
      expect(told.printed.join('\n')).toContain('answered with a redirect, which is not followed');
      expect(s.host.calls.filter(({ url }) => new URL(url).hostname === 'evil.example')).toEqual([]);
      expect(calls(told, CREATE)).toBeLessThanOrEqual(1);
    }),
  );

  test('of the first request is not an outage: the run does not retry', () =>
    story({}, async (s) => {
      s.trouble('projects', away, { times: Infinity });
      const told = await s.on('opened');

      expect(told.errors[0]).toContain(`data.pro.hasura.io answered with a redirect, which is not followed`);
      expect(calls(told, 'projects')).toBe(1);
      expect(s.standing()).toEqual([]);
    }));
});
