import * as v from 'valibot';
import { Failure } from '../lib/errors.js';
import type { Log } from '../lib/log.js';
import { within } from '../lib/within.js';
import { type GitHubClient, checked, gitHubFailure } from './client.js';
import {
  BLOB,
  ENTRY,
  GRAPHQL_WAITS_MS,
  LISTED,
  type Git,
  type GitBlob,
  type GitEntry,
  type GitFound,
  blobOf,
  blobShape,
  entryOf,
  entryShape,
  foundIn,
  gitAt,
} from './objects.js';

/** The git tree of a folder. A folder that could not be read counts as neither known nor absent. */
export type Tree =
  /**
   * `top`: what lies directly in the folder, its config.yaml, and what is below the folders that a project usually has,
   * by their paths from the root; REST does not return them.
   */
  | {
      state: 'known';
      oid: string;
      top?: { entries: GitEntry[]; config: GitBlob; below: Map<string, GitFound | undefined> };
    }
  /** `what`: what the commit does not have, such as "folder hasura". */
  | { state: 'absent'; what: string }
  /** `why`: why GitHub did not return it, in a sentence. */
  | { state: 'unknown'; why: string };

/** The longest wait for REST, after GraphQL has failed: this runs beside a build and is not worth a longer wait. */
const REST_WAITS_MS = 15_000;

/** The folders that config.yaml names if it names no others. */
const USUAL = ['metadata', 'migrations', 'seeds'] as const;

/** Also asks for the commit: for an unknown commit, GitHub finds no folder either, although it may exist. */
const SELECTION = `commit: object(expression: $sha) { oid }
  folder: object(expression: $folder) { __typename oid ... on Tree { entries { ${ENTRY} } } }
  config: object(expression: $config) { __typename oid ... on Blob { ${BLOB} } }
  ${USUAL.map((name) => `${name}: object(expression: $${name}) { ${LISTED} }`).join('\n')}`;
const VARIABLES = ['sha', 'folder', 'config', ...USUAL].map((name) => `$${name}: String!`).join(', ');

const answer = v.object({
  commit: v.object({ oid: v.string() }),
  folder: v.nullish(
    v.object({ __typename: v.string(), oid: v.string(), entries: v.nullish(v.array(entryShape)) }),
  ),
  config: v.nullish(v.object({ ...v.partial(blobShape).entries, __typename: v.string() })),
  ...v.entriesFromList(USUAL, v.nullish(v.looseObject({}))),
});
const commit = v.object({ tree: v.object({ sha: v.string() }) });
const listing = v.object({
  tree: v.array(v.object({ path: v.string(), type: v.string(), sha: v.string() })),
  truncated: v.boolean(),
});

/** The file that makes a folder a Hasura project: the Hasura CLI requires it, and by this name. */
const CONFIG = 'config.yaml';

/**
 * The git tree of a Hasura project's folder at a commit, which is the same for the same files in any commit. Uses
 * GraphQL, and REST if GraphQL fails. REST does not check that the folder has a config.yaml. Never rejects.
 * @param directory the folder's path; empty for the repository's root
 * @param fork the pull request whose head the commit is, if it comes from a fork
 */
export async function treeOf(
  github: GitHubClient,
  log: Log,
  sha: string,
  directory: string,
  fork?: number,
): Promise<Tree> {
  if (sha === '') return { state: 'unknown', why: 'The commit is not known.' };
  let why = '';
  for (const [ask, ms] of [
    [byGraphQL, GRAPHQL_WAITS_MS],
    [byRest, REST_WAITS_MS],
  ] as const) {
    try {
      return await within(github.clock, ms, 'GitHub', ask(gitAt(github, sha, fork), directory));
    } catch (error) {
      why = gitHubFailure(error, 'read the project folder', 'contents: read', github).message;
      log.debug(why);
    }
  }
  return { state: 'unknown', why };
}

async function byGraphQL(git: Git, directory: string): Promise<Tree> {
  const data = await git.ask(SELECTION, VARIABLES, (revision) => ({
    sha: revision,
    folder: `${revision}:${directory}`,
    config: `${revision}:${inside(directory, CONFIG)}`,
    ...Object.fromEntries(USUAL.map((name) => [name, `${revision}:${inside(directory, name)}`])),
  }));
  const read = checked(answer, data);
  const { folder, config } = read;
  if (folder?.__typename !== 'Tree') return { state: 'absent', what: `folder ${directory}` };
  if (config?.__typename === undefined) return { state: 'absent', what: `file ${inside(directory, CONFIG)}` };
  const { oid, entries } = folder;
  if (!v.is(blobShape, config) || !entries) return { state: 'known', oid };
  const below = new Map<string, GitFound | undefined>();
  for (const name of USUAL) {
    const deeper: Parameters<typeof foundIn>[1] = [];
    const object = read[name];
    const found = object ? foundIn(object, deeper) : undefined;
    // Deeper folders take a request of their own.
    if (deeper.length === 0) below.set(inside(directory, name), found);
  }
  return { state: 'known', oid, top: { entries: entries.map(entryOf), config: blobOf(config), below } };
}

/** Walks from the commit down to the folder, a request for each folder on the way. */
async function byRest({ github, sha }: Git, directory: string): Promise<Tree> {
  const { at } = github;
  const { git } = github.octokit.rest;
  const read = <T>(call: () => Promise<T>): Promise<T> => github.read(call, REST_WAITS_MS);
  const { data } = await read(() => git.getCommit({ ...at, commit_sha: sha }));
  let oid = checked(commit, data).tree.sha;
  for (const name of directory.split('/').filter((segment) => segment !== '')) {
    const parent = oid;
    const { data: listed } = await read(() => git.getTree({ ...at, tree_sha: parent }));
    const { tree, truncated } = checked(listing, listed);
    const found = tree.find(({ path }) => path === name);
    if (found === undefined && truncated)
      throw new Failure('github-error', `GitHub lists the parent folder of ${directory} only in part.`);
    if (found?.type !== 'tree') return { state: 'absent', what: `folder ${directory}` };
    oid = found.sha;
  }
  return { state: 'known', oid };
}

const inside = (directory: string, name: string): string =>
  directory === '' ? name : `${directory}/${name}`;

/**
 * The folders of a commit that hold a Hasura project; empty where GitHub does not list them in time. Never rejects.
 * @returns their paths, that of the repository's root being "."
 */
export async function projectFolders(github: GitHubClient, log: Log, sha: string): Promise<string[]> {
  try {
    return await within(github.clock, GRAPHQL_WAITS_MS, 'GitHub', foldersOf(github, sha));
  } catch (error) {
    log.debug(gitHubFailure(error, 'list the folders', 'contents: read', github).message);
    return [];
  }
}

/** The same, but it rejects where GitHub does not list all of them. */
export async function listProjectFolders(github: GitHubClient, sha: string): Promise<string[]> {
  return await within(github.clock, GRAPHQL_WAITS_MS, 'GitHub', foldersOf(github, sha, 'all'));
}

async function foldersOf(github: GitHubClient, sha: string, wanted?: 'all'): Promise<string[]> {
  const { at } = github;
  const { git } = github.octokit.rest;
  const { data } = await github.read(() => git.getCommit({ ...at, commit_sha: sha }), GRAPHQL_WAITS_MS);
  const root = checked(commit, data).tree.sha;
  const { data: listed } = await github.read(
    () => git.getTree({ ...at, tree_sha: root, recursive: 'true' }),
    GRAPHQL_WAITS_MS,
  );
  const { tree, truncated } = checked(listing, listed);
  if (truncated && wanted === 'all')
    throw new Failure('github-error', 'GitHub lists the files of the repository only in part.');
  return tree
    .filter(({ path, type }) => type === 'blob' && `/${path}`.endsWith(`/${CONFIG}`))
    .map(({ path }) => path.slice(0, -CONFIG.length - 1) || '.');
}
