import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { run } from '../../../src/run/run.js';
import { guard } from '../../../src/runner/guard.js';
import type { World } from '../../../src/rules/world.js';
import { OWNER, story } from '../harness.js';

afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = undefined;
});

/** Runs `work` under the guard, on a mocked process: keeps its handlers, and records its exits and output. */
function guarded(work: (world: World) => Promise<number>): {
  handlers: Map<string, (...args: unknown[]) => void>;
  exits: unknown[];
  printed: string[];
} {
  const handlers = new Map<string, (...args: unknown[]) => void>();
  const keep = (name: string | symbol, handler: (...args: unknown[]) => void): typeof process => {
    handlers.set(String(name), handler);
    return process;
  };
  const exits: unknown[] = [];
  const printed: string[] = [];
  jest.spyOn(process, 'on').mockImplementation(keep);
  jest.spyOn(process, 'once').mockImplementation(keep);
  jest.spyOn(process, 'exit').mockImplementation((code) => exits.push(code) as never);
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
  guard(work);
  return { handlers, exits, printed };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const errorsIn = (printed: readonly string[]): string[] =>
  printed.filter((text) => text.startsWith('::error'));

describe('U5 A log that can no longer be written', () => {
  test.each(['EPIPE', 'ENOSPC'])('%s: the teardown continues to its end', (code) =>
    story({}, async (s) => {
      s.seed('ours', { PREVIEW_APP_OWNER: OWNER });
      s.github.closePull(s.pull);
      const streams = [process.stdout, process.stderr];
      const before = streams.map((stream) => stream.listeners('error'));
      const added = (): ((error: Error) => void)[][] =>
        streams.map((stream, index) =>
          stream
            .listeners('error')
            .filter((listener) => before[index]?.includes(listener) === false)
            .map((listener) => listener as (error: Error) => void),
        );
      let broken = 0;
      const told = await s
        .on('closed', {
          as: (world) =>
            new Promise((resolve) => {
              guarded(async () => {
                const exitCode = await run(world);
                resolve(exitCode);
                return exitCode;
              });
              // A stream that cannot be written emits an error event. Without a listener, that ends the process.
              expect(added().map(({ length }) => length)).toEqual([1, 1]);
              jest.spyOn(process.stdout, 'write').mockImplementation(() => {
                broken++;
                for (const listener of added().flat())
                  listener(Object.assign(new Error(`write ${code}`), { code }));
                return false;
              });
            }),
        })
        .finally(() => {
          jest.restoreAllMocks();
          for (const [index, listeners] of added().entries())
            for (const listener of listeners) streams[index]?.removeListener('error', listener);
        });

      expect(broken).toBeGreaterThan(3);
      expect([told.exitCode, told.outputs['status']]).toEqual([0, 'deleted']);
      expect(s.standing()).toEqual([]);
    }),
  );
});

describe('U6 A run that does not finish is a failure:', () => {
  test('one that never settles, when nothing is left to wait for', () => {
    const { handlers, exits, printed } = guarded(() => new Promise(() => undefined));
    expect(process.exitCode).toBe(1);
    handlers.get('beforeExit')?.();
    expect(exits).toEqual([1]);
    expect(errorsIn(printed)).toEqual([
      expect.stringContaining('the process exited before the run finished'),
    ]);
  });

  test.each([
    [
      'a throw',
      () => {
        throw new Error('thrown in the story');
      },
    ],
    ['a rejection', () => Promise.reject(new Error('thrown in the story'))],
  ] as [string, () => Promise<number>][])('one that ends in %s', async (_, work) => {
    const { exits, printed } = guarded(async () => work());
    await turn();
    expect(exits).toEqual([1]);
    expect(errorsIn(printed)).toEqual([expect.stringContaining('thrown in the story')]);
  });

  test.each(['uncaughtException', 'unhandledRejection'])(
    'one during which something else breaks: %s',
    async (what) => {
      const { handlers, exits, printed } = guarded(() => new Promise(() => undefined));
      handlers.get(what)?.(new Error('broke beside it'));
      await turn();
      expect(exits).toEqual([1]);
      expect(process.exitCode).toBe(1);
      expect(errorsIn(printed)).toEqual([expect.stringContaining('broke beside it')]);
    },
  );

  test.each([0, 1])('and one that finishes keeps its exit code: %i', async (code) => {
    const { handlers, exits, printed } = guarded(() => Promise.resolve(code));
    await turn();
    handlers.get('beforeExit')?.();
    expect([process.exitCode, exits, errorsIn(printed)]).toEqual([code, [], []]);
  });
});
