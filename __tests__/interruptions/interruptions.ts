import { describe, expect, test } from '@jest/globals';
import { someOf } from '../support/full.js';
import type { Call } from '../../simulator/contracts.js';
import type { WorkflowEvent } from '../../simulator/runner/options.js';
import { DATABASE_URL, HOUR, NAME, type Start, type Story, permitted, story } from '../stories/harness.js';
import type { Blow } from '../stories/gate.js';
import type { Told } from '../stories/told.js';

/** What a run is doing when it is struck, and what the result should be in the end. */
export interface Scenario {
  what: string;
  /** What happens before; resolves to the start of the run that is struck. */
  lead: (s: Story) => Promise<{ event: WorkflowEvent; more?: Start }>;
  /** The status of the next run, which puts things right. */
  end: 'ready' | 'deleted' | 'swept';
}

/** After this time, a sweep considers an app abandoned. */
const HOURS_MS = 2 * HOUR;

const first: Scenario = {
  what: 'a first build',
  lead: async (s) => ({ event: s.events.pullRequest(s.pull, 'opened') }),
  end: 'ready',
};
const rebuild: Scenario = {
  what: 'a rebuild',
  lead: async (s) => {
    await s.on('opened');
    s.github.pushBranch(s.repository, 'cart', { touches: ['hasura-shop'] });
    return { event: s.events.pullRequest(s.pull, 'synchronize') };
  },
  end: 'ready',
};
const unchanged: Scenario = {
  what: 'a push that changes nothing in the project',
  lead: async (s) => {
    await s.on('opened');
    s.github.pushBranch(s.repository, 'cart', { touches: ['docs'] });
    return { event: s.events.pullRequest(s.pull, 'synchronize') };
  },
  end: 'ready',
};
const variables: Scenario = {
  what: 'a change of variables',
  lead: async (s) => {
    const given = (...lines: string[]): Start => ({
      with: { env: [`PG_DATABASE_URL=${DATABASE_URL}`, ...lines].join('\n') },
    });
    await s.on('opened', given('COLOUR=red', 'SIZE=9'));
    return { event: s.events.pullRequest(s.pull, 'synchronize'), more: given('COLOUR=blue') };
  },
  end: 'ready',
};
const sweeping: Scenario = {
  what: 'a sweep',
  lead: async (s) => {
    await s.on('opened');
    s.github.closePull(s.pull);
    await s.clock.sleep(HOURS_MS);
    return { event: s.events.schedule(s.repository) };
  },
  end: 'swept',
};
const teardown: Scenario = {
  what: 'a teardown',
  lead: async (s) => {
    await s.on('opened');
    s.github.closePull(s.pull);
    return { event: s.events.pullRequest(s.pull, 'closed') };
  },
  end: 'deleted',
};
const finalising: Scenario = {
  what: 'a post step after a kill',
  lead: async (s) => {
    const event = s.events.pullRequest(s.pull, 'opened');
    let looks = 0;
    const at = (point: string): Blow | undefined =>
      point === 'jobStatus: answered' && ++looks === 5 ? 'kill' : undefined;
    return { event, more: s.postOf(await s.run(event, { at })) };
  },
  end: 'ready',
};

export const scenarios = { first, rebuild, unchanged, variables, teardown, sweeping, finalising };

/** Runs a story: its setting is the same for all tests of a table. */
export type InStory = (tell: (s: Story) => Promise<void>) => Promise<void>;

const withoutDatabases: InStory = (tell) => story(permitted, tell);

/**
 * Every point at which the scenario's run waits for its world or changes it, and how often it reaches that point.
 */
export async function pointsOf({ lead }: Scenario, inStory: InStory): Promise<Record<string, number>> {
  const points: Record<string, number> = {};
  await inStory(async (s) => {
    const { event, more } = await lead(s);
    const told = await s.run(event, {
      ...more,
      at: (point) => void (points[point] = (points[point] ?? 0) + 1),
    });
    expect(told.exitCode).toBe(0);
  });
  return points;
}

/** Strikes the scenario's run at a point, lets post finalise or not, and then lets another run put things right. */
export async function struck(
  { lead, end }: Scenario,
  { point, nth, blow, post }: Strike,
  { inStory, atTheEnd }: Pick<Table, 'inStory' | 'atTheEnd'>,
): Promise<void> {
  await inStory(async (s) => {
    const { event, more } = await lead(s);
    let [seen, struckAt] = [0, NaN];
    const told = await s.run(event, {
      ...more,
      at: (reached) => {
        if (reached !== point || ++seen !== nth) return undefined;
        struckAt = s.clock.now();
        return blow;
      },
    });
    expect(struckAt).not.toBeNaN();
    if (blow === 'cancel') leftQuietly(told, told.begunAt + told.ms - struckAt);
    const isFinalised = post && more?.as === undefined;
    if (isFinalised) await finalised(s, event, told);
    const unnamed = unnamedBy(s, told, isFinalised);

    const given = more?.with === undefined ? {} : { with: more.with };
    const after =
      end === 'swept' ? await s.run(event) : await s.on(end === 'ready' ? 'synchronize' : 'closed', given);
    expect([after.outputs['status'], after.errors]).toEqual([end, []]);
    await s.hasura.settled();
    expect(s.standing()).toEqual([...unnamed, ...(end === 'ready' ? [NAME] : [])]);
    expect(s.headings().at(-1)).toBe(end === 'ready' ? 'ready' : 'deleted');
    if (more?.with !== undefined)
      expect([s.app().env.get('COLOUR'), s.app().env.get('SIZE')]).toEqual(['blue', undefined]);
    expectDeployments(s, end === 'ready' ? 1 : 0);
    await atTheEnd?.(s, unnamed);
  });
}

/**
 * The projects with a random name that nobody may delete, because nobody knows any longer that they are of this
 * action: the run was struck between the answer to `createTenant` and the new name, and no post step knew their id.
 */
function unnamedBy(s: Story, { calls, states }: Told, isFinalised: boolean): string[] {
  const made = calls.some(
    ({ operation, workedAt }) => operation === 'createTenant' && workedAt !== undefined,
  );
  const known = isFinalised && states.at(-1)?.includes('"projectId"') === true;
  const unnamed = s.standing().filter((name) => name !== NAME);
  expect(unnamed).toHaveLength(made && !known && !calls.some(isRename) ? 1 : 0);
  // The next run drops what was created for it.
  for (const name of unnamed) s.databases?.stripped.add(name);
  return unnamed;
}

function isRename({ operation, workedAt }: Call): boolean {
  return operation === 'updateTenantName' && workedAt !== undefined;
}

/** Expects this many active deployments, and none that stays in progress for good. */
function expectDeployments(s: Story, active: number): void {
  const states = s.github.deploymentsOf(s.repository).map(({ statuses }) => statuses.at(-1)?.state ?? 'none');
  expect(states.filter((state) => state === 'success')).toHaveLength(active);
  expect(states.filter((state) => !['success', 'inactive'].includes(state))).toEqual([]);
}

/** A cancelled run aborts what it waits for and reports no error. */
function leftQuietly(told: Told, tookMs: number): void {
  expect(tookMs).toBeLessThan(2_000);
  expect([told.exitCode, told.errors]).toEqual([1, []]);
}

async function finalised(s: Story, event: WorkflowEvent, main: Told): Promise<void> {
  const told = await s.post(event, main);
  expect([told.exitCode, told.errors]).toEqual([0, []]);
  // If main reported everything, post has nothing left to report.
  if ((main.states.at(-1) ?? '') === '')
    expect([told.log, told.warnings, told.summary]).toEqual([[], [], '']);
  // No comment says "building" for good.
  const last = s.github.commentsOf(s.pull).length > 0 ? s.headings().at(-1) : undefined;
  expect(last).not.toBe('building');
}

/**
 * A blow when the run reaches a point for the nth time, with a post step afterwards or, as after a lost runner,
 * none.
 */
interface Strike {
  point: string;
  nth: number;
  blow: Blow;
  post: boolean;
}

/** All ways to strike at a point; if the run reaches it several times, the first time and the last. */
function strikesAt(point: string, times: number, blows: readonly Blow[]): Strike[] {
  const nths = times === 1 ? [1] : [1, times];
  return nths.flatMap((nth) =>
    blows.map((blow) => ({ point, nth, blow, post: blow === 'cancel' || nth > 1 })),
  );
}

/** Calls that change something, and what the run writes for its post step. */
const CHANGES = /^(create|delete|update|rename|replace_|set_|run_sql)|^(POST|PATCH|DELETE) \/repos|state$/;

/** What the other tables strike. */
const AT_GITHUB = /^(POST|PATCH|DELETE) \/repos/;

/**
 * Half of the ways at points that change something; one way, in rotation, at every other point that only reads.
 * @param isSlow one way, in rotation, at points that change the app or its databases, and none at others
 */
function strikesOf(
  points: Record<string, number>,
  { blows, isSlow = false }: Pick<Table, 'blows' | 'isSlow'>,
): Strike[] {
  return Object.entries(points).flatMap(([point, times], index) => {
    const all = strikesAt(point, times, blows);
    if (process.env['EVERY_STRIKE'] !== undefined) return all;
    const one = all.slice(index % all.length).slice(0, 1);
    if (CHANGES.test(point))
      return isSlow ? (AT_GITHUB.test(point) ? [] : one) : all.filter((_, nth) => nth % 2 === index % 2);
    return isSlow || point.endsWith(index % 4 < 2 ? ': asked' : ': answered') ? [] : one;
  });
}

/** What differs between tables. */
export interface Table {
  blows: readonly Blow[];
  /** Its stories take seconds, and so only what changes the app or its databases is struck. */
  isSlow?: boolean;
  inStory: InStory;
  /** Called when a later run has put things right. @param unnamed projects that no run may delete */
  atTheEnd?: (s: Story, unnamed: readonly string[]) => Promise<void>;
}

/**
 * The tests of a scenario: it has exactly the listed points, each that often, and a run that is struck at any of
 * them does no harm. A point that is added to the action but not listed here fails. With `EVERY_STRIKE=1` in the
 * environment, all points are struck in all ways: the weekly soak does that.
 */
export function interruptionsOf(
  scenario: Scenario,
  points: Record<string, number>,
  table: Partial<Table> = {},
): void {
  const whole: Table = { blows: ['cancel', 'kill'], inStory: withoutDatabases, ...table };
  const count = Object.values(points).reduce((sum, times) => sum + times, 0);

  describe(scenario.what, () => {
    test(`waits for its world or changes it at ${String(count)} points`, async () => {
      expect(await pointsOf(scenario, whole.inStory)).toEqual(points);
    });

    const strikes = strikesOf(points, whole).map((strike) => ({ ...strike, id: IDS[strike.blow] }));
    test.each(someOf(strikes))('$id $blow at "$point", time $nth', (strike) =>
      struck(scenario, strike, whole),
    );
  });
}

const IDS = { cancel: 'U1', kill: 'U2' } as const;
