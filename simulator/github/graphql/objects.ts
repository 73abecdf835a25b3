import type { Entry } from '../git.js';
import { entryAt, entryBelow, findObject, isBinary, pathFrom } from '../git.js';
import type { Commit, Repository } from '../model.js';
import { nodeId } from '../payloads.js';
import type { State } from '../state.js';
import { Trouble } from './trouble.js';

/** How many bytes of a blob GitHub returns as `text`. */
const MOST_TEXT = 512_000;

/** The arguments of `Repository.object`. */
export interface WantedObject {
  oid?: string | null;
  expression?: string | null;
}

/**
 * The object with this id, or the one that git finds by this expression: `REVISION` is a commit, `REVISION:PATH` the
 * object at that path. Null if there is no such object. Throws unless exactly one argument is given (guess).
 */
export function objectView(state: State, repository: Repository, wanted: WantedObject): object | null {
  const [oid, expression] = [wanted.oid ?? null, wanted.expression ?? null];
  if (oid !== null && expression === null) return byOid(repository, oid);
  if (expression !== null && oid === null) return byExpression(state, repository, expression);
  throw new Trouble('UNPROCESSABLE', 'Provide either `oid` or `expression`.');
}

export function commitView({ sha }: Pick<Commit, 'sha'>): object {
  return { __typename: 'Commit', id: nodeId('Commit', sha), oid: sha };
}

function byOid(repository: Repository, oid: string): object | null {
  const commit = repository.commits.get(oid);
  if (commit !== undefined) return commitView(commit);
  const found = findObject(repository, oid);
  return found === undefined ? null : entryView(found, found.path);
}

function byExpression(state: State, repository: Repository, expression: string): object | null {
  const [, revision = '', path] = /^([^:]*)(?::(.*))?$/s.exec(expression) ?? [];
  const commit = state.revision(repository, revision);
  if (commit !== undefined) {
    const found = path === undefined ? undefined : entryAt(commit, path);
    if (path === undefined) return commitView(commit);
    return found === undefined ? null : entryView(found, '');
  }
  // For git, the id of a tree is a revision as well.
  const tree = findObject(repository, revision);
  const found = tree && entryBelow(tree, path ?? '');
  return tree === undefined || found === undefined ? null : entryView(found, tree.path);
}

/** `from`: the folder from which paths are given. The commit of a submodule is in another repository: null (guess). */
function entryView(entry: Entry, from: string): object | null {
  if (entry.type === 'commit') return null;
  const typename = entry.type === 'tree' ? 'Tree' : 'Blob';
  const common = { __typename: typename, id: nodeId(typename, entry.oid), oid: entry.oid };
  return entry.content === null
    ? { ...common, entries: () => entry.children?.map((child) => treeEntryView(child, from)) ?? null }
    : { ...common, ...blobView(entry.content) };
}

function treeEntryView(entry: Entry, from: string): object {
  return {
    name: entry.name,
    path: pathFrom(from, entry),
    mode: parseInt(entry.mode, 8),
    type: entry.type,
    oid: entry.oid,
    size: entry.size,
    object: () => entryView(entry, from),
  };
}

/** A truncated blob's `isBinary` is null (likely). A character of which only a part is left becomes U+FFFD (guess). */
function blobView(content: Buffer): object {
  const isTruncated = content.length > MOST_TEXT;
  const binary = isBinary(content);
  return {
    byteSize: content.length,
    isTruncated,
    isBinary: isTruncated ? null : binary,
    text: () => (binary ? null : content.toString('utf8', 0, MOST_TEXT)),
  };
}
