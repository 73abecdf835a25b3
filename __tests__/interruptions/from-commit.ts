import { expect } from '@jest/globals';
import { NAME, type Story } from '../stories/harness.js';
import { databaseIn } from '../stories/databases/with-databases.js';
import { SHOP, TABLES, storiesOfCommits } from '../stories/direct/support.js';
import type { Table } from './interruptions.js';

/** A table about builds from the commit, on a real server. */
export function fromCommit(): Partial<Table> {
  return { isSlow: true, inStory: storiesOfCommits(), atTheEnd: isWholeAndGoes };
}

/** The app has what the commit says, and nothing is left behind once its pull request closes. */
async function isWholeAndGoes(s: Story, unnamed: readonly string[]): Promise<void> {
  expect(await s.server.query(databaseIn(s), TABLES)).toEqual(SHOP);
  expect((await s.server.made()).filter(({ app, kind }) => app !== NAME || kind !== 'database')).toHaveLength(
    1,
  );
  s.github.closePull(s.pull);
  expect((await s.on('closed')).outputs['status']).toBe('deleted');
  await s.hasura.settled();
  expect(s.standing()).toEqual(unnamed);
  expect(await s.server.made()).toEqual([]);
}
