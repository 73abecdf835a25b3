import { describe, expect, test } from '@jest/globals';
import { RULES, RULE_IDS } from '../../src/check/rules.js';
import { BASE, checked, exampleShop, found } from '../support/project.js';
import { ACTIONS, MIGRATIONS } from './check-rows-actions.js';
import { HYGRAPH } from './check-rows-hygraph.js';
import { METADATA } from './check-rows-metadata.js';
import { SQL } from './check-rows-sql.js';
import { FILES } from './check-rows.js';

const ROWS = [...FILES, ...METADATA, ...HYGRAPH, ...ACTIONS, ...MIGRATIONS, ...SQL];

describe('a rule of the check', () => {
  test.each(ROWS)('$rule finds it at $at and names $names', async ({ rule, severity, at, names, ...row }) => {
    const findings = (await checked(row.finds, row)).filter((finding) => finding.rule === rule);
    expect(findings).toHaveLength(1);
    const [finding] = findings;
    expect(`${String(finding?.file)}:${String(finding?.line)}`).toBe(at);
    expect(finding?.what).toContain(names);
    const { why, remedy } = RULES[rule];
    expect(finding).toMatchObject({ severity, why, remedy });
  });

  test.each(ROWS)(
    '$rule does not find it in a project that is nearly the same as at $at',
    async ({ rule, not, ...row }) => {
      const findings = await checked(not, row);
      expect(findings.filter((finding) => finding.rule === rule)).toEqual([]);
    },
  );

  test('has a row here', () => {
    const named = new Set<string>(ROWS.map(({ rule }) => rule));
    expect(RULE_IDS.filter((rule) => !named.has(rule))).toEqual([]);
  });

  test('has the severity of the table in at least one row', () => {
    const shown = new Set(ROWS.map(({ rule, severity }) => `${rule} ${severity}`));
    expect(RULE_IDS.filter((rule) => !shown.has(`${rule} ${RULES[rule].severity}`))).toEqual([]);
  });

  test('is an error only if it is sure', () => {
    const errors = RULE_IDS.filter((rule) => RULES[rule].severity === 'error');
    expect(errors.filter((rule) => RULES[rule].confidence !== 'H')).toEqual([]);
  });
});

describe('the check', () => {
  test('finds nothing in a project without a fault', async () => {
    expect(await found(BASE, { given: ['PG_DATABASE_URL'] })).toEqual([]);
    expect(await found(exampleShop(), { given: ['PG_DATABASE_URL'] })).toEqual([]);
  });

  test('finds one thing, not its consequences, in a file that does not parse', async () => {
    const broken = { ...BASE, 'metadata/databases/databases.yaml': '- name: "default' };
    expect(await found({ ...broken, 'metadata/databases/default/tables/a.yaml': 'table: a\n' })).toEqual([
      'yaml-syntax metadata/databases/databases.yaml:1:17',
    ]);
  });

  test('finds nothing else if config.yaml does not parse', async () => {
    expect(await found({ ...BASE, 'config.yaml': '[' })).toEqual(['yaml-syntax config.yaml:1:2']);
  });

  test('keeps an error behind thousands of warnings', async () => {
    const many = Array.from({ length: 3_000 }, (_, index) => `k${String(index)}: 010\n`).join('');
    const findings = await checked({
      ...BASE,
      'metadata/opentelemetry.yaml': many,
      'migrations/default/1_init/up.sql': 'selec',
    });
    expect(findings[0]?.rule).toBe('sql-syntax');
    expect(findings).toHaveLength(2_001);
  });

  test('does not repeat a name of any length', async () => {
    const findings = await checked({ ...BASE, 'metadata/network.yaml': `? ${'a'.repeat(50_000)}\n: 1\n` });
    expect(findings.map(({ rule, what }) => [rule, what.length])).toEqual([['key-dropped', 501]]);
  });
});
