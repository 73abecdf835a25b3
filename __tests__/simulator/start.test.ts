import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';

const START = ['--import', 'tsx', 'simulator/start.ts'];
const said = (...args: string[]): { status: number | null; stdout: string; stderr: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...START, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
};

describe('npm run simulator', () => {
  test('with --help prints its options', () => {
    expect(said('--help')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('--github DIR'),
      stderr: '',
    });
  });

  test.each([
    [['--prot', '1'], /^Unknown option '--prot'.* See npm run simulator -- --help\.\n$/],
    [['--port', 'x'], /^--port must be a number up to 65535, not "x"\. See npm run simulator -- --help\.\n$/],
    [['extra'], /^Unexpected argument 'extra'.* See npm run simulator -- --help\.\n$/],
  ])('with bad arguments prints one line: %j', (args, line) => {
    const { status, stdout, stderr } = said(...args);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(line);
  });
});

describe('npm run simulator -- --github', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'simulator-'));
  let simulator: ChildProcess | undefined;
  afterAll(async () => {
    if (simulator !== undefined) {
      simulator.kill();
      await once(simulator, 'exit');
    }
    rmSync(folder, { recursive: true });
  });

  test('lets the committed action take a pull request from opened to closed', async () => {
    simulator = spawn(process.execPath, [...START, '--github', folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(simulator.stdout ?? simulator, 'data')) as [Buffer];
    const url = /http:\/\/\S+?(?=,)/.exec(String(line))?.[0] ?? '';
    const act = (event: string): string => {
      execFileSync(process.execPath, [`--env-file=${path.join(folder, `${event}.env`)}`, 'dist/main.js']);
      return readFileSync(path.join(folder, `${event}.output`), 'utf8');
    };
    expect(act('opened')).toMatch(/^ready$/m);
    expect((await fetch(`${url}/simulator/close`, { method: 'POST' })).status).toBe(200);
    expect(act('closed')).toMatch(/^deleted$/m);
  }, 60_000);
});
