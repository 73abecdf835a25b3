import { labelOf } from '../table-name.js';
import type { Permission } from '../metadata.js';
import { jsonText } from '../json.js';
import { isRecord, records, strings } from '../shapes.js';
import type { Model, ModelTable } from './model.js';
import { recordAt } from './naming.js';

/** What a role may do with a table. */
export interface Rights {
  select: SelectRight | undefined;
  insert: InsertRight | undefined;
  update: UpdateRight | undefined;
  delete: DeleteRight | undefined;
}

export interface SelectRight {
  /** Each column, with the filters of which one must let a row pass for it to be shown; none if all are shown. */
  columns: ReadonlyMap<string, readonly unknown[]>;
  /** Of these filters, one must let a row pass. */
  filters: readonly unknown[];
  limit: number | undefined;
  aggregations: boolean;
  /** The root fields; all of them if undefined. */
  queryRoots: readonly string[] | undefined;
  subscriptionRoots: readonly string[] | undefined;
}

export interface InsertRight {
  columns: ReadonlySet<string>;
  check: unknown;
  set: Record<string, unknown>;
  backendOnly: boolean;
}

export interface UpdateRight extends InsertRight {
  filter: unknown;
}

export interface DeleteRight {
  filter: unknown;
  backendOnly: boolean;
}

/** The rights of a role, inherited ones included. The role `admin` may do everything. */
export function rightsOf(model: Model, role: string, table: ModelTable): Rights {
  if (role === 'admin') return adminRights(table);
  const parents = parentsOf(model, role);
  const own = ownRights(model, role, table);
  if (parents.length === 0) return own;
  const inherited = parents.map((parent) => rightsOf(model, parent, table));
  return {
    select: own.select ?? united(inherited.flatMap(({ select }) => select ?? [])),
    insert: own.insert ?? agreed(inherited.flatMap(({ insert }) => insert ?? [])),
    update: own.update ?? agreed(inherited.flatMap(({ update }) => update ?? [])),
    delete: own.delete ?? agreed(inherited.flatMap((rights) => rights.delete ?? [])),
  };
}

/** Whether a role is among those of a list of permissions, or inherits from one that is. */
export function isAmong(model: Model, role: string, permissions: unknown): boolean {
  if (role === 'admin') return true;
  if (records(permissions).some((one) => one['role'] === role)) return true;
  return parentsOf(model, role).some((parent) => isAmong(model, parent, permissions));
}

function parentsOf({ metadata }: Model, role: string): string[] {
  const found = records(metadata.exported['inherited_roles']).find((one) => one['role_name'] === role);
  return strings(found?.['role_set'] ?? []).filter((parent) => parent !== role);
}

function adminRights({ columns }: ModelTable): Rights {
  const names = columns.map(({ name }) => name);
  const write = { columns: new Set(names), check: {}, set: {}, backendOnly: false };
  return {
    select: {
      columns: new Map(names.map((name) => [name, []])),
      filters: [{}],
      limit: undefined,
      aggregations: true,
      queryRoots: undefined,
      subscriptionRoots: undefined,
    },
    insert: write,
    update: { ...write, filter: {} },
    delete: { filter: {}, backendOnly: false },
  };
}

function ownRights(model: Model, role: string, one: ModelTable): Rights {
  const found = (kind: Permission['kind']): Permission | undefined => {
    const place = `in table ${labelOf(one.table)} in source ${one.source.name}`;
    if (model.broken.has(`${kind}_permission ${role} ${place}`)) return undefined;
    return one.table.permissions.findLast(
      (permission) => permission.kind === kind && permission.role === role,
    );
  };
  const [select, insert, update, remove] = [
    found('select'),
    found('insert'),
    found('update'),
    found('delete'),
  ];
  return {
    select: select && selectRight(one, select),
    insert: insert && insertRight(one, insert),
    update: update && { ...insertRight(one, update), filter: bodyOf(update)['filter'] ?? {} },
    delete: remove && {
      filter: bodyOf(remove)['filter'] ?? {},
      backendOnly: bodyOf(remove)['backend_only'] === true,
    },
  };
}

function bodyOf({ definition }: Permission): Record<string, unknown> {
  return recordAt(definition, 'permission');
}

function namedIn({ columns }: ModelTable, named: Permission['columns']): string[] {
  return columns.map(({ name }) => name).filter((name) => named === '*' || named.includes(name));
}

function selectRight(table: ModelTable, permission: Permission): SelectRight {
  const body = bodyOf(permission);
  const roots = (key: string): string[] | undefined =>
    Array.isArray(body[key]) ? strings(body[key]) : undefined;
  const limit = body['limit'];
  return {
    columns: new Map(namedIn(table, permission.columns).map((name) => [name, []])),
    filters: [body['filter'] ?? {}],
    limit: typeof limit === 'number' || typeof limit === 'bigint' ? Number(limit) : undefined,
    aggregations: body['allow_aggregations'] === true,
    queryRoots: roots('query_root_fields'),
    subscriptionRoots: roots('subscription_root_fields'),
  };
}

/** A permission to insert that names no columns is one for all of them. */
function insertRight(table: ModelTable, permission: Permission): InsertRight {
  const body = bodyOf(permission);
  const set = isRecord(body['set']) ? body['set'] : {};
  const every = permission.kind === 'insert' && body['columns'] === undefined;
  const named = namedIn(table, every ? '*' : permission.columns);
  return {
    columns: new Set(named.filter((name) => !(name in set))),
    check: body['check'] ?? {},
    set,
    backendOnly: body['backend_only'] === true,
  };
}

/** A row is visible if one of the parents sees it, and a column of it if one of those that see it may. */
function united(rights: readonly SelectRight[]): SelectRight | undefined {
  const [first, ...others] = rights;
  if (!first || others.length === 0) return first;
  const names = new Set(rights.flatMap(({ columns }) => [...columns.keys()]));
  const columns = [...names].map((name) => {
    const having = rights.filter((one) => one.columns.has(name));
    return [name, having.length === rights.length ? [] : having.flatMap(({ filters }) => filters)] as const;
  });
  const limits = rights.map(({ limit }) => limit ?? Infinity);
  const limit = Math.max(...limits);
  const roots = (key: 'queryRoots' | 'subscriptionRoots'): string[] | undefined =>
    rights.some((one) => one[key] === undefined) ? undefined : rights.flatMap((one) => one[key] ?? []);
  return {
    columns: new Map(columns),
    filters: rights.flatMap(({ filters }) => filters),
    limit: limit === Infinity ? undefined : limit,
    aggregations: rights.some(({ aggregations }) => aggregations),
    queryRoots: roots('queryRoots'),
    subscriptionRoots: roots('subscriptionRoots'),
  };
}

/** A permission to write is inherited only if the parents that have one agree. */
function agreed<T extends InsertRight | DeleteRight>(rights: readonly T[]): T | undefined {
  const [first, ...others] = rights;
  const text = (right: T): string =>
    jsonText({ ...right, ...('columns' in right && { columns: [...right.columns].sort() }) });
  return first && others.every((one) => text(one) === text(first)) ? first : undefined;
}
