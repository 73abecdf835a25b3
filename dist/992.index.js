const id = 992, ids = [992], modules = {
  /***/
  8992: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        appAdmin: () => (
          /* reexport */
          appAdmin
        ),
        applySeeds: () => (
          /* reexport */
          applySeeds
        ),
        buildFromCommit: () => (
          /* reexport */
          buildFromCommit
        )
      });
      var dist = __webpack_require__(7934), lib_text = __webpack_require__(9112), record = __webpack_require__(5638);
      const HIGHEST = 2n ** 64n - 1n;
      function readCatalogState(value) {
        if (value == null)
          return {};
        if (!(0, record.u)(value))
          return;
        const { migrations, settings, isStateCopyCompleted: isCopied } = value, isMissing = (one) => one == null;
        return (isMissing(migrations) ? [] : (0, record.u)(migrations) ? Object.values(migrations) : [void 0]).every((one) => one === null || (0, record.u)(one) && Object.values(one).every((flag) => typeof flag == "boolean")) && (isMissing(settings) || (0, record.u)(settings)) && (isMissing(isCopied) || typeof isCopied == "boolean") ? value : void 0;
      }
      function appliedIn({ migrations }, source) {
        const all = ownValue(migrations, source) ?? {}, found = Object.entries(all).map(([key, dirty]) => ({ key, version: versionOf(key), dirty })), readable = found.flatMap(({ version, dirty }) => version === void 0 ? [] : [{ version, dirty }]), versions = new Set(readable.map(({ version }) => version)), last = readable.reduce((most, one) => most === void 0 || one.version > most.version ? one : most, void 0);
        return {
          versions,
          dirty: last?.dirty === !0 ? last.version : void 0,
          unreadable: found.filter(({ version }) => version === void 0).map(({ key }) => key)
        };
      }
      function sourcesIn({ migrations }) {
        return Object.entries(migrations ?? {}).flatMap(([source, versions]) => Object.keys(versions ?? {}).length > 0 ? [source] : []);
      }
      function preparedState(state) {
        const settings = state.settings ?? {}, isSet = (settings.migration_mode ?? "") !== "";
        return {
          ...state,
          settings: isSet ? settings : { ...settings, migration_mode: "true" },
          isStateCopyCompleted: !0
        };
      }
      function emptiedState(state, isNew = () => !0) {
        const kept = Object.entries(state.migrations ?? {}).filter(([source]) => !isNew(source));
        return { ...preparedState(state), migrations: Object.fromEntries(kept) };
      }
      function withApplied(state, source, version) {
        const { migrations } = state, versions = { ...ownValue(migrations, source), [String(version)]: !1 };
        return { ...state, migrations: { ...migrations, [source]: versions } };
      }
      function isSameState(read, written) {
        return isSame(read, written);
      }
      function isSame(one, other) {
        if (Array.isArray(one) && Array.isArray(other))
          return one.length === other.length && one.every((item, index) => isSame(item, other[index]));
        if (!(0, record.u)(one) || !(0, record.u)(other))
          return one === other;
        const keys = Object.keys(one);
        return keys.length === Object.keys(other).length && keys.every((key) => Object.hasOwn(other, key) && isSame(one[key], other[key]));
      }
      function versionOf(key) {
        if (!/^\d+$/.test(key) || key.length > 100)
          return;
        const version = BigInt(key);
        return version <= HIGHEST ? version : void 0;
      }
      function ownValue(record2, key) {
        return record2 != null && Object.hasOwn(record2, key) ? record2[key] : void 0;
      }
      var errors = __webpack_require__(7268), http = __webpack_require__(1931), retry = __webpack_require__(1737), app = __webpack_require__(4577);
      const consistencyAnswer = dist.Ikc({
        is_consistent: dist.zMY(),
        inconsistent_objects: dist.lqM(dist.YOg(dist.L5J()), [])
      });
      function consistencyOf({ is_consistent: isConsistent, inconsistent_objects: objects }) {
        return { isConsistent, objects: isConsistent ? [] : inconsistentObjects(objects) };
      }
      function inconsistentObjects(list) {
        return list.filter(record.u).flatMap((entry) => {
          const { objects, reason } = entry, each = Array.isArray(objects) ? objects.filter(record.u).map((one) => ({ ...one, reason })) : [];
          return (each.length > 0 ? each : [entry]).map((one) => ({
            ...(0, app.D)(one),
            definition: namesIn(one.definition)
          }));
        });
      }
      const NAMES = ["source", "table", "function", "schema", "dataset", "name", "role", "role_name"];
      function namesIn(definition, isNested = !1) {
        if (typeof definition == "string")
          return definition;
        if (Array.isArray(definition))
          return definition.filter((part) => typeof part == "string");
        if ((0, record.u)(definition))
          return Object.fromEntries(NAMES.filter((name) => Object.hasOwn(definition, name)).map((name) => {
            const value = definition[name];
            return [name, typeof value == "string" || isNested ? textOrNothing(value) : namesIn(value, !0)];
          }));
      }
      function textOrNothing(value) {
        return typeof value == "string" ? value : void 0;
      }
      const refusal = dist.Ikc({
        error: dist.lqM(dist.YjP(), ""),
        code: dist.YjP(),
        path: dist.lqM(dist.YjP()),
        internal: dist.lqM(dist.L5J())
      }), sqlError = dist.Ikc({
        error: dist.KCZ([
          dist.YjP(),
          dist.Ikc({
            exec_status: dist.lqM(dist.YjP()),
            status_code: dist.cl6(dist.YjP()),
            message: dist.cl6(dist.YjP())
          })
        ])
      }), LONGEST = 300;
      function troubleOf({ status, text, afterMs }, called, redact) {
        if (status === 429)
          return { kind: "too-many-requests", afterMs };
        const read = dist.xLC(dist.FsL(dist.YjP(), dist.qFJ(), refusal), text);
        if (status >= 500 || status === 408)
          return lost(status, called);
        if (status === 401)
          return { kind: "access-denied" };
        if (!read.success || status < 400)
          return notTheApp(status, called);
        const { code, path, internal } = read.output, words = (0, lib_text.Jj)(redact(read.output.error), LONGEST);
        switch (code) {
          case "access-denied":
            return { kind: "access-denied" };
          case "conflict":
            return { kind: "conflict" };
          case "not-exists":
            return { kind: "not-exists", words };
          case "postgres-error":
          case "mssql-error":
          case "bigquery-error":
            return sqlTrouble(internal, status, called, redact);
          default:
        }
        return status === 409 ? { kind: "conflict" } : /^source with name .* is inconsistent$/s.test(words) ? { kind: "inconsistent-source", words } : Array.isArray(internal) && words.includes("inconsistent metadata") ? { kind: "inconsistent-metadata", objects: inconsistentObjects(internal) } : {
          kind: "refused",
          status,
          code: (0, lib_text.Jj)(redact(code), LONGEST),
          path: path === void 0 ? void 0 : (0, lib_text.Jj)(redact(path), LONGEST),
          words: called.hasSql || words === "" ? void 0 : words
        };
      }
      function troubleInTransit(error, { changes }, redact) {
        const words = (0, lib_text.Jj)(redact(error.message), LONGEST);
        return error.sent === "no" ? { kind: "unreachable", words } : changes ? { kind: "outcome-unknown", status: void 0, words } : { kind: "no-answer", words };
      }
      function troubleOfShape(text, { changes }) {
        return changes ? { kind: "outcome-unknown", status: 200, words: void 0 } : { kind: text.trimStart().startsWith("<") ? "not-routed" : "unexpected-answer", status: 200 };
      }
      function lost(status, { changes }) {
        return changes ? { kind: "outcome-unknown", status, words: void 0 } : { kind: "not-routed", status };
      }
      function notTheApp(status, { changes }) {
        return status === 404 || !changes ? { kind: "not-routed", status } : status >= 400 ? { kind: "refused", status, code: `HTTP ${String(status)}`, path: void 0, words: void 0 } : { kind: "outcome-unknown", status, words: void 0 };
      }
      function sqlTrouble(internal, status, { changes }, redact) {
        const { success, output } = dist.xLC(sqlError, internal);
        if (!success)
          return { kind: "sql", sqlState: void 0, words: void 0 };
        const { error } = output;
        if (typeof error == "string")
          return { kind: "sql", sqlState: void 0, words: (0, lib_text.Jj)(redact(error), LONGEST) };
        const { exec_status: execStatus, status_code: code, message: message2 } = error;
        if (execStatus === "EmptyQuery")
          return { kind: "empty-query" };
        const words = typeof message2 == "string" ? (0, lib_text.Jj)(redact(message2), LONGEST) : void 0;
        return changes && execStatus === "FatalError" && (code ?? "") === "" ? { kind: "outcome-unknown", status, words } : { kind: "sql", sqlState: /^[0-9A-Z]{5}$/.test(code ?? "") ? code ?? "" : void 0, words };
      }
      const CHANGE_MS = 28e4, MOST_BYTES = 32 * 1024 * 1024, ESCAPE = 6;
      async function answerOf(call, url, adminSecret, world) {
        const service = "The app", limits = {
          bodyBytes: MOST_BYTES + (call.hasSql ? ESCAPE * Buffer.byteLength(call.body ?? "") : 0),
          ...call.changes ? { requestMs: CHANGE_MS } : {}
        }, fetch = (0, http.p)(world, { service, operation: () => call.name }, limits), send = async () => {
          try {
            const request = call.body === void 0 ? {} : {
              method: "POST",
              headers: { "content-type": "application/json", "x-hasura-admin-secret": adminSecret },
              body: call.body
            };
            return await valueIn(await fetch(url, request), call, world);
          } catch (error) {
            if (!(error instanceof errors.wX))
              throw error;
            if (error.tooLarge && call.ifTooLarge !== void 0)
              return call.ifTooLarge();
            throw new Troubled(troubleInTransit(error, call, world.redact), error.retryable);
          }
        };
        try {
          return { value: await (0, retry.R)({ ...world, service }, send, (error) => ({
            again: error instanceof Troubled && error.passes && (!call.changes || provesNothingDone(error.trouble)),
            afterMs: error instanceof Troubled && error.trouble.kind === "too-many-requests" ? error.trouble.afterMs : void 0
          })) };
        } catch (error) {
          if (error instanceof Troubled)
            return { trouble: error.trouble };
          throw error;
        }
      }
      async function valueIn(response, call, { clock, redact }) {
        const { status } = response, text = await response.text();
        if (status !== 200) {
          const afterMs = (0, retry.P)(response.headers.get("retry-after"), clock);
          throw new Troubled(troubleOf({ status, text, afterMs }, call, redact), status === 429 || status >= 500);
        }
        const whole = dist.xLC(dist.FsL(dist.YjP(), dist.qFJ()), text), read = dist.xLC(call.answer, whole.output);
        if (!read.success)
          throw new Troubled(troubleOfShape(text, call), !1);
        return call.value(read.output, whole.output);
      }
      function provesNothingDone({ kind }) {
        return kind === "unreachable" || kind === "too-many-requests";
      }
      class Troubled extends Error {
        trouble;
        passes;
        constructor(trouble, passes) {
          super(trouble.kind), this.trouble = trouble, this.passes = passes;
        }
      }
      const RUN_SQL = /* @__PURE__ */ new Map([
        ["postgres", "run_sql"],
        ["pg", "run_sql"],
        ["mssql", "mssql_run_sql"],
        ["citus", "citus_run_sql"],
        ["cockroach", "cockroach_run_sql"],
        ["bigquery", "bigquery_run_sql"]
      ]), exported = dist.Ikc({
        resource_version: dist.FsL(dist.aig(), dist.Y2b()),
        metadata: dist._H3({
          sources: dist.lqM(dist.YOg(dist.Ikc({ name: dist.YjP(), kind: dist.lqM(dist.YjP(), "postgres") })), [])
        })
      }), reloaded = dist.KCZ([consistencyAnswer, dist.Ikc({ message: dist.YjP() })]), catalog = dist.Ikc({
        cli_state: dist.IeY((value) => value !== void 0 && readCatalogState(value) !== void 0)
      }), done = dist.Ikc({ message: dist.euz("success") }), ran = dist.Ikc({ result_type: dist.KIO(["CommandOk", "TuplesOk"]) }), oneText = dist.Ikc({
        result: dist.PVZ([dist.PVZ([dist.YjP()]), dist.PVZ([dist.YjP()])])
      }), QUERY = { changes: !1, hasSql: !1 }, CHANGE = { changes: !0, hasSql: !1 }, METADATA = "/v1/metadata";
      function appAdmin(endpoint, adminSecret, world) {
        const ask = (call) => answerOf(call, `${(0, lib_text.hT)(endpoint, "/")}${call.path}`, adminSecret, world), post = (type, args = {}, more = {}) => ({
          name: type,
          path: METADATA,
          body: JSON.stringify({ type, ...more, args })
        });
        return {
          version: () => ask({
            ...QUERY,
            name: "version",
            path: "/v1/version",
            answer: dist.Ikc({ version: dist.YjP() }),
            value: ({ version }) => version
          }),
          exportMetadata: () => ask({
            ...QUERY,
            ...post("export_metadata", {}, { version: 2 }),
            answer: exported,
            value: ({ resource_version: resourceVersion, metadata: { sources } }, whole) => ({
              resourceVersion,
              sources,
              metadata: whole.metadata
            })
          }),
          replaceMetadata: (metadata, { resourceVersion, allowInconsistent }) => {
            const version = resourceVersion === void 0 ? "" : `"resource_version":${String(resourceVersion)},`, args = `{"allow_inconsistent_metadata":${String(allowInconsistent)},"metadata":${metadata}}`;
            return ask({
              ...CHANGE,
              name: "replace_metadata",
              path: METADATA,
              answer: consistencyAnswer,
              body: `{"type":"replace_metadata","version":2,${version}"args":${args}}`,
              value: consistencyOf
            });
          },
          reloadMetadata: () => ask({
            ...CHANGE,
            ...post("reload_metadata"),
            answer: reloaded,
            value: (read) => "is_consistent" in read ? consistencyOf(read) : void 0
          }),
          inconsistencies: () => ask({
            ...QUERY,
            ...post("get_inconsistent_metadata"),
            answer: consistencyAnswer,
            value: consistencyOf
          }),
          catalogState: () => ask({
            ...QUERY,
            ...post("get_catalog_state"),
            answer: catalog,
            value: ({ cli_state: state }) => state ?? {}
          }),
          setCatalogState: (state) => ask({
            ...CHANGE,
            ...post("set_catalog_state", { type: "cli", state }),
            answer: done,
            value: () => {
            }
          }),
          databaseOf: async ({ source, kind }) => {
            const type = RUN_SQL.get(kind);
            return type === void 0 ? { trouble: { kind: "unsupported-kind" } } : await ask({
              ...QUERY,
              ...post(type, { sql: "select pg_catalog.current_database()", source, read_only: !0 }),
              path: "/v2/query",
              answer: oneText,
              value: ({ result: [, [name]] }) => name
            });
          },
          runSql: async ({ source, kind, sql }) => {
            const type = RUN_SQL.get(kind);
            return type === void 0 ? { trouble: { kind: "unsupported-kind" } } : await ask({
              ...post(type, { sql, source, check_metadata_consistency: !1 }),
              changes: !0,
              hasSql: !0,
              path: "/v2/query",
              answer: ran,
              value: () => {
              },
              ifTooLarge: () => {
              }
            });
          }
        };
      }
      var claim = __webpack_require__(6399), companions = __webpack_require__(6020), ensure = __webpack_require__(8171), ownership = __webpack_require__(8694), interruption = __webpack_require__(8844), removal = __webpack_require__(4827), verify = __webpack_require__(5370);
      const STEP = /\.([^.[\]]+)|\.?\[(?:(\d+)|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')\]/y;
      function jsonPath(text) {
        if (!text.startsWith("$"))
          return;
        const steps = [];
        STEP.lastIndex = 1;
        for (let at = 1; at < text.length; at = STEP.lastIndex) {
          const found = STEP.exec(text);
          if (found === null)
            return;
          const [, key, index, json, quoted] = found;
          index !== void 0 ? steps.push(Number(index)) : steps.push(key ?? (json === void 0 ? (quoted ?? "").replace(/\\(.)/g, "$1") : fromJson(json)));
        }
        return steps;
      }
      function fromJson(text) {
        try {
          return String(JSON.parse(`"${text}"`));
        } catch {
          return text;
        }
      }
      var names = __webpack_require__(5669), project_node = __webpack_require__(6545);
      const TOP = {
        source: { list: ["sources", "name"] },
        remote_schema: { list: ["remote_schemas", "name"] },
        action: { list: ["actions", "name"] },
        cron_trigger: { list: ["cron_triggers", "name"] },
        endpoint: { list: ["rest_endpoints", "name"] },
        rest_endpoint: { list: ["rest_endpoints", "name"] },
        inherited_role: { list: ["inherited_roles", "role_name"], words: "inherited role " },
        "inherited role permission inconsistency": { list: ["inherited_roles", "role_name"] }
      }, PARTS_OF_TOP = {
        remote_schema_permission: {
          between: " permission in remote schema ",
          list: ["remote_schemas", "name"],
          parts: [["permissions", "role"]]
        },
        action_permission: {
          between: " permission in ",
          list: ["actions", "name"],
          parts: [["permissions", "role"]]
        },
        query_collections: {
          between: " in ",
          list: ["query_collections", "name"],
          parts: ["definition", ["queries", "name"]]
        },
        remote_schema_remote_relationship: {
          between: " in remote schema ",
          list: ["remote_schemas", "name"],
          parts: []
        }
      }, WHOLE = { custom_types: "custom_types", open_telemetry: "opentelemetry" }, IN_SOURCE = {
        table: ["tables", "table"],
        function: ["functions", "function"],
        native_query: ["native_queries", "root_field_name"],
        stored_procedure: ["stored_procedures", "stored_procedure"],
        logical_model: ["logical_models", "name"]
      }, IN_TABLE = {
        object_relation: ["object_relationships", "name"],
        array_relation: ["array_relationships", "name"],
        computed_field: ["computed_fields", "name"],
        remote_relationship: ["remote_relationships", "name"],
        event_trigger: ["event_triggers", "name"],
        insert_permission: ["insert_permissions", "role"],
        select_permission: ["select_permissions", "role"],
        update_permission: ["update_permissions", "role"],
        delete_permission: ["delete_permissions", "role"]
      };
      function nodeOfObject(root, { type, name, definition }) {
        const rest = without(name, `${type} `), whole = WHOLE[type];
        if (whole !== void 0)
          return (0, project_node.Jt)(root, whole);
        const top = TOP[type];
        if (top !== void 0)
          return named(root, top.list, without(rest, top.words ?? ""));
        const part = PARTS_OF_TOP[type];
        if (part !== void 0) {
          const [own, thing] = splitAtLast(rest, part.between);
          return within(named(root, part.list, thing), part.parts, own);
        }
        return inSource(root, { type, rest, definition });
      }
      function inSource(root, { type, rest, definition }) {
        const said = (0, record.u)(definition) ? definition : {}, [inner, sourceName] = splitAtLast(rest, " in source "), source = named(root, ["sources", "name"], textIn(said, "source") ?? sourceName), list = IN_SOURCE[type];
        if (list !== void 0)
          return thingIn(source, list, inner, definition) ?? source;
        if (type === "function_permission") {
          const [role, name] = splitAtLast(inner, " permission for function ");
          return within(thingIn(source, ["functions", "function"], name), [["permissions", "role"]], role) ?? source;
        }
        const kinds = Object.keys(IN_SOURCE).map((kind2) => [kind2, ...splitAtLast(inner, ` in ${kind2} `)]), [kind = "table", own = "", parent = ""] = kinds.find(([, , name]) => name !== "") ?? [], around = thingIn(source, IN_SOURCE[kind] ?? ["tables", "table"], parent, said.table), parts = IN_TABLE[type], label = textIn(said, parts?.[1] ?? "") ?? own;
        return within(around, parts === void 0 ? [] : [parts], label) ?? source;
      }
      function thingIn(source, list, text, json) {
        const items = indexOf(source, list);
        return items.get(qualifiedIn(json) ?? "") ?? items.get(text) ?? items.get(`public.${text}`);
      }
      const INDEXES = /* @__PURE__ */ new WeakMap();
      function indexOf(source, [list, key]) {
        if (source === void 0)
          return /* @__PURE__ */ new Map();
        const indexes = INDEXES.get(source) ?? /* @__PURE__ */ new Map();
        INDEXES.set(source, indexes);
        const known = indexes.get(list);
        if (known !== void 0)
          return known;
        const index = /* @__PURE__ */ new Map();
        for (const item of (0, project_node.S3)((0, project_node.Jt)(source, list))) {
          const name = (0, names.LX)((0, project_node.Jt)(item, key));
          name !== void 0 && index.set(name, item);
        }
        return indexes.set(list, index), index;
      }
      function qualifiedIn(json) {
        if (typeof json == "string")
          return `public.${json}`;
        if (Array.isArray(json))
          return json.every((one) => typeof one == "string") ? json.join(".") : void 0;
        if (!(0, record.u)(json))
          return;
        const { name, schema = json.dataset ?? "public", table, function: of } = json;
        return typeof name == "string" && typeof schema == "string" ? `${schema}.${name}` : table === void 0 && of === void 0 ? void 0 : qualifiedIn(table ?? of);
      }
      function named(node, [list, key], name) {
        return (0, project_node.S3)((0, project_node.Jt)(node, list)).findLast((item) => (0, project_node.b6)((0, project_node.Jt)(item, key)) === name);
      }
      function within(node, steps, name) {
        let at = node;
        for (const step2 of steps) {
          const next = typeof step2 == "string" ? (0, project_node.Jt)(at, step2) : named(at, step2, name);
          if (next === void 0)
            break;
          at = next;
        }
        return at;
      }
      function textIn(json, key) {
        const text = json[key];
        return typeof text == "string" ? text : void 0;
      }
      function without(text, start) {
        return text.startsWith(start) ? text.slice(start.length) : text;
      }
      function splitAtLast(text, words) {
        const at = text.lastIndexOf(words);
        return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + words.length)];
      }
      function metadataPlaces({ root }) {
        return {
          ofPath: (path) => {
            const steps = jsonPath(path), start = steps?.findIndex((step2) => typeof step2 == "string" && step2 !== "args") ?? -1;
            if (!(steps?.[0] !== "args" || steps[start] !== "metadata"))
              return (0, project_node.BW)(root, steps.slice(start + 1));
          },
          ofObject: (object) => {
            const node = nodeOfObject(root, object);
            return node && (0, project_node.$t)(node);
          }
        };
      }
      var files = __webpack_require__(3930);
      const ENDING = [
        "config-version",
        "path-outside",
        "yaml-syntax",
        "metadata-missing",
        "metadata-version",
        "include-missing",
        "include-cycle",
        "include-outside",
        "include-not-yaml",
        "action-not-in-sdl",
        "type-not-in-sdl",
        "sdl-syntax",
        "sdl-refused"
      ], UNREAD = ["not-checked", "link-outside"];
      function metadataJson({ layout, metadata, problems }) {
        const { root, incomplete } = metadata, folder = layout.metadata ?? layout.directory, inMetadata = (file) => (0, files.S1)(folder, file) || metadata.used.has(file), ending = problems.filter(({ rule, at }) => ENDING.includes(rule) || UNREAD.includes(rule) && (incomplete || inMetadata(at.source.file))), version = (0, project_node.Jt)(root, "version");
        (version?.kind !== "scalar" || Number(version.value) !== 3) && ending.push({ rule: "metadata-version", at: version ?? root, what: "The metadata must say version: 3." });
        const sources = root.entries.get("sources")?.value;
        return sources !== void 0 && sources.kind !== "list" && ending.push({ rule: "sources-missing", at: sources, what: "The databases must be a list." }), ending.length > 0 ? { refused: ending } : incomplete ? { refused: [{ rule: "not-checked", at: root, what: "The metadata could not be read in full." }] } : { text: (0, project_node.s$)(sources === void 0 ? withoutSources(root) : root) };
      }
      function withoutSources(root) {
        const none = (0, project_node.c3)(root, []);
        return (0, project_node.A7)(root, [
          ...[...root.entries].map(([key, { value }]) => [key, value]),
          ["sources", none]
        ]);
      }
      var markers = __webpack_require__(8268);
      function planMigrations(sources, migrations, state) {
        const folders = new Map(migrations.map((one) => [one.source, one]));
        return {
          sources: sources.map((source) => planOf(source, folders.get(source)?.migrations ?? [], state)),
          withoutFolder: sources.filter((source) => !folders.has(source)),
          unknownFolders: migrations.filter(({ source }) => !sources.includes(source)).map(({ folder }) => folder),
          onlyInState: sourcesIn(state).filter((source) => !sources.includes(source))
        };
      }
      function planOf(source, local, state) {
        const { versions, dirty, unreadable } = appliedIn(state, source), open = local.toSorted((one, other) => compared(one.version, other.version)).filter(({ version }) => !versions.has(version)), end = open.findIndex(({ up }) => up === void 0), own = new Set(local.map(({ version }) => version));
        return {
          source,
          pending: open.slice(0, end < 0 ? void 0 : end).filter(hasUp),
          stopsAt: open[end]?.version,
          applied: local.length - open.length,
          withoutFile: [...versions].filter((version) => !own.has(version)).sort(compared),
          dirty,
          unreadable
        };
      }
      function hasUp(migration) {
        return migration.up !== void 0;
      }
      function compared(one, other) {
        return one < other ? -1 : +(one > other);
      }
      const QUOTED = /"([^"]{1,63})"/g;
      function blamedOffset(parser, text, message2) {
        const bom = text.startsWith("\uFEFF") ? 1 : 0, parsed = parser.parse(text.slice(bom));
        if (parsed.kind === "error")
          return parsed.offset + bom;
        if (parsed.kind !== "statements")
          return;
        const statements = parsed.statements(), [only] = statements;
        if (statements.length === 1)
          return only === void 0 ? void 0 : only.start + bom;
        const names2 = [...message2.matchAll(QUOTED)].map(([, name = ""]) => name.toLowerCase());
        if (names2.length === 0)
          return;
        const found = statements.find(({ start, end }) => {
          const words = new Set(text.slice(start + bom, end + bom).toLowerCase().match(/[\p{L}\p{N}_$]+/gu));
          return names2.every((name) => words.has(name));
        });
        return found && found.start + bom;
      }
      var project_sql = __webpack_require__(3697);
      async function lineIn(sql, trouble) {
        if (trouble.kind !== "sql")
          return;
        const offset = blamedOffset(await (0, project_sql.Ul)(), sql, trouble.words ?? "");
        return offset === void 0 ? void 0 : new project_node.kL("", sql).placeOf(offset).line;
      }
      const AWAY_WITHIN_MS = 6e4, ASK_EVERY_MS = 2e3, PAUSES_MS = [1e3, 4e3];
      function patient(ctx, admin) {
        const again = (ask) => whileAway(ctx, ask);
        return {
          ...admin,
          exportMetadata: () => again(() => admin.exportMetadata()),
          replaceMetadata: (metadata, options) => again(() => admin.replaceMetadata(metadata, options)),
          reloadMetadata: () => again(() => admin.reloadMetadata()),
          catalogState: () => again(() => admin.catalogState()),
          setCatalogState: (state) => again(() => admin.setCatalogState(state)),
          runSql: (run) => again(() => admin.runSql(run))
        };
      }
      async function whileAway({ clock, signal }, ask) {
        const begunAt = clock.now();
        for (; ; ) {
          const answer = await ask();
          if (signal.throwIfAborted(), !(answer.trouble !== void 0 && PASSING.includes(answer.trouble.kind)) || clock.now() - begunAt >= AWAY_WITHIN_MS)
            return answer;
          await clock.sleep(ASK_EVERY_MS, signal);
        }
      }
      const PASSING = [
        "access-denied",
        "not-routed",
        "unreachable",
        "no-answer",
        "unexpected-answer"
      ];
      async function repeated({ clock, signal }, ask) {
        for (const pause of PAUSES_MS) {
          const answer = await ask();
          if (signal.throwIfAborted(), answer.trouble?.kind !== "outcome-unknown")
            return answer;
          await clock.sleep(pause, signal);
        }
        return await ask();
      }
      function ownSources(project, databases) {
        const byVariable = new Map(databases.map(({ variable, name }) => [variable, name]));
        return new Map((0, names.u0)(project).flatMap(({ node, name, kind }) => {
          const url = (0, project_node.Jt)((0, project_node.Jt)((0, project_node.Jt)(node, "configuration"), "connection_info"), "database_url"), database = byVariable.get((0, project_node.b6)((0, project_node.Jt)(url, "from_env")) ?? "");
          return database === void 0 ? [] : [[name, { database, kind }]];
        }));
      }
      var build_messages = __webpack_require__(4155), message = __webpack_require__(636);
      function troubleWords(trouble) {
        switch (trouble.kind) {
          case "sql":
            return sqlWords(trouble);
          case "empty-query":
            return "the file has no statement, which Hasura reports as an error";
          case "not-exists":
          case "inconsistent-source":
            return trouble.words;
          case "inconsistent-metadata":
            return "the metadata is inconsistent";
          case "conflict":
            return "somebody else changed the metadata at the same time, for example in the console";
          case "access-denied":
            return "the app does not accept its admin secret";
          case "refused":
            return `${trouble.words ?? trouble.code}${trouble.path === void 0 ? "" : ` (${trouble.path})`}`;
          case "unsupported-kind":
            return "Hasura has no SQL for this kind of database";
          case "too-many-requests":
            return `too many requests${trouble.afterMs === void 0 ? "" : `, to be sent again in ${(0, lib_text.p0)(trouble.afterMs)}`}`;
          case "not-routed":
            return `something else than the app answered (HTTP ${String(trouble.status)})`;
          case "unreachable":
          case "no-answer":
            return trouble.words;
          case "unexpected-answer":
            return "the answer has an unknown shape";
          case "outcome-unknown":
            return trouble.words ?? `the answer was lost${trouble.status === void 0 ? "" : ` (HTTP ${String(trouble.status)})`}`;
          default:
            return trouble;
        }
      }
      const AGAIN = "Run the job again: the app is rebuilt from scratch.", FIX = "Fix what the error names and push again: the app is rebuilt from scratch.", OF_THE_APP = [
        "access-denied",
        "conflict",
        "too-many-requests",
        "not-routed",
        "unreachable",
        "no-answer",
        "unexpected-answer",
        "outcome-unknown"
      ];
      function sqlWords({ words, sqlState: code }) {
        return words === void 0 ? "the database gave no reason" : code === void 0 ? words : `${(0, message.k)({ code, message: words }).message} (${code})`;
      }
      function stepFailed(what, trouble, remedy) {
        const words = troubleWords(trouble);
        return new errors.HR("step-failed", `${what}, so the app is not finished.`, {
          words,
          remedy: remedy ?? (0, build_messages.w)(words) ?? (OF_THE_APP.includes(trouble.kind) ? AGAIN : FIX)
        });
      }
      const WRITE_EVERY_MS = 1e4, BUILD = "preview_app_build";
      class AppState {
        #ctx;
        #admin;
        #read = {};
        #now = {};
        #writtenAt = -1 / 0;
        constructor(ctx, admin) {
          this.#ctx = ctx, this.#admin = admin;
        }
        get now() {
          return this.#now;
        }
        async begin(isNew) {
          const { value, trouble } = await this.#admin.catalogState();
          if (trouble !== void 0)
            throw stepFailed("The state of the migrations cannot be read", trouble);
          this.#read = value, this.#now = { ...emptiedState(value, isNew), [BUILD]: this.#ctx.marks.build }, await this.write();
        }
        async applied(source, version) {
          this.#now = withApplied(this.#now, source, version), this.#ctx.clock.now() - this.#writtenAt >= WRITE_EVERY_MS && await this.write();
        }
        async write() {
          if (isSameState(this.#read, this.#now) && this.#writtenAt > -1 / 0)
            return;
          this.#writtenAt > -1 / 0 && await this.#compare();
          const { trouble } = await repeated(this.#ctx, () => this.#admin.setCatalogState(this.#now));
          if (trouble !== void 0)
            throw stepFailed("The state of the migrations cannot be written", trouble);
          this.#read = this.#now, this.#writtenAt = this.#ctx.clock.now();
        }
        async #compare() {
          const { value, trouble } = await this.#admin.catalogState();
          if (trouble !== void 0)
            throw stepFailed("The state of the migrations cannot be read", trouble);
          if (!isSameState(value, this.#read))
            throw await this.foreign();
        }
        async isForeign() {
          const { value, trouble } = await this.#admin.catalogState();
          return trouble === void 0 && !isSameState(value, this.#read);
        }
        async foreign() {
          const { cloud: cloud2, progress, marks } = this.#ctx, { reading } = await (0, ownership.MU)(cloud2, progress.facts.tenantId), newer = (0, markers.sL)(reading);
          return (0, markers.U4)(newer, marks.build) ? (0, interruption.gT)(progress.facts.name, newer) : new errors.HR("catalog-changed", `Somebody else applied migrations to ${progress.facts.name} while it was being built.`, { remedy: "Apply migrations by hand only once the preview is ready. Run the job again." });
        }
      }
      var task_titles = __webpack_require__(3889);
      async function step(ctx, name, work) {
        const { clock, log, progress } = ctx, begunAt = clock.now(), task = { name, state: "running" }, title = (0, task_titles.Oj)(name);
        progress.tasks = [...progress.tasks, task], progress.step = name, ctx.doing(`the step "${title}"`), progress.changed();
        const end = (state) => {
          Object.assign(task, { state, ms: clock.now() - begunAt }), log.info(`${state === "success" ? "✓" : "✗"} ${title} · ${(0, task_titles.vR)(task)}`);
        };
        try {
          const result = await work();
          return end("success"), result;
        } catch (error) {
          throw end("failed"), error;
        }
      }
      const [STILL_WANTED_EVERY_MS, MARKER_EVERY_MS, DATABASE_EVERY_MS] = [3e4, 5e3, 2e3], SAY_EVERY_MS = 1e4;
      async function applyProject(ctx, app2, { project, metadata }, proved) {
        const admin = patient(ctx, app2), own = ownSources(project, ctx.progress.facts.databases ?? []), state = new AppState(ctx, admin), sources = await step(ctx, "apply-metadata", async () => (await state.begin((source) => own.has(source)), await replace(ctx, admin, project, metadata), await proveDatabases(ctx, admin, own), proved(), (await apply_exported(admin)).sources));
        await step(ctx, "apply-migration", () => migrate(ctx, admin, state, { project, sources, own })), await step(ctx, "reload-metadata", async () => {
          await replace(ctx, admin, project, metadata);
          const { trouble } = await admin.reloadMetadata();
          if (trouble !== void 0 && trouble.kind !== "outcome-unknown")
            throw stepFailed("The metadata could not be reloaded", trouble);
        });
      }
      async function apply_exported(admin) {
        const { value, trouble } = await admin.exportMetadata();
        if (trouble !== void 0)
          throw stepFailed("The metadata cannot be read", trouble);
        return value;
      }
      const MOST_CONFLICTS = 3;
      async function replace(ctx, admin, project, metadata) {
        for (let tries = 1; ; tries++) {
          const { trouble } = await repeated(ctx, async () => {
            const { resourceVersion } = await apply_exported(admin);
            return await admin.replaceMetadata(metadata, { resourceVersion, allowInconsistent: !0 });
          });
          if (trouble === void 0)
            return;
          if (trouble.kind === "conflict" && tries < MOST_CONFLICTS) {
            await (0, interruption.h3)(ctx), ctx.log.notice("Somebody else changed the metadata of the preview at the same time. Their changes were replaced.");
            continue;
          }
          const path = trouble.kind === "refused" ? trouble.path : void 0, at = path === void 0 ? void 0 : metadataPlaces(project.metadata).ofPath(path);
          throw stepFailed(`The metadata could not be applied${at === void 0 ? "" : `, at ${at.file}:${String(at.line)}`}`, trouble);
        }
      }
      const RESTARTED_WITHIN_MS = 6e4, apply_ASK_EVERY_MS = 2e3;
      async function proveDatabases(ctx, admin, own) {
        for (const [source, database] of own)
          await proveDatabase(ctx, admin, source, database);
      }
      async function proveDatabase(ctx, admin, source, { database, kind }) {
        const until = ctx.clock.now() + RESTARTED_WITHIN_MS;
        for (; ; ) {
          const { value, trouble } = await admin.databaseOf({ source, kind });
          if (value === database)
            return;
          if (ctx.signal.throwIfAborted(), await (0, interruption.h3)(ctx), ctx.clock.now() >= until)
            throw trouble === void 0 ? new errors.HR("checks-failed", `The source ${source} of the app does not use the database of this build.`, { remedy: "Run the job again." }) : stepFailed(`The app cannot use the source ${source}`, trouble);
          await ctx.clock.sleep(apply_ASK_EVERY_MS, ctx.signal), trouble !== void 0 && await admin.reloadMetadata();
        }
      }
      class Watch {
        #ctx;
        #admin;
        #at;
        constructor(ctx, admin) {
          const now = ctx.clock.now();
          this.#ctx = ctx, this.#admin = admin, this.#at = { marker: now, database: now, wanted: now };
        }
        async before(source, database) {
          const ctx = this.#ctx;
          this.#isDue("wanted", STILL_WANTED_EVERY_MS) && (0, interruption.Ss)(await ctx.look()), database !== void 0 && this.#isDue("database", DATABASE_EVERY_MS) && await proveDatabase(ctx, this.#admin, source, database), this.#isDue("marker", MARKER_EVERY_MS) && await stopIfTakenOver(ctx);
        }
        #isDue(what, everyMs) {
          const now = this.#ctx.clock.now();
          return now - this.#at[what] < everyMs ? !1 : (this.#at[what] = now, !0);
        }
      }
      async function stopIfTakenOver({ cloud: cloud2, log, marks, progress, signal }) {
        const { name, tenantId } = progress.facts;
        try {
          const { reading } = await (0, ownership.MU)(cloud2, tenantId);
          if ((0, markers.U4)((0, markers.sL)(reading), marks.build))
            throw (0, interruption.gT)(name, (0, markers.sL)(reading));
          if ((0, markers.A3)(reading))
            throw new interruption.kx(name);
        } catch (error) {
          if (signal.throwIfAborted(), error instanceof interruption._n || error instanceof interruption.kx)
            throw error;
          log.debug(`The marker of ${name} could not be read: ${(0, errors.h_)(error).message}`);
        }
      }
      async function migrate(ctx, admin, state, { project, sources, own }) {
        const names2 = sources.map(({ name }) => name), plan = planMigrations(names2, project.migrations, state.now), kinds = new Map(sources.map(({ name, kind }) => [name, kind])), all = plan.sources.reduce((sum, { pending }) => sum + pending.length, 0), watch = new Watch(ctx, admin);
        let [done2, saidAt] = [0, ctx.clock.now()];
        for (const { source, pending, dirty, unreadable, stopsAt } of plan.sources) {
          if (dirty !== void 0 || unreadable.length > 0)
            throw new errors.HR("step-failed", `The state of the migrations of ${source} cannot be used: ${dirty === void 0 ? `it has the unknown version ${unreadable.join(", ")}` : `version ${String(dirty)} is dirty`}.`, { remedy: "Rebuild the app with `/preview rebuild`, or by running the job again." });
          for (const migration of pending)
            ctx.progress.count = { done: done2, all }, ctx.progress.changed(), ctx.doing(`the step "Applying migrations", ${String(done2)} of ${String(all)}`), await watch.before(source, own.get(source)), await runMigration(ctx, admin, state, {
              source,
              kind: kinds.get(source) ?? "postgres",
              project,
              migration,
              isOwn: own.has(source)
            }), await state.applied(source, migration.version), done2 += 1, ctx.clock.now() - saidAt >= SAY_EVERY_MS && (saidAt = ctx.clock.now(), ctx.log.info(`… ${String(done2)} of ${String(all)}`));
          if (await state.write(), stopsAt !== void 0)
            throw new errors.HR("step-failed", `The migration ${String(stopsAt)} of ${source} has no up.sql.`, {
              remedy: "Add the file, or delete the folder."
            });
        }
        delete ctx.progress.count, ctx.log.info(all === 0 ? "No migrations to apply." : `Applied ${String(all)} migration${all === 1 ? "" : "s"}.`);
      }
      async function runMigration(ctx, admin, state, { source, kind, project, migration, isOwn }) {
        const { up, version, name } = migration, called = `${String(version)}_${name}`, sql = project.sql.get(up.path)?.text ?? await ctx.read(up);
        ctx.log.debug(`Migration ${called} of ${source}`);
        const { trouble } = await admin.runSql({ source, kind, sql });
        if (trouble === void 0)
          return;
        if (ctx.signal.throwIfAborted(), await state.isForeign())
          throw await state.foreign();
        if (trouble.kind === "outcome-unknown") {
          const failure = stepFailed(`The answer to the migration ${called} of ${source} was lost, and it is not known whether it was applied`, trouble, isOwn ? void 0 : "Check the database, and run the job again."), { own } = await (0, interruption.h3)(ctx);
          throw await (0, interruption.yJ)(ctx), isOwn && own !== void 0 ? new interruption._n("stripped", `The answer to the migration ${called} was lost.`, {
            failure,
            rebuilt: "the answer to a migration was lost"
          }) : failure;
        }
        const line = await lineIn(sql, trouble);
        throw stepFailed(`The migration ${called} of ${source} failed, in ${up.file}${line === void 0 ? "" : `:${String(line)}`}`, trouble);
      }
      var find_build = __webpack_require__(9889), refusals = __webpack_require__(5642);
      const MAY_APPEAR_WITHIN_MS = 2e4, PAGE = 100, MOST_PAGES = 20;
      async function makeProject(ctx, order) {
        const { facts } = ctx.progress;
        ctx.log.info(`Project ${order.name}, ${order.cloud} ${order.region}, plan ${order.plan}.`), ctx.log.info(`Variables: ${order.env.map(({ key }) => key).join(", ")}`);
        const before = await idsOf(ctx);
        try {
          const id2 = await ctx.cloud.createTenant(order, [...order.env, ...await (0, claim.Ok)(ctx)]);
          return facts.created = !0, ctx.remember({ projectId: id2 }), { id: id2, others: reportOthers(ctx, before, id2).catch(() => {
          }) };
        } catch (error) {
          const effect = (0, refusals.$x)(error);
          if (effect === "unknown" && (facts.created = !0), ctx.signal.throwIfAborted(), effect === "none")
            throw error;
          ctx.log.info(`The response to the create request was lost (${(0, errors.h_)(error).message}). Looking for this build, ${ctx.marks.build}.`);
          const found = await (0, find_build.k)(ctx, MAY_APPEAR_WITHIN_MS);
          if (found !== void 0)
            return { id: found.id };
          facts.created = !1;
          const others = await appeared(ctx, before, void 0);
          throw new errors.HR("order-lost", `The response to the create request was lost, and no project with the name ${order.name} appeared.${others.length === 0 ? "" : ` Since the request, these projects appeared: ${others.join(", ")}.`}`, {
            remedy: others.length === 0 ? "Run the job again." : "If nobody else has created them, delete them in Hasura Cloud. Then run the job again.",
            words: error instanceof errors.HR ? error.words : void 0,
            cause: error
          });
        }
      }
      async function reportOthers(ctx, before, own) {
        const others = await appeared(ctx, before, own);
        others.length > 0 && ctx.log.info(`Besides project ${own}, these appeared in the account at the same time: ${others.join(", ")}. If nobody else has created them, delete them in Hasura Cloud.`);
      }
      async function appeared(ctx, before, own) {
        return [...(before === void 0 ? void 0 : await idsOf(ctx)) ?? []].filter((id2) => id2 !== own && before?.has(id2) !== !0);
      }
      async function idsOf({ cloud: cloud2, signal, log }) {
        const ids2 = /* @__PURE__ */ new Set();
        try {
          for (let page = 0; page < MOST_PAGES; page++) {
            const found = await cloud2.projectsBeginning("", { size: PAGE, from: page * PAGE });
            for (const { id: id2 } of found)
              ids2.add(id2);
            if (found.length < PAGE)
              break;
          }
          return ids2;
        } catch (error) {
          signal.throwIfAborted(), log.debug(`The account's projects could not be listed: ${(0, errors.h_)(error).message}`);
          return;
        }
      }
      const READY_WITHIN_MS = 18e4, [ready_ASK_EVERY_MS, ASK_LATER_EVERY_MS, LATER_AFTER_MS] = [500, 3e3, 3e4], [IN_A_ROW, AGAIN_AFTER_MS] = [2, 300];
      async function untilReady(ctx, app2, admin) {
        const begunAt = ctx.clock.now();
        let inARow = 0;
        for (; ; ) {
          const seen = await look(app2, admin);
          if (ctx.signal.throwIfAborted(), inARow = "version" in seen ? inARow + 1 : 0, "version" in seen && inARow >= IN_A_ROW)
            return seen.version;
          const waited = ctx.clock.now() - begunAt;
          if ("why" in seen && waited >= READY_WITHIN_MS)
            throw new errors.HR("checks-failed", "The app did not become ready to be built.", {
              words: seen.why,
              remedy: "Open the console to see its state, and run the job again."
            });
          const pause = waited >= LATER_AFTER_MS ? ASK_LATER_EVERY_MS : ready_ASK_EVERY_MS;
          await ctx.clock.sleep(inARow > 0 ? AGAIN_AFTER_MS : pause, ctx.signal);
        }
      }
      async function look(app2, admin) {
        const health = await app2.health().catch((error) => ({ state: "down", why: error.message }));
        if (health.state === "down")
          return { why: health.why };
        const [version, state] = await Promise.all([admin.version(), admin.catalogState()]);
        return version.trouble !== void 0 ? { why: troubleWords(version.trouble) } : state.trouble === void 0 ? { version: version.value } : { why: troubleWords(state.trouble) };
      }
      var external_node_crypto_ = __webpack_require__(7598);
      function newSecret() {
        return (0, external_node_crypto_.randomBytes)(32).toString("hex");
      }
      var cloud = __webpack_require__(7712), fingerprint = __webpack_require__(2231);
      const TRIES = 4;
      async function takeOver(ctx, app2, order) {
        const { project } = app2, { facts } = ctx.progress, { tenantId } = project;
        if (tenantId === void 0)
          throw notTaken(project.name);
        await giveVariables(ctx, { name: project.name, tenantId }, order, keysOf(app2)), facts.created = !0, facts.projectId = project.id, facts.consoleUrl = (0, cloud.B)(project.id), facts.tenantId = tenantId, ctx.remember({ projectId: project.id }), await (0, claim.bZ)(ctx, { ...project, tenantId }), (0, claim.nb)(ctx, project), ctx.progress.changed();
      }
      function keysOf({ reading }) {
        return reading.kind === "marked" ? (0, fingerprint.c_)(reading.content)?.keys ?? [] : [];
      }
      async function giveVariables(ctx, { name, tenantId }, order, had) {
        ctx.doing(`setting the variables of ${name}`);
        const wanted = [...order.env, ...await (0, claim.Ok)(ctx)];
        for (let tries = 1; ; tries++) {
          const found = await ctx.cloud.difference(tenantId, wanted, had);
          if (found === void 0 || tries > TRIES)
            throw notTaken(name);
          if ((0, markers.U4)((0, markers.sL)(found.marker), ctx.marks.build))
            throw (0, interruption.gT)(name, (0, markers.sL)(found.marker));
          if ((0, markers.A3)(found.marker))
            throw new interruption.kx(name);
          const { changed, surplus, hash } = found;
          if (changed.length + surplus.length === 0)
            return tries > 1;
          ctx.progress.facts.created = !0;
          try {
            changed.length > 0 ? await ctx.cloud.setVariables(tenantId, hash, wanted.filter(({ key }) => changed.includes(key))) : await ctx.cloud.removeVariables(tenantId, hash, surplus);
          } catch (error) {
            if (ctx.signal.throwIfAborted(), (0, refusals.$x)(error) === "none" && !(error instanceof refusals.R2))
              throw error;
          }
        }
      }
      function notTaken(name) {
        return new errors.HR("variables-not-set", `The variables of ${name} do not have the values that were set.`, {
          remedy: "Run the job again."
        });
      }
      async function buildFromCommit(ctx, order) {
        const { facts } = ctx.progress, applied = await appliedFrom(ctx), given = await (0, companions.bE)(ctx).catch((error) => (0, interruption.SP)(ctx, error));
        ctx.remember();
        const whole = { ...order, env: [...order.env, ...given] }, databases = { areUsed: !1 };
        try {
          await ctx.log.group(`Request ${order.name}`, () => step(ctx, "create-project", () => projectFor(ctx, whole))), await (0, ensure.W)(ctx);
          const { app: app2, admin } = opened(ctx), version = await ctx.log.group("Start the app", () => step(ctx, "start-app", () => untilReady(ctx, app2, admin)));
          ctx.log.info(`Hasura ${version}`), await ctx.log.group("Migrations and metadata", () => applyProject(ctx, admin, applied, () => databases.areUsed = !0));
          const places = metadataPlaces(applied.project.metadata), placeOf = (object) => places.ofObject(object);
          await ctx.log.group("Verify", () => (0, verify.M)({ ...ctx, placeOf })), facts.commit = order.sha, await (0, companions.G9)(ctx);
        } catch (error) {
          databases.areUsed && !isSuperseded(error) && !ctx.signal.aborted && await (0, companions.G9)(ctx), facts.projectId === void 0 && !(error instanceof interruption._n) && await (0, companions.vf)(ctx), await (0, interruption.SP)(ctx, error);
        }
      }
      function isSuperseded(error) {
        return error instanceof interruption._n && error.status === "superseded";
      }
      async function appliedFrom(ctx) {
        const project = await ctx.project(), json = metadataJson(project);
        if ("text" in json)
          return { project, metadata: json.text };
        const [first] = json.refused;
        throw new errors.HR("project-faulty", `The metadata cannot be applied: ${first?.what ?? "it cannot be read."}`, {
          remedy: "Fix it and push again."
        });
      }
      async function projectFor(ctx, order) {
        const { marks, adoptUnmarked } = ctx, found = await (0, ownership.jx)(ctx, { name: order.name, owner: marks.owner });
        (0, ownership.RR)(found, adoptUnmarked);
        const newer = (0, ownership.ax)(found, marks.build);
        if (newer !== void 0)
          throw (0, interruption.gT)(order.name, newer);
        const [only, ...others] = found;
        if (only !== void 0 && others.length === 0 && isOfCommit(only)) {
          const lost2 = keysOf(only).includes(ADMIN_SECRET) ? ownSecret(ctx, order.env) : [];
          await takeOver(ctx, only, { ...order, env: [...order.env, ...lost2] });
          return;
        }
        const { id: id2, others: reported } = await makeProject(ctx, {
          ...order,
          env: [...order.env, ...ownSecret(ctx, order.env)]
        });
        await remove(ctx, found), await (0, claim.iY)(ctx, id2), await reported;
        const { tenantId, projectId = "", endpoint = "", name } = ctx.progress.facts;
        tenantId !== void 0 && await giveVariables(ctx, { name, tenantId }, order, []) && await (0, claim.bZ)(ctx, { id: projectId, name, endpoint, tenantId });
      }
      function isOfCommit({ reading, ownership: ownership2 }) {
        return ownership2 === "ours" && reading.kind === "marked" && reading.from === "commit" && !(0, markers.A3)(reading);
      }
      const ADMIN_SECRET = "HASURA_GRAPHQL_ADMIN_SECRET";
      function ownSecret({ masked }, env) {
        return env.some(({ key }) => key === ADMIN_SECRET) ? [] : [{ key: ADMIN_SECRET, value: masked(newSecret()) }];
      }
      async function remove(ctx, found) {
        if (found.length === 0)
          return;
        const requests = (0, removal.Il)();
        await (0, removal.zr)(ctx, found, { width: 1, ends: () => !1 }, requests);
        const ids2 = new Set(found.map(({ project }) => project.id));
        ctx.doing("waiting until the earlier app is gone"), await (0, removal.Gb)(ctx, [...ids2], requests.refusals, {
          listed: async (left) => new Set((await ctx.cloud.stillListed(left)).map(({ id: id2 }) => id2)),
          firstMs: 0,
          atMostMs: 3e3,
          withinMs: 12e4
        });
      }
      function opened(ctx) {
        const { endpoint, adminSecret } = ctx.progress.facts;
        if (endpoint === void 0 || adminSecret === void 0)
          throw new errors.HR("no-admin-secret", "Hasura Cloud returned no admin secret for the app, so nothing can be applied to it.", {
            remedy: "Set HASURA_GRAPHQL_ADMIN_SECRET in the input env."
          });
        return { app: ctx.openApp(endpoint, adminSecret), admin: ctx.openAdmin(endpoint, adminSecret) };
      }
      const SQL = /\.(?:sql|SQL)$/;
      function planSeeds(project, wanted) {
        const { seeds: root } = project.layout;
        if (wanted === !1 || root === void 0)
          return { sources: [], leftOut: [] };
        const leftOut = [], all = project.seeds.toSorted((one, other) => seed_plan_compared(one.path, other.path)), named2 = wanted === !0 ? all : wanted.flatMap((path) => filesAt(path, root, all, leftOut)), bySource = /* @__PURE__ */ new Map();
        for (const file of named2) {
          if (!SQL.test(file.path))
            continue;
          const [source = "", ...rest] = inside(root, file.path).split("/"), files2 = bySource.get(rest.length === 0 ? "" : source) ?? /* @__PURE__ */ new Map();
          files2.set(file.path, file), bySource.set(rest.length === 0 ? "" : source, files2);
        }
        const sources = [];
        for (const source of (0, names.u0)(project)) {
          const files2 = [...bySource.get(source.name)?.values() ?? []];
          bySource.delete(source.name), files2.length !== 0 && (isSeeded(source) ? sources.push({ source: source.name, kind: source.kind, files: files2 }) : leftOut.push(...files2.map(({ path }) => ({ path, why: "kind" }))));
        }
        for (const files2 of bySource.values())
          leftOut.push(...[...files2.keys()].map((path) => ({ path, why: "no-database" })));
        return { sources, leftOut };
      }
      function filesAt(named2, root, all, leftOut) {
        const path = (0, files.Iw)(root, named2);
        if (path === void 0 || !(0, files.S1)(root, path))
          return leftOut.push({ path: named2, why: "outside" }), [];
        const found = all.filter((file) => (0, files.S1)(path, file.path));
        return found.some((file) => SQL.test(file.path)) || leftOut.push({ path, why: found.length === 0 ? "missing" : "not-sql" }), found;
      }
      function isSeeded(source) {
        return (0, names.A4)(source) || source.kind === "mssql" || source.kind === "citus";
      }
      function inside(folder, path) {
        return folder === "" ? path : path.slice(folder.length + 1);
      }
      function seed_plan_compared(one, other) {
        const [ours, theirs] = [one.split("/"), other.split("/")];
        for (let at = 0; at < ours.length && at < theirs.length; at++) {
          const order = Buffer.compare(Buffer.from(ours[at] ?? ""), Buffer.from(theirs[at] ?? ""));
          if (order !== 0)
            return order;
        }
        return ours.length - theirs.length;
      }
      const WHY = {
        outside: "lies outside of the seeds",
        missing: "does not exist",
        "not-sql": "has no .sql file",
        "no-database": "lies in no folder of a database",
        kind: "belongs to a database that Hasura cannot seed"
      };
      async function applySeeds(ctx, wanted) {
        const { facts } = ctx.progress, project = await ctx.project(), own = ownSources(project, facts.databases ?? []), { sources, leftOut } = planSeeds(project, wanted), [named2] = wanted === !0 ? [] : leftOut;
        if (named2 !== void 0)
          throw new errors.HR("seed-failed", `The seed ${named2.path} ${WHY[named2.why]}, so ${facts.name} is ready, but without its seeds.`, {
            remedy: "Name files and folders below the seeds folder in the input seeds, such as default/shop.sql."
          });
        const files2 = sources.flatMap(({ source, kind, files: files3 }) => files3.map((file) => ({ source, kind, file }))), applied = files2.filter(({ source }) => own.has(source));
        applied.length < files2.length && ctx.log.notice("Seeds of databases that are not created for each build were not applied: they would be applied again by every build."), applied.length !== 0 && (await ctx.log.group("Seeds", () => step(ctx, "apply-seeds", async () => {
          for (const [done2, one] of applied.entries())
            ctx.progress.count = { done: done2, all: applied.length }, ctx.progress.changed(), await applySeed(ctx, one);
          delete ctx.progress.count;
        })), facts.seeds = applied.length);
      }
      async function applySeed(ctx, { source, kind, file }) {
        const sql = await ctx.read(file), { trouble } = await ctx.admin.runSql({ source, kind, sql });
        if (trouble === void 0)
          return;
        ctx.signal.throwIfAborted();
        const line = await lineIn(sql, trouble), isLost = trouble.kind === "outcome-unknown";
        throw new errors.HR("seed-failed", `${isLost ? "It is unknown whether the seed" : "The seed"} ${file.file}${line === void 0 ? "" : `:${String(line)}`} ${isLost ? "was applied" : "failed"}, so ${ctx.progress.facts.name} is ready, but without the rest of its seeds.`, {
          words: troubleWords(trouble),
          remedy: isLost ? "Run the job again: it rebuilds the app with new databases." : "Fix what the error names and push again: the app is rebuilt with new databases."
        });
      }
    })
  ),
  /***/
  3930: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        Iw: () => (
          /* binding */
          pathFrom
        ),
        /* harmony export */
        P6: () => (
          /* binding */
          folderOfPath
        ),
        /* harmony export */
        Q4: () => (
          /* binding */
          MOST_FILES
        ),
        /* harmony export */
        S1: () => (
          /* binding */
          isIn
        ),
        /* harmony export */
        bS: () => (
          /* binding */
          LARGEST
        )
        /* harmony export */
      });
      const LARGEST = 1e6, MOST_FILES = 2e4;
      function pathFrom(folder, path) {
        if (path.startsWith("/") || path.includes("\\") || path.includes("\0"))
          return;
        const parts = [];
        for (const part of [...folder.split("/"), ...path.split("/")])
          if (!(part === "" || part === ".")) {
            if (part !== "..")
              parts.push(part);
            else if (parts.pop() === void 0)
              return;
          }
        return parts.join("/");
      }
      function folderOfPath(path) {
        return path.slice(0, Math.max(0, path.lastIndexOf("/")));
      }
      function isIn(folder, path) {
        return folder === "" || path === folder || path.startsWith(`${folder}/`);
      }
    })
  ),
  /***/
  6545: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        $t: () => (
          /* binding */
          placeOf
        ),
        /* harmony export */
        A7: () => (
          /* binding */
          mapOf
        ),
        /* harmony export */
        BW: () => (
          /* binding */
          placeAt
        ),
        /* harmony export */
        GG: () => (
          /* binding */
          walk
        ),
        /* harmony export */
        Jt: () => (
          /* binding */
          get
        ),
        /* harmony export */
        Mc: () => (
          /* binding */
          entriesOf
        ),
        /* harmony export */
        S3: () => (
          /* binding */
          itemsOf
        ),
        /* harmony export */
        b6: () => (
          /* binding */
          textOf
        ),
        /* harmony export */
        c3: () => (
          /* binding */
          listOf
        ),
        /* harmony export */
        kL: () => (
          /* binding */
          Source
        ),
        /* harmony export */
        ol: () => (
          /* binding */
          scalarOf
        ),
        /* harmony export */
        s$: () => (
          /* binding */
          jsonText
        )
        /* harmony export */
      });
      class Source {
        file;
        text;
        #starts;
        constructor(file, text) {
          this.file = file, this.text = text;
        }
        placeOf(offset) {
          const at = Math.max(0, Math.min(offset, this.text.length)), starts = this.#starts ??= lineStarts(this.text);
          let [low, high] = [0, starts.length - 1];
          for (; low < high; ) {
            const middle = Math.ceil((low + high) / 2);
            (starts[middle] ?? 0) <= at ? low = middle : high = middle - 1;
          }
          return { file: this.file, line: low + 1, column: Math.max(1, at - (starts[low] ?? 0) + 1) };
        }
        lineAt(offset) {
          return this.text.slice(offset).split(/\r|\n/, 1)[0] ?? "";
        }
      }
      function lineStarts(text) {
        const starts = [text.startsWith("\uFEFF") ? 1 : 0];
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
          at = at?.kind === "map" ? at.entries.get(key)?.value : void 0;
        return at?.kind === "scalar" && at.value === null ? void 0 : at;
      }
      function itemsOf(node) {
        return node?.kind === "list" ? node.items : [];
      }
      function entriesOf(node) {
        return node?.kind === "map" ? [...node.entries] : [];
      }
      function textOf(node) {
        return node?.kind === "scalar" && typeof node.value == "string" ? node.value : void 0;
      }
      function listOf(at, items) {
        return { kind: "list", items, source: at.source, offset: at.offset };
      }
      function mapOf(at, values) {
        const entries = /* @__PURE__ */ new Map();
        for (const [key, value] of values)
          value !== void 0 && entries.set(key, { at: value, value });
        return { kind: "map", entries, source: at.source, offset: at.offset };
      }
      function scalarOf(at, value, more = {}) {
        return { kind: "scalar", value, source: at.source, offset: at.offset, ...more };
      }
      function jsonText(node) {
        switch (node.kind) {
          case "scalar":
            return typeof node.value == "bigint" ? String(node.value) : JSON.stringify(node.value);
          case "list":
            return `[${node.items.map(jsonText).join(",")}]`;
          case "map":
            return `{${[...node.entries].map(([key, { value }]) => `${JSON.stringify(key)}:${jsonText(value)}`).join(",")}}`;
          default:
            return node;
        }
      }
      function placeAt(root, path) {
        let [at, node] = [root, root];
        for (const step of path) {
          const entry = node.kind === "map" ? node.entries.get(String(step)) : void 0, next = node.kind === "list" ? node.items[Number(step)] : entry?.value;
          if (next === void 0)
            break;
          [at, node] = [entry?.at ?? next, next];
        }
        return placeOf(at);
      }
      function walk(node, visit) {
        visit(node, void 0, node), walkBelow(node, visit);
      }
      function walkBelow(node, visit) {
        if (node.kind === "list")
          for (const item of node.items)
            visit(item, void 0, node), item.kind !== "scalar" && walkBelow(item, visit);
        else if (node.kind === "map")
          for (const [key, { value }] of node.entries)
            visit(value, key, node), value.kind !== "scalar" && walkBelow(value, visit);
      }
    })
  )
};
export {
  id,
  ids,
  modules
};
