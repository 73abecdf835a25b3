export const id = 358;
export const ids = [358];
export const modules = {

/***/ 2358:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  databases: () => (/* binding */ databases)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./src/lib/retry.ts
var retry = __webpack_require__(1737);
// EXTERNAL MODULE: ./src/lib/side-by-side.ts
var side_by_side = __webpack_require__(4094);
// EXTERNAL MODULE: ./src/postgres/drop.ts
var drop = __webpack_require__(162);
// EXTERNAL MODULE: ./src/postgres/make.ts
var postgres_make = __webpack_require__(5885);
// EXTERNAL MODULE: ./src/postgres/session.ts
var postgres_session = __webpack_require__(2515);
// EXTERNAL MODULE: ./src/rules/markers.ts
var markers = __webpack_require__(8268);
// EXTERNAL MODULE: ./src/postgres/names.ts
var names = __webpack_require__(5403);
// EXTERNAL MODULE: ./src/postgres/sql.ts
var sql = __webpack_require__(5259);
;// CONCATENATED MODULE: ./src/postgres/inventory.ts



async function inventoryOf(session, app) {
    const stock = { things: [], left: [], kept: new Set() };
    for (const { kind, name, comment, unentered } of await markedOn(session)) {
        const mark = (0,names/* readThingComment */.eU)(comment);
        if (mark !== undefined)
            addMarked(stock, app, kind, name, mark);
        else if (comment === null && unentered)
            addStaging(stock, app, name);
    }
    return stock;
}
async function listFor(session, ownerStart) {
    return (await markedOn(session)).flatMap(({ kind, name: thing, comment }) => {
        const mark = (0,names/* readThingComment */.eU)(comment);
        const ours = mark?.owner.startsWith(ownerStart) === true && (0,names/* thingName */.I7)(mark) === thing;
        if (!ours || (0,markers/* builtAt */.Qu)(mark.build) === undefined)
            return [];
        const { name, owner, build } = mark;
        return [{ kind, thing, app: { name, owner, build } }];
    });
}
async function markedOn(session) {
    const databases = await session.rows(`SELECT datname AS name, ${(0,sql/* commentOn */.Jt)('pg_database', 'pg_database')} AS comment,
            pg_catalog.pg_get_userbyid(datdba) ${sql/* EQUALS */.UT} current_user AND NOT datallowconn AS unentered
       FROM pg_catalog.pg_database
      WHERE NOT datistemplate
        AND datname ${sql/* DIFFERS */.EW} pg_catalog.current_database() AND datname ${sql/* DIFFERS */.EW} 'postgres'
        AND (pg_catalog.strpos(${(0,sql/* commentOn */.Jt)('pg_database', 'pg_database')}, $1) ${sql/* EQUALS */.UT} 1
             OR pg_catalog.strpos(datname::pg_catalog.text, $2) ${sql/* EQUALS */.UT} 1)
      ORDER BY datname`, [names/* COMMENT_PREFIX */.zk, names/* STAGING_START */.H$]);
    const roles = await session.rows(`SELECT rolname AS name, ${(0,sql/* commentOn */.Jt)('pg_authid', 'pg_roles')} AS comment
       FROM pg_catalog.pg_roles
      WHERE rolname ${sql/* DIFFERS */.EW} current_user AND rolname ${sql/* DIFFERS */.EW} session_user
        AND pg_catalog.strpos(${(0,sql/* commentOn */.Jt)('pg_authid', 'pg_roles')}, $1) ${sql/* EQUALS */.UT} 1
      ORDER BY rolname`, [names/* COMMENT_PREFIX */.zk]);
    return [
        ...databases.map((found) => ({ ...found, kind: 'database' })),
        ...roles.map((found) => ({ ...found, kind: 'role', unentered: false })),
    ];
}
function addMarked(stock, app, kind, name, mark) {
    if (mark.owner !== app.owner || mark.name !== app.name)
        return;
    const at = (0,markers/* builtAt */.Qu)(mark.build);
    if (at === undefined || (0,names/* thingName */.I7)(mark) !== name) {
        stock.kept.add(mark.build);
        stock.left.push(`The ${kind} ${name} carries this action's comment under another name, so somebody renamed it to keep it.`);
    }
    else
        stock.things.push({ kind, name, at, build: mark.build });
}
function addStaging(stock, app, name) {
    const at = (0,names/* stagedAt */.Cf)(name, app);
    if (at !== undefined)
        stock.things.push({ kind: 'database', name, at });
}
function olderThan({ build }) {
    const at = (0,markers/* builtAt */.Qu)(build) ?? 0;
    return (thing) => thing.at < at;
}
function ofBuild({ build }) {
    const at = (0,markers/* builtAt */.Qu)(build) ?? 0;
    return (thing) => (thing.build === undefined ? thing.at === at : thing.build === build);
}
function notNewerThan(build) {
    const at = build === undefined ? Infinity : ((0,markers/* builtAt */.Qu)(build) ?? 0);
    return (thing) => thing.at <= at;
}

// EXTERNAL MODULE: ./src/postgres/errors.ts
var errors = __webpack_require__(1344);
// EXTERNAL MODULE: ./src/postgres/url.ts
var postgres_url = __webpack_require__(8638);
;// CONCATENATED MODULE: ./src/postgres/databases.ts











const SIDE_BY_SIDE = 4;
const PASSWORD_BYTES = 24;
const NEEDED = '2BP01';
function databases(world, wanted) {
    const { server } = wanted;
    return {
        what: 'databases',
        place: `${server.host}:${String(server.port)}`,
        prepare: async (build) => {
            const reached = { server: false };
            try {
                return await makeAll(world, wanted, build, reached);
            }
            catch (error) {
                if (reached.server)
                    await rollBack(world, server, build);
                throw (0,errors/* postgresFailure */.ED)(error, server, 'creating the databases');
            }
        },
        keep: (build) => inFailures(world, server, 'looking for the databases', (session) => kept(session, wanted, build)),
        list: (ownerStart) => inFailures(world, server, 'looking for the databases of all previews', (session) => listFor(session, ownerStart)),
        settle: (build) => dropWhere(world, server, build, olderThan(build)),
        discard: (build) => dropWhere(world, server, build, ofBuild(build)),
        remove: (app) => dropWhere(world, server, app, notNewerThan(app.build)),
    };
}
async function kept(session, { server, variables, template }, build) {
    const { things } = await inventoryOf(session, build);
    const at = (0,markers/* builtAt */.Qu)(build.build) ?? 0;
    if (things.some((thing) => thing.at > at))
        return undefined;
    const stands = (name) => things.some((thing) => thing.name === name);
    const databases = variables.map((variable) => ({ variable, name: (0,names/* thingName */.I7)({ ...build, variable }) }));
    if (!databases.every(({ name }) => stands(name)))
        return undefined;
    const own = (0,names/* thingName */.I7)(build);
    const role = stands(own) ? own : server.user;
    const { user, password } = server;
    const env = role === own
        ? []
        : databases.map(({ variable, name }) => ({
            key: variable,
            value: (0,postgres_url/* urlForApp */.ct)(server, { user, password, database: name }),
        }));
    const facts = {
        databases: databases.map((database) => ({
            ...database,
            role,
            ...(template === undefined ? {} : { template }),
        })),
    };
    return { env, facts };
}
async function makeAll(world, { server, variables, template }, build, reached) {
    const password = world.secrets.add((0,external_node_crypto_.randomBytes)(PASSWORD_BYTES).toString('base64url'));
    const role = await onServer(world, server, (session) => {
        reached.server = true;
        return (0,postgres_make/* makeRole */.H4)(session, build, password);
    });
    const user = role === undefined ? server : { user: role, password };
    const make = async (variable) => {
        const name = await onServer(world, server, (session) => (0,postgres_make/* makeDatabase */.A2)(session, world, { ...build, variable }, { template, role }));
        if (role !== undefined)
            await onServer(world, server, (inside) => (0,postgres_make/* handOver */.Cl)(inside, role), name);
        world.log.info(`✓ ${name} for ${variable}, role ${user.user}`);
        const url = world.secrets.add((0,postgres_url/* urlForApp */.ct)(server, { user: user.user, password: user.password, database: name }));
        return { variable, name, role: user.user, ...(template === undefined ? {} : { template }), url };
    };
    const made = await (0,side_by_side/* sideBySide */.Q)(variables, SIDE_BY_SIDE, make);
    if (role === undefined)
        world.log.notice(`The role in postgres-url may not create roles, so the preview gets that role itself, with all its rights on ${(0,errors/* placeOf */.$t)(server)}. ALTER ROLE … CREATEROLE gives each preview its own role.`);
    return {
        env: made.map(({ variable, url }) => ({ key: variable, value: url })),
        facts: { databases: made.map(({ url: _, ...database }) => database) },
    };
}
async function rollBack(world, server, build) {
    if (world.signal.aborted)
        return;
    try {
        const { failures } = await dropWhere(world, server, build, ofBuild(build));
        for (const failure of failures)
            world.log.warning(`${failure} The next run of this preview removes it.`, 'leftover-databases');
    }
    catch (error) {
        world.log.debug(`Rolling back: ${error instanceof Error ? error.message : String(error)}`);
    }
}
async function dropWhere(world, server, app, chosen) {
    const failed = new Map();
    const databases = new Set();
    const builds = new Set();
    const attempt = async (session, thing, { left, kept }) => {
        const { kind, name } = thing;
        try {
            await (0,drop/* drop */.g)(session, world, server, thing);
            world.log.info(`✓ Dropped the ${kind} ${name}.`);
        }
        catch (error) {
            world.signal.throwIfAborted();
            if ((0,errors/* isPassing */.WG)(error))
                throw error;
            if ((0,errors/* sqlStateOf */.v9)(error) === NEEDED && kept.has(thing.build ?? '')) {
                left.push(`The role ${name} was kept: it owns objects in that database.`);
                return;
            }
            const needed = (0,errors/* sqlStateOf */.v9)(error) === NEEDED && builds.has(thing.build ?? '');
            failed.set(name, needed
                ? `The role ${name} was kept with its database.`
                : `The ${kind} ${name} on ${(0,errors/* placeOf */.$t)(server)} was not dropped: ${whyNotDropped(error)}`);
            if (kind === 'database' && thing.build !== undefined)
                builds.add(thing.build);
            if (error instanceof postgres_session/* NoAnswer */.W_)
                throw error;
        }
    };
    const look = async (session) => {
        const stock = await inventoryOf(session, app);
        const doomed = stock.things.filter((thing) => chosen(thing) && !failed.has(thing.name));
        for (const { kind, name } of doomed)
            if (kind === 'database')
                databases.add(name);
        for (const kind of ['database', 'role']) {
            for (const thing of doomed.filter((candidate) => candidate.kind === kind))
                await attempt(session, thing, stock);
        }
        return {
            databases: [...databases].filter((name) => !failed.has(name)),
            left: stock.left,
            failures: [...failed.values()],
        };
    };
    return await inFailures(world, server, 'dropping the databases', look);
}
function whyNotDropped(error) {
    if ((0,errors/* sqlStateOf */.v9)(error) !== errors/* NOT_ALLOWED */.fX)
        return (0,errors/* inWords */.r4)(error);
    return (0,errors/* inWords */.r4)(error, 'Drop it as its owner, or make the role in postgres-url its owner again.');
}
async function inFailures(world, server, doing, work) {
    try {
        return await onServer(world, server, work);
    }
    catch (error) {
        throw (0,errors/* postgresFailure */.ED)(error, server, doing);
    }
}
function onServer(world, server, work, database = server.database) {
    return (0,retry/* retrying */.R)(world, () => (0,postgres_session/* withSession */.fQ)(world, server, database, work), (error) => ({
        again: !world.signal.aborted &&
            ((0,errors/* isPassing */.WG)(error) || (error instanceof postgres_session/* NoAnswer */.W_ && error.to === 'statement')),
    }));
}


/***/ })

};
