import { isRecord } from '../lib/record.js';
import { shortName } from '../project/names.js';
import type { Statement, Tree } from '../project/sql.js';
import { at, listAt, namesIn, relationOf, textAt } from '../project/tree.js';
import type { RehearsalRuleId } from '../rules/rehearsal-rule-ids.js';

/** What a statement does to a table that others use, by what PostgreSQL's grammar says of it. */
export interface Deed {
  rule: RehearsalRuleId;
  /** With its schema: `public.orders`. */
  table: string;
  offset: number;
  what: string;
}

/** Something that a statement drops or renames, by the key of its label, such as `column public.orders.total`. */
export interface Place {
  kind: string;
  /** With its schema. */
  name: string;
  offset: number;
}

/**
 * What statements do to tables of the base that can lose data, or keep others waiting.
 * @param isOld whether a table of that name, with its schema, is in the base
 */
export function deedsOf(statements: readonly Statement[], isOld: (table: string) => boolean): Deed[] {
  return statements.flatMap((statement) => deedsIn(statement).filter(({ table }) => isOld(table)));
}

function deedsIn(statement: Statement): Deed[] {
  const { kind, tree, start: offset } = statement;
  switch (kind) {
    case 'AlterTableStmt':
      return alterations(statement);
    case 'IndexStmt': {
      const table = relationOf(tree['relation']);
      if (table === undefined || tree['concurrent'] === true) return [];
      const name = textAt(tree, 'idxname');
      const what = `${name === undefined ? 'An index' : `The index ${name}`} of ${shortName(table)} is built while nobody can write to the table.`;
      return [{ rule: 'index-not-concurrent', table, offset, what }];
    }
    case 'RenameStmt': {
      const table = relationOf(tree['relation']);
      const [type, to] = [textAt(tree, 'renameType'), textAt(tree, 'newname') ?? ''];
      if (table === undefined) return [];
      const old = {
        OBJECT_TABLE: shortName(table),
        OBJECT_COLUMN: `${shortName(table)}.${textAt(tree, 'subname') ?? ''}`,
      }[type ?? ''];
      return old === undefined
        ? []
        : [{ rule: 'renames', table, offset, what: `${old} is renamed to ${to}.` }];
    }
    case 'TruncateStmt':
      return listAt(tree, 'relations').flatMap(({ RangeVar: relation }) =>
        tableDeed('delete-all', relation, offset, 'All rows of * are deleted.'),
      );
    case 'DeleteStmt':
    case 'UpdateStmt':
    case 'InsertStmt':
    case 'SelectStmt':
      return changesIn(kind, tree, offset);
    default:
      return [];
  }
}

/** DELETE and UPDATE without WHERE, also in a WITH of another statement. */
function changesIn(kind: string, tree: Tree, offset: number): Deed[] {
  const own =
    tree['whereClause'] !== undefined
      ? []
      : kind === 'DeleteStmt'
        ? tableDeed('delete-all', tree['relation'], offset, 'All rows of * are deleted: there is no WHERE.')
        : kind === 'UpdateStmt'
          ? tableDeed('update-all', tree['relation'], offset, 'All rows of * are updated: there is no WHERE.')
          : [];
  const nested = listAt(tree, 'withClause', 'ctes').flatMap((cte) => {
    const query = at(cte, 'CommonTableExpr', 'ctequery');
    const [inner = '', of] = isRecord(query) ? (Object.entries(query)[0] ?? []) : [];
    return isRecord(of) ? changesIn(inner, of, offset) : [];
  });
  return [...own, ...nested];
}

function tableDeed(rule: RehearsalRuleId, relation: unknown, offset: number, what: string): Deed[] {
  const table = relationOf(relation);
  return table === undefined
    ? []
    : [{ rule, table, offset, what: what.replace('*', () => shortName(table)) }];
}

function alterations({ tree, start: offset }: Statement): Deed[] {
  const table = relationOf(tree['relation']);
  if (table === undefined || textAt(tree, 'objtype') !== 'OBJECT_TABLE') return [];
  return listAt(tree, 'cmds').flatMap(({ AlterTableCmd: command }): Deed[] => {
    const name = textAt(command, 'name') ?? '';
    switch (textAt(command, 'subtype') ?? '') {
      case 'AT_SetNotNull':
        return [
          {
            ...{ rule: 'not-null-on-old', table, offset },
            what: `${shortName(table)}.${name} becomes not null: nobody can use the table until all rows are read.`,
          },
        ];
      case 'AT_AddColumn': {
        const column = at(command, 'def', 'ColumnDef');
        const constraints = listAt(column, 'constraints').map(
          (one) => textAt(one, 'Constraint', 'contype') ?? '',
        );
        const isFilled = ['CONSTR_DEFAULT', 'CONSTR_GENERATED', 'CONSTR_IDENTITY'].some((one) =>
          constraints.includes(one),
        );
        const isSerial = namesIn(at(column, 'typeName', 'names')).some((one) =>
          /^(?:big|small)?serial\d?$/.test(one),
        );
        // A foreign key of a column without a value needs no look at the rows. (known)
        const others = listAt(column, 'constraints').flatMap((one) =>
          textAt(one, 'Constraint', 'contype') === 'CONSTR_FOREIGN' && !isFilled
            ? []
            : constraintDeeds(table, one['Constraint'], offset, textAt(column, 'colname')),
        );
        if (!constraints.includes('CONSTR_NOTNULL') || isFilled || isSerial) return others;
        return [
          ...others,
          {
            ...{ rule: 'not-null-on-old', table, offset },
            what: `The new column ${shortName(table)}.${textAt(column, 'colname') ?? ''} is not null and has no default: adding it fails if the table has rows.`,
          },
        ];
      }
      case 'AT_AddConstraint':
        return constraintDeeds(table, at(command, 'def', 'Constraint'), offset);
      default:
        return [];
    }
  });
}

const INDEXED = {
  CONSTR_PRIMARY: 'primary key',
  CONSTR_UNIQUE: 'unique constraint',
  CONSTR_EXCLUSION: 'exclusion constraint',
};

/** @param column that the constraint is written at, if it is */
function constraintDeeds(table: string, constraint: unknown, offset: number, column?: string): Deed[] {
  const type = textAt(constraint, 'contype') ?? '';
  const name = textAt(constraint, 'conname');
  const on = column === undefined ? shortName(table) : `${shortName(table)}.${column}`;
  const called = name === undefined ? `of ${on}` : `${name} of ${on}`;
  switch (type) {
    case 'CONSTR_FOREIGN':
    case 'CONSTR_CHECK':
      if (at(constraint, 'skip_validation') === true) return [];
      return [
        {
          ...{ rule: 'constraint-validated', table, offset },
          what: `The ${type === 'CONSTR_CHECK' ? 'check' : 'foreign key'} ${called} is added without NOT VALID: nobody can write to the table until all rows are checked.`,
        },
      ];
    case 'CONSTR_PRIMARY':
    case 'CONSTR_UNIQUE':
    case 'CONSTR_EXCLUSION':
      if (textAt(constraint, 'indexname') !== undefined) return [];
      return [
        {
          ...{ rule: 'index-not-concurrent', table, offset },
          what: `The ${INDEXED[type]} ${called} builds an index while nobody can use the table.`,
        },
      ];
    default:
      return [];
  }
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

/** What statements rename, or move to another schema, by its old name. */
export function renamesIn(statements: readonly Statement[]): Place[] {
  return statements.flatMap(({ kind, tree, start: offset }): Place[] => {
    const table = relationOf(tree['relation']);
    const object = tree['object'];
    if (kind === 'RenameStmt' && textAt(tree, 'renameType') === 'OBJECT_COLUMN')
      return [{ kind: 'column', name: `${table ?? ''}.${textAt(tree, 'subname') ?? ''}`, offset }];
    if (kind === 'RenameStmt' && textAt(tree, 'renameType') === 'OBJECT_SCHEMA')
      return [{ kind: 'schema', name: textAt(tree, 'subname') ?? '', offset }];
    if (kind !== 'RenameStmt' && kind !== 'AlterObjectSchemaStmt') return [];
    if (table !== undefined) return [{ kind: 'relation', name: table, offset }];
    const names = namesIn(
      at(object, 'List', 'items') ??
        at(object, 'ObjectWithArgs', 'objname') ??
        at(object, 'TypeName', 'names'),
    );
    return [{ kind: 'other', name: withSchema(names), offset }];
  });
}

/** Where a table is named first: what locked or rewrote it is probably there. */
export function mentionOf(statements: readonly Statement[], table: string): number | undefined {
  const name = `"relname":${JSON.stringify(table.slice(table.indexOf('.') + 1))}`;
  return statements.find(({ kind, tree }) => kind !== 'SelectStmt' && JSON.stringify(tree).includes(name))
    ?.start;
}

function withSchema(names: readonly string[]): string {
  return names.length > 1 ? names.join('.') : `public.${names.join('')}`;
}
