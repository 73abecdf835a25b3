import { describe, expect, test } from '@jest/globals';
import { NAME, OWNER, operations, story } from './harness.js';
import { active } from './rendered.js';
import { someOf } from '../support/full.js';

describe('An app is not called ready', () => {
  test('when its metadata is inconsistent: the error names the objects', () =>
    story(
      {
        build: {
          inconsistent: [
            { type: 'table', name: 'orders', reason: 'no such table', definition: 'orders' },
            {
              type: 'object_relation',
              name: 'customer',
              reason: 'table "customers" does not exist',
              definition: {},
            },
          ],
        },
      },
      async (s) => {
        const told = await s.on('opened');

        expect(told.exitCode).toBe(1);
        expect(told.errors[0]).toContain('2 objects of its metadata are inconsistent');
        expect(told.errors[0]).toContain('│ table orders: no such table');
        expect(told.outputs).toMatchObject({ status: 'failed', 'project-id': s.app().id });
        expect(s.comment().body).toContain('object_relation customer: table "customers" does not exist');
      },
    ));

  test('when its health check returns 500', () =>
    story({ build: { healthz: { status: 500, body: 'ERROR' } } }, async (s) => {
      const told = await s.on('opened');

      expect(told.errors[0]).toContain('its checks fail.\n│ HTTP 500 ERROR');
      expect(s.headings().at(-1)).toBe('failed');
      expect(told.ms).toBeLessThan(120_000);
    }));

  test('when its health check warns though no object is named', () =>
    story(
      { build: { healthz: { status: 200, body: 'WARN: inconsistent objects in schema' } } },
      async (s) => {
        const told = await s.on('opened');

        expect(told.errors[0]).toContain('its health check warns of inconsistent metadata');
      },
    ));

  test('when its health check answers with a page, even with status 200', () =>
    story(
      {
        build: { healthz: { status: 200, body: '<html>If you have just created this project please wait' } },
      },
      async (s) => {
        const told = await s.on('opened');

        expect(told.exitCode).toBe(1);
      },
    ));

  test.each([
    ['nothing', ''],
    ['an HTML page', '<html>If you have just created this project please wait</html>'],
    ['JSON of another shape', '{"is_consistent":"yes"}'],
  ])('when it answers the metadata request with %s', (_, body) =>
    story({}, async (s) => {
      s.trouble('POST /v1/metadata', { kind: 'respond', status: 200, body }, { times: Infinity });
      const told = await s.on('opened');

      expect(told.exitCode).toBe(1);
      expect(told.errors[0]).toContain('its checks fail');
    }),
  );

  test('when the service returns no admin secret: the error says what to set', () =>
    story({}, async (s) => {
      s.trouble(
        'getTenantEnv',
        { kind: 'rewrite', body: (text) => text.replace(/"HASURA_GRAPHQL_ADMIN_SECRET":"[^"]*",/, '') },
        { times: Infinity },
      );
      const told = await s.on('opened');

      expect(told.errors[0]).toContain('returned no admin secret');
      expect(told.errors[0]).toContain('Set HASURA_GRAPHQL_ADMIN_SECRET in the input env.');
      expect(operations(told.calls)).not.toContain('POST /v1/metadata');
    }));

  test('without an admin secret: one that the user chose is used', () =>
    story({}, async (s) => {
      const told = await s.on('opened', {
        with: {
          env: 'PG_DATABASE_URL=postgres://db.example.com/x\nHASURA_GRAPHQL_ADMIN_SECRET=chosen-by-the-user',
        },
      });

      expect(told.outputs).toMatchObject({ status: 'ready', 'admin-secret': 'chosen-by-the-user' });
      expect(told.masks).toContain('chosen-by-the-user');
    }));
});

describe('M7 An endpoint that is not a plain https address', () => {
  test.each(
    someOf([
      'http://acme-shop-pr-42.hasura.app',
      'https://user:pass@acme-shop-pr-42.hasura.app',
      'https://169.254.169.254',
      'https://10.0.0.1/v1',
      'https://[::1]:8080',
      'https://localhost',
      'https://acme-shop-pr-42.hasura.app:8443',
      'https://acme-shop-pr-42.hasura.app?redirect=evil.example',
      'https://evil.example',
      'https://acme-shop-pr-42.hasura.app.evil.example',
      'https://evil-hasura.app',
      'https://evil.example/acme-shop-pr-42.hasura.app',
      'https://evil.example#.hasura.app',
      'https://evil.example\\.hasura.app',
      'https://acme.xn--hasur-2ve.app',
      'https://acme-shop-pr-42.hasurа.app',
      'https://acme-shop-pr-42.hasura.app\n::set-output name=graphQLEndpoint::https://evil.example',
      'javascript:alert(1)',
      'not a url',
      '',
    ]),
  )('is neither linked nor called nor set as an output: %s', (evil) =>
    story({}, async (s) => {
      s.trouble(
        'projects_by_pk',
        {
          kind: 'rewrite',
          body: (text) => text.replace(/"endpoint":"[^"]*"/, `"endpoint":${JSON.stringify(evil)}`),
        },
        { times: Infinity },
      );
      const told = await s.on('opened');

      expect(told.exitCode).toBe(1);
      expect(told.errors[0]).toContain('not a plain https address under hasura.app');
      expect(operations(told.calls).filter((name) => /^(GET|POST) \/(healthz|v1)/.test(name))).toEqual([]);
      expect(told.outputs).toMatchObject({
        'graphql-endpoint': '',
        graphQLEndpoint: '',
        'project-id': s.app().id,
      });
      expect(active(s.comment().body)).toEqual([]);
      expect(active(told.summary)).toEqual([]);
      expect(s.headings()).toEqual(['failed']);
    }),
  );
});

describe('The project that the job names', () => {
  test('is not taken over when it carries the marker of another build', () =>
    story({}, async (s) => {
      s.trouble(
        'getTenantEnv',
        {
          kind: 'rewrite',
          body: (text) =>
            text.replace(/"PREVIEW_APP_BUILD":"[^"]*"/, '"PREVIEW_APP_BUILD":"1.1@2020-01-01T00:00:00.000Z"'),
        },
        { times: Infinity },
      );
      const told = await s.on('opened');

      expect(told.exitCode).toBe(1);
      expect(told.errors[0]).toContain('belongs to this build');
      expect(operations(told.calls)).not.toContain('updateTenantEnv');
      expect(operations(told.calls)).not.toContain('deleteTenant');
    }));

  test('is named in the error when it does not exist', () =>
    story({}, async (s) => {
      s.trouble(
        'projects_by_pk',
        { kind: 'respond', status: 200, body: '{"data":{"projects_by_pk":null}}' },
        { times: Infinity },
      );
      const told = await s.on('opened');

      expect(told.errors[0]).toContain(`(${s.app().id}) does not exist`);
      expect(s.app().env.get('PREVIEW_APP_OWNER')).toBe(OWNER);
      expect(told.outputs['project-name']).toBe(NAME);
    }));
});
