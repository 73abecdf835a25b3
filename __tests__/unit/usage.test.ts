import { describe, expect, test } from '@jest/globals';
import { monthOf, nearLimitWords, usageWords } from '../../src/rules/usage.js';

describe('What was used of a Free account', () => {
  test.each([
    [
      { builds: 12, projects: 2 },
      'Used of a Free account: at least 12 of 60 builds this month (counted in this repository only); 2 of 3 projects',
    ],
    [
      { builds: 12 },
      'Used of a Free account: at least 12 of 60 builds this month (counted in this repository only)',
    ],
    [{ projects: 1 }, 'Used of a Free account: 1 of 3 projects'],
    [{}, ''],
    [{ builds: 61, projects: 2 }, ''],
    [{ builds: 5, projects: 4 }, ''],
  ])('%j: %s', (usage, words) => {
    expect(usageWords(usage)).toBe(words);
  });

  test.each([
    [{ builds: 58, projects: 1 }, ''],
    [
      { builds: 59 },
      'This repository has used at least 59 of the 60 builds that a Free account has each month; after that, builds fail until next month',
    ],
    [
      { projects: 2 },
      'The account has 2 projects, and a Free account may have 3; delete unused ones, or set max-previews',
    ],
    [
      { builds: 60, projects: 3 },
      'This repository has used at least 60 of the 60 builds that a Free account has each month; after that, builds fail until next month. The account has 3 projects, and a Free account may have 3; delete unused ones, or set max-previews',
    ],
    [{}, ''],
  ])('is said in the comment only when the next would be the last: %j', (usage, words) => {
    expect(nearLimitWords(usage)).toBe(words);
  });

  test('counts from the first moment of the month', () => {
    expect(monthOf(new Date('2026-11-27T19:00:00Z')).toISOString()).toBe('2026-11-01T00:00:00.000Z');
  });
});
