import type { FoundThing } from '../rules/companion.js';
import { builtAt } from '../rules/markers.js';
import {
  COMMENT_PREFIX,
  type ThingMark,
  STAGING_START,
  thingName,
  readThingComment,
  stagedAt,
} from './names.js';
import type { Session } from './session.js';
import { DIFFERS, EQUALS, commentOn } from './sql.js';
import type { AppRef, BuildRef } from '../rules/preview.js';

/** Something on the server that this action created for an app. */
export interface ServerThing {
  kind: 'database' | 'role';
  name: string;
  /** When its build began, in milliseconds. */
  at: number;
  /** The build's id; absent if the run was killed before it could write the comment. */
  build?: string;
}

/** What an app has on the server, and what only looks like it. */
export interface Inventory {
  things: ServerThing[];
  /** Why each thing with our comment was kept, in sentences. */
  left: string[];
  /** The builds whose databases somebody keeps under another name. */
  kept: Set<string>;
}

/**
 * Finds the databases and roles of an app by their comments, which only the server role can write. The database that
 * we are connected to, the maintenance database and templates are never among them.
 */
export async function inventoryOf(session: Session, app: AppRef): Promise<Inventory> {
  const stock: Inventory = { things: [], left: [], kept: new Set() };
  for (const { kind, name, comment, unentered } of await markedOn(session)) {
    const mark = readThingComment(comment);
    if (mark !== undefined) addMarked(stock, app, kind, name, mark);
    else if (comment === null && unentered) addStaging(stock, app, name);
  }
  return stock;
}

/** Everything on the server whose comment names an app with an owner that begins like this. */
export async function listFor(session: Session, ownerStart: string): Promise<FoundThing[]> {
  return (await markedOn(session)).flatMap(({ kind, name: thing, comment }) => {
    const mark = readThingComment(comment);
    const ours = mark?.owner.startsWith(ownerStart) === true && thingName(mark) === thing;
    if (!ours || builtAt(mark.build) === undefined) return [];
    const { name, owner, build } = mark;
    return [{ kind, thing, app: { name, owner, build } }];
  });
}

interface MarkedThing {
  kind: ServerThing['kind'];
  name: string;
  comment: string | null;
  /** The server role owns it, and nobody may connect to it. */
  unentered: boolean;
}

/** Everything with a comment like ours or a staging name. */
async function markedOn(session: Session): Promise<MarkedThing[]> {
  const databases = await session.rows<Omit<MarkedThing, 'kind'>>(
    `SELECT datname AS name, ${commentOn('pg_database', 'pg_database')} AS comment,
            pg_catalog.pg_get_userbyid(datdba) ${EQUALS} current_user AND NOT datallowconn AS unentered
       FROM pg_catalog.pg_database
      WHERE NOT datistemplate
        AND datname ${DIFFERS} pg_catalog.current_database() AND datname ${DIFFERS} 'postgres'
        AND (pg_catalog.strpos(${commentOn('pg_database', 'pg_database')}, $1) ${EQUALS} 1
             OR pg_catalog.strpos(datname::pg_catalog.text, $2) ${EQUALS} 1)
      ORDER BY datname`,
    [COMMENT_PREFIX, STAGING_START],
  );
  const roles = await session.rows<{ name: string; comment: string | null }>(
    `SELECT rolname AS name, ${commentOn('pg_authid', 'pg_roles')} AS comment
       FROM pg_catalog.pg_roles
      WHERE rolname ${DIFFERS} current_user AND rolname ${DIFFERS} session_user
        AND pg_catalog.strpos(${commentOn('pg_authid', 'pg_roles')}, $1) ${EQUALS} 1
      ORDER BY rolname`,
    [COMMENT_PREFIX],
  );
  return [
    ...databases.map((found) => ({ ...found, kind: 'database' as const })),
    ...roles.map((found) => ({ ...found, kind: 'role' as const, unentered: false })),
  ];
}

function addMarked(
  stock: Inventory,
  app: AppRef,
  kind: ServerThing['kind'],
  name: string,
  mark: ThingMark,
): void {
  if (mark.owner !== app.owner || mark.name !== app.name) return;
  const at = builtAt(mark.build);
  // Whoever renames one of ours takes it over, and a comment can be copied: only name and comment together are
  // proof.
  if (at === undefined || thingName(mark) !== name) {
    stock.kept.add(mark.build);
    stock.left.push(
      `The ${kind} ${name} carries this action's comment under another name, so somebody renamed it to keep it.`,
    );
  } else stock.things.push({ kind, name, at, build: mark.build });
}

function addStaging(stock: Inventory, app: AppRef, name: string): void {
  const at = stagedAt(name, app);
  if (at !== undefined) stock.things.push({ kind: 'database', name, at });
}

/** Selects what belongs to builds older than this one. */
export function olderThan({ build }: BuildRef): (thing: ServerThing) => boolean {
  const at = builtAt(build) ?? 0;
  return (thing) => thing.at < at;
}

/** Selects what belongs to this build. */
export function ofBuild({ build }: Pick<BuildRef, 'build'>): (thing: ServerThing) => boolean {
  const at = builtAt(build) ?? 0;
  return (thing) => (thing.build === undefined ? thing.at === at : thing.build === build);
}

/** Selects everything except what belongs to a build newer than this one; without a build, everything. */
export function notNewerThan(build: string | undefined): (thing: ServerThing) => boolean {
  const at = build === undefined ? Infinity : (builtAt(build) ?? 0);
  return (thing) => thing.at <= at;
}
