import type { Deployment, DeploymentStatus, Deployments, FoundDeployment } from '../github/deployments.js';
import type { Clock } from '../lib/clock.js';
import type { Log } from '../lib/log.js';
import type { Secrets } from '../lib/secrets.js';
import { within } from '../lib/within.js';
import { isNewer } from '../rules/markers.js';

/** How the GitHub deployment of an app ends. */
export type DeploymentEnd = 'ready' | 'failed' | 'removed' | 'superseded' | 'interrupted';

/**
 * The app as GitHub shows it beside a pull request: deployments in a shared environment, told apart by their payload.
 * None of it holds up a run or makes one fail.
 */
export interface AppDeployment {
  /** A build was ordered: shows it as under way. Does not wait. */
  begin(of: { build: string; sha: string }): void;
  /** Shows how the run ended; resolves when it stands, or has been given up. Never rejects. */
  finish(end: DeploymentEnd, of: { build?: string; sha?: string; url?: string }): Promise<void>;
  /**
   * Shows that the app is to go: no deployment of this build or an older one is evidence any more. Waits a few seconds
   * at most. Never rejects.
   */
  withdraw(build: string): Promise<void>;
  /**
   * Whether the newest deployment of the app is this build's, and a success; `undefined` where there is none, or the
   * token may not see it, `unknown` where GitHub could not be asked. Never rejects.
   */
  proves(build: string): Promise<boolean | 'unknown' | undefined>;
}

/** No build waits longer than this for evidence. */
const PROVE_WITHIN_MS = 15_000;
/** No removal waits longer than this until evidence is withdrawn. */
const WITHDRAW_WITHIN_MS = 5_000;
const BEFORE_LAST_TRY_MS = 2_000;
/** The end of a run is not held up longer than this. */
const TELL_WITHIN_MS = 30_000;
/** How often it is looked again whether another run has shown the app meanwhile. */
const MOST_LOOKS = 3;

const WORDS = {
  begun: 'The preview app is being built.',
  ready: 'The preview app is ready.',
  failed: 'The preview app could not be built.',
  replaced: 'A newer build has replaced it.',
  removing: 'The preview app is being removed.',
  removed: 'The preview app was removed.',
  interrupted: 'The run was interrupted before the app was ready. The next push builds it afresh.',
};

const INACTIVE = ['INACTIVE', 'DESTROYED'];
const ENDED = [...INACTIVE, 'ACTIVE', 'SUCCESS', 'FAILURE', 'ERROR'];

export interface DeploymentWorld {
  deployments: Deployments;
  clock: Clock;
  log: Log;
  secrets: Secrets;
  /** Aborted when the run is cancelled: nothing is told then, the post step does it. */
  signal: AbortSignal;
  /** Web address of the run. */
  logUrl: string;
  /** What to say when nothing can be shown, and whether the trouble may pass. */
  explain: (error: unknown) => { words: string; passes: boolean; afterMs?: number | undefined };
  /** Gives up what is under way on GitHub. */
  giveUp: () => void;
}

/** What a deployment shows: a build of the app, at a commit. */
interface Shown {
  build: string;
  sha: string;
}

/** How a run ended, and what of the app is shown. */
interface End extends Partial<Shown> {
  end: DeploymentEnd;
  url?: string;
}

/** The deployments of one app, as far as one run shows something in them. A missing permission is said once. */
export class ShownDeployment implements AppDeployment {
  readonly #world: DeploymentWorld;
  #begun: Shown | undefined;
  #beginning: Promise<void> = Promise.resolve();
  /** The deployment of the build that this run began, once GitHub has named it. */
  #own: Deployment | undefined;
  /** The build that stood when the run began. */
  #stood: string | undefined;
  /** GitHub said no for good: that was said, and there is no further try. */
  #refused = false;

  constructor(world: DeploymentWorld) {
    this.#world = world;
  }

  begin(of: Shown): void {
    if (this.#begun?.build === of.build) return;
    this.#begun = of;
    this.#beginning = this.#begin(of);
  }

  async finish(end: DeploymentEnd, of: Partial<Shown> & { url?: string }): Promise<void> {
    const wanted: End = { end, ...this.#known(end), ...of };
    if (this.#refused || wanted.build === undefined) return;
    const { clock, giveUp } = this.#world;
    const done = new AbortController();
    clock.sleep(TELL_WITHIN_MS, done.signal).then(giveUp, () => undefined);
    await this.#beginning;
    await this.#finish(wanted);
    done.abort();
  }

  async withdraw(build: string): Promise<void> {
    if (this.#refused) return;
    const { clock, deployments } = this.#world;
    const withdrawn = async (): Promise<void> => {
      await this.#retire(notNewerThan(build, await deployments.look()), WORDS.removing);
    };
    try {
      await within(clock, WITHDRAW_WITHIN_MS, 'GitHub', withdrawn());
    } catch (error) {
      this.#trouble(error, 'debug');
    }
  }

  async proves(build: string): Promise<boolean | 'unknown' | undefined> {
    this.#stood = build;
    if (this.#refused) return undefined;
    const { clock, deployments } = this.#world;
    const enough = new AbortController();
    const patience = clock.sleep(PROVE_WITHIN_MS, enough.signal).catch(() => undefined);
    try {
      const seen = await Promise.race([deployments.look(), patience]);
      if (seen === undefined) return 'unknown';
      const [newest] = seen;
      return newest === undefined ? undefined : newest.build === build && newest.state === 'ACTIVE';
    } catch (error) {
      return this.#trouble(error, 'debug') === undefined ? undefined : 'unknown';
    } finally {
      enough.abort();
    }
  }

  /** The build that is shown, where the caller names none: the one that was begun, or the one that was kept. */
  #known(end: DeploymentEnd): Partial<Shown> {
    if (this.#begun !== undefined) return this.#begun;
    return end === 'ready' && this.#stood !== undefined ? { build: this.#stood } : {};
  }

  async #begin(of: Shown): Promise<void> {
    if (this.#refused) return;
    try {
      this.#own = await this.#create(of);
      await this.#tell(this.#own, 'in_progress', WORDS.begun);
    } catch (error) {
      // What is missing then is made up for at the end.
      this.#trouble(error, 'debug');
    }
  }

  async #finish(end: End): Promise<void> {
    if (this.#refused) return;
    try {
      await this.#show(end, this.#own);
    } catch (error) {
      const pauseMs = this.#trouble(error, 'debug');
      if (pauseMs === undefined) return;
      await this.#world.clock.sleep(pauseMs, this.#world.signal).catch(() => undefined);
      // The answer may be all that was lost: nothing is written again before it was looked at.
      await this.#show(end, undefined).catch((again: unknown) => this.#trouble(again, 'info'));
    }
  }

  /** @param own the deployment of this run's build, where it needs not be looked for */
  async #show(end: End, own: Deployment | undefined): Promise<void> {
    if (own !== undefined && (await this.#showAtOnce(end, own))) return;
    for (let looks = 0; looks < MOST_LOOKS; looks++) {
      const standing = await this.#world.deployments.look();
      if (!(await this.#bringInLine(end, standing))) return;
    }
  }

  /** Shows the end without a look. @returns whether that is all there is to do */
  async #showAtOnce({ end, sha, url }: End, own: Deployment): Promise<boolean> {
    if (end === 'ready' && own.sha === sha) await this.#tell(own, 'success', WORDS.ready, url);
    else if (end === 'failed') await this.#tell(own, 'failure', WORDS.failed);
    else if (end === 'superseded') await this.#tell(own, 'inactive', WORDS.replaced);
    // An app that was made took the place of the one before, whose deployment is to be looked for.
    return (end === 'failed' && url === undefined) || end === 'superseded';
  }

  /** @returns whether to look again */
  async #bringInLine(wanted: End, standing: readonly FoundDeployment[]): Promise<boolean> {
    const { end, build, sha } = wanted;
    const own = standing.filter((one) => one.build === build);
    switch (end) {
      case 'removed':
        await this.#retire(notNewerThan(build, standing), WORDS.removed);
        return false;
      case 'superseded':
        await this.#retire(own, WORDS.replaced);
        return false;
      case 'interrupted':
        for (const one of own.filter(isUnderWay)) await this.#tell(one, 'error', WORDS.interrupted);
        return false;
      case 'failed': {
        const last = own[0] ?? (await this.#createFor(build, sha));
        if (last && isUnderWay(last)) await this.#tell(last, 'failure', WORDS.failed);
        if (wanted.url !== undefined)
          await this.#retire(
            notNewerThan(build, standing).filter((one) => one.build !== build),
            WORDS.replaced,
          );
        return false;
      }
      case 'ready':
        return await this.#bringReady(wanted, standing);
      default:
        return end satisfies never;
    }
  }

  /** The app's one active deployment is that of this build and commit, unless that of a newer build is active. */
  async #bringReady({ build = '', sha, url }: End, standing: readonly FoundDeployment[]): Promise<boolean> {
    const newer = standing.filter((one) => isNewer(one.build, build));
    const others = standing.filter((one) => !newer.includes(one));
    if (newer.some(({ state }) => state === 'ACTIVE')) {
      await this.#retire(others, WORDS.replaced);
      return false;
    }
    // Only the newest is evidence for later runs.
    const [last] = others;
    const stands = last?.build === build && last.sha === sha;
    const own = stands ? others.shift() : await this.#createFor(build, sha);
    const succeeds = own !== undefined && own.state !== 'ACTIVE';
    if (succeeds) await this.#tell(own, 'success', WORDS.ready, url);
    await this.#retire(others, WORDS.replaced);
    // A newer run may have done the same at the same moment; the one that looks last sees both.
    return succeeds;
  }

  async #createFor(build: string | undefined, sha: string | undefined): Promise<FoundDeployment | undefined> {
    if (build === undefined || sha === undefined) return undefined;
    return { ...(await this.#create({ build, sha })), state: 'PENDING' };
  }

  #create(of: Shown): Promise<Deployment> {
    return this.#world.deployments.create({ ...of, description: WORDS.begun });
  }

  async #retire(those: readonly FoundDeployment[], why: string): Promise<void> {
    for (const one of those) if (!INACTIVE.includes(one.state)) await this.#tell(one, 'inactive', why);
  }

  #tell(
    { id }: Deployment,
    state: DeploymentStatus['state'],
    description: string,
    url?: string,
  ): Promise<void> {
    const { deployments, secrets, logUrl } = this.#world;
    const texts = { description, logUrl, ...(url === undefined ? {} : { url }) };
    return deployments.tell(id, { state, ...secrets.redactAll(texts) });
  }

  /**
   * Says what is wrong in one line; nothing when the run is cancelled.
   * @param level for trouble that may pass
   * @returns milliseconds after which another try may help
   */
  #trouble(error: unknown, level: 'debug' | 'info'): number | undefined {
    const { signal, explain, log, secrets } = this.#world;
    if (signal.aborted || this.#refused) return undefined;
    const { words, passes, afterMs } = explain(error);
    this.#refused = !passes;
    const pauseMs = afterMs ?? BEFORE_LAST_TRY_MS;
    // A longer wait than the end of a run may take would be in vain.
    const again = passes && pauseMs < TELL_WITHIN_MS;
    log[again ? level : 'info'](secrets.redact(words));
    return again ? pauseMs : undefined;
  }
}

/** Those of a build and of older ones. */
function notNewerThan(build = '', standing: readonly FoundDeployment[]): FoundDeployment[] {
  return standing.filter((one) => !isNewer(one.build, build));
}

function isUnderWay({ state }: FoundDeployment): boolean {
  return !ENDED.includes(state);
}
