import { isRecord } from '../lib/record.js';
import { get, itemsOf, textOf } from '../project/node.js';
import type { Project } from '../project/project.js';
import { plainName } from '../schema/generated.js';
import type { GitChanges } from '../schema/git.js';
import { rolesIn } from './context.js';
import { type Change, difference, thingOf } from './difference.js';
import { inheritedRoles } from './effective.js';
import { knownOf } from './known.js';
import { type Facet, type Kind, type Model, NO_MODEL, type Thing, modelOf } from './model.js';

/** What the metadata says of the roles whose API can be read. */
export interface ApiRoles {
  /** All that the metadata names, without `admin`, sorted. */
  names: string[];
  /** Those that can do more with backend-only permissions. */
  backendOnly: ReadonlySet<string>;
  /** Those whose introspection the metadata turns off. */
  closed: ReadonlySet<string>;
}

/** What git says of the API of two states of a project. */
export interface GitApi {
  /** The roles of the newer state, and of the older one if there was a project. */
  roles: ApiRoles[];
  /** What differs, in names of the API. */
  changes: () => GitChanges;
}

/** @param base `undefined` if there was no project, or if nothing is compared */
export function gitApi(base: Project | undefined, head: Project): GitApi {
  const models = {
    base: base === undefined ? NO_MODEL : modelOf(base),
    head: modelOf(head),
  };
  return {
    roles: [rolesOf(head, models.head), ...(base === undefined ? [] : [rolesOf(base, models.base)])],
    changes: () => gitChanges({ base, head }, models),
  };
}

function rolesOf(project: Project, { things }: Model): ApiRoles {
  const inherited = inheritedRoles(project);
  const names = new Set(inherited.flatMap(({ role, parents }) => [role, ...parents]));
  const backendOnly = new Set<string>();
  for (const { role, facets, permission } of things.values()) {
    if (role !== undefined) names.add(role);
    for (const one of rolesIn(facets.get('permissions'))) names.add(one);
    if (permission?.backendOnly === true) backendOnly.add(permission.role);
  }
  // A role may inherit from one that is inherited itself. Whether it gets the permission depends on its other parents.
  for (let size = -1; size !== backendOnly.size;) {
    size = backendOnly.size;
    for (const { role, parents } of inherited)
      if (parents.some((parent) => backendOnly.has(parent))) backendOnly.add(role);
  }
  names.delete('admin');
  const closed = itemsOf(
    get(project.metadata.root, 'graphql_schema_introspection', 'disabled_for_roles'),
  ).map(textOf);
  return {
    names: [...names].sort(),
    backendOnly,
    closed: new Set(closed.filter((name) => name !== undefined)),
  };
}

function gitChanges(
  { base, head }: { base: Project | undefined; head: Project },
  read: { base: Model; head: Model },
): GitChanges {
  const models = knownOf({ base, head }, read);
  const changes = difference(models.base, models.head);
  const things = [...models.base.things.values(), ...models.head.things.values()];
  const names = new ApiNames(things);
  const has = (kind: Kind, facets?: readonly string[]): boolean =>
    changes.some(
      (change) =>
        thingOf(change).kind === kind &&
        (facets === undefined || change.facets.some(({ name }) => facets.includes(name))),
    );
  return {
    everything: has('source', ['customization']),
    remote: has('remote schema'),
    objects: new Set(changes.flatMap((change) => names.of(thingOf(change)))),
    known: new Set(things.flatMap((thing) => names.of(thing))),
    words: wordsOf(base, head),
    roles: new Set(
      changes.map(thingOf).flatMap(({ kind, name }) => (kind === 'inherited role' ? [name] : [])),
    ),
    parents: new Map(
      [...(base === undefined ? [] : inheritedRoles(base)), ...inheritedRoles(head)].map(
        ({ role, parents }) => [role, parents],
      ),
    ),
    listed: new Set(changes.flatMap((change) => listedBy(change, names.of(thingOf(change))))),
  };
}

/** What has a name of its own in the API. */
const NAMED: readonly Kind[] = [
  ...(['table', 'function', 'action', 'custom type'] as const),
  ...(['native query', 'logical model', 'stored procedure'] as const),
];
/** What has no other schema: a name without it is the name in the API. (known) */
const DEFAULT_SCHEMAS = /^(?:public|dbo)\./;

/** The names in the API that the metadata gives to its things. */
class ApiNames {
  readonly #tables = new Map<string, string[]>();
  readonly #affixes = new Map<string, [prefix: string, suffix: string][]>();

  constructor(things: readonly Thing[]) {
    for (const { kind, name, facets } of things)
      if (kind === 'source')
        this.#affixes.set(name, [
          ...(this.#affixes.get(name) ?? []),
          ...affixesOf(facets.get('customization')),
        ]);
    for (const thing of things)
      if (thing.kind === 'table' && thing.table !== undefined)
        this.#tables.set(thing.table, [...(this.#tables.get(thing.table) ?? []), ...this.#own(thing)]);
  }

  /** Of what belongs to a table, the names of the table. */
  of(thing: Thing): string[] {
    if (thing.table !== undefined) return this.#tables.get(thing.table) ?? [];
    return NAMED.includes(thing.kind) ? this.#own(thing) : [];
  }

  #own({ name, key, table, facets }: Thing): string[] {
    const source = (table ?? key.replace(/^[a-z ]+ /, '')).split(':')[0] ?? '';
    const custom = ['custom_name', 'custom_root_fields', 'configuration'].flatMap((facet) =>
      textsIn(facets.get(facet)?.value),
    );
    const plain = [name.replace(DEFAULT_SCHEMAS, ''), ...custom].map(plainName);
    const affixes = this.#affixes.get(source) ?? [];
    return [
      ...plain,
      ...affixes.flatMap(([prefix, suffix]) => plain.map((one) => `${prefix}${one}${suffix}`)),
    ];
  }
}

/** What the customization of a source puts around the names of types and of root fields. */
function affixesOf(customization: Facet | undefined): [string, string][] {
  const value: unknown = JSON.parse(customization?.value ?? '{}');
  return ['type_names', 'root_fields'].flatMap((key): [string, string][] => {
    const names = isRecord(value) ? value[key] : undefined;
    if (!isRecord(names)) return [];
    const [prefix, suffix] = ['prefix', 'suffix'].map((one) => {
      const text = names[one];
      return typeof text === 'string' ? plainName(text) : '';
    });
    return [[prefix ?? '', suffix ?? '']];
  });
}

/** All texts in a value that is JSON. */
function textsIn(json: string | undefined): string[] {
  if (json === undefined) return [];
  const value: unknown = JSON.parse(json);
  const texts = (one: unknown): string[] =>
    typeof one === 'string'
      ? [one]
      : typeof one === 'object' && one !== null
        ? Object.values(one).flatMap(texts)
        : [];
  return texts(value);
}

/** The words in migrations that only the newer state has. */
function wordsOf(base: Project | undefined, head: Project): Set<string> {
  const old = new Set(
    (base?.migrations ?? []).flatMap(({ source, migrations }) =>
      migrations.map(({ version, up }) => `${source} ${String(version)} ${up?.oid ?? ''}`),
    ),
  );
  const words = new Set<string>();
  for (const { source, migrations } of head.migrations)
    for (const { version, up } of migrations) {
      if (up === undefined || old.has(`${source} ${String(version)} ${up.oid}`)) continue;
      for (const [word] of (head.sql.get(up.path)?.text ?? '').matchAll(/[\p{L}_][\p{L}\p{N}_$]*/gu))
        words.add(plainName(word));
    }
  return words;
}

/** The keys in `GitChanges.listed` of what the list of changes says. */
function listedBy(change: Change, names: readonly string[]): string[] {
  const thing = thingOf(change);
  const { kind, role, permission } = thing;
  if (permission !== undefined) {
    const of = (member: string): string[] => names.map((name) => `${role ?? ''} ${name}.${member}`);
    if (change.what !== 'changed') return of(`#${permission.action}`);
    return change.facets.flatMap((facet) => {
      switch (facet.name) {
        case 'columns':
        case 'computed_fields':
          return differing(facet).flatMap((one) => of(plainName(one)));
        case 'allow_aggregations':
          return names.flatMap((name) => [`${role ?? ''} ${name}.${name}aggregate`]);
        case 'backend_only':
          return of(`#${permission.action}`);
        case 'query_root_fields':
        case 'subscription_root_fields':
          return of('#roots');
        default:
          return [];
      }
    });
  }
  if (kind === 'relationship' || kind === 'computed field') {
    const member = plainName(thing.name.split('.').at(-1) ?? '');
    return names.flatMap((name) => [`${name}.${member}`, `${name}.${member}aggregate`]);
  }
  // What changes in a function is its SQL, or who can call it.
  if (kind === 'function') return names.map((name) => `${name}.${name}`);
  if (kind === 'table' && change.what === 'changed')
    return change.facets.every(({ name }) => name === 'is_enum') ? [] : names.map((name) => `${name}.#names`);
  return kind === 'table' || kind === 'action' || kind === 'custom type' ? [...names] : [];
}

/** The names that only one of two lists has; none if one of them is `*`, which names nothing. */
function differing({ before, after }: Change['facets'][number]): string[] {
  if (before?.value === '*' || after?.value === '*') return [];
  const [was, now] = [before, after].map((facet) => (facet?.value ?? '').split(', '));
  return [
    ...(was ?? []).filter((one) => now?.includes(one) !== true),
    ...(now ?? []).filter((one) => was?.includes(one) !== true),
  ];
}
