import type { MetadataJson } from './metadata-files.js';
import { isRecord, records } from './shapes.js';

/** Metadata as a newer server stores it: without some defaults, with others, and with its sources in another order. */
export function normalised(metadata: MetadataJson): MetadataJson {
  const { sources, actions, custom_types: types } = metadata;
  const name = (source: Record<string, unknown>): string => String(source['name']);
  return {
    ...metadata,
    sources: records(sources).sort((one, other) => (name(one) < name(other) ? -1 : 1)),
    ...(actions !== undefined && { actions: records(actions).map(action) }),
    ...(isRecord(types) && { custom_types: { ...types, enums: records(types['enums']).map(described) } }),
  };
}

function action(given: Record<string, unknown>): object {
  const { definition } = given;
  if (!isRecord(definition)) return given;
  const kept = Object.entries(definition).filter(([key, value]) => !isDefault(key, value));
  return { ...given, definition: { ignored_client_headers: HEADERS, ...Object.fromEntries(kept) } };
}

function isDefault(key: string, value: unknown): boolean {
  return (
    (key === 'kind' && value === 'synchronous') ||
    (key === 'timeout' && value === 30) ||
    (key === 'arguments' && Array.isArray(value) && value.length === 0)
  );
}

function described(given: Record<string, unknown>): object {
  return { description: null, ...given };
}

/** Some of those that an action does not pass on. */
const HEADERS = ['Content-Length', 'Content-Type', 'Host', 'User-Agent'];
