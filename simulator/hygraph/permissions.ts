import type { Action, Environment, Permission, Token } from './model.js';

/** Whether the caller may do something with a model in a stage, and in each of these locales. */
export function may(
  environment: Environment,
  token: Token | undefined,
  action: Action,
  { model, stage, locales }: { model: string; stage: string; locales: readonly string[] },
): boolean {
  const given = token ? (token.permissions[environment.name] ?? []) : environment.publicPermissions;
  return locales.every((locale) =>
    given.some(
      ({ models, stages, locales: within, actions }) =>
        covers(models, model) && covers(stages, stage) && covers(within, locale) && covers(actions, action),
    ),
  );
}

function covers<T>(given: readonly T[] | '*', wanted: T): boolean {
  return given === '*' || given.includes(wanted);
}

/** What a test writes down; what it leaves out is everything, and `read` as the action. */
export type GivenPermission = Partial<Permission>;

export function permissionOf(given: GivenPermission): Permission {
  return { models: '*', stages: '*', locales: '*', actions: ['read'], ...given };
}
