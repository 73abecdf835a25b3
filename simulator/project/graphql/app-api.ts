import type { GraphQLSchema } from 'graphql';
import type { Env } from '../database.js';
import type { Metadata } from '../metadata.js';
import { isRecord, strings } from '../shapes.js';
import { modelOf, type Model } from './model.js';
import { schemaFor } from './schema.js';
import type { Shape } from './shape.js';

/** The GraphQL API of an app, as it was when the app last compared its metadata with its databases. */
export class AppApi {
  readonly #model: Model;
  readonly #inferFunctions: boolean;
  readonly #schemas = new Map<string, GraphQLSchema>();

  /**
   * @param shapes the databases that could be reached, by the names of their sources
   * @param inconsistent the names of what is left out
   */
  constructor(
    metadata: Metadata,
    {
      shapes,
      inconsistent,
      env,
    }: { shapes: ReadonlyMap<string, Shape>; inconsistent: Iterable<string>; env: Env },
  ) {
    this.#model = modelOf(metadata, shapes, new Set(inconsistent));
    this.#inferFunctions = String(env.get('HASURA_GRAPHQL_INFER_FUNCTION_PERMISSIONS')) !== 'false';
  }

  /** The schema of a role. It stays the same until the next comparison, whatever becomes of the databases. */
  schema(role: string, backend: boolean): GraphQLSchema {
    const key = JSON.stringify([role, backend]);
    const known =
      this.#schemas.get(key) ??
      schemaFor(this.#model, { role, backend, inferFunctions: this.#inferFunctions });
    this.#schemas.set(key, known);
    return known;
  }

  /** Whether the metadata takes introspection away from a role. */
  isHidden(role: string): boolean {
    const options = this.#model.metadata.exported['graphql_schema_introspection'];
    return isRecord(options) && strings(options['disabled_for_roles'] ?? []).includes(role);
  }
}
