import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { PullRequestEvent, WebhookEventMap, WebhookEventName } from '@octokit/webhooks-types';
import { Failure } from '../../src/lib/errors.js';
import { type GitHubContext, readContext, triggerOf } from '../../src/runner/event.js';
import { rejection } from '../support/rejection.js';

const definitions = createRequire(import.meta.url)('@octokit/webhooks-examples') as {
  name: string;
  examples: unknown[];
}[];
const examples = <Name extends WebhookEventName>(name: Name): WebhookEventMap[Name][] =>
  definitions.find((definition) => definition.name === name)?.examples as WebhookEventMap[Name][];
const first = <Name extends WebhookEventName>(name: Name): WebhookEventMap[Name] => {
  const [example] = examples(name);
  if (example === undefined) throw new Error(`There is no example of ${name}.`);
  return structuredClone(example);
};

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'event-'));
});
afterAll(() => rm(folder, { recursive: true }));

const runnerEnv = {
  GITHUB_REPOSITORY: 'Codertocat/Hello-World',
  GITHUB_REPOSITORY_ID: '186853002',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_RUN_ID: '1234',
  GITHUB_RUN_ATTEMPT: '2',
};
type Env = Record<string, string>;
const context = async (env: Env): Promise<GitHubContext> => readContext((name) => env[name] ?? '');

let files = 0;
/** The context of a run that this event started. */
const started = async (name: string, payload: unknown, env: Env = {}): Promise<GitHubContext> => {
  const path = join(folder, `${String((files += 1))}.json`);
  await writeFile(path, typeof payload === 'string' ? payload : JSON.stringify(payload));
  return context({ ...runnerEnv, GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path, ...env });
};
const trigger = async (name: string, payload: unknown, env: Env = {}): Promise<GitHubContext['trigger']> =>
  (await started(name, payload, env)).trigger;
const changed = (change: (pull: PullRequestEvent['pull_request']) => void): PullRequestEvent => {
  const payload = first('pull_request');
  change(payload.pull_request);
  return payload;
};

describe('a pull request event', () => {
  test.each(examples('pull_request').map((payload, index) => [payload.action, index] as const))(
    'is read from each of GitHub’s examples: %s (example %d)',
    async (_action, index) => {
      const payload = examples('pull_request')[index];
      for (const name of ['pull_request', 'pull_request_target']) {
        expect(await trigger(name, payload)).toEqual({
          kind: 'pull-request',
          number: 2,
          headBranch: 'changes',
          headSha: payload?.pull_request.head.sha,
          open: payload?.pull_request.state === 'open',
          fork: false,
          dependabot: false,
          ...(name === 'pull_request_target' ? { target: true } : {}),
          ...(payload?.action === 'reopened' ? { back: { reopened: true, by: 'Codertocat' } } : {}),
          ...(payload?.action === 'labeled' ? { back: { label: 'bug', by: 'Codertocat' } } : {}),
        });
      }
    },
  );

  test('whose head is in another repository is from a fork, even if the fork has the same owner', async () => {
    const payload = changed((pull) => {
      if (pull.head.repo !== null) pull.head.repo.id = 999;
    });
    expect(await trigger('pull_request_target', payload)).toMatchObject({ fork: true });
  });

  test('whose head repository no longer exists is from a fork', async () => {
    const payload = changed((pull) => Object.assign(pull.head, { repo: null }));
    expect(await trigger('pull_request', payload)).toMatchObject({ fork: true, headBranch: 'changes' });
  });

  test('is Dependabot’s if Dependabot is its author, whoever started the run', async () => {
    const payload = changed((pull) => {
      pull.user.login = 'dependabot[bot]';
    });
    expect(await trigger('pull_request', payload, { GITHUB_ACTOR: 'alice' })).toMatchObject({
      dependabot: true,
    });
    const rerun = first('pull_request');
    rerun.sender.login = 'dependabot[bot]';
    expect(await trigger('pull_request', rerun)).toMatchObject({ dependabot: false });
  });

  test('that names no pull request is refused', async () => {
    for (const payload of [{}, [], null, 7, { pull_request: null }, { pull_request: { number: '2' } }]) {
      const error = await rejection(started('pull_request', payload));
      expect(error).toBeInstanceOf(Failure);
      expect(error).toMatchObject({
        kind: 'event',
        message: expect.stringMatching(/names no pull request\. Nothing was created or deleted/),
      });
    }
  });

  test('with unexpected values is read as far as possible, and treated as one from a fork', () => {
    expect(
      triggerOf(
        'pull_request',
        { pull_request: { number: 2, head: null, user: 7 } },
        { ref: '', repositoryId: 1 },
      ),
    ).toEqual({
      kind: 'pull-request',
      number: 2,
      headBranch: '',
      headSha: '',
      open: true,
      fork: true,
      dependabot: false,
    });
  });
});

describe('a push', () => {
  const onMaster = (): WebhookEventMap['push'] => {
    const payload = examples('push').find(({ ref, deleted }) => ref === 'refs/heads/master' && !deleted);
    if (payload === undefined) throw new Error('There is no example of a push to a branch.');
    return structuredClone(payload);
  };

  test('to a branch is for that branch', async () => {
    expect(await trigger('push', onMaster())).toEqual({ kind: 'push', branch: 'master', dependabot: false });
  });

  test('to a branch with slashes keeps them', async () => {
    expect(await trigger('push', { ...onMaster(), ref: 'refs/heads/feature/a/b' })).toMatchObject({
      branch: 'feature/a/b',
    });
  });

  test('by Dependabot is recognized', async () => {
    const payload = onMaster();
    payload.sender.login = 'dependabot[bot]';
    expect(await trigger('push', payload)).toMatchObject({ dependabot: true });
  });

  test('uses the ref of the run when the payload has none', async () => {
    expect(await trigger('push', {}, { GITHUB_REF: 'refs/heads/cart' })).toMatchObject({
      kind: 'push',
      branch: 'cart',
    });
  });

  test('of a tag is ignored, in each of GitHub’s examples', async () => {
    const tags = examples('push').filter(({ ref }) => ref.startsWith('refs/tags/'));
    expect(tags.length).toBeGreaterThan(0);
    for (const payload of tags) {
      expect(await trigger('push', payload)).toEqual({
        kind: 'ignored',
        why: expect.stringMatching(/tag was pushed/),
      });
    }
  });

  test("to a branch of GitHub's merge queue is ignored", async () => {
    const queued = { ...onMaster(), ref: 'refs/heads/gh-readonly-queue/main/pr-12-abc' };
    expect(await trigger('push', queued)).toEqual({
      kind: 'ignored',
      why: expect.stringContaining('merge queue'),
    });
  });

  test('that deletes a branch is left to the delete event', async () => {
    expect(await trigger('push', { ...onMaster(), deleted: true })).toEqual({
      kind: 'ignored',
      why: 'Branch master was deleted; the event delete handles that.',
    });
  });
});

describe('a delete event', () => {
  test('of a branch is for that branch', async () => {
    const payload = { ...first('delete'), ref: 'feature/cart', ref_type: 'branch' };
    expect(await trigger('delete', payload)).toEqual({
      kind: 'branch-deleted',
      branch: 'feature/cart',
      dependabot: false,
    });
  });

  test('of a tag is ignored', async () => {
    expect(await trigger('delete', first('delete'))).toEqual({
      kind: 'ignored',
      why: expect.stringMatching(/tag was deleted/),
    });
    expect(await trigger('delete', { ref_type: 'branch' })).toMatchObject({ kind: 'ignored' });
  });
});

describe('a manual run', () => {
  test('is for the branch it was started on', async () => {
    const run = await started('workflow_dispatch', first('workflow_dispatch'), {
      GITHUB_REF: 'refs/heads/feature/cart',
    });
    expect(run).toMatchObject({ manual: true, trigger: { kind: 'dispatch', branch: 'feature/cart' } });
  });

  test('on a tag is for no branch', async () => {
    const run = await started('workflow_dispatch', first('workflow_dispatch'), {
      GITHUB_REF: 'refs/tags/v1',
    });
    expect(run.trigger).toEqual({ kind: 'dispatch', branch: undefined });
  });
});

test('A schedule concerns all previews; its payload has no repository', async () => {
  expect(await trigger('schedule', { schedule: '0 3 * * *' })).toEqual({ kind: 'schedule' });
});

describe('a comment', () => {
  type Comment = WebhookEventMap['issue_comment'];
  const commented = (body: string, change: (payload: Comment) => void = () => undefined): Comment => {
    const payload = examples('issue_comment').find(({ action }) => action === 'created');
    if (payload === undefined) throw new Error('There is no example of a new comment.');
    const made = structuredClone(payload);
    made.comment.body = body;
    Object.assign(made.issue, { pull_request: { url: 'https://api.github.com/repos/a/b/pulls/1' } });
    change(made);
    return made;
  };

  test('that begins with a command is read with the command and its author', async () => {
    expect(await started('issue_comment', commented('/preview rebuild'))).toMatchObject({
      manual: false,
      trigger: { kind: 'command', number: 1, command: 'rebuild', commentId: 492700400, author: 'Codertocat' },
    });
    expect(await trigger('issue_comment', commented('/preview please'))).toMatchObject({
      command: 'unknown',
    });
  });

  test.each<[string, Comment, RegExp]>([
    ['without a command', commented('Looks good'), /does not begin with \/preview/],
    [
      'on an issue',
      commented('/preview rebuild', ({ issue }) => Reflect.deleteProperty(issue, 'pull_request')),
      /on an issue/,
    ],
    [
      'by a bot (even our own)',
      commented('/preview rebuild', ({ comment }) => Object.assign(comment.user, { type: 'Bot' })),
      /not written by a person/,
    ],
    [
      'that was edited',
      commented('/preview rebuild', (payload) => Object.assign(payload, { action: 'edited' })),
      /only from new comments/,
    ],
    [
      'that was deleted',
      commented('/preview rebuild', (payload) => Object.assign(payload, { action: 'deleted' })),
      /only from new comments/,
    ],
  ])('%s starts nothing', async (_what, payload, why) => {
    expect(await trigger('issue_comment', payload)).toEqual({
      kind: 'ignored',
      why: expect.stringMatching(why),
    });
  });
});

describe('any other event', () => {
  test.each(['merge_group', 'create', 'release'] as const)('is ignored: %s', async (name) => {
    const run = await started(name, first(name));
    expect(run).toMatchObject({
      manual: false,
      trigger: { kind: 'ignored', why: `Nothing to do for the event ${name}.` },
    });
  });

  test('is ignored: none at all', async () => {
    expect(await trigger('', {})).toEqual({
      kind: 'ignored',
      why: 'Nothing to do for the event (none).',
    });
  });
});

describe('the repository and the identity of a run', () => {
  test('come from the variables of the runner', async () => {
    expect(await started('push', { ref: 'refs/heads/x' })).toMatchObject({
      repository: { owner: 'Codertocat', name: 'Hello-World', id: 186853002, host: 'github.com' },
      runId: '1234',
      attempt: 2,
      repositoryUrl: 'https://github.com/Codertocat/Hello-World',
      logUrl: 'https://github.com/Codertocat/Hello-World/actions/runs/1234',
    });
  });

  test('have the host of an enterprise server', async () => {
    const run = await started(
      'push',
      { ref: 'refs/heads/x' },
      { GITHUB_SERVER_URL: 'https://git.acme.example:8443' },
    );
    expect(run.repository.host).toBe('git.acme.example:8443');
    expect(run.logUrl).toBe('https://git.acme.example:8443/Codertocat/Hello-World/actions/runs/1234');
  });

  test('have sensible defaults where the runner sets little', async () => {
    const bare = {
      GITHUB_REPOSITORY_ID: '',
      GITHUB_SERVER_URL: '',
      GITHUB_RUN_ID: '',
      GITHUB_RUN_ATTEMPT: '',
    };
    const run = await started('push', { ref: 'refs/heads/x', repository: { id: 77 } }, bare);
    expect(run).toMatchObject({ runId: '0', attempt: 1, repository: { id: 77, host: 'github.com' } });
    expect(
      (await started('push', { ref: 'refs/heads/x' }, { GITHUB_SERVER_URL: 'odd' })).repository.host,
    ).toBe('odd');
  });

  test.each<[string, Env, unknown, RegExp]>([
    ['a missing repository', { GITHUB_REPOSITORY: '' }, {}, /GITHUB_REPOSITORY is not set/],
    ['a repository without a name', { GITHUB_REPOSITORY: 'acme' }, {}, /GITHUB_REPOSITORY is not set/],
    [
      'a missing id',
      { GITHUB_REPOSITORY_ID: '' },
      {},
      /repository's id is neither in GITHUB_REPOSITORY_ID nor in the payload/,
    ],
    ['an id that is a string', { GITHUB_REPOSITORY_ID: '' }, { repository: { id: '77' } }, /repository's id/],
    ['an id that is not an integer', { GITHUB_REPOSITORY_ID: '1.5' }, {}, /repository's id/],
  ])('are refused with %s', async (_what, env, payload, message) => {
    expect(await rejection(started('push', payload, env))).toMatchObject({
      kind: 'event',
      message: expect.stringMatching(message),
    });
  });
});

describe('the event file', () => {
  const withPath = (path: string): Promise<GitHubContext> =>
    context({ ...runnerEnv, GITHUB_EVENT_NAME: 'push', GITHUB_EVENT_PATH: path });

  test('that is not named is an error', async () => {
    expect(await rejection(withPath(''))).toMatchObject({
      kind: 'event',
      message: expect.stringMatching(/GITHUB_EVENT_PATH is not set/),
    });
  });

  test('that is missing is an error', async () => {
    expect(await rejection(withPath(join(folder, 'nowhere.json')))).toMatchObject({
      kind: 'event',
      message: expect.stringMatching(/payload cannot be read: ENOENT/),
      remedy: expect.stringMatching(/the runner sets what is missing/),
    });
  });

  test('that is not JSON is an error that shows none of it', async () => {
    for (const text of ['', '{"token": "canary', 'canary']) {
      const error = await rejection(started('pull_request', text));
      expect(error).toMatchObject({
        kind: 'event',
        message: expect.stringMatching(/payload cannot be read: it is not JSON/),
      });
      expect((error as Failure).message).not.toContain('canary');
    }
  });

  test('of ten megabytes is read, and one that is larger than any payload is refused unread', async () => {
    const payload = { ...first('pull_request'), padding: 'x'.repeat(10 * 1024 * 1024) };
    expect(await trigger('pull_request', payload)).toMatchObject({ number: 2 });
    const path = join(folder, 'huge.json');
    const file = await open(path, 'w');
    await file.truncate(31 * 1024 * 1024);
    await file.close();
    expect(await rejection(withPath(path))).toMatchObject({
      kind: 'event',
      message: expect.stringMatching(/larger than any GitHub payload/),
    });
  });
});
