import { Harness } from './hasura-harness.js';

/** An app that nothing was deployed to, and the calls of a client that deploys to it. */
export class AppHarness extends Harness {
  readonly name = 'shop';

  /** The project of the app. */
  get project(): ReturnType<Harness['hasura']['seedProject']> {
    const project = this.hasura.project(this.name);
    if (!project) throw new Error('no such project');
    return project;
  }

  /** An app on these databases: each variable names one. */
  static on(
    databases: Readonly<Record<string, string>>,
    options: ConstructorParameters<typeof Harness>[0] = {},
  ): AppHarness {
    const world = new AppHarness({ postgres: 'real', ...options });
    world.hasura.seedProject(world.account, { name: world.name, env: databases });
    return world;
  }

  async post(path: string, body: unknown): Promise<AppReply> {
    const { status, text } = await this.app(this.name, path, body);
    return { status, body: /^[[{]/.test(text) ? (JSON.parse(text) as Record<string, unknown>) : { text } };
  }

  /** A command to the metadata API. */
  async meta(type: string, args: unknown = {}, more: Record<string, unknown> = {}): Promise<AppReply> {
    return await this.post('/v1/metadata', { type, args, ...more });
  }

  /** Replaces the metadata, with inconsistency allowed unless it says otherwise. */
  async replace(sources: unknown[], more: Record<string, unknown> = {}, allowed = true): Promise<AppReply> {
    return await this.meta(
      'replace_metadata',
      { allow_inconsistent_metadata: allowed, metadata: { version: 3, sources } },
      { version: 2, ...more },
    );
  }

  /** Runs SQL as the CLI does for migrations. */
  async sql(sql: string, more: Record<string, unknown> = {}): Promise<AppReply> {
    return await this.post('/v2/query', {
      type: 'run_sql',
      args: { sql, source: 'default', check_metadata_consistency: false, ...more },
    });
  }

  /** A query or mutation to the app's GraphQL API with its admin secret; a header that is null is not sent. */
  async graphql(
    query: string,
    headers: Readonly<Record<string, string | null>> = {},
    variables: Record<string, unknown> = {},
  ): Promise<GraphqlReply> {
    const secret = String(this.project.env.get('HASURA_GRAPHQL_ADMIN_SECRET'));
    const sent = new Headers({ 'x-hasura-admin-secret': secret });
    for (const [name, value] of Object.entries(headers))
      if (value === null) sent.delete(name);
      else sent.set(name, value);
    const response = await this.host.fetch(`https://data.pro.hasura.io/apps/${this.name}/v1/graphql`, {
      method: 'POST',
      headers: sent,
      body: JSON.stringify({ query, variables }),
    });
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
    return (await response.json()) as GraphqlReply;
  }

  async inconsistent(): Promise<string[]> {
    const { body } = await this.meta('get_inconsistent_metadata');
    return (body['inconsistent_objects'] as { name: string }[]).map(({ name }) => name);
  }

  async resourceVersion(): Promise<number> {
    const { body } = await this.meta('export_metadata', {}, { version: 2 });
    return body['resource_version'] as number;
  }
}

export interface AppReply {
  status: number;
  body: Record<string, unknown>;
}

export interface GraphqlReply {
  data?: Record<string, unknown>;
  errors?: { message: string; extensions: { path: string; code: string } }[];
}

/** A source as `replace_metadata` gets it. */
export function source(tables: unknown[] = [], { name = 'default', variable = 'DB' } = {}): unknown {
  const configuration = { connection_info: { database_url: { from_env: variable } } };
  return { name, kind: 'postgres', configuration, tables };
}

export function table(name: string, more: Record<string, unknown> = {}): unknown {
  return { table: { schema: 'public', name }, ...more };
}

/** What a role may select. */
export function selects(role: string, columns: string[]): Record<string, unknown> {
  return { select_permissions: [{ role, permission: { columns, filter: {} } }] };
}
