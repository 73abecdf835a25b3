import { Octokit } from '@octokit/rest';
import * as v from 'valibot';
import type { Clock } from '../lib/clock.js';
import { Failure, TransportError } from '../lib/errors.js';
import { carefulFetch } from '../lib/http.js';
import type { Log } from '../lib/log.js';
import { isRecord } from '../lib/record.js';
import { retryAfter, retrying } from '../lib/retry.js';
import { duration } from '../lib/text.js';
import type { Repository } from '../rules/preview.js';
import type { GitHubAccess } from '../rules/world.js';

export interface GitHubPorts {
  clock: Clock;
  signal: AbortSignal;
  random: () => number;
  log: Log;
  /** The milliseconds left to wait for GitHub. */
  timeLeft: () => number;
  /** The permissions that the job needs with these inputs, such as `contents: read`. */
  permissions?: readonly string[];
}

/** A GitHub client for one repository. */
export interface GitHubClient {
  octokit: Octokit;
  at: { owner: string; repo: string };
  /** Fetches for calls whose answers may be large. */
  fetchLarge: typeof fetch;
  repository: Repository;
  clock: Clock;
  permissions: readonly string[];
  /**
   * Runs a call that only reads, and retries it when that can help.
   * @param mostMs the longest time to wait, even if GitHub asks for more
   */
  read<T>(call: () => Promise<T>, mostMs?: number): Promise<T>;
  /**
   * Returns data that is read again and again. It asks GitHub whether the data has changed: if not, the answer has
   * no body and does not count against the token's hourly limit.
   * @param call receives the headers to send
   */
  unlessChanged<T>(what: string, call: (headers: RequestHeaders) => Promise<Answer<T>>): Promise<T>;
}

type RequestHeaders = Record<string, string>;

interface Answer<T> {
  data: T;
  headers: { etag?: string | undefined };
}

/** GitHub returns no file of more than 100 MB; in base64, one of 20 MB takes 28. (known) */
const LARGE = { bodyBytes: 40 * 1024 * 1024, requestMs: 120_000 };

/** A client of GitHub's REST API under our HTTP policy. Writes are sent once: Octokit itself does not retry. */
export function gitHubClient(access: GitHubAccess, repository: Repository, world: GitHubPorts): GitHubClient {
  const ports = { ...world, fetch: access.fetch };
  const octokit = new Octokit({
    auth: access.auth,
    baseUrl: access.baseUrl,
    ...(access.userAgent === undefined ? {} : { userAgent: access.userAgent }),
    request: { fetch: carefulFetch(ports, { service: 'GitHub' }) },
    // Octokit would print deprecations to stderr, where the runner looks for commands.
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  });
  const seen = new Map<string, { etag: string; data: unknown }>();
  return {
    octokit,
    fetchLarge: carefulFetch(ports, { service: 'GitHub' }, LARGE),
    at: { owner: repository.owner, repo: repository.name },
    repository,
    clock: world.clock,
    permissions: world.permissions ?? [],
    read: (call, mostMs = Infinity) => {
      let guessed = false;
      return retrying(
        { ...world, service: 'GitHub', timeLeft: () => Math.min(mostMs, world.timeLeft()) },
        call,
        (error) => {
          if (transportOf(error)?.retryable === true || isServerTrouble(error)) return { again: true };
          const afterMs = askedToWait(error, world.clock);
          if (afterMs === undefined) return { again: false };
          // When GitHub does not say how long to wait, wait only once.
          const again = !guessed || waitTold(error, world.clock) !== undefined;
          guessed = true;
          return { again, afterMs };
        },
      );
    },
    unlessChanged: async <T>(what: string, call: (headers: RequestHeaders) => Promise<Answer<T>>) => {
      const before = seen.get(what);
      try {
        const { data, headers } = await call(before === undefined ? {} : { 'if-none-match': before.etag });
        if (headers.etag !== undefined) seen.set(what, { etag: headers.etag, data });
        return data;
      } catch (error) {
        // Octokit treats "not modified" as an error.
        if (before === undefined || statusOf(error) !== 304) throw error;
        return before.data as T;
      }
    },
  };
}

/** An answer that does not match GitHub's documentation. */
class UnexpectedShape extends Error {}

/**
 * Checks that an answer has the expected shape, because nobody checks the library's types at run time.
 * @throws an error that `gitHubFailure` turns into words
 */
export function checked<Schema extends v.GenericSchema>(
  schema: Schema,
  data: unknown,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, data);
  if (result.success) return result.output;
  throw new UnexpectedShape(v.getDotPath(result.issues[0]) ?? 'its root');
}

/** An entry of `errors` in an answer of GitHub's GraphQL API. */
export interface GraphQLError {
  type?: unknown;
  message?: unknown;
  path?: unknown[] | undefined;
}

/**
 * The errors and data that Octokit keeps when it throws because of a GraphQL answer with errors; none for other
 * errors.
 */
export function graphQLErrors(error: unknown): { errors: GraphQLError[]; data: unknown } {
  const { errors, data } = (error ?? {}) as { errors?: unknown; data?: unknown };
  if (!(error instanceof Error) || !Array.isArray(errors)) return { errors: [], data: undefined };
  return {
    data,
    errors: errors.filter(isRecord).map(({ type, message, path }) => ({
      type,
      message,
      path: Array.isArray(path) ? path : undefined,
    })),
  };
}

/** The HTTP status of an error that Octokit threw; `undefined` when the error is not an answer of GitHub. */
export function statusOf(error: unknown): number | undefined {
  if (transportOf(error) !== undefined || behind(error, Failure) !== undefined) return undefined;
  return error instanceof Error && 'status' in error && typeof error.status === 'number'
    ? error.status
    : undefined;
}

/** GitHub's answer; `undefined` when it answers that the thing is gone (404). Rejects with all other errors. */
export async function unlessGone<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}

/** The transport error that caused an error, if there is one. */
export function transportOf(error: unknown): TransportError | undefined {
  return behind(error, TransportError);
}

/** The minimum wait that GitHub documents when it does not say how long. */
const UNTOLD_WAIT_MS = 60_000;

/**
 * How many milliseconds to wait when GitHub limits the rate of calls; `undefined` for every other refusal, whatever
 * its headers say about the limits.
 */
export function askedToWait(error: unknown, clock: Clock): number | undefined {
  return isRateLimit(error) ? (waitTold(error, clock) ?? UNTOLD_WAIT_MS) : undefined;
}

/**
 * REST answers 429, or 403 with words or a header that distinguish it from a missing permission. GraphQL answers the
 * same, or 200 with an error.
 */
function isRateLimit(error: unknown): boolean {
  const words = error instanceof Error ? error.message : '';
  const inWords = /rate limit|abuse detection/i.test(words);
  if (graphQLErrors(error).errors.some(({ type }) => type === 'RATE_LIMITED' || type === 'RATE_LIMIT'))
    return true;
  switch (statusOf(error)) {
    case 429:
      return true;
    case 403:
      return inWords || (!isNotAccessible(words) && headerOf(error, 'retry-after') !== undefined);
    case undefined:
      return inWords && graphQLErrors(error).errors.length > 0;
    default:
      return false;
  }
}

/** Whether these are GitHub's words for a missing permission. */
function isNotAccessible(words: string): boolean {
  return /not accessible/i.test(words);
}

/** The wait that GitHub names, in milliseconds; for the hourly limit it names the time of the reset. */
function waitTold(error: unknown, clock: Clock): number | undefined {
  const after = retryAfter(headerOf(error, 'retry-after'), clock);
  if (after !== undefined || headerOf(error, 'x-ratelimit-remaining') !== '0') return after;
  const resetAt = Number(headerOf(error, 'x-ratelimit-reset')) * 1000;
  return resetAt > 0 ? Math.max(0, resetAt - clock.date().getTime()) : undefined;
}

/** Whether GitHub had a server error, which may pass. */
export function isServerTrouble(error: unknown): boolean {
  return (statusOf(error) ?? 0) >= 500;
}

/** Finds the cause of an error that Octokit wrapped into an error with its own status. */
function behind<T extends Error>(error: unknown, kind: abstract new (...args: never[]) => T): T | undefined {
  for (let at: unknown = error; at instanceof Error; at = at.cause) if (at instanceof kind) return at;
  return undefined;
}

/**
 * What to do when an organization's rules reject a token, according to GitHub's header or words; `undefined`
 * otherwise. (likely)
 */
function unauthorizedRemedy(error: unknown, words: string): string | undefined {
  const [sso] = /https:\/\/github\.com\/\S+/.exec(headerOf(error, 'x-github-sso') ?? '') ?? [];
  const own = "or leave github-token out to use the workflow's own token.";
  if (sso !== undefined || /\bSAML\b/.test(words))
    return `Authorize the token for the organization's single sign-on${sso === undefined ? '' : ` at ${sso}`}, ${own}`;
  return /\bIP (address|allow list)\b/i.test(words)
    ? `Add the runner's address to the organization's IP allow list, ${own}`
    : undefined;
}

/** What to add to the workflow: all permissions at once, so that the next run does not fail for the next one. */
export function permissionsRemedy(missing: string, permissions: readonly string[]): string {
  const covered = permissions.includes(missing) || permissions.includes(missing.replace(/read$/, 'write'));
  const needed = covered ? permissions : [...permissions, missing];
  const all = permissions.length === 0 ? '' : ` This job needs: ${needed.toSorted().join(', ')}.`;
  return `Add "${missing}" to the job's permissions.${all}`;
}

/**
 * Describes a failed GitHub call: what could not be done, and which permission would allow it.
 * Something that cannot be read never counts as gone.
 */
export function gitHubFailure(
  error: unknown,
  doing: string,
  permission: string,
  { clock, permissions }: Pick<GitHubClient, 'clock' | 'permissions'>,
): Failure {
  const failure = behind(error, Failure);
  if (failure !== undefined) return failure;
  if (error instanceof UnexpectedShape) {
    return new Failure(
      'unexpected-answer',
      `GitHub's answer has an unexpected shape at ${error.message} (asked to ${doing}).`,
      {
        remedy: 'Run the job again; if it happens again, check for a newer version of this action.',
      },
    );
  }
  const transport = transportOf(error);
  if (transport !== undefined) {
    return new Failure('unreachable', `Could not ask GitHub to ${doing}: ${transport.message}.`, {
      remedy: 'Run the job again; on a self-hosted runner check its network and its proxy (HTTPS_PROXY).',
      cause: error,
    });
  }
  const status = statusOf(error);
  const words = error instanceof Error ? error.message : String(error);
  if (status === 401) {
    return new Failure('github-token-refused', `GitHub refused the token when asked to ${doing}.`, {
      remedy: "Check the input github-token; without it, the action uses the workflow's own token.",
      words,
    });
  }
  // GitHub answers 404 to hide what a token may not see. Other refusals (a locked conversation, an archived
  // repository) have nothing to do with permissions, and state their own reason.
  if (status === 404 || (status === 403 && isNotAccessible(words))) {
    return new Failure(
      'github-not-allowed',
      `GitHub did not allow this run to ${doing} (HTTP ${String(status)}).`,
      {
        remedy: permissionsRemedy(permission, permissions),
        words,
      },
    );
  }
  const unauthorized = status === 403 ? unauthorizedRemedy(error, words) : undefined;
  if (unauthorized !== undefined) {
    return new Failure(
      'github-token-not-authorized',
      `GitHub did not accept the token when asked to ${doing} (HTTP 403).`,
      { remedy: unauthorized, words },
    );
  }
  const afterMs = askedToWait(error, clock);
  return new Failure(
    'github-error',
    `GitHub could not ${doing}${status === undefined ? '' : ` (HTTP ${String(status)})`}.`,
    {
      remedy: `Run the job again later.${afterMs === undefined ? '' : ` Wait ${duration(afterMs)}.`}`,
      words,
      cause: error,
    },
  );
}

/** Octokit keeps the headers in the response, but for GraphQL errors in the error itself. */
function headerOf(error: unknown, name: string): string | undefined {
  const { response, headers } = error as { response?: { headers?: Headers }; headers?: Headers };
  const value = (response?.headers ?? headers)?.[name];
  return typeof value === 'string' ? value : undefined;
}

type Headers = Record<string, unknown>;

function quiet(): void {
  // Everything that is printed must pass through the log.
}
