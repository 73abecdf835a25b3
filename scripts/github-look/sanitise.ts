import { withDrawnEmoji } from './emoji.js';
import { withReferences } from './references.js';

/**
 * Rendered Markdown as GitHub lets it through. Comments, and tags and attributes that are not on its lists, are
 * removed. Open tags are closed, and names and numbers in plain text become links.
 */
export function sanitised(html: string, repositoryUrl: string): string {
  const open: string[] = [];
  const out: string[] = [];
  let at = 0;
  const dropping = (): boolean => GONE_WITH_CONTENT.has(open.at(-1) ?? '');
  const text = (until: number): void => {
    if (dropping()) return;
    const piece = html.slice(at, until).replace(/</g, '&lt;').replace(/>/g, '&gt;');
    out.push(
      open.some((tag) => LITERAL.has(tag)) ? piece : withDrawnEmoji(withReferences(piece, repositoryUrl)),
    );
  };
  for (const found of html.matchAll(TAG_OR_COMMENT)) {
    text(found.index);
    at = found.index + found[0].length;
    const [, closing, tagName, attributes] = found;
    if (tagName === undefined) continue;
    const tag = tagName.toLowerCase();
    if (dropping() && open.at(-1) !== tag) continue;
    if (closing === '/') out.push(...closed(open, tag));
    else if (GONE_WITH_CONTENT.has(tag)) open.push(tag);
    else if (tag === 'img') out.push(altOf(attributes ?? ''));
    else if (ALLOWED.has(tag)) {
      out.push(`<${tag}${kept(tag, attributes ?? '')}>`);
      if (!VOID.has(tag)) open.push(tag);
    }
  }
  text(html.length);
  while (open.length > 0) out.push(...closed(open, open.at(-1) ?? ''));
  return out.join('');
}

/** Closes a tag and whatever was left open inside it; a closing tag without an opening one is dropped. */
function closed(open: string[], tag: string): string[] {
  const from = open.lastIndexOf(tag);
  if (from < 0) return [];
  return open
    .splice(from)
    .reverse()
    .filter((name) => !GONE_WITH_CONTENT.has(name))
    .map((name) => `</${name}>`);
}

function kept(tag: string, attributes: string): string {
  return [...attributes.matchAll(ATTRIBUTE)]
    .map(([, name, double, single, bare]) => ({
      name: (name ?? '').toLowerCase(),
      value: double ?? single ?? bare ?? '',
    }))
    .filter(({ name, value }) => ATTRIBUTES.get(tag)?.(name, value) ?? false)
    .map(({ name, value }) => ` ${name}="${value.replace(/"/g, '&quot;').replace(/</g, '&lt;')}"`)
    .join('');
}

/** The page fetches nothing, so it shows only a picture's description. */
function altOf(attributes: string): string {
  const alt = /\balt\s*=\s*"([^"]*)"/.exec(attributes)?.[1] ?? 'picture';
  return `[${alt.replace(/</g, '&lt;')}]`;
}

const TAG_OR_COMMENT =
  /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-zA-Z][a-zA-Z0-9-]*)((?:\s+[a-zA-Z_:][\w:.-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*\/?>/g;
const ATTRIBUTE = /([a-zA-Z_:][\w:.-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

/** The elements that GitHub's own sanitiser lets through (html-pipeline, `SanitizationFilter`). */
const ALLOWED = new Set(
  `h1 h2 h3 h4 h5 h6 br b i strong em a pre code tt div ins del sup sub p ol ul table thead tbody tfoot blockquote dl dt
  dd kbd q samp var hr ruby rt rp li tr td th s strike summary details caption figure figcaption abbr bdo cite dfn mark
  small span time wbr`.split(/\s+/),
);
const VOID = new Set(['br', 'hr', 'wbr']);
const GONE_WITH_CONTENT = new Set(['script', 'style']);
/** Text in these elements stays unchanged. */
const LITERAL = new Set(['a', 'code', 'pre', 'tt']);

const ATTRIBUTES = new Map<string, (name: string, value: string) => boolean>([
  ['a', (name, value) => name === 'href' && /^(https?:|mailto:|#|\/(?!\/))/i.test(value)],
  ['details', (name) => name === 'open'],
  ['ol', (name, value) => name === 'start' && /^\d+$/.test(value)],
  ['td', (name, value) => /^(colspan|rowspan)$/.test(name) && /^\d+$/.test(value)],
]);
