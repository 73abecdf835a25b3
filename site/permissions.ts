import { type Choices, isOn, textOf } from './choices.js';

/** A right of the workflow's token, and why it has it. */
export interface Permission {
  name: string;
  level: 'read' | 'write';
  why: string;
}

/** What the workflow's token has to be allowed for these choices, and no more. */
export function permissionsOf(choices: Choices): Permission[] {
  const permissions: Permission[] = [
    {
      name: 'contents',
      level: 'read',
      why:
        textOf(choices, 'source-token') === ''
          ? "Hasura Cloud reads the branch with the workflow's token"
          : 'the action asks which commit is newest, and whether the project has changed',
    },
  ];
  if (isOn(choices, 'deployment'))
    permissions.push({
      name: 'deployments',
      level: 'write',
      why: '"View deployment", and the record that an app was built well',
    });
  const writes = [
    ...(isOn(choices, 'comment') ? ['the comment'] : []),
    ...(isOn(choices, 'commands') ? ['the reaction to a command'] : []),
  ];
  permissions.push({
    name: 'pull-requests',
    level: writes.length > 0 ? 'write' : 'read',
    why: writes.join(', and ') || 'the action asks whether the pull request is open',
  });
  return permissions;
}
