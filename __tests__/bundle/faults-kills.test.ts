import { expect, jest, test } from '@jest/globals';
import { CREATE, silence, scenario } from './faults.js';
import { NAME, type Stage, annotationsOf } from './harness.js';
import { MOMENTS, type Moment } from './moments.js';
import { inFull } from '../support/in-full.js';

jest.setTimeout(120_000);

/** Kills the runner at the moment. */
async function killed(stage: Stage, { at, action }: Pick<Moment, 'at' | 'action'>): Promise<void> {
  const lose = new AbortController();
  const { reached, options } = at(stage);
  const running = stage.on(action, { lose: lose.signal, ...options });
  await Promise.race([reached, running]);
  lose.abort();
  const { lost, signal, post } = await running;
  expect([lost, signal, post]).toEqual([true, 'SIGKILL', undefined]);
}

for (const moment of MOMENTS) {
  (moment.while === 'the build is ordered' ? test : inFull).concurrent(
    `U2 after a run is killed while ${moment.while}, the next run succeeds`,
    scenario({}, async (stage) => {
      await killed(stage, moment);
      const next = await stage.on(moment.action);

      expect(next.exitCode).toBe(0);
      if (moment.action === 'closed') {
        expect(next.outputs['status']).toBe('deleted');
        expect(stage.standing()).toEqual([]);
        return;
      }
      expect(next.outputs['status']).toBe('ready');
      expect(stage.standing()).toEqual([NAME]);
      expect(stage.app().env.get('PREVIEW_APP_BUILD')).toMatch(/^102\.1@/);
      expect(stage.headings().at(-1)).toBe('ready');
      expect(stage.sim.github.commentsOf(stage.pull)).toHaveLength(1);
      expect(stage.calls(CREATE)).toHaveLength(moment.ordered ? 2 : 1);
    }),
  );
}

inFull.concurrent(
  'R8 after a run that is killed before its create request is answered, the teardown finds and deletes the app',
  scenario({}, async (stage) => {
    await killed(stage, {
      action: 'opened',
      at: () => ({ reached: silence(stage, CREATE, { applied: true }) }),
    });
    await stage.sim.hasura.settled();
    expect(stage.standing()).toEqual([NAME]);
    stage.sim.github.closePull(stage.pull);
    const closed = await stage.on('closed');

    expect([closed.exitCode, closed.outputs['status']]).toEqual([0, 'deleted']);
    expect(stage.standing()).toEqual([]);
  }),
);

test.concurrent(
  'U2 a state that the kill truncated does not cause a second failure',
  scenario({}, async (stage) => {
    stage.sim.github.closePull(stage.pull);
    const run = await stage.on('closed', { overrideEnv: { STATE_build: '{"name":"acme-sh' } });

    expect(run.post).toMatchObject({ exitCode: 0, conclusion: 'success' });
    expect(run.post && annotationsOf(run.post, 'error')).toEqual([]);
  }),
);
