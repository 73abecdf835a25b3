import { expect, test } from '@jest/globals';
import type { Told } from './told.js';
import { HOUR, type Story, permitted } from './harness.js';
import { repositoryWith } from '../support/two-projects.js';
import { storiesWithDatabases } from './databases/with-databases.js';

const server = storiesWithDatabases();
const folder = repositoryWith('shop', 'billing');

/** A project of a matrix, with its own name template. */
const project = (name: string): { with: Record<string, string> } => ({
  with: { name: `{repo}-${name}-{pr}`, 'project-directory': name },
});

const databasesOf = ({ outputs }: Told): string[] =>
  (JSON.parse(outputs['databases'] ?? '[]') as { database: string }[]).map(({ database }) => database);

const comments = (s: Story): string[] =>
  s.github.commentsOf(s.pull).map(({ body }) => /hasura-preview-app \S+ (\S+) -->/.exec(body)?.[1] ?? '');

test('Two projects of one repository each have an app, a comment, a deployment and databases, and never touch the other’s', () =>
  server(permitted, async (s) => {
    s.github.pushBranch(s.repository, 'cart', { directory: folder() });
    const opened = s.events.pullRequest(s.pull, 'opened');
    const [shop, billing] = await Promise.all(
      ['shop', 'billing'].map((name) => s.run(opened, project(name))),
    );
    if (shop === undefined || billing === undefined) throw new Error('unreachable');
    expect(s.standing().sort()).toEqual(['shop-billing-42', 'shop-shop-42']);
    expect(comments(s).sort()).toEqual(['shop-billing-42', 'shop-shop-42']);
    expect((await s.server.databases()).sort()).toEqual(
      [...databasesOf(shop), ...databasesOf(billing)].sort(),
    );
    const kept = s.app('shop-billing-42').id;

    // One is rebuilt and then deleted. Nothing of the other changes.
    s.github.pushBranch(s.repository, 'cart', { touches: ['shop'] });
    const rebuilt = await s.on('synchronize', project('shop'));
    expect(rebuilt.outputs).toMatchObject({ status: 'ready', created: 'true' });
    expect(s.app('shop-billing-42').id).toBe(kept);
    s.github.closePull(s.pull);
    await s.on('closed', project('shop'));
    expect(s.standing()).toEqual(['shop-billing-42']);
    expect(await s.server.databases()).toEqual(databasesOf(billing));
    const active = s.github
      .deploymentsOf(s.repository)
      .filter(({ statuses }) => statuses.at(-1)?.state === 'success')
      .map(({ task }) => task);
    expect(active).toEqual(['deploy:shop-billing-42']);

    // The other app is deleted only by its own sweep, with its databases.
    await s.clock.sleep(2 * HOUR);
    await s.run(s.events.schedule(s.repository), project('shop'));
    expect(s.standing()).toEqual(['shop-billing-42']);
    await s.run(s.events.schedule(s.repository), project('billing'));
    expect([s.standing(), await s.server.databases()]).toEqual([[], []]);
  }));
