import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readProject } from '../../simulator/project/project.js';
import { MAIN, minimal, type ProjectFiles, written } from './project-files.js';

async function mainSource(tables: string, files: ProjectFiles): Promise<Record<string, unknown> | undefined> {
  await using project = await written({
    ...minimal,
    'metadata/databases/databases.yaml': MAIN.replace('tables: []', tables),
    ...files,
  });
  const { exported } = (await readProject(project.directory)).metadata;
  return (exported['sources'] as Record<string, unknown>[])[0];
}

describe('an include', () => {
  test.each([
    ['a double-quoted string', 'tables: "!include main/tables.yaml"'],
    ['a single-quoted string', "tables: '!include main/tables.yaml'"],
    ['a YAML tag', 'tables: !include main/tables.yaml'],
    ['a tag with an absolute path', 'tables: !include /main/tables.yaml'],
    ['a string in quotes of its own', `tables: '!include "main/tables.yaml"'`],
  ])('may be %s, each path relative to its own file', async (_how, tables) => {
    const source = await mainSource(tables, {
      'metadata/databases/main/tables.yaml': '- "!include deeper/public_t.yaml"\n- table: u\n',
      'metadata/databases/main/deeper/public_t.yaml': 'table: { schema: shop, name: t }\n',
    });
    expect(source?.['tables']).toEqual([{ table: { schema: 'shop', name: 't' } }, { table: 'u' }]);
  });

  test('may have blanks in its name, and is any string with the word in it', async () => {
    const source = await mainSource('tables:\n    - table: t\n      comment: "see !include x.yaml"', {
      'metadata/databases/!include x.yaml': 'read: true\n',
    });
    expect(source?.['tables']).toEqual([{ table: 't', comment: { read: true } }]);
  });

  test.each(['x.yml', 'x.json', 'x'])('of %s is the text of the file', async (name) => {
    const source = await mainSource(`tables: []\n  functions: ["!include ${name}"]`, {
      [`metadata/databases/${name}`]: 'a: 1\n',
    });
    expect(source?.['functions']).toEqual(['a: 1\n']);
  });

  test('of an empty file is null', async () => {
    const source = await mainSource('tables: "!include x.yaml"', { 'metadata/databases/x.yaml': '' });
    expect(source?.['tables']).toBeNull();
  });

  test('is a plain string outside tables and functions', async () => {
    await using project = await written({
      ...minimal,
      'metadata/databases/databases.yaml': `${MAIN}  customization: { root: "!include x.yaml" }\n`,
      'metadata/remote_schemas.yaml': '- name: "!include x.yaml"\n  comment: !include x.yaml\n',
    });
    const { exported } = (await readProject(project.directory)).metadata;
    expect(exported).toMatchObject({
      sources: [{ customization: { root: '!include x.yaml' } }],
      remote_schemas: [{ name: '!include x.yaml', comment: 'x.yaml' }],
    });
  });

  test.each([
    ['nothing', 'gone.yaml', 'metadata/databases/gone.yaml: open metadata/databases/gone.yaml: no such file'],
    ['itself through another file', 'a.yaml', 'error: metadata/databases/a.yaml includes itself'],
    ['a file that is not YAML', 'broken.yaml', 'error: metadata/databases/broken.yaml: yaml: '],
  ])('of %s ends the build', async (_what, name, message) => {
    const read = mainSource(`tables: "!include ${name}"`, {
      'metadata/databases/a.yaml': '- "!include b.yaml"\n',
      'metadata/databases/b.yaml': '- "!include a.yaml"\n',
      'metadata/databases/broken.yaml': '[',
    });
    await expect(read).rejects.toThrow(message);
  });

  test('may lead out of the project, but not out of the repository', async () => {
    const project = {
      ...minimal,
      'metadata/databases/databases.yaml': MAIN.replace('[]', '"!include ../../../t.yaml"'),
    };
    await using repository = await written({
      't.yaml': '- table: t\n',
      ...Object.fromEntries(Object.entries(project).map(([name, text]) => [`app/${name}`, text])),
    });
    const directory = path.join(repository.directory, 'app');
    const { sources } = (await readProject(directory, repository.directory)).metadata;
    expect(sources[0]?.tables.map(({ name }) => name)).toEqual(['t']);
    await expect(readProject(directory)).rejects.toThrow(/: open \.\.\/t\.yaml: no such file or directory$/);
  });
});
