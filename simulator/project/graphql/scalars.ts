import type { SqlType } from './shape.js';

/** Hasura's name for a scalar of PostgreSQL, in the language of GraphQL. */
export function scalarOf({ name }: Pick<SqlType, 'name'>): string {
  return SCALARS[name] ?? name;
}

/** Of the built-in scalars, Hasura uses these. All other types keep a name of SQL. */
const SCALARS: Readonly<Record<string, string>> = {
  int4: 'Int',
  bool: 'Boolean',
  float4: 'Float',
  text: 'String',
  varchar: 'String',
  int2: 'smallint',
  int8: 'bigint',
};

const NUMBERS = ['int2', 'int4', 'int8', 'float4', 'float8', 'numeric', 'money'];
/** Types without an order, as far as Hasura is concerned. */
const UNORDERED = ['json', 'jsonb', 'bool', 'geometry', 'geography'];
const TEXTS = ['text', 'varchar', 'bpchar', 'citext'];

/** Whether sums and averages are made of it. */
export function isNumber({ name, array }: SqlType): boolean {
  return !array && NUMBERS.includes(name);
}

/** Whether there is a least and a greatest of them. */
export function isOrdered({ name, array }: SqlType): boolean {
  return array || !UNORDERED.includes(name);
}

export function isText({ name, array }: SqlType): boolean {
  return !array && TEXTS.includes(name);
}

export function isJson({ name, array }: SqlType): boolean {
  return !array && (name === 'json' || name === 'jsonb');
}

export function isBoolean({ name, array }: SqlType): boolean {
  return !array && name === 'bool';
}
