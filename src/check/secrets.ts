import { type Node, entriesOf, get, itemsOf, textOf, walk } from '../project/node.js';
import type { Project } from '../project/project.js';
import { sourcesOf } from './names.js';
import type { Report } from './report.js';

/** Names of headers whose values are secret, as whole words. */
const SECRET = /(?:^|[-_])(?:authorization|auth|secret|token|key|apikey|cookie|password)(?:$|[-_])/i;

/** Secrets that are written into the metadata. No finding contains one. */
export function checkSecrets(project: Project, report: Report): void {
  walk(project.metadata.root, (node, key) => {
    if (key !== 'headers') return;
    for (const header of itemsOf(node)) {
      const name = textOf(get(header, 'name'));
      const value = get(header, 'value');
      const text = textOf(value);
      if (name === undefined || value === undefined || text === undefined || !SECRET.test(name)) continue;
      if (text.trim() !== '' && !text.includes('{{'))
        report('secret-in-clear', value, `The value of the header ${name} is written into the file.`, {
          object: name,
        });
    }
  });
  for (const source of sourcesOf(project))
    for (const url of urlsIn(get(source.node, 'configuration')))
      report(
        'database-url-in-clear',
        url,
        `The address of the database ${source.name} is written into the file.`,
        { object: source.name },
      );
}

/** The addresses of a database and of its replicas, where they are texts. */
function urlsIn(configuration: Node | undefined): Node[] {
  const connections = entriesOf(configuration).flatMap(([key, { value }]) =>
    key === 'connection_info' ? [value] : key === 'read_replicas' ? itemsOf(value) : [],
  );
  return connections
    .map((connection) => get(connection, 'database_url') ?? get(connection, 'connection_string'))
    .filter((url) => url !== undefined && (textOf(url) ?? '').trim() !== '')
    .filter((url) => url !== undefined);
}
