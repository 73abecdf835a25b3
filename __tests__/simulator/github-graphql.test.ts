import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Json } from './github-harness.js';
import { at, Harness } from './github-harness.js';

let harness: Harness;

beforeEach(() => {
  harness = new Harness();
});

/** Asks for fields of `acme/shop`. */
function inShop(fields: string, token?: string): Promise<Json> {
  return harness.ask(`{ repository(owner: "acme", name: "shop") { ${fields} } }`, {}, token);
}

describe('pull requests', () => {
  test('one query can read a hundred of them, each under its own alias', async () => {
    const { github, repo } = harness;
    for (let number = 101; number <= 200; number += 1) github.openPull({ repo, number, head: `b${number}` });
    const wanted = Array.from({ length: 100 }, (_, index) => 101 + index);
    const answer = await inShop(
      wanted.map((number) => `pr${number}: pullRequest(number: ${number}) { number headRefName }`).join(' '),
    );
    expect(answer['errors']).toBeUndefined();
    expect(Object.values(at(answer, 'data', 'repository') as object)).toEqual(
      wanted.map((number) => ({ number, headRefName: `b${number}` })),
    );
  });

  test('state, draft, head and labels are current', async () => {
    const { github, repo, pull } = harness;
    const fork = github.addRepository({ owner: 'mallory', name: 'shop', id: 2, fork: true });
    const forked = github.openPull({ repo, head: 'x', headRepository: fork, draft: true });
    github.addLabel(pull, 'preview');
    github.closePull(pull, { merged: true });
    const fields = `number state merged isDraft headRefName headRefOid isCrossRepository
      headRepository { databaseId nameWithOwner } labels(first: 1) { totalCount nodes { name } }`;
    const ask = () =>
      inShop(
        `a: pullRequest(number: 42) { ${fields} } b: pullRequest(number: ${forked.number}) { ${fields} }`,
      );
    expect(await ask()).toEqual({
      data: {
        repository: {
          a: {
            number: 42,
            state: 'MERGED',
            merged: true,
            isDraft: false,
            headRefName: 'cart',
            headRefOid: pull.head.sha,
            isCrossRepository: false,
            headRepository: { databaseId: 123456, nameWithOwner: 'acme/shop' },
            labels: { totalCount: 1, nodes: [{ name: 'preview' }] },
          },
          b: {
            number: forked.number,
            state: 'OPEN',
            merged: false,
            isDraft: true,
            headRefName: 'x',
            headRefOid: forked.head.sha,
            isCrossRepository: true,
            headRepository: { databaseId: 2, nameWithOwner: 'mallory/shop' },
            labels: { totalCount: 0, nodes: [] },
          },
        },
      },
    });
    github.deleteRepository(fork);
    github.closePull(forked);
    expect(await ask()).toMatchObject({
      data: { repository: { b: { state: 'CLOSED', isCrossRepository: true, headRepository: null } } },
    });
  });

  test('a number without a pull request is null with an error, and the others are returned', async () => {
    const answer = await inShop('a: pullRequest(number: 42) { number } b: pullRequest(number: 7) { number }');
    expect(answer).toEqual({
      data: { repository: { a: { number: 42 }, b: null } },
      errors: [
        {
          type: 'NOT_FOUND',
          path: ['repository', 'b'],
          locations: [{ line: 1, column: expect.any(Number) }],
          message: 'Could not resolve to a PullRequest with the number of 7.',
        },
      ],
    });
  });

  test('labels need a page size', async () => {
    harness.pull.labels.push('a', 'b', 'c');
    const labels = (page: string) => inShop(`pullRequest(number: 42) { labels${page} { nodes { name } } }`);
    expect(await labels('')).toMatchObject({
      data: { repository: { pullRequest: { labels: null } } },
      errors: [
        {
          type: 'MISSING_PAGINATION_BOUNDARIES',
          path: ['repository', 'pullRequest', 'labels'],
          message: 'You must provide a `first` or `last` value to properly paginate the `labels` connection.',
        },
      ],
    });
    expect(await labels('(first: 101)')).toMatchObject({ errors: [{ type: 'EXCESSIVE_PAGINATION' }] });
    expect(await labels('(first: 0)')).toMatchObject({ errors: [{ type: 'EXCESSIVE_PAGINATION' }] });
    expect(await labels('(last: 2)')).toEqual({
      data: { repository: { pullRequest: { labels: { nodes: [{ name: 'b' }, { name: 'c' }] } } } },
    });
  });
});

describe('who may see what', () => {
  test('a repository that the token may not see does not exist', async () => {
    harness.github.addRepository({ owner: 'acme', name: 'secret', id: 9, private: true });
    for (const name of ['secret', 'nothing']) {
      const answer = await harness.ask(
        'query ($name: String!) { viewer { login } repository(owner: "acme", name: $name) { databaseId } }',
        { name },
      );
      expect(answer).toMatchObject({
        data: { viewer: { login: 'github-actions[bot]' }, repository: null },
        errors: [
          {
            type: 'NOT_FOUND',
            path: ['repository'],
            message: `Could not resolve to a Repository with the name 'acme/${name}'.`,
          },
        ],
      });
    }
  });

  test('each field needs its permission, on public repositories too', async () => {
    harness.repo.private = false;
    harness.give('none', {});
    const fields = `databaseId nameWithOwner pullRequest(number: 42) { number } defaultBranchRef { name }
      ref(qualifiedName: "refs/heads/cart") { name } object(expression: "cart") { oid }`;
    const answer = await inShop(fields, 'none');
    expect(answer).toMatchObject({
      data: {
        repository: {
          databaseId: 123456,
          nameWithOwner: 'acme/shop',
          pullRequest: null,
          defaultBranchRef: null,
          ref: null,
          object: null,
        },
      },
    });
    expect(answer['errors']).toEqual(
      ['pullRequest', 'defaultBranchRef', 'ref', 'object'].map((field) => ({
        type: 'FORBIDDEN',
        path: ['repository', field],
        extensions: { saml_failure: false },
        locations: [expect.anything()],
        message: 'Resource not accessible by integration',
      })),
    );
    expect((await inShop(fields))['errors']).toBeUndefined();
  });

  test('a renamed repository answers to its old name, unless the caller rules that out', async () => {
    harness.github.rename(harness.repo, { name: 'store' });
    harness.give('full', {});
    harness.github.addToken('all', { login: 'bob', id: 8, type: 'User', permissions: {} });
    const ask = (rest: string) =>
      harness.ask(`{ repository(owner: "acme", name: "shop"${rest}) { nameWithOwner } }`, {}, 'all');
    expect(await ask('')).toEqual({ data: { repository: { nameWithOwner: 'acme/store' } } });
    expect(await ask(', followRenames: false')).toMatchObject({ data: { repository: null } });
  });
});

describe('refs and commits', () => {
  test('a ref names its commit, and one that does not exist is null without an error', async () => {
    const { sha } = harness.pull.head;
    expect(
      await inShop(`defaultBranchRef { name } a: ref(qualifiedName: "refs/heads/cart") { name target { oid } }
        b: ref(qualifiedName: "refs/heads/gone") { name } c: object(expression: "${sha}") { __typename oid }
        d: object(expression: "gone") { oid }`),
    ).toEqual({
      data: {
        repository: {
          defaultBranchRef: { name: 'main' },
          a: { name: 'cart', target: { oid: sha } },
          b: null,
          c: { __typename: 'Commit', oid: sha },
          d: null,
        },
      },
    });
  });
});

describe('deployments', () => {
  const query = `query ($ids: [ID!]!) {
    nodes(ids: $ids) { ... on Deployment { databaseId state latestStatus { state environmentUrl } } }
  }`;
  const idOf = async (id: number) => at((await harness.send(`/deployments/${id}`)).json, 'node_id');
  const make = (transient = false) =>
    harness.github.addDeployment('bob', harness.repo, { ref: 'cart', environment: 'pr-42', transient });

  test('nodes come in the requested order, with their current state', async () => {
    const { github } = harness;
    const [fresh, live, gone, retired, busy] = [make(), make(), make(true), make(), make()];
    github.addDeploymentStatus('bob', live, {
      state: 'success',
      environmentUrl: 'https://a.example.com',
      autoInactive: false,
    });
    github.addDeploymentStatus('bob', gone, { state: 'inactive' });
    github.addDeploymentStatus('bob', retired, { state: 'inactive' });
    github.addDeploymentStatus('bob', busy, { state: 'in_progress' });
    const ids = await Promise.all([live, fresh, gone, retired, busy].map(({ id }) => idOf(id)));
    const status = (state: string, environmentUrl: string | null = null) => ({ state, environmentUrl });
    expect(await harness.ask(query, { ids })).toEqual({
      data: {
        nodes: [
          {
            databaseId: live.id,
            state: 'ACTIVE',
            latestStatus: status('SUCCESS', 'https://a.example.com'),
          },
          { databaseId: fresh.id, state: 'PENDING', latestStatus: null },
          { databaseId: gone.id, state: 'DESTROYED', latestStatus: status('INACTIVE') },
          { databaseId: retired.id, state: 'INACTIVE', latestStatus: status('INACTIVE') },
          { databaseId: busy.id, state: 'IN_PROGRESS', latestStatus: status('IN_PROGRESS') },
        ],
      },
    });
    harness.seconds = 31 * 60;
    expect(await harness.ask(query, { ids: [ids[1]] })).toMatchObject({
      data: { nodes: [{ state: 'ABANDONED' }] },
    });
  });

  test('an unknown id and a missing permission are null with an error each', async () => {
    const id = await idOf(make().id);
    expect(await harness.ask(query, { ids: ['bm9wZQ==', id] })).toMatchObject({
      data: { nodes: [null, { state: 'PENDING' }] },
      errors: [
        {
          type: 'NOT_FOUND',
          path: ['nodes', 0],
          message: "Could not resolve to a node with the global id of 'bm9wZQ=='",
        },
      ],
    });
    harness.give('weak', { contents: 'read' });
    expect(await harness.ask(query, { ids: [id] }, 'weak')).toMatchObject({
      data: { nodes: [null] },
      errors: [{ type: 'FORBIDDEN', path: ['nodes', 0] }],
    });
  });

  test('more than a hundred ids are refused', async () => {
    const ids = Array.from({ length: 101 }, () => 'x');
    expect(await harness.ask(query, { ids })).toMatchObject({
      data: null,
      errors: [
        { type: 'ARGUMENT_LIMIT', message: 'You may not provide more than 100 node ids; you provided 101.' },
      ],
    });
  });
});
