const id = 154, ids = [154], modules = {
  /***/
  162: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        g: () => (
          /* binding */
          drop
        )
        /* harmony export */
      });
      var _session_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2515), _sql_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5259), _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1344);
      const KNOWS_FORCE = 13e4, TRIES = 3, TRY_AGAIN_MS = 500, IN_USE = "55006", CHANGED_MEANWHILE = "XX000";
      async function drop(session, world, server, thing) {
        for (let tries = 1; ; tries++) {
          try {
            thing.kind === "role" ? await session.run(`DROP ROLE IF EXISTS ${(0, _session_js__WEBPACK_IMPORTED_MODULE_0__.Cv)(thing.name)}`) : await dropDatabase(session, world, server, thing);
            return;
          } catch (error) {
            if (world.signal.throwIfAborted(), error instanceof _session_js__WEBPACK_IMPORTED_MODULE_0__.W_ || (0, _errors_js__WEBPACK_IMPORTED_MODULE_1__.WG)(error))
              throw error;
            if (!await stands(session, thing))
              return;
            if ((0, _errors_js__WEBPACK_IMPORTED_MODULE_1__.v9)(error) !== CHANGED_MEANWHILE || tries >= TRIES)
              throw error;
          }
          await world.clock.sleep(TRY_AGAIN_MS, world.signal);
        }
      }
      async function stands(session, { kind, name }) {
        const sql = kind === "database" ? `SELECT FROM pg_catalog.pg_database WHERE datname ${_sql_js__WEBPACK_IMPORTED_MODULE_2__.UT} $1` : `SELECT FROM pg_catalog.pg_roles WHERE rolname ${_sql_js__WEBPACK_IMPORTED_MODULE_2__.UT} $1`;
        return (await session.rows(sql, [name])).length > 0;
      }
      async function dropDatabase(session, world, server, doomed) {
        const [about] = await session.rows("SELECT pg_catalog.current_setting('server_version_num')::pg_catalog.int4 AS version");
        if ((about?.version ?? 0) >= KNOWS_FORCE)
          try {
            await session.run(`DROP DATABASE IF EXISTS ${(0, _session_js__WEBPACK_IMPORTED_MODULE_0__.Cv)(doomed.name)} WITH (FORCE)`);
            return;
          } catch (error) {
            if ((0, _errors_js__WEBPACK_IMPORTED_MODULE_1__.v9)(error) !== _errors_js__WEBPACK_IMPORTED_MODULE_1__.fX)
              throw error;
          }
        await dropLocked(session, world, server, doomed);
      }
      async function dropLocked(session, world, server, { name, build }) {
        const [found] = await session.rows(`SELECT datconnlimit ${_sql_js__WEBPACK_IMPORTED_MODULE_2__.UT} -2 AS invalid FROM pg_catalog.pg_database WHERE datname ${_sql_js__WEBPACK_IMPORTED_MODULE_2__.UT} $1`, [name]);
        if (found !== void 0)
          try {
            found.invalid || await session.run(`ALTER DATABASE ${(0, _session_js__WEBPACK_IMPORTED_MODULE_0__.Cv)(name)} ALLOW_CONNECTIONS false`), await dropEmptied(session, world, name);
          } catch (error) {
            throw build !== void 0 && await unlock(world, server, name), error;
          }
      }
      async function dropEmptied(session, { clock, signal }, name) {
        for (let tries = 1; ; tries++) {
          await endSessions(session, name);
          try {
            await session.run(`DROP DATABASE IF EXISTS ${(0, _session_js__WEBPACK_IMPORTED_MODULE_0__.Cv)(name)}`);
            return;
          } catch (error) {
            if ((0, _errors_js__WEBPACK_IMPORTED_MODULE_1__.v9)(error) !== IN_USE || tries >= TRIES)
              throw error;
          }
          await clock.sleep(TRY_AGAIN_MS, signal);
        }
      }
      async function endSessions(session, name) {
        try {
          await session.rows(`SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity
        WHERE datname ${_sql_js__WEBPACK_IMPORTED_MODULE_2__.UT} $1 AND usesysid IS NOT NULL AND pid ${_sql_js__WEBPACK_IMPORTED_MODULE_2__.EW} pg_catalog.pg_backend_pid()`, [name]);
        } catch (error) {
          if (!(error instanceof Error) || (0, _errors_js__WEBPACK_IMPORTED_MODULE_1__.v9)(error) !== _errors_js__WEBPACK_IMPORTED_MODULE_1__.fX)
            throw error;
          const detail = "detail" in error ? error.detail : void 0, message = `The role in postgres-url may not end all sessions in it: ${error.message}`;
          throw Object.assign(new Error(message, { cause: error }), { code: IN_USE, detail });
        }
      }
      async function unlock({ clock }, server, name) {
        const unaborted = { clock, signal: new AbortController().signal };
        await (0, _session_js__WEBPACK_IMPORTED_MODULE_0__.fQ)(unaborted, server, server.database, (session) => session.run(`ALTER DATABASE ${(0, _session_js__WEBPACK_IMPORTED_MODULE_0__.Cv)(name)} ALLOW_CONNECTIONS true`)).catch(() => {
        });
      }
    })
  ),
  /***/
  1344: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        $t: () => (
          /* binding */
          placeOf
        ),
        /* harmony export */
        ED: () => (
          /* binding */
          postgresFailure
        ),
        /* harmony export */
        WG: () => (
          /* binding */
          isPassing
        ),
        /* harmony export */
        fX: () => (
          /* binding */
          NOT_ALLOWED
        ),
        /* harmony export */
        r4: () => (
          /* binding */
          inWords
        ),
        /* harmony export */
        v9: () => (
          /* binding */
          sqlStateOf
        )
        /* harmony export */
      });
      var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7268), _lib_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9112), _session_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2515), _sign_in_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4300), _url_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8638);
      const NOT_ALLOWED = "42501", AGAIN = "Run the job again.", REACHABLE = "Check the host and port in postgres-url, and that the server accepts connections from GitHub’s runners and from Hasura Cloud.", TLS_REMEDY = "Set postgres-ca-certificate to its certificate authority, or as sslrootcert in postgres-url; sslmode=no-verify encrypts without verifying the server.", NO_CONVERSATION = {
        code: "postgres-pooler",
        what: "it does not speak the full PostgreSQL protocol, so it is probably a pooler",
        remedy: "Set postgres-url to the PostgreSQL server itself, not a pooler."
      }, NOT_BOUND = {
        code: "postgres-channel-binding",
        what: "it does not sign in with SCRAM bound to the TLS connection, which channel_binding=require in postgres-url asks for; no password was sent",
        remedy: "Connect directly to the server, with nothing in between that terminates TLS, and set the role’s password while password_encryption is scram-sha-256. If that is not possible, take channel_binding out and verify the certificate with sslmode=verify-full."
      }, TROUBLES = {
        "28P01": {
          code: "postgres-sign-in",
          what: "it refused the user name or password of postgres-url",
          remedy: "Check the secret behind postgres-url; percent-encode special characters in the password."
        },
        28e3: {
          code: "postgres-not-admitted",
          what: "it does not accept this user from this address, or not over this kind of connection (with or without TLS)",
          remedy: "Check sslmode in postgres-url, and what the server accepts (pg_hba.conf, IP allow list)."
        },
        [NOT_ALLOWED]: {
          code: "postgres-no-right",
          what: "the role in postgres-url may not do that",
          remedy: "Let a superuser run ALTER ROLE … CREATEDB CREATEROLE for it, or give another role."
        },
        "42P04": {
          code: "database-taken",
          what: "a database with that name already exists",
          remedy: "Check that database; drop or rename it if nobody needs it."
        },
        42710: {
          code: "database-taken",
          what: "a role with that name already exists",
          remedy: "Check that role; drop or rename it if nobody needs it."
        },
        "3D000": {
          code: "postgres-no-database",
          what: "the database does not exist",
          remedy: "Check the database in postgres-url and postgres-template; through a pooler, use the address of the server itself."
        },
        42809: {
          code: "postgres-template",
          what: "that database cannot be used this way",
          remedy: "Check postgres-template."
        },
        55006: {
          code: "postgres-in-use",
          what: "the database is in use by others",
          remedy: "Close the sessions in it, and run the job again; nobody may be connected to a template while it is copied."
        },
        "2BP01": {
          code: "postgres-dependency",
          what: "something else depends on it",
          remedy: "Remove what the server names, or run DROP OWNED BY the role there, and run the job again."
        },
        25006: {
          code: "postgres-read-only",
          what: "it accepts no writes: it is a read-only replica",
          remedy: "Set postgres-url to the primary server."
        },
        "0A000": {
          code: "postgres-pooler",
          what: "it does not support that; poolers and some hosted services do not",
          remedy: "Set postgres-url to the PostgreSQL server itself, not a pooler."
        },
        "08P01": NO_CONVERSATION,
        53300: {
          code: "postgres-full",
          what: "it has no free connections",
          remedy: "Close some, or raise max_connections, and run the job again."
        },
        53100: {
          code: "postgres-full",
          what: "its disk is full",
          remedy: "Free disk space on the server, and run the job again."
        },
        57014: { code: "postgres-interrupted", what: "it cancelled the statement", remedy: AGAIN },
        "57P01": { code: "postgres-interrupted", what: "an administrator ended the connection", remedy: AGAIN },
        "57P03": { code: "postgres-interrupted", what: "it is starting up or shutting down", remedy: AGAIN },
        ECONNREFUSED: { code: "postgres-unreachable", what: "it refuses connections", remedy: REACHABLE },
        ECONNRESET: { code: "postgres-connection-lost", what: "the connection broke", remedy: AGAIN },
        EPIPE: { code: "postgres-connection-lost", what: "the connection broke", remedy: AGAIN },
        ENOTFOUND: { code: "postgres-unreachable", what: "its host name cannot be resolved", remedy: REACHABLE },
        EAI_AGAIN: { code: "postgres-unreachable", what: "its host name cannot be resolved", remedy: REACHABLE },
        ENOENT: { code: "postgres-unreachable", what: "its socket does not exist", remedy: REACHABLE },
        EHOSTUNREACH: { code: "postgres-unreachable", what: "it cannot be reached", remedy: REACHABLE },
        ENETUNREACH: { code: "postgres-unreachable", what: "it cannot be reached", remedy: REACHABLE },
        ETIMEDOUT: { code: "postgres-unreachable", what: "it does not answer", remedy: REACHABLE },
        CERT_HAS_EXPIRED: {
          code: "postgres-certificate",
          what: "its certificate has expired",
          remedy: "Renew the certificate of the server."
        },
        ERR_TLS_CERT_ALTNAME_INVALID: {
          code: "postgres-certificate",
          what: "its certificate is for another host",
          remedy: "Write the host as the certificate names it, or use sslmode=verify-ca in postgres-url."
        }
      }, UNTRUSTED = /^(DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)|CERT_(UNTRUSTED|SIGNATURE|NOT_YET_VALID|REVOKED)|INVALID_(CA|PURPOSE))/, BROKEN = /Connection terminated|socket disconnected|socket hang up|encountered a connection error/, NO_TLS = "does not support SSL", NO_POSTGRES = "error establishing an SSL connection", NO_PASSWORD = "password must be a non-empty string", LOST = /* @__PURE__ */ new Set(["57P01", "57P02", "57P03", "08000", "08003", "08006", "ECONNRESET", "EPIPE"]), NOT_THERE_YET = /* @__PURE__ */ new Set(["ECONNREFUSED", "EAI_AGAIN"]);
      function isPassing(error) {
        const code = sqlStateOf(error);
        return LOST.has(code) || NOT_THERE_YET.has(code) || error instanceof Error && BROKEN.test(error.message);
      }
      function sqlStateOf(error) {
        return error instanceof Error && "code" in error && typeof error.code == "string" ? error.code : "";
      }
      function postgresFailure(error, server, doing) {
        if (error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR)
          return error;
        const { code, what, remedy } = troubleOf(error);
        return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR(code, `PostgreSQL at ${placeOf(server)} failed while ${doing}: ${what}.`, {
          remedy,
          words: wordsOf(error),
          cause: error
        });
      }
      function placeOf({ host, port }) {
        return host.startsWith("/") ? "a socket on this machine" : (0, _url_js__WEBPACK_IMPORTED_MODULE_3__.nw)(host) ? `this machine, port ${String(port)}` : `${host}, port ${String(port)}`;
      }
      function inWords(error, remedy) {
        const { what, remedy: usual } = troubleOf(error), words = wordsOf(error);
        return `${what}${words === void 0 ? "" : ` (${(0, _lib_text_js__WEBPACK_IMPORTED_MODULE_4__.TN)(words)})`}. ${remedy ?? usual}`;
      }
      function troubleOf(error) {
        if (error instanceof _session_js__WEBPACK_IMPORTED_MODULE_1__.W_)
          return {
            code: error.to === "connection" ? "postgres-unreachable" : "postgres-connection-lost",
            what: error.to === "connection" ? error.message : `${error.message} to a statement`,
            remedy: error.to === "connection" ? REACHABLE : AGAIN
          };
        if (error instanceof _sign_in_js__WEBPACK_IMPORTED_MODULE_2__.Q)
          return NOT_BOUND;
        const code = sqlStateOf(error), known = TROUBLES[code];
        if (known !== void 0)
          return known;
        const message = error instanceof Error ? error.message : String(error);
        return UNTRUSTED.test(code) ? { code: "postgres-certificate", what: "its certificate is not trusted", remedy: TLS_REMEDY } : message.includes(NO_TLS) ? {
          code: "postgres-no-tls",
          what: "it offers no TLS",
          remedy: "Enable TLS on the server; sslmode=disable in postgres-url sends passwords and data unencrypted."
        } : message.includes(NO_POSTGRES) ? NO_CONVERSATION : message.includes(NO_PASSWORD) ? {
          code: "postgres-no-password",
          what: "it requires a password, and postgres-url has none",
          remedy: "Write postgres://user:password@host:5432 there, with special characters percent-encoded."
        } : BROKEN.test(message) ? { code: "postgres-connection-lost", what: "the connection broke", remedy: AGAIN } : {
          code: "postgres-error",
          what: code === "" ? "something went wrong" : `error ${code}`,
          remedy: AGAIN
        };
      }
      function wordsOf(error) {
        if (!(error instanceof Error) || error instanceof _session_js__WEBPACK_IMPORTED_MODULE_1__.W_)
          return;
        const { detail, hint } = error, parts = [error.message, detail, hint].filter((part) => typeof part == "string" && part !== "");
        return parts.length === 0 ? void 0 : parts.join(`
`);
      }
    })
  ),
  /***/
  5885: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        A2: () => (
          /* binding */
          makeDatabase
        ),
        /* harmony export */
        Cl: () => (
          /* binding */
          handOver
        ),
        /* harmony export */
        H4: () => (
          /* binding */
          makeRole
        )
        /* harmony export */
      });
      var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7268), _names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5403), _scram_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3885), _session_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2515), _sql_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5259), _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1344);
      const TEMPLATE_FREE_WITHIN_MS = 6e4, TRY_EVERY_MS = 2e3, IN_USE = "55006", EXISTS = /* @__PURE__ */ new Set(["42P04", "23505"]), WANTS_PASSWORD = /only supports being given plaintext passwords/i, EMPTY_TEMPLATE = "template0";
      async function makeRole(session, mark, password) {
        const [rights] = await session.rows(`SELECT rolsuper AS superuser, rolcreaterole AS createrole
       FROM pg_catalog.pg_roles WHERE rolname ${_sql_js__WEBPACK_IMPORTED_MODULE_5__.UT} current_user`);
        if (rights === void 0 || !(rights.superuser || rights.createrole))
          return;
        const name = (0, _names_js__WEBPACK_IMPORTED_MODULE_1__.I7)(mark), comment = (0, _names_js__WEBPACK_IMPORTED_MODULE_1__.yG)(mark), [found] = await session.rows(`SELECT ${(0, _sql_js__WEBPACK_IMPORTED_MODULE_5__.Jt)("pg_authid", "pg_roles")} AS comment
       FROM pg_catalog.pg_roles WHERE rolname ${_sql_js__WEBPACK_IMPORTED_MODULE_5__.UT} $1`, [name]);
        if (found?.comment === comment)
          return name;
        if (found !== void 0)
          throw taken("role", name, found.comment);
        const create2 = (secret) => session.run([
          `CREATE ROLE ${(0, _session_js__WEBPACK_IMPORTED_MODULE_3__.Cv)(name)} LOGIN PASSWORD ${(0, _session_js__WEBPACK_IMPORTED_MODULE_3__.eu)(secret)}`,
          `COMMENT ON ROLE ${(0, _session_js__WEBPACK_IMPORTED_MODULE_3__.Cv)(name)} IS ${(0, _session_js__WEBPACK_IMPORTED_MODULE_3__.eu)(comment)}`,
          ...rights.superuser ? [] : [`GRANT ${(0, _session_js__WEBPACK_IMPORTED_MODULE_3__.Cv)(name)} TO CURRENT_USER`]
        ].join("; "));
        try {
          await create2((0, _scram_js__WEBPACK_IMPORTED_MODULE_2__.v)(password)).catch((error) => {
            if (!(error instanceof Error) || !WANTS_PASSWORD.test(error.message))
              throw error;
            return create2(password);
          });
        } catch (error) {
          if ((0, _errors_js__WEBPACK_IMPORTED_MODULE_4__.v9)(error) === _errors_js__WEBPACK_IMPORTED_MODULE_4__.fX)
            return;
          throw error;
        }
        return name;
      }
      async function makeDatabase(session, world, wanted, { template, role }) {
        const [name, staging, comment] = [(0, _names_js__WEBPACK_IMPORTED_MODULE_1__.I7)(wanted), (0, _names_js__WEBPACK_IMPORTED_MODULE_1__.zb)(wanted), (0, _names_js__WEBPACK_IMPORTED_MODULE_1__.yG)(wanted)], found = await session.rows(`SELECT datname AS name, ${(0, _sql_js__WEBPACK_IMPORTED_MODULE_5__.Jt)("pg_database", "pg_database")} AS comment,
            pg_catalog.pg_get_userbyid(datdba) ${_sql_js__WEBPACK_IMPORTED_MODULE_5__.UT} current_user AND NOT datallowconn AS ours
       FROM pg_catalog.pg_database WHERE datname ${_sql_js__WEBPACK_IMPORTED_MODULE_5__.UT} $1 OR datname ${_sql_js__WEBPACK_IMPORTED_MODULE_5__.UT} $2`, [name, staging]), standing = found.find((database) => database.name === name);
        if (standing?.comment === comment)
          return name;
        if (standing !== void 0)
          throw taken("database", name, standing.comment);
        const begun = found.find((database) => database.name === staging);
        if (begun !== void 0 && !(begun.ours && begun.comment === null))
          throw taken("database", staging, begun.comment);
        begun === void 0 && await create(session, world, staging, template);
        const [from, to] = [(0, _session_js__WEBPACK_IMPORTED_MODULE_3__.Cv)(staging), (0, _session_js__WEBPACK_IMPORTED_MODULE_3__.Cv)(name)];
        return await session.run([
          `COMMENT ON DATABASE ${from} IS ${(0, _session_js__WEBPACK_IMPORTED_MODULE_3__.eu)(comment)}`,
          `REVOKE ALL ON DATABASE ${from} FROM PUBLIC`,
          ...role === void 0 ? [] : [`GRANT ALL ON DATABASE ${from} TO ${(0, _session_js__WEBPACK_IMPORTED_MODULE_3__.Cv)(role)}`],
          `ALTER DATABASE ${from} ALLOW_CONNECTIONS true`,
          `ALTER DATABASE ${from} RENAME TO ${to}`
        ].join("; ")), name;
      }
      async function create(session, { clock, signal }, staging, template) {
        const copied = (0, _session_js__WEBPACK_IMPORTED_MODULE_3__.Cv)(template ?? EMPTY_TEMPLATE), until = clock.now() + TEMPLATE_FREE_WITHIN_MS;
        for (; ; ) {
          try {
            await session.run(`CREATE DATABASE ${(0, _session_js__WEBPACK_IMPORTED_MODULE_3__.Cv)(staging)} TEMPLATE ${copied} ALLOW_CONNECTIONS false`);
            return;
          } catch (error) {
            if (EXISTS.has((0, _errors_js__WEBPACK_IMPORTED_MODULE_4__.v9)(error)))
              return;
            if ((0, _errors_js__WEBPACK_IMPORTED_MODULE_4__.v9)(error) !== IN_USE || clock.now() >= until)
              throw error;
          }
          await clock.sleep(TRY_EVERY_MS, signal);
        }
      }
      async function handOver(inside, role) {
        const steps = await inside.rows(HAND_OVER, [role]);
        steps.length > 0 && await inside.run(steps.map(({ sql }) => sql).join("; "));
      }
      const HAND_OVER = `
  WITH mine AS (
    SELECT oid FROM pg_catalog.pg_roles
     WHERE pg_catalog.pg_has_role(current_user, oid, 'MEMBER') AND rolname ${_sql_js__WEBPACK_IMPORTED_MODULE_5__.EW} $1
  ),
  schemas AS (
    SELECT oid, nspname, nspowner FROM pg_catalog.pg_namespace
     WHERE nspname OPERATOR(pg_catalog.!~) '^pg_' AND nspname ${_sql_js__WEBPACK_IMPORTED_MODULE_5__.EW} 'information_schema'
  ),
  fixed AS (
    SELECT classid, objid FROM pg_catalog.pg_depend WHERE deptype ${_sql_js__WEBPACK_IMPORTED_MODULE_5__.UT} 'e'
    UNION ALL
    SELECT d.classid, d.objid
      FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_class s ON s.oid ${_sql_js__WEBPACK_IMPORTED_MODULE_5__.UT} d.objid AND s.relkind ${_sql_js__WEBPACK_IMPORTED_MODULE_5__.UT} 'S'
     WHERE d.classid ${_sql_js__WEBPACK_IMPORTED_MODULE_5__.UT} ${(0, _sql_js__WEBPACK_IMPORTED_MODULE_5__.U$)("pg_class")} AND d.refclassid ${_sql_js__WEBPACK_IMPORTED_MODULE_5__.UT} ${(0, _sql_js__WEBPACK_IMPORTED_MODULE_5__.U$)("pg_class")}
       AND (d.deptype ${_sql_js__WEBPACK_IMPORTED_MODULE_5__.UT} 'a' OR d.deptype ${_sql_js__WEBPACK_IMPORTED_MODULE_5__.UT} 'i')
  )
  SELECT sql FROM (
    SELECT 1 AS step, pg_catalog.format('ALTER SCHEMA %I OWNER TO %I', nspname, $1::pg_catalog.text) AS sql
      FROM schemas s
     WHERE nspowner ${_sql_js__WEBPACK_IMPORTED_MODULE_5__.UT} ANY (SELECT oid FROM mine) AND NOT ${isFixed("pg_namespace", "s.oid")}
    UNION ALL
    SELECT 2, pg_catalog.format('ALTER TABLE %I.%I OWNER TO %I', nspname, c.relname, $1::pg_catalog.text)
      FROM pg_catalog.pg_class c JOIN schemas s ON s.oid ${_sql_js__WEBPACK_IMPORTED_MODULE_5__.UT} c.relnamespace
     WHERE c.relkind ${_sql_js__WEBPACK_IMPORTED_MODULE_5__.UT} ANY (ARRAY['r', 'p', 'v', 'm', 'f', 'S']::pg_catalog."char"[])
       AND c.relowner ${_sql_js__WEBPACK_IMPORTED_MODULE_5__.UT} ANY (SELECT oid FROM mine) AND NOT ${isFixed("pg_class", "c.oid")}
    UNION ALL
    SELECT 3, pg_catalog.format('ALTER ROUTINE %I.%I(%s) OWNER TO %I', nspname, p.proname, (
             SELECT pg_catalog.string_agg(pg_catalog.format('%I.%I', n.nspname, t.typname), ', ' ORDER BY arguments.place)
               FROM pg_catalog.unnest(p.proargtypes) WITH ORDINALITY AS arguments (type, place)
               JOIN pg_catalog.pg_type t ON t.oid ${_sql_js__WEBPACK_IMPORTED_MODULE_5__.UT} arguments.type
               JOIN pg_catalog.pg_namespace n ON n.oid ${_sql_js__WEBPACK_IMPORTED_MODULE_5__.UT} t.typnamespace
           ), $1::pg_catalog.text)
      FROM pg_catalog.pg_proc p JOIN schemas s ON s.oid ${_sql_js__WEBPACK_IMPORTED_MODULE_5__.UT} p.pronamespace
     WHERE p.proowner ${_sql_js__WEBPACK_IMPORTED_MODULE_5__.UT} ANY (SELECT oid FROM mine) AND NOT ${isFixed("pg_proc", "p.oid")}
    UNION ALL
    SELECT 3, pg_catalog.format('ALTER TYPE %I.%I OWNER TO %I', nspname, t.typname, $1::pg_catalog.text)
      FROM pg_catalog.pg_type t JOIN schemas s ON s.oid ${_sql_js__WEBPACK_IMPORTED_MODULE_5__.UT} t.typnamespace
      LEFT JOIN pg_catalog.pg_class c ON c.oid ${_sql_js__WEBPACK_IMPORTED_MODULE_5__.UT} t.typrelid
     WHERE (t.typtype ${_sql_js__WEBPACK_IMPORTED_MODULE_5__.UT} ANY (ARRAY['e', 'd', 'r']::pg_catalog."char"[]) OR c.relkind ${_sql_js__WEBPACK_IMPORTED_MODULE_5__.UT} 'c')
       AND t.typowner ${_sql_js__WEBPACK_IMPORTED_MODULE_5__.UT} ANY (SELECT oid FROM mine) AND NOT ${isFixed("pg_type", "t.oid")}
  ) AS steps ORDER BY step`;
      function isFixed(name, oid) {
        return `EXISTS (SELECT FROM fixed WHERE classid ${_sql_js__WEBPACK_IMPORTED_MODULE_5__.UT} ${(0, _sql_js__WEBPACK_IMPORTED_MODULE_5__.U$)(name)} AND objid ${_sql_js__WEBPACK_IMPORTED_MODULE_5__.UT} ${oid})`;
      }
      function taken(kind, name, comment) {
        return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("database-taken", `The server has a ${kind} ${name} that this action did not create for this build. It was not changed.`, {
          words: comment === null ? "It has no comment." : `Its comment: ${comment}`,
          remedy: "Check it. Rename or drop it if nobody needs it, and run the job again."
        });
      }
    })
  ),
  /***/
  5403: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        Cf: () => (
          /* binding */
          stagedAt
        ),
        /* harmony export */
        H$: () => (
          /* binding */
          STAGING_START
        ),
        /* harmony export */
        I7: () => (
          /* binding */
          thingName
        ),
        /* harmony export */
        eU: () => (
          /* binding */
          readThingComment
        ),
        /* harmony export */
        yG: () => (
          /* binding */
          thingComment
        ),
        /* harmony export */
        zb: () => (
          /* binding */
          stagingName
        ),
        /* harmony export */
        zk: () => (
          /* binding */
          COMMENT_PREFIX
        )
        /* harmony export */
      });
      var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598), node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /* @__PURE__ */ __webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__), _lib_record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5638), _lib_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9112), _rules_markers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8268);
      const LONGEST_NAME = 63, NAME_KEY = "PREVIEW_APP_NAME", VARIABLE_KEY = "PREVIEW_APP_VARIABLE", STAGING_PREFIX = "preview_new";
      function thingComment({ owner, build, source, name, variable }) {
        return JSON.stringify({
          [_rules_markers_js__WEBPACK_IMPORTED_MODULE_1__.Ck]: owner,
          [_rules_markers_js__WEBPACK_IMPORTED_MODULE_1__.vM]: build,
          [_rules_markers_js__WEBPACK_IMPORTED_MODULE_1__.Ky]: source,
          [NAME_KEY]: name,
          ...variable === void 0 ? {} : { [VARIABLE_KEY]: variable }
        });
      }
      const COMMENT_PREFIX = `{"${_rules_markers_js__WEBPACK_IMPORTED_MODULE_1__.Ck}":`;
      function readThingComment(comment) {
        let read;
        try {
          read = JSON.parse(comment ?? "");
        } catch {
          return;
        }
        if (!(0, _lib_record_js__WEBPACK_IMPORTED_MODULE_2__.u)(read))
          return;
        const [owner, build, source, name, variable] = [
          _rules_markers_js__WEBPACK_IMPORTED_MODULE_1__.Ck,
          _rules_markers_js__WEBPACK_IMPORTED_MODULE_1__.vM,
          _rules_markers_js__WEBPACK_IMPORTED_MODULE_1__.Ky,
          NAME_KEY,
          VARIABLE_KEY
        ].map((key) => read[key]);
        if (!(typeof owner != "string" || typeof build != "string" || typeof name != "string"))
          return {
            owner,
            build,
            name,
            source: typeof source == "string" ? source : "",
            ...typeof variable == "string" ? { variable } : {}
          };
      }
      function thingName({ name, variable, owner, build }) {
        const words = identifierSlug(variable === void 0 ? name : `${name}_${variable}`), end = `_${digest([owner, name, variable ?? null, build], 10)}`;
        return `${(0, _lib_text_js__WEBPACK_IMPORTED_MODULE_3__.hT)(words.slice(0, LONGEST_NAME - end.length), "_")}${end}`;
      }
      function stagingName({ owner, name, build, variable }) {
        const at = ((0, _rules_markers_js__WEBPACK_IMPORTED_MODULE_1__.Qu)(build) ?? 0).toString(36);
        return `${STAGING_PREFIX}_${appDigest({ owner, name })}_${at}_${digest([variable, build], 8)}`;
      }
      function stagedAt(staging, app) {
        const match = /^preview_new_([0-9a-f]{16})_([0-9a-z]+)_[0-9a-f]{8}$/.exec(staging);
        return match?.[1] === appDigest(app) ? Number.parseInt(match[2] ?? "", 36) : void 0;
      }
      const STAGING_START = `${STAGING_PREFIX}_`;
      function appDigest({ owner, name }) {
        return digest([owner, name], 16);
      }
      function identifierSlug(text) {
        return text.toLowerCase().replace(/[^a-z0-9]+/g, "_").replace(/^_*pg(?=_|$)/, "app_pg");
      }
      function digest(parts, length) {
        return (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, length);
      }
    })
  ),
  /***/
  3885: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        v: () => (
          /* binding */
          scramVerifier
        )
        /* harmony export */
      });
      var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598), node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /* @__PURE__ */ __webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
      const ITERATIONS = 4096, SALT_BYTES = 16, KEY_BYTES = 32;
      function scramVerifier(password, salt = (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(SALT_BYTES)) {
        const salted = (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.pbkdf2Sync)(password, salt, ITERATIONS, KEY_BYTES, "sha256"), storedKey = (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(scramKey(salted, "Client Key")).digest(), serverKey = scramKey(salted, "Server Key"), [saltText, stored, server] = [salt, storedKey, serverKey].map((bytes) => bytes.toString("base64"));
        return `SCRAM-SHA-256$${String(ITERATIONS)}:${String(saltText)}$${String(stored)}:${String(server)}`;
      }
      function scramKey(salted, label) {
        return (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)("sha256", salted).update(label).digest();
      }
    })
  ),
  /***/
  2515: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        Cv: () => (
          /* binding */
          identifier
        ),
        /* harmony export */
        W_: () => (
          /* binding */
          NoAnswer
        ),
        /* harmony export */
        eu: () => (
          /* binding */
          literal
        ),
        /* harmony export */
        fQ: () => (
          /* binding */
          withSession
        )
        /* harmony export */
      });
      var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7030), node_net__WEBPACK_IMPORTED_MODULE_0___default = /* @__PURE__ */ __webpack_require__.n(node_net__WEBPACK_IMPORTED_MODULE_0__), pg__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3849), _url_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8638), _sign_in_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4300);
      const CONNECT_MS = 1e4, STATEMENT_MS = 3e4, CLOSE_MS = 1e3, FIRST_OPTIONS = "-c role=none", MANNER = { options: "-c search_path=pg_catalog,pg_temp", statementMs: STATEMENT_MS };
      class NoAnswer extends Error {
        name = "NoAnswer";
        to;
        constructor(to, ms) {
          super(`no answer within ${String(ms / 1e3)} s`), this.to = to;
        }
      }
      const NO_TLS = "The server does not support SSL connections", NOT_ADMITTED = "28000";
      async function withSession(world, server, database, work, manner = MANNER) {
        const session = await open(world, server, database, manner);
        try {
          return await work(session);
        } finally {
          await session.close();
        }
      }
      async function open(world, server, database, manner) {
        const [first = !1, second] = waysOf(server);
        try {
          return await Session.open(world, server, database, first, manner);
        } catch (error) {
          if (second === void 0 || !isAboutTls(error))
            throw error;
          return await Session.open(world, server, database, second, manner);
        }
      }
      function waysOf(server) {
        const versions = tlsVersionsOf(server);
        return waysOfMode(server).filter((way) => way !== !1 || !(0, _url_js__WEBPACK_IMPORTED_MODULE_2__.Ig)(server)).map((way) => way && { ...way, ...versions });
      }
      function tlsVersionsOf({ parameters }) {
        const minVersion = (0, _url_js__WEBPACK_IMPORTED_MODULE_2__.u9)(parameters.ssl_min_protocol_version), maxVersion = (0, _url_js__WEBPACK_IMPORTED_MODULE_2__.u9)(parameters.ssl_max_protocol_version);
        return { ...minVersion && { minVersion }, ...maxVersion && { maxVersion } };
      }
      function waysOfMode({ tls, ca, host }) {
        const trusting = ca === void 0 ? {} : { ca }, encrypted = { rejectUnauthorized: !1 };
        if (host.startsWith("/"))
          return [!1];
        switch (tls) {
          case "disable":
            return [!1];
          case "allow":
            return [!1, encrypted];
          case "prefer":
            return [encrypted, !1];
          case "no-verify":
            return [encrypted];
          case "require":
            return [ca === void 0 ? encrypted : chainOnly(trusting)];
          case "verify-ca":
            return [chainOnly(trusting)];
          case "verify-full":
            return [{ rejectUnauthorized: !0, ...trusting }];
          default:
            return tls;
        }
      }
      function chainOnly(trusting) {
        return { rejectUnauthorized: !0, checkServerIdentity: () => {
        }, ...trusting };
      }
      function isAboutTls(error) {
        return error instanceof Error ? error.message === NO_TLS || "code" in error && error.code === NOT_ADMITTED : !1;
      }
      class Session {
        #world;
        #client;
        #socket;
        #statementMs;
        constructor(world, client, socket, statementMs) {
          this.#world = world, this.#client = client, this.#socket = socket, this.#statementMs = statementMs;
        }
        static async open(world, server, database, tls, manner) {
          const { host, port, user, password, parameters } = server, options = [FIRST_OPTIONS, parameters.options, manner.options], socket = new node_net__WEBPACK_IMPORTED_MODULE_0__.Socket(), client = new pg__WEBPACK_IMPORTED_MODULE_1__.Ay.Client({
            host,
            port,
            user,
            password: () => password,
            database,
            ssl: tls,
            stream: () => socket,
            application_name: "hasura-preview-action",
            sslnegotiation: "postgres",
            enableChannelBinding: tls !== !1 && parameters.channel_binding !== "disable"
          }), { connectionParameters } = client;
          Object.assign(connectionParameters, {
            options: options.filter((option) => option !== void 0).join(" "),
            replication: void 0
          }), (0, _url_js__WEBPACK_IMPORTED_MODULE_2__.Ig)(server) && (0, _sign_in_js__WEBPACK_IMPORTED_MODULE_3__.D)(client), client.on("error", () => {
          });
          const session = new Session(world, client, socket, manner.statementMs);
          try {
            return await session.#within(CONNECT_MS, "connection", () => client.connect()), session;
          } catch (error) {
            throw socket.destroy(), error;
          }
        }
        async run(sql) {
          await this.#within(this.#statementMs, "statement", () => this.#client.query(sql));
        }
        async submit(query) {
          await this.#within(this.#statementMs, "statement", () => this.#client.query(query).done);
        }
        get pid() {
          const { processID } = this.#client;
          return processID ?? void 0;
        }
        async rows(sql, values = []) {
          const { rows } = await this.#within(this.#statementMs, "statement", () => this.#client.query(sql, [...values]));
          return rows;
        }
        async close() {
          const done = new AbortController(), late = this.#world.clock.sleep(CLOSE_MS, done.signal).catch(() => {
          });
          await Promise.race([this.#client.end().catch(() => {
          }), late]), done.abort(), this.#socket.destroy();
        }
        async #within(ms, what, ask) {
          const { clock, signal } = this.#world;
          signal.throwIfAborted();
          const done = new AbortController(), late = new AbortController(), hangUp = () => {
            this.#socket.destroy();
          };
          signal.addEventListener("abort", hangUp, { once: !0 }), clock.sleep(ms, done.signal).then(() => {
            late.abort(), hangUp();
          }, () => {
          });
          try {
            return await ask();
          } catch (error) {
            throw signal.throwIfAborted(), late.signal.aborted ? new NoAnswer(what, ms) : error;
          } finally {
            done.abort(), signal.removeEventListener("abort", hangUp);
          }
        }
      }
      const identifier = (name) => pg__WEBPACK_IMPORTED_MODULE_1__.Ay.escapeIdentifier(name), literal = (text) => pg__WEBPACK_IMPORTED_MODULE_1__.Ay.escapeLiteral(text);
    })
  ),
  /***/
  4300: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        D: () => (
          /* binding */
          requireBinding
        ),
        /* harmony export */
        Q: () => (
          /* binding */
          NotBound
        )
        /* harmony export */
      });
      const BOUND = "SCRAM-SHA-256-PLUS";
      class NotBound extends Error {
        name = "NotBound";
      }
      const UNBOUND = {
        authenticationCleartextPassword: "a password in clear text",
        authenticationMD5Password: "an MD5 hash of the password"
      };
      function requireBinding(client) {
        const { connection } = client;
        let proved = !1;
        const refuse = (why) => {
          const refusal = new NotBound(why);
          client.password = () => {
            throw refusal;
          }, connection.emit("error", refusal);
        };
        for (const [message, what] of Object.entries(UNBOUND))
          connection.on(message, () => {
            refuse(`the server asked for ${what}`);
          });
        connection.on("authenticationSASL", ({ mechanisms }) => {
          mechanisms.includes(BOUND) || refuse(`the server offered only ${mechanisms.join(", ")}`);
        }), connection.on("authenticationSASLFinal", () => {
          proved = !0;
        }), connection.on("authenticationOk", () => {
          proved || refuse("the server let us in without a sign-in");
        });
      }
    })
  ),
  /***/
  5259: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        EW: () => (
          /* binding */
          DIFFERS
        ),
        /* harmony export */
        Jt: () => (
          /* binding */
          commentOn
        ),
        /* harmony export */
        U$: () => (
          /* binding */
          catalog
        ),
        /* harmony export */
        UT: () => (
          /* binding */
          EQUALS
        )
        /* harmony export */
      });
      const EQUALS = "OPERATOR(pg_catalog.=)", DIFFERS = "OPERATOR(pg_catalog.<>)";
      function catalog(name) {
        return `'pg_catalog.${name}'::pg_catalog.regclass`;
      }
      function commentOn(table, source) {
        return `(SELECT description FROM pg_catalog.pg_shdescription
            WHERE objoid ${EQUALS} ${source}.oid AND classoid ${EQUALS} ${catalog(table)})`;
      }
    })
  )
};
export {
  id,
  ids,
  modules
};
