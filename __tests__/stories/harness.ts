import * as core from '@actions/core';
import { AsyncLocalStorage } from 'node:async_hooks';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { VirtualClock } from '../../simulator/clock.js';
import type { Call, Trouble } from '../../simulator/contracts.js';
import { type Comment, type Pull, type Repository, githubActions } from '../../simulator/github/model.js';
import type { NewPull } from '../../simulator/github/state.js';
import type { Level, Permission } from '../../simulator/github/tokens.js';
import { githubUrls } from '../../simulator/github/urls.js';
import { type SeededProject, hasuraAppUrl } from '../../simulator/hasura/cloud.js';
import type { HasuraOptions, NewAccount } from '../../simulator/hasura/options.js';
import type { BuildScript } from '../../simulator/hasura/script.js';
import type { Account, Project } from '../../simulator/hasura/state.js';
import { inputVariable, resolveInputs } from '../../simulator/runner/inputs.js';
import { readManifest } from '../../simulator/runner/manifest.js';
import type { WorkflowEvent } from '../../simulator/runner/options.js';
import { Simulator } from '../../simulator/simulator.js';
import { post } from '../../src/run/post.js';
import { bareAddress } from '../../src/lib/error-codes.js';
import { Cancelled } from '../../src/lib/errors.js';
import { Secrets } from '../../src/lib/secrets.js';
import { run } from '../../src/run/run.js';
// Jest cannot load two graphs of modules with common parts at once, as a run does.
import '../../src/check/check.js';
import '../../src/run/api.js';
import '../../src/run/review.js';
import '../../src/review/entry.js';
import { runnerLog } from '../../src/runner/log.js';
import type { BuildInProgress, LeftServer, World } from '../../src/rules/world.js';
import { CANARY, type Canary } from './canaries.js';
import { unlikeCommit } from './commit-oracle.js';
import { type At, Gate } from './gate.js';
import { PLANTED, stateOf, wrongEnd, wrongPost, wrongWorld } from './oracle.js';
import { type DatabasesSetting, StoryServer } from './databases/server.js';
import { wrongServer, wrongServerEnd } from './databases/server-oracle.js';
import { HeldRun, type Point, Steps } from './steps.js';
import { type Told, Transcript } from './told.js';

/** The app of pull request 42, and its owner. */
export const NAME = 'acme-shop-pr-42';
export const OWNER = 'github.com/123456#42';
export const ENDPOINT = `https://${NAME}.hasura.app/v1/graphql`;
export const HOUR = 3_600_000;

/** A job with all the permissions of the README's workflow. */
export const permitted = {
  permissions: { contents: 'read', pull_requests: 'write', deployments: 'write' },
} as const;

export const DATABASE_URL = `postgres://preview:${CANARY.databasePassword}@db.example.com:5432/shop`;

const manifest = await readManifest('.');

export interface Setting {
  hasura?: Omit<HasuraOptions, 'clock' | 'sources' | 'postgres' | 'appUrl'>;
  build?: Partial<BuildScript>;
  account?: NewAccount;
  /** What the job's token may do; the rest is `none`. */
  permissions?: Partial<Record<Permission, Level>>;
  pull?: Partial<NewPull>;
  with?: Record<string, string>;
  env?: Record<string, string>;
  /** The address of a GitHub Enterprise Server that has the repository. */
  gitHubServer?: string;
  /** A real server on which the action creates databases. `storiesWithDatabases` sets it. */
  databases?: DatabasesSetting;
  /** Time stands still while a connection is open, as it does with `databases`. */
  socketsAreWork?: boolean;
  /** The random numbers of the runs (default: always the same number). */
  random?: () => number;
}

export interface Start {
  with?: Record<string, string>;
  env?: Record<string, string>;
  runId?: number;
  attempt?: number;
  /** What to run: `run` of the action, `post`, or a broken one that the oracle should catch. */
  as?: (world: World) => Promise<number>;
  /** The state that main saved for the post step. */
  remembered?: string;
  /** The server that main saved for the post step. */
  server?: LeftServer | undefined;
  /** Called at every point at which the run waits for its world. Returns what strikes or holds the run there. */
  at?: At;
  /** The runner's disk is full: the run can write no outputs, summary or state. */
  diskFull?: boolean;
  /** How many milliseconds the runner's wall clock is fast (negative: slow). */
  clockFastMs?: number;
}

export interface Running {
  done: Promise<Told>;
  /** Acts like SIGINT. */
  cancel(): void;
  /** Acts like SIGKILL. */
  kill(): void;
}

/** Runs a story about a repository with one pull request, and checks the oracle's rules at the end. */
export async function story(setting: Setting, tell: (story: Story) => Promise<void>): Promise<void> {
  await using server = setting.databases && (await StoryServer.open(setting.databases));
  const told = new Story(setting, server);
  const restore = listen();
  try {
    await tell(told);
    await told.hasura.settled();
    const wrong = [...told.wrong, ...wrongWorld(told), ...(await wrongServer(told))];
    if (wrong.length > 0) throw new Error(`The oracle objects:\n- ${wrong.join('\n- ')}`);
  } catch (error) {
    // The errors of the runs are the most helpful part of a failed test.
    for (const { what, errors } of told.told)
      if (errors.length > 0 && error instanceof Error)
        error.message += `\n\n${what} said: ${errors.join('\n')}`;
    throw error;
  } finally {
    restore();
    await told.end();
  }
}

export class Story {
  readonly clock: VirtualClock;
  readonly sim: Simulator;
  readonly account: Account;
  readonly repository: Repository;
  /** Number 42, from the branch `cart`. */
  readonly pull: Pull;
  /** Projects of others, with their original state. */
  readonly strangers: { project: Project; was: string }[] = [];
  readonly told: Told[] = [];
  readonly wrong: string[] = [];
  /** SQL and rows of the project that only its app may be sent, and that nobody may be shown. */
  readonly ofProject: Canary[] = [];
  /**
   * Metadata and states of migrations that a person gave to an app by its own API, with the times, in milliseconds of
   * the clock.
   */
  readonly byPeople = new WeakMap<object, number>();
  /** The server on which the action creates databases, if the story has one. */
  readonly databases: StoryServer | undefined;
  readonly #setting: Setting;
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'story-'));
  readonly #received = new Set<string>();
  #runs = 7000;
  readonly #underWay = new Set<Told>();

  constructor(setting: Setting, databases?: StoryServer) {
    this.#setting = setting;
    this.databases = databases;
    this.clock = new VirtualClock(new Date('2026-11-21T10:00:00.000Z'), {
      socketsAreWork: databases !== undefined || setting.socketsAreWork === true,
    });
    const script = setting.build;
    this.sim = new Simulator({
      clock: this.clock,
      latencyMs: 50,
      ...(setting.gitHubServer !== undefined && {
        github: { serverUrl: setting.gitHubServer, pathPrefix: '' },
      }),
      hasura: {
        postgres: databases?.setting.migrations ?? 'none',
        appUrl: hasuraAppUrl,
        ...(script && { script: () => script }),
        ...setting.hasura,
      },
    });
    this.account = this.hasura.addAccount({
      name: 'acme',
      token: CANARY.hasuraToken,
      plan: 'paid',
      ...setting.account,
    });
    const directory = path.resolve('examples');
    this.repository = this.github.addRepository({
      owner: 'acme',
      name: 'shop',
      id: 123456,
      private: true,
      directory,
    });
    this.github.pushBranch(this.repository, 'cart', { directory });
    this.pull = this.github.openPull({
      repo: this.repository,
      number: 42,
      head: 'cart',
      author: 'alice',
      ...setting.pull,
    });
    const permissions = setting.permissions ?? { contents: 'read', pull_requests: 'write' };
    this.github.addToken(CANARY.githubToken, { ...githubActions, type: 'Bot', permissions });
    this.github.addToken(CANARY.sourceToken, {
      login: 'alice',
      id: 1,
      type: 'User',
      permissions: { contents: 'read' },
    });
    this.#watchSecrets();
  }

  get hasura(): Simulator['hasura'] {
    return this.sim.hasura;
  }

  get github(): Simulator['github'] {
    return this.sim.github;
  }

  get host(): Simulator['host'] {
    return this.sim.host;
  }

  get events(): Simulator['github']['events'] {
    return this.github.events;
  }

  /** The server of a story that must have one. */
  get server(): StoryServer {
    if (this.databases === undefined) throw new Error('the story has no server');
    return this.databases;
  }

  canaries(): Canary[] {
    return [
      ...PLANTED,
      ...this.ofProject,
      ...[...this.#received].map((value) => ({ what: 'the admin secret', value })),
      ...(this.databases?.canaries(this.host.calls) ?? []),
      ...this.sim.hygraph.projects
        .flatMap(({ tokens }) => tokens)
        .map(({ jwt }) => ({ what: 'a Hygraph token', value: jwt })),
    ];
  }

  /** A run for the pull request's event. */
  on(action: 'opened' | 'synchronize' | 'reopened' | 'closed', start: Start = {}): Promise<Told> {
    return this.run(this.events.pullRequest(this.pull, action), start);
  }

  run(event: WorkflowEvent, start: Start = {}): Promise<Told> {
    return this.start(event, start).done;
  }

  /** A run that is cancelled after `ms` milliseconds. */
  async cancelledAfter(ms: number, event: WorkflowEvent, start: Start = {}): Promise<Told> {
    const running = this.start(event, start);
    await this.clock.sleep(ms);
    running.cancel();
    return await running.done;
  }

  /** A run that is cancelled while it reports that the app is ready. */
  async cancelledAtItsLastWords(event: WorkflowEvent): Promise<Told> {
    this.trouble('PATCH /repos/{owner}/{repo}/issues/comments/{id}', { kind: 'delay', ms: 5_000 });
    const running = this.start(event);
    this.whenDeployed(() => {
      this.later(2_000, () => {
        running.cancel();
      });
    });
    return await running.done;
  }

  /** The post step after a run, with the state that the run left for it. */
  post(event: WorkflowEvent, main: Told, start: Start = {}): Promise<Told> {
    return this.startPost(event, main, start).done;
  }

  startPost(event: WorkflowEvent, main: Told, start: Start = {}): Running {
    return this.start(event, { ...start, ...this.postOf(main) });
  }

  /** The start options of a run's post step. */
  postOf(main: Told): Start {
    return { as: post, remembered: main.states.at(-1) ?? '', server: main.server };
  }

  /**
   * Starts a run and holds it at a point, to interleave it with others: `goTo` takes it to the next point, `goOn` to
   * its end.
   * @throws Error when the run ends before it gets there
   */
  async startTo(point: Point, event: WorkflowEvent, start: Start = {}): Promise<HeldRun> {
    const steps = new Steps();
    const at: At = (reached) => start.at?.(reached) ?? steps.at(reached);
    const running = this.start(event, { ...start, at });
    await steps.to(point, 1, running.done);
    return new HeldRun(running, steps);
  }

  start(event: WorkflowEvent, start: Start = {}): Running {
    const runId = start.runId ?? ++this.#runs;
    const transcript = new Transcript();
    const cancel = new AbortController();
    const told: Told = Object.assign(transcript, {
      what: `run ${String(runId)} (${event.name})`,
      exitCode: NaN,
      cancelled: false,
      killed: false,
      diskFull: start.diskFull === true,
      outputs: {},
      files: new Map<string, string>(),
      summary: '',
      states: [],
      server: undefined,
      calls: [],
      ordered: undefined,
      build: undefined,
      begunAt: this.clock.now(),
      ms: 0,
    });
    const callsBefore = this.host.calls.length;
    const own = new Set<Call>();
    const stop = (): void => {
      cancel.abort(new Cancelled('SIGINT'));
    };
    const fetch = this.host.fetchNoting((call) => own.add(call));
    const gate = new Gate(this.#world(event, { ...start, runId, fetch }, told, cancel.signal), {
      at: start.at,
      cancel: stop,
    });
    const work = async (): Promise<Told> => {
      this.#underWay.add(told);
      const running = (start.as ?? run)(gate.world);
      // Loading code takes real time, which virtual time cannot see.
      void this.clock.hold(() => Promise.race([gate.begun, running.catch(() => undefined)]));
      told.exitCode = await Promise.race([
        running,
        gate.killed.then(() => {
          told.killed = true;
          return NaN;
        }),
      ]).finally(() => this.#underWay.delete(told));
      told.cancelled = cancel.signal.aborted;
      told.ms = this.clock.now() - told.begunAt;
      told.calls = this.host.calls.slice(callsBefore).filter((call) => own.has(call));
      // A run whose app lost its databases builds again, so the last build counts.
      const last = told.states.findLast((state) => state !== '');
      const { name, build } = last === undefined ? {} : (JSON.parse(last) as Partial<BuildInProgress>);
      [told.ordered, told.build] = [name, build];
      this.told.push(told);
      if (told.killed) return told;
      this.wrong.push(...(start.remembered === undefined ? wrongEnd : wrongPost)(this, told));
      if (told.cancelled) await this.clock.hold(async () => this.databases?.quiet());
      // While other runs are active, a change to the same app may be theirs.
      if (this.#underWay.size === 0)
        this.wrong.push(...(await wrongServerEnd(this, told)), ...(await unlikeCommit(this, told)));
      return told;
    };
    const done = listener.run(transcript, work);
    return {
      done,
      cancel: stop,
      kill: () => {
        gate.kill();
      },
    };
  }

  /** Adds a project to the account. No run may touch a stranger's. */
  seed(
    whose: 'ours' | "a stranger's",
    env: Record<string, unknown>,
    more: Partial<SeededProject> = {},
  ): Project {
    const project = this.hasura.seedProject(this.account, { name: NAME, env, ...more });
    if (whose !== 'ours') this.strangers.push({ project, was: stateOf(project) });
    return project;
  }

  /**
   * Adds trouble to calls of an operation: the first `after` calls pass, the `times` calls after them are affected.
   */
  trouble(operation: string, trouble: Trouble, more: { after?: number; times?: number } = {}): void {
    this.host.addFault({ operation, trouble, ...more });
  }

  /** Ends all trouble. */
  calm(): void {
    this.host.faults.clear();
    this.#watchSecrets();
  }

  /** Runs `happens` while a call is being answered. */
  when(operation: string, happens: () => void, after = 0): void {
    this.trouble(operation, { kind: 'rewrite', body: (text) => (happens(), text) }, { after });
  }

  /** Runs `happens` while the run receives the success of its deployment job. */
  whenDeployed(happens: () => void): void {
    let once = false;
    const body = (text: string): string => {
      if (!once && text.includes('"status":"success"') && !text.includes('create-preview-app')) {
        once = true;
        happens();
      }
      return text;
    };
    this.trouble('jobs_by_pk', { kind: 'rewrite', body }, { times: Infinity });
  }

  /** Runs `happens` after `ms` milliseconds. */
  later(ms: number, happens: () => void): void {
    void this.clock.sleep(ms).then(happens);
  }

  /** The app with this name, which must exist. */
  app(name = NAME): Project {
    const project = this.hasura.project(name);
    if (project === undefined) throw new Error(`no app ${name} stands`);
    return project;
  }

  /** Names of the account's projects. */
  standing(): string[] {
    return this.hasura.projects(this.account).map(({ name }) => name);
  }

  /** Our comment on the pull request. */
  comment(): Comment {
    const comment = this.github
      .commentsOf(this.pull)
      .find(({ author }) => author.login === githubActions.login);
    if (comment === undefined) throw new Error('there is no comment of ours');
    return comment;
  }

  /** Headings of all versions of our comment. */
  headings(): string[] {
    return this.comment().history.map(
      ({ body }) => /^### \S+ Hasura preview: (.*)$/m.exec(body)?.[1] ?? body,
    );
  }

  async end(): Promise<void> {
    this.clock.stop();
    await this.sim[Symbol.asyncDispose]();
    rmSync(this.#folder, { recursive: true });
  }

  /** Records every admin secret that the service hands out: none of them may be shown. */
  #watchSecrets(): void {
    const body = (text: string): string => {
      for (const match of text.matchAll(/"HASURA_GRAPHQL_ADMIN_SECRET":"([^"]{16,})"/g))
        this.#received.add(match[1] ?? '');
      return text;
    };
    this.trouble('getTenantEnv', { kind: 'rewrite', body }, { times: Infinity });
  }

  #runnersClock(fastMs: number): World['clock'] {
    const { clock } = this;
    return {
      now: () => clock.now(),
      date: () => new Date(clock.date().getTime() + fastMs),
      sleep: (ms, signal) => clock.sleep(ms, signal),
    };
  }

  #world(
    event: WorkflowEvent,
    start: Start & { runId: number; fetch: typeof fetch },
    told: Told,
    signal: AbortSignal,
  ): World {
    const eventPath = path.join(this.#folder, `event-${String(start.runId)}.json`);
    writeFileSync(eventPath, JSON.stringify(event.payload));
    const env: Record<string, string> = {
      GITHUB_EVENT_NAME: event.name,
      GITHUB_EVENT_PATH: eventPath,
      GITHUB_REF: event.ref,
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_REPOSITORY_ID: '123456',
      GITHUB_SERVER_URL: this.github.site.server,
      GITHUB_RUN_ID: String(start.runId),
      GITHUB_RUN_ATTEMPT: String(start.attempt ?? 1),
      ...this.#setting.env,
      ...start.env,
    };
    const given = {
      'hasura-cloud-token': CANARY.hasuraToken,
      'source-token': CANARY.sourceToken,
      'project-directory': 'hasura-shop',
      env: `${this.databases === undefined ? `PG_DATABASE_URL=${DATABASE_URL}\n` : ''}HASURA_JWT_KEY=${CANARY.jwtKey}`,
      ...(this.databases && {
        'postgres-url': this.databases.url,
        'postgres-env': this.databases.setting.variables,
      }),
      // Without the permission each run warns. The stories about that enable deployments.
      ...(this.#setting.permissions?.deployments === undefined && { deployment: 'false' }),
      // It would take a server.
      rehearsal: 'off',
      ...this.#setting.with,
      ...start.with,
    };
    const { values } = resolveInputs(manifest, given, { token: CANARY.githubToken });
    const inputs = new Map([...values].map(([name, value]) => [inputVariable(name), value]));
    const secrets = new Secrets((form) => {
      core.setSecret(form);
    });
    const { error, findings, ...log } = runnerLog(secrets);
    return {
      input: (name) => inputs.get(inputVariable(name)) ?? '',
      env: (name) => env[name] ?? '',
      file: (file) => readFileSync(file, 'utf8'),
      clock: this.#runnersClock(start.clockFastMs ?? 0),
      random: this.#setting.random ?? ((): number => 0.5),
      fetch: start.fetch,
      signal,
      secrets,
      log,
      error,
      findings,
      help: bareAddress,
      gitHubAccess: (token) =>
        Promise.resolve({
          baseUrl:
            this.#setting.gitHubServer === undefined
              ? githubUrls('https://api.github.com').apiUrl
              : this.github.site.api,
          fetch: start.fetch,
          auth: `token ${token}`,
        }),
      writeOutputs: (outputs) => {
        if (told.diskFull) throw new Error('ENOSPC: no space left on device');
        Object.assign(told.outputs, outputs);
      },
      writeSummary: (markdown) => {
        if (!told.diskFull) told.summary += markdown;
        return Promise.resolve();
      },
      keepFiles: (name) => {
        if (told.diskFull) throw new Error('ENOSPC: no space left on device');
        return { folder: `/temp/${name}`, write: (file, text) => told.files.set(file, text) };
      },
      remember: (build) => {
        if (!told.diskFull) told.states.push(JSON.stringify(build));
      },
      forget: () => {
        if (!told.diskFull) told.states.push('');
      },
      remembered: () =>
        start.remembered === undefined || start.remembered === ''
          ? undefined
          : (JSON.parse(start.remembered) as BuildInProgress),
      rememberServer: (left) => {
        told.server = left;
      },
      leftServer: () => start.server,
    };
  }
}

/** The transcript of the run that is printing: several runs of a story may be active at once. */
const listener = new AsyncLocalStorage<Transcript>();

/** Captures what runs print, debug lines included. Returns a function that restores the output. */
function listen(): () => void {
  const write = process.stdout.write.bind(process.stdout);
  const debug = process.env['RUNNER_DEBUG'];
  process.env['RUNNER_DEBUG'] = '1';
  process.stdout.write = (chunk: string | Uint8Array, ...rest: []) => {
    const transcript = listener.getStore();
    if (transcript === undefined) return write(chunk, ...rest);
    for (const line of String(chunk)
      .replace(/\n$/, '')
      .split(/\r\n|\n|\r/))
      transcript.read(line);
    return true;
  };
  return () => {
    process.stdout.write = write;
    if (debug === undefined) delete process.env['RUNNER_DEBUG'];
    else process.env['RUNNER_DEBUG'] = debug;
    // If it stays enabled, it slows down every promise of the process, also in later test files.
    listener.disable();
  };
}

/** The names of the calls, in order. */
export function operations(calls: readonly Call[]): string[] {
  return calls.map(({ operation }) => operation);
}

/** How often a run called an operation. */
export function calls(told: Pick<Told, 'calls'>, operation: string): number {
  return told.calls.filter((call) => call.operation === operation).length;
}
