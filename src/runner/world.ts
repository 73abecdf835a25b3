import { readFileSync } from 'node:fs';
import * as core from '@actions/core';
import { systemClock } from '../lib/clock.js';
import type { Log } from '../lib/log.js';
import { Secrets } from '../lib/secrets.js';
import type { World } from '../world.js';
import { runnerLog } from './log.js';
import { writeOutputs, writeSummary } from './outputs.js';
import { proxiedFetch } from './proxy.js';
import { forgetBuild, interruptedBuild, rememberBuild } from './state.js';

/** The world of a step on a runner. */
export function runnerWorld(signal: AbortSignal): World {
  const secrets = new Secrets((form) => {
    core.setSecret(form);
  });
  const { error, ...log } = runnerLog(secrets);
  return {
    // Untrimmed: the lines of env are read exactly as written.
    input: (name) => core.getInput(name, { trimWhitespace: false }),
    env: (name) => process.env[name] ?? '',
    file: (path) => readFileSync(path, 'utf8'),
    clock: systemClock,
    random: Math.random,
    fetch: proxiedFetch,
    signal,
    secrets,
    log,
    error,
    gitHubAccess: async (token) => {
      const { gitHubAccess } = await import('./octokit.js');
      return gitHubAccess(token);
    },
    writeOutputs: (outputs) => {
      writeOutputs(outputs, log);
    },
    writeSummary: (markdown) => writeSummary(markdown, log),
    remember: (build) => {
      saving(log, () => {
        rememberBuild(build);
      });
    },
    forget: () => {
      saving(log, forgetBuild);
    },
    remembered: interruptedBuild,
  };
}

/** State is for the post step alone: a run goes on without it. */
function saving(log: Log, save: () => void): void {
  try {
    save();
  } catch (error) {
    log.warning(`The state for the post step could not be saved: ${(error as Error).message}`);
  }
}
