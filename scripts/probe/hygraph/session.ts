import { type Answer, readAnswer } from '../../../src/hygraph/answer.js';
import { TransportError } from '../../../src/lib/errors.js';
import { carefulFetch } from '../../../src/lib/http.js';
import { isRecord } from '../../../src/lib/record.js';
import { QUIET, type SessionWorld } from '../session.js';
import type { Caller, HygraphBook, Place } from './transcript.js';

/** A query. */
export interface Question {
  selection: string;
  /** `$first:Int`, with a value in `variables`. */
  declares?: string;
  variables?: Record<string, unknown>;
  headers?: Record<string, string>;
  /** How large the body is to be: a comment fills it. */
  bytes?: number;
  /** Whether the text is the same in every run, so that a cache may have the answer. */
  fixed?: boolean;
}

export interface Reply {
  /** HTTP status; 0 when no answer came. */
  status: number;
  /** Its header `content-type`. */
  type: string;
  headers: Headers;
  text: string;
  /** The body as JSON, whatever the content type says. */
  body: Record<string, unknown> | undefined;
  /** Its errors as they came. */
  errors: Record<string, unknown>[];
  /** How the action understands it. */
  answer: Answer;
  requestId: string | undefined;
  ms: number;
  /** When the request was sent, in milliseconds of the clock. */
  at: number;
}

type Where = { as?: Caller; to?: Place } | undefined;

const FIXED = 'ProbeCached';
/** The smallest plan allows five requests a second. */
const MOST_A_SECOND = 4;
/** How long to wait after a 429, in milliseconds. */
const PAUSES_MS = [1_000, 2_000, 4_000];

/**
 * Sends queries to Hygraph and keeps what was sent and answered. It cannot send anything else. Each query has a name of
 * its own, so that no cache answers it.
 */
export class HygraphSession {
  /** Whether Hygraph did not answer or did not take a request, so that something could not be checked. */
  isBroken = false;
  readonly #callers: ReadonlyMap<Caller, string>;
  readonly #places: ReadonlyMap<Place, string>;
  readonly #world: SessionWorld & { signal: AbortSignal };
  readonly #book: HygraphBook;
  readonly #fetch: typeof fetch;
  readonly #name: string;
  #count = 0;
  #sent: number[] = [];

  /** @param callers the header `Authorization` of each caller */
  constructor(
    callers: ReadonlyMap<Caller, string>,
    places: ReadonlyMap<Place, string>,
    world: SessionWorld & { signal: AbortSignal },
    book: HygraphBook,
  ) {
    this.#callers = callers;
    this.#places = places;
    this.#world = world;
    this.#book = book;
    this.#fetch = carefulFetch({ ...world, log: QUIET }, { service: 'Hygraph' });
    this.#name = `Probe_${Math.floor(world.random() * 2 ** 32)
      .toString(16)
      .padStart(8, '0')}`;
  }

  has(caller: Caller): boolean {
    return this.#callers.has(caller);
  }

  isAt(place: Place): boolean {
    return this.#places.has(place);
  }

  /** Sends a query, at most four a second; waits if there were too many requests. Rejects only when aborted. */
  async ask(question: Question, where?: Where): Promise<Reply> {
    for (let tries = 0; ; tries++) {
      await this.#pace();
      const reply = await this.#send(question, where);
      const pauseMs = PAUSES_MS[tries];
      if (reply.answer.kind !== 'busy' || pauseMs === undefined) {
        this.isBroken ||= ['network', 'busy', 'quota'].includes(reply.answer.kind);
        return reply;
      }
      await this.#world.clock.sleep(pauseMs, this.#world.signal);
    }
  }

  /** Sends a query so many times at once, after a second without any. */
  async burst(question: Question, times: number): Promise<Reply[]> {
    const { clock, signal } = this.#world;
    await clock.sleep(1_100, signal);
    return Promise.all(Array.from({ length: times }, () => this.#send(question, undefined)));
  }

  async #pace(): Promise<void> {
    const { clock, signal } = this.#world;
    const earlier = this.#sent.at(-MOST_A_SECOND);
    const waitMs = earlier === undefined ? 0 : earlier + 1_000 - clock.now();
    if (waitMs > 0) await clock.sleep(waitMs, signal);
    this.#sent = [...this.#sent.slice(1 - MOST_A_SECOND), clock.now()];
  }

  async #send(
    question: Question,
    { as = 'token', to = 'endpoint' }: NonNullable<Where> = {},
  ): Promise<Reply> {
    const { clock, signal } = this.#world;
    signal.throwIfAborted();
    const url = this.#places.get(to);
    const authorization = this.#callers.get(as);
    if (url === undefined || (authorization === undefined && as !== 'nobody'))
      throw new Error(`the probe has no ${url === undefined ? to : as}`);
    const body = this.#bodyOf(question);
    const at = clock.now();
    const { headers: sent, variables } = question;
    const keep = (status: number, headers: Headers, answer: unknown): void => {
      this.#book.entries.push({
        step: this.#book.step,
        to,
        as,
        document: documentOf(question.fixed === true ? FIXED : 'Probe', question),
        ...(variables === undefined ? {} : { variables }),
        ...(sent === undefined ? {} : { sent }),
        bytes: body.length,
        status,
        headers: Object.fromEntries(headers),
        answer,
        at: Math.round(at),
        ms: Math.round(clock.now() - at),
      });
    };
    try {
      const response = await this.#fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          ...(authorization === undefined ? {} : { authorization }),
          ...sent,
        },
        body,
      });
      const text = await response.text();
      const { status, headers } = response;
      const json = jsonIn(text);
      keep(status, headers, json ?? text);
      const { answer, requestId } = readAnswer(status, text);
      const errors = Array.isArray(json?.['errors']) ? json['errors'].filter(isRecord) : [];
      const type = headers.get('content-type') ?? '';
      return { status, type, headers, text, body: json, errors, answer, requestId, ms: clock.now() - at, at };
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof TransportError)) throw error;
      const headers = new Headers();
      keep(0, headers, '<no answer>');
      const answer: Answer = { kind: 'network', words: error.message };
      const nothing = { type: '', headers, text: '', body: undefined, errors: [], requestId: undefined };
      return { status: 0, ...nothing, answer, ms: clock.now() - at, at };
    }
  }

  #bodyOf(question: Question): string {
    const { variables, bytes, fixed } = question;
    this.#count += 1;
    const name = fixed === true ? FIXED : `${this.#name}_${this.#count}`;
    const document = documentOf(name, question);
    if (/\bmutation\b/.test(document)) throw new Error('the probe sends only queries');
    const filled = (padding: string): string =>
      JSON.stringify({ query: document + padding, operationName: name, variables });
    if (bytes === undefined) return filled('');
    return filled(` #${'x'.repeat(Math.max(0, bytes - filled(' #').length))}`);
  }
}

function documentOf(name: string, { selection, declares }: Question): string {
  return `query ${name}${declares === undefined ? '' : `(${declares})`}{${selection}}`;
}

function jsonIn(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
