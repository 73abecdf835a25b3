import type { Project } from '../hasura/cloud.js';
import { Failure } from '../lib/errors.js';
import { type MarkerReading, type Verdict, judge } from '../markers.js';
import type { Context } from './context.js';

/** A project of the app's name with what its marker says. */
export interface Standing {
  project: Project;
  reading: MarkerReading;
  verdict: Verdict;
}

/**
 * Judges each project by its own marker. Only the projects given are asked: the variables of others, production's
 * secrets among them, are never fetched.
 */
export function judgeAll(
  { cloud }: Pick<Context, 'cloud'>,
  projects: readonly Project[],
  owner: string,
): Promise<Standing[]> {
  return Promise.all(
    projects.map(async (project) => {
      const reading = await readingOf(cloud, project);
      return { project, reading, verdict: judge(reading, owner) };
    }),
  );
}

/** Whether this run may rebuild or delete the project. */
export function mayTouch(standing: Standing, adoptUnmarked: boolean): boolean {
  return standing.verdict === 'ours' || (standing.verdict === 'unmarked' && adoptUnmarked);
}

/**
 * Refuses a build that would wipe an app that is not ours. The service wipes by name, and which of several it takes
 * is not known, so one that is not ours is enough.
 * @throws Failure `ownership`
 */
export function refuseToWipe(standings: readonly Standing[], adoptUnmarked: boolean): void {
  const other = standings.find((standing) => !mayTouch(standing, adoptUnmarked));
  if (other === undefined) return;
  throw new Failure(
    'ownership',
    `${whyNotOurs(other)} Building would wipe it, so nothing was created or deleted.`,
    {
      remedy: remedyFor(other.verdict),
    },
  );
}

/** Why a project was left alone, in a sentence. */
export function whyNotOurs({ project, reading }: Standing): string {
  const it = `The account has an app named ${project.name} (project ${project.id})`;
  switch (reading.kind) {
    case 'marked':
      return `${it} that belongs to ${reading.owner}.`;
    case 'absent':
      return `${it} that this action did not make: it carries no marker.`;
    case 'unreadable':
      return `${it}, and whose it is cannot be read: ${reading.why}.`;
    default:
      return reading satisfies never;
  }
}

/** What to do about an app of the name that is not ours. */
export function remedyFor(verdict: Verdict): string {
  switch (verdict) {
    case 'unmarked':
      return 'If it is a preview that the old action made, set adopt-unmarked to true for one run; otherwise choose another name.';
    case 'foreign':
      return 'Choose another name with the input name; {pr} or {branch} in it keeps previews apart.';
    case 'unreadable':
      return 'Look at that project in Hasura Cloud; run the job again when it can be read, or choose another name.';
    case 'ours':
      return '';
    default:
      return verdict satisfies never;
  }
}

async function readingOf(cloud: Context['cloud'], project: Project): Promise<MarkerReading> {
  if (project.tenantId === undefined) return { kind: 'unreadable', why: 'it has no tenant at the moment' };
  try {
    const tenant = await cloud.marker(project.tenantId);
    return tenant?.marker ?? { kind: 'unreadable', why: 'its variables cannot be read at the moment' };
  } catch (error) {
    // An answer that says no is not "no marker". What breaks on the way ends the run elsewhere.
    if (!(error instanceof Failure) || error.kind === 'token') throw error;
    return { kind: 'unreadable', why: error.message.replace(/\.$/, '') };
  }
}
