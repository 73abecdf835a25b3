import path from 'node:path';
import type { Files } from './files.js';
import { withIncludes, withoutIncludes } from './include.js';
import { metadataFileError } from './project-error.js';
import { isRecord, pick } from './shapes.js';
import { parseYaml } from './yaml.js';

/** The sources. Only below `tables` and `functions` are includes resolved, relative to the folder `databases`. */
export async function readSources(files: Files, metadata: string): Promise<unknown[]> {
  const databases = path.join(metadata, 'databases');
  const text = await files.read(path.join(databases, 'databases.yaml'));
  if (text === undefined) return [];
  try {
    const place = { files, folder: databases, within: [] };
    const sources = listIn(parseYaml(text)).map(async (source) => {
      if (!isRecord(source)) throw new Error(`yaml: unmarshal errors: ${kindOf(source)} is not a source`);
      const { tables, functions } = source;
      const rest = withoutIncludes(pick(source, KEPT)) as Record<string, unknown>;
      return {
        ...rest,
        name: rest['name'] ?? '',
        kind: rest['kind'] ?? '',
        configuration: rest['configuration'] ?? null,
        tables: tables === undefined ? null : await withIncludes(tables, place),
        ...(functions !== undefined && { functions: await withIncludes(functions, place) }),
      };
    });
    return await Promise.all(sources);
  } catch (error) {
    throw metadataFileError('sources', 'databases.yaml', error);
  }
}

/** The keys of a source that the CLI sends as they are, besides its tables and functions. */
const KEPT = [
  ...['name', 'kind', 'configuration', 'query_tags', 'customization', 'health_check'],
  ...['logical_models', 'native_queries', 'stored_procedures'],
];

/** The list that a file must hold. An empty file counts as an empty list. */
export function listIn(value: unknown): unknown[] {
  if (value === null) return [];
  if (!Array.isArray(value)) throw new Error(`yaml: unmarshal errors: ${kindOf(value)} is not a list`);
  return value;
}

/** The tag of a value, as Go's library names it. */
export function kindOf(value: unknown): string {
  return Array.isArray(value) ? '!!seq' : isRecord(value) ? '!!map' : '!!str';
}
