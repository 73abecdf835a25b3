import { describe, expect, test } from '@jest/globals';
import { run } from '../../src/run/run.js';
import type { World } from '../../src/rules/world.js';
import { CANARY } from '../stories/canaries.js';
import { COMPANY_FROM, type Kind, live } from './life.js';
import { MIXED_FROM, needsServer } from './mixed.js';

/** What the oracle reports about the first life in which it objects to a broken action; empty if it never does. */
async function objections(
  broken: (world: World) => Promise<number>,
  { kind = 'quiet but forgetful', from = 1, most = 8 }: { kind?: Kind; from?: number; most?: number } = {},
): Promise<string> {
  for (let seed = from; seed < from + most; seed++) {
    if (needsServer(seed)) continue;
    const said = await live(seed, { as: broken, kind }).then(
      () => '',
      (error: unknown) => (error as Error).message,
    );
    if (said !== '') return said;
  }
  return '';
}

/** Whether a request is for this GraphQL operation. */
const asks = (init: RequestInit | undefined, operation: string): boolean =>
  typeof init?.body === 'string' && init.body.includes(`"operationName":"${operation}"`);

/** A world in which the calls of one operation are handled differently. */
function instead(
  world: World,
  operation: string,
  way: (fetch: World['fetch'], ...call: Parameters<World['fetch']>) => Promise<Response>,
): World {
  const fetch: World['fetch'] = (input, init) =>
    asks(init, operation) ? way(world.fetch, input, init) : world.fetch(input, init);
  return { ...world, fetch };
}

/** A world in which the commands of one type to an app have another body. */
function ofCommand(world: World, type: string, changed: (body: string) => string): World {
  const fetch: World['fetch'] = (input, init) =>
    typeof init?.body === 'string' && init.body.startsWith(`{"type":"${type}"`)
      ? world.fetch(input, { ...init, body: changed(init.body) })
      : world.fetch(input, init);
  return { ...world, fetch };
}

const says = (data: unknown): Promise<Response> => Promise.resolve(Response.json({ data }));

describe('In the lives of some seeds the oracle catches an action that', () => {
  test('requests a build twice', async () => {
    const broken = (world: World): Promise<number> =>
      run(
        instead(world, 'createPreviewApp', async (fetch, input, init) => {
          await fetch(input, init);
          return fetch(input, init);
        }),
      );
    expect(await objections(broken)).toContain('was ordered twice');
  });

  test('takes every marker for its own', async () => {
    const broken = (world: World): Promise<number> =>
      run(
        instead(world, 'tenantEnv', async (fetch, input, init) => {
          const text = await (await fetch(input, init)).text();
          return new Response(text.replaceAll('github.com/999#42', 'github.com/123456#42'));
        }),
      );
    expect(await objections(broken, { kind: 'the name is taken' })).toContain(
      'the foreign project acme-shop-pr-42 was touched',
    );
  });

  test('reports that it deleted what it never deleted', async () => {
    const broken = (world: World): Promise<number> =>
      run(instead(world, 'projectsByName', () => says({ projects: [] })));
    expect(await objections(broken)).toMatch(/exit 0, but the app is still listed|apps of ours/);
  });

  test('succeeds whatever happened', async () => {
    const broken = async (world: World): Promise<number> => {
      await run(world);
      return 0;
    };
    expect(await objections(broken, { kind: 'the name is taken' })).toContain(
      'success with an error annotation',
    );
  });

  test('leaks the token in an encoded form', async () => {
    const broken = (world: World): Promise<number> => {
      world.log.info = (line): void =>
        void process.stdout.write(`${line} ${Buffer.from(CANARY.hasuraToken).toString('base64url')}\n`);
      return run(world);
    };
    expect(await objections(broken)).toContain('the Hasura token in the log');
  });

  test('never stops making calls', async () => {
    const broken = async (world: World): Promise<number> => {
      const code = await run(world);
      for (let more = 0; more < 300; more++) await world.fetch('https://acme-shop-pr-4.hasura.app/healthz');
      return code;
    };
    expect(await objections(broken)).toMatch(/made \d+ calls/);
  });

  test('applies other metadata than that of the commit', async () => {
    const broken = (world: World): Promise<number> =>
      run(ofCommand(world, 'replace_metadata', (body) => body.replaceAll('"clerk"', '"clark"')));
    expect(await objections(broken, { from: MIXED_FROM })).toContain('but its metadata is another one');
  });

  test('does not note which migrations it applied', async () => {
    const broken = (world: World): Promise<number> =>
      run(ofCommand(world, 'set_catalog_state', (body) => body.replace('"1718000000000":false,', '')));
    expect(await objections(broken, { from: MIXED_FROM })).toContain(
      'the migration 1718000000000_create_customers is not in its list',
    );
  });

  test('never updates its comment to its final state', async () => {
    const edited = { id: 1_000_002, html_url: 'https://github.com/x', body: '' };
    const editless =
      (fetch: World['fetch']): World['fetch'] =>
      (input, init) =>
        init?.method === 'PATCH' ? Promise.resolve(Response.json(edited)) : fetch(input, init);
    const broken = (world: World): Promise<number> =>
      run({
        ...world,
        fetch: editless(world.fetch),
        gitHubAccess: async (token) => {
          const access = await world.gitHubAccess(token);
          return { ...access, fetch: editless(access.fetch) };
        },
      });
    expect(await objections(broken)).toMatch(/the comment: \w+ instead of/);
  });
});

describe('A life', () => {
  /** The numbers of the pull requests that the runs of a life were for, and whether their runners' clocks agree. */
  const seenIn = async (seed: number): Promise<{ numbers: number[]; clocksAgree: boolean }> => {
    const [numbers, starts] = [new Set<number>(), [] as number[]];
    const as = (world: World): Promise<number> => {
      const event = JSON.parse(world.file(world.env('GITHUB_EVENT_PATH'))) as Partial<{
        pull_request: { number: number };
      }>;
      if (event.pull_request !== undefined) numbers.add(event.pull_request.number);
      starts.push(world.clock.date().getTime() - world.clock.now());
      return run(world);
    };
    // What the oracle reports about it does not matter here.
    await live(seed, { as }).catch(() => undefined);
    return { numbers: [...numbers].sort(), clocksAgree: Math.max(...starts) - Math.min(...starts) < 1_000 };
  };

  test('is about one pull request, on runners whose clocks are right', async () => {
    for (const seed of [1, 2, 3]) expect(await seenIn(seed)).toEqual({ numbers: [42], clocksAgree: true });
  });

  test('in company is about two, and has runners whose clocks differ', async () => {
    const lives = [];
    for (let seed = COMPANY_FROM; seed < COMPANY_FROM + 6; seed++) lives.push(await seenIn(seed));
    expect(lives.some(({ numbers }) => numbers.join() === '42,43')).toBe(true);
    expect(lives.map(({ clocksAgree }) => clocksAgree)).toContain(false);
  });

  test('with the same seed is the same each time', async () => {
    const callsOf = async (seed: number): Promise<string[]> => {
      const made: string[] = [];
      const as = (world: World): Promise<number> =>
        run({
          ...world,
          fetch: (input, init) => {
            made.push(`${String(world.clock.now())} ${typeof init?.body === 'string' ? init.body : ''}`);
            return world.fetch(input, init);
          },
        });
      await live(seed, { as }).catch(() => undefined);
      return made;
    };
    for (const seed of [5, COMPANY_FROM + 5]) {
      const once = await callsOf(seed);
      expect(once.length).toBeGreaterThan(10);
      expect(await callsOf(seed)).toEqual(once);
    }
  });
});
