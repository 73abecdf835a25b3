import { describe, expect, test } from '@jest/globals';
import { VirtualClock } from '../../simulator/clock.js';
import type { Trouble } from '../../simulator/contracts.js';
import type { HasuraOptions } from '../../simulator/hasura/cloud.js';
import type { Token } from '../../simulator/hygraph/model.js';
import { models } from '../../simulator/hygraph/models.js';
import { Simulator } from '../../simulator/simulator.js';
import { someOf } from '../support/full.js';
import { CREATE } from './hasura-harness.js';
import { minimal, type ProjectFiles, withTables, written } from './project-files.js';

const BY_VARIABLE =
  '{ url_from_env: HYGRAPH_ENDPOINT, headers: [{ name: Authorization, value_from_env: HYGRAPH_AUTHORIZATION }] }';
const CURED = BY_VARIABLE.replace(
  /\}$/,
  ', customization: { root_fields_namespace: hygraph, type_names: { prefix: Hygraph } } }',
);
const UNREACHABLE = 'HTTP exception occurred while sending the request to "HYGRAPH_ENDPOINT"';

/** Files with a remote schema of this definition, beside these tables. */
function withHygraph(definition: string, ...tables: string[]): ProjectFiles {
  return {
    ...(tables.length === 0 ? minimal : withTables(...tables.map((table) => `- table: ${table}`))),
    'metadata/remote_schemas.yaml': `- name: hygraph\n  definition: ${definition}\n`,
  };
}

/** An app whose metadata has Hygraph as a remote schema. */
class World {
  readonly clock = new VirtualClock();
  readonly sim: Simulator;
  readonly token: Token;
  env: Record<string, string>;

  constructor(files: { directory: string }, hasura: Partial<HasuraOptions> = {}) {
    this.sim = new Simulator({ clock: this.clock, hasura: { postgres: 'none', ...hasura } });
    this.sim.github.addRepository({ owner: 'acme', name: 'shop', id: 1, directory: files.directory });
    this.sim.github.addToken('gh-token', {
      login: 'bot',
      id: 1,
      type: 'Bot',
      permissions: { contents: 'read' },
    });
    this.sim.hasura.addAccount({ token: 'token', plan: 'paid' });
    const project = this.sim.hygraph.addProject({ models: models(2) });
    this.token = this.sim.hygraph.addToken(project, { permissions: [{}] });
    this.env = {
      DB: 'postgres://db.example.com/main',
      HYGRAPH_ENDPOINT: this.sim.hygraph.endpoint(project),
      HYGRAPH_AUTHORIZATION: `Bearer ${this.token.jwt}`,
    };
  }

  async build(): Promise<void> {
    const env = Object.entries(this.env).map(([key, value]) => ({ key, value }));
    const query = CREATE.replace('branch: "feature"', 'branch: "main"').replace('"hasura"', '"."');
    await this.sim.host.fetch('https://data.pro.hasura.io/v1/graphql', {
      method: 'POST',
      headers: { authorization: 'pat token' },
      body: JSON.stringify({ query, variables: { name: 'pr-1', env } }),
    });
    await this.sim.hasura.settled();
    expect(this.sim.hasura.project('pr-1')?.deployed?.metadataApplied).toBe(true);
  }

  /** The reasons for which the app is inconsistent, after a call to its metadata API. */
  async reasons(type = 'get_inconsistent_metadata', args = {}): Promise<string[]> {
    const secret = String(this.sim.hasura.project('pr-1')?.env.get('HASURA_GRAPHQL_ADMIN_SECRET'));
    const response = await this.sim.host.fetch('https://pr-1.hasura.app/v1/metadata', {
      method: 'POST',
      headers: { 'x-hasura-admin-secret': secret },
      body: JSON.stringify({ type, args }),
    });
    const { inconsistent_objects: objects = [] } = (await response.json()) as {
      inconsistent_objects?: { name: string; reason: string }[];
    };
    return objects.map(({ name, reason }) => `${name}: ${reason.replace('Inconsistent object: ', '')}`);
  }

  asked(): number {
    return this.sim.host.calls.filter(({ service }) => service === 'hygraph').length;
  }
}

async function reasonsOf(
  files: ProjectFiles,
  { hasura = {}, before }: { hasura?: Partial<HasuraOptions>; before?: (world: World) => void } = {},
): Promise<string[]> {
  await using project = await written(files);
  const world = new World(project, hasura);
  before?.(world);
  await world.build();
  return await world.reasons();
}

describe('a remote schema', () => {
  test('is asked once, as admin, with the configured headers', async () => {
    await using project = await written(withHygraph(BY_VARIABLE, 'orders'));
    const world = new World(project);
    await world.build();
    expect(await world.reasons()).toEqual([]);
    const calls = world.sim.host.calls.filter(({ service }) => service === 'hygraph');
    expect(calls).toMatchObject([
      {
        method: 'POST',
        operation: '__schema',
        status: 200,
        headers: { 'x-hasura-role': 'admin', authorization: `Bearer ${world.token.jwt}` },
      },
    ]);
    expect(world.sim.failures).toEqual([]);
  });

  test('is asked at a loopback endpoint, too', async () => {
    await using project = await written(withHygraph(BY_VARIABLE));
    const world = new World(project);
    const [hygraph] = world.sim.hygraph.projects;
    if (!hygraph) throw new Error('there is no project');
    world.env['HYGRAPH_ENDPOINT'] = world.sim.hygraph.endpoint(hygraph, { url: 'http://127.0.0.1:4010' });
    await world.build();
    expect([await world.reasons(), world.asked()]).toEqual([[], 1]);
  });

  test('has a literal URL with a variable in it', async () => {
    const files = withHygraph("{ url: '{{HYGRAPH_ENDPOINT}}' }");
    expect(await reasonsOf(files)).toEqual([]);
    const before = (world: World): void => {
      world.env['HYGRAPH_ENDPOINT'] = 'https://api-eu-central-1.hygraph.com/v2/gone/master';
    };
    expect(await reasonsOf(files, { before })).toHaveLength(1);
  });

  test.each([
    ['HYGRAPH_ENDPOINT', "environment variable 'HYGRAPH_ENDPOINT' not set"],
    ['HYGRAPH_AUTHORIZATION', "environment variable 'HYGRAPH_AUTHORIZATION' not set"],
  ])('without %s is inconsistent', async (name, reason) => {
    const before = (world: World): void => {
      Reflect.deleteProperty(world.env, name);
    };
    expect(await reasonsOf(withHygraph(BY_VARIABLE), { before })).toEqual([
      `remote_schema hygraph: ${reason}`,
    ]);
  });

  test.each(
    someOf<[string, Trouble, string]>([
      ['a reset', { kind: 'reset', applied: true }, UNREACHABLE],
      ['no answer in time', { kind: 'hang' }, UNREACHABLE],
      ['half an answer', { kind: 'truncate', applied: true }, UNREACHABLE],
      ['an unknown host', { kind: 'unreachable', code: 'ENOTFOUND' }, UNREACHABLE],
      [
        'HTML',
        { kind: 'respond', status: 200, body: '<html>' },
        'Error in $: Failed reading: not a valid json value',
      ],
      ['an object', { kind: 'respond', status: 200, body: '{}' }, 'Error in $: key "data" not found'],
    ]),
  )('is inconsistent after %s', async (_what, trouble, reason) => {
    const before = ({ sim }: World): void => {
      sim.host.addFault({ service: 'hygraph', trouble });
    };
    expect(await reasonsOf(withHygraph(BY_VARIABLE), { before })).toEqual([
      `remote_schema hygraph: ${reason}`,
    ]);
  });

  test('with a bad token is inconsistent for what the body says, not for the status', async () => {
    const before = (world: World): void => {
      world.env['HYGRAPH_AUTHORIZATION'] = 'Bearer secret';
    };
    expect(await reasonsOf(withHygraph(BY_VARIABLE), { before })).toEqual([
      'remote_schema hygraph: Error in $.data: expected Object, but encountered Null',
    ]);
  });

  test('that answers with another status and a whole body is consistent', async () => {
    await using project = await written(withHygraph(BY_VARIABLE));
    const world = new World(project);
    const type = { kind: 'OBJECT', name: 'Query', fields: [{ name: 'posts' }] };
    const body = JSON.stringify({ data: { __schema: { queryType: { name: 'Query' }, types: [type] } } });
    world.sim.host.addFault({ service: 'hygraph', trouble: { kind: 'respond', status: 500, body } });
    await world.build();
    expect(await world.reasons()).toEqual([]);
  });

  test('waits 60 s, or as long as the definition says', async () => {
    await using project = await written(withHygraph(BY_VARIABLE.replace('{ ', '{ timeout_seconds: 5, ')));
    const world = new World(project);
    world.sim.host.addFault({ service: 'hygraph', times: 2, trouble: { kind: 'hang' } });
    await world.build();
    const before = world.clock.now();
    await world.reasons('reload_metadata', { reload_remote_schemas: true });
    expect(world.clock.now() - before).toBe(5000);
  });
});

describe('after a failed introspection', () => {
  async function failed(hasura: Partial<HasuraOptions> = {}): Promise<World & AsyncDisposable> {
    const project = await written(withHygraph(BY_VARIABLE));
    const world = new World(project, hasura);
    world.sim.host.addFault({
      service: 'hygraph',
      trouble: { kind: 'respond', status: 429, body: 'Too Many Requests' },
    });
    await world.build();
    return Object.assign(world, { [Symbol.asyncDispose]: () => project[Symbol.asyncDispose]() });
  }

  test('nothing asks again by itself', async () => {
    await using world = await failed();
    await world.clock.sleep(3_600_000);
    expect(await world.reasons('reload_metadata')).toHaveLength(1);
    expect(await world.reasons('reload_metadata', { reload_remote_schemas: ['other'] })).toHaveLength(1);
    expect(world.asked()).toBe(1);
  });

  test.each([[['hygraph']], [true]])('a reload of remote schemas %j cures it', async (which) => {
    await using world = await failed();
    expect(await world.reasons('reload_metadata', { reload_remote_schemas: which })).toEqual([]);
    expect(world.asked()).toBe(2);
  });

  test('any reload does, with a switch', async () => {
    await using world = await failed({ remoteSchemaBehaviour: { reloadedUnasked: true } });
    expect(await world.reasons()).toEqual([]);
  });
});

describe('names that collide', () => {
  const field = "remote_schema hygraph: Field cannot be overwritten by remote field 'users'";
  const type = 'remote_schema hygraph: Conflicting types: Found conflicting definitions for "Location".';

  test.each([
    ['users', [field]],
    ['Location', [type]],
    ['Query', []],
    ['{ schema: store, name: users }', []],
  ])('a table %s', async (table, reasons) => {
    expect(await reasonsOf(withHygraph(BY_VARIABLE, table))).toEqual(reasons);
  });

  test('a custom name counts instead of the table', async () => {
    const files = withHygraph(BY_VARIABLE, 'users\n      configuration: { custom_name: people }');
    expect(await reasonsOf(files)).toEqual([]);
  });

  test('a customization cures it', async () => {
    expect(await reasonsOf(withHygraph(CURED, 'users', 'Location'))).toEqual([]);
    expect(await reasonsOf(withHygraph(CURED, 'HygraphLocation'))).toHaveLength(1);
  });

  test('a namespace alone does not cure a type', async () => {
    const namespaced = CURED.replace(', type_names: { prefix: Hygraph }', '');
    expect(await reasonsOf(withHygraph(namespaced, 'users', 'Location'))).toEqual([type]);
  });

  test('an older engine says nothing of a type, but of a field', async () => {
    const hasura = { remoteSchemaBehaviour: { typeConflicts: 'left out' } } as const;
    expect(await reasonsOf(withHygraph(BY_VARIABLE, 'Location'), { hasura })).toEqual([]);
    expect(await reasonsOf(withHygraph(BY_VARIABLE, 'users'), { hasura })).toEqual([field]);
  });

  test('two remote schemas collide with each other', async () => {
    const files = withHygraph(BY_VARIABLE);
    const one = files['metadata/remote_schemas.yaml'] ?? '';
    const two = {
      ...files,
      'metadata/remote_schemas.yaml': `${one}${one.replace('name: hygraph', 'name: again')}`,
    };
    expect(await reasonsOf(two)).toEqual(["remote_schema again: Duplicate remote field 'node'"]);
  });
});

describe('a remote schema on a host that the simulator does not know', () => {
  const files = withHygraph('{ url: https://shop.example.com/graphql }');

  test('is not asked', async () => {
    expect(await reasonsOf(files)).toEqual([]);
  });

  test('is unreachable, with an option', async () => {
    const hasura = { remoteSchemaBehaviour: { unknownHosts: 'unreachable' } } as const;
    expect(await reasonsOf(files, { hasura })).toEqual([
      'remote_schema hygraph: HTTP exception occurred while sending the request to "https://shop.example.com/graphql"',
    ]);
  });
});
