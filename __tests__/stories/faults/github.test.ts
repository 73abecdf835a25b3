import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { githubActions } from '../../../simulator/github/model.js';
import type { WorkflowEvent } from '../../../simulator/runner/options.js';
import { refused } from '../../support/answers.js';
import { NAME, OWNER, type Start, type Story, calls, operations, story } from '../harness.js';
import { someOf } from '../../support/full.js';

const POST = 'POST /repos/{owner}/{repo}/issues/{number}/comments';
const PATCH = 'PATCH /repos/{owner}/{repo}/issues/comments/{id}';
const MARKER = `<!-- hasura-preview-app ${OWNER} ${NAME} -->`;

describe('G1 A job that may not comment', () => {
  test.each([
    ['ready', {}, 0],
    ['failed', { fail: { task: 'apply-migration', error: 'no such table' } }, 1],
  ])(
    'warns about the missing permission, and reports the result in the summary: %s',
    (status, build, exitCode) =>
      story({ build, permissions: { contents: 'read', pull_requests: 'read' } }, async (s) => {
        const told = await s.on('opened');

        expect([told.exitCode, told.outputs['status'], told.warnings.length]).toEqual([exitCode, status, 1]);
        expect(told.warnings[0]).toContain('Add "pull-requests: write" to the job\'s permissions.');
        expect(told.summary).toContain(`Hasura preview: ${status}`);
        expect(told.summary).toContain(NAME);
        expect(s.github.commentsOf(s.pull)).toEqual([]);
      }),
  );
});

describe('G3 Among five thousand comments', () => {
  test('the run edits ours, on the last page, and does not change copies of its marker', () =>
    story({}, async (s) => {
      const copies = [
        s.github.addComment('mallory', s.pull, `${MARKER}\nmine`),
        s.github.addComment('other-app[bot]', s.pull, `${MARKER}\nmine as well`),
        s.github.addComment(githubActions, s.pull, `Somebody wrote ${MARKER}`),
        s.github.addComment(githubActions, s.pull, `> ${MARKER}\nquoted`),
      ];
      for (let n = copies.length; n < 4_999; n++) s.github.addComment('bob', s.pull, `Comment ${String(n)}`);
      const ours = s.github.addComment(githubActions, s.pull, `${MARKER}\n### old`);
      const told = await s.on('synchronize');

      expect(told.outputs['comment-url']).toContain(`#issuecomment-${String(ours.id)}`);
      expect(ours.body).toContain('Hasura preview: ready');
      expect(copies.map(({ history }) => history.length)).toEqual([1, 1, 1, 1]);
      expect(s.github.commentsOf(s.pull)).toHaveLength(5_000);
    }));
});

describe('G4 A comment that exists but cannot be edited causes one warning, and the result does not change:', () => {
  test.each(
    someOf([
      ['the conversation is locked', refused(403, 'Unable to update comment because issue is locked.')],
      ['the repository is archived', refused(403, 'Repository was archived so is read-only.')],
      ['the text is too long', refused(422, 'Validation Failed: body is too long')],
      ['the permission was removed', refused(403, 'Resource not accessible by integration')],
    ]),
  )('%s', (_, trouble) =>
    story({}, async (s) => {
      await s.on('opened');
      const history = s.comment().history.length;
      s.trouble(PATCH, trouble, { times: Infinity });
      const told = await s.on('synchronize');

      expect([told.exitCode, told.outputs['status'], told.warnings.length]).toEqual([0, 'ready', 1]);
      expect(told.warnings[0]).toContain('The result of this run is not affected.');
      expect(operations(told.calls)).not.toContain(POST);
      expect(s.comment().history).toHaveLength(history);
      expect(told.summary).toContain('Hasura preview: ready');
    }),
  );

  test('it was deleted: the run posts one new comment', () =>
    story({}, async (s) => {
      await s.on('opened');
      s.trouble(PATCH, refused(404, 'Not Found'));
      s.when(PATCH, () => {
        for (const comment of s.github.commentsOf(s.pull)) s.github.deleteComment(comment);
      });
      const told = await s.on('synchronize');

      expect([told.outputs['status'], told.exitCode]).toEqual(['ready', 0]);
      expect(calls(told, POST)).toBe(1);
      expect(s.github.commentsOf(s.pull)).toHaveLength(1);
    }));
});

describe('G7 An invalid event causes one error, before any request:', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'events-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const file = (name: string, text: string): string => {
    const at = path.join(folder, name);
    writeFileSync(at, text);
    return at;
  };

  test.each<[string, () => string, RegExp]>(
    someOf([
      ['no file is set', () => '', /GITHUB_EVENT_PATH is not set/],
      ['the file is missing', () => path.join(folder, 'no-such.json'), /ENOENT/],
      ['the file is a folder', () => folder, /cannot be read/],
      ['the file is empty', () => file('empty.json', ''), /it is not JSON/],
      ['the file is truncated', () => file('torn.json', '{"pull_request":{"number":42,'), /it is not JSON/],
      ['it names no pull request', () => file('other.json', '{"action":"opened"}'), /names no pull request/],
      ['it is a list', () => file('list.json', '[1]'), /names no pull request/],
    ]),
  )('%s', (_, at, why) =>
    story({}, async (s) => {
      const told = await s.on('opened', { env: { GITHUB_EVENT_PATH: at() } });

      expect([told.exitCode, told.outputs['status'], told.errors.length]).toEqual([1, 'failed', 1]);
      expect(told.errors[0]).toMatch(why);
      expect(told.errors[0]).toContain('Nothing was created or deleted.');
      expect(told.calls).toEqual([]);
    }),
  );

  test('a payload of ten megabytes is read like any other', () =>
    story({}, async (s) => {
      const event = s.events.pullRequest(s.pull, 'opened');
      const large = { ...(event.payload as object), more: 'x'.repeat(10 * 1024 * 1024) };
      const told = await s.run(event, {
        env: { GITHUB_EVENT_PATH: file('large.json', JSON.stringify(large)) },
      });

      expect(told.outputs['status']).toBe('ready');
    }));
});

describe('G8 On a server other than github.com', () => {
  const EVENTS: [string, (s: Story) => WorkflowEvent][] = [
    ['a pull request that opens', (s) => s.events.pullRequest(s.pull, 'opened')],
    ['one of pull_request_target', (s) => s.events.pullRequest(s.pull, 'opened', { target: true })],
    [
      'a pull request that closes',
      (s) => {
        s.github.closePull(s.pull);
        return s.events.pullRequest(s.pull, 'closed');
      },
    ],
    ['a push', (s) => s.events.push(s.repository, 'cart')],
    ['a run by hand', (s) => s.events.workflowDispatch(s.repository, 'cart')],
    [
      'a command',
      (s) => s.events.issueComment(s.pull, 'created', { author: 'alice', body: '/preview rebuild' }),
    ],
  ];
  const SERVERS: [string, string][] = [
    ['https://git.acme.example', 'git.acme.example'],
    ['https://git.acme.example:8443', 'git.acme.example:8443'],
    ['https://acme.ghe.com', 'acme.ghe.com'],
    ['https://github.com.acme.example', 'github.com.acme.example'],
  ];

  async function expectRefused(s: Story, event: WorkflowEvent, start: Start, host: string): Promise<void> {
    s.seed('ours', { PREVIEW_APP_OWNER: `${host}/123456#42` });
    const told = await s.run(event, start);

    expect([told.exitCode, told.outputs['status'], told.errors.length]).toEqual([1, 'failed', 1]);
    expect(told.errors[0]).toContain(
      `This repository is hosted on ${host}, and Hasura Cloud can fetch branches from github.com only. Nothing was created or deleted.`,
    );
    expect(told.errors[0]).toContain('Set build-from to commit');
    expect(told.summary).toContain('Hasura preview: failed');
    expect(told.calls).toEqual([]);
    expect(s.standing()).toEqual([NAME]);
  }

  test.each(someOf(EVENTS))('one error says so, and the run sends no request: %s', (_, eventOf) =>
    story({ env: { GITHUB_SERVER_URL: 'https://git.acme.example' } }, (s) =>
      expectRefused(s, eventOf(s), {}, 'git.acme.example'),
    ),
  );

  test.each(someOf(SERVERS))('the error names the server: %s', (url, host) =>
    story({ env: { GITHUB_SERVER_URL: url } }, (s) =>
      expectRefused(s, s.events.pullRequest(s.pull, 'opened'), {}, host),
    ),
  );

  test.each(someOf([[{ mode: 'deploy' }], [{ 'dry-run': 'true' }], [{ force: 'true' }]]))(
    'the run fails, whatever else its inputs say: %j',
    (given) =>
      story({ env: { GITHUB_SERVER_URL: 'https://git.acme.example' } }, (s) =>
        expectRefused(
          s,
          s.events.workflowDispatch(s.repository, 'cart'),
          { with: given },
          'git.acme.example',
        ),
      ),
  );

  test('an event that needs no action is still skipped', () =>
    story({ env: { GITHUB_SERVER_URL: 'https://git.acme.example' } }, async (s) => {
      const told = await s.run(s.events.push(s.repository, 'v1', { tag: true }));

      expect([told.exitCode, told.outputs['status'], told.calls]).toEqual([0, 'skipped', []]);
    }));

  test('github.com is recognized, however its address is written', () =>
    story({ env: { GITHUB_SERVER_URL: 'https://GitHub.com/' } }, async (s) => {
      expect((await s.on('opened')).outputs['status']).toBe('ready');
    }));
});
