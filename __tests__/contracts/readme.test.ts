import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { proseOf, tableAfter, textOf } from '../support/documents.js';
import { treeOf } from '../support/sources.js';

interface Input {
  description: string;
  default?: string;
  deprecationMessage?: string;
}
const action = parse(readFileSync('action.yml', 'utf8')) as {
  inputs: Record<string, Input>;
  outputs: Record<string, { description: string }>;
};
const inputs = Object.entries(action.inputs);
const readme = textOf('README.md');

/** A text as it stands in a cell: on one line. */
const cell = (text: string): string => text.trim().replace(/\s+/g, ' ');
/** What stands between backticks, and nothing else. */
const code = (text: string): string => /^`([^`]+)`$/.exec(text)?.[1] ?? '';

describe('The tables of the README', () => {
  test('have each input with its default and meaning, in the order of action.yml', () => {
    const rows = tableAfter(readme, '\n## Inputs\n');
    const current = inputs.filter(([, { deprecationMessage }]) => deprecationMessage === undefined);
    expect(rows.map(([name = '', initial = '', meaning]) => [code(name), code(initial), meaning])).toEqual(
      current.map(([name, { default: initial, description }]) => [name, initial ?? '', cell(description)]),
    );
  });

  test('have each old name of an input, and what it is called now', () => {
    const rows = tableAfter(readme, '\n## Moving from the old action\n');
    const old = inputs.filter(([, { deprecationMessage }]) => deprecationMessage !== undefined);
    expect(rows.map(([name = '', meaning]) => [code(name), meaning])).toEqual(
      old.map(([name, { description }]) => [name, cell(description)]),
    );
    for (const [name = '', meaning = ''] of rows) {
      const { deprecationMessage = '' } = action.inputs[code(name)] ?? {};
      const fresh = [...meaning.matchAll(/`([a-z-]+)`/g)].map(([, word = '']) => word);
      const current = fresh.filter((word) => word in action.inputs);
      expect(current.length).toBeGreaterThan(0);
      for (const word of current) expect(deprecationMessage).toContain(word);
    }
  });

  test('have each output with its meaning, in the order of action.yml', () => {
    const rows = tableAfter(readme, '\n## Outputs\n');
    expect(rows.map(([name = '', meaning]) => [code(name), meaning])).toEqual(
      Object.entries(action.outputs).map(([name, { description }]) => [name, cell(description)]),
    );
  });

  test('an input that is required is said to be', () => {
    // None is, by the runner; the one that has to come from somewhere says from where.
    expect(inputs.filter(([, input]) => 'required' in input)).toEqual([]);
    expect(action.inputs['hasura-cloud-token']?.description).toContain('Left out: the variable');
  });
});

describe('The README', () => {
  test('tells of every input and output in a sentence or a table', () => {
    const prose = proseOf(readme);
    for (const name of [...Object.keys(action.inputs), ...Object.keys(action.outputs)])
      expect(prose).toMatch(new RegExp(`\`${name}(: [^\`]*)?\``));
  });

  test('counts what a team costs as docs/scale.md does', () => {
    const month = new Map(
      tableAfter(textOf('docs/scale.md'), '\n## A month\n').map(([what = '', one]) => [what, Number(one)]),
    );
    const of = (what: string): number => {
      const one = month.get(what);
      if (one === undefined) throw new Error(`docs/scale.md counts no ${what}`);
      return one;
    };
    const PULLS = 40;
    const days = 3;
    const [rebuilds, unchanged] = /`r = (\d+)` and `u = (\d+)`/.exec(textOf('docs/scale.md'))?.slice(1) ?? [];
    const checks = 1 + Number(rebuilds) + Number(unchanged);
    const rows = tableAfter(readme, '\n## What it costs\n').map((row) => row.slice(1, 3));
    expect(rows).toEqual([
      [String(of('creations')), String(PULLS * of('creations'))],
      ['', String((PULLS * days) / 30)],
      [String(checks), String(PULLS * checks)],
      [String(of('runner minutes')), String(PULLS * of('runner minutes'))],
      ['', String(Math.ceil((PULLS * of('GitHub REST')) / 160))],
    ]);
    expect(readme).toContain(`carries ${String(60 / of('creations'))} such pull requests a month`);
  });
});

describe('The errors that the README explains', () => {
  const rows = tableAfter(readme, '<!-- errors: ');
  const sources = Object.entries(treeOf('src')).map(([file, text]) => [file, joined(text)] as const);
  const quoted = rows.map(([words = '']) => code(words));

  test.each(quoted)('stand in src in these words: %s', (words) => {
    expect(words).not.toBe('');
    const parts = words.split('…').map((part) => part.trim());
    const holding = sources.filter(([, text]) => parts.every((part) => text.includes(part)));
    expect(holding.map(([file]) => file)).not.toEqual([]);
  });

  test('are told apart, and each has a meaning and a way out', () => {
    expect(rows.length).toBeGreaterThan(30);
    expect(new Set(quoted).size).toBe(rows.length);
    for (const row of rows) for (const text of row) expect(text).toMatch(/\S{3}/);
  });

  /** Literals that are put together from several lines count as one text. */
  function joined(text: string): string {
    return text.replace(/\\(['"`])/g, '$1').replace(/\s+/g, ' ');
  }
});
