import {
  type Alias,
  type Document,
  type ParsedNode,
  type Scalar as YamlScalar,
  Schema,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
} from 'yaml';
import type { At, Entry, Node, Scalar, Source } from './node.js';
import type { Problem } from './problem.js';

/** A larger file is not parsed: no project writes one by hand. In characters. */
export const LONGEST_YAML = 1_000_000;
/** Deeper nesting is not parsed: the parser would run out of memory. */
const DEEPEST = 200;
const MOST_LINES = 50_000;
/** The most values in a file, with those that aliases repeat. */
const MOST_VALUES = 200_000;

/** What Go's parser takes, and ours reads on after: a closing bracket at the left edge, `\\'`, a comment without a space. */
const ACCEPTED = ['more indented than parent', 'Invalid escape sequence', 'Comments must be separated'];
/** Go's parser takes whatever is between brackets, also at the left edge. Ours says the same if they are not closed. */
const EDGE = 'must be sufficiently indented';

/** What was parsed: values are never changed, so whoever parses a source again gets the same. */
const PARSED = new WeakMap<Source, { node: Node | undefined; problems: readonly Problem[] }>();

/**
 * Parses a YAML file as Hasura's CLI (Go's yaml.v3) reads it. `yes` and `no` are texts, integers keep all digits,
 * `010` is octal, and `1_000` is 1000.
 * @returns no node if the file is empty or does not parse; a problem says which
 */
export function parseYaml(source: Source, problems: Problem[]): Node | undefined {
  let parsed = PARSED.get(source);
  if (parsed === undefined) {
    const found: Problem[] = [];
    parsed = { node: nodeOf(source, found), problems: found };
    PARSED.set(source, parsed);
  }
  for (const problem of parsed.problems) problems.push(problem);
  return parsed.node;
}

function nodeOf(source: Source, problems: Problem[]): Node | undefined {
  const start = { source, offset: 0 };
  // Our parser would count the mark as an indentation.
  const bom = source.text.startsWith('\uFEFF') ? 1 : 0;
  try {
    refuseUnread(source.text);
    const document = documentOf(source.text.slice(bom));
    for (const { code, message, pos } of document.errors) {
      const at = { source, offset: pos[0] + bom };
      if (message.includes('call stack')) throw new Unread('it is nested too deeply');
      if (code === 'MULTIPLE_DOCS')
        problems.push({
          rule: 'yaml-documents',
          at,
          what: 'The file has a second YAML document, which is ignored.',
        });
      else if (!ACCEPTED.some((words) => message.includes(words))) {
        if (message.startsWith('Missing closing') && pos[0] > 0 && /\S/.test(source.text.slice(pos[1] + bom)))
          throw new Unread('a text in quotes seems to go on at the left edge');
        if (message.includes(EDGE) && isClosed(source.text))
          throw new Unread('brackets that are open hold a line at the left edge');
        // What follows a colon is a text of the file, which may be a secret.
        const words = message.replace(/(?<=[\w)]): .*$/s, '');
        problems.push({ rule: 'yaml-syntax', at, what: `The file is not valid YAML: ${words}.` });
        return undefined;
      }
    }
    return new Reading(source, document, bom, problems).read();
  } catch (error) {
    if (error instanceof Invalid) {
      problems.push({
        rule: 'yaml-syntax',
        at: error.at,
        what: `The file is not valid YAML: ${error.message}.`,
      });
      return undefined;
    }
    // Nested deeper than the stack, or a fault of the parser: never the end of a run.
    problems.push({
      rule: 'not-checked',
      at: start,
      what: `The file could not be checked: ${error instanceof Unread ? error.message : 'it is nested too deeply'}.`,
    });
    return undefined;
  }
}

/** Made once, because a project has hundreds of files. */
const SCHEMA = new Schema({
  schema: 'core',
  customTags: (tags) => [...tags, { tag: '!include', resolve: (text: string) => text }],
});

/** The parser makes an error of each fault it finds, and the stacks of half a million errors take 20 seconds. */
function documentOf(text: string): Document.Parsed {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return parseDocument(text, {
      keepSourceTokens: false,
      logLevel: 'error',
      version: '1.2',
      schema: SCHEMA,
      intAsBigInt: true,
      prettyErrors: false,
      // Compares each key with all others, which takes minutes. Ours does not.
      uniqueKeys: false,
    });
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function isClosed(text: string): boolean {
  const count = (character: string): number => text.split(character).length;
  return count('[') === count(']') && count('{') === count('}');
}

/** Why a file is not read, although Hasura's CLI may read it. */
class Unread extends Error {}

/** What our parser takes, and Hasura's CLI does not. */
class Invalid extends Error {
  readonly at: At;

  constructor(message: string, at: At) {
    super(message);
    this.at = at;
  }
}

/** @throws Unread if the text is too long, or may be nested too deeply on one line */
function refuseUnread(text: string): void {
  if (text.length > LONGEST_YAML) throw new Unread(`it has more than ${String(LONGEST_YAML)} characters`);
  if (text.split('\n').length > MOST_LINES) throw new Unread(`it has more than ${String(MOST_LINES)} lines`);
  if (text.includes('\r') && !text.includes('\n'))
    throw new Unread('its lines end in a carriage return alone');
  let depth = 0;
  for (let at = 0; at < text.length && depth <= DEEPEST; at++) {
    const character = text[at];
    // Brackets in texts count, too: there are seldom many more open ones than closed ones.
    if (character === '[' || character === '{') depth += 1;
    else if ((character === ']' || character === '}') && depth > 0) depth -= 1;
  }
  if (depth > DEEPEST || DEEP_LINE.test(text)) throw new Unread('it is nested too deeply');
}

/** A line such as `- - - -`, in which each indicator opens a list or a map. */
const DEEP_LINE = /(?:^|\n)[ ]*(?:[-?][ \t]+){100}/;

class Reading {
  readonly #source: Source;
  readonly #document: Document.Parsed;
  /** What the parser did not see of the text's beginning. */
  readonly #before: number;
  readonly #problems: Problem[];
  /** How many values were read, with those that aliases repeat. */
  #values = 0;
  /** Anchored nodes that are being read: an alias to one of them would never end. */
  readonly #open = new Set<ParsedNode>();
  /** Anchored nodes that were read, and how many values each has. */
  readonly #read = new Map<ParsedNode, { node: Node; values: number }>();
  /** The nodes with an anchor so far: an alias names the last one before it. */
  readonly #anchors = new Map<string, ParsedNode>();

  constructor(source: Source, document: Document.Parsed, before: number, problems: Problem[]) {
    this.#source = source;
    this.#document = document;
    this.#before = before;
    this.#problems = problems;
  }

  read(): Node | undefined {
    const { contents } = this.#document;
    return contents === null ? undefined : this.#node(contents);
  }

  #node(node: ParsedNode, isSecret = false): Node {
    // The place of an alias is its own, not that of its anchor.
    if (isAlias(node)) return { ...this.#repeated(this.#target(node)), offset: this.#at(node).offset };
    this.#count(1);
    if (node.anchor === undefined) return this.#made(node, isSecret);
    const before = this.#values;
    this.#note(node);
    this.#open.add(node);
    const made = this.#made(node, isSecret);
    this.#open.delete(node);
    this.#read.set(node, { node: made, values: this.#values - before + 1 });
    return made;
  }

  /** What an alias stands for. */
  #repeated(target: ParsedNode): Node {
    if (this.#open.has(target)) throw new Unread('an alias leads to itself');
    const known = this.#read.get(target);
    // An anchored key was not read as a value.
    if (known === undefined) return this.#node(target);
    this.#count(known.values);
    return known.node;
  }

  #count(values: number): void {
    this.#values += values;
    if (this.#values > MOST_VALUES) throw new Unread(`it has more than ${String(MOST_VALUES)} values`);
  }

  #made(node: Exclude<ParsedNode, Alias.Parsed>, isSecret: boolean): Node {
    const at = this.#at(node);
    const { source, offset } = at;
    if (isSeq(node))
      return { kind: 'list', items: node.items.map((item) => this.#node(item)), source, offset };
    if (isMap(node)) return { kind: 'map', entries: this.#entries(node.items), source, offset };
    const value = this.#scalar(node, at, isSecret);
    return node.tag === '!include'
      ? { kind: 'scalar', value, include: true, source, offset }
      : { kind: 'scalar', value, source, offset };
  }

  #note(node: ParsedNode): void {
    if (!isAlias(node) && node.anchor !== undefined) this.#anchors.set(node.anchor, node);
  }

  /** @throws Invalid if there is no such anchor */
  #target(alias: Alias.Parsed): ParsedNode {
    const target = this.#anchors.get(alias.source);
    if (target === undefined) throw new Invalid('An alias must name an anchor before it', this.#at(alias));
    return target;
  }

  #at(node: ParsedNode): At {
    return { source: this.#source, offset: node.range[0] + this.#before };
  }

  #entries(pairs: readonly Pair[]): Map<string, Entry> {
    const entries = new Map<string, Entry>();
    const written = new Set<string>();
    const merged: Node[] = [];
    for (const { key: own, value } of pairs) {
      const at = this.#at(own);
      const key = isAlias(own) ? this.#target(own) : own;
      this.#note(key);
      const name = isScalar(key) ? nameOf(key) : '';
      if (isScalar(key) && written.has(textOf(key))) throw new Invalid('Map keys must be unique', at);
      if (isScalar(key)) written.add(textOf(key));
      const node: Node =
        value === null ? { ...at, kind: 'scalar', value: null } : this.#node(value, SECRETS.includes(name));
      if (name === '<<' && isScalar(key) && key.type === 'PLAIN')
        merged.push(...(node.kind === 'list' ? node.items : [node]));
      else entries.set(name, { at, value: node });
    }
    // Keys of the map itself win over merged ones, and earlier merged maps over later ones.
    for (const from of merged)
      if (from.kind === 'map')
        for (const [name, entry] of from.entries) if (!entries.has(name)) entries.set(name, entry);
    return entries;
  }

  #scalar(node: YamlScalar.Parsed, at: At, isSecret: boolean): Scalar {
    const { value, source } = node;
    const plain = typeof value === 'bigint' ? small(value) : value;
    const number = node.type === 'PLAIN' && node.tag === undefined ? goNumber(source) : undefined;
    if (number !== undefined) {
      // Integers of more than 64 bits lose digits in both.
      if (number !== plain && typeof plain !== 'bigint')
        this.#problems.push({
          rule: 'yaml-number',
          at,
          what: isSecret
            ? 'This number is another one for Hasura.'
            : `${source} is the number ${String(number)} for Hasura.`,
        });
      return number;
    }
    if (typeof plain === 'bigint') return plain;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
    return value === null ? null : source;
  }
}

interface Pair {
  key: ParsedNode;
  value: ParsedNode | null;
}

/** Keys whose values no finding may contain. */
const SECRETS = ['value', 'password'];

/** A key as it is written, without its quotes. */
function textOf(key: YamlScalar.Parsed): string {
  return String(key.type === 'PLAIN' ? key.source : key.value);
}

/** A key as JSON has it: numbers and booleans are texts, too. */
function nameOf(key: YamlScalar.Parsed): string {
  const text = textOf(key);
  if (key.type !== 'PLAIN') return text;
  return String(goNumber(text) ?? (typeof key.value === 'boolean' ? key.value : text));
}

const INTEGER = /^([-+]?)(?:0x([\da-f]+)|0b([01]+)|0o?([0-7]+)|([1-9]\d*|0))$/i;
const FLOAT = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:e[-+]?\d+)?$/i;

/**
 * The number that Hasura's CLI reads: a leading zero is octal, underscores count as nothing, and an integer that 64
 * bits cannot hold is a float; `undefined` if it reads a text.
 */
function goNumber(source: string): number | bigint | undefined {
  if (!/^[-+]?[.\d]/.test(source)) return undefined;
  const plain = source.replaceAll('_', '');
  const [, sign, hex, binary, octal, decimal] = INTEGER.exec(plain) ?? [];
  const digits = hex !== undefined ? `0x${hex}` : binary !== undefined ? `0b${binary}` : undefined;
  const text = digits ?? (octal === undefined ? decimal : `0o${octal}`);
  if (text !== undefined && text.length < 100) {
    const value = sign === '-' ? -BigInt(text) : BigInt(text);
    if (value >= -(2n ** 63n) && value < 2n ** 64n) return small(value);
  }
  return FLOAT.test(plain) && Number.isFinite(Number(plain)) ? Number(plain) : undefined;
}

function small(value: bigint): number | bigint {
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER)
    ? Number(value)
    : value;
}
