import { rmSync } from 'node:fs';
// Jest cannot load two graphs of modules with common parts at once, as a run does.
import '../../src/direct/entry.js';
import type { Project } from '../../simulator/hasura/state.js';
import { models } from '../../simulator/hygraph/models.js';
import type { Postgres } from '../../simulator/project/postgres.js';
import { isRecord, records } from '../../simulator/project/shapes.js';
import { pick } from '../../simulator/random.js';
import { NAME, type Setting, type Story } from '../stories/harness.js';
import { SQL } from '../stories/oracle.js';
import type { Told } from '../stories/told.js';
import { editedFolder } from '../support/edited-folder.js';
import { type Random, between, directMisfortune, tenantScript } from './chance.js';

/** Lives from this seed on build some apps from the branch and some from the commit. Earlier ones never change. */
export const MIXED_FROM = 2_000_000;
/** One life out of this many has databases on a real server, which costs most of its time. */
const REAL_EVERY = 5;

/** Whether the life with this seed needs a server. */
export function needsServer(seed: number): boolean {
  return seed >= MIXED_FROM && seed % REAL_EVERY === 0;
}

/** How the services behave in such a life, and its server. */
export function mixedSetting(random: Random, postgres: Postgres | undefined): Partial<Setting> {
  return {
    hasura: {
      restartMs: pick(random, [0, 3_000, 3_000, 20_000]),
      appBehaviour: {
        routingMs: pick(random, [0, 2_000, 10_000]),
        flap: pick(random, [undefined, undefined, { upMs: 900, downMs: 5_000 }]),
        exports: pick(random, ['as sent', 'normalised']),
      },
    },
    ...(postgres && {
      databases: {
        postgres,
        attributes: 'CREATEDB CREATEROLE',
        variables: 'PG_DATABASE_URL',
        migrations: 'real',
      },
    }),
  };
}

type Way = 'branch' | 'commit';
/** What is wrong with a commit: a migration without a statement, one that fails, or a relationship to nothing. */
type Fault = 'empty' | 'sql' | 'metadata';

const DATABASES = 'hasura-shop/metadata/databases/default/tables/tables.yaml';
const TABLES = `- '!include public_customers.yaml'
- '!include public_orders.yaml'
- '!include public_products.yaml'
`;
const REMOTE_SCHEMA = `- name: hygraph
  definition:
    url_from_env: HYGRAPH_ENDPOINT
    headers:
      - { name: Authorization, value_from_env: HYGRAPH_AUTHORIZATION }
`;
/** Migrations that a commit may have in addition, each with a table; one is older than a migration of the example. */
const EXTRAS = { tags: '1718000150000', notes: '1718000240000' } as const;
/** How long a build from the commit takes, about. */
const BUILD_MS = 12_000;
/** How many rows the seeds of the example put into `products`. */
const SEEDED = 2;

/** What differs in a life that mixes both ways of building. It has random numbers of its own. */
export class Mixed implements Disposable {
  /** Inputs of all runs. */
  readonly with: Record<string, string>;
  /** Whether there is a second pull request. */
  readonly hasCompany: boolean;
  readonly #story: Story;
  readonly #random: Random;
  readonly #hasSchema: boolean;
  /** Whether runs that are started by hand and by comments build the other way. */
  readonly #othersDiffer: boolean;
  #way: Way;
  #isBroken = false;
  readonly #folders = new Map<string, string>();
  readonly #underWay = new Set<Promise<void>>();
  /** When the projects of each `createTenant` appear, in milliseconds of the clock. */
  readonly #orders: { build: string; at: number[] }[] = [];

  constructor(story: Story, random: Random) {
    this.#story = story;
    this.#random = random;
    this.#way = pick(random, ['branch', 'commit', 'commit']);
    this.#othersDiffer = random() < 0.5;
    this.hasCompany = random() < 0.4;
    this.#hasSchema = random() < 0.3;
    const withSeeds = story.databases !== undefined && random() < 0.5;
    this.with = {
      check: pick(random, ['error', 'warn', 'off']),
      ...(this.#hasSchema ? this.#content() : {}),
      ...(withSeeds ? { seeds: 'true' } : {}),
    };
    story.ofProject.push({ what: SQL, value: 'generated always as identity primary key' });
    story.hasura.tenantScript = ({ env }) => {
      const script = { ...tenantScript(random) };
      const { answerMs = 0, unnamedAppearAfterMs = 0 } = script;
      const answered = story.clock.now() + answerMs;
      this.#orders.push({
        build: env['PREVIEW_APP_BUILD'] ?? '',
        at: [answered, answered + unnamedAppearAfterMs],
      });
      return script;
    };
    story.github.pushBranch(story.repository, 'cart', { directory: this.#folder([]) });
  }

  /** The inputs of the pull request's own workflow, as they are now. */
  readonly inputs = (): Record<string, string> => ({ 'build-from': this.#way });

  /** Those of the workflow for commands and for runs that are started by hand. */
  readonly others = (): Record<string, string> => ({
    'build-from': this.#othersDiffer ? other(this.#way) : this.#way,
  });

  /** How much more happens. */
  get more(): number {
    return 1 + Math.floor(this.#random() * 4);
  }

  /**
   * What else may happen in such a life.
   * @param quiet nothing goes wrong
   * @param first what happens to the first pull request's workflow
   */
  things(quiet: boolean, first: Record<'push' | 'kill' | 'cancel', () => void>): (() => void)[] {
    const { host, clock } = this.#story;
    const random = this.#random;
    const trouble = (): void => {
      host.addFault(directMisfortune(random));
    };
    const strike = (): void => {
      first.push();
      const blow = random() < 0.7 ? first.kill : first.cancel;
      void clock.sleep(between(random, 0, BUILD_MS)).then(blow);
    };
    const meddle = (): void => {
      this.#meddle();
    };
    const change = (): void => {
      this.change();
    };
    return [
      meddle,
      change,
      change,
      ...(quiet ? [] : [strike, strike, strike, trouble, trouble, trouble, trouble]),
    ];
  }

  /** Somebody changes the input in the workflow. */
  change(): void {
    this.#way = other(this.#way);
  }

  /** A push to `cart`, which mostly changes the project: it gets or loses a table, or is broken. */
  push(): void {
    const random = this.#random;
    if (random() < 0.4) {
      const touches = [random() < 0.5 ? 'hasura-shop' : 'docs'];
      this.#story.github.pushBranch(this.#story.repository, 'cart', { touches });
      return;
    }
    const extras = (['tags', 'notes'] as const).filter(() => random() < 0.5);
    const faults: [Fault, ...Fault[]] = [
      'empty',
      'metadata',
      ...(this.#story.databases ? ['sql' as const] : []),
    ];
    this.#push(extras, random() < 0.2 ? pick(random, faults) : undefined);
  }

  /** From here on nothing goes wrong. A commit that can never be built gets a successor that can. */
  async calm(): Promise<void> {
    await Promise.all(this.#underWay);
    const { hasura } = this.#story;
    hasura.tenantScript = () => ({});
    hasura.appBehaviour.flap = undefined;
    if (this.#isBroken) this.#push(['notes'], undefined);
  }

  /**
   * The projects that only a person may delete, because no run knew their id when it ended: see docs/direct.md. The
   * next run drops what was made for them.
   */
  unnamed(): Project[] {
    const { hasura, account, databases } = this.#story;
    const unnamed = hasura.projects(account).filter((project) => this.#isUnnamed(project));
    for (const { name } of unnamed) databases?.stripped.add(name);
    return unnamed;
  }

  /** What is left on the server, and rows that an app should have and has not. */
  async wrongRows(): Promise<string[]> {
    if (this.#story.databases === undefined) return [];
    const { pathname } = new URL(String(this.#story.app().env.get('PG_DATABASE_URL')));
    const [row] = await this.#story.server.query(
      pathname.slice(1),
      'select count(*)::int as n from products',
    );
    const wanted = this.with['seeds'] === undefined ? 0 : SEEDED;
    return row?.['n'] === wanted ? [] : [`${String(row?.['n'])} products instead of ${String(wanted)}`];
  }

  [Symbol.dispose](): void {
    for (const folder of this.#folders.values()) rmSync(folder, { recursive: true });
  }

  #isUnnamed({ id, name, createdAt }: Project): boolean {
    if (!/^[a-z]+-[a-z]+-\d+$/.test(name)) return false;
    const { clock, told } = this.#story;
    const at = createdAt.getTime() - (clock.date().getTime() - clock.now());
    const order = this.#orders.findLast(({ at: times }) => times.some((time) => Math.abs(time - at) < 2));
    const run = told.find(({ calls }) =>
      calls.some(
        ({ operation, body }) => operation === 'createTenant' && body.includes(order?.build ?? 'none'),
      ),
    );
    if (run === undefined) return false;
    const knew = run.states.some((state) => state.includes(id));
    const isReported = told.some(({ printed }) => printed.join('\n').includes(id));
    const isCutShort = run.killed || run.cancelled || run.diskFull;
    // A post step that still ran has given a project its name whose id was saved.
    return knew ? isCutShort && (isReported || !this.#hadPost(run)) : isCutShort || isReported;
  }

  /** Whether the post step of a run ran to its end. */
  #hadPost(run: Told): boolean {
    return this.#story.told.some(
      (one) => one !== run && one.what === run.what && one.begunAt > run.begunAt && !one.killed,
    );
  }

  #push(extras: readonly (keyof typeof EXTRAS)[], fault: Fault | undefined): void {
    this.#isBroken = fault !== undefined;
    this.#story.github.pushBranch(this.#story.repository, 'cart', { directory: this.#folder(extras, fault) });
  }

  /** A folder with the example and these changes, the same one each time. */
  #folder(extras: readonly (keyof typeof EXTRAS)[], fault?: Fault): string {
    const key = [...extras, fault].join();
    const known = this.#folders.get(key);
    if (known !== undefined) return known;
    const sql = (name: string): string => `hasura-shop/migrations/default/${name}/up.sql`;
    const nowhere = `- table: { schema: public, name: faults }
  array_relationships:
    - name: nothing
      using:
        foreign_key_constraint_on: { column: fault_id, table: { schema: public, name: nothing } }
`;
    const folder = editedFolder({
      ...Object.fromEntries(
        extras.map((name) => [sql(`${EXTRAS[name]}_${name}`), `create table ${name} (id int);`]),
      ),
      ...(fault && {
        [sql('1718000300000_faults')]: {
          empty: '-- nothing yet\n',
          sql: 'alter table nothing add column a int;',
          metadata: 'create table faults (id int);',
        }[fault],
      }),
      [DATABASES]: `${TABLES}${extras.map((name) => `- table: { schema: public, name: ${name} }\n`).join('')}${fault === 'metadata' ? nowhere : ''}`,
      ...(this.#hasSchema && { 'hasura-shop/metadata/remote_schemas.yaml': REMOTE_SCHEMA }),
    });
    this.#folders.set(key, folder);
    return folder;
  }

  /** The content that the app's remote schema reads. */
  #content(): Record<string, string> {
    const { hygraph } = this.#story.sim;
    const project = hygraph.addProject({ models: models(2) });
    const token = hygraph.addToken(project, { permissions: [{}] });
    return { 'hygraph-endpoint': hygraph.endpoint(project), 'hygraph-token': token.jwt };
  }

  /** Somebody changes the app in the console: its metadata, or the list of its applied migrations. */
  #meddle(): void {
    const project = this.#story.hasura.project(NAME);
    if (project?.env.has('PREVIEW_APP_OWNER') !== true) return;
    const work = (this.#random() < 0.5 ? this.#changeMetadata(project) : this.#changeState(project)).catch(
      // The app was away, or somebody else was quicker.
      () => undefined,
    );
    this.#underWay.add(work);
  }

  async #changeMetadata(project: Project): Promise<void> {
    const dropsAll = this.#random() < 0.2;
    const exported = await this.#ask(project, { type: 'export_metadata', version: 2, args: {} });
    const { resource_version, metadata } = exported as {
      resource_version: number;
      metadata: Record<string, unknown>;
    };
    const changed = {
      ...metadata,
      sources: dropsAll
        ? []
        : records(metadata['sources']).map((source) => ({
            ...source,
            tables: records(source['tables']).map((table) => ({ table: table['table'] })),
          })),
    };
    await this.#ask(project, {
      type: 'replace_metadata',
      version: 2,
      resource_version,
      args: { allow_inconsistent_metadata: true, metadata: changed },
    });
    const now = project.deployed?.project?.metadata;
    if (now && JSON.stringify(now.exported) === JSON.stringify(changed))
      this.#story.byPeople.set(now, this.#story.clock.now());
  }

  async #changeState(project: Project): Promise<void> {
    const now = project.app.catalogState.cli;
    const state = this.#random() < 0.5 ? {} : { ...(isRecord(now) ? now : {}), by: 'a person' };
    await this.#ask(project, { type: 'set_catalog_state', args: { type: 'cli', state } });
    const set = project.app.catalogState.cli;
    if (isRecord(set) && JSON.stringify(set) === JSON.stringify(state))
      this.#story.byPeople.set(set, this.#story.clock.now());
  }

  /** A call as the console sends it. @throws Error unless it succeeds */
  async #ask({ name, env }: Project, command: object): Promise<unknown> {
    const response = await this.#story.host.fetch(`https://${name}.hasura.app/v1/metadata`, {
      method: 'POST',
      headers: { 'x-hasura-admin-secret': String(env.get('HASURA_GRAPHQL_ADMIN_SECRET')) },
      body: JSON.stringify(command),
    });
    if (response.status !== 200) throw new Error(`HTTP ${String(response.status)}`);
    return await response.json();
  }
}

function other(way: Way): Way {
  return way === 'branch' ? 'commit' : 'branch';
}
