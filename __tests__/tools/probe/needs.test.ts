import { expect, test } from '@jest/globals';
import { documents, needs } from '../../../scripts/probe/introspection.js';

test('all documents of the action are checked', () => {
  expect(documents).toHaveLength(14);
});

test('their needs are derived from them: fields, arguments, fields of inputs', () => {
  const ids = needs.map(({ owner, field, argument }) => [owner, field, argument].filter(Boolean).join('.'));
  expect(ids).toEqual(
    expect.arrayContaining([
      'query_root.projects.where',
      'projects_bool_exp.name',
      'String_comparison_exp._like',
      'uuid_comparison_exp._in',
      'projects_order_by.id',
      'task_event.created_at',
      'projects.jobs',
      'PreviewAppPayloadOfUnknownName.githubRepoDetails',
      'ProjectOptions.envVars',
      'UpdateEnvsObject.key',
      'UpdateEnvObject.value',
      'TenantDeleteResponse.status',
    ]),
  );
  expect(new Set(ids).size).toBe(ids.length);
});

test('parents come before their children, so that names can be learned on the way down', () => {
  const met = new Set(['query_root', 'mutation_root', 'UpdateEnvsObject', 'UpdateEnvObject']);
  for (const { owner, named } of needs) {
    expect(met).toContain(owner);
    met.add(named);
  }
});

test('only the jobs of a project are expected to be a hidden field', () => {
  expect(needs.filter(({ hidden }) => hidden).map(({ owner, field }) => `${owner}.${field}`)).toEqual([
    'projects.jobs',
  ]);
});
