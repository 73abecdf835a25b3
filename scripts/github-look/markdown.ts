import MarkdownIt from 'markdown-it';
import { sanitised } from './sanitise.js';

/** Where a text appears: in a comment a line break starts a new line, in a job summary it does not. */
export type Place = 'comment' | 'summary';

/**
 * Markdown as GitHub shows it, as far as our texts use it. The output cannot run or load anything, or leave its box.
 */
export function rendered(markdown: string, place: Place, repositoryUrl: string): string {
  const renderer = new MarkdownIt({ html: true, linkify: true, breaks: place === 'comment' });
  // GitHub links mail addresses, and addresses with a protocol or www, but not every word with a dot.
  renderer.linkify.set({ fuzzyLink: false }).add('www.', {
    validate: (text: string, at: number) =>
      /^[\w-]+(?:\.[\w-]+)+[^\s<]*/.exec(text.slice(at))?.[0].length ?? 0,
    normalize: (match: { url: string }) => {
      match.url = `http://${match.url}`;
    },
  });
  return `<div class="markdown-body">${sanitised(renderer.render(markdown), repositoryUrl)}</div>`;
}
