import * as v from 'valibot';
import { Failure, TransportError } from '../lib/errors.js';
import { inGroups, sideBySide } from '../lib/side-by-side.js';
import { type GitHubClient, checked } from './client.js';

/** One name in a folder, as git lists it. */
export interface GitEntry {
  name: string;
  kind: 'file' | 'link' | 'folder' | 'submodule';
  oid: string;
  /** Bytes of a file. */
  size: number;
}

/** The content of a file. `text` is missing if it is binary; GitHub cuts it at 512,000 bytes. */
export interface GitBlob {
  oid: string;
  text: string | undefined;
  binary: boolean;
  truncated: boolean;
}

/** The objects of a commit: in the repository itself, or in the fork that a pull request comes from. */
export interface Git {
  github: GitHubClient;
  sha: string;
  /**
   * Asks for these fields of the repository that has the commit.
   * @param variables receives how the commit is named there
   */
  ask(
    selection: string,
    declarations: string,
    variables: (revision: string) => Record<string, unknown>,
  ): Promise<unknown>;
}

/** The longest wait for an answer of GraphQL. */
export const GRAPHQL_WAITS_MS = 5_000;

export const ENTRY = 'name mode type oid size';
export const BLOB = 'oid text isBinary isTruncated';

export const entryShape = v.object({
  name: v.string(),
  mode: v.number(),
  type: v.string(),
  oid: v.string(),
  size: v.number(),
});
export const blobShape = v.object({
  oid: v.string(),
  text: v.nullish(v.string()),
  isBinary: v.nullish(v.boolean()),
  isTruncated: v.boolean(),
});

/** git's mode of a symbolic link, which GraphQL returns as a decimal number. */
const LINK = 0o120000;

export function entryOf({ name, mode, type, oid, size }: v.InferOutput<typeof entryShape>): GitEntry {
  const kind = type === 'tree' ? 'folder' : type === 'commit' ? 'submodule' : mode === LINK ? 'link' : 'file';
  return { name, kind, oid, size };
}

export function blobOf({ oid, text, isBinary, isTruncated }: v.InferOutput<typeof blobShape>): GitBlob {
  return { oid, text: text ?? undefined, binary: isBinary === true, truncated: isTruncated };
}

const forkAnswer = v.object({
  repository: v.object({
    pullRequest: v.object({ headRepository: v.nullish(v.record(v.string(), v.unknown())) }),
  }),
});
const ownAnswer = v.object({ repository: v.record(v.string(), v.unknown()) });
const commitShape = v.object({ oid: v.string() });

/**
 * The objects of a commit.
 * @param fork the pull request whose head the commit is, if it comes from a fork: then GitHub reads from the fork
 * itself, and from the pull request's own reference if the fork is deleted or private
 */
export function gitAt(github: GitHubClient, sha: string, fork?: number): Git {
  const { octokit, at } = github;
  const send = (query: string, variables: Record<string, unknown>): Promise<unknown> =>
    github.read(() => octokit.graphql<unknown>(query, { ...at, ...variables }), GRAPHQL_WAITS_MS);
  const own = async (
    selection: string,
    declarations: string,
    variables: Record<string, unknown>,
  ): Promise<Record<string, unknown>> =>
    checked(
      ownAnswer,
      await send(
        `query git($owner: String!, $repo: String!, ${declarations}) { repository(owner: $owner, name: $repo) { ${selection} } }`,
        variables,
      ),
    ).repository;
  const ask: Git['ask'] = async (selection, declarations, variables) => {
    if (fork === undefined) return await own(selection, declarations, variables(sha));
    const answer = await send(
      `query git($owner: String!, $repo: String!, $pull: Int!, ${declarations}) { repository(owner: $owner, name: $repo) { pullRequest(number: $pull) { headRepository { ${selection} } } } }`,
      { pull: fork, ...variables(sha) },
    );
    const { headRepository } = checked(forkAnswer, answer).repository.pullRequest;
    if (headRepository) return headRepository;
    const reference = `refs/pull/${String(fork)}/head`;
    const found = await own(
      `head: object(expression: $head) { oid } ${selection}`,
      `$head: String!, ${declarations}`,
      { head: reference, ...variables(reference) },
    );
    if (checked(commitShape, found['head']).oid !== sha)
      throw new Failure('github-error', `The head of pull request #${String(fork)} has changed.`, {
        remedy: 'Run the job again.',
      });
    return found;
  };
  return { github, sha, ask };
}

/** A folder with everything below it, or one file. */
export interface GitFound {
  kind: GitEntry['kind'];
  oid: string;
  size: number;
  /** The files and links below, by their paths from the folder. */
  files: (GitEntry & { path: string })[];
  complete: boolean;
}

/** How many levels one request lists; deeper folders take another request. */
const LEVELS = 6;
const MOST_ENTRIES = 20_000;
const MOST_REQUESTS = 6;

/** The fields that list a folder. A fragment cannot contain itself, so each level is written out. */
function levels(left: number): string {
  return left === 0 ? '' : `... on Tree { entries { ${ENTRY} object { ${levels(left - 1)} __typename } } }`;
}

/** The fields that list what is at a path. */
export const LISTED = `__typename oid ${levels(LEVELS)} ... on Blob { byteSize }`;

interface Nested {
  entries?: (v.InferOutput<typeof entryShape> & { object?: Nested | null })[];
}

const nested = v.looseObject({ __typename: v.string(), oid: v.string() });
const blobSize = v.object({ byteSize: v.number() });

/**
 * Lists what is at these paths of a commit, with everything below. A path where nothing is has no answer. Sends one
 * request for all paths, and one more if a folder is deeper than six levels.
 */
export async function listBelow(git: Git, paths: readonly string[]): Promise<Map<string, GitFound>> {
  const found = new Map<string, GitFound>();
  if (paths.length === 0) return found;
  const objects = await objectsOf(
    git,
    paths.map((_, index) => `expression: $o${String(index)}`),
    'String!',
    (revision) => paths.map((path) => `${revision}:${path}`),
  );
  const deeper: Deeper = [];
  for (const [index, path] of paths.entries()) {
    const object = objects[index];
    if (object === undefined) continue;
    found.set(path, foundIn(object, deeper));
  }
  for (let requests = 1; deeper.length > 0; requests++) {
    if (requests >= MOST_REQUESTS) {
      for (const { into } of deeper) into.complete = false;
      break;
    }
    const group = deeper.splice(0, 50);
    const more = await objectsOf(
      git,
      group.map((_, index) => `oid: $o${String(index)}`),
      'GitObjectID!',
      () => group.map(({ oid }) => oid),
    );
    for (const [index, { into, path }] of group.entries()) collect(into, path, more[index], deeper);
  }
  return found;
}

type Deeper = { into: GitFound; path: string; oid: string }[];

/** What an answer to `LISTED` lists. @param deeper collects the folders that take another request */
export function foundIn(object: object, deeper: Deeper): GitFound {
  const { __typename: type, oid } = checked(nested, object);
  const into: GitFound = {
    kind: type === 'Tree' ? 'folder' : type === 'Blob' ? 'file' : 'submodule',
    oid,
    size: type === 'Blob' ? checked(blobSize, object).byteSize : 0,
    files: [],
    complete: true,
  };
  collect(into, '', object, deeper);
  return into;
}

/** Objects by an argument each, with the levels below them; `undefined` where there is none. */
async function objectsOf(
  git: Git,
  args: readonly string[],
  type: string,
  values: (revision: string) => string[],
): Promise<(object | undefined)[]> {
  const selection = args.map((arg, index) => `o${String(index)}: object(${arg}) { ${LISTED} }`).join('\n');
  const declarations = args.map((_, index) => `$o${String(index)}: ${type}`).join(', ');
  const answer = (await git.ask(selection, declarations, (revision) =>
    Object.fromEntries(values(revision).map((value, index) => [`o${String(index)}`, value])),
  )) as Record<string, object | null | undefined>;
  return args.map((_, index) => answer[`o${String(index)}`] ?? undefined);
}

function collect(into: GitFound, folder: string, object: Nested | undefined, deeper: Deeper): void {
  for (const raw of object?.entries ?? []) {
    if (into.files.length >= MOST_ENTRIES) {
      into.complete = false;
      return;
    }
    const entry = entryOf(checked(entryShape, raw));
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.kind !== 'folder') into.files.push({ ...entry, path });
    else if (raw.object?.entries === undefined) deeper.push({ into, path, oid: entry.oid });
    else collect(into, path, raw.object, deeper);
  }
}

/** Blobs of one request: at most this many, and of at most this many bytes. */
const [MOST_BLOBS, MOST_BYTES] = [100, 2_000_000];
/** GitHub cuts a text at this many bytes. (known) */
const CUT_AT = 512_000;
const SIDE_BY_SIDE = 3;

const restBlob = v.object({ content: v.string(), encoding: v.literal('base64') });

/** Reads files by their ids, many in one request. A file that GitHub would cut takes a request of its own. */
export async function readBlobs(
  git: Git,
  files: readonly { oid: string; size: number }[],
): Promise<Map<string, GitBlob>> {
  const unique = [...new Map(files.map((file) => [file.oid, file])).values()];
  const groups = batches(unique.filter(({ size }) => size < CUT_AT));
  const large = unique.filter(({ size }) => size >= CUT_AT).map((file) => [file]);
  const read = await sideBySide([...groups, ...large], SIDE_BY_SIDE, (group) =>
    group.length === 1 && (group[0]?.size ?? 0) >= CUT_AT ? byRest(git, group) : byGraphQL(git, group),
  );
  return new Map(read.flat().map((blob) => [blob.oid, blob]));
}

function batches<T extends { size: number }>(files: readonly T[]): T[][] {
  return inGroups(files, MOST_BLOBS).flatMap((group) => {
    const parts: T[][] = [[]];
    let bytes = 0;
    for (const file of group) {
      bytes += file.size;
      if (bytes > MOST_BYTES) {
        parts.push([]);
        bytes = file.size;
      }
      parts.at(-1)?.push(file);
    }
    return parts;
  });
}

async function byGraphQL(git: Git, files: readonly { oid: string }[]): Promise<GitBlob[]> {
  const names = files.map((_, index) => `o${String(index)}`);
  const answer = (await git.ask(
    names.map((name) => `${name}: object(oid: $${name}) { ... on Blob { ${BLOB} } }`).join('\n'),
    names.map((name) => `$${name}: GitObjectID!`).join(', '),
    () => Object.fromEntries(files.map(({ oid }, index) => [`o${String(index)}`, oid])),
  )) as Record<string, unknown>;
  return names
    .map((name) => answer[name])
    .filter((blob) => v.is(blobShape, blob))
    .map(blobOf);
}

async function byRest({ github }: Git, files: readonly { oid: string }[]): Promise<GitBlob[]> {
  const blobs: GitBlob[] = [];
  for (const { oid } of files) {
    const { data } = await github.read(() =>
      github.octokit.rest.git.getBlob({ ...github.at, file_sha: oid }),
    );
    const bytes = Buffer.from(checked(restBlob, data).content, 'base64');
    const binary = bytes.subarray(0, 8_000).includes(0);
    blobs.push({ oid, text: binary ? undefined : bytes.toString('utf8'), binary, truncated: false });
  }
  return blobs;
}

/** The text of one file, whatever its size; `undefined` if it is not text. */
export async function readLarge(github: GitHubClient, oid: string): Promise<string | undefined> {
  const data = await github.read(async () => {
    const answer = await github.octokit.rest.git.getBlob({
      ...github.at,
      file_sha: oid,
      // Octokit's own reading of JSON fails on texts of about 10 MB. (seen)
      request: { fetch: github.fetchLarge, parseSuccessResponseBody: false },
    });
    try {
      return await new Response(answer.data as unknown as ReadableStream).json();
    } catch (error) {
      throw new TransportError('The answer of GitHub broke off', {
        ...{ sent: 'maybe', retryable: true, host: 'GitHub' },
        cause: error,
      });
    }
  });
  const bytes = Buffer.from(checked(restBlob, data).content, 'base64');
  return bytes.includes(0) ? undefined : bytes.toString('utf8');
}

const comparison = v.object({
  base_commit: v.object({ sha: v.string() }),
  merge_base_commit: v.object({ sha: v.string() }),
});

/** How a commit lies to a branch. */
export interface Parted {
  /** The commit where it left the branch: what "Files changed" of a pull request compares with. */
  from: string;
  /** The newest commit of the branch. */
  tip: string;
}

/** Where a commit left a branch. Rejects as the client does. */
export async function parted(github: GitHubClient, base: string, head: string): Promise<Parted> {
  const { data } = await github.read(
    () =>
      // The second page has no files, which would make the answer large. (likely)
      github.octokit.rest.repos.compareCommitsWithBasehead({
        ...github.at,
        basehead: `${base}...${head}`,
        per_page: 1,
        page: 2,
      }),
    GRAPHQL_WAITS_MS,
  );
  const { base_commit: tip, merge_base_commit: from } = checked(comparison, data);
  return { from: from.sha, tip: tip.sha };
}
