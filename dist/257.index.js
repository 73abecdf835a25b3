const id = 257, ids = [257], modules = {
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
  1931: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        p: () => (
          /* binding */
          carefulFetch
        )
        /* harmony export */
      });
      var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7268);
      const REQUEST_MS = 3e4, NOT_NEEDED = new Error("no longer needed"), BODY_BYTES = 5 * 1024 * 1024, REQUEST_IDS = ["x-request-id", "x-github-request-id"];
      function carefulFetch({ fetch, clock, signal, log }, callee, { requestMs = REQUEST_MS, bodyBytes = BODY_BYTES } = {}) {
        return async (input, init) => {
          const url = new URL(input instanceof Request ? input.url : input), begun = clock.now(), told = (how) => {
            log.debug(`${whatIsAsked(callee, url, init)}: ${how}, ${String(Math.round(clock.now() - begun))} ms`);
          }, timeout = new AbortController(), done = new AbortController();
          clock.sleep(requestMs, done.signal).then(() => {
            timeout.abort();
          }, () => {
          });
          const signals = [signal, timeout.signal, ...init?.signal ? [init.signal] : []];
          try {
            const response = await fetch(input, { ...init, redirect: "error", signal: AbortSignal.any(signals) }), whole = await readWhole(response, bodyBytes);
            return told([String(response.status), requestIdOf(response)].filter((part) => part !== "").join(", ")), whole;
          } catch (error) {
            throw told(timeout.signal.aborted ? "no answer" : codeOf(error) || "failed"), signal.throwIfAborted(), init?.signal?.throwIfAborted(), timeout.signal.aborted ? new _errors_js__WEBPACK_IMPORTED_MODULE_0__.wX(`${url.host} did not answer within ${String(requestMs / 1e3)} s`, {
              sent: "maybe",
              retryable: !0,
              host: url.host
            }) : described(error, url, bodyBytes);
          } finally {
            done.abort(NOT_NEEDED);
          }
        };
      }
      function whatIsAsked({ service, operation }, url, init) {
        return `${service} ${operation?.(init?.body) ?? `${init?.method ?? "GET"} ${url.pathname}`}`;
      }
      function requestIdOf({ headers }) {
        const id2 = REQUEST_IDS.map((name) => headers.get(name) ?? "").find((value) => value !== "");
        return id2 === void 0 ? "" : `request ${id2.slice(0, 100)}`;
      }
      class TooMuch extends Error {
        ok;
        constructor(ok) {
          super("the answer is too large"), this.ok = ok;
        }
      }
      async function readWhole(response, bodyBytes) {
        const { status, statusText, headers } = response, chunks = [];
        let size = 0;
        if (response.body !== null)
          for await (const chunk of response.body) {
            if (size += chunk.byteLength, size > bodyBytes)
              throw new TooMuch(response.ok);
            chunks.push(chunk);
          }
        const whole = new Response(size === 0 ? null : Buffer.concat(chunks), { status, statusText, headers });
        return Object.defineProperty(whole, "url", { value: response.url }), whole;
      }
      const NEVER_SENT = {
        ENOTFOUND: "its host name cannot be resolved",
        EAI_AGAIN: "its host name cannot be resolved",
        ECONNREFUSED: "it refuses connections",
        EHOSTUNREACH: "it cannot be reached",
        ENETUNREACH: "it cannot be reached",
        UND_ERR_CONNECT_TIMEOUT: "no connection within 10 s"
      }, CERTIFICATE = /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER))/, PROXY_REFUSED = /Proxy response \((\d+)\)/;
      function described(error, url, bodyBytes) {
        const { host } = url;
        if (error instanceof TooMuch)
          return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.wX(`${host} answered with more than ${String(Math.round(bodyBytes / 1024 / 1024))} MB, which is more than the action reads`, { sent: "maybe", retryable: !1, host, tooLarge: error.ok, cause: error });
        const code = codeOf(error);
        if (CERTIFICATE.test(code))
          return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.wX(`The certificate of ${host} was not accepted (${code}); if it is correct, set NODE_EXTRA_CA_CERTS to its certificate authority`, { sent: "no", retryable: !1, host, cause: error });
        const why = NEVER_SENT[code];
        if (why !== void 0)
          return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.wX(`${host} could not be reached: ${why} (${code})`, {
            sent: "no",
            retryable: !0,
            host,
            cause: error
          });
        const proxy = PROXY_REFUSED.exec(messagesOf(error))?.[1];
        if (proxy !== void 0) {
          const why2 = proxy === "407" ? "asks for another user name or password" : `answered ${proxy}`;
          return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.wX(`${host} could not be reached: the proxy in HTTPS_PROXY or HTTP_PROXY ${why2}; NO_PROXY lists hosts to reach without it`, { sent: "no", retryable: proxy !== "407", host, cause: error });
        }
        if (messagesOf(error).includes("redirect"))
          return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.wX(`${host} answered with a redirect, which is not followed`, {
            sent: "maybe",
            retryable: !1,
            host,
            cause: error
          });
        const detail = code === "" ? messagesOf(error) : code;
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.wX(`The connection to ${host} broke (${detail})`, {
          sent: "maybe",
          retryable: !0,
          host,
          cause: error
        });
      }
      function codeOf(error) {
        for (let at = error; at instanceof Error; at = at.cause)
          if ("code" in at && typeof at.code == "string")
            return at.code;
        return "";
      }
      function messagesOf(error) {
        const messages = [];
        for (let at = error; at instanceof Error; at = at.cause)
          messages.push(at.message);
        return messages.join(": ");
      }
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
  1737: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        P: () => (
          /* binding */
          retryAfter
        ),
        /* harmony export */
        R: () => (
          /* binding */
          retrying
        )
        /* harmony export */
      });
      var p_retry__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4995), _text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9112);
      const RETRIES = 4, FIRST_MS = 500;
      function retrying(world, work, verdict) {
        const mayWait = (ms) => world.timeLeft === void 0 || ms <= world.timeLeft();
        return (0, p_retry__WEBPACK_IMPORTED_MODULE_0__.Ay)(work, {
          retries: RETRIES,
          minTimeout: 0,
          maxTimeout: 0,
          shouldRetry: async ({ error, attemptNumber }) => {
            const { again, afterMs } = verdict(error), pause = afterMs ?? backoff(attemptNumber, world.random);
            return !again || !mayWait(pause) ? !1 : (afterMs !== void 0 && world.log?.info(`Waiting ${(0, _text_js__WEBPACK_IMPORTED_MODULE_1__.p0)(afterMs)}: ${world.service ?? "the service"} asked for it.`), await world.clock.sleep(pause, world.signal), !0);
          }
        });
      }
      function backoff(attempt, random) {
        return FIRST_MS * 2 ** (attempt - 1) * (0.5 + random());
      }
      function retryAfter(header, clock) {
        if (header == null)
          return;
        if (/^\s*\d+\s*$/.test(header))
          return Number(header) * 1e3;
        const date = /^\s*[A-Z][a-z]{2,8},? /.test(header) ? Date.parse(header) : NaN;
        return Number.isNaN(date) ? void 0 : Math.max(0, date - clock.date().getTime());
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
  ),
  /***/
  8791: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        contentOnly: () => (
          /* binding */
          contentOnly
        )
        /* harmony export */
      });
      var _hygraph_check_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5575), _inputs_hygraph_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2955), _inputs_secrets_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3332), _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7268), _report_content_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4363), _report_gate_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8347), _report_finding_list_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8548), _rules_finding_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(6270), _runner_event_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3034), _session_masking_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3712);
      async function contentOnly(world) {
        const { log, secrets } = world, token = world.input("token").trim();
        for (const one of (0, _inputs_secrets_js__WEBPACK_IMPORTED_MODULE_8__.px)(token))
          one !== "" && secrets.add(one);
        try {
          const secretless = withoutSecrets(world);
          if (secretless !== void 0 && (token === "" || world.input("endpoint").trim() === ""))
            return log.notice(`${secretless} The content was not checked.`), 0;
          const wanted = wantedOf(world);
          return (0, _session_masking_js__WEBPACK_IMPORTED_MODULE_7__.i8)(world, wanted.endpoint), await checked(world, wanted);
        } catch (error) {
          if (error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__.cJ || world.signal.aborted)
            return 1;
          const { message, remedy, code } = (0, _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__.h_)(error);
          return world.error([message, remedy ?? ""].filter((part) => part !== "").join(`
`), code), 1;
        }
      }
      function wantedOf(world) {
        const list = [], wanted = (0, _inputs_hygraph_js__WEBPACK_IMPORTED_MODULE_1__.oY)(world, "", list);
        if (wanted === void 0 && list.length === 0 && list.push("endpoint: is empty; give the address of the Content API of an environment."), wanted !== void 0 && list.length === 0)
          return wanted;
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__.HR("invalid-input", `${list.length === 1 ? "Invalid input" : `Invalid inputs (${String(list.length)})`}. No request was sent.
${list.map((problem) => `- ${problem}`).join(`
`)}`);
      }
      async function checked(world, wanted) {
        const { log, secrets, clock, signal, fetch } = world, result = await (0, _hygraph_check_js__WEBPACK_IMPORTED_MODULE_0__.checkContent)({
          fetch,
          clock,
          signal,
          log,
          random: () => world.random(),
          redact: (text) => secrets.redactForPublic(text, [])
        }, wanted), { facts, lines } = result, view = (0, _report_gate_js__WEBPACK_IMPORTED_MODULE_4__.P)(secrets, {
          state: "checked",
          tasks: [],
          content: facts,
          findings: { list: (0, _rules_finding_js__WEBPACK_IMPORTED_MODULE_9__.IP)(result.findings.map(withOwnNames)), blobUrl: "" }
        }), findings = view.findings?.list ?? [];
        for (const line of lines)
          log.info(line);
        world.findings(findings);
        const errors = (0, _rules_finding_js__WEBPACK_IMPORTED_MODULE_9__.R4)(findings);
        errors > 0 ? world.error([`Found ${(0, _rules_finding_js__WEBPACK_IMPORTED_MODULE_9__.bS)(errors)} with the content in Hygraph.`, ...(0, _rules_finding_js__WEBPACK_IMPORTED_MODULE_9__.mc)(findings)].join(`
`), "content-check-failed") : log.info(`Checked the content: ${(0, _rules_finding_js__WEBPACK_IMPORTED_MODULE_9__.hS)(findings)}.`), world.writeOutputs({ ...(0, _report_content_js__WEBPACK_IMPORTED_MODULE_3__.ek)(facts), findings: (0, _rules_finding_js__WEBPACK_IMPORTED_MODULE_9__.p0)(findings) });
        const parts = [
          `### ${errors > 0 ? "❌ Hygraph content: problems found" : "✅ Hygraph content: checked"}`,
          (0, _report_content_js__WEBPACK_IMPORTED_MODULE_3__.Yv)(facts),
          (0, _report_finding_list_js__WEBPACK_IMPORTED_MODULE_5__.Bk)(view),
          (0, _report_finding_list_js__WEBPACK_IMPORTED_MODULE_5__.jE)(view),
          (0, _report_content_js__WEBPACK_IMPORTED_MODULE_3__.qd)(facts)
        ];
        return await world.writeSummary(secrets.redact(parts.filter((part) => part !== "").join(`

`))), errors > 0 ? 1 : 0;
      }
      function withOwnNames(finding) {
        return {
          ...finding,
          remedy: finding.remedy.replace(/\bhygraph-(?=endpoint|token|stage|models|public)/g, "")
        };
      }
      function withoutSecrets(world) {
        try {
          const { trigger } = (0, _runner_event_js__WEBPACK_IMPORTED_MODULE_6__.y)((name) => world.env(name));
          return trigger.kind !== "pull-request" ? void 0 : trigger.fork && world.env("GITHUB_EVENT_NAME") === "pull_request" ? "This pull request comes from a fork, and its runs get no secrets." : trigger.dependabot ? "Dependabot runs get no secrets." : void 0;
        } catch {
          return;
        }
      }
    })
  )
};
export {
  id,
  ids,
  modules
};
