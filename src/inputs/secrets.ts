import type { Variable } from '../rules/preview.js';
import type { World } from '../rules/world.js';

/*
 * The secrets among the inputs. They are read, and masked, before anything is checked, printed or sent; a run that has
 * nothing to do reads no other input.
 */

/** The old input `postgresDBConfig` has the server's URL in this line. */
export const OLD_URL = 'POSTGRES_SERVER_CONNECTION_URI';
/** The variable of `hasuraEnv` whose database the old action silently changed. */
export const OLD_VARIABLE = 'PG_DATABASE_URL';

/** All tokens. */
export function tokensOf({ input, env }: Pick<World, 'input' | 'env'>): string[] {
  return [
    ...['hasura-cloud-token', 'hasuraCloudAccessToken', 'github-token', 'source-token'].map((name) =>
      input(name).trim(),
    ),
    ...hygraphTokensIn(input('hygraph-token')),
    ...['HASURA_CLOUD_ACCESS_TOKEN', 'GITHUB_TOKEN'].map((name) => env(name).trim()),
  ].filter((token) => token !== '');
}

/** Whether a Hasura Cloud token was given under any of its names. */
export function hasCloudToken({ input, env }: Pick<World, 'input' | 'env'>): boolean {
  return cloudToken({ input, env }) !== '';
}

/** The token of Hasura Cloud, under whichever of its names it was given; empty if it was not. */
export function cloudToken({ input, env }: Pick<World, 'input' | 'env'>): string {
  return firstOf(
    input('hasura-cloud-token'),
    input('hasuraCloudAccessToken'),
    env('HASURA_CLOUD_ACCESS_TOKEN'),
  );
}

/** The first text that is not empty. */
export function firstOf(...values: string[]): string {
  return values.map((value) => value.trim()).find((value) => value !== '') ?? '';
}

/** The URLs of database servers in the inputs, as written. */
export function databaseUrlsIn({ input }: Pick<World, 'input'>): string[] {
  return [
    input('postgres-url').trim(),
    input('rehearsal-postgres-url').trim(),
    ...linesIn(input('postgresDBConfig'))
      .filter(({ key }) => key === OLD_URL)
      .map(({ value }) => value),
    ...linesIn(input('hasuraEnv'))
      .filter(({ key }) => key === OLD_VARIABLE)
      .map(({ value }) => value),
  ].filter((url) => url !== '');
}

/** A token as written, for masking: with the word Bearer before it and without. */
export function hygraphTokensIn(text: string): string[] {
  return [text.trim(), withoutScheme(text.trim())];
}

/** A token without the word Bearer before it. */
export function withoutScheme(text: string): string {
  return text.replace(/^Bearer\s+/i, '');
}

/** The `KEY=value` lines of a text. */
export function linesIn(text: string): Variable[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [key = '', ...value] = line.split('=');
      return { key: key.trim(), value: value.join('=').trim() };
    });
}
