import {
  type Document,
  type ParsedNode,
  type Scalar as YamlScalar,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
} from 'yaml';
import type { Source } from './node.js';
import { type Entry, type Node, type Scalar } from './node.js';
import type { Problem } from './problem.js';

/** A larger file is not parsed: no project writes one by hand. In characters. */
export const LONGEST_YAML = 1_000_000;
/** Deeper nesting is not parsed: the parser would run out of memory. */
const DEEPEST = 200;
/** The most values in a file, with those that aliases repeat. */
const MOST_VALUES = 200_000;

/** Go's parser accepts a closing bracket at the left edge, and ours reads on after it. */
const ACCEPTED = 'more indented than parent';
/** What ours says of brackets that go on at the left edge, and of those that never end. */
const INDENTED = 'must be sufficiently indented';

/**
 * Parses a YAML file as Hasura's CLI (Go's yaml.v3) reads it. `yes` and `no` are texts, integers keep all digits,
 * `010` is octal, and `1_000` is 1000.
 * @returns no node if the file is empty or does not parse; a problem says which
 */
export function parseYaml(source: Source, problems: Problem[]): Node | undefined {
  const start = { source, offset: 0 };
  try {
    refuseTooMuch(source.text);
    const document = parseDocument(source.text, {
      keepSourceTokens: false,
      logLevel: 'error',
      customTags: (tags) => [...tags, { tag: '!include', resolve: (text: string) => text }],
      intAsBigInt: true,
      prettyErrors: false,
      uniqueKeys: true,
    });
    for (const { code, message, pos } of document.errors) {
      const at = { source, offset: pos[0] };
      if (message.includes('call stack')) throw new TooMuch('it is nested too deeply');
      if (message.includes(INDENTED) && isBalanced(source.text))
        throw new TooMuch('its brackets go on at the left edge, which some parsers accept');
      if (code === 'MULTIPLE_DOCS')
        problems.push({
          rule: 'yaml-documents',
          at,
          what: 'The file has a second YAML document, which is ignored.',
        });
      else if (!message.includes(ACCEPTED)) {
        problems.push({ rule: 'yaml-syntax', at, what: `The file is not valid YAML: ${message}.` });
        return undefined;
      }
    }
    return new Reading(source, document, problems).read();
  } catch (error) {
    // Nested deeper than the stack, or a fault of the parser: never the end of a run.
    problems.push({
      rule: 'not-checked',
      at: start,
      what: `The file could not be checked: ${error instanceof TooMuch ? error.message : 'it is nested too deeply'}.`,
    });
    return undefined;
  }
}

class TooMuch extends Error {}

/** @throws TooMuch if the text is too long, or may be nested too deeply on one line */
function refuseTooMuch(text: string): void {
  if (text.length > LONGEST_YAML) throw new TooMuch(`it has more than ${String(LONGEST_YAML)} characters`);
  let depth = 0;
  for (let at = 0; at < text.length && depth <= DEEPEST; at++) {
    const character = text[at];
    // Brackets in texts count, too: there are seldom many more open ones than closed ones.
    if (character === '[' || character === '{') depth += 1;
    else if ((character === ']' || character === '}') && depth > 0) depth -= 1;
  }
  if (depth > DEEPEST || DEEP_LINE.test(text)) throw new TooMuch('it is nested too deeply');
}

function isBalanced(text: string): boolean {
  return text.replace(/[^[{]/g, '').length === text.replace(/[^\]}]/g, '').length;
}

/** A line such as `- - - -`, in which each indicator opens a list or a map. */
const DEEP_LINE = /(?:^|\n)[ ]*(?:[-?][ \t]+){100}/;

class Reading {
  readonly #source: Source;
  readonly #document: Document.Parsed;
  readonly #problems: Problem[];
  readonly #sizes = new Map<Node, number>();
  /** Anchored nodes that are being read: an alias to one of them would never end. */
  readonly #open = new Set<ParsedNode>();
  readonly #read = new Map<ParsedNode, Node>();

  constructor(source: Source, document: Document.Parsed, problems: Problem[]) {
    this.#source = source;
    this.#document = document;
    this.#problems = problems;
  }

  read(): Node | undefined {
    const { contents } = this.#document;
    return contents === null ? undefined : this.#node(contents);
  }

  #node(node: ParsedNode): Node {
    const known = this.#read.get(node);
    if (known !== undefined) return known;
    if (this.#open.has(node)) throw new TooMuch('an alias leads to itself');
    this.#open.add(node);
    const made = this.#made(node);
    this.#open.delete(node);
    this.#read.set(node, made);
    if (this.#sizeOf(made) > MOST_VALUES) throw new TooMuch(`it has more than ${String(MOST_VALUES)} values`);
    return made;
  }

  #made(node: ParsedNode): Node {
    const at = { source: this.#source, offset: node.range[0] };
    if (isAlias(node)) {
      const target = node.resolve(this.#document) as ParsedNode | undefined;
      return target === undefined ? { ...at, kind: 'scalar', value: null } : this.#node(target);
    }
    if (isSeq(node)) return { ...at, kind: 'list', items: node.items.map((item) => this.#node(item)) };
    if (isMap(node)) return { ...at, kind: 'map', entries: this.#entries(node.items) };
    const value = this.#scalar(node, at.offset);
    return node.tag === '!include'
      ? { ...at, kind: 'scalar', value, include: true }
      : { ...at, kind: 'scalar', value };
  }

  #entries(pairs: readonly Pair[]): Map<string, Entry> {
    const entries = new Map<string, Entry>();
    const merged: Node[] = [];
    for (const { key, value } of pairs) {
      const at = { source: this.#source, offset: key.range[0] };
      const node: Node = value === null ? { ...at, kind: 'scalar', value: null } : this.#node(value);
      const plain = isScalar(key) && key.type === 'PLAIN';
      if (plain && key.source === '<<') merged.push(...(node.kind === 'list' ? node.items : [node]));
      // A key is a text, whatever it would be as a value.
      else entries.set(plain ? key.source : isScalar(key) ? String(key.value) : '', { at, value: node });
    }
    // Keys of the map itself win over merged ones, and earlier merged maps over later ones.
    for (const from of merged)
      if (from.kind === 'map')
        for (const [name, entry] of from.entries) if (!entries.has(name)) entries.set(name, entry);
    return entries;
  }

  #scalar(node: YamlScalar.Parsed, offset: number): Scalar {
    const { value, source } = node;
    if (node.type === 'PLAIN' && node.tag === undefined) {
      const number = goNumber(source);
      if (number !== undefined) {
        this.#problems.push({
          rule: 'yaml-number',
          at: { source: this.#source, offset },
          what: `${source} is the number ${String(number)} for Hasura.`,
        });
        return number;
      }
    }
    if (typeof value === 'bigint') return small(value);
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
    return value === null ? null : source;
  }

  #sizeOf(node: Node): number {
    const known = this.#sizes.get(node);
    if (known !== undefined) return known;
    let size = 1;
    if (node.kind === 'list') for (const item of node.items) size += this.#sizeOf(item);
    if (node.kind === 'map') for (const { value } of node.entries.values()) size += this.#sizeOf(value);
    this.#sizes.set(node, size);
    return size;
  }
}

interface Pair {
  key: ParsedNode;
  value: ParsedNode | null;
}

/** Numbers that YAML 1.2 reads in another way than Hasura's CLI: a leading zero is octal, and underscores count as nothing. */
function goNumber(source: string): number | bigint | undefined {
  if (/^[-+]?0[0-7_]+$/.test(source)) {
    const digits = source.replace(/^[-+]?0|_/g, '');
    if (digits === '') return undefined;
    return small((source.startsWith('-') ? -1n : 1n) * BigInt(`0o${digits}`));
  }
  if (/^[-+]?[1-9]\d*_[\d_]*$/.test(source)) return small(BigInt(source.replace(/^\+|_/g, '')));
  return undefined;
}

function small(value: bigint): number | bigint {
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER)
    ? Number(value)
    : value;
}
