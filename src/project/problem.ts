import type { At } from './node.js';

/** What the reader itself finds in a project's files. `check/rules.ts` says of each how bad it is and what to do. */
export type ReaderRule =
  | 'config-version'
  | 'path-outside'
  | 'link-outside'
  | 'not-checked'
  | 'yaml-syntax'
  | 'yaml-documents'
  | 'yaml-number'
  | 'metadata-missing'
  | 'metadata-version'
  | 'sources-missing'
  | 'sql-nul'
  | 'key-dropped'
  | 'include-missing'
  | 'include-cycle'
  | 'include-outside'
  | 'include-not-yaml'
  | 'include-elsewhere'
  | 'actions-file-missing'
  | 'action-not-in-sdl'
  | 'action-not-in-yaml'
  | 'type-not-in-sdl'
  | 'sdl-syntax'
  | 'sdl-refused'
  | 'sdl-dropped'
  | 'migration-ignored'
  | 'migration-duplicate'
  | 'migration-version'
  | 'migration-empty'
  | 'migration-down-only';

/** One thing that is wrong with a file. */
export interface Problem<Rule extends string = ReaderRule> {
  rule: Rule;
  at: At;
  /** One sentence that names the thing. */
  what: string;
  object?: string;
  /** The file that was looked for. */
  missing?: string;
}
