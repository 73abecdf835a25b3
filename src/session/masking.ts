import type { Endpoint } from '../hygraph/endpoint.js';
import { secretsIn } from '../lib/sensitive.js';
import { type Placeholders, filledVariables } from '../rules/names.js';
import type { Variable } from '../rules/preview.js';
import { databaseUrlsIn, tokensOf } from '../inputs/secrets.js';
import type { World } from '../rules/world.js';

type Masking = Pick<World, 'secrets' | 'log'>;

/** Masks every token and database URL that the run was given, before anything is checked, printed or sent. */
export function maskTokens(world: World): void {
  for (const token of tokensOf(world)) world.secrets.add(token);
  world.secrets.addAdmin(world.input('review-base-admin-secret').trim());
  for (const value of databaseUrlsIn(world))
    for (const secret of secretsIn({ key: 'DATABASE_URL', value })) world.secrets.add(secret);
  // A proxy's address is not a secret, but its password is, and errors may name the address.
  for (const key of ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'])
    for (const secret of secretsIn({ key, value: world.env(key) })) world.secrets.add(secret);
}

/**
 * The app's variables as they are sent, with their placeholders filled in. Masks the secrets in them.
 * @param literal whether they come from the old input, which never had placeholders
 */
export function maskedVariables(
  world: Masking,
  variables: readonly Variable[],
  values: Placeholders & { name: string; sha: string },
  literal: boolean,
): Variable[] {
  const { name, owner, repo, branch, sha } = values;
  world.secrets.show(`https://${name}.hasura.app/v1/graphql`, `${owner}/${repo}`, branch, sha);
  const filled = literal ? [...variables] : filledVariables(variables, values);
  for (const variable of filled) maskVariable(world, variable);
  return filled;
}

/** Masks an app's admin secret and returns it; warns once if the log cannot mask it. */
export function maskAdminSecret({ secrets, log }: Masking, secret: string): string {
  if (secrets.addAdmin(secret))
    log.warning(
      "The log cannot mask the app's admin secret: it is shorter than 4 characters, a common word, or part of the app's address. Set HASURA_GRAPHQL_ADMIN_SECRET in env to a long random value.",
      'secret-not-masked',
    );
  return secret;
}

/** Keeps the address of a Content API out of public text: it may be a secret, and shows what the public API allows. */
export function maskEndpoint({ secrets }: Pick<World, 'secrets'>, { url, environment }: Endpoint): void {
  secrets.show(environment);
  secrets.addVariable({ key: 'CONTENT_ENDPOINT', value: url });
}

/** Masks the secrets in a variable of the app. */
export function maskVariable(world: Masking, variable: Variable): void {
  if (variable.key === 'HASURA_GRAPHQL_ADMIN_SECRET') maskAdminSecret(world, variable.value);
  world.secrets.addVariable(variable);
}
