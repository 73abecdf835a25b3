const id = 742, ids = [742], modules = {
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
  6742: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.r(__webpack_exports__), __webpack_require__.d(__webpack_exports__, {
        planOf: () => (
          /* reexport */
          planOf
        ),
        rehearse: () => (
          /* reexport */
          rehearse
        ),
        sqlParser: () => (
          /* reexport */
          sql.Ul
        )
      });
      var sql = __webpack_require__(3697), project_files = __webpack_require__(3930), names = __webpack_require__(5669), project_node = __webpack_require__(6545), project_project = __webpack_require__(7492);
      function setsOf(mergeBase, base, head) {
        const [from, now, new_] = [mergeBase, base, head].map((all) => new Map(all.map((one) => [one.version, one]))), sets = { added: [], gone: [], edited: [], same: [], merged: [] }, versions = [.../* @__PURE__ */ new Set([...now.keys(), ...new_.keys()])].sort((one, other) => one < other ? -1 : 1);
        for (const version of versions) {
          const [m, b, h] = [from.get(version), now.get(version), new_.get(version)];
          if (b === void 0) {
            if (m !== void 0 || h === void 0)
              continue;
            sets.added.push(h), sets.merged.push(h);
          } else h === void 0 ? m !== void 0 ? sets.gone.push(b) : sets.merged.push(b) : m === void 0 ? ((h.oid !== b.oid || h.path !== b.path) && sets.same.push({ base: b, head: h }), sets.merged.push(b)) : h.oid !== m.oid && h.oid !== b.oid ? (sets.edited.push({ was: b, now: h }), sets.merged.push(h)) : sets.merged.push(b);
        }
        return sets;
      }
      function scriptsOf(steps) {
        return steps.map(({ up }) => up);
      }
      const MOST_SEEDS = 1e7;
      async function planOf(sides, parser) {
        const { mergeBase, base, head } = sides, projects = [mergeBase?.project, base?.project, head.project], sources = [];
        for (const { source } of head.project.migrations.concat(base?.project.migrations ?? [])) {
          if (sources.some((one) => one.source === source) || !isRun(head.project, source))
            continue;
          const sets = setsOf(stepsOf(mergeBase?.project, source), stepsOf(base?.project, source), stepsOf(head.project, source)), edited = [];
          for (const { was, now } of sets.edited) {
            const [one, other] = [was.up.text, now.up.text], isSame = one !== void 0 && other !== void 0 && (0, sql.jB)(await parser(), one.text, other.text);
            edited.push({ step: now, isSame });
          }
          const isCut = projects.some((project) => project !== void 0 && !(0, project_project.hasAllMigrations)(project)), kind = (0, names.u0)(head.project).find(({ name }) => name === source), refused = isCut ? "not all of its migrations could be listed" : kind !== void 0 && !(0, names.A4)(kind) ? `its kind is ${kind.kind}` : hasTwice(head.project, source) ? "two of its migrations have one version" : void 0, planned = {
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
            ...refused === void 0 ? {} : { refused }
          };
          refused === void 0 && needsServer(planned) && (base !== void 0 && (planned.seeds = await seedsOf(base, source)), await readDowns(head.files, planned.added, head.project)), sources.push(planned);
        }
        return { sources, mergeBase: mergeBase?.project, base: base?.project, head: head.project };
      }
      function needsRehearsal({ sources }) {
        return sources.some((one) => one.refused === void 0 && needsServer(one));
      }
      function needsServer({ added, gone, edited }) {
        return added.length + gone.length > 0 || edited.some(({ isSame }) => !isSame);
      }
      function isRun({ metadata, layout }, source) {
        return metadata.incomplete || layout.version !== 3 ? !0 : (0, names.u0)({ metadata }).some(({ name }) => name === source);
      }
      function hasTwice({ problems }, source) {
        return problems.some(({ rule, object }) => rule === "migration-duplicate" && object?.startsWith(`${source}/`) === !0);
      }
      function stepsOf(project, source) {
        return (project?.migrations.find((one) => one.source === source)?.migrations ?? []).flatMap(({ version, name, up, down }) => {
          if (up === void 0)
            return [];
          const text = project?.sql.get(up.path);
          return [
            {
              version,
              name,
              oid: up.oid,
              path: up.path,
              up: { file: up.file, text },
              down: down === void 0 ? void 0 : { file: down.file, text: void 0 }
            }
          ];
        });
      }
      function renamedIn({ added, gone }) {
        const renamed = gone.flatMap((was) => {
          const step = added.find(({ oid }) => oid === was.oid);
          return step === void 0 ? [] : [{ step, was }];
        });
        return renamed.length === gone.length ? renamed : [];
      }
      function olderIn(base, added) {
        const newestOf = (steps) => steps.reduce((most, { version }) => version > most ? version : most, -1n), newest = newestOf(base), older = added.filter(({ version }) => version < newest), later = added.filter(({ version }) => version > newest), [next] = later, fits = next === void 0 || next.version - newest > BigInt(older.length), moved = fits ? older : added, first = (fits ? newest : newestOf([...base, ...added])) + 1n, names2 = moved.map(({ name }, index) => `${String(first + BigInt(index))}_${name}`);
        return older.map((step) => ({
          step,
          better: names2[moved.indexOf(step)] ?? "",
          also: fits ? [] : later.map((one) => ({ step: one, better: names2[moved.indexOf(one)] ?? "" }))
        }));
      }
      async function seedsOf({ project, files }, source) {
        const { seeds: folder = "", version } = project.layout, own = version === 3 ? folder === "" ? source : `${folder}/${source}` : folder;
        let left = MOST_SEEDS;
        const found = project.seeds.filter(({ path, size }) => /\.(?:sql|SQL)$/.test(path) && (0, project_files.S1)(own, path) && (left -= size) >= 0).sort((one, other) => one.path < other.path ? -1 : 1), contents = await files.read(found);
        return found.map(({ file, oid }) => ({ file, text: sourceFrom(file, contents.get(oid)) }));
      }
      async function readDowns(files, steps, project) {
        const wanted = /* @__PURE__ */ new Map();
        for (const { migrations } of project.migrations)
          for (const { down } of migrations)
            down !== void 0 && wanted.set(down.file, down);
        const entries = steps.flatMap(({ down }) => down === void 0 ? [] : wanted.get(down.file) ?? []);
        if (entries.length === 0)
          return;
        const contents = await files.read(entries);
        for (const { down } of steps)
          down !== void 0 && (down.text = sourceFrom(down.file, contents.get(wanted.get(down.file)?.oid ?? "")));
      }
      function sourceFrom(file, content) {
        return content?.kind === "text" ? new project_node.kL(file, content.text) : void 0;
      }
      var finding = __webpack_require__(6270), rehearsal_difference = __webpack_require__(1260), ignore = __webpack_require__(8833);
      const MEANT = "If that is intended, leave it.", REHEARSAL_RULES = {
        "upgrade-fails": {
          severity: "error",
          finds: "A new migration that fails on a database of the base.",
          example: 'The migration 2_b fails on a database of the base: relation "orders" already exists (42P07).',
          why: "After the merge, Hasura stops there: this migration and all later ones are not applied.",
          remedy: "Fix this statement."
        },
        "fresh-fails": {
          severity: "error",
          finds: "A migration that fails on a new database, where all run in the order of their versions.",
          example: 'The migration 2_b fails on a new database: relation "orders" does not exist (42P01).',
          why: "After the merge, no new database can be created, and so no preview.",
          remedy: "Change the version of the new migration, so that it runs after what it needs."
        },
        "orders-differ": {
          severity: "error",
          finds: "Existing databases and new ones that have different schemas after the merge.",
          example: "After the merge, new databases get a different schema from existing ones: column orders.total: bigint → numeric.",
          why: "What is tried on a new database is not what production gets.",
          remedy: "Give the new migration the newest version, and leave those of the base as they are."
        },
        "same-version": {
          severity: "error",
          finds: "A version that the base has given to a different migration since the branch was created.",
          example: "The base now has 2_c with the same version as 2_b.",
          why: "Hasura's CLI refuses two migrations of one version; and where the version is applied, the other one never runs.",
          remedy: "Give the migration a new version."
        },
        "migration-older": {
          severity: "warning",
          finds: "A new migration with a version before the newest one of the base.",
          example: "The migration 1_b is older than the newest one of the base. The name 3_b would put it after that.",
          why: "Databases of the base run it last, new ones in the order of the versions.",
          remedy: "Rename its folder."
        },
        "migration-edited": {
          severity: "warning",
          finds: "A migration of the base that was edited or deleted. A notice if only comments differ.",
          example: "The migration 1_a differs from the base in its statements.",
          why: "Databases that have run it keep what it did; a new database does not get that.",
          remedy: "Leave it as it is, and add a migration instead."
        },
        "migration-renamed": {
          severity: "error",
          finds: "A migration of the base that was given another version. A warning if that changes nothing.",
          example: "The migration 3_b is 2_b of the base under another version.",
          why: "Databases that ran it under the old version run it again.",
          remedy: "Give it its old version back."
        },
        squashed: {
          severity: "warning",
          finds: "New migrations that repeat what deleted ones of the base did.",
          example: "The migration 3_squashed repeats what 2 deleted migrations of the base did.",
          why: "Existing databases already have what it does, so it must not run there.",
          remedy: "Mark it as applied there before the merge is deployed: hasura migrate apply --skip-execution --version and its version."
        },
        "down-fails": {
          severity: "warning",
          finds: "A `down.sql` that fails right after its `up.sql`.",
          example: 'down.sql of 2_b fails: column "on_date" of relation "orders" does not exist (42703).',
          why: "The migration cannot be undone with it.",
          remedy: "Fix this statement."
        },
        "down-differs": {
          severity: "warning",
          finds: "A `down.sql` after which the schema is not what it was before its `up.sql`.",
          example: "down.sql of 2_b leaves: + column orders.at.",
          why: "After it, the database is in a state that no migration describes.",
          remedy: "Undo in down.sql everything that up.sql does."
        },
        "down-empty": {
          severity: "notice",
          finds: "A `down.sql` without a statement.",
          example: "down.sql of 2_b has no statement.",
          why: "Hasura's CLI sends it, and Hasura reports an error.",
          remedy: "Write what undoes the migration, or delete the file."
        },
        "rewrites-table": {
          severity: "warning",
          finds: "A new migration that makes PostgreSQL rewrite a whole table of the base.",
          example: "2_b makes PostgreSQL rewrite the table orders.",
          why: "On a large table that takes a long time, needs twice the space, and blocks everyone.",
          remedy: "Add a new column, fill it in parts, and switch to it; or run it when nobody uses the table."
        },
        "locks-table": {
          severity: "notice",
          finds: "A lock on a table of the base that keeps others waiting until the migration ends.",
          example: "2_b blocks reads and writes on orders until it ends.",
          why: "It waits for running queries on the table, and later queries wait for it.",
          remedy: "Keep the migration short; begin it with set local lock_timeout."
        },
        "index-not-concurrent": {
          severity: "warning",
          finds: "An index, a primary key, or a unique or exclusion constraint that is built on a table of the base.",
          example: "The index orders_total on orders is built while nobody can write to the table.",
          why: "On a large table that takes a long time, and everything that uses the table waits. Hasura runs each migration in a transaction, in which CONCURRENTLY is not possible.",
          remedy: "Before the merge, create it by hand with CONCURRENTLY, and write IF NOT EXISTS in the migration. On a small table, leave it."
        },
        "not-null-on-old": {
          severity: "warning",
          finds: "`SET NOT NULL`, or a new column that is not null and has no default, on a table of the base.",
          example: "orders.total becomes not null: nobody can use the table until all rows are read.",
          why: "It fails if a row has no value, and reads the whole table.",
          remedy: "Add CHECK (… IS NOT NULL) NOT VALID, validate it in a later migration, then SET NOT NULL."
        },
        "constraint-validated": {
          severity: "warning",
          finds: "A foreign key or a check without `NOT VALID` on a table of the base.",
          example: "The foreign key orders_customer on orders is added without NOT VALID: nobody can write to the table until all rows are checked.",
          why: "It fails if a row does not fit, and reads the whole table.",
          remedy: "Add it with NOT VALID, and validate it in a later migration."
        },
        "drops-table": {
          severity: "warning",
          finds: "A table of the base that is gone after a new migration.",
          example: "2_b drops the table orders.",
          why: "Its data is lost, and what still uses it fails.",
          remedy: MEANT
        },
        "drops-column": {
          severity: "warning",
          finds: "A column of a table of the base that is gone after a new migration.",
          example: "2_b drops the column orders.note.",
          why: "Its data is lost, and what still uses it fails.",
          remedy: MEANT
        },
        "drops-object": {
          severity: "notice",
          finds: "A view, function, type, trigger, policy or schema of the base that is gone after a new migration.",
          example: "2_b drops the view open_orders.",
          why: "What still uses it fails.",
          remedy: MEANT
        },
        renames: {
          severity: "warning",
          finds: "A table or column of the base that is renamed.",
          example: "orders.note is renamed to remark.",
          why: "What uses the old name fails until it is deployed as well.",
          remedy: MEANT
        },
        "delete-all": {
          severity: "warning",
          finds: "`TRUNCATE`, or `DELETE` without `WHERE`, on a table of the base.",
          example: "All rows of orders are deleted: there is no WHERE.",
          why: "The data is lost.",
          remedy: MEANT
        },
        "update-all": {
          severity: "warning",
          finds: "`UPDATE` without `WHERE` on a table of the base.",
          example: "All rows of orders are updated: there is no WHERE.",
          why: "It rewrites the whole table, and keeps its rows locked until the migration ends.",
          remedy: "If that is intended, leave it. On a large table, update it in parts."
        },
        "schema-lacks-table": {
          severity: "warning",
          finds: "A table in the metadata that a new database does not have after all migrations.",
          example: "The table orders does not exist after all migrations.",
          why: "The metadata is inconsistent, so the build of a preview fails.",
          remedy: "Add a migration that creates it, or correct its name."
        },
        "schema-lacks-column": {
          severity: "warning",
          finds: "A column in the metadata that its table does not have after all migrations.",
          example: "The column orders.totl does not exist after all migrations.",
          why: "The metadata is inconsistent, so the build of a preview fails.",
          remedy: "Add a migration that creates it, or correct its name."
        },
        "schema-lacks-function": {
          severity: "warning",
          finds: "A function in the metadata that a new database does not have after all migrations.",
          example: "The function label does not exist after all migrations.",
          why: "The metadata is inconsistent, so the build of a preview fails.",
          remedy: "Add a migration that creates it, or correct its name."
        },
        "transaction-ended": {
          severity: "notice",
          finds: "A new migration that ends its own transaction.",
          example: "2_b ends its own transaction, so it is not known which tables it locks.",
          why: "Locks are measured right before the end of the transaction that Hasura makes.",
          remedy: "Delete the COMMIT: Hasura runs each migration in a transaction."
        },
        "seed-fails": {
          severity: "notice",
          finds: "A seed of the base that fails on a database of the base.",
          example: 'The seed carts.sql of the base fails: relation "carts" does not exist (42P01).',
          why: "The migrations were tried without its data.",
          remedy: "Fix the seed in the base."
        },
        "not-rehearsed": {
          severity: "notice",
          finds: "SQL that only this server cannot run, such as that of an extension that it does not have.",
          example: "Not rehearsed in 2_b: the extension postgis, which this server does not have.",
          why: "What the merge does with it is not known.",
          remedy: "Try it on a server that has what it needs."
        }
      }, LONGEST = 600, LONGEST_OBJECT = 300, MOST = 500;
      function collector() {
        const findings = [];
        return { findings, say: (rule, at, what, more = {}) => {
          const { why } = REHEARSAL_RULES[rule], { object, old, severity, remedy } = { ...REHEARSAL_RULES[rule], ...more };
          findings.length >= MOST && severity !== "error" || findings.push({
            rule,
            severity,
            ...at,
            what: (0, rehearsal_difference.vI)(what, LONGEST),
            why,
            remedy,
            ...object === void 0 ? {} : { object: (0, rehearsal_difference.vI)(object, LONGEST_OBJECT) },
            ...old === !0 ? { old } : {}
          });
        } };
      }
      function unsilenced(findings, sources, ignored) {
        const comments = new ignore.Ck(sources);
        return findings.filter((finding2) => {
          const { rule, file, line, object } = finding2;
          return file !== void 0 && line !== void 0 && comments.has(rule, { file, line }) ? !1 : ![object, object && (0, names.EU)(object)].some((name) => (0, ignore.pi)({ rule, ...file === void 0 ? {} : { file }, ...name === void 0 ? {} : { object: name } }, ignored));
        });
      }
      var project_tree = __webpack_require__(1333), rehearsal_before = __webpack_require__(1416), catalog = __webpack_require__(9380);
      function namedIn(project, source) {
        const found = (0, names.u0)(project).find(({ name }) => name === source);
        if (found === void 0)
          return [];
        const functions = (0, project_node.S3)((0, project_node.Jt)(found.node, "functions")).flatMap((one) => {
          const name = (0, names.LX)((0, project_node.Jt)(one, "function"));
          return name === void 0 ? [] : [{ kind: "function", of: name, at: (0, project_node.Jt)(one, "function") ?? one }];
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
        const of = (0, names.LX)((0, project_node.Jt)(table, "table"));
        if (of === void 0 || table.kind !== "map")
          return [];
        const named = [{ kind: "table", of, at: (0, project_node.Jt)(table, "table") ?? table }], column = (at, name, owner = of) => {
          name !== "*" && named.push({ kind: "column", of: owner, column: name, at });
        }, texts = (list, owner = of) => {
          for (const item of list?.kind === "list" ? list.items : list === void 0 ? [] : [list]) {
            const name = (0, project_node.b6)(item);
            name !== void 0 && column(item, name, owner);
          }
        }, keys = (map, owner = of) => {
          for (const [key, { at }] of (0, project_node.Mc)(map))
            column(at, key, owner);
        }, fields = fieldsOf(table);
        for (const kind of ["select", "insert", "update", "delete"])
          for (const one of (0, project_node.S3)((0, project_node.Jt)(table, `${kind}_permissions`))) {
            const permission = (0, project_node.Jt)(one, "permission");
            texts((0, project_node.Jt)(permission, "columns")), keys((0, project_node.Jt)(permission, "set"));
            for (const part of ["filter", "check"])
              conditions((0, project_node.Jt)(permission, part), fields, column);
          }
        for (const kind of ["object", "array"])
          for (const one of (0, project_node.S3)((0, project_node.Jt)(table, `${kind}_relationships`))) {
            const using = (0, project_node.Jt)(one, "using"), key = (0, project_node.Jt)(using, "foreign_key_constraint_on"), owner = (0, names.LX)((0, project_node.Jt)(key, "table"));
            if (key?.kind !== "map")
              texts(key);
            else if (owner !== void 0)
              for (const part of ["column", "columns"])
                texts((0, project_node.Jt)(key, part), owner);
            const mapping = (0, project_node.Jt)(using, "manual_configuration", "column_mapping");
            keys(mapping);
            const remote = (0, names.LX)((0, project_node.Jt)(using, "manual_configuration", "remote_table"));
            if (remote !== void 0)
              for (const [, { value }] of (0, project_node.Mc)(mapping))
                texts(value, remote);
          }
        for (const one of (0, project_node.S3)((0, project_node.Jt)(table, "event_triggers")))
          for (const event of ["insert", "update", "delete"])
            for (const part of ["columns", "payload"])
              texts((0, project_node.Jt)(one, "definition", event, part));
        keys((0, project_node.Jt)(table, "configuration", "column_config")), keys((0, project_node.Jt)(table, "configuration", "custom_column_names"));
        for (const one of (0, project_node.S3)((0, project_node.Jt)(table, "computed_fields"))) {
          const node = (0, project_node.Jt)(one, "definition", "function"), name = (0, names.LX)(node);
          node !== void 0 && name !== void 0 && named.push({ kind: "function", of: name, at: node });
        }
        return named;
      }
      function fieldsOf(table) {
        const lists = ["object_relationships", "array_relationships", "remote_relationships", "computed_fields"];
        return new Set(lists.flatMap((list) => (0, project_node.S3)((0, project_node.Jt)(table, list)).flatMap((one) => (0, project_node.b6)((0, project_node.Jt)(one, "name")) ?? [])));
      }
      function conditions(node, fields, column) {
        for (const item of (0, project_node.S3)(node))
          conditions(item, fields, column);
        for (const [key, { at, value }] of (0, project_node.Mc)(node))
          /^[_$](?:and|or|not)$/.test(key) ? conditions(value, fields, column) : !/^[_$]/.test(key) && !fields.has(key) && column(at, key);
      }
      var record = __webpack_require__(5638);
      const DROPPED = {
        OBJECT_TABLE: "table",
        OBJECT_VIEW: "view",
        OBJECT_MATVIEW: "materialized view",
        OBJECT_FOREIGN_TABLE: "foreign table",
        OBJECT_SEQUENCE: "sequence",
        OBJECT_INDEX: "index",
        OBJECT_TYPE: "type",
        OBJECT_DOMAIN: "type",
        OBJECT_FUNCTION: "function",
        OBJECT_PROCEDURE: "function",
        OBJECT_ROUTINE: "function",
        OBJECT_SCHEMA: "schema"
      };
      function dropsIn(statements) {
        return statements.flatMap(({ kind, tree, start: offset }) => {
          if (kind === "DropStmt") {
            const dropped2 = DROPPED[(0, project_tree.$6)(tree, "removeType") ?? ""];
            return dropped2 === void 0 ? [] : (0, project_tree.gT)(tree, "objects").map((object) => {
              const names2 = (0, project_tree.wX)((0, project_tree.at)(object, "List", "items") ?? (0, project_tree.at)(object, "TypeName", "names") ?? (0, project_tree.at)(object, "ObjectWithArgs", "objname")), name = (0, project_tree.$6)(object, "String", "sval") ?? withSchema(names2);
              return { kind: dropped2, name, offset };
            });
          }
          if (kind !== "AlterTableStmt")
            return [];
          const table = (0, project_tree.Ke)(tree.relation) ?? "";
          return (0, project_tree.gT)(tree, "cmds").flatMap(({ AlterTableCmd: command }) => (0, project_tree.$6)(command, "subtype") === "AT_DropColumn" ? [{ kind: "column", name: `${table}.${(0, project_tree.$6)(command, "name") ?? ""}`, offset }] : []);
        });
      }
      function renamesIn(statements) {
        return statements.flatMap(({ kind, tree, start: offset }) => {
          const table = (0, project_tree.Ke)(tree.relation), object = tree.object;
          if (kind === "RenameStmt" && (0, project_tree.$6)(tree, "renameType") === "OBJECT_COLUMN")
            return [{ kind: "column", name: `${table ?? ""}.${(0, project_tree.$6)(tree, "subname") ?? ""}`, offset }];
          if (kind === "RenameStmt" && (0, project_tree.$6)(tree, "renameType") === "OBJECT_SCHEMA")
            return [{ kind: "schema", name: (0, project_tree.$6)(tree, "subname") ?? "", offset }];
          if (kind !== "RenameStmt" && kind !== "AlterObjectSchemaStmt")
            return [];
          if (table !== void 0)
            return [{ kind: "relation", name: table, offset }];
          const names2 = (0, project_tree.wX)((0, project_tree.at)(object, "List", "items") ?? (0, project_tree.at)(object, "ObjectWithArgs", "objname") ?? (0, project_tree.at)(object, "TypeName", "names"));
          return [{ kind: "other", name: withSchema(names2), offset }];
        });
      }
      const EXCLUSIVE = /* @__PURE__ */ new Set([
        "AlterTableStmt",
        "DropStmt",
        "TruncateStmt",
        "RenameStmt",
        "AlterObjectSchemaStmt",
        "LockStmt",
        "CreatePolicyStmt",
        "AlterPolicyStmt",
        "RuleStmt",
        "ClusterStmt",
        "RefreshMatViewStmt"
      ]), SHARED = /* @__PURE__ */ new Set([
        "IndexStmt",
        "CreateTrigStmt",
        "CreateStmt",
        "ReindexStmt",
        "CreateForeignTableStmt"
      ]), GENTLE = /^AT_(?:ValidateConstraint|EnableTrig|DisableTrig|SetStatistics|AttachPartition|ClusterOn)/, REWRITING = /^AT_(?:AlterColumnType|SetLogged|SetUnLogged|SetAccessMethod|SetTableSpace|SetExpression|AddIdentity)/;
      function lockOf(statements, table, blocks, before) {
        const about = statements.filter((one) => places_names(one, table, before)), strict = about.find((one) => isExclusive(one, table)), any = about.find(({ kind }) => EXCLUSIVE.has(kind) || SHARED.has(kind)), [first, second] = blocks === "reads and writes" ? [strict, any] : [any, strict];
        return (first ?? second ?? mentionOf(statements, about, table))?.start;
      }
      function rewriteOf(statements, table, before) {
        const withPart = (part) => statements.find(({ kind, tree }) => kind === "AlterTableStmt" && (0, project_tree.Ke)(tree.relation) === table && (0, project_tree.gT)(tree, "cmds").some((one) => part.test((0, project_tree.$6)(one, "AlterTableCmd", "subtype") ?? "")));
        return (withPart(REWRITING) ?? withPart(/^AT_AddColumn$/))?.start ?? lockOf(statements, table, "reads and writes", before);
      }
      function mentionOf(statements, about, table) {
        const name = table.slice(table.indexOf(".") + 1);
        return about.find(({ kind }) => kind !== "SelectStmt") ?? statements.find(({ kind, tree }) => kind === "DoStmt" && JSON.stringify(tree).includes(name)) ?? about[0];
      }
      function isExclusive({ kind, tree }, table) {
        return EXCLUSIVE.has(kind) ? kind === "LockStmt" ? tree.mode === 8 : kind !== "AlterTableStmt" ? !0 : (0, project_tree.Ke)(tree.relation) === table && (0, project_tree.gT)(tree, "cmds").some((one) => !((0, project_tree.$6)(one, "AlterTableCmd", "def", "Constraint", "contype") === "CONSTR_FOREIGN") && !GENTLE.test((0, project_tree.$6)(one, "AlterTableCmd", "subtype") ?? "")) : !1;
      }
      function places_names({ kind, tree }, table, before) {
        if (kind !== "DropStmt")
          return hasRelation(tree, table);
        const type = (0, project_tree.$6)(tree, "removeType") ?? "";
        return (0, project_tree.gT)(tree, "objects").some((object) => {
          const list = (0, project_tree.wX)((0, project_tree.at)(object, "List", "items")), isPart = /^OBJECT_(?:TRIGGER|POLICY|RULE)$/.test(type), name = withSchema(isPart ? list.slice(0, -1) : list);
          return name === table || type === "OBJECT_INDEX" && before.indexed(name) === table;
        });
      }
      function hasRelation(node, table) {
        return Array.isArray(node) ? node.some((one) => hasRelation(one, table)) : (0, record.u)(node) ? (0, project_tree.Ke)(node) === table || Object.values(node).some((one) => hasRelation(one, table)) : !1;
      }
      function withSchema(names2) {
        return names2.length > 1 ? names2.join(".") : `public.${names2.join("")}`;
      }
      const UNLESS_BUILT = {
        severity: "notice",
        remedy: "Before the merge, create it by hand with CONCURRENTLY: then the migration builds nothing."
      };
      function deedsOf(statements, before) {
        const validated = /* @__PURE__ */ new Set();
        return statements.flatMap((statement) => {
          const deeds = deedsIn(statement, before, validated);
          for (const { AlterTableCmd: command } of (0, project_tree.gT)(statement.tree, "cmds"))
            (0, project_tree.$6)(command, "subtype") === "AT_ValidateConstraint" && validated.add((0, project_tree.$6)(command, "name") ?? "");
          return deeds.filter(({ table }) => before.isOld(table));
        });
      }
      function deedsIn(statement, before, validated) {
        const { kind, tree, start: offset } = statement;
        switch (kind) {
          case "AlterTableStmt":
            return alterations(statement, before, validated);
          case "IndexStmt": {
            const table = (0, project_tree.Ke)(tree.relation);
            if (table === void 0 || tree.concurrent === !0)
              return [];
            const name = (0, project_tree.$6)(tree, "idxname"), [schema = ""] = table.split(".", 1), mayBeThere = tree.if_not_exists === !0;
            if (mayBeThere && before.indexed(`${schema}.${name ?? ""}`) !== void 0)
              return [];
            const what = `${`${name === void 0 ? "An index" : `The index ${name}`} on ${(0, names.EU)(table)}`} is built while nobody can write to the table${mayBeThere ? ", unless it exists by then" : ""}.`;
            return [{ rule: "index-not-concurrent", table, offset, what, ...mayBeThere ? UNLESS_BUILT : {} }];
          }
          case "RenameStmt": {
            const table = (0, project_tree.Ke)(tree.relation), [type, to] = [(0, project_tree.$6)(tree, "renameType"), (0, project_tree.$6)(tree, "newname") ?? ""];
            if (table === void 0)
              return [];
            const old = {
              OBJECT_TABLE: (0, names.EU)(table),
              OBJECT_COLUMN: `${(0, names.EU)(table)}.${(0, project_tree.$6)(tree, "subname") ?? ""}`
            }[type ?? ""];
            return old === void 0 ? [] : [{ rule: "renames", table, offset, what: `${old} is renamed to ${to}.` }];
          }
          case "TruncateStmt":
            return (0, project_tree.gT)(tree, "relations").flatMap(({ RangeVar: relation }) => tableDeed("delete-all", relation, offset, "All rows of * are deleted."));
          case "DeleteStmt":
          case "UpdateStmt":
          case "InsertStmt":
          case "SelectStmt":
            return changesIn(kind, tree, offset);
          default:
            return [];
        }
      }
      function changesIn(kind, tree, offset) {
        const own = tree.whereClause !== void 0 ? [] : kind === "DeleteStmt" ? tableDeed("delete-all", tree.relation, offset, "All rows of * are deleted: there is no WHERE.") : kind === "UpdateStmt" ? tableDeed("update-all", tree.relation, offset, "All rows of * are updated: there is no WHERE.") : [], nested = (0, project_tree.gT)(tree, "withClause", "ctes").flatMap((cte) => {
          const query = (0, project_tree.at)(cte, "CommonTableExpr", "ctequery"), [inner = "", of] = (0, record.u)(query) ? Object.entries(query)[0] ?? [] : [];
          return (0, record.u)(of) ? changesIn(inner, of, offset) : [];
        });
        return [...own, ...nested];
      }
      function tableDeed(rule, relation, offset, what) {
        const table = (0, project_tree.Ke)(relation);
        return table === void 0 ? [] : [{ rule, table, offset, what: what.replace("*", () => (0, names.EU)(table)) }];
      }
      function alterations({ tree, start: offset }, before, validated) {
        const table = (0, project_tree.Ke)(tree.relation);
        return table === void 0 || (0, project_tree.$6)(tree, "objtype") !== "OBJECT_TABLE" ? [] : (0, project_tree.gT)(tree, "cmds").flatMap(({ AlterTableCmd: command }) => {
          const name = (0, project_tree.$6)(command, "name") ?? "";
          switch ((0, project_tree.$6)(command, "subtype") ?? "") {
            case "AT_SetNotNull":
              return before.isNotNull(table, name, validated) ? [] : [
                {
                  rule: "not-null-on-old",
                  table,
                  offset,
                  what: `${(0, names.EU)(table)}.${name} becomes not null: nobody can use the table until all rows are read.`
                }
              ];
            case "AT_AddColumn": {
              const column = (0, project_tree.at)(command, "def", "ColumnDef");
              if (before.hasColumn(table, (0, project_tree.$6)(column, "colname") ?? "") && (0, project_tree.at)(command, "missing_ok") === !0)
                return [];
              const constraints = (0, project_tree.gT)(column, "constraints").map((one) => (0, project_tree.$6)(one, "Constraint", "contype") ?? ""), isFilled = ["CONSTR_DEFAULT", "CONSTR_GENERATED", "CONSTR_IDENTITY"].some((one) => constraints.includes(one)), isSerial = (0, project_tree.wX)((0, project_tree.at)(column, "typeName", "names")).some((one) => /^(?:big|small)?serial\d?$/.test(one)), others = (0, project_tree.gT)(column, "constraints").flatMap((one) => (0, project_tree.$6)(one, "Constraint", "contype") === "CONSTR_FOREIGN" && !isFilled ? [] : constraintDeeds(table, one.Constraint, offset, (0, project_tree.$6)(column, "colname")));
              return !constraints.includes("CONSTR_NOTNULL") || isFilled || isSerial ? others : [
                ...others,
                {
                  rule: "not-null-on-old",
                  table,
                  offset,
                  what: `The new column ${(0, names.EU)(table)}.${(0, project_tree.$6)(column, "colname") ?? ""} is not null and has no default: adding it fails if the table has rows.`
                }
              ];
            }
            case "AT_AddConstraint":
              return constraintDeeds(table, (0, project_tree.at)(command, "def", "Constraint"), offset);
            default:
              return [];
          }
        });
      }
      const INDEXED = {
        CONSTR_PRIMARY: "primary key",
        CONSTR_UNIQUE: "unique constraint",
        CONSTR_EXCLUSION: "exclusion constraint"
      };
      function constraintDeeds(table, constraint, offset, column) {
        const type = (0, project_tree.$6)(constraint, "contype") ?? "", name = (0, project_tree.$6)(constraint, "conname"), on = column === void 0 ? (0, names.EU)(table) : `${(0, names.EU)(table)}.${column}`, called2 = name === void 0 ? `on ${on}` : `${name} on ${on}`;
        switch (type) {
          case "CONSTR_FOREIGN":
          case "CONSTR_CHECK":
            return (0, project_tree.at)(constraint, "skip_validation") === !0 ? [] : [
              {
                rule: "constraint-validated",
                table,
                offset,
                what: type === "CONSTR_CHECK" ? `The check ${called2} is added without NOT VALID: nobody can use the table until all rows are checked.` : `The foreign key ${called2} is added without NOT VALID: nobody can write to the table until all rows are checked.`
              }
            ];
          case "CONSTR_PRIMARY":
          case "CONSTR_UNIQUE":
          case "CONSTR_EXCLUSION":
            return (0, project_tree.$6)(constraint, "indexname") !== void 0 ? [] : [
              {
                rule: "index-not-concurrent",
                table,
                offset,
                what: `The ${INDEXED[type]} ${called2} builds an index while nobody can use the table.`
              }
            ];
          default:
            return [];
        }
      }
      function called({ version, name }) {
        return (0, rehearsal_difference.vI)(`${String(version)}_${name}`, 200);
      }
      function startOf({ up }) {
        return up.text?.placeOf(0) ?? { file: up.file, line: 1, column: 1 };
      }
      function placeIn({ file, line, column }) {
        return { file, line, column };
      }
      function failureText({ message: message2, code }) {
        return `${message2.replace(/\.$/, "")}${code === "" ? "" : ` (${code})`}`;
      }
      function judgePlan({ sources }, say) {
        for (const { source, edited, same, older, added, refused } of sources) {
          const objectOf = (step) => ({ object: `${source}/${String(step.version)}` });
          if (refused !== void 0) {
            const [first] = added;
            first !== void 0 && say("not-rehearsed", startOf(first), `The database ${source} was not rehearsed: ${refused}.`, {
              object: source
            });
            continue;
          }
          for (const { base, head } of same)
            say("same-version", startOf(head), base.name === head.name ? `The base now has a different migration with the version of ${called(head)}.` : `The base now has ${called(base)} with the same version as ${called(head)}.`, objectOf(head));
          for (const { step, isSame } of edited)
            say("migration-edited", startOf(step), isSame ? `The migration ${called(step)} differs from the base only in comments and white space.` : `The migration ${called(step)} differs from the base in its statements.`, { ...objectOf(step), ...isSame ? { severity: "notice" } : {} });
          for (const { step, better, also } of older)
            say("migration-older", startOf(step), `The migration ${called(step)} is older than the newest one of the base. The name ${better} would put it after that.`, { ...objectOf(step), ...also.length === 0 ? {} : { remedy: alsoRename(also) } });
        }
      }
      function judgeGone({ source, gone, renamed, refused }, tried2, say) {
        if (refused !== void 0)
          return;
        const differs = tried2 !== void 0 && ["differs", "fails"].includes(tried2.fresh.result);
        for (const { step, was } of renamed) {
          const isFailed = tried2?.upgrade.some(({ version, result }) => version === String(step.version) && result === "failed");
          say("migration-renamed", startOf(step), `The migration ${called(step)} is ${called(was)} of the base under another version.`, {
            object: `${source}/${String(step.version)}`,
            ...isFailed === !0 || differs ? {} : { severity: "warning" }
          });
        }
        const [only] = gone;
        if (only === void 0 || renamed.length > 0 || (tried2?.squashed.length ?? 0) > 0)
          return;
        const names2 = gone.map(called);
        say("migration-edited", void 0, gone.length === 1 ? `The migration ${called(only)} of the base is deleted.` : `${String(gone.length)} migrations of the base are deleted: ${names2.slice(0, 3).join(", ")}${gone.length > 3 ? ", …" : ""}.`, { object: gone.length === 1 ? `${source}/${String(only.version)}` : source, remedy: UNDO });
      }
      const UNDO = "Keep it, and add a migration that undoes it.";
      function alsoRename(also) {
        const names2 = also.slice(0, 5).map(({ step, better }) => `${called(step)} to ${better}`), more = also.length - names2.length;
        return `Rename its folder, and so that the new migrations stay in their order, ${names2.join(", ")}${more > 0 ? `, and the ${String(more)} after that` : ""}.`;
      }
      function judgeMigration({ step, run, statements, before, ran }, say) {
        const name = called(step), at = (offset) => offset === void 0 ? startOf(step) : step.up.text?.placeOf(offset) ?? startOf(step), deeds = deedsOf(statements, before);
        for (const { rule, table, offset, what, ...more } of deeds)
          say(rule, at(offset), what, { object: table, ...more });
        ran === void 0 ? judgeDrops(name, statements, before, at, say) : judgeLost(name, statements, ran, at, say);
        for (const table of run.rewritten) {
          const full = judge_withSchema(table), what = `${name} makes PostgreSQL rewrite the table ${table}.`;
          say("rewrites-table", at(rewriteOf(statements, full, before)), what, { object: full });
        }
        const told = /* @__PURE__ */ new Set([...run.rewritten.map(judge_withSchema), ...deeds.filter(isLock).map(({ table }) => table)]);
        for (const { table, blocks } of run.locks) {
          const full = judge_withSchema(table);
          if (told.has(full))
            continue;
          const place = at(lockOf(statements, full, blocks, before));
          say("locks-table", place, `${name} blocks ${blocks} on ${table} until it ends.`, { object: full });
        }
        const end = statements.find(isEnd);
        run.result === "ran" && run.isPartial && end !== void 0 && say("transaction-ended", at(end.start), `${name} ends its own transaction, so it is not known which tables it locks.`);
      }
      function truncatedBy(statements, rewritten) {
        const named = statements.filter(({ kind }) => kind === "TruncateStmt"), truncated = new Set(named.flatMap(({ tree }) => (0, project_tree.gT)(tree, "relations").map((one) => (0, project_tree.Ke)(one.RangeVar)))), cascades = named.some(({ tree }) => (0, project_tree.$6)(tree, "behavior") === "DROP_CASCADE"), altered = new Set(statements.map(({ tree }) => (0, project_tree.Ke)(tree.relation)));
        return new Set(rewritten.filter((one) => {
          const full = judge_withSchema(one);
          return truncated.has(full) || cascades && !altered.has(full);
        }));
      }
      function isEnd({ kind, tree }) {
        return kind === "TransactionStmt" && /_(?:COMMIT|ROLLBACK|PREPARE)$/.test(String(tree.kind));
      }
      function isLock({ rule }) {
        return ["index-not-concurrent", "not-null-on-old", "constraint-validated", "delete-all"].includes(rule);
      }
      function judge_withSchema(table) {
        return table.includes(".") ? table : `public.${table}`;
      }
      const SMALL = ["constraint", "index", "grants", "sequence", "statistics", "rule", "attribute", "extension"];
      function judgeLost(name, statements, { lost, after, base }, at, say) {
        const [drops, renames] = [dropsIn(statements), renamesIn(statements)], isOld = (0, rehearsal_before.S1)(base);
        for (const object of lost) {
          const { kind, schema, parent, id: id2 } = object;
          if (SMALL.includes(kind) || !isOld(object))
            continue;
          const full = fullName(object), bare = withoutArguments(full), isRenamed = renames.some((one) => [bare, `${schema}.${parent ?? ""}`].includes(one.name) || one.kind === "schema" && one.name === schema);
          if (id2 === void 0 && isRenamed)
            continue;
          const place = drops.find((one) => one.name === bare || one.kind === "schema" && one.name === schema), rule = kind === "column" ? "drops-column" : (0, rehearsal_before.bI)(object) ? "drops-table" : "drops-object", again = after.has((0, catalog.T)(object)) ? ", and creates another one with this name" : "";
          say(rule, at(place?.offset), `${name} drops the ${(0, rehearsal_difference.Wy)(object)}${again}.`, { object: full });
        }
      }
      function fullName({ kind, schema, parent, name }) {
        return kind === "schema" ? name : `${schema}.${parent === void 0 ? "" : `${parent}.`}${name}`;
      }
      function judgeDrops(name, statements, { isOld }, at, say) {
        for (const { kind, name: full, offset } of dropsIn(statements)) {
          const table = kind === "column" ? full.slice(0, full.lastIndexOf(".")) : full;
          kind !== "column" && kind !== "table" || isOld(table) && say(kind === "column" ? "drops-column" : "drops-table", at(offset), `${name} drops the ${kind} ${(0, names.EU)(full)}.`, { object: full });
        }
      }
      function judgeNames({ head, base, mergeBase }, { source }, fresh, before, say) {
        const keysIn = (project) => new Set(project === void 0 ? [] : namedIn(project, source).map(namedKey)), [inBase, inMergeBase] = [keysIn(base), keysIn(mergeBase)], [has, had] = [lookup(fresh), before && lookup(before)], told = /* @__PURE__ */ new Set();
        for (const named of namedIn(head, source)) {
          const key = namedKey(named), { kind, of, column = "", at } = named;
          if (told.has(key) || has(named) || inMergeBase.has(key) && !inBase.has(key) || (told.add(key), kind === "column" && !has({ kind: "table", of })))
            continue;
          const short = (0, names.EU)(of), thing = kind === "column" ? `column ${short}.${column}` : `${kind} ${short}`;
          say(`schema-lacks-${kind}`, at.source.placeOf(at.offset), `The ${thing} does not exist after all migrations.`, {
            object: kind === "column" ? `${of}.${column}` : of,
            old: inBase.has(key) && had !== void 0 && !had(named)
          });
        }
      }
      function lookup(schema) {
        const names2 = /* @__PURE__ */ new Set();
        for (const { kind, schema: space, parent, name } of schema.values())
          kind === "column" ? names2.add(JSON.stringify(["column", `${space}.${parent ?? ""}`, name])) : kind === "function" || kind === "procedure" ? names2.add(JSON.stringify(["function", `${space}.${withoutArguments(name)}`, null])) : ((0, rehearsal_before.bI)({ kind }) || kind === "view") && names2.add(JSON.stringify(["table", `${space}.${name}`, null]));
        return ({ kind, of, column }) => names2.has(JSON.stringify([kind, of, column ?? null]));
      }
      function withoutArguments(name) {
        return name.split("(", 1)[0] ?? "";
      }
      var rehearsal = __webpack_require__(2112);
      const MARK = "rehearsal.transaction";
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
          { name: String(name), storage: String(storage), isView: view === !0 }
        ]));
      }
      const BLOCKS = {
        AccessExclusiveLock: "reads and writes",
        ExclusiveLock: "writes",
        ShareRowExclusiveLock: "writes",
        ShareLock: "writes"
      };
      async function measure(session, before, counted) {
        const [row] = await session.query(`select pg_catalog.current_setting('${MARK}', true) as mark`);
        if (row?.mark !== "open")
          return;
        await session.query("savepoint rehearsal_measures"), await session.query("select pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true)");
        const held = await session.query(`
    select distinct relation::text as oid, mode from pg_locks
    where pid = pg_backend_pid() and locktype = 'relation' and granted and mode ~ '(Exclusive|Share)Lock$'
      and database = (select oid from pg_database where datname = current_database())`), after = await tablesOf(session);
        await session.query("rollback to savepoint rehearsal_measures");
        const locks = /* @__PURE__ */ new Map();
        for (const [mode, blocks] of Object.entries(BLOCKS))
          for (const one of held) {
            const oid = String(one.oid);
            one.mode !== mode || !counted.has(oid) || locks.has(oid) || !after.has(oid) || locks.set(oid, blocks);
          }
        const named = (oid) => before.get(oid)?.name ?? "";
        return {
          locks: [...locks].map(([oid, blocks]) => ({ table: named(oid), blocks })).sort(byTable),
          rewritten: [...before].filter(([oid, { storage, isView }]) => !isView && counted.has(oid) && (after.get(oid)?.storage ?? storage) !== storage).map(([, { name }]) => name).sort()
        };
      }
      function byTable({ table: one }, { table: other }) {
        return one < other ? -1 : 1;
      }
      async function baseFor(stage, runs, { shared, wantsFork }) {
        const { base: steps, seeds: scripts } = stage.planned, database = await runs.create(), run = async (from, to) => {
          const some = steps.slice(from, to), failed = await runs.run(database, scriptsOf(some)), step = failed && some[failed.index];
          return failed === void 0 || step === void 0 ? void 0 : stopped(stage, step, failed.ran);
        };
        let broken = await run(0, shared);
        if (broken !== void 0)
          return { base: void 0, fork: void 0, seeds: 0, broken };
        const fork = wantsFork ? await runs.create(database) : void 0;
        if (broken = await run(shared), broken !== void 0)
          return { base: void 0, fork, seeds: 0, broken };
        const bare = scripts.length === 0 ? void 0 : await runs.create(database), seeds = bare === void 0 ? 0 : await runSeeds(stage, runs, database), schema = await runs.read(bare ?? database, catalog.p), tables = await runs.read(database, async (session) => new Set((await tablesOf(session)).keys()));
        return bare === void 0 || (0, rehearsal_difference.qv)((0, rehearsal_difference.iv)(schema, await runs.read(database, catalog.p), stage.parser)) ? { base: { database, bare, tables, schema }, fork, seeds } : (stage.say("seed-fails", void 0, "The seeds of the base change the schema, so they were left out.", {
          object: stage.planned.source
        }), { base: { database: bare, bare: void 0, tables, schema }, fork, seeds: 0 });
      }
      async function runSeeds({ planned, say }, runs, database) {
        const failed = await runs.run(database, planned.seeds), { failure, obstacle } = failed?.ran ?? {};
        if (failure !== void 0) {
          const why = obstacle?.why ?? failureText(failure), name = failure.file.split("/").at(-1) ?? "";
          say("seed-fails", void 0, `The seed ${name} of the base fails: ${why}.`, { object: failure.file });
        }
        return failed?.index ?? planned.seeds.length;
      }
      function stopped({ plan, planned, say }, step, { failure, obstacle }) {
        if (failure === void 0)
          return;
        const why = obstacle?.why ?? `${called(step)} of the base fails: ${failureText(failure)}`, at = plan.head.sql.get(step.path)?.text === step.up.text?.text ? placeIn(failure) : void 0;
        return say("not-rehearsed", at, `The upgrade was not rehearsed beyond this line of ${called(step)}: ${why}.`, {
          object: `${planned.source}/${String(step.version)}`
        }), { step, stopped: { ...at, why: (0, rehearsal_difference.vI)(why, 400) } };
      }
      function failureOffset(text, { completed, failure }, statements) {
        if (failure?.position !== void 0)
          return (0, sql.uF)(text, failure.position - 1);
        const statement = statements?.[completed];
        if (statement === void 0)
          return 0;
        const line = blockLine(failure?.where);
        return statement.kind === "DoStmt" && line !== void 0 ? lineBelow(text, bodyOf(text, statement), line - 1, statement.end) : statement.start;
      }
      function blockLine(where) {
        const found = [...(where ?? "").matchAll(/inline_code_block"? (?:near )?line (\d{1,9})/g)].at(-1)?.[1];
        return found === void 0 ? void 0 : Number(found);
      }
      function bodyOf(text, { tree, start }) {
        for (const { DefElem: element } of (0, project_tree.gT)(tree, "args")) {
          const { defname, location } = element ?? {};
          if (defname !== "as")
            continue;
          const bom = text.startsWith("\uFEFF") ? 1 : 0;
          return (0, sql.$J)(text.slice(bom))(typeof location == "number" ? location : 0) + bom;
        }
        return start;
      }
      function lineBelow(text, from, lines, end) {
        let at = from;
        for (let left = lines; left > 0; left--) {
          const next = text.indexOf(`
`, at);
          if (next < 0 || next >= end)
            break;
          at = next + 1;
        }
        if (at === from)
          return at;
        for (; at < end && /[ \t]/.test(text[at] ?? ""); )
          at += 1;
        return at;
      }
      var message = __webpack_require__(636);
      const BROUGHT = {
        postgis: ["geometry", "geography", "box2d", "box3d", "raster"],
        vector: ["vector", "halfvec", "sparsevec", "hnsw", "ivfflat"],
        citext: ["citext"],
        hstore: ["hstore"],
        ltree: ["ltree", "lquery", "ltxtquery", "subltree", "subpath", "nlevel"],
        "uuid-ossp": [
          "uuid_generate_v1",
          "uuid_generate_v1mc",
          "uuid_generate_v3",
          "uuid_generate_v4",
          "uuid_generate_v5",
          "uuid_nil",
          "uuid_ns_dns",
          "uuid_ns_url",
          "uuid_ns_oid",
          "uuid_ns_x500"
        ],
        pgcrypto: [
          "gen_random_uuid",
          "crypt",
          "gen_salt",
          "digest",
          "hmac",
          "gen_random_bytes",
          "armor",
          "dearmor",
          "pgp_key_id",
          "encrypt",
          "decrypt",
          "encrypt_iv",
          "decrypt_iv",
          "pgp_armor_headers",
          "pgp_sym_encrypt",
          "pgp_sym_decrypt",
          "pgp_sym_encrypt_bytea",
          "pgp_sym_decrypt_bytea",
          "pgp_pub_encrypt",
          "pgp_pub_decrypt",
          "pgp_pub_encrypt_bytea",
          "pgp_pub_decrypt_bytea"
        ],
        pg_trgm: [
          "gin_trgm_ops",
          "gist_trgm_ops",
          "similarity",
          "word_similarity",
          "strict_word_similarity",
          "show_trgm",
          "set_limit",
          "show_limit"
        ],
        unaccent: ["unaccent"],
        fuzzystrmatch: ["levenshtein", "levenshtein_less_equal", "soundex", "metaphone", "dmetaphone"],
        tablefunc: ["crosstab", "connectby", "normal_rand"],
        earthdistance: ["ll_to_earth", "earth_distance", "earth_box", "earth"],
        cube: ["cube", "cube_distance"],
        intarray: ["gin__int_ops", "gist__int_ops", "gist__intbig_ops", "intset"],
        moddatetime: ["moddatetime"],
        bloom: ["bloom"],
        isn: ["isbn", "isbn13", "issn", "issn13", "ean13", "upc"],
        seg: ["seg"],
        hll: ["hll", "hll_empty", "hll_add", "hll_cardinality", "hll_hash_text", "hll_add_agg", "hll_union_agg"],
        ip4r: ["ip4", "ip4r", "ip6", "ip6r", "ipaddress", "iprange"],
        semver: ["semver"],
        prefix: ["prefix_range"],
        pg_hashids: ["id_encode", "id_decode", "id_decode_once"],
        pg_uuidv7: ["uuid_generate_v7", "uuid_v7_to_timestamptz", "uuid_timestamptz_to_v7"],
        temporal_tables: ["versioning"],
        timescaledb: [
          "create_hypertable",
          "time_bucket",
          "time_bucket_gapfill",
          "add_dimension",
          "show_chunks",
          "drop_chunks",
          "add_retention_policy",
          "remove_retention_policy",
          "add_compression_policy",
          "compress_chunk",
          "remove_compression_policy",
          "decompress_chunk",
          "set_chunk_time_interval",
          "hypertable_size",
          "add_continuous_aggregate_policy",
          "remove_continuous_aggregate_policy",
          "add_reorder_policy",
          "refresh_continuous_aggregate",
          "create_distributed_hypertable",
          "add_job"
        ],
        http: ["http", "http_get", "http_post", "http_put", "http_delete", "http_header"],
        dblink: ["dblink", "dblink_connect", "dblink_exec", "dblink_connect_u", "dblink_disconnect"],
        pg_partman: ["create_parent", "run_maintenance"],
        rum: ["rum"],
        pgroonga: ["pgroonga"]
      }, SCHEMAS = {
        cron: "pg_cron",
        net: "pg_net",
        vault: "supabase_vault",
        pgsodium: "pgsodium",
        graphql: "pg_graphql",
        pgmq: "pgmq",
        partman: "pg_partman",
        tiger: "postgis_tiger_geocoder",
        topology: "postgis_topology",
        timescaledb_information: "timescaledb",
        timescaledb_experimental: "timescaledb",
        _timescaledb_catalog: "timescaledb",
        _timescaledb_internal: "timescaledb"
      }, RELATIONS = {
        spatial_ref_sys: "postgis",
        geometry_columns: "postgis",
        geography_columns: "postgis",
        pg_stat_statements: "pg_stat_statements"
      }, OF_SCHEMA = /^(?:schema "([\w-]{1,63})"|relation "([\w-]{1,63})\.[^"]{1,63}"|(?:function|type) "?([\w-]{1,63})\.[\s\S]{1,500}) does not exist$/, RELATION = /^relation "(?:public\.)?(\w{1,63})" does not exist$/, NAMED = /^(?:type "|operator class "|access method "|function )(?:[\w"]{1,63}\.)?"?([\w-]{1,63})/, NO_OPERATORS = /^data type .{1,100} has no default operator class for access method "(gist|gin)"$/s;
      function isKnown(extension) {
        return BROUGHT[extension] !== void 0 || Object.values(SCHEMAS).includes(extension);
      }
      function broughtBy(message2) {
        const method = NO_OPERATORS.exec(message2)?.[1];
        if (method !== void 0)
          return `btree_${method}`;
        if (message2.startsWith('unrecognized parameter namespace "timescaledb"'))
          return "timescaledb";
        const [, ...schemas] = OF_SCHEMA.exec(message2) ?? [], ofSchema = schemas.map((one) => SCHEMAS[one]).find((one) => one !== void 0);
        if (ofSchema !== void 0)
          return ofSchema;
        const relation = RELATION.exec(message2)?.[1];
        if (relation !== void 0)
          return RELATIONS[relation];
        const name = NAMED.exec(message2)?.[1];
        if (name !== void 0)
          return /^st_[a-z0-9]/.test(name) ? "postgis" : Object.entries(BROUGHT).find(([, names2]) => names2.includes(name))?.[0];
      }
      const SINCE = {
        14: [
          "string_to_table",
          "date_bin",
          "trim_array",
          "bit_count",
          "unistr",
          "range_agg",
          "multirange",
          "int4multirange",
          "int8multirange",
          "nummultirange",
          "datemultirange",
          "tsmultirange",
          "tstzmultirange"
        ],
        15: [
          "regexp_count",
          "regexp_instr",
          "regexp_like",
          "regexp_substr",
          "range_intersect_agg",
          "security_invoker"
        ],
        16: [
          "any_value",
          "array_sample",
          "array_shuffle",
          "erf",
          "erfc",
          "random_normal",
          "date_add",
          "date_subtract",
          "pg_input_is_valid",
          "pg_input_error_info",
          "json_array",
          "json_arrayagg",
          "json_objectagg"
        ],
        17: [
          "to_bin",
          "to_oct",
          "uuid_extract_timestamp",
          "uuid_extract_version",
          "unicode_version",
          "transaction_timeout",
          "event_triggers",
          "maintain",
          "merge_action",
          "json_value",
          "json_exists",
          "json_query",
          "json_serialize",
          "json_scalar"
        ],
        18: [
          "uuidv4",
          "uuidv7",
          "casefold",
          "array_sort",
          "array_reverse",
          "crc32",
          "crc32c",
          "gamma",
          "lgamma"
        ]
      }, newer_NAMED = /^(?:function |type "|unrecognized configuration parameter "|unrecognized parameter "|unrecognized privilege type ")(?:pg_catalog\.)?"?([\w-]{1,63})/;
      function newerThan(version, message2) {
        const name = newer_NAMED.exec(message2)?.[1];
        if (name === void 0)
          return;
        const since = Object.keys(SINCE).map(Number).find((one) => SINCE[one]?.includes(name) === !0);
        return since !== void 0 && Number.parseInt(version) < since ? { name, since } : void 0;
      }
      const LACKED = /^(collation|tablespace|language|foreign-data wrapper|access method) "(.{1,63}?)"(?: for .*)? does not exist$/s, VERSION = /^extension "(.{1,63}?)" has no (?:update path|installation script)/s, NO_EXTENSION = /^extension "(.{1,63})" does not exist$/s, LACKING_CODES = ["42704", "42883", "22023", "3F000", "42P01"], TIME_ZONE = /^(?:time zone |invalid value for parameter "TimeZone": )"([\w/+-]{1,63})"/i;
      function isTimeZone(name) {
        try {
          return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat("en", { timeZone: name }).format(0) !== "";
        } catch {
          return !1;
        }
      }
      function obstacleOf(failure, statement, known) {
        const { version, isNewSyntax = !1 } = known, { code, message: message2 } = failure;
        if (statement?.kind === "CreateExtensionStmt" && ["42501", "0A000", "58P01"].includes(code)) {
          const extension = (0, project_tree.$6)(statement.tree, "extname") ?? "";
          return { why: code === "42501" ? `nobody but a superuser may create the extension ${extension}` : `this server does not have the extension ${extension}`, extension };
        }
        const versioned = VERSION.exec(message2)?.[1];
        if (code === "22023" && versioned !== void 0) {
          const why = `this server does not have that version of the extension ${versioned}`;
          return statement?.kind === "CreateExtensionStmt" ? { why, extension: versioned } : { why, elsewhere: { kind: "version of the extension", name: versioned } };
        }
        if (isNewSyntax)
          return { why: `PostgreSQL ${version} does not know this syntax, and a newer one does` };
        if (message2.includes("hdb_catalog"))
          return { why: "hdb_catalog is the schema of Hasura, which is not here" };
        const [, kind, name = ""] = /^(role|database) "(.{1,63})" does not exist$/s.exec(message2) ?? [];
        if (kind === "role" || kind === "database")
          return { why: `the ${kind} ${name} does not exist on this server`, elsewhere: { kind, name } };
        if (LACKING_CODES.includes(code)) {
          const lack = lackOf(failure, known);
          if (lack !== void 0)
            return lack;
        }
        if (code === "42601" && message2.startsWith("unrecognized privilege type"))
          return lackOf(failure, known);
        if (TIME_ZONE.test(message2) && isTimeZone(TIME_ZONE.exec(message2)?.[1] ?? ""))
          return { why: "this server does not have the time zone" };
        if (message2.startsWith("ICU is not supported in this build"))
          return { why: "this server was built without ICU" };
        if (code === "42501") {
          const elsewhere = message2.startsWith("permission denied to create role") && statement?.kind === "DoStmt", why = "it needs more rights than the owner of a database has";
          if (elsewhere)
            return { why, elsewhere: { kind: "new roles" } };
          const role = roleOf(statement);
          return role === void 0 ? { why } : { why, elsewhere: { kind: "role", name: role } };
        }
        if (!(statement?.kind === "CopyStmt" && message2.startsWith("COPY from stdin failed")) && (code === "" || /^(?:57|53|58|55P03|08|F0)/.test(code)))
          return { why: "the server stopped it" };
      }
      function lackOf({ code, message: message2 }, { version, lacking = /* @__PURE__ */ new Set() }) {
        const absent = NO_EXTENSION.exec(message2)?.[1];
        if (absent !== void 0 && lacking.has(absent))
          return { why: `this server does not have the extension ${absent}`, elsewhere: { kind: "extension", name: absent } };
        const extension = broughtBy(message2);
        if (extension !== void 0) {
          const whose = lacking.has(extension) ? "this server does not have" : "no migration creates";
          return { why: `it needs the extension ${extension}, which ${whose}`, extension };
        }
        const newer = newerThan(version, message2);
        if (newer !== void 0) {
          const { name: name2, since } = newer, why = `PostgreSQL ${version} does not have ${name2}, which version ${String(since)} brought`;
          return message2.startsWith("unrecognized configuration parameter") ? { why, elsewhere: { kind: "setting", name: name2 } } : message2.startsWith("unrecognized privilege type") ? { why, elsewhere: { kind: "privilege", name: name2 } } : { why };
        }
        const unknown = [...lacking].find((one) => !isKnown(one));
        if (unknown !== void 0 && code !== "42P01")
          return { why: `it may need the extension ${unknown}, which this server does not have` };
        const [, kind, name] = LACKED.exec(message2) ?? [];
        if (kind !== void 0 && name !== void 0)
          return { why: `the ${kind} ${name} does not exist on this server` };
        if (/^(?:invalid value for parameter "lc_|could not (?:create locale|open collator for locale) ")/.test(message2))
          return { why: "this server does not have the locale" };
      }
      const OF_ROLES = /^(?:Create|Alter)Role/, FOR_ROLES = ["GrantStmt", "GrantRoleStmt", "AlterOwnerStmt", "AlterDefaultPrivilegesStmt"];
      function roleOf(statement) {
        if (statement === void 0)
          return;
        const { kind, tree } = statement;
        if (OF_ROLES.test(kind))
          return (0, project_tree.$6)(tree, "role") ?? (0, project_tree.$6)(tree, "role", "rolename");
        const owner = (0, project_tree.gT)(tree, "cmds").map((command) => (0, project_tree.$6)(command, "AlterTableCmd", "newowner", "rolename")).find((name) => name !== void 0);
        return owner !== void 0 ? owner : FOR_ROLES.includes(kind) ? /"rolename":"([^"\\]{1,63})"/.exec(JSON.stringify(tree))?.[1] : void 0;
      }
      class NeededBeforehand extends Error {
        name = "NeededBeforehand";
        extension;
        constructor(extension) {
          super(`the extension ${extension} is needed beforehand`), this.extension = extension;
        }
      }
      const MOST_ATTEMPTS = 10, EMPTY = {
        code: "",
        message: "The file has no statement, which Hasura reports as an error."
      };
      async function runFile(place, script, counted) {
        const { session } = place, { file, text: original } = script;
        if (original === void 0 || original.text.includes("\0"))
          return unreadable(script);
        const omitted = [];
        let source = original;
        for (let attempt = 1; ; attempt++) {
          await session.script("begin"), await markTransaction(session);
          const before = counted === void 0 ? void 0 : await tablesOf(session), executed = await session.script(source.text), { ms, rows } = executed, measurement = { ms, rows, omitted, ...before === void 0 ? {} : { before } };
          if (executed.failure === void 0 && executed.completed > 0) {
            const measured = before === void 0 || counted === void 0 ? void 0 : await measuredIn(session, before, counted), { failure: failure2 } = await session.script("commit");
            return failure2 === void 0 ? { ...measurement, measured } : { ...measurement, failure: { ...source.placeOf(0), ...(0, message.k)(failure2) } };
          }
          await session.script("rollback").catch(() => {
          });
          const failure = executed.failure ?? EMPTY, statements = statementsOf(place.parser, source.text), offset = failureOffset(source.text, { ...executed, failure }, statements), statement = failure === EMPTY ? void 0 : statements?.[executed.completed], obstacle = failure === EMPTY ? void 0 : await obstacleTo(place, source.text, failure, statement), next = statements?.every(({ kind }) => kind !== "TransactionStmt") === !0 && attempt < MOST_ATTEMPTS ? await without(place, source, { failure, obstacle, statement, statements }, omitted) : void 0;
          if (next === void 0)
            return {
              ...measurement,
              failure: { ...source.placeOf(offset), ...(0, message.k)(inFile(source.text, failure)) },
              ...failure === EMPTY ? { isEmpty: !0 } : {},
              ...obstacle === void 0 ? {} : { obstacle }
            };
          source = new project_node.kL(file, next);
        }
      }
      function inFile(text, failure) {
        return failure.code !== "42601" || failure.position !== 1 || !text.startsWith("\uFEFF") ? failure : { ...failure, message: "the file begins with a byte order mark, which is a syntax error" };
      }
      async function obstacleTo({ session, server: { version }, extended, lacking }, text, failure, statement) {
        const isNewSyntax = failure.code === "42601" && statement !== void 0 && !await isReadable(session, text), obstacle = obstacleOf(failure, statement, {
          version,
          isNewSyntax,
          lacking: new Set(lacking.keys())
        });
        return obstacle?.extension !== void 0 && extended.has(obstacle.extension) && statement?.kind !== "CreateExtensionStmt" ? void 0 : obstacle;
      }
      async function isReadable(session, text) {
        const { failure } = await session.script(`select 1 / 0;
${text.replace(/^\uFEFF/, "")}`);
        return failure?.code !== "42601";
      }
      async function measuredIn(session, before, counted) {
        try {
          return await measure(session, before, counted);
        } catch {
          return;
        }
      }
      function unreadable({ file, text }) {
        const why = text === void 0 ? "it cannot be read" : "it has a zero byte", at = new project_node.kL(file, "").placeOf(0);
        return {
          ms: 0,
          rows: 0,
          omitted: [],
          failure: { ...at, code: "", message: `The file was not run: ${why}.` },
          obstacle: { why }
        };
      }
      function statementsOf(parser, text) {
        if (text.length > sql.UO)
          return;
        const bom = text.startsWith("\uFEFF") ? 1 : 0, parsed = parser.parse(text.slice(bom));
        if (parsed.kind === "statements")
          return parsed.statements().map((one) => ({ ...one, start: one.start + bom, end: one.end + bom }));
      }
      async function without({ server, database, extended, beforehand, lacking }, source, { failure, obstacle, statement, statements }, omitted) {
        const { text } = source, name = statement?.kind === "CreateExtensionStmt" ? (0, project_tree.$6)(statement.tree, "extname") : void 0;
        if (statement !== void 0 && name !== void 0 && failure.code === "42710" && extended.has(name))
          return blank(text, [statement]);
        if (obstacle?.extension !== void 0 && !extended.has(obstacle.extension)) {
          const { extension } = obstacle;
          if (lacking.has(extension) || !await server.extend(database, extension)) {
            if (!lacking.has(extension) && !beforehand.has(extension) && !isMissing(failure))
              throw new NeededBeforehand(extension);
            if (statement === void 0 || name === void 0)
              return;
            const whose = failure.code === "42501" ? "only a superuser may create" : "this server does not have", left = { at: { source, offset: statement.start }, what: `the extension ${name}, which ${whose}` };
            return omitted.push(left), lacking.has(name) || lacking.set(name, left), blank(text, [statement]);
          }
          return extended.add(extension), name !== void 0 && statement?.tree.if_not_exists !== !0 && statement !== void 0 ? blank(text, [statement]) : text;
        }
        const { elsewhere } = obstacle ?? {};
        if (elsewhere === void 0)
          return;
        const about = statements?.filter((one) => isOnlyAbout(one, elsewhere)) ?? [], [first] = about;
        if (!(first === void 0 || !about.some((one) => one === statement)))
          return omitted.push({ at: { source, offset: first.start }, what: wordsFor(elsewhere) }), blank(text, about);
      }
      function isMissing({ code }) {
        return code === "0A000" || code === "58P01";
      }
      const RIGHTS = ["GrantStmt", "GrantRoleStmt", "AlterOwnerStmt", "AlterDefaultPrivilegesStmt"], SETTINGS = [
        "CreateRoleStmt",
        "AlterRoleStmt",
        "AlterRoleSetStmt",
        "AlterDatabaseStmt",
        "AlterDatabaseSetStmt"
      ];
      function wordsFor(elsewhere) {
        return elsewhere.kind === "new roles" ? "a block that creates roles" : `statements about the ${elsewhere.kind} ${elsewhere.name}, which this server does not have`;
      }
      const OTHER_WORK = /\b(?:create|alter|drop)\s+(?!role\b|user\b|group\b|default\s+privileges\b)|\b(?:insert|update|delete|truncate|merge|call|select\s+\w+\s*\()/i;
      function isOnlyAbout({ kind, tree }, elsewhere) {
        if (elsewhere.kind === "new roles")
          return kind === "DoStmt" && !OTHER_WORK.test(JSON.stringify(tree).replaceAll("\\n", " "));
        if (elsewhere.kind === "extension" || elsewhere.kind === "version of the extension")
          return isAboutExtension({ kind, tree }, elsewhere.name);
        if (elsewhere.kind === "privilege")
          return kind === "GrantStmt" && JSON.stringify(tree).includes(`"priv_name":"${elsewhere.name}"`);
        if (elsewhere.kind === "setting")
          return kind === "VariableSetStmt" && (0, project_tree.$6)(tree, "name") === elsewhere.name;
        if (!(kind === "AlterTableStmt" && Array.isArray(tree.cmds) && tree.cmds.every((one) => (0, project_tree.$6)(one, "AlterTableCmd", "subtype") === "AT_ChangeOwner")) && !RIGHTS.includes(kind) && !SETTINGS.includes(kind))
          return !1;
        const name = JSON.stringify(elsewhere.name), isDatabase = kind === "GrantStmt" ? (0, project_tree.$6)(tree, "objtype") === "OBJECT_DATABASE" : kind.startsWith("AlterDatabase"), keys = elsewhere.kind === "role" ? ['"rolename"', '"role"'] : isDatabase ? ['"sval"', '"dbname"'] : [], text = JSON.stringify(tree);
        return keys.some((key) => text.includes(`${key}:${name}`));
      }
      function isAboutExtension({ kind, tree }, name) {
        if (kind === "AlterExtensionStmt")
          return (0, project_tree.$6)(tree, "extname") === name;
        if (kind === "CommentStmt")
          return (0, project_tree.$6)(tree, "objtype") === "OBJECT_EXTENSION" && (0, project_tree.$6)(tree, "object", "String", "sval") === name;
        if (kind !== "DropStmt" || (0, project_tree.$6)(tree, "removeType") !== "OBJECT_EXTENSION")
          return !1;
        const dropped2 = (0, project_tree.gT)(tree, "objects").map((one) => (0, project_tree.$6)(one, "String", "sval"));
        return dropped2.length === 1 && dropped2[0] === name;
      }
      const NOTHING = "unlisten *";
      function blank(text, statements) {
        let [made, at] = ["", 0];
        for (const { start, end } of statements)
          made += `${text.slice(at, start)}${NOTHING}${text.slice(start, end).replace(/[^\r\n]+/g, "")}`, at = end;
        return made + text.slice(at);
      }
      class Runs {
        #server;
        #parser;
        #signal;
        #databases = [];
        #dropping = [];
        #extended = /* @__PURE__ */ new Map();
        lacking = /* @__PURE__ */ new Map();
        #beforehand;
        constructor(server, parser, signal, beforehand = /* @__PURE__ */ new Set()) {
          this.#beforehand = beforehand, this.#server = server, this.#parser = parser, this.#signal = signal;
        }
        async create(template) {
          this.#signal.throwIfAborted();
          const database = await this.#server.create(template);
          this.#databases.push(database);
          const extended = new Set(template === void 0 ? [] : this.#extended.get(template));
          if (this.#extended.set(database, extended), template === void 0)
            for (const extension of this.#beforehand)
              await this.#server.extend(database, extension) && extended.add(extension);
          return database;
        }
        drop(database) {
          this.#databases = this.#databases.filter((one) => one !== database), this.#dropping.push(this.#server.drop(database).catch(() => {
          }));
        }
        async end() {
          for (const database of this.#databases)
            this.drop(database);
          await Promise.all(this.#dropping);
        }
        async run(database, scripts, afterwards) {
          let next = 0;
          for (; next < scripts.length; ) {
            const failed = await this.#use(database, async (place) => {
              const settings = await settingsIn(place.session);
              for (const script of scripts.slice(next)) {
                this.#signal.throwIfAborted();
                const ran = await runFile(place, script), index = next++;
                if (ran.failure !== void 0)
                  return { index, ran };
                if (await place.session.script("discard all"), afterwards !== void 0 && (await afterwards(index, place.session), await place.session.script("discard all")), await settingsIn(place.session) !== settings)
                  break;
              }
            });
            if (failed !== void 0)
              return failed;
          }
        }
        async step(database, script, counted) {
          return this.#signal.throwIfAborted(), await this.#use(database, async (place) => {
            const ran = await runFile(place, script, counted);
            return ran.failure !== void 0 ? { ran, schema: void 0 } : (await place.session.script("discard all"), { ran, schema: await (0, catalog.p)(place.session) });
          });
        }
        async read(database, work) {
          return this.#signal.throwIfAborted(), await this.#server.use(database, work);
        }
        async #use(database, work) {
          const extended = this.#extended.get(database) ?? /* @__PURE__ */ new Set();
          return await this.#server.use(database, (session) => work({
            server: this.#server,
            database,
            session,
            parser: this.#parser,
            extended,
            beforehand: this.#beforehand,
            lacking: this.lacking
          }));
        }
      }
      async function settingsIn(session) {
        const rows = await session.query("select * from pg_catalog.pg_db_role_setting");
        return JSON.stringify(rows.map((one) => [one.setdatabase, one.setrole, one.setconfig]));
      }
      function followed(statements, exists) {
        const names2 = new Names(exists);
        return statements.map((statement) => {
          const tree = names2.isAsBefore ? statement.tree : inBefore(statement.tree, names2), before = { ...statement, tree: statement.kind === "DropStmt" ? dropped(tree, names2) : tree };
          return names2.take(statement), before;
        });
      }
      class Names {
        #exists;
        #tables = /* @__PURE__ */ new Map();
        #schemas = /* @__PURE__ */ new Map();
        #path = ["public"];
        constructor(exists) {
          this.#exists = exists;
        }
        get isAsBefore() {
          return this.#tables.size + this.#schemas.size === 0 && this.#path.join() === "public";
        }
        before(schema, name) {
          const full = this.#now(schema, name), was = this.#was(full);
          if (was === void 0)
            return ["", name];
          const dot = was.indexOf(".");
          return [was.slice(0, dot), was.slice(dot + 1)];
        }
        take({ kind, tree }) {
          switch (kind) {
            case "VariableSetStmt":
              (0, project_tree.$6)(tree, "name") === "search_path" && (this.#path = pathIn(tree));
              return;
            case "CreateStmt":
              this.#create(tree.relation);
              return;
            case "CreateTableAsStmt":
              this.#create((0, project_tree.at)(tree, "into", "rel"));
              return;
            case "SelectStmt":
              this.#create((0, project_tree.at)(tree, "intoClause", "rel"));
              return;
            case "DropStmt":
              if ((0, project_tree.$6)(tree, "removeType") !== "OBJECT_TABLE")
                return;
              for (const object of (0, project_tree.gT)(tree, "objects")) {
                const names2 = (0, project_tree.wX)((0, project_tree.at)(object, "List", "items"));
                this.#tables.set(this.#now(names2.at(-2), names2.at(-1) ?? ""), "gone");
              }
              return;
            case "RenameStmt": {
              const to = (0, project_tree.$6)(tree, "newname") ?? "";
              if ((0, project_tree.$6)(tree, "renameType") === "OBJECT_SCHEMA") {
                const from = (0, project_tree.$6)(tree, "subname") ?? "";
                this.#schemas.set(to, this.#schemas.get(from) ?? from);
              } else (0, project_tree.$6)(tree, "renameType") === "OBJECT_TABLE" && this.#move(tree.relation, (now) => `${now.slice(0, now.indexOf("."))}.${to}`);
              return;
            }
            case "AlterObjectSchemaStmt": {
              const to = (0, project_tree.$6)(tree, "newschema") ?? "";
              (0, project_tree.$6)(tree, "objectType") === "OBJECT_TABLE" && this.#move(tree.relation, (now) => `${to}.${now.slice(now.indexOf(".") + 1)}`);
              return;
            }
            default:
          }
        }
        #create(relation) {
          const name = (0, project_tree.$6)(relation, "relname");
          if (name === void 0)
            return;
          const full = `${(0, project_tree.$6)(relation, "schemaname") ?? this.#path[0] ?? "public"}.${name}`;
          this.#is(full) || this.#tables.set(full, "new");
        }
        #move(relation, to) {
          const name = (0, project_tree.$6)(relation, "relname");
          if (name === void 0)
            return;
          const now = this.#now((0, project_tree.$6)(relation, "schemaname"), name), was = this.#was(now);
          this.#tables.set(now, "gone"), this.#tables.set(to(now), was === void 0 ? "new" : { was });
        }
        #now(schema, name) {
          if (schema !== void 0)
            return `${schema}.${name}`;
          const all = this.#path.map((one) => `${one}.${name}`);
          return all.find((one) => this.#is(one)) ?? all[0] ?? `public.${name}`;
        }
        #is(full) {
          const was = this.#was(full);
          return was === void 0 ? this.#tables.get(full) === "new" : this.#exists(was);
        }
        #was(full) {
          const known = this.#tables.get(full);
          if (known !== void 0)
            return typeof known == "string" ? void 0 : known.was;
          const dot = full.indexOf("."), schema = full.slice(0, dot);
          return `${this.#schemas.get(schema) ?? schema}${full.slice(dot)}`;
        }
      }
      function pathIn(tree) {
        const path = (0, project_tree.gT)(tree, "args").flatMap((one) => (0, project_tree.$6)(one, "A_Const", "sval", "sval") ?? []).filter((one) => one !== "" && one !== "$user" && !one.startsWith("pg_"));
        return path.length === 0 ? ["public"] : path;
      }
      function inBefore(node, names2) {
        if (Array.isArray(node))
          return node.map((one) => inBefore(one, names2));
        if (!(0, record.u)(node))
          return node;
        const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, inBefore(value, names2)])), name = (0, project_tree.$6)(node, "relname");
        if (name === void 0)
          return copy;
        const [schemaname, relname] = names2.before((0, project_tree.$6)(node, "schemaname"), name);
        return { ...copy, schemaname, relname };
      }
      const follow_RELATIONS = ["TABLE", "VIEW", "MATVIEW", "FOREIGN_TABLE", "SEQUENCE", "INDEX"];
      function dropped(tree, names2) {
        if (names2.isAsBefore || !follow_RELATIONS.includes(((0, project_tree.$6)(tree, "removeType") ?? "").replace(/^OBJECT_/, "")))
          return tree;
        const objects = (0, project_tree.gT)(tree, "objects").map((object) => {
          const list = (0, project_tree.wX)((0, project_tree.at)(object, "List", "items"));
          return { List: { items: names2.before(list.at(-2), list.at(-1) ?? "").map((sval) => ({ String: { sval } })) } };
        });
        return { ...tree, objects };
      }
      const MOST_BEFOREHAND = 5;
      async function rehearseSource(stage) {
        const beforehand = /* @__PURE__ */ new Set();
        for (; ; ) {
          const said = [], say = (...one) => said.push(one), sayAll = () => {
            for (const one of said)
              stage.say(...one);
          };
          try {
            const result = await new SourceRehearser({ ...stage, say }, beforehand).run();
            return sayAll(), result;
          } catch (error) {
            if (error instanceof NeededBeforehand && beforehand.size < MOST_BEFOREHAND) {
              beforehand.add(error.extension);
              continue;
            }
            throw sayAll(), error;
          }
        }
      }
      const NEEDS_NO_DATA = "Write the migration so that it does not depend on rows, which new databases do not have.", MOST_TABLES = 100;
      class SourceRehearser {
        #stage;
        #runs;
        #result;
        #shared;
        constructor(stage, beforehand) {
          const { server, planned, parser, signal } = stage;
          this.#stage = stage, this.#runs = new Runs(server, parser, signal, beforehand), this.#shared = sharedSteps(planned.base, planned.merged), this.#result = notRehearsed(planned);
        }
        async run() {
          try {
            return await this.#run();
          } finally {
            await this.#runs.end();
          }
        }
        async #run() {
          const { planned, plan, parser, say } = this.#stage, { added, base: steps } = planned, isAppended = this.#shared === steps.length, wantsFork = !isAppended || planned.seeds.length > 0, { base, fork, seeds, broken } = await baseFor(this.#stage, this.#runs, {
            shared: this.#shared,
            wantsFork
          });
          this.#result.seeds = seeds;
          for (const { at, what } of this.#runs.lacking.values())
            if (broken === void 0) {
              const place = planned.merged.some(({ up }) => up.file === at.source.file) ? at.source.placeOf(at.offset) : void 0;
              say("not-rehearsed", place, `Not rehearsed: ${what}.`, { object: planned.source });
            }
          broken !== void 0 && (this.#result.stopped = broken.stopped);
          let fresh = isAppended || fork === void 0 ? void 0 : await this.#runNew(fork, base);
          fresh !== void 0 && this.#saySquashed(fresh.squashed);
          const upgraded = base === void 0 ? void 0 : await this.#upgrade(base, fresh?.squashed ?? []);
          return base !== void 0 && upgraded !== void 0 && (this.#result.schema = (0, rehearsal_difference.r4)((0, rehearsal_difference.iv)(base.schema, upgraded, parser))), isAppended && upgraded !== void 0 && seeds === 0 ? (fresh = { schema: upgraded, failed: void 0, squashed: [] }, this.#result.fresh = { result: "same" }) : (isAppended && base !== void 0 && fork !== void 0 && (fresh = await this.#runNew(fork, base)), fresh !== void 0 && this.#compare(fresh, upgraded, broken?.step, isAppended)), base === void 0 && this.#judgeStatements(added, this.#created()), fresh?.schema !== void 0 && judgeNames(plan, planned, fresh.schema, base?.schema, say), this.#result;
        }
        async #upgrade(base, squashed) {
          const { added } = this.#stage.planned, [last] = added.slice(-1);
          if (last === void 0)
            return base.schema;
          let database = await this.#runs.create(base.database), schema = base.schema;
          for (const [index, step] of added.entries()) {
            const run = this.#result.upgrade[index];
            if (run === void 0)
              break;
            const before = schema;
            let { ran, schema: after } = await this.#runs.step(database, step.up, base.tables);
            const bare = isOfSeeds(ran) ? await this.#withoutSeeds(base, added.slice(0, index + 1)) : void 0;
            if (bare !== void 0 && (this.#saySeeds(step, ran), { database, ran, after } = bare), after === void 0 && squashed.includes(step) && ran.obstacle === void 0) {
              run.result = "skipped";
              continue;
            }
            if (this.#note(step, run, ran), after === void 0) {
              schema = void 0, this.#judgeStatements(added.slice(index), (0, rehearsal_before.L9)(before, base.schema));
              break;
            }
            const known = (0, rehearsal_before.L9)(before, base.schema), statements = this.#statementsIn(step, known), truncated = truncatedBy(statements, run.rewritten);
            run.rewritten = run.rewritten.filter((one) => !truncated.has(one));
            const lost = (0, rehearsal_difference.tc)(before, after);
            judgeMigration({ step, run, statements, before: known, ran: { lost, after, base: base.schema } }, this.#stage.say), run.down = await this.#runDown(step, database, before, step === last), schema = after;
          }
          return schema;
        }
        async #withoutSeeds({ bare, tables }, steps) {
          const last = steps.at(-1);
          if (bare === void 0 || last === void 0)
            return;
          const database = await this.#runs.create(bare);
          if (await this.#runs.run(database, scriptsOf(steps.slice(0, -1))) !== void 0)
            return;
          const { ran, schema } = await this.#runs.step(database, last.up, tables);
          return schema && { database, ran, after: schema };
        }
        #note(step, run, { ms, rows, measured, failure, obstacle, omitted }) {
          const { say } = this.#stage, object = this.#objectOf(step);
          Object.assign(run, { ms: Math.round(ms * 10) / 10, rows });
          for (const { at, what } of omitted)
            say("not-rehearsed", at.source.placeOf(at.offset), `Not rehearsed in ${called(step)}: ${what}.`, {
              object
            });
          const isRenamed = this.#stage.planned.renamed.some((one) => one.step === step);
          if (failure === void 0)
            run.result = "ran", run.isPartial = measured === void 0, run.locks = measured?.locks.slice(0, MOST_TABLES) ?? [], run.rewritten = measured?.rewritten.slice(0, MOST_TABLES) ?? [];
          else if (obstacle === void 0) {
            run.result = "failed", run.failure = failure;
            const what = `The migration ${called(step)} fails on a database of the base: ${failureText(failure)}.`;
            isRenamed || say("upgrade-fails", placeIn(failure), what, { object });
          } else
            this.#stopAt(step, failure, obstacle.why);
        }
        #saySeeds(step, { failure }) {
          failure !== void 0 && this.#stage.say("upgrade-fails", placeIn(failure), `The migration ${called(step)} fails only with the seeds of the base: ${failureText(failure)}.`, { object: this.#objectOf(step), severity: "warning" });
        }
        #stopAt(step, failure, why) {
          const at = placeIn(failure);
          this.#result.stopped === void 0 && (this.#result.stopped = { ...at, why: (0, rehearsal_difference.vI)(why, 400) }, this.#stage.say("not-rehearsed", at, `Not rehearsed beyond this line of ${called(step)}: ${why}.`, {
            object: this.#objectOf(step)
          }));
        }
        #judgeStatements(steps, before) {
          for (const step of steps) {
            const statements = this.#statementsIn(step, before);
            judgeMigration({ step, run: notRun(step), statements, before, ran: void 0 }, this.#stage.say);
          }
        }
        #created() {
          const created = this.#stage.planned.added.flatMap((step) => (statementsOf(this.#stage.parser, step.up.text?.text ?? "") ?? []).flatMap(({ kind, tree }) => kind === "CreateStmt" ? (0, project_tree.Ke)(tree.relation) ?? [] : []));
          return (0, rehearsal_before.il)(new Set(created));
        }
        #statementsIn({ up }, { hasTable }) {
          return followed(statementsOf(this.#stage.parser, up.text?.text ?? "") ?? [], hasTable);
        }
        async #runDown(step, database, before, isLast) {
          const { parser, say } = this.#stage, { down } = step;
          if (down === void 0)
            return { result: "absent" };
          const copy = isLast ? database : await this.#runs.create(database), { ran, schema } = await this.#runs.step(copy, down);
          isLast || this.#runs.drop(copy);
          const { failure, obstacle, isEmpty } = ran, object = this.#objectOf(step);
          if (failure !== void 0) {
            if (obstacle !== void 0)
              return { result: "not run" };
            if (isEmpty === !0)
              return say("down-empty", placeIn(failure), `down.sql of ${called(step)} has no statement.`, { object }), { result: "no statement" };
            const what2 = `down.sql of ${called(step)} fails: ${failureText(failure)}.`;
            return say("down-fails", placeIn(failure), what2, { object }), { result: "fails", failure };
          }
          const changes = schema && (0, rehearsal_difference.JA)((0, rehearsal_difference.iv)(before, schema, parser));
          if (changes === void 0 || (0, rehearsal_difference.qv)(changes))
            return { result: "reverts" };
          const difference = (0, rehearsal_difference.r4)(changes), what = `down.sql of ${called(step)} leaves: ${(0, rehearsal_difference.wZ)(difference)}.`;
          return say("down-differs", { file: down.file, line: 1, column: 1 }, what, { object }), { result: "differs", difference };
        }
        async #runNew(database, base) {
          const { planned, parser } = this.#stage, steps = planned.merged.slice(this.#shared), isNew = (step2) => step2 !== void 0 && planned.added.includes(step2), schemas = [], mayBeSquashed = planned.gone.length > planned.renamed.length && base !== void 0 && planned.added.length > 0, failed = await this.#runs.run(database, scriptsOf(steps), async (index, session) => {
            mayBeSquashed && (isNew(steps[index]) || isNew(steps[index + 1])) && (schemas[index] = await (0, catalog.p)(session));
          }), step = failed && steps[failed.index], schema = failed === void 0 ? await this.#runs.read(database, catalog.p) : void 0, squashed = [];
          if (mayBeSquashed) {
            const isBase = (one) => one !== void 0 && (0, rehearsal_difference.qv)((0, rehearsal_difference.iv)(base.schema, one, parser)), first = steps.findIndex(isNew), at = schemas.findIndex((one, index) => index >= first && isNew(steps[index]) && isBase(one));
            first >= 0 && at >= 0 && !isBase(schemas[first - 1]) && squashed.push(...steps.slice(first, at + 1).filter(isNew));
          }
          return {
            schema,
            squashed,
            failed: failed === void 0 || step === void 0 ? void 0 : { ...failed, step }
          };
        }
        #saySquashed(squashed) {
          const { planned, say } = this.#stage;
          this.#result.squashed = squashed.map(called);
          const count = String(planned.gone.length);
          for (const step of squashed)
            say("squashed", startOf(step), `The migration ${called(step)} repeats what ${count} deleted migration${count === "1" ? "" : "s"} of the base did.`, { object: this.#objectOf(step) });
        }
        #compare({ schema, failed }, upgraded, broken, isAppended) {
          const { planned, parser, say } = this.#stage, { failure, obstacle } = failed?.ran ?? {};
          if (failed !== void 0 && failure !== void 0) {
            if (obstacle !== void 0) {
              this.#stopAt(failed.step, failure, obstacle.why);
              return;
            }
            if (failed.step.oid === broken?.oid || (this.#result.fresh = { result: "fails", failure }, (0, rehearsal.vY)(this.#result)))
              return;
            const what = `The migration ${called(failed.step)} fails on a new database: ${failureText(failure)}.`;
            say("fresh-fails", placeIn(failure), what, {
              object: this.#objectOf(failed.step),
              ...isAppended ? { remedy: NEEDS_NO_DATA } : {}
            });
            return;
          }
          if (schema === void 0)
            return;
          if (upgraded === void 0) {
            this.#result.fresh = { result: "ran" };
            return;
          }
          const changes = (0, rehearsal_difference.iv)(upgraded, schema, parser);
          if ((0, rehearsal_difference.qv)(changes)) {
            this.#result.fresh = { result: "same" };
            return;
          }
          const difference = (0, rehearsal_difference.r4)(changes);
          this.#result.fresh = { result: "differs", difference };
          const cause = planned.older[0]?.step ?? planned.edited.find(({ isSame }) => !isSame)?.step ?? (isAppended && planned.added.length === 1 ? planned.added[0] : void 0), remedy = isAppended ? NEEDS_NO_DATA : planned.older.length > 0 ? void 0 : cause === void 0 ? UNDO : REHEARSAL_RULES["migration-edited"].remedy;
          say("orders-differ", cause && startOf(cause), `After the merge, new databases get a different schema from existing ones: ${(0, rehearsal_difference.wZ)(difference)}.`, {
            object: cause === void 0 ? planned.source : this.#objectOf(cause),
            ...remedy === void 0 ? {} : { remedy }
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
          fresh: { result: "not run" },
          gone: gone.map(called),
          edited: edited.filter(({ isSame }) => !isSame).map(({ step }) => called(step)),
          squashed: [],
          seeds: 0
        };
      }
      function notRun(step) {
        return {
          version: String(step.version),
          name: (0, rehearsal_difference.vI)(step.name, 200),
          result: "not run",
          ms: 0,
          rows: 0,
          locks: [],
          rewritten: [],
          isPartial: !1,
          down: { result: step.down === void 0 ? "absent" : "not run" }
        };
      }
      function isOfSeeds({ failure, obstacle }) {
        return obstacle === void 0 && failure?.code === "23505" && failure.message.startsWith("duplicate key");
      }
      async function rehearse(start, plan, { signal, ignored, parser = sql.Ul }) {
        const { findings, say } = collector();
        judgePlan(plan, say);
        const rehearsal2 = needsRehearsal(plan) ? await tried(start, plan, { signal, say, parser: await parser() }) : void 0, results = typeof rehearsal2 == "object" ? rehearsal2.sources : [];
        for (const planned of plan.sources) {
          const result = results.find(({ source }) => source === planned.source);
          judgeGone(planned, result, say);
        }
        return { rehearsal: rehearsal2, findings: (0, finding.IP)(unsilenced(findings, sourcesIn(plan), ignored)) };
      }
      async function tried(start, plan, trying) {
        const { signal } = trying;
        signal.throwIfAborted();
        const server = await start();
        if (server === void 0)
          return "no server";
        let stopped2;
        const stop = () => stopped2 ??= server.stop(), abort = () => {
          stop().catch(() => {
          });
        };
        signal.addEventListener("abort", abort);
        try {
          const sources = [];
          for (const planned of plan.sources)
            planned.refused === void 0 && needsServer(planned) && sources.push(await triedSource(server, plan, planned, trying));
          return { server: server.version, sources };
        } finally {
          signal.removeEventListener("abort", abort), await stop();
        }
      }
      async function triedSource(server, plan, planned, { signal, say, parser }) {
        try {
          const source = await rehearseSource({ server, plan, planned, parser, signal, say });
          return signal.throwIfAborted(), source;
        } catch (error) {
          signal.throwIfAborted();
          const why = (0, rehearsal_difference.vI)(error instanceof Error ? error.message : String(error), 300);
          return say("not-rehearsed", void 0, `The database ${planned.source} was not rehearsed to the end: ${why}`, {
            object: planned.source
          }), { ...notRehearsed(planned), stopped: { why } };
        }
      }
      function sourcesIn({ head, sources }) {
        const downs = sources.flatMap(({ added }) => added.flatMap(({ down }) => down?.text ?? []));
        return [...head.sources.values(), ...head.sql.values(), ...downs];
      }
    })
  )
};
export {
  id,
  ids,
  modules
};
