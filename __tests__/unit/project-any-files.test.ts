import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { RULES } from '../../src/check/rules.js';
import { Source } from '../../src/project/node.js';
import { LONGEST_YAML, parseYaml } from '../../src/project/yaml.js';
import type { PlacedFinding } from '../../src/rules/finding.js';
import { silencedIn } from '../../src/rules/ignore.js';
import { FULL, someOf } from '../support/full.js';
import { BASE, type Repository, checked, exampleShop } from '../support/project.js';

const RUNS = { numRuns: FULL ? 80 : 40 };
const SHOP = exampleShop();

/** That every finding is whole, and lies inside its file. */
function expectFindings(findings: readonly PlacedFinding[], files: Repository): void {
  for (const { rule, file, line, column, what, object } of findings) {
    expect(Object.keys(RULES)).toContain(rule);
    expect(what).toMatch(/\S/);
    expect(object).not.toBe('');
    const item = files[file];
    const text = typeof item === 'string' ? item : '';
    const lines = text.split(/\r\n|\r|\n/);
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines.length);
    expect(column).toBeGreaterThanOrEqual(1);
    expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
  }
}

const PLACES = [
  ...Object.keys(BASE),
  ...['actions.yaml', 'actions.graphql', 'network.yaml', 'remote_schemas.yaml', 'allow_list.yaml'].map(
    (name) => `metadata/${name}`,
  ),
  ...['tables/tables.yaml', 'tables/a.yaml', 'a.yml'].map((name) => `metadata/databases/default/${name}`),
  ...['1_a/down.sql', '01_b/up.sql', '3_c.up.sql', '4_d/up.SQL', 'x/y/z.sql'].map(
    (name) => `migrations/default/${name}`,
  ),
  'migrations/other/1_a/up.sql',
];
const WORDS = [
  ...[
    '- ',
    ': ',
    '? ',
    '&a ',
    '*a ',
    '!include ',
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
    ',',
    '|',
    '>',
    '#',
    '---',
    '<<: *a',
  ],
  ...[
    '\n',
    '\r\n',
    '\n  ',
    '\t',
    ' ',
    '\uFEFF',
    '\0',
    '😀',
    '\u2028',
    '010',
    '1_0',
    '~',
    'a',
    '../',
    'a.yaml',
  ],
  ...[
    'version: 3\n',
    'name: default\n',
    'tables: ',
    'table: t',
    'select_permissions:',
    'role: u',
    '$exists: ',
  ],
  ...[
    'headers: [{name: token, value: a}]',
    'from_env: A',
    '{{A}}',
    '# preview-ignore x',
    '-- preview-ignore sql-nul',
  ],
  ...[
    'type Query { a: B }',
    'union U = A',
    '"""',
    '@a',
    'select 1;',
    'copy t from stdin;',
    '\\connect',
    "'x'",
    '$$',
  ],
];
const texts = fc.oneof(
  fc.array(fc.constantFrom(...WORDS), { maxLength: 20 }).map((words) => words.join('')),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.constantFrom('', '[]', '{}', 'null', 'a', '- a\n- b\n'),
);
const items = fc.oneof(
  { weight: 12, arbitrary: texts },
  { weight: 1, arbitrary: fc.constant({ kind: 'binary' } as const) },
  { weight: 1, arbitrary: fc.constant({ kind: 'too-large', bytes: 5_000_000 } as const) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('.', '..', '../..', 'a', '../a.yaml', '/a').map((link) => ({ link })),
  },
  { weight: 1, arbitrary: fc.constant(undefined) },
);

describe('any files', () => {
  test('where a project has its files end in findings inside them', async () => {
    const trees = fc.dictionary(fc.constantFrom(...PLACES), items, { maxKeys: 8 });
    await fc.assert(
      fc.asyncProperty(trees, async (tree) => {
        const files: Repository = { ...BASE, ...tree };
        fc.pre(files['config.yaml'] !== undefined);
        expectFindings(await checked(files, { given: [] }), files);
      }),
      RUNS,
    );
  });

  const changes = fc.oneof(
    fc.record({ kind: fc.constant('delete' as const) }),
    fc.record({ kind: fc.constant('copy' as const), to: fc.constantFrom(...Object.keys(SHOP), ...PLACES) }),
    fc.record({ kind: fc.constant('cut' as const), at: fc.nat() }),
    fc.record({ kind: fc.constant('flip' as const), at: fc.nat(), bits: fc.integer({ min: 1, max: 255 }) }),
    fc.record({ kind: fc.constant('insert' as const), at: fc.nat(), text: fc.constantFrom(...WORDS) }),
    fc.record({ kind: fc.constant('twice' as const) }),
  );

  test('that are nearly those of a project end in findings inside them', async () => {
    const one = fc.tuple(fc.constantFrom(...Object.keys(SHOP)), changes);
    await fc.assert(
      fc.asyncProperty(fc.array(one, { minLength: 1, maxLength: 4 }), async (all) => {
        const files: Record<string, string> = { ...SHOP };
        for (const [path, change] of all) {
          const text = files[path];
          if (text === undefined) continue;
          if (change.kind === 'delete') Reflect.deleteProperty(files, path);
          else if (change.kind === 'copy') files[change.to] = text;
          else files[path] = changed(text, change);
        }
        fc.pre(files['config.yaml'] !== undefined);
        expectFindings(await checked(files, { given: ['PG_DATABASE_URL'] }), files);
      }),
      RUNS,
    );
  });

  function changed(
    text: string,
    change: { kind: 'cut' | 'flip' | 'insert' | 'twice'; at?: number; bits?: number; text?: string },
  ): string {
    const at = (change.at ?? 0) % (text.length + 1);
    if (change.kind === 'twice') return text + text;
    if (change.kind === 'cut') return text.slice(0, at);
    if (change.kind === 'insert') return text.slice(0, at) + (change.text ?? '') + text.slice(at);
    const bytes = Buffer.from(text);
    if (bytes.length > 0) bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ (change.bits ?? 1);
    return bytes.toString('utf8');
  }
});

describe('a megabyte', () => {
  const filled = (text: string): string => text.repeat(Math.floor(LONGEST_YAML / text.length));
  const anchors = Array.from({ length: 20_000 }, (_, at) => `- &a${String(at)} x\n- *a${String(at)}\n`).join(
    '',
  );
  const keys = Array.from({ length: 90_000 }, (_, at) => `k${String(at)}: v\n`).join('');

  test.each(
    someOf([
      ...[
        ' ',
        '[]',
        '?\n',
        'a:\n',
        '[',
        '- - -\n',
        '- a:\n  ',
        '"',
        '0_',
        '\n',
        '%a\n',
        '<<: *a\n',
        '[,',
        '- &a b\n',
      ],
    ]),
  )('of %j is parsed within seconds', (text) => {
    expectQuick(filled(text));
  });

  test.each(
    someOf<[string, string]>([
      ['keys', keys],
      ['anchors', anchors],
      ['an open list', `[${filled('[],').slice(2)}`],
      ['an open list of aliases', `- &a b\n- [${filled('*a,').slice(20)}`],
    ]),
  )('of %s is parsed within seconds', (_what, text) => {
    expectQuick(text);
  });

  function expectQuick(text: string): void {
    const start = performance.now();
    parseYaml(new Source('a.yaml', text), []);
    silencedIn(text);
    // Some take four seconds on a machine that does nothing else.
    expect(performance.now() - start).toBeLessThan(15_000);
  }
});
