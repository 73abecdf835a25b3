import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import { ProjectError } from './project-error.js';

/** Reads a YAML file with everything it includes; `undefined` when there is no such file. */
export async function readYaml(file: string, includedFrom: readonly string[] = []): Promise<unknown> {
  const name = path.basename(file);
  if (includedFrom.includes(file)) throw new ProjectError(`${name} includes itself`);
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  return await withIncludes(parsed(name, text), file, [...includedFrom, file]);
}

// Hasura writes an include as a quoted string; hand-written files also use the tag of the same name.
const INCLUDE = /^!include\s+(.+)$/;
const includeTag = { tag: '!include', resolve: (file: string) => `!include ${file}` };

/**
 * Parsed texts: builds read the same few files again and again. Each caller gets a copy with the includes filled in.
 */
const known = new Map<string, unknown>();

function parsed(name: string, text: string): unknown {
  if (known.has(text)) return known.get(text);
  try {
    // Some editors begin a file with a byte order mark, which Hasura ignores.
    const value: unknown = parse(text.replace(/^\uFEFF/, ''), { customTags: [includeTag] });
    known.set(text, value);
    return value;
  } catch (error) {
    if (error instanceof YAMLParseError) throw new ProjectError(`cannot parse ${name}: ${error.message}`);
    throw error;
  }
}

async function withIncludes(value: unknown, file: string, seen: readonly string[]): Promise<unknown> {
  if (typeof value === 'string') {
    const included = INCLUDE.exec(value)?.[1];
    if (included === undefined) return value;
    const content = await readYaml(path.resolve(path.dirname(file), included.trim()), seen);
    if (content === undefined)
      throw new ProjectError(`${path.basename(file)} includes ${included}, which does not exist`);
    return content;
  }
  if (Array.isArray(value)) return await Promise.all(value.map((item) => withIncludes(item, file, seen)));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(
    async ([key, item]) => [key, await withIncludes(item, file, seen)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}
