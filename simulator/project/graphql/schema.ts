import {
  DirectiveLocation,
  GraphQLBoolean,
  GraphQLDirective,
  GraphQLInt,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  specifiedDirectives,
} from 'graphql';
import { actionRoots } from './actions.js';
import { functionRoots } from './functions.js';
import type { Model } from './model.js';
import { isName, sourceNames } from './naming.js';
import { Resolvers } from './resolvers.js';
import { tableRoots, type Roots } from './roots.js';
import { type OutputFields, sorted, Types } from './types.js';

export interface SchemaOptions {
  role: string;
  /** Whether permissions that are for back ends only count. */
  backend: boolean;
  /** Whether a role may call functions that only read because it sees the table that they return. */
  inferFunctions: boolean;
}

/** The schema that a role sees. It is never checked, because a tracked table may have a name that GraphQL reserves. */
export function schemaFor(model: Model, { role, backend, inferFunctions }: SchemaOptions): GraphQLSchema {
  const types = new Types(model, role, backend);
  const resolvers = new Resolvers(types);
  const all: Roots = { query: {}, mutation: {}, subscription: {} };
  for (const source of model.metadata.sources) {
    const roots: Roots = { query: {}, mutation: {}, subscription: {} };
    for (const table of model.tables.filter((one) => one.source === source))
      add(roots, tableRoots(types, table, resolvers));
    add(roots, functionRoots(types, source, { resolvers, inferred: inferFunctions }));
    add(all, namespaced(types, sourceNames(source), roots));
  }
  add(all, actionRoots(types));
  const root = (name: string, fields: OutputFields): GraphQLObjectType | null =>
    Object.keys(fields).length === 0 ? null : new GraphQLObjectType({ name, fields: () => sorted(fields) });
  return new GraphQLSchema({
    assumeValid: true,
    query: root('query_root', Object.keys(all.query).length === 0 ? NOTHING : all.query),
    mutation: root('mutation_root', all.mutation),
    subscription: root('subscription_root', all.subscription),
    directives: [...specifiedDirectives, CACHED],
  });
}

function add(to: Roots, more: Roots): void {
  for (const kind of ['query', 'mutation', 'subscription'] as const)
    for (const [name, field] of Object.entries(more[kind])) if (isName(name)) to[kind][name] ??= field;
}

/** Puts the root fields of a source below one field, if its customization says so. */
function namespaced(types: Types, names: ReturnType<typeof sourceNames>, roots: Roots): Roots {
  const { namespace } = names;
  if (namespace === undefined) return roots;
  const below = (suffix: string, fields: OutputFields): OutputFields => {
    if (Object.keys(fields).length === 0) return {};
    const type = types.object(names.type(`${namespace}_${suffix}`), '', () => fields);
    return { [namespace]: { type: new GraphQLNonNull(type), resolve: () => ({}) } };
  };
  return {
    query: below('query', roots.query),
    mutation: below(types.backend ? 'mutation_backend' : 'mutation_frontend', roots.mutation),
    subscription: below('subscription', roots.subscription),
  };
}

const NO_QUERIES =
  "There are no queries available to the current role. Either there are no sources or remote schemas configured, or the current role doesn't have the required permissions.";

/** A root type must have a field. */
const NOTHING: OutputFields = {
  no_queries_available: {
    description: NO_QUERIES,
    type: new GraphQLNonNull(GraphQLString),
    resolve: () => NO_QUERIES,
  },
};

const CACHED = new GraphQLDirective({
  name: 'cached',
  description: 'whether this query should be cached (Hasura Cloud only)',
  locations: [DirectiveLocation.QUERY],
  args: {
    ttl: {
      description: 'measured in seconds',
      type: new GraphQLNonNull(GraphQLInt),
      defaultValue: 60,
    },
    refresh: {
      description: 'refresh the cache entry',
      type: new GraphQLNonNull(GraphQLBoolean),
      defaultValue: false,
    },
  },
});
