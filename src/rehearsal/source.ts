import type { SqlParser, Statement } from '../project/sql.js';
import {
  type Down,
  type FailedAt,
  type SourceRehearsal,
  type VersionRun,
  isSameFailure,
} from '../rules/rehearsal.js';
import { type Schema, schemaOf } from './catalog.js';
import { type Base, baseFor } from './base.js';
import { type Before, beforeIn, beforeWithout } from './before.js';
import { type FailedScript, Runs } from './runs.js';
import {
  changesBetween,
  inShort,
  inWords,
  isNothing,
  lostBetween,
  shortened,
  withoutExtensions,
} from './difference.js';
import { NeededBeforehand, type Ran, statementsOf } from './file.js';
import type { Say } from './findings.js';
import { followed } from './follow.js';
import {
  UNDO,
  called,
  failureText,
  judgeMigration,
  judgeNames,
  placeIn,
  startOf,
  truncatedBy,
} from './judge.js';
import { type Plan, type SourcePlan, type Step, scriptsOf } from './plan.js';
import { REHEARSAL_RULES } from './rules.js';
import type { Server } from './server.js';
import { relationOf } from '../project/tree.js';

/** What the rehearsal of one database works with. */
export interface Stage {
  server: Server;
  plan: Plan;
  planned: SourcePlan;
  parser: SqlParser;
  signal: AbortSignal;
  say: Say;
}

/** How many extensions of one database are made beforehand, after the rehearsal has met them. */
const MOST_BEFOREHAND = 5;

/** Rehearses the migrations of one database. Rejects if the server ends, or if the signal aborts. */
export async function rehearseSource(stage: Stage): Promise<SourceRehearsal> {
  const beforehand = new Set<string>();
  for (;;) {
    const said: Parameters<Say>[] = [];
    const say: Say = (...one) => said.push(one);
    const sayAll = (): void => {
      for (const one of said) stage.say(...one);
    };
    try {
      const result = await new SourceRehearser({ ...stage, say }, beforehand).run();
      sayAll();
      return result;
    } catch (error) {
      // What a rehearsal says that begins again does not count.
      if (error instanceof NeededBeforehand && beforehand.size < MOST_BEFOREHAND) {
        beforehand.add(error.extension);
        continue;
      }
      sayAll();
      throw error;
    }
  }
}

/** A new database after all migrations. */
interface New {
  schema: Schema | undefined;
  failed: (FailedScript & { step: Step }) | undefined;
  /** The new migrations that repeat what deleted ones had done. */
  squashed: Step[];
}

/** What to do if only the data makes the difference: the order is the same. */
const NEEDS_NO_DATA =
  'Write the migration so that it does not depend on rows, which new databases do not have.';

/** What to do with a squashed history that has the version of its last migration. */
const HAS_RUN = 'Leave it: existing databases have run this version, so it does not run there.';

/** More tables of one migration are not listed. */
const MOST_TABLES = 100;

class SourceRehearser {
  readonly #stage: Stage;
  readonly #runs: Runs;
  readonly #result: SourceRehearsal;
  /** How many migrations run first, whether a database exists or is new. */
  readonly #shared: number;

  constructor(stage: Stage, beforehand: ReadonlySet<string>) {
    const { server, planned, parser, signal } = stage;
    this.#stage = stage;
    this.#runs = new Runs(server, parser, signal, beforehand);
    this.#shared = sharedSteps(planned.base, planned.merged);
    this.#result = notRehearsed(planned);
  }

  async run(): Promise<SourceRehearsal> {
    try {
      return await this.#run();
    } finally {
      await this.#runs.end();
    }
  }

  async #run(): Promise<SourceRehearsal> {
    const { planned, plan, parser, say } = this.#stage;
    const { added, base: steps } = planned;
    // The upgrade runs the same files in the same order as a new database does.
    const isAppended = this.#shared === steps.length;
    const wantsFork = !isAppended || planned.seeds.length > 0;
    const { base, fork, seeds, broken } = await baseFor(this.#stage, this.#runs, {
      shared: this.#shared,
      wantsFork,
    });
    this.#result.seeds = seeds;
    // What new migrations lack is said where they ran.
    for (const { at, what } of this.#runs.lacking.values())
      if (broken === undefined) {
        const isInHead = planned.merged.some(({ up }) => up.file === at.source.file);
        const place = isInHead ? at.source.placeOf(at.offset) : undefined;
        say('not-rehearsed', place, `Not rehearsed: ${what}.`, { object: planned.source });
      }
    if (broken !== undefined) this.#result.stopped = broken.stopped;
    let fresh = isAppended || fork === undefined ? undefined : await this.#runNew(fork, base);
    if (fresh !== undefined) this.#saySquashed(fresh.squashed);
    const upgraded = base === undefined ? undefined : await this.#upgrade(base, fresh?.squashed ?? []);
    if (base !== undefined && upgraded !== undefined)
      this.#result.schema = inWords(changesBetween(base.schema, upgraded, parser));
    if (isAppended && upgraded !== undefined && seeds === 0) {
      // Both ran the same files in the same order, without data.
      fresh = { schema: upgraded, failed: undefined, squashed: [] };
      this.#result.fresh = { result: 'same' };
    } else {
      // What the migrations do may depend on the data that only existing databases have.
      if (isAppended && base !== undefined && fork !== undefined) fresh = await this.#runNew(fork, base);
      if (fresh !== undefined) this.#compare(fresh, upgraded, broken?.step, isAppended);
    }
    if (base === undefined) this.#judgeStatements(added, this.#created());
    if (fresh?.schema !== undefined) await this.#judgeEdited(fresh.schema);
    if (fresh?.schema !== undefined) judgeNames(plan, planned, fresh.schema, base?.schema, say);
    return this.#result;
  }

  async #upgrade(base: Base, squashed: readonly Step[]): Promise<Schema | undefined> {
    const { added } = this.#stage.planned;
    const [last] = added.slice(-1);
    if (last === undefined) return base.schema;
    let database = await this.#runs.create(base.database);
    let schema: Schema | undefined = base.schema;
    for (const [index, step] of added.entries()) {
      const run = this.#result.upgrade[index];
      if (run === undefined) break;
      const before: Schema = schema;
      let { ran, schema: after } = await this.#runs.step(database, step.up, base.tables);
      const bare = isOfSeeds(ran) ? await this.#withoutSeeds(base, added.slice(0, index + 1)) : undefined;
      if (bare !== undefined) {
        this.#saySeeds(step, ran);
        ({ database, ran, after } = bare);
      }
      if (after === undefined && squashed.includes(step) && ran.obstacle === undefined) {
        run.result = 'skipped';
        continue;
      }
      this.#note(step, run, ran);
      if (after === undefined) {
        schema = undefined;
        this.#judgeStatements(added.slice(index), beforeIn(before, base.schema));
        break;
      }
      const known = beforeIn(before, base.schema);
      const statements = this.#statementsIn(step, known);
      const truncated = truncatedBy(statements, run.rewritten);
      run.rewritten = run.rewritten.filter((one) => !truncated.has(one));
      const lost = lostBetween(before, after);
      judgeMigration(
        { step, run, statements, before: known, ran: { lost, after, base: base.schema } },
        this.#stage.say,
      );
      // Nothing is run in this database after the last one.
      run.down = await this.#runDown(step, database, before, step === last);
      schema = after;
    }
    return schema;
  }

  /** Runs new migrations on a database of the base without the seeds. @returns none if they fail there too */
  async #withoutSeeds(
    { bare, tables }: Base,
    steps: readonly Step[],
  ): Promise<{ database: string; ran: Ran; after: Schema } | undefined> {
    const last = steps.at(-1);
    if (bare === undefined || last === undefined) return undefined;
    const database = await this.#runs.create(bare);
    if ((await this.#runs.run(database, scriptsOf(steps.slice(0, -1)))) !== undefined) return undefined;
    const { ran, schema } = await this.#runs.step(database, last.up, tables);
    return schema && { database, ran, after: schema };
  }

  /** Keeps what a new migration did, and says if it failed. */
  #note(step: Step, run: VersionRun, { ms, rows, measured, failure, obstacle, omitted }: Ran): void {
    const { say } = this.#stage;
    const object = this.#objectOf(step);
    Object.assign(run, { ms: Math.round(ms * 10) / 10, rows });
    for (const { at, what } of omitted)
      say('not-rehearsed', at.source.placeOf(at.offset), `Not rehearsed in ${called(step)}: ${what}.`, {
        object,
      });
    const isRenamed = this.#stage.planned.renamed.some((one) => one.step === step);
    if (failure === undefined) {
      run.result = 'ran';
      run.isPartial = measured === undefined;
      run.locks = measured?.locks.slice(0, MOST_TABLES) ?? [];
      run.rewritten = measured?.rewritten.slice(0, MOST_TABLES) ?? [];
    } else if (obstacle === undefined) {
      run.result = 'failed';
      run.failure = failure;
      const what = `The migration ${called(step)} fails on a database of the base: ${failureText(failure)}.`;
      // The version is the fault.
      if (!isRenamed) say('upgrade-fails', placeIn(failure), what, { object });
    } else this.#stopAt(step, failure, obstacle.why);
  }

  #saySeeds(step: Step, { failure }: Ran): void {
    if (failure === undefined) return;
    this.#stage.say(
      'upgrade-fails',
      placeIn(failure),
      `The migration ${called(step)} fails only with the seeds of the base: ${failureText(failure)}.`,
      { object: this.#objectOf(step), severity: 'warning' },
    );
  }

  #stopAt(step: Step, failure: FailedAt, why: string): void {
    const at = placeIn(failure);
    if (this.#result.stopped !== undefined) return;
    this.#result.stopped = { ...at, why: shortened(why, 400) };
    this.#stage.say('not-rehearsed', at, `Not rehearsed beyond this line of ${called(step)}: ${why}.`, {
      object: this.#objectOf(step),
    });
  }

  /** What the grammar alone says of migrations that did not run. */
  #judgeStatements(steps: readonly Step[], before: Before): void {
    for (const step of steps) {
      const statements = this.#statementsIn(step, before);
      judgeMigration({ step, run: notRun(step), statements, before, ran: undefined }, this.#stage.say);
    }
  }

  /** What new migrations create, where it is not known what there is. */
  #created(): Before {
    const created = this.#stage.planned.added.flatMap((step) =>
      (statementsOf(this.#stage.parser, step.up.text?.text ?? '') ?? []).flatMap(({ kind, tree }) =>
        kind === 'CreateStmt' ? (relationOf(tree['relation']) ?? []) : [],
      ),
    );
    return beforeWithout(new Set(created));
  }

  #statementsIn({ up }: Step, { hasTable }: Before): Statement[] {
    return followed(statementsOf(this.#stage.parser, up.text?.text ?? '') ?? [], hasTable);
  }

  /** Takes a migration back, in a copy of the database unless that is not needed any longer. */
  async #runDown(step: Step, database: string, before: Schema, isLast: boolean): Promise<Down> {
    const { parser, say } = this.#stage;
    const { down } = step;
    if (down === undefined) return { result: 'absent' };
    const copy = isLast ? database : await this.#runs.create(database);
    const { ran, schema } = await this.#runs.step(copy, down);
    if (!isLast) this.#runs.drop(copy);
    const { failure, obstacle, isEmpty } = ran;
    const object = this.#objectOf(step);
    if (failure !== undefined) {
      if (obstacle !== undefined) return { result: 'not run' };
      if (isEmpty === true) {
        say('down-empty', placeIn(failure), `down.sql of ${called(step)} has no statement.`, { object });
        return { result: 'no statement' };
      }
      const what = `down.sql of ${called(step)} fails: ${failureText(failure)}.`;
      say('down-fails', placeIn(failure), what, { object });
      return { result: 'fails', failure };
    }
    const changes = schema && withoutExtensions(changesBetween(before, schema, parser));
    if (changes === undefined || isNothing(changes)) return { result: 'reverts' };
    const difference = inWords(changes);
    const what = `down.sql of ${called(step)} leaves: ${inShort(difference)}.`;
    say('down-differs', { file: down.file, line: 1, column: 1 }, what, { object });
    return { result: 'differs', difference };
  }

  /** Runs what a new database runs after the migrations that both run first. */
  async #runNew(database: string, base: Base | undefined): Promise<New> {
    const { planned, parser } = this.#stage;
    const steps = planned.merged.slice(this.#shared);
    const isNew = (step: Step | undefined): boolean => step !== undefined && planned.added.includes(step);
    const schemas: (Schema | undefined)[] = [];
    const mayBeSquashed =
      planned.gone.length > planned.renamed.length && base !== undefined && planned.added.length > 0;
    const failed = await this.#runs.run(database, scriptsOf(steps), async (index, session) => {
      if (mayBeSquashed && (isNew(steps[index]) || isNew(steps[index + 1])))
        schemas[index] = await schemaOf(session);
    });
    const step = failed && steps[failed.index];
    const schema = failed === undefined ? await this.#runs.read(database, schemaOf) : undefined;
    const squashed: Step[] = [];
    if (mayBeSquashed) {
      const isBase = (one: Schema | undefined): boolean =>
        one !== undefined && isNothing(changesBetween(base.schema, one, parser));
      const first = steps.findIndex(isNew);
      const at = schemas.findIndex((one, index) => index >= first && isNew(steps[index]) && isBase(one));
      // Something must have been missing before: else nothing is repeated.
      if (first >= 0 && at >= 0 && !isBase(schemas[first - 1]))
        squashed.push(...steps.slice(first, at + 1).filter(isNew));
    }
    return {
      schema,
      squashed,
      failed: failed === undefined || step === undefined ? undefined : { ...failed, step },
    };
  }

  /** Hasura's CLI gives a squashed history the version of its last migration. (known: its source, migrate_squash.go) */
  async #judgeEdited(fresh: Schema): Promise<void> {
    const { planned, parser } = this.#stage;
    const { base, merged, edited, gone, renamed } = planned;
    const steps = edited.filter(({ isSame }) => !isSame).map(({ step }) => step);
    const others = renamed.length + this.#result.squashed.length;
    if (this.#result.fresh.result !== 'same' || others > 0 || gone.length === 0 || steps.length === 0) return;
    const was = merged.map((step) =>
      steps.includes(step) ? (base.find(({ version }) => version === step.version) ?? step) : step,
    );
    const database = await this.#runs.create();
    const failed = await this.#runs.run(database, scriptsOf(was));
    const schema = failed === undefined ? await this.#runs.read(database, schemaOf) : undefined;
    // Without the edits, something must be missing: else nothing is repeated.
    if (schema !== undefined && isNothing(changesBetween(schema, fresh, parser))) return;
    this.#result.edited = [];
    this.#saySquashed(steps, { severity: 'notice', remedy: HAS_RUN });
  }

  #saySquashed(squashed: readonly Step[], more: Parameters<Say>[3] = {}): void {
    const { planned, say } = this.#stage;
    this.#result.squashed = squashed.map(called);
    const count = String(planned.gone.length);
    for (const step of squashed)
      say(
        'squashed',
        startOf(step),
        `The migration ${called(step)} repeats what ${count} deleted migration${count === '1' ? '' : 's'} of the base did.`,
        { object: this.#objectOf(step), ...more },
      );
  }

  /** Compares a new database with one that was upgraded. */
  #compare(
    { schema, failed }: New,
    upgraded: Schema | undefined,
    broken: Step | undefined,
    isAppended: boolean,
  ): void {
    const { planned, parser, say } = this.#stage;
    const { failure, obstacle } = failed?.ran ?? {};
    if (failed !== undefined && failure !== undefined) {
      if (obstacle !== undefined) {
        this.#stopAt(failed.step, failure, obstacle.why);
        return;
      }
      // The base is to blame.
      if (failed.step.oid === broken?.oid) return;
      this.#result.fresh = { result: 'fails', failure };
      // It is the same fault if it fails in both.
      if (isSameFailure(this.#result)) return;
      const what = `The migration ${called(failed.step)} fails on a new database: ${failureText(failure)}.`;
      say('fresh-fails', placeIn(failure), what, {
        object: this.#objectOf(failed.step),
        ...(isAppended ? { remedy: NEEDS_NO_DATA } : {}),
      });
      return;
    }
    if (schema === undefined) return;
    if (upgraded === undefined) {
      this.#result.fresh = { result: 'ran' };
      return;
    }
    const changes = changesBetween(upgraded, schema, parser);
    if (isNothing(changes)) {
      this.#result.fresh = { result: 'same' };
      return;
    }
    const difference = inWords(changes);
    this.#result.fresh = { result: 'differs', difference };
    const cause =
      planned.older[0]?.step ??
      planned.edited.find(({ isSame }) => !isSame)?.step ??
      (isAppended && planned.added.length === 1 ? planned.added[0] : undefined);
    const remedy = isAppended
      ? NEEDS_NO_DATA
      : planned.older.length > 0
        ? undefined
        : cause === undefined
          ? UNDO
          : REHEARSAL_RULES['migration-edited'].remedy;
    say(
      'orders-differ',
      cause && startOf(cause),
      `After the merge, new databases get a different schema from existing ones: ${inShort(difference)}.`,
      {
        object: cause === undefined ? planned.source : this.#objectOf(cause),
        ...(remedy === undefined ? {} : { remedy }),
      },
    );
  }

  #objectOf({ version }: Step): string {
    return `${this.#stage.planned.source}/${String(version)}`;
  }
}

/** How many steps two orders have in common at their beginning. */
export function sharedSteps(
  one: readonly Pick<Step, 'version' | 'oid'>[],
  other: readonly Pick<Step, 'version' | 'oid'>[],
): number {
  const at = one.findIndex(
    ({ version, oid }, index) => other[index]?.version !== version || other[index].oid !== oid,
  );
  return at < 0 ? one.length : at;
}

/** What is known of a database before anything was tried. */
export function notRehearsed({ source, added, gone, edited }: SourcePlan): SourceRehearsal {
  return {
    source,
    upgrade: added.map(notRun),
    schema: { gained: [], lost: [], changed: [] },
    fresh: { result: 'not run' },
    gone: gone.map(called),
    edited: edited.filter(({ isSame }) => !isSame).map(({ step }) => called(step)),
    squashed: [],
    seeds: 0,
  };
}

function notRun(step: Step): VersionRun {
  return {
    version: String(step.version),
    name: shortened(step.name, 200),
    result: 'not run',
    ...{ ms: 0, rows: 0, locks: [], rewritten: [], isPartial: false },
    down: { result: step.down === undefined ? 'absent' : 'not run' },
  };
}

/** Whether a row that a migration writes is there already: a seed may have given it the key that a sequence gives next. */
function isOfSeeds({ failure, obstacle }: Ran): boolean {
  return obstacle === undefined && failure?.code === '23505' && failure.message.startsWith('duplicate key');
}
