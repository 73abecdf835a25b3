import { createHash } from 'node:crypto';
import type { Clock } from '../contracts.js';
import type { Account, Branch, Comment, Pull, Repository } from './model.js';
import { fullName } from './model.js';

export interface NewRepository {
  owner: string | Account;
  name: string;
  id: number;
  private?: boolean;
  fork?: boolean;
  archived?: boolean;
  /** Made at once, with a first commit (default `main`). */
  defaultBranch?: string;
  /** The absolute folder with the default branch's files. */
  directory?: string;
}

export interface NewPull {
  repo: Repository;
  /** The next free one when left out. */
  number?: number;
  /** The name of the head branch; made when it does not exist. */
  head: string;
  base?: string;
  title?: string;
  body?: string;
  author?: string | Account;
  draft?: boolean;
  labels?: string[];
  conflicts?: boolean;
  /** A fork, or null for a fork that is deleted already; the repository itself when left out. */
  headRepository?: Repository | null;
}

/** Everything GitHub remembers here, and what people do to it. */
export class State {
  readonly repositories: Repository[] = [];
  readonly pulls: Pull[] = [];
  readonly comments: Comment[] = [];
  /** Old full names, in lower case, to the repository that had them. */
  readonly formerNames = new Map<string, Repository>();
  readonly #clock: Clock;
  readonly #accounts = new Map<string, Account>();
  #commits = 0;
  #ids = 1_000_000;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The account of that login: always the same one; a login that ends in `[bot]` is a bot. */
  account(who: string | Account): Account {
    const login = typeof who === 'string' ? who : who.login;
    const known = this.#accounts.get(login.toLowerCase());
    if (known !== undefined) return known;
    const made: Account =
      typeof who === 'string'
        ? { login, id: 5000 + this.#accounts.size, type: login.endsWith('[bot]') ? 'Bot' : 'User' }
        : who;
    this.#accounts.set(login.toLowerCase(), made);
    return made;
  }

  addRepository(given: NewRepository): Repository {
    const repository: Repository = {
      id: given.id,
      owner: this.account(given.owner),
      name: given.name,
      private: given.private ?? false,
      fork: given.fork ?? false,
      archived: given.archived ?? false,
      defaultBranch: given.defaultBranch ?? 'main',
      createdAt: this.#clock.date(),
      branches: new Map(),
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

  /** By present name only, in any case. */
  repository(owner: string, name: string): Repository | undefined {
    const wanted = `${owner}/${name}`.toLowerCase();
    return this.repositories.find((repository) => fullName(repository).toLowerCase() === wanted);
  }

  /** Pull requests that came from it keep their head, without a repository. */
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

  /** Moves a branch to a new commit, or makes it; open pull requests from it move along. */
  pushBranch(
    repository: Repository,
    name: string,
    { sha, directory }: { sha?: string; directory?: string } = {},
  ): Branch {
    // A new object each time: who looked before keeps what was then.
    const branch: Branch = {
      ...repository.branches.get(name),
      name,
      sha: sha ?? this.#commit(`${repository.id} ${name}`),
      ...(directory !== undefined && { directory }),
    };
    repository.branches.set(name, branch);
    for (const pull of this.#openFrom(repository, name)) {
      pull.previousHead = pull.head.sha;
      pull.head.sha = branch.sha;
      pull.mergeabilityKnown = false;
      pull.updatedAt = this.#clock.date();
    }
    return branch;
  }

  /** GitHub closes the open pull requests of a branch that is deleted. */
  deleteBranch(repository: Repository, name: string): void {
    repository.branches.delete(name);
    for (const pull of this.#openFrom(repository, name)) this.closePull(pull);
  }

  branchHead(owner: string, repo: string, branch: string): Branch | undefined {
    return this.repository(owner, repo)?.branches.get(branch);
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
    const now = this.#clock.date();
    const pull: Pull = {
      id: this.#id(),
      number,
      repository: repo,
      head: {
        ref: given.head,
        sha: head?.sha ?? this.#commit(`gone ${given.head}`),
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
    return pull;
  }

  pull(repository: Repository, number: number): Pull | undefined {
    return this.pulls.find((pull) => pull.repository === repository && pull.number === number);
  }

  /** A merge moves the base branch to a merge commit with the head's files. */
  closePull(pull: Pull, { merged = false }: { merged?: boolean } = {}): void {
    const now = this.#clock.date();
    pull.state = 'closed';
    pull.closedAt = now;
    pull.updatedAt = now;
    if (!merged) return;
    const directory = pull.head.repository?.branches.get(pull.head.ref)?.directory;
    const base = this.pushBranch(
      pull.repository,
      pull.base.ref,
      directory === undefined ? {} : { directory },
    );
    pull.merged = { at: now, by: pull.repository.owner, sha: base.sha };
  }

  reopenPull(pull: Pull): void {
    if (pull.merged !== null) throw new Error('A merged pull request cannot be reopened.');
    pull.state = 'open';
    pull.closedAt = null;
    pull.updatedAt = this.#clock.date();
    const head = pull.head.repository?.branches.get(pull.head.ref);
    if (head !== undefined) pull.head.sha = head.sha;
  }

  addComment(as: string | Account, pull: Pull, body: string): Comment {
    const at = this.#clock.date();
    const comment: Comment = {
      id: this.#id(),
      repository: pull.repository,
      number: pull.number,
      author: this.account(as),
      body,
      createdAt: at,
      updatedAt: at,
      history: [{ body, at }],
    };
    this.comments.push(comment);
    return comment;
  }

  editComment(comment: Comment, body: string): void {
    const at = this.#clock.date();
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

  #openFrom(repository: Repository, branch: string): Pull[] {
    return this.pulls.filter(
      ({ state, head }) => state === 'open' && head.repository === repository && head.ref === branch,
    );
  }

  /** Not random: the same story has the same commits. */
  #commit(about: string): string {
    this.#commits += 1;
    return createHash('sha1').update(`${about} ${this.#commits}`).digest('hex');
  }

  #id(): number {
    this.#ids += 1;
    return this.#ids;
  }
}
