import { describe, expect, test } from '@jest/globals';
import { contentLine, contentOutputs, contentTable } from '../../src/report/content.js';
import type { ContentFacts, ModelFacts } from '../../src/rules/content.js';

const model = (name: string, access: ModelFacts['access'], required = false): ModelFacts => ({
  name,
  required,
  access,
  ...(access === 'entries' || access === 'refused' ? { open: [] } : {}),
});
const facts = (models: ModelFacts[], more: Partial<ContentFacts> = {}): ContentFacts => ({
  environment: 'master',
  stage: 'DRAFT',
  withToken: true,
  public: 'closed',
  models,
  ...more,
});

describe('The content in the comment', () => {
  test.each<[ContentFacts | undefined, string]>([
    [undefined, ''],
    [facts([]), 'Content: Hygraph `master`, `DRAFT`: could not be checked'],
    [
      { environment: 'master', withToken: true, public: 'unknown', models: [model('Post', 'entries')] },
      'Content: Hygraph `master`: 1 model readable, public access not checked',
    ],
    [
      facts([model('Post', 'entries'), model('Page', 'unknown')], { public: 'published' }),
      'Content: Hygraph `master`, `DRAFT`: 1 of 1 checked models readable, 1 not checked, drafts of 1 model closed to the public',
    ],
    [
      facts(['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((name) => model(name, 'refused', true))),
      'Content: Hygraph `master`, `DRAFT`: 0 of 7 models readable (not `A`, `B`, `C`, `D`, `E` and 2 more), closed to the public',
    ],
  ])('%#', (content, line) => {
    expect(contentLine(content)).toBe(line);
  });
});

describe('The table of the summary', () => {
  test('has a row for each model, and says what was not checked', () => {
    const content = facts(
      [{ ...model('Post', 'entries', true), open: ['drafts', 'published'] }, model('Page', 'unknown')],
      { public: 'drafts', withToken: false },
    );
    const table = contentTable(content);
    expect(table).toContain('drafts open to the public. Write access was not checked.');
    expect(table).toMatch(/\| model +\| `DRAFT`, without a token \| anyone +\|/);
    expect(table).toMatch(/\| `Post` \(required\) \| readable +\| drafts, published \|/);
    expect(table).toMatch(/\| `Page` +\| not checked +\| not checked +\|/);
    expect([contentTable(undefined), contentTable(facts([]))]).toEqual(['', '']);
  });

  test('has at most 500 rows', () => {
    const many = Array.from({ length: 502 }, (_, index) => model(`M${String(index)}`, 'empty'));
    const table = contentTable(facts(many));
    expect(table.split('\n').filter((line) => line.startsWith('| `M'))).toHaveLength(500);
    expect(table).toMatch(/… and 2 models more$/);
  });
});

test('The outputs name the models that can be read', () => {
  expect(
    contentOutputs(facts([model('Post', 'entries'), model('Page', 'refused'), model('A', 'empty')])),
  ).toEqual({
    'content-environment': 'master',
    'content-stage': 'DRAFT',
    'content-models': 'Post,A',
    'content-public': 'closed',
  });
});
