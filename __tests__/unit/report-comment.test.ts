import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { commentMarker, renderComment } from '../../src/report/comment.js';
import { renderView } from '../../src/report/render.js';
import type { View } from '../../src/report/view.js';
import { hostileText } from '../support/hostile-text.js';
import { rendered } from '../support/markdown.js';

const marker = commentMarker('github.com/123456#42', 'acme-shop-pr-42');
const logUrl = 'https://github.com/acme/shop/actions/runs/1234';
const base: View = {
  state: 'building',
  name: 'acme-shop-pr-42',
  branch: 'cart',
  logUrl,
  consoleUrl: 'https://cloud.hasura.io/project/11111111-1111-4111-8111-111111111111/console',
  endpoint: 'https://acme-shop-pr-42.hasura.app/v1/graphql',
  belongsTo: 'pull request',
  tasks: [],
};
const commit = {
  sha: 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678',
  url: 'https://github.com/acme/shop/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678',
  certain: true,
};
/** The body for a snapshot: a joiner, which has no width, is written out. */
const seen = (markdown: string): string => markdown.replaceAll('\u2060', '<wj>');

/** Apps that could not be deleted, one per line. */
const failures = (count: number): string =>
  Array.from({ length: count }, (_, index) => `acme-shop-pr-${String(index + 1)} stays: refused.`).join('\n');

const tasks: View['tasks'] = [
  { name: 'gh-validation', state: 'success', ms: 2_400 },
  { name: 'parse-metadata-migration', state: 'success', ms: 400 },
  { name: 'apply-migration', state: 'success', ms: 1_210, about: true },
];

describe('the comment', () => {
  test('begins with its marker, which names owner and app', () => {
    expect(marker).toBe('<!-- hasura-preview-app github.com/123456#42 acme-shop-pr-42 -->');
    expect(renderComment(base, marker).split('\n')[0]).toBe(marker);
  });

  test('while building', () => {
    expect(
      seen(
        renderComment(
          { ...base, step: 'gh-validation', tasks: [{ name: 'gh-validation', state: 'running' }] },
          marker,
        ),
      ),
    ).toMatchInlineSnapshot(`
      "<!-- hasura-preview-app github.com/123456#42 acme-shop-pr-42 -->
      ### ⏳ Hasura preview: building

      \`acme-shop-pr-42\` · [log](https://github.com/acme/shop/actions/runs/1234)

      - Building. This comment updates when the preview is ready
      - Now: Fetching the branch
      - Rebuilt on every push, deleted when the pull request closes"
    `);
  });

  test.each([
    [{ migrations: 0, older: 0, seeds: false }, 'Data kept, no new migrations, metadata consistent'],
    [{ migrations: 1, older: 0, seeds: false }, 'Data kept, 1 new migration, metadata consistent'],
    [
      { migrations: 3, older: 2, seeds: false },
      'Data kept, 3 new migrations, 2 of them older than applied ones, metadata consistent',
    ],
    [{ migrations: 1, older: 1, seeds: true }, 'Data kept, 1 new migration, older than applied ones'],
  ])('says what was kept: %j', (kept, line) => {
    const body = renderComment({ ...base, state: 'ready', how: 'built', commit, kept }, marker);
    expect(body).toContain(`- ${line}`);
    expect(body.includes('- Seeds were not applied again')).toBe(kept.seeds);
  });

  test('when ready', () => {
    expect(seen(renderComment({ ...base, state: 'ready', commit, tasks, tookMs: 14_200 }, marker)))
      .toMatchInlineSnapshot(`
      "<!-- hasura-preview-app github.com/123456#42 acme-shop-pr-42 -->
      ### ✅ Hasura preview: ready

      **[Open console](https://cloud.hasura.io/project/11111111-1111-4111-8111-111111111111/console)** · [\`a1b2c3d\`](https://github.com/acme/shop/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678) · [log](https://github.com/acme/shop/actions/runs/1234)

      \`\`\`text
      https://acme-shop-pr-42.hasura.app/v1/graphql
      \`\`\`

      - Migrations applied, metadata consistent
      - Rebuilt on every push, deleted when the pull request closes

      <details><summary>Built in 14 s</summary>

      ✓ Fetching the branch · 2.4 s<br>✓ Reading metadata and migrations · 0.4 s<br>✓ Applying migrations · about 1 s

      </details>

      <sub>Commands, if the workflow accepts them: \`/preview rebuild\`, \`/preview delete\`, \`/preview status\`</sub>"
    `);
  });

  test('when ready, links to a page to try it if a role is open, or else says how to send requests', () => {
    const ready = (access: NonNullable<View['access']>): string =>
      renderView({ ...base, state: 'ready', access, tasks: [] });
    expect(ready({ open: true, ownSecret: true })).toContain(
      '**[Try it](https://cloud.hasura.io/public/graphiql?endpoint=https%3A%2F%2Facme-shop-pr-42.hasura.app%2Fv1%2Fgraphql)** · [Open console](',
    );
    expect(ready({ open: true, ownSecret: true })).not.toContain('x-hasura-admin-secret');
    expect(ready({ open: false, ownSecret: true })).toContain('the header `x-hasura-admin-secret`');
    expect(ready({ open: false, ownSecret: false })).toContain('open the console: it shows the admin secret');
    expect(ready({ open: false, ownSecret: false })).not.toContain('Try it');
  });

  test('while building, has no link that suggests that the app is ready', () => {
    const building = renderView({ ...base, access: { open: true, ownSecret: true } });
    expect([...building.matchAll(/\]\(([^)]*)\)/g)].map(([, to]) => to)).toEqual([logUrl]);
    expect(building).not.toContain('hasura.app');
  });

  test('shows its time and, when ready, the available commands', () => {
    const saidAt = Date.parse('2026-11-27T12:04:59Z');
    const last = (state: View['state'], more: Partial<View> = {}): string =>
      renderView({ ...base, state, saidAt, tasks: [], ...more })
        .split('\n')
        .at(-1) ?? '';
    expect(last('deleted')).toBe('<sub>Updated 12:04 UTC</sub>');
    expect(last('ready')).toBe(
      '<sub>Updated 12:04 UTC · Commands, if the workflow accepts them: `/preview rebuild`, `/preview delete`, `/preview status`</sub>',
    );
    expect(last('ready', { belongsTo: 'branch' })).toBe('<sub>Updated 12:04 UTC</sub>');
  });

  test('after an interruption, shows the app, the commit, the console and the next step', () => {
    const text = renderView({ ...base, state: 'interrupted', commit, stands: 'It exists.', tasks: [] });
    expect(text).toContain('**[Open console](https://cloud.hasura.io/project/');
    expect(text).toContain('`acme-shop-pr-42` · [`a1b2c3d`](');
    expect(text).toContain('comment `/preview rebuild`');
  });

  test('says that a newer run took over, with a link to it', () => {
    const text = renderView({
      state: 'superseded',
      because: 'A newer run took over acme-shop-pr-42.',
      newerRun: { id: '7002', url: 'https://github.com/acme/shop/actions/runs/7002' },
      tasks: [],
    });
    expect(text).toContain(
      'took over acme-shop-pr-42: [run 7002](https://github.com/acme/shop/actions/runs/7002)',
    );
  });

  test('after a failure, shows the address of its row, as a link if it is one, and links to Hasura', () => {
    const failed = (help: string): string =>
      renderView({
        state: 'failed',
        failure: {
          what: 'It failed.',
          remedy: 'See https://cloud.hasura.io/ and https://evil.example/.',
          help,
        },
        tasks: [],
      });
    const address = 'https://github.com/o/r/blob/v1/docs/errors.md#timeout';
    expect(failed(address)).toContain(`- [About this error](${address})`);
    expect(failed('docs/errors.md#timeout')).toContain('- About this error: `docs/errors.md#timeout`');
    expect(failed('x')).toContain(
      'See [cloud.hasura.io](https://cloud.hasura.io/) and https:\u2060//evil.example/',
    );
  });

  test('when ready, after the branch changed during the build', () => {
    expect(
      seen(
        renderComment(
          { ...base, state: 'ready', commit: { ...commit, certain: false, moved: true }, tasks: [] },
          marker,
        ),
      ),
    ).toMatchInlineSnapshot(`
      "<!-- hasura-preview-app github.com/123456#42 acme-shop-pr-42 -->
      ### ✅ Hasura preview: ready

      **[Open console](https://cloud.hasura.io/project/11111111-1111-4111-8111-111111111111/console)** · [log](https://github.com/acme/shop/actions/runs/1234)

      \`\`\`text
      https://acme-shop-pr-42.hasura.app/v1/graphql
      \`\`\`

      - Migrations applied, metadata consistent
      - Built from branch \`cart\`, which changed during the build, so the exact commit is unknown
      - Rebuilt on every push, deleted when the pull request closes

      <sub>Commands, if the workflow accepts them: \`/preview rebuild\`, \`/preview delete\`, \`/preview status\`</sub>"
    `);
  });

  test('when ready, if it is unknown whether the branch changed during the build', () => {
    const view: View = { ...base, state: 'ready', commit: { ...commit, certain: false }, tasks: [] };
    expect(seen(renderComment(view, marker))).toContain(
      '- Built from branch `cart`. Could not check whether it changed during the build, so the exact commit is unknown',
    );
  });

  test.each<[string, Partial<View>]>([
    ['a sweep that failed', { state: 'swept', failure: { what: failures(5_000) } }],
    ['a failure with many lines', { state: 'failed', failure: { what: `It failed.\n${failures(5_000)}` } }],
    ['a deletion that kept many apps', { state: 'deleted', left: failures(5_000).split('\n') }],
  ])('never lists more than a hundred items: %s', (_what, more) => {
    const text = renderView({ ...base, tasks: [], ...more });
    expect(text).toContain('acme-shop-pr-100 stays');
    expect(text).not.toContain('acme-shop-pr-101 stays');
    expect(text).toContain('- … and 4900 more');
  });

  test('when rebuilt, with the reason', () => {
    const view: View = {
      ...base,
      state: 'ready',
      how: 'built',
      rebuiltBecause: 'hasura/ changed',
      tasks: [],
    };
    expect(seen(renderComment(view, marker))).toContain('\n- Rebuilt because hasura/ changed\n');
  });

  test.each([
    ['https://cloud.hasura.io/', '[cloud.hasura.io](https://cloud.hasura.io/)'],
    [
      'https://github.com/orgs/acme/sso?authorization_request=A1_b&x=%2F2',
      '[github.com/orgs/acme/sso](https://github.com/orgs/acme/sso?authorization_request=A1_b&x=%2F2)',
    ],
  ])('has a real link for a page in its own remedy: %s', (page, shown) => {
    const remedy = `Open ${page}. Then run the job again.`;
    const body = renderComment({ ...base, state: 'failed', failure: { what: 'No.', remedy } }, marker);
    expect(body.replaceAll('%5F', '_')).toContain(`- Open ${shown}. Then run the job again`);
  });

  test('has no link for a page of anybody else', () => {
    const remedy = 'Open https://evil.example/ or https://github.com.evil.example/.';
    const body = renderComment({ ...base, state: 'failed', failure: { what: 'No.', remedy } }, marker);
    expect(body).not.toMatch(/\]\(https:\/\/(?:evil|github\.com\.evil)/);
  });

  test('after a failure', () => {
    const failed: View = {
      ...base,
      state: 'failed',
      commit: { ...commit, certain: false },
      tasks: [...tasks.slice(0, 2), { name: 'apply-migration', state: 'failed', ms: 800 }],
      failure: {
        what: 'Applying migrations failed, so the app is not finished.',
        words: 'pq: relation "shop" already exists\n  in 1700000000000_init/up.sql',
        remedy: 'Fix what the error names and push again: the app is rebuilt from scratch.',
      },
      stands: 'The app acme-shop-pr-42 is kept for debugging; it is deleted when the pull request closes.',
    };
    expect(seen(renderComment(failed, marker))).toMatchInlineSnapshot(`
      "<!-- hasura-preview-app github.com/123456#42 acme-shop-pr-42 -->
      ### ❌ Hasura preview: failed

      **[Open console](https://cloud.hasura.io/project/11111111-1111-4111-8111-111111111111/console)** · \`acme-shop-pr-42\` · [\`a1b2c3d\`](https://github.com/acme/shop/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678) · [log](https://github.com/acme/shop/actions/runs/1234)

      Applying migrations failed, so the app is not finished.

      \`pq: relation "shop" already exists\`<br>\`in 1700000000000_init/up.sql\`

      - Fix what the error names and push again: the app is rebuilt from scratch
      - The app acme-shop-pr-42 is kept for debugging; it is deleted when the pull request closes
      - To build it again without a push, comment \`/preview rebuild\` (if the workflow accepts commands)

      <details><summary>Steps</summary>

      ✓ Fetching the branch · 2.4 s<br>✓ Reading metadata and migrations · 0.4 s<br>✗ Applying migrations · 0.8 s

      </details>"
    `);
  });

  test('after a failure before anything was known', () => {
    const failed: View = {
      state: 'failed',
      logUrl,
      tasks: [],
      failure: { what: 'Invalid inputs (2).\n- mode: must be auto.\n- cloud: must be aws or gcp.' },
    };
    expect(seen(renderView(failed))).toMatchInlineSnapshot(`
      "### ❌ Hasura preview: failed

      [log](https://github.com/acme/shop/actions/runs/1234)

      Invalid inputs \\(2\\).

      - mode: must be auto.
      - cloud: must be aws or gcp."
    `);
  });

  test('after the pull request was closed', () => {
    const deleted: View = {
      ...base,
      state: 'deleted',
      because: 'Pull request #42 was merged',
      removed: ['acme-shop-pr-42'],
      left: [],
      tasks,
    };
    expect(seen(renderComment(deleted, marker))).toMatchInlineSnapshot(`
      "<!-- hasura-preview-app github.com/123456#42 acme-shop-pr-42 -->
      ### 🗑️ Hasura preview: deleted

      \`acme-shop-pr-42\` · [log](https://github.com/acme/shop/actions/runs/1234)

      - Pull request #<wj>42 was merged
      - The app was deleted"
    `);
  });

  test('after the pull request was closed, if an app with the name is not ours', () => {
    const deleted: View = {
      ...base,
      state: 'deleted',
      because: 'Pull request #42 is closed',
      removed: [],
      left: [
        'The account has an app named acme-shop-pr-42 (project 1111) that belongs to github.com/999#42.',
      ],
    };
    expect(seen(renderComment(deleted, marker))).toMatchInlineSnapshot(`
      "<!-- hasura-preview-app github.com/123456#42 acme-shop-pr-42 -->
      ### 🗑️ Hasura preview: deleted

      \`acme-shop-pr-42\` · [log](https://github.com/acme/shop/actions/runs/1234)

      - Pull request #<wj>42 is closed
      - There was no app to delete
      - Kept: The account has an app named acme-shop-pr-42 \\(project 1111\\) that belongs to github.com/999#<wj>42."
    `);
  });

  test('after a cancellation', () => {
    expect(
      seen(
        renderComment(
          { ...base, state: 'interrupted', stands: 'The app acme-shop-pr-42 exists but is not finished.' },
          marker,
        ),
      ),
    ).toMatchInlineSnapshot(`
      "<!-- hasura-preview-app github.com/123456#42 acme-shop-pr-42 -->
      ### ⏹️ Hasura preview: interrupted

      **[Open console](https://cloud.hasura.io/project/11111111-1111-4111-8111-111111111111/console)** · \`acme-shop-pr-42\` · [log](https://github.com/acme/shop/actions/runs/1234)

      - The run was interrupted before the app was ready
      - The app acme-shop-pr-42 exists but is not finished
      - To build it again without a push, comment \`/preview rebuild\` (if the workflow accepts commands)"
    `);
  });

  test('in the summary of a run that had nothing to do, or that was superseded', () => {
    expect(
      seen(
        renderView({
          state: 'skipped',
          logUrl,
          tasks: [],
          because: 'Nothing to do for the event release.',
        }),
      ),
    ).toMatchInlineSnapshot(`
      "### ⏭️ Hasura preview: nothing to do

      [log](https://github.com/acme/shop/actions/runs/1234)

      - Nothing to do for the event release"
    `);
    expect(
      seen(
        renderView({
          ...base,
          state: 'superseded',
          because: 'A newer run (1235.1) took over acme-shop-pr-42 meanwhile.',
        }),
      ),
    ).toMatchInlineSnapshot(`
      "### ⏭️ Hasura preview: a newer run took over

      **[Open console](https://cloud.hasura.io/project/11111111-1111-4111-8111-111111111111/console)** · \`acme-shop-pr-42\` · [log](https://github.com/acme/shop/actions/runs/1234)

      - A newer run \\(1235.1\\) took over acme-shop-pr-42 meanwhile"
    `);
  });

  test('of a branch says that the app is deleted with the branch', () => {
    expect(renderView({ ...base, state: 'ready', belongsTo: 'branch', commit })).toContain(
      '- Deleted when the branch is deleted',
    );
  });

  test('says something in every state, however little is known', () => {
    for (const state of [
      'building',
      'ready',
      'failed',
      'deleted',
      'interrupted',
      'skipped',
      'superseded',
    ] as const) {
      const markdown = renderView({ state, logUrl: '', tasks: [] });
      expect(markdown).toMatch(/^### \S+ Hasura preview: \w/u);
      expect(markdown).not.toMatch(/undefined|null|NaN/);
    }
  });

  test('has no tables, because people read it on narrow screens', () => {
    expect(rendered(renderView({ ...base, state: 'ready', commit, tasks })).elements).not.toContain('table');
  });
});

/** Each part of a comment is cut to less than this length. */
const LONGER_THAN_A_PART = 3_000;
/** GitHub does not accept a comment of this length. */
const LONGER_THAN_A_COMMENT = 70_000;
const repeated = (most: number): fc.Arbitrary<string> =>
  fc
    .tuple(hostileText, fc.integer({ min: 1, max: most }))
    .map(([text, times]) => text.repeat(Math.min(times, Math.ceil(most / Math.max(1, text.length)))));
const texts = fc.oneof(
  { weight: 4, arbitrary: hostileText },
  { weight: 3, arbitrary: repeated(LONGER_THAN_A_PART) },
  { weight: 1, arbitrary: repeated(LONGER_THAN_A_COMMENT) },
);
const views: fc.Arbitrary<View> = fc.record(
  {
    state: fc.constantFrom('building', 'ready', 'failed', 'deleted', 'interrupted', 'skipped', 'superseded'),
    logUrl: fc.constantFrom(logUrl, ''),
    tasks: fc.array(
      fc.record(
        { name: texts, state: fc.constantFrom('running', 'success', 'failed'), ms: fc.nat() },
        { requiredKeys: ['name', 'state'] },
      ),
      { maxLength: 20 },
    ),
    branch: texts,
    endpoint: fc.constantFrom('https://acme-shop-pr-42.hasura.app/v1/graphql'),
    consoleUrl: texts,
    commit: fc.record({ sha: texts, url: texts, certain: fc.boolean() }),
    step: texts,
    failure: fc.record({ what: texts, words: texts, remedy: texts }, { requiredKeys: ['what'] }),
    stands: texts,
    because: texts,
    removed: fc.array(texts, { maxLength: 5 }),
    left: fc.array(texts, { maxLength: 5 }),
  },
  { requiredKeys: ['state', 'logUrl', 'tasks'] },
);
const ours = new Set(['h3', 'p', 'strong', 'a', 'code', 'ul', 'li', 'pre', 'details', 'summary', 'br']);

describe('a comment that contains hostile text', () => {
  test('is never longer than GitHub accepts, and always begins with its marker and heading', () => {
    // These are the states with lists.
    const lists = fc.constantFrom<View['state']>('ready', 'failed', 'deleted');
    const long = fc.tuple(views, lists, fc.integer({ min: 1, max: 60 })).map(([view, state, times]) => ({
      ...view,
      state,
      tasks: Array.from({ length: times }, () => view.tasks).flat(),
      left: Array.from({ length: times }, () => view.left ?? []).flat(),
    }));
    fc.assert(
      fc.property(fc.oneof(views, long), (view) => {
        const body = renderComment(view, marker);
        expect(body.length).toBeLessThanOrEqual(65_536);
        expect(body.startsWith(`${marker}\n### `)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('contains no elements except those of our own layout', () => {
    fc.assert(
      fc.property(views, (view) => {
        const { elements, links, html } = rendered(renderView(view));
        expect(elements.filter((element) => !ours.has(element))).toEqual([]);
        expect(elements.filter((element) => element === 'details').length).toBeLessThanOrEqual(2);
        expect(elements.filter((element) => element === 'h3')).toHaveLength(1);
        for (const address of links) expect(address).toMatch(/^https?:\/\//);
        expect(html).not.toMatch(/<!--/);
      }),
      { numRuns: 100 },
    );
  });

  test('links only to what the view names: console, commit and log', () => {
    fc.assert(
      fc.property(views, (view) => {
        const { consoleUrl: _console, commit: _commit, ...rest } = view;
        const { links } = rendered(renderView({ ...rest, logUrl }));
        expect(links).toEqual([logUrl]);
      }),
      { numRuns: 100 },
    );
  });
});
