import type { Companion, Removal } from '../rules/companion.js';
import { asFailure } from '../lib/errors.js';
import type { Variable } from '../rules/preview.js';
import type { Build } from './build.js';

/**
 * Creates what the app's companions provide for a build, one companion after another. When one fails, what the
 * earlier ones created is discarded.
 * @returns the variables that the app gets from them
 */
export async function prepareAll(ctx: Build): Promise<Variable[]> {
  const variables: Variable[] = [];
  for (const [index, companion] of ctx.companions.entries()) {
    ctx.doing(`creating the ${companion.what}`);
    try {
      const { env, facts } = await ctx.log.group(`Create the ${companion.what}`, () =>
        companion.prepare(ctx.marks),
      );
      Object.assign(ctx.progress.facts, facts);
      variables.push(...env);
    } catch (error) {
      await discard({ ...ctx, companions: ctx.companions.slice(0, index) });
      throw error;
    }
  }
  return variables;
}

/**
 * Whether everything that was created for this build still exists: a run that started later may have dropped it as
 * left over before this build's order reached the service. Returns true when that cannot be checked.
 */
export async function stillGiven(ctx: Build): Promise<boolean> {
  const given = (ctx.progress.facts.databases ?? []).map(({ name }) => name);
  if (given.length === 0) return true;
  try {
    const found = await Promise.all(ctx.companions.map((companion) => companion.list(ctx.marks.owner)));
    const names = new Set(found.flat().map(({ thing }) => thing));
    return given.every((name) => names.has(name));
  } catch (error) {
    ctx.log.debug(`Could not check what exists for this build: ${asFailure(error).message}`);
    return true;
  }
}

/** Discards what was created for this build, which no app uses. What cannot be discarded becomes a warning. */
export async function discard(ctx: Build): Promise<void> {
  delete ctx.progress.facts.databases;
  await tidy(ctx, (companion) => companion.discard(ctx.marks));
}

/**
 * Removes what older builds used, because the service has replaced their app. Never throws: the new app exists, and
 * what could not be removed is a warning. The next run or the teardown removes it.
 */
export async function settle(ctx: Build): Promise<void> {
  await tidy(ctx, (companion) => companion.settle(ctx.marks));
}

async function tidy(ctx: Build, verb: (companion: Companion) => Promise<Removal>): Promise<void> {
  const ends = await Promise.allSettled(ctx.companions.map(verb));
  if (ctx.signal.aborted) return;
  for (const end of ends) {
    const failures = end.status === 'fulfilled' ? end.value.failures : [asFailure(end.reason).message];
    for (const failure of failures)
      ctx.log.warning(`${failure} The next run for this preview tries again.`, 'leftover-databases');
  }
}
