/** How a call ends, before a door (a socket or the in-process fetch) shows it to the client. */
export type Outcome =
  | { kind: 'answer'; status: number; headers: Headers; body: Uint8Array | string }
  | { kind: 'truncate'; status: number; headers: Headers; body: Uint8Array | string }
  | { kind: 'reset' }
  | { kind: 'hang' };

/** What a door hands in: the request with its body already read. */
export interface Arrival {
  method: string;
  url: string;
  headers: Headers;
  body: string;
}

/** The path every call takes, whatever door it came in by. */
export type Handle = (arrival: Arrival) => Promise<Outcome>;

/** Half of a body: what arrives before the connection is cut. */
export function firstHalf(body: Uint8Array | string): Uint8Array {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return bytes.subarray(0, Math.floor(bytes.length / 2));
}
