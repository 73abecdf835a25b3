import { existsSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { outputsOf } from '../../src/report/outputs.js';
import { DEFAULTS, readInputs } from '../../src/inputs/inputs.js';
import { hasCloudToken, tokensOf } from '../../src/inputs/secrets.js';
import { ALIASES } from '../../src/inputs/aliases.js';
import { contentOnly } from '../../src/run/content-only.js';
import { type Action, readAction } from '../support/actions.js';
import { TestWorld } from '../support/world.js';

const action = readAction('action.yml');
const content = readAction('hygraph/action.yml');

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
    for (const described of describedIn(action)) expect(described).toMatch(/\w.*\.\s*$/);
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

describe('hygraph/action.yml and the code', () => {
  const ENDPOINT = 'https://api-eu-central-1.hygraph.com/v2/cl0123456789abcdefghijklm/master';

  /** What the step asks for and writes. Its token is not a permanent auth token, so it sends no request. */
  async function ran(): Promise<{ asked: string[]; outputs: string[] }> {
    const asked = new Set<string>();
    const given: Record<string, string> = { endpoint: ENDPOINT, token: 'not-a-token' };
    const inputs = new Proxy(given, {
      get: (all, name) => {
        asked.add(String(name));
        return all[String(name)];
      },
    });
    const world = new TestWorld({ inputs });
    expect([await contentOnly(world), world.found.map(({ rule }) => rule)]).toEqual([1, ['content-token']]);
    return { asked: [...asked], outputs: Object.keys(world.outputs ?? {}) };
  }

  test('know the same inputs and outputs', async () => {
    const { asked, outputs } = await ran();
    expect(asked.toSorted()).toEqual(Object.keys(content.inputs).toSorted());
    expect(outputs).toEqual(Object.keys(content.outputs));
  });

  test('have the defaults of the main action', () => {
    for (const [name, { default: initial }] of Object.entries(content.inputs))
      expect([name, initial]).toEqual([name, action.inputs[`hygraph-${name}`]?.default]);
  });

  test('the action runs on Node 20 from the committed bundle, without a post step', () => {
    expect(content.runs).toEqual({ using: 'node20', main: '../dist/content.js' });
    expect(existsSync(`hygraph/${content.runs.main}`)).toBe(true);
  });

  test('everything is described', () => {
    for (const described of describedIn(content)) expect(described).toMatch(/\w.*\.\s*$/);
  });

  test('no input is "required" or deprecated', () => {
    for (const input of Object.values(content.inputs))
      expect(Object.keys(input).filter((key) => !['description', 'default'].includes(key))).toEqual([]);
  });
});

describe('What both actions describe', () => {
  /** A description of the main action, for a step that has no preview and whose inputs have no prefix. */
  const alone = (text = ''): string =>
    text.replaceAll('`hygraph-', '`').replace('that the preview reads, for', 'to read, for');
  /** The part of a description that both have; the rest has to differ. */
  const PARTS: Record<string, RegExp> = {
    endpoint: /the Content API of one environment.*?`\./i,
    'content-environment': /environment whose content was checked\./,
    findings: /, as JSON: `.*?`, the worst first\./,
  };

  test.each(Object.keys(content.inputs))('the input %s', (name) => {
    expect(partOf(name, content.inputs[name]?.description)).toBe(
      partOf(name, alone(action.inputs[`hygraph-${name}`]?.description)),
    );
  });

  test.each(Object.keys(content.outputs))('the output %s', (name) => {
    expect(partOf(name, content.outputs[name]?.description)).toBe(
      partOf(name, alone(action.outputs[name]?.description)),
    );
  });

  function partOf(name: string, text = ''): string {
    const part = PARTS[name];
    return part === undefined ? text : (part.exec(text)?.[0] ?? `without ${String(part)}: ${text}`);
  }
});

/** Every description in an action. */
function describedIn({ description, inputs, outputs }: Action): string[] {
  return [
    description,
    ...[...Object.values(inputs), ...Object.values(outputs)].map((one) => one.description),
  ];
}
