import type { Place } from '../rules/finding.js';
import { type Schema, schemaOf } from './catalog.js';
import { changesBetween, isNothing, shortened } from './difference.js';
import type { Ran } from './file.js';
import { called, failureText, placeIn } from './judge.js';
import { tablesOf } from './measure.js';
import { type Step, scriptsOf } from './plan.js';
import type { Runs } from './runs.js';
import type { Stage } from './source.js';

/** Existing databases of the base, before the merge. */
export interface Base {
  database: string;
  /** The same without the seeds, if there are any. */
  bare: string | undefined;
  schema: Schema;
  /** The tables, by their numbers. */
  tables: ReadonlySet<string>;
}

interface Begun {
  /** `undefined` if a migration of the base fails. */
  base: Base | undefined;
  /** A copy as it was after the migrations that both orders run first. */
  fork: string | undefined;
  /** How many seeds ran. */
  seeds: number;
  /** The migration that fails in the base itself, and where the rehearsal ends because of it. */
  broken?: { step: Step; stopped: Partial<Place> & { why: string } };
}

/**
 * Makes a database of the base.
 * @param shared how many migrations run first, whether a database exists or is new
 * @param wantsFork whether a copy is kept after those
 */
export async function baseFor(
  stage: Stage,
  runs: Runs,
  { shared, wantsFork }: { shared: number; wantsFork: boolean },
): Promise<Begun> {
  const { base: steps, seeds: scripts } = stage.planned;
  const database = await runs.create();
  const run = async (from: number, to?: number): Promise<Begun['broken']> => {
    const some = steps.slice(from, to);
    const failed = await runs.run(database, scriptsOf(some));
    const step = failed && some[failed.index];
    return failed === undefined || step === undefined ? undefined : stopped(stage, step, failed.ran);
  };
  let broken = await run(0, shared);
  if (broken !== undefined) return { base: undefined, fork: undefined, seeds: 0, broken };
  const fork = wantsFork ? await runs.create(database) : undefined;
  broken = await run(shared);
  if (broken !== undefined) return { base: undefined, fork, seeds: 0, broken };
  const bare = scripts.length === 0 ? undefined : await runs.create(database);
  const seeds = bare === undefined ? 0 : await runSeeds(stage, runs, database);
  const schema = await runs.read(bare ?? database, schemaOf);
  const tables = await runs.read(database, async (session) => new Set((await tablesOf(session)).keys()));
  if (
    bare === undefined ||
    isNothing(changesBetween(schema, await runs.read(database, schemaOf), stage.parser))
  )
    return { base: { database, bare, tables, schema }, fork, seeds };
  // A schema that only databases with seeds have is not that of production.
  stage.say('seed-fails', undefined, 'The seeds of the base change the schema, so they were left out.', {
    object: stage.planned.source,
  });
  return { base: { database: bare, bare: undefined, tables, schema }, fork, seeds: 0 };
}

/** Runs the seeds as far as they do: without them, fewer things can fail. @returns how many ran */
async function runSeeds({ planned, say }: Stage, runs: Runs, database: string): Promise<number> {
  const failed = await runs.run(database, planned.seeds);
  const { failure, obstacle } = failed?.ran ?? {};
  if (failure !== undefined) {
    const why = obstacle?.why ?? failureText(failure);
    const name = failure.file.split('/').at(-1) ?? '';
    say('seed-fails', undefined, `The seed ${name} of the base fails: ${why}.`, { object: failure.file });
  }
  return failed?.index ?? planned.seeds.length;
}

function stopped({ plan, planned, say }: Stage, step: Step, { failure, obstacle }: Ran): Begun['broken'] {
  if (failure === undefined) return undefined;
  const why = obstacle?.why ?? `${called(step)} of the base fails: ${failureText(failure)}`;
  // A place is shown in the files of the head.
  const isInHead = plan.head.sql.get(step.path)?.text === step.up.text?.text;
  const at = isInHead ? placeIn(failure) : undefined;
  say('not-rehearsed', at, `The upgrade was not rehearsed beyond this line of ${called(step)}: ${why}.`, {
    object: `${planned.source}/${String(step.version)}`,
  });
  return { step, stopped: { ...at, why: shortened(why, 400) } };
}
