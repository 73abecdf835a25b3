import type { Model } from './model.js';

export interface Defaults {
  stage: string;
  locale: string;
}

/** The types of one model. */
export function modelSdl({ name, fields }: Model, implemented: string): string {
  const own = Object.entries(fields);
  const outputs = own.map(([field, type]) => `  ${field}: ${type}`);
  const inputs = own.map(([field, type]) => `  ${field}: ${inputOf(type)}`);
  const type = `type ${name} implements ${implemented} {
  id: ID!
  stage: Stage!
  ${implemented.includes('Node') ? NODE_FIELDS : ''}
${outputs.join('\n')}
}`;
  if (!implemented.includes('Node')) return type;
  return `${type}

type ${name}Connection { pageInfo: PageInfo! edges: [${name}Edge!]! aggregate: Aggregate! }
type ${name}Edge { node: ${name}! cursor: String! }
input ${name}WhereUniqueInput { id: ID }
input ${name}WhereInput { id: ID id_in: [ID] id_not: ID AND: [${name}WhereInput!] }
enum ${name}OrderByInput { id_ASC id_DESC createdAt_ASC createdAt_DESC }
input ${name}CreateInput {\n${inputs.join('\n')}\n}
input ${name}UpdateInput {\n${inputs.join('\n')}\n}
input ${name}UpsertInput { create: ${name}CreateInput! update: ${name}UpdateInput! }`;
}

const NODE_FIELDS =
  'locale: Locale!\n  createdAt: DateTime!\n  updatedAt: DateTime!\n  publishedAt: DateTime';

/** No input has to be given; objects are given as JSON. */
function inputOf(type: string): string {
  const bare = type.replace(/!$/, '');
  return SCALARS.test(bare) ? bare : 'Json';
}

const SCALARS = /^\[?(?:String|Int|Float|Boolean|ID|Date|DateTime|Json)!?\]?$/;

/** What a model adds to Query. */
export function queryFields(
  { name }: Model,
  { one, many }: { one: string; many: string },
  defaults: Defaults,
): string {
  const stage = `stage: Stage! = ${defaults.stage}`;
  const locales = `locales: [Locale!]! = [${defaults.locale}]`;
  const page = 'skip: Int, after: String, before: String, first: Int, last: Int';
  const list = `where: ${name}WhereInput, orderBy: ${name}OrderByInput, ${page}, ${stage}, ${locales}`;
  const version =
    name === 'ScheduledRelease' ? '' : `\n  ${one}Version(where: VersionWhereInput!): DocumentVersion`;
  return `  ${one}(where: ${name}WhereUniqueInput!, ${stage}, ${locales}): ${name}
  ${many}(${list}): [${name}!]!
  ${many}Connection(${list}): ${name}Connection!${version}`;
}

/** What a model adds to Mutation. */
export function mutationFields({ name }: Model): string {
  const where = `where: ${name}WhereUniqueInput!`;
  return `  create${name}(data: ${name}CreateInput!): ${name}
  update${name}(${where}, data: ${name}UpdateInput!): ${name}
  upsert${name}(${where}, upsert: ${name}UpsertInput!): ${name}
  delete${name}(${where}): ${name}
  publish${name}(${where}, to: [Stage!]!): ${name}
  unpublish${name}(${where}, from: [Stage!]!): ${name}`;
}
