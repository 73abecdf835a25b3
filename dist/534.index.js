const id = 534, ids = [534], modules = {
  /***/
  9534: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        sweepAll: () => (
          /* binding */
          sweepAll
        )
      });
      var client = __webpack_require__(6584), github_comments = __webpack_require__(6645), github_deployments = __webpack_require__(6887), dist = __webpack_require__(7934), identity = __webpack_require__(7369), github_pages = __webpack_require__(1511);
      const MOST = 1e3, ACTIVE_STATES = ["ACTIVE", "SUCCESS", "IN_PROGRESS", "PENDING", "QUEUED", "WAITING"], deployments = dist.YOg(dist.Ikc({
        id: dist.aig(),
        node_id: dist.YjP(),
        payload: dist.L5J(),
        updated_at: dist.cl6(dist.YjP()),
        creator: dist.cl6(dist.Ikc({ login: dist.YjP(), type: dist.YjP() }))
      }));
      async function environmentDeployments(github, environment) {
        const { octokit, at } = github, found = [], us = await (0, identity.C4)(github), pages = (0, github_pages.E)(github, (asked) => octokit.rest.repos.listDeployments({ ...at, environment, ...asked }), MOST);
        for await (const { data } of pages) {
          const ours = (0, client.KD)(deployments, data).flatMap(({ id: id2, node_id: node, payload, updated_at: updated, creator }) => {
            const { owner, app: name, build } = (0, github_deployments.Md)(payload);
            return typeof owner == "string" && typeof name == "string" ? [
              {
                id: id2,
                node,
                owner,
                name,
                build: (0, github_deployments.aF)(build),
                isOwn: (0, identity.Xj)(creator, us),
                updatedAt: Date.parse(updated ?? "")
              }
            ] : [];
          }), standing = await (0, github_deployments._s)(github, ours.map(({ node }) => node));
          for (const [index, { node: _, ...one }] of ours.entries())
            standing[index] !== void 0 && found.push({
              ...one,
              isActive: ACTIVE_STATES.includes(standing[index]),
              hasFailed: ["FAILURE", "ERROR"].includes(standing[index])
            });
        }
        return found;
      }
      var markers = __webpack_require__(8268), errors = __webpack_require__(7268), side_by_side = __webpack_require__(4094), lib_text = __webpack_require__(9112), removal = __webpack_require__(4827);
      function keyOf({ owner, name }) {
        return `${owner} ${name}`;
      }
      const WIDTH = 4;
      async function listThings(companion, starts, { signal }, tally) {
        try {
          const found = [];
          for (const start of starts)
            found.push(...await companion.list(start));
          return found;
        } catch (error) {
          signal.throwIfAborted();
          const { message, remedy = "" } = (0, errors.h_)(error);
          tally.failures.add(`The ${companion.what} of deleted previews were kept: ${message} ${remedy}`.trim());
          return;
        }
      }
      async function removeOrphans(ports, companion, stock, apps, tally, how) {
        const doomed = [], all = new Map(thingsByApp(stock).map((of) => [keyOf(of), of]));
        for (const [key, app] of apps.removed)
          all.has(key) || doomed.push({ of: { ...app, things: [] }, why: "Its app was deleted" });
        for (const [key, found] of all) {
          const { goes, why } = judgeOrphan(found, apps, ports.clock.date().getTime(), how.graceMs), upTo = apps.removed.get(key)?.build ?? found.build, newer = found.things.filter(({ app }) => (0, markers.U4)(app.build, upTo)), rest = found.things.filter((thing) => !newer.includes(thing));
          goes ? doomed.push({ of: { ...found, build: upTo, things: rest }, why }) : noteAll(tally, rest, "leave", why), noteAll(tally, newer, "leave", "It belongs to a newer build than the deleted app");
        }
        const groups = (0, side_by_side.A)(doomed, 100);
        for (const [index, group] of groups.entries())
          how.act && ports.log.info(`Deleting the ${companion.what} of deleted apps: ${String(index + 1)} of ${String(groups.length)}.`), await (0, side_by_side.Q)(group, WIDTH, async ({ of, why }) => {
            !apps.removed.has(keyOf(of)) && !await isUnlisted(ports, of, tally) || (how.act ? await removeOne(ports, companion, of, why, tally) : noteAll(tally, of.things, "remove", why));
          });
      }
      function judgeOrphan(of, apps, now2, graceMs) {
        return apps.subjectOf(of) === void 0 ? { goes: !1, why: `It belongs to an app that this name template does not produce: ${of.name}` } : apps.removed.get(keyOf(of)) !== void 0 ? { goes: !0, why: "Its app was deleted" } : apps.stands(of) ? { goes: !1, why: `Its app ${of.name} exists` } : now2 - ((0, markers.Qu)(of.build) ?? now2) < graceMs ? { goes: !1, why: `It was created less than ${(0, lib_text.p0)(graceMs)} ago` } : { goes: !0, why: `Its app ${of.name} no longer exists` };
      }
      async function isUnlisted(ports, { name, things }, tally) {
        try {
          const found = await ports.cloud.projectsNamed(name);
          return found.length > 0 && noteAll(tally, things, "leave", `An app named ${name} exists`), found.length === 0;
        } catch (error) {
          if ((0, removal.AO)(ports, error))
            throw error;
          return tally.failures.add(`What was created for ${name} was kept: ${(0, errors.h_)(error).message}`), noteAll(tally, things, "leave", "Could not check whether its app exists"), !1;
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
            noteAll(tally, [one], kept === void 0 ? "remove" : "leave", kept ?? why);
          }
          for (const database of databases)
            known.has(database) || tally.changes.push({ what: "database", name: database, action: "remove", why });
          for (const reason of left)
            things.some(({ thing }) => reason.includes(thing)) || tally.changes.push({ what: "database", name, action: "leave", why: reason });
        } catch (error) {
          signal.throwIfAborted();
          const { message } = (0, errors.h_)(error);
          tally.failures.add(`What was created for ${name} was kept: ${message}`), noteAll(tally, things, "leave", "It could not be dropped");
        }
      }
      function leaveAll(stocks, why, tally) {
        for (const stock of stocks)
          noteAll(tally, stock ?? [], "leave", why);
      }
      function noteAll(tally, things, action, why) {
        for (const { kind, thing } of things)
          tally.changes.push({ what: kind, name: thing, action, why });
      }
      function thingsByApp(stock) {
        const groups = /* @__PURE__ */ new Map();
        for (const thing of stock) {
          const { owner, name, build } = thing.app, known = groups.get(keyOf(thing.app));
          known === void 0 ? groups.set(keyOf(thing.app), { owner, name, build, things: [thing] }) : (known.things.push(thing), (0, markers.U4)(build, known.build) && (known.build = build));
        }
        return [...groups.values()];
      }
      var report_comment = __webpack_require__(4231), gone_comment = __webpack_require__(3043), stale = __webpack_require__(274), sweep_apps = __webpack_require__(934), live_states = __webpack_require__(3872), gone_notice = __webpack_require__(2406);
      const MOST_COMMENTS = 50, MOST_DEPLOYMENTS = 100, BETWEEN_WRITES_MS = 1e3;
      async function readNotices({ services, ports, inputs }, tally) {
        const { github } = services, notices = { comments: [], deployments: [] };
        return inputs.comment && await onGitHub(services, ports, tally, ["look through the comments", "pull-requests: read"], async () => {
          notices.comments = await (0, github_comments.Sg)(github, gone_comment.Nk);
        }), inputs.deployment && await onGitHub(services, ports, tally, ["list the deployments", "deployments: read"], async () => {
          notices.deployments = await environmentDeployments(github, inputs.environment);
        }), notices;
      }
      function announcedApps({ comments, deployments: deployments2 }) {
        const named = [
          ...comments.flatMap(({ isOwn, body }) => {
            const app = isOwn ? (0, gone_comment.pi)(body) : void 0;
            return app === void 0 ? [] : [{ ...app, isActive: !0, hasFailed: !1 }];
          }),
          ...deployments2.flatMap(({ isOwn, owner, name, isActive, hasFailed }) => isOwn ? [{ owner, name, isActive, hasFailed }] : [])
        ], sorted = [...named.filter(({ isActive }) => isActive), ...named.filter(({ isActive }) => !isActive)], each = /* @__PURE__ */ new Map();
        for (const app of sorted)
          each.has(keyOf(app)) || each.set(keyOf(app), app);
        return [...each.values()];
      }
      async function correctComments(run, { comments }, apps, tally, act) {
        const { services, ports } = run, { github } = services, shown = /* @__PURE__ */ new Map(), note = (comment) => {
          const of = (0, gone_comment.pi)(comment.body), standsSince = (0, gone_comment.iW)(comment.body) ? comment.updatedAt : void 0;
          of !== void 0 && shown.set(comment.id, { of, thing: comment, standsSince });
        }, others = comments.filter(({ isOwn, body }) => !isOwn && (0, gone_comment.iW)(body));
        for (const comment of [...comments.filter(({ isOwn }) => isOwn), ...others])
          note(comment);
        const ofOthers = new Set(others.map(({ id: id2 }) => id2));
        for (const app of unseen(run, apps, shown.values(), { most: MOST_COMMENTS, what: "comments" })) {
          const subject = apps.subjectOf(app);
          if (subject?.kind !== "pull")
            continue;
          if ((await onGitHub(services, ports, tally, [`look for the comment of ${app.name}`, "pull-requests: read"], async () => {
            const comment = await (0, client.Wi)(() => (0, github_comments.u3)(github, subject.number).find((0, report_comment.Ql)(app.owner, app.name)));
            comment !== void 0 && note({ ...comment, updatedAt: NaN });
          }))?.endsAll === !0)
            break;
        }
        const gone = await ofTheGone(run, [...shown.values()], apps, tally, MOST_COMMENTS);
        await correct(run, gone, tally, {
          what: "comment",
          nameOf: ({ owner }) => owner.replace(/^.*(?=[#@])/, ""),
          write: act ? ({ of, thing, because }) => onGitHub(services, ports, tally, ["change a comment", "pull-requests: write"], async () => {
            (await (0, github_comments.E$)(github, thing.id))?.body === thing.body && await (0, gone_notice.j)(run, thing, of, { because, removed: apps.removed.has(keyOf(of)) });
          }, ofOthers.has(thing.id) ? {
            code: "comment-of-another",
            words: `Could not update the comment ${thing.url}, which another account wrote about the same preview. It is out of date; delete it.`
          } : void 0) : void 0
        });
      }
      async function endDeployments(run, { deployments: deployments2 }, apps, tally, act) {
        const { context, inputs, services, ports } = run, { github } = services, { environment } = inputs, shown = [], isOlder = (of, build) => !(0, markers.U4)(build, apps.removed.get(keyOf(of))?.build ?? build);
        for (const { id: id2, owner, name, build, updatedAt, isActive } of deployments2)
          isActive && isOlder({ owner, name }, build) && shown.push({ of: { owner, name }, thing: id2, standsSince: updatedAt });
        for (const app of unseen(run, apps, shown, { most: MOST_DEPLOYMENTS, what: "deployments" })) {
          const doing = [`list the deployments of ${app.name}`, "deployments: read"];
          if ((await onGitHub(services, ports, tally, doing, async () => {
            for (const { id: id2, build, state } of await (0, github_deployments.o)(github, { environment, ...app }).look())
              ACTIVE_STATES.includes(state) && isOlder(app, build) && shown.push({ of: app, thing: id2, standsSince: void 0 });
          }))?.endsAll === !0)
            break;
        }
        const gone = await ofTheGone(run, shown, apps, tally, MOST_DEPLOYMENTS);
        await correct(run, gone, tally, {
          what: "deployment",
          nameOf: ({ name }) => name,
          write: act ? ({ of, thing }) => onGitHub(services, ports, tally, ["end a deployment", "deployments: write"], () => (0, github_deployments.o)(github, { environment, ...of }).tell(thing, {
            state: "inactive",
            description: "The preview was deleted",
            logUrl: context.logUrl
          })) : void 0
        });
      }
      function unseen({ ports }, apps, shown, { most, what }) {
        const seen = new Set([...shown].map(({ of }) => keyOf(of))), rest = [...apps.removed].filter(([key]) => !seen.has(key)), room = Math.max(0, most - (apps.removed.size - rest.length));
        return rest.length > room && ports.log.info(`The ${what} of ${String(rest.length - room)} more apps are left to the next sweep: GitHub limits how much is written.`), rest.slice(0, room).map(([, { owner, name }]) => ({ owner, name }));
      }
      async function ofTheGone({ services, ports, inputs }, shown, apps, tally, most) {
        const candidates = shown.flatMap((one) => {
          const subject = apps.subjectOf(one.of);
          return subject === void 0 || apps.stands(one.of) ? [] : [{ ...one, subject }];
        }), asked = candidates.filter(({ of }) => !apps.removed.has(keyOf(of))).map(({ subject }) => subject), ended = await whyEnded(services, ports, asked, tally), before = ports.clock.date().getTime() - (0, stale.Nl)(inputs.timeoutMs), gone = candidates.flatMap(({ of, thing, subject, standsSince = NaN }) => {
          const removed = apps.removed.get(keyOf(of))?.because, because = removed ?? ended(subject) ?? (standsSince < before ? "The app no longer exists" : void 0);
          return because === void 0 ? [] : [{ of, thing, because, first: removed !== void 0 }];
        }).sort((a, b) => Number(b.first) - Number(a.first)), later = gone.length - most;
        return later > 0 && ports.log.info(`${String(later)} more are left to the next sweep: GitHub limits how much is written.`), gone.slice(0, most);
      }
      async function whyEnded(services, ports, subjects, tally) {
        if (subjects.length === 0)
          return () => {
          };
        let why = () => {
        };
        return await onGitHub(services, ports, tally, ["read pull requests", "pull-requests: read"], async () => {
          const live = await (0, live_states.c8)(services.github, subjects);
          why = (subject) => (0, stale.Fd)(subject, live);
        }), why;
      }
      async function correct({ ports }, gone, tally, how) {
        let ended;
        for (const [index, one] of gone.entries()) {
          if (index > 0 && how.write !== void 0 && ended === void 0 && await ports.clock.sleep(BETWEEN_WRITES_MS, ports.signal), how.write !== void 0 && ended === void 0 && await (0, sweep_apps.WH)(ports, one.of)) {
            const why = `The app ${one.of.name} exists, or may exist`;
            tally.changes.push({ what: how.what, name: how.nameOf(one.of), action: "leave", why });
            continue;
          }
          const trouble = ended === void 0 ? await how.write?.(one) : void 0;
          trouble?.endsAll === !0 && (ended = trouble.words);
          const said = trouble?.words ?? ended;
          tally.changes.push({
            what: how.what,
            name: how.nameOf(one.of),
            ...said === void 0 ? { action: "update", why: `It said that ${one.of.name} exists. ${one.because}` } : { action: "leave", why: said }
          });
        }
      }
      async function onGitHub({ github }, ports, tally, [doing, permission], work, alone) {
        try {
          await work();
          return;
        } catch (error) {
          ports.signal.throwIfAborted();
          const { code, kind, message, remedy = "", words = "" } = (0, client.o7)(error, doing, permission, github), passes = (0, client.ho)(error) || (0, client.lT)(error, github.clock) !== void 0;
          return alone !== void 0 && !passes && kind !== "network" && kind !== "token" ? (ports.log.debug(message), ports.log.warning(alone.words, alone.code), { words: alone.words, endsAll: !1 }) : kind === "service" && !passes ? { words: `${message} ${words}`.trim(), endsAll: !1 } : (kind === "permission" ? ports.log.warning(`${message} ${remedy} GitHub goes on showing previews that are gone.`, code) : tally.failures.add(`${message} ${remedy}`.trim()), { words: message, endsAll: !0 });
        }
      }
      var within = __webpack_require__(7840), inputs_inputs = __webpack_require__(5434), rules_names = __webpack_require__(5603), removal_mark = __webpack_require__(8889);
      function firstFates(run, marked, verdicts) {
        const judged = new Map(verdicts.map((verdict) => [verdict.preview.id, verdict]));
        return marked.map((one) => {
          const { project } = one, verdict = judged.get(project.id), why = verdict === void 0 ? whyForeign(run, one) : `${verdict.why}${verdict.removes ? ", but the run ended before it was deleted" : ""}`;
          return [project.id, { what: "app", name: project.name, action: "leave", why, gone: !1 }];
        });
      }
      function whyForeign(run, { project, reading }) {
        switch (reading.kind) {
          case "marked":
            return whyNotOfThis(run, project.name, reading);
          case "absent":
            return "This action did not create it: it carries no marker";
          case "unreadable":
            return `Its owner cannot be read: ${reading.why}`;
          default:
            return reading;
        }
      }
      function whyNotOfThis({ context: { repository }, inputs: { nameTemplate } }, name, { owner, source }) {
        if (!(0, markers.B0)(repository).some((start) => owner.startsWith(start)))
          return "It belongs to another repository";
        const subject = (0, markers.et)(owner, repository);
        return subject !== void 0 && (0, rules_names.W_)(nameTemplate, repository, name, subject) && (0, rules_names.ev)(nameTemplate, repository, name, subject, (0, markers.W0)(source)) === void 0 ? `It belongs to ${owner}, but does not record its branch, which this name template uses` : `It belongs to ${owner}, and this name template does not produce its name`;
      }
      function setFate(fates, { id: id2, name }, action, why, gone = !1) {
        fates.set(id2, { what: "app", name, action, why, gone });
      }
      async function removeAll(run, doomed, fates, tally) {
        const { ports } = run, requests = (0, removal.Il)(), { refusals, requested } = requests, groups = (0, side_by_side.A)(doomed, live_states.SV);
        for (const [index, group] of groups.entries()) {
          const batch = `Batch ${String(index + 1)} of ${String(groups.length)}`;
          ports.doing(`removing apps, ${batch.toLowerCase()}`);
          const still = await stillStale(run, group, fates, tally), before = { requested: requested.size, refused: refusals.size };
          try {
            const apps = still.map(({ preview }) => preview.found);
            await (0, removal.zr)(ports, apps, { width: sweep_apps.lR, ends: (error) => (0, removal.AO)(ports, error) }, requests);
          } finally {
            for (const { preview, why } of still)
              requested.has(preview.id) && setFate(fates, preview, "leave", `${why}. Its deletion was accepted; it is unknown whether it is gone`);
            const refused = refusals.size - before.refused;
            ports.log.info(`${batch}: deletion of ${counted(requested.size - before.requested, "app")} requested${refused === 0 ? "" : `, of ${String(refused)} refused`}.`);
          }
        }
        await removals_confirm(run, doomed, requests, fates, tally);
      }
      async function stillStale(run, group, fates, tally) {
        const { ports, services } = run;
        try {
          const subjects = (0, stale.Am)(group.map(({ preview }) => preview.subject)), live = await (0, live_states.rs)(services.github, subjects);
          return group.filter((verdict) => {
            const again = (0, stale.C_)(verdict.preview, live, verdict.preview.limits, now(run)), goes = again.removes || verdict.limited === "number" && again.wanted;
            return goes || setFate(fates, verdict.preview, "leave", again.why), goes;
          });
        } catch (error) {
          ports.signal.throwIfAborted(), tally.failures.add(`A batch of ${counted(group.length, "app")} was kept. ${inSentences((0, errors.h_)(error))}`);
          for (const { preview } of group)
            setFate(fates, preview, "leave", "Its pull request could not be read again just before the deletion");
          return [];
        }
      }
      async function removals_confirm({ ports }, doomed, { refusals, requested }, fates, tally) {
        ports.doing("waiting until the deleted apps are gone: their deletion was accepted, but is not confirmed");
        const asked = doomed.filter(({ preview: { id: id2 } }) => requested.has(id2) || refusals.has(id2)), ids2 = asked.map(({ preview }) => preview.id), listed = await (0, removal.Gb)(ports, ids2, refusals, {
          listed: (left) => stillListed(ports, left),
          ...PATIENCE
        });
        for (const { preview, why } of asked) {
          const refusal = refusals.get(preview.id);
          if (!listed.has(preview.id)) {
            setFate(fates, preview, "remove", why, !0);
            continue;
          }
          const because = refusal === void 0 ? "It is still listed, though its deletion was accepted." : inSentences(refusal);
          refusal !== void 0 && await (0, removal_mark.zH)(ports, preview.found), setFate(fates, preview, "leave", `${why}, but it was not deleted. ${because}`), tally.failures.add(`${preview.name} was not deleted. ${because}`);
        }
        asked.length > 0 && ports.log.info(`Requested deletion of ${counted(asked.length, "app")}; ${String(asked.length - listed.size)} ${asked.length - listed.size === 1 ? "is" : "are"} gone.`);
      }
      const PATIENCE = { firstMs: 3e3, atMostMs: 1e4, withinMs: 6e4 };
      async function stillListed({ cloud }, ids2) {
        const found = [];
        for (const group of (0, side_by_side.A)(ids2, sweep_apps.KL))
          found.push(...await cloud.stillListed(group));
        return new Set(found.map(({ id: id2 }) => id2));
      }
      function now({ ports }) {
        return ports.clock.date().getTime();
      }
      function inSentences({ message, remedy }) {
        return remedy === void 0 ? message : `${message} ${remedy}`;
      }
      function counted(count, noun) {
        return `${String(count)} ${noun}${count === 1 ? "" : "s"}`;
      }
      async function sweepAll(run) {
        const { world, ports, inputs } = run, tally = { changes: [], failures: /* @__PURE__ */ new Set() }, fates = /* @__PURE__ */ new Map(), notices = readNotices(run, tally);
        notices.catch(() => {
        });
        const listed = await listMarkedApps(run), earlier = await appsUnderOtherNames(run, listed, await soon(run, notices), tally), marked = [...listed, ...earlier.found], apps = marked.flatMap((one) => appOf(run, one, earlier.ids)), stocks = await Promise.all(ports.companions.map((companion) => listThings(companion, (0, markers.B0)(run.context.repository), ports, tally))), live = await liveStatesOf(run, apps, stocks, tally), isEarlier = ({ limits }) => limits !== inputs, verdicts = [
          ...(0, stale.T1)(apps.filter((app) => !isEarlier(app)), live, inputs, now(run)),
          ...apps.filter(isEarlier).map((app) => (0, stale.C_)(app, live, app.limits, now(run)))
        ];
        for (const fate of firstFates(run, marked, verdicts))
          fates.set(...fate);
        for (const { project, trouble } of marked)
          trouble !== void 0 && tally.failures.add(`The marker of ${project.name} was not read: ${inSentences(trouble)}`);
        const doomed = verdicts.filter(({ removes }) => removes), act = !inputs.dryRun;
        try {
          if (act)
            await removeAll(run, doomed, fates, tally);
          else
            for (const { preview, why } of doomed)
              setFate(fates, preview, "remove", why, !0);
          live === void 0 ? leaveAll(stocks, stale.yn, tally) : await clearUp(run, appsAfter(run, marked, earlier.names, doomed, fates), stocks, await notices, tally, act);
        } catch (error) {
          if (world.signal.aborted)
            throw error;
          tally.failures.add(inSentences((0, errors.h_)(error)));
        }
        const changes = [...[...fates.values()].map(({ gone: _, ...change }) => change), ...tally.changes], failures = [...tally.failures];
        if (act)
          return { status: "swept", changes, failures };
        if (failures.length > 0)
          throw new errors.HR("sweep-unknown", `Could not determine what the sweep would do. ${failures.join(" ")}`);
        return { status: "planned", changes, because: "A sweep of all previews" };
      }
      async function listMarkedApps({ ports, context: run, inputs }) {
        const { nameTemplate } = inputs;
        ports.doing("listing the apps");
        const projects = await (0, sweep_apps.hF)(ports, (0, rules_names.DJ)(nameTemplate, run.repository), (name) => (0, rules_names.W_)(nameTemplate, run.repository, name));
        ports.log.info(`Found ${counted(projects.length, "app")} that match the name template ${nameTemplate}.`), ports.doing("reading the markers of the apps");
        const order = new Intl.Collator("en", { numeric: !0 });
        return await (0, sweep_apps.mC)(ports, projects.sort((a, b) => order.compare(a.name, b.name)));
      }
      const NOTICES_WITHIN_MS = 2e4;
      async function soon({ services, world }, notices) {
        try {
          return await (0, within.u)(services.clock, NOTICES_WITHIN_MS, "GitHub", notices);
        } catch (error) {
          if (world.signal.aborted)
            throw error;
          return { comments: [], deployments: [] };
        }
      }
      const MOST_NAMES = 100;
      async function appsUnderOtherNames(run, listed, notices, tally) {
        const { ports, context, inputs } = run, recognised = new Set(listed.flatMap((one) => appOf(run, one, NONE)).map(({ name }) => name)), announced = announcedApps(notices).filter(({ owner, name, isActive, hasFailed }) => {
          const subject = (0, markers.et)(owner, context.repository);
          return subject !== void 0 && !recognised.has(name) && (isActive || hasFailed && subject.kind === "branch");
        }).map(({ name }) => name).filter((name) => /^[a-z0-9-]{1,63}$/.test(name)), names = new Set([...new Set(announced)].slice(0, MOST_NAMES)), wanted = [...names].filter((name) => !(0, rules_names.W_)(inputs.nameTemplate, context.repository, name));
        wanted.length > 0 && ports.doing("looking up apps under earlier names");
        const projects = await (0, side_by_side.Q)(wanted, sweep_apps.lR, async (name) => {
          try {
            return await ports.cloud.projectsNamed(name);
          } catch (error) {
            if ((0, removal.AO)(ports, error))
              throw error;
            return tally.failures.add(`Could not look up ${name}: ${inSentences((0, errors.h_)(error))}`), [];
          }
        }), isOfProject = ({ project, reading }) => reading.kind === "marked" && ((0, sweep_apps.qV)(run, { ...reading, name: project.name }) !== void 0 || reading.folder === (0, inputs_inputs.yS)(inputs) && (0, markers.et)(reading.owner, context.repository) !== void 0), read = await (0, sweep_apps.mC)(ports, projects.flat());
        for (const { project, trouble } of read)
          trouble !== void 0 && tally.failures.add(`The marker of ${project.name} was not read: ${inSentences(trouble)}`);
        const found = read.filter(isOfProject), ours = [...listed.filter(({ project }) => names.has(project.name)).filter(isOfProject), ...found];
        return ours.length > 0 && ports.log.info(`Found ${counted(ours.length, "app")} of this project whose name does not fit the input name.`), {
          found,
          ids: new Set(ours.map(({ project }) => project.id)),
          names: new Set(ours.map(({ project }) => project.name))
        };
      }
      const NONE = /* @__PURE__ */ new Set(), NO_LIMITS = { requireLabel: void 0, skipDrafts: !1, maxAgeMs: void 0, maxPreviews: void 0 };
      function appOf(run, marked, earlier) {
        const { project, reading } = marked;
        if (reading.kind !== "marked")
          return [];
        const { owner, build } = reading, named = (0, sweep_apps.qV)(run, { ...reading, name: project.name }), isListed = (0, rules_names.W_)(run.inputs.nameTemplate, run.context.repository, project.name), subject = named ?? (earlier.has(project.id) ? (0, markers.et)(owner, run.context.repository) : void 0);
        return subject === void 0 ? [] : [
          {
            id: project.id,
            name: project.name,
            owner,
            subject,
            build,
            at: (0, markers.Qu)(build),
            removing: (0, markers.A3)(reading),
            found: marked,
            limits: isListed && named !== void 0 ? run.inputs : { ...run.inputs, ...NO_LIMITS }
          }
        ];
      }
      async function liveStatesOf({ ports, services, context: run }, apps, stocks, tally) {
        ports.doing("reading the pull requests and branches");
        const left = stocks.flatMap((stock) => stock ?? []).map(({ app }) => (0, markers.et)(app.owner, run.repository)), subjects = [
          ...apps.map(({ subject }) => subject),
          ...left.filter((subject) => subject !== void 0)
        ];
        try {
          return await (0, live_states.c8)(services.github, subjects, (done, of) => {
            ports.log.info(`Read the pull requests and branches: ${String(done)} of ${String(of)}.`);
          });
        } catch (error) {
          ports.signal.throwIfAborted(), tally.failures.add(`Every app was kept. ${inSentences((0, errors.h_)(error))}`);
          return;
        }
      }
      function appsAfter({ context: run, inputs }, marked, earlier, doomed, fates) {
        const isGone = ({ id: id2 }) => fates.get(id2)?.gone === !0, standing = /* @__PURE__ */ new Set(), unsure = /* @__PURE__ */ new Set();
        for (const { project, reading } of marked)
          isGone(project) || (reading.kind === "marked" ? standing.add(keyOf({ owner: reading.owner, name: project.name })) : unsure.add(project.name));
        const gone = doomed.filter(({ preview }) => isGone(preview)).map(({ preview, why, limited }) => {
          const because = limited === void 0 ? why : `${why}. ${stale.g0}`;
          return [keyOf(preview), { owner: preview.owner, name: preview.name, build: preview.build, because }];
        });
        return {
          removed: new Map(gone.filter(([key]) => !standing.has(key))),
          stands: (app) => standing.has(keyOf(app)) || unsure.has(app.name),
          subjectOf: ({ owner, name }) => {
            const subject = (0, markers.et)(owner, run.repository);
            return subject !== void 0 && (earlier.has(name) || (0, rules_names.W_)(inputs.nameTemplate, run.repository, name, subject)) ? subject : void 0;
          }
        };
      }
      async function clearUp(run, apps, stocks, notices, tally, act) {
        const { ports, inputs } = run;
        for (const [index, companion] of ports.companions.entries()) {
          const stock = stocks[index];
          stock !== void 0 && (ports.doing(`deleting the ${companion.what} of deleted apps`), await removeOrphans(ports, companion, stock, apps, tally, { graceMs: (0, stale.Nl)(inputs.timeoutMs), act }));
        }
        ports.doing("updating comments and deployments"), inputs.comment && await correctComments(run, notices, apps, tally, act), inputs.deployment && await endDeployments(run, notices, apps, tally, act);
      }
    })
  )
};
export {
  id,
  ids,
  modules
};
