import * as v from 'valibot';

/**
 * Every GraphQL document that this action sends to Hasura Cloud, with the shape of its answer. The name of the
 * payload type of `createGitHubPreviewApp` is not certain, so no variable has that type: scalars and
 * `[UpdateEnvsObject]` are passed. `UpdateEnvsObject` (create) and `UpdateEnvObject` (update) are two different
 * types.
 */
export interface Operation<Data> {
  name: string;
  kind: 'query' | 'mutation';
  document: string;
  data: v.GenericSchema<unknown, Data>;
}

const uuid = v.pipe(v.string(), v.uuid());

const project = v.object({
  id: uuid,
  name: v.string(),
  endpoint: v.string(),
  tenant: v.nullish(v.object({ id: uuid })),
});

export const projectsByName = operation({
  name: 'projectsByName',
  kind: 'query',
  document: `query projectsByName($name: String!) {
    projects(where: {name: {_eq: $name}}) { id name endpoint tenant { id } }
  }`,
  data: v.object({ projects: v.array(project) }),
});

/**
 * A page of the projects whose names match a pattern. It is not certain that the pages stay consistent while
 * projects are created and deleted.
 */
export const projectsPage = operation({
  name: 'projectsPage',
  kind: 'query',
  document: `query projectsPage($like: String!, $limit: Int!, $offset: Int!) {
    projects(where: {name: {_like: $like}}, order_by: [{id: asc}], limit: $limit, offset: $offset) {
      id name endpoint tenant { id }
    }
  }`,
  data: v.object({ projects: v.array(project) }),
});

/** The projects with these ids that are still listed. */
export const projectsOfIds = operation({
  name: 'projectsOfIds',
  kind: 'query',
  document: `query projectsOfIds($ids: [uuid!]!) {
    projects(where: {id: {_in: $ids}}) { id name endpoint tenant { id } }
  }`,
  data: v.object({ projects: v.array(project) }),
});

export const projectById = operation({
  name: 'projectById',
  kind: 'query',
  document: `query projectById($id: uuid!) {
    projects_by_pk(id: $id) { id name endpoint tenant { id } }
  }`,
  data: v.object({ projects_by_pk: v.nullable(project) }),
});

export const tenantEnv = operation({
  name: 'tenantEnv',
  kind: 'query',
  document: `query tenantEnv($tenantId: uuid!) {
    getTenantEnv(tenantId: $tenantId) { hash envVars }
  }`,
  data: v.object({ getTenantEnv: v.nullable(v.object({ hash: v.string(), envVars: v.unknown() })) }),
});

const event = v.object({
  id: v.string(),
  event_type: v.string(),
  public_event_data: v.nullish(v.unknown()),
  error: v.nullish(v.string()),
  github_detail: v.nullish(v.string()),
  created_at: v.optional(v.string()),
});

const job = v.object({
  id: uuid,
  status: v.string(),
  tasks: v.nullish(
    v.array(v.object({ id: v.string(), name: v.string(), task_events: v.nullish(v.array(event)) })),
  ),
});

/** A job as the service returns it. */
export type JobAnswer = v.InferOutput<typeof job>;

const jobData = v.object({ jobs_by_pk: v.nullable(job) });

/**
 * A job's status with the times of its events. The service can sort by them, so a token should be able to read them.
 */
export const jobStatusWithTimes = operation({
  name: 'jobStatus',
  kind: 'query',
  document: jobStatusDocument('created_at'),
  data: jobData,
});

/** The same for a token that may not see the times. */
export const jobStatus = operation({
  name: 'jobStatus',
  kind: 'query',
  document: jobStatusDocument(''),
  data: jobData,
});

/** The jobs of a project. It is not certain that a personal access token may see them. */
export const jobsOfProject = operation({
  name: 'jobsOfProject',
  kind: 'query',
  document: `query jobsOfProject($id: uuid!) {
    projects_by_pk(id: $id) { jobs { id status tasks { id name } } }
  }`,
  data: v.object({ projects_by_pk: v.nullable(v.object({ jobs: v.array(job) })) }),
});

export const createPreviewApp = operation({
  name: 'createPreviewApp',
  kind: 'mutation',
  document: `mutation createPreviewApp(
    $githubToken: String!, $owner: String!, $repo: String!, $branch: String!, $directory: String!,
    $name: String!, $cloud: String!, $region: String!, $plan: String!, $env: [UpdateEnvsObject]
  ) {
    createGitHubPreviewApp(payload: {
      githubPersonalAccessToken: $githubToken
      githubRepoDetails: { branch: $branch, owner: $owner, repo: $repo, directory: $directory }
      projectOptions: { cloud: $cloud, region: $region, plan: $plan, name: $name, envVars: $env }
    }) { githubPreviewAppJobID }
  }`,
  data: v.object({ createGitHubPreviewApp: v.object({ githubPreviewAppJobID: uuid }) }),
});

/** A project by itself. Its variables and its name may be ignored, so both are read back. */
export const createTenant = operation({
  name: 'createTenant',
  kind: 'mutation',
  document: `mutation createTenant(
    $name: String!, $cloud: String!, $region: String!, $plan: String!, $env: [UpdateEnvsObject]
  ) {
    createTenant(name: $name, cloud: $cloud, region: $region, plan: $plan, envs: $env) { id }
  }`,
  data: v.object({ createTenant: v.object({ id: uuid }) }),
});

export const updateTenantEnv = operation({
  name: 'updateTenantEnv',
  kind: 'mutation',
  document: `mutation updateTenantEnv($tenantId: uuid!, $currentHash: String!, $env: [UpdateEnvObject!]!) {
    updateTenantEnv(tenantId: $tenantId, currentHash: $currentHash, envs: $env) { hash }
  }`,
  data: v.object({ updateTenantEnv: v.nullable(v.object({ hash: v.string() })) }),
});

export const deleteTenantEnv = operation({
  name: 'deleteTenantEnv',
  kind: 'mutation',
  document: `mutation deleteTenantEnv($tenantId: uuid!, $currentHash: String!, $keys: [String!]!) {
    deleteTenantEnv(tenantId: $tenantId, currentHash: $currentHash, deleteEnvs: $keys) { hash }
  }`,
  data: v.object({ deleteTenantEnv: v.nullable(v.object({ hash: v.string() })) }),
});

export const renameTenant = operation({
  name: 'renameTenant',
  kind: 'mutation',
  document: `mutation renameTenant($tenantId: uuid!, $name: String!) {
    updateTenantName(tenantId: $tenantId, name: $name) { tenant_id }
  }`,
  data: v.object({ updateTenantName: v.nullable(v.object({ tenant_id: v.string() })) }),
});

export const deleteTenant = operation({
  name: 'deleteTenant',
  kind: 'mutation',
  document: `mutation deleteTenant($tenantId: uuid!) {
    deleteTenant(tenantId: $tenantId) { status }
  }`,
  data: v.object({ deleteTenant: v.nullable(v.object({ status: v.string() })) }),
});

/** Preserves the inferred type of the answer in a named type. */
function operation<Data>(of: Operation<Data>): Operation<Data> {
  return of;
}

function jobStatusDocument(times: string): string {
  return `query jobStatus($id: uuid!) {
    jobs_by_pk(id: $id) {
      id status
      tasks(order_by: {created_at: asc}) {
        id name
        task_events(order_by: {created_at: asc}) { id event_type public_event_data error github_detail ${times} }
      }
    }
  }`;
}
