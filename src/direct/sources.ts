import { get, textOf } from '../project/node.js';
import { sourcesOf } from '../project/names.js';
import type { Project as HasuraProject } from '../project/project.js';
import type { Database } from '../rules/preview.js';

/** A database that was made for a build, and the kind of its source. */
export interface OwnDatabase {
  database: string;
  kind: string;
}

/** The sources whose databases were made for a build, with their databases. */
export function ownSources(project: HasuraProject, databases: readonly Database[]): Map<string, OwnDatabase> {
  const byVariable = new Map(databases.map(({ variable, name }) => [variable, name]));
  return new Map(
    sourcesOf(project).flatMap(({ node, name, kind }) => {
      const url = get(get(get(node, 'configuration'), 'connection_info'), 'database_url');
      const database = byVariable.get(textOf(get(url, 'from_env')) ?? '');
      return database === undefined ? [] : [[name, { database, kind }] as const];
    }),
  );
}
