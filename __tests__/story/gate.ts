import type { World } from '../../src/world.js';

/** What happens to a run at a point: the runner cancels it, or kills it. */
export type Blow = 'cancel' | 'kill';

/** A pause this long is a timer beside the work (a request's, the deadline's), and no wait of the run's own. */
const TIMER_MS = 30_000;

/**
 * Stands between a run and its world. At every point at which the run waits for the world, or leaves something in it,
 * `at` is asked whether something strikes. A killed run does nothing any more: whatever it waits for never comes.
 */
export class Gate {
  readonly world: World;
  /** Resolves when the run is killed. */
  readonly killed: Promise<void>;
  /** Resolves when the run first waits for its world, or leaves something in it: it has loaded its code by then. */
  readonly begun: Promise<void>;
  readonly #at: (point: string) => Blow | undefined;
  readonly #cancel: () => void;
  #die: () => void = () => undefined;
  #begin: () => void = () => undefined;
  #dead = false;

  constructor(world: World, { at, cancel }: { at: (point: string) => Blow | undefined; cancel: () => void }) {
    this.#at = at;
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
        now: () => world.clock.now(),
        date: () => world.clock.date(),
        sleep: (ms, signal) => {
          const paused = world.clock.sleep(ms, signal);
          return this.#through(ms < TIMER_MS ? 'pause' : undefined, () => paused);
        },
      },
      fetch: async (input, init) => {
        const call = nameOf(input, init);
        const response = await this.#through(`${call}: asked`, () => world.fetch(input, init));
        // The service has acted, and nobody has seen its answer.
        await this.#through(`${call}: answered`, () => Promise.resolve());
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

  async #through<T>(point: string | undefined, work: () => Promise<T>): Promise<T> {
    this.#strike(point);
    if (this.#dead) return never();
    try {
      return await work();
    } finally {
      if (this.#isDead()) await never();
    }
  }

  /** What is written at once: a blow comes right before it. */
  #leave(point: string, write: () => void): void {
    this.#strike(point);
    if (!this.#dead) write();
  }

  /** Asked again after a wait, during which it may have changed. */
  #isDead(): boolean {
    return this.#dead;
  }

  #strike(point: string | undefined): void {
    if (this.#dead || point === undefined) return;
    this.#begin();
    const blow = this.#at(point);
    if (blow === 'cancel') this.#cancel();
    if (blow === 'kill') this.kill();
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
