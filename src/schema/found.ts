import type { ApiChange } from './fold.js';

/** What a run found out about the API of an app. Plain data; its names are GraphQL names, and roles a stranger's. */
export interface ApiFound {
  /** Each role, with what it can do, or why that was not read. */
  roles: RoleFound[];
  /** Where its files are. */
  folder?: string;
  /** How it differs from the app of the base; absent if there was none to compare with. */
  comparison?: {
    /** The base branch. */
    base: string;
    changes: ApiRoleChange[];
    /** How many more differ that the pull request has not changed. */
    others: number;
  };
  /** Why it was not compared, although an app of the base is given: the end of a sentence. */
  notCompared?: string;
}

export interface RoleFound {
  role: string;
  backendOnly: boolean;
  /** Why it was not read: the end of a sentence. */
  why?: string;
  /** How many root fields there are of each operation. */
  counts?: { query: number; mutation: number; subscription: number };
  /** The schema, for a job summary: cut to what one may have. */
  sdl?: string;
}

/** A change with the roles that see it. */
export type ApiRoleChange = Pick<ApiChange, 'level' | 'object' | 'text'> & { roles: string[] };
