import { type Node, entriesOf, get, itemsOf, textOf, walk } from '../project/node.js';
import type { Project } from '../project/project.js';
import { sourcesOf } from '../project/names.js';
import type { Add } from './add.js';

/** Names of headers whose values are secret, as whole words. */
const SECRET = /(?:^|[-_])(?:authorization|auth|secret|token|key|apikey|cookie|password)(?:$|[-_])/i;

/** Secrets that are written into the metadata. No finding contains one. */
export function checkSecrets(project: Project, add: Add): void {
  const config = project.layout.root;
  for (const secret of [get(config, 'admin_secret'), ...itemsOf(get(config, 'admin_secrets'))])
    if (secret !== undefined && (textOf(secret) ?? '').trim() !== '')
      add('secret-in-clear', secret, 'The admin secret is written into config.yaml.', {
        object: 'admin_secret',
        severity: 'notice',
      });
  walk(project.metadata.root, (node, key) => {
    if (key === 'add_headers')
      for (const [name, { value }] of entriesOf(node))
        if (SECRET.test(name) && isWritten(value))
          add('secret-in-clear', value, `The value of the header ${name} is written into the file.`, {
            object: name,
          });
    if (key === 'connection_parameters' && isWritten(get(node, 'password')))
      add('database-url-in-clear', node, 'The password of a database is written into the file.');
    if (key !== 'headers') return;
    for (const header of itemsOf(node)) {
      const name = textOf(get(header, 'name'));
      const value = get(header, 'value');
      const text = textOf(value);
      if (name === undefined || value === undefined || text === undefined || !SECRET.test(name)) continue;
      if (text.trim() !== '' && !text.includes('{{'))
        add('secret-in-clear', value, `The value of the header ${name} is written into the file.`, {
          object: name,
        });
    }
  });
  for (const source of sourcesOf(project))
    for (const url of urlsIn(get(source.node, 'configuration')))
      add(
        'database-url-in-clear',
        url,
        `The address of the database ${source.name} is written into the file.`,
        { object: source.name },
      );
}

/** Whether a value is a text of its own, and not a template. */
function isWritten(node: Node | undefined): boolean {
  const text = textOf(node) ?? '';
  return text.trim() !== '' && !text.includes('{{');
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
