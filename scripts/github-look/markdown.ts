import MarkdownIt from 'markdown-it';
import { sanitised } from './sanitise.js';

/** Where a text stands: in a comment a line break breaks the line, in a job summary it does not. */
export type Place = 'comment' | 'summary';

/** Markdown as GitHub shows it, as far as our texts use it; nothing that comes out can run, load or leave its box. */
export function rendered(markdown: string, place: Place, repositoryUrl: string): string {
  const renderer = new MarkdownIt({ html: true, linkify: true, breaks: place === 'comment' });
  // GitHub links an address that says its protocol or begins with www, and mail; not every word with a dot.
  renderer.linkify.set({ fuzzyLink: false }).add('www.', {
    validate: (text: string, at: number) =>
      /^[\w-]+(?:\.[\w-]+)+[^\s<]*/.exec(text.slice(at))?.[0].length ?? 0,
    normalize: (match: { url: string }) => {
      match.url = `http://${match.url}`;
    },
  });
  return `<div class="markdown-body">${sanitised(renderer.render(markdown), repositoryUrl)}</div>`;
}
