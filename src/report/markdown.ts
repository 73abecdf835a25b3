import { isLoopback } from '../rules/trusted-hosts.js';
import { cut, linesOf, oneLine } from '../lib/text.js';

/**
 * Untrusted text in Markdown. It is put into code, where nothing is rendered: no link, no mention, no HTML, no
 * heading. A fence or span is longer than any run of backticks in the text, so the text cannot end it.
 */

/** A short text on one line. Empty text gives an empty span of one space. */
export function code(text: string, most = 200): string {
  const line = cut(oneLine(text), most);
  const ticks = '`'.repeat(longestRun(line) + 1);
  // A span that begins or ends with a backtick needs a space, which is not shown.
  const space = line === '' || line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${ticks}${space}${line}${space}${ticks}`;
}

/** The first of some names, and how many more there are. */
export function someCodes(names: readonly string[], most: number): string {
  const shown = names.slice(0, most).map((name) => code(name));
  const more = names.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
}

/** A text of several lines as a block. */
export function codeBlock(text: string, most = 2_000): string {
  // These lines would be taken for the marks in our comments.
  const lines = linesOf(cut(text.trim(), most)).map((line) =>
    line.trimEnd().replace(/^<!-- (?=\/?hasura-review)/, '<!-- \u2060'),
  );
  const fence = '`'.repeat(Math.max(3, longestRun(lines.join('\n')) + 1));
  return [`${fence}text`, ...lines, fence].join('\n');
}

/**
 * A link if its address is one that a reader may be sent to, otherwise only its words. The words are ours. Addresses
 * are checked before they come here; this function keeps them from ending the link early.
 */
export function link(words: string, url: string | undefined): string {
  if (url === undefined || !URL.canParse(url)) return words;
  const { protocol, hostname, href } = new URL(url);
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(hostname))) return words;
  return `[${words}](${href.replace(/[()<>[\]\\`*_]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)})`;
}

/**
 * Our own sentence with somebody's words in it: everything that Markdown, HTML or GitHub would interpret is made
 * inert.
 */
export function plain(text: string, most = 1_000): string {
  return withoutReferences(
    cut(oneLine(text), most)
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/[\\`*_[\]()!|~$]/g, (character) => `\\${character}`)
      // At the start of a text, these would begin a list, a heading or a quote.
      .replace(/^[-+#=]/, (start) => `\\${start}`)
      .replace(/^(\d+)([.)])/, '$1\\$2'),
  );
}

/**
 * GitHub finds mentions, references and addresses in the rendered text, where an escape is no longer visible: a
 * zero-width character breaks them.
 */
function withoutReferences(text: string): string {
  return text
    .replace(/@/g, '@\u2060')
    .replace(/#(?=\d)|\bGH-(?=\d)/gi, (reference) => `${reference}\u2060`)
    .replace(/:\/\//g, ':\u2060//')
    .replace(/www\./gi, (www) => `${www.slice(0, 3)}\u2060.`);
}

/** The same for HTML, such as the title of a part that is folded: Markdown's escapes would be shown there. */
export function html(text: string, most = 500): string {
  return withoutReferences(
    cut(oneLine(text), most).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;'),
  );
}

/** A part that a reader unfolds. The title is HTML of ours. */
export function folded(title: string, content: string): string {
  return `<details><summary>${title}</summary>\n\n${content}\n\n</details>`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
