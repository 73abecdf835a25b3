import * as core from '@actions/core';
import type { BuildInProgress } from '../rules/world.js';

const KEY = 'build';

/**
 * Remembers a build for the post step, before the call that begins it. One short line in one append: the runner also
 * reads the file after a kill, and a torn entry would fail the step.
 */
export function rememberBuild(build: BuildInProgress): void {
  core.saveState(KEY, build);
}

/** Tells the post step that main has reported everything itself. */
export function forgetBuild(): void {
  core.saveState(KEY, '');
}

/** The build that main began and did not finish; `undefined` after a normal run. */
export function interruptedBuild(): BuildInProgress | undefined {
  const saved = core.getState(KEY);
  if (saved === '') return undefined;
  try {
    return JSON.parse(saved) as BuildInProgress;
  } catch {
    return undefined;
  }
}
