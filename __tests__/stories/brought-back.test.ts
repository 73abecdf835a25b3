import { describe, expect, test } from '@jest/globals';
import { permitted, type Setting, type Story, calls, story } from './harness.js';
import type { Told } from './told.js';
import { someOf } from '../support/full.js';

const PERMISSION = 'GET /repos/{owner}/{repo}/collaborators/{username}/permission';
const LABEL = 'preview';
const provable: Setting = permitted;

const reopened = (s: Story, who: string): Promise<Told> =>
  s.run(s.events.pullRequest(s.pull, 'reopened', { sender: s.github.account(who) }));

const labelled = (s: Story, who: string): Promise<Told> =>
  s.run(s.events.pullRequest(s.pull, 'labeled', { label: LABEL, sender: s.github.account(who) }), {
    with: { 'require-label': LABEL },
  });

/** Stories of the pull request with a preview, and with people of every role. */
const stories = (tell: (s: Story) => Promise<void>, setting: Setting = {}): Promise<void> =>
  story({ ...provable, ...setting }, async (s) => {
    s.github.addCollaborator(s.repository, 'wendy', 'write');
    s.github.addCollaborator(s.repository, 'tom', 'triage');
    s.github.addCollaborator(s.repository, 'rita', 'read');
    s.github.addLabel(s.pull, LABEL);
    await s.on('opened');
    await tell(s);
  });

describe.each(
  someOf([
    ['reopens it', reopened],
    ['gives it its label again', labelled],
  ] as const),
)('An app that still exists when somebody %s', (_what, comesBack) => {
  test('is rebuilt for somebody with write access', () =>
    stories(async (s) => {
      const stood = s.app().id;
      const told = await comesBack(s, 'wendy');
      expect(told.outputs).toMatchObject({ status: 'ready', created: 'true' });
      expect(s.app().id).not.toBe(stood);
      expect(calls(told, PERMISSION)).toBe(1);
    }));

  test.each(someOf(['rita', 'tom', 'alice', 'stranger']))('is kept, with its data, for %s', (who) =>
    stories(async (s) => {
      const stood = s.app().id;
      const told = await comesBack(s, who);
      expect(told.outputs).toMatchObject({ status: 'ready', created: 'false' });
      expect([s.app().id, calls(told, 'createGitHubPreviewApp')]).toEqual([stood, 0]);
      expect(told.log.join('\n')).toContain(
        `${who} has no write access, so this event does not rebuild an existing app`,
      );
    }),
  );

  test('is kept when GitHub does not return who may write', () =>
    stories(async (s) => {
      s.trouble(PERMISSION, { kind: 'respond', status: 502, body: 'Down' }, { times: Infinity });
      const told = await comesBack(s, 'wendy');
      expect(told.outputs).toMatchObject({ status: 'ready', created: 'false' });
      expect(told.log.join('\n')).toContain('Reopening does not force a rebuild.');
    }));
});

test('A pull request whose app was deleted gets a new one, whoever reopens it', () =>
  stories(async (s) => {
    s.github.closePull(s.pull);
    await s.on('closed');
    expect(s.standing()).toEqual([]);
    s.github.reopenPull(s.pull);
    expect((await reopened(s, 'alice')).outputs).toMatchObject({ status: 'ready', created: 'true' });
  }));
