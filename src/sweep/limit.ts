import type { Project } from '../hasura/cloud.js';
import { Failure, asFailure } from '../lib/errors.js';
import { cut, duration } from '../lib/text.js';
import { builtAt, isBeingRemoved, isNewer } from '../rules/markers.js';
import type { Ports } from '../app/build.js';
import { removeApp } from '../app/remove.js';
import { listProjects, readMarkers } from './apps.js';
import type { AppRef, BuildRef } from '../rules/preview.js';

/** A preview that was built so shortly ago may still be at it, however short runs are: nobody makes it give way. */
const AT_WORK_AT_LEAST_MS = 10 * 60_000;
/** Of those that were built at once and have too little room, each waits so long for each that is newer to give way. */
const GIVES_WAY_WITHIN_MS = 15_000;
const MOST_WAITED_FOR = 8;
const LOOK_EVERY_MS = 2_000;
const MOST_NAMED = 20;

/** What a build that needs room asks for. */
export interface Room {
  /** How all names of the template begin. */
  start: string;
  /** Whether the template can give this name at all. */
  mayBeNamed(name: string): boolean;
  /** Whether an app is a preview of this repository and name template; `source` is what it was built from, if it says. */
  isOurs(app: AppRef & { source?: string }): boolean;
  /** Why what each preview belongs to is over, of those of which that is known. */
  over(previews: readonly StandingPreview[]): Promise<ReadonlyMap<StandingPreview, string>>;
  /** The app that is to be built: one that stands already takes no further room. */
  name: string;
  /** How many previews may stand. */
  most: number;
  whenFull: 'refuse' | 'evict';
  /** Milliseconds that a run may take: so long after its build began, an app may be at work on it. */
  runsForMs: number;
}

/** A preview that stands. */
export interface StandingPreview extends BuildRef {
  /** When it was built, in milliseconds of the wall clock, where that is known. */
  at: number | undefined;
}

/** A preview that gives way, and why it is this one. */
export interface Eviction extends StandingPreview {
  why: string;
  /** What it belongs to is over. */
  isOver: boolean;
}

/** Who is told of those that give way. */
export interface Evicting {
  /**
   * Called before one is removed that could not be marked: nothing proves any more that it was built well. One that is
   * marked and then not removed after all stays as it was. Never rejects.
   */
  withdraw: (preview: Eviction) => Promise<void>;
  /** Called for each that was removed, as soon as it is. */
  gone: (preview: Eviction) => Promise<void>;
}

/** What is rebuilt just as it gives way stays: then others are looked for, once. */
const MOST_LOOKS = 2;

/**
 * Makes room for one more preview where the limit is reached: those go whose pull request is over, then the oldest.
 * @throws Failure `quota` where there is no room and none may be made; else as a removal does
 */
export async function makeRoom(ctx: Ports, room: Room, { gone, withdraw }: Evicting): Promise<void> {
  for (let looks = 1; ; looks++) {
    const { standing, going } = await lookForRoom(ctx, room);
    const gave = new Set<string>();
    for (const preview of going) {
      const { name, owner, build, why } = preview;
      ctx.log.info(`${name} gives way to ${room.name}. ${why}.`);
      ctx.doing(`removing ${name}, which gives way`);
      const { removed } = await ctx.log.group(`Remove ${name}`, () =>
        // An app without a marker was no preview when it was chosen.
        removeApp(
          { ...ctx, adoptUnmarked: false },
          { name, owner, build },
          { withdrawUnmarked: () => withdraw(preview) },
        ),
      );
      if (removed.includes(name)) {
        gave.add(name);
        await gone(preview);
      } else ctx.log.info(`${name} is not what it was a moment ago, so it was not removed.`);
    }
    if (going.every(({ name }) => gave.has(name))) return;
    if (looks === MOST_LOOKS)
      throw new Full(
        room,
        standing.filter(({ name }) => !gave.has(name)),
      );
  }
}

/**
 * Makes sure of the room of an app that was just made: other runs may have taken the last place at the same time. Then
 * the newest app gives way. An older one waits for the newer ones to do so, and gives way itself when none did: they may
 * have looked before there was one too many.
 * @returns why there is no room for it
 */
export async function lackOfRoom(
  ctx: Ports,
  room: Room,
  own: { owner: string; build: string },
  evicting: Evicting,
): Promise<Failure | undefined> {
  const begunAt = ctx.clock.now();
  for (;;) {
    try {
      await makeRoom(ctx, room, evicting);
      return undefined;
    } catch (error) {
      ctx.signal.throwIfAborted();
      if (!(error instanceof Full)) {
        // The app stands. That others may be too many is no reason to fail its build.
        ctx.log.info(`Whether there is room for ${room.name} was not told: ${asFailure(error).message}`);
        return undefined;
      }
      const newer = error.standing.filter(({ build }) => isNewer(build, own.build)).length;
      const waitsMs = Math.min(newer, MOST_WAITED_FOR) * GIVES_WAY_WITHIN_MS;
      if (ctx.clock.now() - begunAt >= waitsMs)
        return new Full(
          room,
          error.standing,
          'Another run took the last place meanwhile, so the app was removed again.',
        );
    }
    await ctx.clock.sleep(LOOK_EVERY_MS, ctx.signal);
  }
}

function atWorkMs({ runsForMs }: Room): number {
  return Math.max(AT_WORK_AT_LEAST_MS, runsForMs);
}

type Looking = Pick<Ports, 'cloud' | 'clock' | 'signal' | 'log'>;

/**
 * The previews that would have to go, in their order. Markers are read only where there could be too many.
 * @throws Failure `quota` as `makeRoom` does
 */
export async function whoGives(ctx: Looking, room: Room): Promise<Eviction[]> {
  return (await lookForRoom(ctx, room)).going;
}

/** All previews that stand, the oldest first, and those that have to go. */
async function lookForRoom(
  ctx: Looking,
  room: Room,
): Promise<{ standing: StandingPreview[]; going: Eviction[] }> {
  const named = await listProjects(ctx, room.start, (name) => name !== room.name && room.mayBeNamed(name));
  if (named.length < room.most) return { standing: [], going: [] };
  const standing = await previewsOf(ctx, room, named);
  const tooMany = standing.length - room.most + 1;
  if (tooMany <= 0) return { standing, going: [] };
  if (room.whenFull === 'refuse') throw new Full(room, standing);
  const now = ctx.clock.date().getTime();
  const old = standing.filter(({ at }) => at !== undefined && now - at >= atWorkMs(room));
  if (old.length < tooMany) throw new Full(room, standing);
  const over = await room.over(old);
  const order = [...old.filter((one) => over.has(one)), ...old.filter((one) => !over.has(one))];
  const going = order.slice(0, tooMany).map((one): Eviction => {
    const reason = over.get(one) ?? 'It is the oldest preview';
    return { ...one, why: `${reason}, and max-previews is ${String(room.most)}`, isOver: over.has(one) };
  });
  return { standing, going };
}

/** Those of the apps that are previews of ours, the oldest first; of an unknown age last. */
async function previewsOf(
  ctx: Looking,
  room: Room,
  projects: readonly Project[],
): Promise<StandingPreview[]> {
  const marked = await readMarkers(ctx, projects);
  return marked
    .flatMap(({ project: { name }, reading, trouble }): StandingPreview[] => {
      if (trouble !== undefined) throw trouble;
      // One that is to go takes no room any more.
      if (reading.kind !== 'marked' || isBeingRemoved(reading) || !room.isOurs({ ...reading, name }))
        return [];
      return [{ name, owner: reading.owner, build: reading.build, at: builtAt(reading.build) }];
    })
    .sort((a, b) => (a.at ?? Infinity) - (b.at ?? Infinity));
}

/** There is no room for the app, and these have taken it. */
class Full extends Failure {
  override readonly name = 'Full';
  readonly standing: readonly StandingPreview[];

  /** @param created what came of the app itself, as a sentence */
  constructor(room: Room, standing: readonly StandingPreview[], created = 'Nothing was created.') {
    const { name, most, whenFull } = room;
    const names = standing.slice(0, MOST_NAMED).map((preview) => preview.name);
    const more = standing.length > names.length ? ` and ${String(standing.length - names.length)} more` : '';
    const why =
      whenFull === 'evict'
        ? `, and too few of them may give way: an app gives way once its build is ${duration(atWorkMs(room))} old`
        : '';
    super(
      'quota',
      cut(
        `There is no room for ${name}: max-previews is ${String(most)}, and ${standing.length === 1 ? 'one stands' : `${String(standing.length)} stand`} already${why}. ${created} The oldest first: ${names.join(', ')}${more}.`,
        3_000,
      ),
      {
        remedy: `Close a pull request that needs its preview no more, or comment /preview delete on it; or raise max-previews${whenFull === 'refuse' ? ', or set when-full to evict' : ''}. Then run the job again.`,
      },
    );
    this.standing = standing;
  }
}
