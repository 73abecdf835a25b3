import { randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '../../src/lib/clock.js';
import { isRecord } from '../../src/lib/record.js';
import { Secrets } from '../../src/lib/secrets.js';
import { Redaction } from './redaction.js';
import { type Shape, missingIn, shapeOf, together } from './shape.js';
import { type Entry, sameCall } from './transcript.js';
import { countProjects } from './tokens.js';

/** A simulator with an account that nobody else uses. */
export interface Simulated {
  url: string;
  token: string;
  fetch: typeof fetch;
  clock: Clock;
}

const EVERY_MS = 250;
/** If nothing changes for this long, nothing will. */
const STILL_MS = 30_000;
const PLACEHOLDER = /\b(?:uuid|hash)-\d+\b/g;

/**
 * Sends a simulator the same requests in the same order, and lists where the shape of its answers differs from the
 * transcript: keys, kinds of values, words of states and errors. Times are not compared. A repeated request is
 * repeated until its answer looks like the last one of the transcript, or no longer changes.
 */
export async function checkTranscript(transcript: readonly Entry[], simulator: Simulated): Promise<string[]> {
  const replay = new Replay(simulator);
  const differences: string[] = [];
  for (const group of groupsOf(transcript)) differences.push(...(await replay.compare(group)));
  return differences;
}

/** Groups consecutive calls with the same request; what they answer in between depends on timing. */
function groupsOf(transcript: readonly Entry[]): [Entry, ...Entry[]][] {
  const groups: [Entry, ...Entry[]][] = [];
  // What an app answers depends on its project, which the simulator's own tests compare.
  for (const entry of transcript.filter(({ as }) => as !== 'admin of the app')) {
    const last = groups.at(-1);
    if (last !== undefined && sameCall(last[0], entry)) last.push(entry);
    else groups.push([entry]);
  }
  return groups;
}

class Replay {
  readonly #simulator: Simulated;
  readonly #stranger = randomBytes(24).toString('hex');
  /** The real value here of each placeholder of the transcript. */
  readonly #bound = new Map<string, string>();
  /** Redacts the simulator's answers in the same way as the transcript. */
  readonly #redaction = new Redaction(new Secrets(), undefined);

  constructor(simulator: Simulated) {
    this.#simulator = simulator;
  }

  async compare(group: readonly [Entry, ...Entry[]]): Promise<string[]> {
    const [first] = group;
    const last = group.at(-1) ?? first;
    const wanted = shapeOfEntry(last);
    const repeated = group.length > 1 || last.times > 1;
    const seen: Shape[] = [];
    const { clock } = this.#simulator;
    let changedAt = clock.now();
    for (;;) {
      const shape = await this.#ask(last);
      if (!alike(shape, seen.at(-1))) changedAt = clock.now();
      seen.push(shape);
      if (!repeated || alike(shape, wanted) || clock.now() - changedAt > STILL_MS) break;
      await clock.sleep(EVERY_MS);
    }
    const here: Shape = seen.at(-1) ?? new Map<string, Set<string>>();
    const before = together(group.slice(0, -1).map(shapeOfEntry));
    const where = `${first.step}, ${first.operation}`;
    return [
      ...missingIn(here, wanted).map(told(where, 'the service answers', 'the simulator does not')),
      ...missingIn(wanted, here).map(told(where, 'the simulator answers', 'the service does not')),
      ...missingIn(together([...seen, wanted]), before).map(
        told(where, 'the service answers in between', 'the simulator never does'),
      ),
    ];
  }

  async #ask(entry: Entry): Promise<Shape> {
    const { fetch, url, token } = this.#simulator;
    const variables = this.#filled(entry.variables);
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        authorization: `pat ${entry.as === 'token' ? token : this.#stranger}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ query: entry.document, variables, operationName: entry.operation }),
    });
    const text = await response.text();
    const answer = jsonIn(text);
    this.#bind(entry.answer, answer);
    this.#redaction.learn(variables, answer);
    const raw = { ...entry, variables, answer, status: response.status };
    const [clean] = this.#redaction.transcript([raw]);
    return shapeOfEntry(clean ?? entry);
  }

  /** The variables with the real values of their placeholders; a value that only the service knew is made up. */
  #filled(data: unknown): unknown {
    if (typeof data === 'string') return data.replace(PLACEHOLDER, (name) => this.#real(name));
    if (Array.isArray(data)) return data.map((part: unknown) => this.#filled(part));
    if (!isRecord(data)) return data;
    return Object.fromEntries(Object.entries(data).map(([key, part]) => [key, this.#filled(part)]));
  }

  #real(placeholder: string): string {
    const real = this.#bound.get(placeholder) ?? randomUUID();
    this.#bound.set(placeholder, real);
    return real;
  }

  /** Learns the real values here of the transcript's placeholders: the values in the same places. */
  #bind(told: unknown, here: unknown): void {
    if (typeof told === 'string' && typeof here === 'string') {
      if (/^(uuid|hash)-\d+$/.test(told) && !this.#bound.has(told)) this.#bound.set(told, here);
    } else if (Array.isArray(told) && Array.isArray(here)) {
      for (const [index, part] of (told as unknown[]).entries()) this.#bind(part, here[index]);
    } else if (isRecord(told) && isRecord(here)) {
      for (const [key, part] of Object.entries(told)) this.#bind(part, here[key]);
    }
  }
}

function shapeOfEntry({ operation, status, answer }: Entry): Shape {
  const shape = shapeOf({ 'HTTP status': String(status), ...(isRecord(answer) ? answer : { answer }) });
  shape.set('HTTP status', new Set([String(status)]));
  // The number of projects depends on the account.
  if (operation === countProjects.name)
    for (const path of shape.keys()) if (path.startsWith('data.projects[]')) shape.delete(path);
  return shape;
}

function alike(one: Shape, other: Shape | undefined): boolean {
  return other !== undefined && missingIn(one, other).length === 0 && missingIn(other, one).length === 0;
}

function told(where: string, has: string, lacks: string): (part: { path: string; kind: string }) => string {
  return ({ path, kind }) => `${where}: ${has} ${kind} at ${path}, ${lacks}`;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return `<no JSON, ${text.length} characters>`;
  }
}
