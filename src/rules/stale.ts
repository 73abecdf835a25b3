import { duration } from '../lib/text.js';
import { gateShut } from './plan.js';
import type { Wishes } from './trigger.js';
import type { BuildRef, LiveStates, Subject } from './preview.js';

/** An app of ours: its owner, and when it was built, in milliseconds of the wall clock, if its marker says so. */
export interface Preview extends BuildRef {
  /** The project's id. */
  id: string;
  subject: Subject;
  at: number | undefined;
  /** Its marker says that it is about to be deleted. */
  removing: boolean;
}

/** The limits that the workflow sets for its previews. */
export interface Limits extends Pick<Wishes, 'requireLabel' | 'skipDrafts'> {
  /** How long a run may take. */
  timeoutMs: number;
  maxAgeMs: number | undefined;
  maxPreviews: number | undefined;
}

/** What happens to a preview, and why. */
export interface SweepDecision<P extends Preview = Preview> {
  preview: P;
  removes: boolean;
  why: string;
  /**
   * Why it is deleted although its pull request is open or its branch exists: its age, the number of previews, or a
   * run that started to delete it and did not finish.
   */
  limited: 'age' | 'number' | 'begun' | undefined;
  /** GitHub reports that its pull request is open or its branch exists, and no run can still be building it. */
  wanted: boolean;
}

const GRACE_AT_LEAST_MS = 60 * 60_000;

/**
 * The run that built a preview this recently may still be working on it: it is left to that run, however long it
 * takes.
 */
export function graceMs(timeoutMs: number): number {
  return Math.max(GRACE_AT_LEAST_MS, timeoutMs);
}

/** Why everything stays if GitHub does not report what is wanted. */
export const UNREAD = 'The pull requests and branches could not be read';

/** How to get a preview back that was deleted although its pull request is open. */
export const HOW_TO_GET_IT_BACK =
  'To get it back, push to the branch, run its workflow again, or comment /preview rebuild';

/**
 * Decides which previews are no longer wanted.
 * @param live the pull requests and branches as they are now; `undefined` if they could not be read
 * @param now the wall clock, in milliseconds
 */
export function judgePreviews<P extends Preview>(
  previews: readonly P[],
  live: LiveStates | undefined,
  limits: Limits,
  now: number,
): SweepDecision<P>[] {
  const verdicts = previews.map((preview) => judgePreview(preview, live, limits, now));
  const most = limits.maxPreviews;
  if (most === undefined || live === undefined) return verdicts;
  const standing = verdicts.filter(({ removes, preview }) => !removes && !preview.removing);
  const surplus = new Set(
    standing
      .filter(({ wanted }) => wanted)
      .sort((a, b) => (a.preview.at ?? 0) - (b.preview.at ?? 0))
      .slice(0, Math.max(0, standing.length - most)),
  );
  const because = `It is one of the oldest of ${String(standing.length)} previews, and max-previews is ${String(most)}`;
  return verdicts.map((verdict) =>
    surplus.has(verdict) ? { ...verdict, removes: true, why: because, limited: 'number' } : verdict,
  );
}

/** Why a marked preview is deleted: the run that marked it would have deleted it long ago. */
const BEGUN = 'A run started to delete it and did not finish';

/** Decides about one preview, regardless of how many there are. */
export function judgePreview<P extends Preview>(
  preview: P,
  live: LiveStates | undefined,
  limits: Limits,
  now: number,
): SweepDecision<P> {
  const { subject, at } = preview;
  const grace = graceMs(limits.timeoutMs);
  const stays = (why: string, wanted = false): SweepDecision<P> => ({
    preview,
    removes: false,
    why,
    limited: undefined,
    wanted,
  });
  const goes = (why: string, limited?: 'age' | 'begun'): SweepDecision<P> => ({
    preview,
    removes: true,
    why,
    limited,
    wanted: false,
  });
  if (live === undefined) return stays(UNREAD);
  if (at === undefined) return stays('Its marker does not say when it was built');
  if (now - at < grace) return stays(`It was built less than ${duration(grace)} ago`);
  const over = whyOver(subject, live);
  if (over !== undefined) return goes(over);
  if (subject.kind === 'branch')
    return live.branches.has(subject.branch)
      ? preview.removing
        ? goes(BEGUN, 'begun')
        : stays(`Branch ${subject.branch} exists`, true)
      : stays(`GitHub did not say whether branch ${subject.branch} exists`);
  const pull = live.pulls.get(subject.number);
  if (pull === undefined)
    return stays(`GitHub did not return the state of pull request #${String(subject.number)}`);
  const shut = gateShut(pull, limits);
  if (shut?.removes === true) return goes(shut.because);
  if (preview.removing) return goes(BEGUN, 'begun');
  if (limits.maxAgeMs !== undefined && now - at > limits.maxAgeMs) {
    return goes(`It was not rebuilt for ${inDays(limits.maxAgeMs)}, the limit of max-age-days`, 'age');
  }
  return stays(`Pull request #${String(subject.number)} is open`, true);
}

/** Why the pull request or branch of a preview is over; `undefined` if it is not, or if that is unknown. */
export function whyOver(subject: Subject, live: LiveStates): string | undefined {
  if (subject.kind === 'branch')
    return live.branches.get(subject.branch) === false ? `Branch ${subject.branch} was deleted` : undefined;
  const pull = live.pulls.get(subject.number);
  if (pull === undefined || pull.open) return undefined;
  return `Pull request #${String(subject.number)} ${pull.merged ? 'was merged' : 'is closed'}`;
}

/** Each subject once. */
export function unique(subjects: readonly Subject[]): Subject[] {
  const keyOf = (subject: Subject): string =>
    subject.kind === 'pull' ? `#${String(subject.number)}` : `@${subject.branch}`;
  return [...new Map(subjects.map((subject) => [keyOf(subject), subject])).values()];
}

function inDays(ms: number): string {
  const number = Math.round((ms / 86_400_000) * 10) / 10;
  return number === 1 ? 'a day' : `${String(number)} days`;
}
