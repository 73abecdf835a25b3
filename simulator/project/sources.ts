import { isPostgres, urlOf, withDatabase, type Env } from './database.js';
import { missingVariables } from './env-references.js';
import type { InconsistentObject } from './inconsistent.js';
import type { Source } from './metadata.js';
import type { HasuraProject } from './project.js';

/** The sources whose variable is missing or whose database cannot be reached. */
export async function inconsistentSources(
  project: Pick<HasuraProject, 'metadata'>,
  env: Env,
  postgres: 'real' | 'none',
): Promise<InconsistentObject[]> {
  const unset = unsetSources(project, env);
  const names = new Set(unset.map(({ definition }) => definition));
  const checked = project.metadata.sources.map(async (source) => {
    const url = urlOf(source, env);
    if (names.has(source.name) || postgres === 'none' || !isPostgres(source) || url === undefined) return [];
    return await withDatabase(url, (client) => client.query('select 1')).then(
      () => [],
      (error: unknown) => [unreachable(source, error)],
    );
  });
  return [...unset, ...(await Promise.all(checked)).flat()];
}

/** The sources whose variable is missing. */
export function unsetSources({ metadata }: Pick<HasuraProject, 'metadata'>, env: Env): InconsistentObject[] {
  return metadata.sources.flatMap((source) => {
    const reason = unsetIn(source, env);
    return reason === undefined ? [] : [inconsistent(source, reason)];
  });
}

function inconsistent({ name }: Source, reason: string): InconsistentObject {
  return {
    type: 'source',
    name: `source ${name}`,
    reason: `Inconsistent object: ${reason}`,
    definition: name,
  };
}

/** A source whose database cannot be reached. */
export function unreachable(source: Source, error: unknown): InconsistentObject {
  const { message, code } = error as NodeJS.ErrnoException;
  return inconsistent(source, `connection error: ${message || (code ?? '')}`);
}

function unsetIn(source: Source, env: Env): string | undefined {
  // An empty variable counts as missing, too.
  if (urlOf(source, env) === undefined && source.database && 'fromEnv' in source.database)
    return `environment variable '${source.database.fromEnv}' not set`;
  const { otherwise } = source.database && 'fromEnv' in source.database ? source.database : {};
  return otherwise === undefined ? missingVariables(source.definition['configuration'], env) : undefined;
}
