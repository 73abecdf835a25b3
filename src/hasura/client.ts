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
  /** The milliseconds that the run has left: it never waits longer, even if the service asks for it. */
  timeLeft: () => number;
  /** Removes every known secret from a text. Use it before cutting the text, or a part of a secret could remain. */
  redact: (text: string) => string;
}

/**
 * Sends operations to Hasura Cloud. Queries are retried when that can help. A mutation is retried only when it is
 * proved that the service did not execute it: the service was not reached, or answered that there were too many
 * requests.
 */
export type HasuraClient = <Data>(
  operation: Operation<Data>,
  variables: Record<string, unknown>,
) => Promise<Data>;

/**
 * A client of Hasura Cloud's GraphQL API. The header is `Authorization: pat <token>`, in lower case. The client
 * rejects with HasuraRefusal (it answered), TransportError (it did not), or Failure `shape` (we cannot read the
 * answer; for a mutation, that proves nothing).
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

/** The operation's name, for the log. The rest of a request is never logged: it contains tokens and variables. */
function operationIn(body: RequestInit['body']): string | undefined {
  return typeof body === 'string' ? /"operationName":"(\w+)"/.exec(body)?.[1] : undefined;
}

/** Rejects what is not a GraphQL answer while its status and text are still available. */
function onlyGraphQL(
  fetch: typeof globalThis.fetch,
  { clock, redact }: HasuraPorts,
): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    const text = await response.text();
    const answer = graphQLAnswer(text);
    // When the service asks to wait, its header says how long, whatever the body contains.
    if (answer === undefined || response.status === 429 || response.status === 503) {
      const afterMs = retryAfter(response.headers.get('retry-after'), clock);
      throw refusalOfStatus(response.status, cut(redact(text), 200), 'a request', afterMs);
    }
    const headers = new Headers(response.headers);
    // The client parses only what is declared as JSON, and by now we know that it is JSON.
    headers.set('content-type', 'application/json');
    return new Response(answer, { status: response.status, headers });
  };
}

/**
 * The data and errors of an answer, in the only shape that the client can process; `undefined` when there are none.
 */
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

/** Removes the request from the library's errors, because it contains tokens and variables. */
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
