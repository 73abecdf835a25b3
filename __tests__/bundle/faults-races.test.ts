import { setTimeout as pause } from 'node:timers/promises';
import { expect, jest } from '@jest/globals';
import type { KnownTask, TaskScript } from '../../simulator/hasura/script.js';
import type { ActionRun } from '../../simulator/runner/options.js';
import { CREATE, scenario } from './faults.js';
import { NAME, OWNER, type Stage, annotationsOf, quickBuild } from './harness.js';
import { inFull } from '../support/in-full.js';

jest.setTimeout(120_000);

/** The tasks of a quick build, some of which take longer. */
const tasksOf = (longer: Partial<Record<KnownTask, number>>): TaskScript[] =>
  (quickBuild.tasks ?? []).map((task) => ({ ...task, ms: longer[task.name as KnownTask] ?? task.ms }));

/** Makes something happen while a call is being answered. */
function when(stage: Stage, operation: string, happens: () => void, after = 0): void {
  const body = (text: string): string => {
    happens();
    return text;
  };
  stage.trouble(operation, { kind: 'rewrite', body }, { after });
}

for (const [how, operation, after] of [
  ['while its build is ordered', CREATE, 0],
  ['while the project is created', 'jobs_by_pk', 0],
  ['while its migrations run', 'jobs_by_pk', 1],
  ['while the app is proved', 'GET /healthz', 0],
] as const)
  inFull.concurrent(
    `R1 a pull request that is closed ${how} leaves no app, whatever its own teardown does`,
    scenario({}, async (stage) => {
      let closed: Promise<ActionRun> | undefined;
      when(
        stage,
        operation,
        () => {
          stage.sim.github.closePull(stage.pull);
          closed = stage.on('closed');
        },
        after,
      );
      const ends = [await stage.on('opened'), await closed];

      for (const end of ends) expect([end?.exitCode, end?.outputs['status']]).toEqual([0, 'deleted']);
      await stage.sim.hasura.settled();
      expect(stage.standing()).toEqual([]);
      expect(stage.headings().at(-1) ?? 'deleted').toBe('deleted');
      expect(stage.headings()).not.toContain('ready');
      expect(ends[0]?.summary).toContain('was closed during the run');
    }),
  );

inFull.concurrent(
  'R3 the older of two runs, which ends last, leaves app and comment to the newer one',
  // The newer run, including the start of its process, has to finish while the older one waits for one answer.
  scenario({ speed: 4 }, async (stage) => {
    const { hasura, host } = stage.sim;
    hasura.script = ({ attempt }) =>
      attempt === 1
        ? { ...quickBuild, tasks: tasksOf({ 'gh-validation': 6_000, 'apply-migration': 22_000 }) }
        : quickBuild;
    let newer: Promise<ActionRun> | undefined;
    const overtake = async (): Promise<ActionRun> => {
      const older = hasura.jobs().find(({ kind }) => kind === 'deployment');
      // The older run receives this answer only when the newer one has finished.
      host.addFault({
        operation: ({ operation, variables }) => operation === 'jobs_by_pk' && variables['id'] === older?.id,
        trouble: { kind: 'delay', ms: 20_000 },
      });
      while (older?.tasks.some(({ name }) => name === 'apply-migration') === false) await pause(20);
      stage.sim.github.pushBranch(stage.repository, 'cart');
      return stage.on('synchronize');
    };
    const older = await stage.on('opened', {
      onLine: (line) => {
        if (line.startsWith('Commented: ')) newer ??= overtake();
      },
    });
    const last = await newer;

    expect([older.exitCode, older.outputs['status']]).toEqual([0, 'superseded']);
    expect(annotationsOf(older, 'notice')).toHaveLength(1);
    expect(older.summary).toContain('a newer run took over');
    expect([last?.exitCode, last?.outputs['status']]).toEqual([0, 'ready']);
    expect(stage.standing()).toEqual([NAME]);
    expect(stage.app().env.get('PREVIEW_APP_BUILD')).toMatch(/^102\.1@/);
    expect(stage.headings().slice(stage.headings().indexOf('ready'))).toEqual(['ready']);
    const [comment] = stage.sim.github.commentsOf(stage.pull);
    expect(comment?.body).toContain('/actions/runs/102)');
  }),
);

inFull.concurrent(
  'R3 an older run that checks the app when the newer app is ready does not overwrite the comment',
  scenario({ build: { tasks: tasksOf({ 'apply-migration': 6_000 }) } }, async (stage) => {
    const theirs = { PREVIEW_APP_OWNER: OWNER, PREVIEW_APP_BUILD: '9000.1@2099-01-01T00:00:00.000Z' };
    const replace = (): void => {
      const app = stage.app();
      const secret = 'HASURA_GRAPHQL_ADMIN_SECRET';
      stage.sim.hasura.removeProject(app);
      stage.sim.hasura.seedProject(stage.account, {
        name: NAME,
        env: { ...theirs, [secret]: app.env.get(secret) },
      });
      const [comment] = stage.sim.github.commentsOf(stage.pull);
      if (comment !== undefined) stage.sim.github.editComment(comment, `${comment.body}\nby the newer run`);
    };
    stage.trouble(
      'jobs_by_pk',
      {
        kind: 'rewrite',
        body: (text) => {
          const deployed = text.includes('"status":"success"') && text.includes('gh-validation');
          if (deployed && !String(stage.app().env.get('PREVIEW_APP_BUILD')).startsWith('9000')) replace();
          return text;
        },
      },
      { times: Infinity },
    );
    const run = await stage.on('opened');

    expect([run.exitCode, run.outputs['status']]).toEqual([0, 'superseded']);
    expect(annotationsOf(run, 'notice')).toEqual([
      'A newer run took over acme-shop-pr-42. https://github.com/acme/shop/actions/runs/9000',
    ]);
    expect(stage.sim.github.commentsOf(stage.pull)[0]?.body).toContain('by the newer run');
    expect(stage.app().env.get('PREVIEW_APP_BUILD')).toMatch(/^9000/);
    expect(stage.calls('deleteTenant')).toEqual([]);
  }),
);

inFull.concurrent(
  'R4 an old "opened" that is re-run after the close builds nothing and makes sure that the app is deleted',
  scenario({}, async (stage) => {
    const opened = stage.sim.github.events.pullRequest(stage.pull, 'opened');
    stage.seed(OWNER);
    stage.sim.github.closePull(stage.pull);
    const run = await stage.run(opened, { runAttempt: 2 });

    expect([run.exitCode, run.outputs['status']]).toEqual([0, 'deleted']);
    expect(annotationsOf(run, 'notice')).toEqual([expect.stringMatching(/#42 .*\bclosed\b/)]);
    expect(stage.calls(CREATE)).toEqual([]);
    expect(stage.standing()).toEqual([]);
  }),
);

for (const [mode, status] of [
  ['auto', 'ready'],
  ['delete', 'skipped'],
] as const)
  inFull.concurrent(
    `R5 an old "closed" that is re-run after the reopening deletes nothing, in mode ${mode}`,
    scenario({}, async (stage) => {
      stage.sim.github.closePull(stage.pull);
      const closed = stage.sim.github.events.pullRequest(stage.pull, 'closed');
      stage.sim.github.reopenPull(stage.pull);
      stage.seed(OWNER);
      const run = await stage.run(closed, { runAttempt: 2, with: { mode } });

      expect([run.exitCode, run.outputs['status']]).toEqual([0, status]);
      expect(stage.calls('deleteTenant')).toEqual([]);
      expect(stage.standing()).toEqual([NAME]);
    }),
  );
