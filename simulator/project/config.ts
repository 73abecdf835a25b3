import path from 'node:path';
import type { Files } from './files.js';
import { withoutIncludes } from './include.js';
import { ProjectError } from './project-error.js';
import { isRecord } from './shapes.js';
import { parseYaml } from './yaml.js';

/** What config.yaml says of a project, with its defaults. The paths are absolute. */
export interface Config {
  version: 2 | 3;
  metadata: string;
  migrations: string;
  seeds: string;
  /** One file with the whole metadata, which replaces the folder. */
  metadataFile: string | undefined;
}

/** Reads config.yaml. Throws `ProjectError` when it is missing or of a version that the service refuses. */
export async function readConfig(files: Files, directory: string): Promise<Config> {
  const text = await files.read(path.join(directory, 'config.yaml'));
  if (text === undefined) throw new ProjectError('no Hasura project here: config.yaml is missing');
  const config = parsed(text);
  const version = Number(config['version'] ?? 1);
  if (version !== 2 && version !== 3) throw new ProjectError(`config version ${version} is not supported`);
  const given = (key: string): string | undefined => {
    const value = config[key];
    return typeof value === 'string' && value !== '' ? path.join(directory, value) : undefined;
  };
  return {
    version,
    metadata: given('metadata_directory') ?? path.join(directory, 'metadata'),
    migrations: given('migrations_directory') ?? path.join(directory, 'migrations'),
    seeds: given('seeds_directory') ?? path.join(directory, 'seeds'),
    metadataFile: given('metadata_file'),
  };
}

function parsed(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = withoutIncludes(parseYaml(text));
  } catch (error) {
    throw new ProjectError(`cannot read config.yaml: ${(error as Error).message}`, { cause: error });
  }
  if (value === null) return {};
  if (!isRecord(value)) throw new ProjectError('cannot read config.yaml: it is not a map');
  return value;
}
