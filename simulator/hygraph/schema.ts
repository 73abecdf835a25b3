import { buildSchema, type GraphQLSchema } from 'graphql';
import type { Environment, Model } from './model.js';
import { modelSdl, mutationFields, queryFields } from './schema-models.js';
import { SYSTEM_MODELS, systemSdl } from './schema-system.js';

/** The schema of an environment, and which model each of its root fields is about. */
export interface ContentSchema {
  schema: GraphQLSchema;
  fields: ReadonlyMap<string, RootField>;
}

export interface RootField {
  model: string;
  kind: 'one' | 'version' | 'many' | 'connection' | 'mutation';
}

/** Everybody sees the whole of it, whatever they may read. */
export function contentSchemaOf(environment: Environment): ContentSchema {
  const { models, stages, locales, defaultStage } = environment;
  const key = JSON.stringify([models, stages, locales, defaultStage]);
  const known = schemas.get(key);
  if (known) return known;
  const all = [...models, ...SYSTEM_MODELS];
  const entities = all.map((model) => model.name);
  const rooted = all.filter(({ component }) => component !== true);
  const built: ContentSchema = {
    schema: buildSchema(sdlOf(environment, rooted, entities), { assumeValid: true }),
    fields: new Map(rooted.flatMap((model) => [...rootFields(model)])),
  };
  schemas.set(key, built);
  return built;
}

/** Building one with hundreds of models takes a while, and tests use the same few again and again. */
const schemas = new Map<string, ContentSchema>();

/** `post`, `posts`: the names of a model's root fields. */
export function fieldNames({ name, plural }: Pick<Model, 'name' | 'plural'>): { one: string; many: string } {
  return { one: lowered(name), many: lowered(plural) };
}

function lowered(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function* rootFields(model: Model): Generator<[string, RootField]> {
  const { one, many } = fieldNames(model);
  yield [one, { model: model.name, kind: 'one' }];
  yield [many, { model: model.name, kind: 'many' }];
  yield [`${one}Version`, { model: model.name, kind: 'version' }];
  yield [`${many}Connection`, { model: model.name, kind: 'connection' }];
  for (const verb of ['create', 'update', 'upsert', 'delete', 'publish', 'unpublish'])
    yield [`${verb}${model.name}`, { model: model.name, kind: 'mutation' }];
}

function isSystem(name: string): boolean {
  return SYSTEM_MODELS.some((model) => model.name === name);
}

function sdlOf(
  { models, stages, locales, defaultStage }: Environment,
  rooted: Model[],
  all: string[],
): string {
  const defaults = { stage: defaultStage, locale: locales[0] ?? 'en' };
  const writable = rooted.filter(({ name }) => name === 'Asset' || !isSystem(name));
  const described = all.map((name) => {
    return `"${isSystem(name) ? `${name} system model` : name}" ${name}`;
  });
  return [
    'schema { query: Query mutation: Mutation }',
    `enum EntityTypeName {\n  ${described.join('\n  ')}\n}`,
    `enum Stage { ${stages.join(' ')} }`,
    `enum Locale { ${locales.join(' ')} }`,
    systemSdl(defaults),
    ...rooted.map((model) => modelSdl(model, 'Entity & Node')),
    ...models.filter(({ component }) => component === true).map((model) => modelSdl(model, 'Entity')),
    `type Query {
  node(id: ID!, stage: Stage! = ${defaults.stage}, locales: [Locale!]! = [${defaults.locale}]): Node
  entities(where: [EntityWhereInput!]!, locales: [Locale!]): [Entity!]
${rooted.map((model) => queryFields(model, fieldNames(model), defaults)).join('\n')}
}`,
    `type Mutation {\n${writable.map(mutationFields).join('\n')}\n}`,
  ].join('\n\n');
}
