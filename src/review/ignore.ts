import { placeOf } from '../project/node.js';
import type { Project } from '../project/project.js';
import { Silenced, isIgnored } from '../rules/ignore.js';
import { type Concern, type Setting, shortName } from './context.js';

/**
 * The concerns that neither a line of the input nor a comment in head silences. Of several roles or objects in one,
 * only those go that are named.
 */
export function unsilenced(
  concerns: readonly Concern[],
  head: Pick<Project, 'sources' | 'sql'>,
  ignored: NonNullable<Setting['ignored']>,
): Concern[] {
  const comments = new Silenced([...head.sources.values(), ...head.sql.values()]);
  if (comments.files.size + ignored.length === 0) return [...concerns];
  return concerns.flatMap((concern) => {
    const { rule, roles, objects, at } = concern;
    const place = at === undefined ? undefined : placeOf(at);
    if (place !== undefined && comments.has(rule, place)) return [];
    const isLeft = (role: string | undefined, object: string | undefined): boolean =>
      !namesOf(object).some((name) =>
        isIgnored(
          {
            rule,
            ...(place === undefined ? {} : { file: place.file }),
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
  });
}

/** How a line of the input may write an object: with its schema, or without `public`. */
function namesOf(object: string | undefined): (string | undefined)[] {
  if (object === undefined) return [undefined];
  return [
    ...new Set([object, shortName(object), ...(object.startsWith('public.') ? [] : [`public.${object}`])]),
  ];
}
