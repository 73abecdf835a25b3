import MarkdownIt from 'markdown-it';

/**
 * Renders as GitHub does before it cleans up: HTML passes through and addresses become links. Not all that markdown-it
 * takes for an address is one to GitHub: bare host names and `//host` are not, and an e-mail address ends at the first
 * character that is no letter. What GitHub finds beside that, tests look for in `prose`.
 */
const gitHub = new MarkdownIt({ html: true, linkify: true });
gitHub.linkify.set({ fuzzyLink: false, fuzzyEmail: false }).add('//', null);

export interface Rendered {
  html: string;
  /** Every element, in order of its beginning. */
  elements: string[];
  /** The text that a reader sees, code included. */
  text: string;
  /** The text outside of code: what GitHub searches for mentions and references. */
  prose: string;
  /** Where the links lead. */
  links: string[];
}

/** What becomes of a Markdown text. */
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
