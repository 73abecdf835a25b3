import { describe, expect, test } from '@jest/globals';
import { jsonText } from '../../simulator/project/json.js';
import { parseYaml } from '../../simulator/project/yaml.js';

describe('YAML as Go reads it', () => {
  test.each([
    ['010', '8'],
    ['-010', '-8'],
    ['0o10', '8'],
    ['08', '8'],
    ['0x1F', '31'],
    ['0b11', '3'],
    ['1_000', '1000'],
    ['1_0.5', '10.5'],
    ['+5', '5'],
    ['.5', '0.5'],
    ['1e3', '1000'],
    ['12345678901234567890', '12345678901234567890'],
    ['-9223372036854775808', '-9223372036854775808'],
    ['99999999999999999999', '100000000000000000000'],
    ['"010"', '"010"'],
    ['yes', '"yes"'],
    ['off', '"off"'],
    ['True', 'true'],
    ['~', 'null'],
    ['', 'null'],
    ['[&a 1, *a]', '[1,1]'],
    ['[&a {q: 1, r: 2}, {<<: *a, r: 3}]', '[{"q":1,"r":2},{"q":1,"r":3}]'],
    ['a\n---\nb', '"a"'],
  ])('%j is %s', (text, json) => {
    expect(jsonText(parseYaml(text))).toBe(json);
  });

  test.each(['a: 1\na: 2', '[', '*gone'])('%j is an error', (text) => {
    expect(() => parseYaml(text)).toThrow(/^yaml: /);
  });
});
