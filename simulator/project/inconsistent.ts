import type { Env } from './database.js';
import { missingVariables } from './env-references.js';
import type { Metadata, Source, Table } from './metadata.js';
import { isRecord, records } from './shapes.js';
import { labelOf, type TableName } from './table-name.js';

/** An inconsistent object, as get_inconsistent_metadata lists it. */
export interface InconsistentObject {
  type: string;
  name: string;
  reason: string;
  definition: unknown;
}

/** What is inconsistent for want of a variable, apart from sources. Of the reasons, the one of an action is known. */
export function objectsWithoutVariables({ exported, sources }: Metadata, env: Env): InconsistentObject[] {
  const top = TOP.flatMap(([key, type, place]) =>
    records(exported[key]).flatMap((definition) => {
      const name = String(definition['name']);
      return withReason(missingVariables(definition, env), place(name), {
        type,
        name: `${type} ${name}`,
        definition,
      });
    }),
  );
  return [
    ...top,
    ...sources.flatMap((source) => source.tables.flatMap((table) => inTable(source, table, env))),
  ];
}

const TOP = [
  ['actions', 'action', (name: string) => `in action "${name}"; `],
  ['remote_schemas', 'remote_schema', () => ''],
  ['cron_triggers', 'cron_trigger', () => ''],
] as const;

function inTable(source: Source, table: Table, env: Env): InconsistentObject[] {
  const label = labelOf(table);
  const object = (type: string, name: string, definition: unknown) => ({
    type,
    name: `${type} ${name} in table ${label} in source ${source.name}`,
    definition,
  });
  const triggers = records(table.definition['event_triggers']).flatMap((definition) => {
    const name = String(definition['name']);
    return withReason(
      missingVariables(definition, env),
      `in table "${label}": in event trigger "${name}": `,
      object('event_trigger', name, definition),
    );
  });
  const permissions = table.permissions.flatMap(({ kind, role, definition }) => {
    const permission = isRecord(definition) ? definition['permission'] : undefined;
    const validation = isRecord(permission) ? permission['validate_input'] : undefined;
    return withReason(
      missingVariables(validation, env),
      `in table "${label}": in permission for role "${role}": `,
      object(`${kind}_permission`, role, definition),
    );
  });
  return [...triggers, ...permissions];
}

/** The relationships of a source to tables that it does not track. */
export function untrackedRelationships({ name: source, tables }: Source): InconsistentObject[] {
  return tables.flatMap((table) =>
    table.relationships.flatMap(({ kind, name, using, definition }) => {
      if (using.by !== 'foreign-key' && using.by !== 'mapping') return [];
      if (isTracked(using.table, tables)) return [];
      const type = `${kind}_relation`;
      const label = labelOf(table);
      return [
        {
          type,
          name: `${type} ${name} in table ${label} in source ${source}`,
          reason: `Inconsistent object: in table "${label}": in relationship "${name}": table "${labelOf(using.table)}" does not exist`,
          definition,
        },
      ];
    }),
  );
}

/** Whether a table is among those of a source. */
export function isTracked({ schema, name }: TableName, tables: readonly Table[]): boolean {
  return tables.some((table) => table.schema === schema && table.name === name);
}

function withReason(
  why: string | undefined,
  place: string,
  object: Omit<InconsistentObject, 'reason'>,
): InconsistentObject[] {
  if (why === undefined) return [];
  return [{ ...object, reason: `Inconsistent object: ${place}${why}` }];
}
