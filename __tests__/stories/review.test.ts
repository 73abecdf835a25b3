import { describe, expect, test } from '@jest/globals';
import { editedProjects } from '../support/edited-project.js';
import { NAME, type Start, type Story, permitted, story } from './harness.js';
import type { Told } from './told.js';

const repository = editedProjects();
const CUSTOMERS = 'hasura-shop/metadata/databases/default/tables/public_customers.yaml';
const PRODUCTS = 'hasura-shop/metadata/databases/default/tables/public_products.yaml';
const BROKEN = { 'hasura-shop/metadata/databases/default/tables/tables.yaml': '- "!include nothing.yaml"\n' };

/** Every customer with their e-mail address, for anybody. The role is on line 5. */
const OPEN = {
  [CUSTOMERS]: `table:
  name: customers
  schema: public
select_permissions:
  - role: anonymous
    permission:
      columns:
        - id
        - email
      filter: {}
`,
};
/** Also every product. */
const WIDE = {
  ...OPEN,
  [PRODUCTS]: `table:
  name: products
  schema: public
insert_permissions:
  - role: anonymous
    permission:
      check: {}
      columns: [title]
`,
};

const push = (s: Story, edits: Record<string, string>): void => {
  s.github.pushBranch(s.repository, 'cart', { directory: repository(edits) });
};
const compared = (told: Told): number =>
  told.calls.filter(({ operation }) => operation.includes('/compare/')).length;
const rules = ({ outputs }: Told): string[] =>
  outputs['findings'] === ''
    ? []
    : (JSON.parse(outputs['findings'] ?? '') as { findings: { rule: string; risk?: string }[] }).findings.map(
        ({ rule, risk = 'check' }) => `${risk} ${rule}`,
      );
const HIGH = { with: { 'review-fail-on': 'high' } };
const label = (s: Story, action: 'labeled' | 'unlabeled', name = 'preview-reviewed'): Promise<Told> =>
  s.run(s.events.pullRequest(s.pull, action, { label: name }));

describe('A pull request that opens a table to anybody', () => {
  test('says so in the comment, on the line, in the summary and in outputs, and its app is built', () =>
    story(permitted, async (s) => {
      push(s, OPEN);
      const told = await s.on('opened');

      expect([told.exitCode, told.outputs['status'], told.warnings]).toEqual([0, 'ready', []]);
      expect(rules(told)).toEqual(['high public-select']);
      expect(told.placed.map(({ level, file, line }) => `${level} ${file}:${String(line)}`)).toEqual([
        `warning ${CUSTOMERS}:5`,
      ]);
      const { body } = s.comment();
      expect(body).toContain('Hasura preview: ready');
      expect(body).toContain('What this changes: 1 to check');
      expect(body).toContain(`https://github.com/acme/shop/blob/${s.pull.head.sha}/${CUSTOMERS}#L5`);
      expect(body.indexOf('What this changes')).toBeGreaterThan(body.indexOf('/v1/graphql'));
      expect(told.summary).toContain('| `customers`');
      expect(Number(told.outputs['breaking-changes'])).toBeGreaterThan(0);
      expect(JSON.parse(told.outputs['changes'] ?? '')).toMatchObject({
        version: 1,
        changes: expect.arrayContaining([
          expect.objectContaining({
            what: 'added',
            object: 'customers',
            role: 'anonymous',
            action: 'select',
          }),
        ]) as unknown,
      });
      // GitHub mails the first version.
      const posted = told.calls.find(
        ({ operation }) => operation.startsWith('POST') && operation.endsWith('/comments'),
      );
      expect(posted?.body).toContain('What this changes: 1 to check');
    }));

  test('keeps that over pushes, a status and the close, as long as it is so', () =>
    story(permitted, async (s) => {
      push(s, OPEN);
      await s.on('opened');
      const again = await s.on('synchronize');
      expect([again.outputs['created'], rules(again)]).toEqual(['false', ['high public-select']]);
      await s.run(s.events.issueComment(s.pull, 'created', { author: 'alice', body: '/preview status' }));
      expect(s.comment().body).toContain('What this changes: 1 to check');
      s.github.closePull(s.pull);
      const closed = await s.on('closed');
      expect(compared(closed)).toBe(0);
      expect(s.comment().body).toContain('Hasura preview: deleted');
      expect(s.comment().body).toContain('<summary>What this changed</summary>');
    }));

  test('says nothing any longer once a push takes it back', () =>
    story(permitted, async (s) => {
      push(s, OPEN);
      await s.on('opened');
      push(s, {});
      const told = await s.on('synchronize');
      expect([rules(told), told.outputs['breaking-changes']]).toEqual([[], '0']);
      expect(s.comment().body).not.toContain('What this changes');
    }));

  test('says it most of all if the build fails', () =>
    story(permitted, async (s) => {
      push(s, { ...OPEN, 'hasura-shop/migrations/default/1718000240000_x/up.sql': 'selec 1;\n' });
      const told = await s.on('opened');
      expect([told.exitCode, told.outputs['status']]).toEqual([1, 'failed']);
      expect(s.comment().body).toContain('Hasura preview: failed');
      expect(s.comment().body).toContain('What this changes: 1 to check');
    }));

  test('is not built for a dry run, whose summary has it', () =>
    story({ ...permitted, with: { 'dry-run': 'true', ...HIGH.with } }, async (s) => {
      push(s, OPEN);
      const told = await s.on('opened');
      expect([told.exitCode, told.outputs['status']]).toEqual([0, 'planned']);
      expect(told.summary).toContain('What this changes');
      expect(s.github.comments).toEqual([]);
    }));

  test('is silenced by the input ignore', () =>
    story({ ...permitted, ...HIGH }, async (s) => {
      push(s, OPEN);
      const told = await s.on('opened', { with: { ignore: 'public-select public.customers anonymous' } });
      expect([told.exitCode, rules(told)]).toEqual([0, []]);
      expect(s.comment().body).toContain('What this changes');
    }));

  test('is silenced by a comment that it brings, and says so, also without an app', () =>
    story({ ...permitted, with: { 'require-label': 'preview', ...HIGH.with } }, async (s) => {
      const text = OPEN[CUSTOMERS].replace('anonymous', 'anonymous # preview-ignore public-select');
      push(s, { [CUSTOMERS]: text });
      const told = await s.on('opened');
      expect([told.exitCode, rules(told), told.placed]).toEqual([0, [], []]);
      const words = '1 finding is silenced by comments that this pull request adds: `public-select` (';
      expect(s.comment().body).toContain(words);
      expect(told.summary).toContain(words);
    }));

  test('knows the role of the variable that the workflow sets', () =>
    story(permitted, async (s) => {
      push(s, OPEN);
      const env = `PG_DATABASE_URL=postgres://u:p-secret-1@db.example.com/x\nHASURA_GRAPHQL_UNAUTHORIZED_ROLE=visitor`;
      expect(rules(await s.on('opened', { with: { env } }))).not.toContain('high public-select');
    }));
});

describe('A pull request that lets more operations through', () => {
  const ALLOWED = {
    'hasura-shop/metadata/query_collections.yaml': '- name: app\n  definition: {queries: []}\n',
    'hasura-shop/metadata/allow_list.yaml': '- collection: app\n  scope: {global: true}\n',
  };

  test.each([
    ['', ['medium allow-list-wider']],
    ['HASURA_GRAPHQL_ENABLE_ALLOWLIST=True', ['medium allow-list-wider']],
    ['HASURA_GRAPHQL_ENABLE_ALLOWLIST=false', []],
  ])('counts as the variable of the workflow says: %j', (line, expected) =>
    story(permitted, async (s) => {
      push(s, ALLOWED);
      const env = `PG_DATABASE_URL=postgres://u:p-secret-1@db.example.com/x\n${line}`;
      expect(rules(await s.on('opened', { with: { env } }))).toEqual(expected);
    }),
  );
});

describe('review-fail-on', () => {
  test('fails the run and keeps the app; the label passes, and what is new after it does not', () =>
    story({ ...permitted, ...HIGH }, async (s) => {
      push(s, OPEN);
      const failed = await s.on('opened');
      expect([failed.exitCode, failed.outputs['status'], s.standing()]).toEqual([1, 'ready', [NAME]]);
      expect(failed.errors).toEqual([
        expect.stringContaining(
          'The review fails the run: 1 finding of high risk. If this is intended, add the label preview-reviewed.',
        ),
      ]);
      expect(s.comment().body).toContain('Hasura preview: ready');
      expect(s.comment().body).toContain('add the label preview-reviewed');

      s.github.addLabel(s.pull, 'preview-reviewed');
      const replayed = s.events.pullRequest(s.pull, 'labeled', { label: 'preview-reviewed' });
      const approved = await s.run(replayed);
      expect([approved.exitCode, approved.outputs['status']]).toEqual([0, 'ready']);
      expect(s.comment().body).toContain('Approved with the label preview-reviewed');
      expect((await s.on('synchronize')).exitCode).toBe(0);

      push(s, WIDE);
      const more = await s.on('synchronize');
      expect([more.exitCode, more.outputs['status']]).toEqual([1, 'ready']);
      expect(more.errors[0]).toContain(
        '1 finding of high risk that the label preview-reviewed did not approve',
      );
      expect((await s.run(replayed, { attempt: 2 })).exitCode).toBe(1);

      s.github.removeLabel(s.pull, 'preview-reviewed');
      expect((await label(s, 'unlabeled')).exitCode).toBe(1);
      s.github.addLabel(s.pull, 'preview-reviewed');
      expect((await label(s, 'labeled')).exitCode).toBe(0);
    }));

  test('approves nothing that was pushed between the label and its run', () =>
    story({ ...permitted, ...HIGH }, async (s) => {
      push(s, OPEN);
      await s.on('opened');
      s.github.addLabel(s.pull, 'preview-reviewed');
      const labelled = s.events.pullRequest(s.pull, 'labeled', { label: 'preview-reviewed' });
      push(s, WIDE);
      expect((await s.run(labelled)).exitCode).toBe(1);
      push(s, OPEN);
      expect((await s.on('synchronize')).exitCode).toBe(0);
    }));

  test('approves nothing where no comment keeps it, except in the run of the label', () =>
    story({ ...permitted, with: { ...HIGH.with, comment: 'false' } }, async (s) => {
      push(s, OPEN);
      s.github.addLabel(s.pull, 'preview-reviewed');
      expect((await label(s, 'labeled')).exitCode).toBe(0);
      push(s, WIDE);
      expect((await s.on('synchronize')).exitCode).toBe(1);
    }));

  test('approves nothing if the comment cannot be read', () =>
    story({ ...permitted, ...HIGH }, async (s) => {
      push(s, OPEN);
      await s.on('opened');
      s.github.addLabel(s.pull, 'preview-reviewed');
      await label(s, 'labeled');
      push(s, WIDE);
      const trouble = { kind: 'respond', status: 502, body: 'Bad gateway' } as const;
      s.trouble('GET /repos/{owner}/{repo}/issues/{number}/comments', trouble, { times: 12 });
      expect((await s.on('synchronize')).exitCode).toBe(1);
      expect((await s.on('synchronize')).exitCode).toBe(1);
    }));

  test('is not passed by a file that is too large to be compared', () =>
    story({ ...permitted, ...HIGH }, async (s) => {
      push(s, { [CUSTOMERS]: `${OPEN[CUSTOMERS]}${'# padding\n'.repeat(110_000)}` });
      const told = await s.on('opened');
      expect(told.exitCode).toBe(1);
      expect(told.errors[0]).toContain('1 file that could not be compared');
    }));

  test('keeps the comment as it is if a run cannot compare', () =>
    story({ ...permitted, ...HIGH }, async (s) => {
      push(s, OPEN);
      await s.on('opened');
      const trouble = { kind: 'respond', status: 502, body: 'Bad gateway' } as const;
      s.trouble('GET /repos/{owner}/{repo}/compare/{basehead...}', trouble, { times: Infinity });
      await s.on('synchronize');
      expect(s.comment().body).toContain('What this changes: 1 to check');
    }));

  test('counts what comes after a label that had nothing to approve', () =>
    story({ ...permitted, ...HIGH, pull: { labels: ['Preview-Reviewed'] } }, async (s) => {
      expect((await s.on('opened')).exitCode).toBe(0);
      push(s, OPEN);
      expect((await s.on('synchronize')).exitCode).toBe(1);
    }));

  test('may name what breaks clients; what nobody named passes', () =>
    story(permitted, async (s) => {
      push(s, OPEN);
      const breaking = await s.on('opened', { with: { 'review-fail-on': 'breaking' } });
      expect([breaking.exitCode, breaking.errors[0]]).toEqual([1, expect.stringContaining('break clients')]);
      expect((await s.on('synchronize', { with: { 'review-fail-on': 'medium' } })).exitCode).toBe(0);
    }));
});

describe('Without an app', () => {
  test('a comment holds the review alone, until there is one', () =>
    story({ ...permitted, with: { 'require-label': 'preview' } }, async (s) => {
      expect((await s.on('opened')).outputs['status']).toBe('skipped');
      expect(s.github.comments).toEqual([]);
      push(s, OPEN);
      const told = await s.on('synchronize');
      expect([told.exitCode, told.outputs['status'], s.standing()]).toEqual([0, 'skipped', []]);
      expect(s.comment().body).toContain('Hasura project: reviewed');
      expect(s.comment().body).toContain('What this changes: 1 to check');
      const { body } = s.comment();
      await s.on('synchronize');
      expect(s.comment().body).toBe(body);

      s.github.addLabel(s.pull, 'preview');
      await label(s, 'labeled', 'preview');
      expect(s.github.commentsOf(s.pull)).toHaveLength(1);
      expect(s.comment().body).toContain('Hasura preview: ready');
      expect(s.comment().body).toContain('What this changes: 1 to check');
    }));

  test('that comment says in one line that nothing changes any longer, until something does', () =>
    story({ ...permitted, with: { 'require-label': 'preview' } }, async (s) => {
      const line = 'This pull request no longer changes the metadata.';
      push(s, OPEN);
      await s.on('opened');
      push(s, {});
      await s.on('synchronize');
      expect(s.comment().body).toContain(line);
      expect(s.comment().body).not.toContain('What this changes');
      const { body } = s.comment();
      await s.on('synchronize');
      expect(s.comment().body).toBe(body);
      push(s, { 'hasura-shop/config.yaml': 'version: 1\n' });
      await s.on('synchronize');
      expect(s.comment().body).toContain('this says nothing about its changes');
      push(s, OPEN);
      await s.on('synchronize');
      expect(s.comment().body).toContain('What this changes: 1 to check');
      expect(s.comment().body).not.toContain(line);
      push(s, {});
      await s.on('synchronize');
      s.github.closePull(s.pull);
      await s.on('closed');
      expect(s.comment().body).toContain(line);
      expect(s.comment().body).not.toContain('<details>');
    }));

  test('that comment stays after the close, folded', () =>
    story({ ...permitted, with: { 'require-label': 'preview' } }, async (s) => {
      push(s, OPEN);
      await s.on('opened');
      s.github.closePull(s.pull);
      await s.on('closed');
      expect(s.comment().body).toContain('Hasura project: reviewed');
      expect(s.comment().body).toContain('<summary>What this changed</summary>');
    }));

  test('a draft whose app stays keeps its comment, with the new changes', () =>
    story({ ...permitted, with: { 'skip-drafts': 'true' } }, async (s) => {
      await s.on('opened');
      s.pull.draft = true;
      push(s, OPEN);
      const told = await s.on('synchronize');
      expect(told.outputs['status']).toBe('skipped');
      expect(s.comment().body).toContain('Hasura preview: ready');
      expect(s.comment().body).toContain('What this changes: 1 to check');
    }));

  test.each([
    ['with a token that may not write: summary and annotations', false, 0],
    ['under pull_request_target: a comment too', true, 1],
  ])('a fork is reviewed %s', (_what, target, comments) =>
    story(target ? permitted : { permissions: { contents: 'read', pull_requests: 'read' } }, async (s) => {
      const theirs = s.github.addRepository({ owner: 'mallory', name: 'shop', id: 666, fork: true });
      s.github.pushBranch(theirs, 'evil', { directory: repository(OPEN) });
      const pull = s.github.openPull({
        repo: s.repository,
        number: 43,
        head: 'evil',
        headRepository: theirs,
        author: 'mallory',
      });
      const with_ = target ? {} : { with: { 'hasura-cloud-token': '', env: 'PG_DATABASE_URL=' } };
      const told = await s.run(s.events.pullRequest(pull, 'opened', { target }), with_);
      expect([told.exitCode, told.outputs['status'], told.warnings]).toEqual([0, 'checked', []]);
      expect(rules(told)).toEqual(['high public-select']);
      expect(told.summary).toContain('What this changes: 1 to check');
      expect(s.github.commentsOf(pull)).toHaveLength(comments);
      expect(told.calls.filter(({ service }) => service !== 'github')).toEqual([]);
    }),
  );

  describe("the comment about a fork's changes is folded once it is closed", () => {
    const closed = async (s: Story, edits: Record<string, string>) => {
      const theirs = s.github.addRepository({ owner: 'mallory', name: 'shop', id: 666, fork: true });
      s.github.pushBranch(theirs, 'evil', { directory: repository(edits) });
      const pull = s.github.openPull({
        repo: s.repository,
        number: 43,
        head: 'evil',
        headRepository: theirs,
      });
      await s.run(s.events.pullRequest(pull, 'opened', { target: true }));
      s.github.closePull(pull);
      const close = (start?: Start): Promise<Told> =>
        s.run(s.events.pullRequest(pull, 'closed', { target: true }), start);
      return { close, pull };
    };
    const FIND = [
      'GET /repos/{owner}/{repo}/pulls/{number}',
      'POST /graphql',
      'GET /repos/{owner}/{repo}/issues/{number}/comments',
    ];
    const operations = ({ calls }: Told): string[] => calls.map(({ operation }) => operation);

    test('under pull_request_target, once, with one request beside those that find it', () =>
      story(permitted, async (s) => {
        const { close } = await closed(s, OPEN);
        const told = await close();
        expect([told.exitCode, told.outputs['status'], told.warnings]).toEqual([0, 'skipped', []]);
        expect(told.notices).toEqual([expect.stringContaining('comes from a fork')]);
        expect(operations(told).sort()).toEqual(
          [...FIND, 'PATCH /repos/{owner}/{repo}/issues/comments/{id}'].sort(),
        );
        const [{ body } = { body: '' }] = s.github.comments;
        expect(body).toContain('<summary>What this changed</summary>');
        expect(operations(await close()).sort()).toEqual(FIND.sort());
      }));

    test('and nothing is written if there is none, or if it is not ours', () =>
      story(permitted, async (s) => {
        const { close, pull } = await closed(s, {});
        const body = `<!-- hasura-preview-app github.com/123456#43 acme-shop-pr-43 -->\n### 🔎 Hasura project: reviewed`;
        s.github.addComment('mallory', pull, body);
        expect(operations(await close()).sort()).toEqual(FIND.sort());
      }));

    test.each([
      ['review', 'false'],
      ['comment', 'false'],
      ['mode', 'delete'],
    ])('and nothing is asked with %s: %s', (input, value) =>
      story(permitted, async (s) => {
        const { close } = await closed(s, OPEN);
        const told = await close({ with: { [input]: value } });
        expect([told.exitCode, told.outputs['status'], told.calls]).toEqual([0, 'skipped', []]);
      }),
    );

    test('and the run is green if the token may not write', () =>
      story({ permissions: { contents: 'read', pull_requests: 'read' } }, async (s) => {
        const told = await (await closed(s, OPEN)).close();
        expect([told.exitCode, told.outputs['status'], told.warnings]).toEqual([0, 'skipped', []]);
      }));
  });

  test('mode: check has it, and can fail by it', () =>
    story({ ...permitted, with: { mode: 'check', 'hasura-cloud-token': '', ...HIGH.with } }, async (s) => {
      push(s, OPEN);
      const told = await s.on('opened');
      expect([told.exitCode, told.outputs['status']]).toEqual([1, 'checked']);
      expect(s.comment().body).toContain('Hasura project: reviewed');
      s.github.closePull(s.pull);
      expect((await s.on('closed')).outputs['status']).toBe('skipped');
      expect(s.comment().body).toContain('<summary>What this changed</summary>');
    }));

  test('with mode: check, each project has a comment of its own, whatever its name', () =>
    story({ ...permitted, with: { mode: 'check', 'hasura-cloud-token': '' } }, async (s) => {
      const here = repository(OPEN);
      const { cpSync, mkdirSync } = await import('node:fs');
      mkdirSync(`${here}/other shops`);
      cpSync(`${here}/hasura-shop`, `${here}/other shops/b`, { recursive: true });
      s.github.pushBranch(s.repository, 'cart', { directory: here });
      const other = { with: { 'project-directory': 'other shops/b' } };
      for (const event of ['opened', 'synchronize'] as const) {
        await s.on(event);
        await s.on(event, other);
      }
      const bodies = (): string[] => s.github.commentsOf(s.pull).map(({ body }) => body);
      expect(bodies()).toEqual([
        expect.stringMatching(/^<!-- hasura-preview-review \S+ \S+ hasura-shop -->\n[^]*`hasura-shop`/),
        expect.stringMatching(
          /^<!-- hasura-preview-review \S+ \S+ other%20shops%2Fb -->\n[^]*`other shops\/b`/,
        ),
      ]);
      s.github.closePull(s.pull);
      await s.on('closed', other);
      expect(bodies().map((body) => body.includes('What this changed'))).toEqual([false, true]);
    }));

  test('a branch by hand is compared with the default branch, in the summary', () =>
    story(permitted, async (s) => {
      s.github.pushBranch(s.repository, 'solo', { directory: repository(OPEN) });
      const told = await s.run(s.events.workflowDispatch(s.repository, 'main'), { with: { branch: 'solo' } });
      expect([told.exitCode, told.outputs['status'], rules(told)]).toEqual([
        0,
        'ready',
        ['high public-select'],
      ]);
      expect(told.summary).toContain('What this changes: 1 to check');
    }));
});

describe('The review asks little', () => {
  test('of GitHub: the merge base, its folder and what differs', () =>
    story(permitted, async (s) => {
      push(s, OPEN);
      const without = await s.on('opened', { with: { review: 'false' } });
      const with_ = await s.on('synchronize', { attempt: 2 });
      const questions = (told: Told): number =>
        told.calls.filter(
          ({ operation, body }) =>
            operation.includes('/compare/') || (operation === 'POST /graphql' && body.includes('query git')),
        ).length;
      expect(questions(with_) - questions(without)).toBe(3);
      expect([compared(without), without.outputs['changes'], rules(without)]).toEqual([0, '', []]);
      expect(without.summary).not.toContain('What this changes');
    }));

  test('a folder that has moved is compared with where it was', () =>
    story({ ...permitted, with: { 'project-directory': 'apps/shop' } }, async (s) => {
      const here = repository(OPEN);
      const { renameSync, mkdirSync } = await import('node:fs');
      mkdirSync(`${here}/apps`);
      renameSync(`${here}/hasura-shop`, `${here}/apps/shop`);
      s.github.pushBranch(s.repository, 'cart', { directory: here });
      const told = await s.on('opened');
      expect(rules(told)).toEqual(['high public-select']);
      expect(s.comment().body).not.toContain('The project is new');
    }));

  test.each([
    ['fails', { kind: 'respond', status: 502, body: 'Bad gateway' }],
    ['does not answer', { kind: 'hang' }],
  ] as const)('and is a warning if GitHub %s', (_what, trouble) =>
    story(permitted, async (s) => {
      push(s, OPEN);
      s.trouble('GET /repos/{owner}/{repo}/compare/{basehead...}', trouble, { times: Infinity });
      const told = await s.on('opened');
      expect([told.exitCode, told.outputs['status'], told.outputs['changes']]).toEqual([0, 'ready', '']);
      expect(told.warnings).toEqual([expect.stringContaining('The changes were not reviewed')]);
    }),
  );

  test('and a project that cannot be read is left to the check', () =>
    story(permitted, async (s) => {
      push(s, BROKEN);
      const told = await s.on('opened');
      expect([told.exitCode, told.warnings]).toEqual([1, []]);
      expect(rules(told)).toEqual(['check include-missing']);
    }));
});
