import { expect, test } from '@jest/globals';
import { FULL } from '../support/full.js';
import { rehearse } from '../../src/rehearsal/rehearse.js';
import { largeProject } from './support/large.js';
import { planned, sourcesIn } from './support/projects.js';
import { useServer } from './support/server.js';

const start = useServer();
// How long that takes, and how much memory, is measured by npm run bench, in a process of its own.
test('200 migrations of the base and 5 new ones are rehearsed', async () => {
  const [base, added] = FULL ? [200, 5] : [30, 2];
  const project = largeProject(base, added);
  const plan = await planned(project.head, project.base);
  const { rehearsal, findings } = await rehearse(start, plan, {
    signal: new AbortController().signal,
    ignored: [],
  });
  const [source] = sourcesIn(rehearsal);
  expect(findings.filter(({ rule }) => rule !== 'locks-table')).toEqual([]);
  expect(source?.upgrade.map(({ result, down }) => [result, down.result])).toEqual(
    Array.from({ length: added }, () => ['ran', 'reverts']),
  );
}, 60_000);
