import { isLoopback } from '../rules/trusted-hosts.js';
import { cut, linesOf, oneLine } from '../lib/text.js';

/**
 * Untrusted text in Markdown. It is put into code, where nothing renders: no link, no mention, no HTML, no heading.
 * A fence or span is longer than any run of backticks in the text, so the text cannot end it.
 */

/** A short text on one line. Empty text gives an empty span of one space. */
export function code(text: string, most = 200): string {
  const line = cut(oneLine(text), most);
  const ticks = '`'.repeat(longestRun(line) + 1);
  // A span that begins or ends with a backtick needs a space, which does not show.
  const space = line === '' || line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${ticks}${space}${line}${space}${ticks}`;
}

/** A text of several lines as a block. */
export function codeBlock(text: string, most = 2_000): string {
  const lines = linesOf(cut(text.trim(), most)).map((line) => line.trimEnd());
  const fence = '`'.repeat(Math.max(3, longestRun(lines.join('\n')) + 1));
  return [`${fence}text`, ...lines, fence].join('\n');
}

/**
 * A link, when its address is one that a reader may be sent to; otherwise its words alone. The words are ours.
 * Addresses are checked before they come here; this keeps them from ending the link early.
 */
export function link(words: string, url: string | undefined): string {
  if (url === undefined || !URL.canParse(url)) return words;
  const { protocol, hostname, href } = new URL(url);
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(hostname))) return words;
  return `[${words}](${href.replace(/[()<>[\]\\`*_]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)})`;
}

/** Our own sentence that holds somebody's words: what Markdown, HTML or GitHub would make something of is made inert. */
export function plain(text: string, most = 1_000): string {
  return (
    cut(oneLine(text), most)
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/[\\`*_[\]()!|~$]/g, (character) => `\\${character}`)
      // At the start of a text these would make a list, a heading or a quote.
      .replace(/^[-+#=]/, (start) => `\\${start}`)
      .replace(/^(\d+)([.)])/, '$1\\$2')
      // GitHub makes mentions and references out of the rendered text, where an escape no longer shows: a character
      // without width cuts them.
      .replace(/@/g, '@\u2060')
      .replace(/#(?=\d)|\bGH-(?=\d)/gi, (reference) => `${reference}\u2060`)
      .replace(/:\/\//g, ':\u2060//')
      .replace(/www\./gi, (www) => `${www.slice(0, 3)}\u2060.`)
  );
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
