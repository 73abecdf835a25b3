import type { Project } from '../hasura/cloud.js';
import { Failure } from '../lib/errors.js';
import { cut, duration } from '../lib/text.js';
import { builtAt } from '../markers.js';
import type { Context } from './context.js';
import { remove } from './delete.js';
import { listApps, readMarkers } from './sweep.js';

/** A preview that was built so shortly ago may still be at it: nobody makes it give way. */
const AT_WORK_MS = 10 * 60_000;
const MOST_NAMED = 20;

/** What a build that needs room asks for. */
export interface Room {
  /** How all names of the template begin. */
  start: string;
  /** Whether the template can give this name at all. */
  mayBeNamed(name: string): boolean;
  /** Whether an app is a preview of this repository and name template; `source` is what it was built from, if it says. */
  isOurs(app: { owner: string; name: string; source?: string }): boolean;
  /** Why what each preview belongs to is over, of those of which that is known. */
  over(previews: readonly StandingPreview[]): Promise<ReadonlyMap<StandingPreview, string>>;
  /** The app that is to be built: one that stands already takes no further room. */
  name: string;
  /** How many previews may stand. */
  most: number;
  whenFull: 'refuse' | 'evict';
}

/** A preview that stands. */
export interface StandingPreview {
  name: string;
  owner: string;
  build: string;
  /** When it was built, in milliseconds of the wall clock, where that is known. */
  at: number | undefined;
}

/** A preview that gives way, and why it is this one. */
export interface Giving extends StandingPreview {
  why: string;
  /** What it belongs to is over. */
  isOver: boolean;
}

/** What is rebuilt just as it gives way stays: then others are looked for, once. */
const MOST_LOOKS = 2;

/**
 * Makes room for one more preview where the limit is reached: those go whose pull request is over, then the oldest.
 * @param gone is told of each that was removed, as soon as it is
 * @throws Failure `quota` where there is no room and none may be made; else as a removal does
 */
export async function makeRoom(
  ctx: Context,
  room: Room,
  gone: (preview: Giving) => Promise<void>,
): Promise<void> {
  for (let looks = 1; ; looks++) {
    const { standing, going } = await look(ctx, room);
    const gave = new Set<string>();
    for (const preview of going) {
      const { name, owner, build, why } = preview;
      ctx.log.info(`${name} gives way to ${room.name}. ${why}.`);
      ctx.doing(`removing ${name}, which gives way`);
      const { removed } = await ctx.log.group(`Remove ${name}`, () =>
        // An app without a marker was no preview when it was chosen.
        remove({ ...ctx, adoptUnmarked: false }, { name, owner, build }),
      );
      if (removed.includes(name)) {
        gave.add(name);
        await gone(preview);
      } else ctx.log.info(`${name} is not what it was a moment ago, so it was not removed.`);
    }
    if (going.every(({ name }) => gave.has(name))) return;
    if (looks === MOST_LOOKS)
      throw full(
        room,
        standing.filter(({ name }) => !gave.has(name)),
      );
  }
}

type Looking = Pick<Context, 'cloud' | 'clock' | 'signal' | 'log'>;

/**
 * The previews that would have to go, in their order. Markers are read only where there could be too many.
 * @throws Failure `quota` as `makeRoom` does
 */
export async function whoGives(ctx: Looking, room: Room): Promise<Giving[]> {
  return (await look(ctx, room)).going;
}

/** All previews that stand, the oldest first, and those that have to go. */
async function look(ctx: Looking, room: Room): Promise<{ standing: StandingPreview[]; going: Giving[] }> {
  const named = await listApps(ctx, room.start, (name) => name !== room.name && room.mayBeNamed(name));
  if (named.length < room.most) return { standing: [], going: [] };
  const standing = await previewsOf(ctx, room, named);
  const tooMany = standing.length - room.most + 1;
  if (tooMany <= 0) return { standing, going: [] };
  if (room.whenFull === 'refuse') throw full(room, standing);
  const now = ctx.clock.date().getTime();
  const old = standing.filter(({ at }) => at !== undefined && now - at >= AT_WORK_MS);
  if (old.length < tooMany) throw full(room, standing);
  const over = await room.over(old);
  const order = [...old.filter((one) => over.has(one)), ...old.filter((one) => !over.has(one))];
  const going = order.slice(0, tooMany).map((one): Giving => {
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
      if (reading.kind !== 'marked' || !room.isOurs({ ...reading, name })) return [];
      return [{ name, owner: reading.owner, build: reading.build, at: builtAt(reading.build) }];
    })
    .sort((a, b) => (a.at ?? Infinity) - (b.at ?? Infinity));
}

function full({ name, most, whenFull }: Room, standing: readonly StandingPreview[]): Failure {
  const names = standing.slice(0, MOST_NAMED).map((preview) => preview.name);
  const more = standing.length > names.length ? ` and ${String(standing.length - names.length)} more` : '';
  const why =
    whenFull === 'evict'
      ? `, and too few of them may give way: an app gives way once its build is ${duration(AT_WORK_MS)} old`
      : '';
  return new Failure(
    'quota',
    cut(
      `There is no room for ${name}: max-previews is ${String(most)}, and ${standing.length === 1 ? 'one stands' : `${String(standing.length)} stand`} already${why}. Nothing was created. The oldest first: ${names.join(', ')}${more}.`,
      3_000,
    ),
    {
      remedy: `Close a pull request that needs its preview no more, or comment /preview delete on it; or raise max-previews${whenFull === 'refuse' ? ', or set when-full to evict' : ''}. Then run the job again.`,
    },
  );
}
