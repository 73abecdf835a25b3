import { buildSchema } from 'graphql';

/** The part of GitHub's public schema that is needed here; anything else fails as an unknown field does there. */
export const schema = buildSchema(`
  scalar GitObjectID
  scalar URI

  type Query {
    viewer: User!
    repository(owner: String!, name: String!, followRenames: Boolean = true): Repository
    nodes(ids: [ID!]!): [Node]!
  }

  interface Node { id: ID! }

  type User implements Node { id: ID! databaseId: Int login: String! url: URI! }

  type Repository implements Node {
    id: ID!
    databaseId: Int
    nameWithOwner: String!
    defaultBranchRef: Ref
    pullRequest(number: Int!): PullRequest
    ref(qualifiedName: String!): Ref
    object(expression: String, oid: GitObjectID): GitObject
  }

  enum PullRequestState { OPEN CLOSED MERGED }

  type PullRequest implements Node {
    id: ID!
    databaseId: Int
    number: Int!
    state: PullRequestState!
    merged: Boolean!
    isDraft: Boolean!
    headRefName: String!
    headRefOid: GitObjectID!
    baseRefName: String!
    baseRefOid: GitObjectID!
    isCrossRepository: Boolean!
    headRepository: Repository
    labels(first: Int, last: Int): LabelConnection
  }

  type LabelConnection { totalCount: Int! nodes: [Label] }

  type Label implements Node { id: ID! name: String! }

  type Ref implements Node { id: ID! name: String! target: GitObject }

  interface GitObject { id: ID! oid: GitObjectID! }
  type Commit implements Node & GitObject { id: ID! oid: GitObjectID! }
  type Tree implements Node & GitObject { id: ID! oid: GitObjectID! entries: [TreeEntry!] }

  type TreeEntry {
    name: String!
    path: String
    mode: Int!
    type: String!
    oid: GitObjectID!
    size: Int!
    object: GitObject
  }

  type Blob implements Node & GitObject {
    id: ID!
    oid: GitObjectID!
    byteSize: Int!
    isBinary: Boolean
    isTruncated: Boolean!
    text: String
  }

  enum DeploymentState {
    ABANDONED ACTIVE DESTROYED ERROR FAILURE INACTIVE IN_PROGRESS PENDING QUEUED SUCCESS WAITING
  }

  enum DeploymentStatusState { ERROR FAILURE INACTIVE IN_PROGRESS PENDING QUEUED SUCCESS WAITING }

  type Deployment implements Node {
    id: ID!
    databaseId: Int
    environment: String
    state: DeploymentState
    latestStatus: DeploymentStatus
  }

  type DeploymentStatus implements Node {
    id: ID!
    state: DeploymentStatusState!
    description: String
    environmentUrl: URI
    logUrl: URI
  }
`);
