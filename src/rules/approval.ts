import { listed } from '../lib/text.js';

/** What of a review can fail a run: what it found, by its risk, or that clients can break. */
export const FAIL_ON = ['high', 'medium', 'breaking'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** One thing of a review that fails the run, until somebody approves it. */
export interface Failing {
  kind: FailOn;
  /** The same for the same words about the same things. */
  key: string;
}

/** The label by which people approve what fails. */
export interface ApproveLabel {
  name: string;
  isSet: boolean;
  /** Somebody has just added it. */
  isNew: boolean;
}

/** More are not kept: what comes after them counts as new. */
const MOST_APPROVED = 300;

/**
 * Parts what fails from what the label approves. The label approves what a run finds when it first sees the label; what
 * is new after that fails again.
 * @param before what was approved, as the comment keeps it; `undefined` if the last run saw no label
 * @returns `approved`: what the comment has to keep
 */
function judgeApproval(
  failing: readonly Failing[],
  { isSet, isNew }: Pick<ApproveLabel, 'isSet' | 'isNew'>,
  before: readonly string[] | undefined,
): { fails: Failing[]; approved: string[] | undefined } {
  if (!isSet) return { fails: [...failing], approved: undefined };
  const approved =
    isNew || before === undefined ? failing.slice(0, MOST_APPROVED).map(({ key }) => key) : [...before];
  return { fails: failing.filter(({ key }) => !approved.includes(key)), approved };
}

const KINDS: Record<FailOn, [one: string, many: string]> = {
  high: ['finding of high risk', 'findings of high risk'],
  medium: ['finding of medium risk', 'findings of medium risk'],
  breaking: ['change that can break clients', 'changes that can break clients'],
};

/** How many there are of each kind: "2 findings of high risk and 1 change that can break clients". */
function failingWords(failing: readonly Failing[]): string {
  const parts = FAIL_ON.flatMap((kind) => {
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
  /** What the label has approved, for the next run; absent without the label. */
  approved?: readonly string[];
}

/** @param before what was approved, as the comment keeps it; `undefined` if the last run saw no label */
export function verdictOn(
  failing: readonly Failing[],
  label: ApproveLabel,
  before: readonly string[] | undefined,
): Verdict {
  const { fails, approved } = judgeApproval(failing, label, before);
  const { name, isSet } = label;
  const words =
    failing.length === 0
      ? ''
      : fails.length === 0
        ? `Approved with the label ${name}: ${failingWords(failing)}.`
        : isSet
          ? `The review fails the run: ${failingWords(fails)} since the label ${name} was added. If they are meant, remove the label and add it again.`
          : `The review fails the run: ${failingWords(fails)}. If they are meant, add the label ${name}.`;
  return { words, fails: fails.length > 0, ...(approved === undefined ? {} : { approved }) };
}
