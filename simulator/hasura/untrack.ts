import type { Source } from '../project/metadata.js';
import { records } from '../project/shapes.js';
import { tableName, type TableName } from '../project/table-name.js';
import type { Project } from './state.js';

/** Takes tables out of an app's metadata. */
export function untrack({ deployed }: Project, source: Source, tables: readonly TableName[]): void {
  if (!deployed?.project || tables.length === 0) return;
  const { metadata, migrations } = deployed.project;
  const stays = ({ schema, name }: TableName): boolean =>
    !tables.some((table) => table.schema === schema && table.name === name);
  const tracks = (entry: Record<string, unknown>): boolean => {
    const named = tableName(entry['table']);
    return !named || stays(named);
  };
  const exported = {
    ...metadata.exported,
    sources: records(metadata.exported['sources']).map((one) =>
      one['name'] === source.name ? { ...one, tables: records(one['tables']).filter(tracks) } : one,
    ),
  };
  const sources = metadata.sources.map((one) =>
    one.name === source.name ? { ...one, tables: one.tables.filter(stays) } : one,
  );
  deployed.project = { migrations, metadata: { ...metadata, exported, sources } };
}
