import { createHash } from 'node:crypto';
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
  /** Takes over the files of another branch, as a merge or a new branch does. */
  like?: Files;
}

/** Repositories, their branches, and the open pull requests that follow these. */
export class Code extends People {
  readonly repositories: Repository[] = [];
  readonly pulls: Pull[] = [];
  /** Maps old full names, in lower case, to the repository that had them. */
  readonly formerNames = new Map<string, Repository>();
  #commits = 0;

  addRepository(given: NewRepository): Repository {
    const repository: Repository = {
      id: given.id,
      owner: this.account(given.owner),
      name: given.name,
      private: given.private ?? false,
      fork: given.fork ?? false,
      archived: given.archived ?? false,
      defaultBranch: given.defaultBranch ?? 'main',
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
    this.pushBranch(
      repository,
      repository.defaultBranch,
      given.directory === undefined ? {} : { directory: given.directory },
    );
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
    // A new object each time, so that earlier readers keep the earlier state.
    const files = push.like ?? repository.commits.get(sha)?.files ?? before;
    const branch: Branch = { name, sha, ...filesAfter(files, `${repository.id} ${name}`, sha, push) };
    repository.branches.set(name, branch);
    repository.commits.set(sha, { sha, files: branch });
    for (const pull of this.openFrom(repository, name)) {
      pull.previousHead = pull.head.sha;
      pull.head.sha = branch.sha;
      pull.mergeabilityKnown = false;
      pull.updatedAt = this.now();
      this.learnCommits(pull, branch);
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

  /** Adds a pull request's head and test merge to the repository that it targets, also from a fork. */
  protected learnCommits(pull: Pull, files: Files): void {
    for (const sha of [pull.head.sha, testMerge(pull)]) pull.repository.commits.set(sha, { sha, files });
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
