import type { Server } from './url.js';
import { type DatabasePorts, onServer } from './databases.js';
import { NOT_ALLOWED, inWords, postgresFailure, sqlStateOf } from './errors.js';
import { EMPTY_TEMPLATE } from './make.js';
import type { Session } from './session.js';
import { DIFFERS, EQUALS, catalog } from './sql.js';

/** What a database says about the migrations that have run in it. */
export interface TemplateReading {
  /** The rows of the table in which older servers kept the versions; absent if there is no such table. */
  table?: readonly { version: string; dirty: boolean }[];
  /** What the CLI keeps in Hasura's own catalogue, of unknown shape; absent if the catalogue lies elsewhere. */
  state?: unknown;
  /** Whether it has tables or views that belong neither to PostgreSQL nor to Hasura nor to an extension. */
  hasTables: boolean;
}

/** SQLSTATE: the database accepts no connections. */
const CLOSED = '55000';

/**
 * Reads what a database says about its migrations, as the role that copies it. No connection is left, since a database
 * that somebody is connected to cannot be copied.
 * @returns why it cannot be read, continuing a sentence, if the role may not
 * @throws Failure if the server cannot be asked
 */
export async function readTemplate(
  world: DatabasePorts,
  server: Server,
  template: string,
): Promise<TemplateReading | { unreadable: string }> {
  if (template === EMPTY_TEMPLATE) return { hasTables: false };
  try {
    return await onServer(world, server, readingOf, template);
  } catch (error) {
    if (![CLOSED, NOT_ALLOWED].includes(sqlStateOf(error)))
      throw postgresFailure(error, server, 'reading what postgres-template holds');
    return { unreadable: inWords(error, ' ').trim() };
  }
}

/**
 * The columns that Hasura creates. The database is not ours: a view, a policy or a type there could run code of
 * somebody else with our rights, so only plain tables with built-in types are read. (known: Hasura's source)
 */
const COLUMNS = `
  SELECT c.relname OPERATOR(pg_catalog.||) '.' OPERATOR(pg_catalog.||) a.attname
           OPERATOR(pg_catalog.||) ' ' OPERATOR(pg_catalog.||) a.atttypid::pg_catalog.text AS is
    FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_namespace n ON n.oid ${EQUALS} c.relnamespace AND n.nspname ${EQUALS} 'hdb_catalog'
    JOIN pg_catalog.pg_attribute a ON a.attrelid ${EQUALS} c.oid AND NOT a.attisdropped
   WHERE c.relkind ${EQUALS} 'r' AND NOT c.relrowsecurity`;
/** With the numbers of the types bigint, boolean and jsonb. */
const [VERSION, DIRTY, STATE] = [
  'schema_migrations.version 20',
  'schema_migrations.dirty 16',
  'hdb_version.cli_state 3802',
];

const HAS_TABLES = `
  SELECT EXISTS (
    SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid ${EQUALS} c.relnamespace
     WHERE c.relkind ${EQUALS} ANY (ARRAY['r', 'p', 'v', 'm', 'f']::pg_catalog."char"[])
       AND n.nspname OPERATOR(pg_catalog.!~) '^pg_'
       AND n.nspname ${DIFFERS} 'information_schema' AND n.nspname ${DIFFERS} 'hdb_catalog'
       AND NOT EXISTS (
         SELECT FROM pg_catalog.pg_depend d
          WHERE d.classid ${EQUALS} ${catalog('pg_class')} AND d.objid ${EQUALS} c.oid AND d.deptype ${EQUALS} 'e'
       )
  ) AS has`;

async function readingOf(session: Session): Promise<TemplateReading> {
  const columns = (await session.rows<{ is: string }>(COLUMNS)).map((column) => column.is);
  const [found] = await session.rows<{ has: boolean }>(HAS_TABLES);
  const reading: TemplateReading = { hasTables: found?.has === true };
  if (columns.includes(VERSION) && columns.includes(DIRTY))
    reading.table = await session.rows(
      'SELECT version::pg_catalog.text AS version, dirty FROM ONLY hdb_catalog.schema_migrations',
    );
  if (columns.includes(STATE))
    [{ state: reading.state } = { state: undefined }] = await session.rows<{ state: unknown }>(
      'SELECT cli_state AS state FROM ONLY hdb_catalog.hdb_version LIMIT 1',
    );
  return reading;
}
