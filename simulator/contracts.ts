/** The interfaces between the parts of the simulator. */

/** Time as the simulator sees it: real, or virtual in tests. */
export interface Clock {
  /** Milliseconds since some fixed point; never goes back. */
  now(): number;
  /** The wall clock, as `created_at` and markers show it. */
  date(): Date;
  /** Resolves after `ms`; rejects with the signal's reason when it is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Runs real work (a database, a process) during which virtual time must stand still. */
  hold<T>(work: () => Promise<T>): Promise<T>;
}

/** One call that reached the simulator, named so that tests and faults can refer to it. */
export interface Call {
  service: 'hasura' | 'app' | 'github' | 'hygraph';
  /** Hasura Cloud and Hygraph: the GraphQL root field. GitHub and apps: `METHOD /route/{template}`. */
  operation: string;
  method: string;
  url: string;
  headers: Record<string, string>;
  /** The request's body, unchanged. */
  body: string;
  /** GraphQL variables, or the JSON body of a REST call. */
  variables: Record<string, unknown>;
  /** When the call arrived, in virtual or real milliseconds. */
  at: number;
  /** When the service began its work; absent if it did no work. */
  workedAt?: number;
  /** Status of the answer; absent while it is under way or when the connection was cut. */
  status?: number;
  answeredAt?: number;
}

/**
 * What goes wrong with a matching call. `applied`: whether the service did the work before the trouble. `lateMs`: it
 * does the work only that long after the trouble.
 */
export type Trouble =
  | { kind: 'delay'; ms: number }
  | { kind: 'hang'; applied?: boolean }
  | { kind: 'reset'; applied: boolean; lateMs?: number }
  | { kind: 'truncate'; applied: boolean }
  /** The connection fails with this code, and nothing arrives. Over a real socket, it is only reset. */
  | { kind: 'unreachable'; code: string; message?: string }
  /** The answer arrives one byte at a time. */
  | { kind: 'drip'; applied: boolean; everyMs: number }
  /** The answer is this many meaningless bytes; over a socket they are compressed if the client accepts that. */
  | { kind: 'flood'; applied: boolean; bytes: number }
  | {
      kind: 'respond';
      applied?: boolean;
      lateMs?: number;
      status: number;
      headers?: Record<string, string>;
      body: string;
    }
  | { kind: 'rewrite'; body: (text: string) => string };

export interface Fault {
  service?: Call['service'];
  /** The call's operation, or a test of the whole call; any call when left out. */
  operation?: string | ((call: Call) => boolean);
  /** How many matching calls pass before the fault begins (default 0). */
  after?: number;
  /** How many matching calls it hits (default 1; `Infinity` for all). */
  times?: number;
  trouble: Trouble;
}

/**
 * A part of the simulator that answers some paths. It names a call before it works; `undefined` means "not mine".
 */
export interface Service {
  /** Names the call from its request without doing any work; `undefined` when the path is not this service's. */
  identify(request: Request, body: string): Pick<Call, 'service' | 'operation' | 'variables'> | undefined;
  answer(request: Request, call: Call): Promise<Response>;
}
