export const id = 839;
export const ids = [839,591];
export const modules = {

/***/ 839:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   post: () => (/* binding */ post)
/* harmony export */ });
/* harmony import */ var _hasura_cloud_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7712);
/* harmony import */ var _app_claim_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6399);
/* harmony import */ var _app_ownership_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8694);
/* harmony import */ var _hasura_refusals_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5642);
/* harmony import */ var _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5434);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7268);
/* harmony import */ var _lib_text_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(9112);
/* harmony import */ var _report_outcome_view_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7114);
/* harmony import */ var _report_report_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2992);
/* harmony import */ var _rules_markers_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(8268);
/* harmony import */ var _runner_event_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3034);
/* harmony import */ var _session_connect_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1152);
/* harmony import */ var _session_inputs_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(5591);
/* harmony import */ var _session_masking_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(3712);














const FINISH_WITHIN_MS = 240_000;
const SHOWS_WITHIN_MS = { watched: 180_000, unwatched: 120_000 };
const LOOK_FOR_ORDERED_EVERY_MS = 5_000;
async function post(world) {
    (0,_session_masking_js__WEBPACK_IMPORTED_MODULE_11__/* .maskTokens */ .x1)(world);
    await removeServer(world);
    const interrupted = world.remembered();
    if (interrupted === undefined)
        return 0;
    const report = new _report_report_js__WEBPACK_IMPORTED_MODULE_7__/* .Report */ .p(world);
    try {
        const context = (0,_runner_event_js__WEBPACK_IMPORTED_MODULE_8__/* .readContext */ .y)((name) => world.env(name));
        report.logUrl = context.logUrl;
        const inputs = (0,_session_inputs_js__WEBPACK_IMPORTED_MODULE_10__.readMaskedInputs)(world, context.repository);
        await reportInterruption(world, context, inputs, report, interrupted);
    }
    catch (error) {
        world.log.warning(`Could not find out what the interrupted run left: ${(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .asFailure */ .h_)(error).message} The next run for this preview cleans up.`, 'interruption-unclear');
    }
    return 0;
}
async function removeServer(world) {
    const { clock, env, log } = world;
    const left = world.leftServer();
    if (left === undefined)
        return;
    try {
        const { removeLeft } = await Promise.all(/* import() */[__webpack_require__.e(849), __webpack_require__.e(154), __webpack_require__.e(8)]).then(__webpack_require__.bind(__webpack_require__, 1008));
        await removeLeft(clock, left, { service: (0,_inputs_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .rehearsalServerIn */ .S)(world), temp: env('RUNNER_TEMP') });
    }
    catch (error) {
        const what = 'folder' in left ? `folder ${left.folder}` : `role ${left.role}`;
        log.warning(`What the rehearsal of the migrations left was not removed, with the ${what}: ${(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .asFailure */ .h_)(error).message}`, 'not-rehearsed');
    }
}
async function reportInterruption(world, context, inputs, report, interrupted) {
    const { name, owner, build, pull, sha } = interrupted;
    const { clock, log } = world;
    await (0,_session_connect_js__WEBPACK_IMPORTED_MODULE_9__/* .connected */ .aW)(world, inputs, context.repository, FINISH_WITHIN_MS, async (services, _, signal) => {
        if (pull !== undefined && inputs.comment)
            report.comment = (0,_session_connect_js__WEBPACK_IMPORTED_MODULE_9__/* .stickyComment */ .NL)(world, services, pull, { owner, name });
        if (inputs.deployment) {
            const app = { owner, name, logUrl: context.logUrl };
            report.deployment = (0,_session_connect_js__WEBPACK_IMPORTED_MODULE_9__/* .appDeployment */ .x7)(world, services, inputs.environment, app);
        }
        const watch = { cloud: services.cloud, clock, log, signal };
        const ours = await untilShown(watch, interrupted).catch(async (error) => {
            await report.deployment?.finish('interrupted', { build });
            throw error;
        });
        if (ours.some(({ reading }) => (0,_rules_markers_js__WEBPACK_IMPORTED_MODULE_12__/* .isNewer */ .U4)((0,_rules_markers_js__WEBPACK_IMPORTED_MODULE_12__/* .buildIn */ .sL)(reading), build))) {
            log.info(`A newer run took over ${name}; there is nothing to report.`);
            await report.deployment?.finish('superseded', { build });
            return;
        }
        const own = ours.find(({ reading }) => (0,_rules_markers_js__WEBPACK_IMPORTED_MODULE_12__/* .buildIn */ .sL)(reading) === build);
        await report.interrupted(whatWasLeft(name, build, ours), build, {
            name,
            ...(own === undefined ? {} : { consoleUrl: (0,_hasura_cloud_js__WEBPACK_IMPORTED_MODULE_0__/* .consoleUrl */ .B)(own.project.id) }),
            ...(sha === undefined
                ? {}
                : { commit: { sha, url: (0,_report_outcome_view_js__WEBPACK_IMPORTED_MODULE_6__/* .commitUrl */ .Bg)(context.repositoryUrl, sha), certain: false } }),
            belongsTo: pull === undefined ? 'branch' : 'pull request',
        });
    });
}
async function untilShown(watch, interrupted) {
    const { cloud, clock, log, signal } = watch;
    const { name, owner, build, jobId } = interrupted;
    const waitsMs = jobId === undefined ? SHOWS_WITHIN_MS.unwatched : SHOWS_WITHIN_MS.watched;
    const until = clock.now() + waitsMs;
    let [claimed, said] = [false, false];
    for (;;) {
        try {
            const job = jobId === undefined ? undefined : await cloud.job(jobId);
            const made = job?.made.projectId;
            if (made !== undefined && !claimed) {
                await claim(watch, interrupted, made);
                claimed = true;
            }
            const found = await (0,_app_ownership_js__WEBPACK_IMPORTED_MODULE_2__/* .judgeAll */ .Ty)({ cloud }, await cloud.projectsNamed(name), owner);
            const ours = found.filter(({ ownership }) => ownership === 'ours');
            const builds = ours.map(({ reading }) => (0,_rules_markers_js__WEBPACK_IMPORTED_MODULE_12__/* .buildIn */ .sL)(reading));
            const settled = builds.some((at) => at === build || (0,_rules_markers_js__WEBPACK_IMPORTED_MODULE_12__/* .isNewer */ .U4)(at, build));
            const ended = job !== undefined && job.state !== 'pending';
            if (settled || ended || clock.now() >= until)
                return ours;
            if (!said)
                log.info(`${name} was requested and is not listed yet. Waiting up to ${(0,_lib_text_js__WEBPACK_IMPORTED_MODULE_13__/* .duration */ .p0)(waitsMs)}, so that a run that deletes it can find it.`);
            said = true;
        }
        catch (error) {
            if (!(0,_hasura_refusals_js__WEBPACK_IMPORTED_MODULE_3__/* .passes */ .WE)(error) || clock.now() >= until)
                throw error;
        }
        await clock.sleep(LOOK_FOR_ORDERED_EVERY_MS, signal);
    }
}
async function claim(watch, marks, projectId) {
    try {
        await (0,_app_claim_js__WEBPACK_IMPORTED_MODULE_1__/* .claimProject */ .Ax)({ ...watch, marks, progress: { facts: { name: marks.name, created: true } } }, projectId);
    }
    catch (error) {
        if ((0,_hasura_refusals_js__WEBPACK_IMPORTED_MODULE_3__/* .passes */ .WE)(error))
            throw error;
        watch.log.warning(`The project ${projectId} of this build could not be renamed to ${marks.name}: ${error.message} Delete it in Hasura Cloud if it still exists.`, 'project-not-renamed');
    }
}
function whatWasLeft(name, build, ours) {
    const then = 'The next push rebuilds it. It is deleted when its pull request closes or its branch is deleted.';
    if (ours.some(({ reading }) => (0,_rules_markers_js__WEBPACK_IMPORTED_MODULE_12__/* .isBeingRemoved */ .A3)(reading)))
        return `The app ${name} is being removed.`;
    if (ours.some(({ reading }) => (0,_rules_markers_js__WEBPACK_IMPORTED_MODULE_12__/* .buildIn */ .sL)(reading) === build))
        return `The app ${name} exists but is not finished; Hasura Cloud may still be building it. ${then}`;
    if (ours.length > 0)
        return `An earlier build of ${name} exists. ${then}`;
    return `No app ${name} exists. The next push builds it.`;
}


/***/ }),

/***/ 5591:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readMaskedInputs: () => (/* binding */ readMaskedInputs)
/* harmony export */ });
/* harmony import */ var _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5434);
/* harmony import */ var _lib_sensitive_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8631);
/* harmony import */ var _rules_names_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5603);
/* harmony import */ var _masking_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3712);




function readMaskedInputs(world, repository, onlyChecks = false) {
    const inputs = (0,_inputs_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .readInputs */ .Ko)(world, onlyChecks);
    world.secrets.show(`${repository.owner}/${repository.name}`, (0,_rules_names_js__WEBPACK_IMPORTED_MODULE_2__/* .nameStart */ .wI)(inputs.nameTemplate, repository));
    for (const variable of inputs.env) {
        if (/\{[a-z]+\}/.test(variable.value))
            for (const secret of (0,_lib_sensitive_js__WEBPACK_IMPORTED_MODULE_1__/* .secretsIn */ .VY)(variable))
                world.secrets.add(secret);
        else
            (0,_masking_js__WEBPACK_IMPORTED_MODULE_3__/* .maskVariable */ .Jy)(world, variable);
    }
    if (inputs.hygraph !== undefined)
        (0,_masking_js__WEBPACK_IMPORTED_MODULE_3__/* .maskEndpoint */ .i8)(world, inputs.hygraph.endpoint);
    for (const variable of inputs.hygraphVariables)
        (0,_masking_js__WEBPACK_IMPORTED_MODULE_3__/* .maskVariable */ .Jy)(world, variable);
    return inputs;
}


/***/ })

};
