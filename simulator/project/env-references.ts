import type { Env } from './database.js';
import { isRecord } from './shapes.js';

/**
 * What the server says about the variables that a definition names and the app does not have; `undefined` when it has
 * them all. A variable is named by `…_from_env`, or by `{{NAME}}` in a handler, a webhook or a URL.
 */
export function missingVariables(definition: unknown, env: Env): string | undefined {
  const named = references(definition).filter(({ name }) => !has(env, name));
  const templates = [...new Set(named.filter(({ by }) => by === 'template').map(({ name }) => name))];
  if (templates.length > 0) return `Value for environment variables not found: ${templates.join(', ')}`;
  const [first] = named;
  return first && `environment variable '${first.name}' not set`;
}

function has(env: Env, name: string): boolean {
  const value = env.get(name);
  return value !== undefined && value !== null;
}

interface Reference {
  name: string;
  by: 'template' | 'key';
}

function references(value: unknown): Reference[] {
  if (Array.isArray(value)) return value.flatMap(references);
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, item]): Reference[] => {
    // Their templates are Kriti, and their braces no variables of the app.
    if (key === 'request_transform' || key === 'response_transform') return [];
    if (typeof item !== 'string') return references(item);
    if (key === 'from_env' || key.endsWith('_from_env')) return [{ name: item, by: 'key' }];
    if (!TEMPLATES.includes(key)) return [];
    return [...item.matchAll(/\{\{(.*?)\}\}/g)].map(({ 1: name = '' }) => ({ name, by: 'template' }));
  });
}

const TEMPLATES = ['handler', 'webhook', 'url'];
