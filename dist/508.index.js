const id = 508, ids = [508], modules = {
  /***/
  6020: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        G9: () => (
          /* binding */
          settle
        ),
        /* harmony export */
        bE: () => (
          /* binding */
          prepareAll
        ),
        /* harmony export */
        qD: () => (
          /* binding */
          stillGiven
        ),
        /* harmony export */
        vf: () => (
          /* binding */
          discard
        )
        /* harmony export */
      });
      var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7268);
      async function prepareAll(ctx) {
        const variables = [];
        for (const [index, companion] of ctx.companions.entries()) {
          ctx.doing(`creating the ${companion.what}`);
          try {
            const { env, facts } = await ctx.log.group(`Create the ${companion.what}`, () => companion.prepare(ctx.marks));
            Object.assign(ctx.progress.facts, facts), variables.push(...env);
          } catch (error) {
            throw await discard({ ...ctx, companions: ctx.companions.slice(0, index) }), error;
          }
        }
        return variables;
      }
      async function stillGiven(ctx) {
        const given = (ctx.progress.facts.databases ?? []).map(({ name }) => name);
        if (given.length === 0)
          return !0;
        try {
          const found = await Promise.all(ctx.companions.map((companion) => companion.list(ctx.marks.owner))), names = new Set(found.flat().map(({ thing }) => thing));
          return given.every((name) => names.has(name));
        } catch (error) {
          return ctx.log.debug(`Could not check what exists for this build: ${(0, _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__.h_)(error).message}`), !0;
        }
      }
      async function discard(ctx) {
        delete ctx.progress.facts.databases, await tidy(ctx, (companion) => companion.discard(ctx.marks));
      }
      async function settle(ctx) {
        await tidy(ctx, (companion) => companion.settle(ctx.marks));
      }
      async function tidy(ctx, verb) {
        const ends = await Promise.allSettled(ctx.companions.map(verb));
        if (!ctx.signal.aborted)
          for (const end of ends) {
            const failures = end.status === "fulfilled" ? end.value.failures : [(0, _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__.h_)(end.reason).message];
            for (const failure of failures)
              ctx.log.warning(`${failure} The next run for this preview tries again.`, "leftover-databases");
          }
      }
    })
  ),
  /***/
  8171: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        e: () => (
          /* binding */
          ensureApp
        ),
        W: () => (
          /* binding */
          stopWithoutRoom
        )
      });
      var fingerprint = __webpack_require__(2231), build_messages = __webpack_require__(4155), jobs = __webpack_require__(7144);
      const FIRST_LOOK_MS = 5e3, BURST = 25, REFILL_PER_MS = 45 / 3e5;
      class Pace {
        #tokens = BURST;
        #refilledAt;
        #task = "";
        #taskSince;
        constructor(now) {
          this.#refilledAt = now, this.#taskSince = now;
        }
        first() {
          return FIRST_LOOK_MS;
        }
        next(phase, reading, now) {
          const task = `${phase} ${(reading && (0, jobs.Mz)(reading))?.name ?? reading?.tasks.at(-1)?.name ?? ""}`;
          task !== this.#task && (this.#task = task, this.#taskSince = now);
          const wanted = wish(phase, reading, now - this.#taskSince);
          this.#tokens = Math.min(BURST, this.#tokens + (now - this.#refilledAt) * REFILL_PER_MS) - 1, this.#refilledAt = now;
          const untilToken = this.#tokens >= 1 ? 0 : (1 - this.#tokens) / REFILL_PER_MS;
          return Math.max(wanted, untilToken);
        }
      }
      function wish(phase, reading, since) {
        if (phase === "creation")
          return since < 1e4 ? 3e3 : 5e3;
        if (reading === void 0)
          return 2e3;
        switch ((0, jobs.Mz)(reading)?.name) {
          case "gh-validation":
            return since < 6e3 ? 2500 : since < 6e4 ? 5e3 : 6e3;
          case "apply-migration":
            return backingOff(since, 800);
          case "reload-metadata":
            return backingOff(since, 400);
          case "check-healthz":
            return since < 3e3 ? 250 : backingOff(since, 1e3);
          case void 0:
            return reading.tasks.length === 0 ? 2500 : backingOff(since, 400);
          default:
            return backingOff(since, 1e3);
        }
      }
      function backingOff(since, from) {
        return Math.min(5e3, Math.max(from, since / 6));
      }
      var errors = __webpack_require__(7268), markers = __webpack_require__(8268), task_titles = __webpack_require__(3889), companions = __webpack_require__(6020), claim = __webpack_require__(6399), find_build = __webpack_require__(9889), refusals = __webpack_require__(5642), interruption = __webpack_require__(8844);
      const GRACE_MS = 6e4, STILL_WANTED_EVERY_MS = 3e4;
      async function followJob(ctx, { jobId, phase, pace, onReading }) {
        const journal = new Journal(ctx);
        let seenAt = ctx.clock.now(), lookedAt = seenAt, wanted = { state: "unknown" };
        for (ctx.doing(`following the ${phase} job ${jobId}`); ; ) {
          const reading = await nextReading(ctx, jobId, seenAt), now = ctx.clock.now();
          if (reading !== void 0) {
            if (seenAt = now, journal.tell(reading, phase, now), ctx.doing(`following the ${phase} job ${jobId}, in the step "${(0, task_titles.Oj)(isStep(phase, reading) ? void 0 : (0, jobs.Mz)(reading)?.name)}"${isUsual(reading) ? "" : `, with the unknown status "${reading.status}"`}`), onReading?.(reading), reading.state !== "pending")
              return reading;
          } else if (now - seenAt >= GRACE_MS)
            return;
          phase === "deployment" && now - lookedAt >= STILL_WANTED_EVERY_MS && (lookedAt = now, ctx.look().then((seen) => wanted = seen)), await ctx.clock.sleep(pace.next(phase, reading, now), ctx.signal), (0, interruption.Ss)(wanted);
        }
      }
      async function nextReading(ctx, jobId, seenAt) {
        try {
          return await ctx.cloud.job(jobId);
        } catch (error) {
          ctx.signal.throwIfAborted();
          const asksForLonger = error instanceof refusals.R2 && (error.afterMs ?? 0) > GRACE_MS;
          if (!(0, refusals.WE)(error) || asksForLonger || ctx.clock.now() - seenAt >= GRACE_MS)
            throw error;
          return;
        }
      }
      const LASTS_MS = 1e4;
      class Journal {
        #ctx;
        #startedAt = /* @__PURE__ */ new Map();
        #ended = /* @__PURE__ */ new Map();
        #named = /* @__PURE__ */ new Set();
        #before;
        #status = "";
        constructor(ctx) {
          this.#ctx = ctx, this.#before = ctx.progress.tasks;
        }
        tell(reading, phase, now) {
          const { progress, log } = this.#ctx;
          !isUsual(reading) && reading.status !== this.#status && (log.info(`The job's status is "${reading.status}", which counts as "not finished".`), this.#status = reading.status);
          const whole = isStep(phase, reading);
          for (const task of reading.tasks)
            this.#tellTask(task, whole ? void 0 : task.name, now);
          const views = (0, jobs.Y_)(reading.tasks.map((task) => this.#timed(task))), shown = whole ? views.map((view) => ({ ...view, name: (0, task_titles.Oj)(void 0) })) : views;
          progress.tasks = [...this.#before, ...shown], progress.step = reading.state === "pending" ? (0, jobs.Mz)(reading)?.name ?? progress.step : progress.step, progress.changed();
        }
        #tellTask(task, name, now) {
          const { log } = this.#ctx, title = (0, task_titles.Oj)(name), startedAt = this.#startedAt.get(task.id) ?? now;
          if (this.#startedAt.set(task.id, startedAt), this.#ended.has(task.id))
            return;
          if (task.state === "running") {
            now - startedAt >= LASTS_MS && !this.#named.has(task.id) && log.info(`… ${title}`), now - startedAt >= LASTS_MS && this.#named.add(task.id);
            return;
          }
          this.#ended.set(task.id, now);
          const [view] = (0, jobs.Y_)([this.#timed(task)]), took = view?.ms === void 0 ? "" : ` · ${(0, task_titles.vR)(view)}`;
          log.info(`${task.state === "success" ? "✓" : "✗"} ${title}${took}`);
        }
        #timed(task) {
          if (task.startedAt !== void 0)
            return task;
          const [startedAt, endedAt] = [this.#startedAt.get(task.id), this.#ended.get(task.id)];
          return startedAt === void 0 || endedAt === void 0 || startedAt === endedAt ? task : { ...task, startedAt, endedAt, about: !0 };
        }
      }
      function isStep(phase, { tasks }) {
        return phase === "creation" && tasks.length === 1;
      }
      function isUsual({ state, status }) {
        return state !== "pending" || USUAL.has(status);
      }
      const USUAL = /* @__PURE__ */ new Set([
        "created",
        "pending",
        "queued",
        "scheduled",
        "running",
        "in_progress",
        "started",
        "processing"
      ]);
      var keep = __webpack_require__(4134);
      const MAY_APPEAR_WITHIN_MS = 12e4;
      async function orderBuild(ctx, order) {
        ctx.doing(`requesting the build of ${order.name}`);
        const { branch, sha, directory, cloud, region, plan, env } = order;
        ctx.log.info(`Branch ${branch} at ${sha.slice(0, 7)}, folder ${directory === "" ? "(root)" : directory}, ${cloud} ${region}, plan ${plan}.`), env.length > 0 && ctx.log.info(`Variables: ${env.map(({ key }) => key).join(", ")}`);
        try {
          return { jobId: await ctx.cloud.create(order, [...order.env, ...await (0, claim.Ok)(ctx)]) };
        } catch (error) {
          const effect = (0, refusals.$x)(error);
          if (effect === "unknown" && (ctx.progress.facts.created = !0), ctx.signal.throwIfAborted(), effect === "none")
            throw error;
          ctx.log.info(`The response to the create request was lost (${error instanceof Error ? error.message : String(error)}). Looking for this build, ${ctx.marks.build}.`), ctx.doing(`looking for the app of build ${ctx.marks.build}`);
          const project = await (0, find_build.k)(ctx, MAY_APPEAR_WITHIN_MS);
          if (project !== void 0)
            return { project };
          throw new errors.HR("order-lost", `The response to the create request was lost, so it is unknown whether ${order.name} is being built: no app with this build's ID appeared within ${String(MAY_APPEAR_WITHIN_MS / 1e3)} s.`, {
            remedy: "Run the job again: it replaces whatever still appears.",
            words: error instanceof errors.HR ? error.words : void 0,
            cause: error
          });
        }
      }
      var ownership = __webpack_require__(8694), verify = __webpack_require__(5370);
      const JUDGED_FOR_MS = 1e3;
      async function ensureApp(ctx, order, keepable, build = buildApp) {
        try {
          const kept = keepable && await (0, keep.aC)(ctx, order, keepable);
          return kept !== void 0 ? { status: "ready", ...kept } : (await build(ctx, order), { status: "ready", how: "built", because: "It was built" });
        } catch (error) {
          if (!(error instanceof interruption._n))
            throw error;
          error.status === "superseded" && !await isStillListed(ctx) && await (0, companions.vf)(ctx);
          const { status, message: because, failure, newer, rebuilt } = error;
          return {
            status,
            because,
            rebuilt,
            ...failure === void 0 ? {} : { failure },
            ...newer === void 0 ? {} : { newer }
          };
        }
      }
      async function isStillListed({ cloud, progress: { facts } }) {
        if (facts.projectId === void 0)
          return !1;
        try {
          return (await cloud.projectsNamed(facts.name)).some(({ id: id2 }) => id2 === facts.projectId);
        } catch {
          return !0;
        }
      }
      async function buildApp(ctx, order) {
        const { facts } = ctx.progress, given = await (0, companions.bE)(ctx).catch((error) => (0, interruption.SP)(ctx, error));
        ctx.remember();
        const ordered = await orderWith(ctx, { ...order, env: [...order.env, ...given] });
        facts.created = !0;
        let settling;
        try {
          const pace = new Pace(ctx.clock.now()), made = await ctx.log.group("Create the project", () => created(ctx, ordered, pace));
          ctx.progress.step = "gh-validation";
          const confirmed = (0, claim.iY)(ctx, made.projectId);
          settling = confirmed.then(async () => (await Promise.all([(0, companions.qD)(ctx), (0, companions.G9)(ctx)]))[0], () => !0);
          const [deploymentJobId] = await Promise.all([
            made.deploymentJobId ?? (0, find_build.O)(ctx, made.projectId),
            confirmed,
            (0, interruption.yJ)(ctx)
          ]);
          await stopWithoutRoom(ctx);
          const { look } = await ctx.log.group("Migrations and metadata", () => deployed(ctx, deploymentJobId, pace));
          await stopIfStripped(ctx, settling);
          let after = await look;
          after.state === "unknown" && (after = await ctx.look());
          const certain = after.state === "wanted" && after.sha === order.sha;
          certain || await disclaim(ctx, after), await ctx.log.group("Verify", () => (0, verify.M)(ctx)), certain ? facts.commit = order.sha : after.state === "wanted" && (facts.moved = !0);
        } catch (error) {
          await stopIfStripped(ctx, settling), await (0, interruption.SP)(ctx, error);
        } finally {
          await settling;
        }
      }
      async function stopIfStripped(ctx, settling) {
        if (!(ctx.signal.aborted || await settling !== !1))
          throw new interruption._n("stripped", `Another run dropped the databases of ${ctx.progress.facts.name} before its order came through.`);
      }
      async function stopWithoutRoom({ lacksRoom }) {
        const failure = await lacksRoom?.();
        if (failure !== void 0)
          throw new interruption._n("unwanted", failure.message, { failure });
      }
      async function judgeAgain(ctx) {
        const { clock, judgedAt, marks, adoptUnmarked, progress } = ctx;
        if (clock.now() - judgedAt < JUDGED_FOR_MS)
          return;
        const { name } = progress.facts, found = await (0, ownership.jx)(ctx, { name, owner: marks.owner });
        (0, ownership.RR)(found, adoptUnmarked);
        const newer = (0, ownership.ax)(found, marks.build);
        if (newer !== void 0)
          throw (0, interruption.gT)(name, newer);
      }
      async function disclaim(ctx, after) {
        const content = await ctx.content;
        if (content === void 0)
          return;
        const now = after.state === "wanted" ? await ctx.contentAt(after.sha) : void 0;
        if (now !== void 0 && (0, fingerprint.tW)(now, content))
          return;
        const doubt = after.state === "wanted" ? "The branch changed during the build" : "Could not check whether the branch changed during the build";
        ctx.log.info(`${doubt}, so the next push rebuilds the app, whatever it changes.`), ctx.doing("removing the app's record of its content");
        const { tenantId } = ctx.progress.facts, tenant = tenantId === void 0 ? void 0 : await ctx.cloud.marker(tenantId);
        tenantId === void 0 || tenant === void 0 || (0, markers.A3)(tenant.marker) || await ctx.cloud.setVariables(tenantId, tenant.hash, [{ key: markers.U6, value: "unknown" }]);
      }
      async function orderWith(ctx, order) {
        try {
          return await judgeAgain(ctx), await ctx.log.group(`Request ${order.name}`, () => orderBuild(ctx, order));
        } catch (error) {
          throw !ctx.progress.facts.created && !(error instanceof interruption._n) && await (0, companions.vf)(ctx), error;
        }
      }
      const NO_REASON = "Hasura Cloud gave no reason.";
      async function created(ctx, ordered, pace) {
        if ("project" in ordered)
          return { projectId: ordered.project.id };
        ctx.progress.facts.jobId = ordered.jobId, ctx.remember({ jobId: ordered.jobId }), ctx.log.info(`Job ${ordered.jobId}`), await ctx.clock.sleep(pace.first(), ctx.signal);
        const job = await followJob(ctx, { jobId: ordered.jobId, phase: "creation", pace });
        if (job?.state === "skipped")
          throw new interruption._n("superseded", `Hasura Cloud skipped this build: a newer build of ${ctx.progress.facts.name} was requested.${job.error === void 0 ? "" : ` It says: ${job.error}`}`);
        if (job?.state === "failed")
          throw await (0, companions.vf)(ctx), new errors.HR("project-not-created", "Hasura Cloud could not create the project.", {
            words: job.error ?? NO_REASON,
            remedy: (0, build_messages.w)(job.error) ?? "Fix what the error names. If the problem is on Hasura Cloud's side, run the job again."
          });
        if (job?.made.projectId !== void 0)
          return {
            projectId: job.made.projectId,
            ...job.made.deploymentJobId === void 0 ? {} : { deploymentJobId: job.made.deploymentJobId }
          };
        const found = await (0, find_build.k)(ctx, 0);
        if (found !== void 0)
          return { projectId: found.id };
        const what = job === void 0 ? "The creation job is not visible" : "The creation job succeeded without naming its project";
        throw new errors.HR("project-not-found", `${what}, and no app carries this build's id.`, {
          remedy: "Run the job again."
        });
      }
      async function deployed(ctx, jobId, pace) {
        let look;
        ctx.progress.facts.jobId = jobId, ctx.log.info(`Job ${jobId}`);
        const job = await followJob(ctx, {
          jobId,
          phase: "deployment",
          pace,
          onReading: ({ tasks }) => {
            tasks[0] !== void 0 && tasks[0].state !== "running" && (look ??= ctx.look());
          }
        });
        if (job === void 0)
          throw new errors.HR("jobs-not-found", `The deployment job ${jobId} is not visible, so it is unknown whether the migrations ran.`, {
            remedy: "Run the job again; until then the migrations may be only partly applied."
          });
        if (job.state === "skipped")
          throw new interruption._n("superseded", `Hasura Cloud skipped the deployment: a newer build of ${ctx.progress.facts.name} was requested.${job.error === void 0 ? "" : ` It says: ${job.error}`}`);
        if (job.state === "failed") {
          const step = job.tasks.find(({ state }) => state === "failed")?.name, what = step === void 0 ? "The deployment" : (0, task_titles.Oj)(step);
          throw new errors.HR("step-failed", `${what} failed, so the app is not finished.`, {
            words: job.error ?? NO_REASON,
            remedy: (0, build_messages.w)(job.error) ?? "Fix what the error names and push again: the app is rebuilt from scratch."
          });
        }
        return { look: look ?? ctx.look() };
      }
    })
  ),
  /***/
  9889: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        O: () => (
          /* binding */
          findDeploymentJob
        ),
        /* harmony export */
        k: () => (
          /* binding */
          findProjectOfBuild
        )
        /* harmony export */
      });
      var _hasura_refusals_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5642), _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7268), _rules_markers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8268);
      const LOOK_FOR_BUILD_EVERY_MS = 3e3, JOBS_APPEAR_WITHIN_MS = 6e4;
      async function findProjectOfBuild(ctx, withinMs) {
        const until = ctx.clock.now() + withinMs, others = /* @__PURE__ */ new Set();
        for (; ; ) {
          try {
            for (const project of await ctx.cloud.projectsNamed(ctx.progress.facts.name)) {
              if (project.tenantId === void 0 || others.has(project.id))
                continue;
              const marker = (await ctx.cloud.marker(project.tenantId))?.marker;
              if (marker !== void 0) {
                if ((0, _rules_markers_js__WEBPACK_IMPORTED_MODULE_2__.ED)(marker, ctx.marks.build))
                  return project;
                (0, _rules_markers_js__WEBPACK_IMPORTED_MODULE_2__.sL)(marker) !== "" && others.add(project.id);
              }
            }
            if (ctx.clock.now() >= until)
              return;
          } catch (error) {
            if (ctx.signal.throwIfAborted(), ctx.clock.now() >= until || error instanceof _hasura_refusals_js__WEBPACK_IMPORTED_MODULE_0__.R2 && error.kind === "token")
              throw error;
          }
          await ctx.clock.sleep(LOOK_FOR_BUILD_EVERY_MS, ctx.signal);
        }
      }
      async function findDeploymentJob(ctx, projectId) {
        ctx.doing(`looking for the deployment job of project ${projectId}`);
        const until = ctx.clock.now() + JOBS_APPEAR_WITHIN_MS;
        for (; ; ) {
          const found = await ctx.cloud.deploymentJobOf(projectId).catch((error) => {
            if (error instanceof _hasura_refusals_js__WEBPACK_IMPORTED_MODULE_0__.R2 && error.kind === "validation")
              return "hidden";
            throw error;
          });
          if (found !== void 0 && found !== "hidden")
            return found;
          if (found === "hidden" || ctx.clock.now() >= until)
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__.HR("jobs-not-found", "The app of this build exists, but its jobs cannot be found, so it is unknown whether the migrations ran.", { remedy: "Run the job again: it rebuilds the app and follows its jobs from the start." });
          await ctx.clock.sleep(LOOK_FOR_BUILD_EVERY_MS, ctx.signal);
        }
      }
    })
  ),
  /***/
  4134: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        Fu: () => (
          /* binding */
          proveStanding
        ),
        /* harmony export */
        aC: () => (
          /* binding */
          keep
        ),
        /* harmony export */
        fT: () => (
          /* binding */
          keepableOf
        )
        /* harmony export */
      });
      var _hasura_cloud_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7712), _hasura_refusals_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5642), _rules_fingerprint_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2231), _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7268), _rules_markers_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8268), _claim_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6399), _build_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5227), _interruption_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8844), _verify_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5370);
      const ADMIN_SECRET = "HASURA_GRAPHQL_ADMIN_SECRET", TRIES = 3, RESTARTS_WITHIN_MS = 5e3;
      async function keepableOf(ctx, order, found) {
        const [app, ...others] = found;
        if (app === void 0)
          return;
        const rebuild = (because) => {
          ctx.progress.facts.rebuiltBecause = because;
        };
        if (others.length > 0)
          return rebuild("there were several apps with its name");
        if (app.ownership !== "ours" || app.reading.kind !== "marked")
          return rebuild("it did not carry this action's marker");
        if ((0, _rules_markers_js__WEBPACK_IMPORTED_MODULE_7__.A3)(app.reading))
          return rebuild("another run had begun to remove it");
        const { build, content: text } = app.reading, [had, looked] = [(0, _rules_fingerprint_js__WEBPACK_IMPORTED_MODULE_2__.c_)(text), await ctx.looked];
        if ("why" in looked)
          return rebuild(looked.why);
        if (had === void 0)
          return rebuild("it did not record which files it was built from");
        const unknown = "unknown" in looked ? looked.unknown : void 0, content = looked.content ?? { ...had, settings: unknown?.settings ?? had.settings }, change = (0, _rules_fingerprint_js__WEBPACK_IMPORTED_MODULE_2__.Vz)(had, content, order.directory);
        if (change !== void 0)
          return rebuild(change);
        const stands = { name: order.name, owner: ctx.marks.owner, build };
        try {
          const [proven, ...found2] = await Promise.all([
            ctx.proven(build),
            ...ctx.companions.map((companion) => companion.keep(stands))
          ]);
          if (proven === !1)
            return rebuild("nothing proved that its last build had succeeded");
          const kept = found2.filter((one) => one !== void 0);
          if (kept.length < found2.length)
            return rebuild("its databases were not as that build had left them");
          const env = [...order.env, ...kept.flatMap((one) => one.env)], changes = await differences(ctx, app, env, had);
          if (changes === "no admin secret")
            return rebuild("HASURA_GRAPHQL_ADMIN_SECRET was taken out of env");
          const facts = Object.assign({}, ...kept.map((one) => one.facts)), doubt = changes === void 0 ? { what: `The variables of ${order.name} cannot be read` } : doubtOf(order.directory, unknown?.why ?? whyUnlisted(had, content), proven);
          return {
            app,
            had,
            content,
            env,
            facts,
            changes: changes ?? 0,
            ...doubt === void 0 ? {} : { doubt }
          };
        } catch (error) {
          ctx.signal.throwIfAborted();
          const doubt = { what: "Could not determine whether the app can be kept", words: (0, _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__.h_)(error).message };
          return { app, had, content, env: [], facts: {}, changes: 0, doubt };
        }
      }
      function whyUnlisted(had, content) {
        return (0, _rules_fingerprint_js__WEBPACK_IMPORTED_MODULE_2__.PQ)(had.tree, content.tree) === void 0 ? "GitHub did not list the files that the project has outside its folder." : void 0;
      }
      function doubtOf(folder, why, proven) {
        return why !== void 0 ? { what: `Could not ask GitHub whether ${(0, _rules_fingerprint_js__WEBPACK_IMPORTED_MODULE_2__.R8)(folder)} changed`, words: why } : proven === void 0 ? { what: "Could not ask GitHub whether the last build of the app succeeded" } : void 0;
      }
      async function differences({ cloud }, { project }, wanted, had) {
        if (project.tenantId === void 0)
          return;
        const found = await cloud.difference(project.tenantId, wanted, had.keys);
        if (found !== void 0)
          return found.surplus.includes(ADMIN_SECRET) ? "no admin secret" : found.changed.length + found.surplus.length;
      }
      async function keep(ctx, order, keepable) {
        const { app, facts, changes } = keepable;
        try {
          changes > 0 && await ctx.log.group("Change the variables", () => update(ctx, keepable)), await ctx.log.group("Verify", () => proveStanding(ctx, app));
        } catch (error) {
          if (ctx.signal.throwIfAborted(), !isFact(error) || changes > 0 && !(error instanceof _interruption_js__WEBPACK_IMPORTED_MODULE_5__.kx))
            throw error;
          ctx.log.info(`The app failed its checks, so it is rebuilt: ${(0, _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__.h_)(error).message}`), (0, _build_js__WEBPACK_IMPORTED_MODULE_8__.$)(ctx.progress.facts), ctx.progress.facts.rebuiltBecause = "it failed its checks";
          return;
        }
        return Object.assign(ctx.progress.facts, facts), ctx.progress.facts.commit = order.sha, changes === 0 ? {
          how: "unchanged",
          because: `No changes in ${(0, _rules_fingerprint_js__WEBPACK_IMPORTED_MODULE_2__.R8)(order.directory)}: app and data kept`
        } : {
          how: "updated",
          because: "Only variables changed: they were applied, and app and data were kept"
        };
      }
      function isFact(error) {
        return error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__.HR && error.kind === "build";
      }
      async function proveStanding(ctx, { project }) {
        const { facts } = ctx.progress;
        facts.projectId = project.id, facts.consoleUrl = (0, _hasura_cloud_js__WEBPACK_IMPORTED_MODULE_0__.B)(project.id), project.tenantId !== void 0 && (facts.tenantId = project.tenantId, await (0, _claim_js__WEBPACK_IMPORTED_MODULE_4__.bZ)(ctx, { ...project, tenantId: project.tenantId })), (0, _claim_js__WEBPACK_IMPORTED_MODULE_4__.nb)(ctx, project), await (0, _verify_js__WEBPACK_IMPORTED_MODULE_6__.M)(ctx);
      }
      async function update(ctx, { app: { project }, had, content, env }) {
        const { tenantId } = project;
        if (tenantId === void 0)
          return;
        ctx.doing(`changing the variables of ${project.name}`);
        const wanted = [...env, { key: _rules_markers_js__WEBPACK_IMPORTED_MODULE_7__.U6, value: (0, _rules_fingerprint_js__WEBPACK_IMPORTED_MODULE_2__.Tf)(content) }];
        for (let tries = 1; ; tries++) {
          const found = await ctx.cloud.difference(tenantId, wanted, had.keys);
          if (found !== void 0 && found.changed.length + found.surplus.length === 0)
            break;
          if (found === void 0 || tries > TRIES)
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__.HR("variables-not-set", `The variables of ${project.name} do not have the values that were set.`, {
              remedy: "Run the job again: it rebuilds the app with them."
            });
          if ((0, _rules_markers_js__WEBPACK_IMPORTED_MODULE_7__.A3)(found.marker))
            throw new _interruption_js__WEBPACK_IMPORTED_MODULE_5__.kx(project.name);
          const { changed, surplus } = found;
          try {
            if (surplus.length > 0) {
              await ctx.cloud.removeVariables(tenantId, found.hash, surplus), ctx.log.info(`Removed: ${surplus.join(", ")}`);
              continue;
            }
            await ctx.cloud.setVariables(tenantId, found.hash, wanted.filter(({ key }) => changed.includes(key)));
            const named = changed.filter((key) => key !== _rules_markers_js__WEBPACK_IMPORTED_MODULE_7__.U6);
            named.length > 0 && ctx.log.info(`Changed: ${named.join(", ")}`);
          } catch (error) {
            if (ctx.signal.throwIfAborted(), !((0, _hasura_refusals_js__WEBPACK_IMPORTED_MODULE_1__.$x)(error) === "unknown" || error instanceof _hasura_refusals_js__WEBPACK_IMPORTED_MODULE_1__.R2) || tries > TRIES)
              throw error;
          }
        }
        await ctx.clock.sleep(RESTARTS_WITHIN_MS, ctx.signal);
      }
    })
  ),
  /***/
  8889: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        FQ: () => (
          /* binding */
          markForRemoval
        ),
        /* harmony export */
        Fd: () => (
          /* binding */
          changedMeanwhile
        ),
        /* harmony export */
        zH: () => (
          /* binding */
          takeBack
        )
        /* harmony export */
      });
      var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7268), _rules_markers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8268), _ownership_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8694);
      const TRIES = 3;
      async function markForRemoval({ cloud, signal, log }, { project, ...judged }) {
        const { tenantId } = project;
        if (tenantId === void 0 || judged.reading.kind !== "marked")
          return "unmarked";
        let now = judged;
        for (let tries = 1; tries <= TRIES; tries++) {
          if (now.hash === void 0)
            return "unmarked";
          if ((0, _rules_markers_js__WEBPACK_IMPORTED_MODULE_2__.A3)(now.reading))
            return "marked";
          try {
            return await cloud.setVariables(tenantId, now.hash, [{ key: _rules_markers_js__WEBPACK_IMPORTED_MODULE_2__.U6, value: _rules_markers_js__WEBPACK_IMPORTED_MODULE_2__.ci }]), "marked";
          } catch (error) {
            signal.throwIfAborted(), log.debug(`${project.name} does not say that it is to go: ${error.message}`);
          }
          const before = now.hash;
          try {
            now = await (0, _ownership_js__WEBPACK_IMPORTED_MODULE_1__.MU)(cloud, tenantId);
          } catch (error) {
            return signal.throwIfAborted(), log.debug(`${project.name} was not read again: ${error.message}`), "unmarked";
          }
          if (now.reading.kind === "unreadable")
            return "unmarked";
          if (!isSame(now, judged))
            return "changed";
          if (now.hash === before)
            return "unmarked";
        }
        return "unmarked";
      }
      async function takeBack({ cloud, signal, log }, { project: { tenantId, name }, ...judged }) {
        const { reading } = judged;
        if (!(tenantId === void 0 || reading.kind !== "marked" || (0, _rules_markers_js__WEBPACK_IMPORTED_MODULE_2__.A3)(reading) || signal.aborted))
          try {
            const now = await (0, _ownership_js__WEBPACK_IMPORTED_MODULE_1__.MU)(cloud, tenantId);
            if (now.hash === void 0 || !isSame(now, judged) || !(0, _rules_markers_js__WEBPACK_IMPORTED_MODULE_2__.A3)(now.reading))
              return;
            reading.content === void 0 ? await cloud.removeVariables(tenantId, now.hash, [_rules_markers_js__WEBPACK_IMPORTED_MODULE_2__.U6]) : await cloud.setVariables(tenantId, now.hash, [{ key: _rules_markers_js__WEBPACK_IMPORTED_MODULE_2__.U6, value: reading.content }]);
          } catch (error) {
            log.debug(`${name} goes on to say that it is to go: ${error.message}`);
          }
      }
      function changedMeanwhile({ name }) {
        return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("marker-changed", `The marker of ${name} was changed since it was read.`, {
          remedy: "Run the job again: it reads the marker anew."
        });
      }
      function isSame({ reading: one }, { reading: other }) {
        return one.kind === "marked" && other.kind === "marked" && one.owner === other.owner && (0, _rules_markers_js__WEBPACK_IMPORTED_MODULE_2__.sL)(one) === (0, _rules_markers_js__WEBPACK_IMPORTED_MODULE_2__.sL)(other);
      }
    })
  ),
  /***/
  4827: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        AO: () => (
          /* binding */
          endsAll
        ),
        /* harmony export */
        Gb: () => (
          /* binding */
          waitUntilUnlisted
        ),
        /* harmony export */
        Il: () => (
          /* binding */
          noRequests
        ),
        /* harmony export */
        wW: () => (
          /* binding */
          warnOfDatabasesElsewhere
        ),
        /* harmony export */
        zr: () => (
          /* binding */
          requestDeletions
        )
        /* harmony export */
      });
      var _hasura_refusals_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5642), _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7268), _lib_side_by_side_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4094), _removal_mark_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8889);
      const REFUSAL_STANDS_AFTER_MS = 1e4, SOONEST_LOOK_MS = 500;
      function noRequests() {
        return { refusals: /* @__PURE__ */ new Map(), requested: /* @__PURE__ */ new Set(), lost: /* @__PURE__ */ new Set() };
      }
      async function requestDeletions(ports, apps, how, { refusals, requested, lost }, before = {}) {
        await (0, _lib_side_by_side_js__WEBPACK_IMPORTED_MODULE_3__.Q)(apps, how.width, async (app) => {
          const { id: id2, name, tenantId } = app.project, [marked] = await Promise.all([(0, _removal_mark_js__WEBPACK_IMPORTED_MODULE_2__.FQ)(ports, app), before.withdrawn]);
          if (marked === "unmarked" && await before.withdrawUnmarked?.(), tenantId !== void 0) {
            if (marked === "changed") {
              refusals.set(id2, (0, _removal_mark_js__WEBPACK_IMPORTED_MODULE_2__.Fd)(app.project));
              return;
            }
            how.deleting?.(app.project);
            try {
              await ports.cloud.deleteTenant(tenantId);
            } catch (error) {
              if (ports.signal.aborted || how.ends(error))
                throw error;
              const failure = (0, _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__.h_)(error);
              if ((0, _hasura_refusals_js__WEBPACK_IMPORTED_MODULE_0__.$x)(error) !== "unknown") {
                refusals.set(id2, failure);
                return;
              }
              lost.add(id2), ports.log.info(`The answer for ${name} was lost (${failure.message}); checking whether it was deleted.`);
            }
            requested.add(id2), warnOfDatabasesElsewhere(ports, app);
          }
        });
      }
      function warnOfDatabasesElsewhere({ companions, log }, { project, reading }) {
        const place = reading.kind === "marked" ? reading.databases : void 0;
        place === void 0 || companions.some((companion) => companion.place === place) || log.warning(`The databases of ${project.name} are on ${place}, which postgres-url does not name in this run, so they are kept. Drop them on that server, or set postgres-url to it and run the job again.`, "databases-elsewhere");
      }
      function endsAll({ signal }, error) {
        return signal.aborted || error instanceof _hasura_refusals_js__WEBPACK_IMPORTED_MODULE_0__.R2 && error.kind === "token";
      }
      async function waitUntilUnlisted({ clock, signal }, ids2, refusals, { listed, firstMs, atMostMs, withinMs = 1 / 0, gone }) {
        const begunAt = clock.now(), left = new Set(ids2);
        let pause = firstMs;
        for (; left.size > 0; ) {
          pause > 0 && await clock.sleep(pause, signal);
          const still = await listed([...left]);
          for (const id2 of left)
            still.has(id2) || (left.delete(id2), gone?.(id2));
          const waited = clock.now() - begunAt;
          if (waited >= REFUSAL_STANDS_AFTER_MS && [...left].every((id2) => refusals.has(id2)) || waited >= withinMs)
            break;
          pause = Math.min(atMostMs, pause === 0 ? SOONEST_LOOK_MS : pause * 1.5);
        }
        return left;
      }
    })
  ),
  /***/
  5370: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        M: () => (
          /* binding */
          verify
        )
        /* harmony export */
      });
      var _hasura_build_messages_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4155), _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7268), _lib_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9112), _interruption_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8844), _ownership_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8694), _removal_mark_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8889);
      const COMES_UP_WITHIN_MS = 6e4, [ASK_EVERY_MS, ASK_LATER_EVERY_MS, LATER_AFTER_MS] = [1e3, 2e3, 15e3], LOOK_HOLDS_MS = 2e3, OWN_READABLE_WITHIN_MS = 15e3, READ_OWN_EVERY_MS = 2e3, MOST_NAMED = 20;
      async function verify(ctx) {
        const { facts } = ctx.progress;
        if (facts.endpoint === void 0 || facts.adminSecret === void 0)
          throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__.HR("no-admin-secret", "Hasura Cloud returned no admin secret for the app, so the app cannot be checked.", {
            remedy: "Set HASURA_GRAPHQL_ADMIN_SECRET in the input env."
          });
        ctx.doing("waiting for the app to answer healthy and consistent");
        const begunAt = ctx.clock.now(), app = ctx.openApp(facts.endpoint, facts.adminSecret), enough = new AbortController(), orEnough = (look) => look.catch((error) => {
          throw (error instanceof _interruption_js__WEBPACK_IMPORTED_MODULE_2__._n || error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__.HR && error.kind === "build") && enough.abort(error), error;
        }), [around, wanted, objects] = await Promise.allSettled([
          orEnough(lookAtOwn(ctx)),
          orEnough((0, _interruption_js__WEBPACK_IMPORTED_MODULE_2__.yJ)(ctx)),
          inconsistenciesOf({ ...ctx, signal: AbortSignal.any([ctx.signal, enough.signal]) }, app)
        ]);
        for (const result of [around, wanted])
          if (result.status === "rejected" && result.reason instanceof _interruption_js__WEBPACK_IMPORTED_MODULE_2__._n)
            throw result.reason;
        valueOf(wanted);
        let neighbours = valueOf(around);
        const inconsistencies = await afterReload(ctx, app, valueOf(objects));
        if (inconsistencies.length > 0)
          throw inconsistent(ctx, inconsistencies, await contentRemedy(ctx, inconsistencies));
        ctx.clock.now() - begunAt >= LOOK_HOLDS_MS && (neighbours = await lookAtOwn(ctx)), ctx.hidesMetadata && ctx.log.notice("HASURA_GRAPHQL_ENABLED_APIS disables the metadata API of the app, so the action only asked the health check whether the metadata is consistent. To check each object, add metadata to that variable."), ctx.log.info(`✓ Listed, healthy${ctx.hidesMetadata ? "" : ", metadata consistent"}`), await removeSpares(ctx, neighbours);
      }
      async function lookAtOwn(ctx) {
        const until = ctx.clock.now() + OWN_READABLE_WITHIN_MS;
        for (; ; ) {
          const beside = (0, _ownership_js__WEBPACK_IMPORTED_MODULE_3__.MU)(ctx.cloud, ctx.progress.facts.tenantId);
          beside.catch(() => {
          });
          const around = await (0, _interruption_js__WEBPACK_IMPORTED_MODULE_2__.h3)(ctx, beside);
          if (around.own === void 0)
            throw noLongerListed(ctx.progress.facts.name);
          if (around.reading?.kind === "marked" || around.reading?.kind === "absent" && ctx.adoptUnmarked)
            return around;
          if (ctx.clock.now() >= until)
            throw notReadable(around.own.name);
          await ctx.clock.sleep(READ_OWN_EVERY_MS, ctx.signal);
        }
      }
      function noLongerListed(name) {
        return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__.HR("app-vanished", `The app ${name} is no longer listed among the account's projects.`, {
          remedy: "Run the job again."
        });
      }
      function notReadable(name) {
        return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__.HR("owner-unknown", `The variables of ${name} cannot be read, so it is not known whether another run is removing it.`, { remedy: "Run the job again." });
      }
      function valueOf(result) {
        if (result.status === "rejected")
          throw result.reason;
        return result.value;
      }
      async function inconsistenciesOf(ctx, app) {
        const until = ctx.clock.now() + COMES_UP_WITHIN_MS;
        for (; ; ) {
          const [health, objects] = await Promise.allSettled([
            app.health(),
            ctx.hidesMetadata ? NOT_ASKED : app.inconsistencies()
          ]);
          ctx.signal.throwIfAborted();
          const up = health.status === "fulfilled" && health.value.state !== "down";
          if (up && objects.status === "fulfilled" && (objects.value.length > 0 || health.value.state === "ok"))
            return objects.value;
          if (up && ctx.hidesMetadata)
            return [UNNAMED];
          if ([health, objects].find((end) => end.status === "rejected" && isHopeless(end.reason)) !== void 0 || ctx.clock.now() >= until)
            throw notUp(health, objects);
          const isLate = ctx.clock.now() >= until - COMES_UP_WITHIN_MS + LATER_AFTER_MS;
          await ctx.clock.sleep(isLate ? ASK_LATER_EVERY_MS : ASK_EVERY_MS, ctx.signal);
        }
      }
      const NOT_ASKED = [], UNNAMED = {
        type: "metadata",
        name: "unnamed",
        reason: "the health check warns of inconsistent metadata. To see which objects it means, add metadata to HASURA_GRAPHQL_ENABLED_APIS"
      };
      function isHopeless(error) {
        return error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__.wX && !error.retryable;
      }
      function notUp(health, objects) {
        const why = health.status === "rejected" ? health.reason.message : health.value.why ?? (objects.status === "rejected" ? objects.reason.message : "its health check warns of inconsistent metadata");
        return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__.HR("checks-failed", "The app was deployed, but its checks fail.", {
          words: why,
          remedy: "Open the console to see its state, and run the job again."
        });
      }
      const BEFORE_RELOAD_MS = 5e3;
      function ofContent({ contentAddresses }, objects) {
        return objects.filter(({ remoteSchema }) => contentAddresses.includes(remoteSchema?.variable ?? ""));
      }
      async function afterReload(ctx, app, objects) {
        const names = ofContent(ctx, objects).map(({ remoteSchema }) => remoteSchema?.name ?? "");
        if (names.length === 0)
          return objects;
        ctx.log.info(`The remote schema ${names.map(_lib_text_js__WEBPACK_IMPORTED_MODULE_5__.TN).join(", ")} is inconsistent, perhaps because too many requests were sent to Hygraph. It is reloaded once.`), ctx.doing("reloading a remote schema"), await ctx.clock.sleep(BEFORE_RELOAD_MS, ctx.signal);
        try {
          await app.reloadRemoteSchemas(names);
        } catch (error) {
          ctx.signal.throwIfAborted(), ctx.log.debug(`Reloading failed: ${error instanceof Error ? error.message : String(error)}`);
        }
        return await inconsistenciesOf(ctx, app);
      }
      async function contentRemedy(ctx, objects) {
        const reasons = ofContent(ctx, objects).map(({ reason }) => reason);
        if (reasons.length === 0)
          return;
        const { remoteSchemaRemedy } = await __webpack_require__.e(
          /* import() */
          323
        ).then(__webpack_require__.bind(__webpack_require__, 4323));
        return remoteSchemaRemedy(reasons, {
          facts: ctx.progress.facts.hygraph,
          sameFiles: await ctx.sameFiles()
        });
      }
      function inconsistent({ placeOf }, objects, ofContent2) {
        const shown = objects.slice(0, MOST_NAMED).map((object) => {
          const { type, name, reason } = object, at = placeOf?.(object), where = at === void 0 ? "" : ` (${at.file}:${String(at.line)})`;
          return `${(0, _lib_text_js__WEBPACK_IMPORTED_MODULE_5__.TN)(type)} ${(0, _lib_text_js__WEBPACK_IMPORTED_MODULE_5__.TN)(name)}${where}: ${(0, _lib_text_js__WEBPACK_IMPORTED_MODULE_5__.TN)(reason)}`;
        });
        return objects.length > MOST_NAMED && shown.push(`… and ${String(objects.length - MOST_NAMED)} more`), new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__.HR("metadata-inconsistent", objects[0] === UNNAMED ? "The app answers, but its health check says that its metadata is inconsistent." : `The app answers, but ${objects.length === 1 ? "one object" : `${String(objects.length)} objects`} of its metadata ${objects.length === 1 ? "is" : "are"} inconsistent.`, {
          words: shown.join(`
`),
          remedy: ofContent2 ?? (0, _hasura_build_messages_js__WEBPACK_IMPORTED_MODULE_0__.w)(shown.join(`
`)) ?? "Make the metadata match the migrations and the app's env variables, and push again."
        });
      }
      async function removeSpares(ctx, { spares }) {
        for (const spare of spares) {
          const { project } = spare;
          if (project.tenantId !== void 0 && (ctx.log.info(`Hasura Cloud created the app twice; deleting the duplicate project ${project.id}.`), await (0, _removal_mark_js__WEBPACK_IMPORTED_MODULE_4__.FQ)(ctx, spare) !== "changed"))
            try {
              await ctx.cloud.deleteTenant(project.tenantId);
            } catch (error) {
              ctx.log.warning(`The duplicate project ${project.id} of ${project.name} could not be deleted: ${error.message} It counts against the account's projects until the preview is deleted.`, "duplicate-project");
            }
        }
      }
    })
  ),
  /***/
  3872: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        SV: () => (
          /* binding */
          MOST_AT_ONCE
        ),
        /* harmony export */
        c8: () => (
          /* binding */
          readAllStates
        ),
        /* harmony export */
        rs: () => (
          /* binding */
          readStates
        )
        /* harmony export */
      });
      var valibot__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7934), _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7268), _client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6584), _lib_side_by_side_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4094), _rules_stale_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(274);
      const MOST_AT_ONCE = 100, pull = valibot__WEBPACK_IMPORTED_MODULE_3__.Ikc({
        number: valibot__WEBPACK_IMPORTED_MODULE_3__.aig(),
        state: valibot__WEBPACK_IMPORTED_MODULE_3__.KIO(["OPEN", "CLOSED", "MERGED"]),
        isDraft: valibot__WEBPACK_IMPORTED_MODULE_3__.zMY(),
        headRefName: valibot__WEBPACK_IMPORTED_MODULE_3__.YjP(),
        headRefOid: valibot__WEBPACK_IMPORTED_MODULE_3__.YjP(),
        isCrossRepository: valibot__WEBPACK_IMPORTED_MODULE_3__.zMY(),
        labels: valibot__WEBPACK_IMPORTED_MODULE_3__.cl6(valibot__WEBPACK_IMPORTED_MODULE_3__.Ikc({ nodes: valibot__WEBPACK_IMPORTED_MODULE_3__.cl6(valibot__WEBPACK_IMPORTED_MODULE_3__.YOg(valibot__WEBPACK_IMPORTED_MODULE_3__.cl6(valibot__WEBPACK_IMPORTED_MODULE_3__.Ikc({ name: valibot__WEBPACK_IMPORTED_MODULE_3__.YjP() })))) }))
      }), ref = valibot__WEBPACK_IMPORTED_MODULE_3__.Ikc({ name: valibot__WEBPACK_IMPORTED_MODULE_3__.YjP() }), answer = valibot__WEBPACK_IMPORTED_MODULE_3__.Ikc({
        repository: valibot__WEBPACK_IMPORTED_MODULE_3__._H3({ databaseId: valibot__WEBPACK_IMPORTED_MODULE_3__.aig(), defaultBranchRef: valibot__WEBPACK_IMPORTED_MODULE_3__.cl6(ref) })
      }), PULL = `fragment pull on PullRequest {
  number state isDraft headRefName headRefOid isCrossRepository labels(first: 100) { nodes { name } }
}`;
      async function readStates(github, subjects) {
        try {
          return await readAtOnce(github, subjects);
        } catch (error) {
          if ((0, _client_js__WEBPACK_IMPORTED_MODULE_1__.JH)(error)?.tooLarge !== !0 || subjects.length < 2)
            throw error;
          const half = Math.ceil(subjects.length / 2), one = await readStates(github, subjects.slice(0, half)), other = await readStates(github, subjects.slice(half));
          return {
            pulls: new Map([...one.pulls, ...other.pulls]),
            branches: new Map([...one.branches, ...other.branches])
          };
        }
      }
      async function readAllStates(github, subjects, progress) {
        const groups = (0, _lib_side_by_side_js__WEBPACK_IMPORTED_MODULE_4__.A)((0, _rules_stale_js__WEBPACK_IMPORTED_MODULE_2__.Am)(subjects), MOST_AT_ONCE), pulls = /* @__PURE__ */ new Map(), branches = /* @__PURE__ */ new Map();
        for (const [index, group] of groups.entries()) {
          const states = await readStates(github, group);
          for (const [number, pull2] of states.pulls)
            pulls.set(number, pull2);
          for (const [branch, exists] of states.branches)
            branches.set(branch, exists);
          progress?.(index + 1, groups.length);
        }
        return { pulls, branches };
      }
      async function readAtOnce(github, subjects) {
        const pulls = subjects.flatMap((subject) => subject.kind === "pull" ? [subject.number] : []), branches = subjects.flatMap((subject) => subject.kind === "branch" ? [subject.branch] : []), data = await ask(github, pulls, branches);
        try {
          const { repository } = (0, _client_js__WEBPACK_IMPORTED_MODULE_1__.KD)(answer, data);
          if (repository.databaseId !== github.repository.id)
            throw anotherRepository(github);
          const readable = (repository.defaultBranchRef ?? null) !== null;
          return {
            pulls: new Map(pulls.flatMap((number) => {
              const found = repository[`p${String(number)}`] ?? null;
              return found === null ? [] : [[number, pullOfGraphQL((0, _client_js__WEBPACK_IMPORTED_MODULE_1__.KD)(pull, found))]];
            })),
            branches: new Map(branches.flatMap((branch, index) => {
              const found = repository[`b${String(index)}`] ?? null;
              return found === null ? readable ? [[branch, !1]] : [] : (0, _client_js__WEBPACK_IMPORTED_MODULE_1__.KD)(ref, found).name === branch ? [[branch, !0]] : [];
            }))
          };
        } catch (error) {
          throw (0, _client_js__WEBPACK_IMPORTED_MODULE_1__.o7)(error, DOING, PERMISSION, github);
        }
      }
      const DOING = "read the state of the pull requests and branches", PERMISSION = "pull-requests: read";
      async function ask(github, pulls, branches) {
        const { octokit, at } = github, variables = Object.fromEntries(branches.map((branch, index) => [`b${String(index)}`, `refs/heads/${branch}`]));
        try {
          return await github.read(() => octokit.graphql(document(pulls, branches.length), { ...at, ...variables }));
        } catch (error) {
          const { errors, data } = (0, _client_js__WEBPACK_IMPORTED_MODULE_1__.to)(error);
          if (errors.length === 0)
            throw (0, _client_js__WEBPACK_IMPORTED_MODULE_1__.o7)(error, DOING, PERMISSION, github);
          if (errors.every(({ type, path }) => type === "NOT_FOUND" && path?.length === 2))
            return data;
          throw refused(errors, github);
        }
      }
      function document(pulls, branches) {
        const names = Array.from({ length: branches }, (_, index) => `b${String(index)}`);
        return `query live(${["$owner: String!", "$repo: String!", ...names.map((name) => `$${name}: String!`)].join(", ")}) {
  repository(owner: $owner, name: $repo) {
    databaseId
    ${branches === 0 ? "" : "defaultBranchRef { name }"}
    ${pulls.map((number) => `p${String(number)}: pullRequest(number: ${String(number)}) { ...pull }`).join(`
    `)}
    ${names.map((name) => `${name}: ref(qualifiedName: $${name}) { name }`).join(`
    `)}
  }
}
${pulls.length === 0 ? "" : PULL}`;
      }
      function refused(errors, { permissions }) {
        const words = [...new Set(errors.map(({ message }) => String(message)))].slice(0, 5).join(`
`);
        return errors.some(({ type }) => type === "FORBIDDEN" || type === "NOT_FOUND") ? new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("github-not-allowed", `GitHub did not allow this run to ${DOING}.`, {
          remedy: (0, _client_js__WEBPACK_IMPORTED_MODULE_1__.VH)(PERMISSION, permissions),
          words
        }) : new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("github-error", `GitHub could not ${DOING}.`, {
          remedy: "Run the job again later.",
          words
        });
      }
      function anotherRepository({ at }) {
        return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("repository-changed", `GitHub answered for another repository than ${at.owner}/${at.repo}.`, {
          remedy: "If the repository was renamed or made anew while the job ran, run the job again under its new name."
        });
      }
      function pullOfGraphQL(found) {
        return {
          number: found.number,
          open: found.state === "OPEN",
          merged: found.state === "MERGED",
          headBranch: found.headRefName,
          headSha: found.headRefOid,
          draft: found.isDraft,
          labels: (found.labels?.nodes ?? []).flatMap((label) => label ? [label.name] : []),
          fromFork: found.isCrossRepository
        };
      }
    })
  ),
  /***/
  2855: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.r(__webpack_exports__), __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        BLOB: () => (
          /* binding */
          BLOB
        ),
        /* harmony export */
        ENTRY: () => (
          /* binding */
          ENTRY
        ),
        /* harmony export */
        GRAPHQL_WAITS_MS: () => (
          /* binding */
          GRAPHQL_WAITS_MS
        ),
        /* harmony export */
        LISTED: () => (
          /* binding */
          LISTED
        ),
        /* harmony export */
        blobOf: () => (
          /* binding */
          blobOf
        ),
        /* harmony export */
        blobShape: () => (
          /* binding */
          blobShape
        ),
        /* harmony export */
        entryOf: () => (
          /* binding */
          entryOf
        ),
        /* harmony export */
        entryShape: () => (
          /* binding */
          entryShape
        ),
        /* harmony export */
        foundIn: () => (
          /* binding */
          foundIn
        ),
        /* harmony export */
        gitAt: () => (
          /* binding */
          gitAt
        ),
        /* harmony export */
        listBelow: () => (
          /* binding */
          listBelow
        ),
        /* harmony export */
        parted: () => (
          /* binding */
          parted
        ),
        /* harmony export */
        readBlobs: () => (
          /* binding */
          readBlobs
        ),
        /* harmony export */
        readLarge: () => (
          /* binding */
          readLarge
        )
        /* harmony export */
      });
      var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7934), _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7268), _lib_side_by_side_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4094), _client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6584);
      const GRAPHQL_WAITS_MS = 5e3, ENTRY = "name mode type oid size", BLOB = "oid text isBinary isTruncated", entryShape = valibot__WEBPACK_IMPORTED_MODULE_2__.Ikc({
        name: valibot__WEBPACK_IMPORTED_MODULE_2__.YjP(),
        mode: valibot__WEBPACK_IMPORTED_MODULE_2__.aig(),
        type: valibot__WEBPACK_IMPORTED_MODULE_2__.YjP(),
        oid: valibot__WEBPACK_IMPORTED_MODULE_2__.YjP(),
        size: valibot__WEBPACK_IMPORTED_MODULE_2__.aig()
      }), blobShape = valibot__WEBPACK_IMPORTED_MODULE_2__.Ikc({
        oid: valibot__WEBPACK_IMPORTED_MODULE_2__.YjP(),
        text: valibot__WEBPACK_IMPORTED_MODULE_2__.cl6(valibot__WEBPACK_IMPORTED_MODULE_2__.YjP()),
        isBinary: valibot__WEBPACK_IMPORTED_MODULE_2__.cl6(valibot__WEBPACK_IMPORTED_MODULE_2__.zMY()),
        isTruncated: valibot__WEBPACK_IMPORTED_MODULE_2__.zMY()
      }), LINK = 40960;
      function entryOf({ name, mode, type, oid, size }) {
        return { name, kind: type === "tree" ? "folder" : type === "commit" ? "submodule" : mode === LINK ? "link" : "file", oid, size };
      }
      function blobOf({ oid, text, isBinary, isTruncated }) {
        return { oid, text: text ?? void 0, binary: isBinary === !0, truncated: isTruncated };
      }
      const forkAnswer = valibot__WEBPACK_IMPORTED_MODULE_2__.Ikc({
        repository: valibot__WEBPACK_IMPORTED_MODULE_2__.Ikc({
          pullRequest: valibot__WEBPACK_IMPORTED_MODULE_2__.Ikc({ headRepository: valibot__WEBPACK_IMPORTED_MODULE_2__.cl6(valibot__WEBPACK_IMPORTED_MODULE_2__.g1P(valibot__WEBPACK_IMPORTED_MODULE_2__.YjP(), valibot__WEBPACK_IMPORTED_MODULE_2__.L5J())) })
        })
      }), ownAnswer = valibot__WEBPACK_IMPORTED_MODULE_2__.Ikc({ repository: valibot__WEBPACK_IMPORTED_MODULE_2__.g1P(valibot__WEBPACK_IMPORTED_MODULE_2__.YjP(), valibot__WEBPACK_IMPORTED_MODULE_2__.L5J()) }), commitShape = valibot__WEBPACK_IMPORTED_MODULE_2__.Ikc({ oid: valibot__WEBPACK_IMPORTED_MODULE_2__.YjP() });
      function gitAt(github, sha, fork) {
        const { octokit, at } = github, send = (query, variables) => github.read(() => octokit.graphql(query, { ...at, ...variables }), GRAPHQL_WAITS_MS), own = async (selection, declarations, variables) => (0, _client_js__WEBPACK_IMPORTED_MODULE_1__.KD)(ownAnswer, await send(`query git($owner: String!, $repo: String!, ${declarations}) { repository(owner: $owner, name: $repo) { ${selection} } }`, variables)).repository;
        return { github, sha, ask: async (selection, declarations, variables) => {
          if (fork === void 0)
            return await own(selection, declarations, variables(sha));
          const answer = await send(`query git($owner: String!, $repo: String!, $pull: Int!, ${declarations}) { repository(owner: $owner, name: $repo) { pullRequest(number: $pull) { headRepository { ${selection} } } } }`, { pull: fork, ...variables(sha) }), { headRepository } = (0, _client_js__WEBPACK_IMPORTED_MODULE_1__.KD)(forkAnswer, answer).repository.pullRequest;
          if (headRepository)
            return headRepository;
          const reference = `refs/pull/${String(fork)}/head`, found = await own(`head: object(expression: $head) { oid } ${selection}`, `$head: String!, ${declarations}`, { head: reference, ...variables(reference) });
          if ((0, _client_js__WEBPACK_IMPORTED_MODULE_1__.KD)(commitShape, found.head).oid !== sha)
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("github-error", `The head of pull request #${String(fork)} has changed.`, {
              remedy: "Run the job again."
            });
          return found;
        } };
      }
      const LEVELS = 6, MOST_ENTRIES = 2e4, MOST_REQUESTS = 6;
      function levels(left) {
        return left === 0 ? "" : `... on Tree { entries { ${ENTRY} object { ${levels(left - 1)} __typename } } }`;
      }
      const LISTED = `__typename oid ${levels(LEVELS)} ... on Blob { byteSize }`, nested = valibot__WEBPACK_IMPORTED_MODULE_2__._H3({ __typename: valibot__WEBPACK_IMPORTED_MODULE_2__.YjP(), oid: valibot__WEBPACK_IMPORTED_MODULE_2__.YjP() }), blobSize = valibot__WEBPACK_IMPORTED_MODULE_2__.Ikc({ byteSize: valibot__WEBPACK_IMPORTED_MODULE_2__.aig() });
      async function listBelow(git, paths) {
        const found = /* @__PURE__ */ new Map();
        if (paths.length === 0)
          return found;
        const objects = await objectsOf(git, paths.map((_, index) => `expression: $o${String(index)}`), "String!", (revision) => paths.map((path) => `${revision}:${path}`)), deeper = [];
        for (const [index, path] of paths.entries()) {
          const object = objects[index];
          object !== void 0 && found.set(path, foundIn(object, deeper));
        }
        for (let requests = 1; deeper.length > 0; requests++) {
          if (requests >= MOST_REQUESTS) {
            for (const { into } of deeper)
              into.complete = !1;
            break;
          }
          const group = deeper.splice(0, 50), more = await objectsOf(git, group.map((_, index) => `oid: $o${String(index)}`), "GitObjectID!", () => group.map(({ oid }) => oid));
          for (const [index, { into, path }] of group.entries())
            collect(into, path, more[index], deeper);
        }
        return found;
      }
      function foundIn(object, deeper) {
        const { __typename: type, oid } = (0, _client_js__WEBPACK_IMPORTED_MODULE_1__.KD)(nested, object), into = {
          kind: type === "Tree" ? "folder" : type === "Blob" ? "file" : "submodule",
          oid,
          size: type === "Blob" ? (0, _client_js__WEBPACK_IMPORTED_MODULE_1__.KD)(blobSize, object).byteSize : 0,
          files: [],
          complete: !0
        };
        return collect(into, "", object, deeper), into;
      }
      async function objectsOf(git, args, type, values) {
        const selection = args.map((arg, index) => `o${String(index)}: object(${arg}) { ${LISTED} }`).join(`
`), declarations = args.map((_, index) => `$o${String(index)}: ${type}`).join(", "), answer = await git.ask(selection, declarations, (revision) => Object.fromEntries(values(revision).map((value, index) => [`o${String(index)}`, value])));
        return args.map((_, index) => answer[`o${String(index)}`] ?? void 0);
      }
      function collect(into, folder, object, deeper) {
        for (const raw of object?.entries ?? []) {
          if (into.files.length >= MOST_ENTRIES) {
            into.complete = !1;
            return;
          }
          const entry = entryOf((0, _client_js__WEBPACK_IMPORTED_MODULE_1__.KD)(entryShape, raw)), path = folder === "" ? entry.name : `${folder}/${entry.name}`;
          entry.kind !== "folder" ? into.files.push({ ...entry, path }) : raw.object?.entries === void 0 ? deeper.push({ into, path, oid: entry.oid }) : collect(into, path, raw.object, deeper);
        }
      }
      const [MOST_BLOBS, MOST_BYTES] = [100, 2e6], CUT_AT = 512e3, SIDE_BY_SIDE = 3, restBlob = valibot__WEBPACK_IMPORTED_MODULE_2__.Ikc({ content: valibot__WEBPACK_IMPORTED_MODULE_2__.YjP(), encoding: valibot__WEBPACK_IMPORTED_MODULE_2__.euz("base64") });
      async function readBlobs(git, files) {
        const unique = [...new Map(files.map((file) => [file.oid, file])).values()], groups = batches(unique.filter(({ size }) => size < CUT_AT)), large = unique.filter(({ size }) => size >= CUT_AT).map((file) => [file]), read = await (0, _lib_side_by_side_js__WEBPACK_IMPORTED_MODULE_3__.Q)([...groups, ...large], SIDE_BY_SIDE, (group) => group.length === 1 && (group[0]?.size ?? 0) >= CUT_AT ? byRest(git, group) : byGraphQL(git, group));
        return new Map(read.flat().map((blob) => [blob.oid, blob]));
      }
      function batches(files) {
        return (0, _lib_side_by_side_js__WEBPACK_IMPORTED_MODULE_3__.A)(files, MOST_BLOBS).flatMap((group) => {
          const parts = [[]];
          let bytes = 0;
          for (const file of group)
            bytes += file.size, bytes > MOST_BYTES && (parts.push([]), bytes = file.size), parts.at(-1)?.push(file);
          return parts;
        });
      }
      async function byGraphQL(git, files) {
        const names = files.map((_, index) => `o${String(index)}`), answer = await git.ask(names.map((name) => `${name}: object(oid: $${name}) { ... on Blob { ${BLOB} } }`).join(`
`), names.map((name) => `$${name}: GitObjectID!`).join(", "), () => Object.fromEntries(files.map(({ oid }, index) => [`o${String(index)}`, oid])));
        return names.map((name) => answer[name]).filter((blob) => valibot__WEBPACK_IMPORTED_MODULE_2__.is(blobShape, blob)).map(blobOf);
      }
      async function byRest({ github }, files) {
        const blobs = [];
        for (const { oid } of files) {
          const { data } = await github.read(() => github.octokit.rest.git.getBlob({ ...github.at, file_sha: oid })), bytes = Buffer.from((0, _client_js__WEBPACK_IMPORTED_MODULE_1__.KD)(restBlob, data).content, "base64"), binary = bytes.subarray(0, 8e3).includes(0);
          blobs.push({ oid, text: binary ? void 0 : bytes.toString("utf8"), binary, truncated: !1 });
        }
        return blobs;
      }
      async function readLarge(github, oid) {
        const data = await github.read(async () => {
          const answer = await github.octokit.rest.git.getBlob({
            ...github.at,
            file_sha: oid,
            request: { fetch: github.fetchLarge }
          });
          if (valibot__WEBPACK_IMPORTED_MODULE_2__.is(valibot__WEBPACK_IMPORTED_MODULE_2__.YjP(), answer.data))
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__.wX("The answer of GitHub broke off", {
              sent: "maybe",
              retryable: !0,
              host: "GitHub"
            });
          return answer.data;
        }), bytes = Buffer.from((0, _client_js__WEBPACK_IMPORTED_MODULE_1__.KD)(restBlob, data).content, "base64");
        return bytes.includes(0) ? void 0 : bytes.toString("utf8");
      }
      const comparison = valibot__WEBPACK_IMPORTED_MODULE_2__.Ikc({
        base_commit: valibot__WEBPACK_IMPORTED_MODULE_2__.Ikc({ sha: valibot__WEBPACK_IMPORTED_MODULE_2__.YjP() }),
        merge_base_commit: valibot__WEBPACK_IMPORTED_MODULE_2__.Ikc({ sha: valibot__WEBPACK_IMPORTED_MODULE_2__.YjP() })
      });
      async function parted(github, base, head) {
        const { data } = await github.read(() => github.octokit.rest.repos.compareCommitsWithBasehead({
          ...github.at,
          basehead: `${base}...${head}`,
          per_page: 1,
          page: 2
        }), GRAPHQL_WAITS_MS), { base_commit: tip, merge_base_commit: from } = (0, _client_js__WEBPACK_IMPORTED_MODULE_1__.KD)(comparison, data);
        return { from: from.sha, tip: tip.sha };
      }
    })
  ),
  /***/
  6862: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        LO: () => (
          /* binding */
          projectFolders
        ),
        /* harmony export */
        X8: () => (
          /* binding */
          listProjectFolders
        ),
        /* harmony export */
        g7: () => (
          /* binding */
          treeOf
        )
        /* harmony export */
      });
      var valibot__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7934), _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7268), _lib_within_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7840), _client_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6584), _objects_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2855);
      const REST_WAITS_MS = 15e3, USUAL = ["metadata", "migrations", "seeds"], SELECTION = `commit: object(expression: $sha) { oid }
  folder: object(expression: $folder) { __typename oid ... on Tree { entries { ${_objects_js__WEBPACK_IMPORTED_MODULE_3__.ENTRY} } } }
  config: object(expression: $config) { __typename oid ... on Blob { ${_objects_js__WEBPACK_IMPORTED_MODULE_3__.BLOB} } }
  ${USUAL.map((name) => `${name}: object(expression: $${name}) { ${_objects_js__WEBPACK_IMPORTED_MODULE_3__.LISTED} }`).join(`
`)}`, VARIABLES = ["sha", "folder", "config", ...USUAL].map((name) => `$${name}: String!`).join(", "), answer = valibot__WEBPACK_IMPORTED_MODULE_4__.Ikc({
        commit: valibot__WEBPACK_IMPORTED_MODULE_4__.Ikc({ oid: valibot__WEBPACK_IMPORTED_MODULE_4__.YjP() }),
        folder: valibot__WEBPACK_IMPORTED_MODULE_4__.cl6(valibot__WEBPACK_IMPORTED_MODULE_4__.Ikc({ __typename: valibot__WEBPACK_IMPORTED_MODULE_4__.YjP(), oid: valibot__WEBPACK_IMPORTED_MODULE_4__.YjP(), entries: valibot__WEBPACK_IMPORTED_MODULE_4__.cl6(valibot__WEBPACK_IMPORTED_MODULE_4__.YOg(_objects_js__WEBPACK_IMPORTED_MODULE_3__.entryShape)) })),
        config: valibot__WEBPACK_IMPORTED_MODULE_4__.cl6(valibot__WEBPACK_IMPORTED_MODULE_4__.Ikc({ ...valibot__WEBPACK_IMPORTED_MODULE_4__.OH3(_objects_js__WEBPACK_IMPORTED_MODULE_3__.blobShape).entries, __typename: valibot__WEBPACK_IMPORTED_MODULE_4__.YjP() })),
        ...valibot__WEBPACK_IMPORTED_MODULE_4__.v4Y(USUAL, valibot__WEBPACK_IMPORTED_MODULE_4__.cl6(valibot__WEBPACK_IMPORTED_MODULE_4__._H3({})))
      }), commit = valibot__WEBPACK_IMPORTED_MODULE_4__.Ikc({ tree: valibot__WEBPACK_IMPORTED_MODULE_4__.Ikc({ sha: valibot__WEBPACK_IMPORTED_MODULE_4__.YjP() }) }), listing = valibot__WEBPACK_IMPORTED_MODULE_4__.Ikc({
        tree: valibot__WEBPACK_IMPORTED_MODULE_4__.YOg(valibot__WEBPACK_IMPORTED_MODULE_4__.Ikc({ path: valibot__WEBPACK_IMPORTED_MODULE_4__.YjP(), type: valibot__WEBPACK_IMPORTED_MODULE_4__.YjP(), sha: valibot__WEBPACK_IMPORTED_MODULE_4__.YjP() })),
        truncated: valibot__WEBPACK_IMPORTED_MODULE_4__.zMY()
      }), CONFIG = "config.yaml";
      async function treeOf(github, log, sha, directory, fork) {
        if (sha === "")
          return { state: "unknown", why: "The commit is not known." };
        let why = "";
        for (const [ask, ms] of [
          [byGraphQL, _objects_js__WEBPACK_IMPORTED_MODULE_3__.GRAPHQL_WAITS_MS],
          [byRest, REST_WAITS_MS]
        ])
          try {
            return await (0, _lib_within_js__WEBPACK_IMPORTED_MODULE_1__.u)(github.clock, ms, "GitHub", ask((0, _objects_js__WEBPACK_IMPORTED_MODULE_3__.gitAt)(github, sha, fork), directory));
          } catch (error) {
            why = (0, _client_js__WEBPACK_IMPORTED_MODULE_2__.o7)(error, "read the project folder", "contents: read", github).message, log.debug(why);
          }
        return { state: "unknown", why };
      }
      async function byGraphQL(git, directory) {
        const data = await git.ask(SELECTION, VARIABLES, (revision) => ({
          sha: revision,
          folder: `${revision}:${directory}`,
          config: `${revision}:${inside(directory, CONFIG)}`,
          ...Object.fromEntries(USUAL.map((name) => [name, `${revision}:${inside(directory, name)}`]))
        })), read = (0, _client_js__WEBPACK_IMPORTED_MODULE_2__.KD)(answer, data), { folder, config } = read;
        if (folder?.__typename !== "Tree")
          return { state: "absent", what: `folder ${directory}` };
        if (config?.__typename === void 0)
          return { state: "absent", what: `file ${inside(directory, CONFIG)}` };
        const { oid, entries } = folder;
        if (!valibot__WEBPACK_IMPORTED_MODULE_4__.is(_objects_js__WEBPACK_IMPORTED_MODULE_3__.blobShape, config) || !entries)
          return { state: "known", oid };
        const below = /* @__PURE__ */ new Map();
        for (const name of USUAL) {
          const deeper = [], object = read[name], found = object ? (0, _objects_js__WEBPACK_IMPORTED_MODULE_3__.foundIn)(object, deeper) : void 0;
          deeper.length === 0 && below.set(inside(directory, name), found);
        }
        return { state: "known", oid, top: { entries: entries.map(_objects_js__WEBPACK_IMPORTED_MODULE_3__.entryOf), config: (0, _objects_js__WEBPACK_IMPORTED_MODULE_3__.blobOf)(config), below } };
      }
      async function byRest({ github, sha }, directory) {
        const { at } = github, { git } = github.octokit.rest, read = (call) => github.read(call, REST_WAITS_MS), { data } = await read(() => git.getCommit({ ...at, commit_sha: sha }));
        let oid = (0, _client_js__WEBPACK_IMPORTED_MODULE_2__.KD)(commit, data).tree.sha;
        for (const name of directory.split("/").filter((segment) => segment !== "")) {
          const parent = oid, { data: listed } = await read(() => git.getTree({ ...at, tree_sha: parent })), { tree, truncated } = (0, _client_js__WEBPACK_IMPORTED_MODULE_2__.KD)(listing, listed), found = tree.find(({ path }) => path === name);
          if (found === void 0 && truncated)
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("github-error", `GitHub lists the parent folder of ${directory} only in part.`);
          if (found?.type !== "tree")
            return { state: "absent", what: `folder ${directory}` };
          oid = found.sha;
        }
        return { state: "known", oid };
      }
      const inside = (directory, name) => directory === "" ? name : `${directory}/${name}`;
      async function projectFolders(github, log, sha) {
        try {
          return await (0, _lib_within_js__WEBPACK_IMPORTED_MODULE_1__.u)(github.clock, _objects_js__WEBPACK_IMPORTED_MODULE_3__.GRAPHQL_WAITS_MS, "GitHub", foldersOf(github, sha));
        } catch (error) {
          return log.debug((0, _client_js__WEBPACK_IMPORTED_MODULE_2__.o7)(error, "list the folders", "contents: read", github).message), [];
        }
      }
      async function listProjectFolders(github, sha) {
        return await (0, _lib_within_js__WEBPACK_IMPORTED_MODULE_1__.u)(github.clock, _objects_js__WEBPACK_IMPORTED_MODULE_3__.GRAPHQL_WAITS_MS, "GitHub", foldersOf(github, sha, "all"));
      }
      async function foldersOf(github, sha, wanted) {
        const { at } = github, { git } = github.octokit.rest, { data } = await github.read(() => git.getCommit({ ...at, commit_sha: sha }), _objects_js__WEBPACK_IMPORTED_MODULE_3__.GRAPHQL_WAITS_MS), root = (0, _client_js__WEBPACK_IMPORTED_MODULE_2__.KD)(commit, data).tree.sha, { data: listed } = await github.read(() => git.getTree({ ...at, tree_sha: root, recursive: "true" }), _objects_js__WEBPACK_IMPORTED_MODULE_3__.GRAPHQL_WAITS_MS), { tree, truncated } = (0, _client_js__WEBPACK_IMPORTED_MODULE_2__.KD)(listing, listed);
        if (truncated && wanted === "all")
          throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("github-error", "GitHub lists the files of the repository only in part.");
        return tree.filter(({ path, type }) => type === "blob" && `/${path}`.endsWith(`/${CONFIG}`)).map(({ path }) => path.slice(0, -CONFIG.length - 1) || ".");
      }
    })
  ),
  /***/
  4155: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        w: () => (
          /* binding */
          remedyFor
        )
        /* harmony export */
      });
      const OWN_ROLE = "The migrations ran as the role that this action created for the preview. It owns its database, but it is not a superuser and cannot create roles.", BUILD_MESSAGES = [
        {
          text: /permission denied to create extension|must be superuser to create/i,
          words: 'permission denied to create extension "…"',
          meaning: OWN_ROLE,
          remedy: "The preview's role is not a superuser, so it can create only trusted extensions. Create this extension in a database on the server of postgres-url, set postgres-template to the name of that database, and write CREATE EXTENSION IF NOT EXISTS in the migration."
        },
        {
          text: /permission denied to (?:create|alter|grant) role|must be able to SET ROLE|must be member of role|permission denied to set role/i,
          words: "permission denied to create role",
          meaning: OWN_ROLE,
          remedy: "The preview's role cannot create roles or give objects to other roles. Leave CREATE ROLE and OWNER TO out of the migrations, or run them only if the current role may do so."
        },
        {
          text: /role "[^"\n]{1,200}" does not exist/i,
          words: 'role "…" does not exist',
          meaning: "A migration names a role (OWNER TO, GRANT) that the server for previews does not have.",
          remedy: "Create that role on the server of postgres-url, or leave it out of the migrations: they run as the role of the preview."
        },
        {
          text: /relation "[^"\n]{1,200}" already exists/i,
          words: 'relation "…" already exists',
          meaning: "The migrations ran on a database that is not empty.",
          remedy: "Set postgres-url and postgres-env, so that each build gets new databases. If postgres-template is set, that database must not contain what the migrations create. Pushing again without such a change fails in the same way."
        },
        {
          text: /environment variable '?[\w"]+'? (?:is )?not set|source with name "?[^"\n]{0,200}"? is inconsistent/i,
          words: 'source with name "default" is inconsistent',
          meaning: "The app has no value for the variable of that database, or cannot reach the database.",
          remedy: "Set the database's variable in the workflow, in postgres-env or env, and make sure that the server accepts connections from Hasura Cloud. Pushing again without such a change fails in the same way."
        },
        {
          text: /version check: failed to get version|error code: 520/i,
          words: "version check: failed to get version from server",
          meaning: "The new app was not ready in time. Another form of this message is `Error code: 520`.",
          remedy: "The new app was not ready in time. Run the job again."
        },
        {
          text: /directory "[^"\n]{0,1000}" not found in the branch/i,
          words: 'directory "…" not found in the branch',
          meaning: "The branch has no such folder. GitHub did not answer when this action checked it before the build.",
          remedy: "Check the input project-directory."
        }
      ], MOST_CHARACTERS = 2e4;
      function remedyFor(words) {
        const searched = words?.slice(0, MOST_CHARACTERS) ?? "";
        return BUILD_MESSAGES.find(({ text }) => text.test(searched))?.remedy;
      }
    })
  ),
  /***/
  1766: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        z: () => (
          /* binding */
          mostSimilar
        )
        /* harmony export */
      });
      const MOST = 200, LONGEST = 100;
      function mostSimilar(word, words) {
        let best;
        for (const candidate of words.filter(({ length }) => length <= LONGEST).slice(0, MOST)) {
          const edits = editsBetween(word.slice(0, LONGEST), candidate);
          (best === void 0 || edits < best.edits) && (best = { word: candidate, edits });
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
    })
  ),
  /***/
  620: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        LD: () => (
          /* binding */
          decide
        ),
        /* harmony export */
        Yz: () => (
          /* binding */
          gateShut
        ),
        /* harmony export */
        bK: () => (
          /* binding */
          sameLabel
        ),
        /* harmony export */
        nN: () => (
          /* binding */
          outdated
        ),
        /* harmony export */
        rI: () => (
          /* binding */
          aboutOf
        )
        /* harmony export */
      });
      var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7268), _markers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8268), _names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5603), _trigger_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4879);
      function decide(question, live, wishes, asked, repository) {
        const { mode } = wishes;
        if (live.kind === "everything")
          return mode === "deploy" || mode === "delete" || mode === "check" ? { do: "skip", because: `Scheduled runs sweep, but mode is ${mode}, so nothing was done.` } : { do: "sweep", because: "A sweep of all previews" };
        if (live.kind === "pull")
          return decideForPull(live.pull, wishes, asked, repository);
        const { manual } = asked, { branch, sha } = live.live, about = aboutOf(repository, wishes, { kind: "branch", branch }, branch), remove = (because) => ({
          do: "delete",
          ...about,
          unlessAbsent: !1,
          over: sha === void 0,
          because
        });
        if (question.look === "branch" && question.why === "deleted")
          return mode === "check" ? { do: "skip", because: `Branch ${branch} was deleted, and mode is check.` } : sha !== void 0 ? { do: "skip", because: `Branch ${branch} exists (again), so its preview is kept.` } : mode === "deploy" ? { do: "skip", because: `Branch ${branch} was deleted, and mode is deploy.` } : remove(`Branch ${branch} was deleted`);
        if (live.pull !== void 0)
          return decideForPull(live.pull, wishes, asked, repository);
        const why = asked.onlyChecked ?? (mode === "check" ? BY_MODE : void 0);
        if (why !== void 0 && sha !== void 0)
          return { do: "check", ...about, sha, labels: [], because: why };
        if (mode === "delete")
          return manual ? remove("Requested by hand") : {
            do: "skip",
            because: `Branch ${branch} was pushed to, and mode is delete: it acts when the branch is deleted.`
          };
        if (sha === void 0) {
          if (!manual)
            return { do: "skip", because: `Branch ${branch} was deleted before this run.` };
          throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("no-such-branch", `There is no branch ${branch} in this repository. Nothing was created or deleted.`, {
            remedy: "Check the input branch; to delete the preview of a deleted branch, set mode to delete."
          });
        }
        return {
          do: "deploy",
          ...about,
          sha,
          labels: [],
          stopsOn: manual ? "close" : "gate",
          force: isForced(wishes, asked),
          wanted: asked.command === "rebuild" || asked.manual && wishes.force,
          because: `Branch ${branch} has no open pull request`
        };
      }
      const BY_MODE = "The mode is check";
      function aboutOf(repository, { nameTemplate }, subject, branch) {
        const name = (0, _names_js__WEBPACK_IMPORTED_MODULE_1__.Vb)(nameTemplate, repository, subject, branch);
        return { app: { owner: (0, _markers_js__WEBPACK_IMPORTED_MODULE_3__.bf)(repository, subject), name }, subject, branch };
      }
      function decideForPull(pull, wishes, asked, repository) {
        const { mode } = wishes, { manual, command } = asked, about = aboutOf(repository, wishes, { kind: "pull", number: pull.number }, pull.headBranch), it = `Pull request #${String(pull.number)}`, compared = {
          ...about,
          sha: pull.headSha,
          ...pull.base === void 0 ? {} : { base: pull.base },
          ...pull.fromFork ? { fork: pull.number } : {},
          labels: pull.labels
        }, skip = (because) => ({ do: "skip", because }), why = asked.onlyChecked ?? (pull.fromFork ? (0, _trigger_js__WEBPACK_IMPORTED_MODULE_2__.xy)(pull.number) : mode === "check" ? BY_MODE : void 0);
        if (why !== void 0) {
          const looks = command === void 0 && mode !== "delete" && pull.open;
          if (looks && wishes.check === "off")
            return { do: "skip", review: compared, because: why };
          if (!looks) {
            const said = mode === "check" && !pull.open ? `${it} is closed, so nothing is checked.` : why;
            return pull.open ? skip(said) : { do: "skip", closed: about, because: said };
          }
          return { do: "check", ...compared, because: why };
        }
        const remove = (because, unlessAbsent = !1) => ({
          do: "delete",
          ...about,
          unlessAbsent,
          over: !pull.open,
          sha: pull.headSha,
          because
        }), build = (because) => ({
          do: "deploy",
          ...compared,
          stopsOn: manual ? pull.open ? "close" : "nothing" : "gate",
          force: isForced(wishes, asked),
          wanted: asked.command === "rebuild" || asked.manual && wishes.force,
          because
        }), closed = `${it} ${pull.merged ? "was merged" : "is closed"}`;
        switch (command) {
          case "rebuild":
            return mode === "delete" ? skip("A comment requested a rebuild, but mode is delete, so nothing was built.") : pull.open ? build("Requested in a comment") : skip(`${closed}, so nothing is built for it.`);
          case "delete":
            return mode === "deploy" ? skip("A comment requested a deletion, but mode is deploy, so nothing was deleted.") : remove("Requested in a comment");
          case "status":
            return {
              do: "status",
              ...about,
              sha: pull.headSha,
              open: pull.open,
              because: "Requested in a comment"
            };
          case void 0:
            break;
          default:
            return command;
        }
        if (!pull.open)
          return mode !== "deploy" ? remove(closed) : manual ? build("Requested by hand") : skip(`${closed}, and mode is deploy.`);
        if (manual)
          return mode === "delete" ? remove("Requested by hand") : build(`${it} is open`);
        const shut = gateShut(pull, wishes);
        return shut?.removes === !0 && mode !== "deploy" ? { ...remove(shut.because, !0), review: compared } : shut !== void 0 ? { do: "skip", review: compared, because: `${shut.because}, so it gets no preview.` } : mode === "delete" ? skip(`${it} is open, and mode is delete: it acts once the pull request is closed.`) : build(`${it} is open`);
      }
      function gateShut(pull, { requireLabel, skipDrafts }) {
        const it = `Pull request #${String(pull.number)}`, labelled = pull.labels.some((name) => sameLabel(name, requireLabel));
        return requireLabel !== void 0 && !labelled ? { because: `${it} does not have the label ${requireLabel}`, removes: !0 } : skipDrafts && pull.draft ? { because: `${it} is a draft`, removes: !1 } : void 0;
      }
      function sameLabel(name, wanted) {
        return name.toLowerCase() === wanted?.toLowerCase();
      }
      function isForced({ force, requireLabel }, { command, attempt, manual, back }) {
        const isBack = back !== void 0 && ("reopened" in back || sameLabel(back.label, requireLabel));
        return command === "rebuild" || attempt > 1 || manual && force || isBack;
      }
      function outdated(trigger, plan) {
        if (!(trigger.kind !== "pull-request" || !trigger.open || plan.do !== "delete" || plan.unlessAbsent))
          return `Pull request #${String(trigger.number)} has been closed since this event. Nothing is built, and its preview is deleted.`;
      }
    })
  ),
  /***/
  274: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        Am: () => (
          /* binding */
          unique
        ),
        /* harmony export */
        C_: () => (
          /* binding */
          judgePreview
        ),
        /* harmony export */
        Fd: () => (
          /* binding */
          whyOver
        ),
        /* harmony export */
        Nl: () => (
          /* binding */
          graceMs
        ),
        /* harmony export */
        T1: () => (
          /* binding */
          judgePreviews
        ),
        /* harmony export */
        g0: () => (
          /* binding */
          HOW_TO_GET_IT_BACK
        ),
        /* harmony export */
        yn: () => (
          /* binding */
          UNREAD
        )
        /* harmony export */
      });
      var _lib_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9112), _plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(620);
      const GRACE_AT_LEAST_MS = 60 * 6e4;
      function graceMs(timeoutMs) {
        return Math.max(GRACE_AT_LEAST_MS, timeoutMs);
      }
      const UNREAD = "The pull requests and branches could not be read", HOW_TO_GET_IT_BACK = "To get it back, push to the branch, run its workflow again, or comment /preview rebuild";
      function judgePreviews(previews, live, limits, now) {
        const verdicts = previews.map((preview) => judgePreview(preview, live, limits, now)), most = limits.maxPreviews;
        if (most === void 0 || live === void 0)
          return verdicts;
        const standing = verdicts.filter(({ removes, preview }) => !removes && !preview.removing), surplus = new Set(standing.filter(({ wanted }) => wanted).sort((a, b) => (a.preview.at ?? 0) - (b.preview.at ?? 0)).slice(0, Math.max(0, standing.length - most))), because = `It is one of the oldest of ${String(standing.length)} previews, and max-previews is ${String(most)}`;
        return verdicts.map((verdict) => surplus.has(verdict) ? { ...verdict, removes: !0, why: because, limited: "number" } : verdict);
      }
      const BEGUN = "A run started to delete it and did not finish";
      function judgePreview(preview, live, limits, now) {
        const { subject, at } = preview, grace = graceMs(limits.timeoutMs), stays = (why, wanted = !1) => ({
          preview,
          removes: !1,
          why,
          limited: void 0,
          wanted
        }), goes = (why, limited) => ({
          preview,
          removes: !0,
          why,
          limited,
          wanted: !1
        });
        if (live === void 0)
          return stays(UNREAD);
        if (at === void 0)
          return stays("Its marker does not say when it was built");
        if (now - at < grace)
          return stays(`It was built less than ${(0, _lib_text_js__WEBPACK_IMPORTED_MODULE_1__.p0)(grace)} ago`);
        const over = whyOver(subject, live);
        if (over !== void 0)
          return goes(over);
        if (subject.kind === "branch")
          return live.branches.has(subject.branch) ? preview.removing ? goes(BEGUN, "begun") : stays(`Branch ${subject.branch} exists`, !0) : stays(`GitHub did not say whether branch ${subject.branch} exists`);
        const pull = live.pulls.get(subject.number);
        if (pull === void 0)
          return stays(`GitHub did not return the state of pull request #${String(subject.number)}`);
        const shut = (0, _plan_js__WEBPACK_IMPORTED_MODULE_0__.Yz)(pull, limits);
        return shut?.removes === !0 ? goes(shut.because) : preview.removing ? goes(BEGUN, "begun") : limits.maxAgeMs !== void 0 && now - at > limits.maxAgeMs ? goes(`It was not rebuilt for ${inDays(limits.maxAgeMs)}, the limit of max-age-days`, "age") : stays(`Pull request #${String(subject.number)} is open`, !0);
      }
      function whyOver(subject, live) {
        if (subject.kind === "branch")
          return live.branches.get(subject.branch) === !1 ? `Branch ${subject.branch} was deleted` : void 0;
        const pull = live.pulls.get(subject.number);
        if (!(pull === void 0 || pull.open))
          return `Pull request #${String(subject.number)} ${pull.merged ? "was merged" : "is closed"}`;
      }
      function unique(subjects) {
        const keyOf = (subject) => subject.kind === "pull" ? `#${String(subject.number)}` : `@${subject.branch}`;
        return [...new Map(subjects.map((subject) => [keyOf(subject), subject])).values()];
      }
      function inDays(ms) {
        const number = Math.round(ms / 864e5 * 10) / 10;
        return number === 1 ? "a day" : `${String(number)} days`;
      }
    })
  ),
  /***/
  960: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        EB: () => (
          /* binding */
          checkBeforeBuild
        ),
        l3: () => (
          /* binding */
          checkKept
        ),
        DT: () => (
          /* binding */
          checkOnly
        ),
        To: () => (
          /* binding */
          softened
        )
      });
      var errors = __webpack_require__(7268), within = __webpack_require__(7840), finding = __webpack_require__(6270), trusted_hosts = __webpack_require__(2794), ignore = __webpack_require__(8833);
      async function contentFindings({ services, world, inputs }, { facts }) {
        const checked = await services.checkContent?.();
        if (checked !== void 0)
          return facts.hygraph !== checked.facts && await world.log.group("Check the content", () => {
            for (const line of checked.lines)
              world.log.info(line);
            return Promise.resolve();
          }), facts.hygraph = checked.facts, checked.findings.filter((finding2) => !(0, ignore.pi)(finding2, inputs.ignored));
      }
      var project_folder = __webpack_require__(9209);
      const [CHECK_WITHIN_MS, BASE_WITHIN_MS] = [3e4, 3e4];
      async function checkOnly(run, plan) {
        const { world, context, inputs, report } = run, { sha, because } = plan;
        world.log.info(`${because}. Checking the project of commit ${sha.slice(0, 7)}.`), report.readsFrom({ repositoryUrl: context.repositoryUrl, sha }), await (0, project_folder.I)(run, sha, plan.fork);
        const found = await findingsAt(run, sha, plan.fork);
        if (!Array.isArray(found)) {
          const failure = notChecked(found.unknown);
          if (inputs.mode === "check")
            throw failure;
          return world.log.warning(failure.message, "not-checked"), { status: "skipped", because };
        }
        return report.findings(await asNew(run, plan, found)), { status: "checked", because, sha };
      }
      async function checkBeforeBuild(run, plan, progress) {
        const { report } = run, [project, content] = await Promise.all([judgedProject(run, plan), contentFindings(run, progress)]);
        content !== void 0 && report.findings(content);
        const [inProject, inContent] = [(0, finding.R4)(project ?? []), (0, finding.R4)(content ?? [])], failed = inProject + inContent > 0;
        if (project !== void 0) {
          const marked = asNew(run, plan, project);
          report.findings(failed ? await marked : marked);
        }
        if (!failed)
          return;
        const where = [
          ...inProject === 0 ? [] : [`${(0, finding.bS)(inProject)} in the project`],
          ...inContent === 0 ? [] : [`${(0, finding.bS)(inContent)} with the content in Hygraph`]
        ];
        throw new errors.HR(inProject === 0 ? "content-faulty" : "project-faulty", `Not built: ${where.join(" and ")}. Nothing was created or deleted.`, {
          remedy: inProject === 0 ? "Fix it in Hygraph or in the inputs, and run the job again. To build anyway, name the rule in the input ignore." : "Fix them and push. To build anyway, set check to warn, or silence a rule with preview-ignore or the input ignore."
        });
      }
      async function checkKept(run, progress) {
        const content = await contentFindings(run, progress);
        content !== void 0 && run.report.findings(content.map(softened));
      }
      async function judgedProject(run, { sha }) {
        const { world, context, inputs, report } = run;
        if (inputs.check === "off")
          return;
        const found = await findingsAt(run, sha);
        if (!Array.isArray(found)) {
          world.log.warning(`${notChecked(found.unknown).message} The build goes on.`, "not-checked");
          return;
        }
        return report.readsFrom({ repositoryUrl: context.repositoryUrl, sha }), found;
      }
      function notChecked(why) {
        return new errors.HR("project-not-read", `The project was not checked: ${why}`, {
          remedy: "Run the job again later."
        });
      }
      async function findingsAt(run, sha, fork, asked = options(run)) {
        const { services, prefetched, inputs } = run;
        try {
          const listed = await prefetched.listedAt(sha, fork);
          if (listed === void 0)
            return { unknown: "GitHub did not list its files." };
          const { listing } = listed;
          if ("absent" in listing)
            return { unknown: `The commit has no ${listing.absent}.` };
          const reading = listed.project();
          reading.catch(() => {
          });
          const { judge, warmUp } = await Promise.all(
            /* import() */
            [__webpack_require__.e(995), __webpack_require__.e(684)]
          ).then(__webpack_require__.bind(__webpack_require__, 2684));
          listing.files.some(({ path }) => path.endsWith(".sql")) && await warmUp();
          const judged = reading.then((project) => judge(listing, project, asked)), found = await (0, within.u)(services.clock, CHECK_WITHIN_MS, "GitHub", judged);
          return inputs.check === "warn" ? found.map(softened) : found;
        } catch (error) {
          return { unknown: (0, errors.h_)(error).message };
        }
      }
      function softened(finding2) {
        return finding2.severity === "error" ? { ...finding2, severity: "warning" } : finding2;
      }
      function options({ inputs }) {
        const { env, databaseVariables, hygraphVariables, onlyChecks, ignored } = inputs;
        if (onlyChecks && env.length === 0 && databaseVariables.length === 0)
          return { given: void 0, ignored };
        const given = /* @__PURE__ */ new Map();
        for (const { key, value } of env) {
          const set = (0, trusted_hosts.gu)(value.trim()) ? "unchecked content" : "set";
          given.set(key, value.trim() !== "" || onlyChecks ? set : "empty");
        }
        for (const name of databaseVariables)
          given.set(name, "set");
        for (const { key } of hygraphVariables)
          given.set(key, "content");
        return { given, ignored };
      }
      async function asNew(run, { sha, base }, found) {
        if (base === void 0 || found.length === 0)
          return found;
        const { world, services } = run;
        try {
          const findings = baseFindings(run, base, sha);
          return (0, finding.nt)(found, await (0, within.u)(services.clock, BASE_WITHIN_MS, "GitHub", findings));
        } catch (error) {
          return world.log.debug(`The base was not checked: ${(0, errors.h_)(error).message}`), found;
        }
      }
      async function baseFindings(run, base, sha) {
        const { world, prefetched } = run, { from } = await prefetched.parted(base, sha);
        if ((await prefetched.treeAt(from)).state === "absent")
          return [];
        const found = await findingsAt(run, from, void 0, { ...options(run), ignored: [] });
        if (!Array.isArray(found))
          throw new errors.HR("github-error", found.unknown);
        return world.log.debug(`At ${from.slice(0, 7)}, where the pull request left ${base}: ${(0, finding.hS)(found)}.`), found;
      }
    })
  ),
  /***/
  1508: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        converge: () => (
          /* binding */
          converge
        )
      });
      var markers = __webpack_require__(8268), rules_plan = __webpack_require__(620), rules_trigger = __webpack_require__(4879), connect = __webpack_require__(9383), check = __webpack_require__(960), client = __webpack_require__(6584), dist = __webpack_require__(7934);
      const permission = dist.Ikc({ permission: dist.YjP() });
      async function mayWrite(github, username) {
        try {
          const { data } = await github.read(() => github.octokit.rest.repos.getCollaboratorPermissionLevel({ ...github.at, username }));
          return ["admin", "write"].includes((0, client.KD)(permission, data).permission);
        } catch (error) {
          if ((0, client.c2)(error) === 404)
            return !1;
          throw (0, client.o7)(error, `ask what ${username} may do`, "metadata: read", github);
        }
      }
      async function react({ octokit, at }, commentId, content) {
        await octokit.rest.reactions.createForIssueComment({ ...at, comment_id: commentId, content });
      }
      var errors = __webpack_require__(7268), commands = __webpack_require__(1701);
      async function askedFor(run) {
        const { world, context, inputs, services } = run, { trigger, manual, attempt } = context;
        if (trigger.kind !== "command") {
          const back = trigger.kind === "pull-request" && inputs.mode !== "sweep" ? trigger.back : void 0;
          return { manual, attempt, ...back !== void 0 && await mayForce(run, back) ? { back } : {} };
        }
        const { command, author } = trigger;
        if (!await mayWrite(services.github, author))
          await answer(run, trigger, "-1");
        else if (command === "unknown")
          await answer(run, trigger, "confused");
        else
          return world.log.info(`${author} requested: ${command}`), { manual: !0, attempt, command };
      }
      async function mayForce({ world: { log }, services }, { by }) {
        try {
          if (by !== "" && await mayWrite(services.github, by))
            return !0;
          log.info(`${by === "" ? "Somebody" : by} has no write access, so this event does not rebuild an existing app.`);
        } catch (error) {
          log.info(`${(0, errors.h_)(error).message} Reopening does not force a rebuild.`);
        }
        return !1;
      }
      async function acknowledge(run, plan) {
        const { trigger } = run.context;
        trigger.kind === "command" && await answer(run, trigger, plan.do === "skip" ? "confused" : "eyes");
      }
      async function answer({ world, inputs, services }, { commentId }, reaction) {
        if (inputs.dryRun)
          return;
        const { github } = services.reporting();
        try {
          await react(github, commentId, reaction);
        } catch (error) {
          world.log.info(`Could not react to the comment: ${(0, client.o7)(error, "react to a comment", "pull-requests: write", github).message}`);
        }
      }
      function refusedCommand(trigger) {
        return trigger.kind !== "command" ? "" : trigger.command === "unknown" ? `Unknown command. Available commands: ${commands.L.map((word) => `/preview ${word}`).join(", ")}.` : `${trigger.author} has no write access to this repository, so the command was ignored.`;
      }
      var removal = __webpack_require__(4827), removal_mark = __webpack_require__(8889), ownership = __webpack_require__(8694);
      const LOOK_AT_MOST_MS = 5e3;
      async function removeApp(ctx, app, besides = {}) {
        let companions;
        const drop = (upTo) => {
          companions ??= Promise.allSettled(ctx.companions.map((companion) => companion.remove({ ...app, build: (0, markers.su)([app.build, upTo]) })));
        }, [apps2] = await Promise.allSettled([
          (async () => removeApps(ctx, app, { ...besides, drop }, await besides.listed))()
        ]), ends = await companions ?? [], dropped = ends.flatMap((end) => end.status === "fulfilled" ? [end.value] : []), failures = [
          ...[apps2, ...ends].flatMap((end) => end.status === "rejected" ? [(0, errors.h_)(end.reason)] : []),
          ...dropped.flatMap(({ failures: failures2 }) => failures2).map((failure) => new errors.HR("not-removed", failure))
        ], databases = dropped.flatMap((end) => end.databases), left = dropped.flatMap((end) => end.left);
        if (apps2.status === "fulfilled" && failures.length === 0)
          return { ...apps2.value, databases, left: [...apps2.value.left, ...left] };
        ctx.signal.throwIfAborted();
        const gone = [
          ...apps2.status === "fulfilled" ? apps2.value.removed.map((name) => `The app ${name} is gone.`) : [],
          ...databases.map((name) => `The database ${name} is gone.`),
          ...companions === void 0 ? ctx.companions.map(({ what }) => `Its ${what} were kept, because the app may still use them.`) : []
        ];
        throw together(failures, gone);
      }
      function together(failures, gone) {
        const [first = new errors.HR("not-removed", "The cause is unknown."), ...others] = failures;
        if (others.length === 0 && gone.length === 0)
          return first;
        const all = (part) => {
          const parts = failures.map(part).filter((text) => text !== void 0);
          return parts.length === 0 ? void 0 : [...new Set(parts)].join(`
`);
        };
        return new errors.HR(first.code, [...failures.map(({ message }) => message), ...gone].join(" "), {
          words: all(({ words }) => words),
          remedy: all(({ remedy }) => remedy)?.replace(/\n/g, " ") ?? "Run the job again.",
          cause: first
        });
      }
      async function removeApps(ctx, app, besides, early) {
        const all = await (0, ownership.jx)(ctx, app, early?.length === 0 ? void 0 : early), found = besides.allListed === !0 ? all : all.filter(({ reading }) => !(0, markers.U4)((0, markers.sL)(reading), app.build)), ours = found.filter((one) => (0, ownership.z7)(one, ctx.adoptUnmarked)), others = found.filter((one) => !(0, ownership.z7)(one, ctx.adoptUnmarked));
        for (const other of others)
          ctx.log.info(`Kept. ${(0, ownership.nL)(other)}`);
        const build = (0, markers.su)(ours.map(({ reading }) => (0, markers.sL)(reading))), withdrawn = ours.length === 0 ? void 0 : besides.withdraw?.(build), requests = (0, removal.Il)(), how = {
          width: 1,
          ends: () => !1,
          deleting: ({ name, id: id2 }) => {
            ctx.log.info(`Deleting ${name} (project ${id2}).`);
          }
        };
        await (0, removal.zr)(ctx, ours, how, requests, { ...besides, withdrawn });
        const { refusals, lost } = requests, isDoubtful = others.some(({ ownership: ownership2 }) => ownership2 !== "foreign");
        lost.size === 0 && refusals.size === 0 && !isDoubtful && besides.drop(build);
        const latest = await waitUntilGone(ctx, app.name, ours, refusals), known = new Set(all.map(({ project }) => project.id)), rest = { ...app, build: (0, markers.su)([app.build, build]) }, more = latest.some(({ id: id2 }) => !known.has(id2)) ? await removeApps(ctx, rest, { ...besides, allListed: !1 }, latest) : { removed: [], left: [], build: "", newer: (0, ownership.ax)(all, rest.build) };
        for (const one of ours)
          refusals.has(one.project.id) && await (0, removal_mark.zH)(ctx, one);
        return refuseLeftovers(ours, refusals, others), besides.drop(build), {
          removed: [...ours.map(({ project }) => project.name), ...more.removed],
          left: [.../* @__PURE__ */ new Set([...others.map(ownership.nL), ...more.left])],
          build: (0, markers.su)([build, more.build]),
          newer: more.newer
        };
      }
      async function waitUntilGone(ctx, name, ours, refusals) {
        let latest = [];
        return ctx.doing(`waiting until ${name} is gone: its deletion was requested, but is not confirmed, for it is still listed`), await (0, removal.Gb)(ctx, ours.map(({ project }) => project.id), refusals, {
          listed: async () => (latest = await ctx.cloud.projectsNamed(name), new Set(latest.map(({ id: id2 }) => id2))),
          gone: (id2) => {
            refusals.delete(id2), ctx.log.info(`✓ Project ${id2} is gone.`);
          },
          firstMs: 0,
          atMostMs: LOOK_AT_MOST_MS
        }), latest;
      }
      function refuseLeftovers(ours, refusals, others) {
        const refused = ours.find(({ project }) => refusals.has(project.id))?.project;
        if (refused !== void 0) {
          const cause = refusals.get(refused.id), { code, message, words, remedy } = (0, errors.h_)(cause);
          throw new errors.HR(code, `${refused.name} (project ${refused.id}) was not deleted. ${message}`, {
            words,
            remedy,
            cause
          });
        }
        const doubtful = others.find(({ ownership: ownership2 }) => ownership2 !== "foreign");
        if (doubtful !== void 0)
          throw (0, ownership.TR)(doubtful, "It was not deleted.");
      }
      var interruption = __webpack_require__(8844), inputs_inputs = __webpack_require__(5434), github_comments = __webpack_require__(6645), github_deployments = __webpack_require__(6887), github_trees = __webpack_require__(6862), gone_comment = __webpack_require__(3043), names = __webpack_require__(5603), apps = __webpack_require__(934), gone_notice = __webpack_require__(2406);
      const MOST_NAMES = 50;
      async function otherNames(run, { app, subject, branch }) {
        const { world, context, services, inputs } = run, { github } = services, { owner } = app, found = /* @__PURE__ */ new Map(), note = (name, comment) => {
          name === app.name || !/^[a-z0-9-]{1,63}$/.test(name) || found.set(name, [...found.get(name) ?? [], ...comment === void 0 ? [] : [comment]]);
        }, earlier = (0, names.T1)(inputs.nameTemplate, context.repository, subject, branch);
        for (const name of earlier)
          note(name);
        const comments = async () => {
          if (!(!inputs.comment || subject.kind !== "pull"))
            for (const comment of await (0, github_comments.D5)(github, subject.number, `${gone_comment.Nk}${owner} `)) {
              const of = (0, gone_comment.pi)(comment.body);
              of?.owner === owner && note(of.name, comment);
            }
        }, deployments = async () => {
          if (inputs.deployment)
            for (const name of await (0, github_deployments.fB)(github, { environment: inputs.environment, owner }))
              note(name);
        };
        for (const end of await Promise.allSettled([comments(), deployments()]))
          end.status === "rejected" && world.log.debug(`Could not check whether the preview had another name: ${String(end.reason)}`);
        return [...found].slice(0, MOST_NAMES).map(([name, comments2]) => ({
          app: { owner, name },
          comments: comments2,
          isEarlier: earlier.includes(name)
        }));
      }
      async function deleteUnderOtherNames(run, plan, names2, build) {
        const deleted = { removed: [], databases: [] }, failures = [];
        for (const name of names2)
          try {
            const gone = await deleteOne(run, plan, name, build);
            deleted.removed.push(...gone?.removed ?? []), deleted.databases.push(...gone?.databases ?? []);
          } catch (error) {
            run.ports.signal.throwIfAborted(), failures.push(error);
          }
        if (failures.length > 0)
          throw failures[0];
        return deleted;
      }
      async function deleteOne(run, plan, name, build) {
        const found = await foundUnder(run, plan, name);
        if (found === void 0)
          return;
        const { app } = name, ports = { ...run.ports, adoptUnmarked: !1 }, gone = await ports.log.group(`Remove ${app.name} (an earlier name of this preview)`, () => removeApp(ports, { ...app, build }, { listed: Promise.resolve(found.map(({ project }) => project)) }));
        return gone.removed.length > 0 && gone.newer === void 0 && await report(run, name, { because: plan.because, build: (0, markers.su)([build, gone.build]) }), gone;
      }
      async function foundUnderOtherNames(run, plan, names2) {
        const found = [];
        for (const name of names2)
          found.push(...await foundUnder(run, plan, name) ?? []);
        return found;
      }
      async function foundUnder(run, plan, name) {
        const found = await (0, ownership.Ty)(run.ports, await run.ports.cloud.projectsNamed(name.app.name), name.app.owner);
        for (const one of found)
          if (!await isOfProject(run, plan, one, name)) {
            one.ownership === "ours" && one.reading.kind === "marked" ? run.world.log.info(`Kept ${one.project.name}, which was built from another project folder: ${one.reading.folder ?? "unknown"}.`) : one.ownership === "unreadable" && run.world.log.info(`Kept ${one.project.name}, because its owner cannot be read.`);
            return;
          }
        return found;
      }
      async function isOfProject({ inputs, services, world }, { sha, hadOwn }, { ownership: ownership2, reading }, { isEarlier }) {
        if (ownership2 !== "ours" || reading.kind !== "marked")
          return !1;
        const { folder } = reading;
        return folder === void 0 ? isEarlier : folder === (0, inputs_inputs.yS)(inputs) ? !0 : sha === void 0 || hadOwn ? !1 : (await (0, github_trees.g7)(services.github, world.log, sha, folder === "." ? "" : folder)).state === "absent";
      }
      async function report(run, { app, comments }, how) {
        const { world, context, inputs, services, ports } = run;
        if (await (0, apps.WH)(ports, app))
          return;
        const { logUrl } = context;
        inputs.deployment && await (0, connect.x7)(world, services, inputs.environment, { ...app, logUrl }).finish("removed", {
          build: how.build
        });
        for (const comment of comments)
          await (0, gone_notice.j)(run, comment, app, { because: how.because, removed: !0 }).catch((error) => {
            world.log.debug(String(error)), world.log.warning(`Could not update the comment ${comment.url}. It says that ${app.name} exists; delete it.`, "comment-outdated");
          });
      }
      async function deleteApp(run, plan, how) {
        const { report: report2, ports } = run, { app, unlessAbsent, because } = plan;
        report2.comment?.lookAhead(), ports.doing(`removing ${app.name}`);
        const { removed, databases, left, ...gone } = await ports.log.group(`Remove ${app.name}`, () => removeApp(ports, { ...app, build: how.build }, { ...how, withdraw: async (build2) => report2.deployment?.withdraw(build2) })), others = await how.others ?? [];
        if (others.length > 0) {
          const elsewhere = await deleteUnderOtherNames(run, { ...plan, hadOwn: removed.length > 0 }, others, how.build);
          removed.push(...elsewhere.removed), databases.push(...elsewhere.databases);
        }
        const build = (0, markers.su)([gone.build, how.build]), nothing = [...removed, ...databases, ...left].length === 0, newer = gone.newer ?? (nothing ? void 0 : (0, ownership.ax)(await (0, ownership.sj)(ports, app) ?? [], build));
        return newer !== void 0 ? { status: "superseded", because: (0, interruption.p3)(app.name), newer } : unlessAbsent && nothing ? { status: "skipped", because: `${because}, so it gets no preview.` } : (nothing && await report2.comment?.saysThatItStands() === !0 && run.world.log.warning(`The comment says that ${app.name} exists, but the account of this Hasura Cloud token has no project of that name. If the token now belongs to another account, delete the project in the old account.`, "no-such-app-here"), { status: "deleted", removed, databases, left, build, because });
      }
      var app_build = __webpack_require__(5227), ensure = __webpack_require__(8171), keep = __webpack_require__(4134), url = __webpack_require__(8638), trusted_hosts = __webpack_require__(2794), lib_text = __webpack_require__(9112), stale = __webpack_require__(274), report_comment = __webpack_require__(4231);
      async function withdrawEvidence(run, preview) {
        await deploymentOf(run, preview)?.withdraw(preview.build);
      }
      function deploymentOf({ world, context, inputs, services }, { owner, name }) {
        if (inputs.deployment)
          return (0, connect.x7)(world, services, inputs.environment, { owner, name, logUrl: context.logUrl });
      }
      async function announceEviction(run, preview) {
        const { world, context, inputs, services, ports } = run, { owner, name, build, why, isOver } = preview, { github } = services, subject = (0, markers.et)(owner, context.repository);
        if (await deploymentOf(run, preview)?.finish("removed", { build }), !(!inputs.comment || subject?.kind !== "pull"))
          try {
            const comment = await (0, github_comments.u3)(github, subject.number).find((0, report_comment.Ql)(owner, name));
            if (comment === void 0 || (0, gone_comment.pi)(comment.body) === void 0 || await (0, apps.WH)(ports, preview))
              return;
            const because = isOver ? why : `${why}. ${stale.g0}`;
            await (0, gone_notice.j)(run, comment, { owner, name }, { because, removed: !0 });
          } catch (error) {
            const doing = `say on pull request #${String(subject.number)} that its preview is gone`, { message, code } = (0, client.o7)(error, doing, "pull-requests: write", github);
            world.log.warning(message, code);
          }
      }
      var live_states = __webpack_require__(3872);
      const AT_WORK_AT_LEAST_MS = 10 * 6e4, GIVES_WAY_WITHIN_MS = 15e3, MOST_WAITED_FOR = 8, LOOK_FOR_ROOM_EVERY_MS = 2e3, MOST_NAMED = 20, [BUILD_TAKES_MS, WAIT_FOR_ROOM_MS] = [3 * 6e4, 3e4], MOST_LOOKS = 2;
      async function takeRoom(run, name) {
        const limit = limitOf(run, name);
        if (limit === void 0)
          return;
        const { ports, inputs } = run, until = ports.clock.now() + inputs.timeoutMs - BUILD_TAKES_MS;
        for (let looks = 1; ; looks++) {
          try {
            await makeRoom(run, limit);
            return;
          } catch (error) {
            if (!(error instanceof Full && limit.whenFull === "evict") || ports.clock.now() + WAIT_FOR_ROOM_MS > until)
              throw error;
            looks === 1 && ports.log.notice(`No preview can be deleted to make room for ${name} yet: for ${(0, lib_text.p0)(limit.atWorkMs)} after a build began, its run may still be working. Waiting up to ${(0, lib_text.p0)(until - ports.clock.now())} for room.`);
          }
          ports.doing(`waiting for room for ${name}`), await ports.clock.sleep(WAIT_FOR_ROOM_MS, ports.signal);
        }
      }
      async function wouldGiveWay(run, name) {
        const limit = limitOf(run, name), { going } = limit === void 0 ? { going: [] } : await lookForRoom(run, limit);
        return going.map(({ name: gives, why }) => ({ what: "app", name: gives, action: "remove", why }));
      }
      async function lacksRoom(run, { name, build: own }) {
        const limit = limitOf(run, name);
        if (limit === void 0)
          return;
        const { ports } = run, begunAt = ports.clock.now();
        for (; ; ) {
          try {
            await makeRoom(run, limit);
            return;
          } catch (error) {
            if (ports.signal.throwIfAborted(), !(error instanceof Full)) {
              ports.log.info(`Could not check whether there is room for ${name}: ${(0, errors.h_)(error).message}`);
              return;
            }
            const newer = error.standing.filter(({ build }) => (0, markers.U4)(build, own)).length, waitsMs = Math.min(newer, MOST_WAITED_FOR) * GIVES_WAY_WITHIN_MS;
            if (ports.clock.now() - begunAt >= waitsMs)
              return new Full(limit, error.standing, "Another run took the last place, so the app was deleted again.");
          }
          await ports.clock.sleep(LOOK_FOR_ROOM_EVERY_MS, ports.signal);
        }
      }
      function limitOf({ inputs }, name) {
        const { maxPreviews: most, whenFull, timeoutMs } = inputs;
        if (most !== void 0)
          return { name, most, whenFull, atWorkMs: Math.max(AT_WORK_AT_LEAST_MS, timeoutMs) };
      }
      async function makeRoom(run, limit) {
        const { ports } = run;
        for (let looks = 1; ; looks++) {
          const { standing, going } = await lookForRoom(run, limit), gave = /* @__PURE__ */ new Set();
          for (const preview of going) {
            const { name, owner, build, why } = preview;
            ports.log.info(`${name} is deleted to make room for ${limit.name}. ${why}.`), ports.doing(`removing ${name} to make room`);
            const { removed } = await ports.log.group(`Remove ${name}`, () => removeApp({ ...ports, adoptUnmarked: !1 }, { name, owner, build }, { withdrawUnmarked: () => withdrawEvidence(run, preview) }));
            removed.includes(name) ? (gave.add(name), await announceEviction(run, preview)) : ports.log.info(`${name} has changed since it was checked, so it was not deleted.`);
          }
          if (going.every(({ name }) => gave.has(name)))
            return;
          if (looks === MOST_LOOKS)
            throw new Full(limit, standing.filter(({ name }) => !gave.has(name)));
        }
      }
      async function lookForRoom(run, limit) {
        const { ports, context, inputs } = run, { nameTemplate } = inputs, start = (0, names.DJ)(nameTemplate, context.repository), named = await (0, apps.hF)(ports, start, (name) => name !== limit.name && (0, names.W_)(nameTemplate, context.repository, name));
        if (named.length < limit.most)
          return { standing: [], going: [] };
        const standing = await previewsOf(run, named), tooMany = standing.length - limit.most + 1;
        if (tooMany <= 0)
          return { standing, going: [] };
        if (limit.whenFull === "refuse")
          throw new Full(limit, standing);
        const now = ports.clock.date().getTime(), old = standing.filter(({ at }) => at !== void 0 && now - at >= limit.atWorkMs);
        if (old.length < tooMany)
          throw new Full(limit, standing);
        const over = await whichAreOver(run, old), going = [...old.filter((one) => over.has(one)), ...old.filter((one) => !over.has(one))].slice(0, tooMany).map((one) => {
          const reason = over.get(one) ?? "It is the oldest preview";
          return { ...one, why: `${reason}, and max-previews is ${String(limit.most)}`, isOver: over.has(one) };
        });
        return { standing, going };
      }
      async function previewsOf(run, projects) {
        return (await (0, apps.mC)(run.ports, projects)).flatMap(({ project: { name }, reading, trouble }) => {
          if (trouble !== void 0)
            throw trouble;
          return reading.kind !== "marked" || (0, markers.A3)(reading) || (0, apps.qV)(run, { ...reading, name }) === void 0 ? [] : [{ name, owner: reading.owner, build: reading.build, at: (0, markers.Qu)(reading.build) }];
        }).sort((a, b) => (a.at ?? 1 / 0) - (b.at ?? 1 / 0));
      }
      async function whichAreOver({ context, services: { github }, ports }, previews) {
        const all = previews.flatMap((preview) => {
          const subject = (0, markers.et)(preview.owner, context.repository);
          return subject === void 0 ? [] : [{ preview, subject }];
        });
        try {
          const live = await (0, live_states.c8)(github, all.map(({ subject }) => subject));
          return new Map(all.flatMap(({ preview, subject }) => {
            const why = (0, stale.Fd)(subject, live);
            return why === void 0 ? [] : [[preview, why]];
          }));
        } catch (error) {
          ports.signal.throwIfAborted();
          const { message } = (0, errors.h_)(error);
          return ports.log.info(`Could not check which pull requests are closed, so the oldest preview is deleted. ${message}`), /* @__PURE__ */ new Map();
        }
      }
      class Full extends errors.HR {
        name = "Full";
        standing;
        constructor(limit, standing, created = "Nothing was created.") {
          const { name, most, whenFull, atWorkMs } = limit, names2 = standing.slice(0, MOST_NAMED).map((preview) => preview.name), more = standing.length > names2.length ? ` and ${String(standing.length - names2.length)} more` : "", why = whenFull === "evict" ? `, and too few of them can be deleted: an app can be deleted only ${(0, lib_text.p0)(atWorkMs)} after its build began` : "";
          super("no-room", (0, lib_text.Jj)(`There is no room for ${name}: max-previews is ${String(most)}, and ${standing.length === 1 ? "one preview exists" : `${String(standing.length)} previews exist`}${why}. ${created} The oldest first: ${names2.join(", ")}${more}.`, 3e3), {
            remedy: `Close a pull request that no longer needs its preview, comment /preview delete on it, or raise max-previews${whenFull === "refuse" ? ", or set when-full to evict" : ""}. Then run the job again.`
          }), this.standing = standing;
        }
      }
      var fingerprint = __webpack_require__(2231), github_pages = __webpack_require__(1511);
      const pull = dist.Ikc({
        number: dist.aig(),
        state: dist.KIO(["open", "closed"]),
        merged_at: dist.cl6(dist.YjP()),
        draft: dist.cl6(dist.zMY()),
        labels: dist.cl6(dist.YOg(dist.Ikc({ name: dist.YjP() }))),
        base: dist.cl6(dist.Ikc({ ref: dist.YjP() })),
        head: dist.Ikc({ ref: dist.YjP(), sha: dist.YjP(), repo: dist.cl6(dist.Ikc({ id: dist.aig() })) })
      }), pulls = dist.YOg(pull), ref = dist.Ikc({ ref: dist.YjP(), object: dist.Ikc({ sha: dist.YjP() }) }), refs = dist.YOg(ref);
      async function readPull(github, number) {
        try {
          const data = await github.read(() => github.unlessChanged(`pull request ${String(number)}`, (headers) => github.octokit.rest.pulls.get({ ...github.at, pull_number: number, headers })));
          return pullOfRest((0, client.KD)(pull, data), github.repository.id);
        } catch (error) {
          throw (0, client.c2)(error) === 404 && await mayReadPulls(github, number) ? new errors.HR("no-such-pull", `There is no pull request #${String(number)} in ${github.at.owner}/${github.at.repo}. Nothing was created or deleted.`, { remedy: "Check the input pr-number." }) : cannotRead(github, number, error);
        }
      }
      async function mayReadPulls(github, number) {
        try {
          return await github.read(() => github.octokit.rest.pulls.list({ ...github.at, per_page: 1 })), !0;
        } catch (error) {
          if (!((0, client.lT)(error, github.clock) !== void 0) && [403, 404].includes((0, client.c2)(error) ?? 0))
            return !1;
          throw cannotRead(github, number, error);
        }
      }
      function cannotRead(github, number, error) {
        return (0, client.o7)(error, `read pull request #${String(number)}`, "pull-requests: read", github);
      }
      async function openPullsOf(github, branch) {
        try {
          const pages = (0, github_pages.E)(github, (asked) => github.octokit.rest.pulls.list({
            ...github.at,
            state: "open",
            head: `${github.at.owner}:${branch}`,
            sort: "created",
            direction: "asc",
            ...asked
          }));
          let complete = !1;
          for await (const { data, last } of pages) {
            complete = last;
            const found = (0, client.KD)(pulls, data).map((one) => pullOfRest(one, github.repository.id)).filter((one) => !one.fromFork && one.headBranch === branch);
            if (found.length > 0)
              return found;
          }
          if (complete)
            return [];
          throw new errors.HR("too-much-to-search", `Branch ${branch} has too many open pull requests to search.`, {
            remedy: "Close unused ones."
          });
        } catch (error) {
          throw (0, client.o7)(error, `look for the pull request of branch ${branch}`, "pull-requests: read", github);
        }
      }
      async function readBranch(github, branch) {
        try {
          const data = await github.read(() => github.unlessChanged(`branch ${branch}`, (headers) => github.octokit.rest.git.listMatchingRefs({ ...github.at, ref: `heads/${branch}`, headers }))), found = (0, client.KD)(refs, data).find(({ ref: ref2 }) => ref2 === `refs/heads/${branch}`);
          return { branch, sha: found?.object.sha };
        } catch (error) {
          if ((0, client.JH)(error)?.tooLarge === !0)
            return { branch, sha: await shaOfReadable(github, branch) };
          throw (0, client.o7)(error, `read branch ${branch}`, "contents: read", github);
        }
      }
      async function shaOfReadable(github, branch) {
        try {
          const { data } = await github.read(() => github.octokit.rest.git.getRef({ ...github.at, ref: `heads/${branch}` }));
          return (0, client.KD)(ref, data).object.sha;
        } catch (error) {
          if ((0, client.c2)(error) === 404)
            return;
          throw (0, client.o7)(error, `read branch ${branch}`, "contents: read", github);
        }
      }
      function pullOfRest(answer2, repositoryId) {
        return {
          number: answer2.number,
          open: answer2.state === "open",
          merged: typeof answer2.merged_at == "string",
          headBranch: answer2.head.ref,
          headSha: answer2.head.sha,
          draft: answer2.draft === !0,
          labels: (answer2.labels ?? []).map(({ name }) => name),
          fromFork: answer2.head.repo?.id !== repositoryId,
          ...answer2.base ? { base: answer2.base.ref } : {}
        };
      }
      async function readLive(github, question) {
        if (question.look === "everything")
          return { kind: "everything" };
        if (question.look === "pull")
          return { kind: "pull", pull: await readPull(github, question.number) };
        const [live, [pull2, ...others]] = await Promise.all([
          readBranch(github, question.branch),
          question.why === "deleted" ? [] : openPullsOf(github, question.branch)
        ]);
        return { kind: "branch", live, pull: pull2, others: others.map(({ number }) => number) };
      }
      const LOOK_WAITS_MS = 5e3;
      async function stillWanted(client2, log, plan, wishes) {
        const github = { ...client2, read: (call) => client2.read(call, LOOK_WAITS_MS) };
        try {
          if (plan.subject.kind === "branch") {
            const { sha } = await readBranch(github, plan.branch);
            return sha === void 0 ? { state: "unwanted", because: `Branch ${plan.branch} was deleted during the run` } : { state: "wanted", sha };
          }
          const pull2 = await readPull(github, plan.subject.number), { number, open, headSha } = pull2;
          if (!open && plan.stopsOn !== "nothing")
            return { state: "unwanted", because: `Pull request #${String(number)} was closed during the run` };
          const shut = plan.stopsOn === "gate" ? (0, rules_plan.Yz)(pull2, wishes) : void 0;
          return shut?.removes === !0 ? { state: "unwanted", because: shut.because } : { state: "wanted", sha: headSha };
        } catch (error) {
          return log.debug(`Checking again failed: ${error instanceof Error ? error.message : String(error)}`), { state: "unknown" };
        }
      }
      var masking = __webpack_require__(3712);
      function buildOf(run, of, progress, { found, looked }) {
        const { world, context, inputs, report: report2, services, ports } = run, { app, subject, branch, sha } = of, at = afterAll(found, ports.clock.date()), marks = {
          ...app,
          build: (0, markers.uz)({ runId: context.runId, attempt: context.attempt, at }),
          source: `${context.repository.owner}/${context.repository.name}:${branch}`,
          folder: (0, inputs_inputs.yS)(inputs),
          databases: ports.companions[0]?.place,
          ...inputs.buildFrom === "commit" ? { from: "commit" } : {}
        };
        return {
          ...ports,
          marks,
          judgedAt: ports.clock.now(),
          content: looked.then(({ content }) => content),
          looked,
          contentAt: async (other) => (await contentAt(run, other)).content,
          proven: async (last) => {
            const shown = await report2.deployment?.proves(last);
            return shown === "unknown" ? void 0 : shown ?? !1;
          },
          progress,
          hidesMetadata: (0, inputs_inputs.vm)(inputs.env),
          contentAddresses: inputs.hygraphVariables.filter(({ value }) => value === inputs.hygraph?.endpoint.url).map(({ key }) => key),
          sameFiles: async () => {
            const { content } = await looked, last = found.map(({ reading }) => reading.kind === "marked" ? (0, fingerprint.c_)(reading.content) : void 0);
            return content !== void 0 && last.some((had) => had && (0, fingerprint.PQ)(had.tree, content.tree) === !0);
          },
          trust: inputs,
          openApp: (endpoint, adminSecret) => services.openApp(endpoint, adminSecret),
          look: () => stillWanted(services.github, world.log, of, inputs),
          remember: (known) => {
            world.remember({
              ...marks,
              sha,
              ...subject.kind === "pull" ? { pull: subject.number } : {},
              ...known
            }), known !== void 0 && (report2.comment?.lookAhead(), report2.deployment?.begin({ build: marks.build, sha }));
          }
        };
      }
      const CLOCKS_DIFFER_MS = 864e5;
      function afterAll(found, now) {
        const newest = (0, markers.Qu)((0, markers.su)((0, ownership.uh)(found))) ?? 0;
        return newest >= now.getTime() && newest - now.getTime() < CLOCKS_DIFFER_MS ? new Date(newest + 1) : now;
      }
      function orderOf({ world, context, inputs }, { app, subject, branch, sha }) {
        const { repository } = context, { name } = app, values = { ...(0, names.Ft)(repository, subject, branch), name, sha };
        return {
          name,
          repository,
          branch,
          sha,
          directory: inputs.projectDirectory,
          cloud: inputs.cloud,
          region: inputs.region,
          plan: inputs.plan,
          env: [...(0, masking.Xp)(world, inputs.env, values, inputs.literalEnv), ...inputs.hygraphVariables],
          sourceToken: inputs.sourceToken
        };
      }
      async function contentAt({ prefetched, inputs }, sha) {
        if (!inputs.skipUnchanged)
          return { content: void 0, why: "skip-unchanged is false" };
        const { projectDirectory: directory, cloud, region, plan, databases, env } = inputs, tree = await prefetched.treeAt(sha);
        if (tree.state === "absent")
          return { content: void 0, why: `there is no ${tree.what}` };
        const made = databases && {
          server: `${databases.server.host}:${String(databases.server.port)}`,
          user: databases.server.user,
          sslmode: databases.server.sslmode,
          parameters: databases.server.parameters,
          variables: databases.variables,
          template: databases.template
        }, settings = (0, fingerprint.KI)({
          directory,
          cloud,
          region,
          plan,
          databases: made,
          ...inputs.buildFrom === "commit" ? { from: "commit" } : {},
          ...inputs.seeds === !1 ? {} : { seeds: inputs.seeds }
        });
        return tree.state === "unknown" ? { content: void 0, unknown: { settings, why: tree.why } } : {
          content: {
            tree: (0, fingerprint.p6)(tree.oid, await outsideOf(prefetched, sha)),
            settings,
            keys: [...env, ...inputs.hygraphVariables].map(({ key }) => key)
          }
        };
      }
      async function outsideOf(prefetched, sha) {
        const listed = await prefetched.listedAt(sha);
        return listed === void 0 || "absent" in listed.listing ? void 0 : listed.listing.outside;
      }
      var within = __webpack_require__(7840), usage = __webpack_require__(3248);
      const WITHIN_MS = 5e3;
      async function usageOf({ inputs, services, world }, { name, build }) {
        if (inputs.plan !== "cloud_free")
          return;
        const { github, cloud, clock } = services, { environment } = inputs, ask = async (what, answer2) => {
          try {
            return await (0, within.u)(clock, WITHIN_MS, what, answer2());
          } catch (error) {
            world.log.debug(`Could not count what was used: ${String(error)}`);
            return;
          }
        }, since = (0, usage.GS)(clock.date()), [builds, projects] = await Promise.all([
          inputs.deployment ? ask("GitHub", async () => 1 + await (0, github_deployments.Kp)(github, { environment, since, build })) : void 0,
          ask("Hasura Cloud", async () => 1 + (await cloud.projectsBeginning("", { size: usage.jC.projects + 3, from: 0 })).filter((project) => project.name !== name).length)
        ]);
        return { builds, projects };
      }
      var run_listed = __webpack_require__(7588);
      async function fromCommit(run, plan) {
        const { world, services } = run, { appAdmin, buildFromCommit } = await Promise.all(
          /* import() */
          [__webpack_require__.e(995), __webpack_require__.e(240), __webpack_require__.e(992)]
        ).then(__webpack_require__.bind(__webpack_require__, 8992));
        return (build, order) => buildFromCommit({
          ...build,
          ...atCommit(run, plan),
          openAdmin: (endpoint, adminSecret) => appAdmin(endpoint, adminSecret, services.appPorts),
          masked: (secret) => (0, masking.o9)(world, secret)
        }, order);
      }
      async function seeded(run, plan, progress) {
        const { inputs, ports, services } = run, { endpoint, adminSecret } = progress.facts;
        if (inputs.seeds === !1 || endpoint === void 0 || adminSecret === void 0)
          return;
        const { appAdmin, applySeeds } = await Promise.all(
          /* import() */
          [__webpack_require__.e(995), __webpack_require__.e(240), __webpack_require__.e(992)]
        ).then(__webpack_require__.bind(__webpack_require__, 8992)), admin = appAdmin(endpoint, adminSecret, services.appPorts);
        await applySeeds({ ...ports, ...atCommit(run, plan), progress, admin }, inputs.seeds);
      }
      function atCommit({ prefetched, services }, { sha }) {
        const listed = () => (0, run_listed.i)(prefetched.listedAt(sha));
        return {
          project: async () => (0, run_listed.v)(await listed()),
          read: async (file) => {
            const content = (await (await listed()).files.read([file])).get(file.oid);
            if (content?.kind === "text")
              return content.text;
            const { readLarge } = await Promise.resolve(
              /* import() */
            ).then(__webpack_require__.bind(__webpack_require__, 2855)), text = content?.kind === "too-large" ? await readLarge(services.github, file.oid) : void 0;
            if (text !== void 0)
              return text;
            throw new errors.HR("project-not-read", `${file.file} is not a text in UTF-8.`, {
              remedy: "Save it as text, and push again."
            });
          }
        };
      }
      var project_folder = __webpack_require__(9209);
      async function prepare(run, plan, progress, listed, again) {
        const { facts } = progress, { hygraphProblems } = run.inputs;
        if (hygraphProblems.length > 0)
          throw (0, inputs_inputs.Rg)(hygraphProblems);
        const looked = contentAt(run, plan.sha);
        run.services.checkContent?.().catch(() => {
        });
        const found = await (0, ownership.jx)(run.ports, plan.app, listed);
        (0, ownership.RR)(found, run.inputs.adoptUnmarked), await (0, project_folder.I)(run, plan.sha), plan.wanted || await (0, project_folder.b)(run, plan.sha, found), facts.stoodBefore = found.length > 0, warnOfUnreachable(run.world, run.inputs);
        const order = orderOf(run, plan), build = buildOf(run, plan, progress, { found, looked }), keepable = plan.force ? void 0 : await (0, keep.fT)(build, order, found);
        plan.force && (facts.rebuiltBecause = again ?? "a rebuild was asked for"), found.length === 0 && delete facts.rebuiltBecause;
        const takesRoom = found.every(({ reading }) => (0, markers.A3)(reading));
        return { build, order, found, keepable, takesRoom };
      }
      async function deploy(run, plan, progress, listed, again) {
        const { world, inputs, report: report2, services } = run, { app } = plan, { build, order, found, keepable, takesRoom } = await prepare(run, plan, progress, listed, again);
        if (keepable?.doubt !== void 0)
          throw notKnown(app.name, keepable.doubt);
        keepable !== void 0 ? await (0, check.l3)(run, progress) : again === void 0 && await (0, check.EB)(run, plan, progress);
        const { rebuiltBecause } = progress.facts;
        if (world.log.info(keepable !== void 0 ? `Keeping ${app.name}, with its data.` : rebuiltBecause === void 0 ? `Building ${app.name}.` : `Rebuilding ${app.name} because ${rebuiltBecause}.`), keepable === void 0)
          for (const one of found)
            one.ownership === "ours" && (0, removal.wW)(run.ports, one);
        takesRoom && await takeRoom(run, app.name);
        const { build: own } = build.marks;
        let usage2;
        const built = await (0, ensure.e)({
          ...build,
          remember: (known) => {
            build.remember(known), known !== void 0 && (usage2 ??= usageOf(run, build.marks));
          },
          ...takesRoom ? { lacksRoom: () => lacksRoom(run, { ...app, build: own }) } : {}
        }, order, keepable, inputs.buildFrom === "commit" ? await fromCommit(run, plan) : void 0);
        if (built.status === "ready") {
          built.how === "built" && report2.deployment?.begin({ build: own, sha: plan.sha });
          const used = built.how === "built" ? await usage2 : void 0;
          return used !== void 0 && (progress.facts.usage = used), built.how === "built" && await seeded(run, plan, progress), built;
        }
        if (again && built.status === "stripped" && built.failure !== void 0)
          throw built.failure;
        switch ((0, app_build.$)(progress.facts), built.status) {
          case "superseded":
            return await refuseTwins(run, app, own, built.newer), built;
          case "unwanted": {
            const { because, failure } = built, ended = await deleteApp(run, { app, unlessAbsent: !1, because }, { build: own });
            if (failure === void 0)
              return ended;
            throw Object.assign(progress.facts, { created: !1, stoodBefore: !1 }), failure;
          }
          case "stripped": {
            if (again !== void 0)
              throw strippedTwice(app.name);
            world.log.info(`${built.because} Building it again.`), progress.tasks = [];
            const now = await services.cloud.projectsNamed(app.name);
            return await deploy(run, { ...plan, force: !0 }, progress, now, built.rebuilt);
          }
          default:
            return built;
        }
      }
      function strippedTwice(name) {
        return new errors.HR("databases-dropped", `Other runs dropped the databases of ${name} while it was being built, twice.`, {
          remedy: "Give all jobs that run this action for a pull request one concurrency group, and run the job again."
        });
      }
      function notKnown(name, { what, words }) {
        return new errors.HR("state-unknown", `${what}, so ${name} was not changed.`, {
          words,
          remedy: "Push again later to keep the app's data. Running this job again rebuilds the app with fresh data."
        });
      }
      function warnOfUnreachable({ log }, { databases, apiUrl }) {
        databases === void 0 || !(0, url.nw)(databases.server.host) || (0, trusted_hosts.U9)(new URL(apiUrl).hostname) || log.warning("postgres-url points to this machine, which Hasura Cloud cannot reach. Use an address that Hasura Cloud can reach.", "postgres-on-this-machine");
      }
      function runPart(build) {
        return build.slice(0, build.indexOf("@") + 1);
      }
      async function refuseTwins(run, app, own, newer) {
        if ((newer ?? (0, ownership.ax)(await (0, ownership.sj)(run.ports, app) ?? [], own))?.startsWith(runPart(own)) === !0)
          throw new errors.HR("two-projects-one-name", `Another job of this run also builds the app ${app.name}, and replaced what this step had built.`, {
            remedy: "Give each project its own name with the input name, for example {owner}-{repo}-pr-{pr}-orders."
          });
      }
      async function dryRun(run, plan, progress, listed) {
        return { status: "planned", changes: plan.do === "deploy" ? await wouldBuild(run, plan, progress, listed) : await wouldRemove(run, plan, listed), because: plan.because };
      }
      async function wouldBuild(run, plan, progress, listed) {
        const { found, keepable, takesRoom } = await prepare(run, plan, progress, listed);
        keepable !== void 0 ? await (0, check.l3)(run, progress) : await (0, check.EB)(run, plan, progress);
        const { name, rebuiltBecause } = progress.facts, giveWay = takesRoom ? await wouldGiveWay(run, name) : [], app = (action, why) => [
          { what: "app", name, action, why },
          ...giveWay
        ];
        return keepable?.doubt !== void 0 ? app("leave", keepable.doubt.what) : keepable !== void 0 ? keepable.changes === 0 ? app("keep", "Nothing has changed") : app("update", `${String(keepable.changes)} of its variables differ`) : found.length === 0 ? app("build", "It does not exist") : app("rebuild", `A push rebuilds it because ${rebuiltBecause ?? "it cannot be kept"}`);
      }
      async function wouldRemove(run, plan, listed) {
        const { ports } = run, { app } = plan, own = await (0, ownership.jx)(ports, app, listed), deletion = { ...plan, hadOwn: own.length > 0 }, others = plan.over ? await foundUnderOtherNames(run, deletion, await otherNames(run, plan)) : [], found = [...own, ...others], things = await Promise.all(ports.companions.map((companion) => companion.list(app.owner)));
        return [
          ...found.map((one) => {
            const { name } = one.project;
            return (0, ownership.z7)(one, ports.adoptUnmarked) ? { what: "app", name, action: "remove", why: "It belongs to this preview." } : { what: "app", name, action: "leave", why: (0, ownership.nL)(one) };
          }),
          ...things.flat().filter(({ app: of }) => of.owner === app.owner && of.name === app.name).map(({ kind, thing }) => ({
            what: kind,
            name: thing,
            action: "remove",
            why: "It was created for this preview."
          }))
        ];
      }
      function prefetch(run, question) {
        const { world, inputs, services } = run, { cloud, github } = services, guess = inputs.onlyChecks ? void 0 : guessedName(run, question), listing = guess === void 0 ? void 0 : cloud.projectsNamed(guess);
        listing?.catch(() => {
        });
        const live = readLive(github, question);
        live.catch(() => {
        });
        const { projectDirectory: folder } = inputs, trees = /* @__PURE__ */ new Map(), treeAt = async (sha2, fork, directory = folder) => {
          const key = `${sha2}:${directory}`, asked = trees.get(key) ?? (0, github_trees.g7)(github, world.log, sha2, directory, fork);
          trees.set(key, asked);
          const tree = await asked;
          return tree.state === "unknown" && trees.get(key) === asked && trees.delete(key), tree;
        }, lists = /* @__PURE__ */ new Map(), blobs = /* @__PURE__ */ new Map(), listedAt = async (sha2, fork, directory = folder) => {
          const key = `${sha2}:${directory}`, asked = lists.get(key) ?? listedOf(run, await treeAt(sha2, fork, directory), { sha: sha2, fork, directory, blobs });
          lists.set(key, asked);
          const listed = await asked;
          return listed === void 0 && lists.get(key) === asked && lists.delete(key), listed;
        }, bases = /* @__PURE__ */ new Map(), partedFrom = async (base, sha2) => {
          const key = `${base}...${sha2}`, asked = bases.get(key) ?? Promise.resolve(
            /* import() */
          ).then(__webpack_require__.bind(__webpack_require__, 2855)).then(({ parted }) => parted(github, base, sha2));
          bases.set(key, asked), asked.catch(() => bases.delete(key));
          try {
            return await asked;
          } catch (error) {
            throw (0, client.o7)(error, `compare the commit with ${base}`, "contents: read", github);
          }
        }, sha = likelyCommit(run);
        return sha !== void 0 && (inputs.skipUnchanged || inputs.check !== "off" ? listedAt(sha) : treeAt(sha), inputs.check !== "off" && Promise.all([listedAt(sha), listing?.catch(() => {
        })]).then(([listed, projects]) => {
          projects?.length === 0 && listed?.project().catch(() => {
          });
        })), {
          live,
          projectsNamed: (name) => name === guess && listing !== void 0 ? listing : cloud.projectsNamed(name),
          treeAt,
          listedAt,
          parted: partedFrom
        };
      }
      const LIST_WITHIN_MS = 1e4;
      async function listedOf({ world, services }, tree, { sha, fork, directory, blobs }) {
        if (!(tree.state !== "known" || tree.top === void 0))
          try {
            const [{ gitAt }, { filesOfCommit }, { listProject, readProject }] = await Promise.all([
              Promise.resolve(
                /* import() */
              ).then(__webpack_require__.bind(__webpack_require__, 2855)),
              __webpack_require__.e(
                /* import() */
                512
              ).then(__webpack_require__.bind(__webpack_require__, 1512)),
              Promise.all(
                /* import() */
                [__webpack_require__.e(815), __webpack_require__.e(492)]
              ).then(__webpack_require__.bind(__webpack_require__, 7492))
            ]), files = filesOfCommit(gitAt(services.github, sha, fork), directory, tree, blobs), listing = await (0, within.u)(services.clock, LIST_WITHIN_MS, "GitHub", listProject(files, directory));
            let reading;
            return {
              listing,
              files,
              project: () => reading ??= "absent" in listing ? Promise.resolve(void 0) : readProject(files, listing)
            };
          } catch (error) {
            const { github } = services;
            world.log.debug((0, client.o7)(error, "list the files of the project", "contents: read", github).message);
            return;
          }
      }
      function guessedName({ context, inputs }, question) {
        const { repository, trigger } = context;
        switch (question.look) {
          case "branch":
            return question.why === "deleted" ? (0, rules_plan.rI)(repository, inputs, { kind: "branch", branch: question.branch }, question.branch).app.name : void 0;
          case "pull": {
            const branch = trigger.kind === "pull-request" ? trigger.headBranch : "";
            return branch === "" && inputs.nameTemplate.includes("{branch}") ? void 0 : (0, rules_plan.rI)(repository, inputs, { kind: "pull", number: question.number }, branch).app.name;
          }
          case "everything":
            return;
          default:
            return question;
        }
      }
      function likelyCommit({ context: { trigger }, inputs: { mode } }) {
        return trigger.kind === "pull-request" && trigger.open && mode !== "delete" && mode !== "sweep" && !trigger.fork ? trigger.headSha : void 0;
      }
      async function status_status(run, plan, progress, listed) {
        const { name } = plan.app, looked = contentAt(run, plan.sha), found = await (0, ownership.jx)(run.ports, plan.app, listed);
        (0, ownership.AQ)(found, run.inputs.adoptUnmarked);
        const of = { ...plan, stopsOn: "nothing" }, build = buildOf(run, of, progress, { found, looked }), answer2 = (because) => ({ status: "skipped", because, answers: !0 }), [first] = found;
        if (first === void 0)
          return answer2(`There is no app ${name}${plan.open ? "; /preview rebuild creates one" : ""}.`);
        const keepable = await (0, keep.fT)(build, orderOf(run, of), found);
        try {
          await (0, keep.Fu)(build, first);
        } catch (error) {
          if (!(error instanceof interruption.kx))
            throw error;
          return (0, app_build.$)(progress.facts), answer2(`The app ${name} is being removed${plan.open ? "; /preview rebuild creates a new one" : ""}.`);
        }
        const healthy = `The app ${name} is healthy, with consistent metadata.`;
        return keepable?.doubt !== void 0 ? answer2(`${healthy} ${keepable.doubt.what}.`) : keepable === void 0 ? answer2(`${healthy} It may not be a finished build of the newest commit; /preview rebuild builds that.`) : (progress.facts.commit = plan.sha, keepable.changes > 0 ? answer2(`${healthy} Some of its variables differ from the workflow's; the next push sets them.`) : { status: "ready", how: "unchanged", because: "It is built from the newest commit" });
      }
      async function converge(world, context, inputs, report2, onlyChecked) {
        const { trigger, repository } = context;
        if (trigger.kind === "ignored")
          return { status: "skipped", because: trigger.why };
        const question = (0, rules_trigger.YH)(trigger, inputs);
        return await (0, connect.aW)(world, inputs, repository, inputs.timeoutMs, async (services, ports) => {
          const looking = { world, context, inputs, report: report2, services }, asked = await askedFor(looking);
          if (asked === void 0)
            return { status: "skipped", because: refusedCommand(trigger) };
          const prefetched = prefetch(looking, question), run = { ...looking, prefetched, ports: await ports() }, live = await prefetched.live;
          return sayOfOthers(world, live), await act(run, (0, rules_plan.LD)(question, live, inputs, { ...asked, onlyChecked }, repository));
        });
      }
      function sayOfOthers({ log }, live) {
        if (live.kind !== "branch" || live.pull === void 0 || (live.others ?? []).length === 0)
          return;
        const others = (live.others ?? []).map((number) => `#${String(number)}`).join(", ");
        log.notice(`Branch ${live.live.branch} has several open pull requests. This run acts on #${String(live.pull.number)} only, not on ${others}. To give each its own preview, start the workflow on pull_request instead of push.`);
      }
      async function act(run, plan) {
        const { context, services } = run, decided = (0, markers.uz)({ runId: context.runId, attempt: context.attempt, at: services.clock.date() });
        await acknowledge(run, plan), plan.do === "skip" && plan.closed !== void 0 && await foldReview(run, plan.closed);
        const compared = comparedBy(plan), reviewing = compared && await review(run, compared, plan.do !== "deploy"), rehearsing = await rehearsal(run, plan);
        let outcome;
        try {
          return outcome = await carryOut(run, plan, decided), outcome;
        } finally {
          const isKept = outcome?.status === "ready" && outcome.how !== "built", wasBuilt = plan.do === "deploy" && !isKept;
          await Promise.all([reviewing?.(wasBuilt), rehearsing?.(wasBuilt)]);
        }
      }
      async function carryOut(run, plan, decided) {
        const { world, context, inputs } = run;
        if (plan.do === "skip")
          return { status: "skipped", because: plan.because };
        if (plan.do === "sweep") {
          const { sweepAll } = await __webpack_require__.e(
            /* import() */
            534
          ).then(__webpack_require__.bind(__webpack_require__, 9534));
          return await sweepAll(run);
        }
        if (plan.do === "check")
          return await (0, check.DT)(run, plan);
        const old = (0, rules_plan.nN)(context.trigger, plan);
        old !== void 0 && world.log.notice(old);
        const { name } = plan.app;
        world.log.info(`${plan.because}: ${DOING[plan.do]} ${name}.`);
        const progress = begin(run, plan), listed = run.prefetched.projectsNamed(name);
        if (inputs.dryRun && plan.do !== "status")
          return await dryRun(run, plan, progress, await listed);
        switch (plan.do) {
          case "deploy":
            return await deploy(run, plan, progress, await listed);
          case "delete":
            return await deleteApp(run, plan, {
              build: decided,
              allListed: !0,
              listed,
              ...plan.over ? { others: otherNames(run, plan) } : {}
            });
          case "status":
            return await status_status(run, plan, progress, await listed);
          default:
            return plan;
        }
      }
      function comparedBy(plan) {
        return plan.do === "deploy" || plan.do === "check" ? plan : plan.do === "skip" || plan.do === "delete" ? plan.review : void 0;
      }
      async function foldReview(run, closed) {
        const { commentReview } = await __webpack_require__.e(
          /* import() */
          289
        ).then(__webpack_require__.bind(__webpack_require__, 9289));
        commentReview(run, closed), await run.report.reviewComment?.fold();
      }
      async function review(run, compared, alone) {
        const { beginReview, commentReview } = await __webpack_require__.e(
          /* import() */
          289
        ).then(__webpack_require__.bind(__webpack_require__, 9289));
        return alone && commentReview(run, compared), beginReview(run, compared);
      }
      async function rehearsal(run, plan) {
        if (plan.do !== "deploy" && plan.do !== "check" || run.inputs.rehearsal === "off")
          return;
        const { beginRehearsal } = await __webpack_require__.e(
          /* import() */
          6
        ).then(__webpack_require__.bind(__webpack_require__, 4006));
        return beginRehearsal(run, plan);
      }
      const DOING = { deploy: "checking", delete: "removing", status: "checking" };
      function begin({ world, context, inputs, report: report2, services }, plan) {
        const { app, subject, branch } = plan;
        return report2.dryRun = inputs.dryRun, inputs.comment && subject.kind === "pull" && !inputs.dryRun && (report2.comment = (0, connect.NL)(world, services, subject.number, app)), inputs.deployment && (report2.deployment = (0, connect.x7)(world, services, inputs.environment, {
          ...app,
          logUrl: context.logUrl
        })), report2.begin({
          name: app.name,
          subject,
          branch,
          ...plan.do === "delete" ? {} : { sha: plan.sha },
          ...inputs.skipUnchanged ? { folder: inputs.projectDirectory } : {},
          repositoryUrl: context.repositoryUrl,
          access: {
            open: isSet(inputs.env, "HASURA_GRAPHQL_UNAUTHORIZED_ROLE"),
            ownSecret: isSet(inputs.env, "HASURA_GRAPHQL_ADMIN_SECRET")
          }
        });
      }
      function isSet(variables, key) {
        return variables.some((variable) => variable.key === key && variable.value !== "");
      }
    })
  ),
  /***/
  7588: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        i: () => (
          /* binding */
          listedFrom
        ),
        /* harmony export */
        v: () => (
          /* binding */
          projectOf
        )
        /* harmony export */
      });
      var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7268);
      async function listedFrom(listing) {
        const listed = await listing;
        if (listed === void 0)
          throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("github-error", "GitHub did not list the files of the project.");
        return listed;
      }
      async function projectOf(listed) {
        const project = await listed.project();
        if (project === void 0)
          throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("project-not-read", "config.yaml cannot be read.");
        return project;
      }
    })
  ),
  /***/
  9209: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        I: () => (
          /* binding */
          refuseWithoutProject
        ),
        /* harmony export */
        b: () => (
          /* binding */
          refuseToReplaceAnother
        )
        /* harmony export */
      });
      var _github_trees_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6862), _inputs_aliases_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2553), _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5434), _lib_within_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7840), _lib_similar_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1766), _lib_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7268);
      const FOLDER_WITHIN_MS = 6e3;
      async function refuseWithoutProject(run, sha, fork) {
        const { world, inputs, services, prefetched } = run, tree = await (0, _lib_within_js__WEBPACK_IMPORTED_MODULE_3__.u)(services.clock, FOLDER_WITHIN_MS, "GitHub", prefetched.treeAt(sha, fork)).catch(() => {
        });
        if (tree?.state !== "absent")
          return;
        const written = (0, _inputs_aliases_js__WEBPACK_IMPORTED_MODULE_1__.lD)(world, "project-directory", ""), folders = await (0, _github_trees_js__WEBPACK_IMPORTED_MODULE_0__.LO)(services.github, world.log, sha), similar = (0, _lib_similar_js__WEBPACK_IMPORTED_MODULE_5__.z)((0, _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_2__.yS)(inputs), folders);
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_4__.HR("no-such-folder", `Commit ${sha.slice(0, 7)} has no ${tree.what}, so there is nothing to build. Nothing was created or deleted.`, {
          remedy: similar === void 0 ? `Set the input ${written} to the folder that has the config.yaml of the Hasura project.` : `Check the input ${written}. There is a config.yaml in ${placeOf(similar)}.`
        });
      }
      async function refuseToReplaceAnother({ world, context, inputs, services }, sha, found) {
        const folder = (0, _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_2__.yS)(inputs);
        for (const { project, ownership, reading } of found) {
          if (ownership !== "ours" || reading.kind !== "marked")
            continue;
          const { folder: other = folder, build } = reading;
          if (!(other === folder || !build.startsWith(`${context.runId}.`) && (await (0, _github_trees_js__WEBPACK_IMPORTED_MODULE_0__.g7)(services.github, world.log, sha, other === "." ? "" : other)).state !== "known"))
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_4__.HR("two-projects-one-name", `The app ${project.name} was built from ${placeOf(other)}, and this step would rebuild it from ${placeOf(folder)}. Nothing was created or deleted.`, {
              remedy: "Give each project its own name with the input name, for example {owner}-{repo}-pr-{pr}-orders. If the project has moved, delete the old folder, comment /preview rebuild, or start a manual run with force."
            });
        }
      }
      const placeOf = (folder) => folder === "." ? "the root of the repository" : `the folder ${folder}`;
    })
  ),
  /***/
  934: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        KL: () => (
          /* binding */
          PAGE
        ),
        /* harmony export */
        WH: () => (
          /* binding */
          mayBeListed
        ),
        /* harmony export */
        hF: () => (
          /* binding */
          listProjects
        ),
        /* harmony export */
        lR: () => (
          /* binding */
          WIDTH
        ),
        /* harmony export */
        mC: () => (
          /* binding */
          readMarkers
        ),
        /* harmony export */
        qV: () => (
          /* binding */
          subjectOfPreview
        )
        /* harmony export */
      });
      var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7268), _lib_side_by_side_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4094), _app_removal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4827), _app_ownership_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8694), _rules_markers_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8268), _rules_names_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5603);
      const PAGE = 100, MOST_LISTINGS = 3, WIDTH = 8;
      async function listProjects({ cloud }, start, passes) {
        const seen = /* @__PURE__ */ new Map();
        for (let tries = 1; ; tries++) {
          const { listed, whole } = await listOnce(cloud, start);
          for (const [id2, project] of listed)
            seen.set(id2, project);
          if (whole || tries === MOST_LISTINGS)
            return [...(whole ? listed : seen).values()].filter(({ name }) => passes(name));
        }
      }
      async function listOnce(cloud, start) {
        const listed = /* @__PURE__ */ new Map();
        let more = await cloud.projectsBeginning(start, { size: PAGE, from: 0 });
        for (; more.length > 0; ) {
          const moved = more.some(({ id: id2 }) => listed.has(id2));
          for (const project of more)
            listed.set(project.id, project);
          if (moved)
            return { listed, whole: !1 };
          const last = more.at(-1), page = await cloud.projectsBeginning(start, { size: PAGE + 1, from: listed.size - 1 });
          if (page[0]?.id !== last?.id)
            return { listed, whole: !1 };
          more = page.slice(1);
        }
        return { listed, whole: !0 };
      }
      async function readMarkers(ports, projects) {
        let read = 0;
        return await (0, _lib_side_by_side_js__WEBPACK_IMPORTED_MODULE_4__.Q)(projects, WIDTH, async (project) => {
          try {
            return { project, ...await (0, _app_ownership_js__WEBPACK_IMPORTED_MODULE_2__.MU)(ports.cloud, project.tenantId) };
          } catch (error) {
            if ((0, _app_removal_js__WEBPACK_IMPORTED_MODULE_1__.AO)(ports, error))
              throw error;
            const trouble = (0, _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__.h_)(error);
            return { project, reading: { kind: "unreadable", why: trouble.message.replace(/\.$/, "") }, trouble };
          } finally {
            read++, read % PAGE === 0 && ports.log.info(`Read the markers of ${String(read)} of ${String(projects.length)}.`);
          }
        });
      }
      function subjectOfPreview({ context: { repository }, inputs: { nameTemplate } }, { owner, name, source }) {
        const subject = (0, _rules_markers_js__WEBPACK_IMPORTED_MODULE_5__.et)(owner, repository);
        return subject !== void 0 && (0, _rules_names_js__WEBPACK_IMPORTED_MODULE_3__.ev)(nameTemplate, repository, name, subject, (0, _rules_markers_js__WEBPACK_IMPORTED_MODULE_5__.W0)(source)) === !0 ? subject : void 0;
      }
      async function mayBeListed(ports, app) {
        const found = await (0, _app_ownership_js__WEBPACK_IMPORTED_MODULE_2__.sj)(ports, app);
        return found === void 0 || found.some(({ ownership }) => ownership !== "foreign");
      }
    })
  ),
  /***/
  2406: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        j: () => (
          /* binding */
          sayGone
        )
        /* harmony export */
      });
      var _github_comments_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6645), _report_gone_comment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3043);
      async function sayGone({ world: { secrets }, context: { logUrl }, services }, { id: id2, body: stored }, app, how) {
        await (0, _github_comments_js__WEBPACK_IMPORTED_MODULE_0__.Iz)(services.github, id2, (0, _report_gone_comment_js__WEBPACK_IMPORTED_MODULE_1__.NZ)(app, { ...how, logUrl, stored }, secrets));
      }
    })
  )
};
export {
  id,
  ids,
  modules
};
