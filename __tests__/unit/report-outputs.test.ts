import { describe, expect, test } from '@jest/globals';
import type { AppFacts } from '../../src/rules/preview.js';
import { outputsOf } from '../../src/report/outputs.js';

const facts: AppFacts = {
  name: 'acme-shop-pr-42',
  projectId: 'project',
  tenantId: 'tenant',
  endpoint: 'https://acme-shop-pr-42.hasura.app/',
  consoleUrl: 'https://cloud.hasura.io/project/project/console',
  adminSecret: 'admin-secret',
  jobId: 'job',
  created: true,
};

describe('the outputs', () => {
  test('of a ready app include the names of the old action', () => {
    expect(outputsOf('ready', facts, 'https://github.com/acme/shop/pull/42#issuecomment-1')).toEqual({
      status: 'ready',
      'graphql-endpoint': 'https://acme-shop-pr-42.hasura.app/v1/graphql',
      'console-url': 'https://cloud.hasura.io/project/project/console',
      'project-id': 'project',
      'project-name': 'acme-shop-pr-42',
      'tenant-id': 'tenant',
      'job-id': 'job',
      'admin-secret': 'admin-secret',
      databases: '',
      'comment-url': 'https://github.com/acme/shop/pull/42#issuecomment-1',
      findings: '',
      changes: '',
      'breaking-changes': '',
      'api-folder': '',
      'content-environment': '',
      'content-stage': '',
      'content-models': '',
      'content-public': '',
      created: 'true',
      graphQLEndpoint: 'https://acme-shop-pr-42.hasura.app/v1/graphql',
      consoleURL: 'https://cloud.hasura.io/project/project/console',
      projectName: 'acme-shop-pr-42',
      projectId: 'project',
    });
  });

  test('are empty for everything that is not known', () => {
    const outputs = outputsOf('skipped', undefined, undefined);
    expect(Object.keys(outputs)).toEqual(Object.keys(outputsOf('ready', facts, 'x')));
    expect(outputs).toMatchObject({ status: 'skipped', created: 'false' });
    const { status: _status, created: _created, ...rest } = outputs;
    expect(new Set(Object.values(rest))).toEqual(new Set(['']));
  });

  test.each([
    [true, ['{"version":1,"total":0,"changes":[]}', '0']],
    [false, ['', '']],
  ])('of a review: if both sides are the same is %p', (isSame, wanted) => {
    const outputs = outputsOf('ready', facts, 'x', [], { changes: undefined, isSame });
    expect([outputs['changes'], outputs['breaking-changes']]).toEqual(wanted);
  });

  test('say what exists after a failure, so that a later step can inspect it', () => {
    expect(outputsOf('failed', facts, undefined)).toMatchObject({
      status: 'failed',
      'project-id': 'project',
      'job-id': 'job',
      created: 'false',
    });
  });

  test('report an app as created only when this run built it and it is ready', () => {
    expect(outputsOf('ready', { ...facts, created: false }, undefined)['created']).toBe('false');
    for (const status of ['deleted', 'skipped', 'superseded', 'failed'] as const)
      expect(outputsOf(status, facts, undefined)['created']).toBe('false');
  });

  test('do not double the slash of an endpoint', () => {
    for (const endpoint of ['https://a.hasura.app', 'https://a.hasura.app/', 'https://a.hasura.app//']) {
      expect(outputsOf('ready', { ...facts, endpoint }, undefined)['graphQLEndpoint']).toBe(
        'https://a.hasura.app/v1/graphql',
      );
    }
  });
});
