import { type JobReading, taskAtWork } from './jobs.js';

/** Milliseconds from the create request to the first look: no creation has ever finished sooner. */
const FIRST_LOOK_MS = 5_000;

/** The most status requests in a burst. After that, the refill limits them, however slow or strange a build is. */
const BURST = 25;
const REFILL_PER_MS = 45 / 300_000;

/** The job that the run is waiting for. */
export type Phase = 'creation' | 'deployment';

/**
 * Decides when to poll a job next. It polls slowly while the end cannot be near, and quickly once it can: after the
 * service is done, a user waits for at most one pause. A token bucket limits the number of requests for every build,
 * whatever its tasks are called and however long they last.
 */
export class Pace {
  #tokens = BURST;
  #refilledAt: number;
  #task = '';
  #taskSince: number;

  /** @param now when the build was ordered, in monotonic milliseconds */
  constructor(now: number) {
    this.#refilledAt = now;
    this.#taskSince = now;
  }

  /** Milliseconds from the create request to the first look at the creation job. */
  first(): number {
    return FIRST_LOOK_MS;
  }

  /** Milliseconds to wait before the next look, after this reading (`undefined`: the job is not visible yet). */
  next(phase: Phase, reading: JobReading | undefined, now: number): number {
    const task = `${phase} ${(reading && taskAtWork(reading))?.name ?? reading?.tasks.at(-1)?.name ?? ''}`;
    if (task !== this.#task) {
      this.#task = task;
      this.#taskSince = now;
    }
    const wanted = wish(phase, reading, now - this.#taskSince);
    this.#tokens = Math.min(BURST, this.#tokens + (now - this.#refilledAt) * REFILL_PER_MS) - 1;
    this.#refilledAt = now;
    // The bucket must hold the token for the next look by then.
    const untilToken = this.#tokens >= 1 ? 0 : (1 - this.#tokens) / REFILL_PER_MS;
    return Math.max(wanted, untilToken);
  }
}

/** The best pause for the current task; `since` is how long we have seen it run, in milliseconds. */
function wish(phase: Phase, reading: JobReading | undefined, since: number): number {
  if (phase === 'creation') return since < 10_000 ? 3_000 : 5_000;
  if (reading === undefined) return 2_000;
  const running = taskAtWork(reading)?.name;
  switch (running) {
    case 'gh-validation':
      // Poll a long fetch less often, to save requests for the end of the build, where each one counts.
      return since < 6_000 ? 2_500 : since < 60_000 ? 5_000 : 6_000;
    case 'apply-migration':
      return backingOff(since, 800);
    case 'reload-metadata':
      return backingOff(since, 400);
    case 'check-healthz':
      return since < 3_000 ? 250 : backingOff(since, 1_000);
    case undefined:
      // No task is running. Before the first one, the fetch is next; after one, the end is near.
      return reading.tasks.length === 0 ? 2_500 : backingOff(since, 400);
    default:
      return backingOff(since, 1_000);
  }
}

/** A pause that starts at `from` and grows with the duration of the task, up to five seconds. */
function backingOff(since: number, from: number): number {
  return Math.min(5_000, Math.max(from, since / 6));
}
