import { describe, expect, test } from '@jest/globals';
import { DATABASE_URL, ENDPOINT, NAME, OWNER, operations, story } from './harness.js';
import { sample } from '../../scripts/picture/sample.js';
import { commentMarker, renderComment } from '../../src/report/comment.js';

describe('A pull request gets its preview', () => {
  test('when it is opened: an app with our marker, and outputs that name it', () =>
    story({}, async (s) => {
      const told = await s.on('opened', { runId: 1234 });

      expect(told.exitCode).toBe(0);
      expect(s.standing()).toEqual([NAME]);
      const app = s.app();
      expect(Object.fromEntries(app.env)).toMatchObject({
        PREVIEW_APP_OWNER: OWNER,
        PREVIEW_APP_BUILD: '1234.1@2026-11-21T10:00:00.050Z',
        PREVIEW_APP_SOURCE: 'acme/shop:cart',
      });
      expect(app.deployed?.sha).toBe(s.pull.head.sha);
      expect(told.outputs).toEqual({
        status: 'ready',
        'api-folder': `/temp/hasura-api-${NAME}`,
        findings: '{"version":1,"total":0,"findings":[]}',
        changes: '{"version":1,"total":0,"changes":[]}',
        'breaking-changes': '0',
        'content-environment': '',
        'content-stage': '',
        'content-models': '',
        'content-public': '',
        'graphql-endpoint': ENDPOINT,
        'console-url': `https://cloud.hasura.io/project/${app.id}/console`,
        'project-id': app.id,
        'project-name': NAME,
        'tenant-id': app.tenantId,
        'job-id': s.hasura.jobs().find(({ kind }) => kind === 'deployment')?.id,
        'admin-secret': app.env.get('HASURA_GRAPHQL_ADMIN_SECRET'),
        databases: '',
        'comment-url': `https://github.com/acme/shop/pull/42#issuecomment-${String(s.comment().id)}`,
        created: 'true',
        graphQLEndpoint: ENDPOINT,
        consoleURL: `https://cloud.hasura.io/project/${app.id}/console`,
        projectName: NAME,
        projectId: app.id,
      });
      expect(told.masks).toContain(app.env.get('HASURA_GRAPHQL_ADMIN_SECRET'));
      expect([told.warnings, told.notices, told.strange]).toEqual([[], [], []]);
      expect(told.states.at(-1)).toBe('');
    }));

  test('with one comment: posted once it can name the endpoint, then edited in place', () =>
    story({}, async (s) => {
      const told = await s.on('opened', { runId: 7 });

      expect(s.headings()).toEqual(['building', 'ready']);
      const [first, last] = s.comment().history;
      const { sha } = s.pull.head;
      const console = `https://cloud.hasura.io/project/${s.app().id}/console`;
      const commit = `[\`${sha.slice(0, 7)}\`](https://github.com/acme/shop/commit/${sha})`;
      const links = `**[Open console](${console})** · ${commit}`;
      const log = '[log](https://github.com/acme/shop/actions/runs/7)';
      expect(first?.body).toBe(`<!-- hasura-preview-app ${OWNER} ${NAME} -->
### ⏳ Hasura preview: building

\`${NAME}\` · ${commit} · ${log}

- Building. This comment updates when the preview is ready
- Now: Fetching the branch
- Rebuilt when \`hasura-shop/\` changes, deleted when the pull request closes

<sub>Updated 10:00 UTC</sub>`);
      const body = `
\`\`\`text
${ENDPOINT}
\`\`\`

- Migrations applied, metadata consistent
- To send requests, open the console: it shows the admin secret to members of the Hasura Cloud project
- Rebuilt when \`hasura-shop/\` changes, deleted when the pull request closes

<details><summary>Built in 15 s</summary>

✓ Creating the project · 6.3 s<br>✓ Fetching the branch · 3.1 s<br>✓ Reading metadata and migrations · 0.7 s<br>✓ Applying metadata · 0.9 s<br>✓ Applying migrations · 1.9 s<br>✓ Reloading metadata · 0.5 s<br>✓ Checking health · 0.8 s

</details>`;
      const commands =
        'Commands, if the workflow accepts them: `/preview rebuild`, `/preview delete`, `/preview status`';
      expect(last?.body).toBe(
        `<!-- hasura-preview-app ${OWNER} ${NAME} -->\n### ✅ Hasura preview: ready\n\n${links} · ${log}\n${body}\n\n<sub>Updated 10:00 UTC · ${commands}</sub>`,
      );
      const roles = ['clerk', 'customer'].map((role) => `* <code>${role}</code>: nothing`);
      const api = `#### API of the preview, per role\n\n${roles.join('\n\n')}`;
      // The summary is on the run's own page, which needs no link to itself.
      expect(told.summary).toBe(
        `### ✅ Hasura preview: ready\n\n${links}\n${body.replace('\n- Rebuilt when', '\n- Used of a Free account: 1 of 3 projects\n- Rebuilt when').replace('\n\n<details>', `\n\n${api}\n\n<details>`)}\n\n<sub>${commands}</sub>`,
      );
    }));

  test('with the comment that the picture in the README shows', () =>
    story({}, async (s) => {
      const env = `PG_DATABASE_URL=${DATABASE_URL}\nHASURA_GRAPHQL_UNAUTHORIZED_ROLE=anonymous`;
      await s.on('opened', { with: { env } });

      const { databases: _, ...shown } = sample;
      expect(withoutWhatVaries(s.comment().body)).toBe(
        withoutWhatVaries(renderComment(shown, commentMarker(OWNER, NAME))),
      );
    }));

  test('and a log that a person can follow', () =>
    story({}, async (s) => {
      const { log } = await s.on('opened');

      const [creation, deployment] = s.hasura.jobs();
      expect(log).toEqual([
        'Pull request #42 is open: checking acme-shop-pr-42.',
        'Building acme-shop-pr-42.',
        '▼ Request acme-shop-pr-42',
        `Branch cart at ${s.pull.head.sha.slice(0, 7)}, folder hasura-shop, aws us-east-2, plan cloud_free.`,
        'Variables: PG_DATABASE_URL, HASURA_JWT_KEY',
        '▼ Create the project',
        `Job ${String(creation?.id)}`,
        '✓ Creating the project · 6.3 s',
        '▼ Migrations and metadata',
        `Job ${String(deployment?.id)}`,
        'Commented: https://github.com/acme/shop/pull/42#issuecomment-1000002',
        '✓ Fetching the branch · 3.1 s',
        '✓ Reading metadata and migrations · 0.7 s',
        '✓ Applying metadata · 0.9 s',
        '✓ Applying migrations · 1.9 s',
        '✓ Reloading metadata · 0.5 s',
        '✓ Checking health · 0.8 s',
        '▼ Verify',
        '✓ Listed, healthy, metadata consistent',
        `✓ Ready: ${ENDPOINT}`,
        `  Console: https://cloud.hasura.io/project/${s.app().id}/console`,
      ]);
    }));

  test('with no avoidable call before the create request, and at most three round trips after the last job response', () =>
    story({}, async (s) => {
      const { calls } = await s.on('opened');
      const asked = calls.filter(({ operation }) => operation === 'POST /v1/graphql').length;

      const order = operations(calls).indexOf('createGitHubPreviewApp');
      expect(operations(calls).slice(0, order).sort()).toEqual([
        // What the review asks for; the order does not wait for it.
        'GET /repos/{owner}/{repo}/compare/{basehead...}',
        'GET /repos/{owner}/{repo}/pulls/{number}',
        // The list of the files, their contents, and the list at the merge base.
        'POST /graphql',
        'POST /graphql',
        'POST /graphql',
        'projects',
      ]);
      const lastAnswer = calls[operations(calls).lastIndexOf('jobs_by_pk')]?.answeredAt ?? NaN;
      // Every call takes 50 ms. The report waits for what each role can do, one after the other.
      expect(asked).toBe(2);
      expect(s.clock.now() - lastAnswer).toBeLessThanOrEqual(150 + asked * 50);
    }));

  test('A5 again on every push, in the same comment', () =>
    story({}, async (s) => {
      await s.on('opened');
      const [first, comment] = [s.app(), s.comment()];
      s.github.pushBranch(s.repository, 'cart');
      const told = await s.on('synchronize');

      expect(told.outputs['status']).toBe('ready');
      expect(told.outputs['project-id']).not.toBe(first.id);
      expect(s.standing()).toEqual([NAME]);
      expect(s.app().deployed?.sha).toBe(s.pull.head.sha);
      expect(s.comment()).toBe(comment);
      expect(s.headings()).toEqual(['building', 'ready', 'building', 'ready']);
    }));

  test('again when it is reopened, and when the job is re-run', () =>
    story({}, async (s) => {
      await s.on('opened');
      s.github.closePull(s.pull);
      await s.on('closed');
      s.github.reopenPull(s.pull);
      expect((await s.on('reopened', { runId: 9 })).outputs['status']).toBe('ready');
      expect((await s.on('reopened', { runId: 9, attempt: 2 })).outputs['created']).toBe('true');

      expect(s.app().env.get('PREVIEW_APP_BUILD')).toMatch(/^9\.2@/);
      expect(s.headings().slice(-5)).toEqual(['deleted', 'building', 'ready', 'building', 'ready']);
    }));
});

describe('The commit is named', () => {
  test('only if the branch had the same head before the create request and after the fetch', () =>
    story({}, async (s) => {
      const before = s.pull.head.sha;
      s.later(3_000, () => s.github.pushBranch(s.repository, 'cart'));
      const told = await s.on('opened');

      expect(told.outputs['status']).toBe('ready');
      expect(s.app().deployed?.sha).not.toBe(before);
      const { body } = s.comment();
      expect(body).not.toContain(before.slice(0, 7));
      expect(body).not.toContain('/commit/');
      expect(body).toContain(
        '- Built from branch `cart`, which changed during the build, so the exact commit is unknown',
      );
    }));

  test('J3 as the one that was built, although the branch moved after the fetch', () =>
    story({}, async (s) => {
      const before = s.pull.head.sha;
      // The fetch ends 9.4 s after the create request. The run checks the head with its next poll after that.
      s.when('GET /healthz', () => s.github.pushBranch(s.repository, 'cart'));
      await s.on('opened');

      expect(s.app().deployed?.sha).toBe(before);
      expect(s.comment().body).toContain(`/commit/${before}`);
    }));
});

describe('The app is created as the inputs say', () => {
  test('with the branch, the directory, the source token, the place and the filled-in variables', () =>
    story({}, async (s) => {
      const { calls } = await s.on('opened', {
        with: {
          cloud: 'gcp',
          region: 'europe-west1',
          plan: 'cloud_payg',
          name: '{repo}-{branch}-{pr}',
          env: `PG_DATABASE_URL=postgres://db.example.com/{name}\nSHOP_URL=https://{branch}.shop.test/?a=b;c={"x":1}\nCOMMIT={sha}`,
        },
      });

      const order = calls.find(({ operation }) => operation === 'createGitHubPreviewApp')?.variables;
      expect(order).toMatchObject({
        owner: 'acme',
        repo: 'shop',
        branch: 'cart',
        directory: 'hasura-shop',
        name: 'shop-cart-42',
        cloud: 'gcp',
        region: 'europe-west1',
        plan: 'cloud_payg',
        env: expect.arrayContaining([
          { key: 'PG_DATABASE_URL', value: 'postgres://db.example.com/shop-cart-42' },
          { key: 'SHOP_URL', value: 'https://cart.shop.test/?a=b;c={"x":1}' },
          { key: 'COMMIT', value: s.pull.head.sha },
        ]) as unknown,
      });
      expect(s.standing()).toEqual(['shop-cart-42']);
    }));

  test('without a comment if the input disables it', () =>
    story({}, async (s) => {
      const told = await s.on('opened', { with: { comment: 'false' } });

      expect(told.outputs).toMatchObject({ status: 'ready', 'comment-url': '' });
      expect(s.github.commentsOf(s.pull)).toEqual([]);
    }));
});

/** The text of a comment, without addresses, commits, times and folders. */
function withoutWhatVaries(body: string): string {
  return body
    .replace(/https:\/\/[^\s)]+/g, 'URL')
    .replace(/`[0-9a-f]{7}`/g, 'COMMIT')
    .replace(/\d+(\.\d)? s\b/g, 'N s')
    .replace(/\d\d:\d\d UTC/g, 'TIME')
    .replace(/`hasura[a-z-]*\/`/g, 'FOLDER');
}
