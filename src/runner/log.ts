import * as core from '@actions/core';
import type { Log } from '../lib/log.js';
import type { Secrets } from '../lib/secrets.js';
import { cut, linesOf, withoutCommands } from '../lib/text.js';

/** GitHub cuts an annotation here. */
const LONGEST_ANNOTATION = 4_000;

/** The job's log and its annotations. Whatever passes is redacted and cannot be taken for a command. */
export interface RunnerLog extends Log {
  /** The run's one error annotation. */
  error: (message: string) => void;
}

/** The Actions log. */
export function runnerLog(secrets: Secrets): RunnerLog {
  const clean = (text: string): string => linesOf(secrets.redact(text)).map(withoutCommands).join('\n');
  const annotation = (text: string): string => cut(clean(text), LONGEST_ANNOTATION);
  return {
    group: (title, work) => core.group(clean(title), work),
    info: (line) => {
      core.info(clean(line));
    },
    debug: (line) => {
      if (core.isDebug()) core.debug(clean(line));
    },
    notice: (line) => {
      core.notice(annotation(line));
    },
    warning: (line) => {
      core.warning(annotation(line));
    },
    error: (message) => {
      core.error(annotation(message));
    },
  };
}
