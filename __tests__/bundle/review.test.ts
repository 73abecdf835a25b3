import { expect, test } from '@jest/globals';
import { editedProjects } from '../support/edited-project.js';
import { NAME, Stage } from './harness.js';

const repository = editedProjects();
const PRODUCTS = 'hasura-shop/metadata/databases/default/tables/public_products.yaml';
const OPEN = `table: {schema: public, name: products}
insert_permissions:
  - role: anonymous
    permission: {check: {}, columns: [title]}
`;

test('The committed bundle says what a pull request changes, and fails by it if the workflow wants that', async () => {
  await using stage = await Stage.open();
  stage.sim.github.pushBranch(stage.repository, 'cart', {
    directory: repository({
      [PRODUCTS]: OPEN,
      'hasura-shop/migrations/default/1718000240000_x/up.sql': 'alter table products add column note text;\n',
    }),
  });
  const told = await stage.on('opened', { with: { 'review-fail-on': 'high' } });
  expect([told.exitCode, told.outputs['status'], stage.standing()]).toEqual([1, 'ready', [NAME]]);
  expect(told.annotations.map(({ level, file, line }) => [level, file, line])).toEqual(
    expect.arrayContaining([['warning', PRODUCTS, expect.anything()]]),
  );
  expect(told.annotations.filter(({ level }) => level === 'error').map(({ message }) => message)).toEqual([
    expect.stringContaining('The review fails the run: 1 finding of high risk.'),
  ]);
  expect(stage.sim.github.commentsOf(stage.pull)[0]?.body).toContain('What this changes');
  expect(told.summary).toContain('What this changes');
  expect(stage.sim.failures).toEqual([]);
});
