import { type Project, carries } from '../hasura/cloud.js';
import { isTrustedEndpoint } from '../hosts.js';
import { Failure } from '../lib/errors.js';
import { isNewer, markerVariables } from '../markers.js';
import type { BuildContext } from './context.js';
import { Interruption } from './interruption.js';

/**
 * Makes sure of the project that the creation job named: that it is this build's, that it carries our marker (written
 * here where the service dropped it), that it bears the name, and where it is. Fills the facts.
 * @throws Failure, or Interruption when a newer run replaced it already
 */
export async function confirmProject(ctx: BuildContext, projectId: string): Promise<void> {
  const { facts } = ctx.progress;
  facts.projectId = projectId;
  facts.consoleUrl = `https://cloud.hasura.io/project/${projectId}/console`;
  let project = await findProject(ctx, projectId);
  facts.tenantId = project.tenantId;
  await confirmMarker(ctx, project);
  if (project.name !== facts.name) {
    await giveName(ctx, project);
    project = await findProject(ctx, projectId);
  }
  if (!isTrustedEndpoint(project.endpoint, ctx.apiUrl)) {
    throw new Failure(
      'shape',
      'Hasura Cloud named an endpoint that is not a plain https address, so it is neither shown nor called.',
      {
        words: project.endpoint,
        remedy: 'Look at the project in the console.',
      },
    );
  }
  facts.endpoint = project.endpoint;
  ctx.progress.changed();
}

async function findProject(ctx: BuildContext, projectId: string): Promise<Project & { tenantId: string }> {
  const project = await ctx.cloud.project(projectId);
  if (project?.tenantId === undefined) {
    throw new Failure('build', `The project that the creation job named (${projectId}) is not there.`, {
      remedy: 'Run the job again; if it stays, look at the projects in Hasura Cloud.',
    });
  }
  return { ...project, tenantId: project.tenantId };
}

async function confirmMarker(ctx: BuildContext, project: Project & { tenantId: string }): Promise<void> {
  const tenant = await ctx.cloud.openTenant(project.tenantId);
  if (tenant === undefined) throw unproven(project, 'its variables cannot be read');
  const { marker, hash, adminSecret } = tenant;
  if (adminSecret !== undefined) ctx.progress.facts.adminSecret = adminSecret;
  if (carries(marker, ctx.marks.build)) return;
  switch (marker.kind) {
    case 'absent':
      ctx.log.info('The service dropped our marker; writing it to the app.');
      await ctx.cloud.setVariables(project.tenantId, hash, markerVariables(ctx.marks));
      return;
    case 'marked':
      if (marker.owner === ctx.marks.owner && isNewer(marker.build, ctx.marks.build)) {
        throw new Interruption(
          'superseded',
          `A newer run (${marker.build}) has built ${ctx.progress.facts.name} meanwhile.`,
        );
      }
      throw unproven(project, `its marker names another build (${marker.build} of ${marker.owner})`);
    case 'unreadable':
      throw unproven(project, marker.why);
    default:
      marker satisfies never;
  }
}

/** The service has been seen to give a random name. Under it the app would never be found again, so it gets its own. */
async function giveName(ctx: BuildContext, project: Project & { tenantId: string }): Promise<void> {
  const { name } = ctx.progress.facts;
  ctx.log.info(`The service named the app ${project.name}; renaming it to ${name}.`);
  try {
    await ctx.cloud.rename(project.tenantId, name);
  } catch (error) {
    // It is this build's, as its marker proves, and nobody would find it by its name.
    await ctx.cloud.deleteTenant(project.tenantId);
    throw new Failure(
      'build',
      `The service named the app ${project.name} and would not let it be named ${name}, so it was deleted again.`,
      {
        remedy: 'Choose another name with the input name, and run the job again.',
        ...(error instanceof Failure && error.words !== undefined ? { words: error.words } : {}),
        cause: error,
      },
    );
  }
}

function unproven(project: Project, why: string): Failure {
  return new Failure(
    'ownership',
    `Whether project ${project.id} is this build's is not proved: ${why}. It was left as it is.`,
    {
      remedy: 'Look at the project in Hasura Cloud, then run the job again.',
    },
  );
}
