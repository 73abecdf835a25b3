import type { TemplateReading } from '../postgres/template.js';
import type { TemplateMigrations } from '../postgres/url.js';
import { Failure } from '../lib/errors.js';
import type { Log } from '../lib/log.js';
import { counted, cut, oneLine } from '../lib/text.js';
import type { Project as HasuraProject } from '../project/project.js';
import { type CatalogState, appliedIn, readCatalogState, sourcesIn } from '../rules/catalog-state.js';
import { ownSources } from './sources.js';

/** The versions that a new database has before its first migration, by source. */
export type Held = ReadonlyMap<string, ReadonlySet<bigint>>;

/** What tells which migrations copies of a template hold. */
export interface HeldOf {
  log: Log;
  /** The name of the database that is copied. */
  template: string;
  /** The input `postgres-template-migrations`; a number is the last version that the template holds. */
  told: TemplateMigrations;
  /** The variables whose databases are copies. */
  variables: readonly string[];
  /** The project that is built. */
  head: HasuraProject;
  /** The project of the base branch, as it is now. */
  base: () => Promise<{ branch: string; project: HasuraProject }>;
  read: () => Promise<TemplateReading | { unreadable: string }>;
}

/**
 * Which versions the copies of a template hold, so that they are marked and not run. Nothing is changed.
 * @throws Failure if that is not known
 */
export async function heldIn(of: HeldOf): Promise<Held> {
  const databases = of.variables.map((variable) => ({ variable, name: variable, role: '' }));
  const sources = [...ownSources(of.head, databases).keys()];
  const local = versionsOf(of.head);
  const { by, versions } = await heldBy(of, sources, local);
  const held = new Map<string, ReadonlySet<bigint>>();
  for (const source of sources) {
    const all = versions(source);
    if (all.size === 0) continue;
    held.set(source, all);
    of.log.info(
      `${template(of)} holds ${counted(all.size, 'migration')} of ${source}, ${by}. They are marked as applied, and do not run.`,
    );
    const unknown = [...all].filter((version) => local.get(source)?.has(version) !== true);
    if (unknown.length > 0)
      of.log.notice(
        `${template(of)} holds ${counted(unknown.length, 'migration')} of ${source} that this commit does not have: ${few(unknown)}. Hasura ignores them.`,
      );
  }
  return held;
}

interface Known {
  /** How that is known. */
  by: string;
  versions: (source: string) => ReadonlySet<bigint>;
}

const NONE: ReadonlySet<bigint> = new Set();

async function heldBy(of: HeldOf, sources: readonly string[], local: Versions): Promise<Known> {
  const { told } = of;
  switch (told) {
    case 'none':
      return { by: '', versions: () => NONE };
    case 'base': {
      const { branch, project } = await of.base();
      const versions = versionsOf(project);
      return { by: `as the branch ${branch} does`, versions: (source) => versions.get(source) ?? NONE };
    }
    case 'auto':
      return await byCatalogue(of, sources);
    default: {
      if (!sources.some((source) => local.get(source)?.has(told)))
        throw unclear(
          `postgres-template-migrations is ${String(told)}, but this commit has no such migration for ${few(sources)}`,
        );
      const until = (source: string): ReadonlySet<bigint> =>
        new Set([...(local.get(source) ?? NONE)].filter((version) => version <= told));
      return { by: `up to ${String(told)}`, versions: until };
    }
  }
}

/** What Hasura's catalogue in the template says, or the table of older servers. */
async function byCatalogue(of: HeldOf, sources: readonly string[]): Promise<Known> {
  const reading = await of.read();
  if ('unreadable' in reading)
    throw unclear(
      `${template(of)} cannot be asked which migrations it holds: ${reading.unreadable.replace(/\.$/, '')}`,
    );
  const state = readCatalogState(reading.state) ?? {};
  const inState = sourcesIn(state);
  const isInState = inState.length > 0;
  // Its rows belong to no source: older servers had only one.
  const rows = Object.fromEntries((reading.table ?? []).map(({ version, dirty }) => [version, dirty]));
  const found: CatalogState = isInState
    ? state
    : { migrations: Object.fromEntries(sources.map((source) => [source, rows])) };
  for (const source of sources) {
    const broken = Object.entries(found.migrations?.[source] ?? {}).find(
      ([version, dirty]) => dirty || !/^\d+$/.test(version),
    );
    if (broken !== undefined)
      throw unclear(
        `According to ${template(of)}, the version ${few([broken[0]])} of ${source} is ${broken[1] ? 'dirty' : 'not a number'}`,
      );
  }
  const versions = (source: string): ReadonlySet<bigint> => appliedIn(found, source).versions;
  if (reading.hasTables && sources.every((source) => versions(source).size === 0))
    throw unclear(
      `${template(of)} has tables, but does not say which migrations made them${isInState ? `: its catalogue knows only ${few(inState)}` : ''}`,
    );
  return { by: isInState ? "by Hasura's catalogue in it" : 'by its table schema_migrations', versions };
}

type Versions = ReadonlyMap<string, ReadonlySet<bigint>>;

function versionsOf({ migrations }: HasuraProject): Versions {
  return new Map(
    migrations.map(({ source, migrations: all }) => [source, new Set(all.map(({ version }) => version))]),
  );
}

function template({ template: name }: HeldOf): string {
  return `The template ${name}`;
}

function few(all: readonly (bigint | string)[]): string {
  const more = all.length - 5;
  const shown = all.slice(0, 5).map((one) => cut(oneLine(String(one)), 60));
  return `${shown.join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
}

function unclear(why: string): Failure {
  return new Failure('template-unclear', `${why}. Nothing was created or deleted.`, {
    remedy:
      'Set postgres-template-migrations to base if the template has what the base branch has, to none if no migration has run there, or to the version of the last one that has.',
  });
}
