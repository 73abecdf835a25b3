import type { Fact, Finding } from './facts.js';
import type { Row } from './table.js';

/** Checks facts one after the other, and adds a row for each; what was seen is redacted. */
export async function judge<C>(
  facts: readonly Fact<C>[],
  context: C,
  { rows, redact }: { rows: Row[]; redact: (text: string) => string },
): Promise<void> {
  for (const fact of facts) {
    const { result, seen } = await fact.check(context);
    const clean: Finding = seen === undefined ? { result } : { result, seen: redact(seen) };
    rows.push({ fact, finding: clean });
  }
}

/** The exit code: 0 only if the probe finished and nothing differs. */
export function exitCode(rows: readonly Row[], whole: boolean): 0 | 1 {
  return whole && rows.every(({ finding }) => finding.result !== 'differs') ? 0 : 1;
}
