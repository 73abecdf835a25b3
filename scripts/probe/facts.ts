import type { Book, Reply, Session } from './session.js';
import type { Life } from './life.js';
import type { TenantLife } from './tenant.js';

/** How sure we were before the probe checked. */
export type Source = 'known' | 'likely' | 'guessed';

export interface Finding {
  result: 'confirmed' | 'differs' | 'not checked';
  /** What the service showed, not redacted yet. */
  seen?: string;
}

/** Something that the action or the simulator assumes about a service. */
export interface Belief {
  id: string;
  what: string;
  source: Source;
  /** The switch of the simulator that the finding settles, with its value. */
  guess?: string;
}

/** A belief that can be checked, with what the facts of this part of the probe work with. */
export interface Fact<C = Context> extends Belief {
  check(context: C): Promise<Finding> | Finding;
}

/** What the facts about Hasura Cloud are checked with. */
export interface Context {
  session: Session;
  /** The same API with a made-up token. */
  stranger: Session;
  book: Book;
  signal: AbortSignal;
  /** What one app's life showed; absent if the probe only reads. */
  life: Life | undefined;
  /** What two projects without a branch showed; absent if none were made. */
  tenants: TenantLife | undefined;
}

/** Confirmed or differs, with what was seen either way. */
export function finding(holds: boolean, seen: string): Finding {
  return { result: holds ? 'confirmed' : 'differs', seen };
}

/** The finding about something that may not have been seen: if it was not, it is not checked. */
export function ofSeen<T>(seen: T | undefined, judge: (seen: T) => Finding): Finding {
  return seen === undefined ? { result: 'not checked' } : judge(seen);
}

/** Does the work once per run; all callers share what comes of it. */
export function once<C extends object, T>(work: (context: C) => Promise<T>): (context: C) => Promise<T> {
  const done = new WeakMap<C, Promise<T>>();
  return (context) => {
    const result = done.get(context) ?? work(context);
    done.set(context, result);
    return result;
  };
}

/** An answer in one line. */
export function inShort(reply: Reply<unknown>): string {
  if (reply.error !== undefined) {
    const { message, code } = reply.error;
    return `HTTP ${reply.status}, ${message}${code === '' || code === '""' ? '' : ` (${code})`}`;
  }
  return reply.trouble ?? `HTTP ${reply.status}, ${JSON.stringify(reply.data)}`;
}

/** A wait or a duration in seconds. */
export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
