import { getIntrospectionQuery } from 'graphql';
import type { Env } from '../project/database.js';
import { missingVariables } from '../project/env-references.js';
import { type Introspected, readIntrospection } from '../project/remote-schemas.js';
import { isRecord, records } from '../project/shapes.js';
import type { World } from './world.js';

/**
 * Asks a remote schema for its types; `undefined` for one that nobody asks. The status of the answer does not matter to
 * the engine.
 */
export async function askRemoteSchema(
  world: World,
  schema: Record<string, unknown>,
  env: Env,
): Promise<Introspected | undefined> {
  const definition = definitionOf(schema);
  const { url, url_from_env: variable, timeout_seconds: seconds = 60 } = definition;
  const target = typeof variable === 'string' ? env.get(variable) : filledIn(url, env);
  if (missingVariables(schema, env) !== undefined || typeof target !== 'string') return undefined;
  const unreachable = {
    trouble: `HTTP exception occurred while sending the request to ${JSON.stringify(variable ?? url)}`,
  };
  const body = await textOf(world, target, headersOf(definition, env), Number(seconds) * 1000);
  if (body === 'unknown')
    return world.remoteSchemaBehaviour.unknownHosts === 'unreachable' ? unreachable : undefined;
  return body === undefined ? unreachable : readIntrospection(body.text);
}

async function textOf(
  { clock, remoteSchemas, stopping }: World,
  url: string,
  headers: Headers,
  timeoutMs: number,
): Promise<{ text: string } | 'unknown' | undefined> {
  const late = new AbortController();
  const done = new AbortController();
  const answer = remoteSchemas(url, { method: 'POST', headers, body: QUESTION, signal: late.signal });
  if (!answer) return 'unknown';
  clock.sleep(timeoutMs, AbortSignal.any([done.signal, stopping])).then(
    () => {
      late.abort();
    },
    () => undefined,
  );
  try {
    return { text: await (await answer).text() };
  } catch {
    return undefined;
  } finally {
    done.abort();
  }
}

const QUESTION = JSON.stringify({
  query: getIntrospectionQuery(),
  operationName: 'IntrospectionQuery',
  variables: null,
});

/** As admin, with the configured headers. */
function headersOf(definition: Record<string, unknown>, env: Env): Headers {
  const headers = new Headers({
    'content-type': 'application/json',
    'user-agent': 'hasura-graphql-engine/v2.48.0',
    'x-hasura-role': 'admin',
  });
  for (const { name, value, value_from_env: variable } of records(definition['headers']))
    headers.set(String(name), String(typeof variable === 'string' ? env.get(variable) : value));
  return headers;
}

function filledIn(url: unknown, env: Env): string | undefined {
  if (typeof url !== 'string') return undefined;
  return url.replace(/\{\{(.*?)\}\}/g, (_all, name: string) => String(env.get(name)));
}

/** The definition of a remote schema, within its entry. */
export function definitionOf(schema: Record<string, unknown>): Record<string, unknown> {
  return isRecord(schema['definition']) ? schema['definition'] : {};
}
