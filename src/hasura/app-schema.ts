import * as v from 'valibot';
import { cut, oneLine, withoutTrailing } from '../lib/text.js';
import { INTROSPECTION, schemaIn } from '../schema/introspection.js';
import type { Schema } from '../schema/schema.js';
import { answerOf } from './app-call.js';
import type { AppTrouble } from './app-trouble.js';
import type { HasuraPorts } from './client.js';

/** Whose API is asked for. */
export interface Asked {
  role: string;
  /** With the permissions that only back ends have, which other requests of the role do not see. (known) */
  backendOnly: boolean;
}

/**
 * What a role can do, or why that is not known: the end of a sentence, safe to be shown. `forAll`: it is about the app,
 * so that no other role has an answer either.
 */
export type Introspected = { schema: Schema } | { schema?: never; why: string; forAll: boolean };

/** The most that is read of one answer, in bytes, once it is unpacked. A role with a hundred tables has 3 MB. */
export const MOST_BYTES = 20 * 1024 * 1024;
const ANSWER_MS = 7_000;
const LONGEST = 300;

const answer = v.object({
  data: v.nullish(v.unknown()),
  errors: v.optional(
    v.array(
      v.object({
        message: v.string(),
        extensions: v.optional(v.object({ code: v.optional(v.string()) })),
      }),
    ),
    [],
  ),
});

/**
 * Asks an app what a role can do. Sends the admin secret with the role, as a back end does: a role needs no token then.
 * (known) Rejects only with the reason of an abort.
 * @param endpoint without `/v1/graphql`
 */
export async function introspect(
  endpoint: string,
  adminSecret: string,
  { role, backendOnly }: Asked,
  world: HasuraPorts,
): Promise<Introspected> {
  const { value, trouble } = await answerOf<Introspected, v.InferOutput<typeof answer>>(
    {
      ...{ changes: false, hasSql: false, name: 'introspection', path: '/v1/graphql' },
      body: JSON.stringify({ query: INTROSPECTION, operationName: 'IntrospectionQuery' }),
      headers: {
        'accept-encoding': 'gzip',
        'x-hasura-role': role,
        ...(backendOnly ? { 'x-hasura-use-backend-only-permissions': 'true' } : {}),
      },
      limits: { bodyBytes: MOST_BYTES, requestMs: ANSWER_MS },
      answer,
      value: ({ data, errors: [error] }) => {
        const schema = schemaIn(data);
        if (schema !== undefined) return { schema };
        return error === undefined
          ? { why: 'the answer has an unknown shape', forAll: false }
          : {
              why: cut(oneLine(world.redact(error.message)), LONGEST),
              forAll: error.extensions?.code === 'access-denied',
            };
      },
      ifTooLarge: () => ({ why: 'the answer is larger than 20 MB', forAll: false }),
    },
    `${withoutTrailing(endpoint, '/')}/v1/graphql`,
    adminSecret,
    world,
  );
  return value ?? { why: wordsOf(trouble), forAll: true };
}

function wordsOf(trouble: AppTrouble): string {
  const { kind } = trouble;
  if (kind === 'access-denied') return 'it does not accept the admin secret';
  if (kind === 'too-many-requests') return 'it received too many requests';
  if (kind === 'not-routed') return `something other than the app answered (HTTP ${String(trouble.status)})`;
  if (kind === 'refused') return trouble.words ?? trouble.code;
  return kind === 'unreachable' || kind === 'no-answer' ? trouble.words : 'the answer has an unknown shape';
}
