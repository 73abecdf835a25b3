export const id = 62;
export const ids = [62];
export const modules = {

/***/ 5227:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ forgetApp)
/* harmony export */ });
function forgetApp(facts) {
    const known = [
        'projectId',
        'tenantId',
        'endpoint',
        'consoleUrl',
        'adminSecret',
        'commit',
        'databases',
    ];
    for (const key of known)
        Reflect.deleteProperty(facts, key);
}


/***/ }),

/***/ 6399:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ax: () => (/* binding */ claimProject),
/* harmony export */   Ok: () => (/* binding */ marksOf),
/* harmony export */   bZ: () => (/* binding */ openTenant),
/* harmony export */   iY: () => (/* binding */ confirmProject),
/* harmony export */   nb: () => (/* binding */ revealEndpoint)
/* harmony export */ });
/* harmony import */ var _hasura_cloud_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7712);
/* harmony import */ var _hasura_refusals_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5642);
/* harmony import */ var _rules_trusted_hosts_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2794);
/* harmony import */ var _rules_fingerprint_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2231);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7268);
/* harmony import */ var _rules_markers_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8268);
/* harmony import */ var _build_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5227);
/* harmony import */ var _interruption_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8844);








const PROJECT_READABLE_WITHIN_MS = 20_000;
const READ_PROJECT_EVERY_MS = 2_000;
async function confirmProject(ctx, projectId) {
    const { facts } = ctx.progress;
    facts.projectId = projectId;
    facts.consoleUrl = (0,_hasura_cloud_js__WEBPACK_IMPORTED_MODULE_0__/* .consoleUrl */ .B)(projectId);
    revealEndpoint(ctx, await claimOrRemove(ctx, projectId));
    ctx.progress.changed();
}
async function claimOrRemove(ctx, projectId) {
    try {
        return await claimProject(ctx, projectId);
    }
    catch (error) {
        if (!(error instanceof NameRefused))
            throw error;
        await ctx.cloud.deleteTenant(error.tenantId);
        (0,_build_js__WEBPACK_IMPORTED_MODULE_5__/* .forgetApp */ .$)(ctx.progress.facts);
        Object.assign(ctx.progress.facts, { created: false, stoodBefore: false });
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR('name-refused', `${error.message.replace(/\.$/, '')}, so it was deleted again.`, {
            remedy: 'Choose another name with the input name, and run the job again.',
            words: error.words,
            cause: error,
        });
    }
}
class NameRefused extends _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR {
    name = 'NameRefused';
    tenantId;
    constructor(project, wanted, cause) {
        super('name-refused', `Hasura Cloud named the app ${project.name} and refused to rename it to ${wanted}.`, {
            words: (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .asFailure */ .h_)(cause).words,
            cause,
        });
        this.tenantId = project.tenantId;
    }
}
function revealEndpoint(ctx, project) {
    if (!(0,_rules_trusted_hosts_js__WEBPACK_IMPORTED_MODULE_6__/* .isTrustedEndpoint */ .HX)(project.endpoint, ctx.trust)) {
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR('endpoint-not-trusted', 'Hasura Cloud returned an endpoint that is not a plain https address under hasura.app, so the action neither shows nor calls it.', {
            words: project.endpoint,
            remedy: 'Check the project in the console. If your apps have their own domain, set allow-custom-api-url to true.',
        });
    }
    ctx.progress.facts.endpoint = project.endpoint;
}
async function claimProject(ctx, projectId) {
    const { facts } = ctx.progress;
    let project = await findProject(ctx, projectId);
    facts.tenantId = project.tenantId;
    await confirmMarker(ctx, project);
    if (project.name !== facts.name) {
        await giveName(ctx, project);
        project = await findProject(ctx, projectId);
        if (project.name !== facts.name) {
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR('name-refused', `The app is named ${project.name} instead of ${facts.name}, and renaming it had no effect.`, {
                remedy: 'Delete that project in Hasura Cloud, because no run can find it by that name, and run the job again.',
            });
        }
    }
    return project;
}
async function findProject(ctx, projectId) {
    const project = await soon(ctx, async () => {
        const found = await ctx.cloud.project(projectId);
        return found?.tenantId === undefined ? undefined : { ...found, tenantId: found.tenantId };
    });
    if (project !== undefined)
        return project;
    (0,_build_js__WEBPACK_IMPORTED_MODULE_5__/* .forgetApp */ .$)(ctx.progress.facts);
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR('project-not-found', `The project that the creation job returned (${projectId}) does not exist.`, {
        remedy: 'Run the job again; if it happens again, check the projects in Hasura Cloud.',
    });
}
async function confirmMarker(ctx, project) {
    const { marker, hash } = await openTenant(ctx, project);
    if ((0,_rules_markers_js__WEBPACK_IMPORTED_MODULE_7__/* .carries */ .ED)(marker, ctx.marks.build))
        return;
    switch (marker.kind) {
        case 'absent':
            await writeMarker(ctx, project, hash);
            return;
        case 'marked':
            if (marker.owner === ctx.marks.owner && (0,_rules_markers_js__WEBPACK_IMPORTED_MODULE_7__/* .isNewer */ .U4)(marker.build, ctx.marks.build)) {
                throw (0,_interruption_js__WEBPACK_IMPORTED_MODULE_4__/* .supersededBy */ .gT)(ctx.progress.facts.name, marker.build);
            }
            throw unproven(project, 'its marker names another build', `${marker.owner} ${marker.build}`);
        case 'unreadable':
            throw unproven(project, marker.why);
        default:
            marker;
    }
}
async function marksOf({ marks, content }) {
    const built = await content;
    return (0,_rules_markers_js__WEBPACK_IMPORTED_MODULE_7__/* .markerVariables */ .cP)({ ...marks, ...(built === undefined ? {} : { content: (0,_rules_fingerprint_js__WEBPACK_IMPORTED_MODULE_2__/* .contentText */ .Tf)(built) }) });
}
async function writeMarker(ctx, project, hash) {
    ctx.log.info('The service dropped our marker; writing it to the app.');
    try {
        await ctx.cloud.setVariables(project.tenantId, hash, await marksOf(ctx));
    }
    catch (error) {
        ctx.signal.throwIfAborted();
        if ((0,_hasura_refusals_js__WEBPACK_IMPORTED_MODULE_1__/* .effectOf */ .$x)(error) === 'none')
            throw error;
    }
    const { marker } = await openTenant(ctx, project);
    if (!(0,_rules_markers_js__WEBPACK_IMPORTED_MODULE_7__/* .carries */ .ED)(marker, ctx.marks.build))
        throw unproven(project, 'our marker could not be written to it');
}
async function openTenant(ctx, project) {
    const tenant = await soon(ctx, () => ctx.cloud.openTenant(project.tenantId));
    if (tenant === undefined)
        throw unproven(project, 'its variables cannot be read');
    if (tenant.adminSecret !== undefined)
        ctx.progress.facts.adminSecret = tenant.adminSecret;
    return tenant;
}
async function giveName(ctx, project) {
    const { name } = ctx.progress.facts;
    ctx.log.info(`Hasura Cloud named the app ${project.name}; renaming it to ${name}.`);
    try {
        await ctx.cloud.rename(project.tenantId, name);
    }
    catch (error) {
        ctx.signal.throwIfAborted();
        if ((0,_hasura_refusals_js__WEBPACK_IMPORTED_MODULE_1__/* .effectOf */ .$x)(error) === 'unknown')
            return;
        throw new NameRefused(project, name, error);
    }
}
async function soon(ctx, read) {
    const until = ctx.clock.now() + PROJECT_READABLE_WITHIN_MS;
    for (;;) {
        const found = await read();
        if (found !== undefined || ctx.clock.now() >= until)
            return found;
        await ctx.clock.sleep(READ_PROJECT_EVERY_MS, ctx.signal);
    }
}
function unproven(project, why, words) {
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .Failure */ .HR('project-not-proved', `Could not verify that project ${project.id} belongs to this build: ${why}. It was not changed.`, {
        words,
        remedy: 'Check the project in Hasura Cloud, then run the job again.',
    });
}


/***/ }),

/***/ 8844:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SP: () => (/* binding */ explainFailure),
/* harmony export */   Ss: () => (/* binding */ throwIfUnwanted),
/* harmony export */   _n: () => (/* binding */ Interruption),
/* harmony export */   gT: () => (/* binding */ supersededBy),
/* harmony export */   h3: () => (/* binding */ lookAround),
/* harmony export */   kx: () => (/* binding */ BeingRemoved),
/* harmony export */   p3: () => (/* binding */ builtMeanwhile),
/* harmony export */   yJ: () => (/* binding */ stopIfUnwanted)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7268);
/* harmony import */ var _rules_markers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8268);
/* harmony import */ var _build_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5227);
/* harmony import */ var _ownership_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8694);




class Interruption extends Error {
    name = 'Interruption';
    status;
    failure;
    newer;
    constructor(status, because, { failure, newer } = {}) {
        super(because);
        this.status = status;
        this.failure = failure;
        this.newer = newer;
    }
}
function supersededBy(name, build) {
    return new Interruption('superseded', builtMeanwhile(name), { newer: build });
}
function builtMeanwhile(name) {
    return `A newer run took over ${name}.`;
}
class BeingRemoved extends _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR {
    name = 'BeingRemoved';
    constructor(app) {
        super('being-removed', `Another run is removing the app ${app}.`, {
            remedy: 'If you still need the preview, run the job again: it builds the app from scratch.',
        });
    }
}
async function lookAround(ctx, beside) {
    const { progress: { facts }, marks, cloud, } = ctx;
    const [projects, read] = await Promise.all([cloud.projectsNamed(facts.name), beside]);
    const own = projects.find(({ id }) => id === facts.projectId);
    const others = projects.filter((project) => project !== own);
    const judged = await (0,_ownership_js__WEBPACK_IMPORTED_MODULE_1__/* .judgeAll */ .Ty)(ctx, others, marks.owner);
    const newer = (0,_ownership_js__WEBPACK_IMPORTED_MODULE_1__/* .newerAmong */ .ax)(judged, marks.build);
    if (newer !== undefined)
        throw supersededBy(facts.name, newer);
    const isConfirmed = facts.endpoint !== undefined;
    const replacing = own === undefined && isConfirmed ? orderedAfter(judged, marks.build) : '';
    if (replacing !== '')
        throw supersededBy(facts.name, replacing);
    const spares = judged.filter(({ reading }) => (0,_rules_markers_js__WEBPACK_IMPORTED_MODULE_2__/* .carries */ .ED)(reading, marks.build));
    if (own === undefined || !isConfirmed)
        return { own, spares };
    const { reading } = read ?? (await (0,_ownership_js__WEBPACK_IMPORTED_MODULE_1__/* .readingOf */ .MU)(cloud, own.tenantId));
    if ((0,_rules_markers_js__WEBPACK_IMPORTED_MODULE_2__/* .isBeingRemoved */ .A3)(reading))
        throw new BeingRemoved(facts.name);
    return { own, reading, spares };
}
function orderedAfter(apps, build) {
    return (0,_rules_markers_js__WEBPACK_IMPORTED_MODULE_2__/* .newestOf */ .su)((0,_ownership_js__WEBPACK_IMPORTED_MODULE_1__/* .buildsOfOurs */ .uh)(apps).filter((other) => other !== build));
}
async function stopIfUnwanted(ctx) {
    throwIfUnwanted(await ctx.look());
}
function throwIfUnwanted(wanted) {
    if (wanted.state === 'unwanted')
        throw new Interruption('unwanted', wanted.because);
}
const NEWER_APPEARS_WITHIN_MS = 60_000;
const LOOK_FOR_SUCCESSOR_EVERY_MS = 3_000;
async function explainFailure(ctx, error) {
    if (error instanceof Interruption ||
        ctx.signal.aborted ||
        (error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR && (error.kind === 'token' || error.kind === 'ownership')))
        throw error;
    const until = ctx.clock.now() + NEWER_APPEARS_WITHIN_MS;
    let gone = false;
    try {
        for (;;) {
            gone = await isAppGone(ctx);
            if (!gone || ctx.clock.now() >= until)
                break;
            await ctx.clock.sleep(LOOK_FOR_SUCCESSOR_EVERY_MS, ctx.signal);
        }
    }
    catch (found) {
        if (found instanceof BeingRemoved)
            (0,_build_js__WEBPACK_IMPORTED_MODULE_3__/* .forgetApp */ .$)(ctx.progress.facts);
        if (found instanceof Interruption || found instanceof BeingRemoved)
            throw found;
    }
    if (gone && ctx.progress.facts.endpoint !== undefined)
        (0,_build_js__WEBPACK_IMPORTED_MODULE_3__/* .forgetApp */ .$)(ctx.progress.facts);
    throw error;
}
async function isAppGone(ctx) {
    const [{ own }] = await Promise.all([lookAround(ctx), stopIfUnwanted(ctx)]);
    return own === undefined && ctx.progress.facts.projectId !== undefined;
}


/***/ }),

/***/ 8694:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AQ: () => (/* binding */ refuseOthers),
/* harmony export */   MU: () => (/* binding */ readingOf),
/* harmony export */   RR: () => (/* binding */ refuseToWipe),
/* harmony export */   TR: () => (/* binding */ notOurs),
/* harmony export */   Ty: () => (/* binding */ judgeAll),
/* harmony export */   ax: () => (/* binding */ newerAmong),
/* harmony export */   jx: () => (/* binding */ judgeNamed),
/* harmony export */   nL: () => (/* binding */ whyNotOurs),
/* harmony export */   sj: () => (/* binding */ judgedNow),
/* harmony export */   uh: () => (/* binding */ buildsOfOurs),
/* harmony export */   z7: () => (/* binding */ mayTouch)
/* harmony export */ });
/* harmony import */ var _hasura_refusals_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5642);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7268);
/* harmony import */ var _rules_markers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8268);



function judgeAll({ cloud }, projects, owner) {
    return Promise.all(projects.map(async (project) => {
        const read = await readingOf(cloud, project.tenantId);
        return { project, ...read, ownership: (0,_rules_markers_js__WEBPACK_IMPORTED_MODULE_2__/* .ownershipOf */ .VL)(read.reading, owner) };
    }));
}
const MARKER_READABLE_WITHIN_MS = 15_000;
const JUDGE_EVERY_MS = 3_000;
async function judgeNamed(ctx, { name, owner }, listed) {
    const until = ctx.clock.now() + MARKER_READABLE_WITHIN_MS;
    for (let projects = listed ?? (await ctx.cloud.projectsNamed(name));; projects = await ctx.cloud.projectsNamed(name)) {
        const found = await judgeAll(ctx, projects, owner);
        if (found.every(({ ownership }) => ownership !== 'unreadable') || ctx.clock.now() >= until)
            return found;
        await ctx.clock.sleep(JUDGE_EVERY_MS, ctx.signal);
    }
}
async function judgedNow({ cloud, signal, log }, { name, owner }) {
    try {
        return await judgeAll({ cloud }, await cloud.projectsNamed(name), owner);
    }
    catch (error) {
        signal.throwIfAborted();
        log.debug(`Could not check which apps are named ${name}: ${error.message}`);
        return undefined;
    }
}
function buildsOfOurs(apps) {
    return apps.filter(({ ownership }) => ownership === 'ours').map(({ reading }) => (0,_rules_markers_js__WEBPACK_IMPORTED_MODULE_2__/* .buildIn */ .sL)(reading));
}
function newerAmong(apps, build) {
    const newest = (0,_rules_markers_js__WEBPACK_IMPORTED_MODULE_2__/* .newestOf */ .su)(buildsOfOurs(apps));
    return (0,_rules_markers_js__WEBPACK_IMPORTED_MODULE_2__/* .isNewer */ .U4)(newest, build) ? newest : undefined;
}
function mayTouch(app, adoptUnmarked) {
    return app.ownership === 'ours' || (app.ownership === 'unmarked' && adoptUnmarked);
}
function refuseOthers(apps, adoptUnmarked, so = '') {
    const other = apps.find((app) => !mayTouch(app, adoptUnmarked));
    if (other === undefined)
        return;
    throw notOurs(other, so);
}
function refuseToWipe(apps, adoptUnmarked) {
    refuseOthers(apps, adoptUnmarked, 'Building would wipe it, so nothing was created or deleted.');
}
function notOurs(app, so) {
    const { code, remedy } = REFUSED[app.ownership];
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR(code, `${whyNotOurs(app)} ${so}`.trim(), { remedy });
}
function whyNotOurs({ project, reading }) {
    const it = `The account has an app named ${project.name} (project ${project.id})`;
    switch (reading.kind) {
        case 'marked':
            return `${it} that belongs to ${reading.owner}.`;
        case 'absent':
            return `${it} that this action did not create: it carries no marker.`;
        case 'unreadable':
            return `${it}, and its owner cannot be read: ${reading.why}.`;
        default:
            return reading;
    }
}
const REFUSED = {
    unmarked: {
        code: 'app-not-marked',
        remedy: 'If the old action created it as a preview, set adopt-unmarked to true until its apps are rebuilt or deleted; otherwise choose another name.',
    },
    foreign: {
        code: 'app-of-another',
        remedy: 'Choose another name with the input name; {pr} or {branch} in it keeps previews apart.',
    },
    unreadable: {
        code: 'owner-unknown',
        remedy: 'Check that project in Hasura Cloud. Run the job again when it can be read, or choose another name.',
    },
    ours: { code: 'marker-changed', remedy: '' },
};
async function readingOf(cloud, tenantId) {
    const unreadable = (why) => ({ reading: { kind: 'unreadable', why } });
    if (tenantId === undefined)
        return unreadable('it has no tenant right now');
    try {
        const tenant = await cloud.marker(tenantId);
        if (tenant === undefined)
            return unreadable('its variables cannot be read right now');
        return { reading: tenant.marker, hash: tenant.hash };
    }
    catch (error) {
        if (!(error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR) || !saysNo(error))
            throw error;
        return unreadable(error.message.replace(/\.$/, ''));
    }
}
function saysNo(error) {
    if (error instanceof _hasura_refusals_js__WEBPACK_IMPORTED_MODULE_0__/* .HasuraRefusal */ .R2)
        return error.kind !== 'token' && !(0,_hasura_refusals_js__WEBPACK_IMPORTED_MODULE_0__/* .passes */ .WE)(error);
    return error.kind === 'shape';
}


/***/ }),

/***/ 6584:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JH: () => (/* binding */ transportOf),
/* harmony export */   KD: () => (/* binding */ checked),
/* harmony export */   VH: () => (/* binding */ permissionsRemedy),
/* harmony export */   Wi: () => (/* binding */ unlessGone),
/* harmony export */   XB: () => (/* binding */ gitHubClient),
/* harmony export */   c2: () => (/* binding */ statusOf),
/* harmony export */   ho: () => (/* binding */ isServerTrouble),
/* harmony export */   lT: () => (/* binding */ askedToWait),
/* harmony export */   o7: () => (/* binding */ gitHubFailure),
/* harmony export */   to: () => (/* binding */ graphQLErrors)
/* harmony export */ });
/* harmony import */ var _octokit_rest__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1267);
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7934);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7268);
/* harmony import */ var _lib_http_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1931);
/* harmony import */ var _lib_record_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5638);
/* harmony import */ var _lib_retry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1737);
/* harmony import */ var _lib_text_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9112);







function gitHubClient(access, repository, world) {
    const octokit = new _octokit_rest__WEBPACK_IMPORTED_MODULE_2__/* .Octokit */ .E({
        auth: access.auth,
        baseUrl: access.baseUrl,
        ...(access.userAgent === undefined ? {} : { userAgent: access.userAgent }),
        request: { fetch: (0,_lib_http_js__WEBPACK_IMPORTED_MODULE_1__/* .carefulFetch */ .p)({ ...world, fetch: access.fetch }, { service: 'GitHub' }) },
        log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    });
    const seen = new Map();
    return {
        octokit,
        at: { owner: repository.owner, repo: repository.name },
        repository,
        clock: world.clock,
        permissions: world.permissions ?? [],
        read: (call, mostMs = Infinity) => {
            let guessed = false;
            return (0,_lib_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .retrying */ .R)({ ...world, service: 'GitHub', timeLeft: () => Math.min(mostMs, world.timeLeft()) }, call, (error) => {
                if (transportOf(error)?.retryable === true || isServerTrouble(error))
                    return { again: true };
                const afterMs = askedToWait(error, world.clock);
                if (afterMs === undefined)
                    return { again: false };
                const again = !guessed || waitTold(error, world.clock) !== undefined;
                guessed = true;
                return { again, afterMs };
            });
        },
        unlessChanged: async (what, call) => {
            const before = seen.get(what);
            try {
                const { data, headers } = await call(before === undefined ? {} : { 'if-none-match': before.etag });
                if (headers.etag !== undefined)
                    seen.set(what, { etag: headers.etag, data });
                return data;
            }
            catch (error) {
                if (before === undefined || statusOf(error) !== 304)
                    throw error;
                return before.data;
            }
        },
    };
}
class UnexpectedShape extends Error {
}
function checked(schema, data) {
    const result = valibot__WEBPACK_IMPORTED_MODULE_4__/* .safeParse */ .xLC(schema, data);
    if (result.success)
        return result.output;
    throw new UnexpectedShape(valibot__WEBPACK_IMPORTED_MODULE_4__/* .getDotPath */ .BuJ(result.issues[0]) ?? 'its root');
}
function graphQLErrors(error) {
    const { errors, data } = (error ?? {});
    if (!(error instanceof Error) || !Array.isArray(errors))
        return { errors: [], data: undefined };
    return {
        data,
        errors: errors.filter(_lib_record_js__WEBPACK_IMPORTED_MODULE_5__/* .isRecord */ .u).map(({ type, message, path }) => ({
            type,
            message,
            path: Array.isArray(path) ? path : undefined,
        })),
    };
}
function statusOf(error) {
    if (transportOf(error) !== undefined || behind(error, _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR) !== undefined)
        return undefined;
    return error instanceof Error && 'status' in error && typeof error.status === 'number'
        ? error.status
        : undefined;
}
async function unlessGone(work) {
    try {
        return await work();
    }
    catch (error) {
        if (statusOf(error) === 404)
            return undefined;
        throw error;
    }
}
function transportOf(error) {
    return behind(error, _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TransportError */ .wX);
}
const UNTOLD_WAIT_MS = 60_000;
function askedToWait(error, clock) {
    return isRateLimit(error) ? (waitTold(error, clock) ?? UNTOLD_WAIT_MS) : undefined;
}
function isRateLimit(error) {
    const words = error instanceof Error ? error.message : '';
    const inWords = /rate limit|abuse detection/i.test(words);
    if (graphQLErrors(error).errors.some(({ type }) => type === 'RATE_LIMITED' || type === 'RATE_LIMIT'))
        return true;
    switch (statusOf(error)) {
        case 429:
            return true;
        case 403:
            return inWords || (!isNotAccessible(words) && headerOf(error, 'retry-after') !== undefined);
        case undefined:
            return inWords && graphQLErrors(error).errors.length > 0;
        default:
            return false;
    }
}
function isNotAccessible(words) {
    return /not accessible/i.test(words);
}
function waitTold(error, clock) {
    const after = (0,_lib_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .retryAfter */ .P)(headerOf(error, 'retry-after'), clock);
    if (after !== undefined || headerOf(error, 'x-ratelimit-remaining') !== '0')
        return after;
    const resetAt = Number(headerOf(error, 'x-ratelimit-reset')) * 1000;
    return resetAt > 0 ? Math.max(0, resetAt - clock.date().getTime()) : undefined;
}
function isServerTrouble(error) {
    return (statusOf(error) ?? 0) >= 500;
}
function behind(error, kind) {
    for (let at = error; at instanceof Error; at = at.cause)
        if (at instanceof kind)
            return at;
    return undefined;
}
function unauthorizedRemedy(error, words) {
    const [sso] = /https:\/\/github\.com\/\S+/.exec(headerOf(error, 'x-github-sso') ?? '') ?? [];
    const own = "or leave github-token out to use the workflow's own token.";
    if (sso !== undefined || /\bSAML\b/.test(words))
        return `Authorize the token for the organization's single sign-on${sso === undefined ? '' : ` at ${sso}`}, ${own}`;
    return /\bIP (address|allow list)\b/i.test(words)
        ? `Add the runner's address to the organization's IP allow list, ${own}`
        : undefined;
}
function permissionsRemedy(missing, permissions) {
    const covered = permissions.includes(missing) || permissions.includes(missing.replace(/read$/, 'write'));
    const needed = covered ? permissions : [...permissions, missing];
    const all = permissions.length === 0 ? '' : ` This job needs: ${needed.toSorted().join(', ')}.`;
    return `Add "${missing}" to the job's permissions.${all}`;
}
function gitHubFailure(error, doing, permission, { clock, permissions }) {
    const failure = behind(error, _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR);
    if (failure !== undefined)
        return failure;
    if (error instanceof UnexpectedShape) {
        return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('unexpected-answer', `GitHub's answer has an unexpected shape at ${error.message} (asked to ${doing}).`, {
            remedy: 'Run the job again; if it happens again, check for a newer version of this action.',
        });
    }
    const transport = transportOf(error);
    if (transport !== undefined) {
        return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('unreachable', `Could not ask GitHub to ${doing}: ${transport.message}.`, {
            remedy: 'Run the job again; on a self-hosted runner check its network and its proxy (HTTPS_PROXY).',
            cause: error,
        });
    }
    const status = statusOf(error);
    const words = error instanceof Error ? error.message : String(error);
    if (status === 401) {
        return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('github-token-refused', `GitHub refused the token when asked to ${doing}.`, {
            remedy: "Check the input github-token; without it, the action uses the workflow's own token.",
            words,
        });
    }
    if (status === 404 || (status === 403 && isNotAccessible(words))) {
        return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('github-not-allowed', `GitHub did not allow this run to ${doing} (HTTP ${String(status)}).`, {
            remedy: permissionsRemedy(permission, permissions),
            words,
        });
    }
    const unauthorized = status === 403 ? unauthorizedRemedy(error, words) : undefined;
    if (unauthorized !== undefined) {
        return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('github-token-not-authorized', `GitHub did not accept the token when asked to ${doing} (HTTP 403).`, { remedy: unauthorized, words });
    }
    const afterMs = askedToWait(error, clock);
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('github-error', `GitHub could not ${doing}${status === undefined ? '' : ` (HTTP ${String(status)})`}.`, {
        remedy: `Run the job again later.${afterMs === undefined ? '' : ` Wait ${(0,_lib_text_js__WEBPACK_IMPORTED_MODULE_6__/* .duration */ .p0)(afterMs)}.`}`,
        words,
        cause: error,
    });
}
function headerOf(error, name) {
    const { response, headers } = error;
    const value = (response?.headers ?? headers)?.[name];
    return typeof value === 'string' ? value : undefined;
}
function quiet() {
}


/***/ }),

/***/ 6645:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D5: () => (/* binding */ ownComments),
/* harmony export */   E$: () => (/* binding */ readOwnComment),
/* harmony export */   Iz: () => (/* binding */ rewriteComment),
/* harmony export */   Sg: () => (/* binding */ recentComments),
/* harmony export */   u3: () => (/* binding */ commentsOf)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7934);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7268);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6584);
/* harmony import */ var _identity_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7369);
/* harmony import */ var _pages_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1511);





const comment = valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    id: valibot__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig(),
    html_url: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
    body: valibot__WEBPACK_IMPORTED_MODULE_4__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()),
    user: valibot__WEBPACK_IMPORTED_MODULE_4__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ login: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), type: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP() })),
    author_association: valibot__WEBPACK_IMPORTED_MODULE_4__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()),
});
const list = valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(comment);
const dated = valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ ...comment.entries, updated_at: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP() }));
function commentsOf(github, pull) {
    const { octokit, at } = github;
    let own;
    let copies = [];
    const find = async (marker) => {
        const author = (own ??= (0,_identity_js__WEBPACK_IMPORTED_MODULE_2__/* .ownLogin */ .C4)(github));
        const pages = (0,_pages_js__WEBPACK_IMPORTED_MODULE_3__/* .pagesOf */ .E)(github, (asked) => octokit.rest.issues.listComments({ ...at, issue_number: pull, ...asked }));
        let complete = false;
        copies = [];
        for await (const { data, last } of pages) {
            complete = last;
            const us = await author;
            for (const one of (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .checked */ .KD)(list, data)) {
                if (one.body?.startsWith(marker) !== true)
                    continue;
                if ((0,_identity_js__WEBPACK_IMPORTED_MODULE_2__/* .isOurs */ .MU)(one.user, us))
                    return commentOf(one);
                if (mayHaveBeenUs(one))
                    copies.push(commentOf(one));
            }
        }
        if (complete)
            return undefined;
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('too-much-to-search', `Pull request #${String(pull)} has too many large comments to search.`, {
            remedy: 'Delete unused ones, or set comment to false.',
        });
    };
    return {
        find,
        copies: () => copies,
        post: async (marker, body) => {
            try {
                const { data } = await octokit.rest.issues.createComment({ ...at, issue_number: pull, body });
                return commentOf((0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .checked */ .KD)(comment, data));
            }
            catch (error) {
                if ((0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .transportOf */ .JH)(error) === undefined && ((0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .statusOf */ .c2)(error) ?? 0) < 500)
                    throw error;
                const stored = await find(marker);
                if (stored === undefined)
                    throw error;
                return stored;
            }
        },
        read: (id) => readOwnComment(github, id),
        edit: (id, body) => commentUnlessGone(() => octokit.rest.issues.updateComment({ ...at, comment_id: id, body })),
        remove: async (id) => {
            await octokit.rest.issues.deleteComment({ ...at, comment_id: id });
        },
    };
}
async function ownComments(github, pull, start) {
    const { octokit, at } = github;
    const pages = (0,_pages_js__WEBPACK_IMPORTED_MODULE_3__/* .pagesOf */ .E)(github, (asked) => octokit.rest.issues.listComments({ ...at, issue_number: pull, ...asked }));
    const us = await (0,_identity_js__WEBPACK_IMPORTED_MODULE_2__/* .ownLogin */ .C4)(github);
    const found = [];
    for await (const { data } of pages)
        for (const one of (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .checked */ .KD)(list, data))
            if (one.body?.startsWith(start) === true && (0,_identity_js__WEBPACK_IMPORTED_MODULE_2__/* .isCertainlyOurs */ .Xj)(one.user, us))
                found.push(commentOf(one));
    return found;
}
const MOST_PAGES = 30;
async function recentComments(github, start) {
    const { octokit, at } = github;
    const author = await (0,_identity_js__WEBPACK_IMPORTED_MODULE_2__/* .ownLogin */ .C4)(github);
    const found = new Map();
    const pages = (0,_pages_js__WEBPACK_IMPORTED_MODULE_3__/* .pagesOf */ .E)(github, (asked) => octokit.rest.issues.listCommentsForRepo({
        ...at,
        sort: 'updated',
        direction: 'desc',
        ...asked,
    }), MOST_PAGES * 100);
    for await (const { data } of pages)
        for (const one of (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .checked */ .KD)(dated, data))
            if (one.body?.startsWith(start) === true && ((0,_identity_js__WEBPACK_IMPORTED_MODULE_2__/* .isOurs */ .MU)(one.user, author) || mayHaveBeenUs(one)))
                found.set(one.id, {
                    ...commentOf(one),
                    updatedAt: Date.parse(one.updated_at),
                    isOwn: (0,_identity_js__WEBPACK_IMPORTED_MODULE_2__/* .isCertainlyOurs */ .Xj)(one.user, author),
                });
    return [...found.values()];
}
async function readOwnComment(github, id) {
    const { octokit, at } = github;
    return await commentUnlessGone(() => github.read(() => octokit.rest.issues.getComment({ ...at, comment_id: id })));
}
async function rewriteComment({ octokit, at }, id, body) {
    await commentUnlessGone(() => octokit.rest.issues.updateComment({ ...at, comment_id: id, body }));
}
async function commentUnlessGone(call) {
    return await (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .unlessGone */ .Wi)(async () => commentOf((0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .checked */ .KD)(comment, (await call()).data)));
}
const BELONGS = ['OWNER', 'MEMBER', 'COLLABORATOR'];
function mayHaveBeenUs({ user, author_association: association }) {
    return user?.type === 'Bot' || BELONGS.includes(association ?? '');
}
function commentOf(answer) {
    return { id: answer.id, url: answer.html_url, body: answer.body ?? '' };
}


/***/ }),

/***/ 6887:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kp: () => (/* binding */ otherBuildsSince),
/* harmony export */   Md: () => (/* binding */ payloadOf),
/* harmony export */   _s: () => (/* binding */ deploymentStates),
/* harmony export */   aF: () => (/* binding */ buildInPayload),
/* harmony export */   fB: () => (/* binding */ deployedNames),
/* harmony export */   o: () => (/* binding */ deploymentsOf)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7934);
/* harmony import */ var _lib_record_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5638);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7268);
/* harmony import */ var _lib_side_by_side_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4094);
/* harmony import */ var _lib_within_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7840);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6584);
/* harmony import */ var _identity_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7369);
/* harmony import */ var _pages_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1511);








const deployment = valibot__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({
    id: valibot__WEBPACK_IMPORTED_MODULE_5__/* .number */ .aig(),
    node_id: valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(),
    sha: valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(),
    payload: valibot__WEBPACK_IMPORTED_MODULE_5__/* .unknown */ .L5J(),
    environment: valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(),
    creator: valibot__WEBPACK_IMPORTED_MODULE_5__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({ login: valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), type: valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP() })),
    created_at: valibot__WEBPACK_IMPORTED_MODULE_5__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP()),
});
const list = valibot__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(deployment);
const states = valibot__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({
    nodes: valibot__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_5__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({ state: valibot__WEBPACK_IMPORTED_MODULE_5__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP()) }))),
});
const AT_ONCE = 100;
const STATES = `query states($ids: [ID!]!) { nodes(ids: $ids) { ... on Deployment { state } } }`;
function deploymentsOf(github, app) {
    const { octokit, at } = github;
    const { environment, owner, name } = app;
    const task = `deploy:${name}`;
    return {
        look: async () => {
            const pages = (0,_pages_js__WEBPACK_IMPORTED_MODULE_4__/* .pagesOf */ .E)(github, (asked) => octokit.rest.repos.listDeployments({ ...at, task, ...asked }), AT_ONCE);
            const listed = [];
            for await (const { data } of pages)
                listed.push(...(0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .checked */ .KD)(list, data));
            const ours = listed
                .map((one) => ({ ...one, payload: payloadOf(one.payload) }))
                .filter(({ payload }) => payload['owner'] === owner && payload['app'] === name)
                .sort((a, b) => b.id - a.id);
            const stand = await statesOfOurs(github, ours);
            return ours.flatMap(({ id, sha, payload, environment: where }, index) => {
                const state = stand[index];
                if (state === undefined)
                    return [];
                return [{ id, sha, build: buildInPayload(payload['build']), state, isHere: where === environment }];
            });
        },
        create: async ({ build, sha, description }) => {
            const { data } = await octokit.rest.repos.createDeployment({
                ...at,
                ref: sha,
                task,
                environment,
                description,
                payload: { app: name, owner, build },
                transient_environment: true,
                production_environment: false,
                auto_merge: false,
                required_contexts: [],
            });
            return { id: (0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .checked */ .KD)(deployment, data).id, sha, build };
        },
        tell: async (id, { state, description, logUrl, url }) => {
            await (0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .unlessGone */ .Wi)(() => octokit.rest.repos.createDeploymentStatus({
                ...at,
                deployment_id: id,
                state,
                description,
                log_url: logUrl,
                ...(url === undefined ? {} : { environment_url: url }),
                auto_inactive: false,
            }));
        },
    };
}
async function deployedNames(github, { environment, owner }) {
    const us = await (0,_identity_js__WEBPACK_IMPORTED_MODULE_3__/* .ownLogin */ .C4)(github);
    return (await newestIn(github, environment)).flatMap(({ payload, creator }) => {
        const { owner: of, app: name } = payloadOf(payload);
        return of === owner && typeof name === 'string' && (0,_identity_js__WEBPACK_IMPORTED_MODULE_3__/* .isCertainlyOurs */ .Xj)(creator, us) ? [name] : [];
    });
}
async function otherBuildsSince(github, { environment, since, build }) {
    const newest = await newestIn(github, environment, GRAPHQL_WAITS_MS);
    return newest.filter(({ created_at: created, payload }) => {
        const read = payloadOf(payload);
        const isOther = typeof read['app'] === 'string' && read['build'] !== build;
        return isOther && Date.parse(created ?? '') >= since.getTime();
    }).length;
}
async function newestIn(github, environment, mostMs) {
    const { octokit, at } = github;
    const { data } = await github.read(() => octokit.rest.repos.listDeployments({ ...at, environment, per_page: AT_ONCE }), mostMs);
    return (0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .checked */ .KD)(list, data);
}
async function deploymentStates(github, ids, mostMs) {
    if (ids.length === 0)
        return [];
    const answer = await github.read(() => github.octokit.graphql(STATES, { ids }).catch(dataBeside), mostMs);
    return (0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .checked */ .KD)(states, answer).nodes.map((node) => (node ? (node.state ?? 'PENDING') : undefined));
}
const GRAPHQL_WAITS_MS = 5_000;
const MOST_BY_REST = 10;
async function statesOfOurs(github, ours) {
    const nodes = ours.map(({ node_id: node }) => node);
    try {
        const asked = deploymentStates(github, nodes, GRAPHQL_WAITS_MS);
        return await (0,_lib_within_js__WEBPACK_IMPORTED_MODULE_1__/* .within */ .u)(github.clock, GRAPHQL_WAITS_MS, 'GitHub', asked);
    }
    catch (error) {
        if (!isOutage(error, github))
            throw error;
        const newest = ours.slice(0, MOST_BY_REST).map(({ id }) => id);
        return await statesByRest(github, newest);
    }
}
const statuses = valibot__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({ id: valibot__WEBPACK_IMPORTED_MODULE_5__/* .number */ .aig(), state: valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP() }));
function isOutage(error, { clock }) {
    return (error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR ||
        (0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .transportOf */ .JH)(error) !== undefined ||
        (0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .isServerTrouble */ .ho)(error) ||
        (0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .askedToWait */ .lT)(error, clock) !== undefined ||
        (0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .graphQLErrors */ .to)(error).errors.length > 0);
}
async function statesByRest(github, ids) {
    const { octokit, at } = github;
    return await (0,_lib_side_by_side_js__WEBPACK_IMPORTED_MODULE_6__/* .sideBySide */ .Q)(ids, 4, async (id) => {
        const answer = await (0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .unlessGone */ .Wi)(() => github.read(() => octokit.rest.repos.listDeploymentStatuses({ ...at, deployment_id: id, per_page: 100 })));
        if (answer === undefined)
            return undefined;
        const [last] = (0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .checked */ .KD)(statuses, answer.data).sort((a, b) => b.id - a.id);
        return last === undefined ? 'PENDING' : (BY_REST[last.state] ?? last.state.toUpperCase());
    });
}
const BY_REST = { success: 'ACTIVE', inactive: 'DESTROYED' };
function dataBeside(error) {
    const { errors, data } = (0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .graphQLErrors */ .to)(error);
    if (errors.some(({ type }) => type === 'FORBIDDEN'))
        throw Object.assign(new Error('Resource not accessible', { cause: error }), { status: 403 });
    if (data === undefined || !errors.every(({ type }) => type === 'NOT_FOUND'))
        throw error;
    return data;
}
function payloadOf(payload) {
    try {
        const read = typeof payload === 'string' ? JSON.parse(payload) : payload;
        return (0,_lib_record_js__WEBPACK_IMPORTED_MODULE_7__/* .isRecord */ .u)(read) ? read : {};
    }
    catch {
        return {};
    }
}
function buildInPayload(value) {
    return typeof value === 'string' ? value : '';
}


/***/ }),

/***/ 7369:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C4: () => (/* binding */ ownLogin),
/* harmony export */   MU: () => (/* binding */ isOurs),
/* harmony export */   Xj: () => (/* binding */ isCertainlyOurs)
/* harmony export */ });
async function ownLogin(github) {
    const { octokit } = github;
    const asked = logins.get(octokit) ??
        github
            .read(() => octokit.graphql('query { viewer { login } }'))
            .then(({ viewer }) => viewer.login);
    logins.set(octokit, asked);
    try {
        return await asked;
    }
    catch {
        logins.delete(octokit);
        return undefined;
    }
}
const logins = new WeakMap();
function isCertainlyOurs(author, own) {
    return own !== undefined && isOurs(author, own);
}
function isOurs(author, own) {
    if (author === null || author === undefined)
        return false;
    if (author.login === own)
        return true;
    return author.type === 'Bot' && (own === undefined || author.login === `${own}[bot]`);
}


/***/ }),

/***/ 1511:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ pagesOf)
/* harmony export */ });
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6584);

const SIZES = [100, 20, 4, 1];
const [LARGEST] = SIZES;
const MOST_REQUESTS = 250;
async function* pagesOf(github, ask, most = Infinity) {
    let at = 0;
    let size = LARGEST;
    for (let requests = 0; requests < MOST_REQUESTS && at < most; requests++) {
        const asked = { per_page: size, page: at / size + 1 };
        try {
            const { data, headers } = await github.read(() => ask(asked));
            const last = !/\brel="?next\b/.test(headers.link ?? '');
            yield { data, last };
            if (last)
                return;
            at += size;
            size = SIZES.find((larger) => at % larger === 0) ?? 1;
        }
        catch (error) {
            const smaller = SIZES.find((next) => next < size);
            if ((0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .transportOf */ .JH)(error)?.tooLarge !== true || smaller === undefined)
                throw error;
            size = smaller;
        }
    }
}


/***/ }),

/***/ 7712:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B: () => (/* binding */ consoleUrl),
  m: () => (/* binding */ hasuraCloud)
});

// EXTERNAL MODULE: ./src/rules/markers.ts
var markers = __webpack_require__(8268);
// EXTERNAL MODULE: ./src/lib/record.ts
var record = __webpack_require__(5638);
// EXTERNAL MODULE: ./src/hasura/jobs.ts
var jobs = __webpack_require__(7144);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
;// CONCATENATED MODULE: ./src/hasura/operations.ts

const uuid = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* uuid */.uRe());
const project = dist/* object */.Ikc({
    id: uuid,
    name: dist/* string */.YjP(),
    endpoint: dist/* string */.YjP(),
    tenant: dist/* nullish */.cl6(dist/* object */.Ikc({ id: uuid })),
});
const projectsByName = operation({
    name: 'projectsByName',
    kind: 'query',
    document: `query projectsByName($name: String!) {
    projects(where: {name: {_eq: $name}}) { id name endpoint tenant { id } }
  }`,
    data: dist/* object */.Ikc({ projects: dist/* array */.YOg(project) }),
});
const projectsPage = operation({
    name: 'projectsPage',
    kind: 'query',
    document: `query projectsPage($like: String!, $limit: Int!, $offset: Int!) {
    projects(where: {name: {_like: $like}}, order_by: [{id: asc}], limit: $limit, offset: $offset) {
      id name endpoint tenant { id }
    }
  }`,
    data: dist/* object */.Ikc({ projects: dist/* array */.YOg(project) }),
});
const projectsOfIds = operation({
    name: 'projectsOfIds',
    kind: 'query',
    document: `query projectsOfIds($ids: [uuid!]!) {
    projects(where: {id: {_in: $ids}}) { id name endpoint tenant { id } }
  }`,
    data: dist/* object */.Ikc({ projects: dist/* array */.YOg(project) }),
});
const projectById = operation({
    name: 'projectById',
    kind: 'query',
    document: `query projectById($id: uuid!) {
    projects_by_pk(id: $id) { id name endpoint tenant { id } }
  }`,
    data: dist/* object */.Ikc({ projects_by_pk: dist/* nullable */.mee(project) }),
});
const tenantEnv = operation({
    name: 'tenantEnv',
    kind: 'query',
    document: `query tenantEnv($tenantId: uuid!) {
    getTenantEnv(tenantId: $tenantId) { hash envVars }
  }`,
    data: dist/* object */.Ikc({ getTenantEnv: dist/* nullable */.mee(dist/* object */.Ikc({ hash: dist/* string */.YjP(), envVars: dist/* unknown */.L5J() })) }),
});
const operations_event = dist/* object */.Ikc({
    id: dist/* string */.YjP(),
    event_type: dist/* string */.YjP(),
    public_event_data: dist/* nullish */.cl6(dist/* unknown */.L5J()),
    error: dist/* nullish */.cl6(dist/* string */.YjP()),
    github_detail: dist/* nullish */.cl6(dist/* string */.YjP()),
    created_at: dist/* optional */.lqM(dist/* string */.YjP()),
});
const job = dist/* object */.Ikc({
    id: uuid,
    status: dist/* string */.YjP(),
    tasks: dist/* nullish */.cl6(dist/* array */.YOg(dist/* object */.Ikc({ id: dist/* string */.YjP(), name: dist/* string */.YjP(), task_events: dist/* nullish */.cl6(dist/* array */.YOg(operations_event)) }))),
});
const jobData = dist/* object */.Ikc({ jobs_by_pk: dist/* nullable */.mee(job) });
const jobStatusWithTimes = operation({
    name: 'jobStatus',
    kind: 'query',
    document: jobStatusDocument('created_at'),
    data: jobData,
});
const operations_jobStatus = operation({
    name: 'jobStatus',
    kind: 'query',
    document: jobStatusDocument(''),
    data: jobData,
});
const jobsOfProject = operation({
    name: 'jobsOfProject',
    kind: 'query',
    document: `query jobsOfProject($id: uuid!) {
    projects_by_pk(id: $id) { jobs { id status tasks { id name } } }
  }`,
    data: dist/* object */.Ikc({ projects_by_pk: dist/* nullable */.mee(dist/* object */.Ikc({ jobs: dist/* array */.YOg(job) })) }),
});
const createPreviewApp = operation({
    name: 'createPreviewApp',
    kind: 'mutation',
    document: `mutation createPreviewApp(
    $githubToken: String!, $owner: String!, $repo: String!, $branch: String!, $directory: String!,
    $name: String!, $cloud: String!, $region: String!, $plan: String!, $env: [UpdateEnvsObject]
  ) {
    createGitHubPreviewApp(payload: {
      githubPersonalAccessToken: $githubToken
      githubRepoDetails: { branch: $branch, owner: $owner, repo: $repo, directory: $directory }
      projectOptions: { cloud: $cloud, region: $region, plan: $plan, name: $name, envVars: $env }
    }) { githubPreviewAppJobID }
  }`,
    data: dist/* object */.Ikc({ createGitHubPreviewApp: dist/* object */.Ikc({ githubPreviewAppJobID: uuid }) }),
});
const updateTenantEnv = operation({
    name: 'updateTenantEnv',
    kind: 'mutation',
    document: `mutation updateTenantEnv($tenantId: uuid!, $currentHash: String!, $env: [UpdateEnvObject!]!) {
    updateTenantEnv(tenantId: $tenantId, currentHash: $currentHash, envs: $env) { hash }
  }`,
    data: dist/* object */.Ikc({ updateTenantEnv: dist/* nullable */.mee(dist/* object */.Ikc({ hash: dist/* string */.YjP() })) }),
});
const deleteTenantEnv = operation({
    name: 'deleteTenantEnv',
    kind: 'mutation',
    document: `mutation deleteTenantEnv($tenantId: uuid!, $currentHash: String!, $keys: [String!]!) {
    deleteTenantEnv(tenantId: $tenantId, currentHash: $currentHash, deleteEnvs: $keys) { hash }
  }`,
    data: dist/* object */.Ikc({ deleteTenantEnv: dist/* nullable */.mee(dist/* object */.Ikc({ hash: dist/* string */.YjP() })) }),
});
const renameTenant = operation({
    name: 'renameTenant',
    kind: 'mutation',
    document: `mutation renameTenant($tenantId: uuid!, $name: String!) {
    updateTenantName(tenantId: $tenantId, name: $name) { tenant_id }
  }`,
    data: dist/* object */.Ikc({ updateTenantName: dist/* nullable */.mee(dist/* object */.Ikc({ tenant_id: dist/* string */.YjP() })) }),
});
const deleteTenant = operation({
    name: 'deleteTenant',
    kind: 'mutation',
    document: `mutation deleteTenant($tenantId: uuid!) {
    deleteTenant(tenantId: $tenantId) { status }
  }`,
    data: dist/* object */.Ikc({ deleteTenant: dist/* nullable */.mee(dist/* object */.Ikc({ status: dist/* string */.YjP() })) }),
});
function operation(of) {
    return of;
}
function jobStatusDocument(times) {
    return `query jobStatus($id: uuid!) {
    jobs_by_pk(id: $id) {
      id status
      tasks(order_by: {created_at: asc}) {
        id name
        task_events(order_by: {created_at: asc}) { id event_type public_event_data error github_detail ${times} }
      }
    }
  }`;
}

// EXTERNAL MODULE: ./src/hasura/refusals.ts + 1 modules
var refusals = __webpack_require__(5642);
;// CONCATENATED MODULE: ./src/hasura/cloud.ts





function hasuraCloud(call, secrets) {
    let jobStatus = jobStatusWithTimes;
    const environment = async (tenantId) => {
        const { getTenantEnv } = await call(tenantEnv, { tenantId });
        return getTenantEnv === null ? undefined : { hash: getTenantEnv.hash, envVars: getTenantEnv.envVars };
    };
    return {
        projectsNamed: async (name) => {
            const { projects } = await call(projectsByName, { name });
            return projects.map(projectOf);
        },
        projectsBeginning: async (start, { size, from }) => {
            const page = { like: `${start}%`, limit: size, offset: from };
            const { projects } = await call(projectsPage, page);
            return projects.map(projectOf);
        },
        stillListed: async (ids) => {
            const { projects } = await call(projectsOfIds, { ids });
            return projects.map(projectOf);
        },
        project: async (id) => {
            const { projects_by_pk: found } = await call(projectById, { id });
            return found === null ? undefined : projectOf(found);
        },
        marker: async (tenantId) => {
            const found = await environment(tenantId);
            return found && { marker: (0,markers/* readMarker */.t7)(found.envVars), hash: found.hash };
        },
        openTenant: async (tenantId) => {
            const found = await environment(tenantId);
            if (found === undefined)
                return undefined;
            const adminSecret = adminSecretIn(found.envVars);
            if (adminSecret !== undefined)
                secrets.addAdmin(adminSecret);
            return { marker: (0,markers/* readMarker */.t7)(found.envVars), hash: found.hash, adminSecret };
        },
        difference: async (tenantId, wanted, before) => {
            const found = await environment(tenantId);
            const { environment: has } = (found?.envVars ?? {});
            if (found === undefined || !(0,record/* isRecord */.u)(has))
                return undefined;
            const names = new Set(wanted.map(({ key }) => key));
            return {
                marker: (0,markers/* readMarker */.t7)(found.envVars),
                hash: found.hash,
                changed: wanted.filter(({ key, value }) => variableText(has[key]) !== value).map(({ key }) => key),
                surplus: before.filter((key) => !names.has(key) && Object.hasOwn(has, key) && !isReserved(key)),
            };
        },
        create: async (order, variables) => {
            const { createGitHubPreviewApp } = await call(createPreviewApp, {
                githubToken: order.sourceToken,
                owner: order.repository.owner,
                repo: order.repository.name,
                branch: order.branch,
                directory: order.directory,
                name: order.name,
                cloud: order.cloud,
                region: order.region,
                plan: order.plan,
                env: variables,
            });
            return createGitHubPreviewApp.githubPreviewAppJobID;
        },
        job: async (id) => {
            try {
                return readAnswer(await call(jobStatus, { id }));
            }
            catch (error) {
                if (jobStatus === operations_jobStatus || !hidesTimes(error))
                    throw error;
                jobStatus = operations_jobStatus;
                return readAnswer(await call(jobStatus, { id }));
            }
        },
        deploymentJobOf: async (projectId) => {
            const { projects_by_pk: found } = await call(jobsOfProject, { id: projectId });
            return found?.jobs.find(isDeployment)?.id;
        },
        setVariables: (tenantId, currentHash, env) => unlessUnchanged(() => call(updateTenantEnv, { tenantId, currentHash, env })),
        removeVariables: (tenantId, currentHash, keys) => unlessUnchanged(() => call(deleteTenantEnv, { tenantId, currentHash, keys })),
        rename: async (tenantId, name) => {
            await call(renameTenant, { tenantId, name });
        },
        deleteTenant: async (tenantId) => {
            await call(deleteTenant, { tenantId });
        },
    };
}
function isDeployment({ tasks }) {
    return tasks?.some(({ name }) => name === 'gh-validation') === true;
}
async function unlessUnchanged(work) {
    try {
        await work();
    }
    catch (error) {
        if (!(error instanceof refusals/* HasuraRefusal */.R2) || error.words?.includes('nothing changed in config') !== true)
            throw error;
    }
}
function isReserved(key) {
    return key.startsWith(markers/* MARKER_PREFIX */.Km);
}
function variableText(value) {
    if (value === undefined || value === null)
        return undefined;
    return typeof value === 'string' ? value : JSON.stringify(value);
}
function projectOf(found) {
    return { id: found.id, name: found.name, endpoint: found.endpoint, tenantId: found.tenant?.id };
}
function readAnswer(answer) {
    return answer.jobs_by_pk === null ? undefined : (0,jobs/* jobReading */.IH)(answer.jobs_by_pk);
}
function hidesTimes(error) {
    return error instanceof refusals/* HasuraRefusal */.R2 && /"?created_at"? not found/.test(error.words ?? '');
}
function adminSecretIn(envVars) {
    const { environment } = (envVars ?? {});
    const secret = environment?.['HASURA_GRAPHQL_ADMIN_SECRET'];
    return typeof secret === 'string' && secret !== '' ? secret : undefined;
}
function consoleUrl(projectId) {
    return `https://cloud.hasura.io/project/${projectId}/console`;
}


/***/ }),

/***/ 7144:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IH: () => (/* binding */ jobReading),
/* harmony export */   Mz: () => (/* binding */ taskAtWork),
/* harmony export */   Y_: () => (/* binding */ taskViews)
/* harmony export */ });
function jobReading(answer) {
    const told = answer.tasks ?? [];
    const tasks = told.map(readTask);
    const failed = tasks.find(({ state }) => state === 'failed');
    return {
        id: answer.id,
        state: answer.status === 'success' || answer.status === 'failed' || answer.status === 'skipped'
            ? answer.status
            : 'pending',
        status: answer.status,
        tasks,
        made: madeBy(told.flatMap(({ task_events: events }) => events ?? [])),
        error: failed?.error ?? failed?.detail,
    };
}
function taskAtWork(reading) {
    return reading.tasks.findLast(({ state }) => state === 'running');
}
function taskViews(tasks) {
    return tasks.map(({ name, state, startedAt, endedAt, about }) => ({
        name,
        state,
        ...(startedAt === undefined || endedAt === undefined ? {} : { ms: Math.max(0, endedAt - startedAt) }),
        ...(about === true ? { about } : {}),
    }));
}
function readTask(task) {
    const events = task.task_events ?? [];
    const failure = events.find(({ event_type: type }) => type === 'failed');
    const end = failure ?? events.find(({ event_type: type }) => type === 'success');
    const times = events.map(timeOf).filter((time) => time !== undefined);
    const endedAt = end === undefined ? undefined : timeOf(end);
    const details = events
        .map(({ github_detail: detail }) => detail ?? '')
        .filter((detail) => detail.trim() !== '');
    return {
        id: task.id,
        name: task.name,
        state: failure !== undefined ? 'failed' : end !== undefined ? 'success' : 'running',
        ...(times.length === 0 ? {} : { startedAt: Math.min(...times) }),
        ...(endedAt === undefined ? {} : { endedAt }),
        ...(failure?.error === null || failure?.error === undefined || failure.error.trim() === ''
            ? {}
            : { error: failure.error }),
        ...(details.length === 0 ? {} : { detail: [...new Set(details)].join('\n') }),
    };
}
function madeBy(events) {
    for (const { event_type: type, public_event_data: data } of events) {
        if (type !== 'success' || typeof data !== 'object' || data === null)
            continue;
        const { projectId, githubDeploymentJobID: deploymentJobId } = data;
        if (!isUuid(projectId))
            continue;
        return { projectId, ...(isUuid(deploymentJobId) ? { deploymentJobId } : {}) };
    }
    return {};
}
function isUuid(value) {
    return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
}
function timeOf(event) {
    const time = Date.parse(event.created_at ?? '');
    return Number.isNaN(time) ? undefined : time;
}


/***/ }),

/***/ 5642:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  R2: () => (/* binding */ HasuraRefusal),
  $x: () => (/* binding */ effectOf),
  WE: () => (/* binding */ passes),
  Of: () => (/* binding */ refusalOf),
  oP: () => (/* binding */ refusalOfStatus)
});

// EXTERNAL MODULE: ./src/lib/errors.ts
var errors = __webpack_require__(7268);
// EXTERNAL MODULE: ./src/lib/text.ts
var lib_text = __webpack_require__(9112);
;// CONCATENATED MODULE: ./src/lib/version.ts
const VERSION = '1.0.0';

;// CONCATENATED MODULE: ./src/hasura/refusals.ts



class HasuraRefusal extends errors/* Failure */.HR {
    name = 'HasuraRefusal';
    effect;
    status;
    afterMs;
    constructor(code, message, facts) {
        super(code, message, { remedy: facts.remedy, words: facts.words });
        this.effect = facts.effect;
        this.status = facts.status;
        this.afterMs = facts.afterMs;
    }
}
const TOKEN_REMEDY = 'Check the input hasura-cloud-token (or HASURA_CLOUD_ACCESS_TOKEN): create a new personal access token in Hasura Cloud (My Account → Access Tokens) and store it as a secret of the repository.';
const REFUSALS = [
    {
        code: 'hasura-token-refused',
        text: /not found in type: '(query|mutation)_root'/,
        what: 'Hasura Cloud refused the token',
        remedy: TOKEN_REMEDY,
    },
    {
        code: 'hasura-token-refused',
        says: /^(access-denied|invalid-headers|invalid-jwt|jwt-.*|unauthorized)$/i,
        what: 'Hasura Cloud refused the token',
        remedy: TOKEN_REMEDY,
    },
    {
        code: 'api-changed',
        text: /(field|argument|type) ['"\w]+ not found|unexpected (variables?|argument)|cannot query field/i,
        what: "Hasura Cloud's API has changed: it no longer has a field that this action requests",
        remedy: `This is version ${VERSION} of the action: check for a newer version.`,
    },
    {
        code: 'account-limit',
        text: /\bquota\b|limit (of|was|is|has been|reached|exceeded)|limit\b.*\breached|maximum number|payment|billing|upgrade your/i,
        what: 'Hasura Cloud says that a limit of the account is reached',
        remedy: 'An account with only Free projects may create 60 preview apps a month and have 3 projects: delete unused projects at https://cloud.hasura.io/ or with mode: sweep, set max-previews, wait, or use a paid plan (https://hasura.io/pricing).',
    },
    {
        code: 'name-taken',
        text: /already (exists|taken|in use|been taken)|name .*(taken|not available|unavailable)|uniqueness violation/i,
        what: 'The name of the app is taken',
        remedy: 'Names are unique across Hasura Cloud: choose another one with the input name.',
    },
    {
        code: 'hasura-not-allowed',
        text: /\b(not allowed|permission denied|insufficient permissions?)\b/i,
        says: /^permission-(error|denied)$/i,
        what: 'Hasura Cloud does not allow the account of this token to do that',
        remedy: 'Use the token of an account that may create and delete projects, or change its rights at https://cloud.hasura.io/.',
    },
    {
        code: 'request-refused',
        says: /^(validation-failed|parse-failed|bad-request|constraint-violation|constraint-error|not-exists|data-exception|not-supported)$/i,
        what: 'Hasura Cloud refused the request',
        remedy: 'The quoted error says which value it rejected. If it names none of your inputs, you may need a newer version of this action.',
    },
];
function refusalOf(errors, status, doing) {
    const texts = errors.map((error) => typeof error?.message === 'string' ? error.message : JSON.stringify(error?.message ?? error));
    const words = texts.join('\n');
    const code = errors.map((error) => error?.extensions?.code).find((c) => typeof c === 'string') ?? '';
    const broke = status >= 500 || status === 408 || /time(d|-)? ?out|deadline exceeded/i.test(words);
    const kind = broke
        ? undefined
        : REFUSALS.find(({ text, says }) => (text?.test(words) ?? false) || (says?.test(code) ?? false));
    if (kind === undefined && (status === 401 || status === 403))
        return refusalOfStatus(status, words, doing);
    if (kind !== undefined) {
        return new HasuraRefusal(kind.code, `${kind.what} (${doing}).`, {
            effect: 'none',
            status,
            remedy: kind.remedy,
            words,
        });
    }
    return new HasuraRefusal('hasura-error', `Hasura Cloud answered with an error (${doing}).`, {
        effect: 'unknown',
        status,
        remedy: "Run the job again later; the quoted text is Hasura Cloud's.",
        words,
    });
}
function refusalOfStatus(status, body, doing, afterMs) {
    const words = body.trim() === '' ? undefined : body;
    const wait = afterMs === undefined ? '' : ` Wait ${(0,lib_text/* duration */.p0)(afterMs)}.`;
    const facts = { status, afterMs, words };
    if (status === 401 || status === 403) {
        return new HasuraRefusal('hasura-token-refused', `Hasura Cloud refused the token (${doing}, HTTP ${String(status)}).`, {
            ...facts,
            effect: 'none',
            remedy: TOKEN_REMEDY,
        });
    }
    if (status === 429) {
        return new HasuraRefusal('hasura-too-many-requests', `Hasura Cloud says that too many requests were made (${doing}).`, {
            ...facts,
            effect: 'none',
            remedy: `Run the job again later.${wait}`,
        });
    }
    return new HasuraRefusal('no-graphql', `Hasura Cloud answered with something other than a GraphQL response (${doing}, HTTP ${String(status)}).`, {
        ...facts,
        effect: status >= 400 && status < 500 ? 'none' : 'unknown',
        remedy: `This is usually an outage or a wrong api-url: check the input, and run the job again later.${wait}`,
    });
}
function effectOf(error) {
    if (error instanceof errors/* TransportError */.wX)
        return error.sent === 'no' ? 'none' : 'unknown';
    return error instanceof HasuraRefusal ? error.effect : 'unknown';
}
function passes(error) {
    if (error instanceof errors/* TransportError */.wX)
        return error.retryable;
    return error instanceof HasuraRefusal && (error.status === 429 || error.status >= 500);
}


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

/***/ 4094:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ inGroups),
/* harmony export */   Q: () => (/* binding */ sideBySide)
/* harmony export */ });
async function sideBySide(items, width, work) {
    const results = [];
    const waiting = [...items.entries()].reverse();
    const worker = async () => {
        for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
            try {
                results[next[0]] = await work(next[1]);
            }
            catch (error) {
                waiting.length = 0;
                throw error;
            }
        }
    };
    const ends = await Promise.allSettled(Array.from({ length: Math.min(width, items.length) }, worker));
    const failed = ends.find((end) => end.status === 'rejected');
    if (failed !== undefined)
        throw failed.reason;
    return results;
}
function inGroups(items, size) {
    const groups = [];
    for (let at = 0; at < items.length; at += size)
        groups.push(items.slice(at, at + size));
    return groups;
}


/***/ }),

/***/ 7840:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ within)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7268);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9112);


async function within(clock, ms, what, work) {
    const enough = new AbortController();
    const late = async () => {
        await clock.sleep(ms, enough.signal);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('no-answer-in-time', `${what} did not answer within ${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(ms)}.`);
    };
    try {
        return await Promise.race([work, late()]);
    }
    finally {
        enough.abort();
    }
}


/***/ }),

/***/ 4231:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ql: () => (/* binding */ commentMarker),
/* harmony export */   iq: () => (/* binding */ isReviewAlone),
/* harmony export */   lv: () => (/* binding */ LONGEST_COMMENT),
/* harmony export */   wQ: () => (/* binding */ renderComment)
/* harmony export */ });
/* harmony import */ var _lib_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9112);
/* harmony import */ var _render_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6340);
/* harmony import */ var _rehearsal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7447);
/* harmony import */ var _review_part_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3160);




const LONGEST_COMMENT = 65_536;
function commentMarker(owner, name, folder) {
    return folder === undefined
        ? `<!-- hasura-preview-app ${owner} ${name} -->`
        : `<!-- hasura-preview-review ${owner} ${name} ${encodeURIComponent(folder)} -->`;
}
function renderComment(view, marker, stored) {
    if (stored !== undefined && isReviewAlone(stored, marker) && tellsOfNothing(view))
        return (0,_review_part_js__WEBPACK_IMPORTED_MODULE_2__/* .withReviewPart */ .S4)(stored, (0,_review_part_js__WEBPACK_IMPORTED_MODULE_2__/* .foldedReview */ .$_)(stored));
    const review = view.state === 'deleted' && view.review === undefined
        ? (0,_review_part_js__WEBPACK_IMPORTED_MODULE_2__/* .foldedReview */ .$_)(stored)
        : (0,_review_part_js__WEBPACK_IMPORTED_MODULE_2__/* .reviewPart */ .mc)(view.review, stored);
    const rehearsal = (0,_rehearsal_js__WEBPACK_IMPORTED_MODULE_1__/* .rehearsalPart */ .l)(view.rehearsal);
    const { failure, ...rest } = view;
    const shorter = [
        view,
        withFindings(view, 30),
        { ...withFindings(view, 10), tasks: view.tasks.slice(0, 10) },
        { ...withFindings(view, 3), tasks: [] },
        {
            ...withFindings(rest, 0),
            tasks: [],
            ...(failure === undefined ? {} : { failure: { what: (0,_lib_text_js__WEBPACK_IMPORTED_MODULE_3__/* .cut */ .Jj)(failure.what, 1_000) } }),
        },
    ];
    const bodies = shorter.map((candidate) => `${marker}\n${(0,_render_js__WEBPACK_IMPORTED_MODULE_0__/* .renderView */ .qi)(candidate, { review, rehearsal })}`);
    return bodies.find((body) => body.length <= LONGEST_COMMENT) ?? `${marker}\n${(0,_render_js__WEBPACK_IMPORTED_MODULE_0__/* .heading */ .R_)(view)}`;
}
function isReviewAlone(body, marker) {
    return body.startsWith(`${marker}\n${(0,_render_js__WEBPACK_IMPORTED_MODULE_0__/* .headingOf */ .Wm)('reviewed')}`);
}
function tellsOfNothing({ state, removed = [], dropped = [], left = [] }) {
    return state === 'deleted' && [...removed, ...dropped, ...left].length === 0;
}
function withFindings(view, most) {
    return view.findings === undefined
        ? view
        : { ...view, findings: { ...view.findings, list: view.findings.list.slice(0, most) } };
}


/***/ }),

/***/ 3043:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NZ: () => (/* binding */ goneComment),
/* harmony export */   Nk: () => (/* binding */ COMMENT_START),
/* harmony export */   iW: () => (/* binding */ saysThatItStands),
/* harmony export */   pi: () => (/* binding */ appThatMayStandIn)
/* harmony export */ });
/* harmony import */ var _comment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4231);
/* harmony import */ var _render_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6340);
/* harmony import */ var _gate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8347);



const COMMENT_START = '<!-- hasura-preview-app ';
function appThatMayStandIn(body) {
    const [first = '', second = ''] = body.split(/\r?\n/, 2);
    const [, owner = '', name = ''] = /^<!-- hasura-preview-app (\S.*) ([a-z0-9-]+) -->$/.exec(first) ?? [];
    const tellsOfNone = second === (0,_render_js__WEBPACK_IMPORTED_MODULE_1__/* .headingOf */ .Wm)('deleted') || second === (0,_render_js__WEBPACK_IMPORTED_MODULE_1__/* .headingOf */ .Wm)('reviewed');
    return !tellsOfNone && name !== '' ? { owner, name } : undefined;
}
const STANDING = [
    'The app {} exists',
    'the app {} exists',
    'The app {} is healthy',
    'The app {} is kept for debugging',
    'The app {} from the previous build',
    'An earlier build of {} exists',
];
function saysThatItStands(body) {
    const [, second = ''] = body.split(/\r?\n/, 2);
    if (second === (0,_render_js__WEBPACK_IMPORTED_MODULE_1__/* .headingOf */ .Wm)('ready') || second === (0,_render_js__WEBPACK_IMPORTED_MODULE_1__/* .headingOf */ .Wm)('building'))
        return true;
    const name = appThatMayStandIn(body)?.name;
    return name !== undefined && STANDING.some((words) => body.includes(words.replace('{}', name)));
}
function goneComment(app, { because, removed, logUrl, stored }, secrets) {
    const view = {
        state: 'deleted',
        name: app.name,
        because,
        removed: removed ? [app.name] : [],
        logUrl,
        tasks: [],
    };
    return (0,_gate_js__WEBPACK_IMPORTED_MODULE_2__/* .publicText */ .j)(secrets, (0,_comment_js__WEBPACK_IMPORTED_MODULE_0__/* .renderComment */ .wQ)((0,_gate_js__WEBPACK_IMPORTED_MODULE_2__/* .publicView */ .P)(secrets, view), (0,_comment_js__WEBPACK_IMPORTED_MODULE_0__/* .commentMarker */ .Ql)(app.owner, app.name), stored));
}


/***/ }),

/***/ 7447:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  l: () => (/* binding */ rehearsalPart),
  r: () => (/* binding */ rehearsalSummaryPart)
});

// EXTERNAL MODULE: ./src/rules/rehearsal.ts
var rules_rehearsal = __webpack_require__(2112);
// EXTERNAL MODULE: ./src/report/finding-list.ts
var finding_list = __webpack_require__(8548);
// EXTERNAL MODULE: ./src/report/markdown.ts
var markdown = __webpack_require__(4285);
// EXTERNAL MODULE: ./src/lib/text.ts
var lib_text = __webpack_require__(9112);
;// CONCATENATED MODULE: ./src/report/rehearsal-words.ts


const [MOST_VERSIONS, MOST_DIFFERENCES, MOST_NAMED] = [30, 20, 5];
const LONGEST = 200;
const MARKS = { ran: '✓', failed: '✗', skipped: '–', 'not run': '–' };
function versionLines({ upgrade }, words) {
    const lines = upgrade.slice(0, MOST_VERSIONS).map((one) => versionLine(one, words));
    const more = upgrade.length - lines.length;
    return [...lines, ...(more > 0 ? [`… and ${String(more)} more`] : [])];
}
function sourceSentences(source, words) {
    const { fresh, schema, squashed, stopped } = source;
    return [
        squashed.length === 0
            ? ''
            : `Existing databases already have what ${some(squashed, words)} does. Mark it as applied there.`,
        differenceText('The schema changes', schema, words),
        (0,rules_rehearsal/* isSameFailure */.vY)(source) ? '' : freshText(fresh, words),
        stopped === undefined
            ? ''
            : `Not rehearsed to the end: ${words.plain(stopped.why)}${placeText(stopped, words)}`,
    ].filter((part) => part !== '');
}
function conditions({ seeds }, server, { plain }) {
    const data = seeds === 0
        ? 'without data'
        : seeds === 1
            ? 'with data from 1 seed file'
            : `with data from ${String(seeds)} seed files`;
    return `Tried on PostgreSQL ${plain(server, 20)}, ${data}. Production has other data, sizes and roles.`;
}
function versionLine(one, words) {
    const { version, name, result, ms, rows, locks, rewritten, isPartial, failure } = one;
    const parts = [
        ...(result === 'ran' ? [(0,rules_rehearsal/* briefDuration */.Tg)(ms)] : []),
        ...(rows === 0 ? [] : [rows === 1 ? '1 row' : `${String(rows)} rows`]),
        ...['reads and writes', 'writes'].flatMap((blocks) => {
            const tables = locks.filter((lock) => lock.blocks === blocks).map(({ table }) => table);
            return tables.length === 0 ? [] : [`blocks ${blocks} on ${some(tables, words)}`];
        }),
        ...(rewritten.length === 0 ? [] : [`rewrites ${some(rewritten, words)}`]),
        ...(isPartial ? ['ends its own transaction, so its locks are not known'] : []),
        ...(failure === undefined ? [] : [failureText(failure, words)]),
        ...(result === 'skipped' ? ['repeats what the database has'] : []),
        ...(result === 'not run' ? ['not run'] : []),
        ...(result === 'ran' ? downText(one, words) : []),
    ];
    return [`${MARKS[result]} ${words.code(`${version}_${name}`)}`, ...parts].join(' · ');
}
function downText({ down }, words) {
    switch (down.result) {
        case 'reverts':
            return ['down.sql undoes it'];
        case 'absent':
            return ['down.sql is missing'];
        case 'no statement':
            return ['down.sql has no statement'];
        case 'not run':
            return [];
        case 'differs':
            return [`down.sql leaves: ${differences(down.difference, words)}`];
        case 'fails':
            return [`down.sql fails: ${failureText(down.failure, words)}`];
        default:
            return down;
    }
}
function failureText(failure, words) {
    return `${words.code(failure.message, LONGEST)}${placeText(failure, words)}`;
}
function placeText({ file, line }, { place }) {
    return file === undefined || line === undefined ? '' : ` (${place({ file, line })})`;
}
function freshText(fresh, words) {
    switch (fresh.result) {
        case 'same':
        case 'ran':
        case 'not run':
            return '';
        case 'differs':
            return differenceText('A new database would differ', fresh.difference, words);
        case 'fails':
            return `On a new database it fails: ${failureText(fresh.failure, words)}`;
        default:
            return fresh;
    }
}
function differenceText(title, difference, words) {
    const said = differences(difference, words);
    return said === '' ? '' : `${title}: ${said}.`;
}
function differences({ gained, lost, changed }, { code }) {
    const all = [
        ...gained.map((one) => `+ ${one}`),
        ...lost.map((one) => `− ${one}`),
        ...changed.map((one) => one),
    ];
    const shown = all.slice(0, MOST_DIFFERENCES).map((one) => code((0,lib_text/* cut */.Jj)(one, LONGEST)));
    const more = all.length - shown.length;
    return `${shown.join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
}
function some(names, { code }) {
    const more = names.length - MOST_NAMED;
    const shown = names.slice(0, MOST_NAMED).map((name) => code(name));
    return `${shown.join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
}

;// CONCATENATED MODULE: ./src/report/rehearsal.ts




const LONGEST_PART = 12_000;
const LONGEST_SUMMARY = 100_000;
const MOST_SOURCES = 10;
const rehearsal_LONGEST = 200;
function rehearsalPart(shown) {
    return shown === undefined ? '' : within(shown, LONGEST_PART);
}
function rehearsalSummaryPart(shown) {
    return shown === undefined ? '' : within(shown, LONGEST_SUMMARY);
}
function within(shown, most) {
    if ('notRun' in shown)
        return `Upgrade from ${(0,markdown/* code */.aY)(shown.base)}: ${(0,markdown/* plain */.pj)(shown.notRun)}`;
    const { base, rehearsal, blobUrl } = shown;
    const { sources, server } = rehearsal;
    const first = sources.slice(0, MOST_SOURCES);
    const title = (source, text) => {
        const where = sources.length === 1 ? '' : ` (${text(source.source, rehearsal_LONGEST)})`;
        return `<b>Upgrade from ${text(base, rehearsal_LONGEST)}</b>${where}: ${text((0,rules_rehearsal/* rehearsalSummary */.mW)(source).join(', '), 500)}`;
    };
    const more = sources.length - first.length;
    const candidates = [
        first.map((source) => (0,markdown/* folded */.TM)(title(source, markdown/* html */.qy), details(source, server, blobUrl))),
        first.map((source) => `${title(source, markdown/* plain */.pj)}. The job summary has the details.`),
    ].map((lines) => [...lines, ...(more > 0 ? [`… and ${String(more)} more databases`] : [])].join('\n\n'));
    return candidates.find(({ length }) => length <= most) ?? '';
}
function details(source, server, blobUrl) {
    const words = {
        code: markdown/* code */.aY,
        plain: markdown/* plain */.pj,
        place: ({ file, line }) => {
            const name = file.split('/').slice(-2).join('/');
            return (0,markdown/* link */.nf)((0,markdown/* code */.aY)(`${name}:${String(line)}`), (0,finding_list/* lineAddress */.lU)({ file, line }, blobUrl));
        },
    };
    const versions = versionLines(source, words).map((line) => `* ${line}`);
    return [
        versions.join('\n'),
        ...sourceSentences(source, words),
        `<sub>${conditions(source, server, words)}</sub>`,
    ]
        .filter((part) => part !== '')
        .join('\n\n');
}


/***/ }),

/***/ 3160:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $_: () => (/* binding */ foldedReview),
/* harmony export */   CJ: () => (/* binding */ keptIn),
/* harmony export */   S4: () => (/* binding */ withReviewPart),
/* harmony export */   mc: () => (/* binding */ reviewPart)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4285);
/* harmony import */ var _review_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8238);


const BEGIN = /^<!-- hasura-review(?: shown((?: [0-9a-f]{20})*))?( approved((?: [0-9a-f]{20})*))? -->\r?$/m;
const END = /^<!-- \/hasura-review -->\r?$/m;
function partIn(body) {
    const begin = BEGIN.exec(body);
    if (begin === null)
        return undefined;
    const [line, shown = '', approved, keys = ''] = begin;
    const start = begin.index;
    const rest = body.slice(start + line.length);
    const end = END.exec(rest);
    if (end === null)
        return undefined;
    return {
        start,
        end: start + line.length + end.index + end[0].length,
        content: rest.slice(0, end.index).trim(),
        kept: {
            shown: keysIn(shown),
            ...(approved === undefined ? {} : { approved: keysIn(keys) }),
        },
    };
}
function keysIn(text) {
    return text.split(' ').filter((key) => key !== '');
}
function isEmpty({ shown, approved }) {
    return shown.length === 0 && approved === undefined;
}
function written(content, { shown, approved }) {
    const keys = [
        ...(shown.length === 0 ? [] : [' shown', ...shown]),
        ...(approved === undefined ? [] : [`${shown.length === 0 ? ' ' : ''}approved`, ...approved]),
    ].join(' ');
    return `<!-- hasura-review${keys} -->\n${content === '' ? '' : `\n${content}\n\n`}<!-- /hasura-review -->`;
}
function keptIn(body) {
    return partIn(body)?.kept;
}
const NOTHING = { shown: [] };
const [NO_CHANGES, NOT_COMPARED] = [
    'This pull request no longer changes the metadata.',
    'The metadata cannot be read, so this says nothing about its changes.',
];
function reviewPart(review, stored, isAlone = false) {
    const old = stored === undefined ? undefined : partIn(stored);
    if (review === undefined)
        return old === undefined ? '' : written(old.content, old.kept);
    const kept = review.kept === 'as before' ? (old?.kept ?? NOTHING) : (review.kept ?? NOTHING);
    const { isSame, changes } = review;
    const isUnchanged = changes === undefined ? isSame === true : (0,_review_js__WEBPACK_IMPORTED_MODULE_0__/* .saysNothing */ ._X)(changes);
    const content = (0,_review_js__WEBPACK_IMPORTED_MODULE_0__/* .reviewSection */ .mM)(review) || (!isAlone ? '' : isUnchanged ? NO_CHANGES : NOT_COMPARED);
    return content === '' && isEmpty(kept) ? '' : written(content, kept);
}
const FOLDED = '<details><summary>What this changed</summary>';
function foldedReview(stored) {
    const old = stored === undefined ? undefined : partIn(stored);
    if (old === undefined)
        return '';
    const { content, kept } = old;
    if (content === '')
        return isEmpty(kept) ? '' : written('', kept);
    const isFolded = content.startsWith(FOLDED) || content === NO_CHANGES || content === NOT_COMPARED;
    return written(isFolded ? content : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .folded */ .TM)('What this changed', content), kept);
}
function withReviewPart(body, part) {
    const old = partIn(body);
    if (old === undefined)
        return part === '' ? body : `${body.trimEnd()}\n\n${part}`;
    return `${body.slice(0, old.start)}${part}${body.slice(old.end)}`.trimEnd();
}


/***/ }),

/***/ 8238:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  mM: () => (/* binding */ reviewSection),
  ll: () => (/* binding */ reviewSummary),
  _X: () => (/* binding */ saysNothing)
});

// EXTERNAL MODULE: ./node_modules/markdown-table/index.js
var markdown_table = __webpack_require__(735);
// EXTERNAL MODULE: ./src/lib/text.ts
var lib_text = __webpack_require__(9112);
// EXTERNAL MODULE: ./src/report/finding-list.ts
var finding_list = __webpack_require__(8548);
// EXTERNAL MODULE: ./src/report/markdown.ts
var markdown = __webpack_require__(4285);
// EXTERNAL MODULE: ./src/rules/review.ts
var review = __webpack_require__(6415);
;// CONCATENATED MODULE: ./src/report/review-words.ts

const LONGEST = 200;
const MOST_WRITTEN = 10;
const PARTS = new Map(Object.entries({
    set: 'presets',
    validate_input: 'input validation',
    permissions: 'roles',
    role_set: 'parent roles',
    disabled_for_roles: 'roles without introspection',
    queries: 'operations',
    using: 'join',
    definition: 'target',
    field_mapping: 'joined fields',
    configuration: 'settings',
    custom_name: 'name in the API',
    custom_column_names: 'column names in the API',
    column_config: 'column settings',
    custom_root_fields: 'names of root fields',
    customization: 'names in the API',
    handler: 'address',
    webhook: 'address',
    webhook_from_env: 'address',
    url_from_env: 'address',
    retry_conf: 'retries',
    timeout_seconds: 'timeout in seconds',
    tls_allowlist: 'hosts without certificate checks',
}));
const SWITCHES = new Map(Object.entries({
    allow_aggregations: ['aggregate queries allowed', 'aggregate queries no longer allowed'],
    backend_only: ['only with the admin secret', 'no longer only with the admin secret'],
    forward_client_headers: ['forwards client headers', 'no longer forwards client headers'],
    is_enum: ['now an enum table', 'no longer an enum table'],
}));
const VERBS = { added: 'new', removed: 'removed', changed: '' };
function differenceText({ what, parts, note = '' }, writing) {
    const said = [VERBS[what], ...parts.map((part) => partText(part, what, writing)), writing.plain(note)];
    return said.filter((part) => part !== '').join('; ') || 'changed';
}
const ALIKE = 4;
function changeLines(changes, writing) {
    const groups = new Map();
    for (const change of changes) {
        const { kind, role, action } = change;
        const key = JSON.stringify([kind, role, action, differenceText(change, writing)]);
        groups.set(key, [...(groups.get(key) ?? []), change]);
    }
    return [...groups.values()]
        .flatMap((group) => (group.length < ALIKE ? group.map((one) => [one]) : [group]))
        .flatMap((group) => {
        const [first] = group;
        return first === undefined
            ? []
            : [{ at: changes.indexOf(first), text: changeText(group, first, writing) }];
    })
        .sort((one, other) => one.at - other.at)
        .map(({ text }) => text);
}
function changeText(group, first, writing) {
    const { kind, role, action } = first;
    const names = group.map(({ object }) => writing.code(object)).join(', ');
    const about = action === undefined ? `${kind} ${names}` : `${names} ${action}`;
    const who = role === undefined ? '' : ` for ${writing.code(role)}`;
    return `${about}${who}: ${differenceText(first, writing)}`;
}
function partText({ name, before, after }, what, { code, plain }) {
    const label = PARTS.get(name) ?? plain(name.replaceAll('_', ' '), 60);
    const [on, off] = SWITCHES.get(name) ?? [];
    if (on !== undefined && off !== undefined)
        return after === 'true' ? on : off;
    const [was, is] = [before, after].map((text) => (text === undefined ? undefined : code(text, LONGEST)));
    if (what === 'added')
        return is === undefined ? label : `${label} ${is}`;
    if (was === undefined && is === undefined)
        return `${label} changed`;
    if (!review/* LISTED_PARTS */.$.includes(name) || before === '*' || after === '*')
        return `${label} ${was ?? 'none'} → ${is ?? 'none'}`;
    return [label, ...(is === undefined ? [] : [`+${is}`]), ...(was === undefined ? [] : [`−${was}`])].join(' ');
}
function breakingText(text, roles) {
    if (roles === '')
        return text;
    return `${text} ${/^(?:rows )?can no longer be /.test(text) ? 'by' : 'for'} ${roles}`;
}
function silencedText(count, by = 'comments that this pull request adds') {
    return `${counted(count, 'finding')} ${count === 1 ? 'is' : 'are'} silenced by ${by}`;
}
function countsText({ changes, breaking }) {
    const permissions = changes.filter(({ action }) => action !== undefined).length;
    const others = changes.length - permissions;
    const parts = permissions === 0 || others === 0
        ? ''
        : ` (${counted(permissions, 'permission')}, ${String(others)} other${others === 1 ? '' : 's'})`;
    const broken = breaking.length === 0 ? '' : `, and ${counted(breaking.length, 'thing')} that can break clients`;
    return `${counted(changes.length, 'change')}${parts}${broken}`;
}
function counted(count, noun) {
    return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
function afterwardsText({ open: { roles, writes, reads, byName } }, { code }) {
    if (roles.length === 0)
        return '';
    const guessed = byName ? `judging by the ${roles.length === 1 ? 'name' : 'names'}: ` : '';
    const [named, more] = [writes.slice(0, MOST_WRITTEN), writes.length - MOST_WRITTEN];
    const written = `${named.map((table) => code(table)).join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
    const who = `anyone who is not signed in (${guessed}${roles.map((role) => code(role)).join(', ')})`;
    return `After this, ${who} can read ${reads === 0 ? 'no tables' : counted(reads, 'table')} and write to ${written || 'no tables'}.`;
}

;// CONCATENATED MODULE: ./src/report/review.ts





const LONGEST_SECTION = 20_000;
const [MOST_CONCERNS, MOST_BREAKING, MOST_CHANGES] = [25, 50, 200];
const [MOST_NAMED, MOST_LEFT_OUT, MOST_ROLES] = [3, 10, 5];
const [MOST_SILENCED, MOST_SILENCED_IN_SUMMARY] = [10, 200];
const review_LONGEST = 200;
const MARKS = { high: '🔴', medium: '🟠' };
function reviewSection({ changes: view, blobUrl, verdict }) {
    if (view === undefined || saysNothing(view))
        return '';
    const { concerns } = view;
    const said = verdict === undefined ? '' : (0,markdown/* plain */.pj)(verdict, 400);
    const head = [
        title(view),
        comparedWith(view),
        leftOut(view),
        concernList(concerns, MOST_CONCERNS, blobUrl),
        silencedLine(view, MOST_SILENCED, blobUrl),
        said,
    ];
    const breaking = breakingPart(view, MOST_BREAKING);
    const candidates = [
        [...head, breaking, changesPart(view, MOST_CHANGES), afterwardsText(view, { code: markdown/* code */.aY, plain: markdown/* plain */.pj })],
        [...head, breaking, 'All changes are in the job summary.', afterwardsText(view, { code: markdown/* code */.aY, plain: markdown/* plain */.pj })],
        [
            ...head,
            'All changes, and what can break clients, are in the job summary.',
            afterwardsText(view, { code: markdown/* code */.aY, plain: markdown/* plain */.pj }),
        ],
        [
            ...[title(view), comparedWith(view), leftOut(view)],
            ...[silencedLine(view, MOST_SILENCED, blobUrl), said, afterwardsText(view, { code: markdown/* code */.aY, plain: markdown/* plain */.pj })],
        ],
        [title(view), comparedWith(view), silencedLine(view, 0, blobUrl), said],
    ].map((parts) => parts.filter((part) => part !== '').join('\n\n'));
    return candidates.find(({ length }) => length <= LONGEST_SECTION) ?? title(view);
}
function reviewSummary({ changes: view, blobUrl, verdict }) {
    if (view === undefined)
        return '';
    if (saysNothing(view))
        return 'The metadata of the project is unchanged.';
    const others = view.changes.filter(({ action }) => action === undefined);
    const isMixed = others.length > 0 && others.length < view.changes.length;
    const parts = [
        title(view),
        comparedWith(view),
        leftOut(view),
        concernList(view.concerns, Infinity, blobUrl),
        silencedLine(view, MOST_SILENCED_IN_SUMMARY, blobUrl),
        verdict === undefined ? '' : (0,markdown/* plain */.pj)(verdict, 400),
        breakingPart(view, Infinity),
        permissionTable(view),
        changesPart({ changes: others }, Infinity, isMixed ? 'Other changes' : 'All changes'),
        afterwardsText(view, { code: markdown/* code */.aY, plain: markdown/* plain */.pj }),
    ];
    return (0,lib_text/* cutToBytes */.zP)(parts.filter((part) => part !== '').join('\n\n'), MOST_SUMMARY_BYTES);
}
const MOST_SUMMARY_BYTES = 800_000;
function saysNothing({ changes, concerns, silenced = [], leftOut: files = [] }) {
    return changes.length + concerns.length + silenced.length + files.length === 0;
}
function title({ concerns }) {
    return `#### 🔎 What this changes${concerns.length === 0 ? '' : `: ${String(concerns.length)} to check`}`;
}
function comparedWith(view) {
    const { from, isNew } = view;
    const counted = countsText(view);
    if (isNew)
        return `The project is new: ${counted}.`;
    return from === undefined
        ? `${counted}.`
        : `Compared with ${(0,markdown/* link */.nf)((0,markdown/* code */.aY)(from.sha.slice(0, 7)), from.url)}, where the branch left ${(0,markdown/* code */.aY)(from.base)}: ${counted}.`;
}
function leftOut({ leftOut: files = [] }) {
    if (files.length === 0)
        return '';
    const names = files.map(({ file }) => file);
    return `Not compared, because ${names.length === 1 ? 'it' : 'they'} cannot be read before or after the change: ${(0,markdown/* someCodes */.Ji)(names, MOST_LEFT_OUT)}.`;
}
function concernList(concerns, most, blobUrl) {
    const lines = concerns.slice(0, most).map((concern) => concernLine(concern, blobUrl));
    const more = concerns.length - lines.length;
    return [
        ...lines,
        ...(more > 0 ? [`* … and ${String(more)} more`] : []),
        ...(lines.length > 0 ? [`\n${HOW_TO_SILENCE}`] : []),
    ].join('\n');
}
const HOW_TO_SILENCE = '<sub>To silence a finding, write `preview-ignore` and its rule in a comment on its line, or name the rule in the input `ignore`.</sub>';
function concernLine({ risk, roles, text, objects, before, place, rule }, blobUrl) {
    const at = text.indexOf('{object}');
    const [start, end] = [text.slice(0, Math.max(0, at)), text.slice(at + '{object}'.length)];
    const what = at >= 0
        ? `${(0,markdown/* plain */.pj)(start, review_LONGEST)} ${(0,markdown/* someCodes */.Ji)(objects, MOST_NAMED)} ${(0,markdown/* plain */.pj)(end, review_LONGEST)}`
        : (0,markdown/* plain */.pj)(text, review_LONGEST);
    const where = place === undefined ? '' : ` (${linkTo(place, blobUrl)})`;
    const was = before === undefined ? '' : `. Before: ${(0,markdown/* code */.aY)(before, review_LONGEST)}`;
    const who = (0,markdown/* someCodes */.Ji)(roles, MOST_ROLES);
    return `* ${MARKS[risk]} ${who === '' ? '' : `${who} `}${tidy(what)}${was}${where} <sub>${(0,markdown/* code */.aY)(rule)}</sub>`;
}
function linkTo(place, blobUrl) {
    return `[${(0,markdown/* code */.aY)(`${last(place.file)}:${String(place.line)}`)}](${addressOf(place, blobUrl)})`;
}
function silencedLine({ silenced = [] }, most, blobUrl) {
    if (silenced.length === 0)
        return '';
    const named = silenced.slice(0, most).map(({ rule, place }) => `${(0,markdown/* code */.aY)(rule)} (${linkTo(place, blobUrl)})`);
    const more = silenced.length - named.length;
    const rest = more === 0 || most === 0 ? '' : ` and ${String(more)} more`;
    return `🔕 ${silencedText(silenced.length)}${named.length === 0 ? '' : `: ${named.join(', ')}${rest}`}.`;
}
function tidy(text) {
    return text
        .replace(/ {2,}/g, ' ')
        .replace(/ ([,.:])/g, '$1')
        .trim();
}
function last(path) {
    return path.split('/').at(-1) ?? path;
}
function addressOf(place, blobUrl) {
    return (0,finding_list/* lineAddress */.lU)(place, blobUrl).replace(/[()]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
}
function breakingPart({ breaking }, most) {
    if (breaking.length === 0)
        return '';
    const lines = breaking.slice(0, most).map(({ object, text, roles }) => {
        return `* ${(0,markdown/* code */.aY)(object)}: ${breakingText((0,markdown/* plain */.pj)(text, review_LONGEST), (0,markdown/* someCodes */.Ji)(roles, MOST_ROLES))}`;
    });
    const more = breaking.length - lines.length;
    return (0,markdown/* folded */.TM)(`Can break clients: ${String(breaking.length)}`, [...lines, ...(more > 0 ? [`* … and ${String(more)} more`] : [])].join('\n'));
}
function changesPart({ changes }, most, name = 'All changes') {
    if (changes.length === 0)
        return '';
    const lines = changeLines(changes.slice(0, most), { code: markdown/* code */.aY, plain: markdown/* plain */.pj }).map((line) => `* ${line}`);
    const more = Math.max(0, changes.length - most);
    return (0,markdown/* folded */.TM)(`${name}: ${String(changes.length)}`, [...lines, ...(more > 0 ? [`* … and ${String(more)} more, in the job summary`] : [])].join('\n'));
}
function permissionTable({ changes }) {
    const rows = changes.flatMap((change) => {
        const { object, role = '', action } = change;
        return action === undefined
            ? []
            : [[(0,markdown/* code */.aY)(object), (0,markdown/* code */.aY)(role), action, differenceText(change, { code: markdown/* code */.aY, plain: markdown/* plain */.pj })]];
    });
    if (rows.length === 0)
        return '';
    const cells = rows.map((row) => row.map((cell) => cell.replace(/\|/g, '\\|')));
    const table = (0,markdown_table/* markdownTable */.Q)([['table', 'role', 'permission', 'change'], ...cells], {
        alignDelimiters: false,
    });
    return `Permissions: ${String(rows.length)}\n\n${table}`;
}


/***/ }),

/***/ 2231:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KI: () => (/* binding */ settingsDigest),
/* harmony export */   PQ: () => (/* binding */ sameTree),
/* harmony export */   R8: () => (/* binding */ filesOf),
/* harmony export */   Tf: () => (/* binding */ contentText),
/* harmony export */   Vz: () => (/* binding */ changeBetween),
/* harmony export */   c_: () => (/* binding */ readContent),
/* harmony export */   p6: () => (/* binding */ treeWith),
/* harmony export */   tW: () => (/* binding */ sameBuild)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _lib_record_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5638);


function contentText({ tree, settings, keys }) {
    return JSON.stringify({ tree, settings, keys });
}
function readContent(text) {
    let read;
    try {
        read = JSON.parse(text ?? '');
    }
    catch {
        return undefined;
    }
    if (!(0,_lib_record_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u)(read))
        return undefined;
    const { tree, settings, keys } = read;
    if (typeof tree !== 'string' || typeof settings !== 'string' || !Array.isArray(keys))
        return undefined;
    return { tree, settings, keys: keys.filter((key) => typeof key === 'string') };
}
function sameBuild(one, other) {
    return sameTree(one.tree, other.tree) === true && one.settings === other.settings;
}
function treeWith(oid, outside) {
    if (outside === undefined)
        return `${oid}+?`;
    if (outside.length === 0)
        return oid;
    return `${oid}+${settingsDigest(Object.fromEntries(outside.map(({ path, oid: id }) => [path, id])))}`;
}
function sameTree(had, now) {
    const [[hadFolder, hadOutside], [nowFolder, nowOutside]] = [had.split('+'), now.split('+')];
    if (hadFolder !== nowFolder)
        return false;
    if (hadOutside === '?' && nowOutside === '?')
        return undefined;
    if (hadOutside === nowOutside)
        return true;
    if (nowOutside === '?')
        return hadOutside === undefined ? true : undefined;
    return hadOutside === '?' && nowOutside === undefined;
}
function settingsDigest(settings) {
    const ordered = Object.entries(settings).sort(([one], [other]) => (one < other ? -1 : 1));
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(JSON.stringify(ordered)).digest('hex').slice(0, 16);
}
function changeBetween(had, now, folder) {
    const changed = [
        ...(sameTree(had.tree, now.tree) === false ? [filesOf(folder)] : []),
        ...(had.settings === now.settings ? [] : ['the settings of the workflow']),
    ];
    return changed.length === 0 ? undefined : `${changed.join(' and ')} changed`;
}
function filesOf(folder) {
    return folder === '' ? 'the files of the repository' : `${folder}/`;
}


/***/ }),

/***/ 2112:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Tg: () => (/* binding */ briefDuration),
/* harmony export */   mW: () => (/* binding */ rehearsalSummary),
/* harmony export */   vY: () => (/* binding */ isSameFailure)
/* harmony export */ });
/* harmony import */ var _lib_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9112);

const MOST_NAMED = 3;
function rehearsalSummary(source) {
    const { upgrade, fresh, squashed, stopped } = source;
    const ran = upgrade.filter(({ result }) => result === 'ran');
    const failed = upgrade.find(({ result }) => result === 'failed');
    const parts = countWords(source);
    if (ran.length > 0)
        parts.push(briefDuration(ran.reduce((sum, { ms }) => sum + ms, 0)));
    if (failed !== undefined)
        parts.push(`${failed.version}_${failed.name} fails`);
    for (const blocks of ['reads and writes', 'writes']) {
        const tables = lockedTables(upgrade, blocks);
        if (tables.length > 0)
            parts.push(`${some(tables)} locked against ${blocks}`);
    }
    const rewritten = [...new Set(upgrade.flatMap((one) => one.rewritten))];
    if (rewritten.length > 0)
        parts.push(`${some(rewritten)} rewritten`);
    if (squashed.length > 0)
        parts.push(`${some(squashed)} squashes earlier migrations`);
    if (fresh.result === 'differs')
        parts.push('new databases get a different schema');
    if (fresh.result === 'fails' && !isSameFailure({ upgrade, fresh }))
        parts.push('fails on a new database');
    const downs = downWords(ran);
    if (downs !== undefined)
        parts.push(downs);
    if (stopped !== undefined)
        parts.push('not rehearsed to the end');
    return parts;
}
function countWords({ upgrade, gone, edited }) {
    const count = (all, what = '') => `${String(all.length)} migration${all.length === 1 ? '' : 's'}${what}`;
    if (upgrade.length > 0 || gone.length + edited.length === 0)
        return [count(upgrade)];
    return [
        ...(gone.length === 0 ? [] : [count(gone, ' deleted')]),
        ...(edited.length === 0 ? [] : [count(edited, ' edited')]),
    ];
}
function isSameFailure({ upgrade, fresh }) {
    return fresh.result === 'fails' && upgrade.some(({ failure }) => failure?.file === fresh.failure.file);
}
function lockedTables(upgrade, blocks) {
    const locks = upgrade.flatMap((one) => one.locks);
    const strict = new Set(locks.filter((lock) => lock.blocks === 'reads and writes').map(({ table }) => table));
    const tables = locks.filter((lock) => lock.blocks === blocks).map(({ table }) => table);
    return [...new Set(tables)].filter((table) => blocks === 'reads and writes' || !strict.has(table));
}
const DOWN_WORDS = {
    fails: 'fails',
    differs: 'does not undo everything',
    'no statement': 'has no statement',
    absent: 'is missing',
};
function downWords(ran) {
    const results = new Set(ran.map(({ down }) => down.result));
    for (const [result, words] of Object.entries(DOWN_WORDS))
        if (results.has(result))
            return `down.sql ${words}`;
    return results.has('reverts') ? 'down.sql undoes it' : undefined;
}
function some(names) {
    const more = names.length - MOST_NAMED;
    return more > 0 ? `${names.slice(0, MOST_NAMED).join(', ')} and ${String(more)} more` : (0,_lib_text_js__WEBPACK_IMPORTED_MODULE_0__/* .listed */ .KE)(names);
}
function briefDuration(ms) {
    return ms < 100 ? `${String(Math.max(1, Math.round(ms)))} ms` : (0,_lib_text_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)(ms);
}


/***/ }),

/***/ 1152:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x7: () => (/* binding */ appDeployment),
  aW: () => (/* binding */ connected),
  NL: () => (/* binding */ stickyComment)
});

// EXTERNAL MODULE: ./src/github/client.ts
var client = __webpack_require__(6584);
// EXTERNAL MODULE: ./src/github/comments.ts
var comments = __webpack_require__(6645);
// EXTERNAL MODULE: ./src/github/deployments.ts
var deployments = __webpack_require__(6887);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./src/lib/record.ts
var record = __webpack_require__(5638);
// EXTERNAL MODULE: ./src/lib/text.ts
var lib_text = __webpack_require__(9112);
// EXTERNAL MODULE: ./src/hasura/refusals.ts + 1 modules
var refusals = __webpack_require__(5642);
;// CONCATENATED MODULE: ./src/hasura/app.ts




const metadataAnswer = dist/* object */.Ikc({
    is_consistent: dist/* boolean */.zMY(),
    inconsistent_objects: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({
        type: dist/* optional */.lqM(dist/* unknown */.L5J()),
        name: dist/* optional */.lqM(dist/* unknown */.L5J()),
        reason: dist/* optional */.lqM(dist/* unknown */.L5J()),
        definition: dist/* optional */.lqM(dist/* unknown */.L5J()),
    })), []),
});
function previewApp(endpoint, adminSecret, fetch) {
    const at = (path) => `${(0,lib_text/* withoutTrailing */.hT)(endpoint, '/')}${path}`;
    const toMetadata = (type, args) => fetch(at('/v1/metadata'), {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-hasura-admin-secret': adminSecret },
        body: JSON.stringify({ type, args }),
    });
    return {
        health: async () => {
            const response = await fetch(at('/healthz'));
            const text = (await response.text()).trim();
            if (response.status === 200 && text === 'OK')
                return { state: 'ok' };
            if (response.status === 200 && text.startsWith('WARN'))
                return { state: 'warn' };
            return { state: 'down', why: `HTTP ${String(response.status)} ${text}`.trim() };
        },
        reloadRemoteSchemas: async (names) => {
            await toMetadata('reload_metadata', { reload_remote_schemas: names, reload_sources: false });
        },
        inconsistencies: async () => {
            const response = await toMetadata('get_inconsistent_metadata', {});
            const text = await response.text();
            const answer = dist/* safeParse */.xLC(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* parseJson */.qFJ(), metadataAnswer), text);
            if (response.status === 200 && answer.success) {
                const { is_consistent: consistent, inconsistent_objects: objects } = answer.output;
                if (consistent)
                    return [];
                const named = objects.map(({ type, name, reason, definition }) => ({
                    type: worded(type),
                    name: worded(name),
                    reason: worded(reason),
                    ...(type === 'remote_schema' ? { remoteSchema: remoteSchemaOf(worded(name), definition) } : {}),
                }));
                return named.length > 0
                    ? named
                    : [
                        {
                            type: 'metadata',
                            name: 'unnamed',
                            reason: 'the app calls its metadata inconsistent and names no object',
                        },
                    ];
            }
            throw new refusals/* HasuraRefusal */.R2('metadata-unknown', `The app did not report whether its metadata is consistent (HTTP ${String(response.status)}).`, {
                effect: 'none',
                status: response.status,
                words: text,
                remedy: 'Run the job again; if it happens again, check the app in the console.',
            });
        },
    };
}
function remoteSchemaOf(object, entry) {
    const { name, definition } = (0,record/* isRecord */.u)(entry) ? entry : {};
    const { url, url_from_env: fromEnv } = (0,record/* isRecord */.u)(definition) ? definition : {};
    const [, inUrl] = /^\{\{ ?(\w+) ?\}\}$/.exec(typeof url === 'string' ? url : '') ?? [];
    return {
        name: typeof name === 'string' ? name : object.replace(/^remote_schema /, ''),
        variable: typeof fromEnv === 'string' ? fromEnv : inUrl,
    };
}
function worded(value) {
    if (typeof value === 'string')
        return value;
    try {
        return value === undefined ? '' : JSON.stringify(value);
    }
    catch {
        return 'nested too deeply to be shown';
    }
}

// EXTERNAL MODULE: ./node_modules/graphql-request/build/entrypoints/main.js + 11 modules
var main = __webpack_require__(8854);
// EXTERNAL MODULE: ./src/lib/errors.ts
var errors = __webpack_require__(7268);
// EXTERNAL MODULE: ./src/lib/http.ts
var http = __webpack_require__(1931);
// EXTERNAL MODULE: ./src/lib/retry.ts
var retry = __webpack_require__(1737);
;// CONCATENATED MODULE: ./src/hasura/client.ts








function hasuraClient(url, token, world) {
    const client = new main/* GraphQLClient */.l4(url, {
        headers: { authorization: `pat ${token}` },
        fetch: onlyGraphQL((0,http/* carefulFetch */.p)(world, { service: 'Hasura Cloud', operation: operationIn }), world),
    });
    const send = async (operation, variables) => {
        try {
            const { data } = await client.rawRequest(operation.document, variables);
            return checkedAnswer(operation, data);
        }
        catch (error) {
            throw withoutRequest(error, operation.name);
        }
    };
    return (operation, variables) => (0,retry/* retrying */.R)({ ...world, service: 'Hasura Cloud' }, () => send(operation, variables), (error) => ({
        again: (0,refusals/* passes */.WE)(error) && (operation.kind === 'query' || (0,refusals/* effectOf */.$x)(error) === 'none'),
        afterMs: error instanceof refusals/* HasuraRefusal */.R2 ? error.afterMs : undefined,
    }));
}
function operationIn(body) {
    return typeof body === 'string' ? /"operationName":"(\w+)"/.exec(body)?.[1] : undefined;
}
function onlyGraphQL(fetch, { clock, redact }) {
    return async (input, init) => {
        const response = await fetch(input, init);
        const text = await response.text();
        const answer = graphQLAnswer(text);
        if (answer === undefined || response.status === 429 || response.status === 503) {
            const afterMs = (0,retry/* retryAfter */.P)(response.headers.get('retry-after'), clock);
            throw (0,refusals/* refusalOfStatus */.oP)(response.status, (0,lib_text/* cut */.Jj)(redact(text), 200), 'a request', afterMs);
        }
        const headers = new Headers(response.headers);
        headers.set('content-type', 'application/json');
        return new Response(answer, { status: response.status, headers });
    };
}
function graphQLAnswer(text) {
    try {
        const { data, errors } = JSON.parse(text);
        if (Array.isArray(errors))
            return JSON.stringify({ data: (0,record/* isRecord */.u)(data) ? data : null, errors });
        const whole = (errors ?? null) === null && (data === null || (0,record/* isRecord */.u)(data));
        return whole ? JSON.stringify({ data }) : undefined;
    }
    catch {
        return undefined;
    }
}
function withoutRequest(error, doing) {
    if (!(error instanceof main/* ClientError */.MZ))
        return error;
    const { errors, status } = error.response;
    return (0,refusals/* refusalOf */.Of)(errors ?? [], status, doing);
}
function checkedAnswer(operation, data) {
    const result = dist/* safeParse */.xLC(operation.data, data);
    if (result.success)
        return result.output;
    const [issue] = result.issues;
    throw new errors/* Failure */.HR('unexpected-answer', `Hasura Cloud's answer to ${operation.name} has an unexpected shape at ${dist/* getDotPath */.BuJ(issue) ?? 'its root'}.`, {
        remedy: 'The API may have changed: check for a newer version of this action.',
    });
}

// EXTERNAL MODULE: ./src/hasura/cloud.ts + 1 modules
var cloud = __webpack_require__(7712);
;// CONCATENATED MODULE: ./src/lib/deadline.ts


function startDeadline(clock, ms, cancelled) {
    const passed = new AbortController();
    const ended = new AbortController();
    const until = clock.now() + ms;
    let at = 'checking what exists';
    clock.sleep(ms, ended.signal).then(() => {
        passed.abort(new errors/* Failure */.HR('timeout', `Timed out after ${(0,lib_text/* duration */.p0)(ms)} while ${at}.`, {
            remedy: 'Run the job again; if builds take this long, raise timeout-minutes.',
        }));
    }, () => undefined);
    return {
        signal: AbortSignal.any([cancelled, passed.signal, ended.signal]),
        timeLeft: () => until - clock.now(),
        doing: (what) => {
            at = what;
        },
        end: () => {
            ended.abort(new errors/* Cancelled */.cJ('the run has come to its end'));
        },
    };
}

;// CONCATENATED MODULE: ./src/lib/shared-clock.ts
const SECOND_MS = 1_000;
function sharedClock(own) {
    let offset = 0;
    const hear = (header, askedAt) => {
        const told = Date.parse(header ?? '');
        if (Number.isNaN(told))
            return;
        const [earliest, latest] = [told, told + SECOND_MS + (own.now() - askedAt)];
        const now = own.date().getTime() + offset;
        if (now < earliest)
            offset += earliest - now;
        else if (now > latest)
            offset -= now - latest;
    };
    return {
        now: () => own.now(),
        date: () => new Date(own.date().getTime() + offset),
        sleep: (ms, signal) => own.sleep(ms, signal),
        setBy: (fetch) => async (input, init) => {
            const askedAt = own.now();
            const response = await fetch(input, init);
            hear(response.headers.get('date'), askedAt);
            return response;
        },
    };
}

// EXTERNAL MODULE: ./src/session/masking.ts
var masking = __webpack_require__(3712);
// EXTERNAL MODULE: ./src/lib/within.ts
var within = __webpack_require__(7840);
// EXTERNAL MODULE: ./src/rules/markers.ts
var markers = __webpack_require__(8268);
;// CONCATENATED MODULE: ./src/report/reporter.ts
const WITHIN_MS = 30_000;
const BEFORE_LAST_TRY_MS = 2_000;
class Reporter {
    #ports;
    #refused = false;
    constructor(ports) {
        this.#ports = ports;
    }
    get isRefused() {
        return this.#refused;
    }
    async finish(work) {
        const { clock, giveUp } = this.#ports;
        const done = new AbortController();
        clock.sleep(WITHIN_MS, done.signal).then(giveUp, () => undefined);
        await work();
        done.abort();
    }
    async twice(first, again = first) {
        if (this.#refused)
            return;
        let pauseMs;
        await first().catch((error) => (pauseMs = this.#trouble(error, 'unless another try may help')));
        if (pauseMs === undefined)
            return;
        await this.#ports.clock.sleep(pauseMs, this.#ports.signal).catch(() => undefined);
        await again().catch((error) => this.#trouble(error, 'loudly'));
    }
    async once(work) {
        if (!this.#refused)
            await work().catch((error) => this.passes(error));
    }
    passes(error) {
        this.#trouble(error, 'unless it passes');
        return !this.#refused;
    }
    #trouble(error, say) {
        const { signal, explain, log, secrets } = this.#ports;
        if (signal.aborted || this.#refused)
            return undefined;
        const { words, code, passes, afterMs } = explain(error);
        this.#refused = !passes;
        const pauseMs = afterMs ?? BEFORE_LAST_TRY_MS;
        const mayHelp = passes && pauseMs < WITHIN_MS;
        const quiet = say === 'unless it passes' ? passes : mayHelp && say !== 'loudly';
        if (quiet)
            log.debug(secrets.redact(words));
        else
            log.warning(secrets.redact(words), code);
        return mayHelp ? pauseMs : undefined;
    }
}

;// CONCATENATED MODULE: ./src/report/deployment-status.ts



const PROVE_WITHIN_MS = 15_000;
const WITHDRAW_WITHIN_MS = 5_000;
const MOST_LOOKS = 3;
const WORDS = {
    begun: 'The preview app is being built.',
    ready: 'The preview app is ready.',
    failed: 'The preview app could not be built.',
    replaced: 'A newer build has replaced it.',
    removing: 'The preview app is being deleted.',
    removed: 'The preview app was deleted.',
    interrupted: 'The run was interrupted before the app was ready. The next push rebuilds it.',
};
const INACTIVE = ['INACTIVE', 'DESTROYED'];
const ENDED = [...INACTIVE, 'ACTIVE', 'SUCCESS', 'FAILURE', 'ERROR'];
class DeploymentReport {
    #ports;
    #reporter;
    #begun;
    #beginning = Promise.resolve();
    #own;
    #stood;
    constructor(ports) {
        this.#ports = ports;
        this.#reporter = new Reporter(ports);
    }
    begin(of) {
        if (this.#begun?.build === of.build)
            return;
        this.#begun = of;
        this.#beginning = this.#begin(of);
    }
    async finish(end, of) {
        const wanted = { end, ...this.#known(end), ...of };
        if (this.#reporter.isRefused || wanted.build === undefined)
            return;
        await this.#reporter.finish(async () => {
            await this.#beginning;
            await this.#reporter.twice(() => this.#show(wanted, this.#own), () => this.#show(wanted, undefined));
        });
    }
    async withdraw(build) {
        const { clock, deployments } = this.#ports;
        const withdrawn = async () => {
            await this.#retire(upToBuild(build, await deployments.look()), WORDS.removing);
        };
        await this.#reporter.once(() => (0,within/* within */.u)(clock, WITHDRAW_WITHIN_MS, 'GitHub', withdrawn()));
    }
    async proves(build) {
        this.#stood = build;
        if (this.#reporter.isRefused)
            return undefined;
        const { clock, deployments } = this.#ports;
        const enough = new AbortController();
        const patience = clock.sleep(PROVE_WITHIN_MS, enough.signal).catch(() => undefined);
        try {
            const seen = await Promise.race([deployments.look(), patience]);
            if (seen === undefined)
                return 'unknown';
            const [newest] = seen;
            return newest === undefined ? undefined : newest.build === build && newest.state === 'ACTIVE';
        }
        catch (error) {
            return this.#reporter.passes(error) ? 'unknown' : undefined;
        }
        finally {
            enough.abort();
        }
    }
    #known(end) {
        if (this.#begun !== undefined)
            return this.#begun;
        return end === 'ready' && this.#stood !== undefined ? { build: this.#stood } : {};
    }
    async #begin(of) {
        await this.#reporter.once(async () => {
            this.#own = await this.#create(of);
            await this.#tell(this.#own, 'in_progress', WORDS.begun);
        });
    }
    async #show(end, own) {
        if (own !== undefined && (await this.#showAtOnce(end, own)))
            return;
        for (let looks = 0; looks < MOST_LOOKS; looks++) {
            const standing = await this.#ports.deployments.look();
            if (!(await this.#bringInLine(end, standing)))
                return;
        }
    }
    async #showAtOnce({ end, sha, url }, own) {
        if (end === 'ready' && own.sha === sha)
            await this.#tell(own, 'success', WORDS.ready, url);
        else if (end === 'failed')
            await this.#tell(own, 'failure', WORDS.failed);
        else if (end === 'superseded')
            await this.#tell(own, 'inactive', WORDS.replaced);
        return (end === 'failed' && url === undefined) || end === 'superseded';
    }
    async #bringInLine(wanted, standing) {
        const { end, build, sha } = wanted;
        const own = standing.filter((one) => one.build === build);
        switch (end) {
            case 'removed':
                await this.#retire(upToBuild(build, standing), WORDS.removed);
                return false;
            case 'superseded':
                await this.#retire(own, WORDS.replaced);
                return false;
            case 'interrupted':
                for (const one of own.filter(isUnderWay))
                    await this.#tell(one, 'error', WORDS.interrupted);
                return false;
            case 'failed': {
                const last = own[0] ?? (await this.#createFor(build, sha));
                if (last && isUnderWay(last))
                    await this.#tell(last, 'failure', WORDS.failed);
                if (wanted.url !== undefined)
                    await this.#retire(upToBuild(build, standing).filter((one) => one.build !== build), WORDS.replaced);
                return false;
            }
            case 'ready':
                return await this.#bringReady(wanted, standing);
            default:
                return end;
        }
    }
    async #bringReady({ build = '', sha, url }, standing) {
        const newer = standing.filter((one) => (0,markers/* isNewer */.U4)(one.build, build));
        const others = standing.filter((one) => !newer.includes(one));
        if (newer.some(({ state }) => state === 'ACTIVE')) {
            await this.#retire(others, WORDS.replaced);
            return false;
        }
        const [last] = others;
        const stands = last?.isHere === true && last.build === build && last.sha === sha;
        const own = stands ? others.shift() : await this.#createFor(build, sha);
        const succeeds = own !== undefined && own.state !== 'ACTIVE';
        if (succeeds)
            await this.#tell(own, 'success', WORDS.ready, url);
        await this.#retire(others, WORDS.replaced);
        return succeeds;
    }
    async #createFor(build, sha) {
        if (build === undefined || sha === undefined)
            return undefined;
        return { ...(await this.#create({ build, sha })), state: 'PENDING', isHere: true };
    }
    #create(of) {
        return this.#ports.deployments.create({ ...of, description: WORDS.begun });
    }
    async #retire(those, why) {
        for (const one of those)
            if (!INACTIVE.includes(one.state))
                await this.#tell(one, 'inactive', why);
    }
    #tell({ id }, state, description, url) {
        const { deployments, secrets, logUrl } = this.#ports;
        const texts = { description, logUrl, ...(url === undefined ? {} : { url }) };
        return deployments.tell(id, { state, ...secrets.redactAll(texts) });
    }
}
function upToBuild(build = '', standing) {
    return standing.filter((one) => !(0,markers/* isNewer */.U4)(one.build, build));
}
function isUnderWay({ state }) {
    return !ENDED.includes(state);
}

// EXTERNAL MODULE: ./src/report/comment.ts
var comment = __webpack_require__(4231);
// EXTERNAL MODULE: ./src/report/gone-comment.ts
var gone_comment = __webpack_require__(3043);
// EXTERNAL MODULE: ./src/report/gate.ts
var gate = __webpack_require__(8347);
// EXTERNAL MODULE: ./src/report/review-part.ts
var review_part = __webpack_require__(3160);
;// CONCATENATED MODULE: ./src/report/sticky-comment.ts





const BETWEEN_EDITS_MS = 10_000;
class StickyComment {
    #ports;
    #reporter;
    #marker;
    #folder;
    #writing = Promise.resolve();
    #found;
    #current;
    #step;
    #writtenAt = -Infinity;
    #overtaken = false;
    #stored;
    constructor(ports, { owner, name, folder }) {
        this.#ports = ports;
        this.#reporter = new Reporter(ports);
        this.#marker = (0,comment/* commentMarker */.Ql)(owner, name, folder);
        this.#folder = folder;
    }
    lookAhead() {
        this.#found ??= this.#ports.comments.find(this.#marker);
        this.#found.catch(() => undefined);
    }
    async saysThatItStands() {
        this.lookAhead();
        const found = await this.#found?.catch(() => undefined);
        return found !== undefined && (0,gone_comment/* saysThatItStands */.iW)(found.body);
    }
    async kept() {
        this.lookAhead();
        try {
            const found = await this.#found;
            return found === undefined ? undefined : (0,review_part/* keptIn */.CJ)(found.body);
        }
        catch {
            return 'unknown';
        }
    }
    get url() {
        return this.#current?.url;
    }
    progress(view) {
        if (view.step === this.#step && this.#writtenAt > -Infinity)
            return;
        if (this.#ports.clock.now() - this.#writtenAt < BETWEEN_EDITS_MS)
            return;
        this.#step = view.step;
        this.#writtenAt = this.#ports.clock.now();
        void this.#queue(() => this.#reporter.once(() => this.#write(view, 'progress')));
    }
    async finish(view, { create }) {
        const how = create ? 'end' : 'end, if it stands';
        await this.#reporter.finish(() => this.#queue(async () => {
            await this.#reporter.twice(() => this.#write(view, how));
            await this.#correctCopies(view);
        }));
    }
    async review(view) {
        const name = this.#folder ?? view.name;
        const reviewed = { ...view, state: 'reviewed', ...(name ? { name } : {}) };
        await this.#reporter.finish(() => this.#queue(() => this.#reporter.twice(() => this.#writeReview(reviewed))));
    }
    async fold() {
        await this.#reporter.finish(() => this.#queue(() => this.#reporter.twice(() => this.#fold())));
    }
    async #fold() {
        const { comments, secrets } = this.#ports;
        const stands = await comments.find(this.#marker);
        if (stands === undefined)
            return;
        const body = (0,gate/* publicText */.j)(secrets, (0,review_part/* withReviewPart */.S4)(stands.body, (0,review_part/* foldedReview */.$_)(stands.body)));
        if (body !== stands.body)
            await this.#edit(stands.id, body);
    }
    async #writeReview(view) {
        const { comments, secrets } = this.#ports;
        const stands = await comments.find(this.#marker);
        if (stands === undefined) {
            const { changes, verdict, kept } = view.review ?? {};
            const keeps = typeof kept === 'object' && kept.approved !== undefined;
            const { concerns = [], silenced = [] } = changes ?? {};
            if (concerns.length + silenced.length > 0 || verdict !== undefined || keeps)
                this.#current = await this.#post(this.#bodyOf(view));
            return;
        }
        const { review } = (0,gate/* publicView */.P)(secrets, view);
        const part = (0,review_part/* reviewPart */.mc)(review, stands.body, (0,comment/* isReviewAlone */.iq)(stands.body, this.#marker));
        const whole = (0,gate/* publicText */.j)(secrets, (0,review_part/* withReviewPart */.S4)(stands.body, part));
        const body = whole.length <= comment/* LONGEST_COMMENT */.lv ? whole : stands.body;
        this.#current = body === stands.body ? stands : await this.#edit(stands.id, body);
    }
    async #correctCopies(view) {
        const { comments, log, secrets } = this.#ports;
        for (const copy of comments.copies()) {
            const body = this.#bodyOf(view, copy.body);
            if (copy.body === body || !(0,gone_comment/* saysThatItStands */.iW)(copy.body))
                continue;
            try {
                await comments.edit(copy.id, body);
            }
            catch (error) {
                log.debug(String(error));
                log.warning(secrets.redact(`Could not update the comment ${copy.url}, which another account wrote about the same preview. It is out of date; delete it.`), 'comment-of-another');
            }
        }
    }
    #bodyOf(view, stored) {
        const { secrets } = this.#ports;
        return (0,gate/* publicText */.j)(secrets, (0,comment/* renderComment */.wQ)((0,gate/* publicView */.P)(secrets, view), this.#marker, stored));
    }
    #queue(work) {
        const next = this.#writing.then(work);
        this.#writing = next.then(() => undefined);
        return next;
    }
    async #write(view, how) {
        if (how === 'progress' && this.#overtaken)
            return;
        try {
            this.lookAhead();
            this.#current ??= await this.#found;
            this.#stored ??= this.#current?.body;
            const body = this.#bodyOf(view, this.#stored);
            if (this.#current?.body === body)
                return;
            const now = await this.#now(how);
            this.#overtaken = how === 'progress' && now !== undefined && now.body !== this.#stored;
            if (this.#overtaken)
                return;
            this.#current =
                (now && (await this.#edit(now.id, body))) ??
                    (how === 'end, if it stands' ? undefined : await this.#post(body));
        }
        catch (error) {
            this.#found = undefined;
            throw error;
        }
    }
    #now(how) {
        const { comments } = this.#ports;
        if (this.#current === undefined)
            return comments.find(this.#marker);
        return how === 'progress' ? comments.read(this.#current.id) : Promise.resolve(this.#current);
    }
    async #edit(id, body) {
        const edited = await this.#ports.comments.edit(id, body);
        this.#stored = edited?.body;
        return edited && { ...edited, body };
    }
    async #post(body) {
        const { comments } = this.#ports;
        const posted = await comments.post(this.#marker, body);
        this.#stored = posted.body;
        this.#ports.log.info(`Commented: ${posted.url}`);
        const first = await comments.find(this.#marker).catch(() => undefined);
        if (first === undefined || first.id === posted.id)
            return { ...posted, body };
        await comments.remove(posted.id);
        return { ...((await this.#edit(first.id, body)) ?? first), body };
    }
}

;// CONCATENATED MODULE: ./src/session/connect.ts














const REPORT_WAITS_MS = 30_000;
async function connected(world, inputs, repository, ms, work) {
    const deadline = startDeadline(world.clock, ms, world.signal);
    try {
        const services = await connect(world, inputs, repository, deadline);
        const ports = async () => ({
            cloud: services.cloud,
            companions: await companionsOf(world, inputs, deadline.signal),
            clock: services.clock,
            signal: deadline.signal,
            log: world.log,
            doing: deadline.doing,
            adoptUnmarked: inputs.adoptUnmarked,
        });
        return await work(services, ports, deadline.signal);
    }
    finally {
        deadline.end();
    }
}
async function connect(world, inputs, repository, { signal, timeLeft }) {
    const clock = sharedClock(world.clock);
    const given = await world.gitHubAccess(inputs.githubToken);
    const access = { ...given, fetch: clock.setBy(given.fetch) };
    const parts = {
        fetch: world.fetch,
        clock,
        random: () => world.random(),
        log: world.log,
    };
    const permissions = permissionsNeeded(inputs);
    const redact = (text) => world.secrets.redactForPublic(text, []);
    return {
        clock,
        cloud: (0,cloud/* hasuraCloud */.m)(hasuraClient(inputs.apiUrl, inputs.hasuraCloudToken, {
            ...parts,
            signal,
            timeLeft,
            redact,
        }), { addAdmin: (secret) => (0,masking/* maskAdminSecret */.o9)(world, secret) !== '' }),
        github: (0,client/* gitHubClient */.XB)(access, repository, { ...parts, permissions, signal, timeLeft }),
        reporting: () => {
            const enough = new AbortController();
            return {
                github: (0,client/* gitHubClient */.XB)(access, repository, {
                    ...parts,
                    permissions,
                    signal: AbortSignal.any([world.signal, enough.signal]),
                    timeLeft: () => REPORT_WAITS_MS,
                }),
                giveUp: () => {
                    enough.abort(new errors/* Failure */.HR('no-answer-in-time', 'GitHub took too long.'));
                },
            };
        },
        openApp: (endpoint, adminSecret) => previewApp(endpoint, adminSecret, (0,http/* carefulFetch */.p)({ ...parts, signal }, { service: 'The app' })),
        ...contentOf({ ...parts, signal, redact }, inputs),
    };
}
function contentOf(ports, { hygraph }) {
    if (hygraph === undefined)
        return {};
    let checking;
    return {
        checkContent: () => (checking ??= __webpack_require__.e(/* import() */ 575).then(__webpack_require__.bind(__webpack_require__, 5575)).then(({ checkContent }) => checkContent(ports, hygraph))),
    };
}
function permissionsNeeded({ comment, deployment, onlyChecks }) {
    if (onlyChecks)
        return ['contents: read', 'pull-requests: read'];
    return [
        'contents: read',
        ...(deployment ? ['deployments: write'] : []),
        comment ? 'pull-requests: write' : 'pull-requests: read',
    ];
}
async function companionsOf(world, { databases: wanted }, signal) {
    if (wanted === undefined)
        return [];
    const { databases } = await Promise.all(/* import() */[__webpack_require__.e(849), __webpack_require__.e(154), __webpack_require__.e(358)]).then(__webpack_require__.bind(__webpack_require__, 2358));
    const { clock, log, secrets } = world;
    return [databases({ clock, log, secrets, signal, random: () => world.random() }, wanted)];
}
function stickyComment(world, services, pull, of) {
    const explain = explainer(services, { doing: `comment on pull request #${String(pull)}`, permission: 'pull-requests: write' }, ({ kind, remedy, words }) => [
        kind === 'permission' ? remedy : words && `GitHub says: ${words}`,
        `There is no comment on pull request #${String(pull)} about how this run ended. The result of this run is not affected.`,
    ]);
    const { clock, log, signal } = world;
    const { github, giveUp } = services.reporting();
    return new StickyComment({
        comments: (0,comments/* commentsOf */.u3)(github, pull),
        clock,
        log,
        signal,
        secrets: world.secrets,
        explain,
        giveUp,
    }, of);
}
function appDeployment(world, services, environment, app) {
    const { clock, log, secrets, signal } = world;
    const { github, giveUp } = services.reporting();
    const { owner, name, logUrl } = app;
    const explain = explainer(services, { doing: `show ${name} as a deployment`, permission: 'deployments: write' }, ({ kind, remedy, words }) => kind === 'permission'
        ? [remedy, 'Or set deployment to false.']
        : [
            words && `GitHub says: ${(0,lib_text/* oneLine */.TN)(words)}`,
            `So the deployment of ${name} may not show how this run ended. The result of this run is not affected.`,
        ]);
    return new DeploymentReport({
        deployments: (0,deployments/* deploymentsOf */.o)(github, secrets.redactAll({ environment, owner, name })),
        clock,
        log,
        secrets,
        signal,
        logUrl,
        explain,
        giveUp,
    });
}
function explainer({ github }, { doing, permission }, more) {
    return (error) => {
        const failure = (0,client/* gitHubFailure */.o7)(error, doing, permission, github);
        const afterMs = (0,client/* askedToWait */.lT)(error, github.clock);
        return {
            words: [failure.message, ...more(failure)]
                .filter((part) => part !== undefined && part !== '')
                .join(' '),
            code: failure.code,
            passes: failure.kind === 'network' || (0,client/* isServerTrouble */.ho)(error) || afterMs !== undefined,
            afterMs,
        };
    };
}


/***/ })

};
