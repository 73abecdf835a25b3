import * as v from 'valibot';
import { isRecord } from '../lib/record.js';
import { type Inconsistency, inconsistencyOf } from './app.js';

/** An object that the app could not use, with what is needed to find it in the project. */
export interface InconsistentObject extends Inconsistency {
  /** What names the object in its definition. The rest is left out, because it may hold secrets. */
  definition: unknown;
}

/** Whether the app could use all of its metadata. */
export interface Consistency {
  isConsistent: boolean;
  /** None may be named although the metadata is inconsistent. */
  objects: InconsistentObject[];
}

/** The answer to a call that reads, replaces or reloads metadata. Older servers leave it out after a reload. */
export const consistencyAnswer = v.object({
  is_consistent: v.boolean(),
  inconsistent_objects: v.optional(v.array(v.unknown()), []),
});

export function consistencyOf({
  is_consistent: isConsistent,
  inconsistent_objects: objects,
}: v.InferOutput<typeof consistencyAnswer>): Consistency {
  return { isConsistent, objects: isConsistent ? [] : inconsistentObjects(objects) };
}

/** Reads a list of inconsistent objects. Objects that conflict come together, with one reason. (known: the server's source) */
export function inconsistentObjects(list: readonly unknown[]): InconsistentObject[] {
  return list.filter(isRecord).flatMap((entry) => {
    const { objects, reason } = entry;
    const each = Array.isArray(objects) ? objects.filter(isRecord).map((one) => ({ ...one, reason })) : [];
    return (each.length > 0 ? each : [entry]).map((one: Record<string, unknown>) => ({
      ...inconsistencyOf(one),
      definition: namesIn(one['definition']),
    }));
  });
}

const NAMES = ['source', 'table', 'function', 'schema', 'dataset', 'name', 'role', 'role_name'];

function namesIn(definition: unknown, isNested = false): unknown {
  if (typeof definition === 'string') return definition;
  if (Array.isArray(definition)) return definition.filter((part) => typeof part === 'string');
  if (!isRecord(definition)) return undefined;
  return Object.fromEntries(
    NAMES.filter((name) => Object.hasOwn(definition, name)).map((name) => {
      const value = definition[name];
      return [name, typeof value === 'string' || isNested ? textOrNothing(value) : namesIn(value, true)];
    }),
  );
}

function textOrNothing(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
