import { expect } from '@jest/globals';
import { NAME, type Story } from '../stories/harness.js';
import { databaseIn } from '../stories/databases/with-databases.js';
import {
  ANEW,
  A_ROW,
  MIGRATIONS,
  NOTES,
  SHOP,
  TABLES,
  push,
  storiesOfCommits,
} from '../stories/direct/support.js';
import type { Scenario, Table } from './interruptions.js';

/** A table about builds from the commit, on a real server. */
export function fromCommit(): Partial<Table> {
  const story = storiesOfCommits();
  return { isSlow: true, inStory: (tell) => story(tell, ANEW), atTheEnd: isWholeAndGoes };
}

/** A project with one migration and one table. */
const TINY = {
  'hasura-shop/seeds': null,
  'hasura-shop/metadata/databases/default/tables/tables.yaml': "- '!include public_customers.yaml'\n",
  'hasura-shop/metadata/databases/default/tables/public_customers.yaml':
    'table: { schema: public, name: customers }\n',
  ...Object.fromEntries(
    ['1718000060000_create_products', '1718000120000_create_orders', '1718000180000_add_order_status'].map(
      (folder) => [`${MIGRATIONS}/${folder}`, null],
    ),
  ),
};
const MINE = `select id from customers where email = '${A_ROW}'`;

/** A push with one new migration, to a preview with a row that a reviewer typed. */
export const keeping: Scenario = {
  what: 'a push that keeps the data',
  lead: async (s) => {
    push(s, TINY);
    await s.on('opened');
    await s.server.query(databaseIn(s), `insert into customers (name, email) values ('R', '${A_ROW}')`);
    push(s, { ...TINY, [NOTES]: 'create table notes (id int);' });
    return { event: s.events.pullRequest(s.pull, 'synchronize') };
  },
  end: 'ready',
};

/** A table about pushes that keep data. */
export function keepingData(): Partial<Table> {
  return { isSlow: true, inStory: storiesOfCommits(), atTheEnd: isKeptOrSaysWhy };
}

/** The row is there, or a comment has said why it is gone. */
async function isKeptOrSaysWhy(s: Story, unnamed: readonly string[]): Promise<void> {
  const [rows, bodies] = [await s.server.query(databaseIn(s), MINE), s.comment().history];
  expect(await s.server.query(databaseIn(s), TABLES)).toEqual([{ name: 'customers' }, { name: 'notes' }]);
  expect(rows.length === 1 || bodies.some(({ body }) => body.includes('Rebuilt because its last'))).toBe(
    true,
  );
  await goes(s, unnamed);
}

/** The app has what the commit says, and nothing is left behind once its pull request closes. */
async function isWholeAndGoes(s: Story, unnamed: readonly string[]): Promise<void> {
  expect(await s.server.query(databaseIn(s), TABLES)).toEqual(SHOP);
  await goes(s, unnamed);
}

async function goes(s: Story, unnamed: readonly string[]): Promise<void> {
  expect((await s.server.made()).filter(({ app, kind }) => app !== NAME || kind !== 'database')).toHaveLength(
    1,
  );
  s.github.closePull(s.pull);
  expect((await s.on('closed')).outputs['status']).toBe('deleted');
  await s.hasura.settled();
  expect(s.standing()).toEqual(unnamed);
  expect(await s.server.made()).toEqual([]);
}
