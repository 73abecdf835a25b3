import { type Statement, unitOf, unitsOf } from '../project/sql.js';
import { listAt } from '../project/tree.js';
import type { Executed } from './server.js';

/**
 * Where a text failed, in UTF-16 units: where PostgreSQL says it, or else the statement that was not completed; of a DO
 * block, the line in it.
 * @param statements of the text; `undefined` if it was not parsed
 */
export function failureOffset(
  text: string,
  { completed, failure }: Executed,
  statements: readonly Statement[] | undefined,
): number {
  if (failure?.position !== undefined) return unitOf(text, failure.position - 1);
  const statement = statements?.[completed];
  if (statement === undefined) return 0;
  const line = blockLine(failure?.where);
  return statement.kind === 'DoStmt' && line !== undefined
    ? lineBelow(text, bodyOf(text, statement), line - 1, statement.end)
    : statement.start;
}

/** The line of a DO block that its context names. The outermost block, which is in the file, comes last. */
function blockLine(where: string | undefined): number | undefined {
  const found = [...(where ?? '').matchAll(/inline_code_block"? (?:near )?line (\d{1,9})/g)].at(-1)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** Where the body of a DO block begins, with its quotes: its first line is the line of the opening ones. */
function bodyOf(text: string, { tree, start }: Statement): number {
  for (const { DefElem: element } of listAt(tree, 'args')) {
    const { defname, location } = (element ?? {}) as { defname?: unknown; location?: unknown };
    if (defname !== 'as') continue;
    const bom = text.startsWith('\uFEFF') ? 1 : 0;
    return unitsOf(text.slice(bom))(typeof location === 'number' ? location : 0) + bom;
  }
  return start;
}

/** The first word of a line that is this many lines further down, at most at the end. */
function lineBelow(text: string, from: number, lines: number, end: number): number {
  let at = from;
  for (let left = lines; left > 0; left--) {
    // PostgreSQL counts the newlines of a body, and not what ends lines on other systems.
    const next = text.indexOf('\n', at);
    if (next < 0 || next >= end) break;
    at = next + 1;
  }
  if (at === from) return at;
  while (at < end && /[ \t]/.test(text[at] ?? '')) at += 1;
  return at;
}
