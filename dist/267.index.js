export const id = 267;
export const ids = [267];
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

/***/ 267:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  planOf: () => (/* reexport */ planOf),
  rehearse: () => (/* reexport */ rehearse),
  sqlParser: () => (/* reexport */ sql/* sqlParser */.Ul)
});

// EXTERNAL MODULE: ./src/project/sql.ts + 1 modules
var sql = __webpack_require__(3697);
// EXTERNAL MODULE: ./src/project/files.ts
var project_files = __webpack_require__(3930);
// EXTERNAL MODULE: ./src/project/names.ts
var names = __webpack_require__(5669);
// EXTERNAL MODULE: ./src/project/node.ts
var project_node = __webpack_require__(6545);
// EXTERNAL MODULE: ./src/project/project.ts + 6 modules
var project_project = __webpack_require__(7492);
;// CONCATENATED MODULE: ./src/rehearsal/sets.ts
function setsOf(mergeBase, base, head) {
    const [from, now, new_] = [mergeBase, base, head].map((all) => new Map(all.map((one) => [one.version, one])));
    const sets = { added: [], gone: [], edited: [], same: [], merged: [] };
    const versions = [...new Set([...now.keys(), ...new_.keys()])].sort((one, other) => (one < other ? -1 : 1));
    for (const version of versions) {
        const [m, b, h] = [from.get(version), now.get(version), new_.get(version)];
        if (b === undefined) {
            if (m !== undefined || h === undefined)
                continue;
            sets.added.push(h);
            sets.merged.push(h);
        }
        else if (h === undefined) {
            if (m !== undefined)
                sets.gone.push(b);
            else
                sets.merged.push(b);
        }
        else if (m === undefined) {
            if (h.oid !== b.oid || h.path !== b.path)
                sets.same.push({ base: b, head: h });
            sets.merged.push(b);
        }
        else if (h.oid !== m.oid && h.oid !== b.oid) {
            sets.edited.push({ was: b, now: h });
            sets.merged.push(h);
        }
        else
            sets.merged.push(b);
    }
    return sets;
}

;// CONCATENATED MODULE: ./src/rehearsal/plan.ts






function scriptsOf(steps) {
    return steps.map(({ up }) => up);
}
const MOST_SEEDS = 10_000_000;
async function planOf(sides, parser) {
    const { mergeBase, base, head } = sides;
    const projects = [mergeBase?.project, base?.project, head.project];
    const sources = [];
    for (const { source } of head.project.migrations.concat(base?.project.migrations ?? [])) {
        if (sources.some((one) => one.source === source) || !isRun(head.project, source))
            continue;
        const sets = setsOf(stepsOf(mergeBase?.project, source), stepsOf(base?.project, source), stepsOf(head.project, source));
        const edited = [];
        for (const { was, now } of sets.edited) {
            const [one, other] = [was.up.text, now.up.text];
            const isSame = one !== undefined && other !== undefined && (0,sql/* sameStatements */.jB)(await parser(), one.text, other.text);
            edited.push({ step: now, isSame });
        }
        const isCut = projects.some((project) => project !== undefined && !(0,project_project.hasAllMigrations)(project));
        const kind = (0,names/* sourcesOf */.u0)(head.project).find(({ name }) => name === source);
        const refused = isCut
            ? 'not all of its migrations could be listed'
            : kind !== undefined && !(0,names/* isPostgres */.A4)(kind)
                ? `its kind is ${kind.kind}`
                : hasTwice(head.project, source)
                    ? 'two of its migrations have one version'
                    : undefined;
        const planned = {
            source,
            base: stepsOf(base?.project, source),
            seeds: [],
            added: sets.added,
            merged: sets.merged,
            gone: sets.gone,
            renamed: renamedIn(sets),
            edited,
            same: sets.same,
            older: olderIn(stepsOf(base?.project, source), sets.added),
            ...(refused === undefined ? {} : { refused }),
        };
        if (refused === undefined && needsServer(planned)) {
            if (base !== undefined)
                planned.seeds = await seedsOf(base, source);
            await readDowns(head.files, planned.added, head.project);
        }
        sources.push(planned);
    }
    return { sources, mergeBase: mergeBase?.project, base: base?.project, head: head.project };
}
function needsRehearsal({ sources }) {
    return sources.some((one) => one.refused === undefined && needsServer(one));
}
function needsServer({ added, gone, edited }) {
    return added.length + gone.length > 0 || edited.some(({ isSame }) => !isSame);
}
function isRun({ metadata, layout }, source) {
    if (metadata.incomplete || layout.version !== 3)
        return true;
    return (0,names/* sourcesOf */.u0)({ metadata }).some(({ name }) => name === source);
}
function hasTwice({ problems }, source) {
    return problems.some(({ rule, object }) => rule === 'migration-duplicate' && object?.startsWith(`${source}/`) === true);
}
function stepsOf(project, source) {
    const found = project?.migrations.find((one) => one.source === source)?.migrations ?? [];
    return found.flatMap(({ version, name, up, down }) => {
        if (up === undefined)
            return [];
        const text = project?.sql.get(up.path);
        return [
            {
                ...{ version, name, oid: up.oid, path: up.path },
                up: { file: up.file, text },
                down: down === undefined ? undefined : { file: down.file, text: undefined },
            },
        ];
    });
}
function renamedIn({ added, gone }) {
    const renamed = gone.flatMap((was) => {
        const step = added.find(({ oid }) => oid === was.oid);
        return step === undefined ? [] : [{ step, was }];
    });
    return renamed.length === gone.length ? renamed : [];
}
function olderIn(base, added) {
    const newestOf = (steps) => steps.reduce((most, { version }) => (version > most ? version : most), -1n);
    const newest = newestOf(base);
    const older = added.filter(({ version }) => version < newest);
    const later = added.filter(({ version }) => version > newest);
    const [next] = later;
    const fits = next === undefined || next.version - newest > BigInt(older.length);
    const moved = fits ? older : added;
    const first = (fits ? newest : newestOf([...base, ...added])) + 1n;
    const names = moved.map(({ name }, index) => `${String(first + BigInt(index))}_${name}`);
    return older.map((step) => ({
        step,
        better: names[moved.indexOf(step)] ?? '',
        also: fits ? [] : later.map((one) => ({ step: one, better: names[moved.indexOf(one)] ?? '' })),
    }));
}
async function seedsOf({ project, files }, source) {
    const { seeds: folder = '', version } = project.layout;
    const own = version === 3 ? (folder === '' ? source : `${folder}/${source}`) : folder;
    let left = MOST_SEEDS;
    const found = project.seeds
        .filter(({ path, size }) => /\.(?:sql|SQL)$/.test(path) && (0,project_files/* isIn */.S1)(own, path) && (left -= size) >= 0)
        .sort((one, other) => (one.path < other.path ? -1 : 1));
    const contents = await files.read(found);
    return found.map(({ file, oid }) => ({ file, text: sourceFrom(file, contents.get(oid)) }));
}
async function readDowns(files, steps, project) {
    const wanted = new Map();
    for (const { migrations } of project.migrations)
        for (const { down } of migrations)
            if (down !== undefined)
                wanted.set(down.file, down);
    const entries = steps.flatMap(({ down }) => (down === undefined ? [] : (wanted.get(down.file) ?? [])));
    if (entries.length === 0)
        return;
    const contents = await files.read(entries);
    for (const { down } of steps)
        if (down !== undefined)
            down.text = sourceFrom(down.file, contents.get(wanted.get(down.file)?.oid ?? ''));
}
function sourceFrom(file, content) {
    return content?.kind === 'text' ? new project_node/* Source */.kL(file, content.text) : undefined;
}

// EXTERNAL MODULE: ./src/rules/finding.ts
var finding = __webpack_require__(6270);
// EXTERNAL MODULE: ./src/lib/record.ts
var record = __webpack_require__(5638);
// EXTERNAL MODULE: ./src/lib/text.ts
var lib_text = __webpack_require__(9112);
;// CONCATENATED MODULE: ./src/rehearsal/catalog.ts
async function schemaOf(session) {
    await session.query("select pg_catalog.set_config('search_path', '', false)");
    await session.query("select pg_catalog.set_config('jit', 'off', false)");
    const schema = new Map();
    for (const row of await session.query(OBJECTS)) {
        const object = { ...nameIn(row), definition: textOf(row['definition']) };
        schema.set(keyOf(object), object);
    }
    for (const row of await session.query(IDS)) {
        const object = schema.get(keyOf(nameIn(row)));
        if (object !== undefined)
            object.id = textOf(row['id']);
    }
    return schema;
}
function nameIn(row) {
    return {
        kind: textOf(row['kind']),
        schema: textOf(row['schema']),
        parent: row['parent'] === null ? undefined : textOf(row['parent']),
        name: textOf(row['name']),
    };
}
function keyOf({ kind, schema, parent, name }) {
    return JSON.stringify([kind, schema, parent ?? null, name]);
}
function textOf(value) {
    return typeof value === 'string' ? value : '';
}
const IDS = `
select case c.relkind when 'f' then 'foreign table' else 'table' end as kind, n.nspname::text as schema,
  null as parent, c.relname::text as name, c.oid::text as id
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'f')
union all
select 'column', n.nspname::text, c.relname::text, a.attname::text, c.oid || '.' || a.attnum
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
  where c.relkind in ('r', 'p', 'f') and a.attnum > 0 and not a.attisdropped and n.nspname !~ '^pg_'`;
function grants(acl, kind, owner) {
    const text = (list) => `(
    select string_agg(case a.grantee when 0 then 'public' else pg_get_userbyid(a.grantee)::text end
      || ': ' || a.privilege_type || case when a.is_grantable then ' with grant option' else '' end, ', '
      order by a.grantee = 0, pg_get_userbyid(a.grantee), a.privilege_type)
    from aclexplode(${list}) a where a.grantee <> ${owner})`;
    return `case when ${acl} is null then null else nullif(
    coalesce(${text(acl)}, 'none'), coalesce(${text(`acldefault(${kind}, ${owner})`)}, 'none')) end`;
}
const OBJECTS = `
with spaces as materialized (
  select oid, nspname::text as nspname, nspacl, nspowner from pg_namespace
  where nspname !~ '^pg_' and nspname not in ('information_schema', 'hdb_catalog')),
extended as materialized (
  select classid, objid from pg_depend where deptype = 'e'),
relations as materialized (
  select c.*, s.nspname, c.relname::text as called, o.relname::text as owner_table,
    case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'f' then 'foreign table'
      when 'S' then 'sequence' when 'c' then 'type' else 'table' end as what
  from pg_class c join spaces s on s.oid = c.relnamespace
    left join pg_depend d on c.relkind = 'S' and d.classid = 'pg_class'::regclass and d.objid = c.oid
      and d.refclassid = 'pg_class'::regclass and d.deptype in ('a', 'i')
    left join pg_class o on o.oid = d.refobjid
  where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S', 'c') and not exists (
    select from extended e where e.classid = 'pg_class'::regclass and e.objid = c.oid)),
types as materialized (
  select t.*, s.nspname, t.typname::text as called
  from pg_type t join spaces s on s.oid = t.typnamespace
  where t.typtype in ('e', 'd', 'r') and not exists (
    select from extended e where e.classid = 'pg_type'::regclass and e.objid = t.oid)),
functions as materialized (
  select p.*, s.nspname, p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' as called,
    case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end as what
  from pg_proc p join spaces s on s.oid = p.pronamespace
  where not exists (select from extended e where e.classid = 'pg_proc'::regclass and e.objid = p.oid)),
found(kind, schema, parent, name, definition) as (
  select 'schema', '', null::text, nspname, '' from spaces where nspname <> 'public'
  union all
  select 'grants', '', null, 'schema ' || nspname, ${grants('nspacl', "'n'", 'nspowner')} from spaces
  union all
  select 'extension', '', null, e.extname::text, '' from pg_extension e where e.extname <> 'plpgsql'
  union all
  select what, nspname, null, called, case when relkind in ('v', 'm') then pg_get_viewdef(oid) else
    concat_ws(', ', case relpersistence when 'u' then 'unlogged' end,
      case relkind when 'p' then 'partitioned by ' || pg_get_partkeydef(oid) end,
      case when relispartition then pg_get_expr(relpartbound, oid) end,
      (select 'inherits from ' || string_agg(i.inhparent::regclass::text, ', ' order by i.inhseqno)
        from pg_inherits i where i.inhrelid = relations.oid),
      case when relrowsecurity then 'row level security' end,
      case when relforcerowsecurity then 'forced for the owner' end,
      case when relreplident <> 'd' then 'replica identity ' || relreplident::text end)
    end || coalesce(' with ' || array_to_string(reloptions, ', '), '')
    from relations where relkind <> 'S'
  union all
  select 'sequence', nspname, owner_table, called,
    format_type(q.seqtypid, null) || ', start ' || q.seqstart || ', by ' || q.seqincrement || ', from ' || q.seqmin
      || ' to ' || q.seqmax || ', cache ' || q.seqcache || case when q.seqcycle then ', cycles' else '' end
    from relations r join pg_sequence q on q.seqrelid = r.oid
  union all
  select 'grants', nspname, case when relkind = 'S' then owner_table else called end, what || ' ' || called,
    ${grants('relacl', "case relkind when 'S' then 's' else 'r' end::\"char\"", 'relowner')} from relations
  union all
  select case relkind when 'c' then 'attribute' else 'column' end, r.nspname, r.called, a.attname::text,
    format_type(a.atttypid, a.atttypmod)
      || case when a.attcollation <> t.typcollation then ' collate ' || a.attcollation::regcollation::text else '' end
      || case when a.attnotnull and relkind <> 'v' then ' not null' else '' end
      || case when a.attidentity <> '' then ' generated ' || case a.attidentity when 'a' then 'always' else 'by default' end
        || ' as identity' else '' end
      || case when d.adbin is null then '' when a.attgenerated <> '' then ' generated always as ('
        || pg_get_expr(d.adbin, d.adrelid) || ')' else ' default ' || pg_get_expr(d.adbin, d.adrelid) end
    from relations r join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
      join pg_type t on t.oid = a.atttypid left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where relkind <> 'S'
  union all
  select 'grants', r.nspname, r.called, 'column ' || r.called || '.' || a.attname,
    ${grants('a.attacl', "'c'", 'r.relowner')}
    from relations r join pg_attribute a on a.attrelid = r.oid and a.attacl is not null and not a.attisdropped
  union all
  select 'constraint', r.nspname, r.called, c.conname::text, pg_get_constraintdef(c.oid)
    from relations r join pg_constraint c on c.conrelid = r.oid and c.contype not in ('n', 't')
  union all
  select 'constraint', t.nspname, t.called, c.conname::text, pg_get_constraintdef(c.oid)
    from types t join pg_constraint c on c.contypid = t.oid and c.contype <> 'n'
  union all
  select 'index', r.nspname, r.called, pg_catalog.regexp_replace(i.indexrelid::regclass::text, '^.*\\.', ''),
    pg_get_indexdef(i.indexrelid) || case when i.indisvalid then '' else ' (invalid)' end
    from relations r join pg_index i on i.indrelid = r.oid
    where not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u', 'x'))
  union all
  select 'trigger', r.nspname, r.called, g.tgname::text,
    pg_get_triggerdef(g.oid) || case g.tgenabled when 'O' then '' else ' (' || g.tgenabled::text || ')' end
    from relations r join pg_trigger g on g.tgrelid = r.oid and not g.tgisinternal
  union all
  select 'policy', r.nspname, r.called, p.polname::text,
    concat_ws(', ', p.polcmd::text, case when p.polpermissive then 'permissive' else 'restrictive' end,
      (select string_agg(case o when 0 then 'public' else pg_get_userbyid(o)::text end, ' ' order by o)
        from unnest(p.polroles) o),
      'using ' || pg_get_expr(p.polqual, p.polrelid), 'check ' || pg_get_expr(p.polwithcheck, p.polrelid))
    from relations r join pg_policy p on p.polrelid = r.oid
  union all
  select 'rule', r.nspname, r.called, w.rulename::text, pg_get_ruledef(w.oid)
    from relations r join pg_rewrite w on w.ev_class = r.oid and w.rulename <> '_RETURN'
  union all
  select 'statistics', r.nspname, r.called, x.stxname::text, pg_get_statisticsobjdef(x.oid)
    from relations r join pg_statistic_ext x on x.stxrelid = r.oid
  union all
  select what, nspname, null, called, case when prokind = 'a' then md5((
      select concat_ws(', ', g.aggtransfn::text, g.aggfinalfn::text, format_type(g.aggtranstype, null), g.agginitval)
      from pg_aggregate g where g.aggfnoid = functions.oid))
      when prosrc = '' then pg_get_functiondef(oid) else md5(pg_get_functiondef(oid)) end
    from functions
  union all
  select 'grants', nspname, null, what || ' ' || called, ${grants('proacl', "'f'", 'proowner')} from functions
  union all
  select case typtype when 'e' then 'enum' when 'd' then 'domain' else 'range' end, nspname, null, called,
    case typtype
      when 'e' then (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder)
        from pg_enum e where e.enumtypid = types.oid)
      when 'd' then format_type(typbasetype, typtypmod) || case when typnotnull then ' not null' else '' end
        || coalesce(' default ' || typdefault, '')
      else (select format_type(r.rngsubtype, null) from pg_range r where r.rngtypid = types.oid) end
    from types
  union all
  select 'grants', nspname, null, 'type ' || called, ${grants('typacl', "'T'", 'typowner')} from types
  union all
  select 'grants', coalesce(s.nspname, ''), null, 'defaults for ' || d.defaclobjtype::text,
    array_to_string(d.defaclacl, ', ')
    from pg_default_acl d left join spaces s on s.oid = d.defaclnamespace
)
select kind, schema, parent, name, definition from found where kind <> 'grants' or definition is not null`;

;// CONCATENATED MODULE: ./src/rehearsal/before.ts

function isTable({ kind }) {
    return kind === 'table' || kind === 'foreign table' || kind === 'materialized view';
}
function beforeIn(schema, base) {
    const isOld = isIn(base);
    const objects = [...schema.values()];
    const tables = new Map(objects.filter(isTable).map((one) => [`${one.schema}.${one.name}`, isOld(one)]));
    const columns = keyed(objects, 'column');
    const indexes = keyed(objects, 'index');
    const checks = objects.filter(({ kind, definition }) => kind === 'constraint' && definition.startsWith('CHECK'));
    return {
        isOld: (table) => tables.get(table) === true,
        hasTable: (table) => tables.has(table),
        hasColumn: (table, column) => columns.has(`${table}.${column}`),
        indexed: (index) => {
            const found = indexes.get(index);
            return found && `${found.schema}.${found.parent ?? ''}`;
        },
        isNotNull: (table, column, validated) => columns
            .get(`${table}.${column}`)
            ?.definition.replace(/ (?:default|generated) .*$/s, '')
            .endsWith(' not null') === true ||
            checks.some((one) => `${one.schema}.${one.parent ?? ''}` === table &&
                (!one.definition.endsWith(' NOT VALID') || validated.has(one.name)) &&
                demands(one.definition, column)),
    };
}
function beforeWithout(created) {
    return {
        isOld: (table) => !created.has(table) && !table.startsWith('.'),
        hasTable: (table) => !table.startsWith('.'),
        hasColumn: () => false,
        indexed: () => undefined,
        isNotNull: () => false,
    };
}
const ids = new WeakMap();
function idsIn(schema) {
    const known = ids.get(schema);
    if (known !== undefined)
        return known;
    const found = new Set([...schema.values()].flatMap(({ id }) => id ?? []));
    ids.set(schema, found);
    return found;
}
function isIn(schema) {
    const all = idsIn(schema);
    return (object) => (object.id === undefined ? schema.has(keyOf(object)) : all.has(object.id));
}
function keyed(objects, kind) {
    return new Map(objects
        .filter((one) => one.kind === kind)
        .map((one) => [`${one.schema}.${kind === 'column' ? `${one.parent ?? ''}.` : ''}${one.name}`, one]));
}
function demands(check, column) {
    const name = /^[a-z_][a-z0-9_]*$/.test(column) ? column : `"${column.replaceAll('"', '""')}"`;
    return check.includes(`(${name} IS NOT NULL)`) && !check.includes(' OR ') && !check.includes(' NOT (');
}

;// CONCATENATED MODULE: ./src/rehearsal/difference.ts





function changesBetween(before, after, parser) {
    const missing = (one, other) => [...one].filter(([key]) => !other.has(key)).map(([, object]) => object);
    const [gained, lost] = [missing(after, before), missing(before, after)];
    const changed = [...before.values()].flatMap((object) => {
        const now = after.get(keyOf(object));
        return now === undefined || isSame(object, now, parser) ? [] : [{ before: object, after: now }];
    });
    return { gained: withoutParts(gained), lost: withoutParts(lost), changed };
}
function lostBetween(before, after) {
    const isLeft = isIn(after);
    return withoutParts([...before.values()].filter((one) => !isLeft(one)));
}
function isNothing({ gained, lost, changed }) {
    return gained.length + lost.length + changed.length === 0;
}
function withoutExtensions({ gained, lost, changed }) {
    const isOther = ({ kind }) => kind !== 'extension';
    return { gained: gained.filter(isOther), lost: lost.filter(isOther), changed };
}
const WHOLES = ['table', 'view', 'materialized view', 'foreign table', 'type', 'domain'];
function withoutParts(objects) {
    const nameOf = (schema, name) => JSON.stringify([schema, name]);
    const wholes = new Set(objects.filter(({ kind }) => WHOLES.includes(kind)).map(({ schema, name }) => nameOf(schema, name)));
    return objects.filter(({ schema, parent }) => parent === undefined || !wholes.has(nameOf(schema, parent)));
}
function isSame(one, other, parser) {
    if (one.definition === other.definition)
        return true;
    if (!WITH_COLUMNS.includes(one.kind))
        return false;
    const [first, second] = [one, other].map(({ definition }) => normalText(definition, parser));
    return first !== undefined && first === second;
}
const WITH_COLUMNS = ['view', 'materialized view', 'statistics', 'function', 'procedure'];
function normalText(definition, parser) {
    const parsed = parser.parse(definition);
    if (parsed.kind !== 'statements')
        return undefined;
    const [statement] = parsed.statements();
    return statement && (0,sql/* withoutPlaces */.B5)(withoutOrder(statement.tree));
}
const UNORDERED = ['targetList', 'colnames', 'exprs'];
function withoutOrder(node) {
    if (Array.isArray(node))
        return node.map(withoutOrder);
    if (!(0,record/* isRecord */.u)(node))
        return node;
    return Object.fromEntries(Object.entries(node).map(([key, value]) => {
        const part = withoutOrder(value);
        return [key, UNORDERED.includes(key) && Array.isArray(part) ? part.map(sql/* withoutPlaces */.B5).sort() : part];
    }));
}
const LONGEST_NAME = 150;
const LONGEST_DEFINITION = 100;
const MOST = 40;
const SHOWN = ['column', 'attribute', 'constraint', 'enum', 'domain', 'sequence', 'range', 'grants'];
function inWords({ gained, lost, changed }) {
    return {
        gained: bounded(gained.map(labelOf)),
        lost: bounded(lost.map(labelOf)),
        changed: bounded(changed.map(({ before, after }) => `${labelOf(after)}: ${changeOf(before, after)}`)),
    };
}
function inShort({ gained, lost, changed }, most = 5) {
    const all = [...gained.map((one) => `+ ${one}`), ...lost.map((one) => `− ${one}`), ...changed];
    const more = all.length - most;
    return `${all.slice(0, most).join('; ')}${more > 0 ? `; and ${String(more)} more` : ''}`;
}
function labelOf({ kind, schema, parent, name }) {
    const space = schema === 'public' || schema === '' ? '' : `${schema}.`;
    const said = kind === 'grants'
        ? `grants on ${name}${space === '' ? '' : ` in ${schema}`}`
        : `${kind} ${space}${parent === undefined || kind === 'sequence' ? '' : `${parent}.`}${name}`;
    return shortened(said, LONGEST_NAME);
}
function changeOf({ kind, definition: before }, { definition: after }) {
    if (!SHOWN.includes(kind))
        return 'another definition';
    const [one, other] = [before, after].map((text) => shortened(withoutDefaults(kind, text.replace(/\bpublic\./g, '')), LONGEST_DEFINITION));
    return one === other || one === undefined || other === undefined
        ? 'another definition'
        : `${one} → ${other}`;
}
function withoutDefaults(kind, definition) {
    const at = ['column', 'attribute', 'domain'].includes(kind) ? definition.indexOf(' default ') : -1;
    if (at < 0)
        return definition;
    const texts = /'(?:[^']|'')*'(?!::regclass\b)/g;
    return definition.slice(0, at) + definition.slice(at).replace(texts, "'…'");
}
function shortened(text, most) {
    const line = (0,lib_text/* oneLine */.TN)(text.slice(0, most * 4));
    return line.length <= most ? line : `${line.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…`;
}
function bounded(words) {
    const more = words.length - MOST;
    return more > 0 ? [...words.slice(0, MOST), `${String(more)} more`] : words;
}

// EXTERNAL MODULE: ./src/rules/ignore.ts
var ignore = __webpack_require__(8833);
;// CONCATENATED MODULE: ./src/rehearsal/rules.ts
const MEANT = 'If that is intended, leave it.';
const WAITS = 'On a large table that takes a long time, and everything that uses the table waits.';
const REHEARSAL_RULES = {
    'upgrade-fails': {
        severity: 'error',
        finds: 'A new migration that fails on a database of the base.',
        example: 'The migration 2_b fails on a database of the base: relation "orders" already exists (42P07).',
        why: 'After the merge, Hasura stops there: this migration and all later ones are not applied.',
        remedy: 'Fix this statement.',
    },
    'fresh-fails': {
        severity: 'error',
        finds: 'A migration that fails on a new database, where all run in the order of their versions.',
        example: 'The migration 2_b fails on a new database: relation "orders" does not exist (42P01).',
        why: 'After the merge, no new database can be created, and so no preview.',
        remedy: 'Change the version of the new migration, so that it runs after what it needs.',
    },
    'orders-differ': {
        severity: 'error',
        finds: 'Existing databases and new ones that have different schemas after the merge.',
        example: 'After the merge, new databases get a different schema from existing ones: column orders.total: bigint → numeric.',
        why: 'What is tried on a new database is not what production gets.',
        remedy: 'Give the new migration the newest version, and leave those of the base as they are.',
    },
    'same-version': {
        severity: 'error',
        finds: 'A version that the base has given to a different migration since the branch was created.',
        example: 'The base now has 2_c with the same version as 2_b.',
        why: "Hasura's CLI refuses two migrations of one version; and where the version is applied, the other one never runs.",
        remedy: 'Give the migration a new version.',
    },
    'migration-older': {
        severity: 'warning',
        finds: 'A new migration with a version before the newest one of the base.',
        example: 'The migration 1_b is older than the newest one of the base. The name 3_b would put it after that.',
        why: 'Databases of the base run it last, new ones in the order of the versions.',
        remedy: 'Rename its folder.',
    },
    'migration-edited': {
        severity: 'warning',
        finds: 'A migration of the base that was edited or deleted. A notice if only comments differ.',
        example: 'The migration 1_a differs from the base in its statements.',
        why: 'Databases that have run it keep what it did; a new database does not get that.',
        remedy: 'Leave it as it is, and add a migration instead.',
    },
    'migration-renamed': {
        severity: 'error',
        finds: 'A migration of the base that was given another version. A warning if that changes nothing.',
        example: 'The migration 3_b is 2_b of the base under another version.',
        why: 'Databases that ran it under the old version run it again.',
        remedy: 'Give it its old version back.',
    },
    squashed: {
        severity: 'warning',
        finds: 'New migrations that repeat what deleted ones of the base did.',
        example: 'The migration 3_squashed repeats what 2 deleted migrations of the base did.',
        why: 'Existing databases already have what it does, so it must not run there.',
        remedy: 'Mark it as applied there before the merge is deployed: hasura migrate apply --skip-execution --version and its version.',
    },
    'down-fails': {
        severity: 'warning',
        finds: 'A `down.sql` that fails right after its `up.sql`.',
        example: 'down.sql of 2_b fails: column "on_date" of relation "orders" does not exist (42703).',
        why: 'The migration cannot be undone with it.',
        remedy: 'Fix this statement.',
    },
    'down-differs': {
        severity: 'warning',
        finds: 'A `down.sql` after which the schema is not what it was before its `up.sql`.',
        example: 'down.sql of 2_b leaves: + column orders.at.',
        why: 'After it, the database is in a state that no migration describes.',
        remedy: 'Undo in down.sql everything that up.sql does.',
    },
    'down-empty': {
        severity: 'notice',
        finds: 'A `down.sql` without a statement.',
        example: 'down.sql of 2_b has no statement.',
        why: "Hasura's CLI sends it, and Hasura reports an error.",
        remedy: 'Write what undoes the migration, or delete the file.',
    },
    'rewrites-table': {
        severity: 'warning',
        finds: 'A new migration that makes PostgreSQL rewrite a whole table of the base.',
        example: '2_b makes PostgreSQL rewrite the table orders.',
        why: 'On a large table that takes a long time, needs twice the space, and blocks everyone.',
        remedy: 'Add a new column, fill it in parts, and switch to it; or run it when nobody uses the table.',
    },
    'locks-table': {
        severity: 'notice',
        finds: 'A lock on a table of the base that keeps others waiting until the migration ends.',
        example: '2_b blocks reads and writes on orders until it ends.',
        why: 'It waits for running queries on the table, and later queries wait for it.',
        remedy: 'Keep the migration short; begin it with set local lock_timeout.',
    },
    'index-not-concurrent': {
        severity: 'warning',
        finds: 'An index, a primary key, or a unique or exclusion constraint that is built on a table of the base.',
        example: 'The index orders_total on orders is built while nobody can write to the table.',
        why: `${WAITS} Hasura runs each migration in a transaction, in which CONCURRENTLY is not possible.`,
        remedy: 'Before the merge, create it by hand with CONCURRENTLY, and write IF NOT EXISTS in the migration. On a small table, leave it.',
    },
    'not-null-on-old': {
        severity: 'warning',
        finds: '`SET NOT NULL`, or a new column that is not null and has no default, on a table of the base.',
        example: 'orders.total becomes not null: nobody can use the table until all rows are read.',
        why: 'It fails if a row has no value, and reads the whole table.',
        remedy: 'Add CHECK (… IS NOT NULL) NOT VALID, validate it in a later migration, then SET NOT NULL.',
    },
    'constraint-validated': {
        severity: 'warning',
        finds: 'A foreign key or a check without `NOT VALID` on a table of the base.',
        example: 'The foreign key orders_customer on orders is added without NOT VALID: nobody can write to the table until all rows are checked.',
        why: 'It fails if a row does not fit, and reads the whole table.',
        remedy: 'Add it with NOT VALID, and validate it in a later migration.',
    },
    'drops-table': {
        severity: 'warning',
        finds: 'A table of the base that is gone after a new migration.',
        example: '2_b drops the table orders.',
        why: 'Its data is lost, and what still uses it fails.',
        remedy: MEANT,
    },
    'drops-column': {
        severity: 'warning',
        finds: 'A column of a table of the base that is gone after a new migration.',
        example: '2_b drops the column orders.note.',
        why: 'Its data is lost, and what still uses it fails.',
        remedy: MEANT,
    },
    'drops-object': {
        severity: 'notice',
        finds: 'A view, function, type, trigger, policy or schema of the base that is gone after a new migration.',
        example: '2_b drops the view open_orders.',
        why: 'What still uses it fails.',
        remedy: MEANT,
    },
    renames: {
        severity: 'warning',
        finds: 'A table or column of the base that is renamed.',
        example: 'orders.note is renamed to remark.',
        why: 'What uses the old name fails until it is deployed as well.',
        remedy: MEANT,
    },
    'delete-all': {
        severity: 'warning',
        finds: '`TRUNCATE`, or `DELETE` without `WHERE`, on a table of the base.',
        example: 'All rows of orders are deleted: there is no WHERE.',
        why: 'The data is lost.',
        remedy: MEANT,
    },
    'update-all': {
        severity: 'warning',
        finds: '`UPDATE` without `WHERE` on a table of the base.',
        example: 'All rows of orders are updated: there is no WHERE.',
        why: 'It rewrites the whole table, and keeps its rows locked until the migration ends.',
        remedy: 'If that is intended, leave it. On a large table, update it in parts.',
    },
    'schema-lacks-table': {
        severity: 'warning',
        finds: 'A table in the metadata that a new database does not have after all migrations.',
        example: 'The table orders does not exist after all migrations.',
        why: 'The metadata is inconsistent, so the build of a preview fails.',
        remedy: 'Add a migration that creates it, or correct its name.',
    },
    'schema-lacks-column': {
        severity: 'warning',
        finds: 'A column in the metadata that its table does not have after all migrations.',
        example: 'The column orders.totl does not exist after all migrations.',
        why: 'The metadata is inconsistent, so the build of a preview fails.',
        remedy: 'Add a migration that creates it, or correct its name.',
    },
    'schema-lacks-function': {
        severity: 'warning',
        finds: 'A function in the metadata that a new database does not have after all migrations.',
        example: 'The function label does not exist after all migrations.',
        why: 'The metadata is inconsistent, so the build of a preview fails.',
        remedy: 'Add a migration that creates it, or correct its name.',
    },
    'transaction-ended': {
        severity: 'notice',
        finds: 'A new migration that ends its own transaction.',
        example: '2_b ends its own transaction, so it is not known which tables it locks.',
        why: 'Locks are measured right before the end of the transaction that Hasura makes.',
        remedy: 'Delete the COMMIT: Hasura runs each migration in a transaction.',
    },
    'seed-fails': {
        severity: 'notice',
        finds: 'A seed of the base that fails on a database of the base.',
        example: 'The seed carts.sql of the base fails: relation "carts" does not exist (42P01).',
        why: 'The migrations were tried without its data.',
        remedy: 'Fix the seed in the base.',
    },
    'not-rehearsed': {
        severity: 'notice',
        finds: 'SQL that only this server cannot run, such as that of an extension that it does not have.',
        example: 'Not rehearsed in 2_b: the extension postgis, which this server does not have.',
        why: 'What the merge does with it is not known.',
        remedy: 'Try it on a server that has what it needs.',
    },
};

;// CONCATENATED MODULE: ./src/rehearsal/findings.ts




const LONGEST = 600;
const LONGEST_OBJECT = 300;
const findings_MOST = 500;
function collector() {
    const findings = [];
    const say = (rule, at, what, more = {}) => {
        const { why } = REHEARSAL_RULES[rule];
        const { object, old, severity, remedy } = { ...REHEARSAL_RULES[rule], ...more };
        if (findings.length >= findings_MOST && severity !== 'error')
            return;
        findings.push({
            ...{ rule, severity, ...at, what: shortened(what, LONGEST), why, remedy },
            ...(object === undefined ? {} : { object: shortened(object, LONGEST_OBJECT) }),
            ...(old === true ? { old } : {}),
        });
    };
    return { findings, say };
}
function unsilenced(findings, sources, ignored) {
    const comments = new ignore/* Silenced */.Ck(sources);
    return findings.filter((finding) => {
        const { rule, file, line, object } = finding;
        if (file !== undefined && line !== undefined && comments.has(rule, { file, line }))
            return false;
        return ![object, object && (0,names/* shortName */.EU)(object)].some((name) => (0,ignore/* isIgnored */.pi)({ rule, ...(file === undefined ? {} : { file }), ...(name === undefined ? {} : { object: name }) }, ignored));
    });
}

// EXTERNAL MODULE: ./src/project/tree.ts
var project_tree = __webpack_require__(1333);
;// CONCATENATED MODULE: ./src/rehearsal/named.ts


function namedIn(project, source) {
    const found = (0,names/* sourcesOf */.u0)(project).find(({ name }) => name === source);
    if (found === undefined)
        return [];
    const functions = (0,project_node/* itemsOf */.S3)((0,project_node/* get */.Jt)(found.node, 'functions')).flatMap((one) => {
        const name = (0,names/* qualified */.LX)((0,project_node/* get */.Jt)(one, 'function'));
        return name === undefined ? [] : [{ kind: 'function', of: name, at: (0,project_node/* get */.Jt)(one, 'function') ?? one }];
    });
    return [...found.tables.flatMap(namedByTable), ...functions].filter(({ of }) => !isOther(of));
}
function namedKey({ kind, of, column }) {
    return JSON.stringify([kind, of, column ?? null]);
}
function isOther(name) {
    return /^(?:pg_\w{1,100}|information_schema|hdb_catalog)\./.test(name);
}
function namedByTable(table) {
    const of = (0,names/* qualified */.LX)((0,project_node/* get */.Jt)(table, 'table'));
    if (of === undefined || table.kind !== 'map')
        return [];
    const named = [{ kind: 'table', of, at: (0,project_node/* get */.Jt)(table, 'table') ?? table }];
    const column = (at, name, owner = of) => {
        if (name !== '*')
            named.push({ kind: 'column', of: owner, column: name, at });
    };
    const texts = (list, owner = of) => {
        for (const item of list?.kind === 'list' ? list.items : list === undefined ? [] : [list]) {
            const name = (0,project_node/* textOf */.b6)(item);
            if (name !== undefined)
                column(item, name, owner);
        }
    };
    const keys = (map, owner = of) => {
        for (const [key, { at }] of (0,project_node/* entriesOf */.Mc)(map))
            column(at, key, owner);
    };
    const fields = fieldsOf(table);
    for (const kind of ['select', 'insert', 'update', 'delete'])
        for (const one of (0,project_node/* itemsOf */.S3)((0,project_node/* get */.Jt)(table, `${kind}_permissions`))) {
            const permission = (0,project_node/* get */.Jt)(one, 'permission');
            texts((0,project_node/* get */.Jt)(permission, 'columns'));
            keys((0,project_node/* get */.Jt)(permission, 'set'));
            for (const part of ['filter', 'check'])
                conditions((0,project_node/* get */.Jt)(permission, part), fields, column);
        }
    for (const kind of ['object', 'array'])
        for (const one of (0,project_node/* itemsOf */.S3)((0,project_node/* get */.Jt)(table, `${kind}_relationships`))) {
            const using = (0,project_node/* get */.Jt)(one, 'using');
            const key = (0,project_node/* get */.Jt)(using, 'foreign_key_constraint_on');
            const owner = (0,names/* qualified */.LX)((0,project_node/* get */.Jt)(key, 'table'));
            if (key?.kind !== 'map')
                texts(key);
            else if (owner !== undefined)
                for (const part of ['column', 'columns'])
                    texts((0,project_node/* get */.Jt)(key, part), owner);
            const mapping = (0,project_node/* get */.Jt)(using, 'manual_configuration', 'column_mapping');
            keys(mapping);
            const remote = (0,names/* qualified */.LX)((0,project_node/* get */.Jt)(using, 'manual_configuration', 'remote_table'));
            if (remote !== undefined)
                for (const [, { value }] of (0,project_node/* entriesOf */.Mc)(mapping))
                    texts(value, remote);
        }
    for (const one of (0,project_node/* itemsOf */.S3)((0,project_node/* get */.Jt)(table, 'event_triggers')))
        for (const event of ['insert', 'update', 'delete'])
            for (const part of ['columns', 'payload'])
                texts((0,project_node/* get */.Jt)(one, 'definition', event, part));
    keys((0,project_node/* get */.Jt)(table, 'configuration', 'column_config'));
    keys((0,project_node/* get */.Jt)(table, 'configuration', 'custom_column_names'));
    for (const one of (0,project_node/* itemsOf */.S3)((0,project_node/* get */.Jt)(table, 'computed_fields'))) {
        const node = (0,project_node/* get */.Jt)(one, 'definition', 'function');
        const name = (0,names/* qualified */.LX)(node);
        if (node !== undefined && name !== undefined)
            named.push({ kind: 'function', of: name, at: node });
    }
    return named;
}
function fieldsOf(table) {
    const lists = ['object_relationships', 'array_relationships', 'remote_relationships', 'computed_fields'];
    return new Set(lists.flatMap((list) => (0,project_node/* itemsOf */.S3)((0,project_node/* get */.Jt)(table, list)).flatMap((one) => (0,project_node/* textOf */.b6)((0,project_node/* get */.Jt)(one, 'name')) ?? [])));
}
function conditions(node, fields, column) {
    for (const item of (0,project_node/* itemsOf */.S3)(node))
        conditions(item, fields, column);
    for (const [key, { at, value }] of (0,project_node/* entriesOf */.Mc)(node))
        if (/^[_$](?:and|or|not)$/.test(key))
            conditions(value, fields, column);
        else if (!/^[_$]/.test(key) && !fields.has(key))
            column(at, key);
}

;// CONCATENATED MODULE: ./src/rehearsal/places.ts


const DROPPED = {
    OBJECT_TABLE: 'table',
    OBJECT_VIEW: 'view',
    OBJECT_MATVIEW: 'materialized view',
    OBJECT_FOREIGN_TABLE: 'foreign table',
    OBJECT_SEQUENCE: 'sequence',
    OBJECT_INDEX: 'index',
    OBJECT_TYPE: 'type',
    OBJECT_DOMAIN: 'type',
    OBJECT_FUNCTION: 'function',
    OBJECT_PROCEDURE: 'function',
    OBJECT_ROUTINE: 'function',
    OBJECT_SCHEMA: 'schema',
};
function dropsIn(statements) {
    return statements.flatMap(({ kind, tree, start: offset }) => {
        if (kind === 'DropStmt') {
            const dropped = DROPPED[(0,project_tree/* textAt */.$6)(tree, 'removeType') ?? ''];
            if (dropped === undefined)
                return [];
            return (0,project_tree/* listAt */.gT)(tree, 'objects').map((object) => {
                const names = (0,project_tree/* namesIn */.wX)((0,project_tree.at)(object, 'List', 'items') ??
                    (0,project_tree.at)(object, 'TypeName', 'names') ??
                    (0,project_tree.at)(object, 'ObjectWithArgs', 'objname'));
                const name = (0,project_tree/* textAt */.$6)(object, 'String', 'sval') ?? withSchema(names);
                return { kind: dropped, name, offset };
            });
        }
        if (kind !== 'AlterTableStmt')
            return [];
        const table = (0,project_tree/* relationOf */.Ke)(tree['relation']) ?? '';
        return (0,project_tree/* listAt */.gT)(tree, 'cmds').flatMap(({ AlterTableCmd: command }) => (0,project_tree/* textAt */.$6)(command, 'subtype') === 'AT_DropColumn'
            ? [{ kind: 'column', name: `${table}.${(0,project_tree/* textAt */.$6)(command, 'name') ?? ''}`, offset }]
            : []);
    });
}
function renamesIn(statements) {
    return statements.flatMap(({ kind, tree, start: offset }) => {
        const table = (0,project_tree/* relationOf */.Ke)(tree['relation']);
        const object = tree['object'];
        if (kind === 'RenameStmt' && (0,project_tree/* textAt */.$6)(tree, 'renameType') === 'OBJECT_COLUMN')
            return [{ kind: 'column', name: `${table ?? ''}.${(0,project_tree/* textAt */.$6)(tree, 'subname') ?? ''}`, offset }];
        if (kind === 'RenameStmt' && (0,project_tree/* textAt */.$6)(tree, 'renameType') === 'OBJECT_SCHEMA')
            return [{ kind: 'schema', name: (0,project_tree/* textAt */.$6)(tree, 'subname') ?? '', offset }];
        if (kind !== 'RenameStmt' && kind !== 'AlterObjectSchemaStmt')
            return [];
        if (table !== undefined)
            return [{ kind: 'relation', name: table, offset }];
        const names = (0,project_tree/* namesIn */.wX)((0,project_tree.at)(object, 'List', 'items') ??
            (0,project_tree.at)(object, 'ObjectWithArgs', 'objname') ??
            (0,project_tree.at)(object, 'TypeName', 'names'));
        return [{ kind: 'other', name: withSchema(names), offset }];
    });
}
const EXCLUSIVE = new Set([
    ...['AlterTableStmt', 'DropStmt', 'TruncateStmt', 'RenameStmt', 'AlterObjectSchemaStmt', 'LockStmt'],
    ...['CreatePolicyStmt', 'AlterPolicyStmt', 'RuleStmt', 'ClusterStmt', 'RefreshMatViewStmt'],
]);
const SHARED = new Set([
    'IndexStmt',
    'CreateTrigStmt',
    'CreateStmt',
    'ReindexStmt',
    'CreateForeignTableStmt',
]);
const GENTLE = /^AT_(?:ValidateConstraint|EnableTrig|DisableTrig|SetStatistics|AttachPartition|ClusterOn)/;
const REWRITING = /^AT_(?:AlterColumnType|SetLogged|SetUnLogged|SetAccessMethod|SetTableSpace|SetExpression|AddIdentity)/;
function lockOf(statements, table, blocks, before) {
    const about = statements.filter((one) => places_names(one, table, before));
    const strict = about.find((one) => isExclusive(one, table));
    const any = about.find(({ kind }) => EXCLUSIVE.has(kind) || SHARED.has(kind));
    const [first, second] = blocks === 'reads and writes' ? [strict, any] : [any, strict];
    return (first ?? second ?? mentionOf(statements, about, table))?.start;
}
function rewriteOf(statements, table, before) {
    const withPart = (part) => statements.find(({ kind, tree }) => kind === 'AlterTableStmt' &&
        (0,project_tree/* relationOf */.Ke)(tree['relation']) === table &&
        (0,project_tree/* listAt */.gT)(tree, 'cmds').some((one) => part.test((0,project_tree/* textAt */.$6)(one, 'AlterTableCmd', 'subtype') ?? '')));
    const rewriting = withPart(REWRITING) ?? withPart(/^AT_AddColumn$/);
    return rewriting?.start ?? lockOf(statements, table, 'reads and writes', before);
}
function mentionOf(statements, about, table) {
    const name = table.slice(table.indexOf('.') + 1);
    return (about.find(({ kind }) => kind !== 'SelectStmt') ??
        statements.find(({ kind, tree }) => kind === 'DoStmt' && JSON.stringify(tree).includes(name)) ??
        about[0]);
}
function isExclusive({ kind, tree }, table) {
    if (!EXCLUSIVE.has(kind))
        return false;
    if (kind === 'LockStmt')
        return tree['mode'] === 8;
    if (kind !== 'AlterTableStmt')
        return true;
    return ((0,project_tree/* relationOf */.Ke)(tree['relation']) === table &&
        (0,project_tree/* listAt */.gT)(tree, 'cmds').some((one) => {
            const isForeignKey = (0,project_tree/* textAt */.$6)(one, 'AlterTableCmd', 'def', 'Constraint', 'contype') === 'CONSTR_FOREIGN';
            return !isForeignKey && !GENTLE.test((0,project_tree/* textAt */.$6)(one, 'AlterTableCmd', 'subtype') ?? '');
        }));
}
function places_names({ kind, tree }, table, before) {
    if (kind !== 'DropStmt')
        return hasRelation(tree, table);
    const type = (0,project_tree/* textAt */.$6)(tree, 'removeType') ?? '';
    return (0,project_tree/* listAt */.gT)(tree, 'objects').some((object) => {
        const list = (0,project_tree/* namesIn */.wX)((0,project_tree.at)(object, 'List', 'items'));
        const isPart = /^OBJECT_(?:TRIGGER|POLICY|RULE)$/.test(type);
        const name = withSchema(isPart ? list.slice(0, -1) : list);
        return name === table || (type === 'OBJECT_INDEX' && before.indexed(name) === table);
    });
}
function hasRelation(node, table) {
    if (Array.isArray(node))
        return node.some((one) => hasRelation(one, table));
    if (!(0,record/* isRecord */.u)(node))
        return false;
    return (0,project_tree/* relationOf */.Ke)(node) === table || Object.values(node).some((one) => hasRelation(one, table));
}
function withSchema(names) {
    return names.length > 1 ? names.join('.') : `public.${names.join('')}`;
}

;// CONCATENATED MODULE: ./src/rehearsal/statements.ts



const UNLESS_BUILT = {
    severity: 'notice',
    remedy: 'Before the merge, create it by hand with CONCURRENTLY: then the migration builds nothing.',
};
function deedsOf(statements, before) {
    const validated = new Set();
    return statements.flatMap((statement) => {
        const deeds = deedsIn(statement, before, validated);
        for (const { AlterTableCmd: command } of (0,project_tree/* listAt */.gT)(statement.tree, 'cmds'))
            if ((0,project_tree/* textAt */.$6)(command, 'subtype') === 'AT_ValidateConstraint')
                validated.add((0,project_tree/* textAt */.$6)(command, 'name') ?? '');
        return deeds.filter(({ table }) => before.isOld(table));
    });
}
function deedsIn(statement, before, validated) {
    const { kind, tree, start: offset } = statement;
    switch (kind) {
        case 'AlterTableStmt':
            return alterations(statement, before, validated);
        case 'IndexStmt': {
            const table = (0,project_tree/* relationOf */.Ke)(tree['relation']);
            if (table === undefined || tree['concurrent'] === true)
                return [];
            const name = (0,project_tree/* textAt */.$6)(tree, 'idxname');
            const [schema = ''] = table.split('.', 1);
            const mayBeThere = tree['if_not_exists'] === true;
            if (mayBeThere && before.indexed(`${schema}.${name ?? ''}`) !== undefined)
                return [];
            const index = `${name === undefined ? 'An index' : `The index ${name}`} on ${(0,names/* shortName */.EU)(table)}`;
            const what = `${index} is built while nobody can write to the table${mayBeThere ? ', unless it exists by then' : ''}.`;
            return [{ rule: 'index-not-concurrent', table, offset, what, ...(mayBeThere ? UNLESS_BUILT : {}) }];
        }
        case 'RenameStmt': {
            const table = (0,project_tree/* relationOf */.Ke)(tree['relation']);
            const [type, to] = [(0,project_tree/* textAt */.$6)(tree, 'renameType'), (0,project_tree/* textAt */.$6)(tree, 'newname') ?? ''];
            if (table === undefined)
                return [];
            const old = {
                OBJECT_TABLE: (0,names/* shortName */.EU)(table),
                OBJECT_COLUMN: `${(0,names/* shortName */.EU)(table)}.${(0,project_tree/* textAt */.$6)(tree, 'subname') ?? ''}`,
            }[type ?? ''];
            return old === undefined
                ? []
                : [{ rule: 'renames', table, offset, what: `${old} is renamed to ${to}.` }];
        }
        case 'TruncateStmt':
            return (0,project_tree/* listAt */.gT)(tree, 'relations').flatMap(({ RangeVar: relation }) => tableDeed('delete-all', relation, offset, 'All rows of * are deleted.'));
        case 'DeleteStmt':
        case 'UpdateStmt':
        case 'InsertStmt':
        case 'SelectStmt':
            return changesIn(kind, tree, offset);
        default:
            return [];
    }
}
function changesIn(kind, tree, offset) {
    const own = tree['whereClause'] !== undefined
        ? []
        : kind === 'DeleteStmt'
            ? tableDeed('delete-all', tree['relation'], offset, 'All rows of * are deleted: there is no WHERE.')
            : kind === 'UpdateStmt'
                ? tableDeed('update-all', tree['relation'], offset, 'All rows of * are updated: there is no WHERE.')
                : [];
    const nested = (0,project_tree/* listAt */.gT)(tree, 'withClause', 'ctes').flatMap((cte) => {
        const query = (0,project_tree.at)(cte, 'CommonTableExpr', 'ctequery');
        const [inner = '', of] = (0,record/* isRecord */.u)(query) ? (Object.entries(query)[0] ?? []) : [];
        return (0,record/* isRecord */.u)(of) ? changesIn(inner, of, offset) : [];
    });
    return [...own, ...nested];
}
function tableDeed(rule, relation, offset, what) {
    const table = (0,project_tree/* relationOf */.Ke)(relation);
    return table === undefined
        ? []
        : [{ rule, table, offset, what: what.replace('*', () => (0,names/* shortName */.EU)(table)) }];
}
function alterations({ tree, start: offset }, before, validated) {
    const table = (0,project_tree/* relationOf */.Ke)(tree['relation']);
    if (table === undefined || (0,project_tree/* textAt */.$6)(tree, 'objtype') !== 'OBJECT_TABLE')
        return [];
    return (0,project_tree/* listAt */.gT)(tree, 'cmds').flatMap(({ AlterTableCmd: command }) => {
        const name = (0,project_tree/* textAt */.$6)(command, 'name') ?? '';
        switch ((0,project_tree/* textAt */.$6)(command, 'subtype') ?? '') {
            case 'AT_SetNotNull':
                if (before.isNotNull(table, name, validated))
                    return [];
                return [
                    {
                        ...{ rule: 'not-null-on-old', table, offset },
                        what: `${(0,names/* shortName */.EU)(table)}.${name} becomes not null: nobody can use the table until all rows are read.`,
                    },
                ];
            case 'AT_AddColumn': {
                const column = (0,project_tree.at)(command, 'def', 'ColumnDef');
                const isThere = before.hasColumn(table, (0,project_tree/* textAt */.$6)(column, 'colname') ?? '');
                if (isThere && (0,project_tree.at)(command, 'missing_ok') === true)
                    return [];
                const constraints = (0,project_tree/* listAt */.gT)(column, 'constraints').map((one) => (0,project_tree/* textAt */.$6)(one, 'Constraint', 'contype') ?? '');
                const isFilled = ['CONSTR_DEFAULT', 'CONSTR_GENERATED', 'CONSTR_IDENTITY'].some((one) => constraints.includes(one));
                const isSerial = (0,project_tree/* namesIn */.wX)((0,project_tree.at)(column, 'typeName', 'names')).some((one) => /^(?:big|small)?serial\d?$/.test(one));
                const others = (0,project_tree/* listAt */.gT)(column, 'constraints').flatMap((one) => (0,project_tree/* textAt */.$6)(one, 'Constraint', 'contype') === 'CONSTR_FOREIGN' && !isFilled
                    ? []
                    : constraintDeeds(table, one['Constraint'], offset, (0,project_tree/* textAt */.$6)(column, 'colname')));
                if (!constraints.includes('CONSTR_NOTNULL') || isFilled || isSerial)
                    return others;
                return [
                    ...others,
                    {
                        ...{ rule: 'not-null-on-old', table, offset },
                        what: `The new column ${(0,names/* shortName */.EU)(table)}.${(0,project_tree/* textAt */.$6)(column, 'colname') ?? ''} is not null and has no default: adding it fails if the table has rows.`,
                    },
                ];
            }
            case 'AT_AddConstraint':
                return constraintDeeds(table, (0,project_tree.at)(command, 'def', 'Constraint'), offset);
            default:
                return [];
        }
    });
}
const INDEXED = {
    CONSTR_PRIMARY: 'primary key',
    CONSTR_UNIQUE: 'unique constraint',
    CONSTR_EXCLUSION: 'exclusion constraint',
};
function constraintDeeds(table, constraint, offset, column) {
    const type = (0,project_tree/* textAt */.$6)(constraint, 'contype') ?? '';
    const name = (0,project_tree/* textAt */.$6)(constraint, 'conname');
    const on = column === undefined ? (0,names/* shortName */.EU)(table) : `${(0,names/* shortName */.EU)(table)}.${column}`;
    const called = name === undefined ? `on ${on}` : `${name} on ${on}`;
    switch (type) {
        case 'CONSTR_FOREIGN':
        case 'CONSTR_CHECK':
            if ((0,project_tree.at)(constraint, 'skip_validation') === true)
                return [];
            return [
                {
                    ...{ rule: 'constraint-validated', table, offset },
                    what: type === 'CONSTR_CHECK'
                        ? `The check ${called} is added without NOT VALID: nobody can use the table until all rows are checked.`
                        : `The foreign key ${called} is added without NOT VALID: nobody can write to the table until all rows are checked.`,
                },
            ];
        case 'CONSTR_PRIMARY':
        case 'CONSTR_UNIQUE':
        case 'CONSTR_EXCLUSION':
            if ((0,project_tree/* textAt */.$6)(constraint, 'indexname') !== undefined)
                return [];
            return [
                {
                    ...{ rule: 'index-not-concurrent', table, offset },
                    what: `The ${INDEXED[type]} ${called} builds an index while nobody can use the table.`,
                },
            ];
        default:
            return [];
    }
}

;// CONCATENATED MODULE: ./src/rehearsal/judge.ts








function called({ version, name }) {
    return shortened(`${String(version)}_${name}`, 200);
}
function startOf({ up }) {
    return up.text?.placeOf(0) ?? { file: up.file, line: 1, column: 1 };
}
function placeIn({ file, line, column }) {
    return { file, line, column };
}
function failureText({ message, code }) {
    return `${message.replace(/\.$/, '')}${code === '' ? '' : ` (${code})`}`;
}
function judgePlan({ sources }, say) {
    for (const { source, edited, same, older, added, refused } of sources) {
        const objectOf = (step) => ({ object: `${source}/${String(step.version)}` });
        if (refused !== undefined) {
            const [first] = added;
            if (first !== undefined)
                say('not-rehearsed', startOf(first), `The database ${source} was not rehearsed: ${refused}.`, {
                    object: source,
                });
            continue;
        }
        for (const { base, head } of same)
            say('same-version', startOf(head), base.name === head.name
                ? `The base now has a different migration with the version of ${called(head)}.`
                : `The base now has ${called(base)} with the same version as ${called(head)}.`, objectOf(head));
        for (const { step, isSame } of edited)
            say('migration-edited', startOf(step), isSame
                ? `The migration ${called(step)} differs from the base only in comments and white space.`
                : `The migration ${called(step)} differs from the base in its statements.`, { ...objectOf(step), ...(isSame ? { severity: 'notice' } : {}) });
        for (const { step, better, also } of older)
            say('migration-older', startOf(step), `The migration ${called(step)} is older than the newest one of the base. The name ${better} would put it after that.`, { ...objectOf(step), ...(also.length === 0 ? {} : { remedy: alsoRename(also) }) });
    }
}
function judgeGone({ source, gone, renamed, refused }, tried, say) {
    if (refused !== undefined)
        return;
    const differs = tried !== undefined && ['differs', 'fails'].includes(tried.fresh.result);
    for (const { step, was } of renamed) {
        const isFailed = tried?.upgrade.some(({ version, result }) => version === String(step.version) && result === 'failed');
        say('migration-renamed', startOf(step), `The migration ${called(step)} is ${called(was)} of the base under another version.`, {
            object: `${source}/${String(step.version)}`,
            ...(isFailed === true || differs ? {} : { severity: 'warning' }),
        });
    }
    const [only] = gone;
    if (only === undefined || renamed.length > 0 || (tried?.squashed.length ?? 0) > 0)
        return;
    const names = gone.map(called);
    say('migration-edited', undefined, gone.length === 1
        ? `The migration ${called(only)} of the base is deleted.`
        : `${String(gone.length)} migrations of the base are deleted: ${names.slice(0, 3).join(', ')}${gone.length > 3 ? ', …' : ''}.`, { object: gone.length === 1 ? `${source}/${String(only.version)}` : source, remedy: UNDO });
}
const UNDO = 'Keep it, and add a migration that undoes it.';
function alsoRename(also) {
    const names = also.slice(0, 5).map(({ step, better }) => `${called(step)} to ${better}`);
    const more = also.length - names.length;
    return `Rename its folder, and so that the new migrations stay in their order, ${names.join(', ')}${more > 0 ? `, and the ${String(more)} after that` : ''}.`;
}
function judgeMigration({ step, run, statements, before, ran }, say) {
    const name = called(step);
    const at = (offset) => offset === undefined ? startOf(step) : (step.up.text?.placeOf(offset) ?? startOf(step));
    const deeds = deedsOf(statements, before);
    for (const { rule, table, offset, what, ...more } of deeds)
        say(rule, at(offset), what, { object: table, ...more });
    if (ran === undefined)
        judgeDrops(name, statements, before, at, say);
    else
        judgeLost(name, statements, ran, at, say);
    for (const table of run.rewritten) {
        const full = judge_withSchema(table);
        const what = `${name} makes PostgreSQL rewrite the table ${table}.`;
        say('rewrites-table', at(rewriteOf(statements, full, before)), what, { object: full });
    }
    const told = new Set([...run.rewritten.map(judge_withSchema), ...deeds.filter(isLock).map(({ table }) => table)]);
    for (const { table, blocks } of run.locks) {
        const full = judge_withSchema(table);
        if (told.has(full))
            continue;
        const place = at(lockOf(statements, full, blocks, before));
        say('locks-table', place, `${name} blocks ${blocks} on ${table} until it ends.`, { object: full });
    }
    const end = statements.find(isEnd);
    if (run.result === 'ran' && run.isPartial && end !== undefined)
        say('transaction-ended', at(end.start), `${name} ends its own transaction, so it is not known which tables it locks.`);
}
function truncatedBy(statements, rewritten) {
    const named = statements.filter(({ kind }) => kind === 'TruncateStmt');
    const truncated = new Set(named.flatMap(({ tree }) => (0,project_tree/* listAt */.gT)(tree, 'relations').map((one) => (0,project_tree/* relationOf */.Ke)(one['RangeVar']))));
    const cascades = named.some(({ tree }) => (0,project_tree/* textAt */.$6)(tree, 'behavior') === 'DROP_CASCADE');
    const altered = new Set(statements.map(({ tree }) => (0,project_tree/* relationOf */.Ke)(tree['relation'])));
    return new Set(rewritten.filter((one) => {
        const full = judge_withSchema(one);
        return truncated.has(full) || (cascades && !altered.has(full));
    }));
}
function isEnd({ kind, tree }) {
    return kind === 'TransactionStmt' && /_(?:COMMIT|ROLLBACK|PREPARE)$/.test(String(tree['kind']));
}
function isLock({ rule }) {
    return ['index-not-concurrent', 'not-null-on-old', 'constraint-validated', 'delete-all'].includes(rule);
}
function judge_withSchema(table) {
    return table.includes('.') ? table : `public.${table}`;
}
const SMALL = ['constraint', 'index', 'grants', 'sequence', 'statistics', 'rule', 'attribute', 'extension'];
function judgeLost(name, statements, { lost, after, base }, at, say) {
    const [drops, renames] = [dropsIn(statements), renamesIn(statements)];
    const isOld = isIn(base);
    for (const object of lost) {
        const { kind, schema, parent, id } = object;
        if (SMALL.includes(kind) || !isOld(object))
            continue;
        const full = fullName(object);
        const bare = withoutArguments(full);
        const isRenamed = renames.some((one) => [bare, `${schema}.${parent ?? ''}`].includes(one.name) ||
            (one.kind === 'schema' && one.name === schema));
        if (id === undefined && isRenamed)
            continue;
        const place = drops.find((one) => one.name === bare || (one.kind === 'schema' && one.name === schema));
        const rule = kind === 'column' ? 'drops-column' : isTable(object) ? 'drops-table' : 'drops-object';
        const again = after.has(keyOf(object)) ? ', and creates another one with this name' : '';
        say(rule, at(place?.offset), `${name} drops the ${labelOf(object)}${again}.`, { object: full });
    }
}
function fullName({ kind, schema, parent, name }) {
    if (kind === 'schema')
        return name;
    return `${schema}.${parent === undefined ? '' : `${parent}.`}${name}`;
}
function judgeDrops(name, statements, { isOld }, at, say) {
    for (const { kind, name: full, offset } of dropsIn(statements)) {
        const table = kind === 'column' ? full.slice(0, full.lastIndexOf('.')) : full;
        if (kind !== 'column' && kind !== 'table')
            continue;
        if (isOld(table))
            say(kind === 'column' ? 'drops-column' : 'drops-table', at(offset), `${name} drops the ${kind} ${(0,names/* shortName */.EU)(full)}.`, { object: full });
    }
}
function judgeNames({ head, base, mergeBase }, { source }, fresh, before, say) {
    const keysIn = (project) => new Set(project === undefined ? [] : namedIn(project, source).map(namedKey));
    const [inBase, inMergeBase] = [keysIn(base), keysIn(mergeBase)];
    const [has, had] = [lookup(fresh), before && lookup(before)];
    const told = new Set();
    for (const named of namedIn(head, source)) {
        const key = namedKey(named);
        const { kind, of, column = '', at } = named;
        if (told.has(key) || has(named) || (inMergeBase.has(key) && !inBase.has(key)))
            continue;
        told.add(key);
        if (kind === 'column' && !has({ kind: 'table', of }))
            continue;
        const short = (0,names/* shortName */.EU)(of);
        const thing = kind === 'column' ? `column ${short}.${column}` : `${kind} ${short}`;
        say(`schema-lacks-${kind}`, at.source.placeOf(at.offset), `The ${thing} does not exist after all migrations.`, {
            object: kind === 'column' ? `${of}.${column}` : of,
            old: inBase.has(key) && had !== undefined && !had(named),
        });
    }
}
function lookup(schema) {
    const names = new Set();
    for (const { kind, schema: space, parent, name } of schema.values()) {
        if (kind === 'column')
            names.add(JSON.stringify(['column', `${space}.${parent ?? ''}`, name]));
        else if (kind === 'function' || kind === 'procedure')
            names.add(JSON.stringify(['function', `${space}.${withoutArguments(name)}`, null]));
        else if (isTable({ kind }) || kind === 'view')
            names.add(JSON.stringify(['table', `${space}.${name}`, null]));
    }
    return ({ kind, of, column }) => names.has(JSON.stringify([kind, of, column ?? null]));
}
function withoutArguments(name) {
    return name.split('(', 1)[0] ?? '';
}

// EXTERNAL MODULE: ./src/rules/rehearsal.ts
var rehearsal = __webpack_require__(2112);
;// CONCATENATED MODULE: ./src/rehearsal/measure.ts
const MARK = 'rehearsal.transaction';
async function markTransaction(session) {
    await session.query(`select pg_catalog.set_config('${MARK}', 'open', true)`);
}
async function tablesOf(session) {
    const rows = await session.query(`
    select c.oid::pg_catalog.text as oid, c.relkind operator(pg_catalog.=) 'm' as view, pg_catalog.pg_relation_filenode(c.oid)::pg_catalog.text as storage,
      case n.nspname when 'public' then '' else n.nspname::pg_catalog.text operator(pg_catalog.||) '.' end
        operator(pg_catalog.||) c.relname::pg_catalog.text as name
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid operator(pg_catalog.=) c.relnamespace
    where c.relkind in ('r', 'p', 'm') and n.nspname operator(pg_catalog.!~) '^pg_'
      and n.nspname not in ('information_schema', 'hdb_catalog')`);
    return new Map(rows.map(({ oid, storage, name, view }) => [
        String(oid),
        { name: String(name), storage: String(storage), isView: view === true },
    ]));
}
const BLOCKS = {
    AccessExclusiveLock: 'reads and writes',
    ExclusiveLock: 'writes',
    ShareRowExclusiveLock: 'writes',
    ShareLock: 'writes',
};
async function measure(session, before, counted) {
    const [row] = await session.query(`select pg_catalog.current_setting('${MARK}', true) as mark`);
    if (row?.['mark'] !== 'open')
        return undefined;
    await session.query('savepoint rehearsal_measures');
    await session.query("select pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true)");
    const held = await session.query(`
    select distinct relation::text as oid, mode from pg_locks
    where pid = pg_backend_pid() and locktype = 'relation' and granted and mode ~ '(Exclusive|Share)Lock$'
      and database = (select oid from pg_database where datname = current_database())`);
    const after = await tablesOf(session);
    await session.query('rollback to savepoint rehearsal_measures');
    const locks = new Map();
    for (const [mode, blocks] of Object.entries(BLOCKS))
        for (const one of held) {
            const oid = String(one['oid']);
            if (one['mode'] !== mode || !counted.has(oid) || locks.has(oid) || !after.has(oid))
                continue;
            locks.set(oid, blocks);
        }
    const named = (oid) => before.get(oid)?.name ?? '';
    return {
        locks: [...locks].map(([oid, blocks]) => ({ table: named(oid), blocks })).sort(byTable),
        rewritten: [...before]
            .filter(([oid, { storage, isView }]) => !isView && counted.has(oid) && (after.get(oid)?.storage ?? storage) !== storage)
            .map(([, { name }]) => name)
            .sort(),
    };
}
function byTable({ table: one }, { table: other }) {
    return one < other ? -1 : 1;
}

;// CONCATENATED MODULE: ./src/rehearsal/base.ts





async function baseFor(stage, runs, { shared, wantsFork }) {
    const { base: steps, seeds: scripts } = stage.planned;
    const database = await runs.create();
    const run = async (from, to) => {
        const some = steps.slice(from, to);
        const failed = await runs.run(database, scriptsOf(some));
        const step = failed && some[failed.index];
        return failed === undefined || step === undefined ? undefined : stopped(stage, step, failed.ran);
    };
    let broken = await run(0, shared);
    if (broken !== undefined)
        return { base: undefined, fork: undefined, seeds: 0, broken };
    const fork = wantsFork ? await runs.create(database) : undefined;
    broken = await run(shared);
    if (broken !== undefined)
        return { base: undefined, fork, seeds: 0, broken };
    const bare = scripts.length === 0 ? undefined : await runs.create(database);
    const seeds = bare === undefined ? 0 : await runSeeds(stage, runs, database);
    const schema = await runs.read(bare ?? database, schemaOf);
    const tables = await runs.read(database, async (session) => new Set((await tablesOf(session)).keys()));
    if (bare === undefined ||
        isNothing(changesBetween(schema, await runs.read(database, schemaOf), stage.parser)))
        return { base: { database, bare, tables, schema }, fork, seeds };
    stage.say('seed-fails', undefined, 'The seeds of the base change the schema, so they were left out.', {
        object: stage.planned.source,
    });
    return { base: { database: bare, bare: undefined, tables, schema }, fork, seeds: 0 };
}
async function runSeeds({ planned, say }, runs, database) {
    const failed = await runs.run(database, planned.seeds);
    const { failure, obstacle } = failed?.ran ?? {};
    if (failure !== undefined) {
        const why = obstacle?.why ?? failureText(failure);
        const name = failure.file.split('/').at(-1) ?? '';
        say('seed-fails', undefined, `The seed ${name} of the base fails: ${why}.`, { object: failure.file });
    }
    return failed?.index ?? planned.seeds.length;
}
function stopped({ plan, planned, say }, step, { failure, obstacle }) {
    if (failure === undefined)
        return undefined;
    const why = obstacle?.why ?? `${called(step)} of the base fails: ${failureText(failure)}`;
    const isInHead = plan.head.sql.get(step.path)?.text === step.up.text?.text;
    const at = isInHead ? placeIn(failure) : undefined;
    say('not-rehearsed', at, `The upgrade was not rehearsed beyond this line of ${called(step)}: ${why}.`, {
        object: `${planned.source}/${String(step.version)}`,
    });
    return { step, stopped: { ...at, why: shortened(why, 400) } };
}

;// CONCATENATED MODULE: ./src/rehearsal/line.ts


function failureOffset(text, { completed, failure }, statements) {
    if (failure?.position !== undefined)
        return (0,sql/* unitOf */.uF)(text, failure.position - 1);
    const statement = statements?.[completed];
    if (statement === undefined)
        return 0;
    const line = blockLine(failure?.where);
    return statement.kind === 'DoStmt' && line !== undefined
        ? lineBelow(text, bodyOf(text, statement), line - 1, statement.end)
        : statement.start;
}
function blockLine(where) {
    const found = [...(where ?? '').matchAll(/inline_code_block"? (?:near )?line (\d{1,9})/g)].at(-1)?.[1];
    return found === undefined ? undefined : Number(found);
}
function bodyOf(text, { tree, start }) {
    for (const { DefElem: element } of (0,project_tree/* listAt */.gT)(tree, 'args')) {
        const { defname, location } = (element ?? {});
        if (defname !== 'as')
            continue;
        const bom = text.startsWith('\uFEFF') ? 1 : 0;
        return (0,sql/* unitsOf */.$J)(text.slice(bom))(typeof location === 'number' ? location : 0) + bom;
    }
    return start;
}
function lineBelow(text, from, lines, end) {
    let at = from;
    for (let left = lines; left > 0; left--) {
        const next = text.indexOf('\n', at);
        if (next < 0 || next >= end)
            break;
        at = next + 1;
    }
    if (at === from)
        return at;
    while (at < end && /[ \t]/.test(text[at] ?? ''))
        at += 1;
    return at;
}

;// CONCATENATED MODULE: ./src/rehearsal/message.ts


const message_LONGEST = 300;
const NAMES = /(?<!\b(?:parameter|namespace|column|relation|table|type|constraint|extension|option|sequence|index|domain|encoding) )"[^"]*"/g;
const VALUE = /["'`“„«‘]|\d{4}|[\w.+-]{1,64}@\w/;
function message_failureText({ code, message, where }) {
    const [context = ''] = (where ?? '').split('\n', 1);
    const isRaised = code === 'P0001' || context.endsWith(' at RAISE');
    const words = isRaised ? raised(message) : code.startsWith('22') ? ofData(message) : (0,sql/* withoutTexts */.X1)(message);
    return { code, message: shortened(words, message_LONGEST) };
}
function ofData(message) {
    return message
        .replace(/: ".*$/s, '')
        .replace(NAMES, '"…"')
        .replace(/'[^']*'/g, "'…'");
}
function raised(message) {
    const at = message.search(VALUE);
    return at < 0 ? message : `${message.slice(0, at)}…`;
}

;// CONCATENATED MODULE: ./src/rehearsal/brought.ts
const BROUGHT = {
    postgis: ['geometry', 'geography', 'box2d', 'box3d', 'raster'],
    vector: ['vector', 'halfvec', 'sparsevec', 'hnsw', 'ivfflat'],
    citext: ['citext'],
    hstore: ['hstore'],
    ltree: ['ltree', 'lquery', 'ltxtquery', 'subltree', 'subpath', 'nlevel'],
    'uuid-ossp': [
        ...['uuid_generate_v1', 'uuid_generate_v1mc', 'uuid_generate_v3', 'uuid_generate_v4', 'uuid_generate_v5'],
        ...['uuid_nil', 'uuid_ns_dns', 'uuid_ns_url', 'uuid_ns_oid', 'uuid_ns_x500'],
    ],
    pgcrypto: [
        'gen_random_uuid',
        ...['crypt', 'gen_salt', 'digest', 'hmac', 'gen_random_bytes', 'armor', 'dearmor', 'pgp_key_id'],
        ...['encrypt', 'decrypt', 'encrypt_iv', 'decrypt_iv', 'pgp_armor_headers'],
        ...['pgp_sym_encrypt', 'pgp_sym_decrypt', 'pgp_sym_encrypt_bytea', 'pgp_sym_decrypt_bytea'],
        ...['pgp_pub_encrypt', 'pgp_pub_decrypt', 'pgp_pub_encrypt_bytea', 'pgp_pub_decrypt_bytea'],
    ],
    pg_trgm: [
        ...['gin_trgm_ops', 'gist_trgm_ops', 'similarity', 'word_similarity', 'strict_word_similarity'],
        ...['show_trgm', 'set_limit', 'show_limit'],
    ],
    unaccent: ['unaccent'],
    fuzzystrmatch: ['levenshtein', 'levenshtein_less_equal', 'soundex', 'metaphone', 'dmetaphone'],
    tablefunc: ['crosstab', 'connectby', 'normal_rand'],
    earthdistance: ['ll_to_earth', 'earth_distance', 'earth_box', 'earth'],
    cube: ['cube', 'cube_distance'],
    intarray: ['gin__int_ops', 'gist__int_ops', 'gist__intbig_ops', 'intset'],
    moddatetime: ['moddatetime'],
    bloom: ['bloom'],
    isn: ['isbn', 'isbn13', 'issn', 'issn13', 'ean13', 'upc'],
    seg: ['seg'],
    hll: ['hll', 'hll_empty', 'hll_add', 'hll_cardinality', 'hll_hash_text', 'hll_add_agg', 'hll_union_agg'],
    ip4r: ['ip4', 'ip4r', 'ip6', 'ip6r', 'ipaddress', 'iprange'],
    semver: ['semver'],
    prefix: ['prefix_range'],
    pg_hashids: ['id_encode', 'id_decode', 'id_decode_once'],
    pg_uuidv7: ['uuid_generate_v7', 'uuid_v7_to_timestamptz', 'uuid_timestamptz_to_v7'],
    temporal_tables: ['versioning'],
    timescaledb: [
        ...[
            'create_hypertable',
            'time_bucket',
            'time_bucket_gapfill',
            'add_dimension',
            'show_chunks',
            'drop_chunks',
        ],
        ...['add_retention_policy', 'remove_retention_policy', 'add_compression_policy', 'compress_chunk'],
        ...['remove_compression_policy', 'decompress_chunk', 'set_chunk_time_interval', 'hypertable_size'],
        ...['add_continuous_aggregate_policy', 'remove_continuous_aggregate_policy', 'add_reorder_policy'],
        ...['refresh_continuous_aggregate', 'create_distributed_hypertable', 'add_job'],
    ],
    http: ['http', 'http_get', 'http_post', 'http_put', 'http_delete', 'http_header'],
    dblink: ['dblink', 'dblink_connect', 'dblink_exec', 'dblink_connect_u', 'dblink_disconnect'],
    pg_partman: ['create_parent', 'run_maintenance'],
    rum: ['rum'],
    pgroonga: ['pgroonga'],
};
const SCHEMAS = {
    cron: 'pg_cron',
    net: 'pg_net',
    vault: 'supabase_vault',
    pgsodium: 'pgsodium',
    graphql: 'pg_graphql',
    pgmq: 'pgmq',
    partman: 'pg_partman',
    tiger: 'postgis_tiger_geocoder',
    topology: 'postgis_topology',
    timescaledb_information: 'timescaledb',
    timescaledb_experimental: 'timescaledb',
    _timescaledb_catalog: 'timescaledb',
    _timescaledb_internal: 'timescaledb',
};
const RELATIONS = {
    spatial_ref_sys: 'postgis',
    geometry_columns: 'postgis',
    geography_columns: 'postgis',
    pg_stat_statements: 'pg_stat_statements',
};
const OF_SCHEMA = /^(?:schema "([\w-]{1,63})"|relation "([\w-]{1,63})\.[^"]{1,63}"|(?:function|type) "?([\w-]{1,63})\.[\s\S]{1,500}) does not exist$/;
const RELATION = /^relation "(?:public\.)?(\w{1,63})" does not exist$/;
const NAMED = /^(?:type "|operator class "|access method "|function )(?:[\w"]{1,63}\.)?"?([\w-]{1,63})/;
const NO_OPERATORS = /^data type .{1,100} has no default operator class for access method "(gist|gin)"$/s;
function isKnown(extension) {
    return BROUGHT[extension] !== undefined || Object.values(SCHEMAS).includes(extension);
}
function broughtBy(message) {
    const method = NO_OPERATORS.exec(message)?.[1];
    if (method !== undefined)
        return `btree_${method}`;
    if (message.startsWith('unrecognized parameter namespace "timescaledb"'))
        return 'timescaledb';
    const [, ...schemas] = OF_SCHEMA.exec(message) ?? [];
    const ofSchema = schemas.map((one) => SCHEMAS[one]).find((one) => one !== undefined);
    if (ofSchema !== undefined)
        return ofSchema;
    const relation = RELATION.exec(message)?.[1];
    if (relation !== undefined)
        return RELATIONS[relation];
    const name = NAMED.exec(message)?.[1];
    if (name === undefined)
        return undefined;
    if (/^st_[a-z0-9]/.test(name))
        return 'postgis';
    return Object.entries(BROUGHT).find(([, names]) => names.includes(name))?.[0];
}

;// CONCATENATED MODULE: ./src/rehearsal/newer.ts
const SINCE = {
    14: [
        ...['string_to_table', 'date_bin', 'trim_array', 'bit_count', 'unistr', 'range_agg', 'multirange'],
        ...[
            'int4multirange',
            'int8multirange',
            'nummultirange',
            'datemultirange',
            'tsmultirange',
            'tstzmultirange',
        ],
    ],
    15: [
        ...['regexp_count', 'regexp_instr', 'regexp_like', 'regexp_substr', 'range_intersect_agg'],
        ...['security_invoker'],
    ],
    16: [
        ...['any_value', 'array_sample', 'array_shuffle', 'erf', 'erfc', 'random_normal', 'date_add'],
        ...['date_subtract', 'pg_input_is_valid', 'pg_input_error_info'],
        ...['json_array', 'json_arrayagg', 'json_objectagg'],
    ],
    17: [
        ...['to_bin', 'to_oct', 'uuid_extract_timestamp', 'uuid_extract_version', 'unicode_version'],
        ...['transaction_timeout', 'event_triggers', 'maintain', 'merge_action'],
        ...['json_value', 'json_exists', 'json_query', 'json_serialize', 'json_scalar'],
    ],
    18: [
        ...['uuidv4', 'uuidv7', 'casefold', 'array_sort', 'array_reverse', 'crc32', 'crc32c', 'gamma', 'lgamma'],
    ],
};
const newer_NAMED = /^(?:function |type "|unrecognized configuration parameter "|unrecognized parameter "|unrecognized privilege type ")(?:pg_catalog\.)?"?([\w-]{1,63})/;
function newerThan(version, message) {
    const name = newer_NAMED.exec(message)?.[1];
    if (name === undefined)
        return undefined;
    const since = Object.keys(SINCE)
        .map(Number)
        .find((one) => SINCE[one]?.includes(name) === true);
    return since !== undefined && Number.parseInt(version) < since ? { name, since } : undefined;
}

;// CONCATENATED MODULE: ./src/rehearsal/obstacle.ts



const LACKED = /^(collation|tablespace|language|foreign-data wrapper|access method) "(.{1,63}?)"(?: for .*)? does not exist$/s;
const VERSION = /^extension "(.{1,63}?)" has no (?:update path|installation script)/s;
const NO_EXTENSION = /^extension "(.{1,63})" does not exist$/s;
const LACKING_CODES = ['42704', '42883', '22023', '3F000', '42P01'];
const TIME_ZONE = /^(?:time zone |invalid value for parameter "TimeZone": )"([\w/+-]{1,63})"/i;
function isTimeZone(name) {
    try {
        return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
    }
    catch {
        return false;
    }
}
function obstacleOf(failure, statement, known) {
    const { version, isNewSyntax = false } = known;
    const { code, message } = failure;
    if (statement?.kind === 'CreateExtensionStmt' && ['42501', '0A000', '58P01'].includes(code)) {
        const extension = (0,project_tree/* textAt */.$6)(statement.tree, 'extname') ?? '';
        const why = code === '42501'
            ? `nobody but a superuser may create the extension ${extension}`
            : `this server does not have the extension ${extension}`;
        return { why, extension };
    }
    const versioned = VERSION.exec(message)?.[1];
    if (code === '22023' && versioned !== undefined) {
        const why = `this server does not have that version of the extension ${versioned}`;
        return statement?.kind === 'CreateExtensionStmt'
            ? { why, extension: versioned }
            : { why, elsewhere: { kind: 'version of the extension', name: versioned } };
    }
    if (isNewSyntax)
        return { why: `PostgreSQL ${version} does not know this syntax, and a newer one does` };
    if (message.includes('hdb_catalog'))
        return { why: 'hdb_catalog is the schema of Hasura, which is not here' };
    const [, kind, name = ''] = /^(role|database) "(.{1,63})" does not exist$/s.exec(message) ?? [];
    if (kind === 'role' || kind === 'database')
        return { why: `the ${kind} ${name} does not exist on this server`, elsewhere: { kind, name } };
    if (LACKING_CODES.includes(code)) {
        const lack = lackOf(failure, known);
        if (lack !== undefined)
            return lack;
    }
    if (code === '42601' && message.startsWith('unrecognized privilege type'))
        return lackOf(failure, known);
    if (TIME_ZONE.test(message) && isTimeZone(TIME_ZONE.exec(message)?.[1] ?? ''))
        return { why: 'this server does not have the time zone' };
    if (message.startsWith('ICU is not supported in this build'))
        return { why: 'this server was built without ICU' };
    if (code === '42501') {
        const elsewhere = message.startsWith('permission denied to create role') && statement?.kind === 'DoStmt';
        const why = 'it needs more rights than the owner of a database has';
        if (elsewhere)
            return { why, elsewhere: { kind: 'new roles' } };
        const role = roleOf(statement);
        return role === undefined ? { why } : { why, elsewhere: { kind: 'role', name: role } };
    }
    if (statement?.kind === 'CopyStmt' && message.startsWith('COPY from stdin failed'))
        return undefined;
    if (code === '' || /^(?:57|53|58|55P03|08|F0)/.test(code))
        return { why: 'the server stopped it' };
    return undefined;
}
function lackOf({ code, message }, { version, lacking = new Set() }) {
    const absent = NO_EXTENSION.exec(message)?.[1];
    if (absent !== undefined && lacking.has(absent)) {
        const why = `this server does not have the extension ${absent}`;
        return { why, elsewhere: { kind: 'extension', name: absent } };
    }
    const extension = broughtBy(message);
    if (extension !== undefined) {
        const whose = lacking.has(extension) ? 'this server does not have' : 'no migration creates';
        return { why: `it needs the extension ${extension}, which ${whose}`, extension };
    }
    const newer = newerThan(version, message);
    if (newer !== undefined) {
        const { name, since } = newer;
        const why = `PostgreSQL ${version} does not have ${name}, which version ${String(since)} brought`;
        if (message.startsWith('unrecognized configuration parameter'))
            return { why, elsewhere: { kind: 'setting', name } };
        if (message.startsWith('unrecognized privilege type'))
            return { why, elsewhere: { kind: 'privilege', name } };
        return { why };
    }
    const unknown = [...lacking].find((one) => !isKnown(one));
    if (unknown !== undefined && code !== '42P01')
        return { why: `it may need the extension ${unknown}, which this server does not have` };
    const [, kind, name] = LACKED.exec(message) ?? [];
    if (kind !== undefined && name !== undefined)
        return { why: `the ${kind} ${name} does not exist on this server` };
    if (/^(?:invalid value for parameter "lc_|could not (?:create locale|open collator for locale) ")/.test(message))
        return { why: 'this server does not have the locale' };
    return undefined;
}
const OF_ROLES = /^(?:Create|Alter)Role/;
const FOR_ROLES = ['GrantStmt', 'GrantRoleStmt', 'AlterOwnerStmt', 'AlterDefaultPrivilegesStmt'];
function roleOf(statement) {
    if (statement === undefined)
        return undefined;
    const { kind, tree } = statement;
    if (OF_ROLES.test(kind))
        return (0,project_tree/* textAt */.$6)(tree, 'role') ?? (0,project_tree/* textAt */.$6)(tree, 'role', 'rolename');
    const owner = (0,project_tree/* listAt */.gT)(tree, 'cmds')
        .map((command) => (0,project_tree/* textAt */.$6)(command, 'AlterTableCmd', 'newowner', 'rolename'))
        .find((name) => name !== undefined);
    if (owner !== undefined)
        return owner;
    return FOR_ROLES.includes(kind) ? /"rolename":"([^"\\]{1,63})"/.exec(JSON.stringify(tree))?.[1] : undefined;
}

;// CONCATENATED MODULE: ./src/rehearsal/file.ts







class NeededBeforehand extends Error {
    name = 'NeededBeforehand';
    extension;
    constructor(extension) {
        super(`the extension ${extension} is needed beforehand`);
        this.extension = extension;
    }
}
const MOST_ATTEMPTS = 10;
const EMPTY = {
    code: '',
    message: 'The file has no statement, which Hasura reports as an error.',
};
async function runFile(place, script, counted) {
    const { session } = place;
    const { file, text: original } = script;
    if (original === undefined || original.text.includes('\0'))
        return unreadable(script);
    const omitted = [];
    let source = original;
    for (let attempt = 1;; attempt++) {
        await session.script('begin');
        await markTransaction(session);
        const before = counted === undefined ? undefined : await tablesOf(session);
        const executed = await session.script(source.text);
        const { ms, rows } = executed;
        const measurement = { ms, rows, omitted, ...(before === undefined ? {} : { before }) };
        if (executed.failure === undefined && executed.completed > 0) {
            const measured = before === undefined || counted === undefined
                ? undefined
                : await measuredIn(session, before, counted);
            const { failure } = await session.script('commit');
            if (failure === undefined)
                return { ...measurement, measured };
            return { ...measurement, failure: { ...source.placeOf(0), ...message_failureText(failure) } };
        }
        await session.script('rollback').catch(() => undefined);
        const failure = executed.failure ?? EMPTY;
        const statements = statementsOf(place.parser, source.text);
        const offset = failureOffset(source.text, { ...executed, failure }, statements);
        const statement = failure === EMPTY ? undefined : statements?.[executed.completed];
        const obstacle = failure === EMPTY ? undefined : await obstacleTo(place, source.text, failure, statement);
        const isWhole = statements?.every(({ kind }) => kind !== 'TransactionStmt') === true;
        const next = isWhole && attempt < MOST_ATTEMPTS
            ? await without(place, source, { failure, obstacle, statement, statements }, omitted)
            : undefined;
        if (next === undefined)
            return {
                ...measurement,
                failure: { ...source.placeOf(offset), ...message_failureText(inFile(source.text, failure)) },
                ...(failure === EMPTY ? { isEmpty: true } : {}),
                ...(obstacle === undefined ? {} : { obstacle }),
            };
        source = new project_node/* Source */.kL(file, next);
    }
}
function inFile(text, failure) {
    if (failure.code !== '42601' || failure.position !== 1 || !text.startsWith('\uFEFF'))
        return failure;
    return { ...failure, message: 'the file begins with a byte order mark, which is a syntax error' };
}
async function obstacleTo({ session, server: { version }, extended, lacking }, text, failure, statement) {
    const isNewSyntax = failure.code === '42601' && statement !== undefined && !(await isReadable(session, text));
    const obstacle = obstacleOf(failure, statement, {
        version,
        isNewSyntax,
        lacking: new Set(lacking.keys()),
    });
    const isMade = obstacle?.extension !== undefined && extended.has(obstacle.extension);
    return isMade && statement?.kind !== 'CreateExtensionStmt' ? undefined : obstacle;
}
async function isReadable(session, text) {
    const { failure } = await session.script(`select 1 / 0;\n${text.replace(/^\uFEFF/, '')}`);
    return failure?.code !== '42601';
}
async function measuredIn(session, before, counted) {
    try {
        return await measure(session, before, counted);
    }
    catch {
        return undefined;
    }
}
function unreadable({ file, text }) {
    const why = text === undefined ? 'it cannot be read' : 'it has a zero byte';
    const at = new project_node/* Source */.kL(file, '').placeOf(0);
    return {
        ...{ ms: 0, rows: 0, omitted: [] },
        failure: { ...at, code: '', message: `The file was not run: ${why}.` },
        obstacle: { why },
    };
}
function statementsOf(parser, text) {
    if (text.length > sql/* LONGEST_SQL */.UO)
        return undefined;
    const bom = text.startsWith('\uFEFF') ? 1 : 0;
    const parsed = parser.parse(text.slice(bom));
    if (parsed.kind !== 'statements')
        return undefined;
    return parsed.statements().map((one) => ({ ...one, start: one.start + bom, end: one.end + bom }));
}
async function without({ server, database, extended, beforehand, lacking }, source, { failure, obstacle, statement, statements }, omitted) {
    const { text } = source;
    const name = statement?.kind === 'CreateExtensionStmt' ? (0,project_tree/* textAt */.$6)(statement.tree, 'extname') : undefined;
    if (statement !== undefined && name !== undefined && failure.code === '42710' && extended.has(name))
        return blank(text, [statement]);
    if (obstacle?.extension !== undefined && !extended.has(obstacle.extension)) {
        const { extension } = obstacle;
        if (lacking.has(extension) || !(await server.extend(database, extension))) {
            if (!lacking.has(extension) && !beforehand.has(extension) && !isMissing(failure))
                throw new NeededBeforehand(extension);
            if (statement === undefined || name === undefined)
                return undefined;
            const whose = failure.code === '42501' ? 'only a superuser may create' : 'this server does not have';
            const left = { at: { source, offset: statement.start }, what: `the extension ${name}, which ${whose}` };
            omitted.push(left);
            if (!lacking.has(name))
                lacking.set(name, left);
            return blank(text, [statement]);
        }
        extended.add(extension);
        const isPlain = name !== undefined && statement?.tree['if_not_exists'] !== true;
        return isPlain && statement !== undefined ? blank(text, [statement]) : text;
    }
    const { elsewhere } = obstacle ?? {};
    if (elsewhere === undefined)
        return undefined;
    const about = statements?.filter((one) => isOnlyAbout(one, elsewhere)) ?? [];
    const [first] = about;
    if (first === undefined || !about.some((one) => one === statement))
        return undefined;
    omitted.push({ at: { source, offset: first.start }, what: wordsFor(elsewhere) });
    return blank(text, about);
}
function isMissing({ code }) {
    return code === '0A000' || code === '58P01';
}
const RIGHTS = ['GrantStmt', 'GrantRoleStmt', 'AlterOwnerStmt', 'AlterDefaultPrivilegesStmt'];
const SETTINGS = [
    'CreateRoleStmt',
    'AlterRoleStmt',
    'AlterRoleSetStmt',
    'AlterDatabaseStmt',
    'AlterDatabaseSetStmt',
];
function wordsFor(elsewhere) {
    return elsewhere.kind === 'new roles'
        ? 'a block that creates roles'
        : `statements about the ${elsewhere.kind} ${elsewhere.name}, which this server does not have`;
}
const OTHER_WORK = /\b(?:create|alter|drop)\s+(?!role\b|user\b|group\b|default\s+privileges\b)|\b(?:insert|update|delete|truncate|merge|call|select\s+\w+\s*\()/i;
function isOnlyAbout({ kind, tree }, elsewhere) {
    if (elsewhere.kind === 'new roles')
        return kind === 'DoStmt' && !OTHER_WORK.test(JSON.stringify(tree).replaceAll('\\n', ' '));
    if (elsewhere.kind === 'extension' || elsewhere.kind === 'version of the extension')
        return isAboutExtension({ kind, tree }, elsewhere.name);
    if (elsewhere.kind === 'privilege')
        return kind === 'GrantStmt' && JSON.stringify(tree).includes(`"priv_name":"${elsewhere.name}"`);
    if (elsewhere.kind === 'setting')
        return kind === 'VariableSetStmt' && (0,project_tree/* textAt */.$6)(tree, 'name') === elsewhere.name;
    const isOwner = kind === 'AlterTableStmt' &&
        Array.isArray(tree['cmds']) &&
        tree['cmds'].every((one) => (0,project_tree/* textAt */.$6)(one, 'AlterTableCmd', 'subtype') === 'AT_ChangeOwner');
    if (!isOwner && !RIGHTS.includes(kind) && !SETTINGS.includes(kind))
        return false;
    const name = JSON.stringify(elsewhere.name);
    const isDatabase = kind === 'GrantStmt' ? (0,project_tree/* textAt */.$6)(tree, 'objtype') === 'OBJECT_DATABASE' : kind.startsWith('AlterDatabase');
    const keys = elsewhere.kind === 'role' ? ['"rolename"', '"role"'] : isDatabase ? ['"sval"', '"dbname"'] : [];
    const text = JSON.stringify(tree);
    return keys.some((key) => text.includes(`${key}:${name}`));
}
function isAboutExtension({ kind, tree }, name) {
    if (kind === 'AlterExtensionStmt')
        return (0,project_tree/* textAt */.$6)(tree, 'extname') === name;
    if (kind === 'CommentStmt')
        return ((0,project_tree/* textAt */.$6)(tree, 'objtype') === 'OBJECT_EXTENSION' && (0,project_tree/* textAt */.$6)(tree, 'object', 'String', 'sval') === name);
    if (kind !== 'DropStmt' || (0,project_tree/* textAt */.$6)(tree, 'removeType') !== 'OBJECT_EXTENSION')
        return false;
    const dropped = (0,project_tree/* listAt */.gT)(tree, 'objects').map((one) => (0,project_tree/* textAt */.$6)(one, 'String', 'sval'));
    return dropped.length === 1 && dropped[0] === name;
}
const NOTHING = 'unlisten *';
function blank(text, statements) {
    let [made, at] = ['', 0];
    for (const { start, end } of statements) {
        made += `${text.slice(at, start)}${NOTHING}${text.slice(start, end).replace(/[^\r\n]+/g, '')}`;
        at = end;
    }
    return made + text.slice(at);
}

;// CONCATENATED MODULE: ./src/rehearsal/runs.ts


class Runs {
    #server;
    #parser;
    #signal;
    #databases = [];
    #dropping = [];
    #extended = new Map();
    lacking = new Map();
    #beforehand;
    constructor(server, parser, signal, beforehand = new Set()) {
        this.#beforehand = beforehand;
        this.#server = server;
        this.#parser = parser;
        this.#signal = signal;
    }
    async create(template) {
        this.#signal.throwIfAborted();
        const database = await this.#server.create(template);
        this.#databases.push(database);
        const extended = new Set(template === undefined ? [] : this.#extended.get(template));
        this.#extended.set(database, extended);
        if (template === undefined)
            for (const extension of this.#beforehand)
                if (await this.#server.extend(database, extension))
                    extended.add(extension);
        return database;
    }
    drop(database) {
        this.#databases = this.#databases.filter((one) => one !== database);
        this.#dropping.push(this.#server.drop(database).catch(() => undefined));
    }
    async end() {
        for (const database of this.#databases)
            this.drop(database);
        await Promise.all(this.#dropping);
    }
    async run(database, scripts, afterwards) {
        let next = 0;
        while (next < scripts.length) {
            const failed = await this.#use(database, async (place) => {
                const settings = await settingsIn(place.session);
                for (const script of scripts.slice(next)) {
                    this.#signal.throwIfAborted();
                    const ran = await runFile(place, script);
                    const index = next++;
                    if (ran.failure !== undefined)
                        return { index, ran };
                    await place.session.script('discard all');
                    if (afterwards !== undefined) {
                        await afterwards(index, place.session);
                        await place.session.script('discard all');
                    }
                    if ((await settingsIn(place.session)) !== settings)
                        break;
                }
                return undefined;
            });
            if (failed !== undefined)
                return failed;
        }
        return undefined;
    }
    async step(database, script, counted) {
        this.#signal.throwIfAborted();
        return await this.#use(database, async (place) => {
            const ran = await runFile(place, script, counted);
            if (ran.failure !== undefined)
                return { ran, schema: undefined };
            await place.session.script('discard all');
            return { ran, schema: await schemaOf(place.session) };
        });
    }
    async read(database, work) {
        this.#signal.throwIfAborted();
        return await this.#server.use(database, work);
    }
    async #use(database, work) {
        const extended = this.#extended.get(database) ?? new Set();
        return await this.#server.use(database, (session) => work({
            server: this.#server,
            database,
            session,
            parser: this.#parser,
            extended,
            beforehand: this.#beforehand,
            lacking: this.lacking,
        }));
    }
}
async function settingsIn(session) {
    const rows = await session.query('select * from pg_catalog.pg_db_role_setting');
    return JSON.stringify(rows.map((one) => [one['setdatabase'], one['setrole'], one['setconfig']]));
}

;// CONCATENATED MODULE: ./src/rehearsal/follow.ts


function followed(statements, exists) {
    const names = new Names(exists);
    return statements.map((statement) => {
        const tree = names.isAsBefore ? statement.tree : inBefore(statement.tree, names);
        const before = { ...statement, tree: statement.kind === 'DropStmt' ? dropped(tree, names) : tree };
        names.take(statement);
        return before;
    });
}
class Names {
    #exists;
    #tables = new Map();
    #schemas = new Map();
    #path = ['public'];
    constructor(exists) {
        this.#exists = exists;
    }
    get isAsBefore() {
        return this.#tables.size + this.#schemas.size === 0 && this.#path.join() === 'public';
    }
    before(schema, name) {
        const full = this.#now(schema, name);
        const was = this.#was(full);
        if (was === undefined)
            return ['', name];
        const dot = was.indexOf('.');
        return [was.slice(0, dot), was.slice(dot + 1)];
    }
    take({ kind, tree }) {
        switch (kind) {
            case 'VariableSetStmt':
                if ((0,project_tree/* textAt */.$6)(tree, 'name') === 'search_path')
                    this.#path = pathIn(tree);
                return;
            case 'CreateStmt':
                this.#create(tree['relation']);
                return;
            case 'CreateTableAsStmt':
                this.#create((0,project_tree.at)(tree, 'into', 'rel'));
                return;
            case 'SelectStmt':
                this.#create((0,project_tree.at)(tree, 'intoClause', 'rel'));
                return;
            case 'DropStmt':
                if ((0,project_tree/* textAt */.$6)(tree, 'removeType') !== 'OBJECT_TABLE')
                    return;
                for (const object of (0,project_tree/* listAt */.gT)(tree, 'objects')) {
                    const names = (0,project_tree/* namesIn */.wX)((0,project_tree.at)(object, 'List', 'items'));
                    this.#tables.set(this.#now(names.at(-2), names.at(-1) ?? ''), 'gone');
                }
                return;
            case 'RenameStmt': {
                const to = (0,project_tree/* textAt */.$6)(tree, 'newname') ?? '';
                if ((0,project_tree/* textAt */.$6)(tree, 'renameType') === 'OBJECT_SCHEMA') {
                    const from = (0,project_tree/* textAt */.$6)(tree, 'subname') ?? '';
                    this.#schemas.set(to, this.#schemas.get(from) ?? from);
                }
                else if ((0,project_tree/* textAt */.$6)(tree, 'renameType') === 'OBJECT_TABLE')
                    this.#move(tree['relation'], (now) => `${now.slice(0, now.indexOf('.'))}.${to}`);
                return;
            }
            case 'AlterObjectSchemaStmt': {
                const to = (0,project_tree/* textAt */.$6)(tree, 'newschema') ?? '';
                if ((0,project_tree/* textAt */.$6)(tree, 'objectType') === 'OBJECT_TABLE')
                    this.#move(tree['relation'], (now) => `${to}.${now.slice(now.indexOf('.') + 1)}`);
                return;
            }
            default:
        }
    }
    #create(relation) {
        const name = (0,project_tree/* textAt */.$6)(relation, 'relname');
        if (name === undefined)
            return;
        const full = `${(0,project_tree/* textAt */.$6)(relation, 'schemaname') ?? this.#path[0] ?? 'public'}.${name}`;
        if (!this.#is(full))
            this.#tables.set(full, 'new');
    }
    #move(relation, to) {
        const name = (0,project_tree/* textAt */.$6)(relation, 'relname');
        if (name === undefined)
            return;
        const now = this.#now((0,project_tree/* textAt */.$6)(relation, 'schemaname'), name);
        const was = this.#was(now);
        this.#tables.set(now, 'gone');
        this.#tables.set(to(now), was === undefined ? 'new' : { was });
    }
    #now(schema, name) {
        if (schema !== undefined)
            return `${schema}.${name}`;
        const all = this.#path.map((one) => `${one}.${name}`);
        return all.find((one) => this.#is(one)) ?? all[0] ?? `public.${name}`;
    }
    #is(full) {
        const was = this.#was(full);
        return was === undefined ? this.#tables.get(full) === 'new' : this.#exists(was);
    }
    #was(full) {
        const known = this.#tables.get(full);
        if (known !== undefined)
            return typeof known === 'string' ? undefined : known.was;
        const dot = full.indexOf('.');
        const schema = full.slice(0, dot);
        return `${this.#schemas.get(schema) ?? schema}${full.slice(dot)}`;
    }
}
function pathIn(tree) {
    const schemas = (0,project_tree/* listAt */.gT)(tree, 'args').flatMap((one) => (0,project_tree/* textAt */.$6)(one, 'A_Const', 'sval', 'sval') ?? []);
    const path = schemas.filter((one) => one !== '' && one !== '$user' && !one.startsWith('pg_'));
    return path.length === 0 ? ['public'] : path;
}
function inBefore(node, names) {
    if (Array.isArray(node))
        return node.map((one) => inBefore(one, names));
    if (!(0,record/* isRecord */.u)(node))
        return node;
    const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, inBefore(value, names)]));
    const name = (0,project_tree/* textAt */.$6)(node, 'relname');
    if (name === undefined)
        return copy;
    const [schemaname, relname] = names.before((0,project_tree/* textAt */.$6)(node, 'schemaname'), name);
    return { ...copy, schemaname, relname };
}
const follow_RELATIONS = ['TABLE', 'VIEW', 'MATVIEW', 'FOREIGN_TABLE', 'SEQUENCE', 'INDEX'];
function dropped(tree, names) {
    if (names.isAsBefore || !follow_RELATIONS.includes(((0,project_tree/* textAt */.$6)(tree, 'removeType') ?? '').replace(/^OBJECT_/, '')))
        return tree;
    const objects = (0,project_tree/* listAt */.gT)(tree, 'objects').map((object) => {
        const list = (0,project_tree/* namesIn */.wX)((0,project_tree.at)(object, 'List', 'items'));
        const before = names.before(list.at(-2), list.at(-1) ?? '');
        return { List: { items: before.map((sval) => ({ String: { sval } })) } };
    });
    return { ...tree, objects };
}

;// CONCATENATED MODULE: ./src/rehearsal/source.ts












const MOST_BEFOREHAND = 5;
async function rehearseSource(stage) {
    const beforehand = new Set();
    for (;;) {
        const said = [];
        const say = (...one) => said.push(one);
        const sayAll = () => {
            for (const one of said)
                stage.say(...one);
        };
        try {
            const result = await new SourceRehearser({ ...stage, say }, beforehand).run();
            sayAll();
            return result;
        }
        catch (error) {
            if (error instanceof NeededBeforehand && beforehand.size < MOST_BEFOREHAND) {
                beforehand.add(error.extension);
                continue;
            }
            sayAll();
            throw error;
        }
    }
}
const NEEDS_NO_DATA = 'Write the migration so that it does not depend on rows, which new databases do not have.';
const MOST_TABLES = 100;
class SourceRehearser {
    #stage;
    #runs;
    #result;
    #shared;
    constructor(stage, beforehand) {
        const { server, planned, parser, signal } = stage;
        this.#stage = stage;
        this.#runs = new Runs(server, parser, signal, beforehand);
        this.#shared = sharedSteps(planned.base, planned.merged);
        this.#result = notRehearsed(planned);
    }
    async run() {
        try {
            return await this.#run();
        }
        finally {
            await this.#runs.end();
        }
    }
    async #run() {
        const { planned, plan, parser, say } = this.#stage;
        const { added, base: steps } = planned;
        const isAppended = this.#shared === steps.length;
        const wantsFork = !isAppended || planned.seeds.length > 0;
        const { base, fork, seeds, broken } = await baseFor(this.#stage, this.#runs, {
            shared: this.#shared,
            wantsFork,
        });
        this.#result.seeds = seeds;
        for (const { at, what } of this.#runs.lacking.values())
            if (broken === undefined) {
                const isInHead = planned.merged.some(({ up }) => up.file === at.source.file);
                const place = isInHead ? at.source.placeOf(at.offset) : undefined;
                say('not-rehearsed', place, `Not rehearsed: ${what}.`, { object: planned.source });
            }
        if (broken !== undefined)
            this.#result.stopped = broken.stopped;
        let fresh = isAppended || fork === undefined ? undefined : await this.#runNew(fork, base);
        if (fresh !== undefined)
            this.#saySquashed(fresh.squashed);
        const upgraded = base === undefined ? undefined : await this.#upgrade(base, fresh?.squashed ?? []);
        if (base !== undefined && upgraded !== undefined)
            this.#result.schema = inWords(changesBetween(base.schema, upgraded, parser));
        if (isAppended && upgraded !== undefined && seeds === 0) {
            fresh = { schema: upgraded, failed: undefined, squashed: [] };
            this.#result.fresh = { result: 'same' };
        }
        else {
            if (isAppended && base !== undefined && fork !== undefined)
                fresh = await this.#runNew(fork, base);
            if (fresh !== undefined)
                this.#compare(fresh, upgraded, broken?.step, isAppended);
        }
        if (base === undefined)
            this.#judgeStatements(added, this.#created());
        if (fresh?.schema !== undefined)
            judgeNames(plan, planned, fresh.schema, base?.schema, say);
        return this.#result;
    }
    async #upgrade(base, squashed) {
        const { added } = this.#stage.planned;
        const [last] = added.slice(-1);
        if (last === undefined)
            return base.schema;
        let database = await this.#runs.create(base.database);
        let schema = base.schema;
        for (const [index, step] of added.entries()) {
            const run = this.#result.upgrade[index];
            if (run === undefined)
                break;
            const before = schema;
            let { ran, schema: after } = await this.#runs.step(database, step.up, base.tables);
            const bare = isOfSeeds(ran) ? await this.#withoutSeeds(base, added.slice(0, index + 1)) : undefined;
            if (bare !== undefined) {
                this.#saySeeds(step, ran);
                ({ database, ran, after } = bare);
            }
            if (after === undefined && squashed.includes(step) && ran.obstacle === undefined) {
                run.result = 'skipped';
                continue;
            }
            this.#note(step, run, ran);
            if (after === undefined) {
                schema = undefined;
                this.#judgeStatements(added.slice(index), beforeIn(before, base.schema));
                break;
            }
            const known = beforeIn(before, base.schema);
            const statements = this.#statementsIn(step, known);
            const truncated = truncatedBy(statements, run.rewritten);
            run.rewritten = run.rewritten.filter((one) => !truncated.has(one));
            const lost = lostBetween(before, after);
            judgeMigration({ step, run, statements, before: known, ran: { lost, after, base: base.schema } }, this.#stage.say);
            run.down = await this.#runDown(step, database, before, step === last);
            schema = after;
        }
        return schema;
    }
    async #withoutSeeds({ bare, tables }, steps) {
        const last = steps.at(-1);
        if (bare === undefined || last === undefined)
            return undefined;
        const database = await this.#runs.create(bare);
        if ((await this.#runs.run(database, scriptsOf(steps.slice(0, -1)))) !== undefined)
            return undefined;
        const { ran, schema } = await this.#runs.step(database, last.up, tables);
        return schema && { database, ran, after: schema };
    }
    #note(step, run, { ms, rows, measured, failure, obstacle, omitted }) {
        const { say } = this.#stage;
        const object = this.#objectOf(step);
        Object.assign(run, { ms: Math.round(ms * 10) / 10, rows });
        for (const { at, what } of omitted)
            say('not-rehearsed', at.source.placeOf(at.offset), `Not rehearsed in ${called(step)}: ${what}.`, {
                object,
            });
        const isRenamed = this.#stage.planned.renamed.some((one) => one.step === step);
        if (failure === undefined) {
            run.result = 'ran';
            run.isPartial = measured === undefined;
            run.locks = measured?.locks.slice(0, MOST_TABLES) ?? [];
            run.rewritten = measured?.rewritten.slice(0, MOST_TABLES) ?? [];
        }
        else if (obstacle === undefined) {
            run.result = 'failed';
            run.failure = failure;
            const what = `The migration ${called(step)} fails on a database of the base: ${failureText(failure)}.`;
            if (!isRenamed)
                say('upgrade-fails', placeIn(failure), what, { object });
        }
        else
            this.#stopAt(step, failure, obstacle.why);
    }
    #saySeeds(step, { failure }) {
        if (failure === undefined)
            return;
        this.#stage.say('upgrade-fails', placeIn(failure), `The migration ${called(step)} fails only with the seeds of the base: ${failureText(failure)}.`, { object: this.#objectOf(step), severity: 'warning' });
    }
    #stopAt(step, failure, why) {
        const at = placeIn(failure);
        if (this.#result.stopped !== undefined)
            return;
        this.#result.stopped = { ...at, why: shortened(why, 400) };
        this.#stage.say('not-rehearsed', at, `Not rehearsed beyond this line of ${called(step)}: ${why}.`, {
            object: this.#objectOf(step),
        });
    }
    #judgeStatements(steps, before) {
        for (const step of steps) {
            const statements = this.#statementsIn(step, before);
            judgeMigration({ step, run: notRun(step), statements, before, ran: undefined }, this.#stage.say);
        }
    }
    #created() {
        const created = this.#stage.planned.added.flatMap((step) => (statementsOf(this.#stage.parser, step.up.text?.text ?? '') ?? []).flatMap(({ kind, tree }) => kind === 'CreateStmt' ? ((0,project_tree/* relationOf */.Ke)(tree['relation']) ?? []) : []));
        return beforeWithout(new Set(created));
    }
    #statementsIn({ up }, { hasTable }) {
        return followed(statementsOf(this.#stage.parser, up.text?.text ?? '') ?? [], hasTable);
    }
    async #runDown(step, database, before, isLast) {
        const { parser, say } = this.#stage;
        const { down } = step;
        if (down === undefined)
            return { result: 'absent' };
        const copy = isLast ? database : await this.#runs.create(database);
        const { ran, schema } = await this.#runs.step(copy, down);
        if (!isLast)
            this.#runs.drop(copy);
        const { failure, obstacle, isEmpty } = ran;
        const object = this.#objectOf(step);
        if (failure !== undefined) {
            if (obstacle !== undefined)
                return { result: 'not run' };
            if (isEmpty === true) {
                say('down-empty', placeIn(failure), `down.sql of ${called(step)} has no statement.`, { object });
                return { result: 'no statement' };
            }
            const what = `down.sql of ${called(step)} fails: ${failureText(failure)}.`;
            say('down-fails', placeIn(failure), what, { object });
            return { result: 'fails', failure };
        }
        const changes = schema && withoutExtensions(changesBetween(before, schema, parser));
        if (changes === undefined || isNothing(changes))
            return { result: 'reverts' };
        const difference = inWords(changes);
        const what = `down.sql of ${called(step)} leaves: ${inShort(difference)}.`;
        say('down-differs', { file: down.file, line: 1, column: 1 }, what, { object });
        return { result: 'differs', difference };
    }
    async #runNew(database, base) {
        const { planned, parser } = this.#stage;
        const steps = planned.merged.slice(this.#shared);
        const isNew = (step) => step !== undefined && planned.added.includes(step);
        const schemas = [];
        const mayBeSquashed = planned.gone.length > planned.renamed.length && base !== undefined && planned.added.length > 0;
        const failed = await this.#runs.run(database, scriptsOf(steps), async (index, session) => {
            if (mayBeSquashed && (isNew(steps[index]) || isNew(steps[index + 1])))
                schemas[index] = await schemaOf(session);
        });
        const step = failed && steps[failed.index];
        const schema = failed === undefined ? await this.#runs.read(database, schemaOf) : undefined;
        const squashed = [];
        if (mayBeSquashed) {
            const isBase = (one) => one !== undefined && isNothing(changesBetween(base.schema, one, parser));
            const first = steps.findIndex(isNew);
            const at = schemas.findIndex((one, index) => index >= first && isNew(steps[index]) && isBase(one));
            if (first >= 0 && at >= 0 && !isBase(schemas[first - 1]))
                squashed.push(...steps.slice(first, at + 1).filter(isNew));
        }
        return {
            schema,
            squashed,
            failed: failed === undefined || step === undefined ? undefined : { ...failed, step },
        };
    }
    #saySquashed(squashed) {
        const { planned, say } = this.#stage;
        this.#result.squashed = squashed.map(called);
        const count = String(planned.gone.length);
        for (const step of squashed)
            say('squashed', startOf(step), `The migration ${called(step)} repeats what ${count} deleted migration${count === '1' ? '' : 's'} of the base did.`, { object: this.#objectOf(step) });
    }
    #compare({ schema, failed }, upgraded, broken, isAppended) {
        const { planned, parser, say } = this.#stage;
        const { failure, obstacle } = failed?.ran ?? {};
        if (failed !== undefined && failure !== undefined) {
            if (obstacle !== undefined) {
                this.#stopAt(failed.step, failure, obstacle.why);
                return;
            }
            if (failed.step.oid === broken?.oid)
                return;
            this.#result.fresh = { result: 'fails', failure };
            if ((0,rehearsal/* isSameFailure */.vY)(this.#result))
                return;
            const what = `The migration ${called(failed.step)} fails on a new database: ${failureText(failure)}.`;
            say('fresh-fails', placeIn(failure), what, {
                object: this.#objectOf(failed.step),
                ...(isAppended ? { remedy: NEEDS_NO_DATA } : {}),
            });
            return;
        }
        if (schema === undefined)
            return;
        if (upgraded === undefined) {
            this.#result.fresh = { result: 'ran' };
            return;
        }
        const changes = changesBetween(upgraded, schema, parser);
        if (isNothing(changes)) {
            this.#result.fresh = { result: 'same' };
            return;
        }
        const difference = inWords(changes);
        this.#result.fresh = { result: 'differs', difference };
        const cause = planned.older[0]?.step ??
            planned.edited.find(({ isSame }) => !isSame)?.step ??
            (isAppended && planned.added.length === 1 ? planned.added[0] : undefined);
        const remedy = isAppended
            ? NEEDS_NO_DATA
            : planned.older.length > 0
                ? undefined
                : cause === undefined
                    ? UNDO
                    : REHEARSAL_RULES['migration-edited'].remedy;
        say('orders-differ', cause && startOf(cause), `After the merge, new databases get a different schema from existing ones: ${inShort(difference)}.`, {
            object: cause === undefined ? planned.source : this.#objectOf(cause),
            ...(remedy === undefined ? {} : { remedy }),
        });
    }
    #objectOf({ version }) {
        return `${this.#stage.planned.source}/${String(version)}`;
    }
}
function sharedSteps(one, other) {
    const at = one.findIndex(({ version, oid }, index) => other[index]?.version !== version || other[index].oid !== oid);
    return at < 0 ? one.length : at;
}
function notRehearsed({ source, added, gone, edited }) {
    return {
        source,
        upgrade: added.map(notRun),
        schema: { gained: [], lost: [], changed: [] },
        fresh: { result: 'not run' },
        gone: gone.map(called),
        edited: edited.filter(({ isSame }) => !isSame).map(({ step }) => called(step)),
        squashed: [],
        seeds: 0,
    };
}
function notRun(step) {
    return {
        version: String(step.version),
        name: shortened(step.name, 200),
        result: 'not run',
        ...{ ms: 0, rows: 0, locks: [], rewritten: [], isPartial: false },
        down: { result: step.down === undefined ? 'absent' : 'not run' },
    };
}
function isOfSeeds({ failure, obstacle }) {
    return obstacle === undefined && failure?.code === '23505' && failure.message.startsWith('duplicate key');
}

;// CONCATENATED MODULE: ./src/rehearsal/rehearse.ts







async function rehearse(start, plan, { signal, ignored, parser = sql/* sqlParser */.Ul }) {
    const { findings, say } = collector();
    judgePlan(plan, say);
    const rehearsal = needsRehearsal(plan)
        ? await tried(start, plan, { signal, say, parser: await parser() })
        : undefined;
    const results = typeof rehearsal === 'object' ? rehearsal.sources : [];
    for (const planned of plan.sources) {
        const result = results.find(({ source }) => source === planned.source);
        judgeGone(planned, result, say);
    }
    return { rehearsal, findings: (0,finding/* sorted */.IP)(unsilenced(findings, sourcesIn(plan), ignored)) };
}
async function tried(start, plan, trying) {
    const { signal } = trying;
    signal.throwIfAborted();
    const server = await start();
    if (server === undefined)
        return 'no server';
    let stopped;
    const stop = () => (stopped ??= server.stop());
    const abort = () => {
        stop().catch(() => undefined);
    };
    signal.addEventListener('abort', abort);
    try {
        const sources = [];
        for (const planned of plan.sources)
            if (planned.refused === undefined && needsServer(planned))
                sources.push(await triedSource(server, plan, planned, trying));
        return { server: server.version, sources };
    }
    finally {
        signal.removeEventListener('abort', abort);
        await stop();
    }
}
async function triedSource(server, plan, planned, { signal, say, parser }) {
    try {
        const source = await rehearseSource({ server, plan, planned, parser, signal, say });
        signal.throwIfAborted();
        return source;
    }
    catch (error) {
        signal.throwIfAborted();
        const why = shortened(error instanceof Error ? error.message : String(error), 300);
        say('not-rehearsed', undefined, `The database ${planned.source} was not rehearsed to the end: ${why}`, {
            object: planned.source,
        });
        return { ...notRehearsed(planned), stopped: { why } };
    }
}
function sourcesIn({ head, sources }) {
    const downs = sources.flatMap(({ added }) => added.flatMap(({ down }) => down?.text ?? []));
    return [...head.sources.values(), ...head.sql.values(), ...downs];
}

;// CONCATENATED MODULE: ./src/rehearsal/entry.ts





/***/ })

};
