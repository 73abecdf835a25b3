import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';

test('npm run soak lives outside of jest, too', () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['__tests__/seeds/run-soak.js', '--seeds', '2', '--from', '500001'],
    { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } },
  );
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/\b2\b/);
}, 60_000);
