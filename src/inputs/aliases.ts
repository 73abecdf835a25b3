import { boolean } from './fields.js';
import type { World } from '../rules/world.js';

/** The names that the old action gave to inputs. An alias has no default of its own. */
export const ALIASES: Record<string, string> = {
  plan: 'tier',
  'api-url': 'hasuraCloudGraphQLEndpoint',
  'hasura-cloud-token': 'hasuraCloudAccessToken',
  'project-directory': 'hasuraProjectDirectoryPath',
  env: 'hasuraEnv',
  mode: 'delete',
};

/**
 * Reads an input by its new name or its alias. Setting both to different values is a problem.
 * @param fallback the default of the new name
 */
export function named(
  { input }: Pick<World, 'input'>,
  name: string,
  fallback: string,
  problems: string[],
): string {
  const given = input(name);
  const alias = ALIASES[name];
  const old = alias === undefined ? '' : ofAlias(name, input(alias), problems);
  if (old.trim() === '' || alias === undefined) return given.trim() === '' ? fallback : given;
  // action.yml fills the new name with its default, so a default does not show what the user wrote.
  if (given.trim() !== '' && given.trim() !== fallback && given.trim() !== old.trim()) {
    problems.push(
      `${name} and ${alias}: both are set, to different values; ${alias} is the old name of ${name}, so leave it out.`,
    );
  }
  return old;
}

/** The name under which the user set an input, for messages about it. */
export function writtenName({ input }: Pick<World, 'input'>, name: string, fallback: string): string {
  const alias = ALIASES[name];
  const isOwn = input(name).trim() !== '' && input(name).trim() !== fallback;
  return alias === undefined || isOwn || input(alias).trim() === '' ? name : alias;
}

/**
 * Converts the value of an old name for its new name: `delete: true` becomes `mode: delete`. Removes blanks from the
 * ends of lines in `hasuraEnv`, as the old action did, and a slash from the beginning of the folder, where users
 * wrote one.
 */
function ofAlias(name: string, old: string, problems: string[]): string {
  if (name === 'env')
    return old
      .split('\n')
      .map((line) => line.trimEnd())
      .join('\n');
  if (name === 'project-directory') return old.trim().replace(/^\/+/, '');
  if (name !== 'mode' || old.trim() === '') return old;
  try {
    return boolean(old) ? 'delete' : '';
  } catch (error) {
    problems.push(`delete: ${(error as Error).message}`);
    return '';
  }
}
