import type { Clock } from '../lib/clock.js';
import { taskTitle, tookText } from '../report/task-titles.js';
import type { Progress, TaskView } from '../rules/preview.js';
import type { Log } from '../lib/log.js';

/** The steps that this action does itself, shown like the tasks that Hasura Cloud reports. */
export type Step =
  'start-app' | 'apply-metadata' | 'apply-migration' | 'reload-metadata' | 'apply-seeds' | 'create-project';

/** What a step works with. */
export interface StepPorts {
  clock: Clock;
  log: Log;
  doing: (what: string) => void;
  progress: Progress;
}

/** Does a step: shows it, logs how long it took, and marks it as failed if it fails. */
export async function step<T>(ctx: StepPorts, name: Step, work: () => Promise<T>): Promise<T> {
  const { clock, log, progress } = ctx;
  const begunAt = clock.now();
  const task: TaskView = { name, state: 'running' };
  const title = taskTitle(name);
  progress.tasks = [...progress.tasks, task];
  progress.step = name;
  ctx.doing(`the step "${title}"`);
  progress.changed();
  const end = (state: 'success' | 'failed'): void => {
    Object.assign(task, { state, ms: clock.now() - begunAt });
    log.info(`${state === 'success' ? '✓' : '✗'} ${title} · ${tookText(task)}`);
  };
  try {
    const result = await work();
    end('success');
    return result;
  } catch (error) {
    end('failed');
    throw error;
  }
}
