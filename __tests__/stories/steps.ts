import { type At, WRITTEN_AT_ONCE } from './gate.js';
import type { Running } from './harness.js';
import type { Told } from './told.js';

/** A point by its name (`deleteTenant: asked`, `jobStatus: answered`, `pause`, `summary`), or a pattern of such names. */
export type Point = string | RegExp;

/**
 * Takes a run from point to point. While it is held, its own time stands still and calls that it made side by side are
 * answered. Everything else goes on: other runs, the services, the date.
 */
export class Steps {
  /** Points that the run has reached, for those who wait for one in vain. */
  readonly #reached: string[] = [];
  #wanted: { point: Point; left: number; arrived: () => void } | undefined;
  #release: () => void = () => undefined;

  /** The run's `Start.at`. */
  readonly at: At = (point) => {
    this.#reached.push(point);
    const wanted = this.#wanted;
    if (wanted === undefined || !matches(wanted.point, point) || --wanted.left > 0) return undefined;
    this.#wanted = undefined;
    const held = new Promise<void>((resolve) => (this.#release = resolve));
    wanted.arrived();
    return held;
  };

  /**
   * Lets the run go on, and resolves when it is held at the point, which it then reaches for the nth time from here.
   * @throws Error when the run ends before, or can never be held there
   */
  async to(point: Point, nth: number, done: Promise<Told>): Promise<void> {
    if (typeof point === 'string' && WRITTEN_AT_ONCE.includes(point))
      throw new Error(`no run can be held at "${point}", which is written at once`);
    const from = this.#reached.length;
    const arrived = new Promise<true>((resolve) => {
      this.#wanted = {
        point,
        left: nth,
        arrived: () => {
          resolve(true);
        },
      };
    });
    this.#release();
    const first = await Promise.race([arrived, done]);
    if (first === true) return;
    const passed = this.#reached.slice(from).join(', ');
    throw new Error(`${first.what} ended before it was at "${String(point)}"; it passed: ${passed}`);
  }

  /** Lets the run go on to its end. */
  on(): void {
    this.#wanted = undefined;
    this.#release();
  }
}

/** A run that is held at a point. */
export class HeldRun implements Running {
  readonly done: Promise<Told>;
  readonly #running: Running;
  readonly #steps: Steps;

  constructor(running: Running, steps: Steps) {
    this.#running = running;
    this.#steps = steps;
    this.done = running.done;
  }

  /** Lets it go on until it is at a point, for the nth time from here. @throws Error when it ends before */
  goTo(point: Point, nth = 1): Promise<void> {
    return this.#steps.to(point, nth, this.done);
  }

  /** Lets it go on to its end. */
  goOn(): Promise<Told> {
    this.#steps.on();
    return this.done;
  }

  /** As SIGINT does, also where it is held. */
  cancel(): void {
    this.#running.cancel();
  }

  /** As SIGKILL does. */
  kill(): void {
    this.#running.kill();
  }
}

function matches(wanted: Point, point: string): boolean {
  return typeof wanted === 'string' ? wanted === point : wanted.test(point);
}
