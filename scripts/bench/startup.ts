import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Figure } from './figures.js';

/**
 * What the bundle costs on an event that it skips, as a ratio to an empty script. The two alternate, so that a
 * machine that slows down slows both.
 */
export function measureStartup(pairs: number): Figure[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  try {
    const file = (name: string, text: string): string => {
      writeFileSync(path.join(folder, name), text);
      return path.join(folder, name);
    };
    const empty = file('empty.mjs', '');
    const env = {
      PATH: process.env['PATH'],
      GITHUB_EVENT_NAME: 'merge_group',
      GITHUB_EVENT_PATH: file('event.json', '{}'),
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_REPOSITORY_ID: '123456',
      GITHUB_OUTPUT: file('output', ''),
      GITHUB_STATE: file('state', ''),
      GITHUB_STEP_SUMMARY: file('summary', ''),
    };
    const fork = {
      ...env,
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: file('fork.json', JSON.stringify(FORK)),
    };
    const skipped: number[] = [];
    const post: number[] = [];
    const content: number[] = [];
    for (let pair = 0; pair <= pairs; pair++) {
      const [base, main, after] = [time(empty, env), time('dist/main.js', env), time('dist/post.js', env)];
      const alone = time('dist/content.js', fork);
      // The first round fills the caches.
      if (pair === 0) continue;
      skipped.push(main / base);
      post.push(after / base);
      content.push(alone / base);
    }
    return [
      { what: 'start-up, skipped event ÷ empty script', unit: '×', values: skipped, goal: { median: 2.3 } },
      { what: 'post step after a normal run ÷ empty script', unit: '×', values: post, goal: { median: 2.3 } },
      {
        what: 'content step without secrets ÷ empty script',
        unit: '×',
        values: content,
        goal: { median: 2.3 },
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A pull request whose run gets no secrets: the step that checks content rightly does nothing. */
const FORK = {
  action: 'opened',
  repository: { id: 123456, owner: { login: 'acme' }, name: 'shop' },
  pull_request: {
    number: 1,
    state: 'open',
    user: { login: 'm' },
    head: { ref: 'b', sha: '0'.repeat(40), repo: null },
  },
};

function time(script: string, env: NodeJS.ProcessEnv): number {
  const begun = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [script], { env, encoding: 'utf8' });
  const ms = performance.now() - begun;
  if (status !== 0) throw new Error(`${script} ended with ${String(status)}: ${stderr}`);
  return ms;
}
