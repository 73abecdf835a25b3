import { isRecord } from '../../src/lib/record.js';
import type { Secrets } from '../../src/lib/secrets.js';
import { reducedType } from './introspection.js';
import type { AppOrder } from './options.js';
import { type Entry, type RawEntry, folded } from './transcript.js';

const UUID = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi;
/** The name of the app in a transcript. */
export const APP = 'preview-probe';
/** Texts that come from the branch: an error may quote a table or a URL, a detail may say anything. */
const FREE_TEXTS = new Set(['github_detail', 'error']);
const HASHES = new Set(['hash', 'currentHash']);
/** The keys whose values say which branch is the user's own, and where it is. */
const PLACES = new Set(['owner', 'repo', 'branch', 'directory']);

/**
 * Replaces everything that identifies the account with placeholders. The same value always has the same placeholder.
 */
export class Redaction {
  readonly #secrets: Secrets;
  readonly #order: AppOrder | undefined;
  readonly #numbered = new Map<string, string>();
  readonly #counts = new Map<string, number>();
  readonly #hidden = new Map<string, string>();
  /** The variables that the probe itself set: only their names are ever shown. */
  readonly #own = new Set<string>();

  constructor(secrets: Secrets, order: AppOrder | undefined) {
    this.#secrets = secrets;
    this.#order = order;
  }

  /** Records what an answer holds before any of it can be shown. */
  learn(variables: unknown, answer: unknown): void {
    for (const { key } of pairsIn(variables)) this.#own.add(key);
    each(variables, (key, value) => {
      if (HASHES.has(key) && typeof value === 'string') this.#placeholder('hash', value);
    });
    each(answer, (key, value) => {
      if (HASHES.has(key) && typeof value === 'string') this.#placeholder('hash', value);
      if (key !== 'envVars') return;
      each(value, (name, inner) => {
        if (!this.#own.has(name) && typeof inner === 'string') this.#secrets.add(inner);
      });
    });
  }

  /** From here on, a name is shown as this. */
  hide(name: string, as: string): void {
    if (name !== '') this.#hidden.set(name, as);
  }

  /** A text without secrets, ids and names. */
  text(text: string): string {
    let clean = this.#secrets.redact(text);
    for (const [value, placeholder] of this.#numbered) {
      if (placeholder.startsWith('hash') && value.length >= 6) clean = clean.replaceAll(value, placeholder);
    }
    clean = clean.replace(UUID, (id) => this.#placeholder('uuid', id.toLowerCase()));
    for (const [name, as] of this.#hidden) clean = clean.replaceAll(name, as);
    if (this.#order === undefined) return clean;
    const { name, owner, repo } = this.#order;
    return clean.replaceAll(name, APP).replaceAll(`${owner}/${repo}`, 'owner/repo');
  }

  /** The transcript of these calls. */
  transcript(entries: readonly RawEntry[]): Entry[] {
    return folded(
      entries.map((entry) => ({
        ...entry,
        variables: this.#data(entry.variables, ''),
        answer: reducedType(entry.operation, entry.answer) ?? this.#data(entry.answer, ''),
        times: 1,
      })),
    );
  }

  #data(data: unknown, key: string): unknown {
    if (key === 'envVars') return this.#environment(data);
    if (key === 'githubToken') return '***';
    if (PLACES.has(key)) return key;
    if (HASHES.has(key) && typeof data === 'string') return this.#placeholder('hash', data);
    if (FREE_TEXTS.has(key) && typeof data === 'string') return '<text>';
    if (key === 'env' && Array.isArray(data)) {
      return pairsIn({ env: data }).map((pair) => ({
        key: pair.key,
        value: this.#placeholder('value', pair.value),
      }));
    }
    if (typeof data === 'string') return this.text(data);
    if (Array.isArray(data)) return data.map((part: unknown) => this.#data(part, ''));
    if (!isRecord(data)) return data;
    return Object.fromEntries(
      Object.entries(data).map(([name, part]) => [this.text(name), this.#data(part, name)]),
    );
  }

  /** Hides the values of an app's variables, and all names except those that the probe set. */
  #environment(data: unknown): unknown {
    const environment = isRecord(data) ? data['environment'] : undefined;
    if (!isRecord(data) || !isRecord(environment)) return `<${kindOf(data)}>`;
    const own: Record<string, string> = {};
    const others: Record<string, number> = {};
    for (const [name, value] of Object.entries(environment)) {
      if (this.#own.has(name)) {
        const known = typeof value === 'string' ? this.#numbered.get(`value ${value}`) : undefined;
        own[name] = known ?? `<${kindOf(value)}>`;
      } else others[kindOf(value)] = (others[kindOf(value)] ?? 0) + 1;
    }
    const beside = Object.keys(data).length - 1;
    return {
      environment: { ...own, '<others>': others },
      ...(beside > 0 ? { '<beside environment>': beside } : {}),
    };
  }

  #placeholder(kind: 'uuid' | 'hash' | 'value', value: string): string {
    const key = kind === 'value' ? `value ${value}` : value;
    const known = this.#numbered.get(key);
    if (known !== undefined) return known;
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    const placeholder = `${kind}-${count}`;
    this.#numbered.set(key, placeholder);
    return placeholder;
  }
}

/** What kind of value this is, in one word. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function pairsIn(variables: unknown): { key: string; value: string }[] {
  const env: unknown = isRecord(variables) ? variables['env'] : undefined;
  return Array.isArray(env) ? (env as { key: string; value: string }[]) : [];
}

function each(data: unknown, visit: (key: string, value: unknown) => void): void {
  if (Array.isArray(data)) for (const part of data as unknown[]) each(part, visit);
  if (!isRecord(data)) return;
  for (const [key, value] of Object.entries(data)) {
    visit(key, value);
    each(value, visit);
  }
}
