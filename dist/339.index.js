export const id = 339;
export const ids = [339];
export const modules = {

/***/ 8339:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   viewOf: () => (/* binding */ viewOf)
/* harmony export */ });
/* harmony import */ var _project_node_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6545);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3823);
/* harmony import */ var _group_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7663);
/* harmony import */ var _difference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6753);
/* harmony import */ var _excerpt_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7773);





function viewOf(review, from) {
    const { concerns, silenced, breaking, changes, migrations, open, leftOut, isNew, isPublicByName } = review;
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
                        text: (0,_group_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(concern),
                        objects,
                        ...(before === undefined ? {} : { before }),
                        ...(at === undefined ? {} : { place: (0,_project_node_js__WEBPACK_IMPORTED_MODULE_2__/* .placeOf */ .$t)(at) }),
                    },
                ];
        }),
        ...(silenced.length === 0
            ? {}
            : {
                silenced: silenced.flatMap(({ rule, at }) => at === undefined ? [] : [{ rule, place: (0,_project_node_js__WEBPACK_IMPORTED_MODULE_2__/* .placeOf */ .$t)(at) }]),
            }),
        breaking: breaking.map(({ object, text, roles }) => ({ object, text, roles })),
        changes: [
            ...changes.map(changeOf),
            ...migrations.map(({ name, text, isOlder }) => ({
                what: 'added',
                kind: 'migration',
                object: name,
                ...(isOlder ? { note: 'older than the newest one in the base' } : {}),
                parts: [],
                place: (0,_project_node_js__WEBPACK_IMPORTED_MODULE_2__/* .placeOf */ .$t)({ source: text, offset: 0 }),
            })),
        ],
        open: { ...open, writes: open.writes.map(_context_js__WEBPACK_IMPORTED_MODULE_0__/* .shortName */ .EU), byName: isPublicByName },
        ...(leftOut.length === 0 ? {} : { leftOut }),
    };
}
function changeOf(change) {
    const { what, facets, at } = change;
    const { kind, name, role, permission } = (0,_difference_js__WEBPACK_IMPORTED_MODULE_3__/* .thingOf */ .MW)(change);
    return {
        what,
        kind,
        object: (0,_context_js__WEBPACK_IMPORTED_MODULE_0__/* .shortName */ .EU)(name),
        ...(role === undefined ? {} : { role }),
        ...(permission === undefined ? {} : { action: permission.action }),
        parts: what === 'changed' || (what === 'added' && permission !== undefined)
            ? facets.map((facet) => partOf(facet, permission !== undefined))
            : [],
        ...(at === undefined ? {} : { place: (0,_project_node_js__WEBPACK_IMPORTED_MODULE_2__/* .placeOf */ .$t)(at) }),
    };
}
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
function partOf({ name, before, after }, isPermission) {
    if (isPermission ? name === 'validate_input' : !SHOWN.has(name))
        return { name };
    const [was, is] = [textsOf(before), textsOf(after)];
    if (LISTS.includes(name) && was !== undefined && is !== undefined) {
        const [lost, won] = [was.filter((one) => !is.includes(one)), is.filter((one) => !was.includes(one))];
        return {
            name,
            ...(lost.length === 0 ? {} : { before: (0,_excerpt_js__WEBPACK_IMPORTED_MODULE_4__/* .summed */ .Ay)(lost, MOST_LISTED) }),
            ...(won.length === 0 ? {} : { after: (0,_excerpt_js__WEBPACK_IMPORTED_MODULE_4__/* .summed */ .Ay)(won, MOST_LISTED) }),
        };
    }
    const shown = textsBetween(before, after);
    return {
        name,
        ...(before === undefined ? {} : { before: shown.before }),
        ...(after === undefined ? {} : { after: shown.after }),
    };
}
function textsBetween(before, after) {
    const [was, is] = [before?.text ?? '', after?.text ?? ''];
    if (before === undefined || after === undefined)
        return { before: (0,_excerpt_js__WEBPACK_IMPORTED_MODULE_4__/* .excerpt */ .Kb)(was), after: (0,_excerpt_js__WEBPACK_IMPORTED_MODULE_4__/* .excerpt */ .Kb)(is) };
    const isShort = was !== is && [was, is].every((text) => (0,_excerpt_js__WEBPACK_IMPORTED_MODULE_4__/* .excerpt */ .Kb)(text) === text);
    const isJson = /^[[{]/.test(before.value) && /^[[{]/.test(after.value);
    return isJson || was === is
        ? isShort
            ? { before: was, after: is }
            : (0,_excerpt_js__WEBPACK_IMPORTED_MODULE_4__/* .excerpts */ .Nv)(before.value, after.value)
        : (0,_excerpt_js__WEBPACK_IMPORTED_MODULE_4__/* .excerpts */ .Nv)(was, is);
}
const MOST_LISTED = 20;
const LISTS = [
    'columns',
    'computed_fields',
    'query_root_fields',
    'subscription_root_fields',
    'permissions',
    'role_set',
];
function textsOf(facet) {
    if (facet === undefined)
        return [];
    if (facet.value === '*')
        return undefined;
    if (!facet.value.startsWith('['))
        return facet.value.split(', ').filter((text) => text !== '');
    const list = JSON.parse(facet.value);
    return Array.isArray(list)
        ? list.map((one) => typeof one === 'object' && one !== null && 'role' in one ? String(one.role) : String(one))
        : undefined;
}


/***/ })

};
