import { Failure } from '../lib/errors.js';
import type { Command } from './commands.js';
import { ownerOf } from './markers.js';
import { nameOf } from './names.js';
import type { AppRef, LiveBranch, LivePull, Repository, Subject } from './preview.js';
import { type Back, type Question, type Trigger, type Wishes, forkReason } from './trigger.js';

/** What was read: a pull request, or a branch and its open pull request, if any. A sweep reads for itself. */
export type Live =
  | { kind: 'pull'; pull: LivePull }
  /** `others`: the numbers of further open pull requests of that branch. */
  | { kind: 'branch'; live: LiveBranch; pull: LivePull | undefined; others?: readonly number[] }
  | { kind: 'everything' };

/** The app that a plan is about: what it belongs to, and the branch that it is built from. */
export interface PlannedApp {
  app: AppRef;
  subject: Subject;
  branch: string;
}

/** What a review compares: a commit with the place where it left the branch that it is to be merged into. */
export interface Compared extends PlannedApp {
  sha: string;
  /** The branch that the pull request is to be merged into. */
  base?: string;
  /** The pull request whose fork has the commit. */
  fork?: number;
  /** The names of the pull request's labels. */
  labels: readonly string[];
}

/** What ends a build early: a shut gate or the close, only the close, or nothing. */
export type StopsOn = 'gate' | 'close' | 'nothing';

/** What the run does, and why. */
export type Plan = { because: string } & (
  | (Compared & {
      do: 'deploy';
      /** A person's request passes every gate; if the pull request was already closed, also the close. */
      stopsOn: StopsOn;
      /** Rebuild even if the result would be the same. */
      force: boolean;
      /** A person asked for this rebuild, by a command or by `force`: it may replace an app from another folder. */
      wanted: boolean;
    })
  /** `unlessAbsent`: if there is nothing to delete, the run had nothing to do. */
  | (PlannedApp & {
      do: 'delete';
      unlessAbsent: boolean;
      /** The pull request is closed, or the branch deleted: nothing of it is needed under any name. */
      over: boolean;
      /** The pull request's newest commit. */
      sha?: string;
      /** The pull request is open: its changes can be reviewed. */
      review?: Compared;
    })
  /** Report the state of the app, and leave it as it is. */
  | (PlannedApp & { do: 'status'; sha: string; open: boolean })
  /** Judge the project of a commit, and leave every app as it is. */
  | (Compared & { do: 'check' })
  /** Delete every preview that is no longer wanted. */
  | { do: 'sweep' }
  /**
   * `review`: the pull request gets no preview, but its changes can be reviewed; `closed`: it had none, and is over.
   */
  | { do: 'skip'; review?: Compared; closed?: PlannedApp }
);

/** Who asked for the run: a person by hand or by a command, or an event; and whether it is the run's first attempt. */
export interface Asked {
  manual: boolean;
  /** The command of a comment whose author may give it. */
  command?: Command;
  attempt: number;
  /** Set only if the person who did it may write to the repository. */
  back?: Back;
  /** Why the run can only check the project, if the event alone says so. */
  onlyChecked?: string | undefined;
}

/**
 * Decides what the run does, from the current state. Only a manual run may act against a live pull request's state.
 * @throws Failure `input` if a manual run asks for something impossible
 */
export function decide(
  question: Question,
  live: Live,
  wishes: Wishes,
  asked: Asked,
  repository: Repository,
): Plan {
  const { mode } = wishes;
  if (live.kind === 'everything')
    return mode === 'deploy' || mode === 'delete' || mode === 'check'
      ? { do: 'skip', because: `Scheduled runs sweep, but mode is ${mode}, so nothing was done.` }
      : { do: 'sweep', because: 'A sweep of all previews' };
  if (live.kind === 'pull') return decideForPull(live.pull, wishes, asked, repository);
  const { manual } = asked;
  const { branch, sha } = live.live;
  const about = aboutOf(repository, wishes, { kind: 'branch', branch }, branch);
  const remove = (because: string): Plan => ({
    do: 'delete',
    ...about,
    unlessAbsent: false,
    over: sha === undefined,
    because,
  });
  if (question.look === 'branch' && question.why === 'deleted') {
    if (mode === 'check') return { do: 'skip', because: `Branch ${branch} was deleted, and mode is check.` };
    if (sha !== undefined)
      return { do: 'skip', because: `Branch ${branch} exists (again), so its preview is kept.` };
    return mode === 'deploy'
      ? { do: 'skip', because: `Branch ${branch} was deleted, and mode is deploy.` }
      : remove(`Branch ${branch} was deleted`);
  }
  if (live.pull !== undefined) return decideForPull(live.pull, wishes, asked, repository);
  const why = asked.onlyChecked ?? (mode === 'check' ? BY_MODE : undefined);
  if (why !== undefined && sha !== undefined) return { do: 'check', ...about, sha, labels: [], because: why };
  if (mode === 'delete') {
    return manual
      ? remove('Requested by hand')
      : {
          do: 'skip',
          because: `Branch ${branch} was pushed to, and mode is delete: it acts when the branch is deleted.`,
        };
  }
  if (sha === undefined) {
    if (!manual) return { do: 'skip', because: `Branch ${branch} was deleted before this run.` };
    throw new Failure(
      'no-such-branch',
      `There is no branch ${branch} in this repository. Nothing was created or deleted.`,
      {
        remedy: 'Check the input branch; to delete the preview of a deleted branch, set mode to delete.',
      },
    );
  }
  return {
    do: 'deploy',
    ...about,
    sha,
    labels: [],
    stopsOn: manual ? 'close' : 'gate',
    force: isForced(wishes, asked),
    wanted: asked.command === 'rebuild' || (asked.manual && wishes.force),
    because: `Branch ${branch} has no open pull request`,
  };
}

const BY_MODE = 'The mode is check';

/** The app of a subject, as the input `name` names it. */
export function aboutOf(
  repository: Repository,
  { nameTemplate }: Pick<Wishes, 'nameTemplate'>,
  subject: Subject,
  branch: string,
): PlannedApp {
  const name = nameOf(nameTemplate, repository, subject, branch);
  return { app: { owner: ownerOf(repository, subject), name }, subject, branch };
}

function decideForPull(pull: LivePull, wishes: Wishes, asked: Asked, repository: Repository): Plan {
  const { mode } = wishes;
  const { manual, command } = asked;
  const about = aboutOf(repository, wishes, { kind: 'pull', number: pull.number }, pull.headBranch);
  const it = `Pull request #${String(pull.number)}`;
  const compared: Compared = {
    ...about,
    sha: pull.headSha,
    ...(pull.base === undefined ? {} : { base: pull.base }),
    ...(pull.fromFork ? { fork: pull.number } : {}),
    labels: pull.labels,
  };
  const skip = (because: string): Plan => ({ do: 'skip', because });
  const why =
    asked.onlyChecked ?? (pull.fromFork ? forkReason(pull.number) : mode === 'check' ? BY_MODE : undefined);
  if (why !== undefined) {
    const looks = command === undefined && mode !== 'delete' && pull.open;
    if (looks && wishes.check === 'off') return { do: 'skip', review: compared, because: why };
    if (!looks) {
      const said = mode === 'check' && !pull.open ? `${it} is closed, so nothing is checked.` : why;
      return pull.open ? skip(said) : { do: 'skip', closed: about, because: said };
    }
    return { do: 'check', ...compared, because: why };
  }
  const remove = (because: string, unlessAbsent = false): Extract<Plan, { do: 'delete' }> => ({
    do: 'delete',
    ...about,
    unlessAbsent,
    over: !pull.open,
    sha: pull.headSha,
    because,
  });
  const build = (because: string): Plan => ({
    do: 'deploy',
    ...compared,
    stopsOn: !manual ? 'gate' : pull.open ? 'close' : 'nothing',
    force: isForced(wishes, asked),
    wanted: asked.command === 'rebuild' || (asked.manual && wishes.force),
    because,
  });
  const closed = `${it} ${pull.merged ? 'was merged' : 'is closed'}`;
  switch (command) {
    case 'rebuild':
      if (mode === 'delete')
        return skip('A comment requested a rebuild, but mode is delete, so nothing was built.');
      return pull.open ? build('Requested in a comment') : skip(`${closed}, so nothing is built for it.`);
    case 'delete':
      return mode === 'deploy'
        ? skip('A comment requested a deletion, but mode is deploy, so nothing was deleted.')
        : remove('Requested in a comment');
    case 'status':
      return {
        do: 'status',
        ...about,
        sha: pull.headSha,
        open: pull.open,
        because: 'Requested in a comment',
      };
    case undefined:
      break;
    default:
      return command satisfies never;
  }
  if (!pull.open) {
    if (mode !== 'deploy') return remove(closed);
    return manual ? build('Requested by hand') : skip(`${closed}, and mode is deploy.`);
  }
  if (manual) return mode === 'delete' ? remove('Requested by hand') : build(`${it} is open`);
  const shut = gateShut(pull, wishes);
  if (shut?.removes === true && mode !== 'deploy') return { ...remove(shut.because, true), review: compared };
  if (shut !== undefined)
    return { do: 'skip', review: compared, because: `${shut.because}, so it gets no preview.` };
  return mode === 'delete'
    ? skip(`${it} is open, and mode is delete: it acts once the pull request is closed.`)
    : build(`${it} is open`);
}

/**
 * Why an open pull request gets no preview, if a gate is shut. Without the required label it must not have one;
 * while it is a draft, nothing is built, and an existing app stays.
 */
export function gateShut(
  pull: LivePull,
  { requireLabel, skipDrafts }: Pick<Wishes, 'requireLabel' | 'skipDrafts'>,
): { because: string; removes: boolean } | undefined {
  const it = `Pull request #${String(pull.number)}`;
  const labelled = pull.labels.some((name) => sameLabel(name, requireLabel));
  if (requireLabel !== undefined && !labelled)
    return { because: `${it} does not have the label ${requireLabel}`, removes: true };
  return skipDrafts && pull.draft ? { because: `${it} is a draft`, removes: false } : undefined;
}

/** GitHub treats labels that differ only in case as the same. */
export function sameLabel(name: string, wanted: string | undefined): boolean {
  return name.toLowerCase() === wanted?.toLowerCase();
}

/**
 * Whoever runs a workflow again wants a rebuild. And if an app still exists when its pull request comes back, it was
 * about to be deleted: a lost run may have requested the deletion, and then nothing about the app shows it.
 */
function isForced({ force, requireLabel }: Wishes, { command, attempt, manual, back }: Asked): boolean {
  const isBack = back !== undefined && ('reopened' in back || sameLabel(back.label, requireLabel));
  return command === 'rebuild' || attempt > 1 || (manual && force) || isBack;
}

/** The message for an event that calls for a build which the pull request, as it is now, no longer wants. */
export function outdated(trigger: Trigger, plan: Plan): string | undefined {
  if (trigger.kind !== 'pull-request' || !trigger.open || plan.do !== 'delete' || plan.unlessAbsent)
    return undefined;
  return `Pull request #${String(trigger.number)} has been closed since this event. Nothing is built, and its preview is deleted.`;
}
