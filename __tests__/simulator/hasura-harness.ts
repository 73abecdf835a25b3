import { VirtualClock } from '../../simulator/clock.js';
import type { Fault } from '../../simulator/contracts.js';
import { HasuraCloud, type HasuraOptions } from '../../simulator/hasura/cloud.js';
import type { Account } from '../../simulator/hasura/state.js';
import { Host } from '../../simulator/host.js';

export const API = 'https://data.pro.hasura.io/v1/graphql';

/** A simulated Hasura Cloud with one paid account, and the requests that a client makes. */
export class Harness {
  readonly clock = new VirtualClock();
  readonly hasura: HasuraCloud;
  readonly host: Host;
  readonly account: Account;

  constructor(options: Partial<HasuraOptions> & { faults?: Fault[]; latencyMs?: number } = {}) {
    const { faults = [], latencyMs = 0, ...rest } = options;
    this.hasura = new HasuraCloud({ clock: this.clock, postgres: 'none', ...rest });
    this.host = new Host({ services: [this.hasura], clock: this.clock, faults, latencyMs });
    this.account = this.hasura.addAccount({ name: 'acme', token: 'token', plan: 'paid' });
  }

  async ask(
    query: string,
    variables: Record<string, unknown> = {},
    authorization = 'pat token',
  ): Promise<Reply> {
    const response = await this.host.fetch(API, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, ...((await response.json()) as Omit<Reply, 'status'>) };
  }

  /** Requests a preview app and returns the job's id. */
  async create(name: string, env: Record<string, string> = {}, authorization?: string): Promise<string> {
    const reply = await this.tryCreate(name, env, authorization);
    if (reply.errors) throw new Error(reply.errors[0]?.message);
    return reply.data.createGitHubPreviewApp.githubPreviewAppJobID;
  }

  async tryCreate(name: string, env: Record<string, string> = {}, authorization?: string): Promise<Reply> {
    const variables = { name, env: Object.entries(env).map(([key, value]) => ({ key, value })) };
    return await this.ask(CREATE, variables, authorization);
  }

  async job(id: string): Promise<JobReply | null> {
    return (await this.ask(JOB, { id })).data.jobs_by_pk;
  }

  /** Waits for the end of a creation and returns the ids that it reports. */
  async created(id: string): Promise<{ projectId: string; githubDeploymentJobID: string }> {
    const job = await this.ended(id);
    const event = job.tasks[0]?.task_events.find(({ event_type }) => event_type === 'success');
    if (!event) throw new Error(`no success event: ${JSON.stringify(job)}`);
    return event.public_event_data as { projectId: string; githubDeploymentJobID: string };
  }

  /** Reads the job every 100 ms until it has ended. */
  async ended(id: string): Promise<JobReply> {
    for (;;) {
      const job = await this.job(id);
      if (job && ['success', 'failed', 'skipped'].includes(job.status)) return job;
      await this.clock.sleep(100);
    }
  }

  /** A whole build: creation and deployment. */
  async build(
    name: string,
    env: Record<string, string> = {},
  ): Promise<{ projectId: string; deployment: JobReply }> {
    const { projectId, githubDeploymentJobID } = await this.created(await this.create(name, env));
    return { projectId, deployment: await this.ended(githubDeploymentJobID) };
  }

  async projects(): Promise<ProjectReply[]> {
    return (await this.ask('{ projects { id name endpoint tenant { id } } }')).data.projects;
  }

  async env(tenantId: string): Promise<{ hash: string; envVars: { environment: Record<string, unknown> } }> {
    return (
      await this.ask('query ($id: uuid!) { getTenantEnv(tenantId: $id) { hash envVars } }', { id: tenantId })
    ).data.getTenantEnv;
  }

  /** Calls an app with its admin secret. */
  async app(name: string, path: string, body?: unknown): Promise<{ status: number; text: string }> {
    const project = this.hasura.project(name);
    const response = await this.host.fetch(`https://data.pro.hasura.io/apps/${name}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'x-hasura-admin-secret': String(project?.env.get('HASURA_GRAPHQL_ADMIN_SECRET')) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, text: await response.text() };
  }
}

export interface Reply {
  status: number;
  data: {
    createGitHubPreviewApp: { githubPreviewAppJobID: string };
    createTenant: { id: string; name: string; tenant: { id: string } };
    updateTenantEnv: { hash: string; envVars: { environment: Record<string, unknown> } };
    deleteTenantEnv: { hash: string; envVars: { environment: Record<string, unknown> } };
    updateTenantName: { tenant_id: string; tenant: { slug: string } };
    deleteTenant: { status: string };
    getTenantEnv: { hash: string; envVars: { environment: Record<string, unknown> } };
    projects: ProjectReply[];
    jobs_by_pk: JobReply | null;
    tenant_by_pk: { id: string; project: { id: string } } | null;
  };
  errors?: { message: string; extensions: { path: string; code: string } }[];
}

export interface ProjectReply {
  id: string;
  name: string;
  endpoint: string;
  tenant: { id: string };
}

export interface JobReply {
  id: string;
  status: string;
  tasks: {
    name: string;
    task_events: {
      id: string;
      event_type: string;
      error: string | null;
      public_event_data: unknown;
      github_detail: string | null;
    }[];
  }[];
}

export const CREATE = `mutation ($name: String!, $env: [UpdateEnvsObject]) {
  createGitHubPreviewApp(payload: {
    githubPersonalAccessToken: "gh-token"
    githubRepoDetails: { branch: "feature", owner: "acme", repo: "shop", directory: "hasura" }
    projectOptions: { cloud: "aws", region: "us-east-2", plan: "cloud_free", name: $name, envVars: $env }
  }) { githubPreviewAppJobID }
}`;

const JOB = `query ($id: uuid!) {
  jobs_by_pk(id: $id) {
    id
    status
    tasks(order_by: { created_at: asc }) {
      name
      task_events(order_by: { created_at: asc }) { id event_type error public_event_data github_detail }
    }
  }
}`;
