import type { Difference } from '../rules/rehearsal.js';
import { isRecord } from '../lib/record.js';
import { oneLine } from '../lib/text.js';
import { type SqlParser, withoutPlaces } from '../project/sql.js';
import { isIn } from './before.js';
import { type Schema, type SchemaObject, keyOf } from './catalog.js';

/** An object that one of two schemas has, or that both have, with other definitions. */
export interface Changes {
  gained: SchemaObject[];
  lost: SchemaObject[];
  changed: { before: SchemaObject; after: SchemaObject }[];
}

/** What differs between two schemas. What belongs to a table or type that is gained or lost is not named by itself. */
export function changesBetween(before: Schema, after: Schema, parser: SqlParser): Changes {
  const missing = (one: Schema, other: Schema): SchemaObject[] =>
    [...one].filter(([key]) => !other.has(key)).map(([, object]) => object);
  const [gained, lost] = [missing(after, before), missing(before, after)];
  const changed = [...before.values()].flatMap((object) => {
    const now = after.get(keyOf(object));
    return now === undefined || isSame(object, now, parser) ? [] : [{ before: object, after: now }];
  });
  return { gained: withoutParts(gained), lost: withoutParts(lost), changed };
}

/**
 * What a migration dropped: also what it created again by the same name, where that loses the rows. What it only
 * renamed is not dropped.
 */
export function lostBetween(before: Schema, after: Schema): SchemaObject[] {
  const isLeft = isIn(after);
  return withoutParts([...before.values()].filter((one) => !isLeft(one)));
}

export function isNothing({ gained, lost, changed }: Changes): boolean {
  return gained.length + lost.length + changed.length === 0;
}

/** Changes without extensions, which do no harm where nothing uses them. */
export function withoutExtensions({ gained, lost, changed }: Changes): Changes {
  const isOther = ({ kind }: SchemaObject): boolean => kind !== 'extension';
  return { gained: gained.filter(isOther), lost: lost.filter(isOther), changed };
}

/** The kinds of what other objects belong to. */
const WHOLES = ['table', 'view', 'materialized view', 'foreign table', 'type', 'domain'];

function withoutParts(objects: readonly SchemaObject[]): SchemaObject[] {
  const nameOf = (schema: string, name: string): string => JSON.stringify([schema, name]);
  const wholes = new Set(
    objects.filter(({ kind }) => WHOLES.includes(kind)).map(({ schema, name }) => nameOf(schema, name)),
  );
  return objects.filter(({ schema, parent }) => parent === undefined || !wholes.has(nameOf(schema, parent)));
}

/** Whether two definitions are the same. The order of columns does not count: `select *` makes it one of a view. */
function isSame(one: SchemaObject, other: SchemaObject, parser: SqlParser): boolean {
  if (one.definition === other.definition) return true;
  if (!WITH_COLUMNS.includes(one.kind)) return false;
  const [first, second] = [one, other].map(({ definition }) => normalText(definition, parser));
  return first !== undefined && first === second;
}

/** Their definitions may list the columns of a table. */
const WITH_COLUMNS = ['view', 'materialized view', 'statistics', 'function', 'procedure'];

function normalText(definition: string, parser: SqlParser): string | undefined {
  const parsed = parser.parse(definition);
  if (parsed.kind !== 'statements') return undefined;
  const [statement] = parsed.statements();
  return statement && withoutPlaces(withoutOrder(statement.tree));
}

/**
 * Lists whose order is only that of columns, in every query of a view or function: those of a subquery, and of both
 * sides of a UNION. Those of statistics are in the order of the table.
 */
const UNORDERED = ['targetList', 'colnames', 'exprs'];

function withoutOrder(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutOrder);
  if (!isRecord(node)) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      const part = withoutOrder(value);
      return [key, UNORDERED.includes(key) && Array.isArray(part) ? part.map(withoutPlaces).sort() : part];
    }),
  );
}

/** In characters. */
const LONGEST_NAME = 150;
const LONGEST_DEFINITION = 100;
/** More differences are only counted. */
const MOST = 40;
/** Their definitions are short, and say what a reader wants to know. */
const SHOWN = ['column', 'attribute', 'constraint', 'enum', 'domain', 'sequence', 'range', 'grants'];

/** A difference in words. */
export function inWords({ gained, lost, changed }: Changes): Difference {
  return {
    gained: bounded(gained.map(labelOf)),
    lost: bounded(lost.map(labelOf)),
    changed: bounded(changed.map(({ before, after }) => `${labelOf(after)}: ${changeOf(before, after)}`)),
  };
}

/** A difference in one sentence part: "+ column orders.note, − table carts, column orders.total: numeric → bigint". */
export function inShort({ gained, lost, changed }: Difference, most = 5): string {
  const all = [...gained.map((one) => `+ ${one}`), ...lost.map((one) => `− ${one}`), ...changed];
  const more = all.length - most;
  return `${all.slice(0, most).join('; ')}${more > 0 ? `; and ${String(more)} more` : ''}`;
}

/** An object in words, without the schema `public`: "column orders.total". */
export function labelOf({ kind, schema, parent, name }: SchemaObject): string {
  const space = schema === 'public' || schema === '' ? '' : `${schema}.`;
  const said =
    kind === 'grants'
      ? `grants on ${name}${space === '' ? '' : ` in ${schema}`}`
      : `${kind} ${space}${parent === undefined || kind === 'sequence' ? '' : `${parent}.`}${name}`;
  return shortened(said, LONGEST_NAME);
}

function changeOf({ kind, definition: before }: SchemaObject, { definition: after }: SchemaObject): string {
  if (!SHOWN.includes(kind)) return 'another definition';
  const [one, other] = [before, after].map((text) =>
    shortened(withoutDefaults(kind, text.replace(/\bpublic\./g, '')), LONGEST_DEFINITION),
  );
  return one === other || one === undefined || other === undefined
    ? 'another definition'
    : `${one} → ${other}`;
}

/** A definition without the texts of its default: one may be a password. Names of sequences are kept. */
function withoutDefaults(kind: string, definition: string): string {
  const at = ['column', 'attribute', 'domain'].includes(kind) ? definition.indexOf(' default ') : -1;
  if (at < 0) return definition;
  const texts = /'(?:[^']|'')*'(?!::regclass\b)/g;
  return definition.slice(0, at) + definition.slice(at).replace(texts, "'…'");
}

/** One line of a stranger's text, without what is too much of it. */
export function shortened(text: string, most: number): string {
  const line = oneLine(text.slice(0, most * 4));
  return line.length <= most ? line : `${line.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…`;
}

function bounded(words: string[]): string[] {
  const more = words.length - MOST;
  return more > 0 ? [...words.slice(0, MOST), `${String(more)} more`] : words;
}
