import { describe, expect, test } from '@jest/globals';
import { type HeldOf, heldIn } from '../../src/direct/held.js';
import type { TemplateReading } from '../../src/postgres/template.js';
import { CollectingLog } from '../support/log.js';
import { BASE, DATABASE, projectOf } from '../support/project.js';

const REPORTS = DATABASE.replace('default', 'reports').replace('PG_DATABASE_URL', 'REPORTS_URL');
const LEFT_OUT = DATABASE.replace('default', 'yours').replace('PG_DATABASE_URL', 'YOUR_URL');

/** A project with a database of the user besides those of the preview, and these migrations. */
const project = (...migrations: string[]): ReturnType<typeof projectOf> =>
  projectOf({
    ...BASE,
    'metadata/databases/databases.yaml': DATABASE + REPORTS + LEFT_OUT,
    'migrations/yours/1_a/up.sql': 'select 1;\n',
    ...Object.fromEntries(migrations.map((one) => [`migrations/${one}/up.sql`, 'select 1;\n'])),
  });

async function held(
  told: HeldOf['told'],
  { reading = { hasTables: true }, base = [] }: { reading?: TemplateReading; base?: string[] } = {},
): Promise<{ held: Record<string, string>; notices: string[] }> {
  const log = new CollectingLog();
  const found = await heldIn({
    log,
    template: 'seed',
    told,
    variables: ['PG_DATABASE_URL', 'REPORTS_URL'],
    head: await project('default/2_b', 'default/010_c', 'reports/5_r'),
    base: async () => ({ branch: 'main', project: await project(...base) }),
    read: () => Promise.resolve(reading),
  });
  return {
    held: Object.fromEntries([...found].map(([source, versions]) => [source, [...versions].join(' ')])),
    notices: log.of('notice'),
  };
}

describe('What the copies of a template hold, if the project has several databases', () => {
  test('is what the base has of each', async () => {
    expect(await held('base', { base: ['default/2_b', 'default/7_main', 'reports/5_r'] })).toEqual({
      held: { default: '1 2 7', reports: '5' },
      notices: [
        'The template seed holds 1 migration of default that this commit does not have: 7. Hasura ignores them.',
      ],
    });
  });

  test('is what comes up to a version that one of them has, by number', async () => {
    expect((await held(5n)).held).toEqual({ default: '1 2', reports: '5' });
    expect((await held(10n)).held).toEqual({ default: '1 2 10', reports: '5' });
    await expect(held(3n)).rejects.toThrow(
      'postgres-template-migrations is 3, but this commit has no such migration for default, reports.',
    );
  });

  test('is what the catalogue says of each, also if it knows only one', async () => {
    const state = { migrations: { default: { 1: false, 2: false }, yours: { 1: false } } };
    const table = [{ version: '5', dirty: false }];
    expect((await held('auto', { reading: { hasTables: true, state, table } })).held).toEqual({
      default: '1 2',
    });
  });

  test('is in each of them what the table of older servers says', async () => {
    const table = ['1', '5'].map((version) => ({ version, dirty: false }));
    for (const state of [undefined, {}, { migrations: {} }, 'no state'])
      expect((await held('auto', { reading: { hasTables: true, table, state } })).held).toEqual({
        default: '1 5',
        reports: '1 5',
      });
  });

  test('is nothing in a template without tables', async () => {
    expect(await held('auto', { reading: { hasTables: false, table: [] } })).toEqual({
      held: {},
      notices: [],
    });
    expect(await held('none')).toEqual({ held: {}, notices: [] });
  });

  test.each([
    [
      'a key that is no version',
      { default: { seven: false } },
      'the version seven of default is not a number',
    ],
    ['a source that says nothing', { default: {} }, 'does not say which migrations made them.'],
  ])('is not known from %s', async (_, migrations, words) => {
    await expect(held('auto', { reading: { hasTables: true, state: { migrations } } })).rejects.toThrow(
      words,
    );
  });
});
