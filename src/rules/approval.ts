import { listed } from '../lib/text.js';

/** What of a review can fail a run: what it found, by its risk, or that clients can break. */
export const FAIL_ON = ['high', 'medium', 'breaking'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** One thing of a review that fails the run, until somebody approves it. */
export interface Failing {
  /** `unread`: a file that could not be compared. */
  kind: FailOn | 'unread';
  /** The same as long as it is about the same. */
  key: string;
}

/** What a comment keeps for the next run, as keys. */
export interface Kept {
  /** What failed or would have, without the label: it is what people could see when they added the label. */
  shown: readonly string[];
  /** What the label has approved; absent if the last run saw no label. */
  approved?: readonly string[];
}

/** The label by which people approve what fails. */
export interface ApproveLabel {
  name: string;
  isSet: boolean;
  /** Somebody has just added it. */
  isNew: boolean;
}

/** More are not kept: what comes after them counts as new. */
const MOST_KEPT = 300;

/**
 * Parts what fails from what the label approves. The label approves what the comment showed when it was added; if the
 * run is the label's own, what that run finds. What is new after that fails again.
 * @param before what the comment keeps; `undefined` if there is none, `unknown` if it could not be read
 * @returns `kept`: what the comment has to keep; absent if it is to stay as it is
 */
function judgeApproval(
  failing: readonly Failing[],
  { isSet, isNew }: Pick<ApproveLabel, 'isSet' | 'isNew'>,
  before: Kept | 'unknown' | undefined,
): { fails: Failing[]; kept?: Kept } {
  const shown = failing.slice(0, MOST_KEPT).map(({ key }) => key);
  if (!isSet) return { fails: [...failing], ...(before === 'unknown' ? {} : { kept: { shown } }) };
  if (before === 'unknown' && !isNew) return { fails: [...failing] };
  const known = before === 'unknown' ? undefined : before;
  const approved = isNew
    ? shown
    : (known?.approved ?? shown.filter((key) => known?.shown.includes(key) === true));
  const fails = failing.filter(({ key }) => !approved.includes(key));
  return { fails, kept: { shown, approved } };
}

const KINDS: Record<Failing['kind'], [one: string, many: string]> = {
  high: ['finding of high risk', 'findings of high risk'],
  medium: ['finding of medium risk', 'findings of medium risk'],
  breaking: ['change that can break clients', 'changes that can break clients'],
  unread: ['file that could not be compared', 'files that could not be compared'],
};

/** How many there are of each kind: "2 findings of high risk and 1 change that can break clients". */
function failingWords(failing: readonly Failing[]): string {
  const parts = ([...FAIL_ON, 'unread'] as const).flatMap((kind) => {
    const { length } = failing.filter((one) => one.kind === kind);
    const [one, many] = KINDS[kind];
    return length === 0 ? [] : [`${String(length)} ${length === 1 ? one : many}`];
  });
  return listed(parts);
}

/** What the input `review-fail-on` makes of a review. */
export interface Verdict {
  /** In a sentence; empty if nothing of the review could fail the run. */
  words: string;
  /** Whether the run fails. */
  fails: boolean;
  /** What the comment has to keep for the next run; absent if what it keeps is to stay. */
  kept?: Kept;
}

/** @param before what the comment keeps; `undefined` if there is none, `unknown` if it could not be read */
export function verdictOn(
  failing: readonly Failing[],
  label: ApproveLabel,
  before: Kept | 'unknown' | undefined,
): Verdict {
  const { fails, kept } = judgeApproval(failing, label, before);
  const { name, isSet } = label;
  const words =
    failing.length === 0
      ? ''
      : fails.length === 0
        ? `Approved with the label ${name}: ${failingWords(failing)}.`
        : isSet
          ? `The review fails the run: ${failingWords(fails)} that the label ${name} did not approve. If this is intended, remove the label and add it again.`
          : `The review fails the run: ${failingWords(fails)}. If this is intended, add the label ${name}.`;
  return { words, fails: fails.length > 0, ...(kept === undefined ? {} : { kept }) };
}
