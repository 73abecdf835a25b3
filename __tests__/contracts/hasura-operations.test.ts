import { describe, expect, test } from '@jest/globals';
import {
  type DocumentNode,
  TypeInfo,
  getNamedType,
  isInputObjectType,
  parse,
  print,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { schemas } from '../../simulator/hasura/schema.js';
import * as operations from '../../src/hasura/operations.js';

interface Sent {
  name: string;
  kind: string;
  document: string;
}
const isOperation = (value: unknown): value is Sent =>
  typeof value === 'object' && value !== null && 'document' in value && 'kind' in value;
const all = Object.entries<unknown>({ ...operations }).flatMap(([key, value]): [string, Sent][] =>
  isOperation(value) ? [[key, value]] : [],
);

/** Operations that need what a personal access token may not see, and whose callers have a fallback. */
const needsHidden = new Set(['jobsOfProject']);
const scalars = new Set(['String!', 'uuid!', 'Int!', '[String!]!', '[uuid!]!']);
const lists = new Set(['[UpdateEnvsObject]', '[UpdateEnvObject!]!']);

const variableTypes = (document: DocumentNode): string[] => {
  const types: string[] = [];
  visit(document, { VariableDefinition: (definition) => void types.push(print(definition.type)) });
  return types;
};

describe('what is sent to Hasura Cloud', () => {
  test('is listed completely in this test', () => {
    expect(all.map(([key]) => key).sort()).toEqual([
      'createPreviewApp',
      'createTenant',
      'deleteTenant',
      'deleteTenantEnv',
      'jobStatus',
      'jobStatusWithTimes',
      'jobsOfProject',
      'projectById',
      'projectsByName',
      'projectsOfIds',
      'projectsPage',
      'renameTenant',
      'tenantEnv',
      'updateTenantEnv',
    ]);
  });

  test.each(all.filter(([key]) => !needsHidden.has(key)))(
    '%s is valid for what a token may see',
    (_key, { document }) => {
      expect(validate(schemas.visible, parse(document))).toEqual([]);
    },
  );

  test.each(all.filter(([key]) => needsHidden.has(key)))(
    '%s is valid for the whole schema, and needs what is hidden',
    (_key, { document }) => {
      expect(validate(schemas.whole, parse(document))).toEqual([]);
      expect(validate(schemas.visible, parse(document))).not.toEqual([]);
    },
  );

  test.each(all)('%s is one operation of its kind and name', (_key, { name, kind, document }) => {
    const { definitions } = parse(document);
    expect(definitions).toMatchObject([
      { kind: 'OperationDefinition', operation: kind, name: { value: name } },
    ]);
  });

  test.each(all)(
    '%s passes only scalars, lists of them and the two lists of variables',
    (_key, { document }) => {
      for (const type of variableTypes(parse(document))) expect([...scalars, ...lists]).toContain(type);
    },
  );

  test.each(all)(
    '%s names no type of an input object except those lists, since the type of the payload is not certain',
    (_key, { document }) => {
      const payloads = Object.values(schemas.whole.getTypeMap())
        .filter((type) => isInputObjectType(type))
        .map(({ name }) => name)
        .filter((name) => !['UpdateEnvsObject', 'UpdateEnvObject'].includes(name));
      expect(payloads).toContain('PreviewAppPayloadOfUnknownName');
      for (const payload of payloads) expect(document).not.toContain(payload);
    },
  );

  test.each(all)('%s contains no literal where a variable belongs', (_key, { document }) => {
    const literals: string[] = [];
    visit(parse(document), {
      StringValue: ({ value }) => void literals.push(value),
      IntValue: ({ value }) => void literals.push(value),
    });
    expect(literals).toEqual([]);
  });

  test('uses one type of variables to create and the other to update', () => {
    expect(variableTypes(parse(operations.createPreviewApp.document))).toContain('[UpdateEnvsObject]');
    expect(variableTypes(parse(operations.updateTenantEnv.document))).toContain('[UpdateEnvObject!]!');
  });

  test('contains the times of events only where there is a fallback without them', () => {
    const types = new TypeInfo(schemas.whole);
    const asked: string[] = [];
    visit(
      parse(operations.jobStatus.document),
      visitWithTypeInfo(types, {
        Field: ({ name }) =>
          void asked.push(`${getNamedType(types.getParentType())?.name ?? ''}.${name.value}`),
      }),
    );
    expect(asked).toContain('task_event.event_type');
    expect(asked).not.toContain('task_event.created_at');
  });
});
