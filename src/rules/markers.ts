import { isRecord } from '../lib/record.js';
import type { BuildRef, Order, Repository, Subject, Variable } from './preview.js';

/**
 * Creating an app wipes an app of the same name, and a deletion is final, so every app that we create names its
 * owner in its own variables. Only these markers decide what may be rebuilt or deleted; a name never does.
 */
export const MARKER_PREFIX = 'PREVIEW_APP_';
export const OWNER_KEY = 'PREVIEW_APP_OWNER';
export const BUILD_KEY = 'PREVIEW_APP_BUILD';
export const SOURCE_KEY = 'PREVIEW_APP_SOURCE';
/** What the app was built from, next to its owner. */
export const CONTENT_KEY = 'PREVIEW_APP_CONTENT';

/** The project folder that the app was built from, relative to the repository's root; `.` for the root. */
export const FOLDER_KEY = 'PREVIEW_APP_FOLDER';
/** The server with the app's databases, as `host:port`. */
export const DATABASES_KEY = 'PREVIEW_APP_DATABASES';

/** How the app was made, if not by Hasura Cloud from its branch: `commit`, and where, such as `aws us-east-2 cloud_free`. */
export const FROM_KEY = 'PREVIEW_APP_FROM';

/** The build that the app's databases were made for, if a later one has kept them. */
export const DATA_KEY = 'PREVIEW_APP_DATA';

/** The value of `PREVIEW_APP_FROM` for an app that the action makes itself. Only a new project has another place or plan. */
export function fromCommitIn({ cloud, region, plan }: Pick<Order, 'cloud' | 'region' | 'plan'>): string {
  return ['commit', cloud, region, plan].join(' ').trim();
}

/** Whether this value of `PREVIEW_APP_FROM` says that the action made the app itself. */
export function isFromCommit(from: unknown): boolean {
  return typeof from === 'string' && from.split(' ')[0] === 'commit';
}

/** The value of an app's `PREVIEW_APP_CONTENT` once a run is about to request its deletion. */
export const REMOVING = 'removing';

/** Which run built an app, and when. */
export interface BuildIdParts {
  runId: string;
  attempt: number;
  at: Date;
}

/** What an app's variables say about its owner. `unreadable` is not `absent`: it proves nothing. */
export type MarkerReading =
  | {
      kind: 'marked';
      owner: string;
      build: string;
      source?: string;
      content?: string;
      databases?: string;
      folder?: string;
      from?: string;
      data?: string;
    }
  | { kind: 'absent' }
  | { kind: 'unreadable'; why: string };

/** Whether an app may be touched, and if not, why. */
export type Ownership = 'ours' | 'unmarked' | 'foreign' | 'unreadable';

/** The identity in `PREVIEW_APP_OWNER`, for example `github.com/123456#12` or `github.com/123456@main`. */
export function ownerOf(repository: Repository, subject: Subject): string {
  const suffix = subject.kind === 'pull' ? `#${String(subject.number)}` : `@${subject.branch}`;
  return `${repository.host}/${String(repository.id)}${suffix}`;
}

/** The beginnings of all owners of this repository's previews. */
export function ownerStarts({ host, id }: Repository): string[] {
  return ['#', '@'].map((sign) => `${host}/${String(id)}${sign}`);
}

/** GitHub's API accepts no greater number. */
const GREATEST_NUMBER = 2 ** 31 - 1;

/** What an app of this repository belongs to, by its owner; `undefined` for any other owner. */
export function subjectOf(owner: string, repository: Repository): Subject | undefined {
  const [pull = '', branch = ''] = ownerStarts(repository);
  if (owner.startsWith(branch) && owner !== branch)
    return { kind: 'branch', branch: owner.slice(branch.length) };
  const digits = owner.startsWith(pull) ? owner.slice(pull.length) : '';
  const number = /^[1-9]\d{0,9}$/.test(digits) ? Number(digits) : Infinity;
  return number <= GREATEST_NUMBER ? { kind: 'pull', number } : undefined;
}

/** The branch in `PREVIEW_APP_SOURCE`, for example `acme/shop:cart`; the repository may have had another name then. */
export function branchOf(source: string | undefined): string | undefined {
  return /^[^/:\s]+\/[^/:\s]+:([^:\s]+)$/.exec(source ?? '')?.[1];
}

/** The text in `PREVIEW_APP_BUILD`, for example `1234.1@2026-11-21T10:00:00.000Z`. */
export function buildId({ runId, attempt, at }: BuildIdParts): string {
  return `${runId}.${String(attempt)}@${at.toISOString()}`;
}

/** What an app's marker variables say. */
export interface Marks extends BuildRef {
  source: string;
  /** What it is built from, as text, if that is known. */
  content?: string | undefined;
  /** The project folder that it is built from; `.` for the root. */
  folder?: string | undefined;
  /** The server with its databases, as `host:port`, if it has any. */
  databases?: string | undefined;
  /** Set if the action makes it itself: see `fromCommitIn`. */
  from?: string | undefined;
  /** The build that its databases were made for; written only by a build from the commit. */
  data?: string | undefined;
}

/** The marker variables of an app. */
export function markerVariables(marks: Omit<Marks, 'name'>): Variable[] {
  return [
    { key: OWNER_KEY, value: marks.owner },
    { key: BUILD_KEY, value: marks.build },
    { key: SOURCE_KEY, value: marks.source },
    ...(marks.content === undefined ? [] : [{ key: CONTENT_KEY, value: marks.content }]),
    ...(marks.folder === undefined ? [] : [{ key: FOLDER_KEY, value: marks.folder }]),
    ...(marks.databases === undefined ? [] : [{ key: DATABASES_KEY, value: marks.databases }]),
    ...(marks.from === undefined ? [] : [{ key: FROM_KEY, value: marks.from }]),
    ...(marks.data === undefined ? [] : [{ key: DATA_KEY, value: marks.data }]),
  ];
}

/**
 * The variables in `getTenantEnv`'s `envVars`, which nests them: `{"environment": {"KEY": "value"}}`. Others have read
 * them at the top level (likely), which counts only where an owner is there. `undefined` for any other shape.
 */
export function variablesIn(envVars: unknown): Record<string, unknown> | undefined {
  if (!isRecord(envVars)) return undefined;
  const { environment } = envVars;
  if (environment !== undefined) return isRecord(environment) ? environment : undefined;
  return typeof envVars[OWNER_KEY] === 'string' ? envVars : undefined;
}

/**
 * Reads the markers out of `getTenantEnv`'s `envVars`, which nests the variables: `{"environment": {"KEY": "value"}}`.
 * An answer of any other shape is unreadable, never "no marker".
 */
export function readMarker(envVars: unknown): MarkerReading {
  const environment = variablesIn(envVars);
  if (environment === undefined) return { kind: 'unreadable', why: 'its variables have an unexpected shape' };
  const owner = environment[OWNER_KEY];
  const build = environment[BUILD_KEY];
  if (owner === undefined && build === undefined) return { kind: 'absent' };
  if (typeof owner !== 'string' || owner === '')
    return { kind: 'unreadable', why: `${OWNER_KEY} is not a string` };
  // The owner is known without a build id; an app without one just has no known build.
  const [source, content, databases, folder, from, data] = [
    ...[SOURCE_KEY, CONTENT_KEY, DATABASES_KEY, FOLDER_KEY, FROM_KEY, DATA_KEY],
  ].map((key) => environment[key]);
  return {
    kind: 'marked',
    owner,
    build: typeof build === 'string' ? build : '',
    ...(typeof source === 'string' ? { source } : {}),
    ...(typeof content === 'string' ? { content } : {}),
    ...(typeof databases === 'string' ? { databases } : {}),
    ...(typeof folder === 'string' ? { folder } : {}),
    ...(typeof from === 'string' ? { from } : {}),
    ...(typeof data === 'string' ? { data } : {}),
  };
}

/** Whose an app is, from the point of view of `owner`. */
export function ownershipOf(reading: MarkerReading, owner: string): Ownership {
  switch (reading.kind) {
    case 'marked':
      return reading.owner === owner ? 'ours' : 'foreign';
    case 'absent':
      return 'unmarked';
    case 'unreadable':
      return 'unreadable';
    default:
      return reading satisfies never;
  }
}

/** Whether an app is marked for deletion: nobody keeps such an app, or calls it ready. */
export function isBeingRemoved(reading: MarkerReading): boolean {
  return reading.kind === 'marked' && reading.content === REMOVING;
}

/** Whether build `a` began after build `b`; a text that is not a build id is older than any build. */
export function isNewer(a: string, b: string): boolean {
  const [left, right] = [parsed(a), parsed(b)];
  if (left === undefined) return false;
  if (right === undefined) return true;
  if (left.at !== right.at) return left.at > right.at;
  return left.run > right.run || (left.run === right.run && left.attempt > right.attempt);
}

/** The newest of several builds; empty if none of the texts is a build id. */
export function newestOf(builds: readonly string[]): string {
  return builds.reduce((newest, build) => (isNewer(build, newest) ? build : newest), '');
}

/** When a build began, in milliseconds; `undefined` for a text that is not a build id. */
export function builtAt(build: string): number | undefined {
  return parsed(build)?.at;
}

/** The build that an app's marker names; empty if it names none. */
export function buildIn(reading: MarkerReading): string {
  return reading.kind === 'marked' ? reading.build : '';
}

/** The build that the databases of a marked app were made for. */
export function dataIn({ build, data }: Extract<MarkerReading, { kind: 'marked' }>): string {
  return data ?? build;
}

/** Whether an app carries exactly this build's id: the only proof that a creation succeeded. */
export function carries(reading: MarkerReading, build: string): boolean {
  return build !== '' && buildIn(reading) === build;
}

function parsed(build: string): { run: number; attempt: number; at: number } | undefined {
  const match = /^(\d+)\.(\d+)@(.+)$/.exec(build);
  if (match === null) return undefined;
  const at = Date.parse(match[3] ?? '');
  return Number.isNaN(at) ? undefined : { run: Number(match[1]), attempt: Number(match[2]), at };
}
