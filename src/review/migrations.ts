import { isRecord } from '../lib/record.js';
import type { Source } from '../project/node.js';
import { type Project, hasAllMigrations } from '../project/project.js';
import { LONGEST_SQL, type SqlParser, type Tree, sameStatements } from '../project/sql.js';
import { at, listAt, namesIn, relationOf, textAt } from '../project/tree.js';
import { shortName } from '../project/names.js';
import { type Context, type NewColumn, isSensitive, sensitiveFirst } from './context.js';
import { permissionKey } from './effective.js';
import { summed } from './excerpt.js';

/** The migrations that a pull request brings, and those that it edits or deletes. */
export interface Migrations {
  /** The texts of new ones, in the order in which they run. */
  added: { name: string; source: string; text: Source; isOlder: boolean }[];
  edited: { name: string; at: { source: Source; offset: number } | undefined; isGone: boolean }[];
}

export async function migrationsOf(
  base: Project,
  head: Project,
  parser: () => Promise<SqlParser>,
): Promise<Migrations> {
  const all: Migrations = { added: [], edited: [] };
  // What is missing from a list that was cut is neither new nor gone.
  const [isNewKnown, isGoneKnown] = [hasAllMigrations(base), hasAllMigrations(head)];
  const twice = new Set(
    head.problems.flatMap(({ rule, object = '' }) => (rule === 'migration-duplicate' ? [object] : [])),
  );
  for (const { source, migrations } of head.migrations) {
    const before = base.migrations.find((one) => one.source === source)?.migrations ?? [];
    const newest = before.reduce((most, { version }) => (version > most ? version : most), 0n);
    for (const { version, name, up } of migrations) {
      if (up === undefined) continue;
      const called = `${String(version)}_${name}`;
      const text = head.sql.get(up.path);
      // The check says that there are two; one of them may be the old one.
      if (twice.has(`${source}/${String(version)}`)) continue;
      const old = before.find((one) => one.version === version);
      if (old?.up === undefined) {
        if (text !== undefined && isNewKnown)
          all.added.push({ name: called, source, text, isOlder: version < newest });
      } else if (old.up.oid !== up.oid) {
        const was = base.sql.get(old.up.path);
        if (text !== undefined && was !== undefined && !sameStatements(await parser(), was.text, text.text))
          all.edited.push({ name: called, at: { source: text, offset: 0 }, isGone: false });
      }
    }
  }
  if (!isGoneKnown) return all;
  for (const { source, migrations } of base.migrations) {
    const now = head.migrations.find((one) => one.source === source)?.migrations ?? [];
    for (const { version, name, up } of migrations)
      if (up !== undefined && now.every((one) => one.version !== version || one.up === undefined))
        all.edited.push({ name: `${String(version)}_${name}`, at: undefined, isGone: true });
  }
  return all;
}

const OLDER = 'The migration {object} is older than the newest one in the base';

/** Migrations that run in another order on databases of the base, and those that such databases have run already. */
export function judgeMigrations({ say }: Pick<Context, 'say'>, { added, edited }: Migrations): void {
  for (const { name, text, isOlder } of added)
    if (isOlder)
      say('migration-older', {
        roles: [],
        objects: [name],
        text: OLDER,
        at: { source: text, offset: 0 },
      });
  for (const { name, at, isGone } of edited)
    say('migration-edited', {
      roles: [],
      objects: [name],
      text: isGone ? 'The migration {object} was deleted' : 'The migration {object} has different statements',
      keyText: isGone ? 'The migration {object} is gone' : 'The migration {object} has other statements',
      at,
    });
}

const READ = ['AlterTableStmt', 'CreateStmt', 'CreateFunctionStmt'];

/** What new migrations add. What PostgreSQL's grammar does not read adds nothing. */
export async function addedBy(
  { added }: Migrations,
  parser: () => Promise<SqlParser>,
): Promise<Pick<Context, 'newColumns' | 'newFunctions'>> {
  const newColumns = new Map<string, NewColumn[]>();
  const newFunctions = new Map<string, string>();
  for (const { source, text } of added) {
    if (!/add|create/i.test(text.text) || text.text.length > LONGEST_SQL) continue;
    const bom = text.text.startsWith('\uFEFF') ? 1 : 0;
    const parsed = (await parser()).parse(text.text.slice(bom));
    if (parsed.kind !== 'statements' || !READ.some((kind) => parsed.mentions(kind))) continue;
    for (const { kind, tree, start } of parsed.statements()) {
      const called = kind === 'CreateFunctionStmt' ? queryFunctionIn(tree) : undefined;
      if (called !== undefined) newFunctions.set(`${source}:${called.name}`, `${source}:${called.returns}`);
      for (const name of columnsAddedBy(kind, tree)) {
        const table = relationOf(tree['relation']);
        if (table === undefined) continue;
        const key = `${source}:${table}`;
        newColumns.set(key, [
          ...(newColumns.get(key) ?? []),
          { name, at: { source: text, offset: start + bom } },
        ]);
      }
    }
  }
  return { newColumns, newFunctions };
}

/** A function that changes nothing, and the type that it returns, which may be that of a table's rows. */
function queryFunctionIn(tree: Tree): { name: string; returns: string } | undefined {
  const isQuery = listAt(tree['options']).some(({ DefElem: option }) => {
    const is = textAt(option, 'arg', 'String', 'sval');
    return textAt(option, 'defname') === 'volatility' && (is === 'stable' || is === 'immutable');
  });
  const [name, returns] = [tree['funcname'], at(tree, 'returnType', 'names')].map((one) => {
    const [first = '', ...rest] = namesIn(one);
    return rest.length === 0 ? `public.${first}` : [first, ...rest].join('.');
  });
  return isQuery && name !== undefined && returns !== undefined ? { name, returns } : undefined;
}

function columnsAddedBy(kind: string, tree: Record<string, unknown>): string[] {
  if (kind === 'CreateStmt') return listAt(tree['tableElts']).flatMap((one) => nameOf(one['ColumnDef']));
  if (kind !== 'AlterTableStmt') return [];
  return listAt(tree['cmds']).flatMap(({ AlterTableCmd: command }) =>
    isRecord(command) && command['subtype'] === 'AT_AddColumn' && isRecord(command['def'])
      ? nameOf(command['def']['ColumnDef'])
      : [],
  );
}

function nameOf(column: unknown): string[] {
  const name = textAt(column, 'colname');
  return name === undefined ? [] : [name];
}

/** New columns of a table whose permissions are for all columns: the migration alone opens them. */
export function judgeNewColumns({ newColumns, permissions, publicRoles, head, say }: Context): void {
  for (const [table, columns] of newColumns) {
    const stars = [...permissions.head.values()].filter(
      ({ source, table: of, columns: some, action }) =>
        action === 'select' && some === '*' && `${source}:${of}` === table && !head.enums.has(table),
    );
    const [first] = columns;
    // Where the list of columns was given up just now, that is what counts.
    const standing = stars.filter(
      (permission) => permissions.base.get(permissionKey(permission))?.columns === '*',
    );
    if (standing.length === 0 || first === undefined) continue;
    const roles = [...new Set(standing.map(({ role }) => role))];
    const names = columns.map(({ name }) => name);
    for (const role of roles)
      say('star-new-column', {
        risk: publicRoles.has(role) || names.some(isSensitive) ? 'high' : 'medium',
        roles: [role],
        objects: [shortName(table.slice(table.indexOf(':') + 1))],
        text: `can read ${summed(sensitiveFirst(names))} of {object}, which a migration adds`,
        at: first.at,
      });
  }
}
