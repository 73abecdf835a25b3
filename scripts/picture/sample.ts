import type { View } from '../../src/report/view.js';

/** A ready preview, as a reader of the pull request sees it. */
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
