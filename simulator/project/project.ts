import path from 'node:path';
import { readConfig } from './config.js';
import { Files } from './files.js';
import { readMetadataFiles } from './metadata-files.js';
import { metadataOf, type Metadata } from './metadata.js';
import { readMigrations, type SourceMigrations } from './migrations.js';

export { ProjectError } from './project-error.js';

/** A Hasura project directory (config v3 or v2) as the service reads it. */
export interface HasuraProject {
  metadata: Metadata;
  /** The migrations of each source, by its name. A folder that matches no source is never read. */
  migrations: ReadonlyMap<string, SourceMigrations>;
}

/**
 * Reads a project from disk. Throws `ProjectError` when there is no project or it is broken. The paths in it may lead
 * out of the project, but not out of the repository with this root.
 */
export async function readProject(directory: string, root = directory): Promise<HasuraProject> {
  const files = new Files(root);
  const config = await readConfig(files, directory);
  const otherwise = config.version === 2 ? 'PG_DATABASE_URL' : undefined;
  const metadata = metadataOf(await readMetadataFiles(files, config), otherwise);
  const read = metadata.sources.map(async ({ name }) => {
    // In config v2 there is one database, whose migrations lie directly in the folder.
    const folder = config.version === 2 ? config.migrations : path.join(config.migrations, name);
    return [name, await readMigrations(files, folder)] as const;
  });
  return { metadata, migrations: new Map(await Promise.all(read)) };
}
