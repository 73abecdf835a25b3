import type { WorkflowEvent } from '../../simulator/runner/options.js';
import { pick } from '../../simulator/random.js';
import type { Running, Story, Start as StoryStart } from '../stories/harness.js';
import type { Told } from '../stories/told.js';
import type { Random } from './chance.js';

/** What the workflow's concurrency group does with a run that starts while another is under way. */
export type Concurrency = 'waits' | 'cancels the running one' | 'no group';

interface Start {
  event: WorkflowEvent;
  runId: number;
  attempt: number;
  with: Record<string, string>;
}

export interface WorkflowOptions {
  concurrency: Concurrency;
  with: Record<string, string>;
  /** Inputs that change in the course of the life. A run keeps those that it was started with. */
  inputs?: () => Record<string, string>;
  as: StoryStart['as'];
  /** How likely it is that a runner's disk is full. */
  diskFull: number;
  /** The id of the next run (default: counted here, from 101). GitHub counts those of all workflows together. */
  nextRun?: () => number;
  /** By how many milliseconds the wall clock of the next job's runner is fast. */
  clockFastMs?: () => number;
}

/** The runs of a pull request's workflow: main and then post, in the order that its concurrency group allows. */
export class Workflow {
  readonly #story: Story;
  readonly #random: Random;
  readonly #concurrency: Concurrency;
  readonly #with: Record<string, string>;
  readonly #inputs: () => Record<string, string>;
  readonly #as: StoryStart['as'];
  readonly #diskFull: number;
  readonly #history: Start[] = [];
  readonly #underWay = new Map<Running, 'main' | 'post'>();
  readonly #jobs = new Set<Promise<void>>();
  readonly #nextRun: () => number;
  readonly #clockFastMs: () => number;
  #waiting: Start | undefined;

  constructor(story: Story, random: Random, options: WorkflowOptions) {
    this.#story = story;
    this.#random = random;
    this.#concurrency = options.concurrency;
    this.#with = options.with;
    this.#inputs = options.inputs ?? ((): Record<string, string> => ({}));
    this.#as = options.as;
    this.#diskFull = options.diskFull;
    let runs = 100;
    this.#nextRun = options.nextRun ?? ((): number => ++runs);
    this.#clockFastMs = options.clockFastMs ?? ((): number => 0);
  }

  /** A webhook of GitHub starts a run. */
  trigger(event: WorkflowEvent, given: Record<string, string> = {}): void {
    const start = {
      event,
      runId: this.#nextRun(),
      attempt: 1,
      with: { ...this.#with, ...this.#inputs(), ...given },
    };
    this.#history.push(start);
    this.#come(start);
  }

  /** Somebody reruns an old run, with the event that it had then. */
  again(): void {
    const [first, ...rest] = this.#history;
    if (first === undefined) return;
    const old = pick(this.#random, [first, ...rest]);
    const attempt = Math.max(
      ...this.#history.filter(({ runId }) => runId === old.runId).map((one) => one.attempt),
    );
    const start = { ...old, attempt: attempt + 1 };
    this.#history.push(start);
    this.#come(start);
  }

  /** Somebody cancels the running jobs. A post step that is under way continues, because it always runs. */
  cancel(): void {
    for (const [running, step] of this.#underWay) if (step === 'main') running.cancel();
  }

  /** The processes of all running steps are killed. */
  kill(): void {
    for (const running of this.#underWay.keys()) running.kill();
  }

  /** Resolves when nothing is running and nothing is waiting. */
  async quiet(): Promise<void> {
    while (this.#jobs.size > 0) await Promise.all(this.#jobs);
  }

  #come(start: Start): void {
    if (this.#jobs.size > 0 && this.#concurrency !== 'no group') {
      // A group keeps only one waiting run: a newcomer replaces it, whatever it was for.
      this.#waiting = start;
      if (this.#concurrency === 'cancels the running one') this.cancel();
      return;
    }
    const job: Promise<void> = this.#job(start).finally(() => {
      this.#jobs.delete(job);
      const next = this.#waiting;
      this.#waiting = undefined;
      if (next !== undefined) this.#come(next);
    });
    this.#jobs.add(job);
  }

  async #job({ event, runId, attempt, with: given }: Start): Promise<void> {
    const random = this.#random;
    const diskFull = random() < this.#diskFull;
    const clockFastMs = this.#clockFastMs();
    const more = { clockFastMs, ...(this.#as === undefined ? {} : { as: this.#as }) };
    const main = await this.#step(
      'main',
      this.#story.start(event, { runId, attempt, with: given, diskFull, ...more }),
    );
    // A runner that is lost runs no post step; one whose process died still does.
    if (main.killed && random() < 0.5) return;
    await this.#step(
      'post',
      this.#story.startPost(event, main, { runId, attempt, with: given, clockFastMs }),
    );
  }

  async #step(step: 'main' | 'post', running: Running): Promise<Told> {
    this.#underWay.set(running, step);
    try {
      return await running.done;
    } finally {
      this.#underWay.delete(running);
    }
  }
}
