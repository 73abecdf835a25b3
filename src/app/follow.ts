import { type JobReading, type TaskReading, taskAtWork, taskViews } from '../hasura/jobs.js';
import type { Pace, Phase } from '../hasura/pace.js';
import { HasuraRefusal, passes } from '../hasura/refusals.js';
import { taskTitle, tookText } from '../report/task-titles.js';
import type { Build, Wanted } from './build.js';
import { throwIfUnwanted } from './interruption.js';

/** A job that cannot be seen is waited for this long: users of the old action lost most first runs to a deployment job that was not visible yet. */
const GRACE_MS = 60_000;

/** A preview that is no longer wanted is not waited for longer than this. */
const STILL_WANTED_EVERY_MS = 30_000;

export interface Followed {
  jobId: string;
  phase: Phase;
  pace: Pace;
  /** Called with every reading, for what goes on beside the waiting. Must not wait itself. */
  onReading?: (reading: JobReading) => void;
}

/**
 * Polls a job until it has ended, telling each task's start and end once. Now and then it looks whether the preview is
 * still wanted.
 * @throws Interruption when it is not
 * @returns the last reading, or `undefined` when the job could not be seen for a minute
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
    // A creation is waited for in any case: only what it has made can be removed again. Nothing waits for a look.
    if (phase === 'deployment' && now - lookedAt >= STILL_WANTED_EVERY_MS) {
      lookedAt = now;
      void ctx.look().then((seen) => (wanted = seen));
    }
    await ctx.clock.sleep(pace.next(phase, reading, now), ctx.signal);
    throwIfUnwanted(wanted);
  }
}

/** An outage while the build goes on by itself is waited for as long as a job that cannot be seen. */
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

  /** A task with the service's times, or with ours where it gives none and we have seen the task at work. */
  #timed(task: TaskReading): TaskReading {
    if (task.startedAt !== undefined) return task;
    const [startedAt, endedAt] = [this.#startedAt.get(task.id), this.#ended.get(task.id)];
    if (startedAt === undefined || endedAt === undefined || startedAt === endedAt) return task;
    return { ...task, startedAt, endedAt, about: true };
  }
}

/** The creation's one task has a name that nobody knows; for people it is the step itself. */
function isStep(phase: Phase, { tasks }: JobReading): boolean {
  return phase === 'creation' && tasks.length === 1;
}

function isUsual({ state, status }: JobReading): boolean {
  return state !== 'pending' || USUAL.has(status);
}

/** Words for "not finished" that need no mention. */
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
