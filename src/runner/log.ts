import * as core from '@actions/core';
import { type Code, bareAddress } from '../lib/error-codes.js';
import type { Log } from '../lib/log.js';
import type { Secrets } from '../lib/secrets.js';
import { cut, linesOf, withoutCommands } from '../lib/text.js';

/** GitHub cuts a longer annotation. */
const LONGEST_ANNOTATION = 4_000;

/** The job's log and its annotations. All text is redacted and cannot be mistaken for a command. */
export interface RunnerLog extends Log {
  /** The run's one error annotation. */
  error: (message: string, code: Code) => void;
}

/** The Actions log. @param help the address of a code's row in docs/errors.md */
export function runnerLog(secrets: Secrets, help: (code: Code) => string = bareAddress): RunnerLog {
  const clean = (text: string): string => linesOf(secrets.redact(text)).map(withoutCommands).join('\n');
  const annotation = (text: string): string => cut(clean(text), LONGEST_ANNOTATION);
  const withHelp = (text: string, code: Code): string => {
    const address = `Details: ${withoutCommands(help(code))}`;
    const own = cut(clean(text), LONGEST_ANNOTATION - address.length - 1);
    return `${own}${own.includes('\n') ? '\n' : ' '}${address}`;
  };
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
    warning: (line, code) => {
      core.warning(withHelp(line, code));
    },
    error: (message, code) => {
      core.error(withHelp(message, code));
    },
  };
}
