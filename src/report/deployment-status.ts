import type { Deployment, DeploymentStatus, Deployments, FoundDeployment } from '../github/deployments.js';
import { within } from '../lib/within.js';
import { isNewer } from '../rules/markers.js';
import { Reporter, type ReporterPorts } from './reporter.js';

/** How the GitHub deployment of an app ends. */
export type DeploymentEnd = 'ready' | 'failed' | 'removed' | 'superseded' | 'interrupted';

/**
 * The app as GitHub shows it beside a pull request: deployments in a shared environment, distinguished by their
 * payload. None of this delays a run or makes one fail.
 */
export interface AppDeployment {
  /** A build was ordered: shows it as in progress. Does not wait. */
  begin(of: { build: string; sha: string }): void;
  /** Shows how the run ended; resolves when GitHub shows it, or after giving up. Never rejects. */
  finish(end: DeploymentEnd, of: { build?: string; sha?: string; url?: string }): Promise<void>;
  /**
   * Shows that the app is about to be deleted: deployments of this build or older ones are no longer evidence. Waits
   * a few seconds at most. Never rejects.
   */
  withdraw(build: string): Promise<void>;
  /**
   * Whether the newest deployment of the app is this build's and successful; `undefined` if there is none, or the
   * token may not see it; `unknown` if GitHub did not answer in time or failed temporarily. Never rejects.
   */
  proves(build: string): Promise<boolean | 'unknown' | undefined>;
}

/** No build waits longer than this for evidence. */
const PROVE_WITHIN_MS = 15_000;
/** No deletion waits longer than this for evidence to be withdrawn. */
const WITHDRAW_WITHIN_MS = 5_000;
/** How many times to check whether another run has shown the app in the meantime. */
const MOST_LOOKS = 3;

const WORDS = {
  begun: 'The preview app is being built.',
  ready: 'The preview app is ready.',
  failed: 'The preview app could not be built.',
  replaced: 'A newer build has replaced it.',
  removing: 'The preview app is being deleted.',
  removed: 'The preview app was deleted.',
  interrupted: 'The run was interrupted before the app was ready. The next push rebuilds it.',
};

const INACTIVE = ['INACTIVE', 'DESTROYED'];
const ENDED = [...INACTIVE, 'ACTIVE', 'SUCCESS', 'FAILURE', 'ERROR'];

export interface DeploymentPorts extends ReporterPorts {
  deployments: Deployments;
  /** Web address of the run. */
  logUrl: string;
}

/** What a deployment shows: a build of the app, at a commit. */
interface ShownBuild {
  build: string;
  sha: string;
}

/** How a run ended, and which build and address of the app to show. */
interface End extends Partial<ShownBuild> {
  end: DeploymentEnd;
  url?: string;
}

/** The deployments of one app, as one run reports them. A missing permission is reported once. */
export class DeploymentReport implements AppDeployment {
  readonly #ports: DeploymentPorts;
  readonly #reporter: Reporter;
  #begun: ShownBuild | undefined;
  #beginning: Promise<void> = Promise.resolve();
  /** The deployment of the build that this run began, once GitHub has created it. */
  #own: Deployment | undefined;
  /** The build that existed when the run began. */
  #stood: string | undefined;

  constructor(ports: DeploymentPorts) {
    this.#ports = ports;
    this.#reporter = new Reporter(ports);
  }

  begin(of: ShownBuild): void {
    if (this.#begun?.build === of.build) return;
    this.#begun = of;
    this.#beginning = this.#begin(of);
  }

  async finish(end: DeploymentEnd, of: Partial<ShownBuild> & { url?: string }): Promise<void> {
    const wanted: End = { end, ...this.#known(end), ...of };
    if (this.#reporter.isRefused || wanted.build === undefined) return;
    await this.#reporter.finish(async () => {
      await this.#beginning;
      // Perhaps only the answer was lost: check what exists before writing anything again.
      await this.#reporter.twice(
        () => this.#show(wanted, this.#own),
        () => this.#show(wanted, undefined),
      );
    });
  }

  async withdraw(build: string): Promise<void> {
    const { clock, deployments } = this.#ports;
    const withdrawn = async (): Promise<void> => {
      await this.#retire(upToBuild(build, await deployments.look()), WORDS.removing);
    };
    await this.#reporter.once(() => within(clock, WITHDRAW_WITHIN_MS, 'GitHub', withdrawn()));
  }

  async proves(build: string): Promise<boolean | 'unknown' | undefined> {
    this.#stood = build;
    if (this.#reporter.isRefused) return undefined;
    const { clock, deployments } = this.#ports;
    const enough = new AbortController();
    const patience = clock.sleep(PROVE_WITHIN_MS, enough.signal).catch(() => undefined);
    try {
      const seen = await Promise.race([deployments.look(), patience]);
      if (seen === undefined) return 'unknown';
      const [newest] = seen;
      return newest === undefined ? undefined : newest.build === build && newest.state === 'ACTIVE';
    } catch (error) {
      return this.#reporter.passes(error) ? 'unknown' : undefined;
    } finally {
      enough.abort();
    }
  }

  /** The build to show if the caller names none: the one that was begun, or the one that was kept. */
  #known(end: DeploymentEnd): Partial<ShownBuild> {
    if (this.#begun !== undefined) return this.#begun;
    return end === 'ready' && this.#stood !== undefined ? { build: this.#stood } : {};
  }

  async #begin(of: ShownBuild): Promise<void> {
    // What fails here is made up for at the end.
    await this.#reporter.once(async () => {
      this.#own = await this.#create(of);
      await this.#tell(this.#own, 'in_progress', WORDS.begun);
    });
  }

  /** @param own the deployment of this run's build, if it need not be searched for */
  async #show(end: End, own: Deployment | undefined): Promise<void> {
    if (own !== undefined && (await this.#showAtOnce(end, own))) return;
    for (let looks = 0; looks < MOST_LOOKS; looks++) {
      const standing = await this.#ports.deployments.look();
      if (!(await this.#bringInLine(end, standing))) return;
    }
  }

  /** Shows the end without checking what exists. @returns whether nothing else has to be done */
  async #showAtOnce({ end, sha, url }: End, own: Deployment): Promise<boolean> {
    if (end === 'ready' && own.sha === sha) await this.#tell(own, 'success', WORDS.ready, url);
    else if (end === 'failed') await this.#tell(own, 'failure', WORDS.failed);
    else if (end === 'superseded') await this.#tell(own, 'inactive', WORDS.replaced);
    // A newly created app has replaced the one before, whose deployment has to be found.
    return (end === 'failed' && url === undefined) || end === 'superseded';
  }

  /** @returns whether to check again */
  async #bringInLine(wanted: End, standing: readonly FoundDeployment[]): Promise<boolean> {
    const { end, build, sha } = wanted;
    const own = standing.filter((one) => one.build === build);
    switch (end) {
      case 'removed':
        await this.#retire(upToBuild(build, standing), WORDS.removed);
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
            upToBuild(build, standing).filter((one) => one.build !== build),
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

  /** Makes the deployment of this build and commit the app's only active one, unless a newer build's is active. */
  async #bringReady({ build = '', sha, url }: End, standing: readonly FoundDeployment[]): Promise<boolean> {
    const newer = standing.filter((one) => isNewer(one.build, build));
    const others = standing.filter((one) => !newer.includes(one));
    if (newer.some(({ state }) => state === 'ACTIVE')) {
      await this.#retire(others, WORDS.replaced);
      return false;
    }
    // Only the newest deployment is evidence for later runs.
    const [last] = others;
    const stands = last?.isHere === true && last.build === build && last.sha === sha;
    const own = stands ? others.shift() : await this.#createFor(build, sha);
    const succeeds = own !== undefined && own.state !== 'ACTIVE';
    if (succeeds) await this.#tell(own, 'success', WORDS.ready, url);
    await this.#retire(others, WORDS.replaced);
    // A newer run may have done the same at the same moment; the last one to check sees both.
    return succeeds;
  }

  async #createFor(build: string | undefined, sha: string | undefined): Promise<FoundDeployment | undefined> {
    if (build === undefined || sha === undefined) return undefined;
    return { ...(await this.#create({ build, sha })), state: 'PENDING', isHere: true };
  }

  #create(of: ShownBuild): Promise<Deployment> {
    return this.#ports.deployments.create({ ...of, description: WORDS.begun });
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
    const { deployments, secrets, logUrl } = this.#ports;
    const texts = { description, logUrl, ...(url === undefined ? {} : { url }) };
    return deployments.tell(id, { state, ...secrets.redactAll(texts) });
  }
}

/** The deployments of a build and of older ones. */
function upToBuild(build = '', standing: readonly FoundDeployment[]): FoundDeployment[] {
  return standing.filter((one) => !isNewer(one.build, build));
}

function isUnderWay({ state }: FoundDeployment): boolean {
  return !ENDED.includes(state);
}
