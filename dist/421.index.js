export const id = 421;
export const ids = [421];
export const modules = {

/***/ 421:
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
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: ./node_modules/pg/esm/index.mjs
var esm = __webpack_require__(3849);
// EXTERNAL MODULE: ./src/postgres/url.ts
var postgres_url = __webpack_require__(8638);
;// CONCATENATED MODULE: ./src/postgres/sign-in.ts
const BOUND = 'SCRAM-SHA-256-PLUS';
class NotBound extends Error {
    name = 'NotBound';
}
const UNBOUND = {
    authenticationCleartextPassword: 'a password in clear text',
    authenticationMD5Password: 'an MD5 hash of the password',
};
function requireBinding(client) {
    const { connection } = client;
    let proved = false;
    const refuse = (why) => {
        const refusal = new NotBound(why);
        client.password = () => {
            throw refusal;
        };
        connection.emit('error', refusal);
    };
    for (const [message, what] of Object.entries(UNBOUND))
        connection.on(message, () => {
            refuse(`the server asked for ${what}`);
        });
    connection.on('authenticationSASL', ({ mechanisms }) => {
        if (!mechanisms.includes(BOUND))
            refuse(`the server offered only ${mechanisms.join(', ')}`);
    });
    connection.on('authenticationSASLFinal', () => {
        proved = true;
    });
    connection.on('authenticationOk', () => {
        if (!proved)
            refuse('the server let us in without a sign-in');
    });
}

;// CONCATENATED MODULE: ./src/postgres/session.ts




const CONNECT_MS = 10_000;
const STATEMENT_MS = 30_000;
const CLOSE_MS = 1_000;
const FIRST_OPTIONS = '-c role=none';
const LAST_OPTIONS = '-c search_path=pg_catalog,pg_temp';
class NoAnswer extends Error {
    name = 'NoAnswer';
    to;
    constructor(to, ms) {
        super(`no answer within ${String(ms / 1000)} s`);
        this.to = to;
    }
}
const NO_TLS = 'The server does not support SSL connections';
const NOT_ADMITTED = '28000';
async function withSession(world, server, database, work) {
    const session = await session_open(world, server, database);
    try {
        return await work(session);
    }
    finally {
        await session.close();
    }
}
async function session_open(world, server, database) {
    const [first = false, second] = waysOf(server);
    try {
        return await Session.open(world, server, database, first);
    }
    catch (error) {
        if (second === undefined || !isAboutTls(error))
            throw error;
        return await Session.open(world, server, database, second);
    }
}
function waysOf(server) {
    const versions = tlsVersionsOf(server);
    return waysOfMode(server)
        .filter((way) => way !== false || !(0,postgres_url/* requiresBinding */.Ig)(server))
        .map((way) => way && { ...way, ...versions });
}
function tlsVersionsOf({ parameters }) {
    const minVersion = (0,postgres_url/* tlsVersion */.u9)(parameters['ssl_min_protocol_version']);
    const maxVersion = (0,postgres_url/* tlsVersion */.u9)(parameters['ssl_max_protocol_version']);
    return { ...(minVersion && { minVersion }), ...(maxVersion && { maxVersion }) };
}
function waysOfMode({ tls, ca, host }) {
    const trusting = ca === undefined ? {} : { ca };
    const encrypted = { rejectUnauthorized: false };
    if (host.startsWith('/'))
        return [false];
    switch (tls) {
        case 'disable':
            return [false];
        case 'allow':
            return [false, encrypted];
        case 'prefer':
            return [encrypted, false];
        case 'no-verify':
            return [encrypted];
        case 'require':
            return [ca === undefined ? encrypted : chainOnly(trusting)];
        case 'verify-ca':
            return [chainOnly(trusting)];
        case 'verify-full':
            return [{ rejectUnauthorized: true, ...trusting }];
        default:
            return tls;
    }
}
function chainOnly(trusting) {
    return { rejectUnauthorized: true, checkServerIdentity: () => undefined, ...trusting };
}
function isAboutTls(error) {
    if (!(error instanceof Error))
        return false;
    return error.message === NO_TLS || ('code' in error && error.code === NOT_ADMITTED);
}
class Session {
    #world;
    #client;
    #socket;
    constructor(world, client, socket) {
        this.#world = world;
        this.#client = client;
        this.#socket = socket;
    }
    static async open(world, server, database, tls) {
        const { host, port, user, password, parameters } = server;
        const options = [FIRST_OPTIONS, parameters['options'], LAST_OPTIONS];
        const socket = new external_node_net_.Socket();
        const client = new esm/* default.Client */.Ay.Client({
            host,
            port,
            user,
            password: () => password,
            database,
            ssl: tls,
            stream: () => socket,
            application_name: 'hasura-preview-action',
            sslnegotiation: 'postgres',
            enableChannelBinding: tls !== false && parameters['channel_binding'] !== 'disable',
        });
        const { connectionParameters } = client;
        Object.assign(connectionParameters, {
            options: options.filter((option) => option !== undefined).join(' '),
            replication: undefined,
        });
        if ((0,postgres_url/* requiresBinding */.Ig)(server))
            requireBinding(client);
        client.on('error', () => undefined);
        const session = new Session(world, client, socket);
        try {
            await session.#within(CONNECT_MS, 'connection', () => client.connect());
            return session;
        }
        catch (error) {
            socket.destroy();
            throw error;
        }
    }
    async run(sql) {
        await this.#within(STATEMENT_MS, 'statement', () => this.#client.query(sql));
    }
    async rows(sql, values = []) {
        const { rows } = await this.#within(STATEMENT_MS, 'statement', () => this.#client.query(sql, [...values]));
        return rows;
    }
    async close() {
        const done = new AbortController();
        const late = this.#world.clock.sleep(CLOSE_MS, done.signal).catch(() => undefined);
        await Promise.race([this.#client.end().catch(() => undefined), late]);
        done.abort();
        this.#socket.destroy();
    }
    async #within(ms, what, ask) {
        const { clock, signal } = this.#world;
        signal.throwIfAborted();
        const done = new AbortController();
        const late = new AbortController();
        const hangUp = () => {
            this.#socket.destroy();
        };
        signal.addEventListener('abort', hangUp, { once: true });
        clock.sleep(ms, done.signal).then(() => {
            late.abort();
            hangUp();
        }, () => undefined);
        try {
            return await ask();
        }
        catch (error) {
            signal.throwIfAborted();
            throw late.signal.aborted ? new NoAnswer(what, ms) : error;
        }
        finally {
            done.abort();
            signal.removeEventListener('abort', hangUp);
        }
    }
}
const identifier = (name) => esm/* default.escapeIdentifier */.Ay.escapeIdentifier(name);
const literal = (text) => esm/* default.escapeLiteral */.Ay.escapeLiteral(text);

;// CONCATENATED MODULE: ./src/postgres/sql.ts
const EQUALS = 'OPERATOR(pg_catalog.=)';
const DIFFERS = 'OPERATOR(pg_catalog.<>)';
function catalog(name) {
    return `'pg_catalog.${name}'::pg_catalog.regclass`;
}
function commentOn(table, source) {
    return `(SELECT description FROM pg_catalog.pg_shdescription
            WHERE objoid ${EQUALS} ${source}.oid AND classoid ${EQUALS} ${catalog(table)})`;
}

// EXTERNAL MODULE: ./src/lib/errors.ts
var errors = __webpack_require__(7268);
// EXTERNAL MODULE: ./src/lib/text.ts
var lib_text = __webpack_require__(9112);
;// CONCATENATED MODULE: ./src/postgres/errors.ts





const NOT_ALLOWED = '42501';
const AGAIN = 'Run the job again.';
const REACHABLE = 'Check the host and port in postgres-url, and that the server accepts connections from GitHub’s runners and from Hasura Cloud.';
const TLS_REMEDY = 'Set postgres-ca-certificate to its certificate authority, or as sslrootcert in postgres-url; sslmode=no-verify encrypts without verifying the server.';
const NO_CONVERSATION = {
    code: 'postgres-pooler',
    what: 'it does not speak the full PostgreSQL protocol, so it is probably a pooler',
    remedy: 'Set postgres-url to the PostgreSQL server itself, not a pooler.',
};
const NOT_BOUND = {
    code: 'postgres-channel-binding',
    what: 'it does not sign in with SCRAM bound to the TLS connection, which channel_binding=require in postgres-url asks for; no password was sent',
    remedy: 'Connect directly to the server, with nothing in between that terminates TLS, and set the role’s password while password_encryption is scram-sha-256. If that is not possible, take channel_binding out and verify the certificate with sslmode=verify-full.',
};
const TROUBLES = {
    '28P01': {
        code: 'postgres-sign-in',
        what: 'it refused the user name or password of postgres-url',
        remedy: 'Check the secret behind postgres-url; percent-encode special characters in the password.',
    },
    '28000': {
        code: 'postgres-not-admitted',
        what: 'it does not accept this user from this address, or not over this kind of connection (with or without TLS)',
        remedy: 'Check sslmode in postgres-url, and what the server accepts (pg_hba.conf, IP allow list).',
    },
    [NOT_ALLOWED]: {
        code: 'postgres-no-right',
        what: 'the role in postgres-url may not do that',
        remedy: 'Let a superuser run ALTER ROLE … CREATEDB CREATEROLE for it, or give another role.',
    },
    '42P04': {
        code: 'database-taken',
        what: 'a database with that name already exists',
        remedy: 'Check that database; drop or rename it if nobody needs it.',
    },
    '42710': {
        code: 'database-taken',
        what: 'a role with that name already exists',
        remedy: 'Check that role; drop or rename it if nobody needs it.',
    },
    '3D000': {
        code: 'postgres-no-database',
        what: 'the database does not exist',
        remedy: 'Check the database in postgres-url and postgres-template; through a pooler, use the address of the server itself.',
    },
    '42809': {
        code: 'postgres-template',
        what: 'that database cannot be used this way',
        remedy: 'Check postgres-template.',
    },
    '55006': {
        code: 'postgres-in-use',
        what: 'the database is in use by others',
        remedy: 'Close the sessions in it, and run the job again; nobody may be connected to a template while it is copied.',
    },
    '2BP01': {
        code: 'postgres-dependency',
        what: 'something else depends on it',
        remedy: 'Remove what the server names, or run DROP OWNED BY the role there, and run the job again.',
    },
    '25006': {
        code: 'postgres-read-only',
        what: 'it accepts no writes: it is a read-only replica',
        remedy: 'Set postgres-url to the primary server.',
    },
    '0A000': {
        code: 'postgres-pooler',
        what: 'it does not support that; poolers and some hosted services do not',
        remedy: 'Set postgres-url to the PostgreSQL server itself, not a pooler.',
    },
    '08P01': NO_CONVERSATION,
    '53300': {
        code: 'postgres-full',
        what: 'it has no free connections',
        remedy: 'Close some, or raise max_connections, and run the job again.',
    },
    '53100': {
        code: 'postgres-full',
        what: 'its disk is full',
        remedy: 'Free disk space on the server, and run the job again.',
    },
    '57014': { code: 'postgres-interrupted', what: 'it cancelled the statement', remedy: AGAIN },
    '57P01': { code: 'postgres-interrupted', what: 'an administrator ended the connection', remedy: AGAIN },
    '57P03': { code: 'postgres-interrupted', what: 'it is starting up or shutting down', remedy: AGAIN },
    ECONNREFUSED: { code: 'postgres-unreachable', what: 'it refuses connections', remedy: REACHABLE },
    ECONNRESET: { code: 'postgres-connection-lost', what: 'the connection broke', remedy: AGAIN },
    EPIPE: { code: 'postgres-connection-lost', what: 'the connection broke', remedy: AGAIN },
    ENOTFOUND: { code: 'postgres-unreachable', what: 'its host name cannot be resolved', remedy: REACHABLE },
    EAI_AGAIN: { code: 'postgres-unreachable', what: 'its host name cannot be resolved', remedy: REACHABLE },
    ENOENT: { code: 'postgres-unreachable', what: 'its socket does not exist', remedy: REACHABLE },
    EHOSTUNREACH: { code: 'postgres-unreachable', what: 'it cannot be reached', remedy: REACHABLE },
    ENETUNREACH: { code: 'postgres-unreachable', what: 'it cannot be reached', remedy: REACHABLE },
    ETIMEDOUT: { code: 'postgres-unreachable', what: 'it does not answer', remedy: REACHABLE },
    CERT_HAS_EXPIRED: {
        code: 'postgres-certificate',
        what: 'its certificate has expired',
        remedy: 'Renew the certificate of the server.',
    },
    ERR_TLS_CERT_ALTNAME_INVALID: {
        code: 'postgres-certificate',
        what: 'its certificate is for another host',
        remedy: 'Write the host as the certificate names it, or use sslmode=verify-ca in postgres-url.',
    },
};
const UNTRUSTED = /^(DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)|CERT_(UNTRUSTED|SIGNATURE|NOT_YET_VALID|REVOKED)|INVALID_(CA|PURPOSE))/;
const BROKEN = /Connection terminated|socket disconnected|socket hang up|encountered a connection error/;
const errors_NO_TLS = 'does not support SSL';
const NO_POSTGRES = 'error establishing an SSL connection';
const NO_PASSWORD = 'password must be a non-empty string';
const LOST = new Set(['57P01', '57P02', '57P03', '08000', '08003', '08006', 'ECONNRESET', 'EPIPE']);
const NOT_THERE_YET = new Set(['ECONNREFUSED', 'EAI_AGAIN']);
function isPassing(error) {
    const code = sqlStateOf(error);
    return LOST.has(code) || NOT_THERE_YET.has(code) || (error instanceof Error && BROKEN.test(error.message));
}
function sqlStateOf(error) {
    return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
function postgresFailure(error, server, doing) {
    if (error instanceof errors/* Failure */.HR)
        return error;
    const { code, what, remedy } = troubleOf(error);
    return new errors/* Failure */.HR(code, `PostgreSQL at ${placeOf(server)} failed while ${doing}: ${what}.`, {
        remedy,
        words: wordsOf(error),
        cause: error,
    });
}
function placeOf({ host, port }) {
    if (host.startsWith('/'))
        return 'a socket on this machine';
    return (0,postgres_url/* isHere */.nw)(host) ? `this machine, port ${String(port)}` : `${host}, port ${String(port)}`;
}
function inWords(error, remedy) {
    const { what, remedy: usual } = troubleOf(error);
    const words = wordsOf(error);
    return `${what}${words === undefined ? '' : ` (${(0,lib_text/* oneLine */.TN)(words)})`}. ${remedy ?? usual}`;
}
function troubleOf(error) {
    if (error instanceof NoAnswer)
        return {
            code: error.to === 'connection' ? 'postgres-unreachable' : 'postgres-connection-lost',
            what: error.to === 'connection' ? error.message : `${error.message} to a statement`,
            remedy: error.to === 'connection' ? REACHABLE : AGAIN,
        };
    if (error instanceof NotBound)
        return NOT_BOUND;
    const code = sqlStateOf(error);
    const known = TROUBLES[code];
    if (known !== undefined)
        return known;
    const message = error instanceof Error ? error.message : String(error);
    if (UNTRUSTED.test(code))
        return { code: 'postgres-certificate', what: 'its certificate is not trusted', remedy: TLS_REMEDY };
    if (message.includes(errors_NO_TLS))
        return {
            code: 'postgres-no-tls',
            what: 'it offers no TLS',
            remedy: 'Enable TLS on the server; sslmode=disable in postgres-url sends passwords and data unencrypted.',
        };
    if (message.includes(NO_POSTGRES))
        return NO_CONVERSATION;
    if (message.includes(NO_PASSWORD))
        return {
            code: 'postgres-no-password',
            what: 'it requires a password, and postgres-url has none',
            remedy: 'Write postgres://user:password@host:5432 there, with special characters percent-encoded.',
        };
    if (BROKEN.test(message))
        return { code: 'postgres-connection-lost', what: 'the connection broke', remedy: AGAIN };
    return {
        code: 'postgres-error',
        what: code === '' ? 'something went wrong' : `error ${code}`,
        remedy: AGAIN,
    };
}
function wordsOf(error) {
    if (!(error instanceof Error) || error instanceof NoAnswer)
        return undefined;
    const { detail, hint } = error;
    const parts = [error.message, detail, hint].filter((part) => typeof part === 'string' && part !== '');
    return parts.length === 0 ? undefined : parts.join('\n');
}

;// CONCATENATED MODULE: ./src/postgres/drop.ts



const KNOWS_FORCE = 130_000;
const TRIES = 3;
const TRY_AGAIN_MS = 500;
const IN_USE = '55006';
const CHANGED_MEANWHILE = 'XX000';
async function drop(session, world, server, thing) {
    for (let tries = 1;; tries++) {
        try {
            if (thing.kind === 'role')
                await session.run(`DROP ROLE IF EXISTS ${identifier(thing.name)}`);
            else
                await dropDatabase(session, world, server, thing);
            return;
        }
        catch (error) {
            world.signal.throwIfAborted();
            if (error instanceof NoAnswer || isPassing(error))
                throw error;
            if (!(await stands(session, thing)))
                return;
            if (sqlStateOf(error) !== CHANGED_MEANWHILE || tries >= TRIES)
                throw error;
        }
        await world.clock.sleep(TRY_AGAIN_MS, world.signal);
    }
}
async function stands(session, { kind, name }) {
    const sql = kind === 'database'
        ? `SELECT FROM pg_catalog.pg_database WHERE datname ${EQUALS} $1`
        : `SELECT FROM pg_catalog.pg_roles WHERE rolname ${EQUALS} $1`;
    return (await session.rows(sql, [name])).length > 0;
}
async function dropDatabase(session, world, server, doomed) {
    const [about] = await session.rows(`SELECT pg_catalog.current_setting('server_version_num')::pg_catalog.int4 AS version`);
    if ((about?.version ?? 0) >= KNOWS_FORCE) {
        try {
            await session.run(`DROP DATABASE IF EXISTS ${identifier(doomed.name)} WITH (FORCE)`);
            return;
        }
        catch (error) {
            if (sqlStateOf(error) !== NOT_ALLOWED)
                throw error;
        }
    }
    await dropLocked(session, world, server, doomed);
}
async function dropLocked(session, world, server, { name, build }) {
    const [found] = await session.rows(`SELECT datconnlimit ${EQUALS} -2 AS invalid FROM pg_catalog.pg_database WHERE datname ${EQUALS} $1`, [name]);
    if (found === undefined)
        return;
    try {
        if (!found.invalid)
            await session.run(`ALTER DATABASE ${identifier(name)} ALLOW_CONNECTIONS false`);
        await dropEmptied(session, world, name);
    }
    catch (error) {
        if (build !== undefined)
            await unlock(world, server, name);
        throw error;
    }
}
async function dropEmptied(session, { clock, signal }, name) {
    for (let tries = 1;; tries++) {
        await endSessions(session, name);
        try {
            await session.run(`DROP DATABASE IF EXISTS ${identifier(name)}`);
            return;
        }
        catch (error) {
            if (sqlStateOf(error) !== IN_USE || tries >= TRIES)
                throw error;
        }
        await clock.sleep(TRY_AGAIN_MS, signal);
    }
}
async function endSessions(session, name) {
    try {
        await session.rows(`SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity
        WHERE datname ${EQUALS} $1 AND usesysid IS NOT NULL AND pid ${DIFFERS} pg_catalog.pg_backend_pid()`, [name]);
    }
    catch (error) {
        if (!(error instanceof Error) || sqlStateOf(error) !== NOT_ALLOWED)
            throw error;
        const detail = 'detail' in error ? error.detail : undefined;
        const message = `The role in postgres-url may not end all sessions in it: ${error.message}`;
        throw Object.assign(new Error(message, { cause: error }), { code: IN_USE, detail });
    }
}
async function unlock({ clock }, server, name) {
    const unaborted = { clock, signal: new AbortController().signal };
    await withSession(unaborted, server, server.database, (session) => session.run(`ALTER DATABASE ${identifier(name)} ALLOW_CONNECTIONS true`)).catch(() => undefined);
}

// EXTERNAL MODULE: ./src/lib/record.ts
var record = __webpack_require__(5638);
// EXTERNAL MODULE: ./src/rules/markers.ts
var markers = __webpack_require__(8268);
;// CONCATENATED MODULE: ./src/postgres/names.ts




const LONGEST_NAME = 63;
const NAME_KEY = 'PREVIEW_APP_NAME';
const VARIABLE_KEY = 'PREVIEW_APP_VARIABLE';
const STAGING_PREFIX = 'preview_new';
function thingComment({ owner, build, source, name, variable }) {
    return JSON.stringify({
        [markers/* OWNER_KEY */.Ck]: owner,
        [markers/* BUILD_KEY */.vM]: build,
        [markers/* SOURCE_KEY */.Ky]: source,
        [NAME_KEY]: name,
        ...(variable === undefined ? {} : { [VARIABLE_KEY]: variable }),
    });
}
const COMMENT_PREFIX = `{"${markers/* OWNER_KEY */.Ck}":`;
function readThingComment(comment) {
    let read;
    try {
        read = JSON.parse(comment ?? '');
    }
    catch {
        return undefined;
    }
    if (!(0,record/* isRecord */.u)(read))
        return undefined;
    const [owner, build, source, name, variable] = [
        markers/* OWNER_KEY */.Ck,
        markers/* BUILD_KEY */.vM,
        markers/* SOURCE_KEY */.Ky,
        NAME_KEY,
        VARIABLE_KEY,
    ].map((key) => read[key]);
    if (typeof owner !== 'string' || typeof build !== 'string' || typeof name !== 'string')
        return undefined;
    return {
        owner,
        build,
        name,
        source: typeof source === 'string' ? source : '',
        ...(typeof variable === 'string' ? { variable } : {}),
    };
}
function thingName({ name, variable, owner, build }) {
    const words = identifierSlug(variable === undefined ? name : `${name}_${variable}`);
    const end = `_${digest([owner, name, variable ?? null, build], 10)}`;
    return `${(0,lib_text/* withoutTrailing */.hT)(words.slice(0, LONGEST_NAME - end.length), '_')}${end}`;
}
function stagingName({ owner, name, build, variable }) {
    const at = ((0,markers/* builtAt */.Qu)(build) ?? 0).toString(36);
    return `${STAGING_PREFIX}_${appDigest({ owner, name })}_${at}_${digest([variable, build], 8)}`;
}
function stagedAt(staging, app) {
    const match = /^preview_new_([0-9a-f]{16})_([0-9a-z]+)_[0-9a-f]{8}$/.exec(staging);
    return match?.[1] === appDigest(app) ? Number.parseInt(match[2] ?? '', 36) : undefined;
}
const STAGING_START = `${STAGING_PREFIX}_`;
function appDigest({ owner, name }) {
    return digest([owner, name], 16);
}
function identifierSlug(text) {
    return text
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '_')
        .replace(/^_*pg(?=_|$)/, 'app_pg');
}
function digest(parts, length) {
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, length);
}

;// CONCATENATED MODULE: ./src/postgres/scram.ts

const ITERATIONS = 4096;
const SALT_BYTES = 16;
const KEY_BYTES = 32;
function scramVerifier(password, salt = (0,external_node_crypto_.randomBytes)(SALT_BYTES)) {
    const salted = (0,external_node_crypto_.pbkdf2Sync)(password, salt, ITERATIONS, KEY_BYTES, 'sha256');
    const storedKey = (0,external_node_crypto_.createHash)('sha256').update(scramKey(salted, 'Client Key')).digest();
    const serverKey = scramKey(salted, 'Server Key');
    const [saltText, stored, server] = [salt, storedKey, serverKey].map((bytes) => bytes.toString('base64'));
    return `SCRAM-SHA-256$${String(ITERATIONS)}:${String(saltText)}$${String(stored)}:${String(server)}`;
}
function scramKey(salted, label) {
    return (0,external_node_crypto_.createHmac)('sha256', salted).update(label).digest();
}

;// CONCATENATED MODULE: ./src/postgres/make.ts






const TEMPLATE_FREE_WITHIN_MS = 60_000;
const TRY_EVERY_MS = 2_000;
const make_IN_USE = '55006';
const EXISTS = new Set(['42P04', '23505']);
const WANTS_PASSWORD = /only supports being given plaintext passwords/i;
const EMPTY_TEMPLATE = 'template0';
async function makeRole(session, mark, password) {
    const [rights] = await session.rows(`SELECT rolsuper AS superuser, rolcreaterole AS createrole
       FROM pg_catalog.pg_roles WHERE rolname ${EQUALS} current_user`);
    if (rights === undefined || !(rights.superuser || rights.createrole))
        return undefined;
    const name = thingName(mark);
    const comment = thingComment(mark);
    const [found] = await session.rows(`SELECT ${commentOn('pg_authid', 'pg_roles')} AS comment
       FROM pg_catalog.pg_roles WHERE rolname ${EQUALS} $1`, [name]);
    if (found?.comment === comment)
        return name;
    if (found !== undefined)
        throw taken('role', name, found.comment);
    const create = (secret) => session.run([
        `CREATE ROLE ${identifier(name)} LOGIN PASSWORD ${literal(secret)}`,
        `COMMENT ON ROLE ${identifier(name)} IS ${literal(comment)}`,
        ...(rights.superuser ? [] : [`GRANT ${identifier(name)} TO CURRENT_USER`]),
    ].join('; '));
    try {
        await create(scramVerifier(password)).catch((error) => {
            if (!(error instanceof Error) || !WANTS_PASSWORD.test(error.message))
                throw error;
            return create(password);
        });
    }
    catch (error) {
        if (sqlStateOf(error) === NOT_ALLOWED)
            return undefined;
        throw error;
    }
    return name;
}
async function makeDatabase(session, world, wanted, { template, role }) {
    const [name, staging, comment] = [thingName(wanted), stagingName(wanted), thingComment(wanted)];
    const found = await session.rows(`SELECT datname AS name, ${commentOn('pg_database', 'pg_database')} AS comment,
            pg_catalog.pg_get_userbyid(datdba) ${EQUALS} current_user AND NOT datallowconn AS ours
       FROM pg_catalog.pg_database WHERE datname ${EQUALS} $1 OR datname ${EQUALS} $2`, [name, staging]);
    const standing = found.find((database) => database.name === name);
    if (standing?.comment === comment)
        return name;
    if (standing !== undefined)
        throw taken('database', name, standing.comment);
    const begun = found.find((database) => database.name === staging);
    if (begun !== undefined && !(begun.ours && begun.comment === null))
        throw taken('database', staging, begun.comment);
    if (begun === undefined)
        await create(session, world, staging, template);
    const [from, to] = [identifier(staging), identifier(name)];
    await session.run([
        `COMMENT ON DATABASE ${from} IS ${literal(comment)}`,
        `REVOKE ALL ON DATABASE ${from} FROM PUBLIC`,
        ...(role === undefined ? [] : [`GRANT ALL ON DATABASE ${from} TO ${identifier(role)}`]),
        `ALTER DATABASE ${from} ALLOW_CONNECTIONS true`,
        `ALTER DATABASE ${from} RENAME TO ${to}`,
    ].join('; '));
    return name;
}
async function create(session, { clock, signal }, staging, template) {
    const copied = identifier(template ?? EMPTY_TEMPLATE);
    const until = clock.now() + TEMPLATE_FREE_WITHIN_MS;
    for (;;) {
        try {
            await session.run(`CREATE DATABASE ${identifier(staging)} TEMPLATE ${copied} ALLOW_CONNECTIONS false`);
            return;
        }
        catch (error) {
            if (EXISTS.has(sqlStateOf(error)))
                return;
            if (sqlStateOf(error) !== make_IN_USE || clock.now() >= until)
                throw error;
        }
        await clock.sleep(TRY_EVERY_MS, signal);
    }
}
async function handOver(inside, role) {
    const steps = await inside.rows(HAND_OVER, [role]);
    if (steps.length > 0)
        await inside.run(steps.map(({ sql }) => sql).join('; '));
}
const HAND_OVER = `
  WITH mine AS (
    SELECT oid FROM pg_catalog.pg_roles
     WHERE pg_catalog.pg_has_role(current_user, oid, 'MEMBER') AND rolname ${DIFFERS} $1
  ),
  schemas AS (
    SELECT oid, nspname, nspowner FROM pg_catalog.pg_namespace
     WHERE nspname OPERATOR(pg_catalog.!~) '^pg_' AND nspname ${DIFFERS} 'information_schema'
  ),
  fixed AS (
    SELECT classid, objid FROM pg_catalog.pg_depend WHERE deptype ${EQUALS} 'e'
    UNION ALL
    SELECT d.classid, d.objid
      FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_class s ON s.oid ${EQUALS} d.objid AND s.relkind ${EQUALS} 'S'
     WHERE d.classid ${EQUALS} ${catalog('pg_class')} AND d.refclassid ${EQUALS} ${catalog('pg_class')}
       AND (d.deptype ${EQUALS} 'a' OR d.deptype ${EQUALS} 'i')
  )
  SELECT sql FROM (
    SELECT 1 AS step, pg_catalog.format('ALTER SCHEMA %I OWNER TO %I', nspname, $1::pg_catalog.text) AS sql
      FROM schemas s
     WHERE nspowner ${EQUALS} ANY (SELECT oid FROM mine) AND NOT ${isFixed('pg_namespace', 's.oid')}
    UNION ALL
    SELECT 2, pg_catalog.format('ALTER TABLE %I.%I OWNER TO %I', nspname, c.relname, $1::pg_catalog.text)
      FROM pg_catalog.pg_class c JOIN schemas s ON s.oid ${EQUALS} c.relnamespace
     WHERE c.relkind ${EQUALS} ANY (ARRAY['r', 'p', 'v', 'm', 'f', 'S']::pg_catalog."char"[])
       AND c.relowner ${EQUALS} ANY (SELECT oid FROM mine) AND NOT ${isFixed('pg_class', 'c.oid')}
    UNION ALL
    SELECT 3, pg_catalog.format('ALTER ROUTINE %I.%I(%s) OWNER TO %I', nspname, p.proname, (
             SELECT pg_catalog.string_agg(pg_catalog.format('%I.%I', n.nspname, t.typname), ', ' ORDER BY arguments.place)
               FROM pg_catalog.unnest(p.proargtypes) WITH ORDINALITY AS arguments (type, place)
               JOIN pg_catalog.pg_type t ON t.oid ${EQUALS} arguments.type
               JOIN pg_catalog.pg_namespace n ON n.oid ${EQUALS} t.typnamespace
           ), $1::pg_catalog.text)
      FROM pg_catalog.pg_proc p JOIN schemas s ON s.oid ${EQUALS} p.pronamespace
     WHERE p.proowner ${EQUALS} ANY (SELECT oid FROM mine) AND NOT ${isFixed('pg_proc', 'p.oid')}
    UNION ALL
    SELECT 3, pg_catalog.format('ALTER TYPE %I.%I OWNER TO %I', nspname, t.typname, $1::pg_catalog.text)
      FROM pg_catalog.pg_type t JOIN schemas s ON s.oid ${EQUALS} t.typnamespace
      LEFT JOIN pg_catalog.pg_class c ON c.oid ${EQUALS} t.typrelid
     WHERE (t.typtype ${EQUALS} ANY (ARRAY['e', 'd', 'r']::pg_catalog."char"[]) OR c.relkind ${EQUALS} 'c')
       AND t.typowner ${EQUALS} ANY (SELECT oid FROM mine) AND NOT ${isFixed('pg_type', 't.oid')}
  ) AS steps ORDER BY step`;
function isFixed(name, oid) {
    return `EXISTS (SELECT FROM fixed WHERE classid ${EQUALS} ${catalog(name)} AND objid ${EQUALS} ${oid})`;
}
function taken(kind, name, comment) {
    return new errors/* Failure */.HR('database-taken', `The server has a ${kind} ${name} that this action did not create for this build. It was not changed.`, {
        words: comment === null ? 'It has no comment.' : `Its comment: ${comment}`,
        remedy: `Check it. Rename or drop it if nobody needs it, and run the job again.`,
    });
}

;// CONCATENATED MODULE: ./src/postgres/inventory.ts



async function inventoryOf(session, app) {
    const stock = { things: [], left: [], kept: new Set() };
    for (const { kind, name, comment, unentered } of await markedOn(session)) {
        const mark = readThingComment(comment);
        if (mark !== undefined)
            addMarked(stock, app, kind, name, mark);
        else if (comment === null && unentered)
            addStaging(stock, app, name);
    }
    return stock;
}
async function listFor(session, ownerStart) {
    return (await markedOn(session)).flatMap(({ kind, name: thing, comment }) => {
        const mark = readThingComment(comment);
        const ours = mark?.owner.startsWith(ownerStart) === true && thingName(mark) === thing;
        if (!ours || (0,markers/* builtAt */.Qu)(mark.build) === undefined)
            return [];
        const { name, owner, build } = mark;
        return [{ kind, thing, app: { name, owner, build } }];
    });
}
async function markedOn(session) {
    const databases = await session.rows(`SELECT datname AS name, ${commentOn('pg_database', 'pg_database')} AS comment,
            pg_catalog.pg_get_userbyid(datdba) ${EQUALS} current_user AND NOT datallowconn AS unentered
       FROM pg_catalog.pg_database
      WHERE NOT datistemplate
        AND datname ${DIFFERS} pg_catalog.current_database() AND datname ${DIFFERS} 'postgres'
        AND (pg_catalog.strpos(${commentOn('pg_database', 'pg_database')}, $1) ${EQUALS} 1
             OR pg_catalog.strpos(datname::pg_catalog.text, $2) ${EQUALS} 1)
      ORDER BY datname`, [COMMENT_PREFIX, STAGING_START]);
    const roles = await session.rows(`SELECT rolname AS name, ${commentOn('pg_authid', 'pg_roles')} AS comment
       FROM pg_catalog.pg_roles
      WHERE rolname ${DIFFERS} current_user AND rolname ${DIFFERS} session_user
        AND pg_catalog.strpos(${commentOn('pg_authid', 'pg_roles')}, $1) ${EQUALS} 1
      ORDER BY rolname`, [COMMENT_PREFIX]);
    return [
        ...databases.map((found) => ({ ...found, kind: 'database' })),
        ...roles.map((found) => ({ ...found, kind: 'role', unentered: false })),
    ];
}
function addMarked(stock, app, kind, name, mark) {
    if (mark.owner !== app.owner || mark.name !== app.name)
        return;
    const at = (0,markers/* builtAt */.Qu)(mark.build);
    if (at === undefined || thingName(mark) !== name) {
        stock.kept.add(mark.build);
        stock.left.push(`The ${kind} ${name} carries this action's comment under another name, so somebody renamed it to keep it.`);
    }
    else
        stock.things.push({ kind, name, at, build: mark.build });
}
function addStaging(stock, app, name) {
    const at = stagedAt(name, app);
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
                throw postgresFailure(error, server, 'creating the databases');
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
    const databases = variables.map((variable) => ({ variable, name: thingName({ ...build, variable }) }));
    if (!databases.every(({ name }) => stands(name)))
        return undefined;
    const own = thingName(build);
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
        return makeRole(session, build, password);
    });
    const user = role === undefined ? server : { user: role, password };
    const make = async (variable) => {
        const name = await onServer(world, server, (session) => makeDatabase(session, world, { ...build, variable }, { template, role }));
        if (role !== undefined)
            await onServer(world, server, (inside) => handOver(inside, role), name);
        world.log.info(`✓ ${name} for ${variable}, role ${user.user}`);
        const url = world.secrets.add((0,postgres_url/* urlForApp */.ct)(server, { user: user.user, password: user.password, database: name }));
        return { variable, name, role: user.user, ...(template === undefined ? {} : { template }), url };
    };
    const made = await (0,side_by_side/* sideBySide */.Q)(variables, SIDE_BY_SIDE, make);
    if (role === undefined)
        world.log.notice(`The role in postgres-url may not create roles, so the preview gets that role itself, with all its rights on ${placeOf(server)}. ALTER ROLE … CREATEROLE gives each preview its own role.`);
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
            await drop(session, world, server, thing);
            world.log.info(`✓ Dropped the ${kind} ${name}.`);
        }
        catch (error) {
            world.signal.throwIfAborted();
            if (isPassing(error))
                throw error;
            if (sqlStateOf(error) === NEEDED && kept.has(thing.build ?? '')) {
                left.push(`The role ${name} was kept: it owns objects in that database.`);
                return;
            }
            const needed = sqlStateOf(error) === NEEDED && builds.has(thing.build ?? '');
            failed.set(name, needed
                ? `The role ${name} was kept with its database.`
                : `The ${kind} ${name} on ${placeOf(server)} was not dropped: ${whyNotDropped(error)}`);
            if (kind === 'database' && thing.build !== undefined)
                builds.add(thing.build);
            if (error instanceof NoAnswer)
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
    if (sqlStateOf(error) !== NOT_ALLOWED)
        return inWords(error);
    return inWords(error, 'Drop it as its owner, or make the role in postgres-url its owner again.');
}
async function inFailures(world, server, doing, work) {
    try {
        return await onServer(world, server, work);
    }
    catch (error) {
        throw postgresFailure(error, server, doing);
    }
}
function onServer(world, server, work, database = server.database) {
    return (0,retry/* retrying */.R)(world, () => withSession(world, server, database, work), (error) => ({
        again: !world.signal.aborted &&
            (isPassing(error) || (error instanceof NoAnswer && error.to === 'statement')),
    }));
}


/***/ })

};
