import { otherBuildsSince } from '../github/deployments.js';
import { within } from '../lib/within.js';
import type { BuildRef } from '../rules/preview.js';
import { FREE, type Usage, monthOf } from '../rules/usage.js';
import type { Run } from '../session/run.js';

/** How long a build may wait for these numbers. */
const WITHIN_MS = 5_000;

/**
 * What the account has used of a Free plan with this build, with one request to each service. Absent for other plans;
 * what a service does not tell in time is left out. Never rejects.
 * @param projectId the project of this build, if it is known: it may have another name at first
 */
export async function usageOf(
  { inputs, services, world }: Run,
  { name, build }: BuildRef,
  projectId?: string,
): Promise<Usage | undefined> {
  if (inputs.plan !== 'cloud_free') return undefined;
  const { github, cloud, clock } = services;
  const { environment } = inputs;
  const ask = async (what: string, answer: () => Promise<number>): Promise<number | undefined> => {
    try {
      return await within(clock, WITHIN_MS, what, answer());
    } catch (error) {
      world.log.debug(`Could not count what was used: ${String(error)}`);
      return undefined;
    }
  };
  const since = monthOf(clock.date());
  const [builds, projects] = await Promise.all([
    // A push that builds from the commit makes no project, and whether a new one counts is not known.
    inputs.deployment && inputs.buildFrom === 'branch'
      ? ask('GitHub', async () => 1 + (await otherBuildsSince(github, { environment, since, build })))
      : undefined,
    // The app of this build may be listed already, and the one that it replaces may be listed still.
    ask('Hasura Cloud', async () => {
      const listed = await cloud.projectsBeginning('', { size: FREE.projects + 3, from: 0 });
      return 1 + listed.filter((project) => project.name !== name && project.id !== projectId).length;
    }),
  ]);
  return { builds, projects };
}
