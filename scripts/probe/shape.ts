import { isRecord } from '../../src/lib/record.js';
import { kindOf } from './redaction.js';

/** Keys of texts whose exact words matter. */
const WORDS = new Set(['status', 'event_type', 'message', 'code']);

/** For each path of an answer: the kinds of values, or the words, that occur there. */
export type Shape = Map<string, Set<string>>;

/** The shape of an answer: its keys, the kinds of its values, and the words of states and errors. */
export function shapeOf(answer: unknown): Shape {
  const shape: Shape = new Map();
  collect(shape, answer, '', '');
  return shape;
}

/** The union of the shapes. */
export function together(shapes: readonly Shape[]): Shape {
  const all: Shape = new Map();
  for (const shape of shapes)
    for (const [path, kinds] of shape) for (const kind of kinds) add(all, path, kind);
  return all;
}

/** What one shape has and the other does not. */
export function missingIn(other: Shape, one: Shape): { path: string; kind: string }[] {
  return [...one].flatMap(([path, kinds]) =>
    [...kinds].filter((kind) => other.get(path)?.has(kind) !== true).map((kind) => ({ path, kind })),
  );
}

function collect(shape: Shape, value: unknown, path: string, key: string): void {
  if (key === '<others>') return;
  if (typeof value === 'string') {
    const told = WORDS.has(key) || /__(type|schema)|tasks\[\]\.name$/.test(path);
    // Placeholders are numbered over the whole run, so their numbers do not count.
    add(shape, path, told ? `"${value.replace(/\b(uuid|hash|value)-\d+/g, '$1')}"` : 'string');
    return;
  }
  add(shape, path, kindOf(value));
  if (Array.isArray(value)) {
    if (value.length === 0) add(shape, `${path}[]`, 'nothing');
    for (const part of value as unknown[]) collect(shape, part, `${path}[]`, '');
  } else if (isRecord(value)) {
    for (const [name, part] of Object.entries(value))
      collect(shape, part, path === '' ? name : `${path}.${name}`, name);
  }
}

function add(shape: Shape, path: string, kind: string): void {
  const kinds = shape.get(path) ?? new Set();
  shape.set(path, kinds.add(kind));
}
