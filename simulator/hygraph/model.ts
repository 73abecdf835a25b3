/** What Hygraph holds. Tests may change any of it between two calls. */
export interface Project {
  /** A cuid: 25 characters that begin with c. */
  id: string;
  region: string;
  /** The second half of its clustered hosts, such as `shared-euc1-02`. */
  cluster: string;
  plan: PlanName;
  environments: Environment[];
  tokens: Token[];
  /** The quota of the month is used up, or the trial is over: every call gets 402. */
  quotaExceeded: boolean;
}

export type PlanName = 'hobby' | 'growth' | 'enterprise';

export interface Environment {
  project: Project;
  name: string;
  stages: string[];
  /** The first one is the default. */
  locales: string[];
  models: Model[];
  entries: Entry[];
  /** The stage that the schema names as the default, and that counts for the public. */
  defaultStage: string;
  publicPermissions: Permission[];
}

export interface Model {
  /** The API id: `Post`. */
  name: string;
  /** The plural API id, which people choose: `Posts`. */
  plural: string;
  /** Its own fields with their GraphQL types. */
  fields: Readonly<Record<string, string>>;
  /** A component has no root fields and no Node. */
  component?: boolean;
}

/** One version of an entry: an entry in two stages, or in two locales, is two of these with one id. */
export interface Entry {
  id: string;
  /** The API id of its model. */
  model: string;
  stage: string;
  locale: string;
  values: Readonly<Record<string, unknown>>;
}

/** A right is given only where the model, the stage, the locale and the action all fit. */
export interface Permission {
  models: readonly string[] | '*';
  stages: readonly string[] | '*';
  locales: readonly string[] | '*';
  actions: readonly Action[] | '*';
}

export type Action = 'read' | 'create' | 'update' | 'delete' | 'publish' | 'unpublish';

/** A permanent auth token. */
export interface Token {
  id: string;
  name: string;
  project: Project;
  /** The environment that its claim `aud` names. */
  environment: string;
  jwt: string;
  /** The stage that it reads where a call names none. */
  defaultStage: string;
  /** Its content permissions, for each environment. */
  permissions: Record<string, Permission[]>;
  /** Whether the Management API answers it. */
  management: boolean;
  /** When it was deleted, in milliseconds of the clock. */
  deletedAt: number | undefined;
}

/** A mutation that somebody sent, whatever became of it. */
export interface SentMutation {
  api: 'content' | 'management';
  url: string;
  /** The root field: `createPost`. */
  field: string;
  /** Milliseconds of the clock. */
  at: number;
}
