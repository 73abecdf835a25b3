import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Figure } from './figures.js';
import { withPeak } from './peak.js';
import { editProject, writeProject } from './project.js';
import { OWN_DATABASE, QUICK_BUILD, Shop } from './shop.js';

const LATENCY_MS = 50;
const [TABLES, ROLES] = [100, 10];
/** The files of a project with so many tables: the others are migrations and config.yaml. */
const FILES = 2 * TABLES;
const ASKED = 'POST /v1/graphql';

/**
 * What it takes to read what ten roles can do, each with a hundred tables, from a ready app: with nothing to compare
 * with, and compared with another app.
 */
export async function measureApi(runs: number): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  try {
    const [base, head] = [path.join(folder, 'base'), path.join(folder, 'head')];
    for (const side of [base, head]) {
      const project = path.join(side, 'hasura-shop');
      writeProject(project, FILES);
      writeFileSync(path.join(project, 'metadata/inherited_roles.yaml'), inheritedRoles());
    }
    editProject(path.join(head, 'hasura-shop'));
    const read = await measured(base, head, runs, false);
    const compared = await measured(base, head, runs, true);
    return [
      figure('time until the report goes on', 's', read.seconds, 1.5),
      figure('peak memory', 'MB', read.memory, 200),
      figure('time with another app to compare with', 's', compared.seconds, 3),
      figure('peak memory with it', 'MB', compared.memory, 200),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function figure(what: string, unit: string, values: number[], median: number): Figure {
  return { what: `API of ${ROLES} roles × ${TABLES} tables: ${what}`, unit, values, goal: { median } };
}

/** The edited project names four roles; the others inherit from them. */
function inheritedRoles(): string {
  return Array.from(
    { length: ROLES - 4 },
    (_, index) => `- role_name: staff_${String(index)}\n  role_set: [editor, support]\n`,
  ).join('');
}

async function measured(
  base: string,
  head: string,
  runs: number,
  isCompared: boolean,
): Promise<{ seconds: number[]; memory: number[] }> {
  const found: { seconds: number[]; memory: number[] } = { seconds: [], memory: [] };
  await using shop = new Shop({ latencyMs: LATENCY_MS, hasura: { script: () => QUICK_BUILD } });
  const url = await shop.listen();
  const { host, github } = shop.sim;
  shop.pushBase(base);
  let count = 0;
  const bodies = [answer(8), answer(9)];
  host.addFault({
    operation: ASKED,
    times: Infinity,
    // The answers of the two apps differ in a column of each table.
    trouble: { kind: 'rewrite', body: () => bodies[isCompared ? count++ % 2 : 0] ?? '' },
  });
  const other = isCompared
    ? { 'review-base-endpoint': `${url}/apps/acme-shop-pr-1`, 'review-base-admin-secret': 'bench-secret' }
    : {};
  for (let number = 1; number <= runs + 1; number++) {
    const event = github.events.pullRequest(shop.openPull(number, head), 'opened');
    const before = host.calls.length;
    const { run, memory } = await withPeak((env) =>
      shop.run(event, { inputs: { ...OWN_DATABASE, rehearsal: 'off', ...other }, env }),
    );
    const calls = host.calls.slice(before);
    const asked = calls.filter(({ operation }) => operation === ASKED);
    if (run.exitCode !== 0 || asked.length !== ROLES * (isCompared ? 2 : 1))
      throw new Error(`${String(asked.length)} requests, exit code ${String(run.exitCode)}:\n${run.log}`);
    const last = asked.at(-1);
    const next = calls.slice(calls.findLastIndex((call) => call === last) + 1)[0];
    // The first round fills the caches.
    if (number === 1) continue;
    found.seconds.push(((next?.at ?? NaN) - (asked[0]?.at ?? NaN)) / 1000);
    found.memory.push(memory);
  }
  return found;
}

/** The answer for one role: the types that Hasura generates for each table, as text. */
function answer(columns: number): string {
  const names = Array.from({ length: columns }, (_, index) => `column_${String(index)}`);
  const ref = (name: string): object => ({ kind: 'SCALAR', name, ofType: null });
  const list = (name: string): object => ({
    kind: 'NON_NULL',
    name: null,
    ofType: { kind: 'LIST', name: null, ofType: { kind: 'NON_NULL', name: null, ofType: ref(name) } },
  });
  const given = (name: string, type: object): object => ({ name, type, defaultValue: null });
  const field = (name: string, type: object, args: object[] = []): object => ({ name, args, type });
  const type = (kind: string, name: string, more: object): object => ({
    ...{ kind, name, fields: null, inputFields: null, interfaces: [], enumValues: null, possibleTypes: null },
    ...more,
  });
  const objects = (name: string, scalar: string): object =>
    type('OBJECT', name, { fields: names.map((one) => field(one, ref(scalar))) });
  const inputs = (name: string, scalar: string): object =>
    type('INPUT_OBJECT', name, { inputFields: names.map((one) => given(one, ref(scalar))) });
  const enums = (name: string): object =>
    type('ENUM', name, { enumValues: names.map((one) => ({ name: one })) });
  const tables = Array.from({ length: TABLES }, (_, index) => `things_${String(index + 1)}`);
  const many = (t: string): object[] => [
    given('distinct_on', list(`${t}_select_column`)),
    given('limit', ref('Int')),
    given('offset', ref('Int')),
    given('order_by', list(`${t}_order_by`)),
    given('where', ref(`${t}_bool_exp`)),
  ];
  const queries = tables.flatMap((t) => [
    field(t, list(t), many(t)),
    field(`${t}_aggregate`, ref(`${t}_aggregate`), many(t)),
    field(`${t}_by_pk`, ref(t), [given('id', ref('bigint'))]),
  ]);
  const numbers = ['avg', 'stddev', 'stddev_pop', 'stddev_samp', 'sum', 'var_pop', 'var_samp', 'variance'];
  const types = [
    type('OBJECT', 'query_root', { fields: queries }),
    type('OBJECT', 'subscription_root', { fields: queries }),
    type('OBJECT', 'mutation_root', {
      fields: tables.flatMap((t) => [
        field(`insert_${t}`, ref(`${t}_mutation_response`), [given('objects', list(`${t}_insert_input`))]),
        field(`update_${t}`, ref(`${t}_mutation_response`), [given('_set', ref(`${t}_set_input`))]),
        field(`delete_${t}`, ref(`${t}_mutation_response`), [given('where', ref(`${t}_bool_exp`))]),
      ]),
    }),
    ...['order_by'].map(enums),
    ...['bigint', 'numeric', 'timestamptz'].map((name) => type('SCALAR', name, {})),
    ...tables.flatMap((t) => [
      objects(t, 'numeric'),
      objects(`${t}_aggregate`, `${t}_aggregate_fields`),
      ...['aggregate_fields', 'max_fields', 'min_fields', 'mutation_response'].map((end) =>
        objects(`${t}_${end}`, 'numeric'),
      ),
      ...numbers.map((end) => objects(`${t}_${end}_fields`, 'Float')),
      inputs(`${t}_bool_exp`, 'numeric_comparison_exp'),
      ...['insert_input', 'set_input', 'inc_input', 'stream_cursor_value_input'].map((end) =>
        inputs(`${t}_${end}`, 'numeric'),
      ),
      inputs(`${t}_order_by`, 'order_by'),
      ...['select_column', 'update_column', 'constraint'].map((end) => enums(`${t}_${end}`)),
    ]),
  ];
  const root = (name: string): object => ({ name });
  return JSON.stringify({
    data: {
      __schema: {
        queryType: root('query_root'),
        mutationType: root('mutation_root'),
        subscriptionType: root('subscription_root'),
        types,
      },
    },
  });
}
