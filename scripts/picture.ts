// Takes docs/comment.png and docs/comment-dark.png: the comment of a ready preview and the review of its pull request,
// as it looks on GitHub; and docs/rehearsal.png, with what a merge does, opened.
// With --page FOLDER it takes pictures of the page that writes workflows instead, wide and narrow, into that folder.
import { mkdir, writeFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { commentMarker, renderComment } from '../src/report/comment.js';
import type { View } from '../src/report/view.js';
import { commentBox } from './github-look/comment-box.js';
import { page } from './github-look/document.js';
import { rendered } from './github-look/markdown.js';
import { chromiumPath, shoot, startChromium } from './picture/chromium.js';
import { rehearsedSample } from './picture/rehearsal.js';
import { reviewedSample } from './picture/sample.js';
import { pageHtml } from './site/page.js';

/** As wide as a comment is on a laptop. */
const WIDTH = 840;
const THEMES = ['light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

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
  const at = process.argv.indexOf('--page');
  const browser = await startChromium(path);
  try {
    if (at < 0) await takeComment(browser);
    else await takePage(browser, process.argv[at + 1] ?? '.');
  } finally {
    await browser.close();
  }
  return 0;
}

async function takeComment(browser: Browser): Promise<void> {
  const view = await reviewedSample();
  for (const theme of THEMES)
    await keep(
      theme === 'light' ? 'docs/comment.png' : 'docs/comment-dark.png',
      await shoot(browser, { html: pageWithComment(view, theme), width: WIDTH, theme }),
    );
  const rehearsed = pageWithComment(await rehearsedSample(), 'light').replace(
    '<details><summary><b>Upgrade',
    '<details open><summary><b>Upgrade',
  );
  await keep('docs/rehearsal.png', await shoot(browser, { html: rehearsed, width: WIDTH, theme: 'light' }));
}

async function takePage(browser: Browser, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const html = await pageHtml();
  for (const theme of THEMES)
    for (const width of [1280, 320])
      await keep(
        `${folder}/page-${theme}-${String(width)}.png`,
        await shoot(browser, { html, width, theme }),
      );
}

async function keep(file: string, picture: Buffer): Promise<void> {
  await writeFile(file, picture);
  process.stdout.write(`${file}\n`);
}

function pageWithComment(view: View, theme: Theme): string {
  const body = renderComment(view, commentMarker('github.com/123456#42', view.name ?? ''));
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
