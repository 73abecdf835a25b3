import type { Companion, Stood } from '../rules/companion.js';
import { asFailure } from '../lib/errors.js';
import { inGroups, sideBySide } from '../lib/side-by-side.js';
import { duration } from '../lib/text.js';
import type { Context } from '../app/build.js';
import { endsAll } from './apps.js';
import { builtAt, isNewer } from '../rules/markers.js';
import type { Deed, Subject } from '../rules/preview.js';

/** An app by what its marker, its databases' comments and its own comment say of it. */
export interface AppId {
  owner: string;
  name: string;
}

/** The apps as the sweep leaves them. */
export interface Apps {
  /** Those that are gone by its hand, with the build that they were of and why they went. */
  removed: ReadonlyMap<string, AppId & { build: string; because: string }>;
  /** Whether such an app stands, or may: whose an app is may not be readable. */
  stands(app: AppId): boolean;
  /** What the app belongs to, where that is of this repository and the name template gives its name. */
  subjectOf(app: AppId): Subject | undefined;
}

/** One text for an app. */
export function keyOf({ owner, name }: AppId): string {
  return `${owner} ${name}`;
}

/** What a sweep did and what went wrong. */
export interface Tally {
  deeds: Deed[];
  /** In sentences; the same one is said once. */
  failures: Set<string>;
}

/** Servers have few connections. */
const WIDTH = 4;

type Clearing = Pick<Context, 'cloud' | 'signal' | 'log' | 'clock'>;

/** What a companion made for one app. */
interface Belongings extends AppId {
  things: Stood[];
  /** The newest build that any of them was made for. */
  build: string;
}

/** Everything that a companion made for this repository's apps, or a failure of the tally. */
export async function stockOf(
  companion: Companion,
  starts: readonly string[],
  { signal }: Pick<Context, 'signal'>,
  tally: Tally,
): Promise<Stood[] | undefined> {
  try {
    const found: Stood[] = [];
    for (const start of starts) found.push(...(await companion.standing(start)));
    return found;
  } catch (error) {
    signal.throwIfAborted();
    const { message, remedy = '' } = asFailure(error);
    tally.failures.add(`The ${companion.what} of previews that are gone stay: ${message} ${remedy}`.trim());
    return undefined;
  }
}

/**
 * Removes what a companion made for apps that do not stand any more.
 * @param how `graceMs`: what is younger stays, unless this sweep removed its app; `act`: false only says what would be
 * done
 */
export async function removeOrphans(
  ctx: Clearing,
  companion: Companion,
  stock: readonly Stood[],
  apps: Apps,
  tally: Tally,
  how: { graceMs: number; act: boolean },
): Promise<void> {
  const doomed: { of: Belongings; why: string }[] = [];
  const all = new Map(belongings(stock).map((of) => [keyOf(of), of]));
  // What a build could not mark any more is found by its app alone.
  for (const [key, app] of apps.removed)
    if (!all.has(key)) doomed.push({ of: { ...app, things: [] }, why: 'Its app was removed' });
  for (const [key, found] of all) {
    const { goes, why } = judgeOrphan(found, apps, ctx.clock.date().getTime(), how.graceMs);
    const upTo = apps.removed.get(key)?.build ?? found.build;
    const newer = found.things.filter(({ app }) => isNewer(app.build, upTo));
    const rest = found.things.filter((thing) => !newer.includes(thing));
    if (goes) doomed.push({ of: { ...found, build: upTo, things: rest }, why });
    else note(tally, rest, 'leave', why);
    note(tally, newer, 'leave', 'It was made for a newer build than that of the app that was removed');
  }
  const groups = inGroups(doomed, 100);
  for (const [index, group] of groups.entries()) {
    if (how.act)
      ctx.log.info(
        `Removing the ${companion.what} of apps that are gone: ${String(index + 1)} of ${String(groups.length)}.`,
      );
    await sideBySide(group, WIDTH, async ({ of, why }) => {
      if (!apps.removed.has(keyOf(of)) && !(await isGone(ctx, of, tally))) return;
      if (how.act) await removeOne(ctx, companion, of, why, tally);
      else note(tally, of.things, 'remove', why);
    });
  }
}

/** Whether what was made for an app goes, and why. */
export function judgeOrphan(
  of: Belongings,
  apps: Apps,
  now: number,
  graceMs: number,
): { goes: boolean; why: string } {
  if (apps.subjectOf(of) === undefined)
    return { goes: false, why: `It was made for an app that this name template does not make: ${of.name}` };
  const gone = apps.removed.get(keyOf(of));
  if (gone !== undefined) return { goes: true, why: 'Its app was removed' };
  if (apps.stands(of)) return { goes: false, why: `Its app ${of.name} stands` };
  return now - (builtAt(of.build) ?? now) < graceMs
    ? { goes: false, why: `It was made less than ${duration(graceMs)} ago` }
    : { goes: true, why: `Its app ${of.name} is gone` };
}

/**
 * Whether no app of the name stands, whoever's: that it was missing in a list proves nothing, for lists move while they
 * are read. Asked just before anything is dropped; what was found instead is in the tally.
 * @throws Failure when the token is refused or the run ends
 */
async function isGone(ctx: Clearing, { name, things }: Belongings, tally: Tally): Promise<boolean> {
  try {
    const found = await ctx.cloud.projectsNamed(name);
    if (found.length > 0) note(tally, things, 'leave', `An app named ${name} stands`);
    return found.length === 0;
  } catch (error) {
    if (endsAll(ctx, error)) throw error;
    tally.failures.add(`What was made for ${name} stays: ${asFailure(error).message}`);
    note(tally, things, 'leave', 'Whether its app stands could not be asked');
    return false;
  }
}

async function removeOne(
  { signal }: Pick<Context, 'signal'>,
  companion: Companion,
  { owner, name, build, things }: Belongings,
  why: string,
  tally: Tally,
): Promise<void> {
  try {
    const { databases, failures, left } = await companion.remove({ owner, name, build });
    for (const failure of failures) tally.failures.add(failure);
    const known = new Set(things.map(({ thing }) => thing));
    for (const one of things) {
      const kept = [...failures, ...left].find((reason) => reason.includes(one.thing));
      note(tally, [one], kept === undefined ? 'remove' : 'leave', kept ?? why);
    }
    for (const database of databases)
      if (!known.has(database)) tally.deeds.push({ what: 'database', name: database, deed: 'remove', why });
    for (const reason of left)
      if (!things.some(({ thing }) => reason.includes(thing)))
        tally.deeds.push({ what: 'database', name, deed: 'leave', why: reason });
  } catch (error) {
    signal.throwIfAborted();
    const { message } = asFailure(error);
    tally.failures.add(`What was made for ${name} stays: ${message}`);
    note(tally, things, 'leave', 'It could not be dropped');
  }
}

/** Leaves everything as it is, and says why. */
export function leaveAll(stocks: readonly (Stood[] | undefined)[], why: string, tally: Tally): void {
  for (const stock of stocks) note(tally, stock ?? [], 'leave', why);
}

function note(tally: Tally, things: readonly Stood[], deed: 'remove' | 'leave', why: string): void {
  for (const { kind, thing } of things) tally.deeds.push({ what: kind, name: thing, deed, why });
}

function belongings(stock: readonly Stood[]): Belongings[] {
  const groups = new Map<string, Belongings>();
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
