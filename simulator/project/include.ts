import path from 'node:path';
import type { Files } from './files.js';
import { ProjectError } from './project-error.js';
import { isRecord } from './shapes.js';
import { IncludeTag, parseYaml } from './yaml.js';

/** A file of a project, for includes. */
export interface Place {
  files: Files;
  /** The folder that its includes are relative to. */
  folder: string;
  /** The files that are being included, the outermost first. */
  within: readonly string[];
}

/** A copy of a parsed value with every include in it filled in, also those of the included files. */
export async function withIncludes(value: unknown, place: Place): Promise<unknown> {
  const file = includedBy(value);
  if (file !== undefined) return await included(path.join(place.folder, file), place);
  if (Array.isArray(value)) return await Promise.all(value.map((item) => withIncludes(item, place)));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(
    async ([key, item]) => [key, await withIncludes(item, place)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

/** A copy of a parsed value in which `!include` is not resolved: the tag is dropped, the string stays. */
export function withoutIncludes(value: unknown): unknown {
  if (value instanceof IncludeTag) return value.file;
  if (Array.isArray(value)) return value.map(withoutIncludes);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutIncludes(item)]));
}

/** The file that a scalar includes. Any string that contains `!include` counts, whatever comes before it. */
function includedBy(value: unknown): string | undefined {
  if (value instanceof IncludeTag) return value.file;
  if (typeof value !== 'string' || !value.includes('!include')) return undefined;
  return value
    .split(' ')
    .slice(1)
    .join(' ')
    .replace(/^"+|"+$/g, '');
}

async function included(file: string, { files, within }: Place): Promise<unknown> {
  const name = files.nameOf(file);
  // The service has no such check. It is not known how it ends there.
  if (within.includes(file)) throw new ProjectError(`${name} includes itself`);
  const text = await files.read(file);
  if (text === undefined) throw new ProjectError(`${name}: open ${name}: no such file or directory`);
  if (path.extname(file) !== '.yaml') return text;
  let value: unknown;
  try {
    value = parseYaml(text);
  } catch (error) {
    throw new ProjectError(`${name}: ${(error as Error).message}`, { cause: error });
  }
  return await withIncludes(value, { files, folder: path.dirname(file), within: [...within, file] });
}
