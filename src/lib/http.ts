import type { Clock } from './clock.js';
import { TransportError } from './errors.js';
import type { Log } from './log.js';

/** How long to wait for an answer, in milliseconds; undici alone would wait five minutes. */
const REQUEST_MS = 30_000;
/**
 * Why a timer ends that is no longer needed. Shared, because a new error for each would cost more than the timer.
 */
const NOT_NEEDED = new Error('no longer needed');
/** The most bytes to read of an answer. */
const BODY_BYTES = 5 * 1024 * 1024;

export interface HttpPorts {
  fetch: typeof fetch;
  clock: Clock;
  /** Aborts everything under way. */
  signal: AbortSignal;
  log: Log;
}

/** What is called, for the log: the service, and the operation when method and path do not show it. */
export interface Callee {
  service: string;
  operation?: (body: RequestInit['body']) => string | undefined;
}

/** How far a request may go, where it differs from the usual. */
export interface HttpLimits {
  /** How long to wait for an answer, in milliseconds. */
  requestMs?: number;
  /** The most bytes to read of an answer. */
  bodyBytes?: number;
}

/** The headers with the service's own id of a request, which its support may need. */
const REQUEST_IDS = ['x-request-id', 'x-github-request-id'];

/**
 * A fetch with one policy: it follows no redirect (which would receive the token), limits a request to 30 s and a
 * body to 5 MB unless other limits are given, and its errors say whether the request may have reached the service. It resolves after the body has
 * been read, so a connection that breaks in the middle of an answer rejects here too. With debug logging, it logs
 * one line for each request: what was requested, how it ended, how long it took, and the service's id of it; never a
 * body.
 * @throws TransportError, or the signal's reason when the run was aborted
 */
export function carefulFetch(
  { fetch, clock, signal, log }: HttpPorts,
  callee: Callee,
  { requestMs = REQUEST_MS, bodyBytes = BODY_BYTES }: HttpLimits = {},
): typeof globalThis.fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const begun = clock.now();
    const told = (how: string): void => {
      log.debug(`${whatIsAsked(callee, url, init)}: ${how}, ${String(Math.round(clock.now() - begun))} ms`);
    };
    const timeout = new AbortController();
    const done = new AbortController();
    clock.sleep(requestMs, done.signal).then(
      () => {
        timeout.abort();
      },
      () => undefined,
    );
    const signals = [signal, timeout.signal, ...(init?.signal ? [init.signal] : [])];
    try {
      const response = await fetch(input, { ...init, redirect: 'error', signal: AbortSignal.any(signals) });
      const whole = await readWhole(response, bodyBytes);
      told([String(response.status), requestIdOf(response)].filter((part) => part !== '').join(', '));
      return whole;
    } catch (error) {
      told(timeout.signal.aborted ? 'no answer' : codeOf(error) || 'failed');
      signal.throwIfAborted();
      init?.signal?.throwIfAborted();
      throw timeout.signal.aborted
        ? new TransportError(`${url.host} did not answer within ${String(requestMs / 1000)} s`, {
            sent: 'maybe',
            retryable: true,
            host: url.host,
          })
        : described(error, url, bodyBytes);
    } finally {
      done.abort(NOT_NEEDED);
    }
  };
}

function whatIsAsked({ service, operation }: Callee, url: URL, init: RequestInit | undefined): string {
  return `${service} ${operation?.(init?.body) ?? `${init?.method ?? 'GET'} ${url.pathname}`}`;
}

function requestIdOf({ headers }: Response): string {
  const id = REQUEST_IDS.map((name) => headers.get(name) ?? '').find((value) => value !== '');
  return id === undefined ? '' : `request ${id.slice(0, 100)}`;
}

class TooMuch extends Error {
  /** Whether the answer has a success status. */
  readonly ok: boolean;

  constructor(ok: boolean) {
    super('the answer is too large');
    this.ok = ok;
  }
}

async function readWhole(response: Response, bodyBytes: number): Promise<Response> {
  const { status, statusText, headers } = response;
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (response.body !== null) {
    for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size > bodyBytes) throw new TooMuch(response.ok);
      chunks.push(chunk);
    }
  }
  const whole = new Response(size === 0 ? null : Buffer.concat(chunks), { status, statusText, headers });
  // Octokit reads the URL of an answer, and a constructed response has none.
  Object.defineProperty(whole, 'url', { value: response.url });
  return whole;
}

const NEVER_SENT: Record<string, string> = {
  ENOTFOUND: 'its host name cannot be resolved',
  EAI_AGAIN: 'its host name cannot be resolved',
  ECONNREFUSED: 'it refuses connections',
  EHOSTUNREACH: 'it cannot be reached',
  ENETUNREACH: 'it cannot be reached',
  UND_ERR_CONNECT_TIMEOUT: 'no connection within 10 s',
};
const CERTIFICATE = /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER))/;

/** The error of undici when a proxy does not open the tunnel. */
const PROXY_REFUSED = /Proxy response \((\d+)\)/;

function described(error: unknown, url: URL, bodyBytes: number): TransportError {
  const { host } = url;
  if (error instanceof TooMuch) {
    return new TransportError(
      `${host} answered with more than ${String(Math.round(bodyBytes / 1024 / 1024))} MB, which is more than the action reads`,
      { sent: 'maybe', retryable: false, host, tooLarge: error.ok, cause: error },
    );
  }
  const code = codeOf(error);
  if (CERTIFICATE.test(code)) {
    return new TransportError(
      `The certificate of ${host} was not accepted (${code}); if it is correct, set NODE_EXTRA_CA_CERTS to its certificate authority`,
      { sent: 'no', retryable: false, host, cause: error },
    );
  }
  const why = NEVER_SENT[code];
  if (why !== undefined) {
    return new TransportError(`${host} could not be reached: ${why} (${code})`, {
      sent: 'no',
      retryable: true,
      host,
      cause: error,
    });
  }
  const proxy = PROXY_REFUSED.exec(messagesOf(error))?.[1];
  if (proxy !== undefined) {
    const why = proxy === '407' ? 'asks for another user name or password' : `answered ${proxy}`;
    return new TransportError(
      `${host} could not be reached: the proxy in HTTPS_PROXY or HTTP_PROXY ${why}; NO_PROXY lists hosts to reach without it`,
      { sent: 'no', retryable: proxy !== '407', host, cause: error },
    );
  }
  if (messagesOf(error).includes('redirect')) {
    return new TransportError(`${host} answered with a redirect, which is not followed`, {
      sent: 'maybe',
      retryable: false,
      host,
      cause: error,
    });
  }
  const detail = code === '' ? messagesOf(error) : code;
  return new TransportError(`The connection to ${host} broke (${detail})`, {
    sent: 'maybe',
    retryable: true,
    host,
    cause: error,
  });
}

function codeOf(error: unknown): string {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return '';
}

function messagesOf(error: unknown): string {
  const messages: string[] = [];
  for (let at: unknown = error; at instanceof Error; at = at.cause) messages.push(at.message);
  return messages.join(': ');
}
