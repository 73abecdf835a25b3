import * as v from 'valibot';
import { isRecord } from '../lib/record.js';
import { withoutTrailing } from '../lib/text.js';
import { HasuraRefusal } from './refusals.js';

/** The health that the app itself reports. `warn` is the engine's word for inconsistent metadata. */
export type Health = { state: 'ok' | 'warn' } | { state: 'down'; why: string };

/** A metadata object that the engine could not use. */
export interface Inconsistency {
  type: string;
  name: string;
  reason: string;
  /** If it is a remote schema: its own name, and the variable of the app that holds its address. */
  remoteSchema?: { name: string; variable: string | undefined };
}

/** The preview app's own API. */
export interface PreviewApp {
  /** `GET /healthz`: answers at once, even when the app is not up. */
  health(): Promise<Health>;
  /** The objects that `get_inconsistent_metadata` names; none when the metadata is consistent. */
  inconsistencies(): Promise<Inconsistency[]>;
  /** Lets the app ask these remote schemas for their types again. It never does that by itself. (known) */
  reloadRemoteSchemas(names: readonly string[]): Promise<void>;
}

const inconsistentObject = v.object({
  type: v.optional(v.unknown()),
  name: v.optional(v.unknown()),
  reason: v.optional(v.unknown()),
  definition: v.optional(v.unknown()),
});

const metadataAnswer = v.object({
  is_consistent: v.boolean(),
  inconsistent_objects: v.optional(v.array(inconsistentObject), []),
});

/** A client for a preview app at its endpoint. It sends the admin secret only to that origin. */
export function previewApp(
  endpoint: string,
  adminSecret: string,
  fetch: typeof globalThis.fetch,
): PreviewApp {
  const at = (path: string): string => `${withoutTrailing(endpoint, '/')}${path}`;
  const toMetadata = (type: string, args: object): Promise<Response> =>
    fetch(at('/v1/metadata'), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-hasura-admin-secret': adminSecret },
      body: JSON.stringify({ type, args }),
    });
  return {
    health: async () => {
      const response = await fetch(at('/healthz'));
      const text = (await response.text()).trim();
      if (response.status === 200 && text === 'OK') return { state: 'ok' };
      if (response.status === 200 && text.startsWith('WARN')) return { state: 'warn' };
      return { state: 'down', why: `HTTP ${String(response.status)} ${text}`.trim() };
    },
    reloadRemoteSchemas: async (names) => {
      await toMetadata('reload_metadata', { reload_remote_schemas: names, reload_sources: false });
    },
    inconsistencies: async () => {
      const response = await toMetadata('get_inconsistent_metadata', {});
      const text = await response.text();
      const answer = v.safeParse(v.pipe(v.string(), v.parseJson(), metadataAnswer), text);
      if (response.status === 200 && answer.success) {
        const { is_consistent: consistent, inconsistent_objects: objects } = answer.output;
        if (consistent) return [];
        const named = objects.map(inconsistencyOf);
        return named.length > 0
          ? named
          : [
              {
                type: 'metadata',
                name: 'unnamed',
                reason: 'the app calls its metadata inconsistent and names no object',
              },
            ];
      }
      throw new HasuraRefusal(
        'metadata-unknown',
        `The app did not report whether its metadata is consistent (HTTP ${String(response.status)}).`,
        {
          effect: 'none',
          status: response.status,
          words: text,
          remedy: 'Run the job again; if it happens again, check the app in the console.',
        },
      );
    },
  };
}

/** An inconsistent object of an answer, in words. */
export function inconsistencyOf({
  type,
  name,
  reason,
  definition,
}: v.InferOutput<typeof inconsistentObject>): Inconsistency {
  return {
    type: worded(type),
    name: worded(name),
    reason: worded(reason),
    ...(type === 'remote_schema' ? { remoteSchema: remoteSchemaOf(worded(name), definition) } : {}),
  };
}

/** The object's name is `remote_schema NAME`, and its definition the entry in the metadata. (seen) */
function remoteSchemaOf(object: string, entry: unknown): NonNullable<Inconsistency['remoteSchema']> {
  const { name, definition }: Record<string, unknown> = isRecord(entry) ? entry : {};
  const { url, url_from_env: fromEnv }: Record<string, unknown> = isRecord(definition) ? definition : {};
  const [, inUrl] = /^\{\{ ?(\w+) ?\}\}$/.exec(typeof url === 'string' ? url : '') ?? [];
  return {
    name: typeof name === 'string' ? name : object.replace(/^remote_schema /, ''),
    variable: typeof fromEnv === 'string' ? fromEnv : inUrl,
  };
}

function worded(value: unknown): string {
  if (typeof value === 'string') return value;
  try {
    return value === undefined ? '' : JSON.stringify(value);
  } catch {
    return 'nested too deeply to be shown';
  }
}
