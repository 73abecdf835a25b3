import { type At, placeOf } from '../project/node.js';
import type { Project } from '../project/project.js';
import type { Place } from '../rules/finding.js';
import { Silenced, isIgnored } from '../rules/ignore.js';
import { shortName } from '../project/names.js';
import type { Concern, Setting } from './context.js';
import type { Model, Thing } from './model.js';

/** One state of a project, with its comments. */
export interface Side {
  project: Pick<Project, 'sources' | 'sql'>;
  model: Pick<Model, 'things'>;
}

/**
 * The concerns that neither a line of the input nor a comment in head silences. Of several roles or objects in one,
 * only those go that are named.
 * @param base absent if there was no project
 * @returns `silenced`: those that only a comment silences which base does not have
 */
export function unsilenced(
  concerns: readonly Concern[],
  { base, head }: { base: Side | undefined; head: Side },
  ignored: NonNullable<Setting['ignored']>,
): { concerns: Concern[]; silenced: Concern[] } {
  const comments = commentsIn(head);
  if (comments.files.size + ignored.length === 0) return { concerns: [...concerns], silenced: [] };
  const left = concerns.flatMap((concern) => notIgnored(concern, ignored));
  const isSilenced = ({ rule, at }: Concern): boolean => at !== undefined && comments.has(rule, placeOf(at));
  const silenced = left.filter(isSilenced);
  if (silenced.length === 0) return { concerns: left, silenced };
  const wasSilenced = base === undefined ? () => false : silencedBefore(base, head);
  return {
    concerns: left.filter((concern) => !isSilenced(concern)),
    silenced: silenced.filter(({ rule, at }) => at !== undefined && !wasSilenced(rule, placeOf(at))),
  };
}

function commentsIn({ project: { sources, sql } }: Side): Silenced {
  return new Silenced([...sources.values(), ...sql.values()]);
}

/** What no line of the input silences. */
function notIgnored(concern: Concern, ignored: NonNullable<Setting['ignored']>): Concern[] {
  if (ignored.length === 0) return [concern];
  const { rule, roles, objects, at } = concern;
  const file = at?.source.file;
  const isLeft = (role: string | undefined, object: string | undefined): boolean =>
    !namesOf(object).some((name) =>
      isIgnored(
        {
          rule,
          ...(file === undefined ? {} : { file }),
          ...(role === undefined ? {} : { role }),
          ...(name === undefined ? {} : { object: name }),
        },
        ignored,
      ),
    );
  // Each role by itself: grouping joins them again.
  return (roles.length === 0 ? [undefined] : roles).flatMap((role) => {
    const left = objects.filter((object) => isLeft(role, object));
    if (objects.length === 0 ? !isLeft(role, undefined) : left.length === 0) return [];
    return [{ ...concern, roles: role === undefined ? [] : [role], objects: left }];
  });
}

/**
 * Whether base silenced a rule at a place of head already: there, the same thing of the metadata has such a comment,
 * however its lines and files have moved. What is none of the metadata, such as a migration, is on the same line.
 */
function silencedBefore(base: Side, head: Side): (rule: string, place: Place) => boolean {
  const comments = commentsIn(base);
  if (comments.files.size === 0) return () => false;
  const byLine = new Map<string, string[]>();
  for (const thing of head.model.things.values())
    for (const line of new Set(placesOf(thing).map((at) => lineOf(placeOf(at))))) {
      const keys = byLine.get(line);
      if (keys === undefined) byLine.set(line, [thing.key]);
      else keys.push(thing.key);
    }
  return (rule, place) => {
    const keys = byLine.get(lineOf(place));
    if (keys === undefined) return comments.has(rule, place);
    return keys.some((key) => {
      const before = base.model.things.get(key);
      return before !== undefined && placesOf(before).some((at) => comments.has(rule, placeOf(at)));
    });
  };
}

function placesOf({ at, facets, permission }: Thing): At[] {
  return [at, ...[...facets.values()].map((facet) => facet.at), ...(permission?.places.values() ?? [])];
}

function lineOf({ file, line }: Place): string {
  return JSON.stringify([file, line]);
}

/** How a line of the input may write an object: with its schema, or without `public`. */
function namesOf(object: string | undefined): (string | undefined)[] {
  if (object === undefined) return [undefined];
  return [
    ...new Set([object, shortName(object), ...(object.startsWith('public.') ? [] : [`public.${object}`])]),
  ];
}
