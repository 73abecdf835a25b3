import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse, parseDocument } from 'yaml';
import { actionOf, readAction } from '../support/actions.js';
import { anchorsOf, blocksOf, documents, isOurs, proseOf, stepsIn } from '../support/documents.js';

const action = readAction('action.yml');
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const files = Object.entries(documents);
const workflows = files.flatMap(([file, text]) =>
  blocksOf(text)
    .filter(({ language }) => language === 'yaml')
    .map((block, index) => ({ ...block, where: `${file}, block ${String(index + 1)}` })),
);
/** Marks a workflow of the old action. Only there do its names appear. */
const BEFORE = 'before';
const today = workflows.filter(({ note }) => note !== BEFORE);
const oldOutputs = Object.entries(action.outputs)
  .filter(([, { description }]) => description.startsWith('Old name of'))
  .map(([name]) => name);

describe('The YAML in the documents', () => {
  test.each(workflows)('parses: $where', ({ text }) => {
    expect(parseDocument(text).errors).toEqual([]);
  });

  test.each(today)('gives this action inputs that it has, by their current names: $where', ({ text }) => {
    for (const step of stepsIn(parse(text)).filter(isOurs))
      for (const name of Object.keys(step.with ?? {})) {
        const { inputs = {} } = actionOf(step) ?? {};
        expect(Object.keys(inputs)).toContain(name);
        expect([name, inputs[name]?.deprecationMessage]).toEqual([name, undefined]);
      }
  });

  test.each(today)('reads outputs that it has, by their current names: $where', ({ text }) => {
    const steps = stepsIn(parse(text)).filter(isOurs);
    for (const [, id = '', output = ''] of text.matchAll(/\bsteps\.([\w-]+)\.outputs\.([\w-]+)/g)) {
      const step = steps.find((one) => one.id === id);
      expect([id, step]).toEqual([id, expect.anything()]);
      expect(Object.keys(actionOf(step ?? {})?.outputs ?? {})).toContain(output);
      expect(oldOutputs).not.toContain(output);
    }
  });

  test('shows the old action once, in the migration, with names that still work', () => {
    const before = workflows.filter(({ note }) => note === BEFORE);
    expect(before.map(({ where }) => where.replace(/,.*/, ''))).toEqual(['docs/migrating.md']);
    const steps = stepsIn(parse(before[0]?.text ?? ''));
    const old = steps.find(({ uses }) => uses?.startsWith('hasura/hasura-cloud-preview-apps@'));
    expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(old?.with ?? {})));
    for (const { text } of today) expect(text).not.toContain('hasura-cloud-preview-apps');
  });

  test('uses this action more than twice', () => {
    expect(today.flatMap(({ text }) => stepsIn(parse(text))).filter(isOurs).length).toBeGreaterThan(2);
  });
});

describe('The examples', () => {
  const examples = readdirSync('examples').filter((name) => name.endsWith('.yml'));

  test.each(examples)('use only current names: %s', (name) => {
    const text = readFileSync(`examples/${name}`, 'utf8');
    const given = stepsIn(parse(text))
      .filter(isOurs)
      .flatMap(({ with: inputs = {} }) => Object.keys(inputs));
    expect(given.filter((input) => action.inputs[input]?.deprecationMessage !== undefined)).toEqual([]);
    for (const output of oldOutputs) expect(text).not.toContain(`.outputs.${output}`);
  });

  test.each(examples)('are linked from the README: %s', (name) => {
    expect(documents['README.md']).toContain(`](examples/${name})`);
  });
});

describe('The links in the documents', () => {
  const links = files.flatMap(([file, text]) => {
    const prose = proseOf(text).replace(/`[^`\n]*`/g, '');
    const targets = [
      ...[...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target),
      ...[...prose.matchAll(/\b(?:src|srcset|href)="([^"]+)"/g)].map(([, target = '']) => target),
    ];
    return [...new Set(targets)].map((target) => ({ file, target }));
  });
  const relative = links.filter(({ target }) => !/^[a-z]+:/i.test(target));

  test('are many', () => {
    expect(relative.length).toBeGreaterThan(40);
  });

  test.each(relative)('lead to a file or heading that exists: $target in $file', ({ file, target }) => {
    const [to = '', anchor] = target.split('#');
    const at = to === '' ? file : path.posix.join(path.posix.dirname(file), to);
    expect(existsSync(at)).toBe(true);
    if (anchor === undefined) return;
    expect(statSync(at).isFile()).toBe(true);
    expect(anchorsOf(readFileSync(at, 'utf8'))).toContain(anchor);
  });

  test('to other sites use https', () => {
    const others = links.filter(({ target }) => /^[a-z]+:/i.test(target) && !target.startsWith('https://'));
    expect(others).toEqual([]);
  });
});

describe('The commands in the documents', () => {
  const named = files.flatMap(([file, text]) =>
    [...text.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, script = '']) => ({ file, script })),
  );

  test.each(named)('are scripts of package.json: $script in $file', ({ script }) => {
    expect(Object.keys(scripts)).toContain(script);
  });

  test.each(files)('name files and folders that exist: %s', (_, text) => {
    const paths = [...text.matchAll(/`((?:src|scripts|docs|examples|simulator|__tests__|dist)\/[\w./-]+)`/g)]
      .map(([, name = '']) => name)
      .filter((name) => !existsSync(name));
    expect(paths).toEqual([]);
  });

  test.each(Object.entries(scripts))('run files that exist: %s', (_, command) => {
    for (const [, file = ''] of command.matchAll(/(?:^| )((?:scripts|simulator)\/\S+)/g))
      expect(existsSync(file)).toBe(true);
  });
});
