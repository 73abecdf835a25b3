import { Cancelled, asFailure } from '../lib/errors.js';
import { maskTokens } from '../session/masking.js';
import { onlyCheckedBecause, refuseOtherServers, skipsAtOnce } from '../rules/trigger.js';
import { Report } from '../report/report.js';
import { readContext } from '../runner/event.js';
import { isLeftOut } from '../inputs/fields.js';
import { hasCloudToken } from '../inputs/secrets.js';
import type { World } from '../rules/world.js';

/**
 * The story of a run: mask, understand the event, check the inputs, converge, report.
 * @returns the process's exit code: 0 only when the wanted state was proved, or there was rightly nothing to do
 */
export async function run(world: World): Promise<number> {
  maskTokens(world);
  const report = new Report(world);
  // The runner leaves little time, so this comes before anything else that a cancel starts.
  const cancelled = (): void => {
    report.cancelled();
  };
  world.signal.addEventListener('abort', cancelled);
  try {
    const context = readContext((name) => world.env(name));
    report.logUrl = context.logUrl;

    const mode = world.input('mode').trim();
    const beginning = {
      hasCloudToken: hasCloudToken(world),
      names: !isLeftOut(world.input('pr-number').trim()) || mode === 'sweep',
      mode,
      check: world.input('check').trim(),
      review: world.input('review').trim(),
      comment: world.input('comment').trim(),
    };
    const nothingToDo = skipsAtOnce(context.trigger, beginning);
    if (nothingToDo !== undefined) return await report.end({ status: 'skipped', because: nothingToDo });

    const onlyChecked = onlyCheckedBecause(context.trigger, beginning);
    // Loaded late: the inputs, and the code that talks to services, are larger than all the rest, and a skipped event
    // needs none of it.
    const { readMaskedInputs } = await import('../session/inputs.js');
    const inputs = readMaskedInputs(world, context.repository, onlyChecked !== undefined || mode === 'check');
    refuseOtherServers(context.repository, context.trigger, inputs);
    for (const remark of inputs.remarks) world.log.warning(remark, 'unknown-plan');

    const { converge } = await import('./converge.js');
    const code = await report.end(await converge(world, context, inputs, report, onlyChecked));
    // Cancelled during the report: the post step reports the rest.
    return world.signal.aborted ? 1 : code;
  } catch (error) {
    if (error instanceof Cancelled || world.signal.aborted) return 1;
    return await report.failed(asFailure(error));
  } finally {
    world.signal.removeEventListener('abort', cancelled);
  }
}
