import type { InconsistentObject } from '../project/inconsistent.js';
import { missingVariables } from '../project/env-references.js';
import type { Metadata, Table } from '../project/metadata.js';
import { conflictOf, customized, type Introspected, type RemoteNames } from '../project/remote-schemas.js';
import { records } from '../project/shapes.js';
import { labelOf } from '../project/table-name.js';
import { askRemoteSchema, definitionOf } from './remote-schema-call.js';
import type { Project } from './state.js';
import type { World } from './world.js';

/** What depends on the engine, or on what a test wants to see. */
export interface RemoteSchemaBehaviour {
  /** A remote schema on a host that the simulator does not know: nobody asks it, or nothing answers there. */
  unknownHosts: 'not asked' | 'unreachable';
  /** Before v2.45.4, the engine left out a remote schema whose types have names of tables, and said nothing. */
  typeConflicts: 'inconsistent' | 'left out';
  /** Whether a reload that does not mention remote schemas asks them all. Early engines did not, later ones do. */
  reloadedUnasked: boolean;
}

export const REMOTE_SCHEMAS: RemoteSchemaBehaviour = {
  unknownHosts: 'not asked',
  typeConflicts: 'inconsistent',
  reloadedUnasked: false,
};

/** Asks remote schemas for their types, one after the other, and keeps what they answer until they are asked again. */
export async function askRemoteSchemas(
  world: World,
  { deployed, env }: Project,
  which: 'all' | readonly string[],
): Promise<void> {
  const kept = new Map<string, Introspected>(deployed?.remoteSchemas);
  for (const schema of records(deployed?.project?.metadata.exported['remote_schemas'])) {
    const name = String(schema['name']);
    if (which !== 'all' && !which.includes(name)) continue;
    kept.delete(name);
    const answered = await askRemoteSchema(world, schema, env);
    if (answered) kept.set(name, answered);
  }
  if (deployed) deployed.remoteSchemas = kept;
}

/** The remote schemas that could not be taken in, apart from those without their variables. */
export function inconsistentRemoteSchemas(world: World, { deployed, env }: Project): InconsistentObject[] {
  const metadata = deployed?.project?.metadata;
  if (!metadata) return [];
  const tables = consistentTables(metadata, deployed.inconsistent);
  const taken: RemoteNames[] = [];
  return records(metadata.exported['remote_schemas']).flatMap((schema) => {
    const name = String(schema['name']);
    const answered = deployed.remoteSchemas?.get(name);
    if (!answered || missingVariables(schema, env) !== undefined) return [];
    const object = { type: 'remote_schema', name: `remote_schema ${name}`, definition: schema };
    if ('trouble' in answered) return [{ ...object, reason: `Inconsistent object: ${answered.trouble}` }];
    const names = customized(definitionOf(schema), answered);
    const conflict = conflictOf(names, { tables, taken });
    if (!conflict) taken.push(names);
    if (!conflict || (conflict.by === 'type' && world.remoteSchemaBehaviour.typeConflicts === 'left out'))
      return [];
    return [{ ...object, reason: `Inconsistent object: ${conflict.reason}` }];
  });
}

/** The tracked tables that the app's schema has. */
function consistentTables({ sources }: Metadata, inconsistent: readonly InconsistentObject[]): Table[] {
  const broken = new Set(inconsistent.map(({ name }) => name));
  return sources.flatMap((source) =>
    broken.has(`source ${source.name}`)
      ? []
      : source.tables.filter((table) => !broken.has(`table ${labelOf(table)} in source ${source.name}`)),
  );
}
