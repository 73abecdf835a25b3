import { type JobReading, taskAtWork } from './jobs.js';

/** Milliseconds from the create call to the first look: no creation was ever done sooner. */
const FIRST_LOOK_MS = 5_000;

/** At most this many status requests in any five minutes, however slow or strange a build is. */
const BURST = 25;
const REFILL_PER_MS = 45 / 300_000;

/** What is being waited for. */
export type Phase = 'creation' | 'deployment';

/**
 * When to look at a job next. Slow while the end cannot be near, quick once the tail begins: what a user waits for
 * after the service is done is at most one pause. A bucket of requests bounds the cost of every build, whatever its
 * tasks are called and however long they last.
 */
export class Pace {
  #tokens = BURST;
  #refilledAt: number;
  #task = '';
  #taskSince: number;

  /** @param now monotonic milliseconds, when the build was ordered */
  constructor(now: number) {
    this.#refilledAt = now;
    this.#taskSince = now;
  }

  /** Milliseconds from the create call to the first look at the creation job. */
  first(): number {
    return FIRST_LOOK_MS;
  }

  /** Milliseconds to wait before the next look, after this reading (`undefined`: the job is not there yet). */
  next(phase: Phase, reading: JobReading | undefined, now: number): number {
    const task = `${phase} ${(reading && taskAtWork(reading))?.name ?? reading?.tasks.at(-1)?.name ?? ''}`;
    if (task !== this.#task) {
      this.#task = task;
      this.#taskSince = now;
    }
    const wanted = wish(phase, reading, now - this.#taskSince);
    this.#tokens = Math.min(BURST, this.#tokens + (now - this.#refilledAt) * REFILL_PER_MS) - 1;
    this.#refilledAt = now;
    // The token that the next look will spend must be there by then.
    const untilToken = this.#tokens >= 1 ? 0 : (1 - this.#tokens) / REFILL_PER_MS;
    return Math.max(wanted, untilToken);
  }
}

/** The pause that the task at work deserves; `since` is how long it has been seen at work, in milliseconds. */
function wish(phase: Phase, reading: JobReading | undefined, since: number): number {
  if (phase === 'creation') return since < 10_000 ? 3_000 : 5_000;
  if (reading === undefined) return 2_000;
  const running = taskAtWork(reading)?.name;
  switch (running) {
    case 'gh-validation':
      // One that lasts leaves requests for the tail, where each counts.
      return since < 6_000 ? 2_500 : since < 60_000 ? 5_000 : 6_000;
    case 'apply-migration':
      return backingOff(since, 800);
    case 'reload-metadata':
      return backingOff(since, 400);
    case 'check-healthz':
      return since < 3_000 ? 250 : backingOff(since, 1_000);
    case undefined:
      // Between two tasks, or none begun: the fetch comes first, anything later is near the end.
      return reading.tasks.length === 0 ? 2_500 : backingOff(since, 400);
    default:
      return backingOff(since, 1_000);
  }
}

/** `from` at first, growing with the time that a task lasts, to five seconds at most. */
function backingOff(since: number, from: number): number {
  return Math.min(5_000, Math.max(from, since / 6));
}
