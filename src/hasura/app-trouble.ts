import * as v from 'valibot';
import type { TransportError } from '../lib/errors.js';
import { cut } from '../lib/text.js';
import { type InconsistentObject, inconsistentObjects } from './app-consistency.js';

/**
 * Why a call to an app has no value. Each but `outcome-unknown` proves that a call that changes something has changed
 * nothing; SQL that ends its transaction itself may still have changed something before. Texts are the service's own:
 * untrusted, redacted and cut. None holds a statement; a message of the database may quote a value of the SQL.
 * `afterMs`: how long the service asks to wait, in milliseconds.
 */
export type AppTrouble =
  /** The database refused the SQL, and rolled it back. */
  | { kind: 'sql'; sqlState: string | undefined; words: string | undefined }
  /** SQL of comments and blanks alone, which Hasura calls an error. (known) */
  | { kind: 'empty-query' }
  /** There is no such source; for `replaceMetadata`, a source of the metadata before has lost its database. (known) */
  | { kind: 'not-exists'; words: string }
  /** The app cannot use the source: it has no connection, or a variable is missing. */
  | { kind: 'inconsistent-source'; words: string }
  /** The metadata has inconsistent objects, and none were allowed. */
  | { kind: 'inconsistent-metadata'; objects: InconsistentObject[] }
  /** Somebody else has changed the metadata since its version was read. */
  | { kind: 'conflict' }
  /** The app does not accept the admin secret, or does not have it yet. */
  | { kind: 'access-denied' }
  /** Any other refusal. `path`: of the request, such as `$.args.metadata.sources[0]`. */
  | { kind: 'refused'; status: number; code: string; path: string | undefined; words: string | undefined }
  /** There is no SQL for this kind of database. Nothing was sent. */
  | { kind: 'unsupported-kind' }
  | { kind: 'too-many-requests'; afterMs: number | undefined }
  /** Something else than the app answers at its address: it is not reachable yet, or not any longer. */
  | { kind: 'not-routed'; status: number; afterMs?: number | undefined }
  /** The app was not reached. */
  | { kind: 'unreachable'; words: string }
  /** The answer to a call that changes nothing was lost. */
  | { kind: 'no-answer'; words: string }
  /** The app answers a call that changes nothing in a shape that we cannot read. */
  | { kind: 'unexpected-answer'; status: number }
  /** A call that changes something: it may have been executed, wholly or not at all, or may still be running. */
  | {
      kind: 'outcome-unknown';
      status: number | undefined;
      words: string | undefined;
      afterMs?: number | undefined;
    };

/** A call as far as its errors depend on it. */
export interface Called {
  /** Whether the call changes something in the app or a database. */
  changes: boolean;
  /** Whether it sends SQL: of what the app then says, only the database's own message is kept. */
  hasSql: boolean;
}

const refusal = v.object({
  error: v.optional(v.string(), ''),
  code: v.string(),
  path: v.optional(v.string()),
  internal: v.optional(v.unknown()),
});

const sqlError = v.object({
  error: v.union([
    v.string(),
    v.object({
      exec_status: v.optional(v.string()),
      status_code: v.nullish(v.string()),
      message: v.nullish(v.string()),
    }),
  ]),
});

/** The longest text that is kept of an answer, in characters. */
const LONGEST = 300;

/** What an answer with an error means. */
export function troubleOf(
  { status, text, afterMs }: { status: number; text: string; afterMs: number | undefined },
  called: Called,
  redact: (text: string) => string,
): AppTrouble {
  if (status === 429) return { kind: 'too-many-requests', afterMs };
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), refusal), text);
  // The app, or a proxy before it, may have executed the request and failed after that.
  if (status >= 500 || status === 408) return lost(status, afterMs, called);
  if (status === 401) return { kind: 'access-denied' };
  if (!read.success || status < 400) return notTheApp(status, called);
  const { code, path, internal } = read.output;
  const words = cut(redact(read.output.error), LONGEST);
  switch (code) {
    case 'access-denied':
      return { kind: 'access-denied' };
    case 'conflict':
      return { kind: 'conflict' };
    case 'not-exists':
      return { kind: 'not-exists', words };
    case 'postgres-error':
    case 'mssql-error':
    case 'bigquery-error':
      return sqlTrouble(internal, status, called, redact);
    default:
  }
  if (status === 409) return { kind: 'conflict' };
  if (/^source with name .* is inconsistent$/s.test(words)) return { kind: 'inconsistent-source', words };
  if (Array.isArray(internal) && words.includes('inconsistent metadata'))
    return { kind: 'inconsistent-metadata', objects: inconsistentObjects(internal) };
  return {
    ...{ kind: 'refused', status, code: cut(redact(code), LONGEST) },
    path: path === undefined ? undefined : cut(redact(path), LONGEST),
    words: called.hasSql || words === '' ? undefined : words,
  };
}

/** What a request that has no answer means. */
export function troubleInTransit(
  error: TransportError,
  { changes }: Called,
  redact: (text: string) => string,
): AppTrouble {
  const words = cut(redact(error.message), LONGEST);
  if (error.sent === 'no') return { kind: 'unreachable', words };
  return changes ? { kind: 'outcome-unknown', status: undefined, words } : { kind: 'no-answer', words };
}

/** What an answer with a success status and an unknown content means. */
export function troubleOfShape(text: string, { changes }: Called): AppTrouble {
  const status = 200;
  if (changes) return { kind: 'outcome-unknown', status, words: undefined };
  // A page that says that the app is on its way is not JSON.
  return { kind: text.trimStart().startsWith('<') ? 'not-routed' : 'unexpected-answer', status };
}

function lost(status: number, afterMs: number | undefined, { changes }: Called): AppTrouble {
  return changes
    ? { kind: 'outcome-unknown', status, words: undefined, afterMs }
    : { kind: 'not-routed', status, afterMs };
}

/** An answer that Hasura does not give. */
function notTheApp(status: number, { changes }: Called): AppTrouble {
  // A router that knows no app at this address passed nothing on. (likely)
  if (status === 404 || !changes) return { kind: 'not-routed', status };
  if (status >= 400)
    return { kind: 'refused', status, code: `HTTP ${String(status)}`, path: undefined, words: undefined };
  return { kind: 'outcome-unknown', status, words: undefined };
}

/** Descriptions and hints are left out, because they quote rows. */
function sqlTrouble(
  internal: unknown,
  status: number,
  { changes }: Called,
  redact: (text: string) => string,
): AppTrouble {
  const { success, output } = v.safeParse(sqlError, internal);
  if (!success) return { kind: 'sql', sqlState: undefined, words: undefined };
  const { error } = output;
  if (typeof error === 'string')
    return { kind: 'sql', sqlState: undefined, words: cut(redact(error), LONGEST) };
  const { exec_status: execStatus, status_code: code, message } = error;
  if (execStatus === 'EmptyQuery') return { kind: 'empty-query' };
  const words = typeof message === 'string' ? cut(redact(message), LONGEST) : undefined;
  // Without a code, the message is the driver's: the connection broke, perhaps while it committed. (guess)
  if (changes && execStatus === 'FatalError' && (code ?? '') === '')
    return { kind: 'outcome-unknown', status, words };
  return { kind: 'sql', sqlState: /^[0-9A-Z]{5}$/.test(code ?? '') ? (code ?? '') : undefined, words };
}
