import type { Project } from '../hasura/cloud.js';
import { Failure } from '../lib/errors.js';
import { type MarkerReading, carries, isBeingRemoved, newestOf } from '../rules/markers.js';
import { type Build, type Wanted, forgetApp } from './build.js';
import { type JudgedApp, buildsOfOurs, judgeAll, newerAmong, readingOf } from './ownership.js';

/**
 * A build ends early for a good reason: a newer run took over; its preview is no longer wanted, or there is no room
 * for it; or another run dropped what it was given, so that it has to begin anew.
 */
export class Interruption extends Error {
  override readonly name = 'Interruption';
  readonly status: 'superseded' | 'unwanted' | 'stripped';
  /** What makes it a failure of the run. */
  readonly failure: Failure | undefined;
  /** The id of the build that took over, where it is known. */
  readonly newer: string | undefined;

  constructor(
    status: Interruption['status'],
    because: string,
    { failure, newer }: { failure?: Failure | undefined; newer?: string } = {},
  ) {
    super(because);
    this.status = status;
    this.failure = failure;
    this.newer = newer;
  }
}

/** A newer run has taken the app over: `build` is its build's id. */
export function supersededBy(name: string, build: string): Interruption {
  return new Interruption('superseded', builtMeanwhile(name), { newer: build });
}

export function builtMeanwhile(name: string): string {
  return `A newer run took over ${name}.`;
}

/** Another run is about to delete the app, or has ordered it: it is not ready, whatever it answers now. */
export class BeingRemoved extends Failure {
  override readonly name = 'BeingRemoved';

  constructor(app: string) {
    super('being-removed', `Another run is removing the app ${app}.`, {
      remedy: 'If you still need the preview, run the job again: it builds the app from scratch.',
    });
  }
}

/** The apps of the name at this moment, seen from this build. */
export interface Neighbours {
  /** The app that the build's job named. */
  own: Project | undefined;
  /** What it says of itself; absent before it was confirmed. */
  reading?: MarkerReading;
  /** Copies that carry this very build's id: one create call has been seen to make two projects. */
  spares: JudgedApp[];
}

/**
 * Looks at the apps of the name, and at what our own says of itself: its removal may have been ordered since it was
 * proved to be ours.
 * @param beside what our own says, where that is being read already
 * @throws Interruption `superseded` when one of them was built by a newer run for the same owner, or has taken the
 * place of ours; BeingRemoved
 */
export async function lookAround(
  ctx: Build,
  beside?: Promise<Pick<JudgedApp, 'reading'>>,
): Promise<Neighbours> {
  const {
    progress: { facts },
    marks,
    cloud,
  } = ctx;
  const [projects, read] = await Promise.all([cloud.projectsNamed(facts.name), beside]);
  const own = projects.find(({ id }) => id === facts.projectId);
  const others = projects.filter((project) => project !== own);
  const judged = await judgeAll(ctx, others, marks.owner);
  const newer = newerAmong(judged, marks.build);
  if (newer !== undefined) throw supersededBy(facts.name, newer);
  // Before its endpoint is known, an app may have another name and be missing for that alone.
  const isConfirmed = facts.endpoint !== undefined;
  // The order that reached the service last wins, whichever run was begun first.
  const replacing = own === undefined && isConfirmed ? orderedAfter(judged, marks.build) : '';
  if (replacing !== '') throw supersededBy(facts.name, replacing);
  const spares = judged.filter(({ reading }) => carries(reading, marks.build));
  if (own === undefined || !isConfirmed) return { own, spares };
  const { reading } = read ?? (await readingOf(cloud, own.tenantId));
  if (isBeingRemoved(reading)) throw new BeingRemoved(facts.name);
  return { own, reading, spares };
}

/** The build of an app of ours that stands where the one of this build is gone; empty where there is none. */
function orderedAfter(apps: readonly JudgedApp[], build: string): string {
  return newestOf(buildsOfOurs(apps).filter((other) => other !== build));
}

/** @throws Interruption `unwanted` when the pull request was closed or the branch deleted meanwhile */
export async function stopIfUnwanted(ctx: Build): Promise<void> {
  throwIfUnwanted(await ctx.look());
}

/** @throws Interruption `unwanted` */
export function throwIfUnwanted(wanted: Wanted): void {
  if (wanted.state === 'unwanted') throw new Interruption('unwanted', wanted.because);
}

/** How long an app that was wiped may be without its successor: as long as a slow creation takes. */
const NEWER_APPEARS_WITHIN_MS = 60_000;
const LOOK_FOR_SUCCESSOR_EVERY_MS = 3_000;

/**
 * Finds the good reason behind a failure, if there is one: a newer run that replaced the app, or a teardown that
 * removed it, makes this build fail in many ways. Of an app that is gone for no such reason, the facts are taken back.
 * @throws Interruption when there is one, else the failure itself
 */
export async function explainFailure(ctx: Build, error: unknown): Promise<never> {
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
      gone = await isAppGone(ctx);
      if (!gone || ctx.clock.now() >= until) break;
      await ctx.clock.sleep(LOOK_FOR_SUCCESSOR_EVERY_MS, ctx.signal);
    }
  } catch (found) {
    if (found instanceof BeingRemoved) forgetApp(ctx.progress.facts);
    if (found instanceof Interruption || found instanceof BeingRemoved) throw found;
  }
  // Before its endpoint is known an app may stand under another name, and be missing for that alone.
  if (gone && ctx.progress.facts.endpoint !== undefined) forgetApp(ctx.progress.facts);
  throw error;
}

/** Whether the app that this build made is no longer there. @throws Interruption when there is a good reason */
async function isAppGone(ctx: Build): Promise<boolean> {
  const [{ own }] = await Promise.all([lookAround(ctx), stopIfUnwanted(ctx)]);
  return own === undefined && ctx.progress.facts.projectId !== undefined;
}
