export const id = 8;
export const ids = [8];
export const modules = {

/***/ 1008:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  findBinaries: () => (/* reexport */ findBinaries),
  removeLeft: () => (/* binding */ removeLeft),
  startServer: () => (/* binding */ startServer)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
var external_node_path_default = /*#__PURE__*/__webpack_require__.n(external_node_path_);
// EXTERNAL MODULE: ./src/postgres/session.ts
var postgres_session = __webpack_require__(2515);
// EXTERNAL MODULE: ./src/postgres/drop.ts
var drop = __webpack_require__(162);
// EXTERNAL MODULE: ./src/postgres/make.ts
var make = __webpack_require__(5885);
// EXTERNAL MODULE: ./src/postgres/scram.ts
var scram = __webpack_require__(3885);
// EXTERNAL MODULE: ./src/postgres/sql.ts
var sql = __webpack_require__(5259);
;// CONCATENATED MODULE: ./src/rehearsal/extensions.ts
const HARMLESS = new Set([
    ...['bloom', 'btree_gin', 'btree_gist', 'citext', 'cube', 'dict_int', 'dict_xsyn', 'earthdistance'],
    ...['fuzzystrmatch', 'hstore', 'intagg', 'intarray', 'isn', 'lo', 'ltree', 'moddatetime'],
    ...['pg_stat_statements', 'pg_trgm', 'pgcrypto', 'seg', 'tablefunc', 'tcn', 'tsm_system_rows'],
    ...['tsm_system_time', 'unaccent', 'uuid-ossp'],
    ...['address_standardizer', 'address_standardizer_data_us', 'h3', 'hll', 'ip4r', 'pg_hashids'],
    ...['pg_uuidv7', 'pgjwt', 'postgis', 'postgis_sfcgal', 'postgis_tiger_geocoder', 'postgis_topology'],
    ...['prefix', 'semver', 'temporal_tables', 'vector'],
]);
function isHarmless(extension) {
    return HARMLESS.has(extension);
}

// EXTERNAL MODULE: ./src/lib/text.ts
var lib_text = __webpack_require__(9112);
;// CONCATENATED MODULE: ./src/rehearsal/script.ts
const LARGEST_MESSAGE = 32 * 1024 * 1024;
const TOO_LARGE = {
    code: '',
    message: `a result has a row of more than ${String(LARGEST_MESSAGE / 1024 / 1024)} MB`,
};
const WRITING = /^(?:INSERT|UPDATE|DELETE|MERGE|COPY)\b.* (\d+)$/;
class Script {
    done;
    completed = 0;
    rows = 0;
    failure;
    #text;
    #resolve = () => undefined;
    #reject = () => undefined;
    #unwatch = () => undefined;
    constructor(text) {
        this.#text = text;
        this.done = new Promise((resolve, reject) => {
            this.#resolve = resolve;
            this.#reject = reject;
        });
    }
    submit(connection) {
        const wire = connection;
        this.#watch(wire);
        wire.query(this.#text);
    }
    handleCommandComplete({ text }) {
        this.completed += 1;
        this.rows += Number(WRITING.exec(text)?.[1] ?? 0);
    }
    handleError(error) {
        this.#unwatch();
        this.failure ??= failureIn(error);
        if (this.failure === undefined)
            this.#reject(error);
        else
            this.#resolve();
    }
    handleReadyForQuery() {
        this.#unwatch();
        this.#resolve();
    }
    handleCopyInResponse(connection) {
        connection.sendCopyFail('a file has no data for COPY FROM STDIN');
    }
    handleRowDescription() {
    }
    handleDataRow() {
    }
    handleCopyData() {
    }
    handleEmptyQuery() {
    }
    #watch(wire) {
        let unread = 0;
        const read = () => {
            unread = 0;
        };
        const received = ({ length }) => {
            unread += length;
            if (unread <= LARGEST_MESSAGE)
                return;
            this.failure ??= TOO_LARGE;
            wire.stream.destroy();
        };
        wire.on('message', read);
        wire.stream.on('data', received);
        this.#unwatch = () => {
            wire.off('message', read);
            wire.stream.off('data', received);
        };
    }
}
function failureIn(error) {
    if (!(error instanceof Error) || !('severity' in error))
        return undefined;
    const { code, position, where } = error;
    return {
        code: code ?? '',
        message: error.message,
        ...(position === undefined ? {} : { position: Number(position) }),
        ...(where === undefined ? {} : { where }),
    };
}

;// CONCATENATED MODULE: ./src/rehearsal/session.ts


const LIMITS = { statementMs: 60_000, fileMs: 300_000 };
const END_MS = 5_000;
function mannerFor({ statementMs, fileMs }) {
    return { options: `-c statement_timeout=${String(statementMs)}`, statementMs: fileMs + END_MS };
}
function sessionFor(clock, session, { fileMs }, terminate) {
    return {
        query: (sql, values) => session.rows(sql, values),
        script: async (sql) => {
            const script = new Script(sql);
            const begun = clock.now();
            const finished = new AbortController();
            const limit = { passed: false };
            const end = async () => {
                limit.passed = true;
                if (session.pid !== undefined)
                    await terminate(session.pid).catch(() => undefined);
            };
            const watching = clock.sleep(fileMs, finished.signal).then(end, () => undefined);
            try {
                await session.submit(script);
            }
            catch (error) {
                if (!limit.passed)
                    throw error;
            }
            finally {
                finished.abort();
                await watching;
            }
            const { completed, rows } = script;
            const failure = limit.passed
                ? { code: '', message: `not finished after ${(0,lib_text/* duration */.p0)(fileMs)}` }
                : script.failure;
            return { completed, rows, ms: clock.now() - begun, ...(failure === undefined ? {} : { failure }) };
        },
    };
}

;// CONCATENATED MODULE: ./src/rehearsal/databases.ts








const NAME_PREFIX = 'rehearsal_';
const EMPTY = 'template0';
function plainRole({ name, password }) {
    const verifier = (0,postgres_session/* literal */.eu)((0,scram/* scramVerifier */.v)(password));
    return `CREATE ROLE ${(0,postgres_session/* identifier */.Cv)(name)} LOGIN CREATEDB NOSUPERUSER NOCREATEROLE PASSWORD ${verifier}`;
}
const LISTS = ['search_path', 'temp_tablespaces', 'local_preload_libraries', 'session_preload_libraries'];
function databases_valueOf(name, value) {
    if (!LISTS.includes(name))
        return (0,postgres_session/* literal */.eu)(value);
    const names = [...value.matchAll(/"((?:[^"]|"")*)"|[^\s,"]+/g)].map(([whole, quoted]) => (0,postgres_session/* literal */.eu)(quoted === undefined ? whole : quoted.replaceAll('""', '"')));
    return names.length === 0 ? "''" : names.join(', ');
}
async function settingsOf(session, role, database) {
    return await session.rows(`SELECT CASE WHEN s.setdatabase ${sql/* EQUALS */.UT} 0 THEN 'role' WHEN s.setrole ${sql/* EQUALS */.UT} 0 THEN 'database'
        ELSE 'role in database' END AS of, pg_catalog.unnest(s.setconfig) AS setting
      FROM pg_catalog.pg_db_role_setting s
        LEFT JOIN pg_catalog.pg_database d ON d.oid ${sql/* EQUALS */.UT} s.setdatabase
        LEFT JOIN pg_catalog.pg_roles r ON r.oid ${sql/* EQUALS */.UT} s.setrole
      WHERE (s.setrole ${sql/* EQUALS */.UT} 0 OR r.rolname ${sql/* EQUALS */.UT} $1) AND (s.setdatabase ${sql/* EQUALS */.UT} 0 OR d.datname ${sql/* EQUALS */.UT} $2)
        AND NOT (s.setrole ${sql/* EQUALS */.UT} 0 AND s.setdatabase ${sql/* EQUALS */.UT} 0)`, [role, database]);
}
function setting({ of, setting }, role, database) {
    const at = setting.indexOf('=');
    const name = setting.slice(0, at);
    const whose = of === 'database' ? '' : `ROLE ${(0,postgres_session/* identifier */.Cv)(role)} IN `;
    return `ALTER ${whose}DATABASE ${(0,postgres_session/* identifier */.Cv)(database)} SET ${(0,postgres_session/* identifier */.Cv)(name)} TO ${databases_valueOf(name, setting.slice(at + 1))}`;
}
function newPassword() {
    return (0,external_node_crypto_.randomBytes)(24).toString('base64url');
}
const KNOWS_STRATEGY = 15;
function serverAt(ports, { admin, version, role, limits, isPrivate = false }, stop) {
    const databases = new Set();
    const used = new Set();
    let created = 0;
    const copies = isPrivate && Number.parseInt(version) >= KNOWS_STRATEGY ? ' STRATEGY file_copy' : '';
    const asAdmin = (work, database) => (0,postgres_session/* withSession */.fQ)(ports, admin, database ?? admin.database, work);
    const plainly = (database, work) => (0,postgres_session/* withSession */.fQ)(ports, { ...admin, user: role.name, password: role.password }, database, work, mannerFor(limits));
    const terminate = (pid) => asAdmin(async (session) => {
        await session.rows('SELECT pg_catalog.pg_terminate_backend($1)', [pid]);
    });
    const check = (database) => {
        if (!databases.has(database))
            throw new Error(`${database} is not a database of this rehearsal`);
    };
    const restore = (database) => asAdmin(async (session) => {
        const name = (0,postgres_session/* identifier */.Cv)(role.name);
        for (const one of await settingsOf(session, role.name, database))
            if (one.of === 'role')
                await succeeds(session.run(setting(one, role.name, database)));
        const verifier = (0,postgres_session/* literal */.eu)((0,scram/* scramVerifier */.v)(role.password));
        await succeeds(session.run(`ALTER ROLE ${name} RESET ALL; ALTER ROLE ${name} PASSWORD ${verifier}`));
        const usual = 'ALLOW_CONNECTIONS true CONNECTION LIMIT -1 IS_TEMPLATE false';
        await succeeds(session.run(`ALTER DATABASE ${(0,postgres_session/* identifier */.Cv)(database)} ${usual}`));
    });
    return {
        version,
        create: async (template) => {
            if (template !== undefined)
                check(template);
            const name = `${role.name}_${String(++created)}`;
            databases.add(name);
            await asAdmin((session) => session.run(`CREATE DATABASE ${(0,postgres_session/* identifier */.Cv)(name)} OWNER ${(0,postgres_session/* identifier */.Cv)(role.name)} TEMPLATE ${(0,postgres_session/* identifier */.Cv)(template ?? EMPTY)}${copies}`));
            if (template === undefined)
                await asAdmin((inside) => (0,make/* handOver */.Cl)(inside, role.name), name);
            else if (used.has(template)) {
                used.add(name);
                await asAdmin(async (session) => {
                    for (const one of await settingsOf(session, role.name, template))
                        await succeeds(session.run(setting(one, role.name, name)));
                });
            }
            return name;
        },
        drop: async (database) => {
            check(database);
            await asAdmin((session) => (0,drop/* drop */.g)(session, ports, admin, { kind: 'database', name: database, at: 0 }));
            databases.delete(database);
            used.delete(database);
        },
        extend: async (database, extension) => {
            check(database);
            const create = `CREATE EXTENSION IF NOT EXISTS ${(0,postgres_session/* identifier */.Cv)(extension)} CASCADE`;
            const made = isHarmless(extension) && (await succeeds(plainly(database, (session) => session.run(create))));
            if (isHarmless(extension) && !made && !used.has(database))
                await succeeds(asAdmin((session) => session.run(`SET LOCAL search_path TO public; ${create}`), database));
            const found = await asAdmin((session) => session.rows(`SELECT FROM pg_catalog.pg_extension WHERE extname ${sql/* EQUALS */.UT} $1`, [extension]), database);
            return found.length > 0;
        },
        use: async (database, work) => {
            check(database);
            used.add(database);
            try {
                return await plainly(database, (session) => work(sessionFor(ports.clock, session, limits, terminate)));
            }
            finally {
                await restore(database).catch(() => undefined);
            }
        },
        stop,
    };
}
async function succeeds(statement) {
    try {
        await statement;
        return true;
    }
    catch (error) {
        if (error instanceof Error && 'severity' in error)
            return false;
        throw error;
    }
}
async function versionOf(session) {
    const [row] = await session.rows(`SELECT pg_catalog.current_setting('server_version') AS version`);
    return row?.version.split(' ')[0] ?? '';
}

;// CONCATENATED MODULE: ./src/rehearsal/errors.ts
class NoServer extends Error {
    name = 'NoServer';
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./src/rehearsal/folder.ts





const PREFIX = 'hasura-rehearsal-';
const NAME = /^hasura-rehearsal-[0-9a-f]{16}$/;
const PORT = 5432;
const SOCKET = `.s.PGSQL.${String(PORT)}`;
const LONGEST_PATH = 103;
async function newFolder(temp, account) {
    const name = `${PREFIX}${(0,external_node_crypto_.randomBytes)(8).toString('hex')}`;
    for (const parent of await parents(temp)) {
        const folder = external_node_path_default().join(parent, name);
        const fits = Buffer.byteLength(external_node_path_default().join(folder, SOCKET)) <= LONGEST_PATH;
        if (fits && (account === undefined || (await isOpen(parent))))
            return folder;
    }
    throw new NoServer('No temporary folder is suitable for PostgreSQL: their paths are too long, or closed.');
}
async function createFolder(folder, account) {
    await (0,promises_.mkdir)(folder, { mode: 0o700 });
    if (account !== undefined)
        await (0,promises_.chown)(folder, account.uid, account.gid);
}
async function checkFolder(folder, temp) {
    const named = external_node_path_default().isAbsolute(folder) && NAME.test(external_node_path_default().basename(folder));
    const placed = (await parents(temp)).includes(external_node_path_default().dirname(folder));
    const found = await (0,promises_.lstat)(folder).catch(() => undefined);
    if (!named || !placed || found?.isDirectory() === false)
        throw new Error(`${folder} is not the folder of a rehearsal`);
}
async function deleteFolder(folder) {
    await (0,promises_.rm)(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}
async function parents(temp) {
    const absolute = [temp, (0,external_node_os_.tmpdir)(), '/tmp'].filter((folder) => external_node_path_default().isAbsolute(folder));
    const real = await Promise.all(absolute.map((folder) => (0,promises_.realpath)(folder).catch(() => undefined)));
    return [...new Set(real.filter((folder) => folder !== undefined))];
}
async function isOpen(folder) {
    const { mode } = await (0,promises_.stat)(folder);
    if ((mode & 0o001) === 0)
        return false;
    const parent = external_node_path_default().dirname(folder);
    return parent === folder || (await isOpen(parent));
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./src/rehearsal/processes.ts





const ORDINARY = ['nobody', 'postgres'];
async function ordinaryAccount() {
    if (process.getuid?.() !== 0)
        return undefined;
    const lines = (await (0,promises_.readFile)('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
    for (const name of ORDINARY) {
        const [, , uid, gid] = lines.find(([account]) => account === name) ?? [];
        if (uid !== undefined && gid !== undefined)
            return { uid: Number(uid), gid: Number(gid) };
    }
    throw new NoServer('PostgreSQL does not run as root, and this machine has no account named nobody or postgres.');
}
async function start(program, args, place) {
    const log = await (0,promises_.open)(place.log, 'a', 0o600);
    try {
        return await spawned(program, args, place, log);
    }
    finally {
        await log.close();
    }
}
async function spawned(program, args, { folder, account }, { fd }) {
    const child = (0,external_node_child_process_.spawn)(program, args, {
        cwd: folder,
        env: { PATH: '/usr/local/bin:/usr/bin:/bin', LANG: 'C', LC_ALL: 'C', HOME: folder, TZ: 'UTC' },
        stdio: ['ignore', fd, fd],
        detached: true,
        ...account,
    });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject));
    if (child.pid === undefined)
        throw new Error(`${program} has no process`);
    return {
        pid: child.pid,
        ended,
        release: () => {
            child.unref();
        },
    };
}
function signalGroup(pid, signal) {
    send(-pid, signal);
}
async function endProcesses(clock, folder, politeMs) {
    const begun = clock.now();
    let asked = false;
    for (;;) {
        const pids = await processesIn(folder);
        if (pids.length === 0)
            return;
        const late = clock.now() - begun > politeMs;
        if (clock.now() - begun > politeMs + KILL_WITHIN_MS)
            throw new Error(`PostgreSQL in ${folder} does not end: ${pids.join(', ')}`);
        if (late || !asked)
            for (const pid of pids)
                send(pid, late ? 'SIGKILL' : 'SIGQUIT');
        asked = true;
        await clock.sleep(LOOK_EVERY_MS);
    }
}
const KILL_WITHIN_MS = 5_000;
const LOOK_EVERY_MS = 20;
const PROGRAMS = ['postgres', 'initdb', 'sh'];
async function processesIn(folder) {
    const names = await (0,promises_.readdir)('/proc').catch(() => undefined);
    if (names === undefined)
        return await postmasterIn(folder);
    const found = await Promise.all(names.filter((name) => /^\d+$/.test(name)).map((pid) => isIn(pid, folder)));
    return found.filter((pid) => pid !== undefined);
}
async function isIn(pid, folder) {
    try {
        const at = await (0,promises_.readlink)(`/proc/${pid}/cwd`);
        if (at !== folder && !at.startsWith(`${folder}/`) && !at.startsWith(`${folder} `))
            return undefined;
        const program = (await (0,promises_.readFile)(`/proc/${pid}/comm`, 'utf8')).trim();
        return PROGRAMS.includes(program) ? Number(pid) : undefined;
    }
    catch {
        return undefined;
    }
}
async function postmasterIn(folder) {
    const data = external_node_path_default().join(folder, 'data');
    try {
        const pid = Number.parseInt(await (0,promises_.readFile)(external_node_path_default().join(data, 'postmaster.pid'), 'utf8'), 10);
        const { stdout } = await (0,external_node_util_.promisify)(external_node_child_process_.execFile)('ps', ['-o', 'command=', '-p', String(pid)]);
        return stdout.includes(data) ? [pid] : [];
    }
    catch {
        return [];
    }
}
function send(pid, signal) {
    try {
        process.kill(pid, signal);
    }
    catch {
    }
}

;// CONCATENATED MODULE: ./src/rehearsal/cluster.ts









const ADMIN = 'postgres';
const START_MS = 60_000;
const cluster_LOOK_EVERY_MS = 20;
const STOP_MS = 3_000;
const LOG_TAIL = 1_000;
const SETTINGS = [
    'listen_addresses=',
    'unix_socket_permissions=0700',
    'password_encryption=scram-sha-256',
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'wal_level=minimal',
    'max_wal_senders=0',
    'autovacuum=off',
    'shared_buffers=32MB',
    'huge_pages=off',
    'dynamic_shared_memory_type=mmap',
    'max_connections=20',
    'max_worker_processes=2',
    'max_parallel_workers=0',
    'jit=off',
    'log_min_messages=log',
    'log_min_error_statement=panic',
    'log_checkpoints=off',
];
async function startCluster(ports, { bin, temp, limits = LIMITS }) {
    ports.signal.throwIfAborted();
    const account = await ordinaryAccount();
    const folder = await newFolder(temp, account);
    const place = { folder, account, log: external_node_path_default().join(folder, 'log') };
    ports.remember({ folder });
    let stopping;
    const stop = () => (stopping ??= removeCluster(ports.clock, { folder, temp }));
    try {
        await createFolder(folder, account);
        const admin = addressOf(folder);
        await initialise(ports, bin, place, admin.password);
        await launch(ports, bin, place);
        const role = { name: `${NAME_PREFIX}${(0,external_node_crypto_.randomBytes)(4).toString('hex')}`, password: newPassword() };
        const version = await (0,postgres_session/* withSession */.fQ)(ports, admin, admin.database, async (session) => {
            await session.run(`${plainRole(role)}; REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC`);
            return await versionOf(session);
        });
        const abort = () => {
            stop().catch(() => undefined);
        };
        ports.signal.addEventListener('abort', abort, { once: true });
        ports.signal.throwIfAborted();
        return serverAt(ports, { admin, version, role, limits, isPrivate: true }, async () => {
            ports.signal.removeEventListener('abort', abort);
            await stop();
        });
    }
    catch (error) {
        await stop();
        throw error;
    }
}
async function removeCluster(clock, { folder, temp }) {
    await checkFolder(folder, temp);
    await endProcesses(clock, folder, STOP_MS);
    await deleteFolder(folder);
}
function addressOf(folder) {
    return {
        host: folder,
        port: PORT,
        user: ADMIN,
        password: newPassword(),
        database: 'postgres',
        tls: 'disable',
        sslmode: 'disable',
        ca: undefined,
        parameters: {},
    };
}
async function initialise(ports, bin, place, password) {
    const file = external_node_path_default().join(place.folder, 'password');
    await (0,promises_.writeFile)(file, password, { mode: 0o600 });
    if (place.account !== undefined)
        await (0,promises_.chown)(file, place.account.uid, place.account.gid);
    const initdb = await starting(external_node_path_default().join(bin, 'initdb'), place, [
        ...['-D', external_node_path_default().join(place.folder, 'data'), '-U', ADMIN, `--pwfile=${file}`],
        ...['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-sync'],
    ]);
    const kill = () => {
        signalGroup(initdb.pid, 'SIGKILL');
    };
    if (ports.signal.aborted)
        kill();
    ports.signal.addEventListener('abort', kill, { once: true });
    const code = await initdb.ended;
    ports.signal.removeEventListener('abort', kill);
    ports.signal.throwIfAborted();
    if (code !== 0)
        throw await notStarted(place);
    await (0,promises_.rm)(file);
}
async function launch({ clock, signal }, bin, place) {
    const data = external_node_path_default().join(place.folder, 'data');
    const settings = [
        ...SETTINGS,
        `port=${String(PORT)}`,
        `unix_socket_directories="${place.folder.replaceAll('"', '""')}"`,
    ];
    const server = await starting(external_node_path_default().join(bin, 'postgres'), place, [
        ...['-D', data],
        ...settings.flatMap((setting) => ['-c', setting]),
    ]);
    const ended = server.ended.then(() => true);
    const until = clock.now() + START_MS;
    while (!(await isReady(data))) {
        const over = await Promise.race([ended, clock.sleep(cluster_LOOK_EVERY_MS, signal)]);
        if (over === true || clock.now() > until)
            throw await notStarted(place);
    }
    server.release();
}
async function starting(program, place, args) {
    try {
        return await start(program, args, place);
    }
    catch (error) {
        throw new NoServer(`PostgreSQL did not start: ${error.message}`, { cause: error });
    }
}
async function isReady(data) {
    const lines = await (0,promises_.readFile)(external_node_path_default().join(data, 'postmaster.pid'), 'utf8').catch(() => '');
    return lines.split('\n')[7]?.trim() === 'ready';
}
async function notStarted({ log }) {
    const text = (await (0,promises_.readFile)(log, 'utf8').catch(() => '')).trim();
    return new NoServer(`PostgreSQL did not start: ${text.slice(-LOG_TAIL)}`);
}

// EXTERNAL MODULE: ./src/postgres/errors.ts
var errors = __webpack_require__(1344);
;// CONCATENATED MODULE: ./src/rehearsal/service.ts








const INPUT = 'rehearsal-postgres-url';
const ROLE = /^rehearsal_[0-9a-f]{16}$/;
async function useService(ports, admin, limits = LIMITS) {
    const role = {
        name: `${NAME_PREFIX}${(0,external_node_crypto_.randomBytes)(8).toString('hex')}`,
        password: newPassword(),
    };
    ports.remember({ role: role.name });
    const version = await prepared(ports, admin, role);
    let stopping;
    const stop = () => (stopping ??= leaveService(ports.clock, admin, role.name));
    const abort = () => {
        stop().catch(() => undefined);
    };
    ports.signal.addEventListener('abort', abort, { once: true });
    if (ports.signal.aborted) {
        await stop();
        ports.signal.throwIfAborted();
    }
    return serverAt(ports, { admin, version, role, limits }, async () => {
        ports.signal.removeEventListener('abort', abort);
        await stop();
    });
}
async function leaveService(clock, admin, role) {
    if (!ROLE.test(role))
        throw new Error(`${role} is not the role of a rehearsal`);
    const ports = { clock, signal: new AbortController().signal };
    await (0,postgres_session/* withSession */.fQ)(ports, admin, admin.database, async (session) => {
        const databases = await session.rows(`SELECT datname AS name FROM pg_catalog.pg_database
        WHERE datdba ${sql/* EQUALS */.UT} (SELECT oid FROM pg_catalog.pg_roles WHERE rolname ${sql/* EQUALS */.UT} $1)`, [role]);
        for (const { name } of databases) {
            await session.run(`ALTER DATABASE ${(0,postgres_session/* identifier */.Cv)(name)} IS_TEMPLATE false`).catch(() => undefined);
            await (0,drop/* drop */.g)(session, ports, admin, { kind: 'database', name, at: 0 });
        }
        await (0,drop/* drop */.g)(session, ports, admin, { kind: 'role', name: role, at: 0 });
    });
}
async function prepared(ports, admin, role) {
    const begun = { role: false };
    try {
        return await (0,postgres_session/* withSession */.fQ)(ports, admin, admin.database, async (session) => {
            const version = await versionOf(session);
            const rights = await rightsOn(session);
            begun.role = true;
            await createRole(session, role, rights);
            return version;
        });
    }
    catch (error) {
        if (begun.role)
            await leaveService(ports.clock, admin, role.name).catch(() => undefined);
        ports.signal.throwIfAborted();
        if (error instanceof NoServer)
            throw error;
        const why = (0,errors/* inWords */.r4)(error, `Check ${INPUT}.`).replace(/(?<!rehearsal-)\bpostgres-url\b/g, INPUT);
        throw new NoServer(`The server of ${INPUT} cannot be used: ${why}`, { cause: error });
    }
}
async function rightsOn(session) {
    const [rights] = await session.rows(`SELECT rolsuper AS superuser, rolcreaterole AND rolcreatedb AS enough
       FROM pg_catalog.pg_roles WHERE rolname ${sql/* EQUALS */.UT} current_user`);
    if (rights === undefined || !(rights.superuser || rights.enough))
        throw new NoServer(`The role in ${INPUT} may not create databases and roles. Let a superuser run ALTER ROLE … CREATEDB CREATEROLE for it, or give another role.`);
    return rights;
}
async function createRole(session, role, { superuser }) {
    const join = superuser ? [] : [`GRANT ${(0,postgres_session/* identifier */.Cv)(role.name)} TO CURRENT_USER`];
    await session.run([plainRole(role), ...join].join('; '));
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./src/rehearsal/binaries.ts



const DEBIAN = '/usr/lib/postgresql';
const binaries_PROGRAMS = ['initdb', 'postgres'];
async function findBinaries(searchPath, debian = DEBIAN) {
    const versions = (await (0,promises_.readdir)(debian).catch(() => [])).filter((name) => /^\d+(\.\d+)*$/.test(name));
    const newest = versions.sort((one, other) => other.localeCompare(one, 'en', { numeric: true }));
    const folders = [
        ...newest.map((version) => external_node_path_default().join(debian, version, 'bin')),
        ...searchPath.split((external_node_path_default()).delimiter).filter((folder) => external_node_path_default().isAbsolute(folder)),
    ];
    const complete = await Promise.all(folders.map(hasPrograms));
    return [...new Set(folders.filter((_, index) => complete[index]))];
}
async function hasPrograms(folder) {
    try {
        for (const program of binaries_PROGRAMS)
            await (0,promises_.access)(external_node_path_default().join(folder, program), external_node_fs_.constants.X_OK);
        return true;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./src/rehearsal/start.ts



async function startServer(ports, { service, bins: [bin], temp, limits }) {
    if (service !== undefined)
        return await useService(ports, service, limits);
    if (bin === undefined)
        return undefined;
    return await startCluster(ports, { bin, temp, ...(limits === undefined ? {} : { limits }) });
}
async function removeLeft(clock, left, { service, temp }) {
    if ('folder' in left)
        await removeCluster(clock, { folder: left.folder, temp });
    else if (service !== undefined)
        await leaveService(clock, service, left.role);
}


/***/ })

};
