import { repositoryWith } from '../support/two-projects.js';
import { describe, expect, jest, test } from '@jest/globals';
import { githubActions } from '../../simulator/github/model.js';
import type { ActionRun } from '../../simulator/runner/options.js';
import { CANARY } from '../stories/canaries.js';
import { NAME, OWNER, Stage, annotationsOf, printedBy } from './harness.js';
import { inFull } from '../support/in-full.js';

/** A stage whose job has all the permissions of the README's workflow. */
async function permitted(): Promise<Stage> {
  const stage = await Stage.open();
  stage.sim.github.addToken(CANARY.githubToken, {
    ...githubActions,
    type: 'Bot',
    permissions: { contents: 'read', deployments: 'write', pull_requests: 'write' },
  });
  stage.deployment = true;
  return stage;
}

const push = (stage: Stage, touches: string, given: Record<string, string> = {}): Promise<ActionRun> => {
  stage.sim.github.pushBranch(stage.repository, 'cart', { touches: [touches] });
  return stage.on('synchronize', { with: given });
};

const states = (stage: Stage): string[] =>
  stage.sim.github
    .deploymentsOf(stage.repository)
    .map(({ statuses }) => statuses.at(-1)?.state ?? 'none')
    .sort();

const LONG_AGO = '1.1@2026-01-01T00:00:00.000Z';

// Each test has several runs of about five seconds each, in parallel with the other tests here.
jest.setTimeout(120_000);

const folder = repositoryWith('shop', 'billing');

describe('The committed bundle', () => {
  test.concurrent(
    'rebuilds only after a change, applies variables to the existing app, and shows one active deployment',
    async () => {
      await using stage = await permitted();
      await stage.on('opened');
      const stood = stage.app().id;
      expect(states(stage)).toEqual(['success']);

      const unchanged = await push(stage, 'docs');
      expect(unchanged.outputs).toMatchObject({ status: 'ready', created: 'false', 'project-id': stood });
      expect(stage.headings().at(-1)).toBe('ready');

      const variables = await push(stage, 'docs', {
        env: 'PG_DATABASE_URL=postgres://db.example.com/shop\nCOLOUR=blue',
      });
      expect(variables.outputs).toMatchObject({ status: 'ready', created: 'false', 'project-id': stood });
      expect(stage.app().env.get('COLOUR')).toBe('blue');

      const changed = await push(stage, 'hasura-shop');
      expect(changed.outputs).toMatchObject({ status: 'ready', created: 'true' });
      expect(stage.app().id).not.toBe(stood);
      expect(stage.calls('createGitHubPreviewApp')).toHaveLength(2);
      expect(states(stage).filter((state) => state === 'success')).toHaveLength(1);
      expect(states(stage).filter((state) => !['success', 'inactive'].includes(state))).toEqual([]);
      for (const run of stage.ended) expect(stage.leaks(printedBy(run) + run.log + run.summary)).toEqual([]);
    },
  );

  inFull.concurrent('R2 R9 sweeps what no pull request needs, and reports what it kept', async () => {
    await using stage = await permitted();
    const { github, hasura } = stage.sim;
    await stage.on('opened');
    github.closePull(stage.pull);
    // The marker says when the app was built: this one is too young to count as a leftover.
    const young = await stage.run(github.events.schedule(stage.repository));
    expect([young.outputs['status'], stage.standing()]).toEqual(['swept', [NAME]]);

    stage.app().env.set('PREVIEW_APP_BUILD', LONG_AGO);
    for (const { payload } of github.deploymentsOf(stage.repository))
      Object.assign(payload as object, { build: LONG_AGO });
    hasura.seedProject(stage.account, {
      name: 'acme-shop-pr-7',
      env: { PREVIEW_APP_OWNER: 'github.com/999#7', PREVIEW_APP_BUILD: LONG_AGO },
    });
    const dry = await stage.run(github.events.schedule(stage.repository), { with: { 'dry-run': 'true' } });
    expect([dry.outputs['status'], stage.standing().length]).toEqual(['planned', 2]);
    expect(dry.summary).toContain(`| remove | app | \`${NAME}\` |`);

    const swept = await stage.run(github.events.schedule(stage.repository));
    expect([swept.exitCode, swept.outputs['status'], stage.standing()]).toEqual([
      0,
      'swept',
      ['acme-shop-pr-7'],
    ]);
    expect(swept.summary).toContain(`| remove | app | \`${NAME}\` |`);
    expect(swept.summary).toMatch(/\| leave \| app \| `acme-shop-pr-7` \| It belongs to another repository/);
    expect(stage.headings().at(-1)).toBe('deleted');
    expect(states(stage)).toEqual(['inactive']);
    // What was swept stays swept: the next night changes nothing.
    const calls = stage.sim.host.calls.length;
    await stage.run(github.events.schedule(stage.repository));
    const changes = stage.sim.host.calls
      .slice(calls)
      .filter(
        ({ method, operation }) =>
          operation === 'deleteTenant' || ['PATCH', 'PUT', 'DELETE'].includes(method),
      );
    expect(changes).toEqual([]);
  });

  inFull.concurrent('accepts commands only from users with write access', async () => {
    await using stage = await permitted();
    const { github } = stage.sim;
    github.addCollaborator(stage.repository, 'alice', 'write');
    github.addCollaborator(stage.repository, 'rita', 'read');
    await stage.on('opened');
    const stood = stage.app().id;
    const says = (who: string, body: string): Promise<ActionRun> =>
      stage.run(github.events.issueComment(stage.pull, 'created', github.addComment(who, stage.pull, body)));

    const refused = await says('rita', '/preview delete');
    expect([refused.exitCode, refused.outputs['status'], stage.app().id]).toEqual([0, 'skipped', stood]);
    expect(annotationsOf(refused, 'notice')).toEqual([expect.stringContaining('rita has no write access')]);

    const status = await says('alice', '/preview status');
    expect([status.outputs['status'], stage.app().id]).toEqual(['ready', stood]);
    const rebuilt = await says('alice', '/preview rebuild');
    expect(rebuilt.outputs).toMatchObject({ status: 'ready', created: 'true' });
    const deleted = await says('alice', '/preview delete');
    expect([deleted.outputs['status'], stage.standing()]).toEqual(['deleted', []]);
    expect(github.comments.flatMap(({ reactions }) => reactions.map(({ content }) => content))).toEqual([
      '-1',
      'eyes',
      'eyes',
      'eyes',
    ]);
  });

  inFull.concurrent('builds nothing without the required label, and keeps to max-previews', async () => {
    await using stage = await permitted();
    const { hasura } = stage.sim;
    const unlabelled = await stage.on('opened', { with: { 'require-label': 'preview' } });
    expect([unlabelled.exitCode, unlabelled.outputs['status'], stage.standing()]).toEqual([0, 'skipped', []]);

    const other = OWNER.replace('42', '41');
    hasura.seedProject(stage.account, {
      name: 'acme-shop-pr-41',
      env: { PREVIEW_APP_OWNER: other, PREVIEW_APP_BUILD: LONG_AGO },
    });
    const full = await stage.on('opened', { with: { 'max-previews': '1' } });
    expect([full.exitCode, stage.standing()]).toEqual([1, ['acme-shop-pr-41']]);
    expect(annotationsOf(full, 'error')[0]).toContain('acme-shop-pr-41');
    const evicting = await stage.on('opened', { with: { 'max-previews': '1', 'when-full': 'evict' } });
    expect([evicting.outputs['status'], stage.standing()]).toEqual(['ready', [NAME]]);
  });

  test.concurrent(
    'builds several projects of one repository at once, each with an app, a comment and a deployment of its own',
    async () => {
      await using stage = await permitted();
      const project = (name: string): Promise<ActionRun> =>
        stage.on('opened', {
          with: { name: `{repo}-${name}-{pr}`, 'project-directory': name },
          runId: 900,
        });
      stage.sim.github.pushBranch(stage.repository, 'cart', { directory: folder() });
      const runs = await Promise.all([project('shop'), project('billing')]);

      expect(runs.map(({ outputs }) => outputs['project-name'])).toEqual(['shop-shop-42', 'shop-billing-42']);
      expect(new Set(runs.map(({ outputs }) => outputs['comment-url'])).size).toBe(2);
      expect(states(stage)).toEqual(['success', 'success']);

      // One app is deleted; the other one is kept.
      stage.sim.github.closePull(stage.pull);
      await stage.on('closed', { with: { name: '{repo}-shop-{pr}', 'project-directory': 'shop' } });
      expect(stage.standing()).toEqual(['shop-billing-42']);
      expect(states(stage)).toEqual(['inactive', 'success']);
    },
  );
});
