import { describe, expect, test } from '@jest/globals';
import { REHEARSAL_RULES } from '../../src/rehearsal/rules.js';
import { REHEARSAL_RULE_IDS, REHEARSED_REVIEW_RULES } from '../../src/rules/rehearsal-rule-ids.js';
import { tried } from './support/projects.js';
import { testRows } from './support/row-tests.js';
import { REHEARSAL_ROWS } from './support/rows.js';
import { useServer } from './support/server.js';

const start = useServer();

testRows(start, REHEARSAL_ROWS);

describe('A rule of the rehearsal', () => {
  test('has a row here, and an example that is what the first one says', () => {
    for (const [rule, { example, severity }] of Object.entries(REHEARSAL_RULES)) {
      const row = REHEARSAL_ROWS.find((one) => one.rule === rule);
      expect([rule, row?.says.replace(/^\S* /, '')]).toEqual([rule, example]);
      expect([rule, row?.severity]).toEqual([rule, severity]);
    }
  });

  test('is one that the input ignore may name', () => {
    expect(Object.keys(REHEARSAL_RULES).toSorted()).toEqual(
      [...REHEARSAL_RULE_IDS, ...REHEARSED_REVIEW_RULES].toSorted(),
    );
  });
});

describe('What is found', () => {
  const [row] = REHEARSAL_ROWS.filter(({ rule }) => rule === 'drops-column');

  test.each(['drops-column orders.note', 'drops-* public.orders.*', 'drops-column */2_b/up.sql'])(
    'is left out by the line of the input: %s',
    async (ignore) => {
      const { rules } = await tried(start, row?.head ?? {}, row?.base, { ignore });
      expect(rules).toEqual(['locks-table']);
    },
  );

  test('is left out by a comment in its file', async () => {
    const head = {
      ...row?.head,
      'migrations/default/2_b/up.sql':
        '-- preview-ignore drops-column, locks-table\nalter table orders drop note;',
    };
    expect((await tried(start, head, row?.base)).rules).toEqual([]);
  });
});
