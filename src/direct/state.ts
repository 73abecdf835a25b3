import { readingOf } from '../app/ownership.js';
import { Interruption, supersededBy } from '../app/interruption.js';
import type { AppAdmin } from '../hasura/app-admin.js';
import { Failure } from '../lib/errors.js';
import { type CatalogState, emptiedState, isSameState } from '../rules/catalog-state.js';
import {
  type AppliedFile,
  BUILD,
  HELD,
  movedElsewhere,
  recordIn,
  withAppliedFile,
  withRecord,
} from '../rules/data-record.js';
import { buildIn, isNewer } from '../rules/markers.js';
import type { DirectBuild } from './direct.js';
import type { Held } from './held.js';
import { repeated } from './patience.js';
import type { OwnDatabase } from './sources.js';
import { stepFailed } from './trouble.js';

/** How often the state is written while migrations run, in milliseconds: a write costs two requests. */
const WRITE_EVERY_MS = 10_000;

/**
 * What the app keeps of its migrations, for one build. It is replaced as a whole, so it is compared with what this
 * build wrote last before each write: somebody else's state is never overwritten. Beside it, the build records what it
 * applied to the databases that were made for the preview.
 */
export class AppState {
  readonly #ctx: DirectBuild;
  readonly #admin: AppAdmin;
  readonly #own: ReadonlyMap<string, OwnDatabase>;
  readonly #elsewhere: Readonly<Record<string, string>>;
  #read: CatalogState = {};
  #now: CatalogState = {};
  #writtenAt = -Infinity;
  /** False while SQL is under way, and once it is unknown what became of some. */
  isSure = true;

  /**
   * @param own the sources whose databases were made for the preview
   * @param elsewhere which databases the others use: see `elsewhereIn`
   */
  constructor(
    ctx: DirectBuild,
    admin: AppAdmin,
    own: ReadonlyMap<string, OwnDatabase>,
    elsewhere: Readonly<Record<string, string>>,
  ) {
    this.#ctx = ctx;
    this.#admin = admin;
    this.#own = own;
    this.#elsewhere = elsewhere;
  }

  get now(): CatalogState {
    return this.#now;
  }

  /** Whether SQL may have been sent since the state was written as settled. */
  get isAtWork(): boolean {
    return this.#writtenAt > -Infinity && recordIn(this.#now)?.settled === false;
  }

  /**
   * Reads the state, and empties it for the databases that were made for this build, or that an earlier one had made.
   * @param held what they hold as copies of a template
   * @throws Interruption if a newer run works on this app; Failure if a source now uses another database of the user
   */
  async begin(held: Held): Promise<void> {
    const value = await this.#current();
    if (isNewer(buildOf(value), this.#ctx.marks.build)) throw await this.foreign();
    this.#refuseMoved(value);
    this.#read = value;
    const had = recordIn(value)?.sources ?? {};
    // Without the build, the empty state of a younger run would be the same as ours.
    this.#now = this.#recorded(
      emptiedState(value, (source) => this.#own.has(source) || Object.hasOwn(had, source)),
      false,
    );
    for (const [source, versions] of held)
      for (const version of versions) this.#now = withAppliedFile(this.#now, source, { version, oid: HELD });
    await this.write();
  }

  /**
   * Goes on from a state that was read, and from which it was decided to keep the databases.
   * @throws Failure as `begin`
   */
  resume(state: CatalogState): void {
    this.#refuseMoved(state);
    this.#read = state;
    this.#now = state;
  }

  /**
   * Writes, before the first SQL on databases that are kept, that this build works on them: a run that dies then leaves
   * this behind.
   * @throws Interruption if somebody else has written the state since it was read
   */
  async work(): Promise<void> {
    if (!isSameState(await this.#current(), this.#read)) {
      const error = await this.foreign();
      throw error instanceof Interruption
        ? error
        : new Interruption('stripped', error.message, {
            rebuilt: 'somebody else changed it at the same time',
          });
    }
    this.#now = this.#recorded(this.#now, false);
    await this.write();
  }

  /** Writes that all SQL that was sent has ended, and that the databases hold exactly what is recorded. */
  async settle(): Promise<void> {
    this.#now = this.#recorded(this.#now, true);
    await this.write();
  }

  /** Notes that a migration was applied, and writes that now and then. */
  async applied(source: string, migration: AppliedFile): Promise<void> {
    this.isSure = true;
    this.#now = withAppliedFile(this.#now, source, migration);
    if (this.#ctx.clock.now() - this.#writtenAt >= WRITE_EVERY_MS) await this.write();
  }

  /** Writes what was noted. @throws Interruption if a newer run works on this app, or Failure if somebody else does */
  async write(): Promise<void> {
    if (isSameState(this.#read, this.#now) && this.#writtenAt > -Infinity) return;
    if (this.#writtenAt > -Infinity && !isSameState(await this.#current(), this.#read))
      throw await this.foreign();
    // The same state may be written twice.
    const { trouble } = await repeated(this.#ctx, () => this.#admin.setCatalogState(this.#now));
    if (trouble !== undefined) throw stepFailed('The state of the migrations cannot be written', trouble);
    this.#read = this.#now;
    this.#writtenAt = this.#ctx.clock.now();
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

  #refuseMoved(state: CatalogState): void {
    const source = movedElsewhere(state, this.#elsewhere);
    if (source === undefined) return;
    const { name } = this.#ctx.progress.facts;
    throw new Failure(
      'step-failed',
      `The source ${source} uses another database than before, and the list of applied migrations in ${name} is that of the earlier one. No SQL was sent to it.`,
      {
        remedy:
          'Use the earlier address again, or comment `/preview delete` and push: the list of a new app is empty, so all migrations run on that database.',
      },
    );
  }

  async #current(): Promise<CatalogState> {
    const { value, trouble } = await this.#admin.catalogState();
    if (trouble !== undefined) throw stepFailed('The state of the migrations cannot be read', trouble);
    return value;
  }

  #recorded(state: CatalogState, settled: boolean): CatalogState {
    const { marks, data } = this.#ctx;
    const had = recordIn(state);
    const isMine = had?.of === marks.data;
    const sources = [...this.#own].map(([source, { database }]) => [
      source,
      { database, files: (isMine ? had?.sources[source]?.files : undefined) ?? '' },
    ]);
    return withRecord(state, marks.build, {
      of: marks.data ?? marks.build,
      settled,
      settings: data.settings,
      template: data.template,
      sources: Object.fromEntries(sources) as Record<string, { database: string; files: string }>,
      elsewhere: this.#elsewhere,
    });
  }
}

function buildOf(state: CatalogState): string {
  const build = state[BUILD];
  return typeof build === 'string' ? build : '';
}
