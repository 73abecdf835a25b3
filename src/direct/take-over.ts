import { marksOf, openTenant, revealEndpoint } from '../app/claim.js';
import { Interruption, supersededBy } from '../app/interruption.js';
import { ADMIN_SECRET } from '../app/keep.js';
import type { JudgedApp } from '../app/ownership.js';
import { giveVariables } from '../app/variables.js';
import { consoleUrl } from '../hasura/cloud.js';
import { contentText, readContent } from '../rules/fingerprint.js';
import { CONTENT_KEY, buildIn, isNewer } from '../rules/markers.js';
import type { Order, Variable } from '../rules/preview.js';
import type { DirectBuild } from './direct.js';
import { ownSecret } from './secret.js';

/**
 * Lets a standing app become that of this build: its variables get the new values, and its marker names this build. If
 * new databases are among them, the old ones are not used any longer.
 * @param given what its databases add to the variables of the order
 * @param isKept its databases are kept: its marker must still name the build from which that was decided
 * @throws Failure, Interruption if another run has taken it over, or BeingRemoved
 */
export async function takeOver(
  ctx: DirectBuild,
  app: JudgedApp,
  order: Order,
  given: readonly Variable[],
  isKept = false,
): Promise<void> {
  const { project, reading } = app;
  const { facts } = ctx.progress;
  const had = keysOf(app);
  // Without its admin secret, the app would be open to everybody.
  const lost = had.includes(ADMIN_SECRET) ? ownSecret(ctx, order.env) : [];
  const keys = order.env.map(({ key }) => key);
  // What the app was built from last time is not what it is built from now.
  const unknown = { key: CONTENT_KEY, value: contentText({ tree: 'unknown', settings: '', keys }) };
  await giveOwnVariables(ctx, project, {
    env: [...order.env, ...given, ...lost, ...((await ctx.content) === undefined ? [unknown] : [])],
    had,
    ...(isKept ? { from: buildIn(reading) } : {}),
  });
  facts.created = true;
  facts.projectId = project.id;
  facts.consoleUrl = consoleUrl(project.id);
  const { tenantId } = project;
  if (tenantId !== undefined) {
    facts.tenantId = tenantId;
    ctx.remember({ projectId: project.id });
    await openTenant(ctx, { ...project, tenantId });
  }
  revealEndpoint(ctx, project);
  ctx.progress.changed();
}

/** The names of the variables that an app was given by the input `env`. */
function keysOf({ reading }: JudgedApp): string[] {
  return reading.kind === 'marked' ? (readContent(reading.content)?.keys ?? []) : [];
}

/**
 * Gives an app its variables and the markers of this build, as far as they differ.
 * @param from the only other build that its marker may name
 * @returns whether any differed
 * @throws as `takeOver`
 */
export async function giveOwnVariables(
  ctx: DirectBuild,
  app: { name: string; tenantId: string | undefined },
  { env, had, from }: { env: readonly Variable[]; had: readonly string[]; from?: string },
): Promise<boolean> {
  const { marks, progress } = ctx;
  const wanted = { env: [...env, ...(await marksOf(ctx))], had };
  return await giveVariables(ctx, app, wanted, {
    may: (marker) => {
      const build = buildIn(marker);
      if (isNewer(build, marks.build)) throw supersededBy(app.name, build);
      if (from !== undefined && build !== from && build !== marks.build)
        throw new Interruption('stripped', `Another run changed ${app.name} at the same time.`, {
          rebuilt: 'another run changed it at the same time',
        });
    },
    changing: () => {
      // The change may have reached the service even if its answer is lost.
      progress.facts.created = true;
    },
  });
}
