const id=240,ids=[240],modules={5669:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{A4:()=>isPostgres,EU:()=>shortName,LX:()=>qualified,n$:()=>tableNames,u0:()=>sourcesOf});var _node_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(6545);function sourcesOf({metadata}){return(0,_node_js__WEBPACK_IMPORTED_MODULE_0__.S3)((0,_node_js__WEBPACK_IMPORTED_MODULE_0__.Jt)(metadata.root,"sources")).flatMap(node=>{const name=(0,_node_js__WEBPACK_IMPORTED_MODULE_0__.b6)((0,_node_js__WEBPACK_IMPORTED_MODULE_0__.Jt)(node,"name"));if(node.kind!=="map"||name===void 0||name==="")return[];const kind=(0,_node_js__WEBPACK_IMPORTED_MODULE_0__.b6)((0,_node_js__WEBPACK_IMPORTED_MODULE_0__.Jt)(node,"kind"))??"";return[{node,name,kind:kind===""?"postgres":kind,tables:(0,_node_js__WEBPACK_IMPORTED_MODULE_0__.S3)((0,_node_js__WEBPACK_IMPORTED_MODULE_0__.Jt)(node,"tables"))}]})}function isPostgres({kind}){return kind==="postgres"||kind==="pg"}function qualified(node){if(node?.kind==="list"){const parts=node.items.map(item=>(0,_node_js__WEBPACK_IMPORTED_MODULE_0__.b6)(item));return parts.length>0&&parts.every(part=>part!==void 0)?parts.join("."):void 0}const text=(0,_node_js__WEBPACK_IMPORTED_MODULE_0__.b6)(node);if(text!==void 0)return`public.${text}`;const name=(0,_node_js__WEBPACK_IMPORTED_MODULE_0__.b6)((0,_node_js__WEBPACK_IMPORTED_MODULE_0__.Jt)(node,"name")),schema=(0,_node_js__WEBPACK_IMPORTED_MODULE_0__.b6)((0,_node_js__WEBPACK_IMPORTED_MODULE_0__.Jt)(node,"schema"))??(0,_node_js__WEBPACK_IMPORTED_MODULE_0__.b6)((0,_node_js__WEBPACK_IMPORTED_MODULE_0__.Jt)(node,"dataset"))??"public";return name===void 0?void 0:`${schema}.${name}`}function tableNames({tables}){return new Set(tables.map(table=>qualified((0,_node_js__WEBPACK_IMPORTED_MODULE_0__.Jt)(table,"table"))).filter(name=>name!==void 0))}function shortName(table){return table.replace(/^public\./,"")}}),3697:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{UO:()=>LONGEST_SQL,jB:()=>sameStatements,Ul:()=>sqlParser,uF:()=>unitOf,$J:()=>unitsOf,B5:()=>withoutPlaces,X1:()=>withoutTexts});var external_node_fs_=__webpack_require__(3024),external_node_v8_=__webpack_require__(8877),external_node_zlib_=__webpack_require__(8522),libpg_query=__webpack_require__(3995),libpg_query_default=__webpack_require__.n(libpg_query);async function grammar(){(0,external_node_v8_.setFlagsFromString)("--liftoff-only");const module=new WebAssembly.Module(wasm());return await libpg_query_default()({instantiateWasm:(imports,done)=>{const instance=new WebAssembly.Instance(module,imports);return done(instance,module),instance.exports}})}const MAGIC="\0asm";function wasm(){const url=__webpack_require__.ab+"libpg-query.wasm.br",bytes=(0,external_node_fs_.readFileSync)(url);return bytes.subarray(0,MAGIC.length).toString("latin1")===MAGIC?bytes:(0,external_node_zlib_.brotliDecompressSync)(bytes)}const LONGEST_SQL=1e6;let loading;async function sqlParser(){return await(loading??=load())}async function load(){let parser=await grammar();return{parse:text=>{if(text.length>LONGEST_SQL)return{kind:"unknown",why:`it has more than ${String(LONGEST_SQL)} characters`};if(parser===void 0)return{kind:"unknown",why:"the parser failed at another file"};try{return parsed(parser,text)}catch{return parser=void 0,loading=void 0,{kind:"unknown",why:"the parser failed"}}}}}function parsed(parser,text){const bytes=parser.lengthBytesUTF8(text)+1,query=parser._malloc(bytes);let result=0;try{parser.stringToUTF8(text,query,bytes),result=parser._wasm_parse_query_raw(query);const error=parser.getValue(result+8,"i32");if(error!==0){const message=parser.UTF8ToString(parser.getValue(error,"i32"));return/stack depth|out of memory/i.test(message)?{kind:"unknown",why:"it is nested too deeply"}:{kind:"error",message,offset:unitOf(text,parser.getValue(error+16,"i32")-1)}}const json=parser.UTF8ToString(parser.getValue(result,"i32"));return{kind:"statements",isEmpty:!json.includes('"stmt":'),mentions:name=>json.includes(name),statements:()=>statementsOf(text,JSON.parse(json).stmts??[])}}finally{parser._free(query),result!==0&&parser._wasm_free_parse_result(result)}}function statementsOf(text,raw){const units=unitsOf(text);return raw.map(({stmt,stmt_location:at=0,stmt_len:length})=>{const[kind="",tree={}]=Object.entries(stmt)[0]??[],start=units(at),end=length===void 0?text.length:units(at+length);return{start:firstWord(text,start,end),end,kind,tree}})}function sameStatements(parser,one,other){const[first,second]=[one,other].map(text=>{const parsed2=parser.parse(text.replace(/^\uFEFF/,""));return parsed2.kind==="statements"?withoutPlaces(parsed2.statements().map(({kind,tree})=>[kind,tree])):void 0});return first!==void 0&&first===second}function withoutPlaces(trees){return JSON.stringify(trees,(key,value)=>/(?:^|_)(?:location|len)$/.test(key)?void 0:value)}function withoutTexts(message){return message.replace(/ at or near "(?![\w.,;:()[\]*=<>+-]{1,63}"$).*$/s,"")}function unitsOf(text){if(Buffer.byteLength(text)===text.length)return bytes=>bytes;let[unit,byte]=[0,0];return bytes=>{for(bytes<byte&&([unit,byte]=[0,0]);byte<bytes&&unit<text.length;){const point=text.codePointAt(unit)??0;byte+=point<128?1:point<2048?2:point<65536?3:4,unit+=point<65536?1:2}return unit}}function unitOf(text,points){let unit=0;for(let left=points;left>0&&unit<text.length;left--)unit+=(text.codePointAt(unit)??0)<65536?1:2;return unit}function firstWord(text,start,end){let at=start;for(;at<end;)if(/\s/.test(text[at]??""))at+=1;else if(text.startsWith("--",at))at=lineEnd(text,at);else if(text.startsWith("/*",at))at=commentEnd(text,at);else return at;return start}function lineEnd(text,from){for(let at=from;at<text.length;at++)if(text[at]===`
`||text[at]==="\r")return at;return text.length}function commentEnd(text,from){let depth=0;for(let at=from;at<text.length;at++){if(text.startsWith("/*",at))depth+=1;else if(text.startsWith("*/",at))depth-=1;else continue;if(at+=1,depth===0)return at+1}return text.length}}),1416:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{L9:()=>beforeIn,S1:()=>isIn,bI:()=>isTable,il:()=>beforeWithout});var _catalog_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(9380);function isTable({kind}){return kind==="table"||kind==="foreign table"||kind==="materialized view"}function beforeIn(schema,base){const isOld=isIn(base),objects=[...schema.values()],tables=new Map(objects.filter(isTable).map(one=>[`${one.schema}.${one.name}`,isOld(one)])),columns=keyed(objects,"column"),indexes=keyed(objects,"index"),checks=objects.filter(({kind,definition})=>kind==="constraint"&&definition.startsWith("CHECK"));return{isOld:table=>tables.get(table)===!0,hasTable:table=>tables.has(table),hasColumn:(table,column)=>columns.has(`${table}.${column}`),indexed:index=>{const found=indexes.get(index);return found&&`${found.schema}.${found.parent??""}`},isNotNull:(table,column,validated)=>columns.get(`${table}.${column}`)?.definition.replace(/ (?:default|generated) .*$/s,"").endsWith(" not null")===!0||checks.some(one=>`${one.schema}.${one.parent??""}`===table&&(!one.definition.endsWith(" NOT VALID")||validated.has(one.name))&&demands(one.definition,column))}}function beforeWithout(created){return{isOld:table=>!created.has(table)&&!table.startsWith("."),hasTable:table=>!table.startsWith("."),hasColumn:()=>!1,indexed:()=>{},isNotNull:()=>!1}}const ids2=new WeakMap;function idsIn(schema){const known=ids2.get(schema);if(known!==void 0)return known;const found=new Set([...schema.values()].flatMap(({id:id2})=>id2??[]));return ids2.set(schema,found),found}function isIn(schema){const all=idsIn(schema);return object=>object.id===void 0?schema.has((0,_catalog_js__WEBPACK_IMPORTED_MODULE_0__.T)(object)):all.has(object.id)}function keyed(objects,kind){return new Map(objects.filter(one=>one.kind===kind).map(one=>[`${one.schema}.${kind==="column"?`${one.parent??""}.`:""}${one.name}`,one]))}function demands(check,column){const name=/^[a-z_][a-z0-9_]*$/.test(column)?column:`"${column.replaceAll('"','""')}"`;return check.includes(`(${name} IS NOT NULL)`)&&!check.includes(" OR ")&&!check.includes(" NOT (")}}),9380:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{T:()=>keyOf,p:()=>schemaOf});async function schemaOf(session){await session.query("select pg_catalog.set_config('search_path', '', false)"),await session.query("select pg_catalog.set_config('jit', 'off', false)");const schema=new Map;for(const row of await session.query(OBJECTS)){const object={...nameIn(row),definition:textOf(row.definition)};schema.set(keyOf(object),object)}for(const row of await session.query(IDS)){const object=schema.get(keyOf(nameIn(row)));object!==void 0&&(object.id=textOf(row.id))}return schema}function nameIn(row){return{kind:textOf(row.kind),schema:textOf(row.schema),parent:row.parent===null?void 0:textOf(row.parent),name:textOf(row.name)}}function keyOf({kind,schema,parent,name}){return JSON.stringify([kind,schema,parent??null,name])}function textOf(value){return typeof value=="string"?value:""}const IDS=`
select case c.relkind when 'f' then 'foreign table' else 'table' end as kind, n.nspname::text as schema,
  null as parent, c.relname::text as name, c.oid::text as id
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'f')
union all
select 'column', n.nspname::text, c.relname::text, a.attname::text, c.oid || '.' || a.attnum
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
  where c.relkind in ('r', 'p', 'f') and a.attnum > 0 and not a.attisdropped and n.nspname !~ '^pg_'`;function grants(acl,kind,owner){const text=list=>`(
    select string_agg(case a.grantee when 0 then 'public' else pg_get_userbyid(a.grantee)::text end
      || ': ' || a.privilege_type || case when a.is_grantable then ' with grant option' else '' end, ', '
      order by a.grantee = 0, pg_get_userbyid(a.grantee), a.privilege_type)
    from aclexplode(${list}) a where a.grantee <> ${owner})`;return`case when ${acl} is null then null else nullif(
    coalesce(${text(acl)}, 'none'), coalesce(${text(`acldefault(${kind}, ${owner})`)}, 'none')) end`}const OBJECTS=`
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
  select 'grants', '', null, 'schema ' || nspname, ${grants("nspacl","'n'","nspowner")} from spaces
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
    ${grants("relacl",`case relkind when 'S' then 's' else 'r' end::"char"`,"relowner")} from relations
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
    ${grants("a.attacl","'c'","r.relowner")}
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
  select 'grants', nspname, null, what || ' ' || called, ${grants("proacl","'f'","proowner")} from functions
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
  select 'grants', nspname, null, 'type ' || called, ${grants("typacl","'T'","typowner")} from types
  union all
  select 'grants', coalesce(s.nspname, ''), null, 'defaults for ' || d.defaclobjtype::text,
    array_to_string(d.defaclacl, ', ')
    from pg_default_acl d left join spaces s on s.oid = d.defaclnamespace
)
select kind, schema, parent, name, definition from found where kind <> 'grants' or definition is not null`}),1260:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{JA:()=>withoutExtensions,Wy:()=>labelOf,iv:()=>changesBetween,qv:()=>isNothing,r4:()=>inWords,tc:()=>lostBetween,vI:()=>shortened,wZ:()=>inShort});var _lib_record_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(5638),_lib_text_js__WEBPACK_IMPORTED_MODULE_4__=__webpack_require__(9112),_project_sql_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(3697),_before_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(1416),_catalog_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(9380);function changesBetween(before,after,parser){const missing=(one,other)=>[...one].filter(([key])=>!other.has(key)).map(([,object])=>object),[gained,lost]=[missing(after,before),missing(before,after)],changed=[...before.values()].flatMap(object=>{const now=after.get((0,_catalog_js__WEBPACK_IMPORTED_MODULE_2__.T)(object));return now===void 0||isSame(object,now,parser)?[]:[{before:object,after:now}]});return{gained:withoutParts(gained),lost:withoutParts(lost),changed}}function lostBetween(before,after){const isLeft=(0,_before_js__WEBPACK_IMPORTED_MODULE_1__.S1)(after);return withoutParts([...before.values()].filter(one=>!isLeft(one)))}function isNothing({gained,lost,changed}){return gained.length+lost.length+changed.length===0}function withoutExtensions({gained,lost,changed}){const isOther=({kind})=>kind!=="extension";return{gained:gained.filter(isOther),lost:lost.filter(isOther),changed}}const WHOLES=["table","view","materialized view","foreign table","type","domain"];function withoutParts(objects){const nameOf=(schema,name)=>JSON.stringify([schema,name]),wholes=new Set(objects.filter(({kind})=>WHOLES.includes(kind)).map(({schema,name})=>nameOf(schema,name)));return objects.filter(({schema,parent})=>parent===void 0||!wholes.has(nameOf(schema,parent)))}function isSame(one,other,parser){if(one.definition===other.definition)return!0;if(!WITH_COLUMNS.includes(one.kind))return!1;const[first,second]=[one,other].map(({definition})=>normalText(definition,parser));return first!==void 0&&first===second}const WITH_COLUMNS=["view","materialized view","statistics","function","procedure"];function normalText(definition,parser){const parsed=parser.parse(definition);if(parsed.kind!=="statements")return;const[statement]=parsed.statements();return statement&&(0,_project_sql_js__WEBPACK_IMPORTED_MODULE_0__.B5)(withoutOrder(statement.tree))}const UNORDERED=["targetList","colnames","exprs"];function withoutOrder(node){return Array.isArray(node)?node.map(withoutOrder):(0,_lib_record_js__WEBPACK_IMPORTED_MODULE_3__.u)(node)?Object.fromEntries(Object.entries(node).map(([key,value])=>{const part=withoutOrder(value);return[key,UNORDERED.includes(key)&&Array.isArray(part)?part.map(_project_sql_js__WEBPACK_IMPORTED_MODULE_0__.B5).sort():part]})):node}const LONGEST_NAME=150,LONGEST_DEFINITION=100,MOST=40,SHOWN=["column","attribute","constraint","enum","domain","sequence","range","grants"];function inWords({gained,lost,changed}){return{gained:bounded(gained.map(labelOf)),lost:bounded(lost.map(labelOf)),changed:bounded(changed.map(({before,after})=>`${labelOf(after)}: ${changeOf(before,after)}`))}}function inShort({gained,lost,changed},most=5){const all=[...gained.map(one=>`+ ${one}`),...lost.map(one=>`− ${one}`),...changed],more=all.length-most;return`${all.slice(0,most).join("; ")}${more>0?`; and ${String(more)} more`:""}`}function labelOf({kind,schema,parent,name}){const space=schema==="public"||schema===""?"":`${schema}.`,said=kind==="grants"?`grants on ${name}${space===""?"":` in ${schema}`}`:`${kind} ${space}${parent===void 0||kind==="sequence"?"":`${parent}.`}${name}`;return shortened(said,LONGEST_NAME)}function changeOf({kind,definition:before},{definition:after}){if(!SHOWN.includes(kind))return"another definition";const[one,other]=[before,after].map(text=>shortened(withoutDefaults(kind,text.replace(/\bpublic\./g,"")),LONGEST_DEFINITION));return one===other||one===void 0||other===void 0?"another definition":`${one} → ${other}`}function withoutDefaults(kind,definition){const at=["column","attribute","domain"].includes(kind)?definition.indexOf(" default "):-1;if(at<0)return definition;const texts=/'(?:[^']|'')*'(?!::regclass\b)/g;return definition.slice(0,at)+definition.slice(at).replace(texts,"'…'")}function shortened(text,most){const line=(0,_lib_text_js__WEBPACK_IMPORTED_MODULE_4__.TN)(text.slice(0,most*4));return line.length<=most?line:`${line.slice(0,most).replace(/[\ud800-\udbff]$/,"")}…`}function bounded(words){const more=words.length-MOST;return more>0?[...words.slice(0,MOST),`${String(more)} more`]:words}}),636:((__unused_webpack_module,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{k:()=>failureText});var _project_sql_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(3697),_difference_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(1260);const LONGEST=300,NAMES=/(?<!\b(?:parameter|namespace|column|relation|table|type|constraint|extension|option|sequence|index|domain|encoding) )"[^"]*"/g,VALUE=/["'`“„«‘]|\d{4}|[\w.+-]{1,64}@\w/;function failureText({code,message,where}){const[context=""]=(where??"").split(`
`,1),words=code==="P0001"||context.endsWith(" at RAISE")?raised(message):code.startsWith("22")?ofData(message):(0,_project_sql_js__WEBPACK_IMPORTED_MODULE_0__.X1)(message);return{code,message:(0,_difference_js__WEBPACK_IMPORTED_MODULE_1__.vI)(words,LONGEST)}}function ofData(message){return message.replace(/: ".*$/s,"").replace(NAMES,'"…"').replace(/'[^']*'/g,"'…'")}function raised(message){const at=message.search(VALUE);return at<0?message:`${message.slice(0,at)}…`}})};export{id,ids,modules};
