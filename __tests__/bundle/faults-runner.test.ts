import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { CANARY } from '../stories/canaries.js';
import { Preload, scenario } from './faults.js';
import { NAME, OWNER, type Stage, annotationsOf, printedBy } from './harness.js';
import { inFull } from '../support/in-full.js';

jest.setTimeout(120_000);

let folder = '';
beforeAll(async () => (folder = await mkdtemp(path.join(tmpdir(), 'places-'))));
afterAll(() => rm(folder, { recursive: true }));

/** Files that cannot be written. */
const PLACES: [string, () => string][] = [
  ['missing', () => path.join(folder, 'no-such-folder', 'file')],
  ['a folder', () => folder],
  ['on a full disk', () => '/dev/full'],
];

for (const [what, place] of PLACES) {
  (what === 'on a full disk' ? test : inFull).concurrent(
    `U4 outputs whose file is ${what}: one error names what exists, and comment and summary report "ready"`,
    scenario({}, async (stage) => {
      const run = await stage.on('opened', { overrideEnv: { GITHUB_OUTPUT: place() } });

      const { id, tenantId, env } = stage.app();
      const job = stage.sim.hasura.jobs().find(({ kind }) => kind === 'deployment')?.id;
      expect(run.exitCode).toBe(1);
      const [error] = annotationsOf(run, 'error');
      expect(error).toContain('The outputs could not be written');
      for (const [name, value] of Object.entries({
        status: 'ready',
        'project-name': NAME,
        'project-id': id,
        'tenant-id': tenantId,
        'job-id': job,
      }))
        expect(error).toContain(`${name}=${String(value)}`);
      expect(error).not.toContain(String(env.get('HASURA_GRAPHQL_ADMIN_SECRET')));
      expect(stage.headings()).toEqual(['building', 'ready']);
      expect(run.summary).toContain('Hasura preview: ready');
      // Post has nothing left to report.
      expect([run.post?.exitCode, run.post?.raw.stdout]).toEqual([0, '']);
    }),
  );

  inFull.concurrent(
    `U4 a state and a summary whose files are ${what}: warnings name app and build, and the app is ready`,
    scenario({}, async (stage) => {
      const run = await stage.on('opened', {
        overrideEnv: { GITHUB_STATE: place(), GITHUB_STEP_SUMMARY: place() },
      });

      expect([run.exitCode, run.outputs['status']]).toEqual([0, 'ready']);
      const warnings = annotationsOf(run, 'warning');
      const ofState = warnings.filter((text) =>
        text.startsWith('The state for the post step could not be saved'),
      );
      expect(ofState).toHaveLength(1);
      expect(ofState[0]).toContain(`${NAME}, build ${String(stage.app().env.get('PREVIEW_APP_BUILD'))}`);
      expect(warnings.filter((text) => !ofState.includes(text))).toEqual([
        expect.stringContaining('The job summary could not be written'),
      ]);
      expect(stage.headings()).toEqual(['building', 'ready']);
    }),
  );
}

for (const printsTo of ['nobody', 'a full disk'] as const)
  test.concurrent(
    `U5 the teardown finishes although its log goes to ${printsTo}`,
    scenario({}, async (stage) => {
      stage.seed(OWNER);
      stage.sim.github.closePull(stage.pull);
      const run = await stage.on('closed', { printsTo });

      expect([run.exitCode, run.signal, run.outputs['status']]).toEqual([0, null, 'deleted']);
      expect(stage.standing()).toEqual([]);
      expect(run.summary).toContain('Hasura preview: deleted');
    }),
  );

/** Runs the code in main alone: post gets a state or, where there is none, has nothing to do. */
const inMain = (code: string): Promise<Preload> =>
  Preload.of(`if (process.argv[1]?.endsWith('main.js')) {\n${code}\n}`);

test.concurrent(
  'U6 a call that never settles, with nothing left to wait for, is a failure',
  scenario({}, async (stage) => {
    await using preload = await inMain(`
      globalThis.fetch = () => new Promise(() => {});
      const { setTimeout } = globalThis;
      globalThis.setTimeout = (...given) => setTimeout(...given).unref();`);
    const run = await stage.on('opened', { env: preload.env });

    expect([run.exitCode, run.signal]).toEqual([1, null]);
    expect(annotationsOf(run, 'error')).toEqual([
      expect.stringContaining('the process exited before the run finished'),
    ]);
    expect(run.durationMs).toBeLessThan(120_000);
  }),
);

for (const [what, code] of [
  ['a promise that nobody awaits is rejected', "void Promise.reject(new Error('broke beside it'))"],
  ['a handler throws', "setImmediate(() => { throw new Error('broke beside it'); })"],
] as const)
  test.concurrent(
    `U6 ${what} while the job is followed: the run fails with one error, and post reports what exists`,
    scenario({}, async (stage) => {
      await using preload = await inMain(`
        const { fetch } = globalThis;
        globalThis.fetch = (url, init) => {
          if (String(init?.body).includes('jobStatus')) ${code};
          return fetch(url, init);
        };`);
      const run = await stage.on('opened', { env: preload.env });

      expect([run.exitCode, run.signal]).toEqual([1, null]);
      expect(annotationsOf(run, 'error')).toEqual([expect.stringContaining('broke beside it')]);
      expect(JSON.parse(run.state['build'] ?? '')).toMatchObject({ name: NAME, pull: 42 });
      expect(run.post?.log).toContain(`The app ${NAME} exists but is not finished`);
      expect(stage.headings()).not.toContain('building');
      expect(stage.standing()).toEqual([NAME]);
    }),
  );

inFull.concurrent(
  'U7 with RUNNER_DEBUG=1 each request is logged as one line, and none contains a body or a secret',
  scenario({}, async (stage) => {
    // Without the runner's help: only what the action itself masks is masked.
    const run = await stage.on('opened', { debug: true, secrets: [] });

    expect(run.outputs['status']).toBe('ready');
    const lines = run.raw.stdout.split('\n').filter((line) => line.startsWith('::debug::'));
    const requests = lines.filter((line) => /^::debug::(Hasura Cloud|GitHub|The app) .*, \d+ ms$/.test(line));
    expect(requests).toHaveLength(stage.sim.host.calls.length);
    expect(requests).toContainEqual(expect.stringMatching(/Hasura Cloud createPreviewApp: 200\b.*, \d+ ms$/));
    const secret = String(stage.app().env.get('HASURA_GRAPHQL_ADMIN_SECRET'));
    for (const piece of [secret, CANARY.hasuraToken, '"data"', 'query ', 'PREVIEW_APP_OWNER', '<!--'])
      expect(printedBy(run)).not.toContain(piece);
  }),
);

inFull.concurrent(
  'U8 inputs with Windows line endings mean the same',
  scenario({}, async (stage) => {
    const run = await stage.on('opened', {
      with: {
        'api-url': `${stage.url}/v1/graphql\r\n`,
        'hasura-cloud-token': `${CANARY.hasuraToken}\r\n`,
        name: '{owner}-{repo}-pr-{pr}\r\n',
        'project-directory': 'hasura-shop\r\n',
        'timeout-minutes': '5\r\n',
        env: '# what it needs\r\nPG_DATABASE_URL=postgres://db.example.com/x\r\nCOLOUR=green\r\n\r\n',
      },
    });

    expect(run.outputs).toMatchObject({ status: 'ready', 'project-name': NAME });
    expect(stage.app().env.get('COLOUR')).toBe('green');
    expect(stage.app().env.get('PG_DATABASE_URL')).toBe('postgres://db.example.com/x');
  }),
);

for (const [what, prepare] of [
  ['opened', (): void => undefined],
  [
    'closed',
    (stage: Stage): void => {
      stage.seed(OWNER);
      stage.sim.github.closePull(stage.pull);
    },
  ],
] as const)
  test.concurrent(
    `U8 without HOME, in a working directory that was deleted, the run succeeds, on "${what}"`,
    scenario({}, async (stage) => {
      await using preload = await Preload.of(`
        import { mkdtempSync, rmdirSync } from 'node:fs';
        const gone = mkdtempSync(FOLDER + '/cwd-');
        process.chdir(gone);
        rmdirSync(gone);`);
      prepare(stage);
      const run = await stage.on(what, { env: preload.env, overrideEnv: { HOME: undefined } });

      expect([run.exitCode, run.outputs['status']]).toEqual([0, what === 'opened' ? 'ready' : 'deleted']);
      expect(stage.standing()).toEqual(what === 'opened' ? [NAME] : []);
    }),
  );
