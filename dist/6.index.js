export const id = 6;
export const ids = [6];
export const modules = {

/***/ 1463:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ AFTER_BUILD_MS),
/* harmony export */   v: () => (/* binding */ beside)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7268);

const AFTER_BUILD_MS = 3_000;
function beside({ world, services: { clock } }, within, work, failed) {
    const [late, over] = [new AbortController(), new AbortController()];
    const signal = AbortSignal.any([late.signal, world.signal]);
    const overIn = (ms) => {
        clock.sleep(ms, over.signal).then(() => {
            late.abort(new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('no-answer-in-time', 'It took too long.'));
        }, () => undefined);
    };
    const done = async () => {
        overIn(within);
        try {
            return await Promise.race([work(signal), rejectionOf(late.signal)]);
        }
        catch (error) {
            if (!world.signal.aborted)
                failed(error);
            return undefined;
        }
        finally {
            over.abort();
        }
    };
    const found = done();
    return {
        found,
        end: async (most) => {
            if (!over.signal.aborted)
                overIn(most);
            await found;
        },
    };
}
function rejectionOf(signal) {
    return new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
            reject(signal.reason);
        });
    });
}


/***/ }),

/***/ 7588:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ listedFrom),
/* harmony export */   v: () => (/* binding */ projectOf)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7268);

async function listedFrom(listing) {
    const listed = await listing;
    if (listed === undefined)
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('github-error', 'GitHub did not list the files of the project.');
    return listed;
}
async function projectOf(listed) {
    const project = await listed.project();
    if (project === undefined)
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('project-not-read', 'config.yaml cannot be read.');
    return project;
}


/***/ }),

/***/ 4006:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   beginRehearsal: () => (/* binding */ beginRehearsal)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7268);
/* harmony import */ var _report_rehearsal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7447);
/* harmony import */ var _rules_rehearsal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2112);
/* harmony import */ var _beside_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1463);
/* harmony import */ var _check_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(960);
/* harmony import */ var _listed_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7588);






const WITHIN_MS = 180_000;
function beginRehearsal(run, of) {
    const { world, context, inputs, report } = run;
    const { base, fork } = of;
    if (inputs.rehearsal === 'off' || inputs.dryRun || base === undefined)
        return () => Promise.resolve();
    if (context.event === 'pull_request_target' || (fork !== undefined && context.event !== 'pull_request')) {
        world.log.info(`The migrations are not rehearsed in a run of the event ${context.event}.`);
        return () => Promise.resolve();
    }
    report.readsFrom({ repositoryUrl: context.repositoryUrl, sha: of.sha });
    let trying;
    const { found, end } = (0,_beside_js__WEBPACK_IMPORTED_MODULE_3__/* .beside */ .v)(run, WITHIN_MS, (signal) => rehearsed(run, of, base, signal, (work) => {
        trying = work.catch(() => undefined);
    }), (error) => {
        world.log.warning(`The migrations were not rehearsed: ${(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .asFailure */ .h_)(error).message} The result of this run is not affected.`, 'not-rehearsed');
    });
    report.rehearses({ found, canFail: inputs.rehearsal === 'error', summary: _report_rehearsal_js__WEBPACK_IMPORTED_MODULE_1__/* .rehearsalSummaryPart */ .r });
    return async (wasBuilt) => {
        await end(wasBuilt ? _beside_js__WEBPACK_IMPORTED_MODULE_3__/* .AFTER_BUILD_MS */ .F : WITHIN_MS);
        await trying;
    };
}
async function rehearsed(run, { sha, fork }, base, signal, tries) {
    const { world, context, inputs } = run;
    const { from, tip } = await run.prefetched.parted(base, sha);
    const [head, was] = await Promise.all([listedAt(run, sha, fork), listedAt(run, from)]);
    if (head === undefined || sqlIn(head) === sqlIn(was))
        return undefined;
    const [now, { planOf, rehearse, sqlParser }] = await Promise.all([
        tip === from ? was : listedAt(run, tip),
        Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(995), __webpack_require__.e(492), __webpack_require__.e(267)]).then(__webpack_require__.bind(__webpack_require__, 267)),
    ]);
    const [headSide, mergeBase, baseSide] = await Promise.all([sideOf(head), sideOf(was), sideOf(now)]);
    if (headSide === undefined)
        return undefined;
    const plan = await planOf({ head: headSide, mergeBase, base: baseSide }, sqlParser);
    const work = rehearse(() => server(run, signal), plan, { signal, ignored: inputs.ignored });
    tries(work);
    const { rehearsal, findings } = await work;
    world.rememberServer(undefined);
    const shown = rehearsal === 'no server'
        ? { base, notRun: 'not rehearsed, because there is no PostgreSQL on this runner' }
        : rehearsal && { base, rehearsal, blobUrl: `${context.repositoryUrl}/blob/${encodeURIComponent(sha)}` };
    if (rehearsal !== undefined && rehearsal !== 'no server')
        for (const source of rehearsal.sources)
            world.log.info(`Rehearsed the upgrade of ${source.source} from ${base} on PostgreSQL ${rehearsal.server}: ${(0,_rules_rehearsal_js__WEBPACK_IMPORTED_MODULE_2__/* .rehearsalSummary */ .mW)(source).join(', ')}`);
    if (rehearsal === 'no server')
        world.log.notice('The migrations were not rehearsed: there is no PostgreSQL on this runner. Install it, or set rehearsal-postgres-url.');
    return {
        ...(shown === undefined ? {} : { shown }),
        findings: inputs.rehearsal === 'warn' ? findings.map(_check_js__WEBPACK_IMPORTED_MODULE_4__/* .softened */ .To) : findings,
    };
}
async function server({ world, inputs }, signal) {
    const { findBinaries, startServer } = await Promise.all(/* import() */[__webpack_require__.e(849), __webpack_require__.e(154), __webpack_require__.e(8)]).then(__webpack_require__.bind(__webpack_require__, 1008));
    const ports = {
        clock: world.clock,
        signal,
        remember: (left) => {
            world.rememberServer(left);
        },
    };
    const bins = await findBinaries(world.env('PATH'));
    return await startServer(ports, {
        service: inputs.rehearsalServer,
        bins,
        temp: world.env('RUNNER_TEMP'),
    });
}
async function listedAt({ prefetched }, sha, fork) {
    const tree = await prefetched.treeAt(sha, fork);
    if (tree.state === 'absent')
        return undefined;
    const listed = await (0,_listed_js__WEBPACK_IMPORTED_MODULE_5__/* .listedFrom */ .i)(prefetched.listedAt(sha, fork));
    return 'absent' in listed.listing ? undefined : listed;
}
function sqlIn(listed) {
    if (listed === undefined || 'absent' in listed.listing)
        return '';
    const files = listed.listing.files.filter(({ path }) => /\.sql$/i.test(path));
    return JSON.stringify(files.map(({ path, oid }) => [path, oid]).sort());
}
async function sideOf(listed) {
    return listed && { project: await (0,_listed_js__WEBPACK_IMPORTED_MODULE_5__/* .projectOf */ .v)(listed), files: listed.files };
}


/***/ })

};
