import { avatar } from './avatars.js';
import { escaped } from './escape.js';

export interface Comment {
  author: string;
  /** What its author did: `commented`, `edited this comment`. */
  did: string;
  /** When, in words. */
  when: string;
  /** GitHub's labels at the right end of the header: `Author`, `edited`. */
  marks?: readonly string[];
  /** Rendered and safe HTML. */
  body: string;
}

/** A comment as it appears in a pull request's conversation. */
export function commentBox({ author, did, when, marks = [], body }: Comment): string {
  const bot = author.endsWith('[bot]');
  const name = escaped(author.replace(/\[bot\]$/, ''));
  return `<article class="comment">
<div class="face">${avatar(author)}</div>
<div class="box">
<header>${avatar(author)}<span class="who"><strong>${name}</strong>${bot ? ' <span class="pill">bot</span>' : ''} ${escaped(did)} <span class="when">${escaped(when)}</span></span>${marks.map((mark) => `<span class="pill">${escaped(mark)}</span>`).join('')}</header>
${body}
</div>
</article>`;
}
