export const id = 238;
export const ids = [238];
export const modules = {

/***/ 8238:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  reviewSection: () => (/* binding */ reviewSection),
  reviewSummary: () => (/* binding */ reviewSummary),
  saysNothing: () => (/* binding */ saysNothing)
});

// EXTERNAL MODULE: ./node_modules/markdown-table/index.js
var markdown_table = __webpack_require__(735);
// EXTERNAL MODULE: ./src/lib/text.ts
var lib_text = __webpack_require__(9112);
// EXTERNAL MODULE: ./src/report/finding-list.ts
var finding_list = __webpack_require__(8548);
// EXTERNAL MODULE: ./src/report/markdown.ts
var markdown = __webpack_require__(4285);
;// CONCATENATED MODULE: ./src/report/review-words.ts
const LONGEST = 200;
const MOST_WRITTEN = 10;
const PARTS = new Map(Object.entries({
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
}));
const SWITCHES = new Map(Object.entries({
    allow_aggregations: ['aggregate queries allowed', 'aggregate queries no longer allowed'],
    backend_only: ['only with the admin secret', 'no longer only with the admin secret'],
    forward_client_headers: ['forwards client headers', 'no longer forwards client headers'],
    is_enum: ['now an enum table', 'no longer an enum table'],
}));
const LISTS = [
    'columns',
    'computed_fields',
    'query_root_fields',
    'subscription_root_fields',
    'permissions',
    'role_set',
];
const VERBS = { added: 'new', removed: 'removed', changed: '' };
function differenceText({ what, parts, note = '' }, writing) {
    const said = [VERBS[what], ...parts.map((part) => partText(part, what, writing)), writing.plain(note)];
    return said.filter((part) => part !== '').join('; ') || 'changed';
}
function changeText(change, writing) {
    const { kind, object, role, action } = change;
    const name = writing.code(object);
    const about = action === undefined ? `${kind} ${name}` : `${name} ${action}`;
    const who = role === undefined ? '' : ` for ${writing.code(role)}`;
    return `${about}${who}: ${differenceText(change, writing)}`;
}
function partText({ name, before, after }, what, { code, plain }) {
    const label = PARTS.get(name) ?? plain(name.replaceAll('_', ' '), 60);
    const [on, off] = SWITCHES.get(name) ?? [];
    if (on !== undefined && off !== undefined)
        return after === 'true' ? on : off;
    const [was, is] = [before, after].map((text) => (text === undefined ? undefined : code(text, LONGEST)));
    if (what === 'added')
        return is === undefined ? label : `${label} ${is}`;
    if (was === undefined && is === undefined)
        return `${label} changed`;
    if (!LISTS.includes(name) || before === '*' || after === '*')
        return `${label} ${was ?? 'none'} → ${is ?? 'none'}`;
    return [label, ...(is === undefined ? [] : [`+${is}`]), ...(was === undefined ? [] : [`−${was}`])].join(' ');
}
function breakingText(text, roles) {
    if (roles === '')
        return text;
    return `${text} ${/^(?:rows )?can no longer be /.test(text) ? 'by' : 'for'} ${roles}`;
}
function silencedText(count, by = 'comments that this pull request adds') {
    return `${counted(count, 'finding')} ${count === 1 ? 'is' : 'are'} silenced by ${by}`;
}
function countsText({ changes, breaking }) {
    const permissions = changes.filter(({ action }) => action !== undefined).length;
    const others = changes.length - permissions;
    const parts = permissions === 0 || others === 0
        ? ''
        : ` (${counted(permissions, 'permission')}, ${String(others)} other${others === 1 ? '' : 's'})`;
    const broken = breaking.length === 0 ? '' : `, and ${counted(breaking.length, 'thing')} that can break clients`;
    return `${counted(changes.length, 'change')}${parts}${broken}`;
}
function counted(count, noun) {
    return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
function afterwardsText({ open: { roles, writes, reads, byName } }, { code }) {
    if (roles.length === 0)
        return '';
    const guessed = byName ? `judging by the ${roles.length === 1 ? 'name' : 'names'}: ` : '';
    const [named, more] = [writes.slice(0, MOST_WRITTEN), writes.length - MOST_WRITTEN];
    const written = `${named.map((table) => code(table)).join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
    const who = `anyone who is not signed in (${guessed}${roles.map((role) => code(role)).join(', ')})`;
    return `After this, ${who} can read ${reads === 0 ? 'no tables' : counted(reads, 'table')} and write to ${written || 'no tables'}.`;
}

;// CONCATENATED MODULE: ./src/report/review.ts





const LONGEST_SECTION = 20_000;
const [MOST_CONCERNS, MOST_BREAKING, MOST_CHANGES] = [25, 50, 200];
const [MOST_NAMED, MOST_LEFT_OUT, MOST_ROLES] = [3, 10, 5];
const [MOST_SILENCED, MOST_SILENCED_IN_SUMMARY] = [10, 200];
const review_LONGEST = 200;
const MARKS = { high: '🔴', medium: '🟠' };
function reviewSection({ changes: view, blobUrl, verdict }) {
    if (view === undefined || saysNothing(view))
        return '';
    const { concerns } = view;
    const said = verdict === undefined ? '' : (0,markdown/* plain */.pj)(verdict, 400);
    const head = [
        title(view),
        comparedWith(view),
        leftOut(view),
        concernList(concerns, MOST_CONCERNS, blobUrl),
        silencedLine(view, MOST_SILENCED, blobUrl),
        said,
    ];
    const breaking = breakingPart(view, MOST_BREAKING);
    const candidates = [
        [...head, breaking, changesPart(view, MOST_CHANGES), afterwardsText(view, { code: markdown/* code */.aY, plain: markdown/* plain */.pj })],
        [...head, breaking, 'All changes are in the job summary.', afterwardsText(view, { code: markdown/* code */.aY, plain: markdown/* plain */.pj })],
        [
            ...head,
            'All changes, and what can break clients, are in the job summary.',
            afterwardsText(view, { code: markdown/* code */.aY, plain: markdown/* plain */.pj }),
        ],
        [
            ...[title(view), comparedWith(view), leftOut(view)],
            ...[silencedLine(view, MOST_SILENCED, blobUrl), said, afterwardsText(view, { code: markdown/* code */.aY, plain: markdown/* plain */.pj })],
        ],
        [title(view), comparedWith(view), silencedLine(view, 0, blobUrl), said],
    ].map((parts) => parts.filter((part) => part !== '').join('\n\n'));
    return candidates.find(({ length }) => length <= LONGEST_SECTION) ?? title(view);
}
function reviewSummary({ changes: view, blobUrl, verdict }) {
    if (view === undefined)
        return '';
    if (saysNothing(view))
        return 'The metadata of the project is unchanged.';
    const others = view.changes.filter(({ action }) => action === undefined);
    const isMixed = others.length > 0 && others.length < view.changes.length;
    const parts = [
        title(view),
        comparedWith(view),
        leftOut(view),
        concernList(view.concerns, Infinity, blobUrl),
        silencedLine(view, MOST_SILENCED_IN_SUMMARY, blobUrl),
        verdict === undefined ? '' : (0,markdown/* plain */.pj)(verdict, 400),
        breakingPart(view, Infinity),
        permissionTable(view),
        changesPart({ changes: others }, Infinity, isMixed ? 'Other changes' : 'All changes'),
        afterwardsText(view, { code: markdown/* code */.aY, plain: markdown/* plain */.pj }),
    ];
    return (0,lib_text/* cutToBytes */.zP)(parts.filter((part) => part !== '').join('\n\n'), MOST_SUMMARY_BYTES);
}
const MOST_SUMMARY_BYTES = 800_000;
function saysNothing({ changes, concerns, silenced = [], leftOut: files = [] }) {
    return changes.length + concerns.length + silenced.length + files.length === 0;
}
function title({ concerns }) {
    return `#### 🔎 What this changes${concerns.length === 0 ? '' : `: ${String(concerns.length)} to check`}`;
}
function comparedWith(view) {
    const { from, isNew } = view;
    const counted = countsText(view);
    if (isNew)
        return `The project is new: ${counted}.`;
    return from === undefined
        ? `${counted}.`
        : `Compared with ${(0,markdown/* link */.nf)((0,markdown/* code */.aY)(from.sha.slice(0, 7)), from.url)}, where the branch left ${(0,markdown/* code */.aY)(from.base)}: ${counted}.`;
}
function leftOut({ leftOut: files = [] }) {
    if (files.length === 0)
        return '';
    const names = files.map(({ file }) => file);
    return `Not compared, because ${names.length === 1 ? 'it' : 'they'} cannot be read before or after the change: ${(0,markdown/* someCodes */.Ji)(names, MOST_LEFT_OUT)}.`;
}
function concernList(concerns, most, blobUrl) {
    const lines = concerns.slice(0, most).map((concern) => concernLine(concern, blobUrl));
    const more = concerns.length - lines.length;
    return [
        ...lines,
        ...(more > 0 ? [`* … and ${String(more)} more`] : []),
        ...(lines.length > 0 ? [`\n${HOW_TO_SILENCE}`] : []),
    ].join('\n');
}
const HOW_TO_SILENCE = '<sub>To silence a finding, write `preview-ignore` and its rule in a comment on its line, or name the rule in the input `ignore`.</sub>';
function concernLine({ risk, roles, text, objects, before, place, rule }, blobUrl) {
    const at = text.indexOf('{object}');
    const [start, end] = [text.slice(0, Math.max(0, at)), text.slice(at + '{object}'.length)];
    const what = at >= 0
        ? `${(0,markdown/* plain */.pj)(start, review_LONGEST)} ${(0,markdown/* someCodes */.Ji)(objects, MOST_NAMED)} ${(0,markdown/* plain */.pj)(end, review_LONGEST)}`
        : (0,markdown/* plain */.pj)(text, review_LONGEST);
    const where = place === undefined ? '' : ` (${linkTo(place, blobUrl)})`;
    const was = before === undefined ? '' : `. Before: ${(0,markdown/* code */.aY)(before, review_LONGEST)}`;
    const who = (0,markdown/* someCodes */.Ji)(roles, MOST_ROLES);
    return `* ${MARKS[risk]} ${who === '' ? '' : `${who} `}${tidy(what)}${was}${where} <sub>${(0,markdown/* code */.aY)(rule)}</sub>`;
}
function linkTo(place, blobUrl) {
    return `[${(0,markdown/* code */.aY)(`${last(place.file)}:${String(place.line)}`)}](${addressOf(place, blobUrl)})`;
}
function silencedLine({ silenced = [] }, most, blobUrl) {
    if (silenced.length === 0)
        return '';
    const named = silenced.slice(0, most).map(({ rule, place }) => `${(0,markdown/* code */.aY)(rule)} (${linkTo(place, blobUrl)})`);
    const more = silenced.length - named.length;
    const rest = more === 0 || most === 0 ? '' : ` and ${String(more)} more`;
    return `🔕 ${silencedText(silenced.length)}${named.length === 0 ? '' : `: ${named.join(', ')}${rest}`}.`;
}
function tidy(text) {
    return text
        .replace(/ {2,}/g, ' ')
        .replace(/ ([,.:])/g, '$1')
        .trim();
}
function last(path) {
    return path.split('/').at(-1) ?? path;
}
function addressOf(place, blobUrl) {
    return (0,finding_list/* lineAddress */.lU)(place, blobUrl).replace(/[()]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
}
function breakingPart({ breaking }, most) {
    if (breaking.length === 0)
        return '';
    const lines = breaking.slice(0, most).map(({ object, text, roles }) => {
        return `* ${(0,markdown/* code */.aY)(object)}: ${breakingText((0,markdown/* plain */.pj)(text, review_LONGEST), (0,markdown/* someCodes */.Ji)(roles, MOST_ROLES))}`;
    });
    const more = breaking.length - lines.length;
    return (0,markdown/* folded */.TM)(`Can break clients: ${String(breaking.length)}`, [...lines, ...(more > 0 ? [`* … and ${String(more)} more`] : [])].join('\n'));
}
function changesPart({ changes }, most, name = 'All changes') {
    if (changes.length === 0)
        return '';
    const lines = changes.slice(0, most).map((change) => `* ${changeText(change, { code: markdown/* code */.aY, plain: markdown/* plain */.pj })}`);
    const more = changes.length - lines.length;
    return (0,markdown/* folded */.TM)(`${name}: ${String(changes.length)}`, [...lines, ...(more > 0 ? [`* … and ${String(more)} more, in the job summary`] : [])].join('\n'));
}
function permissionTable({ changes }) {
    const rows = changes.flatMap((change) => {
        const { object, role = '', action } = change;
        return action === undefined
            ? []
            : [[(0,markdown/* code */.aY)(object), (0,markdown/* code */.aY)(role), action, differenceText(change, { code: markdown/* code */.aY, plain: markdown/* plain */.pj })]];
    });
    if (rows.length === 0)
        return '';
    const cells = rows.map((row) => row.map((cell) => cell.replace(/\|/g, '\\|')));
    const table = (0,markdown_table/* markdownTable */.Q)([['table', 'role', 'permission', 'change'], ...cells], {
        alignDelimiters: false,
    });
    return `Permissions: ${String(rows.length)}\n\n${table}`;
}


/***/ })

};
