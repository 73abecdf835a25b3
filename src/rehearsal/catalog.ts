import type { Session } from './server.js';

/** One object of a schema, or a property of one that is compared by itself. */
export interface SchemaObject {
  /** Such as `table`, `column` or `index`. */
  kind: string;
  schema: string;
  /** The table or type that it belongs to, if it belongs to one. */
  parent: string | undefined;
  name: string;
  /** Its definition in a normal form; of functions, a hash of it, unless their body is one that PostgreSQL parses. */
  definition: string;
  /** Of tables and their columns: the same as long as it is the same one, also in copies of a database. */
  id?: string;
}

/** The objects of a database by their keys, without those of PostgreSQL, of Hasura and of extensions. */
export type Schema = ReadonlyMap<string, SchemaObject>;

/** Reads the schema of a database. The session is a new one: no setting of a migration counts. */
export async function schemaOf(session: Session): Promise<Schema> {
  // With an empty path, all names in definitions have their schemas, and no operator is anything but PostgreSQL's own.
  await session.query("select pg_catalog.set_config('search_path', '', false)");
  // Compiling such a query takes longer than running it.
  await session.query("select pg_catalog.set_config('jit', 'off', false)");
  const schema = new Map<string, SchemaObject>();
  for (const row of await session.query(OBJECTS)) {
    const object = { ...nameIn(row), definition: textOf(row['definition']) };
    schema.set(keyOf(object), object);
  }
  for (const row of await session.query(IDS)) {
    const object = schema.get(keyOf(nameIn(row)));
    if (object !== undefined) object.id = textOf(row['id']);
  }
  return schema;
}

function nameIn(row: Record<string, unknown>): Omit<SchemaObject, 'definition'> {
  return {
    kind: textOf(row['kind']),
    schema: textOf(row['schema']),
    parent: row['parent'] === null ? undefined : textOf(row['parent']),
    name: textOf(row['name']),
  };
}

export function keyOf({ kind, schema, parent, name }: Omit<SchemaObject, 'definition'>): string {
  return JSON.stringify([kind, schema, parent ?? null, name]);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The tables that hold rows, and their columns, by what they keep when they are renamed or moved. */
const IDS = `
select case c.relkind when 'f' then 'foreign table' else 'table' end as kind, n.nspname::text as schema,
  null as parent, c.relname::text as name, c.oid::text as id
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'f')
union all
select 'column', n.nspname::text, c.relname::text, a.attname::text, c.oid || '.' || a.attnum
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
  where c.relkind in ('r', 'p', 'f') and a.attnum > 0 and not a.attisdropped and n.nspname !~ '^pg_'`;

/** Privileges as text, without those of the owner; `undefined` where there are only PostgreSQL's own. */
function grants(acl: string, kind: string, owner: string): string {
  const text = (list: string): string => `(
    select string_agg(case a.grantee when 0 then 'public' else pg_get_userbyid(a.grantee)::text end
      || ': ' || a.privilege_type || case when a.is_grantable then ' with grant option' else '' end, ', '
      order by a.grantee = 0, pg_get_userbyid(a.grantee), a.privilege_type)
    from aclexplode(${list}) a where a.grantee <> ${owner})`;
  return `case when ${acl} is null then null else nullif(
    coalesce(${text(acl)}, 'none'), coalesce(${text(`acldefault(${kind}, ${owner})`)}, 'none')) end`;
}

/**
 * All objects, each with what identifies it and its definition. Works on PostgreSQL 13 and newer. Positions of columns,
 * owners and comments do not count.
 */
const OBJECTS = `
with spaces as materialized (
  select oid, nspname::text as nspname, nspacl, nspowner from pg_namespace
  where nspname !~ '^pg_' and nspname not in ('information_schema', 'hdb_catalog')),
extended as materialized (
  select classid, objid from pg_depend where deptype = 'e'),
relations as materialized (
  select c.*, s.nspname, c.relname::text as called, o.relname::text as owner_table,
    case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'f' then 'foreign table'
      when 'S' then 'sequence' when 'c' then 'type' else 'table' end as what
  from pg_class c join spaces s on s.oid = c.relnamespace
    left join pg_depend d on c.relkind = 'S' and d.classid = 'pg_class'::regclass and d.objid = c.oid
      and d.refclassid = 'pg_class'::regclass and d.deptype in ('a', 'i')
    left join pg_class o on o.oid = d.refobjid
  where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S', 'c') and not exists (
    select from extended e where e.classid = 'pg_class'::regclass and e.objid = c.oid)),
types as materialized (
  select t.*, s.nspname, t.typname::text as called
  from pg_type t join spaces s on s.oid = t.typnamespace
  where t.typtype in ('e', 'd', 'r') and not exists (
    select from extended e where e.classid = 'pg_type'::regclass and e.objid = t.oid)),
functions as materialized (
  select p.*, s.nspname, p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' as called,
    case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end as what
  from pg_proc p join spaces s on s.oid = p.pronamespace
  where not exists (select from extended e where e.classid = 'pg_proc'::regclass and e.objid = p.oid)),
found(kind, schema, parent, name, definition) as (
  select 'schema', '', null::text, nspname, '' from spaces where nspname <> 'public'
  union all
  select 'grants', '', null, 'schema ' || nspname, ${grants('nspacl', "'n'", 'nspowner')} from spaces
  union all
  select 'extension', '', null, e.extname::text, '' from pg_extension e where e.extname <> 'plpgsql'
  union all
  select what, nspname, null, called, case when relkind in ('v', 'm') then pg_get_viewdef(oid) else
    concat_ws(', ', case relpersistence when 'u' then 'unlogged' end,
      case relkind when 'p' then 'partitioned by ' || pg_get_partkeydef(oid) end,
      case when relispartition then pg_get_expr(relpartbound, oid) end,
      (select 'inherits from ' || string_agg(i.inhparent::regclass::text, ', ' order by i.inhseqno)
        from pg_inherits i where i.inhrelid = relations.oid),
      case when relrowsecurity then 'row level security' end,
      case when relforcerowsecurity then 'forced for the owner' end,
      case when relreplident <> 'd' then 'replica identity ' || relreplident::text end)
    end || coalesce(' with ' || array_to_string(reloptions, ', '), '')
    from relations where relkind <> 'S'
  union all
  select 'sequence', nspname, owner_table, called,
    format_type(q.seqtypid, null) || ', start ' || q.seqstart || ', by ' || q.seqincrement || ', from ' || q.seqmin
      || ' to ' || q.seqmax || ', cache ' || q.seqcache || case when q.seqcycle then ', cycles' else '' end
    from relations r join pg_sequence q on q.seqrelid = r.oid
  union all
  select 'grants', nspname, case when relkind = 'S' then owner_table else called end, what || ' ' || called,
    ${grants('relacl', "case relkind when 'S' then 's' else 'r' end::\"char\"", 'relowner')} from relations
  union all
  select case relkind when 'c' then 'attribute' else 'column' end, r.nspname, r.called, a.attname::text,
    format_type(a.atttypid, a.atttypmod)
      || case when a.attcollation <> t.typcollation then ' collate ' || a.attcollation::regcollation::text else '' end
      || case when a.attnotnull and relkind <> 'v' then ' not null' else '' end
      || case when a.attidentity <> '' then ' generated ' || case a.attidentity when 'a' then 'always' else 'by default' end
        || ' as identity' else '' end
      || case when d.adbin is null then '' when a.attgenerated <> '' then ' generated always as ('
        || pg_get_expr(d.adbin, d.adrelid) || ')' else ' default ' || pg_get_expr(d.adbin, d.adrelid) end
    from relations r join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
      join pg_type t on t.oid = a.atttypid left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where relkind <> 'S'
  union all
  select 'grants', r.nspname, r.called, 'column ' || r.called || '.' || a.attname,
    ${grants('a.attacl', "'c'", 'r.relowner')}
    from relations r join pg_attribute a on a.attrelid = r.oid and a.attacl is not null and not a.attisdropped
  union all
  select 'constraint', r.nspname, r.called, c.conname::text, pg_get_constraintdef(c.oid)
    from relations r join pg_constraint c on c.conrelid = r.oid and c.contype not in ('n', 't')
  union all
  select 'constraint', t.nspname, t.called, c.conname::text, pg_get_constraintdef(c.oid)
    from types t join pg_constraint c on c.contypid = t.oid and c.contype <> 'n'
  union all
  select 'index', r.nspname, r.called, pg_catalog.regexp_replace(i.indexrelid::regclass::text, '^.*\\.', ''),
    pg_get_indexdef(i.indexrelid) || case when i.indisvalid then '' else ' (invalid)' end
    from relations r join pg_index i on i.indrelid = r.oid
    where not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u', 'x'))
  union all
  select 'trigger', r.nspname, r.called, g.tgname::text,
    pg_get_triggerdef(g.oid) || case g.tgenabled when 'O' then '' else ' (' || g.tgenabled::text || ')' end
    from relations r join pg_trigger g on g.tgrelid = r.oid and not g.tgisinternal
  union all
  select 'policy', r.nspname, r.called, p.polname::text,
    concat_ws(', ', p.polcmd::text, case when p.polpermissive then 'permissive' else 'restrictive' end,
      (select string_agg(case o when 0 then 'public' else pg_get_userbyid(o)::text end, ' ' order by o)
        from unnest(p.polroles) o),
      'using ' || pg_get_expr(p.polqual, p.polrelid), 'check ' || pg_get_expr(p.polwithcheck, p.polrelid))
    from relations r join pg_policy p on p.polrelid = r.oid
  union all
  select 'rule', r.nspname, r.called, w.rulename::text, pg_get_ruledef(w.oid)
    from relations r join pg_rewrite w on w.ev_class = r.oid and w.rulename <> '_RETURN'
  union all
  select 'statistics', r.nspname, r.called, x.stxname::text, pg_get_statisticsobjdef(x.oid)
    from relations r join pg_statistic_ext x on x.stxrelid = r.oid
  union all
  select what, nspname, null, called, case when prokind = 'a' then md5((
      select concat_ws(', ', g.aggtransfn::text, g.aggfinalfn::text, format_type(g.aggtranstype, null), g.agginitval)
      from pg_aggregate g where g.aggfnoid = functions.oid))
      when prosrc = '' then pg_get_functiondef(oid) else md5(pg_get_functiondef(oid)) end
    from functions
  union all
  select 'grants', nspname, null, what || ' ' || called, ${grants('proacl', "'f'", 'proowner')} from functions
  union all
  select case typtype when 'e' then 'enum' when 'd' then 'domain' else 'range' end, nspname, null, called,
    case typtype
      when 'e' then (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder)
        from pg_enum e where e.enumtypid = types.oid)
      when 'd' then format_type(typbasetype, typtypmod) || case when typnotnull then ' not null' else '' end
        || coalesce(' default ' || typdefault, '')
      else (select format_type(r.rngsubtype, null) from pg_range r where r.rngtypid = types.oid) end
    from types
  union all
  select 'grants', nspname, null, 'type ' || called, ${grants('typacl', "'T'", 'typowner')} from types
  union all
  select 'grants', coalesce(s.nspname, ''), null, 'defaults for ' || d.defaclobjtype::text,
    array_to_string(d.defaclacl, ', ')
    from pg_default_acl d left join spaces s on s.oid = d.defaclnamespace
)
select kind, schema, parent, name, definition from found where kind <> 'grants' or definition is not null`;
