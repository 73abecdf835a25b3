import type { Model } from './model.js';
import type { Defaults } from './schema-models.js';

/** The models that every environment has. Only assets are content that users make. */
export const SYSTEM_MODELS: readonly Model[] = [
  {
    name: 'Asset',
    plural: 'Assets',
    fields: {
      url: 'String!',
      handle: 'String!',
      fileName: 'String!',
      mimeType: 'String',
      size: 'Float',
      width: 'Float',
      height: 'Float',
    },
  },
  { name: 'User', plural: 'Users', fields: { kind: 'UserKind!', name: 'String!', isActive: 'Boolean!' } },
  {
    name: 'ScheduledOperation',
    plural: 'ScheduledOperations',
    fields: { description: 'String', rawPayload: 'Json!' },
  },
  {
    name: 'ScheduledRelease',
    plural: 'ScheduledReleases',
    fields: { title: 'String', isActive: 'Boolean!', isImplicit: 'Boolean!' },
  },
];

/** The types that no model brings. */
export function systemSdl({ stage }: Defaults): string {
  return `
scalar DateTime
scalar Date
scalar Hex
scalar Json
scalar Long
scalar RGBAHue
scalar RGBATransparency
scalar RichTextAST

"An object with an id and a stage."
interface Node { id: ID! stage: Stage! }
"A model or a component."
interface Entity { id: ID! stage: Stage! }
input EntityWhereInput { id: ID! stage: Stage! = ${stage} typename: EntityTypeName! }

enum UserKind { MEMBER PAT PUBLIC WEBHOOK }
type PageInfo {
  hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String pageSize: Int
}
type Aggregate { count: Int! }
type Version { id: ID! stage: Stage! revision: Int! createdAt: DateTime! }
type DocumentVersion { id: ID! stage: Stage! revision: Int! createdAt: DateTime! data: Json }
input VersionWhereInput { id: ID! stage: Stage! revision: Int! }
type Location { latitude: Float! longitude: Float! distance(from: LocationInput!): Float! }
input LocationInput { latitude: Float! longitude: Float! }
type Color { hex: Hex! rgba: RGBA! css: String! }
type RGBA { r: RGBAHue! g: RGBAHue! b: RGBAHue! a: RGBATransparency! }
enum _FilterKind { search AND OR NOT eq eq_not in not_in lt lte gt gte contains starts_with ends_with }
enum _MutationInputFieldKind { scalar richText enum relation union virtual }
enum _MutationKind { publish unpublish create upsert update updateMany delete deleteMany }
enum _OrderDirection { asc desc }
enum _RelationInputCardinality { one many }
enum _SystemDateTimeFieldVariation { BASE LOCALIZATION COMBINED }
`;
}
