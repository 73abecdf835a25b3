import type { World } from '../../src/rules/world.js';
import { OwnTime } from './own-time.js';

/** What happens to a run at a point: the runner cancels it, or kills it. */
export type Blow = 'cancel' | 'kill';

/** What happens to a run at a point: a blow, or it is held there until the promise resolves. */
export type At = (point: string) => Blow | Promise<unknown> | undefined;

/** Points at which something is written without a wait: a blow may come right before it, but nothing can be held. */
export const WRITTEN_AT_ONCE = ['outputs', 'state', 'end of state'];

/** A pause this long is a timer beside the work (a request's, the deadline's), and no wait of the run's own. */
const TIMER_MS = 30_000;

/**
 * Stands between a run and its world. At every point at which the run waits for the world, or leaves something in it,
 * `at` is asked whether something strikes, or holds it. A killed run does nothing any more: whatever it waits for never
 * comes. The time of a run that is held stands still.
 */
export class Gate {
  readonly world: World;
  /** Resolves when the run is killed. */
  readonly killed: Promise<void>;
  /** Resolves when the run first waits for its world, or leaves something in it: it has loaded its code by then. */
  readonly begun: Promise<void>;
  readonly #at: At | undefined;
  /** `undefined` for a run that nobody holds. */
  readonly #time: OwnTime | undefined;
  readonly #cancel: () => void;
  #die: () => void = () => undefined;
  #begin: () => void = () => undefined;
  #dead = false;

  constructor(world: World, { at, cancel }: { at: At | undefined; cancel: () => void }) {
    this.#at = at;
    this.#time = at === undefined ? undefined : new OwnTime(world.clock);
    const clock = this.#time ?? world.clock;
    this.#cancel = cancel;
    this.killed = new Promise((resolve) => {
      this.#die = resolve;
    });
    this.begun = new Promise((resolve) => {
      this.#begin = resolve;
    });
    this.world = {
      ...world,
      clock: {
        now: () => clock.now(),
        date: () => clock.date(),
        sleep: (ms, signal) => {
          const paused = clock.sleep(ms, signal);
          // Aborted while the run is held, it is asked later, or by a killed run never.
          paused.catch(() => undefined);
          return this.#through(ms < TIMER_MS ? 'pause' : undefined, () => paused, signal);
        },
      },
      fetch: async (input, init) => {
        const call = nameOf(input, init);
        const signal = init?.signal;
        const response = await this.#through(`${call}: asked`, () => world.fetch(input, init), signal);
        // The service has acted, and nobody has seen its answer.
        await this.#through(`${call}: answered`, () => Promise.resolve(), signal);
        init?.signal?.throwIfAborted();
        return response;
      },
      gitHubAccess: async (token) => {
        const access = await this.#through('access to GitHub', () => world.gitHubAccess(token));
        return { ...access, fetch: this.world.fetch };
      },
      writeSummary: (markdown) => this.#through('summary', () => world.writeSummary(markdown)),
      writeOutputs: (outputs) => {
        this.#leave('outputs', () => {
          world.writeOutputs(outputs);
        });
      },
      remember: (build) => {
        this.#leave('state', () => {
          world.remember(build);
        });
      },
      forget: () => {
        this.#leave('end of state', () => {
          world.forget();
        });
      },
    };
  }

  /** Ends the run as SIGKILL does. */
  kill(): void {
    this.#dead = true;
    this.#die();
  }

  /** @param signal what ends the wait, also while the run is held */
  async #through<T>(
    point: string | undefined,
    work: () => Promise<T>,
    signal?: AbortSignal | null,
  ): Promise<T> {
    const held = this.#strike(point);
    if (held !== undefined) await this.#time?.standStill(held, signal);
    if (this.#isDead()) return never();
    try {
      return await work();
    } finally {
      if (this.#isDead()) await never();
    }
  }

  /** What is written at once: a blow comes right before it. */
  #leave(point: string, write: () => void): void {
    void this.#strike(point);
    if (!this.#dead) write();
  }

  /** Asked again after a wait, during which it may have changed. */
  #isDead(): boolean {
    return this.#dead;
  }

  /** @returns what holds the run */
  #strike(point: string | undefined): Promise<unknown> | undefined {
    if (this.#dead || point === undefined) return undefined;
    this.#begin();
    const what = this.#at?.(point);
    if (what instanceof Promise) return what;
    if (what === 'cancel') this.#cancel();
    if (what === 'kill') this.kill();
    return undefined;
  }
}

function never<T>(): Promise<T> {
  return new Promise(() => undefined);
}

/** A call by what it asks for, without what differs from run to run. */
function nameOf(input: string | URL | Request, init: RequestInit | undefined): string {
  const url = new URL(input instanceof Request ? input.url : input);
  const body = typeof init?.body === 'string' ? init.body : '';
  const operation = /"operationName":"(\w+)"/.exec(body)?.[1];
  if (operation !== undefined) return operation;
  const path = url.pathname.replace(/^\/(github\/)?(api\/v3\/)?/, '/').replace(/\/\d+/g, '/{n}');
  return `${init?.method ?? 'GET'} ${path}`;
}
