import { describe, expect, test } from '@jest/globals';
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery, isObjectType } from 'graphql';
import { models } from '../../simulator/hygraph/models.js';
import { Harness } from './hygraph-harness.js';

const MODELS = `query Q {
  __schema { queryType { fields { name args { name } type { kind ofType { kind ofType { kind ofType { kind name } } } } } } }
  node: __type(name: "Node") { possibleTypes { name } }
  stage: __type(name: "Stage") { enumValues { name } }
}`;

interface Told {
  __schema: { queryType: { fields: { name: string; args: { name: string }[]; type: Type }[] } };
  node: { possibleTypes: { name: string }[] };
  stage: { enumValues: { name: string }[] };
}
interface Type {
  kind: string;
  name?: string;
  ofType?: Type | null;
}

/** The lists of models, each under the name of its field. */
function listsIn({ __schema, node }: Told): Record<string, string> {
  const nodes = new Set(node.possibleTypes.map(({ name }) => name));
  const lists = __schema.queryType.fields.flatMap(({ name, type }) => {
    const of = type.ofType?.ofType?.ofType?.name;
    return of !== undefined && nodes.has(of) ? [[name, of] as const] : [];
  });
  return Object.fromEntries(lists);
}

const SYSTEM = ['assets', 'users', 'scheduledOperations', 'scheduledReleases'];

describe('introspection', () => {
  test('shows everybody all types, also mutations', async () => {
    const world = new Harness();
    const { json } = await world.ask('{ __schema { mutationType { fields { name } } } }');
    expect(JSON.stringify(json.data)).toContain('"deletePost"');
  });

  test('lists each model under the plural that people chose', async () => {
    const world = new Harness();
    const { json } = await world.ask(MODELS);
    expect(listsIn(json.data as unknown as Told)).toMatchObject({
      posts: 'Post',
      categories: 'Category',
      allNews: 'News',
      assets: 'Asset',
      users: 'User',
    });
  });

  test.each([0, 41, 301])('has the lists of %d models and of the system, and no more', async (count) => {
    const world = new Harness({ project: { models: models(count), entries: [] } });
    const { status, json } = await world.ask(MODELS);
    expect(status).toBe(200);
    const lists = Object.keys(listsIn(json.data as unknown as Told));
    expect(lists.length).toBe(count + SYSTEM.length);
    expect(lists).toEqual(expect.arrayContaining(SYSTEM));
  });

  test('has four fields for each model', async () => {
    const world = new Harness();
    const { json } = await world.ask(MODELS);
    const fields = (json.data as unknown as Told).__schema.queryType.fields.map(({ name }) => name);
    expect(fields.filter((name) => /^posts?([A-Z]|$)/.test(name)).toSorted()).toEqual([
      'post',
      'postVersion',
      'posts',
      'postsConnection',
    ]);
    expect(fields).not.toContain('scheduledReleaseVersion');
  });

  test("has the project's own stages", async () => {
    const world = new Harness({ project: { stages: ['DRAFT', 'QA', 'PUBLISHED'] } });
    const { json } = await world.ask(MODELS);
    const { stage } = json.data as unknown as Told;
    expect(stage.enumValues.map(({ name }) => name)).toEqual(['DRAFT', 'QA', 'PUBLISHED']);
  });

  test('is a valid schema: components are entities only, and enums begin with _', async () => {
    const own = [...models(1), { name: 'Seo', plural: 'Seos', fields: { text: 'String' }, component: true }];
    const world = new Harness({ project: { models: own } });
    const { json } = await world.ask(getIntrospectionQuery());
    const schema = buildClientSchema(json.data as unknown as IntrospectionQuery);
    const seo = schema.getType('Seo');
    expect(isObjectType(seo) && seo.getInterfaces().map(({ name }) => name)).toEqual(['Entity']);
    expect(schema.getQueryType()?.getFields()['seos']).toBeUndefined();
    expect(schema.getType('_FilterKind')).toBeDefined();
    expect(json.data).toMatchObject({
      __schema: {
        types: expect.arrayContaining([
          expect.objectContaining({
            name: 'EntityTypeName',
            enumValues: expect.arrayContaining([
              expect.objectContaining({ name: 'Seo' }),
              expect.objectContaining({ name: 'User', description: 'User system model' }),
            ]),
          }),
        ]),
      },
    });
  });
});
