import { type Node, get, jsonText, textOf } from '../project/node.js';
import { excerpt, excerpts } from './excerpt.js';

/**
 * A row filter or check in normal form: what means the same is the same. Session variables are in lower case, `$eq` is
 * `_eq`, and the parts of AND and OR are sorted. (known: the server compares them as sets)
 */
export type Expression =
  | { kind: 'true' | 'false' }
  | { kind: 'and' | 'or'; parts: readonly Expression[] }
  | { kind: 'not'; part: Expression }
  /** `value`: JSON. `variable`: the session variable that it is, in lower case. */
  | { kind: 'compare'; column: string; operator: string; value: string; variable?: string }
  /** A condition on the rows that a relationship leads to. */
  | { kind: 'over'; relationship: string; part: Expression }
  | { kind: 'exists'; table: string; part: Expression };

export const TRUE: Expression = { kind: 'true' };
const FALSE: Expression = { kind: 'false' };

/** What a table's relationships are called; `undefined` if that is not known. */
export type Relationships = ReadonlySet<string> | undefined;

/** More parts are not compared in every combination: an expression of a person has a few. */
const MOST_STEPS = 20_000;
const DEEPEST = 40;

/**
 * Reads an expression. Nothing, null and `{}` are true. (known)
 * @param relationships those of the table, to tell `{author: {}}` (there is an author) from `{name: {}}` (true)
 */
export function expressionOf(node: Node | undefined, relationships?: Relationships, depth = 0): Expression {
  if (node?.kind !== 'map' || depth > DEEPEST)
    return node === undefined || isNull(node) ? TRUE : opaque(node);
  return allOf(
    [...node.entries].map(([key, { value }]) =>
      partOf(key.replace(/^\$/, '_'), value, relationships, depth + 1),
    ),
  );
}

function partOf(key: string, value: Node, relationships: Relationships, depth: number): Expression {
  const inner = (node: Node | undefined, of: Relationships): Expression => expressionOf(node, of, depth);
  switch (key) {
    case '_and':
      return allOf(partsOf(value).map((part) => inner(part, relationships)));
    case '_or':
      return anyOf(partsOf(value).map((part) => inner(part, relationships)));
    case '_not':
      return negated(inner(value, relationships));
    case '_exists':
      return {
        kind: 'exists',
        table: tableOf(get(value, '_table') ?? get(value, '$table')),
        part: inner(get(value, '_where') ?? get(value, '$where'), undefined),
      };
    default:
      break;
  }
  if (value.kind !== 'map') return { kind: 'compare', column: key, operator: '_eq', ...valueOf(value) };
  const keys = [...value.entries.keys()].map((one) => one.replace(/^\$/, '_'));
  const isColumn = keys.every((one) => one.startsWith('_') && !LOGIC.includes(one));
  if (isColumn && relationships?.has(key) !== true)
    return allOf(
      [...value.entries].map(([operator, { value: operand }]) => ({
        kind: 'compare',
        column: key,
        operator: operator.replace(/^\$/, '_'),
        ...(/^[_$]n?in$/.test(operator) ? setOf(operand) : valueOf(operand)),
      })),
    );
  return { kind: 'over', relationship: key, part: inner(value, undefined) };
}

const LOGIC = ['_and', '_or', '_not', '_exists'];

function isNull(node: Node): boolean {
  return node.kind === 'scalar' && node.value === null;
}

/** What is no expression is compared as text. */
function opaque(node: Node): Expression {
  return { kind: 'compare', column: '', operator: '', value: jsonText(node) };
}

function partsOf(node: Node): readonly Node[] {
  return node.kind === 'list' ? node.items : [node];
}

function tableOf(node: Node | undefined): string {
  if (node === undefined) return '';
  const name = textOf(node) ?? textOf(get(node, 'name')) ?? jsonText(node);
  const schema = textOf(get(node, 'schema')) ?? 'public';
  return schema === 'public' ? name : `${schema}.${name}`;
}

function valueOf(node: Node): { value: string; variable?: string } {
  // A list of one variable ties as the variable itself does.
  const [only] = node.kind === 'list' && node.items.length === 1 ? node.items : [];
  const inner = only === undefined ? undefined : valueOf(only);
  if (inner?.variable !== undefined) return { value: `[${inner.value}]`, variable: inner.variable };
  const text = textOf(node);
  if (text !== undefined && /^x-hasura-/i.test(text)) {
    const variable = text.toLowerCase();
    return { value: JSON.stringify(variable), variable };
  }
  return { value: jsonText(node) };
}

/** The values of `_in`: neither their order nor how often one is there counts. */
function setOf(node: Node): { value: string; variable?: string } {
  const of = valueOf(node);
  if (node.kind !== 'list' || of.variable !== undefined) return of;
  const values = new Set(node.items.map((item) => valueOf(item).value));
  return { value: `[${[...values].sort().join(',')}]` };
}

export function allOf(parts: readonly Expression[]): Expression {
  const flat = parts.flatMap((part) => (part.kind === 'and' ? part.parts : [part]));
  if (flat.some(({ kind }) => kind === 'false')) return FALSE;
  return joined(
    'and',
    flat.filter(({ kind }) => kind !== 'true'),
    TRUE,
  );
}

export function anyOf(parts: readonly Expression[]): Expression {
  const flat = parts.flatMap((part) => (part.kind === 'or' ? part.parts : [part]));
  if (flat.some(({ kind }) => kind === 'true')) return TRUE;
  return joined(
    'or',
    flat.filter(({ kind }) => kind !== 'false'),
    FALSE,
  );
}

function joined(kind: 'and' | 'or', parts: readonly Expression[], none: Expression): Expression {
  const byKey = new Map(parts.map((part) => [keyOf(part), part]));
  const sorted = [...byKey].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, part]) => part);
  const [only] = sorted;
  if (only === undefined) return none;
  return sorted.length === 1 ? only : { kind, parts: sorted };
}

function negated(part: Expression): Expression {
  if (part.kind === 'true') return FALSE;
  if (part.kind === 'false') return TRUE;
  return part.kind === 'not' ? part.part : { kind: 'not', part };
}

/** The same text for what means the same. */
export function keyOf(expression: Expression): string {
  switch (expression.kind) {
    case 'true':
    case 'false':
      return expression.kind;
    case 'and':
    case 'or':
      return `${expression.kind}(${expression.parts.map(keyOf).join(',')})`;
    case 'not':
      return `not(${keyOf(expression.part)})`;
    case 'compare':
      return JSON.stringify([expression.column, expression.operator, expression.value]);
    case 'over':
      return `over(${JSON.stringify(expression.relationship)},${keyOf(expression.part)})`;
    case 'exists':
      return `exists(${JSON.stringify(expression.table)},${keyOf(expression.part)})`;
    default:
      return expression satisfies never;
  }
}

/** How the rows that an expression lets through changed, as far as its form shows it. */
export type Relation = 'same' | 'opened' | 'wider' | 'narrower' | 'changed';

/** Compares two expressions: `wider` if each row that passed still passes, and others may. */
export function relate(before: Expression, after: Expression): Relation {
  if (keyOf(before) === keyOf(after)) return 'same';
  if (after.kind === 'true') return 'opened';
  const [isWider, isNarrower] = [implies(before, after), implies(after, before)];
  if (isWider) return isNarrower ? 'same' : 'wider';
  return isNarrower ? 'narrower' : 'changed';
}

/** Whether each row that passes one expression surely passes the other. */
function implies(one: Expression, other: Expression, steps = { left: MOST_STEPS }): boolean {
  if (steps.left-- <= 0) return false;
  const also = (some: Expression, more: Expression): boolean => implies(some, more, steps);
  if (one.kind === 'false' || other.kind === 'true' || keyOf(one) === keyOf(other)) return true;
  if (one.kind === 'or') return one.parts.every((part) => also(part, other));
  if (other.kind === 'and') return other.parts.every((part) => also(one, part));
  if (other.kind === 'or' && other.parts.some((part) => also(one, part))) return true;
  if (one.kind === 'and') return one.parts.some((part) => also(part, other));
  if (one.kind === 'not' && other.kind === 'not') return also(other.part, one.part);
  if (one.kind === 'over' && other.kind === 'over' && one.relationship === other.relationship)
    return also(one.part, other.part);
  if (one.kind === 'compare' && other.kind === 'compare') return isSubset(one, other);
  return (
    one.kind === 'exists' &&
    other.kind === 'exists' &&
    one.table === other.table &&
    also(one.part, other.part)
  );
}

type Comparison = Extract<Expression, { kind: 'compare' }>;

/** Whether each value that one comparison allows is among those that another one allows. */
function isSubset(one: Comparison, other: Comparison): boolean {
  if (one.column !== other.column || one.column === '') return false;
  const [few, many] = [valuesOf(one), valuesOf(other)];
  if (few === undefined || few.isAllowed !== many?.isAllowed) return false;
  const [inner, outer] = few.isAllowed ? [few, many] : [many, few];
  return [...inner.values].every((value) => outer.values.has(value));
}

/** The values of `_eq` and `_in`, or of `_neq` and `_nin`. A variable may hold any. */
function valuesOf({
  operator,
  value,
  variable,
}: Comparison): { isAllowed: boolean; values: ReadonlySet<string> } | undefined {
  const isAllowed = operator === '_eq' || operator === '_in';
  if (!isAllowed && !['_neq', '_ne', '_nin'].includes(operator)) return undefined;
  const isList = operator === '_in' || operator === '_nin';
  if (!isList) return { isAllowed, values: new Set([value]) };
  if (variable !== undefined) return undefined;
  const list: unknown = JSON.parse(value);
  // A number with more digits than JavaScript keeps is not compared.
  return Array.isArray(list) && JSON.stringify(list) === value
    ? { isAllowed, values: new Set(list.map((item) => JSON.stringify(item))) }
    : undefined;
}

/** A condition that ties a row to whoever asks: a column, reached over relationships, equals a session variable. */
export interface Owner {
  path: readonly string[];
  column: string;
  variable: string;
}

/** The ties that every row must have: all of an AND, and of an OR what each of its parts has. */
export function ownersOf(expression: Expression): Owner[] {
  switch (expression.kind) {
    case 'compare': {
      const { column, operator, variable } = expression;
      return variable !== undefined && ['_eq', '_in'].includes(operator)
        ? [{ path: [], column, variable }]
        : [];
    }
    case 'and':
      return expression.parts.flatMap(ownersOf);
    case 'or': {
      const [first = [], ...rest] = expression.parts.map(ownersOf);
      return first.filter((owner) => rest.every((owners) => owners.some((other) => sameOwner(owner, other))));
    }
    case 'over':
      return ownersOf(expression.part).map((owner) => ({
        ...owner,
        path: [expression.relationship, ...owner.path],
      }));
    case 'true':
    case 'false':
    case 'not':
    case 'exists':
      return [];
    default:
      return expression satisfies never;
  }
}

/** A tie as `expressionText` has it within its expression, without what leads to it. */
export function ownerText({ column, variable }: Owner): string {
  return `${column} = ${variableText(variable)}`;
}

/** More are not told apart. */
const MOST_BRANCHES = 64;

/** The ties of each way to pass an expression: one for each part of an OR. */
export function branchesOf(expression: Expression): Owner[][] {
  switch (expression.kind) {
    case 'false':
      return [];
    case 'or':
      return expression.parts.flatMap(branchesOf);
    case 'and': {
      const parts = expression.parts.map(branchesOf);
      const count = parts.reduce((product, { length }) => product * length, 1);
      if (count > MOST_BRANCHES) return [ownersOf(expression)];
      return parts.reduce<Owner[][]>(
        (all, branches) => all.flatMap((one) => branches.map((other) => [...one, ...other])),
        [[]],
      );
    }
    case 'over':
      return branchesOf(expression.part).map((owners) =>
        owners.map((owner) => ({ ...owner, path: [expression.relationship, ...owner.path] })),
      );
    case 'compare':
    case 'true':
    case 'not':
    case 'exists':
      return [ownersOf(expression)];
    default:
      return expression satisfies never;
  }
}

export function sameOwner(one: Owner, other: Owner): boolean {
  return (
    one.column === other.column &&
    one.variable === other.variable &&
    one.path.join('.') === other.path.join('.')
  );
}

/** The expression with one session variable in the place of another one, and compared in one way. */
export function renamed(
  expression: Expression,
  how: { from: string; to: string; operator: '_eq' | '_in' },
): Expression {
  const inner = (part: Expression): Expression => renamed(part, how);
  switch (expression.kind) {
    case 'compare':
      return expression.variable === how.from
        ? { ...expression, operator: how.operator, variable: how.to, value: JSON.stringify(how.to) }
        : expression;
    case 'and':
      return allOf(expression.parts.map(inner));
    case 'or':
      return anyOf(expression.parts.map(inner));
    case 'not':
      return negated(inner(expression.part));
    case 'over':
    case 'exists':
      return { ...expression, part: inner(expression.part) };
    case 'true':
    case 'false':
      return expression;
    default:
      return expression satisfies never;
  }
}

/** Every session variable in an expression, in lower case. */
export function variablesIn(expression: Expression): Set<string> {
  switch (expression.kind) {
    case 'compare':
      return new Set(expression.variable === undefined ? [] : [expression.variable]);
    case 'and':
    case 'or':
      return new Set(expression.parts.flatMap((part) => [...variablesIn(part)]));
    case 'not':
    case 'over':
    case 'exists':
      return variablesIn(expression.part);
    case 'true':
    case 'false':
      return new Set();
    default:
      return expression satisfies never;
  }
}

/** Every column of the table itself that an expression compares. */
export function columnsIn(expression: Expression): Set<string> {
  switch (expression.kind) {
    case 'compare':
      return new Set([expression.column]);
    case 'and':
    case 'or':
      return new Set(expression.parts.flatMap((part) => [...columnsIn(part)]));
    case 'not':
      return columnsIn(expression.part);
    case 'true':
    case 'false':
    case 'over':
    case 'exists':
      return new Set();
    default:
      return expression satisfies never;
  }
}

const OPERATORS: Record<string, string> = {
  _eq: '=',
  _neq: '≠',
  _ne: '≠',
  _gt: '>',
  _gte: '≥',
  _lt: '<',
  _lte: '≤',
  _in: 'in',
  _nin: 'not in',
  _like: 'like',
  _ilike: 'ilike',
};

/** An expression for people: `user_id = X-Hasura-User-Id and not deleted = true`. */
export function expressionText(expression: Expression): string {
  const nested = (part: Expression): string =>
    part.kind === 'and' || part.kind === 'or' ? `(${expressionText(part)})` : expressionText(part);
  switch (expression.kind) {
    case 'true':
      return 'every row';
    case 'false':
      return 'no row';
    case 'and':
    case 'or':
      return expression.parts.map(nested).join(` ${expression.kind} `);
    case 'not':
      return expression.part.kind === 'over' && expression.part.part.kind === 'true'
        ? `there is no ${expression.part.relationship}`
        : `not ${nested(expression.part)}`;
    case 'compare': {
      const { column, operator, value, variable } = expression;
      if (operator === '_is_null') return `${column} is ${value === 'false' ? 'not ' : ''}null`;
      const right = variable === undefined ? value.replace(/^"(.+)"$/, '$1') : variableText(variable);
      return `${column} ${OPERATORS[operator] ?? operator.replace(/^_/, '')} ${right}`;
    }
    case 'over': {
      const { relationship, part } = expression;
      if (part.kind === 'true') return `there is a ${relationship}`;
      return part.kind === 'compare'
        ? `${relationship}.${expressionText(part)}`
        : `${relationship}: ${nested(part)}`;
    }
    case 'exists':
      return `there is a row of ${expression.table} with ${nested(expression.part)}`;
    default:
      return expression satisfies never;
  }
}

/** What lets more rows through than before: ", also where …", or else the whole expression; and how it was before. */
export function wideningText(before: Expression, after: Expression): { more: string; was: string } {
  const [was, is] = [expressionText(before), expressionText(after)];
  const more = alternative(before, after);
  if (more !== undefined) return { more: `, also where ${excerpt(expressionText(more))}`, was: excerpt(was) };
  const [had, has] = [partsOfKind('and', before), partsOfKind('and', after)];
  const gone = without(had, has);
  if (gone.length < had.length && without(has, had).length === 0) {
    const only = expressionText(allOf(gone));
    return { more: `, no longer only where ${excerpt(only)}`, was: excerpt(was, was.indexOf(only)) };
  }
  const shown = excerpts(was, is);
  return { more: `: ${shown.after}`, was: shown.before };
}

/** What an OR has more than before, wherever in the expression it is. */
function alternative(before: Expression, after: Expression): Expression | undefined {
  if (before.kind === 'over' && after.kind === 'over' && before.relationship === after.relationship) {
    const part = alternative(before.part, after.part);
    return part && { ...after, part };
  }
  if (before.kind === 'compare' && after.kind === 'compare') {
    const [had, has] = [valuesOf(before), valuesOf(after)];
    if (had?.isAllowed !== true || has?.isAllowed !== true || before.column !== after.column)
      return undefined;
    const values = [...has.values].filter((value) => !had.values.has(value));
    return anyOf(values.map((value) => ({ kind: 'compare', column: after.column, operator: '_eq', value })));
  }
  const kind = after.kind === 'and' && before.kind === 'and' ? 'and' : 'or';
  const [had, has] = [partsOfKind(kind, before), partsOfKind(kind, after)];
  const [less, more] = [without(had, has), without(has, had)];
  if (kind === 'or' && less.length === 0) return anyOf(more);
  const [from, to] = [less[0], more[0]];
  return less.length === 1 && more.length === 1 && from !== undefined && to !== undefined && from !== before
    ? alternative(from, to)
    : undefined;
}

function partsOfKind(kind: 'and' | 'or', whole: Expression): readonly Expression[] {
  return whole.kind === kind ? whole.parts : [whole];
}

function without(some: readonly Expression[], others: readonly Expression[]): Expression[] {
  return some.filter((one) => others.every((other) => keyOf(one) !== keyOf(other)));
}

/** `x-hasura-user-id` as people write it. */
export function variableText(variable: string): string {
  return variable.replace(
    /(^|-)([a-z])/g,
    (_, dash: string, letter: string) => `${dash}${letter.toUpperCase()}`,
  );
}
