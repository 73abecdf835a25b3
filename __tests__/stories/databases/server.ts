import { setTimeout as pause } from 'node:timers/promises';
import type { Call } from '../../../simulator/contracts.js';
import { withDatabase } from '../../../simulator/project/database.js';
import type { Postgres } from '../../../simulator/project/postgres.js';
import { type CuttingProxy, cuttingProxy, queryOn } from '../../support/postgres.js';
import { CANARY, type Canary } from '../canaries.js';
import { type Made, type Thing, everythingOn, madeOf } from '../made.js';

/** The calls that give an app the addresses of its databases. */
const GIVES_VARIABLES = ['createGitHubPreviewApp', 'createTenant', 'updateTenantEnv'];

/** The databases of a story whose action creates some. */
export interface DatabasesSetting {
  /** The server, shared by the tests of a file. A story empties it when it ends. */
  postgres: Postgres;
  /** What the role in `postgres-url` may do. */
  attributes: string;
  /** The input `postgres-env`. */
  variables: string;
  /** `none`: the service runs no migrations in the databases that it is given. */
  migrations: 'real' | 'none';
}

/** The PostgreSQL server of a story: the role in `postgres-url`, the databases of others, and what may remain. */
export class StoryServer implements AsyncDisposable {
  /** The role in `postgres-url`. */
  readonly role: string;
  /** Whether the role may create roles, so that no app needs the role's own password. */
  readonly makesRoles: boolean;
  readonly setting: DatabasesSetting;
  /** Every connection of the action and of the apps passes through it. */
  readonly proxy: CuttingProxy;
  /** Names of things that no app uses, but that the story expects to find at its end. */
  readonly leftOver = new Set<string>();
  /** Names of apps that may exist without their databases. */
  readonly stripped = new Set<string>();
  /** The original state of each database of others, by name. */
  readonly #planted = new Map<string, string>();
  readonly #roles: string[];

  private constructor(setting: DatabasesSetting, proxy: CuttingProxy, role: string) {
    this.setting = setting;
    this.proxy = proxy;
    this.role = role;
    this.#roles = [role];
    this.makesRoles = /\b(?<!NO)(CREATEROLE|SUPERUSER)\b/.test(setting.attributes);
  }

  static async open(setting: DatabasesSetting): Promise<StoryServer> {
    const role = 'previewer';
    await queryOn(
      setting.postgres.adminUrl,
      `create role ${role} login password '${CANARY.serverPassword}' ${setting.attributes}`,
    );
    return new StoryServer(setting, await cuttingProxy(setting.postgres), role);
  }

  /** The input `postgres-url`. */
  get url(): string {
    const url = new URL(this.proxy.url(this.setting.postgres.url()));
    url.username = this.role;
    url.password = CANARY.serverPassword;
    return url.href;
  }

  /** The SQL of the action itself and of the apps, in order. */
  get statements(): readonly string[] {
    return this.proxy.statements;
  }

  /** The secrets of the server: the password in `postgres-url`, and those of the created roles. */
  canaries(calls: readonly Call[]): Canary[] {
    const made = this.statements.flatMap((sql) => /^CREATE ROLE .* PASSWORD '([^']+)'/.exec(sql)?.[1] ?? []);
    const ordered = calls
      .filter(({ operation }) => GIVES_VARIABLES.includes(operation))
      .flatMap(({ variables }) => variables['env'] as { value: string }[])
      .flatMap(({ value }) => (value.startsWith('postgres://') ? new URL(value).password : []));
    return [
      { what: "the server's password", value: CANARY.serverPassword },
      ...[...new Set([...made, ...ordered])]
        .filter((value) => decodeURIComponent(value) !== CANARY.serverPassword)
        .map((value) => ({ what: "a preview role's password", value })),
    ];
  }

  /** Whether a call may carry the secret with this name. */
  allows(what: string, { operation }: Call): boolean {
    return (
      GIVES_VARIABLES.includes(operation) &&
      (what === "a preview role's password" || (what === "the server's password" && !this.makesRoles))
    );
  }

  /** Everything on the server that does not belong to others: the action should have created all of it. */
  async made(): Promise<Made[]> {
    return (await this.#everything())
      .filter(({ kind, name }) => !(kind === 'role' ? this.#roles : [...this.#planted.keys()]).includes(name))
      .map(madeOf);
  }

  /** Names of the databases among these. */
  async databases(): Promise<string[]> {
    return (await this.made()).filter(({ kind }) => kind === 'database').map(({ name }) => name);
  }

  /**
   * Prepares a listing of the databases: `now` starts it, and `seen` resolves to the names found at that moment.
   */
  look(): { now: () => void; seen: Promise<string[]> } {
    let now = (): void => undefined;
    const begun = new Promise<void>((resolve) => (now = resolve));
    return {
      now: () => {
        now();
      },
      seen: begun.then(() => this.databases()),
    };
  }

  /** Runs a query in a database as the server's superuser. */
  query(database: string, sql: string): Promise<Record<string, unknown>[]> {
    return queryOn(this.setting.postgres.url(database), sql);
  }

  /** Creates somebody else's database, with something in it. */
  async plant(name: string, comment: string | null = null): Promise<void> {
    await this.setting.postgres.createDatabase(name);
    await this.query(name, `create table kept as select 'of great value' as what`);
    if (comment !== null) await this.query(name, `comment on database "${name}" is '${comment}'`);
    await this.keep(name);
  }

  /** Declares that a database belongs to somebody else from now on, and records its state. */
  async keep(name: string): Promise<void> {
    this.#planted.set(name, await this.#stateOf(name));
  }

  /** Creates a role that does not belong to the action. */
  async stranger(role: string): Promise<void> {
    await this.query('postgres', `create role ${role}`);
    this.#roles.push(role);
  }

  /** Databases of others whose state has changed. */
  async touched(): Promise<string[]> {
    const touched: string[] = [];
    for (const [name, was] of this.#planted) if ((await this.#stateOf(name)) !== was) touched.push(name);
    return touched;
  }

  /** Waits until the action's sessions have ended: what a killed run started continues for a moment. */
  async quiet(): Promise<void> {
    const sessions = `select from pg_stat_activity where usename = '${this.role}'`;
    while ((await this.query('postgres', sessions)).length > 0) await pause(5);
  }

  /** Deletes everything that the story created on the server. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.proxy[Symbol.asyncDispose]();
    await this.quiet();
    const things = await this.#everything();
    await withDatabase(this.setting.postgres.adminUrl, async (client) => {
      const drop = async (kind: string, name: string, how = ''): Promise<unknown> =>
        client.query(`drop ${kind} ${client.escapeIdentifier(name)} ${how}`);
      for (const { kind, name } of things) if (kind === 'database') await drop(kind, name, 'with (force)');
      // A role that granted something can be dropped only after the roles that it granted it to.
      const made = things.filter(({ kind, name }) => kind === 'role' && !this.#roles.includes(name));
      for (const name of [...made.map((role) => role.name), ...this.#roles]) await drop('role', name);
    });
  }

  #everything(): Promise<Thing[]> {
    return everythingOn(this.setting.postgres.adminUrl);
  }

  async #stateOf(name: string): Promise<string> {
    const database = (await this.#everything()).find((one) => one.kind === 'database' && one.name === name);
    if (database === undefined) return 'gone';
    const tables = await this.query(name, TABLES);
    const contents: unknown[] = [];
    for (const { table } of tables) contents.push(await this.query(name, `table ${String(table)}`));
    return JSON.stringify([database, tables, contents]);
  }
}

const TABLES = `select oid::regclass::text as table from pg_class
  where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`;
