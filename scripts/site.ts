// Builds the page that writes workflows into _site, which any web server, or a browser from the disk, can show. In a run
// of GitHub Actions its workflows use the action of the repository that runs.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { pageHtml } from './site/page.js';

const SITE = '_site';

rmSync(SITE, { recursive: true, force: true });
mkdirSync(SITE);
writeFileSync(`${SITE}/index.html`, await pageHtml(process.env['GITHUB_REPOSITORY']));
process.stdout.write(`${SITE}/index.html\n`);
