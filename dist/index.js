import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
var __webpack_modules__ = {
  /***/
  770: (
    /***/
    ((module, __unused_webpack_exports, __nccwpck_require__2) => {
      module.exports = __nccwpck_require__2(218);
    })
  ),
  /***/
  218: (
    /***/
    ((__unused_webpack_module, exports, __nccwpck_require__2) => {
      var net = __nccwpck_require__2(9278), tls = __nccwpck_require__2(4756), http = __nccwpck_require__2(8611), https = __nccwpck_require__2(5692), events = __nccwpck_require__2(4434), assert = __nccwpck_require__2(2613), util = __nccwpck_require__2(9023);
      exports.httpOverHttp = httpOverHttp, exports.httpsOverHttp = httpsOverHttp, exports.httpOverHttps = httpOverHttps, exports.httpsOverHttps = httpsOverHttps;
      function httpOverHttp(options) {
        var agent = new TunnelingAgent(options);
        return agent.request = http.request, agent;
      }
      function httpsOverHttp(options) {
        var agent = new TunnelingAgent(options);
        return agent.request = http.request, agent.createSocket = createSecureSocket, agent.defaultPort = 443, agent;
      }
      function httpOverHttps(options) {
        var agent = new TunnelingAgent(options);
        return agent.request = https.request, agent;
      }
      function httpsOverHttps(options) {
        var agent = new TunnelingAgent(options);
        return agent.request = https.request, agent.createSocket = createSecureSocket, agent.defaultPort = 443, agent;
      }
      function TunnelingAgent(options) {
        var self = this;
        self.options = options || {}, self.proxyOptions = self.options.proxy || {}, self.maxSockets = self.options.maxSockets || http.Agent.defaultMaxSockets, self.requests = [], self.sockets = [], self.on("free", function(socket, host, port, localAddress) {
          for (var options2 = toOptions(host, port, localAddress), i = 0, len = self.requests.length; i < len; ++i) {
            var pending = self.requests[i];
            if (pending.host === options2.host && pending.port === options2.port) {
              self.requests.splice(i, 1), pending.request.onSocket(socket);
              return;
            }
          }
          socket.destroy(), self.removeSocket(socket);
        });
      }
      util.inherits(TunnelingAgent, events.EventEmitter), TunnelingAgent.prototype.addRequest = function(req, host, port, localAddress) {
        var self = this, options = mergeOptions({ request: req }, self.options, toOptions(host, port, localAddress));
        if (self.sockets.length >= this.maxSockets) {
          self.requests.push(options);
          return;
        }
        self.createSocket(options, function(socket) {
          socket.on("free", onFree), socket.on("close", onCloseOrRemove), socket.on("agentRemove", onCloseOrRemove), req.onSocket(socket);
          function onFree() {
            self.emit("free", socket, options);
          }
          function onCloseOrRemove(err) {
            self.removeSocket(socket), socket.removeListener("free", onFree), socket.removeListener("close", onCloseOrRemove), socket.removeListener("agentRemove", onCloseOrRemove);
          }
        });
      }, TunnelingAgent.prototype.createSocket = function(options, cb) {
        var self = this, placeholder = {};
        self.sockets.push(placeholder);
        var connectOptions = mergeOptions({}, self.proxyOptions, {
          method: "CONNECT",
          path: options.host + ":" + options.port,
          agent: !1,
          headers: {
            host: options.host + ":" + options.port
          }
        });
        options.localAddress && (connectOptions.localAddress = options.localAddress), connectOptions.proxyAuth && (connectOptions.headers = connectOptions.headers || {}, connectOptions.headers["Proxy-Authorization"] = "Basic " + new Buffer(connectOptions.proxyAuth).toString("base64")), debug2("making CONNECT request");
        var connectReq = self.request(connectOptions);
        connectReq.useChunkedEncodingByDefault = !1, connectReq.once("response", onResponse), connectReq.once("upgrade", onUpgrade), connectReq.once("connect", onConnect), connectReq.once("error", onError), connectReq.end();
        function onResponse(res) {
          res.upgrade = !0;
        }
        function onUpgrade(res, socket, head) {
          process.nextTick(function() {
            onConnect(res, socket, head);
          });
        }
        function onConnect(res, socket, head) {
          if (connectReq.removeAllListeners(), socket.removeAllListeners(), res.statusCode !== 200) {
            debug2(
              "tunneling socket could not be established, statusCode=%d",
              res.statusCode
            ), socket.destroy();
            var error2 = new Error("tunneling socket could not be established, statusCode=" + res.statusCode);
            error2.code = "ECONNRESET", options.request.emit("error", error2), self.removeSocket(placeholder);
            return;
          }
          if (head.length > 0) {
            debug2("got illegal response body from proxy"), socket.destroy();
            var error2 = new Error("got illegal response body from proxy");
            error2.code = "ECONNRESET", options.request.emit("error", error2), self.removeSocket(placeholder);
            return;
          }
          return debug2("tunneling connection has established"), self.sockets[self.sockets.indexOf(placeholder)] = socket, cb(socket);
        }
        function onError(cause) {
          connectReq.removeAllListeners(), debug2(
            `tunneling socket could not be established, cause=%s
`,
            cause.message,
            cause.stack
          );
          var error2 = new Error("tunneling socket could not be established, cause=" + cause.message);
          error2.code = "ECONNRESET", options.request.emit("error", error2), self.removeSocket(placeholder);
        }
      }, TunnelingAgent.prototype.removeSocket = function(socket) {
        var pos = this.sockets.indexOf(socket);
        if (pos !== -1) {
          this.sockets.splice(pos, 1);
          var pending = this.requests.shift();
          pending && this.createSocket(pending, function(socket2) {
            pending.request.onSocket(socket2);
          });
        }
      };
      function createSecureSocket(options, cb) {
        var self = this;
        TunnelingAgent.prototype.createSocket.call(self, options, function(socket) {
          var hostHeader = options.request.getHeader("host"), tlsOptions = mergeOptions({}, self.options, {
            socket,
            servername: hostHeader ? hostHeader.replace(/:.*$/, "") : options.host
          }), secureSocket = tls.connect(0, tlsOptions);
          self.sockets[self.sockets.indexOf(socket)] = secureSocket, cb(secureSocket);
        });
      }
      function toOptions(host, port, localAddress) {
        return typeof host == "string" ? {
          host,
          port,
          localAddress
        } : host;
      }
      function mergeOptions(target) {
        for (var i = 1, len = arguments.length; i < len; ++i) {
          var overrides = arguments[i];
          if (typeof overrides == "object")
            for (var keys = Object.keys(overrides), j = 0, keyLen = keys.length; j < keyLen; ++j) {
              var k = keys[j];
              overrides[k] !== void 0 && (target[k] = overrides[k]);
            }
        }
        return target;
      }
      var debug2;
      process.env.NODE_DEBUG && /\btunnel\b/.test(process.env.NODE_DEBUG) ? debug2 = function() {
        var args = Array.prototype.slice.call(arguments);
        typeof args[0] == "string" ? args[0] = "TUNNEL: " + args[0] : args.unshift("TUNNEL:"), console.error.apply(console, args);
      } : debug2 = function() {
      }, exports.debug = debug2;
    })
  ),
  /***/
  2996: (
    /***/
    ((__unused_webpack_module, __webpack_exports__2, __nccwpck_require__2) => {
      __nccwpck_require__2.d(__webpack_exports__2, {
        /* harmony export */
        Gx: () => (
          /* binding */
          minutes
        ),
        /* harmony export */
        Kj: () => (
          /* binding */
          requiredLabel
        ),
        /* harmony export */
        Ny: () => (
          /* binding */
          region
        ),
        /* harmony export */
        Pf: () => (
          /* binding */
          label
        ),
        /* harmony export */
        Sh: () => (
          /* binding */
          token
        ),
        /* harmony export */
        U9: () => (
          /* binding */
          count
        ),
        /* harmony export */
        Vm: () => (
          /* binding */
          word
        ),
        /* harmony export */
        WY: () => (
          /* binding */
          isLeftOut
        ),
        /* harmony export */
        Xy: () => (
          /* binding */
          pullNumber
        ),
        /* harmony export */
        _3: () => (
          /* binding */
          days
        ),
        /* harmony export */
        c3: () => (
          /* binding */
          listOf
        ),
        /* harmony export */
        cA: () => (
          /* binding */
          environment
        ),
        /* harmony export */
        eU: () => (
          /* binding */
          nameTemplate
        ),
        /* harmony export */
        ft: () => (
          /* binding */
          seeds
        ),
        /* harmony export */
        tk: () => (
          /* binding */
          branch
        ),
        /* harmony export */
        y0: () => (
          /* binding */
          apiUrl
        ),
        /* harmony export */
        yL: () => (
          /* binding */
          oneOf
        ),
        /* harmony export */
        yy: () => (
          /* binding */
          directory
        ),
        /* harmony export */
        zM: () => (
          /* binding */
          boolean
        )
        /* harmony export */
      });
      var _rules_trusted_hosts_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__2(2794), _lib_text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__2(9112), _rules_names_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__2(5603);
      function token(text, howTo) {
        if (text === "")
          throw new Error(`is empty; ${howTo}.`);
        if (!/^[\x21-\x7e]+$/.test(text))
          throw new Error("contains a space, a line break or another character that tokens do not have; store it again without it.");
        return text;
      }
      function oneOf(...allowed) {
        return (text) => {
          const found = allowed.find((value) => value === text.trim());
          if (found === void 0)
            throw new Error(`must be ${(0, _lib_text_js__WEBPACK_IMPORTED_MODULE_1__.KE)(allowed, "or")}, not "${quotedValue(text)}".`);
          return found;
        };
      }
      function listOf(...allowed) {
        return (text) => {
          const words = text.split(/[\s,]+/).filter((one) => one !== "" && one !== "none");
          return [...new Set(words)].map((one) => {
            const found = allowed.find((value) => value === one);
            if (found === void 0)
              throw new Error(`must be none, or a list of ${(0, _lib_text_js__WEBPACK_IMPORTED_MODULE_1__.KE)(allowed)}, not "${quotedValue(one)}".`);
            return found;
          });
        };
      }
      function seeds(text) {
        const named = text.split(/[,\r\n]+/).map((one) => one.trim()).filter((one) => one !== ""), [only = "false"] = named;
        if (named.length <= 1 && (only === "true" || only === "false"))
          return only === "true";
        for (const one of named)
          if (/^\/|\\|\0|(?:^|\/)\.\.(?:\/|$)/.test(one) || one === "true" || one === "false")
            throw new Error(`must be true, false, or files and folders below the seeds folder, such as default/shop.sql, not "${quotedValue(one)}".`);
        return named;
      }
      function word(text) {
        const value = text.trim();
        if (!/^[A-Za-z0-9_-]{1,60}$/.test(value))
          throw new Error(`must be a word of letters, digits, hyphens and underscores, not "${quotedValue(text)}".`);
        return value;
      }
      function boolean(text) {
        if (/^(true|True|TRUE)$/.test(text.trim()))
          return !0;
        if (/^(false|False|FALSE)$/.test(text.trim()))
          return !1;
        throw new Error(`must be true or false, not "${quotedValue(text)}".`);
      }
      function nameTemplate(text) {
        const template = text.trim(), unknown = [...template.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? "").filter((word2) => !_rules_names_js__WEBPACK_IMPORTED_MODULE_0__.FM.includes(word2));
        if (unknown.length > 0)
          throw new Error(`has an unknown placeholder {${quotedValue(unknown[0] ?? "")}}; use ${(0, _lib_text_js__WEBPACK_IMPORTED_MODULE_1__.KE)(_rules_names_js__WEBPACK_IMPORTED_MODULE_0__.FM.map((word2) => `{${word2}}`), "or")}.`);
        const literal = template.replace(/\{[^{}]*\}/g, "");
        if (!/^[a-z0-9-]*$/.test(literal))
          throw new Error(`may contain lower-case letters, digits, hyphens and placeholders, not "${quotedValue(template)}"; Hasura Cloud uses it as the app's host name.`);
        if (literal.length > 63)
          throw new Error("is longer than the 63 characters that a host name may have.");
        return template;
      }
      function directory(text) {
        const path2 = (0, _lib_text_js__WEBPACK_IMPORTED_MODULE_1__.hT)(text.trim().replace(/^(\.\/+)+/, ""), "/");
        if (path2 === "" || path2 === ".")
          return "";
        if (/[\u0000-\u001f\u007f\\]/.test(path2))
          throw new Error("contains a control character or a backslash; write the path with forward slashes.");
        if (path2.startsWith("/") || path2.split("/").some((part) => part === ".." || part === "." || part === ""))
          throw new Error('must be a path inside the repository, without "..", for example hasura or backend/hasura.');
        if (path2.length > 1e3)
          throw new Error("is longer than 1,000 characters.");
        return path2;
      }
      function branch(text) {
        const name = text.trim().replace(/^refs\/heads\//, "");
        if (name !== "") {
          if (/[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|^[-/.]|[/.]$|\.lock$/.test(name) || Buffer.byteLength(name) > 244)
            throw new Error("is not a valid branch name; write it as git branch shows it.");
          return name;
        }
      }
      function pullNumber(text) {
        const number = text.trim().replace(/^#/, "");
        if (!isLeftOut(number)) {
          if (!/^[1-9]\d{0,9}$/.test(number))
            throw new Error(`must be the number of a pull request, not "${quotedValue(text)}".`);
          return Number(number);
        }
      }
      function region(text) {
        const code = text.trim();
        if (!/^[a-z0-9-]{2,40}$/.test(code))
          throw new Error(`must be a region's code such as us-east-2, us-west-1 or eu-central-1, not "${quotedValue(text)}".`);
        return code;
      }
      function minutes(text) {
        const number = Number(text.trim());
        if (!/^\d+(\.\d+)?$/.test(text.trim()) || number < 0.1 || number > 360)
          throw new Error(`must be minutes between 0.1 and 360, not "${quotedValue(text)}".`);
        return number * 6e4;
      }
      function environment(text) {
        const name = text.trim();
        if (name === "" || name.length > 255 || /[\u0000-\u001f\u007f]/.test(name))
          throw new Error("must be the name of a GitHub environment, of at most 255 characters on one line.");
        return name;
      }
      function label(text) {
        return text.trim() === "" ? void 0 : requiredLabel(text);
      }
      function requiredLabel(text) {
        const name = text.trim();
        if (name === "" || name.length > 50 || /[\u0000-\u001f\u007f,]/.test(name))
          throw new Error("must be the name of one label, of at most 50 characters.");
        return name;
      }
      function isLeftOut(text) {
        return text === "" || text === "0";
      }
      function days(text) {
        const number = text.trim();
        if (!isLeftOut(number)) {
          if (!/^\d+(\.\d+)?$/.test(number) || Number(number) < 1 || Number(number) > 365)
            throw new Error(`must be days between 1 and 365, not "${quotedValue(text)}".`);
          return Number(number) * 864e5;
        }
      }
      function count(text) {
        const number = text.trim();
        if (!isLeftOut(number)) {
          if (!/^\d{1,4}$/.test(number) || Number(number) < 1 || Number(number) > 1e3)
            throw new Error(`must be a number between 1 and 1000, not "${quotedValue(text)}".`);
          return Number(number);
        }
      }
      function apiUrl(text, custom) {
        const written = text.trim();
        if (!URL.canParse(written))
          throw new Error("is not a URL; leave it out to use Hasura Cloud.");
        const url = new URL(written);
        if (url.username !== "" || url.password !== "")
          throw new Error("must not contain a user name or password; the token has its own input.");
        if (url.protocol !== "https:" && !(url.protocol === "http:" && (0, _rules_trusted_hosts_js__WEBPACK_IMPORTED_MODULE_2__.U9)(url.hostname)))
          throw new Error("must begin with https:// (http:// only for 127.0.0.1 and localhost), because the token is sent there.");
        if (!(0, _rules_trusted_hosts_js__WEBPACK_IMPORTED_MODULE_2__.U9)(url.hostname) && !(0, _rules_trusted_hosts_js__WEBPACK_IMPORTED_MODULE_2__.dW)(url.hostname))
          throw new Error("must name its host in plain letters, not by an IP address, because the token is sent there.");
        if (!(0, _rules_trusted_hosts_js__WEBPACK_IMPORTED_MODULE_2__.U9)(url.hostname) && !(0, _rules_trusted_hosts_js__WEBPACK_IMPORTED_MODULE_2__.xc)(url.hostname) && custom === !1)
          throw new Error(`names the host ${quotedValue(url.hostname)}, which is not under hasura.io, and the token is sent there; if you want that, set allow-custom-api-url to true.`);
        return written;
      }
      function quotedValue(text) {
        const line = text.trim().replace(/\s+/g, " ");
        return line.length > 60 ? `${line.slice(0, 60)}…` : line;
      }
    })
  ),
  /***/
  3332: (
    /***/
    ((__unused_webpack_module, __webpack_exports__2, __nccwpck_require__2) => {
      __nccwpck_require__2.d(__webpack_exports__2, {
        /* harmony export */
        Ku: () => (
          /* binding */
          firstOf
        ),
        /* harmony export */
        Lf: () => (
          /* binding */
          databaseUrlsIn
        ),
        /* harmony export */
        hl: () => (
          /* binding */
          linesIn
        ),
        /* harmony export */
        k8: () => (
          /* binding */
          tokensOf
        ),
        /* harmony export */
        lA: () => (
          /* binding */
          hasCloudToken
        ),
        /* harmony export */
        n0: () => (
          /* binding */
          OLD_VARIABLE
        ),
        /* harmony export */
        px: () => (
          /* binding */
          hygraphTokensIn
        ),
        /* harmony export */
        sB: () => (
          /* binding */
          OLD_URL
        ),
        /* harmony export */
        vs: () => (
          /* binding */
          cloudToken
        ),
        /* harmony export */
        yO: () => (
          /* binding */
          withoutScheme
        )
        /* harmony export */
      });
      const OLD_URL = "POSTGRES_SERVER_CONNECTION_URI", OLD_VARIABLE = "PG_DATABASE_URL";
      function tokensOf({ input, env }) {
        return [
          ...["hasura-cloud-token", "hasuraCloudAccessToken", "github-token", "source-token"].map((name) => input(name).trim()),
          ...hygraphTokensIn(input("hygraph-token")),
          ...["HASURA_CLOUD_ACCESS_TOKEN", "GITHUB_TOKEN"].map((name) => env(name).trim())
        ].filter((token) => token !== "");
      }
      function hasCloudToken({ input, env }) {
        return cloudToken({ input, env }) !== "";
      }
      function cloudToken({ input, env }) {
        return firstOf(input("hasura-cloud-token"), input("hasuraCloudAccessToken"), env("HASURA_CLOUD_ACCESS_TOKEN"));
      }
      function firstOf(...values) {
        return values.map((value) => value.trim()).find((value) => value !== "") ?? "";
      }
      function databaseUrlsIn({ input }) {
        return [
          input("postgres-url").trim(),
          input("rehearsal-postgres-url").trim(),
          ...linesIn(input("postgresDBConfig")).filter(({ key }) => key === OLD_URL).map(({ value }) => value),
          ...linesIn(input("hasuraEnv")).filter(({ key }) => key === OLD_VARIABLE).map(({ value }) => value)
        ].filter((url) => url !== "");
      }
      function hygraphTokensIn(text) {
        return [text.trim(), withoutScheme(text.trim())];
      }
      function withoutScheme(text) {
        return text.replace(/^Bearer\s+/i, "");
      }
      function linesIn(text) {
        return text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#")).map((line) => {
          const [key = "", ...value] = line.split("=");
          return { key: key.trim(), value: value.join("=").trim() };
        });
      }
    })
  ),
  /***/
  1373: (
    /***/
    ((__unused_webpack_module, __webpack_exports__2, __nccwpck_require__2) => {
      __nccwpck_require__2.d(__webpack_exports__2, {
        /* harmony export */
        Q: () => (
          /* binding */
          boundedJson
        )
        /* harmony export */
      });
      const MOST_JSON = 2e5;
      function boundedJson(name, items) {
        const shown = [];
        let size = 0;
        for (const item of items) {
          if (size += JSON.stringify(item).length + 1, size > MOST_JSON)
            break;
          shown.push(item);
        }
        return JSON.stringify({ version: 1, total: items.length, [name]: shown });
      }
    })
  ),
  /***/
  3762: (
    /***/
    ((__unused_webpack_module, __webpack_exports__2, __nccwpck_require__2) => {
      __nccwpck_require__2.d(__webpack_exports__2, {
        /* harmony export */
        Dw: () => (
          /* binding */
          bareAddress
        ),
        /* harmony export */
        GW: () => (
          /* binding */
          KINDS
        ),
        /* harmony export */
        ci: () => (
          /* binding */
          addressOf
        )
        /* harmony export */
      });
      const KINDS = {
        "invalid-input": "input",
        "name-too-open": "input",
        "no-such-branch": "input",
        "no-such-folder": "input",
        "two-projects-one-name": "input",
        "no-such-pull": "input",
        "started-on-tag": "input",
        "input-of-another-event": "input",
        "sweep-of-one": "input",
        "unusable-event": "event",
        "other-server": "event",
        "hasura-token-refused": "token",
        "github-token-refused": "token",
        "hasura-not-allowed": "permission",
        "github-not-allowed": "permission",
        "github-token-not-authorized": "permission",
        "account-limit": "quota",
        "no-room": "quota",
        "name-taken": "name-taken",
        "api-changed": "validation",
        "request-refused": "validation",
        "hasura-error": "service",
        "hasura-too-many-requests": "service",
        "no-graphql": "service",
        "github-error": "service",
        "too-much-to-search": "service",
        "order-lost": "service",
        "variables-not-set": "service",
        "state-unknown": "service",
        "metadata-unknown": "service",
        "not-removed": "service",
        "sweep-unknown": "service",
        unexpected: "service",
        unreachable: "network",
        "no-answer-in-time": "network",
        "unexpected-answer": "shape",
        "no-admin-secret": "shape",
        "endpoint-not-trusted": "shape",
        "repository-changed": "shape",
        "app-not-marked": "ownership",
        "app-of-another": "ownership",
        "owner-unknown": "ownership",
        "marker-changed": "ownership",
        "project-not-proved": "ownership",
        "database-taken": "ownership",
        "project-not-created": "build",
        "project-not-found": "build",
        "jobs-not-found": "build",
        "step-failed": "build",
        "catalog-changed": "build",
        "seed-failed": "build",
        "name-refused": "build",
        "checks-failed": "build",
        "metadata-inconsistent": "build",
        "app-vanished": "build",
        "being-removed": "build",
        "databases-dropped": "build",
        "project-faulty": "build",
        "content-faulty": "build",
        "project-not-read": "service",
        timeout: "deadline",
        cancelled: "cancelled",
        "postgres-sign-in": "permission",
        "postgres-not-admitted": "permission",
        "postgres-no-password": "permission",
        "postgres-channel-binding": "permission",
        "postgres-no-right": "permission",
        "postgres-read-only": "permission",
        "postgres-no-database": "validation",
        "postgres-template": "validation",
        "postgres-pooler": "validation",
        "postgres-in-use": "service",
        "postgres-dependency": "service",
        "postgres-interrupted": "service",
        "postgres-error": "service",
        "postgres-full": "quota",
        "postgres-unreachable": "network",
        "postgres-connection-lost": "network",
        "postgres-certificate": "network",
        "postgres-no-tls": "network"
      }, PAGE = "docs/errors.md", bareAddress = (code) => `${PAGE}#${code}`;
      function addressOf(code, env) {
        const [repository, ref] = [env("GITHUB_ACTION_REPOSITORY"), env("GITHUB_ACTION_REF")];
        if (!/^[\w.-]+\/[\w.-]+$/.test(repository) || ref === "")
          return bareAddress(code);
        const path2 = ref.split("/").map(encodeURIComponent).join("/");
        return `https://github.com/${repository}/blob/${path2}/${PAGE}#${code}`;
      }
    })
  ),
  /***/
  7268: (
    /***/
    ((__unused_webpack_module, __webpack_exports__2, __nccwpck_require__2) => {
      __nccwpck_require__2.d(__webpack_exports__2, {
        /* harmony export */
        HR: () => (
          /* binding */
          Failure
        ),
        /* harmony export */
        cJ: () => (
          /* binding */
          Cancelled
        ),
        /* harmony export */
        h_: () => (
          /* binding */
          asFailure
        ),
        /* harmony export */
        wX: () => (
          /* binding */
          TransportError
        )
        /* harmony export */
      });
      var _error_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__2(3762);
      class Failure extends Error {
        name = "Failure";
        code;
        kind;
        remedy;
        words;
        constructor(code, message, details = {}) {
          super(message, details.cause === void 0 ? void 0 : { cause: details.cause }), this.code = code, this.kind = _error_codes_js__WEBPACK_IMPORTED_MODULE_0__.GW[code], this.remedy = details.remedy, this.words = details.words;
        }
      }
      class TransportError extends Error {
        name = "TransportError";
        sent;
        retryable;
        host;
        tooLarge;
        constructor(message, facts) {
          super(message, { cause: facts.cause }), this.sent = facts.sent, this.retryable = facts.retryable, this.host = facts.host, this.tooLarge = facts.tooLarge === !0;
        }
      }
      function asFailure(thrown) {
        if (thrown instanceof Failure)
          return thrown;
        if (thrown instanceof TransportError)
          return new Failure("unreachable", `${thrown.message}.`, {
            remedy: "Check the network of the runner, its proxy (HTTPS_PROXY) and, where it is set, api-url; then run the job again.",
            cause: thrown
          });
        const message = thrown instanceof Error ? thrown.message : String(thrown);
        return new Failure("unexpected", `Unexpected error in this action: ${message}`, {
          remedy: "Run the job again; if it happens again, please report it with this log.",
          cause: thrown
        });
      }
      class Cancelled extends Failure {
        name = "Cancelled";
        constructor(why) {
          super("cancelled", `The run was cancelled (${why}).`);
        }
      }
    })
  ),
  /***/
  6499: (
    /***/
    ((__unused_webpack_module, __webpack_exports__2, __nccwpck_require__2) => {
      __nccwpck_require__2.d(__webpack_exports__2, {
        S: () => (
          /* binding */
          Secrets
        ),
        h: () => (
          /* binding */
          eachText
        )
      });
      var _a;
      const MOST_LEVELS = 4, BYTES = "(?:%[0-9a-f]{2})+", STRING_ESCAPES = `\\\\(?:u[0-9a-f]{4}|u\\{[0-9a-f]{1,6}\\}|x[0-9a-f]{2}|[nrtbf"'\\\\/])`, ENTITY = "&(?:#\\d{1,8}|#x[0-9a-f]{1,8}|[a-z]{2,8}\\d{0,2});", SUPERFLUOUS = "\\\\[^\\sa-z0-9]|[\\u200b-\\u200d\\u2060\\ufeff\\ufffd]", ANY_ESCAPE = new RegExp([BYTES, STRING_ESCAPES, ENTITY, SUPERFLUOUS].join("|"), "gi"), FORMATS = [
        { sign: /%/, escape: new RegExp(BYTES, "gi") },
        { sign: /\\/, escape: new RegExp(STRING_ESCAPES, "gi") },
        { sign: /&/, escape: new RegExp(ENTITY, "gi") },
        { sign: /[\u200b-\u200d\u2060\ufeff\ufffd]/, escape: /[\u200b-\u200d\u2060\ufeff\ufffd]/g }
      ], CONTROLS = { n: `
`, r: "\r", t: "	", b: "\b", f: "\f" }, ENTITIES = new Map([
        ...pairs(`Tab=	 NewLine=
 excl=! quot=" QUOT=" num=# dollar=$ percnt=% amp=& AMP=& apos=' lpar=( rpar=) ast=* midast=* plus=+ comma=, period=. sol=/ colon=: semi=; lt=< LT=< gt=> GT=> quest=? commat=@ lsqb=[ lbrack=[ bsol=\\ rsqb=] rbrack=] Hat=^ lowbar=_ UnderBar=_ grave=\` lcub={ lbrace={ verbar=| vert=| rcub=} rbrace=}`),
        ["equals", "="],
        ..."nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml".split(" ").map((name, index) => [name, String.fromCharCode(160 + index)])
      ]);
      function pairs(text) {
        return text.split(/ (?=[A-Za-z]+=)/).map((pair) => {
          const split = pair.indexOf("=");
          return [pair.slice(0, split), pair.slice(split + 1)];
        });
      }
      class Reading {
        text;
        #from;
        #starts;
        #sources;
        #ends;
        constructor(text, from, pieces) {
          this.text = text, this.#from = from, this.#starts = pieces?.starts ?? [], this.#sources = pieces?.sources ?? [], this.#ends = pieces?.ends ?? [];
        }
        static *of(text) {
          const written = new _a(text);
          yield written;
          const formats = FORMATS.filter(({ sign }) => sign.test(text));
          if (formats.length !== 0)
            for (const escape of [
              ANY_ESCAPE,
              ...formats.length > 1 ? formats.map((format) => format.escape) : []
            ]) {
              let reading = written.#decoded(escape);
              for (let level = 1; reading !== void 0 && level <= MOST_LEVELS; level++)
                yield reading, reading = reading.#decoded(escape);
            }
        }
        asWritten({ from, to }) {
          if (this.#from === void 0)
            return { from, to };
          const [first, last] = [this.#pieceAt(from), this.#pieceAt(to - 1)], [firstSource = 0, firstStart = 0] = [this.#sources[first], this.#starts[first]], [lastSource = 0, lastStart = 0] = [this.#sources[last], this.#starts[last]], lastEnd = this.#ends[last] ?? -1;
          return this.#from.asWritten({
            from: this.#ends[first] === -1 ? firstSource + (from - firstStart) : firstSource,
            to: lastEnd === -1 ? lastSource + (to - lastStart) : lastEnd
          });
        }
        #pieceAt(position) {
          let [low, high] = [0, this.#starts.length - 1];
          for (; low < high; ) {
            const middle = low + high + 1 >> 1;
            (this.#starts[middle] ?? 0) <= position ? low = middle : high = middle - 1;
          }
          return low;
        }
        #decoded(escapes) {
          const pieces = new Pieces(this.text);
          return this.text.replace(escapes, (escape, at) => (decode(escape, at, pieces), "")), pieces.changed ? new _a(pieces.end(), this, pieces) : void 0;
        }
      }
      _a = Reading;
      class Pieces {
        starts = [];
        sources = [];
        ends = [];
        changed = !1;
        #source;
        #texts = [];
        #length = 0;
        #done = 0;
        constructor(source) {
          this.#source = source;
        }
        put(text, from, to) {
          this.#plainUpTo(from), this.changed = !0, this.#done = to, text !== "" && this.#push(text, from, to);
        }
        end() {
          return this.#plainUpTo(this.#source.length), this.#texts.join("");
        }
        #plainUpTo(position) {
          position > this.#done && this.#push(this.#source.slice(this.#done, position), this.#done, -1), this.#done = position;
        }
        #push(text, source, end) {
          this.starts.push(this.#length), this.sources.push(source), this.ends.push(end), this.#texts.push(text), this.#length += text.length;
        }
      }
      function decode(escape, at, pieces) {
        if (escape.startsWith("%")) {
          decodeBytes(escape, at, pieces);
          return;
        }
        const text = meaning(escape);
        text !== void 0 && pieces.put(text, at, at + escape.length);
      }
      function meaning(escape) {
        const [start, kind = ""] = escape;
        return start === "&" ? kind === "#" ? numbered(escape.slice(2, -1)) : ENTITIES.get(escape.slice(1, -1)) : start !== "\\" ? "" : escape.length > 2 ? character(parseInt(escape.slice(2).replace(/[{}]/g, ""), 16)) : CONTROLS[kind] ?? kind;
      }
      function numbered(text) {
        return character(/^x/i.test(text) ? parseInt(text.slice(1), 16) : parseInt(text, 10));
      }
      function character(point) {
        return point <= 1114111 ? String.fromCodePoint(point) : void 0;
      }
      function decodeBytes(run2, at, pieces) {
        const byte = (index) => parseInt(run2.slice(index * 3 + 1, index * 3 + 3), 16), bytes = run2.length / 3;
        for (let index = 0; index < bytes; ) {
          const first = byte(index), length = first < 128 ? 1 : first < 194 ? 0 : first < 224 ? 2 : first < 240 ? 3 : 4;
          let point = length === 1 ? first : first & 127 >> length, good = length > 0 && index + length <= bytes;
          for (let more = 1; good && more < length; more++) {
            const next2 = byte(index + more);
            good = (next2 & 192) === 128, point = point << 6 | next2 & 63;
          }
          const text = good ? character(point) : void 0;
          if (text === void 0) {
            index += 1;
            continue;
          }
          pieces.put(text, at + index * 3, at + (index + length) * 3), index += length;
        }
      }
      const SHORTEST_NEEDLE = 4, BASE64 = /^[\w+/-]$/;
      class Needles {
        #byHash = /* @__PURE__ */ new Map();
        #known = /* @__PURE__ */ new Set();
        #begins = new Uint8Array(65536);
        add(needle) {
          const { text, before = !1, after = !1 } = needle, key = `${String(before)} ${String(after)} ${text}`;
          if (text.length < SHORTEST_NEEDLE || this.#known.has(key))
            return;
          this.#known.add(key);
          let hash = 0;
          for (let index = 0; index < SHORTEST_NEEDLE; index++)
            hash = next(hash, text.charCodeAt(index));
          this.#begins[hash] = 1;
          const branch = this.#byHash.get(hash);
          branch === void 0 ? this.#byHash.set(hash, branchAt(text, needle)) : grow(branch, text, needle);
        }
        get none() {
          return this.#known.size === 0;
        }
        in(text, found) {
          let hash = 0;
          for (let index = 0; index < text.length; index++) {
            hash = next(hash, text.charCodeAt(index));
            const from = index - SHORTEST_NEEDLE + 1;
            if (from < 0 || this.#begins[hash] === 0)
              continue;
            let branch = this.#byHash.get(hash), to = from;
            for (; branch !== void 0 && text.startsWith(branch.shared, to); ) {
              to += branch.shared.length;
              for (const needle of branch.ending)
                found(needle, widened(text, from, needle));
              branch = branch.next.get(text.charAt(to));
            }
          }
        }
      }
      function branchAt(text, needle) {
        return { shared: text, ending: [needle], next: /* @__PURE__ */ new Map() };
      }
      function grow(branch, rest, needle) {
        const { shared } = branch;
        let alike = 0;
        for (; alike < shared.length && shared[alike] === rest[alike]; )
          alike += 1;
        if (alike < shared.length) {
          const { ending, next: next2 } = branch;
          branch.next = /* @__PURE__ */ new Map([[shared.charAt(alike), { shared: shared.slice(alike), ending, next: next2 }]]), branch.ending = [], branch.shared = shared.slice(0, alike);
        }
        const left = rest.slice(alike), further = branch.next.get(left.charAt(0));
        left === "" ? branch.ending.push(needle) : further === void 0 ? branch.next.set(left.charAt(0), branchAt(left, needle)) : grow(further, left, needle);
      }
      function next(hash, code) {
        return (hash << 4 ^ code ^ code >> 8) & 65535;
      }
      function widened(text, start, { text: found, before, after }) {
        let [from, to] = [start, start + found.length];
        if (before === !0 && BASE64.test(text.charAt(from - 1)) && (from -= 1), after === !0)
          for (BASE64.test(text.charAt(to)) && (to += 1); to < start + found.length + 3 && text[to] === "="; )
            to += 1;
        return { from, to };
      }
      function blotted(text, ranges) {
        if (ranges.length === 0)
          return text;
        const sorted = [...ranges].sort((a, b) => a.from - b.from), parts = [];
        let done = 0, last = -1;
        for (const { from, to } of sorted)
          from > last && parts.push(text.slice(done, from), "***"), last = Math.max(last, to), done = last;
        return parts.push(text.slice(done)), parts.join("");
      }
      function findIn(text, needles) {
        const found = [], wanted = needles.filter(({ none }) => !none);
        if (wanted.length === 0)
          return found;
        for (const reading of Reading.of(text))
          for (const among of wanted)
            among.in(reading.text, (needle, range) => {
              found.push({ among, needle, range: reading.asWritten(range) });
            });
        return found;
      }
      var lib_text2 = __nccwpck_require__2(9112), sensitive = __nccwpck_require__2(8631);
      const SHORTEST_ADMIN_SECRET = 4;
      class Secrets {
        #hidden = /* @__PURE__ */ new Set();
        #forms = /* @__PURE__ */ new Set();
        #secret = new Needles();
        #private = new Needles();
        #words = /* @__PURE__ */ new Set();
        #variables = /* @__PURE__ */ new Set();
        #names = /* @__PURE__ */ new Set();
        #mask;
        constructor(mask = () => {
        }) {
          this.#mask = mask;
        }
        add(secret) {
          for (const value of valuesOf(secret))
            (0, sensitive.LB)(value) && this.#hide(value);
          return secret;
        }
        addAdmin(secret) {
          if ((0, sensitive.LB)(secret, SHORTEST_ADMIN_SECRET) && !this.#isNamed(secret))
            return this.#hide(secret), this.add(secret), !1;
          const isNew = secret !== "" && !this.#words.has(secret);
          return isNew && this.#words.add(secret), isNew;
        }
        addVariable(variable) {
          this.#variables.add(variable.key);
          for (const secret of (0, sensitive.VY)(variable))
            this.#isNamed(secret) || this.add(secret);
          (0, sensitive.nz)(variable) && this.#words.add(variable.value.trim());
          for (const part of (0, sensitive.Hm)(variable))
            for (const value of valuesOf(part))
              if ((0, sensitive.LB)(value))
                for (const needle of encodingsOf(value))
                  this.#private.add(needle);
        }
        show(...names) {
          for (const name of names)
            this.#names.add(name);
        }
        redact(text) {
          return blotted(text, findIn(text, [this.#secret]).map(({ range }) => range));
        }
        redactAll(data) {
          return eachText(data, (text) => this.redact(text));
        }
        redactForPublic(text, ours) {
          const shown = [...this.#variables, ...this.#names, ...ours], known = /* @__PURE__ */ new Map(), isShown = ({ among, needle }) => {
            if (among !== this.#private)
              return !1;
            const now = known.get(needle.text) ?? shown.some((name) => name.includes(needle.text));
            return known.set(needle.text, now), now;
          }, found = findIn(text, [this.#secret, this.#private]).filter((one) => !isShown(one)), words = [...this.#words].filter((word) => !shown.includes(word)), clean = blotted(text, [
            ...found.map(({ range }) => range),
            ...words.flatMap((word) => wordsIn(text, word))
          ]);
          return withoutCredentials(clean);
        }
        #isNamed(value) {
          return [...this.#names].some((name) => name.includes(value));
        }
        #hide(value) {
          if (!this.#hidden.has(value)) {
            this.#hidden.add(value);
            for (const needle of encodingsOf(value))
              this.#secret.add(needle);
            for (const form of formsOf(value))
              this.#secret.add({ text: form }), !this.#forms.has(form) && (this.#forms.add(form), this.#mask(form));
          }
        }
      }
      function eachText(data, change) {
        return typeof data == "string" ? change(data) : Array.isArray(data) ? data.map((part) => eachText(part, change)) : typeof data != "object" || data === null ? data : Object.fromEntries(Object.entries(data).map(([key, part]) => [key, eachText(part, change)]));
      }
      function valuesOf(secret) {
        const values = /* @__PURE__ */ new Set();
        for (const { text } of Reading.of(secret))
          for (const value of [text, ...text.split(/\r\n|\r|\n/)])
            values.add(value.trim());
        return values;
      }
      function encodingsOf(value) {
        const bytes = Buffer.from(value, "utf8"), hex = bytes.toString("hex"), inside = /* @__PURE__ */ new Set([
          value,
          JSON.stringify(value).slice(1, -1),
          encodeURIComponent(bytes.toString("utf8"))
        ]);
        return [...[value, value.replaceAll(" ", "+"), hex, hex.toUpperCase()].map((text) => ({ text })), ...[...inside].flatMap(base64Windows)];
      }
      function base64Windows(value) {
        const bytes = Buffer.from(value, "utf8");
        return [0, 1, 2].flatMap((shift) => {
          const bits = (shift + bytes.length) * 8, text = Buffer.concat([Buffer.alloc(shift), bytes]).toString("base64").slice(Math.ceil(shift * 8 / 6), Math.floor(bits / 6));
          if (text.length < sensitive.tl)
            return [];
          const edges = { before: shift > 0, after: bits % 6 > 0 };
          return [
            { text, ...edges },
            { text: text.replaceAll("+", "-").replaceAll("/", "_"), ...edges }
          ];
        });
      }
      function formsOf(value) {
        const forms = /* @__PURE__ */ new Set(), bytes = Buffer.from(value, "utf8"), whole = bytes.toString("utf8"), base64 = bytes.toString("base64"), json = JSON.stringify(value).slice(1, -1);
        for (const form of [
          value,
          json,
          json.replaceAll("/", "\\/"),
          JSON.stringify(json).slice(1, -1),
          encodeURIComponent(whole),
          lowerCase(encodeURIComponent(whole)),
          encodeURI(whole),
          new URLSearchParams([["", value]]).toString().slice(1),
          inUserinfo(value),
          base64,
          (0, lib_text2.hT)(base64, "="),
          bytes.toString("base64url"),
          bytes.toString("hex"),
          bytes.toString("hex").toUpperCase(),
          htmlEscaped(value)
        ])
          !(0, sensitive.kB)(form) && !/[\r\n]/.test(form) && forms.add(form);
        return forms;
      }
      function lowerCase(encoded) {
        return encoded.replace(/%[0-9A-F]{2}/g, (byte) => byte.toLowerCase());
      }
      function inUserinfo(value) {
        const url = new URL("https://host.invalid");
        return url.password = value, url.password;
      }
      function htmlEscaped(value) {
        return value.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;").replace(/'/g, "&#39;");
      }
      const BEFORE_WORD = /[\p{L}\p{N}_-]\.?$/u, AFTER_WORD = /^\.?[\p{L}\p{N}_-]/u;
      function wordsIn(text, word) {
        const ranges = [];
        for (const reading of Reading.of(text))
          for (let from = reading.text.indexOf(word); from >= 0; from = reading.text.indexOf(word, from + 1)) {
            const to = from + word.length, [before, after] = [
              reading.text.slice(Math.max(0, from - 3), from),
              reading.text.slice(to, to + 3)
            ];
            !BEFORE_WORD.test(before) && !AFTER_WORD.test(after) && ranges.push(reading.asWritten({ from, to }));
          }
        return ranges;
      }
      function withoutCredentials(text) {
        return text.replace(/(:(?:\\*\/){2})([^\s"'<>`]+)/g, (_, start, rest) => {
          const end = rest.search(/[?#]/), [before, query] = end < 0 ? [rest, ""] : [rest.slice(0, end), rest.slice(end)], [authority = ""] = /^[^/\\]*/.exec(before) ?? [], most = /:(?!\d*$)/.test(authority) ? before : authority, place = before.slice(most.lastIndexOf("@") + 1), user = place === before ? "" : "***@", kept = query.startsWith("#") && !query.includes("=") ? query : query && `${query.charAt(0)}***`;
          return `${start}${user}${place}${kept}`;
        });
      }
    })
  ),
  /***/
  8631: (
    /***/
    ((__unused_webpack_module, __webpack_exports__2, __nccwpck_require__2) => {
      __nccwpck_require__2.d(__webpack_exports__2, {
        /* harmony export */
        Hm: () => (
          /* binding */
          privateIn
        ),
        /* harmony export */
        LB: () => (
          /* binding */
          worthMasking
        ),
        /* harmony export */
        VY: () => (
          /* binding */
          secretsIn
        ),
        /* harmony export */
        kB: () => (
          /* binding */
          isCommon
        ),
        /* harmony export */
        nz: () => (
          /* binding */
          isShortSecret
        ),
        /* harmony export */
        tl: () => (
          /* binding */
          SHORTEST
        )
        /* harmony export */
      });
      const SHORTEST = 6, COMMON = /* @__PURE__ */ new Set([
        "undefined",
        "production",
        "staging",
        "development",
        "preview",
        "postgres",
        "password",
        "localhost",
        "github",
        "hasura",
        "public",
        "default",
        "admin",
        "build",
        "data",
        "demo",
        "error",
        "false",
        "main",
        "name",
        "none",
        "null",
        "ready",
        "root",
        "table",
        "test",
        "true",
        "user"
      ]);
      function worthMasking(value, shortest = SHORTEST) {
        return value.length >= shortest && !isCommon(value);
      }
      function isCommon(value) {
        return COMMON.has(value.toLowerCase());
      }
      const SECRET_NAME = /SECRET|TOKEN|PASS|KEY|JWT|CREDENTIAL|PRIVATE|DSN|DATABASE_URL|CONNECTION|SIGNATURE|BEARER|(?:^|_)(?:SK|PW|PWD|PSK)(?:_|$)/i, DOUBTFUL_NAME = /(?:^|_)[A-Z]*AUTH(?:_|$)|AUTHENTICATION|(?:^|_)AUTHORIZATION|LICEN[CS]E|COOKIE|SIGNING|MNEMONIC|PHRASE|(?:^|_)(?:SALT|SIG|HMAC|SEED|OTP)(?:_|$)/i, SECRET_PARAMETER = /^(?:.*(?:token|secret|password|passwd|credential|signature|api[_-]?key|subscription-key|jwt|assertion)|key|pwd|pass)$/i, DOUBTFUL_PARAMETER = /^(?:code|sig|sign|auth\w*|session\w*|sid|hmac|ticket|[a-z]key)$/i, AUTHORIZATION = /\b(?:bearer|basic|digest|token)[ \t]+([\w.~+/:=-]{6,})/gi;
      function secretsIn({ key, value }) {
        const found = credentialsIn(value);
        return (found.length > 0 || isSecretName(key, value)) && found.push(value, ...keysIn(value)), found;
      }
      function isSecretName(key, value) {
        return SECRET_NAME.test(key) || DOUBTFUL_NAME.test(key) && !isHarmless(value);
      }
      function isShortSecret({ key, value }) {
        const text = value.trim();
        return text.length < SHORTEST && text.length >= 4 && !isHarmlessText(text) && isSecretName(key, `${text}${text}`);
      }
      function privateIn({ value }) {
        const text = value.trim();
        if (isHarmless(text))
          return [];
        const urls = urlsIn(text), outside = urls.reduce((rest, { written }) => rest.replace(written, " "), text);
        return [
          text,
          ...urls.flatMap(({ written, user, password = "", path: path2, tail }) => [
            written,
            user,
            password,
            ...path2,
            ...tail.split(/[?&;#=]/)
          ]),
          ...textsIn(text),
          ...outside.split(/[\s;,"'`=:&?#|<>{}()[\]]+/)
        ].filter((part, index) => index === 0 || !isHarmless(part) && !isWordy(part));
      }
      function isHarmless(value) {
        const text = value.trim();
        return text.length < SHORTEST || text.split(",").every((part) => isHarmlessText(part.trim()));
      }
      function isHarmlessText(text) {
        return text === "" || /^[+-]?\d{1,12}(\.\d{1,6})?$/.test(text) || /^\d{1,6} ?([a-z]|ms|min|[kmgt]i?b|%)$/i.test(text) || /^v?\d{1,4}(\.\d{1,4}){1,3}$/.test(text) || /^(?=.{1,15}$)(?:[A-Z]?[a-z]+|[A-Z]+)$/.test(text) || /^[a-z]{2,12}(-[a-z]{2,12}){1,2}-?\d{1,2}$/.test(text) || isPlainUrl(text);
      }
      function isPlainUrl(text) {
        const [, path2] = /^[a-z][a-z0-9+.-]{0,20}:\/\/[a-z0-9*.-]{1,253}(?::\d{1,5})?((?:\/[\w./-]*)?)$/i.exec(text) ?? [];
        return path2?.split("/").every(isPlainSegment) === !0;
      }
      function isPlainSegment(segment) {
        return segment.length < SHORTEST || isHarmlessText(segment) || isWordy(segment);
      }
      function isWordy(text) {
        return /^(?:[A-Z]?[a-z]{1,20}|[A-Z]{1,20})(?:[-_.](?:[A-Z]?[a-z]{1,20}|[A-Z]{1,20}|\d{1,3}))*$/.test(text);
      }
      function keysIn(value) {
        return textsIn(value, /key|secret|private|token|pass/i);
      }
      function textsIn(value, name = /(?:)/) {
        const texts = [];
        if (!/^\s*[[{]/.test(value))
          return texts;
        try {
          JSON.parse(value, (field, part) => {
            typeof part == "string" && name.test(field) && texts.push(part);
          });
        } catch {
        }
        return texts;
      }
      const SCHEME = /[a-z][a-z0-9+.-]{0,30}$/i, MOST_URLS = 100;
      function urlsIn(text) {
        const found = [], [, ...after] = text.split("://");
        let end = 0;
        for (const [index, upToNext] of after.slice(0, MOST_URLS).entries()) {
          end = text.indexOf("://", end) + 3;
          const [scheme] = SCHEME.exec(text.slice(Math.max(0, end - 33), end - 3)) ?? [], [rest = ""] = /^[^\s"'<>]*/.exec(upToNext) ?? [], isLast = index === after.length - 1 || rest.length < upToNext.length;
          scheme !== void 0 && found.push(partsOf(`${scheme}://`, isLast ? rest : rest.replace(SCHEME, "")));
        }
        return found;
      }
      function partsOf(start, rest) {
        const [authority = ""] = /^[^/?#]*/.exec(rest) ?? [], [path2 = ""] = /^[^?#]*/.exec(rest.slice(authority.length)) ?? [], userinfo = authority.slice(0, Math.max(0, authority.lastIndexOf("@"))), [user = "", ...password] = userinfo.split(":");
        return {
          written: `${start}${rest}`,
          user,
          ...password.length > 0 ? { password: password.join(":") } : {},
          path: path2.split("/").filter((segment) => !isPlainSegment(segment)),
          tail: rest.slice(authority.length + path2.length)
        };
      }
      function credentialsIn(value) {
        const users = urlsIn(value).map(({ user, password }) => password ?? (user.length >= 16 ? user : "")), parameters = [...value.matchAll(/[?&#]([\w.-]{1,64})=([^&\s#]+)/g)].filter(([, name = "", text = ""]) => SECRET_PARAMETER.test(name) || DOUBTFUL_PARAMETER.test(name) && !isHarmless(text)).map(([, , text = ""]) => text), headers = [...value.matchAll(AUTHORIZATION)].map(([, text = ""]) => text).filter((text) => !isHarmless(text));
        return [...users, ...parameters, ...headers].filter((part) => part !== "");
      }
    })
  ),
  /***/
  9112: (
    /***/
    ((__unused_webpack_module, __webpack_exports__2, __nccwpck_require__2) => {
      __nccwpck_require__2.d(__webpack_exports__2, {
        /* harmony export */
        Df: () => (
          /* binding */
          withoutCommands
        ),
        /* harmony export */
        Dx: () => (
          /* binding */
          linesOf
        ),
        /* harmony export */
        Jj: () => (
          /* binding */
          cut
        ),
        /* harmony export */
        KE: () => (
          /* binding */
          listed
        ),
        /* harmony export */
        TN: () => (
          /* binding */
          oneLine
        ),
        /* harmony export */
        hT: () => (
          /* binding */
          withoutTrailing
        ),
        /* harmony export */
        p0: () => (
          /* binding */
          duration
        ),
        /* harmony export */
        zP: () => (
          /* binding */
          cutToBytes
        )
        /* harmony export */
      });
      const LINE_BREAKS = /\r\n|[\n\r\u2028\u2029\u0085\v\f]/, CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
      function linesOf(text) {
        return text.split(LINE_BREAKS).map(withoutControls);
      }
      function oneLine(text) {
        return linesOf(text).map((line) => line.trim()).filter((line) => line !== "").join(" ");
      }
      function withoutCommands(line) {
        return withoutControls(line).replace(/##\[/g, "##·[").replace(/^(\s*)::/u, "$1·::");
      }
      function cut(text, most) {
        if (text.length <= most)
          return text;
        const note = ` … (${String(text.length - most)} more characters)`;
        return `${text.slice(0, most).replace(/[\ud800-\udbff]$/, "")}${note}`;
      }
      function cutToBytes(text, most) {
        if (Buffer.byteLength(text) <= most)
          return text;
        const lines = text.split(`
`), room = most - 100;
        let size = 0;
        const kept = lines.findIndex((line) => (size += Buffer.byteLength(line) + 1) > room);
        return [...lines.slice(0, kept), "", `… and ${String(lines.length - kept)} more lines, not shown.`].join(`
`);
      }
      function withoutControls(line) {
        return line.replace(/\t/g, "  ").replace(CONTROLS, "�");
      }
      function withoutTrailing(text, character) {
        let end = text.length;
        for (; end > 0 && text[end - 1] === character; )
          end--;
        return text.slice(0, end);
      }
      function listed(words, last = "and") {
        return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1) ?? ""}`;
      }
      function duration(ms) {
        if (ms < 9950)
          return `${(ms / 1e3).toFixed(1)} s`;
        const seconds = Math.round(ms / 1e3);
        if (seconds < 60)
          return `${String(seconds)} s`;
        const rest = seconds % 60;
        return `${String(Math.floor(seconds / 60))} min${rest === 0 ? "" : ` ${String(rest)} s`}`;
      }
    })
  ),
  /***/
  8681: (
    /***/
    ((__unused_webpack_module, __webpack_exports__2, __nccwpck_require__2) => {
      __nccwpck_require__2.d(__webpack_exports__2, {
        /* harmony export */
        Hg: () => (
          /* binding */
          changeTable
        ),
        /* harmony export */
        Ow: () => (
          /* binding */
          changeLines
        ),
        /* harmony export */
        ws: () => (
          /* binding */
          removedLines
        )
        /* harmony export */
      });
      var markdown_table__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__2(735), _lib_text_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__2(9112), _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__2(4285);
      const MOST_ROWS = 1e3, MOST_LINES = 200;
      function changeTable(changes) {
        if (changes.length === 0)
          return "";
        const rows = changes.slice(0, MOST_ROWS).map(({ action, what, name, why }) => [action, what, inCell((0, _markdown_js__WEBPACK_IMPORTED_MODULE_0__.aY)(name)), (0, _markdown_js__WEBPACK_IMPORTED_MODULE_0__.pj)(why)]), more = changes.length > MOST_ROWS ? `

… and ${String(changes.length - MOST_ROWS)} more` : "";
        return `${(0, markdown_table__WEBPACK_IMPORTED_MODULE_1__.Q)([["", "What", "Name", "Why"], ...rows], { alignDelimiters: !1 })}${more}`;
      }
      function changeLines(changes) {
        const widest = (part) => Math.max(0, ...changes.map((change) => part(change).length)), [first, second] = [widest(({ action }) => action), widest(({ what, name }) => `${what} ${name}`)];
        return changes.map(({ action, what, name, why }) => (0, _lib_text_js__WEBPACK_IMPORTED_MODULE_2__.TN)(`${action.padEnd(first)}  ${`${what} ${name}`.padEnd(second)}  ${why}`));
      }
      function removedLines(changes) {
        const removed = changes.filter(({ action }) => action === "remove"), more = removed.length - MOST_LINES;
        return [
          ...removed.slice(0, MOST_LINES).map(({ what, name, why }) => (0, _lib_text_js__WEBPACK_IMPORTED_MODULE_2__.TN)(`  deleted ${what} ${name}: ${why}`)),
          ...more > 0 ? [`  … and ${String(more)} more`] : []
        ];
      }
      function inCell(text) {
        return text.replace(/\|/g, "\\|");
      }
    })
  ),
  /***/
  4363: (
    /***/
    ((__unused_webpack_module, __webpack_exports__2, __nccwpck_require__2) => {
      __nccwpck_require__2.d(__webpack_exports__2, {
        /* harmony export */
        Yv: () => (
          /* binding */
          contentLine
        ),
        /* harmony export */
        ek: () => (
          /* binding */
          contentOutputs
        ),
        /* harmony export */
        qd: () => (
          /* binding */
          contentTable
        )
        /* harmony export */
      });
      var markdown_table__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__2(735), _rules_content_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__2(2182), _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__2(4285);
      const MOST_ROWS = 500, MOST_NAMED = 5;
      function contentLine(content2) {
        if (content2 === void 0)
          return "";
        const { environment, stage, models: all } = content2, where = `Content: Hygraph ${(0, _markdown_js__WEBPACK_IMPORTED_MODULE_0__.aY)(environment)}${stage === void 0 ? "" : `, ${(0, _markdown_js__WEBPACK_IMPORTED_MODULE_0__.aY)(stage)}`}`;
        if (all.length === 0)
          return `${where}: could not be checked`;
        const missing = all.filter(({ required, access: access2 }) => required && access2 === "refused"), but = (0, _markdown_js__WEBPACK_IMPORTED_MODULE_0__.Ji)(missing.map(({ name }) => name), MOST_NAMED);
        return `${where}: ${(0, _rules_content_js__WEBPACK_IMPORTED_MODULE_1__.eN)(all, but === "" ? "" : ` (not ${but})`)}, ${(0, _rules_content_js__WEBPACK_IMPORTED_MODULE_1__.bF)(content2)}`;
      }
      const ACCESS = {
        entries: "readable",
        empty: "readable, no entry",
        refused: "not readable",
        unknown: "not checked"
      };
      function contentTable(content2) {
        if (content2 === void 0 || content2.models.length === 0)
          return "";
        const { stage, withToken, models: all } = content2, shown = all.slice(0, MOST_ROWS), table = (0, markdown_table__WEBPACK_IMPORTED_MODULE_2__.Q)([
          [
            "model",
            `${stage === void 0 ? "default stage" : (0, _markdown_js__WEBPACK_IMPORTED_MODULE_0__.aY)(stage)}, ${withToken ? "with the token" : "without a token"}`,
            "anyone"
          ],
          ...shown.map(({ name, required, access: access2, open }) => [
            `${(0, _markdown_js__WEBPACK_IMPORTED_MODULE_0__.aY)(name)}${required ? " (required)" : ""}`,
            ACCESS[access2],
            open === void 0 ? "not checked" : open.length === 0 ? "nothing" : open.join(", ")
          ])
        ]), more = all.length - shown.length;
        return [
          `**Content in Hygraph**: ${(0, _rules_content_js__WEBPACK_IMPORTED_MODULE_1__.bF)(content2)}. Write access was not checked.`,
          table,
          ...more > 0 ? [`… and ${(0, _rules_content_js__WEBPACK_IMPORTED_MODULE_1__.Jn)(more)} more`] : []
        ].join(`

`);
      }
      function contentOutputs(content2) {
        return {
          "content-environment": content2?.environment ?? "",
          "content-stage": content2?.stage ?? "",
          "content-models": (content2?.models ?? []).filter(_rules_content_js__WEBPACK_IMPORTED_MODULE_1__.hS).map(({ name }) => name).join(","),
          "content-public": content2?.public ?? ""
        };
      }
    })
  ),
  /***/
  8548: (
    /***/
    ((__unused_webpack_module, __webpack_exports__2, __nccwpck_require__2) => {
      __nccwpck_require__2.d(__webpack_exports__2, {
        /* harmony export */
        Bk: () => (
          /* binding */
          problems
        ),
        /* harmony export */
        jE: () => (
          /* binding */
          otherFindings
        ),
        /* harmony export */
        lU: () => (
          /* binding */
          lineAddress
        )
        /* harmony export */
      });
      var _rules_finding_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__2(6270), _rules_rehearsal_rule_ids_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__2(2456), _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__2(4285);
      const [MOST_PROBLEMS, MOST_OTHERS] = [10, 50], LONGEST = 300, MARKS = { error: "❌", warning: "⚠️", notice: "ℹ️" };
      function problems({ findings }) {
        if (findings === void 0)
          return "";
        const errors2 = findings.list.filter(({ severity }) => severity === "error");
        return listed(errors2, MOST_PROBLEMS, findings.blobUrl);
      }
      function otherFindings({ findings, state }) {
        if (findings === void 0 || state === "answer" || state === "building")
          return "";
        const others = findings.list.filter(({ severity, risk }) => severity !== "error" && risk === void 0), [added, old] = [others.filter((one) => one.old !== !0), others.filter((one) => one.old === !0)], ofRehearsal = added.filter(_rules_rehearsal_rule_ids_js__WEBPACK_IMPORTED_MODULE_0__.DA), known = added.filter((one) => !(0, _rules_rehearsal_rule_ids_js__WEBPACK_IMPORTED_MODULE_0__.DA)(one)), ofContent = known.filter(({ file }) => file === void 0), ofProject = known.filter(({ file }) => file !== void 0), fold = (title, list) => list.length === 0 ? "" : (0, _markdown_js__WEBPACK_IMPORTED_MODULE_1__.TM)(`${title}: ${(0, _rules_finding_js__WEBPACK_IMPORTED_MODULE_2__.hS)(list)}`, listed(list, MOST_OTHERS, findings.blobUrl));
        return [
          fold("Rehearsal", ofRehearsal),
          fold("Content", ofContent),
          fold("Project check", ofProject),
          state === "checked" ? fold("Not new", old) : ""
        ].filter((part) => part !== "").join(`

`);
      }
      function listed(findings, most, blobUrl) {
        const lines = findings.slice(0, most).map((finding) => line(finding, blobUrl)), more = findings.length - lines.length;
        return [...lines, ...more > 0 ? [`* … and ${String(more)} more`] : []].join(`
`);
      }
      function line(finding, blobUrl) {
        const { severity, what, why, remedy, rule } = finding, place = placeLink(finding, blobUrl);
        return `* ${MARKS[severity]} ${place === "" ? "" : `${place}: `}${(0, _markdown_js__WEBPACK_IMPORTED_MODULE_1__.pj)(what, LONGEST)} ${(0, _markdown_js__WEBPACK_IMPORTED_MODULE_1__.pj)(why, LONGEST)} ${(0, _markdown_js__WEBPACK_IMPORTED_MODULE_1__.pj)(remedy, LONGEST)} (${(0, _markdown_js__WEBPACK_IMPORTED_MODULE_1__.aY)(rule)})`;
      }
      function placeLink(finding, blobUrl) {
        const { file, line: at = 1 } = finding;
        return file === void 0 ? "" : (0, _markdown_js__WEBPACK_IMPORTED_MODULE_1__.nf)((0, _markdown_js__WEBPACK_IMPORTED_MODULE_1__.aY)((0, _rules_finding_js__WEBPACK_IMPORTED_MODULE_2__.Z9)(finding)), lineAddress({ file, line: at }, blobUrl));
      }
      function lineAddress({ file, line: line2 }, blobUrl) {
        const path2 = file.replace(new RegExp("\\p{Surrogate}", "gu"), "�").split("/").map(encodeURIComponent).join("/");
        return `${blobUrl}/${path2}#L${String(line2)}`;
      }
    })
  ),
  /***/
  8347: (
    /***/
    ((__unused_webpack_module, __webpack_exports__2, __nccwpck_require__2) => {
      __nccwpck_require__2.d(__webpack_exports__2, {
        /* harmony export */
        P: () => (
          /* binding */
          publicView
        ),
        /* harmony export */
        j: () => (
          /* binding */
          publicText
        )
        /* harmony export */
      });
      var _lib_secrets_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__2(6499), _task_titles_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__2(3889);
      function publicView(secrets2, view) {
        const clean = secrets2.redactAll(view), ours = shownNames(clean), said = (data) => (0, _lib_secrets_js__WEBPACK_IMPORTED_MODULE_0__.h)(data, (text) => secrets2.redactForPublic(text, ours)), task = (name) => (0, _task_titles_js__WEBPACK_IMPORTED_MODULE_1__.K9)(name) ? name : said(name), { failure, stands, because, left, step, changes, findings, review, rehearsal } = clean;
        return {
          ...clean,
          tasks: clean.tasks.map((one) => ({ ...one, name: task(one.name) })),
          ...step === void 0 ? {} : { step: task(step) },
          ...failure === void 0 ? {} : { failure: said(failure) },
          ...stands === void 0 ? {} : { stands: said(stands) },
          ...because === void 0 ? {} : { because: said(because) },
          ...left === void 0 ? {} : { left: said(left) },
          ...findings === void 0 ? {} : { findings: { ...findings, list: findings.list.map((one) => ({ ...one, what: said(one.what) })) } },
          ...review?.changes === void 0 ? {} : { review: { ...review, changes: said(review.changes) } },
          ...rehearsal === void 0 ? {} : { rehearsal: said(rehearsal) },
          ...changes === void 0 ? {} : { changes: changes.map((change) => ({ ...change, why: said(change.why) })) }
        };
      }
      function publicText(secrets2, markdown) {
        return secrets2.redact(markdown);
      }
      function shownNames(view) {
        const { name, branch, commit, logUrl, consoleUrl, endpoint, folder, newerRun } = view;
        return [
          name,
          branch,
          commit?.sha,
          commit?.url,
          logUrl,
          consoleUrl,
          endpoint,
          folder,
          newerRun?.url,
          ...(view.databases ?? []).flatMap((database) => [database.variable, database.name, database.template]),
          ...view.removed ?? [],
          ...view.dropped ?? [],
          ...(view.changes ?? []).map((change) => change.name),
          ...namesIn(view.review?.changes),
          ...namesOf(view.rehearsal),
          ...(view.findings?.list ?? []).flatMap(({ file, object }) => [file, object])
        ].filter((text) => text !== void 0);
      }
      function namesIn(changes) {
        if (changes === void 0)
          return [];
        const { from, concerns, breaking, changes: all, open } = changes;
        return [
          ...from === void 0 ? [] : [from.sha, from.url, from.base],
          ...concerns.flatMap(({ rule, roles, objects, place }) => [
            rule,
            ...roles,
            ...objects,
            ...place === void 0 ? [] : [place.file]
          ]),
          ...(changes.silenced ?? []).flatMap(({ rule, place }) => [rule, place.file]),
          ...breaking.flatMap(({ object, roles }) => [object, ...roles]),
          ...all.flatMap(({ object, role = "", place }) => [object, role, place?.file ?? ""]),
          ...(changes.leftOut ?? []).map(({ file }) => file),
          ...open.roles,
          ...open.writes
        ];
      }
      function namesOf(shown) {
        return shown === void 0 ? [] : "notRun" in shown ? [shown.base] : [
          shown.base,
          shown.blobUrl,
          ...shown.rehearsal.sources.flatMap(({ source, upgrade }) => [
            source,
            ...upgrade.flatMap(({ version, name, failure }) => [version, name, failure?.file ?? ""])
          ])
        ];
      }
    })
  ),
  /***/
  4285: (
    /***/
    ((__unused_webpack_module, __webpack_exports__2, __nccwpck_require__2) => {
      __nccwpck_require__2.d(__webpack_exports__2, {
        /* harmony export */
        DV: () => (
          /* binding */
          codeBlock
        ),
        /* harmony export */
        Ji: () => (
          /* binding */
          someCodes
        ),
        /* harmony export */
        TM: () => (
          /* binding */
          folded
        ),
        /* harmony export */
        aY: () => (
          /* binding */
          code
        ),
        /* harmony export */
        nf: () => (
          /* binding */
          link
        ),
        /* harmony export */
        pj: () => (
          /* binding */
          plain
        ),
        /* harmony export */
        qy: () => (
          /* binding */
          html
        )
        /* harmony export */
      });
      var _rules_trusted_hosts_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__2(2794), _lib_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__2(9112);
      function code(text, most = 200) {
        const line = (0, _lib_text_js__WEBPACK_IMPORTED_MODULE_0__.Jj)((0, _lib_text_js__WEBPACK_IMPORTED_MODULE_0__.TN)(text), most), ticks = "`".repeat(longestRun(line) + 1), space = line === "" || line.startsWith("`") || line.endsWith("`") ? " " : "";
        return `${ticks}${space}${line}${space}${ticks}`;
      }
      function someCodes(names, most) {
        const shown = names.slice(0, most).map((name) => code(name)), more = names.length - shown.length;
        return `${shown.join(", ")}${more > 0 ? ` and ${String(more)} more` : ""}`;
      }
      function codeBlock(text, most = 2e3) {
        const lines = (0, _lib_text_js__WEBPACK_IMPORTED_MODULE_0__.Dx)((0, _lib_text_js__WEBPACK_IMPORTED_MODULE_0__.Jj)(text.trim(), most)).map((line) => line.trimEnd().replace(/^<!-- (?=\/?hasura-review)/, "<!-- ⁠")), fence = "`".repeat(Math.max(3, longestRun(lines.join(`
`)) + 1));
        return [`${fence}text`, ...lines, fence].join(`
`);
      }
      function link(words, url) {
        if (url === void 0 || !URL.canParse(url))
          return words;
        const { protocol, hostname, href } = new URL(url);
        return protocol !== "https:" && !(protocol === "http:" && (0, _rules_trusted_hosts_js__WEBPACK_IMPORTED_MODULE_1__.U9)(hostname)) ? words : `[${words}](${href.replace(/[()<>[\]\\`*_]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)})`;
      }
      function plain(text, most = 1e3) {
        return withoutReferences((0, _lib_text_js__WEBPACK_IMPORTED_MODULE_0__.Jj)((0, _lib_text_js__WEBPACK_IMPORTED_MODULE_0__.TN)(text), most).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/[\\`*_[\]()!|~$]/g, (character) => `\\${character}`).replace(/^[-+#=]/, (start) => `\\${start}`).replace(/^(\d+)([.)])/, "$1\\$2"));
      }
      function withoutReferences(text) {
        return text.replace(/@/g, "@⁠").replace(/#(?=\d)|\bGH-(?=\d)/gi, (reference) => `${reference}⁠`).replace(/:\/\//g, ":⁠//").replace(/www\./gi, (www) => `${www.slice(0, 3)}⁠.`);
      }
      function html(text, most = 500) {
        return withoutReferences((0, _lib_text_js__WEBPACK_IMPORTED_MODULE_0__.Jj)((0, _lib_text_js__WEBPACK_IMPORTED_MODULE_0__.TN)(text), most).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;"));
      }
      function folded(title, content2) {
        return `<details><summary>${title}</summary>

${content2}

</details>`;
      }
      function longestRun(text) {
        return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run2]) => run2.length));
      }
    })
  ),
  /***/
  7114: (
    /***/
    ((__unused_webpack_module, __webpack_exports__2, __nccwpck_require__2) => {
      __nccwpck_require__2.d(__webpack_exports__2, {
        /* harmony export */
        Bg: () => (
          /* binding */
          commitUrl
        ),
        /* harmony export */
        Hg: () => (
          /* binding */
          sweptWords
        ),
        /* harmony export */
        L8: () => (
          /* binding */
          whatExists
        ),
        /* harmony export */
        Rp: () => (
          /* binding */
          shownOf
        ),
        /* harmony export */
        g4: () => (
          /* binding */
          belongsTo
        ),
        /* harmony export */
        yE: () => (
          /* binding */
          READY
        )
        /* harmony export */
      });
      function shownOf(outcome) {
        switch (outcome.status) {
          case "ready":
            return { how: outcome.how, because: outcome.because };
          case "planned":
            return {
              changes: outcome.changes,
              because: `${outcome.because}. This is a dry run: nothing was changed`
            };
          case "swept":
            return {
              changes: outcome.changes,
              because: sweptWords(outcome.changes),
              ...outcome.failures.length === 0 ? {} : { failure: { what: outcome.failures.join(`
`) } }
            };
          case "deleted": {
            const { removed, left, databases, because } = outcome;
            return { removed, left, dropped: databases, because };
          }
          case "checked":
          case "skipped":
          case "superseded":
            return { because: outcome.because };
          default:
            return outcome;
        }
      }
      const READY = {
        built: "Ready",
        unchanged: "Unchanged, so not rebuilt",
        updated: "Ready, with its variables changed"
      };
      function sweptWords(changes) {
        const removed = changes.filter(({ action }) => action === "remove").length, left = changes.filter(({ action }) => action === "leave").length, items = changes.length === 1 ? "item" : "items";
        return `Checked ${String(changes.length)} ${items}: ${String(removed)} deleted, ${String(left)} kept.`;
      }
      function commitUrl(repositoryUrl, sha) {
        return `${repositoryUrl}/commit/${encodeURIComponent(sha)}`;
      }
      function belongsTo({ subject }) {
        return subject.kind === "pull" ? "pull request" : "branch";
      }
      function whatExists(facts, failure, about) {
        if (facts === void 0 || about === void 0 || failure.kind === "ownership")
          return;
        const goes = belongsTo(about) === "branch" ? "it is deleted when the branch is deleted" : "it is deleted when the pull request closes";
        return facts.projectId !== void 0 ? `The app ${facts.name} is kept for debugging; ${goes}.` : facts.created ? `It is unknown whether the app ${facts.name} exists. If it does, ${goes}.` : facts.stoodBefore === !0 ? `The app ${facts.name} from the previous build was not changed; ${goes}.` : void 0;
      }
    })
  ),
  /***/
  6340: (
    /***/
    ((__unused_webpack_module, __webpack_exports__2, __nccwpck_require__2) => {
      __nccwpck_require__2.d(__webpack_exports__2, {
        /* harmony export */
        R_: () => (
          /* binding */
          heading
        ),
        /* harmony export */
        Wm: () => (
          /* binding */
          headingOf
        ),
        /* harmony export */
        qi: () => (
          /* binding */
          renderView
        )
        /* harmony export */
      });
      var _lib_text_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__2(9112), _rules_commands_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__2(1701), _rules_finding_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__2(6270), _task_titles_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__2(3889), _content_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__2(4363), _change_list_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__2(8681), _finding_list_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__2(8548), _markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__2(4285);
      const MOST_STEPS = 100, MOST_NAMED = 20, MOST_LISTED = 100, LONGEST_LINE = 300, MOST_LINES = 5;
      function renderView(view, { review = "", rehearsal = "", rest = "" } = {}) {
        return [
          heading(view),
          places(view),
          endpoint(view),
          ...bodyOf(view),
          review,
          rehearsal,
          fullWords(view),
          databases(view),
          (0, _finding_list_js__WEBPACK_IMPORTED_MODULE_2__.jE)(view),
          steps(view),
          rest,
          footer(view)
        ].filter((part) => part !== "").join(`

`);
      }
      const HEADINGS = {
        building: "⏳ Hasura preview: building",
        ready: "✅ Hasura preview: ready",
        failed: "❌ Hasura preview: failed",
        deleted: "🗑️ Hasura preview: deleted",
        swept: "🧹 Hasura previews: swept",
        planned: "📝 Hasura preview: what would be done",
        interrupted: "⏹️ Hasura preview: interrupted",
        answer: "💬 Hasura preview: status",
        checked: "🔎 Hasura project: checked",
        reviewed: "🔎 Hasura project: reviewed",
        skipped: "⏭️ Hasura preview: nothing to do",
        superseded: "⏭️ Hasura preview: a newer run took over"
      };
      function heading(view) {
        return headingOf(view.state);
      }
      function headingOf(state) {
        return `### ${HEADINGS[state]}`;
      }
      const GRAPHIQL = "https://cloud.hasura.io/public/graphiql?endpoint=";
      function places(view) {
        const { name, commit, state } = view;
        return [
          ...waysIn(view).map((way, index) => index === 0 ? `**${way}**` : way),
          ...name !== void 0 && endpoint(view) === "" ? [(0, _markdown_js__WEBPACK_IMPORTED_MODULE_3__.aY)(name)] : [],
          ...commit === void 0 || state === "deleted" || state === "ready" && !commit.certain ? [] : [(0, _markdown_js__WEBPACK_IMPORTED_MODULE_3__.nf)((0, _markdown_js__WEBPACK_IMPORTED_MODULE_3__.aY)(commit.sha.slice(0, 7)), commit.url)],
          ...view.logUrl === void 0 ? [] : [(0, _markdown_js__WEBPACK_IMPORTED_MODULE_3__.nf)("log", view.logUrl)]
        ].join(" · ");
      }
      function waysIn(view) {
        if (view.state === "building" || view.state === "deleted")
          return [];
        const { consoleUrl, endpoint: url, access: access3 } = view;
        return [
          ...isReady(view) && access3?.open === !0 && url !== void 0 ? [(0, _markdown_js__WEBPACK_IMPORTED_MODULE_3__.nf)("Try it", `${GRAPHIQL}${encodeURIComponent(url)}`)] : [],
          ...consoleUrl === void 0 ? [] : [(0, _markdown_js__WEBPACK_IMPORTED_MODULE_3__.nf)("Open console", consoleUrl)]
        ];
      }
      function isReady({ state }) {
        return state === "ready" || state === "answer";
      }
      function endpoint(view) {
        return isReady(view) && view.endpoint !== void 0 ? (0, _markdown_js__WEBPACK_IMPORTED_MODULE_3__.DV)(view.endpoint, 500) : "";
      }
      function seeded({ seeds }) {
        return seeds === void 0 ? "" : `Seeds applied: ${String(seeds)} file${seeds === 1 ? "" : "s"}`;
      }
      function access2({ access: access3, endpoint: endpoint2 }) {
        return access3 === void 0 || access3.open || endpoint2 === void 0 ? "" : access3.ownSecret ? "To send requests, use the header `x-hasura-admin-secret` with the secret that the workflow sets" : "To send requests, open the console: it shows the admin secret to members of the Hasura Cloud project";
      }
      function again({ belongsTo }) {
        return belongsTo === "pull request" ? "To build it again without a push, comment `/preview rebuild` (if the workflow accepts commands)" : "";
      }
      function footer(view) {
        const { saidAt, belongsTo, state } = view, parts = [
          ...saidAt === void 0 ? [] : [`Updated ${new Date(saidAt).toISOString().slice(11, 16)} UTC`],
          ...belongsTo === "pull request" && state === "ready" ? [
            `Commands, if the workflow accepts them: ${_rules_commands_js__WEBPACK_IMPORTED_MODULE_4__.L.map((name) => `\`/preview ${name}\``).join(", ")}`
          ] : []
        ];
        return parts.length === 0 ? "" : `<sub>${parts.join(" · ")}</sub>`;
      }
      function bodyOf(view) {
        switch (view.state) {
          case "building":
            return [
              bulletList([
                "Building. This comment updates when the preview is ready",
                `Now: ${(0, _markdown_js__WEBPACK_IMPORTED_MODULE_3__.pj)((0, _task_titles_js__WEBPACK_IMPORTED_MODULE_0__.Oj)(view.step))}${view.count === void 0 ? "" : `, ${view.count}`}`,
                lifetime(view)
              ])
            ];
          case "ready":
            return [
              bulletList([
                ...cameAbout(view),
                ...uncertain(view),
                seeded(view),
                (0, _content_js__WEBPACK_IMPORTED_MODULE_1__.Yv)(view.content),
                access2(view),
                sentence(view.usage),
                lifetime(view)
              ]),
              (0, _finding_list_js__WEBPACK_IMPORTED_MODULE_2__.Bk)(view)
            ];
          case "failed":
            return [
              multiline(view.failure?.what ?? "The run failed"),
              (0, _finding_list_js__WEBPACK_IMPORTED_MODULE_2__.Bk)(view),
              firstWords(view),
              bulletList([
                ours(view.failure?.remedy),
                sentence(view.stands),
                (0, _finding_list_js__WEBPACK_IMPORTED_MODULE_2__.Bk)(view) === "" ? again(view) : "",
                help(view)
              ])
            ];
          case "deleted":
            return [
              bulletList([
                sentence(view.because),
                removed(view),
                dropped(view),
                ...atMost(view.left ?? [], (reason) => `Kept: ${(0, _markdown_js__WEBPACK_IMPORTED_MODULE_3__.pj)(reason)}`)
              ]),
              droppedNames(view)
            ];
          case "interrupted":
            return [
              bulletList(["The run was interrupted before the app was ready", sentence(view.stands), again(view)])
            ];
          case "swept":
          case "planned":
            return [bulletList([sentence(view.because), ...failures(view)]), (0, _change_list_js__WEBPACK_IMPORTED_MODULE_5__.Hg)(view.changes ?? [])];
          case "answer":
            return [bulletList([sentence(view.because), access2(view)])];
          case "checked":
            return [
              bulletList([
                `Found ${(0, _rules_finding_js__WEBPACK_IMPORTED_MODULE_6__.hS)((view.findings?.list ?? []).filter(({ risk }) => risk === void 0))}`,
                sentence(view.because)
              ]),
              (0, _finding_list_js__WEBPACK_IMPORTED_MODULE_2__.Bk)(view)
            ];
          case "reviewed":
            return [];
          case "skipped":
          case "superseded":
            return [bulletList([`${sentence(view.because)}${newer(view)}`])];
          default:
            return view.state;
        }
      }
      function bulletList(lines) {
        return lines.filter((line) => line !== "").map((line) => `- ${line}`).join(`
`);
      }
      function atMost(things, say) {
        const more = things.length - MOST_LISTED;
        return [...things.slice(0, MOST_LISTED).map(say), ...more > 0 ? [`… and ${String(more)} more`] : []];
      }
      function ours(text) {
        return sentence(text).replace(/https:\u2060\/\/((?:(?:cloud\.)?hasura\.io|github\.com)\/(?:[\w/?=%\\-]|&amp;|\.(?=\w))*)/g, (_, escaped) => {
          const page = escaped.replaceAll("\\", "").replaceAll("&amp;", "&"), [address = page] = page.split("?");
          return (0, _markdown_js__WEBPACK_IMPORTED_MODULE_3__.nf)((0, _lib_text_js__WEBPACK_IMPORTED_MODULE_7__.hT)(address, "/"), `https://${page}`);
        });
      }
      function sentence(text) {
        return text === void 0 ? "" : (0, _markdown_js__WEBPACK_IMPORTED_MODULE_3__.pj)(text).replace(/\.$/, "");
      }
      function multiline(text) {
        const [first = "", ...rest] = (0, _lib_text_js__WEBPACK_IMPORTED_MODULE_7__.Dx)(text), more = atMost(rest, (line) => (0, _markdown_js__WEBPACK_IMPORTED_MODULE_3__.pj)(line.replace(/^- /, "")));
        return more.length === 0 ? (0, _markdown_js__WEBPACK_IMPORTED_MODULE_3__.pj)(first) : `${(0, _markdown_js__WEBPACK_IMPORTED_MODULE_3__.pj)(first)}

${bulletList(more)}`;
      }
      function cameAbout({ how, because, rebuiltBecause }) {
        switch (how) {
          case "unchanged":
          case "updated":
            return [sentence(because), "Healthy, metadata consistent"];
          case "built":
          case void 0:
            return [
              "Migrations applied, metadata consistent",
              ...rebuiltBecause === void 0 ? [] : [sentence(`Rebuilt because ${rebuiltBecause}`)]
            ];
          default:
            return how;
        }
      }
      function failures({ failure }) {
        const lines = (0, _lib_text_js__WEBPACK_IMPORTED_MODULE_7__.Dx)(failure?.what ?? "").filter((line) => line !== "");
        return atMost(lines, (line) => `❌ ${(0, _markdown_js__WEBPACK_IMPORTED_MODULE_3__.pj)(line)}`);
      }
      function uncertain({ commit, branch }) {
        return commit?.certain === !0 || branch === void 0 ? [] : [
          commit?.moved === !0 ? `Built from branch ${(0, _markdown_js__WEBPACK_IMPORTED_MODULE_3__.aY)(branch)}, which changed during the build, so the exact commit is unknown` : `Built from branch ${(0, _markdown_js__WEBPACK_IMPORTED_MODULE_3__.aY)(branch)}. Could not check whether it changed during the build, so the exact commit is unknown`
        ];
      }
      function newer({ newerRun }) {
        return newerRun === void 0 ? "" : `: ${(0, _markdown_js__WEBPACK_IMPORTED_MODULE_3__.nf)(`run ${newerRun.id}`, newerRun.url)}`;
      }
      function help({ failure }) {
        const address = failure?.help;
        return address === void 0 ? "" : URL.canParse(address) ? (0, _markdown_js__WEBPACK_IMPORTED_MODULE_3__.nf)("About this error", address) : `About this error: ${(0, _markdown_js__WEBPACK_IMPORTED_MODULE_3__.aY)(address)}`;
      }
      function databases(view) {
        const { databases: made = [], how, state } = view;
        if (made.length === 0 || state === "answer" || state === "deleted")
          return "";
        const kept = how === "unchanged" || how === "updated", lines = made.map(({ variable, name, template }) => {
          const what = template === void 0 ? "" : `, copy of ${(0, _markdown_js__WEBPACK_IMPORTED_MODULE_3__.aY)(template)}`;
          return `${(0, _markdown_js__WEBPACK_IMPORTED_MODULE_3__.aY)(variable)}: ${(0, _markdown_js__WEBPACK_IMPORTED_MODULE_3__.aY)(name)}${what}`;
        }), count = made.length === 1 ? "database" : `${String(made.length)} databases`, title = kept ? `Same ${count} as before` : `Fresh ${count}`;
        return (0, _markdown_js__WEBPACK_IMPORTED_MODULE_3__.TM)(title, bulletList(lines));
      }
      function lifetime({ belongsTo, folder }) {
        return belongsTo === void 0 ? "" : belongsTo === "branch" ? "Deleted when the branch is deleted" : `Rebuilt ${folder === void 0 ? "on every push" : folder === "" ? "when a push changes its files" : `when ${(0, _markdown_js__WEBPACK_IMPORTED_MODULE_3__.aY)(`${folder}/`)} changes`}, deleted when the pull request closes`;
      }
      function removed({ removed: names = [] }) {
        return names.length === 0 ? "There was no app to delete" : names.length === 1 ? "The app was deleted" : `All ${String(names.length)} apps with that name were deleted`;
      }
      function dropped({ dropped: { length } = [] }) {
        return length === 0 ? "" : length === 1 ? "Its database was dropped" : "Its databases were dropped";
      }
      function droppedNames({ dropped: names = [] }) {
        if (names.length === 0)
          return "";
        const shown = names.slice(0, MOST_NAMED).map((name) => (0, _markdown_js__WEBPACK_IMPORTED_MODULE_3__.aY)(name));
        return names.length > shown.length && shown.push(`${String(names.length - shown.length)} more`), (0, _markdown_js__WEBPACK_IMPORTED_MODULE_3__.TM)(names.length === 1 ? "Dropped database" : "Dropped databases", shown.join(", "));
      }
      function readable(view) {
        return (0, _lib_text_js__WEBPACK_IMPORTED_MODULE_7__.Dx)(view.failure?.words ?? "").map((line) => line.trim()).filter((line) => line !== "" && !/^[[{].*[\]}]$/.test(line));
      }
      function firstWords(view) {
        return readable(view).slice(0, MOST_LINES).map((line) => (0, _markdown_js__WEBPACK_IMPORTED_MODULE_3__.aY)(line, LONGEST_LINE)).join("<br>");
      }
      function fullWords(view) {
        const words = view.state === "failed" ? (view.failure?.words ?? "").trim() : "", [lines, all] = [readable(view), (0, _lib_text_js__WEBPACK_IMPORTED_MODULE_7__.Dx)(words).filter((line) => line.trim() !== "")], complete = all.length === lines.length && lines.length <= MOST_LINES && lines.every((line) => line.length <= LONGEST_LINE);
        return words === "" || complete ? "" : (0, _markdown_js__WEBPACK_IMPORTED_MODULE_3__.TM)("Full message", (0, _markdown_js__WEBPACK_IMPORTED_MODULE_3__.DV)(words));
      }
      function steps(view) {
        const shown = view.state === "ready" || view.state === "failed" || view.state === "building" && view.tasks.length > 1;
        if (view.tasks.length === 0 || !shown)
          return "";
        const marks = { running: "…", success: "✓", failed: "✗" }, lines = view.tasks.slice(0, MOST_STEPS).map((task) => {
          const took = (0, _task_titles_js__WEBPACK_IMPORTED_MODULE_0__.vR)(task);
          return `${marks[task.state]} ${(0, _markdown_js__WEBPACK_IMPORTED_MODULE_3__.pj)((0, _task_titles_js__WEBPACK_IMPORTED_MODULE_0__.Oj)(task.name), 200)}${took === "" ? "" : ` · ${took}`}`;
        }), title = view.state === "ready" && view.tookMs !== void 0 ? `Built in ${(0, _lib_text_js__WEBPACK_IMPORTED_MODULE_7__.p0)(view.tookMs)}` : "Steps";
        return (0, _markdown_js__WEBPACK_IMPORTED_MODULE_3__.TM)(title, lines.join("<br>"));
      }
    })
  ),
  /***/
  2992: (
    /***/
    ((__unused_webpack_module, __webpack_exports__2, __nccwpck_require__2) => {
      __nccwpck_require__2.d(__webpack_exports__2, {
        p: () => (
          /* binding */
          Report
        )
      });
      var lib_text2 = __nccwpck_require__2(9112), finding = __nccwpck_require__2(6270), rehearsal_rule_ids = __nccwpck_require__2(2456), rules_usage = __nccwpck_require__2(3248), render = __nccwpck_require__2(6340), content2 = __nccwpck_require__2(4363), change_list = __nccwpck_require__2(8681), gate = __nccwpck_require__2(8347), review = __nccwpck_require__2(6415);
      function outputsOf(status, facts, commentUrl, findings, reviewed) {
        const graphql = facts?.endpoint === void 0 ? "" : graphqlEndpoint(facts.endpoint), console2 = facts?.consoleUrl ?? "", projectId = facts?.projectId ?? "", name = facts?.name ?? "";
        return {
          status,
          "graphql-endpoint": graphql,
          "console-url": console2,
          "project-id": projectId,
          "project-name": name,
          "tenant-id": facts?.tenantId ?? "",
          "job-id": facts?.jobId ?? "",
          "admin-secret": facts?.adminSecret ?? "",
          databases: databasesOf(facts),
          "comment-url": commentUrl ?? "",
          findings: findings === void 0 ? "" : (0, finding.p0)(findings),
          ...reviewOutputs(reviewed),
          ...(0, content2.ek)(facts?.hygraph),
          created: String(facts?.created === !0 && status === "ready"),
          graphQLEndpoint: graphql,
          consoleURL: console2,
          projectName: name,
          projectId
        };
      }
      function reviewOutputs(reviewed) {
        const changes = reviewed?.changes ?? (reviewed?.isSame === !0 ? { changes: [], breaking: [] } : void 0);
        return {
          changes: changes === void 0 ? "" : (0, review.c)(changes),
          "breaking-changes": changes === void 0 ? "" : String(changes.breaking.length)
        };
      }
      function databasesOf(facts) {
        return facts?.databases === void 0 ? "" : JSON.stringify(facts.databases.map(({ variable, name, role }) => ({ variable, database: name, role })));
      }
      function graphqlEndpoint(endpoint) {
        return `${(0, lib_text2.hT)(endpoint, "/")}/v1/graphql`;
      }
      var outcome_view = __nccwpck_require__2(7114);
      const MOST_WORDS = 2e3, MOST_REFUSED = 5, SHOWN_OUTPUTS = ["status", "project-name", "project-id", "tenant-id", "job-id", "graphql-endpoint"], DEPLOYMENT_ENDS = {
        ready: "ready",
        failed: "failed",
        deleted: "removed",
        superseded: "superseded"
      };
      class Report {
        #world;
        logUrl = "";
        comment;
        deployment;
        dryRun = !1;
        #about;
        #progress;
        #begunAt = 0;
        #finding = [];
        #found;
        #blobUrl = "";
        reviewComment;
        #reviewing;
        #review;
        #reviewed;
        #rehearsing;
        #rehearsed;
        #refused = [];
        #ended = !1;
        #unwritten;
        constructor(world) {
          this.#world = world;
        }
        begin(about) {
          return this.#about = about, this.#begunAt = this.#world.clock.now(), this.#progress = {
            facts: { name: about.name, created: !1 },
            tasks: [],
            step: void 0,
            changed: () => {
              this.#progress?.facts.endpoint !== void 0 && this.comment?.progress(this.#view("building"));
            }
          }, this.#progress;
        }
        readsFrom({ repositoryUrl, sha }) {
          this.#blobUrl = `${repositoryUrl}/blob/${encodeURIComponent(sha)}`;
        }
        findings(findings) {
          this.#finding.push(Promise.resolve(findings));
        }
        reviews(reviewing) {
          this.#reviewing = reviewing, reviewing.found.then((reviewed) => {
            this.#reviewed = this.#world.secrets.redactAll(reviewed), reviewed !== void 0 && (this.#review = this.#shownReview());
          });
        }
        rehearses(rehearsing) {
          this.#rehearsing = rehearsing;
        }
        #shownReview() {
          const { changes, isSame = !1 } = this.#reviewed ?? {};
          return { ...changes === void 0 ? { isSame } : { changes }, blobUrl: this.#blobUrl, kept: "as before" };
        }
        async #annotate(isReady = !1) {
          if (this.#found !== void 0)
            return;
          await this.#reviewing?.found, this.#rehearsed = this.#world.secrets.redactAll(await this.#rehearsing?.found), this.#leaveToRehearsal(), await this.#judgeReview(), this.#judgeRehearsal(isReady);
          const nothing = this.#reviewed?.changes === void 0 && this.#rehearsed === void 0;
          if (this.#finding.length === 0 && nothing)
            return;
          const found = [
            ...(await Promise.all(this.#finding)).flat(),
            ...this.#reviewed?.findings ?? [],
            ...this.#rehearsed?.findings ?? []
          ];
          this.#found = this.#world.secrets.redactAll((0, finding.IP)(found)), this.#world.findings(this.#found);
        }
        #leaveToRehearsal() {
          const [reviewed, rehearsed] = [this.#reviewed, this.#rehearsed];
          if (reviewed === void 0 || rehearsed === void 0)
            return;
          const without = (list) => list.filter(({ rule }) => !(0, rehearsal_rule_ids.sT)(rule)), { changes } = reviewed;
          this.#reviewed = {
            ...reviewed,
            changes: changes && { ...changes, concerns: without(changes.concerns) },
            findings: without(reviewed.findings)
          }, this.#review = this.#shownReview();
        }
        #judgeRehearsal(isReady) {
          const errors2 = (this.#rehearsed?.findings ?? []).filter(({ severity }) => severity === "error");
          if (errors2.length === 0 || this.#rehearsing?.canFail !== !0)
            return;
          const lines = errors2.slice(0, MOST_REFUSED).map((one) => {
            const place = (0, finding.Z9)(one);
            return `- ${place === "" ? "" : `${place}: `}${one.what}`;
          }), more = errors2.length - lines.length;
          this.#refused.push({
            words: [
              `Merging this would not work${isReady ? ", although the preview does" : ""}:`,
              ...lines,
              ...more > 0 ? [`… and ${String(more)} more`] : [],
              "To let such a pull request pass, set the input rehearsal to warn."
            ].join(`
`),
            code: "merge-would-fail"
          });
        }
        async #judgeReview() {
          const [reviewing, reviewed] = [this.#reviewing, this.#reviewed];
          if (reviewing === void 0 || reviewed === void 0)
            return;
          const { label, canFail } = reviewing;
          if (!canFail)
            return;
          const comment = this.comment ?? this.reviewComment, before = label.isSet ? await comment?.kept() : void 0, { verdictOn } = await __nccwpck_require__2.e(
            /* import() */
            132
          ).then(__nccwpck_require__2.bind(__nccwpck_require__2, 7132)), { words, fails, kept = "as before" } = verdictOn(reviewed.failing, label, before);
          fails && this.#refused.push({ words, code: "review-not-passed" }), this.#review = {
            ...this.#shownReview(),
            ...words === "" ? {} : { verdict: words },
            kept
          };
        }
        #codeOfRefusals() {
          const [first] = this.#refused;
          return first === void 0 ? 0 : (this.#world.error(this.#refused.map(({ words }) => words).join(`
`), first.code), 1);
        }
        async end(outcome) {
          await this.#annotate(outcome.status === "ready");
          const answers = outcome.status === "skipped" && outcome.answers === !0, view = this.#view(answers ? "answer" : outcome.status, {
            ...(0, outcome_view.Rp)(outcome),
            ...newerRun(outcome, this.logUrl)
          }), { status } = outcome, { log } = this.#world;
          switch (outcome.status) {
            case "ready":
              await this.#tell(status, view, "comment"), log.info(`✓ ${outcome_view.yE[outcome.how]}: ${view.endpoint ?? ""}`), log.info(`  Console: ${view.consoleUrl ?? ""}`);
              break;
            case "deleted":
              for (const left of outcome.left)
                log.warning(`Kept: ${left}`, "kept");
              await this.#tell(status, view, "edit", outcome.build), log.info(outcome.removed.length === 0 ? "✓ There was no app to delete." : `✓ Removed: ${outcome.removed.join(", ")}`), outcome.databases.length > 0 && log.info(`✓ Dropped: ${outcome.databases.join(", ")}`);
              break;
            case "planned":
              log.notice(`Dry run: ${outcome.because}. Nothing was changed.`);
              for (const line of (0, change_list.Ow)(outcome.changes))
                log.info(line);
              await this.#tell(status, view, "no comment");
              break;
            case "swept":
              await this.#tell(outcome.failures.length === 0 ? "swept" : "failed", view, "no comment"), log.info(`✓ ${(0, outcome_view.Hg)(outcome.changes)}`);
              for (const line of (0, change_list.ws)(outcome.changes))
                log.info(line);
              if (outcome.failures.length > 0)
                return this.#world.error((0, lib_text2.Jj)(outcome.failures.join(`
`), MOST_WORDS * 2), "sweep-incomplete"), 1;
              break;
            case "checked": {
              await this.#tell(status, view, "review");
              const found = (await Promise.all(this.#finding)).flat();
              log.info(`Checked the project: ${(0, finding.hS)(found)}.`);
              const errors2 = (0, finding.R4)(found);
              if (errors2 > 0)
                return this.#world.error(`The project has ${(0, finding.bS)(errors2)}: a preview of it cannot be built.`, "project-faulty"), 1;
              log.notice(outcome.because);
              break;
            }
            case "skipped":
            case "superseded":
              log.notice(view.newerRun === void 0 ? outcome.because : `${outcome.because} ${view.newerRun.url}`), await this.#tell(status, view, answers ? "comment" : outcome.status === "skipped" ? "review" : "no comment");
              break;
            default:
          }
          return this.#unwritten === void 0 ? ["ready", "checked", "skipped"].includes(outcome.status) ? this.#codeOfRefusals() : 0 : (this.#world.error(`The outputs could not be written, so later steps cannot read them. The result of this run is not affected.
${this.#unwritten}`, "outputs-not-written"), 1);
        }
        async failed(failure) {
          await this.#annotate();
          const { code, message: what, words, remedy } = failure, stands = (0, outcome_view.L8)(this.#progress?.facts, failure, this.#about), view = this.#view("failed", {
            failure: { what, words, remedy, help: this.#world.help(code) },
            ...stands === void 0 ? {} : { stands }
          }), quote = words === void 0 ? "" : (0, lib_text2.Jj)(quoted((0, lib_text2.Jj)(this.#world.secrets.redact(words), MOST_WORDS)), MOST_WORDS), found = (0, lib_text2.Jj)((0, finding.mc)(this.#found ?? []).join(`
`), MOST_WORDS);
          return this.#world.error([
            (0, lib_text2.Jj)(what, MOST_WORDS * 2),
            found,
            quote,
            words === void 0 ? "" : this.#lineOfFailure(),
            stands ?? "",
            remedy ?? ""
          ].filter((part) => part !== "").join(`
`), code), await this.#tell("failed", view, "comment"), this.#unwritten !== void 0 && this.#world.log.info(`Outputs: ${this.#unwritten}`), 1;
        }
        #lineOfFailure() {
          const failing = this.#found?.find(({ rule }) => rule === "upgrade-fails" || rule === "fresh-fails");
          return failing === void 0 ? "" : (0, lib_text2.Jj)(`${(0, finding.Z9)(failing)}: ${failing.what}`, MOST_WORDS);
        }
        cancelled() {
          this.#ended || this.#write(outputsOf("cancelled", this.#progress?.facts, this.comment?.url));
        }
        async interrupted(stands, build, about = {}) {
          const view = this.#view("interrupted", { ...about, stands });
          await Promise.all([
            this.comment?.finish(view, { create: !1 }),
            this.deployment?.finish("interrupted", { build })
          ]), this.#world.log.info(stands), await this.#summarise(view);
        }
        async #tell(status, view, how, build) {
          const outputs = outputsOf(status, this.#progress?.facts, this.comment?.url, this.#found, this.#reviewed);
          this.#ended = !0, this.#write(outputs), await Promise.all([
            how === "review" ? this.#commentReview(view) : how === "no comment" ? void 0 : this.comment?.finish(view, { create: how === "comment" }),
            this.#finishDeployment(status, build)
          ]);
          const url = (this.comment ?? this.reviewComment)?.url ?? "";
          url !== outputs["comment-url"] && this.#write({ "comment-url": url }), this.#progress !== void 0 && !this.#world.signal.aborted && this.#world.forget(), await this.#summarise(view);
        }
        async #commentReview(view) {
          view.review !== void 0 && await (this.comment ?? this.reviewComment)?.review(view);
        }
        async #finishDeployment(status, build) {
          const end = DEPLOYMENT_ENDS[status];
          if (end === void 0 || this.dryRun)
            return;
          const { commit, endpoint } = this.#progress?.facts ?? {};
          await this.deployment?.finish(end, {
            ...build === void 0 ? {} : { build },
            ...commit === void 0 ? {} : { sha: commit },
            ...endpoint === void 0 ? {} : { url: endpoint }
          });
        }
        #write(outputs) {
          try {
            this.#world.writeOutputs(outputs);
          } catch (error2) {
            this.#unwritten ??= `${error2.message}: ${SHOWN_OUTPUTS.map((name) => `${name}=${outputs[name] ?? ""}`).join(", ")}`;
          }
        }
        async #summarise({ logUrl: _, saidAt: __, usage: ___, ...view }) {
          const { secrets: secrets2 } = this.#world, used = this.#progress?.facts.usage, usage = view.state === "ready" && used !== void 0 ? (0, rules_usage.Zy)(used) : "", shown = usage === "" ? view : { ...view, usage }, clean = (0, gate.P)(secrets2, shown), parts = {
            review: clean.review === void 0 ? "" : this.#reviewing?.summary(clean.review) ?? "",
            rehearsal: clean.rehearsal === void 0 ? "" : this.#rehearsing?.summary(clean.rehearsal) ?? "",
            rest: (0, content2.qd)(clean.content)
          };
          await this.#world.writeSummary((0, gate.j)(secrets2, (0, render.qi)(clean, parts)));
        }
        #view(state, more = {}) {
          return {
            state,
            logUrl: this.logUrl,
            saidAt: this.#world.clock.date().getTime(),
            tasks: this.#progress?.tasks ?? [],
            ...this.#found === void 0 ? {} : { findings: { list: this.#found, blobUrl: this.#blobUrl } },
            ...this.#review === void 0 ? {} : { review: this.#review },
            ...this.#rehearsed?.shown === void 0 ? {} : { rehearsal: this.#rehearsed.shown },
            ...this.#shown(),
            ...more
          };
        }
        #shown() {
          const [about, progress] = [this.#about, this.#progress];
          if (about === void 0 || progress === void 0)
            return {};
          const { consoleUrl, endpoint, commit, databases, hygraph, moved, rebuiltBecause, seeds, usage } = progress.facts, nearLimit = usage === void 0 ? "" : (0, rules_usage.v4)(usage), sha = commit ?? about.sha;
          return {
            name: about.name,
            branch: about.branch,
            belongsTo: (0, outcome_view.g4)(about),
            ...about.folder === void 0 ? {} : { folder: about.folder },
            ...about.access === void 0 ? {} : { access: about.access },
            tookMs: this.#world.clock.now() - this.#begunAt,
            ...progress.step === void 0 ? {} : { step: progress.step },
            ...progress.count === void 0 ? {} : { count: `${String(progress.count.done)} of ${String(progress.count.all)}` },
            ...consoleUrl === void 0 ? {} : { consoleUrl },
            ...endpoint === void 0 ? {} : { endpoint: graphqlEndpoint(endpoint) },
            ...databases === void 0 ? {} : { databases },
            ...hygraph === void 0 ? {} : { content: hygraph },
            ...rebuiltBecause === void 0 ? {} : { rebuiltBecause },
            ...nearLimit === "" ? {} : { usage: nearLimit },
            ...seeds === void 0 ? {} : { seeds },
            ...sha === void 0 ? {} : {
              commit: {
                sha,
                url: (0, outcome_view.Bg)(about.repositoryUrl, sha),
                certain: commit !== void 0,
                ...moved === void 0 ? {} : { moved }
              }
            }
          };
        }
      }
      function newerRun(outcome, logUrl) {
        const [, id] = outcome.status === "superseded" ? /^(\d+)\./.exec(outcome.newer ?? "") ?? [] : [], url = id === void 0 ? "" : logUrl.replace(/(\/actions\/runs\/)\d.*$/, `$1${id}`);
        return id === void 0 || !url.endsWith(`/${id}`) ? {} : { newerRun: { id, url } };
      }
      function quoted(words) {
        return (0, lib_text2.Dx)(words.trim()).map((line) => `│ ${line}`).join(`
`);
      }
    })
  ),
  /***/
  3889: (
    /***/
    ((__unused_webpack_module, __webpack_exports__2, __nccwpck_require__2) => {
      __nccwpck_require__2.d(__webpack_exports__2, {
        /* harmony export */
        K9: () => (
          /* binding */
          isOwnTask
        ),
        /* harmony export */
        Oj: () => (
          /* binding */
          taskTitle
        ),
        /* harmony export */
        vR: () => (
          /* binding */
          tookText
        )
        /* harmony export */
      });
      var _lib_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__2(9112);
      const TITLES2 = {
        "create-project": "Creating the project",
        "start-app": "Starting the app",
        "apply-seeds": "Applying seeds",
        "gh-validation": "Fetching the branch",
        "parse-metadata-migration": "Reading metadata and migrations",
        "parse-metadata": "Reading metadata",
        "parse-migration": "Reading migrations",
        "apply-metadata": "Applying metadata",
        "apply-migration": "Applying migrations",
        "reload-metadata": "Reloading metadata",
        "check-healthz": "Checking health"
      };
      function taskTitle(task) {
        return task === void 0 || task === "" ? "Creating the project" : Object.hasOwn(TITLES2, task) ? TITLES2[task] ?? task : task;
      }
      function isOwnTask(task) {
        return Object.hasOwn(TITLES2, task);
      }
      function tookText({ ms, about }) {
        return ms === void 0 ? "" : about === !0 ? `about ${(0, _lib_text_js__WEBPACK_IMPORTED_MODULE_0__.p0)(Math.max(1, Math.round(ms / 1e3)) * 1e3).replace(".0", "")}` : (0, _lib_text_js__WEBPACK_IMPORTED_MODULE_0__.p0)(ms);
      }
    })
  ),
  /***/
  1701: (
    /***/
    ((__unused_webpack_module, __webpack_exports__2, __nccwpck_require__2) => {
      __nccwpck_require__2.d(__webpack_exports__2, {
        /* harmony export */
        L: () => (
          /* binding */
          COMMANDS
        ),
        /* harmony export */
        v: () => (
          /* binding */
          commandIn
        )
        /* harmony export */
      });
      const COMMANDS = ["rebuild", "delete", "status"], PREFIX = /^\/preview(?=\s|$)(.*)$/;
      function commandIn(body) {
        const [line = ""] = body.trim().split(/\r\n|\n|\r/, 1), words = PREFIX.exec(line)?.[1];
        if (words !== void 0)
          return COMMANDS.find((command) => command === words.trim().toLowerCase()) ?? "unknown";
      }
    })
  ),
  /***/
  2182: (
    /***/
    ((__unused_webpack_module, __webpack_exports__2, __nccwpck_require__2) => {
      __nccwpck_require__2.d(__webpack_exports__2, {
        /* harmony export */
        Jn: () => (
          /* binding */
          models
        ),
        /* harmony export */
        bF: () => (
          /* binding */
          publicWords
        ),
        /* harmony export */
        eN: () => (
          /* binding */
          readableWords
        ),
        /* harmony export */
        hS: () => (
          /* binding */
          isReadable
        )
        /* harmony export */
      });
      function models(count) {
        return count === 1 ? "1 model" : `${String(count)} models`;
      }
      function isReadable({ access: access2 }) {
        return access2 === "entries" || access2 === "empty";
      }
      function publicWords({ public: open, models: all }) {
        const tried = all.filter((model) => model.open !== void 0), isAll = all.every((model) => model.open !== void 0 || model.access === "empty");
        switch (open) {
          case "closed":
            return isAll ? "closed to the public" : `${models(tried.length)} closed to the public`;
          case "published":
            return `drafts${isAll ? "" : ` of ${models(tried.length)}`} closed to the public`;
          case "drafts":
            return "drafts open to the public";
          case "unknown":
            return "public access not checked";
          default:
            return open;
        }
      }
      function readableWords(all, but = "") {
        const readable = all.filter(isReadable).length, known = all.filter(({ access: access2 }) => access2 !== "unknown").length, rest = all.length - known;
        return rest > 0 ? `${String(readable)} of ${String(known)} checked models readable${but}, ${String(rest)} not checked` : `${readable === known ? models(readable) : `${String(readable)} of ${models(known)}`} readable${but}`;
      }
    })
  ),
  /***/
  6270: (
    /***/
    ((__unused_webpack_module, __webpack_exports__2, __nccwpck_require__2) => {
      __nccwpck_require__2.d(__webpack_exports__2, {
        /* harmony export */
        IP: () => (
          /* binding */
          sorted
        ),
        /* harmony export */
        R4: () => (
          /* binding */
          errorsIn
        ),
        /* harmony export */
        Z9: () => (
          /* binding */
          placeText
        ),
        /* harmony export */
        bS: () => (
          /* binding */
          problemCount
        ),
        /* harmony export */
        dR: () => (
          /* binding */
          annotated
        ),
        /* harmony export */
        hS: () => (
          /* binding */
          counted
        ),
        /* harmony export */
        mc: () => (
          /* binding */
          unplacedErrors
        ),
        /* harmony export */
        nt: () => (
          /* binding */
          markOld
        ),
        /* harmony export */
        p0: () => (
          /* binding */
          findingsJson
        )
        /* harmony export */
      });
      var _lib_bounded_json_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__2(1373), _lib_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__2(9112);
      const SEVERITIES = ["error", "warning", "notice"], MOST_ANNOTATIONS = 10;
      function sorted(findings) {
        const rank = ({ severity }) => SEVERITIES.indexOf(severity);
        return findings.toSorted((one, other) => rank(one) - rank(other) || +(other.risk === "high") - +(one.risk === "high") || +(one.old === !0) - +(other.old === !0) || compare(one.file ?? "", other.file ?? "") || (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0) || compare(one.rule, other.rule));
      }
      function compare(one, other) {
        return one < other ? -1 : one > other ? 1 : 0;
      }
      function annotated(findings, used) {
        const left = { ...used, error: used.error + 1 }, shown = [], rest = [];
        for (const finding of sorted(findings)) {
          const { severity, old } = finding;
          (severity === "error" ? finding.file === void 0 : old === !0) || left[severity] >= MOST_ANNOTATIONS ? rest.push(finding) : (left[severity] += 1, shown.push(finding));
        }
        return { shown, rest };
      }
      function markOld(findings, base) {
        const known = /* @__PURE__ */ new Map();
        for (const finding of base)
          known.set(keyOf(finding), (known.get(keyOf(finding)) ?? 0) + 1);
        return findings.map((finding) => {
          const key = keyOf(finding), left = known.get(key) ?? 0;
          return left === 0 ? finding : (known.set(key, left - 1), { ...finding, old: !0 });
        });
      }
      function keyOf({ rule, file, what }) {
        return JSON.stringify([rule, file, what]);
      }
      function placeText({ file, line }) {
        return file === void 0 ? "" : `${file}:${String(line ?? 1)}`;
      }
      function unplacedErrors(findings) {
        return findings.filter(({ severity, file }) => severity === "error" && file === void 0).map(({ what, remedy, rule }) => `- ${what} ${remedy} (${rule})`);
      }
      function counted(findings) {
        const parts = SEVERITIES.map((severity) => {
          const { length } = findings.filter((finding) => finding.severity === severity);
          return length === 0 ? "" : `${String(length)} ${severity}${length === 1 ? "" : "s"}`;
        }).filter((part) => part !== "");
        return parts.length === 0 ? "no findings" : (0, _lib_text_js__WEBPACK_IMPORTED_MODULE_0__.KE)(parts);
      }
      function errorsIn(findings) {
        return findings.filter(({ severity }) => severity === "error").length;
      }
      function problemCount(count) {
        return count === 1 ? "1 problem" : `${String(count)} problems`;
      }
      function findingsJson(findings) {
        const all = sorted(findings).map(({ rule, severity, file, line, column, what, why, remedy, ...more }) => ({
          rule,
          severity,
          file,
          line,
          column,
          what,
          why,
          remedy,
          ...more
        }));
        return (0, _lib_bounded_json_js__WEBPACK_IMPORTED_MODULE_1__.Q)("findings", all);
      }
    })
  ),
  /***/
  5603: (
    /***/
    ((__unused_webpack_module, __webpack_exports__2, __nccwpck_require__2) => {
      __nccwpck_require__2.d(__webpack_exports__2, {
        /* harmony export */
        DJ: () => (
          /* binding */
          ownStart
        ),
        /* harmony export */
        FM: () => (
          /* binding */
          NAME_PLACEHOLDERS
        ),
        /* harmony export */
        Ft: () => (
          /* binding */
          placeholders
        ),
        /* harmony export */
        Gt: () => (
          /* binding */
          filledVariables
        ),
        /* harmony export */
        Ib: () => (
          /* binding */
          DEFAULT_NAME
        ),
        /* harmony export */
        T1: () => (
          /* binding */
          earlierNames
        ),
        /* harmony export */
        Vb: () => (
          /* binding */
          nameOf
        ),
        /* harmony export */
        W_: () => (
          /* binding */
          mayBeNamed
        ),
        /* harmony export */
        ev: () => (
          /* binding */
          isNamed
        ),
        /* harmony export */
        wI: () => (
          /* binding */
          nameStart
        )
        /* harmony export */
      });
      var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__2(7598), node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /* @__PURE__ */ __nccwpck_require__2.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__), _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__2(7268);
      const NAME_PLACEHOLDERS = ["owner", "repo", "pr", "branch"], LONGEST_NAME = 63, HASH_LENGTH = 8;
      function placeholders(repository, subject, branch) {
        return {
          owner: slug(repository.owner),
          repo: slug(repository.name),
          pr: subject.kind === "pull" ? String(subject.number) : branchSlug(subject.branch),
          branch: branchSlug(branch)
        };
      }
      function appName(template, values) {
        const whole = fill(template, values), name = whole.replace(/-{2,}/g, "-").replace(/^-|-$/g, "");
        return name.length <= LONGEST_NAME && name !== "" ? name : `${name.slice(0, LONGEST_NAME - HASH_LENGTH - 1).replace(/-$/, "")}-${hash(whole)}`.replace(/^-/, "app-");
      }
      const DEFAULT_NAME = "{owner}-{repo}-pr-{pr}", DEFAULT_NAME_OF_BRANCH = "{owner}-{repo}-{branch}";
      function nameOf(template, repository, subject, branch) {
        const values = placeholders(repository, subject, branch);
        if (template !== DEFAULT_NAME || subject.kind === "pull")
          return appName(template, values);
        const isLikePull = /^pr-\d+$/.test(values.branch);
        return appName(DEFAULT_NAME_OF_BRANCH, {
          ...values,
          branch: isLikePull ? `${values.branch}-${hash(subject.branch)}` : values.branch
        });
      }
      function earlierNames(template, repository, subject, branch) {
        const before = {
          ...placeholders(repository, subject, branch),
          ...subject.kind === "branch" ? { pr: earlierSlug(subject.branch) } : {},
          branch: earlierSlug(branch)
        };
        return [appName(template, before)].filter((name) => name !== nameOf(template, repository, subject, branch));
      }
      function nameStart(template, repository) {
        const shape = shapeOf(template, repository), [start = ""] = shape.split("{");
        return start === shape ? appName(template, placeholders(repository, NO_PULL, "")) : start.slice(0, UNCUT);
      }
      function ownStart(template, repository) {
        const [before = ""] = template.split(/\{(?:pr|branch)\}/);
        if (before === template || /[a-z0-9]/.test(before.replaceAll("{owner}", "")))
          return nameStart(template, repository);
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__.HR("name-too-open", `The input name, ${template}, has neither {repo} nor its own word before {pr} or {branch}, so any app of the account could look like a preview. No app was checked, and nothing was created or deleted.`, {
          remedy: "For a sweep, and for max-previews, begin the template with {owner}-{repo} or with its own word."
        });
      }
      function isNamed(template, repository, name, subject, branch) {
        const of = subject.kind === "branch" ? subject.branch : branch;
        if (!(of === void 0 && template.includes("{branch}")))
          return isOneOf(name, template, repository, subject, of ?? "");
      }
      function isOneOf(name, ...[template, repository, subject, branch]) {
        return name === nameOf(template, repository, subject, branch) || earlierNames(template, repository, subject, branch).includes(name);
      }
      function mayBeNamed(template, repository, name, subject) {
        if (name.length > LONGEST_NAME)
          return !1;
        const shape = shapeOf(template, repository, subject), branch = subject?.kind === "branch" ? subject.branch : "";
        if (!shape.includes("{"))
          return isOneOf(name, template, repository, subject ?? NO_PULL, branch);
        const [start = ""] = shape.split("{");
        return patternOf(shape).test(name) || isCut(name, start);
      }
      const NO_PULL = { kind: "pull", number: 0 }, UNCUT = LONGEST_NAME - HASH_LENGTH - 1;
      function shapeOf(template, repository, subject) {
        const { owner, repo, pr, branch } = placeholders(repository, subject ?? NO_PULL, subject?.kind === "branch" ? subject.branch : ""), known = {
          owner,
          repo,
          ...subject === void 0 ? {} : { pr },
          ...subject?.kind === "branch" ? { branch } : {}
        };
        return fill(template, known).replace(/-{2,}/g, "-").replace(/^-|-$/g, "");
      }
      function patternOf(shape) {
        const seen = /* @__PURE__ */ new Set(), source = shape.replace(/\{([a-z]+)\}/g, (_, word) => seen.has(word) ? `\\k<${word}>` : (seen.add(word), `(?<${word}>[a-z0-9]+(?:-[a-z0-9]+)*)`));
        return new RegExp(`^${source}$`);
      }
      function isCut(name, start) {
        const kept = /^([a-z0-9-]+)-[0-9a-f]{8}$/.exec(name)?.[1] ?? "";
        return kept.length >= UNCUT - 1 && `${kept}-`.startsWith(start.slice(0, UNCUT));
      }
      function filledVariables(variables, values) {
        return variables.map(({ key, value }) => ({ key, value: fill(value, values, LONE) }));
      }
      const LONE = /(?<![{$])\{([a-z]+)\}(?!\})/g;
      function fill(template, values, placeholder = /\{([a-z]+)\}/g) {
        const known = new Map(Object.entries(values));
        return template.replace(placeholder, (whole, word) => known.get(word) ?? whole);
      }
      function branchSlug(branch) {
        const kept = slug(branch);
        return kept === branch || kept === hash(branch) || branch === "" ? kept : `${kept}-${hash(branch)}`;
      }
      function slug(text) {
        return slugOf(text, text.normalize("NFKD").replace(new RegExp("\\p{M}+", "gu"), ""));
      }
      function earlierSlug(text) {
        return slugOf(text, text.normalize("NFKD"));
      }
      function slugOf(text, plain) {
        const kept = plain.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
        return kept === "" ? hash(text) : kept;
      }
      function hash(text) {
        return (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(text).digest("hex").slice(0, HASH_LENGTH);
      }
    })
  ),
  /***/
  2456: (
    /***/
    ((__unused_webpack_module, __webpack_exports__2, __nccwpck_require__2) => {
      __nccwpck_require__2.d(__webpack_exports__2, {
        /* harmony export */
        DA: () => (
          /* binding */
          isOfRehearsal
        ),
        /* harmony export */
        Ys: () => (
          /* binding */
          REHEARSAL_RULE_IDS
        ),
        /* harmony export */
        sT: () => (
          /* binding */
          isRehearsed
        )
        /* harmony export */
      });
      const REHEARSAL_RULE_IDS = [
        "constraint-validated",
        "delete-all",
        "down-differs",
        "down-empty",
        "down-fails",
        "drops-column",
        "drops-object",
        "drops-table",
        "fresh-fails",
        "index-not-concurrent",
        "locks-table",
        "migration-renamed",
        "not-null-on-old",
        "not-rehearsed",
        "orders-differ",
        "renames",
        "rewrites-table",
        "same-version",
        "schema-lacks-column",
        "schema-lacks-function",
        "schema-lacks-table",
        "seed-fails",
        "squashed",
        "transaction-ended",
        "update-all",
        "upgrade-fails"
      ], REHEARSED_REVIEW_RULES = ["migration-edited", "migration-older"];
      function isRehearsed(rule) {
        return REHEARSED_REVIEW_RULES.includes(rule);
      }
      function isOfRehearsal({ rule, risk }) {
        return risk === void 0 && (isRehearsed(rule) || REHEARSAL_RULE_IDS.includes(rule));
      }
    })
  ),
  /***/
  6415: (
    /***/
    ((__unused_webpack_module, __webpack_exports__2, __nccwpck_require__2) => {
      __nccwpck_require__2.d(__webpack_exports__2, {
        /* harmony export */
        $: () => (
          /* binding */
          LISTED_PARTS
        ),
        /* harmony export */
        c: () => (
          /* binding */
          changesJson
        )
        /* harmony export */
      });
      var _lib_bounded_json_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__2(1373);
      const LISTED_PARTS = [
        "columns",
        "computed_fields",
        "query_root_fields",
        "subscription_root_fields",
        "permissions",
        "role_set"
      ];
      function changesJson({ changes }) {
        return (0, _lib_bounded_json_js__WEBPACK_IMPORTED_MODULE_0__.Q)("changes", changes);
      }
    })
  ),
  /***/
  4879: (
    /***/
    ((__unused_webpack_module, __webpack_exports__2, __nccwpck_require__2) => {
      __nccwpck_require__2.d(__webpack_exports__2, {
        /* harmony export */
        YH: () => (
          /* binding */
          questionOf
        ),
        /* harmony export */
        is: () => (
          /* binding */
          onlyCheckedBecause
        ),
        /* harmony export */
        j4: () => (
          /* binding */
          refuseOtherServers
        ),
        /* harmony export */
        r8: () => (
          /* binding */
          skipsAtOnce
        ),
        /* harmony export */
        xy: () => (
          /* binding */
          forkReason
        )
        /* harmony export */
      });
      var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__2(7268);
      function onlyCheckedBecause(trigger2, { hasCloudToken }) {
        return trigger2.kind === "pull-request" && trigger2.fork ? forkReason(trigger2.number) : !hasCloudToken && "dependabot" in trigger2 && trigger2.dependabot ? NO_SECRETS : void 0;
      }
      const NO_SECRETS = "Dependabot's runs get no secrets, so there is no Hasura Cloud token. To get previews for its pull requests, add HASURA_CLOUD_ACCESS_TOKEN and every other secret that the workflow uses to the repository's Dependabot secrets.";
      function skipsAtOnce(trigger2, beginning) {
        const { names, mode, check } = beginning;
        if (trigger2.kind === "ignored")
          return trigger2.why;
        if (trigger2.kind === "started" && !names)
          return `The input pr-number is not set, and the event ${trigger2.event} names no pull request. Set pr-number, or set mode to sweep.`;
        const why = onlyCheckedBecause(trigger2, beginning);
        if (why === void 0)
          return;
        if (mode === "delete" || mode === "sweep")
          return why;
        const [reviews, comments] = [beginning.review, beginning.comment].map((value) => !/^false$/i.test(value));
        return trigger2.kind === "pull-request" && !trigger2.open ? trigger2.target === !0 && reviews === !0 && comments === !0 ? void 0 : why : trigger2.kind === "branch-deleted" || check === "off" && reviews !== !0 ? why : void 0;
      }
      function refuseOtherServers({ host }, mode) {
        if (!(host === "github.com" || mode === "check"))
          throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("other-server", `This repository is hosted on ${host}, and Hasura Cloud can fetch branches from github.com only. Nothing was created or deleted.`, {
            remedy: "Run this action in a repository on github.com, for example in a mirror of this one. GitHub Enterprise Server and data residency (ghe.com) cannot have previews."
          });
      }
      function questionOf(trigger2, wishes) {
        if (trigger2.kind === "schedule" || wishes.mode === "sweep" && trigger2.kind !== "command") {
          const narrowed = wishes.pullNumber === void 0 ? "branch" : "pr-number";
          if (wishes.pullNumber !== void 0 || wishes.branch !== void 0)
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("sweep-of-one", `A sweep checks every preview, but ${narrowed} is set. Nothing was deleted.`, {
              remedy: `Leave ${narrowed} out, or set mode to delete.`
            });
          return { look: "everything" };
        }
        switch (trigger2.kind) {
          case "pull-request":
            return agree("pr-number", wishes.pullNumber, trigger2.number), agree("branch", wishes.branch, trigger2.headBranch), { look: "pull", number: trigger2.number };
          case "command":
            return agree("pr-number", wishes.pullNumber, trigger2.number), { look: "pull", number: trigger2.number };
          case "started": {
            if (agree("branch", wishes.branch, void 0), wishes.pullNumber === void 0)
              throw new Error("a run without a pull request has nothing to do");
            return { look: "pull", number: wishes.pullNumber };
          }
          case "push":
          case "branch-deleted":
            return agree("pr-number", wishes.pullNumber, void 0), agree("branch", wishes.branch, trigger2.branch), { look: "branch", branch: trigger2.branch, why: trigger2.kind === "push" ? "push" : "deleted" };
          case "dispatch": {
            if (wishes.pullNumber !== void 0)
              return { look: "pull", number: wishes.pullNumber };
            const branch = wishes.branch ?? trigger2.branch;
            if (branch === void 0)
              throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("started-on-tag", "This run was started on a tag, but previews are built from branches.", {
                remedy: "Start it on a branch, or set branch or pr-number."
              });
            return { look: "branch", branch, why: "dispatch" };
          }
          default:
            return trigger2;
        }
      }
      function forkReason(number) {
        return `Pull request #${String(number)} comes from a fork. A preview would run a stranger's migrations and metadata with this repository's secrets, so forks get none.`;
      }
      function agree(name, wished, said) {
        if (!(wished === void 0 || wished === said))
          throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("input-of-another-event", `${name} is set to ${String(wished)}, but this event is about ${said === void 0 ? "a branch" : String(said)}. Nothing was created or deleted.`, {
            remedy: `${name} is only for runs started by hand (workflow_dispatch); leave it out elsewhere.`
          });
      }
    })
  ),
  /***/
  2794: (
    /***/
    ((__unused_webpack_module, __webpack_exports__2, __nccwpck_require__2) => {
      __nccwpck_require__2.d(__webpack_exports__2, {
        /* harmony export */
        HX: () => (
          /* binding */
          isTrustedEndpoint
        ),
        /* harmony export */
        IM: () => (
          /* binding */
          isHygraph
        ),
        /* harmony export */
        U9: () => (
          /* binding */
          isLoopback
        ),
        /* harmony export */
        dW: () => (
          /* binding */
          isPlainHost
        ),
        /* harmony export */
        gu: () => (
          /* binding */
          leadsToHygraph
        ),
        /* harmony export */
        xc: () => (
          /* binding */
          isHasuraApi
        )
        /* harmony export */
      });
      function isLoopback(hostname) {
        return hostname === "localhost" || hostname === "127.0.0.1" || hostname === "[::1]";
      }
      function isTrustedEndpoint(endpoint, { apiUrl, customHosts }) {
        if (!/^[\x21-\x5b\x5d-\x7e]+$/.test(endpoint) || !URL.canParse(endpoint))
          return !1;
        const url = new URL(endpoint);
        return url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "" ? !1 : isLoopback(url.hostname) ? isLoopback(new URL(apiUrl).hostname) : url.protocol === "https:" && url.port === "" && isPlainHost(url.hostname) && (customHosts || isHasuraApp(url.hostname));
      }
      function isHasuraApi(hostname) {
        return /(^|\.)hasura\.io$/.test(hostname);
      }
      function isHasuraApp(hostname) {
        return /(^|\.)hasura\.(io|app)$/.test(hostname);
      }
      function isPlainHost(hostname) {
        return /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/.test(hostname) && !/(^|\.)xn--/.test(hostname);
      }
      function isHygraph(hostname) {
        return /(^|\.)(hygraph|graphcms)\.com$/.test(hostname);
      }
      function leadsToHygraph(text) {
        return /^https?:/i.test(text) && URL.canParse(text) && isHygraph(new URL(text).hostname);
      }
    })
  ),
  /***/
  3248: (
    /***/
    ((__unused_webpack_module, __webpack_exports__2, __nccwpck_require__2) => {
      __nccwpck_require__2.d(__webpack_exports__2, {
        /* harmony export */
        GS: () => (
          /* binding */
          monthOf
        ),
        /* harmony export */
        Zy: () => (
          /* binding */
          usageWords
        ),
        /* harmony export */
        jC: () => (
          /* binding */
          FREE
        ),
        /* harmony export */
        v4: () => (
          /* binding */
          nearLimitWords
        )
        /* harmony export */
      });
      const FREE = { builds: 60, projects: 3 };
      function usageWords(usage) {
        const { builds, projects } = ofFree(usage), parts = [
          ...builds === void 0 ? [] : [
            `at least ${String(builds)} of ${String(FREE.builds)} builds this month (counted in this repository only)`
          ],
          ...projects === void 0 ? [] : [`${String(projects)} of ${String(FREE.projects)} projects`]
        ];
        return parts.length === 0 ? "" : `Used of a Free account: ${parts.join("; ")}`;
      }
      function nearLimitWords(usage) {
        const { builds = 0, projects = 0 } = ofFree(usage);
        return [
          ...builds >= FREE.builds - 1 ? [
            `This repository has used at least ${String(builds)} of the ${String(FREE.builds)} builds that a Free account has each month; after that, builds fail until next month`
          ] : [],
          ...projects >= FREE.projects - 1 ? [
            `The account has ${String(projects)} projects, and a Free account may have ${String(FREE.projects)}; delete unused ones, or set max-previews`
          ] : []
        ].join(". ");
      }
      function ofFree(usage) {
        const { builds = 0, projects = 0 } = usage;
        return builds > FREE.builds || projects > FREE.projects ? {} : usage;
      }
      function monthOf(date) {
        return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1));
      }
    })
  ),
  /***/
  3034: (
    /***/
    ((__unused_webpack_module, __webpack_exports__2, __nccwpck_require__2) => {
      __nccwpck_require__2.d(__webpack_exports__2, {
        /* harmony export */
        y: () => (
          /* binding */
          readContext
        )
        /* harmony export */
      });
      var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__2(3024), node_fs__WEBPACK_IMPORTED_MODULE_0___default = /* @__PURE__ */ __nccwpck_require__2.n(node_fs__WEBPACK_IMPORTED_MODULE_0__), _rules_commands_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__2(1701), _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__2(7268);
      const LARGEST_PAYLOAD = 30 * 1024 * 1024;
      function readContext(env) {
        const payload = readPayload(env("GITHUB_EVENT_PATH")), repository = repositoryOf(env, payload), repositoryUrl = `${env("GITHUB_SERVER_URL") || "https://github.com"}/${repository.owner}/${repository.name}`, event = env("GITHUB_EVENT_NAME");
        return {
          event,
          trigger: triggerOf(event, payload, {
            ref: env("GITHUB_REF"),
            repositoryId: repository.id
          }),
          manual: event === "workflow_dispatch",
          repository,
          defaultBranch: defaultBranchIn(payload),
          runId: env("GITHUB_RUN_ID") || "0",
          attempt: Number(env("GITHUB_RUN_ATTEMPT")) || 1,
          repositoryUrl,
          logUrl: `${repositoryUrl}/actions/runs/${env("GITHUB_RUN_ID")}`
        };
      }
      function triggerOf(event, payload, facts) {
        switch (event) {
          case "pull_request":
            return pullTrigger(payload, facts.repositoryId);
          case "pull_request_target":
            return { ...pullTrigger(payload, facts.repositoryId), target: !0 };
          case "push":
            return pushTrigger(payload, facts.ref);
          case "delete":
            return payload.ref_type !== "branch" || typeof payload.ref != "string" ? { kind: "ignored", why: "A tag was deleted; previews belong to branches." } : { kind: "branch-deleted", branch: payload.ref, dependabot: byDependabot(payload.sender) };
          case "schedule":
            return { kind: "schedule" };
          case "issue_comment":
            return commandTrigger(payload);
          case "workflow_dispatch":
            return { kind: "dispatch", branch: branchOfRef(facts.ref) };
          case "workflow_run":
          case "repository_dispatch":
            return { kind: "started", event };
          default:
            return {
              kind: "ignored",
              why: `Nothing to do for the event ${event === "" ? "(none)" : event}.`
            };
        }
      }
      function pullTrigger(payload, repositoryId) {
        const pull = record(payload.pull_request), head = record(pull.head), number = pull.number;
        if (typeof number != "number")
          throw unusable("it names no pull request");
        return {
          kind: "pull-request",
          number,
          headBranch: typeof head.ref == "string" ? head.ref : "",
          headSha: typeof head.sha == "string" ? head.sha : "",
          open: pull.state !== "closed",
          fork: record(head.repo).id !== repositoryId,
          dependabot: byDependabot(pull.user),
          ...backIn(payload)
        };
      }
      function backIn({ action, label, sender }) {
        const [{ login }, { name }] = [record(sender), record(label)], by = typeof login == "string" ? login : "";
        return action === "reopened" ? { back: { reopened: !0, by } } : action === "labeled" && typeof name == "string" ? { back: { label: name, by } } : {};
      }
      function commandTrigger(payload) {
        const ignored = (why) => ({ kind: "ignored", why }), [issue2, comment] = [record(payload.issue), record(payload.comment)], user = record(comment.user), [number, commentId, author] = [issue2.number, comment.id, user.login];
        if (payload.action !== "created")
          return ignored("A comment was edited; commands are read only from new comments.");
        if (issue2.pull_request === void 0)
          return ignored("The comment is on an issue; previews belong to pull requests.");
        if (user.type !== "User")
          return ignored("The comment was not written by a person.");
        const command = (0, _rules_commands_js__WEBPACK_IMPORTED_MODULE_2__.v)(typeof comment.body == "string" ? comment.body : "");
        if (command === void 0)
          return ignored("The comment does not begin with /preview.");
        if (typeof number != "number" || typeof commentId != "number" || typeof author != "string")
          throw unusable("it names no pull request, comment or author");
        return { kind: "command", number, command, commentId, author };
      }
      const MERGE_QUEUE = "gh-readonly-queue/";
      function pushTrigger(payload, ref) {
        const branch = branchOfRef(typeof payload.ref == "string" ? payload.ref : ref);
        return branch === void 0 ? { kind: "ignored", why: "A tag was pushed; previews belong to branches." } : payload.deleted === !0 ? { kind: "ignored", why: `Branch ${branch} was deleted; the event delete handles that.` } : branch.startsWith(MERGE_QUEUE) ? { kind: "ignored", why: `Branch ${branch} belongs to GitHub's merge queue; it gets no preview.` } : { kind: "push", branch, dependabot: byDependabot(payload.sender) };
      }
      function byDependabot(user) {
        return record(user).login === "dependabot[bot]";
      }
      function branchOfRef(ref) {
        return ref.startsWith("refs/heads/") ? ref.slice(11) : void 0;
      }
      function repositoryOf(env, payload) {
        const [owner = "", name = ""] = env("GITHUB_REPOSITORY").split("/"), id = Number(env("GITHUB_REPOSITORY_ID")) || record(payload.repository).id;
        if (owner === "" || name === "")
          throw unusable("GITHUB_REPOSITORY is not set");
        if (typeof id != "number" || !Number.isSafeInteger(id))
          throw unusable("the repository's id is neither in GITHUB_REPOSITORY_ID nor in the payload");
        const server = env("GITHUB_SERVER_URL") || "https://github.com";
        return { owner, name, id, host: URL.canParse(server) ? new URL(server).host : server };
      }
      function defaultBranchIn(payload) {
        const branch = record(payload.repository).default_branch;
        return typeof branch == "string" && branch !== "" ? branch : void 0;
      }
      function readPayload(path2) {
        if (path2 === "")
          throw unusable("GITHUB_EVENT_PATH is not set");
        try {
          if ((0, node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path2).size > LARGEST_PAYLOAD)
            throw new Error("it is larger than any GitHub payload");
          return record(JSON.parse((0, node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path2, "utf8")));
        } catch (error2) {
          throw unusable(`its payload cannot be read: ${error2 instanceof SyntaxError ? "it is not JSON" : error2.message}`, error2);
        }
      }
      function unusable(why, cause) {
        return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__.HR("unusable-event", `The event that started this run cannot be used: ${why}. Nothing was created or deleted.`, {
          remedy: "This action runs as a step of a GitHub Actions workflow; the runner sets what is missing.",
          cause
        });
      }
      function record(value) {
        return typeof value == "object" && value !== null ? value : {};
      }
    })
  ),
  /***/
  6264: (
    /***/
    ((__unused_webpack_module, __webpack_exports__2, __nccwpck_require__2) => {
      __nccwpck_require__2.r(__webpack_exports__2), __nccwpck_require__2.d(__webpack_exports__2, {
        /* harmony export */
        ProxyAgent: () => (
          /* binding */
          ProxyAgent
        ),
        /* harmony export */
        fetch: () => (
          /* binding */
          fetch2
        )
        /* harmony export */
      });
      class ProxyAgent {
        #options;
        #fetch;
        constructor(options) {
          this.#options = options;
        }
        fetch() {
          return this.#fetch ??= this.#load(), this.#fetch;
        }
        async #load() {
          const undici2 = await __nccwpck_require__2.e(
            /* import() */
            752
          ).then(__nccwpck_require__2.t.bind(__nccwpck_require__2, 6752, 19)), dispatcher = new undici2.ProxyAgent(this.#options);
          return (url, init) => undici2.fetch(url, { ...init, dispatcher });
        }
      }
      async function fetch2(url, { dispatcher, ...init } = {}) {
        return (dispatcher instanceof ProxyAgent ? await dispatcher.fetch() : globalThis.fetch)(url, init);
      }
    })
  ),
  /***/
  3712: (
    /***/
    ((__unused_webpack_module, __webpack_exports__2, __nccwpck_require__2) => {
      __nccwpck_require__2.d(__webpack_exports__2, {
        /* harmony export */
        Jy: () => (
          /* binding */
          maskVariable
        ),
        /* harmony export */
        Xp: () => (
          /* binding */
          maskedVariables
        ),
        /* harmony export */
        i8: () => (
          /* binding */
          maskEndpoint
        ),
        /* harmony export */
        o9: () => (
          /* binding */
          maskAdminSecret
        ),
        /* harmony export */
        x1: () => (
          /* binding */
          maskTokens
        )
        /* harmony export */
      });
      var _lib_sensitive_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__2(8631), _rules_names_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__2(5603), _inputs_secrets_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__2(3332);
      function maskTokens(world) {
        for (const token of (0, _inputs_secrets_js__WEBPACK_IMPORTED_MODULE_2__.k8)(world))
          world.secrets.add(token);
        for (const value of (0, _inputs_secrets_js__WEBPACK_IMPORTED_MODULE_2__.Lf)(world))
          for (const secret of (0, _lib_sensitive_js__WEBPACK_IMPORTED_MODULE_0__.VY)({ key: "DATABASE_URL", value }))
            world.secrets.add(secret);
        for (const key of ["https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY"])
          for (const secret of (0, _lib_sensitive_js__WEBPACK_IMPORTED_MODULE_0__.VY)({ key, value: world.env(key) }))
            world.secrets.add(secret);
      }
      function maskedVariables(world, variables, values, literal) {
        const { name, owner, repo, branch, sha } = values;
        world.secrets.show(`https://${name}.hasura.app/v1/graphql`, `${owner}/${repo}`, branch, sha);
        const filled = literal ? [...variables] : (0, _rules_names_js__WEBPACK_IMPORTED_MODULE_1__.Gt)(variables, values);
        for (const variable of filled)
          maskVariable(world, variable);
        return filled;
      }
      function maskAdminSecret({ secrets: secrets2, log }, secret) {
        return secrets2.addAdmin(secret) && log.warning("The log cannot mask the app's admin secret: it is shorter than 4 characters, a common word, or part of the app's address. Set HASURA_GRAPHQL_ADMIN_SECRET in env to a long random value.", "secret-not-masked"), secret;
      }
      function maskEndpoint({ secrets: secrets2 }, { url, environment }) {
        secrets2.show(environment), secrets2.addVariable({ key: "CONTENT_ENDPOINT", value: url });
      }
      function maskVariable(world, variable) {
        variable.key === "HASURA_GRAPHQL_ADMIN_SECRET" && maskAdminSecret(world, variable.value), world.secrets.addVariable(variable);
      }
    })
  ),
  /***/
  2613: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");
    })
  ),
  /***/
  181: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");
    })
  ),
  /***/
  6982: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
    })
  ),
  /***/
  2250: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("dns");
    })
  ),
  /***/
  4434: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");
    })
  ),
  /***/
  9896: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");
    })
  ),
  /***/
  8611: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");
    })
  ),
  /***/
  5692: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");
    })
  ),
  /***/
  9278: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");
    })
  ),
  /***/
  4589: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");
    })
  ),
  /***/
  6698: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");
    })
  ),
  /***/
  4573: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");
    })
  ),
  /***/
  1421: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
    })
  ),
  /***/
  7540: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");
    })
  ),
  /***/
  7598: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
    })
  ),
  /***/
  3053: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");
    })
  ),
  /***/
  610: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");
    })
  ),
  /***/
  8474: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");
    })
  ),
  /***/
  3024: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
    })
  ),
  /***/
  1455: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
    })
  ),
  /***/
  7067: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");
    })
  ),
  /***/
  2467: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");
    })
  ),
  /***/
  7030: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");
    })
  ),
  /***/
  8161: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
    })
  ),
  /***/
  6760: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
    })
  ),
  /***/
  643: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");
    })
  ),
  /***/
  1792: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");
    })
  ),
  /***/
  7075: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");
    })
  ),
  /***/
  1692: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");
    })
  ),
  /***/
  3136: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");
    })
  ),
  /***/
  7975: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");
    })
  ),
  /***/
  3429: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");
    })
  ),
  /***/
  8877: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:v8");
    })
  ),
  /***/
  5919: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");
    })
  ),
  /***/
  8522: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");
    })
  ),
  /***/
  857: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");
    })
  ),
  /***/
  6928: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
    })
  ),
  /***/
  932: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");
    })
  ),
  /***/
  2203: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");
    })
  ),
  /***/
  3193: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");
    })
  ),
  /***/
  4756: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");
    })
  ),
  /***/
  9023: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");
    })
  ),
  /***/
  8253: (
    /***/
    ((module) => {
      module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util/types");
    })
  ),
  /***/
  735: (
    /***/
    ((__unused_webpack___webpack_module__, __webpack_exports__2, __nccwpck_require__2) => {
      __nccwpck_require__2.d(__webpack_exports__2, {
        /* harmony export */
        Q: () => (
          /* binding */
          markdownTable
        )
        /* harmony export */
      });
      function defaultStringLength(value) {
        return value.length;
      }
      function markdownTable(table, options) {
        const settings = options || {}, align = (settings.align || []).concat(), stringLength = settings.stringLength || defaultStringLength, alignments = [], cellMatrix = [], sizeMatrix = [], longestCellByColumn = [];
        let mostCellsPerRow = 0, rowIndex = -1;
        for (; ++rowIndex < table.length; ) {
          const row2 = [], sizes2 = [];
          let columnIndex2 = -1;
          for (table[rowIndex].length > mostCellsPerRow && (mostCellsPerRow = table[rowIndex].length); ++columnIndex2 < table[rowIndex].length; ) {
            const cell = serialize(table[rowIndex][columnIndex2]);
            if (settings.alignDelimiters !== !1) {
              const size = stringLength(cell);
              sizes2[columnIndex2] = size, (longestCellByColumn[columnIndex2] === void 0 || size > longestCellByColumn[columnIndex2]) && (longestCellByColumn[columnIndex2] = size);
            }
            row2.push(cell);
          }
          cellMatrix[rowIndex] = row2, sizeMatrix[rowIndex] = sizes2;
        }
        let columnIndex = -1;
        if (typeof align == "object" && "length" in align)
          for (; ++columnIndex < mostCellsPerRow; )
            alignments[columnIndex] = toAlignment(align[columnIndex]);
        else {
          const code = toAlignment(align);
          for (; ++columnIndex < mostCellsPerRow; )
            alignments[columnIndex] = code;
        }
        columnIndex = -1;
        const row = [], sizes = [];
        for (; ++columnIndex < mostCellsPerRow; ) {
          const code = alignments[columnIndex];
          let before = "", after = "";
          code === 99 ? (before = ":", after = ":") : code === 108 ? before = ":" : code === 114 && (after = ":");
          let size = settings.alignDelimiters === !1 ? 1 : Math.max(
            1,
            longestCellByColumn[columnIndex] - before.length - after.length
          );
          const cell = before + "-".repeat(size) + after;
          settings.alignDelimiters !== !1 && (size = before.length + size + after.length, size > longestCellByColumn[columnIndex] && (longestCellByColumn[columnIndex] = size), sizes[columnIndex] = size), row[columnIndex] = cell;
        }
        cellMatrix.splice(1, 0, row), sizeMatrix.splice(1, 0, sizes), rowIndex = -1;
        const lines = [];
        for (; ++rowIndex < cellMatrix.length; ) {
          const row2 = cellMatrix[rowIndex], sizes2 = sizeMatrix[rowIndex], cellsInRow = settings.fillRows === !1 ? Math.max(1, cellMatrix[rowIndex === 1 ? 0 : rowIndex].length) : mostCellsPerRow;
          columnIndex = -1;
          const line = [];
          for (; ++columnIndex < cellsInRow; ) {
            const cell = row2[columnIndex] || "";
            let before = "", after = "";
            if (settings.alignDelimiters !== !1) {
              const size = longestCellByColumn[columnIndex] - (sizes2[columnIndex] || 0), code = alignments[columnIndex];
              if (code === 114)
                before = " ".repeat(size);
              else if (code === 99) {
                const half = size / 2;
                size % 2 ? (before = " ".repeat(half + 0.5), after = " ".repeat(half - 0.5)) : (before = " ".repeat(half), after = before);
              } else
                after = " ".repeat(size);
            }
            settings.delimiterStart !== !1 && !columnIndex && line.push("|"), settings.padding !== !1 && // Don’t add the opening space if we’re not aligning and the cell is
            // empty: there will be a closing space.
            !(settings.alignDelimiters === !1 && cell === "") && (settings.delimiterStart !== !1 || columnIndex) && line.push(" "), settings.alignDelimiters !== !1 && line.push(before), line.push(cell), settings.alignDelimiters !== !1 && line.push(after), settings.padding !== !1 && line.push(" "), (settings.delimiterEnd !== !1 || columnIndex !== cellsInRow - 1) && line.push("|");
          }
          lines.push(
            settings.delimiterEnd === !1 ? line.join("").replace(/ +$/, "") : line.join("")
          );
        }
        return lines.join(`
`);
      }
      function serialize(value) {
        return value == null ? "" : String(value);
      }
      function toAlignment(value) {
        const code = typeof value == "string" ? value.codePointAt(0) : 0;
        return code === 67 || code === 99 ? 99 : code === 76 || code === 108 ? 108 : code === 82 || code === 114 ? 114 : 0;
      }
    })
  )
  /******/
}, __webpack_module_cache__ = {};
function __nccwpck_require__(moduleId) {
  var cachedModule = __webpack_module_cache__[moduleId];
  if (cachedModule !== void 0)
    return cachedModule.exports;
  var module = __webpack_module_cache__[moduleId] = {
    /******/
    // no module.id needed
    /******/
    // no module.loaded needed
    /******/
    exports: {}
    /******/
  }, threw = !0;
  try {
    __webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__), threw = !1;
  } finally {
    threw && delete __webpack_module_cache__[moduleId];
  }
  return module.exports;
}
__nccwpck_require__.m = __webpack_modules__, typeof __nccwpck_require__ < "u" && (__nccwpck_require__.ab = decodeURIComponent(new URL(".", import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/"), __nccwpck_require__.n = (module) => {
  var getter = module && module.__esModule ? (
    /******/
    () => module.default
  ) : (
    /******/
    () => module
  );
  return __nccwpck_require__.d(getter, { a: getter }), getter;
}, (() => {
  var getProto = Object.getPrototypeOf ? (obj) => Object.getPrototypeOf(obj) : (obj) => obj.__proto__, leafPrototypes;
  __nccwpck_require__.t = function(value, mode) {
    if (mode & 1 && (value = this(value)), mode & 8 || typeof value == "object" && value && (mode & 4 && value.__esModule || mode & 16 && typeof value.then == "function"))
      return value;
    var ns = /* @__PURE__ */ Object.create(null);
    __nccwpck_require__.r(ns);
    var def = {};
    leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
    for (var current = mode & 2 && value; typeof current == "object" && !~leafPrototypes.indexOf(current); current = getProto(current))
      Object.getOwnPropertyNames(current).forEach((key) => def[key] = () => value[key]);
    return def.default = () => value, __nccwpck_require__.d(ns, def), ns;
  };
})(), __nccwpck_require__.d = (exports, definition) => {
  for (var key in definition)
    __nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key) && Object.defineProperty(exports, key, { enumerable: !0, get: definition[key] });
}, __nccwpck_require__.f = {}, __nccwpck_require__.e = (chunkId) => Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => (__nccwpck_require__.f[key](chunkId, promises), promises), [])), __nccwpck_require__.u = (chunkId) => "" + chunkId + ".index.js", __nccwpck_require__.o = (obj, prop) => Object.prototype.hasOwnProperty.call(obj, prop), __nccwpck_require__.r = (exports) => {
  typeof Symbol < "u" && Symbol.toStringTag && Object.defineProperty(exports, Symbol.toStringTag, { value: "Module" }), Object.defineProperty(exports, "__esModule", { value: !0 });
}, (() => {
  var installedChunks = {
    /******/
    792: 0
    /******/
  }, installChunk = (data) => {
    var { ids, modules, runtime } = data, moduleId, chunkId, i = 0;
    for (moduleId in modules)
      __nccwpck_require__.o(modules, moduleId) && (__nccwpck_require__.m[moduleId] = modules[moduleId]);
    for (runtime && runtime(__nccwpck_require__); i < ids.length; i++)
      chunkId = ids[i], __nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId] && installedChunks[chunkId][0](), installedChunks[ids[i]] = 0;
  };
  __nccwpck_require__.f.j = (chunkId, promises) => {
    var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : void 0;
    if (installedChunkData !== 0)
      if (installedChunkData)
        promises.push(installedChunkData[1]);
      else {
        var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
          throw installedChunks[chunkId] !== 0 && (installedChunks[chunkId] = void 0), e;
        }), promise = Promise.race([promise, new Promise((resolve) => installedChunkData = installedChunks[chunkId] = [resolve])]);
        promises.push(installedChunkData[1] = promise);
      }
  };
})();
var __webpack_exports__ = {};
__nccwpck_require__.d(__webpack_exports__, {
  Qs: () => (
    /* binding */
    content
  ),
  iW: () => (
    /* binding */
    main
  ),
  FW: () => (
    /* binding */
    postStep
  )
});
var platform_namespaceObject = {};
__nccwpck_require__.r(platform_namespaceObject), __nccwpck_require__.d(platform_namespaceObject, {
  arch: () => arch,
  getDetails: () => getDetails,
  isLinux: () => isLinux,
  isMacOS: () => isMacOS,
  isWindows: () => isWindows,
  platform: () => platform
});
var core_namespaceObject = {};
__nccwpck_require__.r(core_namespaceObject), __nccwpck_require__.d(core_namespaceObject, {
  ExitCode: () => ExitCode,
  addPath: () => addPath,
  debug: () => debug,
  endGroup: () => endGroup,
  error: () => error,
  exportVariable: () => exportVariable,
  getBooleanInput: () => getBooleanInput,
  getIDToken: () => getIDToken,
  getInput: () => getInput,
  getMultilineInput: () => getMultilineInput,
  getState: () => getState,
  group: () => group,
  info: () => info,
  isDebug: () => isDebug,
  markdownSummary: () => markdownSummary,
  notice: () => notice,
  platform: () => platform_namespaceObject,
  saveState: () => saveState,
  setCommandEcho: () => setCommandEcho,
  setFailed: () => setFailed,
  setOutput: () => setOutput,
  setSecret: () => setSecret,
  startGroup: () => startGroup,
  summary: () => summary,
  toPlatformPath: () => toPlatformPath,
  toPosixPath: () => toPosixPath,
  toWin32Path: () => toWin32Path,
  warning: () => warning
});
var errors = __nccwpck_require__(7268), masking = __nccwpck_require__(3712), trigger = __nccwpck_require__(4879), report_report = __nccwpck_require__(2992), runner_event = __nccwpck_require__(3034), fields = __nccwpck_require__(2996), secrets = __nccwpck_require__(3332);
async function run(world) {
  (0, masking.x1)(world);
  const report = new report_report.p(world), cancelled = () => {
    report.cancelled();
  };
  world.signal.addEventListener("abort", cancelled);
  try {
    const context = (0, runner_event.y)((name) => world.env(name));
    report.logUrl = context.logUrl;
    const mode = world.input("mode").trim(), beginning = {
      hasCloudToken: (0, secrets.lA)(world),
      names: !(0, fields.WY)(world.input("pr-number").trim()) || mode === "sweep",
      mode,
      check: world.input("check").trim(),
      review: world.input("review").trim(),
      comment: world.input("comment").trim()
    }, nothingToDo = (0, trigger.r8)(context.trigger, beginning);
    if (nothingToDo !== void 0)
      return await report.end({ status: "skipped", because: nothingToDo });
    (0, trigger.j4)(context.repository, mode);
    const onlyChecked = (0, trigger.is)(context.trigger, beginning), { readMaskedInputs } = await Promise.all(
      /* import() */
      [__nccwpck_require__.e(434), __nccwpck_require__.e(591)]
    ).then(__nccwpck_require__.bind(__nccwpck_require__, 5591)), inputs = readMaskedInputs(world, context.repository, onlyChecked !== void 0 || mode === "check");
    for (const remark of inputs.remarks)
      world.log.warning(remark, "unknown-plan");
    const { converge } = await Promise.all(
      /* import() */
      [__nccwpck_require__.e(180), __nccwpck_require__.e(430), __nccwpck_require__.e(564), __nccwpck_require__.e(434), __nccwpck_require__.e(933), __nccwpck_require__.e(508)]
    ).then(__nccwpck_require__.bind(__nccwpck_require__, 1508)), code = await report.end(await converge(world, context, inputs, report, onlyChecked));
    return world.signal.aborted ? 1 : code;
  } catch (error2) {
    return error2 instanceof errors.cJ || world.signal.aborted ? 1 : await report.failed((0, errors.h_)(error2));
  } finally {
    world.signal.removeEventListener("abort", cancelled);
  }
}
var external_node_fs_ = __nccwpck_require__(3024), external_os_ = __nccwpck_require__(857);
function toCommandValue(input) {
  return input == null ? "" : typeof input == "string" || input instanceof String ? input : JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
  return Object.keys(annotationProperties).length ? {
    title: annotationProperties.title,
    file: annotationProperties.file,
    line: annotationProperties.startLine,
    endLine: annotationProperties.endLine,
    col: annotationProperties.startColumn,
    endColumn: annotationProperties.endColumn
  } : {};
}
function issueCommand(command, properties, message) {
  const cmd = new Command(command, properties, message);
  process.stdout.write(cmd.toString() + external_os_.EOL);
}
function issue(name, message = "") {
  issueCommand(name, {}, message);
}
const CMD_STRING = "::";
class Command {
  constructor(command, properties, message) {
    command || (command = "missing.command"), this.command = command, this.properties = properties, this.message = message;
  }
  toString() {
    let cmdStr = CMD_STRING + this.command;
    if (this.properties && Object.keys(this.properties).length > 0) {
      cmdStr += " ";
      let first = !0;
      for (const key in this.properties)
        if (this.properties.hasOwnProperty(key)) {
          const val = this.properties[key];
          val && (first ? first = !1 : cmdStr += ",", cmdStr += `${key}=${escapeProperty(val)}`);
        }
    }
    return cmdStr += `${CMD_STRING}${escapeData(this.message)}`, cmdStr;
  }
}
function escapeData(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}
var external_crypto_ = __nccwpck_require__(6982), external_fs_ = __nccwpck_require__(9896);
function issueFileCommand(command, message) {
  const filePath = process.env[`GITHUB_${command}`];
  if (!filePath)
    throw new Error(`Unable to find environment variable for file command ${command}`);
  if (!external_fs_.existsSync(filePath))
    throw new Error(`Missing file at path: ${filePath}`);
  external_fs_.appendFileSync(filePath, `${toCommandValue(message)}${external_os_.EOL}`, {
    encoding: "utf8"
  });
}
function prepareKeyValueMessage(key, value) {
  const delimiter = `ghadelimiter_${external_crypto_.randomUUID()}`, convertedValue = toCommandValue(value);
  if (key.includes(delimiter))
    throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
  if (convertedValue.includes(delimiter))
    throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
  return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
var external_path_ = __nccwpck_require__(6928), external_http_ = __nccwpck_require__(8611), external_http_namespaceObject = /* @__PURE__ */ __nccwpck_require__.t(external_http_, 2), external_https_ = __nccwpck_require__(5692), external_https_namespaceObject = /* @__PURE__ */ __nccwpck_require__.t(external_https_, 2);
function getProxyUrl(reqUrl) {
  const usingSsl = reqUrl.protocol === "https:";
  if (checkBypass(reqUrl))
    return;
  const proxyVar = usingSsl ? process.env.https_proxy || process.env.HTTPS_PROXY : process.env.http_proxy || process.env.HTTP_PROXY;
  if (proxyVar)
    try {
      return new DecodedURL(proxyVar);
    } catch {
      if (!proxyVar.startsWith("http://") && !proxyVar.startsWith("https://"))
        return new DecodedURL(`http://${proxyVar}`);
    }
  else
    return;
}
function checkBypass(reqUrl) {
  if (!reqUrl.hostname)
    return !1;
  const reqHost = reqUrl.hostname;
  if (isLoopbackAddress(reqHost))
    return !0;
  const noProxy = process.env.no_proxy || process.env.NO_PROXY || "";
  if (!noProxy)
    return !1;
  let reqPort;
  reqUrl.port ? reqPort = Number(reqUrl.port) : reqUrl.protocol === "http:" ? reqPort = 80 : reqUrl.protocol === "https:" && (reqPort = 443);
  const upperReqHosts = [reqUrl.hostname.toUpperCase()];
  typeof reqPort == "number" && upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
  for (const upperNoProxyItem of noProxy.split(",").map((x) => x.trim().toUpperCase()).filter((x) => x))
    if (upperNoProxyItem === "*" || upperReqHosts.some((x) => x === upperNoProxyItem || x.endsWith(`.${upperNoProxyItem}`) || upperNoProxyItem.startsWith(".") && x.endsWith(`${upperNoProxyItem}`)))
      return !0;
  return !1;
}
function isLoopbackAddress(host) {
  const hostLower = host.toLowerCase();
  return hostLower === "localhost" || hostLower.startsWith("127.") || hostLower.startsWith("[::1]") || hostLower.startsWith("[0:0:0:0:0:0:0:1]");
}
class DecodedURL extends URL {
  constructor(url, base) {
    super(url, base), this._decodedUsername = decodeURIComponent(super.username), this._decodedPassword = decodeURIComponent(super.password);
  }
  get username() {
    return this._decodedUsername;
  }
  get password() {
    return this._decodedPassword;
  }
}
var tunnel = __nccwpck_require__(770), undici = __nccwpck_require__(6264), __awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve) {
      resolve(value);
    });
  }
  return new (P || (P = Promise))(function(resolve, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator.throw(value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
}, HttpCodes;
(function(HttpCodes2) {
  HttpCodes2[HttpCodes2.OK = 200] = "OK", HttpCodes2[HttpCodes2.MultipleChoices = 300] = "MultipleChoices", HttpCodes2[HttpCodes2.MovedPermanently = 301] = "MovedPermanently", HttpCodes2[HttpCodes2.ResourceMoved = 302] = "ResourceMoved", HttpCodes2[HttpCodes2.SeeOther = 303] = "SeeOther", HttpCodes2[HttpCodes2.NotModified = 304] = "NotModified", HttpCodes2[HttpCodes2.UseProxy = 305] = "UseProxy", HttpCodes2[HttpCodes2.SwitchProxy = 306] = "SwitchProxy", HttpCodes2[HttpCodes2.TemporaryRedirect = 307] = "TemporaryRedirect", HttpCodes2[HttpCodes2.PermanentRedirect = 308] = "PermanentRedirect", HttpCodes2[HttpCodes2.BadRequest = 400] = "BadRequest", HttpCodes2[HttpCodes2.Unauthorized = 401] = "Unauthorized", HttpCodes2[HttpCodes2.PaymentRequired = 402] = "PaymentRequired", HttpCodes2[HttpCodes2.Forbidden = 403] = "Forbidden", HttpCodes2[HttpCodes2.NotFound = 404] = "NotFound", HttpCodes2[HttpCodes2.MethodNotAllowed = 405] = "MethodNotAllowed", HttpCodes2[HttpCodes2.NotAcceptable = 406] = "NotAcceptable", HttpCodes2[HttpCodes2.ProxyAuthenticationRequired = 407] = "ProxyAuthenticationRequired", HttpCodes2[HttpCodes2.RequestTimeout = 408] = "RequestTimeout", HttpCodes2[HttpCodes2.Conflict = 409] = "Conflict", HttpCodes2[HttpCodes2.Gone = 410] = "Gone", HttpCodes2[HttpCodes2.TooManyRequests = 429] = "TooManyRequests", HttpCodes2[HttpCodes2.InternalServerError = 500] = "InternalServerError", HttpCodes2[HttpCodes2.NotImplemented = 501] = "NotImplemented", HttpCodes2[HttpCodes2.BadGateway = 502] = "BadGateway", HttpCodes2[HttpCodes2.ServiceUnavailable = 503] = "ServiceUnavailable", HttpCodes2[HttpCodes2.GatewayTimeout = 504] = "GatewayTimeout";
})(HttpCodes || (HttpCodes = {}));
var Headers;
(function(Headers2) {
  Headers2.Accept = "accept", Headers2.ContentType = "content-type";
})(Headers || (Headers = {}));
var MediaTypes;
(function(MediaTypes2) {
  MediaTypes2.ApplicationJson = "application/json";
})(MediaTypes || (MediaTypes = {}));
function lib_getProxyUrl(serverUrl) {
  const proxyUrl = pm.getProxyUrl(new URL(serverUrl));
  return proxyUrl ? proxyUrl.href : "";
}
const HttpRedirectCodes = [
  HttpCodes.MovedPermanently,
  HttpCodes.ResourceMoved,
  HttpCodes.SeeOther,
  HttpCodes.TemporaryRedirect,
  HttpCodes.PermanentRedirect
], HttpResponseRetryCodes = [
  HttpCodes.BadGateway,
  HttpCodes.ServiceUnavailable,
  HttpCodes.GatewayTimeout
], RetryableHttpVerbs = ["OPTIONS", "GET", "DELETE", "HEAD"], ExponentialBackoffCeiling = 10, ExponentialBackoffTimeSlice = 5;
class HttpClientError extends Error {
  constructor(message, statusCode) {
    super(message), this.name = "HttpClientError", this.statusCode = statusCode, Object.setPrototypeOf(this, HttpClientError.prototype);
  }
}
class HttpClientResponse {
  constructor(message) {
    this.message = message;
  }
  readBody() {
    return __awaiter(this, void 0, void 0, function* () {
      return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
        let output = Buffer.alloc(0);
        this.message.on("data", (chunk) => {
          output = Buffer.concat([output, chunk]);
        }), this.message.on("end", () => {
          resolve(output.toString());
        });
      }));
    });
  }
  readBodyBuffer() {
    return __awaiter(this, void 0, void 0, function* () {
      return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
        const chunks = [];
        this.message.on("data", (chunk) => {
          chunks.push(chunk);
        }), this.message.on("end", () => {
          resolve(Buffer.concat(chunks));
        });
      }));
    });
  }
}
function isHttps(requestUrl) {
  return new URL(requestUrl).protocol === "https:";
}
class HttpClient {
  constructor(userAgent, handlers, requestOptions) {
    this._ignoreSslError = !1, this._allowRedirects = !0, this._allowRedirectDowngrade = !1, this._maxRedirects = 50, this._allowRetries = !1, this._maxRetries = 1, this._keepAlive = !1, this._disposed = !1, this.userAgent = this._getUserAgentWithOrchestrationId(userAgent), this.handlers = handlers || [], this.requestOptions = requestOptions, requestOptions && (requestOptions.ignoreSslError != null && (this._ignoreSslError = requestOptions.ignoreSslError), this._socketTimeout = requestOptions.socketTimeout, requestOptions.allowRedirects != null && (this._allowRedirects = requestOptions.allowRedirects), requestOptions.allowRedirectDowngrade != null && (this._allowRedirectDowngrade = requestOptions.allowRedirectDowngrade), requestOptions.maxRedirects != null && (this._maxRedirects = Math.max(requestOptions.maxRedirects, 0)), requestOptions.keepAlive != null && (this._keepAlive = requestOptions.keepAlive), requestOptions.allowRetries != null && (this._allowRetries = requestOptions.allowRetries), requestOptions.maxRetries != null && (this._maxRetries = requestOptions.maxRetries));
  }
  options(requestUrl, additionalHeaders) {
    return __awaiter(this, void 0, void 0, function* () {
      return this.request("OPTIONS", requestUrl, null, additionalHeaders || {});
    });
  }
  get(requestUrl, additionalHeaders) {
    return __awaiter(this, void 0, void 0, function* () {
      return this.request("GET", requestUrl, null, additionalHeaders || {});
    });
  }
  del(requestUrl, additionalHeaders) {
    return __awaiter(this, void 0, void 0, function* () {
      return this.request("DELETE", requestUrl, null, additionalHeaders || {});
    });
  }
  post(requestUrl, data, additionalHeaders) {
    return __awaiter(this, void 0, void 0, function* () {
      return this.request("POST", requestUrl, data, additionalHeaders || {});
    });
  }
  patch(requestUrl, data, additionalHeaders) {
    return __awaiter(this, void 0, void 0, function* () {
      return this.request("PATCH", requestUrl, data, additionalHeaders || {});
    });
  }
  put(requestUrl, data, additionalHeaders) {
    return __awaiter(this, void 0, void 0, function* () {
      return this.request("PUT", requestUrl, data, additionalHeaders || {});
    });
  }
  head(requestUrl, additionalHeaders) {
    return __awaiter(this, void 0, void 0, function* () {
      return this.request("HEAD", requestUrl, null, additionalHeaders || {});
    });
  }
  sendStream(verb, requestUrl, stream, additionalHeaders) {
    return __awaiter(this, void 0, void 0, function* () {
      return this.request(verb, requestUrl, stream, additionalHeaders);
    });
  }
  /**
   * Gets a typed object from an endpoint
   * Be aware that not found returns a null.  Other errors (4xx, 5xx) reject the promise
   */
  getJson(requestUrl_1) {
    return __awaiter(this, arguments, void 0, function* (requestUrl, additionalHeaders = {}) {
      additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
      const res = yield this.get(requestUrl, additionalHeaders);
      return this._processResponse(res, this.requestOptions);
    });
  }
  postJson(requestUrl_1, obj_1) {
    return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
      const data = JSON.stringify(obj, null, 2);
      additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson), additionalHeaders[Headers.ContentType] = this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
      const res = yield this.post(requestUrl, data, additionalHeaders);
      return this._processResponse(res, this.requestOptions);
    });
  }
  putJson(requestUrl_1, obj_1) {
    return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
      const data = JSON.stringify(obj, null, 2);
      additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson), additionalHeaders[Headers.ContentType] = this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
      const res = yield this.put(requestUrl, data, additionalHeaders);
      return this._processResponse(res, this.requestOptions);
    });
  }
  patchJson(requestUrl_1, obj_1) {
    return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
      const data = JSON.stringify(obj, null, 2);
      additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson), additionalHeaders[Headers.ContentType] = this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
      const res = yield this.patch(requestUrl, data, additionalHeaders);
      return this._processResponse(res, this.requestOptions);
    });
  }
  /**
   * Makes a raw http request.
   * All other methods such as get, post, patch, and request ultimately call this.
   * Prefer get, del, post and patch
   */
  request(verb, requestUrl, data, headers) {
    return __awaiter(this, void 0, void 0, function* () {
      if (this._disposed)
        throw new Error("Client has already been disposed.");
      const parsedUrl = new URL(requestUrl);
      let info2 = this._prepareRequest(verb, parsedUrl, headers);
      const maxTries = this._allowRetries && RetryableHttpVerbs.includes(verb) ? this._maxRetries + 1 : 1;
      let numTries = 0, response;
      do {
        if (response = yield this.requestRaw(info2, data), response && response.message && response.message.statusCode === HttpCodes.Unauthorized) {
          let authenticationHandler;
          for (const handler of this.handlers)
            if (handler.canHandleAuthentication(response)) {
              authenticationHandler = handler;
              break;
            }
          return authenticationHandler ? authenticationHandler.handleAuthentication(this, info2, data) : response;
        }
        let redirectsRemaining = this._maxRedirects;
        for (; response.message.statusCode && HttpRedirectCodes.includes(response.message.statusCode) && this._allowRedirects && redirectsRemaining > 0; ) {
          const redirectUrl = response.message.headers.location;
          if (!redirectUrl)
            break;
          const parsedRedirectUrl = new URL(redirectUrl);
          if (parsedUrl.protocol === "https:" && parsedUrl.protocol !== parsedRedirectUrl.protocol && !this._allowRedirectDowngrade)
            throw new Error("Redirect from HTTPS to HTTP protocol. This downgrade is not allowed for security reasons. If you want to allow this behavior, set the allowRedirectDowngrade option to true.");
          if (yield response.readBody(), parsedRedirectUrl.hostname !== parsedUrl.hostname)
            for (const header in headers)
              header.toLowerCase() === "authorization" && delete headers[header];
          info2 = this._prepareRequest(verb, parsedRedirectUrl, headers), response = yield this.requestRaw(info2, data), redirectsRemaining--;
        }
        if (!response.message.statusCode || !HttpResponseRetryCodes.includes(response.message.statusCode))
          return response;
        numTries += 1, numTries < maxTries && (yield response.readBody(), yield this._performExponentialBackoff(numTries));
      } while (numTries < maxTries);
      return response;
    });
  }
  /**
   * Needs to be called if keepAlive is set to true in request options.
   */
  dispose() {
    this._agent && this._agent.destroy(), this._disposed = !0;
  }
  /**
   * Raw request.
   * @param info
   * @param data
   */
  requestRaw(info2, data) {
    return __awaiter(this, void 0, void 0, function* () {
      return new Promise((resolve, reject) => {
        function callbackForResult(err, res) {
          err ? reject(err) : res ? resolve(res) : reject(new Error("Unknown error"));
        }
        this.requestRawWithCallback(info2, data, callbackForResult);
      });
    });
  }
  /**
   * Raw request with callback.
   * @param info
   * @param data
   * @param onResult
   */
  requestRawWithCallback(info2, data, onResult) {
    typeof data == "string" && (info2.options.headers || (info2.options.headers = {}), info2.options.headers["Content-Length"] = Buffer.byteLength(data, "utf8"));
    let callbackCalled = !1;
    function handleResult(err, res) {
      callbackCalled || (callbackCalled = !0, onResult(err, res));
    }
    const req = info2.httpModule.request(info2.options, (msg) => {
      const res = new HttpClientResponse(msg);
      handleResult(void 0, res);
    });
    let socket;
    req.on("socket", (sock) => {
      socket = sock;
    }), req.setTimeout(this._socketTimeout || 3 * 6e4, () => {
      socket && socket.end(), handleResult(new Error(`Request timeout: ${info2.options.path}`));
    }), req.on("error", function(err) {
      handleResult(err);
    }), data && typeof data == "string" && req.write(data, "utf8"), data && typeof data != "string" ? (data.on("close", function() {
      req.end();
    }), data.pipe(req)) : req.end();
  }
  /**
   * Gets an http agent. This function is useful when you need an http agent that handles
   * routing through a proxy server - depending upon the url and proxy environment variables.
   * @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
   */
  getAgent(serverUrl) {
    const parsedUrl = new URL(serverUrl);
    return this._getAgent(parsedUrl);
  }
  getAgentDispatcher(serverUrl) {
    const parsedUrl = new URL(serverUrl), proxyUrl = getProxyUrl(parsedUrl);
    if (proxyUrl && proxyUrl.hostname)
      return this._getProxyAgentDispatcher(parsedUrl, proxyUrl);
  }
  _prepareRequest(method, requestUrl, headers) {
    const info2 = {};
    info2.parsedUrl = requestUrl;
    const usingSsl = info2.parsedUrl.protocol === "https:";
    info2.httpModule = usingSsl ? external_https_namespaceObject : external_http_namespaceObject;
    const defaultPort = usingSsl ? 443 : 80;
    if (info2.options = {}, info2.options.host = info2.parsedUrl.hostname, info2.options.port = info2.parsedUrl.port ? parseInt(info2.parsedUrl.port) : defaultPort, info2.options.path = (info2.parsedUrl.pathname || "") + (info2.parsedUrl.search || ""), info2.options.method = method, info2.options.headers = this._mergeHeaders(headers), this.userAgent != null && (info2.options.headers["user-agent"] = this.userAgent), info2.options.agent = this._getAgent(info2.parsedUrl), this.handlers)
      for (const handler of this.handlers)
        handler.prepareRequest(info2.options);
    return info2;
  }
  _mergeHeaders(headers) {
    return this.requestOptions && this.requestOptions.headers ? Object.assign({}, lowercaseKeys(this.requestOptions.headers), lowercaseKeys(headers || {})) : lowercaseKeys(headers || {});
  }
  /**
   * Gets an existing header value or returns a default.
   * Handles converting number header values to strings since HTTP headers must be strings.
   * Note: This returns string | string[] since some headers can have multiple values.
   * For headers that must always be a single string (like Content-Type), use the
   * specialized _getExistingOrDefaultContentTypeHeader method instead.
   */
  _getExistingOrDefaultHeader(additionalHeaders, header, _default) {
    let clientHeader;
    if (this.requestOptions && this.requestOptions.headers) {
      const headerValue = lowercaseKeys(this.requestOptions.headers)[header];
      headerValue && (clientHeader = typeof headerValue == "number" ? headerValue.toString() : headerValue);
    }
    const additionalValue = additionalHeaders[header];
    return additionalValue !== void 0 ? typeof additionalValue == "number" ? additionalValue.toString() : additionalValue : clientHeader !== void 0 ? clientHeader : _default;
  }
  /**
   * Specialized version of _getExistingOrDefaultHeader for Content-Type header.
   * Always returns a single string (not an array) since Content-Type should be a single value.
   * Converts arrays to comma-separated strings and numbers to strings to ensure type safety.
   * This was split from _getExistingOrDefaultHeader to provide stricter typing for callers
   * that assign the result to places expecting a string (e.g., additionalHeaders[Headers.ContentType]).
   */
  _getExistingOrDefaultContentTypeHeader(additionalHeaders, _default) {
    let clientHeader;
    if (this.requestOptions && this.requestOptions.headers) {
      const headerValue = lowercaseKeys(this.requestOptions.headers)[Headers.ContentType];
      headerValue && (typeof headerValue == "number" ? clientHeader = String(headerValue) : Array.isArray(headerValue) ? clientHeader = headerValue.join(", ") : clientHeader = headerValue);
    }
    const additionalValue = additionalHeaders[Headers.ContentType];
    return additionalValue !== void 0 ? typeof additionalValue == "number" ? String(additionalValue) : Array.isArray(additionalValue) ? additionalValue.join(", ") : additionalValue : clientHeader !== void 0 ? clientHeader : _default;
  }
  _getAgent(parsedUrl) {
    let agent;
    const proxyUrl = getProxyUrl(parsedUrl), useProxy = proxyUrl && proxyUrl.hostname;
    if (this._keepAlive && useProxy && (agent = this._proxyAgent), useProxy || (agent = this._agent), agent)
      return agent;
    const usingSsl = parsedUrl.protocol === "https:";
    let maxSockets = 100;
    if (this.requestOptions && (maxSockets = this.requestOptions.maxSockets || external_http_.globalAgent.maxSockets), proxyUrl && proxyUrl.hostname) {
      const agentOptions = {
        maxSockets,
        keepAlive: this._keepAlive,
        proxy: Object.assign(Object.assign({}, (proxyUrl.username || proxyUrl.password) && {
          proxyAuth: `${proxyUrl.username}:${proxyUrl.password}`
        }), { host: proxyUrl.hostname, port: proxyUrl.port })
      };
      let tunnelAgent;
      const overHttps = proxyUrl.protocol === "https:";
      usingSsl ? tunnelAgent = overHttps ? tunnel.httpsOverHttps : tunnel.httpsOverHttp : tunnelAgent = overHttps ? tunnel.httpOverHttps : tunnel.httpOverHttp, agent = tunnelAgent(agentOptions), this._proxyAgent = agent;
    }
    if (!agent) {
      const options = { keepAlive: this._keepAlive, maxSockets };
      agent = usingSsl ? new external_https_.Agent(options) : new external_http_.Agent(options), this._agent = agent;
    }
    return usingSsl && this._ignoreSslError && (agent.options = Object.assign(agent.options || {}, {
      rejectUnauthorized: !1
    })), agent;
  }
  _getProxyAgentDispatcher(parsedUrl, proxyUrl) {
    let proxyAgent;
    if (this._keepAlive && (proxyAgent = this._proxyAgentDispatcher), proxyAgent)
      return proxyAgent;
    const usingSsl = parsedUrl.protocol === "https:";
    return proxyAgent = new undici.ProxyAgent(Object.assign({ uri: proxyUrl.href, pipelining: this._keepAlive ? 1 : 0 }, (proxyUrl.username || proxyUrl.password) && {
      token: `Basic ${Buffer.from(`${proxyUrl.username}:${proxyUrl.password}`).toString("base64")}`
    })), this._proxyAgentDispatcher = proxyAgent, usingSsl && this._ignoreSslError && (proxyAgent.options = Object.assign(proxyAgent.options.requestTls || {}, {
      rejectUnauthorized: !1
    })), proxyAgent;
  }
  _getUserAgentWithOrchestrationId(userAgent) {
    const baseUserAgent = userAgent || "actions/http-client", orchId = process.env.ACTIONS_ORCHESTRATION_ID;
    if (orchId) {
      const sanitizedId = orchId.replace(/[^a-z0-9_.-]/gi, "_");
      return `${baseUserAgent} actions_orchestration_id/${sanitizedId}`;
    }
    return baseUserAgent;
  }
  _performExponentialBackoff(retryNumber) {
    return __awaiter(this, void 0, void 0, function* () {
      retryNumber = Math.min(ExponentialBackoffCeiling, retryNumber);
      const ms = ExponentialBackoffTimeSlice * Math.pow(2, retryNumber);
      return new Promise((resolve) => setTimeout(() => resolve(), ms));
    });
  }
  _processResponse(res, options) {
    return __awaiter(this, void 0, void 0, function* () {
      return new Promise((resolve, reject) => __awaiter(this, void 0, void 0, function* () {
        const statusCode = res.message.statusCode || 0, response = {
          statusCode,
          result: null,
          headers: {}
        };
        statusCode === HttpCodes.NotFound && resolve(response);
        function dateTimeDeserializer(key, value) {
          if (typeof value == "string") {
            const a = new Date(value);
            if (!isNaN(a.valueOf()))
              return a;
          }
          return value;
        }
        let obj, contents;
        try {
          contents = yield res.readBody(), contents && contents.length > 0 && (options && options.deserializeDates ? obj = JSON.parse(contents, dateTimeDeserializer) : obj = JSON.parse(contents), response.result = obj), response.headers = res.message.headers;
        } catch {
        }
        if (statusCode > 299) {
          let msg;
          obj && obj.message ? msg = obj.message : contents && contents.length > 0 ? msg = contents : msg = `Failed request: (${statusCode})`;
          const err = new HttpClientError(msg, statusCode);
          err.result = response.result, reject(err);
        } else
          resolve(response);
      }));
    });
  }
}
const lowercaseKeys = (obj) => Object.keys(obj).reduce((c, k) => (c[k.toLowerCase()] = obj[k], c), {});
var auth_awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve) {
      resolve(value);
    });
  }
  return new (P || (P = Promise))(function(resolve, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator.throw(value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
class BasicCredentialHandler {
  constructor(username, password) {
    this.username = username, this.password = password;
  }
  prepareRequest(options) {
    if (!options.headers)
      throw Error("The request has no headers");
    options.headers.Authorization = `Basic ${Buffer.from(`${this.username}:${this.password}`).toString("base64")}`;
  }
  // This handler cannot handle 401
  canHandleAuthentication() {
    return !1;
  }
  handleAuthentication() {
    return auth_awaiter(this, void 0, void 0, function* () {
      throw new Error("not implemented");
    });
  }
}
class BearerCredentialHandler {
  constructor(token) {
    this.token = token;
  }
  // currently implements pre-authorization
  // TODO: support preAuth = false where it hooks on 401
  prepareRequest(options) {
    if (!options.headers)
      throw Error("The request has no headers");
    options.headers.Authorization = `Bearer ${this.token}`;
  }
  // This handler cannot handle 401
  canHandleAuthentication() {
    return !1;
  }
  handleAuthentication() {
    return auth_awaiter(this, void 0, void 0, function* () {
      throw new Error("not implemented");
    });
  }
}
class PersonalAccessTokenCredentialHandler {
  constructor(token) {
    this.token = token;
  }
  // currently implements pre-authorization
  // TODO: support preAuth = false where it hooks on 401
  prepareRequest(options) {
    if (!options.headers)
      throw Error("The request has no headers");
    options.headers.Authorization = `Basic ${Buffer.from(`PAT:${this.token}`).toString("base64")}`;
  }
  // This handler cannot handle 401
  canHandleAuthentication() {
    return !1;
  }
  handleAuthentication() {
    return auth_awaiter(this, void 0, void 0, function* () {
      throw new Error("not implemented");
    });
  }
}
var oidc_utils_awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve) {
      resolve(value);
    });
  }
  return new (P || (P = Promise))(function(resolve, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator.throw(value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
class OidcClient {
  static createHttpClient(allowRetry = !0, maxRetry = 10) {
    const requestOptions = {
      allowRetries: allowRetry,
      maxRetries: maxRetry
    };
    return new HttpClient("actions/oidc-client", [new BearerCredentialHandler(OidcClient.getRequestToken())], requestOptions);
  }
  static getRequestToken() {
    const token = process.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN;
    if (!token)
      throw new Error("Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN env variable");
    return token;
  }
  static getIDTokenUrl() {
    const runtimeUrl = process.env.ACTIONS_ID_TOKEN_REQUEST_URL;
    if (!runtimeUrl)
      throw new Error("Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable");
    return runtimeUrl;
  }
  static getCall(id_token_url) {
    return oidc_utils_awaiter(this, void 0, void 0, function* () {
      var _a;
      const id_token = (_a = (yield OidcClient.createHttpClient().getJson(id_token_url).catch((error2) => {
        throw new Error(`Failed to get ID Token. 
 
        Error Code : ${error2.statusCode}
 
        Error Message: ${error2.message}`);
      })).result) === null || _a === void 0 ? void 0 : _a.value;
      if (!id_token)
        throw new Error("Response json body do not have ID Token field");
      return id_token;
    });
  }
  static getIDToken(audience) {
    return oidc_utils_awaiter(this, void 0, void 0, function* () {
      try {
        let id_token_url = OidcClient.getIDTokenUrl();
        if (audience) {
          const encodedAudience = encodeURIComponent(audience);
          id_token_url = `${id_token_url}&audience=${encodedAudience}`;
        }
        debug(`ID token url is ${id_token_url}`);
        const id_token = yield OidcClient.getCall(id_token_url);
        return setSecret(id_token), id_token;
      } catch (error2) {
        throw new Error(`Error message: ${error2.message}`);
      }
    });
  }
}
var summary_awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve) {
      resolve(value);
    });
  }
  return new (P || (P = Promise))(function(resolve, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator.throw(value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
const { access, appendFile, writeFile } = external_fs_.promises, SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY", SUMMARY_DOCS_URL = "https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary";
class Summary {
  constructor() {
    this._buffer = "";
  }
  /**
   * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
   * Also checks r/w permissions.
   *
   * @returns step summary file path
   */
  filePath() {
    return summary_awaiter(this, void 0, void 0, function* () {
      if (this._filePath)
        return this._filePath;
      const pathFromEnv = process.env[SUMMARY_ENV_VAR];
      if (!pathFromEnv)
        throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
      try {
        yield access(pathFromEnv, external_fs_.constants.R_OK | external_fs_.constants.W_OK);
      } catch {
        throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
      }
      return this._filePath = pathFromEnv, this._filePath;
    });
  }
  /**
   * Wraps content in an HTML tag, adding any HTML attributes
   *
   * @param {string} tag HTML tag to wrap
   * @param {string | null} content content within the tag
   * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
   *
   * @returns {string} content wrapped in HTML element
   */
  wrap(tag, content2, attrs = {}) {
    const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
    return content2 ? `<${tag}${htmlAttrs}>${content2}</${tag}>` : `<${tag}${htmlAttrs}>`;
  }
  /**
   * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
   *
   * @param {SummaryWriteOptions} [options] (optional) options for write operation
   *
   * @returns {Promise<Summary>} summary instance
   */
  write(options) {
    return summary_awaiter(this, void 0, void 0, function* () {
      const overwrite = !!options?.overwrite, filePath = yield this.filePath();
      return yield (overwrite ? writeFile : appendFile)(filePath, this._buffer, { encoding: "utf8" }), this.emptyBuffer();
    });
  }
  /**
   * Clears the summary buffer and wipes the summary file
   *
   * @returns {Summary} summary instance
   */
  clear() {
    return summary_awaiter(this, void 0, void 0, function* () {
      return this.emptyBuffer().write({ overwrite: !0 });
    });
  }
  /**
   * Returns the current summary buffer as a string
   *
   * @returns {string} string of summary buffer
   */
  stringify() {
    return this._buffer;
  }
  /**
   * If the summary buffer is empty
   *
   * @returns {boolen} true if the buffer is empty
   */
  isEmptyBuffer() {
    return this._buffer.length === 0;
  }
  /**
   * Resets the summary buffer without writing to summary file
   *
   * @returns {Summary} summary instance
   */
  emptyBuffer() {
    return this._buffer = "", this;
  }
  /**
   * Adds raw text to the summary buffer
   *
   * @param {string} text content to add
   * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
   *
   * @returns {Summary} summary instance
   */
  addRaw(text, addEOL = !1) {
    return this._buffer += text, addEOL ? this.addEOL() : this;
  }
  /**
   * Adds the operating system-specific end-of-line marker to the buffer
   *
   * @returns {Summary} summary instance
   */
  addEOL() {
    return this.addRaw(external_os_.EOL);
  }
  /**
   * Adds an HTML codeblock to the summary buffer
   *
   * @param {string} code content to render within fenced code block
   * @param {string} lang (optional) language to syntax highlight code
   *
   * @returns {Summary} summary instance
   */
  addCodeBlock(code, lang) {
    const attrs = Object.assign({}, lang && { lang }), element = this.wrap("pre", this.wrap("code", code), attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML list to the summary buffer
   *
   * @param {string[]} items list of items to render
   * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
   *
   * @returns {Summary} summary instance
   */
  addList(items, ordered = !1) {
    const tag = ordered ? "ol" : "ul", listItems = items.map((item) => this.wrap("li", item)).join(""), element = this.wrap(tag, listItems);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML table to the summary buffer
   *
   * @param {SummaryTableCell[]} rows table rows
   *
   * @returns {Summary} summary instance
   */
  addTable(rows) {
    const tableBody = rows.map((row) => {
      const cells = row.map((cell) => {
        if (typeof cell == "string")
          return this.wrap("td", cell);
        const { header, data, colspan, rowspan } = cell, tag = header ? "th" : "td", attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
        return this.wrap(tag, data, attrs);
      }).join("");
      return this.wrap("tr", cells);
    }).join(""), element = this.wrap("table", tableBody);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds a collapsable HTML details element to the summary buffer
   *
   * @param {string} label text for the closed state
   * @param {string} content collapsable content
   *
   * @returns {Summary} summary instance
   */
  addDetails(label, content2) {
    const element = this.wrap("details", this.wrap("summary", label) + content2);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML image tag to the summary buffer
   *
   * @param {string} src path to the image you to embed
   * @param {string} alt text description of the image
   * @param {SummaryImageOptions} options (optional) addition image attributes
   *
   * @returns {Summary} summary instance
   */
  addImage(src, alt, options) {
    const { width, height } = options || {}, attrs = Object.assign(Object.assign({}, width && { width }), height && { height }), element = this.wrap("img", null, Object.assign({ src, alt }, attrs));
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML section heading element
   *
   * @param {string} text heading text
   * @param {number | string} [level=1] (optional) the heading level, default: 1
   *
   * @returns {Summary} summary instance
   */
  addHeading(text, level) {
    const tag = `h${level}`, allowedTag = ["h1", "h2", "h3", "h4", "h5", "h6"].includes(tag) ? tag : "h1", element = this.wrap(allowedTag, text);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML thematic break (<hr>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addSeparator() {
    const element = this.wrap("hr", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML line break (<br>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addBreak() {
    const element = this.wrap("br", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML blockquote to the summary buffer
   *
   * @param {string} text quote text
   * @param {string} cite (optional) citation url
   *
   * @returns {Summary} summary instance
   */
  addQuote(text, cite) {
    const attrs = Object.assign({}, cite && { cite }), element = this.wrap("blockquote", text, attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML anchor tag to the summary buffer
   *
   * @param {string} text link text/content
   * @param {string} href hyperlink
   *
   * @returns {Summary} summary instance
   */
  addLink(text, href) {
    const element = this.wrap("a", text, { href });
    return this.addRaw(element).addEOL();
  }
}
const _summary = new Summary(), markdownSummary = _summary, summary = _summary;
function toPosixPath(pth) {
  return pth.replace(/[\\]/g, "/");
}
function toWin32Path(pth) {
  return pth.replace(/[/]/g, "\\");
}
function toPlatformPath(pth) {
  return pth.replace(/[/\\]/g, external_path_.sep);
}
var external_string_decoder_ = __nccwpck_require__(3193), external_events_ = __nccwpck_require__(4434);
const external_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");
var external_assert_ = __nccwpck_require__(2613), io_util_awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve) {
      resolve(value);
    });
  }
  return new (P || (P = Promise))(function(resolve, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator.throw(value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
const { chmod, copyFile, lstat, mkdir, open: io_util_open, readdir, rename, rm, rmdir, stat, symlink, unlink } = external_fs_.promises, IS_WINDOWS = process.platform === "win32";
function readlink(fsPath) {
  return io_util_awaiter(this, void 0, void 0, function* () {
    const result = yield fs.promises.readlink(fsPath);
    return IS_WINDOWS && !result.endsWith("\\") ? `${result}\\` : result;
  });
}
const UV_FS_O_EXLOCK = 268435456, READONLY = external_fs_.constants.O_RDONLY;
function exists(fsPath) {
  return io_util_awaiter(this, void 0, void 0, function* () {
    try {
      yield stat(fsPath);
    } catch (err) {
      if (err.code === "ENOENT")
        return !1;
      throw err;
    }
    return !0;
  });
}
function isDirectory(fsPath_1) {
  return io_util_awaiter(this, arguments, void 0, function* (fsPath, useStat = !1) {
    return (useStat ? yield stat(fsPath) : yield lstat(fsPath)).isDirectory();
  });
}
function isRooted(p) {
  if (p = normalizeSeparators(p), !p)
    throw new Error('isRooted() parameter "p" cannot be empty');
  return IS_WINDOWS ? p.startsWith("\\") || /^[A-Z]:/i.test(p) : p.startsWith("/");
}
function tryGetExecutablePath(filePath, extensions) {
  return io_util_awaiter(this, void 0, void 0, function* () {
    let stats;
    try {
      stats = yield stat(filePath);
    } catch (err) {
      err.code !== "ENOENT" && console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
    }
    if (stats && stats.isFile()) {
      if (IS_WINDOWS) {
        const upperExt = external_path_.extname(filePath).toUpperCase();
        if (extensions.some((validExt) => validExt.toUpperCase() === upperExt))
          return filePath;
      } else if (isUnixExecutable(stats))
        return filePath;
    }
    const originalFilePath = filePath;
    for (const extension of extensions) {
      filePath = originalFilePath + extension, stats = void 0;
      try {
        stats = yield stat(filePath);
      } catch (err) {
        err.code !== "ENOENT" && console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
      }
      if (stats && stats.isFile()) {
        if (IS_WINDOWS) {
          try {
            const directory = external_path_.dirname(filePath), upperName = external_path_.basename(filePath).toUpperCase();
            for (const actualName of yield readdir(directory))
              if (upperName === actualName.toUpperCase()) {
                filePath = external_path_.join(directory, actualName);
                break;
              }
          } catch (err) {
            console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
          }
          return filePath;
        } else if (isUnixExecutable(stats))
          return filePath;
      }
    }
    return "";
  });
}
function normalizeSeparators(p) {
  return p = p || "", IS_WINDOWS ? (p = p.replace(/\//g, "\\"), p.replace(/\\\\+/g, "\\")) : p.replace(/\/\/+/g, "/");
}
function isUnixExecutable(stats) {
  return (stats.mode & 1) > 0 || (stats.mode & 8) > 0 && process.getgid !== void 0 && stats.gid === process.getgid() || (stats.mode & 64) > 0 && process.getuid !== void 0 && stats.uid === process.getuid();
}
function getCmdPath() {
  var _a;
  return (_a = process.env.COMSPEC) !== null && _a !== void 0 ? _a : "cmd.exe";
}
var io_awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve) {
      resolve(value);
    });
  }
  return new (P || (P = Promise))(function(resolve, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator.throw(value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
function cp(source_1, dest_1) {
  return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
    const { force, recursive, copySourceDirectory } = readCopyOptions(options), destStat = (yield ioUtil.exists(dest)) ? yield ioUtil.stat(dest) : null;
    if (destStat && destStat.isFile() && !force)
      return;
    const newDest = destStat && destStat.isDirectory() && copySourceDirectory ? path.join(dest, path.basename(source)) : dest;
    if (!(yield ioUtil.exists(source)))
      throw new Error(`no such file or directory: ${source}`);
    if ((yield ioUtil.stat(source)).isDirectory())
      if (recursive)
        yield cpDirRecursive(source, newDest, 0, force);
      else
        throw new Error(`Failed to copy. ${source} is a directory, but tried to copy without recursive flag.`);
    else {
      if (path.relative(source, newDest) === "")
        throw new Error(`'${newDest}' and '${source}' are the same file`);
      yield io_copyFile(source, newDest, force);
    }
  });
}
function mv(source_1, dest_1) {
  return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
    if (yield ioUtil.exists(dest)) {
      let destExists = !0;
      if ((yield ioUtil.isDirectory(dest)) && (dest = path.join(dest, path.basename(source)), destExists = yield ioUtil.exists(dest)), destExists)
        if (options.force == null || options.force)
          yield rmRF(dest);
        else
          throw new Error("Destination already exists");
    }
    yield mkdirP(path.dirname(dest)), yield ioUtil.rename(source, dest);
  });
}
function rmRF(inputPath) {
  return io_awaiter(this, void 0, void 0, function* () {
    if (ioUtil.IS_WINDOWS && /[*"<>|]/.test(inputPath))
      throw new Error('File path must not contain `*`, `"`, `<`, `>` or `|` on Windows');
    try {
      yield ioUtil.rm(inputPath, {
        force: !0,
        maxRetries: 3,
        recursive: !0,
        retryDelay: 300
      });
    } catch (err) {
      throw new Error(`File was unable to be removed ${err}`);
    }
  });
}
function mkdirP(fsPath) {
  return io_awaiter(this, void 0, void 0, function* () {
    ok(fsPath, "a path argument must be provided"), yield ioUtil.mkdir(fsPath, { recursive: !0 });
  });
}
function which(tool, check) {
  return io_awaiter(this, void 0, void 0, function* () {
    if (!tool)
      throw new Error("parameter 'tool' is required");
    if (check) {
      const result = yield which(tool, !1);
      if (!result)
        throw IS_WINDOWS ? new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`) : new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
      return result;
    }
    const matches = yield findInPath(tool);
    return matches && matches.length > 0 ? matches[0] : "";
  });
}
function findInPath(tool) {
  return io_awaiter(this, void 0, void 0, function* () {
    if (!tool)
      throw new Error("parameter 'tool' is required");
    const extensions = [];
    if (IS_WINDOWS && process.env.PATHEXT)
      for (const extension of process.env.PATHEXT.split(external_path_.delimiter))
        extension && extensions.push(extension);
    if (isRooted(tool)) {
      const filePath = yield tryGetExecutablePath(tool, extensions);
      return filePath ? [filePath] : [];
    }
    if (tool.includes(external_path_.sep))
      return [];
    const directories = [];
    if (process.env.PATH)
      for (const p of process.env.PATH.split(external_path_.delimiter))
        p && directories.push(p);
    const matches = [];
    for (const directory of directories) {
      const filePath = yield tryGetExecutablePath(external_path_.join(directory, tool), extensions);
      filePath && matches.push(filePath);
    }
    return matches;
  });
}
function readCopyOptions(options) {
  const force = options.force == null ? !0 : options.force, recursive = !!options.recursive, copySourceDirectory = options.copySourceDirectory == null ? !0 : !!options.copySourceDirectory;
  return { force, recursive, copySourceDirectory };
}
function cpDirRecursive(sourceDir, destDir, currentDepth, force) {
  return io_awaiter(this, void 0, void 0, function* () {
    if (currentDepth >= 255)
      return;
    currentDepth++, yield mkdirP(destDir);
    const files = yield ioUtil.readdir(sourceDir);
    for (const fileName of files) {
      const srcFile = `${sourceDir}/${fileName}`, destFile = `${destDir}/${fileName}`;
      (yield ioUtil.lstat(srcFile)).isDirectory() ? yield cpDirRecursive(srcFile, destFile, currentDepth, force) : yield io_copyFile(srcFile, destFile, force);
    }
    yield ioUtil.chmod(destDir, (yield ioUtil.stat(sourceDir)).mode);
  });
}
function io_copyFile(srcFile, destFile, force) {
  return io_awaiter(this, void 0, void 0, function* () {
    if ((yield ioUtil.lstat(srcFile)).isSymbolicLink()) {
      try {
        yield ioUtil.lstat(destFile), yield ioUtil.unlink(destFile);
      } catch (e) {
        e.code === "EPERM" && (yield ioUtil.chmod(destFile, "0666"), yield ioUtil.unlink(destFile));
      }
      const symlinkFull = yield ioUtil.readlink(srcFile);
      yield ioUtil.symlink(symlinkFull, destFile, ioUtil.IS_WINDOWS ? "junction" : null);
    } else (!(yield ioUtil.exists(destFile)) || force) && (yield ioUtil.copyFile(srcFile, destFile));
  });
}
const external_timers_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");
var toolrunner_awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve) {
      resolve(value);
    });
  }
  return new (P || (P = Promise))(function(resolve, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator.throw(value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
const toolrunner_IS_WINDOWS = process.platform === "win32";
class ToolRunner extends external_events_.EventEmitter {
  constructor(toolPath, args, options) {
    if (super(), !toolPath)
      throw new Error("Parameter 'toolPath' cannot be null or empty.");
    this.toolPath = toolPath, this.args = args || [], this.options = options || {};
  }
  _debug(message) {
    this.options.listeners && this.options.listeners.debug && this.options.listeners.debug(message);
  }
  _getCommandString(options, noPrefix) {
    const toolPath = this._getSpawnFileName(), args = this._getSpawnArgs(options);
    let cmd = noPrefix ? "" : "[command]";
    if (toolrunner_IS_WINDOWS)
      if (this._isCmdFile()) {
        cmd += toolPath;
        for (const a of args)
          cmd += ` ${a}`;
      } else if (options.windowsVerbatimArguments) {
        cmd += `"${toolPath}"`;
        for (const a of args)
          cmd += ` ${a}`;
      } else {
        cmd += this._windowsQuoteCmdArg(toolPath);
        for (const a of args)
          cmd += ` ${this._windowsQuoteCmdArg(a)}`;
      }
    else {
      cmd += toolPath;
      for (const a of args)
        cmd += ` ${a}`;
    }
    return cmd;
  }
  _processLineBuffer(data, strBuffer, onLine) {
    try {
      let s = strBuffer + data.toString(), n = s.indexOf(external_os_.EOL);
      for (; n > -1; ) {
        const line = s.substring(0, n);
        onLine(line), s = s.substring(n + external_os_.EOL.length), n = s.indexOf(external_os_.EOL);
      }
      return s;
    } catch (err) {
      return this._debug(`error processing line. Failed with error ${err}`), "";
    }
  }
  _getSpawnFileName() {
    return toolrunner_IS_WINDOWS && this._isCmdFile() ? process.env.COMSPEC || "cmd.exe" : this.toolPath;
  }
  _getSpawnArgs(options) {
    if (toolrunner_IS_WINDOWS && this._isCmdFile()) {
      let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`;
      for (const a of this.args)
        argline += " ", argline += options.windowsVerbatimArguments ? a : this._windowsQuoteCmdArg(a);
      return argline += '"', [argline];
    }
    return this.args;
  }
  _endsWith(str, end) {
    return str.endsWith(end);
  }
  _isCmdFile() {
    const upperToolPath = this.toolPath.toUpperCase();
    return this._endsWith(upperToolPath, ".CMD") || this._endsWith(upperToolPath, ".BAT");
  }
  _windowsQuoteCmdArg(arg) {
    if (!this._isCmdFile())
      return this._uvQuoteCmdArg(arg);
    if (!arg)
      return '""';
    const cmdSpecialChars = [
      " ",
      "	",
      "&",
      "(",
      ")",
      "[",
      "]",
      "{",
      "}",
      "^",
      "=",
      ";",
      "!",
      "'",
      "+",
      ",",
      "`",
      "~",
      "|",
      "<",
      ">",
      '"'
    ];
    let needsQuotes = !1;
    for (const char of arg)
      if (cmdSpecialChars.some((x) => x === char)) {
        needsQuotes = !0;
        break;
      }
    if (!needsQuotes)
      return arg;
    let reverse = '"', quoteHit = !0;
    for (let i = arg.length; i > 0; i--)
      reverse += arg[i - 1], quoteHit && arg[i - 1] === "\\" ? reverse += "\\" : arg[i - 1] === '"' ? (quoteHit = !0, reverse += '"') : quoteHit = !1;
    return reverse += '"', reverse.split("").reverse().join("");
  }
  _uvQuoteCmdArg(arg) {
    if (!arg)
      return '""';
    if (!arg.includes(" ") && !arg.includes("	") && !arg.includes('"'))
      return arg;
    if (!arg.includes('"') && !arg.includes("\\"))
      return `"${arg}"`;
    let reverse = '"', quoteHit = !0;
    for (let i = arg.length; i > 0; i--)
      reverse += arg[i - 1], quoteHit && arg[i - 1] === "\\" ? reverse += "\\" : arg[i - 1] === '"' ? (quoteHit = !0, reverse += "\\") : quoteHit = !1;
    return reverse += '"', reverse.split("").reverse().join("");
  }
  _cloneExecOptions(options) {
    options = options || {};
    const result = {
      cwd: options.cwd || process.cwd(),
      env: options.env || process.env,
      silent: options.silent || !1,
      windowsVerbatimArguments: options.windowsVerbatimArguments || !1,
      failOnStdErr: options.failOnStdErr || !1,
      ignoreReturnCode: options.ignoreReturnCode || !1,
      delay: options.delay || 1e4
    };
    return result.outStream = options.outStream || process.stdout, result.errStream = options.errStream || process.stderr, result;
  }
  _getSpawnOptions(options, toolPath) {
    options = options || {};
    const result = {};
    return result.cwd = options.cwd, result.env = options.env, result.windowsVerbatimArguments = options.windowsVerbatimArguments || this._isCmdFile(), options.windowsVerbatimArguments && (result.argv0 = `"${toolPath}"`), result;
  }
  /**
   * Exec a tool.
   * Output will be streamed to the live console.
   * Returns promise with return code
   *
   * @param     tool     path to tool to exec
   * @param     options  optional exec options.  See ExecOptions
   * @returns   number
   */
  exec() {
    return toolrunner_awaiter(this, void 0, void 0, function* () {
      return !isRooted(this.toolPath) && (this.toolPath.includes("/") || toolrunner_IS_WINDOWS && this.toolPath.includes("\\")) && (this.toolPath = external_path_.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath)), this.toolPath = yield which(this.toolPath, !0), new Promise((resolve, reject) => toolrunner_awaiter(this, void 0, void 0, function* () {
        this._debug(`exec tool: ${this.toolPath}`), this._debug("arguments:");
        for (const arg of this.args)
          this._debug(`   ${arg}`);
        const optionsNonNull = this._cloneExecOptions(this.options);
        !optionsNonNull.silent && optionsNonNull.outStream && optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + external_os_.EOL);
        const state = new ExecState(optionsNonNull, this.toolPath);
        if (state.on("debug", (message) => {
          this._debug(message);
        }), this.options.cwd && !(yield exists(this.options.cwd)))
          return reject(new Error(`The cwd: ${this.options.cwd} does not exist!`));
        const fileName = this._getSpawnFileName(), cp2 = external_child_process_namespaceObject.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
        let stdbuffer = "";
        cp2.stdout && cp2.stdout.on("data", (data) => {
          this.options.listeners && this.options.listeners.stdout && this.options.listeners.stdout(data), !optionsNonNull.silent && optionsNonNull.outStream && optionsNonNull.outStream.write(data), stdbuffer = this._processLineBuffer(data, stdbuffer, (line) => {
            this.options.listeners && this.options.listeners.stdline && this.options.listeners.stdline(line);
          });
        });
        let errbuffer = "";
        if (cp2.stderr && cp2.stderr.on("data", (data) => {
          state.processStderr = !0, this.options.listeners && this.options.listeners.stderr && this.options.listeners.stderr(data), !optionsNonNull.silent && optionsNonNull.errStream && optionsNonNull.outStream && (optionsNonNull.failOnStdErr ? optionsNonNull.errStream : optionsNonNull.outStream).write(data), errbuffer = this._processLineBuffer(data, errbuffer, (line) => {
            this.options.listeners && this.options.listeners.errline && this.options.listeners.errline(line);
          });
        }), cp2.on("error", (err) => {
          state.processError = err.message, state.processExited = !0, state.processClosed = !0, state.CheckComplete();
        }), cp2.on("exit", (code) => {
          state.processExitCode = code, state.processExited = !0, this._debug(`Exit code ${code} received from tool '${this.toolPath}'`), state.CheckComplete();
        }), cp2.on("close", (code) => {
          state.processExitCode = code, state.processExited = !0, state.processClosed = !0, this._debug(`STDIO streams have closed for tool '${this.toolPath}'`), state.CheckComplete();
        }), state.on("done", (error2, exitCode) => {
          stdbuffer.length > 0 && this.emit("stdline", stdbuffer), errbuffer.length > 0 && this.emit("errline", errbuffer), cp2.removeAllListeners(), error2 ? reject(error2) : resolve(exitCode);
        }), this.options.input) {
          if (!cp2.stdin)
            throw new Error("child process missing stdin");
          cp2.stdin.end(this.options.input);
        }
      }));
    });
  }
}
function argStringToArray(argString) {
  const args = [];
  let inQuotes = !1, escaped = !1, arg = "";
  function append(c) {
    escaped && c !== '"' && (arg += "\\"), arg += c, escaped = !1;
  }
  for (let i = 0; i < argString.length; i++) {
    const c = argString.charAt(i);
    if (c === '"') {
      escaped ? append(c) : inQuotes = !inQuotes;
      continue;
    }
    if (c === "\\" && escaped) {
      append(c);
      continue;
    }
    if (c === "\\" && inQuotes) {
      escaped = !0;
      continue;
    }
    if (c === " " && !inQuotes) {
      arg.length > 0 && (args.push(arg), arg = "");
      continue;
    }
    append(c);
  }
  return arg.length > 0 && args.push(arg.trim()), args;
}
class ExecState extends external_events_.EventEmitter {
  constructor(options, toolPath) {
    if (super(), this.processClosed = !1, this.processError = "", this.processExitCode = 0, this.processExited = !1, this.processStderr = !1, this.delay = 1e4, this.done = !1, this.timeout = null, !toolPath)
      throw new Error("toolPath must not be empty");
    this.options = options, this.toolPath = toolPath, options.delay && (this.delay = options.delay);
  }
  CheckComplete() {
    this.done || (this.processClosed ? this._setResult() : this.processExited && (this.timeout = (0, external_timers_namespaceObject.setTimeout)(ExecState.HandleTimeout, this.delay, this)));
  }
  _debug(message) {
    this.emit("debug", message);
  }
  _setResult() {
    let error2;
    this.processExited && (this.processError ? error2 = new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`) : this.processExitCode !== 0 && !this.options.ignoreReturnCode ? error2 = new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`) : this.processStderr && this.options.failOnStdErr && (error2 = new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`))), this.timeout && (clearTimeout(this.timeout), this.timeout = null), this.done = !0, this.emit("done", error2, this.processExitCode);
  }
  static HandleTimeout(state) {
    if (!state.done) {
      if (!state.processClosed && state.processExited) {
        const message = `The STDIO streams did not close within ${state.delay / 1e3} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`;
        state._debug(message);
      }
      state._setResult();
    }
  }
}
var exec_awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve) {
      resolve(value);
    });
  }
  return new (P || (P = Promise))(function(resolve, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator.throw(value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
function exec(commandLine, args, options) {
  return exec_awaiter(this, void 0, void 0, function* () {
    const commandArgs = argStringToArray(commandLine);
    if (commandArgs.length === 0)
      throw new Error("Parameter 'commandLine' cannot be null or empty.");
    const toolPath = commandArgs[0];
    return args = commandArgs.slice(1).concat(args || []), new ToolRunner(toolPath, args, options).exec();
  });
}
function getExecOutput(commandLine, args, options) {
  return exec_awaiter(this, void 0, void 0, function* () {
    var _a, _b;
    let stdout = "", stderr = "";
    const stdoutDecoder = new external_string_decoder_.StringDecoder("utf8"), stderrDecoder = new external_string_decoder_.StringDecoder("utf8"), originalStdoutListener = (_a = options?.listeners) === null || _a === void 0 ? void 0 : _a.stdout, originalStdErrListener = (_b = options?.listeners) === null || _b === void 0 ? void 0 : _b.stderr, stdErrListener = (data) => {
      stderr += stderrDecoder.write(data), originalStdErrListener && originalStdErrListener(data);
    }, stdOutListener = (data) => {
      stdout += stdoutDecoder.write(data), originalStdoutListener && originalStdoutListener(data);
    }, listeners = Object.assign(Object.assign({}, options?.listeners), { stdout: stdOutListener, stderr: stdErrListener }), exitCode = yield exec(commandLine, args, Object.assign(Object.assign({}, options), { listeners }));
    return stdout += stdoutDecoder.end(), stderr += stderrDecoder.end(), {
      exitCode,
      stdout,
      stderr
    };
  });
}
var platform_awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve) {
      resolve(value);
    });
  }
  return new (P || (P = Promise))(function(resolve, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator.throw(value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
const getWindowsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
  const { stdout: version } = yield getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Version"', void 0, {
    silent: !0
  }), { stdout: name } = yield getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Caption"', void 0, {
    silent: !0
  });
  return {
    name: name.trim(),
    version: version.trim()
  };
}), getMacOsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
  var _a, _b, _c, _d;
  const { stdout } = yield getExecOutput("sw_vers", void 0, {
    silent: !0
  }), version = (_b = (_a = stdout.match(/ProductVersion:\s*(.+)/)) === null || _a === void 0 ? void 0 : _a[1]) !== null && _b !== void 0 ? _b : "";
  return {
    name: (_d = (_c = stdout.match(/ProductName:\s*(.+)/)) === null || _c === void 0 ? void 0 : _c[1]) !== null && _d !== void 0 ? _d : "",
    version
  };
}), getLinuxInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
  const { stdout } = yield getExecOutput("lsb_release", ["-i", "-r", "-s"], {
    silent: !0
  }), [name, version] = stdout.trim().split(`
`);
  return {
    name,
    version
  };
}), platform = external_os_.platform(), arch = external_os_.arch(), isWindows = platform === "win32", isMacOS = platform === "darwin", isLinux = platform === "linux";
function getDetails() {
  return platform_awaiter(this, void 0, void 0, function* () {
    return Object.assign(Object.assign({}, yield isWindows ? getWindowsInfo() : isMacOS ? getMacOsInfo() : getLinuxInfo()), {
      platform,
      arch,
      isWindows,
      isMacOS,
      isLinux
    });
  });
}
var core_awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve) {
      resolve(value);
    });
  }
  return new (P || (P = Promise))(function(resolve, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator.throw(value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
}, ExitCode;
(function(ExitCode2) {
  ExitCode2[ExitCode2.Success = 0] = "Success", ExitCode2[ExitCode2.Failure = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function exportVariable(name, val) {
  const convertedVal = toCommandValue(val);
  if (process.env[name] = convertedVal, process.env.GITHUB_ENV || "")
    return issueFileCommand("ENV", prepareKeyValueMessage(name, val));
  issueCommand("set-env", { name }, convertedVal);
}
function setSecret(secret) {
  issueCommand("add-mask", {}, secret);
}
function addPath(inputPath) {
  process.env.GITHUB_PATH || "" ? issueFileCommand("PATH", inputPath) : issueCommand("add-path", {}, inputPath), process.env.PATH = `${inputPath}${external_path_.delimiter}${process.env.PATH}`;
}
function getInput(name, options) {
  const val = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`] || "";
  if (options && options.required && !val)
    throw new Error(`Input required and not supplied: ${name}`);
  return options && options.trimWhitespace === !1 ? val : val.trim();
}
function getMultilineInput(name, options) {
  const inputs = getInput(name, options).split(`
`).filter((x) => x !== "");
  return options && options.trimWhitespace === !1 ? inputs : inputs.map((input) => input.trim());
}
function getBooleanInput(name, options) {
  const trueValue = ["true", "True", "TRUE"], falseValue = ["false", "False", "FALSE"], val = getInput(name, options);
  if (trueValue.includes(val))
    return !0;
  if (falseValue.includes(val))
    return !1;
  throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}
Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
function setOutput(name, value) {
  if (process.env.GITHUB_OUTPUT || "")
    return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
  process.stdout.write(external_os_.EOL), issueCommand("set-output", { name }, toCommandValue(value));
}
function setCommandEcho(enabled) {
  issue("echo", enabled ? "on" : "off");
}
function setFailed(message) {
  process.exitCode = ExitCode.Failure, error(message);
}
function isDebug() {
  return process.env.RUNNER_DEBUG === "1";
}
function debug(message) {
  issueCommand("debug", {}, message);
}
function error(message, properties = {}) {
  issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
  issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function notice(message, properties = {}) {
  issueCommand("notice", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
  process.stdout.write(message + external_os_.EOL);
}
function startGroup(name) {
  issue("group", name);
}
function endGroup() {
  issue("endgroup");
}
function group(name, fn) {
  return core_awaiter(this, void 0, void 0, function* () {
    startGroup(name);
    let result;
    try {
      result = yield fn();
    } finally {
      endGroup();
    }
    return result;
  });
}
function saveState(name, value) {
  if (process.env.GITHUB_STATE || "")
    return issueFileCommand("STATE", prepareKeyValueMessage(name, value));
  issueCommand("save-state", { name }, toCommandValue(value));
}
function getState(name) {
  return process.env[`STATE_${name}`] || "";
}
function getIDToken(aud) {
  return core_awaiter(this, void 0, void 0, function* () {
    return yield OidcClient.getIDToken(aud);
  });
}
const systemClock = {
  now: () => performance.now(),
  date: () => /* @__PURE__ */ new Date(),
  sleep: (ms, signal) => new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer), reject(signal?.reason);
    }, timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop), resolve();
    }, ms);
    signal?.aborted === !0 ? stop() : signal?.addEventListener("abort", stop, { once: !0 });
  })
};
var error_codes = __nccwpck_require__(3762), lib_secrets = __nccwpck_require__(6499), lib_text = __nccwpck_require__(9112), rules_finding = __nccwpck_require__(6270);
const LONGEST_ANNOTATION = 4e3, TITLES = {
  error: "The preview cannot be built",
  warning: "Hasura project",
  notice: "Hasura project"
};
function runnerLog(secrets2, help = error_codes.Dw) {
  const clean = (text) => (0, lib_text.Dx)(secrets2.redact(text)).map(lib_text.Df).join(`
`), annotation = (text) => (0, lib_text.Jj)(clean(text), LONGEST_ANNOTATION), withHelp = (text, code) => {
    const address = `Details: ${(0, lib_text.Df)(help(code))}`, own = (0, lib_text.Jj)(clean(text), LONGEST_ANNOTATION - address.length - 1);
    return `${own}${own.includes(`
`) ? `
` : " "}${address}`;
  }, used = { error: 0, warning: 0, notice: 0 };
  return {
    group: (title, work) => group(clean(title), work),
    info: (line) => {
      info(clean(line));
    },
    debug: (line) => {
      isDebug() && debug(clean(line));
    },
    notice: (line) => {
      used.notice += 1, notice(annotation(line));
    },
    warning: (line, code) => {
      used.warning += 1, warning(withHelp(line, code));
    },
    error: (message, code) => {
      used.error += 1, error(withHelp(message, code));
    },
    findings: (findings) => {
      const { shown, rest } = (0, rules_finding.dR)(findings, used);
      for (const { severity, rule, file, line, column, what, why, remedy, risk } of shown)
        used[severity] += 1, core_namespaceObject[severity](annotation(`${what} ${why} ${remedy} (${rule})`), {
          title: clean(risk !== void 0 ? "Hasura review" : file === void 0 && severity !== "error" ? "Content" : TITLES[severity]),
          ...file === void 0 ? {} : { file: (0, lib_text.TN)(clean(file)) },
          ...line === void 0 ? {} : { startLine: line },
          ...column === void 0 ? {} : { startColumn: column }
        });
      for (const finding of rest) {
        const { severity, rule, what, old } = finding, kind = `${severity}${old === !0 ? ", not new" : ""}:`;
        info(clean((0, lib_text.TN)([kind, (0, rules_finding.Z9)(finding), what, `(${rule})`].filter((part) => part !== "").join(" "))));
      }
    }
  };
}
function writeOutputs(outputs) {
  for (const [name, value] of Object.entries(outputs))
    value !== "" && setOutput(name, value);
}
const MOST_SUMMARY_BYTES = 1024 * 1024 - 2;
async function writeSummary(markdown, log) {
  try {
    await summary.addRaw((0, lib_text.zP)(markdown, MOST_SUMMARY_BYTES), !0).write();
  } catch (error2) {
    log.warning(`The job summary could not be written: ${error2.message}`, "summary-not-written");
  }
}
const agents = /* @__PURE__ */ new Map(), proxiedFetch = async (input, init) => {
  const url = input instanceof Request ? input.url : String(input), proxy = getProxyUrl(new URL(url));
  return proxy === void 0 ? fetch(input, init) : (0, undici.fetch)(url, { ...init, dispatcher: agentFor(proxy) });
};
function agentFor(proxy) {
  const known = agents.get(proxy.href);
  if (known !== void 0)
    return known;
  const { username, password } = proxy, agent = new undici.ProxyAgent({
    uri: proxy.href,
    ...username === "" && password === "" ? {} : { token: `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}` }
  });
  return agents.set(proxy.href, agent), agent;
}
const [BUILD, SERVER] = ["build", "server"];
function rememberBuild(build) {
  saveState(BUILD, build);
}
function forgetBuild() {
  saveState(BUILD, "");
}
function interruptedBuild() {
  return saved(BUILD);
}
function rememberServer(left) {
  saveState(SERVER, left ?? "");
}
function leftServer() {
  return saved(SERVER);
}
function saved(key) {
  const text = getState(key);
  if (text !== "")
    try {
      return JSON.parse(text);
    } catch {
      return;
    }
}
function runnerWorld(signal) {
  const secrets2 = new lib_secrets.S((form) => {
    setSecret(form);
  }), env = (name) => process.env[name] ?? "", help = (code) => (0, error_codes.ci)(code, env), { error: error2, findings, ...log } = runnerLog(secrets2, help), saving = saver(log);
  return {
    input: (name) => getInput(name, { trimWhitespace: !1 }),
    env,
    file: (path2) => (0, external_node_fs_.readFileSync)(path2, "utf8"),
    clock: systemClock,
    random: Math.random,
    fetch: proxiedFetch,
    signal,
    secrets: secrets2,
    log,
    error: error2,
    findings,
    help,
    gitHubAccess: async (token) => {
      const { gitHubAccess } = await Promise.all(
        /* import() */
        [__nccwpck_require__.e(430), __nccwpck_require__.e(754)]
      ).then(__nccwpck_require__.bind(__nccwpck_require__, 8754));
      return gitHubAccess(token);
    },
    writeOutputs,
    writeSummary: (markdown) => writeSummary(markdown, log),
    remember: (build) => {
      saving(build, () => {
        rememberBuild(build);
      });
    },
    forget: () => {
      saving(void 0, forgetBuild);
    },
    remembered: interruptedBuild,
    rememberServer: (left) => {
      saving(void 0, () => {
        rememberServer(left);
      });
    },
    leftServer
  };
}
function saver(log) {
  let warned = !1;
  return (build, save) => {
    try {
      save();
    } catch (error2) {
      const held = build === void 0 ? "" : ` It is of ${build.name}, build ${build.build}, job ${build.jobId ?? "(none yet)"}.`, said = `The state for the post step could not be saved: ${error2.message}.${held}`;
      warned ? log.info(said) : log.warning(said, "state-not-saved"), warned = !0;
    }
  };
}
const LEAVE_WITHIN_MS = 1500;
function guard(story, after = "; the post step reports what exists") {
  process.exitCode = 1;
  const cancel = new AbortController(), world = runnerWorld(cancel.signal);
  let settled = !1;
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", () => {
    });
  const stumbled = (error2) => {
    const { message, code } = (0, errors.h_)(error2);
    settled || world.error(message, code), process.exit(1);
  }, cancelled = (signal) => {
    world.log.info(`${signal}: the run is cancelled${after}.`), cancel.abort(new errors.cJ(signal)), setTimeout(() => process.exit(1), LEAVE_WITHIN_MS).unref();
  };
  process.once("SIGINT", cancelled), process.once("SIGTERM", cancelled), process.on("uncaughtException", stumbled), process.on("unhandledRejection", stumbled), process.on("beforeExit", () => {
    settled || stumbled(new Error("the process exited before the run finished"));
  }), story(world).then((code) => {
    settled = !0, process.exitCode = code;
  }, stumbled);
}
const main = () => {
  guard(run);
}, postStep = () => {
  guard(async (world) => {
    if (world.remembered() === void 0 && world.leftServer() === void 0)
      return 0;
    const { post } = await Promise.all(
      /* import() */
      [__nccwpck_require__.e(180), __nccwpck_require__.e(430), __nccwpck_require__.e(564), __nccwpck_require__.e(434), __nccwpck_require__.e(933), __nccwpck_require__.e(839)]
    ).then(__nccwpck_require__.bind(__nccwpck_require__, 839));
    return await post(world);
  });
}, content = () => {
  guard(async (world) => {
    const { contentOnly } = await Promise.all(
      /* import() */
      [__nccwpck_require__.e(180), __nccwpck_require__.e(575), __nccwpck_require__.e(257)]
    ).then(__nccwpck_require__.bind(__nccwpck_require__, 8791));
    return await contentOnly(world);
  }, "");
};
var __webpack_exports__content = __webpack_exports__.Qs, __webpack_exports__main = __webpack_exports__.iW, __webpack_exports__postStep = __webpack_exports__.FW;
export {
  __webpack_exports__content as content,
  __webpack_exports__main as main,
  __webpack_exports__postStep as postStep
};
