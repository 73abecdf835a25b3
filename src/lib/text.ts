/** Text that others wrote, made harmless for the place where it is printed. */

const LINE_BREAKS = /\r\n|[\n\r\u2028\u2029\u0085\v\f]/;
const CONTROLS =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Every line of a text; each character that some reader treats as a line break counts as one. */
export function linesOf(text: string): string[] {
  return text.split(LINE_BREAKS).map(withoutControls);
}

/** One line: breaks become spaces, control and direction-changing characters become a visible replacement. */
export function oneLine(text: string): string {
  return linesOf(text)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}

/**
 * A line that the runner cannot mistake for a command. It executes `::cmd::` after leading white space and the older
 * `##[cmd]` anywhere in a line, so both are broken up with a visible character.
 */
export function withoutCommands(line: string): string {
  return withoutControls(line)
    .replace(/##\[/g, '##·[')
    .replace(/^(\s*)::/u, '$1·::');
}

/** The first `most` characters of a text, with a note if something was cut. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const note = ` … (${String(text.length - most)} more characters)`;
  // A cut in the middle of a surrogate pair would leave half a character.
  return `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}${note}`;
}

/**
 * The first lines of a text, at most `most` bytes in UTF-8, with a note below that counts the missing lines. A line
 * is never cut in two.
 * @param most leaves room for the note, which is shorter than 100 bytes
 */
export function cutToBytes(text: string, most: number): string {
  if (Buffer.byteLength(text) <= most) return text;
  const lines = text.split('\n');
  const room = most - 100;
  let size = 0;
  const kept = lines.findIndex((line) => (size += Buffer.byteLength(line) + 1) > room);
  return [...lines.slice(0, kept), '', `… and ${String(lines.length - kept)} more lines, not shown.`].join(
    '\n',
  );
}

function withoutControls(line: string): string {
  return line.replace(/\t/g, '  ').replace(CONTROLS, '\ufffd');
}

/** A text without any number of this character at its end. */
export function withoutTrailing(text: string, character: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === character) end--;
  return text.slice(0, end);
}

/** How many of something there are: `1 file`, `2 files`. */
export function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** Words as a list in a sentence: "a, b and c". */
export function listed(words: readonly string[], last: 'and' | 'or' = 'and'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}

/** Milliseconds as "3.1 s", "45 s" or "4 min 10 s". */
export function duration(ms: number): string {
  if (ms < 9_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${String(seconds)} s`;
  const rest = seconds % 60;
  return `${String(Math.floor(seconds / 60))} min${rest === 0 ? '' : ` ${String(rest)} s`}`;
}
