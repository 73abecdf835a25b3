import { type Choices, isOn, textOf } from './choices.js';

/** A permission of the workflow's token, and its reason. */
export interface Permission {
  name: string;
  level: 'read' | 'write';
  why: string;
}

/** The permissions that these choices need, and no others. */
export function permissionsOf(choices: Choices): Permission[] {
  const permissions: Permission[] = [
    {
      name: 'contents',
      level: 'read',
      why:
        textOf(choices, 'source-token') === ''
          ? "Hasura Cloud reads the branch with the workflow's token"
          : 'the action reads the newest commit and checks whether the project has changed',
    },
  ];
  if (isOn(choices, 'deployment'))
    permissions.push({
      name: 'deployments',
      level: 'write',
      why: '"View deployment", and the proof that the build succeeded',
    });
  const writes = [
    ...(isOn(choices, 'comment') ? ['the comment'] : []),
    ...(isOn(choices, 'commands') ? ['the reaction to a command'] : []),
  ];
  permissions.push({
    name: 'pull-requests',
    level: writes.length > 0 ? 'write' : 'read',
    why: writes.join(', and ') || 'the action checks whether the pull request is open',
  });
  return permissions;
}
