import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Branch, Repository } from '../../simulator/github/model.js';
import type { Push } from '../../simulator/github/state.js';
import type { Answer, Json } from './github-harness.js';
import { at, each as eachOf, Harness } from './github-harness.js';

let harness: Harness;
let folder: string;

beforeEach(() => {
  harness = new Harness();
  folder = mkdtempSync(join(tmpdir(), 'objects-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

/** Pushes the folder as it is now. */
function push(branch = 'cart', more: Push = {}): Branch {
  return harness.github.pushBranch(harness.repo, branch, { directory: folder, ...more });
}

/** Makes a public fork of `acme/shop`. */
function fork(given: { directory?: string } = {}): Repository {
  return harness.github.addRepository({ owner: 'mallory', name: 'shop', id: 666, fork: true, ...given });
}

/** Asks `acme/shop` for fields, which must not give an error. */
async function inShop(fields: string, variables: Record<string, unknown> = {}): Promise<Json> {
  const declared = Object.keys(variables).map(
    (name) => `$${name}: ${name === 'oid' ? 'GitObjectID' : 'String'}`,
  );
  const head = declared.length === 0 ? '' : `query (${declared.join(' ')}) `;
  const answer = await harness.ask(
    `${head}{ repository(owner: "acme", name: "shop") { ${fields} } }`,
    variables,
  );
  expect(answer['errors']).toBeUndefined();
  return at(answer, 'data', 'repository') as Json;
}

/** Fields of the object that an expression finds, or null. */
async function find(what: string, fields = '__typename oid'): Promise<Json> {
  return at(await inShop(`object(expression: $what) { ${fields} }`, { what }), 'object') as Json;
}

async function byOid(oid: string, fields = '__typename oid'): Promise<Json> {
  return at(await inShop(`object(oid: $oid) { ${fields} }`, { oid }), 'object') as Json;
}

/** One field of every item of a list. */
const each = (json: Json, list: string, field: string): unknown[] => eachOf(at(json, list) as Json, field);

const oidOf = async (what: string): Promise<string> => at(await find(what), 'oid') as string;

const BLOB = '... on Blob { byteSize isBinary isTruncated text }';
const ENTRIES = '... on Tree { entries { name path mode type oid size } }';

describe('a tree over GraphQL', () => {
  test('lists files, folders, links and submodules with the modes and ids of git', async () => {
    write('hasura/config.yaml', 'version: 3\n');
    write('run.sh', '#!/bin/sh\n');
    chmodSync(join(folder, 'run.sh'), 0o755);
    symlinkSync('hasura/config.yaml', join(folder, 'link'));
    write('sub/.git', 'gitdir: ../.git/modules/sub\n');
    write('sub/ignored.txt', 'x');
    write('.git/modules/sub/HEAD', `${'7'.repeat(40)}\n`);
    push();
    // The ids that `git hash-object` and `git ls-tree` print for the same files.
    expect(await find('cart:', `oid id ${ENTRIES}`)).toEqual({
      oid: 'b8b797a079ca2709c52bd34dfd5842b30a9af004',
      id: expect.any(String),
      entries: [
        {
          name: 'hasura',
          path: 'hasura',
          mode: 16384,
          type: 'tree',
          oid: 'c3437bcf14340859f4cb7b54182799c1aef898e6',
          size: 0,
        },
        {
          name: 'link',
          path: 'link',
          mode: 40960,
          type: 'blob',
          oid: '4e5dc0ba9fd738eac7f943581b90de644abc33b4',
          size: 18,
        },
        {
          name: 'run.sh',
          path: 'run.sh',
          mode: 33261,
          type: 'blob',
          oid: '1a2485251c33a70432394c93fb89330ef214bfc9',
          size: 10,
        },
        { name: 'sub', path: 'sub', mode: 57344, type: 'commit', oid: '7'.repeat(40), size: 0 },
      ],
    });
    expect(await find('cart:hasura', ENTRIES)).toMatchObject({
      entries: [{ name: 'config.yaml', path: 'hasura/config.yaml', mode: 33188, type: 'blob', size: 11 }],
    });
    expect(await find('cart:link', BLOB)).toMatchObject({ text: 'hasura/config.yaml', byteSize: 18 });
    const inside = await find('cart:', '... on Tree { entries { object { __typename oid } } }');
    expect(each(inside, 'entries', 'object')).toMatchObject([
      { __typename: 'Tree' },
      { __typename: 'Blob' },
      { __typename: 'Blob' },
      null,
    ]);
    expect(await find('cart:sub')).toBeNull();
    expect(await find('cart:sub/ignored.txt')).toBeNull();
    expect(await byOid('7'.repeat(40))).toBeNull();
  });

  test('a submodule has the commit that its branch is at, whatever form its repository has', async () => {
    const at = async (): Promise<unknown> => {
      push();
      return each(await find('cart:', ENTRIES), 'entries', 'oid')[0];
    };
    write('sub/.git/HEAD', 'ref: refs/heads/main\n');
    const unknown = await at();
    expect(unknown).toMatch(/^[0-9a-f]{40}$/);
    write('sub/.git/refs/heads/main', `${'8'.repeat(40)}\n`);
    expect(await at()).toBe('8'.repeat(40));
  });

  test('nests as deep as the query writes it out', async () => {
    write('1/2/3/4/5/6.txt', 'deep\n');
    push();
    const nested = (levels: number): string =>
      `__typename ... on Blob { text } ... on Tree { entries { path${levels === 0 ? '' : ` object { ${nested(levels - 1)} }`} } }`;
    let json = await find('cart:', nested(6));
    for (const path of ['1', '1/2', '1/2/3', '1/2/3/4', '1/2/3/4/5', '1/2/3/4/5/6.txt']) {
      expect(json['__typename']).toBe('Tree');
      const [entry] = json['entries'] as unknown as { path: string; object: Json }[];
      expect(entry?.path).toBe(path);
      json = entry?.object ?? json;
    }
    expect(json).toEqual({ __typename: 'Blob', text: 'deep\n' });
  });

  test('has paths from the root by an expression, and from itself by its id', async () => {
    write('hasura/migrations/up.sql', 'select 1;\n');
    push();
    const fields = '... on Tree { entries { path object { ... on Tree { entries { path } } } } }';
    const entries = (path: string, below: string): unknown => ({
      entries: [{ path, object: { entries: [{ path: below }] } }],
    });
    expect(await find('cart:hasura', fields)).toEqual(
      entries('hasura/migrations', 'hasura/migrations/up.sql'),
    );
    const tree = await oidOf('cart:hasura');
    for (const found of [await byOid(tree, fields), await find(tree, fields), await find(`${tree}:`, fields)])
      expect(found).toEqual(entries('migrations', 'migrations/up.sql'));
    expect(await find(`${tree}:migrations/up.sql`, BLOB)).toMatchObject({ text: 'select 1;\n' });
    expect(await find(`${tree}:nothing`)).toBeNull();
  });

  test('of a branch without a folder has no list', async () => {
    const { oid } = await find('cart:hasura', `oid ${ENTRIES}`);
    expect(await find('cart:hasura', ENTRIES)).toEqual({ entries: null });
    expect(await byOid(String(oid))).toEqual({ __typename: 'Tree', oid });
  });
});

describe('a blob over GraphQL', () => {
  const text = async (content: string | Buffer): Promise<Json> => {
    write('file', content);
    push();
    return find('cart:file', BLOB);
  };

  test('has its text, its id and its size in bytes', async () => {
    write('file', 'grün\n');
    push();
    expect(await find('cart:file', `__typename oid id ${BLOB}`)).toEqual({
      __typename: 'Blob',
      oid: 'b168a61f3bdf65992dd863a091b27c60307e2be7',
      id: expect.any(String),
      byteSize: 6,
      isBinary: false,
      isTruncated: false,
      text: 'grün\n',
    });
    expect(await text('')).toEqual({ byteSize: 0, isBinary: false, isTruncated: false, text: '' });
  });

  test('is cut off after 512,000 bytes', async () => {
    expect(await text('x'.repeat(512_000))).toEqual({
      byteSize: 512_000,
      isBinary: false,
      isTruncated: false,
      text: 'x'.repeat(512_000),
    });
    expect(await text(`${'x'.repeat(512_000)}y`)).toEqual({
      byteSize: 512_001,
      isBinary: null,
      isTruncated: true,
      text: 'x'.repeat(512_000),
    });
  });

  test('may be cut off in the middle of a character', async () => {
    expect(await text(`${'x'.repeat(511_999)}ü`)).toMatchObject({
      isTruncated: true,
      text: `${'x'.repeat(511_999)}\uFFFD`,
    });
  });

  test('has no text if there is a NUL byte within its first 8,000 bytes', async () => {
    expect(await text(Buffer.concat([Buffer.alloc(7999, 'x'), Buffer.of(0)]))).toEqual({
      byteSize: 8000,
      isBinary: true,
      isTruncated: false,
      text: null,
    });
    expect(await text(Buffer.concat([Buffer.alloc(8000, 'x'), Buffer.of(0)]))).toMatchObject({
      isBinary: false,
      text: `${'x'.repeat(8000)}\0`,
    });
    expect(await text(Buffer.alloc(600_000))).toMatchObject({ isTruncated: true, text: null });
  });
});

describe('what `object` finds', () => {
  test('any commit, tree and blob by its id, also of an older commit', async () => {
    write('hasura/config.yaml', 'version: 2\n');
    const { sha } = push();
    const [tree, blob] = [await oidOf('cart:hasura'), await oidOf('cart:hasura/config.yaml')];
    write('hasura/config.yaml', 'version: 3\n');
    push();
    expect(await oidOf('cart:hasura')).not.toBe(tree);
    expect(await byOid(sha)).toEqual({ __typename: 'Commit', oid: sha });
    expect(await byOid(tree)).toEqual({ __typename: 'Tree', oid: tree });
    expect(await byOid(blob, BLOB)).toMatchObject({ text: 'version: 2\n' });
    expect(await byOid('f'.repeat(40))).toBeNull();
    expect(await find('f'.repeat(40))).toBeNull();
    expect(await find(`${'f'.repeat(40)}:hasura`)).toBeNull();
  });

  test('neither or both arguments are an error', async () => {
    const { sha } = push();
    for (const given of ['', '(oid: null)', `(oid: "${sha}", expression: "cart")`])
      expect(
        await harness.ask(`{ repository(owner: "acme", name: "shop") { object${given} { oid } } }`),
      ).toMatchObject({
        data: { repository: { object: null } },
        errors: [{ type: 'UNPROCESSABLE', path: ['repository', 'object'] }],
      });
  });

  test('the files of a thousand names, in less than a second', async () => {
    for (let n = 0; n < 1000; n++) write(`folder/${n % 20}/${n}.txt`, `${n}\n`);
    push();
    const began = performance.now();
    const fields =
      '... on Tree { entries { object { ... on Tree { entries { oid object { ... on Blob { text } } } } } } }';
    const json = await find('cart:folder', fields);
    const oids = JSON.stringify(json).match(/[0-9a-f]{40}/g) ?? [];
    expect(oids).toHaveLength(1000);
    for (const oid of oids.slice(-50)) expect(await byOid(oid)).not.toBeNull();
    expect(await byOid('f'.repeat(40))).toBeNull();
    expect(performance.now() - began).toBeLessThan(1000);
  });

  test('a commit keeps its files when its folder changes, and reads them once', async () => {
    write('file', 'before\n');
    const { sha } = push();
    expect(await find(`${sha}:file`, BLOB)).toMatchObject({ text: 'before\n' });
    write('file', 'after\n');
    expect(await find(`${sha}:file`, BLOB)).toMatchObject({ text: 'before\n' });
    push();
    expect(await find('cart:file', BLOB)).toMatchObject({ text: 'after\n' });
    harness.github.pushBranch(harness.repo, 'cart', { sha });
    expect(await find('cart:file', BLOB)).toMatchObject({ text: 'before\n' });
  });
});

describe('pull requests', () => {
  const HEAD = `pullRequest(number: 7) { headRefOid baseRefOid baseRefName
    headRepository { nameWithOwner object(expression: "evil:hasura/config.yaml") { ${BLOB} } } }`;

  /** A pull request 7 from the branch `evil` of a fork. */
  const fromFork = () => {
    write('hasura/config.yaml', 'version: 9\n');
    const theirs = fork();
    harness.github.pushBranch(theirs, 'evil', { directory: folder });
    const pull = harness.github.openPull({
      repo: harness.repo,
      number: 7,
      head: 'evil',
      headRepository: theirs,
    });
    return { theirs, pull };
  };

  test('their head and test merge are refs of the base repository, also those of forks', async () => {
    const { theirs, pull } = fromFork();
    for (const ref of ['refs/pull/7/head', 'refs/pull/7/merge', 'pull/7/head'])
      expect(await find(`${ref}:hasura/config.yaml`, BLOB)).toMatchObject({ text: 'version: 9\n' });
    expect(await oidOf('refs/pull/7/head')).toBe(pull.head.sha);
    const merge = await oidOf('refs/pull/7/merge');
    expect(merge).toBe(harness.github.events.pullRequest(pull, 'opened').sha);
    const { json } = await harness.send(`/git/commits/${merge}`);
    expect(each(json, 'parents', 'sha')).toEqual([pull.base.sha, pull.head.sha]);
    for (const ref of ['refs/pull/8/head', 'refs/pull/7/other', 'refs/pull/7', 'refs/pull/7/head/x'])
      expect([ref, await find(ref)]).toEqual([ref, null]);
    const blob = await oidOf('refs/pull/7/head:hasura/config.yaml');
    expect(await byOid(blob, BLOB)).toMatchObject({ text: 'version: 9\n' });
    write('hasura/config.yaml', 'version: 10\n');
    const { sha } = harness.github.pushBranch(theirs, 'evil');
    expect(await find('refs/pull/7/head:hasura/config.yaml', `oid ${BLOB}`)).toMatchObject({
      text: 'version: 10\n',
    });
    expect(await oidOf('refs/pull/7/head')).toBe(sha);
  });

  test('a pull request that is closed or has conflicts has no test merge', async () => {
    const { pull } = fromFork();
    pull.conflicts = true;
    expect(await find('refs/pull/7/merge')).toBeNull();
    pull.conflicts = false;
    harness.github.closePull(pull);
    expect(await find('refs/pull/7/merge')).toBeNull();
    expect(await oidOf('refs/pull/7/head')).toBe(pull.head.sha);
  });

  test('their files are read from the fork itself, as long as there is one and the token sees it', async () => {
    const { theirs, pull } = fromFork();
    const common = { headRefOid: pull.head.sha, baseRefOid: pull.base.sha, baseRefName: 'main' };
    expect(await inShop(HEAD)).toMatchObject({
      pullRequest: {
        ...common,
        headRepository: { nameWithOwner: 'mallory/shop', object: { text: 'version: 9\n' } },
      },
    });
    theirs.private = true;
    expect(await inShop(HEAD)).toEqual({ pullRequest: { ...common, headRepository: null } });
    theirs.private = false;
    harness.github.deleteRepository(theirs);
    expect(await inShop(HEAD)).toEqual({ pullRequest: { ...common, headRepository: null } });
    expect(await find('refs/pull/7/head:hasura/config.yaml', BLOB)).toMatchObject({ text: 'version: 9\n' });
  });

  test('a token that may not read contents reads none from a fork either', async () => {
    fromFork();
    harness.give('weak', { pull_requests: 'read' });
    expect(
      await harness.ask(`{ repository(owner: "acme", name: "shop") { ${HEAD} } }`, {}, 'weak'),
    ).toMatchObject({
      data: { repository: { pullRequest: { headRepository: { object: null } } } },
      errors: [{ type: 'FORBIDDEN', path: ['repository', 'pullRequest', 'headRepository', 'object'] }],
    });
  });
});

describe('blobs over REST', () => {
  test('come in base64, with a line break after 60 characters and at the end', async () => {
    const text = 'a line of text\n'.repeat(10);
    write('file', text);
    push();
    const sha = await oidOf('cart:file');
    const { status, json } = await harness.send(`/git/blobs/${sha}`);
    expect([status, json]).toEqual([
      200,
      {
        sha,
        node_id: expect.any(String),
        size: 150,
        url: `https://api.github.com/repos/acme/shop/git/blobs/${sha}`,
        content: expect.any(String),
        encoding: 'base64',
      },
    ]);
    const content = String(json['content']);
    expect(content.split('\n').map(({ length }) => length)).toEqual([60, 60, 60, 20, 0]);
    expect(Buffer.from(content, 'base64').toString()).toBe(text);
  });

  test('have no size limit, and any bytes', async () => {
    const bytes = Buffer.alloc(700_000, Buffer.of(0, 1, 255));
    write('big', bytes);
    write('empty', '');
    push();
    const big = await harness.send(`/git/blobs/${await oidOf('cart:big')}`);
    expect(Buffer.from(String(big.json['content']), 'base64').equals(bytes)).toBe(true);
    const empty = await harness.send(`/git/blobs/${await oidOf('cart:empty')}`);
    expect(empty.json).toMatchObject({ content: '', size: 0 });
  });

  test('need a permission, and an unknown one is a 404', async () => {
    write('file', 'x');
    const { sha } = push();
    const [blob, tree] = [await oidOf('cart:file'), await oidOf('cart:')];
    harness.give('blind', { pull_requests: 'write' });
    expect((await harness.send(`/git/blobs/${blob}`, { token: 'blind' })).status).toBe(403);
    for (const token of ['blind', 'full'])
      expect((await harness.send(`/compare/main...cart`, { token })).status).toBe(
        token === 'full' ? 200 : 403,
      );
    for (const none of ['f'.repeat(40), tree, sha]) {
      const { status, json } = await harness.send(`/git/blobs/${none}`);
      expect([status, json]).toEqual([404, expect.objectContaining({ message: 'Not Found', status: '404' })]);
    }
    expect((await harness.send(`/git/trees/${blob}`)).status).toBe(404);
    expect((await harness.send(`/git/blobs/${blob}`, { token: null })).status).toBe(404);
  });
});

describe('trees over REST', () => {
  const listed = async (rest = ''): Promise<Json> =>
    (await harness.send(`/git/trees/${await oidOf('cart:')}${rest}`)).json;

  test('have sizes of blobs only, and no address for a submodule', async () => {
    write('a.txt', 'four');
    write('hasura/config.yaml', 'version: 3\n');
    write('sub/.git/HEAD', '7'.repeat(40));
    symlinkSync('a.txt', join(folder, 'link'));
    push();
    const git = 'https://api.github.com/repos/acme/shop/git';
    const { tree, truncated } = await listed();
    const hasura = await oidOf('cart:hasura');
    const blob = async (path: string, mode: string, size: number): Promise<unknown> => {
      const sha = await oidOf(`cart:${path}`);
      return { path, mode, type: 'blob', sha, size, url: `${git}/blobs/${sha}` };
    };
    expect([tree, truncated]).toEqual([
      [
        await blob('a.txt', '100644', 4),
        { path: 'hasura', mode: '040000', type: 'tree', sha: hasura, url: `${git}/trees/${hasura}` },
        await blob('link', '120000', 5),
        { path: 'sub', mode: '160000', type: 'commit', sha: '7'.repeat(40) },
      ],
      false,
    ]);
  });

  test('are cut off when a recursive list is too long, and only then', async () => {
    for (const name of ['a', 'b', 'c', 'd']) write(`folder/${name}`, name);
    write('z', 'z');
    push();
    const paths = async (): Promise<unknown[]> => {
      const json = await listed('?recursive=1');
      return [json['truncated'], ...each(json, 'tree', 'path')];
    };
    const all = ['folder', 'folder/a', 'folder/b', 'folder/c', 'folder/d', 'z'];
    expect(await paths()).toEqual([false, ...all]);
    harness.github.mostTreeEntries = 6;
    expect(await paths()).toEqual([false, ...all]);
    harness.github.mostTreeEntries = 3;
    expect(await paths()).toEqual([true, ...all.slice(0, 3)]);
    harness.github.mostTreeEntries = 1;
    const json = await listed();
    expect([json['truncated'], each(json, 'tree', 'path')]).toEqual([false, ['folder', 'z']]);
  });
});

describe('the parents of a commit', () => {
  const parentsOf = async (sha: string): Promise<unknown[]> =>
    each((await harness.send(`/git/commits/${sha}`)).json, 'parents', 'sha');
  const head = (branch: string): string => harness.repo.branches.get(branch)?.sha ?? '';

  test('a push follows the head of its branch, and a new branch that of the default branch', async () => {
    const { github, repo, pull } = harness;
    expect(await parentsOf(pull.base.sha)).toEqual([]);
    expect(await parentsOf(pull.head.sha)).toEqual([head('main')]);
    const before = head('cart');
    const { sha } = github.pushBranch(repo, 'cart');
    expect(await parentsOf(sha)).toEqual([before]);
    const { json } = await harness.send('/branches/cart');
    expect(each(at(json, 'commit') as Json, 'parents', 'sha')).toEqual([before]);
    const given = github.pushBranch(repo, 'new', { sha: 'd'.repeat(40) });
    expect(await parentsOf(given.sha)).toEqual([head('main')]);
  });

  test('a branch that is created like another follows that one', async () => {
    const { github, repo } = harness;
    const cart = github.pushBranch(repo, 'cart');
    const { sha } = github.pushBranch(repo, 'stock', { like: cart });
    expect(await parentsOf(sha)).toEqual([cart.sha]);
    const main = head('main');
    expect(await parentsOf(github.pushBranch(repo, 'main', { like: cart }).sha)).toEqual([main, cart.sha]);
  });

  test('going back to an earlier commit changes no parents', async () => {
    const { github, repo, pull } = harness;
    const first = pull.head.sha;
    github.pushBranch(repo, 'cart');
    github.pushBranch(repo, 'cart', { sha: first });
    expect(await parentsOf(first)).toEqual([head('main')]);
    expect(await parentsOf(github.pushBranch(repo, 'cart').sha)).toEqual([first]);
  });

  test('a push may name its parent or have none', async () => {
    const { github, repo } = harness;
    const main = head('main');
    github.pushBranch(repo, 'cart');
    expect(await parentsOf(github.pushBranch(repo, 'cart', { parent: main }).sha)).toEqual([main]);
    expect(await parentsOf(github.pushBranch(repo, 'cart', { parent: null }).sha)).toEqual([]);
    expect(() => github.pushBranch(repo, 'cart', { parent: 'e'.repeat(40) })).toThrow('There is no commit');
  });

  test('a merge follows the base and the head, also of a fork', async () => {
    const { github, repo, pull } = harness;
    const main = head('main');
    github.closePull(pull, { merged: true });
    expect(await parentsOf(head('main'))).toEqual([main, pull.head.sha]);
    const theirs = fork();
    const other = github.openPull({ repo, head: 'evil', headRepository: theirs });
    const before = head('main');
    github.deleteRepository(theirs);
    github.closePull(other, { merged: true });
    expect(await parentsOf(head('main'))).toEqual([before, other.head.sha]);
  });

  test('a fork starts at the default branch of its parent as it is then', async () => {
    const { github, repo } = harness;
    write('file', 'x\n');
    const { sha } = push('main');
    const theirs = fork();
    expect([theirs.parent, theirs.branches.get('main')?.sha]).toEqual([repo, sha]);
    github.pushBranch(repo, 'main');
    const { sha: evil } = github.pushBranch(theirs, 'evil');
    expect(theirs.commits.get(evil)?.parents).toEqual([sha]);
    expect(theirs.commits.has(head('main'))).toBe(false);
    expect(theirs.commits.has(head('cart'))).toBe(false);
    const unrelated = github.addRepository({ owner: 'mallory', name: 'other', id: 9, fork: true });
    expect(unrelated.parent).toBeNull();
    const named = github.addRepository({ owner: 'eve', name: 'shop-2', id: 10, parent: repo });
    expect([named.fork, named.branches.get('main')?.sha]).toEqual([true, head('main')]);
  });

  test('the same scenario has the same commits', () => {
    const shas = (): string[] => {
      const { github, repo, pull } = new Harness();
      github.pushBranch(repo, 'cart');
      github.closePull(pull, { merged: true });
      return [...repo.commits.keys()];
    };
    expect(shas()).toEqual(shas());
  });
});

describe('comparisons', () => {
  const compare = (what: string, token = 'full'): Promise<Answer> =>
    harness.send(`/compare/${what}`, { token });
  const counts = async (what: string): Promise<unknown> => {
    const { status, json } = await compare(what);
    expect(status).toBe(200);
    expect(json['total_commits']).toBe(json['ahead_by']);
    return [json['status'], json['ahead_by'], json['behind_by'], at(json, 'merge_base_commit', 'sha')];
  };
  const head = (branch: string): string => harness.repo.branches.get(branch)?.sha ?? '';

  test('know all four states, by branches and by shas', async () => {
    const { github, repo } = harness;
    const start = head('main');
    const cart = github.pushBranch(repo, 'cart');
    expect(await counts('main...cart')).toEqual(['ahead', 2, 0, start]);
    expect(await counts('cart...main')).toEqual(['behind', 0, 2, start]);
    expect(await counts('cart...cart')).toEqual(['identical', 0, 0, head('cart')]);
    github.pushBranch(repo, 'main');
    expect(await counts('main...cart')).toEqual(['diverged', 2, 1, start]);
    expect(await counts(`${head('main')}...${head('cart')}`)).toEqual(['diverged', 2, 1, start]);
    expect(await counts('acme:main...refs/heads/cart')).toEqual(['diverged', 2, 1, start]);
    github.pushBranch(repo, 'feature/x', { like: cart });
    expect(await counts('main...feature/x')).toEqual(['diverged', 3, 1, start]);
    expect(await counts('cart...feature%2Fx')).toEqual(['ahead', 1, 0, head('cart')]);
  });

  test('a branch that merged the base meets it at the merge', async () => {
    const { github, repo } = harness;
    const main = github.pushBranch(repo, 'main');
    github.pushBranch(repo, 'cart', { merges: main.sha });
    expect(await counts('main...cart')).toEqual(['ahead', 2, 0, main.sha]);
    github.pushBranch(repo, 'main');
    expect(await counts('main...cart')).toEqual(['diverged', 2, 1, main.sha]);
  });

  test('the merge base is not behind another common ancestor, even if fewer steps lead to it', async () => {
    const { github, repo } = harness;
    const start = head('main');
    const { sha } = github.pushBranch(repo, 'main');
    github.pushBranch(repo, 'topic');
    github.pushBranch(repo, 'topic');
    github.pushBranch(repo, 'topic', { merges: start });
    expect(await counts('main...topic')).toEqual(['ahead', 3, 0, sha]);
  });

  test('a comparison has its commits in chronological order, with their parents', async () => {
    const { github, repo } = harness;
    const [first, start] = [head('cart'), head('main')];
    harness.seconds = 60;
    const { sha } = github.pushBranch(repo, 'cart');
    const { json } = await compare('main...cart');
    expect(json).toMatchObject({
      url: 'https://api.github.com/repos/acme/shop/compare/main...cart',
      html_url: 'https://github.com/acme/shop/compare/main...cart',
      base_commit: { sha: start, parents: [] },
      merge_base_commit: { sha: start },
      commits: [
        { sha: first, parents: [{ sha: start }], commit: { committer: { date: '2026-01-01T00:00:00Z' } } },
        {
          sha,
          parents: [{ sha: first, url: `https://api.github.com/repos/acme/shop/commits/${first}` }],
          commit: { tree: { sha: await oidOf('cart:') }, committer: { date: '2026-01-01T00:01:00Z' } },
          author: null,
        },
      ],
    });
  });

  test('files are on the first page only', async () => {
    const { github, repo } = harness;
    const start = head('cart');
    for (let n = 0; n < 4; n++) github.pushBranch(repo, 'cart', { touches: [`hasura/${n}`] });
    const all = each((await compare(`${start}...cart`)).json, 'commits', 'sha');
    expect(all).toHaveLength(4);
    const first = await compare(`${start}...cart?per_page=3`);
    expect(each(first.json, 'commits', 'sha')).toEqual(all.slice(0, 3));
    expect(each(first.json, 'files', 'filename')).toHaveLength(4);
    expect(first.headers.get('link')).toContain('rel="next"');
    const second = await compare(`${start}...cart?per_page=3&page=2`);
    expect(each(second.json, 'commits', 'sha')).toEqual(all.slice(3));
    expect(second.json).toMatchObject({ total_commits: 4, ahead_by: 4, merge_base_commit: { sha: start } });
    expect(second.json).not.toHaveProperty('files');
  });

  test('without a page the last 250 commits are listed', async () => {
    const { github, repo } = harness;
    const start = head('cart');
    for (let n = 0; n < 260; n++) github.pushBranch(repo, 'cart');
    const { json, headers } = await compare(`${start}...cart`);
    const shas = each(json, 'commits', 'sha');
    expect([shas.length, shas.at(-1), json['total_commits']]).toEqual([250, head('cart'), 260]);
    expect(headers.get('link')).toBeNull();
    const paged = await compare(`${start}...cart?page=1`);
    expect(each(paged.json, 'commits', 'sha')).toHaveLength(30);
  });

  test('files are what changed since the merge base', async () => {
    const { github, repo } = harness;
    write('same', 'same\n');
    write('edited', 'one\ntwo\n');
    write('gone', 'gone\n');
    write('old-name', 'moved\n');
    const main = push('main');
    expect(await oidOf('main:same')).not.toBeNull();
    const other = mkdtempSync(join(tmpdir(), 'objects-'));
    for (const [name, text] of [
      ['same', 'same\n'],
      ['edited', 'one\n2\nthree\n'],
      ['new', 'a\nb\n'],
      ['new-name', 'moved\n'],
    ] as const)
      writeFileSync(join(other, name), text);
    const { sha } = github.pushBranch(repo, 'topic', { directory: other, touches: ['docs', 'same'] });
    expect(github.repository('acme', 'shop')?.commits.get(sha)?.parents).toEqual([main.sha]);
    // What happens on the base meanwhile does not count.
    push('main', { touches: ['elsewhere'] });
    const { json } = await compare('main...topic');
    const file = (filename: string, status: string, additions: number, deletions: number): unknown =>
      expect.objectContaining({ filename, status, additions, deletions, changes: additions + deletions });
    expect(json['files']).toEqual([
      file('docs/touched', 'modified', 1, 1),
      file('edited', 'modified', 2, 1),
      file('gone', 'removed', 0, 1),
      file('new', 'added', 2, 0),
      expect.objectContaining({ status: 'renamed', filename: 'new-name', previous_filename: 'old-name' }),
      file('same', 'modified', 0, 0),
    ]);
    expect(each(json, 'files', 'sha')[3]).toBe(await oidOf('topic:new'));
    rmSync(other, { recursive: true });
  });

  test('a comparison without a change has no files', async () => {
    write('file', 'x\n');
    push('main');
    push('topic');
    expect((await compare('main...topic')).json).toMatchObject({ status: 'ahead', files: [] });
  });

  test('forks are compared by their owner, and by the head of a pull request', async () => {
    const { github, repo } = harness;
    const start = head('main');
    const theirs = fork();
    const pull = github.openPull({ repo, head: 'evil', headRepository: theirs });
    github.pushBranch(theirs, 'evil');
    github.pushBranch(repo, 'main');
    for (const name of ['mallory:evil', 'MALLORY:evil', pull.head.sha, `refs/pull/${pull.number}/head`])
      expect(await counts(`main...${name}`)).toEqual(['diverged', 2, 1, start]);
    expect(await counts('mallory:main...main')).toEqual(['ahead', 1, 0, start]);
    const onlyTheirs = github.pushBranch(theirs, 'more');
    expect((await compare(`main...${onlyTheirs.sha}`)).status).toBe(404);
    theirs.private = true;
    expect((await compare('main...mallory:evil')).status).toBe(404);
    github.deleteRepository(theirs);
    expect((await compare('main...mallory:evil')).status).toBe(404);
    expect(await counts(`main...${pull.head.sha}`)).toEqual(['diverged', 2, 1, start]);
  });

  test('the head of a fork that was gone before follows the base', async () => {
    const { github, repo } = harness;
    const pull = github.openPull({ repo, head: 'evil', headRepository: null });
    expect(await counts(`main...${pull.head.sha}`)).toEqual(['ahead', 1, 0, head('main')]);
  });

  test('what is not there is a 404, and so are commits that have nothing in common', async () => {
    const { github, repo } = harness;
    github.pushBranch(repo, 'orphan', { parent: null });
    github.addRepository({ owner: 'eve', name: 'shop', id: 9 });
    const answer = await compare('main...orphan');
    expect([answer.status, answer.json['message']]).toEqual([
      404,
      'No common ancestor between main and orphan.',
    ]);
    for (const what of ['main...nothing', 'nothing...main', 'main..cart', 'main', 'main...eve:main']) {
      const { status, json } = await compare(what);
      expect([what, status, json['message']]).toEqual([what, 404, 'Not Found']);
    }
  });
});
