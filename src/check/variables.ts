import { type At, type Node, get, itemsOf, textOf, walk } from '../project/node.js';
import type { Project } from '../project/project.js';
import { sourcesOf } from '../project/names.js';
import type { Add } from './add.js';

/** A variable that the metadata needs. */
export interface Needed {
  name: string;
  at: At;
  /** The database that it belongs to; absent for everything else. */
  source?: string;
}

/**
 * The variables that the workflow gives the app, by their names. An empty one may come from a missing secret. `content`
 * comes from `hygraph-env`; `unchecked content` holds an address at Hygraph, and comes from `env`.
 */
export type Given = ReadonlyMap<string, GivenAs>;

export type GivenAs = 'set' | 'empty' | 'content' | 'unchecked content';

/** Where handlers, webhooks and addresses may hold `{{NAME}}`. */
const TEMPLATES = ['handler', 'webhook', 'url'];
/** Hasura sets or knows these itself, but for the address of a database. */
const OWN = /^HASURA_GRAPHQL_(?!DATABASE_URL$)/;

const NAME = /^[A-Za-z_]\w{0,254}$/;

/** The variables that the metadata needs, each once for each database, and once for everything else. */
export function variablesNeeded(project: Project): Needed[] {
  const needed = new Map<string, Needed>();
  const add = (name: string | undefined, at: At, source?: string): void => {
    const key = `${source ?? ''} ${name ?? ''}`;
    if (name === undefined || name === '' || OWN.test(name) || needed.has(key)) return;
    needed.set(key, { name, at, ...(source === undefined ? {} : { source }) });
  };
  for (const source of sourcesOf(project)) {
    const configuration = get(source.node, 'configuration');
    if (configuration !== undefined)
      walk(configuration, (node, key) => {
        if (key === 'from_env') add(textOf(node), node, source.name);
      });
  }
  for (const [key, { value }] of project.metadata.root.entries) {
    if (key !== 'sources') collect(value, add);
    else
      for (const source of itemsOf(value))
        if (source.kind === 'map')
          for (const [part, entry] of source.entries) if (part !== 'configuration') collect(entry.value, add);
  }
  return [...needed.values()];
}

function collect(root: Node, add: (name: string | undefined, at: At) => void): void {
  walk(root, (node, key) => {
    const text = textOf(node);
    if (text === undefined || key === undefined) return;
    if (key.endsWith('_from_env') || key === 'from_env') add(text, node);
    else if (TEMPLATES.includes(key))
      for (const [, name] of text.matchAll(/\{\{ ?([A-Za-z_]\w*) ?\}\}/g)) add(name, node);
  });
}

/**
 * Checks that the workflow gives each variable.
 * @param given the names of the app's variables; `undefined` if they are not known
 * @param reported missing variables that are reported already
 */
export function checkVariables(
  project: Project,
  given: Given | undefined,
  reported: ReadonlySet<string>,
  add: Add,
): void {
  if (given !== undefined)
    for (const { name, at, source } of variablesNeeded(project)) {
      const has = given.get(name);
      if (
        has === undefined
          ? source === undefined && reported.has(name)
          : has !== 'empty' || source === undefined
      )
        continue;
      // Some write the value itself where its name belongs.
      const isName = NAME.test(name);
      const named = isName ? `the variable ${name}` : 'a variable whose name is not valid';
      const object = isName ? { object: name } : {};
      if (source === undefined)
        add('variable-missing', at, `The metadata needs ${named}, which the workflow does not set.`, object);
      else
        add(
          'database-variable-missing',
          at,
          `The database ${source} needs ${named}, ${has === 'empty' ? 'whose value is empty' : 'which the workflow does not set'}.`,
          object,
        );
    }
  walk(project.metadata.root, (node, key) => {
    const name = key === 'value_from_env' ? textOf(node) : undefined;
    if (name?.startsWith('HASURA_GRAPHQL_') === true && NAME.test(name))
      add('variable-reserved', node, `${name} must not be used in value_from_env.`, { object: name });
  });
}
