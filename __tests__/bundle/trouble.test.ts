import { expect, test } from '@jest/globals';
import { Stage, annotationsOf } from './harness.js';

test('The bundle stops with one error for invalid inputs, before any request', async () => {
  await using stage = await Stage.open();
  const run = await stage.on('opened', { with: { mode: 'destroy', cloud: 'azure' } });

  expect(annotationsOf(run, 'error')).toEqual([expect.stringContaining('Invalid inputs (2)')]);
  expect([run.exitCode, run.outputs['status'], run.raw.stderr]).toEqual([1, 'failed', '']);
  expect(run.post).toMatchObject({ exitCode: 0, raw: { stdout: '', stderr: '' } });
  expect(stage.sim.host.calls).toEqual([]);
});
