import { carries } from '../hasura/cloud.js';
import { Failure } from '../lib/errors.js';
import { isNewer } from '../markers.js';
import type { BuildContext } from './context.js';
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

/** The apps of the name at this moment, seen from this build. */
export interface Neighbours {
  /** The app that the build's job named. */
  own: Standing | undefined;
  /** Copies that carry this very build's id: one create call has been seen to make two projects. */
  spares: Standing[];
}

/**
 * Looks at the apps of the name.
 * @throws Interruption `superseded` when one of them was built by a newer run for the same owner
 */
export async function lookAround(ctx: BuildContext): Promise<Neighbours> {
  const { facts } = ctx.progress;
  const standings = await judgeAll(ctx, await ctx.cloud.projectsNamed(facts.name), ctx.marks.owner);
  const newer = standings.find(
    ({ reading, verdict }) =>
      verdict === 'ours' && reading.kind === 'marked' && isNewer(reading.build, ctx.marks.build),
  );
  if (newer?.reading.kind === 'marked') {
    throw new Interruption(
      'superseded',
      `A newer run (${newer.reading.build}) has built ${facts.name} meanwhile.`,
    );
  }
  return {
    own: standings.find(({ project }) => project.id === facts.projectId),
    spares: standings.filter(
      ({ project, reading }) => project.id !== facts.projectId && carries(reading, ctx.marks.build),
    ),
  };
}

/** @throws Interruption `unwanted` when the pull request was closed or the branch deleted meanwhile */
export async function stopIfUnwanted(ctx: BuildContext): Promise<void> {
  const wanted = await ctx.look();
  if (wanted.state === 'unwanted') throw new Interruption('unwanted', wanted.because);
}

/**
 * Finds the good reason behind a failure, if there is one: a newer run that replaced the app, or a teardown that
 * removed it, makes this build fail in many ways.
 * @throws Interruption when there is one, else the failure itself
 */
export async function explainFailure(ctx: BuildContext, error: unknown): Promise<never> {
  if (
    error instanceof Interruption ||
    ctx.signal.aborted ||
    (error instanceof Failure && (error.kind === 'token' || error.kind === 'ownership'))
  )
    throw error;
  try {
    await Promise.all([lookAround(ctx), stopIfUnwanted(ctx)]);
  } catch (found) {
    if (found instanceof Interruption) throw found;
  }
  throw error;
}
