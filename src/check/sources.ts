import { mostSimilar } from '../lib/similar.js';
import { Source, get, itemsOf, textOf } from '../project/node.js';
import type { Project } from '../project/project.js';
import { folderOfPath } from '../project/files.js';
import { isPostgres, sourcesOf } from '../project/names.js';
import type { Add } from './add.js';

/** Hasura runs migrations on these kinds of databases. (known: the CLI's source) */
const MIGRATED = ['postgres', 'pg', 'citus', 'cockroach', 'mssql', 'bigquery'];
/** More unused files of a folder become one finding. */
const MOST_SINGLE = 3;

/** Databases and their folders, in both directions. */
export function checkSources(project: Project, add: Add): void {
  const { layout, metadata, migrations } = project;
  const sources = sourcesOf(project);
  for (const node of itemsOf(get(metadata.root, 'sources'))) {
    const missing = ['name', 'kind', 'configuration', 'tables'].filter((key) => {
      const value = get(node, key);
      return value === undefined || textOf(value) === '';
    });
    // What an include could not bring is reported at the include; config v2 has no such list.
    if (missing.length === 0 || metadata.incomplete || layout.version !== 3) continue;
    const name = textOf(get(node, 'name')) ?? '';
    add(
      'source-incomplete',
      node,
      `${name === '' ? 'A database' : `The database ${name}`} has no ${missing.join(' and no ')}.`,
      name === '' ? {} : { object: name },
    );
  }
  for (const source of sources) {
    const { name, kind, node } = source;
    if (!isPostgres(source))
      add('source-kind', node, `The database ${name} is of the kind ${kind}.`, { object: name });
    const has = migrations.some(({ source: of }) => of === name);
    if (!has && MIGRATED.includes(kind) && layout.version === 3 && layout.migrations !== undefined)
      add('source-without-migrations', node, `The database ${name} has no folder of migrations.`, {
        object: name,
      });
  }
  if (!metadata.incomplete && layout.version === 3)
    for (const { source, folder, migrations: all } of migrations) {
      const [first] = all.map(({ up, down }) => up ?? down);
      if (first === undefined || sources.some(({ name }) => name === source)) continue;
      const similar = mostSimilar(
        source,
        sources.map(({ name }) => name),
      );
      add(
        'migrations-without-source',
        { source: new Source(first.file, ''), offset: 0 },
        `The folder ${folder} belongs to no database in the metadata${similar === undefined ? '' : `. The most similar name is ${similar}`}.`,
        { object: source },
      );
    }
  // The file that includes them may be the one that could not be read.
  // What a broken include should have brought is reported at the include.
  if (!metadata.incomplete) checkUnused(project, add);
}

function checkUnused({ unused }: Project, add: Add): void {
  const folders = new Map<string, string[]>();
  for (const file of unused)
    folders.set(folderOfPath(file), [...(folders.get(folderOfPath(file)) ?? []), file]);
  for (const [folder, files] of folders) {
    const [first = ''] = files;
    const single = files.length <= MOST_SINGLE ? files : [first];
    for (const file of single)
      add(
        'file-unused',
        { source: new Source(file, ''), offset: 0 },
        files.length <= MOST_SINGLE
          ? `No other file includes ${file}.`
          : `No other file includes ${first}, nor ${String(files.length - 1)} more files of the folder ${folder}.`,
      );
  }
}
