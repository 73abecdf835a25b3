import type { Build } from '../app/build.js';
import type { AppAdmin } from '../hasura/app-admin.js';
import type { FileEntry } from '../project/files.js';
import type { Project as HasuraProject } from '../project/project.js';
import type { Held } from './held.js';

/** What a build from the commit needs in addition: the action applies the project itself, as Hasura's CLI does. */
export interface DirectBuild extends Build {
  /** The project at the commit. Rejects if it cannot be read. */
  project: () => Promise<HasuraProject>;
  /** Which versions new databases hold already: they are copies of a template. Read once. @throws Failure */
  held: () => Promise<Held>;
  /** The text of a file of the commit, whatever its size. */
  read: (file: FileEntry) => Promise<string>;
  /** The app's own API, with the rights of its administrator. */
  openAdmin: (endpoint: string, adminSecret: string) => AppAdmin;
  /** Masks an admin secret, and returns it. */
  masked: (secret: string) => string;
}
