import * as v from 'valibot';
import { TransportError } from '../lib/errors.js';
import { type HttpLimits, carefulFetch } from '../lib/http.js';
import { retryAfter, retrying } from '../lib/retry.js';
import { type AppTrouble, type Called, troubleInTransit, troubleOf, troubleOfShape } from './app-trouble.js';
import type { HasuraPorts } from './client.js';

/** The value of a call, or why there is none. */
export type Answer<Value> = { value: Value; trouble?: never } | { value?: never; trouble: AppTrouble };

/** A call to the app's own API, and how its answer is read. */
export interface Call<Value, Read = unknown> extends Called {
  /** For the log, which shows nothing else of a request. */
  name: string;
  /** After the endpoint. */
  path: string;
  /** JSON text. A call without a body carries no secret either. */
  body?: string;
  /** Further headers. */
  headers?: Record<string, string>;
  /** The most that is read of an answer, in bytes, and how long it may take, where that differs from the usual. */
  limits?: HttpLimits;
  answer: v.GenericSchema<unknown, Read>;
  /** @param whole the answer as it was parsed: `answer` may leave out parts of it */
  value: (read: Read, whole: unknown) => Value;
  /** The value if the app has done its work and its answer is larger than what we read. */
  ifTooLarge?: () => Value;
}

/** How long a change may take, in milliseconds. The CLI sets no limit; undici ends a request after 5 minutes. (known) */
const CHANGE_MS = 280_000;
/** The most that is read of an answer, in bytes. The metadata of a thousand tables has several MB. */
const MOST_BYTES = 32 * 1024 * 1024;
/** An error repeats the SQL as text in JSON, where a byte can become an escape of six. */
const ESCAPE = 6;

/**
 * Calls an app. What changes nothing is retried when that can help; what changes something, only if it is proved that
 * the app did not execute it: it was not reached, or answered that there were too many requests. Rejects only with the
 * reason of an abort.
 */
export async function answerOf<Value, Read>(
  call: Call<Value, Read>,
  url: string,
  adminSecret: string,
  world: HasuraPorts,
): Promise<Answer<Value>> {
  const service = 'The app';
  const limits = {
    bodyBytes: MOST_BYTES + (call.hasSql ? ESCAPE * Buffer.byteLength(call.body ?? '') : 0),
    ...(call.changes ? { requestMs: CHANGE_MS } : {}),
    ...call.limits,
  };
  const fetch = carefulFetch(world, { service, operation: () => call.name }, limits);
  const send = async (): Promise<Value> => {
    try {
      const request =
        call.body === undefined
          ? {}
          : {
              method: 'POST',
              headers: {
                ...call.headers,
                'content-type': 'application/json',
                'x-hasura-admin-secret': adminSecret,
              },
              body: call.body,
            };
      return await valueIn(await fetch(url, request), call, world);
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      if (error.tooLarge && call.ifTooLarge !== undefined) return call.ifTooLarge();
      throw new Troubled(troubleInTransit(error, call, world.redact), error.retryable);
    }
  };
  try {
    const value = await retrying({ ...world, service }, send, (error) => ({
      again: error instanceof Troubled && error.passes && (!call.changes || provesNothingDone(error.trouble)),
      afterMs: error instanceof Troubled ? askedToWait(error.trouble) : undefined,
    }));
    return { value };
  } catch (error) {
    if (error instanceof Troubled) return { trouble: error.trouble };
    throw error;
  }
}

async function valueIn<Value, Read>(
  response: Response,
  call: Call<Value, Read>,
  { clock, redact }: HasuraPorts,
): Promise<Value> {
  const { status } = response;
  const text = await response.text();
  if (status !== 200) {
    const afterMs = retryAfter(response.headers.get('retry-after'), clock);
    throw new Troubled(troubleOf({ status, text, afterMs }, call, redact), status === 429 || status >= 500);
  }
  const whole = v.safeParse(v.pipe(v.string(), v.parseJson()), text);
  const read = v.safeParse(call.answer, whole.output);
  if (!read.success) throw new Troubled(troubleOfShape(text, call), false);
  return call.value(read.output, whole.output);
}

/** How long the service asks to wait before the next try, in milliseconds. */
export function askedToWait(trouble: AppTrouble): number | undefined {
  return 'afterMs' in trouble ? trouble.afterMs : undefined;
}

function provesNothingDone({ kind }: AppTrouble): boolean {
  return kind === 'unreachable' || kind === 'too-many-requests';
}

/** Carries what went wrong through the retries. */
class Troubled extends Error {
  readonly trouble: AppTrouble;
  /** Whether the same call may succeed a little later. */
  readonly passes: boolean;

  constructor(trouble: AppTrouble, passes: boolean) {
    super(trouble.kind);
    this.trouble = trouble;
    this.passes = passes;
  }
}
