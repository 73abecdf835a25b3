import { describe, expect, test } from '@jest/globals';
import { HOUR, NAME, type Story, calls, permitted, story } from './harness.js';
import { DAY, app, closedPull, openPull, standing, sweep } from './sweep/sweeping.js';
import type { Told } from './told.js';
import { someOf } from '../support/full.js';

/** A push of files outside the project's folder, which does not rebuild an existing app. */
function push(s: Story, inputs: Record<string, string> = {}): Promise<Told> {
  s.github.pushBranch(s.repository, 'cart', { touches: ['docs'] });
  return s.on('synchronize', { with: inputs });
}

/** What GitHub shows of the app last: the state of its newest deployment, and the heading of the comment. */
const shown = (s: Story): (string | undefined)[] => [
  s.github
    .deploymentsOf(s.repository)
    .filter(({ payload }) => JSON.stringify(payload).includes(NAME))
    .toSorted((a, b) => b.id - a.id)[0]
    ?.statuses.at(-1)?.state,
  s.headings().at(-1),
];

describe('An app that is rebuilt while a sweep that deletes it is still running', () => {
  test.each(
    someOf([
      'projectsOfIds: answered',
      'GET /repos/acme/shop/issues/comments/{n}: asked',
      'POST /repos/acme/shop/deployments/{n}/statuses: asked',
    ]),
  )('is not reported as deleted: the sweep is held at %s', (point) =>
    story(permitted, async (s) => {
      await s.on('opened');
      await s.clock.sleep(2 * HOUR);
      s.github.closePull(s.pull);
      const sweeping = await s.startTo(point, s.events.schedule(s.repository));
      if (!point.startsWith('projects')) expect(s.standing()).toEqual([]);
      s.github.reopenPull(s.pull);
      expect((await s.on('reopened')).outputs['status']).toBe('ready');
      const told = await sweeping.goOn();

      expect(told.exitCode).toBe(0);
      expect([s.standing(), ...shown(s)]).toEqual([[NAME], 'success', 'ready']);
      // A push that changes nothing of the project keeps the app, and with it whatever reviewers enter.
      expect((await push(s)).outputs).toMatchObject({ status: 'ready', created: 'false' });
    }),
  );

  test('is not reported as deleted by an eviction, either', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      await s.clock.sleep(2 * HOUR);
      const evicting = await s.startTo(
        'deleteTenant: answered',
        s.events.pullRequest(openPull(s, 7), 'opened'),
        {
          with: { 'max-previews': '1', 'when-full': 'evict' },
        },
      );
      await evicting.goTo('GET /repos/acme/shop/issues/{n}/comments: asked');
      await s.on('reopened');
      await evicting.goOn();
      expect(shown(s)).toEqual(['success', 'ready']);
    }));

  test('keeps the deployment of its newer build active during an eviction', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      await s.clock.sleep(2 * HOUR);
      const evicting = await s.startTo(
        'deleteTenant: answered',
        s.events.pullRequest(openPull(s, 7), 'opened'),
        { with: { 'max-previews': '1', 'when-full': 'evict' } },
      );
      await s.clock.sleep(5_000);
      await evicting.goTo('projectsByName: answered');
      s.github.pushBranch(s.repository, 'cart', { touches: ['hasura-shop'] });
      expect((await s.on('synchronize')).outputs['status']).toBe('ready');
      await evicting.goOn();
      const states = s.github
        .deploymentsOf(s.repository)
        .filter(({ payload }) => JSON.stringify(payload).includes(NAME))
        .toSorted((a, b) => a.id - b.id)
        .map(({ statuses }) => statuses.at(-1)?.state);
      expect(states).toEqual(['inactive', 'success']);
    }));

  test('is not reported as deleted by a teardown that reports last', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      s.github.closePull(s.pull);
      const removing = await s.startTo('deleteTenant: answered', s.events.pullRequest(s.pull, 'closed'));
      await s.clock.sleep(5_000);
      await removing.goTo('projectsByName: answered');
      s.github.reopenPull(s.pull);
      await s.on('reopened');
      const told = await removing.goOn();
      expect(told.outputs['status']).toBe('superseded');
      expect([s.standing(), ...shown(s)]).toEqual([[NAME], 'success', 'ready']);
    }));
});

describe('What GitHub shows of deleted apps', () => {
  test('is corrected for an app that has just been deleted, however old its comment and deployment are', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      await s.clock.sleep(61 * DAY);
      // More newer comments of others than the sweep reads.
      const noisy = closedPull(s, 900);
      for (let index = 0; index < 3_050; index++)
        s.github.addComment('mona', noisy, `chatter ${String(index)}`);
      const told = await sweep(s, { 'max-age-days': '60' });
      expect(told.exitCode).toBe(0);
      expect([s.standing(), ...shown(s)]).toEqual([[], 'inactive', 'deleted']);
    }));

  test('is corrected by the next sweep if GitHub refused it to the sweep that deleted the app', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      await s.clock.sleep(2 * DAY);
      const refusal = { kind: 'respond', status: 422, body: '{"message":"not now"}' } as const;
      s.trouble('PATCH /repos/{owner}/{repo}/issues/comments/{id}', refusal);
      s.trouble('POST /repos/{owner}/{repo}/deployments/{id}/statuses', refusal);
      // The pull request is open, so only the missing app shows that the comment is wrong.
      await sweep(s, { 'max-age-days': '1' });
      expect([s.standing(), ...shown(s)]).toEqual([[], 'success', 'ready']);
      await s.clock.sleep(DAY);
      await sweep(s, { 'max-age-days': '1' });
      expect(shown(s)).toEqual(['inactive', 'deleted']);
      expect(s.comment().body).toContain('The app no longer exists');
    }));
});

describe('A runner whose clock is ten minutes fast', () => {
  test('leaves nothing that makes later runs treat its build as the newest', () =>
    story(permitted, async (s) => {
      await s.on('opened', { clockFastMs: 600_000 });
      s.github.pushBranch(s.repository, 'cart', { touches: ['hasura-shop'] });
      const rebuilt = await s.on('synchronize');
      expect(rebuilt.outputs).toMatchObject({ status: 'ready', created: 'true' });
      const states = s.github
        .deploymentsOf(s.repository)
        .toSorted((a, b) => a.id - b.id)
        .map(({ statuses }) => statuses.at(-1)?.state);
      expect(states).toEqual(['inactive', 'success']);
      expect((await push(s)).outputs).toMatchObject({ status: 'ready', created: 'false' });
    }));

  test('and that has an older version of this action is superseded by the next build anyway', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      const ahead = new Date(s.clock.date().getTime() + 600_000).toISOString();
      s.app().env.set('PREVIEW_APP_BUILD', `1.1@${ahead}`);
      s.github.pushBranch(s.repository, 'cart', { touches: ['hasura-shop'] });
      expect((await s.on('synchronize')).outputs).toMatchObject({ status: 'ready', created: 'true' });
      expect(String(s.app().env.get('PREVIEW_APP_BUILD'))).toMatch(/^7002\.1@2026-11-21T10:1/);
      expect((await push(s)).outputs).toMatchObject({ status: 'ready', created: 'false' });
    }));

  test('dates its own builds correctly', () =>
    story(permitted, async (s) => {
      await s.on('opened', { clockFastMs: 600_000 });
      expect(String(s.app().env.get('PREVIEW_APP_BUILD'))).toMatch(/@2026-11-21T10:00:/);
    }));

  test('sweeps no app that is too young', () =>
    story(permitted, async (s) => {
      closedPull(s, 1);
      app(s, '#1', { hours: 0.9 });
      await sweep(s, {}, { clockFastMs: 600_000 });
      expect(standing(s)).toEqual(['1']);
    }));

  test('and one that is ten minutes slow order their builds by when they began', () =>
    story(permitted, async (s) => {
      const older = s.on('opened', { runId: 100, clockFastMs: 600_000 });
      await s.clock.sleep(9_000);
      s.github.pushBranch(s.repository, 'cart');
      const newer = s.on('synchronize', { runId: 90, clockFastMs: -600_000 });
      const [first, second] = await Promise.all([older, newer]);
      expect([first.outputs['status'], second.outputs['status']]).toEqual(['superseded', 'ready']);
      expect(String(s.app().env.get('PREVIEW_APP_BUILD'))).toMatch(/^90\.1@2026-11-21T10:00:09/);
      expect(shown(s)).toEqual(['success', 'ready']);
    }));
});

describe('The room for previews', () => {
  const limit = { 'max-previews': '1' };

  test.each([
    ['at the same moment', 0],
    ['a little later', 4_000],
    ['when the first one is nearly ready', 11_000],
  ])('is not taken twice by two pull requests that are opened %s', (_, ms) =>
    story(permitted, async (s) => {
      const one = s.on('opened', { with: limit });
      await s.clock.sleep(ms);
      const other = s.run(s.events.pullRequest(openPull(s, 7), 'opened'), { with: limit });
      const ends = (await Promise.all([one, other])).map(({ outputs }) => outputs['status']);
      expect(ends.toSorted()).toEqual(['failed', 'ready']);
      expect(s.standing()).toHaveLength(1);
    }),
  );

  test('is freed by the newer one, which says so', () =>
    story(permitted, async (s) => {
      const one = await s.startTo('createPreviewApp: asked', s.events.pullRequest(s.pull, 'opened'), {
        with: limit,
      });
      const other = await s.startTo(
        'createPreviewApp: asked',
        s.events.pullRequest(openPull(s, 7), 'opened'),
        { with: limit },
      );
      const [first, second] = await Promise.all([one.goOn(), other.goOn()]);
      expect([first.outputs['status'], second.outputs['status']]).toEqual(['ready', 'failed']);
      expect(second.errors[0]).toContain('There is no room for acme-shop-pr-7: max-previews is 1');
      expect(second.errors[0]).toContain('the app was deleted again');
      expect(second.errors[0]).not.toContain('is unknown whether');
      expect(standing(s)).toEqual(['42']);
    }));

  test('is never made by deleting an app that a run may be building', () =>
    story(permitted, async (s) => {
      app(s, '#1', { hours: 0.01 });
      const told = await s.on('opened', {
        with: { ...limit, 'when-full': 'evict', 'timeout-minutes': '60' },
      });
      expect(told.errors[0]).toContain('an app can be deleted only 60 min after its build began');
      expect([standing(s), calls(told, 'deleteTenant')]).toEqual([['1'], 0]);
    }));

  test('is enough for one of two newcomers, when an older app is rebuilt meanwhile', () =>
    story(permitted, async (s) => {
      const two = { with: { 'max-previews': '2' } };
      const old = openPull(s, 9);
      await s.run(s.events.pullRequest(old, 'opened'), two);
      const one = s.on('opened', two);
      const other = s.run(s.events.pullRequest(openPull(s, 7), 'opened'), two);
      await s.clock.sleep(2_000);
      const again = s.run(s.events.pullRequest(old, 'synchronize'), { ...two, attempt: 2 });
      const ends = (await Promise.all([one, other, again])).map(({ outputs }) => outputs['status']);
      expect(ends.toSorted()).toEqual(['failed', 'ready', 'ready']);
      expect(s.standing()).toHaveLength(2);
    }));

  test('does not fail a build if the run cannot check it', () =>
    story(permitted, async (s) => {
      const building = await s.startTo('createPreviewApp: answered', s.events.pullRequest(s.pull, 'opened'), {
        with: limit,
      });
      await building.goTo('tenantEnv: answered');
      s.host.addFault({
        operation: ({ body }) => body.includes('projectsPage'),
        trouble: { kind: 'respond', status: 503, body: 'Down' },
        times: Infinity,
      });
      expect((await building.goOn()).outputs['status']).toBe('ready');
    }));

  test('must suffice for an app that is rebuilt while its deletion is in progress', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      s.app().env.set('PREVIEW_APP_CONTENT', 'removing');
      app(s, '#7', { hours: 1 });
      const told = await push(s, limit);
      expect(told.errors[0]).toContain('There is no room for acme-shop-pr-42');
      expect(calls(told, 'createGitHubPreviewApp')).toBe(0);
    }));
});

describe('A sweep that is about to report an app as deleted', () => {
  test('does not change the deployment of a newer build, although that build is not listed yet', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      await s.clock.sleep(2 * HOUR);
      s.github.closePull(s.pull);
      const sweeping = await s.startTo('projectsOfIds: answered', s.events.schedule(s.repository));
      s.github.reopenPull(s.pull);
      s.hasura.script = () => ({ projectAppearsAfterMs: 60_000, creationMs: 61_000 });
      const building = await s.startTo(
        'createPreviewApp: answered',
        s.events.pullRequest(s.pull, 'reopened'),
      );
      await building.goTo(/deployments.*statuses: answered/);
      await sweeping.goOn();
      expect(shown(s)[0]).toBe('in_progress');
      expect((await building.goOn()).outputs['status']).toBe('ready');
    }));

  test('does not change the comment if Hasura Cloud does not list the apps', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      await s.clock.sleep(2 * HOUR);
      s.github.closePull(s.pull);
      const sweeping = await s.startTo(
        'GET /repos/acme/shop/issues/comments: answered',
        s.events.schedule(s.repository),
      );
      s.trouble('projects', { kind: 'respond', status: 403, body: 'no' }, { times: Infinity });
      await sweeping.goOn();
      expect(s.headings().at(-1)).toBe('ready');
    }));

  test('does not overwrite a comment that another run has changed since', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      await s.clock.sleep(2 * HOUR);
      s.github.closePull(s.pull);
      const sweeping = await s.startTo(
        'GET /repos/acme/shop/issues/comments: answered',
        s.events.schedule(s.repository),
      );
      s.github.editComment(s.comment(), `${s.comment().body}\nwritten since`);
      await sweeping.goOn();
      expect(s.comment().body).toContain('written since');
    }));
});
