import * as v from 'valibot';
import { withoutTrailing } from '../lib/text.js';
import { HasuraRefusal } from './refusals.js';

/** The health that the app itself reports. `warn` is the engine's word for inconsistent metadata. */
export type Health = { state: 'ok' | 'warn' } | { state: 'down'; why: string };

/** A metadata object that the engine could not use. */
export interface Inconsistency {
  type: string;
  name: string;
  reason: string;
}

/** The preview app's own API. */
export interface PreviewApp {
  /** `GET /healthz`: answers at once, even when the app is not up. */
  health(): Promise<Health>;
  /** The objects that `get_inconsistent_metadata` names; none when the metadata is consistent. */
  inconsistencies(): Promise<Inconsistency[]>;
}

const metadataAnswer = v.object({
  is_consistent: v.boolean(),
  inconsistent_objects: v.optional(
    v.array(
      v.object({
        type: v.optional(v.unknown()),
        name: v.optional(v.unknown()),
        reason: v.optional(v.unknown()),
      }),
    ),
    [],
  ),
});

/** A client for a preview app at its endpoint. It sends the admin secret only to that origin. */
export function previewApp(
  endpoint: string,
  adminSecret: string,
  fetch: typeof globalThis.fetch,
): PreviewApp {
  const at = (path: string): string => `${withoutTrailing(endpoint, '/')}${path}`;
  return {
    health: async () => {
      const response = await fetch(at('/healthz'));
      const text = (await response.text()).trim();
      if (response.status === 200 && text === 'OK') return { state: 'ok' };
      if (response.status === 200 && text.startsWith('WARN')) return { state: 'warn' };
      return { state: 'down', why: `HTTP ${String(response.status)} ${text}`.trim() };
    },
    inconsistencies: async () => {
      const response = await fetch(at('/v1/metadata'), {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-hasura-admin-secret': adminSecret },
        body: JSON.stringify({ type: 'get_inconsistent_metadata', args: {} }),
      });
      const text = await response.text();
      const answer = v.safeParse(v.pipe(v.string(), v.parseJson(), metadataAnswer), text);
      if (response.status === 200 && answer.success) {
        const { is_consistent: consistent, inconsistent_objects: objects } = answer.output;
        if (consistent) return [];
        const named = objects.map(({ type, name, reason }) => ({
          type: worded(type),
          name: worded(name),
          reason: worded(reason),
        }));
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

function worded(value: unknown): string {
  if (typeof value === 'string') return value;
  try {
    return value === undefined ? '' : JSON.stringify(value);
  } catch {
    return 'nested too deeply to be shown';
  }
}
