import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 770:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

module.exports = __nccwpck_require__(218);


/***/ }),

/***/ 218:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var net = __nccwpck_require__(9278);
var tls = __nccwpck_require__(4756);
var http = __nccwpck_require__(8611);
var https = __nccwpck_require__(5692);
var events = __nccwpck_require__(4434);
var assert = __nccwpck_require__(2613);
var util = __nccwpck_require__(9023);


exports.httpOverHttp = httpOverHttp;
exports.httpsOverHttp = httpsOverHttp;
exports.httpOverHttps = httpOverHttps;
exports.httpsOverHttps = httpsOverHttps;


function httpOverHttp(options) {
  var agent = new TunnelingAgent(options);
  agent.request = http.request;
  return agent;
}

function httpsOverHttp(options) {
  var agent = new TunnelingAgent(options);
  agent.request = http.request;
  agent.createSocket = createSecureSocket;
  agent.defaultPort = 443;
  return agent;
}

function httpOverHttps(options) {
  var agent = new TunnelingAgent(options);
  agent.request = https.request;
  return agent;
}

function httpsOverHttps(options) {
  var agent = new TunnelingAgent(options);
  agent.request = https.request;
  agent.createSocket = createSecureSocket;
  agent.defaultPort = 443;
  return agent;
}


function TunnelingAgent(options) {
  var self = this;
  self.options = options || {};
  self.proxyOptions = self.options.proxy || {};
  self.maxSockets = self.options.maxSockets || http.Agent.defaultMaxSockets;
  self.requests = [];
  self.sockets = [];

  self.on('free', function onFree(socket, host, port, localAddress) {
    var options = toOptions(host, port, localAddress);
    for (var i = 0, len = self.requests.length; i < len; ++i) {
      var pending = self.requests[i];
      if (pending.host === options.host && pending.port === options.port) {
        // Detect the request to connect same origin server,
        // reuse the connection.
        self.requests.splice(i, 1);
        pending.request.onSocket(socket);
        return;
      }
    }
    socket.destroy();
    self.removeSocket(socket);
  });
}
util.inherits(TunnelingAgent, events.EventEmitter);

TunnelingAgent.prototype.addRequest = function addRequest(req, host, port, localAddress) {
  var self = this;
  var options = mergeOptions({request: req}, self.options, toOptions(host, port, localAddress));

  if (self.sockets.length >= this.maxSockets) {
    // We are over limit so we'll add it to the queue.
    self.requests.push(options);
    return;
  }

  // If we are under maxSockets create a new one.
  self.createSocket(options, function(socket) {
    socket.on('free', onFree);
    socket.on('close', onCloseOrRemove);
    socket.on('agentRemove', onCloseOrRemove);
    req.onSocket(socket);

    function onFree() {
      self.emit('free', socket, options);
    }

    function onCloseOrRemove(err) {
      self.removeSocket(socket);
      socket.removeListener('free', onFree);
      socket.removeListener('close', onCloseOrRemove);
      socket.removeListener('agentRemove', onCloseOrRemove);
    }
  });
};

TunnelingAgent.prototype.createSocket = function createSocket(options, cb) {
  var self = this;
  var placeholder = {};
  self.sockets.push(placeholder);

  var connectOptions = mergeOptions({}, self.proxyOptions, {
    method: 'CONNECT',
    path: options.host + ':' + options.port,
    agent: false,
    headers: {
      host: options.host + ':' + options.port
    }
  });
  if (options.localAddress) {
    connectOptions.localAddress = options.localAddress;
  }
  if (connectOptions.proxyAuth) {
    connectOptions.headers = connectOptions.headers || {};
    connectOptions.headers['Proxy-Authorization'] = 'Basic ' +
        new Buffer(connectOptions.proxyAuth).toString('base64');
  }

  debug('making CONNECT request');
  var connectReq = self.request(connectOptions);
  connectReq.useChunkedEncodingByDefault = false; // for v0.6
  connectReq.once('response', onResponse); // for v0.6
  connectReq.once('upgrade', onUpgrade);   // for v0.6
  connectReq.once('connect', onConnect);   // for v0.7 or later
  connectReq.once('error', onError);
  connectReq.end();

  function onResponse(res) {
    // Very hacky. This is necessary to avoid http-parser leaks.
    res.upgrade = true;
  }

  function onUpgrade(res, socket, head) {
    // Hacky.
    process.nextTick(function() {
      onConnect(res, socket, head);
    });
  }

  function onConnect(res, socket, head) {
    connectReq.removeAllListeners();
    socket.removeAllListeners();

    if (res.statusCode !== 200) {
      debug('tunneling socket could not be established, statusCode=%d',
        res.statusCode);
      socket.destroy();
      var error = new Error('tunneling socket could not be established, ' +
        'statusCode=' + res.statusCode);
      error.code = 'ECONNRESET';
      options.request.emit('error', error);
      self.removeSocket(placeholder);
      return;
    }
    if (head.length > 0) {
      debug('got illegal response body from proxy');
      socket.destroy();
      var error = new Error('got illegal response body from proxy');
      error.code = 'ECONNRESET';
      options.request.emit('error', error);
      self.removeSocket(placeholder);
      return;
    }
    debug('tunneling connection has established');
    self.sockets[self.sockets.indexOf(placeholder)] = socket;
    return cb(socket);
  }

  function onError(cause) {
    connectReq.removeAllListeners();

    debug('tunneling socket could not be established, cause=%s\n',
          cause.message, cause.stack);
    var error = new Error('tunneling socket could not be established, ' +
                          'cause=' + cause.message);
    error.code = 'ECONNRESET';
    options.request.emit('error', error);
    self.removeSocket(placeholder);
  }
};

TunnelingAgent.prototype.removeSocket = function removeSocket(socket) {
  var pos = this.sockets.indexOf(socket)
  if (pos === -1) {
    return;
  }
  this.sockets.splice(pos, 1);

  var pending = this.requests.shift();
  if (pending) {
    // If we have pending requests and a socket gets closed a new one
    // needs to be created to take over in the pool for the one that closed.
    this.createSocket(pending, function(socket) {
      pending.request.onSocket(socket);
    });
  }
};

function createSecureSocket(options, cb) {
  var self = this;
  TunnelingAgent.prototype.createSocket.call(self, options, function(socket) {
    var hostHeader = options.request.getHeader('host');
    var tlsOptions = mergeOptions({}, self.options, {
      socket: socket,
      servername: hostHeader ? hostHeader.replace(/:.*$/, '') : options.host
    });

    // 0 is dummy port for v0.6
    var secureSocket = tls.connect(0, tlsOptions);
    self.sockets[self.sockets.indexOf(socket)] = secureSocket;
    cb(secureSocket);
  });
}


function toOptions(host, port, localAddress) {
  if (typeof host === 'string') { // since v0.10
    return {
      host: host,
      port: port,
      localAddress: localAddress
    };
  }
  return host; // for v0.11 or later
}

function mergeOptions(target) {
  for (var i = 1, len = arguments.length; i < len; ++i) {
    var overrides = arguments[i];
    if (typeof overrides === 'object') {
      var keys = Object.keys(overrides);
      for (var j = 0, keyLen = keys.length; j < keyLen; ++j) {
        var k = keys[j];
        if (overrides[k] !== undefined) {
          target[k] = overrides[k];
        }
      }
    }
  }
  return target;
}


var debug;
if (process.env.NODE_DEBUG && /\btunnel\b/.test(process.env.NODE_DEBUG)) {
  debug = function() {
    var args = Array.prototype.slice.call(arguments);
    if (typeof args[0] === 'string') {
      args[0] = 'TUNNEL: ' + args[0];
    } else {
      args.unshift('TUNNEL:');
    }
    console.error.apply(console, args);
  }
} else {
  debug = function() {};
}
exports.debug = debug; // for test


/***/ }),

/***/ 2996:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Gx: () => (/* binding */ minutes),
/* harmony export */   Kj: () => (/* binding */ requiredLabel),
/* harmony export */   Ny: () => (/* binding */ region),
/* harmony export */   Pf: () => (/* binding */ label),
/* harmony export */   Sh: () => (/* binding */ token),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   Vm: () => (/* binding */ word),
/* harmony export */   WY: () => (/* binding */ isLeftOut),
/* harmony export */   Xy: () => (/* binding */ pullNumber),
/* harmony export */   _3: () => (/* binding */ days),
/* harmony export */   c3: () => (/* binding */ listOf),
/* harmony export */   cA: () => (/* binding */ environment),
/* harmony export */   eU: () => (/* binding */ nameTemplate),
/* harmony export */   tk: () => (/* binding */ branch),
/* harmony export */   y0: () => (/* binding */ apiUrl),
/* harmony export */   yL: () => (/* binding */ oneOf),
/* harmony export */   yy: () => (/* binding */ directory),
/* harmony export */   zM: () => (/* binding */ boolean)
/* harmony export */ });
/* harmony import */ var _rules_trusted_hosts_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2794);
/* harmony import */ var _lib_text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9112);
/* harmony import */ var _rules_names_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5603);



function token(text, howTo) {
    if (text === '')
        throw new Error(`is empty; ${howTo}.`);
    if (!/^[\x21-\x7e]+$/.test(text))
        throw new Error('contains a space, a line break or another character that tokens do not have; store it again without it.');
    return text;
}
function oneOf(...allowed) {
    return (text) => {
        const found = allowed.find((value) => value === text.trim());
        if (found === undefined)
            throw new Error(`must be ${(0,_lib_text_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .KE)(allowed, 'or')}, not "${quotedValue(text)}".`);
        return found;
    };
}
function listOf(...allowed) {
    return (text) => {
        const words = text.split(/[\s,]+/).filter((one) => one !== '' && one !== 'none');
        return [...new Set(words)].map((one) => {
            const found = allowed.find((value) => value === one);
            if (found === undefined)
                throw new Error(`must be none, or a list of ${(0,_lib_text_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .KE)(allowed)}, not "${quotedValue(one)}".`);
            return found;
        });
    };
}
function word(text) {
    const value = text.trim();
    if (!/^[A-Za-z0-9_-]{1,60}$/.test(value))
        throw new Error(`must be a word of letters, digits, hyphens and underscores, not "${quotedValue(text)}".`);
    return value;
}
function boolean(text) {
    if (/^(true|True|TRUE)$/.test(text.trim()))
        return true;
    if (/^(false|False|FALSE)$/.test(text.trim()))
        return false;
    throw new Error(`must be true or false, not "${quotedValue(text)}".`);
}
function nameTemplate(text) {
    const template = text.trim();
    const unknown = [...template.matchAll(/\{([^{}]*)\}/g)]
        .map((match) => match[1] ?? '')
        .filter((word) => !_rules_names_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME_PLACEHOLDERS */ .FM.includes(word));
    if (unknown.length > 0) {
        throw new Error(`has an unknown placeholder {${quotedValue(unknown[0] ?? '')}}; use ${(0,_lib_text_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .KE)(_rules_names_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME_PLACEHOLDERS */ .FM.map((word) => `{${word}}`), 'or')}.`);
    }
    const literal = template.replace(/\{[^{}]*\}/g, '');
    if (!/^[a-z0-9-]*$/.test(literal)) {
        throw new Error(`may contain lower-case letters, digits, hyphens and placeholders, not "${quotedValue(template)}"; Hasura Cloud uses it as the app's host name.`);
    }
    if (literal.length > 63)
        throw new Error('is longer than the 63 characters that a host name may have.');
    return template;
}
function directory(text) {
    const path = (0,_lib_text_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutTrailing */ .hT)(text.trim().replace(/^(\.\/+)+/, ''), '/');
    if (path === '' || path === '.')
        return '';
    if (/[\u0000-\u001f\u007f\\]/.test(path))
        throw new Error('contains a control character or a backslash; write the path with forward slashes.');
    if (path.startsWith('/') || path.split('/').some((part) => part === '..' || part === '.' || part === '')) {
        throw new Error('must be a path inside the repository, without "..", for example hasura or backend/hasura.');
    }
    if (path.length > 1000)
        throw new Error('is longer than 1,000 characters.');
    return path;
}
function branch(text) {
    const name = text.trim().replace(/^refs\/heads\//, '');
    if (name === '')
        return undefined;
    if (/[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|^[-/.]|[/.]$|\.lock$/.test(name) ||
        Buffer.byteLength(name) > 244) {
        throw new Error('is not a valid branch name; write it as git branch shows it.');
    }
    return name;
}
function pullNumber(text) {
    const number = text.trim().replace(/^#/, '');
    if (isLeftOut(number))
        return undefined;
    if (!/^[1-9]\d{0,9}$/.test(number))
        throw new Error(`must be the number of a pull request, not "${quotedValue(text)}".`);
    return Number(number);
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
    return number * 60_000;
}
function environment(text) {
    const name = text.trim();
    if (name === '' || name.length > 255 || /[\u0000-\u001f\u007f]/.test(name))
        throw new Error('must be the name of a GitHub environment, of at most 255 characters on one line.');
    return name;
}
function label(text) {
    return text.trim() === '' ? undefined : requiredLabel(text);
}
function requiredLabel(text) {
    const name = text.trim();
    if (name === '' || name.length > 50 || /[\u0000-\u001f\u007f,]/.test(name))
        throw new Error('must be the name of one label, of at most 50 characters.');
    return name;
}
function isLeftOut(text) {
    return text === '' || text === '0';
}
function days(text) {
    const number = text.trim();
    if (isLeftOut(number))
        return undefined;
    if (!/^\d+(\.\d+)?$/.test(number) || Number(number) < 1 || Number(number) > 365)
        throw new Error(`must be days between 1 and 365, not "${quotedValue(text)}".`);
    return Number(number) * 86_400_000;
}
function count(text) {
    const number = text.trim();
    if (isLeftOut(number))
        return undefined;
    if (!/^\d{1,4}$/.test(number) || Number(number) < 1 || Number(number) > 1000)
        throw new Error(`must be a number between 1 and 1000, not "${quotedValue(text)}".`);
    return Number(number);
}
function apiUrl(text, custom) {
    const written = text.trim();
    if (!URL.canParse(written))
        throw new Error('is not a URL; leave it out to use Hasura Cloud.');
    const url = new URL(written);
    if (url.username !== '' || url.password !== '')
        throw new Error('must not contain a user name or password; the token has its own input.');
    if (url.protocol !== 'https:' && !(url.protocol === 'http:' && (0,_rules_trusted_hosts_js__WEBPACK_IMPORTED_MODULE_2__/* .isLoopback */ .U9)(url.hostname))) {
        throw new Error('must begin with https:// (http:// only for 127.0.0.1 and localhost), because the token is sent there.');
    }
    if (!(0,_rules_trusted_hosts_js__WEBPACK_IMPORTED_MODULE_2__/* .isLoopback */ .U9)(url.hostname) && !(0,_rules_trusted_hosts_js__WEBPACK_IMPORTED_MODULE_2__/* .isPlainHost */ .dW)(url.hostname)) {
        throw new Error('must name its host in plain letters, not by an IP address, because the token is sent there.');
    }
    if (!(0,_rules_trusted_hosts_js__WEBPACK_IMPORTED_MODULE_2__/* .isLoopback */ .U9)(url.hostname) && !(0,_rules_trusted_hosts_js__WEBPACK_IMPORTED_MODULE_2__/* .isHasuraApi */ .xc)(url.hostname) && custom === false) {
        throw new Error(`names the host ${quotedValue(url.hostname)}, which is not under hasura.io, and the token is sent there; if you want that, set allow-custom-api-url to true.`);
    }
    return written;
}
function quotedValue(text) {
    const line = text.trim().replace(/\s+/g, ' ');
    return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}


/***/ }),

/***/ 3332:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ku: () => (/* binding */ firstOf),
/* harmony export */   Lf: () => (/* binding */ databaseUrlsIn),
/* harmony export */   hl: () => (/* binding */ linesIn),
/* harmony export */   k8: () => (/* binding */ tokensOf),
/* harmony export */   lA: () => (/* binding */ hasCloudToken),
/* harmony export */   n0: () => (/* binding */ OLD_VARIABLE),
/* harmony export */   px: () => (/* binding */ hygraphTokensIn),
/* harmony export */   sB: () => (/* binding */ OLD_URL),
/* harmony export */   vs: () => (/* binding */ cloudToken),
/* harmony export */   yO: () => (/* binding */ withoutScheme)
/* harmony export */ });
const OLD_URL = 'POSTGRES_SERVER_CONNECTION_URI';
const OLD_VARIABLE = 'PG_DATABASE_URL';
function tokensOf({ input, env }) {
    return [
        ...['hasura-cloud-token', 'hasuraCloudAccessToken', 'github-token', 'source-token'].map((name) => input(name).trim()),
        ...hygraphTokensIn(input('hygraph-token')),
        ...['HASURA_CLOUD_ACCESS_TOKEN', 'GITHUB_TOKEN'].map((name) => env(name).trim()),
    ].filter((token) => token !== '');
}
function hasCloudToken({ input, env }) {
    return cloudToken({ input, env }) !== '';
}
function cloudToken({ input, env }) {
    return firstOf(input('hasura-cloud-token'), input('hasuraCloudAccessToken'), env('HASURA_CLOUD_ACCESS_TOKEN'));
}
function firstOf(...values) {
    return values.map((value) => value.trim()).find((value) => value !== '') ?? '';
}
function databaseUrlsIn({ input }) {
    return [
        input('postgres-url').trim(),
        input('rehearsal-postgres-url').trim(),
        ...linesIn(input('postgresDBConfig'))
            .filter(({ key }) => key === OLD_URL)
            .map(({ value }) => value),
        ...linesIn(input('hasuraEnv'))
            .filter(({ key }) => key === OLD_VARIABLE)
            .map(({ value }) => value),
    ].filter((url) => url !== '');
}
function hygraphTokensIn(text) {
    return [text.trim(), withoutScheme(text.trim())];
}
function withoutScheme(text) {
    return text.replace(/^Bearer\s+/i, '');
}
function linesIn(text) {
    return text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('#'))
        .map((line) => {
        const [key = '', ...value] = line.split('=');
        return { key: key.trim(), value: value.join('=').trim() };
    });
}


/***/ }),

/***/ 1373:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ boundedJson)
/* harmony export */ });
const MOST_JSON = 200_000;
function boundedJson(name, items) {
    const shown = [];
    let size = 0;
    for (const item of items) {
        size += JSON.stringify(item).length + 1;
        if (size > MOST_JSON)
            break;
        shown.push(item);
    }
    return JSON.stringify({ version: 1, total: items.length, [name]: shown });
}


/***/ }),

/***/ 3762:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dw: () => (/* binding */ bareAddress),
/* harmony export */   GW: () => (/* binding */ KINDS),
/* harmony export */   ci: () => (/* binding */ addressOf)
/* harmony export */ });
const KINDS = {
    'invalid-input': 'input',
    'name-too-open': 'input',
    'no-such-branch': 'input',
    'no-such-folder': 'input',
    'two-projects-one-name': 'input',
    'no-such-pull': 'input',
    'started-on-tag': 'input',
    'input-of-another-event': 'input',
    'sweep-of-one': 'input',
    'unusable-event': 'event',
    'other-server': 'event',
    'hasura-token-refused': 'token',
    'github-token-refused': 'token',
    'hasura-not-allowed': 'permission',
    'github-not-allowed': 'permission',
    'github-token-not-authorized': 'permission',
    'account-limit': 'quota',
    'no-room': 'quota',
    'name-taken': 'name-taken',
    'api-changed': 'validation',
    'request-refused': 'validation',
    'hasura-error': 'service',
    'hasura-too-many-requests': 'service',
    'no-graphql': 'service',
    'github-error': 'service',
    'too-much-to-search': 'service',
    'order-lost': 'service',
    'variables-not-set': 'service',
    'state-unknown': 'service',
    'metadata-unknown': 'service',
    'not-removed': 'service',
    'sweep-unknown': 'service',
    unexpected: 'service',
    unreachable: 'network',
    'no-answer-in-time': 'network',
    'unexpected-answer': 'shape',
    'no-admin-secret': 'shape',
    'endpoint-not-trusted': 'shape',
    'repository-changed': 'shape',
    'app-not-marked': 'ownership',
    'app-of-another': 'ownership',
    'owner-unknown': 'ownership',
    'marker-changed': 'ownership',
    'project-not-proved': 'ownership',
    'database-taken': 'ownership',
    'project-not-created': 'build',
    'project-not-found': 'build',
    'jobs-not-found': 'build',
    'step-failed': 'build',
    'name-refused': 'build',
    'checks-failed': 'build',
    'metadata-inconsistent': 'build',
    'app-vanished': 'build',
    'being-removed': 'build',
    'databases-dropped': 'build',
    'project-faulty': 'build',
    'content-faulty': 'build',
    'project-not-read': 'service',
    timeout: 'deadline',
    cancelled: 'cancelled',
    'postgres-sign-in': 'permission',
    'postgres-not-admitted': 'permission',
    'postgres-no-password': 'permission',
    'postgres-channel-binding': 'permission',
    'postgres-no-right': 'permission',
    'postgres-read-only': 'permission',
    'postgres-no-database': 'validation',
    'postgres-template': 'validation',
    'postgres-pooler': 'validation',
    'postgres-in-use': 'service',
    'postgres-dependency': 'service',
    'postgres-interrupted': 'service',
    'postgres-error': 'service',
    'postgres-full': 'quota',
    'postgres-unreachable': 'network',
    'postgres-connection-lost': 'network',
    'postgres-certificate': 'network',
    'postgres-no-tls': 'network',
};
const PAGE = 'docs/errors.md';
const bareAddress = (code) => `${PAGE}#${code}`;
function addressOf(code, env) {
    const [repository, ref] = [env('GITHUB_ACTION_REPOSITORY'), env('GITHUB_ACTION_REF')];
    if (!/^[\w.-]+\/[\w.-]+$/.test(repository) || ref === '')
        return bareAddress(code);
    const path = ref.split('/').map(encodeURIComponent).join('/');
    return `https://github.com/${repository}/blob/${path}/${PAGE}#${code}`;
}


/***/ }),

/***/ 7268:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   HR: () => (/* binding */ Failure),
/* harmony export */   cJ: () => (/* binding */ Cancelled),
/* harmony export */   h_: () => (/* binding */ asFailure),
/* harmony export */   wX: () => (/* binding */ TransportError)
/* harmony export */ });
/* harmony import */ var _error_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3762);

class Failure extends Error {
    name = 'Failure';
    code;
    kind;
    remedy;
    words;
    constructor(code, message, details = {}) {
        super(message, details.cause === undefined ? undefined : { cause: details.cause });
        this.code = code;
        this.kind = _error_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .KINDS */ .GW[code];
        this.remedy = details.remedy;
        this.words = details.words;
    }
}
class TransportError extends Error {
    name = 'TransportError';
    sent;
    retryable;
    host;
    tooLarge;
    constructor(message, facts) {
        super(message, { cause: facts.cause });
        this.sent = facts.sent;
        this.retryable = facts.retryable;
        this.host = facts.host;
        this.tooLarge = facts.tooLarge === true;
    }
}
function asFailure(thrown) {
    if (thrown instanceof Failure)
        return thrown;
    if (thrown instanceof TransportError) {
        return new Failure('unreachable', `${thrown.message}.`, {
            remedy: 'Check the network of the runner, its proxy (HTTPS_PROXY) and, where it is set, api-url; then run the job again.',
            cause: thrown,
        });
    }
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return new Failure('unexpected', `Unexpected error in this action: ${message}`, {
        remedy: 'Run the job again; if it happens again, please report it with this log.',
        cause: thrown,
    });
}
class Cancelled extends Failure {
    name = 'Cancelled';
    constructor(why) {
        super('cancelled', `The run was cancelled (${why}).`);
    }
}


/***/ }),

/***/ 6499:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  S: () => (/* binding */ Secrets),
  h: () => (/* binding */ eachText)
});

;// CONCATENATED MODULE: ./src/lib/readings.ts
var _a;
const MOST_LEVELS = 4;
const BYTES = '(?:%[0-9a-f]{2})+';
const STRING_ESCAPES = '\\\\(?:u[0-9a-f]{4}|u\\{[0-9a-f]{1,6}\\}|x[0-9a-f]{2}|[nrtbf"\'\\\\/])';
const ENTITY = '&(?:#\\d{1,8}|#x[0-9a-f]{1,8}|[a-z]{2,8}\\d{0,2});';
const SUPERFLUOUS = '\\\\[^\\sa-z0-9]|[\\u200b-\\u200d\\u2060\\ufeff\\ufffd]';
const ANY_ESCAPE = new RegExp([BYTES, STRING_ESCAPES, ENTITY, SUPERFLUOUS].join('|'), 'gi');
const FORMATS = [
    { sign: /%/, escape: new RegExp(BYTES, 'gi') },
    { sign: /\\/, escape: new RegExp(STRING_ESCAPES, 'gi') },
    { sign: /&/, escape: new RegExp(ENTITY, 'gi') },
    { sign: /[\u200b-\u200d\u2060\ufeff\ufffd]/, escape: /[\u200b-\u200d\u2060\ufeff\ufffd]/g },
];
const CONTROLS = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
const ENTITIES = new Map([
    ...pairs('Tab=\t NewLine=\n excl=! quot=" QUOT=" num=# dollar=$ percnt=% amp=& AMP=& apos=\' lpar=( rpar=) ast=* midast=* plus=+ comma=, period=. sol=/ colon=: semi=; lt=< LT=< gt=> GT=> quest=? commat=@ lsqb=[ lbrack=[ bsol=\\ rsqb=] rbrack=] Hat=^ lowbar=_ UnderBar=_ grave=` lcub={ lbrace={ verbar=| vert=| rcub=} rbrace=}'),
    ['equals', '='],
    ...'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'
        .split(' ')
        .map((name, index) => [name, String.fromCharCode(0xa0 + index)]),
]);
function pairs(text) {
    return text.split(/ (?=[A-Za-z]+=)/).map((pair) => {
        const split = pair.indexOf('=');
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
        this.text = text;
        this.#from = from;
        this.#starts = pieces?.starts ?? [];
        this.#sources = pieces?.sources ?? [];
        this.#ends = pieces?.ends ?? [];
    }
    static *of(text) {
        const written = new _a(text);
        yield written;
        const formats = FORMATS.filter(({ sign }) => sign.test(text));
        if (formats.length === 0)
            return;
        for (const escape of [
            ANY_ESCAPE,
            ...(formats.length > 1 ? formats.map((format) => format.escape) : []),
        ]) {
            let reading = written.#decoded(escape);
            for (let level = 1; reading !== undefined && level <= MOST_LEVELS; level++) {
                yield reading;
                reading = reading.#decoded(escape);
            }
        }
    }
    asWritten({ from, to }) {
        if (this.#from === undefined)
            return { from, to };
        const [first, last] = [this.#pieceAt(from), this.#pieceAt(to - 1)];
        const [firstSource = 0, firstStart = 0] = [this.#sources[first], this.#starts[first]];
        const [lastSource = 0, lastStart = 0] = [this.#sources[last], this.#starts[last]];
        const lastEnd = this.#ends[last] ?? -1;
        return this.#from.asWritten({
            from: this.#ends[first] === -1 ? firstSource + (from - firstStart) : firstSource,
            to: lastEnd === -1 ? lastSource + (to - lastStart) : lastEnd,
        });
    }
    #pieceAt(position) {
        let [low, high] = [0, this.#starts.length - 1];
        while (low < high) {
            const middle = (low + high + 1) >> 1;
            if ((this.#starts[middle] ?? 0) <= position)
                low = middle;
            else
                high = middle - 1;
        }
        return low;
    }
    #decoded(escapes) {
        const pieces = new Pieces(this.text);
        this.text.replace(escapes, (escape, at) => {
            decode(escape, at, pieces);
            return '';
        });
        return pieces.changed ? new _a(pieces.end(), this, pieces) : undefined;
    }
}
_a = Reading;
class Pieces {
    starts = [];
    sources = [];
    ends = [];
    changed = false;
    #source;
    #texts = [];
    #length = 0;
    #done = 0;
    constructor(source) {
        this.#source = source;
    }
    put(text, from, to) {
        this.#plainUpTo(from);
        this.changed = true;
        this.#done = to;
        if (text !== '')
            this.#push(text, from, to);
    }
    end() {
        this.#plainUpTo(this.#source.length);
        return this.#texts.join('');
    }
    #plainUpTo(position) {
        if (position > this.#done)
            this.#push(this.#source.slice(this.#done, position), this.#done, -1);
        this.#done = position;
    }
    #push(text, source, end) {
        this.starts.push(this.#length);
        this.sources.push(source);
        this.ends.push(end);
        this.#texts.push(text);
        this.#length += text.length;
    }
}
function decode(escape, at, pieces) {
    if (escape.startsWith('%')) {
        decodeBytes(escape, at, pieces);
        return;
    }
    const text = meaning(escape);
    if (text !== undefined)
        pieces.put(text, at, at + escape.length);
}
function meaning(escape) {
    const [start, kind = ''] = escape;
    if (start === '&')
        return kind === '#' ? numbered(escape.slice(2, -1)) : ENTITIES.get(escape.slice(1, -1));
    if (start !== '\\')
        return '';
    if (escape.length > 2)
        return character(parseInt(escape.slice(2).replace(/[{}]/g, ''), 16));
    return CONTROLS[kind] ?? kind;
}
function numbered(text) {
    return character(/^x/i.test(text) ? parseInt(text.slice(1), 16) : parseInt(text, 10));
}
function character(point) {
    return point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}
function decodeBytes(run, at, pieces) {
    const byte = (index) => parseInt(run.slice(index * 3 + 1, index * 3 + 3), 16);
    const bytes = run.length / 3;
    for (let index = 0; index < bytes;) {
        const first = byte(index);
        const length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        let point = length === 1 ? first : first & (0x7f >> length);
        let good = length > 0 && index + length <= bytes;
        for (let more = 1; good && more < length; more++) {
            const next = byte(index + more);
            good = (next & 0xc0) === 0x80;
            point = (point << 6) | (next & 0x3f);
        }
        const text = good ? character(point) : undefined;
        if (text === undefined) {
            index += 1;
            continue;
        }
        pieces.put(text, at + index * 3, at + (index + length) * 3);
        index += length;
    }
}

;// CONCATENATED MODULE: ./src/lib/needles.ts

const SHORTEST_NEEDLE = 4;
const BASE64 = /^[\w+/-]$/;
class Needles {
    #byHash = new Map();
    #known = new Set();
    #begins = new Uint8Array(0x10000);
    add(needle) {
        const { text, before = false, after = false } = needle;
        const key = `${String(before)} ${String(after)} ${text}`;
        if (text.length < SHORTEST_NEEDLE || this.#known.has(key))
            return;
        this.#known.add(key);
        let hash = 0;
        for (let index = 0; index < SHORTEST_NEEDLE; index++)
            hash = next(hash, text.charCodeAt(index));
        this.#begins[hash] = 1;
        const branch = this.#byHash.get(hash);
        if (branch === undefined)
            this.#byHash.set(hash, branchAt(text, needle));
        else
            grow(branch, text, needle);
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
            let branch = this.#byHash.get(hash);
            let to = from;
            while (branch !== undefined && text.startsWith(branch.shared, to)) {
                to += branch.shared.length;
                for (const needle of branch.ending)
                    found(needle, widened(text, from, needle));
                branch = branch.next.get(text.charAt(to));
            }
        }
    }
}
function branchAt(text, needle) {
    return { shared: text, ending: [needle], next: new Map() };
}
function grow(branch, rest, needle) {
    const { shared } = branch;
    let alike = 0;
    while (alike < shared.length && shared[alike] === rest[alike])
        alike += 1;
    if (alike < shared.length) {
        const { ending, next } = branch;
        branch.next = new Map([[shared.charAt(alike), { shared: shared.slice(alike), ending, next }]]);
        branch.ending = [];
        branch.shared = shared.slice(0, alike);
    }
    const left = rest.slice(alike);
    const further = branch.next.get(left.charAt(0));
    if (left === '')
        branch.ending.push(needle);
    else if (further === undefined)
        branch.next.set(left.charAt(0), branchAt(left, needle));
    else
        grow(further, left, needle);
}
function next(hash, code) {
    return ((hash << 4) ^ code ^ (code >> 8)) & 0xffff;
}
function widened(text, start, { text: found, before, after }) {
    let [from, to] = [start, start + found.length];
    if (before === true && BASE64.test(text.charAt(from - 1)))
        from -= 1;
    if (after === true) {
        if (BASE64.test(text.charAt(to)))
            to += 1;
        while (to < start + found.length + 3 && text[to] === '=')
            to += 1;
    }
    return { from, to };
}
function blotted(text, ranges) {
    if (ranges.length === 0)
        return text;
    const sorted = [...ranges].sort((a, b) => a.from - b.from);
    const parts = [];
    let done = 0;
    let last = -1;
    for (const { from, to } of sorted) {
        if (from > last)
            parts.push(text.slice(done, from), '***');
        last = Math.max(last, to);
        done = last;
    }
    parts.push(text.slice(done));
    return parts.join('');
}
function findIn(text, needles) {
    const found = [];
    const wanted = needles.filter(({ none }) => !none);
    if (wanted.length === 0)
        return found;
    for (const reading of Reading.of(text))
        for (const among of wanted)
            among.in(reading.text, (needle, range) => {
                found.push({ among, needle, range: reading.asWritten(range) });
            });
    return found;
}

// EXTERNAL MODULE: ./src/lib/text.ts
var lib_text = __nccwpck_require__(9112);
// EXTERNAL MODULE: ./src/lib/sensitive.ts
var sensitive = __nccwpck_require__(8631);
;// CONCATENATED MODULE: ./src/lib/secrets.ts




const SHORTEST_ADMIN_SECRET = 4;
class Secrets {
    #hidden = new Set();
    #forms = new Set();
    #secret = new Needles();
    #private = new Needles();
    #words = new Set();
    #variables = new Set();
    #names = new Set();
    #mask;
    constructor(mask = () => undefined) {
        this.#mask = mask;
    }
    add(secret) {
        for (const value of valuesOf(secret))
            if ((0,sensitive/* worthMasking */.LB)(value))
                this.#hide(value);
        return secret;
    }
    addAdmin(secret) {
        if ((0,sensitive/* worthMasking */.LB)(secret, SHORTEST_ADMIN_SECRET) && !this.#isNamed(secret)) {
            this.#hide(secret);
            this.add(secret);
            return false;
        }
        const isNew = secret !== '' && !this.#words.has(secret);
        if (isNew)
            this.#words.add(secret);
        return isNew;
    }
    addVariable(variable) {
        this.#variables.add(variable.key);
        for (const secret of (0,sensitive/* secretsIn */.VY)(variable))
            if (!this.#isNamed(secret))
                this.add(secret);
        if ((0,sensitive/* isShortSecret */.nz)(variable))
            this.#words.add(variable.value.trim());
        for (const part of (0,sensitive/* privateIn */.Hm)(variable))
            for (const value of valuesOf(part))
                if ((0,sensitive/* worthMasking */.LB)(value))
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
        const shown = [...this.#variables, ...this.#names, ...ours];
        const known = new Map();
        const isShown = ({ among, needle }) => {
            if (among !== this.#private)
                return false;
            const before = known.get(needle.text);
            const now = before ?? shown.some((name) => name.includes(needle.text));
            known.set(needle.text, now);
            return now;
        };
        const found = findIn(text, [this.#secret, this.#private]).filter((one) => !isShown(one));
        const words = [...this.#words].filter((word) => !shown.includes(word));
        const clean = blotted(text, [
            ...found.map(({ range }) => range),
            ...words.flatMap((word) => wordsIn(text, word)),
        ]);
        return withoutCredentials(clean);
    }
    #isNamed(value) {
        return [...this.#names].some((name) => name.includes(value));
    }
    #hide(value) {
        if (this.#hidden.has(value))
            return;
        this.#hidden.add(value);
        for (const needle of encodingsOf(value))
            this.#secret.add(needle);
        for (const form of formsOf(value)) {
            this.#secret.add({ text: form });
            if (this.#forms.has(form))
                continue;
            this.#forms.add(form);
            this.#mask(form);
        }
    }
}
function eachText(data, change) {
    if (typeof data === 'string')
        return change(data);
    if (Array.isArray(data))
        return data.map((part) => eachText(part, change));
    if (typeof data !== 'object' || data === null)
        return data;
    return Object.fromEntries(Object.entries(data).map(([key, part]) => [key, eachText(part, change)]));
}
function valuesOf(secret) {
    const values = new Set();
    for (const { text } of Reading.of(secret))
        for (const value of [text, ...text.split(/\r\n|\r|\n/)])
            values.add(value.trim());
    return values;
}
function encodingsOf(value) {
    const bytes = Buffer.from(value, 'utf8');
    const hex = bytes.toString('hex');
    const inside = new Set([
        value,
        JSON.stringify(value).slice(1, -1),
        encodeURIComponent(bytes.toString('utf8')),
    ]);
    const texts = [value, value.replaceAll(' ', '+'), hex, hex.toUpperCase()];
    return [...texts.map((text) => ({ text })), ...[...inside].flatMap(base64Windows)];
}
function base64Windows(value) {
    const bytes = Buffer.from(value, 'utf8');
    return [0, 1, 2].flatMap((shift) => {
        const bits = (shift + bytes.length) * 8;
        const whole = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
        const text = whole.slice(Math.ceil((shift * 8) / 6), Math.floor(bits / 6));
        if (text.length < sensitive/* SHORTEST */.tl)
            return [];
        const edges = { before: shift > 0, after: bits % 6 > 0 };
        return [
            { text, ...edges },
            { text: text.replaceAll('+', '-').replaceAll('/', '_'), ...edges },
        ];
    });
}
function formsOf(value) {
    const forms = new Set();
    const bytes = Buffer.from(value, 'utf8');
    const whole = bytes.toString('utf8');
    const base64 = bytes.toString('base64');
    const json = JSON.stringify(value).slice(1, -1);
    for (const form of [
        value,
        json,
        json.replaceAll('/', '\\/'),
        JSON.stringify(json).slice(1, -1),
        encodeURIComponent(whole),
        lowerCase(encodeURIComponent(whole)),
        encodeURI(whole),
        new URLSearchParams([['', value]]).toString().slice(1),
        inUserinfo(value),
        base64,
        (0,lib_text/* withoutTrailing */.hT)(base64, '='),
        bytes.toString('base64url'),
        bytes.toString('hex'),
        bytes.toString('hex').toUpperCase(),
        htmlEscaped(value),
    ]) {
        if (!(0,sensitive/* isCommon */.kB)(form) && !/[\r\n]/.test(form))
            forms.add(form);
    }
    return forms;
}
function lowerCase(encoded) {
    return encoded.replace(/%[0-9A-F]{2}/g, (byte) => byte.toLowerCase());
}
function inUserinfo(value) {
    const url = new URL('https://host.invalid');
    url.password = value;
    return url.password;
}
function htmlEscaped(value) {
    return value
        .replace(/&/g, '&amp;')
        .replace(/</g, '&lt;')
        .replace(/>/g, '&gt;')
        .replace(/"/g, '&quot;')
        .replace(/'/g, '&#39;');
}
const BEFORE_WORD = /[\p{L}\p{N}_-]\.?$/u;
const AFTER_WORD = /^\.?[\p{L}\p{N}_-]/u;
function wordsIn(text, word) {
    const ranges = [];
    for (const reading of Reading.of(text))
        for (let from = reading.text.indexOf(word); from >= 0; from = reading.text.indexOf(word, from + 1)) {
            const to = from + word.length;
            const [before, after] = [
                reading.text.slice(Math.max(0, from - 3), from),
                reading.text.slice(to, to + 3),
            ];
            if (!BEFORE_WORD.test(before) && !AFTER_WORD.test(after))
                ranges.push(reading.asWritten({ from, to }));
        }
    return ranges;
}
function withoutCredentials(text) {
    return text.replace(/(:(?:\\*\/){2})([^\s"'<>`]+)/g, (_, start, rest) => {
        const end = rest.search(/[?#]/);
        const [before, query] = end < 0 ? [rest, ''] : [rest.slice(0, end), rest.slice(end)];
        const [authority = ''] = /^[^/\\]*/.exec(before) ?? [];
        const most = /:(?!\d*$)/.test(authority) ? before : authority;
        const place = before.slice(most.lastIndexOf('@') + 1);
        const user = place === before ? '' : '***@';
        const kept = query.startsWith('#') && !query.includes('=') ? query : query && `${query.charAt(0)}***`;
        return `${start}${user}${place}${kept}`;
    });
}


/***/ }),

/***/ 8631:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Hm: () => (/* binding */ privateIn),
/* harmony export */   LB: () => (/* binding */ worthMasking),
/* harmony export */   VY: () => (/* binding */ secretsIn),
/* harmony export */   kB: () => (/* binding */ isCommon),
/* harmony export */   nz: () => (/* binding */ isShortSecret),
/* harmony export */   tl: () => (/* binding */ SHORTEST)
/* harmony export */ });
const SHORTEST = 6;
const COMMON = new Set([
    'undefined',
    'production',
    'staging',
    'development',
    'preview',
    'postgres',
    'password',
    'localhost',
    'github',
    'hasura',
    'public',
    'default',
    ...['admin', 'build', 'data', 'demo', 'error', 'false', 'main', 'name', 'none', 'null', 'ready', 'root'],
    ...['table', 'test', 'true', 'user'],
]);
function worthMasking(value, shortest = SHORTEST) {
    return value.length >= shortest && !isCommon(value);
}
function isCommon(value) {
    return COMMON.has(value.toLowerCase());
}
const SECRET_NAME = /SECRET|TOKEN|PASS|KEY|JWT|CREDENTIAL|PRIVATE|DSN|DATABASE_URL|CONNECTION|SIGNATURE|BEARER|(?:^|_)(?:SK|PW|PWD|PSK)(?:_|$)/i;
const DOUBTFUL_NAME = /(?:^|_)[A-Z]*AUTH(?:_|$)|AUTHENTICATION|(?:^|_)AUTHORIZATION|LICEN[CS]E|COOKIE|SIGNING|MNEMONIC|PHRASE|(?:^|_)(?:SALT|SIG|HMAC|SEED|OTP)(?:_|$)/i;
const SECRET_PARAMETER = /^(?:.*(?:token|secret|password|passwd|credential|signature|api[_-]?key|subscription-key|jwt|assertion)|key|pwd|pass)$/i;
const DOUBTFUL_PARAMETER = /^(?:code|sig|sign|auth\w*|session\w*|sid|hmac|ticket|[a-z]key)$/i;
const AUTHORIZATION = /\b(?:bearer|basic|digest|token)[ \t]+([\w.~+/:=-]{6,})/gi;
function secretsIn({ key, value }) {
    const found = credentialsIn(value);
    if (found.length > 0 || isSecretName(key, value))
        found.push(value, ...keysIn(value));
    return found;
}
function isSecretName(key, value) {
    return SECRET_NAME.test(key) || (DOUBTFUL_NAME.test(key) && !isHarmless(value));
}
function isShortSecret({ key, value }) {
    const text = value.trim();
    return (text.length < SHORTEST && text.length >= 4 && !isHarmlessText(text) && isSecretName(key, `${text}${text}`));
}
function privateIn({ value }) {
    const text = value.trim();
    if (isHarmless(text))
        return [];
    const urls = urlsIn(text);
    const outside = urls.reduce((rest, { written }) => rest.replace(written, ' '), text);
    return [
        text,
        ...urls.flatMap(({ written, user, password = '', path, tail }) => [
            written,
            user,
            password,
            ...path,
            ...tail.split(/[?&;#=]/),
        ]),
        ...textsIn(text),
        ...outside.split(/[\s;,"'`=:&?#|<>{}()[\]]+/),
    ].filter((part, index) => index === 0 || (!isHarmless(part) && !isWordy(part)));
}
function isHarmless(value) {
    const text = value.trim();
    return text.length < SHORTEST || text.split(',').every((part) => isHarmlessText(part.trim()));
}
function isHarmlessText(text) {
    return (text === '' ||
        /^[+-]?\d{1,12}(\.\d{1,6})?$/.test(text) ||
        /^\d{1,6} ?([a-z]|ms|min|[kmgt]i?b|%)$/i.test(text) ||
        /^v?\d{1,4}(\.\d{1,4}){1,3}$/.test(text) ||
        /^(?=.{1,15}$)(?:[A-Z]?[a-z]+|[A-Z]+)$/.test(text) ||
        /^[a-z]{2,12}(-[a-z]{2,12}){1,2}-?\d{1,2}$/.test(text) ||
        isPlainUrl(text));
}
function isPlainUrl(text) {
    const [, path] = /^[a-z][a-z0-9+.-]{0,20}:\/\/[a-z0-9*.-]{1,253}(?::\d{1,5})?((?:\/[\w./-]*)?)$/i.exec(text) ?? [];
    return path?.split('/').every(isPlainSegment) === true;
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
            if (typeof part === 'string' && name.test(field))
                texts.push(part);
        });
    }
    catch {
    }
    return texts;
}
const SCHEME = /[a-z][a-z0-9+.-]{0,30}$/i;
const MOST_URLS = 100;
function urlsIn(text) {
    const found = [];
    const [, ...after] = text.split('://');
    let end = 0;
    for (const [index, upToNext] of after.slice(0, MOST_URLS).entries()) {
        end = text.indexOf('://', end) + 3;
        const [scheme] = SCHEME.exec(text.slice(Math.max(0, end - 33), end - 3)) ?? [];
        const [rest = ''] = /^[^\s"'<>]*/.exec(upToNext) ?? [];
        const isLast = index === after.length - 1 || rest.length < upToNext.length;
        if (scheme !== undefined)
            found.push(partsOf(`${scheme}://`, isLast ? rest : rest.replace(SCHEME, '')));
    }
    return found;
}
function partsOf(start, rest) {
    const [authority = ''] = /^[^/?#]*/.exec(rest) ?? [];
    const [path = ''] = /^[^?#]*/.exec(rest.slice(authority.length)) ?? [];
    const userinfo = authority.slice(0, Math.max(0, authority.lastIndexOf('@')));
    const [user = '', ...password] = userinfo.split(':');
    return {
        written: `${start}${rest}`,
        user,
        ...(password.length > 0 ? { password: password.join(':') } : {}),
        path: path.split('/').filter((segment) => !isPlainSegment(segment)),
        tail: rest.slice(authority.length + path.length),
    };
}
function credentialsIn(value) {
    const users = urlsIn(value).map(({ user, password }) => password ?? (user.length >= 16 ? user : ''));
    const parameters = [...value.matchAll(/[?&#]([\w.-]{1,64})=([^&\s#]+)/g)]
        .filter(([, name = '', text = '']) => SECRET_PARAMETER.test(name) || (DOUBTFUL_PARAMETER.test(name) && !isHarmless(text)))
        .map(([, , text = '']) => text);
    const headers = [...value.matchAll(AUTHORIZATION)]
        .map(([, text = '']) => text)
        .filter((text) => !isHarmless(text));
    return [...users, ...parameters, ...headers].filter((part) => part !== '');
}


/***/ }),

/***/ 9112:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Df: () => (/* binding */ withoutCommands),
/* harmony export */   Dx: () => (/* binding */ linesOf),
/* harmony export */   Jj: () => (/* binding */ cut),
/* harmony export */   KE: () => (/* binding */ listed),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   hT: () => (/* binding */ withoutTrailing),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   zP: () => (/* binding */ cutToBytes)
/* harmony export */ });
const LINE_BREAKS = /\r\n|[\n\r\u2028\u2029\u0085\v\f]/;
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
function linesOf(text) {
    return text.split(LINE_BREAKS).map(withoutControls);
}
function oneLine(text) {
    return linesOf(text)
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .join(' ');
}
function withoutCommands(line) {
    return withoutControls(line)
        .replace(/##\[/g, '##·[')
        .replace(/^(\s*)::/u, '$1·::');
}
function cut(text, most) {
    if (text.length <= most)
        return text;
    const note = ` … (${String(text.length - most)} more characters)`;
    return `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}${note}`;
}
function cutToBytes(text, most) {
    if (Buffer.byteLength(text) <= most)
        return text;
    const lines = text.split('\n');
    const room = most - 100;
    let size = 0;
    const kept = lines.findIndex((line) => (size += Buffer.byteLength(line) + 1) > room);
    return [...lines.slice(0, kept), '', `… and ${String(lines.length - kept)} more lines, not shown.`].join('\n');
}
function withoutControls(line) {
    return line.replace(/\t/g, '  ').replace(CONTROLS, '\ufffd');
}
function withoutTrailing(text, character) {
    let end = text.length;
    while (end > 0 && text[end - 1] === character)
        end--;
    return text.slice(0, end);
}
function listed(words, last = 'and') {
    return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}
function duration(ms) {
    if (ms < 9_950)
        return `${(ms / 1000).toFixed(1)} s`;
    const seconds = Math.round(ms / 1000);
    if (seconds < 60)
        return `${String(seconds)} s`;
    const rest = seconds % 60;
    return `${String(Math.floor(seconds / 60))} min${rest === 0 ? '' : ` ${String(rest)} s`}`;
}


/***/ }),

/***/ 8681:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Hg: () => (/* binding */ changeTable),
/* harmony export */   Ow: () => (/* binding */ changeLines),
/* harmony export */   ws: () => (/* binding */ removedLines)
/* harmony export */ });
/* harmony import */ var markdown_table__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(735);
/* harmony import */ var _lib_text_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9112);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4285);



const MOST_ROWS = 1_000;
const MOST_LINES = 200;
function changeTable(changes) {
    if (changes.length === 0)
        return '';
    const rows = changes
        .slice(0, MOST_ROWS)
        .map(({ action, what, name, why }) => [action, what, inCell((0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(name)), (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(why)]);
    const more = changes.length > MOST_ROWS ? `\n\n… and ${String(changes.length - MOST_ROWS)} more` : '';
    return `${(0,markdown_table__WEBPACK_IMPORTED_MODULE_1__/* .markdownTable */ .Q)([['', 'What', 'Name', 'Why'], ...rows], { alignDelimiters: false })}${more}`;
}
function changeLines(changes) {
    const widest = (part) => Math.max(0, ...changes.map((change) => part(change).length));
    const [first, second] = [widest(({ action }) => action), widest(({ what, name }) => `${what} ${name}`)];
    return changes.map(({ action, what, name, why }) => (0,_lib_text_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(`${action.padEnd(first)}  ${`${what} ${name}`.padEnd(second)}  ${why}`));
}
function removedLines(changes) {
    const removed = changes.filter(({ action }) => action === 'remove');
    const more = removed.length - MOST_LINES;
    return [
        ...removed
            .slice(0, MOST_LINES)
            .map(({ what, name, why }) => (0,_lib_text_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(`  deleted ${what} ${name}: ${why}`)),
        ...(more > 0 ? [`  … and ${String(more)} more`] : []),
    ];
}
function inCell(text) {
    return text.replace(/\|/g, '\\|');
}


/***/ }),

/***/ 4363:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Yv: () => (/* binding */ contentLine),
/* harmony export */   ek: () => (/* binding */ contentOutputs),
/* harmony export */   qd: () => (/* binding */ contentTable)
/* harmony export */ });
/* harmony import */ var markdown_table__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(735);
/* harmony import */ var _rules_content_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2182);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4285);



const MOST_ROWS = 500;
const MOST_NAMED = 5;
function contentLine(content) {
    if (content === undefined)
        return '';
    const { environment, stage, models: all } = content;
    const where = `Content: Hygraph ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(environment)}${stage === undefined ? '' : `, ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(stage)}`}`;
    if (all.length === 0)
        return `${where}: could not be checked`;
    const missing = all.filter(({ required, access }) => required && access === 'refused');
    const but = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .someCodes */ .Ji)(missing.map(({ name }) => name), MOST_NAMED);
    return `${where}: ${(0,_rules_content_js__WEBPACK_IMPORTED_MODULE_1__/* .readableWords */ .eN)(all, but === '' ? '' : ` (not ${but})`)}, ${(0,_rules_content_js__WEBPACK_IMPORTED_MODULE_1__/* .publicWords */ .bF)(content)}`;
}
const ACCESS = {
    entries: 'readable',
    empty: 'readable, no entry',
    refused: 'not readable',
    unknown: 'not checked',
};
function contentTable(content) {
    if (content === undefined || content.models.length === 0)
        return '';
    const { stage, withToken, models: all } = content;
    const shown = all.slice(0, MOST_ROWS);
    const table = (0,markdown_table__WEBPACK_IMPORTED_MODULE_2__/* .markdownTable */ .Q)([
        [
            'model',
            `${stage === undefined ? 'default stage' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(stage)}, ${withToken ? 'with the token' : 'without a token'}`,
            'anyone',
        ],
        ...shown.map(({ name, required, access, open }) => [
            `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(name)}${required ? ' (required)' : ''}`,
            ACCESS[access],
            open === undefined ? 'not checked' : open.length === 0 ? 'nothing' : open.join(', '),
        ]),
    ]);
    const more = all.length - shown.length;
    return [
        `**Content in Hygraph**: ${(0,_rules_content_js__WEBPACK_IMPORTED_MODULE_1__/* .publicWords */ .bF)(content)}. Write access was not checked.`,
        table,
        ...(more > 0 ? [`… and ${(0,_rules_content_js__WEBPACK_IMPORTED_MODULE_1__/* .models */ .Jn)(more)} more`] : []),
    ].join('\n\n');
}
function contentOutputs(content) {
    return {
        'content-environment': content?.environment ?? '',
        'content-stage': content?.stage ?? '',
        'content-models': (content?.models ?? [])
            .filter(_rules_content_js__WEBPACK_IMPORTED_MODULE_1__/* .isReadable */ .hS)
            .map(({ name }) => name)
            .join(','),
        'content-public': content?.public ?? '',
    };
}


/***/ }),

/***/ 8548:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bk: () => (/* binding */ problems),
/* harmony export */   jE: () => (/* binding */ otherFindings),
/* harmony export */   lU: () => (/* binding */ lineAddress)
/* harmony export */ });
/* harmony import */ var _rules_finding_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6270);
/* harmony import */ var _rules_rehearsal_rule_ids_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2456);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4285);



const [MOST_PROBLEMS, MOST_OTHERS] = [10, 50];
const LONGEST = 300;
const MARKS = { error: '❌', warning: '⚠️', notice: 'ℹ️' };
function problems({ findings }) {
    if (findings === undefined)
        return '';
    const errors = findings.list.filter(({ severity }) => severity === 'error');
    return listed(errors, MOST_PROBLEMS, findings.blobUrl);
}
function otherFindings({ findings, state }) {
    if (findings === undefined || state === 'answer' || state === 'building')
        return '';
    const others = findings.list.filter(({ severity, risk }) => severity !== 'error' && risk === undefined);
    const [added, old] = [others.filter((one) => one.old !== true), others.filter((one) => one.old === true)];
    const ofRehearsal = added.filter(_rules_rehearsal_rule_ids_js__WEBPACK_IMPORTED_MODULE_0__/* .isOfRehearsal */ .DA);
    const known = added.filter((one) => !(0,_rules_rehearsal_rule_ids_js__WEBPACK_IMPORTED_MODULE_0__/* .isOfRehearsal */ .DA)(one));
    const ofContent = known.filter(({ file }) => file === undefined);
    const ofProject = known.filter(({ file }) => file !== undefined);
    const fold = (title, list) => list.length === 0
        ? ''
        : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .folded */ .TM)(`${title}: ${(0,_rules_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(list)}`, listed(list, MOST_OTHERS, findings.blobUrl));
    const parts = [
        fold('Rehearsal', ofRehearsal),
        fold('Content', ofContent),
        fold('Project check', ofProject),
        state === 'checked' ? fold('Not new', old) : '',
    ];
    return parts.filter((part) => part !== '').join('\n\n');
}
function listed(findings, most, blobUrl) {
    const lines = findings.slice(0, most).map((finding) => line(finding, blobUrl));
    const more = findings.length - lines.length;
    return [...lines, ...(more > 0 ? [`* … and ${String(more)} more`] : [])].join('\n');
}
function line(finding, blobUrl) {
    const { severity, what, why, remedy, rule } = finding;
    const place = placeLink(finding, blobUrl);
    return `* ${MARKS[severity]} ${place === '' ? '' : `${place}: `}${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(what, LONGEST)} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(why, LONGEST)} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(remedy, LONGEST)} (${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(rule)})`;
}
function placeLink(finding, blobUrl) {
    const { file, line: at = 1 } = finding;
    return file === undefined ? '' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .link */ .nf)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)((0,_rules_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .placeText */ .Z9)(finding)), lineAddress({ file, line: at }, blobUrl));
}
function lineAddress({ file, line }, blobUrl) {
    const path = file
        .replace(/\p{Surrogate}/gu, '\ufffd')
        .split('/')
        .map(encodeURIComponent)
        .join('/');
    return `${blobUrl}/${path}#L${String(line)}`;
}


/***/ }),

/***/ 8347:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ publicView),
/* harmony export */   j: () => (/* binding */ publicText)
/* harmony export */ });
/* harmony import */ var _lib_secrets_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6499);
/* harmony import */ var _task_titles_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3889);


function publicView(secrets, view) {
    const clean = secrets.redactAll(view);
    const ours = shownNames(clean);
    const said = (data) => (0,_lib_secrets_js__WEBPACK_IMPORTED_MODULE_0__/* .eachText */ .h)(data, (text) => secrets.redactForPublic(text, ours));
    const task = (name) => ((0,_task_titles_js__WEBPACK_IMPORTED_MODULE_1__/* .isOwnTask */ .K9)(name) ? name : said(name));
    const { failure, stands, because, left, step, changes, findings, review, rehearsal } = clean;
    return {
        ...clean,
        tasks: clean.tasks.map((one) => ({ ...one, name: task(one.name) })),
        ...(step === undefined ? {} : { step: task(step) }),
        ...(failure === undefined ? {} : { failure: said(failure) }),
        ...(stands === undefined ? {} : { stands: said(stands) }),
        ...(because === undefined ? {} : { because: said(because) }),
        ...(left === undefined ? {} : { left: said(left) }),
        ...(findings === undefined
            ? {}
            : { findings: { ...findings, list: findings.list.map((one) => ({ ...one, what: said(one.what) })) } }),
        ...(review?.changes === undefined ? {} : { review: { ...review, changes: said(review.changes) } }),
        ...(rehearsal === undefined ? {} : { rehearsal: said(rehearsal) }),
        ...(changes === undefined
            ? {}
            : { changes: changes.map((change) => ({ ...change, why: said(change.why) })) }),
    };
}
function publicText(secrets, markdown) {
    return secrets.redact(markdown);
}
function shownNames(view) {
    const { name, branch, commit, logUrl, consoleUrl, endpoint, folder, newerRun } = view;
    return [
        ...[name, branch, commit?.sha, commit?.url, logUrl, consoleUrl, endpoint, folder, newerRun?.url],
        ...(view.databases ?? []).flatMap((database) => [database.variable, database.name, database.template]),
        ...(view.removed ?? []),
        ...(view.dropped ?? []),
        ...(view.changes ?? []).map((change) => change.name),
        ...namesIn(view.review?.changes),
        ...namesOf(view.rehearsal),
        ...(view.findings?.list ?? []).flatMap(({ file, object }) => [file, object]),
    ].filter((text) => text !== undefined);
}
function namesIn(changes) {
    if (changes === undefined)
        return [];
    const { from, concerns, breaking, changes: all, open } = changes;
    return [
        ...(from === undefined ? [] : [from.sha, from.url, from.base]),
        ...concerns.flatMap(({ rule, roles, objects, place }) => [
            rule,
            ...roles,
            ...objects,
            ...(place === undefined ? [] : [place.file]),
        ]),
        ...(changes.silenced ?? []).flatMap(({ rule, place }) => [rule, place.file]),
        ...breaking.flatMap(({ object, roles }) => [object, ...roles]),
        ...all.flatMap(({ object, role = '', place }) => [object, role, place?.file ?? '']),
        ...(changes.leftOut ?? []).map(({ file }) => file),
        ...open.roles,
        ...open.writes,
    ];
}
function namesOf(shown) {
    if (shown === undefined)
        return [];
    if ('notRun' in shown)
        return [shown.base];
    return [
        shown.base,
        shown.blobUrl,
        ...shown.rehearsal.sources.flatMap(({ source, upgrade }) => [
            source,
            ...upgrade.flatMap(({ version, name, failure }) => [version, name, failure?.file ?? '']),
        ]),
    ];
}


/***/ }),

/***/ 4285:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DV: () => (/* binding */ codeBlock),
/* harmony export */   Ji: () => (/* binding */ someCodes),
/* harmony export */   TM: () => (/* binding */ folded),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   pj: () => (/* binding */ plain),
/* harmony export */   qy: () => (/* binding */ html)
/* harmony export */ });
/* harmony import */ var _rules_trusted_hosts_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2794);
/* harmony import */ var _lib_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9112);


function code(text, most = 200) {
    const line = (0,_lib_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)((0,_lib_text_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(text), most);
    const ticks = '`'.repeat(longestRun(line) + 1);
    const space = line === '' || line.startsWith('`') || line.endsWith('`') ? ' ' : '';
    return `${ticks}${space}${line}${space}${ticks}`;
}
function someCodes(names, most) {
    const shown = names.slice(0, most).map((name) => code(name));
    const more = names.length - shown.length;
    return `${shown.join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
}
function codeBlock(text, most = 2_000) {
    const lines = (0,_lib_text_js__WEBPACK_IMPORTED_MODULE_0__/* .linesOf */ .Dx)((0,_lib_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)(text.trim(), most)).map((line) => line.trimEnd().replace(/^<!-- (?=\/?hasura-review)/, '<!-- \u2060'));
    const fence = '`'.repeat(Math.max(3, longestRun(lines.join('\n')) + 1));
    return [`${fence}text`, ...lines, fence].join('\n');
}
function link(words, url) {
    if (url === undefined || !URL.canParse(url))
        return words;
    const { protocol, hostname, href } = new URL(url);
    if (protocol !== 'https:' && !(protocol === 'http:' && (0,_rules_trusted_hosts_js__WEBPACK_IMPORTED_MODULE_1__/* .isLoopback */ .U9)(hostname)))
        return words;
    return `[${words}](${href.replace(/[()<>[\]\\`*_]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)})`;
}
function plain(text, most = 1_000) {
    return withoutReferences((0,_lib_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)((0,_lib_text_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(text), most)
        .replace(/&/g, '&amp;')
        .replace(/</g, '&lt;')
        .replace(/>/g, '&gt;')
        .replace(/[\\`*_[\]()!|~$]/g, (character) => `\\${character}`)
        .replace(/^[-+#=]/, (start) => `\\${start}`)
        .replace(/^(\d+)([.)])/, '$1\\$2'));
}
function withoutReferences(text) {
    return text
        .replace(/@/g, '@\u2060')
        .replace(/#(?=\d)|\bGH-(?=\d)/gi, (reference) => `${reference}\u2060`)
        .replace(/:\/\//g, ':\u2060//')
        .replace(/www\./gi, (www) => `${www.slice(0, 3)}\u2060.`);
}
function html(text, most = 500) {
    return withoutReferences((0,_lib_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)((0,_lib_text_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(text), most).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;'));
}
function folded(title, content) {
    return `<details><summary>${title}</summary>\n\n${content}\n\n</details>`;
}
function longestRun(text) {
    return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}


/***/ }),

/***/ 7114:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bg: () => (/* binding */ commitUrl),
/* harmony export */   Hg: () => (/* binding */ sweptWords),
/* harmony export */   L8: () => (/* binding */ whatExists),
/* harmony export */   Rp: () => (/* binding */ shownOf),
/* harmony export */   g4: () => (/* binding */ belongsTo),
/* harmony export */   yE: () => (/* binding */ READY)
/* harmony export */ });
function shownOf(outcome) {
    switch (outcome.status) {
        case 'ready':
            return { how: outcome.how, because: outcome.because };
        case 'planned':
            return {
                changes: outcome.changes,
                because: `${outcome.because}. This is a dry run: nothing was changed`,
            };
        case 'swept':
            return {
                changes: outcome.changes,
                because: sweptWords(outcome.changes),
                ...(outcome.failures.length === 0 ? {} : { failure: { what: outcome.failures.join('\n') } }),
            };
        case 'deleted': {
            const { removed, left, databases, because } = outcome;
            return { removed, left, dropped: databases, because };
        }
        case 'checked':
        case 'skipped':
        case 'superseded':
            return { because: outcome.because };
        default:
            return outcome;
    }
}
const READY = {
    built: 'Ready',
    unchanged: 'Unchanged, so not rebuilt',
    updated: 'Ready, with its variables changed',
};
function sweptWords(changes) {
    const removed = changes.filter(({ action }) => action === 'remove').length;
    const left = changes.filter(({ action }) => action === 'leave').length;
    const items = changes.length === 1 ? 'item' : 'items';
    return `Checked ${String(changes.length)} ${items}: ${String(removed)} deleted, ${String(left)} kept.`;
}
function commitUrl(repositoryUrl, sha) {
    return `${repositoryUrl}/commit/${encodeURIComponent(sha)}`;
}
function belongsTo({ subject }) {
    return subject.kind === 'pull' ? 'pull request' : 'branch';
}
function whatExists(facts, failure, about) {
    if (facts === undefined || about === undefined || failure.kind === 'ownership')
        return undefined;
    const goes = belongsTo(about) === 'branch'
        ? 'it is deleted when the branch is deleted'
        : 'it is deleted when the pull request closes';
    if (facts.projectId !== undefined)
        return `The app ${facts.name} is kept for debugging; ${goes}.`;
    if (facts.created)
        return `It is unknown whether the app ${facts.name} exists. If it does, ${goes}.`;
    return facts.stoodBefore === true
        ? `The app ${facts.name} from the previous build was not changed; ${goes}.`
        : undefined;
}


/***/ }),

/***/ 6340:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   R_: () => (/* binding */ heading),
/* harmony export */   Wm: () => (/* binding */ headingOf),
/* harmony export */   qi: () => (/* binding */ renderView)
/* harmony export */ });
/* harmony import */ var _lib_text_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(9112);
/* harmony import */ var _rules_commands_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(1701);
/* harmony import */ var _rules_finding_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(6270);
/* harmony import */ var _task_titles_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3889);
/* harmony import */ var _content_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4363);
/* harmony import */ var _change_list_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(8681);
/* harmony import */ var _finding_list_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8548);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4285);








const MOST_STEPS = 100;
const MOST_NAMED = 20;
const MOST_LISTED = 100;
const LONGEST_LINE = 300;
const MOST_LINES = 5;
function renderView(view, { review = '', rehearsal = '', rest = '' } = {}) {
    return [
        heading(view),
        places(view),
        endpoint(view),
        ...bodyOf(view),
        review,
        rehearsal,
        fullWords(view),
        databases(view),
        (0,_finding_list_js__WEBPACK_IMPORTED_MODULE_2__/* .otherFindings */ .jE)(view),
        steps(view),
        rest,
        footer(view),
    ]
        .filter((part) => part !== '')
        .join('\n\n');
}
const HEADINGS = {
    building: '⏳ Hasura preview: building',
    ready: '✅ Hasura preview: ready',
    failed: '❌ Hasura preview: failed',
    deleted: '🗑️ Hasura preview: deleted',
    swept: '🧹 Hasura previews: swept',
    planned: '📝 Hasura preview: what would be done',
    interrupted: '⏹️ Hasura preview: interrupted',
    answer: '💬 Hasura preview: status',
    checked: '🔎 Hasura project: checked',
    reviewed: '🔎 Hasura project: reviewed',
    skipped: '⏭️ Hasura preview: nothing to do',
    superseded: '⏭️ Hasura preview: a newer run took over',
};
function heading(view) {
    return headingOf(view.state);
}
function headingOf(state) {
    return `### ${HEADINGS[state]}`;
}
const GRAPHIQL = 'https://cloud.hasura.io/public/graphiql?endpoint=';
function places(view) {
    const { name, commit, state } = view;
    const ways = waysIn(view);
    return [
        ...ways.map((way, index) => (index === 0 ? `**${way}**` : way)),
        ...(name !== undefined && endpoint(view) === '' ? [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(name)] : []),
        ...(commit === undefined || state === 'deleted' || (state === 'ready' && !commit.certain)
            ? []
            : [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .link */ .nf)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(commit.sha.slice(0, 7)), commit.url)]),
        ...(view.logUrl === undefined ? [] : [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .link */ .nf)('log', view.logUrl)]),
    ].join(' · ');
}
function waysIn(view) {
    if (view.state === 'building' || view.state === 'deleted')
        return [];
    const { consoleUrl, endpoint: url, access } = view;
    const open = isReady(view) && access?.open === true && url !== undefined;
    return [
        ...(open ? [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .link */ .nf)('Try it', `${GRAPHIQL}${encodeURIComponent(url)}`)] : []),
        ...(consoleUrl === undefined ? [] : [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .link */ .nf)('Open console', consoleUrl)]),
    ];
}
function isReady({ state }) {
    return state === 'ready' || state === 'answer';
}
function endpoint(view) {
    return isReady(view) && view.endpoint !== undefined ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .codeBlock */ .DV)(view.endpoint, 500) : '';
}
function access({ access, endpoint }) {
    if (access === undefined || access.open || endpoint === undefined)
        return '';
    return access.ownSecret
        ? 'To send requests, use the header `x-hasura-admin-secret` with the secret that the workflow sets'
        : 'To send requests, open the console: it shows the admin secret to members of the Hasura Cloud project';
}
function again({ belongsTo }) {
    return belongsTo === 'pull request'
        ? 'To build it again without a push, comment `/preview rebuild` (if the workflow accepts commands)'
        : '';
}
function footer(view) {
    const { saidAt, belongsTo, state } = view;
    const parts = [
        ...(saidAt === undefined ? [] : [`Updated ${new Date(saidAt).toISOString().slice(11, 16)} UTC`]),
        ...(belongsTo === 'pull request' && state === 'ready'
            ? [
                `Commands, if the workflow accepts them: ${_rules_commands_js__WEBPACK_IMPORTED_MODULE_4__/* .COMMANDS */ .L.map((name) => `\`/preview ${name}\``).join(', ')}`,
            ]
            : []),
    ];
    return parts.length === 0 ? '' : `<sub>${parts.join(' · ')}</sub>`;
}
function bodyOf(view) {
    switch (view.state) {
        case 'building':
            return [
                bulletList([
                    'Building. This comment updates when the preview is ready',
                    `Now: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .plain */ .pj)((0,_task_titles_js__WEBPACK_IMPORTED_MODULE_0__/* .taskTitle */ .Oj)(view.step))}`,
                    lifetime(view),
                ]),
            ];
        case 'ready':
            return [
                bulletList([
                    ...cameAbout(view),
                    ...uncertain(view),
                    (0,_content_js__WEBPACK_IMPORTED_MODULE_1__/* .contentLine */ .Yv)(view.content),
                    access(view),
                    sentence(view.usage),
                    lifetime(view),
                ]),
                (0,_finding_list_js__WEBPACK_IMPORTED_MODULE_2__/* .problems */ .Bk)(view),
            ];
        case 'failed':
            return [
                multiline(view.failure?.what ?? 'The run failed'),
                (0,_finding_list_js__WEBPACK_IMPORTED_MODULE_2__/* .problems */ .Bk)(view),
                firstWords(view),
                bulletList([
                    ours(view.failure?.remedy),
                    sentence(view.stands),
                    (0,_finding_list_js__WEBPACK_IMPORTED_MODULE_2__/* .problems */ .Bk)(view) === '' ? again(view) : '',
                    help(view),
                ]),
            ];
        case 'deleted':
            return [
                bulletList([
                    sentence(view.because),
                    removed(view),
                    dropped(view),
                    ...atMost(view.left ?? [], (reason) => `Kept: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .plain */ .pj)(reason)}`),
                ]),
                droppedNames(view),
            ];
        case 'interrupted':
            return [
                bulletList(['The run was interrupted before the app was ready', sentence(view.stands), again(view)]),
            ];
        case 'swept':
        case 'planned':
            return [bulletList([sentence(view.because), ...failures(view)]), (0,_change_list_js__WEBPACK_IMPORTED_MODULE_5__/* .changeTable */ .Hg)(view.changes ?? [])];
        case 'answer':
            return [bulletList([sentence(view.because), access(view)])];
        case 'checked':
            return [
                bulletList([
                    `Found ${(0,_rules_finding_js__WEBPACK_IMPORTED_MODULE_6__/* .counted */ .hS)((view.findings?.list ?? []).filter(({ risk }) => risk === undefined))}`,
                    sentence(view.because),
                ]),
                (0,_finding_list_js__WEBPACK_IMPORTED_MODULE_2__/* .problems */ .Bk)(view),
            ];
        case 'reviewed':
            return [];
        case 'skipped':
        case 'superseded':
            return [bulletList([`${sentence(view.because)}${newer(view)}`])];
        default:
            return view.state;
    }
}
function bulletList(lines) {
    return lines
        .filter((line) => line !== '')
        .map((line) => `- ${line}`)
        .join('\n');
}
function atMost(things, say) {
    const more = things.length - MOST_LISTED;
    return [...things.slice(0, MOST_LISTED).map(say), ...(more > 0 ? [`… and ${String(more)} more`] : [])];
}
function ours(text) {
    return sentence(text).replace(/https:\u2060\/\/((?:(?:cloud\.)?hasura\.io|github\.com)\/(?:[\w/?=%\\-]|&amp;|\.(?=\w))*)/g, (_, escaped) => {
        const page = escaped.replaceAll('\\', '').replaceAll('&amp;', '&');
        const [address = page] = page.split('?');
        return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .link */ .nf)((0,_lib_text_js__WEBPACK_IMPORTED_MODULE_7__/* .withoutTrailing */ .hT)(address, '/'), `https://${page}`);
    });
}
function sentence(text) {
    return text === undefined ? '' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .plain */ .pj)(text).replace(/\.$/, '');
}
function multiline(text) {
    const [first = '', ...rest] = (0,_lib_text_js__WEBPACK_IMPORTED_MODULE_7__/* .linesOf */ .Dx)(text);
    const more = atMost(rest, (line) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .plain */ .pj)(line.replace(/^- /, '')));
    return more.length === 0 ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .plain */ .pj)(first) : `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .plain */ .pj)(first)}\n\n${bulletList(more)}`;
}
function cameAbout({ how, because, rebuiltBecause }) {
    switch (how) {
        case 'unchanged':
        case 'updated':
            return [sentence(because), 'Healthy, metadata consistent'];
        case 'built':
        case undefined:
            return [
                'Migrations applied, metadata consistent',
                ...(rebuiltBecause === undefined ? [] : [sentence(`Rebuilt because ${rebuiltBecause}`)]),
            ];
        default:
            return how;
    }
}
function failures({ failure }) {
    const lines = (0,_lib_text_js__WEBPACK_IMPORTED_MODULE_7__/* .linesOf */ .Dx)(failure?.what ?? '').filter((line) => line !== '');
    return atMost(lines, (line) => `❌ ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .plain */ .pj)(line)}`);
}
function uncertain({ commit, branch }) {
    if (commit?.certain === true || branch === undefined)
        return [];
    return [
        commit?.moved === true
            ? `Built from branch ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(branch)}, which changed during the build, so the exact commit is unknown`
            : `Built from branch ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(branch)}. Could not check whether it changed during the build, so the exact commit is unknown`,
    ];
}
function newer({ newerRun }) {
    return newerRun === undefined ? '' : `: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .link */ .nf)(`run ${newerRun.id}`, newerRun.url)}`;
}
function help({ failure }) {
    const address = failure?.help;
    if (address === undefined)
        return '';
    return URL.canParse(address) ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .link */ .nf)('About this error', address) : `About this error: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(address)}`;
}
function databases(view) {
    const { databases: made = [], how, state } = view;
    if (made.length === 0 || state === 'answer' || state === 'deleted')
        return '';
    const kept = how === 'unchanged' || how === 'updated';
    const lines = made.map(({ variable, name, template }) => {
        const what = template === undefined ? '' : `, copy of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(template)}`;
        return `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(variable)}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(name)}${what}`;
    });
    const count = made.length === 1 ? 'database' : `${String(made.length)} databases`;
    const title = kept ? `Same ${count} as before` : `Fresh ${count}`;
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .folded */ .TM)(title, bulletList(lines));
}
function lifetime({ belongsTo, folder }) {
    if (belongsTo === undefined)
        return '';
    if (belongsTo === 'branch')
        return 'Deleted when the branch is deleted';
    const rebuilt = folder === undefined
        ? 'on every push'
        : folder === ''
            ? 'when a push changes its files'
            : `when ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(`${folder}/`)} changes`;
    return `Rebuilt ${rebuilt}, deleted when the pull request closes`;
}
function removed({ removed: names = [] }) {
    if (names.length === 0)
        return 'There was no app to delete';
    return names.length === 1
        ? 'The app was deleted'
        : `All ${String(names.length)} apps with that name were deleted`;
}
function dropped({ dropped: { length } = [] }) {
    if (length === 0)
        return '';
    return length === 1 ? 'Its database was dropped' : 'Its databases were dropped';
}
function droppedNames({ dropped: names = [] }) {
    if (names.length === 0)
        return '';
    const shown = names.slice(0, MOST_NAMED).map((name) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(name));
    if (names.length > shown.length)
        shown.push(`${String(names.length - shown.length)} more`);
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .folded */ .TM)(names.length === 1 ? 'Dropped database' : 'Dropped databases', shown.join(', '));
}
function readable(view) {
    return (0,_lib_text_js__WEBPACK_IMPORTED_MODULE_7__/* .linesOf */ .Dx)(view.failure?.words ?? '')
        .map((line) => line.trim())
        .filter((line) => line !== '' && !/^[[{].*[\]}]$/.test(line));
}
function firstWords(view) {
    const lines = readable(view).slice(0, MOST_LINES);
    return lines.map((line) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(line, LONGEST_LINE)).join('<br>');
}
function fullWords(view) {
    const words = view.state === 'failed' ? (view.failure?.words ?? '').trim() : '';
    const [lines, all] = [readable(view), (0,_lib_text_js__WEBPACK_IMPORTED_MODULE_7__/* .linesOf */ .Dx)(words).filter((line) => line.trim() !== '')];
    const complete = all.length === lines.length &&
        lines.length <= MOST_LINES &&
        lines.every((line) => line.length <= LONGEST_LINE);
    return words === '' || complete ? '' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .folded */ .TM)('Full message', (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .codeBlock */ .DV)(words));
}
function steps(view) {
    const shown = view.state === 'ready' || view.state === 'failed' || (view.state === 'building' && view.tasks.length > 1);
    if (view.tasks.length === 0 || !shown)
        return '';
    const marks = { running: '…', success: '✓', failed: '✗' };
    const lines = view.tasks.slice(0, MOST_STEPS).map((task) => {
        const took = (0,_task_titles_js__WEBPACK_IMPORTED_MODULE_0__/* .tookText */ .vR)(task);
        return `${marks[task.state]} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .plain */ .pj)((0,_task_titles_js__WEBPACK_IMPORTED_MODULE_0__/* .taskTitle */ .Oj)(task.name), 200)}${took === '' ? '' : ` · ${took}`}`;
    });
    const title = view.state === 'ready' && view.tookMs !== undefined ? `Built in ${(0,_lib_text_js__WEBPACK_IMPORTED_MODULE_7__/* .duration */ .p0)(view.tookMs)}` : 'Steps';
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .folded */ .TM)(title, lines.join('<br>'));
}


/***/ }),

/***/ 2992:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  p: () => (/* binding */ Report)
});

// EXTERNAL MODULE: ./src/lib/text.ts
var lib_text = __nccwpck_require__(9112);
// EXTERNAL MODULE: ./src/rules/finding.ts
var finding = __nccwpck_require__(6270);
// EXTERNAL MODULE: ./src/rules/rehearsal-rule-ids.ts
var rehearsal_rule_ids = __nccwpck_require__(2456);
// EXTERNAL MODULE: ./src/rules/usage.ts
var rules_usage = __nccwpck_require__(3248);
// EXTERNAL MODULE: ./src/report/render.ts
var render = __nccwpck_require__(6340);
// EXTERNAL MODULE: ./src/report/content.ts
var content = __nccwpck_require__(4363);
// EXTERNAL MODULE: ./src/report/change-list.ts
var change_list = __nccwpck_require__(8681);
// EXTERNAL MODULE: ./src/report/gate.ts
var gate = __nccwpck_require__(8347);
// EXTERNAL MODULE: ./src/rules/review.ts
var review = __nccwpck_require__(6415);
;// CONCATENATED MODULE: ./src/report/outputs.ts




function outputsOf(status, facts, commentUrl, findings, reviewed) {
    const graphql = facts?.endpoint === undefined ? '' : graphqlEndpoint(facts.endpoint);
    const console = facts?.consoleUrl ?? '';
    const projectId = facts?.projectId ?? '';
    const name = facts?.name ?? '';
    return {
        status,
        'graphql-endpoint': graphql,
        'console-url': console,
        'project-id': projectId,
        'project-name': name,
        'tenant-id': facts?.tenantId ?? '',
        'job-id': facts?.jobId ?? '',
        'admin-secret': facts?.adminSecret ?? '',
        databases: databasesOf(facts),
        'comment-url': commentUrl ?? '',
        findings: findings === undefined ? '' : (0,finding/* findingsJson */.p0)(findings),
        ...reviewOutputs(reviewed),
        ...(0,content/* contentOutputs */.ek)(facts?.hygraph),
        created: String(facts?.created === true && status === 'ready'),
        graphQLEndpoint: graphql,
        consoleURL: console,
        projectName: name,
        projectId,
    };
}
function reviewOutputs(reviewed) {
    const changes = reviewed?.changes ?? (reviewed?.isSame === true ? { changes: [], breaking: [] } : undefined);
    return {
        changes: changes === undefined ? '' : (0,review/* changesJson */.c)(changes),
        'breaking-changes': changes === undefined ? '' : String(changes.breaking.length),
    };
}
function databasesOf(facts) {
    if (facts?.databases === undefined)
        return '';
    return JSON.stringify(facts.databases.map(({ variable, name, role }) => ({ variable, database: name, role })));
}
function graphqlEndpoint(endpoint) {
    return `${(0,lib_text/* withoutTrailing */.hT)(endpoint, '/')}/v1/graphql`;
}

// EXTERNAL MODULE: ./src/report/outcome-view.ts
var outcome_view = __nccwpck_require__(7114);
;// CONCATENATED MODULE: ./src/report/report.ts










const MOST_WORDS = 2_000;
const MOST_REFUSED = 5;
const SHOWN_OUTPUTS = ['status', 'project-name', 'project-id', 'tenant-id', 'job-id', 'graphql-endpoint'];
const DEPLOYMENT_ENDS = {
    ready: 'ready',
    failed: 'failed',
    deleted: 'removed',
    superseded: 'superseded',
};
class Report {
    #world;
    logUrl = '';
    comment;
    deployment;
    dryRun = false;
    #about;
    #progress;
    #begunAt = 0;
    #finding = [];
    #found;
    #blobUrl = '';
    reviewComment;
    #reviewing;
    #review;
    #reviewed;
    #rehearsing;
    #rehearsed;
    #refused = [];
    #ended = false;
    #unwritten;
    constructor(world) {
        this.#world = world;
    }
    begin(about) {
        this.#about = about;
        this.#begunAt = this.#world.clock.now();
        this.#progress = {
            facts: { name: about.name, created: false },
            tasks: [],
            step: undefined,
            changed: () => {
                if (this.#progress?.facts.endpoint !== undefined)
                    this.comment?.progress(this.#view('building'));
            },
        };
        return this.#progress;
    }
    readsFrom({ repositoryUrl, sha }) {
        this.#blobUrl = `${repositoryUrl}/blob/${encodeURIComponent(sha)}`;
    }
    findings(findings) {
        this.#finding.push(Promise.resolve(findings));
    }
    reviews(reviewing) {
        this.#reviewing = reviewing;
        void reviewing.found.then((reviewed) => {
            this.#reviewed = this.#world.secrets.redactAll(reviewed);
            if (reviewed !== undefined)
                this.#review = this.#shownReview();
        });
    }
    rehearses(rehearsing) {
        this.#rehearsing = rehearsing;
    }
    #shownReview() {
        const { changes, isSame = false } = this.#reviewed ?? {};
        const compared = changes === undefined ? { isSame } : { changes };
        return { ...compared, blobUrl: this.#blobUrl, kept: 'as before' };
    }
    async #annotate(isReady = false) {
        if (this.#found !== undefined)
            return;
        await this.#reviewing?.found;
        this.#rehearsed = this.#world.secrets.redactAll(await this.#rehearsing?.found);
        this.#leaveToRehearsal();
        await this.#judgeReview();
        this.#judgeRehearsal(isReady);
        const nothing = this.#reviewed?.changes === undefined && this.#rehearsed === undefined;
        if (this.#finding.length === 0 && nothing)
            return;
        const found = [
            ...(await Promise.all(this.#finding)).flat(),
            ...(this.#reviewed?.findings ?? []),
            ...(this.#rehearsed?.findings ?? []),
        ];
        this.#found = this.#world.secrets.redactAll((0,finding/* sorted */.IP)(found));
        this.#world.findings(this.#found);
    }
    #leaveToRehearsal() {
        const [reviewed, rehearsed] = [this.#reviewed, this.#rehearsed];
        if (reviewed === undefined || rehearsed === undefined)
            return;
        const without = (list) => list.filter(({ rule }) => !(0,rehearsal_rule_ids/* isRehearsed */.sT)(rule));
        const { changes } = reviewed;
        this.#reviewed = {
            ...reviewed,
            changes: changes && { ...changes, concerns: without(changes.concerns) },
            findings: without(reviewed.findings),
        };
        this.#review = this.#shownReview();
    }
    #judgeRehearsal(isReady) {
        const errors = (this.#rehearsed?.findings ?? []).filter(({ severity }) => severity === 'error');
        if (errors.length === 0 || this.#rehearsing?.canFail !== true)
            return;
        const lines = errors.slice(0, MOST_REFUSED).map((one) => {
            const place = (0,finding/* placeText */.Z9)(one);
            return `- ${place === '' ? '' : `${place}: `}${one.what}`;
        });
        const more = errors.length - lines.length;
        this.#refused.push({
            words: [
                `Merging this would not work${isReady ? ', although the preview does' : ''}:`,
                ...lines,
                ...(more > 0 ? [`… and ${String(more)} more`] : []),
                'To let such a pull request pass, set the input rehearsal to warn.',
            ].join('\n'),
            code: 'merge-would-fail',
        });
    }
    async #judgeReview() {
        const [reviewing, reviewed] = [this.#reviewing, this.#reviewed];
        if (reviewing === undefined || reviewed === undefined)
            return;
        const { label, canFail } = reviewing;
        if (!canFail)
            return;
        const comment = this.comment ?? this.reviewComment;
        const before = label.isSet ? await comment?.kept() : undefined;
        const { verdictOn } = await __nccwpck_require__.e(/* import() */ 132).then(__nccwpck_require__.bind(__nccwpck_require__, 7132));
        const { words, fails, kept = 'as before' } = verdictOn(reviewed.failing, label, before);
        if (fails)
            this.#refused.push({ words, code: 'review-not-passed' });
        this.#review = {
            ...this.#shownReview(),
            ...(words === '' ? {} : { verdict: words }),
            kept,
        };
    }
    #codeOfRefusals() {
        const [first] = this.#refused;
        if (first === undefined)
            return 0;
        this.#world.error(this.#refused.map(({ words }) => words).join('\n'), first.code);
        return 1;
    }
    async end(outcome) {
        await this.#annotate(outcome.status === 'ready');
        const answers = outcome.status === 'skipped' && outcome.answers === true;
        const view = this.#view(answers ? 'answer' : outcome.status, {
            ...(0,outcome_view/* shownOf */.Rp)(outcome),
            ...newerRun(outcome, this.logUrl),
        });
        const { status } = outcome;
        const { log } = this.#world;
        switch (outcome.status) {
            case 'ready':
                await this.#tell(status, view, 'comment');
                log.info(`✓ ${outcome_view/* READY */.yE[outcome.how]}: ${view.endpoint ?? ''}`);
                log.info(`  Console: ${view.consoleUrl ?? ''}`);
                break;
            case 'deleted':
                for (const left of outcome.left)
                    log.warning(`Kept: ${left}`, 'kept');
                await this.#tell(status, view, 'edit', outcome.build);
                log.info(outcome.removed.length === 0
                    ? '✓ There was no app to delete.'
                    : `✓ Removed: ${outcome.removed.join(', ')}`);
                if (outcome.databases.length > 0)
                    log.info(`✓ Dropped: ${outcome.databases.join(', ')}`);
                break;
            case 'planned':
                log.notice(`Dry run: ${outcome.because}. Nothing was changed.`);
                for (const line of (0,change_list/* changeLines */.Ow)(outcome.changes))
                    log.info(line);
                await this.#tell(status, view, 'no comment');
                break;
            case 'swept':
                await this.#tell(outcome.failures.length === 0 ? 'swept' : 'failed', view, 'no comment');
                log.info(`✓ ${(0,outcome_view/* sweptWords */.Hg)(outcome.changes)}`);
                for (const line of (0,change_list/* removedLines */.ws)(outcome.changes))
                    log.info(line);
                if (outcome.failures.length > 0) {
                    this.#world.error((0,lib_text/* cut */.Jj)(outcome.failures.join('\n'), MOST_WORDS * 2), 'sweep-incomplete');
                    return 1;
                }
                break;
            case 'checked': {
                await this.#tell(status, view, 'review');
                const found = (await Promise.all(this.#finding)).flat();
                log.info(`Checked the project: ${(0,finding/* counted */.hS)(found)}.`);
                const errors = (0,finding/* errorsIn */.R4)(found);
                if (errors > 0) {
                    this.#world.error(`The project has ${(0,finding/* problemCount */.bS)(errors)}: a preview of it cannot be built.`, 'project-faulty');
                    return 1;
                }
                log.notice(outcome.because);
                break;
            }
            case 'skipped':
            case 'superseded':
                log.notice(view.newerRun === undefined ? outcome.because : `${outcome.because} ${view.newerRun.url}`);
                await this.#tell(status, view, answers ? 'comment' : outcome.status === 'skipped' ? 'review' : 'no comment');
                break;
            default:
                outcome;
        }
        if (this.#unwritten === undefined)
            return ['ready', 'checked', 'skipped'].includes(outcome.status) ? this.#codeOfRefusals() : 0;
        this.#world.error(`The outputs could not be written, so later steps cannot read them. The result of this run is not affected.\n${this.#unwritten}`, 'outputs-not-written');
        return 1;
    }
    async failed(failure) {
        await this.#annotate();
        const { code, message: what, words, remedy } = failure;
        const stands = (0,outcome_view/* whatExists */.L8)(this.#progress?.facts, failure, this.#about);
        const view = this.#view('failed', {
            failure: { what, words, remedy, help: this.#world.help(code) },
            ...(stands === undefined ? {} : { stands }),
        });
        const quote = words === undefined ? '' : (0,lib_text/* cut */.Jj)(quoted((0,lib_text/* cut */.Jj)(this.#world.secrets.redact(words), MOST_WORDS)), MOST_WORDS);
        const found = (0,lib_text/* cut */.Jj)((0,finding/* unplacedErrors */.mc)(this.#found ?? []).join('\n'), MOST_WORDS);
        this.#world.error([
            (0,lib_text/* cut */.Jj)(what, MOST_WORDS * 2),
            found,
            quote,
            words === undefined ? '' : this.#lineOfFailure(),
            stands ?? '',
            remedy ?? '',
        ]
            .filter((part) => part !== '')
            .join('\n'), code);
        await this.#tell('failed', view, 'comment');
        if (this.#unwritten !== undefined)
            this.#world.log.info(`Outputs: ${this.#unwritten}`);
        return 1;
    }
    #lineOfFailure() {
        const failing = this.#found?.find(({ rule }) => rule === 'upgrade-fails' || rule === 'fresh-fails');
        return failing === undefined ? '' : (0,lib_text/* cut */.Jj)(`${(0,finding/* placeText */.Z9)(failing)}: ${failing.what}`, MOST_WORDS);
    }
    cancelled() {
        if (!this.#ended)
            this.#write(outputsOf('cancelled', this.#progress?.facts, this.comment?.url));
    }
    async interrupted(stands, build, about = {}) {
        const view = this.#view('interrupted', { ...about, stands });
        await Promise.all([
            this.comment?.finish(view, { create: false }),
            this.deployment?.finish('interrupted', { build }),
        ]);
        this.#world.log.info(stands);
        await this.#summarise(view);
    }
    async #tell(status, view, how, build) {
        const outputs = outputsOf(status, this.#progress?.facts, this.comment?.url, this.#found, this.#reviewed);
        this.#ended = true;
        this.#write(outputs);
        await Promise.all([
            how === 'review'
                ? this.#commentReview(view)
                : how === 'no comment'
                    ? undefined
                    : this.comment?.finish(view, { create: how === 'comment' }),
            this.#finishDeployment(status, build),
        ]);
        const url = (this.comment ?? this.reviewComment)?.url ?? '';
        if (url !== outputs['comment-url'])
            this.#write({ 'comment-url': url });
        if (this.#progress !== undefined && !this.#world.signal.aborted)
            this.#world.forget();
        await this.#summarise(view);
    }
    async #commentReview(view) {
        if (view.review !== undefined)
            await (this.comment ?? this.reviewComment)?.review(view);
    }
    async #finishDeployment(status, build) {
        const end = DEPLOYMENT_ENDS[status];
        if (end === undefined || this.dryRun)
            return;
        const { commit, endpoint } = this.#progress?.facts ?? {};
        await this.deployment?.finish(end, {
            ...(build === undefined ? {} : { build }),
            ...(commit === undefined ? {} : { sha: commit }),
            ...(endpoint === undefined ? {} : { url: endpoint }),
        });
    }
    #write(outputs) {
        try {
            this.#world.writeOutputs(outputs);
        }
        catch (error) {
            this.#unwritten ??= `${error.message}: ${SHOWN_OUTPUTS.map((name) => `${name}=${outputs[name] ?? ''}`).join(', ')}`;
        }
    }
    async #summarise({ logUrl: _, saidAt: __, usage: ___, ...view }) {
        const { secrets } = this.#world;
        const used = this.#progress?.facts.usage;
        const usage = view.state === 'ready' && used !== undefined ? (0,rules_usage/* usageWords */.Zy)(used) : '';
        const shown = usage === '' ? view : { ...view, usage };
        const clean = (0,gate/* publicView */.P)(secrets, shown);
        const parts = {
            review: clean.review === undefined ? '' : (this.#reviewing?.summary(clean.review) ?? ''),
            rehearsal: clean.rehearsal === undefined ? '' : (this.#rehearsing?.summary(clean.rehearsal) ?? ''),
            rest: (0,content/* contentTable */.qd)(clean.content),
        };
        await this.#world.writeSummary((0,gate/* publicText */.j)(secrets, (0,render/* renderView */.qi)(clean, parts)));
    }
    #view(state, more = {}) {
        return {
            state,
            logUrl: this.logUrl,
            saidAt: this.#world.clock.date().getTime(),
            tasks: this.#progress?.tasks ?? [],
            ...(this.#found === undefined ? {} : { findings: { list: this.#found, blobUrl: this.#blobUrl } }),
            ...(this.#review === undefined ? {} : { review: this.#review }),
            ...(this.#rehearsed?.shown === undefined ? {} : { rehearsal: this.#rehearsed.shown }),
            ...this.#shown(),
            ...more,
        };
    }
    #shown() {
        const [about, progress] = [this.#about, this.#progress];
        if (about === undefined || progress === undefined)
            return {};
        const { consoleUrl, endpoint, commit, databases, hygraph, moved, rebuiltBecause, usage } = progress.facts;
        const nearLimit = usage === undefined ? '' : (0,rules_usage/* nearLimitWords */.v4)(usage);
        const sha = commit ?? about.sha;
        return {
            name: about.name,
            branch: about.branch,
            belongsTo: (0,outcome_view/* belongsTo */.g4)(about),
            ...(about.folder === undefined ? {} : { folder: about.folder }),
            ...(about.access === undefined ? {} : { access: about.access }),
            tookMs: this.#world.clock.now() - this.#begunAt,
            ...(progress.step === undefined ? {} : { step: progress.step }),
            ...(consoleUrl === undefined ? {} : { consoleUrl }),
            ...(endpoint === undefined ? {} : { endpoint: graphqlEndpoint(endpoint) }),
            ...(databases === undefined ? {} : { databases }),
            ...(hygraph === undefined ? {} : { content: hygraph }),
            ...(rebuiltBecause === undefined ? {} : { rebuiltBecause }),
            ...(nearLimit === '' ? {} : { usage: nearLimit }),
            ...(sha === undefined
                ? {}
                : {
                    commit: {
                        sha,
                        url: (0,outcome_view/* commitUrl */.Bg)(about.repositoryUrl, sha),
                        certain: commit !== undefined,
                        ...(moved === undefined ? {} : { moved }),
                    },
                }),
        };
    }
}
function newerRun(outcome, logUrl) {
    const [, id] = outcome.status === 'superseded' ? (/^(\d+)\./.exec(outcome.newer ?? '') ?? []) : [];
    const url = id === undefined ? '' : logUrl.replace(/(\/actions\/runs\/)\d.*$/, `$1${id}`);
    return id === undefined || !url.endsWith(`/${id}`) ? {} : { newerRun: { id, url } };
}
function quoted(words) {
    return (0,lib_text/* linesOf */.Dx)(words.trim())
        .map((line) => `│ ${line}`)
        .join('\n');
}


/***/ }),

/***/ 3889:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K9: () => (/* binding */ isOwnTask),
/* harmony export */   Oj: () => (/* binding */ taskTitle),
/* harmony export */   vR: () => (/* binding */ tookText)
/* harmony export */ });
/* harmony import */ var _lib_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9112);

const TITLES = {
    'gh-validation': 'Fetching the branch',
    'parse-metadata-migration': 'Reading metadata and migrations',
    'parse-metadata': 'Reading metadata',
    'parse-migration': 'Reading migrations',
    'apply-metadata': 'Applying metadata',
    'apply-migration': 'Applying migrations',
    'reload-metadata': 'Reloading metadata',
    'check-healthz': 'Checking health',
};
function taskTitle(task) {
    if (task === undefined || task === '')
        return 'Creating the project';
    return Object.hasOwn(TITLES, task) ? (TITLES[task] ?? task) : task;
}
function isOwnTask(task) {
    return Object.hasOwn(TITLES, task);
}
function tookText({ ms, about }) {
    if (ms === undefined)
        return '';
    return about === true
        ? `about ${(0,_lib_text_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)(Math.max(1, Math.round(ms / 1000)) * 1000).replace('.0', '')}`
        : (0,_lib_text_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)(ms);
}


/***/ }),

/***/ 1701:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ COMMANDS),
/* harmony export */   v: () => (/* binding */ commandIn)
/* harmony export */ });
const COMMANDS = ['rebuild', 'delete', 'status'];
const PREFIX = /^\/preview(?=\s|$)(.*)$/;
function commandIn(body) {
    const [line = ''] = body.trim().split(/\r\n|\n|\r/, 1);
    const words = PREFIX.exec(line)?.[1];
    if (words === undefined)
        return undefined;
    return COMMANDS.find((command) => command === words.trim().toLowerCase()) ?? 'unknown';
}


/***/ }),

/***/ 2182:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Jn: () => (/* binding */ models),
/* harmony export */   bF: () => (/* binding */ publicWords),
/* harmony export */   eN: () => (/* binding */ readableWords),
/* harmony export */   hS: () => (/* binding */ isReadable)
/* harmony export */ });
function models(count) {
    return count === 1 ? '1 model' : `${String(count)} models`;
}
function isReadable({ access }) {
    return access === 'entries' || access === 'empty';
}
function publicWords({ public: open, models: all }) {
    const tried = all.filter((model) => model.open !== undefined);
    const isAll = all.every((model) => model.open !== undefined || model.access === 'empty');
    switch (open) {
        case 'closed':
            return isAll ? 'closed to the public' : `${models(tried.length)} closed to the public`;
        case 'published':
            return `drafts${isAll ? '' : ` of ${models(tried.length)}`} closed to the public`;
        case 'drafts':
            return 'drafts open to the public';
        case 'unknown':
            return 'public access not checked';
        default:
            return open;
    }
}
function readableWords(all, but = '') {
    const readable = all.filter(isReadable).length;
    const known = all.filter(({ access }) => access !== 'unknown').length;
    const rest = all.length - known;
    if (rest > 0)
        return `${String(readable)} of ${String(known)} checked models readable${but}, ${String(rest)} not checked`;
    const counted = readable === known ? models(readable) : `${String(readable)} of ${models(known)}`;
    return `${counted} readable${but}`;
}


/***/ }),

/***/ 6270:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   IP: () => (/* binding */ sorted),
/* harmony export */   R4: () => (/* binding */ errorsIn),
/* harmony export */   Z9: () => (/* binding */ placeText),
/* harmony export */   bS: () => (/* binding */ problemCount),
/* harmony export */   dR: () => (/* binding */ annotated),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   mc: () => (/* binding */ unplacedErrors),
/* harmony export */   nt: () => (/* binding */ markOld),
/* harmony export */   p0: () => (/* binding */ findingsJson)
/* harmony export */ });
/* unused harmony export SEVERITIES */
/* harmony import */ var _lib_bounded_json_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1373);
/* harmony import */ var _lib_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9112);


const SEVERITIES = ['error', 'warning', 'notice'];
const MOST_ANNOTATIONS = 10;
function sorted(findings) {
    const rank = ({ severity }) => SEVERITIES.indexOf(severity);
    return findings.toSorted((one, other) => rank(one) - rank(other) ||
        Number(other.risk === 'high') - Number(one.risk === 'high') ||
        Number(one.old === true) - Number(other.old === true) ||
        compare(one.file ?? '', other.file ?? '') ||
        (one.line ?? 0) - (other.line ?? 0) ||
        (one.column ?? 0) - (other.column ?? 0) ||
        compare(one.rule, other.rule));
}
function compare(one, other) {
    return one < other ? -1 : one > other ? 1 : 0;
}
function annotated(findings, used) {
    const left = { ...used, error: used.error + 1 };
    const shown = [];
    const rest = [];
    for (const finding of sorted(findings)) {
        const { severity, old } = finding;
        const isTold = severity === 'error' ? finding.file === undefined : old === true;
        if (isTold || left[severity] >= MOST_ANNOTATIONS)
            rest.push(finding);
        else {
            left[severity] += 1;
            shown.push(finding);
        }
    }
    return { shown, rest };
}
function markOld(findings, base) {
    const known = new Map();
    for (const finding of base)
        known.set(keyOf(finding), (known.get(keyOf(finding)) ?? 0) + 1);
    return findings.map((finding) => {
        const key = keyOf(finding);
        const left = known.get(key) ?? 0;
        if (left === 0)
            return finding;
        known.set(key, left - 1);
        return { ...finding, old: true };
    });
}
function keyOf({ rule, file, what }) {
    return JSON.stringify([rule, file, what]);
}
function placeText({ file, line }) {
    return file === undefined ? '' : `${file}:${String(line ?? 1)}`;
}
function unplacedErrors(findings) {
    return findings
        .filter(({ severity, file }) => severity === 'error' && file === undefined)
        .map(({ what, remedy, rule }) => `- ${what} ${remedy} (${rule})`);
}
function counted(findings) {
    const parts = SEVERITIES.map((severity) => {
        const { length } = findings.filter((finding) => finding.severity === severity);
        return length === 0 ? '' : `${String(length)} ${severity}${length === 1 ? '' : 's'}`;
    }).filter((part) => part !== '');
    if (parts.length === 0)
        return 'no findings';
    return (0,_lib_text_js__WEBPACK_IMPORTED_MODULE_0__/* .listed */ .KE)(parts);
}
function errorsIn(findings) {
    return findings.filter(({ severity }) => severity === 'error').length;
}
function problemCount(count) {
    return count === 1 ? '1 problem' : `${String(count)} problems`;
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
        ...more,
    }));
    return (0,_lib_bounded_json_js__WEBPACK_IMPORTED_MODULE_1__/* .boundedJson */ .Q)('findings', all);
}


/***/ }),

/***/ 5603:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DJ: () => (/* binding */ ownStart),
/* harmony export */   FM: () => (/* binding */ NAME_PLACEHOLDERS),
/* harmony export */   Ft: () => (/* binding */ placeholders),
/* harmony export */   Gt: () => (/* binding */ filledVariables),
/* harmony export */   Ib: () => (/* binding */ DEFAULT_NAME),
/* harmony export */   T1: () => (/* binding */ earlierNames),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   W_: () => (/* binding */ mayBeNamed),
/* harmony export */   ev: () => (/* binding */ isNamed),
/* harmony export */   wI: () => (/* binding */ nameStart)
/* harmony export */ });
/* unused harmony exports appName, branchSlug, slug */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7268);


const NAME_PLACEHOLDERS = ['owner', 'repo', 'pr', 'branch'];
const LONGEST_NAME = 63;
const HASH_LENGTH = 8;
function placeholders(repository, subject, branch) {
    return {
        owner: slug(repository.owner),
        repo: slug(repository.name),
        pr: subject.kind === 'pull' ? String(subject.number) : branchSlug(subject.branch),
        branch: branchSlug(branch),
    };
}
function appName(template, values) {
    const whole = fill(template, values);
    const name = whole.replace(/-{2,}/g, '-').replace(/^-|-$/g, '');
    if (name.length <= LONGEST_NAME && name !== '')
        return name;
    return `${name.slice(0, LONGEST_NAME - HASH_LENGTH - 1).replace(/-$/, '')}-${hash(whole)}`.replace(/^-/, 'app-');
}
const DEFAULT_NAME = '{owner}-{repo}-pr-{pr}';
const DEFAULT_NAME_OF_BRANCH = '{owner}-{repo}-{branch}';
function nameOf(template, repository, subject, branch) {
    const values = placeholders(repository, subject, branch);
    if (template !== DEFAULT_NAME || subject.kind === 'pull')
        return appName(template, values);
    const isLikePull = /^pr-\d+$/.test(values.branch);
    return appName(DEFAULT_NAME_OF_BRANCH, {
        ...values,
        branch: isLikePull ? `${values.branch}-${hash(subject.branch)}` : values.branch,
    });
}
function earlierNames(template, repository, subject, branch) {
    const before = {
        ...placeholders(repository, subject, branch),
        ...(subject.kind === 'branch' ? { pr: earlierSlug(subject.branch) } : {}),
        branch: earlierSlug(branch),
    };
    return [appName(template, before)].filter((name) => name !== nameOf(template, repository, subject, branch));
}
function nameStart(template, repository) {
    const shape = shapeOf(template, repository);
    const [start = ''] = shape.split('{');
    return start === shape ? appName(template, placeholders(repository, NO_PULL, '')) : start.slice(0, UNCUT);
}
function ownStart(template, repository) {
    const [before = ''] = template.split(/\{(?:pr|branch)\}/);
    if (before === template || /[a-z0-9]/.test(before.replaceAll('{owner}', '')))
        return nameStart(template, repository);
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('name-too-open', `The input name, ${template}, has neither {repo} nor its own word before {pr} or {branch}, so any app of the account could look like a preview. No app was checked, and nothing was created or deleted.`, {
        remedy: 'For a sweep, and for max-previews, begin the template with {owner}-{repo} or with its own word.',
    });
}
function isNamed(template, repository, name, subject, branch) {
    const of = subject.kind === 'branch' ? subject.branch : branch;
    if (of === undefined && template.includes('{branch}'))
        return undefined;
    return isOneOf(name, template, repository, subject, of ?? '');
}
function isOneOf(name, ...[template, repository, subject, branch]) {
    return (name === nameOf(template, repository, subject, branch) ||
        earlierNames(template, repository, subject, branch).includes(name));
}
function mayBeNamed(template, repository, name, subject) {
    if (name.length > LONGEST_NAME)
        return false;
    const shape = shapeOf(template, repository, subject);
    const branch = subject?.kind === 'branch' ? subject.branch : '';
    if (!shape.includes('{'))
        return isOneOf(name, template, repository, subject ?? NO_PULL, branch);
    const [start = ''] = shape.split('{');
    return patternOf(shape).test(name) || isCut(name, start);
}
const NO_PULL = { kind: 'pull', number: 0 };
const UNCUT = LONGEST_NAME - HASH_LENGTH - 1;
function shapeOf(template, repository, subject) {
    const { owner, repo, pr, branch } = placeholders(repository, subject ?? NO_PULL, subject?.kind === 'branch' ? subject.branch : '');
    const known = {
        owner,
        repo,
        ...(subject === undefined ? {} : { pr }),
        ...(subject?.kind === 'branch' ? { branch } : {}),
    };
    return fill(template, known).replace(/-{2,}/g, '-').replace(/^-|-$/g, '');
}
function patternOf(shape) {
    const seen = new Set();
    const source = shape.replace(/\{([a-z]+)\}/g, (_, word) => {
        if (seen.has(word))
            return `\\k<${word}>`;
        seen.add(word);
        return `(?<${word}>[a-z0-9]+(?:-[a-z0-9]+)*)`;
    });
    return new RegExp(`^${source}$`);
}
function isCut(name, start) {
    const kept = /^([a-z0-9-]+)-[0-9a-f]{8}$/.exec(name)?.[1] ?? '';
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
    return kept === branch || kept === hash(branch) || branch === '' ? kept : `${kept}-${hash(branch)}`;
}
function slug(text) {
    return slugOf(text, text.normalize('NFKD').replace(/\p{M}+/gu, ''));
}
function earlierSlug(text) {
    return slugOf(text, text.normalize('NFKD'));
}
function slugOf(text, plain) {
    const kept = plain
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '');
    return kept === '' ? hash(text) : kept;
}
function hash(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex').slice(0, HASH_LENGTH);
}


/***/ }),

/***/ 2456:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DA: () => (/* binding */ isOfRehearsal),
/* harmony export */   Ys: () => (/* binding */ REHEARSAL_RULE_IDS),
/* harmony export */   sT: () => (/* binding */ isRehearsed)
/* harmony export */ });
/* unused harmony export REHEARSED_REVIEW_RULES */
const REHEARSAL_RULE_IDS = [
    'constraint-validated',
    'delete-all',
    'down-differs',
    'down-empty',
    'down-fails',
    'drops-column',
    'drops-object',
    'drops-table',
    'fresh-fails',
    'index-not-concurrent',
    'locks-table',
    'migration-renamed',
    'not-null-on-old',
    'not-rehearsed',
    'orders-differ',
    'renames',
    'rewrites-table',
    'same-version',
    'schema-lacks-column',
    'schema-lacks-function',
    'schema-lacks-table',
    'seed-fails',
    'squashed',
    'transaction-ended',
    'update-all',
    'upgrade-fails',
];
const REHEARSED_REVIEW_RULES = ['migration-edited', 'migration-older'];
function isRehearsed(rule) {
    return REHEARSED_REVIEW_RULES.includes(rule);
}
function isOfRehearsal({ rule, risk }) {
    return (risk === undefined && (isRehearsed(rule) || REHEARSAL_RULE_IDS.includes(rule)));
}


/***/ }),

/***/ 6415:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ LISTED_PARTS),
/* harmony export */   c: () => (/* binding */ changesJson)
/* harmony export */ });
/* harmony import */ var _lib_bounded_json_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1373);

const LISTED_PARTS = [
    'columns',
    'computed_fields',
    'query_root_fields',
    'subscription_root_fields',
    'permissions',
    'role_set',
];
function changesJson({ changes }) {
    return (0,_lib_bounded_json_js__WEBPACK_IMPORTED_MODULE_0__/* .boundedJson */ .Q)('changes', changes);
}


/***/ }),

/***/ 4879:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   YH: () => (/* binding */ questionOf),
/* harmony export */   is: () => (/* binding */ onlyCheckedBecause),
/* harmony export */   j4: () => (/* binding */ refuseOtherServers),
/* harmony export */   r8: () => (/* binding */ skipsAtOnce),
/* harmony export */   xy: () => (/* binding */ forkReason)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7268);

function onlyCheckedBecause(trigger, { hasCloudToken }) {
    if (trigger.kind === 'pull-request' && trigger.fork)
        return forkReason(trigger.number);
    return !hasCloudToken && 'dependabot' in trigger && trigger.dependabot ? NO_SECRETS : undefined;
}
const NO_SECRETS = "Dependabot's runs get no secrets, so there is no Hasura Cloud token. To get previews for its pull requests, add HASURA_CLOUD_ACCESS_TOKEN and every other secret that the workflow uses to the repository's Dependabot secrets.";
function skipsAtOnce(trigger, beginning) {
    const { names, mode, check } = beginning;
    if (trigger.kind === 'ignored')
        return trigger.why;
    if (trigger.kind === 'started' && !names)
        return `The input pr-number is not set, and the event ${trigger.event} names no pull request. Set pr-number, or set mode to sweep.`;
    const why = onlyCheckedBecause(trigger, beginning);
    if (why === undefined)
        return undefined;
    if (mode === 'delete' || mode === 'sweep')
        return why;
    const [reviews, comments] = [beginning.review, beginning.comment].map((value) => !/^false$/i.test(value));
    if (trigger.kind === 'pull-request' && !trigger.open)
        return trigger.target === true && reviews === true && comments === true ? undefined : why;
    return trigger.kind === 'branch-deleted' || (check === 'off' && reviews !== true) ? why : undefined;
}
function refuseOtherServers({ host }, mode) {
    if (host === 'github.com' || mode === 'check')
        return;
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('other-server', `This repository is hosted on ${host}, and Hasura Cloud can fetch branches from github.com only. Nothing was created or deleted.`, {
        remedy: 'Run this action in a repository on github.com, for example in a mirror of this one. GitHub Enterprise Server and data residency (ghe.com) cannot have previews.',
    });
}
function questionOf(trigger, wishes) {
    if (trigger.kind === 'schedule' || (wishes.mode === 'sweep' && trigger.kind !== 'command')) {
        const narrowed = wishes.pullNumber === undefined ? 'branch' : 'pr-number';
        if (wishes.pullNumber !== undefined || wishes.branch !== undefined) {
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('sweep-of-one', `A sweep checks every preview, but ${narrowed} is set. Nothing was deleted.`, {
                remedy: `Leave ${narrowed} out, or set mode to delete.`,
            });
        }
        return { look: 'everything' };
    }
    switch (trigger.kind) {
        case 'pull-request':
            agree('pr-number', wishes.pullNumber, trigger.number);
            agree('branch', wishes.branch, trigger.headBranch);
            return { look: 'pull', number: trigger.number };
        case 'command':
            agree('pr-number', wishes.pullNumber, trigger.number);
            return { look: 'pull', number: trigger.number };
        case 'started': {
            agree('branch', wishes.branch, undefined);
            if (wishes.pullNumber === undefined)
                throw new Error('a run without a pull request has nothing to do');
            return { look: 'pull', number: wishes.pullNumber };
        }
        case 'push':
        case 'branch-deleted':
            agree('pr-number', wishes.pullNumber, undefined);
            agree('branch', wishes.branch, trigger.branch);
            return { look: 'branch', branch: trigger.branch, why: trigger.kind === 'push' ? 'push' : 'deleted' };
        case 'dispatch': {
            if (wishes.pullNumber !== undefined)
                return { look: 'pull', number: wishes.pullNumber };
            const branch = wishes.branch ?? trigger.branch;
            if (branch === undefined) {
                throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('started-on-tag', 'This run was started on a tag, but previews are built from branches.', {
                    remedy: 'Start it on a branch, or set branch or pr-number.',
                });
            }
            return { look: 'branch', branch, why: 'dispatch' };
        }
        default:
            return trigger;
    }
}
function forkReason(number) {
    return `Pull request #${String(number)} comes from a fork. A preview would run a stranger's migrations and metadata with this repository's secrets, so forks get none.`;
}
function agree(name, wished, said) {
    if (wished === undefined || wished === said)
        return;
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('input-of-another-event', `${name} is set to ${String(wished)}, but this event is about ${said === undefined ? 'a branch' : String(said)}. Nothing was created or deleted.`, {
        remedy: `${name} is only for runs started by hand (workflow_dispatch); leave it out elsewhere.`,
    });
}


/***/ }),

/***/ 2794:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   HX: () => (/* binding */ isTrustedEndpoint),
/* harmony export */   IM: () => (/* binding */ isHygraph),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   dW: () => (/* binding */ isPlainHost),
/* harmony export */   gu: () => (/* binding */ leadsToHygraph),
/* harmony export */   xc: () => (/* binding */ isHasuraApi)
/* harmony export */ });
function isLoopback(hostname) {
    return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
}
function isTrustedEndpoint(endpoint, { apiUrl, customHosts }) {
    if (!/^[\x21-\x5b\x5d-\x7e]+$/.test(endpoint) || !URL.canParse(endpoint))
        return false;
    const url = new URL(endpoint);
    if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
        return false;
    if (isLoopback(url.hostname))
        return isLoopback(new URL(apiUrl).hostname);
    return (url.protocol === 'https:' &&
        url.port === '' &&
        isPlainHost(url.hostname) &&
        (customHosts || isHasuraApp(url.hostname)));
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


/***/ }),

/***/ 3248:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   GS: () => (/* binding */ monthOf),
/* harmony export */   Zy: () => (/* binding */ usageWords),
/* harmony export */   jC: () => (/* binding */ FREE),
/* harmony export */   v4: () => (/* binding */ nearLimitWords)
/* harmony export */ });
const FREE = { builds: 60, projects: 3 };
function usageWords(usage) {
    const { builds, projects } = ofFree(usage);
    const parts = [
        ...(builds === undefined
            ? []
            : [
                `at least ${String(builds)} of ${String(FREE.builds)} builds this month (counted in this repository only)`,
            ]),
        ...(projects === undefined ? [] : [`${String(projects)} of ${String(FREE.projects)} projects`]),
    ];
    return parts.length === 0 ? '' : `Used of a Free account: ${parts.join('; ')}`;
}
function nearLimitWords(usage) {
    const { builds = 0, projects = 0 } = ofFree(usage);
    const left = [
        ...(builds >= FREE.builds - 1
            ? [
                `This repository has used at least ${String(builds)} of the ${String(FREE.builds)} builds that a Free account has each month; after that, builds fail until next month`,
            ]
            : []),
        ...(projects >= FREE.projects - 1
            ? [
                `The account has ${String(projects)} projects, and a Free account may have ${String(FREE.projects)}; delete unused ones, or set max-previews`,
            ]
            : []),
    ];
    return left.join('. ');
}
function ofFree(usage) {
    const { builds = 0, projects = 0 } = usage;
    return builds > FREE.builds || projects > FREE.projects ? {} : usage;
}
function monthOf(date) {
    return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1));
}


/***/ }),

/***/ 3034:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ readContext)
/* harmony export */ });
/* unused harmony export triggerOf */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _rules_commands_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1701);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7268);



const LARGEST_PAYLOAD = 30 * 1024 * 1024;
function readContext(env) {
    const payload = readPayload(env('GITHUB_EVENT_PATH'));
    const repository = repositoryOf(env, payload);
    const serverUrl = env('GITHUB_SERVER_URL') || 'https://github.com';
    const repositoryUrl = `${serverUrl}/${repository.owner}/${repository.name}`;
    const event = env('GITHUB_EVENT_NAME');
    return {
        event,
        trigger: triggerOf(event, payload, {
            ref: env('GITHUB_REF'),
            repositoryId: repository.id,
        }),
        manual: event === 'workflow_dispatch',
        repository,
        defaultBranch: defaultBranchIn(payload),
        runId: env('GITHUB_RUN_ID') || '0',
        attempt: Number(env('GITHUB_RUN_ATTEMPT')) || 1,
        repositoryUrl,
        logUrl: `${repositoryUrl}/actions/runs/${env('GITHUB_RUN_ID')}`,
    };
}
function triggerOf(event, payload, facts) {
    switch (event) {
        case 'pull_request':
            return pullTrigger(payload, facts.repositoryId);
        case 'pull_request_target':
            return { ...pullTrigger(payload, facts.repositoryId), target: true };
        case 'push':
            return pushTrigger(payload, facts.ref);
        case 'delete':
            if (payload['ref_type'] !== 'branch' || typeof payload['ref'] !== 'string') {
                return { kind: 'ignored', why: 'A tag was deleted; previews belong to branches.' };
            }
            return { kind: 'branch-deleted', branch: payload['ref'], dependabot: byDependabot(payload['sender']) };
        case 'schedule':
            return { kind: 'schedule' };
        case 'issue_comment':
            return commandTrigger(payload);
        case 'workflow_dispatch':
            return { kind: 'dispatch', branch: branchOfRef(facts.ref) };
        case 'workflow_run':
        case 'repository_dispatch':
            return { kind: 'started', event };
        default:
            return {
                kind: 'ignored',
                why: `Nothing to do for the event ${event === '' ? '(none)' : event}.`,
            };
    }
}
function pullTrigger(payload, repositoryId) {
    const pull = record(payload['pull_request']);
    const head = record(pull['head']);
    const number = pull['number'];
    if (typeof number !== 'number')
        throw unusable('it names no pull request');
    return {
        kind: 'pull-request',
        number,
        headBranch: typeof head['ref'] === 'string' ? head['ref'] : '',
        headSha: typeof head['sha'] === 'string' ? head['sha'] : '',
        open: pull['state'] !== 'closed',
        fork: record(head['repo'])['id'] !== repositoryId,
        dependabot: byDependabot(pull['user']),
        ...backIn(payload),
    };
}
function backIn({ action, label, sender }) {
    const [{ login }, { name }] = [record(sender), record(label)];
    const by = typeof login === 'string' ? login : '';
    if (action === 'reopened')
        return { back: { reopened: true, by } };
    return action === 'labeled' && typeof name === 'string' ? { back: { label: name, by } } : {};
}
function commandTrigger(payload) {
    const ignored = (why) => ({ kind: 'ignored', why });
    const [issue, comment] = [record(payload['issue']), record(payload['comment'])];
    const user = record(comment['user']);
    const [number, commentId, author] = [issue['number'], comment['id'], user['login']];
    if (payload['action'] !== 'created')
        return ignored('A comment was edited; commands are read only from new comments.');
    if (issue['pull_request'] === undefined)
        return ignored('The comment is on an issue; previews belong to pull requests.');
    if (user['type'] !== 'User')
        return ignored('The comment was not written by a person.');
    const command = (0,_rules_commands_js__WEBPACK_IMPORTED_MODULE_2__/* .commandIn */ .v)(typeof comment['body'] === 'string' ? comment['body'] : '');
    if (command === undefined)
        return ignored('The comment does not begin with /preview.');
    if (typeof number !== 'number' || typeof commentId !== 'number' || typeof author !== 'string')
        throw unusable('it names no pull request, comment or author');
    return { kind: 'command', number, command, commentId, author };
}
const MERGE_QUEUE = 'gh-readonly-queue/';
function pushTrigger(payload, ref) {
    const branch = branchOfRef(typeof payload['ref'] === 'string' ? payload['ref'] : ref);
    if (branch === undefined)
        return { kind: 'ignored', why: 'A tag was pushed; previews belong to branches.' };
    if (payload['deleted'] === true)
        return { kind: 'ignored', why: `Branch ${branch} was deleted; the event delete handles that.` };
    if (branch.startsWith(MERGE_QUEUE))
        return { kind: 'ignored', why: `Branch ${branch} belongs to GitHub's merge queue; it gets no preview.` };
    return { kind: 'push', branch, dependabot: byDependabot(payload['sender']) };
}
function byDependabot(user) {
    return record(user)['login'] === 'dependabot[bot]';
}
function branchOfRef(ref) {
    return ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : undefined;
}
function repositoryOf(env, payload) {
    const [owner = '', name = ''] = env('GITHUB_REPOSITORY').split('/');
    const id = Number(env('GITHUB_REPOSITORY_ID')) || record(payload['repository'])['id'];
    if (owner === '' || name === '')
        throw unusable('GITHUB_REPOSITORY is not set');
    if (typeof id !== 'number' || !Number.isSafeInteger(id))
        throw unusable("the repository's id is neither in GITHUB_REPOSITORY_ID nor in the payload");
    const server = env('GITHUB_SERVER_URL') || 'https://github.com';
    return { owner, name, id, host: URL.canParse(server) ? new URL(server).host : server };
}
function defaultBranchIn(payload) {
    const branch = record(payload['repository'])['default_branch'];
    return typeof branch === 'string' && branch !== '' ? branch : undefined;
}
function readPayload(path) {
    if (path === '')
        throw unusable('GITHUB_EVENT_PATH is not set');
    try {
        if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).size > LARGEST_PAYLOAD)
            throw new Error('it is larger than any GitHub payload');
        return record(JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8')));
    }
    catch (error) {
        throw unusable(`its payload cannot be read: ${error instanceof SyntaxError ? 'it is not JSON' : error.message}`, error);
    }
}
function unusable(why, cause) {
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('unusable-event', `The event that started this run cannot be used: ${why}. Nothing was created or deleted.`, {
        remedy: 'This action runs as a step of a GitHub Actions workflow; the runner sets what is missing.',
        cause,
    });
}
function record(value) {
    return typeof value === 'object' && value !== null ? value : {};
}


/***/ }),

/***/ 6264:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.r(__webpack_exports__);
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   ProxyAgent: () => (/* binding */ ProxyAgent),
/* harmony export */   fetch: () => (/* binding */ fetch)
/* harmony export */ });
class ProxyAgent {
    #options;
    #fetch;
    constructor(options) {
        this.#options = options;
    }
    fetch() {
        this.#fetch ??= this.#load();
        return this.#fetch;
    }
    async #load() {
        const undici = await __nccwpck_require__.e(/* import() */ 752).then(__nccwpck_require__.t.bind(__nccwpck_require__, 6752, 19));
        const dispatcher = new undici.ProxyAgent(this.#options);
        const through = (url, init) => undici.fetch(url, { ...init, dispatcher });
        return through;
    }
}
async function fetch(url, { dispatcher, ...init } = {}) {
    const send = dispatcher instanceof ProxyAgent ? await dispatcher.fetch() : globalThis.fetch;
    return send(url, init);
}


/***/ }),

/***/ 3712:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Jy: () => (/* binding */ maskVariable),
/* harmony export */   Xp: () => (/* binding */ maskedVariables),
/* harmony export */   i8: () => (/* binding */ maskEndpoint),
/* harmony export */   o9: () => (/* binding */ maskAdminSecret),
/* harmony export */   x1: () => (/* binding */ maskTokens)
/* harmony export */ });
/* harmony import */ var _lib_sensitive_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8631);
/* harmony import */ var _rules_names_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5603);
/* harmony import */ var _inputs_secrets_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3332);



function maskTokens(world) {
    for (const token of (0,_inputs_secrets_js__WEBPACK_IMPORTED_MODULE_2__/* .tokensOf */ .k8)(world))
        world.secrets.add(token);
    for (const value of (0,_inputs_secrets_js__WEBPACK_IMPORTED_MODULE_2__/* .databaseUrlsIn */ .Lf)(world))
        for (const secret of (0,_lib_sensitive_js__WEBPACK_IMPORTED_MODULE_0__/* .secretsIn */ .VY)({ key: 'DATABASE_URL', value }))
            world.secrets.add(secret);
    for (const key of ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'])
        for (const secret of (0,_lib_sensitive_js__WEBPACK_IMPORTED_MODULE_0__/* .secretsIn */ .VY)({ key, value: world.env(key) }))
            world.secrets.add(secret);
}
function maskedVariables(world, variables, values, literal) {
    const { name, owner, repo, branch, sha } = values;
    world.secrets.show(`https://${name}.hasura.app/v1/graphql`, `${owner}/${repo}`, branch, sha);
    const filled = literal ? [...variables] : (0,_rules_names_js__WEBPACK_IMPORTED_MODULE_1__/* .filledVariables */ .Gt)(variables, values);
    for (const variable of filled)
        maskVariable(world, variable);
    return filled;
}
function maskAdminSecret({ secrets, log }, secret) {
    if (secrets.addAdmin(secret))
        log.warning("The log cannot mask the app's admin secret: it is shorter than 4 characters, a common word, or part of the app's address. Set HASURA_GRAPHQL_ADMIN_SECRET in env to a long random value.", 'secret-not-masked');
    return secret;
}
function maskEndpoint({ secrets }, { url, environment }) {
    secrets.show(environment);
    secrets.addVariable({ key: 'CONTENT_ENDPOINT', value: url });
}
function maskVariable(world, variable) {
    if (variable.key === 'HASURA_GRAPHQL_ADMIN_SECRET')
        maskAdminSecret(world, variable.value);
    world.secrets.addVariable(variable);
}


/***/ }),

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 2250:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("dns");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 8877:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:v8");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 8253:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util/types");

/***/ }),

/***/ 735:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ markdownTable)
/* harmony export */ });
// To do: next major: remove.
/**
 * @typedef {Options} MarkdownTableOptions
 *   Configuration.
 */

/**
 * @typedef Options
 *   Configuration.
 * @property {boolean | null | undefined} [alignDelimiters=true]
 *   Whether to align the delimiters (default: `true`);
 *   they are aligned by default:
 *
 *   ```markdown
 *   | Alpha | B     |
 *   | ----- | ----- |
 *   | C     | Delta |
 *   ```
 *
 *   Pass `false` to make them staggered:
 *
 *   ```markdown
 *   | Alpha | B |
 *   | - | - |
 *   | C | Delta |
 *   ```
 * @property {ReadonlyArray<string | null | undefined> | string | null | undefined} [align]
 *   How to align columns (default: `''`);
 *   one style for all columns or styles for their respective columns;
 *   each style is either `'l'` (left), `'r'` (right), or `'c'` (center);
 *   other values are treated as `''`, which doesn’t place the colon in the
 *   alignment row but does align left;
 *   *only the lowercased first character is used, so `Right` is fine.*
 * @property {boolean | null | undefined} [delimiterEnd=true]
 *   Whether to end each row with the delimiter (default: `true`).
 *
 *   > 👉 **Note**: please don’t use this: it could create fragile structures
 *   > that aren’t understandable to some markdown parsers.
 *
 *   When `true`, there are ending delimiters:
 *
 *   ```markdown
 *   | Alpha | B     |
 *   | ----- | ----- |
 *   | C     | Delta |
 *   ```
 *
 *   When `false`, there are no ending delimiters:
 *
 *   ```markdown
 *   | Alpha | B
 *   | ----- | -----
 *   | C     | Delta
 *   ```
 * @property {boolean | null | undefined} [fillRows=true]
 *   Whether to fill rows with empty cells up to the most cells in a row
 *   (default: `true`).
 *
 *   When `true`, all rows have as many cells as the longest row:
 *
 *   ```markdown
 *   | Alpha | B    |   |
 *   | ----- | ---- | - |
 *   | C     |      |   |
 *   | D     | Echo | F |
 *   ```
 *
 *   When `false`, rows keep their cells,
 *   and the delimiter row has as many cells as the header row:
 *
 *   ```markdown
 *   | Alpha | B    |
 *   | ----- | ---- |
 *   | C     |
 *   | D     | Echo | F |
 *   ```
 * @property {boolean | null | undefined} [delimiterStart=true]
 *   Whether to begin each row with the delimiter (default: `true`).
 *
 *   > 👉 **Note**: please don’t use this: it could create fragile structures
 *   > that aren’t understandable to some markdown parsers.
 *
 *   When `true`, there are starting delimiters:
 *
 *   ```markdown
 *   | Alpha | B     |
 *   | ----- | ----- |
 *   | C     | Delta |
 *   ```
 *
 *   When `false`, there are no starting delimiters:
 *
 *   ```markdown
 *   Alpha | B     |
 *   ----- | ----- |
 *   C     | Delta |
 *   ```
 * @property {boolean | null | undefined} [padding=true]
 *   Whether to add a space of padding between delimiters and cells
 *   (default: `true`).
 *
 *   When `true`, there is padding:
 *
 *   ```markdown
 *   | Alpha | B     |
 *   | ----- | ----- |
 *   | C     | Delta |
 *   ```
 *
 *   When `false`, there is no padding:
 *
 *   ```markdown
 *   |Alpha|B    |
 *   |-----|-----|
 *   |C    |Delta|
 *   ```
 * @property {((value: string) => number) | null | undefined} [stringLength]
 *   Function to detect the length of table cell content (optional);
 *   this is used when aligning the delimiters (`|`) between table cells;
 *   full-width characters and emoji mess up delimiter alignment when viewing
 *   the markdown source;
 *   to fix this, you can pass this function,
 *   which receives the cell content and returns its “visible” size;
 *   note that what is and isn’t visible depends on where the text is displayed.
 *
 *   Without such a function, the following:
 *
 *   ```js
 *   markdownTable([
 *     ['Alpha', 'Bravo'],
 *     ['中文', 'Charlie'],
 *     ['👩‍❤️‍👩', 'Delta']
 *   ])
 *   ```
 *
 *   Yields:
 *
 *   ```markdown
 *   | Alpha | Bravo |
 *   | - | - |
 *   | 中文 | Charlie |
 *   | 👩‍❤️‍👩 | Delta |
 *   ```
 *
 *   With [`string-width`](https://github.com/sindresorhus/string-width):
 *
 *   ```js
 *   import stringWidth from 'string-width'
 *
 *   markdownTable(
 *     [
 *       ['Alpha', 'Bravo'],
 *       ['中文', 'Charlie'],
 *       ['👩‍❤️‍👩', 'Delta']
 *     ],
 *     {stringLength: stringWidth}
 *   )
 *   ```
 *
 *   Yields:
 *
 *   ```markdown
 *   | Alpha | Bravo   |
 *   | ----- | ------- |
 *   | 中文  | Charlie |
 *   | 👩‍❤️‍👩    | Delta   |
 *   ```
 */

/**
 * Get the length of a cell.
 *
 * @param {string} value
 *   Cell value.
 * @returns {number}
 *   Cell size.
 */
function defaultStringLength(value) {
  return value.length
}

/**
 * Generate a markdown
 * ([GFM](https://docs.github.com/en/github/writing-on-github/working-with-advanced-formatting/organizing-information-with-tables))
 * table.
 *
 * @param {ReadonlyArray<ReadonlyArray<string | null | undefined>>} table
 *   Table data (matrix of strings).
 * @param {Readonly<Options> | null | undefined} [options]
 *   Configuration (optional).
 * @returns {string}
 *   Result.
 */
function markdownTable(table, options) {
  const settings = options || {}
  // To do: next major: change to spread.
  // eslint-disable-next-line unicorn/prefer-spread -- `align` can be a string.
  const align = (settings.align || []).concat()
  const stringLength = settings.stringLength || defaultStringLength
  /** @type {Array<number>} Character codes as symbols for alignment per column. */
  const alignments = []
  /** @type {Array<Array<string>>} Cells per row. */
  const cellMatrix = []
  /** @type {Array<Array<number>>} Sizes of each cell per row. */
  const sizeMatrix = []
  /** @type {Array<number>} */
  const longestCellByColumn = []
  let mostCellsPerRow = 0
  let rowIndex = -1

  // This is a superfluous loop if we don’t align delimiters, but otherwise we’d
  // do superfluous work when aligning, so optimize for aligning.
  while (++rowIndex < table.length) {
    /** @type {Array<string>} */
    const row = []
    /** @type {Array<number>} */
    const sizes = []
    let columnIndex = -1

    if (table[rowIndex].length > mostCellsPerRow) {
      mostCellsPerRow = table[rowIndex].length
    }

    while (++columnIndex < table[rowIndex].length) {
      const cell = serialize(table[rowIndex][columnIndex])

      if (settings.alignDelimiters !== false) {
        const size = stringLength(cell)
        sizes[columnIndex] = size

        if (
          longestCellByColumn[columnIndex] === undefined ||
          size > longestCellByColumn[columnIndex]
        ) {
          longestCellByColumn[columnIndex] = size
        }
      }

      row.push(cell)
    }

    cellMatrix[rowIndex] = row
    sizeMatrix[rowIndex] = sizes
  }

  // Figure out which alignments to use.
  let columnIndex = -1

  if (typeof align === 'object' && 'length' in align) {
    while (++columnIndex < mostCellsPerRow) {
      alignments[columnIndex] = toAlignment(align[columnIndex])
    }
  } else {
    const code = toAlignment(align)

    while (++columnIndex < mostCellsPerRow) {
      alignments[columnIndex] = code
    }
  }

  // Inject the alignment row.
  columnIndex = -1
  /** @type {Array<string>} */
  const row = []
  /** @type {Array<number>} */
  const sizes = []

  while (++columnIndex < mostCellsPerRow) {
    const code = alignments[columnIndex]
    let before = ''
    let after = ''

    if (code === 99 /* `c` */) {
      before = ':'
      after = ':'
    } else if (code === 108 /* `l` */) {
      before = ':'
    } else if (code === 114 /* `r` */) {
      after = ':'
    }

    // There *must* be at least one hyphen-minus in each alignment cell.
    let size =
      settings.alignDelimiters === false
        ? 1
        : Math.max(
            1,
            longestCellByColumn[columnIndex] - before.length - after.length
          )

    const cell = before + '-'.repeat(size) + after

    if (settings.alignDelimiters !== false) {
      size = before.length + size + after.length

      if (size > longestCellByColumn[columnIndex]) {
        longestCellByColumn[columnIndex] = size
      }

      sizes[columnIndex] = size
    }

    row[columnIndex] = cell
  }

  // Inject the alignment row.
  cellMatrix.splice(1, 0, row)
  sizeMatrix.splice(1, 0, sizes)

  rowIndex = -1
  /** @type {Array<string>} */
  const lines = []

  while (++rowIndex < cellMatrix.length) {
    const row = cellMatrix[rowIndex]
    const sizes = sizeMatrix[rowIndex]
    const cellsInRow =
      settings.fillRows === false
        ? Math.max(1, cellMatrix[rowIndex === 1 ? 0 : rowIndex].length)
        : mostCellsPerRow
    columnIndex = -1
    /** @type {Array<string>} */
    const line = []

    while (++columnIndex < cellsInRow) {
      const cell = row[columnIndex] || ''
      let before = ''
      let after = ''

      if (settings.alignDelimiters !== false) {
        const size =
          longestCellByColumn[columnIndex] - (sizes[columnIndex] || 0)
        const code = alignments[columnIndex]

        if (code === 114 /* `r` */) {
          before = ' '.repeat(size)
        } else if (code === 99 /* `c` */) {
          const half = size / 2

          if (size % 2) {
            before = ' '.repeat(half + 0.5)
            after = ' '.repeat(half - 0.5)
          } else {
            before = ' '.repeat(half)
            after = before
          }
        } else {
          after = ' '.repeat(size)
        }
      }

      if (settings.delimiterStart !== false && !columnIndex) {
        line.push('|')
      }

      if (
        settings.padding !== false &&
        // Don’t add the opening space if we’re not aligning and the cell is
        // empty: there will be a closing space.
        !(settings.alignDelimiters === false && cell === '') &&
        (settings.delimiterStart !== false || columnIndex)
      ) {
        line.push(' ')
      }

      if (settings.alignDelimiters !== false) {
        line.push(before)
      }

      line.push(cell)

      if (settings.alignDelimiters !== false) {
        line.push(after)
      }

      if (settings.padding !== false) {
        line.push(' ')
      }

      if (settings.delimiterEnd !== false || columnIndex !== cellsInRow - 1) {
        line.push('|')
      }
    }

    lines.push(
      settings.delimiterEnd === false
        ? line.join('').replace(/ +$/, '')
        : line.join('')
    )
  }

  return lines.join('\n')
}

/**
 * Serialize a cell value.
 *
 * @param {string | null | undefined} [value]
 *   Value to serialize.
 * @returns {string}
 *   Result.
 */
function serialize(value) {
  return value === null || value === undefined ? '' : String(value)
}

/**
 * Get the alignment character code from a value.
 *
 * @param {string | null | undefined} value
 *   Value.
 * @returns {number}
 *   Alignment.
 */
function toAlignment(value) {
  const code = typeof value === 'string' ? value.codePointAt(0) : 0

  return code === 67 /* `C` */ || code === 99 /* `c` */
    ? 99 /* `c` */
    : code === 76 /* `L` */ || code === 108 /* `l` */
      ? 108 /* `l` */
      : code === 82 /* `R` */ || code === 114 /* `r` */
        ? 114 /* `r` */
        : 0
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/compat get default export */
/******/ (() => {
/******/ 	// getDefaultExport function for compatibility with non-harmony modules
/******/ 	__nccwpck_require__.n = (module) => {
/******/ 		var getter = module && module.__esModule ?
/******/ 			() => (module['default']) :
/******/ 			() => (module);
/******/ 		__nccwpck_require__.d(getter, { a: getter });
/******/ 		return getter;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
var __webpack_exports__ = {};

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Qs: () => (/* binding */ content),
  iW: () => (/* binding */ main),
  FW: () => (/* binding */ postStep)
});

// NAMESPACE OBJECT: ./node_modules/@actions/core/lib/platform.js
var platform_namespaceObject = {};
__nccwpck_require__.r(platform_namespaceObject);
__nccwpck_require__.d(platform_namespaceObject, {
  arch: () => (arch),
  getDetails: () => (getDetails),
  isLinux: () => (isLinux),
  isMacOS: () => (isMacOS),
  isWindows: () => (isWindows),
  platform: () => (platform)
});

// NAMESPACE OBJECT: ./node_modules/@actions/core/lib/core.js
var core_namespaceObject = {};
__nccwpck_require__.r(core_namespaceObject);
__nccwpck_require__.d(core_namespaceObject, {
  ExitCode: () => (ExitCode),
  addPath: () => (addPath),
  debug: () => (debug),
  endGroup: () => (endGroup),
  error: () => (error),
  exportVariable: () => (exportVariable),
  getBooleanInput: () => (getBooleanInput),
  getIDToken: () => (getIDToken),
  getInput: () => (getInput),
  getMultilineInput: () => (getMultilineInput),
  getState: () => (getState),
  group: () => (group),
  info: () => (info),
  isDebug: () => (isDebug),
  markdownSummary: () => (markdownSummary),
  notice: () => (notice),
  platform: () => (platform_namespaceObject),
  saveState: () => (saveState),
  setCommandEcho: () => (setCommandEcho),
  setFailed: () => (setFailed),
  setOutput: () => (setOutput),
  setSecret: () => (setSecret),
  startGroup: () => (startGroup),
  summary: () => (summary),
  toPlatformPath: () => (toPlatformPath),
  toPosixPath: () => (toPosixPath),
  toWin32Path: () => (toWin32Path),
  warning: () => (warning)
});

// EXTERNAL MODULE: ./src/lib/errors.ts
var errors = __nccwpck_require__(7268);
// EXTERNAL MODULE: ./src/session/masking.ts
var masking = __nccwpck_require__(3712);
// EXTERNAL MODULE: ./src/rules/trigger.ts
var trigger = __nccwpck_require__(4879);
// EXTERNAL MODULE: ./src/report/report.ts + 1 modules
var report_report = __nccwpck_require__(2992);
// EXTERNAL MODULE: ./src/runner/event.ts
var runner_event = __nccwpck_require__(3034);
// EXTERNAL MODULE: ./src/inputs/fields.ts
var fields = __nccwpck_require__(2996);
// EXTERNAL MODULE: ./src/inputs/secrets.ts
var secrets = __nccwpck_require__(3332);
;// CONCATENATED MODULE: ./src/run/run.ts







async function run(world) {
    (0,masking/* maskTokens */.x1)(world);
    const report = new report_report/* Report */.p(world);
    const cancelled = () => {
        report.cancelled();
    };
    world.signal.addEventListener('abort', cancelled);
    try {
        const context = (0,runner_event/* readContext */.y)((name) => world.env(name));
        report.logUrl = context.logUrl;
        const mode = world.input('mode').trim();
        const beginning = {
            hasCloudToken: (0,secrets/* hasCloudToken */.lA)(world),
            names: !(0,fields/* isLeftOut */.WY)(world.input('pr-number').trim()) || mode === 'sweep',
            mode,
            check: world.input('check').trim(),
            review: world.input('review').trim(),
            comment: world.input('comment').trim(),
        };
        const nothingToDo = (0,trigger/* skipsAtOnce */.r8)(context.trigger, beginning);
        if (nothingToDo !== undefined)
            return await report.end({ status: 'skipped', because: nothingToDo });
        (0,trigger/* refuseOtherServers */.j4)(context.repository, mode);
        const onlyChecked = (0,trigger/* onlyCheckedBecause */.is)(context.trigger, beginning);
        const { readMaskedInputs } = await Promise.all(/* import() */[__nccwpck_require__.e(434), __nccwpck_require__.e(591)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5591));
        const inputs = readMaskedInputs(world, context.repository, onlyChecked !== undefined || mode === 'check');
        for (const remark of inputs.remarks)
            world.log.warning(remark, 'unknown-plan');
        const { converge } = await Promise.all(/* import() */[__nccwpck_require__.e(180), __nccwpck_require__.e(430), __nccwpck_require__.e(564), __nccwpck_require__.e(434), __nccwpck_require__.e(62), __nccwpck_require__.e(580)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4580));
        const code = await report.end(await converge(world, context, inputs, report, onlyChecked));
        return world.signal.aborted ? 1 : code;
    }
    catch (error) {
        if (error instanceof errors/* Cancelled */.cJ || world.signal.aborted)
            return 1;
        return await report.failed((0,errors/* asFailure */.h_)(error));
    }
    finally {
        world.signal.removeEventListener('abort', cancelled);
    }
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function issue(name, message = '') {
    issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
// EXTERNAL MODULE: external "crypto"
var external_crypto_ = __nccwpck_require__(6982);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_.randomUUID()}`;
    const convertedValue = toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
// EXTERNAL MODULE: external "path"
var external_path_ = __nccwpck_require__(6928);
// EXTERNAL MODULE: external "http"
var external_http_ = __nccwpck_require__(8611);
var external_http_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_http_, 2);
// EXTERNAL MODULE: external "https"
var external_https_ = __nccwpck_require__(5692);
var external_https_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_https_, 2);
;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/proxy.js
function getProxyUrl(reqUrl) {
    const usingSsl = reqUrl.protocol === 'https:';
    if (checkBypass(reqUrl)) {
        return undefined;
    }
    const proxyVar = (() => {
        if (usingSsl) {
            return process.env['https_proxy'] || process.env['HTTPS_PROXY'];
        }
        else {
            return process.env['http_proxy'] || process.env['HTTP_PROXY'];
        }
    })();
    if (proxyVar) {
        try {
            return new DecodedURL(proxyVar);
        }
        catch (_a) {
            if (!proxyVar.startsWith('http://') && !proxyVar.startsWith('https://'))
                return new DecodedURL(`http://${proxyVar}`);
        }
    }
    else {
        return undefined;
    }
}
function checkBypass(reqUrl) {
    if (!reqUrl.hostname) {
        return false;
    }
    const reqHost = reqUrl.hostname;
    if (isLoopbackAddress(reqHost)) {
        return true;
    }
    const noProxy = process.env['no_proxy'] || process.env['NO_PROXY'] || '';
    if (!noProxy) {
        return false;
    }
    // Determine the request port
    let reqPort;
    if (reqUrl.port) {
        reqPort = Number(reqUrl.port);
    }
    else if (reqUrl.protocol === 'http:') {
        reqPort = 80;
    }
    else if (reqUrl.protocol === 'https:') {
        reqPort = 443;
    }
    // Format the request hostname and hostname with port
    const upperReqHosts = [reqUrl.hostname.toUpperCase()];
    if (typeof reqPort === 'number') {
        upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
    }
    // Compare request host against noproxy
    for (const upperNoProxyItem of noProxy
        .split(',')
        .map(x => x.trim().toUpperCase())
        .filter(x => x)) {
        if (upperNoProxyItem === '*' ||
            upperReqHosts.some(x => x === upperNoProxyItem ||
                x.endsWith(`.${upperNoProxyItem}`) ||
                (upperNoProxyItem.startsWith('.') &&
                    x.endsWith(`${upperNoProxyItem}`)))) {
            return true;
        }
    }
    return false;
}
function isLoopbackAddress(host) {
    const hostLower = host.toLowerCase();
    return (hostLower === 'localhost' ||
        hostLower.startsWith('127.') ||
        hostLower.startsWith('[::1]') ||
        hostLower.startsWith('[0:0:0:0:0:0:0:1]'));
}
class DecodedURL extends URL {
    constructor(url, base) {
        super(url, base);
        this._decodedUsername = decodeURIComponent(super.username);
        this._decodedPassword = decodeURIComponent(super.password);
    }
    get username() {
        return this._decodedUsername;
    }
    get password() {
        return this._decodedPassword;
    }
}
//# sourceMappingURL=proxy.js.map
// EXTERNAL MODULE: ./node_modules/tunnel/index.js
var tunnel = __nccwpck_require__(770);
// EXTERNAL MODULE: ./src/runner/undici.ts
var undici = __nccwpck_require__(6264);
;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/index.js
/* eslint-disable @typescript-eslint/no-explicit-any */
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};





var HttpCodes;
(function (HttpCodes) {
    HttpCodes[HttpCodes["OK"] = 200] = "OK";
    HttpCodes[HttpCodes["MultipleChoices"] = 300] = "MultipleChoices";
    HttpCodes[HttpCodes["MovedPermanently"] = 301] = "MovedPermanently";
    HttpCodes[HttpCodes["ResourceMoved"] = 302] = "ResourceMoved";
    HttpCodes[HttpCodes["SeeOther"] = 303] = "SeeOther";
    HttpCodes[HttpCodes["NotModified"] = 304] = "NotModified";
    HttpCodes[HttpCodes["UseProxy"] = 305] = "UseProxy";
    HttpCodes[HttpCodes["SwitchProxy"] = 306] = "SwitchProxy";
    HttpCodes[HttpCodes["TemporaryRedirect"] = 307] = "TemporaryRedirect";
    HttpCodes[HttpCodes["PermanentRedirect"] = 308] = "PermanentRedirect";
    HttpCodes[HttpCodes["BadRequest"] = 400] = "BadRequest";
    HttpCodes[HttpCodes["Unauthorized"] = 401] = "Unauthorized";
    HttpCodes[HttpCodes["PaymentRequired"] = 402] = "PaymentRequired";
    HttpCodes[HttpCodes["Forbidden"] = 403] = "Forbidden";
    HttpCodes[HttpCodes["NotFound"] = 404] = "NotFound";
    HttpCodes[HttpCodes["MethodNotAllowed"] = 405] = "MethodNotAllowed";
    HttpCodes[HttpCodes["NotAcceptable"] = 406] = "NotAcceptable";
    HttpCodes[HttpCodes["ProxyAuthenticationRequired"] = 407] = "ProxyAuthenticationRequired";
    HttpCodes[HttpCodes["RequestTimeout"] = 408] = "RequestTimeout";
    HttpCodes[HttpCodes["Conflict"] = 409] = "Conflict";
    HttpCodes[HttpCodes["Gone"] = 410] = "Gone";
    HttpCodes[HttpCodes["TooManyRequests"] = 429] = "TooManyRequests";
    HttpCodes[HttpCodes["InternalServerError"] = 500] = "InternalServerError";
    HttpCodes[HttpCodes["NotImplemented"] = 501] = "NotImplemented";
    HttpCodes[HttpCodes["BadGateway"] = 502] = "BadGateway";
    HttpCodes[HttpCodes["ServiceUnavailable"] = 503] = "ServiceUnavailable";
    HttpCodes[HttpCodes["GatewayTimeout"] = 504] = "GatewayTimeout";
})(HttpCodes || (HttpCodes = {}));
var Headers;
(function (Headers) {
    Headers["Accept"] = "accept";
    Headers["ContentType"] = "content-type";
})(Headers || (Headers = {}));
var MediaTypes;
(function (MediaTypes) {
    MediaTypes["ApplicationJson"] = "application/json";
})(MediaTypes || (MediaTypes = {}));
/**
 * Returns the proxy URL, depending upon the supplied url and proxy environment variables.
 * @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
 */
function lib_getProxyUrl(serverUrl) {
    const proxyUrl = pm.getProxyUrl(new URL(serverUrl));
    return proxyUrl ? proxyUrl.href : '';
}
const HttpRedirectCodes = [
    HttpCodes.MovedPermanently,
    HttpCodes.ResourceMoved,
    HttpCodes.SeeOther,
    HttpCodes.TemporaryRedirect,
    HttpCodes.PermanentRedirect
];
const HttpResponseRetryCodes = [
    HttpCodes.BadGateway,
    HttpCodes.ServiceUnavailable,
    HttpCodes.GatewayTimeout
];
const RetryableHttpVerbs = ['OPTIONS', 'GET', 'DELETE', 'HEAD'];
const ExponentialBackoffCeiling = 10;
const ExponentialBackoffTimeSlice = 5;
class HttpClientError extends Error {
    constructor(message, statusCode) {
        super(message);
        this.name = 'HttpClientError';
        this.statusCode = statusCode;
        Object.setPrototypeOf(this, HttpClientError.prototype);
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
                this.message.on('data', (chunk) => {
                    output = Buffer.concat([output, chunk]);
                });
                this.message.on('end', () => {
                    resolve(output.toString());
                });
            }));
        });
    }
    readBodyBuffer() {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
                const chunks = [];
                this.message.on('data', (chunk) => {
                    chunks.push(chunk);
                });
                this.message.on('end', () => {
                    resolve(Buffer.concat(chunks));
                });
            }));
        });
    }
}
function isHttps(requestUrl) {
    const parsedUrl = new URL(requestUrl);
    return parsedUrl.protocol === 'https:';
}
class HttpClient {
    constructor(userAgent, handlers, requestOptions) {
        this._ignoreSslError = false;
        this._allowRedirects = true;
        this._allowRedirectDowngrade = false;
        this._maxRedirects = 50;
        this._allowRetries = false;
        this._maxRetries = 1;
        this._keepAlive = false;
        this._disposed = false;
        this.userAgent = this._getUserAgentWithOrchestrationId(userAgent);
        this.handlers = handlers || [];
        this.requestOptions = requestOptions;
        if (requestOptions) {
            if (requestOptions.ignoreSslError != null) {
                this._ignoreSslError = requestOptions.ignoreSslError;
            }
            this._socketTimeout = requestOptions.socketTimeout;
            if (requestOptions.allowRedirects != null) {
                this._allowRedirects = requestOptions.allowRedirects;
            }
            if (requestOptions.allowRedirectDowngrade != null) {
                this._allowRedirectDowngrade = requestOptions.allowRedirectDowngrade;
            }
            if (requestOptions.maxRedirects != null) {
                this._maxRedirects = Math.max(requestOptions.maxRedirects, 0);
            }
            if (requestOptions.keepAlive != null) {
                this._keepAlive = requestOptions.keepAlive;
            }
            if (requestOptions.allowRetries != null) {
                this._allowRetries = requestOptions.allowRetries;
            }
            if (requestOptions.maxRetries != null) {
                this._maxRetries = requestOptions.maxRetries;
            }
        }
    }
    options(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('OPTIONS', requestUrl, null, additionalHeaders || {});
        });
    }
    get(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('GET', requestUrl, null, additionalHeaders || {});
        });
    }
    del(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('DELETE', requestUrl, null, additionalHeaders || {});
        });
    }
    post(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('POST', requestUrl, data, additionalHeaders || {});
        });
    }
    patch(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('PATCH', requestUrl, data, additionalHeaders || {});
        });
    }
    put(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('PUT', requestUrl, data, additionalHeaders || {});
        });
    }
    head(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('HEAD', requestUrl, null, additionalHeaders || {});
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
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.post(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    putJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.put(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    patchJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
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
            if (this._disposed) {
                throw new Error('Client has already been disposed.');
            }
            const parsedUrl = new URL(requestUrl);
            let info = this._prepareRequest(verb, parsedUrl, headers);
            // Only perform retries on reads since writes may not be idempotent.
            const maxTries = this._allowRetries && RetryableHttpVerbs.includes(verb)
                ? this._maxRetries + 1
                : 1;
            let numTries = 0;
            let response;
            do {
                response = yield this.requestRaw(info, data);
                // Check if it's an authentication challenge
                if (response &&
                    response.message &&
                    response.message.statusCode === HttpCodes.Unauthorized) {
                    let authenticationHandler;
                    for (const handler of this.handlers) {
                        if (handler.canHandleAuthentication(response)) {
                            authenticationHandler = handler;
                            break;
                        }
                    }
                    if (authenticationHandler) {
                        return authenticationHandler.handleAuthentication(this, info, data);
                    }
                    else {
                        // We have received an unauthorized response but have no handlers to handle it.
                        // Let the response return to the caller.
                        return response;
                    }
                }
                let redirectsRemaining = this._maxRedirects;
                while (response.message.statusCode &&
                    HttpRedirectCodes.includes(response.message.statusCode) &&
                    this._allowRedirects &&
                    redirectsRemaining > 0) {
                    const redirectUrl = response.message.headers['location'];
                    if (!redirectUrl) {
                        // if there's no location to redirect to, we won't
                        break;
                    }
                    const parsedRedirectUrl = new URL(redirectUrl);
                    if (parsedUrl.protocol === 'https:' &&
                        parsedUrl.protocol !== parsedRedirectUrl.protocol &&
                        !this._allowRedirectDowngrade) {
                        throw new Error('Redirect from HTTPS to HTTP protocol. This downgrade is not allowed for security reasons. If you want to allow this behavior, set the allowRedirectDowngrade option to true.');
                    }
                    // we need to finish reading the response before reassigning response
                    // which will leak the open socket.
                    yield response.readBody();
                    // strip authorization header if redirected to a different hostname
                    if (parsedRedirectUrl.hostname !== parsedUrl.hostname) {
                        for (const header in headers) {
                            // header names are case insensitive
                            if (header.toLowerCase() === 'authorization') {
                                delete headers[header];
                            }
                        }
                    }
                    // let's make the request with the new redirectUrl
                    info = this._prepareRequest(verb, parsedRedirectUrl, headers);
                    response = yield this.requestRaw(info, data);
                    redirectsRemaining--;
                }
                if (!response.message.statusCode ||
                    !HttpResponseRetryCodes.includes(response.message.statusCode)) {
                    // If not a retry code, return immediately instead of retrying
                    return response;
                }
                numTries += 1;
                if (numTries < maxTries) {
                    yield response.readBody();
                    yield this._performExponentialBackoff(numTries);
                }
            } while (numTries < maxTries);
            return response;
        });
    }
    /**
     * Needs to be called if keepAlive is set to true in request options.
     */
    dispose() {
        if (this._agent) {
            this._agent.destroy();
        }
        this._disposed = true;
    }
    /**
     * Raw request.
     * @param info
     * @param data
     */
    requestRaw(info, data) {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve, reject) => {
                function callbackForResult(err, res) {
                    if (err) {
                        reject(err);
                    }
                    else if (!res) {
                        // If `err` is not passed, then `res` must be passed.
                        reject(new Error('Unknown error'));
                    }
                    else {
                        resolve(res);
                    }
                }
                this.requestRawWithCallback(info, data, callbackForResult);
            });
        });
    }
    /**
     * Raw request with callback.
     * @param info
     * @param data
     * @param onResult
     */
    requestRawWithCallback(info, data, onResult) {
        if (typeof data === 'string') {
            if (!info.options.headers) {
                info.options.headers = {};
            }
            info.options.headers['Content-Length'] = Buffer.byteLength(data, 'utf8');
        }
        let callbackCalled = false;
        function handleResult(err, res) {
            if (!callbackCalled) {
                callbackCalled = true;
                onResult(err, res);
            }
        }
        const req = info.httpModule.request(info.options, (msg) => {
            const res = new HttpClientResponse(msg);
            handleResult(undefined, res);
        });
        let socket;
        req.on('socket', sock => {
            socket = sock;
        });
        // If we ever get disconnected, we want the socket to timeout eventually
        req.setTimeout(this._socketTimeout || 3 * 60000, () => {
            if (socket) {
                socket.end();
            }
            handleResult(new Error(`Request timeout: ${info.options.path}`));
        });
        req.on('error', function (err) {
            // err has statusCode property
            // res should have headers
            handleResult(err);
        });
        if (data && typeof data === 'string') {
            req.write(data, 'utf8');
        }
        if (data && typeof data !== 'string') {
            data.on('close', function () {
                req.end();
            });
            data.pipe(req);
        }
        else {
            req.end();
        }
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
        const parsedUrl = new URL(serverUrl);
        const proxyUrl = getProxyUrl(parsedUrl);
        const useProxy = proxyUrl && proxyUrl.hostname;
        if (!useProxy) {
            return;
        }
        return this._getProxyAgentDispatcher(parsedUrl, proxyUrl);
    }
    _prepareRequest(method, requestUrl, headers) {
        const info = {};
        info.parsedUrl = requestUrl;
        const usingSsl = info.parsedUrl.protocol === 'https:';
        info.httpModule = usingSsl ? external_https_namespaceObject : external_http_namespaceObject;
        const defaultPort = usingSsl ? 443 : 80;
        info.options = {};
        info.options.host = info.parsedUrl.hostname;
        info.options.port = info.parsedUrl.port
            ? parseInt(info.parsedUrl.port)
            : defaultPort;
        info.options.path =
            (info.parsedUrl.pathname || '') + (info.parsedUrl.search || '');
        info.options.method = method;
        info.options.headers = this._mergeHeaders(headers);
        if (this.userAgent != null) {
            info.options.headers['user-agent'] = this.userAgent;
        }
        info.options.agent = this._getAgent(info.parsedUrl);
        // gives handlers an opportunity to participate
        if (this.handlers) {
            for (const handler of this.handlers) {
                handler.prepareRequest(info.options);
            }
        }
        return info;
    }
    _mergeHeaders(headers) {
        if (this.requestOptions && this.requestOptions.headers) {
            return Object.assign({}, lowercaseKeys(this.requestOptions.headers), lowercaseKeys(headers || {}));
        }
        return lowercaseKeys(headers || {});
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
            if (headerValue) {
                clientHeader =
                    typeof headerValue === 'number' ? headerValue.toString() : headerValue;
            }
        }
        const additionalValue = additionalHeaders[header];
        if (additionalValue !== undefined) {
            return typeof additionalValue === 'number'
                ? additionalValue.toString()
                : additionalValue;
        }
        if (clientHeader !== undefined) {
            return clientHeader;
        }
        return _default;
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
            if (headerValue) {
                if (typeof headerValue === 'number') {
                    clientHeader = String(headerValue);
                }
                else if (Array.isArray(headerValue)) {
                    clientHeader = headerValue.join(', ');
                }
                else {
                    clientHeader = headerValue;
                }
            }
        }
        const additionalValue = additionalHeaders[Headers.ContentType];
        // Return the first non-undefined value, converting numbers or arrays to strings if necessary
        if (additionalValue !== undefined) {
            if (typeof additionalValue === 'number') {
                return String(additionalValue);
            }
            else if (Array.isArray(additionalValue)) {
                return additionalValue.join(', ');
            }
            else {
                return additionalValue;
            }
        }
        if (clientHeader !== undefined) {
            return clientHeader;
        }
        return _default;
    }
    _getAgent(parsedUrl) {
        let agent;
        const proxyUrl = getProxyUrl(parsedUrl);
        const useProxy = proxyUrl && proxyUrl.hostname;
        if (this._keepAlive && useProxy) {
            agent = this._proxyAgent;
        }
        if (!useProxy) {
            agent = this._agent;
        }
        // if agent is already assigned use that agent.
        if (agent) {
            return agent;
        }
        const usingSsl = parsedUrl.protocol === 'https:';
        let maxSockets = 100;
        if (this.requestOptions) {
            maxSockets = this.requestOptions.maxSockets || external_http_.globalAgent.maxSockets;
        }
        // This is `useProxy` again, but we need to check `proxyURl` directly for TypeScripts's flow analysis.
        if (proxyUrl && proxyUrl.hostname) {
            const agentOptions = {
                maxSockets,
                keepAlive: this._keepAlive,
                proxy: Object.assign(Object.assign({}, ((proxyUrl.username || proxyUrl.password) && {
                    proxyAuth: `${proxyUrl.username}:${proxyUrl.password}`
                })), { host: proxyUrl.hostname, port: proxyUrl.port })
            };
            let tunnelAgent;
            const overHttps = proxyUrl.protocol === 'https:';
            if (usingSsl) {
                tunnelAgent = overHttps ? tunnel.httpsOverHttps : tunnel.httpsOverHttp;
            }
            else {
                tunnelAgent = overHttps ? tunnel.httpOverHttps : tunnel.httpOverHttp;
            }
            agent = tunnelAgent(agentOptions);
            this._proxyAgent = agent;
        }
        // if tunneling agent isn't assigned create a new agent
        if (!agent) {
            const options = { keepAlive: this._keepAlive, maxSockets };
            agent = usingSsl ? new external_https_.Agent(options) : new external_http_.Agent(options);
            this._agent = agent;
        }
        if (usingSsl && this._ignoreSslError) {
            // we don't want to set NODE_TLS_REJECT_UNAUTHORIZED=0 since that will affect request for entire process
            // http.RequestOptions doesn't expose a way to modify RequestOptions.agent.options
            // we have to cast it to any and change it directly
            agent.options = Object.assign(agent.options || {}, {
                rejectUnauthorized: false
            });
        }
        return agent;
    }
    _getProxyAgentDispatcher(parsedUrl, proxyUrl) {
        let proxyAgent;
        if (this._keepAlive) {
            proxyAgent = this._proxyAgentDispatcher;
        }
        // if agent is already assigned use that agent.
        if (proxyAgent) {
            return proxyAgent;
        }
        const usingSsl = parsedUrl.protocol === 'https:';
        proxyAgent = new undici.ProxyAgent(Object.assign({ uri: proxyUrl.href, pipelining: !this._keepAlive ? 0 : 1 }, ((proxyUrl.username || proxyUrl.password) && {
            token: `Basic ${Buffer.from(`${proxyUrl.username}:${proxyUrl.password}`).toString('base64')}`
        })));
        this._proxyAgentDispatcher = proxyAgent;
        if (usingSsl && this._ignoreSslError) {
            // we don't want to set NODE_TLS_REJECT_UNAUTHORIZED=0 since that will affect request for entire process
            // http.RequestOptions doesn't expose a way to modify RequestOptions.agent.options
            // we have to cast it to any and change it directly
            proxyAgent.options = Object.assign(proxyAgent.options.requestTls || {}, {
                rejectUnauthorized: false
            });
        }
        return proxyAgent;
    }
    _getUserAgentWithOrchestrationId(userAgent) {
        const baseUserAgent = userAgent || 'actions/http-client';
        const orchId = process.env['ACTIONS_ORCHESTRATION_ID'];
        if (orchId) {
            // Sanitize the orchestration ID to ensure it contains only valid characters
            // Valid characters: 0-9, a-z, _, -, .
            const sanitizedId = orchId.replace(/[^a-z0-9_.-]/gi, '_');
            return `${baseUserAgent} actions_orchestration_id/${sanitizedId}`;
        }
        return baseUserAgent;
    }
    _performExponentialBackoff(retryNumber) {
        return __awaiter(this, void 0, void 0, function* () {
            retryNumber = Math.min(ExponentialBackoffCeiling, retryNumber);
            const ms = ExponentialBackoffTimeSlice * Math.pow(2, retryNumber);
            return new Promise(resolve => setTimeout(() => resolve(), ms));
        });
    }
    _processResponse(res, options) {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve, reject) => __awaiter(this, void 0, void 0, function* () {
                const statusCode = res.message.statusCode || 0;
                const response = {
                    statusCode,
                    result: null,
                    headers: {}
                };
                // not found leads to null obj returned
                if (statusCode === HttpCodes.NotFound) {
                    resolve(response);
                }
                // get the result from the body
                function dateTimeDeserializer(key, value) {
                    if (typeof value === 'string') {
                        const a = new Date(value);
                        if (!isNaN(a.valueOf())) {
                            return a;
                        }
                    }
                    return value;
                }
                let obj;
                let contents;
                try {
                    contents = yield res.readBody();
                    if (contents && contents.length > 0) {
                        if (options && options.deserializeDates) {
                            obj = JSON.parse(contents, dateTimeDeserializer);
                        }
                        else {
                            obj = JSON.parse(contents);
                        }
                        response.result = obj;
                    }
                    response.headers = res.message.headers;
                }
                catch (err) {
                    // Invalid resource (contents not json);  leaving result obj null
                }
                // note that 3xx redirects are handled by the http layer.
                if (statusCode > 299) {
                    let msg;
                    // if exception/error in body, attempt to get better error
                    if (obj && obj.message) {
                        msg = obj.message;
                    }
                    else if (contents && contents.length > 0) {
                        // it may be the case that the exception is in the body message as string
                        msg = contents;
                    }
                    else {
                        msg = `Failed request: (${statusCode})`;
                    }
                    const err = new HttpClientError(msg, statusCode);
                    err.result = response.result;
                    reject(err);
                }
                else {
                    resolve(response);
                }
            }));
        });
    }
}
const lowercaseKeys = (obj) => Object.keys(obj).reduce((c, k) => ((c[k.toLowerCase()] = obj[k]), c), {});
//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/auth.js
var auth_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};
class BasicCredentialHandler {
    constructor(username, password) {
        this.username = username;
        this.password = password;
    }
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Basic ${Buffer.from(`${this.username}:${this.password}`).toString('base64')}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return auth_awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
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
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Bearer ${this.token}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return auth_awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
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
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Basic ${Buffer.from(`PAT:${this.token}`).toString('base64')}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return auth_awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
//# sourceMappingURL=auth.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/oidc-utils.js
var oidc_utils_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



class OidcClient {
    static createHttpClient(allowRetry = true, maxRetry = 10) {
        const requestOptions = {
            allowRetries: allowRetry,
            maxRetries: maxRetry
        };
        return new HttpClient('actions/oidc-client', [new BearerCredentialHandler(OidcClient.getRequestToken())], requestOptions);
    }
    static getRequestToken() {
        const token = process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
        if (!token) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN env variable');
        }
        return token;
    }
    static getIDTokenUrl() {
        const runtimeUrl = process.env['ACTIONS_ID_TOKEN_REQUEST_URL'];
        if (!runtimeUrl) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable');
        }
        return runtimeUrl;
    }
    static getCall(id_token_url) {
        return oidc_utils_awaiter(this, void 0, void 0, function* () {
            var _a;
            const httpclient = OidcClient.createHttpClient();
            const res = yield httpclient
                .getJson(id_token_url)
                .catch(error => {
                throw new Error(`Failed to get ID Token. \n 
        Error Code : ${error.statusCode}\n 
        Error Message: ${error.message}`);
            });
            const id_token = (_a = res.result) === null || _a === void 0 ? void 0 : _a.value;
            if (!id_token) {
                throw new Error('Response json body do not have ID Token field');
            }
            return id_token;
        });
    }
    static getIDToken(audience) {
        return oidc_utils_awaiter(this, void 0, void 0, function* () {
            try {
                // New ID Token is requested from action service
                let id_token_url = OidcClient.getIDTokenUrl();
                if (audience) {
                    const encodedAudience = encodeURIComponent(audience);
                    id_token_url = `${id_token_url}&audience=${encodedAudience}`;
                }
                debug(`ID token url is ${id_token_url}`);
                const id_token = yield OidcClient.getCall(id_token_url);
                setSecret(id_token);
                return id_token;
            }
            catch (error) {
                throw new Error(`Error message: ${error.message}`);
            }
        });
    }
}
//# sourceMappingURL=oidc-utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/summary.js
var summary_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return summary_awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_.constants.R_OK | external_fs_.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
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
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
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
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return summary_awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
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
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
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
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
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
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
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
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
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
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
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
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
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
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
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
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
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
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = _summary;
const summary = _summary;
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/path-utils.js

/**
 * toPosixPath converts the given path to the posix form. On Windows, \\ will be
 * replaced with /.
 *
 * @param pth. Path to transform.
 * @return string Posix path.
 */
function toPosixPath(pth) {
    return pth.replace(/[\\]/g, '/');
}
/**
 * toWin32Path converts the given path to the win32 form. On Linux, / will be
 * replaced with \\.
 *
 * @param pth. Path to transform.
 * @return string Win32 path.
 */
function toWin32Path(pth) {
    return pth.replace(/[/]/g, '\\');
}
/**
 * toPlatformPath converts the given path to a platform-specific path. It does
 * this by replacing instances of / and \ with the platform-specific path
 * separator.
 *
 * @param pth The path to platformize.
 * @return string The platform-specific path.
 */
function toPlatformPath(pth) {
    return pth.replace(/[/\\]/g, external_path_.sep);
}
//# sourceMappingURL=path-utils.js.map
// EXTERNAL MODULE: external "string_decoder"
var external_string_decoder_ = __nccwpck_require__(3193);
// EXTERNAL MODULE: external "events"
var external_events_ = __nccwpck_require__(4434);
;// CONCATENATED MODULE: external "child_process"
const external_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");
// EXTERNAL MODULE: external "assert"
var external_assert_ = __nccwpck_require__(2613);
;// CONCATENATED MODULE: ./node_modules/@actions/io/lib/io-util.js
var io_util_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { chmod, copyFile, lstat, mkdir, open: io_util_open, readdir, rename, rm, rmdir, stat, symlink, unlink } = external_fs_.promises;
// export const {open} = 'fs'
const IS_WINDOWS = process.platform === 'win32';
/**
 * Custom implementation of readlink to ensure Windows junctions
 * maintain trailing backslash for backward compatibility with Node.js < 24
 *
 * In Node.js 20, Windows junctions (directory symlinks) always returned paths
 * with trailing backslashes. Node.js 24 removed this behavior, which breaks
 * code that relied on this format for path operations.
 *
 * This implementation restores the Node 20 behavior by adding a trailing
 * backslash to all junction results on Windows.
 */
function readlink(fsPath) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        const result = yield fs.promises.readlink(fsPath);
        // On Windows, restore Node 20 behavior: add trailing backslash to all results
        // since junctions on Windows are always directory links
        if (IS_WINDOWS && !result.endsWith('\\')) {
            return `${result}\\`;
        }
        return result;
    });
}
// See https://github.com/nodejs/node/blob/d0153aee367422d0858105abec186da4dff0a0c5/deps/uv/include/uv/win.h#L691
const UV_FS_O_EXLOCK = 0x10000000;
const READONLY = external_fs_.constants.O_RDONLY;
function exists(fsPath) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        try {
            yield stat(fsPath);
        }
        catch (err) {
            if (err.code === 'ENOENT') {
                return false;
            }
            throw err;
        }
        return true;
    });
}
function isDirectory(fsPath_1) {
    return io_util_awaiter(this, arguments, void 0, function* (fsPath, useStat = false) {
        const stats = useStat ? yield stat(fsPath) : yield lstat(fsPath);
        return stats.isDirectory();
    });
}
/**
 * On OSX/Linux, true if path starts with '/'. On Windows, true for paths like:
 * \, \hello, \\hello\share, C:, and C:\hello (and corresponding alternate separator cases).
 */
function isRooted(p) {
    p = normalizeSeparators(p);
    if (!p) {
        throw new Error('isRooted() parameter "p" cannot be empty');
    }
    if (IS_WINDOWS) {
        return (p.startsWith('\\') || /^[A-Z]:/i.test(p) // e.g. \ or \hello or \\hello
        ); // e.g. C: or C:\hello
    }
    return p.startsWith('/');
}
/**
 * Best effort attempt to determine whether a file exists and is executable.
 * @param filePath    file path to check
 * @param extensions  additional file extensions to try
 * @return if file exists and is executable, returns the file path. otherwise empty string.
 */
function tryGetExecutablePath(filePath, extensions) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        let stats = undefined;
        try {
            // test file exists
            stats = yield stat(filePath);
        }
        catch (err) {
            if (err.code !== 'ENOENT') {
                // eslint-disable-next-line no-console
                console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
            }
        }
        if (stats && stats.isFile()) {
            if (IS_WINDOWS) {
                // on Windows, test for valid extension
                const upperExt = external_path_.extname(filePath).toUpperCase();
                if (extensions.some(validExt => validExt.toUpperCase() === upperExt)) {
                    return filePath;
                }
            }
            else {
                if (isUnixExecutable(stats)) {
                    return filePath;
                }
            }
        }
        // try each extension
        const originalFilePath = filePath;
        for (const extension of extensions) {
            filePath = originalFilePath + extension;
            stats = undefined;
            try {
                stats = yield stat(filePath);
            }
            catch (err) {
                if (err.code !== 'ENOENT') {
                    // eslint-disable-next-line no-console
                    console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
                }
            }
            if (stats && stats.isFile()) {
                if (IS_WINDOWS) {
                    // preserve the case of the actual file (since an extension was appended)
                    try {
                        const directory = external_path_.dirname(filePath);
                        const upperName = external_path_.basename(filePath).toUpperCase();
                        for (const actualName of yield readdir(directory)) {
                            if (upperName === actualName.toUpperCase()) {
                                filePath = external_path_.join(directory, actualName);
                                break;
                            }
                        }
                    }
                    catch (err) {
                        // eslint-disable-next-line no-console
                        console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
                    }
                    return filePath;
                }
                else {
                    if (isUnixExecutable(stats)) {
                        return filePath;
                    }
                }
            }
        }
        return '';
    });
}
function normalizeSeparators(p) {
    p = p || '';
    if (IS_WINDOWS) {
        // convert slashes on Windows
        p = p.replace(/\//g, '\\');
        // remove redundant slashes
        return p.replace(/\\\\+/g, '\\');
    }
    // remove redundant slashes
    return p.replace(/\/\/+/g, '/');
}
// on Mac/Linux, test the execute bit
//     R   W  X  R  W X R W X
//   256 128 64 32 16 8 4 2 1
function isUnixExecutable(stats) {
    return ((stats.mode & 1) > 0 ||
        ((stats.mode & 8) > 0 &&
            process.getgid !== undefined &&
            stats.gid === process.getgid()) ||
        ((stats.mode & 64) > 0 &&
            process.getuid !== undefined &&
            stats.uid === process.getuid()));
}
// Get the path of cmd.exe in windows
function getCmdPath() {
    var _a;
    return (_a = process.env['COMSPEC']) !== null && _a !== void 0 ? _a : `cmd.exe`;
}
//# sourceMappingURL=io-util.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/io/lib/io.js
var io_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



/**
 * Copies a file or folder.
 * Based off of shelljs - https://github.com/shelljs/shelljs/blob/9237f66c52e5daa40458f94f9565e18e8132f5a6/src/cp.js
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See CopyOptions.
 */
function cp(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        const { force, recursive, copySourceDirectory } = readCopyOptions(options);
        const destStat = (yield ioUtil.exists(dest)) ? yield ioUtil.stat(dest) : null;
        // Dest is an existing file, but not forcing
        if (destStat && destStat.isFile() && !force) {
            return;
        }
        // If dest is an existing directory, should copy inside.
        const newDest = destStat && destStat.isDirectory() && copySourceDirectory
            ? path.join(dest, path.basename(source))
            : dest;
        if (!(yield ioUtil.exists(source))) {
            throw new Error(`no such file or directory: ${source}`);
        }
        const sourceStat = yield ioUtil.stat(source);
        if (sourceStat.isDirectory()) {
            if (!recursive) {
                throw new Error(`Failed to copy. ${source} is a directory, but tried to copy without recursive flag.`);
            }
            else {
                yield cpDirRecursive(source, newDest, 0, force);
            }
        }
        else {
            if (path.relative(source, newDest) === '') {
                // a file cannot be copied to itself
                throw new Error(`'${newDest}' and '${source}' are the same file`);
            }
            yield io_copyFile(source, newDest, force);
        }
    });
}
/**
 * Moves a path.
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See MoveOptions.
 */
function mv(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        if (yield ioUtil.exists(dest)) {
            let destExists = true;
            if (yield ioUtil.isDirectory(dest)) {
                // If dest is directory copy src into dest
                dest = path.join(dest, path.basename(source));
                destExists = yield ioUtil.exists(dest);
            }
            if (destExists) {
                if (options.force == null || options.force) {
                    yield rmRF(dest);
                }
                else {
                    throw new Error('Destination already exists');
                }
            }
        }
        yield mkdirP(path.dirname(dest));
        yield ioUtil.rename(source, dest);
    });
}
/**
 * Remove a path recursively with force
 *
 * @param inputPath path to remove
 */
function rmRF(inputPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (ioUtil.IS_WINDOWS) {
            // Check for invalid characters
            // https://docs.microsoft.com/en-us/windows/win32/fileio/naming-a-file
            if (/[*"<>|]/.test(inputPath)) {
                throw new Error('File path must not contain `*`, `"`, `<`, `>` or `|` on Windows');
            }
        }
        try {
            // note if path does not exist, error is silent
            yield ioUtil.rm(inputPath, {
                force: true,
                maxRetries: 3,
                recursive: true,
                retryDelay: 300
            });
        }
        catch (err) {
            throw new Error(`File was unable to be removed ${err}`);
        }
    });
}
/**
 * Make a directory.  Creates the full path with folders in between
 * Will throw if it fails
 *
 * @param   fsPath        path to create
 * @returns Promise<void>
 */
function mkdirP(fsPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        ok(fsPath, 'a path argument must be provided');
        yield ioUtil.mkdir(fsPath, { recursive: true });
    });
}
/**
 * Returns path of a tool had the tool actually been invoked.  Resolves via paths.
 * If you check and the tool does not exist, it will throw.
 *
 * @param     tool              name of the tool
 * @param     check             whether to check if tool exists
 * @returns   Promise<string>   path to tool
 */
function which(tool, check) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // recursive when check=true
        if (check) {
            const result = yield which(tool, false);
            if (!result) {
                if (IS_WINDOWS) {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`);
                }
                else {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
                }
            }
            return result;
        }
        const matches = yield findInPath(tool);
        if (matches && matches.length > 0) {
            return matches[0];
        }
        return '';
    });
}
/**
 * Returns a list of all occurrences of the given tool on the system path.
 *
 * @returns   Promise<string[]>  the paths of the tool
 */
function findInPath(tool) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // build the list of extensions to try
        const extensions = [];
        if (IS_WINDOWS && process.env['PATHEXT']) {
            for (const extension of process.env['PATHEXT'].split(external_path_.delimiter)) {
                if (extension) {
                    extensions.push(extension);
                }
            }
        }
        // if it's rooted, return it if exists. otherwise return empty.
        if (isRooted(tool)) {
            const filePath = yield tryGetExecutablePath(tool, extensions);
            if (filePath) {
                return [filePath];
            }
            return [];
        }
        // if any path separators, return empty
        if (tool.includes(external_path_.sep)) {
            return [];
        }
        // build the list of directories
        //
        // Note, technically "where" checks the current directory on Windows. From a toolkit perspective,
        // it feels like we should not do this. Checking the current directory seems like more of a use
        // case of a shell, and the which() function exposed by the toolkit should strive for consistency
        // across platforms.
        const directories = [];
        if (process.env.PATH) {
            for (const p of process.env.PATH.split(external_path_.delimiter)) {
                if (p) {
                    directories.push(p);
                }
            }
        }
        // find all matches
        const matches = [];
        for (const directory of directories) {
            const filePath = yield tryGetExecutablePath(external_path_.join(directory, tool), extensions);
            if (filePath) {
                matches.push(filePath);
            }
        }
        return matches;
    });
}
function readCopyOptions(options) {
    const force = options.force == null ? true : options.force;
    const recursive = Boolean(options.recursive);
    const copySourceDirectory = options.copySourceDirectory == null
        ? true
        : Boolean(options.copySourceDirectory);
    return { force, recursive, copySourceDirectory };
}
function cpDirRecursive(sourceDir, destDir, currentDepth, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        // Ensure there is not a run away recursive copy
        if (currentDepth >= 255)
            return;
        currentDepth++;
        yield mkdirP(destDir);
        const files = yield ioUtil.readdir(sourceDir);
        for (const fileName of files) {
            const srcFile = `${sourceDir}/${fileName}`;
            const destFile = `${destDir}/${fileName}`;
            const srcFileStat = yield ioUtil.lstat(srcFile);
            if (srcFileStat.isDirectory()) {
                // Recurse
                yield cpDirRecursive(srcFile, destFile, currentDepth, force);
            }
            else {
                yield io_copyFile(srcFile, destFile, force);
            }
        }
        // Change the mode for the newly created directory
        yield ioUtil.chmod(destDir, (yield ioUtil.stat(sourceDir)).mode);
    });
}
// Buffered file copy
function io_copyFile(srcFile, destFile, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        if ((yield ioUtil.lstat(srcFile)).isSymbolicLink()) {
            // unlink/re-link it
            try {
                yield ioUtil.lstat(destFile);
                yield ioUtil.unlink(destFile);
            }
            catch (e) {
                // Try to override file permission
                if (e.code === 'EPERM') {
                    yield ioUtil.chmod(destFile, '0666');
                    yield ioUtil.unlink(destFile);
                }
                // other errors = it doesn't exist, no work to do
            }
            // Copy over symlink
            const symlinkFull = yield ioUtil.readlink(srcFile);
            yield ioUtil.symlink(symlinkFull, destFile, ioUtil.IS_WINDOWS ? 'junction' : null);
        }
        else if (!(yield ioUtil.exists(destFile)) || force) {
            yield ioUtil.copyFile(srcFile, destFile);
        }
    });
}
//# sourceMappingURL=io.js.map
;// CONCATENATED MODULE: external "timers"
const external_timers_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/toolrunner.js
var toolrunner_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};







/* eslint-disable @typescript-eslint/unbound-method */
const toolrunner_IS_WINDOWS = process.platform === 'win32';
/*
 * Class for running command line tools. Handles quoting and arg parsing in a platform agnostic way.
 */
class ToolRunner extends external_events_.EventEmitter {
    constructor(toolPath, args, options) {
        super();
        if (!toolPath) {
            throw new Error("Parameter 'toolPath' cannot be null or empty.");
        }
        this.toolPath = toolPath;
        this.args = args || [];
        this.options = options || {};
    }
    _debug(message) {
        if (this.options.listeners && this.options.listeners.debug) {
            this.options.listeners.debug(message);
        }
    }
    _getCommandString(options, noPrefix) {
        const toolPath = this._getSpawnFileName();
        const args = this._getSpawnArgs(options);
        let cmd = noPrefix ? '' : '[command]'; // omit prefix when piped to a second tool
        if (toolrunner_IS_WINDOWS) {
            // Windows + cmd file
            if (this._isCmdFile()) {
                cmd += toolPath;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows + verbatim
            else if (options.windowsVerbatimArguments) {
                cmd += `"${toolPath}"`;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows (regular)
            else {
                cmd += this._windowsQuoteCmdArg(toolPath);
                for (const a of args) {
                    cmd += ` ${this._windowsQuoteCmdArg(a)}`;
                }
            }
        }
        else {
            // OSX/Linux - this can likely be improved with some form of quoting.
            // creating processes on Unix is fundamentally different than Windows.
            // on Unix, execvp() takes an arg array.
            cmd += toolPath;
            for (const a of args) {
                cmd += ` ${a}`;
            }
        }
        return cmd;
    }
    _processLineBuffer(data, strBuffer, onLine) {
        try {
            let s = strBuffer + data.toString();
            let n = s.indexOf(external_os_.EOL);
            while (n > -1) {
                const line = s.substring(0, n);
                onLine(line);
                // the rest of the string ...
                s = s.substring(n + external_os_.EOL.length);
                n = s.indexOf(external_os_.EOL);
            }
            return s;
        }
        catch (err) {
            // streaming lines to console is best effort.  Don't fail a build.
            this._debug(`error processing line. Failed with error ${err}`);
            return '';
        }
    }
    _getSpawnFileName() {
        if (toolrunner_IS_WINDOWS) {
            if (this._isCmdFile()) {
                return process.env['COMSPEC'] || 'cmd.exe';
            }
        }
        return this.toolPath;
    }
    _getSpawnArgs(options) {
        if (toolrunner_IS_WINDOWS) {
            if (this._isCmdFile()) {
                let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`;
                for (const a of this.args) {
                    argline += ' ';
                    argline += options.windowsVerbatimArguments
                        ? a
                        : this._windowsQuoteCmdArg(a);
                }
                argline += '"';
                return [argline];
            }
        }
        return this.args;
    }
    _endsWith(str, end) {
        return str.endsWith(end);
    }
    _isCmdFile() {
        const upperToolPath = this.toolPath.toUpperCase();
        return (this._endsWith(upperToolPath, '.CMD') ||
            this._endsWith(upperToolPath, '.BAT'));
    }
    _windowsQuoteCmdArg(arg) {
        // for .exe, apply the normal quoting rules that libuv applies
        if (!this._isCmdFile()) {
            return this._uvQuoteCmdArg(arg);
        }
        // otherwise apply quoting rules specific to the cmd.exe command line parser.
        // the libuv rules are generic and are not designed specifically for cmd.exe
        // command line parser.
        //
        // for a detailed description of the cmd.exe command line parser, refer to
        // http://stackoverflow.com/questions/4094699/how-does-the-windows-command-interpreter-cmd-exe-parse-scripts/7970912#7970912
        // need quotes for empty arg
        if (!arg) {
            return '""';
        }
        // determine whether the arg needs to be quoted
        const cmdSpecialChars = [
            ' ',
            '\t',
            '&',
            '(',
            ')',
            '[',
            ']',
            '{',
            '}',
            '^',
            '=',
            ';',
            '!',
            "'",
            '+',
            ',',
            '`',
            '~',
            '|',
            '<',
            '>',
            '"'
        ];
        let needsQuotes = false;
        for (const char of arg) {
            if (cmdSpecialChars.some(x => x === char)) {
                needsQuotes = true;
                break;
            }
        }
        // short-circuit if quotes not needed
        if (!needsQuotes) {
            return arg;
        }
        // the following quoting rules are very similar to the rules that by libuv applies.
        //
        // 1) wrap the string in quotes
        //
        // 2) double-up quotes - i.e. " => ""
        //
        //    this is different from the libuv quoting rules. libuv replaces " with \", which unfortunately
        //    doesn't work well with a cmd.exe command line.
        //
        //    note, replacing " with "" also works well if the arg is passed to a downstream .NET console app.
        //    for example, the command line:
        //          foo.exe "myarg:""my val"""
        //    is parsed by a .NET console app into an arg array:
        //          [ "myarg:\"my val\"" ]
        //    which is the same end result when applying libuv quoting rules. although the actual
        //    command line from libuv quoting rules would look like:
        //          foo.exe "myarg:\"my val\""
        //
        // 3) double-up slashes that precede a quote,
        //    e.g.  hello \world    => "hello \world"
        //          hello\"world    => "hello\\""world"
        //          hello\\"world   => "hello\\\\""world"
        //          hello world\    => "hello world\\"
        //
        //    technically this is not required for a cmd.exe command line, or the batch argument parser.
        //    the reasons for including this as a .cmd quoting rule are:
        //
        //    a) this is optimized for the scenario where the argument is passed from the .cmd file to an
        //       external program. many programs (e.g. .NET console apps) rely on the slash-doubling rule.
        //
        //    b) it's what we've been doing previously (by deferring to node default behavior) and we
        //       haven't heard any complaints about that aspect.
        //
        // note, a weakness of the quoting rules chosen here, is that % is not escaped. in fact, % cannot be
        // escaped when used on the command line directly - even though within a .cmd file % can be escaped
        // by using %%.
        //
        // the saving grace is, on the command line, %var% is left as-is if var is not defined. this contrasts
        // the line parsing rules within a .cmd file, where if var is not defined it is replaced with nothing.
        //
        // one option that was explored was replacing % with ^% - i.e. %var% => ^%var^%. this hack would
        // often work, since it is unlikely that var^ would exist, and the ^ character is removed when the
        // variable is used. the problem, however, is that ^ is not removed when %* is used to pass the args
        // to an external program.
        //
        // an unexplored potential solution for the % escaping problem, is to create a wrapper .cmd file.
        // % can be escaped within a .cmd file.
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\'; // double the slash
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '"'; // double the quote
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _uvQuoteCmdArg(arg) {
        // Tool runner wraps child_process.spawn() and needs to apply the same quoting as
        // Node in certain cases where the undocumented spawn option windowsVerbatimArguments
        // is used.
        //
        // Since this function is a port of quote_cmd_arg from Node 4.x (technically, lib UV,
        // see https://github.com/nodejs/node/blob/v4.x/deps/uv/src/win/process.c for details),
        // pasting copyright notice from Node within this function:
        //
        //      Copyright Joyent, Inc. and other Node contributors. All rights reserved.
        //
        //      Permission is hereby granted, free of charge, to any person obtaining a copy
        //      of this software and associated documentation files (the "Software"), to
        //      deal in the Software without restriction, including without limitation the
        //      rights to use, copy, modify, merge, publish, distribute, sublicense, and/or
        //      sell copies of the Software, and to permit persons to whom the Software is
        //      furnished to do so, subject to the following conditions:
        //
        //      The above copyright notice and this permission notice shall be included in
        //      all copies or substantial portions of the Software.
        //
        //      THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
        //      IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
        //      FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
        //      AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
        //      LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING
        //      FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS
        //      IN THE SOFTWARE.
        if (!arg) {
            // Need double quotation for empty argument
            return '""';
        }
        if (!arg.includes(' ') && !arg.includes('\t') && !arg.includes('"')) {
            // No quotation needed
            return arg;
        }
        if (!arg.includes('"') && !arg.includes('\\')) {
            // No embedded double quotes or backslashes, so I can just wrap
            // quote marks around the whole thing.
            return `"${arg}"`;
        }
        // Expected input/output:
        //   input : hello"world
        //   output: "hello\"world"
        //   input : hello""world
        //   output: "hello\"\"world"
        //   input : hello\world
        //   output: hello\world
        //   input : hello\\world
        //   output: hello\\world
        //   input : hello\"world
        //   output: "hello\\\"world"
        //   input : hello\\"world
        //   output: "hello\\\\\"world"
        //   input : hello world\
        //   output: "hello world\\" - note the comment in libuv actually reads "hello world\"
        //                             but it appears the comment is wrong, it should be "hello world\\"
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\';
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '\\';
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _cloneExecOptions(options) {
        options = options || {};
        const result = {
            cwd: options.cwd || process.cwd(),
            env: options.env || process.env,
            silent: options.silent || false,
            windowsVerbatimArguments: options.windowsVerbatimArguments || false,
            failOnStdErr: options.failOnStdErr || false,
            ignoreReturnCode: options.ignoreReturnCode || false,
            delay: options.delay || 10000
        };
        result.outStream = options.outStream || process.stdout;
        result.errStream = options.errStream || process.stderr;
        return result;
    }
    _getSpawnOptions(options, toolPath) {
        options = options || {};
        const result = {};
        result.cwd = options.cwd;
        result.env = options.env;
        result['windowsVerbatimArguments'] =
            options.windowsVerbatimArguments || this._isCmdFile();
        if (options.windowsVerbatimArguments) {
            result.argv0 = `"${toolPath}"`;
        }
        return result;
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
            // root the tool path if it is unrooted and contains relative pathing
            if (!isRooted(this.toolPath) &&
                (this.toolPath.includes('/') ||
                    (toolrunner_IS_WINDOWS && this.toolPath.includes('\\')))) {
                // prefer options.cwd if it is specified, however options.cwd may also need to be rooted
                this.toolPath = external_path_.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
            }
            // if the tool is only a file name, then resolve it from the PATH
            // otherwise verify it exists (add extension on Windows if necessary)
            this.toolPath = yield which(this.toolPath, true);
            return new Promise((resolve, reject) => toolrunner_awaiter(this, void 0, void 0, function* () {
                this._debug(`exec tool: ${this.toolPath}`);
                this._debug('arguments:');
                for (const arg of this.args) {
                    this._debug(`   ${arg}`);
                }
                const optionsNonNull = this._cloneExecOptions(this.options);
                if (!optionsNonNull.silent && optionsNonNull.outStream) {
                    optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + external_os_.EOL);
                }
                const state = new ExecState(optionsNonNull, this.toolPath);
                state.on('debug', (message) => {
                    this._debug(message);
                });
                if (this.options.cwd && !(yield exists(this.options.cwd))) {
                    return reject(new Error(`The cwd: ${this.options.cwd} does not exist!`));
                }
                const fileName = this._getSpawnFileName();
                const cp = external_child_process_namespaceObject.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
                let stdbuffer = '';
                if (cp.stdout) {
                    cp.stdout.on('data', (data) => {
                        if (this.options.listeners && this.options.listeners.stdout) {
                            this.options.listeners.stdout(data);
                        }
                        if (!optionsNonNull.silent && optionsNonNull.outStream) {
                            optionsNonNull.outStream.write(data);
                        }
                        stdbuffer = this._processLineBuffer(data, stdbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.stdline) {
                                this.options.listeners.stdline(line);
                            }
                        });
                    });
                }
                let errbuffer = '';
                if (cp.stderr) {
                    cp.stderr.on('data', (data) => {
                        state.processStderr = true;
                        if (this.options.listeners && this.options.listeners.stderr) {
                            this.options.listeners.stderr(data);
                        }
                        if (!optionsNonNull.silent &&
                            optionsNonNull.errStream &&
                            optionsNonNull.outStream) {
                            const s = optionsNonNull.failOnStdErr
                                ? optionsNonNull.errStream
                                : optionsNonNull.outStream;
                            s.write(data);
                        }
                        errbuffer = this._processLineBuffer(data, errbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.errline) {
                                this.options.listeners.errline(line);
                            }
                        });
                    });
                }
                cp.on('error', (err) => {
                    state.processError = err.message;
                    state.processExited = true;
                    state.processClosed = true;
                    state.CheckComplete();
                });
                cp.on('exit', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    this._debug(`Exit code ${code} received from tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                cp.on('close', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    state.processClosed = true;
                    this._debug(`STDIO streams have closed for tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                state.on('done', (error, exitCode) => {
                    if (stdbuffer.length > 0) {
                        this.emit('stdline', stdbuffer);
                    }
                    if (errbuffer.length > 0) {
                        this.emit('errline', errbuffer);
                    }
                    cp.removeAllListeners();
                    if (error) {
                        reject(error);
                    }
                    else {
                        resolve(exitCode);
                    }
                });
                if (this.options.input) {
                    if (!cp.stdin) {
                        throw new Error('child process missing stdin');
                    }
                    cp.stdin.end(this.options.input);
                }
            }));
        });
    }
}
/**
 * Convert an arg string to an array of args. Handles escaping
 *
 * @param    argString   string of arguments
 * @returns  string[]    array of arguments
 */
function argStringToArray(argString) {
    const args = [];
    let inQuotes = false;
    let escaped = false;
    let arg = '';
    function append(c) {
        // we only escape double quotes.
        if (escaped && c !== '"') {
            arg += '\\';
        }
        arg += c;
        escaped = false;
    }
    for (let i = 0; i < argString.length; i++) {
        const c = argString.charAt(i);
        if (c === '"') {
            if (!escaped) {
                inQuotes = !inQuotes;
            }
            else {
                append(c);
            }
            continue;
        }
        if (c === '\\' && escaped) {
            append(c);
            continue;
        }
        if (c === '\\' && inQuotes) {
            escaped = true;
            continue;
        }
        if (c === ' ' && !inQuotes) {
            if (arg.length > 0) {
                args.push(arg);
                arg = '';
            }
            continue;
        }
        append(c);
    }
    if (arg.length > 0) {
        args.push(arg.trim());
    }
    return args;
}
class ExecState extends external_events_.EventEmitter {
    constructor(options, toolPath) {
        super();
        this.processClosed = false; // tracks whether the process has exited and stdio is closed
        this.processError = '';
        this.processExitCode = 0;
        this.processExited = false; // tracks whether the process has exited
        this.processStderr = false; // tracks whether stderr was written to
        this.delay = 10000; // 10 seconds
        this.done = false;
        this.timeout = null;
        if (!toolPath) {
            throw new Error('toolPath must not be empty');
        }
        this.options = options;
        this.toolPath = toolPath;
        if (options.delay) {
            this.delay = options.delay;
        }
    }
    CheckComplete() {
        if (this.done) {
            return;
        }
        if (this.processClosed) {
            this._setResult();
        }
        else if (this.processExited) {
            this.timeout = (0,external_timers_namespaceObject.setTimeout)(ExecState.HandleTimeout, this.delay, this);
        }
    }
    _debug(message) {
        this.emit('debug', message);
    }
    _setResult() {
        // determine whether there is an error
        let error;
        if (this.processExited) {
            if (this.processError) {
                error = new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`);
            }
            else if (this.processExitCode !== 0 && !this.options.ignoreReturnCode) {
                error = new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`);
            }
            else if (this.processStderr && this.options.failOnStdErr) {
                error = new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`);
            }
        }
        // clear the timeout
        if (this.timeout) {
            clearTimeout(this.timeout);
            this.timeout = null;
        }
        this.done = true;
        this.emit('done', error, this.processExitCode);
    }
    static HandleTimeout(state) {
        if (state.done) {
            return;
        }
        if (!state.processClosed && state.processExited) {
            const message = `The STDIO streams did not close within ${state.delay / 1000} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`;
            state._debug(message);
        }
        state._setResult();
    }
}
//# sourceMappingURL=toolrunner.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/exec.js
var exec_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


/**
 * Exec a command.
 * Output will be streamed to the live console.
 * Returns promise with return code
 *
 * @param     commandLine        command to execute (can include additional args). Must be correctly escaped.
 * @param     args               optional arguments for tool. Escaping is handled by the lib.
 * @param     options            optional exec options.  See ExecOptions
 * @returns   Promise<number>    exit code
 */
function exec(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        const commandArgs = argStringToArray(commandLine);
        if (commandArgs.length === 0) {
            throw new Error(`Parameter 'commandLine' cannot be null or empty.`);
        }
        // Path to tool to execute should be first arg
        const toolPath = commandArgs[0];
        args = commandArgs.slice(1).concat(args || []);
        const runner = new ToolRunner(toolPath, args, options);
        return runner.exec();
    });
}
/**
 * Exec a command and get the output.
 * Output will be streamed to the live console.
 * Returns promise with the exit code and collected stdout and stderr
 *
 * @param     commandLine           command to execute (can include additional args). Must be correctly escaped.
 * @param     args                  optional arguments for tool. Escaping is handled by the lib.
 * @param     options               optional exec options.  See ExecOptions
 * @returns   Promise<ExecOutput>   exit code, stdout, and stderr
 */
function getExecOutput(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        var _a, _b;
        let stdout = '';
        let stderr = '';
        //Using string decoder covers the case where a mult-byte character is split
        const stdoutDecoder = new external_string_decoder_.StringDecoder('utf8');
        const stderrDecoder = new external_string_decoder_.StringDecoder('utf8');
        const originalStdoutListener = (_a = options === null || options === void 0 ? void 0 : options.listeners) === null || _a === void 0 ? void 0 : _a.stdout;
        const originalStdErrListener = (_b = options === null || options === void 0 ? void 0 : options.listeners) === null || _b === void 0 ? void 0 : _b.stderr;
        const stdErrListener = (data) => {
            stderr += stderrDecoder.write(data);
            if (originalStdErrListener) {
                originalStdErrListener(data);
            }
        };
        const stdOutListener = (data) => {
            stdout += stdoutDecoder.write(data);
            if (originalStdoutListener) {
                originalStdoutListener(data);
            }
        };
        const listeners = Object.assign(Object.assign({}, options === null || options === void 0 ? void 0 : options.listeners), { stdout: stdOutListener, stderr: stdErrListener });
        const exitCode = yield exec(commandLine, args, Object.assign(Object.assign({}, options), { listeners }));
        //flush any remaining characters
        stdout += stdoutDecoder.end();
        stderr += stderrDecoder.end();
        return {
            exitCode,
            stdout,
            stderr
        };
    });
}
//# sourceMappingURL=exec.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/platform.js
var platform_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const getWindowsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout: version } = yield getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Version"', undefined, {
        silent: true
    });
    const { stdout: name } = yield getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Caption"', undefined, {
        silent: true
    });
    return {
        name: name.trim(),
        version: version.trim()
    };
});
const getMacOsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    var _a, _b, _c, _d;
    const { stdout } = yield getExecOutput('sw_vers', undefined, {
        silent: true
    });
    const version = (_b = (_a = stdout.match(/ProductVersion:\s*(.+)/)) === null || _a === void 0 ? void 0 : _a[1]) !== null && _b !== void 0 ? _b : '';
    const name = (_d = (_c = stdout.match(/ProductName:\s*(.+)/)) === null || _c === void 0 ? void 0 : _c[1]) !== null && _d !== void 0 ? _d : '';
    return {
        name,
        version
    };
});
const getLinuxInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout } = yield getExecOutput('lsb_release', ['-i', '-r', '-s'], {
        silent: true
    });
    const [name, version] = stdout.trim().split('\n');
    return {
        name,
        version
    };
});
const platform = external_os_.platform();
const arch = external_os_.arch();
const isWindows = platform === 'win32';
const isMacOS = platform === 'darwin';
const isLinux = platform === 'linux';
function getDetails() {
    return platform_awaiter(this, void 0, void 0, function* () {
        return Object.assign(Object.assign({}, (yield (isWindows
            ? getWindowsInfo()
            : isMacOS
                ? getMacOsInfo()
                : getLinuxInfo()))), { platform,
            arch,
            isWindows,
            isMacOS,
            isLinux });
    });
}
//# sourceMappingURL=platform.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/core.js
var core_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function setSecret(secret) {
    issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${external_path_.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return issueFileCommand('OUTPUT', prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_.EOL);
    issueCommand('set-output', { name }, toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function debug(message) {
    issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return core_awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return core_awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map
;// CONCATENATED MODULE: ./src/lib/clock.ts
const systemClock = {
    now: () => performance.now(),
    date: () => new Date(),
    sleep: (ms, signal) => new Promise((resolve, reject) => {
        const stop = () => {
            clearTimeout(timer);
            reject(signal?.reason);
        };
        const timer = setTimeout(() => {
            signal?.removeEventListener('abort', stop);
            resolve();
        }, ms);
        if (signal?.aborted === true)
            stop();
        else
            signal?.addEventListener('abort', stop, { once: true });
    }),
};

// EXTERNAL MODULE: ./src/lib/error-codes.ts
var error_codes = __nccwpck_require__(3762);
// EXTERNAL MODULE: ./src/lib/secrets.ts + 2 modules
var lib_secrets = __nccwpck_require__(6499);
// EXTERNAL MODULE: ./src/lib/text.ts
var lib_text = __nccwpck_require__(9112);
// EXTERNAL MODULE: ./src/rules/finding.ts
var rules_finding = __nccwpck_require__(6270);
;// CONCATENATED MODULE: ./src/runner/log.ts




const LONGEST_ANNOTATION = 4_000;
const TITLES = {
    error: 'The preview cannot be built',
    warning: 'Hasura project',
    notice: 'Hasura project',
};
function runnerLog(secrets, help = error_codes/* bareAddress */.Dw) {
    const clean = (text) => (0,lib_text/* linesOf */.Dx)(secrets.redact(text)).map(lib_text/* withoutCommands */.Df).join('\n');
    const annotation = (text) => (0,lib_text/* cut */.Jj)(clean(text), LONGEST_ANNOTATION);
    const withHelp = (text, code) => {
        const address = `Details: ${(0,lib_text/* withoutCommands */.Df)(help(code))}`;
        const own = (0,lib_text/* cut */.Jj)(clean(text), LONGEST_ANNOTATION - address.length - 1);
        return `${own}${own.includes('\n') ? '\n' : ' '}${address}`;
    };
    const used = { error: 0, warning: 0, notice: 0 };
    return {
        group: (title, work) => group(clean(title), work),
        info: (line) => {
            info(clean(line));
        },
        debug: (line) => {
            if (isDebug())
                debug(clean(line));
        },
        notice: (line) => {
            used.notice += 1;
            notice(annotation(line));
        },
        warning: (line, code) => {
            used.warning += 1;
            warning(withHelp(line, code));
        },
        error: (message, code) => {
            used.error += 1;
            error(withHelp(message, code));
        },
        findings: (findings) => {
            const { shown, rest } = (0,rules_finding/* annotated */.dR)(findings, used);
            for (const { severity, rule, file, line, column, what, why, remedy, risk } of shown) {
                used[severity] += 1;
                core_namespaceObject[severity](annotation(`${what} ${why} ${remedy} (${rule})`), {
                    title: clean(risk !== undefined
                        ? 'Hasura review'
                        : file === undefined && severity !== 'error'
                            ? 'Content'
                            : TITLES[severity]),
                    ...(file === undefined ? {} : { file: (0,lib_text/* oneLine */.TN)(clean(file)) }),
                    ...(line === undefined ? {} : { startLine: line }),
                    ...(column === undefined ? {} : { startColumn: column }),
                });
            }
            for (const finding of rest) {
                const { severity, rule, what, old } = finding;
                const kind = `${severity}${old === true ? ', not new' : ''}:`;
                info(clean((0,lib_text/* oneLine */.TN)([kind, (0,rules_finding/* placeText */.Z9)(finding), what, `(${rule})`].filter((part) => part !== '').join(' '))));
            }
        },
    };
}

;// CONCATENATED MODULE: ./src/runner/outputs.ts


function writeOutputs(outputs) {
    for (const [name, value] of Object.entries(outputs)) {
        if (value !== '')
            setOutput(name, value);
    }
}
const MOST_SUMMARY_BYTES = 1024 * 1024 - 2;
async function writeSummary(markdown, log) {
    try {
        await summary.addRaw((0,lib_text/* cutToBytes */.zP)(markdown, MOST_SUMMARY_BYTES), true).write();
    }
    catch (error) {
        log.warning(`The job summary could not be written: ${error.message}`, 'summary-not-written');
    }
}

;// CONCATENATED MODULE: ./src/runner/proxy.ts


const agents = new Map();
const proxiedFetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const proxy = getProxyUrl(new URL(url));
    if (proxy === undefined)
        return fetch(input, init);
    return (0,undici.fetch)(url, { ...init, dispatcher: agentFor(proxy) });
};
function agentFor(proxy) {
    const known = agents.get(proxy.href);
    if (known !== undefined)
        return known;
    const { username, password } = proxy;
    const agent = new undici.ProxyAgent({
        uri: proxy.href,
        ...(username === '' && password === ''
            ? {}
            : { token: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` }),
    });
    agents.set(proxy.href, agent);
    return agent;
}

;// CONCATENATED MODULE: ./src/runner/state.ts

const [BUILD, SERVER] = ['build', 'server'];
function rememberBuild(build) {
    saveState(BUILD, build);
}
function forgetBuild() {
    saveState(BUILD, '');
}
function interruptedBuild() {
    return saved(BUILD);
}
function rememberServer(left) {
    saveState(SERVER, left ?? '');
}
function leftServer() {
    return saved(SERVER);
}
function saved(key) {
    const text = getState(key);
    if (text === '')
        return undefined;
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./src/runner/world.ts









function runnerWorld(signal) {
    const secrets = new lib_secrets/* Secrets */.S((form) => {
        setSecret(form);
    });
    const env = (name) => process.env[name] ?? '';
    const help = (code) => (0,error_codes/* addressOf */.ci)(code, env);
    const { error, findings, ...log } = runnerLog(secrets, help);
    const saving = saver(log);
    return {
        input: (name) => getInput(name, { trimWhitespace: false }),
        env,
        file: (path) => (0,external_node_fs_.readFileSync)(path, 'utf8'),
        clock: systemClock,
        random: Math.random,
        fetch: proxiedFetch,
        signal,
        secrets,
        log,
        error,
        findings,
        help,
        gitHubAccess: async (token) => {
            const { gitHubAccess } = await Promise.all(/* import() */[__nccwpck_require__.e(430), __nccwpck_require__.e(754)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8754));
            return gitHubAccess(token);
        },
        writeOutputs: writeOutputs,
        writeSummary: (markdown) => writeSummary(markdown, log),
        remember: (build) => {
            saving(build, () => {
                rememberBuild(build);
            });
        },
        forget: () => {
            saving(undefined, forgetBuild);
        },
        remembered: interruptedBuild,
        rememberServer: (left) => {
            saving(undefined, () => {
                rememberServer(left);
            });
        },
        leftServer: leftServer,
    };
}
function saver(log) {
    let warned = false;
    return (build, save) => {
        try {
            save();
        }
        catch (error) {
            const held = build === undefined
                ? ''
                : ` It is of ${build.name}, build ${build.build}, job ${build.jobId ?? '(none yet)'}.`;
            const said = `The state for the post step could not be saved: ${error.message}.${held}`;
            if (warned)
                log.info(said);
            else
                log.warning(said, 'state-not-saved');
            warned = true;
        }
    };
}

;// CONCATENATED MODULE: ./src/runner/guard.ts


const LEAVE_WITHIN_MS = 1_500;
function guard(story, after = '; the post step reports what exists') {
    process.exitCode = 1;
    const cancel = new AbortController();
    const world = runnerWorld(cancel.signal);
    let settled = false;
    for (const stream of [process.stdout, process.stderr])
        stream.on('error', () => undefined);
    const stumbled = (error) => {
        const { message, code } = (0,errors/* asFailure */.h_)(error);
        if (!settled)
            world.error(message, code);
        process.exit(1);
    };
    const cancelled = (signal) => {
        world.log.info(`${signal}: the run is cancelled${after}.`);
        cancel.abort(new errors/* Cancelled */.cJ(signal));
        setTimeout(() => process.exit(1), LEAVE_WITHIN_MS).unref();
    };
    process.once('SIGINT', cancelled);
    process.once('SIGTERM', cancelled);
    process.on('uncaughtException', stumbled);
    process.on('unhandledRejection', stumbled);
    process.on('beforeExit', () => {
        if (!settled)
            stumbled(new Error('the process exited before the run finished'));
    });
    story(world).then((code) => {
        settled = true;
        process.exitCode = code;
    }, stumbled);
}

;// CONCATENATED MODULE: ./src/bundle.ts


const main = () => {
    guard(run);
};
const postStep = () => {
    guard(async (world) => {
        if (world.remembered() === undefined && world.leftServer() === undefined)
            return 0;
        const { post } = await Promise.all(/* import() */[__nccwpck_require__.e(180), __nccwpck_require__.e(430), __nccwpck_require__.e(564), __nccwpck_require__.e(434), __nccwpck_require__.e(62), __nccwpck_require__.e(839)]).then(__nccwpck_require__.bind(__nccwpck_require__, 839));
        return await post(world);
    });
};
const content = () => {
    guard(async (world) => {
        const { contentOnly } = await Promise.all(/* import() */[__nccwpck_require__.e(180), __nccwpck_require__.e(575), __nccwpck_require__.e(257)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8791));
        return await contentOnly(world);
    }, '');
};

var __webpack_exports__content = __webpack_exports__.Qs;
var __webpack_exports__main = __webpack_exports__.iW;
var __webpack_exports__postStep = __webpack_exports__.FW;
export { __webpack_exports__content as content, __webpack_exports__main as main, __webpack_exports__postStep as postStep };
