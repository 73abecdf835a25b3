import { isIn } from './files.js';
import { type Node, get, jsonText, listOf, mapOf } from './node.js';
import type { Problem, ReaderRule } from './problem.js';
import type { Project } from './project.js';

/** What `replace_metadata` takes as the metadata, or what keeps it from being sent. */
export type MetadataJson = { text: string } | { refused: readonly Problem[] };

/**
 * With these, Hasura's CLI ends the apply, or sends what the server refuses. What could be read is then not the
 * metadata of the project, and sending it would clear what it lacks. (known: the CLI's source)
 */
const ENDING: readonly ReaderRule[] = [
  ...(['config-version', 'path-outside', 'yaml-syntax', 'metadata-missing', 'metadata-version'] as const),
  ...(['include-missing', 'include-cycle', 'include-outside', 'include-not-yaml'] as const),
  ...(['action-not-in-sdl', 'type-not-in-sdl', 'sdl-syntax', 'sdl-refused'] as const),
];
/** With these, a part of the metadata was not read. They are also reported for other folders. */
const UNREAD: readonly ReaderRule[] = ['not-checked', 'link-outside'];

/**
 * The metadata of a project of config v3 as the JSON text that `hasura metadata apply` sends: a key for each file that
 * exists, always with `version` and `sources`, and with all digits of big integers. The server refuses metadata
 * without `sources`. (known)
 * @returns the problems that keep it from being sent, also those that the workflow ignores; at least one
 */
export function metadataJson({
  layout,
  metadata,
  problems,
}: Pick<Project, 'layout' | 'metadata' | 'problems'>): MetadataJson {
  const { root, incomplete } = metadata;
  const folder = layout.metadata ?? layout.directory;
  const inMetadata = (file: string): boolean => isIn(folder, file) || metadata.used.has(file);
  const ending = problems.filter(
    ({ rule, at }) =>
      ENDING.includes(rule) || (UNREAD.includes(rule) && (incomplete || inMetadata(at.source.file))),
  );
  const version = get(root, 'version');
  // One file with the whole metadata says its version itself.
  if (version?.kind !== 'scalar' || Number(version.value) !== 3)
    ending.push({ rule: 'metadata-version', at: version ?? root, what: 'The metadata must say version: 3.' });
  const sources = root.entries.get('sources')?.value;
  if (sources !== undefined && sources.kind !== 'list')
    ending.push({ rule: 'sources-missing', at: sources, what: 'The databases must be a list.' });
  if (ending.length > 0) return { refused: ending };
  if (incomplete)
    return { refused: [{ rule: 'not-checked', at: root, what: 'The metadata could not be read in full.' }] };
  return { text: jsonText(sources === undefined ? withoutSources(root) : root) };
}

function withoutSources(root: Node & { kind: 'map' }): Node {
  const none = listOf(root, []);
  return mapOf(root, [
    ...[...root.entries].map(([key, { value }]) => [key, value] as const),
    ['sources', none],
  ]);
}
