import { Reading, type Range } from './readings.js';

/** A text to search for. */
export interface Needle {
  text: string;
  /** For base64: the match also covers the neighbouring characters that hold some of its bits. */
  before?: boolean;
  after?: boolean;
}

/** The number of characters in the hash of a text; shorter texts are ignored. */
const SHORTEST_NEEDLE = 4;
const BASE64 = /^[\w+/-]$/;

/**
 * Needles with a common beginning: the shared part, those that end there, and the others by their next character.
 */
interface Branch {
  shared: string;
  ending: Needle[];
  next: Map<string, Branch>;
}

/**
 * Finds many texts in one pass over another text. The time grows with the length of that text, and hardly with the
 * number of needles. A hash of four characters is computed at each position; needles are compared only where one
 * begins with that hash, and needles with a common beginning are compared together.
 */
export class Needles {
  readonly #byHash = new Map<number, Branch>();
  readonly #known = new Set<string>();
  readonly #begins = new Uint8Array(0x10000);

  add(needle: Needle): void {
    const { text, before = false, after = false } = needle;
    const key = `${String(before)} ${String(after)} ${text}`;
    if (text.length < SHORTEST_NEEDLE || this.#known.has(key)) return;
    this.#known.add(key);
    let hash = 0;
    for (let index = 0; index < SHORTEST_NEEDLE; index++) hash = next(hash, text.charCodeAt(index));
    this.#begins[hash] = 1;
    const branch = this.#byHash.get(hash);
    if (branch === undefined) this.#byHash.set(hash, branchAt(text, needle));
    else grow(branch, text, needle);
  }

  get none(): boolean {
    return this.#known.size === 0;
  }

  /** Reports every occurrence of each needle, even if they overlap. */
  in(text: string, found: (needle: Needle, range: Range) => void): void {
    let hash = 0;
    for (let index = 0; index < text.length; index++) {
      hash = next(hash, text.charCodeAt(index));
      const from = index - SHORTEST_NEEDLE + 1;
      if (from < 0 || this.#begins[hash] === 0) continue;
      let branch = this.#byHash.get(hash);
      let to = from;
      while (branch !== undefined && text.startsWith(branch.shared, to)) {
        to += branch.shared.length;
        for (const needle of branch.ending) found(needle, widened(text, from, needle));
        branch = branch.next.get(text.charAt(to));
      }
    }
  }
}

function branchAt(text: string, needle: Needle): Branch {
  return { shared: text, ending: [needle], next: new Map() };
}

/** @param rest the rest of the needle's text from the beginning of the branch */
function grow(branch: Branch, rest: string, needle: Needle): void {
  const { shared } = branch;
  let alike = 0;
  while (alike < shared.length && shared[alike] === rest[alike]) alike += 1;
  if (alike < shared.length) {
    const { ending, next } = branch;
    branch.next = new Map([[shared.charAt(alike), { shared: shared.slice(alike), ending, next }]]);
    branch.ending = [];
    branch.shared = shared.slice(0, alike);
  }
  const left = rest.slice(alike);
  const further = branch.next.get(left.charAt(0));
  if (left === '') branch.ending.push(needle);
  else if (further === undefined) branch.next.set(left.charAt(0), branchAt(left, needle));
  else grow(further, left, needle);
}

/** The hash of the last four characters; earlier ones have been shifted out. */
function next(hash: number, code: number): number {
  return ((hash << 4) ^ code ^ (code >> 8)) & 0xffff;
}

function widened(text: string, start: number, { text: found, before, after }: Needle): Range {
  let [from, to] = [start, start + found.length];
  if (before === true && BASE64.test(text.charAt(from - 1))) from -= 1;
  if (after === true) {
    if (BASE64.test(text.charAt(to))) to += 1;
    while (to < start + found.length + 3 && text[to] === '=') to += 1;
  }
  return { from, to };
}

/** The text with `***` in place of each range; ranges that overlap or touch become one. */
export function blotted(text: string, ranges: readonly Range[]): string {
  if (ranges.length === 0) return text;
  const sorted = [...ranges].sort((a, b) => a.from - b.from);
  const parts: string[] = [];
  let done = 0;
  let last = -1;
  for (const { from, to } of sorted) {
    if (from > last) parts.push(text.slice(done, from), '***');
    last = Math.max(last, to);
    done = last;
  }
  parts.push(text.slice(done));
  return parts.join('');
}

/** A match in a text: the needle and its group, and the range in the text as written. */
export interface Found {
  among: Needles;
  needle: Needle;
  range: Range;
}

/** Finds all needles in a text, even where the text is escaped. */
export function findIn(text: string, needles: readonly Needles[]): Found[] {
  const found: Found[] = [];
  const wanted = needles.filter(({ none }) => !none);
  if (wanted.length === 0) return found;
  for (const reading of Reading.of(text))
    for (const among of wanted)
      among.in(reading.text, (needle, range) => {
        found.push({ among, needle, range: reading.asWritten(range) });
      });
  return found;
}
