import {
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLFloat,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLString,
  type GraphQLFieldConfig,
  type GraphQLInputFieldConfig,
  type GraphQLNamedType,
} from 'graphql';
import type { Model, ModelColumn, ModelTable } from './model.js';
import type { Context } from './context.js';
import { isName } from './naming.js';
import { rightsOf, type Rights } from './rights.js';
import { isJson, isText, scalarOf } from './scalars.js';
import type { SqlType } from './shape.js';

export type OutputFields = Record<string, GraphQLFieldConfig<unknown, Context>>;
export type InputFields = Record<string, GraphQLInputFieldConfig>;

/** The type of a column, which is both an input and an output. */
export type Leaf =
  GraphQLScalarType | GraphQLEnumType | GraphQLList<GraphQLNonNull<GraphQLScalarType | GraphQLEnumType>>;

/** The types of the schema of one role. Each is made when it is first needed. */
export class Types {
  readonly model: Model;
  readonly role: string;
  /** Whether permissions that are for back ends only count. */
  readonly backend: boolean;
  readonly #known = new Map<string, GraphQLNamedType>(
    [GraphQLInt, GraphQLFloat, GraphQLString, GraphQLBoolean].map((type) => [type.name, type]),
  );
  readonly #rights = new Map<ModelTable, Rights>();

  constructor(model: Model, role: string, backend: boolean) {
    this.model = model;
    this.role = role;
    this.backend = backend;
  }

  rights(table: ModelTable): Rights {
    const known = this.#rights.get(table) ?? rightsOf(this.model, this.role, table);
    this.#rights.set(table, known);
    return known;
  }

  object(name: string, description: string, fields: () => OutputFields): GraphQLObjectType {
    return this.#once(
      name,
      () => new GraphQLObjectType({ name, description, fields: () => sorted(fields()) }),
    ) as GraphQLObjectType;
  }

  input(name: string, description: string, fields: () => InputFields): GraphQLInputObjectType {
    return this.#once(
      name,
      () => new GraphQLInputObjectType({ name, description, fields: () => sorted(fields()) }),
    ) as GraphQLInputObjectType;
  }

  /** An enum; its values are what the resolvers get for each name. */
  enum(
    name: string,
    description: string,
    values: () => Iterable<readonly [name: string, value: unknown, description?: string | null]>,
  ): GraphQLEnumType {
    return this.#once(name, () => {
      const entries = [...values()]
        .filter(([key]) => isName(key) && !['true', 'false', 'null'].includes(key))
        .map(([key, value, text]) => [key, { value, description: text }] as const);
      return new GraphQLEnumType({ name, description, values: sorted(Object.fromEntries(entries)) });
    }) as GraphQLEnumType;
  }

  scalar(name: string): GraphQLScalarType {
    return this.#once(name, () => new GraphQLScalarType({ name })) as GraphQLScalarType;
  }

  leaf(type: SqlType, of?: ModelTable): Leaf {
    const named = of ? this.#enumOf(of) : this.scalar(scalarOf(type));
    return type.array ? listOf(named) : named;
  }

  column(column: ModelColumn): Leaf {
    return this.leaf(column.type, column.enum);
  }

  /** The input by which a column is compared, as in `String_comparison_exp`. */
  comparison(column: ModelColumn): GraphQLInputObjectType {
    const { type, enum: values } = column;
    const named = values ? this.#enumOf(values) : this.scalar(scalarOf(type));
    const name = `${named.name}${type.array ? '_array' : ''}_comparison_exp`;
    const of = this.column(column);
    return this.input(
      name,
      `Boolean expression to compare columns of type "${named.name}". All fields are combined with logical 'AND'.`,
      () => ({
        ...inputs(values ? ['_eq', '_neq'] : ['_eq', '_neq', '_gt', '_gte', '_lt', '_lte'], of),
        ...inputs(['_in', '_nin'], listOf(of)),
        _is_null: { type: GraphQLBoolean },
        ...(type.array && inputs(['_contains', '_contained_in'], of)),
        ...(isText(type) && !values && inputs(TEXT_OPERATORS, of)),
        ...(isJson(type) && type.name === 'jsonb' && this.#jsonOperators(of)),
      }),
    );
  }

  #jsonOperators(of: Leaf): InputFields {
    const cast = this.input('jsonb_cast_exp', '', () => ({
      String: {
        type: this.comparison({
          ...PLAIN,
          type: { name: 'text', array: false, sql: 'text' },
        }),
      },
    }));
    return {
      _cast: { type: cast },
      ...inputs(['_contains', '_contained_in'], of),
      _has_key: { type: GraphQLString },
      ...inputs(['_has_keys_all', '_has_keys_any'], listOf(GraphQLString)),
    };
  }

  #enumOf(table: ModelTable): GraphQLEnumType {
    return this.enum(`${table.type}_enum`, '', () =>
      (table.values ?? []).map(({ value, comment }) => [value, value, comment] as const),
    );
  }

  #once(name: string, make: () => GraphQLNamedType): GraphQLNamedType {
    const known = this.#known.get(name) ?? make();
    this.#known.set(name, known);
    return known;
  }
}

const PLAIN = { name: '', field: '', nullable: true, comment: null, writable: false, enum: undefined };

const TEXT_OPERATORS = [
  ...['_like', '_nlike', '_ilike', '_nilike', '_similar', '_nsimilar'],
  ...['_regex', '_nregex', '_iregex', '_niregex'],
];

export function listOf<T extends Leaf | GraphQLObjectType | GraphQLInputObjectType>(
  type: T,
): GraphQLList<GraphQLNonNull<T>> {
  return new GraphQLList(new GraphQLNonNull(type));
}

export function inputs(names: readonly string[], type: GraphQLInputFieldConfig['type']): InputFields {
  return Object.fromEntries(names.map((name) => [name, { type }]));
}

/** Hasura shows the fields of a type by name. */
export function sorted<T>(fields: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));
}
