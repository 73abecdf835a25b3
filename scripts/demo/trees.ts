import { copyFile, lstat, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The example project, which is never written to. */
const shop = fileURLToPath(new URL('../../examples/hasura-shop', import.meta.url));

/** The migration of the push that fails, and the wrong name in it: the table is called `wishlists`. */
export const BROKEN_MIGRATION = '1718000300000_add_wishlist_note';
export const BROKEN_TABLE = 'wishlist';

/** A migration of another pull request, newer than all of alice's. */
const RENAMING = '1718000360000_rename_customers';

/** The mistakes of the push that is not built, which the check finds without a database. */
export const MISTAKES = [
  {
    file: 'hasura/metadata/databases/default/tables/tables.yaml',
    line: 4,
    right: 'public_wishlists.yaml',
    wrong: 'public_wishlist.yaml',
    says: 'The included file public_wishlist.yaml does not exist.',
  },
  {
    file: 'hasura/migrations/default/1718000240000_create_wishlists/up.sql',
    line: 1,
    right: 'create table',
    wrong: 'create tabel',
    says: 'syntax error at or near "tabel".',
  },
] as const;

/** The change that a reviewer should see: anyone can read the customers, with their e-mail addresses. */
export const OPENED = {
  file: 'hasura/metadata/databases/default/tables/public_customers.yaml',
  right: 'select_permissions:\n',
  wrong: `select_permissions:
  - role: anonymous
    permission:
      columns:
        - id
        - name
        - email
      filter: {}
`,
} as const;

/** A branch's files at each of its commits, as folders on disk. */
export interface Trees {
  main: string;
  feature: string;
  mistyped: string;
  broken: string;
  fixed: string;
  /** The fixed one, with one more migration. */
  bigger: string;
  /** `main`, after somebody else has renamed a table there. */
  renamed: string;
}

/** Copies the example project, and adds alice's changes to the copies. */
export async function growTrees(root: string): Promise<Trees> {
  const trees = {
    main: join(root, 'main'),
    feature: join(root, 'feature'),
    mistyped: join(root, 'mistyped'),
    broken: join(root, 'broken'),
    fixed: join(root, 'fixed'),
    bigger: join(root, 'bigger'),
    renamed: join(root, 'renamed'),
  };
  for (const tree of Object.values(trees)) await copyShop(join(tree, 'hasura'));
  for (const tree of Object.values(trees))
    if (tree !== trees.main && tree !== trees.renamed) await addWishlists(tree);
  for (const tree of [trees.feature, trees.mistyped, trees.broken])
    await replaceIn(join(tree, OPENED.file), OPENED.right, OPENED.wrong);
  for (const { file, right, wrong } of MISTAKES) await replaceIn(join(trees.mistyped, file), right, wrong);
  await addMigration(trees.broken, BROKEN_MIGRATION, `alter table ${BROKEN_TABLE} add column note text;\n`);
  for (const tree of [trees.fixed, trees.bigger])
    await addMigration(tree, BROKEN_MIGRATION, 'alter table wishlists add column note text;\n');
  await addMigration(
    trees.bigger,
    '1718000420000_bigger_prices',
    'alter table products alter column price_cents type bigint;\n',
  );
  await addMigration(trees.renamed, RENAMING, 'alter table customers rename to clients;\n');
  return trees;
}

async function copyShop(to: string): Promise<void> {
  for (const name of await readdir(shop, { recursive: true })) {
    if (!(await lstat(join(shop, name))).isFile()) continue;
    await mkdir(dirname(join(to, name)), { recursive: true });
    await copyFile(join(shop, name), join(to, name));
  }
}

async function addWishlists(tree: string): Promise<void> {
  await addMigration(tree, '1718000240000_create_wishlists', WISHLISTS);
  const tables = join(tree, 'hasura/metadata/databases/default/tables');
  await writeFile(join(tables, 'public_wishlists.yaml'), WISHLISTS_TABLE);
  await writeFile(join(tables, 'tables.yaml'), "- '!include public_wishlists.yaml'\n", { flag: 'a' });
}

async function replaceIn(file: string, right: string, wrong: string): Promise<void> {
  await writeFile(file, (await readFile(file, 'utf8')).replace(right, wrong));
}

async function addMigration(tree: string, name: string, sql: string): Promise<void> {
  const folder = join(tree, 'hasura/migrations/default', name);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'up.sql'), sql);
}

const WISHLISTS = `create table wishlists (
  customer_id bigint not null references customers (id),
  product_id bigint not null references products (id),
  primary key (customer_id, product_id)
);
`;

const WISHLISTS_TABLE = `table:
  name: wishlists
  schema: public
select_permissions:
  - role: customer
    permission:
      columns:
        - customer_id
        - product_id
      filter:
        customer_id:
          _eq: X-Hasura-User-Id
`;
