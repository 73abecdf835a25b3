import { placeOf } from '../project/node.js';
import { LISTED_PARTS, type ReviewChange, type ReviewView } from '../rules/review.js';
import { shortName } from '../project/names.js';
import { textOf } from './group.js';
import { type Change, thingOf } from './difference.js';
import { excerpt, excerpts, summed } from './excerpt.js';
import type { Facet } from './model.js';
import type { Review } from './review.js';

/** A review as readers see it. */
export function viewOf(review: Review, from: ReviewView['from']): ReviewView {
  const { concerns, silenced, breaking, changes, migrations, open, leftOut, isNew, isPublicByName } = review;
  const isOne = new Set(migrations.map(({ source }) => source)).size < 2;
  return {
    ...(from === undefined ? {} : { from }),
    isNew,
    concerns: concerns.flatMap((concern) => {
      const { rule, risk, roles, objects, before, at } = concern;
      return risk === 'low'
        ? []
        : [
            {
              rule,
              risk,
              roles,
              text: textOf(concern),
              objects,
              ...(before === undefined ? {} : { before }),
              ...(at === undefined ? {} : { place: placeOf(at) }),
            },
          ];
    }),
    ...(silenced.length === 0
      ? {}
      : {
          silenced: silenced.flatMap(({ rule, at }) =>
            at === undefined ? [] : [{ rule, place: placeOf(at) }],
          ),
        }),
    breaking: breaking.map(({ object, text, roles }) => ({ object, text, roles })),
    changes: [
      ...changes.map(changeOf),
      ...migrations.map(({ name, source, text, isOlder }): ReviewChange => ({
        what: 'added',
        kind: 'migration',
        // Databases may have migrations of the same name.
        object: isOne ? name : `${source}/${name}`,
        ...(isOlder ? { note: 'older than the newest one in the base' } : {}),
        parts: [],
        place: placeOf({ source: text, offset: 0 }),
      })),
    ],
    open: { ...open, writes: open.writes.map(shortName), byName: isPublicByName },
    ...(leftOut.length === 0 ? {} : { leftOut }),
  };
}

function changeOf(change: Change): ReviewChange {
  const { what, facets, at } = change;
  const { kind, name, role, permission } = thingOf(change);
  return {
    what,
    kind,
    object: shortName(name),
    ...(role === undefined ? {} : { role }),
    ...(permission === undefined ? {} : { action: permission.action }),
    parts:
      what === 'changed' || (what === 'added' && permission !== undefined)
        ? facets.map((facet) => partOf(facet, permission !== undefined))
        : [],
    ...(at === undefined ? {} : { place: placeOf(at) }),
  };
}

/**
 * What is shown besides permissions. Everything else is only named: addresses, headers, payloads and templates may hold
 * secrets, also such that a pull request removes.
 */
const SHOWN = new Set([
  ...['arguments', 'columns', 'computed_fields', 'custom_column_names', 'custom_name', 'custom_root_fields'],
  ...['column_config', 'disabled_for_roles', 'fields', 'field_mapping', 'forward_client_headers', 'is_enum'],
  ...[
    'insertion_order',
    'kind',
    'methods',
    'output_type',
    'permissions',
    'query',
    'queries',
    'query_configuration',
  ],
  ...['role_set', 'schedule', 'schema', 'scope', 'timeout', 'timeout_seconds', 'type', 'using', 'values'],
]);

/** Lists are shown by what came and what went. */
function partOf(
  { name, before, after }: Change['facets'][number],
  isPermission: boolean,
): ReviewChange['parts'][number] {
  if (isPermission ? name === 'validate_input' : !SHOWN.has(name)) return { name };
  const [was, is] = [textsOf(before), textsOf(after)];
  if (LISTED_PARTS.includes(name) && was !== undefined && is !== undefined) {
    const [lost, won] = [was.filter((one) => !is.includes(one)), is.filter((one) => !was.includes(one))];
    return {
      name,
      ...(lost.length === 0 ? {} : { before: summed(lost, MOST_LISTED) }),
      ...(won.length === 0 ? {} : { after: summed(won, MOST_LISTED) }),
    };
  }
  const shown = textsBetween(before, after);
  return {
    name,
    ...(before === undefined ? {} : { before: shown.before }),
    ...(after === undefined ? {} : { after: shown.after }),
  };
}

/**
 * A property before and after: where it is too long to be shown, the part in which it differs. In the text of one that
 * is compared as JSON, the order may differ as well, which means nothing.
 */
function textsBetween(
  before: Facet | undefined,
  after: Facet | undefined,
): { before: string; after: string } {
  const [was, is] = [before?.text ?? '', after?.text ?? ''];
  if (before === undefined || after === undefined) return { before: excerpt(was), after: excerpt(is) };
  const isShort = was !== is && [was, is].every((text) => excerpt(text) === text);
  const isJson = /^[[{]/.test(before.value) && /^[[{]/.test(after.value);
  return isJson || was === is
    ? isShort
      ? { before: was, after: is }
      : excerpts(before.value, after.value)
    : excerpts(was, is);
}

const MOST_LISTED = 20;

/** The texts of a list; `undefined` for `*`, which is none. */
function textsOf(facet: Facet | undefined): string[] | undefined {
  if (facet === undefined) return [];
  if (facet.value === '*') return undefined;
  if (!facet.value.startsWith('[')) return facet.value.split(', ').filter((text) => text !== '');
  const list: unknown = JSON.parse(facet.value);
  return Array.isArray(list)
    ? list.map((one: unknown) =>
        typeof one === 'object' && one !== null && 'role' in one ? String(one.role) : String(one),
      )
    : undefined;
}
