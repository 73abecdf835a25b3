/** Whether a text holds no statement: only comments, blanks and semicolons. */
export function isEmptyQuery(sql: string): boolean {
  let rest = sql;
  for (;;) {
    rest = rest.replace(BLANKS, '');
    if (rest === '') return true;
    if (rest.startsWith('--')) rest = rest.replace(/^--[^\r\n]*/, '');
    else if (rest.startsWith('/*')) rest = afterComment(rest);
    else return false;
  }
}

// What PostgreSQL calls a space, which is less than JavaScript does.
const BLANKS = /^[ \t\n\r\f\v;]+/;

/** What follows a comment, which may have others in it. One without an end is no comment, but a syntax error. */
function afterComment(sql: string): string {
  let depth = 0;
  for (const { 0: mark, index } of sql.matchAll(/\/\*|\*\//g)) {
    depth += mark === '/*' ? 1 : -1;
    if (depth === 0) return sql.slice(index + mark.length);
  }
  return 'unterminated';
}
