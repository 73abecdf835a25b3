import type { Project } from '../hasura/cloud.js';
import { Failure } from '../lib/errors.js';
import { type MarkerReading, buildIn, carries, isBeingRemoved, isNewer, newestOf } from '../rules/markers.js';
import { type Build, type Wanted, forgetApp } from './build.js';
import { type JudgedApp, buildsOfOurs, judgeAll, newerAmong, readingOf } from './ownership.js';

/**
 * A build ends early for a good reason: a newer run took over, its preview is no longer wanted, there is no room for
 * it, or another run dropped its resources, so that it has to start again.
 */
export class Interruption extends Error {
  override readonly name = 'Interruption';
  readonly status: 'superseded' | 'unwanted' | 'stripped';
  /** Set when the run fails for this reason; after `stripped`, when it does so for the second time. */
  readonly failure: Failure | undefined;
  /** The id of the build that took over, if it is known. */
  readonly newer: string | undefined;
  /** If the build has to start again: why, as the end of "Rebuilt because". */
  readonly rebuilt: string;

  constructor(
    status: Interruption['status'],
    because: string,
    {
      failure,
      newer,
      rebuilt = 'another run dropped its databases',
    }: { failure?: Failure | undefined; newer?: string; rebuilt?: string } = {},
  ) {
    super(because);
    this.status = status;
    this.failure = failure;
    this.newer = newer;
    this.rebuilt = rebuilt;
  }
}

/** A newer run has taken over the app: `build` is its build's id. */
export function supersededBy(name: string, build: string): Interruption {
  return new Interruption('superseded', builtMeanwhile(name), { newer: build });
}

export function builtMeanwhile(name: string): string {
  return `A newer run took over ${name}.`;
}

/**
 * Another run is about to delete the app, or has requested its deletion: it is not ready, whatever it answers now.
 */
export class BeingRemoved extends Failure {
  override readonly name = 'BeingRemoved';

  constructor(app: string) {
    super('being-removed', `Another run is removing the app ${app}.`, {
      remedy: 'If you still need the preview, run the job again: it builds the app from scratch.',
    });
  }
}

/** The current apps of the name, seen from this build. */
export interface Neighbours {
  /** The app that the build's job named. */
  own: Project | undefined;
  /** What its marker says; absent before it was confirmed. */
  reading?: MarkerReading;
  /** Copies that carry the id of this very build: one create call has been seen to create two projects. */
  spares: JudgedApp[];
}

/**
 * Checks the apps of the name, and what the marker of our own app says: another run may have marked it for removal
 * since we proved it to be ours.
 * @param beside the reading of our own app's marker, if it is already under way
 * @throws Interruption `superseded` when a newer run of the same owner built one of them, `stripped` when an older
 * one has replaced ours; BeingRemoved
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
  // Before its endpoint is known, an app may have another name, and that alone may be why it is missing.
  const isConfirmed = facts.endpoint !== undefined;
  // The last order to reach the service wins, whichever run started first.
  if (own === undefined && isConfirmed && isReplaced(judged, marks.build)) throw replacedByOlder(facts.name);
  const spares = judged.filter(({ reading }) => carries(reading, marks.build));
  if (own === undefined || !isConfirmed) return { own, spares };
  const { reading } = read ?? (await readingOf(cloud, own.tenantId));
  if (isBeingRemoved(reading)) throw new BeingRemoved(facts.name);
  // A build from the commit takes over a standing project.
  if (isNewer(buildIn(reading), marks.build)) throw supersededBy(facts.name, buildIn(reading));
  return { own, reading, spares };
}

/** Whether another build of ours has the name, and none is newer than this one: it has replaced this build's app. */
function isReplaced(apps: readonly JudgedApp[], build: string): boolean {
  const others = apps.filter(({ reading }) => !isBeingRemoved(reading) && !carries(reading, build));
  return newestOf(buildsOfOurs(others)) !== '';
}

function replacedByOlder(name: string): Interruption {
  const what = `An older run replaced the app ${name} while it was being built`;
  return new Interruption('stripped', `${what}.`, {
    rebuilt: 'an older run replaced it',
    failure: new Failure('app-replaced', `${what}, twice.`, { remedy: ONE_GROUP }),
  });
}

/** What to do about runs that undo each other's builds. */
export const ONE_GROUP =
  'Give all jobs that run this action for a pull request one concurrency group, and run the job again.';

/** @throws Interruption `unwanted` when the pull request was closed or the branch deleted meanwhile */
export async function stopIfUnwanted(ctx: Build): Promise<void> {
  throwIfUnwanted(await ctx.look());
}

/** @throws Interruption `unwanted` */
export function throwIfUnwanted(wanted: Wanted): void {
  if (wanted.state === 'unwanted') throw new Interruption('unwanted', wanted.because);
}

/** How long a wiped app may be without a successor: as long as a slow creation takes. */
const NEWER_APPEARS_WITHIN_MS = 60_000;
const LOOK_FOR_SUCCESSOR_EVERY_MS = 3_000;

/**
 * Finds the good reason behind a failure, if there is one: a newer run that replaced the app, or a teardown that
 * removed it, makes this build fail in many ways. If the app is gone for another reason, its facts are removed.
 * @throws Interruption or BeingRemoved when there is a good reason, else the failure itself
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
  // Before its endpoint is known, an app may have another name, and that alone may be why it is missing.
  if (gone && ctx.progress.facts.endpoint !== undefined) forgetApp(ctx.progress.facts);
  throw error;
}

/**
 * Whether the app that this build created is gone. @throws Interruption or BeingRemoved when there is a good reason
 */
async function isAppGone(ctx: Build): Promise<boolean> {
  const [{ own }] = await Promise.all([lookAround(ctx), stopIfUnwanted(ctx)]);
  return own === undefined && ctx.progress.facts.projectId !== undefined;
}
