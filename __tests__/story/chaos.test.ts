import { describe, expect, test } from '@jest/globals';
import type { Trouble } from '../../simulator/contracts.js';
import { type BuildScript, randomBuild } from '../../simulator/hasura/script.js';
import { pick, seededRandom } from '../../simulator/random.js';
import { NAME, type Story, story } from './harness.js';

const HASURA = [
  'projects',
  'projects_by_pk',
  'getTenantEnv',
  'createGitHubPreviewApp',
  'deleteTenant',
  'jobs_by_pk',
];
const OTHERS = [
  'GET /healthz',
  'POST /v1/metadata',
  'GET /repos/{owner}/{repo}/pulls/{number}',
  'GET /repos/{owner}/{repo}/issues/{number}/comments',
  'POST /repos/{owner}/{repo}/issues/{number}/comments',
  'PATCH /repos/{owner}/{repo}/issues/comments/{id}',
];

function randomTrouble(random: () => number, hasura: boolean): Trouble {
  const applied = random() < 0.5;
  const answers = [
    { kind: 'respond', applied, status: 200, body: '{"errors":[{"message":"internal error"}]}' },
    { kind: 'respond', applied, status: 200, body: '{"data":{}}' },
  ] as const;
  return pick<Trouble>(random, [
    { kind: 'delay', ms: Math.round(random() * 20_000) },
    { kind: 'hang', applied },
    { kind: 'reset', applied },
    { kind: 'truncate', applied },
    { kind: 'respond', applied, status: 502, body: '<html>Bad gateway</html>' },
    { kind: 'respond', status: 429, headers: { 'retry-after': '1' }, body: 'slow down' },
    ...(hasura ? answers : []),
  ]);
}

/**
 * Left out: a service that drops our marker or the name. A run that dies before it could mend that leaves an app that
 * nobody can prove to be ours.
 */
function randomScript(random: () => number): Partial<BuildScript> {
  const quirk = pick<Partial<BuildScript>>(random, [
    {},
    {},
    { spares: 1 },
    { deploymentJobHiddenMs: 20_000 },
    { doubledEvents: true, shuffledEvents: true },
    { creationEnd: { kind: 'failed', error: 'no', leavesProject: random() < 0.5 } },
    { creationEnd: { kind: 'success-without', what: 'ids' } },
    { fail: { task: 'apply-migration', error: 'no' } },
    { healthz: { status: 500, body: 'ERROR' } },
  ]);
  return { ...randomBuild(random), ...quirk };
}

/** A run with trouble, during which the pull request may be closed, reopened or pushed to. */
async function troubledRun(s: Story, random: () => number): Promise<void> {
  for (let n = Math.floor(random() * 3); n > 0; n--) {
    const hasura = random() < 0.6;
    const [first = '', ...rest] = hasura ? HASURA : OTHERS;
    s.trouble(pick(random, [first, ...rest]), randomTrouble(random, hasura), {
      after: Math.floor(random() * 3),
      times: 1 + Math.floor(random() * 6),
    });
  }
  s.hasura.script = () => randomScript(random);
  const change = pick(random, [
    () => undefined,
    () => s.github.pushBranch(s.repository, 'cart'),
    () => {
      if (s.pull.state === 'open') s.github.closePull(s.pull);
      else s.github.reopenPull(s.pull);
    },
  ]);
  s.later(random() * 20_000, () => void change());
  const running = s.start(s.events.pullRequest(s.pull, pick(random, ['opened', 'synchronize', 'closed'])), {
    with: { 'timeout-minutes': '3' },
  });
  if (random() < 0.2)
    s.later(random() * 20_000, () => {
      running.cancel();
    });
  await running.done;
}

describe('Whatever went wrong before, the next quiet run puts it right', () => {
  const seeds = Array.from({ length: 40 }, (_, index) => index + 1);

  test.each(seeds)('seed %i', (seed) =>
    story({}, async (s) => {
      const random = seededRandom(seed);
      const foreign = s.seed(
        "a stranger's",
        { PREVIEW_APP_OWNER: 'github.com/999#42' },
        { name: 'acme-shop-pr-4' },
      );
      for (let n = 1 + Math.floor(random() * 3); n > 0; n--) await troubledRun(s, random);
      // Whatever was to happen later has happened by then.
      await s.clock.sleep(30_000);
      await s.hasura.settled();
      s.calm();
      s.hasura.script = () => ({});
      const told = await s.on('synchronize');

      expect(told.outputs['status']).toBe(s.pull.state === 'open' ? 'ready' : 'deleted');
      await s.hasura.settled();
      const own = s.standing().filter((name) => name !== foreign.name);
      expect(own).toEqual(s.pull.state === 'open' ? [NAME] : []);
    }),
  );
});
