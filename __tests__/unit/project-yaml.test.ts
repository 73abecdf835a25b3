import { describe, expect, test } from '@jest/globals';
import { sourceOf } from '../../src/project/layout.js';
import { Source, jsonText } from '../../src/project/node.js';
import type { Problem } from '../../src/project/problem.js';
import { parseYaml } from '../../src/project/yaml.js';

function read(text: string): { json: string | undefined; problems: string[] } {
  const problems: Problem[] = [];
  const node = parseYaml(new Source('a.yaml', text), problems);
  const shown = problems.map(({ rule, at, what }) => {
    const { line, column } = at.source.placeOf(at.offset);
    return `${rule} ${String(line)}:${String(column)} ${what}`;
  });
  return { json: node && jsonText(node), problems: shown };
}

describe('YAML is read as Go reads it', () => {
  test.each([
    ['yes', '"yes"'],
    ['off', '"off"'],
    ['n', '"n"'],
    ['True', 'true'],
    ['~', 'null'],
    ['Null', 'null'],
    ['"010"', '"010"'],
    ['08', '8'],
    ['0x1F', '31'],
    ['0o10', '8'],
    ['+5', '5'],
    ['.5', '0.5'],
    ['1e3', '1000'],
    ['1.0', '1'],
    ['9007199254740993', '9007199254740993'],
    ['12345678901234567890', '12345678901234567890'],
    ['-9223372036854775808', '-9223372036854775808'],
    ['99999999999999999999', '100000000000000000000'],
    ['2024-01-01', '"2024-01-01"'],
    ['1:30', '"1:30"'],
    ['_1', '"_1"'],
    ['0x', '"0x"'],
    ['!custom a', '"a"'],
    ['!include a.yaml', '"a.yaml"'],
    ['!!str 010', '"010"'],
    ['[&a 1, *a]', '[1,1]'],
    ['[&a 1, *a, &a 2, *a]', '[1,1,2,2]'],
    ['{&a b: 1, c: *a}', '{"b":1,"c":"b"}'],
    ['[&a b, {*a : 1}]', '["b",{"b":1}]'],
    ['[&a {q: 1, r: 2}, {r: 3, <<: *a}]', '[{"q":1,"r":2},{"r":3,"q":1}]'],
    ['[&a {q: 1}, &b {q: 2, s: 1}, {<<: [*a, *b]}]', '[{"q":1},{"q":2,"s":1},{"q":1,"s":1}]'],
    ['{"<<": {a: 1}}', '{"<<":{"a":1}}'],
    ['{1: a, yes: b, True: c, 010: d, "010": e}', undefined],
    ['{1: a, yes: b, True: c, 010: d}', '{"1":"a","yes":"b","true":"c","8":"d"}'],
    ['a: |\n  b\n  c\n', '{"a":"b\\nc\\n"}'],
    ['a: "\\u0041\\n"', '{"a":"A\\n"}'],
    ['a: [\n 1\n]', '{"a":[1]}'],
    ['\uFEFF- a: 1\n  b: 2\n', '[{"a":1,"b":2}]'],
    ['a: 1\r\nb:\r\n  - 2\r\n', '{"a":1,"b":[2]}'],
    ['', undefined],
    ['# nothing\n', undefined],
  ])('%j is %s', (text, json) => {
    expect(read(text).json).toBe(json);
  });

  test.each([
    ['010', 'the number 8'],
    ['-010', 'the number -8'],
    ['0_7', 'the number 7'],
    ['1_000', 'the number 1000'],
    ['-1_0', 'the number -10'],
    ['1_0.5', 'the number 10.5'],
    ['0b11', 'the number 3'],
    ['-0x1F', 'the number -31'],
  ])('%s is a number that others read in another way', (text, words) => {
    const { json, problems } = read(`- a\n- ${text}\n`);
    expect(json).toBe(`["a",${words.replace('the number ', '')}]`);
    expect(problems).toEqual([`yaml-number 2:3 ${text} is ${words} for Hasura.`]);
  });

  test.each([
    ['a: 1\nb: "x\n', 'yaml-syntax 3:1'],
    ['a: 1\na: 2\n', 'yaml-syntax 2:1'],
    ['a: 1\n"a": 2\n', 'yaml-syntax 2:1'],
    ['1: a\n"1": b\n', 'yaml-syntax 2:1'],
    ['- 1\n- *gone\n', 'yaml-syntax 2:3'],
    ['- *a\n- &a 1\n', 'yaml-syntax 1:3'],
    ['a: [1\nb: 2\n', 'yaml-syntax 2:1'],
    ['a:\n\tb: 1\n', 'yaml-syntax 2:1'],
    ['a: `b\n', 'yaml-syntax 1:4'],
    ['a: b: c\n', 'yaml-syntax 1:4'],
    ['- a\nb: c\n', 'yaml-syntax 2:1'],
    ['&a [*a]', 'not-checked 1:1'],
    ['a: [\n1\n]', 'not-checked 1:1'],
    ['a: [\n1\n', 'yaml-syntax 2:1'],
    [`${'['.repeat(300)}${']'.repeat(300)}`, 'not-checked 1:1'],
    [`${'- '.repeat(300)}a`, 'not-checked 1:1'],
    ['a'.repeat(1_000_001), 'not-checked 1:1'],
  ])('%j is not read', (text, problem) => {
    const { json, problems } = read(text);
    expect(json).toBeUndefined();
    expect(problems).toHaveLength(1);
    expect(problems[0]?.split(' ').slice(0, 2).join(' ')).toBe(problem);
  });

  test('aliases that repeat too much are not read', () => {
    const levels = Array.from(
      { length: 60 },
      (_, at) => `- &a${String(at + 1)} [*a${String(at)}, *a${String(at)}]\n`,
    );
    expect(read(`- &a0 [x]\n${levels.join('')}`).problems).toEqual([
      'not-checked 1:1 The file could not be checked: it has more than 200000 values.',
    ]);
  });

  test('a second document is ignored, and found', () => {
    expect(read('a: 1\n---\nb: [\n')).toEqual({
      json: '{"a":1}',
      problems: ['yaml-documents 2:1 The file has a second YAML document, which is ignored.'],
    });
    expect(read('---\na: 1\n...\n')).toEqual({ json: '{"a":1}', problems: [] });
  });

  test('a fault is named in words, without the text that follows', () => {
    expect(read('%YAML 1.2\n---\na: |x\n  b').problems).toEqual([
      'yaml-syntax 3:5 The file is not valid YAML: Block scalar header includes extra characters.',
    ]);
    expect(read(`${'a'.repeat(2_000)}: b`).problems[0]).toMatch(
      /: The : indicator must be at most 1024 chars/,
    );
  });
});

describe('a file that two states of a project have in common', () => {
  const content = { kind: 'text', text: 'a: 1\nb: 0777_7\n' } as const;

  test('is one source, wherever it is read again at the same path', () => {
    const one = sourceOf('a.yaml', content, []);
    expect(sourceOf('a.yaml', content, [])).toBe(one);
    expect(sourceOf('b.yaml', content, [])?.file).toBe('b.yaml');
    expect(sourceOf('a.yaml', { ...content }, [])).not.toBe(one);
  });

  test('is parsed once, and each state gets its problems', () => {
    const source = new Source('a.yaml', content.text);
    const [one, other]: [Problem[], Problem[]] = [[], []];
    const node = parseYaml(source, one);
    expect(parseYaml(source, other)).toBe(node);
    expect(one.map(({ rule }) => rule)).toEqual(['yaml-number']);
    expect(other).toEqual(one);
  });
});
