import { describe, expect, test } from '@jest/globals';
import type { Start, Story } from '../harness.js';
import { databaseIn } from '../databases/with-databases.js';
import { A_ROW, NOTES, READY, push, ready, storiesOfCommits } from './support.js';

const story = storiesOfCommits();
const notes = 'create table notes (id int);';

async function reviewed(s: Story, start: Start = {}): Promise<string> {
  expect(ready(await s.on('opened', start))).toEqual(READY);
  const database = databaseIn(s);
  await s.server.query(database, `insert into customers (name, email) values ('R', '${A_ROW}')`);
  return database;
}

describe('The data', () => {
  test('is not kept if a migration ended its transaction, and a statement that runs later has a syntax error', () =>
    story(
      async (s) => {
        await reviewed(s);
        const broken = `do $$ begin execute 'selec 1'; end $$;`;
        push(s, { [NOTES]: `${notes}\ncommit;\n${broken}` });
        const told = await s.on('synchronize');
        expect(told.outputs['status']).toBe('failed');
        expect(told.errors[0]).not.toContain('keep their data');
        push(s, { [NOTES]: notes });
        expect(ready(await s.on('synchronize'))).toEqual(READY);
      },
      { with: { check: 'off' } },
    ));

  test('is not kept by a younger run without migrations that decided before an older one migrated', () =>
    story(async (s) => {
      const database = await reviewed(s);
      push(s, { [NOTES]: notes });
      const older = await s.startTo('updateTenantEnv: asked', s.events.pullRequest(s.pull, 'synchronize'));
      push(s, { 'hasura-shop/metadata/cron_triggers.yaml': '[]\n' });
      const event = s.events.pullRequest(s.pull, 'synchronize');
      const younger = await s.startTo('get_catalog_state: answered', event);
      expect((await older.goOn()).outputs['status']).toBe('ready');
      expect(ready(await younger.goOn())).toEqual(READY);
      const tables = await s.server.query(databaseIn(s), `select to_regclass('notes')::text as it`);
      expect([databaseIn(s) === database, tables]).toEqual([false, [{ it: null }]]);
      expect(s.comment().body).toContain('- Rebuilt because another run changed it at the same time');
    }));
});
