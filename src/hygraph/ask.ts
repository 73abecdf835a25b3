import type { Clock } from '../lib/clock.js';
import { TransportError } from '../lib/errors.js';
import { carefulFetch } from '../lib/http.js';
import type { Log } from '../lib/log.js';
import { retryAfter } from '../lib/retry.js';
import { duration } from '../lib/text.js';
import { type Answer, readAnswer } from './answer.js';
import type { Endpoint } from './endpoint.js';

export interface AskPorts {
  fetch: typeof fetch;
  clock: Clock;
  signal: AbortSignal;
  log: Log;
  random: () => number;
  /** Removes every known secret from a text. Use it before cutting the text. */
  redact: (text: string) => string;
}

/** A question: the selection of a query, and the stage that its variable `$stage` gets, if it has one. */
export interface Question {
  selection: string;
  stage?: string;
}

export interface Reply {
  answer: Answer;
  /** How often it was asked. */
  tries: number;
  /** Milliseconds from the first try to the answer. */
  ms: number;
  /** Hygraph's own id of the request. */
  requestId?: string;
}

/** Asks one environment. Never rejects, unless the run is aborted. */
export type Ask = (question: Question, as: 'token' | 'anyone') => Promise<Reply>;

/** Hygraph's smallest plan allows five a second for all clients together. (known) */
const MOST_A_SECOND = 4;
/** How long to wait when Hygraph does not say, in milliseconds: it answers 429 without a header. (seen) */
const PAUSES_MS = [1_000, 2_000, 4_000];
/** A longer wait is not worth it: the run can be repeated. In milliseconds. */
const LONGEST_PAUSE_MS = 30_000;
/** After this time, a check sends no other request, in milliseconds. */
const WITHIN_MS = 60_000;

/**
 * Asks Hygraph's Content API, one request after the other and at most four a second. Only queries are sent. Each run
 * uses a name of its own for them, because the high performance endpoint may answer from its cache without looking at
 * the token. (likely)
 * @param token the permanent auth token; without it, `as: 'token'` asks the public API
 */
export function asking(ports: AskPorts, endpoint: Endpoint, token: string | undefined): Ask {
  const { clock, signal } = ports;
  const fetch = carefulFetch(ports, { service: 'Hygraph', operation: () => 'query' });
  const name = `PreviewContent_${Math.floor(ports.random() * 2 ** 32)
    .toString(16)
    .padStart(8, '0')}`;
  const sent: number[] = [];
  const until = clock.now() + WITHIN_MS;
  const send = async (body: string, authorized: boolean): Promise<Sent> => {
    const earlier = sent.at(-MOST_A_SECOND);
    const waitMs = earlier === undefined ? 0 : earlier + 1_000 - clock.now();
    if (waitMs > 0) await clock.sleep(waitMs, signal);
    sent.push(clock.now());
    try {
      const response = await fetch(endpoint.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          ...(authorized && token !== undefined ? { authorization: `Bearer ${token}` } : {}),
        },
        body,
      });
      const afterMs = retryAfter(response.headers.get('retry-after'), clock);
      const read = readAnswer(response.status, await response.text(), ports.redact);
      const passes =
        read.answer.kind === 'busy' || (read.answer.kind === 'service' && response.status >= 500);
      return { ...read, passes, afterMs };
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof TransportError)) throw error;
      return {
        answer: { kind: 'network', words: error.message },
        passes: error.retryable,
        afterMs: undefined,
      };
    }
  };
  return async ({ selection, stage }, as) => {
    const begunAt = clock.now();
    if (begunAt > until) {
      const words = `${new URL(endpoint.url).host} took more than ${duration(WITHIN_MS)}`;
      return { answer: { kind: 'network', words }, tries: 0, ms: 0 };
    }
    const body = JSON.stringify({
      query: `query ${name}${stage === undefined ? '' : '($stage:Stage!)'}{${selection}}`,
      operationName: name,
      ...(stage === undefined ? {} : { variables: { stage } }),
    });
    for (let tries = 1; ; tries++) {
      const { answer, requestId, passes, afterMs } = await send(body, as === 'token');
      const pauseMs = afterMs ?? PAUSES_MS[tries - 1] ?? 0;
      if (!passes || tries > PAUSES_MS.length || pauseMs > LONGEST_PAUSE_MS || clock.now() + pauseMs > until)
        return {
          answer,
          tries,
          ms: clock.now() - begunAt,
          ...(requestId === undefined ? {} : { requestId }),
        };
      await clock.sleep(pauseMs, signal);
    }
  };
}

type Sent = ReturnType<typeof readAnswer> & {
  /** Whether another try can help. */
  passes: boolean;
  afterMs: number | undefined;
};
