import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { models } from '../../simulator/hygraph/models.js';
import type { Project } from '../../simulator/hygraph/model.js';
import { leaksIn } from '../stories/canaries.js';
import { Stage } from './harness.js';

/** A project with a token that may read drafts of posts alone. */
function content({ sim, url }: Stage): { project: Project; jwt: string; endpoint: string } {
  const project = sim.hygraph.addProject({
    models: models(2),
    entries: [{ id: 'post', model: 'Post', stage: 'DRAFT' }],
    publicPermissions: [{ stages: ['DRAFT'] }],
  });
  const { jwt } = sim.hygraph.addToken(project, { permissions: [{ models: ['Post'], stages: ['DRAFT'] }] });
  return { project, jwt, endpoint: sim.hygraph.endpoint(project, { url }) };
}

test('The committed bundle checks the content before it builds, and gives it to the app', async () => {
  await using stage = await Stage.open();
  const { jwt, endpoint } = content(stage);
  const inputs = { 'hygraph-endpoint': endpoint, 'hygraph-token': jwt, 'hygraph-stage': 'DRAFT' };
  const secrets = [jwt];
  const refused = await stage.on('opened', { with: { ...inputs, 'hygraph-models': 'Page' }, secrets });
  expect([refused.exitCode, refused.outputs['status'], stage.standing()]).toEqual([1, 'failed', []]);
  expect(refused.annotations.filter(({ level }) => level === 'error')).toEqual([
    expect.objectContaining({
      message: expect.stringContaining('- The Hygraph token may not read Page in stage DRAFT'),
    }),
  ]);
  const ready = await stage.on('opened', { with: { ...inputs, 'hygraph-models': 'Post' }, secrets });
  expect([ready.exitCode, ready.outputs['status'], ready.outputs['content-public']]).toEqual([
    0,
    'ready',
    'drafts',
  ]);
  expect(stage.app().env.get('HYGRAPH_AUTHORIZATION')).toBe(`Bearer ${jwt}`);
  const shown = [refused, ready].flatMap(({ log, summary, outputs }) => [
    log,
    summary,
    JSON.stringify(outputs),
  ]);
  expect(shown.flatMap((text) => leaksIn(text, [{ what: 'the Hygraph token', value: jwt }]))).toEqual([]);
  expect([stage.sim.hygraph.mutations, stage.sim.failures]).toEqual([[], []]);
});

test('The second entry checks the content alone, in any workflow and without a GitHub token', async () => {
  await using stage = await Stage.open();
  const { jwt, endpoint } = content(stage);
  const event = stage.sim.github.events.schedule(stage.repository);
  const check = (inputs: Record<string, string>): ReturnType<Stage['run']> =>
    stage.run(event, {
      action: 'hygraph',
      with: { endpoint, token: jwt, stage: 'DRAFT', ...inputs },
      secrets: [jwt],
      githubToken: '',
    });
  const good = await check({ public: 'any' });
  expect([good.exitCode, good.annotations]).toEqual([0, []]);
  expect(good.outputs).toMatchObject({
    'content-environment': 'master',
    'content-stage': 'DRAFT',
    'content-models': 'Post',
    'content-public': 'unknown',
  });
  expect(good.summary).toContain('### ✅ Hygraph content: checked');
  const bad = await check({ public: 'closed', models: 'Post, Page' });
  expect([bad.exitCode, bad.annotations.map(({ level }) => level)]).toEqual([1, ['error']]);
  expect(bad.annotations[0]?.message).toMatch(
    /^Found 2 problems with the content in Hygraph\.\n- Anyone can read drafts/,
  );
  const wrong = await check({ endpoint: 'https://example.com/' });
  expect([wrong.exitCode, wrong.annotations[0]?.message]).toEqual([
    1,
    expect.stringContaining('endpoint: must begin'),
  ]);
  const shown = stage.ended.flatMap(({ log, summary, outputs }) => [log, summary, JSON.stringify(outputs)]);
  expect(shown.flatMap((text) => leaksIn(text, [{ what: 'the Hygraph token', value: jwt }]))).toEqual([]);
  expect(stage.sim.host.calls.filter(({ service }) => service !== 'hygraph')).toEqual([]);
});

/** Whether a run loads the code that asks Hygraph, by the files that V8 has seen. */
async function loadsCheck(stage: Stage, inputs: Record<string, string>): Promise<boolean> {
  const folder = mkdtempSync(path.join(tmpdir(), 'coverage-'));
  try {
    await stage.on('opened', {
      with: { 'dry-run': 'true', ...inputs },
      overrideEnv: { NODE_V8_COVERAGE: folder },
    });
    const reports = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));
    const files = reports.flatMap((text) =>
      (JSON.parse(text) as { result: { url: string }[] }).result.map(({ url }) => url),
    );
    const ours = files
      .filter((url) => url.startsWith('file:') && url.includes('/dist/'))
      .map((url) => fileURLToPath(url));
    expect(ours.length).toBeGreaterThan(2);
    return ours.some((file) => readFileSync(file, 'utf8').includes('PreviewContent_'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('The code that asks Hygraph is loaded only with an endpoint', async () => {
  await using stage = await Stage.open({ speed: 1 });
  const { jwt, endpoint } = content(stage);
  expect(await loadsCheck(stage, {})).toBe(false);
  expect(await loadsCheck(stage, { 'hygraph-endpoint': endpoint, 'hygraph-token': jwt })).toBe(true);
});
