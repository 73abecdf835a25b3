import { createHash } from 'node:crypto';
import { isRecord } from '../lib/record.js';

/**
 * What an app is built from, as far as it affects the result. It is stored in the app itself, next to its owner: a
 * later run that would build the same keeps the app as it is.
 */
export interface Content {
  /**
   * The git tree of the project's folder. What belongs to the project and lies outside that folder follows as "+" and
   * a digest, or as "+?" if it could not be listed.
   */
  tree: string;
  /** A digest of everything else that only a build can change: place, plan, folder, databases. */
  settings: string;
  /** Names of the variables from the input `env`; the app itself holds their values. */
  keys: string[];
}

/** What a build of a commit would be made from, or why that is not known. */
export type Looked =
  | { content: Content }
  /** Not requested, or there is no such folder: `why` is a reason to build. */
  | { content: undefined; why: string }
  /** The folder could not be read; the rest is known. `why`: in a sentence. */
  | { content: undefined; unknown: { settings: string; why: string } };

/** The content as the value of a variable. */
export function contentText({ tree, settings, keys }: Content): string {
  return JSON.stringify({ tree, settings, keys });
}

/** The content in the value of a variable; `undefined` for any other text. */
export function readContent(text: string | undefined): Content | undefined {
  let read: unknown;
  try {
    read = JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
  if (!isRecord(read)) return undefined;
  const { tree, settings, keys } = read;
  if (typeof tree !== 'string' || typeof settings !== 'string' || !Array.isArray(keys)) return undefined;
  return { tree, settings, keys: keys.filter((key) => typeof key === 'string') };
}

/** Whether two builds create the same app, apart from the values of its variables. */
export function sameBuild(one: Content, other: Content): boolean {
  return sameTree(one.tree, other.tree) === true && one.settings === other.settings;
}

/**
 * The tree of a project's folder together with what lies outside it.
 * @param outside git's ids by their paths; `undefined` if it could not be listed
 */
export function treeWith(oid: string, outside: readonly { path: string; oid: string }[] | undefined): string {
  if (outside === undefined) return `${oid}+?`;
  if (outside.length === 0) return oid;
  return `${oid}+${settingsDigest(Object.fromEntries(outside.map(({ path, oid: id }) => [path, id])))}`;
}

/** Whether two builds have the same files; `undefined` if that is not known. */
export function sameTree(had: string, now: string): boolean | undefined {
  const [[hadFolder, hadOutside], [nowFolder, nowOutside]] = [had.split('+'), now.split('+')];
  if (hadFolder !== nowFolder) return false;
  if (hadOutside === '?' && nowOutside === '?') return undefined;
  if (hadOutside === nowOutside) return true;
  // A project that had nothing outside its folder has nothing there now: its folder is the same.
  if (nowOutside === '?') return hadOutside === undefined ? true : undefined;
  return hadOutside === '?' && nowOutside === undefined;
}

/** A digest of settings. It does not depend on the order of their names. */
export function settingsDigest(settings: Record<string, unknown>): string {
  const ordered = Object.entries(settings).sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(ordered)).digest('hex').slice(0, 16);
}

/** Why a build would not create the same app: what has changed; `undefined` if it would. */
export function changeBetween(had: Content, now: Content, folder: string): string | undefined {
  const changed = [
    ...(sameTree(had.tree, now.tree) === false ? [filesOf(folder)] : []),
    ...(had.settings === now.settings ? [] : ['the settings of the workflow']),
  ];
  return changed.length === 0 ? undefined : `${changed.join(' and ')} changed`;
}

/** The files of the project, in words: its folder, or the whole repository. */
export function filesOf(folder: string): string {
  return folder === '' ? 'the files of the repository' : `${folder}/`;
}
