import { readFileSync } from 'node:fs';
import * as core from '@actions/core';
import { systemClock } from '../lib/clock.js';
import { type Code, addressOf } from '../lib/error-codes.js';
import type { Log } from '../lib/log.js';
import { Secrets } from '../lib/secrets.js';
import type { BuildInProgress, World } from '../rules/world.js';
import { keepFiles } from './files.js';
import { runnerLog } from './log.js';
import { writeOutputs, writeSummary } from './outputs.js';
import { proxiedFetch } from './proxy.js';
import { forgetBuild, interruptedBuild, leftServer, rememberBuild, rememberServer } from './state.js';

/** The world of a step on a runner. */
export function runnerWorld(signal: AbortSignal): World {
  const secrets = new Secrets((form) => {
    core.setSecret(form);
  });
  const env = (name: string): string => process.env[name] ?? '';
  const help = (code: Code): string => addressOf(code, env);
  const { error, findings, ...log } = runnerLog(secrets, help);
  const saving = saver(log);
  return {
    // Untrimmed: the lines of env are read exactly as written.
    input: (name) => core.getInput(name, { trimWhitespace: false }),
    env,
    file: (path) => readFileSync(path, 'utf8'),
    clock: systemClock,
    random: Math.random,
    fetch: proxiedFetch,
    signal,
    secrets,
    log,
    error,
    findings,
    help,
    gitHubAccess: async (token) => {
      const { gitHubAccess } = await import('./octokit.js');
      return gitHubAccess(token);
    },
    writeOutputs,
    writeSummary: (markdown) => writeSummary(markdown, log),
    keepFiles: (name) => keepFiles(env('RUNNER_TEMP'), name),
    remember: (build) => {
      saving(build, () => {
        rememberBuild(build);
      });
    },
    forget: () => {
      saving(undefined, forgetBuild);
    },
    remembered: interruptedBuild,
    rememberServer: (left) => {
      saving(undefined, () => {
        rememberServer(left);
      });
    },
    leftServer,
  };
}

/** Only the post step needs the state: a run continues without it, and logs what the state would have held. */
function saver(log: Log): (build: BuildInProgress | undefined, save: () => void) => void {
  let warned = false;
  return (build, save) => {
    try {
      save();
    } catch (error) {
      const held =
        build === undefined
          ? ''
          : ` It is of ${build.name}, build ${build.build}, job ${build.jobId ?? '(none yet)'}.`;
      const said = `The state for the post step could not be saved: ${(error as Error).message}.${held}`;
      if (warned) log.info(said);
      else log.warning(said, 'state-not-saved');
      warned = true;
    }
  };
}
