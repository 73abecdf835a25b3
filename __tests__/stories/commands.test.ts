import { describe, expect, test } from '@jest/globals';
import type { Told } from './told.js';
import { NAME, type Setting, type Story, calls, operations, permitted, story } from './harness.js';

/** Somebody's comment on the pull request, and the run that it starts. */
async function says(s: Story, who: string, body: string): Promise<Told> {
  const comment = s.github.addComment(who, s.pull, body);
  return s.run(s.events.issueComment(s.pull, 'created', comment));
}

const reactions = (s: Story): string[] =>
  s.github.comments.flatMap((comment) => comment.reactions.map(({ content }) => content));

const stories = (tell: (s: Story) => Promise<void>, setting: Setting = {}): Promise<void> =>
  story(setting, async (s) => {
    s.github.addCollaborator(s.repository, 'alice', 'write');
    s.github.addCollaborator(s.repository, 'mona', 'maintain');
    s.github.addCollaborator(s.repository, 'ada', 'admin');
    s.github.addCollaborator(s.repository, 'rita', 'read');
    s.github.addCollaborator(s.repository, 'tom', 'triage');
    await tell(s);
  });

describe('Somebody with write access', () => {
  test.each(['alice', 'mona', 'ada'])('may rebuild the preview by a comment: %s', (who) =>
    stories(async (s) => {
      await s.on('opened');
      const stood = s.app().id;
      const told = await says(s, who, '/preview rebuild\nThe data is a mess.');

      expect(told.outputs).toMatchObject({ status: 'ready', created: 'true' });
      expect(s.app().id).not.toBe(stood);
      expect(reactions(s)).toEqual(['eyes']);
      expect(told.log.join('\n')).toContain(`${who} requested: rebuild`);
      expect(s.headings()).toEqual(['building', 'ready', 'building', 'ready']);
    }),
  );

  test('may delete it, though the pull request is open', () =>
    stories(async (s) => {
      await s.on('opened');
      const told = await says(s, 'alice', '/preview delete');

      expect(told.outputs['status']).toBe('deleted');
      expect(s.standing()).toEqual([]);
      expect([s.headings().at(-1), reactions(s)]).toEqual(['deleted', ['eyes']]);
      expect(s.comment().body).toContain('Requested in a comment');
    }));

  test('may request its status, which changes nothing', () =>
    stories(async (s) => {
      await s.on('opened');
      const told = await says(s, 'alice', '/preview status');

      expect(told.outputs).toMatchObject({ status: 'ready', created: 'false', 'project-name': NAME });
      expect(operations(told.calls)).not.toContain('createGitHubPreviewApp');
      expect(operations(told.calls)).not.toContain('updateTenantEnv');
      expect(s.headings().at(-1)).toBe('ready');
      expect(s.comment().body).toContain('It is built from the newest commit');
    }, permitted));

  test('gets a report of an app that is not built from the newest commit', () =>
    stories(async (s) => {
      await s.on('opened');
      s.github.pushBranch(s.repository, 'cart', { touches: ['hasura-shop'] });
      await says(s, 'alice', '/preview status');
      expect(s.headings().at(-1)).toBe('status');
      expect(s.comment().body).toContain('is healthy, with consistent metadata');
      expect(s.comment().body).toContain('may not be a finished build of the newest commit');
    }));

  test('gets a failure for an app that is inconsistent', () =>
    stories(async (s) => {
      await s.on('opened');
      s.app().planted.push({ type: 'table', name: 'orders', reason: 'gone', definition: {} });
      const told = await says(s, 'alice', '/preview status');

      expect([told.exitCode, told.outputs['status']]).toEqual([1, 'failed']);
      expect(s.headings().at(-1)).toBe('failed');
      expect(s.comment().body).toContain('inconsistent');
    }));

  test('gets a report that there is no app, in the comment', () =>
    stories(async (s) => {
      const told = await says(s, 'alice', '/preview status');

      expect(told.outputs['status']).toBe('skipped');
      expect(s.headings()).toEqual(['status']);
      expect(s.comment().body).toContain(`There is no app ${NAME}`);
      expect(s.comment().body).toContain('/preview rebuild creates one');
    }));

  test('may build a pull request that lacks the required label', () =>
    stories(
      async (s) => {
        expect((await s.on('opened')).outputs['status']).toBe('skipped');
        expect((await says(s, 'alice', '/preview rebuild')).outputs['status']).toBe('ready');
      },
      { with: { 'require-label': 'preview' } },
    ));

  test('gets a notice when the command is unknown', () =>
    stories(async (s) => {
      const told = await says(s, 'alice', '/preview rebiuld');

      expect(told.outputs['status']).toBe('skipped');
      expect(told.notices[0]).toContain('/preview rebuild, /preview delete, /preview status');
      expect([reactions(s), s.standing()]).toEqual([['confused'], []]);
    }));

  test('gets no build of a closed pull request', () =>
    stories(async (s) => {
      s.github.closePull(s.pull);
      const told = await says(s, 'alice', '/preview rebuild');
      expect([told.outputs['status'], reactions(s), s.standing()]).toEqual(['skipped', ['confused'], []]);
    }));
});

describe('Somebody without write access', () => {
  test.each(['rita', 'tom', 'mallory'])('gets nothing but a thumbs down: %s', (who) =>
    stories(async (s) => {
      await s.on('opened');
      const stood = s.app().id;
      for (const command of ['rebuild', 'delete', 'status']) {
        const told = await says(s, who, `/preview ${command}`);

        expect(told.outputs['status']).toBe('skipped');
        expect(told.notices).toEqual([
          `${who} has no write access to this repository, so the command was ignored.`,
        ]);
        expect(told.calls.map(({ service }) => service)).not.toContain('hasura');
      }
      expect(s.app().id).toBe(stood);
      expect(reactions(s)).toEqual(['-1', '-1', '-1']);
    }),
  );

  test('is refused even when the event calls the author the owner', () =>
    stories(async (s) => {
      const event = s.events.issueComment(s.pull, 'created', { author: 'rita', body: '/preview delete' });
      Object.assign((event.payload as { comment: object }).comment, { author_association: 'OWNER' });
      expect((await s.run(event)).outputs['status']).toBe('skipped');
    }));

  test('cannot be ruled out when GitHub does not answer, so nothing is done', () =>
    stories(async (s) => {
      await s.on('opened');
      s.trouble(
        'GET /repos/{owner}/{repo}/collaborators/{username}/permission',
        { kind: 'respond', status: 500, body: 'no' },
        { times: Infinity },
      );
      const told = await says(s, 'alice', '/preview delete');

      expect(told.outputs['status']).toBe('failed');
      expect(told.errors[0]).toContain('ask what alice may do');
      expect(s.standing()).toEqual([NAME]);
    }));
});

describe('A command', () => {
  test('in a dry run writes nothing, not even a reaction', () =>
    stories(async (s) => {
      await s.on('opened');
      const comment = s.github.addComment('alice', s.pull, '/preview delete');
      const told = await s.run(s.events.issueComment(s.pull, 'created', comment), {
        with: { 'dry-run': 'true' },
      });
      expect([told.outputs['status'], s.standing(), reactions(s)]).toEqual(['planned', [NAME], []]);
    }));

  test('that asks for the status in a dry run writes no deployment', () =>
    stories(async (s) => {
      await s.on('opened');
      const before = s.github.deploymentsOf(s.repository).flatMap(({ statuses }) => statuses).length;
      const comment = s.github.addComment('alice', s.pull, '/preview status');
      const told = await s.run(s.events.issueComment(s.pull, 'created', comment), {
        with: { 'dry-run': 'true', environment: 'another' },
      });
      expect(told.outputs['status']).toBe('ready');
      const after = s.github.deploymentsOf(s.repository);
      expect([after.length, after.flatMap(({ statuses }) => statuses).length]).toEqual([1, before]);
    }, permitted));

  test('on a closed pull request without an app does not offer what would be refused', () =>
    stories(async (s) => {
      s.github.closePull(s.pull);
      await says(s, 'alice', '/preview status');
      expect(s.comment().body).toContain(`There is no app ${NAME}`);
      expect(s.comment().body).not.toContain('/preview rebuild creates one');
    }));

  test('does not override the mode of its workflow', () =>
    stories(async (s) => {
      await s.on('opened');
      const stood = s.app().id;
      for (const [word, mode] of [
        ['delete', 'deploy'],
        ['rebuild', 'delete'],
      ] as const) {
        const comment = s.github.addComment('alice', s.pull, `/preview ${word}`);
        const told = await s.run(s.events.issueComment(s.pull, 'created', comment), { with: { mode } });
        expect([told.outputs['status'], s.app().id]).toEqual(['skipped', stood]);
      }
    }));

  test('about an app that is not ours reports that, and not what a build would do', () =>
    stories(async (s) => {
      s.seed("a stranger's", {});
      const told = await says(s, 'alice', '/preview status');
      expect(told.outputs['status']).toBe('failed');
      expect(told.errors[0]).toContain('this action did not create');
      expect(told.errors[0]).not.toContain('would wipe');
    }));
});

describe('Nothing is done for', () => {
  test('a command on the pull request of a fork, whoever gives it', () =>
    stories(async (s) => {
      const fork = s.github.addRepository({ owner: 'mallory', name: 'shop', id: 666, fork: true });
      const pull = s.github.openPull({ repo: s.repository, number: 43, head: 'cart', headRepository: fork });
      const comment = s.github.addComment('alice', pull, '/preview rebuild');
      const told = await s.run(s.events.issueComment(pull, 'created', comment));

      expect(told.outputs['status']).toBe('skipped');
      expect(told.notices[0]).toMatch(/^Pull request #43 comes from a fork/);
      expect([s.standing(), reactions(s)]).toEqual([[], ['confused']]);
    }));

  test('our own comment, and a comment that is edited or deleted', () =>
    stories(async (s) => {
      await s.on('opened');
      const own = s.comment();
      const edited = s.github.addComment('alice', s.pull, '/preview delete');
      for (const event of [
        s.events.issueComment(s.pull, 'created', own),
        s.events.issueComment(s.pull, 'edited', own),
        s.events.issueComment(s.pull, 'edited', edited),
        s.events.issueComment(s.pull, 'deleted', edited),
      ]) {
        const told = await s.run(event);
        expect([told.outputs['status'], told.calls]).toEqual(['skipped', []]);
      }
      expect(s.standing()).toEqual([NAME]);
    }));
});

test('A refused reaction is one line in the log, and the command is carried out', () =>
  stories(async (s) => {
    await s.on('opened');
    s.trouble('POST /repos/{owner}/{repo}/issues/comments/{id}/reactions', {
      kind: 'respond',
      status: 403,
      headers: { 'content-type': 'application/json' },
      body: '{"message":"Resource not accessible by integration"}',
    });
    const told = await says(s, 'alice', '/preview delete');

    expect(told.outputs['status']).toBe('deleted');
    expect(told.log.filter((line) => line.includes('Could not react'))).toHaveLength(1);
    expect(calls(told, 'deleteTenant')).toBe(1);
  }));
