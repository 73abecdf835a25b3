import type { AppTrouble } from '../hasura/app-trouble.js';
import { remedyFor } from '../hasura/build-messages.js';
import { Failure } from '../lib/errors.js';
import { duration } from '../lib/text.js';
import { failureText } from '../rehearsal/message.js';

/** What an app's trouble says, in words that follow a colon. */
export function troubleWords(trouble: AppTrouble): string {
  switch (trouble.kind) {
    case 'sql':
      return sqlWords(trouble);
    case 'empty-query':
      return 'the file has no statement, which Hasura reports as an error';
    case 'not-exists':
    case 'inconsistent-source':
      return trouble.words;
    case 'inconsistent-metadata':
      return 'the metadata is inconsistent';
    case 'conflict':
      return 'somebody else changed the metadata at the same time, for example in the console';
    case 'access-denied':
      return 'the app does not accept its admin secret';
    case 'refused':
      return `${trouble.words ?? trouble.code}${trouble.path === undefined ? '' : ` (${trouble.path})`}`;
    case 'unsupported-kind':
      return 'Hasura has no SQL for this kind of database';
    case 'too-many-requests':
      return `too many requests${trouble.afterMs === undefined ? '' : `, to be sent again in ${duration(trouble.afterMs)}`}`;
    case 'not-routed':
      return `something other than the app answered (HTTP ${String(trouble.status)})`;
    case 'unreachable':
    case 'no-answer':
      return trouble.words;
    case 'unexpected-answer':
      return 'the answer has an unknown shape';
    case 'outcome-unknown':
      return (
        trouble.words ??
        `the answer was lost${trouble.status === undefined ? '' : ` (HTTP ${String(trouble.status)})`}`
      );
    default:
      return trouble satisfies never;
  }
}

/** What helps if the app, or the way to it, is the cause. */
export const AGAIN = 'Run the job again: the app is rebuilt from scratch.';
/** What helps if the project is the cause. */
export const FIX = 'Fix what the error names and push again.';

/** The app, or the way to it, is the cause, so that no change of the project can help. */
const OF_THE_APP: readonly AppTrouble['kind'][] = [
  'access-denied',
  'conflict',
  'too-many-requests',
  'not-routed',
  'unreachable',
  'no-answer',
  'unexpected-answer',
  'outcome-unknown',
];

/** What the database says, without values of rows: a message may quote one. */
function sqlWords({ words, sqlState: code }: Extract<AppTrouble, { kind: 'sql' }>): string {
  if (words === undefined) return 'the database gave no reason';
  return code === undefined ? words : `${failureText({ code, message: words }).message} (${code})`;
}

/** A step of a build from the commit that failed. @param what a sentence without its full stop */
export function stepFailed(what: string, trouble: AppTrouble, remedy?: string): Failure {
  const words = troubleWords(trouble);
  return new Failure('step-failed', `${what}, so the app is not finished.`, {
    words,
    remedy: remedy ?? remedyFor(words) ?? (OF_THE_APP.includes(trouble.kind) ? AGAIN : FIX),
  });
}
