import { describe, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ordinaryTasks } from '../../simulator/hasura/script.js';
import type { ActionRun } from '../../simulator/runner/options.js';
import { NAME, Stage, commandsIn, printedBy } from './harness.js';

const errorsOf = ({ annotations }: ActionRun): string[] =>
  annotations.filter(({ level }) => level === 'error').map(({ message }) => message);

describe('The bundle stops with one error', () => {
  test('for bad inputs and for an event that is not usable, before any request', async () => {
    await using stage = await Stage.open();
    const folder = await mkdtemp(path.join(tmpdir(), 'events-'));
    try {
      const broken = path.join(folder, 'broken.json');
      await writeFile(broken, '{"pull_request": {');
      const eventPath = (to: string | undefined): Partial<Parameters<Stage['on']>[1]> => ({
        overrideEnv: { GITHUB_EVENT_PATH: to },
      });
      const [inputs, malformed, missing, unset] = await Promise.all([
        stage.on('opened', { with: { mode: 'destroy', plan: 'gold' } }),
        stage.on('opened', eventPath(broken)),
        stage.on('opened', eventPath(path.join(folder, 'no-such.json'))),
        stage.on('opened', eventPath(undefined)),
      ]);

      expect(errorsOf(inputs)).toEqual([expect.stringContaining('2 inputs are not usable')]);
      expect(errorsOf(malformed)).toEqual([expect.stringContaining('it is not JSON')]);
      expect(errorsOf(missing)).toEqual([expect.stringContaining('ENOENT')]);
      expect(errorsOf(unset)).toEqual([expect.stringContaining('GITHUB_EVENT_PATH is not set')]);
      for (const run of [inputs, malformed, missing, unset]) {
        expect([run.exitCode, run.outputs['status']]).toEqual([1, 'failed']);
        expect(run.raw.stderr).toBe('');
        expect(run.post?.exitCode).toBe(0);
      }
      expect(stage.sim.host.calls).toEqual([]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('A run that is cancelled', () => {
  test('leaves within two seconds, with an exit code of failure, and post says what stands', async () => {
    await using creating = await Stage.open({ creationMs: 60_000 });
    await using deploying = await Stage.open({
      tasks: ordinaryTasks({ 'gh-validation': 100, 'apply-migration': 60_000 }),
    });
    const cancelled = async (stage: Stage, when: RegExp): Promise<{ run: ActionRun; tookMs: number }> => {
      const at = { signal: NaN, end: NaN };
      const run = await stage.on('opened', {
        onLine: (line, of) => {
          if (of === 'main' && line.startsWith('SIGINT')) at.signal = performance.now();
          // Post starts once main is gone.
          if (of === 'post' && Number.isNaN(at.end)) at.end = performance.now();
        },
        cancelAfter: (line) => when.test(line),
      });
      return { run, tookMs: at.end - at.signal };
    };
    const [first, second] = await Promise.all([
      cancelled(creating, /^… create-preview-app/),
      cancelled(deploying, /^Commented: /),
    ]);

    for (const { run, tookMs } of [first, second]) {
      expect(run.conclusion).toBe('cancelled');
      expect(run.exitCode).toBe(1);
      expect(tookMs).toBeLessThan(2_000);
      expect(errorsOf(run)).toEqual([]);
      expect(run.log).toContain('SIGINT: the run is cancelled; the post step says what stands.');
      expect(run.post?.exitCode).toBe(0);
    }
    expect(first.run.post?.log).toContain(`The app ${NAME} stands as far as it was built`);
    expect(first.run.post?.summary).toContain('⏹️ Hasura preview: interrupted');
    expect(deploying.headings()).toEqual(['building', 'interrupted']);
  });
});

describe('What the service says', () => {
  test('is no command to the runner and no secret in debug logging', async () => {
    const hostile = [
      '::add-mask::acme',
      '\u00a0::stop-commands::x',
      'x\r::set-output name=graphQLEndpoint::https://evil.example',
      '##[add-mask]acme',
      'x ##[set-output name=graphQLEndpoint]https://evil.example',
      '::error::planted',
      '::save-state name=build::{}',
      'hasura-pat/C4nary+one&all= ghs_C4naryOfTheJob/two+three',
      Buffer.from('hasura-pat/C4nary+one&all=').toString('base64'),
    ].join('\n');
    await using stage = await Stage.open({ fail: { task: 'apply-migration', error: hostile } });
    await using silent = await Stage.open();
    const [run, debugged] = await Promise.all([
      stage.on('opened', { debug: true }),
      silent.on('opened', { debug: true, secrets: [] }),
    ]);

    expect(new Set(commandsIn(run))).toEqual(new Set(['group', 'endgroup', 'debug', 'error']));
    expect(errorsOf(run)).toHaveLength(1);
    expect(run.masks).not.toContain('acme');
    expect(run.outputs['graphQLEndpoint']).toBe(`${stage.url}/apps/${NAME}/v1/graphql`);
    expect(run.state['build'] ?? '').toBe('');
    expect(stage.leaks(printedBy(run) + run.log + run.summary)).toEqual([]);
    expect(debugged.conclusion).toBe('success');
    expect(debugged.log).toContain('##[debug]Hasura Cloud');
    // Without the runner's help: what the action itself printed.
    expect(silent.leaks(printedBy(debugged))).toEqual([]);
  });
});

describe('When the runner has no place for', () => {
  test('outputs, the ids are in the log; for the summary, a warning says so; and the app is ready', async () => {
    await using withoutOutputs = await Stage.open();
    await using withoutSummary = await Stage.open();
    await using withoutState = await Stage.open();
    const gone = path.join(tmpdir(), 'no-such-folder', 'file');
    const [outputs, summary, state] = await Promise.all([
      withoutOutputs.on('opened', { overrideEnv: { GITHUB_OUTPUT: gone } }),
      withoutSummary.on('opened', { overrideEnv: { GITHUB_STEP_SUMMARY: '/dev/null/summary' } }),
      withoutState.on('opened', { overrideEnv: { GITHUB_STATE: gone } }),
    ]);

    expect(outputs.exitCode).toBe(0);
    const [app] = withoutOutputs.sim.hasura.projects();
    expect(outputs.log).toContain(`project-id=${app?.id ?? 'none'}`);
    expect(withoutOutputs.leaks(printedBy(outputs))).toEqual([]);
    expect([summary.exitCode, summary.outputs['status']]).toEqual([0, 'ready']);
    expect(summary.log).toContain('The job summary could not be written');
    expect([state.exitCode, state.outputs['status']]).toEqual([0, 'ready']);
  });
});
