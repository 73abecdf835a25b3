import type { Tree } from '../github/trees.js';
import type { Context } from '../app/build.js';
import { appName, placeholders } from '../rules/names.js';
import type { Subject } from '../rules/preview.js';
import type { Report } from '../report/report.js';
import type { RunContext } from '../runner/event.js';
import type { Inputs } from '../inputs/inputs.js';
import type { Services } from './connect.js';
import type { World } from '../rules/world.js';

/** What the steps of a run share. */
export interface Running {
  world: World;
  run: RunContext;
  inputs: Inputs;
  report: Report;
  services: Services;
  ctx: Context;
  /** The folder's tree at the commit that the event names, where it is asked for already. */
  early: { sha: string; tree: Promise<Tree> } | undefined;
}

/** The name of the app of a subject, as the input `name` wants it. */
export function nameOf(
  { run, inputs }: Pick<Running, 'run' | 'inputs'>,
  subject: Subject,
  branch: string,
): string {
  return appName(inputs.nameTemplate, placeholders(run.repository, subject, branch));
}
