import { judgeNamed, mayTouch, whyNotOurs } from '../app/ownership.js';
import type { Project } from '../hasura/cloud.js';
import type { Change, Outcome, Progress } from '../rules/preview.js';
import type { DeletePlan, DeployPlan, Run } from '../session/run.js';
import { keptWords } from '../report/outcome-view.js';
import { wouldGiveWay } from '../sweep/room.js';
import { checkBeforeBuild, checkKept } from './check.js';
import { dataToKeep, prepare } from './deploy.js';
import { foundUnderOtherNames, otherNames } from './other-names.js';

/**
 * Reports what a plan would do, and changes nothing.
 * @throws Failure as the plan itself would
 */
export async function dryRun(
  run: Run,
  plan: DeployPlan | DeletePlan,
  progress: Progress,
  listed: readonly Project[],
): Promise<Outcome> {
  const changes =
    plan.do === 'deploy'
      ? await wouldBuild(run, plan, progress, listed)
      : await wouldRemove(run, plan, listed);
  return { status: 'planned', changes, because: plan.because };
}

async function wouldBuild(
  run: Run,
  plan: DeployPlan,
  progress: Progress,
  listed: readonly Project[],
): Promise<Change[]> {
  const prepared = await prepare(run, plan, progress, listed);
  const { found, keepable, takesRoom } = prepared;
  if (keepable !== undefined) await checkKept(run, progress);
  else await checkBeforeBuild(run, plan, progress);
  const { direct, doubt } = await dataToKeep(run, plan, prepared);
  if (takesRoom) await direct?.check();
  const { name, rebuiltBecause, kept } = progress.facts;
  const giveWay = takesRoom ? await wouldGiveWay(run, name) : [];
  const app = (action: Change['action'], why: string): Change[] => [
    { what: 'app', name, action, why },
    ...giveWay,
  ];
  const unknown = keepable?.doubt ?? doubt;
  if (unknown !== undefined) return app('leave', unknown.what);
  if (kept !== undefined) return app('update', keptWords(kept));
  if (keepable !== undefined)
    return keepable.changes === 0
      ? app('keep', 'Nothing has changed')
      : app(
          'update',
          keepable.changes === 1
            ? 'One of its variables differs'
            : `${String(keepable.changes)} of its variables differ`,
        );
  return found.length === 0
    ? app('build', 'It does not exist')
    : app('rebuild', `A push rebuilds it because ${rebuiltBecause ?? 'it cannot be kept'}`);
}

async function wouldRemove(run: Run, plan: DeletePlan, listed: readonly Project[]): Promise<Change[]> {
  const { ports } = run;
  const { app } = plan;
  const own = await judgeNamed(ports, app, listed);
  const deletion = { ...plan, hadOwn: own.length > 0 };
  const others = plan.over ? await foundUnderOtherNames(run, deletion, await otherNames(run, plan)) : [];
  const found = [...own, ...others];
  const things = await Promise.all(ports.companions.map((companion) => companion.list(app.owner)));
  return [
    ...found.map((one): Change => {
      const { name } = one.project;
      return mayTouch(one, ports.adoptUnmarked)
        ? { what: 'app', name, action: 'remove', why: 'It belongs to this preview.' }
        : { what: 'app', name, action: 'leave', why: whyNotOurs(one) };
    }),
    ...things
      .flat()
      .filter(({ app: of }) => of.owner === app.owner && of.name === app.name)
      .map(({ kind, thing }): Change => ({
        what: kind,
        name: thing,
        action: 'remove',
        why: 'It was created for this preview.',
      })),
  ];
}
