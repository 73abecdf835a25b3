import type { Redaction } from '../redaction.js';
import { kindOf } from '../redaction.js';
import type { Model } from '../../../src/hygraph/discovery.js';
import { readToken } from '../../../src/hygraph/token.js';
import type { Endpoint } from '../../../src/hygraph/endpoint.js';
import { isRecord } from '../../../src/lib/record.js';
import type { Secrets } from '../../../src/lib/secrets.js';
import { cut } from '../../../src/lib/text.js';
import { claimsOf } from './claims.js';

/** Whose authorization a request has. */
export type Caller =
  'token' | 'nobody' | 'not a JWT' | 'cut token' | 'other scheme' | 'deleted token' | 'limited token';

/** Where a request is sent. */
export type Place =
  'endpoint' | 'other environment' | 'unknown environment' | 'unknown project' | 'management';

/** One request and its answer. In the transcript it is redacted, so that anybody may see it. */
export interface HygraphEntry {
  /** What the probe was doing. */
  step: string;
  to: Place;
  as: Caller;
  /** Without what is different in each run: the end of the query's name, and the comment that makes it large. */
  document: string;
  variables?: Record<string, unknown>;
  /** Headers that were sent besides the usual ones. */
  sent?: Record<string, string>;
  /** The size of the body that was sent. */
  bytes: number;
  /** HTTP status; 0 when no answer came. */
  status: number;
  /** All headers of the answer; only the values of harmless ones. */
  headers: Record<string, string>;
  answer: unknown;
  /** Milliseconds since the probe's start. */
  at: number;
  ms: number;
}

/** All requests of a run in their order. */
export class HygraphBook {
  readonly entries: HygraphEntry[] = [];
  step = 'start';
}

/** Headers whose values say how a service treats requests, and nothing about the project. */
const HARMLESS =
  /^(?:content-type|retry-after|age|cache-control|(?:x|cf)-cache(?:-\w+)*|(?:x-)?rate-?limit(?:-\w+)*)$/;
/** Keys of answers whose texts come from the schema of every project. */
const KEPT = new Set(['__typename', 'apiId', 'kind']);
/** Longer lists in an answer are cut off. */
const MOST = 3;
/** Names of models that every project has, or that would change the words of Hygraph's errors. */
const ORDINARY =
  /^(?:assets?|codes?|data|documents?|endpoints?|environments?|errors?|fields?|inputs?|projects?|queries|query|requests?|stages?|tokens?|types?|values?)$/i;

/** Replaces everything that identifies the project: tokens, endpoints, ids and the names of models. */
export class HygraphRedaction {
  readonly #secrets: Secrets;
  readonly #inner: Redaction;
  readonly #names = new Map<string, string>();
  #models = 0;

  constructor(secrets: Secrets, inner: Redaction) {
    this.#secrets = secrets;
    this.#inner = inner;
  }

  /** A token, its parts, and what it says of itself. */
  hideToken(token: string): void {
    this.#secrets.add(token);
    for (const part of token.split('.')) if (part.length > 16) this.#secrets.add(part);
    for (const name of ['sub', 'jti']) {
      const claim = claimsOf(token)[name];
      if (typeof claim === 'string') this.#secrets.add(claim);
    }
    const facts = readToken(token);
    if (facts.isJwt && facts.project !== undefined) this.#secrets.add(facts.project);
  }

  hideEndpoint({ url, project }: Endpoint): void {
    this.#secrets.add(url);
    this.#secrets.add(new URL(url).host);
    this.#secrets.add(project);
  }

  hideId(id: string): void {
    this.#secrets.add(id);
  }

  /** Replaces the names of a model in what is sent and answered. */
  hideModel({ name, one, many }: Model): void {
    if (this.#names.has(name)) return;
    this.#models += 1;
    for (const [theirs = '', ours] of [
      [name, 'Model'],
      [one, 'one'],
      [many, 'many'],
    ] as const)
      if (theirs.length > 2 && !ORDINARY.test(theirs)) this.#names.set(theirs, `${ours}${this.#models}`);
  }

  text(text: string): string {
    return this.#inner.text(text);
  }

  /** A text of the service, or one that was sent to it. */
  theirs(text: string): string {
    return this.text(text.replace(/\b[A-Za-z_]\w*\b/g, (word) => this.#names.get(word) ?? word));
  }

  /** The transcript of these requests. */
  transcript(entries: readonly HygraphEntry[]): HygraphEntry[] {
    return entries.map((entry) => ({
      ...entry,
      document: this.theirs(entry.document),
      headers: Object.fromEntries(
        Object.entries(entry.headers).map(([name, value]) => [
          this.text(name),
          HARMLESS.test(name) ? this.text(value) : '<value>',
        ]),
      ),
      answer: this.#answer(entry.answer),
    }));
  }

  #answer(answer: unknown): unknown {
    if (typeof answer === 'string') return cut(this.theirs(answer), 500);
    if (Array.isArray(answer)) return answer.map((part: unknown) => this.#answer(part));
    if (!isRecord(answer)) return answer;
    return Object.fromEntries(
      Object.entries(answer).map(([key, part]) => [
        this.theirs(key),
        key === 'data' ? this.#data(part, '') : this.#answer(part),
      ]),
    );
  }

  /** Data keeps its shape, and loses its texts and numbers. */
  #data(data: unknown, key: string): unknown {
    if (Array.isArray(data)) {
      const parts = data.slice(0, MOST).map((part: unknown) => this.#data(part, ''));
      return data.length > MOST ? [...parts, `<${data.length - MOST} more>`] : parts;
    }
    if (isRecord(data))
      return Object.fromEntries(
        Object.entries(data).map(([name, part]) => [this.theirs(name), this.#data(part, name)]),
      );
    if (typeof data === 'string' && KEPT.has(key)) return this.theirs(data);
    return data === null || typeof data === 'boolean' ? data : `<${kindOf(data)}>`;
  }
}
