import { setMaxListeners } from 'node:events';
import type { Call, Service } from '../contracts.js';
import { randomHex, seededRandom } from '../random.js';
import { APPS, type AppBehaviour } from './app-behaviour.js';
import { answerAppCall, identifyAppCall } from './apps.js';
import { answer, readRequest, unseenRoot, type Answer } from './graphql.js';
import { REMOTE_SCHEMAS, type RemoteSchemaBehaviour } from './remote-schemas.js';
import { rootOf } from './root.js';
import type { HasuraOptions, NewAccount, SeededProject } from './options.js';
import { schemas } from './schema.js';
import type { ScriptFor } from './script.js';
import { State, type Account, type Job, type Project } from './state.js';
import type { TenantScriptFor } from './tenant-script.js';
import { addProject } from './tenants.js';
import type { World } from './world.js';

export { hasuraAppUrl, type HasuraOptions, type NewAccount, type SeededProject } from './options.js';
export type { SourceAnswer, SourceRef, Sources } from './world.js';

/** Hasura Cloud and the preview apps in it. */
export class HasuraCloud implements Service {
  /** What broke inside a build of the simulator itself; a test should find it empty. */
  readonly failures: unknown[] = [];
  seesHiddenFields: boolean;
  readonly #world: World;
  readonly #running = new Set<Promise<void>>();
  readonly #stopping = new AbortController();

  constructor(options: HasuraOptions) {
    const random = options.random ?? seededRandom(1);
    this.seesHiddenFields = options.seesHiddenFields ?? false;
    setMaxListeners(0, this.#stopping.signal);
    this.#world = {
      clock: options.clock,
      random,
      state: new State(),
      attempts: new Map(),
      sources: options.sources ?? (() => ({ sha: randomHex(random, 40) })),
      remoteSchemas: options.remoteSchemas ?? (() => undefined),
      remoteSchemaBehaviour: { ...REMOTE_SCHEMAS, ...options.remoteSchemaBehaviour },
      appBehaviour: { ...APPS, ...options.appBehaviour },
      script: options.script ?? (() => ({})),
      tenantScript: options.tenantScript ?? (() => ({})),
      postgres: options.postgres ?? 'real',
      deleteTakesMs: options.deleteTakesMs ?? 2000,
      restartMs: options.restartMs ?? 3000,
      appUrl: options.appUrl ?? (({ name }, origin) => `${origin}/apps/${name}`),
      stopping: this.#stopping.signal,
      run: (work, stop) => {
        this.#run(work, stop);
      },
    };
  }

  /** How apps treat remote schemas; it may be changed at any time. */
  get remoteSchemaBehaviour(): RemoteSchemaBehaviour {
    return this.#world.remoteSchemaBehaviour;
  }

  /** How apps and their hosts behave; it may be changed at any time. */
  get appBehaviour(): AppBehaviour {
    return this.#world.appBehaviour;
  }

  /** The script for builds that are requested from now on. */
  get script(): ScriptFor {
    return this.#world.script;
  }

  set script(script: ScriptFor) {
    this.#world.script = script;
  }

  /** The script for each createTenant from now on. */
  get tenantScript(): TenantScriptFor {
    return this.#world.tenantScript;
  }

  set tenantScript(script: TenantScriptFor) {
    this.#world.tenantScript = script;
  }

  /**
   * Opens an account. By default, one with only free projects may have 3 projects and create 60 preview apps a
   * month.
   */
  addAccount(account: NewAccount): Account {
    const plan = account.plan ?? 'free';
    const opened: Account = {
      name: account.name ?? `account-${this.#world.state.accounts.length + 1}`,
      tokens: new Set([account.token, ...(account.tokens ?? [])].filter((token) => token !== undefined)),
      plan,
      projectLimit: account.projectLimit ?? (plan === 'free' ? 3 : Infinity),
      creationsPerMonth: account.creationsPerMonth ?? (plan === 'free' ? 60 : Infinity),
      creations: [],
      tenantsRequested: 0,
    };
    this.#world.state.accounts.push(opened);
    return opened;
  }

  /** Adds a project that no call created: production, a foreign app, or what an older run left. */
  seedProject(account: Account, project: SeededProject): Project {
    const { name, env = {}, cloud = 'aws', region = 'us-east-2', plan, ...rest } = project;
    const seeded = addProject(this.#world, account, { name, env: Object.entries(env), cloud, region, plan });
    return Object.assign(seeded, rest);
  }

  /** Every project that is listed now, of all accounts or of one. */
  projects(account?: Account): Project[] {
    return account ? this.#world.state.projectsOf(account) : [...this.#world.state.projects];
  }

  /** Every job so far, shown or hidden. */
  jobs(): Job[] {
    return [...this.#world.state.jobs.values()];
  }

  /** The project that answers for a name; `undefined` when there is none. */
  project(name: string): Project | undefined {
    return this.#world.state.projects.findLast((project) => project.name === name && !project.spare);
  }

  /** Every project that was listed once and no longer is. */
  gone(): Project[] {
    return [...this.#world.state.gone];
  }

  /** Removes a project without a call, as a person does in the console. */
  removeProject(project: Project): void {
    this.#world.state.remove(project, this.#world.clock.now());
  }

  /** Waits until no build and no deletion is under way. A build that is scripted never to end does not count. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  /** Stops every build and deletion at once. */
  stop(): void {
    this.#stopping.abort();
    for (const job of this.#world.state.jobs.values()) job.stop.abort();
    for (const { app } of this.#world.state.projects) void app.connections.close();
  }

  identify(request: Request, body: string): Pick<Call, 'service' | 'operation' | 'variables'> | undefined {
    const app = identifyAppCall(request, body);
    if (app) return app;
    if (request.method !== 'POST' || new URL(request.url).pathname !== '/v1/graphql') return undefined;
    const asked = readRequest(body);
    return {
      service: 'hasura',
      operation: asked?.rootField ?? 'unreadable',
      variables: asked?.variables ?? {},
    };
  }

  async answer(request: Request, call: Call): Promise<Response> {
    if (call.service === 'app') return answerAppCall(this.#world, request, call);
    return Response.json(await this.#answer(request, call.body));
  }

  async #answer(request: Request, body: string): Promise<Answer> {
    const asked = readRequest(body);
    if (!asked) return NOT_GRAPHQL;
    const token = /^pat (\S+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
    const account = token === undefined ? undefined : this.#world.state.accountOf(token);
    if (!account) return unseenRoot(asked);
    const root = rootOf(this.#world, account, new URL(request.url).origin);
    return answer(this.seesHiddenFields ? schemas.whole : schemas.visible, asked, root);
  }

  #run(work: () => Promise<void>, stop: AbortSignal): void {
    const running = work()
      .catch((error: unknown) => {
        if (!stop.aborted) this.failures.push(error);
      })
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }
}

const NOT_GRAPHQL: Answer = {
  errors: [
    { message: 'not a valid graphql query', extensions: { path: '$.query', code: 'validation-failed' } },
  ],
};
