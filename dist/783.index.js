export const id = 783;
export const ids = [783];
export const modules = {

/***/ 5669:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A4: () => (/* binding */ isPostgres),
/* harmony export */   LX: () => (/* binding */ qualified),
/* harmony export */   n$: () => (/* binding */ tableNames),
/* harmony export */   u0: () => (/* binding */ sourcesOf)
/* harmony export */ });
/* harmony import */ var _node_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6545);

function sourcesOf({ metadata }) {
    return (0,_node_js__WEBPACK_IMPORTED_MODULE_0__/* .itemsOf */ .S3)((0,_node_js__WEBPACK_IMPORTED_MODULE_0__/* .get */ .Jt)(metadata.root, 'sources')).flatMap((node) => {
        const name = (0,_node_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)((0,_node_js__WEBPACK_IMPORTED_MODULE_0__/* .get */ .Jt)(node, 'name'));
        if (node.kind !== 'map' || name === undefined || name === '')
            return [];
        const kind = (0,_node_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)((0,_node_js__WEBPACK_IMPORTED_MODULE_0__/* .get */ .Jt)(node, 'kind')) ?? '';
        return [{ node, name, kind: kind === '' ? 'postgres' : kind, tables: (0,_node_js__WEBPACK_IMPORTED_MODULE_0__/* .itemsOf */ .S3)((0,_node_js__WEBPACK_IMPORTED_MODULE_0__/* .get */ .Jt)(node, 'tables')) }];
    });
}
function isPostgres({ kind }) {
    return kind === 'postgres' || kind === 'pg';
}
function qualified(node) {
    if (node?.kind === 'list') {
        const parts = node.items.map((item) => (0,_node_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(item));
        return parts.length > 0 && parts.every((part) => part !== undefined) ? parts.join('.') : undefined;
    }
    const text = (0,_node_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(node);
    if (text !== undefined)
        return `public.${text}`;
    const name = (0,_node_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)((0,_node_js__WEBPACK_IMPORTED_MODULE_0__/* .get */ .Jt)(node, 'name'));
    const schema = (0,_node_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)((0,_node_js__WEBPACK_IMPORTED_MODULE_0__/* .get */ .Jt)(node, 'schema')) ?? (0,_node_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)((0,_node_js__WEBPACK_IMPORTED_MODULE_0__/* .get */ .Jt)(node, 'dataset')) ?? 'public';
    return name === undefined ? undefined : `${schema}.${name}`;
}
function tableNames({ tables }) {
    return new Set(tables.map((table) => qualified((0,_node_js__WEBPACK_IMPORTED_MODULE_0__/* .get */ .Jt)(table, 'table'))).filter((name) => name !== undefined));
}


/***/ }),

/***/ 6545:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ placeOf),
/* harmony export */   A7: () => (/* binding */ mapOf),
/* harmony export */   GG: () => (/* binding */ walk),
/* harmony export */   Jt: () => (/* binding */ get),
/* harmony export */   Mc: () => (/* binding */ entriesOf),
/* harmony export */   S3: () => (/* binding */ itemsOf),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   c3: () => (/* binding */ listOf),
/* harmony export */   kL: () => (/* binding */ Source),
/* harmony export */   ol: () => (/* binding */ scalarOf),
/* harmony export */   s$: () => (/* binding */ jsonText)
/* harmony export */ });
/* unused harmony export placeAt */
class Source {
    file;
    text;
    #starts;
    constructor(file, text) {
        this.file = file;
        this.text = text;
    }
    placeOf(offset) {
        const at = Math.max(0, Math.min(offset, this.text.length));
        const starts = (this.#starts ??= lineStarts(this.text));
        let [low, high] = [0, starts.length - 1];
        while (low < high) {
            const middle = Math.ceil((low + high) / 2);
            if ((starts[middle] ?? 0) <= at)
                low = middle;
            else
                high = middle - 1;
        }
        return { file: this.file, line: low + 1, column: Math.max(1, at - (starts[low] ?? 0) + 1) };
    }
    lineAt(offset) {
        return this.text.slice(offset).split(/\r|\n/, 1)[0] ?? '';
    }
}
function lineStarts(text) {
    const starts = [text.startsWith('\uFEFF') ? 1 : 0];
    for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g))
        starts.push(index + end.length);
    return starts;
}
function placeOf({ source, offset }) {
    return source.placeOf(offset);
}
function get(node, ...keys) {
    let at = node;
    for (const key of keys)
        at = at?.kind === 'map' ? at.entries.get(key)?.value : undefined;
    return at?.kind === 'scalar' && at.value === null ? undefined : at;
}
function itemsOf(node) {
    return node?.kind === 'list' ? node.items : [];
}
function entriesOf(node) {
    return node?.kind === 'map' ? [...node.entries] : [];
}
function textOf(node) {
    return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}
function listOf(at, items) {
    return { kind: 'list', items, source: at.source, offset: at.offset };
}
function mapOf(at, values) {
    const entries = new Map();
    for (const [key, value] of values)
        if (value !== undefined)
            entries.set(key, { at: value, value });
    return { kind: 'map', entries, source: at.source, offset: at.offset };
}
function scalarOf(at, value, more = {}) {
    return { kind: 'scalar', value, source: at.source, offset: at.offset, ...more };
}
function jsonText(node) {
    switch (node.kind) {
        case 'scalar':
            return typeof node.value === 'bigint' ? String(node.value) : JSON.stringify(node.value);
        case 'list':
            return `[${node.items.map(jsonText).join(',')}]`;
        case 'map':
            return `{${[...node.entries].map(([key, { value }]) => `${JSON.stringify(key)}:${jsonText(value)}`).join(',')}}`;
        default:
            return node;
    }
}
function placeAt(root, path) {
    let [at, node] = [root, root];
    for (const step of path) {
        const entry = node.kind === 'map' ? node.entries.get(String(step)) : undefined;
        const next = node.kind === 'list' ? node.items[Number(step)] : entry?.value;
        if (next === undefined)
            break;
        [at, node] = [entry?.at ?? next, next];
    }
    return placeOf(at);
}
function walk(node, visit) {
    visit(node, undefined, node);
    walkBelow(node, visit);
}
function walkBelow(node, visit) {
    if (node.kind === 'list')
        for (const item of node.items) {
            visit(item, undefined, node);
            if (item.kind !== 'scalar')
                walkBelow(item, visit);
        }
    else if (node.kind === 'map')
        for (const [key, { value }] of node.entries) {
            visit(value, key, node);
            if (value.kind !== 'scalar')
                walkBelow(value, visit);
        }
}


/***/ }),

/***/ 9783:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   hasAllMigrations: () => (/* binding */ hasAllMigrations),
/* harmony export */   knownOf: () => (/* binding */ knownOf),
/* harmony export */   leftOutOf: () => (/* binding */ leftOutOf),
/* harmony export */   notComparable: () => (/* binding */ notComparable)
/* harmony export */ });
/* harmony import */ var _project_node_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6545);
/* harmony import */ var _project_names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5669);


const MOST_INHERITED = 50_000;
function notComparable(project) {
    const { layout, metadata, problems } = project;
    const { version } = layout;
    if (version !== 2 && version !== 3)
        return `config.yaml has version ${Number.isNaN(version) ? 'that is not a number' : String(version)}, and only versions 2 and 3 can be compared.`;
    const cut = problems.find((problem) => problem.rule === 'not-checked' && isAt(problem, layout.metadata));
    if (cut !== undefined)
        return cut.what;
    const { root, incomplete } = metadata;
    const found = (rules) => problems.find(({ rule }) => rules.includes(rule))?.what;
    const hasSources = (0,_project_node_js__WEBPACK_IMPORTED_MODULE_0__/* .itemsOf */ .S3)((0,_project_node_js__WEBPACK_IMPORTED_MODULE_0__/* .get */ .Jt)(root, 'sources')).length > 0;
    const missing = hasSources ? undefined : found(['metadata-missing', 'sources-missing', 'metadata-version']);
    if (missing !== undefined)
        return missing;
    const isEmpty = (0,_project_node_js__WEBPACK_IMPORTED_MODULE_0__/* .entriesOf */ .Mc)(root).every(([key]) => key === 'version' || (key === 'sources' && !hasSources));
    const roles = (0,_project_node_js__WEBPACK_IMPORTED_MODULE_0__/* .itemsOf */ .S3)((0,_project_node_js__WEBPACK_IMPORTED_MODULE_0__/* .get */ .Jt)(root, 'inherited_roles')).length;
    const tables = (0,_project_names_js__WEBPACK_IMPORTED_MODULE_1__/* .sourcesOf */ .u0)(project).reduce((count, source) => count + source.tables.length, 0);
    if (roles * tables > MOST_INHERITED)
        return 'It has too many inherited roles and tables to compare them.';
    return incomplete && isEmpty ? 'The metadata cannot be read.' : undefined;
}
function isAt({ at }, folder) {
    return at.source.file === folder;
}
function hasAllMigrations({ problems, layout }) {
    return !problems.some((problem) => problem.rule === 'not-checked' && isAt(problem, layout.migrations));
}
const UNREADABLE = [
    ...['not-checked', 'yaml-syntax', 'yaml-documents', 'sdl-syntax', 'link-outside'],
    ...['include-missing', 'include-outside', 'include-cycle', 'include-not-yaml'],
];
function leftOutOf(project, side) {
    const { metadata, layout } = project;
    if (!metadata.incomplete)
        return [];
    const files = faultsOf(project).map(({ missing, at }) => missing ?? at.source.file);
    const some = files.length > 0 ? files : [layout.metadata ?? layout.config.file];
    return [...new Set(some)].map((file) => ({ file, side }));
}
function faultsOf({ problems }) {
    return problems.filter(({ rule, at }) => UNREADABLE.includes(rule) && !/\.sql$/i.test(at.source.file));
}
function knownOf({ base, head }, models) {
    if (base?.metadata.incomplete !== true && !head.metadata.incomplete)
        return models;
    const unknown = new Set([base, head].flatMap((project) => (project === undefined ? [] : unknownIn(project))));
    const known = (one, other, project) => {
        const isUnread = unreadIn(project);
        const things = [...one.things].filter(([key, thing]) => !unknown.has(idOf(thing)) && (other.things.has(key) || !isUnread(thing)));
        return { ...one, things: new Map(things) };
    };
    return { base: known(models.base, models.head, head), head: known(models.head, models.base, base) };
}
function unreadIn(project) {
    if (project?.metadata.incomplete !== true)
        return () => false;
    const faults = faultsOf(project);
    const isAbsent = faults.length > 0 && faults.every(({ rule }) => rule === 'include-missing');
    const absent = new Set(faults.map(({ missing }) => missing));
    const { sources, metadata } = project;
    return ({ at: { source } }) => !isAbsent || absent.has(source.file) || (sources.has(source.file) && !metadata.used.has(source.file));
}
function idOf({ table, key }) {
    return table === undefined ? key : `table ${table}`;
}
function unknownIn(project) {
    if (!project.metadata.incomplete)
        return [];
    return (0,_project_names_js__WEBPACK_IMPORTED_MODULE_1__/* .sourcesOf */ .u0)(project).flatMap(({ node, name, tables }) => [
        ...idsOf('table', name, tables),
        ...idsOf('function', name, (0,_project_node_js__WEBPACK_IMPORTED_MODULE_0__/* .itemsOf */ .S3)((0,_project_node_js__WEBPACK_IMPORTED_MODULE_0__/* .get */ .Jt)(node, 'functions'))),
    ]);
}
function idsOf(kind, source, nodes) {
    return nodes.flatMap((node) => {
        const called = (0,_project_names_js__WEBPACK_IMPORTED_MODULE_1__/* .qualified */ .LX)((0,_project_node_js__WEBPACK_IMPORTED_MODULE_0__/* .get */ .Jt)(node, kind));
        return called === undefined || !hasUnknown(node) ? [] : [`${kind} ${source}:${called}`];
    });
}
function hasUnknown(node) {
    let isFound = false;
    (0,_project_node_js__WEBPACK_IMPORTED_MODULE_0__/* .walk */ .GG)(node, (value) => {
        isFound ||= value.kind !== 'map' && value.unknown === true;
    });
    return isFound;
}


/***/ })

};
