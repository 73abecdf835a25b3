import { judgeAll, type Standing } from './lifecycle/ownership.js';
import { isNewer } from './markers.js';
import type { Report } from './report/report.js';
import type { RunContext } from './runner/event.js';
import type { Inputs } from './runner/inputs.js';
import { connect, stickyComment } from './services.js';
import type { BuildInProgress, World } from './world.js';

/** Finds out what an interrupted build left, and says it where the build was announced. Changes no app. */
export async function finalise(
  world: World,
  run: RunContext,
  inputs: Inputs,
  report: Report,
  interrupted: BuildInProgress,
): Promise<void> {
  const { name, owner, build, pull } = interrupted;
  const services = await connect(world, inputs, run.repository, world.signal);
  const standings = await judgeAll(services, await services.cloud.projectsNamed(name), owner);
  const ours = standings.filter(({ verdict }) => verdict === 'ours');
  if (ours.some(({ reading }) => reading.kind === 'marked' && isNewer(reading.build, build))) {
    world.log.info(`A newer run has built ${name} meanwhile; nothing is left to say.`);
    return;
  }
  if (pull !== undefined && inputs.comment)
    report.comment = stickyComment(world, services, pull, { owner, name });
  await report.cancelled(whatStands(name, build, ours));
}

function whatStands(name: string, build: string, ours: readonly Standing[]): string {
  const then =
    'The next push builds it afresh; it is deleted when its pull request closes or its branch goes.';
  const unfinished = ours.some(({ reading }) => reading.kind === 'marked' && reading.build === build);
  if (unfinished)
    return `The app ${name} stands as far as it was built; Hasura Cloud may still be at work on it. ${then}`;
  if (ours.length > 0)
    return `An earlier build of ${name} still stands; Hasura Cloud may yet replace it with the one that was ordered. ${then}`;
  return `No app ${name} stands at the moment; Hasura Cloud may yet make the one that was ordered. ${then}`;
}
