import path from 'node:path';
import { readMetadata, type Metadata } from './metadata.js';
import { readMigrations, type Migration } from './migrations.js';
import { ProjectError } from './project-error.js';
import { isRecord } from './shapes.js';
import { readYaml } from './yaml.js';

export { ProjectError } from './project-error.js';

/** A Hasura project directory (config v3) as the service reads it. */
export interface HasuraProject {
  metadata: Metadata;
  /** The migrations of each source, by its name, in the order of their versions. */
  migrations: ReadonlyMap<string, readonly Migration[]>;
}

/** Reads a project from disk. Throws `ProjectError` when there is no project or it is broken. */
export async function readProject(directory: string): Promise<HasuraProject> {
  const config = await readYaml(path.join(directory, 'config.yaml'));
  if (!isRecord(config)) throw new ProjectError('no Hasura project here: config.yaml is missing');
  if (Number(config['version']) !== 3)
    throw new ProjectError(`config version ${String(config['version'])} is not supported`);
  const folder = (key: string, usual: string): string => {
    const given = config[key];
    return path.resolve(directory, typeof given === 'string' ? given : usual);
  };
  const metadata = await readMetadata(folder('metadata_directory', 'metadata'));
  const names = metadata.sources.map(({ name }) => name);
  return { metadata, migrations: await readMigrations(folder('migrations_directory', 'migrations'), names) };
}
