import { isRecord } from '../lib/record.js';
import { shortName } from '../project/names.js';
import type { Statement, Tree } from '../project/sql.js';
import { at, listAt, namesIn, relationOf, textAt } from '../project/tree.js';
import type { Severity } from '../rules/finding.js';
import type { RehearsalRuleId } from '../rules/rehearsal-rule-ids.js';
import type { Before } from './before.js';

/** What a statement does to a table that others use, by what PostgreSQL's grammar says of it. */
export interface Deed {
  rule: RehearsalRuleId;
  /** With its schema: `public.orders`. */
  table: string;
  offset: number;
  what: string;
  /** If it is not the rule's. */
  severity?: Severity;
  remedy?: string;
}

/** With IF NOT EXISTS, an index that was created beforehand is not built again. */
const UNLESS_BUILT = {
  severity: 'notice',
  remedy: 'Before the merge, create it by hand with CONCURRENTLY: then the migration builds nothing.',
} as const;

/**
 * What statements do to tables of the base that can lose data, or keep others waiting.
 * @param statements with the names of tables before them
 */
export function deedsOf(statements: readonly Statement[], before: Before): Deed[] {
  const validated = new Set<string>();
  return statements.flatMap((statement) => {
    const deeds = deedsIn(statement, before, validated);
    for (const { AlterTableCmd: command } of listAt(statement.tree, 'cmds'))
      if (textAt(command, 'subtype') === 'AT_ValidateConstraint')
        validated.add(textAt(command, 'name') ?? '');
    return deeds.filter(({ table }) => before.isOld(table));
  });
}

function deedsIn(statement: Statement, before: Before, validated: ReadonlySet<string>): Deed[] {
  const { kind, tree, start: offset } = statement;
  switch (kind) {
    case 'AlterTableStmt':
      return alterations(statement, before, validated);
    case 'IndexStmt': {
      const table = relationOf(tree['relation']);
      if (table === undefined || tree['concurrent'] === true) return [];
      const name = textAt(tree, 'idxname');
      const [schema = ''] = table.split('.', 1);
      const mayBeThere = tree['if_not_exists'] === true;
      if (mayBeThere && before.indexed(`${schema}.${name ?? ''}`) !== undefined) return [];
      const index = `${name === undefined ? 'An index' : `The index ${name}`} on ${shortName(table)}`;
      const what = `${index} is built while nobody can write to the table${mayBeThere ? ', unless it exists by then' : ''}.`;
      return [{ rule: 'index-not-concurrent', table, offset, what, ...(mayBeThere ? UNLESS_BUILT : {}) }];
    }
    case 'RenameStmt': {
      const table = relationOf(tree['relation']);
      const [type, to] = [textAt(tree, 'renameType'), textAt(tree, 'newname') ?? ''];
      if (table === undefined) return [];
      const old = {
        OBJECT_TABLE: shortName(table),
        OBJECT_MATVIEW: shortName(table),
        OBJECT_COLUMN: `${shortName(table)}.${textAt(tree, 'subname') ?? ''}`,
      }[type ?? ''];
      return old === undefined
        ? []
        : [{ rule: 'renames', table, offset, what: `${old} is renamed to ${to}.` }];
    }
    case 'AlterObjectSchemaStmt': {
      const what = `* is moved to the schema ${textAt(tree, 'newschema') ?? ''}.`;
      return tableDeed('renames', tree['relation'], offset, what);
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

function alterations(
  { tree, start: offset }: Statement,
  before: Before,
  validated: ReadonlySet<string>,
): Deed[] {
  const table = relationOf(tree['relation']);
  if (table === undefined || textAt(tree, 'objtype') !== 'OBJECT_TABLE') return [];
  return listAt(tree, 'cmds').flatMap(({ AlterTableCmd: command }): Deed[] => {
    const name = textAt(command, 'name') ?? '';
    switch (textAt(command, 'subtype') ?? '') {
      case 'AT_SetNotNull':
        if (before.isNotNull(table, name, validated)) return [];
        return [
          {
            ...{ rule: 'not-null-on-old', table, offset },
            what: `${shortName(table)}.${name} becomes not null: nobody can use the table until all rows are read.`,
          },
        ];
      case 'AT_AddColumn': {
        const column = at(command, 'def', 'ColumnDef');
        const isThere = before.hasColumn(table, textAt(column, 'colname') ?? '');
        if (isThere && at(command, 'missing_ok') === true) return [];
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
  const called = name === undefined ? `on ${on}` : `${name} on ${on}`;
  switch (type) {
    case 'CONSTR_FOREIGN':
    case 'CONSTR_CHECK':
      if (at(constraint, 'skip_validation') === true) return [];
      return [
        {
          ...{ rule: 'constraint-validated', table, offset },
          what:
            type === 'CONSTR_CHECK'
              ? `The check ${called} is added without NOT VALID: nobody can use the table until all rows are checked.`
              : `The foreign key ${called} is added without NOT VALID: nobody can write to the table until all rows are checked.`,
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
