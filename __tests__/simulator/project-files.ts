import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Deployed } from '../../simulator/hasura/state.js';
import { Harness } from './hasura-harness.js';

export type ProjectFiles = Readonly<Record<string, string | undefined>>;

/** A source without anything, as the CLI writes it. */
export const MAIN = `- name: main
  kind: postgres
  configuration: { connection_info: { database_url: { from_env: DB } } }
  tables: []
`;

/** A project of config v3 with one source. */
export const minimal = {
  'config.yaml': 'version: 3\n',
  'metadata/version.yaml': 'version: 3\n',
  'metadata/databases/databases.yaml': MAIN,
} as const;

/** The files of `minimal`, with these lines as the tables of its source. */
export function withTables(...lines: string[]): ProjectFiles {
  return {
    ...minimal,
    'metadata/databases/databases.yaml': MAIN.replace('tables: []', ['tables:', ...lines].join('\n    ')),
  };
}

/** A folder with these files, which is removed at the end of the test. */
export async function written(files: ProjectFiles): Promise<{ directory: string } & AsyncDisposable> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'hasura-project-'));
  for (const [name, content] of Object.entries(files)) {
    if (content === undefined) continue;
    await mkdir(path.dirname(path.join(directory, name)), { recursive: true });
    await writeFile(path.join(directory, name), content);
  }
  return { directory, [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }) };
}

export interface Built {
  status: string;
  /** The last task, and the error with which it ended. */
  task: string | undefined;
  error: string | undefined;
  inconsistent: { name: string; reason: string }[];
  /** The answer of export_metadata in its version 2. */
  exported: string;
  deployed: Deployed | undefined;
}

/** Builds an app of these files without a database. */
export async function built(files: ProjectFiles, env: Record<string, string> = {}): Promise<Built> {
  await using project = await written(files);
  const { directory } = project;
  const world = new Harness({ sources: () => ({ sha: 'head', directory }) });
  const { deployment } = await world.build('pr-1', { DB: 'postgres://db.example.com/main', ...env });
  const last = deployment.tasks.at(-1);
  const { text } = await world.app('pr-1', '/v1/metadata', { type: 'get_inconsistent_metadata', args: {} });
  const exported = await world.app('pr-1', '/v1/metadata', {
    type: 'export_metadata',
    version: 2,
    args: {},
  });
  return {
    status: deployment.status,
    task: last?.name,
    error: last?.task_events.at(-1)?.error ?? undefined,
    inconsistent: (JSON.parse(text) as { inconsistent_objects: { name: string; reason: string }[] })
      .inconsistent_objects,
    exported: exported.text,
    deployed: world.hasura.project('pr-1')?.deployed,
  };
}
