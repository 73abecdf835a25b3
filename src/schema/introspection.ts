import { isRecord } from '../lib/record.js';
import { BUILT_IN, type Field, type Given, type Kind, type Schema, type SchemaType } from './schema.js';

/** How deep a type may be nested in lists and `!`, as the usual introspection query asks for it. */
const DEPTH = 7;

function typeFields(depth: number): string {
  return `kind name${depth === 0 ? '' : ` ofType { ${typeFields(depth - 1)} }`}`;
}

/** Asks for everything that can be compared: no descriptions, which are half of an answer, and no directives. */
export const INTROSPECTION = `query IntrospectionQuery {
  __schema {
    queryType { name }
    mutationType { name }
    subscriptionType { name }
    types {
      kind
      name
      fields(includeDeprecated: true) { name args { ...Given } type { ...Type } }
      inputFields { ...Given }
      interfaces { name }
      enumValues(includeDeprecated: true) { name }
      possibleTypes { name }
    }
  }
}
fragment Given on __InputValue { name type { ...Type } defaultValue }
fragment Type on __Type { ${typeFields(DEPTH)} }`;

const NAME = /^[_A-Za-z]\w*$/;
const [LONGEST_NAME, LONGEST_DEFAULT] = [1_000, 1_000];

const KINDS: readonly Kind[] = ['SCALAR', 'OBJECT', 'INTERFACE', 'UNION', 'ENUM', 'INPUT_OBJECT'];

/** The schema in the `data` of an answer to `INTROSPECTION`; `undefined` if it is none. */
export function schemaIn(data: unknown): Schema | undefined {
  try {
    return new Reading().schema(data);
  } catch (error) {
    if (error instanceof NoSchema) return undefined;
    throw error;
  }
}

class NoSchema extends Error {}

const NO_ARGS: ReadonlyMap<string, Given> = new Map();
const NO_FIELDS: ReadonlyMap<string, Field> = new Map();
const NO_NAMES: ReadonlySet<string> = new Set();

/** Reads one answer. A large one has tens of thousands of types in fields, and few different ones: each is kept once. */
class Reading {
  /** Names that are valid, and texts of types. */
  readonly #known = new Map<string, string>();
  readonly #texts = new Map<string, string>();

  schema(data: unknown): Schema {
    const schema = recordIn(data, '__schema');
    const root = (key: string): string | undefined =>
      isAbsent(schema[key]) ? undefined : this.#name(recordIn(schema, key));
    const types = new Map<string, SchemaType>();
    for (const type of listIn(schema, 'types')) {
      const name = this.#name(type);
      if (!name.startsWith('__') && !BUILT_IN.includes(name)) types.set(name, this.#type(type));
    }
    return {
      roots: {
        query: root('queryType'),
        mutation: root('mutationType'),
        subscription: root('subscriptionType'),
      },
      types,
    };
  }

  #type(type: Record<string, unknown>): SchemaType {
    const kind = kindOf(type['kind']);
    const isInput = kind === 'INPUT_OBJECT';
    const fields = isInput || kind === 'OBJECT' || kind === 'INTERFACE';
    return {
      kind,
      fields: fields ? this.#fields(listIn(type, isInput ? 'inputFields' : 'fields')) : NO_FIELDS,
      values: kind === 'ENUM' ? this.#names(listIn(type, 'enumValues')) : NO_NAMES,
      members: kind === 'UNION' ? this.#names(listIn(type, 'possibleTypes')) : NO_NAMES,
      interfaces: isAbsent(type['interfaces']) ? NO_NAMES : this.#names(listIn(type, 'interfaces')),
    };
  }

  #fields(list: readonly Record<string, unknown>[]): ReadonlyMap<string, Field> {
    const fields = new Map<string, Field>();
    for (const field of list) {
      const { type, initial } = this.#given(field);
      const args = isAbsent(field['args']) ? NO_ARGS : this.#args(listIn(field, 'args'));
      fields.set(this.#name(field), initial === undefined ? { type, args } : { type, args, initial });
    }
    return fields;
  }

  #args(list: readonly Record<string, unknown>[]): ReadonlyMap<string, Given> {
    if (list.length === 0) return NO_ARGS;
    const args = new Map<string, Given>();
    for (const one of list) args.set(this.#name(one), this.#given(one));
    return args;
  }

  #given(one: Record<string, unknown>): Given {
    const type = this.#typeText(recordIn(one, 'type'));
    const initial = one['defaultValue'];
    return typeof initial === 'string' && initial.length <= LONGEST_DEFAULT && !/[\r\n]/.test(initial)
      ? { type, initial }
      : { type };
  }

  #typeText(type: Record<string, unknown>): string {
    let [before, after] = ['', ''];
    let at = type;
    for (let depth = 0; depth <= DEPTH; depth++) {
      const { kind } = at;
      if (kind === 'NON_NULL') after = `!${after}`;
      else if (kind === 'LIST') [before, after] = [`${before}[`, `]${after}`];
      else return after === '' ? this.#name(at) : this.#once(`${before}${this.#name(at)}${after}`);
      at = recordIn(at, 'ofType');
    }
    throw new NoSchema();
  }

  #names(list: readonly Record<string, unknown>[]): ReadonlySet<string> {
    return list.length === 0 ? NO_NAMES : new Set(list.map((one) => this.#name(one)));
  }

  #name({ name }: Record<string, unknown>): string {
    if (typeof name !== 'string') throw new NoSchema();
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    if (name.length > LONGEST_NAME || !NAME.test(name)) throw new NoSchema();
    this.#known.set(name, name);
    return name;
  }

  #once(text: string): string {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    this.#texts.set(text, text);
    return text;
  }
}

function isAbsent(value: unknown): boolean {
  return value === null || value === undefined;
}

function kindOf(value: unknown): Kind {
  const kind = KINDS.find((one) => one === value);
  if (kind === undefined) throw new NoSchema();
  return kind;
}

function recordIn(value: unknown, key: string): Record<string, unknown> {
  const found = isRecord(value) ? value[key] : undefined;
  if (!isRecord(found)) throw new NoSchema();
  return found;
}

function listIn(value: Record<string, unknown>, key: string): Record<string, unknown>[] {
  const found = value[key];
  if (!Array.isArray(found) || !found.every(isRecord)) throw new NoSchema();
  return found;
}
