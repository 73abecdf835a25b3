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
  /** Milliseconds that may still be waited for GitHub. */
  timeLeft: () => number;
  /** The permissions that the job needs for what the inputs ask, as `contents: read`. */
  permissions?: readonly string[];
}

/** GitHub for one repository. */
export interface GitHubClient {
  octokit: Octokit;
  at: { owner: string; repo: string };
  repository: Repository;
  clock: Clock;
  permissions: readonly string[];
  /**
   * Runs a call that only reads, again where that can help.
   * @param mostMs no longer wait is obeyed than this
   */
  read<T>(call: () => Promise<T>, mostMs?: number): Promise<T>;
  /**
   * The data of something that is read again and again. GitHub is asked whether it has changed: when it has not, the
   * answer has no body and costs nothing of the token's hourly limit.
   * @param call gets the headers to send along
   */
  unlessChanged<T>(what: string, call: (headers: RequestHeaders) => Promise<Answer<T>>): Promise<T>;
}

type RequestHeaders = Record<string, string>;

interface Answer<T> {
  data: T;
  headers: { etag?: string | undefined };
}

/** A client of GitHub's REST API under our HTTP policy. Writes go out once: Octokit itself retries nothing. */
export function gitHubClient(access: GitHubAccess, repository: Repository, world: GitHubPorts): GitHubClient {
  const octokit = new Octokit({
    auth: access.auth,
    baseUrl: access.baseUrl,
    ...(access.userAgent === undefined ? {} : { userAgent: access.userAgent }),
    request: { fetch: carefulFetch({ ...world, fetch: access.fetch }, { service: 'GitHub' }) },
    // Octokit would print deprecations to stderr, which the runner reads for commands.
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  });
  const seen = new Map<string, { etag: string; data: unknown }>();
  return {
    octokit,
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
          // Where GitHub does not say how long, one wait has to do.
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
        // Octokit takes "not modified" for an error.
        if (before === undefined || statusOf(error) !== 304) throw error;
        return before.data as T;
      }
    },
  };
}

/** An answer that is not what GitHub documents. */
class UnexpectedShape extends Error {}

/**
 * An answer of the shape that it must have: the library's types are a promise that nobody checks.
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

/** What Octokit keeps of a GraphQL answer with errors, which it throws; none where no such answer is behind it. */
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

/** The HTTP status of an error that Octokit threw; `undefined` where no answer of GitHub is behind it. */
export function statusOf(error: unknown): number | undefined {
  if (transportOf(error) !== undefined || behind(error, Failure) !== undefined) return undefined;
  return error instanceof Error && 'status' in error && typeof error.status === 'number'
    ? error.status
    : undefined;
}

/** What GitHub answers; `undefined` where it says that the thing is gone (404). Rejects with its other errors. */
export async function unlessGone<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}

/** The failure on the way behind an error. */
export function transportOf(error: unknown): TransportError | undefined {
  return behind(error, TransportError);
}

/** What GitHub documents as the least wait where it says nothing else. */
const UNTOLD_WAIT_MS = 60_000;

/**
 * Milliseconds to wait where GitHub limits the rate of calls, for whatever it was asked; `undefined` for every other
 * refusal, whatever its headers say of the limits.
 */
export function askedToWait(error: unknown, clock: Clock): number | undefined {
  return isRateLimit(error) ? (waitTold(error, clock) ?? UNTOLD_WAIT_MS) : undefined;
}

/**
 * REST answers 429, or 403 with words or a header that tell it from a missing permission; GraphQL answers the same, or
 * 200 with an error.
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

/** GitHub's words for a missing permission. */
function isNotAccessible(words: string): boolean {
  return /not accessible/i.test(words);
}

/** Milliseconds, as GitHub says them: of the limit of an hour it says when that begins anew. */
function waitTold(error: unknown, clock: Clock): number | undefined {
  const after = retryAfter(headerOf(error, 'retry-after'), clock);
  if (after !== undefined || headerOf(error, 'x-ratelimit-remaining') !== '0') return after;
  const resetAt = Number(headerOf(error, 'x-ratelimit-reset')) * 1000;
  return resetAt > 0 ? Math.max(0, resetAt - clock.date().getTime()) : undefined;
}

/** Whether GitHub had trouble of its own, which may pass. */
export function isServerTrouble(error: unknown): boolean {
  return (statusOf(error) ?? 0) >= 500;
}

/** What Octokit wrapped into an error with a status of its own. */
function behind<T extends Error>(error: unknown, kind: abstract new (...args: never[]) => T): T | undefined {
  for (let at: unknown = error; at instanceof Error; at = at.cause) if (at instanceof kind) return at;
  return undefined;
}

/** What to do where an organization's rules keep a token out, by GitHub's header or words; `undefined` otherwise. (likely) */
function unauthorizedRemedy(error: unknown, words: string): string | undefined {
  const [sso] = /https:\/\/github\.com\/\S+/.exec(headerOf(error, 'x-github-sso') ?? '') ?? [];
  const own = "or leave github-token out to use the workflow's own token.";
  if (sso !== undefined || /\bSAML\b/.test(words))
    return `Authorize the token for the organization's single sign-on${sso === undefined ? '' : ` at ${sso}`}, ${own}`;
  return /\bIP (address|allow list)\b/i.test(words)
    ? `Add the runner's address to the organization's IP allow list, ${own}`
    : undefined;
}

/** What to add to the workflow: all at once, so that the next run does not meet the next refusal. */
export function permissionsRemedy(missing: string, permissions: readonly string[]): string {
  const covered = permissions.includes(missing) || permissions.includes(missing.replace(/read$/, 'write'));
  const needed = covered ? permissions : [...permissions, missing];
  const all = permissions.length === 0 ? '' : ` This job needs: ${needed.toSorted().join(', ')}.`;
  return `Add "${missing}" to the job's permissions.${all}`;
}

/**
 * A failed GitHub call in words: what could not be done, and which permission would allow it.
 * Something that cannot be read is never taken for something that is gone.
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
  // 404 is how GitHub hides what a token may not see. Other refusals (a locked conversation, an archived repository)
  // have nothing to do with permissions, and say so themselves.
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

/** Octokit keeps the headers with the response, those of GraphQL with the error itself. */
function headerOf(error: unknown, name: string): string | undefined {
  const { response, headers } = error as { response?: { headers?: Headers }; headers?: Headers };
  const value = (response?.headers ?? headers)?.[name];
  return typeof value === 'string' ? value : undefined;
}

type Headers = Record<string, unknown>;

function quiet(): void {
  // Nothing is printed but what passes the log.
}
