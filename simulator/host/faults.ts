import type { Call, Fault, Trouble } from '../contracts.js';

/** What the faults do to one call: a delay before it, at most one trouble, and rewrites of its answer. */
export interface Plan {
  delayMs: number;
  trouble?: Terminal;
  rewrites: ((text: string) => string)[];
}

/** The troubles that end a call; a call meets at most one of them. */
export type Terminal = Exclude<Trouble, { kind: 'delay' } | { kind: 'rewrite' }>;

/** The active faults, each with its own counts of the calls that it let pass and that it hit. */
export class FaultBook {
  readonly #entries: { fault: Fault; passed: number; hits: number }[] = [];

  add(fault: Fault): void {
    this.#entries.push({ fault, passed: 0, hits: 0 });
  }

  clear(): void {
    this.#entries.length = 0;
  }

  /** Decides what happens to this call. If two faults would both end it, the later one waits for the next call. */
  plan(call: Call): Plan {
    const plan: Plan = { delayMs: 0, rewrites: [] };
    for (const entry of this.#entries) {
      if (!matches(entry.fault, call)) continue;
      if (entry.passed < (entry.fault.after ?? 0)) {
        entry.passed++;
        continue;
      }
      if (entry.hits >= (entry.fault.times ?? 1)) continue;
      const { trouble } = entry.fault;
      if (trouble.kind === 'delay') plan.delayMs += trouble.ms;
      else if (trouble.kind === 'rewrite') plan.rewrites.push(trouble.body);
      else if (plan.trouble) continue;
      else plan.trouble = trouble;
      entry.hits++;
    }
    return plan;
  }
}

function matches({ service, operation }: Fault, call: Call): boolean {
  if (service && service !== call.service) return false;
  if (operation === undefined) return true;
  return typeof operation === 'string' ? operation === call.operation : operation(call);
}
