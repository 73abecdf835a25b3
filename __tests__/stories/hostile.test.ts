import { describe, expect, jest, test } from '@jest/globals';
import { refusal, refused } from '../support/answers.js';
import { HOSTILE } from '../support/hostile.js';
import { NAME, type Story, type Setting, story } from './harness.js';
import { active } from './rendered.js';
import type { Told } from './told.js';
import { someOf } from '../support/full.js';

function expectInert(s: Story, told: Told): void {
  // The runner executes no commands but ours.
  expect(told.strange).toEqual([]);
  expect(told.errors).toHaveLength(1);
  expect(told.masks).not.toContain('acme');
  expect(told.outputs['graphQLEndpoint']).not.toContain('evil');
  for (const body of [
    ...s.github.commentsOf(s.pull).flatMap(({ history }) => history.map(({ body }) => body)),
    told.summary,
  ]) {
    expect(active(body)).toEqual([]);
    expect(body.length).toBeLessThan(65_536);
  }
  expect(told.printed.join('\n').length).toBeLessThan(60_000);
}

const failing: [string, Setting][] = [
  ["a task's error", { build: { fail: { task: 'apply-migration', error: HOSTILE } } }],
  [
    "the creation's error",
    { build: { creationEnd: { kind: 'failed', error: HOSTILE, leavesProject: false } } },
  ],
  [
    'the name of a task that fails',
    { build: { tasks: [{ name: HOSTILE, ms: 5 }], fail: { task: HOSTILE, error: 'no' } } },
  ],
  [
    "a task's log text",
    {
      build: {
        tasks: [{ name: 'apply-metadata', ms: 5, githubDetail: HOSTILE }],
        fail: { task: 'apply-metadata', error: null },
      },
    },
  ],
  [
    'inconsistent objects',
    { build: { inconsistent: [{ type: HOSTILE, name: HOSTILE, reason: HOSTILE, definition: HOSTILE }] } },
  ],
  ['a health check', { build: { healthz: { status: 500, body: HOSTILE } } }],
  ['a status', { build: { statuses: [HOSTILE], fail: { task: 'apply-migration', error: 'no' } } }],
];

describe('M1 M2 Hostile text is shown and has no effect in', () => {
  test.each(someOf(failing))('%s', (_, setting) =>
    story(setting, async (s) => {
      // The runner also reads stderr for commands.
      const stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
      const told = await s.on('opened').finally(() => {
        stderr.mockRestore();
      });

      expect(told.exitCode).toBe(1);
      expectInert(s, told);
      expect(stderr).not.toHaveBeenCalled();
    }),
  );

  test.each(someOf(['projects', 'createGitHubPreviewApp', 'jobs_by_pk', 'projects_by_pk', 'getTenantEnv']))(
    'a refusal of %s',
    (operation) =>
      story({}, async (s) => {
        s.trouble(operation, refusal(HOSTILE, 'validation-failed'), { times: Infinity });
        const told = await s.on('opened');

        expect(told.exitCode).toBe(1);
        expectInert(s, told);
      }),
  );

  test("N8 a gateway's page, of which little is shown", () =>
    story({}, async (s) => {
      s.trouble(
        'projects',
        { kind: 'respond', status: 502, body: `<html>${HOSTILE.repeat(50)}` },
        { times: Infinity },
      );
      const told = await s.on('opened');

      expectInert(s, told);
      expect(told.errors[0]?.length).toBeLessThan(1_000);
    }));

  test("GitHub's error message", () =>
    story({}, async (s) => {
      s.trouble('GET /repos/{owner}/{repo}/pulls/{number}', refused(403, HOSTILE));
      const told = await s.on('opened');

      expect(told.exitCode).toBe(1);
      expectInert(s, told);
    }));

  test('J2 an error of a megabyte', () =>
    story(
      {
        build: {
          fail: { task: 'apply-migration', error: `${HOSTILE}\n`.repeat(1_000) + 'x'.repeat(1_000_000) },
        },
      },
      async (s) => {
        const told = await s.on('opened');

        expect(told.exitCode).toBe(1);
        expectInert(s, told);
        expect(told.printed.join('\n')).toContain('more characters');
      },
    ));

  test("another owner's marker", () =>
    story({}, async (s) => {
      s.seed("a stranger's", { PREVIEW_APP_OWNER: HOSTILE });
      const told = await s.on('opened');

      expect(told.errors[0]).toContain('belongs to');
      expectInert(s, told);
    }));
});

describe('M6 Secrets that the service repeats', () => {
  test('are masked in every form, in log, error, comment and summary', () =>
    story({}, async (s) => {
      const [token, url] = [s.canaries()[0]?.value ?? '', s.canaries()[3]?.value ?? ''];
      const forms = [
        token,
        encodeURIComponent(token),
        Buffer.from(token).toString('base64'),
        decodeURIComponent(url),
      ];
      s.hasura.script = () => ({ fail: { task: 'apply-migration', error: `seen: ${forms.join(' and ')}.` } });
      const told = await s.on('opened');

      // The oracle searches for them everywhere. This checks the rest of the text.
      expect(told.errors[0]).toContain('│ seen: *** and *** and *** and ***.');
      expect(s.comment().body).toContain('seen: *** and *** and *** and ***.');
    }));

  test('are masked even if Markdown escapes some of their characters', () =>
    story({ build: { healthz: { status: 500, body: 'ERROR ghs_C4naryOfTheJob/two+three' } } }, async (s) => {
      const told = await s.on('opened');

      expect(told.errors[0]).toContain('HTTP 500 ERROR ***');
      expect(s.comment().body).not.toContain('C4nary');
    }));

  test.each(someOf([1_990, 1_985, 3_900, 3_990, 19_990]))(
    'are masked even if a long text is cut within them, after %i characters',
    (before) =>
      story({}, async (s) => {
        const token = s.canaries()[0]?.value ?? '';
        s.hasura.script = () => ({
          fail: { task: 'apply-migration', error: 'x'.repeat(before) + token.repeat(3) },
        });
        const told = await s.on('opened');

        const shown = { log: told.printed.join('\n'), comment: s.comment().body, summary: told.summary };
        const leaks = Object.entries(shown).filter(([, text]) => text.includes(token.slice(0, 10)));
        expect(leaks.map(([where]) => where)).toEqual([]);
        expect(s.standing()).toEqual([NAME]);
      }),
  );

  test("are masked even if a gateway's page is cut within them", () =>
    story({}, async (s) => {
      const token = s.canaries()[0]?.value ?? '';
      s.trouble(
        'projects',
        { kind: 'respond', status: 502, body: 'x'.repeat(188) + token },
        { times: Infinity },
      );
      const told = await s.on('opened');

      const shown = { log: told.printed.join('\n'), summary: told.summary };
      const leaks = Object.entries(shown).filter(([, text]) => text.includes(token.slice(0, 10)));
      expect(leaks.map(([where]) => where)).toEqual([]);
    }));
});
