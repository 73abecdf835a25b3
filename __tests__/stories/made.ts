import { withDatabase } from '../../simulator/project/database.js';

/** A database or a role that the action created, with the fields of its comment. */
export interface Made {
  kind: 'database' | 'role';
  name: string;
  owner: string;
  app: string;
  build: string;
  variable: string;
}

/** A database or a role that somebody created, as the server describes it. */
export interface Thing {
  kind: Made['kind'];
  name: string;
  comment: string | null;
}

/** Databases and roles with a lower oid were created with the server. */
const EVERYTHING = `
  select 'database' as kind, datname::text as name, shobj_description(oid, 'pg_database') as comment,
         pg_get_userbyid(datdba) as owner, datallowconn as connectable, datacl::text as rights
    from pg_database where oid >= 16384
  union all
  select 'role', rolname, shobj_description(oid, 'pg_authid'), null, rolcanlogin, null
    from pg_roles where oid >= 16384
   order by kind, name`;

/** Reads the comment of a thing. */
export function madeOf({ kind, name, comment }: Thing): Made {
  const said = comment?.startsWith('{') === true ? (JSON.parse(comment) as Record<string, string>) : {};
  const word = (key: string): string => said[`PREVIEW_APP_${key}`] ?? '';
  return {
    kind,
    name,
    owner: word('OWNER'),
    app: word('NAME'),
    build: word('BUILD'),
    variable: word('VARIABLE'),
  };
}

/** Every database and role that somebody created on the server, databases first. */
export function everythingOn(adminUrl: string): Promise<Thing[]> {
  return withDatabase(adminUrl, async (client) => {
    const { rows } = await client.query<Thing>(EVERYTHING);
    return rows;
  });
}
