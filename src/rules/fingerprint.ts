import { createHash } from 'node:crypto';
import { isRecord } from '../lib/record.js';

/**
 * What an app is built from, as far as it affects the result. It is stored in the app itself, next to its owner: a
 * later run that would build the same keeps the app as it is.
 */
export interface Content {
  /** The git tree of the project's folder. */
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
  return one.tree === other.tree && one.settings === other.settings;
}

/** A digest of settings. It does not depend on the order of their names. */
export function settingsDigest(settings: Record<string, unknown>): string {
  const ordered = Object.entries(settings).sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(ordered)).digest('hex').slice(0, 16);
}

/** Why a build would not create the same app: what has changed; `undefined` if it would. */
export function changeBetween(had: Content, now: Content, folder: string): string | undefined {
  const changed = [
    ...(had.tree === now.tree ? [] : [filesOf(folder)]),
    ...(had.settings === now.settings ? [] : ['the settings of the workflow']),
  ];
  return changed.length === 0 ? undefined : `${changed.join(' and ')} changed`;
}

/** The files of the project, in words: its folder, or the whole repository. */
export function filesOf(folder: string): string {
  return folder === '' ? 'the files of the repository' : `${folder}/`;
}
