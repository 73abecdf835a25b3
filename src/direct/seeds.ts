import type { AppAdmin } from '../hasura/app-admin.js';
import { Failure } from '../lib/errors.js';
import type { FileEntry } from '../project/files.js';
import type { Project as HasuraProject } from '../project/project.js';
import { type LeftOutSeeds, planSeeds } from '../project/seed-plan.js';
import { lineIn } from './lines.js';
import { ownSources } from './sources.js';
import { type StepPorts, step } from './steps.js';
import { troubleWords } from './trouble.js';

/** What seeds are applied with. */
export interface Seeding extends StepPorts {
  project: () => Promise<HasuraProject>;
  /** The text of a file, whatever its size. */
  read: (file: FileEntry) => Promise<string>;
  admin: AppAdmin;
  signal: AbortSignal;
}

const WHY: Record<LeftOutSeeds['why'], string> = {
  outside: 'lies outside of the seeds',
  missing: 'does not exist',
  'not-sql': 'has no .sql file',
  'no-database': 'lies in no folder of a database',
  kind: 'belongs to a database that Hasura cannot seed',
};

/** Why a seed that is named cannot be applied: a sentence about the input `seeds`; `undefined` if all of them can. */
export function seedProblem(project: HasuraProject, wanted: readonly string[]): string | undefined {
  const [named] = planSeeds(project, wanted).leftOut;
  return (
    named &&
    `seeds: ${named.path} ${WHY[named.why]}; name files and folders below the seeds folder, such as default/shop.sql.`
  );
}

/**
 * Applies seeds file by file, in the order of Hasura's CLI, to the databases of this build: never to any other one,
 * since no seed can be repeated.
 * @param wanted `true` for all of them, or files and folders from the seeds folder
 * @throws Failure at the first file that fails: the app is ready without the rest
 */
export async function applySeeds(ctx: Seeding, wanted: true | readonly string[]): Promise<void> {
  const { facts } = ctx.progress;
  const project = await ctx.project();
  const own = ownSources(project, facts.databases ?? []);
  const { sources } = planSeeds(project, wanted);
  const files = sources.flatMap(({ source, kind, files }) => files.map((file) => ({ source, kind, file })));
  const applied = files.filter(({ source }) => own.has(source));
  if (applied.length < files.length)
    ctx.log.notice(
      'Seeds of databases that are not created for each build were not applied: they would be applied again by every build.',
    );
  if (applied.length === 0) return;
  await ctx.log.group('Seeds', () =>
    step(ctx, 'apply-seeds', async () => {
      for (const [done, one] of applied.entries()) {
        ctx.progress.count = { done, all: applied.length };
        ctx.progress.changed();
        await applySeed(ctx, one);
      }
      delete ctx.progress.count;
    }),
  );
  facts.seeds = applied.length;
}

interface Seed {
  source: string;
  kind: string;
  file: FileEntry;
}

async function applySeed(ctx: Seeding, { source, kind, file }: Seed): Promise<void> {
  const sql = await ctx.read(file);
  const { trouble } = await ctx.admin.runSql({ source, kind, sql });
  if (trouble === undefined) return;
  ctx.signal.throwIfAborted();
  const line = await lineIn(sql, trouble);
  const isLost = trouble.kind === 'outcome-unknown';
  throw new Failure(
    'seed-failed',
    `${isLost ? 'It is unknown whether the seed' : 'The seed'} ${file.file}${line === undefined ? '' : `:${String(line)}`} ${isLost ? 'was applied' : 'failed'}, so ${ctx.progress.facts.name} is ready, but without the rest of its seeds.`,
    {
      words: troubleWords(trouble),
      remedy: isLost
        ? 'Run the job again: it rebuilds the app with new databases.'
        : 'Fix what the error names and push again: the app is rebuilt with new databases.',
    },
  );
}
