import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The files of a project besides its tables and migrations. */
const FIXED = 4;
const FIRST_VERSION = 1_700_000_000_000;

/**
 * Writes a Hasura project without faults. Half of its files are tables, the other half are the migrations that create
 * them.
 * @param files how many files it has
 */
export function writeProject(folder: string, files: number): void {
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  const tables = Math.ceil((files - FIXED) / 2);
  const numbers = Array.from({ length: tables }, (_, index) => index + 1);
  write('config.yaml', 'version: 3\nmetadata_directory: metadata\nmigrations_directory: migrations\n');
  write('metadata/version.yaml', 'version: 3\n');
  write('metadata/databases/databases.yaml', DATABASES);
  write(
    'metadata/databases/default/tables/tables.yaml',
    numbers.map((number) => `- "!include public_${name(number)}.yaml"\n`).join(''),
  );
  for (const number of numbers) {
    write(`metadata/databases/default/tables/public_${name(number)}.yaml`, tableOf(number));
    // Of an odd number, the last table comes from the migration before it.
    if (FIXED + tables + number <= files)
      write(
        `migrations/default/${String(FIRST_VERSION + number)}_create_${name(number)}/up.sql`,
        sqlOf(number),
      );
  }
}

/** Edits such a project as a pull request does: four tables, and a migration that adds a column. */
export function editProject(folder: string): void {
  const edit = (number: number, from: string, to: string): void => {
    const file = join(folder, `metadata/databases/default/tables/public_${name(number)}.yaml`);
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  };
  const isOwn = `      filter:
        owner_id:
          _eq: X-Hasura-User-Id
`;
  edit(1, isOwn, '      filter: {}\n');
  edit(2, 'role: support', 'role: anonymous');
  edit(3, 'limit: 100', 'limit: 1000');
  edit(4, '- price\n', '- price\n        - discount\n');
  const migration = join(folder, `migrations/default/${String(2 * FIRST_VERSION)}_add_discount`);
  mkdirSync(migration);
  writeFileSync(
    join(migration, 'up.sql'),
    `alter table ${name(4)} add column discount numeric(10, 2) not null default 0;\n`,
  );
}

const name = (number: number): string => `things_${String(number)}`;

const DATABASES = `- name: default
  kind: postgres
  configuration:
    connection_info:
      database_url:
        from_env: PG_DATABASE_URL
  tables: "!include default/tables/tables.yaml"
`;

const COLUMNS = [
  'id',
  'owner_id',
  'previous_id',
  'title',
  'description',
  'price',
  'created_at',
  'updated_at',
];

function tableOf(number: number): string {
  const columns = (indent: string): string => COLUMNS.map((column) => `${indent}- ${column}\n`).join('');
  const permissions = ['user', 'editor', 'support']
    .map(
      (role) => `  - role: ${role}
    permission:
      columns:
${columns('        ')}      filter:
        owner_id:
          _eq: X-Hasura-User-Id
      limit: 100
`,
    )
    .join('');
  return `table:
  name: ${name(number)}
  schema: public
object_relationships:
  - name: previous
    using:
      foreign_key_constraint_on: previous_id
insert_permissions:
  - role: user
    permission:
      check:
        owner_id:
          _eq: X-Hasura-User-Id
      columns:
${columns('        ')}select_permissions:
${permissions}`;
}

function sqlOf(number: number): string {
  const previous = name(Math.max(1, number - 1));
  return `create table ${name(number)} (
  id bigint generated always as identity primary key,
  owner_id text not null,
  previous_id bigint references ${previous} (id),
  title text not null check (length(title) between 1 and 200),
  description text not null default '',
  price numeric(10, 2) not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index ${name(number)}_owner on ${name(number)} (owner_id, created_at desc);
comment on table ${name(number)} is 'Made for a measurement.';
create function ${name(number)}_touch() returns trigger language plpgsql as $$
begin
  new.updated_at := now();
  return new;
end
$$;
create trigger ${name(number)}_touch before update on ${name(number)}
  for each row execute function ${name(number)}_touch();
`;
}
