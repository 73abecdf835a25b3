import { execFile } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from '@jest/globals';
import ts from 'typescript';
import { parse } from 'yaml';

/** Where a fault is tested: in process, or on the committed bundle in a process of its own. */
const LEVELS = {
  process: ['stories', 'postgres', 'clients', 'seeds', 'interruptions', 'unit'],
  bundle: ['bundle'],
} as const;
type Level = keyof typeof LEVELS;

const both: Level[] = ['process', 'bundle'];
const inProcess: Level[] = ['process'];

/** Every fault that a run has to survive, in a few words, and the levels that need a test of it. */
const FAULTS: Record<string, readonly [what: string, levels: readonly Level[]]> = {
  // The connection to a service.
  N1: ['no address for its name', inProcess],
  N2: ['nobody takes the connection', inProcess],
  N3: ['a certificate that proves nothing', both],
  N4: ['silence after the connection stands', both],
  N5: ['half an answer', both],
  N6: ['an answer in single bytes', inProcess],
  N7: ['the line breaks once the order is taken', both],
  N8: ["a gateway's page instead of an answer", inProcess],
  N9: ['a wish to be asked later', both],
  N10: ['sent on to somebody else', both],
  N11: ['a proxy in between', inProcess],
  // The answers of Hasura Cloud.
  A1: ['errors under a good status', both],
  A2: ['errors next to data', inProcess],
  A3: ['data that is not of its type', both],
  A4: ['a token that no longer counts', both],
  A5: ['a name that somebody has', both],
  A6: ['a limit of the account', inProcess],
  A7: ['an app to delete that is not there', both],
  A8: ['a deletion that takes its time', both],
  A9: ['one name for several projects', both],
  A10: ['more bytes or depth than anybody needs', inProcess],
  A11: ['an API that has moved on', inProcess],
  // The course of a job.
  J1: ['a success that does not say of what', both],
  J2: ['a failure without words, or with far too many', inProcess],
  J3: ['a job that was passed over', both],
  J4: ['a status of unknown meaning', both],
  J5: ['a job without an end', both],
  J6: ['events out of order, twice, or taken back', inProcess],
  J7: ['a job that can be seen no more', inProcess],
  J8: ['an app whose migrations fail', both],
  J9: ['a date that jumps', inProcess],
  // Runs that affect each other.
  R1: ['closed while it is being built', both],
  R2: ['a teardown that never ran', both],
  R3: ['the older run is the last to end', both],
  R4: ['an old "opened" after the close', both],
  R5: ['an old "closed" after the reopening', both],
  R6: ['closed and open again in a moment', inProcess],
  R7: ['two first comments at once', inProcess],
  R8: ['death before the order is answered', both],
  R9: ['a sweep while an app is being made', both],
  R10: ['one token in several repositories', inProcess],
  // GitHub.
  G1: ['no right to comment', both],
  G2: ['a pull request without secrets', both],
  G3: ['our comment among thousands and beside copies', both],
  G4: ['a comment that cannot be changed', inProcess],
  G5: ['a comment that was stored, they say it was not', both],
  G6: ['too many calls for its taste', inProcess],
  G7: ['an event that tells nothing', both],
  G8: ['a GitHub of one’s own', inProcess],
  // Databases.
  P1: ['a server that is silent or lets nobody in', both],
  P2: ['a server that nobody vouches for', both],
  P3: ['a role or a server without the right', inProcess],
  P4: ['a database that is there, a template in use', inProcess],
  P5: ['somebody still at work in what is dropped', both],
  P6: ['a database that is not ours to drop', both],
  P7: ['names that are long, foreign or alike', both],
  P8: ['only some of the databases could be made', inProcess],
  P9: ['the line breaks in the middle of a statement', inProcess],
  // The runner.
  U1: ['an interrupt at any moment', both],
  U2: ['a kill at any moment', both],
  U3: ['a time limit of the step or the job', inProcess],
  U4: ['files that cannot be written', both],
  U5: ['a log that nobody takes', inProcess],
  U6: ['a run that comes to no end of its own', both],
  U7: ['debug logging', inProcess],
  U8: ['other line ends, no home, no folder', inProcess],
  // Attackers.
  M1: ['commands to the runner in what services say', both],
  M2: ['Markdown and HTML in it', both],
  M3: ['names that would be code elsewhere', inProcess],
  M4: ['variables that are no variables', inProcess],
  M5: ['an address that would be given our token', both],
  M6: ['our own secrets, said back to us', both],
  M7: ['an endpoint that leads elsewhere', inProcess],
  M8: ['a secret that is an everyday word', inProcess],
};

/** The ids at the beginning of the titles of a file's tests and of the groups around them. */
function idsIn(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const ids: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const [title] = node.arguments;
      if (title !== undefined && isTest(node.expression)) ids.push(...idsOf(textOf(title)));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return ids;
}

/**
 * `test(…)` and `describe(…)`, each also with `.each(…)` or `.concurrent(…)`, and `inFull.test(…)`, which the full
 * run includes. Not what is skipped or only planned.
 */
function isTest(callee: ts.Expression): boolean {
  if (ts.isCallExpression(callee) || ts.isParenthesizedExpression(callee)) return isTest(callee.expression);
  if (ts.isConditionalExpression(callee)) return isTest(callee.whenTrue) && isTest(callee.whenFalse);
  if (ts.isPropertyAccessExpression(callee))
    return ['each', 'concurrent', 'test'].includes(callee.name.text) && isTest(callee.expression);
  return ts.isIdentifier(callee) && /^(describe|test|inFull)$/.test(callee.text);
}

function textOf(title: ts.Expression): string {
  if (ts.isStringLiteralLike(title)) return title.text;
  return ts.isTemplateExpression(title) ? title.head.text : '';
}

/** `N7 A5 the app …` begins with two ids. */
function idsOf(title: string): string[] {
  return /^(?:[A-Z]\d+ )+/.exec(title)?.[0].trim().split(' ') ?? [];
}

/** The files of the full run, as jest itself lists them, relative to the folder of the tests. */
let fullRun: string[];

async function listed(script: string): Promise<string[]> {
  const { stdout } = await promisify(execFile)('npm', ['run', '--silent', script, '--', '--listTests'], {
    // On Windows npm is a script.
    shell: process.platform === 'win32',
  });
  return stdout
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => path.relative('__tests__', line.trim()).replaceAll(path.sep, '/'));
}

function testedAt(level: Level): Set<string> {
  const folders: readonly string[] = LEVELS[level];
  const files = fullRun.filter((file) => folders.includes(file.split('/')[0] ?? ''));
  return new Set(files.flatMap((file) => idsIn(`__tests__/${file}`)));
}

beforeAll(async () => {
  fullRun = await listed('test:full');
});

describe('Every fault has a test', () => {
  test.each(Object.keys(LEVELS) as Level[])('whose title begins with its id: %s', (level) => {
    const tested = testedAt(level);
    const missing = Object.entries(FAULTS)
      .filter(([id, [, levels]]) => levels.includes(level) && !tested.has(id))
      .map(([id, [what]]) => `${id} ${what}`);
    expect(missing).toEqual([]);
  });

  test('that is in the list, where no two descriptions are the same', () => {
    const unknown = [...testedAt('process'), ...testedAt('bundle')].filter((id) => !(id in FAULTS));
    expect(unknown).toEqual([]);
    const words = Object.values(FAULTS).map(([what]) => what);
    expect(new Set(words).size).toBe(words.length);
  });

  test('in the full run, which omits no file', () => {
    const files = readdirSync('__tests__', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => name.replaceAll(path.sep, '/'));
    expect(fullRun.toSorted()).toEqual(files.toSorted());
  });

  test('that CI and .ci/run run, on each version of Node.js', () => {
    expect(readFileSync('.ci/run', 'utf8')).toMatch(/^npm run test:full$/m);
    const { jobs } = parse(readFileSync('.github/workflows/ci.yml', 'utf8')) as {
      jobs: { test: { strategy: { matrix: { node: number[] } }; steps: { run?: string }[] } };
    };
    expect(jobs.test.strategy.matrix.node).toEqual([20, 22, 24]);
    expect(jobs.test.steps.map(({ run }) => run)).toContain('npm run test:full');
  });

  test('whose ids are read only from the beginning of its title', () => {
    expect(idsOf('N7 A5 the app is gone')).toEqual(['N7', 'A5']);
    expect(['the N7 app', 'N7the app', 'N7', 'HTTP 502 page', 'P4: x'].flatMap(idsOf)).toEqual([]);
  });
});
