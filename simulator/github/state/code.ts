import { createHash } from 'node:crypto';
import { learnHistory } from '../history.js';
import type { Account, Branch, Commit, Files, Pull, Repository } from '../model.js';
import { fullName } from '../model.js';
import { testMerge } from '../payloads.js';
import { People } from './people.js';

export interface NewRepository {
  owner: string | Account;
  name: string;
  id: number;
  private?: boolean;
  fork?: boolean;
  /**
   * What this is a fork of. A fork for which this is left out is one of the first repository with its name that is not
   * a fork, if there is one. A fork starts with the history of its parent's default branch.
   */
  parent?: Repository;
  archived?: boolean;
  /** Created at once, with a first commit (default `main`). */
  defaultBranch?: string;
  /** The absolute folder with the default branch's files. */
  directory?: string;
}

export interface Push {
  sha?: string;
  /** The absolute folder with the branch's files; unchanged when left out. */
  directory?: string;
  /** Folders or files that this push changes although nothing changes on disk: `['hasura']`. */
  touches?: string[];
  /** Takes over the files of another branch, as a merge or a new branch does. The commit then follows that branch. */
  like?: Branch;
  /**
   * The sha of the commit before the new one, or null for none, as after a force push or on an orphan branch. When
   * left out, the branch's head; of a new branch, that of `like` or of the default branch.
   */
  parent?: string | null;
  /** The sha of a second parent, as a merge has it. */
  merges?: string;
}

/** Repositories, their branches, and the open pull requests that follow these. */
export class Code extends People {
  readonly repositories: Repository[] = [];
  readonly pulls: Pull[] = [];
  /** Maps old full names, in lower case, to the repository that had them. */
  readonly formerNames = new Map<string, Repository>();
  /** How many entries `git/trees` lists at most with `recursive`. Tests lower it to get a truncated list. */
  mostTreeEntries = 100_000;
  #commits = 0;
  #order = 0;

  addRepository(given: NewRepository): Repository {
    const parent = given.parent ?? (given.fork === true ? this.#likelyParent(given.name) : undefined);
    const repository: Repository = {
      id: given.id,
      owner: this.account(given.owner),
      name: given.name,
      private: given.private ?? false,
      fork: given.fork ?? parent !== undefined,
      parent: parent ?? null,
      archived: given.archived ?? false,
      defaultBranch: given.defaultBranch ?? parent?.defaultBranch ?? 'main',
      createdAt: this.now(),
      branches: new Map(),
      commits: new Map(),
      collaborators: new Map(),
    };
    if (this.repositories.some((other) => other.id === given.id))
      throw new Error(`Repository id ${given.id} is taken.`);
    // A new repository takes over a name that another one had: the old redirect ends.
    this.formerNames.delete(fullName(repository).toLowerCase());
    this.repositories.push(repository);
    const forked = parent !== undefined && startFork(repository, parent);
    if (given.directory !== undefined)
      this.pushBranch(repository, repository.defaultBranch, { directory: given.directory });
    else if (!forked) this.pushBranch(repository, repository.defaultBranch);
    return repository;
  }

  /** Finds a repository only by its current name, in upper or lower case. */
  repository(owner: string, name: string): Repository | undefined {
    const wanted = `${owner}/${name}`.toLowerCase();
    return this.repositories.find((repository) => fullName(repository).toLowerCase() === wanted);
  }

  /** Pull requests from it keep their head, without a repository. */
  deleteRepository(repository: Repository): void {
    this.repositories.splice(this.repositories.indexOf(repository), 1);
    for (const pull of this.pulls) if (pull.head.repository === repository) pull.head.repository = null;
  }

  /** The id stays; the old name redirects. */
  rename(repository: Repository, to: { owner?: string; name?: string }): void {
    this.formerNames.set(fullName(repository).toLowerCase(), repository);
    if (to.owner !== undefined) repository.owner = this.account(to.owner);
    if (to.name !== undefined) repository.name = to.name;
    this.formerNames.delete(fullName(repository).toLowerCase());
  }

  /** Moves a branch to a new commit, or creates it; open pull requests from it follow. */
  pushBranch(repository: Repository, name: string, push: Push = {}): Branch {
    const before = repository.branches.get(name);
    const sha = push.sha ?? this.commitSha(`${repository.id} ${name}`);
    const known = repository.commits.get(sha);
    // A new object each time, so that earlier readers keep the earlier state.
    const files = push.like ?? known?.files ?? before;
    const branch: Branch = { name, sha, ...filesAfter(files, `${repository.id} ${name}`, sha, push) };
    const changed = push.like ?? push.directory ?? push.touches;
    if (known === undefined)
      this.#addCommit(repository, { sha, files: branch, parents: parentsOf(repository, name, push) });
    else if (changed !== undefined) repository.commits.set(sha, { ...known, files: branch });
    repository.branches.set(name, branch);
    for (const pull of this.openFrom(repository, name)) {
      pull.previousHead = pull.head.sha;
      pull.head.sha = branch.sha;
      pull.mergeabilityKnown = false;
      pull.updatedAt = this.now();
      this.learnCommits(pull);
    }
    return branch;
  }

  branchHead(owner: string, repo: string, branch: string): Branch | undefined {
    return this.repository(owner, repo)?.branches.get(branch);
  }

  /**
   * Finds a commit by sha, by a branch's name with or without `refs/heads/`, or by `HEAD` for the default branch.
   */
  commit(repository: Repository, ref: string): Commit | undefined {
    const name = ref === 'HEAD' ? repository.defaultBranch : ref.replace(/^(refs\/)?heads\//, '');
    const branch = repository.branches.get(name);
    return repository.commits.get(branch?.sha ?? ref);
  }

  /**
   * Like `commit`; also finds a pull request's `refs/pull/N/head` and `refs/pull/N/merge`, with or without `refs/`.
   * A pull request that is closed or has conflicts has no test merge (guess).
   */
  revision(repository: Repository, name: string): Commit | undefined {
    const [, number, which] = /^(?:refs\/)?pull\/(\d+)\/(head|merge)$/.exec(name) ?? [];
    if (number === undefined) return this.commit(repository, name);
    const pull = this.pulls.find((one) => one.repository === repository && one.number === Number(number));
    if (pull === undefined || (which === 'merge' && (pull.state === 'closed' || pull.conflicts)))
      return undefined;
    return repository.commits.get(which === 'merge' ? testMerge(pull) : pull.head.sha);
  }

  /**
   * Adds a pull request's head, with its history, and its test merge to the repository that it targets, also from a
   * fork. The head of a fork that is deleted follows the base.
   */
  protected learnCommits(pull: Pull): void {
    const { repository, head, base } = pull;
    const from = head.repository;
    const known = (from ?? repository).commits.get(head.sha);
    if (from !== null && known !== undefined) learnHistory(repository, from, known);
    const gone = { seed: `gone ${head.ref}`, touched: {} };
    const { files } =
      known ?? this.#addCommit(repository, { sha: head.sha, files: gone, parents: [base.sha] });
    const sha = testMerge(pull);
    if (repository.commits.get(sha)?.files !== files)
      this.#addCommit(repository, { sha, files, parents: [base.sha, head.sha] });
  }

  #addCommit(repository: Repository, given: Pick<Commit, 'sha' | 'files' | 'parents'>): Commit {
    this.#order += 1;
    const message = given.parents.length > 1 ? 'Merge' : `Change ${this.#order}`;
    const commit: Commit = { ...given, at: this.now(), order: this.#order, message };
    repository.commits.set(commit.sha, commit);
    return commit;
  }

  #likelyParent(name: string): Repository | undefined {
    return this.repositories.find((one) => !one.fork && one.name.toLowerCase() === name.toLowerCase());
  }

  protected openFrom(repository: Repository, branch: string): Pull[] {
    return this.pulls.filter(
      ({ state, head }) => state === 'open' && head.repository === repository && head.ref === branch,
    );
  }

  /** Not random: the same scenario always has the same commits. */
  protected commitSha(about: string): string {
    this.#commits += 1;
    return createHash('sha1').update(`${about} ${this.#commits}`).digest('hex');
  }
}

/** The files stay the same unless the push changes them; a new folder discards earlier touches. */
function filesAfter(before: Files | undefined, seed: string, sha: string, push: Push): Files {
  const directory = push.directory ?? before?.directory;
  const kept = directory === before?.directory ? before?.touched : undefined;
  const touched = Object.fromEntries((push.touches ?? []).map((path) => [path, sha]));
  return {
    seed: before?.seed ?? seed,
    touched: { ...kept, ...touched },
    ...(directory !== undefined && { directory }),
  };
}

/** The default branch of a fork is at the head of its parent's, and has its history. False if that has no branch. */
function startFork(fork: Repository, parent: Repository): boolean {
  const start = parent.branches.get(parent.defaultBranch);
  const commit = start && parent.commits.get(start.sha);
  if (start === undefined || commit === undefined) return false;
  learnHistory(fork, parent, commit);
  fork.branches.set(fork.defaultBranch, { ...start, name: fork.defaultBranch });
  return true;
}

/** Throws if the push names a commit that the repository does not have. */
function parentsOf({ branches, commits, defaultBranch }: Repository, name: string, push: Push): string[] {
  const { like, parent, merges } = push;
  for (const sha of [parent, merges])
    if (typeof sha === 'string' && !commits.has(sha)) throw new Error(`There is no commit ${sha}.`);
  const start = branches.get(name) ?? like ?? branches.get(defaultBranch);
  const first = parent === undefined ? start?.sha : parent;
  const second = merges ?? (parent === undefined ? like?.sha : undefined);
  const known = (sha: string | null | undefined): sha is string =>
    typeof sha === 'string' && commits.has(sha);
  return [...new Set([first, second])].filter(known);
}
