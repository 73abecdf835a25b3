import { Cancelled, asFailure } from '../lib/errors.js';
import { maskTokens, readMaskedInputs } from '../session/masking.js';
import { refuseOtherServers, skipsAtOnce } from '../rules/trigger.js';
import { Report } from '../report/report.js';
import { readContext } from '../runner/event.js';
import { hasCloudToken } from '../inputs/inputs.js';
import type { World } from '../rules/world.js';

/**
 * The story of a run: mask, understand the event, check the inputs, converge, report.
 * @returns the process's exit code: 0 only when the wanted state was proved, or there was rightly nothing to do
 */
export async function run(world: World): Promise<number> {
  maskTokens(world);
  const report = new Report(world);
  try {
    const context = readContext((name) => world.env(name));
    report.logUrl = context.logUrl;

    const nothingToDo = skipsAtOnce(context.trigger, hasCloudToken(world));
    if (nothingToDo !== undefined) return await report.end({ status: 'skipped', because: nothingToDo });

    refuseOtherServers(context.repository);
    const inputs = readMaskedInputs(world, context.repository);
    for (const remark of inputs.remarks) world.log.warning(remark, 'unknown-plan');

    // Loaded late: the code that talks to services is larger than all the rest, and a skipped event needs none of
    // it.
    const { converge } = await import('./converge.js');
    const code = await report.end(await converge(world, context, inputs, report));
    // Cancelled during the report: the post step reports the rest.
    return world.signal.aborted ? 1 : code;
  } catch (error) {
    if (error instanceof Cancelled || world.signal.aborted) return 1;
    return await report.failed(asFailure(error));
  }
}
