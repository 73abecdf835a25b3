// Takes docs/comment.png and docs/comment-dark.png: the comment of a ready preview, as it looks on GitHub.
import { mkdir, writeFile } from 'node:fs/promises';
import { commentMarker, renderComment } from '../src/report/comment.js';
import { commentBox } from './github-look/comment-box.js';
import { page } from './github-look/document.js';
import { rendered } from './github-look/markdown.js';
import { Chromium, chromiumPath } from './picture/chromium.js';
import { sample } from './picture/sample.js';

/** As wide as a comment is on a laptop. */
const WIDTH = 840;

process.exitCode = await takePictures().catch((error: unknown) => {
  process.stderr.write(`No picture was taken: ${error instanceof Error ? error.message : String(error)}\n`);
  return 1;
});

async function takePictures(): Promise<number> {
  const path = chromiumPath();
  if (path === undefined) {
    process.stderr.write(
      'There is no Chromium here, so no picture was taken. Install it, or say where it is in the variable CHROMIUM.\n',
    );
    return 1;
  }
  await mkdir('docs', { recursive: true });
  await using chromium = await Chromium.start(path);
  for (const theme of ['light', 'dark'] as const) {
    const file = theme === 'light' ? 'docs/comment.png' : 'docs/comment-dark.png';
    await writeFile(file, await chromium.shoot({ html: pageWithComment(theme), width: WIDTH, theme }));
    process.stdout.write(`${file}\n`);
  }
  return 0;
}

function pageWithComment(theme: 'light' | 'dark'): string {
  const body = renderComment(sample, commentMarker('github.com/123456#42', sample.name ?? ''));
  const comment = commentBox({
    author: 'github-actions[bot]',
    did: 'commented',
    when: '3 minutes ago',
    marks: ['edited'],
    body: rendered(body, 'comment', 'https://github.com/acme/shop'),
  });
  return page({
    title: 'The comment',
    theme,
    body: `<div class="alone"><div class="timeline">${comment}</div></div>`,
  });
}
