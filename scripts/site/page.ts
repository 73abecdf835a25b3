import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { parse } from 'yaml';
import { SECTIONS } from '../../site/options.js';
import { type ActionInputs, formHtml } from './form.js';

/**
 * The page as one file that makes no network requests. It contains its style and its script, and no other script may
 * run.
 * @param repository the repository of the action, as owner/name; without it, the page asks people to replace OWNER
 */
export async function pageHtml(repository = ''): Promise<string> {
  if (repository !== '' && !/^[\w.-]+\/[\w.-]+$/.test(repository))
    throw new Error('GITHUB_REPOSITORY must be owner/name.');
  const { inputs } = parse(readFileSync('action.yml', 'utf8')) as { inputs: ActionInputs };
  const [style, script] = await Promise.all([bundled('site/style.css'), bundled('site/page.ts')]);
  const policy = [
    "default-src 'none'",
    `style-src '${digest(style)}'`,
    `script-src '${digest(script)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
  const parts: Record<string, string> = {
    policy: `<meta http-equiv="Content-Security-Policy" content="${policy}" />`,
    action: repository === '' ? '' : `<meta name="action" content="${repository}" />`,
    owner: repository === '' ? REPLACE_OWNER : '',
    style: `<style>${style}</style>`,
    form: formHtml(SECTIONS, inputs),
    script: `<script>${script}</script>`,
  };
  return Object.entries(parts).reduce(
    (page, [name, part]) => page.replace(`<!-- ${name} -->`, () => part),
    readFileSync('site/index.html', 'utf8'),
  );
}

const REPLACE_OWNER =
  '<span>Replace <code>OWNER</code> with the account that hosts this action’s repository.</span>';

async function bundled(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: ['es2022'],
    charset: 'utf8',
    // Stand-ins for what the action imports from Node.
    alias: { 'node:crypto': './site/browser/crypto.ts' },
    inject: entry.endsWith('.ts') ? ['./site/browser/buffer.ts'] : [],
    logLevel: 'error',
  });
  return (outputFiles[0]?.text ?? '').trim();
}

/** The source expression of a Content-Security-Policy for one text. */
function digest(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
