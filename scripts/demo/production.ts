import { readProject } from '../../simulator/project/project.js';
import { type DemoWorld, PRODUCTION } from './world.js';

/** Stored as a secret of the repository. */
export const PRODUCTION_SECRET = 'admin-secret-of-production-0123456789';
const NAME = 'acme-shop';

/**
 * The team's own app, which runs `main`: deployed as Hasura's CLI does it.
 * @returns the inputs that name it
 */
export async function deployProduction(world: DemoWorld): Promise<Record<string, string>> {
  const { account, origin, postgres, simulator, trees } = world;
  simulator.hasura.seedProject(account, {
    name: NAME,
    env: { HASURA_GRAPHQL_ADMIN_SECRET: PRODUCTION_SECRET, PG_DATABASE_URL: postgres.url(PRODUCTION) },
  });
  const app = `${origin}/apps/${NAME}`;
  const post = async (path: string, body: object): Promise<void> => {
    const headers = { 'content-type': 'application/json', 'x-hasura-admin-secret': PRODUCTION_SECRET };
    const answer = await fetch(`${app}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`production: ${await answer.text()}`);
  };
  const { metadata, migrations } = await readProject(`${trees.main}/hasura`);
  const args = { allow_inconsistent_metadata: true, metadata: metadata.exported };
  await post('/v1/metadata', { type: 'replace_metadata', version: 2, args });
  for (const { sql = '' } of migrations.get('default')?.migrations ?? [])
    await post('/v2/query', { type: 'run_sql', args: { source: 'default', sql } });
  await post('/v1/metadata', { type: 'reload_metadata', args: {} });
  return {
    'review-base-endpoint': `${app}/v1/graphql`,
    'review-base-admin-secret': PRODUCTION_SECRET,
  };
}

/** Takes it away again: the rest of the story is about previews. */
export function removeProduction({ simulator: { hasura } }: DemoWorld): void {
  const project = hasura.project(NAME);
  if (project !== undefined) hasura.removeProject(project);
}
