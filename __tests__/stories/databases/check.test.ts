import { expect, test } from '@jest/globals';
import { editedProjects } from '../../support/edited-project.js';
import { storiesWithDatabases } from './with-databases.js';

const story = storiesWithDatabases();
const repository = editedProjects();
const file = 'hasura-shop/migrations/default/1718000240000_add_notes/up.sql';

test('SQL that PostgreSQL does not accept costs no database; without the check PostgreSQL itself refuses it', () =>
  story({ databases: { variables: 'PG_DATABASE_URL', migrations: 'real' } }, async (s) => {
    s.github.pushBranch(s.repository, 'cart', {
      directory: repository({ [file]: '-- é 😀\nalter table customers ad column note text;\n' }),
    });
    const told = await s.on('opened');
    expect([told.exitCode, told.placed]).toEqual([
      1,
      [
        {
          level: 'error',
          file,
          line: 2,
          column: 23,
          message: expect.stringContaining('syntax error at or near "ad"'),
        },
      ],
    ]);
    expect([await s.server.made(), s.standing(), s.hasura.jobs()]).toEqual([[], [], []]);

    const unchecked = await s.on('opened', { with: { check: 'off' } });
    expect(unchecked.errors[0]).toContain('Applying migrations failed');
    expect(unchecked.errors[0]).toContain('syntax error at or near "ad"');
    expect((await s.server.made()).length).toBe(2);
  }));
