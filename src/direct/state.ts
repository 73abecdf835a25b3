import { readingOf } from '../app/ownership.js';
import { supersededBy } from '../app/interruption.js';
import type { AppAdmin } from '../hasura/app-admin.js';
import { Failure } from '../lib/errors.js';
import { type CatalogState, emptiedState, isSameState, withApplied } from '../rules/catalog-state.js';
import { buildIn, isNewer } from '../rules/markers.js';
import type { DirectBuild } from './direct.js';
import { type Held, withHeld } from './held.js';
import { repeated } from './patience.js';
import { stepFailed } from './trouble.js';

/** How often the state is written while migrations run, in milliseconds: a write costs two requests. */
const WRITE_EVERY_MS = 10_000;

/** The key in the state that says which build wrote it. */
const BUILD = 'preview_app_build';

/**
 * What the app keeps of its migrations, for one build. It is replaced as a whole, so it is compared with what this
 * build wrote last before each write: somebody else's state is never overwritten.
 */
export class AppState {
  readonly #ctx: DirectBuild;
  readonly #admin: AppAdmin;
  #read: CatalogState = {};
  #now: CatalogState = {};
  #writtenAt = -Infinity;

  constructor(ctx: DirectBuild, admin: AppAdmin) {
    this.#ctx = ctx;
    this.#admin = admin;
  }

  get now(): CatalogState {
    return this.#now;
  }

  /**
   * Reads the state, and empties it for these sources, whose databases are new.
   * @param held what the databases hold as copies of a template
   */
  async begin(isNew: (source: string) => boolean, held: Held): Promise<void> {
    const { value, trouble } = await this.#admin.catalogState();
    if (trouble !== undefined) throw stepFailed('The state of the migrations cannot be read', trouble);
    this.#read = value;
    // Without the build, the empty state of a younger run would be the same as ours. The CLI ignores and drops it.
    this.#now = { ...withHeld(emptiedState(value, isNew), held), [BUILD]: this.#ctx.marks.build };
    await this.write();
  }

  /** Notes that a migration was applied, and writes that now and then. */
  async applied(source: string, version: bigint): Promise<void> {
    this.#now = withApplied(this.#now, source, version);
    if (this.#ctx.clock.now() - this.#writtenAt >= WRITE_EVERY_MS) await this.write();
  }

  /** Writes what was noted. @throws Interruption if a newer run works on this app, or Failure if somebody else does */
  async write(): Promise<void> {
    if (isSameState(this.#read, this.#now) && this.#writtenAt > -Infinity) return;
    if (this.#writtenAt > -Infinity) await this.#compare();
    // The same state may be written twice.
    const { trouble } = await repeated(this.#ctx, () => this.#admin.setCatalogState(this.#now));
    if (trouble !== undefined) throw stepFailed('The state of the migrations cannot be written', trouble);
    this.#read = this.#now;
    this.#writtenAt = this.#ctx.clock.now();
  }

  /** Whether the app still has what this build wrote last. @throws as `write` */
  async #compare(): Promise<void> {
    const { value, trouble } = await this.#admin.catalogState();
    if (trouble !== undefined) throw stepFailed('The state of the migrations cannot be read', trouble);
    if (!isSameState(value, this.#read)) throw await this.foreign();
  }

  /** Whether somebody else has written the state since; `false` if it cannot be read. */
  async isForeign(): Promise<boolean> {
    const { value, trouble } = await this.#admin.catalogState();
    return trouble === undefined && !isSameState(value, this.#read);
  }

  /** What to end with if somebody else has written the state. */
  async foreign(): Promise<Error> {
    const { cloud, progress, marks } = this.#ctx;
    const { reading } = await readingOf(cloud, progress.facts.tenantId);
    const newer = buildIn(reading);
    if (isNewer(newer, marks.build)) return supersededBy(progress.facts.name, newer);
    return new Failure(
      'catalog-changed',
      `Somebody else applied migrations to ${progress.facts.name} while it was being built.`,
      { remedy: 'Apply migrations by hand only once the preview is ready. Run the job again.' },
    );
  }
}
