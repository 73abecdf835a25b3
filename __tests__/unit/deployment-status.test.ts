import { describe, expect, test } from '@jest/globals';
import type { Deployment, Deployments, FoundDeployment } from '../../src/github/deployments.js';
import { Secrets } from '../../src/lib/secrets.js';
import { DeploymentReport } from '../../src/report/deployment-status.js';
import { TestClock } from '../support/clock.js';
import { CollectingLog } from '../support/log.js';

const build = '2.1@2026-11-21T10:00:00.000Z';
const older = '1.1@2026-11-21T09:00:00.000Z';
const newer = '3.1@2026-11-21T11:00:00.000Z';
const sha = 'a1b2c3d';
const url = 'https://acme-shop-pr-42.hasura.app';
const logUrl = 'https://github.com/acme/shop/actions/runs/1';

const outage = (): Error => Object.assign(new Error('Bad gateway'), { status: 502 });
const refusal = (): Error => Object.assign(new Error('Resource not accessible'), { status: 403 });

type Kind = 'look' | 'create' | 'tell';

/** Deployments in memory, with a transcript of all writes; calls can be made to fail. */
class Shelf implements Deployments {
  readonly all: FoundDeployment[] = [];
  readonly transcript: string[] = [];
  looks = 0;
  /** The errors of the next calls of a kind, in order; with `done` only the answer is lost. */
  readonly trouble: Partial<Record<Kind, { error: Error; done?: boolean }[]>> = {};
  /** Runs right after a write. */
  after: (line: string) => void = () => undefined;
  gate: Promise<void> = Promise.resolve();

  has(of: { build?: string; sha?: string; state: string; isHere?: boolean }): FoundDeployment {
    const one = { id: this.all.length + 1, build: older, sha: '0000000', isHere: true, ...of };
    this.all.unshift(one);
    return one;
  }

  async look(): Promise<FoundDeployment[]> {
    this.looks += 1;
    await this.gate;
    this.#meet('look');
    return this.all.map((one) => ({ ...one }));
  }

  async create(of: { build: string; sha: string }): Promise<Deployment> {
    await this.gate;
    return this.#write('create', `create ${of.sha}`, () => this.has({ ...of, state: 'PENDING' }));
  }

  async tell(id: number, status: Parameters<Deployments['tell']>[1]): Promise<void> {
    await this.gate;
    const where = status.url === undefined ? '' : ` at ${status.url}`;
    this.#write(
      'tell',
      `${String(id)} ${status.state}${where}: ${status.description} ${status.logUrl}`,
      () => {
        const one = this.all.find((other) => other.id === id);
        const state = { success: 'ACTIVE', inactive: 'DESTROYED' }[status.state as 'success'] as
          string | undefined;
        Object.assign(one ?? {}, { state: state ?? status.state.toUpperCase() });
      },
    );
  }

  /** The state of each deployment, the oldest first. */
  get states(): string[] {
    return this.all.map(({ state }) => state).reverse();
  }

  /** What was written, without descriptions and addresses. */
  get written(): string[] {
    return this.transcript.map((line) => line.replace(/( at|:) .*/, ''));
  }

  #write<T>(kind: Kind, line: string, write: () => T): T {
    this.#meet(kind, write);
    this.transcript.push(line);
    const written = write();
    this.after(line);
    return written;
  }

  #meet(kind: Kind, write?: () => unknown): void {
    const trouble = this.trouble[kind]?.shift();
    if (trouble === undefined) return;
    if (trouble.done === true) write?.();
    throw trouble.error;
  }
}

interface Bench {
  shelf: Shelf;
  clock: TestClock;
  log: CollectingLog;
  cancel: AbortController;
  shown: DeploymentReport;
  givenUp: () => boolean;
}

function bench(secrets = new Secrets()): Bench {
  const shelf = new Shelf();
  const clock = new TestClock({ patience: 5_000 });
  const log = new CollectingLog();
  const cancel = new AbortController();
  let givenUp = false;
  const shown = new DeploymentReport({
    deployments: shelf,
    clock,
    log,
    secrets,
    signal: cancel.signal,
    logUrl,
    explain: (error) => ({
      words: `Not shown: ${(error as Error).message}.`,
      code: 'github-error',
      passes: (error as { status?: number }).status === 502,
      afterMs: undefined,
    }),
    giveUp: () => {
      givenUp = true;
    },
  });
  return { shelf, clock, log, cancel, shown, givenUp: () => givenUp };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the deployment of a build', () => {
  test('is created once, and ends with the address of the app', async () => {
    const { shelf, shown, log } = bench();
    shown.begin({ build, sha });
    shown.begin({ build, sha });
    await shown.finish('ready', { sha, url });
    expect(shelf.transcript).toEqual([
      `create ${sha}`,
      `1 in_progress: The preview app is being built. ${logUrl}`,
      `1 success at ${url}: The preview app is ready. ${logUrl}`,
    ]);
    expect(log.lines).toEqual([]);
  });

  test('is the only active one: it makes earlier ones inactive, once', async () => {
    const { shelf, shown } = bench();
    for (const state of ['ACTIVE', 'FAILURE', 'DESTROYED', 'INACTIVE', 'PENDING']) shelf.has({ state });
    shown.begin({ build, sha });
    await shown.finish('ready', { url });
    expect(shelf.states).toEqual(['DESTROYED', 'DESTROYED', 'DESTROYED', 'INACTIVE', 'DESTROYED', 'ACTIVE']);
    expect(shelf.written.slice(2)).toEqual(['6 success', '5 inactive', '2 inactive', '1 inactive']);
    expect(shelf.looks).toBe(1);
  });

  test('does not change the deployment of a newer build that is in progress', async () => {
    const { shelf, shown } = bench();
    shown.begin({ build, sha });
    await settled();
    shelf.has({ build: newer, state: 'IN_PROGRESS' });
    await shown.finish('ready', { sha, url });
    expect(shelf.states).toEqual(['ACTIVE', 'IN_PROGRESS']);
  });

  test('becomes inactive if a newer build has succeeded meanwhile', async () => {
    const { shelf, shown } = bench();
    shown.begin({ build, sha });
    await settled();
    shelf.has({ build: newer, state: 'ACTIVE' });
    await shown.finish('ready', { sha, url });
    expect(shelf.states).toEqual(['DESTROYED', 'ACTIVE']);
  });

  test('becomes inactive if a newer build succeeds at the same moment', async () => {
    const { shelf, shown } = bench();
    shelf.has({ build, sha: '0000000', state: 'ACTIVE' });
    await shown.proves(build);
    shelf.after = (line) => {
      if (line.startsWith('2 success')) shelf.has({ build: newer, state: 'ACTIVE' });
    };
    await shown.finish('ready', { sha, url });
    expect(shelf.written).toEqual([`create ${sha}`, '2 success', '1 inactive', '2 inactive']);
    expect(shelf.states).toEqual(['DESTROYED', 'DESTROYED', 'ACTIVE']);
  });

  test('is shown on the commit that was certainly built', async () => {
    const { shelf, shown } = bench();
    shown.begin({ build, sha });
    await shown.finish('ready', { sha: 'fffffff', url });
    expect(shelf.written.slice(2)).toEqual(['create fffffff', '2 success', '1 inactive']);
    expect(shelf.all[0]).toMatchObject({ build, sha: 'fffffff' });
  });

  test.each<['failed' | 'superseded', string]>([
    ['failed', '2 failure'],
    ['superseded', '2 inactive'],
  ])('that ends as %s changes no other one, and does not read them', async (end, written) => {
    const { shelf, shown } = bench();
    shelf.has({ state: 'ACTIVE' });
    shown.begin({ build, sha });
    await shown.finish(end, {});
    expect(shelf.written.at(-1)).toBe(written);
    expect([shelf.states[0], shelf.looks]).toEqual(['ACTIVE', 0]);
  });

  test.each(['failed', 'superseded', 'ready'] as const)(
    'that was never created gets no status when the build ends as %s',
    async (end) => {
      const { shelf, shown, clock } = bench();
      shelf.has({ state: 'ACTIVE' });
      await shown.finish(end, { sha, url });
      expect([shelf.looks, shelf.written, clock.slept]).toEqual([0, [], []]);
    },
  );

  test('becomes inactive with all others when the app is removed', async () => {
    const { shelf, shown } = bench();
    shelf.has({ state: 'FAILURE' });
    shelf.has({ state: 'DESTROYED' });
    shown.begin({ build, sha });
    await shown.finish('removed', { build });
    expect(shelf.states).toEqual(['DESTROYED', 'DESTROYED', 'DESTROYED']);
    expect(shelf.written).not.toContain('2 inactive');
  });

  test('is reported as interrupted unless it has ended before', async () => {
    for (const state of ['PENDING', 'IN_PROGRESS', 'QUEUED', 'ABANDONED']) {
      const { shelf, shown } = bench();
      shelf.has({ state: 'IN_PROGRESS' });
      shelf.has({ build, state });
      await shown.finish('interrupted', { build });
      expect(shelf.states).toEqual(['IN_PROGRESS', 'ERROR']);
      expect(shelf.transcript[0]).toContain('interrupted');
    }
    for (const state of ['ACTIVE', 'FAILURE', 'ERROR', 'DESTROYED', 'INACTIVE']) {
      const { shelf, shown } = bench();
      shelf.has({ build, state });
      await shown.finish('interrupted', { build });
      expect(shelf.written).toEqual([]);
    }
  });

  test('contains no secret', async () => {
    const secrets = new Secrets();
    secrets.add('canary_secret');
    const { shelf, shown } = bench(secrets);
    shown.begin({ build, sha });
    await shown.finish('ready', { sha, url: 'https://canary_secret.hasura.app' });
    expect(shelf.transcript.join('\n')).not.toContain('canary');
  });
});

describe('the deployment of an app that is kept', () => {
  test('is created again for a new commit, with the existing build', async () => {
    const { shelf, shown } = bench();
    shelf.has({ state: 'ACTIVE' });
    expect(await shown.proves(older)).toBe(true);
    await shown.finish('ready', { sha, url });
    expect(shelf.written).toEqual([`create ${sha}`, '2 success', '1 inactive']);
    expect(await bench().shown.proves(older)).toBeUndefined();
    expect(await shown.proves(older)).toBe(true);
  });

  test('does not change for the same commit', async () => {
    const { shelf, shown } = bench();
    shelf.has({ state: 'ACTIVE', sha });
    await shown.proves(older);
    await shown.finish('ready', { sha, url });
    expect(shelf.written).toEqual([]);
  });

  test('is created again when another one is the newest', async () => {
    const { shelf, shown } = bench();
    shelf.has({ build, state: 'ACTIVE', sha });
    shelf.has({ build: older, state: 'FAILURE', sha });
    await shown.proves(build);
    await shown.finish('ready', { sha, url });
    expect(shelf.states).toEqual(['DESTROYED', 'DESTROYED', 'ACTIVE']);
  });
});

describe('the evidence for a build', () => {
  test.each<[string, { build: string; state: string }[], boolean | undefined]>([
    ['a success of this build', [{ build, state: 'ACTIVE' }], true],
    ['a build in progress', [{ build, state: 'IN_PROGRESS' }], false],
    ['a failure', [{ build, state: 'FAILURE' }], false],
    ['a success of another build', [{ build: older, state: 'ACTIVE' }], false],
    [
      'a success that is not the newest deployment',
      [
        { build, state: 'ACTIVE' },
        { build: newer, state: 'ERROR' },
      ],
      false,
    ],
    ['nothing at all', [], undefined],
  ])('is taken from %s', async (_what, standing, proof) => {
    const { shelf, shown } = bench();
    for (const one of standing) shelf.has(one);
    expect(await shown.proves(build)).toBe(proof);
  });

  test('is unknown while GitHub has an outage, without a warning', async () => {
    const { shelf, shown, log } = bench();
    shelf.trouble.look = [{ error: outage() }];
    expect(await shown.proves(build)).toBe('unknown');
    expect([log.of('warning'), log.of('debug')]).toEqual([[], ['Not shown: Bad gateway.']]);
  });

  test('is unknown when GitHub takes longer than fifteen seconds', async () => {
    const { shelf, shown, clock } = bench();
    shelf.has({ build, state: 'ACTIVE' });
    shelf.gate = new Promise(() => undefined);
    const proof = shown.proves(build);
    await clock.whenWaitingUntil(15_000);
    clock.advance(15_000);
    expect(await proof).toBe('unknown');
  });
});

describe('trouble with deployments', () => {
  test('from a missing permission is reported in one line, and ends all attempts', async () => {
    const { shelf, shown, log } = bench();
    shelf.trouble.look = [{ error: refusal() }];
    expect(await shown.proves(build)).toBeUndefined();
    expect(await shown.proves(build)).toBeUndefined();
    shown.begin({ build, sha });
    await shown.finish('ready', { sha, url });
    expect([shelf.looks, shelf.written]).toEqual([1, []]);
    expect(log.lines).toEqual([{ level: 'warning', text: 'Not shown: Resource not accessible.' }]);
  });

  test('at the beginning is made up for at the end', async () => {
    const { shelf, shown, log } = bench();
    shelf.trouble.create = [{ error: outage() }];
    shown.begin({ build, sha });
    await shown.finish('failed', {});
    expect(shelf.written).toEqual([`create ${sha}`, '1 failure']);
    expect(log.of('warning')).toEqual([]);
  });

  test.each<[string, Partial<Record<Kind, boolean[]>>]>([
    ['to its creation', { create: [true] }],
    ['to its first status', { tell: [true] }],
    ['to its creation and to its last status', { create: [true], tell: [true] }],
    ['to both of its statuses', { tell: [true, true] }],
  ])('creates no second one when the answer %s is lost', async (_what, lost) => {
    const { shelf, shown, log } = bench();
    for (const [kind, times] of Object.entries(lost))
      shelf.trouble[kind as Kind] = times.map((done) => ({ error: outage(), done }));
    shown.begin({ build, sha });
    await shown.finish('ready', { sha, url });
    expect(shelf.states).toEqual(['ACTIVE']);
    expect(shelf.written.filter((line) => line === '1 success').length).toBeLessThanOrEqual(1);
    expect(log.of('warning')).toEqual([]);
  });

  test('that may pass is retried once, then reported in one line', async () => {
    const { shelf, shown, log, clock } = bench();
    shelf.trouble.look = [{ error: outage() }, { error: outage() }];
    await shown.finish('removed', { build });
    expect(clock.slept).toEqual([2_000]);
    expect(log.of('warning')).toEqual(['Not shown: Bad gateway.']);
  });

  test('delays the end by at most half a minute', async () => {
    const { shelf, shown, clock, givenUp } = bench();
    let fail: (error: Error) => void = () => undefined;
    shelf.gate = new Promise((_, reject) => {
      fail = reject;
    });
    shown.begin({ build, sha });
    const end = shown.finish('ready', { sha, url });
    await clock.whenWaitingUntil(30_000);
    clock.advance(29_999);
    await settled();
    expect(givenUp()).toBe(false);
    clock.advance(1);
    await settled();
    expect(givenUp()).toBe(true);
    fail(outage());
    await end;
  });

  test('is not reported when the run is cancelled', async () => {
    const { shelf, shown, log, cancel } = bench();
    shelf.trouble.create = [{ error: refusal() }];
    shelf.trouble.look = [{ error: refusal() }];
    cancel.abort();
    shown.begin({ build, sha });
    await shown.finish('ready', { sha, url });
    expect(log.lines).toEqual([]);
  });
});
