import type { Place } from '../rules/finding.js';

/** A text of the repository, and where its lines begin. */
export class Source {
  /** The path from the repository's root. */
  readonly file: string;
  readonly text: string;
  #starts: number[] | undefined;

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
  }

  /** The place of a character, counted in UTF-16 units; the last place of the file if there is no such character. */
  placeOf(offset: number): Place {
    const at = Math.max(0, Math.min(offset, this.text.length));
    const starts = (this.#starts ??= lineStarts(this.text));
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return { file: this.file, line: low + 1, column: Math.max(1, at - (starts[low] ?? 0) + 1) };
  }

  /** The text of the line that a character is on. */
  lineAt(offset: number): string {
    return this.text.slice(offset).split(/\r|\n/, 1)[0] ?? '';
  }
}

function lineStarts(text: string): number[] {
  // No editor counts a byte order mark.
  const starts = [text.startsWith('\uFEFF') ? 1 : 0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + end.length);
  return starts;
}

/** A place in a text, as cheap to keep as an offset: few places are ever shown. */
export interface At {
  source: Source;
  offset: number;
}

export type Scalar = string | number | bigint | boolean | null;

/**
 * A value of the metadata as JSON has it, and where it comes from. Values are shared, never changed. `unknown`: a file
 * that belongs here, or among the items, could not be read.
 */
export type Node = At &
  (
    | { kind: 'scalar'; value: Scalar; include?: boolean; unknown?: boolean }
    | { kind: 'list'; items: readonly Node[]; unknown?: boolean }
    | { kind: 'map'; entries: ReadonlyMap<string, Entry> }
  );

export type MapNode = Extract<Node, { kind: 'map' }>;
export type ListNode = Extract<Node, { kind: 'list' }>;

export interface Entry {
  /** The place of the key. */
  at: At;
  value: Node;
}

export function placeOf({ source, offset }: At): Place {
  return source.placeOf(offset);
}

/** The value of a key; `undefined` if the node is no map, or if the key is missing or null. */
export function get(node: Node | undefined, ...keys: readonly string[]): Node | undefined {
  let at = node;
  for (const key of keys) at = at?.kind === 'map' ? at.entries.get(key)?.value : undefined;
  return at?.kind === 'scalar' && at.value === null ? undefined : at;
}

/** The items of a list; none of anything else. */
export function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.kind === 'list' ? node.items : [];
}

/** The entries of a map; none of anything else. */
export function entriesOf(node: Node | undefined): [string, Entry][] {
  return node?.kind === 'map' ? [...node.entries] : [];
}

/** A string; `undefined` for anything else. */
export function textOf(node: Node | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

/** Makes nodes that are in no file of their own: they have the place of what they were made from. */
export function listOf(at: At, items: readonly Node[]): ListNode {
  return { kind: 'list', items, source: at.source, offset: at.offset };
}

export function mapOf(at: At, values: Iterable<readonly [string, Node | undefined]>): MapNode {
  const entries = new Map<string, Entry>();
  for (const [key, value] of values) if (value !== undefined) entries.set(key, { at: value, value });
  return { kind: 'map', entries, source: at.source, offset: at.offset };
}

export function scalarOf(at: At, value: Scalar, more: { unknown?: boolean } = {}): Node {
  return { kind: 'scalar', value, source: at.source, offset: at.offset, ...more };
}

/** A node as JSON text. Big integers keep all their digits. */
export function jsonText(node: Node): string {
  switch (node.kind) {
    case 'scalar':
      return typeof node.value === 'bigint' ? String(node.value) : JSON.stringify(node.value);
    case 'list':
      return `[${node.items.map(jsonText).join(',')}]`;
    case 'map':
      return `{${[...node.entries].map(([key, { value }]) => `${JSON.stringify(key)}:${jsonText(value)}`).join(',')}}`;
    default:
      return node satisfies never;
  }
}

/**
 * The place of a value, by its path in the JSON: keys, and the indexes of lists. Follows the path as far as it leads,
 * so a path to something that is missing has the place of what should have it.
 */
export function placeAt(root: Node, path: readonly (string | number)[]): Place {
  let [at, node]: [At, Node] = [root, root];
  for (const step of path) {
    const entry = node.kind === 'map' ? node.entries.get(String(step)) : undefined;
    const next = node.kind === 'list' ? node.items[Number(step)] : entry?.value;
    if (next === undefined) break;
    [at, node] = [entry?.at ?? next, next];
  }
  return placeOf(at);
}

type Visit = (node: Node, key: string | undefined, parent: Node) => void;

/** Calls `visit` for a node and everything below it, with the key that leads to it, in the order of the file. */
export function walk(node: Node, visit: Visit): void {
  visit(node, undefined, node);
  walkBelow(node, visit);
}

function walkBelow(node: Node, visit: Visit): void {
  if (node.kind === 'list')
    for (const item of node.items) {
      visit(item, undefined, node);
      if (item.kind !== 'scalar') walkBelow(item, visit);
    }
  else if (node.kind === 'map')
    for (const [key, { value }] of node.entries) {
      visit(value, key, node);
      if (value.kind !== 'scalar') walkBelow(value, visit);
    }
}
