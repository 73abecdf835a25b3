import path from 'node:path';
import type { Project } from '../../simulator/hasura/state.js';
import { urlOf } from '../../simulator/project/database.js';
import type { MetadataJson } from '../../simulator/project/metadata-files.js';
import type { SourceMigrations } from '../../simulator/project/migrations.js';
import { normalised } from '../../simulator/project/normalised.js';
import { readProject } from '../../simulator/project/project.js';
import { isRecord } from '../../simulator/project/shapes.js';
import { isFromCommit } from '../../src/rules/markers.js';
import type { Story } from './harness.js';
import type { Told } from './told.js';

/**
 * Compares an app that a run has just reported as ready with the commit that the report names: metadata, applied
 * migrations, and the tables in its databases. What a person changed since by the app's own API is left out. A build of
 * the service must have read the folder of that commit.
 * @returns what differs
 */
export async function unlikeCommit(story: Story, told: Told): Promise<string[]> {
  if (told.exitCode !== 0 || told.outputs['status'] !== 'ready') return [];
  const app = story.hasura.projects(story.account).find(({ id }) => id === told.outputs['project-id']);
  const sha = /\[`[0-9a-f]{7}`\]\(\S+\/commit\/([0-9a-f]{40})\)/.exec(told.summary)?.[1];
  const root = story.repository.commits.get(sha ?? '')?.files.directory;
  if (app?.deployed === undefined || root === undefined) return [];
  const folder = path.join(root, String(app.env.get('PREVIEW_APP_FOLDER')));
  const differs = isFromCommit(app.env.get('PREVIEW_APP_FROM'))
    ? await differencesTo(story, told, app, { folder, root })
    : await otherCommit(app.deployed, { folder, root });
  return differs.map((what) => `${told.what}: ready at ${String(sha)}, but ${what}`);
}

/** A build by the service: what it fetched is of this commit, or of another one with the same metadata. */
async function otherCommit(
  { directory, project }: NonNullable<Project['deployed']>,
  { folder, root }: { folder: string; root: string },
): Promise<string[]> {
  // A build with an unknown task in place of the fetch has read nothing.
  if ([folder, undefined].includes(directory)) return [];
  const wanted = await readProject(folder, root);
  return comparable(project?.metadata.exported) === comparable(wanted.metadata.exported)
    ? []
    : ['its metadata is of another commit'];
}

async function differencesTo(
  story: Story,
  told: Told,
  app: Project,
  { folder, root }: { folder: string; root: string },
): Promise<string[]> {
  const wanted = await readProject(folder, root);
  const differs: string[] = [];
  const metadata = app.deployed?.project?.metadata;
  const byAPerson = metadata && story.byPeople.get(metadata);
  // A run that builds replaces what was changed before.
  const isExcused = byAPerson !== undefined && (byAPerson >= told.begunAt || !builds(told));
  if (!isExcused && comparable(metadata?.exported) !== comparable(wanted.metadata.exported))
    differs.push('its metadata is another one');
  const state = app.app.catalogState.cli;
  for (const source of wanted.metadata.sources) {
    const { migrations = [] } = wanted.migrations.get(source.name) ?? {};
    if (isRecord(state) && !story.byPeople.has(state)) {
      const all = isRecord(state['migrations']) ? state['migrations'][source.name] : undefined;
      const missing = migrations.filter(({ version }) => !isRecord(all) || !(String(version) in all));
      differs.push(...missing.map((one) => `the migration ${one.folder} is not in its list`));
    }
    const url = urlOf(source, app.env);
    if (story.databases?.setting.migrations !== 'real' || url === undefined) continue;
    const tables = (await story.databases.query(new URL(url).pathname.slice(1), TABLES)).map(
      ({ name }) => name,
    );
    const lacks = tablesOf(migrations).filter((name) => !tables.includes(name));
    differs.push(...lacks.map((name) => `the table ${name} of ${source.name} is missing`));
  }
  return differs;
}

const TABLES = `select tablename as name from pg_tables where schemaname = 'public'`;

/** The tables that plain migrations leave. */
function tablesOf(migrations: SourceMigrations['migrations']): string[] {
  const tables = new Set<string>();
  for (const { sql = '' } of migrations) {
    for (const [, how, name = ''] of sql.matchAll(/\b(create|drop) table (?:if (?:not )?exists )?(\w+)/gi))
      if (how?.toLowerCase() === 'create') tables.add(name);
      else tables.delete(name);
  }
  return [...tables];
}

function builds({ calls }: Told): boolean {
  return calls.some(({ body }) => body.startsWith('{"type":"replace_metadata"'));
}

/** A text that is the same for the same metadata, whatever the order of its keys. */
function comparable(metadata: MetadataJson | undefined): string {
  return JSON.stringify(metadata && normalised(metadata), (_, value: unknown) =>
    isRecord(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}
