import { isRecord } from '../lib/record.js';
import { oneLine } from '../lib/text.js';

/**
 * An answer of the Content API. `content`: it was read, whole or in part; `refused` has the fields that the caller may
 * not read, as far as the answer names them.
 */
export type Answer =
  { kind: 'content'; data: Record<string, unknown>; refused: string[]; isWhole: boolean } | Trouble;

/** Why there is no content. `words`: what the service or the network says, in one line. */
export interface Trouble {
  kind: 'token' | 'place' | 'quota' | 'busy' | 'size' | 'invalid' | 'service' | 'network';
  words: string;
}

/** A body as Hygraph's own answers have it. */
interface Body {
  data: Record<string, unknown> | undefined;
  errors: { message: string; code: string; field: string | undefined }[];
  requestId: string | undefined;
}

const LONGEST = 200;
/** Of a longer text, nobody reads the rest; a token is shorter. */
const LONGEST_READ = 20_000;

/**
 * Reads an answer. What a body says counts more than its status, and its content type does not count: answers to a
 * bad token are JSON, but do not say so. (seen)
 * @param redact removes secrets from the words of the answer
 */
export function readAnswer(
  status: number,
  text: string,
  redact: (text: string) => string = (words) => words,
): { answer: Answer; requestId?: string } {
  const body = readBody(text);
  const answer = judged(status, body, text, redact);
  return body?.requestId === undefined ? { answer } : { answer, requestId: body.requestId };
}

function judged(
  status: number,
  body: Body | undefined,
  text: string,
  redact: (text: string) => string,
): Answer {
  const words = worded(
    redact((body?.errors.map(({ message }) => message).join('; ') ?? text).slice(0, LONGEST_READ)),
  );
  const trouble = (kind: Trouble['kind']): Trouble => ({
    kind,
    words: `HTTP ${String(status)} ${words}`.trim(),
  });
  if (/token verification failed/i.test(words) || (status === 401 && /\b(?:token|jwt)\b/i.test(words)))
    return trouble('token');
  if (status === 402 || /exceeded the limits/i.test(words)) return trouble('quota');
  if (status === 429 || /^too many requests$/i.test(words)) return trouble('busy');
  if (status === 413) return trouble('size');
  if (body !== undefined) {
    const { data, errors } = body;
    const refusals = errors.filter(({ code, message }) => code === '403' || message === 'not allowed');
    const all = refusals.length === errors.length;
    if ((data !== undefined && all) || refusals.length > 0)
      return {
        kind: 'content',
        data: data ?? {},
        refused: refusals.map(({ field }) => field).filter((field) => field !== undefined),
        isWhole: errors.length === 0,
      };
  }
  if (status === 404 || status === 401 || status === 403) return trouble('place');
  if (status === 400) return trouble('invalid');
  return trouble('service');
}

function readBody(text: string): Body | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(value)) return undefined;
  const { data, errors, extensions } = value;
  if (!isRecord(data) && !Array.isArray(errors)) return undefined;
  const id = isRecord(extensions) ? extensions['requestId'] : undefined;
  return {
    data: isRecord(data) ? data : undefined,
    errors: (Array.isArray(errors) ? errors : []).slice(0, 1_000).map(readError),
    requestId: typeof id === 'string' && /^[\w-]{1,80}$/.test(id) ? id : undefined,
  };
}

function readError(error: unknown): Body['errors'][number] {
  if (!isRecord(error)) return { message: '', code: '', field: undefined };
  const { message, path, extensions } = error;
  const more = isRecord(extensions) ? extensions : {};
  // (seen) Hygraph puts the path into the extensions, and the code is a text.
  const [field] = [more['path'], path].flatMap((one) => (Array.isArray(one) ? (one as unknown[]) : []));
  const code = more['code'];
  return {
    message: typeof message === 'string' ? message : '',
    code: typeof code === 'string' || typeof code === 'number' ? String(code) : '',
    field: typeof field === 'string' ? field : undefined,
  };
}

function worded(text: string): string {
  // A page of HTML says nothing to a reader.
  if (/<html|<!doctype/i.test(text.slice(0, 1_000))) return '(a page of HTML)';
  const line = oneLine(text.slice(0, 4 * LONGEST));
  return line.length > LONGEST ? `${line.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '')}…` : line;
}
