import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { outputsOf } from '../../src/report/outputs.js';
import { DEFAULTS, hasCloudToken, readInputs, tokensOf } from '../../src/inputs/inputs.js';
import { ALIASES } from '../../src/inputs/aliases.js';

interface Input {
  description?: string;
  default?: string;
  required?: boolean;
  deprecationMessage?: string;
}
interface Action {
  name: string;
  description: string;
  inputs: Record<string, Input>;
  outputs: Record<string, { description?: string }>;
  runs: { using: string; main: string; post: string };
}
const action = parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8')) as Action;

/** The inputs that the code asks for, found by running it. */
function inputsRead(): Set<string> {
  const asked = new Set<string>();
  const source = {
    input: (name: string): string => {
      asked.add(name);
      return ['hasura-cloud-token', 'github-token'].includes(name) ? 'token-1234' : '';
    },
    env: (): string => '',
    file: (): string => '',
  };
  tokensOf(source);
  hasCloudToken(source);
  readInputs(source);
  return asked;
}

/** The old action's inputs; one of them corresponds to two of ours. */
const aliases = [...Object.values(ALIASES), 'postgresDBConfig'];

describe('action.yml and the code', () => {
  test('know the same inputs', () => {
    expect([...inputsRead()].sort()).toEqual(Object.keys(action.inputs).sort());
  });

  test('know the same defaults', () => {
    const filled = Object.entries(action.inputs).flatMap(([name, input]) =>
      input.default === undefined ? [] : [[name, input.default]],
    );
    expect(Object.fromEntries(filled)).toEqual({ ...DEFAULTS, 'github-token': '${{ github.token }}' });
  });

  test('know the same outputs', () => {
    expect(Object.keys(action.outputs)).toEqual(Object.keys(outputsOf('ready', undefined, undefined)));
  });

  test.each(aliases)('the old name %s has a deprecation message and no default of its own', (name) => {
    expect(action.inputs[name]?.deprecationMessage).toMatch(new RegExp(`^${name} is `));
    expect(action.inputs[name]).not.toHaveProperty('default');
  });

  test('the message of an old name names the new one', () => {
    for (const [name, alias] of Object.entries(ALIASES))
      expect(action.inputs[alias]?.deprecationMessage).toContain(name);
  });

  test('no other input is deprecated', () => {
    const deprecated = Object.entries(action.inputs).flatMap(([name, input]) =>
      input.deprecationMessage === undefined ? [] : [name],
    );
    expect(deprecated.sort()).toEqual([...aliases].sort());
  });

  test('defaults are strings, since YAML would turn true and 20 into something else', () => {
    for (const input of Object.values(action.inputs))
      if (input.default !== undefined) expect(typeof input.default).toBe('string');
  });

  test('the defaults are valid inputs', () => {
    const source = {
      input: (name: string): string =>
        name.endsWith('-token') && name !== 'hygraph-token'
          ? 'token-1234'
          : (action.inputs[name]?.default ?? ''),
      env: () => '',
      file: () => '',
    };
    expect(readInputs(source)).toMatchObject({ mode: 'auto', comment: true });
  });

  test('no input is "required": the runner does not enforce it, and the environment may hold the token', () => {
    for (const input of Object.values(action.inputs)) expect(input).not.toHaveProperty('required');
  });

  test('everything is described', () => {
    for (const described of [action, ...Object.values(action.inputs), ...Object.values(action.outputs)])
      expect(described.description).toMatch(/\w.*\.\s*$/);
  });

  test('no two inputs become the same variable of the runner', () => {
    const variables = Object.keys(action.inputs).map(
      (name) => `INPUT_${name.toUpperCase().replaceAll(' ', '_')}`,
    );
    expect(new Set(variables).size).toBe(variables.length);
  });

  test('the action runs on Node 20 from the committed bundle, with its post step', () => {
    expect(action.runs).toEqual({ using: 'node20', main: 'dist/main.js', post: 'dist/post.js' });
  });
});
