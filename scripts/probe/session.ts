import { hasuraClient } from '../../src/hasura/client.js';
import type { Operation } from '../../src/hasura/operations.js';
import { type Effect, effectOf } from '../../src/hasura/refusals.js';
import { Failure, TransportError } from '../../src/lib/errors.js';
import type { Clock } from '../../src/lib/clock.js';
import type { Log } from '../../src/lib/log.js';
import { isRecord } from '../../src/lib/record.js';
import type { Redaction } from './redaction.js';
import type { Caller, RawEntry } from './transcript.js';

export interface SessionWorld {
  fetch: typeof fetch;
  clock: Clock;
  random: () => number;
}

/** The service's answer to one operation, in every form that a fact may need. */
export interface Reply<Data> {
  /** Absent if the service refused, or if its answer has another shape. */
  data?: Data;
  /** The service's own message and code, if it refused. */
  error?: { message: string; code: string };
  /** If there is no data: what the failure proves about a mutation. */
  effect?: Effect;
  /** Why there is no data, in the words of the action's client. */
  trouble?: string;
  status: number;
  ms: number;
}

/** All calls of a run in their order, each with the step that made it. */
export class Book {
  readonly entries: RawEntry[] = [];
  step = 'start';
}

/** Sends operations with the action's own client, and keeps what was sent and answered. */
export class Session {
  readonly #url: string;
  readonly #token: string;
  readonly #as: Caller;
  readonly #world: SessionWorld;
  readonly #book: Book;
  readonly #redaction: Redaction;

  constructor(
    { url, token, as }: { url: string; token: string; as: Caller },
    world: SessionWorld,
    book: Book,
    redaction: Redaction,
  ) {
    this.#url = url;
    this.#token = token;
    this.#as = as;
    this.#world = world;
    this.#book = book;
    this.#redaction = redaction;
  }

  /** Rejects only when the signal is aborted, whatever the service answers. */
  async send<Data>(
    operation: Operation<Data>,
    variables: Record<string, unknown>,
    signal: AbortSignal,
  ): Promise<Reply<Data>> {
    signal.throwIfAborted();
    const client = hasuraClient(this.#url, this.#token, {
      ...this.#world,
      fetch: this.#recording(operation, variables),
      signal,
      log: QUIET,
      timeLeft: () => MOST_WAIT_MS,
      redact: (text) => this.#redaction.text(text),
    });
    const first = this.#book.entries.length;
    try {
      return { data: await client(operation, variables), ...this.#last(first) };
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof Failure) && !(error instanceof TransportError)) throw error;
      const last = this.#last(first);
      return { ...last, trouble: error.message, effect: effectOf(error) };
    }
  }

  #last(first: number): Pick<Reply<never>, 'status' | 'ms' | 'error'> {
    const entry = this.#book.entries.slice(first).at(-1);
    if (entry === undefined) return { status: 0, ms: 0 };
    const { status, ms } = entry;
    const errors = isRecord(entry.answer) ? entry.answer['errors'] : undefined;
    const error: unknown = Array.isArray(errors) ? errors[0] : undefined;
    if (!isRecord(error)) return { status, ms };
    const extensions = isRecord(error['extensions']) ? error['extensions'] : {};
    const told = { message: textOf(error['message']), code: textOf(extensions['code']) };
    return { status, ms, error: told };
  }

  #recording({ name, document }: Operation<unknown>, variables: Record<string, unknown>): typeof fetch {
    return async (input, init) => {
      const { clock, fetch } = this.#world;
      const at = clock.now();
      const keep = (status: number, answer: unknown): void => {
        this.#redaction.learn(variables, answer);
        this.#book.entries.push({
          step: this.#book.step,
          operation: name,
          document,
          as: this.#as,
          variables,
          status,
          answer,
          at: Math.round(at),
          ms: Math.round(clock.now() - at),
        });
      };
      try {
        const response = await fetch(input, init);
        const text = await response.text();
        keep(response.status, answerIn(text));
        const { status, statusText, headers } = response;
        return new Response(text === '' ? null : text, { status, statusText, headers });
      } catch (error) {
        keep(0, '<no answer>');
        throw error;
      }
    };
  }
}

/** The client does not wait when an answer asks for a longer wait than this. */
const MOST_WAIT_MS = 60_000;

export const QUIET: Log = {
  group: (_title, work) => work(),
  info: () => undefined,
  debug: () => undefined,
  notice: () => undefined,
  warning: () => undefined,
};

function answerIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return `<no JSON, ${text.length} characters>`;
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? '');
}
