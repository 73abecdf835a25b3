import { createRequire } from 'node:module';
import type { WebhookEventMap, WebhookEventName } from '@octokit/webhooks-types';

interface Example {
  name: string;
  examples: unknown[];
}

/**
 * A fresh copy of a real payload from `@octokit/webhooks-examples`: the first one that suits, or else the first of
 * all. Its texts come from the repositories `Codertocat/Hello-World` and `octo-org/octo-repo`.
 */
export function example<Name extends WebhookEventName>(
  name: Name,
  suits: (payload: WebhookEventMap[Name]) => boolean = () => true,
): WebhookEventMap[Name] {
  const found = examples().find((entry) => entry.name === name)?.examples as
    WebhookEventMap[Name][] | undefined;
  const chosen = found?.find(suits) ?? found?.[0];
  if (chosen === undefined) throw new Error(`There is no example of ${name}.`);
  return structuredClone(chosen);
}

const made = new WeakMap<object, Map<string, unknown>>();

/**
 * Replaces texts everywhere in a payload, mostly URLs. The same template with the same replacements gives the same
 * object, which nobody may change.
 */
export function retarget<T extends object>(
  payload: T,
  replacements: [from: string | RegExp, to: string][],
): T {
  const of = made.get(payload) ?? new Map<string, unknown>();
  made.set(payload, of);
  const key = replacements.map(([from, to]) => `${String(from)}\n${to}`).join('\n');
  if (!of.has(key)) {
    of.set(
      key,
      walk(payload, (text) =>
        replacements.reduce((value, [from, to]) => value.replaceAll(from, () => to), text),
      ),
    );
  }
  return of.get(key) as T;
}

function walk(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => walk(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, walk(item, change)]));
}

let loaded: Example[] | undefined;

// These are several megabytes of JSON, so they are read only when needed.
function examples(): Example[] {
  loaded ??= createRequire(import.meta.url)('@octokit/webhooks-examples') as Example[];
  return loaded;
}
