import { type Node, entriesOf, get, itemsOf, walk } from '../project/node.js';
import { qualified, sourcesOf } from '../project/names.js';
import type { Problem, ReaderRule } from '../project/problem.js';
import type { Project } from '../project/project.js';
import type { Model, Thing } from './model.js';

/** Permissions that inherited roles may get: comparing them takes a second or two. */
const MOST_INHERITED = 50_000;

/**
 * Why a project cannot be compared with another state of it, in a sentence: what is not read of it would look as if it
 * was new, or gone. If only some files cannot be read, the rest is compared: see `knownOf`.
 */
export function notComparable(project: Project): string | undefined {
  const { layout, metadata, problems } = project;
  const { version } = layout;
  if (version !== 2 && version !== 3)
    return `config.yaml has version ${Number.isNaN(version) ? 'that is not a number' : String(version)}, and only versions 2 and 3 can be compared.`;
  const cut = problems.find((problem) => problem.rule === 'not-checked' && isAt(problem, layout.metadata));
  if (cut !== undefined) return cut.what;
  const { root, incomplete } = metadata;
  const found = (rules: readonly ReaderRule[]): string | undefined =>
    problems.find(({ rule }) => rules.includes(rule))?.what;
  const hasSources = itemsOf(get(root, 'sources')).length > 0;
  const missing = hasSources ? undefined : found(['metadata-missing', 'sources-missing', 'metadata-version']);
  if (missing !== undefined) return missing;
  const isEmpty = entriesOf(root).every(([key]) => key === 'version' || (key === 'sources' && !hasSources));
  const roles = itemsOf(get(root, 'inherited_roles')).length;
  const tables = sourcesOf(project).reduce((count, source) => count + source.tables.length, 0);
  if (roles * tables > MOST_INHERITED) return 'It has too many inherited roles and tables to compare them.';
  return incomplete && isEmpty ? 'The metadata cannot be read.' : undefined;
}

function isAt({ at }: Problem, folder: string | undefined): boolean {
  return at.source.file === folder;
}

/** A file whose content is not compared, because it cannot be read in one of the two states. */
export interface LeftOut {
  file: string;
  side: 'base' | 'head';
}

/** What the reader says of a file that it could not read, or could not find. */
const UNREADABLE: readonly ReaderRule[] = [
  ...(['not-checked', 'yaml-syntax', 'yaml-documents', 'sdl-syntax', 'link-outside'] as const),
  ...(['include-missing', 'include-outside', 'include-cycle', 'include-not-yaml'] as const),
];

/** The files of the metadata that could not be read. */
export function leftOutOf(project: Project, side: LeftOut['side']): LeftOut[] {
  const { metadata, layout } = project;
  if (!metadata.incomplete) return [];
  const files = faultsOf(project).map(({ missing, at }) => missing ?? at.source.file);
  const some = files.length > 0 ? files : [layout.metadata ?? layout.config.file];
  return [...new Set(some)].map((file) => ({ file, side }));
}

function faultsOf({ problems }: Project): Problem[] {
  return problems.filter(({ rule, at }) => UNREADABLE.includes(rule) && !/\.sql$/i.test(at.source.file));
}

/**
 * What is known of two states, so that nothing looks new or gone that could not be read in one of them: without the
 * tables and functions of which a part is missing in one of them, and without what is in one of them alone and may be in
 * a file of the other one that could not be read.
 */
export function knownOf(
  { base, head }: { base: Project | undefined; head: Project },
  models: { base: Model; head: Model },
): { base: Model; head: Model } {
  if (base?.metadata.incomplete !== true && !head.metadata.incomplete) return models;
  const unknown = new Set(
    [base, head].flatMap((project) => (project === undefined ? [] : unknownIn(project))),
  );
  const known = (one: Model, other: Model, project: Project | undefined): Model => {
    const isUnread = unreadIn(project);
    const things = [...one.things].filter(
      ([key, thing]) => !unknown.has(idOf(thing)) && (other.things.has(key) || !isUnread(thing)),
    );
    return { ...one, things: new Map(things) };
  };
  return { base: known(models.base, models.head, head), head: known(models.head, models.base, base) };
}

/** Whether something that a state seems not to have may be in what could not be read of it. */
function unreadIn(project: Project | undefined): (thing: Thing) => boolean {
  if (project?.metadata.incomplete !== true) return () => false;
  const faults = faultsOf(project);
  // A file that does not exist has nothing, and hides what only it would include.
  const isAbsent = faults.length > 0 && faults.every(({ rule }) => rule === 'include-missing');
  const absent = new Set(faults.map(({ missing }) => missing));
  const { sources, metadata } = project;
  return ({ at: { source } }) =>
    !isAbsent || absent.has(source.file) || (sources.has(source.file) && !metadata.used.has(source.file));
}

function idOf({ table, key }: Thing): string {
  return table === undefined ? key : `table ${table}`;
}

/** The tables and functions of which something could not be read: only they have includes. */
function unknownIn(project: Project): string[] {
  if (!project.metadata.incomplete) return [];
  return sourcesOf(project).flatMap(({ node, name, tables }) => [
    ...idsOf('table', name, tables),
    ...idsOf('function', name, itemsOf(get(node, 'functions'))),
  ]);
}

function idsOf(kind: 'table' | 'function', source: string, nodes: readonly Node[]): string[] {
  return nodes.flatMap((node) => {
    const called = qualified(get(node, kind));
    return called === undefined || !hasUnknown(node) ? [] : [`${kind} ${source}:${called}`];
  });
}

function hasUnknown(node: Node): boolean {
  let isFound = false;
  walk(node, (value) => {
    isFound ||= value.kind !== 'map' && value.unknown === true;
  });
  return isFound;
}
