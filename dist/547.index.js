export const id = 547;
export const ids = [547];
export const modules = {

/***/ 8547:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  sweepAll: () => (/* binding */ sweepAll)
});

// EXTERNAL MODULE: ./src/sweep/stale-notices.ts + 1 modules
var stale_notices = __webpack_require__(742);
// EXTERNAL MODULE: ./src/lib/errors.ts
var errors = __webpack_require__(7268);
// EXTERNAL MODULE: ./src/sweep/apps.ts
var sweep_apps = __webpack_require__(934);
// EXTERNAL MODULE: ./src/rules/markers.ts
var markers = __webpack_require__(8268);
// EXTERNAL MODULE: ./src/rules/names.ts
var names = __webpack_require__(5603);
// EXTERNAL MODULE: ./src/sweep/orphans.ts
var orphans = __webpack_require__(7955);
// EXTERNAL MODULE: ./src/github/live-states.ts
var live_states = __webpack_require__(3872);
// EXTERNAL MODULE: ./src/lib/side-by-side.ts
var side_by_side = __webpack_require__(4094);
// EXTERNAL MODULE: ./src/app/removal-mark.ts
var removal_mark = __webpack_require__(8889);
// EXTERNAL MODULE: ./src/rules/stale.ts
var stale = __webpack_require__(274);
// EXTERNAL MODULE: ./src/app/removal.ts
var removal = __webpack_require__(4827);
;// CONCATENATED MODULE: ./src/sweep/removals.ts









/** What is to be said of each app before anything was removed. */
function firstFates(run, marked, verdicts) {
    const judged = new Map(verdicts.map((verdict) => [verdict.preview.id, verdict]));
    return marked.map((one) => {
        const { project } = one;
        const verdict = judged.get(project.id);
        const why = verdict === undefined
            ? whyForeign(run, one)
            : `${verdict.why}${verdict.removes ? ', but the run ended before it was deleted' : ''}`;
        return [project.id, { what: 'app', name: project.name, action: 'leave', why, gone: false }];
    });
}
function whyForeign(run, { project, reading }) {
    switch (reading.kind) {
        case 'marked':
            return whyNotOfThis(run, project.name, reading);
        case 'absent':
            return 'This action did not create it: it carries no marker';
        case 'unreadable':
            return `Its owner cannot be read: ${reading.why}`;
        default:
            return reading;
    }
}
function whyNotOfThis({ context: { repository }, inputs: { nameTemplate } }, name, { owner, source }) {
    // Of an account that several repositories share, none is told of the others.
    if (!(0,markers/* ownerStarts */.B0)(repository).some((start) => owner.startsWith(start)))
        return 'It belongs to another repository';
    const subject = (0,markers/* subjectOf */.et)(owner, repository);
    const unsure = subject !== undefined &&
        (0,names/* mayBeNamed */.W_)(nameTemplate, repository, name, subject) &&
        (0,names/* isNamed */.ev)(nameTemplate, repository, name, subject, (0,markers/* branchOf */.W0)(source)) === undefined;
    return unsure
        ? `It belongs to ${owner}, but does not record its branch, which this name template uses`
        : `It belongs to ${owner}, and this name template does not produce its name`;
}
function setFate(fates, { id, name }, action, why, gone = false) {
    fates.set(id, { what: 'app', name, action, why, gone });
}
/** Removes the apps in batches; GitHub is asked again for each just before. Then looks until they are gone. */
async function removeAll(run, doomed, fates, tally) {
    const { ports } = run;
    const requests = (0,removal/* noRequests */.Il)();
    const { refusals, requested } = requests;
    const groups = (0,side_by_side/* inGroups */.A)(doomed, live_states/* MOST_AT_ONCE */.SV);
    for (const [index, group] of groups.entries()) {
        const batch = `Batch ${String(index + 1)} of ${String(groups.length)}`;
        ports.doing(`removing apps, ${batch.toLowerCase()}`);
        const still = await stillStale(run, group, fates, tally);
        const before = { requested: requested.size, refused: refusals.size };
        try {
            const apps = still.map(({ preview }) => preview.found);
            await (0,removal/* requestDeletions */.zr)(ports, apps, { width: sweep_apps/* WIDTH */.lR, ends: (error) => (0,removal/* endsAll */.AO)(ports, error) }, requests);
        }
        finally {
            for (const { preview, why } of still)
                if (requested.has(preview.id))
                    setFate(fates, preview, 'leave', `${why}. Its deletion was accepted; it is unknown whether it is gone`);
            const refused = refusals.size - before.refused;
            ports.log.info(`${batch}: deletion of ${counted(requested.size - before.requested, 'app')} requested${refused === 0 ? '' : `, of ${String(refused)} refused`}.`);
        }
    }
    await removals_confirm(run, doomed, requests, fates, tally);
}
/** Those of a batch that may go as surely as at the first look; a surplus one whose pull request is closed by now, too. */
async function stillStale(run, group, fates, tally) {
    const { ports, services, inputs } = run;
    try {
        const subjects = (0,stale/* unique */.Am)(group.map(({ preview }) => preview.subject));
        const live = await (0,live_states/* readStates */.rs)(services.github, subjects);
        return group.filter((verdict) => {
            const again = (0,stale/* judgePreview */.C_)(verdict.preview, live, inputs, now(run));
            const goes = again.removes || (verdict.limited === 'number' && again.wanted);
            if (!goes)
                setFate(fates, verdict.preview, 'leave', again.why);
            return goes;
        });
    }
    catch (error) {
        ports.signal.throwIfAborted();
        tally.failures.add(`A batch of ${counted(group.length, 'app')} was kept. ${inSentences((0,errors/* asFailure */.h_)(error))}`);
        for (const { preview } of group)
            setFate(fates, preview, 'leave', 'Its pull request could not be read again just before the deletion');
        return [];
    }
}
async function removals_confirm({ ports }, doomed, { refusals, requested }, fates, tally) {
    ports.doing('waiting until the deleted apps are gone: their deletion was accepted, but is not confirmed');
    const asked = doomed.filter(({ preview: { id } }) => requested.has(id) || refusals.has(id));
    const ids = asked.map(({ preview }) => preview.id);
    const listed = await (0,removal/* waitUntilUnlisted */.Gb)(ports, ids, refusals, {
        listed: (left) => stillListed(ports, left),
        ...PATIENCE,
    });
    for (const { preview, why } of asked) {
        const refusal = refusals.get(preview.id);
        if (!listed.has(preview.id)) {
            setFate(fates, preview, 'remove', why, true);
            continue;
        }
        const because = refusal === undefined ? 'It is still listed, though its deletion was accepted.' : inSentences(refusal);
        if (refusal !== undefined)
            await (0,removal_mark/* takeBack */.zH)(ports, preview.found);
        setFate(fates, preview, 'leave', `${why}, but it was not deleted. ${because}`);
        tally.failures.add(`${preview.name} was not deleted. ${because}`);
    }
    if (asked.length > 0)
        ports.log.info(`Requested deletion of ${counted(asked.length, 'app')}; ${String(asked.length - listed.size)} ${asked.length - listed.size === 1 ? 'is' : 'are'} gone.`);
}
/** The service removes apps after it has answered: looked for a minute at most. */
const PATIENCE = { firstMs: 3_000, atMostMs: 10_000, withinMs: 60_000 };
async function stillListed({ cloud }, ids) {
    const found = [];
    for (const group of (0,side_by_side/* inGroups */.A)(ids, sweep_apps/* PAGE */.KL))
        found.push(...(await cloud.stillListed(group)));
    return new Set(found.map(({ id }) => id));
}
function now({ ports }) {
    return ports.clock.date().getTime();
}
function inSentences({ message, remedy }) {
    return remedy === undefined ? message : `${message} ${remedy}`;
}
function counted(count, noun) {
    return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}

;// CONCATENATED MODULE: ./src/sweep/sweep.ts









/**
 * Removes what no live pull request or branch wants any more: apps of ours, what was made for them, and what GitHub
 * still shows of them. What cannot be told stays. One failure does not stop the rest.
 * @throws Failure when the apps cannot be listed or told from others by their names, or nothing could be looked at
 */
async function sweepAll(run) {
    const { world, ports, inputs } = run;
    const tally = { changes: [], failures: new Set() };
    const fates = new Map();
    const marked = await listMarkedApps(run);
    const apps = marked.flatMap((one) => appOf(run, one));
    const stocks = await Promise.all(ports.companions.map((companion) => (0,orphans/* listThings */.WC)(companion, (0,markers/* ownerStarts */.B0)(run.context.repository), ports, tally)));
    const live = await liveStatesOf(run, apps, stocks, tally);
    const verdicts = (0,stale/* judgePreviews */.T1)(apps, live, inputs, now(run));
    for (const fate of firstFates(run, marked, verdicts))
        fates.set(...fate);
    for (const { project, trouble } of marked)
        if (trouble !== undefined)
            tally.failures.add(`The marker of ${project.name} was not read: ${inSentences(trouble)}`);
    const doomed = verdicts.filter(({ removes }) => removes);
    const act = !inputs.dryRun;
    try {
        if (act)
            await removeAll(run, doomed, fates, tally);
        else
            for (const { preview, why } of doomed)
                setFate(fates, preview, 'remove', why, true);
        if (live === undefined)
            (0,orphans/* leaveAll */.dr)(stocks, stale/* UNREAD */.yn, tally);
        else
            await clearUp(run, appsAfter(run, marked, doomed, fates), stocks, tally, act);
    }
    catch (error) {
        if (world.signal.aborted)
            throw error;
        tally.failures.add(inSentences((0,errors/* asFailure */.h_)(error)));
    }
    const changes = [...[...fates.values()].map(({ gone: _, ...change }) => change), ...tally.changes];
    const failures = [...tally.failures];
    if (act)
        return { status: 'swept', changes, failures };
    if (failures.length > 0)
        throw new errors/* Failure */.HR('service', `Could not determine what the sweep would do. ${failures.join(' ')}`);
    return { status: 'planned', changes, because: 'A sweep of all previews' };
}
/** The apps whose name the template can give, with their markers. */
async function listMarkedApps({ ports, context: run, inputs }) {
    const { nameTemplate } = inputs;
    ports.doing('listing the apps');
    const projects = await (0,sweep_apps/* listProjects */.hF)(ports, (0,names/* ownStart */.DJ)(nameTemplate, run.repository), (name) => (0,names/* mayBeNamed */.W_)(nameTemplate, run.repository, name));
    ports.log.info(`${counted(projects.length, 'app')} with a name that ${nameTemplate} can give.`);
    ports.doing('reading the markers of the apps');
    const order = new Intl.Collator('en', { numeric: true });
    return await (0,sweep_apps/* readMarkers */.mC)(ports, projects.sort((a, b) => order.compare(a.name, b.name)));
}
/** An app of this repository and name template. */
function appOf(run, marked) {
    const { project, reading } = marked;
    if (reading.kind !== 'marked')
        return [];
    const { owner, build } = reading;
    const subject = (0,sweep_apps/* subjectOfPreview */.qV)(run, { ...reading, name: project.name });
    if (subject === undefined)
        return [];
    return [
        {
            id: project.id,
            name: project.name,
            owner,
            subject,
            build,
            at: (0,markers/* builtAt */.Qu)(build),
            removing: (0,markers/* isBeingRemoved */.A3)(reading),
            found: marked,
        },
    ];
}
/** The pull requests and branches of all apps; `undefined` when one of them could not be read. */
async function liveStatesOf({ ports, services, context: run }, apps, stocks, tally) {
    ports.doing('reading the pull requests and branches');
    // Also of what is left of apps: how old that is follows from GitHub's clock.
    const left = stocks.flatMap((stock) => stock ?? []).map(({ app }) => (0,markers/* subjectOf */.et)(app.owner, run.repository));
    const subjects = [
        ...apps.map(({ subject }) => subject),
        ...left.filter((subject) => subject !== undefined),
    ];
    try {
        return await (0,live_states/* readAllStates */.c8)(services.github, subjects, (done, of) => {
            ports.log.info(`Read the pull requests and branches: ${String(done)} of ${String(of)}.`);
        });
    }
    catch (error) {
        ports.signal.throwIfAborted();
        tally.failures.add(`Every app was kept. ${inSentences((0,errors/* asFailure */.h_)(error))}`);
        return undefined;
    }
}
/** The apps as they stand after the removals. */
function appsAfter({ context: run, inputs }, marked, doomed, fates) {
    const isGone = ({ id }) => fates.get(id)?.gone === true;
    const standing = new Set();
    /** Names of apps that may be anybody's. */
    const unsure = new Set();
    for (const { project, reading } of marked) {
        if (isGone(project))
            continue;
        if (reading.kind === 'marked')
            standing.add((0,orphans/* keyOf */.TN)({ owner: reading.owner, name: project.name }));
        else
            unsure.add(project.name);
    }
    const gone = doomed
        .filter(({ preview }) => isGone(preview))
        .map(({ preview, why, limited }) => {
        const because = limited === undefined ? why : `${why}. ${stale/* HOW_TO_GET_IT_BACK */.g0}`;
        return [(0,orphans/* keyOf */.TN)(preview), { owner: preview.owner, name: preview.name, build: preview.build, because }];
    });
    return {
        // Of several apps of one name and owner the last one has to be gone.
        removed: new Map(gone.filter(([key]) => !standing.has(key))),
        stands: (app) => standing.has((0,orphans/* keyOf */.TN)(app)) || unsure.has(app.name),
        subjectOf: ({ owner, name }) => {
            const subject = (0,markers/* subjectOf */.et)(owner, run.repository);
            return subject !== undefined && (0,names/* mayBeNamed */.W_)(inputs.nameTemplate, run.repository, name, subject)
                ? subject
                : undefined;
        },
    };
}
/** Brings in line what hangs on apps that are gone. */
async function clearUp(run, apps, stocks, tally, act) {
    const { ports, inputs } = run;
    for (const [index, companion] of ports.companions.entries()) {
        const stock = stocks[index];
        if (stock === undefined)
            continue;
        ports.doing(`deleting the ${companion.what} of deleted apps`);
        await (0,orphans/* removeOrphans */.C_)(ports, companion, stock, apps, tally, { graceMs: (0,stale/* graceMs */.Nl)(inputs.timeoutMs), act });
    }
    ports.doing('updating comments and deployments');
    if (inputs.comment)
        await (0,stale_notices/* correctComments */.LE)(run, apps, tally, act);
    if (inputs.deployment)
        await (0,stale_notices/* endDeployments */.Oh)(run, apps, tally, act);
}


/***/ })

};
