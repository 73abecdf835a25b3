import { describe, expect, test } from '@jest/globals';
import { gitApi } from '../../src/review/api.js';
import type { ApiChange } from '../../src/schema/fold.js';
import { type GitChanges, isListed, isOwnChange } from '../../src/schema/git.js';
import { type Repository, projectOf, withTables } from '../support/project.js';

const orders = (columns: string, more = ''): string => `- table: {schema: public, name: orders}
  select_permissions:
    - {role: user, permission: {columns: ${columns}, filter: {}}}
${more}`;
const users = `- table: {schema: auth, name: users}
  configuration: {custom_name: members}
  select_permissions:
    - {role: user, permission: {columns: '*', filter: {}}}
`;
const staff = { 'metadata/inherited_roles.yaml': '- {role_name: staff, role_set: [user, clerk]}\n' };
const git = async (base: Repository, head: Repository): Promise<GitChanges> =>
  gitApi(await projectOf(base), await projectOf(head)).changes();
const change = (object: string, shown: ApiChange['shown'], about = [object]): ApiChange => ({
  ...{ level: 'breaking', object, text: 'differs', about, shown },
});
/** Whether it is of the pull request, and whether another list says it. */
const judged = (one: ApiChange, changes: GitChanges, role = 'user'): [boolean, boolean] => [
  isOwnChange(one, role, changes),
  isListed(one, role, changes),
];

test('the roles of a project are all that its metadata names, but for admin', async () => {
  const project = await projectOf({
    ...withTables(
      `${orders('[id]')}  insert_permissions:
    - {role: clerk, permission: {check: {}, columns: [id], backend_only: true}}
`,
    ),
    ...staff,
    'metadata/actions.graphql': 'type Mutation { pay: Int }\n',
    'metadata/actions.yaml':
      'actions:\n  - name: pay\n    definition: {handler: https://a.example}\n    permissions: [{role: payer}, {role: admin}]\n',
    'metadata/remote_schemas.yaml':
      '- name: r\n  definition: {url: https://b.example}\n  permissions: [{role: remote, definition: {schema: ""}}]\n',
    'metadata/graphql_schema_introspection.yaml': 'disabled_for_roles: [remote]\n',
  });
  expect(gitApi(undefined, project).roles).toEqual([
    {
      names: ['clerk', 'payer', 'remote', 'staff', 'user'],
      // An inherited role gets it, too.
      backendOnly: new Set(['clerk', 'staff']),
      closed: new Set(['remote']),
    },
  ]);
});

describe('something that differs in the API', () => {
  test('is of the pull request if its table is, under the name that the API has, or a new migration names it', async () => {
    const base = withTables(`${orders('[id]')}${users}`);
    const head = {
      ...withTables(`${orders('[id]')}${users.replace("'*'", '[id]')}`),
      'migrations/default/2_more/up.sql': 'alter table "OrderItems" add column note text;',
    };
    const changes = await git(base, head);
    expect(judged(change('Members.name', 'type', ['Members']), changes)[0]).toBe(true);
    expect(judged(change('order_items.note', { member: 'note' }, ['order_items']), changes)).toEqual([
      true,
      false,
    ]);
    // A relationship to it, and not the table of the base that has changed as well.
    expect(judged(change('orders.member', 'type', ['orders', 'members']), changes)[0]).toBe(true);
    expect(judged(change('orders.total', 'type', ['orders']), changes)).toEqual([false, false]);
  });

  test('is left out if the list of changes has it, for the role and for those that inherit from it', async () => {
    const base = { ...withTables(`${orders('[id, note]')}${users}`), ...staff };
    const head = {
      ...withTables(
        orders(
          '[id]',
          '  object_relationships: [{name: user, using: {foreign_key_constraint_on: user_id}}]\n',
        ),
      ),
      ...staff,
    };
    const changes = await git(base, head);
    const note = change('orders.note', { member: 'note' }, ['orders']);
    expect(['user', 'staff', 'clerk'].map((role) => judged(note, changes, role)[1])).toEqual([
      true,
      true,
      false,
    ]);
    expect(judged(change('orders.user', { member: 'user' }, ['orders']), changes, 'clerk')).toEqual([
      true,
      true,
    ]);
    // That a type differs, it cannot say.
    expect(judged(change('orders.note', 'type', ['orders']), changes)).toEqual([true, false]);
    expect(judged(change('members', { verb: 'select' }), changes)).toEqual([true, true]);
  });

  test('of `*` is listed nowhere', async () => {
    const changes = await git(withTables(orders('[id, note]')), withTables(orders("'*'")));
    expect(judged(change('orders.total', { member: 'total' }, ['orders']), changes)).toEqual([true, false]);
  });

  test('may be of a remote schema that changed, if nothing else has its name', async () => {
    const remote = (url: string): Repository => ({
      ...withTables(orders('[id]')),
      'metadata/remote_schemas.yaml': `- name: r\n  definition: {url: ${url}}\n`,
    });
    const changes = await git(remote('https://a.example'), remote('https://b.example'));
    expect(judged(change('Invoice.sum', 'type', ['Invoice']), changes)).toEqual([true, false]);
    expect(judged(change('orders.sum', 'type', ['orders']), changes)).toEqual([false, false]);
  });

  test('is of the pull request whatever it is, if the names of a source or the parents of the role changed', async () => {
    const base = withTables(orders('[id]'));
    const named = (file: string, to: string): Repository => ({
      ...base,
      [file]: `${base[file] as string}  ${to}\n`,
    });
    const renamed = named(
      'metadata/databases/databases.yaml',
      'customization: {naming_convention: graphql-default}',
    );
    expect(judged(change('x', 'type'), await git(base, renamed))).toEqual([true, false]);
    const parents = await git({ ...base, ...staff }, base);
    expect([judged(change('x', 'type'), parents, 'staff'), judged(change('x', 'type'), parents)]).toEqual([
      [true, false],
      [false, false],
    ]);
  });

  test('in a project that is new is of the pull request if the project names it', async () => {
    const changes = gitApi(undefined, await projectOf(withTables(orders('[id]')))).changes();
    expect(judged(change('orders', { verb: 'select' }), changes)).toEqual([true, true]);
  });
});
