import { describe, expect, test } from '@jest/globals';
import { NAME, type Setting, calls, permitted, story } from './harness.js';

const labelled: Setting = { with: { 'require-label': 'preview' } };
const drafts: Setting = { with: { 'skip-drafts': 'true' } };

describe('With require-label', () => {
  test('a pull request without the label gets no preview, and no comment', () =>
    story(labelled, async (s) => {
      const told = await s.on('opened');

      expect([told.exitCode, told.outputs['status'], s.standing()]).toEqual([0, 'skipped', []]);
      expect(told.notices).toEqual([
        'Pull request #42 does not have the label preview, so it gets no preview.',
      ]);
      expect(s.github.commentsOf(s.pull)).toEqual([]);
    }));

  test('adding it builds the preview, and removing it deletes the preview', () =>
    story(labelled, async (s) => {
      s.github.addLabel(s.pull, 'preview');
      const on = await s.run(s.events.pullRequest(s.pull, 'labeled', { label: 'preview' }));
      expect([on.outputs['status'], s.standing()]).toEqual(['ready', [NAME]]);

      s.github.removeLabel(s.pull, 'preview');
      const off = await s.run(s.events.pullRequest(s.pull, 'unlabeled', { label: 'preview' }));
      expect([off.outputs['status'], s.standing()]).toEqual(['deleted', []]);
      expect(s.comment().body).toContain('does not have the label preview');

      const again = await s.on('synchronize');
      expect([again.outputs['status'], s.standing()]).toEqual(['skipped', []]);
    }));

  test('another label changes nothing', () =>
    story({ ...permitted, with: { ...labelled.with } }, async (s) => {
      s.github.addLabel(s.pull, 'preview');
      await s.on('opened');
      const stood = s.app().id;
      s.github.addLabel(s.pull, 'bug');
      const told = await s.run(s.events.pullRequest(s.pull, 'labeled', { label: 'bug' }));
      expect([told.outputs['status'], s.app().id, calls(told, 'createGitHubPreviewApp')]).toEqual([
        'ready',
        stood,
        0,
      ]);
    }));

  test('a label event after the close builds nothing', () =>
    story(labelled, async (s) => {
      s.github.addLabel(s.pull, 'preview');
      await s.on('opened');
      s.github.closePull(s.pull);
      expect((await s.on('closed')).outputs['status']).toBe('deleted');
      const late = await s.run(s.events.pullRequest(s.pull, 'labeled', { label: 'preview' }));
      expect([late.outputs['status'], s.standing()]).toEqual(['deleted', []]);
    }));

  test('removing it during the build stops the build, and deletes the app', () =>
    story(labelled, async (s) => {
      s.github.addLabel(s.pull, 'preview');
      s.whenDeployed(() => {
        s.github.removeLabel(s.pull, 'preview');
      });
      const told = await s.on('opened');
      expect([told.outputs['status'], s.standing()]).toEqual(['deleted', []]);
    }));

  test('a manual run needs no label', () =>
    story(labelled, async (s) => {
      const told = await s.run(s.events.workflowDispatch(s.repository, 'main', {}), {
        with: { ...labelled.with, 'pr-number': '42' },
      });
      expect(told.outputs['status']).toBe('ready');
    }));
});

describe('With skip-drafts', () => {
  test('a draft gets no preview until it is ready for review', () =>
    story({ ...drafts, pull: { draft: true } }, async (s) => {
      const told = await s.on('opened');
      expect([told.outputs['status'], told.notices]).toEqual([
        'skipped',
        ['Pull request #42 is a draft, so it gets no preview.'],
      ]);
      s.github.markReady(s.pull);
      const ready = await s.run(s.events.pullRequest(s.pull, 'ready_for_review'));
      expect([ready.outputs['status'], s.standing()]).toEqual(['ready', [NAME]]);
    }));

  test('an existing app is kept when its pull request becomes a draft, and deleted when it closes', () =>
    story(drafts, async (s) => {
      await s.on('opened');
      s.github.convertToDraft(s.pull);
      const told = await s.run(s.events.pullRequest(s.pull, 'converted_to_draft'));
      expect([told.outputs['status'], s.standing()]).toEqual(['skipped', [NAME]]);
      s.github.closePull(s.pull);
      expect((await s.on('closed')).outputs['status']).toBe('deleted');
    }));
});
