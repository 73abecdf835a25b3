import { OPERATIONS, type Schema } from './schema.js';

/*
 * Hasura generates a dozen types for each table, in two spellings: `orders_bool_exp`, or `OrdersBoolExp` with the naming
 * convention `graphql-default`. (known) Here they are told apart by their names without `_` and in lower case.
 */

/** A name in which the spelling does not show. */
export function plainName(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}

/** What a generated type is for. A column is in many of them. */
export type Use =
  /** To filter, sort or group. */
  | 'filter'
  | 'insert'
  | 'update'
  /** The constraints of a table, for upserts. */
  | 'constraint'
  /** The arguments of a function. */
  | 'arguments'
  /** Nothing of a table shows here that does not show elsewhere. */
  | 'nothing';

const USES: [Use, RegExp][] = [
  ['filter', /^(.+?)(?:boolexp|orderby|selectcolumn)$/],
  ['filter', /^(.+?)(?:pkcolumnsinput|streamcursorvalueinput)$/],
  [
    'filter',
    /^(.+?)(?:avg|max|min|stddev|stddevpop|stddevsamp|sum|varpop|varsamp|variance)(?:fields|orderby)$/,
  ],
  ['insert', /^(.+?)insertinput$/],
  ['update', /^(.+?)(?:setinput|incinput|appendinput|prependinput|updatecolumn)$/],
  ['update', /^(.+?)delete(?:atpath|elem|key)input$/],
  ['constraint', /^(.+?)constraint$/],
  ['arguments', /^(.+?)args$/],
  ['nothing', /^(.+?)aggregate(?:fields|orderby|boolexp.*)?$/],
  ['nothing', /^(.+?)selectcolumn.+argumentscolumns$/],
  ['nothing', /^(.+?)(?:arrrel|objrel)insertinput$/],
  ['nothing', /^(.+?)(?:onconflict|mutationresponse|updates|streamcursorinput)$/],
];
/** Later rows are more exact. */
const FROM_LAST = USES.toReversed();
/** A type of these exists for a table that a role cannot read, too. */
const WITHOUT_TABLE: readonly Use[] = ['insert', 'update', 'constraint', 'arguments', 'nothing'];

/** Types for every column of a kind: what uses them tells as much. */
const SHARED = /(?:comparisonexp|castexp|^orderby|^cursorordering)$/;

export interface Place {
  /** The table, the view, or the type itself if it is not generated. */
  subject: string;
  use: Use | 'itself';
}

/** Finds out what the types of two schemas belong to. */
export class Places {
  /** The objects that are tables, views and the like, by their plain names. */
  readonly #tables = new Map<string, string>();
  readonly #known = new Map<string, Place | undefined>();
  readonly #roots = new Set<string>();

  readonly #schemas: readonly Schema[];

  constructor(...schemas: readonly Schema[]) {
    this.#schemas = schemas;
    for (const { roots, types } of schemas) {
      for (const operation of OPERATIONS) this.#roots.add(roots[operation] ?? '');
      const plain = new Set([...types.keys()].map(plainName));
      for (const [name, { kind }] of types)
        if (kind === 'OBJECT' && plain.has(`${plainName(name)}boolexp`))
          this.#tables.set(plainName(name), name);
    }
  }

  isRoot(type: string): boolean {
    return this.#roots.has(type);
  }

  isTable(type: string): boolean {
    return this.#tables.get(plainName(type)) === type;
  }

  /** What a type belongs to; `undefined` if nothing can be said of it that its users do not show. */
  of(type: string): Place | undefined {
    if (!this.#known.has(type)) this.#known.set(type, this.#find(type));
    return this.#known.get(type);
  }

  /** The table or type that a type belongs to. */
  subject(type: string): string {
    return this.of(type)?.subject ?? type;
  }

  /** A remote schema and an action may have a type with such a name as well. */
  #isHasuras(type: string, plain: string): boolean {
    const [, shape] = SHAPES.find(([end]) => plain.endsWith(end)) ?? [];
    if (shape === undefined) return true;
    return this.#schemas.every(({ types }) =>
      [...(types.get(type)?.fields.keys() ?? [])].every((field) => shape.includes(plainName(field))),
    );
  }

  #find(type: string): Place | undefined {
    if (this.isTable(type)) return { subject: type, use: 'itself' };
    const plain = plainName(type);
    if (SHARED.test(plain)) return undefined;
    for (const [use, pattern] of FROM_LAST) {
      const [, start] = pattern.exec(plain) ?? [];
      if (start === undefined) continue;
      const table = this.#tables.get(start);
      if (table !== undefined) return { subject: table, use };
      if (WITHOUT_TABLE.includes(use) && GENERATED.test(plain) && this.#isHasuras(type, plain))
        return { subject: beginningOf(type, start.length), use };
    }
    return { subject: type, use: 'itself' };
  }
}

/** Names that only Hasura gives: what has one is generated even if no object of that table is there. */
const GENERATED =
  /(?:insertinput|setinput|incinput|updatecolumn|constraint|onconflict|mutationresponse|pkcolumnsinput|args)$/;

/** The fields of generated types in which nothing shows that does not show elsewhere. (known) */
const SHAPES: [end: string, fields: readonly string[]][] = [
  ['mutationresponse', ['affectedrows', 'returning']],
  ['onconflict', ['constraint', 'updatecolumns', 'where']],
];

/** The beginning of a name that has so many characters without `_`. */
function beginningOf(name: string, length: number): string {
  let [count, end] = [0, 0];
  while (end < name.length && count < length) if (name[end++] !== '_') count++;
  return name.slice(0, end);
}
