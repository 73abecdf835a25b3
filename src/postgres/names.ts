import { createHash } from 'node:crypto';
import { isRecord } from '../lib/record.js';
import { withoutTrailing } from '../lib/text.js';
import { BUILD_KEY, OWNER_KEY, SOURCE_KEY, builtAt } from '../rules/markers.js';
import type { AppRef, BuildRef } from '../rules/preview.js';

/*
 * The names of our databases and roles, and the content of their comments. A comment names the app that a thing
 * belongs to, and the thing's name has to match its comment: so a database that somebody renamed to keep is
 * theirs from then on.
 */

/** PostgreSQL cuts longer names; it counts bytes. Ours are ASCII. */
const LONGEST_NAME = 63;
const NAME_KEY = 'PREVIEW_APP_NAME';
const VARIABLE_KEY = 'PREVIEW_APP_VARIABLE';
const STAGING_PREFIX = 'preview_new';

/** The content of a comment: the app, the build, and for a database the variable that holds its URL. */
export interface ThingMark extends BuildRef {
  source: string;
  variable?: string;
}

/** The comment of one of our databases or roles. It begins with the owner's key, by which a query finds it. */
export function thingComment({ owner, build, source, name, variable }: ThingMark): string {
  return JSON.stringify({
    [OWNER_KEY]: owner,
    [BUILD_KEY]: build,
    [SOURCE_KEY]: source,
    [NAME_KEY]: name,
    ...(variable === undefined ? {} : { [VARIABLE_KEY]: variable }),
  });
}

/** The beginning of every comment of ours. */
export const COMMENT_PREFIX = `{"${OWNER_KEY}":`;

/** The content of a comment, or `undefined` if it is not one of ours. */
export function readThingComment(comment: string | null): ThingMark | undefined {
  let read: unknown;
  try {
    read = JSON.parse(comment ?? '');
  } catch {
    return undefined;
  }
  if (!isRecord(read)) return undefined;
  const [owner, build, source, name, variable] = [
    OWNER_KEY,
    BUILD_KEY,
    SOURCE_KEY,
    NAME_KEY,
    VARIABLE_KEY,
  ].map((key) => read[key]);
  if (typeof owner !== 'string' || typeof build !== 'string' || typeof name !== 'string') return undefined;
  return {
    owner,
    build,
    name,
    source: typeof source === 'string' ? source : '',
    ...(typeof variable === 'string' ? { variable } : {}),
  };
}

/** The name of a thing with this mark: a variable's database, or the role of the build. */
export function thingName({ name, variable, owner, build }: Omit<ThingMark, 'source'>): string {
  const words = identifierSlug(variable === undefined ? name : `${name}_${variable}`);
  const end = `_${digest([owner, name, variable ?? null, build], 10)}`;
  return `${withoutTrailing(words.slice(0, LONGEST_NAME - end.length), '_')}${end}`;
}

/**
 * The name under which a variable's database is created, before it can carry a comment. Nobody else has a reason to
 * create such a name. A database with this name is ours if our own role owns it, nobody may connect to it and it has
 * no comment.
 */
export function stagingName({ owner, name, build, variable }: BuildRef & { variable: string }): string {
  const at = (builtAt(build) ?? 0).toString(36);
  return `${STAGING_PREFIX}_${appDigest({ owner, name })}_${at}_${digest([variable, build], 8)}`;
}

/**
 * When the build of this app that a staging name was made for began, in milliseconds; `undefined` for other names.
 */
export function stagedAt(staging: string, app: AppRef): number | undefined {
  const match = /^preview_new_([0-9a-f]{16})_([0-9a-z]+)_[0-9a-f]{8}$/.exec(staging);
  return match?.[1] === appDigest(app) ? Number.parseInt(match[2] ?? '', 36) : undefined;
}

/** The beginning of every staging name. */
export const STAGING_START = `${STAGING_PREFIX}_`;

function appDigest({ owner, name }: AppRef): string {
  return digest([owner, name], 16);
}

/** PostgreSQL reserves role names that begin with `pg_`. */
function identifierSlug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_*pg(?=_|$)/, 'app_pg');
}

function digest(parts: (string | null)[], length: number): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, length);
}
