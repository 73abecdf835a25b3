import MarkdownIt from 'markdown-it';

/**
 * Renders as GitHub does before it sanitizes: HTML passes through and addresses become links. markdown-it also links
 * some addresses that GitHub does not: bare host names and `//host`; and it ends an e-mail address differently.
 * Tests look for everything else that GitHub finds in `prose`.
 */
const gitHub = new MarkdownIt({ html: true, linkify: true });
gitHub.linkify.set({ fuzzyLink: false, fuzzyEmail: false }).add('//', null);

export interface Rendered {
  html: string;
  /** Every element, in the order of the opening tags. */
  elements: string[];
  /** The text that a reader sees, including code. */
  text: string;
  /** The text outside code, which GitHub searches for mentions and references. */
  prose: string;
  /** The targets of the links. */
  links: string[];
}

/** Renders a Markdown text. */
export function rendered(markdown: string): Rendered {
  const html = gitHub.render(markdown);
  const links = [...html.matchAll(/<a\b[^>]*\bhref="([^"]*)"/g)].map((match) => unescaped(match[1] ?? ''));
  return {
    html,
    elements: [...html.matchAll(/<([a-zA-Z][a-zA-Z0-9]*)/g)].map((match) => match[1] ?? ''),
    text: unescaped(html.replace(/<[^>]*>/g, '')),
    prose: unescaped(html.replace(/<code\b[\s\S]*?<\/code>/g, '').replace(/<[^>]*>/g, '')),
    links,
  };
}

function unescaped(html: string): string {
  const characters: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };
  return html.replace(/&(lt|gt|quot|amp);/g, (entity) => characters[entity] ?? entity);
}
