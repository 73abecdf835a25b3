import type { Project } from '../hasura/cloud.js';
import { HasuraRefusal } from '../hasura/refusals.js';
import { Failure } from '../lib/errors.js';
import { buildIn, carries } from '../rules/markers.js';
import type { Build } from './build.js';

const LOOK_FOR_BUILD_EVERY_MS = 3_000;
const JOBS_APPEAR_WITHIN_MS = 60_000;

/**
 * Looks for an app that carries this build's id: the only proof of what an answer that was lost or incomplete did. An
 * app of the name alone proves nothing, since a rebuild shows the old one for a while.
 * @param withinMs how long to go on looking; zero looks once
 */
export async function findProjectOfBuild(ctx: Build, withinMs: number): Promise<Project | undefined> {
  const until = ctx.clock.now() + withinMs;
  /** Projects whose marker names another build: it does not change, so they are read once. */
  const others = new Set<string>();
  for (;;) {
    try {
      for (const project of await ctx.cloud.projectsNamed(ctx.progress.facts.name)) {
        if (project.tenantId === undefined || others.has(project.id)) continue;
        const marker = (await ctx.cloud.marker(project.tenantId))?.marker;
        if (marker === undefined) continue;
        if (carries(marker, ctx.marks.build)) return project;
        if (buildIn(marker) !== '') others.add(project.id);
      }
      if (ctx.clock.now() >= until) return undefined;
    } catch (error) {
      // An app that is wiped while it is looked at, an outage: the next look may see more.
      ctx.signal.throwIfAborted();
      if (ctx.clock.now() >= until || (error instanceof HasuraRefusal && error.kind === 'token')) throw error;
    }
    await ctx.clock.sleep(LOOK_FOR_BUILD_EVERY_MS, ctx.signal);
  }
}

/**
 * The deployment job of a project whose creation job could not tell it. A token may not be allowed to see a project's
 * jobs; then whether the migrations ran cannot be proved.
 * @throws Failure `build`
 */
export async function findDeploymentJob(ctx: Build, projectId: string): Promise<string> {
  ctx.doing(`looking for the deployment job of project ${projectId}`);
  const until = ctx.clock.now() + JOBS_APPEAR_WITHIN_MS;
  for (;;) {
    const found = await ctx.cloud.deploymentJobOf(projectId).catch((error: unknown) => {
      if (error instanceof HasuraRefusal && error.kind === 'validation') return 'hidden' as const;
      throw error;
    });
    if (found !== undefined && found !== 'hidden') return found;
    if (found === 'hidden' || ctx.clock.now() >= until) {
      throw new Failure(
        'jobs-not-found',
        'The app of this build exists, but its jobs cannot be found, so it is unknown whether the migrations ran.',
        { remedy: 'Run the job again: it rebuilds the app and follows its jobs from the start.' },
      );
    }
    await ctx.clock.sleep(LOOK_FOR_BUILD_EVERY_MS, ctx.signal);
  }
}
