import type { Companion, FoundThing } from '../rules/companion.js';
import { asFailure } from '../lib/errors.js';
import { inGroups, sideBySide } from '../lib/side-by-side.js';
import { duration } from '../lib/text.js';
import type { Ports } from '../app/build.js';
import { endsAll } from '../app/removal.js';
import { builtAt, isNewer } from '../rules/markers.js';
import type { AppRef, BuildRef, Change, Subject } from '../rules/preview.js';

/** The apps after the sweep. */
export interface Apps {
  /** The apps that this sweep deleted, with their builds and the reasons. */
  removed: ReadonlyMap<string, BuildRef & { because: string }>;
  /** Whether such an app exists, or may exist: an app's owner may be unreadable. */
  stands(app: AppRef): boolean;
  /** What the app belongs to, if that is in this repository and the name template can give the app its name. */
  subjectOf(app: AppRef): Subject | undefined;
}

/** A single key for an app. */
export function keyOf({ owner, name }: AppRef): string {
  return `${owner} ${name}`;
}

/** What a sweep did and what went wrong. */
export interface Tally {
  changes: Change[];
  /** In sentences; equal sentences are reported once. */
  failures: Set<string>;
}

/** Servers have few connections. */
const WIDTH = 4;

type Clearing = Pick<Ports, 'cloud' | 'signal' | 'log' | 'clock'>;

/** What a companion created for one app; `build` is the newest build that any of it was created for. */
interface AppThings extends BuildRef {
  things: FoundThing[];
}

/**
 * Everything that a companion created for this repository's apps; `undefined` after a failure, which the tally gets.
 */
export async function listThings(
  companion: Companion,
  starts: readonly string[],
  { signal }: Pick<Ports, 'signal'>,
  tally: Tally,
): Promise<FoundThing[] | undefined> {
  try {
    const found: FoundThing[] = [];
    for (const start of starts) found.push(...(await companion.list(start)));
    return found;
  } catch (error) {
    signal.throwIfAborted();
    const { message, remedy = '' } = asFailure(error);
    tally.failures.add(`The ${companion.what} of deleted previews were kept: ${message} ${remedy}`.trim());
    return undefined;
  }
}

/**
 * Removes what a companion created for apps that no longer exist.
 * @param how `graceMs`: anything younger stays, unless this sweep deleted its app; `act`: false only reports what
 * would be done
 */
export async function removeOrphans(
  ports: Clearing,
  companion: Companion,
  stock: readonly FoundThing[],
  apps: Apps,
  tally: Tally,
  how: { graceMs: number; act: boolean },
): Promise<void> {
  const doomed: { of: AppThings; why: string }[] = [];
  const all = new Map(thingsByApp(stock).map((of) => [keyOf(of), of]));
  // Things that a build could not mark are found only by their app.
  for (const [key, app] of apps.removed)
    if (!all.has(key)) doomed.push({ of: { ...app, things: [] }, why: 'Its app was deleted' });
  for (const [key, found] of all) {
    const { goes, why } = judgeOrphan(found, apps, ports.clock.date().getTime(), how.graceMs);
    const upTo = apps.removed.get(key)?.build ?? found.build;
    const newer = found.things.filter(({ app }) => isNewer(app.build, upTo));
    const rest = found.things.filter((thing) => !newer.includes(thing));
    if (goes) doomed.push({ of: { ...found, build: upTo, things: rest }, why });
    else noteAll(tally, rest, 'leave', why);
    noteAll(tally, newer, 'leave', 'It belongs to a newer build than the deleted app');
  }
  const groups = inGroups(doomed, 100);
  for (const [index, group] of groups.entries()) {
    if (how.act)
      ports.log.info(
        `Deleting the ${companion.what} of deleted apps: ${String(index + 1)} of ${String(groups.length)}.`,
      );
    await sideBySide(group, WIDTH, async ({ of, why }) => {
      if (!apps.removed.has(keyOf(of)) && !(await isUnlisted(ports, of, tally))) return;
      if (how.act) await removeOne(ports, companion, of, why, tally);
      else noteAll(tally, of.things, 'remove', why);
    });
  }
}

/** Whether the things of an app are removed, and why. */
function judgeOrphan(
  of: AppThings,
  apps: Apps,
  now: number,
  graceMs: number,
): { goes: boolean; why: string } {
  if (apps.subjectOf(of) === undefined)
    return { goes: false, why: `It belongs to an app that this name template does not produce: ${of.name}` };
  const gone = apps.removed.get(keyOf(of));
  if (gone !== undefined) return { goes: true, why: 'Its app was deleted' };
  if (apps.stands(of)) return { goes: false, why: `Its app ${of.name} exists` };
  return now - (builtAt(of.build) ?? now) < graceMs
    ? { goes: false, why: `It was created less than ${duration(graceMs)} ago` }
    : { goes: true, why: `Its app ${of.name} no longer exists` };
}

/**
 * Whether no app of the name exists, whoever owns it. An app's absence from a list proves nothing, since lists move
 * while they are read. Checked just before anything is dropped; if the answer is no, the tally gets the reason.
 * @throws Failure if the token is refused or the run ends
 */
async function isUnlisted(ports: Clearing, { name, things }: AppThings, tally: Tally): Promise<boolean> {
  try {
    const found = await ports.cloud.projectsNamed(name);
    if (found.length > 0) noteAll(tally, things, 'leave', `An app named ${name} exists`);
    return found.length === 0;
  } catch (error) {
    if (endsAll(ports, error)) throw error;
    tally.failures.add(`What was created for ${name} was kept: ${asFailure(error).message}`);
    noteAll(tally, things, 'leave', 'Could not check whether its app exists');
    return false;
  }
}

async function removeOne(
  { signal }: Pick<Ports, 'signal'>,
  companion: Companion,
  { owner, name, build, things }: AppThings,
  why: string,
  tally: Tally,
): Promise<void> {
  try {
    const { databases, failures, left } = await companion.remove({ owner, name, build });
    for (const failure of failures) tally.failures.add(failure);
    const known = new Set(things.map(({ thing }) => thing));
    for (const one of things) {
      const kept = [...failures, ...left].find((reason) => reason.includes(one.thing));
      noteAll(tally, [one], kept === undefined ? 'remove' : 'leave', kept ?? why);
    }
    for (const database of databases)
      if (!known.has(database))
        tally.changes.push({ what: 'database', name: database, action: 'remove', why });
    for (const reason of left)
      if (!things.some(({ thing }) => reason.includes(thing)))
        tally.changes.push({ what: 'database', name, action: 'leave', why: reason });
  } catch (error) {
    signal.throwIfAborted();
    const { message } = asFailure(error);
    tally.failures.add(`What was created for ${name} was kept: ${message}`);
    noteAll(tally, things, 'leave', 'It could not be dropped');
  }
}

/** Leaves everything as it is, and records the reason. */
export function leaveAll(stocks: readonly (FoundThing[] | undefined)[], why: string, tally: Tally): void {
  for (const stock of stocks) noteAll(tally, stock ?? [], 'leave', why);
}

function noteAll(tally: Tally, things: readonly FoundThing[], action: 'remove' | 'leave', why: string): void {
  for (const { kind, thing } of things) tally.changes.push({ what: kind, name: thing, action, why });
}

function thingsByApp(stock: readonly FoundThing[]): AppThings[] {
  const groups = new Map<string, AppThings>();
  for (const thing of stock) {
    const { owner, name, build } = thing.app;
    const known = groups.get(keyOf(thing.app));
    if (known === undefined) groups.set(keyOf(thing.app), { owner, name, build, things: [thing] });
    else {
      known.things.push(thing);
      if (isNewer(build, known.build)) known.build = build;
    }
  }
  return [...groups.values()];
}
