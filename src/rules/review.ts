import { boundedJson } from '../lib/bounded-json.js';
import type { Place } from './finding.js';

/** What a reader sees of the changes of a pull request. Plain data; names in it are a stranger's. */
export interface ReviewView {
  /** Where the branch left its base: the commit, its page, and the base's name; absent if it is no commit. */
  from?: { sha: string; url: string; base: string };
  /** There was no project. */
  isNew: boolean;
  /** What needs a look, the worst first. */
  concerns: ReviewConcern[];
  /** What would, if the pull request did not bring comments that silence it. */
  silenced?: { rule: string; place: Place }[];
  /** What can break clients. */
  breaking: { object: string; text: string; roles: string[] }[];
  /** Every change, by what it is about. */
  changes: ReviewChange[];
  /** What the roles of who is not signed in can do after it. `byName`: only their names say that they are such. */
  open: { roles: string[]; writes: string[]; reads: number; byName: boolean };
  /** The files whose content is not compared, because they cannot be read in one of the two states. */
  leftOut?: { file: string; side: 'base' | 'head' }[];
}

export interface ReviewConcern {
  rule: string;
  risk: 'high' | 'medium';
  roles: string[];
  /** A sentence without its roles, in which `{object}` stands for the objects. */
  text: string;
  objects: string[];
  before?: string;
  place?: Place;
}

export interface ReviewChange {
  what: 'added' | 'removed' | 'changed';
  /** Such as `permission`, `action` or `relationship`. */
  kind: string;
  object: string;
  role?: string;
  /** Of a permission. */
  action?: string;
  /** What differs, for people; of what was added or removed, only what a new permission is for. */
  parts: { name: string; before?: string; after?: string }[];
  /** What else a reader should know. */
  note?: string;
  place?: Place;
}

/** The parts that are lists: what they lost is `before`, and what they gained is `after`. */
export const LISTED_PARTS = [
  'columns',
  'computed_fields',
  'query_root_fields',
  'subscription_root_fields',
  'permissions',
  'role_set',
];

/** The changes as the output `changes`: JSON with a version. Stays below the size that an output may have. */
export function changesJson({ changes }: Pick<ReviewView, 'changes'>): string {
  return boundedJson('changes', changes);
}
