import type { Pull } from '../../simulator/github/model.js';
import { pick } from '../../simulator/random.js';
import { HOUR, type Story } from '../stories/harness.js';
import { type Random, between } from './chance.js';
import { Workflow, type WorkflowOptions } from './workflow.js';

/** The most by which the wall clock of a runner is fast or slow. */
const CLOCKS_DIFFER_MS = 10 * 60_000;
/**
 * How many comments of GitHub's maximum length there are. With two bytes per character, a page of them exceeds 5 MB.
 */
const LARGE_COMMENTS = 60;
const LARGE_COMMENT = 'é'.repeat(65_536);

/**
 * What happens beside a pull request's own workflow: another pull request, and runs in other concurrency groups.
 */
export class Company {
  /** Number 43, from the branch `stock`. Its app counts towards the limit too. */
  readonly pull: Pull;
  readonly #story: Story;
  readonly #random: Random;
  /** The pull request that this is the company of. */
  readonly #first: Pull;
  readonly #workflow: Workflow;
  /** Runs that are started by hand and by comments. Each is its own concurrency group. */
  readonly #beside: Workflow;
  readonly #sweeps: Workflow;
  /** The first pull request's own workflow. */
  readonly #firsts: Workflow;
  #comments = false;

  constructor(story: Story, random: Random, { sweeps, firsts, others, ...options }: CompanyOptions) {
    this.#story = story;
    this.#random = random;
    this.#first = story.pull;
    story.github.pushBranch(story.repository, 'stock', {
      like: story.repository.branches.get('cart') ?? never(),
    });
    this.pull = story.github.openPull({
      repo: story.repository,
      number: 43,
      head: 'stock',
      author: 'alice',
      labels: [...story.pull.labels],
    });
    this.#workflow = new Workflow(story, random, { concurrency: 'waits', ...options });
    this.#beside = new Workflow(story, random, {
      concurrency: 'no group',
      ...options,
      ...(others && { inputs: others }),
    });
    this.#sweeps = sweeps;
    this.#firsts = firsts;
  }

  /** Acts beside the first pull request. Resolves when it has finished and none of its own runs is under way. */
  async pass(): Promise<void> {
    const { clock } = this.#story;
    await clock.sleep(between(this.#random, 0, pick(this.#random, [2_000, 60_000, 2 * HOUR, 2 * HOUR])));
    this.#workflow.trigger(this.#event('opened'));
    for (let left = 2 + Math.floor(this.#random() * 5); left > 0; left--) {
      await this.#happen();
      await clock.sleep(between(this.#random, 0, pick(this.#random, [500, 5_000, 20_000, 2 * HOUR])));
    }
    await Promise.all([this.#workflow.quiet(), this.#beside.quiet()]);
  }

  async #happen(): Promise<void> {
    const [story, random] = [this.#story, this.#random];
    const { events, github, repository } = story;
    const either = (): Pull => (random() < 0.7 ? this.#first : this.pull);
    const command = (word: string): void => {
      const pull = either();
      const comment = github.addComment('alice', pull, `/preview ${word}`);
      this.#beside.trigger(events.issueComment(pull, 'created', comment));
    };
    await pick<() => void | Promise<void>>(random, [
      () => this.#evict(),
      () => this.#sweepWhatComesBack(),
      () => this.#deleteWhatIsPushed(),
      () => {
        github.pushBranch(repository, 'stock', { touches: [random() < 0.5 ? 'hasura-shop' : 'docs'] });
        if (this.pull.state === 'open') this.#workflow.trigger(this.#event('synchronize'));
      },
      () => {
        if (this.pull.state === 'open') github.closePull(this.pull);
        else github.reopenPull(this.pull);
        this.#workflow.trigger(this.#event(this.pull.state === 'open' ? 'reopened' : 'closed'));
      },
      () => {
        command('status');
      },
      () => {
        command('delete');
      },
      () => {
        command(pick(random, ['rebuild', 'delete', 'status']));
      },
      () => {
        const mode = pick(random, ['delete', 'delete', 'auto', 'deploy']);
        this.#beside.trigger(events.workflowDispatch(repository, 'main', {}), {
          'pr-number': String(either().number),
          mode,
        });
      },
      () => {
        this.#sweeps.trigger(events.schedule(repository));
      },
      () => {
        this.#outage();
      },
      () => {
        this.#talk();
      },
    ])();
  }

  /**
   * The second pull request is reopened when the first one's app may be old enough to be evicted, and a run for the
   * first follows.
   */
  async #evict(): Promise<void> {
    const { github, clock } = this.#story;
    if (this.pull.state === 'open') {
      github.closePull(this.pull);
      this.#workflow.trigger(this.#event('closed'));
    }
    await clock.sleep(between(this.#random, 0, 2 * HOUR));
    github.reopenPull(this.pull);
    this.#workflow.trigger(this.#event('reopened'));
    await this.#soon();
    this.#touchFirst();
  }

  /** The close event of the first pull request is lost, and it is reopened while the sweep is running. */
  async #sweepWhatComesBack(): Promise<void> {
    const { github, clock, events, repository } = this.#story;
    if (this.#first.state === 'closed') return;
    github.closePull(this.#first);
    await clock.sleep(between(this.#random, HOUR, 3 * HOUR));
    this.#sweeps.trigger(events.schedule(repository));
    await this.#soon();
    if (this.#isOpen(this.#first)) return;
    github.reopenPull(this.#first);
    this.#firsts.trigger(events.pullRequest(this.#first, 'reopened'));
  }

  /** A removal by hand, and a push right after or right before it. */
  async #deleteWhatIsPushed(): Promise<void> {
    const { events, repository } = this.#story;
    const remove = (): void => {
      this.#beside.trigger(events.workflowDispatch(repository, 'main', {}), {
        'pr-number': String(this.#first.number),
        mode: 'delete',
      });
    };
    const inOrder = this.#random() < 0.5;
    if (inOrder) remove();
    else this.#touchFirst();
    await this.#soon();
    if (inOrder) this.#touchFirst();
    else remove();
  }

  /** A push to the first pull request that changes nothing in the project, or a `/preview status` on it. */
  #touchFirst(): void {
    const { github, events, repository } = this.#story;
    if (!this.#isOpen(this.#first)) return;
    if (this.#random() < 0.3) {
      const comment = github.addComment('alice', this.#first, '/preview status');
      this.#beside.trigger(events.issueComment(this.#first, 'created', comment));
      return;
    }
    github.pushBranch(repository, 'cart', { touches: ['docs'] });
    this.#firsts.trigger(events.pullRequest(this.#first, 'synchronize'));
  }

  /** Others act while this one waits, so an earlier check of the state no longer holds. */
  #isOpen({ state }: Pull): boolean {
    return state === 'open';
  }

  /** A removal takes about three seconds. */
  #soon(): Promise<void> {
    return this.#story.clock.sleep(between(this.#random, 0, 4_000));
  }

  /** GitHub's GraphQL API fails for a while; its REST API works. */
  #outage(): void {
    const { clock, host } = this.#story;
    const until = clock.now() + between(this.#random, 5_000, pick(this.#random, [60_000, 10 * 60_000]));
    host.addFault({
      operation: ({ operation, at }) => operation === 'POST /graphql' && at < until,
      times: Infinity,
      trouble: pick(this.#random, [
        { kind: 'respond', status: 502, body: '<html>Bad gateway</html>' },
        { kind: 'hang' },
      ]),
    });
  }

  /**
   * Somebody posts many long comments: once at most and not in every life, because they cost the simulator time.
   */
  #talk(): void {
    if (this.#comments || this.#random() > 0.4) return;
    this.#comments = true;
    for (let left = LARGE_COMMENTS; left > 0; left--)
      this.#story.github.addComment('mallory', this.#first, LARGE_COMMENT);
  }

  #event(
    action: 'opened' | 'synchronize' | 'reopened' | 'closed',
  ): ReturnType<Story['events']['pullRequest']> {
    return this.#story.events.pullRequest(this.pull, action);
  }
}

export type CompanyOptions = Omit<WorkflowOptions, 'concurrency'> & {
  sweeps: Workflow;
  firsts: Workflow;
  /** Inputs of the runs that are started by hand and by comments, if they differ. */
  others?: () => Record<string, string>;
};

/** How many previews there may be, and what happens when the limit is reached. */
export function room(random: Random): Record<string, string> {
  const most = pick(random, ['', '1', '1', '2']);
  const whenFull = pick(random, ['evict', 'evict', 'refuse']);
  return most === '' ? {} : { 'max-previews': most, 'when-full': whenFull };
}

/** How fast the wall clock of each runner is, in milliseconds: either each one differs, or all are right. */
export function runnersClocks(random: Random): () => number {
  const wrong = random() < 0.5;
  return () => (wrong ? Math.round(between(random, -CLOCKS_DIFFER_MS, CLOCKS_DIFFER_MS)) : 0);
}

function never(): never {
  throw new Error('the branch cart is not there');
}
