export const id = 791;
export const ids = [791,575];
export const modules = {

/***/ 5575:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checkContent: () => (/* binding */ checkContent)
});

// EXTERNAL MODULE: ./src/rules/content.ts
var content = __webpack_require__(2182);
// EXTERNAL MODULE: ./src/lib/errors.ts
var errors = __webpack_require__(7268);
// EXTERNAL MODULE: ./src/lib/http.ts
var http = __webpack_require__(1931);
// EXTERNAL MODULE: ./src/lib/retry.ts
var retry = __webpack_require__(1737);
// EXTERNAL MODULE: ./src/lib/text.ts
var lib_text = __webpack_require__(9112);
// EXTERNAL MODULE: ./src/lib/record.ts
var record = __webpack_require__(5638);
;// CONCATENATED MODULE: ./src/hygraph/answer.ts


const LONGEST = 200;
const LONGEST_READ = 20_000;
function readAnswer(status, text, redact = (words) => words) {
    const body = readBody(text);
    const answer = judged(status, body, text, redact);
    return body?.requestId === undefined ? { answer } : { answer, requestId: body.requestId };
}
function judged(status, body, text, redact) {
    const words = worded(redact((body?.errors.map(({ message }) => message).join('; ') ?? text).slice(0, LONGEST_READ)));
    const trouble = (kind) => ({
        kind,
        words: `HTTP ${String(status)} ${words}`.trim(),
    });
    if (/token verification failed/i.test(words) || (status === 401 && /\b(?:token|jwt)\b/i.test(words)))
        return trouble('token');
    if (status === 402 || /exceeded the limits/i.test(words))
        return trouble('quota');
    if (status === 429 || /^too many requests$/i.test(words))
        return trouble('busy');
    if (status === 413)
        return trouble('size');
    if (body !== undefined) {
        const { data, errors } = body;
        const refusals = errors.filter(({ code, message }) => code === '403' || message === 'not allowed');
        const all = refusals.length === errors.length;
        if ((data !== undefined && all) || refusals.length > 0)
            return {
                kind: 'content',
                data: data ?? {},
                refused: refusals.map(({ field }) => field).filter((field) => field !== undefined),
                isWhole: errors.length === 0,
            };
    }
    if (status === 404 || status === 401 || status === 403)
        return trouble('place');
    if (status === 400)
        return trouble('invalid');
    return trouble('service');
}
function readBody(text) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return undefined;
    }
    if (!(0,record/* isRecord */.u)(value))
        return undefined;
    const { data, errors, extensions } = value;
    if (!(0,record/* isRecord */.u)(data) && !Array.isArray(errors))
        return undefined;
    const id = (0,record/* isRecord */.u)(extensions) ? extensions['requestId'] : undefined;
    return {
        data: (0,record/* isRecord */.u)(data) ? data : undefined,
        errors: (Array.isArray(errors) ? errors : []).slice(0, 1_000).map(readError),
        requestId: typeof id === 'string' && /^[\w-]{1,80}$/.test(id) ? id : undefined,
    };
}
function readError(error) {
    if (!(0,record/* isRecord */.u)(error))
        return { message: '', code: '', field: undefined };
    const { message, path, extensions } = error;
    const more = (0,record/* isRecord */.u)(extensions) ? extensions : {};
    const [field] = [more['path'], path].flatMap((one) => (Array.isArray(one) ? one : []));
    const code = more['code'];
    return {
        message: typeof message === 'string' ? message : '',
        code: typeof code === 'string' || typeof code === 'number' ? String(code) : '',
        field: typeof field === 'string' ? field : undefined,
    };
}
function worded(text) {
    if (/<html|<!doctype/i.test(text.slice(0, 1_000)))
        return '(a page of HTML)';
    const line = (0,lib_text/* oneLine */.TN)(text.slice(0, 4 * LONGEST));
    return line.length > LONGEST ? `${line.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '')}…` : line;
}

;// CONCATENATED MODULE: ./src/hygraph/ask.ts





const MOST_A_SECOND = 4;
const PAUSES_MS = [1_000, 2_000, 4_000];
const LONGEST_PAUSE_MS = 30_000;
const WITHIN_MS = 60_000;
function asking(ports, endpoint, token) {
    const { clock, signal } = ports;
    const fetch = (0,http/* carefulFetch */.p)(ports, { service: 'Hygraph', operation: () => 'query' });
    const name = `PreviewContent_${Math.floor(ports.random() * 2 ** 32)
        .toString(16)
        .padStart(8, '0')}`;
    const sent = [];
    const until = clock.now() + WITHIN_MS;
    const send = async (body, authorized) => {
        const earlier = sent.at(-MOST_A_SECOND);
        const waitMs = earlier === undefined ? 0 : earlier + 1_000 - clock.now();
        if (waitMs > 0)
            await clock.sleep(waitMs, signal);
        sent.push(clock.now());
        try {
            const response = await fetch(endpoint.url, {
                method: 'POST',
                headers: {
                    'content-type': 'application/json',
                    accept: 'application/json',
                    ...(authorized && token !== undefined ? { authorization: `Bearer ${token}` } : {}),
                },
                body,
            });
            const afterMs = (0,retry/* retryAfter */.P)(response.headers.get('retry-after'), clock);
            const read = readAnswer(response.status, await response.text(), ports.redact);
            const passes = read.answer.kind === 'busy' || (read.answer.kind === 'service' && response.status >= 500);
            return { ...read, passes, afterMs };
        }
        catch (error) {
            signal.throwIfAborted();
            if (!(error instanceof errors/* TransportError */.wX))
                throw error;
            return {
                answer: { kind: 'network', words: error.message },
                passes: error.retryable,
                afterMs: undefined,
            };
        }
    };
    return async ({ selection, stage }, as) => {
        const begunAt = clock.now();
        if (begunAt > until) {
            const words = `${new URL(endpoint.url).host} took more than ${(0,lib_text/* duration */.p0)(WITHIN_MS)}`;
            return { answer: { kind: 'network', words }, tries: 0, ms: 0 };
        }
        const body = JSON.stringify({
            query: `query ${name}${stage === undefined ? '' : '($stage:Stage!)'}{${selection}}`,
            operationName: name,
            ...(stage === undefined ? {} : { variables: { stage } }),
        });
        for (let tries = 1;; tries++) {
            const { answer, requestId, passes, afterMs } = await send(body, as === 'token');
            const pauseMs = afterMs ?? PAUSES_MS[tries - 1] ?? 0;
            if (!passes || tries > PAUSES_MS.length || pauseMs > LONGEST_PAUSE_MS || clock.now() + pauseMs > until)
                return {
                    answer,
                    tries,
                    ms: clock.now() - begunAt,
                    ...(requestId === undefined ? {} : { requestId }),
                };
            await clock.sleep(pauseMs, signal);
        }
    };
}

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
;// CONCATENATED MODULE: ./src/hygraph/discovery.ts

const DISCOVERY = '__schema{queryType{fields{name args{name} type{kind name ofType{kind ofType{kind ofType{kind name}}}}}}}' +
    'node:__type(name:"Node"){possibleTypes{name}}stage:__type(name:"Stage"){enumValues{name}}';
const SYSTEM = ['User', 'ScheduledOperation', 'ScheduledRelease'];
const MOST = 2_000;
const named = dist/* array */.YOg(dist/* object */.Ikc({ name: dist/* string */.YjP() }));
const type = dist/* object */.Ikc({
    kind: dist/* string */.YjP(),
    name: dist/* nullish */.cl6(dist/* string */.YjP()),
    ofType: dist/* nullish */.cl6(dist/* object */.Ikc({
        kind: dist/* string */.YjP(),
        ofType: dist/* nullish */.cl6(dist/* object */.Ikc({
            kind: dist/* string */.YjP(),
            ofType: dist/* nullish */.cl6(dist/* object */.Ikc({ kind: dist/* string */.YjP(), name: dist/* nullish */.cl6(dist/* string */.YjP()) })),
        })),
    })),
});
const answer = dist/* object */.Ikc({
    __schema: dist/* object */.Ikc({
        queryType: dist/* object */.Ikc({ fields: dist/* array */.YOg(dist/* object */.Ikc({ name: dist/* string */.YjP(), args: named, type })) }),
    }),
    node: dist/* nullish */.cl6(dist/* object */.Ikc({ possibleTypes: dist/* nullish */.cl6(named) })),
    stage: dist/* nullish */.cl6(dist/* object */.Ikc({ enumValues: dist/* nullish */.cl6(named) })),
});
function readDiscovery(data) {
    const read = dist/* safeParse */.xLC(answer, data);
    if (!read.success)
        return undefined;
    const { __schema: schema, node, stage } = read.output;
    const nodes = new Set((node?.possibleTypes ?? []).map(({ name }) => name).filter((name) => isName(name)));
    const fields = schema.queryType.fields.filter((field) => isName(field.name) && field.args.some(({ name }) => name === 'stage'));
    const single = new Map(fields.filter((field) => field.type.kind === 'OBJECT').map((field) => [field.type.name, field.name]));
    const models = new Map();
    for (const field of fields) {
        const name = listed(field.type);
        if (name === undefined || !nodes.has(name) || SYSTEM.includes(name) || models.has(name))
            continue;
        if (models.size < MOST)
            models.set(name, { name, one: single.get(name), many: field.name });
    }
    const stages = (stage?.enumValues ?? []).map(({ name }) => name).filter((name) => isName(name));
    return { models: [...models.values()], stages: stages.slice(0, 100) };
}
function listed({ kind, ofType: list }) {
    const inner = list?.ofType;
    const fits = kind === 'NON_NULL' && list?.kind === 'LIST' && inner?.kind === 'NON_NULL';
    return fits && inner.ofType?.kind === 'OBJECT' ? (inner.ofType.name ?? undefined) : undefined;
}
function isName(text) {
    return /^(?!__)[A-Za-z_]\w{0,99}$/.test(text);
}

;// CONCATENATED MODULE: ./src/hygraph/reading.ts
const MOST_BYTES = 8_000;
const ROUNDS = 3;
const MOST_SINGLE = { first: 40, others: 12 };
async function readFields(ask, fields, single = MOST_SINGLE) {
    const reading = { values: new Map(), refused: new Set(), replies: [] };
    const openOf = (some) => some.filter(({ key }) => !reading.values.has(key) && !reading.refused.has(key));
    const isRefused = (some) => some.some(({ first, key }) => first === true && reading.refused.has(key));
    for (const group of groupsOf(fields)) {
        let brought = await readOnce(ask, group, reading);
        for (let round = 0; round < ROUNDS && brought; round++) {
            const open = openOf(group);
            const first = open.filter((field) => field.first === true);
            if (open.length === 0 || (first.length === 0 && isRefused(fields)))
                break;
            brought = await readOnce(ask, first.length > 0 ? first : open, reading);
        }
        if (reading.trouble !== undefined)
            return reading;
    }
    const left = { ...single, ...(isRefused(fields) ? { others: 0 } : {}) };
    for (const field of openOf(fields)) {
        const kind = field.first === true ? 'first' : 'others';
        if (left[kind] === 0)
            continue;
        left[kind] -= 1;
        await readOnce(ask, [field], reading);
        if (reading.trouble !== undefined)
            return reading;
    }
    return reading;
}
async function readOnce(ask, fields, reading) {
    const reply = await ask(fields.map(({ text }) => text).join(' '));
    reading.replies.push(reply);
    const { answer } = reply;
    if (answer.kind !== 'content') {
        reading.trouble = answer;
        return false;
    }
    const { data, refused, isWhole } = answer;
    const before = reading.values.size + reading.refused.size;
    for (const { key, nullable } of fields) {
        const value = Object.hasOwn(data, key) ? data[key] : undefined;
        if (isWhole && (Array.isArray(value) || (nullable && value !== undefined)))
            reading.values.set(key, value);
        else if (isWhole)
            reading.trouble = { kind: 'service', words: 'The answer lacks what was asked for.' };
        else if (value !== undefined && value !== null)
            reading.values.set(key, value);
        else if (refused.includes(key) || fields.length === 1 || (nullable && value === null))
            reading.refused.add(key);
    }
    return reading.trouble === undefined && reading.values.size + reading.refused.size > before;
}
function groupsOf(fields) {
    const groups = [];
    let size = MOST_BYTES;
    for (const field of fields) {
        size += field.text.length + 1;
        if (size > MOST_BYTES) {
            groups.push([]);
            size = field.text.length + 1;
        }
        groups.at(-1)?.push(field);
    }
    return groups;
}

// EXTERNAL MODULE: ./src/hygraph/rules.ts
var rules = __webpack_require__(3862);
;// CONCATENATED MODULE: ./src/hygraph/token.ts

function readToken(token) {
    const parts = token.split('.');
    const claims = parts.length === 3 ? objectIn(parts[1] ?? '') : undefined;
    if (claims === undefined || objectIn(parts[0] ?? '') === undefined)
        return { isJwt: false, parts: parts.length };
    for (const audience of [claims['aud']].flat()) {
        const [, project, environment] = /\/(?:v2|content)\/([a-z0-9]+)\/([a-z0-9-]{1,40})$/.exec(typeof audience === 'string' ? audience.slice(0, 300) : '') ?? [];
        if (project !== undefined && environment !== undefined)
            return { isJwt: true, project, environment };
    }
    return { isJwt: true };
}
function objectIn(part) {
    if (!/^[\w-]+$/.test(part))
        return undefined;
    try {
        const value = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
        return (0,record/* isRecord */.u)(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./src/lib/similar.ts
var lib_similar = __webpack_require__(1766);
;// CONCATENATED MODULE: ./src/hygraph/words.ts


const MOST_NAMED = 12;
function listedShort(names) {
    const shown = names.slice(0, MOST_NAMED);
    const more = names.length - shown.length;
    return more > 0 ? `${shown.join(', ')} and ${String(more)} more` : (0,lib_text/* listed */.KE)(shown);
}
function instead(name, known) {
    if (known.length === 0)
        return 'There are none.';
    const similar = (0,lib_similar/* mostSimilar */.z)(name, known);
    const meant = [similar ?? '', name].map((one) => one.charAt(0).toLowerCase());
    return `${meant[0] === meant[1] ? `Did you mean ${similar ?? ''}? ` : ''}It has ${listedShort(known)}.`;
}

;// CONCATENATED MODULE: ./src/hygraph/check.ts







async function checkContent(ports, wanted) {
    const { endpoint, token, stage } = wanted;
    const facts = {
        environment: endpoint.environment,
        ...(stage === undefined ? {} : { stage }),
        withToken: token !== undefined,
        models: [],
        public: 'unknown',
    };
    const findings = [];
    const add = (rule, what, more = {}) => {
        const { severity, why, remedy } = rules/* CONTENT_RULES */.Q[rule];
        findings.push({ rule, severity, what, why, remedy, ...more });
    };
    const lines = [];
    const say = (line) => {
        lines.push(line);
    };
    const work = { wanted, ask: asking(ports, endpoint, token), say, add, facts };
    if (tokenFits(work)) {
        const found = await discover(work);
        const read = found && (await readModels(work, found));
        if (read !== undefined)
            await readAsAnyone(work, read, found?.stages ?? []);
    }
    return { facts, findings, lines };
}
function tokenFits({ wanted: { token, endpoint }, add, say }) {
    if (token === undefined)
        return true;
    const facts = readToken(token);
    if (!facts.isJwt) {
        const parts = facts.parts === 1 ? '1 part' : `${String(facts.parts)} parts`;
        add('content-token', `The Hygraph token is not a permanent auth token: such a token is a JWT, three parts with dots between them, and this text has ${parts}${facts.parts === 3 ? ' that do not hold JSON' : ''}.`);
        return false;
    }
    const { project, environment } = facts;
    if (project !== undefined && project !== endpoint.project) {
        add('content-token', 'The Hygraph token belongs to another project than the endpoint.', {
            remedy: 'Use a token of the project that the endpoint names, or the endpoint of the project of the token.',
        });
        return false;
    }
    if (environment !== undefined && environment !== endpoint.environment)
        add('content-token-environment', `The Hygraph token was made for the environment ${environment}, and the endpoint names ${endpoint.environment}.`);
    say(`✓ The token is a permanent auth token${environment === undefined ? '' : ` for ${environment}`}.`);
    return true;
}
async function discover(work) {
    const { wanted, ask, say, add, facts } = work;
    const reply = await ask({ selection: DISCOVERY }, 'token');
    const { answer } = reply;
    if (answer.kind !== 'content') {
        say(`✗ Hygraph did not answer the first query: ${answer.words} (${told([reply])})`);
        addTrouble(work, answer, reply.tries);
        return undefined;
    }
    const found = readDiscovery(answer.data);
    if (found === undefined) {
        addTrouble(work, { kind: 'service', words: 'The schema has an unexpected shape.' }, reply.tries);
        return undefined;
    }
    const { environment } = facts;
    say(`✓ Hygraph answers for ${environment}: ${(0,content/* models */.Jn)(found.models.length)}, ${found.stages.length === 1 ? 'stage' : 'stages'} ${listedShort(found.stages)} (${told([reply])})`);
    if (found.models.length === 0)
        add('content-none', `The environment ${environment} has no models.`);
    const unknown = wanted.models.filter((name) => modelOf(name, found) === undefined);
    for (const name of unknown)
        add('content-model-unknown', `The environment ${environment} has no model ${name}.`, {
            remedy: `${instead(name, found.models.map((model) => model.name))} ${rules/* CONTENT_RULES */.Q['content-model-unknown'].remedy}`,
            object: name,
        });
    if (wanted.stage !== undefined && !found.stages.includes(wanted.stage)) {
        add('content-stage-unknown', `The environment ${environment} has no stage ${wanted.stage}.`, {
            remedy: `${instead(wanted.stage, found.stages)} ${rules/* CONTENT_RULES */.Q['content-stage-unknown'].remedy}`,
            object: wanted.stage,
        });
        return undefined;
    }
    return found.models.length === 0 ? undefined : found;
}
function modelOf(name, { models }) {
    return models.find((model) => model.name === name || model.many === name || model.one === name);
}
async function readModels(work, found) {
    const { wanted, ask, say, facts } = work;
    const { stage, token } = wanted;
    const required = new Set(wanted.models.map((name) => modelOf(name, found)));
    const read = [...found.models]
        .sort((one, other) => Number(required.has(other)) - Number(required.has(one)))
        .map((model) => ({
        ...model,
        facts: { name: model.name, required: required.has(model), access: 'unknown' },
    }));
    const fields = read.map(({ many, facts: { required: first } }) => ({
        key: many,
        text: `${many}(${stage === undefined ? '' : 'stage:$stage,'}first:1){id}`,
        nullable: false,
        first,
    }));
    const { values, refused, trouble, replies } = await readFields((selection) => ask({ selection, ...(stage === undefined ? {} : { stage }) }, 'token'), fields);
    for (const model of read) {
        const [entry] = [values.get(model.many)].flat();
        if (refused.has(model.many))
            model.facts.access = 'refused';
        else if (values.has(model.many)) {
            model.facts.access = entry === undefined ? 'empty' : 'entries';
            const id = idOf(entry);
            if (id !== undefined)
                model.entry = id;
        }
    }
    facts.models = read.map((model) => model.facts);
    const where = `in ${stage ?? 'the default stage'}`;
    say(`${facts.models.some(content/* isReadable */.hS) ? '✓' : '✗'} ${(0,content/* readableWords */.eN)(facts.models)} ${where}, ${token === undefined ? 'without a token' : 'with the token'} (${told(replies)})`);
    if (trouble !== undefined)
        addTrouble(work, trouble, replies.at(-1)?.tries ?? 1);
    sayOfModels(work, trouble === undefined);
    return trouble === undefined ? read : undefined;
}
function sayOfModels({ add, wanted, facts }, isWhole) {
    const { models: all, environment } = facts;
    const { stage, token } = wanted;
    const where = `in ${stage === undefined ? 'the default stage' : `stage ${stage}`} of the environment ${environment}`;
    const wantedOnes = all.filter(({ required }) => required);
    const refused = refusedOf(wantedOnes);
    const none = wanted.models.length === 0 && refusedOf(all).length > 0 && !all.some(content/* isReadable */.hS);
    if (refused.length > 0 || none) {
        const what = none ? 'any model' : listedShort(refused);
        add('content-not-readable', token === undefined
            ? `${what.charAt(0).toUpperCase()}${what.slice(1)} cannot be read without a token ${where}.`
            : `The Hygraph token may not read ${what} ${where}.`, {
            ...(token === undefined
                ? {
                    remedy: 'Give a permanent auth token that may read them, or allow it in the public Content API.',
                }
                : {}),
            ...(refused.length === 1 ? { object: refused[0] ?? '' } : {}),
        });
    }
    const unknown = wantedOnes.filter(({ access }) => access === 'unknown').map(({ name }) => name);
    if (unknown.length > 0 && refused.length === 0 && isWhole)
        add('content-unknown', `Could not find out whether ${listedShort(unknown)} may be read ${where}.`, {
            why: 'Hygraph refuses other models, and does not say which.',
            remedy: 'Require fewer models, or give the token the permission to read all of them.',
        });
    for (const { name } of wantedOnes.filter(({ access }) => access === 'empty'))
        add('content-empty', `${name} has no entry ${where}.`, { object: name });
}
function refusedOf(all) {
    return all.filter(({ access }) => access === 'refused').map(({ name }) => name);
}
const SINGLE_PUBLIC = { first: 40, others: 0 };
const SINGLE_PROOF = { first: 100, others: 0 };
const NOT_SINGLE = { first: 0, others: 0 };
const STAGE_OF = { drafts: 'DRAFT', published: 'PUBLISHED' };
async function readAsAnyone(work, read, stages) {
    const { wanted, facts, say } = work;
    if (wanted.public === 'any')
        return;
    const anyone = new Anyone(work);
    const ids = (open) => stages.includes(STAGE_OF[open]) ? read.flatMap((model, index) => byId(model, open, index)) : [];
    await anyone.read([...ids('drafts'), ...ids('published')], SINGLE_PUBLIC);
    const unread = read.filter(({ facts: model }) => !(0,content/* isReadable */.hS)(model));
    if (stages.includes('DRAFT'))
        await anyone.read(unread.map((model) => anyOf(model, 'drafts')), NOT_SINGLE);
    const isClosed = wanted.stage === 'PUBLISHED' ||
        (wanted.public === 'closed' &&
            (!stages.includes('PUBLISHED') || (await provePublished(work, anyone, read))));
    const { replies, problem } = anyone;
    if (replies.length === 0) {
        say('  No entries found, so public access was not checked.');
        return;
    }
    const has = (what) => facts.models.some(({ open }) => open?.includes(what) === true);
    if (has('drafts'))
        facts.public = 'drafts';
    else if (problem === undefined && facts.models.some(({ open }) => open !== undefined))
        facts.public = isClosed && !has('published') ? 'closed' : 'published';
    const mark = facts.public === 'drafts' || facts.public === 'unknown' ? '✗' : '✓';
    say(`${mark} Without a token: ${(0,content/* publicWords */.bF)(facts)} (${told(replies)})`);
    sayOfPublic(work);
    if (problem !== undefined)
        addTrouble(work, problem, replies.at(-1)?.tries ?? 1, {
            severity: wanted.public === 'closed' ? 'error' : 'warning',
            why: 'It is not known what anyone can read without a token.',
        });
}
class Anyone {
    replies = [];
    problem;
    #ask;
    constructor({ ask }) {
        this.#ask = ask;
    }
    async read(fields, single) {
        if (fields.length === 0 || this.problem !== undefined)
            return new Set();
        const ask = (selection) => this.#ask({ selection }, 'anyone');
        const { values, refused, trouble, replies } = await readFields(ask, fields, single);
        this.replies.push(...replies);
        const isShut = trouble?.kind === 'place' || trouble?.kind === 'token';
        if (!isShut)
            this.problem = trouble;
        const known = fields.filter(({ key }) => isShut || refused.has(key) || values.has(key));
        for (const { model, open, key } of known) {
            model.open ??= [];
            if ((values.get(key) ?? null) !== null && !model.open.includes(open))
                model.open.push(open);
        }
        return new Set(known);
    }
}
async function provePublished({ add }, anyone, read) {
    const fields = read
        .filter(({ facts: { open } }) => open?.includes('published') !== true)
        .map((model) => anyOf(model, 'published'));
    const known = await anyone.read(fields, SINGLE_PROOF);
    const rest = fields.filter((field) => !known.has(field)).map(({ model }) => model.name);
    if (rest.length > 0 && anyone.problem === undefined)
        add('content-unknown', `Could not find out whether anyone can read published entries of ${listedShort(rest)}.`, {
            why: 'Hygraph refuses other models, and does not say which.',
            remedy: 'Set hygraph-public to published.',
        });
    return rest.length === 0;
}
function byId({ one, entry, facts }, open, index) {
    if (one === undefined || entry === undefined)
        return [];
    const key = `${open}${String(index)}`;
    const text = `${key}:${one}(where:{id:${JSON.stringify(entry)}},stage:${STAGE_OF[open]}){id}`;
    return [{ key, text, nullable: true, first: true, model: facts, open }];
}
function anyOf({ many, facts }, open) {
    const text = `${many}(stage:${STAGE_OF[open]},first:1){id}`;
    return { key: many, text, nullable: false, first: true, model: facts, open };
}
function sayOfPublic({ wanted, add, facts }) {
    const [drafts, published] = ['drafts', 'published'].map((what) => facts.models.filter(({ open }) => open?.includes(what) === true).map(({ name }) => name));
    const isClosed = wanted.public === 'closed';
    if (drafts.length > 0)
        add('content-drafts-public', `Anyone can read drafts of ${listedShort(drafts)}.`, {
            ...(isClosed ? { severity: 'error' } : {}),
        });
    if (published.length > 0 && isClosed)
        add('content-public', `Anyone can read published entries of ${listedShort(published)}.`);
}
function idOf(entry) {
    const id = typeof entry === 'object' && entry !== null && 'id' in entry ? entry.id : undefined;
    return typeof id === 'string' && /^[\w-]{1,64}$/.test(id) ? id : undefined;
}
function addTrouble({ wanted, facts, add }, { kind, words }, tries, more = {}) {
    const { token } = wanted;
    switch (kind) {
        case 'token':
            add('content-token', `Hygraph does not accept the token: ${words}.`);
            return;
        case 'place':
            add('content-endpoint', `Hygraph found no environment ${facts.environment}. The address may be wrong${token === undefined ? '' : ', or the token was refused'}: ${words}.`);
            return;
        case 'quota':
            add('content-limit', `The Hygraph project has reached its limits: ${words}.`);
            return;
        case 'busy':
            add('content-unknown', `Hygraph is rate-limiting requests: ${words}.`, {
                ...more,
                why: `Its smallest plan allows 5 a second for all clients together. ${tries === 1 ? 'It was asked once.' : `It was asked ${String(tries)} times.`}`,
            });
            return;
        case 'size':
        case 'invalid':
            add('content-unknown', `Hygraph refused the query of this action: ${words}.`, {
                ...more,
                remedy: 'Hygraph may have changed: check for a newer version of this action.',
            });
            return;
        case 'service':
        case 'network':
            add('content-unknown', `Could not query Hygraph: ${words.replace(/\.$/, '')}.`, more);
            return;
        default:
            kind;
    }
}
function told(replies) {
    const ms = replies.reduce((sum, reply) => sum + reply.ms, 0);
    const id = replies.at(-1)?.requestId;
    return [
        ...(replies.length > 1 ? [`${String(replies.length)} requests`] : []),
        `${String(Math.round(ms))} ms`,
        ...(id === undefined ? [] : [`request ${id}`]),
    ].join(', ');
}


/***/ }),

/***/ 3862:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ CONTENT_RULES)
/* harmony export */ });
const UNREADABLE = 'The preview would be unable to read its content.';
const WHERE = 'under Project settings, API access';
const CONTENT_RULES = {
    'content-endpoint': {
        severity: 'error',
        finds: 'Hygraph knows no such project or environment.',
        why: 'Hygraph gives the same answer for an unknown project, an unknown environment and another wrong address.',
        remedy: `Copy the endpoint from Hygraph again: it is ${WHERE}.`,
    },
    'content-limit': {
        severity: 'error',
        finds: 'Hygraph refuses every request until the project has a larger plan, or the next month begins (HTTP 402).',
        why: UNREADABLE,
        remedy: 'Check the usage and the plan of the Hygraph project.',
    },
    'content-model-unknown': {
        severity: 'error',
        finds: 'A model in `hygraph-models` that the environment does not have.',
        why: UNREADABLE,
        remedy: 'Correct the name, or add the model to this environment.',
    },
    'content-not-readable': {
        severity: 'error',
        finds: 'A model in `hygraph-models` that may not be read in this stage. Without `hygraph-models`: no model may be read.',
        why: UNREADABLE,
        remedy: `In Hygraph, ${WHERE}, give the token the permission to read these models in this stage. Permissions are set for each environment.`,
    },
    'content-public': {
        severity: 'error',
        finds: 'Anyone can read published entries, and `hygraph-public` is `closed`.',
        why: 'The public Content API allows it.',
        remedy: `In Hygraph, ${WHERE}, remove the permissions of the public Content API, or set hygraph-public to published.`,
    },
    'content-stage-unknown': {
        severity: 'error',
        finds: 'The stage in `hygraph-stage` does not exist.',
        why: UNREADABLE,
        remedy: 'Correct the name of the stage.',
    },
    'content-token': {
        severity: 'error',
        finds: '`hygraph-token` is not a permanent auth token, belongs to another project, or Hygraph does not accept it.',
        why: UNREADABLE,
        remedy: `Create a permanent auth token in Hygraph, ${WHERE}, and store it again. A token that is deleted or cut off is refused.`,
    },
    'content-unknown': {
        severity: 'error',
        finds: 'Hygraph did not answer, or too many requests were sent to it (HTTP 429).',
        why: 'It is not known whether the preview can read its content.',
        remedy: 'Run the job again later.',
    },
    'content-drafts-public': {
        severity: 'warning',
        finds: 'Anyone can read drafts. An error if `hygraph-public` is `closed`.',
        why: 'The public Content API allows it, without any token.',
        remedy: `In Hygraph, ${WHERE}, remove the stage DRAFT from the permissions of the public Content API. If drafts should be public, set hygraph-public to any.`,
    },
    'content-empty': {
        severity: 'warning',
        finds: 'A model in `hygraph-models` has no entry in this stage.',
        why: 'The preview shows nothing of it.',
        remedy: 'Add an entry in this stage, or do not require the model.',
    },
    'content-none': {
        severity: 'warning',
        finds: 'The environment has no models.',
        why: 'There is nothing that the preview could read.',
        remedy: 'Check that the endpoint names the right environment.',
    },
    'content-token-environment': {
        severity: 'warning',
        finds: 'The token was made for another environment than the endpoint names.',
        why: 'Permissions are set for each environment, so it may not be allowed to read there.',
        remedy: 'If models are not readable, give the token its permissions in this environment as well.',
    },
};


/***/ }),

/***/ 1931:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ carefulFetch)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7268);

const REQUEST_MS = 30_000;
const NOT_NEEDED = new Error('no longer needed');
const BODY_BYTES = 5 * 1024 * 1024;
const REQUEST_IDS = ['x-request-id', 'x-github-request-id'];
function carefulFetch({ fetch, clock, signal, log }, callee) {
    return async (input, init) => {
        const url = new URL(input instanceof Request ? input.url : input);
        const begun = clock.now();
        const told = (how) => {
            log.debug(`${whatIsAsked(callee, url, init)}: ${how}, ${String(Math.round(clock.now() - begun))} ms`);
        };
        const timeout = new AbortController();
        const done = new AbortController();
        clock.sleep(REQUEST_MS, done.signal).then(() => {
            timeout.abort();
        }, () => undefined);
        const signals = [signal, timeout.signal, ...(init?.signal ? [init.signal] : [])];
        try {
            const response = await fetch(input, { ...init, redirect: 'error', signal: AbortSignal.any(signals) });
            const whole = await readWhole(response);
            told([String(response.status), requestIdOf(response)].filter((part) => part !== '').join(', '));
            return whole;
        }
        catch (error) {
            told(timeout.signal.aborted ? 'no answer' : codeOf(error) || 'failed');
            signal.throwIfAborted();
            init?.signal?.throwIfAborted();
            throw timeout.signal.aborted
                ? new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TransportError */ .wX(`${url.host} did not answer within ${String(REQUEST_MS / 1000)} s`, {
                    sent: 'maybe',
                    retryable: true,
                    host: url.host,
                })
                : described(error, url);
        }
        finally {
            done.abort(NOT_NEEDED);
        }
    };
}
function whatIsAsked({ service, operation }, url, init) {
    return `${service} ${operation?.(init?.body) ?? `${init?.method ?? 'GET'} ${url.pathname}`}`;
}
function requestIdOf({ headers }) {
    const id = REQUEST_IDS.map((name) => headers.get(name) ?? '').find((value) => value !== '');
    return id === undefined ? '' : `request ${id.slice(0, 100)}`;
}
class TooMuch extends Error {
    ok;
    constructor(ok) {
        super('the answer is too large');
        this.ok = ok;
    }
}
async function readWhole(response) {
    const { status, statusText, headers } = response;
    const chunks = [];
    let size = 0;
    if (response.body !== null) {
        for await (const chunk of response.body) {
            size += chunk.byteLength;
            if (size > BODY_BYTES)
                throw new TooMuch(response.ok);
            chunks.push(chunk);
        }
    }
    const whole = new Response(size === 0 ? null : Buffer.concat(chunks), { status, statusText, headers });
    Object.defineProperty(whole, 'url', { value: response.url });
    return whole;
}
const NEVER_SENT = {
    ENOTFOUND: 'its host name cannot be resolved',
    EAI_AGAIN: 'its host name cannot be resolved',
    ECONNREFUSED: 'it refuses connections',
    EHOSTUNREACH: 'it cannot be reached',
    ENETUNREACH: 'it cannot be reached',
    UND_ERR_CONNECT_TIMEOUT: 'no connection within 10 s',
};
const CERTIFICATE = /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER))/;
const PROXY_REFUSED = /Proxy response \((\d+)\)/;
function described(error, url) {
    const { host } = url;
    if (error instanceof TooMuch) {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TransportError */ .wX(`${host} answered with more than ${String(BODY_BYTES / 1024 / 1024)} MB, which is more than the action reads`, { sent: 'maybe', retryable: false, host, tooLarge: error.ok, cause: error });
    }
    const code = codeOf(error);
    if (CERTIFICATE.test(code)) {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TransportError */ .wX(`The certificate of ${host} was not accepted (${code}); if it is correct, set NODE_EXTRA_CA_CERTS to its certificate authority`, { sent: 'no', retryable: false, host, cause: error });
    }
    const why = NEVER_SENT[code];
    if (why !== undefined) {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TransportError */ .wX(`${host} could not be reached: ${why} (${code})`, {
            sent: 'no',
            retryable: true,
            host,
            cause: error,
        });
    }
    const proxy = PROXY_REFUSED.exec(messagesOf(error))?.[1];
    if (proxy !== undefined) {
        const why = proxy === '407' ? 'asks for another user name or password' : `answered ${proxy}`;
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TransportError */ .wX(`${host} could not be reached: the proxy in HTTPS_PROXY or HTTP_PROXY ${why}; NO_PROXY lists hosts to reach without it`, { sent: 'no', retryable: proxy !== '407', host, cause: error });
    }
    if (messagesOf(error).includes('redirect')) {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TransportError */ .wX(`${host} answered with a redirect, which is not followed`, {
            sent: 'maybe',
            retryable: false,
            host,
            cause: error,
        });
    }
    const detail = code === '' ? messagesOf(error) : code;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TransportError */ .wX(`The connection to ${host} broke (${detail})`, {
        sent: 'maybe',
        retryable: true,
        host,
        cause: error,
    });
}
function codeOf(error) {
    for (let at = error; at instanceof Error; at = at.cause) {
        if ('code' in at && typeof at.code === 'string')
            return at.code;
    }
    return '';
}
function messagesOf(error) {
    const messages = [];
    for (let at = error; at instanceof Error; at = at.cause)
        messages.push(at.message);
    return messages.join(': ');
}


/***/ }),

/***/ 1737:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ retryAfter),
/* harmony export */   R: () => (/* binding */ retrying)
/* harmony export */ });
/* harmony import */ var p_retry__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4995);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9112);


const RETRIES = 4;
const FIRST_MS = 500;
function retrying(world, work, verdict) {
    const mayWait = (ms) => world.timeLeft === undefined || ms <= world.timeLeft();
    return (0,p_retry__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .Ay)(work, {
        retries: RETRIES,
        minTimeout: 0,
        maxTimeout: 0,
        shouldRetry: async ({ error, attemptNumber }) => {
            const { again, afterMs } = verdict(error);
            const pause = afterMs ?? backoff(attemptNumber, world.random);
            if (!again || !mayWait(pause))
                return false;
            if (afterMs !== undefined)
                world.log?.info(`Waiting ${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(afterMs)}: ${world.service ?? 'the service'} asked for it.`);
            await world.clock.sleep(pause, world.signal);
            return true;
        },
    });
}
function backoff(attempt, random) {
    return FIRST_MS * 2 ** (attempt - 1) * (0.5 + random());
}
function retryAfter(header, clock) {
    if (header === null || header === undefined)
        return undefined;
    if (/^\s*\d+\s*$/.test(header))
        return Number(header) * 1000;
    const date = /^\s*[A-Z][a-z]{2,8},? /.test(header) ? Date.parse(header) : NaN;
    return Number.isNaN(date) ? undefined : Math.max(0, date - clock.date().getTime());
}


/***/ }),

/***/ 1766:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ mostSimilar)
/* harmony export */ });
const MOST = 200;
const LONGEST = 100;
function mostSimilar(word, words) {
    let best;
    for (const candidate of words.filter(({ length }) => length <= LONGEST).slice(0, MOST)) {
        const edits = editsBetween(word.slice(0, LONGEST), candidate);
        if (best === undefined || edits < best.edits)
            best = { word: candidate, edits };
    }
    return best?.word;
}
function editsBetween(one, other) {
    let row = Array.from({ length: other.length + 1 }, (_, index) => index);
    for (let at = 0; at < one.length; at++) {
        const next = [at + 1];
        for (let column = 1; column <= other.length; column++) {
            const replaced = (row[column - 1] ?? 0) + (other[column - 1] === one[at] ? 0 : 1);
            next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
        }
        row = next;
    }
    return row[other.length] ?? 0;
}


/***/ }),

/***/ 8791:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   contentOnly: () => (/* binding */ contentOnly)
/* harmony export */ });
/* harmony import */ var _hygraph_check_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5575);
/* harmony import */ var _inputs_hygraph_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2955);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7268);
/* harmony import */ var _report_content_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4363);
/* harmony import */ var _report_gate_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8347);
/* harmony import */ var _report_finding_list_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8548);
/* harmony import */ var _rules_finding_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6270);
/* harmony import */ var _runner_event_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3034);
/* harmony import */ var _session_masking_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3712);









async function contentOnly(world) {
    const { log, secrets } = world;
    const token = world.input('token').trim();
    for (const one of (0,_inputs_hygraph_js__WEBPACK_IMPORTED_MODULE_1__/* .hygraphTokensIn */ .px)(token))
        if (one !== '')
            secrets.add(one);
    try {
        const secretless = withoutSecrets(world);
        if (secretless !== undefined && (token === '' || world.input('endpoint').trim() === '')) {
            log.notice(`${secretless} The content was not checked.`);
            return 0;
        }
        const wanted = wantedOf(world);
        (0,_session_masking_js__WEBPACK_IMPORTED_MODULE_7__/* .maskEndpoint */ .i8)(world, wanted.endpoint);
        return await checked(world, wanted);
    }
    catch (error) {
        if (error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .Cancelled */ .cJ || world.signal.aborted)
            return 1;
        const { message, remedy, code } = (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .asFailure */ .h_)(error);
        world.error([message, remedy ?? ''].filter((part) => part !== '').join('\n'), code);
        return 1;
    }
}
function wantedOf(world) {
    const list = [];
    const wanted = (0,_inputs_hygraph_js__WEBPACK_IMPORTED_MODULE_1__/* .readWanted */ .oY)(world, '', list);
    if (wanted === undefined && list.length === 0)
        list.push('endpoint: is empty; give the address of the Content API of an environment.');
    if (wanted !== undefined && list.length === 0)
        return wanted;
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('invalid-input', `${list.length === 1 ? 'Invalid input' : `Invalid inputs (${String(list.length)})`}. No request was sent.\n${list.map((problem) => `- ${problem}`).join('\n')}`);
}
async function checked(world, wanted) {
    const { log, secrets, clock, signal, fetch } = world;
    const result = await (0,_hygraph_check_js__WEBPACK_IMPORTED_MODULE_0__.checkContent)({
        fetch,
        clock,
        signal,
        log,
        random: () => world.random(),
        redact: (text) => secrets.redactForPublic(text, []),
    }, wanted);
    const { facts, lines } = result;
    const view = (0,_report_gate_js__WEBPACK_IMPORTED_MODULE_4__/* .publicView */ .P)(secrets, {
        state: 'checked',
        tasks: [],
        content: facts,
        findings: { list: (0,_rules_finding_js__WEBPACK_IMPORTED_MODULE_8__/* .sorted */ .IP)(result.findings.map(withOwnNames)), blobUrl: '' },
    });
    const findings = view.findings?.list ?? [];
    for (const line of lines)
        log.info(line);
    world.findings(findings);
    const errors = (0,_rules_finding_js__WEBPACK_IMPORTED_MODULE_8__/* .errorsIn */ .R4)(findings);
    if (errors > 0)
        world.error([`Found ${(0,_rules_finding_js__WEBPACK_IMPORTED_MODULE_8__/* .problemCount */ .bS)(errors)} with the content in Hygraph.`, ...(0,_rules_finding_js__WEBPACK_IMPORTED_MODULE_8__/* .unplacedErrors */ .mc)(findings)].join('\n'), 'content-check-failed');
    else
        log.info(`Checked the content: ${(0,_rules_finding_js__WEBPACK_IMPORTED_MODULE_8__/* .counted */ .hS)(findings)}.`);
    world.writeOutputs({ ...(0,_report_content_js__WEBPACK_IMPORTED_MODULE_3__/* .contentOutputs */ .ek)(facts), findings: (0,_rules_finding_js__WEBPACK_IMPORTED_MODULE_8__/* .findingsJson */ .p0)(findings) });
    const parts = [
        `### ${errors > 0 ? '❌ Hygraph content: problems found' : '✅ Hygraph content: checked'}`,
        (0,_report_content_js__WEBPACK_IMPORTED_MODULE_3__/* .contentLine */ .Yv)(facts),
        (0,_report_finding_list_js__WEBPACK_IMPORTED_MODULE_5__/* .problems */ .Bk)(view),
        (0,_report_finding_list_js__WEBPACK_IMPORTED_MODULE_5__/* .otherFindings */ .jE)(view),
        (0,_report_content_js__WEBPACK_IMPORTED_MODULE_3__/* .contentTable */ .qd)(facts),
    ];
    await world.writeSummary(secrets.redact(parts.filter((part) => part !== '').join('\n\n')));
    return errors > 0 ? 1 : 0;
}
function withOwnNames(finding) {
    return {
        ...finding,
        remedy: finding.remedy.replace(/\bhygraph-(?=endpoint|token|stage|models|public)/g, ''),
    };
}
function withoutSecrets(world) {
    try {
        const { trigger } = (0,_runner_event_js__WEBPACK_IMPORTED_MODULE_6__/* .readContext */ .y)((name) => world.env(name));
        if (trigger.kind !== 'pull-request')
            return undefined;
        if (trigger.fork && world.env('GITHUB_EVENT_NAME') === 'pull_request')
            return 'This pull request comes from a fork, and its runs get no secrets.';
        return trigger.dependabot ? 'Dependabot runs get no secrets.' : undefined;
    }
    catch {
        return undefined;
    }
}


/***/ })

};
