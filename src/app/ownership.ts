import type { Project } from '../hasura/cloud.js';
import { HasuraRefusal, passes } from '../hasura/refusals.js';
import type { FailureCode } from '../lib/error-codes.js';
import { Failure } from '../lib/errors.js';
import {
  type MarkerReading,
  type Ownership,
  buildIn,
  isNewer,
  ownershipOf,
  newestOf,
} from '../rules/markers.js';
import type { Ports } from './build.js';
import type { AppRef } from '../rules/preview.js';

/** A project and what its marker says. */
export interface FoundApp {
  project: Project;
  reading: MarkerReading;
  /** The lock on its variables when they were read; absent when they could not be read. */
  hash?: string;
  /** Why the marker could not be read, if that is a failure. */
  trouble?: Failure;
}

/** A found app with its ownership, as seen by an owner. */
export interface JudgedApp extends FoundApp {
  ownership: Ownership;
}

/**
 * Judges each project by its own marker. It reads only the given projects: the variables of others, which include
 * production's secrets, are never fetched.
 */
export function judgeAll(
  { cloud }: Pick<Ports, 'cloud'>,
  projects: readonly Project[],
  owner: string,
): Promise<JudgedApp[]> {
  return Promise.all(
    projects.map(async (project) => {
      const read = await readingOf(cloud, project.tenantId);
      return { project, ...read, ownership: ownershipOf(read.reading, owner) };
    }),
  );
}

/** An app that is just being created or deleted cannot be read for a moment. */
const MARKER_READABLE_WITHIN_MS = 15_000;
const JUDGE_EVERY_MS = 3_000;

/**
 * Judges the projects of a name. Retries for a while what cannot be read: an app that is being created or deleted is
 * listed although it cannot be read.
 * @param listed the projects, if they have just been listed
 */
export async function judgeNamed(
  ctx: Pick<Ports, 'cloud' | 'clock' | 'signal'>,
  { name, owner }: AppRef,
  listed?: readonly Project[],
): Promise<JudgedApp[]> {
  const until = ctx.clock.now() + MARKER_READABLE_WITHIN_MS;
  for (
    let projects = listed ?? (await ctx.cloud.projectsNamed(name));
    ;
    projects = await ctx.cloud.projectsNamed(name)
  ) {
    const found = await judgeAll(ctx, projects, owner);
    if (found.every(({ ownership }) => ownership !== 'unreadable') || ctx.clock.now() >= until) return found;
    await ctx.clock.sleep(JUDGE_EVERY_MS, ctx.signal);
  }
}

/** The currently listed apps of a name, as seen by their owner; `undefined` when they cannot be read. */
export async function judgedNow(
  { cloud, signal, log }: Pick<Ports, 'cloud' | 'signal' | 'log'>,
  { name, owner }: AppRef,
): Promise<JudgedApp[] | undefined> {
  try {
    return await judgeAll({ cloud }, await cloud.projectsNamed(name), owner);
  } catch (error) {
    signal.throwIfAborted();
    log.debug(`Could not check which apps are named ${name}: ${(error as Error).message}`);
    return undefined;
  }
}

/** The build of each of our apps; empty when its marker names none. */
export function buildsOfOurs(apps: readonly JudgedApp[]): string[] {
  return apps.filter(({ ownership }) => ownership === 'ours').map(({ reading }) => buildIn(reading));
}

/** The newest build among our apps, if it is newer than `build`. */
export function newerAmong(apps: readonly JudgedApp[], build: string): string | undefined {
  const newest = newestOf(buildsOfOurs(apps));
  return isNewer(newest, build) ? newest : undefined;
}

/** Whether this run may rebuild or delete the project. */
export function mayTouch(app: JudgedApp, adoptUnmarked: boolean): boolean {
  return app.ownership === 'ours' || (app.ownership === 'unmarked' && adoptUnmarked);
}

/**
 * Refuses to continue when an app of the name is not ours.
 * @param so the consequence, as a sentence
 * @throws Failure `ownership`
 */
export function refuseOthers(apps: readonly JudgedApp[], adoptUnmarked: boolean, so = ''): void {
  const other = apps.find((app) => !mayTouch(app, adoptUnmarked));
  if (other === undefined) return;
  throw notOurs(other, so);
}

/**
 * Refuses a build that would wipe an app that is not ours. The service wipes by name, and it is unknown which of
 * several apps it chooses, so a single app that is not ours is enough.
 * @throws Failure `ownership`
 */
export function refuseToWipe(apps: readonly JudgedApp[], adoptUnmarked: boolean): void {
  refuseOthers(apps, adoptUnmarked, 'Building would wipe it, so nothing was created or deleted.');
}

/** The failure for an app of the name that is not ours. @param so the consequence, as a sentence */
export function notOurs(app: JudgedApp, so: string): Failure {
  const { code, remedy } = REFUSED[app.ownership];
  return new Failure(code, `${whyNotOurs(app)} ${so}`.trim(), { remedy });
}

/** Why a project was kept, in a sentence. */
export function whyNotOurs({ project, reading }: JudgedApp): string {
  const it = `The account has an app named ${project.name} (project ${project.id})`;
  switch (reading.kind) {
    case 'marked':
      return `${it} that belongs to ${reading.owner}.`;
    case 'absent':
      return `${it} that this action did not create: it carries no marker.`;
    case 'unreadable':
      return `${it}, and its owner cannot be read: ${reading.why}.`;
    default:
      return reading satisfies never;
  }
}

const REFUSED: Record<Ownership, { code: FailureCode; remedy: string }> = {
  unmarked: {
    code: 'app-not-marked',
    remedy:
      'If the old action created it as a preview, set adopt-unmarked to true until its apps are rebuilt or deleted; otherwise choose another name.',
  },
  foreign: {
    code: 'app-of-another',
    remedy: 'Choose another name with the input name; {pr} or {branch} in it keeps previews apart.',
  },
  unreadable: {
    code: 'owner-unknown',
    remedy:
      'Check that project in Hasura Cloud. Run the job again when it can be read, or choose another name.',
  },
  // `mayTouch` never refuses these.
  ours: { code: 'marker-changed', remedy: '' },
};

/**
 * What the marker of an app says, and the lock on its variables.
 * @throws when the service refuses the token, or when an outage or the deadline prevents an answer
 */
export async function readingOf(
  cloud: Ports['cloud'],
  tenantId: string | undefined,
): Promise<Pick<JudgedApp, 'reading' | 'hash'>> {
  const unreadable = (why: string): Pick<JudgedApp, 'reading'> => ({ reading: { kind: 'unreadable', why } });
  if (tenantId === undefined) return unreadable('it has no tenant right now');
  try {
    const tenant = await cloud.marker(tenantId);
    if (tenant === undefined) return unreadable('its variables cannot be read right now');
    return { reading: tenant.marker, hash: tenant.hash };
  } catch (error) {
    // A refusal does not mean "no marker". A refused token, an outage or the deadline ends the run instead.
    if (!(error instanceof Failure) || !saysNo(error)) throw error;
    return unreadable(error.message.replace(/\.$/, ''));
  }
}

function saysNo(error: Failure): boolean {
  if (error instanceof HasuraRefusal) return error.kind !== 'token' && !passes(error);
  return error.kind === 'shape';
}
