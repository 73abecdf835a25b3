import type { Account, Pull } from '../../simulator/github/model.js';
import type { BuildScript } from '../../simulator/hasura/script.js';
import type { Project } from '../../simulator/hasura/state.js';
import type { Postgres } from '../../simulator/project/postgres.js';
import { pick, seededRandom } from '../../simulator/random.js';
import { HOUR, NAME, OWNER, type Setting, type Start, type Story, calls, story } from '../stories/harness.js';
import type { Told } from '../stories/told.js';
import { type Random, between, buildScript, forgetful, misfortune, withKnownTasks } from './chance.js';
import { Company, room, runnersClocks } from './company.js';
import { MIXED_FROM, Mixed, mixedSetting, needsServer } from './mixed.js';
import { type Concurrency, Workflow } from './workflow.js';

/** A run times out after three minutes here, so that what hangs for good ends sooner. */
const TIMEOUT_MS = 3 * 60_000;
/** At its end a run may report for half a minute, and look for the cause of a failure until its deadline. */
const END_MS = 45_000;
const POST_MS = 4 * 60_000;
/** A sweep leaves apps that are younger than an hour to their own runs. */
const HOURS_MS = 2 * HOUR;
/** The label that the workflow requires, if it requires one. */
const LABEL = 'preview';
/** The most calls that a run may make, whatever happens to it. Building from the commit takes more of them. */
const [MOST_CALLS, MOST_CALLS_MIXED] = [200, 400];
/**
 * Lives from this seed on are lived in company. Earlier ones never change: a seed that failed once can be repeated.
 */
export const COMPANY_FROM = 500_000;

/** The kind of a life: what may go wrong in it. */
export type Kind = 'troubled' | 'quiet but forgetful' | 'the name is taken';

/** A pull request with its own app. */
interface Subject {
  pull: Pull;
  name: string;
  owner: string;
}

/**
 * Lives the life of one pull request, drawn from a seed: it is opened, pushed to, labelled, closed, reopened; runs
 * are started by its events, by hand, by comments and by a schedule, repeated, lost, cancelled and killed; calls
 * meet with trouble and builds go wrong. After that one quiet run must put everything right, the same run once more
 * must change nothing, and one run or one sweep after the close must leave nothing. The oracle checks its rules
 * against every run. In company there are also a second pull request and runs in other concurrency groups, the
 * number of previews may be limited, and runners' clocks differ. What company does is drawn from its own random
 * numbers. From seed `MIXED_FROM` on, some runs build from the branch and some from the commit: see `Mixed`.
 * @param planted a broken run to use in place of the action's `run`, the kind of life that should show it, and
 * whether the life is lived in company
 * @param postgres the server for a life that needs one, see `needsServer`
 * @throws Error with everything that was wrong
 */
export async function live(
  seed: number,
  planted: { as?: NonNullable<Start['as']>; kind?: Kind; company?: boolean } = {},
  postgres?: () => Postgres,
): Promise<void> {
  const random = seededRandom(seed);
  const showsDeployments = random() < 0.7;
  const mixing = seed >= MIXED_FROM ? seededRandom(seed + 2e9) : undefined;
  const setting: Setting = {
    ...(mixing && mixedSetting(mixing, needsServer(seed) ? postgres?.() : undefined)),
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
    using mixed = mixing && new Mixed(s, mixing);
    const hasCompany = planted.company ?? mixed?.hasCompany ?? seed >= COMPANY_FROM;
    const company = hasCompany ? seededRandom(seed + 1e9) : undefined;
    await new Life(s, random, {
      kind: planted.kind ?? kind,
      showsDeployments,
      as: planted.as,
      company,
      mixed,
    }).pass();
  });
}

class Life {
  readonly #story: Story;
  readonly #random: Random;
  readonly #kind: Kind;
  readonly #workflow: Workflow;
  /** The nightly workflow, which has its own concurrency group. */
  readonly #sweeps: Workflow;
  /**
   * Whether runs may create deployments, which prove that an app was built well: without them every push rebuilds.
   */
  readonly #showsDeployments: boolean;
  readonly #with: Record<string, string>;
  readonly #pull: Pull;
  readonly #as: Pick<Start, 'as'>;
  readonly #company: Company | undefined;
  readonly #mixed: Mixed | undefined;
  /** The random numbers for company, if there is any. */
  readonly #random2: Random | undefined;
  readonly #subjects: Subject[];
  #lastRun = 9000;

  constructor(
    story: Story,
    random: Random,
    {
      kind,
      showsDeployments,
      as,
      company,
      mixed,
    }: {
      kind: Kind;
      showsDeployments: boolean;
      as: Start['as'];
      company: Random | undefined;
      mixed: Mixed | undefined;
    },
  ) {
    this.#story = story;
    this.#random = random;
    this.#kind = kind;
    this.#pull = story.pull;
    this.#as = as === undefined ? {} : { as };
    this.#mixed = mixed;
    this.#showsDeployments = showsDeployments;
    this.#with = {
      'timeout-minutes': String(TIMEOUT_MS / 60_000),
      comment: random() < 0.9 ? 'true' : 'false',
      ...(random() < 0.2 ? { 'require-label': LABEL } : {}),
      ...(company === undefined ? {} : room(company)),
      ...mixed?.with,
    };
    story.github.addLabel(this.#pull, LABEL);
    story.github.addCollaborator(story.repository, 'alice', 'write');
    let runs = 100;
    const more = {
      with: this.#with,
      as,
      ...(mixed && { inputs: mixed.inputs }),
      diskFull: kind === 'quiet but forgetful' ? 0 : 0.03,
      ...(company && { nextRun: (): number => ++runs, clockFastMs: runnersClocks(company) }),
    };
    this.#sweeps = new Workflow(story, random, { concurrency: 'waits', ...more });
    this.#workflow = new Workflow(story, random, {
      concurrency: pick<Concurrency>(
        random,
        // A cancelled run, or one whose creation is skipped for a newer one, may leave an app that nobody can prove
        // to be ours.
        kind === 'quiet but forgetful'
          ? ['waits']
          : ['waits', 'waits', 'cancels the running one', 'no group'],
      ),
      ...more,
    });
    // The same account serves another repository, whose app has a name much like ours.
    story.seed("a stranger's", { PREVIEW_APP_OWNER: 'github.com/999#42' }, { name: 'acme-shop-pr-4' });
    if (kind === 'the name is taken')
      story.seed("a stranger's", pick(random, [{}, { PREVIEW_APP_OWNER: 'github.com/999#42' }]));
    // A forgetful life may leave an app that nobody can prove to be ours, so it has no company.
    const crossed = company !== undefined && kind !== 'quiet but forgetful';
    this.#random2 = crossed ? company : undefined;
    this.#company = crossed
      ? new Company(story, company, {
          sweeps: this.#sweeps,
          firsts: this.#workflow,
          ...more,
          ...(mixed && { others: mixed.others }),
        })
      : undefined;
    this.#subjects = [{ pull: this.#pull, name: NAME, owner: OWNER }];
    if (this.#company !== undefined)
      this.#subjects.push({
        pull: this.#company.pull,
        name: NAME.replace('42', '43'),
        owner: OWNER.replace('42', '43'),
      });
    // An unknown task does no work, and in a life that mixes the ways each app that is ready is compared with its commit.
    const known = (script: Partial<BuildScript>): Partial<BuildScript> =>
      mixed === undefined ? script : withKnownTasks(script);
    story.hasura.script = ({ name }) => {
      if (crossed && name !== NAME) return known(buildScript(company));
      return known(kind === 'quiet but forgetful' ? forgetful(random) : buildScript(random));
    };
  }

  async pass(): Promise<void> {
    const { clock } = this.#story;
    const workflow = this.#workflow;
    workflow.trigger(this.#event('opened'));
    const beside = this.#company?.pass();
    for (let left = 1 + Math.floor(this.#random() * 6) + (this.#mixed?.more ?? 0); left > 0; left--) {
      // Some events come close together, some while a run is well under way, some after it.
      await clock.sleep(between(this.#random, 0, pick(this.#random, [2_000, 20_000, 60_000, HOURS_MS])));
      this.#happen();
    }
    await beside;
    await Promise.all([workflow.quiet(), this.#sweeps.quiet()]);
    // By then everything that was requested has happened.
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
    if (this.#mixed !== undefined)
      things.push(
        ...this.#mixed.things(this.#kind === 'quiet but forgetful', {
          push: () => {
            this.#push();
          },
          kill: () => {
            workflow.kill();
          },
          cancel: () => {
            workflow.cancel();
          },
        }),
      );
    pick(random, things as [() => void])();
  }

  #push(): void {
    const touches = [this.#random() < 0.5 ? 'hasura-shop' : 'docs'];
    if (this.#mixed !== undefined) this.#mixed.push();
    else this.#story.github.pushBranch(this.#story.repository, 'cart', { touches });
    // A commit may skip the workflow, and an event may be lost.
    if (this.#pull.state === 'open' && this.#random() < 0.8)
      this.#workflow.trigger(this.#event('synchronize'));
  }

  /** Somebody gives a command in a comment, with or without the right to do so. */
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
      if (calls.length > (this.#mixed === undefined ? MOST_CALLS : MOST_CALLS_MIXED))
        this.#story.wrong.push(`${what} made ${String(calls.length)} calls`);
    }
  }

  /**
   * From here on nothing goes wrong: one run brings everything in line with the pull request, another deletes it.
   */
  async #putRight(): Promise<void> {
    const s = this.#story;
    s.calm();
    s.hasura.script = () => ({});
    await this.#mixed?.calm();
    for (const subject of this.#subjects) {
      await this.#quietRun(subject);
      const [wanted, refused] = [this.#isWanted(subject), this.#isRefused(subject)];
      if (!refused) await this.#sameAgain(subject, wanted);
    }
    const [first, second] = this.#subjects;
    if (first !== undefined && second !== undefined) {
      await this.#outage(second);
      await this.#giveWay(first, second);
    }
    await this.#otherWay();
    await this.#closeAll();
  }

  /** One run is enough. */
  async #quietRun(subject: Subject): Promise<void> {
    const told = await this.#run(subject, 'synchronize');
    const [wanted, refused] = [this.#isWanted(subject), this.#isRefused(subject)];
    const open = subject.pull.state === 'open';
    const gone = told.outputs['status'] === 'skipped' ? 'skipped' : 'deleted';
    const of = this.#of(subject);
    this.#expect(
      `the quiet run${of}`,
      told.outputs['status'],
      refused ? 'failed' : wanted ? 'ready' : open ? gone : 'deleted',
    );
    await this.#expectApps(subject, wanted && !refused ? 1 : 0);
    if (!refused && (wanted || !open)) this.#expectComment(subject, wanted ? 'ready' : 'deleted');
    if (!refused) this.#expectDeployment(subject);
    if (wanted && !refused && subject.pull === this.#pull && this.#mixed !== undefined)
      this.#story.wrong.push(...(await this.#mixed.wrongRows()));
  }

  /** Somebody changes how apps are built: one run builds the app the other way. */
  async #otherWay(): Promise<void> {
    const [subject] = this.#subjects;
    if (this.#mixed === undefined || subject === undefined || this.#random() < 0.6) return;
    if (!this.#isWanted(subject) || this.#isRefused(subject)) return;
    this.#mixed.change();
    await this.#quietRun(subject);
    await this.#sameAgain(subject, true);
  }

  /** The same run once more finds nothing to change. */
  async #sameAgain(subject: Subject, wanted: boolean): Promise<void> {
    const before = this.#story.standing().join();
    const told = await this.#run(subject, 'synchronize');
    if (!wanted || this.#showsDeployments) {
      for (const change of [
        ...CREATES,
        'deleteTenant',
        'updateTenantEnv',
        'deleteTenantEnv',
        'POST /v2/query',
      ])
        this.#expect(`calls of ${change} by the same run again${this.#of(subject)}`, calls(told, change), 0);
    }
    this.#expect(`apps after the same run again${this.#of(subject)}`, this.#story.standing().join(), before);
  }

  /** While GitHub's GraphQL API fails, a push that changes nothing in the project rebuilds no app. */
  async #outage(subject: Subject): Promise<void> {
    const { github, host, repository } = this.#story;
    if (!this.#isWanted(subject) || !this.#showsDeployments) return;
    github.pushBranch(repository, subject.pull.head.ref, { touches: ['docs'] });
    const trouble = { kind: 'respond', status: 502, body: 'Bad gateway' } as const;
    host.addFault({ operation: 'POST /graphql', times: Infinity, trouble });
    const told = await this.#run(subject, 'synchronize');
    this.#story.calm();
    for (const build of [...CREATES, 'updateTenantEnv'])
      this.#expect('builds for want of GraphQL', calls(told, build), 0);
  }

  /** The first pull request's app is evicted in favour of the second's, and comes back with the next run. */
  async #giveWay(first: Subject, second: Subject): Promise<void> {
    const { github, clock } = this.#story;
    const both = [first, second].every((one) => this.#isWanted(one) && !this.#isRefused(one));
    if (!both || (this.#random2?.() ?? 1) < 0.5) return;
    github.closePull(second.pull);
    await this.#run(second, 'closed');
    await clock.sleep(HOURS_MS);
    github.reopenPull(second.pull);
    const told = await this.#run(second, 'reopened', { 'max-previews': '1', 'when-full': 'evict' });
    this.#expect('the run that evicts', told.outputs['status'], 'ready');
    await this.#expectApps(first, 0);
    await this.#expectApps(second, 1);
    this.#expectComment(first, 'deleted');
    await this.#quietRun(first);
  }

  /**
   * Everything is closed: by a run for each pull request, or by the next night's sweep where the events were lost.
   */
  async #closeAll(): Promise<void> {
    const s = this.#story;
    for (const { pull } of this.#subjects) if (pull.state === 'open') s.github.closePull(pull);
    const doubtful = s.strangers.some(unmarked);
    if (this.#random() < 0.5) {
      for (const subject of this.#subjects) {
        const last = await this.#run(subject, 'closed');
        this.#expect(
          `the run after the close${this.#of(subject)}`,
          last.outputs['status'],
          doubtful && subject.pull === this.#pull ? 'failed' : 'deleted',
        );
      }
    } else {
      // The events were lost: the next night's sweep deletes the apps.
      await s.clock.sleep(HOURS_MS);
      const last = await s.run(s.events.schedule(s.repository), this.#quietly());
      this.#expect('the sweep after the close', last.outputs['status'], 'swept');
    }
    for (const subject of this.#subjects) {
      await this.#expectApps(subject, 0);
      if (doubtful && subject.pull === this.#pull) continue;
      this.#expectComment(subject, 'deleted');
      this.#expectDeployment(subject);
    }
    if (s.databases !== undefined)
      this.#expect(
        'databases and roles after the close',
        (await s.databases.made()).map(({ name }) => name).join(),
        '',
      );
  }

  #run(
    { pull }: Subject,
    action: 'synchronize' | 'closed' | 'reopened',
    more: Record<string, string> = {},
  ): Promise<Told> {
    return this.#story.run(this.#story.events.pullRequest(pull, action), this.#quietly(more));
  }

  /** The options of a run without a limit on previews. */
  #quietly(more: Record<string, string> = {}): Start {
    const given = Object.entries(this.#with).filter(
      ([name]) => !['max-previews', 'when-full'].includes(name),
    );
    return {
      runId: ++this.#lastRun,
      ...this.#as,
      with: { ...Object.fromEntries(given), ...this.#mixed?.inputs(), ...more },
    };
  }

  #isWanted({ pull }: Subject): boolean {
    return (
      pull.state === 'open' && (this.#with['require-label'] === undefined || pull.labels.includes(LABEL))
    );
  }

  /** Whether its name is taken, so that a run has to fail if it wants the name or cannot tell whose the app is. */
  #isRefused(subject: Subject): boolean {
    if (this.#kind !== 'the name is taken' || subject.pull !== this.#pull) return false;
    return this.#isWanted(subject) || this.#story.strangers.some(unmarked);
  }

  async #expectApps({ name: wanted, owner }: Subject, count: number): Promise<void> {
    await this.#story.hasura.settled();
    const all = this.#story.hasura.projects(this.#story.account);
    const appsOf = (subject: { name: string; owner: string }): Project[] =>
      all.filter(({ name, env }) => name === subject.name && env.get('PREVIEW_APP_OWNER') === subject.owner);
    const own = appsOf({ name: wanted, owner });
    const known = [
      ...this.#subjects.flatMap(appsOf),
      ...this.#story.strangers.map(({ project }) => project),
      ...(this.#mixed?.unnamed() ?? []),
    ];
    const others = all.filter((project) => !known.includes(project));
    this.#expect(`apps of ${owner === OWNER ? 'ours' : owner}`, own.length, count);
    this.#expect('apps of nobody', others.map(({ name }) => name).join(', '), '');
  }

  #expectComment(subject: Subject, heading: string): void {
    const last = this.#story.github
      .commentsOf(subject.pull)
      .filter(({ author }: { author: Account }) => author.type === 'Bot')
      .map(({ body }) => /^### \S+ Hasura preview: (.*)$/m.exec(body)?.[1]);
    if (last.length > 0) this.#expect(`the comment${this.#of(subject)}`, last.join(', '), heading);
  }

  /** The only active deployment of an app is that of its build; a deleted app has none. */
  #expectDeployment(subject: Subject): void {
    if (this.#company === undefined || !this.#showsDeployments) return;
    const active = this.#story.github
      .deploymentsOf(this.#story.repository)
      .filter(({ statuses }) => statuses.at(-1)?.state === 'success')
      .map(({ payload }) => payload as { app: string; build: string })
      .filter(({ app }) => app === subject.name);
    const build = this.#story.hasura.project(subject.name)?.env.get('PREVIEW_APP_BUILD') ?? '';
    this.#expect(
      `the active deployment${this.#of(subject)}`,
      active.map((payload) => payload.build).join(', '),
      build,
    );
  }

  /** Names a subject, except the first. */
  #of({ pull }: Subject): string {
    return pull === this.#pull ? '' : ` of #${String(pull.number)}`;
  }

  #expect(what: string, is: unknown, should: unknown): void {
    if (is !== should) this.#story.wrong.push(`${what}: ${String(is)} instead of ${String(should)}`);
  }
}

const CREATES = ['createGitHubPreviewApp', 'createTenant'];

function unmarked({ project }: Story['strangers'][number]): boolean {
  return project.name === NAME && project.env.get('PREVIEW_APP_OWNER') === undefined;
}
