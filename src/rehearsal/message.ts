import { withoutTexts } from '../project/sql.js';
import { shortened } from './difference.js';
import type { SqlFailure } from './server.js';

/** A message is only the beginning of one that is longer. In characters. */
const LONGEST = 300;
/** What PostgreSQL quotes after these words is a name. */
const NAMES =
  /(?<!\b(?:parameter|namespace|column|relation|table|type|constraint|extension|option|sequence|index|domain|encoding) )"[^"]*"/g;
/** Where a value may begin in a message that a function words as it likes. */
const VALUE = /["'`“„«‘]|\d{4}|[\w.+-]{1,64}@\w/;

/** A failure without its details: they hold data, and so may the values that a message names. */
export function failureText({ code, message, where }: SqlFailure): { code: string; message: string } {
  const [context = ''] = (where ?? '').split('\n', 1);
  const isRaised = code === 'P0001' || context.endsWith(' at RAISE');
  const words = isRaised ? raised(message) : code.startsWith('22') ? ofData(message) : withoutTexts(message);
  return { code, message: shortened(words, LONGEST) };
}

/** Of a message about data: the value is quoted in it, or all that follows. */
function ofData(message: string): string {
  return message
    .replace(/: ".*$/s, '')
    .replace(NAMES, '"…"')
    .replace(/'[^']*'/g, "'…'");
}

/** Of a message of RAISE: what is before something that may be a value. */
function raised(message: string): string {
  const at = message.search(VALUE);
  return at < 0 ? message : `${message.slice(0, at)}…`;
}
