import * as core from '@actions/core';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { run } from '../../../src/run/run.js';
import { writeOutputs, writeSummary } from '../../../src/runner/outputs.js';
import { runnerWorld } from '../../../src/runner/world.js';
import type { World } from '../../../src/rules/world.js';
import { NAME, OWNER, type Start, story } from '../harness.js';
import { someOf } from '../../support/full.js';
import { inFull } from '../../support/in-full.js';

const FILES = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'] as const;

let folder = '';
let before: Record<string, string | undefined> = {};
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'runner-'));
  before = Object.fromEntries(FILES.map((name) => [name, process.env[name]]));
  for (const name of FILES) {
    process.env[name] = path.join(folder, name);
    writeFileSync(path.join(folder, name), '');
  }
  // The toolkit caches the path of the file, and keeps what it could not write.
  Reflect.set(core.summary.emptyBuffer(), '_filePath', undefined);
});
afterEach(() => {
  for (const [name, value] of Object.entries(before)) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
  rmSync(folder, { recursive: true, force: true });
});

/** Paths that cannot be written, each with its reason. */
const places: [string, () => string][] = [
  ['missing', () => path.join(folder, 'no-such-folder', 'file')],
  ['a folder', () => folder],
  ['on a full disk', () => '/dev/full'],
];
const unreadable = (): string => {
  const file = path.join(folder, 'read-only');
  writeFileSync(file, '');
  chmodSync(file, 0o444);
  return file;
};
// The superuser can write to every file.
if (process.getuid?.() !== 0) places.push(['read-only', unreadable]);

/** A run whose outputs and summary go to the runner's files. */
const withFiles: Start = {
  as: async (world: World) => {
    const exitCode = await run({
      ...world,
      writeOutputs: (outputs) => {
        writeOutputs(outputs);
        world.writeOutputs(outputs);
      },
      writeSummary: async (markdown) => {
        await world.writeSummary(markdown);
        await writeSummary(markdown, world.log);
      },
    });
    // A failed step counts as failed, even if it could not write its outputs.
    if (exitCode !== 0) world.writeOutputs({ status: 'failed' });
    return exitCode;
  },
};

describe('U4 Outputs that cannot be written', () => {
  test.each(someOf(places))(
    'because their file is %s: one error names what exists, and the app stays ready',
    (_, place) =>
      story({}, async (s) => {
        process.env['GITHUB_OUTPUT'] = place();
        const told = await s.on('opened', withFiles);

        const app = s.app();
        const job = s.hasura.jobs().find(({ kind }) => kind === 'deployment');
        expect([told.exitCode, told.errors.length]).toEqual([1, 1]);
        expect(told.errors[0]).toContain('The outputs could not be written');
        for (const id of [NAME, app.id, app.tenantId, job?.id]) expect(told.errors[0]).toContain(id);
        expect(told.errors[0]).not.toContain(app.env.get('HASURA_GRAPHQL_ADMIN_SECRET'));
        expect(s.headings().at(-1)).toBe('ready');
        expect(told.summary).toContain('Hasura preview: ready');
        expect(told.states.at(-1)).toBe('');
      }),
  );

  test('after a teardown: the app is deleted anyway', () =>
    story({}, async (s) => {
      process.env['GITHUB_OUTPUT'] = '/dev/full';
      s.seed('ours', { PREVIEW_APP_OWNER: OWNER });
      s.github.closePull(s.pull);
      const told = await s.on('closed', withFiles);

      expect([told.exitCode, told.errors.length]).toEqual([1, 1]);
      expect(s.standing()).toEqual([]);
    }));

  test('after a failed build: its error remains the only one, and the log has the ids', () =>
    story({ build: { fail: { task: 'apply-migration', error: 'no such table' } } }, async (s) => {
      process.env['GITHUB_OUTPUT'] = '/dev/full';
      const told = await s.on('opened', withFiles);

      expect([told.exitCode, told.errors.length]).toEqual([1, 1]);
      expect(told.errors[0]).toContain('│ no such table');
      expect(told.log.join('\n')).toContain(`project-id=${s.app().id}`);
      expect(s.headings().at(-1)).toBe('failed');
    }));
});

describe('U4 A summary that cannot be written', () => {
  test.each(someOf(places))('because its file is %s causes one warning', (_, place) =>
    story({}, async (s) => {
      process.env['GITHUB_STEP_SUMMARY'] = place();
      const told = await s.on('opened', withFiles);

      expect([told.exitCode, told.outputs['status'], told.warnings.length]).toEqual([0, 'ready', 1]);
      expect(told.warnings[0]).toContain('The job summary could not be written');
    }),
  );

  inFull.test('never reaches the megabyte that the runner refuses, whatever the service reports', () =>
    story(
      { build: { fail: { task: 'apply-migration', error: '`\u202e&<\n'.repeat(400_000) } } },
      async (s) => {
        const told = await s.on('opened', withFiles);

        expect(told.exitCode).toBe(1);
        const file = readFileSync(path.join(folder, 'GITHUB_STEP_SUMMARY'));
        expect(told.summary).toContain('Hasura preview: failed');
        expect(Buffer.byteLength(told.summary)).toBeLessThan(1024 * 1024);
        expect(file.length).toBeLessThan(1024 * 1024);
      },
    ),
  );
});

describe('U4 A state that cannot be written', () => {
  test.each(someOf(places))(
    'because its file is %s: a warning names the app and the build, and the app is ready',
    (_, place) =>
      story({}, async (s) => {
        process.env['GITHUB_STATE'] = place();
        const told = await s.on('opened', {
          as: (world) => {
            const real = runnerWorld(world.signal);
            return run({
              ...world,
              remember: (build) => {
                real.remember(build);
              },
              forget: () => {
                real.forget();
              },
            });
          },
        });

        expect([told.exitCode, told.outputs['status']]).toEqual([0, 'ready']);
        expect(told.warnings[0]).toContain('The state for the post step could not be saved');
        for (const piece of [NAME, s.app().env.get('PREVIEW_APP_BUILD')])
          expect(told.warnings[0]).toContain(piece);
        expect(s.headings().at(-1)).toBe('ready');
      }),
  );
});
