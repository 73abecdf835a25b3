import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { problemsOf } from '../../../site/check.js';
import { type Choices, INITIAL } from '../../../site/choices.js';
import { type Moved, movedFrom } from '../../../site/old.js';
import { workflowOf } from '../../../site/workflow.js';
import { isOurs, parsed, stepsOf } from '../../support/workflows.js';

function moved(text: string): Moved {
  const found = movedFrom(text);
  if (found === undefined) throw new Error('no old step was found');
  return found;
}

/** The choices that differ from the page's initial ones. */
const changed = (text: string): Choices =>
  Object.fromEntries(Object.entries(moved(text).choices).filter(([id, value]) => INITIAL[id] !== value));

const step = (lines: string, env = ''): string =>
  `jobs:\n  preview:\n    steps:\n      - uses: actions/checkout@v4\n      - uses: hasura/hasura-cloud-preview-apps@v0.1.10\n        with:\n${lines.replace(/^/gm, '          ')}${env === '' ? '' : `\n        env:\n${env.replace(/^/gm, '          ')}`}`;

describe('A workflow of the old action', () => {
  test('in docs/migrating.md becomes the workflow that this document gives for it', () => {
    const page = readFileSync('docs/migrating.md', 'utf8');
    const [, before = '', after = ''] =
      /<!-- before -->\s*```yaml\n(.*?)```.*?<!-- after -->\s*```yaml\n(.*?)```/s.exec(page) ?? [];
    const { choices } = moved(before);
    expect(problemsOf(choices)).toEqual([]);
    const written = stepsOf(parsed(workflowOf(choices) ?? '')).find(isOurs);
    expect(written?.with).toEqual(stepsOf(parsed(after)).find(isOurs)?.with);
  });

  test.each([
    ['${{github.event.number}}', '{pr}'],
    ['${{ github.event.pull_request.number }}', '{pr}'],
    ['${{ github.head_ref }}', '{branch}'],
    ['${{ github.event.repository.name }}', '{repo}'],
  ])('with %s in its name gets the placeholder %s', (expression, placeholder) => {
    expect(changed(step(`name: "shop-${expression}"`))['name']).toBe(`shop-${placeholder}`);
  });

  test('with any other expression in its name has an error at the name', () => {
    const { choices } = moved(step('name: shop-${{ github.env.GITHUB_HEAD_REF }}'));
    expect(problemsOf(choices).every(({ id }) => id === 'name')).toBe(true);
    expect(workflowOf(choices)).toBeUndefined();
  });

  test('keeps its tier, region, folder and names of secrets', () => {
    const text = step(
      'tier: cloud_payg\nregion: us-west-1\nhasuraProjectDirectoryPath: /backend/hasura',
      'GITHUB_TOKEN: ${{ secrets.GH_PAT }}\nHASURA_CLOUD_ACCESS_TOKEN: ${{secrets.hasura_pat}}',
    );
    expect(changed(text)).toEqual({
      'adopt-unmarked': 'true',
      'project-directory': 'backend/hasura',
      plan: 'cloud_payg',
      region: 'us-west-1',
      'source-token': 'GH_PAT',
      'hasura-cloud-token': 'HASURA_PAT',
    });
  });

  test('keeps its databases and variables', () => {
    const text = step(
      'hasuraEnv: |\n  ROLE=anonymous\n  PG_DATABASE_URL=${{ secrets.DB }}\npostgresDBConfig: |\n  POSTGRES_SERVER_CONNECTION_URI=${{ secrets.PG }}\n  PG_ENV_VARS_FOR_HASURA=ONE, TWO',
    );
    expect(changed(text)).toMatchObject({
      databases: 'true',
      'postgres-url': 'PG',
      'postgres-env': 'ONE\nTWO\nPG_DATABASE_URL',
      env: 'ROLE=anonymous',
    });
  });

  test('whose database was changed silently reports that the variable was not copied', () => {
    const { choices, said } = moved(step('hasuraEnv: PG_DATABASE_URL=${{ secrets.DB }}'));
    expect([choices['env'], choices['databases']]).toEqual(['', 'false']);
    expect(said.join()).toContain('PG_DATABASE_URL was not copied');
  });

  test('does not reveal values that may be secret', () => {
    const text = step(
      'hasuraCloudAccessToken: hunter2\nother: hunter2\npostgresDBConfig: |\n  POSTGRES_SERVER_CONNECTION_URI=postgres://a:hunter2@b\n  PG_ENV_VARS_FOR_HASURA=ONE',
    );
    expect(JSON.stringify(moved(text))).not.toContain('hunter2');
    expect(moved(text).said.filter((line) => line.includes('so it was not copied'))).toHaveLength(2);
    expect(moved(text).said.at(-1)).toBe('Not copied: other.');
  });

  test('that deletes in a second step becomes one workflow', () => {
    const text = `${step('name: one-${{ github.event.number }}\ndelete: true')}\n      - uses: hasura/hasura-cloud-preview-apps@v0.1.10\n        with:\n          name: two-\${{ github.event.number }}`;
    expect(moved(text).choices['name']).toBe('two-{pr}');
    expect(moved(text).said.join()).toContain('This workflow also deletes the app');
    expect(moved(text).said.join()).not.toContain('steps found');
  });

  test('with several steps reports that only the first is used', () => {
    const second = step('name: two').replace(/^.*checkout/s, '      - uses: actions/checkout');
    const { choices, said } = moved(`${step('name: one')}\n${second}`);
    expect(choices['name']).toBe('one');
    expect(said.join()).toContain('2 steps found; this page uses the first one.');
  });

  test.each([
    ['cloud_free_v2', true],
    ['cloud_payg', false],
    ['', false],
  ])('with the tier %j reports that the tier was left out: %j', (tier, isLeftOut) => {
    const { choices, said } = moved(step(`name: one\ntier: ${tier}`));
    expect(choices['plan']).toBe(tier === 'cloud_payg' ? tier : INITIAL['plan']);
    expect(said.join().includes('tier')).toBe(isLeftOut);
  });

  test.each(['jobs:', '  preview:'])('may also set its secrets under %s', (place) => {
    const indent = / */.exec(place)?.[0] ?? '';
    const env = `env:\n  HASURA_CLOUD_ACCESS_TOKEN: \${{ secrets.HCT }}\n  GITHUB_TOKEN: \${{ secrets.GH_PAT }}`;
    const text = step('name: one').replace(
      place,
      place === 'jobs:' ? `${env}\n${place}` : `${place}\n${env.replace(/^/gm, `${indent}  `)}`,
    );
    expect(changed(text)).toMatchObject({ 'hasura-cloud-token': 'HCT', 'source-token': 'GH_PAT' });
    const own = `${text}\n        env:\n          HASURA_CLOUD_ACCESS_TOKEN: \${{ secrets.OWN }}`;
    expect(changed(own)['hasura-cloud-token']).toBe('OWN');
  });

  test('lists what has to be copied by hand', () => {
    const text = `on:
  pull_request:
    types: [opened]
    paths: [hasura/**]
    branches-ignore: [docs]
  push:
jobs:
  other:
    if: false
    environment: other
    steps:
      - uses: actions/checkout@v4
  preview:
    if: github.actor != 'bot'
    environment: staging
    steps:
      - if: always()
        uses: actions/checkout@v4
      - uses: hasura/hasura-cloud-preview-apps@v0.1.10
        if: success()
        with:
          name: one`;
    expect(moved(text).said.at(-1)).toBe(
      'Copy by hand what you still need: paths of pull_request, branches-ignore of pull_request, if of the job, environment of the job, if of the step.',
    );
    expect(moved(step('name: one')).said.join()).not.toContain('by hand');
  });

  test.each(['', 'nothing', 'a: [', 'with:\n  name: x', '- uses: actions/checkout@v4', '42'])(
    'is not found in %j',
    (text) => {
      expect(movedFrom(text)).toBeUndefined();
    },
  );

  test('can be pasted without anything but its inputs', () => {
    expect(changed('with:\n  hasuraProjectDirectoryPath: api')['project-directory']).toBe('api');
    expect(changed('hasuraProjectDirectoryPath: api\ntier: cloud_free')['project-directory']).toBe('api');
  });
});
