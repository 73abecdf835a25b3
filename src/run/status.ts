import { forgetApp } from '../app/build.js';
import { BeingRemoved } from '../app/interruption.js';
import { givenTo, keepableOf, proveStanding } from '../app/keep.js';
import { judgeNamed, refuseOthers } from '../app/ownership.js';
import type { Project } from '../hasura/cloud.js';
import { asFailure } from '../lib/errors.js';
import type { Outcome, Progress } from '../rules/preview.js';
import type { Run, StatusPlan } from '../session/run.js';
import { buildOf, contentAt, orderOf } from './build.js';

/**
 * Reports the state of the app, and changes nothing.
 * @throws Failure if the app is not as it should be, or not ours
 */
export async function status(
  run: Run,
  plan: StatusPlan,
  progress: Progress,
  listed: readonly Project[],
): Promise<Outcome> {
  const { name } = plan.app;
  const looked = contentAt(run, plan.sha);
  const found = await judgeNamed(run.ports, plan.app, listed);
  refuseOthers(found, run.inputs.adoptUnmarked);
  const of = { ...plan, stopsOn: 'nothing' } as const;
  const build = buildOf(run, of, progress, { found, looked });
  const answer = (because: string): Outcome => ({ status: 'skipped', because, answers: true });
  const [first] = found;
  if (first === undefined)
    return answer(`There is no app ${name}${plan.open ? '; /preview rebuild creates one' : ''}.`);
  const keepable = await keepableOf(build, orderOf(run, of), found);
  try {
    await proveStanding(build, first);
  } catch (error) {
    if (!(error instanceof BeingRemoved)) throw error;
    forgetApp(progress.facts);
    return answer(
      `The app ${name} is being removed${plan.open ? '; /preview rebuild creates a new one' : ''}.`,
    );
  }
  const healthy = `The app ${name} is healthy, with consistent metadata.`;
  try {
    // An app that a push would rebuild has databases too.
    Object.assign(progress.facts, (keepable ?? (await givenTo(build, first))).facts);
  } catch (error) {
    run.ports.signal.throwIfAborted();
    return answer(`${healthy} Could not check its databases: ${asFailure(error).message}`);
  }
  if (keepable?.doubt !== undefined) return answer(`${healthy} ${keepable.doubt.what}.`);
  if (keepable === undefined)
    return answer(
      `${healthy} It may not be a finished build of the newest commit; /preview rebuild builds that.`,
    );
  progress.facts.commit = plan.sha;
  if (keepable.changes > 0)
    return answer(`${healthy} Some of its variables differ from the workflow's; the next push sets them.`);
  return { status: 'ready', how: 'unchanged', because: 'It is built from the newest commit' };
}
