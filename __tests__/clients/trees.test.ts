import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import { type Tree, projectFolders, treeOf } from '../../src/github/trees.js';
import { TestClock } from '../support/clock.js';
import { network } from '../support/network.js';
import { Wire, gitHubHost } from '../support/wire.js';

beforeAll(network.close);
afterAll(network.open);
afterEach(() => {
  expect(network.leftOver()).toEqual([]);
});

const SHA = 'c'.repeat(40);
const OID = 'a'.repeat(40);
const CONFIG = { __typename: 'Blob' };
const [ROOT, BETWEEN] = ['1'.repeat(40), '2'.repeat(40)];
const git = '/repos/acme/shop/git';

const look = (folder = 'apps/hasura', sha = SHA): Promise<Tree> => {
  // No pause ends until the test advances the time.
  const wire = new Wire(new TestClock({ patience: 0 }));
  return treeOf(wire.github(), wire.log, sha, folder);
};
const graphQL = (repository: unknown): void => {
  nock(gitHubHost).post('/graphql').reply(200, { data: { repository } });
};
const graphQLIsOut = (): void => {
  nock(gitHubHost).post('/graphql').reply(400, { message: 'no' });
};
const commit = (): void => {
  nock(gitHubHost)
    .get(`${git}/commits/${SHA}`)
    .reply(200, { sha: SHA, tree: { sha: ROOT } });
};
const lists = (
  oid: string,
  entries: [path: string, type: string, sha: string][],
  truncated = false,
): void => {
  const tree = entries.map(([path, type, sha]) => ({ path, type, sha }));
  nock(gitHubHost).get(`${git}/trees/${oid}`).reply(200, { sha: oid, tree, truncated });
};

describe('The tree of a folder', () => {
  test('is known after one request', async () => {
    graphQL({ commit: { oid: SHA }, folder: { __typename: 'Tree', oid: OID }, config: CONFIG });
    expect(await look()).toEqual({ state: 'known', oid: OID });
  });

  test.each([
    ['apps/hasura', 'file apps/hasura/config.yaml'],
    ['', 'file config.yaml'],
  ])('is absent if the folder %j has no config.yaml', async (folder, what) => {
    graphQL({ commit: { oid: SHA }, folder: { __typename: 'Tree', oid: OID }, config: null });
    expect(await look(folder)).toEqual({ state: 'absent', what });
  });

  test.each([
    ['the path does not exist', null],
    ['the path is a file', { __typename: 'Blob', oid: OID }],
  ])('is absent where %s', async (_what, folder) => {
    graphQL({ commit: { oid: SHA }, folder, config: null });
    expect(await look()).toEqual({ state: 'absent', what: 'folder apps/hasura' });
  });

  test.each<[string, () => void]>([
    ['fails', graphQLIsOut],
    [
      'is not permitted',
      () => {
        nock(gitHubHost).post('/graphql').reply(403, { message: 'Resource not accessible by integration' });
      },
    ],
    [
      'does not know the commit',
      () => {
        graphQL({ commit: null, folder: null });
      },
    ],
    [
      'does not know the repository',
      () => {
        graphQL(null);
      },
    ],
  ])('is requested over REST where GraphQL %s', async (_what, happens) => {
    happens();
    commit();
    lists(ROOT, [
      ['README.md', 'blob', OID],
      ['apps', 'tree', BETWEEN],
    ]);
    lists(BETWEEN, [['hasura', 'tree', OID]]);
    expect(await look()).toEqual({ state: 'known', oid: OID });
  });

  test('of the root takes one request over REST', async () => {
    graphQLIsOut();
    commit();
    expect(await look('')).toEqual({ state: 'known', oid: ROOT });
  });

  test.each<[string, [string, string, string][]]>([
    ['the path does not exist', []],
    ['the path is a file', [['hasura', 'blob', OID]]],
    ['the path is a submodule', [['hasura', 'commit', OID]]],
  ])('is absent over REST where %s', async (_what, entries) => {
    graphQLIsOut();
    commit();
    lists(ROOT, entries);
    expect(await look('hasura')).toEqual({ state: 'absent', what: 'folder hasura' });
  });

  test('in a truncated list is known if it is listed, and unknown otherwise', async () => {
    graphQLIsOut();
    commit();
    lists(ROOT, [['hasura', 'tree', OID]], true);
    expect(await look('hasura')).toEqual({ state: 'known', oid: OID });
    graphQLIsOut();
    commit();
    lists(ROOT, [['README.md', 'blob', OID]], true);
    expect(await look('hasura')).toEqual({
      state: 'unknown',
      why: 'GitHub lists the parent folder of hasura only in part.',
    });
  });

  test.each([403, 404, 422])('is never absent because a request fails: HTTP %d', async (status) => {
    graphQLIsOut();
    nock(gitHubHost).get(`${git}/commits/${SHA}`).reply(status, { message: 'no' });
    expect(await look()).toMatchObject({
      state: 'unknown',
      why: expect.stringContaining(`read the project folder (HTTP ${String(status)})`),
    });
  });

  test('of an unknown commit is not requested', async () => {
    expect(await look('hasura', '')).toMatchObject({ state: 'unknown' });
  });
});

describe('The folders with a Hasura project', () => {
  const folders = (): Promise<string[]> => {
    const wire = new Wire(new TestClock({ patience: 0 }));
    return projectFolders(wire.github(), wire.log, SHA);
  };
  const lists = (tree: unknown): void => {
    commit();
    nock(gitHubHost)
      .get(`${git}/trees/${ROOT}`)
      .query({ recursive: 'true' })
      .reply(200, tree as object);
  };

  test('are those with a file config.yaml', async () => {
    const entry = (path: string, type = 'blob'): unknown => ({ path, type, sha: OID });
    lists({
      tree: [
        entry('config.yaml'),
        entry('apps/hasura/config.yaml'),
        entry('apps/my-config.yaml'),
        entry('apps/other/config.yaml', 'tree'),
        entry('apps/hasura/config.yaml.orig'),
      ],
      truncated: true,
    });
    expect(await folders()).toEqual(['.', 'apps/hasura']);
  });

  test('are none if GitHub does not list them', async () => {
    nock(gitHubHost).get(`${git}/commits/${SHA}`).reply(403, { message: 'no' });
    expect(await folders()).toEqual([]);
    lists({ message: 'not what GitHub documents' });
    expect(await folders()).toEqual([]);
  });
});
