import { describe, expect, test } from '@jest/globals';
import { NAME, OWNER, type Story, story } from './harness.js';
import type { Told } from './told.js';

const NEWER = { PREVIEW_APP_OWNER: OWNER, PREVIEW_APP_BUILD: '9000.1@2026-11-21T10:00:09.000Z' };

describe('An app that no longer exists is never reported to exist,', () => {
  const NOWHERE = {
    'project-id': '',
    projectId: '',
    'tenant-id': '',
    'graphql-endpoint': '',
    graphQLEndpoint: '',
    'console-url': '',
    consoleURL: '',
    'admin-secret': '',
    created: 'false',
  };
  const claims = (s: Story, told: Told): string =>
    [...told.errors, told.summary, ...s.github.commentsOf(s.pull).map(({ body }) => body)].join('\n');

  test('after the run deleted it again because it could not get its name', () =>
    story({ build: { renamed: 'fluent-tuna-42' } }, async (s) => {
      const taken = { message: 'name is already taken', extensions: { code: 'constraint-violation' } };
      const body = JSON.stringify({ errors: [taken] });
      s.trouble('updateTenantName', { kind: 'respond', status: 200, body });
      const told = await s.on('opened');

      expect(told.errors[0]).toContain('so it was deleted again');
      expect(told.errors[0]).not.toContain('is unknown whether');
      expect(told.outputs).toMatchObject({ status: 'failed', ...NOWHERE });
      expect(claims(s, told)).not.toMatch(/is kept for debugging|cloud\.hasura\.io|\.hasura\.app/);
    }));

  test('after it was no longer listed', () =>
    story({}, async (s) => {
      s.whenDeployed(() => {
        s.hasura.removeProject(s.app());
      });
      const told = await s.on('opened');

      expect(told.errors[0]).toContain('no longer listed');
      expect(told.outputs).toMatchObject({ status: 'failed', ...NOWHERE });
      expect(claims(s, told)).not.toMatch(/is kept for debugging|cloud\.hasura\.io|\.hasura\.app/);
    }));

  test('after its pull request was closed during the run', () =>
    story({}, async (s) => {
      s.whenDeployed(() => {
        s.github.closePull(s.pull);
      });
      const told = await s.on('opened');

      expect(told.outputs).toMatchObject({ status: 'deleted', 'project-name': NAME, ...NOWHERE });
      expect(claims(s, told)).not.toMatch(/is kept for debugging|cloud\.hasura\.io|\.hasura\.app/);
    }));

  test('and the run waits for it, when it is missing while a newer run creates its own', () =>
    story({}, async (s) => {
      let hidden = false;
      const body = (text: string): string => (hidden ? '{"data":{"projects":[]}}' : text);
      s.trouble('projects', { kind: 'rewrite', body }, { times: Infinity });
      s.whenDeployed(() => {
        hidden = true;
        s.later(20_000, () => {
          hidden = false;
          s.hasura.removeProject(s.app());
          s.seed('ours', NEWER);
        });
      });
      const told = await s.on('opened');

      expect(told.outputs).toMatchObject({ status: 'superseded', ...NOWHERE });
    }));

  test('after a newer run took over', () =>
    story({}, async (s) => {
      s.whenDeployed(() => {
        s.hasura.removeProject(s.app());
        s.seed('ours', NEWER);
      });
      const told = await s.on('opened');

      expect(told.outputs).toMatchObject({ status: 'superseded', ...NOWHERE });
      expect(told.summary).not.toMatch(/is kept for debugging|cloud\.hasura\.io|\.hasura\.app/);
    }));
});
