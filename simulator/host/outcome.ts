import type { Clock } from '../contracts.js';

/** How a call ends, before a door (a socket or the in-process fetch) shows it to the client. */
export type Outcome =
  | { kind: 'answer'; status: number; headers: Headers; body: Uint8Array | string }
  | { kind: 'truncate'; status: number; headers: Headers; body: Uint8Array | string }
  | { kind: 'drip'; status: number; headers: Headers; body: Uint8Array | string; everyMs: number }
  | { kind: 'flood'; headers: Headers; bytes: number }
  | { kind: 'reset' }
  | { kind: 'unreachable'; code: string; message: string }
  | { kind: 'hang' };

/** What a door passes on: the request with its body already read. */
export interface Arrival {
  method: string;
  url: string;
  headers: Headers;
  body: string;
}

/** The path that every call takes, whichever door it came through. */
export type Handle = (arrival: Arrival) => Promise<Outcome>;

/** Half of a body: what arrives before the connection is cut. */
export function firstHalf(body: Uint8Array | string): Uint8Array {
  const bytes = bytesOf(body);
  return bytes.subarray(0, Math.floor(bytes.length / 2));
}

/**
 * A body byte by byte, with a pause before each.
 * @throws the signal's reason, when the client gives up
 */
export async function* drops(
  { body, everyMs }: Extract<Outcome, { kind: 'drip' }>,
  clock: Clock,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const bytes = bytesOf(body);
  for (let at = 0; at < bytes.length; at++) {
    await clock.sleep(everyMs, signal);
    yield bytes.subarray(at, at + 1);
  }
}

/** This many bytes, in pieces. */
export function* pieces(bytes: number): Generator<Uint8Array> {
  for (let left = bytes; left > 0; left -= PIECE.length) yield PIECE.subarray(0, left);
}

const PIECE = new Uint8Array(64 * 1024).fill(0x78);

function bytesOf(body: Uint8Array | string): Uint8Array {
  return typeof body === 'string' ? new TextEncoder().encode(body) : body;
}
