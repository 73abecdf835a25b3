import type { Account, Branch, Comment, Pull, ReactionContent, Reaction, Repository } from '../model.js';
import { fullName } from '../model.js';
import { Code } from './code.js';

export interface NewPull {
  repo: Repository;
  /** The next free number when left out. */
  number?: number;
  /** The name of the head branch, which is created if it does not exist. */
  head: string;
  base?: string;
  title?: string;
  body?: string;
  author?: string | Account;
  draft?: boolean;
  labels?: string[];
  conflicts?: boolean;
  /** A fork, or null for a deleted fork; the repository itself when left out. */
  headRepository?: Repository | null;
}

/** Pull requests with their comments and reactions. */
export class Conversations extends Code {
  readonly comments: Comment[] = [];

  /** GitHub closes the open pull requests of a deleted branch. */
  deleteBranch(repository: Repository, name: string): void {
    repository.branches.delete(name);
    for (const pull of this.openFrom(repository, name)) this.closePull(pull);
  }

  openPull(given: NewPull): Pull {
    const { repo } = given;
    const base = given.base ?? repo.defaultBranch;
    const from = given.headRepository === undefined ? repo : given.headRepository;
    const author = this.account(given.author ?? repo.owner);
    const numbers = this.pulls.filter((pull) => pull.repository === repo).map((pull) => pull.number);
    const number = given.number ?? Math.max(0, ...numbers) + 1;
    if (numbers.includes(number)) throw new Error(`${fullName(repo)} has a pull request ${number} already.`);
    const head = from?.branches.get(given.head) ?? (from && this.pushBranch(from, given.head));
    const now = this.now();
    const pull: Pull = {
      id: this.id(),
      number,
      repository: repo,
      head: {
        ref: given.head,
        sha: head?.sha ?? this.commitSha(`gone ${given.head}`),
        repository: from,
        owner: from?.owner ?? author,
      },
      base: { ref: base, sha: (repo.branches.get(base) ?? this.pushBranch(repo, base)).sha },
      title: given.title ?? `Change ${number}`,
      body: given.body ?? null,
      author,
      labels: given.labels ?? [],
      state: 'open',
      draft: given.draft ?? false,
      locked: false,
      conflicts: given.conflicts ?? false,
      mergeabilityKnown: false,
      merged: null,
      createdAt: now,
      updatedAt: now,
      closedAt: null,
      previousHead: null,
    };
    this.pulls.push(pull);
    this.learnCommits(pull);
    return pull;
  }

  pull(repository: Repository, number: number): Pull | undefined {
    return this.pulls.find((pull) => pull.repository === repository && pull.number === number);
  }

  /** A merge moves the base branch to a merge commit with the head's files. */
  closePull(pull: Pull, { merged = false }: { merged?: boolean } = {}): void {
    const now = this.now();
    pull.state = 'closed';
    pull.closedAt = now;
    pull.updatedAt = now;
    if (!merged) return;
    const like = filesToMerge(
      pull.head.repository?.branches.get(pull.head.ref),
      pull.repository.branches.get(pull.base.ref),
    );
    const merges = pull.head.sha;
    const base = this.pushBranch(pull.repository, pull.base.ref, { merges, ...(like && { like }) });
    pull.merged = { at: now, by: pull.repository.owner, sha: base.sha };
  }

  reopenPull(pull: Pull): void {
    if (pull.merged !== null) throw new Error('A merged pull request cannot be reopened.');
    pull.state = 'open';
    pull.closedAt = null;
    pull.updatedAt = this.now();
    const head = pull.head.repository?.branches.get(pull.head.ref);
    if (head === undefined) return;
    pull.head.sha = head.sha;
    this.learnCommits(pull);
  }

  addLabel(pull: Pull, name: string): void {
    this.#change(pull, { labels: [...new Set([...pull.labels, name])] });
  }

  removeLabel(pull: Pull, name: string): void {
    this.#change(pull, { labels: pull.labels.filter((label) => label !== name) });
  }

  convertToDraft(pull: Pull): void {
    this.#change(pull, { draft: true });
  }

  markReady(pull: Pull): void {
    this.#change(pull, { draft: false });
  }

  addComment(as: string | Account, pull: Pull, body: string): Comment {
    const at = this.now();
    const comment: Comment = {
      id: this.id(),
      repository: pull.repository,
      number: pull.number,
      author: this.account(as),
      body,
      createdAt: at,
      updatedAt: at,
      history: [{ body, at }],
      reactions: [],
    };
    this.comments.push(comment);
    return comment;
  }

  editComment(comment: Comment, body: string): void {
    const at = this.now();
    comment.body = body;
    comment.updatedAt = at;
    comment.history.push({ body, at });
  }

  deleteComment(comment: Comment): void {
    this.comments.splice(this.comments.indexOf(comment), 1);
  }

  /** In the order GitHub lists them: oldest first. */
  commentsOf(pull: Pull): Comment[] {
    return this.comments.filter(
      ({ repository, number }) => repository === pull.repository && number === pull.number,
    );
  }

  /** Nobody can add the same reaction twice: the second request returns the first reaction. */
  addReaction(
    as: string | Account,
    comment: Comment,
    content: ReactionContent,
  ): { reaction: Reaction; made: boolean } {
    const user = this.account(as);
    const known = comment.reactions.find(
      (reaction) => reaction.user.login === user.login && reaction.content === content,
    );
    if (known !== undefined) return { reaction: known, made: false };
    const reaction: Reaction = { id: this.id(), content, user, at: this.now() };
    comment.reactions.push(reaction);
    return { reaction, made: true };
  }

  #change(pull: Pull, change: Partial<Pull>): void {
    Object.assign(pull, change, { updatedAt: this.now() });
  }
}

/** A head without a folder does not change the files of a base that has one. */
function filesToMerge(head: Branch | undefined, base: Branch | undefined): Branch | undefined {
  return head?.directory === undefined && base?.directory !== undefined ? undefined : head;
}
