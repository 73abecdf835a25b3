import { describe, expect, jest, test } from '@jest/globals';
import { scenario } from './faults.js';
import { NAME, type Stage, annotationsOf } from './harness.js';
import { MOMENTS, type Moment } from './moments.js';
import type { ActionRun } from '../../simulator/runner/options.js';
import { inFull } from '../support/in-full.js';

jest.setTimeout(120_000);
/**
 * The runner's limit after SIGINT. Tests with virtual time show that the run itself takes less than two seconds.
 */
const KILLED_AFTER_MS = 7_500;

/** Sends the signal at the moment. */
async function cancelled(
  stage: Stage,
  { at, action }: Moment,
  signal: 'SIGINT' | 'SIGTERM',
): Promise<{ run: ActionRun; tookMs: number }> {
  const cancel = new AbortController();
  const { reached, options } = at(stage);
  let goneAt = NaN;
  const running = stage.on(action, {
    cancel: cancel.signal,
    cancelWith: signal,
    ...options,
    onLine: (line, of) => {
      options?.onLine?.(line, of);
      // Post starts once main is gone.
      if (of === 'post' && Number.isNaN(goneAt)) goneAt = performance.now();
    },
  });
  await Promise.race([reached, running]);
  const signalAt = performance.now();
  cancel.abort();
  return { run: await running, tookMs: goneAt - signalAt };
}

/** The moments that `npm test` covers as well; the full run covers all of them, each with one of both signals. */
const ALWAYS = { SIGINT: 'the deployment is looked at', SIGTERM: 'the app is deleted' };

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  describe(`U1 ${signal} ends a run before the runner would kill it, and post reports what exists,`, () => {
    for (const [index, moment] of MOMENTS.entries()) {
      if (index % 2 !== (signal === 'SIGTERM' ? 0 : 1) && moment.while !== ALWAYS[signal]) continue;
      (moment.while === ALWAYS[signal] ? test : inFull).concurrent(
        `U1 while ${moment.while}`,
        scenario({ speed: 1 }, async (stage) => {
          const { run, tookMs } = await cancelled(stage, moment, signal);

          expect([run.conclusion, run.exitCode, run.signal]).toEqual(['cancelled', 1, null]);
          expect(tookMs).toBeLessThan(KILLED_AFTER_MS);
          expect(annotationsOf(run, 'error')).toEqual([]);
          expect(run.log.split('\n').filter((line) => line.includes(signal))).toEqual([
            `${signal}: the run is cancelled; the post step reports what exists.`,
          ]);
          // If the comment announced the build, its last heading is "interrupted".
          expect(stage.headings().at(-1) ?? 'interrupted').toBe('interrupted');
          if (moment.announced === true) expect(stage.headings()).toEqual(['building', 'interrupted']);
          if (moment.ordered) {
            expect(JSON.parse(run.state['build'] ?? '')).toMatchObject({ name: NAME, pull: 42 });
            expect(run.post?.log).toContain(`The app ${NAME} exists but is not finished`);
            expect(run.post?.summary).toContain('Hasura preview: interrupted');
            expect(stage.standing()).toEqual([NAME]);
          } else {
            expect(run.state['build'] ?? '').toBe('');
            expect(run.post?.raw).toEqual({ stdout: '', stderr: '' });
          }
          if (moment.action === 'closed') {
            const again = await stage.on('closed');
            expect([again.exitCode, again.outputs['status']]).toEqual([0, 'deleted']);
            expect(stage.standing()).toEqual([]);
          }
        }),
      );
    }
  });
}
