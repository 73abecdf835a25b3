import { describe, expect, test } from '@jest/globals';
import type { Deployment } from '../../simulator/github/model.js';
import { calls, NAME, operations, OWNER, permitted, story, type Story } from './harness.js';
import { inFull } from '../support/in-full.js';

const URL = `https://${NAME}.hasura.app`;
const CREATE = 'POST /repos/{owner}/{repo}/deployments';
const STATUS = 'POST /repos/{owner}/{repo}/deployments/{id}/statuses';
const LIST = 'GET /repos/{owner}/{repo}/deployments';

/** The deployments, oldest first. */
function made(s: Story): Deployment[] {
  return s.github.deploymentsOf(s.repository).toSorted((a, b) => a.id - b.id);
}

/** The states of each deployment, oldest first. */
function histories(s: Story): string[] {
  return made(s).map(({ statuses }) => statuses.map(({ state }) => state).join(' '));
}

describe('The deployment of a preview', () => {
  test('goes from in_progress to a success with the address of the app', () =>
    story(permitted, async (s) => {
      const told = await s.on('opened', { runId: 77 });

      const [deployment, ...more] = made(s);
      expect(more).toEqual([]);
      expect(deployment).toMatchObject({
        sha: s.pull.head.sha,
        environment: 'hasura-preview',
        task: `deploy:${NAME}`,
        transient: true,
        production: false,
        payload: { app: NAME, owner: OWNER, build: told.build },
      });
      expect(deployment?.statuses).toMatchObject([
        { state: 'in_progress', environmentUrl: '', logUrl: expect.stringContaining('/actions/runs/77') },
        { state: 'success', environmentUrl: URL, logUrl: expect.stringContaining('/actions/runs/77') },
      ]);
      expect(told.warnings).toEqual([]);
    }));

  test('is created after the app, which does not wait for it', () =>
    story(permitted, async (s) => {
      s.trouble(CREATE, { kind: 'delay', ms: 20_000 });
      const told = await s.on('opened');
      const order = told.calls.map(({ operation }) => operation);

      expect(order.indexOf(CREATE)).toBeGreaterThan(order.findIndex((name) => /create/i.test(name)));
      expect(told.outputs['status']).toBe('ready');
      expect(histories(s)).toEqual(['in_progress success']);
    }));

  test('belongs to the environment that the workflow names', () =>
    story({ ...permitted, with: { environment: 'Previews / shop' } }, async (s) => {
      await s.on('opened');
      await s.on('synchronize', { with: { 'skip-unchanged': 'false' } });
      expect(made(s).map(({ environment }) => environment)).toEqual(['Previews / shop', 'Previews / shop']);
      expect(histories(s)).toEqual(['in_progress success inactive', 'in_progress success']);
    }));

  test('is not created if the input disables it', () =>
    story({ ...permitted, with: { deployment: 'false' } }, async (s) => {
      const told = await s.on('opened');
      expect([calls(told, CREATE), calls(told, LIST), calls(told, STATUS)]).toEqual([0, 0, 0]);
    }));

  test('is not created in a dry run', () =>
    story(permitted, async (s) => {
      await s.on('opened', { with: { 'dry-run': 'true' } });
      expect(made(s)).toEqual([]);
    }));

  test('of the previous build becomes inactive, and those of other previews do not', () =>
    story(permitted, async (s) => {
      s.github.pushBranch(s.repository, 'other');
      const other = s.github.openPull({ repo: s.repository, number: 43, head: 'other', author: 'alice' });
      await s.on('opened');
      await s.run(s.events.pullRequest(other, 'opened'), { with: { 'project-directory': '' } });
      s.github.pushBranch(s.repository, 'cart');
      await s.on('synchronize', { with: { 'skip-unchanged': 'false' } });

      const ofOurs = made(s).filter(({ task }) => task === `deploy:${NAME}`);
      expect(ofOurs.map(({ statuses }) => statuses.at(-1)?.state)).toEqual(['inactive', 'success']);
      const ofOther = made(s).filter(({ task }) => task !== `deploy:${NAME}`);
      expect(ofOther.map(({ statuses }) => statuses.at(-1)?.state)).not.toContain('inactive');
    }));

  test('of a build that fails is a failure', () =>
    story({ ...permitted, build: { fail: { task: 'apply-migration', error: 'no' } } }, async (s) => {
      expect((await s.on('opened')).exitCode).toBe(1);
      expect(histories(s)).toEqual(['in_progress failure']);
    }));

  test('is not created for a build that the service refuses', () =>
    story({ ...permitted, account: { plan: 'free', creationsPerMonth: 0 } }, async (s) => {
      const told = await s.on('opened');
      expect(told.exitCode).toBe(1);
      expect(calls(told, LIST)).toBe(0);
      expect(made(s)).toEqual([]);
    }));

  test('of every build becomes inactive once the app is deleted', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      s.github.pushBranch(s.repository, 'cart');
      s.hasura.script = () => ({ fail: { task: 'apply-migration', error: 'no' } });
      await s.on('synchronize', { with: { 'skip-unchanged': 'false' } });
      s.github.closePull(s.pull);
      const told = await s.on('closed');

      expect(told.outputs['status']).toBe('deleted');
      expect(histories(s).map((history) => history.split(' ').at(-1))).toEqual(['inactive', 'inactive']);
    }));

  test('of a superseded build becomes inactive, and the newer one stays active', () =>
    story(permitted, async (s) => {
      const older = s.on('opened', { runId: 100 });
      await s.clock.sleep(9_000);
      s.github.pushBranch(s.repository, 'cart');
      const newer = s.on('synchronize', { runId: 200 });
      const [first, second] = await Promise.all([older, newer]);

      expect([first.outputs['status'], second.outputs['status']]).toEqual(['superseded', 'ready']);
      expect(made(s).map(({ statuses }) => statuses.at(-1)?.state)).toEqual(['inactive', 'success']);
    }));

  test('of a build that is no longer wanted becomes inactive', () =>
    story(permitted, async (s) => {
      const running = s.on('opened');
      await s.clock.sleep(9_000);
      s.github.closePull(s.pull);
      expect((await running).outputs['status']).toBe('deleted');
      expect(histories(s)).toEqual(['in_progress inactive']);
    }));
});

describe('The deployment of an app that is kept without a rebuild', () => {
  test('appears on the new commit, and remains evidence for the next push', () =>
    story(permitted, async (s) => {
      const first = await s.on('opened');
      for (let pushes = 0; pushes < 2; pushes++) {
        s.github.pushBranch(s.repository, 'cart', { touches: ['docs'] });
        const told = await s.on('synchronize');
        expect(told.outputs).toMatchObject({ status: 'ready', created: 'false' });
      }
      expect(histories(s)).toEqual(['in_progress success inactive', 'success inactive', 'success']);
      expect(made(s).map(({ payload }) => (payload as { build: string }).build)).toEqual(
        Array(3).fill(first.build),
      );
      expect(made(s).at(-1)?.sha).toBe(s.pull.head.sha);
      expect(made(s).at(-1)?.statuses[0]?.environmentUrl).toBe(URL);
    }));

  test('of the same commit does not appear twice', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      const told = await s.on('synchronize');
      expect(told.outputs).toMatchObject({ status: 'ready', created: 'false' });
      expect([calls(told, CREATE), calls(told, STATUS)]).toEqual([0, 0]);
    }));

  test('of a build whose deployment failed is not evidence: the app is rebuilt', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      const [last] = made(s);
      if (last !== undefined) s.github.addDeploymentStatus('alice', last, { state: 'error' });
      const told = await s.on('synchronize');
      expect(told.outputs).toMatchObject({ status: 'ready', created: 'true' });
    }));
});

describe('The post step', () => {
  test('changes the deployment of a cancelled build from in_progress to an error that says so', () =>
    story(permitted, async (s) => {
      const event = s.events.pullRequest(s.pull, 'opened');
      const main = await s.cancelledAfter(10_000, event);
      expect(histories(s)).toEqual(['in_progress']);
      await s.post(event, main);

      expect(histories(s)).toEqual(['in_progress error']);
      expect(made(s)[0]?.statuses.at(-1)?.description).toContain('interrupted');
    }));

  test('reports the cancel even if it cannot find out what exists', () =>
    story(permitted, async (s) => {
      const event = s.events.pullRequest(s.pull, 'opened');
      const main = await s.cancelledAfter(10_000, event);
      s.trouble('projects', { kind: 'respond', status: 503, body: 'Down' }, { times: Infinity });
      const post = await s.post(event, main);

      expect(post.warnings).toHaveLength(1);
      expect(histories(s)).toEqual(['in_progress error']);
    }));

  test('keeps a success that was reported before the cancel', () =>
    story(permitted, async (s) => {
      const event = s.events.pullRequest(s.pull, 'opened');
      await s.post(event, await s.cancelledAtItsLastWords(event));
      expect(histories(s)).toEqual(['in_progress success']);
    }));

  test("keeps a newer build's deployment active, and makes its own inactive", () =>
    story(permitted, async (s) => {
      const event = s.events.pullRequest(s.pull, 'opened');
      const main = await s.cancelledAfter(10_000, event);
      await s.on('synchronize');
      await s.post(event, main);
      expect(histories(s)).toEqual(['in_progress inactive', 'in_progress success']);
    }));
});

describe('Whenever runs are cancelled', () => {
  inFull.test('no deployment stays in progress, and at most one is active', () =>
    story(permitted, async (s) => {
      const event = s.events.pullRequest(s.pull, 'opened');
      const again = { with: { 'skip-unchanged': 'false' } };
      for (const ms of [500, 1_000, 1_080, 1_150, 6_500, 9_000, 13_000, 14_000, 14_500, 15_000]) {
        s.github.pushBranch(s.repository, 'cart');
        await s.post(event, await s.cancelledAfter(ms, event, again));
        const last = made(s).map(({ statuses }) => statuses.at(-1)?.state);
        expect([ms, last.filter((state) => state === undefined || state === 'in_progress')]).toEqual([
          ms,
          [],
        ]);
        expect(last.filter((state) => state === 'success').length).toBeLessThanOrEqual(1);
      }
      await s.run(event, again);
      const last = made(s).map(({ statuses }) => statuses.at(-1)?.state);
      expect(last.length).toBeGreaterThan(3);
      expect(new Set(last.slice(0, -1))).toEqual(new Set(['inactive']));
      expect(last.at(-1)).toBe('success');
    }),
  );
});

describe('Without the permission', () => {
  test.each<[string, boolean]>([
    ['a private', true],
    ['a public', false],
  ])('a run in %s repository says so in one warning, and sends no further requests', (_which, hidden) =>
    story({ with: { deployment: 'true' } }, async (s) => {
      s.repository.private = hidden;
      for (const action of ['opened', 'synchronize', 'reopened'] as const) {
        const told = await s.on(action);
        expect(told.exitCode).toBe(0);
        expect(told.warnings).toEqual([
          expect.stringContaining(
            'This job needs: contents: read, deployments: write, pull-requests: write. Or set deployment to false.',
          ),
        ]);
        const asked = operations(told.calls).filter((operation) => operation.includes('/deployments'));
        // The first refusal ends it. Counting builds for the account's limits is a read of its own.
        expect(asked.filter((operation) => operation !== LIST).length).toBeLessThanOrEqual(1);
        // Anyone may read the deployments of a public repository.
        expect(asked.length).toBeLessThanOrEqual(hidden ? 2 : 3);
      }
      expect(made(s)).toEqual([]);
    }),
  );

  test('a deletion says so in one warning', () =>
    story({ with: { deployment: 'true' } }, async (s) => {
      await s.on('opened');
      s.github.closePull(s.pull);
      const told = await s.on('closed');
      expect([told.exitCode, told.warnings.length]).toEqual([0, 1]);
    }));
});

describe('Trouble with deployments', () => {
  test('whose response was lost creates no second one', () =>
    story(permitted, async (s) => {
      s.trouble(CREATE, { kind: 'reset', applied: true });
      s.trouble(STATUS, { kind: 'reset', applied: true });
      const told = await s.on('opened');

      expect(told.exitCode).toBe(0);
      expect(histories(s)).toHaveLength(1);
      expect(histories(s)[0]).toMatch(/success$/);
      expect(calls(told, CREATE)).toBe(1);
    }));

  test('that lasts causes one warning, and delays the end no longer than the comment may', () =>
    story(permitted, async (s) => {
      for (const operation of [CREATE, LIST, STATUS])
        s.trouble(operation, { kind: 'delay', ms: 3_600_000 }, { times: Infinity });
      const told = await s.on('opened');

      expect([told.exitCode, told.outputs['status'], told.warnings.length]).toEqual([0, 'ready', 1]);
      expect(told.ms).toBeLessThan(90_000);
    }));
});
