import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import { type GitFound, gitAt, listBelow } from '../../src/github/objects.js';
import { treeOf } from '../../src/github/trees.js';
import { type Blobs, filesOfCommit } from '../../src/project/commit.js';
import { type Project, listProject, readProject } from '../../src/project/project.js';
import { TestClock } from '../support/clock.js';
import { network } from '../support/network.js';
import { BASE } from '../support/project.js';
import { Wire, gitHubHost } from '../support/wire.js';
import { type Blob, GitRepository } from './git-repository.js';

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
const inFolder = (files: Record<string, Blob>): Record<string, Blob> =>
  Object.fromEntries(Object.entries(files).map(([path, file]) => [`hasura/${path}`, file]));

/** Reads a project as a run does. */
async function read(
  repository: GitRepository,
  sha = SHA,
  blobs: Blobs = new Map(),
  fork?: number,
): Promise<Project> {
  const world = wire();
  const github = world.github();
  const tree = await treeOf(github, world.log, sha, 'hasura', fork);
  const files = filesOfCommit(gitAt(github, sha, fork), 'hasura', tree, blobs);
  const listing = await listProject(files, 'hasura');
  const project = 'absent' in listing ? undefined : await readProject(files, listing);
  if (project === undefined) throw new Error(`No project after ${String(repository.requests)} requests.`);
  return project;
}

describe('a project of a commit', () => {
  test.each([
    [200, 4],
    [1_000, 12],
  ])('of %d files takes at most %d requests', async (count, most) => {
    const files = Object.fromEntries(
      Array.from({ length: count - 4 }, (_, at) => [
        `migrations/default/${String(at + 2)}_a/up.sql`,
        `select ${String(at)};`,
      ]),
    );
    const repository = new GitRepository(inFolder({ ...BASE, ...files }), SHA);
    const project = await read(repository);
    expect(project.sql.size + project.sources.size).toBe(count);
    expect(repository.requests).toBeLessThanOrEqual(most);
  });

  test('is read as it is, with links and folders elsewhere', async () => {
    const config = 'version: 3\nmigrations_directory: ../sql\n';
    const databases = BASE['metadata/databases/databases.yaml'].replace('[]', '!include t.yaml');
    const repository = new GitRepository(
      {
        ...inFolder({ ...BASE, 'config.yaml': config, 'metadata/databases/databases.yaml': databases }),
        'hasura/metadata/databases/t.yaml': { link: '../../../shared/t.yaml' },
        'shared/t.yaml': '- table: t\n',
        'sql/default/1_a/up.sql': 'select 1;',
        'hasura/metadata/large.yaml': { bytes: 1_000_001 },
      },
      SHA,
    );
    const project = await read(repository);
    expect(project.sources.get('hasura/metadata/databases/t.yaml')?.text).toBe('- table: t\n');
    expect(project.migrations.map(({ folder, migrations }) => [folder, migrations.length])).toEqual([
      ['sql/default', 1],
    ]);
    expect(project.problems.map(({ rule, at }) => `${rule} ${at.source.file}`)).toEqual([
      'not-checked hasura/metadata/large.yaml',
    ]);
    expect(repository.rest).toEqual([]);
  });

  test('shares what two commits have in common', async () => {
    const blobs: Blobs = new Map();
    await read(new GitRepository(inFolder(BASE), SHA), SHA, blobs);
    nock.cleanAll();
    const base = new GitRepository(
      inFolder({ ...BASE, 'migrations/default/2_b/up.sql': 'select 2;' }),
      OTHER,
    );
    expect((await read(base, OTHER, blobs)).sql.size).toBe(2);
    expect(base.batches).toEqual([1]);
  });

  test('is asked for again after GitHub has failed', async () => {
    const blobs: Blobs = new Map();
    const repository = new GitRepository(inFolder(BASE), SHA);
    const files = filesOfCommit(
      git(),
      'hasura',
      await treeOf(wire().github(), wire().log, SHA, 'hasura'),
      blobs,
    );
    const listing = await listProject(files, 'hasura');
    if ('absent' in listing) throw new Error(listing.absent);
    nock.cleanAll();
    nock(gitHubHost).post('/graphql').reply(400, { message: 'no' });
    await expect(readProject(files, listing)).rejects.toThrow('no');
    const again = new GitRepository(inFolder(BASE), SHA);
    expect((await readProject(files, listing))?.sql.size).toBe(1);
    // version.yaml is the same as config.yaml, which is read by then.
    expect([repository.batches, again.batches]).toEqual([[], [2]]);
  });
});

describe('the commit of a fork', () => {
  test('is read from the fork', async () => {
    const repository = new GitRepository(inFolder(BASE), SHA);
    expect((await read(repository, SHA, new Map(), 7)).sql.size).toBe(1);
    expect(repository.asked.every(({ query }) => query.includes('headRepository'))).toBe(true);
    expect(repository.asked[0]?.variables).toMatchObject({ owner: 'acme', repo: 'shop', pull: 7, sha: SHA });
  });

  test('is read from the reference of the pull request if the fork is deleted', async () => {
    const repository = new GitRepository(inFolder(BASE), SHA);
    repository.fork = 'deleted';
    const found = await listBelow(git(SHA, 7), ['hasura/metadata']);
    expect(paths(found.get('hasura/metadata'))).toEqual(['databases/databases.yaml', 'version.yaml']);
    expect(repository.asked[1]?.variables).toMatchObject({
      head: 'refs/pull/7/head',
      o0: 'refs/pull/7/head:hasura/metadata',
    });
  });

  test('is not read if the pull request has another head by then', async () => {
    const repository = new GitRepository(inFolder(BASE), SHA);
    repository.fork = 'deleted';
    repository.head = OTHER;
    await expect(listBelow(git(SHA, 7), ['hasura'])).rejects.toThrow(
      'The head of pull request #7 has changed.',
    );
  });

  test('is not read from the repository itself', async () => {
    const repository = new GitRepository(inFolder(BASE), OTHER);
    expect(await listBelow(git(SHA, 7), ['hasura'])).toEqual(new Map());
    expect(repository.asked).toHaveLength(1);
  });
});
