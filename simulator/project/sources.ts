import { isPostgres, urlOf, withDatabase, type Env } from './database.js';
import { missingVariables } from './env-references.js';
import type { InconsistentObject } from './inconsistent.js';
import type { Source } from './metadata.js';
import type { HasuraProject } from './project.js';

/** The sources whose variable is missing or whose database cannot be reached. */
export async function inconsistentSources(
  { metadata }: Pick<HasuraProject, 'metadata'>,
  env: Env,
  postgres: 'real' | 'none',
): Promise<InconsistentObject[]> {
  const checked = metadata.sources.map(async (source) => {
    const reason = await troubleWith(source, env, postgres);
    return reason === undefined ? [] : [inconsistent(source, reason)];
  });
  return (await Promise.all(checked)).flat();
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
  return inconsistent(source, connectionError(error));
}

function connectionError(error: unknown): string {
  const { message, code } = error as NodeJS.ErrnoException;
  return `connection error: ${message || (code ?? '')}`;
}

async function troubleWith(source: Source, env: Env, postgres: 'real' | 'none'): Promise<string | undefined> {
  const url = urlOf(source, env);
  // An empty variable counts as missing, too.
  if (url === undefined && source.database && 'fromEnv' in source.database)
    return `environment variable '${source.database.fromEnv}' not set`;
  const { otherwise } = source.database && 'fromEnv' in source.database ? source.database : {};
  const missing =
    otherwise === undefined ? missingVariables(source.definition['configuration'], env) : undefined;
  if (missing !== undefined || postgres === 'none' || !isPostgres(source) || url === undefined)
    return missing;
  try {
    await withDatabase(url, (client) => client.query('select 1'));
    return undefined;
  } catch (error) {
    return connectionError(error);
  }
}
