import { describe, expect, test } from '@jest/globals';
import { editedProjects } from '../support/edited-project.js';
import { storiesWithDatabases } from './databases/with-databases.js';
import { ENDPOINT, type Story, permitted } from './harness.js';
import type { Told } from './told.js';

const story = storiesWithDatabases();
const setting = { ...permitted, databases: { migrations: 'real' } } as const;
const repository = editedProjects();
const MIGRATIONS = 'hasura-shop/migrations/default';
const PRODUCTS = 'hasura-shop/metadata/databases/default/tables/public_products.yaml';
const INTROSPECTION = /* An app names no operation in its address. */ 'POST /v1/graphql';

const push = (s: Story, edits: Record<string, string>): void => {
  s.github.pushBranch(s.repository, 'cart', { directory: repository(edits) });
};
/** How often the roles of an app were asked for. */
const asked = ({ calls }: Told): number =>
  calls.filter(({ operation }) => operation === INTROSPECTION).length;

/** An app of another pull request, whose branch has this, stands for that of the base. */
async function baseApp(s: Story, edits: Record<string, string>): Promise<Record<string, string>> {
  s.github.pushBranch(s.repository, 'base', { directory: repository(edits) });
  const pull = s.github.openPull({ repo: s.repository, number: 7, head: 'base', author: 'alice' });
  const told = await s.run(s.events.pullRequest(pull, 'opened'), { with: { review: 'false' } });
  expect([told.outputs['status'], asked(told)]).toEqual(['ready', 0]);
  return {
    'review-base-endpoint': told.outputs['graphql-endpoint'] ?? '',
    'review-base-admin-secret': told.outputs['admin-secret'] ?? '',
  };
}

const BIGGER = {
  [`${MIGRATIONS}/1718000240000_bigger/up.sql`]: 'alter table products alter column price_cents type bigint;',
};

describe('The API of a ready app', () => {
  test('is compared with that of the base, for what the pull request changes and git does not say', () =>
    story(setting, async (s) => {
      const base = await baseApp(s, {
        [`${MIGRATIONS}/1718000300000_others/up.sql`]:
          'alter table customers alter column created_at type date;',
      });
      push(s, BIGGER);
      const told = await s.on('opened', { with: base });
      expect([told.exitCode, told.outputs['status'], told.errors]).toEqual([0, 'ready', []]);
      const { body } = s.comment();
      expect(body).toContain('API of the preview, per role: 1 can break clients');
      expect(body).toContain(
        '* `products.price_cents`: changed its type from Int\\! to bigint\\! for `clerk`, `customer`',
      );
      expect(body).toContain('One more thing differs that this branch does not touch');
      expect(told.summary).toContain('`products.price_cents`');
      expect([...told.files.keys()].sort()).toEqual([
        'base/clerk.graphql',
        'base/customer.graphql',
        'clerk.graphql',
        'customer.graphql',
      ]);
      expect(told.files.get('clerk.graphql')).toContain('price_cents: bigint!');
      expect(told.files.get('base/clerk.graphql')).toContain('price_cents: Int!');
      expect(told.outputs['api-folder']).toBe('/temp/hasura-api-acme-shop-pr-42');
      expect(asked(told)).toBe(4);
      // A column that a permission lists is in the list of changes.
      push(s, { ...BIGGER, [PRODUCTS]: 'table:\n  name: products\n  schema: public\n' });
      const less = await s.on('synchronize', { with: base });
      expect(s.comment().body).toContain('`products`: can no longer be read');
      expect(less.summary).not.toContain('API of the preview, per role: 1');
    }));

  test('is said as it is where there is nothing to compare with', () =>
    story(setting, async (s) => {
      push(s, {
        ...BIGGER,
        'hasura-shop/metadata/graphql_schema_introspection.yaml': 'disabled_for_roles:\n  - clerk\n',
      });
      const told = await s.on('opened');
      expect([told.exitCode, told.outputs['status'], told.errors, asked(told)]).toEqual([0, 'ready', [], 1]);
      expect([...told.files.keys()]).toEqual(['customer.graphql']);
      expect(told.summary).toMatch(
        /<summary><code>customer<\/code>: \d+ queries, \d+ mutations, \d+ subscriptions<\/summary>/,
      );
      expect(told.summary).toContain('type query_root {');
      expect(told.summary).toContain(
        '* Not read for `clerk`: its introspection is turned off in the metadata',
      );
      expect(s.comment().body).not.toContain('API of the preview');
    }));

  test('is left out if the app does not say it, and the run is none the worse', () =>
    story(setting, async (s) => {
      const base = await baseApp(s, {});
      push(s, BIGGER);
      s.trouble(INTROSPECTION, { kind: 'delay', ms: 60_000 }, { times: Infinity });
      const told = await s.on('opened', { with: base });
      expect([told.exitCode, told.outputs['status'], told.errors, told.files.size]).toEqual([
        0,
        'ready',
        [],
        0,
      ]);
      expect(told.outputs['graphql-endpoint']).toBe(ENDPOINT);
      s.calm();
      s.trouble(INTROSPECTION, { kind: 'respond', status: 502, body: '' }, { times: Infinity });
      const again = await s.on('synchronize', { with: { ...base, 'review-base-admin-secret': 'another' } });
      expect([again.exitCode, again.outputs['status'], again.errors]).toEqual([0, 'ready', []]);
      expect(again.summary).toContain(
        '* Not read for `clerk`, `customer`: something other than the app answered',
      );
      expect([again.outputs['api-folder'], again.summary.includes('Compared with the app of')]).toEqual([
        '',
        false,
      ]);
    }));
});

describe('The files of roles', () => {
  const role = (name: string): string =>
    `table:\n  name: products\n  schema: public\nselect_permissions:\n  - role: ${name}\n    permission:\n      columns: [id]\n      filter: {}\n`;

  test('have names that every system has room for, also Windows', () =>
    story(setting, async (s) => {
      push(s, { [PRODUCTS]: role('nul') });
      const told = await s.on('opened');
      expect(told.outputs['status']).toBe('ready');
      // nul.graphql is the device nul there, whatever follows the dot.
      expect([...told.files.keys()]).not.toContain('nul.graphql');
    }));

  test('hold no secret of the run, whatever an app answers', () =>
    story(setting, async (s) => {
      const type = { kind: 'SCALAR', name: 'Int', ofType: null };
      const secret = 'base_s3cret_0f_production';
      const types = [
        {
          kind: 'OBJECT',
          name: 'query_root',
          fields: [{ name: secret, args: [], type }],
          inputFields: null,
          interfaces: [],
          enumValues: null,
          possibleTypes: null,
        },
      ];
      const __schema = {
        queryType: { name: 'query_root' },
        mutationType: null,
        subscriptionType: null,
        types,
      };
      s.trouble(
        INTROSPECTION,
        { kind: 'respond', status: 200, body: JSON.stringify({ data: { __schema } }) },
        { times: Infinity },
      );
      const told = await s.on('opened', {
        with: { 'review-base-endpoint': 'http://127.0.0.1:9', 'review-base-admin-secret': secret },
      });
      expect(told.outputs['status']).toBe('ready');
      expect(told.files.size).toBeGreaterThan(0);
      expect([...told.files.values()].join('\n')).not.toContain(secret);
      expect(told.summary).not.toContain(secret);
    }));
});

test('What each role can do is in the summary also if the app of the base does not accept the secret', () =>
  story(setting, async (s) => {
    const base = await baseApp(s, {});
    push(s, BIGGER);
    const told = await s.on('opened', {
      with: { ...base, 'review-base-admin-secret': 'wr0ng-s3cret-value' },
    });
    expect([told.exitCode, told.outputs['status'], told.errors]).toEqual([0, 'ready', []]);
    expect(told.summary).toContain('type query_root {');
  }));
