import type { Companion, FoundThing } from '../rules/companion.js';
import { asFailure } from '../lib/errors.js';
import { inGroups, sideBySide } from '../lib/side-by-side.js';
import { duration } from '../lib/text.js';
import type { Ports } from '../app/build.js';
import { endsAll } from '../app/removal.js';
import { builtAt, isNewer } from '../rules/markers.js';
import type { AppRef, BuildRef, Change, Subject } from '../rules/preview.js';

/** The apps as the sweep leaves them. */
export interface Apps {
  /** Those that are gone by its hand, with the build that they were of and why they went. */
  removed: ReadonlyMap<string, BuildRef & { because: string }>;
  /** Whether such an app stands, or may: whose an app is may not be readable. */
  stands(app: AppRef): boolean;
  /** What the app belongs to, where that is of this repository and the name template gives its name. */
  subjectOf(app: AppRef): Subject | undefined;
}

/** One text for an app. */
export function keyOf({ owner, name }: AppRef): string {
  return `${owner} ${name}`;
}

/** What a sweep did and what went wrong. */
export interface Tally {
  changes: Change[];
  /** In sentences; the same one is said once. */
  failures: Set<string>;
}

/** Servers have few connections. */
const WIDTH = 4;

type Clearing = Pick<Ports, 'cloud' | 'signal' | 'log' | 'clock'>;

/** What a companion made for one app; the build is the newest that any of it was made for. */
interface AppThings extends BuildRef {
  things: FoundThing[];
}

/** Everything that a companion made for this repository's apps, or a failure of the tally. */
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
 * Removes what a companion made for apps that do not stand any more.
 * @param how `graceMs`: what is younger stays, unless this sweep removed its app; `act`: false only says what would be
 * done
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
  // What a build could not mark any more is found by its app alone.
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

/** Whether what was made for an app goes, and why. */
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
 * Whether no app of the name stands, whoever's: that it was missing in a list proves nothing, for lists move while they
 * are read. Asked just before anything is dropped; what was found instead is in the tally.
 * @throws Failure when the token is refused or the run ends
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

/** Leaves everything as it is, and says why. */
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
