import { MARKER_PREFIX, type MarkerReading, readMarker, variablesIn } from '../rules/markers.js';
import type { Order, Variable } from '../rules/preview.js';
import type { Secrets } from '../lib/secrets.js';
import type { HasuraClient } from './client.js';
import { type JobReading, jobReading } from './jobs.js';
import * as operations from './operations.js';
import { HasuraRefusal } from './refusals.js';

/** A project of the account. Its endpoint is the one that the API returns, never guessed from the name. */
export interface Project {
  id: string;
  name: string;
  endpoint: string;
  /** Absent while the service is still creating the project or already deleting it. */
  tenantId: string | undefined;
}

/** What we keep of a tenant's environment. We never keep anything else, because it is full of secrets. */
export interface TenantReading {
  marker: MarkerReading;
  /** The optimistic lock of an update. */
  hash: string;
}

/** How an app's variables differ from the wanted ones; only their names. */
export interface Difference extends TenantReading {
  /** Variables that are missing or have a different value. */
  changed: string[];
  /** Variables that were given before and are no longer wanted. */
  surplus: string[];
}

/** Hasura Cloud as the lifecycle sees it. All calls reject with the client's errors. */
export interface Cloud {
  projectsNamed(name: string): Promise<Project[]>;
  /** A page of the projects whose names begin with `start`, sorted by id. The list may shift between two pages. */
  projectsBeginning(start: string, page: { size: number; from: number }): Promise<Project[]>;
  /** Those of the projects that are still listed. */
  stillListed(ids: readonly string[]): Promise<Project[]>;
  project(id: string): Promise<Project | undefined>;
  /** The marker of an app, which may belong to anybody. `undefined` when the tenant is gone. */
  marker(tenantId: string): Promise<TenantReading | undefined>;
  /** The same for one of our apps, with its admin secret, which is masked before this resolves. */
  openTenant(tenantId: string): Promise<(TenantReading & { adminSecret: string | undefined }) | undefined>;
  /**
   * How the variables of one of our apps differ from `wanted`; `before` are the names that it was given earlier.
   */
  difference(
    tenantId: string,
    wanted: readonly Variable[],
    before: readonly string[],
  ): Promise<Difference | undefined>;
  /** Orders a build, once; resolves with the id of the creation job. */
  create(order: Order, variables: Variable[]): Promise<string>;
  /**
   * Makes a project without anything in it, once; resolves with its id. The service may ignore the name, and drop
   * variables. (known)
   */
  createTenant(
    order: Pick<Order, 'name' | 'cloud' | 'region' | 'plan'>,
    variables: Variable[],
  ): Promise<string>;
  job(id: string): Promise<JobReading | undefined>;
  /** The deployment job of a project, if the token may see it. */
  deploymentJobOf(projectId: string): Promise<string | undefined>;
  setVariables(tenantId: string, hash: string, variables: Variable[]): Promise<void>;
  removeVariables(tenantId: string, hash: string, keys: string[]): Promise<void>;
  rename(tenantId: string, name: string): Promise<void>;
  deleteTenant(tenantId: string): Promise<void>;
}

/** Hasura Cloud through its GraphQL API. Returned secrets are masked as soon as they are received. */
export function hasuraCloud(call: HasuraClient, secrets: Pick<Secrets, 'addAdmin'>): Cloud {
  let jobStatus = operations.jobStatusWithTimes;
  const environment = async (tenantId: string): Promise<{ hash: string; envVars: unknown } | undefined> => {
    const { getTenantEnv } = await call(operations.tenantEnv, { tenantId });
    return getTenantEnv === null ? undefined : { hash: getTenantEnv.hash, envVars: getTenantEnv.envVars };
  };
  return {
    projectsNamed: async (name) => {
      const { projects } = await call(operations.projectsByName, { name });
      return projects.map(projectOf);
    },
    projectsBeginning: async (start, { size, from }) => {
      // Our names contain no wildcards of LIKE.
      const page = { like: `${start}%`, limit: size, offset: from };
      const { projects } = await call(operations.projectsPage, page);
      return projects.map(projectOf);
    },
    stillListed: async (ids) => {
      const { projects } = await call(operations.projectsOfIds, { ids });
      return projects.map(projectOf);
    },
    project: async (id) => {
      const { projects_by_pk: found } = await call(operations.projectById, { id });
      return found === null ? undefined : projectOf(found);
    },
    marker: async (tenantId) => {
      const found = await environment(tenantId);
      return found && { marker: readMarker(found.envVars), hash: found.hash };
    },
    openTenant: async (tenantId) => {
      const found = await environment(tenantId);
      if (found === undefined) return undefined;
      const adminSecret = adminSecretIn(found.envVars);
      if (adminSecret !== undefined) secrets.addAdmin(adminSecret);
      return { marker: readMarker(found.envVars), hash: found.hash, adminSecret };
    },
    difference: async (tenantId, wanted, before) => {
      const found = await environment(tenantId);
      const has = variablesIn(found?.envVars);
      if (found === undefined || has === undefined) return undefined;
      const names = new Set(wanted.map(({ key }) => key));
      return {
        marker: readMarker(found.envVars),
        hash: found.hash,
        changed: wanted.filter(({ key, value }) => variableText(has[key]) !== value).map(({ key }) => key),
        surplus: before.filter((key) => !names.has(key) && Object.hasOwn(has, key) && !isReserved(key)),
      };
    },
    create: async (order, variables) => {
      const { createGitHubPreviewApp } = await call(operations.createPreviewApp, {
        githubToken: order.sourceToken,
        owner: order.repository.owner,
        repo: order.repository.name,
        branch: order.branch,
        directory: order.directory,
        name: order.name,
        cloud: order.cloud,
        region: order.region,
        plan: order.plan,
        env: variables,
      });
      return createGitHubPreviewApp.githubPreviewAppJobID;
    },
    createTenant: async ({ name, cloud, region, plan }, env) => {
      const { createTenant } = await call(operations.createTenant, { name, cloud, region, plan, env });
      return createTenant.id;
    },
    job: async (id) => {
      try {
        return readAnswer(await call(jobStatus, { id }));
      } catch (error) {
        if (jobStatus === operations.jobStatus || !hidesTimes(error)) throw error;
        jobStatus = operations.jobStatus;
        return readAnswer(await call(jobStatus, { id }));
      }
    },
    deploymentJobOf: async (projectId) => {
      const { projects_by_pk: found } = await call(operations.jobsOfProject, { id: projectId });
      return found?.jobs.find(isDeployment)?.id;
    },
    setVariables: (tenantId, currentHash, env) =>
      unlessUnchanged(() => call(operations.updateTenantEnv, { tenantId, currentHash, env })),
    removeVariables: (tenantId, currentHash, keys) =>
      unlessUnchanged(() => call(operations.deleteTenantEnv, { tenantId, currentHash, keys })),
    rename: async (tenantId, name) => {
      await call(operations.renameTenant, { tenantId, name });
    },
    deleteTenant: async (tenantId) => {
      await call(operations.deleteTenant, { tenantId });
    },
  };
}

/**
 * Whether a job fetches the branch: the deployment job begins with that task, and the creation job does not have it.
 */
function isDeployment({ tasks }: operations.JobAnswer): boolean {
  return tasks?.some(({ name }) => name === 'gh-validation') === true;
}

/** Ignores the service's error for a change that changes nothing. */
async function unlessUnchanged(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof HasuraRefusal) || error.words?.includes('nothing changed in config') !== true)
      throw error;
  }
}

/**
 * Whether a variable is one of our own. The list of the variables that a user gave comes from the app, where anybody
 * may have changed it.
 */
function isReserved(key: string): boolean {
  return key.startsWith(MARKER_PREFIX);
}

/** A variable's value as text; some values that the service returned were not strings. */
function variableText(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function projectOf(found: {
  id: string;
  name: string;
  endpoint: string;
  tenant?: { id: string } | null | undefined;
}): Project {
  return { id: found.id, name: found.name, endpoint: found.endpoint, tenantId: found.tenant?.id };
}

function readAnswer(answer: { jobs_by_pk: operations.JobAnswer | null }): JobReading | undefined {
  return answer.jobs_by_pk === null ? undefined : jobReading(answer.jobs_by_pk);
}

function hidesTimes(error: unknown): boolean {
  return error instanceof HasuraRefusal && /"?created_at"? not found/.test(error.words ?? '');
}

function adminSecretIn(envVars: unknown): string | undefined {
  const secret = variablesIn(envVars)?.['HASURA_GRAPHQL_ADMIN_SECRET'];
  return typeof secret === 'string' && secret !== '' ? secret : undefined;
}

/** The URL of a project's console. */
export function consoleUrl(projectId: string): string {
  return `https://cloud.hasura.io/project/${projectId}/console`;
}
