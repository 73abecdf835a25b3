import { type At, WRITTEN_AT_ONCE } from './gate.js';
import type { Running } from './harness.js';
import type { Told } from './told.js';

/** A point by its name (`deleteTenant: asked`, `jobStatus: answered`, `pause`, `summary`), or a pattern of such names. */
export type Point = string | RegExp;

/**
 * Takes a run from point to point. While the run is held, its own time stops, but its concurrent calls are answered.
 * Everything else continues: other runs, the services, the date.
 */
export class Steps {
  /** Points that the run has reached, for the error when it never reaches the wanted one. */
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
   * Lets the run continue, and resolves when it is held at the point, on its nth match from here.
   * @throws Error when the run ends first, or can never be held there
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

  /** Lets the run continue to its end. */
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

  /** Lets the run continue to a point, to its nth match from here. @throws Error when the run ends first */
  goTo(point: Point, nth = 1): Promise<void> {
    return this.#steps.to(point, nth, this.done);
  }

  /** Lets the run continue to its end. */
  goOn(): Promise<Told> {
    this.#steps.on();
    return this.done;
  }

  /** Acts like SIGINT, also while the run is held. */
  cancel(): void {
    this.#running.cancel();
  }

  /** Acts like SIGKILL. */
  kill(): void {
    this.#running.kill();
  }
}

function matches(wanted: Point, point: string): boolean {
  return typeof wanted === 'string' ? wanted === point : wanted.test(point);
}
