import type { Files } from '../../src/project/files.js';
import { filesOnDisk } from '../../src/project/disk.js';
import { review } from '../../src/review/review.js';
import { viewOf } from '../../src/review/view.js';
import type { View } from '../../src/report/view.js';
import { sideIn } from '../project-side.js';
import { OPENED } from '../demo/trees.js';

/** A ready preview, without what its pull request changes. */
export const sample: View = {
  state: 'ready',
  name: 'acme-shop-pr-42',
  branch: 'wishlists',
  commit: {
    sha: 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678',
    url: 'https://github.com/acme/shop/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678',
    certain: true,
  },
  logUrl: 'https://github.com/acme/shop/actions/runs/7001',
  consoleUrl: 'https://cloud.hasura.io/project/5d6f8c1e-9b7a-4c3d-8e2f-1a0b9c8d7e6f/console',
  endpoint: 'https://acme-shop-pr-42.hasura.app/v1/graphql',
  databases: [
    {
      variable: 'PG_DATABASE_URL',
      name: 'acme_shop_pr_42_pg_database_url_1f0c7e9ab2',
      role: 'acme_shop_pr_42_9d3be1c604',
    },
  ],
  belongsTo: 'pull request',
  folder: 'hasura',
  access: { open: true, ownSecret: true },
  saidAt: Date.UTC(2026, 10, 27, 12, 4),
  tookMs: 15_200,
  how: 'built',
  tasks: [
    { name: 'Creating the project', state: 'success', ms: 6_300 },
    { name: 'gh-validation', state: 'success', ms: 3_100 },
    { name: 'parse-metadata-migration', state: 'success', ms: 700 },
    { name: 'apply-metadata', state: 'success', ms: 900 },
    { name: 'apply-migration', state: 'success', ms: 1_900 },
    { name: 'reload-metadata', state: 'success', ms: 500 },
    { name: 'check-healthz', state: 'success', ms: 800 },
  ],
};

/** A ready preview, as a reader of the pull request sees it: with the review of real changes to the example project. */
export async function reviewedSample(): Promise<View> {
  const files = filesOnDisk('examples/hasura-shop');
  const [before, after] = [await sideIn(files), await sideIn(changed(files))];
  const found = await review(before.project, after.project, { unauthorizedRole: 'anonymous' });
  const sha = 'd518c655a302cd987088f6016d7d66802af975ae';
  const base = { sha, url: `https://github.com/acme/shop/commit/${sha}`, base: 'main' };
  return {
    ...sample,
    review: {
      changes: viewOf(found, base),
      blobUrl: `https://github.com/acme/shop/blob/${sample.commit?.sha ?? ''}`,
    },
  };
}

const TABLES = 'metadata/databases/default/tables';

/** What the pull request of the picture changes: in which file, what, and what it becomes. */
const CHANGES: readonly (readonly [file: string, was: string, is: string])[] = [
  [`${TABLES}/public_customers.yaml`, OPENED.right, OPENED.wrong],
  [`${TABLES}/public_orders.yaml`, '        - ordered_at\n      filter: {}\n', '      filter: {}\n'],
  [
    `${TABLES}/public_orders.yaml`,
    'filter:\n        customer:\n          id:\n            _eq: X-Hasura-User-Id\n',
    'filter: {}\n',
  ],
  [
    `${TABLES}/public_products.yaml`,
    'columns:\n        - id\n        - title\n        - price_cents\n        - discontinued\n',
    "columns: '*'\n",
  ],
];

function changed(files: Files): Files {
  return {
    ...files,
    read: async (entries) => {
      const contents = new Map(await files.read(entries));
      for (const [file, was, is] of CHANGES) {
        const content = contents.get(file);
        if (content?.kind !== 'text') continue;
        if (!content.text.includes(was)) throw new Error(`${file} does not have: ${was}`);
        contents.set(file, { kind: 'text', text: content.text.replace(was, is) });
      }
      return contents;
    },
  };
}
