const id = 8, ids = [8], modules = {
  /***/
  1008: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        findBinaries: () => (
          /* reexport */
          findBinaries
        ),
        removeLeft: () => (
          /* binding */
          removeLeft
        ),
        startServer: () => (
          /* binding */
          startServer
        )
      });
      var external_node_crypto_ = __webpack_require__(7598), promises_ = __webpack_require__(1455), external_node_path_ = __webpack_require__(6760), external_node_path_default = /* @__PURE__ */ __webpack_require__.n(external_node_path_), postgres_session = __webpack_require__(2515), drop = __webpack_require__(162), make = __webpack_require__(5885), scram = __webpack_require__(3885), sql = __webpack_require__(5259);
      const HARMLESS = /* @__PURE__ */ new Set([
        "bloom",
        "btree_gin",
        "btree_gist",
        "citext",
        "cube",
        "dict_int",
        "dict_xsyn",
        "earthdistance",
        "fuzzystrmatch",
        "hstore",
        "intagg",
        "intarray",
        "isn",
        "lo",
        "ltree",
        "moddatetime",
        "pg_stat_statements",
        "pg_trgm",
        "pgcrypto",
        "seg",
        "tablefunc",
        "tcn",
        "tsm_system_rows",
        "tsm_system_time",
        "unaccent",
        "uuid-ossp",
        "address_standardizer",
        "address_standardizer_data_us",
        "h3",
        "hll",
        "ip4r",
        "pg_hashids",
        "pg_uuidv7",
        "pgjwt",
        "postgis",
        "postgis_sfcgal",
        "postgis_tiger_geocoder",
        "postgis_topology",
        "prefix",
        "semver",
        "temporal_tables",
        "vector"
      ]);
      function isHarmless(extension) {
        return HARMLESS.has(extension);
      }
      var lib_text = __webpack_require__(9112);
      const LARGEST_MESSAGE = 32 * 1024 * 1024, TOO_LARGE = {
        code: "",
        message: `a result has a row of more than ${String(LARGEST_MESSAGE / 1024 / 1024)} MB`
      }, WRITING = /^(?:INSERT|UPDATE|DELETE|MERGE|COPY)\b.* (\d+)$/;
      class Script {
        done;
        completed = 0;
        rows = 0;
        failure;
        #text;
        #resolve = () => {
        };
        #reject = () => {
        };
        #unwatch = () => {
        };
        constructor(text) {
          this.#text = text, this.done = new Promise((resolve, reject) => {
            this.#resolve = resolve, this.#reject = reject;
          });
        }
        submit(connection) {
          const wire = connection;
          this.#watch(wire), wire.query(this.#text);
        }
        handleCommandComplete({ text }) {
          this.completed += 1, this.rows += Number(WRITING.exec(text)?.[1] ?? 0);
        }
        handleError(error) {
          this.#unwatch(), this.failure ??= failureIn(error), this.failure === void 0 ? this.#reject(error) : this.#resolve();
        }
        handleReadyForQuery() {
          this.#unwatch(), this.#resolve();
        }
        handleCopyInResponse(connection) {
          connection.sendCopyFail("a file has no data for COPY FROM STDIN");
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
          }, received = ({ length }) => {
            unread += length, !(unread <= LARGEST_MESSAGE) && (this.failure ??= TOO_LARGE, wire.stream.destroy());
          };
          wire.on("message", read), wire.stream.on("data", received), this.#unwatch = () => {
            wire.off("message", read), wire.stream.off("data", received);
          };
        }
      }
      function failureIn(error) {
        if (!(error instanceof Error) || !("severity" in error))
          return;
        const { code, position, where } = error;
        return {
          code: code ?? "",
          message: error.message,
          ...position === void 0 ? {} : { position: Number(position) },
          ...where === void 0 ? {} : { where }
        };
      }
      const LIMITS = { statementMs: 6e4, fileMs: 3e5 }, END_MS = 5e3;
      function mannerFor({ statementMs, fileMs }) {
        return { options: `-c statement_timeout=${String(statementMs)}`, statementMs: fileMs + END_MS };
      }
      function sessionFor(clock, session, { fileMs }, terminate) {
        return {
          query: (sql2, values) => session.rows(sql2, values),
          script: async (sql2) => {
            const script = new Script(sql2), begun = clock.now(), finished = new AbortController(), limit = { passed: !1 }, end = async () => {
              limit.passed = !0, session.pid !== void 0 && await terminate(session.pid).catch(() => {
              });
            }, watching = clock.sleep(fileMs, finished.signal).then(end, () => {
            });
            try {
              await session.submit(script);
            } catch (error) {
              if (!limit.passed)
                throw error;
            } finally {
              finished.abort(), await watching;
            }
            const { completed, rows } = script, failure = limit.passed ? { code: "", message: `not finished after ${(0, lib_text.p0)(fileMs)}` } : script.failure;
            return { completed, rows, ms: clock.now() - begun, ...failure === void 0 ? {} : { failure } };
          }
        };
      }
      const NAME_PREFIX = "rehearsal_", EMPTY = "template0";
      function plainRole({ name, password }) {
        const verifier = (0, postgres_session.eu)((0, scram.v)(password));
        return `CREATE ROLE ${(0, postgres_session.Cv)(name)} LOGIN CREATEDB NOSUPERUSER NOCREATEROLE PASSWORD ${verifier}`;
      }
      const LISTS = ["search_path", "temp_tablespaces", "local_preload_libraries", "session_preload_libraries"];
      function databases_valueOf(name, value) {
        if (!LISTS.includes(name))
          return (0, postgres_session.eu)(value);
        const names = [...value.matchAll(/"((?:[^"]|"")*)"|[^\s,"]+/g)].map(([whole, quoted]) => (0, postgres_session.eu)(quoted === void 0 ? whole : quoted.replaceAll('""', '"')));
        return names.length === 0 ? "''" : names.join(", ");
      }
      async function settingsOf(session, role, database) {
        return await session.rows(`SELECT CASE WHEN s.setdatabase ${sql.UT} 0 THEN 'role' WHEN s.setrole ${sql.UT} 0 THEN 'database'
        ELSE 'role in database' END AS of, pg_catalog.unnest(s.setconfig) AS setting
      FROM pg_catalog.pg_db_role_setting s
        LEFT JOIN pg_catalog.pg_database d ON d.oid ${sql.UT} s.setdatabase
        LEFT JOIN pg_catalog.pg_roles r ON r.oid ${sql.UT} s.setrole
      WHERE (s.setrole ${sql.UT} 0 OR r.rolname ${sql.UT} $1) AND (s.setdatabase ${sql.UT} 0 OR d.datname ${sql.UT} $2)
        AND NOT (s.setrole ${sql.UT} 0 AND s.setdatabase ${sql.UT} 0)`, [role, database]);
      }
      function setting({ of, setting: setting2 }, role, database) {
        const at = setting2.indexOf("="), name = setting2.slice(0, at);
        return `ALTER ${of === "database" ? "" : `ROLE ${(0, postgres_session.Cv)(role)} IN `}DATABASE ${(0, postgres_session.Cv)(database)} SET ${(0, postgres_session.Cv)(name)} TO ${databases_valueOf(name, setting2.slice(at + 1))}`;
      }
      function newPassword() {
        return (0, external_node_crypto_.randomBytes)(24).toString("base64url");
      }
      const KNOWS_STRATEGY = 15;
      function serverAt(ports, { admin, version, role, limits, isPrivate = !1 }, stop) {
        const databases = /* @__PURE__ */ new Set(), used = /* @__PURE__ */ new Set();
        let created = 0;
        const copies = isPrivate && Number.parseInt(version) >= KNOWS_STRATEGY ? " STRATEGY file_copy" : "", asAdmin = (work, database) => (0, postgres_session.fQ)(ports, admin, database ?? admin.database, work), plainly = (database, work) => (0, postgres_session.fQ)(ports, { ...admin, user: role.name, password: role.password }, database, work, mannerFor(limits)), terminate = (pid) => asAdmin(async (session) => {
          await session.rows("SELECT pg_catalog.pg_terminate_backend($1)", [pid]);
        }), check = (database) => {
          if (!databases.has(database))
            throw new Error(`${database} is not a database of this rehearsal`);
        }, restore = (database) => asAdmin(async (session) => {
          const name = (0, postgres_session.Cv)(role.name);
          for (const one of await settingsOf(session, role.name, database))
            one.of === "role" && await succeeds(session.run(setting(one, role.name, database)));
          const verifier = (0, postgres_session.eu)((0, scram.v)(role.password));
          await succeeds(session.run(`ALTER ROLE ${name} RESET ALL; ALTER ROLE ${name} PASSWORD ${verifier}`)), await succeeds(session.run(`ALTER DATABASE ${(0, postgres_session.Cv)(database)} ALLOW_CONNECTIONS true CONNECTION LIMIT -1 IS_TEMPLATE false`));
        });
        return {
          version,
          create: async (template) => {
            template !== void 0 && check(template);
            const name = `${role.name}_${String(++created)}`;
            return databases.add(name), await asAdmin((session) => session.run(`CREATE DATABASE ${(0, postgres_session.Cv)(name)} OWNER ${(0, postgres_session.Cv)(role.name)} TEMPLATE ${(0, postgres_session.Cv)(template ?? EMPTY)}${copies}`)), template === void 0 ? await asAdmin((inside) => (0, make.Cl)(inside, role.name), name) : used.has(template) && (used.add(name), await asAdmin(async (session) => {
              for (const one of await settingsOf(session, role.name, template))
                await succeeds(session.run(setting(one, role.name, name)));
            })), name;
          },
          drop: async (database) => {
            check(database), await asAdmin((session) => (0, drop.g)(session, ports, admin, { kind: "database", name: database, at: 0 })), databases.delete(database), used.delete(database);
          },
          extend: async (database, extension) => {
            check(database);
            const create = `CREATE EXTENSION IF NOT EXISTS ${(0, postgres_session.Cv)(extension)} CASCADE`, made = isHarmless(extension) && await succeeds(plainly(database, (session) => session.run(create)));
            return isHarmless(extension) && !made && !used.has(database) && await succeeds(asAdmin((session) => session.run(`SET LOCAL search_path TO public; ${create}`), database)), (await asAdmin((session) => session.rows(`SELECT FROM pg_catalog.pg_extension WHERE extname ${sql.UT} $1`, [extension]), database)).length > 0;
          },
          use: async (database, work) => {
            check(database), used.add(database);
            try {
              return await plainly(database, (session) => work(sessionFor(ports.clock, session, limits, terminate)));
            } finally {
              await restore(database).catch(() => {
              });
            }
          },
          stop
        };
      }
      async function succeeds(statement) {
        try {
          return await statement, !0;
        } catch (error) {
          if (error instanceof Error && "severity" in error)
            return !1;
          throw error;
        }
      }
      async function versionOf(session) {
        const [row] = await session.rows("SELECT pg_catalog.current_setting('server_version') AS version");
        return row?.version.split(" ")[0] ?? "";
      }
      class NoServer extends Error {
        name = "NoServer";
      }
      var external_node_os_ = __webpack_require__(8161);
      const PREFIX = "hasura-rehearsal-", NAME = /^hasura-rehearsal-[0-9a-f]{16}$/, PORT = 5432, SOCKET = `.s.PGSQL.${String(PORT)}`, LONGEST_PATH = 103;
      async function newFolder(temp, account) {
        const name = `${PREFIX}${(0, external_node_crypto_.randomBytes)(8).toString("hex")}`;
        for (const parent of await parents(temp)) {
          const folder = external_node_path_default().join(parent, name);
          if (Buffer.byteLength(external_node_path_default().join(folder, SOCKET)) <= LONGEST_PATH && (account === void 0 || await isOpen(parent)))
            return folder;
        }
        throw new NoServer("No temporary folder is suitable for PostgreSQL: their paths are too long, or closed.");
      }
      async function createFolder(folder, account) {
        await (0, promises_.mkdir)(folder, { mode: 448 }), account !== void 0 && await (0, promises_.chown)(folder, account.uid, account.gid);
      }
      async function checkFolder(folder, temp) {
        const named = external_node_path_default().isAbsolute(folder) && NAME.test(external_node_path_default().basename(folder)), placed = (await parents(temp)).includes(external_node_path_default().dirname(folder)), found = await (0, promises_.lstat)(folder).catch(() => {
        });
        if (!named || !placed || found?.isDirectory() === !1)
          throw new Error(`${folder} is not the folder of a rehearsal`);
      }
      async function deleteFolder(folder) {
        await (0, promises_.rm)(folder, { recursive: !0, force: !0, maxRetries: 5, retryDelay: 50 });
      }
      async function parents(temp) {
        const absolute = [temp, (0, external_node_os_.tmpdir)(), "/tmp"].filter((folder) => external_node_path_default().isAbsolute(folder)), real = await Promise.all(absolute.map((folder) => (0, promises_.realpath)(folder).catch(() => {
        })));
        return [...new Set(real.filter((folder) => folder !== void 0))];
      }
      async function isOpen(folder) {
        const { mode } = await (0, promises_.stat)(folder);
        if ((mode & 1) === 0)
          return !1;
        const parent = external_node_path_default().dirname(folder);
        return parent === folder || await isOpen(parent);
      }
      var external_node_child_process_ = __webpack_require__(1421), external_node_util_ = __webpack_require__(7975);
      const ORDINARY = ["nobody", "postgres"];
      async function ordinaryAccount() {
        if (process.getuid?.() !== 0)
          return;
        const lines = (await (0, promises_.readFile)("/etc/passwd", "utf8")).split(`
`).map((line) => line.split(":"));
        for (const name of ORDINARY) {
          const [, , uid, gid] = lines.find(([account]) => account === name) ?? [];
          if (uid !== void 0 && gid !== void 0)
            return { uid: Number(uid), gid: Number(gid) };
        }
        throw new NoServer("PostgreSQL does not run as root, and this machine has no account named nobody or postgres.");
      }
      async function start(program, args, place) {
        const log = await (0, promises_.open)(place.log, "a", 384);
        try {
          return await spawned(program, args, place, log);
        } finally {
          await log.close();
        }
      }
      async function spawned(program, args, { folder, account }, { fd }) {
        const child = (0, external_node_child_process_.spawn)(program, args, {
          cwd: folder,
          env: { PATH: "/usr/local/bin:/usr/bin:/bin", LANG: "C", LC_ALL: "C", HOME: folder, TZ: "UTC" },
          stdio: ["ignore", fd, fd],
          detached: !0,
          ...account
        }), ended = new Promise((resolve) => child.once("exit", resolve));
        if (await new Promise((resolve, reject) => child.once("spawn", resolve).once("error", reject)), child.pid === void 0)
          throw new Error(`${program} has no process`);
        return {
          pid: child.pid,
          ended,
          release: () => {
            child.unref();
          }
        };
      }
      function signalGroup(pid, signal) {
        send(-pid, signal);
      }
      async function endProcesses(clock, folder, politeMs) {
        const begun = clock.now();
        let asked = !1;
        for (; ; ) {
          const pids = await processesIn(folder);
          if (pids.length === 0)
            return;
          const late = clock.now() - begun > politeMs;
          if (clock.now() - begun > politeMs + KILL_WITHIN_MS)
            throw new Error(`PostgreSQL in ${folder} does not end: ${pids.join(", ")}`);
          if (late || !asked)
            for (const pid of pids)
              send(pid, late ? "SIGKILL" : "SIGQUIT");
          asked = !0, await clock.sleep(LOOK_EVERY_MS);
        }
      }
      const KILL_WITHIN_MS = 5e3, LOOK_EVERY_MS = 20, PROGRAMS = ["postgres", "initdb", "sh"];
      async function processesIn(folder) {
        const names = await (0, promises_.readdir)("/proc").catch(() => {
        });
        return names === void 0 ? await postmasterIn(folder) : (await Promise.all(names.filter((name) => /^\d+$/.test(name)).map((pid) => isIn(pid, folder)))).filter((pid) => pid !== void 0);
      }
      async function isIn(pid, folder) {
        try {
          const at = await (0, promises_.readlink)(`/proc/${pid}/cwd`);
          if (at !== folder && !at.startsWith(`${folder}/`) && !at.startsWith(`${folder} `))
            return;
          const program = (await (0, promises_.readFile)(`/proc/${pid}/comm`, "utf8")).trim();
          return PROGRAMS.includes(program) ? Number(pid) : void 0;
        } catch {
          return;
        }
      }
      async function postmasterIn(folder) {
        const data = external_node_path_default().join(folder, "data");
        try {
          const pid = Number.parseInt(await (0, promises_.readFile)(external_node_path_default().join(data, "postmaster.pid"), "utf8"), 10), { stdout } = await (0, external_node_util_.promisify)(external_node_child_process_.execFile)("ps", ["-o", "command=", "-p", String(pid)]);
          return stdout.includes(data) ? [pid] : [];
        } catch {
          return [];
        }
      }
      function send(pid, signal) {
        try {
          process.kill(pid, signal);
        } catch {
        }
      }
      const ADMIN = "postgres", START_MS = 6e4, cluster_LOOK_EVERY_MS = 20, STOP_MS = 3e3, LOG_TAIL = 1e3, SETTINGS = [
        "listen_addresses=",
        "unix_socket_permissions=0700",
        "password_encryption=scram-sha-256",
        "fsync=off",
        "synchronous_commit=off",
        "full_page_writes=off",
        "wal_level=minimal",
        "max_wal_senders=0",
        "autovacuum=off",
        "shared_buffers=32MB",
        "huge_pages=off",
        "dynamic_shared_memory_type=mmap",
        "max_connections=20",
        "max_worker_processes=2",
        "max_parallel_workers=0",
        "jit=off",
        "log_min_messages=log",
        "log_min_error_statement=panic",
        "log_checkpoints=off"
      ];
      async function startCluster(ports, { bin, temp, limits = LIMITS }) {
        ports.signal.throwIfAborted();
        const account = await ordinaryAccount(), folder = await newFolder(temp, account), place = { folder, account, log: external_node_path_default().join(folder, "log") };
        ports.remember({ folder });
        let stopping;
        const stop = () => stopping ??= removeCluster(ports.clock, { folder, temp });
        try {
          await createFolder(folder, account);
          const admin = addressOf(folder);
          await initialise(ports, bin, place, admin.password), await launch(ports, bin, place);
          const role = { name: `${NAME_PREFIX}${(0, external_node_crypto_.randomBytes)(4).toString("hex")}`, password: newPassword() }, version = await (0, postgres_session.fQ)(ports, admin, admin.database, async (session) => (await session.run(`${plainRole(role)}; REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC`), await versionOf(session))), abort = () => {
            stop().catch(() => {
            });
          };
          return ports.signal.addEventListener("abort", abort, { once: !0 }), ports.signal.throwIfAborted(), serverAt(ports, { admin, version, role, limits, isPrivate: !0 }, async () => {
            ports.signal.removeEventListener("abort", abort), await stop();
          });
        } catch (error) {
          throw await stop(), error;
        }
      }
      async function removeCluster(clock, { folder, temp }) {
        await checkFolder(folder, temp), await endProcesses(clock, folder, STOP_MS), await deleteFolder(folder);
      }
      function addressOf(folder) {
        return {
          host: folder,
          port: PORT,
          user: ADMIN,
          password: newPassword(),
          database: "postgres",
          tls: "disable",
          sslmode: "disable",
          ca: void 0,
          parameters: {}
        };
      }
      async function initialise(ports, bin, place, password) {
        const file = external_node_path_default().join(place.folder, "password");
        await (0, promises_.writeFile)(file, password, { mode: 384 }), place.account !== void 0 && await (0, promises_.chown)(file, place.account.uid, place.account.gid);
        const initdb = await starting(external_node_path_default().join(bin, "initdb"), place, [
          "-D",
          external_node_path_default().join(place.folder, "data"),
          "-U",
          ADMIN,
          `--pwfile=${file}`,
          "--auth=scram-sha-256",
          "--encoding=UTF8",
          "--locale=C",
          "--no-sync"
        ]), kill = () => {
          signalGroup(initdb.pid, "SIGKILL");
        };
        ports.signal.aborted && kill(), ports.signal.addEventListener("abort", kill, { once: !0 });
        const code = await initdb.ended;
        if (ports.signal.removeEventListener("abort", kill), ports.signal.throwIfAborted(), code !== 0)
          throw await notStarted(place);
        await (0, promises_.rm)(file);
      }
      async function launch({ clock, signal }, bin, place) {
        const data = external_node_path_default().join(place.folder, "data"), settings = [
          ...SETTINGS,
          `port=${String(PORT)}`,
          `unix_socket_directories="${place.folder.replaceAll('"', '""')}"`
        ], server = await starting(external_node_path_default().join(bin, "postgres"), place, [
          "-D",
          data,
          ...settings.flatMap((setting2) => ["-c", setting2])
        ]), ended = server.ended.then(() => !0), until = clock.now() + START_MS;
        for (; !await isReady(data); )
          if (await Promise.race([ended, clock.sleep(cluster_LOOK_EVERY_MS, signal)]) === !0 || clock.now() > until)
            throw await notStarted(place);
        server.release();
      }
      async function starting(program, place, args) {
        try {
          return await start(program, args, place);
        } catch (error) {
          throw new NoServer(`PostgreSQL did not start: ${error.message}`, { cause: error });
        }
      }
      async function isReady(data) {
        return (await (0, promises_.readFile)(external_node_path_default().join(data, "postmaster.pid"), "utf8").catch(() => "")).split(`
`)[7]?.trim() === "ready";
      }
      async function notStarted({ log }) {
        const text = (await (0, promises_.readFile)(log, "utf8").catch(() => "")).trim();
        return new NoServer(`PostgreSQL did not start: ${text.slice(-LOG_TAIL)}`);
      }
      var errors = __webpack_require__(1344);
      const INPUT = "rehearsal-postgres-url", ROLE = /^rehearsal_[0-9a-f]{16}$/;
      async function useService(ports, admin, limits = LIMITS) {
        const role = {
          name: `${NAME_PREFIX}${(0, external_node_crypto_.randomBytes)(8).toString("hex")}`,
          password: newPassword()
        };
        ports.remember({ role: role.name });
        const version = await prepared(ports, admin, role);
        let stopping;
        const stop = () => stopping ??= leaveService(ports.clock, admin, role.name), abort = () => {
          stop().catch(() => {
          });
        };
        return ports.signal.addEventListener("abort", abort, { once: !0 }), ports.signal.aborted && (await stop(), ports.signal.throwIfAborted()), serverAt(ports, { admin, version, role, limits }, async () => {
          ports.signal.removeEventListener("abort", abort), await stop();
        });
      }
      async function leaveService(clock, admin, role) {
        if (!ROLE.test(role))
          throw new Error(`${role} is not the role of a rehearsal`);
        const ports = { clock, signal: new AbortController().signal };
        await (0, postgres_session.fQ)(ports, admin, admin.database, async (session) => {
          const databases = await session.rows(`SELECT datname AS name FROM pg_catalog.pg_database
        WHERE datdba ${sql.UT} (SELECT oid FROM pg_catalog.pg_roles WHERE rolname ${sql.UT} $1)`, [role]);
          for (const { name } of databases)
            await session.run(`ALTER DATABASE ${(0, postgres_session.Cv)(name)} IS_TEMPLATE false`).catch(() => {
            }), await (0, drop.g)(session, ports, admin, { kind: "database", name, at: 0 });
          await (0, drop.g)(session, ports, admin, { kind: "role", name: role, at: 0 });
        });
      }
      async function prepared(ports, admin, role) {
        const begun = { role: !1 };
        try {
          return await (0, postgres_session.fQ)(ports, admin, admin.database, async (session) => {
            const version = await versionOf(session), rights = await rightsOn(session);
            return begun.role = !0, await createRole(session, role, rights), version;
          });
        } catch (error) {
          if (begun.role && await leaveService(ports.clock, admin, role.name).catch(() => {
          }), ports.signal.throwIfAborted(), error instanceof NoServer)
            throw error;
          const why = (0, errors.r4)(error, `Check ${INPUT}.`).replace(/(?<!rehearsal-)\bpostgres-url\b/g, INPUT);
          throw new NoServer(`The server of ${INPUT} cannot be used: ${why}`, { cause: error });
        }
      }
      async function rightsOn(session) {
        const [rights] = await session.rows(`SELECT rolsuper AS superuser, rolcreaterole AND rolcreatedb AS enough
       FROM pg_catalog.pg_roles WHERE rolname ${sql.UT} current_user`);
        if (rights === void 0 || !(rights.superuser || rights.enough))
          throw new NoServer(`The role in ${INPUT} may not create databases and roles. Let a superuser run ALTER ROLE … CREATEDB CREATEROLE for it, or give another role.`);
        return rights;
      }
      async function createRole(session, role, { superuser }) {
        const join = superuser ? [] : [`GRANT ${(0, postgres_session.Cv)(role.name)} TO CURRENT_USER`];
        await session.run([plainRole(role), ...join].join("; "));
      }
      var external_node_fs_ = __webpack_require__(3024);
      const DEBIAN = "/usr/lib/postgresql", binaries_PROGRAMS = ["initdb", "postgres"];
      async function findBinaries(searchPath, debian = DEBIAN) {
        const folders = [
          ...(await (0, promises_.readdir)(debian).catch(() => [])).filter((name) => /^\d+(\.\d+)*$/.test(name)).sort((one, other) => other.localeCompare(one, "en", { numeric: !0 })).map((version) => external_node_path_default().join(debian, version, "bin")),
          ...searchPath.split(external_node_path_default().delimiter).filter((folder) => external_node_path_default().isAbsolute(folder))
        ], complete = await Promise.all(folders.map(hasPrograms));
        return [...new Set(folders.filter((_, index) => complete[index]))];
      }
      async function hasPrograms(folder) {
        try {
          for (const program of binaries_PROGRAMS)
            await (0, promises_.access)(external_node_path_default().join(folder, program), external_node_fs_.constants.X_OK);
          return !0;
        } catch {
          return !1;
        }
      }
      async function startServer(ports, { service, bins: [bin], temp, limits }) {
        if (service !== void 0)
          return await useService(ports, service, limits);
        if (bin !== void 0)
          return await startCluster(ports, { bin, temp, ...limits === void 0 ? {} : { limits } });
      }
      async function removeLeft(clock, left, { service, temp }) {
        "folder" in left ? await removeCluster(clock, { folder: left.folder, temp }) : service !== void 0 && await leaveService(clock, service, left.role);
      }
    })
  )
};
export {
  id,
  ids,
  modules
};
