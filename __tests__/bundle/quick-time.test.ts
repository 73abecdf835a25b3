import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { quickTime } from './harness.js';

/** What a program prints as JSON, in a process whose time runs eight times as fast from now on. */
async function printed(program: string): Promise<unknown> {
  const since = Date.now();
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...quickTime(8, since).split(' '),
    ...['--input-type=module', '--eval', `const SINCE = ${String(since)};\n${program}`],
  ]);
  return JSON.parse(stdout);
}

const CLOCKS = `
  const real = () => Number(process.hrtime.bigint()) / 1e6;
  const look = () => {
    const before = real();
    const [monotonic, wall, date] = [performance.now(), Date.now(), new Date().getTime()];
    return { before, clocks: [monotonic, wall, date], after: real() };
  };`;

test('All clocks of a process run eight times as fast, and no pause ends early', async () => {
  const { lasted, least, most } = (await printed(`
    import { setTimeout as pause } from 'node:timers/promises';
    ${CLOCKS}
    const first = look();
    await new Promise((resolve) => setTimeout(resolve, 400));
    await pause(400);
    await new Promise((resolve) => {
      let ticks = 0;
      const timer = setInterval(() => ++ticks === 2 && resolve(clearInterval(timer)), 200);
    });
    // By itself it would not keep the process.
    const kept = setInterval(() => undefined, 1000);
    await new Promise((resolve) => AbortSignal.timeout(400).addEventListener('abort', resolve));
    clearInterval(kept);
    const last = look();
    console.log(JSON.stringify({
      lasted: last.clocks.map((clock, index) => clock - first.clocks[index]),
      least: (last.before - first.after) * 8,
      most: (last.after - first.before) * 8,
    }));`)) as { lasted: number[]; least: number; most: number };

  // A wall clock shows whole milliseconds.
  for (const ms of lasted) {
    expect(ms).toBeGreaterThanOrEqual(Math.max(least - 2, 1_598));
    expect(ms).toBeLessThanOrEqual(most + 2);
  }
});

test('A process agrees on the time with the clock that it was given', async () => {
  const { wall, least, most, isDate } = (await printed(`
    ${CLOCKS}
    const offset = performance.timeOrigin + process.uptime() * 1000 - real();
    const { before, clocks, after } = look();
    console.log(JSON.stringify({
      wall: clocks[1] - SINCE,
      least: (before + offset - SINCE) * 8,
      most: (after + offset - SINCE) * 8,
      isDate: new Date() instanceof Date && new Date(5).getTime() === 5,
    }));`)) as { wall: number; least: number; most: number; isDate: boolean };

  expect(isDate).toBe(true);
  // The start of the process is known to within a few milliseconds.
  expect(wall).toBeGreaterThan(least - 1_000);
  expect(wall).toBeLessThan(most + 1_000);
});
