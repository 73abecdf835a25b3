import { isPostgres, urlOf } from '../project/database.js';
import { dependencyCheck } from '../project/dependencies.js';
import { isEmptyQuery } from '../project/empty-query.js';
import type { Source } from '../project/metadata.js';
import {
  EMPTY_QUERY,
  executionFailed,
  runSql,
  type Sql,
  type SqlOutcome,
  type SqlResult,
} from '../project/run-sql.js';
import { AppError, json } from './app-answers.js';
import {
  argsWith,
  commandIn,
  commandOf,
  type Command,
  switchAt,
  textAt,
  unknownCommand,
} from './app-request.js';
import { inTurn } from './app-writes.js';
import type { Project } from './state.js';
import { reload } from './tasks.js';
import { untrack } from './untrack.js';
import type { World } from './world.js';

/** Answers a call to the query API of an app. Throws `AppError`. */
export async function answerQuery(world: World, project: Project, body: string): Promise<Response> {
  return json(200, await run({ world, project }, commandIn(body), '$'));
}

interface Place {
  world: World;
  project: Project;
}

/** A bulk is not one transaction: what ran before its first failure stays. */
async function run(place: Place, { type, args }: Command, at: string): Promise<unknown> {
  if (type !== 'bulk') return await runOne(place, type, args, at);
  if (!Array.isArray(args)) {
    throw new AppError(400, {
      path: `${at}.args`,
      error: 'parsing [] failed, expected Array',
      code: 'parse-failed',
    });
  }
  const answers: unknown[] = [];
  for (const [index, one] of args.entries()) {
    const path = `${at}.args[${index}]`;
    answers.push(await run(place, commandOf(one, path), path));
  }
  return answers;
}

/** The kinds of sources on which each command works. */
const KINDS: Record<string, readonly string[]> = {
  run_sql: ['postgres', 'pg'],
  pg_run_sql: ['postgres', 'pg'],
  citus_run_sql: ['citus'],
  cockroach_run_sql: ['cockroach'],
};

async function runOne(place: Place, type: string, given: unknown, at: string): Promise<SqlResult> {
  const kinds = KINDS[type];
  if (type === 'mssql_run_sql' || type === 'bigquery_run_sql') throw new Error(`${type} is not simulated`);
  if (!kinds) throw unknownCommand(type, at);
  const args = argsWith(given, ['sql'], `${at}.args`);
  const sql = textAt(args, 'sql', `${at}.args`);
  if (switchAt(args, 'cascade', `${at}.args`)) throw new Error('cascade is not simulated');
  const readOnly = switchAt(args, 'read_only', `${at}.args`) ?? false;
  const asked = switchAt(args, 'check_metadata_consistency', `${at}.args`);
  const source = sourceOf(place.project, args['source'] ?? 'default', kinds, at);
  const checked = !readOnly && (asked ?? CHANGES.test(sql));
  const work = { sql, isolation: source.isolation, readOnly };
  if (!checked) return await runOn(place, source, work, at);
  return await inTurn(place.project.app, () => runChecked(place, source, work, at));
}

/** The words by which the server expects that a text changes the schema, also within comments and strings. */
const CHANGES = /\balter\b|\bdrop\b|\breplace\b|\bcreate function\b|\bcomment on\b/i;

function sourceOf({ deployed }: Project, name: unknown, kinds: readonly string[], at: string): Source {
  const sources = deployed?.metadataApplied ? (deployed.project?.metadata.sources ?? []) : [];
  const source = sources.find((one) => one.name === name && kinds.includes(one.kind));
  if (!source) {
    const error = `source with name ${JSON.stringify(name)} does not exist`;
    throw new AppError(400, { path: `${at}.args`, error, code: 'not-exists' });
  }
  // The server asks what it knows, and not the database.
  if (deployed?.inconsistent.some(({ type, definition }) => type === 'source' && definition === name)) {
    const error = `source with name ${JSON.stringify(name)} is inconsistent`;
    throw new AppError(400, { path: at, error, code: 'unexpected' });
  }
  return source;
}

/** Afterwards the server follows the changes in its metadata, and builds its schema anew. */
async function runChecked(place: Place, source: Source, work: Sql, at: string): Promise<SqlResult> {
  const { world, project } = place;
  const { check, dropped } = dependencyCheck(source);
  const result = await runOn(place, source, { ...work, check }, at);
  untrack(project, source, dropped());
  await reload({ world, project }, []);
  project.app.resourceVersion++;
  return result;
}

async function runOn({ world, project }: Place, source: Source, work: Sql, at: string): Promise<SqlResult> {
  const path = `${at}.args`;
  const outcome = await outcomeOn(world, project, source, work).catch((error: unknown) => {
    throw new AppError(500, {
      path: at,
      error: 'connection error',
      code: 'postgres-error',
      internal: error instanceof Error ? error.message : String(error),
    });
  });
  if ('result' in outcome) return outcome.result;
  if ('refusal' in outcome)
    throw new AppError(400, { path, error: outcome.refusal, code: 'dependency-error' });
  throw new AppError(400, executionFailed(path, work.sql, outcome.error));
}

async function outcomeOn(
  world: World,
  { app, env }: Project,
  source: Source,
  work: Sql,
): Promise<SqlOutcome> {
  const url = urlOf(source, env);
  if (world.postgres === 'none' || url === undefined || !isPostgres(source)) {
    // Without databases nothing runs, and every other text succeeds.
    return isEmptyQuery(work.sql)
      ? { error: EMPTY_QUERY }
      : { result: { result_type: 'CommandOk', result: null } };
  }
  const { connections: size } = world.appBehaviour;
  return await world.clock.hold(() => app.connections.use(url, size, (client) => runSql(client, work)));
}
