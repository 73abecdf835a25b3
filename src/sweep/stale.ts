import { duration } from '../lib/text.js';
import { type Wishes, gateShut } from '../plan.js';
import type { LiveStates, Subject } from '../preview.js';

/** An app of ours: whose it is, and when it was built in milliseconds of the wall clock, where its marker says so. */
export interface Preview {
  /** The project's id. */
  id: string;
  name: string;
  owner: string;
  subject: Subject;
  build: string;
  at: number | undefined;
}

/** What the workflow wants of its previews. */
export interface Limits extends Pick<Wishes, 'requireLabel' | 'skipDrafts'> {
  maxAgeMs: number | undefined;
  maxPreviews: number | undefined;
}

/** What becomes of a preview, and why. */
export interface Verdict<P extends Preview = Preview> {
  preview: P;
  goes: boolean;
  why: string;
  /** It goes though its pull request is open, or its branch there: for its age, or for the number of previews. */
  limited: 'age' | 'number' | undefined;
}

/** What was built so shortly ago may be at work on its own end: it is left to its own run. */
export const GRACE_MS = 60 * 60_000;

/** Why everything stays while GitHub does not tell what is wanted. */
export const UNREAD = 'The pull requests and branches could not be read';

/** How somebody gets a preview back that was removed though its pull request is open. */
export const HOW_TO_GET_IT_BACK =
  'To have it again, push to the branch, run its workflow again, or comment /preview rebuild';

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
): Verdict<P>[] {
  const verdicts = previews.map((preview) => judgePreview(preview, live, limits, now));
  const most = limits.maxPreviews;
  if (most === undefined || live === undefined) return verdicts;
  const standing = verdicts.filter(({ goes }) => !goes);
  const surplus = new Set(
    standing
      .filter(({ preview }) => isOld(preview, now))
      .sort((a, b) => (a.preview.at ?? 0) - (b.preview.at ?? 0))
      .slice(0, Math.max(0, standing.length - most)),
  );
  const because = `It is one of the oldest of ${String(standing.length)} previews, and max-previews is ${String(most)}`;
  return verdicts.map((verdict) =>
    surplus.has(verdict) ? { ...verdict, goes: true, why: because, limited: 'number' } : verdict,
  );
}

/** Decides about one preview; how many there are is not looked at. */
export function judgePreview<P extends Preview>(
  preview: P,
  live: LiveStates | undefined,
  limits: Limits,
  now: number,
): Verdict<P> {
  const { subject, at } = preview;
  const stays = (why: string): Verdict<P> => ({ preview, goes: false, why, limited: undefined });
  const goes = (why: string, limited?: 'age'): Verdict<P> => ({ preview, goes: true, why, limited });
  if (live === undefined) return stays(UNREAD);
  if (at === undefined) return stays('Its marker does not say when it was built');
  if (!isOld(preview, now)) return stays(`It was built less than ${duration(GRACE_MS)} ago`);
  if (subject.kind === 'branch') {
    const exists = live.branches.get(subject.branch);
    if (exists === undefined) return stays(`GitHub does not tell whether branch ${subject.branch} exists`);
    return exists ? stays(`Branch ${subject.branch} exists`) : goes(`Branch ${subject.branch} was deleted`);
  }
  const it = `Pull request #${String(subject.number)}`;
  const pull = live.pulls.get(subject.number);
  if (pull === undefined)
    return stays(`GitHub does not tell the state of pull request #${String(subject.number)}`);
  if (!pull.open) return goes(`${it} ${pull.merged ? 'was merged' : 'is closed'}`);
  const shut = gateShut(pull, limits);
  if (shut?.removes === true) return goes(shut.because);
  if (limits.maxAgeMs !== undefined && now - at > limits.maxAgeMs) {
    return goes(
      `It was not rebuilt for ${days(limits.maxAgeMs)}, which is as long as max-age-days lets it stand`,
      'age',
    );
  }
  return stays(`${it} is open`);
}

/** Whether a preview's build is surely over. */
export function isOld({ at }: Pick<Preview, 'at'>, now: number): boolean {
  return at !== undefined && now - at >= GRACE_MS;
}

function days(ms: number): string {
  const number = Math.round((ms / 86_400_000) * 10) / 10;
  return number === 1 ? 'a day' : `${String(number)} days`;
}
