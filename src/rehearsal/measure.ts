import type { Lock } from '../rules/rehearsal.js';
import type { Session } from './server.js';

/** The tables of a database: where each is stored, by its number, which copies of the database keep. */
export type Tables = ReadonlyMap<string, { name: string; storage: string; isView: boolean }>;

/** What a migration did to tables, as far as it is known before its transaction ends. */
export interface Measured {
  locks: Lock[];
  /** The tables that have a new file: their rows were rewritten, or they were emptied. */
  rewritten: string[];
  /** How many rows were written, also by functions; those of a table that is dropped or emptied do not count. */
  rows: number;
}

/** A setting that lasts as long as the transaction of a migration. */
const MARK = 'rehearsal.transaction';

/** Marks the transaction, so that one that the migration begins by itself can be told from it. */
export async function markTransaction(session: Session): Promise<void> {
  // PostgreSQL may still count what earlier transactions of the session wrote.
  await session.query(`select pg_catalog.set_config('${MARK}', $1, true)`, [String(await rowsIn(session))]);
}

/** How many rows this transaction has written so far. */
async function rowsIn(session: Session): Promise<number> {
  const [row] = await session.query(`
    select pg_catalog.sum(n_tup_ins operator(pg_catalog.+) n_tup_upd operator(pg_catalog.+) n_tup_del)::pg_catalog.text as rows
    from pg_catalog.pg_stat_xact_user_tables`);
  return Number(row?.['rows'] ?? 0);
}

/** Reads the tables and views that are not PostgreSQL's or Hasura's own. */
export async function tablesOf(session: Session): Promise<Tables> {
  const rows = await session.query(`
    select c.oid::pg_catalog.text as oid, c.relkind in ('m', 'v') as view, pg_catalog.pg_relation_filenode(c.oid)::pg_catalog.text as storage,
      case n.nspname when 'public' then '' else n.nspname::pg_catalog.text operator(pg_catalog.||) '.' end
        operator(pg_catalog.||) c.relname::pg_catalog.text as name
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid operator(pg_catalog.=) c.relnamespace
    where c.relkind in ('r', 'p', 'm', 'v', 'f') and n.nspname operator(pg_catalog.!~) '^pg_'
      and n.nspname not in ('information_schema', 'hdb_catalog')`);
  return new Map(
    rows.map(({ oid, storage, name, view }) => [
      String(oid),
      { name: String(name), storage: String(storage), isView: view === true },
    ]),
  );
}

/** The locks that others notice, the strictest first. The other ones let them read and write. */
const BLOCKS: Record<string, Lock['blocks']> = {
  AccessExclusiveLock: 'reads and writes',
  ExclusiveLock: 'writes',
  ShareRowExclusiveLock: 'writes',
  ShareLock: 'writes',
};

/**
 * Measures what the transaction of a migration has done, and leaves it as it was.
 * @param before the tables right before it
 * @param counted whether a table of that name in the base counts: nobody uses those that are new
 * @returns `undefined` if the migration has ended the transaction
 */
export async function measure(
  session: Session,
  before: Tables,
  counted: ReadonlySet<string>,
): Promise<Measured | undefined> {
  const [row] = await session.query(`select pg_catalog.current_setting('${MARK}', true) as mark`);
  const mark = row?.['mark'];
  if (typeof mark !== 'string' || mark === '') return undefined;
  await session.query('savepoint rehearsal_measures');
  await session.query("select pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true)");
  const held = await session.query(`
    select distinct relation::text as oid, mode from pg_locks
    where pid = pg_backend_pid() and locktype = 'relation' and granted and mode ~ '(Exclusive|Share)Lock$'
      and database = (select oid from pg_database where datname = current_database())`);
  const after = await tablesOf(session);
  const rows = await rowsIn(session);
  await session.query('rollback to savepoint rehearsal_measures');
  const locks = new Map<string, Lock['blocks']>();
  for (const [mode, blocks] of Object.entries(BLOCKS))
    for (const one of held) {
      const oid = String(one['oid']);
      // A table that is dropped is not only locked.
      if (one['mode'] !== mode || !counted.has(oid) || locks.has(oid) || !after.has(oid)) continue;
      locks.set(oid, blocks);
    }
  const named = (oid: string): string => before.get(oid)?.name ?? '';
  return {
    rows: rows - Number(mark),
    locks: [...locks].map(([oid, blocks]) => ({ table: named(oid), blocks })).sort(byTable),
    rewritten: [...before]
      // REFRESH fills a materialized view, which is not a table.
      .filter(
        ([oid, { storage, isView }]) =>
          !isView && counted.has(oid) && (after.get(oid)?.storage ?? storage) !== storage,
      )
      .map(([, { name }]) => name)
      .sort(),
  };
}

function byTable({ table: one }: Lock, { table: other }: Lock): number {
  return one < other ? -1 : 1;
}
