import { setImmediate } from 'node:timers';
import type { Clock } from './contracts.js';

/** Wall time. With `speed: 10`, a simulated second lasts a tenth of a real one. */
export function realClock(options: { speed?: number } = {}): Clock {
  const speed = options.speed ?? 1;
  const startedAt = performance.now();
  const startedOn = Date.now();
  const now = (): number => (performance.now() - startedAt) * speed;
  return {
    now,
    date: () => new Date(startedOn + now()),
    // A timer may fire up to 1 ms early, which matters on a fast clock.
    sleep: async (ms, signal) => {
      const due = now() + ms;
      do await wallSleep((due - now()) / speed, signal);
      while (now() < due);
    },
    hold: (work) => work(),
  };
}

export interface VirtualClockOptions {
  /**
   * Whether an open TCP or unix-socket connection counts as work: time then stands still until it closes. As many as
   * were open when the clock was created do not count, nor do `unref`ed ones (a pool's idle connections), nor a
   * server that listens for TCP. The pipes of a child process look the same, so start the child before the clock. A
   * silent connection cannot time out by this clock.
   */
  socketsAreWork?: boolean;
}

/**
 * Virtual time for tests: it stands still while anything happens, and jumps to the earliest sleeper
 * when the process has nothing else to do. It cannot see work outside the process (a database, a child):
 * such work belongs in `hold`, unless `socketsAreWork`. Nothing inside `hold` may sleep on this clock.
 */
export class VirtualClock implements Clock {
  readonly #startedOn: number;
  #now = 0;
  #sequence = 0;
  #sleepers: Sleeper[] = [];
  #holds = 0;
  #quietTurns = 0;
  #watching = false;
  #stopped = false;
  /**
   * How many open sockets do not count as work: the fewest ever seen. `undefined` when no socket counts as work.
   */
  #foreignSockets: number | undefined;

  constructor(
    startedOn: Date = new Date('2026-01-01T00:00:00.000Z'),
    { socketsAreWork = false }: VirtualClockOptions = {},
  ) {
    this.#startedOn = startedOn.getTime();
    if (socketsAreWork) {
      // Both may be pipes, which open on their first use.
      for (const output of [process.stdout, process.stderr]) output.write('');
      this.#foreignSockets = openSockets();
    }
  }

  now(): number {
    return this.#now;
  }

  date(): Date {
    return new Date(this.#startedOn + this.#now);
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(signal.reason);
        return;
      }
      const sleeper: Sleeper = {
        due: this.#now + Math.max(0, ms || 0),
        sequence: this.#sequence++,
        wake: () => {
          signal?.removeEventListener('abort', cancel);
          resolve();
        },
      };
      const cancel = (): void => {
        this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
        this.#quietTurns = 0;
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', cancel, { once: true });
      if (sleeper.due !== Infinity) this.#sleepers.push(sleeper);
      this.#stir();
    });
  }

  async hold<T>(work: () => Promise<T>): Promise<T> {
    this.#holds++;
    try {
      return await work();
    } finally {
      this.#holds--;
      this.#stir();
    }
  }

  /** Stops time for good, so that sleepers never wake. Ends a test that leaves pollers behind. */
  stop(): void {
    this.#stopped = true;
    this.#sleepers = [];
  }

  #stir(): void {
    this.#quietTurns = 0;
    if (this.#watching) return;
    this.#watching = true;
    setImmediate(this.#turn);
  }

  // Promise chains finish within a turn of the event loop; a few quiet turns mean that only sleepers are left.
  readonly #turn = (): void => {
    if (this.#stopped || this.#holds > 0 || this.#sleepers.length === 0) {
      this.#watching = false;
      return;
    }
    this.#quietTurns++;
    if (this.#quietTurns >= QUIET_TURNS) {
      this.#quietTurns = 0;
      if (this.#socketsAreBusy()) {
        // The other side needs the processor more than this loop does.
        setTimeout(this.#turn, 1);
        return;
      }
      if (!systemIsBusy()) this.#advance();
    }
    setImmediate(this.#turn);
  };

  #socketsAreBusy(): boolean {
    if (this.#foreignSockets === undefined) return false;
    const open = openSockets();
    this.#foreignSockets = Math.min(this.#foreignSockets, open);
    return open > this.#foreignSockets;
  }

  #advance(): void {
    const due = this.#sleepers.reduce((earliest, { due }) => Math.min(earliest, due), Infinity);
    const woken = this.#sleepers.filter((sleeper) => sleeper.due <= due);
    this.#sleepers = this.#sleepers.filter((sleeper) => sleeper.due > due);
    this.#now = Math.max(this.#now, due);
    for (const sleeper of woken.sort((one, other) => one.sequence - other.sequence)) sleeper.wake();
  }
}

interface Sleeper {
  due: number;
  sequence: number;
  wake: () => void;
}

const QUIET_TURNS = 4;
const WORK_IN_FLIGHT = new Set([
  'FSReqCallback',
  'FSReqPromise',
  'CloseReq',
  'GetAddrInfoReqWrap',
  'ConnectWrap',
]);
// A TLS connection appears as its underlying socket.
const SOCKETS = new Set(['TCPSocketWrap', 'PipeWrap']);

/** Reading files and opening connections are work, although no promise of ours shows it. */
function systemIsBusy(): boolean {
  return process.getActiveResourcesInfo().some((name) => WORK_IN_FLIGHT.has(name));
}

function openSockets(): number {
  return process.getActiveResourcesInfo().filter((name) => SOCKETS.has(name)).length;
}

function wallSleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(signal.reason);
      return;
    }
    // A timer cannot hold more than 2^31-1 ms; only its signal ends such a sleeper.
    const timer = ms < 2 ** 31 ? setTimeout(wake, Math.max(0, ms || 0)) : undefined;
    signal?.addEventListener('abort', cancel, { once: true });
    function wake(): void {
      signal?.removeEventListener('abort', cancel);
      resolve();
    }
    function cancel(): void {
      clearTimeout(timer);
      reject(signal?.reason);
    }
  });
}
