import { isRecord } from '../project/shapes.js';
import { AppError } from './app-answers.js';
import { argsWith, textAt } from './app-request.js';
import type { App, Project } from './state.js';

/** What an app keeps for the CLI and for the console. The id is made up. */
export function catalogStateOf({ id, app }: Project): object {
  return { id, cli_state: app.catalogState.cli, console_state: app.catalogState.console };
}

/** Replaces one of both as a whole, whatever it holds. Throws `AppError`. */
export function setCatalogState({ catalogState }: App, given: unknown): object {
  const args = argsWith(given, ['type', 'state'], '$.args');
  const type = textAt(args, 'type', '$.args');
  if (type !== 'cli' && type !== 'console') {
    throw new AppError(400, {
      path: '$.args.type',
      error: `When parsing Hasura.RQL.Types.Metadata.Common.CatalogStateType expected a String with the tag of a constructor but got ${type}.`,
      code: 'parse-failed',
    });
  }
  catalogState[type] = args['state'];
  return { message: 'success' };
}

/** Notes a migration as the CLI does, which also runs the deployments of the service. */
export function noteApplied({ catalogState }: App, source: string, version: bigint): void {
  const before = isRecord(catalogState.cli) ? catalogState.cli : {};
  const migrations = isRecord(before['migrations']) ? before['migrations'] : {};
  const applied = isRecord(migrations[source]) ? migrations[source] : {};
  catalogState.cli = {
    migrations: { ...migrations, [source]: { ...applied, [String(version)]: false } },
    settings: { migration_mode: 'true' },
    isStateCopyCompleted: true,
  };
}
