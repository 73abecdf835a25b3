import { createHash } from 'node:crypto';
import nock from 'nock';
import { gitHubHost } from '../support/wire.js';

/** A file, a link, a submodule, or a file of which GitHub returns no text. */
export type Blob = string | { link: string } | { submodule: string } | { bytes: number; binary?: boolean };

interface Asked {
  query: string;
  variables: Record<string, unknown>;
}

/** GitHub's cut. */
const CUT_AT = 512_000;

/** A commit on GitHub as GraphQL and REST return it. Keeps what was asked. */
export class GitRepository {
  readonly asked: Asked[] = [];
  readonly rest: string[] = [];
  readonly #files: Record<string, Blob>;
  readonly #folders: ReadonlyMap<string, ReadonlySet<string>>;
  /** By the ids of what is there. */
  readonly #paths: ReadonlyMap<string, string>;
  readonly #revisions: readonly string[];
  /** What `headRepository` is: the same files, or null. */
  fork: 'there' | 'deleted' = 'there';
  head: string;

  constructor(files: Record<string, Blob>, sha: string) {
    this.#files = files;
    this.#revisions = [sha, 'refs/pull/7/head'];
    this.head = sha;
    this.#folders = foldersOf(Object.keys(files));
    const paths = [...this.#folders.keys(), ...Object.keys(files)];
    this.#paths = new Map(paths.map((path) => [this.#oid(path), path]));
    nock(gitHubHost)
      .persist()
      .post('/graphql')
      .reply(200, async (request: Request) => ({ data: this.#answer((await request.json()) as Asked) }));
    nock(gitHubHost)
      .persist()
      .get(/\/git\/blobs\//)
      .reply(200, ({ url }: Request) => this.#restBlob(url) as object);
  }

  get requests(): number {
    return this.asked.length + this.rest.length;
  }

  /** The number of blobs of each request that read any. */
  get batches(): number[] {
    return this.asked
      .map(({ query }) => query.match(/object\(oid: \$\w+\) \{ \.\.\. on Blob/g)?.length ?? 0)
      .filter((count) => count > 0);
  }

  #answer(asked: Asked): unknown {
    this.asked.push(asked);
    const { query, variables } = asked;
    if (query.includes('headRepository'))
      return {
        repository: {
          pullRequest: { headRepository: this.fork === 'there' ? this.#fields(query, variables) : null },
        },
      };
    return { repository: this.#fields(query, variables) };
  }

  /** The fields of a query by their aliases: objects by an expression or an id. */
  #fields(query: string, variables: Record<string, unknown>): Record<string, unknown> {
    const depth = query.match(/entries \{/g)?.length ?? 0;
    const fields: Record<string, unknown> = {};
    const found = [...query.matchAll(/(\w+): object\((expression|oid): \$(\w+)\)/g)];
    for (const [, alias = '', by, variable = ''] of found) {
      const value = String(variables[variable]);
      const levels = Math.ceil(depth / found.filter(([all]) => all.includes(String(by))).length);
      fields[alias] = by === 'oid' ? this.#byOid(value, levels) : this.#byExpression(value, levels);
    }
    return fields;
  }

  #byExpression(expression: string, levels: number): unknown {
    const [revision = '', path] = expression.split(':');
    if (!this.#revisions.includes(revision)) return null;
    if (path === undefined) return { oid: this.head };
    return this.#object(path, levels);
  }

  #byOid(oid: string, levels: number): unknown {
    const path = this.#paths.get(oid);
    return path === undefined ? null : this.#object(path, levels);
  }

  #object(path: string, levels: number): unknown {
    const file = this.#files[path];
    if (file !== undefined) return this.#blob(path, file);
    if (!this.#folders.has(path)) return null;
    const entries = levels === 0 ? {} : { entries: this.#entries(path, levels) };
    return { __typename: 'Tree', oid: this.#oid(path), ...entries };
  }

  #entries(folder: string, levels: number): unknown[] {
    return this.#names(folder).map((name) => {
      const path = folder === '' ? name : `${folder}/${name}`;
      const file = this.#files[path];
      const [mode, type] =
        file === undefined
          ? [0o40000, 'tree']
          : typeof file === 'object' && 'submodule' in file
            ? [0o160000, 'commit']
            : [typeof file === 'object' && 'link' in file ? 0o120000 : 0o100644, 'blob'];
      // GitHub has no object for a submodule.
      const object =
        type === 'commit' ? null : type === 'blob' ? { __typename: 'Blob' } : this.#object(path, levels - 1);
      return { name, mode, type, oid: this.#oid(path), size: file === undefined ? 0 : sizeOf(file), object };
    });
  }

  #blob(path: string, file: Blob): unknown {
    const isBinary = typeof file === 'object' && 'binary' in file;
    const text = isBinary ? null : textOf(file).slice(0, CUT_AT);
    return {
      ...{ __typename: 'Blob', oid: this.#oid(path), byteSize: sizeOf(file) },
      ...{ text, isBinary, isTruncated: sizeOf(file) > CUT_AT },
    };
  }

  #restBlob(uri: string): unknown {
    this.rest.push(uri);
    const path = this.#paths.get(uri.slice(-40)) ?? '';
    const content = Buffer.from(textOf(this.#files[path] ?? '')).toString('base64');
    return { content, encoding: 'base64' };
  }

  #names(folder: string): string[] {
    return [...(this.#folders.get(folder) ?? [])].sort();
  }

  #oid(path: string): string {
    const file = this.#files[path];
    const content = file === undefined ? [path, ...this.#names(path)] : [file];
    return createHash('sha1').update(JSON.stringify(content)).digest('hex');
  }
}

/** The names in each folder. */
function foldersOf(paths: readonly string[]): Map<string, Set<string>> {
  const folders = new Map<string, Set<string>>([['', new Set()]]);
  for (const path of paths) {
    let folder = '';
    for (const name of path.split('/')) {
      folders.set(folder, (folders.get(folder) ?? new Set()).add(name));
      folder = folder === '' ? name : `${folder}/${name}`;
    }
  }
  return folders;
}

function textOf(file: Blob): string {
  if (typeof file === 'string') return file;
  if ('link' in file) return file.link;
  return 'bytes' in file
    ? `${file.binary === true ? '\0' : ''}${'x'.repeat(file.bytes)}`.slice(0, file.bytes)
    : '';
}

function sizeOf(file: Blob): number {
  return Buffer.byteLength(textOf(file));
}
