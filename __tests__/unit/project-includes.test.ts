import { describe, expect, test } from '@jest/globals';
import { get, jsonText } from '../../src/project/node.js';
import {
  BASE,
  type Repository,
  checked,
  found,
  inFolder,
  projectOf,
  withTables,
} from '../support/project.js';

const IN = 'metadata/databases/';
const DATABASES = `${IN}databases.yaml`;
const below = (files: Record<string, string>): Repository => inFolder(IN.slice(0, -1), files);

async function tables(repository: Repository): Promise<string | undefined> {
  const { metadata } = await projectOf(repository);
  const [source] = (get(metadata.root, 'sources') as { items?: never[] }).items ?? [];
  const node = get(source, 'tables');
  return node && jsonText(node);
}

const A = below({ 'default/a.yaml': 'table: a\n', 'default/list.yaml': '- table: a\n' });

describe('an include', () => {
  test.each([
    '!include default/list.yaml',
    '"!include default/list.yaml"',
    "'!include default/list.yaml'",
    `'!include "default/list.yaml"'`,
    '!include "default/list.yaml"',
    '!include /default/list.yaml',
    '!include ./default/../default/list.yaml',
  ])('may be written as %s', async (text) => {
    expect(await tables(withTables(text, A))).toBe('[{"table":"a"}]');
  });

  test('is relative to the file that it is in', async () => {
    const files = below({
      'default/tables/tables.yaml': '- "!include a.yaml"\n- !include ../b.yaml\n- !include deep/c.yaml\n',
      'default/tables/a.yaml': 'table: a\n',
      'default/b.yaml': 'table: b\n',
      'default/tables/deep/c.yaml': 'table: !include d.yaml\n',
      'default/tables/deep/d.yaml': 'c\n',
    });
    const project = withTables('!include default/tables/tables.yaml', files);
    expect(await tables(project)).toBe('[{"table":"a"},{"table":"b"},{"table":"c"}]');
    expect(await found(project)).toEqual([]);
  });

  test('works in functions as well, and nowhere else in a source', async () => {
    const text = `${BASE[DATABASES]}  functions: !include f.yaml\n  customization: { a: !include f.yaml }\n`;
    const project = { ...BASE, [DATABASES]: text, [`${IN}f.yaml`]: '- function: f\n' };
    expect(jsonText((await projectOf(project)).metadata.root)).toContain(
      '"functions":[{"function":"f"}],"customization":{"a":"f.yaml"}',
    );
    expect(await found(project)).toEqual([`include-elsewhere ${DATABASES}:9:32`]);
  });

  test('may have blanks in its name, and the first one ends the word before it', async () => {
    const files = below({ 'a b.yaml': 'table: a\n', '!include a.yaml': 'table: b\n' });
    expect(await tables(withTables('- !include a b.yaml\n- "see !include a.yaml"', files))).toBe(
      '[{"table":"a"},{"table":"b"}]',
    );
  });

  test('may be the comment of a permission, by accident', async () => {
    const permission = '{ role: u, comment: "do not !include it", permission: { filter: {} } }';
    const findings = await checked(withTables(`- table: a\n  delete_permissions:\n    - ${permission}`));
    expect(findings.map(({ rule, line, what }) => [rule, line, what])).toEqual([
      ['include-missing', 10, 'The included file not !include it does not exist.'],
    ]);
  });

  test.each([
    ['- "!include"', 'include-missing', 8],
    ['- "a!include"', 'include-missing', 8],
    ['- "!include  default/a.yaml"', 'include-missing', 8],
    ['- "!include default/a.yaml "', 'include-missing', 8],
    ['- !include Default/a.yaml', 'include-missing', 8],
    ['- !include default', 'include-missing', 8],
    ['- !include ..', 'include-missing', 8],
    ['- !include ../../../a.yaml', 'include-outside', 8],
    ['- !include ../../../../../../a.yaml', 'include-outside', 8],
    ['- table: a\n- !include a\\b.yaml', 'include-outside', 9],
  ])('of %s is a finding', async (text, rule, line) => {
    // The project is in a folder, so that there is something outside.
    const findings = await checked(inFolder('app', { ...withTables(text), ...A }), { directory: 'app' });
    const place = findings
      .filter((one) => one.rule.startsWith('include'))
      .map((one) => [one.rule, one.file, one.line]);
    expect(place).toEqual([[rule, `app/${DATABASES}`, line]]);
  });

  test('of a file of the project outside the metadata folder is read', async () => {
    const project = withTables('- !include ../../shared/a.yaml', {
      'shared/a.yaml': 'table: a\nx: !include b.yaml\n',
      'shared/b.yaml': '{}\n',
    });
    expect(await tables(project)).toBe('[{"table":"a","x":{}}]');
    expect(await found(project)).toEqual(['table-key-unknown shared/a.yaml:2:1']);
  });

  test.each(['yml', 'json', 'txt', 'sql', 'graphql'])(
    'of a .%s file is the text of the file',
    async (end) => {
      const project = withTables(`- !include a.${end}`, below({ [`a.${end}`]: 'table: a\n' }));
      expect(await tables(project)).toBe('["table: a\\n"]');
      expect((await found(project)).filter((one) => !one.startsWith('file-unused'))).toEqual([
        `include-not-yaml ${DATABASES}:8:16`,
      ]);
    },
  );

  test('of an empty file is null', async () => {
    expect(await tables(withTables('!include a.yaml', below({ 'a.yaml': '# nothing\n' })))).toBeUndefined();
    expect(await tables(withTables('- !include a.yaml', below({ 'a.yaml': '' })))).toBe('[null]');
  });

  test('of a file with a fault is one finding, in that file', async () => {
    const project = withTables('- !include a.yaml\n- !include a.yaml', below({ 'a.yaml': 'table: "a\n' }));
    expect(await found(project)).toEqual([`yaml-syntax ${IN}a.yaml:2:1`]);
  });

  test('that leads back to itself ends, whatever the way', async () => {
    const files = below({
      'a.yaml': 'x: !include b/c.yaml\n',
      'b/c.yaml': '- !include d.yaml\n- !include ../a.yaml\n',
      'b/d.yaml': '!include ../b/d.yaml\n',
    });
    expect(await found(withTables('- !include a.yaml', files))).toEqual([
      `include-cycle ${IN}b/c.yaml:2:12`,
      `include-cycle ${IN}b/d.yaml:1:10`,
    ]);
  });

  test('is nested at most twenty times', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [`${String(at)}.yaml`, `!include ${String(at + 1)}.yaml\n`]),
    );
    expect(await found(withTables('- !include 0.yaml', below(files)))).toEqual([
      `not-checked ${IN}19.yaml:1:10`,
    ]);
  });

  test('of a file twice is parsed once', async () => {
    const project = withTables('- !include a.yaml\n- !include a.yaml', below({ 'a.yaml': 'table: 010\n' }));
    expect((await found(project)).filter((one) => one.startsWith('yaml-number'))).toEqual([
      `yaml-number ${IN}a.yaml:1:8`,
    ]);
  });
});
