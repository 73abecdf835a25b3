import type { Severity } from '../rules/finding.js';
import type { RehearsalRuleId } from '../rules/rehearsal-rule-ids.js';

export interface RehearsalRule {
  severity: Severity;
  /** What the rule finds, for a table in the documents. */
  finds: string;
  /** What it says in a small case. */
  example: string;
  why: string;
  remedy: string;
}

const MEANT = 'If that is intended, leave it.';
const WAITS = 'On a large table that takes a long time, and everything that uses the table waits.';

/** All rules of the rehearsal. An error is what a merge, or the next new database, would fail on or get wrong. */
export const REHEARSAL_RULES: Record<RehearsalRuleId, RehearsalRule> = {
  // what the merge does
  'upgrade-fails': {
    severity: 'error',
    finds: 'A new migration that fails on a database of the base.',
    example: 'The migration 2_b fails on a database of the base: relation "orders" already exists (42P07).',
    why: 'After the merge, Hasura stops there: this migration and all later ones are not applied.',
    remedy: 'Fix this statement.',
  },
  'fresh-fails': {
    severity: 'error',
    finds: 'A migration that fails on a new database, where all run in the order of their versions.',
    example: 'The migration 2_b fails on a new database: relation "orders" does not exist (42P01).',
    why: 'After the merge, no new database can be created, and so no preview.',
    remedy: 'Change the version of the new migration, so that it runs after what it needs.',
  },
  'orders-differ': {
    severity: 'error',
    finds: 'Existing databases and new ones that have different schemas after the merge.',
    example:
      'After the merge, new databases get a different schema from existing ones: column orders.total: bigint → numeric.',
    why: 'What is tried on a new database is not what production gets.',
    remedy: 'Give the new migration the newest version, and leave those of the base as they are.',
  },
  'same-version': {
    severity: 'error',
    finds: 'A version that the base has given to a different migration since the branch was created.',
    example: 'The base now has 2_c with the same version as 2_b.',
    why: "Hasura's CLI refuses two migrations of one version; and where the version is applied, the other one never runs.",
    remedy: 'Give the migration a new version.',
  },
  'migration-older': {
    severity: 'warning',
    finds: 'A new migration with a version before the newest one of the base.',
    example:
      'The migration 1_b is older than the newest one of the base. The name 3_b would put it after that.',
    why: 'Databases of the base run it last, new ones in the order of the versions.',
    remedy: 'Rename its folder.',
  },
  'migration-edited': {
    severity: 'warning',
    finds: 'A migration of the base that was edited or deleted. A notice if only comments differ.',
    example: 'The migration 1_a differs from the base in its statements.',
    why: 'Databases that have run it keep what it did; a new database does not get that.',
    remedy: 'Leave it as it is, and add a migration instead.',
  },
  'migration-renamed': {
    severity: 'error',
    finds: 'A migration of the base that was given another version. A warning if that changes nothing.',
    example: 'The migration 3_b is 2_b of the base under another version.',
    why: 'Databases that ran it under the old version run it again.',
    remedy: 'Give it its old version back.',
  },
  squashed: {
    severity: 'warning',
    finds:
      'Migrations that repeat what deleted ones of the base did. A notice if they have the version of one that existing databases have run.',
    example: 'The migration 3_squashed repeats what 2 deleted migrations of the base did.',
    why: 'Existing databases already have what it does, so it must not run there.',
    remedy:
      'Mark it as applied there before the merge is deployed: hasura migrate apply --skip-execution --version and its version.',
  },
  // the way back
  'down-fails': {
    severity: 'warning',
    finds: 'A `down.sql` that fails right after its `up.sql`.',
    example: 'down.sql of 2_b fails: column "on_date" of relation "orders" does not exist (42703).',
    why: 'The migration cannot be undone with it.',
    remedy: 'Fix this statement.',
  },
  'down-differs': {
    severity: 'warning',
    finds: 'A `down.sql` after which the schema is not what it was before its `up.sql`.',
    example: 'down.sql of 2_b leaves: + column orders.at.',
    why: 'After it, the database is in a state that no migration describes.',
    remedy: 'Undo in down.sql everything that up.sql does.',
  },
  'down-empty': {
    severity: 'notice',
    finds: 'A `down.sql` without a statement.',
    example: 'down.sql of 2_b has no statement.',
    why: "Hasura's CLI sends it, and Hasura reports an error.",
    remedy: 'Write what undoes the migration, or delete the file.',
  },
  // what others notice
  'rewrites-table': {
    severity: 'warning',
    finds: 'A new migration that makes PostgreSQL rewrite a whole table of the base.',
    example: '2_b makes PostgreSQL rewrite the table orders.',
    why: 'On a large table that takes a long time, needs twice the space, and blocks everyone.',
    remedy: 'Add a new column, fill it in parts, and switch to it; or run it when nobody uses the table.',
  },
  'locks-table': {
    severity: 'notice',
    finds: 'A lock on a table or view of the base that keeps others waiting until the migration ends.',
    example: '2_b blocks reads and writes on orders until it ends.',
    why: 'It waits for running queries on the table, and later queries wait for it.',
    remedy: 'Keep the migration short; begin it with set local lock_timeout.',
  },
  'index-not-concurrent': {
    severity: 'warning',
    finds:
      'An index, a primary key, or a unique or exclusion constraint that is built on a table of the base.',
    example: 'The index orders_total on orders is built while nobody can write to the table.',
    why: `${WAITS} Hasura runs each migration in a transaction, in which CONCURRENTLY is not possible.`,
    remedy:
      'Before the merge, create it by hand with CONCURRENTLY, and write IF NOT EXISTS in the migration. On a small table, leave it.',
  },
  'not-null-on-old': {
    severity: 'warning',
    finds: '`SET NOT NULL`, or a new column that is not null and has no default, on a table of the base.',
    example: 'orders.total becomes not null: nobody can use the table until all rows are read.',
    why: 'It fails if a row has no value, and reads the whole table.',
    remedy: 'Add CHECK (… IS NOT NULL) NOT VALID, validate it in a later migration, then SET NOT NULL.',
  },
  'constraint-validated': {
    severity: 'warning',
    finds: 'A foreign key or a check without `NOT VALID` on a table of the base.',
    example:
      'The foreign key orders_customer on orders is added without NOT VALID: nobody can write to the table until all rows are checked.',
    why: 'It fails if a row does not fit, and reads the whole table.',
    remedy: 'Add it with NOT VALID, and validate it in a later migration.',
  },
  // what is lost
  'drops-table': {
    severity: 'warning',
    finds: 'A table of the base that is gone after a new migration.',
    example: '2_b drops the table orders.',
    why: 'Its data is lost, and what still uses it fails.',
    remedy: MEANT,
  },
  'drops-column': {
    severity: 'warning',
    finds: 'A column of a table of the base that is gone after a new migration.',
    example: '2_b drops the column orders.note.',
    why: 'Its data is lost, and what still uses it fails.',
    remedy: MEANT,
  },
  'drops-object': {
    severity: 'notice',
    finds:
      'A view, function, type, trigger, policy or schema of the base that is gone after a new migration.',
    example: '2_b drops the view open_orders.',
    why: 'What still uses it fails.',
    remedy: MEANT,
  },
  renames: {
    severity: 'warning',
    finds:
      'A table, column or schema of the base that is renamed, or moved to another schema. A notice for a view, function or type.',
    example: 'orders.note is renamed to remark.',
    why: 'What uses the old name fails until it is deployed as well.',
    remedy: MEANT,
  },
  'delete-all': {
    severity: 'warning',
    finds: '`TRUNCATE`, or `DELETE` without `WHERE`, on a table of the base.',
    example: 'All rows of orders are deleted: there is no WHERE.',
    why: 'The data is lost.',
    remedy: MEANT,
  },
  'update-all': {
    severity: 'warning',
    finds: '`UPDATE` without `WHERE` on a table of the base.',
    example: 'All rows of orders are updated: there is no WHERE.',
    why: 'It rewrites the whole table, and keeps its rows locked until the migration ends.',
    remedy: 'If that is intended, leave it. On a large table, update it in parts.',
  },
  // the metadata
  'schema-lacks-table': {
    severity: 'warning',
    finds: 'A table in the metadata that a new database does not have after all migrations.',
    example: 'The table orders does not exist after all migrations.',
    why: 'The metadata is inconsistent, so the build of a preview fails.',
    remedy: 'Add a migration that creates it, or correct its name.',
  },
  'schema-lacks-column': {
    severity: 'warning',
    finds: 'A column in the metadata that its table does not have after all migrations.',
    example: 'The column orders.totl does not exist after all migrations.',
    why: 'The metadata is inconsistent, so the build of a preview fails.',
    remedy: 'Add a migration that creates it, or correct its name.',
  },
  'schema-lacks-function': {
    severity: 'warning',
    finds: 'A function in the metadata that a new database does not have after all migrations.',
    example: 'The function label does not exist after all migrations.',
    why: 'The metadata is inconsistent, so the build of a preview fails.',
    remedy: 'Add a migration that creates it, or correct its name.',
  },
  // the rehearsal itself
  'transaction-ended': {
    severity: 'notice',
    finds: 'A new migration that ends its own transaction.',
    example: '2_b ends its own transaction, so it is not known which tables it locks.',
    why: 'Locks are measured right before the end of the transaction that Hasura makes.',
    remedy: 'Delete the COMMIT: Hasura runs each migration in a transaction.',
  },
  'seed-fails': {
    severity: 'notice',
    finds: 'A seed of the base that fails on a database of the base.',
    example: 'The seed carts.sql of the base fails: relation "carts" does not exist (42P01).',
    why: 'The migrations were tried without its data.',
    remedy: 'Fix the seed in the base.',
  },
  'not-rehearsed': {
    severity: 'notice',
    finds: 'SQL that only this server cannot run, such as that of an extension that it does not have.',
    example: 'Not rehearsed in 2_b: the extension postgis, which this server does not have.',
    why: 'What the merge does with it is not known.',
    remedy: 'Try it on a server that has what it needs.',
  },
};
