import { markdownTable } from 'markdown-table';
import { cut, oneLine } from '../../src/lib/text.js';
import type { Belief, Finding } from './facts.js';

/** A fact with its finding; what was seen is redacted. */
export interface Row {
  fact: Belief;
  finding: Finding;
}

/** The facts as a Markdown table, with a summary below. */
export function report(rows: readonly Row[]): string {
  const switches = rows.some(({ fact }) => fact.guess !== undefined);
  const head = ['fact', 'what is believed', 'how sure', 'result', 'seen'];
  if (switches) head.push('switch of the simulator');
  const lines = rows.map(({ fact: { id, what, source, guess = '' }, finding: { result, seen = '' } }) =>
    [
      id,
      what,
      source,
      result === 'differs' ? '**differs**' : result,
      cut(oneLine(seen), 300),
      ...(switches ? [guess] : []),
    ].map(inert),
  );
  return `${markdownTable([head, ...lines])}\n\n${summary(rows)}`;
}

function summary(rows: readonly Row[]): string {
  const count = (result: Finding['result']): number =>
    rows.filter(({ finding }) => finding.result === result).length;
  const unsure = count('not checked');
  return `${count('confirmed')} confirmed, ${count('differs')} differ${unsure === 0 ? '' : `, ${unsure} not checked`}.`;
}

/** Escapes text that others wrote, so that it cannot end a cell or act as markup. */
function inert(text: string): string {
  return text.replace(/[\\|<`]/g, (sign) => `\\${sign}`);
}
