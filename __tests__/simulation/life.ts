import type { Account, Pull } from '../../simulator/github/model.js';
import { pick, seededRandom } from '../../simulator/random.js';
import { HOUR, NAME, OWNER, type Setting, type Start, type Story, calls, story } from '../story/harness.js';
import { type Random, between, buildScript, forgetful, misfortune } from './chance.js';
import { type Concurrency, Workflow } from './workflow.js';

/** A run has three minutes here: what hangs for good comes to its end sooner. */
const TIMEOUT_MS = 3 * 60_000;
/** At its end a run may tell for half a minute, and look for what explains a failure until its deadline. */
const END_MS = 45_000;
const POST_MS = 4 * 60_000;
/** A sweep leaves what is younger than an hour to its own run. */
const HOURS_MS = 2 * HOUR;
/** The label that the workflow asks for, where it does. */
const LABEL = 'preview';
/** No run may call more often, whatever happens to it. */
const MOST_CALLS = 200;

/** What kind of life it is: what may go wrong in it. */
export type Kind = 'troubled' | 'quiet but forgetful' | 'the name is taken';

/**
 * Lives the life of one pull request, drawn from a seed: it is opened, pushed to, labelled, closed, reopened; runs are
 * started by its events, by hand, by comments and by a schedule, repeated, lost, cancelled and killed; calls meet with
 * trouble and builds go wrong. After that one quiet run must put everything right, the same run once more must change
 * nothing, and one run or one sweep after the close must leave nothing. The oracle holds its rules against every run.
 * @param planted what is run in place of the action's `run`, a broken one, and the kind of life that should show it
 * @throws Error with everything that was wrong
 */
export async function live(
  seed: number,
  planted: { as?: NonNullable<Start['as']>; kind?: Kind } = {},
): Promise<void> {
  const random = seededRandom(seed);
  const showsDeployments = random() < 0.7;
  const setting: Setting = {
    random: seededRandom(seed + 0.5e9),
    permissions: {
      contents: 'read',
      pull_requests: 'write',
      ...(showsDeployments ? { deployments: 'write' } : {}),
    },
  };
  await story(setting, async (s) => {
    const kind = pick<Kind>(random, [
      ...Array.from({ length: 8 }, (): Kind => 'troubled'),
      'quiet but forgetful',
      'the name is taken',
    ] as unknown as [Kind]);
    await new Life(s, random, { kind: planted.kind ?? kind, showsDeployments, as: planted.as }).pass();
  });
}

class Life {
  readonly #story: Story;
  readonly #random: Random;
  readonly #kind: Kind;
  readonly #workflow: Workflow;
  /** The nightly one, whose group is its own. */
  readonly #sweeps: Workflow;
  /** What proves that an app was built well: without it every push rebuilds. */
  readonly #showsDeployments: boolean;
  readonly #with: Record<string, string>;
  readonly #pull: Pull;
  readonly #as: Pick<Start, 'as'>;

  constructor(
    story: Story,
    random: Random,
    { kind, showsDeployments, as }: { kind: Kind; showsDeployments: boolean; as: Start['as'] },
  ) {
    this.#story = story;
    this.#random = random;
    this.#kind = kind;
    this.#pull = story.pull;
    this.#as = as === undefined ? {} : { as };
    this.#showsDeployments = showsDeployments;
    this.#with = {
      'timeout-minutes': String(TIMEOUT_MS / 60_000),
      comment: random() < 0.9 ? 'true' : 'false',
      ...(random() < 0.2 ? { 'require-label': LABEL } : {}),
    };
    story.github.addLabel(this.#pull, LABEL);
    story.github.addCollaborator(story.repository, 'alice', 'write');
    const more = { with: this.#with, as, diskFull: kind === 'quiet but forgetful' ? 0 : 0.03 };
    this.#sweeps = new Workflow(story, random, { concurrency: 'waits', ...more });
    this.#workflow = new Workflow(story, random, {
      concurrency: pick<Concurrency>(
        random,
        // A run that is cancelled, or whose creation is skipped for a newer one, may leave what nobody can prove to be ours.
        kind === 'quiet but forgetful'
          ? ['waits']
          : ['waits', 'waits', 'cancels the running one', 'no group'],
      ),
      ...more,
    });
    // The same account serves another repository, whose app is named much like ours.
    story.seed("a stranger's", { PREVIEW_APP_OWNER: 'github.com/999#42' }, { name: 'acme-shop-pr-4' });
    if (kind === 'the name is taken')
      story.seed("a stranger's", pick(random, [{}, { PREVIEW_APP_OWNER: 'github.com/999#42' }]));
    story.hasura.script = () => (kind === 'quiet but forgetful' ? forgetful(random) : buildScript(random));
  }

  async pass(): Promise<void> {
    const { clock } = this.#story;
    const workflow = this.#workflow;
    workflow.trigger(this.#event('opened'));
    for (let left = 1 + Math.floor(this.#random() * 6); left > 0; left--) {
      // Some come in a bunch, some when a run is well under way, some after it.
      await clock.sleep(between(this.#random, 0, pick(this.#random, [2_000, 20_000, 60_000, HOURS_MS])));
      this.#happen();
    }
    await Promise.all([workflow.quiet(), this.#sweeps.quiet()]);
    // Whatever was ordered has come about by then.
    await clock.sleep(60_000);
    await this.#story.hasura.settled();
    this.#bounded();
    await this.#putRight();
  }

  /** One thing that people, GitHub or bad luck do. */
  #happen(): void {
    const [workflow, random] = [this.#workflow, this.#random];
    const things: (() => void)[] = [
      () => {
        this.#push();
      },
      () => {
        this.#push();
      },
      () => {
        this.#closeOrReopen();
      },
      () => {
        this.#closeOrReopen();
      },
      () => {
        workflow.again();
      },
      () => {
        this.#sweeps.trigger(this.#story.events.schedule(this.#story.repository));
      },
      () => {
        this.#command();
      },
      () => {
        this.#label();
      },
      () => {
        workflow.trigger(this.#story.events.workflowDispatch(this.#story.repository, 'main', {}), {
          'pr-number': '42',
          mode: pick(random, ['auto', 'deploy', 'delete']),
        });
      },
    ];
    if (this.#kind !== 'quiet but forgetful') {
      things.push(
        () => {
          workflow.cancel();
        },
        () => {
          workflow.kill();
        },
        ...Array.from({ length: 6 }, () => () => {
          const { operation, trouble, ...more } = misfortune(random);
          this.#story.trouble(operation, trouble, more);
        }),
      );
    }
    pick(random, things as [() => void])();
  }

  #push(): void {
    const touches = [this.#random() < 0.5 ? 'hasura-shop' : 'docs'];
    this.#story.github.pushBranch(this.#story.repository, 'cart', { touches });
    // A commit that skips the workflow, an event that is lost.
    if (this.#pull.state === 'open' && this.#random() < 0.8)
      this.#workflow.trigger(this.#event('synchronize'));
  }

  /** Somebody asks for something in a comment, who may or may not. */
  #command(): void {
    const { github, events } = this.#story;
    const word = pick(this.#random, ['rebuild', 'delete', 'status', 'please']);
    const who = this.#random() < 0.8 ? 'alice' : 'mallory';
    const comment = github.addComment(who, this.#pull, `/preview ${word}`);
    this.#workflow.trigger(events.issueComment(this.#pull, 'created', comment));
  }

  #label(): void {
    const { github, events } = this.#story;
    const on = !this.#pull.labels.includes(LABEL);
    if (on) github.addLabel(this.#pull, LABEL);
    else github.removeLabel(this.#pull, LABEL);
    this.#workflow.trigger(events.pullRequest(this.#pull, on ? 'labeled' : 'unlabeled', { label: LABEL }));
  }

  #closeOrReopen(): void {
    const { github } = this.#story;
    if (this.#pull.state === 'open') github.closePull(this.#pull);
    else github.reopenPull(this.#pull);
    if (this.#random() < 0.9)
      this.#workflow.trigger(this.#event(this.#pull.state === 'open' ? 'reopened' : 'closed'));
  }

  #event(
    action: 'opened' | 'synchronize' | 'reopened' | 'closed',
  ): ReturnType<Story['events']['pullRequest']> {
    return this.#story.events.pullRequest(this.#pull, action);
  }

  #bounded(): void {
    for (const { what, ms, calls, killed } of this.#story.told) {
      if (killed) continue;
      if (ms > Math.max(TIMEOUT_MS, POST_MS) + END_MS)
        this.#story.wrong.push(`${what} took ${String(Math.round(ms / 1000))} s`);
      if (calls.length > MOST_CALLS) this.#story.wrong.push(`${what} made ${String(calls.length)} calls`);
    }
  }

  /** Nothing goes wrong any more: one run brings everything in line with what the pull request is, another ends it. */
  async #putRight(): Promise<void> {
    const s = this.#story;
    s.calm();
    s.hasura.script = () => ({});
    const given = { ...this.#as, with: this.#with };
    const told = await s.on('synchronize', { runId: 9001, ...given });
    const open = this.#pull.state === 'open';
    const wanted = open && (this.#with['require-label'] === undefined || this.#pull.labels.includes(LABEL));
    const refused = this.#kind === 'the name is taken' && (wanted || s.strangers.some(unmarked));
    const gone = told.outputs['status'] === 'skipped' ? 'skipped' : 'deleted';
    this.#expect(
      'the quiet run',
      told.outputs['status'],
      refused ? 'failed' : wanted ? 'ready' : open ? gone : 'deleted',
    );
    await this.#expectApps(wanted && !refused ? 1 : 0);
    if (!refused && (wanted || !open)) this.#expectComment(wanted ? 'ready' : 'deleted');
    if (!refused) await this.#sameAgain(wanted, given);
    if (open) s.github.closePull(this.#pull);
    const doubtful = s.strangers.some(unmarked);
    if (this.#random() < 0.5) {
      const last = await s.on('closed', { runId: 9003, ...given });
      this.#expect('the run after the close', last.outputs['status'], doubtful ? 'failed' : 'deleted');
    } else {
      // Its event was lost: the next night's sweep does it.
      await s.clock.sleep(HOURS_MS);
      const last = await s.run(s.events.schedule(s.repository), { runId: 9004, ...given });
      this.#expect('the sweep after the close', last.outputs['status'], 'swept');
    }
    await this.#expectApps(0);
    if (!doubtful) this.#expectComment('deleted');
  }

  /** The same run once more finds everything as it should be. */
  async #sameAgain(wanted: boolean, given: Start): Promise<void> {
    const before = this.#story.standing().join();
    const told = await this.#story.on('synchronize', { runId: 9002, ...given });
    if (!wanted || this.#showsDeployments) {
      for (const change of ['createGitHubPreviewApp', 'deleteTenant', 'updateTenantEnv'])
        this.#expect(`calls of ${change} by the same run again`, calls(told, change), 0);
    }
    this.#expect('apps after the same run again', this.#story.standing().join(), before);
  }

  async #expectApps(count: number): Promise<void> {
    await this.#story.hasura.settled();
    const own = this.#story.hasura
      .projects(this.#story.account)
      .filter(({ name, env }) => name === NAME && env.get('PREVIEW_APP_OWNER') === OWNER);
    const strangers = this.#story.strangers.map(({ project }) => project);
    const others = this.#story.hasura
      .projects(this.#story.account)
      .filter((project) => !own.includes(project) && !strangers.includes(project));
    this.#expect('apps of ours', own.length, count);
    this.#expect('apps of nobody', others.map(({ name }) => name).join(', '), '');
  }

  #expectComment(heading: string): void {
    const last = this.#story.github
      .commentsOf(this.#pull)
      .filter(({ author }: { author: Account }) => author.type === 'Bot')
      .map(({ body }) => /^### \S+ Hasura preview: (.*)$/m.exec(body)?.[1]);
    if (last.length > 0) this.#expect('the comment', last.join(', '), heading);
  }

  #expect(what: string, is: unknown, should: unknown): void {
    if (is !== should) this.#story.wrong.push(`${what}: ${String(is)} instead of ${String(should)}`);
  }
}

function unmarked({ project }: Story['strangers'][number]): boolean {
  return project.name === NAME && project.env.get('PREVIEW_APP_OWNER') === undefined;
}
