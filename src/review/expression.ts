import { type Node, get, jsonText, textOf } from '../project/node.js';

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
        ...valueOf(operand),
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
  const text = textOf(node);
  if (text !== undefined && /^x-hasura-/i.test(text)) {
    const variable = text.toLowerCase();
    return { value: JSON.stringify(variable), variable };
  }
  return { value: jsonText(node) };
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
  if (implies(before, after)) return 'wider';
  return implies(after, before) ? 'narrower' : 'changed';
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
  return (
    one.kind === 'exists' &&
    other.kind === 'exists' &&
    one.table === other.table &&
    also(one.part, other.part)
  );
}

/** A condition on whose row it is: a column, reached over relationships, equals a session variable. */
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

export function sameOwner(one: Owner, other: Owner): boolean {
  return (
    one.column === other.column &&
    one.variable === other.variable &&
    one.path.join('.') === other.path.join('.')
  );
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
      return `not ${nested(expression.part)}`;
    case 'compare': {
      const { column, operator, value, variable } = expression;
      if (operator === '_is_null') return `${column} is ${value === 'false' ? 'not ' : ''}null`;
      const right = variable === undefined ? value.replace(/^"(.*)"$/, '$1') : variableText(variable);
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

/** `x-hasura-user-id` as people write it. */
function variableText(variable: string): string {
  return variable.replace(
    /(^|-)([a-z])/g,
    (_, dash: string, letter: string) => `${dash}${letter.toUpperCase()}`,
  );
}
