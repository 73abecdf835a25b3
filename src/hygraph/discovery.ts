import * as v from 'valibot';

/** What an environment has, as everybody can see it, whatever they may read. */
export interface Discovered {
  models: Model[];
  stages: string[];
}

/** A model with entries. */
export interface Model {
  /** Its API id, `Post`. */
  name: string;
  /** The field of Query for one entry, `post`, and for many, `posts`. People choose the plural. */
  one: string | undefined;
  many: string;
}

/**
 * Asks for the models and stages alone: the whole introspection of a project may have many megabytes. (measured)
 */
export const DISCOVERY =
  '__schema{queryType{fields{name args{name} type{kind name ofType{kind ofType{kind ofType{kind name}}}}}}}' +
  'node:__type(name:"Node"){possibleTypes{name}}stage:__type(name:"Stage"){enumValues{name}}';

/** Models of Hygraph's own that hold no content. `Asset` does. */
const SYSTEM = ['User', 'ScheduledOperation', 'ScheduledRelease'];
/** A project with more models is not read to its end. */
const MOST = 2_000;

const named = v.array(v.object({ name: v.string() }));
const type = v.object({
  kind: v.string(),
  name: v.nullish(v.string()),
  ofType: v.nullish(
    v.object({
      kind: v.string(),
      ofType: v.nullish(
        v.object({
          kind: v.string(),
          ofType: v.nullish(v.object({ kind: v.string(), name: v.nullish(v.string()) })),
        }),
      ),
    }),
  ),
});
const answer = v.object({
  __schema: v.object({
    queryType: v.object({ fields: v.array(v.object({ name: v.string(), args: named, type })) }),
  }),
  node: v.nullish(v.object({ possibleTypes: v.nullish(named) })),
  stage: v.nullish(v.object({ enumValues: v.nullish(named) })),
});

/** Reads the answer to that; `undefined` if it has another shape. */
export function readDiscovery(data: unknown): Discovered | undefined {
  const read = v.safeParse(answer, data);
  if (!read.success) return undefined;
  const { __schema: schema, node, stage } = read.output;
  const nodes = new Set((node?.possibleTypes ?? []).map(({ name }) => name).filter((name) => isName(name)));
  const fields = schema.queryType.fields.filter(
    (field) => isName(field.name) && field.args.some(({ name }) => name === 'stage'),
  );
  const single = new Map(
    fields.filter((field) => field.type.kind === 'OBJECT').map((field) => [field.type.name, field.name]),
  );
  const models = new Map<string, Model>();
  for (const field of fields) {
    const name = listed(field.type);
    if (name === undefined || !nodes.has(name) || SYSTEM.includes(name) || models.has(name)) continue;
    if (models.size < MOST) models.set(name, { name, one: single.get(name), many: field.name });
  }
  const stages = (stage?.enumValues ?? []).map(({ name }) => name).filter((name) => isName(name));
  return { models: [...models.values()], stages: stages.slice(0, 100) };
}

/** The type in `[Type!]!`. */
function listed({ kind, ofType: list }: v.InferOutput<typeof type>): string | undefined {
  const inner = list?.ofType;
  const fits = kind === 'NON_NULL' && list?.kind === 'LIST' && inner?.kind === 'NON_NULL';
  return fits && inner.ofType?.kind === 'OBJECT' ? (inner.ofType.name ?? undefined) : undefined;
}

/** Names become part of a query, and of text that people read. GraphQL keeps those that begin with `__` for itself. */
function isName(text: string): boolean {
  return /^(?!__)[A-Za-z_]\w{0,99}$/.test(text);
}
