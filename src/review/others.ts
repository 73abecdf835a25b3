import { isRecord } from '../lib/record.js';
import type { At } from '../project/node.js';
import { shortName } from '../project/names.js';
import { type Context, publicRolesOf, rolesIn } from './context.js';
import { type Change, thingOf } from './difference.js';
import { type Inherited, permissionKey } from './effective.js';
import { excerpt, summed } from './excerpt.js';
import { relate } from './expression.js';
import { type Facet, type Kind, type Permission, type Thing } from './model.js';

/** The rules about everything but permissions on tables. */
export function judgeOthers(context: Context): void {
  for (const change of context.changes) {
    const { kind } = thingOf(change);
    if (change.what === 'removed') {
      judgeRemoved(context, change);
      continue;
    }
    judgeAddresses(context, change);
    if (kind === 'action')
      judgeRoles(
        context,
        change,
        'public-action',
        isQuery(change.after) ? 'medium' : 'high',
        'can call the action',
      );
    else if (kind === 'function') judgeFunction(context, change);
    else if (kind === 'remote schema') judgeRemoteSchema(context, change);
    else if (kind === 'setting') judgeSetting(context, change);
    else if (kind === 'allow list' || kind === 'query collection') judgeAllowList(context, change);
  }
  judgeInherited(context);
}

function judgeRemoved({ say, head }: Context, change: Change): void {
  const { kind, name } = thingOf(change);
  // The name of an event trigger is its own in the whole project: it can move with its table. (likely)
  const isThere =
    kind === 'event trigger' &&
    [...head.things.values()].some((one) => one.kind === kind && lastOf(one.name) === lastOf(name));
  if ((kind === 'event trigger' && !isThere) || kind === 'cron trigger')
    say('event-lost', {
      roles: [],
      objects: [name],
      text: `The ${kind} {object} was removed`,
      keyText: `The ${kind} {object} is gone`,
      at: change.at,
    });
  if (kind === 'setting' && name === 'api_limits')
    say('limits-looser', {
      roles: [],
      objects: [name],
      text: 'The API limits were removed',
      keyText: 'The limits of the API are gone',
      at: change.at,
    });
}

/** What follows the last dot of a name. */
function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

const CAN_CALL = 'can call the function';

/** Unless the app asks for a permission, who may read a table may also call a query function that returns its rows. */
function judgeFunction(context: Context, change: Change): void {
  const { permissions, publicRoles, newFunctions, setting, say } = context;
  const { what, after } = change;
  judgeRoles(context, change, 'public-function', isMutation(after) ? 'high' : 'medium', CAN_CALL);
  if (what !== 'added' || after === undefined || isMutation(after)) return;
  const table = newFunctions.get(after.key.replace(/^function /, ''));
  if (table === undefined || setting.inferFunctionPermissions === false) return;
  const named = rolesIn(after.facets.get('permissions'));
  const roles = [...permissions.head.values()].flatMap(({ source, table: of, action, role }) =>
    action === 'select' && `${source}:${of}` === table && publicRoles.has(role) && !named.includes(role)
      ? [role]
      : [],
  );
  if (roles.length > 0)
    say('public-function', {
      roles,
      objects: [shortName(after.name)],
      text: `${CAN_CALL} {object}, because it can read the table whose rows it returns`,
      keyText: `${CAN_CALL} {object}`,
      at: after.at,
    });
}

function judgeRoles(
  { publicRoles, say }: Context,
  { before, after }: Change,
  rule: 'public-action' | 'public-function',
  risk: 'high' | 'medium',
  can: string,
): void {
  const [had, has] = [rolesIn(before?.facets.get('permissions')), rolesIn(after?.facets.get('permissions'))];
  const roles = has.filter((role) => publicRoles.has(role) && !had.includes(role));
  if (after !== undefined && roles.length > 0)
    say(rule, {
      risk,
      roles,
      objects: [shortName(after.name)],
      text: `${can} {object}`,
      at: after.facets.get('permissions')?.at ?? after.at,
    });
}

function isQuery(action: Thing | undefined): boolean {
  return action?.facets.get('type')?.value === '"query"';
}

function isMutation(of: Thing | undefined): boolean {
  return of?.facets.get('configuration')?.value.includes('"exposed_as":"mutation"') === true;
}

function judgeRemoteSchema({ publicRoles, setting, say }: Context, { what, after }: Change): void {
  if (after === undefined) return;
  const { role, name, at, parent } = after;
  if (role === undefined) {
    if (what === 'added' && setting.remoteSchemaPermissions !== true)
      say('public-remote', {
        risk: setting.remoteSchemaPermissions === false ? 'high' : 'medium',
        roles: [],
        objects: [name],
        text:
          setting.remoteSchemaPermissions === false
            ? 'Every role can use the remote schema {object}'
            : 'Every role can use the remote schema {object}, unless HASURA_GRAPHQL_ENABLE_REMOTE_SCHEMA_PERMISSIONS is true',
        at,
      });
  } else if (
    what === 'added' &&
    publicRoles.has(role) &&
    parent !== undefined &&
    setting.remoteSchemaPermissions !== false
  )
    say('public-remote', { roles: [role], objects: [name], text: 'can use the remote schema {object}', at });
}

/** Where requests go, by the facets that hold an address. */
const ADDRESSES = ['handler', 'webhook', 'url', 'webhook_from_env', 'url_from_env'];
const WITH_ADDRESS: readonly Kind[] = ['action', 'event trigger', 'cron trigger', 'remote schema'];

function judgeAddresses({ say }: Context, { what, before, after }: Change): void {
  if (after === undefined || !WITH_ADDRESS.includes(after.kind)) return;
  const [had, has] = [addressOf(before), addressOf(after)];
  if (has === undefined) return;
  const about = { roles: [], objects: [after.name], at: has.at };
  const host = hostOf(has.value);
  if (what === 'changed' && had !== undefined && hostOf(had.value) !== host)
    say('handler-host', {
      ...about,
      text: `The ${after.kind} {object} sends its requests to ${host}`,
      before: hostOf(had.value),
    });
  const isFixed = !has.value.includes('{{') && !has.name.endsWith('_from_env');
  if (isFixed && isUnencrypted(has.value) && had?.value !== has.value)
    say('plain-http', {
      ...about,
      text: `The ${after.kind} {object} sends its requests over plain HTTP to ${host}`,
    });
  const forwards = (thing: Thing | undefined): boolean =>
    thing?.facets.get('forward_client_headers')?.value === 'true';
  if (isFixed && !isInside(has.value) && forwards(after) && !forwards(before))
    say('forward-headers', {
      ...about,
      text: `The ${after.kind} {object} forwards the headers of clients to ${host}`,
      keyText: `The ${after.kind} {object} passes the headers of clients on to ${host}`,
      at: after.facets.get('forward_client_headers')?.at ?? after.at,
    });
}

function addressOf(thing: Thing | undefined): { name: string; value: string; at: At } | undefined {
  for (const name of ADDRESSES) {
    const facet = thing?.facets.get(name);
    if (facet !== undefined) return { name, value: facet.text, at: facet.at };
  }
  return undefined;
}

/** The host of an address, or the variable that stands in its place. */
function hostOf(address: string): string {
  const [, variable] = /^\s*(\{\{[^}]*\}\})/.exec(address) ?? [];
  if (variable !== undefined) return variable.replace(/\s/g, '');
  return URL.canParse(address) ? new URL(address).host : excerpt(address);
}

/** Whether an address leads to a host of the own network: its name has no dot. */
function isInside(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { hostname } = new URL(address);
  return !hostname.includes('.') || /^127\.|^host\.docker\.internal$/.test(hostname);
}

/** Hosts inside a network are reached without encryption. */
function isUnencrypted(address: string): boolean {
  return /^http:/i.test(address) && URL.canParse(address) && !isInside(address);
}

function judgeSetting(context: Context, { before, after, facets }: Change): void {
  const { say, publicRoles } = context;
  if (after === undefined) return;
  const { name, at } = after;
  if (name === 'network') {
    const [had, has] = [hostsIn(before), hostsIn(after)];
    const hosts = has.filter((host) => !had.includes(host));
    if (hosts.length > 0)
      say('tls-allowlist', {
        roles: [],
        objects: hosts,
        text: 'Hasura no longer checks the certificate of {object}',
        at,
      });
  }
  if (name === 'graphql_schema_introspection') {
    const disabled = (thing: Thing | undefined): string[] => textsIn(thing?.facets.get('disabled_for_roles'));
    const roles = disabled(before).filter((role) => !disabled(after).includes(role));
    for (const role of roles)
      say('introspection-on', {
        risk: publicRoles.has(role) ? 'medium' : 'low',
        roles: [role],
        objects: [],
        text: 'can introspect its schema again',
        keyText: 'can read its schema again',
        at,
      });
  }
  if (name === 'api_limits')
    for (const facet of facets) {
      const [had, has] = [numbersIn(facet.before), numbersIn(facet.after)];
      const isLooser = [...had].some(([key, value]) => (has.get(key) ?? Infinity) > value);
      const isOff = facet.name === 'disabled' && facet.after?.value === 'true';
      if (isLooser || isOff)
        say('limits-looser', {
          roles: [],
          objects: [facet.name],
          text: isOff
            ? 'The API limits are turned off'
            : facet.after === undefined
              ? 'The limit {object} of the API was removed'
              : `The limit {object} of the API is looser: ${limitText(facet.after)}`,
          keyText: isOff ? 'The limits of the API are off' : 'The limit {object} of the API is looser',
          ...(facet.before === undefined || isOff ? {} : { before: limitText(facet.before) }),
          at: facet.after?.at ?? at,
        });
    }
}

function hostsIn(setting: Thing | undefined): string[] {
  const list: unknown = JSON.parse(setting?.facets.get('tls_allowlist')?.value ?? '[]');
  return Array.isArray(list)
    ? list.flatMap((one: unknown) =>
        typeof one === 'object' && one !== null && 'host' in one ? [String(one.host)] : [],
      )
    : [];
}

function textsIn(facet: Facet | undefined): string[] {
  const list: unknown = JSON.parse(facet?.value ?? '[]');
  return Array.isArray(list) ? list.filter((one): one is string => typeof one === 'string') : [];
}

/** A limit for people: `global 5, user 10`. */
function limitText(facet: Facet): string {
  const numbers = [...numbersIn(facet)].map(
    ([path, value]) => `${path.replace(/^\.(?:per_role\.)?/, '')} ${String(value)}`,
  );
  return excerpt(numbers.join(', ').trim() || facet.text);
}

/** Every number in a facet, by the way to it. */
function numbersIn(facet: Facet | undefined): Map<string, number> {
  const numbers = new Map<string, number>();
  const visit = (value: unknown, path: string): void => {
    if (typeof value === 'number') numbers.set(path, value);
    else if (typeof value === 'object' && value !== null)
      for (const [key, part] of Object.entries(value)) visit(part, `${path}.${key}`);
  };
  visit(JSON.parse(facet?.value ?? 'null'), '');
  return numbers;
}

/** An allow list counts only where it is on, which the workflow may say, and the metadata does not. */
function judgeAllowList({ say, base, head, setting }: Context, { what, before, after }: Change): void {
  if (after === undefined || setting.allowList === false) return;
  const { kind, name, at } = after;
  const about = { roles: [], objects: [name], at };
  if (kind === 'allow list') {
    const wasNarrow = before?.facets.get('scope')?.value.includes('"global":false') === true;
    const isWide = after.facets.get('scope')?.value.includes('"global":false') !== true;
    if (what === 'added')
      say('allow-list-wider', {
        ...about,
        text: 'The collection {object} was added to the allow list',
        keyText: 'The allow list has the collection {object}',
      });
    else if (wasNarrow && isWide)
      say('allow-list-wider', {
        ...about,
        text: 'The collection {object} on the allow list now applies to all roles',
        keyText: 'The collection {object} of the allow list is for all roles',
      });
  } else if (what === 'changed' && [base, head].every(({ things }) => things.has(`allow list ${name}`))) {
    const had = queriesIn(before);
    const more = [...queriesIn(after)].filter(([query, text]) => had.get(query) !== text);
    const named = summed(more.map(([query]) => query));
    if (more.length > 0)
      say('allow-list-wider', {
        ...about,
        text: `The collection {object} on the allow list has new or changed operations: ${named}`,
        keyText: `The collection {object} of the allow list has new or other operations: ${named}`,
        at: after.facets.get('queries')?.at ?? at,
      });
  }
}

/** The texts of a collection's queries, by their names. */
function queriesIn(collection: Thing | undefined): Map<string, string> {
  const list: unknown = JSON.parse(collection?.facets.get('queries')?.value ?? '[]');
  return new Map(
    (Array.isArray(list) ? list : []).flatMap((one: unknown) =>
      isRecord(one) && typeof one['name'] === 'string' ? [[one['name'], String(one['query'])]] : [],
    ),
  );
}

/** What inherited roles get by another list of parents, and what they fail to get. */
function judgeInherited(context: Context): void {
  const { inherited, permissions, publicRoles, setting, say } = context;
  const wasPublic = publicRolesOf(setting, inherited.base);
  const roles = { base: byRole(permissions.base), head: byRole(permissions.head) };
  for (const one of inherited.head) {
    const before = inherited.base.find(({ role }) => role === one.role);
    const same = before !== undefined && [...before.parents].sort().join() === [...one.parents].sort().join();
    if (!same) {
      const gains = gainsOf(context, roles.head, one.role);
      const isPublic = publicRoles.has(one.role) || wasPublic.has(one.role);
      const added = one.parents.filter((parent) => before?.parents.includes(parent) !== true);
      if (gains.length > 0)
        say('inherited-gain', {
          risk: isPublic ? 'high' : 'medium',
          roles: [one.role],
          objects: [],
          text: `can do what ${summed(added) || 'its parents'} can: ${summed(gains)}`,
          at: one.at,
        });
    }
    const nested = one.parents.filter((parent) => inherited.head.some(({ role }) => role === parent));
    if (!same && nested.length > 0)
      say('inherited-nested', {
        roles: [one.role],
        objects: [],
        text: `inherits from ${summed(nested)}, which ${nested.length === 1 ? 'is an inherited role' : 'are inherited roles'} too`,
        at: one.at,
      });
    const known = new Map(before === undefined ? [] : conflictsOf(before, roles.base));
    for (const [key, table] of conflictsOf(one, roles.head))
      if (!known.has(key))
        say('inherited-conflict', {
          roles: [one.role],
          objects: [shortName(table)],
          text: 'gets no permission to write {object}, because the permissions of its parents differ',
          keyText: 'gets no permission to write {object}: those of its parents differ',
          at: one.at,
        });
  }
}

type ByRole = ReadonlyMap<string, readonly Permission[]>;

function byRole(permissions: Context['permissions']['head']): ByRole {
  const found = new Map<string, Permission[]>();
  for (const permission of permissions.values()) {
    const list = found.get(permission.role);
    if (list === undefined) found.set(permission.role, [permission]);
    else list.push(permission);
  }
  return found;
}

/** What a role can do now and could not do before: "read orders". */
function gainsOf({ permissions }: Context, now: ByRole, role: string): string[] {
  return (now.get(role) ?? [])
    .filter((permission) => {
      const before = permissions.base.get(permissionKey(permission));
      if (before === undefined) return true;
      const relation = relate(before.filter, permission.filter);
      return relation === 'opened' || relation === 'wider' || hasMoreColumns(before, permission);
    })
    .map(({ action, table }) => `${action} ${shortName(table)}`);
}

function hasMoreColumns(before: Permission, { columns }: Permission): boolean {
  if (before.columns === '*') return false;
  const had = before.columns;
  return columns === '*' || [...columns].some((column) => !had.has(column));
}

/** The tables that parents of a role may write in different ways, so that the role gets none of it. */
function conflictsOf({ role, parents }: Inherited, permissions: ByRole): [key: string, table: string][] {
  const found: [string, string][] = [];
  const having = new Map<string, { permission: Permission; count: number }>();
  for (const parent of new Set(parents))
    for (const permission of permissions.get(parent) ?? []) {
      if (permission.action === 'select') continue;
      const key = permissionKey({ ...permission, role });
      having.set(key, { permission, count: (having.get(key)?.count ?? 0) + 1 });
    }
  const own = new Set((permissions.get(role) ?? []).map((permission) => permissionKey(permission)));
  for (const [key, { permission, count }] of having)
    if (count > 1 && !own.has(key)) found.push([key, permission.table]);
  return found;
}
