import { clusterOf } from './address.js';
import { model as modelOf } from './models.js';
import type { Entry, Environment, Model, PlanName, Project } from './model.js';
import { permissionOf, type GivenPermission } from './permissions.js';

/** What a test says of a project; everything has a default. */
export interface NewProject {
  region?: string;
  cluster?: string;
  plan?: PlanName;
  /** Default: one model `Post`. */
  models?: readonly Model[];
  /** Default: DRAFT and PUBLISHED. */
  stages?: readonly string[];
  locales?: readonly string[];
  entries?: readonly NewEntry[];
  /** The project's default stage (default PUBLISHED). */
  defaultStage?: string;
  /** What anybody may do; nothing by default. */
  publicPermissions?: readonly GivenPermission[];
}

export type NewEntry = Pick<Entry, 'model'> & Partial<Entry>;

/** A project with the environment `master`. */
export function projectOf(given: NewProject, newId: () => string): Project {
  const { region = 'eu-central-1', cluster = clusterOf(region), plan = 'hobby' } = given;
  const project: Project = {
    id: newId(),
    region,
    cluster,
    plan,
    environments: [],
    tokens: [],
    quotaExceeded: false,
  };
  const locales = [...(given.locales ?? ['en'])];
  project.environments.push({
    project,
    name: 'master',
    stages: [...(given.stages ?? ['DRAFT', 'PUBLISHED'])],
    locales,
    models: [...(given.models ?? [modelOf('Post', 'Posts')])],
    entries: (given.entries ?? []).map((entry) => entryOf(entry, locales, newId)),
    defaultStage: given.defaultStage ?? 'PUBLISHED',
    publicPermissions: (given.publicPermissions ?? []).map(permissionOf),
  });
  return project;
}

export function entryOf(entry: NewEntry, locales: readonly string[], newId: () => string): Entry {
  return { id: newId(), stage: 'PUBLISHED', locale: locales[0] ?? 'en', values: {}, ...entry };
}

/** A clone: schema, content, and the public permissions. What tokens may do there is given to each. */
export function cloneOf(from: Environment, name: string): Environment {
  return {
    ...from,
    name,
    stages: [...from.stages],
    locales: [...from.locales],
    models: [...from.models],
    entries: [...from.entries],
    publicPermissions: [...from.publicPermissions],
  };
}
