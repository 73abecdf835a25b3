/** One call and its answer, redacted, so that anybody may see it. */
export interface Entry {
  /** What the probe was doing. */
  step: string;
  /** The name of the operation in the document. */
  operation: string;
  document: string;
  /** Whose token was sent; the token itself is not recorded. */
  as: Caller;
  /** Secrets, values and ids are placeholders: `***`, `value-1`, `uuid-1`, `hash-1`. */
  variables: unknown;
  /** HTTP status; 0 when no answer came. */
  status: number;
  answer: unknown;
  /** Milliseconds since the probe's start. */
  at: number;
  ms: number;
  /** How many calls in a row got the same answer. */
  times: number;
}

export type Caller = 'token' | 'made-up token' | 'admin of the app';

/** A call before redaction, secrets included; it stays in memory. */
export type RawEntry = Omit<Entry, 'times'>;

/** Merges identical calls in a row into one, because the probe polls a job's status again and again. */
export function folded(entries: readonly Entry[]): Entry[] {
  const kept: Entry[] = [];
  for (const entry of entries) {
    const last = kept.at(-1);
    if (last !== undefined && sameCall(last, entry) && same(last.answer, entry.answer)) {
      last.times += entry.times;
    } else kept.push({ ...entry });
  }
  return kept;
}

/** Whether two entries ask the same thing in the same step. */
export function sameCall(one: Entry, other: Entry): boolean {
  return (
    one.step === other.step &&
    one.operation === other.operation &&
    one.document === other.document &&
    one.as === other.as &&
    same(one.variables, other.variables)
  );
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
