const id = 86, ids = [86], modules = {
  /***/
  5669: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        A4: () => (
          /* binding */
          isPostgres
        ),
        /* harmony export */
        EU: () => (
          /* binding */
          shortName
        ),
        /* harmony export */
        LX: () => (
          /* binding */
          qualified
        ),
        /* harmony export */
        n$: () => (
          /* binding */
          tableNames
        ),
        /* harmony export */
        u0: () => (
          /* binding */
          sourcesOf
        )
        /* harmony export */
      });
      var _node_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6545);
      function sourcesOf({ metadata }) {
        return (0, _node_js__WEBPACK_IMPORTED_MODULE_0__.S3)((0, _node_js__WEBPACK_IMPORTED_MODULE_0__.Jt)(metadata.root, "sources")).flatMap((node) => {
          const name = (0, _node_js__WEBPACK_IMPORTED_MODULE_0__.b6)((0, _node_js__WEBPACK_IMPORTED_MODULE_0__.Jt)(node, "name"));
          if (node.kind !== "map" || name === void 0 || name === "")
            return [];
          const kind = (0, _node_js__WEBPACK_IMPORTED_MODULE_0__.b6)((0, _node_js__WEBPACK_IMPORTED_MODULE_0__.Jt)(node, "kind")) ?? "";
          return [{ node, name, kind: kind === "" ? "postgres" : kind, tables: (0, _node_js__WEBPACK_IMPORTED_MODULE_0__.S3)((0, _node_js__WEBPACK_IMPORTED_MODULE_0__.Jt)(node, "tables")) }];
        });
      }
      function isPostgres({ kind }) {
        return kind === "postgres" || kind === "pg";
      }
      function qualified(node) {
        if (node?.kind === "list") {
          const parts = node.items.map((item) => (0, _node_js__WEBPACK_IMPORTED_MODULE_0__.b6)(item));
          return parts.length > 0 && parts.every((part) => part !== void 0) ? parts.join(".") : void 0;
        }
        const text = (0, _node_js__WEBPACK_IMPORTED_MODULE_0__.b6)(node);
        if (text !== void 0)
          return `public.${text}`;
        const name = (0, _node_js__WEBPACK_IMPORTED_MODULE_0__.b6)((0, _node_js__WEBPACK_IMPORTED_MODULE_0__.Jt)(node, "name")), schema = (0, _node_js__WEBPACK_IMPORTED_MODULE_0__.b6)((0, _node_js__WEBPACK_IMPORTED_MODULE_0__.Jt)(node, "schema")) ?? (0, _node_js__WEBPACK_IMPORTED_MODULE_0__.b6)((0, _node_js__WEBPACK_IMPORTED_MODULE_0__.Jt)(node, "dataset")) ?? "public";
        return name === void 0 ? void 0 : `${schema}.${name}`;
      }
      function tableNames({ tables }) {
        return new Set(tables.map((table) => qualified((0, _node_js__WEBPACK_IMPORTED_MODULE_0__.Jt)(table, "table"))).filter((name) => name !== void 0));
      }
      function shortName(table) {
        return table.replace(/^public\./, "");
      }
    })
  ),
  /***/
  3697: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        UO: () => (
          /* binding */
          LONGEST_SQL
        ),
        jB: () => (
          /* binding */
          sameStatements
        ),
        Ul: () => (
          /* binding */
          sqlParser
        ),
        uF: () => (
          /* binding */
          unitOf
        ),
        $J: () => (
          /* binding */
          unitsOf
        ),
        B5: () => (
          /* binding */
          withoutPlaces
        ),
        X1: () => (
          /* binding */
          withoutTexts
        )
      });
      var external_node_fs_ = __webpack_require__(3024), external_node_v8_ = __webpack_require__(8877), external_node_zlib_ = __webpack_require__(8522), libpg_query = __webpack_require__(3995), libpg_query_default = /* @__PURE__ */ __webpack_require__.n(libpg_query);
      async function grammar() {
        (0, external_node_v8_.setFlagsFromString)("--liftoff-only");
        const module = new WebAssembly.Module(wasm());
        return await libpg_query_default()({
          instantiateWasm: (imports, done) => {
            const instance = new WebAssembly.Instance(module, imports);
            return done(instance, module), instance.exports;
          }
        });
      }
      const MAGIC = "\0asm";
      function wasm() {
        const url = __webpack_require__.ab + "libpg-query.wasm.br", bytes = (0, external_node_fs_.readFileSync)(url);
        return bytes.subarray(0, MAGIC.length).toString("latin1") === MAGIC ? bytes : (0, external_node_zlib_.brotliDecompressSync)(bytes);
      }
      const LONGEST_SQL = 1e6;
      let loading;
      async function sqlParser() {
        return await (loading ??= load());
      }
      async function load() {
        let parser = await grammar();
        return {
          parse: (text) => {
            if (text.length > LONGEST_SQL)
              return { kind: "unknown", why: `it has more than ${String(LONGEST_SQL)} characters` };
            if (parser === void 0)
              return { kind: "unknown", why: "the parser failed at another file" };
            try {
              return parsed(parser, text);
            } catch {
              return parser = void 0, loading = void 0, { kind: "unknown", why: "the parser failed" };
            }
          }
        };
      }
      function parsed(parser, text) {
        const bytes = parser.lengthBytesUTF8(text) + 1, query = parser._malloc(bytes);
        let result = 0;
        try {
          parser.stringToUTF8(text, query, bytes), result = parser._wasm_parse_query_raw(query);
          const error = parser.getValue(result + 8, "i32");
          if (error !== 0) {
            const message = parser.UTF8ToString(parser.getValue(error, "i32"));
            return /stack depth|out of memory/i.test(message) ? { kind: "unknown", why: "it is nested too deeply" } : { kind: "error", message, offset: unitOf(text, parser.getValue(error + 16, "i32") - 1) };
          }
          const json = parser.UTF8ToString(parser.getValue(result, "i32"));
          return {
            kind: "statements",
            isEmpty: !json.includes('"stmt":'),
            mentions: (name) => json.includes(name),
            statements: () => statementsOf(text, JSON.parse(json).stmts ?? [])
          };
        } finally {
          parser._free(query), result !== 0 && parser._wasm_free_parse_result(result);
        }
      }
      function statementsOf(text, raw) {
        const units = unitsOf(text);
        return raw.map(({ stmt, stmt_location: at = 0, stmt_len: length }) => {
          const [kind = "", tree = {}] = Object.entries(stmt)[0] ?? [], start = units(at), end = length === void 0 ? text.length : units(at + length);
          return { start: firstWord(text, start, end), end, kind, tree };
        });
      }
      function sameStatements(parser, one, other) {
        const [first, second] = [one, other].map((text) => {
          const parsed2 = parser.parse(text.replace(/^\uFEFF/, ""));
          return parsed2.kind === "statements" ? withoutPlaces(parsed2.statements().map(({ kind, tree }) => [kind, tree])) : void 0;
        });
        return first !== void 0 && first === second;
      }
      function withoutPlaces(trees) {
        return JSON.stringify(trees, (key, value) => /(?:^|_)(?:location|len)$/.test(key) ? void 0 : value);
      }
      function withoutTexts(message) {
        return message.replace(/ at or near "(?![\w.,;:()[\]*=<>+-]{1,63}"$).*$/s, "");
      }
      function unitsOf(text) {
        if (Buffer.byteLength(text) === text.length)
          return (bytes) => bytes;
        let [unit, byte] = [0, 0];
        return (bytes) => {
          for (bytes < byte && ([unit, byte] = [0, 0]); byte < bytes && unit < text.length; ) {
            const point = text.codePointAt(unit) ?? 0;
            byte += point < 128 ? 1 : point < 2048 ? 2 : point < 65536 ? 3 : 4, unit += point < 65536 ? 1 : 2;
          }
          return unit;
        };
      }
      function unitOf(text, points) {
        let unit = 0;
        for (let left = points; left > 0 && unit < text.length; left--)
          unit += (text.codePointAt(unit) ?? 0) < 65536 ? 1 : 2;
        return unit;
      }
      function firstWord(text, start, end) {
        let at = start;
        for (; at < end; )
          if (/\s/.test(text[at] ?? ""))
            at += 1;
          else if (text.startsWith("--", at))
            at = lineEnd(text, at);
          else if (text.startsWith("/*", at))
            at = commentEnd(text, at);
          else
            return at;
        return start;
      }
      function lineEnd(text, from) {
        for (let at = from; at < text.length; at++)
          if (text[at] === `
` || text[at] === "\r")
            return at;
        return text.length;
      }
      function commentEnd(text, from) {
        let depth = 0;
        for (let at = from; at < text.length; at++) {
          if (text.startsWith("/*", at))
            depth += 1;
          else if (text.startsWith("*/", at))
            depth -= 1;
          else
            continue;
          if (at += 1, depth === 0)
            return at + 1;
        }
        return text.length;
      }
    })
  ),
  /***/
  1333: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        $6: () => (
          /* binding */
          textAt
        ),
        /* harmony export */
        Ke: () => (
          /* binding */
          relationOf
        ),
        /* harmony export */
        at: () => (
          /* binding */
          at
        ),
        /* harmony export */
        gT: () => (
          /* binding */
          listAt
        ),
        /* harmony export */
        wX: () => (
          /* binding */
          namesIn
        )
        /* harmony export */
      });
      var _lib_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5638);
      function at(tree, ...keys) {
        return keys.reduce((node, key) => (0, _lib_record_js__WEBPACK_IMPORTED_MODULE_0__.u)(node) ? node[key] : void 0, tree);
      }
      function textAt(tree, ...keys) {
        const text = at(tree, ...keys);
        return typeof text == "string" ? text : void 0;
      }
      function listAt(tree, ...keys) {
        const value = at(tree, ...keys);
        return Array.isArray(value) ? value.filter(_lib_record_js__WEBPACK_IMPORTED_MODULE_0__.u) : [];
      }
      function relationOf(relation) {
        const name = textAt(relation, "relname");
        return name === void 0 ? void 0 : `${textAt(relation, "schemaname") ?? "public"}.${name}`;
      }
      function namesIn(list) {
        return listAt(list).flatMap((node) => textAt(node, "String", "sval") ?? []);
      }
    })
  ),
  /***/
  5086: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        failingIn: () => (
          /* reexport */
          failingIn
        ),
        findingsOf: () => (
          /* reexport */
          findingsOf
        ),
        notComparable: () => (
          /* reexport */
          notComparable
        ),
        review: () => (
          /* reexport */
          review
        ),
        viewOf: () => (
          /* reexport */
          viewOf
        )
      });
      var external_node_crypto_ = __webpack_require__(7598), project_names = __webpack_require__(5669);
      function thingOf({ before, after }) {
        const thing = after ?? before;
        if (thing === void 0)
          throw new Error("a change of nothing");
        return thing;
      }
      function difference(base, head) {
        const changes = [];
        for (const after of head.things.values()) {
          const before = base.things.get(after.key), facets = facetsBetween(before, after);
          if (before === void 0)
            changes.push({ what: "added", before, after, facets, at: after.at });
          else if (facets.length > 0) {
            const at = facets.find((facet) => facet.after !== void 0)?.after?.at ?? after.at;
            changes.push({ what: "changed", before, after, facets, at });
          }
        }
        for (const before of base.things.values())
          head.things.has(before.key) || changes.push({
            what: "removed",
            before,
            after: void 0,
            facets: facetsBetween(before, void 0),
            at: head.things.get(before.parent ?? "")?.at
          });
        return changes;
      }
      function facetsBetween(before, after) {
        return [.../* @__PURE__ */ new Set([...before?.facets.keys() ?? [], ...after?.facets.keys() ?? []])].map((name) => ({ name, before: before?.facets.get(name), after: after?.facets.get(name) })).filter((facet) => facet.before?.value !== facet.after?.value);
      }
      function withoutConsequences(changes) {
        const whole = new Map(changes.filter(({ what }) => what !== "changed").map((change) => [thingOf(change).key, change.what]));
        return changes.filter((change) => {
          const { parent } = thingOf(change);
          return change.what !== "removed" || parent === void 0 || whole.get(parent) !== "removed";
        });
      }
      function failingIn({ concerns, breaking, changes, leftOut }, on) {
        const byName = changesByName(changes), about = (names, roles) => names.flatMap((name) => (byName.get(name) ?? []).filter(({ role }) => role === void 0 || roles.includes(role))).map(({ identity }) => identity);
        return [
          ...concerns.filter(({ risk }) => on.some((kind) => kind === risk)).map(({ rule, risk, roles, objects, text, keyText = text }) => ({
            kind: risk === "high" ? "high" : "medium",
            key: keyOf([rule, roles, objects, keyText, about(objects, roles)])
          })),
          ...(on.includes("breaking") ? breaking : []).map(({ object, keyText, roles }) => ({
            kind: "breaking",
            key: keyOf([object, keyText, roles, about([object, object.replace(/\.[^.]*$/, "")], roles)])
          })),
          ...(on.includes("high") || on.includes("medium") ? leftOut : []).map(({ file, side }) => ({
            kind: "unread",
            key: keyOf([file, side])
          }))
        ];
      }
      function changesByName(changes) {
        const byName = /* @__PURE__ */ new Map();
        for (const change of changes) {
          const { key, name, role } = thingOf(change), facets = change.facets.map((facet) => [facet.name, facet.after?.value]).sort(), one = { role, identity: JSON.stringify([change.what, key, facets]) }, list = byName.get((0, project_names.EU)(name));
          list === void 0 ? byName.set((0, project_names.EU)(name), [one]) : list.push(one);
        }
        return byName;
      }
      function keyOf(parts) {
        return (0, external_node_crypto_.createHash)("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 20);
      }
      var project_node = __webpack_require__(6545);
      const MOST_INHERITED = 5e4;
      function notComparable(project2) {
        const { layout, metadata, problems } = project2, { version } = layout;
        if (version !== 2 && version !== 3)
          return `config.yaml has version ${Number.isNaN(version) ? "that is not a number" : String(version)}, and only versions 2 and 3 can be compared.`;
        const cut = problems.find((problem) => problem.rule === "not-checked" && isAt(problem, layout.metadata));
        if (cut !== void 0)
          return cut.what;
        const { root, incomplete } = metadata, found = (rules) => problems.find(({ rule }) => rules.includes(rule))?.what, hasSources = (0, project_node.S3)((0, project_node.Jt)(root, "sources")).length > 0, missing = hasSources ? void 0 : found(["metadata-missing", "sources-missing", "metadata-version"]);
        if (missing !== void 0)
          return missing;
        const isEmpty = (0, project_node.Mc)(root).every(([key]) => key === "version" || key === "sources" && !hasSources), roles = (0, project_node.S3)((0, project_node.Jt)(root, "inherited_roles")).length, tables = (0, project_names.u0)(project2).reduce((count, source) => count + source.tables.length, 0);
        return roles * tables > MOST_INHERITED ? "It has too many inherited roles and tables to compare them." : incomplete && isEmpty ? "The metadata cannot be read." : void 0;
      }
      function isAt({ at }, folder) {
        return at.source.file === folder;
      }
      const UNREADABLE = [
        "not-checked",
        "yaml-syntax",
        "yaml-documents",
        "sdl-syntax",
        "link-outside",
        "include-missing",
        "include-outside",
        "include-cycle",
        "include-not-yaml"
      ];
      function leftOutOf(project2, side) {
        const { metadata, layout } = project2;
        if (!metadata.incomplete)
          return [];
        const files = faultsOf(project2).map(({ missing, at }) => missing ?? at.source.file), some = files.length > 0 ? files : [layout.metadata ?? layout.config.file];
        return [...new Set(some)].map((file) => ({ file, side }));
      }
      function faultsOf({ problems }) {
        return problems.filter(({ rule, at }) => UNREADABLE.includes(rule) && !/\.sql$/i.test(at.source.file));
      }
      function knownOf({ base, head }, models) {
        if (base?.metadata.incomplete !== !0 && !head.metadata.incomplete)
          return models;
        const unknown = new Set([base, head].flatMap((project2) => project2 === void 0 ? [] : unknownIn(project2))), known = (one, other, project2) => {
          const isUnread = unreadIn(project2), things = [...one.things].filter(([key, thing]) => !unknown.has(idOf(thing)) && (other.things.has(key) || !isUnread(thing)));
          return { ...one, things: new Map(things) };
        };
        return { base: known(models.base, models.head, head), head: known(models.head, models.base, base) };
      }
      function unreadIn(project2) {
        if (project2?.metadata.incomplete !== !0)
          return () => !1;
        const faults = faultsOf(project2), isAbsent = faults.length > 0 && faults.every(({ rule }) => rule === "include-missing"), absent = new Set(faults.map(({ missing }) => missing)), { sources, metadata } = project2;
        return ({ at: { source } }) => !isAbsent || absent.has(source.file) || sources.has(source.file) && !metadata.used.has(source.file);
      }
      function idOf({ table, key }) {
        return table === void 0 ? key : `table ${table}`;
      }
      function unknownIn(project2) {
        return project2.metadata.incomplete ? (0, project_names.u0)(project2).flatMap(({ node, name, tables }) => [
          ...idsOf("table", name, tables),
          ...idsOf("function", name, (0, project_node.S3)((0, project_node.Jt)(node, "functions")))
        ]) : [];
      }
      function idsOf(kind, source, nodes) {
        return nodes.flatMap((node) => {
          const called = (0, project_names.LX)((0, project_node.Jt)(node, kind));
          return called === void 0 || !hasUnknown(node) ? [] : [`${kind} ${source}:${called}`];
        });
      }
      function hasUnknown(node) {
        let isFound = !1;
        return (0, project_node.GG)(node, (value) => {
          isFound ||= value.kind !== "map" && value.unknown === !0;
        }), isFound;
      }
      var sql = __webpack_require__(3697), record = __webpack_require__(5638);
      const MEANT = "If this is intended, leave it as it is.", NOT_SIGNED_IN = "Anyone who is not signed in has this role.", BY_ITS_NAME = "By its name, this is the role of anyone who is not signed in.";
      function whyOf(rule, isGuess) {
        const { why } = REVIEW_RULES[rule];
        return isGuess ? why === NOT_SIGNED_IN ? BY_ITS_NAME : rule.startsWith("public-") ? `${BY_ITS_NAME} ${why}` : why : why;
      }
      const REVIEW_RULES = {
        "public-write": {
          risk: "high",
          finds: "A public role gets permission to insert, update or delete.",
          example: "anonymous can delete every row of orders",
          why: NOT_SIGNED_IN,
          remedy: MEANT
        },
        "public-action": {
          risk: "high",
          finds: "A public role can now call an action. For a query, the risk is medium.",
          example: "anonymous can call the action pay",
          why: NOT_SIGNED_IN,
          remedy: MEANT
        },
        "public-select": {
          risk: "medium",
          finds: "A public role can now read a table. For every row with all columns or with sensitive ones, the risk is high.",
          example: "guest can read every row of orders, with email",
          why: NOT_SIGNED_IN,
          remedy: MEANT
        },
        "public-column": {
          risk: "medium",
          finds: "A public role gets more columns. For sensitive ones, the risk is high.",
          example: "anonymous can read note of orders as well",
          why: NOT_SIGNED_IN,
          remedy: MEANT
        },
        "public-aggregate": {
          risk: "medium",
          finds: "A public role can now run aggregate queries.",
          example: "anonymous can run aggregate queries on orders",
          why: "Counts and sums reveal something about rows without showing them.",
          remedy: MEANT
        },
        "public-session-variable": {
          risk: "medium",
          finds: "A permission of a public role depends on a session variable.",
          example: "anonymous can read rows of orders that match X-Hasura-User-Id",
          why: "Without a token, a client may send any value for it.",
          remedy: "Use a condition on the row alone."
        },
        "public-function": {
          risk: "medium",
          finds: "A public role can now call a function. For a mutation, the risk is high.",
          example: "anonymous can call the function pay",
          why: NOT_SIGNED_IN,
          remedy: MEANT
        },
        "public-remote": {
          risk: "high",
          finds: "A public role can now use a remote schema.",
          example: "anonymous can use the remote schema pay",
          why: "It opens another API through this one.",
          remedy: MEANT
        },
        "public-model": {
          risk: "medium",
          finds: "A public role can now read a logical model.",
          example: "anonymous can read every row of totals",
          why: NOT_SIGNED_IN,
          remedy: MEANT
        },
        "rows-open": {
          risk: "high",
          finds: "A row filter was removed.",
          example: "user can read every row of orders. Before: user_id = X-Hasura-User-Id",
          why: "The permission now applies to every row.",
          remedy: MEANT
        },
        "rows-wider": {
          risk: "medium",
          finds: "A row filter lets more rows through.",
          example: "user can read more rows of orders, no longer only where open = true. Before: open = true and paid = true",
          why: "All rows that passed before still pass, and others may pass too.",
          remedy: MEANT
        },
        "rows-changed": {
          risk: "medium",
          finds: "A public role has a different row filter or check, and the two cannot be compared.",
          example: "anonymous can read other rows of orders: open is not null. Before: paid = true",
          why: "The metadata alone does not show whether it allows more.",
          remedy: MEANT
        },
        "check-dropped": {
          risk: "high",
          finds: "A check of written rows was removed. If no column of it can be written, the risk is medium.",
          example: "user can insert any row of orders, with any user_id. Before: user_id = X-Hasura-User-Id",
          why: "Any row can now be written.",
          remedy: "A preset keeps a column at the value of a session variable."
        },
        "owner-lost": {
          risk: "medium",
          finds: "A filter or check no longer ties a row to whoever sends the request. For a public role, the risk is high.",
          example: "user can read rows of orders that belong to others: open = true. Before: user_id = X-Hasura-User-Id",
          why: "Rows that belong to others may pass it.",
          remedy: MEANT
        },
        "owner-through-many": {
          risk: "medium",
          finds: "A filter ties a row to whoever sends the request only through an array relationship. For a public role, the risk is high.",
          example: "user can read all rows of orders that belong to a group: members.user_id = X-Hasura-User-Id. Before: user_id = X-Hasura-User-Id",
          why: "One matching row among many is enough: every member of a group gets all rows of the group.",
          remedy: MEANT
        },
        "owner-column-writable": {
          risk: "medium",
          finds: "The column that ties a row to its owner can be updated, and no check limits its value.",
          example: "user can update user_id of orders, which ties a row to its owner",
          why: "A row can be given to another owner.",
          remedy: "Add a check, or take the column out of the permission."
        },
        "preset-lost": {
          risk: "medium",
          finds: "Hasura no longer sets a column itself.",
          example: "user can insert orders and choose user_id, which Hasura set before",
          why: "Now the client sets it, or nobody does.",
          remedy: MEANT
        },
        "backend-only-off": {
          risk: "high",
          finds: "A permission that only back ends could use is open to clients.",
          example: "user can insert orders without the admin secret",
          why: "Clients can use it now.",
          remedy: MEANT
        },
        "validate-lost": {
          risk: "medium",
          finds: "No webhook validates the input of a permission any longer.",
          example: "user can insert orders without a validating webhook",
          why: "The webhook is no longer called.",
          remedy: MEANT
        },
        "limit-raised": {
          risk: "low",
          finds: "The limit of rows per query is higher, or removed. For a public role, the risk is medium.",
          example: "user can read any number of rows per query from orders. Before: up to 10 rows",
          why: "One query can return more rows.",
          remedy: MEANT
        },
        "root-fields": {
          risk: "low",
          finds: "A role gets more root fields. For a public role, the risk is medium.",
          example: "anonymous can use all root fields of orders in a query",
          why: "Rows that could only be read by their key can be listed.",
          remedy: MEANT
        },
        star: {
          risk: "medium",
          finds: "A permission covers all columns (`*`) in place of a list. For an enum table, the risk is low.",
          example: "user can read all columns of orders, including future ones",
          why: "A migration that adds a column opens it too, and nothing changes in the metadata.",
          remedy: "List the columns."
        },
        "star-new-column": {
          risk: "medium",
          finds: "A migration adds a column to a table with a permission for all columns (`*`). For sensitive ones, the risk is high.",
          example: "user can read note of orders, which a migration adds",
          why: "The migration alone opens it.",
          remedy: MEANT
        },
        "sensitive-column": {
          risk: "medium",
          finds: "A role can now read a column that is named like a secret or personal data.",
          example: "user can read password_hash of orders",
          why: "Its name suggests that few should read it.",
          remedy: MEANT
        },
        "handler-host": {
          risk: "medium",
          finds: "An action, a trigger or a remote schema sends its requests to a different host.",
          example: "The action pay sends its requests to b.example. Before: a.example",
          why: "That host receives the requests and their data.",
          remedy: MEANT
        },
        "forward-headers": {
          risk: "medium",
          finds: "A handler at a fixed address receives the clients' headers.",
          example: "The action pay forwards the headers of clients to a.example",
          why: "It receives the cookies and tokens of clients.",
          remedy: MEANT
        },
        "plain-http": {
          risk: "medium",
          finds: "An address begins with `http://`.",
          example: "The action pay sends its requests over plain HTTP to a.example",
          why: "The requests are not encrypted.",
          remedy: "Use https://."
        },
        "tls-allowlist": {
          risk: "medium",
          finds: "Hasura no longer checks the certificate of a host.",
          example: "Hasura no longer checks the certificate of b.example",
          why: "Anyone on the network path can pretend to be that host.",
          remedy: MEANT
        },
        "inherited-gain": {
          risk: "medium",
          finds: "An inherited role gets the permissions of another role. For a public role, the risk is high.",
          example: "staff can do what editor can: select orders, update orders",
          why: "One line brings all of them.",
          remedy: MEANT
        },
        "inherited-conflict": {
          risk: "medium",
          finds: "The parents of an inherited role have different permissions to write a table.",
          example: "staff gets no permission to write orders, because the permissions of its parents differ",
          why: "The inherited role gets none of them.",
          remedy: "Give the inherited role a permission of its own."
        },
        "inherited-nested": {
          risk: "low",
          finds: "An inherited role inherits from another inherited role.",
          example: "staff inherits from team, which is an inherited role too",
          why: "Servers before 2.45.3 do not apply the row filters of the inner role.",
          remedy: "Keep the servers up to date, or list the parents of the inner role."
        },
        "allow-list-wider": {
          risk: "medium",
          finds: "The allow list has more operations.",
          example: "The collection app was added to the allow list",
          why: "Where the allow list is on, clients can send them.",
          remedy: MEANT
        },
        "introspection-on": {
          risk: "low",
          finds: "A role can introspect its schema again. For a public role, the risk is medium.",
          example: "anonymous can introspect its schema again",
          why: "The schema shows which tables, fields and operations there are.",
          remedy: MEANT
        },
        "limits-looser": {
          risk: "medium",
          finds: "An API limit is higher, or off.",
          example: "The limit depth_limit of the API is looser: global 9. Before: global 5",
          why: "Larger requests can keep the server busy.",
          remedy: MEANT
        },
        "event-lost": {
          risk: "medium",
          finds: "An event trigger or a cron trigger was removed.",
          example: "The cron trigger nightly was removed",
          why: "Nothing calls its webhook from now on.",
          remedy: MEANT
        },
        "migration-older": {
          risk: "low",
          finds: "The version of a new migration is lower than the newest one in the base.",
          example: "The migration 3_b is older than the newest one in the base",
          why: "Databases of the base run it last; new ones run it in the order of the versions.",
          remedy: MEANT
        },
        "migration-edited": {
          risk: "medium",
          finds: "A migration that the base has was deleted, or its statements changed.",
          example: "The migration 5_a has different statements",
          why: "Databases that ran it keep its old result; a new database gets the new one.",
          remedy: "Leave it as it is, and add a migration instead."
        }
      };
      function collector() {
        const concerns = [];
        return {
          concerns,
          say: (rule, { risk = REVIEW_RULES[rule].risk, ...concern }) => {
            concerns.push({ rule, risk, ...concern });
          }
        };
      }
      const PUBLIC_NAMES = ["anonymous", "public", "anon", "unauthenticated", "unauthorized", "guest"];
      function publicRolesOf({ unauthorizedRole }, inherited) {
        const roles = new Set(unauthorizedRole === void 0 ? PUBLIC_NAMES : [unauthorizedRole]);
        for (const role of roles)
          for (const one of inherited)
            if (one.role === role)
              for (const parent of one.parents)
                roles.add(parent);
        return roles;
      }
      const SENSITIVE = [
        "password",
        "passwd",
        "pwd",
        "passphrase",
        "secret",
        "salt",
        "otp",
        "totp",
        "ssn",
        "iban",
        "passwords",
        "secrets",
        "credential",
        "credentials",
        "email",
        "emails",
        "phone",
        "mobile",
        "birth",
        "birthday",
        "birthdate",
        "dob",
        "passport"
      ], SENSITIVE_PAIRS = [
        "api key",
        "private key",
        "access key",
        "credit card",
        "card number",
        "date of birth",
        "tax number",
        "recovery code"
      ];
      function isSensitive(column) {
        const words = column.replace(/([a-z])([A-Z])/g, "$1_$2").toLowerCase().split(/[^a-z]+/).filter((word) => word !== ""), [first = "", last = ""] = [words[0], words.at(-1)], text = ` ${words.join(" ")} `;
        return text.endsWith(" tax id ") ? !0 : FLAGS.includes(first) || OTHER_THINGS.includes(last) || words.some((word) => DATES.includes(word)) ? !1 : words.some((word) => SENSITIVE.includes(word)) || OF_TOKENS.test(text) || SENSITIVE_PAIRS.some((pair) => text.includes(` ${pair} `));
      }
      function sensitiveFirst(columns) {
        return columns.toSorted((one, other) => Number(isSensitive(other)) - Number(isSensitive(one)));
      }
      const FLAGS = ["is", "has", "can", "show", "share", "allow", "require", "requires"], OTHER_THINGS = [
        "template",
        "templates",
        "verified",
        "count",
        "enabled",
        "type",
        "at",
        "id",
        "status",
        "sent",
        "send",
        "subject",
        "body",
        "domain",
        "domains",
        "os",
        "used",
        "required"
      ], DATES = ["expires", "expiry", "expiration", "expired"], OF_TOKENS = / token (?:(?:hash|secret|value|key) )?$/;
      function gained(before, after) {
        return after === "*" || before === "*" ? [] : [...after].filter((column) => before?.has(column) !== !0);
      }
      function isWrite({ action }) {
        return action !== "select";
      }
      function rolesIn(facet) {
        const list = facet === void 0 ? [] : JSON.parse(facet.value);
        return Array.isArray(list) ? list.flatMap((one) => typeof one == "object" && one !== null && "role" in one && typeof one.role == "string" ? [one.role] : []) : [];
      }
      function breakingIn(changes, newColumns) {
        const found = changes.flatMap((change) => breakingOf(change, newColumns)), byText2 = /* @__PURE__ */ new Map();
        for (const one of found) {
          const key = JSON.stringify([one.object, one.keyText]), known = byText2.get(key);
          known === void 0 ? byText2.set(key, { ...one, roles: [...one.roles] }) : known.roles.push(...one.roles.filter((role) => !known.roles.includes(role)));
        }
        return [...byText2.values()];
      }
      function breakingOf(change, newColumns) {
        const { before, after, at } = change;
        if (before === void 0)
          return [];
        if (before.permission !== void 0)
          return ofPermission(before.permission, after?.permission, at);
        const { kind } = before, say = (keyText, text, roles = []) => ({
          roles,
          object: (0, project_names.EU)(before.name),
          text,
          keyText,
          at
        }), gone = `the ${kind} is gone`;
        if (after === void 0) {
          const text = before.role === void 0 ? `the ${kind} was removed` : "can no longer be used";
          return IN_SCHEMA.includes(kind) ? [say(gone, text, rolesOf(before))] : [];
        }
        const lost = usersOf(before).filter((role) => !usersOf(after).includes(role)), changed = change.facets.map(({ name }) => name).filter((name) => (NAMED[kind] ?? []).includes(name)), isNew = (column) => newColumns.get(before.table ?? "")?.some(({ name }) => name === column) === !0;
        return [
          ...ofColumnNames(before, after).filter(({ column }) => !isNew(column)).map(({ was, now }) => ({
            ...say(`it is called ${now}`, `was renamed to ${now}`),
            object: `${(0, project_names.EU)(before.name)}.${was}`
          })),
          ...MEMBERS.flatMap((name) => ofMembers(before, after, name)).map(({ name, keyText, text }) => ({
            ...say(keyText, text, rolesOf(before)),
            object: `${(0, project_names.EU)(before.name)}.${name}`
          })),
          ...lost.length > 0 ? [say(gone, "can no longer be called", lost)] : [],
          ...changed.map((name) => {
            const [other, text] = WORDS[name] ?? [name, `has different ${name}`];
            return say(LEADS.includes(name) ? "it leads elsewhere" : `the ${kind} has other ${other}`, text, rolesOf(before));
          })
        ];
      }
      const IN_SCHEMA = [
        "table",
        "relationship",
        "computed field",
        "function",
        "native query",
        "action",
        "custom type",
        "remote schema",
        "REST endpoint",
        "logical model"
      ], NAMED = {
        source: ["customization"],
        table: ["custom_name", "custom_root_fields", "is_enum"],
        relationship: ["using", "definition"],
        action: ["output_type", "type"],
        "custom type": ["kind", "relationships"],
        "remote schema": ["customization", "schema"],
        "REST endpoint": ["url", "methods", "query"],
        function: ["configuration"]
      }, WORDS = {
        configuration: ["names", "has different names or settings"],
        custom_name: ["names", "has different names in the API"],
        custom_root_fields: ["names", "has different names in the API"],
        customization: ["names", "has different names in the API"],
        output_type: ["output", "returns a different type"],
        is_enum: ["type", "has become an enum table, or no longer is one"],
        type: ["type", "changed between query and mutation"],
        kind: ["kind", "is a different kind of type"],
        relationships: ["relationships", "has different relationships"],
        schema: ["schema", "has a different schema"],
        url: ["url", "has a different URL"],
        methods: ["methods", "accepts different methods"],
        query: ["query", "runs a different query"],
        using: ["using", "leads to different rows"],
        definition: ["definition", "leads to different rows"]
      }, LEADS = ["using", "definition"];
      function ofColumnNames(before, after) {
        if (before.kind !== "table")
          return [];
        const [had, has2] = [columnNamesOf(before), columnNamesOf(after)];
        return [.../* @__PURE__ */ new Set([...had.keys(), ...has2.keys()])].map((column) => ({ column, was: had.get(column) ?? column, now: has2.get(column) ?? column })).filter(({ was, now }) => was !== now);
      }
      function columnNamesOf({ facets }) {
        const names = /* @__PURE__ */ new Map();
        for (const facet of ["custom_column_names", "column_config"])
          for (const [column, named] of Object.entries(recordOf(facets.get(facet)))) {
            const name = (0, record.u)(named) ? named.custom_name : named;
            typeof name == "string" && names.set(column, name);
          }
        return names;
      }
      function recordOf(facet) {
        const value = JSON.parse(facet?.value ?? "{}");
        return (0, record.u)(value) ? value : {};
      }
      const MEMBERS = ["arguments", "fields", "values"];
      function ofMembers(before, after, facet) {
        const [had, has2] = [membersOf(before.facets.get(facet)), membersOf(after.facets.get(facet))], isGiven = facet === "arguments" || before.facets.get("kind")?.value === "input_objects", changed = [...had].flatMap(([name, type]) => {
          const now = has2.get(name);
          return now === void 0 ? [{ name, keyText: "it is gone", text: "was removed" }] : now === type || (isGiven ? type === `${now}!` : now === `${type}!`) ? [] : [{ name, keyText: `it is ${now}, not ${type}`, text: `changed its type from ${type} to ${now}` }];
        }), needed = [...has2].filter(([name, type]) => isGiven && !had.has(name) && type.endsWith("!"));
        return [
          ...changed,
          ...needed.map(([name]) => ({ name, keyText: "it must be given", text: "is now required" }))
        ];
      }
      function membersOf(facet) {
        const list = JSON.parse(facet?.value ?? "[]");
        return new Map((Array.isArray(list) ? list : []).filter(record.u).flatMap((one) => {
          const name = one.name ?? one.value, type = one.type ?? "";
          return typeof name == "string" && typeof type == "string" ? [[name, type]] : [];
        }));
      }
      function rolesOf({ role }) {
        return role === void 0 ? [] : [role];
      }
      function usersOf({ kind, facets }) {
        return kind === "action" || kind === "function" ? rolesIn(facets.get("permissions")) : [];
      }
      function ofPermission(before, after, at) {
        const { role, action } = before, table = (0, project_names.EU)(before.table), say = (object, keyText, text) => ({
          roles: [role],
          object,
          text,
          keyText,
          at
        }), isRead = action === "select";
        if (after === void 0 || after.backendOnly && !before.backendOnly)
          return [
            isRead ? say(table, "it cannot be read", "can no longer be read") : say(table, `no ${action}`, `rows can no longer be ${DONE[action]}`)
          ];
        const lost = before.columns === "*" || after.columns === "*" ? [] : [...before.columns].filter((one) => !has(after, one)), fields = [...before.computedFields].filter((field) => !after.computedFields.has(field));
        return [
          ...[...lost, ...fields].map((name) => isRead ? say(`${table}.${name}`, "it cannot be read", "can no longer be read") : say(`${table}.${name}`, `it cannot be set by ${action}`, `can no longer be set on ${action}`)),
          ...before.aggregations && !after.aggregations ? [say(table, "no aggregates", "can no longer be aggregated")] : [],
          ...["query", "subscription"].flatMap((kind) => {
            const fields2 = after.rootFields[kind];
            if (fields2 === void 0)
              return [];
            const had = before.rootFields[kind], fewer = had === void 0 || [...had].some((field) => !fields2.has(field)), text = `has fewer root fields for ${kind === "query" ? "queries" : "subscriptions"}`;
            return fewer ? [say(table, `fewer root fields in a ${kind}`, text)] : [];
          })
        ];
      }
      const DONE = { insert: "inserted", update: "updated", delete: "deleted" };
      function has({ columns }, column) {
        return columns === "*" || columns.has(column);
      }
      const MOST = 160, LEAD = 40;
      function excerpt(text, at = 0, most = MOST) {
        if (text.length <= most)
          return text;
        const room = most - 2, start = Math.max(0, Math.min(at - LEAD, text.length - room)), part = text.slice(start, start + room).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, "");
        return `${start > 0 ? "…" : ""}${part}${start + room < text.length ? "…" : ""}`;
      }
      function excerpts(before, after) {
        let at = 0;
        for (; at < before.length && before[at] === after[at]; )
          at += 1;
        return { before: excerpt(before, at), after: excerpt(after, at) };
      }
      const MOST_NAMED = 8;
      function summed(names, most = MOST_NAMED) {
        const more = names.length - most;
        return `${names.slice(0, most).join(", ")}${more > 0 ? ` and ${String(more)} more` : ""}`;
      }
      const TRUE = { kind: "true" }, FALSE = { kind: "false" }, MOST_STEPS = 2e4, DEEPEST = 40;
      function expressionOf(node, relationships, depth = 0) {
        return node?.kind !== "map" || depth > DEEPEST ? node === void 0 || isNull(node) ? TRUE : opaque(node) : allOf([...node.entries].map(([key, { value }]) => partOf(key.replace(/^\$/, "_"), value, relationships, depth + 1)));
      }
      function partOf(key, value, relationships, depth) {
        const inner = (node, of) => expressionOf(node, of, depth);
        switch (key) {
          case "_and":
            return allOf(partsOf(value).map((part) => inner(part, relationships)));
          case "_or":
            return anyOf(partsOf(value).map((part) => inner(part, relationships)));
          case "_not":
            return negated(inner(value, relationships));
          case "_exists":
            return {
              kind: "exists",
              table: tableOf((0, project_node.Jt)(value, "_table") ?? (0, project_node.Jt)(value, "$table")),
              part: inner((0, project_node.Jt)(value, "_where") ?? (0, project_node.Jt)(value, "$where"), void 0)
            };
          default:
            break;
        }
        return value.kind !== "map" ? { kind: "compare", column: key, operator: "_eq", ...expression_valueOf(value) } : [...value.entries.keys()].map((one) => one.replace(/^\$/, "_")).every((one) => one.startsWith("_") && !LOGIC.includes(one)) && relationships?.has(key) !== !0 ? allOf([...value.entries].map(([operator, { value: operand }]) => ({
          kind: "compare",
          column: key,
          operator: operator.replace(/^\$/, "_"),
          .../^[_$]n?in$/.test(operator) ? setOf(operand) : expression_valueOf(operand)
        }))) : { kind: "over", relationship: key, part: inner(value, void 0) };
      }
      const LOGIC = ["_and", "_or", "_not", "_exists"];
      function isNull(node) {
        return node.kind === "scalar" && node.value === null;
      }
      function opaque(node) {
        return { kind: "compare", column: "", operator: "", value: (0, project_node.s$)(node) };
      }
      function partsOf(node) {
        return node.kind === "list" ? node.items : [node];
      }
      function tableOf(node) {
        if (node === void 0)
          return "";
        const name = (0, project_node.b6)(node) ?? (0, project_node.b6)((0, project_node.Jt)(node, "name")) ?? (0, project_node.s$)(node), schema = (0, project_node.b6)((0, project_node.Jt)(node, "schema")) ?? "public";
        return schema === "public" ? name : `${schema}.${name}`;
      }
      function expression_valueOf(node) {
        const [only] = node.kind === "list" && node.items.length === 1 ? node.items : [], inner = only === void 0 ? void 0 : expression_valueOf(only);
        if (inner?.variable !== void 0)
          return { value: `[${inner.value}]`, variable: inner.variable };
        const text = (0, project_node.b6)(node);
        if (text !== void 0 && /^x-hasura-/i.test(text)) {
          const variable = text.toLowerCase();
          return { value: JSON.stringify(variable), variable };
        }
        return { value: (0, project_node.s$)(node) };
      }
      function setOf(node) {
        const of = expression_valueOf(node);
        return node.kind !== "list" || of.variable !== void 0 ? of : { value: `[${[...new Set(node.items.map((item) => expression_valueOf(item).value))].sort().join(",")}]` };
      }
      function allOf(parts) {
        const flat = parts.flatMap((part) => part.kind === "and" ? part.parts : [part]);
        return flat.some(({ kind }) => kind === "false") ? FALSE : joined("and", flat.filter(({ kind }) => kind !== "true"), TRUE);
      }
      function anyOf(parts) {
        const flat = parts.flatMap((part) => part.kind === "or" ? part.parts : [part]);
        return flat.some(({ kind }) => kind === "true") ? TRUE : joined("or", flat.filter(({ kind }) => kind !== "false"), FALSE);
      }
      function joined(kind, parts, none) {
        const sorted = [...new Map(parts.map((part) => [expression_keyOf(part), part]))].sort(([one], [other]) => one < other ? -1 : 1).map(([, part]) => part), [only] = sorted;
        return only === void 0 ? none : sorted.length === 1 ? only : { kind, parts: sorted };
      }
      function negated(part) {
        return part.kind === "true" ? FALSE : part.kind === "false" ? TRUE : part.kind === "not" ? part.part : { kind: "not", part };
      }
      function expression_keyOf(expression) {
        switch (expression.kind) {
          case "true":
          case "false":
            return expression.kind;
          case "and":
          case "or":
            return `${expression.kind}(${expression.parts.map(expression_keyOf).join(",")})`;
          case "not":
            return `not(${expression_keyOf(expression.part)})`;
          case "compare":
            return JSON.stringify([expression.column, expression.operator, expression.value]);
          case "over":
            return `over(${JSON.stringify(expression.relationship)},${expression_keyOf(expression.part)})`;
          case "exists":
            return `exists(${JSON.stringify(expression.table)},${expression_keyOf(expression.part)})`;
          default:
            return expression;
        }
      }
      function relate(before, after) {
        if (expression_keyOf(before) === expression_keyOf(after))
          return "same";
        if (after.kind === "true")
          return "opened";
        const [isWider, isNarrower] = [implies(before, after), implies(after, before)];
        return isWider ? isNarrower ? "same" : "wider" : isNarrower ? "narrower" : "changed";
      }
      function implies(one, other, steps = { left: MOST_STEPS }) {
        if (steps.left-- <= 0)
          return !1;
        const also = (some, more) => implies(some, more, steps);
        return one.kind === "false" || other.kind === "true" || expression_keyOf(one) === expression_keyOf(other) ? !0 : one.kind === "or" ? one.parts.every((part) => also(part, other)) : other.kind === "and" ? other.parts.every((part) => also(one, part)) : other.kind === "or" && other.parts.some((part) => also(one, part)) ? !0 : one.kind === "and" ? one.parts.some((part) => also(part, other)) : one.kind === "not" && other.kind === "not" ? also(other.part, one.part) : one.kind === "over" && other.kind === "over" && one.relationship === other.relationship ? also(one.part, other.part) : one.kind === "compare" && other.kind === "compare" ? isSubset(one, other) : one.kind === "exists" && other.kind === "exists" && one.table === other.table && also(one.part, other.part);
      }
      function isSubset(one, other) {
        if (one.column !== other.column || one.column === "")
          return !1;
        const [few, many] = [valuesOf(one), valuesOf(other)];
        if (few === void 0 || few.isAllowed !== many?.isAllowed)
          return !1;
        const [inner, outer] = few.isAllowed ? [few, many] : [many, few];
        return [...inner.values].every((value) => outer.values.has(value));
      }
      function valuesOf({ operator, value, variable }) {
        const isAllowed = operator === "_eq" || operator === "_in";
        if (!isAllowed && !["_neq", "_ne", "_nin"].includes(operator))
          return;
        if (!(operator === "_in" || operator === "_nin"))
          return { isAllowed, values: /* @__PURE__ */ new Set([value]) };
        if (variable !== void 0)
          return;
        const list = JSON.parse(value);
        return Array.isArray(list) && JSON.stringify(list) === value ? { isAllowed, values: new Set(list.map((item) => JSON.stringify(item))) } : void 0;
      }
      function ownersOf(expression) {
        switch (expression.kind) {
          case "compare": {
            const { column, operator, variable } = expression;
            return variable !== void 0 && ["_eq", "_in"].includes(operator) ? [{ path: [], column, variable }] : [];
          }
          case "and":
            return expression.parts.flatMap(ownersOf);
          case "or": {
            const [first = [], ...rest] = expression.parts.map(ownersOf);
            return first.filter((owner) => rest.every((owners) => owners.some((other) => sameOwner(owner, other))));
          }
          case "over":
            return ownersOf(expression.part).map((owner) => ({
              ...owner,
              path: [expression.relationship, ...owner.path]
            }));
          case "true":
          case "false":
          case "not":
          case "exists":
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
          case "false":
            return [];
          case "or":
            return expression.parts.flatMap(branchesOf);
          case "and": {
            const parts = expression.parts.map(branchesOf);
            return parts.reduce((product, { length }) => product * length, 1) > MOST_BRANCHES ? [ownersOf(expression)] : parts.reduce((all, branches) => all.flatMap((one) => branches.map((other) => [...one, ...other])), [[]]);
          }
          case "over":
            return branchesOf(expression.part).map((owners) => owners.map((owner) => ({ ...owner, path: [expression.relationship, ...owner.path] })));
          case "compare":
          case "true":
          case "not":
          case "exists":
            return [ownersOf(expression)];
          default:
            return expression;
        }
      }
      function sameOwner(one, other) {
        return one.column === other.column && one.variable === other.variable && one.path.join(".") === other.path.join(".");
      }
      function renamed(expression, how) {
        const inner = (part) => renamed(part, how);
        switch (expression.kind) {
          case "compare":
            return expression.variable === how.from ? { ...expression, operator: how.operator, variable: how.to, value: JSON.stringify(how.to) } : expression;
          case "and":
            return allOf(expression.parts.map(inner));
          case "or":
            return anyOf(expression.parts.map(inner));
          case "not":
            return negated(inner(expression.part));
          case "over":
          case "exists":
            return { ...expression, part: inner(expression.part) };
          case "true":
          case "false":
            return expression;
          default:
            return expression;
        }
      }
      function variablesIn(expression) {
        switch (expression.kind) {
          case "compare":
            return new Set(expression.variable === void 0 ? [] : [expression.variable]);
          case "and":
          case "or":
            return new Set(expression.parts.flatMap((part) => [...variablesIn(part)]));
          case "not":
          case "over":
          case "exists":
            return variablesIn(expression.part);
          case "true":
          case "false":
            return /* @__PURE__ */ new Set();
          default:
            return expression;
        }
      }
      function columnsIn(expression) {
        switch (expression.kind) {
          case "compare":
            return /* @__PURE__ */ new Set([expression.column]);
          case "and":
          case "or":
            return new Set(expression.parts.flatMap((part) => [...columnsIn(part)]));
          case "not":
            return columnsIn(expression.part);
          case "true":
          case "false":
          case "over":
          case "exists":
            return /* @__PURE__ */ new Set();
          default:
            return expression;
        }
      }
      const OPERATORS = {
        _eq: "=",
        _neq: "≠",
        _ne: "≠",
        _gt: ">",
        _gte: "≥",
        _lt: "<",
        _lte: "≤",
        _in: "in",
        _nin: "not in",
        _like: "like",
        _ilike: "ilike"
      };
      function expressionText(expression) {
        const nested = (part) => part.kind === "and" || part.kind === "or" ? `(${expressionText(part)})` : expressionText(part);
        switch (expression.kind) {
          case "true":
            return "every row";
          case "false":
            return "no row";
          case "and":
          case "or":
            return expression.parts.map(nested).join(` ${expression.kind} `);
          case "not":
            return expression.part.kind === "over" && expression.part.part.kind === "true" ? `there is no ${expression.part.relationship}` : `not ${nested(expression.part)}`;
          case "compare": {
            const { column, operator, value, variable } = expression;
            if (operator === "_is_null")
              return `${column} is ${value === "false" ? "not " : ""}null`;
            const right = variable === void 0 ? value.replace(/^"(.+)"$/, "$1") : variableText(variable);
            return `${column} ${OPERATORS[operator] ?? operator.replace(/^_/, "")} ${right}`;
          }
          case "over": {
            const { relationship, part } = expression;
            return part.kind === "true" ? `there is a ${relationship}` : part.kind === "compare" ? `${relationship}.${expressionText(part)}` : `${relationship}: ${nested(part)}`;
          }
          case "exists":
            return `there is a row of ${expression.table} with ${nested(expression.part)}`;
          default:
            return expression;
        }
      }
      function wideningText(before, after) {
        const [was, is] = [expressionText(before), expressionText(after)], more = alternative(before, after);
        if (more !== void 0)
          return { more: `, also where ${excerpt(expressionText(more))}`, was: excerpt(was) };
        const [had, has2] = [partsOfKind("and", before), partsOfKind("and", after)], gone = without(had, has2);
        if (gone.length < had.length && without(has2, had).length === 0) {
          const only = expressionText(allOf(gone));
          return { more: `, no longer only where ${excerpt(only)}`, was: excerpt(was, was.indexOf(only)) };
        }
        const shown2 = excerpts(was, is);
        return { more: `: ${shown2.after}`, was: shown2.before };
      }
      function alternative(before, after) {
        if (before.kind === "over" && after.kind === "over" && before.relationship === after.relationship) {
          const part = alternative(before.part, after.part);
          return part && { ...after, part };
        }
        if (before.kind === "compare" && after.kind === "compare") {
          const [had2, has3] = [valuesOf(before), valuesOf(after)];
          if (had2?.isAllowed !== !0 || has3?.isAllowed !== !0 || before.column !== after.column)
            return;
          const values = [...has3.values].filter((value) => !had2.values.has(value));
          return anyOf(values.map((value) => ({ kind: "compare", column: after.column, operator: "_eq", value })));
        }
        const kind = after.kind === "and" && before.kind === "and" ? "and" : "or", [had, has2] = [partsOfKind(kind, before), partsOfKind(kind, after)], [less, more] = [without(had, has2), without(has2, had)];
        if (kind === "or" && less.length === 0)
          return anyOf(more);
        const [from, to] = [less[0], more[0]];
        return less.length === 1 && more.length === 1 && from !== void 0 && to !== void 0 && from !== before ? alternative(from, to) : void 0;
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
      var parser = __webpack_require__(4929), printer = __webpack_require__(9936);
      const LONGEST = 1e6, MOST_TOKENS = 2e5;
      function schemaText(text) {
        if (text.length > LONGEST)
          return text;
        try {
          return (0, parser.qg)(text, { maxTokens: MOST_TOKENS, noLocation: !0 }).definitions.map(definitionText).sort().join(`
`);
        } catch {
          return text.replace(/\s+/g, " ").trim();
        }
      }
      function definitionText(definition) {
        const parts = ["fields", "values", "types", "interfaces", "arguments"], sorted = Object.fromEntries(Object.entries(definition).map(([key, value]) => [
          key,
          parts.includes(key) && Array.isArray(value) ? byText(value) : value
        ]));
        return (0, printer.yy)({ ...sorted, description: void 0 });
      }
      function byText(nodes) {
        return nodes.map((node) => ({ node, text: (0, printer.yy)(node) })).sort((one, other) => one.text < other.text ? -1 : 1).map(({ node }) => node);
      }
      const ACTIONS = ["select", "insert", "update", "delete"], DEFAULTS = {
        table: { is_enum: "false" },
        relationship: { insertion_order: '"before_parent"' },
        "computed field": { comment: '""' },
        function: { configuration: "{}", permissions: "[]" },
        action: { permissions: "[]" },
        "remote schema": { permissions: "[]", remote_relationships: "[]" },
        "allow list": { scope: '{"global":true}' }
      }, DEFINITION_DEFAULTS = {
        action: {
          type: '"mutation"',
          kind: '"synchronous"',
          timeout: "30",
          forward_client_headers: "false",
          headers: "[]",
          arguments: "[]"
        },
        "remote schema": { timeout_seconds: "60", forward_client_headers: "false", headers: "[]" }
      }, CONFIGURATION_DEFAULTS = { column_config: "{}", custom_column_names: "{}", custom_root_fields: "{}" }, WITHOUT_MEANING = ["comment", "description"];
      function modelOf(project2) {
        const reading = new Reading();
        for (const source of (0, project_names.u0)(project2))
          reading.source(source);
        return reading.rest(project2.metadata.root), reading;
      }
      class Reading {
        things = /* @__PURE__ */ new Map();
        relationships = /* @__PURE__ */ new Map();
        enums = /* @__PURE__ */ new Set();
        source({ node, name, tables }) {
          this.#add({
            kind: "source",
            key: `source ${name}`,
            name,
            at: node,
            facets: facetsOf(node, ["name", "tables", "functions", "native_queries", "logical_models", "stored_procedures"], {
              customization: "{}",
              kind: '"postgres"'
            })
          });
          for (const table of tables)
            this.#table(name, table);
          for (const one of (0, project_node.S3)((0, project_node.Jt)(node, "functions"))) {
            const called = (0, project_names.LX)((0, project_node.Jt)(one, "function"));
            called !== void 0 && this.#named("function", one, { name: called, source: name, skip: ["function"] });
          }
          for (const [kind, key, of] of [
            ["native query", "native_queries", "root_field_name"],
            ["stored procedure", "stored_procedures", "stored_procedure"],
            ["logical model", "logical_models", "name"]
          ])
            for (const one of (0, project_node.S3)((0, project_node.Jt)(node, key))) {
              const called = (0, project_node.b6)((0, project_node.Jt)(one, of)) ?? (0, project_names.LX)((0, project_node.Jt)(one, of));
              if (called === void 0)
                continue;
              const thing = this.#named(kind, one, {
                name: called,
                source: name,
                skip: [of, "select_permissions"]
              });
              for (const permission of (0, project_node.S3)((0, project_node.Jt)(one, "select_permissions")))
                this.#permission(permission, "select", { source: name, table: called, parent: thing });
            }
        }
        #table(source, table) {
          const called = (0, project_names.LX)((0, project_node.Jt)(table, "table"));
          if (called === void 0)
            return;
          const id2 = `${source}:${called}`, lists = (0, project_node.Mc)(table).filter(([, { value }]) => value.kind === "list"), key = `table ${id2}`, skip = ["table", "configuration", ...lists.map(([name]) => name)];
          this.#add({
            kind: "table",
            key,
            name: called,
            at: table,
            table: id2,
            facets: new Map([
              ...facetsOf(table, skip, DEFAULTS.table ?? {}),
              ...facetsOf((0, project_node.Jt)(table, "configuration"), [], CONFIGURATION_DEFAULTS)
            ])
          });
          const relationships = /* @__PURE__ */ new Map();
          this.relationships.set(id2, relationships);
          const isEnum = (0, project_node.Jt)(table, "is_enum");
          isEnum?.kind === "scalar" && isEnum.value === !0 && this.enums.add(id2);
          for (const [list, to] of [
            ["object_relationships", "object"],
            ["array_relationships", "array"],
            ["remote_relationships", "remote"]
          ])
            for (const one of (0, project_node.S3)((0, project_node.Jt)(table, list))) {
              const name = (0, project_node.b6)((0, project_node.Jt)(one, "name"));
              name !== void 0 && (relationships.set(name, to), this.#ofTable("relationship", one, { name, table: id2, called, parent: key }));
            }
          for (const [list, kind] of [
            ["computed_fields", "computed field"],
            ["event_triggers", "event trigger"]
          ])
            for (const one of (0, project_node.S3)((0, project_node.Jt)(table, list))) {
              const name = (0, project_node.b6)((0, project_node.Jt)(one, "name"));
              name !== void 0 && this.#ofTable(kind, one, { name, table: id2, called, parent: key });
            }
          for (const action of ACTIONS)
            for (const one of (0, project_node.S3)((0, project_node.Jt)(table, `${action}_permissions`)))
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
            facets: facetsOf(node, ["name"], DEFAULTS[kind] ?? {})
          });
        }
        #named(kind, node, { name, source, skip }) {
          const key = `${kind} ${source === void 0 ? "" : `${source}:`}${name}`, facets = new Map(facetsOf(node, [...skip, "definition"], DEFAULTS[kind] ?? {})), definition = (0, project_node.Jt)(node, "definition");
          if (definition !== void 0)
            for (const [facet, value] of facetsOf(definition, [], DEFINITION_DEFAULTS[kind] ?? {}))
              facets.set(facet, value);
          return this.#add({ kind, key, name, at: node, facets }), key;
        }
        #permission(node, action, { source, table, parent }) {
          const role = (0, project_node.b6)((0, project_node.Jt)(node, "role")), definition = (0, project_node.Jt)(node, "permission");
          if (role === void 0 || definition === void 0)
            return;
          const relationships = new Set(this.relationships.get(`${source}:${table}`)?.keys() ?? []), permission = permissionOf(node, definition, { action, role, source, table, relationships });
          this.#add({
            kind: "permission",
            key: `permission ${source}:${table} ${action} ${role}`,
            name: table,
            at: node,
            role,
            parent,
            table: `${source}:${table}`,
            facets: facetsOfPermission(permission, definition),
            permission
          });
        }
        rest(root) {
          for (const [list, kind, key] of LISTS)
            for (const one of (0, project_node.S3)((0, project_node.Jt)(root, list))) {
              const name = (0, project_node.b6)((0, project_node.Jt)(one, key));
              name !== void 0 && this.#named(kind, one, { name, skip: [key] });
            }
          for (const schema of (0, project_node.S3)((0, project_node.Jt)(root, "remote_schemas")))
            this.#remoteSchema(schema);
          for (const [kind, { value: types }] of (0, project_node.Mc)((0, project_node.Jt)(root, "custom_types")))
            for (const one of (0, project_node.S3)(types)) {
              const name = (0, project_node.b6)((0, project_node.Jt)(one, "name"));
              name !== void 0 && this.#add({
                kind: "custom type",
                key: `custom type ${name}`,
                name,
                at: one,
                facets: new Map([...facetsOf(one, ["name"], {}), ["kind", { value: kind, text: kind, at: one }]])
              });
            }
          for (const [name, { at, value }] of (0, project_node.Mc)(root))
            SETTINGS.includes(name) && canonical(value) !== "{}" && canonical(value) !== "null" && this.#add({ kind: "setting", key: `setting ${name}`, name, at, facets: facetsOf(value, [], {}) });
        }
        #remoteSchema(schema) {
          const name = (0, project_node.b6)((0, project_node.Jt)(schema, "name"));
          if (name === void 0)
            return;
          const parent = this.#named("remote schema", schema, {
            name,
            skip: ["name", "permissions", "remote_relationships"]
          });
          for (const one of (0, project_node.S3)((0, project_node.Jt)(schema, "permissions"))) {
            const role = (0, project_node.b6)((0, project_node.Jt)(one, "role")), text = (0, project_node.Jt)(one, "definition", "schema");
            if (role === void 0)
              continue;
            const sdl = schemaText((0, project_node.b6)(text) ?? "");
            this.#add({
              kind: "remote schema",
              key: `remote schema ${name} for ${role}`,
              name,
              role,
              at: one,
              parent,
              facets: /* @__PURE__ */ new Map([["schema", { value: sdl, text: "its schema", at: text ?? one }]])
            });
          }
          for (const type of (0, project_node.S3)((0, project_node.Jt)(schema, "remote_relationships")))
            for (const one of (0, project_node.S3)((0, project_node.Jt)(type, "relationships"))) {
              const [of, called] = [(0, project_node.b6)((0, project_node.Jt)(type, "type_name")) ?? "", (0, project_node.b6)((0, project_node.Jt)(one, "name")) ?? ""];
              this.#add({
                kind: "relationship",
                key: `relationship remote ${name} ${of} ${called}`,
                name: `${name}.${of}.${called}`,
                at: one,
                parent,
                facets: facetsOf(one, ["name"], {})
              });
            }
        }
        #add(thing) {
          this.things.has(thing.key) || this.things.set(thing.key, thing);
        }
      }
      const LISTS = [
        ["actions", "action", "name"],
        ["inherited_roles", "inherited role", "role_name"],
        ["query_collections", "query collection", "name"],
        ["allowlist", "allow list", "collection"],
        ["rest_endpoints", "REST endpoint", "name"],
        ["cron_triggers", "cron trigger", "name"]
      ], SETTINGS = [
        "api_limits",
        "network",
        "graphql_schema_introspection",
        "opentelemetry",
        "metrics_config",
        "backend_configs"
      ];
      function permissionOf(node, definition, { action, role, source, table, relationships }) {
        const preset = new Map((0, project_node.Mc)((0, project_node.Jt)(definition, "set")).map(([key, { value }]) => [key, presetOf(value)])), written = columnsOf((0, project_node.Jt)(definition, "columns"), action), limit = (0, project_node.Jt)(definition, "limit");
        return {
          action,
          role,
          source,
          table,
          at: node,
          columns: written === "*" ? written : new Set([...written].filter((column) => !preset.has(column))),
          computedFields: model_setOf((0, project_node.Jt)(definition, "computed_fields")),
          filter: expressionOf((0, project_node.Jt)(definition, "filter"), relationships),
          check: expressionOf((0, project_node.Jt)(definition, "check"), relationships),
          preset,
          limit: limit?.kind === "scalar" && limit.value !== null ? Number(limit.value) : void 0,
          aggregations: isTrue((0, project_node.Jt)(definition, "allow_aggregations")),
          backendOnly: isTrue((0, project_node.Jt)(definition, "backend_only")),
          rootFields: {
            query: optionalSet((0, project_node.Jt)(definition, "query_root_fields")),
            subscription: optionalSet((0, project_node.Jt)(definition, "subscription_root_fields"))
          },
          validated: (0, project_node.Jt)(definition, "validate_input") !== void 0,
          places: new Map((0, project_node.Mc)(definition).map(([key, { at }]) => [key, at]))
        };
      }
      function presetOf(node) {
        const text = (0, project_node.b6)(node);
        return text !== void 0 && /^x-hasura-/i.test(text) ? JSON.stringify(text.toLowerCase()) : canonical(node);
      }
      function columnsOf(node, action) {
        if (node === void 0)
          return action === "insert" ? "*" : /* @__PURE__ */ new Set();
        if ((0, project_node.b6)(node) === "*")
          return "*";
        const columns = model_setOf(node);
        return columns.has("*") ? "*" : columns;
      }
      function model_setOf(node) {
        return new Set((0, project_node.S3)(node).map((item) => (0, project_node.b6)(item) ?? (0, project_node.b6)((0, project_node.Jt)(item, "name")) ?? (0, project_node.s$)(item)));
      }
      function optionalSet(node) {
        return node === void 0 ? void 0 : model_setOf(node);
      }
      function isTrue(node) {
        return node?.kind === "scalar" && node.value === !0;
      }
      function facetsOfPermission(permission, definition) {
        const facets = /* @__PURE__ */ new Map(), at = (key) => permission.places.get(key) ?? permission.at, add = (name, value, text = value) => {
          facets.set(name, { value, text, at: at(name) });
        }, { columns, action, filter, check, preset, rootFields } = permission;
        action !== "delete" && add("columns", columns === "*" ? "*" : [...columns].sort().join(", ")), action !== "insert" && add("filter", expression_keyOf(filter), expressionText(filter)), (action === "insert" || action === "update") && add("check", expression_keyOf(check), expressionText(check)), preset.size > 0 && add("set", [...preset].map((pair) => pair.join(" = ")).sort().join(", "));
        const { computedFields, limit, aggregations, backendOnly } = permission;
        computedFields.size > 0 && add("computed_fields", [...computedFields].sort().join(", ")), limit !== void 0 && add("limit", String(limit)), aggregations && add("allow_aggregations", "true"), backendOnly && add("backend_only", "true");
        for (const [name, fields] of Object.entries(rootFields))
          fields !== void 0 && add(`${name}_root_fields`, [...fields].sort().join(", ") || "none");
        const validate = (0, project_node.Jt)(definition, "validate_input");
        return validate !== void 0 && add("validate_input", canonical(validate), "a webhook"), facets;
      }
      function facetsOf(node, skip, defaults) {
        const facets = /* @__PURE__ */ new Map();
        for (const [key, { at, value }] of (0, project_node.Mc)(node)) {
          if (skip.includes(key) || WITHOUT_MEANING.includes(key))
            continue;
          const text = canonical(value);
          text !== "null" && text !== (defaults[key] ?? "") && facets.set(key, { value: text, text: shown(value), at });
        }
        return facets;
      }
      function canonical(node) {
        switch (node.kind) {
          case "scalar":
            return (0, project_node.s$)(node);
          case "list":
            return `[${node.items.map(canonical).sort().join(",")}]`;
          case "map":
            return `{${[...node.entries].filter(([key, { value }]) => !WITHOUT_MEANING.includes(key) && !isNothing(value)).map(([key, { value }]) => `${JSON.stringify(key)}:${key === "query" ? queryText(value) : canonical(value)}`).sort().join(",")}}`;
          default:
            return node;
        }
      }
      function queryText(node) {
        const text = (0, project_node.b6)(node);
        return text === void 0 ? canonical(node) : JSON.stringify(text.replace(/\s+/g, " ").trim());
      }
      function isNothing(node) {
        return node.kind === "scalar" && node.value === null;
      }
      function shown(node) {
        return (0, project_node.b6)(node) ?? (0, project_node.s$)(node);
      }
      function inheritedRoles(project2) {
        return (0, project_node.S3)((0, project_node.Jt)(project2.metadata.root, "inherited_roles")).flatMap((node) => {
          const role = (0, project_node.b6)((0, project_node.Jt)(node, "role_name")), parents = (0, project_node.S3)((0, project_node.Jt)(node, "role_set")).map(project_node.b6).filter((name) => name !== void 0);
          return role === void 0 ? [] : [{ role, parents, at: node }];
        });
      }
      function permissionKey({ source, table, action, role }) {
        return JSON.stringify([source, table, action, role]);
      }
      function effectivePermissions(model, inherited) {
        const all = /* @__PURE__ */ new Map();
        for (const { permission } of model.things.values())
          permission !== void 0 && all.set(permissionKey(permission), permission);
        const done = /* @__PURE__ */ new Set(), byRole2 = new Map(inherited.map((one) => [one.role, one])), tables = new Map([...all.values()].map(({ source, table }) => [JSON.stringify([source, table]), { source, table }])), resolve = (one, path) => {
          if (!(done.has(one.role) || path.includes(one.role))) {
            for (const parent of one.parents) {
              const next = byRole2.get(parent);
              next !== void 0 && resolve(next, [...path, one.role]);
            }
            done.add(one.role);
            for (const at of tables.values())
              for (const action of ACTIONS) {
                const key = permissionKey({ ...at, action, role: one.role });
                if (all.has(key))
                  continue;
                const parents = one.parents.map((role) => all.get(permissionKey({ ...at, action, role }))).filter((permission) => permission !== void 0), united = unitedOf(parents);
                united !== void 0 && all.set(key, { ...united, role: one.role, at: one.at, places: /* @__PURE__ */ new Map() });
              }
          }
        };
        for (const one of inherited)
          resolve(one, []);
        return all;
      }
      function unitedOf(parents) {
        const [first, ...others] = parents;
        if (first !== void 0)
          return first.action !== "select" ? others.every((other) => sameRights(first, other)) ? first : void 0 : others.reduce((one, other) => ({
            ...one,
            filter: anyOf([one.filter, other.filter]),
            columns: unitedColumns(one.columns, other.columns),
            computedFields: /* @__PURE__ */ new Set([...one.computedFields, ...other.computedFields]),
            limit: one.limit === void 0 || other.limit === void 0 ? void 0 : Math.max(one.limit, other.limit),
            aggregations: one.aggregations || other.aggregations,
            rootFields: {
              query: unitedFields(one.rootFields.query, other.rootFields.query),
              subscription: unitedFields(one.rootFields.subscription, other.rootFields.subscription)
            }
          }), first);
      }
      function unitedColumns(one, other) {
        return one === "*" || other === "*" ? "*" : /* @__PURE__ */ new Set([...one, ...other]);
      }
      function unitedFields(one, other) {
        return one === void 0 || other === void 0 ? void 0 : /* @__PURE__ */ new Set([...one, ...other]);
      }
      function sameRights(one, other) {
        return rightsOf(one) === rightsOf(other);
      }
      function rightsOf({ columns, filter, check, preset, backendOnly }) {
        return JSON.stringify([
          columns === "*" ? "*" : [...columns].sort(),
          expression_keyOf(allOf([filter])),
          expression_keyOf(check),
          [...preset].sort(),
          backendOnly
        ]);
      }
      var lib_text = __webpack_require__(9112);
      const ALIKE = 4, RANK = { high: 0, medium: 1, low: 2 };
      function grouped(concerns) {
        const byRoles = group_joined(concerns, ({ rule, risk, objects, text, before }) => JSON.stringify([rule, risk, objects, text, before]), (one, other) => {
          one.roles.push(...other.roles.filter((role) => !one.roles.includes(role)));
        }), alike = (one) => JSON.stringify([one.rule, one.risk, one.text, one.before, [...one.roles].sort()]), counts = /* @__PURE__ */ new Map();
        for (const one of byRoles)
          counts.set(alike(one), (counts.get(alike(one)) ?? 0) + 1);
        let alone = 0;
        return group_joined(byRoles, (one) => (counts.get(alike(one)) ?? 0) >= ALIKE ? alike(one) : String(alone++), (one, other) => {
          one.objects.push(...other.objects);
        }).sort((one, other) => RANK[one.risk] - RANK[other.risk]);
      }
      function group_joined(concerns, keyOf2, join) {
        const byKey = /* @__PURE__ */ new Map();
        for (const concern of concerns) {
          const key = keyOf2(concern), known = byKey.get(key);
          known === void 0 ? byKey.set(key, { ...concern, roles: [...concern.roles], objects: [...concern.objects] }) : join(known, concern);
        }
        return [...byKey.values()];
      }
      const group_MOST_NAMED = 3;
      function sentenceOf(concern) {
        const { objects } = concern, named = objects.length < ALIKE ? (0, lib_text.KE)(objects) : summed(objects, group_MOST_NAMED);
        return textOf(concern).replace("{object}", () => named);
      }
      function textOf({ text, objects, rule }) {
        if (objects.length < ALIKE)
          return text;
        const count = String(objects.length), [the, noun] = group_NAMED.exec(text) ?? [];
        if (the === void 0 || noun === void 0)
          return text.replace("{object}", `${count} ${rule === "tls-allowlist" ? "hosts" : "tables"}: {object}`);
        const many = text.replace(the, `${count} ${noun}s ({object})`);
        return text.startsWith(the) ? many.replace(/\)(?: on the allow list| of the API)? (?:is|was|has|applies|now applies|sends|forwards)\b(?: its\b)?/, (verb) => verb.replace(/\b(?:is|was|has|applies|sends|forwards)\b/, (one) => PLURAL[one] ?? one).replace(" its", " their")) : many;
      }
      const group_NAMED = /\bthe ([a-z]+(?: (?:schema|trigger))?) \{object\}/i, PLURAL = {
        is: "are",
        was: "were",
        has: "have",
        applies: "apply",
        sends: "send",
        forwards: "forward"
      };
      var ignore = __webpack_require__(8833);
      function unsilenced(concerns, { base, head }, ignored) {
        const comments = commentsIn(head);
        if (comments.files.size + ignored.length === 0)
          return { concerns: [...concerns], silenced: [] };
        const left = concerns.flatMap((concern) => notIgnored(concern, ignored)), isSilenced = ({ rule, at }) => at !== void 0 && comments.has(rule, (0, project_node.$t)(at)), silenced = left.filter(isSilenced);
        if (silenced.length === 0)
          return { concerns: left, silenced };
        const wasSilenced = base === void 0 ? () => !1 : silencedBefore(base, head);
        return {
          concerns: left.filter((concern) => !isSilenced(concern)),
          silenced: silenced.filter(({ rule, at }) => at !== void 0 && !wasSilenced(rule, (0, project_node.$t)(at)))
        };
      }
      function commentsIn({ project: { sources, sql: sql2 } }) {
        return new ignore.Ck([...sources.values(), ...sql2.values()]);
      }
      function notIgnored(concern, ignored) {
        if (ignored.length === 0)
          return [concern];
        const { rule, roles, objects, at } = concern, file = at?.source.file, isLeft = (role, object) => !namesOf(object).some((name) => (0, ignore.pi)({
          rule,
          ...file === void 0 ? {} : { file },
          ...role === void 0 ? {} : { role },
          ...name === void 0 ? {} : { object: name }
        }, ignored));
        return (roles.length === 0 ? [void 0] : roles).flatMap((role) => {
          const left = objects.filter((object) => isLeft(role, object));
          return (objects.length === 0 ? !isLeft(role, void 0) : left.length === 0) ? [] : [{ ...concern, roles: role === void 0 ? [] : [role], objects: left }];
        });
      }
      function silencedBefore(base, head) {
        const comments = commentsIn(base);
        if (comments.files.size === 0)
          return () => !1;
        const byLine = /* @__PURE__ */ new Map();
        for (const thing of head.model.things.values())
          for (const line of new Set(placesOf(thing).map((at) => lineOf((0, project_node.$t)(at))))) {
            const keys = byLine.get(line);
            keys === void 0 ? byLine.set(line, [thing.key]) : keys.push(thing.key);
          }
        return (rule, place) => {
          const keys = byLine.get(lineOf(place));
          return keys === void 0 ? comments.has(rule, place) : keys.some((key) => {
            const before = base.model.things.get(key);
            return before !== void 0 && placesOf(before).some((at) => comments.has(rule, (0, project_node.$t)(at)));
          });
        };
      }
      function placesOf({ at, facets, permission }) {
        return [at, ...[...facets.values()].map((facet) => facet.at), ...permission?.places.values() ?? []];
      }
      function lineOf({ file, line }) {
        return JSON.stringify([file, line]);
      }
      function namesOf(object) {
        return object === void 0 ? [void 0] : [
          .../* @__PURE__ */ new Set([object, (0, project_names.EU)(object), ...object.startsWith("public.") ? [] : [`public.${object}`]])
        ];
      }
      var project = __webpack_require__(7492), project_tree = __webpack_require__(1333);
      async function migrationsOf(base, head, parser2) {
        const all = { added: [], edited: [] }, [isNewKnown, isGoneKnown] = [(0, project.hasAllMigrations)(base), (0, project.hasAllMigrations)(head)], twice = new Set(head.problems.flatMap(({ rule, object = "" }) => rule === "migration-duplicate" ? [object] : []));
        for (const { source, migrations } of head.migrations) {
          const before = base.migrations.find((one) => one.source === source)?.migrations ?? [], newest = before.reduce((most, { version }) => version > most ? version : most, 0n);
          for (const { version, name, up } of migrations) {
            if (up === void 0)
              continue;
            const called = `${String(version)}_${name}`, text = head.sql.get(up.path);
            if (twice.has(`${source}/${String(version)}`))
              continue;
            const old = before.find((one) => one.version === version);
            if (old?.up === void 0)
              text !== void 0 && isNewKnown && all.added.push({ name: called, source, text, isOlder: version < newest });
            else if (old.up.oid !== up.oid) {
              const was = base.sql.get(old.up.path);
              text !== void 0 && was !== void 0 && !(0, sql.jB)(await parser2(), was.text, text.text) && all.edited.push({ name: called, at: { source: text, offset: 0 }, isGone: !1 });
            }
          }
        }
        if (!isGoneKnown)
          return all;
        for (const { source, migrations } of base.migrations) {
          const now = head.migrations.find((one) => one.source === source)?.migrations ?? [];
          for (const { version, name, up } of migrations)
            up !== void 0 && now.every((one) => one.version !== version || one.up === void 0) && all.edited.push({ name: `${String(version)}_${name}`, at: void 0, isGone: !0 });
        }
        return all;
      }
      const OLDER = "The migration {object} is older than the newest one in the base";
      function judgeMigrations({ say }, { added, edited }) {
        for (const { name, text, isOlder } of added)
          isOlder && say("migration-older", {
            roles: [],
            objects: [name],
            text: OLDER,
            at: { source: text, offset: 0 }
          });
        for (const { name, at, isGone } of edited)
          say("migration-edited", {
            roles: [],
            objects: [name],
            text: isGone ? "The migration {object} was deleted" : "The migration {object} has different statements",
            keyText: isGone ? "The migration {object} is gone" : "The migration {object} has other statements",
            at
          });
      }
      const READ = ["AlterTableStmt", "CreateStmt", "CreateFunctionStmt"];
      async function addedBy({ added }, parser2) {
        const newColumns = /* @__PURE__ */ new Map(), newFunctions = /* @__PURE__ */ new Map();
        for (const { source, text } of added) {
          if (!/add|create/i.test(text.text) || text.text.length > sql.UO)
            continue;
          const bom = text.text.startsWith("\uFEFF") ? 1 : 0, parsed = (await parser2()).parse(text.text.slice(bom));
          if (!(parsed.kind !== "statements" || !READ.some((kind) => parsed.mentions(kind))))
            for (const { kind, tree, start } of parsed.statements()) {
              const called = kind === "CreateFunctionStmt" ? queryFunctionIn(tree) : void 0;
              called !== void 0 && newFunctions.set(`${source}:${called.name}`, `${source}:${called.returns}`);
              for (const name of columnsAddedBy(kind, tree)) {
                const table = (0, project_tree.Ke)(tree.relation);
                if (table === void 0)
                  continue;
                const key = `${source}:${table}`;
                newColumns.set(key, [
                  ...newColumns.get(key) ?? [],
                  { name, at: { source: text, offset: start + bom } }
                ]);
              }
            }
        }
        return { newColumns, newFunctions };
      }
      function queryFunctionIn(tree) {
        const isQuery2 = (0, project_tree.gT)(tree.options).some(({ DefElem: option }) => {
          const is = (0, project_tree.$6)(option, "arg", "String", "sval");
          return (0, project_tree.$6)(option, "defname") === "volatility" && (is === "stable" || is === "immutable");
        }), [name, returns] = [tree.funcname, (0, project_tree.at)(tree, "returnType", "names")].map((one) => {
          const [first = "", ...rest] = (0, project_tree.wX)(one);
          return rest.length === 0 ? `public.${first}` : [first, ...rest].join(".");
        });
        return isQuery2 && name !== void 0 && returns !== void 0 ? { name, returns } : void 0;
      }
      function columnsAddedBy(kind, tree) {
        return kind === "CreateStmt" ? (0, project_tree.gT)(tree.tableElts).flatMap((one) => nameOf(one.ColumnDef)) : kind !== "AlterTableStmt" ? [] : (0, project_tree.gT)(tree.cmds).flatMap(({ AlterTableCmd: command }) => (0, record.u)(command) && command.subtype === "AT_AddColumn" && (0, record.u)(command.def) ? nameOf(command.def.ColumnDef) : []);
      }
      function nameOf(column) {
        const name = (0, project_tree.$6)(column, "colname");
        return name === void 0 ? [] : [name];
      }
      function judgeNewColumns({ newColumns, permissions, publicRoles, head, say }) {
        for (const [table, columns] of newColumns) {
          const stars = [...permissions.head.values()].filter(({ source, table: of, columns: some, action }) => action === "select" && some === "*" && `${source}:${of}` === table && !head.enums.has(table)), [first] = columns, standing = stars.filter((permission) => permissions.base.get(permissionKey(permission))?.columns === "*");
          if (standing.length === 0 || first === void 0)
            continue;
          const roles = [...new Set(standing.map(({ role }) => role))], names = columns.map(({ name }) => name);
          for (const role of roles)
            say("star-new-column", {
              risk: publicRoles.has(role) || names.some(isSensitive) ? "high" : "medium",
              roles: [role],
              objects: [(0, project_names.EU)(table.slice(table.indexOf(":") + 1))],
              text: `can read ${summed(sensitiveFirst(names))} of {object}, which a migration adds`,
              at: first.at
            });
        }
      }
      function judgeOthers(context) {
        for (const change of context.changes) {
          const { kind } = thingOf(change);
          if (change.what === "removed") {
            judgeRemoved(context, change);
            continue;
          }
          judgeAddresses(context, change), kind === "action" ? judgeRoles(context, change, "public-action", isQuery(change.after) ? "medium" : "high", "can call the action") : kind === "function" ? judgeFunction(context, change) : kind === "remote schema" ? judgeRemoteSchema(context, change) : kind === "setting" ? judgeSetting(context, change) : (kind === "allow list" || kind === "query collection") && judgeAllowList(context, change);
        }
        judgeInherited(context);
      }
      function judgeRemoved({ say, head }, change) {
        const { kind, name } = thingOf(change), isThere = kind === "event trigger" && [...head.things.values()].some((one) => one.kind === kind && lastOf(one.name) === lastOf(name));
        (kind === "event trigger" && !isThere || kind === "cron trigger") && say("event-lost", {
          roles: [],
          objects: [name],
          text: `The ${kind} {object} was removed`,
          keyText: `The ${kind} {object} is gone`,
          at: change.at
        }), kind === "setting" && name === "api_limits" && say("limits-looser", {
          roles: [],
          objects: [name],
          text: "The API limits were removed",
          keyText: "The limits of the API are gone",
          at: change.at
        });
      }
      function lastOf(name) {
        return name.slice(name.lastIndexOf(".") + 1);
      }
      const CAN_CALL = "can call the function";
      function judgeFunction(context, change) {
        const { permissions, publicRoles, newFunctions, setting, say } = context, { what, after } = change;
        if (judgeRoles(context, change, "public-function", isMutation(after) ? "high" : "medium", CAN_CALL), what !== "added" || after === void 0 || isMutation(after))
          return;
        const table = newFunctions.get(after.key.replace(/^function /, ""));
        if (table === void 0 || setting.inferFunctionPermissions === !1)
          return;
        const named = rolesIn(after.facets.get("permissions")), roles = [...permissions.head.values()].flatMap(({ source, table: of, action, role }) => action === "select" && `${source}:${of}` === table && publicRoles.has(role) && !named.includes(role) ? [role] : []);
        roles.length > 0 && say("public-function", {
          roles,
          objects: [(0, project_names.EU)(after.name)],
          text: `${CAN_CALL} {object}, because it can read the table whose rows it returns`,
          keyText: `${CAN_CALL} {object}`,
          at: after.at
        });
      }
      function judgeRoles({ publicRoles, say }, { before, after }, rule, risk, can) {
        const [had, has2] = [rolesIn(before?.facets.get("permissions")), rolesIn(after?.facets.get("permissions"))], roles = has2.filter((role) => publicRoles.has(role) && !had.includes(role));
        after !== void 0 && roles.length > 0 && say(rule, {
          risk,
          roles,
          objects: [(0, project_names.EU)(after.name)],
          text: `${can} {object}`,
          at: after.facets.get("permissions")?.at ?? after.at
        });
      }
      function isQuery(action) {
        return action?.facets.get("type")?.value === '"query"';
      }
      function isMutation(of) {
        return of?.facets.get("configuration")?.value.includes('"exposed_as":"mutation"') === !0;
      }
      function judgeRemoteSchema({ publicRoles, setting, say }, { what, after }) {
        if (after === void 0)
          return;
        const { role, name, at, parent } = after;
        role === void 0 ? what === "added" && setting.remoteSchemaPermissions !== !0 && say("public-remote", {
          risk: setting.remoteSchemaPermissions === !1 ? "high" : "medium",
          roles: [],
          objects: [name],
          text: setting.remoteSchemaPermissions === !1 ? "Every role can use the remote schema {object}" : "Every role can use the remote schema {object}, unless HASURA_GRAPHQL_ENABLE_REMOTE_SCHEMA_PERMISSIONS is true",
          at
        }) : what === "added" && publicRoles.has(role) && parent !== void 0 && setting.remoteSchemaPermissions !== !1 && say("public-remote", { roles: [role], objects: [name], text: "can use the remote schema {object}", at });
      }
      const ADDRESSES = ["handler", "webhook", "url", "webhook_from_env", "url_from_env"], WITH_ADDRESS = ["action", "event trigger", "cron trigger", "remote schema"];
      function judgeAddresses({ say }, { what, before, after }) {
        if (after === void 0 || !WITH_ADDRESS.includes(after.kind))
          return;
        const [had, has2] = [addressOf(before), addressOf(after)];
        if (has2 === void 0)
          return;
        const about = { roles: [], objects: [after.name], at: has2.at }, host = hostOf(has2.value);
        what === "changed" && had !== void 0 && hostOf(had.value) !== host && say("handler-host", {
          ...about,
          text: `The ${after.kind} {object} sends its requests to ${host}`,
          before: hostOf(had.value)
        });
        const isFixed = !has2.value.includes("{{") && !has2.name.endsWith("_from_env");
        isFixed && isUnencrypted(has2.value) && had?.value !== has2.value && say("plain-http", {
          ...about,
          text: `The ${after.kind} {object} sends its requests over plain HTTP to ${host}`
        });
        const forwards = (thing) => thing?.facets.get("forward_client_headers")?.value === "true";
        isFixed && !isInside(has2.value) && forwards(after) && !forwards(before) && say("forward-headers", {
          ...about,
          text: `The ${after.kind} {object} forwards the headers of clients to ${host}`,
          keyText: `The ${after.kind} {object} passes the headers of clients on to ${host}`,
          at: after.facets.get("forward_client_headers")?.at ?? after.at
        });
      }
      function addressOf(thing) {
        for (const name of ADDRESSES) {
          const facet = thing?.facets.get(name);
          if (facet !== void 0)
            return { name, value: facet.text, at: facet.at };
        }
      }
      function hostOf(address) {
        const [, variable] = /^\s*(\{\{[^}]*\}\})/.exec(address) ?? [];
        return variable !== void 0 ? variable.replace(/\s/g, "") : URL.canParse(address) ? new URL(address).host : excerpt(address);
      }
      function isInside(address) {
        if (!URL.canParse(address))
          return !1;
        const { hostname } = new URL(address);
        return !hostname.includes(".") || /^127\.|^host\.docker\.internal$/.test(hostname);
      }
      function isUnencrypted(address) {
        return /^http:/i.test(address) && URL.canParse(address) && !isInside(address);
      }
      function judgeSetting(context, { before, after, facets }) {
        const { say, publicRoles } = context;
        if (after === void 0)
          return;
        const { name, at } = after;
        if (name === "network") {
          const [had, has2] = [hostsIn(before), hostsIn(after)], hosts = has2.filter((host) => !had.includes(host));
          hosts.length > 0 && say("tls-allowlist", {
            roles: [],
            objects: hosts,
            text: "Hasura no longer checks the certificate of {object}",
            at
          });
        }
        if (name === "graphql_schema_introspection") {
          const disabled = (thing) => textsIn(thing?.facets.get("disabled_for_roles")), roles = disabled(before).filter((role) => !disabled(after).includes(role));
          for (const role of roles)
            say("introspection-on", {
              risk: publicRoles.has(role) ? "medium" : "low",
              roles: [role],
              objects: [],
              text: "can introspect its schema again",
              keyText: "can read its schema again",
              at
            });
        }
        if (name === "api_limits")
          for (const facet of facets) {
            const [had, has2] = [numbersIn(facet.before), numbersIn(facet.after)], isLooser = [...had].some(([key, value]) => (has2.get(key) ?? 1 / 0) > value), isOff = facet.name === "disabled" && facet.after?.value === "true";
            (isLooser || isOff) && say("limits-looser", {
              roles: [],
              objects: [facet.name],
              text: isOff ? "The API limits are turned off" : facet.after === void 0 ? "The limit {object} of the API was removed" : `The limit {object} of the API is looser: ${limitText(facet.after)}`,
              keyText: isOff ? "The limits of the API are off" : "The limit {object} of the API is looser",
              ...facet.before === void 0 || isOff ? {} : { before: limitText(facet.before) },
              at: facet.after?.at ?? at
            });
          }
      }
      function hostsIn(setting) {
        const list = JSON.parse(setting?.facets.get("tls_allowlist")?.value ?? "[]");
        return Array.isArray(list) ? list.flatMap((one) => typeof one == "object" && one !== null && "host" in one ? [String(one.host)] : []) : [];
      }
      function textsIn(facet) {
        const list = JSON.parse(facet?.value ?? "[]");
        return Array.isArray(list) ? list.filter((one) => typeof one == "string") : [];
      }
      function limitText(facet) {
        const numbers = [...numbersIn(facet)].map(([path, value]) => `${path.replace(/^\.(?:per_role\.)?/, "")} ${String(value)}`);
        return excerpt(numbers.join(", ").trim() || facet.text);
      }
      function numbersIn(facet) {
        const numbers = /* @__PURE__ */ new Map(), visit = (value, path) => {
          if (typeof value == "number")
            numbers.set(path, value);
          else if (typeof value == "object" && value !== null)
            for (const [key, part] of Object.entries(value))
              visit(part, `${path}.${key}`);
        };
        return visit(JSON.parse(facet?.value ?? "null"), ""), numbers;
      }
      function judgeAllowList({ say, base, head, setting }, { what, before, after }) {
        if (after === void 0 || setting.allowList === !1)
          return;
        const { kind, name, at } = after, about = { roles: [], objects: [name], at };
        if (kind === "allow list") {
          const wasNarrow = before?.facets.get("scope")?.value.includes('"global":false') === !0, isWide = after.facets.get("scope")?.value.includes('"global":false') !== !0;
          what === "added" ? say("allow-list-wider", {
            ...about,
            text: "The collection {object} was added to the allow list",
            keyText: "The allow list has the collection {object}"
          }) : wasNarrow && isWide && say("allow-list-wider", {
            ...about,
            text: "The collection {object} on the allow list now applies to all roles",
            keyText: "The collection {object} of the allow list is for all roles"
          });
        } else if (what === "changed" && [base, head].every(({ things }) => things.has(`allow list ${name}`))) {
          const had = queriesIn(before), more = [...queriesIn(after)].filter(([query, text]) => had.get(query) !== text), named = summed(more.map(([query]) => query));
          more.length > 0 && say("allow-list-wider", {
            ...about,
            text: `The collection {object} on the allow list has new or changed operations: ${named}`,
            keyText: `The collection {object} of the allow list has new or other operations: ${named}`,
            at: after.facets.get("queries")?.at ?? at
          });
        }
      }
      function queriesIn(collection) {
        const list = JSON.parse(collection?.facets.get("queries")?.value ?? "[]");
        return new Map((Array.isArray(list) ? list : []).flatMap((one) => (0, record.u)(one) && typeof one.name == "string" ? [[one.name, String(one.query)]] : []));
      }
      function judgeInherited(context) {
        const { inherited, permissions, publicRoles, setting, say } = context, wasPublic = publicRolesOf(setting, inherited.base), roles = { base: byRole(permissions.base), head: byRole(permissions.head) };
        for (const one of inherited.head) {
          const before = inherited.base.find(({ role }) => role === one.role), same = before !== void 0 && [...before.parents].sort().join() === [...one.parents].sort().join();
          if (!same) {
            const gains = gainsOf(context, roles.head, one.role), isPublic = publicRoles.has(one.role) || wasPublic.has(one.role), added = one.parents.filter((parent) => before?.parents.includes(parent) !== !0);
            gains.length > 0 && say("inherited-gain", {
              risk: isPublic ? "high" : "medium",
              roles: [one.role],
              objects: [],
              text: `can do what ${summed(added) || "its parents"} can: ${summed(gains)}`,
              at: one.at
            });
          }
          const nested = one.parents.filter((parent) => inherited.head.some(({ role }) => role === parent));
          !same && nested.length > 0 && say("inherited-nested", {
            roles: [one.role],
            objects: [],
            text: `inherits from ${summed(nested)}, which ${nested.length === 1 ? "is an inherited role" : "are inherited roles"} too`,
            at: one.at
          });
          const known = new Map(before === void 0 ? [] : conflictsOf(before, roles.base));
          for (const [key, table] of conflictsOf(one, roles.head))
            known.has(key) || say("inherited-conflict", {
              roles: [one.role],
              objects: [(0, project_names.EU)(table)],
              text: "gets no permission to write {object}, because the permissions of its parents differ",
              keyText: "gets no permission to write {object}: those of its parents differ",
              at: one.at
            });
        }
      }
      function byRole(permissions) {
        const found = /* @__PURE__ */ new Map();
        for (const permission of permissions.values()) {
          const list = found.get(permission.role);
          list === void 0 ? found.set(permission.role, [permission]) : list.push(permission);
        }
        return found;
      }
      function gainsOf({ permissions }, now, role) {
        return (now.get(role) ?? []).filter((permission) => {
          const before = permissions.base.get(permissionKey(permission));
          if (before === void 0)
            return !0;
          const relation = relate(before.filter, permission.filter);
          return relation === "opened" || relation === "wider" || hasMoreColumns(before, permission);
        }).map(({ action, table }) => `${action} ${(0, project_names.EU)(table)}`);
      }
      function hasMoreColumns(before, { columns }) {
        if (before.columns === "*")
          return !1;
        const had = before.columns;
        return columns === "*" || [...columns].some((column) => !had.has(column));
      }
      function conflictsOf({ role, parents }, permissions) {
        const found = [], having = /* @__PURE__ */ new Map();
        for (const parent of new Set(parents))
          for (const permission of permissions.get(parent) ?? []) {
            if (permission.action === "select")
              continue;
            const key = permissionKey({ ...permission, role });
            having.set(key, { permission, count: (having.get(key)?.count ?? 0) + 1 });
          }
        const own = new Set((permissions.get(role) ?? []).map((permission) => permissionKey(permission)));
        for (const [key, { permission, count }] of having)
          count > 1 && !own.has(key) && found.push([key, permission.table]);
        return found;
      }
      function judgePermissions(context) {
        for (const { before, after } of context.changes) {
          const permission = after?.permission;
          if (permission === void 0)
            continue;
          const one = new Judged(context, permission);
          before?.permission === void 0 ? one.judgeNew(after?.parent?.startsWith("logical model ") === !0) : one.judgeChanged(before.permission);
        }
      }
      const CAN = {
        select: "can read",
        insert: "can insert",
        update: "can update",
        delete: "can delete"
      };
      class Judged {
        #context;
        #after;
        #isPublic;
        constructor(context, after) {
          this.#context = context, this.#after = after, this.#isPublic = context.publicRoles.has(after.role);
        }
        judgeNew(isModel) {
          const { action, columns, filter, backendOnly } = this.#after, moved = this.#movedFrom();
          if (moved !== void 0 && !this.#isPublic)
            return;
          const from = moved === void 0 ? "" : `, as before ${placeOfTable(moved, this.#after)}`, risk = moved === void 0 ? {} : { risk: "medium" }, every = action !== "insert" && filter.kind === "true" ? "every row of" : "rows of", sensitive = columns === "*" ? [] : [...columns].filter(isSensitive);
          if (this.#isPublic && isModel)
            this.#say("public-model", `can read ${every} {object}`);
          else if (this.#isPublic && isWrite(this.#after))
            !backendOnly && !this.#isIdle() && this.#say("public-write", `${CAN[action]}${this.#which()} ${every} {object}${from}`, risk);
          else if (this.#isPublic) {
            const which = columns === "*" ? ", all columns" : sensitive.length > 0 ? `, with ${summed(sensitive)}` : "", isHigh = filter.kind === "true" && which !== "";
            this.#say("public-select", `can read ${every} {object}${moved === void 0 ? which : from}`, {
              risk: isHigh ? "high" : "medium",
              ...risk
            });
          } else action === "select" && sensitive.length > 0 && this.#say("sensitive-column", `can read ${summed(sensitive)} of {object}`, { part: "columns" });
          this.#judgeStar(moved), this.#judgeVariables(moved === void 0 ? /* @__PURE__ */ new Set() : variablesOf(moved));
        }
        #isIdle() {
          const { action, columns } = this.#after;
          return action === "update" && columns !== "*" && columns.size === 0;
        }
        #which() {
          const { action, columns } = this.#after;
          if (action !== "update" || columns === "*")
            return "";
          const more = columns.size - MOST_COLUMNS;
          return ` ${[...columns].slice(0, MOST_COLUMNS).join(", ")}${more > 0 ? ` and ${String(more)} more` : ""} of`;
        }
        #movedFrom() {
          const { base, head } = this.#context, { action, role, table } = this.#after;
          for (const { permission, parent } of base.things.values())
            if (permission?.role === role && permission.action === action && bareName(permission.table) === bareName(table) && !head.things.has(parent ?? "") && allowsAsMuch(permission, this.#after))
              return permission;
        }
        judgeChanged(before) {
          this.#judgeRows(before), this.#judgeCheck(before), this.#judgeColumns(before), this.#judgeStar(before), this.#judgeVariables(variablesOf(before)), this.#judgePresets(before), this.#judgeReading(before);
          const after = this.#after;
          before.backendOnly && !after.backendOnly && this.#say("backend-only-off", `${CAN[after.action]} {object} without the admin secret`, {
            part: "backend_only"
          }), before.validated && !after.validated && this.#say("validate-lost", `${CAN[after.action]} {object} without a validating webhook`);
        }
        #judgeRows(before) {
          const { action } = this.#after;
          if (action === "insert")
            return;
          const relation = relate(before.filter, this.#after.filter), part = { before: expressionText(before.filter), part: "filter" };
          this.#isIdle() || (relation === "opened" ? this.#say("rows-open", `${CAN[action]}${this.#which()} every row of {object}`, part) : this.#judgeMore(before.filter, this.#after.filter, "filter", relation));
        }
        #judgeMore(before, after, part, relation) {
          if (relation === "same" || relation === "narrower")
            return;
          const isWider = relation === "wider";
          if (this.#judgeOwners(before, after, { part, isWider }))
            return;
          const { action } = this.#after;
          if (!isWider) {
            this.#isPublic && this.#say("rows-changed", `${CAN[action]} other rows of {object}: ${expressionText(after)}`, {
              before: expressionText(before),
              part
            });
            return;
          }
          const { more, was } = wideningText(before, after);
          part === "check" && action === "update" ? this.#say("rows-wider", `can update {object} to more values${more}`, {
            before: was,
            part,
            keyText: `can update {object} to more${more}`
          }) : this.#say("rows-wider", `${CAN[action]} more rows of {object}${more}`, { before: was, part });
        }
        #judgeOwners(before, after, { part, isWider }) {
          const [had, has2] = [ownersOf(before), ownersOf(after)], [lost] = had.filter((owner) => !has2.some((other) => sameOwner(owner, other)));
          if (lost === void 0)
            return !1;
          const risk = this.#isPublic ? "high" : "medium", words = { before: excerptOf(before, ownerText(lost)), part, risk }, can = CAN[this.#after.action], now = excerptOf(after, textOfUntied(after)), branches = branchesOf(after), tied = branches.map((owners) => owners.filter(({ variable }) => variable === lost.variable)), isMany = (path) => this.#leadsToMany(path);
          if (branches.some((owners) => owners.length === 0))
            this.#say("owner-lost", `${can} rows of {object} that belong to others: ${now}`, {
              ...words,
              keyText: `${can} rows of {object} of others: ${now}`
            });
          else if (tied.some((owners) => owners.length === 0)) {
            if (isWider)
              return !1;
            const others = new Set(branches.flat().map(({ variable }) => variable));
            for (const variable of variablesIn(before))
              others.delete(variable);
            const by = others.size === 0 ? "" : ` by ${summed([...others].map(variableText))}`, instead = variableText(lost.variable), [only] = others, isRenamed = only !== void 0 && ["_eq", "_in"].some((operator) => ["same", "narrower"].includes(relate(renamed(before, { from: lost.variable, to: only, operator }), after)));
            this.#say("owner-lost", `${can} rows of {object}${by} in place of ${instead}${isRenamed ? "" : `: ${now}`}`, isRenamed ? { part, risk } : words);
          } else if (!isMany(lost.path) && tied.some((owners) => owners.every(({ path }) => isMany(path))))
            this.#say("owner-through-many", `${can} ${part === "check" ? "rows of {object} for a group" : "all rows of {object} that belong to a group"}: ${now}`, {
              ...words,
              keyText: `${can} ${part === "check" ? "rows of {object} for" : "all rows of {object} of"} a group: ${now}`
            });
          else
            return !1;
          return !0;
        }
        #leadsToMany(path) {
          const { source, table } = this.#after, all = [...this.#context.head.relationships];
          return path.some((name, index) => {
            const known = index === 0 ? this.#context.head.relationships.get(`${source}:${table}`)?.get(name) : void 0;
            if (known !== void 0)
              return known === "array";
            const kinds = all.filter(([of]) => of.startsWith(`${source}:`)).map(([, kindOf]) => kindOf.get(name)).filter((kind) => kind !== void 0);
            return kinds.length > 0 && kinds.every((kind) => kind === "array");
          });
        }
        #judgeCheck(before) {
          const { action, check, columns, preset } = this.#after;
          if (action === "select" || action === "delete")
            return;
          const relation = relate(before.check, check);
          if (relation !== "same")
            if (relation === "opened") {
              const writable = [...columnsIn(before.check)].filter((column) => (columns === "*" || columns.has(column)) && !preset.has(column));
              if ([...columnsIn(before.check)].every((column) => preset.has(column)))
                return;
              const which = writable.length > 0 ? `, with any ${summed(writable)}` : "";
              this.#say("check-dropped", `${CAN[action]} any row of {object}${which}`, {
                risk: writable.length > 0 ? "high" : "medium",
                before: expressionText(before.check),
                part: "check"
              });
            } else
              this.#judgeMore(before.check, check, "check", relation);
        }
        #judgeColumns(before) {
          const { action, columns, computedFields, filter, check } = this.#after, more = gained(before.columns, columns), fields = [...computedFields].filter((field) => !before.computedFields.has(field)), all = [...more, ...fields], sensitive = all.filter(isSensitive);
          if (all.length > 0 && this.#isPublic ? this.#say("public-column", `${CAN[action]} ${summed(sensitiveFirst(all))} of {object} as well`, {
            risk: sensitive.length > 0 ? "high" : "medium",
            part: "columns"
          }) : sensitive.length > 0 && action === "select" && this.#say("sensitive-column", `can read ${summed(sensitive)} of {object}`, { part: "columns" }), action === "update" && check.kind === "true") {
            const owners = ownersOf(filter).filter(({ path }) => path.length === 0).map(({ column }) => column), given = more.filter((column) => owners.includes(column));
            given.length > 0 && this.#say("owner-column-writable", `can update ${summed(given)} of {object}, which ties a row to its owner`, {
              part: "columns",
              keyText: `can update ${summed(given)} of {object}, which says whose row it is`
            });
          }
        }
        #judgeStar(before) {
          const { action, columns, source, table } = this.#after;
          if (action === "delete" || columns !== "*" || before?.columns === "*" || before === void 0 && this.#isPublic && action === "select")
            return;
          const isEnum = this.#context.head.enums.has(`${source}:${table}`);
          this.#say("star", `${CAN[action]} all columns of {object}, including future ones`, {
            risk: isEnum ? "low" : "medium",
            part: "columns"
          });
        }
        #judgeVariables(had) {
          if (!this.#isPublic)
            return;
          const names = [...variablesOf(this.#after)].filter((name) => !had.has(name) && name !== "x-hasura-role");
          names.length > 0 && this.#say("public-session-variable", `${CAN[this.#after.action]} rows of {object} that match ${summed(names.map(variableText))}`, {
            part: "filter",
            keyText: `${CAN[this.#after.action]} rows of {object} by ${summed(names)}`
          });
        }
        #judgePresets(before) {
          const { preset, columns, action } = this.#after, lost = [...before.preset.keys()].filter((column) => !preset.has(column));
          if (lost.length === 0)
            return;
          const own = lost.filter((column) => columns === "*" || columns.has(column));
          this.#say("preset-lost", own.length > 0 ? `${CAN[action]} {object} and choose ${summed(own)}, which Hasura set before` : `${CAN[action]} {object} without ${summed(lost)}, which Hasura set before`, {
            part: "set",
            keyText: own.length > 0 ? `${CAN[action]} {object} with ${summed(own)} of the client's choice` : `${CAN[action]} {object} without ${summed(lost)}, which Hasura set`
          });
        }
        #judgeReading(before) {
          const { action, aggregations, limit, rootFields } = this.#after;
          if (action !== "select")
            return;
          const raised = this.#isPublic ? "medium" : "low";
          this.#isPublic && aggregations && !before.aggregations && this.#say("public-aggregate", "can run aggregate queries on {object}", {
            part: "allow_aggregations",
            keyText: "can aggregate {object}"
          }), before.limit !== void 0 && (limit === void 0 || limit > before.limit) && this.#say("limit-raised", limit === void 0 ? "can read any number of rows per query from {object}" : `can read up to ${String(limit)} rows per query from {object}`, {
            risk: raised,
            before: `up to ${String(before.limit)} rows`,
            part: "limit",
            keyText: limit === void 0 ? "can read {object} without a limit" : `can read ${String(limit)} rows of {object} at once`
          });
          for (const kind of ["query", "subscription"]) {
            const [had, has2] = [before.rootFields[kind], rootFields[kind]];
            if (had === void 0)
              continue;
            const more = has2 === void 0 ? "all root fields" : summed([...has2].filter((field) => !had.has(field)));
            more !== "" && this.#say("root-fields", `can use ${more} of {object} in a ${kind}`, {
              risk: raised,
              part: `${kind}_root_fields`
            });
          }
        }
        #say(rule, text, { risk, before, part, keyText } = {}) {
          const { role, table, places, at } = this.#after, place = places.get(part ?? "") ?? at;
          this.#context.say(rule, {
            ...risk === void 0 ? {} : { risk },
            roles: [role],
            objects: [(0, project_names.EU)(table)],
            text,
            ...keyText === void 0 ? {} : { keyText },
            ...before === void 0 ? {} : { before: excerpt(before) },
            at: place
          });
        }
      }
      const MOST_COLUMNS = 4;
      function excerptOf(expression, part) {
        const text = expressionText(expression);
        return excerpt(text, part === void 0 ? 0 : text.indexOf(part));
      }
      function textOfUntied(expression) {
        const untied = (expression.kind === "or" ? expression.parts : []).find((part) => branchesOf(part).some((owners) => owners.length === 0));
        return untied && expressionText(untied);
      }
      function bareName(table) {
        return table.slice(table.lastIndexOf(".") + 1);
      }
      function placeOfTable({ table, source }, now) {
        return table === now.table ? `in the database ${source}` : `in the schema ${table.slice(0, table.lastIndexOf("."))}`;
      }
      function allowsAsMuch(before, after) {
        const isKept = (one, other) => ["same", "narrower"].includes(relate(one, other));
        return (before.columns === "*" || after.columns !== "*" && gained(before.columns, after.columns).length === 0) && [...after.computedFields].every((field) => before.computedFields.has(field)) && [...before.preset.keys()].every((column) => after.preset.has(column)) && isKept(before.filter, after.filter) && isKept(before.check, after.check) && (before.aggregations || !after.aggregations) && (after.backendOnly || !before.backendOnly);
      }
      function variablesOf({ filter, check, preset }) {
        const inPresets = [...preset.values()].flatMap((value) => /^"(x-hasura-.*)"$/i.exec(value)?.[1]?.toLowerCase() ?? []);
        return /* @__PURE__ */ new Set([...variablesIn(filter), ...variablesIn(check), ...inPresets]);
      }
      async function review(base, head, setting, parser2 = sql.Ul) {
        const models = { base: base === void 0 ? { things: /* @__PURE__ */ new Map(), relationships: /* @__PURE__ */ new Map(), enums: /* @__PURE__ */ new Set() } : modelOf(base), head: modelOf(head) }, roles = { base: base === void 0 ? [] : inheritedRoles(base), head: inheritedRoles(head) }, known = knownOf({ base, head }, models), inherited = { base: knownRoles(roles.base, known.base), head: knownRoles(roles.head, known.head) }, permissions = {
          base: effectivePermissions(known.base, inherited.base),
          head: effectivePermissions(known.head, inherited.head)
        }, changes = difference(known.base, known.head), migrations = base === void 0 ? void 0 : await migrationsOf(base, head, parser2), publicRoles = publicRolesOf(setting, roles.head), { concerns, say } = collector(), context = {
          ...models,
          changes,
          permissions,
          inherited,
          setting,
          publicRoles,
          ...await addedBy(migrations ?? NO_MIGRATIONS, parser2),
          say
        };
        judgePermissions(context), judgeOthers(context), judgeNewColumns(context), migrations !== void 0 && judgeMigrations(context, migrations);
        const whole = withoutConsequences(changes), sides = {
          base: base === void 0 ? void 0 : { project: base, model: models.base },
          head: { project: head, model: models.head }
        }, left = unsilenced(concerns, sides, setting.ignored ?? []), open = [...effectivePermissions(models.head, roles.head).values()].filter(({ role }) => publicRoles.has(role));
        return {
          changes: whole,
          concerns: grouped(left.concerns),
          silenced: grouped(left.silenced.filter(({ risk }) => risk !== "low")),
          breaking: breakingIn(whole, context.newColumns),
          open: {
            roles: [...new Set(open.map(({ role }) => role))],
            writes: [
              ...new Set(open.filter(({ action, backendOnly }) => action !== "select" && !backendOnly).map(({ table }) => table))
            ],
            reads: new Set(open.filter(({ action }) => action === "select").map(({ table }) => table)).size
          },
          isPublicByName: setting.unauthorizedRole === void 0,
          migrations: migrations?.added ?? [],
          isNew: base === void 0,
          leftOut: [...base === void 0 ? [] : leftOutOf(base, "base"), ...leftOutOf(head, "head")]
        };
      }
      const NO_MIGRATIONS = { added: [], edited: [] };
      function knownRoles(roles, { things }) {
        return roles.filter(({ role }) => things.has(`inherited role ${role}`));
      }
      const review_LONGEST = 600;
      function findingsOf({ concerns, isPublicByName }) {
        return concerns.flatMap((concern) => {
          const { rule, risk, roles, objects, before, at } = concern;
          if (risk === "low")
            return [];
          const { remedy } = REVIEW_RULES[rule], who = roles.length === 0 ? "" : `The role${roles.length === 1 ? "" : "s"} ${summed(roles)} `, said = `${excerpt(`${who}${sentenceOf(concern)}`, 0, review_LONGEST)}.`, [object] = objects, [role] = roles;
          return [
            {
              rule,
              severity: risk === "high" ? "warning" : "notice",
              risk,
              ...at === void 0 ? {} : (0, project_node.$t)(at),
              what: `${said.charAt(0).toUpperCase()}${said.slice(1)}${before === void 0 ? "" : ` Before: ${before}.`}`,
              why: whyOf(rule, isPublicByName && roles.length > 0),
              remedy: `${remedy} To silence it, write preview-ignore and the rule in a comment on its line.`,
              ...object === void 0 || objects.length > 1 ? {} : { object },
              ...role === void 0 || roles.length > 1 ? {} : { role }
            }
          ];
        });
      }
      var rules_review = __webpack_require__(6415);
      function viewOf(review2, from) {
        const { concerns, silenced, breaking, changes, migrations, open, leftOut, isNew, isPublicByName } = review2, isOne = new Set(migrations.map(({ source }) => source)).size < 2;
        return {
          ...from === void 0 ? {} : { from },
          isNew,
          concerns: concerns.flatMap((concern) => {
            const { rule, risk, roles, objects, before, at } = concern;
            return risk === "low" ? [] : [
              {
                rule,
                risk,
                roles,
                text: textOf(concern),
                objects,
                ...before === void 0 ? {} : { before },
                ...at === void 0 ? {} : { place: (0, project_node.$t)(at) }
              }
            ];
          }),
          ...silenced.length === 0 ? {} : {
            silenced: silenced.flatMap(({ rule, at }) => at === void 0 ? [] : [{ rule, place: (0, project_node.$t)(at) }])
          },
          breaking: breaking.map(({ object, text, roles }) => ({ object, text, roles })),
          changes: [
            ...changes.map(changeOf),
            ...migrations.map(({ name, source, text, isOlder }) => ({
              what: "added",
              kind: "migration",
              object: isOne ? name : `${source}/${name}`,
              ...isOlder ? { note: "older than the newest one in the base" } : {},
              parts: [],
              place: (0, project_node.$t)({ source: text, offset: 0 })
            }))
          ],
          open: { ...open, writes: open.writes.map(project_names.EU), byName: isPublicByName },
          ...leftOut.length === 0 ? {} : { leftOut }
        };
      }
      function changeOf(change) {
        const { what, facets, at } = change, { kind, name, role, permission } = thingOf(change);
        return {
          what,
          kind,
          object: (0, project_names.EU)(name),
          ...role === void 0 ? {} : { role },
          ...permission === void 0 ? {} : { action: permission.action },
          parts: what === "changed" || what === "added" && permission !== void 0 ? facets.map((facet) => view_partOf(facet, permission !== void 0)) : [],
          ...at === void 0 ? {} : { place: (0, project_node.$t)(at) }
        };
      }
      const SHOWN = /* @__PURE__ */ new Set([
        "arguments",
        "columns",
        "computed_fields",
        "custom_column_names",
        "custom_name",
        "custom_root_fields",
        "column_config",
        "disabled_for_roles",
        "fields",
        "field_mapping",
        "forward_client_headers",
        "is_enum",
        "insertion_order",
        "kind",
        "methods",
        "output_type",
        "permissions",
        "query",
        "queries",
        "query_configuration",
        "role_set",
        "schedule",
        "schema",
        "scope",
        "timeout",
        "timeout_seconds",
        "type",
        "using",
        "values"
      ]);
      function view_partOf({ name, before, after }, isPermission) {
        if (isPermission ? name === "validate_input" : !SHOWN.has(name))
          return { name };
        const [was, is] = [textsOf(before), textsOf(after)];
        if (rules_review.$.includes(name) && was !== void 0 && is !== void 0) {
          const [lost, won] = [was.filter((one) => !is.includes(one)), is.filter((one) => !was.includes(one))];
          return {
            name,
            ...lost.length === 0 ? {} : { before: summed(lost, MOST_LISTED) },
            ...won.length === 0 ? {} : { after: summed(won, MOST_LISTED) }
          };
        }
        const shown2 = textsBetween(before, after);
        return {
          name,
          ...before === void 0 ? {} : { before: shown2.before },
          ...after === void 0 ? {} : { after: shown2.after }
        };
      }
      function textsBetween(before, after) {
        const [was, is] = [before?.text ?? "", after?.text ?? ""];
        if (before === void 0 || after === void 0)
          return { before: excerpt(was), after: excerpt(is) };
        const isShort = was !== is && [was, is].every((text) => excerpt(text) === text);
        return /^[[{]/.test(before.value) && /^[[{]/.test(after.value) || was === is ? isShort ? { before: was, after: is } : excerpts(before.value, after.value) : excerpts(was, is);
      }
      const MOST_LISTED = 20;
      function textsOf(facet) {
        if (facet === void 0)
          return [];
        if (facet.value === "*")
          return;
        if (!facet.value.startsWith("["))
          return facet.value.split(", ").filter((text) => text !== "");
        const list = JSON.parse(facet.value);
        return Array.isArray(list) ? list.map((one) => typeof one == "object" && one !== null && "role" in one ? String(one.role) : String(one)) : void 0;
      }
    })
  )
};
export {
  id,
  ids,
  modules
};
