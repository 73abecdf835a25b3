import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { ENTRIES, LAYERS } from '../../eslint.layers.js';
import { blocksOf, documents, tableAfter, textOf } from '../support/documents.js';
import { faultsIn } from '../support/mermaid.js';

const map = textOf('docs/how-it-works.md');
const folders = readdirSync('src', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const placed = LAYERS.flat();

/** The first cells of a table, without backticks. */
function pathsIn(rows: string[][]): string[] {
  return rows.map(([cell = '']) => cell.replaceAll('`', ''));
}

describe('The map of the code', () => {
  const rows = tableAfter(map, 'The folders of `src`');

  test('has a row for each folder of src in the order of the layers, then one for each entry', () => {
    expect(pathsIn(rows)).toEqual([
      ...placed.filter((name) => folders.includes(name)).map((name) => `src/${name}/`),
      ...['main.ts', 'post.ts', 'content.ts', 'bundle.ts'].map((name) => `src/${name}`),
    ]);
    expect(folders.filter((name) => !placed.includes(name))).toEqual([]);
    expect(ENTRIES.toSorted()).toEqual(['bundle.ts', 'content.ts', 'main.ts', 'post.ts']);
  });

  test('says what each is for', () => {
    for (const [name, what] of rows)
      expect([name, what]).toEqual([name, expect.stringMatching(/^[A-Z].+\.$/)]);
  });

  test('names the folders that have a layer and do not exist yet, and no others', () => {
    const later = /^Planned folders, which lint already places: (.+?)\.$/m.exec(map)?.[1] ?? '';
    expect([...later.matchAll(/`(\w+)`/g)].map(([, name]) => name)).toEqual(
      placed.filter((name) => !folders.includes(name)),
    );
  });

  test('names the folders beside src', () => {
    const beside = pathsIn(tableAfter(map, 'Beside `src`:'));
    expect(beside.filter((name) => !existsSync(name))).toEqual([]);
    expect(beside.toSorted()).toEqual(
      ['__tests__', 'dist', 'docs', 'examples', 'scripts', 'simulator', 'site'].toSorted(),
    );
  });

  test('leads to files that exist', () => {
    const rows = tableAfter(map, 'Where to start reading:');
    for (const [question, files = ''] of rows) {
      const paths = files.split(', ').map((file) => file.replaceAll('`', ''));
      expect([question, paths.filter((file) => !existsSync(file))]).toEqual([question, []]);
    }
  });
});

describe('The diagrams', () => {
  const diagrams = Object.entries(documents).flatMap(([file, text]) =>
    blocksOf(text)
      .filter(({ language }) => language === 'mermaid')
      .map((block, index) => ({ text: block.text, where: `${file}, diagram ${String(index + 1)}` })),
  );

  test('show how a run works, who talks to whom, and a removal', () => {
    const heads = blocksOf(map)
      .filter(({ language }) => language === 'mermaid')
      .map(({ text }) => text.split('\n')[0]);
    expect(heads).toEqual(['flowchart TD', 'sequenceDiagram', 'sequenceDiagram']);
  });

  test.each(diagrams)('have no errors: $where', ({ text }) => {
    expect(faultsIn(text)).toEqual([]);
  });

  test.each([
    ['gantt', 'not a type that is known: gantt'],
    ['flowchart TD\n  a[One] --> b{Two}\n  b -- yes, it is --> c', 'not given one text: c'],
    ['flowchart TD\n  a[One] --> a[One]', 'not given one text: a'],
    ['flowchart TD\n  a[One (1)]', 'not understood: a[One (1)]'],
    ['flowchart TD\n  a[One] --> end[Two]', 'not understood: a[One] --> end[Two]'],
    ['sequenceDiagram\n  participant A as One\n  A->>B: ask', 'not a participant: B'],
    ['sequenceDiagram\n  participant A as One', 'does nothing: A'],
    ['sequenceDiagram\n  participant A as One\n  loop often\n  A->>A: ask', 'not ended: loop'],
    ['sequenceDiagram\n  participant A as One\n  A->>A: ask\n  end', 'an end too many'],
    [
      'sequenceDiagram\n  participant A as One\n  opt x\n  A->>A: ask\n  and\n  A->>A: ask\n  end',
      'not understood: and',
    ],
    ['sequenceDiagram\n  participant A as One\n  A->>A: ask; wait', 'not understood: A->>A: ask; wait'],
  ])('with an error are found: %j', (diagram, fault) => {
    expect(faultsIn(diagram)).toContain(fault);
  });
});
