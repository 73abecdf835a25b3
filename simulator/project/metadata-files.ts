import path from 'node:path';
import { readActions } from './actions.js';
import type { Config } from './config.js';
import type { Files } from './files.js';
import { withoutIncludes } from './include.js';
import { kindOf, listIn, readSources } from './metadata-sources.js';
import { metadataFileError, ProjectError } from './project-error.js';
import { isRecord, pick } from './shapes.js';
import { parseYaml } from './yaml.js';

/** The metadata of a project, as `hasura metadata apply` sends it. */
export type MetadataJson = Record<string, unknown>;

/** Reads the metadata folder or the one metadata file of a project. Throws `ProjectError` for a file that is broken. */
export async function readMetadataFiles(files: Files, config: Config): Promise<MetadataJson> {
  if (config.metadataFile !== undefined) return await readOneFile(files, config.metadataFile);
  const folder: Folder = { files, path: config.metadata };
  if (config.version === 2) return await readVersion2(folder);
  const version = await read(folder, 'version', 'version.yaml');
  if (!isRecord(version) || Number(version['version']) !== 3)
    throw new ProjectError('metadata/version.yaml must say version: 3');
  return {
    version: 3,
    sources: await readSources(folder.files, folder.path),
    ...(await readFiles(folder, FILES)),
  };
}

interface Folder {
  files: Files;
  path: string;
}

type Row = readonly [key: string, file: string, keep: Keep];
/** A list; a map with all of its keys; a map of which only these keys are sent. */
type Keep = 'list' | 'map' | readonly string[];

const VERSION_2_FILES: readonly Row[] = [
  ['remote_schemas', 'remote_schemas.yaml', 'list'],
  ['query_collections', 'query_collections.yaml', 'list'],
  ['allowlist', 'allow_list.yaml', 'list'],
  ['cron_triggers', 'cron_triggers.yaml', 'list'],
];

const LIMITS = ['disabled', 'rate_limit', 'depth_limit', 'node_limit', 'time_limit', 'batch_limit'];

/** The files of config v3. Every other file of the folder is ignored. */
const FILES: readonly Row[] = [
  ...VERSION_2_FILES,
  ['rest_endpoints', 'rest_endpoints.yaml', 'list'],
  ['inherited_roles', 'inherited_roles.yaml', 'list'],
  ['network', 'network.yaml', ['tls_allowlist']],
  ['api_limits', 'api_limits.yaml', LIMITS],
  ['opentelemetry', 'opentelemetry.yaml', 'map'],
  ['backend_configs', 'backend_configs.yaml', 'map'],
  ['metrics_config', 'metrics_config.yaml', 'map'],
  ['graphql_schema_introspection', 'graphql_schema_introspection.yaml', 'map'],
];

async function readFiles(folder: Folder, rows: readonly Row[]): Promise<MetadataJson> {
  const read = await Promise.all(rows.map((row) => readRow(folder, row)));
  return Object.assign({}, ...read, await readActions(folder.files, folder.path)) as MetadataJson;
}

async function readRow(folder: Folder, [key, file, keep]: Row): Promise<MetadataJson> {
  const value = await read(folder, key, file);
  if (value === undefined) return {};
  if (keep === 'list') return { [key]: listOf(value, key, file) };
  if (value !== null && !isRecord(value)) throw shapeError(key, file, value, 'a map');
  const kept = keep === 'map' ? (value ?? {}) : pick(value ?? {}, keep);
  // The CLI leaves this one out, because the server does not accept it without keys.
  return key === 'metrics_config' && Object.keys(kept).length === 0 ? {} : { [key]: kept };
}

/**
 * Config v2 knows one database, which the server takes from a variable. That it ends as this source, and that the
 * other variable counts too, is a guess.
 */
async function readVersion2(folder: Folder): Promise<MetadataJson> {
  const [tables, functions] = await Promise.all(
    ['tables', 'functions'].map(async (key) =>
      listOf((await read(folder, key, `${key}.yaml`)) ?? null, key, `${key}.yaml`),
    ),
  );
  const configuration = { connection_info: { database_url: { from_env: 'HASURA_GRAPHQL_DATABASE_URL' } } };
  return {
    version: 3,
    sources: [{ name: 'default', kind: 'postgres', configuration, tables, functions }],
    ...(await readFiles(folder, VERSION_2_FILES)),
  };
}

async function readOneFile(files: Files, file: string): Promise<MetadataJson> {
  const name = path.basename(file);
  if (!/\.(?:json|yaml)$/.test(name))
    throw new ProjectError(`metadata_file ${name} is neither .json nor .yaml`);
  const text = await files.read(file);
  if (text === undefined) throw new ProjectError(`open ${files.nameOf(file)}: no such file or directory`);
  try {
    const value = withoutIncludes(parseYaml(text));
    if (isRecord(value)) return value;
  } catch (error) {
    throw metadataFileError('metadata', name, error);
  }
  throw new ProjectError(`metadata_file ${name} is not a map`);
}

async function read({ files, path: folder }: Folder, key: string, file: string): Promise<unknown> {
  const text = await files.read(path.join(folder, file));
  if (text === undefined) return undefined;
  try {
    return withoutIncludes(parseYaml(text));
  } catch (error) {
    throw metadataFileError(key, file, error);
  }
}

function listOf(value: unknown, key: string, file: string): unknown[] {
  try {
    return listIn(value);
  } catch (error) {
    throw metadataFileError(key, file, error);
  }
}

function shapeError(key: string, file: string, value: unknown, wanted: string): ProjectError {
  return metadataFileError(key, file, new Error(`yaml: unmarshal errors: ${kindOf(value)} is not ${wanted}`));
}
