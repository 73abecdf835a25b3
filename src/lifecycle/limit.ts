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
  /** Whether an app of this owner and name is a preview of this repository and name template. */
  isOurs(app: { owner: string; name: string }): boolean;
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

/**
 * Makes room for one more preview where the limit is reached: the oldest goes.
 * @returns those that were removed
 * @throws Failure `quota` where there is no room and none may be made; else as a removal does
 */
export async function makeRoom(ctx: Context, room: Room): Promise<StandingPreview[]> {
  const going = await whoGives(ctx, room);
  for (const { name, owner, build } of going) {
    ctx.log.info(`${name} is the oldest of ${String(room.most)} previews, and gives way to ${room.name}.`);
    ctx.doing(`removing ${name}, which gives way`);
    await ctx.log.group(`Remove ${name}`, () => remove(ctx, { name, owner, build }));
  }
  return going;
}

/**
 * The previews that would have to go, the oldest first. Markers are read only where there could be too many.
 * @throws Failure `quota` as `makeRoom` does
 */
export async function whoGives(
  ctx: Pick<Context, 'cloud' | 'clock' | 'signal' | 'log'>,
  room: Room,
): Promise<StandingPreview[]> {
  const named = await listApps(ctx, room.start, (name) => name !== room.name && room.mayBeNamed(name));
  if (named.length < room.most) return [];
  const standing = await previewsOf(ctx, room, named);
  const tooMany = standing.length - room.most + 1;
  if (tooMany <= 0) return [];
  if (room.whenFull === 'refuse') throw full(room, standing);
  const now = ctx.clock.date().getTime();
  const going = standing.filter(({ at }) => at !== undefined && now - at >= AT_WORK_MS).slice(0, tooMany);
  if (going.length < tooMany) throw full(room, standing);
  return going;
}

/** Those of the apps that are previews of ours, the oldest first; of an unknown age last. */
async function previewsOf(
  ctx: Pick<Context, 'cloud' | 'clock' | 'signal' | 'log'>,
  room: Room,
  projects: readonly Project[],
): Promise<StandingPreview[]> {
  const marked = await readMarkers(ctx, projects);
  return marked
    .flatMap(({ project: { name }, reading, trouble }): StandingPreview[] => {
      if (trouble !== undefined) throw trouble;
      if (reading.kind !== 'marked' || !room.isOurs({ owner: reading.owner, name })) return [];
      return [{ name, owner: reading.owner, build: reading.build, at: builtAt(reading.build) }];
    })
    .sort((a, b) => (a.at ?? Infinity) - (b.at ?? Infinity));
}

function full({ name, most, whenFull }: Room, standing: readonly StandingPreview[]): Failure {
  const names = standing.slice(0, MOST_NAMED).map((preview) => preview.name);
  const more = standing.length > names.length ? ` and ${String(standing.length - names.length)} more` : '';
  const why =
    whenFull === 'evict'
      ? `, and none of them may give way: an app gives way once its build is ${duration(AT_WORK_MS)} old`
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
