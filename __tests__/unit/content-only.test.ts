import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { VirtualClock } from '../../simulator/clock.js';
import type { NewProject, NewToken } from '../../simulator/hygraph/hygraph.js';
import { models } from '../../simulator/hygraph/models.js';
import { Simulator } from '../../simulator/simulator.js';
import { contentOnly } from '../../src/run/content-only.js';
import { TestWorld } from '../support/world.js';

/** The events of a pull request, as the runner passes them on. */
const pullEvent = (fork: boolean): Record<string, unknown> => ({
  action: 'opened',
  number: 1,
  repository: { id: 1, full_name: 'acme/shop', name: 'shop', owner: { login: 'acme' } },
  pull_request: {
    number: 1,
    state: 'open',
    head: {
      ref: 'b',
      sha: 'a'.repeat(40),
      repo: { id: fork ? 2 : 1, full_name: fork ? 'm/shop' : 'acme/shop' },
    },
    base: { ref: 'main', repo: { id: 1, full_name: 'acme/shop' } },
    user: { login: 'mallory' },
    labels: [],
  },
});

const folder = mkdtempSync(path.join(tmpdir(), 'event-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function eventFile(fork: boolean): string {
  const file = path.join(folder, `${String(fork)}.json`);
  writeFileSync(file, JSON.stringify(pullEvent(fork)));
  return file;
}

/** A run of the step against a Hygraph with one post in DRAFT. */
async function step(
  inputs: Record<string, string> = {},
  { project, token, fork }: { project?: NewProject; token?: NewToken; fork?: boolean } = {},
): Promise<{ world: TestWorld; code: number; asked: number }> {
  const clock = new VirtualClock();
  const sim = new Simulator({ clock, hasura: { postgres: 'none' } });
  const made = sim.hygraph.addProject({
    models: models(2),
    entries: [{ id: 'a', model: 'Post', stage: 'DRAFT' }],
    ...project,
  });
  const { jwt } = sim.hygraph.addToken(made, { permissions: [{}], defaultStage: 'DRAFT', ...token });
  const world = new TestWorld({
    inputs: { endpoint: sim.hygraph.endpoint(made), token: jwt, public: 'published', ...inputs },
    env:
      fork === undefined
        ? {}
        : {
            GITHUB_EVENT_NAME: 'pull_request',
            GITHUB_REPOSITORY: 'acme/shop',
            GITHUB_REPOSITORY_ID: '1',
            GITHUB_SERVER_URL: 'https://github.com',
            GITHUB_RUN_ID: '1',
            GITHUB_RUN_ATTEMPT: '1',
            GITHUB_EVENT_PATH: eventFile(fork),
          },
  });
  Object.assign(world, { fetch: sim.host.fetch, clock });
  const code = await contentOnly(world);
  expect(sim.hygraph.mutations).toEqual([]);
  clock.stop();
  return { world, code, asked: sim.host.calls.length };
}

describe('The step that checks content alone', () => {
  test('says what can be read, in log, outputs and summary', async () => {
    const { world, code } = await step({ stage: 'DRAFT' });
    expect([code, world.errors, world.found]).toEqual([0, [], []]);
    expect(world.outputs).toEqual({
      'content-environment': 'master',
      'content-stage': 'DRAFT',
      'content-models': 'Post,Page,Asset',
      'content-public': 'published',
      findings: '{"version":1,"total":0,"findings":[]}',
    });
    const [summary = ''] = world.summaries;
    expect(summary).toContain(
      'Content: Hygraph `master`, `DRAFT`: 3 models readable, drafts closed to the public',
    );
    expect(summary).toContain('| `Post` ');
    expect(world.log.lines.at(-1)?.text).toBe('Checked the content: no findings.');
  });

  test('fails with one error that has every problem', async () => {
    const { world, code } = await step({ models: 'Post, Page' }, { token: { permissions: [] } });
    expect([code, world.errors.length]).toEqual([1, 1]);
    expect(world.errors[0]).toMatch(
      /^Found 1 problem with the content in Hygraph\.\n- The Hygraph token may not read Post and Page in the default stage/,
    );
    expect(world.summaries[0]).toContain('### ❌ Hygraph content: problems found');
  });

  test('passes with warnings', async () => {
    const { world, code } = await step({}, { project: { publicPermissions: [{}] } });
    expect([code, world.found.map(({ rule }) => rule)]).toEqual([0, ['content-drafts-public']]);
    expect(world.summaries[0]).toContain('<summary>Content: 1 warning</summary>');
    expect(world.found[0]?.remedy).toMatch(/set public to any\.$/);
  });

  test.each([
    [{ endpoint: '' }, /^Invalid input\. No request was sent\.\n- endpoint: is empty/],
    [{ endpoint: 'https://example.com' }, /- endpoint: must begin with https:/],
    [
      { stage: 'a b', models: '{}', public: 'none' },
      /^Invalid inputs \(3\)\.[^]*- stage: [^]*- models: [^]*- public: /,
    ],
    [{ endpoint: '', models: 'Post' }, /- endpoint: is empty, but token and models are set/],
  ])('refuses %j before it asks', async (inputs, error) => {
    const { world, code, asked } = await step(inputs);
    expect([code, asked, world.errors]).toEqual([1, 0, [expect.stringMatching(error)]]);
  });

  test('rightly does nothing for a fork, which gets no secrets', async () => {
    const { world, code, asked } = await step({ token: '' }, { fork: true });
    expect([code, asked, world.errors]).toEqual([0, 0, []]);
    expect(world.log.lines).toEqual([
      { level: 'notice', text: expect.stringContaining('comes from a fork, and its runs get no secrets.') },
    ]);
    const own = await step({}, { fork: false });
    expect([own.code, own.asked]).toEqual([0, 3]);
  });

  test('ends without a word about the token if it is cancelled', async () => {
    const world = new TestWorld({
      inputs: {
        endpoint: 'https://api-eu-central-1.hygraph.com/v2/cl8vzs0jm7fb201ukbf4ahe92/master',
        token: '',
      },
    });
    world.cancel.abort(new Error('cancelled'));
    expect([await contentOnly(world), world.errors]).toEqual([1, []]);
  });
});
