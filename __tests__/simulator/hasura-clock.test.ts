import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { realClock, VirtualClock } from '../../simulator/clock.js';
import { seededRandom, shuffled, uuid } from '../../simulator/random.js';

describe('virtual time', () => {
  test('jumps to the earliest sleeper when nothing else happens', async () => {
    const clock = new VirtualClock();
    const order: string[] = [];
    await Promise.all([
      clock.sleep(2 * HOUR).then(() => order.push(`late at ${clock.now()}`)),
      clock.sleep(HOUR).then(() => order.push(`early at ${clock.now()}`)),
    ]);
    expect(order).toEqual([`early at ${HOUR}`, `late at ${2 * HOUR}`]);
  });

  test('wakes sleepers of the same moment in the order in which they fell asleep', async () => {
    const clock = new VirtualClock();
    const order: number[] = [];
    await Promise.all([1, 2, 3].map((n) => clock.sleep(10).then(() => order.push(n))));
    expect(order).toEqual([1, 2, 3]);
  });

  test('shows on the wall clock', async () => {
    const clock = new VirtualClock(new Date('2026-03-01T12:00:00Z'));
    await clock.sleep(HOUR);
    expect(clock.date().toISOString()).toBe('2026-03-01T13:00:00.000Z');
  });

  test('stands still while real work is held', async () => {
    const clock = new VirtualClock();
    let woke = false;
    void clock.sleep(1).then(() => (woke = true));
    await clock.hold(async () => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      expect(woke).toBe(false);
      expect(clock.now()).toBe(0);
    });
    await clock.sleep(1);
    expect(woke).toBe(true);
  });

  test('stands still while a file is read', async () => {
    const clock = new VirtualClock();
    const slept = clock.sleep(1).then(() => 'slept');
    const read = readFile(new URL(import.meta.url)).then(() => `read at ${clock.now()}`);
    expect(await Promise.race([slept, read])).toBe('read at 0');
    await slept;
  });

  test('stands still while a connection is open, when sockets count as work', async () => {
    await using server = await echo();
    const clock = new VirtualClock(undefined, { socketsAreWork: true });
    const slept = clock.sleep(1).then(() => 'slept');
    const heard = talk(server.connect(), 'hello').then((answer) => `${answer} at ${clock.now()}`);
    expect(await Promise.race([slept, heard])).toBe('hello at 0');
    await slept;
    expect(clock.now()).toBe(1);
  });

  test('ignores connections that are older than the clock, or unrefed', async () => {
    await using server = await echo();
    const older = server.connect();
    await answerTo(older, 'hello');
    const clock = new VirtualClock(undefined, { socketsAreWork: true });
    const idle = server.connect();
    await answerTo(idle, 'hello');
    idle.unref();
    await clock.sleep(HOUR);
    expect(clock.now()).toBe(HOUR);
  });

  test('counts a connection again that follows an older one', async () => {
    await using server = await echo();
    const older = server.connect();
    await answerTo(older, 'hello');
    const clock = new VirtualClock(undefined, { socketsAreWork: true });
    older.destroy();
    await clock.sleep(1);
    const slept = clock.sleep(1).then(() => 'slept');
    expect(await Promise.race([slept, talk(server.connect(), 'hello')])).toBe('hello');
    await slept;
  });

  test('ends a sleep by its signal, with the reason of that signal', async () => {
    const clock = new VirtualClock();
    const control = new AbortController();
    const sleeping = clock.sleep(Infinity, control.signal);
    control.abort(new Error('closed'));
    await expect(sleeping).rejects.toThrow('closed');
    await expect(clock.sleep(1, control.signal)).rejects.toThrow('closed');
  });
});

test('the real clock runs as fast as its speed says', async () => {
  const clock = realClock({ speed: 100 });
  const startedAt = performance.now();
  const sleptUntil = clock.now() + 2000;
  await clock.sleep(2000);
  expect(performance.now() - startedAt).toBeLessThan(1000);
  expect(clock.now()).toBeGreaterThanOrEqual(sleptUntil);
});

test('the real clock ends a sleep by its signal', async () => {
  await expect(realClock().sleep(HOUR, AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
});

test('a seed always gives the same numbers, and another seed gives others', () => {
  const draw = (seed: number): string[] => {
    const random = seededRandom(seed);
    return [uuid(random), uuid(random), shuffled(random, [1, 2, 3, 4, 5, 6]).join('')];
  };
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
  expect(draw(3)[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

const HOUR = 3_600_000;

/** A server that echoes what it receives, a little later. Its own ends of the connections do not count as work. */
async function echo(): Promise<AsyncDisposable & { connect: () => Socket }> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket.unref());
    socket.on('data', (text) => setTimeout(() => socket.write(text), 30));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    connect: () => {
      const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
      sockets.push(socket);
      return socket;
    },
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answerTo(socket: Socket, text: string): Promise<string> {
  socket.write(text);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  return answer.toString();
}

/** Sends one text, receives the answer and hangs up. */
async function talk(socket: Socket, text: string): Promise<string> {
  const answer = await answerTo(socket, text);
  socket.destroy();
  return answer;
}
