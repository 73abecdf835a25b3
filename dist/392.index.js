export const id = 392;
export const ids = [392];
export const modules = {

/***/ 2392:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   reviewSection: () => (/* binding */ reviewSection),
/* harmony export */   reviewSummary: () => (/* binding */ reviewSummary)
/* harmony export */ });
/* harmony import */ var markdown_table__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(735);
/* harmony import */ var _lib_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9112);
/* harmony import */ var _finding_list_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8548);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4285);




const LONGEST_SECTION = 20_000;
const [MOST_CONCERNS, MOST_BREAKING, MOST_CHANGES] = [25, 50, 200];
const [MOST_NAMED, MOST_LEFT_OUT, MOST_ROLES, MOST_WRITTEN] = [3, 10, 5, 10];
const LONGEST = 200;
const MARKS = { high: '🔴', medium: '🟠' };
function reviewSection({ changes: view, blobUrl, verdict }) {
    if (view === undefined || saysNothing(view))
        return '';
    const { concerns } = view;
    const said = verdict === undefined ? '' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(verdict, 400);
    const head = [
        title(view),
        comparedWith(view),
        leftOut(view),
        concernList(concerns, MOST_CONCERNS, blobUrl),
        said,
    ];
    const breaking = breakingPart(view, MOST_BREAKING);
    const candidates = [
        [...head, breaking, changesPart(view, MOST_CHANGES), afterwards(view)],
        [...head, breaking, 'All changes are in the job summary.', afterwards(view)],
        [
            ...head,
            `Breaking for clients: ${String(view.breaking.length)}. The job summary has them.`,
            afterwards(view),
        ],
        [title(view), comparedWith(view), leftOut(view), said, afterwards(view)],
    ].map((parts) => parts.filter((part) => part !== '').join('\n\n'));
    return candidates.find(({ length }) => length <= LONGEST_SECTION) ?? title(view);
}
function reviewSummary({ changes: view, blobUrl, verdict }) {
    if (view === undefined)
        return '';
    if (saysNothing(view))
        return 'The metadata of the project is unchanged.';
    const others = view.changes.filter(({ action }) => action === undefined);
    const parts = [
        title(view),
        comparedWith(view),
        leftOut(view),
        concernList(view.concerns, Infinity, blobUrl),
        verdict === undefined ? '' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(verdict, 400),
        breakingPart(view, Infinity),
        permissionTable(view),
        changesPart({ changes: others }, Infinity, others.length < view.changes.length ? 'Other changes' : 'All changes'),
        afterwards(view),
    ];
    return (0,_lib_text_js__WEBPACK_IMPORTED_MODULE_2__/* .cutToBytes */ .zP)(parts.filter((part) => part !== '').join('\n\n'), MOST_SUMMARY_BYTES);
}
const MOST_SUMMARY_BYTES = 800_000;
function saysNothing({ changes, concerns, leftOut: files = [] }) {
    return changes.length + concerns.length + files.length === 0;
}
function title({ concerns }) {
    return `#### 🔎 What this changes${concerns.length === 0 ? '' : `: ${String(concerns.length)} to check`}`;
}
function comparedWith({ from, isNew, changes, breaking }) {
    const counted = [
        changes.length === 1 ? '1 change' : `${String(changes.length)} changes`,
        ...(breaking.length === 0 ? [] : [`${String(breaking.length)} of which can break clients`]),
    ].join(', ');
    if (isNew)
        return `The project is new: ${counted}.`;
    return from === undefined
        ? `${counted}.`
        : `Compared with ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .link */ .nf)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(from.sha.slice(0, 7)), from.url)}, where the branch left ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(from.base)}: ${counted}.`;
}
function leftOut({ leftOut: files = [] }) {
    if (files.length === 0)
        return '';
    const names = files.map(({ file }) => file);
    return `Not compared, because one side cannot be read: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .someCodes */ .Ji)(names, MOST_LEFT_OUT)}.`;
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
const HOW_TO_SILENCE = '<sub>To leave one out, write `preview-ignore` and its rule in a comment on its line, or name it in the input `ignore`.</sub>';
function concernLine({ risk, roles, text, objects, before, place, rule }, blobUrl) {
    const at = text.indexOf('{object}');
    const [start, end] = [text.slice(0, Math.max(0, at)), text.slice(at + '{object}'.length)];
    const what = at >= 0
        ? `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(start, LONGEST)} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .someCodes */ .Ji)(objects, MOST_NAMED)} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(end, LONGEST)}`
        : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(text, LONGEST);
    const where = place === undefined
        ? ''
        : ` ([${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(`${last(place.file)}:${String(place.line)}`)}](${addressOf(place, blobUrl)}))`;
    const was = before === undefined ? '' : `. Before: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(before, LONGEST)}`;
    const who = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .someCodes */ .Ji)(roles, MOST_ROLES);
    return `* ${MARKS[risk]} ${who === '' ? '' : `${who} `}${tidy(what)}${was}${where} <sub>${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(rule)}</sub>`;
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
    return (0,_finding_list_js__WEBPACK_IMPORTED_MODULE_0__/* .lineAddress */ .lU)(place, blobUrl).replace(/[()]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
}
function breakingPart({ breaking }, most) {
    if (breaking.length === 0)
        return '';
    const lines = breaking.slice(0, most).map(({ object, text, roles }) => {
        const who = roles.length === 0 ? '' : ` for ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .someCodes */ .Ji)(roles, MOST_ROLES)}`;
        return `* ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(object)}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(text, LONGEST)}${who}`;
    });
    const more = breaking.length - lines.length;
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .folded */ .TM)(`Can break clients: ${String(breaking.length)}`, [...lines, ...(more > 0 ? [`* … and ${String(more)} more`] : [])].join('\n'));
}
function changesPart({ changes }, most, name = 'All changes') {
    if (changes.length === 0)
        return '';
    const lines = changes.slice(0, most).map(changeLine);
    const more = changes.length - lines.length;
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .folded */ .TM)(`${name}: ${String(changes.length)}`, [...lines, ...(more > 0 ? [`* … and ${String(more)} more, in the job summary`] : [])].join('\n'));
}
const VERBS = { added: 'new', removed: 'gone', changed: '' };
function changeLine(change) {
    const { what, kind, object, role, action, parts, note = '' } = change;
    const about = action === undefined ? `${kind} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(object)}` : `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(object)} ${action}`;
    const who = role === undefined ? '' : ` for ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(role)}`;
    const said = [VERBS[what], ...parts.map(partText), (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(note)].filter((part) => part !== '').join('; ');
    return `* ${about}${who}: ${said}`;
}
function partText({ name, before, after }) {
    const isList = !['filter', 'check', 'limit'].includes(name);
    const [was, is] = [before, after].map((text) => (text === undefined ? undefined : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(text, LONGEST)));
    if (was !== undefined && is !== undefined && !isList)
        return `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(name, 60)} ${was} → ${is}`;
    if (was === undefined && is === undefined)
        return `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(name, 60)} changed`;
    return [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(name, 60),
        ...(is === undefined ? [] : [`+${is}`]),
        ...(was === undefined ? [] : [`−${was}`]),
    ].join(' ');
}
function permissionTable({ changes }) {
    const rows = changes.flatMap((change) => {
        const { what, object, role = '', action, parts } = change;
        return action === undefined
            ? []
            : [
                [
                    (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(object),
                    (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(role),
                    action,
                    [VERBS[what], ...parts.map(partText)].filter((part) => part !== '').join('; '),
                ],
            ];
    });
    if (rows.length === 0)
        return '';
    const cells = rows.map((row) => row.map((cell) => cell.replace(/\|/g, '\\|')));
    return (0,markdown_table__WEBPACK_IMPORTED_MODULE_3__/* .markdownTable */ .Q)([['table', 'role', 'may', 'change'], ...cells], { alignDelimiters: false });
}
function afterwards({ open: { roles, writes, reads, byName } }) {
    if (roles.length === 0)
        return '';
    const guessed = byName ? `judging by the ${roles.length === 1 ? 'name' : 'names'}: ` : '';
    return `After this, anyone who is not signed in (${guessed}${roles.map((role) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(role)).join(', ')}) can read ${tables(reads)} and write to ${writes.length === 0 ? 'none' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .someCodes */ .Ji)(writes, MOST_WRITTEN)}.`;
}
function tables(count) {
    return count === 0 ? 'no tables' : count === 1 ? '1 table' : `${String(count)} tables`;
}


/***/ })

};
