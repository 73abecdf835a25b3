import { isRecord } from '../lib/record.js';
import type { Statement } from '../project/sql.js';
import { at, listAt, namesIn, relationOf, textAt } from '../project/tree.js';
import type { Lock } from '../rules/rehearsal.js';
import type { Before } from './before.js';

/** Something that a statement drops or renames, by the key of its label, such as `column public.orders.total`. */
export interface Place {
  kind: string;
  /** With its schema. */
  name: string;
  offset: number;
}

/** The objects of a DROP by the kinds of the catalog. */
const DROPPED: Record<string, string> = {
  OBJECT_TABLE: 'table',
  OBJECT_VIEW: 'view',
  OBJECT_MATVIEW: 'materialized view',
  OBJECT_FOREIGN_TABLE: 'foreign table',
  OBJECT_SEQUENCE: 'sequence',
  OBJECT_INDEX: 'index',
  OBJECT_TYPE: 'type',
  OBJECT_DOMAIN: 'type',
  OBJECT_FUNCTION: 'function',
  OBJECT_PROCEDURE: 'function',
  OBJECT_ROUTINE: 'function',
  OBJECT_SCHEMA: 'schema',
};

/** What statements name to drop. */
export function dropsIn(statements: readonly Statement[]): Place[] {
  return statements.flatMap(({ kind, tree, start: offset }): Place[] => {
    if (kind === 'DropStmt') {
      const dropped = DROPPED[textAt(tree, 'removeType') ?? ''];
      if (dropped === undefined) return [];
      return listAt(tree, 'objects').map((object) => {
        const names = namesIn(
          at(object, 'List', 'items') ??
            at(object, 'TypeName', 'names') ??
            at(object, 'ObjectWithArgs', 'objname'),
        );
        const name = textAt(object, 'String', 'sval') ?? withSchema(names);
        return { kind: dropped, name, offset };
      });
    }
    if (kind !== 'AlterTableStmt') return [];
    const table = relationOf(tree['relation']) ?? '';
    return listAt(tree, 'cmds').flatMap(({ AlterTableCmd: command }) =>
      textAt(command, 'subtype') === 'AT_DropColumn'
        ? [{ kind: 'column', name: `${table}.${textAt(command, 'name') ?? ''}`, offset }]
        : [],
    );
  });
}

/** Something that gets a new name, and what becomes of it, in words that follow "is". */
interface Renamed extends Place {
  becomes: string;
}

/** What statements rename, or move to another schema, by its old name. */
export function renamesIn(statements: readonly Statement[]): Renamed[] {
  return statements.flatMap((one) => {
    const [name, schema] = ['newname', 'newschema'].map((key) => textAt(one.tree, key) ?? '');
    const becomes =
      one.kind === 'RenameStmt' ? `renamed to ${name ?? ''}` : `moved to the schema ${schema ?? ''}`;
    return renamedBy(one).map((place) => ({ ...place, becomes }));
  });
}

function renamedBy({ kind, tree, start: offset }: Statement): Place[] {
  const table = relationOf(tree['relation']);
  const object = tree['object'];
  if (kind === 'RenameStmt' && textAt(tree, 'renameType') === 'OBJECT_COLUMN')
    return [{ kind: 'column', name: `${table ?? ''}.${textAt(tree, 'subname') ?? ''}`, offset }];
  if (kind === 'RenameStmt' && textAt(tree, 'renameType') === 'OBJECT_SCHEMA')
    return [{ kind: 'schema', name: textAt(tree, 'subname') ?? '', offset }];
  if (kind !== 'RenameStmt' && kind !== 'AlterObjectSchemaStmt') return [];
  if (table !== undefined) return [{ kind: 'relation', name: table, offset }];
  const names = namesIn(
    at(object, 'List', 'items') ?? at(object, 'ObjectWithArgs', 'objname') ?? at(object, 'TypeName', 'names'),
  );
  return [{ kind: 'other', name: withSchema(names), offset }];
}

/** Statements that keep everybody from their table. */
const EXCLUSIVE = new Set([
  ...['AlterTableStmt', 'DropStmt', 'TruncateStmt', 'RenameStmt', 'AlterObjectSchemaStmt', 'LockStmt'],
  ...['CreatePolicyStmt', 'AlterPolicyStmt', 'RuleStmt', 'ClusterStmt', 'RefreshMatViewStmt'],
]);
/** Statements that keep others from writing to their table, or to one that they refer to. */
const SHARED = new Set([
  'IndexStmt',
  'CreateTrigStmt',
  'CreateStmt',
  'ReindexStmt',
  'CreateForeignTableStmt',
]);
/** The parts of an ALTER TABLE that let others read. */
const GENTLE = /^AT_(?:ValidateConstraint|EnableTrig|DisableTrig|SetStatistics|AttachPartition|ClusterOn)/;
/** The parts of an ALTER TABLE that may write all rows to a new file. */
const REWRITING =
  /^AT_(?:AlterColumnType|SetLogged|SetUnLogged|SetAccessMethod|SetTableSpace|SetExpression|AddIdentity)/;

/** The statement that probably takes a lock on a table, or else the first one that names it. */
export function lockOf(
  statements: readonly Statement[],
  table: string,
  blocks: Lock['blocks'],
  before: Before,
): number | undefined {
  const about = statements.filter((one) => names(one, table, before));
  const strict = about.find((one) => isExclusive(one, table));
  const any = about.find(({ kind }) => EXCLUSIVE.has(kind) || SHARED.has(kind));
  const [first, second] = blocks === 'reads and writes' ? [strict, any] : [any, strict];
  return (first ?? second ?? mentionOf(statements, about, table))?.start;
}

/** The statement that probably makes PostgreSQL rewrite a table. */
export function rewriteOf(
  statements: readonly Statement[],
  table: string,
  before: Before,
): number | undefined {
  const withPart = (part: RegExp): Statement | undefined =>
    statements.find(
      ({ kind, tree }) =>
        kind === 'AlterTableStmt' &&
        relationOf(tree['relation']) === table &&
        listAt(tree, 'cmds').some((one) => part.test(textAt(one, 'AlterTableCmd', 'subtype') ?? '')),
    );
  const rewriting = withPart(REWRITING) ?? withPart(/^AT_AddColumn$/);
  return rewriting?.start ?? lockOf(statements, table, 'reads and writes', before);
}

/** Where a table is named first; blocks of code and queries, which may do anything, come last. */
function mentionOf(
  statements: readonly Statement[],
  about: readonly Statement[],
  table: string,
): Statement | undefined {
  const name = table.slice(table.indexOf('.') + 1);
  return (
    about.find(({ kind }) => kind !== 'SelectStmt') ??
    statements.find(({ kind, tree }) => kind === 'DoStmt' && JSON.stringify(tree).includes(name)) ??
    about[0]
  );
}

function isExclusive({ kind, tree }: Statement, table: string): boolean {
  if (!EXCLUSIVE.has(kind)) return false;
  // The strictest of its modes is the eighth.
  if (kind === 'LockStmt') return tree['mode'] === 8;
  if (kind !== 'AlterTableStmt') return true;
  // A foreign key locks the other table less.
  return (
    relationOf(tree['relation']) === table &&
    listAt(tree, 'cmds').some((one) => {
      const isForeignKey = textAt(one, 'AlterTableCmd', 'def', 'Constraint', 'contype') === 'CONSTR_FOREIGN';
      return !isForeignKey && !GENTLE.test(textAt(one, 'AlterTableCmd', 'subtype') ?? '');
    })
  );
}

/** Whether a statement names a table. */
function names({ kind, tree }: Statement, table: string, before: Before): boolean {
  if (kind !== 'DropStmt') return hasRelation(tree, table);
  const type = textAt(tree, 'removeType') ?? '';
  return listAt(tree, 'objects').some((object) => {
    const list = namesIn(at(object, 'List', 'items'));
    const isPart = /^OBJECT_(?:TRIGGER|POLICY|RULE)$/.test(type);
    const name = withSchema(isPart ? list.slice(0, -1) : list);
    return name === table || (type === 'OBJECT_INDEX' && before.indexed(name) === table);
  });
}

function hasRelation(node: unknown, table: string): boolean {
  if (Array.isArray(node)) return node.some((one) => hasRelation(one, table));
  if (!isRecord(node)) return false;
  return relationOf(node) === table || Object.values(node).some((one) => hasRelation(one, table));
}

function withSchema(names: readonly string[]): string {
  return names.length > 1 ? names.join('.') : `public.${names.join('')}`;
}
