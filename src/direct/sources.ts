import { type Node, get, textOf } from '../project/node.js';
import { sourcesOf } from '../project/names.js';
import type { Project as HasuraProject } from '../project/project.js';
import { settingsDigest } from '../rules/fingerprint.js';
import type { Database, Variable } from '../rules/preview.js';

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
      const database = byVariable.get(textOf(get(urlOf(node), 'from_env')) ?? '');
      return database === undefined ? [] : [[name, { database, kind }] as const];
    }),
  );
}

/**
 * Which databases the other sources use, as far as the variables of the app tell: a digest of each address, without
 * user and password, which may change.
 */
export function elsewhereIn(
  project: HasuraProject,
  own: ReadonlyMap<string, unknown>,
  env: readonly Variable[],
): Record<string, string> {
  const values = new Map(env.map(({ key, value }) => [key, value]));
  return Object.fromEntries(
    sourcesOf(project).flatMap(({ node, name }) => {
      const url = urlOf(node);
      const text = textOf(url) ?? values.get(textOf(get(url, 'from_env')) ?? '') ?? '';
      if (own.has(name) || !URL.canParse(text)) return [];
      const { host, pathname } = new URL(text);
      return [[name, settingsDigest({ host, pathname })]];
    }),
  );
}

function urlOf(source: Node | undefined): Node | undefined {
  return get(get(get(source, 'configuration'), 'connection_info'), 'database_url');
}
