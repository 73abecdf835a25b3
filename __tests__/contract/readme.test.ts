import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parseDocument } from 'yaml';

const readme = readFileSync('README.md', 'utf8');
const action = parseDocument(readFileSync('action.yml', 'utf8')).toJS() as {
  inputs: Record<string, unknown>;
  outputs: Record<string, unknown>;
};
const blocks = [...readme.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => text);

describe('The README', () => {
  test.each(blocks.map((block, index) => [index + 1, block] as const))(
    'shows YAML that parses: block %i',
    (_, block) => {
      expect(parseDocument(block).errors).toEqual([]);
    },
  );

  test('uses only inputs and outputs that action.yml has', () => {
    const steps = blocks.flatMap((block) => stepsIn(parseDocument(block).toJS()));
    const ours = steps.filter(({ uses }) => uses?.includes('hasura-preview-action') === true);
    expect(ours.length).toBeGreaterThan(1);
    for (const { with: inputs = {} } of ours)
      expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(inputs)));
    for (const [, output = ''] of readme.matchAll(/steps\.preview\.outputs\.([a-z-]+)/gi))
      expect(Object.keys(action.outputs)).toContain(output);
  });
});

interface Step {
  uses?: string;
  with?: Record<string, unknown>;
}

function stepsIn(node: unknown): Step[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = 'uses' in node ? [node as Step] : [];
  return [...own, ...Object.values(node).flatMap(stepsIn)];
}
