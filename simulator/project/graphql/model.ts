import { keyOf, type ForeignKey } from '../catalog.js';
import type { Metadata, Relationship, Source, Table } from '../metadata.js';
import { fieldName, isName, nameOfTable, sourceNames, type SourceNames } from './naming.js';
import type { ColumnShape, EnumRow, FunctionShape, Shape, TableShape } from './shape.js';

/** The tracked tables that exist, whoever may see them. */
export interface Model {
  metadata: Metadata;
  tables: ModelTable[];
  /** The tracked functions that exist. */
  functions: ReadonlyMap<Source, ReadonlyMap<string, FunctionShape>>;
  /** The names of what is inconsistent, which is left out. */
  broken: ReadonlySet<string>;
}

export interface ModelTable {
  source: Source;
  names: SourceNames;
  table: Table;
  shape: TableShape;
  /** The name of its type. */
  type: string;
  columns: ModelColumn[];
  relationships: ModelRelationship[];
  /** The rows of a table that is tracked as an enum. */
  values: EnumRow[] | undefined;
}

export interface ModelColumn extends ColumnShape {
  /** Its name in GraphQL. */
  field: string;
  /** The enum whose values it holds. */
  enum: ModelTable | undefined;
}

export interface ModelRelationship {
  kind: Relationship['kind'];
  name: string;
  target: ModelTable;
  /** Pairs of a column of the table and a column of the target. */
  columns: (readonly [own: string, other: string])[];
  nullable: boolean;
}

export function modelOf(
  metadata: Metadata,
  shapes: ReadonlyMap<string, Shape>,
  broken: ReadonlySet<string>,
): Model {
  const model: Model = { metadata, tables: [], functions: new Map(), broken };
  const functions = new Map<Source, ReadonlyMap<string, FunctionShape>>();
  for (const source of metadata.sources) {
    const shape = shapes.get(source.name);
    if (!shape) continue;
    functions.set(source, shape.functions);
    model.tables.push(...tablesOf(source, shape));
  }
  return { ...model, functions };
}

function tablesOf(source: Source, shape: Shape): ModelTable[] {
  const names = sourceNames(source);
  const tables = source.tables.flatMap((table): ModelTable[] => {
    const found = shape.tables.get(keyOf(table));
    const type = names.type(nameOfTable(table));
    if (!found || !isName(type)) return [];
    const values = shape.enums.get(keyOf(table));
    return [{ source, names, table, shape: found, type, columns: [], relationships: [], values }];
  });
  const byKey = new Map(tables.map((one) => [keyOf(one.table), one]));
  for (const one of tables) {
    const own = shape.foreignKeys.filter(({ table }) => table === keyOf(one.table));
    one.columns = one.shape.columns
      .map((column) => ({
        ...column,
        field: fieldName(one.table, column.name),
        enum: enumOf(column.name, own, byKey),
      }))
      .filter(({ field }) => isName(field));
    one.relationships = one.table.relationships.flatMap(
      (relationship) => relationshipOf(one, relationship, shape, byKey) ?? [],
    );
  }
  return tables;
}

/** A column with a foreign key to an enum holds its values. */
function enumOf(
  column: string,
  own: readonly ForeignKey[],
  tables: ReadonlyMap<string, ModelTable>,
): ModelTable | undefined {
  const key = own.find(({ columns, to }) => columns.join() === column && tables.get(to)?.values?.length);
  return key && tables.get(key.to);
}

function relationshipOf(
  { table, shape }: ModelTable,
  { kind, name, using }: Relationship,
  { foreignKeys }: Shape,
  tables: ReadonlyMap<string, ModelTable>,
): ModelRelationship | undefined {
  if (!isName(name) || using.by === 'unknown') return undefined;
  if (using.by === 'mapping') {
    const target = tables.get(keyOf(using.table));
    return target && { kind, name, target, columns: Object.entries(using.columns), nullable: true };
  }
  const forward = using.by === 'own-key';
  const [from, to] = forward ? [keyOf(table)] : [keyOf(using.table), keyOf(table)];
  const key = foreignKeys.find(
    (one) =>
      one.table === from &&
      (to === undefined || one.to === to) &&
      [...one.columns].sort().join() === [...using.columns].sort().join(),
  );
  const target = key && tables.get(forward ? key.to : key.table);
  if (!target) return undefined;
  const pairs = key.columns.map((column, at) => [column, key.toColumns[at] ?? ''] as const);
  return {
    kind,
    name,
    target,
    columns: forward ? pairs : pairs.map(([column, other]) => [other, column] as const),
    // The row that a key refers to exists, whether or not the role may see it.
    nullable:
      !forward ||
      key.columns.some((column) => shape.columns.some((one) => one.name === column && one.nullable)),
  };
}
