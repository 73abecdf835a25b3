import { counted } from '../lib/text.js';
import { LISTED_PARTS, type ReviewChange, type ReviewView } from '../rules/review.js';

/** How the names, values and words of others are written: as Markdown, or for a terminal. */
export interface Writing {
  code: (text: string, most?: number) => string;
  plain: (text: string, most?: number) => string;
}

const LONGEST = 200;
const MOST_WRITTEN = 10;

/** Keys of the metadata that other words say better; in any other, `_` becomes a space. */
const PARTS = new Map(
  Object.entries({
    set: 'presets',
    validate_input: 'input validation',
    permissions: 'roles',
    role_set: 'parent roles',
    disabled_for_roles: 'roles without introspection',
    queries: 'operations',
    using: 'join',
    definition: 'target',
    field_mapping: 'joined fields',
    configuration: 'settings',
    custom_name: 'name in the API',
    custom_column_names: 'column names in the API',
    column_config: 'column settings',
    custom_root_fields: 'names of root fields',
    customization: 'names in the API',
    handler: 'address',
    webhook: 'address',
    webhook_from_env: 'address',
    url_from_env: 'address',
    retry_conf: 'retries',
    timeout_seconds: 'timeout in seconds',
    tls_allowlist: 'hosts without certificate checks',
  }),
);
/** What is on or off: in words that need no value. */
const SWITCHES = new Map<string, [on: string, off: string]>(
  Object.entries({
    allow_aggregations: ['aggregate queries allowed', 'aggregate queries no longer allowed'],
    backend_only: ['only with the admin secret', 'no longer only with the admin secret'],
    forward_client_headers: ['forwards client headers', 'no longer forwards client headers'],
    is_enum: ['now an enum table', 'no longer an enum table'],
  }),
);
const VERBS = { added: 'new', removed: 'removed', changed: '' };

/** What differs in one thing: "new; columns `id`", or "filter `a = 1` → `every row`". */
export function differenceText({ what, parts, note = '' }: ReviewChange, writing: Writing): string {
  const said = [VERBS[what], ...parts.map((part) => partText(part, what, writing)), writing.plain(note)];
  return said.filter((part) => part !== '').join('; ') || 'changed';
}

/** From this many on, things of one kind that change alike are one line. */
const ALIKE = 4;

/** Changes in lines: what each is about, for whom, and what differs. What changes alike stands where its first one does. */
export function changeLines(changes: readonly ReviewChange[], writing: Writing): string[] {
  const groups = new Map<string, ReviewChange[]>();
  for (const change of changes) {
    const { kind, role, action } = change;
    const key = JSON.stringify([kind, role, action, differenceText(change, writing)]);
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups.values()]
    .flatMap((group) => (group.length < ALIKE ? group.map((one) => [one]) : [group]))
    .flatMap((group) => {
      const [first] = group;
      return first === undefined
        ? []
        : [{ at: changes.indexOf(first), text: changeText(group, first, writing) }];
    })
    .sort((one, other) => one.at - other.at)
    .map(({ text }) => text);
}

function changeText(group: readonly ReviewChange[], first: ReviewChange, writing: Writing): string {
  const { kind, role, action } = first;
  const names = group.map(({ object }) => writing.code(object)).join(', ');
  const about = action === undefined ? `${kind} ${names}` : `${names} ${action}`;
  const who = role === undefined ? '' : ` for ${writing.code(role)}`;
  return `${about}${who}: ${differenceText(first, writing)}`;
}

function partText(
  { name, before, after }: ReviewChange['parts'][number],
  what: ReviewChange['what'],
  { code, plain }: Writing,
): string {
  const label = PARTS.get(name) ?? plain(name.replaceAll('_', ' '), 60);
  const [on, off] = SWITCHES.get(name) ?? [];
  if (on !== undefined && off !== undefined) return after === 'true' ? on : off;
  const [was, is] = [before, after].map((text) => (text === undefined ? undefined : code(text, LONGEST)));
  if (what === 'added') return is === undefined ? label : `${label} ${is}`;
  if (was === undefined && is === undefined) return `${label} changed`;
  if (!LISTED_PARTS.includes(name) || before === '*' || after === '*')
    return `${label} ${was ?? 'none'} → ${is ?? 'none'}`;
  return [label, ...(is === undefined ? [] : [`+${is}`]), ...(was === undefined ? [] : [`−${was}`])].join(
    ' ',
  );
}

/** What can break clients, in a line; `roles` are written already. */
export function breakingText(text: string, roles: string): string {
  if (roles === '') return text;
  return `${text} ${/^(?:rows )?can no longer be /.test(text) ? 'by' : 'for'} ${roles}`;
}

/** How many findings are silenced by comments that base does not have: the beginning of a sentence. */
export function silencedText(count: number, by = 'comments that this pull request adds'): string {
  return `${counted(count, 'finding')} ${count === 1 ? 'is' : 'are'} silenced by ${by}`;
}

/** How many changes there are, by what they are about, and how many things can break clients. */
export function countsText({ changes, breaking }: Pick<ReviewView, 'changes' | 'breaking'>): string {
  const permissions = changes.filter(({ action }) => action !== undefined).length;
  const others = changes.length - permissions;
  const parts =
    permissions === 0 || others === 0
      ? ''
      : ` (${counted(permissions, 'permission')}, ${String(others)} other${others === 1 ? '' : 's'})`;
  const broken =
    breaking.length === 0 ? '' : `, and ${counted(breaking.length, 'thing')} that can break clients`;
  return `${counted(changes.length, 'change')}${parts}${broken}`;
}

/** What anyone who is not signed in can do after it; empty if no role is known to be theirs. */
export function afterwardsText(
  { open: { roles, writes, reads, byName } }: Pick<ReviewView, 'open'>,
  { code }: Writing,
): string {
  if (roles.length === 0) return '';
  const guessed = byName ? `judging by the ${roles.length === 1 ? 'name' : 'names'}: ` : '';
  const [named, more] = [writes.slice(0, MOST_WRITTEN), writes.length - MOST_WRITTEN];
  const written = `${named.map((table) => code(table)).join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
  const who = `anyone who is not signed in (${guessed}${roles.map((role) => code(role)).join(', ')})`;
  return `After this, ${who} can read ${reads === 0 ? 'no tables' : counted(reads, 'table')} and write to ${written || 'no tables'}.`;
}
