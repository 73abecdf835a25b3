/** The error that a promise was rejected with; if it resolves, the test fails. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  const none = Symbol('resolved');
  const outcome = await promise.then(
    () => none,
    (error: unknown) => error,
  );
  if (outcome === none) throw new Error('it was expected to reject, and resolved');
  return outcome;
}

/** Everything that an error would show if it were printed in full, including causes and own properties. */
export function laidOpen(error: unknown): string {
  const seen = new Set<unknown>();
  const open = (thing: unknown): string => {
    if (typeof thing !== 'object' || thing === null) return String(thing);
    if (seen.has(thing)) return '';
    seen.add(thing);
    return Reflect.ownKeys(thing)
      .map((key) => `${String(key)}=${open((thing as Record<PropertyKey, unknown>)[key])}`)
      .join('\n');
  };
  return open(error);
}
