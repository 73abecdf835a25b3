import * as core from '@actions/core';
import { type Code, bareAddress } from '../lib/error-codes.js';
import type { Log } from '../lib/log.js';
import type { Secrets } from '../lib/secrets.js';
import { cut, linesOf, oneLine, withoutCommands } from '../lib/text.js';
import { type Finding, type Severity, type Used, annotated, placeText } from '../rules/finding.js';
import { isOfRehearsal } from '../rules/rehearsal-rule-ids.js';

/** GitHub cuts a longer annotation. */
const LONGEST_ANNOTATION = 4_000;

/** The job's log and its annotations. All text is redacted and cannot be mistaken for a command. */
export interface RunnerLog extends Log {
  /** The run's one error annotation. */
  error: (message: string, code: Code) => void;
  /** Annotates the lines of what was found, within the number that GitHub shows; the rest are lines of the log. */
  findings: (findings: readonly Finding[]) => void;
}

const TITLES: Record<Severity, string> = {
  error: 'The preview cannot be built',
  warning: 'Hasura project',
  notice: 'Hasura project',
};

const REHEARSED: Record<Severity, string> = {
  error: 'Merging this would not work',
  warning: 'Rehearsal',
  notice: 'Rehearsal',
};

function titleOf(finding: Finding): string {
  const { severity, file, risk } = finding;
  if (risk !== undefined) return 'Hasura review';
  if (isOfRehearsal(finding)) return REHEARSED[severity];
  return file === undefined && severity !== 'error' ? 'Content' : TITLES[severity];
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
  const used: Used = { error: 0, warning: 0, notice: 0 };
  return {
    group: (title, work) => core.group(clean(title), work),
    info: (line) => {
      core.info(clean(line));
    },
    debug: (line) => {
      if (core.isDebug()) core.debug(clean(line));
    },
    notice: (line) => {
      used.notice += 1;
      core.notice(annotation(line));
    },
    warning: (line, code) => {
      used.warning += 1;
      core.warning(withHelp(line, code));
    },
    error: (message, code) => {
      used.error += 1;
      core.error(withHelp(message, code));
    },
    findings: (findings) => {
      const { shown, rest } = annotated(findings, used);
      for (const finding of shown) {
        const { severity, rule, file, line, column, what, why, remedy } = finding;
        used[severity] += 1;
        core[severity](annotation(`${what} ${why} ${remedy} (${rule})`), {
          title: clean(titleOf(finding)),
          ...(file === undefined ? {} : { file: oneLine(clean(file)) }),
          ...(line === undefined ? {} : { startLine: line }),
          ...(column === undefined ? {} : { startColumn: column }),
        });
      }
      for (const finding of rest) {
        const { severity, rule, what, old } = finding;
        const kind = `${severity}${old === true ? ', not new' : ''}:`;
        core.info(
          clean(
            oneLine([kind, placeText(finding), what, `(${rule})`].filter((part) => part !== '').join(' ')),
          ),
        );
      }
    },
  };
}
