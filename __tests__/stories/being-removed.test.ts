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

/** Somebody deletes the preview by hand: held right before the deletion is ordered. */
const deletes = (s: Story): Promise<HeldRun> =>
  s.startTo(DELETE, s.events.workflowDispatch(s.repository, 'main', {}), {
    with: { 'pr-number': '42', mode: 'delete' },
  });

/** A push of files outside the project's folder, which leaves an app that stands as it is. */
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

describe('Before an app is deleted', () => {
  test('it says so itself, and its deployment is withdrawn', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      const held = await deletes(s);
      expect([content(s), lastState(s)]).toEqual(['removing', 'inactive']);
      expect((await held.goOn()).outputs['status']).toBe('deleted');
      expect(s.standing()).toEqual([]);
    }));

  test('by a sweep, it says so as well', () =>
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
  )('and the service %s, it is deleted all the same', (_, trouble) =>
    story(permitted, async (s) => {
      await s.on('opened');
      s.github.closePull(s.pull);
      s.trouble('updateTenantEnv', trouble, { times: Infinity });
      const told = await s.on('closed');
      expect([told.outputs['status'], s.standing()]).toEqual(['deleted', []]);
      expect(lastState(s)).toBe('inactive');
    }),
  );

  test('and its variables were changed since they were read, it is asked again what it is', () =>
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

  test('and somebody else made it theirs since it was judged, it stays', () =>
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
      // For the oracle it is ours again.
      s.app().env.set('PREVIEW_APP_OWNER', OWNER);
    }));
});

test('A sweep leaves an app that somebody else made theirs since it was judged', () =>
  story(permitted, async (s) => {
    await s.on('opened');
    await s.clock.sleep(2 * HOUR);
    s.github.closePull(s.pull);
    const held = await s.startTo('updateTenantEnv: asked', s.events.schedule(s.repository));
    s.app().env.set('PREVIEW_APP_OWNER', 'github.com/999#42');
    const told = await held.goOn();
    expect([s.standing(), operations(told.calls).includes('deleteTenant')]).toEqual([[NAME], false]);
    // For the oracle it is ours again.
    s.app().env.set('PREVIEW_APP_OWNER', OWNER);
  }));

describe('An app whose removal another run has begun', () => {
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
      // And nothing that the other run did makes the next push rebuild it.
      expect((await push(s)).outputs).toMatchObject({ status: 'ready', created: 'false' });
    }));

  test.each([
    ['right before it is proved', 'GET /repos/acme/shop/deployments: asked', 'red'],
    ['while its variables were being changed', 'updateTenantEnv: asked', 'blue'],
  ])('is rebuilt by a push that has judged it before, %s', (_, point, colour) =>
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
      // The deletion was decided after this build had begun, and means it too.
      expect((await held.goOn()).outputs['status']).toBe('deleted');
      expect([s.standing(), s.headings().at(-1)]).toEqual([[], 'deleted']);
    }),
  );

  test('fails a build of it that comes to its end meanwhile', () =>
    story(permitted, async (s) => {
      const building = await s.startTo('createPreviewApp: answered', s.events.pullRequest(s.pull, 'opened'));
      await building.goTo('jobStatus: answered', 6);
      const held = await deletes(s);
      const told = await building.goOn();

      expect([told.exitCode, told.outputs['status']]).toEqual([1, 'failed']);
      expect(told.errors[0]).toContain(`Another run is removing the app ${NAME}.`);
      expect(told.errors[0]).not.toContain('is still there');
      expect((await held.goOn()).outputs['status']).toBe('deleted');
      expect(s.headings().at(-1)).toBe('deleted');
    }));

  test('is told as such by /preview status', () =>
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

  test.each(['cancelled', 'killed'])('and that was %s then is rebuilt by the next push', (how) =>
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

  test('and that did not come to its end is removed by a sweep, though the pull request is open', () =>
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

  test('takes no room', () =>
    story(permitted, async (s) => {
      app(s, '#1', { hours: 3, marks: { PREVIEW_APP_CONTENT: 'removing' } });
      const told = await s.on('opened', { with: { 'max-previews': '1' } });
      expect(told.outputs['status']).toBe('ready');
    }));

  test('by an eviction, is not called ready by the push of its own pull request', () =>
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

  test('by a sweep, is not called ready by a push beside it', () =>
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
    'is not called ready by a push that changes %s and waits for its answer',
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

describe('An app that a fast clock has dated', () => {
  test.each([
    ['a close', (s: Story) => (s.github.closePull(s.pull), s.on('closed'))],
    ['/preview delete', (s: Story) => says(s, '/preview delete')],
  ])('goes by %s', (_, act) =>
    story(permitted, async (s) => {
      app(s, '#42', { hours: -8 });
      expect((await act(s)).outputs['status']).toBe('deleted');
      expect(s.standing()).toEqual([]);
    }),
  );

  test('is rebuilt, and goes when its pull request closes', () =>
    story(permitted, async (s) => {
      app(s, '#42', { hours: -8 });
      expect((await s.on('opened')).outputs).toMatchObject({ status: 'ready', created: 'true' });
      s.github.closePull(s.pull);
      expect((await s.on('closed')).outputs['status']).toBe('deleted');
      expect([s.standing(), s.headings().at(-1), lastState(s)]).toEqual([[], 'deleted', 'inactive']);
    }));
});

describe('An app whose deletion was refused for good', () => {
  const refused = { kind: 'respond', status: 403, body: 'not you' } as const;
  const evict = { with: { 'max-previews': '1', 'when-full': 'evict' } };

  test('stays as it was where it was to give way: it takes its room, and the next push keeps it', () =>
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

  test('is withdrawn where it could not even be marked', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      await s.clock.sleep(HOUR);
      s.trouble('updateTenantEnv', refused, { times: Infinity });
      const held = await s.startTo(DELETE, s.events.pullRequest(openPull(s, 7), 'opened'), evict);
      expect(lastState(s)).toBe('inactive');
      await held.goOn();
    }));

  test('by a sweep, says again what it said', () =>
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

test('A removal that has ended is no failure where nobody can be asked for a newer build', () =>
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

test('A build whose branch moved does not write over the word of a run that removes it', () =>
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
