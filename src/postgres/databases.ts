import { randomBytes } from 'node:crypto';
import type { Log } from '../lib/log.js';
import { retrying } from '../lib/retry.js';
import { sideBySide } from '../lib/side-by-side.js';
import type { Secrets } from '../lib/secrets.js';
import type { AppRef, BuildRef, Database } from '../rules/preview.js';
import type { Companion, Removal, Given } from '../rules/companion.js';
import { drop } from './drop.js';
import { handOver, makeDatabase, makeRole } from './make.js';
import { NoAnswer, type Session, type SessionPorts, withSession } from './session.js';
import { builtAt } from '../rules/markers.js';
import { thingName } from './names.js';
import {
  type ServerThing,
  type Inventory,
  ofBuild,
  olderThan,
  inventoryOf,
  listFor,
  notNewerThan,
} from './inventory.js';
import { NOT_ALLOWED, sqlStateOf, inWords, isPassing, placeOf, postgresFailure } from './errors.js';
import { type Databases, type Server, urlForApp } from './url.js';

/** Servers have few connections, and each database uses two. */
const SIDE_BY_SIDE = 4;
const PASSWORD_BYTES = 24;
/** Something depends on a role: the role owns it, or has rights on it. */
const NEEDED = '2BP01';

export interface DatabasePorts extends SessionPorts {
  log: Log;
  secrets: Secrets;
  random: () => number;
}

/**
 * A fresh PostgreSQL database for each variable of each build, with the build's own role. All SQL here checks before
 * it acts and can be run again: after a broken connection, it continues from what exists.
 */
export function databases(world: DatabasePorts, wanted: Databases): Companion {
  const { server } = wanted;
  return {
    what: 'databases',
    place: `${server.host}:${String(server.port)}`,
    prepare: async (build) => {
      const reached = { server: false };
      try {
        return await makeAll(world, wanted, build, reached);
      } catch (error) {
        if (reached.server) await rollBack(world, server, build);
        throw postgresFailure(error, server, 'creating the databases');
      }
    },
    keep: (build) =>
      inFailures(world, server, 'looking for the databases', (session) => kept(session, wanted, build)),
    list: (ownerStart) =>
      inFailures(world, server, 'looking for the databases of all previews', (session) =>
        listFor(session, ownerStart),
      ),
    settle: (build) => {
      const [isOlder, isKept] = [olderThan(build), ofBuild({ build: build.data ?? build.build })];
      return dropWhere(world, server, build, (thing) => isOlder(thing) && !isKept(thing));
    },
    discard: (build) => dropWhere(world, server, build, ofBuild(build)),
    remove: (app) => dropWhere(world, server, app, notNewerThan(app.build)),
  };
}

/** The databases that a build was given, if all of them still exist. */
async function kept(
  session: Session,
  { server, variables, template }: Databases,
  build: BuildRef,
): Promise<Given | undefined> {
  const { things } = await inventoryOf(session, build);
  // A newer build was given its own: its create request may be in progress.
  const at = builtAt(build.build) ?? 0;
  if (things.some((thing) => thing.at > at)) return undefined;
  const stands = (name: string): boolean => things.some((thing) => thing.name === name);
  const databases = variables.map((variable) => ({ variable, name: thingName({ ...build, variable }) }));
  if (!databases.every(({ name }) => stands(name))) return undefined;
  const own = thingName(build);
  const role = stands(own) ? own : server.user;
  // Only the app knows the password of its own role; the server role's may have been changed since.
  const { user, password } = server;
  const env =
    role === own
      ? []
      : databases.map(({ variable, name }) => ({
          key: variable,
          value: urlForApp(server, { user, password, database: name }),
        }));
  const facts = {
    databases: databases.map((database) => ({
      ...database,
      role,
      ...(template === undefined ? {} : { template }),
    })),
  };
  return { env, facts };
}

async function makeAll(
  world: DatabasePorts,
  { server, variables, template }: Databases,
  build: BuildRef & { source: string },
  reached: { server: boolean },
): Promise<Given> {
  const password = world.secrets.add(randomBytes(PASSWORD_BYTES).toString('base64url'));
  const role = await onServer(world, server, (session) => {
    reached.server = true;
    return makeRole(session, build, password);
  });
  const user = role === undefined ? server : { user: role, password };
  const make = async (variable: string): Promise<Database & { url: string }> => {
    const name = await onServer(world, server, (session) =>
      makeDatabase(session, world, { ...build, variable }, { template, role }),
    );
    if (role !== undefined) await onServer(world, server, (inside) => handOver(inside, role), name);
    world.log.info(`✓ ${name} for ${variable}, role ${user.user}`);
    const url = world.secrets.add(
      urlForApp(server, { user: user.user, password: user.password, database: name }),
    );
    return { variable, name, role: user.user, ...(template === undefined ? {} : { template }), url };
  };
  const made = await sideBySide(variables, SIDE_BY_SIDE, make);
  if (role === undefined)
    world.log.notice(
      `The role in postgres-url may not create roles, so the preview gets that role itself, with all its rights on ${placeOf(server)}. ALTER ROLE … CREATEROLE gives each preview its own role.`,
    );
  return {
    env: made.map(({ variable, url }) => ({ key: variable, value: url })),
    facts: { databases: made.map(({ url: _, ...database }) => database) },
  };
}

/** Drops what a failed preparation created. What remains is removed by the next run of this preview. */
async function rollBack(world: DatabasePorts, server: Server, build: BuildRef): Promise<void> {
  if (world.signal.aborted) return;
  try {
    const { failures } = await dropWhere(world, server, build, ofBuild(build));
    for (const failure of failures)
      world.log.warning(`${failure} The next run of this preview removes it.`, 'leftover-databases');
  } catch (error) {
    // If the server cannot be reached, the failure itself reports that.
    world.log.debug(`Rolling back: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * Drops the chosen part of what an app has: its databases, then the roles, which cannot be dropped while they own
 * something. One failed drop does not stop the others.
 */
async function dropWhere(
  world: DatabasePorts,
  server: Server,
  app: AppRef,
  chosen: (thing: ServerThing) => boolean,
): Promise<Removal> {
  const failed = new Map<ServerThing['name'], string>();
  const databases = new Set<string>();
  /** The builds whose databases could not be dropped: their roles cannot be dropped either. */
  const builds = new Set<string>();
  const attempt = async (session: Session, thing: ServerThing, { left, kept }: Inventory): Promise<void> => {
    const { kind, name } = thing;
    try {
      await drop(session, world, server, thing);
      world.log.info(`✓ Dropped the ${kind} ${name}.`);
    } catch (error) {
      world.signal.throwIfAborted();
      if (isPassing(error)) throw error;
      if (sqlStateOf(error) === NEEDED && kept.has(thing.build ?? '')) {
        left.push(`The role ${name} was kept: it owns objects in that database.`);
        return;
      }
      const needed = sqlStateOf(error) === NEEDED && builds.has(thing.build ?? '');
      failed.set(
        name,
        needed
          ? `The role ${name} was kept with its database.`
          : `The ${kind} ${name} on ${placeOf(server)} was not dropped: ${whyNotDropped(error)}`,
      );
      if (kind === 'database' && thing.build !== undefined) builds.add(thing.build);
      // The connection is closed as well; a new one continues with the rest.
      if (error instanceof NoAnswer) throw error;
    }
  };
  const look = async (session: Session): Promise<Removal> => {
    const stock = await inventoryOf(session, app);
    const doomed = stock.things.filter((thing) => chosen(thing) && !failed.has(thing.name));
    for (const { kind, name } of doomed) if (kind === 'database') databases.add(name);
    for (const kind of ['database', 'role']) {
      for (const thing of doomed.filter((candidate) => candidate.kind === kind))
        await attempt(session, thing, stock);
    }
    return {
      databases: [...databases].filter((name) => !failed.has(name)),
      left: stock.left,
      failures: [...failed.values()],
    };
  };
  return await inFailures(world, server, 'dropping the databases', look);
}

function whyNotDropped(error: unknown): string {
  if (sqlStateOf(error) !== NOT_ALLOWED) return inWords(error);
  return inWords(error, 'Drop it as its owner, or make the role in postgres-url its owner again.');
}

/** Runs work on the server. @throws Failure that names what the run was doing */
async function inFailures<T>(
  world: DatabasePorts,
  server: Server,
  doing: string,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  try {
    return await onServer(world, server, work);
  } catch (error) {
    throw postgresFailure(error, server, doing);
  }
}

/** Runs repeatable work on a connection to the server; when the connection breaks, it retries on a new one. */
export function onServer<T>(
  world: DatabasePorts,
  server: Server,
  work: (session: Session) => Promise<T>,
  database = server.database,
): Promise<T> {
  return retrying(
    world,
    () => withSession(world, server, database, work),
    (error) => ({
      again:
        !world.signal.aborted &&
        (isPassing(error) || (error instanceof NoAnswer && error.to === 'statement')),
    }),
  );
}
