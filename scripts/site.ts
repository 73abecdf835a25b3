// Builds the page that writes workflows, into _site or into the folder that is the first argument, and prints its address.
// A web server can serve it, and a browser can open it from the disk. In a run of GitHub Actions its workflows use the
// action of the repository of that run.
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pageHtml } from './site/page.js';

const folder = resolve(process.argv[2] ?? '_site');
const file = resolve(folder, 'index.html');

mkdirSync(folder, { recursive: true });
writeFileSync(file, await pageHtml(process.env['GITHUB_REPOSITORY']));
process.stdout.write(`${pathToFileURL(file).href}\n`);
