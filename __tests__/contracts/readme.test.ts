import { describe, expect, test } from '@jest/globals';
import { readAction } from '../support/actions.js';
import { anchorsOf, documents, proseOf, tableAfter, textOf } from '../support/documents.js';
import { CONTENT_RULES } from '../../src/hygraph/rules.js';
import { ERROR_ROWS } from '../../src/report/error-rows.js';
import { SEVERITIES } from '../../src/rules/finding.js';
import { treeOf } from '../support/sources.js';

const action = readAction('action.yml');
const inputs = Object.entries(action.inputs);
const readme = textOf('README.md');
const errors = textOf('docs/errors.md');

/** A text as it appears in a table cell: on one line. */
const cell = (text: string): string => text.trim().replace(/\s+/g, ' ');
/** The text between backticks, if there is nothing else. */
const code = (text: string): string => /^(?:<a name="[a-z-]+"><\/a>)?`([^`]+)`$/.exec(text)?.[1] ?? '';
/** The text of a cell in which each line is between backticks. */
const codeLines = (text: string): string => text.split('<br>').map(code).join('\n');
/** The part of a document between the comments that enclose a generated table. */
const generated = (text: string, name: string): string =>
  new RegExp(`<!-- ${name}: generated .*?-->(.*?)<!-- /${name} -->`, 's').exec(text)?.[1] ?? '';
const current = inputs.filter(([, { deprecationMessage }]) => deprecationMessage === undefined);

describe('The tables of inputs and outputs', () => {
  const groups = tablesIn(generated(readme, 'inputs'));

  test('have each input once, with its default and meaning', () => {
    const rows = groups
      .flat()
      .map(([name = '', initial = '', meaning]) => [code(name), codeLines(initial), meaning]);
    const wanted = current.map(([name, { default: initial, description }]) => [
      name,
      initial ?? '',
      cell(description),
    ]);
    expect(rows.toSorted()).toEqual(wanted.toSorted());
  });

  test('begin with what most workflows need, and fold the rest', () => {
    expect(groups[0]?.map(([name = '']) => code(name))).toEqual([
      'hasura-cloud-token',
      'project-directory',
      'postgres-url',
      'postgres-env',
      'env',
    ]);
    expect(generated(readme, 'inputs').match(/<details>/g)).toHaveLength(groups.length - 1);
  });

  test('have each old name of an input, and its current name', () => {
    const rows = tableAfter(textOf('docs/migrating.md'), '\n## Old inputs\n');
    const old = inputs.filter(([, { deprecationMessage }]) => deprecationMessage !== undefined);
    expect(rows.map(([name = '', meaning]) => [code(name), meaning])).toEqual(
      old.map(([name, { description }]) => [name, cell(description)]),
    );
    for (const [name = '', meaning = ''] of rows) {
      const { deprecationMessage = '' } = action.inputs[code(name)] ?? {};
      const fresh = [...meaning.matchAll(/`([a-z-]+)`/g)].map(([, word = '']) => word);
      const known = fresh.filter((word) => word in action.inputs);
      expect(known.length).toBeGreaterThan(0);
      for (const word of known) expect(deprecationMessage).toContain(word);
    }
  });

  test('have each output with its meaning, in the order of action.yml', () => {
    const rows = tablesIn(generated(readme, 'outputs')).flat();
    expect(rows.map(([name = '', meaning]) => [code(name), meaning])).toEqual(
      Object.entries(action.outputs).map(([name, { description }]) => [name, cell(description)]),
    );
  });

  test('say which input is required', () => {
    // The runner requires none. The description of the one that is always needed says where else it may come from.
    expect(inputs.filter(([, input]) => 'required' in input)).toEqual([]);
    expect(action.inputs['hasura-cloud-token']?.description).toContain('Required');
  });
});

describe('The tables of docs/hygraph.md', () => {
  const page = textOf('docs/hygraph.md');
  const { inputs: stepInputs, outputs: stepOutputs } = readAction('hygraph/action.yml');

  test('have each input of the step, with its default and meaning', () => {
    const rows = tableAfter(page, '<!-- inputs: generated from hygraph/action.yml -->');
    expect(rows.map(([name = '', initial = '', meaning]) => [code(name), code(initial), meaning])).toEqual(
      Object.entries(stepInputs).map(([name, { default: initial, description }]) => [
        name,
        initial ?? '',
        cell(description),
      ]),
    );
  });

  test('have each output of the step, with its meaning', () => {
    const rows = tableAfter(page, '<!-- outputs: generated from hygraph/action.yml -->');
    expect(rows.map(([name = '', meaning]) => [code(name), meaning])).toEqual(
      Object.entries(stepOutputs).map(([name, { description }]) => [name, cell(description)]),
    );
  });

  test('have each rule about content, the worst first, with its id as the anchor', () => {
    const rows = tableAfter(page, '<!-- rules: generated from src -->');
    const rules = SEVERITIES.flatMap((worst) =>
      Object.entries(CONTENT_RULES).filter(([, { severity }]) => severity === worst),
    );
    expect(rows).toEqual(
      rules.map(([id, { severity, finds, why, remedy }]) => [
        `<a name="${id}"></a>\`${id}\``,
        severity,
        finds,
        why,
        remedy,
      ]),
    );
    expect(anchorsOf(page)).toEqual(expect.arrayContaining(Object.keys(CONTENT_RULES)));
  });

  test('are on a page that explains each input about content, and names each output', () => {
    const prose = proseOf(page);
    const names = [...Object.keys(action.inputs), ...Object.keys(action.outputs)];
    for (const name of names.filter((one) => /^(hygraph|content)-/.test(one)))
      expect([name, prose.includes(`\`${name}\``)]).toEqual([name, true]);
  });
});

describe('The README', () => {
  const own = ['inputs', 'outputs'].reduce((text, name) => text.replace(generated(text, name), ''), readme);

  test('has at most 1,800 words without the tables of inputs and outputs', () => {
    expect(own.split(/\s+/).length).toBeLessThanOrEqual(1800);
  });

  test('says by line 8 that nobody has run it against the real service, and how to help', () => {
    const first = readme.split('\n').slice(0, 8).join('\n');
    expect(first).toContain('Nobody has run this action against the real Hasura Cloud yet');
    expect(first).toContain('npm run probe');
    // GitHub renders the box only if this is a line of its own.
    expect(first).toContain('> [!WARNING]\n');
  });

  test('explains OWNER before it uses it', () => {
    const uses = [...own.matchAll(/OWNER/g)].map(({ index }) => index);
    expect(own.indexOf('`OWNER` in these files is')).toBe((uses[0] ?? 0) - 1);
  });

  test('and the docs mention every input and output', () => {
    const prose = Object.values(documents).map(proseOf).join('\n');
    for (const name of [...Object.keys(action.inputs), ...Object.keys(action.outputs)])
      expect(prose).toMatch(new RegExp(`\`${name}(: [^\`]*)?\``));
  });
});

describe('What a team costs', () => {
  const scale = textOf('docs/scale.md');
  const month = new Map(tableAfter(scale, '\n## A month\n').map(([what = '', one]) => [what, Number(one)]));
  const of = (what: string): number => {
    const one = month.get(what);
    if (one === undefined) throw new Error(`docs/scale.md counts no ${what}`);
    return one;
  };
  const [rebuilds, unchanged] = /`r = (\d+)` and `u = (\d+)`/.exec(scale)?.slice(1) ?? [];
  const checks = 1 + Number(rebuilds) + Number(unchanged);
  const AN_HOUR = 1.5;

  test('follows from what one pull request costs', () => {
    const [PULLS, days] = [40, 3];
    const rows = tableAfter(scale, '\n## A team of ten\n').map((row) => row.slice(1, 3));
    expect(rows).toEqual([
      [String(of('creations')), String(PULLS * of('creations'))],
      ['', String((PULLS * days) / 30)],
      [String(checks), String(PULLS * checks)],
      [`$${String(checks * AN_HOUR)}`, `$${String(PULLS * checks * AN_HOUR)}`],
      [String(of('runner minutes')), String(PULLS * of('runner minutes'))],
      ['', String(Math.ceil((PULLS * of('GitHub REST')) / 160))],
    ]);
    expect(scale).toContain(`carries ${String(60 / of('creations'))} such pull requests a month`);
  });

  test('is the same in the README', () => {
    expect(readme).toContain(`about ${String(60 / of('creations'))} pull requests a month`);
    expect(readme).toContain('$1.50 an active hour in 2023');
    expect(readme).toContain(`${String(checks)} active hours`);
    expect(readme).toContain(`about $${String(checks * AN_HOUR)}`);
    expect(readme).toContain(`about ${String(of('runner minutes'))} runner minutes`);
  });
});

describe('The errors that docs/errors.md explains', () => {
  const rows = ['errors', 'details', 'notices'].flatMap((name) => tableAfter(errors, `<!-- ${name}: `));
  const sources = Object.entries(treeOf('src'))
    .filter(([file]) => !file.endsWith('error-rows.ts'))
    .map(([file, text]) => [file, joined(text)] as const);
  const quoted = rows.map(([words = '']) => code(words));

  test.each(quoted)('appear in src in these words: %s', (words) => {
    expect(words).not.toBe('');
    const parts = words.split('…').map((part) => part.trim());
    const holding = sources.filter(([, text]) => parts.every((part) => text.includes(part)));
    expect(holding.map(([file]) => file)).not.toEqual([]);
  });

  test('are distinct, and each has a meaning and a solution', () => {
    expect(rows.length).toBeGreaterThan(30);
    expect(new Set(quoted).size).toBe(rows.length);
    for (const row of rows) for (const text of row) expect(text).toMatch(/\S{3}/);
  });

  test('cover all codes, each of which a message in src uses', () => {
    const anchors = anchorsOf(errors);
    const used = sources.filter(([file]) => !file.endsWith('error-codes.ts'));
    for (const code of Object.keys(ERROR_ROWS)) {
      expect(anchors).toContain(code);
      expect([code, used.some(([, text]) => text.includes(`'${code}'`))]).toEqual([code, true]);
    }
  });

  test('include the eight of the README, in the same words', () => {
    const common = tableAfter(readme, '\n## Common errors\n').map(([words = '']) => code(words));
    expect(common).toHaveLength(8);
    expect(quoted).toEqual(expect.arrayContaining(common));
  });

  /** Literals that are split over several lines count as one text. */
  function joined(text: string): string {
    return text.replace(/\\(['"`])/g, '$1').replace(/\s+/g, ' ');
  }
});

/** The rows of every table in a text. */
function tablesIn(text: string): string[][][] {
  return text.split(/\n\n+(?=\|)/).flatMap((part) => (part.startsWith('|') ? [tableAfter(part, '|')] : []));
}
