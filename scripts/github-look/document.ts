import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { escaped } from './escape.js';
import { colours, layout } from './style.js';

export interface Page {
  title: string;
  body: string;
  /** `auto` follows the reader's system. */
  theme?: 'auto' | 'light' | 'dark';
}

/** A whole page in one file, in GitHub's look: it has no script and fetches nothing. */
export function page({ title, body, theme = 'auto' }: Page): string {
  const sheet = theme === 'auto' ? 'github-markdown.css' : `github-markdown-${theme}.css`;
  const markdown = readFileSync(
    createRequire(import.meta.url).resolve(`github-markdown-css/${sheet}`),
    'utf8',
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="${theme === 'auto' ? 'light dark' : theme}">
<title>${escaped(title)}</title>
<style>
${markdown}
${colours(theme)}
${layout}
</style>
</head>
<body>
${body}
</body>
</html>
`;
}
