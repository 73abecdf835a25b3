import { type Content, pathFrom } from './files.js';
import { type Node, Source, get, textOf } from './node.js';
import type { Problem } from './problem.js';
import { parseYaml } from './yaml.js';

/** Where the parts of a Hasura project lie, as paths from the repository's root. */
export interface Layout {
  /** The version of config.yaml: 3 today; 2 has one database; 1 is no longer supported. */
  version: number;
  /** The folder with config.yaml. */
  directory: string;
  /** `undefined`: its path leads out of the repository. */
  metadata: string | undefined;
  /** The whole metadata in one file instead of the folder. */
  metadataFile: string | undefined;
  migrations: string | undefined;
  seeds: string | undefined;
  config: Source;
  /** What config.yaml says; absent if it is empty. */
  root: Node | undefined;
}

export const CONFIG = 'config.yaml';

/**
 * Reads config.yaml. A missing version counts as 1, and missing folders have the names that Hasura's CLI gives them.
 * @returns no layout if the file does not parse
 */
export function layoutOf(directory: string, config: Source, problems: Problem[]): Layout | undefined {
  const before = problems.length;
  const root = parseYaml(config, problems);
  if (root === undefined && problems.length > before) return undefined;
  const at = { source: config, offset: 0 };
  const node = get(root, 'version');
  const version = node?.kind === 'scalar' ? Number(node.value) : 1;
  if (version !== 3)
    problems.push({
      rule: 'config-version',
      at: node ?? at,
      what: `config.yaml has version ${Number.isNaN(version) ? 'that is not a number' : String(version)}${node === undefined ? ', because it names none' : ''}.`,
    });
  const folder = (key: string, usual: string): string | undefined => {
    const named = get(root, key);
    const path = textOf(named) ?? usual;
    const found = pathFrom(directory, path);
    if (found === undefined)
      problems.push({
        rule: 'path-outside',
        at: named ?? at,
        what: `${key} leads out of the repository.`,
      });
    return found;
  };
  const file = textOf(get(root, 'metadata_file')) ?? '';
  const metadataFile = file === '' ? undefined : folder('metadata_file', file);
  return {
    version,
    directory,
    // One file replaces the folder, also if it is not there.
    metadata:
      file === '' || metadataFile !== undefined ? folder('metadata_directory', 'metadata') : undefined,
    metadataFile,
    migrations: folder('migrations_directory', 'migrations'),
    seeds: folder('seeds_directory', 'seeds'),
    config,
    root,
  };
}

/** The sources of contents: two states of a project share what is the same in both, so it is parsed once. */
const SOURCES = new WeakMap<Content, Source>();

/** The text of a file; `undefined` if it is binary or too large, with a problem that says so. */
export function sourceOf(
  file: string,
  content: Content | undefined,
  problems: Problem[],
): Source | undefined {
  if (content?.kind === 'text') {
    const known = SOURCES.get(content);
    if (known?.file === file) return known;
    const source = new Source(file, content.text);
    SOURCES.set(content, source);
    return source;
  }
  const why =
    content === undefined
      ? 'it could not be read'
      : content.kind === 'binary'
        ? 'it is binary'
        : `it is too large (${String(Math.round(content.bytes / 1_000))} kB)`;
  problems.push({
    rule: 'not-checked',
    at: { source: new Source(file, ''), offset: 0 },
    what: `The file could not be checked: ${why}.`,
  });
  return undefined;
}
