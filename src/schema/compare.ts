import { type Field, type Given, type Schema, type SchemaType, namedType } from './schema.js';

/** Whether clients break, can be surprised at run time, or need not care. */
export type Level = 'breaking' | 'dangerous' | 'safe';

/** What differs between two schemas at one place. */
export interface Difference {
  level: Level;
  what: 'added' | 'removed' | 'changed';
  /** The type that it is in, or that came or went. */
  type: string;
  /** `value` is one of an enum, `member` a type of a union, `kind` what the type itself is. */
  part: 'type' | 'kind' | 'field' | 'input' | 'value' | 'member' | 'interface' | 'argument' | 'default';
  /** Of the field, the value and so on. */
  name: string;
  argument?: string;
  /** The types of a field, an input or an argument. */
  before?: string;
  after?: string;
}

/**
 * Everything that differs. Of a type that only one of them has, its content is not listed.
 * Levels are those of graphql-js, except that what may be left out by a client is safe where it is new, and so is a new
 * value of an enum that no field returns.
 */
export function compare(before: Schema, after: Schema): Difference[] {
  const returned = new Set(
    [...after.types.values()].flatMap(({ kind, fields }) =>
      kind === 'INPUT_OBJECT' ? [] : [...fields.values()].map(({ type }) => namedType(type)),
    ),
  );
  const found: Difference[] = [];
  for (const [name, was] of before.types) {
    const now = after.types.get(name);
    if (now === undefined) found.push({ level: 'breaking', what: 'removed', part: 'type', type: name, name });
    else if (now.kind !== was.kind)
      found.push({ level: 'breaking', what: 'changed', part: 'kind', type: name, name });
    else found.push(...ofType(name, was, now, returned.has(name)));
  }
  for (const name of after.types.keys())
    if (!before.types.has(name)) found.push({ level: 'safe', what: 'added', part: 'type', type: name, name });
  return found;
}

function ofType(type: string, was: SchemaType, now: SchemaType, isReturned: boolean): Difference[] {
  const isInput = was.kind === 'INPUT_OBJECT';
  return [
    ...ofNames(was.values, now.values, isReturned ? 'dangerous' : 'safe', { type, part: 'value' }),
    ...ofNames(was.members, now.members, 'dangerous', { type, part: 'member' }),
    ...ofNames(was.interfaces, now.interfaces, 'dangerous', { type, part: 'interface' }),
    ...(isInput
      ? ofGiven(was.fields, now.fields, (name) => ({ type, part: 'input', name }))
      : ofFields(type, was.fields, now.fields)),
  ];
}

function ofNames(
  was: ReadonlySet<string>,
  now: ReadonlySet<string>,
  ifAdded: Level,
  at: Pick<Difference, 'type' | 'part'>,
): Difference[] {
  return [
    ...[...was].flatMap((name): Difference[] =>
      now.has(name) ? [] : [{ level: 'breaking', what: 'removed', ...at, name }],
    ),
    ...[...now].flatMap((name): Difference[] =>
      was.has(name) ? [] : [{ level: ifAdded, what: 'added', ...at, name }],
    ),
  ];
}

function ofFields(type: string, was: SchemaType['fields'], now: SchemaType['fields']): Difference[] {
  const found: Difference[] = [];
  for (const [name, { type: before, args }] of was) {
    const field = now.get(name);
    if (field === undefined) {
      found.push({ level: 'breaking', what: 'removed', part: 'field', type, name, before });
      continue;
    }
    if (field.type !== before)
      found.push({
        level: isNarrower(field.type, before) ? 'safe' : 'breaking',
        ...{ what: 'changed', part: 'field', type, name, before, after: field.type },
      });
    // Most fields share the map of no arguments.
    if (field.args !== args)
      found.push(...ofGiven(args, field.args, (argument) => ({ type, part: 'argument', name, argument })));
  }
  for (const [name, { type: after }] of now)
    if (!was.has(name)) found.push({ level: 'safe', what: 'added', part: 'field', type, name, after });
  return found;
}

function ofGiven(
  was: ReadonlyMap<string, Given | Field>,
  now: ReadonlyMap<string, Given | Field>,
  at: (name: string) => Pick<Difference, 'type' | 'part' | 'name' | 'argument'>,
): Difference[] {
  const found: Difference[] = [];
  for (const [name, had] of was) {
    const { type: before, initial } = had;
    const given = now.get(name);
    if (given === undefined) found.push({ level: 'breaking', what: 'removed', ...at(name), before });
    else if (given.type !== before)
      found.push({
        level: isNarrower(before, given.type) ? 'safe' : 'breaking',
        ...{ what: 'changed', ...at(name), before, after: given.type },
      });
    else if (given.initial !== initial)
      found.push({
        level: isRequired(given) && !isRequired(had) ? 'breaking' : 'dangerous',
        ...{ what: 'changed', ...at(name), part: 'default' },
      });
  }
  for (const [name, given] of now)
    if (!was.has(name))
      found.push({
        level: isRequired(given) ? 'breaking' : 'safe',
        ...{ what: 'added', ...at(name), after: given.type },
      });
  return found;
}

/** Whether a client must give it. */
export function isRequired({ type, initial }: Given): boolean {
  return type.endsWith('!') && initial === undefined;
}

/** Whether each value of one type is one of the other: `[a!]!` of `[a]`. */
function isNarrower(one: string, other: string): boolean {
  if (other.endsWith('!')) return one.endsWith('!') && isNarrower(one.slice(0, -1), other.slice(0, -1));
  if (one.endsWith('!')) return isNarrower(one.slice(0, -1), other);
  if (one.startsWith('[') && other.startsWith('[')) return isNarrower(one.slice(1, -1), other.slice(1, -1));
  return one === other;
}
