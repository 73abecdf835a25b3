import { type Project, consoleUrl } from '../hasura/cloud.js';
import { effectOf } from '../hasura/refusals.js';
import { isTrustedEndpoint } from '../rules/trusted-hosts.js';
import { contentText } from '../rules/fingerprint.js';
import { Failure, asFailure } from '../lib/errors.js';
import { carries, isNewer, markerVariables } from '../rules/markers.js';
import type { Variable } from '../rules/preview.js';
import { type Build, forgetApp } from './build.js';
import { supersededBy } from './interruption.js';

const PROJECT_READABLE_WITHIN_MS = 20_000;
const READ_PROJECT_EVERY_MS = 2_000;

type Tenant = NonNullable<Awaited<ReturnType<Build['cloud']['openTenant']>>>;

/** What is needed to claim a project: who claims it, and the facts known about it. */
export type Claim = Pick<Build, 'cloud' | 'clock' | 'signal' | 'log' | 'marks'> & {
  content?: Build['content'];
  progress: Pick<Build['progress'], 'facts'>;
};

/**
 * Verifies the project that the creation job named: it belongs to this build, later runs can find it, and its
 * endpoint is trusted. Fills the facts.
 * @throws Failure, or Interruption when a newer run has already replaced it
 */
export async function confirmProject(ctx: Build, projectId: string): Promise<void> {
  const { facts } = ctx.progress;
  facts.projectId = projectId;
  facts.consoleUrl = consoleUrl(projectId);
  revealEndpoint(ctx, await claimOrRemove(ctx, projectId));
  ctx.progress.changed();
}

/** Deletes an app that keeps a wrong name, because no run would find it again under that name. */
async function claimOrRemove(ctx: Build, projectId: string): Promise<Project> {
  try {
    return await claimProject(ctx, projectId);
  } catch (error) {
    if (!(error instanceof NameRefused)) throw error;
    await deleteNew(ctx, error.tenantId);
    // The app of the previous build was replaced before this one got its wrong name.
    ctx.progress.facts.stoodBefore = false;
    throw new Failure('name-refused', `${error.message.replace(/\.$/, '')}, so it was deleted again.`, {
      remedy: 'Choose another name with the input name, and run the job again.',
      words: error.words,
      cause: error,
    });
  }
}

/** Deletes a project that this build has made, and that no run would find. */
export async function deleteNew({ cloud, progress: { facts } }: Build, tenantId: string): Promise<void> {
  await cloud.deleteTenant(tenantId);
  forgetApp(facts);
  facts.created = false;
}

/** The service refused to give the app its name. */
class NameRefused extends Failure {
  override readonly name = 'NameRefused';
  readonly tenantId: string;

  constructor(project: Project & { tenantId: string }, wanted: string, cause: unknown) {
    super(
      'name-refused',
      `Hasura Cloud named the app ${project.name} and refused to rename it to ${wanted}.`,
      {
        words: asFailure(cause).words,
        cause,
      },
    );
    this.tenantId = project.tenantId;
  }
}

/**
 * Fills in the app's endpoint once it is known to be trusted: it becomes a link, and gets the admin secret.
 * @throws Failure `shape`
 */
export function revealEndpoint(ctx: Pick<Build, 'progress' | 'trust'>, project: Project): void {
  if (!isTrustedEndpoint(project.endpoint, ctx.trust)) {
    throw new Failure(
      'endpoint-not-trusted',
      'Hasura Cloud returned an endpoint that is not a plain https address under hasura.app, so the action neither shows nor calls it.',
      {
        words: project.endpoint,
        remedy:
          'Check the project in the console. If your apps have their own domain, set allow-custom-api-url to true.',
      },
    );
  }
  ctx.progress.facts.endpoint = project.endpoint;
}

/**
 * Claims a project of this build so that every later run finds it: the project carries our marker (this writes it
 * when the service dropped it) and has the right name.
 * @param projectId the project that the build's own creation job named
 * @throws Failure (NameRefused when the service refuses the name), or Interruption when a newer run has already
 * replaced the project
 */
export async function claimProject(ctx: Claim, projectId: string): Promise<Project> {
  const { facts } = ctx.progress;
  let project = await findProject(ctx, projectId);
  facts.tenantId = project.tenantId;
  await confirmMarker(ctx, project);
  // A request that was lost may not have arrived. The same name may be given twice.
  for (let tries = 0; tries < 2 && project.name !== facts.name; tries++) {
    await giveName(ctx, project);
    project = await findProject(ctx, projectId);
  }
  if (project.name === facts.name) return project;
  throw new Failure(
    'name-refused',
    `The app is named ${project.name} instead of ${facts.name}, and renaming it had no effect.`,
    {
      remedy:
        'Delete that project in Hasura Cloud, because no run can find it by that name, and run the job again.',
    },
  );
}

async function findProject(ctx: Claim, projectId: string): Promise<Project & { tenantId: string }> {
  const project = await soon(ctx, async () => {
    const found = await ctx.cloud.project(projectId);
    return found?.tenantId === undefined ? undefined : { ...found, tenantId: found.tenantId };
  });
  if (project !== undefined) return project;
  forgetApp(ctx.progress.facts);
  throw new Failure(
    'project-not-found',
    `The project that the creation job returned (${projectId}) does not exist.`,
    {
      remedy: 'Run the job again; if it happens again, check the projects in Hasura Cloud.',
    },
  );
}

async function confirmMarker(ctx: Claim, project: Project & { tenantId: string }): Promise<void> {
  const { marker, hash } = await openTenant(ctx, project);
  if (carries(marker, ctx.marks.build)) return;
  switch (marker.kind) {
    case 'absent':
      await writeMarker(ctx, project, hash);
      return;
    case 'marked':
      if (marker.owner === ctx.marks.owner && isNewer(marker.build, ctx.marks.build)) {
        throw supersededBy(ctx.progress.facts.name, marker.build);
      }
      throw unproven(project, 'its marker names another build', `${marker.owner} ${marker.build}`);
    case 'unreadable':
      throw unproven(project, marker.why);
    default:
      marker satisfies never;
  }
}

/** The variables that make an app of this build ours. */
export async function marksOf({ marks, content }: Pick<Claim, 'marks' | 'content'>): Promise<Variable[]> {
  const built = await content;
  return markerVariables({ ...marks, ...(built === undefined ? {} : { content: contentText(built) }) });
}

async function writeMarker(ctx: Claim, project: Project & { tenantId: string }, hash: string): Promise<void> {
  ctx.log.info('The service dropped our marker; writing it to the app.');
  try {
    await ctx.cloud.setVariables(project.tenantId, hash, await marksOf(ctx));
  } catch (error) {
    ctx.signal.throwIfAborted();
    if (effectOf(error) === 'none') throw error;
  }
  // An app without a marker would belong to nobody, so the marker is read back and not assumed.
  const { marker } = await openTenant(ctx, project);
  if (!carries(marker, ctx.marks.build)) throw unproven(project, 'our marker could not be written to it');
}

/**
 * Reads an app's marker and hash, and adds its admin secret to the facts. @throws Failure when they cannot be read
 */
export async function openTenant(ctx: Claim, project: Project & { tenantId: string }): Promise<Tenant> {
  const tenant = await soon(ctx, () => ctx.cloud.openTenant(project.tenantId));
  if (tenant === undefined) throw unproven(project, 'its variables cannot be read');
  if (tenant.adminSecret !== undefined) ctx.progress.facts.adminSecret = tenant.adminSecret;
  return tenant;
}

/** Renames the app. The service sometimes gives it a random name, under which no run would find it again. */
async function giveName(ctx: Claim, project: Project & { tenantId: string }): Promise<void> {
  const { name } = ctx.progress.facts;
  ctx.log.info(`Hasura Cloud named the app ${project.name}; renaming it to ${name}.`);
  try {
    await ctx.cloud.rename(project.tenantId, name);
  } catch (error) {
    ctx.signal.throwIfAborted();
    // If the answer was lost, the caller finds out by reading the name.
    if (effectOf(error) === 'unknown') return;
    throw new NameRefused(project, name, error);
  }
}

/** Retries a read for a while, because something that was just created may not be readable at once. */
async function soon<T>(ctx: Claim, read: () => Promise<T | undefined>): Promise<T | undefined> {
  const until = ctx.clock.now() + PROJECT_READABLE_WITHIN_MS;
  for (;;) {
    const found = await read();
    if (found !== undefined || ctx.clock.now() >= until) return found;
    await ctx.clock.sleep(READ_PROJECT_EVERY_MS, ctx.signal);
  }
}

function unproven(project: Project, why: string, words?: string): Failure {
  return new Failure(
    'project-not-proved',
    `Could not verify that project ${project.id} belongs to this build: ${why}. It was not changed.`,
    {
      words,
      remedy: 'Check the project in Hasura Cloud, then run the job again.',
    },
  );
}
