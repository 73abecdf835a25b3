import { ClientError, GraphQLClient } from 'graphql-request';
import * as v from 'valibot';
import type { Clock } from '../lib/clock.js';
import { Failure } from '../lib/errors.js';
import { carefulFetch } from '../lib/http.js';
import type { Log } from '../lib/log.js';
import { isRecord } from '../lib/record.js';
import { retryAfter, retrying } from '../lib/retry.js';
import { cut } from '../lib/text.js';
import type { Operation } from './operations.js';
import { HasuraRefusal, effectOf, passes, refusalOf, refusalOfStatus } from './refusals.js';

export interface HasuraPorts {
  fetch: typeof fetch;
  clock: Clock;
  signal: AbortSignal;
  random: () => number;
  log: Log;
  /** Milliseconds that the run has left: it waits no longer, whatever the service asks. */
  timeLeft: () => number;
  /** Takes every known secret out of a text: before it is cut, or a part of one would be left. */
  redact: (text: string) => string;
}

/**
 * Sends operations to Hasura Cloud. Reads are repeated where that can help; a mutation is only when it is proved that
 * the service never acted on it: it was not reached, or said that this was one request too many.
 */
export type HasuraClient = <Data>(
  operation: Operation<Data>,
  variables: Record<string, unknown>,
) => Promise<Data>;

/**
 * A client of Hasura Cloud's GraphQL API. The header is `Authorization: pat <token>`, lower-case.
 * The client rejects with HasuraRefusal (it answered), TransportError (it did not), or Failure `shape` (an answer
 * that we cannot read; of a mutation that proves nothing).
 */
export function hasuraClient(url: string, token: string, world: HasuraPorts): HasuraClient {
  const client = new GraphQLClient(url, {
    headers: { authorization: `pat ${token}` },
    fetch: onlyGraphQL(carefulFetch(world, { service: 'Hasura Cloud', operation: operationIn }), world),
  });
  const send = async <Data>(
    operation: Operation<Data>,
    variables: Record<string, unknown>,
  ): Promise<Data> => {
    try {
      const { data } = await client.rawRequest<unknown>(operation.document, variables);
      return checkedAnswer(operation, data);
    } catch (error) {
      throw withoutRequest(error, operation.name);
    }
  };
  return (operation, variables) =>
    retrying(
      { ...world, service: 'Hasura Cloud' },
      () => send(operation, variables),
      (error) => ({
        again: passes(error) && (operation.kind === 'query' || effectOf(error) === 'none'),
        afterMs: error instanceof HasuraRefusal ? error.afterMs : undefined,
      }),
    );
}

/** The operation's name, for the log. Of the rest of a request nothing is told: it holds tokens and variables. */
function operationIn(body: RequestInit['body']): string | undefined {
  return typeof body === 'string' ? /"operationName":"(\w+)"/.exec(body)?.[1] : undefined;
}

/** Rejects what is no GraphQL answer while its status and text are still at hand. */
function onlyGraphQL(
  fetch: typeof globalThis.fetch,
  { clock, redact }: HasuraPorts,
): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    const text = await response.text();
    const answer = graphQLAnswer(text);
    // Where the service asks to wait, its header says how long, whatever stands in the body.
    if (answer === undefined || response.status === 429 || response.status === 503) {
      const afterMs = retryAfter(response.headers.get('retry-after'), clock);
      throw refusalOfStatus(response.status, cut(redact(text), 200), 'a request', afterMs);
    }
    const headers = new Headers(response.headers);
    // The client parses only what calls itself JSON; what it is, is known by now.
    headers.set('content-type', 'application/json');
    return new Response(answer, { status: response.status, headers });
  };
}

/** The data and errors of an answer, which the client would stumble over in any other shape; `undefined` when there are none. */
function graphQLAnswer(text: string): string | undefined {
  try {
    const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: unknown };
    if (Array.isArray(errors)) return JSON.stringify({ data: isRecord(data) ? data : null, errors });
    const whole = (errors ?? null) === null && (data === null || isRecord(data));
    return whole ? JSON.stringify({ data }) : undefined;
  } catch {
    return undefined;
  }
}

/** The library's errors carry the whole request, tokens and variables included: none of that may travel on. */
function withoutRequest(error: unknown, doing: string): unknown {
  if (!(error instanceof ClientError)) return error;
  const { errors, status } = error.response;
  return refusalOf(errors ?? [], status, doing);
}

function checkedAnswer<Data>(operation: Operation<Data>, data: unknown): Data {
  const result = v.safeParse(operation.data, data);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new Failure(
    'unexpected-answer',
    `Hasura Cloud's answer to ${operation.name} has an unexpected shape at ${v.getDotPath(issue) ?? 'its root'}.`,
    {
      remedy: 'The API may have changed: check for a newer version of this action.',
    },
  );
}
