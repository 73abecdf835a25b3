import { describe, expect, test } from '@jest/globals';
import { CANARY } from './canaries.js';
import {
  DATABASE_URL,
  HOUR,
  NAME,
  OWNER,
  type Story,
  calls,
  operations,
  permitted,
  story,
} from './harness.js';
import type { HeldRun } from './steps.js';
import { app, openPull, stale, sweep } from './sweep/sweeping.js';
import type { Told } from './told.js';
import { someOf } from '../support/full.js';

const DELETE = 'deleteTenant: asked';

/** Somebody deletes the preview by hand. The run is held right before it requests the deletion. */
const deletes = (s: Story): Promise<HeldRun> =>
  s.startTo(DELETE, s.events.workflowDispatch(s.repository, 'main', {}), {
    with: { 'pr-number': '42', mode: 'delete' },
  });

/** A push of files outside the project's folder, which keeps an app that is in order. */
function push(s: Story, inputs: Record<string, string> = {}): Promise<Told> {
  s.github.pushBranch(s.repository, 'cart', { touches: ['docs'] });
  return s.on('synchronize', { with: inputs });
}

function says(s: Story, body: string): Promise<Told> {
  s.github.addCollaborator(s.repository, 'alice', 'write');
  const comment = s.github.addComment('alice', s.pull, body);
  return s.run(s.events.issueComment(s.pull, 'created', comment));
}

const content = (s: Story): unknown => s.app().env.get('PREVIEW_APP_CONTENT');
const lastState = (s: Story): string | undefined =>
  s.github.deploymentsOf(s.repository)[0]?.statuses.at(-1)?.state;

describe('An app that is to be deleted', () => {
  test('is first marked as being removed, and its deployment becomes inactive', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      const held = await deletes(s);
      expect([content(s), lastState(s)]).toEqual(['removing', 'inactive']);
      expect((await held.goOn()).outputs['status']).toBe('deleted');
      expect(s.standing()).toEqual([]);
    }));

  test('by a sweep is first marked as being removed as well', () =>
    story(permitted, async (s) => {
      const doomed = stale(s, 1);
      s.when('deleteTenant', () => {
        expect(doomed.env.get('PREVIEW_APP_CONTENT')).toBe('removing');
      });
      const told = await sweep(s);
      expect([told.outputs['status'], s.standing()]).toEqual(['swept', []]);
      expect(calls(told, 'updateTenantEnv')).toBe(1);
    }));

  test.each(
    someOf([
      ['refuses the write', { kind: 'respond', status: 403, body: 'no' }],
      ['is out for it', { kind: 'respond', status: 502, body: 'no' }],
      ['loses its answer', { kind: 'reset', applied: true }],
    ] as const),
  )('is deleted all the same when its mark is written and the service %s', (_, trouble) =>
    story(permitted, async (s) => {
      await s.on('opened');
      s.github.closePull(s.pull);
      s.trouble('updateTenantEnv', trouble, { times: Infinity });
      const told = await s.on('closed');
      expect([told.outputs['status'], s.standing()]).toEqual(['deleted', []]);
      expect(lastState(s)).toBe('inactive');
    }),
  );

  test('is read again when its variables have changed since they were read', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      const held = await s.startTo(
        'updateTenantEnv: asked',
        s.events.workflowDispatch(s.repository, 'main', {}),
        {
          with: { 'pr-number': '42', mode: 'delete' },
        },
      );
      s.app().env.set('COLOUR', 'blue');
      const told = await held.goOn();
      expect([told.outputs['status'], s.standing()]).toEqual(['deleted', []]);
      expect(calls(told, 'updateTenantEnv')).toBe(2);
    }));

  test('is kept when somebody else has taken it over since it was checked', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      const held = await s.startTo(
        'updateTenantEnv: asked',
        s.events.workflowDispatch(s.repository, 'main', {}),
        {
          with: { 'pr-number': '42', mode: 'delete' },
        },
      );
      s.app().env.set('PREVIEW_APP_OWNER', 'github.com/999#42');
      const told = await held.goOn();
      expect([told.outputs['status'], s.standing()]).toEqual(['failed', [NAME]]);
      expect(told.errors[0]).toContain(`The marker of ${NAME} was changed since it was read.`);
      expect(operations(told.calls)).not.toContain('deleteTenant');
      // Makes it ours again for the oracle.
      s.app().env.set('PREVIEW_APP_OWNER', OWNER);
    }));
});

test('A sweep keeps an app that somebody else has taken over since it was checked', () =>
  story(permitted, async (s) => {
    await s.on('opened');
    await s.clock.sleep(2 * HOUR);
    s.github.closePull(s.pull);
    const held = await s.startTo('updateTenantEnv: asked', s.events.schedule(s.repository));
    s.app().env.set('PREVIEW_APP_OWNER', 'github.com/999#42');
    const told = await held.goOn();
    expect([s.standing(), operations(told.calls).includes('deleteTenant')]).toEqual([[NAME], false]);
    // Makes it ours again for the oracle.
    s.app().env.set('PREVIEW_APP_OWNER', OWNER);
  }));

describe('An app that another run has begun to remove', () => {
  test('is rebuilt by a push, not kept', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      const doomed = s.app().id;
      const held = await deletes(s);
      const told = await push(s);

      expect(told.outputs).toMatchObject({ status: 'ready', created: 'true' });
      expect(s.app().id).not.toBe(doomed);
      expect((await held.goOn()).outputs['status']).toBe('superseded');
      expect([s.standing(), s.headings().at(-1), lastState(s)]).toEqual([[NAME], 'ready', 'success']);
      // Nothing that the other run did makes the next push rebuild it.
      expect((await push(s)).outputs).toMatchObject({ status: 'ready', created: 'false' });
    }));

  test.each([
    ['and was about to read its deployments', 'GET /repos/acme/shop/deployments: asked', 'red'],
    ['and was about to change its variables', 'updateTenantEnv: asked', 'blue'],
  ])('is rebuilt by a push that had checked it before, %s', (_, point, colour) =>
    story(permitted, async (s) => {
      const env = (value: string): string => `PG_DATABASE_URL=${DATABASE_URL}\nCOLOUR=${value}`;
      await s.on('opened', { with: { env: env('red') } });
      const doomed = s.app().id;
      s.github.pushBranch(s.repository, 'cart', { touches: ['docs'] });
      const pushed = await s.startTo(
        'POST /api/graphql: asked',
        s.events.pullRequest(s.pull, 'synchronize'),
        { with: { env: env(colour) } },
      );
      await pushed.goTo(point);
      const held = await deletes(s);
      const told = await pushed.goOn();

      expect(told.outputs).toMatchObject({ status: 'ready', created: 'true' });
      expect(s.app().id).not.toBe(doomed);
      // The deletion was requested after this build had begun, so it includes this build.
      expect((await held.goOn()).outputs['status']).toBe('deleted');
      expect([s.standing(), s.headings().at(-1)]).toEqual([[], 'deleted']);
    }),
  );

  test('makes a build of it fail that ends meanwhile', () =>
    story(permitted, async (s) => {
      const building = await s.startTo('createPreviewApp: answered', s.events.pullRequest(s.pull, 'opened'));
      await building.goTo('jobStatus: answered', 6);
      const held = await deletes(s);
      const told = await building.goOn();

      expect([told.exitCode, told.outputs['status']]).toEqual([1, 'failed']);
      expect(told.errors[0]).toContain(`Another run is removing the app ${NAME}.`);
      expect(told.errors[0]).not.toContain('is kept for debugging');
      expect((await held.goOn()).outputs['status']).toBe('deleted');
      expect(s.headings().at(-1)).toBe('deleted');
    }));

  test('is reported as being removed by /preview status', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      const held = await deletes(s);
      const told = await says(s, '/preview status');

      expect(told.outputs).toMatchObject({ status: 'skipped', 'graphql-endpoint': '' });
      expect(s.comment().body).toContain(
        `The app ${NAME} is being removed; /preview rebuild creates a new one`,
      );
      expect(s.headings().at(-1)).toBe('status');
      await held.goOn();
    }));

  test.each(['cancelled', 'killed'])('is rebuilt by the next push when that run was %s', (how) =>
    story(permitted, async (s) => {
      await s.on('opened');
      const held = await deletes(s);
      if (how === 'killed') held.kill();
      else held.cancel();
      await held.done;
      expect(content(s)).toBe('removing');
      expect((await says(s, '/preview status')).outputs['status']).toBe('skipped');
      expect((await push(s)).outputs).toMatchObject({ status: 'ready', created: 'true' });
    }),
  );

  test('is removed by a sweep when that run did not finish, though the pull request is open', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      const held = await deletes(s);
      held.kill();
      await s.clock.sleep(2 * HOUR);
      const told = await sweep(s);

      expect([told.outputs['status'], s.standing()]).toEqual(['swept', []]);
      expect(s.headings().at(-1)).toBe('deleted');
      expect(s.comment().body).toContain('A run started to delete it and did not finish');
    }));

  test('does not count towards the limit', () =>
    story(permitted, async (s) => {
      app(s, '#1', { hours: 3, marks: { PREVIEW_APP_CONTENT: 'removing' } });
      const told = await s.on('opened', { with: { 'max-previews': '1' } });
      expect(told.outputs['status']).toBe('ready');
    }));

  test('by an eviction, is not reported as ready by a push to its own pull request', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      await s.clock.sleep(HOUR);
      const doomed = s.app().id;
      const other = openPull(s, 7);
      const evicting = await s.startTo(DELETE, s.events.pullRequest(other, 'opened'), {
        with: { 'max-previews': '1', 'when-full': 'evict' },
      });
      const told = await push(s);
      expect(told.outputs['project-id']).not.toBe(doomed);
      expect(told.outputs['created']).toBe('true');
      await evicting.goOn();
      expect(s.app().id).not.toBe(doomed);
      expect([s.headings().at(-1), s.comment().body.includes(CANARY.githubToken)]).toEqual(['ready', false]);
    }));

  test('by a sweep, is not reported as ready by a push at the same time', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      await s.clock.sleep(48 * HOUR);
      const doomed = s.app().id;
      const sweeping = await s.startTo(DELETE, s.events.schedule(s.repository), {
        with: { 'max-age-days': '1' },
      });
      const told = await push(s);
      expect([told.outputs['status'], told.outputs['created']]).toEqual(['ready', 'true']);
      await sweeping.goOn();
      expect(s.app().id).not.toBe(doomed);
      expect([s.headings().at(-1), lastState(s)]).toEqual(['ready', 'success']);
      expect((await push(s)).outputs).toMatchObject({ status: 'ready', created: 'false' });
    }));

  test.each(['the variables', 'nothing'])(
    'is not reported as ready by a push that changes %s and waits for the app to answer',
    (what) =>
      story(permitted, async (s) => {
        const env = (colour: string): Record<string, string> => ({
          env: `PG_DATABASE_URL=${DATABASE_URL}\nCOLOUR=${colour}`,
        });
        await s.on('opened', { with: env('red') });
        const doomed = s.app().id;
        s.trouble('GET /healthz', { kind: 'delay', ms: 20_000 });
        s.github.pushBranch(s.repository, 'cart', { touches: ['docs'] });
        const pushing = s.on('synchronize', { with: env(what === 'nothing' ? 'red' : 'blue') });
        await s.clock.sleep(10_000);
        const held = await deletes(s);
        const told = await pushing;
        expect([told.outputs['status'], told.outputs['project-id'] === doomed]).not.toEqual(['ready', true]);
        await held.goOn();
        expect([s.standing(), s.headings().at(-1)]).toEqual([[], 'deleted']);
      }),
  );
});

describe('An app whose date comes from a fast clock', () => {
  test.each([
    ['closing its pull request', (s: Story) => (s.github.closePull(s.pull), s.on('closed'))],
    ['/preview delete', (s: Story) => says(s, '/preview delete')],
  ])('is deleted by %s', (_, act) =>
    story(permitted, async (s) => {
      app(s, '#42', { hours: -8 });
      expect((await act(s)).outputs['status']).toBe('deleted');
      expect(s.standing()).toEqual([]);
    }),
  );

  test('is rebuilt, and is deleted when its pull request closes', () =>
    story(permitted, async (s) => {
      app(s, '#42', { hours: -8 });
      expect((await s.on('opened')).outputs).toMatchObject({ status: 'ready', created: 'true' });
      s.github.closePull(s.pull);
      expect((await s.on('closed')).outputs['status']).toBe('deleted');
      expect([s.standing(), s.headings().at(-1), lastState(s)]).toEqual([[], 'deleted', 'inactive']);
    }));
});

describe('An app whose deletion the service refuses for good', () => {
  const refused = { kind: 'respond', status: 403, body: 'not you' } as const;
  const evict = { with: { 'max-previews': '1', 'when-full': 'evict' } };

  test('is as before after a failed eviction: it still counts towards the limit, and the next push keeps it', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      await s.clock.sleep(HOUR);
      const [stood, said] = [s.app().id, content(s)];
      s.trouble('deleteTenant', refused, { times: Infinity });
      const other = openPull(s, 7);
      expect((await s.run(s.events.pullRequest(other, 'opened'), evict)).outputs['status']).toBe('failed');
      expect([content(s), lastState(s), s.headings().at(-1)]).toEqual([said, 'success', 'ready']);
      expect((await s.run(s.events.pullRequest(other, 'synchronize'), evict)).outputs['status']).toBe(
        'failed',
      );
      expect(s.standing()).toEqual([NAME]);
      s.calm();
      expect((await push(s)).outputs).toMatchObject({
        status: 'ready',
        created: 'false',
        'project-id': stood,
      });
    }));

  test('has an inactive deployment even if it could not be marked', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      await s.clock.sleep(HOUR);
      s.trouble('updateTenantEnv', refused, { times: Infinity });
      const held = await s.startTo(DELETE, s.events.pullRequest(openPull(s, 7), 'opened'), evict);
      expect(lastState(s)).toBe('inactive');
      await held.goOn();
    }));

  test('has its earlier mark again after a failed sweep', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      await s.clock.sleep(48 * HOUR);
      const said = content(s);
      const body = '{"errors":[{"message":"not allowed","extensions":{"code":"permission-denied"}}]}';
      s.trouble('deleteTenant', { kind: 'respond', status: 200, body }, { times: Infinity });
      expect((await sweep(s, { 'max-age-days': '1' })).exitCode).toBe(1);
      expect(content(s)).toBe(said);
    }));
});

test('A removal that has ended does not fail when the check for a newer build fails', () =>
  story(permitted, async (s) => {
    await s.on('opened');
    s.github.closePull(s.pull);
    const removing = await s.startTo('deleteTenant: answered', s.events.pullRequest(s.pull, 'closed'));
    await s.clock.sleep(5_000);
    await removing.goTo('projectsByName: answered');
    s.trouble('projects', { kind: 'respond', status: 503, body: 'Down' }, { times: Infinity });
    expect((await removing.goOn()).outputs['status']).toBe('deleted');
    expect(s.headings().at(-1)).toBe('deleted');
  }));

test('A build whose branch moved does not overwrite the mark of a run that removes the app', () =>
  story(permitted, async (s) => {
    s.when('createGitHubPreviewApp', () => {
      s.github.pushBranch(s.repository, 'cart', { touches: ['hasura-shop'] });
    });
    const building = await s.startTo('createPreviewApp: answered', s.events.pullRequest(s.pull, 'opened'));
    await building.goTo('jobStatus: answered', 6);
    const held = await deletes(s);
    const told = await building.goOn();
    expect([told.outputs['status'], operations(told.calls).includes('updateTenantEnv')]).toEqual([
      'failed',
      false,
    ]);
    await held.goOn();
  }));
