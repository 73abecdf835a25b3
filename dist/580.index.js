export const id = 580;
export const ids = [580];
export const modules = {

/***/ 8889:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FQ: () => (/* binding */ markForRemoval),
/* harmony export */   Fd: () => (/* binding */ changedMeanwhile),
/* harmony export */   zH: () => (/* binding */ takeBack)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7268);
/* harmony import */ var _rules_markers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8268);
/* harmony import */ var _ownership_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8694);



const TRIES = 3;
async function markForRemoval({ cloud, signal, log }, { project, ...judged }) {
    const { tenantId } = project;
    if (tenantId === undefined || judged.reading.kind !== 'marked')
        return 'unmarked';
    let now = judged;
    for (let tries = 1; tries <= TRIES; tries++) {
        if (now.hash === undefined)
            return 'unmarked';
        if ((0,_rules_markers_js__WEBPACK_IMPORTED_MODULE_2__/* .isBeingRemoved */ .A3)(now.reading))
            return 'marked';
        try {
            await cloud.setVariables(tenantId, now.hash, [{ key: _rules_markers_js__WEBPACK_IMPORTED_MODULE_2__/* .CONTENT_KEY */ .U6, value: _rules_markers_js__WEBPACK_IMPORTED_MODULE_2__/* .REMOVING */ .ci }]);
            return 'marked';
        }
        catch (error) {
            signal.throwIfAborted();
            log.debug(`${project.name} does not say that it is to go: ${error.message}`);
        }
        const before = now.hash;
        try {
            now = await (0,_ownership_js__WEBPACK_IMPORTED_MODULE_1__/* .readingOf */ .MU)(cloud, tenantId);
        }
        catch (error) {
            signal.throwIfAborted();
            log.debug(`${project.name} was not read again: ${error.message}`);
            return 'unmarked';
        }
        if (now.reading.kind === 'unreadable')
            return 'unmarked';
        if (!isSame(now, judged))
            return 'changed';
        if (now.hash === before)
            return 'unmarked';
    }
    return 'unmarked';
}
async function takeBack({ cloud, signal, log }, { project: { tenantId, name }, ...judged }) {
    const { reading } = judged;
    if (tenantId === undefined || reading.kind !== 'marked' || (0,_rules_markers_js__WEBPACK_IMPORTED_MODULE_2__/* .isBeingRemoved */ .A3)(reading) || signal.aborted)
        return;
    try {
        const now = await (0,_ownership_js__WEBPACK_IMPORTED_MODULE_1__/* .readingOf */ .MU)(cloud, tenantId);
        if (now.hash === undefined || !isSame(now, judged) || !(0,_rules_markers_js__WEBPACK_IMPORTED_MODULE_2__/* .isBeingRemoved */ .A3)(now.reading))
            return;
        if (reading.content === undefined)
            await cloud.removeVariables(tenantId, now.hash, [_rules_markers_js__WEBPACK_IMPORTED_MODULE_2__/* .CONTENT_KEY */ .U6]);
        else
            await cloud.setVariables(tenantId, now.hash, [{ key: _rules_markers_js__WEBPACK_IMPORTED_MODULE_2__/* .CONTENT_KEY */ .U6, value: reading.content }]);
    }
    catch (error) {
        log.debug(`${name} goes on to say that it is to go: ${error.message}`);
    }
}
function changedMeanwhile({ name }) {
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('marker-changed', `The marker of ${name} was changed since it was read.`, {
        remedy: 'Run the job again: it reads the marker anew.',
    });
}
function isSame({ reading: one }, { reading: other }) {
    return (one.kind === 'marked' &&
        other.kind === 'marked' &&
        one.owner === other.owner &&
        (0,_rules_markers_js__WEBPACK_IMPORTED_MODULE_2__/* .buildIn */ .sL)(one) === (0,_rules_markers_js__WEBPACK_IMPORTED_MODULE_2__/* .buildIn */ .sL)(other));
}


/***/ }),

/***/ 4827:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AO: () => (/* binding */ endsAll),
/* harmony export */   Gb: () => (/* binding */ waitUntilUnlisted),
/* harmony export */   Il: () => (/* binding */ noRequests),
/* harmony export */   wW: () => (/* binding */ warnOfDatabasesElsewhere),
/* harmony export */   zr: () => (/* binding */ requestDeletions)
/* harmony export */ });
/* harmony import */ var _hasura_refusals_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5642);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7268);
/* harmony import */ var _lib_side_by_side_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4094);
/* harmony import */ var _removal_mark_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8889);




const REFUSAL_STANDS_AFTER_MS = 10_000;
const SOONEST_LOOK_MS = 500;
function noRequests() {
    return { refusals: new Map(), requested: new Set(), lost: new Set() };
}
async function requestDeletions(ports, apps, how, { refusals, requested, lost }, before = {}) {
    await (0,_lib_side_by_side_js__WEBPACK_IMPORTED_MODULE_3__/* .sideBySide */ .Q)(apps, how.width, async (app) => {
        const { id, name, tenantId } = app.project;
        const [marked] = await Promise.all([(0,_removal_mark_js__WEBPACK_IMPORTED_MODULE_2__/* .markForRemoval */ .FQ)(ports, app), before.withdrawn]);
        if (marked === 'unmarked')
            await before.withdrawUnmarked?.();
        if (tenantId === undefined)
            return;
        if (marked === 'changed') {
            refusals.set(id, (0,_removal_mark_js__WEBPACK_IMPORTED_MODULE_2__/* .changedMeanwhile */ .Fd)(app.project));
            return;
        }
        how.deleting?.(app.project);
        try {
            await ports.cloud.deleteTenant(tenantId);
        }
        catch (error) {
            if (ports.signal.aborted || how.ends(error))
                throw error;
            const failure = (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .asFailure */ .h_)(error);
            if ((0,_hasura_refusals_js__WEBPACK_IMPORTED_MODULE_0__/* .effectOf */ .$x)(error) !== 'unknown') {
                refusals.set(id, failure);
                return;
            }
            lost.add(id);
            ports.log.info(`The answer for ${name} was lost (${failure.message}); checking whether it was deleted.`);
        }
        requested.add(id);
        warnOfDatabasesElsewhere(ports, app);
    });
}
function warnOfDatabasesElsewhere({ companions, log }, { project, reading }) {
    const place = reading.kind === 'marked' ? reading.databases : undefined;
    if (place === undefined || companions.some((companion) => companion.place === place))
        return;
    log.warning(`The databases of ${project.name} are on ${place}, which postgres-url does not name in this run, so they are kept. Drop them on that server, or set postgres-url to it and run the job again.`, 'databases-elsewhere');
}
function endsAll({ signal }, error) {
    return signal.aborted || (error instanceof _hasura_refusals_js__WEBPACK_IMPORTED_MODULE_0__/* .HasuraRefusal */ .R2 && error.kind === 'token');
}
async function waitUntilUnlisted({ clock, signal }, ids, refusals, { listed, firstMs, atMostMs, withinMs = Infinity, gone }) {
    const begunAt = clock.now();
    const left = new Set(ids);
    let pause = firstMs;
    while (left.size > 0) {
        if (pause > 0)
            await clock.sleep(pause, signal);
        const still = await listed([...left]);
        for (const id of left)
            if (!still.has(id)) {
                left.delete(id);
                gone?.(id);
            }
        const waited = clock.now() - begunAt;
        const believed = waited >= REFUSAL_STANDS_AFTER_MS && [...left].every((id) => refusals.has(id));
        if (believed || waited >= withinMs)
            break;
        pause = Math.min(atMostMs, pause === 0 ? SOONEST_LOOK_MS : pause * 1.5);
    }
    return left;
}


/***/ }),

/***/ 3872:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SV: () => (/* binding */ MOST_AT_ONCE),
/* harmony export */   c8: () => (/* binding */ readAllStates),
/* harmony export */   rs: () => (/* binding */ readStates)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7934);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7268);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6584);
/* harmony import */ var _lib_side_by_side_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4094);
/* harmony import */ var _rules_stale_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(274);





const MOST_AT_ONCE = 100;
const pull = valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    number: valibot__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig(),
    state: valibot__WEBPACK_IMPORTED_MODULE_3__/* .picklist */ .KIO(['OPEN', 'CLOSED', 'MERGED']),
    isDraft: valibot__WEBPACK_IMPORTED_MODULE_3__/* .boolean */ .zMY(),
    headRefName: valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    headRefOid: valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    isCrossRepository: valibot__WEBPACK_IMPORTED_MODULE_3__/* .boolean */ .zMY(),
    labels: valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ nodes: valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ name: valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() })))) })),
});
const ref = valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ name: valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() });
const answer = valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    repository: valibot__WEBPACK_IMPORTED_MODULE_3__/* .looseObject */ ._H3({ databaseId: valibot__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig(), defaultBranchRef: valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullish */ .cl6(ref) }),
});
const PULL = `fragment pull on PullRequest {
  number state isDraft headRefName headRefOid isCrossRepository labels(first: 100) { nodes { name } }
}`;
async function readStates(github, subjects) {
    try {
        return await readAtOnce(github, subjects);
    }
    catch (error) {
        if ((0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .transportOf */ .JH)(error)?.tooLarge !== true || subjects.length < 2)
            throw error;
        const half = Math.ceil(subjects.length / 2);
        const one = await readStates(github, subjects.slice(0, half));
        const other = await readStates(github, subjects.slice(half));
        return {
            pulls: new Map([...one.pulls, ...other.pulls]),
            branches: new Map([...one.branches, ...other.branches]),
        };
    }
}
async function readAllStates(github, subjects, progress) {
    const groups = (0,_lib_side_by_side_js__WEBPACK_IMPORTED_MODULE_4__/* .inGroups */ .A)((0,_rules_stale_js__WEBPACK_IMPORTED_MODULE_2__/* .unique */ .Am)(subjects), MOST_AT_ONCE);
    const pulls = new Map();
    const branches = new Map();
    for (const [index, group] of groups.entries()) {
        const states = await readStates(github, group);
        for (const [number, pull] of states.pulls)
            pulls.set(number, pull);
        for (const [branch, exists] of states.branches)
            branches.set(branch, exists);
        progress?.(index + 1, groups.length);
    }
    return { pulls, branches };
}
async function readAtOnce(github, subjects) {
    const pulls = subjects.flatMap((subject) => (subject.kind === 'pull' ? [subject.number] : []));
    const branches = subjects.flatMap((subject) => (subject.kind === 'branch' ? [subject.branch] : []));
    const data = await ask(github, pulls, branches);
    try {
        const { repository } = (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .checked */ .KD)(answer, data);
        if (repository.databaseId !== github.repository.id)
            throw anotherRepository(github);
        const readable = (repository.defaultBranchRef ?? null) !== null;
        return {
            pulls: new Map(pulls.flatMap((number) => {
                const found = repository[`p${String(number)}`] ?? null;
                return found === null ? [] : [[number, pullOfGraphQL((0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .checked */ .KD)(pull, found))]];
            })),
            branches: new Map(branches.flatMap((branch, index) => {
                const found = repository[`b${String(index)}`] ?? null;
                if (found === null)
                    return readable ? [[branch, false]] : [];
                return (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .checked */ .KD)(ref, found).name === branch ? [[branch, true]] : [];
            })),
        };
    }
    catch (error) {
        throw (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .gitHubFailure */ .o7)(error, DOING, PERMISSION, github);
    }
}
const DOING = 'read the state of the pull requests and branches';
const PERMISSION = 'pull-requests: read';
async function ask(github, pulls, branches) {
    const { octokit, at } = github;
    const variables = Object.fromEntries(branches.map((branch, index) => [`b${String(index)}`, `refs/heads/${branch}`]));
    try {
        return await github.read(() => octokit.graphql(document(pulls, branches.length), { ...at, ...variables }));
    }
    catch (error) {
        const { errors, data } = (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .graphQLErrors */ .to)(error);
        if (errors.length === 0)
            throw (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .gitHubFailure */ .o7)(error, DOING, PERMISSION, github);
        if (errors.every(({ type, path }) => type === 'NOT_FOUND' && path?.length === 2))
            return data;
        throw refused(errors, github);
    }
}
function document(pulls, branches) {
    const names = Array.from({ length: branches }, (_, index) => `b${String(index)}`);
    return `query live(${['$owner: String!', '$repo: String!', ...names.map((name) => `$${name}: String!`)].join(', ')}) {
  repository(owner: $owner, name: $repo) {
    databaseId
    ${branches === 0 ? '' : 'defaultBranchRef { name }'}
    ${pulls.map((number) => `p${String(number)}: pullRequest(number: ${String(number)}) { ...pull }`).join('\n    ')}
    ${names.map((name) => `${name}: ref(qualifiedName: $${name}) { name }`).join('\n    ')}
  }
}
${pulls.length === 0 ? '' : PULL}`;
}
function refused(errors, { permissions }) {
    const words = [...new Set(errors.map(({ message }) => String(message)))].slice(0, 5).join('\n');
    if (errors.some(({ type }) => type === 'FORBIDDEN' || type === 'NOT_FOUND')) {
        return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('github-not-allowed', `GitHub did not allow this run to ${DOING}.`, {
            remedy: (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .permissionsRemedy */ .VH)(PERMISSION, permissions),
            words,
        });
    }
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('github-error', `GitHub could not ${DOING}.`, {
        remedy: 'Run the job again later.',
        words,
    });
}
function anotherRepository({ at }) {
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('repository-changed', `GitHub answered for another repository than ${at.owner}/${at.repo}.`, {
        remedy: 'If the repository was renamed or made anew while the job ran, run the job again under its new name.',
    });
}
function pullOfGraphQL(found) {
    return {
        number: found.number,
        open: found.state === 'OPEN',
        merged: found.state === 'MERGED',
        headBranch: found.headRefName,
        headSha: found.headRefOid,
        draft: found.isDraft,
        labels: (found.labels?.nodes ?? []).flatMap((label) => (label ? [label.name] : [])),
        fromFork: found.isCrossRepository,
    };
}


/***/ }),

/***/ 2855:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BLOB: () => (/* binding */ BLOB),
/* harmony export */   ENTRY: () => (/* binding */ ENTRY),
/* harmony export */   GRAPHQL_WAITS_MS: () => (/* binding */ GRAPHQL_WAITS_MS),
/* harmony export */   LISTED: () => (/* binding */ LISTED),
/* harmony export */   blobOf: () => (/* binding */ blobOf),
/* harmony export */   blobShape: () => (/* binding */ blobShape),
/* harmony export */   entryOf: () => (/* binding */ entryOf),
/* harmony export */   entryShape: () => (/* binding */ entryShape),
/* harmony export */   foundIn: () => (/* binding */ foundIn),
/* harmony export */   gitAt: () => (/* binding */ gitAt),
/* harmony export */   listBelow: () => (/* binding */ listBelow),
/* harmony export */   parted: () => (/* binding */ parted),
/* harmony export */   readBlobs: () => (/* binding */ readBlobs)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7934);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7268);
/* harmony import */ var _lib_side_by_side_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4094);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6584);




const GRAPHQL_WAITS_MS = 5_000;
const ENTRY = 'name mode type oid size';
const BLOB = 'oid text isBinary isTruncated';
const entryShape = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    name: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    mode: valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(),
    type: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    oid: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    size: valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(),
});
const blobShape = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    oid: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    text: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
    isBinary: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY()),
    isTruncated: valibot__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY(),
});
const LINK = 0o120000;
function entryOf({ name, mode, type, oid, size }) {
    const kind = type === 'tree' ? 'folder' : type === 'commit' ? 'submodule' : mode === LINK ? 'link' : 'file';
    return { name, kind, oid, size };
}
function blobOf({ oid, text, isBinary, isTruncated }) {
    return { oid, text: text ?? undefined, binary: isBinary === true, truncated: isTruncated };
}
const forkAnswer = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    repository: valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
        pullRequest: valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ headRepository: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5J())) }),
    }),
});
const ownAnswer = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ repository: valibot__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5J()) });
const commitShape = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ oid: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() });
function gitAt(github, sha, fork) {
    const { octokit, at } = github;
    const send = (query, variables) => github.read(() => octokit.graphql(query, { ...at, ...variables }), GRAPHQL_WAITS_MS);
    const own = async (selection, declarations, variables) => (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .checked */ .KD)(ownAnswer, await send(`query git($owner: String!, $repo: String!, ${declarations}) { repository(owner: $owner, name: $repo) { ${selection} } }`, variables)).repository;
    const ask = async (selection, declarations, variables) => {
        if (fork === undefined)
            return await own(selection, declarations, variables(sha));
        const answer = await send(`query git($owner: String!, $repo: String!, $pull: Int!, ${declarations}) { repository(owner: $owner, name: $repo) { pullRequest(number: $pull) { headRepository { ${selection} } } } }`, { pull: fork, ...variables(sha) });
        const { headRepository } = (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .checked */ .KD)(forkAnswer, answer).repository.pullRequest;
        if (headRepository)
            return headRepository;
        const reference = `refs/pull/${String(fork)}/head`;
        const found = await own(`head: object(expression: $head) { oid } ${selection}`, `$head: String!, ${declarations}`, { head: reference, ...variables(reference) });
        if ((0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .checked */ .KD)(commitShape, found['head']).oid !== sha)
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('github-error', `The head of pull request #${String(fork)} has changed.`, {
                remedy: 'Run the job again.',
            });
        return found;
    };
    return { github, sha, ask };
}
const LEVELS = 6;
const MOST_ENTRIES = 20_000;
const MOST_REQUESTS = 6;
function levels(left) {
    return left === 0 ? '' : `... on Tree { entries { ${ENTRY} object { ${levels(left - 1)} __typename } } }`;
}
const LISTED = `__typename oid ${levels(LEVELS)} ... on Blob { byteSize }`;
const nested = valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({ __typename: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), oid: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() });
const blobSize = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ byteSize: valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig() });
async function listBelow(git, paths) {
    const found = new Map();
    if (paths.length === 0)
        return found;
    const objects = await objectsOf(git, paths.map((_, index) => `expression: $o${String(index)}`), 'String!', (revision) => paths.map((path) => `${revision}:${path}`));
    const deeper = [];
    for (const [index, path] of paths.entries()) {
        const object = objects[index];
        if (object === undefined)
            continue;
        found.set(path, foundIn(object, deeper));
    }
    for (let requests = 1; deeper.length > 0; requests++) {
        if (requests >= MOST_REQUESTS) {
            for (const { into } of deeper)
                into.complete = false;
            break;
        }
        const group = deeper.splice(0, 50);
        const more = await objectsOf(git, group.map((_, index) => `oid: $o${String(index)}`), 'GitObjectID!', () => group.map(({ oid }) => oid));
        for (const [index, { into, path }] of group.entries())
            collect(into, path, more[index], deeper);
    }
    return found;
}
function foundIn(object, deeper) {
    const { __typename: type, oid } = (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .checked */ .KD)(nested, object);
    const into = {
        kind: type === 'Tree' ? 'folder' : type === 'Blob' ? 'file' : 'submodule',
        oid,
        size: type === 'Blob' ? (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .checked */ .KD)(blobSize, object).byteSize : 0,
        files: [],
        complete: true,
    };
    collect(into, '', object, deeper);
    return into;
}
async function objectsOf(git, args, type, values) {
    const selection = args.map((arg, index) => `o${String(index)}: object(${arg}) { ${LISTED} }`).join('\n');
    const declarations = args.map((_, index) => `$o${String(index)}: ${type}`).join(', ');
    const answer = (await git.ask(selection, declarations, (revision) => Object.fromEntries(values(revision).map((value, index) => [`o${String(index)}`, value]))));
    return args.map((_, index) => answer[`o${String(index)}`] ?? undefined);
}
function collect(into, folder, object, deeper) {
    for (const raw of object?.entries ?? []) {
        if (into.files.length >= MOST_ENTRIES) {
            into.complete = false;
            return;
        }
        const entry = entryOf((0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .checked */ .KD)(entryShape, raw));
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
        if (entry.kind !== 'folder')
            into.files.push({ ...entry, path });
        else if (raw.object?.entries === undefined)
            deeper.push({ into, path, oid: entry.oid });
        else
            collect(into, path, raw.object, deeper);
    }
}
const [MOST_BLOBS, MOST_BYTES] = [100, 2_000_000];
const CUT_AT = 512_000;
const SIDE_BY_SIDE = 3;
const restBlob = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ content: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), encoding: valibot__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('base64') });
async function readBlobs(git, files) {
    const unique = [...new Map(files.map((file) => [file.oid, file])).values()];
    const groups = batches(unique.filter(({ size }) => size < CUT_AT));
    const large = unique.filter(({ size }) => size >= CUT_AT).map((file) => [file]);
    const read = await (0,_lib_side_by_side_js__WEBPACK_IMPORTED_MODULE_3__/* .sideBySide */ .Q)([...groups, ...large], SIDE_BY_SIDE, (group) => group.length === 1 && (group[0]?.size ?? 0) >= CUT_AT ? byRest(git, group) : byGraphQL(git, group));
    return new Map(read.flat().map((blob) => [blob.oid, blob]));
}
function batches(files) {
    return (0,_lib_side_by_side_js__WEBPACK_IMPORTED_MODULE_3__/* .inGroups */ .A)(files, MOST_BLOBS).flatMap((group) => {
        const parts = [[]];
        let bytes = 0;
        for (const file of group) {
            bytes += file.size;
            if (bytes > MOST_BYTES) {
                parts.push([]);
                bytes = file.size;
            }
            parts.at(-1)?.push(file);
        }
        return parts;
    });
}
async function byGraphQL(git, files) {
    const names = files.map((_, index) => `o${String(index)}`);
    const answer = (await git.ask(names.map((name) => `${name}: object(oid: $${name}) { ... on Blob { ${BLOB} } }`).join('\n'), names.map((name) => `$${name}: GitObjectID!`).join(', '), () => Object.fromEntries(files.map(({ oid }, index) => [`o${String(index)}`, oid]))));
    return names
        .map((name) => answer[name])
        .filter((blob) => valibot__WEBPACK_IMPORTED_MODULE_2__.is(blobShape, blob))
        .map(blobOf);
}
async function byRest({ github }, files) {
    const blobs = [];
    for (const { oid } of files) {
        const { data } = await github.read(() => github.octokit.rest.git.getBlob({ ...github.at, file_sha: oid }));
        const bytes = Buffer.from((0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .checked */ .KD)(restBlob, data).content, 'base64');
        const binary = bytes.subarray(0, 8_000).includes(0);
        blobs.push({ oid, text: binary ? undefined : bytes.toString('utf8'), binary, truncated: false });
    }
    return blobs;
}
const comparison = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    base_commit: valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ sha: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }),
    merge_base_commit: valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ sha: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }),
});
async function parted(github, base, head) {
    const { data } = await github.read(() => github.octokit.rest.repos.compareCommitsWithBasehead({
        ...github.at,
        basehead: `${base}...${head}`,
        per_page: 1,
        page: 2,
    }), GRAPHQL_WAITS_MS);
    const { base_commit: tip, merge_base_commit: from } = (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .checked */ .KD)(comparison, data);
    return { from: from.sha, tip: tip.sha };
}


/***/ }),

/***/ 6862:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LO: () => (/* binding */ projectFolders),
/* harmony export */   X8: () => (/* binding */ listProjectFolders),
/* harmony export */   g7: () => (/* binding */ treeOf)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7934);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7268);
/* harmony import */ var _lib_within_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7840);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6584);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2855);





const REST_WAITS_MS = 15_000;
const USUAL = ['metadata', 'migrations', 'seeds'];
const SELECTION = `commit: object(expression: $sha) { oid }
  folder: object(expression: $folder) { __typename oid ... on Tree { entries { ${_objects_js__WEBPACK_IMPORTED_MODULE_3__.ENTRY} } } }
  config: object(expression: $config) { __typename oid ... on Blob { ${_objects_js__WEBPACK_IMPORTED_MODULE_3__.BLOB} } }
  ${USUAL.map((name) => `${name}: object(expression: $${name}) { ${_objects_js__WEBPACK_IMPORTED_MODULE_3__.LISTED} }`).join('\n')}`;
const VARIABLES = ['sha', 'folder', 'config', ...USUAL].map((name) => `$${name}: String!`).join(', ');
const answer = valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    commit: valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ oid: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP() }),
    folder: valibot__WEBPACK_IMPORTED_MODULE_4__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ __typename: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), oid: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), entries: valibot__WEBPACK_IMPORTED_MODULE_4__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(_objects_js__WEBPACK_IMPORTED_MODULE_3__.entryShape)) })),
    config: valibot__WEBPACK_IMPORTED_MODULE_4__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ ...valibot__WEBPACK_IMPORTED_MODULE_4__/* .partial */ .OH3(_objects_js__WEBPACK_IMPORTED_MODULE_3__.blobShape).entries, __typename: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP() })),
    ...valibot__WEBPACK_IMPORTED_MODULE_4__/* .entriesFromList */ .v4Y(USUAL, valibot__WEBPACK_IMPORTED_MODULE_4__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_4__/* .looseObject */ ._H3({}))),
});
const commit = valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ tree: valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ sha: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP() }) });
const listing = valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    tree: valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ path: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), type: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), sha: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP() })),
    truncated: valibot__WEBPACK_IMPORTED_MODULE_4__/* .boolean */ .zMY(),
});
const CONFIG = 'config.yaml';
async function treeOf(github, log, sha, directory, fork) {
    if (sha === '')
        return { state: 'unknown', why: 'The commit is not known.' };
    let why = '';
    for (const [ask, ms] of [
        [byGraphQL, _objects_js__WEBPACK_IMPORTED_MODULE_3__.GRAPHQL_WAITS_MS],
        [byRest, REST_WAITS_MS],
    ]) {
        try {
            return await (0,_lib_within_js__WEBPACK_IMPORTED_MODULE_1__/* .within */ .u)(github.clock, ms, 'GitHub', ask((0,_objects_js__WEBPACK_IMPORTED_MODULE_3__.gitAt)(github, sha, fork), directory));
        }
        catch (error) {
            why = (0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .gitHubFailure */ .o7)(error, 'read the project folder', 'contents: read', github).message;
            log.debug(why);
        }
    }
    return { state: 'unknown', why };
}
async function byGraphQL(git, directory) {
    const data = await git.ask(SELECTION, VARIABLES, (revision) => ({
        sha: revision,
        folder: `${revision}:${directory}`,
        config: `${revision}:${inside(directory, CONFIG)}`,
        ...Object.fromEntries(USUAL.map((name) => [name, `${revision}:${inside(directory, name)}`])),
    }));
    const read = (0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .checked */ .KD)(answer, data);
    const { folder, config } = read;
    if (folder?.__typename !== 'Tree')
        return { state: 'absent', what: `folder ${directory}` };
    if (config?.__typename === undefined)
        return { state: 'absent', what: `file ${inside(directory, CONFIG)}` };
    const { oid, entries } = folder;
    if (!valibot__WEBPACK_IMPORTED_MODULE_4__.is(_objects_js__WEBPACK_IMPORTED_MODULE_3__.blobShape, config) || !entries)
        return { state: 'known', oid };
    const below = new Map();
    for (const name of USUAL) {
        const deeper = [];
        const object = read[name];
        const found = object ? (0,_objects_js__WEBPACK_IMPORTED_MODULE_3__.foundIn)(object, deeper) : undefined;
        if (deeper.length === 0)
            below.set(inside(directory, name), found);
    }
    return { state: 'known', oid, top: { entries: entries.map(_objects_js__WEBPACK_IMPORTED_MODULE_3__.entryOf), config: (0,_objects_js__WEBPACK_IMPORTED_MODULE_3__.blobOf)(config), below } };
}
async function byRest({ github, sha }, directory) {
    const { at } = github;
    const { git } = github.octokit.rest;
    const read = (call) => github.read(call, REST_WAITS_MS);
    const { data } = await read(() => git.getCommit({ ...at, commit_sha: sha }));
    let oid = (0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .checked */ .KD)(commit, data).tree.sha;
    for (const name of directory.split('/').filter((segment) => segment !== '')) {
        const parent = oid;
        const { data: listed } = await read(() => git.getTree({ ...at, tree_sha: parent }));
        const { tree, truncated } = (0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .checked */ .KD)(listing, listed);
        const found = tree.find(({ path }) => path === name);
        if (found === undefined && truncated)
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('github-error', `GitHub lists the parent folder of ${directory} only in part.`);
        if (found?.type !== 'tree')
            return { state: 'absent', what: `folder ${directory}` };
        oid = found.sha;
    }
    return { state: 'known', oid };
}
const inside = (directory, name) => directory === '' ? name : `${directory}/${name}`;
async function projectFolders(github, log, sha) {
    try {
        return await (0,_lib_within_js__WEBPACK_IMPORTED_MODULE_1__/* .within */ .u)(github.clock, _objects_js__WEBPACK_IMPORTED_MODULE_3__.GRAPHQL_WAITS_MS, 'GitHub', foldersOf(github, sha));
    }
    catch (error) {
        log.debug((0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .gitHubFailure */ .o7)(error, 'list the folders', 'contents: read', github).message);
        return [];
    }
}
async function listProjectFolders(github, sha) {
    return await (0,_lib_within_js__WEBPACK_IMPORTED_MODULE_1__/* .within */ .u)(github.clock, _objects_js__WEBPACK_IMPORTED_MODULE_3__.GRAPHQL_WAITS_MS, 'GitHub', foldersOf(github, sha, 'all'));
}
async function foldersOf(github, sha, wanted) {
    const { at } = github;
    const { git } = github.octokit.rest;
    const { data } = await github.read(() => git.getCommit({ ...at, commit_sha: sha }), _objects_js__WEBPACK_IMPORTED_MODULE_3__.GRAPHQL_WAITS_MS);
    const root = (0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .checked */ .KD)(commit, data).tree.sha;
    const { data: listed } = await github.read(() => git.getTree({ ...at, tree_sha: root, recursive: 'true' }), _objects_js__WEBPACK_IMPORTED_MODULE_3__.GRAPHQL_WAITS_MS);
    const { tree, truncated } = (0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .checked */ .KD)(listing, listed);
    if (truncated && wanted === 'all')
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('github-error', 'GitHub lists the files of the repository only in part.');
    return tree
        .filter(({ path, type }) => type === 'blob' && `/${path}`.endsWith(`/${CONFIG}`))
        .map(({ path }) => path.slice(0, -CONFIG.length - 1) || '.');
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

/***/ 620:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LD: () => (/* binding */ decide),
/* harmony export */   Yz: () => (/* binding */ gateShut),
/* harmony export */   bK: () => (/* binding */ sameLabel),
/* harmony export */   nN: () => (/* binding */ outdated),
/* harmony export */   rI: () => (/* binding */ aboutOf)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7268);
/* harmony import */ var _markers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8268);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5603);
/* harmony import */ var _trigger_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4879);




function decide(question, live, wishes, asked, repository) {
    const { mode } = wishes;
    if (live.kind === 'everything')
        return mode === 'deploy' || mode === 'delete' || mode === 'check'
            ? { do: 'skip', because: `Scheduled runs sweep, but mode is ${mode}, so nothing was done.` }
            : { do: 'sweep', because: 'A sweep of all previews' };
    if (live.kind === 'pull')
        return decideForPull(live.pull, wishes, asked, repository);
    const { manual } = asked;
    const { branch, sha } = live.live;
    const about = aboutOf(repository, wishes, { kind: 'branch', branch }, branch);
    const remove = (because) => ({
        do: 'delete',
        ...about,
        unlessAbsent: false,
        over: sha === undefined,
        because,
    });
    if (question.look === 'branch' && question.why === 'deleted') {
        if (mode === 'check')
            return { do: 'skip', because: `Branch ${branch} was deleted, and mode is check.` };
        if (sha !== undefined)
            return { do: 'skip', because: `Branch ${branch} exists (again), so its preview is kept.` };
        return mode === 'deploy'
            ? { do: 'skip', because: `Branch ${branch} was deleted, and mode is deploy.` }
            : remove(`Branch ${branch} was deleted`);
    }
    if (live.pull !== undefined)
        return decideForPull(live.pull, wishes, asked, repository);
    const why = asked.onlyChecked ?? (mode === 'check' ? BY_MODE : undefined);
    if (why !== undefined && sha !== undefined)
        return { do: 'check', ...about, sha, labels: [], because: why };
    if (mode === 'delete') {
        return manual
            ? remove('Requested by hand')
            : {
                do: 'skip',
                because: `Branch ${branch} was pushed to, and mode is delete: it acts when the branch is deleted.`,
            };
    }
    if (sha === undefined) {
        if (!manual)
            return { do: 'skip', because: `Branch ${branch} was deleted before this run.` };
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('no-such-branch', `There is no branch ${branch} in this repository. Nothing was created or deleted.`, {
            remedy: 'Check the input branch; to delete the preview of a deleted branch, set mode to delete.',
        });
    }
    return {
        do: 'deploy',
        ...about,
        sha,
        labels: [],
        stopsOn: manual ? 'close' : 'gate',
        force: isForced(wishes, asked),
        wanted: asked.command === 'rebuild' || (asked.manual && wishes.force),
        because: `Branch ${branch} has no open pull request`,
    };
}
const BY_MODE = 'The mode is check';
function aboutOf(repository, { nameTemplate }, subject, branch) {
    const name = (0,_names_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(nameTemplate, repository, subject, branch);
    return { app: { owner: (0,_markers_js__WEBPACK_IMPORTED_MODULE_3__/* .ownerOf */ .bf)(repository, subject), name }, subject, branch };
}
function decideForPull(pull, wishes, asked, repository) {
    const { mode } = wishes;
    const { manual, command } = asked;
    const about = aboutOf(repository, wishes, { kind: 'pull', number: pull.number }, pull.headBranch);
    const it = `Pull request #${String(pull.number)}`;
    const compared = {
        ...about,
        sha: pull.headSha,
        ...(pull.base === undefined ? {} : { base: pull.base }),
        ...(pull.fromFork ? { fork: pull.number } : {}),
        labels: pull.labels,
    };
    const skip = (because) => ({ do: 'skip', because });
    const why = asked.onlyChecked ?? (pull.fromFork ? (0,_trigger_js__WEBPACK_IMPORTED_MODULE_2__/* .forkReason */ .xy)(pull.number) : mode === 'check' ? BY_MODE : undefined);
    if (why !== undefined) {
        const looks = command === undefined && mode !== 'delete' && pull.open;
        if (looks && wishes.check === 'off')
            return { do: 'skip', review: compared, because: why };
        if (!looks) {
            const said = mode === 'check' && !pull.open ? `${it} is closed, so nothing is checked.` : why;
            return pull.open ? skip(said) : { do: 'skip', closed: about, because: said };
        }
        return { do: 'check', ...compared, because: why };
    }
    const remove = (because, unlessAbsent = false) => ({
        do: 'delete',
        ...about,
        unlessAbsent,
        over: !pull.open,
        sha: pull.headSha,
        because,
    });
    const build = (because) => ({
        do: 'deploy',
        ...compared,
        stopsOn: !manual ? 'gate' : pull.open ? 'close' : 'nothing',
        force: isForced(wishes, asked),
        wanted: asked.command === 'rebuild' || (asked.manual && wishes.force),
        because,
    });
    const closed = `${it} ${pull.merged ? 'was merged' : 'is closed'}`;
    switch (command) {
        case 'rebuild':
            if (mode === 'delete')
                return skip('A comment requested a rebuild, but mode is delete, so nothing was built.');
            return pull.open ? build('Requested in a comment') : skip(`${closed}, so nothing is built for it.`);
        case 'delete':
            return mode === 'deploy'
                ? skip('A comment requested a deletion, but mode is deploy, so nothing was deleted.')
                : remove('Requested in a comment');
        case 'status':
            return {
                do: 'status',
                ...about,
                sha: pull.headSha,
                open: pull.open,
                because: 'Requested in a comment',
            };
        case undefined:
            break;
        default:
            return command;
    }
    if (!pull.open) {
        if (mode !== 'deploy')
            return remove(closed);
        return manual ? build('Requested by hand') : skip(`${closed}, and mode is deploy.`);
    }
    if (manual)
        return mode === 'delete' ? remove('Requested by hand') : build(`${it} is open`);
    const shut = gateShut(pull, wishes);
    if (shut?.removes === true && mode !== 'deploy')
        return { ...remove(shut.because, true), review: compared };
    if (shut !== undefined)
        return { do: 'skip', review: compared, because: `${shut.because}, so it gets no preview.` };
    return mode === 'delete'
        ? skip(`${it} is open, and mode is delete: it acts once the pull request is closed.`)
        : build(`${it} is open`);
}
function gateShut(pull, { requireLabel, skipDrafts }) {
    const it = `Pull request #${String(pull.number)}`;
    const labelled = pull.labels.some((name) => sameLabel(name, requireLabel));
    if (requireLabel !== undefined && !labelled)
        return { because: `${it} does not have the label ${requireLabel}`, removes: true };
    return skipDrafts && pull.draft ? { because: `${it} is a draft`, removes: false } : undefined;
}
function sameLabel(name, wanted) {
    return name.toLowerCase() === wanted?.toLowerCase();
}
function isForced({ force, requireLabel }, { command, attempt, manual, back }) {
    const isBack = back !== undefined && ('reopened' in back || sameLabel(back.label, requireLabel));
    return command === 'rebuild' || attempt > 1 || (manual && force) || isBack;
}
function outdated(trigger, plan) {
    if (trigger.kind !== 'pull-request' || !trigger.open || plan.do !== 'delete' || plan.unlessAbsent)
        return undefined;
    return `Pull request #${String(trigger.number)} has been closed since this event. Nothing is built, and its preview is deleted.`;
}


/***/ }),

/***/ 274:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Am: () => (/* binding */ unique),
/* harmony export */   C_: () => (/* binding */ judgePreview),
/* harmony export */   Fd: () => (/* binding */ whyOver),
/* harmony export */   Nl: () => (/* binding */ graceMs),
/* harmony export */   T1: () => (/* binding */ judgePreviews),
/* harmony export */   g0: () => (/* binding */ HOW_TO_GET_IT_BACK),
/* harmony export */   yn: () => (/* binding */ UNREAD)
/* harmony export */ });
/* harmony import */ var _lib_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9112);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(620);


const GRACE_AT_LEAST_MS = 60 * 60_000;
function graceMs(timeoutMs) {
    return Math.max(GRACE_AT_LEAST_MS, timeoutMs);
}
const UNREAD = 'The pull requests and branches could not be read';
const HOW_TO_GET_IT_BACK = 'To get it back, push to the branch, run its workflow again, or comment /preview rebuild';
function judgePreviews(previews, live, limits, now) {
    const verdicts = previews.map((preview) => judgePreview(preview, live, limits, now));
    const most = limits.maxPreviews;
    if (most === undefined || live === undefined)
        return verdicts;
    const standing = verdicts.filter(({ removes, preview }) => !removes && !preview.removing);
    const surplus = new Set(standing
        .filter(({ wanted }) => wanted)
        .sort((a, b) => (a.preview.at ?? 0) - (b.preview.at ?? 0))
        .slice(0, Math.max(0, standing.length - most)));
    const because = `It is one of the oldest of ${String(standing.length)} previews, and max-previews is ${String(most)}`;
    return verdicts.map((verdict) => surplus.has(verdict) ? { ...verdict, removes: true, why: because, limited: 'number' } : verdict);
}
const BEGUN = 'A run started to delete it and did not finish';
function judgePreview(preview, live, limits, now) {
    const { subject, at } = preview;
    const grace = graceMs(limits.timeoutMs);
    const stays = (why, wanted = false) => ({
        preview,
        removes: false,
        why,
        limited: undefined,
        wanted,
    });
    const goes = (why, limited) => ({
        preview,
        removes: true,
        why,
        limited,
        wanted: false,
    });
    if (live === undefined)
        return stays(UNREAD);
    if (at === undefined)
        return stays('Its marker does not say when it was built');
    if (now - at < grace)
        return stays(`It was built less than ${(0,_lib_text_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(grace)} ago`);
    const over = whyOver(subject, live);
    if (over !== undefined)
        return goes(over);
    if (subject.kind === 'branch')
        return live.branches.has(subject.branch)
            ? preview.removing
                ? goes(BEGUN, 'begun')
                : stays(`Branch ${subject.branch} exists`, true)
            : stays(`GitHub did not say whether branch ${subject.branch} exists`);
    const pull = live.pulls.get(subject.number);
    if (pull === undefined)
        return stays(`GitHub did not return the state of pull request #${String(subject.number)}`);
    const shut = (0,_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .gateShut */ .Yz)(pull, limits);
    if (shut?.removes === true)
        return goes(shut.because);
    if (preview.removing)
        return goes(BEGUN, 'begun');
    if (limits.maxAgeMs !== undefined && now - at > limits.maxAgeMs) {
        return goes(`It was not rebuilt for ${inDays(limits.maxAgeMs)}, the limit of max-age-days`, 'age');
    }
    return stays(`Pull request #${String(subject.number)} is open`, true);
}
function whyOver(subject, live) {
    if (subject.kind === 'branch')
        return live.branches.get(subject.branch) === false ? `Branch ${subject.branch} was deleted` : undefined;
    const pull = live.pulls.get(subject.number);
    if (pull === undefined || pull.open)
        return undefined;
    return `Pull request #${String(subject.number)} ${pull.merged ? 'was merged' : 'is closed'}`;
}
function unique(subjects) {
    const keyOf = (subject) => subject.kind === 'pull' ? `#${String(subject.number)}` : `@${subject.branch}`;
    return [...new Map(subjects.map((subject) => [keyOf(subject), subject])).values()];
}
function inDays(ms) {
    const number = Math.round((ms / 86_400_000) * 10) / 10;
    return number === 1 ? 'a day' : `${String(number)} days`;
}


/***/ }),

/***/ 960:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  EB: () => (/* binding */ checkBeforeBuild),
  l3: () => (/* binding */ checkKept),
  DT: () => (/* binding */ checkOnly),
  To: () => (/* binding */ softened)
});

// EXTERNAL MODULE: ./src/lib/errors.ts
var errors = __webpack_require__(7268);
// EXTERNAL MODULE: ./src/lib/within.ts
var within = __webpack_require__(7840);
// EXTERNAL MODULE: ./src/rules/finding.ts
var finding = __webpack_require__(6270);
// EXTERNAL MODULE: ./src/rules/trusted-hosts.ts
var trusted_hosts = __webpack_require__(2794);
// EXTERNAL MODULE: ./src/rules/ignore.ts
var ignore = __webpack_require__(8833);
;// CONCATENATED MODULE: ./src/run/content.ts

async function contentFindings({ services, world, inputs }, { facts }) {
    const checked = await services.checkContent?.();
    if (checked === undefined)
        return undefined;
    if (facts.hygraph !== checked.facts)
        await world.log.group('Check the content', () => {
            for (const line of checked.lines)
                world.log.info(line);
            return Promise.resolve();
        });
    facts.hygraph = checked.facts;
    return checked.findings.filter((finding) => !(0,ignore/* isIgnored */.pi)(finding, inputs.ignored));
}

// EXTERNAL MODULE: ./src/run/project-folder.ts
var project_folder = __webpack_require__(9209);
;// CONCATENATED MODULE: ./src/run/check.ts






const [CHECK_WITHIN_MS, BASE_WITHIN_MS] = [30_000, 30_000];
async function checkOnly(run, plan) {
    const { world, context, inputs, report } = run;
    const { sha, because } = plan;
    world.log.info(`${because}. Checking the project of commit ${sha.slice(0, 7)}.`);
    report.readsFrom({ repositoryUrl: context.repositoryUrl, sha });
    await (0,project_folder/* refuseWithoutProject */.I)(run, sha, plan.fork);
    const found = await findingsAt(run, sha, plan.fork);
    if (!Array.isArray(found)) {
        const failure = notChecked(found.unknown);
        if (inputs.mode === 'check')
            throw failure;
        world.log.warning(failure.message, 'not-checked');
        return { status: 'skipped', because };
    }
    report.findings(await asNew(run, plan, found));
    return { status: 'checked', because, sha };
}
async function checkBeforeBuild(run, plan, progress) {
    const { report } = run;
    const [project, content] = await Promise.all([judgedProject(run, plan), contentFindings(run, progress)]);
    if (content !== undefined)
        report.findings(content);
    const [inProject, inContent] = [(0,finding/* errorsIn */.R4)(project ?? []), (0,finding/* errorsIn */.R4)(content ?? [])];
    const failed = inProject + inContent > 0;
    if (project !== undefined) {
        const marked = asNew(run, plan, project);
        report.findings(failed ? await marked : marked);
    }
    if (!failed)
        return;
    const where = [
        ...(inProject === 0 ? [] : [`${(0,finding/* problemCount */.bS)(inProject)} in the project`]),
        ...(inContent === 0 ? [] : [`${(0,finding/* problemCount */.bS)(inContent)} with the content in Hygraph`]),
    ];
    throw new errors/* Failure */.HR(inProject === 0 ? 'content-faulty' : 'project-faulty', `Not built: ${where.join(' and ')}. Nothing was created or deleted.`, {
        remedy: inProject === 0
            ? 'Fix it in Hygraph or in the inputs, and run the job again. To build anyway, name the rule in the input ignore.'
            : 'Fix them and push. To build anyway, set check to warn, or silence a rule with preview-ignore or the input ignore.',
    });
}
async function checkKept(run, progress) {
    const content = await contentFindings(run, progress);
    if (content !== undefined)
        run.report.findings(content.map(softened));
}
async function judgedProject(run, { sha }) {
    const { world, context, inputs, report } = run;
    if (inputs.check === 'off')
        return undefined;
    const found = await findingsAt(run, sha);
    if (!Array.isArray(found)) {
        world.log.warning(`${notChecked(found.unknown).message} The build goes on.`, 'not-checked');
        return undefined;
    }
    report.readsFrom({ repositoryUrl: context.repositoryUrl, sha });
    return found;
}
function notChecked(why) {
    return new errors/* Failure */.HR('project-not-read', `The project was not checked: ${why}`, {
        remedy: 'Run the job again later.',
    });
}
async function findingsAt(run, sha, fork, asked = options(run)) {
    const { services, prefetched, inputs } = run;
    try {
        const listed = await prefetched.listedAt(sha, fork);
        if (listed === undefined)
            return { unknown: 'GitHub did not list its files.' };
        const { listing } = listed;
        if ('absent' in listing)
            return { unknown: `The commit has no ${listing.absent}.` };
        const reading = listed.project();
        reading.catch(() => undefined);
        const { judge, warmUp } = await Promise.all(/* import() */[__webpack_require__.e(995), __webpack_require__.e(684)]).then(__webpack_require__.bind(__webpack_require__, 2684));
        if (listing.files.some(({ path }) => path.endsWith('.sql')))
            await warmUp();
        const judged = reading.then((project) => judge(listing, project, asked));
        const found = await (0,within/* within */.u)(services.clock, CHECK_WITHIN_MS, 'GitHub', judged);
        return inputs.check === 'warn' ? found.map(softened) : found;
    }
    catch (error) {
        return { unknown: (0,errors/* asFailure */.h_)(error).message };
    }
}
function softened(finding) {
    return finding.severity === 'error' ? { ...finding, severity: 'warning' } : finding;
}
function options({ inputs }) {
    const { env, databaseVariables, hygraphVariables, onlyChecks, ignored } = inputs;
    if (onlyChecks && env.length === 0 && databaseVariables.length === 0)
        return { given: undefined, ignored };
    const given = new Map();
    for (const { key, value } of env) {
        const set = (0,trusted_hosts/* leadsToHygraph */.gu)(value.trim()) ? 'unchecked content' : 'set';
        given.set(key, value.trim() !== '' || onlyChecks ? set : 'empty');
    }
    for (const name of databaseVariables)
        given.set(name, 'set');
    for (const { key } of hygraphVariables)
        given.set(key, 'content');
    return { given, ignored };
}
async function asNew(run, { sha, base }, found) {
    if (base === undefined || found.length === 0)
        return found;
    const { world, services } = run;
    try {
        const findings = baseFindings(run, base, sha);
        return (0,finding/* markOld */.nt)(found, await (0,within/* within */.u)(services.clock, BASE_WITHIN_MS, 'GitHub', findings));
    }
    catch (error) {
        world.log.debug(`The base was not checked: ${(0,errors/* asFailure */.h_)(error).message}`);
        return found;
    }
}
async function baseFindings(run, base, sha) {
    const { world, prefetched } = run;
    const { from } = await prefetched.parted(base, sha);
    if ((await prefetched.treeAt(from)).state === 'absent')
        return [];
    const found = await findingsAt(run, from, undefined, { ...options(run), ignored: [] });
    if (!Array.isArray(found))
        throw new errors/* Failure */.HR('github-error', found.unknown);
    world.log.debug(`At ${from.slice(0, 7)}, where the pull request left ${base}: ${(0,finding/* counted */.hS)(found)}.`);
    return found;
}


/***/ }),

/***/ 4580:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  converge: () => (/* binding */ converge)
});

// EXTERNAL MODULE: ./src/rules/markers.ts
var markers = __webpack_require__(8268);
// EXTERNAL MODULE: ./src/rules/plan.ts
var rules_plan = __webpack_require__(620);
// EXTERNAL MODULE: ./src/rules/trigger.ts
var rules_trigger = __webpack_require__(4879);
// EXTERNAL MODULE: ./src/session/connect.ts + 7 modules
var connect = __webpack_require__(1152);
// EXTERNAL MODULE: ./src/run/check.ts + 1 modules
var check = __webpack_require__(960);
// EXTERNAL MODULE: ./src/github/client.ts
var client = __webpack_require__(6584);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
;// CONCATENATED MODULE: ./src/github/permissions.ts


const permission = dist/* object */.Ikc({ permission: dist/* string */.YjP() });
async function mayWrite(github, username) {
    try {
        const { data } = await github.read(() => github.octokit.rest.repos.getCollaboratorPermissionLevel({ ...github.at, username }));
        return ['admin', 'write'].includes((0,client/* checked */.KD)(permission, data).permission);
    }
    catch (error) {
        if ((0,client/* statusOf */.c2)(error) === 404)
            return false;
        throw (0,client/* gitHubFailure */.o7)(error, `ask what ${username} may do`, 'metadata: read', github);
    }
}
async function react({ octokit, at }, commentId, content) {
    await octokit.rest.reactions.createForIssueComment({ ...at, comment_id: commentId, content });
}

// EXTERNAL MODULE: ./src/lib/errors.ts
var errors = __webpack_require__(7268);
// EXTERNAL MODULE: ./src/rules/commands.ts
var commands = __webpack_require__(1701);
;// CONCATENATED MODULE: ./src/run/command.ts




async function askedFor(run) {
    const { world, context, inputs, services } = run;
    const { trigger, manual, attempt } = context;
    if (trigger.kind !== 'command') {
        const back = trigger.kind === 'pull-request' && inputs.mode !== 'sweep' ? trigger.back : undefined;
        return { manual, attempt, ...(back !== undefined && (await mayForce(run, back)) ? { back } : {}) };
    }
    const { command, author } = trigger;
    if (!(await mayWrite(services.github, author)))
        await answer(run, trigger, '-1');
    else if (command === 'unknown')
        await answer(run, trigger, 'confused');
    else {
        world.log.info(`${author} requested: ${command}`);
        return { manual: true, attempt, command };
    }
    return undefined;
}
async function mayForce({ world: { log }, services }, { by }) {
    try {
        if (by !== '' && (await mayWrite(services.github, by)))
            return true;
        log.info(`${by === '' ? 'Somebody' : by} has no write access, so this event does not rebuild an existing app.`);
    }
    catch (error) {
        log.info(`${(0,errors/* asFailure */.h_)(error).message} Reopening does not force a rebuild.`);
    }
    return false;
}
async function acknowledge(run, plan) {
    const { trigger } = run.context;
    if (trigger.kind === 'command')
        await answer(run, trigger, plan.do === 'skip' ? 'confused' : 'eyes');
}
async function answer({ world, inputs, services }, { commentId }, reaction) {
    if (inputs.dryRun)
        return;
    const { github } = services.reporting();
    try {
        await react(github, commentId, reaction);
    }
    catch (error) {
        world.log.info(`Could not react to the comment: ${(0,client/* gitHubFailure */.o7)(error, 'react to a comment', 'pull-requests: write', github).message}`);
    }
}
function refusedCommand(trigger) {
    if (trigger.kind !== 'command')
        return '';
    return trigger.command === 'unknown'
        ? `Unknown command. Available commands: ${commands/* COMMANDS */.L.map((word) => `/preview ${word}`).join(', ')}.`
        : `${trigger.author} has no write access to this repository, so the command was ignored.`;
}

// EXTERNAL MODULE: ./src/app/removal.ts
var removal = __webpack_require__(4827);
// EXTERNAL MODULE: ./src/app/removal-mark.ts
var removal_mark = __webpack_require__(8889);
// EXTERNAL MODULE: ./src/app/ownership.ts
var ownership = __webpack_require__(8694);
;// CONCATENATED MODULE: ./src/app/remove.ts





const LOOK_AT_MOST_MS = 5_000;
async function removeApp(ctx, app, besides = {}) {
    let companions;
    const drop = (upTo) => {
        companions ??= Promise.allSettled(ctx.companions.map((companion) => companion.remove({ ...app, build: (0,markers/* newestOf */.su)([app.build, upTo]) })));
    };
    const [apps] = await Promise.allSettled([
        (async () => removeApps(ctx, app, { ...besides, drop }, await besides.listed))(),
    ]);
    const ends = (await companions) ?? [];
    const dropped = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
    const failures = [
        ...[apps, ...ends].flatMap((end) => (end.status === 'rejected' ? [(0,errors/* asFailure */.h_)(end.reason)] : [])),
        ...dropped.flatMap(({ failures }) => failures).map((failure) => new errors/* Failure */.HR('not-removed', failure)),
    ];
    const databases = dropped.flatMap((end) => end.databases);
    const left = dropped.flatMap((end) => end.left);
    if (apps.status === 'fulfilled' && failures.length === 0)
        return { ...apps.value, databases, left: [...apps.value.left, ...left] };
    ctx.signal.throwIfAborted();
    const gone = [
        ...(apps.status === 'fulfilled' ? apps.value.removed.map((name) => `The app ${name} is gone.`) : []),
        ...databases.map((name) => `The database ${name} is gone.`),
        ...(companions === undefined
            ? ctx.companions.map(({ what }) => `Its ${what} were kept, because the app may still use them.`)
            : []),
    ];
    throw together(failures, gone);
}
function together(failures, gone) {
    const [first = new errors/* Failure */.HR('not-removed', 'The cause is unknown.'), ...others] = failures;
    if (others.length === 0 && gone.length === 0)
        return first;
    const all = (part) => {
        const parts = failures.map(part).filter((text) => text !== undefined);
        return parts.length === 0 ? undefined : [...new Set(parts)].join('\n');
    };
    return new errors/* Failure */.HR(first.code, [...failures.map(({ message }) => message), ...gone].join(' '), {
        words: all(({ words }) => words),
        remedy: all(({ remedy }) => remedy)?.replace(/\n/g, ' ') ?? 'Run the job again.',
        cause: first,
    });
}
async function removeApps(ctx, app, besides, early) {
    const all = await (0,ownership/* judgeNamed */.jx)(ctx, app, early?.length === 0 ? undefined : early);
    const found = besides.allListed === true ? all : all.filter(({ reading }) => !(0,markers/* isNewer */.U4)((0,markers/* buildIn */.sL)(reading), app.build));
    const ours = found.filter((one) => (0,ownership/* mayTouch */.z7)(one, ctx.adoptUnmarked));
    const others = found.filter((one) => !(0,ownership/* mayTouch */.z7)(one, ctx.adoptUnmarked));
    for (const other of others)
        ctx.log.info(`Kept. ${(0,ownership/* whyNotOurs */.nL)(other)}`);
    const build = (0,markers/* newestOf */.su)(ours.map(({ reading }) => (0,markers/* buildIn */.sL)(reading)));
    const withdrawn = ours.length === 0 ? undefined : besides.withdraw?.(build);
    const requests = (0,removal/* noRequests */.Il)();
    const how = {
        width: 1,
        ends: () => false,
        deleting: ({ name, id }) => {
            ctx.log.info(`Deleting ${name} (project ${id}).`);
        },
    };
    await (0,removal/* requestDeletions */.zr)(ctx, ours, how, requests, { ...besides, withdrawn });
    const { refusals, lost } = requests;
    const isDoubtful = others.some(({ ownership }) => ownership !== 'foreign');
    if (lost.size === 0 && refusals.size === 0 && !isDoubtful)
        besides.drop(build);
    const latest = await waitUntilGone(ctx, app.name, ours, refusals);
    const known = new Set(all.map(({ project }) => project.id));
    const rest = { ...app, build: (0,markers/* newestOf */.su)([app.build, build]) };
    const more = latest.some(({ id }) => !known.has(id))
        ? await removeApps(ctx, rest, { ...besides, allListed: false }, latest)
        : { removed: [], left: [], build: '', newer: (0,ownership/* newerAmong */.ax)(all, rest.build) };
    for (const one of ours)
        if (refusals.has(one.project.id))
            await (0,removal_mark/* takeBack */.zH)(ctx, one);
    refuseLeftovers(ours, refusals, others);
    besides.drop(build);
    return {
        removed: [...ours.map(({ project }) => project.name), ...more.removed],
        left: [...new Set([...others.map(ownership/* whyNotOurs */.nL), ...more.left])],
        build: (0,markers/* newestOf */.su)([build, more.build]),
        newer: more.newer,
    };
}
async function waitUntilGone(ctx, name, ours, refusals) {
    let latest = [];
    ctx.doing(`waiting until ${name} is gone: its deletion was requested, but is not confirmed, for it is still listed`);
    await (0,removal/* waitUntilUnlisted */.Gb)(ctx, ours.map(({ project }) => project.id), refusals, {
        listed: async () => {
            latest = await ctx.cloud.projectsNamed(name);
            return new Set(latest.map(({ id }) => id));
        },
        gone: (id) => {
            refusals.delete(id);
            ctx.log.info(`✓ Project ${id} is gone.`);
        },
        firstMs: 0,
        atMostMs: LOOK_AT_MOST_MS,
    });
    return latest;
}
function refuseLeftovers(ours, refusals, others) {
    const refused = ours.find(({ project }) => refusals.has(project.id))?.project;
    if (refused !== undefined) {
        const cause = refusals.get(refused.id);
        const { code, message, words, remedy } = (0,errors/* asFailure */.h_)(cause);
        throw new errors/* Failure */.HR(code, `${refused.name} (project ${refused.id}) was not deleted. ${message}`, {
            words,
            remedy,
            cause,
        });
    }
    const doubtful = others.find(({ ownership }) => ownership !== 'foreign');
    if (doubtful !== undefined)
        throw (0,ownership/* notOurs */.TR)(doubtful, 'It was not deleted.');
}

// EXTERNAL MODULE: ./src/app/interruption.ts
var interruption = __webpack_require__(8844);
// EXTERNAL MODULE: ./src/inputs/inputs.ts + 2 modules
var inputs_inputs = __webpack_require__(5434);
// EXTERNAL MODULE: ./src/github/comments.ts
var github_comments = __webpack_require__(6645);
// EXTERNAL MODULE: ./src/github/deployments.ts
var github_deployments = __webpack_require__(6887);
// EXTERNAL MODULE: ./src/github/trees.ts
var github_trees = __webpack_require__(6862);
// EXTERNAL MODULE: ./src/report/gone-comment.ts
var gone_comment = __webpack_require__(3043);
// EXTERNAL MODULE: ./src/rules/names.ts
var names = __webpack_require__(5603);
// EXTERNAL MODULE: ./src/sweep/apps.ts
var apps = __webpack_require__(934);
// EXTERNAL MODULE: ./src/sweep/gone-notice.ts
var gone_notice = __webpack_require__(2406);
;// CONCATENATED MODULE: ./src/run/other-names.ts












const MOST_NAMES = 50;
async function otherNames(run, { app, subject, branch }) {
    const { world, context, services, inputs } = run;
    const { github } = services;
    const { owner } = app;
    const found = new Map();
    const note = (name, comment) => {
        if (name === app.name || !/^[a-z0-9-]{1,63}$/.test(name))
            return;
        found.set(name, [...(found.get(name) ?? []), ...(comment === undefined ? [] : [comment])]);
    };
    const earlier = (0,names/* earlierNames */.T1)(inputs.nameTemplate, context.repository, subject, branch);
    for (const name of earlier)
        note(name);
    const comments = async () => {
        if (!inputs.comment || subject.kind !== 'pull')
            return;
        for (const comment of await (0,github_comments/* ownComments */.D5)(github, subject.number, `${gone_comment/* COMMENT_START */.Nk}${owner} `)) {
            const of = (0,gone_comment/* appThatMayStandIn */.pi)(comment.body);
            if (of?.owner === owner)
                note(of.name, comment);
        }
    };
    const deployments = async () => {
        if (!inputs.deployment)
            return;
        for (const name of await (0,github_deployments/* deployedNames */.fB)(github, { environment: inputs.environment, owner }))
            note(name);
    };
    for (const end of await Promise.allSettled([comments(), deployments()]))
        if (end.status === 'rejected')
            world.log.debug(`Could not check whether the preview had another name: ${String(end.reason)}`);
    return [...found].slice(0, MOST_NAMES).map(([name, comments]) => ({
        app: { owner, name },
        comments,
        isEarlier: earlier.includes(name),
    }));
}
async function deleteUnderOtherNames(run, plan, names, build) {
    const deleted = { removed: [], databases: [] };
    const failures = [];
    for (const name of names)
        try {
            const gone = await deleteOne(run, plan, name, build);
            deleted.removed.push(...(gone?.removed ?? []));
            deleted.databases.push(...(gone?.databases ?? []));
        }
        catch (error) {
            run.ports.signal.throwIfAborted();
            failures.push(error);
        }
    if (failures.length > 0)
        throw failures[0];
    return deleted;
}
async function deleteOne(run, plan, name, build) {
    const found = await foundUnder(run, plan, name);
    if (found === undefined)
        return undefined;
    const { app } = name;
    const ports = { ...run.ports, adoptUnmarked: false };
    const gone = await ports.log.group(`Remove ${app.name} (an earlier name of this preview)`, () => removeApp(ports, { ...app, build }, { listed: Promise.resolve(found.map(({ project }) => project)) }));
    if (gone.removed.length > 0 && gone.newer === undefined)
        await report(run, name, { because: plan.because, build: (0,markers/* newestOf */.su)([build, gone.build]) });
    return gone;
}
async function foundUnderOtherNames(run, plan, names) {
    const found = [];
    for (const name of names)
        found.push(...((await foundUnder(run, plan, name)) ?? []));
    return found;
}
async function foundUnder(run, plan, name) {
    const found = await (0,ownership/* judgeAll */.Ty)(run.ports, await run.ports.cloud.projectsNamed(name.app.name), name.app.owner);
    for (const one of found) {
        if (await isOfProject(run, plan, one, name))
            continue;
        if (one.ownership === 'ours' && one.reading.kind === 'marked')
            run.world.log.info(`Kept ${one.project.name}, which was built from another project folder: ${one.reading.folder ?? 'unknown'}.`);
        else if (one.ownership === 'unreadable')
            run.world.log.info(`Kept ${one.project.name}, because its owner cannot be read.`);
        return undefined;
    }
    return found;
}
async function isOfProject({ inputs, services, world }, { sha, hadOwn }, { ownership, reading }, { isEarlier }) {
    if (ownership !== 'ours' || reading.kind !== 'marked')
        return false;
    const { folder } = reading;
    if (folder === undefined)
        return isEarlier;
    if (folder === (0,inputs_inputs/* folderOf */.yS)(inputs))
        return true;
    if (sha === undefined || hadOwn)
        return false;
    const tree = await (0,github_trees/* treeOf */.g7)(services.github, world.log, sha, folder === '.' ? '' : folder);
    return tree.state === 'absent';
}
async function report(run, { app, comments }, how) {
    const { world, context, inputs, services, ports } = run;
    if (await (0,apps/* mayBeListed */.WH)(ports, app))
        return;
    const { logUrl } = context;
    if (inputs.deployment)
        await (0,connect/* appDeployment */.x7)(world, services, inputs.environment, { ...app, logUrl }).finish('removed', {
            build: how.build,
        });
    for (const comment of comments)
        await (0,gone_notice/* sayGone */.j)(run, comment, app, { because: how.because, removed: true }).catch((error) => {
            world.log.debug(String(error));
            world.log.warning(`Could not update the comment ${comment.url}. It says that ${app.name} exists; delete it.`, 'comment-outdated');
        });
}

;// CONCATENATED MODULE: ./src/run/delete.ts





async function deleteApp(run, plan, how) {
    const { report, ports } = run;
    const { app, unlessAbsent, because } = plan;
    report.comment?.lookAhead();
    ports.doing(`removing ${app.name}`);
    const { removed, databases, left, ...gone } = await ports.log.group(`Remove ${app.name}`, () => removeApp(ports, { ...app, build: how.build }, { ...how, withdraw: async (build) => report.deployment?.withdraw(build) }));
    const others = (await how.others) ?? [];
    if (others.length > 0) {
        const elsewhere = await deleteUnderOtherNames(run, { ...plan, hadOwn: removed.length > 0 }, others, how.build);
        removed.push(...elsewhere.removed);
        databases.push(...elsewhere.databases);
    }
    const build = (0,markers/* newestOf */.su)([gone.build, how.build]);
    const nothing = [...removed, ...databases, ...left].length === 0;
    const newer = gone.newer ?? (nothing ? undefined : (0,ownership/* newerAmong */.ax)((await (0,ownership/* judgedNow */.sj)(ports, app)) ?? [], build));
    if (newer !== undefined)
        return { status: 'superseded', because: (0,interruption/* builtMeanwhile */.p3)(app.name), newer };
    if (unlessAbsent && nothing)
        return { status: 'skipped', because: `${because}, so it gets no preview.` };
    if (nothing && (await report.comment?.saysThatItStands()) === true)
        run.world.log.warning(`The comment says that ${app.name} exists, but the account of this Hasura Cloud token has no project of that name. If the token now belongs to another account, delete the project in the old account.`, 'no-such-app-here');
    return { status: 'deleted', removed, databases, left, build, because };
}

// EXTERNAL MODULE: ./src/app/build.ts
var app_build = __webpack_require__(5227);
// EXTERNAL MODULE: ./src/rules/fingerprint.ts
var fingerprint = __webpack_require__(2231);
;// CONCATENATED MODULE: ./src/hasura/build-messages.ts
const OWN_ROLE = 'The migrations ran as the role that this action created for the preview. It owns its database, but it is not a superuser and cannot create roles.';
const BUILD_MESSAGES = [
    {
        text: /permission denied to create extension|must be superuser to create/i,
        words: 'permission denied to create extension "…"',
        meaning: OWN_ROLE,
        remedy: "The preview's role is not a superuser, so it can create only trusted extensions. Create this extension in a database on the server of postgres-url, set postgres-template to the name of that database, and write CREATE EXTENSION IF NOT EXISTS in the migration.",
    },
    {
        text: /permission denied to (?:create|alter|grant) role|must be able to SET ROLE|must be member of role|permission denied to set role/i,
        words: 'permission denied to create role',
        meaning: OWN_ROLE,
        remedy: "The preview's role cannot create roles or give objects to other roles. Leave CREATE ROLE and OWNER TO out of the migrations, or run them only if the current role may do so.",
    },
    {
        text: /role "[^"\n]{1,200}" does not exist/i,
        words: 'role "…" does not exist',
        meaning: 'A migration names a role (OWNER TO, GRANT) that the server for previews does not have.',
        remedy: 'Create that role on the server of postgres-url, or leave it out of the migrations: they run as the role of the preview.',
    },
    {
        text: /relation "[^"\n]{1,200}" already exists/i,
        words: 'relation "…" already exists',
        meaning: 'The migrations ran on a database that is not empty.',
        remedy: 'Set postgres-url and postgres-env, so that each build gets new databases. If postgres-template is set, that database must not contain what the migrations create. Pushing again without such a change fails in the same way.',
    },
    {
        text: /environment variable '?[\w"]+'? (?:is )?not set|source with name "?[^"\n]{0,200}"? is inconsistent/i,
        words: 'source with name "default" is inconsistent',
        meaning: 'The app has no value for the variable of that database, or cannot reach the database.',
        remedy: "Set the database's variable in the workflow, in postgres-env or env, and make sure that the server accepts connections from Hasura Cloud. Pushing again without such a change fails in the same way.",
    },
    {
        text: /version check: failed to get version|error code: 520/i,
        words: 'version check: failed to get version from server',
        meaning: 'The new app was not ready in time. Another form of this message is `Error code: 520`.',
        remedy: 'The new app was not ready in time. Run the job again.',
    },
    {
        text: /directory "[^"\n]{0,1000}" not found in the branch/i,
        words: 'directory "…" not found in the branch',
        meaning: 'The branch has no such folder. GitHub did not answer when this action checked it before the build.',
        remedy: 'Check the input project-directory.',
    },
];
const MOST_CHARACTERS = 20_000;
function remedyFor(words) {
    const searched = words?.slice(0, MOST_CHARACTERS) ?? '';
    return BUILD_MESSAGES.find(({ text }) => text.test(searched))?.remedy;
}

// EXTERNAL MODULE: ./src/hasura/jobs.ts
var jobs = __webpack_require__(7144);
;// CONCATENATED MODULE: ./src/hasura/pace.ts

const FIRST_LOOK_MS = 5_000;
const BURST = 25;
const REFILL_PER_MS = 45 / 300_000;
class Pace {
    #tokens = BURST;
    #refilledAt;
    #task = '';
    #taskSince;
    constructor(now) {
        this.#refilledAt = now;
        this.#taskSince = now;
    }
    first() {
        return FIRST_LOOK_MS;
    }
    next(phase, reading, now) {
        const task = `${phase} ${(reading && (0,jobs/* taskAtWork */.Mz)(reading))?.name ?? reading?.tasks.at(-1)?.name ?? ''}`;
        if (task !== this.#task) {
            this.#task = task;
            this.#taskSince = now;
        }
        const wanted = wish(phase, reading, now - this.#taskSince);
        this.#tokens = Math.min(BURST, this.#tokens + (now - this.#refilledAt) * REFILL_PER_MS) - 1;
        this.#refilledAt = now;
        const untilToken = this.#tokens >= 1 ? 0 : (1 - this.#tokens) / REFILL_PER_MS;
        return Math.max(wanted, untilToken);
    }
}
function wish(phase, reading, since) {
    if (phase === 'creation')
        return since < 10_000 ? 3_000 : 5_000;
    if (reading === undefined)
        return 2_000;
    const running = (0,jobs/* taskAtWork */.Mz)(reading)?.name;
    switch (running) {
        case 'gh-validation':
            return since < 6_000 ? 2_500 : since < 60_000 ? 5_000 : 6_000;
        case 'apply-migration':
            return backingOff(since, 800);
        case 'reload-metadata':
            return backingOff(since, 400);
        case 'check-healthz':
            return since < 3_000 ? 250 : backingOff(since, 1_000);
        case undefined:
            return reading.tasks.length === 0 ? 2_500 : backingOff(since, 400);
        default:
            return backingOff(since, 1_000);
    }
}
function backingOff(since, from) {
    return Math.min(5_000, Math.max(from, since / 6));
}

// EXTERNAL MODULE: ./src/report/task-titles.ts
var task_titles = __webpack_require__(3889);
;// CONCATENATED MODULE: ./src/app/companions.ts

async function prepareAll(ctx) {
    const variables = [];
    for (const [index, companion] of ctx.companions.entries()) {
        ctx.doing(`creating the ${companion.what}`);
        try {
            const { env, facts } = await ctx.log.group(`Create the ${companion.what}`, () => companion.prepare(ctx.marks));
            Object.assign(ctx.progress.facts, facts);
            variables.push(...env);
        }
        catch (error) {
            await discard({ ...ctx, companions: ctx.companions.slice(0, index) });
            throw error;
        }
    }
    return variables;
}
async function stillGiven(ctx) {
    const given = (ctx.progress.facts.databases ?? []).map(({ name }) => name);
    if (given.length === 0)
        return true;
    try {
        const found = await Promise.all(ctx.companions.map((companion) => companion.list(ctx.marks.owner)));
        const names = new Set(found.flat().map(({ thing }) => thing));
        return given.every((name) => names.has(name));
    }
    catch (error) {
        ctx.log.debug(`Could not check what exists for this build: ${(0,errors/* asFailure */.h_)(error).message}`);
        return true;
    }
}
async function discard(ctx) {
    delete ctx.progress.facts.databases;
    await tidy(ctx, (companion) => companion.discard(ctx.marks));
}
async function settle(ctx) {
    await tidy(ctx, (companion) => companion.settle(ctx.marks));
}
async function tidy(ctx, verb) {
    const ends = await Promise.allSettled(ctx.companions.map(verb));
    if (ctx.signal.aborted)
        return;
    for (const end of ends) {
        const failures = end.status === 'fulfilled' ? end.value.failures : [(0,errors/* asFailure */.h_)(end.reason).message];
        for (const failure of failures)
            ctx.log.warning(`${failure} The next run for this preview tries again.`, 'leftover-databases');
    }
}

// EXTERNAL MODULE: ./src/app/claim.ts
var claim = __webpack_require__(6399);
// EXTERNAL MODULE: ./src/hasura/refusals.ts + 1 modules
var refusals = __webpack_require__(5642);
;// CONCATENATED MODULE: ./src/app/find-build.ts



const LOOK_FOR_BUILD_EVERY_MS = 3_000;
const JOBS_APPEAR_WITHIN_MS = 60_000;
async function findProjectOfBuild(ctx, withinMs) {
    const until = ctx.clock.now() + withinMs;
    const others = new Set();
    for (;;) {
        try {
            for (const project of await ctx.cloud.projectsNamed(ctx.progress.facts.name)) {
                if (project.tenantId === undefined || others.has(project.id))
                    continue;
                const marker = (await ctx.cloud.marker(project.tenantId))?.marker;
                if (marker === undefined)
                    continue;
                if ((0,markers/* carries */.ED)(marker, ctx.marks.build))
                    return project;
                if ((0,markers/* buildIn */.sL)(marker) !== '')
                    others.add(project.id);
            }
            if (ctx.clock.now() >= until)
                return undefined;
        }
        catch (error) {
            ctx.signal.throwIfAborted();
            if (ctx.clock.now() >= until || (error instanceof refusals/* HasuraRefusal */.R2 && error.kind === 'token'))
                throw error;
        }
        await ctx.clock.sleep(LOOK_FOR_BUILD_EVERY_MS, ctx.signal);
    }
}
async function findDeploymentJob(ctx, projectId) {
    ctx.doing(`looking for the deployment job of project ${projectId}`);
    const until = ctx.clock.now() + JOBS_APPEAR_WITHIN_MS;
    for (;;) {
        const found = await ctx.cloud.deploymentJobOf(projectId).catch((error) => {
            if (error instanceof refusals/* HasuraRefusal */.R2 && error.kind === 'validation')
                return 'hidden';
            throw error;
        });
        if (found !== undefined && found !== 'hidden')
            return found;
        if (found === 'hidden' || ctx.clock.now() >= until) {
            throw new errors/* Failure */.HR('jobs-not-found', 'The app of this build exists, but its jobs cannot be found, so it is unknown whether the migrations ran.', { remedy: 'Run the job again: it rebuilds the app and follows its jobs from the start.' });
        }
        await ctx.clock.sleep(LOOK_FOR_BUILD_EVERY_MS, ctx.signal);
    }
}

;// CONCATENATED MODULE: ./src/app/follow.ts




const GRACE_MS = 60_000;
const STILL_WANTED_EVERY_MS = 30_000;
async function followJob(ctx, { jobId, phase, pace, onReading }) {
    const journal = new Journal(ctx);
    let seenAt = ctx.clock.now();
    let lookedAt = seenAt;
    let wanted = { state: 'unknown' };
    ctx.doing(`following the ${phase} job ${jobId}`);
    for (;;) {
        const reading = await nextReading(ctx, jobId, seenAt);
        const now = ctx.clock.now();
        if (reading !== undefined) {
            seenAt = now;
            journal.tell(reading, phase, now);
            ctx.doing(`following the ${phase} job ${jobId}, in the step "${(0,task_titles/* taskTitle */.Oj)(isStep(phase, reading) ? undefined : (0,jobs/* taskAtWork */.Mz)(reading)?.name)}"${isUsual(reading) ? '' : `, with the unknown status "${reading.status}"`}`);
            onReading?.(reading);
            if (reading.state !== 'pending')
                return reading;
        }
        else if (now - seenAt >= GRACE_MS) {
            return undefined;
        }
        if (phase === 'deployment' && now - lookedAt >= STILL_WANTED_EVERY_MS) {
            lookedAt = now;
            void ctx.look().then((seen) => (wanted = seen));
        }
        await ctx.clock.sleep(pace.next(phase, reading, now), ctx.signal);
        (0,interruption/* throwIfUnwanted */.Ss)(wanted);
    }
}
async function nextReading(ctx, jobId, seenAt) {
    try {
        return await ctx.cloud.job(jobId);
    }
    catch (error) {
        ctx.signal.throwIfAborted();
        const asksForLonger = error instanceof refusals/* HasuraRefusal */.R2 && (error.afterMs ?? 0) > GRACE_MS;
        if (!(0,refusals/* passes */.WE)(error) || asksForLonger || ctx.clock.now() - seenAt >= GRACE_MS)
            throw error;
        return undefined;
    }
}
const LASTS_MS = 10_000;
class Journal {
    #ctx;
    #startedAt = new Map();
    #ended = new Map();
    #named = new Set();
    #before;
    #status = '';
    constructor(ctx) {
        this.#ctx = ctx;
        this.#before = ctx.progress.tasks;
    }
    tell(reading, phase, now) {
        const { progress, log } = this.#ctx;
        if (!isUsual(reading) && reading.status !== this.#status) {
            log.info(`The job's status is "${reading.status}", which counts as "not finished".`);
            this.#status = reading.status;
        }
        const whole = isStep(phase, reading);
        for (const task of reading.tasks)
            this.#tellTask(task, whole ? undefined : task.name, now);
        const views = (0,jobs/* taskViews */.Y_)(reading.tasks.map((task) => this.#timed(task)));
        const shown = whole ? views.map((view) => ({ ...view, name: (0,task_titles/* taskTitle */.Oj)(undefined) })) : views;
        progress.tasks = [...this.#before, ...shown];
        progress.step =
            reading.state === 'pending' ? ((0,jobs/* taskAtWork */.Mz)(reading)?.name ?? progress.step) : progress.step;
        progress.changed();
    }
    #tellTask(task, name, now) {
        const { log } = this.#ctx;
        const title = (0,task_titles/* taskTitle */.Oj)(name);
        const startedAt = this.#startedAt.get(task.id) ?? now;
        this.#startedAt.set(task.id, startedAt);
        if (this.#ended.has(task.id))
            return;
        if (task.state === 'running') {
            if (now - startedAt >= LASTS_MS && !this.#named.has(task.id))
                log.info(`… ${title}`);
            if (now - startedAt >= LASTS_MS)
                this.#named.add(task.id);
            return;
        }
        this.#ended.set(task.id, now);
        const [view] = (0,jobs/* taskViews */.Y_)([this.#timed(task)]);
        const took = view?.ms === undefined ? '' : ` · ${(0,task_titles/* tookText */.vR)(view)}`;
        log.info(`${task.state === 'success' ? '✓' : '✗'} ${title}${took}`);
    }
    #timed(task) {
        if (task.startedAt !== undefined)
            return task;
        const [startedAt, endedAt] = [this.#startedAt.get(task.id), this.#ended.get(task.id)];
        if (startedAt === undefined || endedAt === undefined || startedAt === endedAt)
            return task;
        return { ...task, startedAt, endedAt, about: true };
    }
}
function isStep(phase, { tasks }) {
    return phase === 'creation' && tasks.length === 1;
}
function isUsual({ state, status }) {
    return state !== 'pending' || USUAL.has(status);
}
const USUAL = new Set([
    'created',
    'pending',
    'queued',
    'scheduled',
    'running',
    'in_progress',
    'started',
    'processing',
]);

// EXTERNAL MODULE: ./src/hasura/cloud.ts + 1 modules
var cloud = __webpack_require__(7712);
// EXTERNAL MODULE: ./src/lib/text.ts
var lib_text = __webpack_require__(9112);
;// CONCATENATED MODULE: ./src/app/verify.ts






const COMES_UP_WITHIN_MS = 60_000;
const [ASK_EVERY_MS, ASK_LATER_EVERY_MS, LATER_AFTER_MS] = [1_000, 2_000, 15_000];
const LOOK_HOLDS_MS = 2_000;
const OWN_READABLE_WITHIN_MS = 15_000;
const READ_OWN_EVERY_MS = 2_000;
const MOST_NAMED = 20;
async function verify(ctx) {
    const { facts } = ctx.progress;
    if (facts.endpoint === undefined || facts.adminSecret === undefined) {
        throw new errors/* Failure */.HR('no-admin-secret', 'Hasura Cloud returned no admin secret for the app, so the app cannot be checked.', {
            remedy: 'Set HASURA_GRAPHQL_ADMIN_SECRET in the input env.',
        });
    }
    ctx.doing('waiting for the app to answer healthy and consistent');
    const begunAt = ctx.clock.now();
    const app = ctx.openApp(facts.endpoint, facts.adminSecret);
    const enough = new AbortController();
    const orEnough = (look) => look.catch((error) => {
        if (error instanceof interruption/* Interruption */._n || (error instanceof errors/* Failure */.HR && error.kind === 'build'))
            enough.abort(error);
        throw error;
    });
    const [around, wanted, objects] = await Promise.allSettled([
        orEnough(lookAtOwn(ctx)),
        orEnough((0,interruption/* stopIfUnwanted */.yJ)(ctx)),
        inconsistenciesOf({ ...ctx, signal: AbortSignal.any([ctx.signal, enough.signal]) }, app),
    ]);
    for (const result of [around, wanted])
        if (result.status === 'rejected' && result.reason instanceof interruption/* Interruption */._n)
            throw result.reason;
    verify_valueOf(wanted);
    let neighbours = verify_valueOf(around);
    const inconsistencies = await afterReload(ctx, app, verify_valueOf(objects));
    if (inconsistencies.length > 0)
        throw inconsistent(inconsistencies, await contentRemedy(ctx, inconsistencies));
    if (ctx.clock.now() - begunAt >= LOOK_HOLDS_MS)
        neighbours = await lookAtOwn(ctx);
    if (ctx.hidesMetadata)
        ctx.log.notice('HASURA_GRAPHQL_ENABLED_APIS disables the metadata API of the app, so the action only asked the health check whether the metadata is consistent. To check each object, add metadata to that variable.');
    ctx.log.info(`✓ Listed, healthy${ctx.hidesMetadata ? '' : ', metadata consistent'}`);
    await removeSpares(ctx, neighbours);
}
async function lookAtOwn(ctx) {
    const until = ctx.clock.now() + OWN_READABLE_WITHIN_MS;
    for (;;) {
        const beside = (0,ownership/* readingOf */.MU)(ctx.cloud, ctx.progress.facts.tenantId);
        beside.catch(() => undefined);
        const around = await (0,interruption/* lookAround */.h3)(ctx, beside);
        if (around.own === undefined)
            throw noLongerListed(ctx.progress.facts.name);
        if (around.reading?.kind === 'marked')
            return around;
        if (around.reading?.kind === 'absent' && ctx.adoptUnmarked)
            return around;
        if (ctx.clock.now() >= until)
            throw notReadable(around.own.name);
        await ctx.clock.sleep(READ_OWN_EVERY_MS, ctx.signal);
    }
}
function noLongerListed(name) {
    return new errors/* Failure */.HR('app-vanished', `The app ${name} is no longer listed among the account's projects.`, {
        remedy: 'Run the job again.',
    });
}
function notReadable(name) {
    return new errors/* Failure */.HR('owner-unknown', `The variables of ${name} cannot be read, so it is not known whether another run is removing it.`, { remedy: 'Run the job again.' });
}
function verify_valueOf(result) {
    if (result.status === 'rejected')
        throw result.reason;
    return result.value;
}
async function inconsistenciesOf(ctx, app) {
    const until = ctx.clock.now() + COMES_UP_WITHIN_MS;
    for (;;) {
        const [health, objects] = await Promise.allSettled([
            app.health(),
            ctx.hidesMetadata ? NOT_ASKED : app.inconsistencies(),
        ]);
        ctx.signal.throwIfAborted();
        const up = health.status === 'fulfilled' && health.value.state !== 'down';
        if (up && objects.status === 'fulfilled' && (objects.value.length > 0 || health.value.state === 'ok'))
            return objects.value;
        if (up && ctx.hidesMetadata)
            return [UNNAMED];
        const hopeless = [health, objects].find((end) => end.status === 'rejected' && isHopeless(end.reason));
        if (hopeless !== undefined || ctx.clock.now() >= until)
            throw notUp(health, objects);
        const isLate = ctx.clock.now() >= until - COMES_UP_WITHIN_MS + LATER_AFTER_MS;
        await ctx.clock.sleep(isLate ? ASK_LATER_EVERY_MS : ASK_EVERY_MS, ctx.signal);
    }
}
const NOT_ASKED = [];
const UNNAMED = {
    type: 'metadata',
    name: 'unnamed',
    reason: 'the health check warns of inconsistent metadata. To see which objects it means, add metadata to HASURA_GRAPHQL_ENABLED_APIS',
};
function isHopeless(error) {
    return error instanceof errors/* TransportError */.wX && !error.retryable;
}
function notUp(health, objects) {
    const why = health.status === 'rejected'
        ? health.reason.message
        : (health.value.why ??
            (objects.status === 'rejected'
                ? objects.reason.message
                : 'its health check warns of inconsistent metadata'));
    return new errors/* Failure */.HR('checks-failed', 'The app was deployed, but its checks fail.', {
        words: why,
        remedy: 'Open the console to see its state, and run the job again.',
    });
}
const BEFORE_RELOAD_MS = 5_000;
function ofContent({ contentAddresses }, objects) {
    return objects.filter(({ remoteSchema }) => contentAddresses.includes(remoteSchema?.variable ?? ''));
}
async function afterReload(ctx, app, objects) {
    const names = ofContent(ctx, objects).map(({ remoteSchema }) => remoteSchema?.name ?? '');
    if (names.length === 0)
        return objects;
    ctx.log.info(`The remote schema ${names.map(lib_text/* oneLine */.TN).join(', ')} is inconsistent, perhaps because too many requests were sent to Hygraph. It is reloaded once.`);
    ctx.doing('reloading a remote schema');
    await ctx.clock.sleep(BEFORE_RELOAD_MS, ctx.signal);
    try {
        await app.reloadRemoteSchemas(names);
    }
    catch (error) {
        ctx.signal.throwIfAborted();
        ctx.log.debug(`Reloading failed: ${error instanceof Error ? error.message : String(error)}`);
    }
    return await inconsistenciesOf(ctx, app);
}
async function contentRemedy(ctx, objects) {
    const reasons = ofContent(ctx, objects).map(({ reason }) => reason);
    if (reasons.length === 0)
        return undefined;
    const { remoteSchemaRemedy } = await __webpack_require__.e(/* import() */ 323).then(__webpack_require__.bind(__webpack_require__, 4323));
    return remoteSchemaRemedy(reasons, {
        facts: ctx.progress.facts.hygraph,
        sameFiles: await ctx.sameFiles(),
    });
}
function inconsistent(objects, ofContent) {
    const shown = objects
        .slice(0, MOST_NAMED)
        .map(({ type, name, reason }) => `${(0,lib_text/* oneLine */.TN)(type)} ${(0,lib_text/* oneLine */.TN)(name)}: ${(0,lib_text/* oneLine */.TN)(reason)}`);
    if (objects.length > MOST_NAMED)
        shown.push(`… and ${String(objects.length - MOST_NAMED)} more`);
    return new errors/* Failure */.HR('metadata-inconsistent', objects[0] === UNNAMED
        ? 'The app answers, but its health check says that its metadata is inconsistent.'
        : `The app answers, but ${objects.length === 1 ? 'one object' : `${String(objects.length)} objects`} of its metadata ${objects.length === 1 ? 'is' : 'are'} inconsistent.`, {
        words: shown.join('\n'),
        remedy: ofContent ??
            remedyFor(shown.join('\n')) ??
            "Make the metadata match the migrations and the app's env variables, and push again.",
    });
}
async function removeSpares(ctx, { spares }) {
    for (const spare of spares) {
        const { project } = spare;
        if (project.tenantId === undefined)
            continue;
        ctx.log.info(`Hasura Cloud created the app twice; deleting the duplicate project ${project.id}.`);
        if ((await (0,removal_mark/* markForRemoval */.FQ)(ctx, spare)) === 'changed')
            continue;
        try {
            await ctx.cloud.deleteTenant(project.tenantId);
        }
        catch (error) {
            ctx.log.warning(`The duplicate project ${project.id} of ${project.name} could not be deleted: ${error.message} It counts against the account's projects until the preview is deleted.`, 'duplicate-project');
        }
    }
}

;// CONCATENATED MODULE: ./src/app/keep.ts









const ADMIN_SECRET = 'HASURA_GRAPHQL_ADMIN_SECRET';
const TRIES = 3;
const RESTARTS_WITHIN_MS = 5_000;
async function keepableOf(ctx, order, found) {
    const [app, ...others] = found;
    if (app === undefined)
        return undefined;
    const rebuild = (because) => {
        ctx.progress.facts.rebuiltBecause = because;
        return undefined;
    };
    if (others.length > 0)
        return rebuild('there were several apps with its name');
    if (app.ownership !== 'ours' || app.reading.kind !== 'marked')
        return rebuild("it did not carry this action's marker");
    if ((0,markers/* isBeingRemoved */.A3)(app.reading))
        return rebuild('another run had begun to remove it');
    const { build, content: text } = app.reading;
    const [had, looked] = [(0,fingerprint/* readContent */.c_)(text), await ctx.looked];
    if ('why' in looked)
        return rebuild(looked.why);
    if (had === undefined)
        return rebuild('it did not record which files it was built from');
    const unknown = 'unknown' in looked ? looked.unknown : undefined;
    const content = looked.content ?? { ...had, settings: unknown?.settings ?? had.settings };
    const change = (0,fingerprint/* changeBetween */.Vz)(had, content, order.directory);
    if (change !== undefined)
        return rebuild(change);
    const stands = { name: order.name, owner: ctx.marks.owner, build };
    try {
        const [proven, ...found] = await Promise.all([
            ctx.proven(build),
            ...ctx.companions.map((companion) => companion.keep(stands)),
        ]);
        if (proven === false)
            return rebuild('nothing proved that its last build had succeeded');
        const kept = found.filter((one) => one !== undefined);
        if (kept.length < found.length)
            return rebuild('its databases were not as that build had left them');
        const env = [...order.env, ...kept.flatMap((one) => one.env)];
        const changes = await differences(ctx, app, env, had);
        if (changes === 'no admin secret')
            return rebuild('HASURA_GRAPHQL_ADMIN_SECRET was taken out of env');
        const facts = Object.assign({}, ...kept.map((one) => one.facts));
        const doubt = changes === undefined
            ? { what: `The variables of ${order.name} cannot be read` }
            : doubtOf(order.directory, unknown?.why ?? whyUnlisted(had, content), proven);
        return {
            app,
            had,
            content,
            env,
            facts,
            changes: changes ?? 0,
            ...(doubt === undefined ? {} : { doubt }),
        };
    }
    catch (error) {
        ctx.signal.throwIfAborted();
        const words = (0,errors/* asFailure */.h_)(error).message;
        const doubt = { what: 'Could not determine whether the app can be kept', words };
        return { app, had, content, env: [], facts: {}, changes: 0, doubt };
    }
}
function whyUnlisted(had, content) {
    return (0,fingerprint/* sameTree */.PQ)(had.tree, content.tree) === undefined
        ? 'GitHub did not list the files that the project has outside its folder.'
        : undefined;
}
function doubtOf(folder, why, proven) {
    if (why !== undefined) {
        return { what: `Could not ask GitHub whether ${(0,fingerprint/* filesOf */.R8)(folder)} changed`, words: why };
    }
    return proven === undefined
        ? { what: 'Could not ask GitHub whether the last build of the app succeeded' }
        : undefined;
}
async function differences({ cloud }, { project }, wanted, had) {
    if (project.tenantId === undefined)
        return undefined;
    const found = await cloud.difference(project.tenantId, wanted, had.keys);
    if (found === undefined)
        return undefined;
    if (found.surplus.includes(ADMIN_SECRET))
        return 'no admin secret';
    return found.changed.length + found.surplus.length;
}
async function keep(ctx, order, keepable) {
    const { app, facts, changes } = keepable;
    try {
        if (changes > 0)
            await ctx.log.group('Change the variables', () => update(ctx, keepable));
        await ctx.log.group('Verify', () => proveStanding(ctx, app));
    }
    catch (error) {
        ctx.signal.throwIfAborted();
        if (!isFact(error) || (changes > 0 && !(error instanceof interruption/* BeingRemoved */.kx)))
            throw error;
        ctx.log.info(`The app failed its checks, so it is rebuilt: ${(0,errors/* asFailure */.h_)(error).message}`);
        (0,app_build/* forgetApp */.$)(ctx.progress.facts);
        ctx.progress.facts.rebuiltBecause = 'it failed its checks';
        return undefined;
    }
    Object.assign(ctx.progress.facts, facts);
    ctx.progress.facts.commit = order.sha;
    return changes === 0
        ? {
            how: 'unchanged',
            because: `No changes in ${(0,fingerprint/* filesOf */.R8)(order.directory)}: app and data kept`,
        }
        : {
            how: 'updated',
            because: 'Only variables changed: they were applied, and app and data were kept',
        };
}
function isFact(error) {
    return error instanceof errors/* Failure */.HR && error.kind === 'build';
}
async function proveStanding(ctx, { project }) {
    const { facts } = ctx.progress;
    facts.projectId = project.id;
    facts.consoleUrl = (0,cloud/* consoleUrl */.B)(project.id);
    if (project.tenantId !== undefined) {
        facts.tenantId = project.tenantId;
        await (0,claim/* openTenant */.bZ)(ctx, { ...project, tenantId: project.tenantId });
    }
    (0,claim/* revealEndpoint */.nb)(ctx, project);
    await verify(ctx);
}
async function update(ctx, { app: { project }, had, content, env }) {
    const { tenantId } = project;
    if (tenantId === undefined)
        return;
    ctx.doing(`changing the variables of ${project.name}`);
    const wanted = [...env, { key: markers/* CONTENT_KEY */.U6, value: (0,fingerprint/* contentText */.Tf)(content) }];
    for (let tries = 1;; tries++) {
        const found = await ctx.cloud.difference(tenantId, wanted, had.keys);
        if (found !== undefined && found.changed.length + found.surplus.length === 0)
            break;
        if (found === undefined || tries > TRIES) {
            throw new errors/* Failure */.HR('variables-not-set', `The variables of ${project.name} do not have the values that were set.`, {
                remedy: 'Run the job again: it rebuilds the app with them.',
            });
        }
        if ((0,markers/* isBeingRemoved */.A3)(found.marker))
            throw new interruption/* BeingRemoved */.kx(project.name);
        const { changed, surplus } = found;
        try {
            if (surplus.length > 0) {
                await ctx.cloud.removeVariables(tenantId, found.hash, surplus);
                ctx.log.info(`Removed: ${surplus.join(', ')}`);
                continue;
            }
            await ctx.cloud.setVariables(tenantId, found.hash, wanted.filter(({ key }) => changed.includes(key)));
            const named = changed.filter((key) => key !== markers/* CONTENT_KEY */.U6);
            if (named.length > 0)
                ctx.log.info(`Changed: ${named.join(', ')}`);
        }
        catch (error) {
            ctx.signal.throwIfAborted();
            const again = (0,refusals/* effectOf */.$x)(error) === 'unknown' || error instanceof refusals/* HasuraRefusal */.R2;
            if (!again || tries > TRIES)
                throw error;
        }
    }
    await ctx.clock.sleep(RESTARTS_WITHIN_MS, ctx.signal);
}

;// CONCATENATED MODULE: ./src/app/order.ts




const MAY_APPEAR_WITHIN_MS = 120_000;
async function orderBuild(ctx, order) {
    ctx.doing(`requesting the build of ${order.name}`);
    const { branch, sha, directory, cloud, region, plan, env } = order;
    ctx.log.info(`Branch ${branch} at ${sha.slice(0, 7)}, folder ${directory === '' ? '(root)' : directory}, ${cloud} ${region}, plan ${plan}.`);
    if (env.length > 0)
        ctx.log.info(`Variables: ${env.map(({ key }) => key).join(', ')}`);
    try {
        return { jobId: await ctx.cloud.create(order, [...order.env, ...(await (0,claim/* marksOf */.Ok)(ctx))]) };
    }
    catch (error) {
        const effect = (0,refusals/* effectOf */.$x)(error);
        if (effect === 'unknown')
            ctx.progress.facts.created = true;
        ctx.signal.throwIfAborted();
        if (effect === 'none')
            throw error;
        ctx.log.info(`The response to the create request was lost (${error instanceof Error ? error.message : String(error)}). Looking for this build, ${ctx.marks.build}.`);
        ctx.doing(`looking for the app of build ${ctx.marks.build}`);
        const project = await findProjectOfBuild(ctx, MAY_APPEAR_WITHIN_MS);
        if (project !== undefined)
            return { project };
        throw new errors/* Failure */.HR('order-lost', `The response to the create request was lost, so it is unknown whether ${order.name} is being built: no app with this build's ID appeared within ${String(MAY_APPEAR_WITHIN_MS / 1000)} s.`, {
            remedy: 'Run the job again: it replaces whatever still appears.',
            words: error instanceof errors/* Failure */.HR ? error.words : undefined,
            cause: error,
        });
    }
}

;// CONCATENATED MODULE: ./src/app/ensure.ts















const JUDGED_FOR_MS = 1_000;
async function ensureApp(ctx, order, keepable) {
    try {
        const kept = keepable && (await keep(ctx, order, keepable));
        if (kept !== undefined)
            return { status: 'ready', ...kept };
        await buildApp(ctx, order);
        return { status: 'ready', how: 'built', because: 'It was built' };
    }
    catch (error) {
        if (!(error instanceof interruption/* Interruption */._n))
            throw error;
        if (error.status === 'superseded' && !(await isStillListed(ctx)))
            await discard(ctx);
        const { status, message: because, failure, newer } = error;
        return {
            status,
            because,
            ...(failure === undefined ? {} : { failure }),
            ...(newer === undefined ? {} : { newer }),
        };
    }
}
async function isStillListed({ cloud, progress: { facts } }) {
    if (facts.projectId === undefined)
        return false;
    try {
        return (await cloud.projectsNamed(facts.name)).some(({ id }) => id === facts.projectId);
    }
    catch {
        return true;
    }
}
async function buildApp(ctx, order) {
    const { facts } = ctx.progress;
    const given = await prepareAll(ctx).catch((error) => (0,interruption/* explainFailure */.SP)(ctx, error));
    ctx.remember();
    const ordered = await orderWith(ctx, { ...order, env: [...order.env, ...given] });
    facts.created = true;
    let settling;
    try {
        const pace = new Pace(ctx.clock.now());
        const made = await ctx.log.group('Create the project', () => created(ctx, ordered, pace));
        ctx.progress.step = 'gh-validation';
        const confirmed = (0,claim/* confirmProject */.iY)(ctx, made.projectId);
        settling = confirmed.then(async () => (await Promise.all([stillGiven(ctx), settle(ctx)]))[0], () => true);
        const [deploymentJobId] = await Promise.all([
            made.deploymentJobId ?? findDeploymentJob(ctx, made.projectId),
            confirmed,
            (0,interruption/* stopIfUnwanted */.yJ)(ctx),
        ]);
        await stopWithoutRoom(ctx);
        const { look } = await ctx.log.group('Migrations and metadata', () => deployed(ctx, deploymentJobId, pace));
        await stopIfStripped(ctx, settling);
        let after = await look;
        if (after.state === 'unknown')
            after = await ctx.look();
        const certain = after.state === 'wanted' && after.sha === order.sha;
        if (!certain)
            await disclaim(ctx, after);
        await ctx.log.group('Verify', () => verify(ctx));
        if (certain)
            facts.commit = order.sha;
        else if (after.state === 'wanted')
            facts.moved = true;
    }
    catch (error) {
        await stopIfStripped(ctx, settling);
        await (0,interruption/* explainFailure */.SP)(ctx, error);
    }
    finally {
        await settling;
    }
}
async function stopIfStripped(ctx, settling) {
    if (ctx.signal.aborted || (await settling) !== false)
        return;
    throw new interruption/* Interruption */._n('stripped', `Another run dropped the databases of ${ctx.progress.facts.name} before its order came through.`);
}
async function stopWithoutRoom({ lacksRoom }) {
    const failure = await lacksRoom?.();
    if (failure !== undefined)
        throw new interruption/* Interruption */._n('unwanted', failure.message, { failure });
}
async function judgeAgain(ctx) {
    const { clock, judgedAt, marks, adoptUnmarked, progress } = ctx;
    if (clock.now() - judgedAt < JUDGED_FOR_MS)
        return;
    const { name } = progress.facts;
    const found = await (0,ownership/* judgeNamed */.jx)(ctx, { name, owner: marks.owner });
    (0,ownership/* refuseToWipe */.RR)(found, adoptUnmarked);
    const newer = (0,ownership/* newerAmong */.ax)(found, marks.build);
    if (newer !== undefined)
        throw (0,interruption/* supersededBy */.gT)(name, newer);
}
async function disclaim(ctx, after) {
    const content = await ctx.content;
    if (content === undefined)
        return;
    const now = after.state === 'wanted' ? await ctx.contentAt(after.sha) : undefined;
    if (now !== undefined && (0,fingerprint/* sameBuild */.tW)(now, content))
        return;
    const doubt = after.state === 'wanted'
        ? 'The branch changed during the build'
        : 'Could not check whether the branch changed during the build';
    ctx.log.info(`${doubt}, so the next push rebuilds the app, whatever it changes.`);
    ctx.doing("removing the app's record of its content");
    const { tenantId } = ctx.progress.facts;
    const tenant = tenantId === undefined ? undefined : await ctx.cloud.marker(tenantId);
    if (tenantId === undefined || tenant === undefined || (0,markers/* isBeingRemoved */.A3)(tenant.marker))
        return;
    await ctx.cloud.setVariables(tenantId, tenant.hash, [{ key: markers/* CONTENT_KEY */.U6, value: 'unknown' }]);
}
async function orderWith(ctx, order) {
    try {
        await judgeAgain(ctx);
        return await ctx.log.group(`Request ${order.name}`, () => orderBuild(ctx, order));
    }
    catch (error) {
        if (!ctx.progress.facts.created && !(error instanceof interruption/* Interruption */._n))
            await discard(ctx);
        throw error;
    }
}
const NO_REASON = 'Hasura Cloud gave no reason.';
async function created(ctx, ordered, pace) {
    if ('project' in ordered)
        return { projectId: ordered.project.id };
    ctx.progress.facts.jobId = ordered.jobId;
    ctx.remember(ordered.jobId);
    ctx.log.info(`Job ${ordered.jobId}`);
    await ctx.clock.sleep(pace.first(), ctx.signal);
    const job = await followJob(ctx, { jobId: ordered.jobId, phase: 'creation', pace });
    if (job?.state === 'skipped') {
        throw new interruption/* Interruption */._n('superseded', `Hasura Cloud skipped this build: a newer build of ${ctx.progress.facts.name} was requested.${job.error === undefined ? '' : ` It says: ${job.error}`}`);
    }
    if (job?.state === 'failed') {
        await discard(ctx);
        throw new errors/* Failure */.HR('project-not-created', 'Hasura Cloud could not create the project.', {
            words: job.error ?? NO_REASON,
            remedy: remedyFor(job.error) ??
                "Fix what the error names. If the problem is on Hasura Cloud's side, run the job again.",
        });
    }
    if (job?.made.projectId !== undefined)
        return {
            projectId: job.made.projectId,
            ...(job.made.deploymentJobId === undefined ? {} : { deploymentJobId: job.made.deploymentJobId }),
        };
    const found = await findProjectOfBuild(ctx, 0);
    if (found !== undefined)
        return { projectId: found.id };
    const what = job === undefined
        ? 'The creation job is not visible'
        : 'The creation job succeeded without naming its project';
    throw new errors/* Failure */.HR('project-not-found', `${what}, and no app carries this build's id.`, {
        remedy: 'Run the job again.',
    });
}
async function deployed(ctx, jobId, pace) {
    let look;
    ctx.progress.facts.jobId = jobId;
    ctx.log.info(`Job ${jobId}`);
    const job = await followJob(ctx, {
        jobId,
        phase: 'deployment',
        pace,
        onReading: ({ tasks }) => {
            if (tasks[0] !== undefined && tasks[0].state !== 'running')
                look ??= ctx.look();
        },
    });
    if (job === undefined) {
        throw new errors/* Failure */.HR('jobs-not-found', `The deployment job ${jobId} is not visible, so it is unknown whether the migrations ran.`, {
            remedy: 'Run the job again; until then the migrations may be only partly applied.',
        });
    }
    if (job.state === 'skipped')
        throw new interruption/* Interruption */._n('superseded', `Hasura Cloud skipped the deployment: a newer build of ${ctx.progress.facts.name} was requested.${job.error === undefined ? '' : ` It says: ${job.error}`}`);
    if (job.state === 'failed') {
        const step = job.tasks.find(({ state }) => state === 'failed')?.name;
        const what = step === undefined ? 'The deployment' : (0,task_titles/* taskTitle */.Oj)(step);
        throw new errors/* Failure */.HR('step-failed', `${what} failed, so the app is not finished.`, {
            words: job.error ?? NO_REASON,
            remedy: remedyFor(job.error) ?? 'Fix what the error names and push again: the app is rebuilt from scratch.',
        });
    }
    return { look: look ?? ctx.look() };
}

// EXTERNAL MODULE: ./src/postgres/url.ts
var url = __webpack_require__(8638);
// EXTERNAL MODULE: ./src/rules/trusted-hosts.ts
var trusted_hosts = __webpack_require__(2794);
// EXTERNAL MODULE: ./src/rules/stale.ts
var stale = __webpack_require__(274);
// EXTERNAL MODULE: ./src/report/comment.ts
var report_comment = __webpack_require__(4231);
;// CONCATENATED MODULE: ./src/sweep/eviction.ts









async function withdrawEvidence(run, preview) {
    await deploymentOf(run, preview)?.withdraw(preview.build);
}
function deploymentOf({ world, context, inputs, services }, { owner, name }) {
    if (!inputs.deployment)
        return undefined;
    return (0,connect/* appDeployment */.x7)(world, services, inputs.environment, { owner, name, logUrl: context.logUrl });
}
async function announceEviction(run, preview) {
    const { world, context, inputs, services, ports } = run;
    const { owner, name, build, why, isOver } = preview;
    const { github } = services;
    const subject = (0,markers/* subjectOf */.et)(owner, context.repository);
    await deploymentOf(run, preview)?.finish('removed', { build });
    if (!inputs.comment || subject?.kind !== 'pull')
        return;
    try {
        const comment = await (0,github_comments/* commentsOf */.u3)(github, subject.number).find((0,report_comment/* commentMarker */.Ql)(owner, name));
        if (comment === undefined || (0,gone_comment/* appThatMayStandIn */.pi)(comment.body) === undefined)
            return;
        if (await (0,apps/* mayBeListed */.WH)(ports, preview))
            return;
        const because = isOver ? why : `${why}. ${stale/* HOW_TO_GET_IT_BACK */.g0}`;
        await (0,gone_notice/* sayGone */.j)(run, comment, { owner, name }, { because, removed: true });
    }
    catch (error) {
        const doing = `say on pull request #${String(subject.number)} that its preview is gone`;
        const { message, code } = (0,client/* gitHubFailure */.o7)(error, doing, 'pull-requests: write', github);
        world.log.warning(message, code);
    }
}

// EXTERNAL MODULE: ./src/github/live-states.ts
var live_states = __webpack_require__(3872);
;// CONCATENATED MODULE: ./src/sweep/room.ts









const AT_WORK_AT_LEAST_MS = 10 * 60_000;
const GIVES_WAY_WITHIN_MS = 15_000;
const MOST_WAITED_FOR = 8;
const LOOK_FOR_ROOM_EVERY_MS = 2_000;
const room_MOST_NAMED = 20;
const [BUILD_TAKES_MS, WAIT_FOR_ROOM_MS] = [3 * 60_000, 30_000];
const MOST_LOOKS = 2;
async function takeRoom(run, name) {
    const limit = limitOf(run, name);
    if (limit === undefined)
        return;
    const { ports, inputs } = run;
    const until = ports.clock.now() + inputs.timeoutMs - BUILD_TAKES_MS;
    for (let looks = 1;; looks++) {
        try {
            await makeRoom(run, limit);
            return;
        }
        catch (error) {
            const waits = error instanceof Full && limit.whenFull === 'evict';
            if (!waits || ports.clock.now() + WAIT_FOR_ROOM_MS > until)
                throw error;
            if (looks === 1)
                ports.log.notice(`No preview can be deleted to make room for ${name} yet: for ${(0,lib_text/* duration */.p0)(limit.atWorkMs)} after a build began, its run may still be working. Waiting up to ${(0,lib_text/* duration */.p0)(until - ports.clock.now())} for room.`);
        }
        ports.doing(`waiting for room for ${name}`);
        await ports.clock.sleep(WAIT_FOR_ROOM_MS, ports.signal);
    }
}
async function wouldGiveWay(run, name) {
    const limit = limitOf(run, name);
    const { going } = limit === undefined ? { going: [] } : await lookForRoom(run, limit);
    return going.map(({ name: gives, why }) => ({ what: 'app', name: gives, action: 'remove', why }));
}
async function lacksRoom(run, { name, build: own }) {
    const limit = limitOf(run, name);
    if (limit === undefined)
        return undefined;
    const { ports } = run;
    const begunAt = ports.clock.now();
    for (;;) {
        try {
            await makeRoom(run, limit);
            return undefined;
        }
        catch (error) {
            ports.signal.throwIfAborted();
            if (!(error instanceof Full)) {
                ports.log.info(`Could not check whether there is room for ${name}: ${(0,errors/* asFailure */.h_)(error).message}`);
                return undefined;
            }
            const newer = error.standing.filter(({ build }) => (0,markers/* isNewer */.U4)(build, own)).length;
            const waitsMs = Math.min(newer, MOST_WAITED_FOR) * GIVES_WAY_WITHIN_MS;
            if (ports.clock.now() - begunAt >= waitsMs)
                return new Full(limit, error.standing, 'Another run took the last place, so the app was deleted again.');
        }
        await ports.clock.sleep(LOOK_FOR_ROOM_EVERY_MS, ports.signal);
    }
}
function limitOf({ inputs }, name) {
    const { maxPreviews: most, whenFull, timeoutMs } = inputs;
    if (most === undefined)
        return undefined;
    return { name, most, whenFull, atWorkMs: Math.max(AT_WORK_AT_LEAST_MS, timeoutMs) };
}
async function makeRoom(run, limit) {
    const { ports } = run;
    for (let looks = 1;; looks++) {
        const { standing, going } = await lookForRoom(run, limit);
        const gave = new Set();
        for (const preview of going) {
            const { name, owner, build, why } = preview;
            ports.log.info(`${name} is deleted to make room for ${limit.name}. ${why}.`);
            ports.doing(`removing ${name} to make room`);
            const { removed } = await ports.log.group(`Remove ${name}`, () => removeApp({ ...ports, adoptUnmarked: false }, { name, owner, build }, { withdrawUnmarked: () => withdrawEvidence(run, preview) }));
            if (removed.includes(name)) {
                gave.add(name);
                await announceEviction(run, preview);
            }
            else
                ports.log.info(`${name} has changed since it was checked, so it was not deleted.`);
        }
        if (going.every(({ name }) => gave.has(name)))
            return;
        if (looks === MOST_LOOKS)
            throw new Full(limit, standing.filter(({ name }) => !gave.has(name)));
    }
}
async function lookForRoom(run, limit) {
    const { ports, context, inputs } = run;
    const { nameTemplate } = inputs;
    const start = (0,names/* ownStart */.DJ)(nameTemplate, context.repository);
    const named = await (0,apps/* listProjects */.hF)(ports, start, (name) => name !== limit.name && (0,names/* mayBeNamed */.W_)(nameTemplate, context.repository, name));
    if (named.length < limit.most)
        return { standing: [], going: [] };
    const standing = await previewsOf(run, named);
    const tooMany = standing.length - limit.most + 1;
    if (tooMany <= 0)
        return { standing, going: [] };
    if (limit.whenFull === 'refuse')
        throw new Full(limit, standing);
    const now = ports.clock.date().getTime();
    const old = standing.filter(({ at }) => at !== undefined && now - at >= limit.atWorkMs);
    if (old.length < tooMany)
        throw new Full(limit, standing);
    const over = await whichAreOver(run, old);
    const order = [...old.filter((one) => over.has(one)), ...old.filter((one) => !over.has(one))];
    const going = order.slice(0, tooMany).map((one) => {
        const reason = over.get(one) ?? 'It is the oldest preview';
        return { ...one, why: `${reason}, and max-previews is ${String(limit.most)}`, isOver: over.has(one) };
    });
    return { standing, going };
}
async function previewsOf(run, projects) {
    const marked = await (0,apps/* readMarkers */.mC)(run.ports, projects);
    return marked
        .flatMap(({ project: { name }, reading, trouble }) => {
        if (trouble !== undefined)
            throw trouble;
        if (reading.kind !== 'marked' ||
            (0,markers/* isBeingRemoved */.A3)(reading) ||
            (0,apps/* subjectOfPreview */.qV)(run, { ...reading, name }) === undefined)
            return [];
        return [{ name, owner: reading.owner, build: reading.build, at: (0,markers/* builtAt */.Qu)(reading.build) }];
    })
        .sort((a, b) => (a.at ?? Infinity) - (b.at ?? Infinity));
}
async function whichAreOver({ context, services: { github }, ports }, previews) {
    const all = previews.flatMap((preview) => {
        const subject = (0,markers/* subjectOf */.et)(preview.owner, context.repository);
        return subject === undefined ? [] : [{ preview, subject }];
    });
    try {
        const live = await (0,live_states/* readAllStates */.c8)(github, all.map(({ subject }) => subject));
        return new Map(all.flatMap(({ preview, subject }) => {
            const why = (0,stale/* whyOver */.Fd)(subject, live);
            return why === undefined ? [] : [[preview, why]];
        }));
    }
    catch (error) {
        ports.signal.throwIfAborted();
        const { message } = (0,errors/* asFailure */.h_)(error);
        ports.log.info(`Could not check which pull requests are closed, so the oldest preview is deleted. ${message}`);
        return new Map();
    }
}
class Full extends errors/* Failure */.HR {
    name = 'Full';
    standing;
    constructor(limit, standing, created = 'Nothing was created.') {
        const { name, most, whenFull, atWorkMs } = limit;
        const names = standing.slice(0, room_MOST_NAMED).map((preview) => preview.name);
        const more = standing.length > names.length ? ` and ${String(standing.length - names.length)} more` : '';
        const why = whenFull === 'evict'
            ? `, and too few of them can be deleted: an app can be deleted only ${(0,lib_text/* duration */.p0)(atWorkMs)} after its build began`
            : '';
        super('no-room', (0,lib_text/* cut */.Jj)(`There is no room for ${name}: max-previews is ${String(most)}, and ${standing.length === 1 ? 'one preview exists' : `${String(standing.length)} previews exist`}${why}. ${created} The oldest first: ${names.join(', ')}${more}.`, 3_000), {
            remedy: `Close a pull request that no longer needs its preview, comment /preview delete on it, or raise max-previews${whenFull === 'refuse' ? ', or set when-full to evict' : ''}. Then run the job again.`,
        });
        this.standing = standing;
    }
}

// EXTERNAL MODULE: ./src/github/pages.ts
var github_pages = __webpack_require__(1511);
;// CONCATENATED MODULE: ./src/github/pulls.ts




const pull = dist/* object */.Ikc({
    number: dist/* number */.aig(),
    state: dist/* picklist */.KIO(['open', 'closed']),
    merged_at: dist/* nullish */.cl6(dist/* string */.YjP()),
    draft: dist/* nullish */.cl6(dist/* boolean */.zMY()),
    labels: dist/* nullish */.cl6(dist/* array */.YOg(dist/* object */.Ikc({ name: dist/* string */.YjP() }))),
    base: dist/* nullish */.cl6(dist/* object */.Ikc({ ref: dist/* string */.YjP() })),
    head: dist/* object */.Ikc({ ref: dist/* string */.YjP(), sha: dist/* string */.YjP(), repo: dist/* nullish */.cl6(dist/* object */.Ikc({ id: dist/* number */.aig() })) }),
});
const pulls = dist/* array */.YOg(pull);
const ref = dist/* object */.Ikc({ ref: dist/* string */.YjP(), object: dist/* object */.Ikc({ sha: dist/* string */.YjP() }) });
const refs = dist/* array */.YOg(ref);
async function readPull(github, number) {
    try {
        const data = await github.read(() => github.unlessChanged(`pull request ${String(number)}`, (headers) => github.octokit.rest.pulls.get({ ...github.at, pull_number: number, headers })));
        return pullOfRest((0,client/* checked */.KD)(pull, data), github.repository.id);
    }
    catch (error) {
        if ((0,client/* statusOf */.c2)(error) === 404 && (await mayReadPulls(github, number))) {
            throw new errors/* Failure */.HR('no-such-pull', `There is no pull request #${String(number)} in ${github.at.owner}/${github.at.repo}. Nothing was created or deleted.`, { remedy: 'Check the input pr-number.' });
        }
        throw cannotRead(github, number, error);
    }
}
async function mayReadPulls(github, number) {
    try {
        await github.read(() => github.octokit.rest.pulls.list({ ...github.at, per_page: 1 }));
        return true;
    }
    catch (error) {
        const isLimited = (0,client/* askedToWait */.lT)(error, github.clock) !== undefined;
        if (!isLimited && [403, 404].includes((0,client/* statusOf */.c2)(error) ?? 0))
            return false;
        throw cannotRead(github, number, error);
    }
}
function cannotRead(github, number, error) {
    return (0,client/* gitHubFailure */.o7)(error, `read pull request #${String(number)}`, 'pull-requests: read', github);
}
async function openPullsOf(github, branch) {
    try {
        const pages = (0,github_pages/* pagesOf */.E)(github, (asked) => github.octokit.rest.pulls.list({
            ...github.at,
            state: 'open',
            head: `${github.at.owner}:${branch}`,
            sort: 'created',
            direction: 'asc',
            ...asked,
        }));
        let complete = false;
        for await (const { data, last } of pages) {
            complete = last;
            const found = (0,client/* checked */.KD)(pulls, data)
                .map((one) => pullOfRest(one, github.repository.id))
                .filter((one) => !one.fromFork && one.headBranch === branch);
            if (found.length > 0)
                return found;
        }
        if (complete)
            return [];
        throw new errors/* Failure */.HR('too-much-to-search', `Branch ${branch} has too many open pull requests to search.`, {
            remedy: 'Close unused ones.',
        });
    }
    catch (error) {
        throw (0,client/* gitHubFailure */.o7)(error, `look for the pull request of branch ${branch}`, 'pull-requests: read', github);
    }
}
async function readBranch(github, branch) {
    try {
        const data = await github.read(() => github.unlessChanged(`branch ${branch}`, (headers) => github.octokit.rest.git.listMatchingRefs({ ...github.at, ref: `heads/${branch}`, headers })));
        const found = (0,client/* checked */.KD)(refs, data).find(({ ref }) => ref === `refs/heads/${branch}`);
        return { branch, sha: found?.object.sha };
    }
    catch (error) {
        if ((0,client/* transportOf */.JH)(error)?.tooLarge === true)
            return { branch, sha: await shaOfReadable(github, branch) };
        throw (0,client/* gitHubFailure */.o7)(error, `read branch ${branch}`, 'contents: read', github);
    }
}
async function shaOfReadable(github, branch) {
    try {
        const { data } = await github.read(() => github.octokit.rest.git.getRef({ ...github.at, ref: `heads/${branch}` }));
        return (0,client/* checked */.KD)(ref, data).object.sha;
    }
    catch (error) {
        if ((0,client/* statusOf */.c2)(error) === 404)
            return undefined;
        throw (0,client/* gitHubFailure */.o7)(error, `read branch ${branch}`, 'contents: read', github);
    }
}
function pullOfRest(answer, repositoryId) {
    return {
        number: answer.number,
        open: answer.state === 'open',
        merged: typeof answer.merged_at === 'string',
        headBranch: answer.head.ref,
        headSha: answer.head.sha,
        draft: answer.draft === true,
        labels: (answer.labels ?? []).map(({ name }) => name),
        fromFork: answer.head.repo?.id !== repositoryId,
        ...(answer.base ? { base: answer.base.ref } : {}),
    };
}

;// CONCATENATED MODULE: ./src/session/live.ts


async function readLive(github, question) {
    if (question.look === 'everything')
        return { kind: 'everything' };
    if (question.look === 'pull')
        return { kind: 'pull', pull: await readPull(github, question.number) };
    const [live, [pull, ...others]] = await Promise.all([
        readBranch(github, question.branch),
        question.why === 'deleted' ? [] : openPullsOf(github, question.branch),
    ]);
    return { kind: 'branch', live, pull, others: others.map(({ number }) => number) };
}
const LOOK_WAITS_MS = 5_000;
async function stillWanted(client, log, plan, wishes) {
    const github = { ...client, read: (call) => client.read(call, LOOK_WAITS_MS) };
    try {
        if (plan.subject.kind === 'branch') {
            const { sha } = await readBranch(github, plan.branch);
            return sha === undefined
                ? { state: 'unwanted', because: `Branch ${plan.branch} was deleted during the run` }
                : { state: 'wanted', sha };
        }
        const pull = await readPull(github, plan.subject.number);
        const { number, open, headSha } = pull;
        if (!open && plan.stopsOn !== 'nothing')
            return { state: 'unwanted', because: `Pull request #${String(number)} was closed during the run` };
        const shut = plan.stopsOn === 'gate' ? (0,rules_plan/* gateShut */.Yz)(pull, wishes) : undefined;
        return shut?.removes === true
            ? { state: 'unwanted', because: shut.because }
            : { state: 'wanted', sha: headSha };
    }
    catch (error) {
        log.debug(`Checking again failed: ${error instanceof Error ? error.message : String(error)}`);
        return { state: 'unknown' };
    }
}

// EXTERNAL MODULE: ./src/session/masking.ts
var masking = __webpack_require__(3712);
;// CONCATENATED MODULE: ./src/run/build.ts







function buildOf(run, of, progress, { found, looked }) {
    const { world, context, inputs, report, services, ports } = run;
    const { app, subject, branch, sha } = of;
    const at = afterAll(found, ports.clock.date());
    const marks = {
        ...app,
        build: (0,markers/* buildId */.uz)({ runId: context.runId, attempt: context.attempt, at }),
        source: `${context.repository.owner}/${context.repository.name}:${branch}`,
        folder: (0,inputs_inputs/* folderOf */.yS)(inputs),
        databases: ports.companions[0]?.place,
    };
    return {
        ...ports,
        marks,
        judgedAt: ports.clock.now(),
        content: looked.then(({ content }) => content),
        looked,
        contentAt: async (other) => (await contentAt(run, other)).content,
        proven: async (last) => {
            const shown = await report.deployment?.proves(last);
            return shown === 'unknown' ? undefined : (shown ?? false);
        },
        progress,
        hidesMetadata: hidesMetadata(inputs.env),
        contentAddresses: inputs.hygraphVariables
            .filter(({ value }) => value === inputs.hygraph?.endpoint.url)
            .map(({ key }) => key),
        sameFiles: async () => {
            const { content } = await looked;
            const last = found.map(({ reading }) => reading.kind === 'marked' ? (0,fingerprint/* readContent */.c_)(reading.content) : undefined);
            return content !== undefined && last.some((had) => had && (0,fingerprint/* sameTree */.PQ)(had.tree, content.tree) === true);
        },
        trust: inputs,
        openApp: (endpoint, adminSecret) => services.openApp(endpoint, adminSecret),
        look: () => stillWanted(services.github, world.log, of, inputs),
        remember: (jobId) => {
            world.remember({
                ...marks,
                sha,
                ...(subject.kind === 'pull' ? { pull: subject.number } : {}),
                ...(jobId === undefined ? {} : { jobId }),
            });
            if (jobId === undefined)
                return;
            report.comment?.lookAhead();
            report.deployment?.begin({ build: marks.build, sha });
        },
    };
}
const CLOCKS_DIFFER_MS = 86_400_000;
function afterAll(found, now) {
    const newest = (0,markers/* builtAt */.Qu)((0,markers/* newestOf */.su)((0,ownership/* buildsOfOurs */.uh)(found))) ?? 0;
    const isAhead = newest >= now.getTime() && newest - now.getTime() < CLOCKS_DIFFER_MS;
    return isAhead ? new Date(newest + 1) : now;
}
function orderOf({ world, context, inputs }, { app, subject, branch, sha }) {
    const { repository } = context;
    const { name } = app;
    const values = { ...(0,names/* placeholders */.Ft)(repository, subject, branch), name, sha };
    return {
        name,
        repository,
        branch,
        sha,
        directory: inputs.projectDirectory,
        cloud: inputs.cloud,
        region: inputs.region,
        plan: inputs.plan,
        env: [...(0,masking/* maskedVariables */.Xp)(world, inputs.env, values, inputs.literalEnv), ...inputs.hygraphVariables],
        sourceToken: inputs.sourceToken,
    };
}
async function contentAt({ prefetched, inputs }, sha) {
    if (!inputs.skipUnchanged)
        return { content: undefined, why: 'skip-unchanged is false' };
    const { projectDirectory: directory, cloud, region, plan, databases, env } = inputs;
    const tree = await prefetched.treeAt(sha);
    if (tree.state === 'absent')
        return { content: undefined, why: `there is no ${tree.what}` };
    const made = databases && {
        server: `${databases.server.host}:${String(databases.server.port)}`,
        user: databases.server.user,
        sslmode: databases.server.sslmode,
        parameters: databases.server.parameters,
        variables: databases.variables,
        template: databases.template,
    };
    const settings = (0,fingerprint/* settingsDigest */.KI)({ directory, cloud, region, plan, databases: made });
    return tree.state === 'unknown'
        ? { content: undefined, unknown: { settings, why: tree.why } }
        : {
            content: {
                tree: (0,fingerprint/* treeWith */.p6)(tree.oid, await outsideOf(prefetched, sha)),
                settings,
                keys: [...env, ...inputs.hygraphVariables].map(({ key }) => key),
            },
        };
}
async function outsideOf(prefetched, sha) {
    const listed = await prefetched.listedAt(sha);
    return listed === undefined || 'absent' in listed.listing ? undefined : listed.listing.outside;
}
function hidesMetadata(env) {
    const apis = env.find(({ key }) => key === 'HASURA_GRAPHQL_ENABLED_APIS')?.value.trim() ?? '';
    return apis !== '' && !apis.split(',').some((api) => api.trim().toLowerCase() === 'metadata');
}

// EXTERNAL MODULE: ./src/lib/within.ts
var within = __webpack_require__(7840);
// EXTERNAL MODULE: ./src/rules/usage.ts
var usage = __webpack_require__(3248);
;// CONCATENATED MODULE: ./src/run/usage.ts



const WITHIN_MS = 5_000;
async function usageOf({ inputs, services, world }, { name, build }) {
    if (inputs.plan !== 'cloud_free')
        return undefined;
    const { github, cloud, clock } = services;
    const { environment } = inputs;
    const ask = async (what, answer) => {
        try {
            return await (0,within/* within */.u)(clock, WITHIN_MS, what, answer());
        }
        catch (error) {
            world.log.debug(`Could not count what was used: ${String(error)}`);
            return undefined;
        }
    };
    const since = (0,usage/* monthOf */.GS)(clock.date());
    const [builds, projects] = await Promise.all([
        inputs.deployment
            ? ask('GitHub', async () => 1 + (await (0,github_deployments/* otherBuildsSince */.Kp)(github, { environment, since, build })))
            : undefined,
        ask('Hasura Cloud', async () => {
            const listed = await cloud.projectsBeginning('', { size: usage/* FREE */.jC.projects + 3, from: 0 });
            return 1 + listed.filter((project) => project.name !== name).length;
        }),
    ]);
    return { builds, projects };
}

// EXTERNAL MODULE: ./src/run/project-folder.ts
var project_folder = __webpack_require__(9209);
;// CONCATENATED MODULE: ./src/run/deploy.ts
















async function prepare(run, plan, progress, listed, again = false) {
    const { facts } = progress;
    const { hygraphProblems } = run.inputs;
    if (hygraphProblems.length > 0)
        throw (0,inputs_inputs/* invalidInputs */.Rg)(hygraphProblems);
    const looked = contentAt(run, plan.sha);
    run.services.checkContent?.().catch(() => undefined);
    const found = await (0,ownership/* judgeNamed */.jx)(run.ports, plan.app, listed);
    (0,ownership/* refuseToWipe */.RR)(found, run.inputs.adoptUnmarked);
    await (0,project_folder/* refuseWithoutProject */.I)(run, plan.sha);
    if (!plan.wanted)
        await (0,project_folder/* refuseToReplaceAnother */.b)(run, plan.sha, found);
    facts.stoodBefore = found.length > 0;
    warnOfUnreachable(run.world, run.inputs);
    const order = orderOf(run, plan);
    const build = buildOf(run, plan, progress, { found, looked });
    const keepable = plan.force ? undefined : await keepableOf(build, order, found);
    if (plan.force)
        facts.rebuiltBecause = again ? 'another run dropped its databases' : 'a rebuild was asked for';
    if (found.length === 0)
        delete facts.rebuiltBecause;
    const takesRoom = found.every(({ reading }) => (0,markers/* isBeingRemoved */.A3)(reading));
    return { build, order, found, keepable, takesRoom };
}
async function deploy(run, plan, progress, listed, again = false) {
    const { world, report, services } = run;
    const { app } = plan;
    const { build, order, found, keepable, takesRoom } = await prepare(run, plan, progress, listed, again);
    if (keepable?.doubt !== undefined)
        throw notKnown(app.name, keepable.doubt);
    if (keepable !== undefined)
        await (0,check/* checkKept */.l3)(run, progress);
    else if (!again)
        await (0,check/* checkBeforeBuild */.EB)(run, plan, progress);
    const { rebuiltBecause } = progress.facts;
    world.log.info(keepable !== undefined
        ? `Keeping ${app.name}, with its data.`
        : rebuiltBecause === undefined
            ? `Building ${app.name}.`
            : `Rebuilding ${app.name} because ${rebuiltBecause}.`);
    if (keepable === undefined)
        for (const one of found)
            if (one.ownership === 'ours')
                (0,removal/* warnOfDatabasesElsewhere */.wW)(run.ports, one);
    if (takesRoom)
        await takeRoom(run, app.name);
    const { build: own } = build.marks;
    let usage;
    const built = await ensureApp({
        ...build,
        remember: (jobId) => {
            build.remember(jobId);
            if (jobId !== undefined)
                usage ??= usageOf(run, build.marks);
        },
        ...(takesRoom ? { lacksRoom: () => lacksRoom(run, { ...app, build: own }) } : {}),
    }, order, keepable);
    if (built.status === 'ready') {
        if (built.how === 'built')
            report.deployment?.begin({ build: own, sha: plan.sha });
        const used = built.how === 'built' ? await usage : undefined;
        if (used !== undefined)
            progress.facts.usage = used;
        return built;
    }
    (0,app_build/* forgetApp */.$)(progress.facts);
    switch (built.status) {
        case 'superseded':
            await refuseTwins(run, app, own, built.newer);
            return built;
        case 'unwanted': {
            const { because, failure } = built;
            const ended = await deleteApp(run, { app, unlessAbsent: false, because }, { build: own });
            if (failure === undefined)
                return ended;
            Object.assign(progress.facts, { created: false, stoodBefore: false });
            throw failure;
        }
        case 'stripped': {
            if (again)
                throw strippedTwice(app.name);
            world.log.info(`${built.because} Building it again.`);
            progress.tasks = [];
            const now = await services.cloud.projectsNamed(app.name);
            return await deploy(run, { ...plan, force: true }, progress, now, true);
        }
        default:
            return built;
    }
}
function strippedTwice(name) {
    return new errors/* Failure */.HR('databases-dropped', `Other runs dropped the databases of ${name} while it was being built, twice.`, {
        remedy: 'Give all jobs that run this action for a pull request one concurrency group, and run the job again.',
    });
}
function notKnown(name, { what, words }) {
    return new errors/* Failure */.HR('state-unknown', `${what}, so ${name} was not changed.`, {
        words,
        remedy: "Push again later to keep the app's data. Running this job again rebuilds the app with fresh data.",
    });
}
function warnOfUnreachable({ log }, { databases, apiUrl }) {
    if (databases === undefined || !(0,url/* isHere */.nw)(databases.server.host) || (0,trusted_hosts/* isLoopback */.U9)(new URL(apiUrl).hostname))
        return;
    log.warning('postgres-url points to this machine, which Hasura Cloud cannot reach. Use an address that Hasura Cloud can reach.', 'postgres-on-this-machine');
}
function runPart(build) {
    return build.slice(0, build.indexOf('@') + 1);
}
async function refuseTwins(run, app, own, newer) {
    const by = newer ?? (0,ownership/* newerAmong */.ax)((await (0,ownership/* judgedNow */.sj)(run.ports, app)) ?? [], own);
    if (by?.startsWith(runPart(own)) !== true)
        return;
    throw new errors/* Failure */.HR('two-projects-one-name', `Another job of this run also builds the app ${app.name}, and replaced what this step had built.`, {
        remedy: 'Give each project its own name with the input name, for example {owner}-{repo}-pr-{pr}-orders.',
    });
}

;// CONCATENATED MODULE: ./src/run/dry-run.ts





async function dryRun(run, plan, progress, listed) {
    const changes = plan.do === 'deploy'
        ? await wouldBuild(run, plan, progress, listed)
        : await wouldRemove(run, plan, listed);
    return { status: 'planned', changes, because: plan.because };
}
async function wouldBuild(run, plan, progress, listed) {
    const { found, keepable, takesRoom } = await prepare(run, plan, progress, listed);
    if (keepable !== undefined)
        await (0,check/* checkKept */.l3)(run, progress);
    else
        await (0,check/* checkBeforeBuild */.EB)(run, plan, progress);
    const { name, rebuiltBecause } = progress.facts;
    const giveWay = takesRoom ? await wouldGiveWay(run, name) : [];
    const app = (action, why) => [
        { what: 'app', name, action, why },
        ...giveWay,
    ];
    if (keepable?.doubt !== undefined)
        return app('leave', keepable.doubt.what);
    if (keepable !== undefined)
        return keepable.changes === 0
            ? app('keep', 'Nothing has changed')
            : app('update', `${String(keepable.changes)} of its variables differ`);
    return found.length === 0
        ? app('build', 'It does not exist')
        : app('rebuild', `A push rebuilds it because ${rebuiltBecause ?? 'it cannot be kept'}`);
}
async function wouldRemove(run, plan, listed) {
    const { ports } = run;
    const { app } = plan;
    const own = await (0,ownership/* judgeNamed */.jx)(ports, app, listed);
    const deletion = { ...plan, hadOwn: own.length > 0 };
    const others = plan.over ? await foundUnderOtherNames(run, deletion, await otherNames(run, plan)) : [];
    const found = [...own, ...others];
    const things = await Promise.all(ports.companions.map((companion) => companion.list(app.owner)));
    return [
        ...found.map((one) => {
            const { name } = one.project;
            return (0,ownership/* mayTouch */.z7)(one, ports.adoptUnmarked)
                ? { what: 'app', name, action: 'remove', why: 'It belongs to this preview.' }
                : { what: 'app', name, action: 'leave', why: (0,ownership/* whyNotOurs */.nL)(one) };
        }),
        ...things
            .flat()
            .filter(({ app: of }) => of.owner === app.owner && of.name === app.name)
            .map(({ kind, thing }) => ({
            what: kind,
            name: thing,
            action: 'remove',
            why: 'It was created for this preview.',
        })),
    ];
}

;// CONCATENATED MODULE: ./src/run/prefetch.ts





function prefetch(run, question) {
    const { world, inputs, services } = run;
    const { cloud, github } = services;
    const guess = inputs.onlyChecks ? undefined : guessedName(run, question);
    const listing = guess === undefined ? undefined : cloud.projectsNamed(guess);
    listing?.catch(() => undefined);
    const live = readLive(github, question);
    live.catch(() => undefined);
    const { projectDirectory: folder } = inputs;
    const trees = new Map();
    const treeAt = async (sha, fork, directory = folder) => {
        const key = `${sha}:${directory}`;
        const asked = trees.get(key) ?? (0,github_trees/* treeOf */.g7)(github, world.log, sha, directory, fork);
        trees.set(key, asked);
        const tree = await asked;
        if (tree.state === 'unknown' && trees.get(key) === asked)
            trees.delete(key);
        return tree;
    };
    const lists = new Map();
    const blobs = new Map();
    const listedAt = async (sha, fork, directory = folder) => {
        const key = `${sha}:${directory}`;
        const asked = lists.get(key) ?? listedOf(run, await treeAt(sha, fork, directory), { sha, fork, directory, blobs });
        lists.set(key, asked);
        const listed = await asked;
        if (listed === undefined && lists.get(key) === asked)
            lists.delete(key);
        return listed;
    };
    const bases = new Map();
    const partedFrom = async (base, sha) => {
        const key = `${base}...${sha}`;
        const asked = bases.get(key) ?? Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 2855)).then(({ parted }) => parted(github, base, sha));
        bases.set(key, asked);
        asked.catch(() => bases.delete(key));
        try {
            return await asked;
        }
        catch (error) {
            throw (0,client/* gitHubFailure */.o7)(error, `compare the commit with ${base}`, 'contents: read', github);
        }
    };
    const sha = likelyCommit(run);
    if (sha !== undefined) {
        if (inputs.skipUnchanged || inputs.check !== 'off')
            void listedAt(sha);
        else
            void treeAt(sha);
        if (inputs.check !== 'off')
            void Promise.all([listedAt(sha), listing?.catch(() => undefined)]).then(([listed, projects]) => {
                if (projects?.length === 0)
                    listed?.project().catch(() => undefined);
            });
    }
    return {
        live,
        projectsNamed: (name) => (name === guess && listing !== undefined ? listing : cloud.projectsNamed(name)),
        treeAt,
        listedAt,
        parted: partedFrom,
    };
}
const LIST_WITHIN_MS = 10_000;
async function listedOf({ world, services }, tree, { sha, fork, directory, blobs }) {
    if (tree.state !== 'known' || tree.top === undefined)
        return undefined;
    try {
        const [{ gitAt }, { filesOfCommit }, { listProject, readProject }] = await Promise.all([
            Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 2855)),
            __webpack_require__.e(/* import() */ 512).then(__webpack_require__.bind(__webpack_require__, 1512)),
            Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(492)]).then(__webpack_require__.bind(__webpack_require__, 7492)),
        ]);
        const files = filesOfCommit(gitAt(services.github, sha, fork), directory, tree, blobs);
        const listing = await (0,within/* within */.u)(services.clock, LIST_WITHIN_MS, 'GitHub', listProject(files, directory));
        let reading;
        return {
            listing,
            files,
            project: () => (reading ??= 'absent' in listing ? Promise.resolve(undefined) : readProject(files, listing)),
        };
    }
    catch (error) {
        const { github } = services;
        world.log.debug((0,client/* gitHubFailure */.o7)(error, 'list the files of the project', 'contents: read', github).message);
        return undefined;
    }
}
function guessedName({ context, inputs }, question) {
    const { repository, trigger } = context;
    switch (question.look) {
        case 'branch':
            return question.why === 'deleted'
                ? (0,rules_plan/* aboutOf */.rI)(repository, inputs, { kind: 'branch', branch: question.branch }, question.branch).app.name
                : undefined;
        case 'pull': {
            const branch = trigger.kind === 'pull-request' ? trigger.headBranch : '';
            if (branch === '' && inputs.nameTemplate.includes('{branch}'))
                return undefined;
            return (0,rules_plan/* aboutOf */.rI)(repository, inputs, { kind: 'pull', number: question.number }, branch).app.name;
        }
        case 'everything':
            return undefined;
        default:
            return question;
    }
}
function likelyCommit({ context: { trigger }, inputs: { mode } }) {
    return trigger.kind === 'pull-request' &&
        trigger.open &&
        mode !== 'delete' &&
        mode !== 'sweep' &&
        !trigger.fork
        ? trigger.headSha
        : undefined;
}

;// CONCATENATED MODULE: ./src/run/status.ts





async function status_status(run, plan, progress, listed) {
    const { name } = plan.app;
    const looked = contentAt(run, plan.sha);
    const found = await (0,ownership/* judgeNamed */.jx)(run.ports, plan.app, listed);
    (0,ownership/* refuseOthers */.AQ)(found, run.inputs.adoptUnmarked);
    const of = { ...plan, stopsOn: 'nothing' };
    const build = buildOf(run, of, progress, { found, looked });
    const answer = (because) => ({ status: 'skipped', because, answers: true });
    const [first] = found;
    if (first === undefined)
        return answer(`There is no app ${name}${plan.open ? '; /preview rebuild creates one' : ''}.`);
    const keepable = await keepableOf(build, orderOf(run, of), found);
    try {
        await proveStanding(build, first);
    }
    catch (error) {
        if (!(error instanceof interruption/* BeingRemoved */.kx))
            throw error;
        (0,app_build/* forgetApp */.$)(progress.facts);
        return answer(`The app ${name} is being removed${plan.open ? '; /preview rebuild creates a new one' : ''}.`);
    }
    const healthy = `The app ${name} is healthy, with consistent metadata.`;
    if (keepable?.doubt !== undefined)
        return answer(`${healthy} ${keepable.doubt.what}.`);
    if (keepable === undefined)
        return answer(`${healthy} It may not be a finished build of the newest commit; /preview rebuild builds that.`);
    progress.facts.commit = plan.sha;
    if (keepable.changes > 0)
        return answer(`${healthy} Some of its variables differ from the workflow's; the next push sets them.`);
    return { status: 'ready', how: 'unchanged', because: 'It is built from the newest commit' };
}

;// CONCATENATED MODULE: ./src/run/converge.ts












async function converge(world, context, inputs, report, onlyChecked) {
    const { trigger, repository } = context;
    if (trigger.kind === 'ignored')
        return { status: 'skipped', because: trigger.why };
    const question = (0,rules_trigger/* questionOf */.YH)(trigger, inputs);
    return await (0,connect/* connected */.aW)(world, inputs, repository, inputs.timeoutMs, async (services, ports) => {
        const looking = { world, context, inputs, report, services };
        const asked = await askedFor(looking);
        if (asked === undefined)
            return { status: 'skipped', because: refusedCommand(trigger) };
        const prefetched = prefetch(looking, question);
        const run = { ...looking, prefetched, ports: await ports() };
        const live = await prefetched.live;
        sayOfOthers(world, live);
        return await act(run, (0,rules_plan/* decide */.LD)(question, live, inputs, { ...asked, onlyChecked }, repository));
    });
}
function sayOfOthers({ log }, live) {
    if (live.kind !== 'branch' || live.pull === undefined || (live.others ?? []).length === 0)
        return;
    const others = (live.others ?? []).map((number) => `#${String(number)}`).join(', ');
    log.notice(`Branch ${live.live.branch} has several open pull requests. This run acts on #${String(live.pull.number)} only, not on ${others}. To give each its own preview, start the workflow on pull_request instead of push.`);
}
async function act(run, plan) {
    const { context, services } = run;
    const decided = (0,markers/* buildId */.uz)({ runId: context.runId, attempt: context.attempt, at: services.clock.date() });
    await acknowledge(run, plan);
    if (plan.do === 'skip' && plan.closed !== undefined)
        await foldReview(run, plan.closed);
    const compared = comparedBy(plan);
    const reviewing = compared && (await review(run, compared, plan.do !== 'deploy'));
    const rehearsing = await rehearsal(run, plan);
    let outcome;
    try {
        outcome = await carryOut(run, plan, decided);
        return outcome;
    }
    finally {
        const isKept = outcome?.status === 'ready' && outcome.how !== 'built';
        const wasBuilt = plan.do === 'deploy' && !isKept;
        await Promise.all([reviewing?.(wasBuilt), rehearsing?.(wasBuilt)]);
    }
}
async function carryOut(run, plan, decided) {
    const { world, context, inputs } = run;
    if (plan.do === 'skip')
        return { status: 'skipped', because: plan.because };
    if (plan.do === 'sweep') {
        const { sweepAll } = await __webpack_require__.e(/* import() */ 534).then(__webpack_require__.bind(__webpack_require__, 9534));
        return await sweepAll(run);
    }
    if (plan.do === 'check')
        return await (0,check/* checkOnly */.DT)(run, plan);
    const old = (0,rules_plan/* outdated */.nN)(context.trigger, plan);
    if (old !== undefined)
        world.log.notice(old);
    const { name } = plan.app;
    world.log.info(`${plan.because}: ${DOING[plan.do]} ${name}.`);
    const progress = begin(run, plan);
    const listed = run.prefetched.projectsNamed(name);
    if (inputs.dryRun && plan.do !== 'status')
        return await dryRun(run, plan, progress, await listed);
    switch (plan.do) {
        case 'deploy':
            return await deploy(run, plan, progress, await listed);
        case 'delete':
            return await deleteApp(run, plan, {
                build: decided,
                allListed: true,
                listed,
                ...(plan.over ? { others: otherNames(run, plan) } : {}),
            });
        case 'status':
            return await status_status(run, plan, progress, await listed);
        default:
            return plan;
    }
}
function comparedBy(plan) {
    if (plan.do === 'deploy' || plan.do === 'check')
        return plan;
    return plan.do === 'skip' || plan.do === 'delete' ? plan.review : undefined;
}
async function foldReview(run, closed) {
    const { commentReview } = await __webpack_require__.e(/* import() */ 289).then(__webpack_require__.bind(__webpack_require__, 9289));
    commentReview(run, closed);
    await run.report.reviewComment?.fold();
}
async function review(run, compared, alone) {
    const { beginReview, commentReview } = await __webpack_require__.e(/* import() */ 289).then(__webpack_require__.bind(__webpack_require__, 9289));
    if (alone)
        commentReview(run, compared);
    return beginReview(run, compared);
}
async function rehearsal(run, plan) {
    if ((plan.do !== 'deploy' && plan.do !== 'check') || run.inputs.rehearsal === 'off')
        return undefined;
    const { beginRehearsal } = await __webpack_require__.e(/* import() */ 6).then(__webpack_require__.bind(__webpack_require__, 4006));
    return beginRehearsal(run, plan);
}
const DOING = { deploy: 'checking', delete: 'removing', status: 'checking' };
function begin({ world, context, inputs, report, services }, plan) {
    const { app, subject, branch } = plan;
    report.dryRun = inputs.dryRun;
    if (inputs.comment && subject.kind === 'pull' && !inputs.dryRun)
        report.comment = (0,connect/* stickyComment */.NL)(world, services, subject.number, app);
    if (inputs.deployment)
        report.deployment = (0,connect/* appDeployment */.x7)(world, services, inputs.environment, {
            ...app,
            logUrl: context.logUrl,
        });
    return report.begin({
        name: app.name,
        subject,
        branch,
        ...(plan.do === 'delete' ? {} : { sha: plan.sha }),
        ...(inputs.skipUnchanged ? { folder: inputs.projectDirectory } : {}),
        repositoryUrl: context.repositoryUrl,
        access: {
            open: isSet(inputs.env, 'HASURA_GRAPHQL_UNAUTHORIZED_ROLE'),
            ownSecret: isSet(inputs.env, 'HASURA_GRAPHQL_ADMIN_SECRET'),
        },
    });
}
function isSet(variables, key) {
    return variables.some((variable) => variable.key === key && variable.value !== '');
}


/***/ }),

/***/ 9209:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ refuseWithoutProject),
/* harmony export */   b: () => (/* binding */ refuseToReplaceAnother)
/* harmony export */ });
/* harmony import */ var _github_trees_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6862);
/* harmony import */ var _inputs_aliases_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2553);
/* harmony import */ var _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5434);
/* harmony import */ var _lib_within_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7840);
/* harmony import */ var _lib_similar_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1766);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7268);






const FOLDER_WITHIN_MS = 6_000;
async function refuseWithoutProject(run, sha, fork) {
    const { world, inputs, services, prefetched } = run;
    const tree = await (0,_lib_within_js__WEBPACK_IMPORTED_MODULE_3__/* .within */ .u)(services.clock, FOLDER_WITHIN_MS, 'GitHub', prefetched.treeAt(sha, fork)).catch(() => undefined);
    if (tree?.state !== 'absent')
        return;
    const written = (0,_inputs_aliases_js__WEBPACK_IMPORTED_MODULE_1__/* .writtenName */ .lD)(world, 'project-directory', '');
    const folders = await (0,_github_trees_js__WEBPACK_IMPORTED_MODULE_0__/* .projectFolders */ .LO)(services.github, world.log, sha);
    const similar = (0,_lib_similar_js__WEBPACK_IMPORTED_MODULE_5__/* .mostSimilar */ .z)((0,_inputs_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .folderOf */ .yS)(inputs), folders);
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .Failure */ .HR('no-such-folder', `Commit ${sha.slice(0, 7)} has no ${tree.what}, so there is nothing to build. Nothing was created or deleted.`, {
        remedy: similar === undefined
            ? `Set the input ${written} to the folder that has the config.yaml of the Hasura project.`
            : `Check the input ${written}. There is a config.yaml in ${placeOf(similar)}.`,
    });
}
async function refuseToReplaceAnother({ world, context, inputs, services }, sha, found) {
    const folder = (0,_inputs_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .folderOf */ .yS)(inputs);
    for (const { project, ownership, reading } of found) {
        if (ownership !== 'ours' || reading.kind !== 'marked')
            continue;
        const { folder: other = folder, build } = reading;
        if (other === folder)
            continue;
        const ofThisRun = build.startsWith(`${context.runId}.`);
        if (!ofThisRun) {
            const tree = await (0,_github_trees_js__WEBPACK_IMPORTED_MODULE_0__/* .treeOf */ .g7)(services.github, world.log, sha, other === '.' ? '' : other);
            if (tree.state !== 'known')
                continue;
        }
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .Failure */ .HR('two-projects-one-name', `The app ${project.name} was built from ${placeOf(other)}, and this step would rebuild it from ${placeOf(folder)}. Nothing was created or deleted.`, {
            remedy: 'Give each project its own name with the input name, for example {owner}-{repo}-pr-{pr}-orders. If the project has moved, delete the old folder, comment /preview rebuild, or start a manual run with force.',
        });
    }
}
const placeOf = (folder) => folder === '.' ? 'the root of the repository' : `the folder ${folder}`;


/***/ }),

/***/ 934:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KL: () => (/* binding */ PAGE),
/* harmony export */   WH: () => (/* binding */ mayBeListed),
/* harmony export */   hF: () => (/* binding */ listProjects),
/* harmony export */   lR: () => (/* binding */ WIDTH),
/* harmony export */   mC: () => (/* binding */ readMarkers),
/* harmony export */   qV: () => (/* binding */ subjectOfPreview)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7268);
/* harmony import */ var _lib_side_by_side_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4094);
/* harmony import */ var _app_removal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4827);
/* harmony import */ var _app_ownership_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8694);
/* harmony import */ var _rules_markers_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8268);
/* harmony import */ var _rules_names_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5603);






const PAGE = 100;
const MOST_LISTINGS = 3;
const WIDTH = 8;
async function listProjects({ cloud }, start, passes) {
    const seen = new Map();
    for (let tries = 1;; tries++) {
        const { listed, whole } = await listOnce(cloud, start);
        for (const [id, project] of listed)
            seen.set(id, project);
        if (whole || tries === MOST_LISTINGS)
            return [...(whole ? listed : seen).values()].filter(({ name }) => passes(name));
    }
}
async function listOnce(cloud, start) {
    const listed = new Map();
    let more = await cloud.projectsBeginning(start, { size: PAGE, from: 0 });
    while (more.length > 0) {
        const moved = more.some(({ id }) => listed.has(id));
        for (const project of more)
            listed.set(project.id, project);
        if (moved)
            return { listed, whole: false };
        const last = more.at(-1);
        const page = await cloud.projectsBeginning(start, { size: PAGE + 1, from: listed.size - 1 });
        if (page[0]?.id !== last?.id)
            return { listed, whole: false };
        more = page.slice(1);
    }
    return { listed, whole: true };
}
async function readMarkers(ports, projects) {
    let read = 0;
    return await (0,_lib_side_by_side_js__WEBPACK_IMPORTED_MODULE_4__/* .sideBySide */ .Q)(projects, WIDTH, async (project) => {
        try {
            return { project, ...(await (0,_app_ownership_js__WEBPACK_IMPORTED_MODULE_2__/* .readingOf */ .MU)(ports.cloud, project.tenantId)) };
        }
        catch (error) {
            if ((0,_app_removal_js__WEBPACK_IMPORTED_MODULE_1__/* .endsAll */ .AO)(ports, error))
                throw error;
            const trouble = (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .asFailure */ .h_)(error);
            return { project, reading: { kind: 'unreadable', why: trouble.message.replace(/\.$/, '') }, trouble };
        }
        finally {
            read++;
            if (read % PAGE === 0)
                ports.log.info(`Read the markers of ${String(read)} of ${String(projects.length)}.`);
        }
    });
}
function subjectOfPreview({ context: { repository }, inputs: { nameTemplate } }, { owner, name, source }) {
    const subject = (0,_rules_markers_js__WEBPACK_IMPORTED_MODULE_5__/* .subjectOf */ .et)(owner, repository);
    const named = subject !== undefined && (0,_rules_names_js__WEBPACK_IMPORTED_MODULE_3__/* .isNamed */ .ev)(nameTemplate, repository, name, subject, (0,_rules_markers_js__WEBPACK_IMPORTED_MODULE_5__/* .branchOf */ .W0)(source)) === true;
    return named ? subject : undefined;
}
async function mayBeListed(ports, app) {
    const found = await (0,_app_ownership_js__WEBPACK_IMPORTED_MODULE_2__/* .judgedNow */ .sj)(ports, app);
    return found === undefined || found.some(({ ownership }) => ownership !== 'foreign');
}


/***/ }),

/***/ 2406:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ sayGone)
/* harmony export */ });
/* harmony import */ var _github_comments_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6645);
/* harmony import */ var _report_gone_comment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3043);


async function sayGone({ world: { secrets }, context: { logUrl }, services }, { id, body: stored }, app, how) {
    await (0,_github_comments_js__WEBPACK_IMPORTED_MODULE_0__/* .rewriteComment */ .Iz)(services.github, id, (0,_report_gone_comment_js__WEBPACK_IMPORTED_MODULE_1__/* .goneComment */ .NZ)(app, { ...how, logUrl, stored }, secrets));
}


/***/ })

};
