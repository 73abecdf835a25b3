import type { Result } from './answers.js';
import { ApiError } from './answers.js';
import { flag, newDeployment, newDeploymentStatus } from './deployment-input.js';
import { deploymentPayload, deploymentStatusPayload } from './deployment-payloads.js';
import type { Account, Deployment } from './model.js';
import { pageOf } from './pages.js';
import type { Context, RepositoryContext, Route } from './routes.js';
import { pattern } from './routes.js';
import type { Need } from './tokens.js';

const read: Need = { level: 'read', any: ['deployments'] };
const write: Need = { level: 'write', any: ['deployments'] };
const docs = 'https://docs.github.com/rest/deployments';

export const deploymentRoutes: Route[] = [
  {
    ...pattern('GET /repos/{owner}/{repo}/deployments'),
    docs: `${docs}/deployments#list-deployments`,
    scope: 'repository',
    need: read,
    writes: false,
    handle: list,
  },
  {
    ...pattern('POST /repos/{owner}/{repo}/deployments'),
    docs: `${docs}/deployments#create-a-deployment`,
    scope: 'repository',
    need: write,
    writes: true,
    handle: create,
  },
  {
    ...pattern('GET /repos/{owner}/{repo}/deployments/{id}'),
    docs: `${docs}/deployments#get-a-deployment`,
    scope: 'repository',
    need: read,
    writes: false,
    handle: (context) => ({ status: 200, body: deploymentPayload(deploymentOf(context), context.site) }),
  },
  {
    ...pattern('DELETE /repos/{owner}/{repo}/deployments/{id}'),
    docs: `${docs}/deployments#delete-a-deployment`,
    scope: 'repository',
    need: write,
    writes: true,
    handle: remove,
  },
  {
    ...pattern('GET /repos/{owner}/{repo}/deployments/{id}/statuses'),
    docs: `${docs}/statuses#list-deployment-statuses`,
    scope: 'repository',
    need: read,
    writes: false,
    handle: listStatuses,
  },
  {
    ...pattern('POST /repos/{owner}/{repo}/deployments/{id}/statuses'),
    docs: `${docs}/statuses#create-a-deployment-status`,
    scope: 'repository',
    need: write,
    writes: true,
    handle: createStatus,
  },
];

function list({ state, repository, url, site }: RepositoryContext): Result {
  const found = (['sha', 'ref', 'task', 'environment'] as const).reduce((left, field) => {
    const wanted = url.searchParams.get(field);
    return wanted === null ? left : left.filter((deployment) => deployment[field] === wanted);
  }, state.deploymentsOf(repository));
  const { items, headers } = pageOf(found, url, repository);
  return { status: 200, body: items.map((deployment) => deploymentPayload(deployment, site)), headers };
}

function create(context: RepositoryContext): Result {
  const { state, repository, body, site } = context;
  const given = newDeployment(body);
  if (state.commit(repository, given.ref) === undefined)
    throw new ApiError(422, `No ref found for: ${given.ref}`);
  const merged = flag(body, 'auto_merge') === false ? undefined : autoMerge(context, given.ref);
  if (merged !== undefined) return merged;
  refuseUnproven(body['required_contexts'], given.ref);
  const payload = deploymentPayload(state.addDeployment(callerOf(context), repository, given), site);
  return { status: 201, body: payload, headers: { location: String(payload['url']) } };
}

/**
 * By default, GitHub merges the default branch into the ref to deploy, and deploys nothing. In the simulator, every
 * other branch is behind. Nothing can be merged into a bare sha.
 */
function autoMerge({ state, repository }: RepositoryContext, ref: string): Result | undefined {
  const { defaultBranch } = repository;
  const upToDate = state.commit(repository, ref)?.sha === repository.branches.get(defaultBranch)?.sha;
  if (upToDate) return undefined;
  const branch = repository.branches.get(ref.replace(/^refs\/heads\//, ''));
  const conflicts = state.pulls.some(
    (pull) => pull.head.repository === repository && pull.head.ref === branch?.name && pull.conflicts,
  );
  if (branch === undefined || conflicts)
    throw new ApiError(409, `Conflict merging ${defaultBranch} into ${ref}.`);
  const merges = repository.branches.get(defaultBranch)?.sha;
  state.pushBranch(repository, branch.name, merges === undefined ? {} : { merges });
  return { status: 202, body: { message: `Auto-merged ${defaultBranch} into ${ref} on deployment.` } };
}

/** The run that sends the request is itself an unfinished check, so only `[]` is accepted. */
function refuseUnproven(required: unknown, ref: string): void {
  if (Array.isArray(required) && required.length === 0) return;
  const names: unknown[] = Array.isArray(required) ? required : ['preview'];
  const contexts = names.map((context) => ({ context, state: 'pending' }));
  const errors = [{ contexts, resource: 'Deployment', field: 'required_contexts', code: 'invalid' }];
  throw new ApiError(409, `Conflict: Commit status checks failed for ${ref}.`, { extra: { errors } });
}

function remove(context: RepositoryContext): Result {
  const { state, repository } = context;
  const deployment = deploymentOf(context);
  const active = deployment.statuses.at(-1)?.state === 'success';
  if (active && state.deploymentsOf(repository, deployment.environment).length > 1) {
    const reason =
      'We cannot delete an active deployment unless it is the only deployment in a given environment.';
    throw new ApiError(422, 'Validation Failed', { extra: { errors: [reason] } });
  }
  state.deleteDeployment(deployment);
  return { status: 204 };
}

function listStatuses(context: RepositoryContext): Result {
  const { url, repository, site } = context;
  const deployment = deploymentOf(context);
  const { items, headers } = pageOf(deployment.statuses.toReversed(), url, repository);
  const body = items.map((status) => deploymentStatusPayload(deployment, status, site));
  return { status: 200, body, headers };
}

function createStatus(context: RepositoryContext): Result {
  const { state, body, site } = context;
  const deployment = deploymentOf(context);
  const status = state.addDeploymentStatus(callerOf(context), deployment, newDeploymentStatus(body));
  const payload = deploymentStatusPayload(deployment, status, site);
  return { status: 201, body: payload, headers: { location: String(payload['url']) } };
}

function deploymentOf({ state, repository, params }: RepositoryContext): Deployment {
  const id = Number(params['id']);
  const found = state.deploymentsOf(repository).find((deployment) => deployment.id === id);
  if (found === undefined) throw new ApiError(404, 'Not Found');
  return found;
}

/** A caller who may write always has a token. */
function callerOf({ token }: Context): Account {
  if (token === undefined) throw new ApiError(401, 'Requires authentication');
  return token.account;
}
