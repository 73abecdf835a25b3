import type { Project } from '../hasura/cloud.js';
import { asFailure } from '../lib/errors.js';
import { sideBySide } from '../lib/side-by-side.js';
import type { Ports } from '../app/build.js';
import { endsAll } from '../app/removal.js';
import { type FoundApp, judgedNow, readingOf } from '../app/ownership.js';
import { branchOf, subjectOf } from '../rules/markers.js';
import { isNamed } from '../rules/names.js';
import type { AppRef, Subject } from '../rules/preview.js';
import type { Run } from '../session/run.js';

/** Projects per page, and per check whether they are gone. */
export const PAGE = 100;
/** After this many attempts at a list that keeps moving, all projects seen so far are accepted as the list. */
const MOST_LISTINGS = 3;
/** Requests in progress at once. */
export const WIDTH = 8;

/**
 * All projects whose name begins like this and passes. If a project is deleted while they are listed, those after it
 * move up, and the next page would skip one: then they are listed once more. Even so, an app's absence from the list
 * is not proof that it is gone.
 */
export async function listProjects(
  { cloud }: Pick<Ports, 'cloud'>,
  start: string,
  passes: (name: string) => boolean,
): Promise<Project[]> {
  const seen = new Map<string, Project>();
  for (let tries = 1; ; tries++) {
    const { listed, whole } = await listOnce(cloud, start);
    for (const [id, project] of listed) seen.set(id, project);
    if (whole || tries === MOST_LISTINGS)
      return [...(whole ? listed : seen).values()].filter(({ name }) => passes(name));
  }
}

/**
 * Lists the projects page by page. Each page must begin with the project that ended the page before, and the rest
 * must be new. Otherwise the list has moved and is not whole.
 */
async function listOnce(
  cloud: Ports['cloud'],
  start: string,
): Promise<{ listed: Map<string, Project>; whole: boolean }> {
  const listed = new Map<string, Project>();
  let more = await cloud.projectsBeginning(start, { size: PAGE, from: 0 });
  while (more.length > 0) {
    const moved = more.some(({ id }) => listed.has(id));
    for (const project of more) listed.set(project.id, project);
    if (moved) return { listed, whole: false };
    const last = more.at(-1);
    const page = await cloud.projectsBeginning(start, { size: PAGE + 1, from: listed.size - 1 });
    if (page[0]?.id !== last?.id) return { listed, whole: false };
    more = page.slice(1);
  }
  return { listed, whole: true };
}

/**
 * Reads the marker of each app, once.
 * @throws Failure if the token is refused or the run ends; any other error is returned with its app
 */
export async function readMarkers(
  ports: Pick<Ports, 'cloud' | 'signal' | 'log'>,
  projects: readonly Project[],
): Promise<FoundApp[]> {
  let read = 0;
  return await sideBySide(projects, WIDTH, async (project): Promise<FoundApp> => {
    try {
      return { project, ...(await readingOf(ports.cloud, project.tenantId)) };
    } catch (error) {
      if (endsAll(ports, error)) throw error;
      const trouble = asFailure(error);
      return { project, reading: { kind: 'unreadable', why: trouble.message.replace(/\.$/, '') }, trouble };
    } finally {
      read++;
      if (read % PAGE === 0)
        ports.log.info(`Read the markers of ${String(read)} of ${String(projects.length)}.`);
    }
  });
}

/**
 * The subject that an app is a preview of, according to its marker; `undefined` if the app does not belong to this
 * repository, or if the name template does not give it exactly this name.
 */
export function subjectOfPreview(
  { context: { repository }, inputs: { nameTemplate } }: Pick<Run, 'context' | 'inputs'>,
  { owner, name, source }: AppRef & { source?: string | undefined },
): Subject | undefined {
  const subject = subjectOf(owner, repository);
  const named =
    subject !== undefined && isNamed(nameTemplate, repository, name, subject, branchOf(source)) === true;
  return named ? subject : undefined;
}

/**
 * Whether an owner's app is listed now, or may be. Checked right before something reports that there is none, since
 * another run may have built one in the meantime.
 */
export async function mayBeListed(
  ports: Pick<Ports, 'cloud' | 'signal' | 'log'>,
  app: AppRef,
): Promise<boolean> {
  const found = await judgedNow(ports, app);
  return found === undefined || found.some(({ ownership }) => ownership !== 'foreign');
}
