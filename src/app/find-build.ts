import type { Project } from '../hasura/cloud.js';
import { HasuraRefusal } from '../hasura/refusals.js';
import { Failure } from '../lib/errors.js';
import { buildIn, carries } from '../rules/markers.js';
import type { Build } from './build.js';

const LOOK_FOR_BUILD_EVERY_MS = 3_000;
const JOBS_APPEAR_WITHIN_MS = 60_000;

/**
 * Looks for an app that carries this build's id. That is the only proof of what happened when an answer was lost or
 * incomplete. The app's name alone proves nothing, because the old app stays listed for a while during a rebuild.
 * @param withinMs how long to keep looking; zero looks once
 */
export async function findProjectOfBuild(ctx: Build, withinMs: number): Promise<Project | undefined> {
  const until = ctx.clock.now() + withinMs;
  /** Projects whose marker names another build. Their marker does not change, so each is read once. */
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
      // The app is being wiped, or there is an outage: the next look may see more.
      ctx.signal.throwIfAborted();
      if (ctx.clock.now() >= until || (error instanceof HasuraRefusal && error.kind === 'token')) throw error;
    }
    await ctx.clock.sleep(LOOK_FOR_BUILD_EVERY_MS, ctx.signal);
  }
}

/**
 * Finds the deployment job of a project when the creation job did not name it. A token may not be allowed to see a
 * project's jobs; then nobody can prove that the migrations ran.
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
