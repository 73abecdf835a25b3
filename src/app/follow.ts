import { type JobReading, type TaskReading, taskAtWork, taskViews } from '../hasura/jobs.js';
import type { Pace, Phase } from '../hasura/pace.js';
import { HasuraRefusal, passes } from '../hasura/refusals.js';
import { taskTitle, tookText } from '../report/task-titles.js';
import type { Build, Wanted } from './build.js';
import { throwIfUnwanted } from './interruption.js';

/**
 * How long to wait for a job that is not visible. Users of the old action lost most first runs to a deployment job
 * that was not visible yet.
 */
const GRACE_MS = 60_000;

/** How often to check, during a deployment, whether the preview is still wanted. */
const STILL_WANTED_EVERY_MS = 30_000;

export interface Followed {
  jobId: string;
  phase: Phase;
  pace: Pace;
  /** Called with every reading, for work that runs beside the waiting. Must not block. */
  onReading?: (reading: JobReading) => void;
}

/**
 * Polls a job until it has ended, and logs each task once when it ends, and once before if it takes long. During a
 * deployment, it also checks now and then whether the preview is still wanted.
 * @throws Interruption when it is not
 * @returns the last reading, or `undefined` when the job was not visible for a minute
 */
export async function followJob(
  ctx: Build,
  { jobId, phase, pace, onReading }: Followed,
): Promise<JobReading | undefined> {
  const journal = new Journal(ctx);
  let seenAt = ctx.clock.now();
  let lookedAt = seenAt;
  let wanted: Wanted = { state: 'unknown' };
  ctx.doing(`following the ${phase} job ${jobId}`);
  for (;;) {
    const reading = await nextReading(ctx, jobId, seenAt);
    const now = ctx.clock.now();
    if (reading !== undefined) {
      seenAt = now;
      journal.tell(reading, phase, now);
      ctx.doing(
        `following the ${phase} job ${jobId}, in the step "${taskTitle(isStep(phase, reading) ? undefined : taskAtWork(reading)?.name)}"${isUsual(reading) ? '' : `, with the unknown status "${reading.status}"`}`,
      );
      onReading?.(reading);
      if (reading.state !== 'pending') return reading;
    } else if (now - seenAt >= GRACE_MS) {
      return undefined;
    }
    // Always wait for a creation, because only what it has created can be removed again. Never wait for a look.
    if (phase === 'deployment' && now - lookedAt >= STILL_WANTED_EVERY_MS) {
      lookedAt = now;
      void ctx.look().then((seen) => (wanted = seen));
    }
    await ctx.clock.sleep(pace.next(phase, reading, now), ctx.signal);
    throwIfUnwanted(wanted);
  }
}

/**
 * Reads the job. An outage is tolerated as long as a job that is not visible, because the build goes on by itself.
 */
async function nextReading(ctx: Build, jobId: string, seenAt: number): Promise<JobReading | undefined> {
  try {
    return await ctx.cloud.job(jobId);
  } catch (error) {
    ctx.signal.throwIfAborted();
    const asksForLonger = error instanceof HasuraRefusal && (error.afterMs ?? 0) > GRACE_MS;
    if (!passes(error) || asksForLonger || ctx.clock.now() - seenAt >= GRACE_MS) throw error;
    return undefined;
  }
}

/** A task that takes longer is named while it runs. */
const LASTS_MS = 10_000;

/** Prints one line for each finished task, although events may come late, twice or in any order. */
class Journal {
  readonly #ctx: Build;
  readonly #startedAt = new Map<string, number>();
  readonly #ended = new Map<string, number>();
  readonly #named = new Set<string>();
  readonly #before: Build['progress']['tasks'];
  #status = '';

  constructor(ctx: Build) {
    this.#ctx = ctx;
    this.#before = ctx.progress.tasks;
  }

  tell(reading: JobReading, phase: Phase, now: number): void {
    const { progress, log } = this.#ctx;
    if (!isUsual(reading) && reading.status !== this.#status) {
      log.info(`The job's status is "${reading.status}", which counts as "not finished".`);
      this.#status = reading.status;
    }
    const whole = isStep(phase, reading);
    for (const task of reading.tasks) this.#tellTask(task, whole ? undefined : task.name, now);
    const views = taskViews(reading.tasks.map((task) => this.#timed(task)));
    const shown = whole ? views.map((view) => ({ ...view, name: taskTitle(undefined) })) : views;
    progress.tasks = [...this.#before, ...shown];
    progress.step =
      reading.state === 'pending' ? (taskAtWork(reading)?.name ?? progress.step) : progress.step;
    progress.changed();
  }

  #tellTask(task: TaskReading, name: string | undefined, now: number): void {
    const { log } = this.#ctx;
    const title = taskTitle(name);
    const startedAt = this.#startedAt.get(task.id) ?? now;
    this.#startedAt.set(task.id, startedAt);
    if (this.#ended.has(task.id)) return;
    if (task.state === 'running') {
      if (now - startedAt >= LASTS_MS && !this.#named.has(task.id)) log.info(`… ${title}`);
      if (now - startedAt >= LASTS_MS) this.#named.add(task.id);
      return;
    }
    this.#ended.set(task.id, now);
    const [view] = taskViews([this.#timed(task)]);
    const took = view?.ms === undefined ? '' : ` · ${tookText(view)}`;
    log.info(`${task.state === 'success' ? '✓' : '✗'} ${title}${took}`);
  }

  /** A task with the service's times, or with ours when the service gives none and we have seen the task run. */
  #timed(task: TaskReading): TaskReading {
    if (task.startedAt !== undefined) return task;
    const [startedAt, endedAt] = [this.#startedAt.get(task.id), this.#ended.get(task.id)];
    if (startedAt === undefined || endedAt === undefined || startedAt === endedAt) return task;
    return { ...task, startedAt, endedAt, about: true };
  }
}

/** Whether to show the creation's only task as the step itself: its name is not known to users. */
function isStep(phase: Phase, { tasks }: JobReading): boolean {
  return phase === 'creation' && tasks.length === 1;
}

function isUsual({ state, status }: JobReading): boolean {
  return state !== 'pending' || USUAL.has(status);
}

/** Statuses that mean "not finished" and need no mention. */
const USUAL = new Set([
  'created',
  'pending',
  'queued',
  'scheduled',
  'running',
  'in_progress',
  'started',
  'processing',
]);
