import { withDatabase } from '../../simulator/project/database.js';
import type { Postgres } from '../../simulator/project/postgres.js';
import type { Given } from '../../src/rules/companion.js';
import { systemClock } from '../../src/lib/clock.js';
import { buildId } from '../../src/rules/markers.js';
import { databasesOn, queryOn, rolesOn, withRole } from '../support/postgres.js';
import { type App, type Build, Run, type RunOptions, withName } from './run.js';

/** The kinds of role in `postgres-url`: each creates previews in another way. */
export const KINDS = [
  { kind: 'a superuser', attributes: 'SUPERUSER' },
  { kind: 'a role with CREATEDB and CREATEROLE', attributes: 'CREATEDB CREATEROLE' },
  { kind: 'a role with CREATEDB alone', attributes: 'CREATEDB' },
];

export interface Standing {
  databases: string[];
  roles: string[];
}

/** A server, and a role on it whose URL is `postgres-url`. */
export class Bench {
  readonly postgres: Postgres;
  /** The value of `postgres-url`. */
  readonly url: string;
  /** The role in that URL. */
  readonly role: string;
  /** Whether each preview gets a role of its own. */
  readonly makesRoles: boolean;

  constructor(postgres: Postgres, url: string, makesRoles: boolean) {
    this.postgres = postgres;
    this.url = url;
    this.role = new URL(url).username;
    this.makesRoles = makesRoles;
  }

  static async on(postgres: Postgres, attributes = 'CREATEDB CREATEROLE'): Promise<Bench> {
    return new Bench(postgres, await withRole(postgres, attributes), attributes !== 'CREATEDB');
  }

  /** A run of the action, with a world of its own. */
  run(options: RunOptions = {}): Run {
    return new Run(this.url, options);
  }

  /** Runs SQL as the superuser `postgres`. */
  sql(text: string, database?: string): Promise<Record<string, unknown>[]> {
    return queryOn(this.postgres.url(database), text);
  }

  /** Resolves once a query of the superuser returns a row. */
  async until(query: string): Promise<void> {
    await withDatabase(this.postgres.url(), async (client) => {
      const end = performance.now() + PATIENCE_MS;
      while ((await client.query(query)).rowCount === 0) {
        if (performance.now() > end) throw new Error(`nothing was found: ${query}`);
        await systemClock.sleep(LOOK_AGAIN_MS);
      }
    });
  }

  /** The URL of another database, with the role of `postgres-url`. */
  urlOf(database: string): string {
    return withName(this.url, database);
  }

  /** Creates a database as the role of `postgres-url`. */
  async createDatabase(name: string, comment?: string): Promise<string> {
    await this.statements(this.url, [
      `create database "${name}"`,
      ...(comment === undefined ? [] : [`comment on database "${name}" is '${comment}'`]),
    ]);
    return this.urlOf(name);
  }

  /** Runs statements one after another on one connection. */
  async statements(url: string, statements: readonly string[]): Promise<void> {
    await withDatabase(url, async (client) => {
      for (const statement of statements) await client.query(statement);
    });
  }

  /** The databases and roles whose comment names the app. */
  async standing({ name, owner }: App): Promise<Standing> {
    const says = ({ comment }: { comment: string | null }): boolean =>
      comment?.includes(`"PREVIEW_APP_OWNER":${JSON.stringify(owner)}`) === true &&
      comment.includes(`"PREVIEW_APP_NAME":${JSON.stringify(name)}`);
    const url = this.postgres.url();
    return {
      databases: (await databasesOn(url)).filter(says).map((database) => database.name),
      roles: (await rolesOn(url)).filter(says).map((role) => role.name),
    };
  }

  /** The databases and roles that exist when these builds have what they were given, and nothing else. */
  given(...builds: Given[]): Standing {
    const made = builds.flatMap(({ facts }) => facts.databases ?? []);
    const roles = this.makesRoles ? [...new Set(made.map(({ role }) => role))] : [];
    return { databases: made.map(({ name }) => name).sort(), roles: roles.sort() };
  }

  /** The databases with temporary names, which should be gone once a run has ended. */
  async staged(): Promise<string[]> {
    const all = await databasesOn(this.postgres.url());
    return all.map(({ name }) => name).filter((name) => name.startsWith('preview_new_'));
  }

  /** Whether a database accepts connections. */
  async enterable(name: string): Promise<boolean | undefined> {
    return (await databasesOn(this.postgres.url())).find((database) => database.name === name)?.connectable;
  }
}

let apps = 0;

/** An app that no other test uses. */
export function newApp(name = `shop-pr-${++apps}`): App {
  return { name, owner: `github.com/123456#${++apps}` };
}

/** A build of an app; a greater number is a newer one. */
export function buildOf(app: App, number = 1): Build {
  const at = new Date(Date.UTC(2026, 10, 21, 10, number));
  return { ...app, build: buildId({ runId: String(7000 + number), attempt: 1, at }), source: 'abc123' };
}

/** The URL that a build's app received in a variable. */
export function urlIn({ env }: Given, variable = 'PG_DATABASE_URL'): string {
  const found = env.find(({ key }) => key === variable);
  if (found === undefined) throw new Error(`there is no ${variable}`);
  return found.value;
}

/** The name of the database in a variable's URL. */
export function databaseIn(prepared: Given, variable?: string): string {
  return decodeURIComponent(new URL(urlIn(prepared, variable)).pathname.slice(1));
}

/** Whether an app could use what it was given. */
export async function works(prepared: Given): Promise<boolean> {
  for (const { value } of prepared.env) {
    await queryOn(value, 'create table if not exists works (); select from works; drop table works');
  }
  return true;
}

/** Does the work at all points at once; a failure names its point. */
export async function atEach<T>(points: readonly T[], work: (point: T) => Promise<void>): Promise<void> {
  const ends = await Promise.allSettled(points.map(work));
  for (const [index, end] of ends.entries())
    if (end.status === 'rejected')
      throw new Error(`At point ${index} of ${points.length}: ${String(end.reason)}`, { cause: end.reason });
}

const PATIENCE_MS = 20_000;
const LOOK_AGAIN_MS = 20;
