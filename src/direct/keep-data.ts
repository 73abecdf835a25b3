import { type Doubt, givenTo } from '../app/keep.js';
import type { JudgedApp } from '../app/ownership.js';
import { asFailure } from '../lib/errors.js';
import { oneLine } from '../lib/text.js';
import { planMigrations } from '../project/migration-plan.js';
import { sourcesOf } from '../project/names.js';
import { type CatalogState, appliedIn } from '../rules/catalog-state.js';
import { whyNotKept, whyNotKnown } from '../rules/data-record.js';
import { dataIn, isBeingRemoved, isFromCommit } from '../rules/markers.js';
import type { AppFacts, AppRef, Variable } from '../rules/preview.js';
import { isTrustedEndpoint } from '../rules/trusted-hosts.js';
import type { DirectBuild } from './direct.js';
import { patient } from './patience.js';
import { ownSources } from './sources.js';
import { troubleWords } from './trouble.js';

/** An app whose databases a push keeps, with what they hold. */
export interface KeptData {
  app: JudgedApp;
  /** The build that they were made for. */
  of: string;
  /** The variables that lead to them, as far as their values are known. */
  env: Variable[];
  facts: Pick<AppFacts, 'databases'>;
  /** What the app says was applied. */
  state: CatalogState;
  /** How many migrations were not. */
  pending: number;
  /** Those of them that are older than one that was, such as `1718000000000 of default`. */
  older: string[];
}

/** Whether databases are kept, or why not: the end of "Rebuilt because". In doubt, nothing may replace them. */
export type Decision = { kept: KeptData } | { why: string } | { doubt: Doubt };

/** Whether an app is one that this build from the commit can take over: it is where it should be. */
export function canTakeOver({ marks }: Pick<DirectBuild, 'marks'>, app: JudgedApp): boolean {
  return isOfCommit(app) && app.reading.kind === 'marked' && app.reading.from === marks.from;
}

function isOfCommit({ reading, ownership }: JudgedApp): boolean {
  return (
    ownership === 'ours' &&
    reading.kind === 'marked' &&
    isFromCommit(reading.from) &&
    !isBeingRemoved(reading)
  );
}

/**
 * Decides whether the databases of the existing app can be kept, with their data: it is proved which migrations they
 * hold, and all of those are in the commit, unchanged. Only reads.
 * @param found the apps of its name
 * @returns `undefined` if no app can be taken over, or if it has no databases
 */
export async function decideOnData(
  ctx: DirectBuild,
  { name }: AppRef,
  found: readonly JudgedApp[],
): Promise<Decision | undefined> {
  const [app, ...others] = found;
  if (app === undefined || others.length > 0 || !isOfCommit(app)) return undefined;
  const { project, reading } = app;
  if (!canTakeOver(ctx, app)) return { why: 'its cloud, region or plan changed' };
  if (reading.kind !== 'marked' || ctx.companions.length === 0) return undefined;
  if (!isTrustedEndpoint(project.endpoint, ctx.trust)) return undefined;
  const head = await ctx.project();
  const of = dataIn(reading);
  const inDoubt = (words: string): Decision => ({
    doubt: { what: `Could not determine whether the data of ${name} can be kept`, words },
  });
  try {
    const [read, { isWhole, kept, facts }] = await Promise.all([stateOf(ctx, app), givenTo(ctx, app)]);
    if ('unknown' in read) {
      // An app that never became ready may stay unreachable until a push fixes it.
      const isProven = await ctx.proven(reading.build);
      return isProven === false ? { why: 'it did not answer' } : inDoubt(read.unknown);
    }
    const { state } = read;
    const unknown = whyNotKnown(state, { ...ctx.data, of });
    if (unknown !== undefined) return { why: unknown };
    if (!isWhole) return { why: 'its databases were not as its last build had left them' };
    const own = ownSources(head, facts.databases ?? []);
    const why = whyNotKept(state, { ...ctx.data, of, own, migrations: head.migrations });
    // The app's own state may name a source in any way.
    if (why !== undefined) return { why: oneLine(why) };
    const names = sourcesOf(head).map(({ name: source }) => source);
    const pending = planMigrations(names, head.migrations, state).flatMap((one) =>
      one.pending.map(({ version }) => ({ source: one.source, version })),
    );
    const older = pending.filter(({ source, version }) =>
      [...appliedIn(state, source).versions].some((applied) => applied > version),
    );
    return {
      kept: {
        ...{ app, of, env: kept.flatMap((one) => one.env), facts, state, pending: pending.length },
        older: older.map(({ source, version }) => `${String(version)} of ${source}`),
      },
    };
  } catch (error) {
    ctx.signal.throwIfAborted();
    return inDoubt(asFailure(error).message);
  }
}

async function stateOf(
  ctx: DirectBuild,
  { project: { endpoint, tenantId } }: JudgedApp,
): Promise<{ state: CatalogState } | { unknown: string }> {
  const tenant = tenantId === undefined ? undefined : await ctx.cloud.openTenant(tenantId);
  if (tenant?.adminSecret === undefined) return { unknown: 'Its admin secret cannot be read.' };
  const { value, trouble } = await patient(ctx, ctx.openAdmin(endpoint, tenant.adminSecret)).catalogState();
  return trouble === undefined ? { state: value } : { unknown: troubleWords(trouble) };
}
