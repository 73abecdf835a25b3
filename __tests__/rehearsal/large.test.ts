import { expect, test } from '@jest/globals';
import { FULL } from '../support/full.js';
import { rehearse } from '../../src/rehearsal/rehearse.js';
import { largeProject } from './support/large.js';
import { planned, sourcesIn } from './support/projects.js';
import { useServer } from './support/server.js';

const start = useServer();
/** What a rehearsal may take on two cores, and what it may keep in memory. */
const [MOST_MS, MOST_BYTES] = [10_000, 150_000_000];

test('200 migrations of the base and 5 new ones are rehearsed in seconds', async () => {
  const [base, added] = FULL ? [200, 5] : [30, 2];
  const project = largeProject(base, added);
  const plan = await planned(project.head, project.base);
  const begun = performance.now();
  const { rehearsal, findings } = await rehearse(start, plan, {
    signal: new AbortController().signal,
    ignored: [],
  });
  const ms = performance.now() - begun;
  if (process.env['REHEARSAL_BENCH'] !== undefined)
    console.log(`${ms.toFixed(0)} ms, ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB resident`);
  const [source] = sourcesIn(rehearsal);
  expect(findings.filter(({ rule }) => rule !== 'locks-table')).toEqual([]);
  expect(source?.upgrade.map(({ result, down }) => [result, down.result])).toEqual(
    Array.from({ length: added }, () => ['ran', 'reverts']),
  );
  if (!FULL) return;
  expect(ms).toBeLessThan(MOST_MS);
  expect(process.memoryUsage().heapUsed).toBeLessThan(MOST_BYTES);
}, 60_000);
