/** The texts of migrations by their names: `2_b` for its up.sql, `2_b/down` for its down.sql. */
export type MigrationTexts = Record<string, string>;

/**
 * A base with this many migrations, as projects that are a few years old have them, and those that a pull request
 * adds. Each creates a table with what belongs to it; a new one changes a table of the base as well.
 */
export function manyMigrations(base: number, added: number): { base: MigrationTexts; added: MigrationTexts } {
  const [before, after]: [MigrationTexts, MigrationTexts] = [{}, {}];
  for (let version = 1; version <= base; version++) before[folderOf(version)] = tableOf(version);
  for (let version = base + 1; version <= base + added; version++) {
    const [name, old] = [`t${String(version)}`, `t${String(version % base)}`];
    after[folderOf(version)] = `${tableOf(version)}alter table ${old} add column more_${name} int;`;
    after[`${folderOf(version)}/down`] =
      `alter table ${old} drop column more_${name};\ndrop view ${name}_open;\ndrop table ${name};`;
  }
  return { base: before, added: after };
}

function folderOf(version: number): string {
  return `${String(1_700_000_000_000 + version)}_t${String(version)}`;
}

function tableOf(version: number): string {
  const name = `t${String(version)}`;
  const parent = version > 1 ? ` references t${String(version - 1)}` : '';
  return `create table ${name} (id bigint generated always as identity primary key, name text not null default 'x',
  at timestamptz not null default now(), total numeric(10, 2), parent bigint${parent});
create index ${name}_name on ${name} (name);
create or replace function touch() returns trigger language plpgsql as $$ begin new.at = now(); return new; end $$;
create trigger touch before update on ${name} for each row execute function touch();
create view ${name}_open as select * from ${name} where total is null;
comment on table ${name} is 'one of many';
insert into ${name} (name) select 'row ' || i from generate_series(1, 50) i;
`;
}
