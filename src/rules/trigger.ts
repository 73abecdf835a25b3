import { Failure } from '../lib/errors.js';
import type { Command } from './commands.js';
import type { Repository } from './preview.js';

/**
 * What an event tells us: where to look. Events get lost, replayed and reordered, so nothing else in them counts;
 * the pull request and the branch are read as they are now.
 */
export type Trigger =
  | {
      kind: 'pull-request';
      number: number;
      headBranch: string;
      headSha: string;
      /** Whether it was open when the event was created. */
      open: boolean;
      fork: boolean;
      dependabot: boolean;
      /** The event is `pull_request_target`, whose token may write also if the pull request is from a fork. */
      target?: true;
      back?: Back;
    }
  | { kind: 'push'; branch: string; dependabot: boolean }
  | { kind: 'branch-deleted'; branch: string; dependabot: boolean }
  | { kind: 'dispatch'; branch: string | undefined }
  | { kind: 'schedule' }
  /** Another workflow or an API call started the run; only `pr-number` says what it is about. */
  | { kind: 'started'; event: string }
  /** Somebody asks for something in a comment on a pull request. */
  | {
      kind: 'command';
      number: number;
      command: Command | 'unknown';
      commentId: number;
      author: string;
    }
  | { kind: 'ignored'; why: string };

/**
 * A pull request may be back after having had no preview: somebody reopened it, or added the label of this name.
 */
export type Back = ({ reopened: true } | { label: string }) & {
  /** The login of whoever did that; empty if the event does not say. */
  by: string;
};

/** What has to be read before anything can be decided; `everything`: every preview of the repository. */
export type Question =
  | { look: 'pull'; number: number }
  | { look: 'branch'; branch: string; why: 'push' | 'dispatch' | 'deleted' }
  | { look: 'everything' };

/** What the inputs ask for, as far as it affects what a run does. */
export interface Wishes {
  mode: 'auto' | 'deploy' | 'delete' | 'sweep' | 'check';
  /** Whether a fault of the project ends a run, is shown, or is not looked for. */
  check: 'error' | 'warn' | 'off';
  /** The run has no token of Hasura Cloud, and needs none. */
  onlyChecks: boolean;
  branch: string | undefined;
  pullNumber: number | undefined;
  force: boolean;
  requireLabel: string | undefined;
  skipDrafts: boolean;
  /** The template of the app's name. */
  nameTemplate: string;
}

/** What the raw inputs say, before they are checked. */
export interface Beginning {
  hasCloudToken: boolean;
  /** Whether they name what a run without an event of its own is about: `pr-number`, or a sweep. */
  names: boolean;
  mode: string;
  check: string;
  review: string;
  comment: string;
}

/** Why a run gets no preview, whatever the pull request says: it comes from a fork, or there are no secrets. */
export function onlyCheckedBecause(
  trigger: Trigger,
  { hasCloudToken }: Pick<Beginning, 'hasCloudToken'>,
): string | undefined {
  if (trigger.kind === 'pull-request' && trigger.fork) return forkReason(trigger.number);
  return !hasCloudToken && 'dependabot' in trigger && trigger.dependabot ? NO_SECRETS : undefined;
}

const NO_SECRETS =
  "Dependabot's runs get no secrets, so there is no Hasura Cloud token. To get previews for its pull requests, add HASURA_CLOUD_ACCESS_TOKEN and every other secret that the workflow uses to the repository's Dependabot secrets.";

/** Why a run has nothing to do, as far as the event alone can show; `undefined` if it has to look. */
export function skipsAtOnce(trigger: Trigger, beginning: Beginning): string | undefined {
  const { names, mode, check } = beginning;
  if (trigger.kind === 'ignored') return trigger.why;
  if (trigger.kind === 'started' && !names)
    return `The input pr-number is not set, and the event ${trigger.event} names no pull request. Set pr-number, or set mode to sweep.`;
  const why = onlyCheckedBecause(trigger, beginning);
  if (why === undefined) return undefined;
  if (mode === 'delete' || mode === 'sweep') return why;
  const [reviews, comments] = [beginning.review, beginning.comment].map((value) => !/^false$/i.test(value));
  // A closed pull request and a deleted branch have nothing to check. But there may be a comment to fold.
  if (trigger.kind === 'pull-request' && !trigger.open)
    return trigger.target === true && reviews === true && comments === true ? undefined : why;
  return trigger.kind === 'branch-deleted' || (check === 'off' && reviews !== true) ? why : undefined;
}

/**
 * Hasura Cloud fetches branches only from github.com. On another server (GitHub Enterprise Server, data residency on
 * ghe.com), it would find nothing, or a repository of somebody else. So there, a run that may build has to do that
 * itself, and all others work as they do on github.com.
 * @throws Failure `event` that names the server
 */
export function refuseOtherServers(
  { host }: Repository,
  { kind }: Trigger,
  { mode, onlyChecks, buildFrom }: Pick<Wishes, 'mode' | 'onlyChecks'> & { buildFrom: 'branch' | 'commit' },
): void {
  // What an event says may be outdated: only these never build anything.
  const neverBuilds = onlyChecks || !['auto', 'deploy'].includes(mode) || NEVER_BUILD.includes(kind);
  if (host === 'github.com' || buildFrom === 'commit' || neverBuilds) return;
  throw new Failure(
    'other-server',
    `This repository is hosted on ${host}, and Hasura Cloud can fetch branches from github.com only. Nothing was created or deleted.`,
    {
      remedy:
        'Set build-from to commit: then the action builds the app itself, on GitHub Enterprise Server and on ghe.com too.',
    },
  );
}

const NEVER_BUILD: readonly Trigger['kind'][] = ['schedule', 'branch-deleted'];

/**
 * Where to look for this trigger. `branch` and `pr-number` are for manual runs; in other runs they may only repeat
 * what the event says.
 * @throws Failure `input` if they say something else
 */
export function questionOf(trigger: Exclude<Trigger, { kind: 'ignored' }>, wishes: Wishes): Question {
  if (trigger.kind === 'schedule' || (wishes.mode === 'sweep' && trigger.kind !== 'command')) {
    const narrowed = wishes.pullNumber === undefined ? 'branch' : 'pr-number';
    if (wishes.pullNumber !== undefined || wishes.branch !== undefined) {
      throw new Failure(
        'sweep-of-one',
        `A sweep checks every preview, but ${narrowed} is set. Nothing was deleted.`,
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
    case 'started': {
      agree('branch', wishes.branch, undefined);
      if (wishes.pullNumber === undefined) throw new Error('a run without a pull request has nothing to do');
      return { look: 'pull', number: wishes.pullNumber };
    }
    case 'push':
    case 'branch-deleted':
      agree('pr-number', wishes.pullNumber, undefined);
      agree('branch', wishes.branch, trigger.branch);
      return { look: 'branch', branch: trigger.branch, why: trigger.kind === 'push' ? 'push' : 'deleted' };
    case 'dispatch': {
      if (wishes.pullNumber !== undefined) return { look: 'pull', number: wishes.pullNumber };
      const branch = wishes.branch ?? trigger.branch;
      if (branch === undefined) {
        throw new Failure(
          'started-on-tag',
          'This run was started on a tag, but previews are built from branches.',
          {
            remedy: 'Start it on a branch, or set branch or pr-number.',
          },
        );
      }
      return { look: 'branch', branch, why: 'dispatch' };
    }
    default:
      return trigger satisfies never;
  }
}

/** Why a pull request from a fork gets no preview. */
export function forkReason(number: number): string {
  return `Pull request #${String(number)} comes from a fork. A preview would run a stranger's migrations and metadata with this repository's secrets, so forks get none.`;
}

function agree<T>(name: string, wished: T | undefined, said: T | undefined): void {
  if (wished === undefined || wished === said) return;
  throw new Failure(
    'input-of-another-event',
    `${name} is set to ${String(wished)}, but this event is about ${said === undefined ? 'a branch' : String(said)}. Nothing was created or deleted.`,
    {
      remedy: `${name} is only for runs started by hand (workflow_dispatch); leave it out elsewhere.`,
    },
  );
}
