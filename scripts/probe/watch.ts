import type { JobReading } from '../../src/hasura/jobs.js';
import { jobReading } from '../../src/hasura/jobs.js';
import * as operations from '../../src/hasura/operations.js';
import type { Clock } from '../../src/lib/clock.js';
import type { Book, Session } from './session.js';

export const EVERY_MS = 500;
export const DELETION_MS = 3 * 60_000;
const JOB_MS = 10 * 60_000;

export interface LifeWorld {
  session: Session;
  book: Book;
  clock: Clock;
  signal: AbortSignal;
  say: (line: string) => void;
}

/** What was seen of a job until its end. */
export interface Followed {
  /** How long the service returned null before it first showed the job. */
  hiddenMs: number;
  /** Its status words in the order in which they first appeared. */
  statuses: string[];
  tasks: string[];
  events: string[];
  /** Whether the job showed times of events. */
  times: boolean;
  last: JobReading | undefined;
  ms: number;
}

/** Something that the remaining steps need did not happen; the record already contains what was seen. */
export class CannotGoOn extends Error {}

/** Polls a job until it ends, for at most ten minutes. */
export async function follow(id: string, { session, clock, signal }: LifeWorld): Promise<Followed> {
  const begun = clock.now();
  const seen = { statuses: new Set<string>(), events: new Set<string>() };
  const followed: Followed = {
    hiddenMs: 0,
    statuses: [],
    tasks: [],
    events: [],
    times: false,
    last: undefined,
    ms: 0,
  };
  let operation: typeof operations.jobStatus = operations.jobStatusWithTimes;
  let lastWords = '';
  let wordsSince = begun;
  for (;;) {
    const reply = await session.send(operation, { id }, signal);
    if (reply.data === undefined) {
      if (operation === operations.jobStatus)
        throw new CannotGoOn(`a job could not be followed: ${reply.trouble ?? 'no answer'}`);
      operation = operations.jobStatus;
      continue;
    }
    const { jobs_by_pk: job } = reply.data;
    followed.ms = clock.now() - begun;
    if (job === null && followed.last === undefined) followed.hiddenMs = followed.ms + EVERY_MS;
    if (job !== null) {
      const events = (job.tasks ?? []).flatMap(({ task_events: list }) => list ?? []);
      seen.statuses.add(job.status);
      for (const { event_type: type } of events) seen.events.add(type);
      followed.times ||= events.some(({ created_at: at }) => at !== undefined);
      followed.last = jobReading(job);
      followed.tasks = followed.last.tasks.map(({ name }) => name);
      followed.statuses = [...seen.statuses];
      followed.events = [...seen.events];
      const words = JSON.stringify(job);
      if (words !== lastWords) [lastWords, wordsSince] = [words, clock.now()];
      if (followed.last.state !== 'pending') return followed;
    }
    // All its tasks have ended, but its final status is not one that we know.
    const quiet =
      followed.last !== undefined &&
      followed.last.tasks.length > 0 &&
      followed.last.tasks.every(({ state }) => state !== 'running') &&
      clock.now() - wordsSince > 30_000;
    if (quiet || followed.ms > JOB_MS) return followed;
    await clock.sleep(EVERY_MS, signal);
  }
}

/** Waits until none of the projects is listed; false when that takes too long. */
export async function gone(ids: readonly string[], { session, clock, signal }: LifeWorld): Promise<boolean> {
  const begun = clock.now();
  while (clock.now() - begun < DELETION_MS) {
    const reply = await session.send(operations.projectsOfIds, { ids }, signal);
    if (reply.data?.projects.length === 0) return true;
    await clock.sleep(EVERY_MS, signal);
  }
  return false;
}
