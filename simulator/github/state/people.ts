import type { Clock } from '../../contracts.js';
import type { Account, Repository, Role } from '../model.js';

/** The accounts GitHub knows, and what they may do. */
export class People {
  protected readonly clock: Clock;
  readonly #accounts = new Map<string, Account>();
  #ids = 1_000_000;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  now(): Date {
    return this.clock.date();
  }

  /** The account with this login, always the same object. A login that ends in `[bot]` belongs to a bot. */
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

  /** `undefined` for a login that has not been used yet. */
  knownAccount(login: string): Account | undefined {
    return this.#accounts.get(login.toLowerCase());
  }

  /** Gives somebody a role, which replaces the one they had. */
  addCollaborator(repository: Repository, who: string | Account, role: Role): Account {
    const account = this.account(who);
    repository.collaborators.set(account.login.toLowerCase(), role);
    return account;
  }

  removeCollaborator(repository: Repository, who: string | Account): void {
    repository.collaborators.delete(this.account(who).login.toLowerCase());
  }

  /** An owner is an admin; everybody may read what is public. */
  roleOf(repository: Repository, { login }: Account): Role | 'none' {
    if (login === repository.owner.login) return 'admin';
    const given = repository.collaborators.get(login.toLowerCase());
    return given ?? (repository.private ? 'none' : 'read');
  }

  protected id(): number {
    this.#ids += 1;
    return this.#ids;
  }
}
