import type { Result } from './answers.js';
import { ApiError } from './answers.js';
import type { Account, Role } from './model.js';
import { userPayload } from './payloads.js';
import type { RepositoryContext, Route } from './routes.js';
import { pattern } from './routes.js';

export const collaboratorRoutes: Route[] = [
  {
    ...pattern('GET /repos/{owner}/{repo}/collaborators/{username}/permission'),
    docs: 'https://docs.github.com/rest/collaborators/collaborators#get-repository-permissions-for-a-user',
    scope: 'repository',
    // Every token that reaches a repository may read its metadata.
    need: { level: 'read', any: [] },
    writes: false,
    handle: getPermission,
  },
];

const ladder = ['none', 'read', 'triage', 'write', 'maintain', 'admin'] as const;

function getPermission({ state, repository, token, params, site }: RepositoryContext): Result {
  if (token === undefined) throw new ApiError(401, 'Requires authentication');
  if (token.account.type !== 'Bot' && !reaches(state.roleOf(repository, token.account), 'write'))
    throw new ApiError(403, 'Must have push access to view collaborator permission.');
  const account = userOf(state.knownAccount(params['username'] ?? ''), params['username'] ?? '');
  const role = state.roleOf(repository, account);
  const permissions = {
    admin: reaches(role, 'admin'),
    maintain: reaches(role, 'maintain'),
    push: reaches(role, 'write'),
    triage: reaches(role, 'triage'),
    pull: reaches(role, 'read'),
  };
  const user = { ...userPayload(account, site), permissions, role_name: role };
  return { status: 200, body: { permission: legacy(role), user, role_name: role } };
}

/** Apps cannot be collaborators, and a login that has not been used yet is unknown. */
function userOf(account: Account | undefined, login: string): Account {
  if (account?.type !== 'User') throw new ApiError(404, `${login} is not a user`);
  return account;
}

/** The older word for a role. */
function legacy(role: Role | 'none'): 'admin' | 'write' | 'read' | 'none' {
  if (role === 'maintain') return 'write';
  return role === 'triage' ? 'read' : role;
}

function reaches(role: Role | 'none', wanted: Role): boolean {
  return ladder.indexOf(role) >= ladder.indexOf(wanted);
}
