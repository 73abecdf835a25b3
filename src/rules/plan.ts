import type { Command } from './commands.js';
import { Failure } from '../lib/errors.js';
import type { LiveBranch, LivePull, Repository, Subject } from './preview.js';

/**
 * What an event tells us: where to look. Events are lost, replayed and reordered, so nothing else of them counts; the
 * pull request and the branch are read as they are now.
 */
export type Trigger =
  | {
      kind: 'pull-request';
      number: number;
      headBranch: string;
      headSha: string;
      /** Whether it was open when the event was made. */
      open: boolean;
      fork: boolean;
      dependabot: boolean;
      back?: Back;
    }
  | { kind: 'push'; branch: string; dependabot: boolean }
  | { kind: 'branch-deleted'; branch: string; dependabot: boolean }
  | { kind: 'dispatch'; branch: string | undefined }
  | { kind: 'schedule' }
  /** Somebody asks for something in a comment on a pull request. */
  | {
      kind: 'command';
      number: number;
      command: Command | 'unknown';
      commentId: number;
      author: string;
    }
  | { kind: 'ignored'; why: string };

/** A pull request may be back from having no preview: it was reopened, or given the label of this name, by somebody. */
export type Back = ({ reopened: true } | { label: string }) & {
  /** The login of who did that; empty where the event does not say. */
  by: string;
};

/** What has to be read before anything can be decided. */
export type Question =
  { look: 'pull'; number: number } | { look: 'branch'; branch: string; why: 'push' | 'dispatch' | 'deleted' };

/** Every preview of the repository is looked at. */
export interface Everything {
  look: 'everything';
}

/** What was read: a pull request, or a branch with the open pull request it may have. */
export type Live =
  { kind: 'pull'; pull: LivePull } | { kind: 'branch'; live: LiveBranch; pull: LivePull | undefined };

/** What the run does. */
export type Plan =
  | {
      do: 'deploy';
      subject: Subject;
      branch: string;
      sha: string;
      /** A person asked for it: no gate holds it back, and with `evenIfClosed` not even the close. */
      byHand: boolean;
      evenIfClosed: boolean;
      /** Rebuild even what would be built the same. */
      force: boolean;
      because: string;
    }
  /** `unlessAbsent`: where there is nothing to remove, there was nothing to do. */
  | { do: 'delete'; subject: Subject; branch: string; unlessAbsent: boolean; because: string }
  /** Say how the app is, and leave it as it is. */
  | { do: 'status'; subject: Subject; branch: string; sha: string; open: boolean; because: string }
  | { do: 'skip'; because: string };

export interface Wishes {
  mode: 'auto' | 'deploy' | 'delete' | 'sweep';
  branch: string | undefined;
  pullNumber: number | undefined;
  force: boolean;
  requireLabel: string | undefined;
  skipDrafts: boolean;
}

/** Who asked for the run: a person by hand or by a command, or an event; and whether it is the run's first attempt. */
export interface Asked {
  manual: boolean;
  /** The command of a comment whose author may give it. */
  command?: Command;
  attempt: number;
  /** Only where somebody did it who may write to the repository. */
  back?: Back;
}

/** Why a run has nothing to do, as far as the event alone can tell; `undefined` when it has to look. */
export function skipsAtOnce(trigger: Trigger, hasCloudToken: boolean): string | undefined {
  if (trigger.kind === 'ignored') return trigger.why;
  if (trigger.kind === 'pull-request' && trigger.fork) return forkReason(trigger.number);
  if (!hasCloudToken && 'dependabot' in trigger && trigger.dependabot) {
    return "Dependabot's runs get no secrets, so there is no Hasura Cloud token. Add HASURA_CLOUD_ACCESS_TOKEN to the Dependabot secrets of the repository to have previews of its pull requests too.";
  }
  return undefined;
}

/**
 * Hasura Cloud fetches branches from github.com alone, so no other server (GitHub Enterprise Server, data residency on
 * ghe.com) can have previews, and none of them can have made one.
 * @throws Failure `event` that names the server
 */
export function refuseOtherServers({ host }: Repository): void {
  if (host === 'github.com') return;
  throw new Failure(
    'event',
    `This repository lies on the server ${host}, and Hasura Cloud can fetch branches from github.com only. Nothing was created or deleted.`,
    {
      remedy:
        'Run this action in a repository on github.com, for example in a mirror of this one. GitHub Enterprise Server and data residency (ghe.com) cannot have previews.',
    },
  );
}

/** What to say when an event calls for a build that the pull request, as it is now, wants no more. */
export function outdated(trigger: Trigger, plan: Plan): string | undefined {
  if (trigger.kind !== 'pull-request' || !trigger.open || plan.do !== 'delete' || plan.unlessAbsent)
    return undefined;
  return `Pull request #${String(trigger.number)} is closed by now, though it was open when this event was made. So nothing is built, and its preview goes.`;
}

/**
 * Where to look for this trigger. `branch` and `pr-number` are for manual runs; elsewhere they may only repeat what
 * the event says.
 * @throws Failure `input` when they say something else
 */
export function questionOf(
  trigger: Exclude<Trigger, { kind: 'ignored' }>,
  wishes: Wishes,
): Question | Everything {
  if (trigger.kind === 'schedule' || (wishes.mode === 'sweep' && trigger.kind !== 'command')) {
    const narrowed = wishes.pullNumber === undefined ? 'branch' : 'pr-number';
    if (wishes.pullNumber !== undefined || wishes.branch !== undefined) {
      throw new Failure(
        'input',
        `A sweep looks at every preview, but ${narrowed} is set. Nothing was deleted.`,
        {
          remedy: `Leave ${narrowed} out, or set mode to delete.`,
        },
      );
    }
    return { look: 'everything' };
  }
  switch (trigger.kind) {
    case 'pull-request':
      agree('pr-number', wishes.pullNumber, trigger.number);
      agree('branch', wishes.branch, trigger.headBranch);
      return { look: 'pull', number: trigger.number };
    case 'command':
      agree('pr-number', wishes.pullNumber, trigger.number);
      return { look: 'pull', number: trigger.number };
    case 'push':
    case 'branch-deleted':
      agree('pr-number', wishes.pullNumber, undefined);
      agree('branch', wishes.branch, trigger.branch);
      return { look: 'branch', branch: trigger.branch, why: trigger.kind === 'push' ? 'push' : 'deleted' };
    case 'dispatch': {
      if (wishes.pullNumber !== undefined) return { look: 'pull', number: wishes.pullNumber };
      const branch = wishes.branch ?? trigger.branch;
      if (branch === undefined) {
        throw new Failure('input', 'This run was started on a tag, and a preview is built from a branch.', {
          remedy: 'Start it on a branch, or give one of the inputs branch and pr-number.',
        });
      }
      return { look: 'branch', branch, why: 'dispatch' };
    }
    default:
      return trigger satisfies never;
  }
}

/**
 * Decides what the run does, from what is there now. Only a manual run may go against a live pull request's state.
 * @throws Failure `input` when a manual run asks for what cannot be
 */
export function decide(question: Question, live: Live, wishes: Wishes, asked: Asked): Plan {
  if (live.kind === 'pull') return decideForPull(live.pull, wishes, asked);
  const { mode } = wishes;
  const { manual } = asked;
  const { branch, sha } = live.live;
  const subject: Subject = { kind: 'branch', branch };
  const remove = (because: string): Plan => ({
    do: 'delete',
    subject,
    branch,
    unlessAbsent: false,
    because,
  });
  if (question.look === 'branch' && question.why === 'deleted') {
    if (sha !== undefined)
      return { do: 'skip', because: `Branch ${branch} exists (again), so its preview stays.` };
    return mode === 'deploy'
      ? { do: 'skip', because: `Branch ${branch} is gone, and mode is deploy.` }
      : remove(`Branch ${branch} was deleted`);
  }
  if (live.pull !== undefined) return decideForPull(live.pull, wishes, asked);
  if (mode === 'delete') {
    return manual
      ? remove('Asked for by hand')
      : {
          do: 'skip',
          because: `Branch ${branch} was pushed to, and mode is delete: it acts when the branch is deleted.`,
        };
  }
  if (sha === undefined) {
    if (!manual) return { do: 'skip', because: `Branch ${branch} is gone by now.` };
    throw new Failure(
      'input',
      `There is no branch ${branch} in this repository. Nothing was created or deleted.`,
      {
        remedy: 'Check the input branch; to remove the preview of a branch that is gone, set mode to delete.',
      },
    );
  }
  return {
    do: 'deploy',
    subject,
    branch,
    sha,
    byHand: manual,
    evenIfClosed: false,
    force: isForced(wishes, asked),
    because: `Branch ${branch} has no open pull request`,
  };
}

function decideForPull(pull: LivePull, wishes: Wishes, asked: Asked): Plan {
  const { mode } = wishes;
  const { manual, command } = asked;
  const subject: Subject = { kind: 'pull', number: pull.number };
  const it = `Pull request #${String(pull.number)}`;
  const skip = (because: string): Plan => ({ do: 'skip', because });
  if (pull.fromFork) return skip(forkReason(pull.number));
  const remove = (because: string, unlessAbsent = false): Plan => ({
    do: 'delete',
    subject,
    branch: pull.headBranch,
    unlessAbsent,
    because,
  });
  const build = (because: string): Plan => ({
    do: 'deploy',
    subject,
    branch: pull.headBranch,
    sha: pull.headSha,
    byHand: manual,
    evenIfClosed: manual && !pull.open,
    force: isForced(wishes, asked),
    because,
  });
  const closed = `${it} ${pull.merged ? 'was merged' : 'is closed'}`;
  switch (command) {
    case 'rebuild':
      if (mode === 'delete') return skip('Asked for in a comment, and mode is delete.');
      return pull.open ? build('Asked for in a comment') : skip(`${closed}, so nothing is built for it.`);
    case 'delete':
      return mode === 'deploy'
        ? skip('Asked for in a comment, and mode is deploy.')
        : remove('Asked for in a comment');
    case 'status':
      return {
        do: 'status',
        subject,
        branch: pull.headBranch,
        sha: pull.headSha,
        open: pull.open,
        because: 'Asked for in a comment',
      };
    case undefined:
      break;
    default:
      return command satisfies never;
  }
  if (!pull.open) {
    if (mode !== 'deploy') return remove(closed);
    return manual ? build('Asked for by hand') : skip(`${closed}, and mode is deploy.`);
  }
  if (manual) return mode === 'delete' ? remove('Asked for by hand') : build(`${it} is open`);
  const shut = gateShut(pull, wishes);
  if (shut?.removes === true && mode !== 'deploy') return remove(shut.because, true);
  if (shut !== undefined) return skip(`${shut.because}, so it gets no preview.`);
  return mode === 'delete'
    ? skip(`${it} is open, and mode is delete: it acts once the pull request is closed.`)
    : build(`${it} is open`);
}

/**
 * Why an open pull request gets no preview, if a gate is shut. Without its label it is to have none; while it is a
 * draft nothing is built, and what stands stays.
 */
export function gateShut(
  pull: LivePull,
  { requireLabel, skipDrafts }: Pick<Wishes, 'requireLabel' | 'skipDrafts'>,
): { because: string; removes: boolean } | undefined {
  const it = `Pull request #${String(pull.number)}`;
  const labelled = pull.labels.some((name) => sameLabel(name, requireLabel));
  if (requireLabel !== undefined && !labelled)
    return { because: `${it} does not carry the label ${requireLabel}`, removes: true };
  return skipDrafts && pull.draft ? { because: `${it} is a draft`, removes: false } : undefined;
}

/** GitHub takes labels that differ in case alone for one. */
function sameLabel(name: string, wanted: string | undefined): boolean {
  return name.toLowerCase() === wanted?.toLowerCase();
}

/**
 * Who runs a workflow again wants a rebuild. And an app that still stands when its pull request comes back was to go: its
 * removal may be under way, by a run that was lost, and then nothing about the app shows it.
 */
function isForced({ force, requireLabel }: Wishes, { command, attempt, manual, back }: Asked): boolean {
  const isBack = back !== undefined && ('reopened' in back || sameLabel(back.label, requireLabel));
  return command === 'rebuild' || attempt > 1 || (manual && force) || isBack;
}

function forkReason(number: number): string {
  return `Pull request #${String(number)} comes from a fork. A preview would run a stranger's migrations and metadata with this repository's secrets, so forks get none.`;
}

function agree<T>(name: string, wished: T | undefined, said: T | undefined): void {
  if (wished === undefined || wished === said) return;
  throw new Failure(
    'input',
    `${name} is set to ${String(wished)}, but this event is about ${said === undefined ? 'a branch' : String(said)}. Nothing was created or deleted.`,
    {
      remedy: `${name} is for runs started by hand (workflow_dispatch); leave it out elsewhere.`,
    },
  );
}
