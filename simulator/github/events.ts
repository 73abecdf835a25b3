import type { PullRequestEvent } from '@octokit/webhooks-types';
import type { WorkflowEvent } from '../runner/options.js';
import { issuePayload } from './issue-payload.js';
import type { Account, Comment, Pull, Repository } from './model.js';
import { fullName } from './model.js';
import type { Site } from './payloads.js';
import {
  commentPayload,
  iso,
  labelPayload,
  pullPayload,
  repositoryPayload,
  testMerge,
  userPayload,
} from './payloads.js';
import type { State } from './state.js';
import { example, retarget } from './templates.js';

/** The sha that stands for no commit, in a push that creates or deletes a branch. */
const nowhere = '0'.repeat(40);

export interface PullEventOptions {
  /** As `pull_request_target`: runs on the base branch, with secrets, for forks too. */
  target?: boolean;
  /** The pull request's author when left out. */
  sender?: Account;
  /** The label that was added or removed. */
  label?: string;
}

export interface CommentEventOptions {
  /** The comment's author when left out. */
  sender?: Account;
  /** The comment is on an issue that is not a pull request. */
  plainIssue?: boolean;
  /** The body before the edit; by default the previous body in the comment's history. */
  before?: string;
}

/**
 * Events as a runner gets them: real payloads with their identifying fields replaced. An event shows the
 * state at the time of its creation, so an old one can be replayed later.
 */
export class Events {
  readonly #site: Site;
  readonly #state: State;

  constructor(site: Site, state: State) {
    this.#site = site;
    this.#state = state;
  }

  /** The ref and commit follow the table of events in GitHub's documentation. */
  pullRequest(
    pull: Pull,
    action: PullRequestEvent['action'],
    { target = false, sender, label }: PullEventOptions = {},
  ): WorkflowEvent {
    const { repository, head, base } = pull;
    const template = example('pull_request', (payload) => payload.action === action);
    const payload: Record<string, unknown> = {
      ...retarget(template, [['Codertocat/Hello-World', fullName(repository)]]),
      action,
      number: pull.number,
      pull_request: pullPayload(pull, this.#site),
      ...this.#common(repository, sender ?? pull.author),
    };
    // Only events of an app's own webhook name an installation.
    delete payload['installation'];
    delete payload['organization'];
    if (action === 'synchronize')
      Object.assign(payload, { before: pull.previousHead ?? nowhere, after: head.sha });
    if (label !== undefined) payload['label'] = labelPayload(repository, label, this.#site);
    // After a merge there is no test merge: the run belongs to the base branch.
    const onBase = target || pull.merged !== null;
    return {
      name: target ? 'pull_request_target' : 'pull_request',
      payload,
      ref: onBase ? `refs/heads/${base.ref}` : `refs/pull/${pull.number}/merge`,
      sha: pull.merged?.sha ?? (target ? base.sha : testMerge(pull)),
      headRef: head.ref,
      baseRef: base.ref,
    };
  }

  /** The event runs on the default branch. The comment is from the state, or exists only in this event. */
  issueComment(
    pull: Pull,
    action: 'created' | 'edited' | 'deleted',
    comment: Comment | { author: string | Account; body: string },
    { sender, plainIssue = false, before }: CommentEventOptions = {},
  ): WorkflowEvent {
    const { repository } = pull;
    const told = 'id' in comment ? comment : this.#untold(pull, comment);
    const comments = this.#state.commentsOf(pull).length;
    const payload = {
      action,
      ...(action === 'edited' && {
        changes: { body: { from: before ?? told.history.at(-2)?.body ?? told.body } },
      }),
      issue: issuePayload(pull, this.#site, { comments, plain: plainIssue }),
      comment: { ...commentPayload(told, this.#site), performed_via_github_app: null },
      ...this.#common(repository, sender ?? told.author),
    };
    return { name: 'issue_comment', payload, ...this.#onDefault(repository) };
  }

  /** `deleted`: the push deletes the branch; `tag`: the name is that of a tag. */
  push(
    repository: Repository,
    name: string,
    {
      before = nowhere,
      deleted = false,
      tag = false,
    }: { before?: string; deleted?: boolean; tag?: boolean } = {},
  ): WorkflowEvent {
    const ref = `refs/${tag ? 'tags' : 'heads'}/${name}`;
    const sha = repository.branches.get(name)?.sha ?? this.#defaultSha(repository);
    const after = deleted ? nowhere : sha;
    const template = example('push', (payload) => payload.commits.length > 0);
    const head = template.head_commit && { ...template.head_commit, id: after };
    const payload = {
      ...retarget(template, [['Codertocat/Hello-World', fullName(repository)]]),
      ref,
      before,
      after,
      created: before === nowhere,
      deleted,
      compare: `${this.#site.server}/${fullName(repository)}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`,
      commits: deleted || head === null ? [] : [head],
      head_commit: deleted ? null : head,
      pusher: { name: repository.owner.login, email: `${repository.owner.login}@users.noreply.github.com` },
      ...this.#common(repository, repository.owner),
    };
    return { name: 'push', payload: withoutInstallation(payload), ref, sha: after };
  }

  /** The `delete` event; it runs on the default branch. */
  branchDeleted(repository: Repository, branch: string): WorkflowEvent {
    const payload = {
      ...example('delete'),
      ref: branch,
      ref_type: 'branch',
      ...this.#common(repository, repository.owner),
    };
    return { name: 'delete', payload: withoutInstallation(payload), ...this.#onDefault(repository) };
  }

  /** `ref`: a branch's name or a full ref. */
  workflowDispatch(repository: Repository, ref: string, inputs: Record<string, string> = {}): WorkflowEvent {
    const full = ref.startsWith('refs/') ? ref : `refs/heads/${ref}`;
    const payload = {
      ...example('workflow_dispatch'),
      ref: full,
      inputs,
      workflow: '.github/workflows/preview.yml',
      ...this.#common(repository, repository.owner),
    };
    const sha = repository.branches.get(full.replace('refs/heads/', ''))?.sha ?? this.#defaultSha(repository);
    return { name: 'workflow_dispatch', payload: withoutInstallation(payload), ref: full, sha };
  }

  mergeGroup(pull: Pull): WorkflowEvent {
    const { repository, base } = pull;
    const template = example('merge_group');
    const sha = testMerge(pull);
    const ref = `refs/heads/gh-readonly-queue/${base.ref}/pr-${pull.number}-${base.sha}`;
    const payload = {
      ...template,
      action: 'checks_requested',
      merge_group: {
        ...template.merge_group,
        head_sha: sha,
        head_ref: ref,
        base_sha: base.sha,
        base_ref: `refs/heads/${base.ref}`,
        head_commit: { ...template.merge_group.head_commit, id: sha, timestamp: iso(pull.updatedAt) },
      },
      ...this.#common(repository, pull.author),
    };
    return { name: 'merge_group', payload: withoutInstallation(payload), ref, sha };
  }

  /** No webhook exists for this event: its payload is short and names no sender. */
  schedule(repository: Repository, cron = '17 3 * * *'): WorkflowEvent {
    const payload = {
      schedule: cron,
      workflow: '.github/workflows/preview.yml',
      repository: repositoryPayload(repository, this.#site),
    };
    return { name: 'schedule', payload, ...this.#onDefault(repository) };
  }

  /** A comment that is not in the state, as if somebody had just written it. */
  #untold(pull: Pull, { author, body }: { author: string | Account; body: string }): Comment {
    const at = this.#state.now();
    const { repository, number } = pull;
    const common = { id: 900_000_000, repository, number, author: this.#state.account(author), body };
    return { ...common, createdAt: at, updatedAt: at, history: [{ body, at }], reactions: [] };
  }

  #common(repository: Repository, sender: Account) {
    return { repository: repositoryPayload(repository, this.#site), sender: userPayload(sender, this.#site) };
  }

  #onDefault(repository: Repository): { ref: string; sha: string } {
    return { ref: `refs/heads/${repository.defaultBranch}`, sha: this.#defaultSha(repository) };
  }

  #defaultSha(repository: Repository): string {
    return repository.branches.get(repository.defaultBranch)?.sha ?? nowhere;
  }
}

function withoutInstallation(payload: Record<string, unknown>): Record<string, unknown> {
  const { installation: _installation, organization: _organization, ...rest } = payload;
  return rest;
}
