export const id = 289;
export const ids = [289];
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

/***/ 9289:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   beginReview: () => (/* binding */ beginReview),
/* harmony export */   commentReview: () => (/* binding */ commentReview)
/* harmony export */ });
/* harmony import */ var _github_trees_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6862);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7268);
/* harmony import */ var _report_outcome_view_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7114);
/* harmony import */ var _report_review_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8238);
/* harmony import */ var _rules_fingerprint_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2231);
/* harmony import */ var _rules_plan_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(620);
/* harmony import */ var _session_connect_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1152);
/* harmony import */ var _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5434);
/* harmony import */ var _beside_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1463);
/* harmony import */ var _listed_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7588);










const WITHIN_MS = 20_000;
function beginReview(run, of) {
    const { world, context, inputs, report } = run;
    const { trigger, defaultBranch, repositoryUrl } = context;
    const { subject, branch, sha, labels } = of;
    const byHand = trigger.kind === 'dispatch' && defaultBranch !== branch ? defaultBranch : undefined;
    const base = of.base ?? (subject.kind === 'branch' ? byHand : undefined);
    if (!inputs.review || base === undefined)
        return () => Promise.resolve();
    report.readsFrom({ repositoryUrl, sha });
    const { reviewApproveLabel: name, reviewFailOn } = inputs;
    const back = trigger.kind === 'pull-request' && trigger.headSha === sha ? trigger.back : undefined;
    const label = {
        name,
        isSet: labels.some((one) => (0,_rules_plan_js__WEBPACK_IMPORTED_MODULE_5__/* .sameLabel */ .bK)(one, name)),
        isNew: back !== undefined && 'label' in back && (0,_rules_plan_js__WEBPACK_IMPORTED_MODULE_5__/* .sameLabel */ .bK)(back.label, name),
    };
    const { found, end } = (0,_beside_js__WEBPACK_IMPORTED_MODULE_8__/* .beside */ .v)(run, WITHIN_MS, () => reviewed(run, of, base), (error) => {
        world.log.warning(`The changes were not reviewed: ${(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .asFailure */ .h_)(error).message} The result of this run is not affected.`, 'not-reviewed');
    });
    report.reviews({ found, canFail: reviewFailOn.length > 0, label, summary: _report_review_js__WEBPACK_IMPORTED_MODULE_3__/* .reviewSummary */ .ll });
    return (wasBuilt) => end(wasBuilt ? _beside_js__WEBPACK_IMPORTED_MODULE_8__/* .AFTER_BUILD_MS */ .F : WITHIN_MS);
}
function commentReview(run, { subject, app }) {
    const { world, inputs, report, services } = run;
    if (!inputs.comment || !inputs.review || inputs.dryRun || subject.kind !== 'pull')
        return;
    const quiet = {
        ...world,
        log: {
            ...world.log,
            warning: (line) => {
                world.log.debug(line);
            },
        },
    };
    const { mode, projectDirectory: folder } = inputs;
    const of = mode === 'check' ? { ...app, folder } : app;
    report.reviewComment = (0,_session_connect_js__WEBPACK_IMPORTED_MODULE_6__/* .stickyComment */ .NL)(quiet, services, subject.number, of);
}
async function reviewed(run, { sha, fork }, base) {
    const { prefetched, context, inputs } = run;
    const [{ from }, tree] = await Promise.all([prefetched.parted(base, sha), prefetched.treeAt(sha, fork)]);
    if (tree.state === 'absent')
        return undefined;
    const folder = await folderAt(run, from, { sha, fork });
    const head = await (0,_listed_js__WEBPACK_IMPORTED_MODULE_9__/* .listedFrom */ .i)(prefetched.listedAt(sha, fork));
    const before = await prefetched.treeAt(from, undefined, folder);
    const isSameFolder = tree.state === 'known' && before.state === 'known' && tree.oid === before.oid;
    if (isSameFolder && outsideOf(head).length === 0)
        return UNCHANGED;
    const old = folder === undefined ? undefined : await (0,_listed_js__WEBPACK_IMPORTED_MODULE_9__/* .listedFrom */ .i)(prefetched.listedAt(from, undefined, folder));
    if (isSameFolder && old !== undefined && (0,_rules_fingerprint_js__WEBPACK_IMPORTED_MODULE_4__/* .treeWith */ .p6)('', outsideOf(head)) === (0,_rules_fingerprint_js__WEBPACK_IMPORTED_MODULE_4__/* .treeWith */ .p6)('', outsideOf(old)))
        return UNCHANGED;
    const [project, was] = await Promise.all([(0,_listed_js__WEBPACK_IMPORTED_MODULE_9__/* .projectOf */ .v)(head), old && (0,_listed_js__WEBPACK_IMPORTED_MODULE_9__/* .projectOf */ .v)(old)]);
    const { failingIn, findingsOf, notComparable, review, viewOf } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(995), __webpack_require__.e(492), __webpack_require__.e(86)]).then(__webpack_require__.bind(__webpack_require__, 5086));
    const why = notComparable(project) ?? (was && notComparable(was));
    if (why !== undefined) {
        run.world.log.info(`The changes were not reviewed: ${why}`);
        const failing = inputs.reviewFailOn.length > 0 ? [{ kind: 'unread', key: sha.slice(0, 20) }] : [];
        return { ...UNCHANGED, isSame: false, failing };
    }
    const found = await review(was, project, settingOf(inputs));
    const place = { sha: from, url: (0,_report_outcome_view_js__WEBPACK_IMPORTED_MODULE_2__/* .commitUrl */ .Bg)(context.repositoryUrl, from), base };
    const changes = viewOf(found, was === undefined ? undefined : place);
    return { changes, findings: findingsOf(found), failing: failingIn(found, inputs.reviewFailOn) };
}
const UNCHANGED = { changes: undefined, isSame: true, findings: [], failing: [] };
async function folderAt({ inputs, services, prefetched }, from, { sha, fork }) {
    const { projectDirectory } = inputs;
    const tree = await prefetched.treeAt(from);
    if (tree.state === 'unknown')
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('github-error', tree.why);
    if (tree.state === 'known')
        return projectDirectory;
    if (fork !== undefined)
        return undefined;
    const [before = [], now = []] = await Promise.all([from, sha].map((commit) => (0,_github_trees_js__WEBPACK_IMPORTED_MODULE_0__/* .listProjectFolders */ .X8)(services.github, commit)));
    if (!now.includes((0,_inputs_inputs_js__WEBPACK_IMPORTED_MODULE_7__/* .folderOf */ .yS)(inputs)))
        return undefined;
    const [gone, ...more] = before.filter((folder) => !now.includes(folder));
    return more.length > 0 || gone === undefined ? undefined : gone === '.' ? '' : gone;
}
function outsideOf({ listing }) {
    return 'absent' in listing ? [] : listing.outside;
}
function settingOf({ env, ignored }) {
    const valueOf = (key) => env.find((one) => one.key === key)?.value.trim() ?? '';
    const role = valueOf('HASURA_GRAPHQL_UNAUTHORIZED_ROLE');
    const isOn = (key) => {
        const value = valueOf(key).toLowerCase();
        return value === '' ? undefined : TRUE.includes(value);
    };
    return {
        ...(role === '' ? {} : { unauthorizedRole: role }),
        remoteSchemaPermissions: isOn('HASURA_GRAPHQL_ENABLE_REMOTE_SCHEMA_PERMISSIONS'),
        inferFunctionPermissions: isOn('HASURA_GRAPHQL_INFER_FUNCTION_PERMISSIONS'),
        allowList: isOn('HASURA_GRAPHQL_ENABLE_ALLOWLIST'),
        ignored,
    };
}
const TRUE = ['true', 't', 'yes', 'y'];


/***/ })

};
