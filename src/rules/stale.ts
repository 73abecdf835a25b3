import { duration } from '../lib/text.js';
import { gateShut } from './plan.js';
import type { Wishes } from './trigger.js';
import type { BuildRef, LiveStates, Subject } from './preview.js';

/** An app of ours: whose it is, and when it was built in milliseconds of the wall clock, where its marker says so. */
export interface Preview extends BuildRef {
  /** The project's id. */
  id: string;
  subject: Subject;
  at: number | undefined;
  /** It says that it is to go. */
  removing: boolean;
}

/** What the workflow wants of its previews. */
export interface Limits extends Pick<Wishes, 'requireLabel' | 'skipDrafts'> {
  /** How long a run may take. */
  timeoutMs: number;
  maxAgeMs: number | undefined;
  maxPreviews: number | undefined;
}

/** What becomes of a preview, and why. */
export interface SweepDecision<P extends Preview = Preview> {
  preview: P;
  removes: boolean;
  why: string;
  /**
   * It goes though its pull request is open, or its branch there: for its age, for the number of previews, or because a
   * run has begun to remove it and did not come to its end.
   */
  limited: 'age' | 'number' | 'begun' | undefined;
  /** GitHub tells that its pull request is open, or that its branch exists, and nobody may be building it. */
  wanted: boolean;
}

const GRACE_AT_LEAST_MS = 60 * 60_000;

/** What was built so shortly ago may be at work on its own end: it is left to its own run, however long that takes. */
export function graceMs(timeoutMs: number): number {
  return Math.max(GRACE_AT_LEAST_MS, timeoutMs);
}

/** Why everything stays while GitHub does not tell what is wanted. */
export const UNREAD = 'The pull requests and branches could not be read';

/** How somebody gets a preview back that was removed though its pull request is open. */
export const HOW_TO_GET_IT_BACK =
  'To get it back, push to the branch, run its workflow again, or comment /preview rebuild';

/**
 * Decides which previews are not wanted any more.
 * @param live the pull requests and branches as they are now; `undefined` when they could not be read
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

/** Why a preview goes that is marked: whoever marked it would have removed it long before. */
const BEGUN = 'A run started to delete it and did not finish';

/** Decides about one preview; how many there are is not looked at. */
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

/** Why what a preview belongs to is over; `undefined` where it is not, or that cannot be told. */
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
