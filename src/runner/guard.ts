import { Cancelled, asFailure } from '../lib/errors.js';
import type { World } from '../rules/world.js';
import { runnerWorld } from './world.js';

/** After a signal the runner waits 7.5 s; whatever takes longer is left to the post step. */
const LEAVE_WITHIN_MS = 1_500;

/**
 * Runs a story as the process's only purpose and sets the exit code, which is a failure until the story returns
 * another one. Node would exit with 0 as soon as nothing is left to wait for, whether or not the story has finished.
 * @param after what follows a cancel, for the log
 */
export function guard(
  story: (world: World) => Promise<number>,
  after = '; the post step reports what exists',
): void {
  process.exitCode = 1;
  const cancel = new AbortController();
  const world = runnerWorld(cancel.signal);
  let settled = false;
  // When nobody reads the log any longer, or its disk is full, the work continues: what was begun is finished.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const stumbled = (error: unknown): never => {
    const { message, code } = asFailure(error);
    if (!settled) world.error(message, code);
    process.exit(1);
  };
  const cancelled = (signal: string): void => {
    world.log.info(`${signal}: the run is cancelled${after}.`);
    cancel.abort(new Cancelled(signal));
    setTimeout(() => process.exit(1), LEAVE_WITHIN_MS).unref();
  };
  process.once('SIGINT', cancelled);
  process.once('SIGTERM', cancelled);
  process.on('uncaughtException', stumbled);
  process.on('unhandledRejection', stumbled);
  process.on('beforeExit', () => {
    if (!settled) stumbled(new Error('the process exited before the run finished'));
  });
  story(world).then((code) => {
    settled = true;
    process.exitCode = code;
  }, stumbled);
}
