import { asFailure } from '../lib/errors.js';
import { Report } from '../report/report.js';
import { readContext } from '../runner/event.js';
import { maskTokens, readMaskedInputs } from '../session/masking.js';
import type { World } from '../rules/world.js';

/**
 * The post step: silent after a normal run. After one that was cancelled or died while it built, it says what stands
 * and what becomes of it, and turns the comment from "building" to "interrupted". It builds and deletes nothing.
 * @returns the exit code; what cannot be found out is a warning, never a second failure of the job
 */
export async function post(world: World): Promise<number> {
  const interrupted = world.remembered();
  if (interrupted === undefined) return 0;
  maskTokens(world);
  const report = new Report(world);
  try {
    const context = readContext((name) => world.env(name));
    report.logUrl = context.logUrl;
    const inputs = readMaskedInputs(world, context.repository);
    const { finalise } = await import('./finalise.js');
    await finalise(world, context, inputs, report, interrupted);
  } catch (error) {
    world.log.warning(
      `What the interrupted run left could not be found out: ${asFailure(error).message} The next run for this preview puts it right.`,
    );
  }
  return 0;
}
