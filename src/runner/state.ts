import * as core from '@actions/core';
import type { BuildInProgress, LeftServer } from '../rules/world.js';

const [BUILD, SERVER] = ['build', 'server'];

/**
 * Remembers a build for the post step, before the call that begins it. One short line in one append: the runner also
 * reads the file after a kill, and a torn entry would fail the step.
 */
export function rememberBuild(build: BuildInProgress): void {
  core.saveState(BUILD, build);
}

/** Tells the post step that main has reported everything itself. */
export function forgetBuild(): void {
  core.saveState(BUILD, '');
}

/** The build that main began and did not finish; `undefined` after a normal run. */
export function interruptedBuild(): BuildInProgress | undefined {
  return saved(BUILD) as BuildInProgress | undefined;
}

/** Remembers a server before it is started; `undefined`: it is gone. */
export function rememberServer(left: LeftServer | undefined): void {
  core.saveState(SERVER, left ?? '');
}

/** The server that main started and did not end. */
export function leftServer(): LeftServer | undefined {
  return saved(SERVER) as LeftServer | undefined;
}

function saved(key: string): unknown {
  const text = core.getState(key);
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
