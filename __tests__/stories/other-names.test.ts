import { describe, expect, test } from '@jest/globals';
import { repositoryWith } from '../support/two-projects.js';
import { type Story, calls, NAME, permitted, story } from './harness.js';
import { app, openPull, rows, sweep } from './sweep/sweeping.js';
import { githubActions } from '../../simulator/github/model.js';
import type { Told } from './told.js';

/** The states of all deployments of the repository, oldest first. */
const states = (s: Story): (string | undefined)[] =>
  s.github
    .deploymentsOf(s.repository)
    .toSorted((a, b) => a.id - b.id)
    .map(({ statuses }) => statuses.at(-1)?.state);
/** The tenants whose variables a run read. */
const tenantsRead = (told: Told): string[] =>
  told.calls.flatMap(({ operation, variables }) =>
    operation === 'getTenantEnv' ? [String(variables['tenantId'])] : [],
  );
const folder = repositoryWith('orders', 'users');
const onlyOrders = repositoryWith('orders');
const RENAMED = { name: 'shop-preview-{pr}' };

describe('A close after the name template changed', () => {
  test('deletes the app under its earlier name, and GitHub shows that it is gone', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      s.github.closePull(s.pull);
      const told = await s.on('closed', { with: RENAMED });

      expect([told.exitCode, told.outputs['status'], s.standing()]).toEqual([0, 'deleted', []]);
      expect(told.log.join('\n')).toContain(`✓ Removed: ${NAME}`);
      expect([s.headings().at(-1), states(s)]).toEqual(['deleted', ['inactive']]);
      expect(told.warnings).toEqual([]);
    }));

  test('finds the app without a comment, by its deployment', () =>
    story({ ...permitted, with: { comment: 'false' } }, async (s) => {
      await s.on('opened');
      s.github.closePull(s.pull);
      const told = await s.on('closed', { with: RENAMED });
      expect([told.outputs['status'], s.standing(), states(s)]).toEqual(['deleted', [], ['inactive']]);
    }));

  test('finds the app without a deployment, by its comment', () =>
    story({}, async (s) => {
      await s.on('opened');
      s.github.closePull(s.pull);
      const told = await s.on('closed', { with: RENAMED });
      expect([told.outputs['status'], s.standing(), s.headings().at(-1)]).toEqual(['deleted', [], 'deleted']);
    }));

  test('deletes both apps if a push built one under the new name', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      s.github.pushBranch(s.repository, 'cart', { touches: ['hasura-shop'] });
      await s.on('synchronize', { with: RENAMED });
      expect(s.standing().sort()).toEqual([NAME, 'shop-preview-42']);
      s.github.closePull(s.pull);
      const told = await s.on('closed', { with: RENAMED });

      expect([told.outputs['status'], s.standing()]).toEqual(['deleted', []]);
      expect(s.github.commentsOf(s.pull).every(({ body }) => body.includes('Hasura preview: deleted'))).toBe(
        true,
      );
      expect(new Set(states(s))).toEqual(new Set(['inactive']));
    }));

  test('lists the app in a dry run, and deletes nothing', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      s.github.closePull(s.pull);
      const told = await s.on('closed', { with: { ...RENAMED, 'dry-run': 'true' } });
      expect(told.log.join('\n')).toContain(NAME);
      expect([calls(told, 'deleteTenant'), s.standing()]).toEqual([0, [NAME]]);
    }));

  test('fails if the app under its earlier name cannot be deleted', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      s.github.closePull(s.pull);
      const body = JSON.stringify({ errors: [{ message: 'not now', extensions: { code: 'unexpected' } }] });
      s.trouble('deleteTenant', { kind: 'respond', status: 200, body }, { times: Infinity });
      const told = await s.on('closed', { with: RENAMED });
      expect([told.exitCode, s.standing()]).toEqual([1, [NAME]]);
      expect(told.errors[0]).toContain(NAME);
    }));
});

describe('A step never deletes the app of another step', () => {
  const step = (name: string): Record<string, string> => ({
    name: `shop-${name}-{pr}`,
    'require-label': name,
  });

  test('with the same folder and another label, while the pull request is open', () =>
    story({ ...permitted, pull: { labels: ['b'] } }, async (s) => {
      await s.on('opened', { with: step('b') });
      const told = await s.on('synchronize', { with: step('a') });
      expect([told.outputs['status'], s.standing(), s.headings().at(-1)]).toEqual([
        'skipped',
        ['shop-b-42'],
        'ready',
      ]);
    }));

  test('by a command or by hand, while the pull request is open', () =>
    story(permitted, async (s) => {
      await s.on('opened', { with: { name: 'shop-b-{pr}' } });
      s.github.addCollaborator(s.repository, 'alice', 'write');
      const comment = s.github.addComment('alice', s.pull, '/preview delete');
      await s.run(s.events.issueComment(s.pull, 'created', comment), { with: { name: 'shop-a-{pr}' } });
      expect(s.standing()).toEqual(['shop-b-42']);
    }));

  test('with another folder that the pull request has deleted, after the close', () =>
    story(permitted, async (s) => {
      s.github.pushBranch(s.repository, 'cart', { directory: folder() });
      await s.on('opened', { with: { name: 'shop-users-{pr}', 'project-directory': 'users' } });
      await s.on('opened', { with: { name: 'shop-orders-{pr}', 'project-directory': 'orders' } });
      s.github.pushBranch(s.repository, 'cart', { directory: onlyOrders() });
      s.github.closePull(s.pull);
      await s.on('closed', { with: { name: 'shop-orders-{pr}', 'project-directory': 'orders' } });
      expect(s.standing()).toEqual(['shop-users-42']);
    }));

  test('with another folder that the pull request still has, after the close', () =>
    story(permitted, async (s) => {
      s.github.pushBranch(s.repository, 'cart', { directory: folder() });
      await s.on('opened', { with: { name: 'shop-b-{pr}', 'project-directory': 'users' } });
      s.github.closePull(s.pull);
      const told = await s.on('closed', { with: { name: 'shop-a-{pr}', 'project-directory': 'orders' } });
      expect([told.outputs['status'], s.standing(), s.headings().at(-1)]).toEqual([
        'deleted',
        ['shop-b-42'],
        'ready',
      ]);
      expect(told.log.join('\n')).toContain(
        'Kept shop-b-42, which was built from another project folder: users.',
      );
    }));
});

test('A close after name and folder changed deletes the app if its folder is gone', () =>
  story(permitted, async (s) => {
    await s.on('opened');
    s.github.pushBranch(s.repository, 'cart', { directory: folder() });
    s.github.closePull(s.pull);
    const told = await s.on('closed', { with: { ...RENAMED, 'project-directory': 'orders' } });
    expect([told.outputs['status'], s.standing(), s.headings().at(-1)]).toEqual(['deleted', [], 'deleted']);
  }));

describe('An app of a branch', () => {
  const branchApp = (s: Story, name: string, marks: Record<string, unknown> = {}): void => {
    app(s, '@wishlists', { name, marks });
  };

  test('under the name that an earlier version gave it is deleted with its branch', () =>
    story(permitted, async (s) => {
      s.github.pushBranch(s.repository, 'wishlists');
      branchApp(s, 'acme-shop-pr-wishlists');
      const event = s.events.branchDeleted(s.repository, 'wishlists');
      s.github.deleteBranch(s.repository, 'wishlists');
      const told = await s.run(event);
      expect([told.outputs['status'], s.standing()]).toEqual(['deleted', []]);
    }));

  test('of the default name does not give way to max-previews in a sweep', () =>
    story(permitted, async (s) => {
      s.github.pushBranch(s.repository, 'wishlists', { directory: folder() });
      await s.run(s.events.push(s.repository, 'wishlists'), { with: { 'project-directory': 'orders' } });
      for (const number of [50, 51]) {
        openPull(s, number);
        app(s, `#${String(number)}`, { hours: 2 });
      }
      await s.clock.sleep(5 * 3_600_000);
      await sweep(s, { 'project-directory': 'orders', 'max-previews': '2' });
      expect(s.standing().sort()).toEqual(['acme-shop-pr-50', 'acme-shop-pr-51', 'acme-shop-wishlists']);
    }));

  test('whose build failed is found by a sweep', () =>
    story({ ...permitted, build: { fail: { task: 'apply-migration', error: 'no' } } }, async (s) => {
      s.github.pushBranch(s.repository, 'wishlists', { directory: folder() });
      await s.run(s.events.push(s.repository, 'wishlists'), { with: { 'project-directory': 'orders' } });
      expect(s.standing()).toEqual(['acme-shop-wishlists']);
      s.github.deleteBranch(s.repository, 'wishlists');
      await s.clock.sleep(5 * 3_600_000);
      const told = await sweep(s, { 'project-directory': 'orders' });
      expect([told.outputs['status'], s.standing()]).toEqual(['swept', []]);
    }));
});

test('After the repository was renamed, a close deletes the app under the earlier name', () =>
  story({ ...permitted, env: {} }, async (s) => {
    await s.on('opened');
    s.repository.name = 'store';
    s.github.closePull(s.pull);
    const told = await s.on('closed', { env: { GITHUB_REPOSITORY: 'acme/store' } });
    expect([told.outputs['status'], s.standing(), s.headings().at(-1)]).toEqual(['deleted', [], 'deleted']);
  }));

describe('What mentions another name', () => {
  const marker = (name: string): string => `<!-- hasura-preview-app github.com/123456#42 ${name} -->\nHello`;
  const production = (s: Story): string => {
    const made = s.seed("a stranger's", { SECRET: 'production' }, { name: 'shop-production' });
    return made.tenantId;
  };

  test('does not count if a person wrote it: the run reads no variables of that project', () =>
    story(permitted, async (s) => {
      const tenant = production(s);
      s.github.addComment('alice', s.pull, marker('shop-production'));
      s.github.closePull(s.pull);
      const told = await s.on('closed');
      expect(tenantsRead(told)).not.toContain(tenant);
      expect(s.standing()).toEqual(['shop-production']);
    }));

  test('does not make an app ours: one without our marker is not touched, even with adopt-unmarked', () =>
    story(permitted, async (s) => {
      production(s);
      s.github.addComment(githubActions, s.pull, marker('shop-production'));
      s.github.closePull(s.pull);
      const told = await s.on('closed', { with: { 'adopt-unmarked': 'true' } });
      expect([told.exitCode, calls(told, 'deleteTenant')]).toEqual([0, 0]);
    }));
});

describe('A sweep after the name template changed', () => {
  test('deletes an app under its earlier name once its pull request is closed', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      await s.clock.sleep(5 * 3_600_000);
      s.github.closePull(s.pull);
      const told = await sweep(s, RENAMED);

      expect([told.outputs['status'], s.standing(), s.headings().at(-1)]).toEqual(['swept', [], 'deleted']);
      expect(states(s)).toEqual(['inactive']);
      expect(rows(told)[0]).toContain(NAME);
    }));

  test('keeps it while its pull request is open, and its comment says that it is ready', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      await s.clock.sleep(5 * 3_600_000);
      await sweep(s, RENAMED);
      expect([s.standing(), s.headings().at(-1), states(s)]).toEqual([[NAME], 'ready', ['success']]);
    }));

  test('does not touch apps of other pull requests that only their names connect with the repository', () =>
    story(permitted, async (s) => {
      app(s, '#7', { name: 'something-else', marks: { PREVIEW_APP_OWNER: 'github.com/999#7' } });
      const body = '<!-- hasura-preview-app github.com/123456#7 something-else -->\nHello';
      s.github.addComment(githubActions, s.pull, body);
      const told = await sweep(s, RENAMED);
      expect([calls(told, 'deleteTenant'), s.standing()]).toEqual([0, ['something-else']]);
    }));
});

describe('A close after the environment changed', () => {
  test('ends the deployment in the earlier environment', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      s.github.closePull(s.pull);
      await s.on('closed', { with: { environment: 'previews' } });
      expect(states(s)).toEqual(['inactive']);
    }));
});

test('A push after the environment changed shows the app in the new environment alone', () =>
  story(permitted, async (s) => {
    await s.on('opened');
    const told = await s.on('synchronize', { with: { environment: 'previews' } });
    expect(told.outputs).toMatchObject({ status: 'ready', created: 'false' });
    const shown = s.github
      .deploymentsOf(s.repository)
      .toSorted((a, b) => a.id - b.id)
      .map(({ environment, statuses }) => [environment, statuses.at(-1)?.state]);
    expect(shown).toEqual([
      ['hasura-preview', 'inactive'],
      ['previews', 'success'],
    ]);
  }));

test('A close warns if the comment says that an app exists which the account does not have', () =>
  story(permitted, async (s) => {
    await s.on('opened');
    s.hasura.removeProject(s.app());
    s.github.closePull(s.pull);
    const told = await s.on('closed');
    expect(told.outputs['status']).toBe('deleted');
    expect(told.warnings).toEqual([
      expect.stringContaining(
        `The comment says that ${NAME} exists, but the account of this Hasura Cloud token has no project of that name. If the token now belongs to another account, delete the project in the old account.`,
      ),
    ]);
  }));

describe('After github-token became another app’s', () => {
  const another = (s: Story, permissions: Record<string, 'read' | 'write'>): string => {
    const token = 'ghs_another_apps_token_0123456789abcdef';
    s.github.addToken(token, { login: 'previews[bot]', id: 4711, type: 'Bot', permissions });
    return token;
  };

  test('a close updates the comment that the earlier token wrote', () =>
    story({}, async (s) => {
      await s.on('opened');
      const token = another(s, { contents: 'read', pull_requests: 'write' });
      s.github.closePull(s.pull);
      const told = await s.on('closed', { with: { 'github-token': token } });
      expect([told.outputs['status'], s.headings().at(-1), told.warnings]).toEqual([
        'deleted',
        'deleted',
        [],
      ]);
    }));

  test('a sweep stops writing when GitHub limits it, and fails', () =>
    story({}, async (s) => {
      await s.on('opened');
      const token = another(s, { contents: 'read', pull_requests: 'write' });
      await s.clock.sleep(5 * 3_600_000);
      s.hasura.removeProject(s.app());
      s.github.closePull(s.pull);
      const body = JSON.stringify({ message: 'You have exceeded a secondary rate limit.' });
      s.trouble(
        'PATCH /repos/{owner}/{repo}/issues/comments/{id}',
        { kind: 'respond', status: 403, headers: { 'retry-after': '3600' }, body },
        { times: Infinity },
      );
      const told = await sweep(s, { 'github-token': token });
      expect([told.exitCode, told.outputs['status'], told.warnings]).toEqual([1, 'failed', []]);
    }));

  test('a close names the comment if the token may not change it', () =>
    story({}, async (s) => {
      await s.on('opened');
      const token = another(s, { contents: 'read', pull_requests: 'write' });
      s.github.closePull(s.pull);
      const body = JSON.stringify({ message: 'Resource not accessible by integration' });
      s.trouble('PATCH /repos/{owner}/{repo}/issues/comments/{id}', { kind: 'respond', status: 403, body });
      const told = await s.on('closed', { with: { 'github-token': token } });
      expect(told.outputs['status']).toBe('deleted');
      expect(told.warnings.join('\n')).toMatch(
        /Could not update the comment https:\S+, which another account wrote/,
      );
    }));
});
