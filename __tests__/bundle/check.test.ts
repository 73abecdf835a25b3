import { expect, test } from '@jest/globals';
import { editedProjects } from '../support/edited-project.js';
import { NAME, Stage } from './harness.js';

const repository = editedProjects();
const TABLES = 'hasura-shop/metadata/databases/default/tables/tables.yaml';
const SQL = 'hasura-shop/migrations/default/1718000240000_add_notes/up.sql';

test('The committed bundle reads a project, with PostgreSQL’s own grammar, and does not build one with faults', async () => {
  await using stage = await Stage.open();
  const good = await stage.on('opened');
  expect([good.exitCode, good.outputs['findings']]).toEqual([0, '{"version":1,"total":0,"findings":[]}']);

  stage.sim.github.pushBranch(stage.repository, 'cart', {
    directory: repository({
      [TABLES]: '- "!include public_customers.yaml"\n- "!include public_product.yaml"\n',
      [SQL]: 'vacuum;\nselec 1;\n',
    }),
  });
  const bad = await stage.on('synchronize');
  expect([bad.exitCode, bad.outputs['status'], stage.standing()]).toEqual([1, 'failed', [NAME]]);
  expect(bad.annotations.map(({ level, message }) => [level, message.split('.')[0]])).toEqual([
    ['error', expect.stringContaining('The included file public_product')],
    ['error', expect.stringContaining('grammar says: syntax error at or near "selec"')],
    ['error', 'Not built: 2 problems in the project'],
  ]);
  expect(stage.sim.hasura.jobs().filter(({ kind }) => kind === 'creation')).toHaveLength(1);
  expect(stage.sim.failures).toEqual([]);
});
