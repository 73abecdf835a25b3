import type { Project } from '../hasura/cloud.js';
import { Failure } from '../lib/errors.js';
import { buildIn, carries, isNewer } from '../markers.js';
import { type BuildContext, type Wanted, forgetApp } from './context.js';
import { type Standing, judgeAll } from './ownership.js';

/** A build ends early for a good reason: a newer run took over, or its preview is no longer wanted. */
export class Interruption extends Error {
  override readonly name = 'Interruption';
  readonly status: 'superseded' | 'unwanted';

  constructor(status: 'superseded' | 'unwanted', because: string) {
    super(because);
    this.status = status;
  }
}

/** A newer run has taken the app over: `build` is its build's id. */
export function supersededBy(name: string, build: string): Interruption {
  return new Interruption('superseded', `A newer run (${build}) has built ${name} meanwhile.`);
}

/** The apps of the name at this moment, seen from this build. */
export interface Neighbours {
  /** The app that the build's job named. */
  own: Project | undefined;
  /** Copies that carry this very build's id: one create call has been seen to make two projects. */
  spares: Standing[];
}

/**
 * Looks at the apps of the name.
 * @throws Interruption `superseded` when one of them was built by a newer run for the same owner
 */
export async function lookAround(ctx: BuildContext): Promise<Neighbours> {
  const { facts } = ctx.progress;
  const projects = await ctx.cloud.projectsNamed(facts.name);
  const own = projects.find(({ id }) => id === facts.projectId);
  // The marker of our own was proved after the first job; reading it again would only make the user wait.
  const others = projects.filter((project) => project !== own);
  const standings = await judgeAll(ctx, others, ctx.marks.owner);
  const newer = standings.find(
    ({ reading, verdict }) => verdict === 'ours' && isNewer(buildIn(reading), ctx.marks.build),
  );
  if (newer !== undefined) throw supersededBy(facts.name, buildIn(newer.reading));
  return {
    own,
    spares: standings.filter(({ reading }) => carries(reading, ctx.marks.build)),
  };
}

/** @throws Interruption `unwanted` when the pull request was closed or the branch deleted meanwhile */
export async function stopIfUnwanted(ctx: BuildContext): Promise<void> {
  throwIfUnwanted(await ctx.look());
}

/** @throws Interruption `unwanted` */
export function throwIfUnwanted(wanted: Wanted): void {
  if (wanted.state === 'unwanted') throw new Interruption('unwanted', wanted.because);
}

/** How long an app that was wiped may be without its successor: as long as a slow creation takes. */
const NEWER_APPEARS_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 3_000;

/**
 * Finds the good reason behind a failure, if there is one: a newer run that replaced the app, or a teardown that
 * removed it, makes this build fail in many ways. Of an app that is gone for no such reason, the facts are taken back.
 * @throws Interruption when there is one, else the failure itself
 */
export async function explainFailure(ctx: BuildContext, error: unknown): Promise<never> {
  if (
    error instanceof Interruption ||
    ctx.signal.aborted ||
    (error instanceof Failure && (error.kind === 'token' || error.kind === 'ownership'))
  )
    throw error;
  const until = ctx.clock.now() + NEWER_APPEARS_WITHIN_MS;
  let gone = false;
  try {
    // A newer creation wipes this app some time before its own is listed.
    for (;;) {
      gone = await isGone(ctx);
      if (!gone || ctx.clock.now() >= until) break;
      await ctx.clock.sleep(LOOK_EVERY_MS, ctx.signal);
    }
  } catch (found) {
    if (found instanceof Interruption) throw found;
  }
  // Before its endpoint is known an app may stand under another name, and be missing for that alone.
  if (gone && ctx.progress.facts.endpoint !== undefined) forgetApp(ctx.progress.facts);
  throw error;
}

/** Whether the app that this build made is no longer there. @throws Interruption when there is a good reason */
async function isGone(ctx: BuildContext): Promise<boolean> {
  const [{ own }] = await Promise.all([lookAround(ctx), stopIfUnwanted(ctx)]);
  return own === undefined && ctx.progress.facts.projectId !== undefined;
}
