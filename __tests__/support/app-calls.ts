import type { Call } from '../../simulator/contracts.js';

/** Every kind of call that a build from the commit makes to an app. */
export const APP_CALLS = {
  'GET /healthz': ({ operation }: Call): boolean => operation === 'GET /healthz',
  'GET /v1/version': ({ operation }: Call): boolean => operation === 'GET /v1/version',
  export_metadata: isCommand('export_metadata'),
  replace_metadata: isCommand('replace_metadata'),
  get_catalog_state: isCommand('get_catalog_state'),
  set_catalog_state: isCommand('set_catalog_state'),
  'run_sql that reads': (call: Call): boolean => isCommand('run_sql')(call) && isReadOnly(call),
  'run_sql of a migration': (call: Call): boolean => isCommand('run_sql')(call) && !isReadOnly(call),
  reload_metadata: isCommand('reload_metadata'),
  get_inconsistent_metadata: isCommand('get_inconsistent_metadata'),
} as const;

function isCommand(type: string): (call: Call) => boolean {
  return ({ service, body }) => service === 'app' && body.startsWith(`{"type":"${type}"`);
}

function isReadOnly({ body }: Call): boolean {
  return body.includes('"read_only":true');
}
