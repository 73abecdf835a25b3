import type { World } from '../../src/rules/world.js';
import { OwnTime } from './own-time.js';

/** What strikes a run at a point: the runner cancels it, or kills it. */
export type Blow = 'cancel' | 'kill';

/** Decides what happens to a run at a point: a blow, or a promise that holds the run until it resolves. */
export type At = (point: string) => Blow | Promise<unknown> | undefined;

/**
 * Points at which the run writes without waiting: a blow may come right before, but the run cannot be held there.
 */
export const WRITTEN_AT_ONCE = ['outputs', 'state', 'end of state'];

/** A pause of this length or more is a timer for a request or the deadline, and not a wait of the run itself. */
const TIMER_MS = 30_000;

/**
 * Sits between a run and its world. At every point at which the run waits for the world, or writes to it, `at`
 * decides whether something strikes the run, or holds it. A killed run does nothing more: none of its waits ever
 * ends. While a run is held, its time stops.
 */
export class Gate {
  readonly world: World;
  /** Resolves when the run is killed. */
  readonly killed: Promise<void>;
  /** Resolves when the run first waits for its world, or writes to it. Its code is loaded by then. */
  readonly begun: Promise<void>;
  readonly #at: At | undefined;
  /** `undefined` for a run that is never held. */
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
          // If the pause is aborted while the run is held, the run awaits it later, or never if it is killed.
          paused.catch(() => undefined);
          return this.#through(ms < TIMER_MS ? 'pause' : undefined, () => paused, signal);
        },
      },
      fetch: async (input, init) => {
        const call = nameOf(input, init);
        const signal = init?.signal;
        const response = await this.#through(`${call}: asked`, () => world.fetch(input, init), signal);
        // The service has acted, but the run has not seen the response.
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

  /** @param signal ends the wait, also while the run is held */
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

  /** Writes without waiting: a blow comes right before the write. */
  #leave(point: string, write: () => void): void {
    void this.#strike(point);
    if (!this.#dead) write();
  }

  /** Checked again after a wait, during which it may have changed. */
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

/** Names a call by its operation, without the parts that differ from run to run. */
function nameOf(input: string | URL | Request, init: RequestInit | undefined): string {
  const url = new URL(input instanceof Request ? input.url : input);
  const body = typeof init?.body === 'string' ? init.body : '';
  const operation = /"operationName":"(\w+)"/.exec(body)?.[1];
  if (operation !== undefined) return operation;
  // A command to an app's own API.
  const command = /^\{"type":"(\w+)"/.exec(body)?.[1];
  if (command !== undefined) return command;
  const path = url.pathname
    .replace(/^\/(github\/)?(api\/v3\/)?/, '/')
    .replace(/\/compare\/.*/, '/compare/{basehead}')
    .replace(/\/\d+/g, '/{n}');
  return `${init?.method ?? 'GET'} ${path}`;
}
