const id = 684, ids = [684], modules = {
  /***/
  2684: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        judge: () => (
          /* binding */
          judge
        ),
        warmUp: () => (
          /* binding */
          warmUp
        )
      });
      var project_node = __webpack_require__(6545), rules = __webpack_require__(3862), lib_similar = __webpack_require__(1766), sql = __webpack_require__(3697), finding = __webpack_require__(6270), ignore = __webpack_require__(8833), rehearsal_rule_ids = __webpack_require__(2456);
      const REVIEW_RULE_IDS = [
        "allow-list-wider",
        "backend-only-off",
        "check-dropped",
        "event-lost",
        "forward-headers",
        "handler-host",
        "inherited-conflict",
        "inherited-gain",
        "inherited-nested",
        "introspection-on",
        "limit-raised",
        "limits-looser",
        "migration-edited",
        "migration-older",
        "owner-column-writable",
        "owner-lost",
        "owner-through-many",
        "plain-http",
        "preset-lost",
        "public-action",
        "public-aggregate",
        "public-column",
        "public-function",
        "public-model",
        "public-remote",
        "public-select",
        "public-session-variable",
        "public-write",
        "root-fields",
        "rows-changed",
        "rows-open",
        "rows-wider",
        "sensitive-column",
        "star",
        "star-new-column",
        "tls-allowlist",
        "validate-lost"
      ];
      var project_names = __webpack_require__(5669), trusted_hosts = __webpack_require__(2794);
      const TYPES = [
        "Aggregate",
        "Asset",
        "BatchPayload",
        "Color",
        "DocumentVersion",
        "Entity",
        "EntityTypeName",
        "Locale",
        "Location",
        "Node",
        "PageInfo",
        "ScheduledOperation",
        "ScheduledRelease",
        "Stage",
        "User",
        "UserKind",
        "Version"
      ], FIELDS = [
        "asset",
        "assets",
        "assetsConnection",
        "entities",
        "node",
        "scheduledOperation",
        "scheduledOperations",
        "scheduledRelease",
        "scheduledReleases",
        "user",
        "users",
        "usersConnection"
      ], MOST_NAMED = 5;
      function checkHygraph(project, given, add) {
        const missing = /* @__PURE__ */ new Set();
        for (const schema of schemasOf(project, given))
          checkFed(schema, given, missing, add), checkHeaders(schema, add), checkNames(project, schema, add);
        return missing;
      }
      function schemasOf({ metadata }, given) {
        const looksLike = (name) => /hygraph|graphcms/i.test(name) || ["content", "unchecked content"].includes(given?.get(name) ?? "");
        return (0, project_node.S3)((0, project_node.Jt)(metadata.root, "remote_schemas")).flatMap((node) => {
          const definition = (0, project_node.Jt)(node, "definition"), url = (0, project_node.Jt)(definition, "url"), [, inUrl] = /^\{\{ ?(\w+) ?\}\}/.exec((0, project_node.b6)(url) ?? "") ?? [], variables = [], note = (at, name, holdsAddress) => {
            at !== void 0 && name !== void 0 && looksLike(name) && variables.push({ name, at, holdsAddress });
          }, fromEnv = (0, project_node.Jt)(definition, "url_from_env");
          note(fromEnv, (0, project_node.b6)(fromEnv), !0), note(url, inUrl, !0);
          for (const header of (0, project_node.S3)((0, project_node.Jt)(definition, "headers"))) {
            const value = (0, project_node.Jt)(header, "value_from_env");
            note(value, (0, project_node.b6)(value), !1);
          }
          const address = (0, trusted_hosts.gu)((0, project_node.b6)(url) ?? "") ? url : void 0;
          return variables.length === 0 && address === void 0 ? [] : [{ name: (0, project_node.b6)((0, project_node.Jt)(node, "name")) ?? "", node, definition, variables, address }];
        });
      }
      function checkFed({ name, variables, address }, given, missing, add) {
        if (address !== void 0 && add("hygraph-not-fed", address, `The remote schema ${name} has a fixed address at Hygraph.`, {
          object: name,
          severity: "notice"
        }), given !== void 0)
          for (const variable of variables) {
            const has = given.get(variable.name);
            has === void 0 ? (missing.add(variable.name), add("hygraph-not-fed", variable.at, `The remote schema ${name} needs the variable ${variable.name}, which the workflow does not set.`, { object: name })) : has !== "content" && variable.holdsAddress && add("hygraph-not-fed", variable.at, `The remote schema ${name} gets its address from ${variable.name}, which hygraph-env does not set.`, { object: name, severity: "notice" });
          }
      }
      function checkHeaders({ name, definition }, add) {
        const forwards = (0, project_node.Jt)(definition, "forward_client_headers");
        if (forwards?.kind !== "scalar" || forwards.value !== !0)
          return;
        (0, project_node.S3)((0, project_node.Jt)(definition, "headers")).map((header) => (0, project_node.b6)((0, project_node.Jt)(header, "name"))?.toLowerCase()).includes("authorization") || add("hygraph-forwards-headers", forwards, `The remote schema ${name} forwards the headers of clients, and sets no Authorization of its own.`, { object: name });
      }
      function checkNames(project, { name, node, definition }, add) {
        const customization = (0, project_node.Jt)(definition, "customization"), types = (0, project_node.Jt)(customization, "type_names"), renamesFields = isSet((0, project_node.Jt)(customization, "root_fields_namespace")) || (0, project_node.S3)((0, project_node.Jt)(customization, "field_names")).length > 0, renamesTypes = isSet((0, project_node.Jt)(types, "prefix")) || isSet((0, project_node.Jt)(types, "suffix")) || (0, project_node.Jt)(types, "mapping") !== void 0, taken = namesOfTables(project), doubled = [
          ...renamesTypes ? [] : TYPES.filter((type) => taken.types.has(type)),
          ...renamesFields ? [] : FIELDS.filter((field) => taken.fields.has(field))
        ];
        if (doubled.length === 0)
          return;
        const more = doubled.length - MOST_NAMED;
        add("hygraph-name-taken", node, `Hygraph has the names ${doubled.slice(0, MOST_NAMED).join(", ")}${more > 0 ? ` and ${String(more)} more` : ""}, and so do tables of this project; the remote schema ${name} does not rename them.`, { object: name });
      }
      function namesOfTables(project) {
        const [types, fields] = [/* @__PURE__ */ new Set(), /* @__PURE__ */ new Set()];
        for (const { node, tables } of (0, project_names.u0)(project)) {
          const customization = (0, project_node.Jt)(node, "customization"), own = { types: (0, project_node.Jt)(customization, "type_names"), fields: (0, project_node.Jt)(customization, "root_fields") }, isRenamed = (part) => ["namespace", "prefix", "suffix"].some((key) => isSet((0, project_node.Jt)(part, key)));
          for (const table of tables) {
            const custom = (0, project_node.Jt)(table, "configuration"), name = (0, project_node.b6)((0, project_node.Jt)(custom, "custom_name")) ?? defaultName((0, project_node.Jt)(table, "table"));
            if (name === void 0 || (isRenamed(own.types) || types.add(name), isRenamed(own.fields)))
              continue;
            const roots = (0, project_node.Jt)(custom, "custom_root_fields");
            fields.add((0, project_node.b6)((0, project_node.Jt)(roots, "select")) ?? name), fields.add((0, project_node.b6)((0, project_node.Jt)(roots, "select_by_pk")) ?? `${name}_by_pk`);
          }
        }
        return { types, fields };
      }
      function defaultName(table) {
        const name = (0, project_node.b6)(table) ?? (0, project_node.b6)((0, project_node.Jt)(table, "name")), schema = (0, project_node.b6)((0, project_node.Jt)(table, "schema")) ?? "public";
        return name === void 0 || schema === "public" ? name : `${schema}_${name}`;
      }
      function isSet(node) {
        return ((0, project_node.b6)(node) ?? "") !== "";
      }
      const BUILT_IN = ["Int", "Float", "String", "Boolean", "ID"];
      function checkReferences(project, add) {
        project.metadata.incomplete || (checkTables(project, add), checkCollections(project, add), checkActionTypes(project, add));
      }
      function checkTables(project, add) {
        const sources = (0, project_names.u0)(project), tables = new Map(sources.map((source) => [source.name, (0, project_names.n$)(source)])), schemas = namesIn((0, project_node.Jt)(project.metadata.root, "remote_schemas"));
        for (const source of sources) {
          const known = tables.get(source.name) ?? /* @__PURE__ */ new Set();
          for (const table of source.tables) {
            const name = (0, project_names.LX)((0, project_node.Jt)(table, "table"));
            if (name !== void 0) {
              for (const [key, { value: list }] of (0, project_node.Mc)(table))
                if (key.endsWith("_permissions"))
                  for (const permission of (0, project_node.S3)(list))
                    checkExists(permission, name, known, add);
              for (const relationship of (0, project_node.S3)((0, project_node.Jt)(table, "remote_relationships")))
                checkRemote(relationship, name, { tables, schemas }, add);
            }
          }
        }
      }
      function checkExists(permission, name, known, add) {
        (0, project_node.GG)(permission, (node, key) => {
          if (key !== "_exists" && key !== "$exists")
            return;
          const table = (0, project_node.Jt)(node, "_table") ?? (0, project_node.Jt)(node, "$table"), target = (0, project_names.LX)(table);
          if (table === void 0 || target === void 0 || known.has(target))
            return;
          const role = (0, project_node.b6)((0, project_node.Jt)(permission, "role"));
          add("reference-unknown", table, `A permission for ${name} looks into ${target}, which the metadata does not have.`, { object: name, ...role === void 0 ? {} : { role } });
        });
      }
      function checkRemote(relationship, name, { tables, schemas }, add) {
        const own = (0, project_node.b6)((0, project_node.Jt)(relationship, "name")) ?? "", definition = (0, project_node.Jt)(relationship, "definition"), schema = (0, project_node.Jt)(definition, "to_remote_schema", "remote_schema") ?? (0, project_node.Jt)(definition, "remote_schema"), schemaName = (0, project_node.b6)(schema);
        schema !== void 0 && schemaName !== void 0 && !schemas.has(schemaName) && add("reference-unknown", schema, `The relationship ${own} of ${name} leads to the remote schema ${schemaName}, which the metadata does not have.`, { object: name });
        const to = (0, project_node.Jt)(definition, "to_source"), source = (0, project_node.b6)((0, project_node.Jt)(to, "source")), target = (0, project_names.LX)((0, project_node.Jt)(to, "table"));
        to === void 0 || source === void 0 || target === void 0 || tables.get(source)?.has(target) !== !0 && add("reference-unknown", to, `The relationship ${own} of ${name} leads to ${target} in the database ${source}, which the metadata does not have.`, { object: name });
      }
      function checkCollections({ metadata: { root } }, add) {
        const collections = /* @__PURE__ */ new Map();
        for (const collection of (0, project_node.S3)((0, project_node.Jt)(root, "query_collections"))) {
          const name = (0, project_node.b6)((0, project_node.Jt)(collection, "name"));
          name !== void 0 && collections.set(name, namesIn((0, project_node.Jt)(collection, "definition", "queries")));
        }
        for (const allowed of (0, project_node.S3)((0, project_node.Jt)(root, "allowlist"))) {
          const name = (0, project_node.b6)((0, project_node.Jt)(allowed, "collection"));
          name !== void 0 && !collections.has(name) && add("reference-unknown", allowed, `The allow list names the query collection ${name}, which does not exist.`, {
            object: name
          });
        }
        for (const endpoint of (0, project_node.S3)((0, project_node.Jt)(root, "rest_endpoints"))) {
          const query = (0, project_node.Jt)(endpoint, "definition", "query"), [collection, name] = [(0, project_node.b6)((0, project_node.Jt)(query, "collection_name")), (0, project_node.b6)((0, project_node.Jt)(query, "query_name"))];
          query === void 0 || collection === void 0 || name === void 0 || collections.get(collection)?.has(name) !== !0 && add("reference-unknown", query, `The REST endpoint ${(0, project_node.b6)((0, project_node.Jt)(endpoint, "name")) ?? ""} names the query ${name} of the collection ${collection}, which does not exist.`, { object: (0, project_node.b6)((0, project_node.Jt)(endpoint, "name")) ?? "" });
        }
      }
      function checkActionTypes(project, add) {
        const { root } = project.metadata, known = new Set(BUILT_IN);
        for (const [, { value: types }] of (0, project_node.Mc)((0, project_node.Jt)(root, "custom_types")))
          for (const name of namesIn(types))
            known.add(name);
        for (const source of (0, project_names.u0)(project))
          for (const table of source.tables)
            known.add((0, project_names.LX)((0, project_node.Jt)(table, "table"))?.split(".").at(-1) ?? ""), known.add((0, project_node.b6)((0, project_node.Jt)(table, "configuration", "custom_name")) ?? "");
        const check2 = (node, action) => {
          const name = (0, project_node.b6)(node)?.replace(/[[\]!\s]/g, "");
          node === void 0 || name === void 0 || known.has(name) || !/^[A-Z]/.test(name) || add("action-unknown-type", node, `The action ${action} uses the type ${name}, which is not defined.`, {
            object: action
          });
        };
        for (const action of (0, project_node.S3)((0, project_node.Jt)(root, "actions"))) {
          const name = (0, project_node.b6)((0, project_node.Jt)(action, "name")) ?? "";
          for (const argument of (0, project_node.S3)((0, project_node.Jt)(action, "definition", "arguments")))
            check2((0, project_node.Jt)(argument, "type"), name);
          check2((0, project_node.Jt)(action, "definition", "output_type"), name);
        }
      }
      function namesIn(list) {
        return new Set((0, project_node.S3)(list).map((item) => (0, project_node.b6)((0, project_node.Jt)(item, "name"))).filter((name) => name !== void 0));
      }
      const SERVER_REFUSES = "Hasura refuses the whole metadata.", APPLY_ENDS = "Hasura's CLI ends there, and no metadata is applied.", INCONSISTENT = "The metadata is inconsistent, so the build fails.", RULES = {
        "config-version": {
          severity: "warning",
          confidence: "M",
          finds: "A `config.yaml` whose version is not 3. A missing version counts as 1.",
          why: "Version 1 is no longer supported. Version 2 has one database only, and is checked in part.",
          remedy: "Update the project with hasura scripts update-project-v3."
        },
        "path-outside": {
          severity: "warning",
          confidence: "M",
          finds: "A path in `config.yaml` that leads out of the repository, or is absolute.",
          why: "Hasura Cloud has only the files of the branch.",
          remedy: "Use a path inside the repository."
        },
        "link-outside": {
          severity: "warning",
          confidence: "M",
          finds: "A symbolic link that leads out of the repository or to itself.",
          why: "Hasura Cloud has only the files of the branch.",
          remedy: "Put the files themselves into the repository."
        },
        "not-checked": {
          severity: "notice",
          confidence: "H",
          finds: "A file that was not checked: it is binary, too large, or nested too deeply.",
          why: "Its faults show only in the build.",
          remedy: "Split the file, or silence this rule if the file is as it should be."
        },
        "yaml-syntax": {
          severity: "error",
          confidence: "H",
          finds: "A file that is not valid YAML.",
          why: APPLY_ENDS,
          remedy: "Fix the syntax at this place."
        },
        "yaml-documents": {
          severity: "warning",
          confidence: "M",
          finds: "A second YAML document in a file.",
          why: "Hasura reads the first document only.",
          remedy: "Move its content into the first document."
        },
        "yaml-number": {
          severity: "notice",
          confidence: "M",
          finds: "A number such as `010` or `1_000`, which Hasura reads as 8 and 1000.",
          why: "Other programs read it as another number, or as a text.",
          remedy: "Put it into quotes, or write the number that is meant."
        },
        "metadata-missing": {
          severity: "warning",
          confidence: "H",
          finds: "A metadata folder that is missing or has no metadata.",
          why: "The app has no tables, and so no API.",
          remedy: "Check metadata_directory in config.yaml, or run hasura metadata export."
        },
        "sources-missing": {
          severity: "error",
          confidence: "H",
          finds: "Metadata without `databases/databases.yaml`, or with one that is not a list.",
          why: "Hasura refuses metadata without a list of databases.",
          remedy: "Add the file; without databases it is []."
        },
        "metadata-version": {
          severity: "error",
          confidence: "H",
          finds: "A `version.yaml` that does not name the version of the metadata.",
          why: APPLY_ENDS,
          remedy: "Write the version into version.yaml."
        },
        "key-dropped": {
          severity: "warning",
          confidence: "H",
          finds: "A key that Hasura's CLI drops.",
          why: "What it says has no effect.",
          remedy: "Check the spelling of the key and where it stands, or delete it."
        },
        "include-missing": {
          severity: "error",
          confidence: "H",
          finds: "An `!include` of a file that does not exist. Any text that contains `!include` counts.",
          why: APPLY_ENDS,
          remedy: "Check the path. It begins at the folder of the file that includes it."
        },
        "include-cycle": {
          severity: "error",
          confidence: "H",
          finds: "An `!include` that leads back to its own file.",
          why: "Hasura's CLI never finishes.",
          remedy: "Break the circle."
        },
        "include-outside": {
          severity: "warning",
          confidence: "H",
          finds: "An `!include` that leaves the project.",
          why: "The file is not checked, and a change in it does not rebuild the app.",
          remedy: "Move the file into the project."
        },
        "include-not-yaml": {
          severity: "error",
          confidence: "H",
          finds: "An `!include` of a file whose name does not end in `.yaml`; `.yml` does not count.",
          why: `Hasura's CLI sends the text of the file instead of its content. ${SERVER_REFUSES}`,
          remedy: "Give the file a name that ends in .yaml."
        },
        "include-elsewhere": {
          severity: "warning",
          confidence: "H",
          finds: "An `!include` outside the tables and functions of `databases.yaml`.",
          why: "Hasura's CLI resolves includes only below tables and functions.",
          remedy: "Write the content here."
        },
        "file-unused": {
          severity: "warning",
          confidence: "H",
          finds: "A file below the folder of a database that no other file includes.",
          why: "Hasura never sees it.",
          remedy: "Include it in tables.yaml or functions.yaml, or delete it."
        },
        "source-duplicate": {
          severity: "warning",
          confidence: "M",
          finds: "Two databases of one name.",
          why: "Only the last one counts.",
          remedy: "Give each database its own name."
        },
        "source-incomplete": {
          severity: "warning",
          confidence: "M",
          finds: "A database without a name, a kind, a configuration or a list of tables.",
          why: "The CLI sends an empty value for it, which Hasura does not accept.",
          remedy: "Add what is missing; an empty list of tables is []."
        },
        "source-kind": {
          severity: "notice",
          confidence: "H",
          finds: "A database that is not PostgreSQL.",
          why: "This action makes databases only on PostgreSQL, and does not check the SQL of others.",
          remedy: "Give the address of an existing database of its kind in the input env."
        },
        "source-without-migrations": {
          severity: "notice",
          confidence: "M",
          finds: "A database in the metadata that has no folder of migrations.",
          why: "Nothing is created in it. The command hasura deploy fails there.",
          remedy: "Add the folder, unless the database gets its tables in another way."
        },
        "migrations-without-source": {
          severity: "warning",
          confidence: "H",
          finds: "A folder of migrations for a database that the metadata does not have.",
          why: "Its migrations never run.",
          remedy: "Give the folder the name of the database. Upper and lower case differ."
        },
        "database-variable-missing": {
          severity: "error",
          confidence: "H",
          finds: "A database whose variable the workflow does not set.",
          why: "The app cannot connect, so the build fails with source … is inconsistent.",
          remedy: "Add the variable to the input postgres-env for a new database, or to env with its value."
        },
        "variable-missing": {
          severity: "warning",
          confidence: "H",
          finds: "Another variable that the metadata needs and the workflow does not set.",
          why: INCONSISTENT,
          remedy: "Add the variable to the input env."
        },
        "hygraph-not-fed": {
          severity: "warning",
          confidence: "H",
          finds: "A remote schema of Hygraph whose variables the workflow does not set. A notice if its address comes from elsewhere than `hygraph-env`.",
          why: "Without its variables the remote schema is inconsistent, and nobody checks that other content can be read.",
          remedy: "Set hygraph-endpoint and hygraph-token. They set HYGRAPH_ENDPOINT and HYGRAPH_AUTHORIZATION, or what hygraph-env names."
        },
        "hygraph-forwards-headers": {
          severity: "warning",
          confidence: "M",
          finds: "A remote schema of Hygraph with `forward_client_headers: true` and no Authorization header of its own.",
          why: "Hygraph gets the token of the app's user, and refuses it.",
          remedy: "Add the header Authorization with value_from_env, or set forward_client_headers to false."
        },
        "hygraph-name-taken": {
          severity: "warning",
          confidence: "H",
          finds: "Tables with the names of Hygraph's types or root fields, without a `customization` that renames them.",
          why: "The remote schema is inconsistent. Before v2.45.4, Hasura silently left it out.",
          remedy: "Give the remote schema customization.root_fields_namespace and customization.type_names.prefix."
        },
        "variable-reserved": {
          severity: "warning",
          confidence: "M",
          finds: "A variable named `HASURA_GRAPHQL_…` in `value_from_env`.",
          why: "Hasura does not allow its own variables there.",
          remedy: "Use a variable with another name."
        },
        "secret-in-clear": {
          severity: "warning",
          confidence: "M",
          finds: "A header whose name says that its value is secret, with the value in the file.",
          why: "Whoever reads the repository reads the secret, also in its history.",
          remedy: "Replace the secret, and name a variable with value_from_env."
        },
        "database-url-in-clear": {
          severity: "warning",
          confidence: "M",
          finds: "The address of a database written into the metadata.",
          why: "Every preview would use that very database. A password in it is in the history for good.",
          remedy: "Name a variable with from_env, and list it in postgres-env."
        },
        "table-invalid": {
          severity: "error",
          confidence: "H",
          finds: "An entry of a list of tables that is not a table.",
          why: SERVER_REFUSES,
          remedy: "Write the table with its name, as hasura metadata export does."
        },
        "table-duplicate": {
          severity: "warning",
          confidence: "M",
          finds: "A table that is listed twice.",
          why: "Only the last one counts.",
          remedy: "Remove one of the two."
        },
        "table-key-misspelled": {
          severity: "error",
          confidence: "H",
          finds: "A key of a table that is almost one that Hasura knows.",
          why: SERVER_REFUSES,
          remedy: "Correct the spelling."
        },
        "table-key-unknown": {
          severity: "warning",
          confidence: "M",
          finds: "A key of a table that this version of the action does not know.",
          why: "Hasura refuses the whole metadata if it does not know the key either.",
          remedy: "Check the spelling of the key and where it stands."
        },
        "permission-duplicate": {
          severity: "error",
          confidence: "H",
          finds: "Two permissions of one kind for one role of a table.",
          why: SERVER_REFUSES,
          remedy: "Merge the two."
        },
        "permission-incomplete": {
          severity: "error",
          confidence: "H",
          finds: "A permission without a role, or without what its kind requires.",
          why: SERVER_REFUSES,
          remedy: "Add what is missing."
        },
        "relationship-unknown-table": {
          severity: "error",
          confidence: "H",
          finds: "A relationship to a table that the metadata does not have.",
          why: INCONSISTENT,
          remedy: "Track the table, or remove the relationship."
        },
        "duplicate-name": {
          severity: "error",
          confidence: "H",
          finds: "Two things of one kind and name: relationships, remote schemas, cron triggers and so on. A warning for functions, REST endpoints and the like, of which the last one counts.",
          why: SERVER_REFUSES,
          remedy: "Remove or rename one of the two."
        },
        "reference-unknown": {
          severity: "warning",
          confidence: "M",
          finds: "Another name of something that the metadata does not have: a source, a remote schema, a collection, a query.",
          why: INCONSISTENT,
          remedy: "Check the name, or add what it names."
        },
        "actions-file-missing": {
          severity: "warning",
          confidence: "H",
          finds: "Only one of `actions.yaml` and `actions.graphql`.",
          why: "Hasura's CLI leaves out all actions and custom types in silence.",
          remedy: "Add the other file."
        },
        "action-not-in-sdl": {
          severity: "error",
          confidence: "H",
          finds: "An action in `actions.yaml` that `actions.graphql` does not have.",
          why: APPLY_ENDS,
          remedy: "Add it to type Query or type Mutation in actions.graphql."
        },
        "action-not-in-yaml": {
          severity: "error",
          confidence: "H",
          finds: "An action in `actions.graphql` that `actions.yaml` does not have.",
          why: `It is sent without a kind and without a handler. ${SERVER_REFUSES}`,
          remedy: "Add it to actions.yaml with its handler."
        },
        "type-not-in-sdl": {
          severity: "error",
          confidence: "H",
          finds: "A custom type in `actions.yaml` that `actions.graphql` does not have.",
          why: APPLY_ENDS,
          remedy: "Add it to actions.graphql, or remove it from actions.yaml."
        },
        "action-unknown-type": {
          severity: "warning",
          confidence: "M",
          finds: "An action with a type that neither `actions.graphql` nor a table has.",
          why: INCONSISTENT,
          remedy: "Define the type in actions.graphql."
        },
        "sdl-syntax": {
          severity: "error",
          confidence: "H",
          finds: "An `actions.graphql` that is not valid GraphQL.",
          why: APPLY_ENDS,
          remedy: "Fix the syntax at this place."
        },
        "sdl-refused": {
          severity: "error",
          confidence: "H",
          finds: "A union, a directive definition, `schema { … }`, or `extend` of anything but the types Query and Mutation in `actions.graphql`.",
          why: APPLY_ENDS,
          remedy: "Remove it."
        },
        "sdl-dropped": {
          severity: "warning",
          confidence: "H",
          finds: "A directive or an interface in `actions.graphql`, which is not sent.",
          why: "Hasura's CLI drops it in silence.",
          remedy: "Remove it, or write it in a way that Hasura knows."
        },
        "migration-ignored": {
          severity: "warning",
          confidence: "H",
          finds: "An SQL file in the migrations folder whose name or place is wrong.",
          why: "Hasura's CLI ignores it in silence.",
          remedy: "Use <database>/<number>_<name>/up.sql."
        },
        "migration-duplicate": {
          severity: "error",
          confidence: "H",
          finds: "Two migrations of one version and direction; leading zeros do not count.",
          why: "No migration of that database is applied.",
          remedy: "Give one of them another number."
        },
        "migration-version": {
          severity: "error",
          confidence: "H",
          finds: "A version above 9223372036854775807.",
          why: "Hasura's CLI cannot go on after it.",
          remedy: "Use a time in milliseconds, such as 1700000000000."
        },
        "migration-empty": {
          severity: "warning",
          confidence: "H",
          finds: "An `up.sql` without a single byte.",
          why: "Hasura's CLI leaves it out in silence.",
          remedy: "Fill it, or delete the migration."
        },
        "migration-down-only": {
          severity: "error",
          confidence: "H",
          finds: "A version whose `up.sql` is missing or empty while its `down.sql` is not.",
          why: 'The migrations stop there with "up migration not found".',
          remedy: "Add the up.sql, or delete the down.sql as well."
        },
        "migration-comment-only": {
          severity: "error",
          confidence: "H",
          finds: "An `up.sql` that has no statement: only comments, white space or semicolons.",
          why: "PostgreSQL has nothing to run, and Hasura reports that as an error.",
          remedy: "Add a statement, such as select 1; or delete the migration."
        },
        "sql-syntax": {
          severity: "error",
          confidence: "H",
          finds: "SQL that PostgreSQL's grammar does not accept. A warning where an older version may accept what 18 does not.",
          why: "The migration fails before its first statement runs.",
          remedy: "Fix the syntax at this place."
        },
        "sql-psql": {
          severity: "error",
          confidence: "H",
          finds: "A command of psql, such as `\\connect`, or `\\restrict` of a new pg_dump.",
          why: "Only psql knows it, so the migration fails.",
          remedy: "Delete the line."
        },
        "sql-copy-stdin": {
          severity: "error",
          confidence: "H",
          finds: "`COPY … FROM stdin`.",
          why: "Hasura sends no data after the statement, so the migration fails.",
          remedy: "Use insert; pg_dump writes it with --inserts."
        },
        "sql-not-in-transaction": {
          severity: "error",
          confidence: "H",
          finds: "A statement that cannot run in a transaction, such as `CREATE INDEX CONCURRENTLY` or `VACUUM`. A warning if the first line is `-- hasura:no-transaction`.",
          why: "Hasura runs each migration in a transaction, so it fails.",
          remedy: "Use the form that runs in a transaction, for example create index without concurrently."
        },
        "sql-transaction": {
          severity: "warning",
          confidence: "H",
          finds: "`BEGIN`, `COMMIT` or `ROLLBACK` in a migration.",
          why: "The migration is no longer all or nothing: what comes before a commit stays if the rest fails.",
          remedy: "Delete the statement: Hasura runs each migration in a transaction."
        },
        "sql-setting": {
          severity: "warning",
          confidence: "H",
          finds: "`SET` or `set_config` that outlasts the migration, as pg_dump writes them.",
          why: "The connection goes back to a pool and keeps the setting, so later statements may not find their tables.",
          remedy: "Use set local, or true as the last argument of set_config."
        },
        "sql-enum-value": {
          severity: "warning",
          confidence: "M",
          finds: "A new value of an enum that the same migration seems to use.",
          why: "PostgreSQL does not allow that in one transaction.",
          remedy: "Use the value in a migration of its own."
        },
        "sql-bom": {
          severity: "warning",
          confidence: "M",
          finds: "An SQL file that begins with a byte order mark.",
          why: "PostgreSQL may take it for a part of the first word.",
          remedy: "Save the file as UTF-8 without a byte order mark."
        },
        "sql-nul": {
          severity: "warning",
          confidence: "M",
          finds: "An SQL file with a zero byte, or another binary file in its place.",
          why: "PostgreSQL accepts no text with a zero byte.",
          remedy: "Remove it. The file may be saved as UTF-16."
        },
        "ignore-unknown": {
          severity: "warning",
          confidence: "H",
          finds: "A `preview-ignore` comment or a line of the input `ignore` that names no rule.",
          why: "It silences nothing.",
          remedy: "Check the name of the rule."
        }
      }, RULE_IDS = Object.keys(RULES), SECRET = /(?:^|[-_])(?:authorization|auth|secret|token|key|apikey|cookie|password)(?:$|[-_])/i;
      function checkSecrets(project, add) {
        const config = project.layout.root;
        for (const secret of [(0, project_node.Jt)(config, "admin_secret"), ...(0, project_node.S3)((0, project_node.Jt)(config, "admin_secrets"))])
          secret !== void 0 && ((0, project_node.b6)(secret) ?? "").trim() !== "" && add("secret-in-clear", secret, "The admin secret is written into config.yaml.", {
            object: "admin_secret",
            severity: "notice"
          });
        (0, project_node.GG)(project.metadata.root, (node, key) => {
          if (key === "add_headers")
            for (const [name, { value }] of (0, project_node.Mc)(node))
              SECRET.test(name) && isWritten(value) && add("secret-in-clear", value, `The value of the header ${name} is written into the file.`, {
                object: name
              });
          if (key === "connection_parameters" && isWritten((0, project_node.Jt)(node, "password")) && add("database-url-in-clear", node, "The password of a database is written into the file."), key === "headers")
            for (const header of (0, project_node.S3)(node)) {
              const name = (0, project_node.b6)((0, project_node.Jt)(header, "name")), value = (0, project_node.Jt)(header, "value"), text = (0, project_node.b6)(value);
              name === void 0 || value === void 0 || text === void 0 || !SECRET.test(name) || text.trim() !== "" && !text.includes("{{") && add("secret-in-clear", value, `The value of the header ${name} is written into the file.`, {
                object: name
              });
            }
        });
        for (const source of (0, project_names.u0)(project))
          for (const url of urlsIn((0, project_node.Jt)(source.node, "configuration")))
            add("database-url-in-clear", url, `The address of the database ${source.name} is written into the file.`, { object: source.name });
      }
      function isWritten(node) {
        const text = (0, project_node.b6)(node) ?? "";
        return text.trim() !== "" && !text.includes("{{");
      }
      function urlsIn(configuration) {
        return (0, project_node.Mc)(configuration).flatMap(([key, { value }]) => key === "connection_info" ? [value] : key === "read_replicas" ? (0, project_node.S3)(value) : []).map((connection) => (0, project_node.Jt)(connection, "database_url") ?? (0, project_node.Jt)(connection, "connection_string")).filter((url) => url !== void 0 && ((0, project_node.b6)(url) ?? "").trim() !== "").filter((url) => url !== void 0);
      }
      var files = __webpack_require__(3930);
      const MIGRATED = ["postgres", "pg", "citus", "cockroach", "mssql", "bigquery"], MOST_SINGLE = 3;
      function checkSources(project, add) {
        const { layout, metadata, migrations } = project, sources = (0, project_names.u0)(project);
        for (const node of (0, project_node.S3)((0, project_node.Jt)(metadata.root, "sources"))) {
          const missing = ["name", "kind", "configuration", "tables"].filter((key) => {
            const value = (0, project_node.Jt)(node, key);
            return value === void 0 || (0, project_node.b6)(value) === "";
          });
          if (missing.length === 0 || metadata.incomplete || layout.version !== 3)
            continue;
          const name = (0, project_node.b6)((0, project_node.Jt)(node, "name")) ?? "";
          add("source-incomplete", node, `${name === "" ? "A database" : `The database ${name}`} has no ${missing.join(" and no ")}.`, name === "" ? {} : { object: name });
        }
        for (const source of sources) {
          const { name, kind, node } = source;
          (0, project_names.A4)(source) || add("source-kind", node, `The database ${name} is of the kind ${kind}.`, { object: name }), !migrations.some(({ source: of }) => of === name) && MIGRATED.includes(kind) && layout.version === 3 && layout.migrations !== void 0 && add("source-without-migrations", node, `The database ${name} has no folder of migrations.`, {
            object: name
          });
        }
        if (!metadata.incomplete && layout.version === 3)
          for (const { source, folder, migrations: all } of migrations) {
            const [first] = all.map(({ up, down }) => up ?? down);
            if (first === void 0 || sources.some(({ name }) => name === source))
              continue;
            const similar = (0, lib_similar.z)(source, sources.map(({ name }) => name));
            add("migrations-without-source", { source: new project_node.kL(first.file, ""), offset: 0 }, `The folder ${folder} belongs to no database in the metadata${similar === void 0 ? "" : `. The most similar name is ${similar}`}.`, { object: source });
          }
        metadata.incomplete || checkUnused(project, add);
      }
      function checkUnused({ unused }, add) {
        const folders = /* @__PURE__ */ new Map();
        for (const file of unused)
          folders.set((0, files.P6)(file), [...folders.get((0, files.P6)(file)) ?? [], file]);
        for (const [folder, files2] of folders) {
          const [first = ""] = files2, single = files2.length <= MOST_SINGLE ? files2 : [first];
          for (const file of single)
            add("file-unused", { source: new project_node.kL(file, ""), offset: 0 }, files2.length <= MOST_SINGLE ? `No other file includes ${file}.` : `No other file includes ${first}, nor ${String(files2.length - 1)} more files of the folder ${folder}.`);
        }
      }
      var project_tree = __webpack_require__(1333), record = __webpack_require__(5638);
      const MOST_SQL = 6e6;
      async function checkStatements(project, parser, add) {
        const kinds = new Map((0, project_names.u0)(project).map((source) => [source.name, (0, project_names.A4)(source)]));
        let left = MOST_SQL;
        for (const { source, migrations } of project.migrations)
          for (const { up, version } of migrations) {
            if (up === void 0 || kinds.get(source) !== !0)
              continue;
            const text = project.sql.get(up.path);
            if (text === void 0)
              continue;
            const object = `${source}/${String(version)}`;
            if (left -= text.text.length, left < 0) {
              add("not-checked", { source: text, offset: 0 }, "The SQL was not checked: the project has too much of it.", {
                object
              });
              continue;
            }
            checkFile(text, (await parser()).parse(text.text.replace(/^\uFEFF/, "")), object, add);
          }
      }
      const NOTED = [
        "TransactionStmt",
        "VacuumStmt",
        "CreatedbStmt",
        "DropdbStmt",
        "AlterSystemStmt",
        "CreateTableSpaceStmt",
        "DropTableSpaceStmt",
        "concurrent",
        "ReindexStmt",
        "ClusterStmt",
        "VariableSetStmt",
        "set_config",
        "CopyStmt",
        "AlterEnumStmt"
      ], NO_TRANSACTION = "-- hasura:no-transaction";
      function checkFile(source, sql2, object, add) {
        const { text } = source, bom = text.startsWith("\uFEFF") ? 1 : 0, say = (rule, offset, what, severity) => {
          add(rule, { source, offset: offset + bom }, what, {
            object,
            ...severity === void 0 ? {} : { severity }
          });
        };
        bom === 1 && say("sql-bom", 0, "The file begins with a byte order mark.");
        const nul = text.indexOf("\0");
        if (nul >= 0) {
          say("sql-nul", nul - bom, "The file has a zero byte.");
          return;
        }
        switch (sql2.kind) {
          case "unknown":
            say("not-checked", 0, `The SQL was not checked: ${sql2.why}.`);
            return;
          case "error":
            checkError(text.slice(bom), sql2, say);
            return;
          case "statements": {
            if (sql2.isEmpty && say("migration-comment-only", 0, "The migration has no statement."), !NOTED.some((name) => sql2.mentions(name)))
              return;
            const statements = sql2.statements(), marked = (text.split(`
`, 1)[0] ?? "").trim() === NO_TRANSACTION;
            for (const statement of statements) {
              const what = outsideTransaction(statement);
              what !== void 0 && say("sql-not-in-transaction", statement.start, `${what} cannot run in a transaction.`, marked ? "warning" : void 0), statement.kind === "CopyStmt" && isFromStdin(statement.tree) && say("sql-copy-stdin", statement.start, "The migration copies from stdin.");
            }
            const boundary = statements.find(({ kind, tree }) => kind === "TransactionStmt" && isBoundary(tree));
            boundary !== void 0 && say("sql-transaction", boundary.start, `The migration has its own ${String(boundary.tree.kind).replace("TRANS_STMT_", "").toLowerCase()}.`), checkSettings(statements, say), checkEnums(text.slice(bom), statements, say);
            return;
          }
          default:
        }
      }
      function checkError(text, { message, offset }, say) {
        const lineStart = Math.max(text.lastIndexOf(`
`, offset - 1), text.lastIndexOf("\r", offset - 1)) + 1, line = text.slice(lineStart, lineStart + 200).split(/[\r\n]/, 1)[0] ?? "", command = /^\s{0,20}\\([a-z!?.]{1,20})/i.exec(line)?.[1];
        if (command !== void 0) {
          say("sql-psql", lineStart, `\\${command} is a command of psql.`);
          return;
        }
        const copy = copyBefore(text, lineStart), words = (0, sql.X1)(message), isOlder = mayBeOlder(text, { kind: "error", message, offset });
        copy === void 0 ? say("sql-syntax", offset, `PostgreSQL's grammar${isOlder ? ", in version 18," : ""} says: ${words}.`, isOlder ? "warning" : void 0) : say("sql-copy-stdin", copy, "The migration copies from stdin.");
      }
      function copyBefore(text, lineStart) {
        const from = Math.max(0, lineStart - 5e3), before = text.slice(from, lineStart).trimEnd();
        if (!before.endsWith(";"))
          return;
        const start = before.lastIndexOf(";", before.length - 2) + 1, copy = /^[\s\S]{0,1000}?\bcopy\s/i.exec(before.slice(start));
        return copy !== null && /\bfrom\s{1,20}stdin\b/i.test(before.slice(start)) ? from + start + copy[0].length - 5 : void 0;
      }
      const NEWER_WORDS = [
        "system_user",
        "normalize",
        "json",
        "json_array",
        "json_arrayagg",
        "json_exists",
        "json_object",
        "json_objectagg",
        "json_query",
        "json_scalar",
        "json_serialize",
        "json_table",
        "json_value",
        "merge_action",
        "oids",
        "hash",
        "split"
      ];
      function mayBeOlder(text, { message, offset }) {
        const word = /at or near "(\w{1,63})"$/.exec(message)?.[1]?.toLowerCase();
        return message.includes("trailing junk") || /[!@#%^&|~][ \t]*$/.test(text.slice(Math.max(0, offset - 20), offset)) || word !== void 0 && NEWER_WORDS.includes(word);
      }
      function outsideTransaction({ kind, tree }) {
        switch (kind) {
          case "VacuumStmt":
            return tree.is_vacuumcmd === !0 ? "VACUUM" : void 0;
          case "CreatedbStmt":
            return "CREATE DATABASE";
          case "DropdbStmt":
            return "DROP DATABASE";
          case "AlterSystemStmt":
            return "ALTER SYSTEM";
          case "CreateTableSpaceStmt":
            return "CREATE TABLESPACE";
          case "DropTableSpaceStmt":
            return "DROP TABLESPACE";
          case "IndexStmt":
            return tree.concurrent === !0 ? "CREATE INDEX CONCURRENTLY" : void 0;
          case "DropStmt":
            return tree.concurrent === !0 ? "DROP INDEX CONCURRENTLY" : void 0;
          case "ReindexStmt":
            return JSON.stringify(tree.params ?? "").includes('"concurrently"') ? "REINDEX CONCURRENTLY" : /_(?:SCHEMA|SYSTEM|DATABASE)$/.test(String(tree.kind)) ? "REINDEX of a whole database or schema" : void 0;
          case "ClusterStmt":
            return tree.relation === void 0 ? "CLUSTER of all tables" : void 0;
          case "AlterTableStmt":
            return JSON.stringify(tree.cmds ?? "").includes('"concurrent":true') ? "DETACH PARTITION CONCURRENTLY" : void 0;
          default:
            return;
        }
      }
      function isBoundary({ kind }) {
        return ["TRANS_STMT_BEGIN", "TRANS_STMT_START", "TRANS_STMT_COMMIT", "TRANS_STMT_ROLLBACK"].includes(String(kind));
      }
      function isFromStdin({ is_from, is_program, filename }) {
        return is_from === !0 && is_program !== !0 && filename === void 0;
      }
      function checkSettings(statements, say) {
        const found = statements.flatMap((statement) => {
          const name = settingOf(statement);
          return name === void 0 ? [] : [{ name, statement }];
        }), worst = found.find(({ name }) => name === "search_path" || name === "role") ?? found[0];
        if (worst === void 0)
          return;
        const others = found.length - 1;
        say("sql-setting", worst.statement.start, `The setting ${worst.name}${others === 0 ? "" : ` and ${String(others)} more`} ${others === 0 ? "outlasts" : "outlast"} the migration.`);
      }
      function settingOf({ kind, tree }) {
        if (kind === "VariableSetStmt")
          return tree.is_local === !0 || tree.kind !== "VAR_SET_VALUE" ? void 0 : String(tree.name);
        const targets = kind === "SelectStmt" && Array.isArray(tree.targetList) ? tree.targetList : [];
        for (const target of targets) {
          const call = (0, project_tree.at)(target, "ResTarget", "val", "FuncCall"), names = (0, project_tree.at)(call, "funcname"), args = (0, project_tree.at)(call, "args");
          if (!Array.isArray(names) || !Array.isArray(args) || (0, project_tree.at)(names.at(-1), "String", "sval") !== "set_config")
            continue;
          const local = (0, project_tree.at)(args[2], "A_Const", "boolval");
          if ((0, record.u)(local) && local.boolval !== !0)
            return (0, project_tree.$6)(args[0], "A_Const", "sval", "sval") ?? "";
        }
      }
      function checkEnums(text, statements, say) {
        for (const { kind, tree, end } of statements.slice(0, 200)) {
          const value = kind === "AlterEnumStmt" && tree.oldVal === void 0 ? tree.newVal : void 0;
          if (typeof value != "string")
            continue;
          const used = text.indexOf(`'${value.replaceAll("'", "''")}'`, end);
          used >= 0 && say("sql-enum-value", used, `The new enum value ${value} seems to be used in the same migration.`);
        }
      }
      const TABLE_KEYS = [
        "table",
        "is_enum",
        "configuration",
        "object_relationships",
        "array_relationships",
        "computed_fields",
        "remote_relationships",
        "insert_permissions",
        "select_permissions",
        "update_permissions",
        "delete_permissions",
        "event_triggers",
        "apollo_federation_config",
        "logical_model"
      ], REQUIRED = {
        select_permissions: ["columns", "filter"],
        insert_permissions: ["check"],
        update_permissions: ["columns", "filter"],
        delete_permissions: ["filter"]
      }, NAMED_IN_TABLE = {
        object_relationships: "relationship",
        array_relationships: "relationship",
        computed_fields: "computed field",
        remote_relationships: "relationship",
        event_triggers: "event trigger"
      }, NAMED = {
        remote_schemas: { what: "remote schema", key: "name" },
        cron_triggers: { what: "cron trigger", key: "name" },
        query_collections: { what: "query collection", key: "name" },
        rest_endpoints: { what: "REST endpoint", key: "name", lastCounts: !0 },
        inherited_roles: { what: "inherited role", key: "role_name" }
      };
      function checkStructure(project, add) {
        const sources = (0, project_names.u0)(project), similar = similarAmong(), names = /* @__PURE__ */ new Set();
        for (const source of sources) {
          names.has(source.name) && add("source-duplicate", source.node, `The database ${source.name} is listed twice.`, {
            object: source.name
          }), names.add(source.name);
          const known = (0, project_names.n$)(source), seen = /* @__PURE__ */ new Set();
          for (const table of source.tables) {
            const name = (0, project_names.LX)((0, project_node.Jt)(table, "table"));
            if (table.kind !== "map" || name === void 0) {
              project.metadata.incomplete || add("table-invalid", table, `An entry of the tables of ${source.name} is not a table.`);
              continue;
            }
            seen.has(name) && add("table-duplicate", table, `The table ${name} is listed twice.`, { object: name }), seen.add(name), checkTable(table, name, add), !project.metadata.incomplete && (0, project_names.A4)(source) && checkRelationships(table, { name, known, similar }, add);
          }
          const { node } = source;
          for (const [list, what, nameOf] of [
            ["functions", "function", (item) => (0, project_names.LX)((0, project_node.Jt)(item, "function"))],
            ["native_queries", "native query", (item) => (0, project_node.b6)((0, project_node.Jt)(item, "root_field_name"))],
            ["logical_models", "logical model", (item) => (0, project_node.b6)((0, project_node.Jt)(item, "name"))]
          ])
            structure_checkNames((0, project_node.S3)((0, project_node.Jt)(node, list)), { what, nameOf, lastCounts: !0 }, add);
        }
        for (const [list, { what, key, lastCounts = !1 }] of Object.entries(NAMED))
          structure_checkNames((0, project_node.S3)((0, project_node.Jt)(project.metadata.root, list)), { what, nameOf: (item) => (0, project_node.b6)((0, project_node.Jt)(item, key)), lastCounts }, add);
      }
      function structure_checkNames(items, { what, nameOf, of, lastCounts = !1 }, add) {
        const seen = /* @__PURE__ */ new Set();
        for (const item of items) {
          const name = nameOf(item);
          name !== void 0 && (seen.has(name) && add("duplicate-name", item, `The ${what} ${name}${of === void 0 ? "" : ` of ${of}`} is there twice.`, {
            object: of ?? name,
            ...lastCounts ? { severity: "warning" } : {}
          }), seen.add(name));
        }
      }
      function checkTable(table, name, add) {
        const object = { object: name };
        for (const [key, { at }] of table.entries) {
          if (TABLE_KEYS.includes(key))
            continue;
          const similar = isAlmost(key);
          similar === void 0 ? add("table-key-unknown", at, `The table ${name} has the unknown key ${key}.`, object) : add("table-key-misspelled", at, `The table ${name} has the key ${key}; Hasura's is ${similar}.`, object);
        }
        for (const [list, what] of Object.entries(NAMED_IN_TABLE))
          structure_checkNames((0, project_node.S3)((0, project_node.Jt)(table, list)), { what, nameOf: (item) => (0, project_node.b6)((0, project_node.Jt)(item, "name")), of: name }, add);
        for (const [list, required] of Object.entries(REQUIRED)) {
          const kind = list.replace("_permissions", ""), roles = /* @__PURE__ */ new Set();
          for (const permission of (0, project_node.S3)((0, project_node.Jt)(table, list))) {
            const role = (0, project_node.b6)((0, project_node.Jt)(permission, "role"));
            if (role === void 0) {
              add("permission-incomplete", permission, `A ${kind} permission of ${name} has no role.`, object);
              continue;
            }
            roles.has(role) && add("permission-duplicate", permission, `The role ${role} has two ${kind} permissions for ${name}.`, {
              ...object,
              role
            }), roles.add(role), checkPermission(permission, { name, kind, role, required }, add);
          }
        }
      }
      function checkPermission(permission, { name, kind, role, required }, add) {
        const body = permission.kind === "map" ? permission.entries.get("permission")?.value : void 0, has = new Set((0, project_node.Mc)(body).map(([key]) => key)), missing = body?.kind === "map" ? required.filter((key) => !has.has(key)) : ["permission"];
        missing.length > 0 && add("permission-incomplete", permission, `The ${kind} permission of the role ${role} for ${name} has no ${missing.join(" and no ")}.`, { object: name, role });
      }
      function isAlmost(key) {
        const similar = (0, lib_similar.z)(key, TABLE_KEYS);
        if (similar === void 0 || key.length < 4)
          return;
        const plain = (text) => text.toLowerCase().replace(/[^a-z]/g, "");
        if (plain(key) === plain(similar) || plain(`${key}s`) === plain(similar) || plain(key) === plain(`${similar}s`))
          return similar;
      }
      function similarAmong() {
        let left = 20;
        return (name, known) => left-- > 0 ? (0, lib_similar.z)(name, [...known]) : void 0;
      }
      function checkRelationships(table, { name, known, similar: similarTo }, add) {
        for (const list of ["object_relationships", "array_relationships"])
          for (const relationship of (0, project_node.S3)((0, project_node.Jt)(table, list))) {
            const using = (0, project_node.Jt)(relationship, "using"), node = (0, project_node.Jt)(using, "manual_configuration", "remote_table") ?? (0, project_node.Jt)(using, "foreign_key_constraint_on", "table"), target = (0, project_names.LX)(node);
            if (node === void 0 || target === void 0 || known.has(target))
              continue;
            const similar = similarTo(target, known);
            add("relationship-unknown-table", node, `The relationship ${(0, project_node.b6)((0, project_node.Jt)(relationship, "name")) ?? ""} of ${name} leads to ${target}, which the metadata does not have${similar === void 0 ? "" : `. The most similar table is ${similar}`}.`, { object: name });
          }
      }
      const TEMPLATES = ["handler", "webhook", "url"], OWN = /^HASURA_GRAPHQL_(?!DATABASE_URL$)/, NAME = /^[A-Za-z_]\w{0,254}$/;
      function variablesNeeded(project) {
        const needed = /* @__PURE__ */ new Map(), add = (name, at, source) => {
          const key = `${source ?? ""} ${name ?? ""}`;
          name === void 0 || name === "" || OWN.test(name) || needed.has(key) || needed.set(key, { name, at, ...source === void 0 ? {} : { source } });
        };
        for (const source of (0, project_names.u0)(project)) {
          const configuration = (0, project_node.Jt)(source.node, "configuration");
          configuration !== void 0 && (0, project_node.GG)(configuration, (node, key) => {
            key === "from_env" && add((0, project_node.b6)(node), node, source.name);
          });
        }
        for (const [key, { value }] of project.metadata.root.entries)
          if (key !== "sources")
            collect(value, add);
          else
            for (const source of (0, project_node.S3)(value))
              if (source.kind === "map")
                for (const [part, entry] of source.entries)
                  part !== "configuration" && collect(entry.value, add);
        return [...needed.values()];
      }
      function collect(root, add) {
        (0, project_node.GG)(root, (node, key) => {
          const text = (0, project_node.b6)(node);
          if (!(text === void 0 || key === void 0)) {
            if (key.endsWith("_from_env") || key === "from_env")
              add(text, node);
            else if (TEMPLATES.includes(key))
              for (const [, name] of text.matchAll(/\{\{ ?([A-Za-z_]\w*) ?\}\}/g))
                add(name, node);
          }
        });
      }
      function checkVariables(project, given, reported, add) {
        if (given !== void 0)
          for (const { name, at, source } of variablesNeeded(project)) {
            const has = given.get(name);
            if (has === void 0 ? source === void 0 && reported.has(name) : has !== "empty" || source === void 0)
              continue;
            const isName = NAME.test(name), named = isName ? `the variable ${name}` : "a variable whose name is not valid", object = isName ? { object: name } : {};
            source === void 0 ? add("variable-missing", at, `The metadata needs ${named}, which the workflow does not set.`, object) : add("database-variable-missing", at, `The database ${source} needs ${named}, ${has === "empty" ? "whose value is empty" : "which the workflow does not set"}.`, object);
          }
        (0, project_node.GG)(project.metadata.root, (node, key) => {
          const name = key === "value_from_env" ? (0, project_node.b6)(node) : void 0;
          name?.startsWith("HASURA_GRAPHQL_") === !0 && NAME.test(name) && add("variable-reserved", node, `${name} must not be used in value_from_env.`, { object: name });
        });
      }
      const MOST = 2e3, LONGEST = 500, SAMPLE_SQL = `create table a (id bigint generated always as identity primary key, name text not null default 'x');
create index i on a (name); alter table a add column at timestamptz default now(), add constraint c check (id > 0);
comment on table a is 'x'; insert into a (name) values ('x'); create view v as select id from a where name = 'x';`;
      async function warmUp() {
        (await (0, sql.Ul)()).parse(SAMPLE_SQL);
      }
      async function judge(listing, project, options) {
        return project !== void 0 ? await check(project, options) : (0, finding.IP)(listing.problems.map(({ rule, at, what }) => findingOf(rule, at, what)));
      }
      async function check(project, { given, ignored }) {
        const findings = [], add = (rule, at, what, more = {}) => {
          const finding2 = findingOf(rule, at, what, more);
          findings.length < (finding2.severity === "error" ? 2 * MOST : MOST) && findings.push(finding2);
        };
        for (const problem of project.problems) {
          const { rule, at, what, object, missing } = problem;
          if (neverRuns(project, problem))
            continue;
          const similar = missing === void 0 ? void 0 : almost(missing, project.unused);
          add(rule, at, similar === void 0 ? what : `${what} There is ${similar}, which no file includes.`, {
            ...object === void 0 ? {} : { object }
          });
        }
        return checkStructure(project, add), checkReferences(project, add), checkVariables(project, given, checkHygraph(project, given, add), add), checkSecrets(project, add), checkSources(project, add), await checkStatements(project, sql.Ul, add), (0, finding.IP)(unsilenced(project, findings, ignored));
      }
      function almost(missing, files2) {
        const similar = (0, lib_similar.z)(missing, files2);
        if (similar === void 0)
          return;
        const [wanted, found] = [missing, similar].map((path) => path.replace(/\.\w*$/, "").split("/").at(-1) ?? "");
        if (wanted === void 0 || found === void 0)
          return;
        let same = 0;
        for (; same < wanted.length && wanted[same] === found[same]; )
          same += 1;
        return same >= 0.8 * Math.max(wanted.length, found.length) ? similar : void 0;
      }
      function neverRuns({ layout, metadata }, { rule, object }) {
        return !rule.startsWith("migration-") || object === void 0 || metadata.incomplete ? !1 : layout.version === 3 && !(0, project_names.u0)({ metadata }).some(({ name }) => object.startsWith(`${name}/`));
      }
      function findingOf(rule, at, what, more = {}) {
        const { severity, why, remedy } = RULES[rule], words = what.length > LONGEST ? `${what.slice(0, LONGEST)}…` : what, object = more.object?.slice(0, LONGEST);
        return {
          rule,
          severity,
          ...(0, project_node.$t)(at),
          what: words,
          why,
          remedy,
          ...more,
          ...object === void 0 ? {} : { object }
        };
      }
      const IN_COMMENTS = /* @__PURE__ */ new Set([...RULE_IDS, ...rehearsal_rule_ids.Ys, ...REVIEW_RULE_IDS]);
      function unsilenced(project, findings, ignored) {
        const unknown = (0, ignore.sF)(ignored, [
          ...RULE_IDS,
          ...Object.keys(rules.Q),
          ...rehearsal_rule_ids.Ys,
          ...REVIEW_RULE_IDS
        ]).map((rule) => findingOf("ignore-unknown", { source: project.layout.config, offset: 0 }, `The input ignore names ${rule}, but there is no such rule.`)), sources = new Map([...project.sources.values(), ...project.sql.values()].map((one) => [one.file, one])), comments = new ignore.Ck(sources.values());
        for (const [file, lines] of comments.files)
          for (const [line, rules2] of lines)
            for (const rule of rules2)
              IN_COMMENTS.has(rule) || unknown.push({
                ...findingOf("ignore-unknown", { source: sources.get(file) ?? project.layout.config, offset: 0 }, `preview-ignore names ${rule}, but there is no such rule.`),
                line
              });
        return [...findings, ...unknown].filter((finding2) => !comments.has(finding2.rule, finding2) && !(0, ignore.pi)(finding2, ignored));
      }
    })
  ),
  /***/
  3862: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        Q: () => (
          /* binding */
          CONTENT_RULES
        )
        /* harmony export */
      });
      const UNREADABLE = "The preview would be unable to read its content.", WHERE = "under Project settings, API access", CONTENT_RULES = {
        "content-endpoint": {
          severity: "error",
          finds: "Hygraph knows no such project or environment.",
          why: "Hygraph gives the same answer for an unknown project, an unknown environment and another wrong address.",
          remedy: `Copy the endpoint from Hygraph again: it is ${WHERE}.`
        },
        "content-limit": {
          severity: "error",
          finds: "Hygraph refuses every request until the project has a larger plan, or the next month begins (HTTP 402).",
          why: UNREADABLE,
          remedy: "Check the usage and the plan of the Hygraph project."
        },
        "content-model-unknown": {
          severity: "error",
          finds: "A model in `hygraph-models` that the environment does not have.",
          why: UNREADABLE,
          remedy: "Correct the name, or add the model to this environment."
        },
        "content-not-readable": {
          severity: "error",
          finds: "A model in `hygraph-models` that may not be read in this stage. Without `hygraph-models`: no model may be read.",
          why: UNREADABLE,
          remedy: `In Hygraph, ${WHERE}, give the token the permission to read these models in this stage. Permissions are set for each environment.`
        },
        "content-public": {
          severity: "error",
          finds: "Anyone can read published entries, and `hygraph-public` is `closed`.",
          why: "The public Content API allows it.",
          remedy: `In Hygraph, ${WHERE}, remove the permissions of the public Content API, or set hygraph-public to published.`
        },
        "content-stage-unknown": {
          severity: "error",
          finds: "The stage in `hygraph-stage` does not exist.",
          why: UNREADABLE,
          remedy: "Correct the name of the stage."
        },
        "content-token": {
          severity: "error",
          finds: "`hygraph-token` is not a permanent auth token, belongs to another project, or Hygraph does not accept it.",
          why: UNREADABLE,
          remedy: `Create a permanent auth token in Hygraph, ${WHERE}, and store it again. A token that is deleted or cut off is refused.`
        },
        "content-unknown": {
          severity: "error",
          finds: "Hygraph did not answer, or too many requests were sent to it (HTTP 429).",
          why: "It is not known whether the preview can read its content.",
          remedy: "Run the job again later."
        },
        "content-drafts-public": {
          severity: "warning",
          finds: "Anyone can read drafts. An error if `hygraph-public` is `closed`.",
          why: "The public Content API allows it, without any token.",
          remedy: `In Hygraph, ${WHERE}, remove the stage DRAFT from the permissions of the public Content API. If drafts should be public, set hygraph-public to any.`
        },
        "content-empty": {
          severity: "warning",
          finds: "A model in `hygraph-models` has no entry in this stage.",
          why: "The preview shows nothing of it.",
          remedy: "Add an entry in this stage, or do not require the model."
        },
        "content-none": {
          severity: "warning",
          finds: "The environment has no models.",
          why: "There is nothing that the preview could read.",
          remedy: "Check that the endpoint names the right environment."
        },
        "content-token-environment": {
          severity: "warning",
          finds: "The token was made for another environment than the endpoint names.",
          why: "Permissions are set for each environment, so it may not be allowed to read there.",
          remedy: "If models are not readable, give the token its permissions in this environment as well."
        }
      };
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
  )
};
export {
  id,
  ids,
  modules
};
