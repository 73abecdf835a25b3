import { itemsOf, get, textOf, type At } from '../project/node.js';
import type { Project } from '../project/project.js';
import { allOf, anyOf, keyOf } from './expression.js';
import { ACTIONS, type Columns, type Model, type Permission } from './model.js';

/** A role that has the permissions of others. */
export interface Inherited {
  role: string;
  parents: readonly string[];
  at: At;
}

export function inheritedRoles(project: Project): Inherited[] {
  return itemsOf(get(project.metadata.root, 'inherited_roles')).flatMap((node) => {
    const role = textOf(get(node, 'role_name'));
    const parents = itemsOf(get(node, 'role_set'))
      .map(textOf)
      .filter((name) => name !== undefined);
    return role === undefined ? [] : [{ role, parents, at: node }];
  });
}

/** The permissions of a table for a role, by action; those of inherited roles follow from their parents. */
export type Permissions = ReadonlyMap<string, Permission>;

/** The key of a permission among all of a model. */
export function permissionKey({
  source,
  table,
  action,
  role,
}: Pick<Permission, 'source' | 'table' | 'action' | 'role'>): string {
  return JSON.stringify([source, table, action, role]);
}

/**
 * All permissions with those that inherited roles get from their parents. An explicit one counts in place of them.
 * For select the parents' rows and columns are united. The others are inherited only if the parents that have one have
 * the same; if not, the role gets none. (known: the server's documentation and source)
 */
export function effectivePermissions(model: Model, inherited: readonly Inherited[]): Permissions {
  const all = new Map<string, Permission>();
  for (const { permission } of model.things.values())
    if (permission !== undefined) all.set(permissionKey(permission), permission);
  const done = new Set<string>();
  const byRole = new Map(inherited.map((one) => [one.role, one]));
  const tables = new Map(
    [...all.values()].map(({ source, table }) => [JSON.stringify([source, table]), { source, table }]),
  );
  const resolve = (one: Inherited, path: readonly string[]): void => {
    if (done.has(one.role) || path.includes(one.role)) return;
    for (const parent of one.parents) {
      const next = byRole.get(parent);
      if (next !== undefined) resolve(next, [...path, one.role]);
    }
    done.add(one.role);
    for (const at of tables.values())
      for (const action of ACTIONS) {
        const key = permissionKey({ ...at, action, role: one.role });
        if (all.has(key)) continue;
        const parents = one.parents
          .map((role) => all.get(permissionKey({ ...at, action, role })))
          .filter((permission) => permission !== undefined);
        const united = unitedOf(parents);
        if (united !== undefined) all.set(key, { ...united, role: one.role, at: one.at, places: new Map() });
      }
  };
  for (const one of inherited) resolve(one, []);
  return all;
}

function unitedOf(parents: readonly Permission[]): Permission | undefined {
  const [first, ...others] = parents;
  if (first === undefined) return undefined;
  if (first.action !== 'select') return others.every((other) => sameRights(first, other)) ? first : undefined;
  return others.reduce(
    (one, other) => ({
      ...one,
      filter: anyOf([one.filter, other.filter]),
      columns: unitedColumns(one.columns, other.columns),
      computedFields: new Set([...one.computedFields, ...other.computedFields]),
      limit:
        one.limit === undefined || other.limit === undefined ? undefined : Math.max(one.limit, other.limit),
      aggregations: one.aggregations || other.aggregations,
      rootFields: {
        query: unitedFields(one.rootFields.query, other.rootFields.query),
        subscription: unitedFields(one.rootFields.subscription, other.rootFields.subscription),
      },
    }),
    first,
  );
}

function unitedColumns(one: Columns, other: Columns): Columns {
  return one === '*' || other === '*' ? '*' : new Set([...one, ...other]);
}

function unitedFields(
  one: ReadonlySet<string> | undefined,
  other: ReadonlySet<string> | undefined,
): ReadonlySet<string> | undefined {
  return one === undefined || other === undefined ? undefined : new Set([...one, ...other]);
}

function sameRights(one: Permission, other: Permission): boolean {
  return rightsOf(one) === rightsOf(other);
}

function rightsOf({ columns, filter, check, preset, backendOnly }: Permission): string {
  return JSON.stringify([
    columns === '*' ? '*' : [...columns].sort(),
    keyOf(allOf([filter])),
    keyOf(check),
    [...preset].sort(),
    backendOnly,
  ]);
}
