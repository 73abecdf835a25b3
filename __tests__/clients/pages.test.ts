import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import { readStates } from '../../src/github/live-states.js';
import { type RecentComment, commentsOf, recentComments } from '../../src/github/comments.js';
import { deploymentsOf } from '../../src/github/deployments.js';
import { environmentDeployments } from '../../src/github/environment.js';
import { openPullsOf, readBranch } from '../../src/github/pulls.js';
import type { Subject } from '../../src/rules/preview.js';
import { TestClock } from '../support/clock.js';
import { network } from '../support/network.js';
import { rejection } from '../support/rejection.js';
import { Wire, gitHubHost } from '../support/wire.js';
import { someOf } from '../support/full.js';
import { inFull } from '../support/in-full.js';

beforeAll(network.close);
afterAll(network.open);
afterEach(() => {
  nock.cleanAll();
});

const repo = '/repos/acme/shop';
const MARKER = '<!-- hasura-preview-app github.com/123456#42 acme-shop-pr-42 -->';
const LONGEST_COMMENT = 65_536;
const bot = { login: 'github-actions[bot]', type: 'Bot' };
const talker = { login: 'mallory', type: 'User' };

type Item = Record<string, unknown>;

const comment = (id: number, body: string, user = talker): Item => ({
  id,
  body,
  user,
  html_url: `https://github.com/acme/shop/pull/42#issuecomment-${String(id)}`,
  updated_at: '2026-11-20T10:00:00Z',
});
/** The longest comment, in bytes too: four for each character. */
const large = (id: number): Item => comment(id, '😀'.repeat(LONGEST_COMMENT));
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** A list as GitHub returns it, page by page. @returns the `per_page` and `page` of every request */
function lists(path: string, items: readonly Item[]): string[] {
  const asked: string[] = [];
  nock(gitHubHost)
    .persist()
    .get(path)
    .query(true)
    .reply(({ url }) => {
      const query = new URL(url).searchParams;
      const [size, page] = [Number(query.get('per_page')), Number(query.get('page'))];
      asked.push(`${String(size)}:${String(page)}`);
      const link = `<${gitHubHost}${path}?per_page=${String(size)}&page=${String(page + 1)}>; rel="next"`;
      return [
        200,
        items.slice((page - 1) * size, page * size),
        page * size < items.length ? { link } : {},
      ] as const;
    });
  return asked;
}
const weAreTheBot = (): void => {
  nock(gitHubHost)
    .persist()
    .post('/graphql')
    .reply(200, { data: { viewer: { login: bot.login } } });
};

describe('The comments of a pull request', () => {
  const path = `${repo}/issues/42/comments`;
  const find = (): ReturnType<ReturnType<typeof commentsOf>['find']> =>
    commentsOf(new Wire().github(), 42).find(MARKER);

  test.each(someOf([24, 80, 250]))('%d of the longest do not hide ours', async (count) => {
    weAreTheBot();
    const asked = lists(path, [...many(count, large), comment(9_000, `${MARKER}\nours`, bot)]);
    expect(await find()).toMatchObject({ id: 9_000, body: `${MARKER}\nours` });
    expect(asked.length).toBeLessThanOrEqual(31 * Math.ceil((count + 1) / 100));
  });

  inFull.test('are searched in full if ours is not among them', async () => {
    weAreTheBot();
    const asked = lists(path, [...many(30, large), ...many(75, (n) => comment(1_000 + n, 'short'))]);
    expect(await find()).toBeUndefined();
    expect(asked).toEqual([
      '100:1',
      ...['20:1', '4:1', '4:2', '4:3', '4:4', '4:5'],
      ...['20:2', '20:3', '20:4', '20:5'],
      '100:2',
    ]);
  });

  test('are read no further than ours, if it is the oldest', async () => {
    weAreTheBot();
    const asked = lists(path, [
      comment(7, `${MARKER}\nours`, bot),
      ...many(2_000, (n) => comment(n, 'talk')),
    ]);
    expect(await find()).toMatchObject({ id: 7 });
    expect(asked).toEqual(['100:1']);
  });

  test('do not end with a page only because it is not full', async () => {
    weAreTheBot();
    const next = `<${gitHubHost}${path}?per_page=100&page=2>; rel="next"`;
    const page = (number: string): nock.Interceptor =>
      nock(gitHubHost).get(path).query({ per_page: '100', page: number });
    page('1').reply(200, [comment(1, 'talk')], { link: next });
    page('2').reply(200, [comment(7, `${MARKER}\nours`, bot)]);
    expect(await find()).toMatchObject({ id: 7 });
  });

  inFull.test('that are too many and too large to search are never "none of ours"', async () => {
    weAreTheBot();
    const asked: string[] = [];
    nock(gitHubHost)
      .persist()
      .get(path)
      .query(true)
      .reply(({ url }) => {
        const size = Number(new URL(url).searchParams.get('per_page'));
        asked.push(String(size));
        const link = `<${gitHubHost}${path}>; rel="next"`;
        return [200, size > 4 ? `[${'1'.repeat(5 * 1024 * 1024)}]` : [large(1)], { link }] as const;
      });
    expect(await rejection(find())).toMatchObject({
      kind: 'service',
      message: 'Pull request #42 has too many large comments to search.',
    });
    expect(asked).toHaveLength(250);
  });

  test('are an error at once if the reason is not the size', async () => {
    weAreTheBot();
    nock(gitHubHost).get(path).query(true).reply(403, { message: 'Resource not accessible by integration' });
    expect(await rejection(find())).toMatchObject({ status: 403 });
    nock(gitHubHost)
      .get(path)
      .query(true)
      .reply(404, 'x'.repeat(6 * 1024 * 1024));
    expect(await rejection(find())).toMatchObject({ cause: { tooLarge: false } });
  });
});

describe('The comments of the repository', () => {
  const path = `${repo}/issues/comments`;
  const look = (): Promise<RecentComment[]> =>
    recentComments(new Wire().github(), '<!-- hasura-preview-app ');

  test('are found between large ones, with the time of their last change', async () => {
    weAreTheBot();
    lists(path, [...many(80, large), { ...comment(7, MARKER, bot), updated_at: '2026-11-01T08:30:00Z' }]);
    expect(await look()).toEqual([
      {
        id: 7,
        body: MARKER,
        url: 'https://github.com/acme/shop/pull/42#issuecomment-7',
        updatedAt: Date.parse('2026-11-01T08:30:00Z'),
        isOwn: true,
      },
    ]);
  });

  test('are read whatever their age, the last changed first', async () => {
    weAreTheBot();
    const order = { sort: 'updated', direction: 'desc', per_page: '100', page: '1' };
    const asked = nock(gitHubHost).get(path).query(order).reply(200, []);
    expect(await look()).toEqual([]);
    expect(asked.isDone()).toBe(true);
  });

  test('are searched up to the three thousandth', async () => {
    weAreTheBot();
    const asked = lists(
      path,
      many(3_500, (n) => comment(n, n === 2_999 || n === 3_000 ? MARKER : 'talk', bot)),
    );
    expect((await look()).map(({ id }) => id)).toEqual([2_999]);
    expect(asked).toEqual(many(30, (n) => `100:${String(n + 1)}`));
  });

  test('are each found once, even if one moves while they are read', async () => {
    weAreTheBot();
    lists(path, [...many(100, (n) => comment(n, MARKER, bot)), comment(99, MARKER, bot)]);
    expect(await look()).toHaveLength(100);
  });
});

describe('Other lists whose size others control', () => {
  test('the open pull requests of a branch are read, with texts of any length', async () => {
    const pull = (number: number, ref: string): Item => ({
      number,
      state: 'open',
      body: 'x'.repeat(LONGEST_COMMENT),
      head: { ref, sha: 'a1b2c3d', repo: { id: ref === 'cart' ? 123456 : 9 } },
    });
    lists(`${repo}/pulls`, [...many(120, (n) => pull(n, 'fork')), pull(500, 'cart')]);
    expect(await openPullsOf(new Wire().github(), 'cart')).toMatchObject([{ number: 500 }]);
  });

  test('the deployments of an app and those of an environment are read, with payloads of any size', async () => {
    const deployment = (id: number, payload: unknown): Item => ({
      id,
      node_id: `DE_${String(id)}`,
      sha: 'a1b2c3d',
      environment: 'hasura-preview',
      payload,
    });
    const ours = { app: 'acme-shop-pr-42', owner: 'github.com/123456#42', build: '1.1@x' };
    lists(`${repo}/deployments`, [
      ...many(60, (n) => deployment(n, { note: 'x'.repeat(200_000) })),
      deployment(900, ours),
    ]);
    nock(gitHubHost)
      .persist()
      .post('/graphql')
      .reply(200, { data: { nodes: [{ state: 'ACTIVE' }] } });
    const client = new Wire(new TestClock({ patience: 5_000 })).github();
    const app = { environment: 'hasura-preview', owner: ours.owner, name: ours.app };
    expect(await deploymentsOf(client, app).look()).toMatchObject([{ id: 900, state: 'ACTIVE' }]);
    expect(await environmentDeployments(client, 'hasura-preview')).toEqual([
      {
        id: 900,
        owner: ours.owner,
        name: ours.app,
        build: ours.build,
        isOwn: false,
        isActive: true,
        hasFailed: false,
        updatedAt: NaN,
      },
    ]);
  });

  describe('a branch whose name is the beginning of very many others', () => {
    const refs = JSON.stringify(
      many(20_000, (n) => ({ ref: `refs/heads/a-${String(n)}${'x'.repeat(240)}`, object: { sha: 'f' } })),
    );
    const asked = (): nock.Scope =>
      nock(gitHubHost).get(`${repo}/git/matching-refs/heads%2Fa`).reply(200, refs);

    test('is requested by itself', async () => {
      asked()
        .get(`${repo}/git/ref/heads%2Fa`)
        .reply(200, { ref: 'refs/heads/a', object: { sha: 'a1b2c3d' } });
      expect(await readBranch(new Wire().github(), 'a')).toEqual({ branch: 'a', sha: 'a1b2c3d' });
    });

    test('is gone if it is not found, since the references can be read', async () => {
      asked().get(`${repo}/git/ref/heads%2Fa`).reply(404, { message: 'Not Found' });
      expect(await readBranch(new Wire().github(), 'a')).toEqual({ branch: 'a', sha: undefined });
    });

    test('is never gone if it cannot be requested', async () => {
      asked().get(`${repo}/git/ref/heads%2Fa`).reply(403, { message: 'Resource not accessible' });
      expect(await rejection(readBranch(new Wire().github(), 'a'))).toMatchObject({ kind: 'permission' });
    });
  });

  test('the labels of very many pull requests are requested in halves', async () => {
    const sizes: number[] = [];
    nock(gitHubHost)
      .persist()
      .post('/graphql')
      .reply(async (request: Request) => {
        const { query } = JSON.parse(await request.text()) as { query: string };
        const numbers = [...query.matchAll(/pullRequest\(number: (\d+)\)/g)].map(([, number]) =>
          Number(number),
        );
        sizes.push(numbers.length);
        const found = numbers.map((number) => [
          `p${String(number)}`,
          {
            number,
            state: 'OPEN',
            isDraft: false,
            headRefName: 'cart',
            headRefOid: 'a1b2c3d',
            isCrossRepository: false,
            labels: { nodes: [{ name: 'x'.repeat(600_000) }] },
          },
        ]);
        return [
          200,
          { data: { repository: { databaseId: 123456, ...(Object.fromEntries(found) as Item) } } },
        ] as const;
      });
    const subjects = many(12, (n): Subject => ({ kind: 'pull', number: n + 1 }));
    expect((await readStates(new Wire().github(), subjects)).pulls.size).toBe(12);
    expect(sizes).toEqual([12, 6, 6]);
  });
});
