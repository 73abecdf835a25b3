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

describe('N5 An answer that is cut off', () => {
  const cut: Trouble = { kind: 'truncate', applied: true };

  test.each(someOf(READS))('once is asked for again: %s', (operation) =>
    story({}, async (s) => {
      s.trouble(operation, cut);
      const told = await s.on('opened');

      expect([told.exitCode, told.outputs['status']]).toEqual([0, 'ready']);
      expect(calls(told, CREATE)).toBe(1);
    }),
  );

  test.each(someOf(READS))('every time is never a success: %s', (operation) =>
    story({}, async (s) => {
      s.trouble(operation, cut, { times: Infinity });
      const told = await s.on('opened', { with: { 'timeout-minutes': '5' } });

      expect([told.exitCode, told.outputs['status'], told.errors.length]).toEqual([1, 'failed', 1]);
      expect(told.errors[0]).not.toMatch(/stumbled|JSON/);
      expect(calls(told, CREATE)).toBeLessThanOrEqual(1);
    }),
  );
});

describe('N6 An answer that comes a byte at a time', () => {
  test('does not outlast the run: its deadline ends the waiting', () =>
    story({}, async (s) => {
      s.trouble('projects', { kind: 'drip', applied: true, everyMs: 5_000 }, { times: Infinity });
      const told = await s.on('opened', { with: { 'timeout-minutes': '1' } });

      expect(told.exitCode).toBe(1);
      expect(told.errors[0]).toContain('Timed out after 1 min while checking what exists.');
      expect(told.ms).toBeLessThan(61_000);
      // One that drips is given up like one that is silent.
      expect(calls(told, 'projects')).toBe(2);
    }));

  test('of an order is an unknown outcome: the build is found by its id', () =>
    story({ hasura: { seesHiddenFields: true } }, async (s) => {
      s.trouble(CREATE, { kind: 'drip', applied: true, everyMs: 5_000 });
      const told = await s.on('opened');

      expect(told.outputs['status']).toBe('ready');
      expect(calls(told, CREATE)).toBe(1);
      expect(s.standing()).toEqual([NAME]);
    }));
});

describe('N8 A gateway that answers with its page', () => {
  const page = `<html>\u001b[31m<head><title>502 Bad Gateway</title></head>${'<p>nginx</p>\r\n'.repeat(500)}`;

  test('is asked again, later each time and by chance; little of the page is shown, and nothing that acts', () =>
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

  test.each(someOf([...READS, CREATE]))('is not followed, and no token goes there: %s', (operation) =>
    story({}, async (s) => {
      s.trouble(operation, away, { times: Infinity });
      const told = await s.on('opened', { with: { 'timeout-minutes': '5' } });

      expect([told.exitCode, told.errors.length]).toEqual([1, 1]);
      expect(told.printed.join('\n')).toContain('answered with a redirect, which is not followed');
      expect(s.host.calls.filter(({ url }) => new URL(url).hostname === 'evil.example')).toEqual([]);
      expect(calls(told, CREATE)).toBeLessThanOrEqual(1);
    }),
  );

  test('of the first question is no outage: it is asked once', () =>
    story({}, async (s) => {
      s.trouble('projects', away, { times: Infinity });
      const told = await s.on('opened');

      expect(told.errors[0]).toContain(`data.pro.hasura.io answered with a redirect, which is not followed`);
      expect(calls(told, 'projects')).toBe(1);
      expect(s.standing()).toEqual([]);
    }));
});
