export const id = 534;
export const ids = [534];
export const modules = {

/***/ 9534:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  sweepAll: () => (/* binding */ sweepAll)
});

// EXTERNAL MODULE: ./src/github/client.ts
var client = __webpack_require__(6584);
// EXTERNAL MODULE: ./src/github/comments.ts
var github_comments = __webpack_require__(6645);
// EXTERNAL MODULE: ./src/github/deployments.ts
var github_deployments = __webpack_require__(6887);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./src/github/identity.ts
var identity = __webpack_require__(7369);
// EXTERNAL MODULE: ./src/github/pages.ts
var github_pages = __webpack_require__(1511);
;// CONCATENATED MODULE: ./src/github/environment.ts





const MOST = 1_000;
const ACTIVE_STATES = ['ACTIVE', 'SUCCESS', 'IN_PROGRESS', 'PENDING', 'QUEUED', 'WAITING'];
const deployments = dist/* array */.YOg(dist/* object */.Ikc({
    id: dist/* number */.aig(),
    node_id: dist/* string */.YjP(),
    payload: dist/* unknown */.L5J(),
    updated_at: dist/* nullish */.cl6(dist/* string */.YjP()),
    creator: dist/* nullish */.cl6(dist/* object */.Ikc({ login: dist/* string */.YjP(), type: dist/* string */.YjP() })),
}));
async function environmentDeployments(github, environment) {
    const { octokit, at } = github;
    const found = [];
    const us = await (0,identity/* ownLogin */.C4)(github);
    const pages = (0,github_pages/* pagesOf */.E)(github, (asked) => octokit.rest.repos.listDeployments({ ...at, environment, ...asked }), MOST);
    for await (const { data } of pages) {
        const ours = (0,client/* checked */.KD)(deployments, data).flatMap(({ id, node_id: node, payload, updated_at: updated, creator }) => {
            const { owner, app: name, build } = (0,github_deployments/* payloadOf */.Md)(payload);
            return typeof owner === 'string' && typeof name === 'string'
                ? [
                    {
                        id,
                        node,
                        owner,
                        name,
                        build: (0,github_deployments/* buildInPayload */.aF)(build),
                        isOwn: (0,identity/* isCertainlyOurs */.Xj)(creator, us),
                        updatedAt: Date.parse(updated ?? ''),
                    },
                ]
                : [];
        });
        const standing = await (0,github_deployments/* deploymentStates */._s)(github, ours.map(({ node }) => node));
        for (const [index, { node: _, ...one }] of ours.entries())
            if (standing[index] !== undefined)
                found.push({
                    ...one,
                    isActive: ACTIVE_STATES.includes(standing[index]),
                    hasFailed: ['FAILURE', 'ERROR'].includes(standing[index]),
                });
    }
    return found;
}

// EXTERNAL MODULE: ./src/rules/markers.ts
var markers = __webpack_require__(8268);
// EXTERNAL MODULE: ./src/lib/errors.ts
var errors = __webpack_require__(7268);
// EXTERNAL MODULE: ./src/lib/side-by-side.ts
var side_by_side = __webpack_require__(4094);
// EXTERNAL MODULE: ./src/lib/text.ts
var lib_text = __webpack_require__(9112);
// EXTERNAL MODULE: ./src/app/removal.ts
var removal = __webpack_require__(4827);
;// CONCATENATED MODULE: ./src/sweep/orphans.ts





function keyOf({ owner, name }) {
    return `${owner} ${name}`;
}
const WIDTH = 4;
async function listThings(companion, starts, { signal }, tally) {
    try {
        const found = [];
        for (const start of starts)
            found.push(...(await companion.list(start)));
        return found;
    }
    catch (error) {
        signal.throwIfAborted();
        const { message, remedy = '' } = (0,errors/* asFailure */.h_)(error);
        tally.failures.add(`The ${companion.what} of deleted previews were kept: ${message} ${remedy}`.trim());
        return undefined;
    }
}
async function removeOrphans(ports, companion, stock, apps, tally, how) {
    const doomed = [];
    const all = new Map(thingsByApp(stock).map((of) => [keyOf(of), of]));
    for (const [key, app] of apps.removed)
        if (!all.has(key))
            doomed.push({ of: { ...app, things: [] }, why: 'Its app was deleted' });
    for (const [key, found] of all) {
        const { goes, why } = judgeOrphan(found, apps, ports.clock.date().getTime(), how.graceMs);
        const upTo = apps.removed.get(key)?.build ?? found.build;
        const newer = found.things.filter(({ app }) => (0,markers/* isNewer */.U4)(app.build, upTo));
        const rest = found.things.filter((thing) => !newer.includes(thing));
        if (goes)
            doomed.push({ of: { ...found, build: upTo, things: rest }, why });
        else
            noteAll(tally, rest, 'leave', why);
        noteAll(tally, newer, 'leave', 'It belongs to a newer build than the deleted app');
    }
    const groups = (0,side_by_side/* inGroups */.A)(doomed, 100);
    for (const [index, group] of groups.entries()) {
        if (how.act)
            ports.log.info(`Deleting the ${companion.what} of deleted apps: ${String(index + 1)} of ${String(groups.length)}.`);
        await (0,side_by_side/* sideBySide */.Q)(group, WIDTH, async ({ of, why }) => {
            if (!apps.removed.has(keyOf(of)) && !(await isUnlisted(ports, of, tally)))
                return;
            if (how.act)
                await removeOne(ports, companion, of, why, tally);
            else
                noteAll(tally, of.things, 'remove', why);
        });
    }
}
function judgeOrphan(of, apps, now, graceMs) {
    if (apps.subjectOf(of) === undefined)
        return { goes: false, why: `It belongs to an app that this name template does not produce: ${of.name}` };
    const gone = apps.removed.get(keyOf(of));
    if (gone !== undefined)
        return { goes: true, why: 'Its app was deleted' };
    if (apps.stands(of))
        return { goes: false, why: `Its app ${of.name} exists` };
    return now - ((0,markers/* builtAt */.Qu)(of.build) ?? now) < graceMs
        ? { goes: false, why: `It was created less than ${(0,lib_text/* duration */.p0)(graceMs)} ago` }
        : { goes: true, why: `Its app ${of.name} no longer exists` };
}
async function isUnlisted(ports, { name, things }, tally) {
    try {
        const found = await ports.cloud.projectsNamed(name);
        if (found.length > 0)
            noteAll(tally, things, 'leave', `An app named ${name} exists`);
        return found.length === 0;
    }
    catch (error) {
        if ((0,removal/* endsAll */.AO)(ports, error))
            throw error;
        tally.failures.add(`What was created for ${name} was kept: ${(0,errors/* asFailure */.h_)(error).message}`);
        noteAll(tally, things, 'leave', 'Could not check whether its app exists');
        return false;
    }
}
async function removeOne({ signal }, companion, { owner, name, build, things }, why, tally) {
    try {
        const { databases, failures, left } = await companion.remove({ owner, name, build });
        for (const failure of failures)
            tally.failures.add(failure);
        const known = new Set(things.map(({ thing }) => thing));
        for (const one of things) {
            const kept = [...failures, ...left].find((reason) => reason.includes(one.thing));
            noteAll(tally, [one], kept === undefined ? 'remove' : 'leave', kept ?? why);
        }
        for (const database of databases)
            if (!known.has(database))
                tally.changes.push({ what: 'database', name: database, action: 'remove', why });
        for (const reason of left)
            if (!things.some(({ thing }) => reason.includes(thing)))
                tally.changes.push({ what: 'database', name, action: 'leave', why: reason });
    }
    catch (error) {
        signal.throwIfAborted();
        const { message } = (0,errors/* asFailure */.h_)(error);
        tally.failures.add(`What was created for ${name} was kept: ${message}`);
        noteAll(tally, things, 'leave', 'It could not be dropped');
    }
}
function leaveAll(stocks, why, tally) {
    for (const stock of stocks)
        noteAll(tally, stock ?? [], 'leave', why);
}
function noteAll(tally, things, action, why) {
    for (const { kind, thing } of things)
        tally.changes.push({ what: kind, name: thing, action, why });
}
function thingsByApp(stock) {
    const groups = new Map();
    for (const thing of stock) {
        const { owner, name, build } = thing.app;
        const known = groups.get(keyOf(thing.app));
        if (known === undefined)
            groups.set(keyOf(thing.app), { owner, name, build, things: [thing] });
        else {
            known.things.push(thing);
            if ((0,markers/* isNewer */.U4)(build, known.build))
                known.build = build;
        }
    }
    return [...groups.values()];
}

// EXTERNAL MODULE: ./src/report/comment.ts
var report_comment = __webpack_require__(4231);
// EXTERNAL MODULE: ./src/report/gone-comment.ts
var gone_comment = __webpack_require__(3043);
// EXTERNAL MODULE: ./src/rules/stale.ts
var stale = __webpack_require__(274);
// EXTERNAL MODULE: ./src/sweep/apps.ts
var sweep_apps = __webpack_require__(934);
// EXTERNAL MODULE: ./src/github/live-states.ts
var live_states = __webpack_require__(3872);
// EXTERNAL MODULE: ./src/sweep/gone-notice.ts
var gone_notice = __webpack_require__(2406);
;// CONCATENATED MODULE: ./src/sweep/stale-notices.ts












const MOST_COMMENTS = 50;
const MOST_DEPLOYMENTS = 100;
const BETWEEN_WRITES_MS = 1_000;
async function readNotices({ services, ports, inputs }, tally) {
    const { github } = services;
    const notices = { comments: [], deployments: [] };
    if (inputs.comment)
        await onGitHub(services, ports, tally, ['look through the comments', 'pull-requests: read'], async () => {
            notices.comments = await (0,github_comments/* recentComments */.Sg)(github, gone_comment/* COMMENT_START */.Nk);
        });
    if (inputs.deployment)
        await onGitHub(services, ports, tally, ['list the deployments', 'deployments: read'], async () => {
            notices.deployments = await environmentDeployments(github, inputs.environment);
        });
    return notices;
}
function announcedApps({ comments, deployments }) {
    const named = [
        ...comments.flatMap(({ isOwn, body }) => {
            const app = isOwn ? (0,gone_comment/* appThatMayStandIn */.pi)(body) : undefined;
            return app === undefined ? [] : [{ ...app, isActive: true, hasFailed: false }];
        }),
        ...deployments.flatMap(({ isOwn, owner, name, isActive, hasFailed }) => isOwn ? [{ owner, name, isActive, hasFailed }] : []),
    ];
    const sorted = [...named.filter(({ isActive }) => isActive), ...named.filter(({ isActive }) => !isActive)];
    const each = new Map();
    for (const app of sorted)
        if (!each.has(keyOf(app)))
            each.set(keyOf(app), app);
    return [...each.values()];
}
async function correctComments(run, { comments }, apps, tally, act) {
    const { services, ports } = run;
    const { github } = services;
    const shown = new Map();
    const note = (comment) => {
        const of = (0,gone_comment/* appThatMayStandIn */.pi)(comment.body);
        const standsSince = (0,gone_comment/* saysThatItStands */.iW)(comment.body) ? comment.updatedAt : undefined;
        if (of !== undefined)
            shown.set(comment.id, { of, thing: comment, standsSince });
    };
    const others = comments.filter(({ isOwn, body }) => !isOwn && (0,gone_comment/* saysThatItStands */.iW)(body));
    for (const comment of [...comments.filter(({ isOwn }) => isOwn), ...others])
        note(comment);
    const ofOthers = new Set(others.map(({ id }) => id));
    for (const app of unseen(run, apps, shown.values(), { most: MOST_COMMENTS, what: 'comments' })) {
        const subject = apps.subjectOf(app);
        if (subject?.kind !== 'pull')
            continue;
        const trouble = await onGitHub(services, ports, tally, [`look for the comment of ${app.name}`, 'pull-requests: read'], async () => {
            const comment = await (0,client/* unlessGone */.Wi)(() => (0,github_comments/* commentsOf */.u3)(github, subject.number).find((0,report_comment/* commentMarker */.Ql)(app.owner, app.name)));
            if (comment !== undefined)
                note({ ...comment, updatedAt: NaN });
        });
        if (trouble?.endsAll === true)
            break;
    }
    const gone = await ofTheGone(run, [...shown.values()], apps, tally, MOST_COMMENTS);
    await correct(run, gone, tally, {
        what: 'comment',
        nameOf: ({ owner }) => owner.replace(/^.*(?=[#@])/, ''),
        write: !act
            ? undefined
            : ({ of, thing, because }) => onGitHub(services, ports, tally, ['change a comment', 'pull-requests: write'], async () => {
                const now = await (0,github_comments/* readOwnComment */.E$)(github, thing.id);
                if (now?.body !== thing.body)
                    return;
                await (0,gone_notice/* sayGone */.j)(run, thing, of, { because, removed: apps.removed.has(keyOf(of)) });
            }, ofOthers.has(thing.id)
                ? {
                    code: 'comment-of-another',
                    words: `Could not update the comment ${thing.url}, which another account wrote about the same preview. It is out of date; delete it.`,
                }
                : undefined),
    });
}
async function endDeployments(run, { deployments }, apps, tally, act) {
    const { context, inputs, services, ports } = run;
    const { github } = services;
    const { environment } = inputs;
    const shown = [];
    const isOlder = (of, build) => !(0,markers/* isNewer */.U4)(build, apps.removed.get(keyOf(of))?.build ?? build);
    for (const { id, owner, name, build, updatedAt, isActive } of deployments)
        if (isActive && isOlder({ owner, name }, build))
            shown.push({ of: { owner, name }, thing: id, standsSince: updatedAt });
    for (const app of unseen(run, apps, shown, { most: MOST_DEPLOYMENTS, what: 'deployments' })) {
        const doing = [`list the deployments of ${app.name}`, 'deployments: read'];
        const trouble = await onGitHub(services, ports, tally, doing, async () => {
            for (const { id, build, state } of await (0,github_deployments/* deploymentsOf */.o)(github, { environment, ...app }).look())
                if (ACTIVE_STATES.includes(state) && isOlder(app, build))
                    shown.push({ of: app, thing: id, standsSince: undefined });
        });
        if (trouble?.endsAll === true)
            break;
    }
    const gone = await ofTheGone(run, shown, apps, tally, MOST_DEPLOYMENTS);
    await correct(run, gone, tally, {
        what: 'deployment',
        nameOf: ({ name }) => name,
        write: !act
            ? undefined
            : ({ of, thing }) => onGitHub(services, ports, tally, ['end a deployment', 'deployments: write'], () => (0,github_deployments/* deploymentsOf */.o)(github, { environment, ...of }).tell(thing, {
                state: 'inactive',
                description: 'The preview was deleted',
                logUrl: context.logUrl,
            })),
    });
}
function unseen({ ports }, apps, shown, { most, what }) {
    const seen = new Set([...shown].map(({ of }) => keyOf(of)));
    const rest = [...apps.removed].filter(([key]) => !seen.has(key));
    const room = Math.max(0, most - (apps.removed.size - rest.length));
    if (rest.length > room)
        ports.log.info(`The ${what} of ${String(rest.length - room)} more apps are left to the next sweep: GitHub limits how much is written.`);
    return rest.slice(0, room).map(([, { owner, name }]) => ({ owner, name }));
}
async function ofTheGone({ services, ports, inputs }, shown, apps, tally, most) {
    const candidates = shown.flatMap((one) => {
        const subject = apps.subjectOf(one.of);
        return subject === undefined || apps.stands(one.of) ? [] : [{ ...one, subject }];
    });
    const asked = candidates.filter(({ of }) => !apps.removed.has(keyOf(of))).map(({ subject }) => subject);
    const ended = await whyEnded(services, ports, asked, tally);
    const before = ports.clock.date().getTime() - (0,stale/* graceMs */.Nl)(inputs.timeoutMs);
    const gone = candidates
        .flatMap(({ of, thing, subject, standsSince = NaN }) => {
        const removed = apps.removed.get(keyOf(of))?.because;
        const because = removed ?? ended(subject) ?? (standsSince < before ? 'The app no longer exists' : undefined);
        return because === undefined ? [] : [{ of, thing, because, first: removed !== undefined }];
    })
        .sort((a, b) => Number(b.first) - Number(a.first));
    const later = gone.length - most;
    if (later > 0)
        ports.log.info(`${String(later)} more are left to the next sweep: GitHub limits how much is written.`);
    return gone.slice(0, most);
}
async function whyEnded(services, ports, subjects, tally) {
    if (subjects.length === 0)
        return () => undefined;
    let why = () => undefined;
    await onGitHub(services, ports, tally, ['read pull requests', 'pull-requests: read'], async () => {
        const live = await (0,live_states/* readAllStates */.c8)(services.github, subjects);
        why = (subject) => (0,stale/* whyOver */.Fd)(subject, live);
    });
    return why;
}
async function correct({ ports }, gone, tally, how) {
    let ended;
    for (const [index, one] of gone.entries()) {
        if (index > 0 && how.write !== undefined && ended === undefined)
            await ports.clock.sleep(BETWEEN_WRITES_MS, ports.signal);
        if (how.write !== undefined && ended === undefined && (await (0,sweep_apps/* mayBeListed */.WH)(ports, one.of))) {
            const why = `The app ${one.of.name} exists, or may exist`;
            tally.changes.push({ what: how.what, name: how.nameOf(one.of), action: 'leave', why });
            continue;
        }
        const trouble = ended === undefined ? await how.write?.(one) : undefined;
        if (trouble?.endsAll === true)
            ended = trouble.words;
        const said = trouble?.words ?? ended;
        tally.changes.push({
            what: how.what,
            name: how.nameOf(one.of),
            ...(said === undefined
                ? { action: 'update', why: `It said that ${one.of.name} exists. ${one.because}` }
                : { action: 'leave', why: said }),
        });
    }
}
async function onGitHub({ github }, ports, tally, [doing, permission], work, alone) {
    try {
        await work();
        return undefined;
    }
    catch (error) {
        ports.signal.throwIfAborted();
        const { code, kind, message, remedy = '', words = '' } = (0,client/* gitHubFailure */.o7)(error, doing, permission, github);
        const passes = (0,client/* isServerTrouble */.ho)(error) || (0,client/* askedToWait */.lT)(error, github.clock) !== undefined;
        if (alone !== undefined && !passes && kind !== 'network' && kind !== 'token') {
            ports.log.debug(message);
            ports.log.warning(alone.words, alone.code);
            return { words: alone.words, endsAll: false };
        }
        if (kind === 'service' && !passes)
            return { words: `${message} ${words}`.trim(), endsAll: false };
        if (kind === 'permission')
            ports.log.warning(`${message} ${remedy} GitHub goes on showing previews that are gone.`, code);
        else
            tally.failures.add(`${message} ${remedy}`.trim());
        return { words: message, endsAll: true };
    }
}

// EXTERNAL MODULE: ./src/lib/within.ts
var within = __webpack_require__(7840);
// EXTERNAL MODULE: ./src/inputs/inputs.ts + 2 modules
var inputs_inputs = __webpack_require__(5434);
// EXTERNAL MODULE: ./src/rules/names.ts
var rules_names = __webpack_require__(5603);
// EXTERNAL MODULE: ./src/app/removal-mark.ts
var removal_mark = __webpack_require__(8889);
;// CONCATENATED MODULE: ./src/sweep/removals.ts









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
    if (!(0,markers/* ownerStarts */.B0)(repository).some((start) => owner.startsWith(start)))
        return 'It belongs to another repository';
    const subject = (0,markers/* subjectOf */.et)(owner, repository);
    const unsure = subject !== undefined &&
        (0,rules_names/* mayBeNamed */.W_)(nameTemplate, repository, name, subject) &&
        (0,rules_names/* isNamed */.ev)(nameTemplate, repository, name, subject, (0,markers/* branchOf */.W0)(source)) === undefined;
    return unsure
        ? `It belongs to ${owner}, but does not record its branch, which this name template uses`
        : `It belongs to ${owner}, and this name template does not produce its name`;
}
function setFate(fates, { id, name }, action, why, gone = false) {
    fates.set(id, { what: 'app', name, action, why, gone });
}
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
async function stillStale(run, group, fates, tally) {
    const { ports, services } = run;
    try {
        const subjects = (0,stale/* unique */.Am)(group.map(({ preview }) => preview.subject));
        const live = await (0,live_states/* readStates */.rs)(services.github, subjects);
        return group.filter((verdict) => {
            const again = (0,stale/* judgePreview */.C_)(verdict.preview, live, verdict.preview.limits, now(run));
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













async function sweepAll(run) {
    const { world, ports, inputs } = run;
    const tally = { changes: [], failures: new Set() };
    const fates = new Map();
    const notices = readNotices(run, tally);
    notices.catch(() => undefined);
    const listed = await listMarkedApps(run);
    const earlier = await appsUnderOtherNames(run, listed, await soon(run, notices), tally);
    const marked = [...listed, ...earlier.found];
    const apps = marked.flatMap((one) => appOf(run, one, earlier.ids));
    const stocks = await Promise.all(ports.companions.map((companion) => listThings(companion, (0,markers/* ownerStarts */.B0)(run.context.repository), ports, tally)));
    const live = await liveStatesOf(run, apps, stocks, tally);
    const isEarlier = ({ limits }) => limits !== inputs;
    const verdicts = [
        ...(0,stale/* judgePreviews */.T1)(apps.filter((app) => !isEarlier(app)), live, inputs, now(run)),
        ...apps.filter(isEarlier).map((app) => (0,stale/* judgePreview */.C_)(app, live, app.limits, now(run))),
    ];
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
            leaveAll(stocks, stale/* UNREAD */.yn, tally);
        else
            await clearUp(run, appsAfter(run, marked, earlier.names, doomed, fates), stocks, await notices, tally, act);
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
        throw new errors/* Failure */.HR('sweep-unknown', `Could not determine what the sweep would do. ${failures.join(' ')}`);
    return { status: 'planned', changes, because: 'A sweep of all previews' };
}
async function listMarkedApps({ ports, context: run, inputs }) {
    const { nameTemplate } = inputs;
    ports.doing('listing the apps');
    const projects = await (0,sweep_apps/* listProjects */.hF)(ports, (0,rules_names/* ownStart */.DJ)(nameTemplate, run.repository), (name) => (0,rules_names/* mayBeNamed */.W_)(nameTemplate, run.repository, name));
    ports.log.info(`Found ${counted(projects.length, 'app')} that match the name template ${nameTemplate}.`);
    ports.doing('reading the markers of the apps');
    const order = new Intl.Collator('en', { numeric: true });
    return await (0,sweep_apps/* readMarkers */.mC)(ports, projects.sort((a, b) => order.compare(a.name, b.name)));
}
const NOTICES_WITHIN_MS = 20_000;
async function soon({ services, world }, notices) {
    try {
        return await (0,within/* within */.u)(services.clock, NOTICES_WITHIN_MS, 'GitHub', notices);
    }
    catch (error) {
        if (world.signal.aborted)
            throw error;
        return { comments: [], deployments: [] };
    }
}
const MOST_NAMES = 100;
async function appsUnderOtherNames(run, listed, notices, tally) {
    const { ports, context, inputs } = run;
    const recognised = new Set(listed.flatMap((one) => appOf(run, one, NONE)).map(({ name }) => name));
    const announced = announcedApps(notices)
        .filter(({ owner, name, isActive, hasFailed }) => {
        const subject = (0,markers/* subjectOf */.et)(owner, context.repository);
        return (subject !== undefined &&
            !recognised.has(name) &&
            (isActive || (hasFailed && subject.kind === 'branch')));
    })
        .map(({ name }) => name)
        .filter((name) => /^[a-z0-9-]{1,63}$/.test(name));
    const names = new Set([...new Set(announced)].slice(0, MOST_NAMES));
    const wanted = [...names].filter((name) => !(0,rules_names/* mayBeNamed */.W_)(inputs.nameTemplate, context.repository, name));
    if (wanted.length > 0)
        ports.doing('looking up apps under earlier names');
    const projects = await (0,side_by_side/* sideBySide */.Q)(wanted, sweep_apps/* WIDTH */.lR, async (name) => {
        try {
            return await ports.cloud.projectsNamed(name);
        }
        catch (error) {
            if ((0,removal/* endsAll */.AO)(ports, error))
                throw error;
            tally.failures.add(`Could not look up ${name}: ${inSentences((0,errors/* asFailure */.h_)(error))}`);
            return [];
        }
    });
    const isOfProject = ({ project, reading }) => reading.kind === 'marked' &&
        ((0,sweep_apps/* subjectOfPreview */.qV)(run, { ...reading, name: project.name }) !== undefined ||
            (reading.folder === (0,inputs_inputs/* folderOf */.yS)(inputs) && (0,markers/* subjectOf */.et)(reading.owner, context.repository) !== undefined));
    const read = await (0,sweep_apps/* readMarkers */.mC)(ports, projects.flat());
    for (const { project, trouble } of read)
        if (trouble !== undefined)
            tally.failures.add(`The marker of ${project.name} was not read: ${inSentences(trouble)}`);
    const found = read.filter(isOfProject);
    const ours = [...listed.filter(({ project }) => names.has(project.name)).filter(isOfProject), ...found];
    if (ours.length > 0)
        ports.log.info(`Found ${counted(ours.length, 'app')} of this project whose name does not fit the input name.`);
    return {
        found,
        ids: new Set(ours.map(({ project }) => project.id)),
        names: new Set(ours.map(({ project }) => project.name)),
    };
}
const NONE = new Set();
const NO_LIMITS = { requireLabel: undefined, skipDrafts: false, maxAgeMs: undefined, maxPreviews: undefined };
function appOf(run, marked, earlier) {
    const { project, reading } = marked;
    if (reading.kind !== 'marked')
        return [];
    const { owner, build } = reading;
    const named = (0,sweep_apps/* subjectOfPreview */.qV)(run, { ...reading, name: project.name });
    const isListed = (0,rules_names/* mayBeNamed */.W_)(run.inputs.nameTemplate, run.context.repository, project.name);
    const subject = named ?? (earlier.has(project.id) ? (0,markers/* subjectOf */.et)(owner, run.context.repository) : undefined);
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
            limits: isListed && named !== undefined ? run.inputs : { ...run.inputs, ...NO_LIMITS },
        },
    ];
}
async function liveStatesOf({ ports, services, context: run }, apps, stocks, tally) {
    ports.doing('reading the pull requests and branches');
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
function appsAfter({ context: run, inputs }, marked, earlier, doomed, fates) {
    const isGone = ({ id }) => fates.get(id)?.gone === true;
    const standing = new Set();
    const unsure = new Set();
    for (const { project, reading } of marked) {
        if (isGone(project))
            continue;
        if (reading.kind === 'marked')
            standing.add(keyOf({ owner: reading.owner, name: project.name }));
        else
            unsure.add(project.name);
    }
    const gone = doomed
        .filter(({ preview }) => isGone(preview))
        .map(({ preview, why, limited }) => {
        const because = limited === undefined ? why : `${why}. ${stale/* HOW_TO_GET_IT_BACK */.g0}`;
        return [keyOf(preview), { owner: preview.owner, name: preview.name, build: preview.build, because }];
    });
    return {
        removed: new Map(gone.filter(([key]) => !standing.has(key))),
        stands: (app) => standing.has(keyOf(app)) || unsure.has(app.name),
        subjectOf: ({ owner, name }) => {
            const subject = (0,markers/* subjectOf */.et)(owner, run.repository);
            return subject !== undefined &&
                (earlier.has(name) || (0,rules_names/* mayBeNamed */.W_)(inputs.nameTemplate, run.repository, name, subject))
                ? subject
                : undefined;
        },
    };
}
async function clearUp(run, apps, stocks, notices, tally, act) {
    const { ports, inputs } = run;
    for (const [index, companion] of ports.companions.entries()) {
        const stock = stocks[index];
        if (stock === undefined)
            continue;
        ports.doing(`deleting the ${companion.what} of deleted apps`);
        await removeOrphans(ports, companion, stock, apps, tally, { graceMs: (0,stale/* graceMs */.Nl)(inputs.timeoutMs), act });
    }
    ports.doing('updating comments and deployments');
    if (inputs.comment)
        await correctComments(run, notices, apps, tally, act);
    if (inputs.deployment)
        await endDeployments(run, notices, apps, tally, act);
}


/***/ })

};
