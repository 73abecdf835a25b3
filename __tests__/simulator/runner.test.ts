import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ActionRun, RunOptions } from '../../simulator/runner/options.js';
import { runAction } from '../../simulator/runner/run-action.js';
import { someOf } from '../support/full.js';

let root: string;
let count = 0;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'actions-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

interface Scripts {
  main: string;
  post?: string;
  inputs?: string;
}

/** Writes a throw-away action and runs it. Both scripts can call `append(file, text)`. */
async function run(
  { main, post, inputs = '{}' }: Scripts,
  options: Partial<RunOptions> = {},
): Promise<ActionRun> {
  count += 1;
  const action = path.join(root, String(count));
  await mkdir(action);
  const help = "const append = (name, text) => require('fs').appendFileSync(process.env[name], text);\n";
  await writeFile(path.join(action, 'main.cjs'), help + main);
  if (post !== undefined) await writeFile(path.join(action, 'post.cjs'), help + post);
  const runs = `{ using: node20, main: main.cjs${post === undefined ? '' : ', post: post.cjs'} }`;
  await writeFile(path.join(action, 'action.yml'), `name: Throw-away\ninputs: ${inputs}\nruns: ${runs}\n`);
  return runAction({
    action,
    event: {
      name: 'pull_request',
      payload: { number: 42 },
      ref: 'refs/pull/42/merge',
      sha: 'a'.repeat(40),
      headRef: 'cart',
      baseRef: 'main',
    },
    with: {},
    githubToken: 'ghs_token-of-the-job',
    repository: { owner: 'acme', name: 'shop', id: 123456 },
    apiUrl: 'http://127.0.0.1:1/api/v3',
    graphqlUrl: 'http://127.0.0.1:1/api/graphql',
    serverUrl: 'https://github.com',
    runId: 7,
    runAttempt: 1,
    patience: { afterInterrupt: 500, afterTerminate: 200 },
    ...options,
  });
}

/** What `main` printed as JSON. */
const printed = (result: ActionRun): Record<string, string> =>
  JSON.parse(result.raw.stdout) as Record<string, string>;

describe('inputs', () => {
  const inputs = `{
    region: { default: us-east-2 },
    github-token: { default: '\${{ github.token }}' },
    two words: {},
    needed: { required: true },
    tier: { deprecationMessage: write plan instead } }`;
  const main = `process.stdout.write(JSON.stringify(process.env))`;

  test('inputs become variables, with defaults, the token and empty texts', async () => {
    const result = await run({ main, inputs }, { with: { 'Two Words': 'x', region: '' } });
    expect(printed(result)).toMatchObject({
      INPUT_REGION: '',
      'INPUT_GITHUB-TOKEN': 'ghs_token-of-the-job',
      INPUT_TWO_WORDS: 'x',
      INPUT_NEEDED: '',
      INPUT_TIER: '',
    });
    expect(result.conclusion).toBe('success');
  });

  test('unknown inputs are passed on with a warning, deprecated ones warn when used', async () => {
    const result = await run({ main, inputs }, { with: { typo: 'x', TIER: 'free' } });
    expect(printed(result)).toMatchObject({ INPUT_TYPO: 'x', INPUT_TIER: 'free' });
    expect(result.annotations).toEqual([
      { level: 'warning', message: "Input 'TIER' has been deprecated with message: write plan instead" },
      {
        level: 'warning',
        message:
          "Unexpected input(s) 'typo', valid inputs are ['region', 'github-token', 'two words', 'needed', 'tier']",
      },
    ]);
  });

  test('the log begins with the inputs and the environment, with only secrets masked', async () => {
    const result = await run(
      { main: '', inputs: '{ url: {}, token: {} }' },
      {
        with: { url: 'postgres://u:plain@h', token: 'secret-value' },
        env: { A: 'b' },
        secrets: ['secret-value'],
      },
    );
    expect(result.log).toBe(
      '▼ Run Throw-away\nwith:\n  url: postgres://u:plain@h\n  token: ***\nenv:\n  A: b\n',
    );
  });
});

describe('the process', () => {
  test('it gets the runner’s variables and none of ours', async () => {
    process.env['CANARY_OF_THE_TEST'] = 'leak';
    const main = `
      const fs = require('fs');
      const { GITHUB_EVENT_PATH: event, ...env } = process.env;
      const stdin = fs.readFileSync(0, 'utf8');
      process.stdout.write(JSON.stringify({ ...env, event: fs.readFileSync(event, 'utf8'), cwd: process.cwd(), stdin }))`;
    const env = printed(await run({ main }, { debug: true }));
    delete process.env['CANARY_OF_THE_TEST'];
    expect(env).not.toHaveProperty('CANARY_OF_THE_TEST');
    expect(env).not.toHaveProperty('GITHUB_TOKEN');
    expect(env).toMatchObject({
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_API_URL: 'http://127.0.0.1:1/api/v3',
      GITHUB_BASE_REF: 'main',
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_HEAD_REF: 'cart',
      GITHUB_REF: 'refs/pull/42/merge',
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_REPOSITORY_ID: '123456',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_RUN_ID: '7',
      RUNNER_DEBUG: '1',
      stdin: '',
    });
    expect(JSON.parse(env['event'] ?? '')).toEqual({ number: 42 });
    expect(env['cwd']).toBe(env['GITHUB_WORKSPACE']);
  });

  test('an exit code fails the step, an error annotation alone does not', async () => {
    expect(await run({ main: 'process.exit(3)' })).toMatchObject({ conclusion: 'failure', exitCode: 3 });
    expect(await run({ main: `console.log('::error::bad')` })).toMatchObject({
      conclusion: 'success',
      exitCode: 0,
    });
  });

  test('an environment string of 128 KiB keeps it from starting', async () => {
    const result = await run({ main: '' }, { env: { BIG: 'x'.repeat(128 * 1024) } });
    expect(result).toMatchObject({ conclusion: 'failure', exitCode: null });
    expect(result.log).toMatch(/could not be started.*E2BIG/);
  });

  test('variables can be changed or removed after all others have been set', async () => {
    const result = await run(
      { main: `console.log(process.env.GITHUB_OUTPUT, process.env.HOME)` },
      { overrideEnv: { GITHUB_OUTPUT: '/nowhere/file', HOME: undefined } },
    );
    expect(result.raw.stdout).toBe('/nowhere/file undefined\n');
  });
});

describe('the log', () => {
  test('commands from stdout and stderr are executed and not shown', async () => {
    const main = `
      console.log('::add-mask::hunter22');
      console.log('the password is hunter22');
      console.log('::group::Steps');
      console.log('one');
      console.log('::endgroup::');
      console.log('::debug::unseen');
      setTimeout(() => console.error('::warning title=Careful,file=a.ts,line=2::hunter22 again'), 50);`;
    const result = await run({ main });
    expect(result.log).toBe('▼ Run Throw-away\nthe password is ***\n▼ Steps\none\nWarning: *** again\n');
    expect(result.annotations).toEqual([
      { level: 'warning', message: '*** again', title: 'Careful', file: 'a.ts', line: '2' },
    ]);
    expect(result.masks).toContain('hunter22');
    expect(result.raw.stderr).toContain('hunter22 again');
  });

  test('debug lines are shown when debug logging is on', async () => {
    const main = `console.log('::debug::seen')`;
    expect((await run({ main }, { debug: true })).log).toContain('##[debug]seen');
  });

  test('there are at most ten annotations of a level, of 4,096 characters each', async () => {
    const main = `for (let i = 0; i < 12; i += 1) console.log('::notice::' + 'x'.repeat(5000));`;
    const { annotations, log } = await run({ main });
    expect(annotations).toHaveLength(10);
    expect(annotations[0]?.message).toHaveLength(4096);
    expect(log.match(/^Notice: /gm)).toHaveLength(12);
  });

  test('set-env and add-path fail the step, while set-output and save-state still work', async () => {
    const bad = await run({ main: `console.log('x ##[set-env name=A]b')` });
    expect(bad.conclusion).toBe('failure');
    const old = await run({
      main: `console.log('::set-output name=a::1'); console.log('##[save-state name=b]2')`,
    });
    expect(old).toMatchObject({ conclusion: 'success', outputs: { a: '1' }, state: { b: '2' } });
  });

  test('an injected stop-commands turns later masks off', async () => {
    const main = `console.log('\\u00a0::stop-commands::x1'); console.log('::add-mask::hunter22'); console.log('hunter22');`;
    const { log, masks } = await run({ main });
    expect(log).toContain('::add-mask::hunter22\nhunter22\n');
    expect(masks).not.toContain('hunter22');
  });
});

describe('a log that is not read', () => {
  const told = `
    const codes = [];
    for (const stream of [process.stdout, process.stderr])
      stream.on('error', ({ code }) => {
        codes.push(code);
        if (codes.length === 2) append('GITHUB_OUTPUT', 'codes=' + codes + '\\n');
      });
    console.log('one');
    console.error('two');`;

  test.each(
    someOf([
      ['nobody', 'EPIPE,EPIPE'],
      ['a full disk', 'ENOSPC,ENOSPC'],
    ] as const),
  )('goes to %s: the process gets %s on both streams', async (printsTo, codes) => {
    const result = await run({ main: told, post: `console.log('post')` }, { printsTo });
    expect(result).toMatchObject({ exitCode: 0, outputs: { codes }, raw: { stdout: '', stderr: '' } });
    expect(result.post).toMatchObject({ raw: { stdout: '', stderr: '' } });
  });
});

describe('files', () => {
  test('outputs and state are read at the end, and a masked output is lost to other jobs', async () => {
    const main = `
      append('GITHUB_OUTPUT', 'url=https://x\\nsecret=hunter22\\n');
      append('GITHUB_OUTPUT', 'long<<E\\na\\nb\\nE\\n');
      append('GITHUB_STATE', 'id=5\\n');
      append('GITHUB_STEP_SUMMARY', '# hunter22\\n');`;
    const result = await run({ main }, { secrets: ['hunter22'] });
    expect(result).toMatchObject({
      outputs: { url: 'https://x', secret: 'hunter22', long: 'a\nb' },
      jobOutputs: { url: 'https://x', long: 'a\nb' },
      state: { id: '5' },
      summary: '# ***\n',
    });
    expect(result.jobOutputs).not.toHaveProperty('secret');
  });

  test('an unfinished heredoc fails the step and keeps what comes before it', async () => {
    const result = await run({ main: `append('GITHUB_OUTPUT', 'a=1\\nb<<E\\nhalf')` });
    expect(result).toMatchObject({ conclusion: 'failure', exitCode: 0, outputs: { a: '1' } });
    expect(result.log).toContain("Error: Unable to process file command 'output' successfully.");
  });

  test('a summary over 1 MiB is dropped with an error, and the step continues', async () => {
    const result = await run({ main: `append('GITHUB_STEP_SUMMARY', 'x'.repeat(1024 * 1024 + 1))` });
    expect(result).toMatchObject({ conclusion: 'success', summary: '' });
    expect(result.annotations).toMatchObject([{ level: 'error' }]);
  });
});

describe('cancelling', () => {
  const forever = `setInterval(() => {}, 1000); console.log('ready');`;
  const cancelAfter = (line: string) => line === 'ready';

  test('SIGINT comes first and the files are read all the same', async () => {
    const main = `process.on('SIGINT', () => { append('GITHUB_STATE', 'id=1\\n'); console.log('bye'); process.exit(1); });\n${forever}`;
    const post = `console.log('id', process.env.STATE_id)`;
    const result = await run({ main, post }, { cancelAfter });
    expect(result).toMatchObject({ conclusion: 'cancelled', exitCode: 1, state: { id: '1' }, lost: false });
    expect(result.log).toMatch(/ready\nbye\n$/);
    expect(result.post?.log).toBe('Post job cleanup.\nid 1\n');
  });

  test('SIGTERM and SIGKILL follow when the process ignores the signal', async () => {
    const deaf = `process.on('SIGINT', () => console.log('int')); process.on('SIGTERM', () => console.log('term'));\n${forever}`;
    const result = await run({ main: deaf }, { cancelAfter });
    expect(result).toMatchObject({ conclusion: 'cancelled', exitCode: null, signal: 'SIGKILL' });
    expect(result.log).toMatch(/int\nterm\n$/);
    expect(result.durationMs).toBeGreaterThanOrEqual(700);
  });

  test('it can begin with SIGTERM', async () => {
    const deaf = `process.on('SIGINT', () => console.log('int')); process.on('SIGTERM', () => { console.log('term'); process.exit(1); });\n${forever}`;
    const result = await run({ main: deaf }, { cancelAfter, cancelWith: 'SIGTERM' });
    expect(result).toMatchObject({ conclusion: 'cancelled', exitCode: 1, signal: null });
    expect(result.log).toMatch(/ready\nterm\n$/);
  });

  test('a timeout stops in the same way and fails the step', async () => {
    const result = await run({ main: forever, post: '' }, { timeoutMs: 600 });
    expect(result).toMatchObject({
      conclusion: 'failure',
      signal: 'SIGINT',
      post: { conclusion: 'success' },
    });
    expect(result.log).toContain('timed out');
  });

  test('a runner that dies kills the action and does not run post', async () => {
    const lose = new AbortController();
    const main = `append('GITHUB_STATE', 'id=1\\n');\n${forever}`;
    const onLine = (line: string) => {
      if (line === 'ready') lose.abort();
    };
    const result = await run({ main, post: '' }, { lose: lose.signal, onLine });
    expect(result).toMatchObject({ conclusion: 'failure', signal: 'SIGKILL', lost: true, state: {} });
    expect(result.post).toBeUndefined();
  });
});

describe('post', () => {
  test('it runs after success and failure with the state, and keeps the masks', async () => {
    const main = `console.log('::add-mask::hunter22'); append('GITHUB_STATE', 'name=hunter22\\n'); process.exit(1);`;
    const post = `console.log(process.env.STATE_name, process.env.INPUT_X); process.exit(2);`;
    const result = await run({ main, post, inputs: '{ x: { default: y } }' });
    expect(result.conclusion).toBe('failure');
    expect(result.post).toMatchObject({
      conclusion: 'failure',
      exitCode: 2,
      log: 'Post job cleanup.\n*** y\n',
    });
  });

  test('an action without post runs none', async () => {
    expect((await run({ main: '' })).post).toBeUndefined();
  });
});
