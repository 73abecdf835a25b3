import { describe, expect, test } from '@jest/globals';
import { githubUrls } from '../../simulator/github/urls.js';
import { hashOf } from '../../simulator/hasura/env.js';
import { run } from '../../src/run/run.js';
import type { World } from '../../src/rules/world.js';
import { CANARY } from './canaries.js';
import { NAME, type Setting, type Story, operations, permitted, story } from './harness.js';

/** Runs a story with a planted defect. Resolves to what the oracle says. */
async function objections(
  setting: Setting,
  defect: (world: World, story: Story) => Promise<number>,
): Promise<string> {
  const told = story(setting, async (s) => {
    await s.on('opened', { as: (world) => defect(world, s) });
  });
  return told.then(
    () => 'nothing',
    (error: unknown) => (error as Error).message,
  );
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);

describe('The oracle catches', () => {
  test('nothing in a correct run', async () => {
    expect(await objections({}, run)).toBe('nothing');
  });

  test.each([
    ['in plain text', CANARY.hasuraToken],
    ['in base64', Buffer.from(CANARY.hasuraToken).toString('base64')],
    ['in base64url', Buffer.from(CANARY.hasuraToken).toString('base64url')],
    ['in hexadecimal', Buffer.from(CANARY.hasuraToken).toString('hex')],
    ['in a URL', encodeURIComponent(CANARY.hasuraToken)],
  ])('a token in the log, %s', async (_, form) => {
    const said = await objections({}, (world) => {
      print(`the answer was <${form}>`);
      return run(world);
    });
    expect(said).toBe('The oracle objects:\n- the Hasura token in the log of run 7001 (pull_request)');
  });

  test('a decoded database password in a comment', async () => {
    const said = await objections({}, async (world, { github, pull }) => {
      github.addComment('github-actions[bot]', pull, decodeURIComponent(CANARY.databasePassword));
      return run(world);
    });
    expect(said).toContain('the database password in a comment');
  });

  test('an admin secret that the service handed out, in the summary', async () => {
    const said = await objections({}, async (world, s) => {
      const code = await run(world);
      await world.writeSummary(String(s.app().env.get('HASURA_GRAPHQL_ADMIN_SECRET')));
      return code;
    });
    expect(said).toContain('the admin secret in the summary of run 7001');
  });

  test('a token that is sent to another service', async () => {
    const said = await objections({}, async (world) => {
      await world.fetch(`https://${NAME}.hasura.app/healthz`, {
        headers: { authorization: `pat ${CANARY.hasuraToken}` },
      });
      return run(world);
    });
    expect(said).toContain('the Hasura token was sent to app GET /healthz');
  });

  test('a create request that is sent twice', async () => {
    const said = await objections({}, (world) =>
      run({
        ...world,
        fetch: async (input, init) => {
          const twice = typeof init?.body === 'string' && init.body.includes('createGitHubPreviewApp');
          if (twice) await world.fetch(input, init);
          return world.fetch(input, init);
        },
      }),
    );
    expect(said).toContain('was ordered twice');
  });

  test.each([
    ['a failed build', { build: { fail: { task: 'apply-migration', error: 'no' } } }],
    ['a refused token', { account: { token: 'another' } }],
  ] satisfies [string, Setting][])('exit 0 after %s', async (_, setting) => {
    const said = await objections(setting, async (world) => {
      await run(world);
      return 0;
    });
    expect(said).toContain('success with an error annotation');
  });

  test('"ready" for an app that no longer exists', async () => {
    const said = await objections({}, async (world, { hasura }) => {
      const code = await run(world);
      for (const project of hasura.projects()) hasura.removeProject(project);
      return code;
    });
    expect(said).toContain('exit 0, but the app is gone');
  });

  test('a token in the description of a deployment', async () => {
    const said = await objections(permitted, async (world, s) => {
      const code = await run(world);
      const [deployment] = s.github.deploymentsOf(s.repository);
      const path = `repos/acme/shop/deployments/${String(deployment?.id)}/statuses`;
      await world.fetch(`${githubUrls('https://api.github.com').apiUrl}/${path}`, {
        method: 'POST',
        headers: { authorization: `token ${CANARY.githubToken}`, 'user-agent': 'a test' },
        body: JSON.stringify({ state: 'success', description: `by ${CANARY.githubToken}` }),
      });
      return code;
    });
    expect(said).toContain('the GitHub token in a deployment');
  });

  test('a failure with two errors, and one with none', async () => {
    const two = await objections({}, (world) => {
      world.error('one', 'unexpected');
      world.error('two', 'unexpected');
      world.writeOutputs({ status: 'failed' });
      return Promise.resolve(1);
    });
    expect(two).toContain('a failure with 2 error annotations');
    const none = await objections({}, (world) => {
      world.writeOutputs({ status: 'failed' });
      return Promise.resolve(1);
    });
    expect(none).toContain('a failure with 0 error annotations');
  });

  test("a second app, a second comment and a change of a stranger's app", async () => {
    const said = await objections({}, async (world, s) => {
      const { project } = s.strangers[0] ?? {};
      s.seed("a stranger's", {}, { name: 'production' }).env.set('CHANGED', 'yes');
      const code = await run(world);
      s.seed('ours', Object.fromEntries(s.app().env));
      s.github.addComment('github-actions[bot]', s.pull, s.comment().body);
      return project === undefined ? code : 1;
    });
    expect(said).toContain('two apps of github.com/123456#42 acme-shop-pr-42');
    expect(said).toContain('two comments of 42 <!-- hasura-preview-app');
    expect(said).toContain('the foreign project production was touched');
  });
});

describe('For runs side by side, the oracle', () => {
  /** Sends a request to Hasura Cloud, as a run does. */
  const ask = async (by: typeof fetch, query: string, variables: Record<string, unknown>): Promise<void> => {
    const answer = await by('https://data.pro.hasura.io/v1/graphql', {
      method: 'POST',
      headers: { authorization: `pat ${CANARY.hasuraToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    expect(await answer.json()).not.toHaveProperty('errors');
  };
  const look = (by: typeof fetch, s: Story): Promise<void> =>
    ask(by, 'query ($id: uuid!) { getTenantEnv(tenantId: $id) { hash } }', { id: s.app().tenantId });
  const removal = (s: Story): Promise<void> =>
    ask(s.host.fetch, 'mutation ($tenantId: uuid!) { deleteTenant(tenantId: $tenantId) { status } }', {
      tenantId: s.app().tenantId,
    });
  const mark = (s: Story): Promise<void> =>
    ask(
      s.host.fetch,
      `mutation ($tenantId: uuid!, $hash: String!, $env: [UpdateEnvObject!]!) {
        updateTenantEnv(tenantId: $tenantId, currentHash: $hash, envs: $env) { hash }
      }`,
      {
        tenantId: s.app().tenantId,
        hash: hashOf(s.app()),
        env: [{ key: 'PREVIEW_APP_CONTENT', value: 'removing' }],
      },
    );

  test.each([
    ['whose deletion was requested', removal, 'exit 0, but the app is being deleted'],
    ['that was marked for deletion', mark, 'exit 0, but the app says that it is to go'],
  ])('objects to "ready" for an app %s before the last read of the run', async (_, ordered, objection) => {
    const said = await objections({}, async (world, s) => {
      const code = await run(world);
      await ordered(s);
      await s.clock.sleep(100);
      await look(world.fetch, s);
      return code;
    });
    expect(said).toBe(`The oracle objects:\n- run 7001 (pull_request): ${objection}`);
  });

  test.each([
    ['whose deletion was requested', removal],
    ['that was marked for deletion', mark],
  ])('does not object to "ready" for an app %s after the last read of the run', async (_, ordered) => {
    const said = await objections({}, async (world, s) => {
      const code = await run(world);
      await ordered(s);
      return code;
    });
    expect(said).toBe('nothing');
  });

  test('objects to a post step that reports an app as ready while it is being deleted', async () => {
    const said = story({}, async (s) => {
      const event = s.events.pullRequest(s.pull, 'opened');
      const main = await s.run(event);
      const { href } = new URL(
        `repos/acme/shop/issues/comments/${String(s.comment().id)}`,
        `${githubUrls('https://api.github.com').apiUrl}/`,
      );
      const as = async (world: World): Promise<number> => {
        await look(world.fetch, s);
        await removal(s);
        await s.clock.sleep(100);
        await look(world.fetch, s);
        const edited = await world.fetch(href, {
          method: 'PATCH',
          headers: { authorization: `token ${CANARY.githubToken}`, 'user-agent': 'a test' },
          body: JSON.stringify({ body: s.comment().body }),
        });
        expect(edited.status).toBe(200);
        return 0;
      };
      await s.run(event, { ...s.postOf(main), as });
    });
    await expect(said).rejects.toThrow(
      'the post step of run 7002 (pull_request): it says ready, but the app is being deleted',
    );
  });

  test('attributes each call to the run that made it', () =>
    story({}, async (s) => {
      const event = s.events.pullRequest(s.pull, 'opened');
      const held = await s.startTo('createPreviewApp: answered', event);
      const beside = await s.run(s.events.push(s.repository, 'docs-only'));
      expect(operations(beside.calls)).not.toContain('jobs_by_pk');
      const told = await held.goOn();
      expect(operations(told.calls).filter((name) => name === 'createGitHubPreviewApp')).toHaveLength(1);
      const all = [...told.calls, ...beside.calls];
      expect([all.length, new Set(all)]).toEqual([s.host.calls.length, new Set(s.host.calls)]);
    }));
});
