import { removeApp } from '../app/remove.js';
import { judgedNow, newerAmong } from '../app/ownership.js';
import { builtMeanwhile } from '../app/interruption.js';
import type { Project } from '../hasura/cloud.js';
import { newestOf } from '../rules/markers.js';
import type { Outcome } from '../rules/preview.js';
import type { DeletePlan, Run } from '../session/run.js';
import { type OtherName, deleteUnderOtherNames } from './other-names.js';

/**
 * Deletes the app of a plan, and reports if a newer run has built another one.
 * @param how `others`: the names under which apps of the same subject may exist too; `build`: what a newer build created stays; `allListed`: apps in `listed` are deleted whatever their
 * build
 * @throws Failure that names everything that still exists
 */
export async function deleteApp(
  run: Run,
  plan: Pick<DeletePlan, 'app' | 'unlessAbsent' | 'because' | 'sha'>,
  how: { build: string; allListed?: boolean; listed?: Promise<Project[]>; others?: Promise<OtherName[]> },
): Promise<Outcome> {
  const { report, ports } = run;
  const { app, unlessAbsent, because } = plan;
  report.comment?.lookAhead();
  ports.doing(`removing ${app.name}`);
  const { removed, databases, left, ...gone } = await ports.log.group(`Remove ${app.name}`, () =>
    removeApp(
      ports,
      { ...app, build: how.build },
      { ...how, withdraw: async (build) => report.deployment?.withdraw(build) },
    ),
  );
  const others = (await how.others) ?? [];
  if (others.length > 0) {
    const elsewhere = await deleteUnderOtherNames(
      run,
      { ...plan, hadOwn: removed.length > 0 },
      others,
      how.build,
    );
    removed.push(...elsewhere.removed);
    databases.push(...elsewhere.databases);
  }
  const build = newestOf([gone.build, how.build]);
  const nothing = [...removed, ...databases, ...left].length === 0;
  // A newer build is reported by its own run. We check for one again, since a removal takes a while.
  const newer = gone.newer ?? (nothing ? undefined : newerAmong((await judgedNow(ports, app)) ?? [], build));
  if (newer !== undefined) return { status: 'superseded', because: builtMeanwhile(app.name), newer };
  if (unlessAbsent && nothing) return { status: 'skipped', because: `${because}, so it gets no preview.` };
  if (nothing && (await report.comment?.saysThatItStands()) === true)
    run.world.log.warning(
      `The comment says that ${app.name} exists, but the account of this Hasura Cloud token has no project of that name. If the token now belongs to another account, delete the project in the old account.`,
      'no-such-app-here',
    );
  return { status: 'deleted', removed, databases, left, build, because };
}
