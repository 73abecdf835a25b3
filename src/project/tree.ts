import { isRecord } from '../lib/record.js';
import type { Tree } from './sql.js';

/** A part of a parse tree. */
export function at(tree: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((node, key) => (isRecord(node) ? node[key] : undefined), tree);
}

/** A text in a parse tree. */
export function textAt(tree: unknown, ...keys: readonly string[]): string | undefined {
  const text = at(tree, ...keys);
  return typeof text === 'string' ? text : undefined;
}

/** The nodes of a list in a parse tree; none of anything else. */
export function listAt(tree: unknown, ...keys: readonly string[]): Tree[] {
  const value = at(tree, ...keys);
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** The name of a `RangeVar` with its schema: without one, it is taken to be in `public`. */
export function relationOf(relation: unknown): string | undefined {
  const name = textAt(relation, 'relname');
  return name === undefined ? undefined : `${textAt(relation, 'schemaname') ?? 'public'}.${name}`;
}

/** A name as a list of `String` nodes, such as `public.orders.total`. */
export function namesIn(list: unknown): string[] {
  return listAt(list).flatMap((node) => textAt(node, 'String', 'sval') ?? []);
}
