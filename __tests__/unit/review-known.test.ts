import { describe, expect, test } from '@jest/globals';
import { sentenceOf } from '../../src/review/group.js';
import { notComparable } from '../../src/review/known.js';
import { type Review, review } from '../../src/review/review.js';
import { thingOf } from '../../src/review/difference.js';
import type { Files } from '../../src/project/files.js';
import { type Project, listProject, readProject } from '../../src/project/project.js';
import { BASE, DATABASE, type Repository, filesOf, projectOf, withTables } from '../support/project.js';

const between = async (base: Repository, head: Repository): Promise<Review> =>
  await review(await projectOf(base), await projectOf(head), {});
const said = ({ concerns }: Review): string[] =>
  concerns.map((concern) => `${concern.roles.join(', ')} ${sentenceOf(concern)}`.trim());

const BROKEN = 'a: [\n';
const OWN = '{user_id: {_eq: X-Hasura-User-Id}}';
const FOLDER = 'metadata/databases/default/tables';

/** A table whose filter comes from a file, as its relationships do. */
const table = (name: string, filter: string): string => `table: {schema: public, name: ${name}}
object_relationships:
  - name: author
    using: {foreign_key_constraint_on: author_id}
select_permissions:
  - role: user
    permission: {columns: [id], filter: ${filter}}
  - role: anonymous
    permission: {columns: [id], filter: {author: {}, open: {_eq: true}}}
event_triggers:
  - name: ${name}_changed
    definition: {enable_manual: true}
    webhook: '{{W}}'
`;
const project = (files: Repository, more: Repository = {}): Repository => ({
  ...BASE,
  'metadata/databases/databases.yaml': DATABASE.replace(
    'tables: []',
    'tables: "!include default/tables/tables.yaml"',
  ),
  [`${FOLDER}/tables.yaml`]: Object.keys(files)
    .map((name) => `- "!include ${name}.yaml"\n`)
    .join(''),
  ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`${FOLDER}/${name}.yaml`, text])),
  ...more,
});
const ACTIONS = {
  'metadata/actions.graphql': 'type Mutation { pay(id: Int!): Done }\ntype Done { ok: Boolean }\n',
  'metadata/actions.yaml':
    "actions:\n  - name: pay\n    definition: {kind: synchronous, handler: '{{H}}'}\n    permissions: [{role: anonymous}]\n",
};
const NEW = table('notes', '{}')
  .replace('user\n', 'anonymous\n')
  .replace(/ {2}- role: anonymous\n.*\nevent/, 'event');

describe('a project that cannot be read', () => {
  test.each<[string, Repository, string | undefined]>([
    ['of config v3', BASE, undefined],
    [
      'of config v2',
      {
        'config.yaml': 'version: 2\n',
        'metadata/version.yaml': 'version: 2\n',
        'metadata/tables.yaml': '[]\n',
      },
      undefined,
    ],
    [
      'of config v2 without tables',
      { 'config.yaml': 'version: 2\n', 'metadata/version.yaml': 'version: 2\n' },
      undefined,
    ],
    [
      'of config v1',
      { ...BASE, 'config.yaml': 'version: 1\n' },
      'config.yaml has version 1, and only versions 2 and 3 can be compared.',
    ],
    [
      'without a version',
      { ...BASE, 'config.yaml': 'endpoint: http://localhost\n' },
      'config.yaml has version 1, and only versions 2 and 3 can be compared.',
    ],
    [
      'of config v3 with metadata of v2',
      {
        'config.yaml': 'version: 3\n',
        'metadata/version.yaml': 'version: 2\n',
        'metadata/tables.yaml': '[]\n',
      },
      'There is no databases/databases.yaml in the folder metadata, or it is empty.',
    ],
    [
      'of config v2 with metadata of v3',
      { ...BASE, 'config.yaml': 'version: 2\n' },
      'version.yaml must say version: 2.',
    ],
    [
      'whose folder is elsewhere',
      { ...BASE, 'config.yaml': 'version: 3\nmetadata_directory: other\n' },
      'There is no metadata in the folder other.',
    ],
    [
      'whose folder is outside',
      { ...BASE, 'config.yaml': 'version: 3\nmetadata_directory: ../other\n' },
      'The metadata cannot be read.',
    ],
    [
      'whose databases.yaml is broken, without anything else',
      { ...BASE, 'metadata/databases/databases.yaml': BROKEN },
      'The metadata cannot be read.',
    ],
    [
      'whose databases.yaml is broken',
      { ...BASE, ...ACTIONS, 'metadata/databases/databases.yaml': BROKEN },
      undefined,
    ],
    [
      'whose metadata file is broken',
      { 'config.yaml': 'version: 3\nmetadata_file: a.json\n', 'a.json': BROKEN },
      'The metadata cannot be read.',
    ],
    [
      'whose metadata file is too large',
      {
        'config.yaml': 'version: 3\nmetadata_file: a.json\n',
        'a.json': { kind: 'too-large', bytes: 900_000 },
      },
      'The metadata cannot be read.',
    ],
  ])('%s', async (_what, repository, why) => {
    expect(notComparable(await projectOf(repository))).toBe(why);
  });
});

describe('a folder with too many files', () => {
  const cut = async (repository: Repository, folder: string): Promise<Project> => {
    const files = filesOf(repository);
    const below: Files['below'] = async (paths) =>
      new Map(
        [...(await files.below(paths))].map(([path, found]) => [
          path,
          { ...found, complete: path !== folder },
        ]),
      );
    const listing = await listProject({ ...files, below }, '');
    const read = 'absent' in listing ? undefined : await readProject(files, listing);
    if (read === undefined) throw new Error('The project cannot be read.');
    return read;
  };

  test('of metadata cannot be compared', async () => {
    expect(notComparable(await cut(BASE, 'metadata'))).toBe(
      'The folder metadata has too many files to check all of them.',
    );
  });

  test('of migrations has no new one, and loses none', async () => {
    const two = { ...BASE, 'migrations/default/5_a/up.sql': 'select 5;\n' };
    const counts = async (base: Project, head: Project): Promise<number> =>
      (await review(base, head, {})).concerns.length;
    expect(notComparable(await cut(BASE, 'migrations'))).toBeUndefined();
    expect(await counts(await projectOf(two), await projectOf(BASE))).toBe(1);
    expect(await counts(await projectOf(two), await cut(BASE, 'migrations'))).toBe(0);
  });
});

describe('a file that cannot be read', () => {
  const files = { orders: table('orders', OWN), customers: table('customers', OWN) };
  const whole = project(files, ACTIONS);
  const broken: [string, Repository][] = [
    ['one table', project({ ...files, orders: BROKEN }, ACTIONS)],
    ['a missing table', { ...whole, [`${FOLDER}/orders.yaml`]: undefined }],
    [
      'a table that is too large',
      { ...whole, [`${FOLDER}/orders.yaml`]: { kind: 'too-large', bytes: 900_000 } },
    ],
    ['the list of tables', { ...whole, [`${FOLDER}/tables.yaml`]: BROKEN }],
    ['databases.yaml', { ...whole, 'metadata/databases/databases.yaml': BROKEN }],
    ['actions.yaml', { ...whole, 'metadata/actions.yaml': BROKEN }],
    ['actions.graphql', { ...whole, 'metadata/actions.graphql': 'type {' }],
    [
      'the filter of a permission',
      project({ ...files, orders: table('orders', '"!include filter.yaml"') }, ACTIONS),
    ],
    [
      'a list of relationships',
      project(
        {
          ...files,
          orders: files.orders.replace(
            /object_relationships:\n.*\n.*\n/,
            'object_relationships: "!include none.yaml"\n',
          ),
        },
        ACTIONS,
      ),
    ],
    [
      'one relationship',
      project(
        { ...files, orders: files.orders.replace(/ {2}- name: author\n.*\n/, '  - "!include none.yaml"\n') },
        ACTIONS,
      ),
    ],
    [
      'a list of permissions that is no .yaml file',
      project(
        {
          ...files,
          orders: files.orders.replace(
            /select_permissions:\n(?: {2}.*\n){4}/,
            'select_permissions: "!include some.txt"\n',
          ),
        },
        { ...ACTIONS, [`${FOLDER}/some.txt`]: 'a' },
      ),
    ],
  ];

  test.each(broken)('%s, makes nothing look gone or new', async (_what, part) => {
    for (const [base, head, side] of [
      [whole, part, 'head'],
      [part, whole, 'base'],
    ] as const) {
      const { changes, concerns, breaking, leftOut } = await between(base, head);
      expect([changes.map((change) => thingOf(change).key), concerns, breaking]).toEqual([[], [], []]);
      expect(leftOut).toEqual([{ file: expect.stringContaining('metadata/'), side }]);
    }
    expect((await between(part, part)).changes).toEqual([]);
  });

  test('does not hide what changed elsewhere, and what is new in head', async () => {
    const head = project(
      { ...files, orders: BROKEN, customers: table('customers', '{}'), notes: NEW },
      ACTIONS,
    );
    const found = await between(whole, head);
    expect(said(found)).toEqual([
      'user can read every row of customers',
      'anonymous can read every row of notes',
    ]);
    expect(found.leftOut).toEqual([{ file: `${FOLDER}/orders.yaml`, side: 'head' }]);
    // A broken base says nothing of what is new.
    expect(
      said(await between({ ...whole, [`${FOLDER}/orders.yaml`]: BROKEN }, project({ ...files, notes: NEW }))),
    ).toEqual([]);
  });

  test('does not hide what is new or gone where the file does not exist', async () => {
    const without = (file: string, more: Repository): Repository => ({
      ...project({ ...files, ...more }),
      [`${FOLDER}/${file}.yaml`]: undefined,
    });
    const one = without('orders', {});
    expect(said(await between(one, project({ ...files, notes: NEW })))).toEqual([
      'anonymous can read every row of notes',
    ]);
    // A list that does not exist hides the files that it would include.
    expect(said(await between(without('tables', { notes: NEW }), project({ ...files, notes: NEW })))).toEqual(
      [],
    );
    const gone = await between(project({ ...files, notes: table('notes', '{}') }), one);
    expect(said(gone)).toEqual(['The event trigger public.notes.notes_changed was removed']);
  });

  test('leaves out nothing where all can be read', async () => {
    expect((await between(whole, project(files))).leftOut).toEqual([]);
  });
});

test('A project with too many inherited roles is not compared: it would block the run', async () => {
  const withRoles = (count: number) =>
    projectOf({
      ...withTables(Array.from({ length: 100 }, (_, n) => `- table: t${String(n)}`).join('\n')),
      'metadata/inherited_roles.yaml': Array.from(
        { length: count },
        (_, n) => `- {role_name: r${String(n)}, role_set: [a, b]}`,
      ).join('\n'),
    });
  expect(notComparable(await withRoles(500))).toBeUndefined();
  expect(notComparable(await withRoles(501))).toContain('too many inherited roles');
});
