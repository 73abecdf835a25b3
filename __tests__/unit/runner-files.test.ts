import * as core from '@actions/core';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parseFileCommands } from '../../simulator/runner/file-commands.js';
import { writeOutputs, writeSummary } from '../../src/runner/outputs.js';
import { forgetBuild, interruptedBuild, rememberBuild } from '../../src/runner/state.js';
import { CollectingLog } from '../support/log.js';

const build = {
  name: 'acme-shop-pr-42',
  owner: 'github.com/1#42',
  build: '1.1@2026-11-21T10:00:00.000Z',
  source: 'acme/shop:cart',
  pull: 42,
};
const names = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY', 'STATE_build'];
let folder = '';
let before: Record<string, string | undefined> = {};

beforeEach(async () => {
  before = Object.fromEntries(names.map((name) => [name, process.env[name]]));
  folder = await mkdtemp(join(tmpdir(), 'files-'));
  for (const name of names.slice(0, 3)) {
    process.env[name] = join(folder, name);
    await writeFile(join(folder, name), '');
  }
});
afterEach(async () => {
  for (const name of names) {
    const value = before[name];
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
  await rm(folder, { recursive: true });
});

const written = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');
const parsed = async (name: string): Promise<Record<string, string>> =>
  Object.fromEntries(
    parseFileCommands(await written(name)).pairs.map(({ name: key, value }) => [key, value]),
  );

describe('the outputs', () => {
  test('reach the runner unchanged, including line breaks', async () => {
    writeOutputs({ status: 'ready', 'console-url': 'a=b\nc', empty: '' });
    expect(await parsed('GITHUB_OUTPUT')).toEqual({ status: 'ready', 'console-url': 'a=b\nc' });
  });

  test('that cannot be written are an error for the caller', () => {
    process.env['GITHUB_OUTPUT'] = join(folder, 'nowhere', 'output');
    expect(() => {
      writeOutputs({ status: 'ready' });
    }).toThrow(/nowhere/);
  });
});

describe('the job summary', () => {
  // The toolkit remembers the file that it found, so this test comes first.
  test('that cannot be written is a warning', async () => {
    Reflect.deleteProperty(process.env, 'GITHUB_STEP_SUMMARY');
    const log = new CollectingLog();
    await writeSummary('### ready', log);
    expect(log.of('warning')).toEqual([expect.stringMatching(/^The job summary could not be written: /)]);
  });

  test('is written unchanged', async () => {
    const log = new CollectingLog();
    await writeSummary('### ready', log);
    expect(await written('GITHUB_STEP_SUMMARY')).toMatch(/### ready\n$/);
    expect(log.lines).toEqual([]);
  });
});

describe('the job summary of very many lines', () => {
  // The toolkit remembers the file of the previous test.
  beforeEach(() => {
    Reflect.deleteProperty(core.summary, '_filePath');
  });
  const MOST = 1024 * 1024;

  test.each(['a', 'ä', '字', '😀'])('is as long as GitHub accepts, in bytes: %s', async (character) => {
    const lines = Array.from({ length: 5_000 }, (_, index) => `- ${String(index)} ${character.repeat(300)}`);
    await writeSummary(lines.join('\n'), new CollectingLog());
    const text = await written('GITHUB_STEP_SUMMARY');
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(MOST);
    expect(Buffer.byteLength(text)).toBeGreaterThan(MOST - 2_000);
    const shown = text.trimEnd().split('\n');
    expect(shown.slice(0, -2)).toEqual(lines.slice(0, shown.length - 2));
    expect(shown.at(-1)).toBe(`… and ${String(5_000 - (shown.length - 2))} more lines, not shown.`);
  });

  test('is complete if it is just short enough', async () => {
    const text = `${'x'.repeat(99)}\n`.repeat(10_485).slice(0, -1);
    await writeSummary(text, new CollectingLog());
    expect((await written('GITHUB_STEP_SUMMARY')).trimEnd() === text).toBe(true);
  });
});

describe('the state for the post step', () => {
  test('is what was remembered, in one line that the runner reads back', async () => {
    rememberBuild(build);
    process.env['STATE_build'] = (await parsed('GITHUB_STATE'))['build'];
    expect(interruptedBuild()).toEqual(build);
    expect(process.env['STATE_build']).not.toMatch(/\n/);
  });

  test('is empty once main has reported everything itself', async () => {
    rememberBuild(build);
    forgetBuild();
    process.env['STATE_build'] = (await parsed('GITHUB_STATE'))['build'];
    expect(interruptedBuild()).toBeUndefined();
  });

  test('that is missing or incomplete is ignored', () => {
    expect(interruptedBuild()).toBeUndefined();
    process.env['STATE_build'] = '{"name":"acme-';
    expect(interruptedBuild()).toBeUndefined();
  });
});
