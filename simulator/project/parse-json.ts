import { isRecord } from './shapes.js';

/** The server's answer to metadata that it cannot parse. */
export interface Refusal {
  path: string;
  error: string;
  code: 'parse-failed';
}

/** Runs a parser; returns the refusal with which it ended. */
export function parsed(parse: () => void): Refusal | undefined {
  try {
    parse();
    return undefined;
  } catch (error) {
    if (error instanceof ParseFailure)
      return { path: error.path, error: error.message, code: 'parse-failed' };
    throw error;
  }
}

class ParseFailure extends Error {
  readonly path: string;

  constructor(message: string, path: string) {
    super(message);
    this.path = path;
  }
}

/** Ends the parser. */
export function fail(error: string, path: string): never {
  throw new ParseFailure(error, path);
}

export function requireKey(value: Record<string, unknown>, key: string, at: string): void {
  if (!(key in value)) fail(`key "${key}" not found`, at);
}

type Entry = [value: Record<string, unknown>, path: string];

/** The objects of a list with their paths. A list that is missing or null is empty, unless it is required. */
export function listAt(
  value: Record<string, unknown>,
  key: string,
  at: string,
  required?: 'required',
): Entry[] {
  const list = value[key];
  const path = `${at}.${key}`;
  if (required) requireKey(value, key, at);
  else if (list === undefined || list === null) return [];
  if (!Array.isArray(list))
    fail(`parsing [] failed, expected Array, but encountered ${typeNameOf(list)}`, path);
  return list.map((item: unknown, index) => [objectAt(item, `${path}[${index}]`), `${path}[${index}]`]);
}

export function objectAt(value: unknown, path: string): Record<string, unknown> {
  if (isRecord(value)) return value;
  return fail(`parsing Object failed, expected Object, but encountered ${typeNameOf(value)}`, path);
}

/** The objects of a list in which each must have a name of its own. */
export function uniqueAt(
  value: Record<string, unknown>,
  key: string,
  things: string,
  name: string,
  at: string,
): Entry[] {
  const entries = listAt(value, key, at);
  for (const [entry, path] of entries) requireKey(entry, name, path);
  const names = entries.map(([entry]) => String(entry[name]));
  const twice = new Set(names.filter((one, index) => names.indexOf(one) !== index));
  if (twice.size > 0)
    fail(`multiple declarations exist for the following ${things}: ${[...twice].join(', ')}`, at);
  return entries;
}

function typeNameOf(value: unknown): string {
  if (value === null || value === undefined) return 'Null';
  if (Array.isArray(value)) return 'Array';
  if (typeof value === 'bigint') return 'Number';
  const type = typeof value;
  return type.charAt(0).toUpperCase() + type.slice(1);
}
