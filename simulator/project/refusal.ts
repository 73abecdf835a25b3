import { jsonText } from './json.js';
import { fail, listAt, objectAt, parsed, type Refusal, requireKey, uniqueAt } from './parse-json.js';
import { refuseTable } from './refusal-table.js';
import type { MetadataJson } from './metadata-files.js';

export type { Refusal } from './parse-json.js';

/** Why the server cannot parse metadata, in its own words; `undefined` when it can. */
export function refusalOf(metadata: MetadataJson): Refusal | undefined {
  return parsed(() => {
    const at = '$.args.metadata';
    requireKey(metadata, 'version', at);
    requireKey(metadata, 'sources', at);
    for (const [source, place] of listAt(metadata, 'sources', at)) refuseSource(source, place);
    for (const [key, things, name] of LISTS) uniqueAt(metadata, key, things, name, at);
    for (const [action, place] of listAt(metadata, 'actions', at)) refuseAction(action, place);
  });
}

/** The lists in which a name may stand once only. Of two REST endpoints of one name, the last one counts. */
const LISTS = [
  ['remote_schemas', 'remote schemas', 'name'],
  ['query_collections', 'query collections', 'name'],
  ['allowlist', 'allowlist entries', 'collection'],
  ['actions', 'actions', 'name'],
  ['cron_triggers', 'cron triggers', 'name'],
  ['inherited_roles', 'inherited roles', 'role_name'],
] as const;

function refuseSource(source: Record<string, unknown>, at: string): void {
  requireKey(source, 'name', at);
  // How the server words the next three is a guess.
  if (source['name'] === '') fail('empty string not allowed', `${at}.name`);
  if (source['kind'] === '') fail('unknown kind of source: ""', `${at}.kind`);
  for (const [table, place] of listAt(source, 'tables', at, 'required')) refuseTable(table, place);
  requireKey(source, 'configuration', at);
  if (source['configuration'] === null)
    fail('parsing Object failed, expected Object, but encountered Null', `${at}.configuration`);
}

/** An action that actions.yaml does not list is sent without a kind. The words of the refusal are a guess. */
function refuseAction(action: Record<string, unknown>, at: string): void {
  requireKey(action, 'definition', at);
  const { kind } = objectAt(action['definition'], `${at}.definition`);
  if (kind === undefined || kind === 'synchronous' || kind === 'asynchronous') return;
  fail(
    `When parsing Hasura.RQL.Types.Action.ActionMutationKind expected a String with the tag of a constructor but got ${jsonText(kind).replaceAll('"', '')}.`,
    `${at}.definition.kind`,
  );
}
