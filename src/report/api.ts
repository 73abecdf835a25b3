import { cutToBytes, listed } from '../lib/text.js';
import type { ApiFound, ApiRoleChange, RoleFound } from '../schema/found.js';
import { code, codeBlock, folded, html, plain, someCodes } from './markdown.js';
import { breakingText } from './review-words.js';

const [MOST_LINES, MOST_LINES_IN_SUMMARY, MOST_ROLES] = [30, 300, 5];
/** A comment has 65,536 characters and a summary 1 MiB, and this is a small part of both. */
const [LONGEST_PART, MOST_SUMMARY_BYTES] = [6_000, 100_000];

/** The part of the comment about what clients of the API see; empty if nothing was compared, or nothing differs. */
export function apiComment({ comparison }: ApiFound): string {
  if (comparison === undefined || comparison.changes.length === 0) return '';
  const { changes, base, others } = comparison;
  const part = (most: number): string =>
    folded(
      `API of the preview, per role: ${counts(changes)}`,
      [...linesOf(changes, most), drift(others, base)].filter((line) => line !== '').join('\n\n'),
    );
  return (
    [MOST_LINES, 10].map(part).find(({ length }) => length <= LONGEST_PART) ??
    `API of the preview, per role: ${counts(changes)}. The job summary lists them.`
  );
}

/** The part of the job summary: what differs or, if nothing was compared, what each role can do now. */
export function apiSummary({ roles, comparison, notCompared }: ApiFound): string {
  if (roles.length === 0) return '';
  const parts = [
    '#### API of the preview, per role',
    ...(comparison === undefined
      ? [notCompared === undefined ? '' : `Not compared with the app of the base: ${plain(notCompared)}.`]
      : comparedParts(comparison)),
    ...roles.filter(({ sdl }) => sdl !== undefined).map(canDo),
    leftOut(roles, notCompared === undefined),
  ];
  return cutToBytes(parts.filter((part) => part !== '').join('\n\n'), MOST_SUMMARY_BYTES);
}

function comparedParts({ base, changes, others }: NonNullable<ApiFound['comparison']>): string[] {
  return [
    changes.length === 0
      ? `Compared with the app of ${code(base)}: this branch changes nothing besides what is listed above.`
      : `Compared with the app of ${code(base)}: ${counts(changes)}.`,
    ...linesOf(changes, MOST_LINES_IN_SUMMARY),
    drift(others, base),
  ];
}

const LEVELS = ['breaking', 'dangerous', 'safe'] as const satisfies ApiRoleChange['level'][];
const TITLES: Record<ApiRoleChange['level'], string> = {
  breaking: 'Can break clients:',
  dangerous: 'Clients may not expect:',
  safe: 'Breaks no client:',
};

function counts(changes: readonly ApiRoleChange[]): string {
  const [breaking = 0, dangerous = 0, safe = 0] = LEVELS.map(
    (level) => changes.filter((one) => one.level === level).length,
  );
  return listed([
    ...(breaking > 0 ? [`${String(breaking)} can break clients`] : []),
    ...(dangerous > 0 ? [`${String(dangerous)} may surprise clients`] : []),
    ...(safe > 0 ? [`${String(safe)} ${safe === 1 ? 'breaks' : 'break'} no client`] : []),
  ]);
}

function linesOf(changes: readonly ApiRoleChange[], most: number): string[] {
  let room = most;
  return LEVELS.flatMap((level) => {
    const all = changes.filter((one) => one.level === level);
    const shown = all.slice(0, Math.max(0, room));
    room -= shown.length;
    const more = all.length - shown.length;
    const lines = shown.map(
      ({ object, text, roles }) =>
        `* ${code(object)}: ${breakingText(plain(text), someCodes(roles, MOST_ROLES))}`,
    );
    return all.length === 0
      ? []
      : [`${TITLES[level]}\n${[...lines, ...(more > 0 ? [`* … and ${String(more)} more`] : [])].join('\n')}`];
  });
}

/** The app of the base has what was merged since the branch left it. */
function drift(others: number, base: string): string {
  if (others === 0) return '';
  return `<sub>${others === 1 ? 'One more thing differs' : `${String(others)} more things differ`} that this branch does not touch: ${code(base)} has moved on, or a service behind the API has changed.</sub>`;
}

/** What one role can do. */
function canDo({ role, backendOnly, counts: found, sdl = '' }: RoleFound): string {
  if (found === undefined) return '';
  const { query, mutation, subscription } = found;
  const name = `<code>${html(role)}</code>${backendOnly ? ' in back ends' : ''}`;
  if (query + mutation + subscription === 0) return `* ${name}: nothing`;
  const title = `${name}: ${[
    many(query, 'query', 'queries'),
    many(mutation, 'mutation', 'mutations'),
    many(subscription, 'subscription', 'subscriptions'),
  ].join(', ')}`;
  return sdl === '' ? `* ${title}` : folded(title, codeBlock(sdl, Infinity));
}

function many(count: number, one: string, more: string): string {
  return `${String(count)} ${count === 1 ? one : more}`;
}

/**
 * The roles that were not read, by the reason.
 * @param compared whether to name those, too, for which the app of the base did not answer
 */
function leftOut(roles: readonly RoleFound[], compared: boolean): string {
  const read = compared ? roles.filter(({ counts: found }) => found !== undefined) : [];
  return [
    ...byReason(roles.filter(({ counts: found }) => found === undefined)).map(
      ([why, names]) => `* Not read for ${names}: ${why}`,
    ),
    ...byReason(read).map(
      ([why, names]) => `* Not compared for ${names}, because of the app of the base: ${why}`,
    ),
  ].join('\n');
}

function byReason(roles: readonly RoleFound[]): [why: string, names: string][] {
  const found = new Map<string, string[]>();
  for (const { role, why } of roles)
    if (why !== undefined) found.set(why, [...new Set([...(found.get(why) ?? []), role])]);
  return [...found].map(([why, names]) => [plain(why, 300), someCodes(names, MOST_ROLES)]);
}
