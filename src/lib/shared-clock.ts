import type { Clock } from './clock.js';

/**
 * A wall clock that all runs share, whatever their machines' clocks say: the machine's own clock, corrected to fit a
 * server's answers. Durations and pauses use the machine's clock.
 */
export interface SharedClock extends Clock {
  /** Fetches, and sets the clock by the time in the server's answer. */
  setBy(fetch: typeof globalThis.fetch): typeof globalThis.fetch;
}

/** `Date` has a resolution of whole seconds (RFC 9110, section 6.6.1). */
const SECOND_MS = 1_000;

export function sharedClock(own: Clock): SharedClock {
  let offset = 0;
  /** The server wrote the header at some moment between the request and now. */
  const hear = (header: string | null, askedAt: number): void => {
    const told = Date.parse(header ?? '');
    if (Number.isNaN(told)) return;
    const [earliest, latest] = [told, told + SECOND_MS + (own.now() - askedAt)];
    const now = own.date().getTime() + offset;
    if (now < earliest) offset += earliest - now;
    else if (now > latest) offset -= now - latest;
  };
  return {
    now: () => own.now(),
    date: () => new Date(own.date().getTime() + offset),
    sleep: (ms, signal) => own.sleep(ms, signal),
    setBy: (fetch) => async (input, init) => {
      const askedAt = own.now();
      const response = await fetch(input, init);
      hear(response.headers.get('date'), askedAt);
      return response;
    },
  };
}
