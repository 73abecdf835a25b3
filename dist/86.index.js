export const id = 86;
export const ids = [86];
export const modules = {

/***/ 5669:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A4: () => (/* binding */ isPostgres),
/* harmony export */   EU: () => (/* binding */ shortName),
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
function shortName(table) {
    return table.replace(/^public\./, '');
}


/***/ }),

/***/ 3697:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  UO: () => (/* binding */ LONGEST_SQL),
  jB: () => (/* binding */ sameStatements),
  Ul: () => (/* binding */ sqlParser),
  uF: () => (/* binding */ unitOf),
  $J: () => (/* binding */ unitsOf),
  B5: () => (/* binding */ withoutPlaces),
  X1: () => (/* binding */ withoutTexts)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:v8"
var external_node_v8_ = __webpack_require__(8877);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./node_modules/libpg-query/wasm/libpg-query.js
var libpg_query = __webpack_require__(3995);
var libpg_query_default = /*#__PURE__*/__webpack_require__.n(libpg_query);
;// CONCATENATED MODULE: ./src/project/grammar.ts




async function grammar() {
    (0,external_node_v8_.setFlagsFromString)('--liftoff-only');
    const module = new WebAssembly.Module(wasm());
    return await libpg_query_default()({
        instantiateWasm: (imports, done) => {
            const instance = new WebAssembly.Instance(module, imports);
            done(instance, module);
            return instance.exports;
        },
    });
}
const MAGIC = '\0asm';
function wasm() {
    const url = __webpack_require__.ab + "libpg-query.wasm.br";
    const bytes = (0,external_node_fs_.readFileSync)(url);
    return bytes.subarray(0, MAGIC.length).toString('latin1') === MAGIC ? bytes : (0,external_node_zlib_.brotliDecompressSync)(bytes);
}

;// CONCATENATED MODULE: ./src/project/sql.ts

const LONGEST_SQL = 1_000_000;
let loading;
async function sqlParser() {
    return await (loading ??= load());
}
async function load() {
    let parser = await grammar();
    return {
        parse: (text) => {
            if (text.length > LONGEST_SQL)
                return { kind: 'unknown', why: `it has more than ${String(LONGEST_SQL)} characters` };
            if (parser === undefined)
                return { kind: 'unknown', why: 'the parser failed at another file' };
            try {
                return parsed(parser, text);
            }
            catch {
                parser = undefined;
                loading = undefined;
                return { kind: 'unknown', why: 'the parser failed' };
            }
        },
    };
}
function parsed(parser, text) {
    const bytes = parser.lengthBytesUTF8(text) + 1;
    const query = parser._malloc(bytes);
    let result = 0;
    try {
        parser.stringToUTF8(text, query, bytes);
        result = parser._wasm_parse_query_raw(query);
        const error = parser.getValue(result + 8, 'i32');
        if (error !== 0) {
            const message = parser.UTF8ToString(parser.getValue(error, 'i32'));
            if (/stack depth|out of memory/i.test(message))
                return { kind: 'unknown', why: 'it is nested too deeply' };
            return { kind: 'error', message, offset: unitOf(text, parser.getValue(error + 16, 'i32') - 1) };
        }
        const json = parser.UTF8ToString(parser.getValue(result, 'i32'));
        return {
            kind: 'statements',
            isEmpty: !json.includes('"stmt":'),
            mentions: (name) => json.includes(name),
            statements: () => statementsOf(text, JSON.parse(json).stmts ?? []),
        };
    }
    finally {
        parser._free(query);
        if (result !== 0)
            parser._wasm_free_parse_result(result);
    }
}
function statementsOf(text, raw) {
    const units = unitsOf(text);
    return raw.map(({ stmt, stmt_location: at = 0, stmt_len: length }) => {
        const [kind = '', tree = {}] = Object.entries(stmt)[0] ?? [];
        const start = units(at);
        const end = length === undefined ? text.length : units(at + length);
        return { start: firstWord(text, start, end), end, kind, tree };
    });
}
function sameStatements(parser, one, other) {
    const [first, second] = [one, other].map((text) => {
        const parsed = parser.parse(text.replace(/^\uFEFF/, ''));
        return parsed.kind === 'statements'
            ? withoutPlaces(parsed.statements().map(({ kind, tree }) => [kind, tree]))
            : undefined;
    });
    return first !== undefined && first === second;
}
function withoutPlaces(trees) {
    return JSON.stringify(trees, (key, value) => /(?:^|_)(?:location|len)$/.test(key) ? undefined : value);
}
function withoutTexts(message) {
    return message.replace(/ at or near "(?![\w.,;:()[\]*=<>+-]{1,63}"$).*$/s, '');
}
function unitsOf(text) {
    if (Buffer.byteLength(text) === text.length)
        return (bytes) => bytes;
    let [unit, byte] = [0, 0];
    return (bytes) => {
        if (bytes < byte)
            [unit, byte] = [0, 0];
        while (byte < bytes && unit < text.length) {
            const point = text.codePointAt(unit) ?? 0;
            byte += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            unit += point < 0x10000 ? 1 : 2;
        }
        return unit;
    };
}
function unitOf(text, points) {
    let unit = 0;
    for (let left = points; left > 0 && unit < text.length; left--)
        unit += (text.codePointAt(unit) ?? 0) < 0x10000 ? 1 : 2;
    return unit;
}
function firstWord(text, start, end) {
    let at = start;
    while (at < end) {
        if (/\s/.test(text[at] ?? ''))
            at += 1;
        else if (text.startsWith('--', at))
            at = lineEnd(text, at);
        else if (text.startsWith('/*', at))
            at = commentEnd(text, at);
        else
            return at;
    }
    return start;
}
function lineEnd(text, from) {
    for (let at = from; at < text.length; at++)
        if (text[at] === '\n' || text[at] === '\r')
            return at;
    return text.length;
}
function commentEnd(text, from) {
    let depth = 0;
    for (let at = from; at < text.length; at++) {
        if (text.startsWith('/*', at))
            depth += 1;
        else if (text.startsWith('*/', at))
            depth -= 1;
        else
            continue;
        at += 1;
        if (depth === 0)
            return at + 1;
    }
    return text.length;
}


/***/ }),

/***/ 1333:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   Ke: () => (/* binding */ relationOf),
/* harmony export */   at: () => (/* binding */ at),
/* harmony export */   gT: () => (/* binding */ listAt),
/* harmony export */   wX: () => (/* binding */ namesIn)
/* harmony export */ });
/* harmony import */ var _lib_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5638);

function at(tree, ...keys) {
    return keys.reduce((node, key) => ((0,_lib_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u)(node) ? node[key] : undefined), tree);
}
function textAt(tree, ...keys) {
    const text = at(tree, ...keys);
    return typeof text === 'string' ? text : undefined;
}
function listAt(tree, ...keys) {
    const value = at(tree, ...keys);
    return Array.isArray(value) ? value.filter(_lib_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u) : [];
}
function relationOf(relation) {
    const name = textAt(relation, 'relname');
    return name === undefined ? undefined : `${textAt(relation, 'schemaname') ?? 'public'}.${name}`;
}
function namesIn(list) {
    return listAt(list).flatMap((node) => textAt(node, 'String', 'sval') ?? []);
}


/***/ }),

/***/ 5086:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  failingIn: () => (/* reexport */ failingIn),
  findingsOf: () => (/* reexport */ findingsOf),
  notComparable: () => (/* reexport */ notComparable),
  review: () => (/* reexport */ review),
  viewOf: () => (/* reexport */ viewOf)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./src/project/names.ts
var project_names = __webpack_require__(5669);
;// CONCATENATED MODULE: ./src/review/difference.ts
function thingOf({ before, after }) {
    const thing = after ?? before;
    if (thing === undefined)
        throw new Error('a change of nothing');
    return thing;
}
function difference(base, head) {
    const changes = [];
    for (const after of head.things.values()) {
        const before = base.things.get(after.key);
        const facets = facetsBetween(before, after);
        if (before === undefined)
            changes.push({ what: 'added', before, after, facets, at: after.at });
        else if (facets.length > 0) {
            const at = facets.find((facet) => facet.after !== undefined)?.after?.at ?? after.at;
            changes.push({ what: 'changed', before, after, facets, at });
        }
    }
    for (const before of base.things.values())
        if (!head.things.has(before.key))
            changes.push({
                what: 'removed',
                before,
                after: undefined,
                facets: facetsBetween(before, undefined),
                at: head.things.get(before.parent ?? '')?.at,
            });
    return changes;
}
function facetsBetween(before, after) {
    const names = new Set([...(before?.facets.keys() ?? []), ...(after?.facets.keys() ?? [])]);
    return [...names]
        .map((name) => ({ name, before: before?.facets.get(name), after: after?.facets.get(name) }))
        .filter((facet) => facet.before?.value !== facet.after?.value);
}
function withoutConsequences(changes) {
    const whole = new Map(changes.filter(({ what }) => what !== 'changed').map((change) => [thingOf(change).key, change.what]));
    return changes.filter((change) => {
        const { parent } = thingOf(change);
        return change.what !== 'removed' || parent === undefined || whole.get(parent) !== 'removed';
    });
}

;// CONCATENATED MODULE: ./src/review/failing.ts



function failingIn({ concerns, breaking, changes, leftOut }, on) {
    const byName = changesByName(changes);
    const about = (names, roles) => names
        .flatMap((name) => (byName.get(name) ?? []).filter(({ role }) => role === undefined || roles.includes(role)))
        .map(({ identity }) => identity);
    return [
        ...concerns
            .filter(({ risk }) => on.some((kind) => kind === risk))
            .map(({ rule, risk, roles, objects, text, keyText = text }) => ({
            kind: risk === 'high' ? 'high' : 'medium',
            key: keyOf([rule, roles, objects, keyText, about(objects, roles)]),
        })),
        ...(on.includes('breaking') ? breaking : []).map(({ object, keyText, roles }) => ({
            kind: 'breaking',
            key: keyOf([object, keyText, roles, about([object, object.replace(/\.[^.]*$/, '')], roles)]),
        })),
        ...(on.includes('high') || on.includes('medium') ? leftOut : []).map(({ file, side }) => ({
            kind: 'unread',
            key: keyOf([file, side]),
        })),
    ];
}
function changesByName(changes) {
    const byName = new Map();
    for (const change of changes) {
        const { key, name, role } = thingOf(change);
        const facets = change.facets.map((facet) => [facet.name, facet.after?.value]).sort();
        const one = { role, identity: JSON.stringify([change.what, key, facets]) };
        const list = byName.get((0,project_names/* shortName */.EU)(name));
        if (list === undefined)
            byName.set((0,project_names/* shortName */.EU)(name), [one]);
        else
            list.push(one);
    }
    return byName;
}
function keyOf(parts) {
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 20);
}

// EXTERNAL MODULE: ./src/project/node.ts
var project_node = __webpack_require__(6545);
;// CONCATENATED MODULE: ./src/review/known.ts


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
    const hasSources = (0,project_node/* itemsOf */.S3)((0,project_node/* get */.Jt)(root, 'sources')).length > 0;
    const missing = hasSources ? undefined : found(['metadata-missing', 'sources-missing', 'metadata-version']);
    if (missing !== undefined)
        return missing;
    const isEmpty = (0,project_node/* entriesOf */.Mc)(root).every(([key]) => key === 'version' || (key === 'sources' && !hasSources));
    const roles = (0,project_node/* itemsOf */.S3)((0,project_node/* get */.Jt)(root, 'inherited_roles')).length;
    const tables = (0,project_names/* sourcesOf */.u0)(project).reduce((count, source) => count + source.tables.length, 0);
    if (roles * tables > MOST_INHERITED)
        return 'It has too many inherited roles and tables to compare them.';
    return incomplete && isEmpty ? 'The metadata cannot be read.' : undefined;
}
function isAt({ at }, folder) {
    return at.source.file === folder;
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
    return (0,project_names/* sourcesOf */.u0)(project).flatMap(({ node, name, tables }) => [
        ...idsOf('table', name, tables),
        ...idsOf('function', name, (0,project_node/* itemsOf */.S3)((0,project_node/* get */.Jt)(node, 'functions'))),
    ]);
}
function idsOf(kind, source, nodes) {
    return nodes.flatMap((node) => {
        const called = (0,project_names/* qualified */.LX)((0,project_node/* get */.Jt)(node, kind));
        return called === undefined || !hasUnknown(node) ? [] : [`${kind} ${source}:${called}`];
    });
}
function hasUnknown(node) {
    let isFound = false;
    (0,project_node/* walk */.GG)(node, (value) => {
        isFound ||= value.kind !== 'map' && value.unknown === true;
    });
    return isFound;
}

// EXTERNAL MODULE: ./src/project/sql.ts + 1 modules
var sql = __webpack_require__(3697);
// EXTERNAL MODULE: ./src/lib/record.ts
var record = __webpack_require__(5638);
;// CONCATENATED MODULE: ./src/review/rules.ts
const MEANT = 'If this is intended, leave it as it is.';
const NOT_SIGNED_IN = 'Anyone who is not signed in has this role.';
const BY_ITS_NAME = 'By its name, this is the role of anyone who is not signed in.';
function whyOf(rule, isGuess) {
    const { why } = REVIEW_RULES[rule];
    if (!isGuess)
        return why;
    return why === NOT_SIGNED_IN ? BY_ITS_NAME : rule.startsWith('public-') ? `${BY_ITS_NAME} ${why}` : why;
}
const REVIEW_RULES = {
    'public-write': {
        risk: 'high',
        finds: 'A public role gets permission to insert, update or delete.',
        example: 'anonymous can delete every row of orders',
        why: NOT_SIGNED_IN,
        remedy: MEANT,
    },
    'public-action': {
        risk: 'high',
        finds: 'A public role can now call an action. For a query, the risk is medium.',
        example: 'anonymous can call the action pay',
        why: NOT_SIGNED_IN,
        remedy: MEANT,
    },
    'public-select': {
        risk: 'medium',
        finds: 'A public role can now read a table. For every row with all columns or with sensitive ones, the risk is high.',
        example: 'guest can read every row of orders, with email',
        why: NOT_SIGNED_IN,
        remedy: MEANT,
    },
    'public-column': {
        risk: 'medium',
        finds: 'A public role gets more columns. For sensitive ones, the risk is high.',
        example: 'anonymous can read note of orders as well',
        why: NOT_SIGNED_IN,
        remedy: MEANT,
    },
    'public-aggregate': {
        risk: 'medium',
        finds: 'A public role can now run aggregate queries.',
        example: 'anonymous can run aggregate queries on orders',
        why: 'Counts and sums reveal something about rows without showing them.',
        remedy: MEANT,
    },
    'public-session-variable': {
        risk: 'medium',
        finds: 'A permission of a public role depends on a session variable.',
        example: 'anonymous can read rows of orders that match X-Hasura-User-Id',
        why: 'Without a token, a client may send any value for it.',
        remedy: 'Use a condition on the row alone.',
    },
    'public-function': {
        risk: 'medium',
        finds: 'A public role can now call a function. For a mutation, the risk is high.',
        example: 'anonymous can call the function pay',
        why: NOT_SIGNED_IN,
        remedy: MEANT,
    },
    'public-remote': {
        risk: 'high',
        finds: 'A public role can now use a remote schema.',
        example: 'anonymous can use the remote schema pay',
        why: 'It opens another API through this one.',
        remedy: MEANT,
    },
    'public-model': {
        risk: 'medium',
        finds: 'A public role can now read a logical model.',
        example: 'anonymous can read every row of totals',
        why: NOT_SIGNED_IN,
        remedy: MEANT,
    },
    'rows-open': {
        risk: 'high',
        finds: 'A row filter was removed.',
        example: 'user can read every row of orders. Before: user_id = X-Hasura-User-Id',
        why: 'The permission now applies to every row.',
        remedy: MEANT,
    },
    'rows-wider': {
        risk: 'medium',
        finds: 'A row filter lets more rows through.',
        example: 'user can read more rows of orders, no longer only where open = true. Before: open = true and paid = true',
        why: 'All rows that passed before still pass, and others may pass too.',
        remedy: MEANT,
    },
    'rows-changed': {
        risk: 'medium',
        finds: 'A public role has a different row filter or check, and the two cannot be compared.',
        example: 'anonymous can read other rows of orders: open is not null. Before: paid = true',
        why: 'The metadata alone does not show whether it allows more.',
        remedy: MEANT,
    },
    'check-dropped': {
        risk: 'high',
        finds: 'A check of written rows was removed. If no column of it can be written, the risk is medium.',
        example: 'user can insert any row of orders, with any user_id. Before: user_id = X-Hasura-User-Id',
        why: 'Any row can now be written.',
        remedy: 'A preset keeps a column at the value of a session variable.',
    },
    'owner-lost': {
        risk: 'medium',
        finds: 'A filter or check no longer ties a row to whoever sends the request. For a public role, the risk is high.',
        example: 'user can read rows of orders that belong to others: open = true. Before: user_id = X-Hasura-User-Id',
        why: 'Rows that belong to others may pass it.',
        remedy: MEANT,
    },
    'owner-through-many': {
        risk: 'medium',
        finds: 'A filter ties a row to whoever sends the request only through an array relationship. For a public role, the risk is high.',
        example: 'user can read all rows of orders that belong to a group: members.user_id = X-Hasura-User-Id. Before: user_id = X-Hasura-User-Id',
        why: 'One matching row among many is enough: every member of a group gets all rows of the group.',
        remedy: MEANT,
    },
    'owner-column-writable': {
        risk: 'medium',
        finds: 'The column that ties a row to its owner can be updated, and no check limits its value.',
        example: 'user can update user_id of orders, which ties a row to its owner',
        why: 'A row can be given to another owner.',
        remedy: 'Add a check, or take the column out of the permission.',
    },
    'preset-lost': {
        risk: 'medium',
        finds: 'Hasura no longer sets a column itself.',
        example: 'user can insert orders and choose user_id, which Hasura set before',
        why: 'Now the client sets it, or nobody does.',
        remedy: MEANT,
    },
    'backend-only-off': {
        risk: 'high',
        finds: 'A permission that only back ends could use is open to clients.',
        example: 'user can insert orders without the admin secret',
        why: 'Clients can use it now.',
        remedy: MEANT,
    },
    'validate-lost': {
        risk: 'medium',
        finds: 'No webhook validates the input of a permission any longer.',
        example: 'user can insert orders without a validating webhook',
        why: 'The webhook is no longer called.',
        remedy: MEANT,
    },
    'limit-raised': {
        risk: 'low',
        finds: 'The limit of rows per query is higher, or removed. For a public role, the risk is medium.',
        example: 'user can read any number of rows per query from orders. Before: up to 10 rows',
        why: 'One query can return more rows.',
        remedy: MEANT,
    },
    'root-fields': {
        risk: 'low',
        finds: 'A role gets more root fields. For a public role, the risk is medium.',
        example: 'anonymous can use all root fields of orders in a query',
        why: 'Rows that could only be read by their key can be listed.',
        remedy: MEANT,
    },
    star: {
        risk: 'medium',
        finds: 'A permission covers all columns (`*`) in place of a list. For an enum table, the risk is low.',
        example: 'user can read all columns of orders, including future ones',
        why: 'A migration that adds a column opens it too, and nothing changes in the metadata.',
        remedy: 'List the columns.',
    },
    'star-new-column': {
        risk: 'medium',
        finds: 'A migration adds a column to a table with a permission for all columns (`*`). For sensitive ones, the risk is high.',
        example: 'user can read note of orders, which a migration adds',
        why: 'The migration alone opens it.',
        remedy: MEANT,
    },
    'sensitive-column': {
        risk: 'medium',
        finds: 'A role can now read a column that is named like a secret or personal data.',
        example: 'user can read password_hash of orders',
        why: 'Its name suggests that few should read it.',
        remedy: MEANT,
    },
    'handler-host': {
        risk: 'medium',
        finds: 'An action, a trigger or a remote schema sends its requests to a different host.',
        example: 'The action pay sends its requests to b.example. Before: a.example',
        why: 'That host receives the requests and their data.',
        remedy: MEANT,
    },
    'forward-headers': {
        risk: 'medium',
        finds: "A handler at a fixed address receives the clients' headers.",
        example: 'The action pay forwards the headers of clients to a.example',
        why: 'It receives the cookies and tokens of clients.',
        remedy: MEANT,
    },
    'plain-http': {
        risk: 'medium',
        finds: 'An address begins with `http://`.',
        example: 'The action pay sends its requests over plain HTTP to a.example',
        why: 'The requests are not encrypted.',
        remedy: 'Use https://.',
    },
    'tls-allowlist': {
        risk: 'medium',
        finds: 'Hasura no longer checks the certificate of a host.',
        example: 'Hasura no longer checks the certificate of b.example',
        why: 'Anyone on the network path can pretend to be that host.',
        remedy: MEANT,
    },
    'inherited-gain': {
        risk: 'medium',
        finds: 'An inherited role gets the permissions of another role. For a public role, the risk is high.',
        example: 'staff can do what editor can: select orders, update orders',
        why: 'One line brings all of them.',
        remedy: MEANT,
    },
    'inherited-conflict': {
        risk: 'medium',
        finds: 'The parents of an inherited role have different permissions to write a table.',
        example: 'staff gets no permission to write orders, because the permissions of its parents differ',
        why: 'The inherited role gets none of them.',
        remedy: 'Give the inherited role a permission of its own.',
    },
    'inherited-nested': {
        risk: 'low',
        finds: 'An inherited role inherits from another inherited role.',
        example: 'staff inherits from team, which is an inherited role too',
        why: 'Servers before 2.45.3 do not apply the row filters of the inner role.',
        remedy: 'Keep the servers up to date, or list the parents of the inner role.',
    },
    'allow-list-wider': {
        risk: 'medium',
        finds: 'The allow list has more operations.',
        example: 'The collection app was added to the allow list',
        why: 'Where the allow list is on, clients can send them.',
        remedy: MEANT,
    },
    'introspection-on': {
        risk: 'low',
        finds: 'A role can introspect its schema again. For a public role, the risk is medium.',
        example: 'anonymous can introspect its schema again',
        why: 'The schema shows which tables, fields and operations there are.',
        remedy: MEANT,
    },
    'limits-looser': {
        risk: 'medium',
        finds: 'An API limit is higher, or off.',
        example: 'The limit depth_limit of the API is looser: global 9. Before: global 5',
        why: 'Larger requests can keep the server busy.',
        remedy: MEANT,
    },
    'event-lost': {
        risk: 'medium',
        finds: 'An event trigger or a cron trigger was removed.',
        example: 'The cron trigger nightly was removed',
        why: 'Nothing calls its webhook from now on.',
        remedy: MEANT,
    },
    'migration-older': {
        risk: 'low',
        finds: 'The version of a new migration is lower than the newest one in the base.',
        example: 'The migration 3_b is older than the newest one in the base',
        why: 'Databases of the base run it last; new ones run it in the order of the versions.',
        remedy: MEANT,
    },
    'migration-edited': {
        risk: 'medium',
        finds: 'A migration that the base has was deleted, or its statements changed.',
        example: 'The migration 5_a has different statements',
        why: 'Databases that ran it keep its old result; a new database gets the new one.',
        remedy: 'Leave it as it is, and add a migration instead.',
    },
};

;// CONCATENATED MODULE: ./src/review/context.ts

function collector() {
    const concerns = [];
    return {
        concerns,
        say: (rule, { risk = REVIEW_RULES[rule].risk, ...concern }) => {
            concerns.push({ rule, risk, ...concern });
        },
    };
}
const PUBLIC_NAMES = ['anonymous', 'public', 'anon', 'unauthenticated', 'unauthorized', 'guest'];
function publicRolesOf({ unauthorizedRole }, inherited) {
    const roles = new Set(unauthorizedRole === undefined ? PUBLIC_NAMES : [unauthorizedRole]);
    for (const role of roles)
        for (const one of inherited)
            if (one.role === role)
                for (const parent of one.parents)
                    roles.add(parent);
    return roles;
}
const SENSITIVE = [
    ...['password', 'passwd', 'pwd', 'passphrase', 'secret', 'salt', 'otp', 'totp', 'ssn', 'iban'],
    ...['passwords', 'secrets', 'credential', 'credentials', 'email', 'emails', 'phone', 'mobile'],
    ...['birth', 'birthday', 'birthdate', 'dob', 'passport'],
];
const SENSITIVE_PAIRS = [
    ...['api key', 'private key', 'access key', 'credit card', 'card number', 'date of birth'],
    ...['tax number', 'recovery code'],
];
function isSensitive(column) {
    const words = column
        .replace(/([a-z])([A-Z])/g, '$1_$2')
        .toLowerCase()
        .split(/[^a-z]+/)
        .filter((word) => word !== '');
    const [first = '', last = ''] = [words[0], words.at(-1)];
    const text = ` ${words.join(' ')} `;
    if (text.endsWith(' tax id '))
        return true;
    if (FLAGS.includes(first) || OTHER_THINGS.includes(last) || words.some((word) => DATES.includes(word)))
        return false;
    return (words.some((word) => SENSITIVE.includes(word)) ||
        OF_TOKENS.test(text) ||
        SENSITIVE_PAIRS.some((pair) => text.includes(` ${pair} `)));
}
function sensitiveFirst(columns) {
    return columns.toSorted((one, other) => Number(isSensitive(other)) - Number(isSensitive(one)));
}
const FLAGS = ['is', 'has', 'can', 'show', 'share', 'allow', 'require', 'requires'];
const OTHER_THINGS = [
    ...['template', 'templates', 'verified', 'count', 'enabled', 'type', 'at', 'id', 'status', 'sent', 'send'],
    ...['subject', 'body', 'domain', 'domains', 'os', 'used', 'required'],
];
const DATES = ['expires', 'expiry', 'expiration', 'expired'];
const OF_TOKENS = / token (?:(?:hash|secret|value|key) )?$/;
function gained(before, after) {
    if (after === '*' || before === '*')
        return [];
    return [...after].filter((column) => before?.has(column) !== true);
}
function isWrite({ action }) {
    return action !== 'select';
}
function rolesIn(facet) {
    const list = facet === undefined ? [] : JSON.parse(facet.value);
    if (!Array.isArray(list))
        return [];
    return list.flatMap((one) => typeof one === 'object' && one !== null && 'role' in one && typeof one.role === 'string'
        ? [one.role]
        : []);
}

;// CONCATENATED MODULE: ./src/review/breaking.ts



function breakingIn(changes, newColumns) {
    const found = changes.flatMap((change) => breakingOf(change, newColumns));
    const byText = new Map();
    for (const one of found) {
        const key = JSON.stringify([one.object, one.keyText]);
        const known = byText.get(key);
        if (known === undefined)
            byText.set(key, { ...one, roles: [...one.roles] });
        else
            known.roles.push(...one.roles.filter((role) => !known.roles.includes(role)));
    }
    return [...byText.values()];
}
function breakingOf(change, newColumns) {
    const { before, after, at } = change;
    if (before === undefined)
        return [];
    if (before.permission !== undefined)
        return ofPermission(before.permission, after?.permission, at);
    const { kind } = before;
    const say = (keyText, text, roles = []) => ({
        roles,
        object: (0,project_names/* shortName */.EU)(before.name),
        text,
        keyText,
        at,
    });
    const gone = `the ${kind} is gone`;
    if (after === undefined) {
        const text = before.role === undefined ? `the ${kind} was removed` : 'can no longer be used';
        return IN_SCHEMA.includes(kind) ? [say(gone, text, rolesOf(before))] : [];
    }
    const lost = usersOf(before).filter((role) => !usersOf(after).includes(role));
    const changed = change.facets.map(({ name }) => name).filter((name) => (NAMED[kind] ?? []).includes(name));
    const isNew = (column) => newColumns.get(before.table ?? '')?.some(({ name }) => name === column) === true;
    return [
        ...ofColumnNames(before, after)
            .filter(({ column }) => !isNew(column))
            .map(({ was, now }) => ({
            ...say(`it is called ${now}`, `was renamed to ${now}`),
            object: `${(0,project_names/* shortName */.EU)(before.name)}.${was}`,
        })),
        ...MEMBERS.flatMap((name) => ofMembers(before, after, name)).map(({ name, keyText, text }) => ({
            ...say(keyText, text, rolesOf(before)),
            object: `${(0,project_names/* shortName */.EU)(before.name)}.${name}`,
        })),
        ...(lost.length > 0 ? [say(gone, 'can no longer be called', lost)] : []),
        ...changed.map((name) => {
            const [other, text] = WORDS[name] ?? [name, `has different ${name}`];
            return say(LEADS.includes(name) ? 'it leads elsewhere' : `the ${kind} has other ${other}`, text, rolesOf(before));
        }),
    ];
}
const IN_SCHEMA = [
    ...[
        'table',
        'relationship',
        'computed field',
        'function',
        'native query',
        'action',
        'custom type',
    ],
    ...['remote schema', 'REST endpoint', 'logical model'],
];
const NAMED = {
    source: ['customization'],
    table: ['custom_name', 'custom_root_fields', 'is_enum'],
    relationship: ['using', 'definition'],
    action: ['output_type', 'type'],
    'custom type': ['kind', 'relationships'],
    'remote schema': ['customization', 'schema'],
    'REST endpoint': ['url', 'methods', 'query'],
    function: ['configuration'],
};
const WORDS = {
    configuration: ['names', 'has different names or settings'],
    custom_name: ['names', 'has different names in the API'],
    custom_root_fields: ['names', 'has different names in the API'],
    customization: ['names', 'has different names in the API'],
    output_type: ['output', 'returns a different type'],
    is_enum: ['type', 'has become an enum table, or no longer is one'],
    type: ['type', 'changed between query and mutation'],
    kind: ['kind', 'is a different kind of type'],
    relationships: ['relationships', 'has different relationships'],
    schema: ['schema', 'has a different schema'],
    url: ['url', 'has a different URL'],
    methods: ['methods', 'accepts different methods'],
    query: ['query', 'runs a different query'],
    using: ['using', 'leads to different rows'],
    definition: ['definition', 'leads to different rows'],
};
const LEADS = ['using', 'definition'];
function ofColumnNames(before, after) {
    if (before.kind !== 'table')
        return [];
    const [had, has] = [columnNamesOf(before), columnNamesOf(after)];
    return [...new Set([...had.keys(), ...has.keys()])]
        .map((column) => ({ column, was: had.get(column) ?? column, now: has.get(column) ?? column }))
        .filter(({ was, now }) => was !== now);
}
function columnNamesOf({ facets }) {
    const names = new Map();
    for (const facet of ['custom_column_names', 'column_config'])
        for (const [column, named] of Object.entries(recordOf(facets.get(facet)))) {
            const name = (0,record/* isRecord */.u)(named) ? named['custom_name'] : named;
            if (typeof name === 'string')
                names.set(column, name);
        }
    return names;
}
function recordOf(facet) {
    const value = JSON.parse(facet?.value ?? '{}');
    return (0,record/* isRecord */.u)(value) ? value : {};
}
const MEMBERS = ['arguments', 'fields', 'values'];
function ofMembers(before, after, facet) {
    const [had, has] = [membersOf(before.facets.get(facet)), membersOf(after.facets.get(facet))];
    const isGiven = facet === 'arguments' || before.facets.get('kind')?.value === 'input_objects';
    const changed = [...had].flatMap(([name, type]) => {
        const now = has.get(name);
        if (now === undefined)
            return [{ name, keyText: 'it is gone', text: 'was removed' }];
        const isFine = now === type || (isGiven ? type === `${now}!` : now === `${type}!`);
        return isFine
            ? []
            : [{ name, keyText: `it is ${now}, not ${type}`, text: `changed its type from ${type} to ${now}` }];
    });
    const needed = [...has].filter(([name, type]) => isGiven && !had.has(name) && type.endsWith('!'));
    return [
        ...changed,
        ...needed.map(([name]) => ({ name, keyText: 'it must be given', text: 'is now required' })),
    ];
}
function membersOf(facet) {
    const list = JSON.parse(facet?.value ?? '[]');
    return new Map((Array.isArray(list) ? list : []).filter(record/* isRecord */.u).flatMap((one) => {
        const name = one['name'] ?? one['value'];
        const type = one['type'] ?? '';
        return typeof name === 'string' && typeof type === 'string' ? [[name, type]] : [];
    }));
}
function rolesOf({ role }) {
    return role === undefined ? [] : [role];
}
function usersOf({ kind, facets }) {
    return kind === 'action' || kind === 'function' ? rolesIn(facets.get('permissions')) : [];
}
function ofPermission(before, after, at) {
    const { role, action } = before;
    const table = (0,project_names/* shortName */.EU)(before.table);
    const say = (object, keyText, text) => ({
        roles: [role],
        object,
        text,
        keyText,
        at,
    });
    const isRead = action === 'select';
    if (after === undefined || (after.backendOnly && !before.backendOnly))
        return [
            isRead
                ? say(table, 'it cannot be read', 'can no longer be read')
                : say(table, `no ${action}`, `rows can no longer be ${DONE[action]}`),
        ];
    const lost = before.columns === '*' || after.columns === '*'
        ? []
        : [...before.columns].filter((one) => !has(after, one));
    const fields = [...before.computedFields].filter((field) => !after.computedFields.has(field));
    return [
        ...[...lost, ...fields].map((name) => isRead
            ? say(`${table}.${name}`, 'it cannot be read', 'can no longer be read')
            : say(`${table}.${name}`, `it cannot be set by ${action}`, `can no longer be set on ${action}`)),
        ...(before.aggregations && !after.aggregations
            ? [say(table, 'no aggregates', 'can no longer be aggregated')]
            : []),
        ...['query', 'subscription'].flatMap((kind) => {
            const fields = after.rootFields[kind];
            if (fields === undefined)
                return [];
            const had = before.rootFields[kind];
            const fewer = had === undefined || [...had].some((field) => !fields.has(field));
            const text = `has fewer root fields for ${kind === 'query' ? 'queries' : 'subscriptions'}`;
            return fewer ? [say(table, `fewer root fields in a ${kind}`, text)] : [];
        }),
    ];
}
const DONE = { insert: 'inserted', update: 'updated', delete: 'deleted' };
function has({ columns }, column) {
    return columns === '*' || columns.has(column);
}

;// CONCATENATED MODULE: ./src/review/excerpt.ts
const MOST = 160;
const LEAD = 40;
function excerpt(text, at = 0, most = MOST) {
    if (text.length <= most)
        return text;
    const room = most - 2;
    const start = Math.max(0, Math.min(at - LEAD, text.length - room));
    const part = text.slice(start, start + room).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
    return `${start > 0 ? '…' : ''}${part}${start + room < text.length ? '…' : ''}`;
}
function excerpts(before, after) {
    let at = 0;
    while (at < before.length && before[at] === after[at])
        at += 1;
    return { before: excerpt(before, at), after: excerpt(after, at) };
}
const MOST_NAMED = 8;
function summed(names, most = MOST_NAMED) {
    const more = names.length - most;
    return `${names.slice(0, most).join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
}

;// CONCATENATED MODULE: ./src/review/expression.ts


const TRUE = { kind: 'true' };
const FALSE = { kind: 'false' };
const MOST_STEPS = 20_000;
const DEEPEST = 40;
function expressionOf(node, relationships, depth = 0) {
    if (node?.kind !== 'map' || depth > DEEPEST)
        return node === undefined || isNull(node) ? TRUE : opaque(node);
    return allOf([...node.entries].map(([key, { value }]) => partOf(key.replace(/^\$/, '_'), value, relationships, depth + 1)));
}
function partOf(key, value, relationships, depth) {
    const inner = (node, of) => expressionOf(node, of, depth);
    switch (key) {
        case '_and':
            return allOf(partsOf(value).map((part) => inner(part, relationships)));
        case '_or':
            return anyOf(partsOf(value).map((part) => inner(part, relationships)));
        case '_not':
            return negated(inner(value, relationships));
        case '_exists':
            return {
                kind: 'exists',
                table: tableOf((0,project_node/* get */.Jt)(value, '_table') ?? (0,project_node/* get */.Jt)(value, '$table')),
                part: inner((0,project_node/* get */.Jt)(value, '_where') ?? (0,project_node/* get */.Jt)(value, '$where'), undefined),
            };
        default:
            break;
    }
    if (value.kind !== 'map')
        return { kind: 'compare', column: key, operator: '_eq', ...expression_valueOf(value) };
    const keys = [...value.entries.keys()].map((one) => one.replace(/^\$/, '_'));
    const isColumn = keys.every((one) => one.startsWith('_') && !LOGIC.includes(one));
    if (isColumn && relationships?.has(key) !== true)
        return allOf([...value.entries].map(([operator, { value: operand }]) => ({
            kind: 'compare',
            column: key,
            operator: operator.replace(/^\$/, '_'),
            ...(/^[_$]n?in$/.test(operator) ? setOf(operand) : expression_valueOf(operand)),
        })));
    return { kind: 'over', relationship: key, part: inner(value, undefined) };
}
const LOGIC = ['_and', '_or', '_not', '_exists'];
function isNull(node) {
    return node.kind === 'scalar' && node.value === null;
}
function opaque(node) {
    return { kind: 'compare', column: '', operator: '', value: (0,project_node/* jsonText */.s$)(node) };
}
function partsOf(node) {
    return node.kind === 'list' ? node.items : [node];
}
function tableOf(node) {
    if (node === undefined)
        return '';
    const name = (0,project_node/* textOf */.b6)(node) ?? (0,project_node/* textOf */.b6)((0,project_node/* get */.Jt)(node, 'name')) ?? (0,project_node/* jsonText */.s$)(node);
    const schema = (0,project_node/* textOf */.b6)((0,project_node/* get */.Jt)(node, 'schema')) ?? 'public';
    return schema === 'public' ? name : `${schema}.${name}`;
}
function expression_valueOf(node) {
    const [only] = node.kind === 'list' && node.items.length === 1 ? node.items : [];
    const inner = only === undefined ? undefined : expression_valueOf(only);
    if (inner?.variable !== undefined)
        return { value: `[${inner.value}]`, variable: inner.variable };
    const text = (0,project_node/* textOf */.b6)(node);
    if (text !== undefined && /^x-hasura-/i.test(text)) {
        const variable = text.toLowerCase();
        return { value: JSON.stringify(variable), variable };
    }
    return { value: (0,project_node/* jsonText */.s$)(node) };
}
function setOf(node) {
    const of = expression_valueOf(node);
    if (node.kind !== 'list' || of.variable !== undefined)
        return of;
    const values = new Set(node.items.map((item) => expression_valueOf(item).value));
    return { value: `[${[...values].sort().join(',')}]` };
}
function allOf(parts) {
    const flat = parts.flatMap((part) => (part.kind === 'and' ? part.parts : [part]));
    if (flat.some(({ kind }) => kind === 'false'))
        return FALSE;
    return joined('and', flat.filter(({ kind }) => kind !== 'true'), TRUE);
}
function anyOf(parts) {
    const flat = parts.flatMap((part) => (part.kind === 'or' ? part.parts : [part]));
    if (flat.some(({ kind }) => kind === 'true'))
        return TRUE;
    return joined('or', flat.filter(({ kind }) => kind !== 'false'), FALSE);
}
function joined(kind, parts, none) {
    const byKey = new Map(parts.map((part) => [expression_keyOf(part), part]));
    const sorted = [...byKey].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, part]) => part);
    const [only] = sorted;
    if (only === undefined)
        return none;
    return sorted.length === 1 ? only : { kind, parts: sorted };
}
function negated(part) {
    if (part.kind === 'true')
        return FALSE;
    if (part.kind === 'false')
        return TRUE;
    return part.kind === 'not' ? part.part : { kind: 'not', part };
}
function expression_keyOf(expression) {
    switch (expression.kind) {
        case 'true':
        case 'false':
            return expression.kind;
        case 'and':
        case 'or':
            return `${expression.kind}(${expression.parts.map(expression_keyOf).join(',')})`;
        case 'not':
            return `not(${expression_keyOf(expression.part)})`;
        case 'compare':
            return JSON.stringify([expression.column, expression.operator, expression.value]);
        case 'over':
            return `over(${JSON.stringify(expression.relationship)},${expression_keyOf(expression.part)})`;
        case 'exists':
            return `exists(${JSON.stringify(expression.table)},${expression_keyOf(expression.part)})`;
        default:
            return expression;
    }
}
function relate(before, after) {
    if (expression_keyOf(before) === expression_keyOf(after))
        return 'same';
    if (after.kind === 'true')
        return 'opened';
    const [isWider, isNarrower] = [implies(before, after), implies(after, before)];
    if (isWider)
        return isNarrower ? 'same' : 'wider';
    return isNarrower ? 'narrower' : 'changed';
}
function implies(one, other, steps = { left: MOST_STEPS }) {
    if (steps.left-- <= 0)
        return false;
    const also = (some, more) => implies(some, more, steps);
    if (one.kind === 'false' || other.kind === 'true' || expression_keyOf(one) === expression_keyOf(other))
        return true;
    if (one.kind === 'or')
        return one.parts.every((part) => also(part, other));
    if (other.kind === 'and')
        return other.parts.every((part) => also(one, part));
    if (other.kind === 'or' && other.parts.some((part) => also(one, part)))
        return true;
    if (one.kind === 'and')
        return one.parts.some((part) => also(part, other));
    if (one.kind === 'not' && other.kind === 'not')
        return also(other.part, one.part);
    if (one.kind === 'over' && other.kind === 'over' && one.relationship === other.relationship)
        return also(one.part, other.part);
    if (one.kind === 'compare' && other.kind === 'compare')
        return isSubset(one, other);
    return (one.kind === 'exists' &&
        other.kind === 'exists' &&
        one.table === other.table &&
        also(one.part, other.part));
}
function isSubset(one, other) {
    if (one.column !== other.column || one.column === '')
        return false;
    const [few, many] = [valuesOf(one), valuesOf(other)];
    if (few === undefined || few.isAllowed !== many?.isAllowed)
        return false;
    const [inner, outer] = few.isAllowed ? [few, many] : [many, few];
    return [...inner.values].every((value) => outer.values.has(value));
}
function valuesOf({ operator, value, variable, }) {
    const isAllowed = operator === '_eq' || operator === '_in';
    if (!isAllowed && !['_neq', '_ne', '_nin'].includes(operator))
        return undefined;
    const isList = operator === '_in' || operator === '_nin';
    if (!isList)
        return { isAllowed, values: new Set([value]) };
    if (variable !== undefined)
        return undefined;
    const list = JSON.parse(value);
    return Array.isArray(list) && JSON.stringify(list) === value
        ? { isAllowed, values: new Set(list.map((item) => JSON.stringify(item))) }
        : undefined;
}
function ownersOf(expression) {
    switch (expression.kind) {
        case 'compare': {
            const { column, operator, variable } = expression;
            return variable !== undefined && ['_eq', '_in'].includes(operator)
                ? [{ path: [], column, variable }]
                : [];
        }
        case 'and':
            return expression.parts.flatMap(ownersOf);
        case 'or': {
            const [first = [], ...rest] = expression.parts.map(ownersOf);
            return first.filter((owner) => rest.every((owners) => owners.some((other) => sameOwner(owner, other))));
        }
        case 'over':
            return ownersOf(expression.part).map((owner) => ({
                ...owner,
                path: [expression.relationship, ...owner.path],
            }));
        case 'true':
        case 'false':
        case 'not':
        case 'exists':
            return [];
        default:
            return expression;
    }
}
function ownerText({ column, variable }) {
    return `${column} = ${variableText(variable)}`;
}
const MOST_BRANCHES = 64;
function branchesOf(expression) {
    switch (expression.kind) {
        case 'false':
            return [];
        case 'or':
            return expression.parts.flatMap(branchesOf);
        case 'and': {
            const parts = expression.parts.map(branchesOf);
            const count = parts.reduce((product, { length }) => product * length, 1);
            if (count > MOST_BRANCHES)
                return [ownersOf(expression)];
            return parts.reduce((all, branches) => all.flatMap((one) => branches.map((other) => [...one, ...other])), [[]]);
        }
        case 'over':
            return branchesOf(expression.part).map((owners) => owners.map((owner) => ({ ...owner, path: [expression.relationship, ...owner.path] })));
        case 'compare':
        case 'true':
        case 'not':
        case 'exists':
            return [ownersOf(expression)];
        default:
            return expression;
    }
}
function sameOwner(one, other) {
    return (one.column === other.column &&
        one.variable === other.variable &&
        one.path.join('.') === other.path.join('.'));
}
function renamed(expression, how) {
    const inner = (part) => renamed(part, how);
    switch (expression.kind) {
        case 'compare':
            return expression.variable === how.from
                ? { ...expression, operator: how.operator, variable: how.to, value: JSON.stringify(how.to) }
                : expression;
        case 'and':
            return allOf(expression.parts.map(inner));
        case 'or':
            return anyOf(expression.parts.map(inner));
        case 'not':
            return negated(inner(expression.part));
        case 'over':
        case 'exists':
            return { ...expression, part: inner(expression.part) };
        case 'true':
        case 'false':
            return expression;
        default:
            return expression;
    }
}
function variablesIn(expression) {
    switch (expression.kind) {
        case 'compare':
            return new Set(expression.variable === undefined ? [] : [expression.variable]);
        case 'and':
        case 'or':
            return new Set(expression.parts.flatMap((part) => [...variablesIn(part)]));
        case 'not':
        case 'over':
        case 'exists':
            return variablesIn(expression.part);
        case 'true':
        case 'false':
            return new Set();
        default:
            return expression;
    }
}
function columnsIn(expression) {
    switch (expression.kind) {
        case 'compare':
            return new Set([expression.column]);
        case 'and':
        case 'or':
            return new Set(expression.parts.flatMap((part) => [...columnsIn(part)]));
        case 'not':
            return columnsIn(expression.part);
        case 'true':
        case 'false':
        case 'over':
        case 'exists':
            return new Set();
        default:
            return expression;
    }
}
const OPERATORS = {
    _eq: '=',
    _neq: '≠',
    _ne: '≠',
    _gt: '>',
    _gte: '≥',
    _lt: '<',
    _lte: '≤',
    _in: 'in',
    _nin: 'not in',
    _like: 'like',
    _ilike: 'ilike',
};
function expressionText(expression) {
    const nested = (part) => part.kind === 'and' || part.kind === 'or' ? `(${expressionText(part)})` : expressionText(part);
    switch (expression.kind) {
        case 'true':
            return 'every row';
        case 'false':
            return 'no row';
        case 'and':
        case 'or':
            return expression.parts.map(nested).join(` ${expression.kind} `);
        case 'not':
            return expression.part.kind === 'over' && expression.part.part.kind === 'true'
                ? `there is no ${expression.part.relationship}`
                : `not ${nested(expression.part)}`;
        case 'compare': {
            const { column, operator, value, variable } = expression;
            if (operator === '_is_null')
                return `${column} is ${value === 'false' ? 'not ' : ''}null`;
            const right = variable === undefined ? value.replace(/^"(.+)"$/, '$1') : variableText(variable);
            return `${column} ${OPERATORS[operator] ?? operator.replace(/^_/, '')} ${right}`;
        }
        case 'over': {
            const { relationship, part } = expression;
            if (part.kind === 'true')
                return `there is a ${relationship}`;
            return part.kind === 'compare'
                ? `${relationship}.${expressionText(part)}`
                : `${relationship}: ${nested(part)}`;
        }
        case 'exists':
            return `there is a row of ${expression.table} with ${nested(expression.part)}`;
        default:
            return expression;
    }
}
function wideningText(before, after) {
    const [was, is] = [expressionText(before), expressionText(after)];
    const more = alternative(before, after);
    if (more !== undefined)
        return { more: `, also where ${excerpt(expressionText(more))}`, was: excerpt(was) };
    const [had, has] = [partsOfKind('and', before), partsOfKind('and', after)];
    const gone = without(had, has);
    if (gone.length < had.length && without(has, had).length === 0) {
        const only = expressionText(allOf(gone));
        return { more: `, no longer only where ${excerpt(only)}`, was: excerpt(was, was.indexOf(only)) };
    }
    const shown = excerpts(was, is);
    return { more: `: ${shown.after}`, was: shown.before };
}
function alternative(before, after) {
    if (before.kind === 'over' && after.kind === 'over' && before.relationship === after.relationship) {
        const part = alternative(before.part, after.part);
        return part && { ...after, part };
    }
    if (before.kind === 'compare' && after.kind === 'compare') {
        const [had, has] = [valuesOf(before), valuesOf(after)];
        if (had?.isAllowed !== true || has?.isAllowed !== true || before.column !== after.column)
            return undefined;
        const values = [...has.values].filter((value) => !had.values.has(value));
        return anyOf(values.map((value) => ({ kind: 'compare', column: after.column, operator: '_eq', value })));
    }
    const kind = after.kind === 'and' && before.kind === 'and' ? 'and' : 'or';
    const [had, has] = [partsOfKind(kind, before), partsOfKind(kind, after)];
    const [less, more] = [without(had, has), without(has, had)];
    if (kind === 'or' && less.length === 0)
        return anyOf(more);
    const [from, to] = [less[0], more[0]];
    return less.length === 1 && more.length === 1 && from !== undefined && to !== undefined && from !== before
        ? alternative(from, to)
        : undefined;
}
function partsOfKind(kind, whole) {
    return whole.kind === kind ? whole.parts : [whole];
}
function without(some, others) {
    return some.filter((one) => others.every((other) => expression_keyOf(one) !== expression_keyOf(other)));
}
function variableText(variable) {
    return variable.replace(/(^|-)([a-z])/g, (_, dash, letter) => `${dash}${letter.toUpperCase()}`);
}

// EXTERNAL MODULE: ./node_modules/graphql/language/parser.js
var parser = __webpack_require__(4929);
// EXTERNAL MODULE: ./node_modules/graphql/language/printer.js
var printer = __webpack_require__(9936);
;// CONCATENATED MODULE: ./src/review/sdl.ts

const LONGEST = 1_000_000;
const MOST_TOKENS = 200_000;
function schemaText(text) {
    if (text.length > LONGEST)
        return text;
    try {
        return (0,parser/* parse */.qg)(text, { maxTokens: MOST_TOKENS, noLocation: true })
            .definitions.map(definitionText)
            .sort()
            .join('\n');
    }
    catch {
        return text.replace(/\s+/g, ' ').trim();
    }
}
function definitionText(definition) {
    const parts = ['fields', 'values', 'types', 'interfaces', 'arguments'];
    const sorted = Object.fromEntries(Object.entries(definition).map(([key, value]) => [
        key,
        parts.includes(key) && Array.isArray(value) ? byText(value) : value,
    ]));
    return (0,printer/* print */.yy)({ ...sorted, description: undefined });
}
function byText(nodes) {
    return nodes
        .map((node) => ({ node, text: (0,printer/* print */.yy)(node) }))
        .sort((one, other) => (one.text < other.text ? -1 : 1))
        .map(({ node }) => node);
}

;// CONCATENATED MODULE: ./src/review/model.ts




const ACTIONS = ['select', 'insert', 'update', 'delete'];
const DEFAULTS = {
    table: { is_enum: 'false' },
    relationship: { insertion_order: '"before_parent"' },
    'computed field': { comment: '""' },
    function: { configuration: '{}', permissions: '[]' },
    action: { permissions: '[]' },
    'remote schema': { permissions: '[]', remote_relationships: '[]' },
    'allow list': { scope: '{"global":true}' },
};
const DEFINITION_DEFAULTS = {
    action: {
        ...{ type: '"mutation"', kind: '"synchronous"', timeout: '30', forward_client_headers: 'false' },
        ...{ headers: '[]', arguments: '[]' },
    },
    'remote schema': { timeout_seconds: '60', forward_client_headers: 'false', headers: '[]' },
};
const CONFIGURATION_DEFAULTS = { column_config: '{}', custom_column_names: '{}', custom_root_fields: '{}' };
const WITHOUT_MEANING = ['comment', 'description'];
function modelOf(project) {
    const reading = new Reading();
    for (const source of (0,project_names/* sourcesOf */.u0)(project))
        reading.source(source);
    reading.rest(project.metadata.root);
    return reading;
}
class Reading {
    things = new Map();
    relationships = new Map();
    enums = new Set();
    source({ node, name, tables }) {
        this.#add({
            kind: 'source',
            key: `source ${name}`,
            name,
            at: node,
            facets: facetsOf(node, ['name', 'tables', 'functions', 'native_queries', 'logical_models', 'stored_procedures'], {
                ...{ customization: '{}', kind: '"postgres"' },
            }),
        });
        for (const table of tables)
            this.#table(name, table);
        for (const one of (0,project_node/* itemsOf */.S3)((0,project_node/* get */.Jt)(node, 'functions'))) {
            const called = (0,project_names/* qualified */.LX)((0,project_node/* get */.Jt)(one, 'function'));
            if (called !== undefined)
                this.#named('function', one, { name: called, source: name, skip: ['function'] });
        }
        for (const [kind, key, of] of [
            ['native query', 'native_queries', 'root_field_name'],
            ['stored procedure', 'stored_procedures', 'stored_procedure'],
            ['logical model', 'logical_models', 'name'],
        ])
            for (const one of (0,project_node/* itemsOf */.S3)((0,project_node/* get */.Jt)(node, key))) {
                const called = (0,project_node/* textOf */.b6)((0,project_node/* get */.Jt)(one, of)) ?? (0,project_names/* qualified */.LX)((0,project_node/* get */.Jt)(one, of));
                if (called === undefined)
                    continue;
                const thing = this.#named(kind, one, {
                    name: called,
                    source: name,
                    skip: [of, 'select_permissions'],
                });
                for (const permission of (0,project_node/* itemsOf */.S3)((0,project_node/* get */.Jt)(one, 'select_permissions')))
                    this.#permission(permission, 'select', { source: name, table: called, parent: thing });
            }
    }
    #table(source, table) {
        const called = (0,project_names/* qualified */.LX)((0,project_node/* get */.Jt)(table, 'table'));
        if (called === undefined)
            return;
        const id = `${source}:${called}`;
        const lists = (0,project_node/* entriesOf */.Mc)(table).filter(([, { value }]) => value.kind === 'list');
        const key = `table ${id}`;
        const skip = ['table', 'configuration', ...lists.map(([name]) => name)];
        this.#add({
            kind: 'table',
            key,
            name: called,
            at: table,
            table: id,
            facets: new Map([
                ...facetsOf(table, skip, DEFAULTS.table ?? {}),
                ...facetsOf((0,project_node/* get */.Jt)(table, 'configuration'), [], CONFIGURATION_DEFAULTS),
            ]),
        });
        const relationships = new Map();
        this.relationships.set(id, relationships);
        const isEnum = (0,project_node/* get */.Jt)(table, 'is_enum');
        if (isEnum?.kind === 'scalar' && isEnum.value === true)
            this.enums.add(id);
        for (const [list, to] of [
            ['object_relationships', 'object'],
            ['array_relationships', 'array'],
            ['remote_relationships', 'remote'],
        ])
            for (const one of (0,project_node/* itemsOf */.S3)((0,project_node/* get */.Jt)(table, list))) {
                const name = (0,project_node/* textOf */.b6)((0,project_node/* get */.Jt)(one, 'name'));
                if (name === undefined)
                    continue;
                relationships.set(name, to);
                this.#ofTable('relationship', one, { name, table: id, called, parent: key });
            }
        for (const [list, kind] of [
            ['computed_fields', 'computed field'],
            ['event_triggers', 'event trigger'],
        ])
            for (const one of (0,project_node/* itemsOf */.S3)((0,project_node/* get */.Jt)(table, list))) {
                const name = (0,project_node/* textOf */.b6)((0,project_node/* get */.Jt)(one, 'name'));
                if (name !== undefined)
                    this.#ofTable(kind, one, { name, table: id, called, parent: key });
            }
        for (const action of ACTIONS)
            for (const one of (0,project_node/* itemsOf */.S3)((0,project_node/* get */.Jt)(table, `${action}_permissions`)))
                this.#permission(one, action, { source, table: called, parent: key });
    }
    #ofTable(kind, node, { name, table, called, parent }) {
        this.#add({
            kind,
            key: `${kind} ${table} ${name}`,
            name: `${called}.${name}`,
            at: node,
            parent,
            table,
            facets: facetsOf(node, ['name'], DEFAULTS[kind] ?? {}),
        });
    }
    #named(kind, node, { name, source, skip }) {
        const key = `${kind} ${source === undefined ? '' : `${source}:`}${name}`;
        const facets = new Map(facetsOf(node, [...skip, 'definition'], DEFAULTS[kind] ?? {}));
        const definition = (0,project_node/* get */.Jt)(node, 'definition');
        if (definition !== undefined)
            for (const [facet, value] of facetsOf(definition, [], DEFINITION_DEFAULTS[kind] ?? {}))
                facets.set(facet, value);
        this.#add({ kind, key, name, at: node, facets });
        return key;
    }
    #permission(node, action, { source, table, parent }) {
        const role = (0,project_node/* textOf */.b6)((0,project_node/* get */.Jt)(node, 'role'));
        const definition = (0,project_node/* get */.Jt)(node, 'permission');
        if (role === undefined || definition === undefined)
            return;
        const relationships = new Set(this.relationships.get(`${source}:${table}`)?.keys() ?? []);
        const permission = permissionOf(node, definition, { action, role, source, table, relationships });
        this.#add({
            kind: 'permission',
            key: `permission ${source}:${table} ${action} ${role}`,
            name: table,
            at: node,
            role,
            parent,
            table: `${source}:${table}`,
            facets: facetsOfPermission(permission, definition),
            permission,
        });
    }
    rest(root) {
        for (const [list, kind, key] of LISTS)
            for (const one of (0,project_node/* itemsOf */.S3)((0,project_node/* get */.Jt)(root, list))) {
                const name = (0,project_node/* textOf */.b6)((0,project_node/* get */.Jt)(one, key));
                if (name !== undefined)
                    this.#named(kind, one, { name, skip: [key] });
            }
        for (const schema of (0,project_node/* itemsOf */.S3)((0,project_node/* get */.Jt)(root, 'remote_schemas')))
            this.#remoteSchema(schema);
        for (const [kind, { value: types }] of (0,project_node/* entriesOf */.Mc)((0,project_node/* get */.Jt)(root, 'custom_types')))
            for (const one of (0,project_node/* itemsOf */.S3)(types)) {
                const name = (0,project_node/* textOf */.b6)((0,project_node/* get */.Jt)(one, 'name'));
                if (name !== undefined)
                    this.#add({
                        kind: 'custom type',
                        key: `custom type ${name}`,
                        name,
                        at: one,
                        facets: new Map([...facetsOf(one, ['name'], {}), ['kind', { value: kind, text: kind, at: one }]]),
                    });
            }
        for (const [name, { at, value }] of (0,project_node/* entriesOf */.Mc)(root))
            if (SETTINGS.includes(name) && canonical(value) !== '{}' && canonical(value) !== 'null')
                this.#add({ kind: 'setting', key: `setting ${name}`, name, at, facets: facetsOf(value, [], {}) });
    }
    #remoteSchema(schema) {
        const name = (0,project_node/* textOf */.b6)((0,project_node/* get */.Jt)(schema, 'name'));
        if (name === undefined)
            return;
        const parent = this.#named('remote schema', schema, {
            name,
            skip: ['name', 'permissions', 'remote_relationships'],
        });
        for (const one of (0,project_node/* itemsOf */.S3)((0,project_node/* get */.Jt)(schema, 'permissions'))) {
            const role = (0,project_node/* textOf */.b6)((0,project_node/* get */.Jt)(one, 'role'));
            const text = (0,project_node/* get */.Jt)(one, 'definition', 'schema');
            if (role === undefined)
                continue;
            const sdl = schemaText((0,project_node/* textOf */.b6)(text) ?? '');
            this.#add({
                kind: 'remote schema',
                key: `remote schema ${name} for ${role}`,
                name,
                role,
                at: one,
                parent,
                facets: new Map([['schema', { value: sdl, text: 'its schema', at: text ?? one }]]),
            });
        }
        for (const type of (0,project_node/* itemsOf */.S3)((0,project_node/* get */.Jt)(schema, 'remote_relationships')))
            for (const one of (0,project_node/* itemsOf */.S3)((0,project_node/* get */.Jt)(type, 'relationships'))) {
                const [of, called] = [(0,project_node/* textOf */.b6)((0,project_node/* get */.Jt)(type, 'type_name')) ?? '', (0,project_node/* textOf */.b6)((0,project_node/* get */.Jt)(one, 'name')) ?? ''];
                this.#add({
                    kind: 'relationship',
                    key: `relationship remote ${name} ${of} ${called}`,
                    name: `${name}.${of}.${called}`,
                    at: one,
                    parent,
                    facets: facetsOf(one, ['name'], {}),
                });
            }
    }
    #add(thing) {
        if (!this.things.has(thing.key))
            this.things.set(thing.key, thing);
    }
}
const LISTS = [
    ['actions', 'action', 'name'],
    ['inherited_roles', 'inherited role', 'role_name'],
    ['query_collections', 'query collection', 'name'],
    ['allowlist', 'allow list', 'collection'],
    ['rest_endpoints', 'REST endpoint', 'name'],
    ['cron_triggers', 'cron trigger', 'name'],
];
const SETTINGS = [
    ...['api_limits', 'network', 'graphql_schema_introspection', 'opentelemetry', 'metrics_config'],
    'backend_configs',
];
function permissionOf(node, definition, { action, role, source, table, relationships, }) {
    const preset = new Map((0,project_node/* entriesOf */.Mc)((0,project_node/* get */.Jt)(definition, 'set')).map(([key, { value }]) => [key, presetOf(value)]));
    const written = columnsOf((0,project_node/* get */.Jt)(definition, 'columns'), action);
    const limit = (0,project_node/* get */.Jt)(definition, 'limit');
    return {
        action,
        role,
        source,
        table,
        at: node,
        columns: written === '*' ? written : new Set([...written].filter((column) => !preset.has(column))),
        computedFields: model_setOf((0,project_node/* get */.Jt)(definition, 'computed_fields')),
        filter: expressionOf((0,project_node/* get */.Jt)(definition, 'filter'), relationships),
        check: expressionOf((0,project_node/* get */.Jt)(definition, 'check'), relationships),
        preset,
        limit: limit?.kind === 'scalar' && limit.value !== null ? Number(limit.value) : undefined,
        aggregations: isTrue((0,project_node/* get */.Jt)(definition, 'allow_aggregations')),
        backendOnly: isTrue((0,project_node/* get */.Jt)(definition, 'backend_only')),
        rootFields: {
            query: optionalSet((0,project_node/* get */.Jt)(definition, 'query_root_fields')),
            subscription: optionalSet((0,project_node/* get */.Jt)(definition, 'subscription_root_fields')),
        },
        validated: (0,project_node/* get */.Jt)(definition, 'validate_input') !== undefined,
        places: new Map((0,project_node/* entriesOf */.Mc)(definition).map(([key, { at }]) => [key, at])),
    };
}
function presetOf(node) {
    const text = (0,project_node/* textOf */.b6)(node);
    return text !== undefined && /^x-hasura-/i.test(text)
        ? JSON.stringify(text.toLowerCase())
        : canonical(node);
}
function columnsOf(node, action) {
    if (node === undefined)
        return action === 'insert' ? '*' : new Set();
    if ((0,project_node/* textOf */.b6)(node) === '*')
        return '*';
    const columns = model_setOf(node);
    return columns.has('*') ? '*' : columns;
}
function model_setOf(node) {
    return new Set((0,project_node/* itemsOf */.S3)(node).map((item) => (0,project_node/* textOf */.b6)(item) ?? (0,project_node/* textOf */.b6)((0,project_node/* get */.Jt)(item, 'name')) ?? (0,project_node/* jsonText */.s$)(item)));
}
function optionalSet(node) {
    return node === undefined ? undefined : model_setOf(node);
}
function isTrue(node) {
    return node?.kind === 'scalar' && node.value === true;
}
function facetsOfPermission(permission, definition) {
    const facets = new Map();
    const at = (key) => permission.places.get(key) ?? permission.at;
    const add = (name, value, text = value) => {
        facets.set(name, { value, text, at: at(name) });
    };
    const { columns, action, filter, check, preset, rootFields } = permission;
    if (action !== 'delete')
        add('columns', columns === '*' ? '*' : [...columns].sort().join(', '));
    if (action !== 'insert')
        add('filter', expression_keyOf(filter), expressionText(filter));
    if (action === 'insert' || action === 'update')
        add('check', expression_keyOf(check), expressionText(check));
    if (preset.size > 0)
        add('set', [...preset]
            .map((pair) => pair.join(' = '))
            .sort()
            .join(', '));
    const { computedFields, limit, aggregations, backendOnly } = permission;
    if (computedFields.size > 0)
        add('computed_fields', [...computedFields].sort().join(', '));
    if (limit !== undefined)
        add('limit', String(limit));
    if (aggregations)
        add('allow_aggregations', 'true');
    if (backendOnly)
        add('backend_only', 'true');
    for (const [name, fields] of Object.entries(rootFields))
        if (fields !== undefined)
            add(`${name}_root_fields`, [...fields].sort().join(', ') || 'none');
    const validate = (0,project_node/* get */.Jt)(definition, 'validate_input');
    if (validate !== undefined)
        add('validate_input', canonical(validate), 'a webhook');
    return facets;
}
function facetsOf(node, skip, defaults) {
    const facets = new Map();
    for (const [key, { at, value }] of (0,project_node/* entriesOf */.Mc)(node)) {
        if (skip.includes(key) || WITHOUT_MEANING.includes(key))
            continue;
        const text = canonical(value);
        if (text !== 'null' && text !== (defaults[key] ?? ''))
            facets.set(key, { value: text, text: shown(value), at });
    }
    return facets;
}
function canonical(node) {
    switch (node.kind) {
        case 'scalar':
            return (0,project_node/* jsonText */.s$)(node);
        case 'list':
            return `[${node.items.map(canonical).sort().join(',')}]`;
        case 'map':
            return `{${[...node.entries]
                .filter(([key, { value }]) => !WITHOUT_MEANING.includes(key) && !isNothing(value))
                .map(([key, { value }]) => `${JSON.stringify(key)}:${key === 'query' ? queryText(value) : canonical(value)}`)
                .sort()
                .join(',')}}`;
        default:
            return node;
    }
}
function queryText(node) {
    const text = (0,project_node/* textOf */.b6)(node);
    return text === undefined ? canonical(node) : JSON.stringify(text.replace(/\s+/g, ' ').trim());
}
function isNothing(node) {
    return node.kind === 'scalar' && node.value === null;
}
function shown(node) {
    return (0,project_node/* textOf */.b6)(node) ?? (0,project_node/* jsonText */.s$)(node);
}

;// CONCATENATED MODULE: ./src/review/effective.ts



function inheritedRoles(project) {
    return (0,project_node/* itemsOf */.S3)((0,project_node/* get */.Jt)(project.metadata.root, 'inherited_roles')).flatMap((node) => {
        const role = (0,project_node/* textOf */.b6)((0,project_node/* get */.Jt)(node, 'role_name'));
        const parents = (0,project_node/* itemsOf */.S3)((0,project_node/* get */.Jt)(node, 'role_set'))
            .map(project_node/* textOf */.b6)
            .filter((name) => name !== undefined);
        return role === undefined ? [] : [{ role, parents, at: node }];
    });
}
function permissionKey({ source, table, action, role, }) {
    return JSON.stringify([source, table, action, role]);
}
function effectivePermissions(model, inherited) {
    const all = new Map();
    for (const { permission } of model.things.values())
        if (permission !== undefined)
            all.set(permissionKey(permission), permission);
    const done = new Set();
    const byRole = new Map(inherited.map((one) => [one.role, one]));
    const tables = new Map([...all.values()].map(({ source, table }) => [JSON.stringify([source, table]), { source, table }]));
    const resolve = (one, path) => {
        if (done.has(one.role) || path.includes(one.role))
            return;
        for (const parent of one.parents) {
            const next = byRole.get(parent);
            if (next !== undefined)
                resolve(next, [...path, one.role]);
        }
        done.add(one.role);
        for (const at of tables.values())
            for (const action of ACTIONS) {
                const key = permissionKey({ ...at, action, role: one.role });
                if (all.has(key))
                    continue;
                const parents = one.parents
                    .map((role) => all.get(permissionKey({ ...at, action, role })))
                    .filter((permission) => permission !== undefined);
                const united = unitedOf(parents);
                if (united !== undefined)
                    all.set(key, { ...united, role: one.role, at: one.at, places: new Map() });
            }
    };
    for (const one of inherited)
        resolve(one, []);
    return all;
}
function unitedOf(parents) {
    const [first, ...others] = parents;
    if (first === undefined)
        return undefined;
    if (first.action !== 'select')
        return others.every((other) => sameRights(first, other)) ? first : undefined;
    return others.reduce((one, other) => ({
        ...one,
        filter: anyOf([one.filter, other.filter]),
        columns: unitedColumns(one.columns, other.columns),
        computedFields: new Set([...one.computedFields, ...other.computedFields]),
        limit: one.limit === undefined || other.limit === undefined ? undefined : Math.max(one.limit, other.limit),
        aggregations: one.aggregations || other.aggregations,
        rootFields: {
            query: unitedFields(one.rootFields.query, other.rootFields.query),
            subscription: unitedFields(one.rootFields.subscription, other.rootFields.subscription),
        },
    }), first);
}
function unitedColumns(one, other) {
    return one === '*' || other === '*' ? '*' : new Set([...one, ...other]);
}
function unitedFields(one, other) {
    return one === undefined || other === undefined ? undefined : new Set([...one, ...other]);
}
function sameRights(one, other) {
    return rightsOf(one) === rightsOf(other);
}
function rightsOf({ columns, filter, check, preset, backendOnly }) {
    return JSON.stringify([
        columns === '*' ? '*' : [...columns].sort(),
        expression_keyOf(allOf([filter])),
        expression_keyOf(check),
        [...preset].sort(),
        backendOnly,
    ]);
}

// EXTERNAL MODULE: ./src/lib/text.ts
var lib_text = __webpack_require__(9112);
;// CONCATENATED MODULE: ./src/review/group.ts


const ALIKE = 4;
const RANK = { high: 0, medium: 1, low: 2 };
function grouped(concerns) {
    const byRoles = group_joined(concerns, ({ rule, risk, objects, text, before }) => JSON.stringify([rule, risk, objects, text, before]), (one, other) => {
        one.roles.push(...other.roles.filter((role) => !one.roles.includes(role)));
    });
    const alike = (one) => JSON.stringify([one.rule, one.risk, one.text, one.before, [...one.roles].sort()]);
    const counts = new Map();
    for (const one of byRoles)
        counts.set(alike(one), (counts.get(alike(one)) ?? 0) + 1);
    let alone = 0;
    const byObjects = group_joined(byRoles, (one) => ((counts.get(alike(one)) ?? 0) >= ALIKE ? alike(one) : String(alone++)), (one, other) => {
        one.objects.push(...other.objects);
    });
    return byObjects.sort((one, other) => RANK[one.risk] - RANK[other.risk]);
}
function group_joined(concerns, keyOf, join) {
    const byKey = new Map();
    for (const concern of concerns) {
        const key = keyOf(concern);
        const known = byKey.get(key);
        if (known === undefined)
            byKey.set(key, { ...concern, roles: [...concern.roles], objects: [...concern.objects] });
        else
            join(known, concern);
    }
    return [...byKey.values()];
}
const group_MOST_NAMED = 3;
function sentenceOf(concern) {
    const { objects } = concern;
    const named = objects.length < ALIKE ? (0,lib_text/* listed */.KE)(objects) : summed(objects, group_MOST_NAMED);
    return textOf(concern).replace('{object}', () => named);
}
function textOf({ text, objects, rule }) {
    if (objects.length < ALIKE)
        return text;
    const count = String(objects.length);
    const [the, noun] = group_NAMED.exec(text) ?? [];
    if (the === undefined || noun === undefined)
        return text.replace('{object}', `${count} ${rule === 'tls-allowlist' ? 'hosts' : 'tables'}: {object}`);
    const many = text.replace(the, `${count} ${noun}s ({object})`);
    return text.startsWith(the)
        ? many.replace(/\)(?: on the allow list| of the API)? (?:is|was|has|applies|now applies|sends|forwards)\b(?: its\b)?/, (verb) => verb
            .replace(/\b(?:is|was|has|applies|sends|forwards)\b/, (one) => PLURAL[one] ?? one)
            .replace(' its', ' their'))
        : many;
}
const group_NAMED = /\bthe ([a-z]+(?: (?:schema|trigger))?) \{object\}/i;
const PLURAL = {
    is: 'are',
    was: 'were',
    has: 'have',
    applies: 'apply',
    sends: 'send',
    forwards: 'forward',
};

// EXTERNAL MODULE: ./src/rules/ignore.ts
var ignore = __webpack_require__(8833);
;// CONCATENATED MODULE: ./src/review/ignore.ts



function unsilenced(concerns, { base, head }, ignored) {
    const comments = commentsIn(head);
    if (comments.files.size + ignored.length === 0)
        return { concerns: [...concerns], silenced: [] };
    const left = concerns.flatMap((concern) => notIgnored(concern, ignored));
    const isSilenced = ({ rule, at }) => at !== undefined && comments.has(rule, (0,project_node/* placeOf */.$t)(at));
    const silenced = left.filter(isSilenced);
    if (silenced.length === 0)
        return { concerns: left, silenced };
    const wasSilenced = base === undefined ? () => false : silencedBefore(base, head);
    return {
        concerns: left.filter((concern) => !isSilenced(concern)),
        silenced: silenced.filter(({ rule, at }) => at !== undefined && !wasSilenced(rule, (0,project_node/* placeOf */.$t)(at))),
    };
}
function commentsIn({ project: { sources, sql } }) {
    return new ignore/* Silenced */.Ck([...sources.values(), ...sql.values()]);
}
function notIgnored(concern, ignored) {
    if (ignored.length === 0)
        return [concern];
    const { rule, roles, objects, at } = concern;
    const file = at?.source.file;
    const isLeft = (role, object) => !namesOf(object).some((name) => (0,ignore/* isIgnored */.pi)({
        rule,
        ...(file === undefined ? {} : { file }),
        ...(role === undefined ? {} : { role }),
        ...(name === undefined ? {} : { object: name }),
    }, ignored));
    return (roles.length === 0 ? [undefined] : roles).flatMap((role) => {
        const left = objects.filter((object) => isLeft(role, object));
        if (objects.length === 0 ? !isLeft(role, undefined) : left.length === 0)
            return [];
        return [{ ...concern, roles: role === undefined ? [] : [role], objects: left }];
    });
}
function silencedBefore(base, head) {
    const comments = commentsIn(base);
    if (comments.files.size === 0)
        return () => false;
    const byLine = new Map();
    for (const thing of head.model.things.values())
        for (const line of new Set(placesOf(thing).map((at) => lineOf((0,project_node/* placeOf */.$t)(at))))) {
            const keys = byLine.get(line);
            if (keys === undefined)
                byLine.set(line, [thing.key]);
            else
                keys.push(thing.key);
        }
    return (rule, place) => {
        const keys = byLine.get(lineOf(place));
        if (keys === undefined)
            return comments.has(rule, place);
        return keys.some((key) => {
            const before = base.model.things.get(key);
            return before !== undefined && placesOf(before).some((at) => comments.has(rule, (0,project_node/* placeOf */.$t)(at)));
        });
    };
}
function placesOf({ at, facets, permission }) {
    return [at, ...[...facets.values()].map((facet) => facet.at), ...(permission?.places.values() ?? [])];
}
function lineOf({ file, line }) {
    return JSON.stringify([file, line]);
}
function namesOf(object) {
    if (object === undefined)
        return [undefined];
    return [
        ...new Set([object, (0,project_names/* shortName */.EU)(object), ...(object.startsWith('public.') ? [] : [`public.${object}`])]),
    ];
}

// EXTERNAL MODULE: ./src/project/project.ts + 6 modules
var project = __webpack_require__(7492);
// EXTERNAL MODULE: ./src/project/tree.ts
var project_tree = __webpack_require__(1333);
;// CONCATENATED MODULE: ./src/review/migrations.ts








async function migrationsOf(base, head, parser) {
    const all = { added: [], edited: [] };
    const [isNewKnown, isGoneKnown] = [(0,project.hasAllMigrations)(base), (0,project.hasAllMigrations)(head)];
    const twice = new Set(head.problems.flatMap(({ rule, object = '' }) => (rule === 'migration-duplicate' ? [object] : [])));
    for (const { source, migrations } of head.migrations) {
        const before = base.migrations.find((one) => one.source === source)?.migrations ?? [];
        const newest = before.reduce((most, { version }) => (version > most ? version : most), 0n);
        for (const { version, name, up } of migrations) {
            if (up === undefined)
                continue;
            const called = `${String(version)}_${name}`;
            const text = head.sql.get(up.path);
            if (twice.has(`${source}/${String(version)}`))
                continue;
            const old = before.find((one) => one.version === version);
            if (old?.up === undefined) {
                if (text !== undefined && isNewKnown)
                    all.added.push({ name: called, source, text, isOlder: version < newest });
            }
            else if (old.up.oid !== up.oid) {
                const was = base.sql.get(old.up.path);
                if (text !== undefined && was !== undefined && !(0,sql/* sameStatements */.jB)(await parser(), was.text, text.text))
                    all.edited.push({ name: called, at: { source: text, offset: 0 }, isGone: false });
            }
        }
    }
    if (!isGoneKnown)
        return all;
    for (const { source, migrations } of base.migrations) {
        const now = head.migrations.find((one) => one.source === source)?.migrations ?? [];
        for (const { version, name, up } of migrations)
            if (up !== undefined && now.every((one) => one.version !== version || one.up === undefined))
                all.edited.push({ name: `${String(version)}_${name}`, at: undefined, isGone: true });
    }
    return all;
}
const OLDER = 'The migration {object} is older than the newest one in the base';
function judgeMigrations({ say }, { added, edited }) {
    for (const { name, text, isOlder } of added)
        if (isOlder)
            say('migration-older', {
                roles: [],
                objects: [name],
                text: OLDER,
                at: { source: text, offset: 0 },
            });
    for (const { name, at, isGone } of edited)
        say('migration-edited', {
            roles: [],
            objects: [name],
            text: isGone ? 'The migration {object} was deleted' : 'The migration {object} has different statements',
            keyText: isGone ? 'The migration {object} is gone' : 'The migration {object} has other statements',
            at,
        });
}
const READ = ['AlterTableStmt', 'CreateStmt', 'CreateFunctionStmt'];
async function addedBy({ added }, parser) {
    const newColumns = new Map();
    const newFunctions = new Map();
    for (const { source, text } of added) {
        if (!/add|create/i.test(text.text) || text.text.length > sql/* LONGEST_SQL */.UO)
            continue;
        const bom = text.text.startsWith('\uFEFF') ? 1 : 0;
        const parsed = (await parser()).parse(text.text.slice(bom));
        if (parsed.kind !== 'statements' || !READ.some((kind) => parsed.mentions(kind)))
            continue;
        for (const { kind, tree, start } of parsed.statements()) {
            const called = kind === 'CreateFunctionStmt' ? queryFunctionIn(tree) : undefined;
            if (called !== undefined)
                newFunctions.set(`${source}:${called.name}`, `${source}:${called.returns}`);
            for (const name of columnsAddedBy(kind, tree)) {
                const table = (0,project_tree/* relationOf */.Ke)(tree['relation']);
                if (table === undefined)
                    continue;
                const key = `${source}:${table}`;
                newColumns.set(key, [
                    ...(newColumns.get(key) ?? []),
                    { name, at: { source: text, offset: start + bom } },
                ]);
            }
        }
    }
    return { newColumns, newFunctions };
}
function queryFunctionIn(tree) {
    const isQuery = (0,project_tree/* listAt */.gT)(tree['options']).some(({ DefElem: option }) => {
        const is = (0,project_tree/* textAt */.$6)(option, 'arg', 'String', 'sval');
        return (0,project_tree/* textAt */.$6)(option, 'defname') === 'volatility' && (is === 'stable' || is === 'immutable');
    });
    const [name, returns] = [tree['funcname'], (0,project_tree.at)(tree, 'returnType', 'names')].map((one) => {
        const [first = '', ...rest] = (0,project_tree/* namesIn */.wX)(one);
        return rest.length === 0 ? `public.${first}` : [first, ...rest].join('.');
    });
    return isQuery && name !== undefined && returns !== undefined ? { name, returns } : undefined;
}
function columnsAddedBy(kind, tree) {
    if (kind === 'CreateStmt')
        return (0,project_tree/* listAt */.gT)(tree['tableElts']).flatMap((one) => nameOf(one['ColumnDef']));
    if (kind !== 'AlterTableStmt')
        return [];
    return (0,project_tree/* listAt */.gT)(tree['cmds']).flatMap(({ AlterTableCmd: command }) => (0,record/* isRecord */.u)(command) && command['subtype'] === 'AT_AddColumn' && (0,record/* isRecord */.u)(command['def'])
        ? nameOf(command['def']['ColumnDef'])
        : []);
}
function nameOf(column) {
    const name = (0,project_tree/* textAt */.$6)(column, 'colname');
    return name === undefined ? [] : [name];
}
function judgeNewColumns({ newColumns, permissions, publicRoles, head, say }) {
    for (const [table, columns] of newColumns) {
        const stars = [...permissions.head.values()].filter(({ source, table: of, columns: some, action }) => action === 'select' && some === '*' && `${source}:${of}` === table && !head.enums.has(table));
        const [first] = columns;
        const standing = stars.filter((permission) => permissions.base.get(permissionKey(permission))?.columns === '*');
        if (standing.length === 0 || first === undefined)
            continue;
        const roles = [...new Set(standing.map(({ role }) => role))];
        const names = columns.map(({ name }) => name);
        for (const role of roles)
            say('star-new-column', {
                risk: publicRoles.has(role) || names.some(isSensitive) ? 'high' : 'medium',
                roles: [role],
                objects: [(0,project_names/* shortName */.EU)(table.slice(table.indexOf(':') + 1))],
                text: `can read ${summed(sensitiveFirst(names))} of {object}, which a migration adds`,
                at: first.at,
            });
    }
}

;// CONCATENATED MODULE: ./src/review/others.ts








function judgeOthers(context) {
    for (const change of context.changes) {
        const { kind } = thingOf(change);
        if (change.what === 'removed') {
            judgeRemoved(context, change);
            continue;
        }
        judgeAddresses(context, change);
        if (kind === 'action')
            judgeRoles(context, change, 'public-action', isQuery(change.after) ? 'medium' : 'high', 'can call the action');
        else if (kind === 'function')
            judgeFunction(context, change);
        else if (kind === 'remote schema')
            judgeRemoteSchema(context, change);
        else if (kind === 'setting')
            judgeSetting(context, change);
        else if (kind === 'allow list' || kind === 'query collection')
            judgeAllowList(context, change);
    }
    judgeInherited(context);
}
function judgeRemoved({ say, head }, change) {
    const { kind, name } = thingOf(change);
    const isThere = kind === 'event trigger' &&
        [...head.things.values()].some((one) => one.kind === kind && lastOf(one.name) === lastOf(name));
    if ((kind === 'event trigger' && !isThere) || kind === 'cron trigger')
        say('event-lost', {
            roles: [],
            objects: [name],
            text: `The ${kind} {object} was removed`,
            keyText: `The ${kind} {object} is gone`,
            at: change.at,
        });
    if (kind === 'setting' && name === 'api_limits')
        say('limits-looser', {
            roles: [],
            objects: [name],
            text: 'The API limits were removed',
            keyText: 'The limits of the API are gone',
            at: change.at,
        });
}
function lastOf(name) {
    return name.slice(name.lastIndexOf('.') + 1);
}
const CAN_CALL = 'can call the function';
function judgeFunction(context, change) {
    const { permissions, publicRoles, newFunctions, setting, say } = context;
    const { what, after } = change;
    judgeRoles(context, change, 'public-function', isMutation(after) ? 'high' : 'medium', CAN_CALL);
    if (what !== 'added' || after === undefined || isMutation(after))
        return;
    const table = newFunctions.get(after.key.replace(/^function /, ''));
    if (table === undefined || setting.inferFunctionPermissions === false)
        return;
    const named = rolesIn(after.facets.get('permissions'));
    const roles = [...permissions.head.values()].flatMap(({ source, table: of, action, role }) => action === 'select' && `${source}:${of}` === table && publicRoles.has(role) && !named.includes(role)
        ? [role]
        : []);
    if (roles.length > 0)
        say('public-function', {
            roles,
            objects: [(0,project_names/* shortName */.EU)(after.name)],
            text: `${CAN_CALL} {object}, because it can read the table whose rows it returns`,
            keyText: `${CAN_CALL} {object}`,
            at: after.at,
        });
}
function judgeRoles({ publicRoles, say }, { before, after }, rule, risk, can) {
    const [had, has] = [rolesIn(before?.facets.get('permissions')), rolesIn(after?.facets.get('permissions'))];
    const roles = has.filter((role) => publicRoles.has(role) && !had.includes(role));
    if (after !== undefined && roles.length > 0)
        say(rule, {
            risk,
            roles,
            objects: [(0,project_names/* shortName */.EU)(after.name)],
            text: `${can} {object}`,
            at: after.facets.get('permissions')?.at ?? after.at,
        });
}
function isQuery(action) {
    return action?.facets.get('type')?.value === '"query"';
}
function isMutation(of) {
    return of?.facets.get('configuration')?.value.includes('"exposed_as":"mutation"') === true;
}
function judgeRemoteSchema({ publicRoles, setting, say }, { what, after }) {
    if (after === undefined)
        return;
    const { role, name, at, parent } = after;
    if (role === undefined) {
        if (what === 'added' && setting.remoteSchemaPermissions !== true)
            say('public-remote', {
                risk: setting.remoteSchemaPermissions === false ? 'high' : 'medium',
                roles: [],
                objects: [name],
                text: setting.remoteSchemaPermissions === false
                    ? 'Every role can use the remote schema {object}'
                    : 'Every role can use the remote schema {object}, unless HASURA_GRAPHQL_ENABLE_REMOTE_SCHEMA_PERMISSIONS is true',
                at,
            });
    }
    else if (what === 'added' &&
        publicRoles.has(role) &&
        parent !== undefined &&
        setting.remoteSchemaPermissions !== false)
        say('public-remote', { roles: [role], objects: [name], text: 'can use the remote schema {object}', at });
}
const ADDRESSES = ['handler', 'webhook', 'url', 'webhook_from_env', 'url_from_env'];
const WITH_ADDRESS = ['action', 'event trigger', 'cron trigger', 'remote schema'];
function judgeAddresses({ say }, { what, before, after }) {
    if (after === undefined || !WITH_ADDRESS.includes(after.kind))
        return;
    const [had, has] = [addressOf(before), addressOf(after)];
    if (has === undefined)
        return;
    const about = { roles: [], objects: [after.name], at: has.at };
    const host = hostOf(has.value);
    if (what === 'changed' && had !== undefined && hostOf(had.value) !== host)
        say('handler-host', {
            ...about,
            text: `The ${after.kind} {object} sends its requests to ${host}`,
            before: hostOf(had.value),
        });
    const isFixed = !has.value.includes('{{') && !has.name.endsWith('_from_env');
    if (isFixed && isUnencrypted(has.value) && had?.value !== has.value)
        say('plain-http', {
            ...about,
            text: `The ${after.kind} {object} sends its requests over plain HTTP to ${host}`,
        });
    const forwards = (thing) => thing?.facets.get('forward_client_headers')?.value === 'true';
    if (isFixed && !isInside(has.value) && forwards(after) && !forwards(before))
        say('forward-headers', {
            ...about,
            text: `The ${after.kind} {object} forwards the headers of clients to ${host}`,
            keyText: `The ${after.kind} {object} passes the headers of clients on to ${host}`,
            at: after.facets.get('forward_client_headers')?.at ?? after.at,
        });
}
function addressOf(thing) {
    for (const name of ADDRESSES) {
        const facet = thing?.facets.get(name);
        if (facet !== undefined)
            return { name, value: facet.text, at: facet.at };
    }
    return undefined;
}
function hostOf(address) {
    const [, variable] = /^\s*(\{\{[^}]*\}\})/.exec(address) ?? [];
    if (variable !== undefined)
        return variable.replace(/\s/g, '');
    return URL.canParse(address) ? new URL(address).host : excerpt(address);
}
function isInside(address) {
    if (!URL.canParse(address))
        return false;
    const { hostname } = new URL(address);
    return !hostname.includes('.') || /^127\.|^host\.docker\.internal$/.test(hostname);
}
function isUnencrypted(address) {
    return /^http:/i.test(address) && URL.canParse(address) && !isInside(address);
}
function judgeSetting(context, { before, after, facets }) {
    const { say, publicRoles } = context;
    if (after === undefined)
        return;
    const { name, at } = after;
    if (name === 'network') {
        const [had, has] = [hostsIn(before), hostsIn(after)];
        const hosts = has.filter((host) => !had.includes(host));
        if (hosts.length > 0)
            say('tls-allowlist', {
                roles: [],
                objects: hosts,
                text: 'Hasura no longer checks the certificate of {object}',
                at,
            });
    }
    if (name === 'graphql_schema_introspection') {
        const disabled = (thing) => textsIn(thing?.facets.get('disabled_for_roles'));
        const roles = disabled(before).filter((role) => !disabled(after).includes(role));
        for (const role of roles)
            say('introspection-on', {
                risk: publicRoles.has(role) ? 'medium' : 'low',
                roles: [role],
                objects: [],
                text: 'can introspect its schema again',
                keyText: 'can read its schema again',
                at,
            });
    }
    if (name === 'api_limits')
        for (const facet of facets) {
            const [had, has] = [numbersIn(facet.before), numbersIn(facet.after)];
            const isLooser = [...had].some(([key, value]) => (has.get(key) ?? Infinity) > value);
            const isOff = facet.name === 'disabled' && facet.after?.value === 'true';
            if (isLooser || isOff)
                say('limits-looser', {
                    roles: [],
                    objects: [facet.name],
                    text: isOff
                        ? 'The API limits are turned off'
                        : facet.after === undefined
                            ? 'The limit {object} of the API was removed'
                            : `The limit {object} of the API is looser: ${limitText(facet.after)}`,
                    keyText: isOff ? 'The limits of the API are off' : 'The limit {object} of the API is looser',
                    ...(facet.before === undefined || isOff ? {} : { before: limitText(facet.before) }),
                    at: facet.after?.at ?? at,
                });
        }
}
function hostsIn(setting) {
    const list = JSON.parse(setting?.facets.get('tls_allowlist')?.value ?? '[]');
    return Array.isArray(list)
        ? list.flatMap((one) => typeof one === 'object' && one !== null && 'host' in one ? [String(one.host)] : [])
        : [];
}
function textsIn(facet) {
    const list = JSON.parse(facet?.value ?? '[]');
    return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : [];
}
function limitText(facet) {
    const numbers = [...numbersIn(facet)].map(([path, value]) => `${path.replace(/^\.(?:per_role\.)?/, '')} ${String(value)}`);
    return excerpt(numbers.join(', ').trim() || facet.text);
}
function numbersIn(facet) {
    const numbers = new Map();
    const visit = (value, path) => {
        if (typeof value === 'number')
            numbers.set(path, value);
        else if (typeof value === 'object' && value !== null)
            for (const [key, part] of Object.entries(value))
                visit(part, `${path}.${key}`);
    };
    visit(JSON.parse(facet?.value ?? 'null'), '');
    return numbers;
}
function judgeAllowList({ say, base, head, setting }, { what, before, after }) {
    if (after === undefined || setting.allowList === false)
        return;
    const { kind, name, at } = after;
    const about = { roles: [], objects: [name], at };
    if (kind === 'allow list') {
        const wasNarrow = before?.facets.get('scope')?.value.includes('"global":false') === true;
        const isWide = after.facets.get('scope')?.value.includes('"global":false') !== true;
        if (what === 'added')
            say('allow-list-wider', {
                ...about,
                text: 'The collection {object} was added to the allow list',
                keyText: 'The allow list has the collection {object}',
            });
        else if (wasNarrow && isWide)
            say('allow-list-wider', {
                ...about,
                text: 'The collection {object} on the allow list now applies to all roles',
                keyText: 'The collection {object} of the allow list is for all roles',
            });
    }
    else if (what === 'changed' && [base, head].every(({ things }) => things.has(`allow list ${name}`))) {
        const had = queriesIn(before);
        const more = [...queriesIn(after)].filter(([query, text]) => had.get(query) !== text);
        const named = summed(more.map(([query]) => query));
        if (more.length > 0)
            say('allow-list-wider', {
                ...about,
                text: `The collection {object} on the allow list has new or changed operations: ${named}`,
                keyText: `The collection {object} of the allow list has new or other operations: ${named}`,
                at: after.facets.get('queries')?.at ?? at,
            });
    }
}
function queriesIn(collection) {
    const list = JSON.parse(collection?.facets.get('queries')?.value ?? '[]');
    return new Map((Array.isArray(list) ? list : []).flatMap((one) => (0,record/* isRecord */.u)(one) && typeof one['name'] === 'string' ? [[one['name'], String(one['query'])]] : []));
}
function judgeInherited(context) {
    const { inherited, permissions, publicRoles, setting, say } = context;
    const wasPublic = publicRolesOf(setting, inherited.base);
    const roles = { base: byRole(permissions.base), head: byRole(permissions.head) };
    for (const one of inherited.head) {
        const before = inherited.base.find(({ role }) => role === one.role);
        const same = before !== undefined && [...before.parents].sort().join() === [...one.parents].sort().join();
        if (!same) {
            const gains = gainsOf(context, roles.head, one.role);
            const isPublic = publicRoles.has(one.role) || wasPublic.has(one.role);
            const added = one.parents.filter((parent) => before?.parents.includes(parent) !== true);
            if (gains.length > 0)
                say('inherited-gain', {
                    risk: isPublic ? 'high' : 'medium',
                    roles: [one.role],
                    objects: [],
                    text: `can do what ${summed(added) || 'its parents'} can: ${summed(gains)}`,
                    at: one.at,
                });
        }
        const nested = one.parents.filter((parent) => inherited.head.some(({ role }) => role === parent));
        if (!same && nested.length > 0)
            say('inherited-nested', {
                roles: [one.role],
                objects: [],
                text: `inherits from ${summed(nested)}, which ${nested.length === 1 ? 'is an inherited role' : 'are inherited roles'} too`,
                at: one.at,
            });
        const known = new Map(before === undefined ? [] : conflictsOf(before, roles.base));
        for (const [key, table] of conflictsOf(one, roles.head))
            if (!known.has(key))
                say('inherited-conflict', {
                    roles: [one.role],
                    objects: [(0,project_names/* shortName */.EU)(table)],
                    text: 'gets no permission to write {object}, because the permissions of its parents differ',
                    keyText: 'gets no permission to write {object}: those of its parents differ',
                    at: one.at,
                });
    }
}
function byRole(permissions) {
    const found = new Map();
    for (const permission of permissions.values()) {
        const list = found.get(permission.role);
        if (list === undefined)
            found.set(permission.role, [permission]);
        else
            list.push(permission);
    }
    return found;
}
function gainsOf({ permissions }, now, role) {
    return (now.get(role) ?? [])
        .filter((permission) => {
        const before = permissions.base.get(permissionKey(permission));
        if (before === undefined)
            return true;
        const relation = relate(before.filter, permission.filter);
        return relation === 'opened' || relation === 'wider' || hasMoreColumns(before, permission);
    })
        .map(({ action, table }) => `${action} ${(0,project_names/* shortName */.EU)(table)}`);
}
function hasMoreColumns(before, { columns }) {
    if (before.columns === '*')
        return false;
    const had = before.columns;
    return columns === '*' || [...columns].some((column) => !had.has(column));
}
function conflictsOf({ role, parents }, permissions) {
    const found = [];
    const having = new Map();
    for (const parent of new Set(parents))
        for (const permission of permissions.get(parent) ?? []) {
            if (permission.action === 'select')
                continue;
            const key = permissionKey({ ...permission, role });
            having.set(key, { permission, count: (having.get(key)?.count ?? 0) + 1 });
        }
    const own = new Set((permissions.get(role) ?? []).map((permission) => permissionKey(permission)));
    for (const [key, { permission, count }] of having)
        if (count > 1 && !own.has(key))
            found.push([key, permission.table]);
    return found;
}

;// CONCATENATED MODULE: ./src/review/permissions.ts




function judgePermissions(context) {
    for (const { before, after } of context.changes) {
        const permission = after?.permission;
        if (permission === undefined)
            continue;
        const one = new Judged(context, permission);
        if (before?.permission === undefined)
            one.judgeNew(after?.parent?.startsWith('logical model ') === true);
        else
            one.judgeChanged(before.permission);
    }
}
const CAN = {
    select: 'can read',
    insert: 'can insert',
    update: 'can update',
    delete: 'can delete',
};
class Judged {
    #context;
    #after;
    #isPublic;
    constructor(context, after) {
        this.#context = context;
        this.#after = after;
        this.#isPublic = context.publicRoles.has(after.role);
    }
    judgeNew(isModel) {
        const { action, columns, filter, backendOnly } = this.#after;
        const moved = this.#movedFrom();
        if (moved !== undefined && !this.#isPublic)
            return;
        const from = moved === undefined ? '' : `, as before ${placeOfTable(moved, this.#after)}`;
        const risk = moved === undefined ? {} : { risk: 'medium' };
        const every = action !== 'insert' && filter.kind === 'true' ? 'every row of' : 'rows of';
        const sensitive = columns === '*' ? [] : [...columns].filter(isSensitive);
        if (this.#isPublic && isModel)
            this.#say('public-model', `can read ${every} {object}`);
        else if (this.#isPublic && isWrite(this.#after)) {
            if (!backendOnly && !this.#isIdle())
                this.#say('public-write', `${CAN[action]}${this.#which()} ${every} {object}${from}`, risk);
        }
        else if (this.#isPublic) {
            const which = columns === '*' ? ', all columns' : sensitive.length > 0 ? `, with ${summed(sensitive)}` : '';
            const isHigh = filter.kind === 'true' && which !== '';
            this.#say('public-select', `can read ${every} {object}${moved === undefined ? which : from}`, {
                risk: isHigh ? 'high' : 'medium',
                ...risk,
            });
        }
        else if (action === 'select' && sensitive.length > 0)
            this.#say('sensitive-column', `can read ${summed(sensitive)} of {object}`, { part: 'columns' });
        this.#judgeStar(moved);
        this.#judgeVariables(moved === undefined ? new Set() : variablesOf(moved));
    }
    #isIdle() {
        const { action, columns } = this.#after;
        return action === 'update' && columns !== '*' && columns.size === 0;
    }
    #which() {
        const { action, columns } = this.#after;
        if (action !== 'update' || columns === '*')
            return '';
        const more = columns.size - MOST_COLUMNS;
        const named = [...columns].slice(0, MOST_COLUMNS).join(', ');
        return ` ${named}${more > 0 ? ` and ${String(more)} more` : ''} of`;
    }
    #movedFrom() {
        const { base, head } = this.#context;
        const { action, role, table } = this.#after;
        for (const { permission, parent } of base.things.values())
            if (permission?.role === role &&
                permission.action === action &&
                bareName(permission.table) === bareName(table) &&
                !head.things.has(parent ?? '') &&
                allowsAsMuch(permission, this.#after))
                return permission;
        return undefined;
    }
    judgeChanged(before) {
        this.#judgeRows(before);
        this.#judgeCheck(before);
        this.#judgeColumns(before);
        this.#judgeStar(before);
        this.#judgeVariables(variablesOf(before));
        this.#judgePresets(before);
        this.#judgeReading(before);
        const after = this.#after;
        if (before.backendOnly && !after.backendOnly)
            this.#say('backend-only-off', `${CAN[after.action]} {object} without the admin secret`, {
                part: 'backend_only',
            });
        if (before.validated && !after.validated)
            this.#say('validate-lost', `${CAN[after.action]} {object} without a validating webhook`);
    }
    #judgeRows(before) {
        const { action } = this.#after;
        if (action === 'insert')
            return;
        const relation = relate(before.filter, this.#after.filter);
        const was = expressionText(before.filter);
        const part = { before: was, part: 'filter' };
        if (this.#isIdle())
            return;
        if (relation === 'opened')
            this.#say('rows-open', `${CAN[action]}${this.#which()} every row of {object}`, part);
        else
            this.#judgeMore(before.filter, this.#after.filter, 'filter', relation);
    }
    #judgeMore(before, after, part, relation) {
        if (relation === 'same' || relation === 'narrower')
            return;
        const isWider = relation === 'wider';
        if (this.#judgeOwners(before, after, { part, isWider }))
            return;
        const { action } = this.#after;
        if (!isWider) {
            if (this.#isPublic)
                this.#say('rows-changed', `${CAN[action]} other rows of {object}: ${expressionText(after)}`, {
                    before: expressionText(before),
                    part,
                });
            return;
        }
        const { more, was } = wideningText(before, after);
        if (part === 'check' && action === 'update')
            this.#say('rows-wider', `can update {object} to more values${more}`, {
                before: was,
                part,
                keyText: `can update {object} to more${more}`,
            });
        else
            this.#say('rows-wider', `${CAN[action]} more rows of {object}${more}`, { before: was, part });
    }
    #judgeOwners(before, after, { part, isWider }) {
        const [had, has] = [ownersOf(before), ownersOf(after)];
        const [lost] = had.filter((owner) => !has.some((other) => sameOwner(owner, other)));
        if (lost === undefined)
            return false;
        const risk = this.#isPublic ? 'high' : 'medium';
        const words = { before: excerptOf(before, ownerText(lost)), part, risk };
        const can = CAN[this.#after.action];
        const now = excerptOf(after, textOfUntied(after));
        const branches = branchesOf(after);
        const tied = branches.map((owners) => owners.filter(({ variable }) => variable === lost.variable));
        const isMany = (path) => this.#leadsToMany(path);
        if (branches.some((owners) => owners.length === 0))
            this.#say('owner-lost', `${can} rows of {object} that belong to others: ${now}`, {
                ...words,
                keyText: `${can} rows of {object} of others: ${now}`,
            });
        else if (tied.some((owners) => owners.length === 0)) {
            if (isWider)
                return false;
            const others = new Set(branches.flat().map(({ variable }) => variable));
            for (const variable of variablesIn(before))
                others.delete(variable);
            const by = others.size === 0 ? '' : ` by ${summed([...others].map(variableText))}`;
            const instead = variableText(lost.variable);
            const [only] = others;
            const isRenamed = only !== undefined &&
                ['_eq', '_in'].some((operator) => ['same', 'narrower'].includes(relate(renamed(before, { from: lost.variable, to: only, operator }), after)));
            this.#say('owner-lost', `${can} rows of {object}${by} in place of ${instead}${isRenamed ? '' : `: ${now}`}`, isRenamed ? { part, risk } : words);
        }
        else if (!isMany(lost.path) && tied.some((owners) => owners.every(({ path }) => isMany(path))))
            this.#say('owner-through-many', `${can} ${part === 'check' ? 'rows of {object} for a group' : 'all rows of {object} that belong to a group'}: ${now}`, {
                ...words,
                keyText: `${can} ${part === 'check' ? 'rows of {object} for' : 'all rows of {object} of'} a group: ${now}`,
            });
        else
            return false;
        return true;
    }
    #leadsToMany(path) {
        const { source, table } = this.#after;
        const all = [...this.#context.head.relationships];
        return path.some((name, index) => {
            const known = index === 0 ? this.#context.head.relationships.get(`${source}:${table}`)?.get(name) : undefined;
            if (known !== undefined)
                return known === 'array';
            const kinds = all
                .filter(([of]) => of.startsWith(`${source}:`))
                .map(([, kindOf]) => kindOf.get(name))
                .filter((kind) => kind !== undefined);
            return kinds.length > 0 && kinds.every((kind) => kind === 'array');
        });
    }
    #judgeCheck(before) {
        const { action, check, columns, preset } = this.#after;
        if (action === 'select' || action === 'delete')
            return;
        const relation = relate(before.check, check);
        if (relation === 'same')
            return;
        if (relation === 'opened') {
            const writable = [...columnsIn(before.check)].filter((column) => (columns === '*' || columns.has(column)) && !preset.has(column));
            if ([...columnsIn(before.check)].every((column) => preset.has(column)))
                return;
            const which = writable.length > 0 ? `, with any ${summed(writable)}` : '';
            this.#say('check-dropped', `${CAN[action]} any row of {object}${which}`, {
                risk: writable.length > 0 ? 'high' : 'medium',
                before: expressionText(before.check),
                part: 'check',
            });
        }
        else
            this.#judgeMore(before.check, check, 'check', relation);
    }
    #judgeColumns(before) {
        const { action, columns, computedFields, filter, check } = this.#after;
        const more = gained(before.columns, columns);
        const fields = [...computedFields].filter((field) => !before.computedFields.has(field));
        const all = [...more, ...fields];
        const sensitive = all.filter(isSensitive);
        if (all.length > 0 && this.#isPublic)
            this.#say('public-column', `${CAN[action]} ${summed(sensitiveFirst(all))} of {object} as well`, {
                risk: sensitive.length > 0 ? 'high' : 'medium',
                part: 'columns',
            });
        else if (sensitive.length > 0 && action === 'select')
            this.#say('sensitive-column', `can read ${summed(sensitive)} of {object}`, { part: 'columns' });
        if (action === 'update' && check.kind === 'true') {
            const owners = ownersOf(filter)
                .filter(({ path }) => path.length === 0)
                .map(({ column }) => column);
            const given = more.filter((column) => owners.includes(column));
            if (given.length > 0)
                this.#say('owner-column-writable', `can update ${summed(given)} of {object}, which ties a row to its owner`, {
                    part: 'columns',
                    keyText: `can update ${summed(given)} of {object}, which says whose row it is`,
                });
        }
    }
    #judgeStar(before) {
        const { action, columns, source, table } = this.#after;
        if (action === 'delete' || columns !== '*' || before?.columns === '*')
            return;
        if (before === undefined && this.#isPublic && action === 'select')
            return;
        const isEnum = this.#context.head.enums.has(`${source}:${table}`);
        this.#say('star', `${CAN[action]} all columns of {object}, including future ones`, {
            risk: isEnum ? 'low' : 'medium',
            part: 'columns',
        });
    }
    #judgeVariables(had) {
        if (!this.#isPublic)
            return;
        const names = [...variablesOf(this.#after)].filter((name) => !had.has(name) && name !== 'x-hasura-role');
        if (names.length > 0)
            this.#say('public-session-variable', `${CAN[this.#after.action]} rows of {object} that match ${summed(names.map(variableText))}`, {
                part: 'filter',
                keyText: `${CAN[this.#after.action]} rows of {object} by ${summed(names)}`,
            });
    }
    #judgePresets(before) {
        const { preset, columns, action } = this.#after;
        const lost = [...before.preset.keys()].filter((column) => !preset.has(column));
        if (lost.length === 0)
            return;
        const own = lost.filter((column) => columns === '*' || columns.has(column));
        this.#say('preset-lost', own.length > 0
            ? `${CAN[action]} {object} and choose ${summed(own)}, which Hasura set before`
            : `${CAN[action]} {object} without ${summed(lost)}, which Hasura set before`, {
            part: 'set',
            keyText: own.length > 0
                ? `${CAN[action]} {object} with ${summed(own)} of the client's choice`
                : `${CAN[action]} {object} without ${summed(lost)}, which Hasura set`,
        });
    }
    #judgeReading(before) {
        const { action, aggregations, limit, rootFields } = this.#after;
        if (action !== 'select')
            return;
        const raised = this.#isPublic ? 'medium' : 'low';
        if (this.#isPublic && aggregations && !before.aggregations)
            this.#say('public-aggregate', 'can run aggregate queries on {object}', {
                part: 'allow_aggregations',
                keyText: 'can aggregate {object}',
            });
        if (before.limit !== undefined && (limit === undefined || limit > before.limit))
            this.#say('limit-raised', limit === undefined
                ? 'can read any number of rows per query from {object}'
                : `can read up to ${String(limit)} rows per query from {object}`, {
                risk: raised,
                before: `up to ${String(before.limit)} rows`,
                part: 'limit',
                keyText: limit === undefined
                    ? 'can read {object} without a limit'
                    : `can read ${String(limit)} rows of {object} at once`,
            });
        for (const kind of ['query', 'subscription']) {
            const [had, has] = [before.rootFields[kind], rootFields[kind]];
            if (had === undefined)
                continue;
            const more = has === undefined ? 'all root fields' : summed([...has].filter((field) => !had.has(field)));
            if (more !== '')
                this.#say('root-fields', `can use ${more} of {object} in a ${kind}`, {
                    risk: raised,
                    part: `${kind}_root_fields`,
                });
        }
    }
    #say(rule, text, { risk, before, part, keyText } = {}) {
        const { role, table, places, at } = this.#after;
        const place = places.get(part ?? '') ?? at;
        this.#context.say(rule, {
            ...(risk === undefined ? {} : { risk }),
            roles: [role],
            objects: [(0,project_names/* shortName */.EU)(table)],
            text,
            ...(keyText === undefined ? {} : { keyText }),
            ...(before === undefined ? {} : { before: excerpt(before) }),
            at: place,
        });
    }
}
const MOST_COLUMNS = 4;
function excerptOf(expression, part) {
    const text = expressionText(expression);
    return excerpt(text, part === undefined ? 0 : text.indexOf(part));
}
function textOfUntied(expression) {
    const parts = expression.kind === 'or' ? expression.parts : [];
    const untied = parts.find((part) => branchesOf(part).some((owners) => owners.length === 0));
    return untied && expressionText(untied);
}
function bareName(table) {
    return table.slice(table.lastIndexOf('.') + 1);
}
function placeOfTable({ table, source }, now) {
    return table === now.table
        ? `in the database ${source}`
        : `in the schema ${table.slice(0, table.lastIndexOf('.'))}`;
}
function allowsAsMuch(before, after) {
    const isKept = (one, other) => ['same', 'narrower'].includes(relate(one, other));
    return ((before.columns === '*' ||
        (after.columns !== '*' && gained(before.columns, after.columns).length === 0)) &&
        [...after.computedFields].every((field) => before.computedFields.has(field)) &&
        [...before.preset.keys()].every((column) => after.preset.has(column)) &&
        isKept(before.filter, after.filter) &&
        isKept(before.check, after.check) &&
        (before.aggregations || !after.aggregations) &&
        (after.backendOnly || !before.backendOnly));
}
function variablesOf({ filter, check, preset }) {
    const inPresets = [...preset.values()].flatMap((value) => /^"(x-hasura-.*)"$/i.exec(value)?.[1]?.toLowerCase() ?? []);
    return new Set([...variablesIn(filter), ...variablesIn(check), ...inPresets]);
}

;// CONCATENATED MODULE: ./src/review/review.ts















async function review(base, head, setting, parser = sql/* sqlParser */.Ul) {
    const empty = { things: new Map(), relationships: new Map(), enums: new Set() };
    const models = { base: base === undefined ? empty : modelOf(base), head: modelOf(head) };
    const roles = { base: base === undefined ? [] : inheritedRoles(base), head: inheritedRoles(head) };
    const known = knownOf({ base, head }, models);
    const inherited = { base: knownRoles(roles.base, known.base), head: knownRoles(roles.head, known.head) };
    const permissions = {
        base: effectivePermissions(known.base, inherited.base),
        head: effectivePermissions(known.head, inherited.head),
    };
    const changes = difference(known.base, known.head);
    const migrations = base === undefined ? undefined : await migrationsOf(base, head, parser);
    const publicRoles = publicRolesOf(setting, roles.head);
    const { concerns, say } = collector();
    const context = {
        ...models,
        changes,
        permissions,
        inherited,
        setting,
        publicRoles,
        ...(await addedBy(migrations ?? NO_MIGRATIONS, parser)),
        say,
    };
    judgePermissions(context);
    judgeOthers(context);
    judgeNewColumns(context);
    if (migrations !== undefined)
        judgeMigrations(context, migrations);
    const whole = withoutConsequences(changes);
    const sides = {
        base: base === undefined ? undefined : { project: base, model: models.base },
        head: { project: head, model: models.head },
    };
    const left = unsilenced(concerns, sides, setting.ignored ?? []);
    const open = [...effectivePermissions(models.head, roles.head).values()].filter(({ role }) => publicRoles.has(role));
    return {
        changes: whole,
        concerns: grouped(left.concerns),
        silenced: grouped(left.silenced.filter(({ risk }) => risk !== 'low')),
        breaking: breakingIn(whole, context.newColumns),
        open: {
            roles: [...new Set(open.map(({ role }) => role))],
            writes: [
                ...new Set(open
                    .filter(({ action, backendOnly }) => action !== 'select' && !backendOnly)
                    .map(({ table }) => table)),
            ],
            reads: new Set(open.filter(({ action }) => action === 'select').map(({ table }) => table)).size,
        },
        isPublicByName: setting.unauthorizedRole === undefined,
        migrations: migrations?.added ?? [],
        isNew: base === undefined,
        leftOut: [...(base === undefined ? [] : leftOutOf(base, 'base')), ...leftOutOf(head, 'head')],
    };
}
const NO_MIGRATIONS = { added: [], edited: [] };
function knownRoles(roles, { things }) {
    return roles.filter(({ role }) => things.has(`inherited role ${role}`));
}
const review_LONGEST = 600;
function findingsOf({ concerns, isPublicByName, }) {
    return concerns.flatMap((concern) => {
        const { rule, risk, roles, objects, before, at } = concern;
        if (risk === 'low')
            return [];
        const { remedy } = REVIEW_RULES[rule];
        const who = roles.length === 0 ? '' : `The role${roles.length === 1 ? '' : 's'} ${summed(roles)} `;
        const said = `${excerpt(`${who}${sentenceOf(concern)}`, 0, review_LONGEST)}.`;
        const [object] = objects;
        const [role] = roles;
        return [
            {
                rule,
                severity: risk === 'high' ? 'warning' : 'notice',
                risk,
                ...(at === undefined ? {} : (0,project_node/* placeOf */.$t)(at)),
                what: `${said.charAt(0).toUpperCase()}${said.slice(1)}${before === undefined ? '' : ` Before: ${before}.`}`,
                why: whyOf(rule, isPublicByName && roles.length > 0),
                remedy: `${remedy} To silence it, write preview-ignore and the rule in a comment on its line.`,
                ...(object === undefined || objects.length > 1 ? {} : { object }),
                ...(role === undefined || roles.length > 1 ? {} : { role }),
            },
        ];
    });
}

// EXTERNAL MODULE: ./src/rules/review.ts
var rules_review = __webpack_require__(6415);
;// CONCATENATED MODULE: ./src/review/view.ts






function viewOf(review, from) {
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
                        ...(at === undefined ? {} : { place: (0,project_node/* placeOf */.$t)(at) }),
                    },
                ];
        }),
        ...(silenced.length === 0
            ? {}
            : {
                silenced: silenced.flatMap(({ rule, at }) => at === undefined ? [] : [{ rule, place: (0,project_node/* placeOf */.$t)(at) }]),
            }),
        breaking: breaking.map(({ object, text, roles }) => ({ object, text, roles })),
        changes: [
            ...changes.map(changeOf),
            ...migrations.map(({ name, source, text, isOlder }) => ({
                what: 'added',
                kind: 'migration',
                object: isOne ? name : `${source}/${name}`,
                ...(isOlder ? { note: 'older than the newest one in the base' } : {}),
                parts: [],
                place: (0,project_node/* placeOf */.$t)({ source: text, offset: 0 }),
            })),
        ],
        open: { ...open, writes: open.writes.map(project_names/* shortName */.EU), byName: isPublicByName },
        ...(leftOut.length === 0 ? {} : { leftOut }),
    };
}
function changeOf(change) {
    const { what, facets, at } = change;
    const { kind, name, role, permission } = thingOf(change);
    return {
        what,
        kind,
        object: (0,project_names/* shortName */.EU)(name),
        ...(role === undefined ? {} : { role }),
        ...(permission === undefined ? {} : { action: permission.action }),
        parts: what === 'changed' || (what === 'added' && permission !== undefined)
            ? facets.map((facet) => view_partOf(facet, permission !== undefined))
            : [],
        ...(at === undefined ? {} : { place: (0,project_node/* placeOf */.$t)(at) }),
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
function view_partOf({ name, before, after }, isPermission) {
    if (isPermission ? name === 'validate_input' : !SHOWN.has(name))
        return { name };
    const [was, is] = [textsOf(before), textsOf(after)];
    if (rules_review/* LISTED_PARTS */.$.includes(name) && was !== undefined && is !== undefined) {
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
function textsBetween(before, after) {
    const [was, is] = [before?.text ?? '', after?.text ?? ''];
    if (before === undefined || after === undefined)
        return { before: excerpt(was), after: excerpt(is) };
    const isShort = was !== is && [was, is].every((text) => excerpt(text) === text);
    const isJson = /^[[{]/.test(before.value) && /^[[{]/.test(after.value);
    return isJson || was === is
        ? isShort
            ? { before: was, after: is }
            : excerpts(before.value, after.value)
        : excerpts(was, is);
}
const MOST_LISTED = 20;
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

;// CONCATENATED MODULE: ./src/review/entry.ts






/***/ })

};
