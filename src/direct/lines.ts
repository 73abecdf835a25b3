import type { AppTrouble } from '../hasura/app-trouble.js';
import { blamedOffset } from '../project/blame.js';
import { Source } from '../project/node.js';
import { sqlParser } from '../project/sql.js';

/** The line of a text that failed, from 1, as far as the message tells it: Hasura gives no place. (known) */
export async function lineIn(sql: string, trouble: AppTrouble): Promise<number | undefined> {
  if (trouble.kind !== 'sql') return undefined;
  const offset = blamedOffset(await sqlParser(), sql, trouble.words ?? '');
  return offset === undefined ? undefined : new Source('', sql).placeOf(offset).line;
}

/**
 * Whether the database has undone all of a text that it refused: it ran in one transaction, unless the text ends that
 * itself.
 */
export async function isRolledBack(sql: string, trouble: AppTrouble): Promise<boolean> {
  if (trouble.kind !== 'sql') return trouble.kind !== 'outcome-unknown';
  const parsed = (await sqlParser()).parse(sql.replace(/^\uFEFF/, ''));
  // A text that PostgreSQL cannot parse is refused as a whole. SQL that a statement makes has the same code.
  if (parsed.kind !== 'statements') return trouble.sqlState === '42601';
  return !parsed.mentions('"TransactionStmt"');
}
