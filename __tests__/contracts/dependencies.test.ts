import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import ts from 'typescript';
import { tableAfter, textOf } from '../support/documents.js';
import { treeOf } from '../support/sources.js';

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  dependencies: Record<string, string>;
};
const names = Object.keys(dependencies);
const rows = tableAfter(textOf('docs/dependencies.md'), '\n| package ');

/** The packages that the action's own code imports, or takes types from. */
function imported(): Set<string> {
  const found = new Set<string>();
  for (const text of Object.values(treeOf('src')))
    for (const { fileName } of ts.preProcessFile(text).importedFiles) {
      const name = /^(@[^/]+\/)?[^/.][^/]*/.exec(fileName)?.[0];
      if (name !== undefined && !name.startsWith('node:')) found.add(name);
    }
  return found;
}

describe('The runtime dependencies', () => {
  test('are those for which docs/dependencies.md gives a reason and a size', () => {
    expect(rows.map(([name = '']) => name.replaceAll('`', ''))).toEqual(names);
    for (const [name, why, ...sizes] of rows) {
      expect([name, why]).toEqual([name, expect.stringMatching(/\S{3}/)]);
      expect(sizes).toEqual(Array.from({ length: 3 }, () => expect.stringMatching(/^\d[\d,]*$/) as unknown));
    }
  });

  test('are each imported by the action', () => {
    const used = imported();
    expect(names.filter((name) => !used.has(name))).toEqual([]);
  });

  test('are all that the action imports', () => {
    expect([...imported()].filter((name) => !names.includes(name))).toEqual([]);
  });
});
