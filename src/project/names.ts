import { type MapNode, type Node, get, itemsOf, textOf } from './node.js';
import type { Project } from './project.js';

/** One database of the metadata. */
export interface SourceOf {
  node: MapNode;
  name: string;
  kind: string;
  tables: readonly Node[];
}

/** The databases that have a name. */
export function sourcesOf({ metadata }: Pick<Project, 'metadata'>): SourceOf[] {
  return itemsOf(get(metadata.root, 'sources')).flatMap((node) => {
    const name = textOf(get(node, 'name'));
    // What is missing is an empty text.
    if (node.kind !== 'map' || name === undefined || name === '') return [];
    const kind = textOf(get(node, 'kind')) ?? '';
    return [{ node, name, kind: kind === '' ? 'postgres' : kind, tables: itemsOf(get(node, 'tables')) }];
  });
}

/** Whether a database is PostgreSQL itself: this action can make it, and its SQL can be checked. */
export function isPostgres({ kind }: SourceOf): boolean {
  return kind === 'postgres' || kind === 'pg';
}

/**
 * The name of a table or function with its schema: an object, a text for one in `public`, or a list of parts, as
 * other databases write it; `undefined` for anything else.
 */
export function qualified(node: Node | undefined): string | undefined {
  if (node?.kind === 'list') {
    const parts = node.items.map((item) => textOf(item));
    return parts.length > 0 && parts.every((part) => part !== undefined) ? parts.join('.') : undefined;
  }
  const text = textOf(node);
  if (text !== undefined) return `public.${text}`;
  const name = textOf(get(node, 'name'));
  const schema = textOf(get(node, 'schema')) ?? textOf(get(node, 'dataset')) ?? 'public';
  return name === undefined ? undefined : `${schema}.${name}`;
}

/** The tables of a database by their names. */
export function tableNames({ tables }: SourceOf): Set<string> {
  return new Set(tables.map((table) => qualified(get(table, 'table'))).filter((name) => name !== undefined));
}

/** A table's name without `public`, as most people call it. */
export function shortName(table: string): string {
  return table.replace(/^public\./, '');
}
