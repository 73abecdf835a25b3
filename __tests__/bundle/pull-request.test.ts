import { describe, expect, test } from '@jest/globals';
import { NAME, Stage, commandsIn, printedBy } from './harness.js';

/** Another node binary to run the bundle with, besides the one that runs the tests. */
const NODE24 = process.env['NODE24'];

describe('The committed bundle', () => {
  test.each([
    ['the Node.js version that runs the tests', undefined],
    ...(NODE24 === undefined ? [] : [['NODE24', NODE24]]),
  ])('takes a pull request from opened to closed, on %s', async (_, node) => {
    await using stage = await Stage.open();
    const options = node === undefined ? {} : { node };

    const opened = await stage.on('opened', options);
    expect(opened.conclusion).toBe('success');
    const [app] = stage.sim.hasura.projects();
    expect(opened.outputs).toMatchObject({
      status: 'ready',
      'project-name': NAME,
      'project-id': app?.id,
      'graphql-endpoint': `${stage.url}/apps/${NAME}/v1/graphql`,
      created: 'true',
    });
    expect(opened.raw.stderr).toBe('');
    expect(opened.summary).toContain('✅ Hasura preview: ready');
    expect(stage.leaks(printedBy(opened) + opened.log + opened.summary)).toEqual([]);
    // GitHub drops masked values between jobs: nothing but the admin secret may be lost.
    expect(Object.keys(opened.outputs).filter((name) => !(name in opened.jobOutputs))).toEqual([
      'admin-secret',
    ]);
    expect(new Set(commandsIn(opened))).toEqual(new Set(['group', 'endgroup']));
    expect(opened.post).toMatchObject({ exitCode: 0, raw: { stdout: '', stderr: '' } });
    expect(stage.headings()).toEqual(['building', 'ready']);

    stage.sim.github.closePull(stage.pull, { merged: true });
    const closed = await stage.on('closed', options);
    expect(closed.conclusion).toBe('success');
    expect(closed.outputs['status']).toBe('deleted');
    expect(stage.standing()).toEqual([]);
    expect(stage.headings()).toEqual(['building', 'ready', 'deleted']);
    expect(stage.sim.failures).toEqual([]);
  });

  test('G2 G7 builds what a manually started run names, and skips a fork', async () => {
    await using branch = await Stage.open();
    await using number = await Stage.open();
    await using fork = await Stage.open();
    branch.sim.github.closePull(branch.pull);
    const stranger = fork.sim.github.addRepository({ owner: 'mallory', name: 'shop', id: 666, fork: true });
    const theirs = fork.sim.github.openPull({
      repo: fork.repository,
      number: 43,
      head: 'cart',
      headRepository: stranger,
    });

    const [onBranch, byNumber, onFork] = await Promise.all([
      branch.run(branch.sim.github.events.workflowDispatch(branch.repository, 'cart')),
      number.run(number.sim.github.events.workflowDispatch(number.repository, 'main'), {
        with: { 'pr-number': '42' },
      }),
      fork.run(fork.sim.github.events.pullRequest(theirs, 'opened', { target: true }), {
        with: { check: 'off', review: 'false' },
      }),
    ]);

    expect(onBranch.outputs).toMatchObject({
      status: 'ready',
      'project-name': 'acme-shop-cart',
    });
    expect(onBranch.outputs).not.toHaveProperty('comment-url');
    expect(byNumber.outputs).toMatchObject({ status: 'ready', 'project-name': NAME });
    expect(number.headings()).toEqual(['building', 'ready']);
    expect([onFork.exitCode, onFork.outputs['status']]).toEqual([0, 'skipped']);
    expect(onFork.annotations).toEqual([
      { level: 'notice', message: expect.stringContaining('comes from a fork') as unknown },
    ]);
    expect(fork.sim.host.calls).toEqual([]);
  });

  test('runs an old workflow with the old names of its inputs and outputs', async () => {
    await using stage = await Stage.open();
    // Its branch has no metadata that needs a database.
    const pull = stage.sim.github.openPull({ repo: stage.repository, number: 7, head: 'plain' });
    const old = await stage.run(stage.sim.github.events.pullRequest(pull, 'opened'), {
      with: {
        'api-url': 'https://data.pro.hasura.io/v1/graphql',
        'hasura-cloud-token': '',
        'project-directory': '',
        env: '',
        name: 'old-shop-{pr}',
        region: 'us-west-1',
        tier: 'cloud_free',
        check: 'off',
        review: 'false',
        hasuraCloudGraphQLEndpoint: `${stage.url}/v1/graphql`,
        hasuraCloudAccessToken: 'hasura-pat/C4nary+one&all=',
        hasuraProjectDirectoryPath: 'hasura-shop',
        hasuraEnv: 'HASURA_GRAPHQL_ADMIN_SECRET=chosen-by-the-user;and=more\nDATABASE_URL=x',
      },
    });

    expect(old.outputs).toMatchObject({
      status: 'ready',
      projectName: 'old-shop-7',
      graphQLEndpoint: `${stage.url}/apps/old-shop-7/v1/graphql`,
      consoleURL: `https://cloud.hasura.io/project/${stage.sim.hasura.projects()[0]?.id ?? ''}/console`,
      projectId: stage.sim.hasura.projects()[0]?.id,
    });
    expect(stage.sim.hasura.projects()[0]?.env.get('HASURA_GRAPHQL_ADMIN_SECRET')).toBe(
      'chosen-by-the-user;and=more',
    );
    const deprecated = old.annotations
      .filter(({ level }) => level === 'warning')
      .map(({ message }) => message);
    expect(deprecated).toEqual(
      [
        'tier',
        'hasuraCloudGraphQLEndpoint',
        'hasuraCloudAccessToken',
        'hasuraProjectDirectoryPath',
        'hasuraEnv',
      ].map((name) => expect.stringContaining(`Input '${name}' has been deprecated`) as unknown),
    );
    expect(old.conclusion).toBe('success');
  });
});
