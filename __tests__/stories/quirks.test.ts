import { describe, expect, test } from '@jest/globals';
import { ENDPOINT, NAME, OWNER, calls, operations, permitted, story } from './harness.js';

describe("The service's quirks:", () => {
  test('variables that it drops: the run writes the marker to the app before it continues', () =>
    story(
      { build: { ignoredEnvVars: ['PREVIEW_APP_OWNER', 'PREVIEW_APP_BUILD', 'PREVIEW_APP_SOURCE'] } },
      async (s) => {
        const told = await s.on('opened', { runId: 5 });

        expect(told.outputs['status']).toBe('ready');
        expect(Object.fromEntries(s.app().env)).toMatchObject({
          PREVIEW_APP_OWNER: OWNER,
          PREVIEW_APP_BUILD: expect.stringMatching(/^5\.1@/) as unknown,
          PREVIEW_APP_SOURCE: 'acme/shop:cart',
        });
        expect(told.log).toContain('The service dropped our marker; writing it to the app.');
        s.github.closePull(s.pull);
        expect((await s.on('closed')).outputs['status']).toBe('deleted');
      },
    ));

  test('a random name: the run gives the app its own name', () =>
    story({ build: { renamed: 'fluent-tuna-42' } }, async (s) => {
      const told = await s.on('opened');

      expect(told.outputs).toMatchObject({ status: 'ready', 'graphql-endpoint': ENDPOINT });
      expect(s.standing()).toEqual([NAME]);
      expect(told.log).toContain(`Hasura Cloud named the app fluent-tuna-42; renaming it to ${NAME}.`);
    }));

  test('a random name that cannot be changed: the app is deleted again, and the run fails', () =>
    story({ build: { renamed: 'fluent-tuna-42' } }, async (s) => {
      s.hasura.seedProject(s.hasura.addAccount({ token: 'other', plan: 'paid' }), { name: 'held-back' });
      s.when('createGitHubPreviewApp', () => {
        const other = s.hasura.projects().find(({ name }) => name === 'held-back');
        if (other !== undefined) other.name = NAME;
      });
      const told = await s.on('opened');

      expect(told.exitCode).toBe(1);
      expect(told.errors[0]).toContain(
        `Hasura Cloud named the app fluent-tuna-42 and refused to rename it to ${NAME}, so it was deleted again.`,
      );
      expect(told.errors[0]).toContain('is already taken');
      await s.hasura.settled();
      expect(s.standing()).toEqual([]);
    }));

  test('two projects from one create request: a duplicate that could not be deleted is never kept as the preview', () =>
    story({ ...permitted, build: { spares: 1 } }, async (s) => {
      const body = JSON.stringify({ errors: [{ message: 'slow down', extensions: { code: 'unexpected' } }] });
      s.trouble('deleteTenant', { kind: 'respond', status: 200, body });
      const first = await s.on('opened');
      expect(first.warnings).toEqual([expect.stringContaining('The duplicate project')]);
      s.hasura.removeProject(s.app());
      expect(s.standing()).toEqual([NAME]);
      const told = await s.on('synchronize');
      expect(told.outputs).toMatchObject({ status: 'ready', created: 'true' });
    }));

  test('two projects from one create request: the run deletes the duplicate', () =>
    story({ build: { spares: 1 } }, async (s) => {
      const told = await s.on('opened');

      expect(told.outputs['status']).toBe('ready');
      await s.hasura.settled();
      expect(s.hasura.projects().map(({ id }) => id)).toEqual([told.outputs['project-id']]);
      expect(told.log.join('\n')).toContain(
        'Hasura Cloud created the app twice; deleting the duplicate project',
      );
    }));

  test('an older app of ours next to the new one is not a duplicate of this build, and is kept', () =>
    story({ build: { wipedAfterMs: Infinity } }, async (s) => {
      const older = s.seed('ours', {
        PREVIEW_APP_OWNER: OWNER,
        PREVIEW_APP_BUILD: '1.1@2026-01-01T00:00:00.000Z',
      });
      const told = await s.on('synchronize');

      expect(operations(told.calls)).not.toContain('deleteTenant');
      expect(s.hasura.projects()).toContain(older);
      s.hasura.removeProject(older);
    }));

  test('a restart after its variables were changed: the run waits for the app', () =>
    story(
      {
        build: { ignoredEnvVars: ['PREVIEW_APP_BUILD', 'PREVIEW_APP_OWNER'], tasks: [] },
        hasura: { restartMs: 20_000 },
      },
      async (s) => {
        const told = await s.on('opened');

        expect(told.outputs['status']).toBe('ready');
        expect(calls(told, 'GET /healthz')).toBeGreaterThan(5);
      },
    ));
});
