const id = 492, ids = [492], modules = {
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
  ),
  /***/
  7492: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.r(__webpack_exports__), __webpack_require__.d(__webpack_exports__, {
        hasAllMigrations: () => (
          /* binding */
          hasAllMigrations
        ),
        listProject: () => (
          /* binding */
          listProject
        ),
        readProject: () => (
          /* binding */
          readProject
        )
      });
      var project_files = __webpack_require__(3930), project_node = __webpack_require__(6545), dist = __webpack_require__(8815);
      const LONGEST_YAML = 1e6, DEEPEST = 200, MOST_LINES = 5e4, MOST_VALUES = 2e5, ACCEPTED = ["more indented than parent", "Invalid escape sequence", "Comments must be separated"], EDGE = "must be sufficiently indented", PARSED = /* @__PURE__ */ new WeakMap();
      function parseYaml(source, problems) {
        let parsed2 = PARSED.get(source);
        if (parsed2 === void 0) {
          const found = [];
          parsed2 = { node: nodeOf(source, found), problems: found }, PARSED.set(source, parsed2);
        }
        for (const problem of parsed2.problems)
          problems.push(problem);
        return parsed2.node;
      }
      function nodeOf(source, problems) {
        const start2 = { source, offset: 0 }, bom = source.text.startsWith("\uFEFF") ? 1 : 0;
        try {
          refuseUnread(source.text);
          const document = documentOf(source.text.slice(bom));
          for (const { code, message, pos } of document.errors) {
            const at = { source, offset: pos[0] + bom };
            if (message.includes("call stack"))
              throw new Unread("it is nested too deeply");
            if (code === "MULTIPLE_DOCS")
              problems.push({
                rule: "yaml-documents",
                at,
                what: "The file has a second YAML document, which is ignored."
              });
            else if (!ACCEPTED.some((words) => message.includes(words))) {
              if (message.startsWith("Missing closing") && pos[0] > 0 && /\S/.test(source.text.slice(pos[1] + bom)))
                throw new Unread("a text in quotes seems to go on at the left edge");
              if (message.includes(EDGE) && isClosed(source.text))
                throw new Unread("brackets that are open hold a line at the left edge");
              const words = message.replace(/(?<=[\w)]): .*$/s, "");
              problems.push({ rule: "yaml-syntax", at, what: `The file is not valid YAML: ${words}.` });
              return;
            }
          }
          return new Reading(source, document, bom, problems).read();
        } catch (error) {
          if (error instanceof Invalid) {
            problems.push({
              rule: "yaml-syntax",
              at: error.at,
              what: `The file is not valid YAML: ${error.message}.`
            });
            return;
          }
          problems.push({
            rule: "not-checked",
            at: start2,
            what: `The file could not be checked: ${error instanceof Unread ? error.message : "it is nested too deeply"}.`
          });
          return;
        }
      }
      const SCHEMA = new dist.Sj({
        schema: "core",
        customTags: (tags) => [...tags, { tag: "!include", resolve: (text) => text }]
      });
      function documentOf(text) {
        const { stackTraceLimit } = Error;
        Error.stackTraceLimit = 0;
        try {
          return (0, dist.Tp)(text, {
            keepSourceTokens: !1,
            logLevel: "error",
            version: "1.2",
            schema: SCHEMA,
            intAsBigInt: !0,
            prettyErrors: !1,
            uniqueKeys: !1
          });
        } finally {
          Error.stackTraceLimit = stackTraceLimit;
        }
      }
      function isClosed(text) {
        const count = (character) => text.split(character).length;
        return count("[") === count("]") && count("{") === count("}");
      }
      class Unread extends Error {
      }
      class Invalid extends Error {
        at;
        constructor(message, at) {
          super(message), this.at = at;
        }
      }
      function refuseUnread(text) {
        if (text.length > LONGEST_YAML)
          throw new Unread(`it has more than ${String(LONGEST_YAML)} characters`);
        if (text.split(`
`).length > MOST_LINES)
          throw new Unread(`it has more than ${String(MOST_LINES)} lines`);
        if (text.includes("\r") && !text.includes(`
`))
          throw new Unread("its lines end in a carriage return alone");
        let depth = 0;
        for (let at = 0; at < text.length && depth <= DEEPEST; at++) {
          const character = text[at];
          character === "[" || character === "{" ? depth += 1 : (character === "]" || character === "}") && depth > 0 && (depth -= 1);
        }
        if (depth > DEEPEST || DEEP_LINE.test(text))
          throw new Unread("it is nested too deeply");
      }
      const DEEP_LINE = /(?:^|\n)[ ]*(?:[-?][ \t]+){100}/;
      class Reading {
        #source;
        #document;
        #before;
        #problems;
        #values = 0;
        #open = /* @__PURE__ */ new Set();
        #read = /* @__PURE__ */ new Map();
        #anchors = /* @__PURE__ */ new Map();
        constructor(source, document, before, problems) {
          this.#source = source, this.#document = document, this.#before = before, this.#problems = problems;
        }
        read() {
          const { contents } = this.#document;
          return contents === null ? void 0 : this.#node(contents);
        }
        #node(node, isSecret = !1) {
          if ((0, dist.Vj)(node))
            return { ...this.#repeated(this.#target(node)), offset: this.#at(node).offset };
          if (this.#count(1), node.anchor === void 0)
            return this.#made(node, isSecret);
          const before = this.#values;
          this.#note(node), this.#open.add(node);
          const made = this.#made(node, isSecret);
          return this.#open.delete(node), this.#read.set(node, { node: made, values: this.#values - before + 1 }), made;
        }
        #repeated(target) {
          if (this.#open.has(target))
            throw new Unread("an alias leads to itself");
          const known = this.#read.get(target);
          return known === void 0 ? this.#node(target) : (this.#count(known.values), known.node);
        }
        #count(values) {
          if (this.#values += values, this.#values > MOST_VALUES)
            throw new Unread(`it has more than ${String(MOST_VALUES)} values`);
        }
        #made(node, isSecret) {
          const at = this.#at(node), { source, offset } = at;
          if ((0, dist.oP)(node))
            return { kind: "list", items: node.items.map((item) => this.#node(item)), source, offset };
          if ((0, dist.jh)(node))
            return { kind: "map", entries: this.#entries(node.items), source, offset };
          const value = this.#scalar(node, at, isSecret);
          return node.tag === "!include" ? { kind: "scalar", value, include: !0, source, offset } : { kind: "scalar", value, source, offset };
        }
        #note(node) {
          !(0, dist.Vj)(node) && node.anchor !== void 0 && this.#anchors.set(node.anchor, node);
        }
        #target(alias) {
          const target = this.#anchors.get(alias.source);
          if (target === void 0)
            throw new Invalid("An alias must name an anchor before it", this.#at(alias));
          return target;
        }
        #at(node) {
          return { source: this.#source, offset: node.range[0] + this.#before };
        }
        #entries(pairs) {
          const entries = /* @__PURE__ */ new Map(), written = /* @__PURE__ */ new Set(), merged = [];
          for (const { key: own, value } of pairs) {
            const at = this.#at(own), key = (0, dist.Vj)(own) ? this.#target(own) : own;
            this.#note(key);
            const name = (0, dist.jn)(key) ? nameOf(key) : "";
            if ((0, dist.jn)(key) && written.has(textOf(key)))
              throw new Invalid("Map keys must be unique", at);
            (0, dist.jn)(key) && written.add(textOf(key));
            const node = value === null ? { ...at, kind: "scalar", value: null } : this.#node(value, SECRETS.includes(name));
            name === "<<" && (0, dist.jn)(key) && key.type === "PLAIN" ? merged.push(...node.kind === "list" ? node.items : [node]) : entries.set(name, { at, value: node });
          }
          for (const from of merged)
            if (from.kind === "map")
              for (const [name, entry] of from.entries)
                entries.has(name) || entries.set(name, entry);
          return entries;
        }
        #scalar(node, at, isSecret) {
          const { value, source } = node, plain = typeof value == "bigint" ? small(value) : value, number = node.type === "PLAIN" && node.tag === void 0 ? goNumber(source) : void 0;
          return number !== void 0 ? (number !== plain && typeof plain != "bigint" && this.#problems.push({
            rule: "yaml-number",
            at,
            what: isSecret ? "This number is another one for Hasura." : `${source} is the number ${String(number)} for Hasura.`
          }), number) : typeof plain == "bigint" ? plain : typeof value == "string" || typeof value == "number" || typeof value == "boolean" ? value : value === null ? null : source;
        }
      }
      const SECRETS = ["value", "password"];
      function textOf(key) {
        return String(key.type === "PLAIN" ? key.source : key.value);
      }
      function nameOf(key) {
        const text = textOf(key);
        return key.type !== "PLAIN" ? text : String(goNumber(text) ?? (typeof key.value == "boolean" ? key.value : text));
      }
      const INTEGER = /^([-+]?)(?:0x([\da-f]+)|0b([01]+)|0o?([0-7]+)|([1-9]\d*|0))$/i, FLOAT = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:e[-+]?\d+)?$/i;
      function goNumber(source) {
        if (!/^[-+]?[.\d]/.test(source))
          return;
        const plain = source.replaceAll("_", ""), [, sign, hex, binary, octal, decimal] = INTEGER.exec(plain) ?? [], text = (hex !== void 0 ? `0x${hex}` : binary !== void 0 ? `0b${binary}` : void 0) ?? (octal === void 0 ? decimal : `0o${octal}`);
        if (text !== void 0 && text.length < 100) {
          const value = sign === "-" ? -BigInt(text) : BigInt(text);
          if (value >= -(2n ** 63n) && value < 2n ** 64n)
            return small(value);
        }
        return FLOAT.test(plain) && Number.isFinite(Number(plain)) ? Number(plain) : void 0;
      }
      function small(value) {
        return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
      }
      const CONFIG = "config.yaml";
      function layoutOf(directory, config, problems) {
        const before = problems.length, root = parseYaml(config, problems);
        if (root === void 0 && problems.length > before)
          return;
        const at = { source: config, offset: 0 }, node = (0, project_node.Jt)(root, "version"), version = node?.kind === "scalar" ? Number(node.value) : 1;
        version !== 3 && problems.push({
          rule: "config-version",
          at: node ?? at,
          what: `config.yaml has version ${Number.isNaN(version) ? "that is not a number" : String(version)}${node === void 0 ? ", because it names none" : ""}.`
        });
        const folder = (key, usual) => {
          const named = (0, project_node.Jt)(root, key), path = (0, project_node.b6)(named) ?? usual, found = (0, project_files.Iw)(directory, path);
          return found === void 0 && problems.push({
            rule: "path-outside",
            at: named ?? at,
            what: `${key} leads out of the repository.`
          }), found;
        }, file = (0, project_node.b6)((0, project_node.Jt)(root, "metadata_file")) ?? "", metadataFile = file === "" ? void 0 : folder("metadata_file", file);
        return {
          version,
          directory,
          metadata: file === "" || metadataFile !== void 0 ? folder("metadata_directory", "metadata") : void 0,
          metadataFile,
          migrations: folder("migrations_directory", "migrations"),
          seeds: folder("seeds_directory", "seeds"),
          config,
          root
        };
      }
      const SOURCES = /* @__PURE__ */ new WeakMap();
      function sourceOf(file, content, problems) {
        if (content?.kind === "text") {
          const known = SOURCES.get(content);
          if (known?.file === file)
            return known;
          const source = new project_node.kL(file, content.text);
          return SOURCES.set(content, source), source;
        }
        const why = content === void 0 ? "it could not be read" : content.kind === "binary" ? "it is binary" : `it is too large (${String(Math.round(content.bytes / 1e3))} kB)`;
        problems.push({
          rule: "not-checked",
          at: { source: new project_node.kL(file, ""), offset: 0 },
          what: `The file could not be checked: ${why}.`
        });
      }
      var parser = __webpack_require__(4929), GraphQLError = __webpack_require__(5939), kinds = __webpack_require__(1123), printer = __webpack_require__(9936);
      const ACTION_KEYS = ["comment", "permissions"], DEFINITION_KEYS = [
        "kind",
        "handler",
        "forward_client_headers",
        "headers",
        "timeout",
        "request_transform",
        "response_transform"
      ], IN_SDL = ["type", "arguments", "output_type"], LONGEST_SDL = 1e6, MOST_TOKENS = 2e5;
      function mergeActions(yaml, sdl, problems) {
        const definitions = sdl.text.trim() === "" ? [] : parsed(sdl, problems);
        return definitions === void 0 ? { complete: !1 } : new Merging(yaml, sdl, problems).merge(definitions);
      }
      function parsed(sdl, problems) {
        try {
          if (sdl.text.length > LONGEST_SDL)
            throw new RangeError("too large");
          return (0, parser.qg)(sdl.text, { maxTokens: MOST_TOKENS }).definitions;
        } catch (error) {
          const at = {
            source: sdl,
            offset: (error instanceof GraphQLError.GraphQLError ? error.positions?.[0] : void 0) ?? 0
          };
          problems.push(error instanceof GraphQLError.GraphQLError && !error.message.includes("tokens") ? { rule: "sdl-syntax", at, what: `The file is not valid GraphQL: ${error.message}` } : { rule: "not-checked", at, what: "The file could not be checked: it is too large." });
          return;
        }
      }
      class Merging {
        #yaml;
        #sdl;
        #problems;
        #actions = [];
        #types = { scalars: [], enums: [], input_objects: [], objects: [] };
        #names = /* @__PURE__ */ new Set();
        constructor(yaml, sdl, problems) {
          this.#yaml = yaml, this.#sdl = sdl, this.#problems = problems;
        }
        merge(definitions) {
          for (const definition of definitions)
            this.#define(definition);
          this.#reportMissing();
          const start2 = { source: this.#sdl, offset: 0 }, types = Object.entries(this.#types).map(([kind, nodes]) => [kind, (0, project_node.c3)(start2, nodes)]);
          return {
            ...this.#actions.length > 0 ? { actions: (0, project_node.c3)(start2, this.#actions) } : {},
            ...types.some(([, { items }]) => items.length > 0) ? { customTypes: (0, project_node.A7)(start2, types) } : {},
            complete: !0
          };
        }
        #define(node) {
          const at = this.#at(node);
          switch ("directives" in node && this.#reportDirectives(node.directives), node.kind) {
            case kinds.Kind.OBJECT_TYPE_DEFINITION:
            case kinds.Kind.OBJECT_TYPE_EXTENSION: {
              const { value: name } = node.name;
              for (const field of node.fields ?? [])
                this.#reportDirectives(field.directives);
              if (name === "Query" || name === "Mutation")
                for (const field of node.fields ?? [])
                  this.#action(field, name.toLowerCase());
              else node.kind === kinds.Kind.OBJECT_TYPE_EXTENSION ? this.#report("sdl-refused", at, `Hasura's CLI does not accept "extend type ${name}".`) : this.#type("objects", name, at, node.description, ["fields", this.#members(node.fields)]);
              return;
            }
            case kinds.Kind.INPUT_OBJECT_TYPE_DEFINITION: {
              for (const field of node.fields ?? [])
                this.#reportDirectives(field.directives);
              this.#type("input_objects", node.name.value, at, node.description, [
                "fields",
                this.#members(node.fields)
              ]);
              return;
            }
            case kinds.Kind.SCALAR_TYPE_DEFINITION:
              this.#type("scalars", node.name.value, at, node.description);
              return;
            case kinds.Kind.ENUM_TYPE_DEFINITION: {
              const values = (node.values ?? []).map((value) => {
                const place = this.#at(value);
                return this.#reportDirectives(value.directives), (0, project_node.A7)(place, [
                  ["value", (0, project_node.ol)(place, value.name.value)],
                  ["description", description(place, value.description)]
                ]);
              });
              this.#type("enums", node.name.value, at, node.description, [
                "values",
                values.length === 0 ? void 0 : (0, project_node.c3)(at, values)
              ]);
              return;
            }
            case kinds.Kind.UNION_TYPE_DEFINITION:
              this.#report("sdl-refused", at, `Hasura's CLI does not accept the union ${node.name.value}.`);
              return;
            case kinds.Kind.SCHEMA_DEFINITION:
              this.#report("sdl-refused", at, `Hasura's CLI does not accept "schema { … }".`);
              return;
            case kinds.Kind.INTERFACE_TYPE_DEFINITION:
              this.#report("sdl-dropped", at, `The interface ${node.name.value} is not sent to Hasura.`);
              return;
            case kinds.Kind.DIRECTIVE_DEFINITION:
            case kinds.Kind.DIRECTIVE_EXTENSION:
            case kinds.Kind.ENUM_TYPE_EXTENSION:
            case kinds.Kind.FRAGMENT_DEFINITION:
            case kinds.Kind.INPUT_OBJECT_TYPE_EXTENSION:
            case kinds.Kind.INTERFACE_TYPE_EXTENSION:
            case kinds.Kind.OPERATION_DEFINITION:
            case kinds.Kind.SCALAR_TYPE_EXTENSION:
            case kinds.Kind.SCHEMA_EXTENSION:
            case kinds.Kind.UNION_TYPE_EXTENSION:
              this.#report("sdl-refused", at, `Hasura's CLI does not accept this part of the file (${node.kind}).`);
              return;
            default:
          }
        }
        #action(field, type) {
          const at = this.#at(field), { value: name } = field.name;
          this.#names.add(name);
          const own = ownOf((0, project_node.Jt)(this.#yaml, "actions"), name);
          own === void 0 && this.#report("action-not-in-yaml", at, `The action ${name} is not in actions.yaml, so it has no handler.`, name);
          for (const argument of field.arguments ?? [])
            this.#reportDirectives(argument.directives);
          const definition = (0, project_node.Mc)((0, project_node.Jt)(own, "definition")), kept = definition.filter(([key, { value }]) => DEFINITION_KEYS.includes(key) && !isLeftOut(key, value)), dropped = [
            ...definition.filter(([key]) => !DEFINITION_KEYS.includes(key) && !IN_SDL.includes(key)),
            ...(0, project_node.Mc)(own).filter(([key]) => !ACTION_KEYS.includes(key) && key !== "name" && key !== "definition")
          ];
          for (const [key, entry] of dropped)
            this.#report("key-dropped", entry.at, `${key} of the action ${name} is not sent to Hasura.`, name);
          const place = own ?? at;
          this.#actions.push(withEntries((0, project_node.A7)(place, [["name", (0, project_node.ol)(at, name)]]), [
            [
              "definition",
              {
                at: place,
                value: withEntries((0, project_node.A7)((0, project_node.Jt)(own, "definition") ?? place, [
                  ["kind", (0, project_node.ol)(place, "")],
                  ["handler", (0, project_node.ol)(place, "")],
                  ["type", (0, project_node.ol)(at, type)],
                  ["arguments", this.#members(field.arguments)],
                  ["output_type", (0, project_node.ol)(this.#at(field.type), (0, printer.yy)(field.type))]
                ]), kept)
              }
            ],
            ...(0, project_node.Mc)(own).filter(([key, { value }]) => ACTION_KEYS.includes(key) && !isLeftOut(key, value))
          ]));
        }
        #type(kind, name, at, described, more) {
          const own = ownOf((0, project_node.Jt)(this.#yaml, "custom_types", kind), name), words = own === void 0 ? described && description(at, described) : (0, project_node.Jt)(own, "description");
          this.#types[kind].push((0, project_node.A7)(at, [
            ["name", (0, project_node.ol)(at, name)],
            ["description", words],
            ...more === void 0 ? [] : [more],
            ["relationships", (0, project_node.Mc)(own).find(([key]) => key === "relationships")?.[1].value]
          ]));
        }
        #members(nodes = []) {
          const [first] = nodes;
          if (first !== void 0)
            return (0, project_node.c3)(this.#at(first), nodes.map((node) => this.#member(node)));
        }
        #member(node) {
          const at = this.#at(node);
          return (0, project_node.A7)(at, [
            ["name", (0, project_node.ol)(at, node.name.value)],
            ["type", (0, project_node.ol)(this.#at(node.type), (0, printer.yy)(node.type))],
            ["description", description(at, node.description)]
          ]);
        }
        #reportDirectives(directives) {
          for (const directive of directives ?? [])
            this.#report("sdl-dropped", this.#at(directive), `The directive @${directive.name.value} is not sent to Hasura.`);
        }
        #reportMissing() {
          for (const action of (0, project_node.S3)((0, project_node.Jt)(this.#yaml, "actions"))) {
            const name = (0, project_node.b6)((0, project_node.Jt)(action, "name"));
            name !== void 0 && !this.#names.has(name) && this.#report("action-not-in-sdl", action, `The action ${name} is not in actions.graphql.`, name);
          }
          for (const [kind, nodes] of Object.entries(this.#types)) {
            const names = new Set(nodes.map((node) => (0, project_node.b6)((0, project_node.Jt)(node, "name"))));
            for (const type of (0, project_node.S3)((0, project_node.Jt)(this.#yaml, "custom_types", kind))) {
              const name = (0, project_node.b6)((0, project_node.Jt)(type, "name"));
              name !== void 0 && !names.has(name) && this.#report("type-not-in-sdl", type, `The custom type ${name} is not among the ${kind} of actions.graphql.`, name);
            }
          }
        }
        #report(rule, at, what, object) {
          this.#problems.push({ rule, at, what, ...object === void 0 ? {} : { object } });
        }
        #at(node) {
          return { source: this.#sdl, offset: (node.name ?? node).loc?.start ?? 0 };
        }
      }
      function withEntries(node, entries) {
        return { ...node, entries: new Map([...node.entries, ...entries]) };
      }
      function description(at, node) {
        return (0, project_node.ol)(at, node?.value.trim() ?? null);
      }
      function ownOf(list, name) {
        return (0, project_node.S3)(list).findLast((item) => (0, project_node.b6)((0, project_node.Jt)(item, "name")) === name);
      }
      function isLeftOut(key, node) {
        return node.kind !== "scalar" ? !1 : key === "forward_client_headers" ? node.value !== !0 : key === "timeout" ? node.value === null || node.value === 0 : ["kind", "handler", "comment"].includes(key) && node.value === null;
      }
      const includes_DEEPEST = 20;
      function withIncludes(node, folder, ports) {
        return filled(node, folder, [], ports, !0);
      }
      function filled(node, folder, open, ports, isPart) {
        switch (node.kind) {
          case "scalar": {
            const path = includePath(node);
            return path === void 0 ? { node, complete: !0 } : included(node, { path, folder, open, isPart }, ports);
          }
          case "list": {
            if (!includes(node))
              return { node, complete: !0 };
            const items = node.items.map((item) => filled(item, folder, open, ports, isPart));
            return {
              node: {
                ...node,
                items: items.map((one) => one.node).filter((one) => one !== void 0),
                ...items.some((one) => one.node === void 0) ? { unknown: !0 } : {}
              },
              complete: items.every(({ complete }) => complete)
            };
          }
          case "map": {
            if (!includes(node))
              return { node, complete: !0 };
            let complete = !0;
            const entries = new Map([...node.entries].map(([key, entry]) => {
              const value = filled(entry.value, folder, open, ports, PARTS.test(key));
              complete &&= value.complete;
              const unknown = (0, project_node.ol)(entry.value, null, { unknown: !0 });
              return [key, { at: entry.at, value: value.node ?? unknown }];
            }));
            return { node: { ...node, entries }, complete };
          }
          default:
            return node;
        }
      }
      const sizes = /* @__PURE__ */ new WeakMap();
      function sizeOf(node) {
        const known = sizes.get(node);
        if (known !== void 0)
          return known;
        let size = 0;
        return (0, project_node.GG)(node, () => size += 1), sizes.set(node, size), size;
      }
      function includes(node) {
        if (node.kind === "scalar")
          return includePath(node) !== void 0;
        if (node.kind === "list")
          return node.items.some(includes);
        for (const { value } of node.entries.values())
          if (includes(value))
            return !0;
        return !1;
      }
      function includePath(node) {
        if (node.kind !== "scalar" || typeof node.value != "string")
          return;
        if (node.include === !0)
          return node.value;
        if (!node.value.includes("!include"))
          return;
        const space = node.value.indexOf(" ");
        let [start2, end] = [space < 0 ? node.value.length : space + 1, node.value.length];
        for (; node.value[start2] === '"'; )
          start2 += 1;
        for (; end > start2 && node.value[end - 1] === '"'; )
          end -= 1;
        return node.value.slice(start2, end);
      }
      const PARTS = /^(?:table|permission|using|configuration|function|definition|.*_(?:permissions|relationships|fields|triggers))$/;
      function included(node, { path, folder, open, isPart }, ports) {
        const { lookup, problems, folders } = ports, problem = (rule, what, missing) => (problems.push({ rule, at: node, what, ...missing === void 0 ? {} : { missing } }), { node: void 0, complete: !1 });
        if (path === "")
          return problem("include-missing", "A text with !include names no file behind a space.");
        const file = (0, project_files.Iw)(folder, path.replace(/^\/+/, ""));
        if (file === void 0 || !folders.some((one) => (0, project_files.S1)(one, file)))
          return problem("include-outside", `The include ${path} leaves the project, so it was not read.`);
        if (open.includes(file))
          return problem("include-cycle", `The include ${path} leads back to itself.`);
        if (open.length >= includes_DEEPEST)
          return problem("not-checked", `The include ${path} is nested too deeply.`);
        const source = lookup(file);
        if (source === "unread")
          return ports.unread.add(file), { node: void 0, complete: !1 };
        if (ports.included.add(file), source === "absent")
          return problem("include-missing", `The included file ${path} does not exist.`, file);
        if (source === "unreadable")
          return { node: void 0, complete: !1 };
        if (!file.endsWith(".yaml"))
          return isPart && problems.push({
            rule: "include-not-yaml",
            at: node,
            what: `The included file ${path} does not end in .yaml, so Hasura takes it as a text.`
          }), { node: (0, project_node.ol)(node, source.text, isPart ? { unknown: !0 } : {}), complete: !isPart };
        const content = ports.parse(source);
        return content === void 0 && ports.failed(source) ? { node: void 0, complete: !1 } : content === void 0 ? { node: (0, project_node.ol)(node, null), complete: !0 } : (ports.left.values -= sizeOf(content), ports.left.values < 0 ? problem("not-checked", "The includes bring too many values to check them.") : filled(content, (0, project_files.P6)(file), [...open, file], ports, isPart));
      }
      const SOURCE_KEYS = [
        "name",
        "kind",
        "configuration",
        "query_tags",
        "customization",
        "health_check",
        "logical_models",
        "native_queries",
        "stored_procedures",
        "tables",
        "functions"
      ], AS_IS = {
        remote_schemas: { key: "remote_schemas", empty: "list" },
        query_collections: { key: "query_collections", empty: "list" },
        allow_list: { key: "allowlist", empty: "list" },
        cron_triggers: { key: "cron_triggers", empty: "list" },
        rest_endpoints: { key: "rest_endpoints", empty: "list" },
        inherited_roles: { key: "inherited_roles", empty: "list" },
        network: { key: "network", empty: "map" },
        api_limits: { key: "api_limits", empty: "map" },
        opentelemetry: { key: "opentelemetry", empty: "map" },
        backend_configs: { key: "backend_configs", empty: "map" },
        metrics_config: { key: "metrics_config" },
        graphql_schema_introspection: { key: "graphql_schema_introspection", empty: "map" }
      }, KEPT = {
        network: ["tls_allowlist"],
        api_limits: ["disabled", "rate_limit", "depth_limit", "node_limit", "time_limit", "batch_limit"]
      }, MOST_INCLUDED = 1e6;
      function metadataOf(layout, lookup, problems) {
        return new metadata_Reading(layout, lookup, problems).read();
      }
      class metadata_Reading {
        #layout;
        #lookup;
        #problems;
        #used = /* @__PURE__ */ new Set();
        #unread = /* @__PURE__ */ new Set();
        #parsed = /* @__PURE__ */ new Map();
        #failed = /* @__PURE__ */ new Set();
        #left = { values: MOST_INCLUDED };
        #incomplete = !1;
        constructor(layout, lookup, problems) {
          this.#layout = layout, this.#lookup = lookup, this.#problems = problems;
        }
        read() {
          const { metadataFile, config } = this.#layout, none = (0, project_node.A7)({ source: config, offset: 0 }, []);
          return { root: metadataFile === void 0 ? this.#folder(none) : this.#wholeFile(metadataFile, none), incomplete: this.#incomplete, unread: [...this.#unread], used: this.#used };
        }
        #wholeFile(file, none) {
          const root = this.#file(file);
          return root?.kind === "map" ? root : (this.#incomplete || this.#problems.push({
            rule: "metadata-missing",
            at: { source: this.#layout.config, offset: 0 },
            what: `There is no metadata in the file ${file}.`
          }), this.#incomplete = !0, none);
        }
        #folder(none) {
          const { metadata: folder, version } = this.#layout;
          if (folder === void 0)
            return this.#incomplete = !0, none;
          const at = (name) => folder === "" ? name : `${folder}/${name}`, isV2 = version === 2, versionFile = this.#file(at("version.yaml")), number = (0, project_node.Jt)(versionFile, "version"), right = isV2 ? 2 : 3, databases = at("databases/databases.yaml"), sources = isV2 ? this.#onlySource(at) : this.#sources(databases, at("databases")), isUnknown = this.#isUnknown(databases);
          number !== void 0 && !isUnknown && !isV2 && sources?.kind !== "list" && this.#problems.push({
            rule: "sources-missing",
            at: sources ?? versionFile ?? none,
            what: sources === void 0 ? `There is no databases/databases.yaml in the folder ${folder === "" ? "." : folder}, or it is empty.` : "databases.yaml is not a list of databases."
          }), number === void 0 && sources === void 0 && !isUnknown && !this.#isUnknown(at("version.yaml")) ? this.#problems.push({
            rule: "metadata-missing",
            at: { source: this.#layout.config, offset: 0 },
            what: `There is no metadata in the folder ${folder === "" ? "." : folder}.`
          }) : !this.#isUnknown(at("version.yaml")) && (number?.kind !== "scalar" || Number(number.value) !== right) && this.#problems.push({
            rule: "metadata-version",
            at: number ?? versionFile ?? { source: new project_node.kL(at("version.yaml"), ""), offset: 0 },
            what: `version.yaml must say version: ${String(right)}.`
          });
          const found = [
            ["version", (0, project_node.ol)(number ?? none, right)],
            ["sources", sources ?? (0, project_node.c3)(none, [])]
          ];
          for (const [name, { key, empty }] of Object.entries(AS_IS)) {
            const content = this.#content(at(`${name}.yaml`), empty);
            content !== void 0 && (this.#reportIncludes(content), found.push([key, this.#kept(key, content)]));
          }
          const { actions, customTypes } = this.#actions(at("actions.yaml"), at("actions.graphql"));
          return found.push(["actions", actions], ["custom_types", customTypes]), (0, project_node.A7)(sources ?? none, found);
        }
        #content(path, empty) {
          const source = this.#lookup(path), content = this.#file(path);
          if (typeof source == "string" || this.#failed.has(source))
            return content;
          if (empty === void 0)
            return (0, project_node.Mc)(content).length === 0 ? void 0 : content;
          if (content !== void 0 && !(content.kind === "scalar" && content.value === null))
            return content;
          const at = { source, offset: 0 };
          return empty === "list" ? (0, project_node.c3)(at, []) : (0, project_node.A7)(at, []);
        }
        #isUnknown(path) {
          const source = this.#lookup(path);
          return source === "unreadable" || source === "unread" || typeof source != "string" && this.#failed.has(source);
        }
        #file(path) {
          const source = this.#lookup(path);
          if ((source === "unreadable" || source === "unread") && (this.#incomplete = !0), source === "unread" && this.#unread.add(path), typeof source != "string")
            return this.#used.add(path), this.#parse(source);
        }
        #parse(source) {
          if (this.#parsed.has(source))
            return this.#parsed.get(source);
          const before = this.#problems.length, node = parseYaml(source, this.#problems);
          return node === void 0 && this.#problems.length > before && (this.#incomplete = !0, this.#failed.add(source)), this.#parsed.set(source, node), node;
        }
        #sources(file, folder) {
          const list = this.#file(file);
          return list?.kind !== "list" ? list : (0, project_node.c3)(list, list.items.map((source) => this.#source(source, folder)));
        }
        #source(source, folder) {
          if (source.kind !== "map")
            return source;
          const name = (0, project_node.b6)((0, project_node.Jt)(source, "name")), entries = /* @__PURE__ */ new Map();
          for (const [key, entry] of source.entries) {
            if (!SOURCE_KEYS.includes(key)) {
              this.#problems.push({
                rule: "key-dropped",
                at: entry.at,
                what: `${key} of the database ${name ?? ""} is not sent to Hasura.`,
                ...name === void 0 ? {} : { object: name }
              });
              continue;
            }
            if (key === "tables" || key === "functions") {
              const { node, complete } = withIncludes(entry.value, folder, this.#includePorts());
              complete || (this.#incomplete = !0), node !== void 0 && entries.set(key, { at: entry.at, value: node });
            } else
              this.#reportIncludes(entry.value), entries.set(key, entry);
          }
          for (const [key, value] of Object.entries({ name: "", kind: "", configuration: null, tables: null }))
            (0, project_node.Jt)(source, key) === void 0 && entries.set(key, { at: entries.get(key)?.at ?? source, value: (0, project_node.ol)(source, value) });
          return { ...source, entries };
        }
        #onlySource(at) {
          const [tables, functions] = [this.#file(at("tables.yaml")), this.#file(at("functions.yaml"))], place = tables ?? functions;
          if (place !== void 0)
            return (0, project_node.c3)(place, [
              (0, project_node.A7)(place, [
                ["name", (0, project_node.ol)(place, "default")],
                ["kind", (0, project_node.ol)(place, "postgres")],
                ["tables", tables ?? (0, project_node.c3)(place, [])],
                ["functions", functions]
              ])
            ]);
        }
        #includePorts() {
          return {
            lookup: this.#lookup,
            parse: (source) => this.#parse(source),
            failed: (source) => this.#failed.has(source),
            problems: this.#problems,
            folders: [this.#layout.directory, this.#layout.metadata ?? this.#layout.directory],
            left: this.#left,
            included: this.#used,
            unread: this.#unread
          };
        }
        #reportIncludes(node) {
          (0, project_node.GG)(node, (value) => {
            !(value.kind === "scalar" && typeof value.value == "string") || value.include !== !0 && !/^\s*!include\s/.test(String(value.value)) || this.#problems.push({
              rule: "include-elsewhere",
              at: value,
              what: `The include of ${includePath(value) ?? ""} is not resolved here, so Hasura gets the text itself.`
            });
          });
        }
        #kept(key, node) {
          const kept = KEPT[key];
          if (kept === void 0 || node.kind !== "map")
            return node;
          for (const [name, { at }] of (0, project_node.Mc)(node))
            kept.includes(name) || this.#problems.push({ rule: "key-dropped", at, what: `${name} of ${key} is not sent to Hasura.` });
          return { ...node, entries: new Map([...node.entries].filter(([name]) => kept.includes(name))) };
        }
        #actions(yamlFile, sdlFile) {
          const [yaml, sdl] = [this.#lookup(yamlFile), this.#lookup(sdlFile)];
          for (const [path, found] of [
            [yamlFile, yaml],
            [sdlFile, sdl]
          ])
            found === "unread" && this.#unread.add(path), (found === "unread" || found === "unreadable") && (this.#incomplete = !0), typeof found != "string" && this.#used.add(path);
          if (typeof yaml == "string" || typeof sdl == "string") {
            const [there, missing] = typeof yaml == "string" ? [sdl, "actions.yaml"] : [yaml, "actions.graphql"];
            if (typeof there != "string" && (yaml === "absent" || sdl === "absent")) {
              const { text } = there, content2 = missing === "actions.graphql" ? this.#parse(there) : void 0;
              (missing === "actions.yaml" ? text.trim() !== "" : (0, project_node.S3)((0, project_node.Jt)(content2, "actions")).length > 0) && this.#problems.push({
                rule: "actions-file-missing",
                at: { source: there, offset: 0 },
                what: `There is no ${missing}, so no action and no custom type is sent to Hasura.`
              });
            }
            return {};
          }
          const content = this.#parse(yaml);
          content !== void 0 && this.#reportIncludes(content);
          const { complete, ...merged } = mergeActions(content, sdl, this.#problems);
          return complete || (this.#incomplete = !0), complete && !this.#failed.has(yaml) ? merged : {};
        }
      }
      function unusedFiles(layout, metadata, paths) {
        if (layout.metadata === void 0 || layout.version !== 3 || layout.metadataFile !== void 0)
          return [];
        const folder = `${layout.metadata === "" ? "" : `${layout.metadata}/`}databases`;
        return paths.filter((path) => (0, project_files.S1)(folder, path) && /\.(?:yaml|yml)$/.test(path) && path.split("/").length > folder.split("/").length + 1 && !metadata.used.has(path));
      }
      const PATTERN = /^(\d+)_([^\n]*)\.(down|up)\.sql$/, HIGHEST = 2n ** 63n - 1n, READ = 2n ** 64n - 1n;
      function migrationsIn(root, files, flat, problems) {
        const bySource = /* @__PURE__ */ new Map();
        for (const file of files) {
          if (!(0, project_files.S1)(root, file.path))
            continue;
          const parts = inside(root, file.path).split("/");
          flat ? add(bySource, "default", file) : parts.length > 1 ? add(bySource, parts[0] ?? "", file) : file.path.endsWith(".sql") && ignored(file, "it is in the folder of no database", problems);
        }
        return [...bySource].map(([source, found]) => {
          const folder = flat ? root : root === "" ? source : `${root}/${source}`;
          return { source, folder, migrations: migrationsOf(source, folder, found, problems) };
        }).sort((one, other) => one.source < other.source ? -1 : 1);
      }
      function add(map, key, file) {
        const list = map.get(key) ?? [];
        list.push(file), map.set(key, list);
      }
      function inside(folder, path) {
        return folder === "" ? path : path.slice(folder.length + 1);
      }
      function ignored(file, why, problems) {
        problems.push({
          rule: "migration-ignored",
          at: start(file),
          what: `${file.path.split("/").slice(-2).join("/")} is never run: ${why}.`
        });
      }
      function start({ file }) {
        return { source: new project_node.kL(file, ""), offset: 0 };
      }
      function migrationsOf(source, folder, files, problems) {
        const halves = files.flatMap((file) => halfOf(folder, file, problems)), found = /* @__PURE__ */ new Map(), empty = /* @__PURE__ */ new Set();
        for (const { version, name, direction, file } of halves) {
          const id2 = String(version), key = direction === "up" ? "up" : "down";
          version > HIGHEST && problems.push({
            rule: "migration-version",
            at: start(file),
            what: `The version ${id2} is larger than a version can be.`,
            object: `${source}/${id2}`
          });
          const known = found.get(id2);
          if (file.size === 0) {
            key === "up" && (empty.add(id2), problems.push({
              rule: "migration-empty",
              at: start(file),
              what: `${inside(folder, file.path)} is empty, so it is left out.`,
              object: `${source}/${id2}`
            }));
            continue;
          }
          if (known?.[key] !== void 0) {
            problems.push({
              rule: "migration-duplicate",
              at: start(file),
              what: `Version ${id2} of the database ${source} has a second ${key} migration; the first is ${inside(folder, known[key].path)}.`,
              object: `${source}/${id2}`
            });
            continue;
          }
          const other = known ?? { version, name, up: void 0, down: void 0 };
          found.set(id2, { ...other, [key]: file });
        }
        const all = [...found.values()].sort((one, other) => one.version < other.version ? -1 : 1);
        for (const { version, up, down } of all)
          up === void 0 && down !== void 0 && problems.push({
            rule: "migration-down-only",
            at: start(down),
            what: `Version ${String(version)} of the database ${source} has a down.sql and ${empty.has(String(version)) ? "an empty up.sql" : "no up.sql"}.`,
            object: `${source}/${String(version)}`
          });
        return all;
      }
      function halfOf(folder, file, problems) {
        const parts = inside(folder, file.path).split("/"), base = parts.at(-1) ?? "";
        if (parts.length > 2)
          return /\.sql$/i.test(base) && ignored(file, "it is in a folder of its own", problems), [];
        const [, version, name, direction] = PATTERN.exec(parts.length === 1 ? base : parts.join(".")) ?? [];
        if (version === void 0 || name === void 0 || direction === void 0)
          return /\.sql$/i.test(base) && ignored(file, whyIgnored(parts), problems), [];
        const number = version.length > 5e3 ? READ + 1n : BigInt(version);
        return number <= READ ? [{ version: number, name, direction, file }] : (ignored(file, "its version has more than 64 bits", problems), []);
      }
      function whyIgnored(parts) {
        const [folder = "", file = folder] = parts;
        return /^\d+_/.test(folder) ? file !== file.toLowerCase() ? "the name of the file must be in lower case" : "the name of the file must end in up.sql or down.sql" : 'its folder must begin with a number and "_", such as 1700000000000_name';
      }
      const MOST_LINKS = 50, MOST_ROUNDS = 4, MOST_BYTES = 2e7;
      async function listProject(files, directory) {
        const entries = await files.entries(directory);
        if (entries === void 0)
          return { absent: `folder ${directory}` };
        const config = entries.find(({ path }) => path === join(directory, CONFIG));
        if (config === void 0)
          return { absent: `file ${join(directory, CONFIG)}` };
        const problems = [], contents = await files.read([config]), target = config.kind === "link" ? await linked(files, config, contents.get(config.oid)) : void 0, source = sourceOf(config.file, target?.content ?? contents.get(config.oid), problems), layout = source && layoutOf(directory, source, problems), outside = target === void 0 || (0, project_files.S1)(directory, target.path) ? [] : [target];
        if (layout === void 0)
          return { directory, layout, files: [config], outside, problems };
        const { metadata, metadataFile, migrations, seeds } = layout, wanted = [metadata, metadataFile, migrations, seeds].filter((path) => path !== void 0), listed = await new Lister(files, directory, problems).list(wanted, entries);
        return {
          directory,
          layout,
          files: [config, ...listed.files],
          outside: [...outside.map(({ path, oid }) => ({ path, oid })), ...listed.outside],
          problems
        };
      }
      async function linked(files, { file }, link) {
        const path = link?.kind === "text" ? (0, project_files.Iw)((0, project_files.P6)(file), link.text) : void 0, entry = path === void 0 ? void 0 : (await files.below([path])).get(path)?.entry;
        if (!(path === void 0 || entry?.kind !== "file"))
          return { path, oid: entry.oid, content: (await files.read([entry])).get(entry.oid) };
      }
      class Lister {
        #files;
        #directory;
        #problems;
        #found = /* @__PURE__ */ new Map();
        #outside = /* @__PURE__ */ new Map();
        #links = 0;
        constructor(files, directory, problems) {
          this.#files = files, this.#directory = directory, this.#problems = problems;
        }
        async list(wanted, entries) {
          const links = entries.filter(({ path, kind }) => kind === "link" && wanted.some((one) => (0, project_files.S1)(path, one)));
          let open = await this.#below(wanted.filter((path) => !links.some((link) => (0, project_files.S1)(link.path, path))).map((path) => ({ path, real: path })));
          open.push(...links);
          for (let round = 0; open.length > 0 && round < MOST_ROUNDS; round++)
            open = await this.#below(await this.#targets(open));
          for (const link of open)
            this.#reportLink(link, "is one of too many links in a row");
          const files = [...this.#found.values()].sort((one, other) => one.path < other.path ? -1 : 1);
          return files.length > project_files.Q4 && (files.length = project_files.Q4), { files, outside: [...this.#outside].map(([path, oid]) => ({ path, oid })) };
        }
        async #below(targets) {
          if (targets.length === 0)
            return [];
          const found = await this.#files.below([...new Set(targets.map(({ real }) => real))]), links = [];
          for (const { path, real } of targets) {
            const at = found.get(real);
            if (at !== void 0) {
              (0, project_files.S1)(this.#directory, real) || this.#outside.set(real, at.entry.oid), at.complete || this.#problems.push({
                rule: "not-checked",
                at: { source: new project_node.kL(real, ""), offset: 0 },
                what: `The folder ${real} has too many files to check all of them.`
              });
              for (const file of at.entry.kind === "folder" ? at.files : [at.entry]) {
                const entry = { ...file, path: path + file.file.slice(real.length) };
                entry.kind === "link" ? links.push(entry) : entry.kind === "file" && this.#found.set(entry.path, entry);
              }
            }
          }
          return links;
        }
        async #targets(links) {
          if (this.#links += links.length, this.#links > MOST_LINKS) {
            for (const link of links)
              this.#reportLink(link, "is one of too many links");
            return [];
          }
          const contents = await this.#files.read(links);
          return links.flatMap((link) => {
            const content = contents.get(link.oid), target = content?.kind === "text" ? (0, project_files.Iw)((0, project_files.P6)(link.file), content.text) : void 0;
            return target !== void 0 && !(0, project_files.S1)(target, link.path) && target !== "" ? [{ path: link.path, real: target }] : (this.#reportLink(link, "leads out of the repository, or to itself"), []);
          });
        }
        #reportLink({ file }, what) {
          this.#problems.push({
            rule: "link-outside",
            at: { source: new project_node.kL(file, ""), offset: 0 },
            what: `The link ${file} ${what}, so it was not read.`
          });
        }
      }
      async function readProject(files, listing) {
        const { layout } = listing;
        if (layout === void 0)
          return;
        const problems = [...listing.problems], byPath = new Map(listing.files.map((entry) => [entry.path, entry])), inMetadata = (path) => layout.metadata !== void 0 && (0, project_files.S1)(layout.metadata, path) || path === layout.metadataFile, isOther = (path) => inMetadata(path) && layout.metadata !== layout.migrations && (0, project_files.S1)(layout.migrations ?? "", layout.metadata ?? ""), migrations = layout.migrations === void 0 ? [] : migrationsIn(layout.migrations, listing.files.filter(({ path }) => !isOther(path) && path !== layout.config.file), layout.version === 2, problems), ups = migrations.flatMap(({ migrations: all }) => all.map(({ up }) => up).filter((up) => up !== void 0)), reported = new Set(problems.map(({ at }) => at.source.file)), others = listing.files.filter((file) => reported.has(file.file) && /\.sql$/i.test(file.path) && !ups.includes(file)), texts = listing.files.filter(({ path }) => inMetadata(path) && isRead(path, layout)), wanted = [...withinBytes(texts, problems), ...withinBytes([...ups, ...others], problems)], contents = new Map(await files.read(wanted)), sources = /* @__PURE__ */ new Map([[layout.config.file, layout.config]]), unreadable = /* @__PURE__ */ new Set(), add2 = (entry, content) => {
          const source = sourceOf(entry.file, content, problems);
          source === void 0 ? unreadable.add(entry.path) : sources.set(entry.path, source);
        };
        for (const entry of texts)
          add2(entry, contents.get(entry.oid));
        const sql = /* @__PURE__ */ new Map();
        for (const up of ups) {
          if (contents.get(up.oid)?.kind === "binary") {
            const at = { source: new project_node.kL(up.file, ""), offset: 0 };
            problems.push({ rule: "sql-nul", at, what: "The file is binary, or not saved as UTF-8." });
            continue;
          }
          const source = sourceOf(up.file, contents.get(up.oid), problems);
          source !== void 0 && sql.set(up.path, source);
        }
        for (const { path, file, oid } of others) {
          const content = contents.get(oid);
          content?.kind === "text" && sql.set(path, new project_node.kL(file, content.text));
        }
        const lookup = (path) => {
          const source = sources.get(path);
          return source !== void 0 ? source : unreadable.has(path) ? "unreadable" : byPath.get(path) !== void 0 || !inMetadata(path) ? tried.has(path) ? "absent" : "unread" : "absent";
        }, tried = /* @__PURE__ */ new Set();
        let metadata, found;
        for (; ; ) {
          found = [], metadata = metadataOf(layout, lookup, found);
          const { unread } = metadata;
          if (unread.length === 0 || tried.size > MOST_LINKS)
            break;
          for (const path of unread)
            tried.add(path);
          const more = [...(await files.below(unread)).values()].map(({ entry }) => entry), read = await files.read(more.filter(({ kind }) => kind === "file"));
          for (const entry of more)
            entry.kind === "file" && add2(entry, read.get(entry.oid));
        }
        const paths = texts.map(({ path }) => path);
        return {
          layout,
          metadata,
          migrations,
          seeds: listing.files.filter(({ path }) => layout.seeds !== void 0 && (0, project_files.S1)(layout.seeds, path)),
          problems: [...problems, ...found],
          sources,
          sql,
          unused: unusedFiles(layout, metadata, paths)
        };
      }
      function hasAllMigrations({ problems, layout }) {
        return !problems.some(({ rule, at }) => rule === "not-checked" && at.source.file === layout.migrations);
      }
      function isRead(path, { metadataFile }) {
        return path === metadataFile || /\.(?:yaml|yml|graphql|json|txt|sql)$/.test(path);
      }
      function withinBytes(files, problems) {
        let bytes = 0;
        const kept = files.filter(({ size }) => (bytes += size) <= MOST_BYTES), [left] = files.filter((file) => !kept.includes(file));
        return left !== void 0 && problems.push({
          rule: "not-checked",
          at: { source: new project_node.kL(left.file, ""), offset: 0 },
          what: `${String(files.length - kept.length)} files were not checked: the project has more than ${String(MOST_BYTES / 1e6)} MB.`
        }), kept;
      }
      function join(folder, name) {
        return folder === "" ? name : `${folder}/${name}`;
      }
    })
  )
};
export {
  id,
  ids,
  modules
};
