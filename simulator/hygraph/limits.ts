import type { Clock } from '../contracts.js';
import { Refused } from './answers.js';
import type { Guesses } from './guesses.js';
import type { Environment } from './model.js';
import { PLANS } from './plans.js';

/** The limits on the requests of each environment, by the simulator's clock. */
export class Limits {
  readonly #clock: Clock;
  readonly #guesses: Guesses;
  readonly #traffic = new WeakMap<Environment, Traffic>();

  constructor(clock: Clock, guesses: Guesses) {
    this.#clock = clock;
    this.#guesses = guesses;
  }

  /** Refuses a request that is larger than the plan allows. */
  requireSize({ project }: Environment, body: string, mutation: boolean): void {
    const { queryKB, mutationKB } = PLANS[project.plan];
    const most = (mutation ? mutationKB : queryKB) * this.#guesses.kilobyte;
    if (Buffer.byteLength(body) > most) throw new Refused(413, this.#guesses.tooLargeBody);
  }

  /** Does the work of an uncached request, or refuses it: too many came in this second, or are at work now. */
  async within<T>(environment: Environment, mutation: boolean, work: () => Promise<T>): Promise<T> {
    const plan = PLANS[environment.project.plan];
    const traffic = this.#trafficOf(environment);
    const since = this.#clock.now() - 1000;
    traffic.recent = traffic.recent.filter((at) => at > since);
    const kind = mutation ? 'mutations' : 'queries';
    const most = mutation ? plan.mutationsAtOnce : plan.queriesAtOnce;
    // A refused request does not count, and no header says how long to wait.
    if (traffic.recent.length >= plan.perSecond || traffic[kind] >= most)
      throw new Refused(429, this.#guesses.tooManyBody);
    traffic.recent.push(this.#clock.now());
    traffic[kind]++;
    try {
      return await work();
    } finally {
      traffic[kind]--;
    }
  }

  #trafficOf(environment: Environment): Traffic {
    const traffic = this.#traffic.get(environment) ?? { recent: [], queries: 0, mutations: 0 };
    this.#traffic.set(environment, traffic);
    return traffic;
  }
}

interface Traffic {
  /** When the requests of the last second came, in milliseconds of the clock. */
  recent: number[];
  queries: number;
  mutations: number;
}
