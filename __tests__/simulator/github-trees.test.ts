import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { at, Harness } from './github-harness.js';

let harness: Harness;
let folder: string;

beforeEach(() => {
  harness = new Harness();
  folder = mkdtempSync(join(tmpdir(), 'tree-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** The object's id, or null; `what` is a git expression. */
async function oid(what: string): Promise<string | null> {
  const answer = await harness.ask(
    'query ($what: String!) { repository(owner: "acme", name: "shop") { object(expression: $what) { oid } } }',
    { what },
  );
  expect(answer['errors']).toBeUndefined();
  return at(answer, 'data', 'repository', 'object', 'oid') as string | null;
}

describe('a branch with a folder', () => {
  beforeEach(() => {
    write('hasura/config.yaml', 'version: 3\n');
    write('hasura/migrations/up.sql', 'select 1;\n');
    write('hasura-x/a', 'y\n');
    write('hasura.txt', 'x\n');
    write('run.sh', '#!/bin/sh\n');
    chmodSync(join(folder, 'run.sh'), 0o755);
    write('node_modules/left/index.js', '1');
    write('.git/HEAD', 'ref: refs/heads/main');
    mkdirSync(join(folder, 'empty'));
  });

  test('its objects have the ids that git gives them', async () => {
    const { sha } = harness.github.pushBranch(harness.repo, 'cart', { directory: folder });
    // The ids that `git write-tree` and `git ls-tree` print for the same files.
    expect(await oid(`${sha}:`)).toBe('5f33b959123306c845173dc3ad6e85cecc093a34');
    expect(await oid(`${sha}:hasura`)).toBe('bc8063daf80fc26c4de0239123d424a2ae01d999');
    expect(await oid('cart:hasura/migrations/')).toBe('043c5f49171664b7c39d6bb8763eb9a76f32c276');
    expect(await oid('refs/heads/cart:run.sh')).toBe('1a2485251c33a70432394c93fb89330ef214bfc9');
    for (const path of ['nothing', 'hasura/nothing', 'run.sh/x', 'empty', 'node_modules', '.git'])
      expect(await oid(`${sha}:${path}`)).toBeNull();
  });

  test('blobs and trees are distinguished', async () => {
    harness.github.pushBranch(harness.repo, 'cart', { directory: folder });
    expect(
      await harness.ask(`{ repository(owner: "acme", name: "shop") {
        a: object(expression: "cart:hasura") { __typename } b: object(expression: "cart:run.sh") { __typename } } }`),
    ).toEqual({ data: { repository: { a: { __typename: 'Tree' }, b: { __typename: 'Blob' } } } });
  });

  test('a push without a change keeps the tree, and a push after a change in the folder changes it', async () => {
    const first = harness.github.pushBranch(harness.repo, 'cart', { directory: folder });
    const before = await oid(`${first.sha}:hasura`);
    const second = harness.github.pushBranch(harness.repo, 'cart');
    expect(second.sha).not.toBe(first.sha);
    expect(await oid(`${second.sha}:hasura`)).toBe(before);
    write('hasura/config.yaml', 'version: 2\n');
    const third = harness.github.pushBranch(harness.repo, 'cart');
    expect(await oid(`${third.sha}:hasura`)).not.toBe(before);
    expect(await oid(`${third.sha}:hasura/migrations`)).toBe('043c5f49171664b7c39d6bb8763eb9a76f32c276');
    expect(await oid(`${first.sha}:hasura`)).toBe(before);
  });

  test('a folder that a push touches changes, and so do the folders around it', async () => {
    const paths = ['', 'hasura', 'hasura/migrations', 'hasura-x'];
    harness.github.pushBranch(harness.repo, 'cart', { directory: folder });
    const before = await Promise.all(paths.map((path) => oid(`cart:${path}`)));
    harness.github.pushBranch(harness.repo, 'cart', { touches: ['hasura'] });
    const after = await Promise.all(paths.map((path) => oid(`cart:${path}`)));
    expect(after.map((id, index) => id === before[index])).toEqual([false, false, true, true]);
    harness.github.pushBranch(harness.repo, 'cart');
    expect(await Promise.all(paths.map((path) => oid(`cart:${path}`)))).toEqual(after);
  });
});

describe('over REST', () => {
  beforeEach(() => {
    write('hasura/config.yaml', 'version: 3\n');
    write('hasura/migrations/up.sql', 'select 1;\n');
    write('run.sh', '#!/bin/sh\n');
    chmodSync(join(folder, 'run.sh'), 0o755);
  });
  const rootOf = async (sha: string): Promise<string> =>
    at((await harness.send(`/git/commits/${sha}`)).json, 'tree', 'sha') as string;
  const list = async (oid: string): Promise<unknown[]> =>
    at((await harness.send(`/git/trees/${oid}`)).json, 'tree') as unknown[];

  test('a commit names its root, and a folder its entries with the ids that GraphQL returns', async () => {
    const { sha } = harness.github.pushBranch(harness.repo, 'cart', {
      directory: folder,
      touches: ['hasura'],
    });
    const root = await rootOf(sha);
    expect(root).toBe(await oid(`${sha}:`));
    const hasura = await oid(`${sha}:hasura`);
    expect(await list(root)).toMatchObject([
      { path: 'hasura', mode: '040000', type: 'tree', sha: hasura },
      { path: 'run.sh', mode: '100755', type: 'blob', sha: await oid(`${sha}:run.sh`) },
    ]);
    expect(await list(String(hasura))).toMatchObject([
      { path: 'config.yaml', mode: '100644', type: 'blob', sha: await oid(`${sha}:hasura/config.yaml`) },
      { path: 'migrations', type: 'tree', sha: await oid(`${sha}:hasura/migrations`) },
    ]);
  });

  test('a recursive list has the paths from its folder', async () => {
    const { sha } = harness.github.pushBranch(harness.repo, 'cart', { directory: folder });
    const paths = async (oid: string): Promise<unknown[]> =>
      (await list(`${oid}?recursive=0`)).map((entry) => (entry as { path: unknown }).path);
    expect(await paths(await rootOf(sha))).toEqual([
      'hasura',
      'hasura/config.yaml',
      'hasura/migrations',
      'hasura/migrations/up.sql',
      'run.sh',
    ]);
    expect(await paths(String(await oid(`${sha}:hasura`)))).toEqual([
      'config.yaml',
      'migrations',
      'migrations/up.sql',
    ]);
  });

  test('what does not exist is a 404, and reading needs a permission', async () => {
    const { sha } = harness.github.pushBranch(harness.repo, 'cart', { directory: folder });
    const none = 'f'.repeat(40);
    const paths = [`/git/commits/${none}`, `/git/trees/${none}`, '/git/ref/heads/car', '/git/ref/cart'];
    for (const path of [...paths, `/git/commits/${sha.slice(0, 7)}`, '/git/commits/cart'])
      expect([path, (await harness.send(path)).status]).toEqual([path, 404]);
    harness.give('blind', { pull_requests: 'write' });
    for (const path of [`/git/commits/${sha}`, `/git/trees/${await rootOf(sha)}`, '/git/ref/heads/cart'])
      expect((await harness.send(path, { token: 'blind' })).status).toBe(403);
    expect((await harness.send('/git/ref/heads/cart')).json).toMatchObject({
      ref: 'refs/heads/cart',
      object: { sha },
    });
  });

  test('the list of a folder that is not on disk is truncated', async () => {
    const { sha } = harness.github.pushBranch(harness.repo, 'bare');
    const { json } = await harness.send(`/git/trees/${await rootOf(sha)}`);
    expect(json).toMatchObject({ tree: [], truncated: true });
  });
});

describe('a branch without a folder', () => {
  test('its trees stay the same after pushes that do not touch them', async () => {
    const { github, repo } = harness;
    const before = await oid('cart:hasura');
    expect(before).toMatch(/^[0-9a-f]{40}$/);
    github.pushBranch(repo, 'cart', { touches: ['docs'] });
    expect(await oid('cart:hasura')).toBe(before);
    const { sha } = github.pushBranch(repo, 'cart', { touches: ['hasura/metadata'] });
    const after = await oid('cart:hasura');
    expect(after).not.toBe(before);
    github.pushBranch(repo, 'cart', { touches: ['hasura'] });
    expect(await oid('cart:hasura')).not.toBe(after);
    expect(await oid(`${sha}:hasura`)).toBe(after);
    expect(await oid('main:hasura')).not.toBe(before);
  });

  test('a branch can start with the files of another, and a merge brings its files to the base', async () => {
    const { github, repo } = harness;
    const main = github.pushBranch(repo, 'main');
    github.pushBranch(repo, 'cut', { like: main });
    expect(await oid('cut:hasura')).toBe(await oid('main:hasura'));
    const pull = github.openPull({ repo, head: 'cut' });
    github.pushBranch(repo, 'cut', { touches: ['hasura'] });
    expect(await oid('cut:hasura')).not.toBe(await oid('main:hasura'));
    const merge = github.events.pullRequest(pull, 'synchronize').sha;
    expect(await oid(`${merge}:hasura`)).toBe(await oid('cut:hasura'));
    github.closePull(pull, { merged: true });
    expect(await oid('cut:hasura')).toBe(await oid('main:hasura'));
  });

  test('going back to an old commit brings its files back', async () => {
    const { github, repo, pull } = harness;
    const old = pull.head.sha;
    const before = await oid('cart:hasura');
    github.pushBranch(repo, 'cart', { touches: ['hasura'] });
    github.pushBranch(repo, 'cart', { sha: old });
    expect(await oid('cart:hasura')).toBe(before);
  });
});
