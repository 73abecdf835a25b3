const id = 434, ids = [434, 132], modules = {
  /***/
  2553: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        KT: () => (
          /* binding */
          named
        ),
        /* harmony export */
        lD: () => (
          /* binding */
          writtenName
        )
        /* harmony export */
      });
      var _fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2996);
      const ALIASES = {
        plan: "tier",
        "api-url": "hasuraCloudGraphQLEndpoint",
        "hasura-cloud-token": "hasuraCloudAccessToken",
        "project-directory": "hasuraProjectDirectoryPath",
        env: "hasuraEnv",
        mode: "delete"
      };
      function named({ input }, name, fallback, problems) {
        const given = input(name), alias = ALIASES[name], old = alias === void 0 ? "" : ofAlias(name, input(alias), problems);
        return old.trim() === "" || alias === void 0 ? given.trim() === "" ? fallback : given : (given.trim() !== "" && given.trim() !== fallback && given.trim() !== old.trim() && problems.push(`${name} and ${alias}: both are set, to different values; ${alias} is the old name of ${name}, so leave it out.`), old);
      }
      function writtenName({ input }, name, fallback) {
        const alias = ALIASES[name], isOwn = input(name).trim() !== "" && input(name).trim() !== fallback;
        return alias === void 0 || isOwn || input(alias).trim() === "" ? name : alias;
      }
      function ofAlias(name, old, problems) {
        if (name === "env")
          return old.split(`
`).map((line) => line.trimEnd()).join(`
`);
        if (name === "project-directory")
          return old.trim().replace(/^\/+/, "");
        if (name !== "mode" || old.trim() === "")
          return old;
        try {
          return (0, _fields_js__WEBPACK_IMPORTED_MODULE_0__.zM)(old) ? "delete" : "";
        } catch (error) {
          return problems.push(`delete: ${error.message}`), "";
        }
      }
    })
  ),
  /***/
  2955: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        c3: () => (
          /* binding */
          DEFAULT_VARIABLES
        ),
        N5: () => (
          /* binding */
          hygraphVariables
        ),
        oY: () => (
          /* binding */
          readWanted
        )
      });
      var trusted_hosts = __webpack_require__(2794);
      const PATH = /^((?:\/[\w-]+)*)\/(?:v2|content)\/([a-z0-9]{20,30})\/([a-z0-9-]{1,40})$/;
      function readEndpoint(text) {
        const url = text.trim();
        if (!/^[\x21-\x5b\x5d-\x7e]+$/.test(url) || !URL.canParse(url))
          throw new Error(`is not a URL; give the address as Hygraph shows it, ${EXAMPLE}.`);
        const { protocol, hostname, port, username, password, pathname, search, hash } = new URL(url), here = (0, trusted_hosts.U9)(hostname);
        if (username !== "" || password !== "")
          throw new Error("must not contain a user name or password; the token has its own input.");
        if (!here && (protocol !== "https:" || port !== "" || !(0, trusted_hosts.dW)(hostname) || !(0, trusted_hosts.IM)(hostname)))
          throw new Error(`must begin with https:// and name a host under hygraph.com or graphcms.com, because the token is sent there, ${EXAMPLE}.`);
        const [, before, project, environment] = PATH.exec(pathname) ?? [];
        if (project === void 0 || environment === void 0 || search !== "" || hash !== "" || url.endsWith("#"))
          throw new Error(`must end with the ids of the project and the environment, without a slash or anything else after them, ${EXAMPLE}.`);
        if (!here && before !== "")
          throw new Error(`must be the address of the Content API, as Hygraph shows it, ${EXAMPLE}.`);
        return { url, project, environment };
      }
      const EXAMPLE = "for example https://api-eu-central-1.hygraph.com/v2/PROJECT/master";
      var lib_text = __webpack_require__(9112), markers = __webpack_require__(8268), fields = __webpack_require__(2996), secrets = __webpack_require__(3332);
      const PUBLIC = ["closed", "published", "any"], PARTS = ["endpoint", "authorization", "token", "stage"], DEFAULT_VARIABLES = `HYGRAPH_ENDPOINT=endpoint
HYGRAPH_AUTHORIZATION=authorization`;
      function readWanted({ input }, prefix, problems) {
        const check = (name, parse) => {
          try {
            return parse(input(`${prefix}${name}`).trim());
          } catch (error) {
            problems.push(`${prefix}${name}: ${error.message}`);
            return;
          }
        }, token = check("token", (text) => text === "" ? void 0 : (0, fields.Sh)((0, secrets.yO)(text), "leave it out to use the public API")), stage = check("stage", stageName), models = check("models", modelNames) ?? [], wantedPublic = check("public", (text) => (0, fields.yL)(...PUBLIC)(text === "" ? "published" : text)) ?? "published";
        if (input(`${prefix}endpoint`).trim() === "") {
          const set = ["token", "stage", "models"].filter((name) => input(`${prefix}${name}`).trim() !== "");
          set.length > 0 && problems.push(`${prefix}endpoint: is empty, but ${(0, lib_text.KE)(set.map((name) => `${prefix}${name}`))} ${set.length === 1 ? "is" : "are"} set; give the address of the Content API.`);
          return;
        }
        const endpoint = check("endpoint", readEndpoint);
        return endpoint && { endpoint, token, stage, models, public: wantedPublic };
      }
      function hygraphVariables({ input }, wanted, taken, problems) {
        const written = input("hygraph-env"), isDefault = written.trim() === DEFAULT_VARIABLES, variables = /* @__PURE__ */ new Map();
        return written.split(/\r?\n/).forEach((line, index) => {
          if (line.trim() === "" || line.trimStart().startsWith("#"))
            return;
          const problem = (text) => {
            problems.push(`hygraph-env: line ${String(index + 1)} ${text}`);
          }, [, name, part] = /^\s*([A-Za-z_]\w*)\s*=\s*(\w+)\s*$/.exec(line) ?? [], known = PARTS.find((one) => one === part);
          if (name === void 0 || name === "__proto__" || known === void 0)
            problem("must be NAME=endpoint, NAME=authorization, NAME=token or NAME=stage, with a name of letters, digits and underscores.");
          else if (/^HASURA_GRAPHQL_/i.test(name) || name.toUpperCase().startsWith(markers.Km))
            problem(`sets ${name}; names that begin with HASURA_GRAPHQL_ or ${markers.Km} are not allowed here.`);
          else if (variables.has(name))
            problem(`sets ${name}, which another line already sets.`);
          else if (wanted !== void 0 && taken.has(name))
            problem(`sets ${name}, which ${taken.get(name) ?? ""} sets too; take it out of one of the two.`);
          else {
            const value = wanted === void 0 ? "" : hygraph_valueOf(known, wanted);
            value !== void 0 ? variables.set(name, value) : isDefault || problem(known === "stage" ? "needs hygraph-stage, which is empty." : "needs hygraph-token, which is empty.");
          }
        }), [...variables].map(([key, value]) => ({ key, value }));
      }
      function hygraph_valueOf(part, { endpoint, token, stage }) {
        switch (part) {
          case "endpoint":
            return endpoint.url;
          case "authorization":
            return token === void 0 ? void 0 : `Bearer ${token}`;
          case "token":
            return token;
          case "stage":
            return stage;
          default:
            return part;
        }
      }
      function stageName(text) {
        if (text !== "") {
          if (!/^[A-Za-z_]\w{0,99}$/.test(text))
            throw new Error("must be the API id of a stage, for example DRAFT or PUBLISHED.");
          return text;
        }
      }
      function modelNames(text) {
        const names = text.split(/[,\r\n]/).map((name) => name.trim()).filter((name) => name !== "");
        if (!names.every((name) => /^[A-Za-z_]\w{0,99}$/.test(name)) || names.length > 200)
          throw new Error("must be the API ids of models, for example Post, separated by commas or line breaks, at most 200.");
        return [...new Set(names)];
      }
    })
  ),
  /***/
  5434: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        yS: () => (
          /* binding */
          folderOf
        ),
        vm: () => (
          /* binding */
          hidesMetadata
        ),
        Rg: () => (
          /* binding */
          invalidInputs
        ),
        Ko: () => (
          /* binding */
          readInputs
        ),
        S: () => (
          /* binding */
          rehearsalServerIn
        )
      });
      var errors = __webpack_require__(7268), fields = __webpack_require__(2996), approval = __webpack_require__(7132), ignore = __webpack_require__(8833), names = __webpack_require__(5603), inputs_hygraph = __webpack_require__(2955), secrets = __webpack_require__(3332), postgres_url = __webpack_require__(8638), markers = __webpack_require__(8268);
      const OLD_NAMES = "PG_ENV_VARS_FOR_HASURA", NEED_URL = ["postgres-env", "postgres-template", "postgres-ca-certificate"];
      function readDatabases(source, { env, mayBuild, onlyChecks }, problems) {
        const { input } = source, { url, names: names2, isOld, isBroken } = namedInputs(source, problems), old = (0, secrets.hl)(input("hasuraEnv")).some(({ key }) => key === secrets.n0);
        old && url === "" && mayBuild && !isBroken && problems.push(`hasuraEnv: it sets ${secrets.n0}. The old action silently replaced the database name in that URL. Here, the migrations of the pull request would run on exactly the database that it names. To get a new database instead, set postgres-url. If you do mean that database, set the variable under env instead of hasuraEnv.`);
        const rest = old ? env.filter(({ key }) => key !== secrets.n0) : env, variables = namesIn(names2, rest, isOld ? `postgresDBConfig, ${OLD_NAMES}` : "postgres-env", problems);
        old && !variables.includes(secrets.n0) && variables.push(secrets.n0);
        const ca = certificate(input("postgres-ca-certificate"), problems), template = templateName(input("postgres-template"), problems);
        if (url === "") {
          const set = NEED_URL.filter((name) => input(name).trim() !== "");
          return set.length > 0 && !isBroken && !onlyChecks && problems.push(`postgres-url: is empty, but ${set.join(" and ")} ${set.length === 1 ? "is" : "are"} set; give the server's URL in postgres-url, from a secret.`), { databases: void 0, env: rest, variables };
        }
        variables.length === 0 && /^[\s,]*$/.test(names2) && mayBuild && !isBroken && problems.push("postgres-env: lists no variable; list the variables that get a database, for example PG_DATABASE_URL.");
        try {
          return { databases: { server: (0, postgres_url.Wb)(url, ca, (path) => source.file(path)), variables, template }, env: rest, variables };
        } catch (error) {
          return problems.push(`postgres-url: ${error.message}`), { databases: void 0, env: rest, variables };
        }
      }
      function namedInputs({ input }, problems) {
        const given = {
          url: input("postgres-url").trim(),
          names: input("postgres-env").trim(),
          isOld: !1,
          isBroken: !1
        };
        if (input("postgresDBConfig").trim() === "")
          return given;
        const lines = (0, secrets.hl)(input("postgresDBConfig")), valueOf = (wanted) => lines.find(({ key }) => key === wanted)?.value ?? "", old = { url: valueOf(secrets.sB), names: valueOf(OLD_NAMES), isOld: !0, isBroken: !1 }, known = lines.length === 2 && old.url !== "" && old.names !== "";
        return known || problems.push(`postgresDBConfig: must hold two lines, ${secrets.sB}=… and ${OLD_NAMES}=…, each with a value. Or use postgres-url and postgres-env, which replace it.`), (given.url !== "" && given.url !== old.url || given.names !== "" && given.names !== old.names) && problems.push("postgres-url, postgres-env and postgresDBConfig: they are set to different values; postgresDBConfig is the old name of the others, so leave it out."), known ? old : { ...given, isBroken: !0 };
      }
      function namesIn(text, env, input, problems) {
        const names2 = [];
        for (const name of text.split(/[,\r\n]/).map((part) => part.trim()))
          name === "" || names2.includes(name) || (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) || name === "__proto__" ? problems.push(`${input}: contains something that is not a variable name; use letters, digits and underscores, one name on each line or separated by commas.`) : name.toUpperCase().startsWith(markers.Km) ? problems.push(`${input}: names ${name}; names that begin with ${markers.Km} are this action's own.`) : env.some(({ key }) => key === name) ? problems.push(`${input}: names ${name}, which env sets too; take it out of one of the two.`) : names2.push(name));
        return names2;
      }
      function certificate(text, problems) {
        if (text.trim() !== "") {
          if ((0, postgres_url.Yn)(text))
            return text.trim();
          problems.push("postgres-ca-certificate: contains no PEM certificate; give its text, beginning with -----BEGIN CERTIFICATE-----, or name a file with sslrootcert in postgres-url.");
        }
      }
      function templateName(text, problems) {
        const name = text.trim();
        if (name !== "") {
          if (Buffer.byteLength(name) > 63 || /[\u0000-\u001f\u007f]/.test(name)) {
            problems.push("postgres-template: is not a valid database name (at most 63 bytes, on one line).");
            return;
          }
          return name;
        }
      }
      function parseVariables(text) {
        const variables = [], seen = /* @__PURE__ */ new Map(), problems = [];
        if (text.split(/\r?\n/).forEach((line, index) => {
          const at = `line ${String(index + 1)}`;
          if (line.trim() === "" || line.trimStart().startsWith("#"))
            return;
          const split = line.indexOf("="), key = line.slice(0, Math.max(split, 0)).trim(), value = line.slice(split + 1);
          split < 0 ? problems.push(`${at} has no "="; write KEY=value, one variable a line (a value of several lines is not possible)`) : !/^[A-Za-z_][A-Za-z0-9_]*$/.test(key) || key === "__proto__" ? problems.push(`${at} has no valid name before "="; a name has letters, digits and underscores, and does not begin with a digit`) : key.toUpperCase().startsWith(markers.Km) ? problems.push(`${at} sets ${key}; names that begin with ${markers.Km} are reserved for this action`) : /[\u0000\r]/.test(value) ? problems.push(`${at} has a control character in the value of ${key}`) : seen.has(key) ? problems.push(`${at} sets ${key}, which line ${String(seen.get(key))} already sets`) : (seen.set(key, index + 1), variables.push({ key, value }));
        }), problems.length > 0)
          throw new Error(`${problems.join("; ")}.`);
        return variables;
      }
      var aliases = __webpack_require__(2553);
      const CLOUDS = ["aws", "gcp"], PLANS = ["cloud_free", "cloud_payg"], REGIONS = ["us-east-2", "us-west-1", "eu-central-1"], WHEN_FULL = ["refuse", "evict"], BUILD_FROM = ["branch", "commit"], CHECK = ["error", "warn", "off"], REHEARSAL = CHECK;
      function folderOf({ projectDirectory }) {
        return projectDirectory === "" ? "." : projectDirectory;
      }
      function readInputs(source, onlyChecks = !1) {
        const problems = [], value = (name) => (0, aliases.KT)(source, name, DEFAULTS[name] ?? "", problems), check = (name, parse) => {
          try {
            return parse(value(name));
          } catch (error) {
            const written = (0, aliases.lD)(source, name, DEFAULTS[name] ?? "");
            problems.push(`${written}: ${error instanceof Error ? error.message : String(error)}`);
            return;
          }
        }, customHosts = check("allow-custom-api-url", fields.zM), githubToken = source.input("github-token").trim(), ownSource = (0, secrets.Ku)(source.input("source-token"), source.env("GITHUB_TOKEN")), mode = check("mode", (0, fields.yL)("auto", "deploy", "delete", "sweep", "check")), checks = check("check", (0, fields.yL)(...CHECK)), mayBuild = (mode === "auto" || mode === "deploy") && !onlyChecks, inputs = {
          hasuraCloudToken: check("hasura-cloud-token", () => onlyChecks ? (0, secrets.vs)(source) : (0, fields.Sh)((0, secrets.vs)(source), "give a personal access token of Hasura Cloud, from a secret, here or as HASURA_CLOUD_ACCESS_TOKEN in the step's env")),
          githubToken: check("github-token", () => (0, fields.Sh)(githubToken, "leave the input out to use the workflow's own token")),
          sourceToken: ownSource === "" ? githubToken : check("source-token", () => (0, fields.Sh)(ownSource, "give a token that may read the repository")),
          mode,
          onlyChecks,
          check: checks,
          ignored: check("ignore", ignore.s8),
          review: check("review", fields.zM),
          reviewFailOn: check("review-fail-on", (0, fields.c3)(...approval.d)),
          reviewApproveLabel: check("review-approve-label", fields.Kj),
          rehearsal: check("rehearsal", (0, fields.yL)(...REHEARSAL)),
          rehearsalServer: check("rehearsal-postgres-url", () => rehearsalServerIn(source)),
          seeds: check("seeds", fields.ft),
          buildFrom: check("build-from", (0, fields.yL)(...BUILD_FROM)),
          nameTemplate: check("name", fields.eU),
          projectDirectory: check("project-directory", fields.yy),
          branch: check("branch", fields.tk),
          pullNumber: check("pr-number", fields.Xy),
          cloud: check("cloud", (0, fields.yL)(...CLOUDS)),
          region: check("region", fields.Ny),
          plan: mayBuild ? check("plan", fields.Vm) : value("plan"),
          env: check("env", parseVariables),
          literalEnv: (0, aliases.lD)(source, "env", "") !== "env",
          comment: check("comment", fields.zM),
          deployment: check("deployment", fields.zM),
          environment: check("environment", fields.cA),
          skipUnchanged: check("skip-unchanged", fields.zM),
          force: check("force", fields.zM),
          dryRun: check("dry-run", fields.zM),
          requireLabel: check("require-label", fields.Pf),
          skipDrafts: check("skip-drafts", fields.zM),
          maxAgeMs: check("max-age-days", fields._3),
          maxPreviews: check("max-previews", fields.U9),
          whenFull: check("when-full", (0, fields.yL)(...WHEN_FULL)),
          adoptUnmarked: check("adopt-unmarked", fields.zM),
          timeoutMs: check("timeout-minutes", fields.Gx),
          apiUrl: check("api-url", (text) => (0, fields.y0)(text, customHosts)),
          customHosts
        }, { databases, env, variables } = readDatabases(source, { env: inputs.env ?? [], mayBuild, onlyChecks }, problems), hygraphProblems = [], hygraph = onlyChecks ? void 0 : (0, inputs_hygraph.oY)(source, "hygraph-", hygraphProblems), taken = new Map([
          ...env.map(({ key }) => [key, "env"]),
          ...variables.map((name) => [name, "postgres-env"])
        ]), fed = (0, inputs_hygraph.N5)(source, hygraph, taken, hygraphProblems);
        if (mode === "check" && checks === "off" && problems.push("mode and check: mode is check, but check is off; set check to error or warn."), mayBuild && (inputs.buildFrom === "commit" || (inputs.seeds ?? !1) !== !1) && hidesMetadata(env) && problems.push(`env and ${inputs.buildFrom === "commit" ? "build-from" : "seeds"}: HASURA_GRAPHQL_ENABLED_APIS leaves out metadata, which this needs; add metadata to it.`), inputs.branch !== void 0 && inputs.pullNumber !== void 0 && problems.push("branch and pr-number: both are set; a run is for one of them, so leave one out."), problems.length > 0)
          throw invalidInputs([...problems, ...hygraphProblems]);
        return {
          ...inputs,
          databases,
          databaseVariables: variables,
          hygraph,
          hygraphProblems: onlyChecks ? [] : hygraphProblems,
          hygraphVariables: hygraph === void 0 && !onlyChecks ? [] : fed,
          env,
          remarks: remarksOn(inputs, mayBuild)
        };
      }
      function hidesMetadata(env) {
        const apis = env.find(({ key }) => key === "HASURA_GRAPHQL_ENABLED_APIS")?.value.trim() ?? "";
        return apis !== "" && !apis.split(",").some((api) => api.trim().toLowerCase() === "metadata");
      }
      function rehearsalServerIn({ input, file }) {
        const url = input("rehearsal-postgres-url").trim();
        return url === "" ? void 0 : (0, postgres_url.Wb)(url, void 0, file);
      }
      function invalidInputs(problems) {
        const count = problems.length === 1 ? "Invalid input" : `Invalid inputs (${String(problems.length)})`;
        return new errors.HR("invalid-input", `${count}. Nothing was created or deleted.
${problems.map((problem) => `- ${problem}`).join(`
`)}`);
      }
      function remarksOn({ plan, cloud, region }, mayBuild) {
        if (!mayBuild)
          return [];
        const unknown = (what, value, known) => known.includes(value) ? [] : [
          `This version does not know the ${what} ${value}. It is sent as written; known ${what}s are ${known.join(", ")}.`
        ];
        return [...unknown("plan", plan, PLANS), ...cloud === "aws" ? unknown("region", region, REGIONS) : []];
      }
      const DEFAULTS = {
        mode: "auto",
        check: "error",
        review: "true",
        "review-fail-on": "none",
        "review-approve-label": "preview-reviewed",
        rehearsal: "error",
        "build-from": "branch",
        seeds: "false",
        name: names.Ib,
        cloud: "aws",
        region: "us-east-2",
        plan: "cloud_free",
        "hygraph-env": inputs_hygraph.c3,
        "hygraph-public": "published",
        comment: "true",
        deployment: "true",
        environment: "hasura-preview",
        "skip-unchanged": "true",
        force: "false",
        "dry-run": "false",
        "skip-drafts": "false",
        "when-full": "refuse",
        "adopt-unmarked": "false",
        "timeout-minutes": "20",
        "api-url": "https://data.pro.hasura.io/v1/graphql",
        "allow-custom-api-url": "false"
      };
    })
  ),
  /***/
  5638: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        u: () => (
          /* binding */
          isRecord
        )
        /* harmony export */
      });
      function isRecord(value) {
        return typeof value == "object" && value !== null && !Array.isArray(value);
      }
    })
  ),
  /***/
  8638: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        Ig: () => (
          /* binding */
          requiresBinding
        ),
        /* harmony export */
        Wb: () => (
          /* binding */
          readServer
        ),
        /* harmony export */
        Yn: () => (
          /* binding */
          isCertificate
        ),
        /* harmony export */
        ct: () => (
          /* binding */
          urlForApp
        ),
        /* harmony export */
        nw: () => (
          /* binding */
          isHere
        ),
        /* harmony export */
        u9: () => (
          /* binding */
          tlsVersion
        )
        /* harmony export */
      });
      var _rules_trusted_hosts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2794);
      const TLS_MODES = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full", "no-verify"], PASSED_ON = /* @__PURE__ */ new Set([
        "application_name",
        "channel_binding",
        "client_encoding",
        "connect_timeout",
        "fallback_application_name",
        "gssencmode",
        "keepalives",
        "keepalives_count",
        "keepalives_idle",
        "keepalives_interval",
        "options",
        "ssl_max_protocol_version",
        "ssl_min_protocol_version",
        "target_session_attrs",
        "tcp_user_timeout"
      ]), PARTS = /* @__PURE__ */ new Set(["host", "port", "user", "password", "dbname", "sslmode", "sslrootcert", "ssl"]), ELSEWHERE = /* @__PURE__ */ new Set([
        "connection_limit",
        "hostaddr",
        "passfile",
        "pgbouncer",
        "pool_timeout",
        "schema",
        "service",
        "sslcert",
        "sslcertmode",
        "sslcrl",
        "sslcrldir",
        "sslkey",
        "sslnegotiation",
        "sslpassword",
        "sslsni"
      ]), TLS_VERSIONS = ["TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"], VALUES = {
        channel_binding: ["disable", "prefer", "require"],
        gssencmode: ["disable", "prefer"]
      }, NO_HOST = /^(postgres(?:ql)?:\/\/[^/?#]*@)(?=[/?#]|$)/;
      function readServer(text, ca, file) {
        const written = text.trim();
        if (!/^postgres(ql)?:\/\//.test(written))
          throw new Error("must begin with postgres:// or postgresql://, as in postgres://user:password@host:5432.");
        if (/[\s\u0000-\u001f\u007f]/.test(written))
          throw new Error("contains a space, a line break or a control character; write those as %20 and the like.");
        const hostless = NO_HOST.test(written), whole = written.replace(NO_HOST, "$1none.invalid");
        if (!URL.canParse(whole) || whole.includes("#"))
          throw new Error("is not a URL: characters such as / ? # @ : in a user name or password have to be percent-encoded, a port is a number up to 65535, and several hosts are not supported.");
        const url = new URL(whole), parameters = readParameters(url.search.slice(1)), sslmode = readMode(parameters), host = readHost(parameters.host ?? (hostless ? "" : decoded(url.hostname)));
        checkSecurity(parameters, { host, sslmode });
        const trusted = ca ?? rootCertificate(parameters.sslrootcert, file);
        return {
          host,
          port: readPort(parameters.port ?? url.port),
          user: required(parameters.user ?? decoded(url.username), "user"),
          password: parameters.password ?? decoded(url.password),
          database: (parameters.dbname ?? decoded(url.pathname.slice(1))) || "postgres",
          tls: sslmode ?? (isHere(host) && (ca ?? parameters.sslrootcert) === void 0 ? "prefer" : "verify-full"),
          sslmode,
          ca: trusted,
          parameters: Object.fromEntries(Object.entries(parameters).flatMap(([name, value]) => value !== void 0 && PASSED_ON.has(name) ? [[name, value]] : []))
        };
      }
      function tlsVersion(text) {
        return TLS_VERSIONS.find((version) => version.toLowerCase() === text?.toLowerCase());
      }
      function requiresBinding({ parameters }) {
        return parameters.channel_binding === "require";
      }
      function isHere(host) {
        return host.startsWith("/") || (0, _rules_trusted_hosts_js__WEBPACK_IMPORTED_MODULE_0__.U9)(host.includes(":") ? `[${host}]` : host);
      }
      function urlForApp(server, { user, password, database }) {
        const { host, port, sslmode, parameters } = server, place = host.includes(":") && !host.startsWith("/") ? `[${host}]` : encodeURIComponent(host), secret = password === "" ? "" : `:${encodeURIComponent(password)}`, mode = sslmodeForApp(sslmode, host), query = Object.entries({ ...mode === void 0 ? {} : { sslmode: mode }, ...parameters }).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
        return `postgres://${encodeURIComponent(user)}${secret}@${place}:${String(port)}/${encodeURIComponent(database)}${query === "" ? "" : `?${query}`}`;
      }
      function sslmodeForApp(given, host) {
        switch (given) {
          case "verify-ca":
          case "verify-full":
          case "no-verify":
            return "require";
          case void 0:
            return isHere(host) ? void 0 : "require";
          case "disable":
          case "allow":
          case "prefer":
          case "require":
            return given;
          default:
            return given;
        }
      }
      function readParameters(query) {
        const pairs = query.split("&").filter((pair) => pair !== "").map((pair) => {
          const [name = "", ...value] = pair.split("=");
          return [decoded(name), decoded(value.join("="))];
        });
        if (pairs.some(([name]) => name === "require_auth"))
          throw new Error("has require_auth, which is not supported here; write channel_binding=require instead, which only signs in with SCRAM over TLS.");
        const unknown = pairs.map(([name]) => name).find((name) => !PASSED_ON.has(name) && !PARTS.has(name));
        if (unknown !== void 0)
          throw new Error(`has a parameter that is not supported here${ELSEWHERE.has(unknown) ? ` (${unknown})` : ""}; leave it out. Supported: ${[...PARTS, ...PASSED_ON].sort().join(", ")}.`);
        return Object.fromEntries(pairs.filter(([, value]) => value !== ""));
      }
      function readMode({ sslmode, ssl, sslrootcert }) {
        if (ssl !== void 0 && ssl !== "true")
          throw new Error("has ssl, which may only be true; write sslmode instead.");
        const word = sslmode ?? (ssl === void 0 ? void 0 : "require"), mode = TLS_MODES.find((known) => known === word);
        if (word !== void 0 && mode === void 0)
          throw new Error(`has an sslmode that is not one of ${TLS_MODES.join(", ")}.`);
        if (sslrootcert === "system" && mode !== void 0 && mode !== "verify-full")
          throw new Error("has sslrootcert=system, which only works with sslmode=verify-full.");
        return mode;
      }
      function checkSecurity(parameters, { host, sslmode }) {
        for (const [name, values] of Object.entries(VALUES)) {
          const value = parameters[name];
          if (value !== void 0 && !values.includes(value))
            throw new Error(`has a ${name} that is not one of ${values.join(", ")}.`);
        }
        for (const name of ["ssl_min_protocol_version", "ssl_max_protocol_version"])
          if (parameters[name] !== void 0 && tlsVersion(parameters[name]) === void 0)
            throw new Error(`has an ${name} that is not one of ${TLS_VERSIONS.join(", ")}.`);
        if ((host.startsWith("/") || sslmode === "disable") && parameters.channel_binding === "require")
          throw new Error("has channel_binding=require, which needs TLS; leave it out for a socket, and with sslmode=disable.");
      }
      function readHost(host) {
        const plain = required(host.replace(/^\[(.*)\]$/, "$1"), "host");
        if (/[\u0000-\u001f\u007f]/.test(plain))
          throw new Error("has a control character in its host name.");
        if (plain.includes(","))
          throw new Error("names several hosts; give only the one that accepts writes.");
        return plain;
      }
      function readPort(text) {
        const port = text === "" ? 5432 : Number(text);
        if (!/^\d*$/.test(text) || port < 1 || port > 65535)
          throw new Error("has a port that is not a number between 1 and 65535.");
        return port;
      }
      function required(value, what) {
        if (value === "")
          throw new Error(`has no ${what}; write postgres://user:password@host:5432.`);
        return value;
      }
      function rootCertificate(sslrootcert, file) {
        if (sslrootcert === void 0 || sslrootcert === "system")
          return;
        let pem;
        try {
          pem = file(sslrootcert);
        } catch {
          throw new Error("has an sslrootcert that cannot be read: it must be a file on the runner. Or put the certificate itself into postgres-ca-certificate.");
        }
        if (!isCertificate(pem))
          throw new Error("has an sslrootcert that contains no PEM certificate.");
        return pem;
      }
      function isCertificate(text) {
        return /-----BEGIN (TRUSTED )?CERTIFICATE-----[\s\S]+-----END (TRUSTED )?CERTIFICATE-----/.test(text);
      }
      function decoded(text) {
        if (text.includes("%00"))
          throw new Error("contains %00, which names and passwords cannot contain.");
        try {
          return decodeURIComponent(text);
        } catch {
          throw new Error("contains a % that does not start a percent-encoded character; write a literal % as %25.");
        }
      }
    })
  ),
  /***/
  7132: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        d: () => (
          /* binding */
          FAIL_ON
        ),
        /* harmony export */
        verdictOn: () => (
          /* binding */
          verdictOn
        )
        /* harmony export */
      });
      var _lib_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9112);
      const FAIL_ON = ["high", "medium", "breaking"], MOST_KEPT = 300;
      function judgeApproval(failing, { isSet, isNew }, before) {
        const shown = failing.slice(0, MOST_KEPT).map(({ key }) => key);
        if (!isSet)
          return { fails: [...failing], ...before === "unknown" ? {} : { kept: { shown } } };
        if (before === "unknown" && !isNew)
          return { fails: [...failing] };
        const known = before === "unknown" ? void 0 : before, approved = isNew ? shown : known?.approved ?? shown.filter((key) => known?.shown.includes(key) === !0);
        return { fails: failing.filter(({ key }) => !approved.includes(key)), kept: { shown, approved } };
      }
      const KINDS = {
        high: ["finding of high risk", "findings of high risk"],
        medium: ["finding of medium risk", "findings of medium risk"],
        breaking: ["change that can break clients", "changes that can break clients"],
        unread: ["file that could not be compared", "files that could not be compared"]
      };
      function failingWords(failing) {
        const parts = [...FAIL_ON, "unread"].flatMap((kind) => {
          const { length } = failing.filter((one2) => one2.kind === kind), [one, many] = KINDS[kind];
          return length === 0 ? [] : [`${String(length)} ${length === 1 ? one : many}`];
        });
        return (0, _lib_text_js__WEBPACK_IMPORTED_MODULE_0__.KE)(parts);
      }
      function verdictOn(failing, label, before) {
        const { fails, kept } = judgeApproval(failing, label, before), { name, isSet } = label;
        return { words: failing.length === 0 ? "" : fails.length === 0 ? `Approved with the label ${name}: ${failingWords(failing)}.` : isSet ? `The review fails the run: ${failingWords(fails)} that the label ${name} did not approve. If this is intended, remove the label and add it again.` : `The review fails the run: ${failingWords(fails)}. If this is intended, add the label ${name}.`, fails: fails.length > 0, ...kept === void 0 ? {} : { kept } };
      }
    })
  ),
  /***/
  8833: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        Ck: () => (
          /* binding */
          Silenced
        ),
        /* harmony export */
        pi: () => (
          /* binding */
          isIgnored
        ),
        /* harmony export */
        s8: () => (
          /* binding */
          parseIgnored
        ),
        /* harmony export */
        sF: () => (
          /* binding */
          unknownRules
        )
        /* harmony export */
      });
      function parseIgnored(text) {
        return text.split(/\r?\n/).flatMap((line, index) => {
          const words = line.trim().split(/\s+/), [rule = "", object, role, ...more] = words;
          if (rule === "" || rule.startsWith("#"))
            return [];
          if (more.length > 0 || !/^[a-z*][a-z0-9*-]*$/.test(rule) || line.length > 500)
            throw new Error(`line ${String(index + 1)} must be a rule, and after it at most an object and a role, for example: permission-duplicate public.orders user.`);
          return [
            {
              rule,
              text: line.trim(),
              ...object === void 0 ? {} : { object },
              ...role === void 0 ? {} : { role }
            }
          ];
        });
      }
      function isIgnored(finding, ignored) {
        return ignored.some(({ rule, object, role }) => matches(rule, finding.rule) && (object === void 0 || matches(object, finding.object ?? "") || matches(object, finding.file ?? "")) && (role === void 0 || matches(role, finding.role ?? "")));
      }
      function unknownRules(ignored, rules) {
        return ignored.filter(({ rule }) => !rules.some((known) => matches(rule, known))).map(({ rule }) => rule);
      }
      function matches(pattern, text) {
        const [first = "", ...rest] = pattern.split("*"), last = rest.pop();
        if (last === void 0)
          return text === pattern;
        if (!text.startsWith(first))
          return !1;
        let at = first.length;
        for (const part of rest) {
          const found = text.indexOf(part, at);
          if (found < 0)
            return !1;
          at = found + part.length;
        }
        return text.length - last.length >= at && text.endsWith(last);
      }
      class Silenced {
        files = /* @__PURE__ */ new Map();
        constructor(sources) {
          for (const { file, text } of sources) {
            const lines = silencedIn(text);
            lines.size > 0 && this.files.set(file, lines);
          }
        }
        has(rule, { file, line }) {
          return [line, line - 1].some((at) => this.files.get(file)?.get(at)?.has(rule) === !0);
        }
      }
      const COMMENT = /(?:#|--)[ \t]*preview-ignore[ \t]+([a-z0-9-]+(?:,[ \t]?[a-z0-9-]+)*)/;
      function silencedIn(text) {
        const silenced = /* @__PURE__ */ new Map();
        return text.includes("preview-ignore") && text.split(/\r\n|\r|\n/).forEach((line, index) => {
          const [, rules] = COMMENT.exec(line.slice(0, 2e3)) ?? [];
          rules !== void 0 && silenced.set(index + 1, new Set(rules.split(/,[ \t]?/)));
        }), silenced;
      }
    })
  ),
  /***/
  8268: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        A3: () => (
          /* binding */
          isBeingRemoved
        ),
        /* harmony export */
        B0: () => (
          /* binding */
          ownerStarts
        ),
        /* harmony export */
        Ck: () => (
          /* binding */
          OWNER_KEY
        ),
        /* harmony export */
        DF: () => (
          /* binding */
          variablesIn
        ),
        /* harmony export */
        ED: () => (
          /* binding */
          carries
        ),
        /* harmony export */
        Km: () => (
          /* binding */
          MARKER_PREFIX
        ),
        /* harmony export */
        Ky: () => (
          /* binding */
          SOURCE_KEY
        ),
        /* harmony export */
        Qu: () => (
          /* binding */
          builtAt
        ),
        /* harmony export */
        U4: () => (
          /* binding */
          isNewer
        ),
        /* harmony export */
        U6: () => (
          /* binding */
          CONTENT_KEY
        ),
        /* harmony export */
        VL: () => (
          /* binding */
          ownershipOf
        ),
        /* harmony export */
        W0: () => (
          /* binding */
          branchOf
        ),
        /* harmony export */
        bf: () => (
          /* binding */
          ownerOf
        ),
        /* harmony export */
        cP: () => (
          /* binding */
          markerVariables
        ),
        /* harmony export */
        ci: () => (
          /* binding */
          REMOVING
        ),
        /* harmony export */
        et: () => (
          /* binding */
          subjectOf
        ),
        /* harmony export */
        sL: () => (
          /* binding */
          buildIn
        ),
        /* harmony export */
        su: () => (
          /* binding */
          newestOf
        ),
        /* harmony export */
        t7: () => (
          /* binding */
          readMarker
        ),
        /* harmony export */
        uz: () => (
          /* binding */
          buildId
        ),
        /* harmony export */
        vM: () => (
          /* binding */
          BUILD_KEY
        )
        /* harmony export */
      });
      var _lib_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5638);
      const MARKER_PREFIX = "PREVIEW_APP_", OWNER_KEY = "PREVIEW_APP_OWNER", BUILD_KEY = "PREVIEW_APP_BUILD", SOURCE_KEY = "PREVIEW_APP_SOURCE", CONTENT_KEY = "PREVIEW_APP_CONTENT", FOLDER_KEY = "PREVIEW_APP_FOLDER", DATABASES_KEY = "PREVIEW_APP_DATABASES", FROM_KEY = "PREVIEW_APP_FROM", REMOVING = "removing";
      function ownerOf(repository, subject) {
        const suffix = subject.kind === "pull" ? `#${String(subject.number)}` : `@${subject.branch}`;
        return `${repository.host}/${String(repository.id)}${suffix}`;
      }
      function ownerStarts({ host, id: id2 }) {
        return ["#", "@"].map((sign) => `${host}/${String(id2)}${sign}`);
      }
      const GREATEST_NUMBER = 2 ** 31 - 1;
      function subjectOf(owner, repository) {
        const [pull = "", branch = ""] = ownerStarts(repository);
        if (owner.startsWith(branch) && owner !== branch)
          return { kind: "branch", branch: owner.slice(branch.length) };
        const digits = owner.startsWith(pull) ? owner.slice(pull.length) : "", number = /^[1-9]\d{0,9}$/.test(digits) ? Number(digits) : 1 / 0;
        return number <= GREATEST_NUMBER ? { kind: "pull", number } : void 0;
      }
      function branchOf(source) {
        return /^[^/:\s]+\/[^/:\s]+:([^:\s]+)$/.exec(source ?? "")?.[1];
      }
      function buildId({ runId, attempt, at }) {
        return `${runId}.${String(attempt)}@${at.toISOString()}`;
      }
      function markerVariables(marks) {
        return [
          { key: OWNER_KEY, value: marks.owner },
          { key: BUILD_KEY, value: marks.build },
          { key: SOURCE_KEY, value: marks.source },
          ...marks.content === void 0 ? [] : [{ key: CONTENT_KEY, value: marks.content }],
          ...marks.folder === void 0 ? [] : [{ key: FOLDER_KEY, value: marks.folder }],
          ...marks.databases === void 0 ? [] : [{ key: DATABASES_KEY, value: marks.databases }],
          ...marks.from === void 0 ? [] : [{ key: FROM_KEY, value: marks.from }]
        ];
      }
      function variablesIn(envVars) {
        if (!(0, _lib_record_js__WEBPACK_IMPORTED_MODULE_0__.u)(envVars))
          return;
        const { environment } = envVars;
        return environment !== void 0 ? (0, _lib_record_js__WEBPACK_IMPORTED_MODULE_0__.u)(environment) ? environment : void 0 : typeof envVars[OWNER_KEY] == "string" ? envVars : void 0;
      }
      function readMarker(envVars) {
        const environment = variablesIn(envVars);
        if (environment === void 0)
          return { kind: "unreadable", why: "its variables have an unexpected shape" };
        const owner = environment[OWNER_KEY], build = environment[BUILD_KEY];
        if (owner === void 0 && build === void 0)
          return { kind: "absent" };
        if (typeof owner != "string" || owner === "")
          return { kind: "unreadable", why: `${OWNER_KEY} is not a string` };
        const [source, content, databases, folder, from] = [
          SOURCE_KEY,
          CONTENT_KEY,
          DATABASES_KEY,
          FOLDER_KEY,
          FROM_KEY
        ].map((key) => environment[key]);
        return {
          kind: "marked",
          owner,
          build: typeof build == "string" ? build : "",
          ...typeof source == "string" ? { source } : {},
          ...typeof content == "string" ? { content } : {},
          ...typeof databases == "string" ? { databases } : {},
          ...typeof folder == "string" ? { folder } : {},
          ...typeof from == "string" ? { from } : {}
        };
      }
      function ownershipOf(reading, owner) {
        switch (reading.kind) {
          case "marked":
            return reading.owner === owner ? "ours" : "foreign";
          case "absent":
            return "unmarked";
          case "unreadable":
            return "unreadable";
          default:
            return reading;
        }
      }
      function isBeingRemoved(reading) {
        return reading.kind === "marked" && reading.content === REMOVING;
      }
      function isNewer(a, b) {
        const [left, right] = [parsed(a), parsed(b)];
        return left === void 0 ? !1 : right === void 0 ? !0 : left.at !== right.at ? left.at > right.at : left.run > right.run || left.run === right.run && left.attempt > right.attempt;
      }
      function newestOf(builds) {
        return builds.reduce((newest, build) => isNewer(build, newest) ? build : newest, "");
      }
      function builtAt(build) {
        return parsed(build)?.at;
      }
      function buildIn(reading) {
        return reading.kind === "marked" ? reading.build : "";
      }
      function carries(reading, build) {
        return build !== "" && buildIn(reading) === build;
      }
      function parsed(build) {
        const match = /^(\d+)\.(\d+)@(.+)$/.exec(build);
        if (match === null)
          return;
        const at = Date.parse(match[3] ?? "");
        return Number.isNaN(at) ? void 0 : { run: Number(match[1]), attempt: Number(match[2]), at };
      }
    })
  )
};
export {
  id,
  ids,
  modules
};
