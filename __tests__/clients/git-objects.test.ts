import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import {
  type GitBlob,
  type GitFound,
  gitAt,
  listBelow,
  parted,
  readBlobs,
  readLarge,
} from '../../src/github/objects.js';
import { TestClock } from '../support/clock.js';
import { network } from '../support/network.js';
import { Wire, gitHubHost } from '../support/wire.js';
import { GitRepository } from './git-repository.js';

beforeAll(network.close);
afterAll(network.open);
afterEach(() => {
  nock.cleanAll();
});

const SHA = 'c'.repeat(40);
const OTHER = 'd'.repeat(40);
const wire = (): Wire => new Wire(new TestClock({ patience: 0 }));
const git = (sha = SHA, fork?: number) => gitAt(wire().github(), sha, fork);
const paths = (found: GitFound | undefined): string[] => (found?.files ?? []).map(({ path }) => path).sort();
describe('a listing', () => {
  test('of several folders and files takes one request', async () => {
    const repository = new GitRepository(
      {
        'a/b/c.txt': 'c',
        'a/d.txt': 'dd',
        'e.txt': 'e',
        'a/link': { link: 'd.txt' },
        'a/sub': { submodule: 'x' },
      },
      SHA,
    );
    const found = await listBelow(git(), ['a', 'e.txt', 'gone', 'a/b']);
    expect(repository.requests).toBe(1);
    expect([...found.keys()]).toEqual(['a', 'e.txt', 'a/b']);
    expect(found.get('a')).toMatchObject({ kind: 'folder', complete: true });
    const kinds = found.get('a')?.files.map(({ path, kind, size }) => `${path} ${kind} ${String(size)}`);
    expect(kinds?.sort()).toEqual(['b/c.txt file 1', 'd.txt file 2', 'link link 5', 'sub submodule 0']);
    expect(found.get('e.txt')).toMatchObject({ kind: 'file', size: 1, files: [], complete: true });
    expect(paths(found.get('a/b'))).toEqual(['c.txt']);
  });

  test('of nothing takes no request', async () => {
    const repository = new GitRepository({}, SHA);
    expect([await listBelow(git(), []), repository.requests]).toEqual([new Map(), 0]);
  });

  test('of folders that are deeper than six levels takes one more request for each six', async () => {
    const deep = (levels: number): string => `${'a/'.repeat(levels)}f.txt`;
    const repository = new GitRepository(
      { [deep(6)]: '6', [`b/${deep(7)}`]: '7', [`c/${deep(12)}`]: '12' },
      SHA,
    );
    const found = await listBelow(git(), ['']);
    expect(repository.requests).toBe(3);
    expect(paths(found.get(''))).toEqual([deep(6), `b/${deep(7)}`, `c/${deep(12)}`].sort());
    expect(found.get('')?.complete).toBe(true);
  });

  test('is not complete after six requests', async () => {
    const repository = new GitRepository({ [`${'a/'.repeat(60)}f.txt`]: 'f', 'b.txt': 'b' }, SHA);
    const found = (await listBelow(git(), [''])).get('');
    expect([repository.requests, paths(found), found?.complete]).toEqual([6, ['b.txt'], false]);
  });

  test('of entries that GitHub returns as null is empty', async () => {
    nock(gitHubHost)
      .post('/graphql')
      .reply(200, {
        data: { repository: { o0: { __typename: 'Tree', oid: SHA, entries: null }, o1: null } },
      });
    expect([...(await listBelow(git(), ['a', 'b'])).values()]).toEqual([
      { kind: 'folder', oid: SHA, size: 0, files: [], complete: true },
    ]);
  });
});

describe('blobs', () => {
  const many = (count: number, text = ''): Record<string, string> =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [String(at), `${String(at)} ${text}`]));
  const all = async (): Promise<Map<string, GitBlob | undefined>> => {
    const entries = (await listBelow(git(), [''])).get('')?.files ?? [];
    const blobs = await readBlobs(git(), entries);
    return new Map(entries.map(({ path, oid }) => [path, blobs.get(oid)] as const));
  };

  test('are read a hundred at a time', async () => {
    const files = many(250);
    const repository = new GitRepository(files, SHA);
    const read = await all();
    expect(repository.batches).toEqual([100, 100, 50]);
    expect(read.get('249')).toMatchObject({ text: '249 ', binary: false, truncated: false });
  });

  test('are read two megabytes at a time', async () => {
    const files = many(9, 'x'.repeat(450_000));
    const repository = new GitRepository(files, SHA);
    await all();
    expect(repository.batches.sort()).toEqual([1, 4, 4]);
  });

  test('of the same content are read once', async () => {
    const repository = new GitRepository({ a: 'same', b: 'same', c: 'other' }, SHA);
    await all();
    expect(repository.batches).toEqual([2]);
  });

  test('that GitHub would cut are read over REST', async () => {
    const files = { large: 'é'.repeat(300_000), small: 's', binary: { bytes: 600_000, binary: true } };
    const repository = new GitRepository(files, SHA);
    const read = await all();
    expect([repository.batches, repository.rest.length]).toEqual([[1], 2]);
    expect(read.get('large')).toMatchObject({ text: files.large, binary: false, truncated: false });
    expect(read.get('binary')).toMatchObject({ text: undefined, binary: true });
  });

  // Octokit's own reading of JSON fails on it.
  test('are read although they have twenty megabytes', async () => {
    const large = 'é'.repeat(10_000_000);
    const content = Buffer.from(large).toString('base64').replace(/.{60}/g, '$&\n');
    const blob = (body: string): nock.Scope =>
      nock(gitHubHost)
        .get(`/repos/acme/shop/git/blobs/${OTHER}`)
        .reply(200, body, { 'content-type': 'application/json; charset=utf-8' });
    const body = JSON.stringify({ content, encoding: 'base64' });
    blob(body.slice(0, -1_000));
    blob(body);
    expect((await readLarge(new Wire().github(), OTHER)) === large).toBe(true);
    blob(JSON.stringify({ content: Buffer.from('a\0').toString('base64'), encoding: 'base64' }));
    expect(await readLarge(new Wire().github(), OTHER)).toBeUndefined();
  });

  test('may be binary, or not there', async () => {
    const files = { binary: { bytes: 10, binary: true } };
    new GitRepository(files, SHA);
    expect((await all()).get('binary')).toMatchObject({ text: undefined, binary: true });
    expect(await readBlobs(git(), [{ oid: OTHER, size: 1 }])).toEqual(new Map());
  });
});

describe('where a commit left a branch', () => {
  const compare = (status: number, body: unknown): void => {
    nock(gitHubHost)
      .get(`/repos/acme/shop/compare/${OTHER}...${SHA}`)
      .query({ per_page: '1', page: '2' })
      .reply(status, body as object);
  };

  test('is what GitHub compares with', async () => {
    compare(200, {
      base_commit: { sha: 'f'.repeat(40) },
      merge_base_commit: { sha: 'e'.repeat(40) },
      files: [],
    });
    expect(await parted(wire().github(), OTHER, SHA)).toEqual({
      from: 'e'.repeat(40),
      tip: 'f'.repeat(40),
    });
  });

  test.each([
    [404, { message: 'Not Found' }],
    [200, { message: 'not what GitHub documents' }],
  ])('is not known after HTTP %d with %j', async (status, body) => {
    compare(status, body);
    await expect(parted(wire().github(), OTHER, SHA)).rejects.toThrow();
  });
});

describe('an answer of GitHub that is an error', () => {
  test.each<[string, number, object]>([
    ['an HTTP error', 403, { message: 'Resource not accessible by integration' }],
    ['an error of GraphQL', 200, { errors: [{ message: 'Something went wrong' }] }],
    ['no repository', 200, { data: { repository: null } }],
    ['another shape', 200, { data: { repository: { o0: { __typename: 'Tree' } } } }],
    [
      'an entry of another shape',
      200,
      { data: { repository: { o0: { __typename: 'Tree', oid: SHA, entries: [{ name: 'a' }] } } } },
    ],
  ])('rejects: %s', async (_what, status, body) => {
    nock(gitHubHost).post('/graphql').reply(status, body);
    await expect(listBelow(git(), ['a'])).rejects.toThrow();
  });

  test('rejects also where blobs are read', async () => {
    nock(gitHubHost).post('/graphql').reply(400, { message: 'no' });
    await expect(readBlobs(git(), [{ oid: SHA, size: 1 }])).rejects.toThrow('no');
    nock(gitHubHost).get(`/repos/acme/shop/git/blobs/${SHA}`).reply(200, { content: 'x', encoding: 'utf-8' });
    await expect(readBlobs(git(), [{ oid: SHA, size: 600_000 }])).rejects.toThrow('encoding');
  });
});
