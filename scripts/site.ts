// Builds the page that writes workflows, and prints its address. The folder is the first argument, or _site.
// A web server can serve the page, and a browser can open it from the disk. In a run of GitHub Actions, the page's
// workflows use the action of that run's repository.
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pageHtml } from './site/page.js';

const folder = resolve(process.argv[2] ?? '_site');
const file = resolve(folder, 'index.html');

mkdirSync(folder, { recursive: true });
writeFileSync(file, await pageHtml(process.env['GITHUB_REPOSITORY']));
process.stdout.write(`${pathToFileURL(file).href}\n`);
