import type { Trouble } from './answer.js';
import type { Reply } from './ask.js';

/** A field to read: its text in a query, and the key under which the answer has it. */
export interface Field {
  key: string;
  text: string;
  /** Whether the schema lets it be null: then its refusal hides no other field. */
  nullable: boolean;
  /** Whether it is read before others. */
  first?: boolean;
}

/** What was found of the fields. Of those that are in neither, nothing is known. */
export interface Reading {
  values: Map<string, unknown>;
  refused: Set<string>;
  /** Why reading ended early. */
  trouble?: Trouble;
  replies: Reply[];
}

type AskFor = (selection: string) => Promise<Reply>;

/** Hygraph's smallest plan takes queries of 10 KB. (known) In bytes, with room for the rest of the request. */
const MOST_BYTES = 8_000;
/** How often to ask again without the fields that an answer names as refused. */
const ROUNDS = 3;
/** How many fields to ask for one by one, at four a second: of those that come first, and of the others. */
const MOST_SINGLE: Allowance = { first: 40, others: 12 };

export interface Allowance {
  first: number;
  others: number;
}

/**
 * Reads fields, as many in a request as it may hold. One field that is refused may hide all others, and an answer may
 * name only one of them: then the others are asked for again, in the end one by one. If one that comes first is
 * refused, no more is asked than needed for those. Rejects only if `ask` does.
 */
export async function readFields(
  ask: AskFor,
  fields: readonly Field[],
  single: Allowance = MOST_SINGLE,
): Promise<Reading> {
  const reading: Reading = { values: new Map(), refused: new Set(), replies: [] };
  const openOf = (some: readonly Field[]): Field[] =>
    some.filter(({ key }) => !reading.values.has(key) && !reading.refused.has(key));
  const isRefused = (some: readonly Field[]): boolean =>
    some.some(({ first, key }) => first === true && reading.refused.has(key));
  for (const group of groupsOf(fields)) {
    let brought = await readOnce(ask, group, reading);
    for (let round = 0; round < ROUNDS && brought; round++) {
      const open = openOf(group);
      const first = open.filter((field) => field.first === true);
      if (open.length === 0 || (first.length === 0 && isRefused(fields))) break;
      brought = await readOnce(ask, first.length > 0 ? first : open, reading);
    }
    if (reading.trouble !== undefined) return reading;
  }
  const left = { ...single, ...(isRefused(fields) ? { others: 0 } : {}) };
  for (const field of openOf(fields)) {
    const kind = field.first === true ? 'first' : 'others';
    if (left[kind] === 0) continue;
    left[kind] -= 1;
    await readOnce(ask, [field], reading);
    if (reading.trouble !== undefined) return reading;
  }
  return reading;
}

/** @returns whether the answer brought anything new */
async function readOnce(ask: AskFor, fields: readonly Field[], reading: Reading): Promise<boolean> {
  const reply = await ask(fields.map(({ text }) => text).join(' '));
  reading.replies.push(reply);
  const { answer } = reply;
  if (answer.kind !== 'content') {
    reading.trouble = answer;
    return false;
  }
  const { data, refused, isWhole } = answer;
  const before = reading.values.size + reading.refused.size;
  for (const { key, nullable } of fields) {
    const value = Object.hasOwn(data, key) ? data[key] : undefined;
    if (isWhole && (Array.isArray(value) || (nullable && value !== undefined)))
      reading.values.set(key, value);
    else if (isWhole) reading.trouble = { kind: 'service', words: 'The answer lacks what was asked for.' };
    else if (value !== undefined && value !== null) reading.values.set(key, value);
    // What is null beside a refusal is refused, or has no value: it cannot be read either way.
    else if (refused.includes(key) || fields.length === 1 || (nullable && value === null))
      reading.refused.add(key);
  }
  return reading.trouble === undefined && reading.values.size + reading.refused.size > before;
}

function groupsOf(fields: readonly Field[]): Field[][] {
  const groups: Field[][] = [];
  let size = MOST_BYTES;
  for (const field of fields) {
    size += field.text.length + 1;
    if (size > MOST_BYTES) {
      groups.push([]);
      size = field.text.length + 1;
    }
    groups.at(-1)?.push(field);
  }
  return groups;
}
