import { describe, expect, test } from '@jest/globals';
import { migrations, triedBefore } from './support/projects.js';
import { useServer } from './support/server.js';

const start = useServer();
const ORDERS = 'create table orders (id int primary key, note text);';
const seeds = { 'seeds/default/1_orders.sql': "insert into orders values (1, 'a');" };
const base = migrations({ '1_a': ORDERS }, seeds);
const headWith = (up: string): ReturnType<typeof migrations> =>
  migrations({ '1_a': ORDERS, '2_b': up }, seeds);

const needsRows = headWith('create table lines (item int references orders);\ninsert into lines values (1);');
const dependsOnRows = headWith(
  'do $$ begin if exists (select from orders) then alter table orders add price int; end if; end $$;',
);
const same = headWith("insert into orders values (2, 'b');");
const resultOf = triedBefore(
  start,
  [needsRows, dependsOnRows, same].map((head) => ({ head, base })),
);

describe('A new database, which has no rows of the seeds,', () => {
  test('may lack what a migration needs', () => {
    const { said, source, findings } = resultOf(needsRows);
    expect(said).toContain(
      'fresh-fails 2_b/up.sql:2 The migration 2_b fails on a new database: insert or update on table "lines" violates foreign key constraint "lines_item_fkey" (23503).',
    );
    expect(source.upgrade[0]?.result).toBe('ran');
    expect(source.fresh.result).toBe('fails');
    expect(findings[0]?.remedy).toBe(
      'Write the migration so that it does not depend on rows, which new databases do not have.',
    );
  });

  test('may get a different schema', () => {
    const { said, source } = resultOf(dependsOnRows);
    expect(said).toContain(
      'orders-differ 2_b/up.sql:1 After the merge, new databases get a different schema from existing ones: − column orders.price.',
    );
    expect(source.fresh.result).toBe('differs');
  });

  test('is otherwise the same', () => {
    const { rules, source } = resultOf(same);
    expect([rules, source.fresh, source.seeds]).toEqual([[], { result: 'same' }, 1]);
  });
});
