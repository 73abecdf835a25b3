import type { Build } from '../app/build.js';
import type { AppAdmin } from '../hasura/app-admin.js';
import type { FileEntry } from '../project/files.js';
import type { Project as HasuraProject } from '../project/project.js';
import type { Held } from './held.js';

/** What a build from the commit needs in addition: the action applies the project itself, as Hasura's CLI does. */
export interface DirectBuild extends Build {
  /** The project at the commit. Rejects if it cannot be read. */
  project: () => Promise<HasuraProject>;
  /** The same, with its metadata as it is sent. Read once. @throws Failure if it cannot be built */
  applied: () => Promise<{ project: HasuraProject; metadata: string }>;
  /** Which versions new databases hold already: they are copies of a template. Read once. @throws Failure */
  held: () => Promise<Held>;
  /** The text of a file of the commit, whatever its size. */
  read: (file: FileEntry) => Promise<string>;
  /** Whether this run has begun to build the app before, and lost the answer to a migration, or its databases. */
  isAgain: boolean;
  /** The app's own API, with the rights of its administrator. */
  openAdmin: (endpoint: string, adminSecret: string) => AppAdmin;
  /** What its databases depend on, besides the migrations. */
  data: DataSettings;
  /** Applies the seeds to new databases, if any are wanted. */
  seed: (() => Promise<void>) | undefined;
  /** Whether a preview of this repository may have this name. */
  mayBePreview: (name: string) => boolean;
  /** Masks an admin secret, and returns it. */
  masked: (secret: string) => string;
}

/** What new databases are made with. */
export interface DataSettings {
  /** A digest of all settings that existing databases cannot take. */
  settings: string;
  /** What they are copied from, and what that is taken to hold; empty for nothing. */
  template: string;
}
