const id = 933, ids = [933], modules = {
  /***/
  5227: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        $: () => (
          /* binding */
          forgetApp
        )
        /* harmony export */
      });
      function forgetApp(facts) {
        const known = [
          "projectId",
          "tenantId",
          "endpoint",
          "consoleUrl",
          "adminSecret",
          "commit",
          "databases"
        ];
        for (const key of known)
          Reflect.deleteProperty(facts, key);
      }
    })
  ),
  /***/
  6399: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        Ax: () => (
          /* binding */
          claimProject
        ),
        /* harmony export */
        Ok: () => (
          /* binding */
          marksOf
        ),
        /* harmony export */
        bZ: () => (
          /* binding */
          openTenant
        ),
        /* harmony export */
        iY: () => (
          /* binding */
          confirmProject
        ),
        /* harmony export */
        nb: () => (
          /* binding */
          revealEndpoint
        )
        /* harmony export */
      });
      var _hasura_cloud_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7712), _hasura_refusals_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5642), _rules_trusted_hosts_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2794), _rules_fingerprint_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2231), _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7268), _rules_markers_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8268), _build_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5227), _interruption_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8844);
      const PROJECT_READABLE_WITHIN_MS = 2e4, READ_PROJECT_EVERY_MS = 2e3;
      async function confirmProject(ctx, projectId) {
        const { facts } = ctx.progress;
        facts.projectId = projectId, facts.consoleUrl = (0, _hasura_cloud_js__WEBPACK_IMPORTED_MODULE_0__.B)(projectId), revealEndpoint(ctx, await claimOrRemove(ctx, projectId)), ctx.progress.changed();
      }
      async function claimOrRemove(ctx, projectId) {
        try {
          return await claimProject(ctx, projectId);
        } catch (error) {
          throw error instanceof NameRefused ? (await ctx.cloud.deleteTenant(error.tenantId), (0, _build_js__WEBPACK_IMPORTED_MODULE_5__.$)(ctx.progress.facts), Object.assign(ctx.progress.facts, { created: !1, stoodBefore: !1 }), new _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__.HR("name-refused", `${error.message.replace(/\.$/, "")}, so it was deleted again.`, {
            remedy: "Choose another name with the input name, and run the job again.",
            words: error.words,
            cause: error
          })) : error;
        }
      }
      class NameRefused extends _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__.HR {
        name = "NameRefused";
        tenantId;
        constructor(project, wanted, cause) {
          super("name-refused", `Hasura Cloud named the app ${project.name} and refused to rename it to ${wanted}.`, {
            words: (0, _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__.h_)(cause).words,
            cause
          }), this.tenantId = project.tenantId;
        }
      }
      function revealEndpoint(ctx, project) {
        if (!(0, _rules_trusted_hosts_js__WEBPACK_IMPORTED_MODULE_6__.HX)(project.endpoint, ctx.trust))
          throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__.HR("endpoint-not-trusted", "Hasura Cloud returned an endpoint that is not a plain https address under hasura.app, so the action neither shows nor calls it.", {
            words: project.endpoint,
            remedy: "Check the project in the console. If your apps have their own domain, set allow-custom-api-url to true."
          });
        ctx.progress.facts.endpoint = project.endpoint;
      }
      async function claimProject(ctx, projectId) {
        const { facts } = ctx.progress;
        let project = await findProject(ctx, projectId);
        if (facts.tenantId = project.tenantId, await confirmMarker(ctx, project), project.name !== facts.name && (await giveName(ctx, project), project = await findProject(ctx, projectId), project.name !== facts.name))
          throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__.HR("name-refused", `The app is named ${project.name} instead of ${facts.name}, and renaming it had no effect.`, {
            remedy: "Delete that project in Hasura Cloud, because no run can find it by that name, and run the job again."
          });
        return project;
      }
      async function findProject(ctx, projectId) {
        const project = await soon(ctx, async () => {
          const found = await ctx.cloud.project(projectId);
          return found?.tenantId === void 0 ? void 0 : { ...found, tenantId: found.tenantId };
        });
        if (project !== void 0)
          return project;
        throw (0, _build_js__WEBPACK_IMPORTED_MODULE_5__.$)(ctx.progress.facts), new _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__.HR("project-not-found", `The project that the creation job returned (${projectId}) does not exist.`, {
          remedy: "Run the job again; if it happens again, check the projects in Hasura Cloud."
        });
      }
      async function confirmMarker(ctx, project) {
        const { marker, hash } = await openTenant(ctx, project);
        if (!(0, _rules_markers_js__WEBPACK_IMPORTED_MODULE_7__.ED)(marker, ctx.marks.build))
          switch (marker.kind) {
            case "absent":
              await writeMarker(ctx, project, hash);
              return;
            case "marked":
              throw marker.owner === ctx.marks.owner && (0, _rules_markers_js__WEBPACK_IMPORTED_MODULE_7__.U4)(marker.build, ctx.marks.build) ? (0, _interruption_js__WEBPACK_IMPORTED_MODULE_4__.gT)(ctx.progress.facts.name, marker.build) : unproven(project, "its marker names another build", `${marker.owner} ${marker.build}`);
            case "unreadable":
              throw unproven(project, marker.why);
            default:
          }
      }
      async function marksOf({ marks, content }) {
        const built = await content;
        return (0, _rules_markers_js__WEBPACK_IMPORTED_MODULE_7__.cP)({ ...marks, ...built === void 0 ? {} : { content: (0, _rules_fingerprint_js__WEBPACK_IMPORTED_MODULE_2__.Tf)(built) } });
      }
      async function writeMarker(ctx, project, hash) {
        ctx.log.info("The service dropped our marker; writing it to the app.");
        try {
          await ctx.cloud.setVariables(project.tenantId, hash, await marksOf(ctx));
        } catch (error) {
          if (ctx.signal.throwIfAborted(), (0, _hasura_refusals_js__WEBPACK_IMPORTED_MODULE_1__.$x)(error) === "none")
            throw error;
        }
        const { marker } = await openTenant(ctx, project);
        if (!(0, _rules_markers_js__WEBPACK_IMPORTED_MODULE_7__.ED)(marker, ctx.marks.build))
          throw unproven(project, "our marker could not be written to it");
      }
      async function openTenant(ctx, project) {
        const tenant = await soon(ctx, () => ctx.cloud.openTenant(project.tenantId));
        if (tenant === void 0)
          throw unproven(project, "its variables cannot be read");
        return tenant.adminSecret !== void 0 && (ctx.progress.facts.adminSecret = tenant.adminSecret), tenant;
      }
      async function giveName(ctx, project) {
        const { name } = ctx.progress.facts;
        ctx.log.info(`Hasura Cloud named the app ${project.name}; renaming it to ${name}.`);
        try {
          await ctx.cloud.rename(project.tenantId, name);
        } catch (error) {
          if (ctx.signal.throwIfAborted(), (0, _hasura_refusals_js__WEBPACK_IMPORTED_MODULE_1__.$x)(error) === "unknown")
            return;
          throw new NameRefused(project, name, error);
        }
      }
      async function soon(ctx, read) {
        const until = ctx.clock.now() + PROJECT_READABLE_WITHIN_MS;
        for (; ; ) {
          const found = await read();
          if (found !== void 0 || ctx.clock.now() >= until)
            return found;
          await ctx.clock.sleep(READ_PROJECT_EVERY_MS, ctx.signal);
        }
      }
      function unproven(project, why, words) {
        return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__.HR("project-not-proved", `Could not verify that project ${project.id} belongs to this build: ${why}. It was not changed.`, {
          words,
          remedy: "Check the project in Hasura Cloud, then run the job again."
        });
      }
    })
  ),
  /***/
  8844: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        SP: () => (
          /* binding */
          explainFailure
        ),
        /* harmony export */
        Ss: () => (
          /* binding */
          throwIfUnwanted
        ),
        /* harmony export */
        _n: () => (
          /* binding */
          Interruption
        ),
        /* harmony export */
        gT: () => (
          /* binding */
          supersededBy
        ),
        /* harmony export */
        h3: () => (
          /* binding */
          lookAround
        ),
        /* harmony export */
        kx: () => (
          /* binding */
          BeingRemoved
        ),
        /* harmony export */
        p3: () => (
          /* binding */
          builtMeanwhile
        ),
        /* harmony export */
        yJ: () => (
          /* binding */
          stopIfUnwanted
        )
        /* harmony export */
      });
      var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7268), _rules_markers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8268), _build_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5227), _ownership_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8694);
      class Interruption extends Error {
        name = "Interruption";
        status;
        failure;
        newer;
        rebuilt;
        constructor(status, because, { failure, newer, rebuilt = "another run dropped its databases" } = {}) {
          super(because), this.status = status, this.failure = failure, this.newer = newer, this.rebuilt = rebuilt;
        }
      }
      function supersededBy(name, build) {
        return new Interruption("superseded", builtMeanwhile(name), { newer: build });
      }
      function builtMeanwhile(name) {
        return `A newer run took over ${name}.`;
      }
      class BeingRemoved extends _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR {
        name = "BeingRemoved";
        constructor(app) {
          super("being-removed", `Another run is removing the app ${app}.`, {
            remedy: "If you still need the preview, run the job again: it builds the app from scratch."
          });
        }
      }
      async function lookAround(ctx, beside) {
        const { progress: { facts }, marks, cloud } = ctx, [projects, read] = await Promise.all([cloud.projectsNamed(facts.name), beside]), own = projects.find(({ id: id2 }) => id2 === facts.projectId), others = projects.filter((project) => project !== own), judged = await (0, _ownership_js__WEBPACK_IMPORTED_MODULE_1__.Ty)(ctx, others, marks.owner), newer = (0, _ownership_js__WEBPACK_IMPORTED_MODULE_1__.ax)(judged, marks.build);
        if (newer !== void 0)
          throw supersededBy(facts.name, newer);
        const isConfirmed = facts.endpoint !== void 0, replacing = own === void 0 && isConfirmed ? orderedAfter(judged, marks.build) : "";
        if (replacing !== "")
          throw supersededBy(facts.name, replacing);
        const spares = judged.filter(({ reading: reading2 }) => (0, _rules_markers_js__WEBPACK_IMPORTED_MODULE_2__.ED)(reading2, marks.build));
        if (own === void 0 || !isConfirmed)
          return { own, spares };
        const { reading } = read ?? await (0, _ownership_js__WEBPACK_IMPORTED_MODULE_1__.MU)(cloud, own.tenantId);
        if ((0, _rules_markers_js__WEBPACK_IMPORTED_MODULE_2__.A3)(reading))
          throw new BeingRemoved(facts.name);
        if ((0, _rules_markers_js__WEBPACK_IMPORTED_MODULE_2__.U4)((0, _rules_markers_js__WEBPACK_IMPORTED_MODULE_2__.sL)(reading), marks.build))
          throw supersededBy(facts.name, (0, _rules_markers_js__WEBPACK_IMPORTED_MODULE_2__.sL)(reading));
        return { own, reading, spares };
      }
      function orderedAfter(apps, build) {
        return (0, _rules_markers_js__WEBPACK_IMPORTED_MODULE_2__.su)((0, _ownership_js__WEBPACK_IMPORTED_MODULE_1__.uh)(apps).filter((other) => other !== build));
      }
      async function stopIfUnwanted(ctx) {
        throwIfUnwanted(await ctx.look());
      }
      function throwIfUnwanted(wanted) {
        if (wanted.state === "unwanted")
          throw new Interruption("unwanted", wanted.because);
      }
      const NEWER_APPEARS_WITHIN_MS = 6e4, LOOK_FOR_SUCCESSOR_EVERY_MS = 3e3;
      async function explainFailure(ctx, error) {
        if (error instanceof Interruption || ctx.signal.aborted || error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR && (error.kind === "token" || error.kind === "ownership"))
          throw error;
        const until = ctx.clock.now() + NEWER_APPEARS_WITHIN_MS;
        let gone = !1;
        try {
          for (; gone = await isAppGone(ctx), !(!gone || ctx.clock.now() >= until); )
            await ctx.clock.sleep(LOOK_FOR_SUCCESSOR_EVERY_MS, ctx.signal);
        } catch (found) {
          if (found instanceof BeingRemoved && (0, _build_js__WEBPACK_IMPORTED_MODULE_3__.$)(ctx.progress.facts), found instanceof Interruption || found instanceof BeingRemoved)
            throw found;
        }
        throw gone && ctx.progress.facts.endpoint !== void 0 && (0, _build_js__WEBPACK_IMPORTED_MODULE_3__.$)(ctx.progress.facts), error;
      }
      async function isAppGone(ctx) {
        const [{ own }] = await Promise.all([lookAround(ctx), stopIfUnwanted(ctx)]);
        return own === void 0 && ctx.progress.facts.projectId !== void 0;
      }
    })
  ),
  /***/
  8694: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        AQ: () => (
          /* binding */
          refuseOthers
        ),
        /* harmony export */
        MU: () => (
          /* binding */
          readingOf
        ),
        /* harmony export */
        RR: () => (
          /* binding */
          refuseToWipe
        ),
        /* harmony export */
        TR: () => (
          /* binding */
          notOurs
        ),
        /* harmony export */
        Ty: () => (
          /* binding */
          judgeAll
        ),
        /* harmony export */
        ax: () => (
          /* binding */
          newerAmong
        ),
        /* harmony export */
        jx: () => (
          /* binding */
          judgeNamed
        ),
        /* harmony export */
        nL: () => (
          /* binding */
          whyNotOurs
        ),
        /* harmony export */
        sj: () => (
          /* binding */
          judgedNow
        ),
        /* harmony export */
        uh: () => (
          /* binding */
          buildsOfOurs
        ),
        /* harmony export */
        z7: () => (
          /* binding */
          mayTouch
        )
        /* harmony export */
      });
      var _hasura_refusals_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5642), _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7268), _rules_markers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8268);
      function judgeAll({ cloud }, projects, owner) {
        return Promise.all(projects.map(async (project) => {
          const read = await readingOf(cloud, project.tenantId);
          return { project, ...read, ownership: (0, _rules_markers_js__WEBPACK_IMPORTED_MODULE_2__.VL)(read.reading, owner) };
        }));
      }
      const MARKER_READABLE_WITHIN_MS = 15e3, JUDGE_EVERY_MS = 3e3;
      async function judgeNamed(ctx, { name, owner }, listed) {
        const until = ctx.clock.now() + MARKER_READABLE_WITHIN_MS;
        for (let projects = listed ?? await ctx.cloud.projectsNamed(name); ; projects = await ctx.cloud.projectsNamed(name)) {
          const found = await judgeAll(ctx, projects, owner);
          if (found.every(({ ownership }) => ownership !== "unreadable") || ctx.clock.now() >= until)
            return found;
          await ctx.clock.sleep(JUDGE_EVERY_MS, ctx.signal);
        }
      }
      async function judgedNow({ cloud, signal, log }, { name, owner }) {
        try {
          return await judgeAll({ cloud }, await cloud.projectsNamed(name), owner);
        } catch (error) {
          signal.throwIfAborted(), log.debug(`Could not check which apps are named ${name}: ${error.message}`);
          return;
        }
      }
      function buildsOfOurs(apps) {
        return apps.filter(({ ownership }) => ownership === "ours").map(({ reading }) => (0, _rules_markers_js__WEBPACK_IMPORTED_MODULE_2__.sL)(reading));
      }
      function newerAmong(apps, build) {
        const newest = (0, _rules_markers_js__WEBPACK_IMPORTED_MODULE_2__.su)(buildsOfOurs(apps));
        return (0, _rules_markers_js__WEBPACK_IMPORTED_MODULE_2__.U4)(newest, build) ? newest : void 0;
      }
      function mayTouch(app, adoptUnmarked) {
        return app.ownership === "ours" || app.ownership === "unmarked" && adoptUnmarked;
      }
      function refuseOthers(apps, adoptUnmarked, so = "") {
        const other = apps.find((app) => !mayTouch(app, adoptUnmarked));
        if (other !== void 0)
          throw notOurs(other, so);
      }
      function refuseToWipe(apps, adoptUnmarked) {
        refuseOthers(apps, adoptUnmarked, "Building would wipe it, so nothing was created or deleted.");
      }
      function notOurs(app, so) {
        const { code, remedy } = REFUSED[app.ownership];
        return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__.HR(code, `${whyNotOurs(app)} ${so}`.trim(), { remedy });
      }
      function whyNotOurs({ project, reading }) {
        const it = `The account has an app named ${project.name} (project ${project.id})`;
        switch (reading.kind) {
          case "marked":
            return `${it} that belongs to ${reading.owner}.`;
          case "absent":
            return `${it} that this action did not create: it carries no marker.`;
          case "unreadable":
            return `${it}, and its owner cannot be read: ${reading.why}.`;
          default:
            return reading;
        }
      }
      const REFUSED = {
        unmarked: {
          code: "app-not-marked",
          remedy: "If the old action created it as a preview, set adopt-unmarked to true until its apps are rebuilt or deleted; otherwise choose another name."
        },
        foreign: {
          code: "app-of-another",
          remedy: "Choose another name with the input name; {pr} or {branch} in it keeps previews apart."
        },
        unreadable: {
          code: "owner-unknown",
          remedy: "Check that project in Hasura Cloud. Run the job again when it can be read, or choose another name."
        },
        ours: { code: "marker-changed", remedy: "" }
      };
      async function readingOf(cloud, tenantId) {
        const unreadable = (why) => ({ reading: { kind: "unreadable", why } });
        if (tenantId === void 0)
          return unreadable("it has no tenant right now");
        try {
          const tenant = await cloud.marker(tenantId);
          return tenant === void 0 ? unreadable("its variables cannot be read right now") : { reading: tenant.marker, hash: tenant.hash };
        } catch (error) {
          if (!(error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__.HR) || !saysNo(error))
            throw error;
          return unreadable(error.message.replace(/\.$/, ""));
        }
      }
      function saysNo(error) {
        return error instanceof _hasura_refusals_js__WEBPACK_IMPORTED_MODULE_0__.R2 ? error.kind !== "token" && !(0, _hasura_refusals_js__WEBPACK_IMPORTED_MODULE_0__.WE)(error) : error.kind === "shape";
      }
    })
  ),
  /***/
  6584: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        JH: () => (
          /* binding */
          transportOf
        ),
        /* harmony export */
        KD: () => (
          /* binding */
          checked
        ),
        /* harmony export */
        VH: () => (
          /* binding */
          permissionsRemedy
        ),
        /* harmony export */
        Wi: () => (
          /* binding */
          unlessGone
        ),
        /* harmony export */
        XB: () => (
          /* binding */
          gitHubClient
        ),
        /* harmony export */
        c2: () => (
          /* binding */
          statusOf
        ),
        /* harmony export */
        ho: () => (
          /* binding */
          isServerTrouble
        ),
        /* harmony export */
        lT: () => (
          /* binding */
          askedToWait
        ),
        /* harmony export */
        o7: () => (
          /* binding */
          gitHubFailure
        ),
        /* harmony export */
        to: () => (
          /* binding */
          graphQLErrors
        )
        /* harmony export */
      });
      var _octokit_rest__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1267), valibot__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7934), _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7268), _lib_http_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1931), _lib_record_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5638), _lib_retry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1737), _lib_text_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9112);
      const LARGE = { bodyBytes: 40 * 1024 * 1024, requestMs: 12e4 };
      function gitHubClient(access, repository, world) {
        const ports = { ...world, fetch: access.fetch }, octokit = new _octokit_rest__WEBPACK_IMPORTED_MODULE_2__.E({
          auth: access.auth,
          baseUrl: access.baseUrl,
          ...access.userAgent === void 0 ? {} : { userAgent: access.userAgent },
          request: { fetch: (0, _lib_http_js__WEBPACK_IMPORTED_MODULE_1__.p)(ports, { service: "GitHub" }) },
          log: { debug: quiet, info: quiet, warn: quiet, error: quiet }
        }), seen = /* @__PURE__ */ new Map();
        return {
          octokit,
          fetchLarge: (0, _lib_http_js__WEBPACK_IMPORTED_MODULE_1__.p)(ports, { service: "GitHub" }, LARGE),
          at: { owner: repository.owner, repo: repository.name },
          repository,
          clock: world.clock,
          permissions: world.permissions ?? [],
          read: (call, mostMs = 1 / 0) => {
            let guessed = !1;
            return (0, _lib_retry_js__WEBPACK_IMPORTED_MODULE_3__.R)({ ...world, service: "GitHub", timeLeft: () => Math.min(mostMs, world.timeLeft()) }, call, (error) => {
              if (transportOf(error)?.retryable === !0 || isServerTrouble(error))
                return { again: !0 };
              const afterMs = askedToWait(error, world.clock);
              if (afterMs === void 0)
                return { again: !1 };
              const again = !guessed || waitTold(error, world.clock) !== void 0;
              return guessed = !0, { again, afterMs };
            });
          },
          unlessChanged: async (what, call) => {
            const before = seen.get(what);
            try {
              const { data, headers } = await call(before === void 0 ? {} : { "if-none-match": before.etag });
              return headers.etag !== void 0 && seen.set(what, { etag: headers.etag, data }), data;
            } catch (error) {
              if (before === void 0 || statusOf(error) !== 304)
                throw error;
              return before.data;
            }
          }
        };
      }
      class UnexpectedShape extends Error {
      }
      function checked(schema, data) {
        const result = valibot__WEBPACK_IMPORTED_MODULE_4__.xLC(schema, data);
        if (result.success)
          return result.output;
        throw new UnexpectedShape(valibot__WEBPACK_IMPORTED_MODULE_4__.BuJ(result.issues[0]) ?? "its root");
      }
      function graphQLErrors(error) {
        const { errors, data } = error ?? {};
        return !(error instanceof Error) || !Array.isArray(errors) ? { errors: [], data: void 0 } : {
          data,
          errors: errors.filter(_lib_record_js__WEBPACK_IMPORTED_MODULE_5__.u).map(({ type, message, path }) => ({
            type,
            message,
            path: Array.isArray(path) ? path : void 0
          }))
        };
      }
      function statusOf(error) {
        if (!(transportOf(error) !== void 0 || behind(error, _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR) !== void 0))
          return error instanceof Error && "status" in error && typeof error.status == "number" ? error.status : void 0;
      }
      async function unlessGone(work) {
        try {
          return await work();
        } catch (error) {
          if (statusOf(error) === 404)
            return;
          throw error;
        }
      }
      function transportOf(error) {
        return behind(error, _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__.wX);
      }
      const UNTOLD_WAIT_MS = 6e4;
      function askedToWait(error, clock) {
        return isRateLimit(error) ? waitTold(error, clock) ?? UNTOLD_WAIT_MS : void 0;
      }
      function isRateLimit(error) {
        const words = error instanceof Error ? error.message : "", inWords = /rate limit|abuse detection/i.test(words);
        if (graphQLErrors(error).errors.some(({ type }) => type === "RATE_LIMITED" || type === "RATE_LIMIT"))
          return !0;
        switch (statusOf(error)) {
          case 429:
            return !0;
          case 403:
            return inWords || !isNotAccessible(words) && headerOf(error, "retry-after") !== void 0;
          case void 0:
            return inWords && graphQLErrors(error).errors.length > 0;
          default:
            return !1;
        }
      }
      function isNotAccessible(words) {
        return /not accessible/i.test(words);
      }
      function waitTold(error, clock) {
        const after = (0, _lib_retry_js__WEBPACK_IMPORTED_MODULE_3__.P)(headerOf(error, "retry-after"), clock);
        if (after !== void 0 || headerOf(error, "x-ratelimit-remaining") !== "0")
          return after;
        const resetAt = Number(headerOf(error, "x-ratelimit-reset")) * 1e3;
        return resetAt > 0 ? Math.max(0, resetAt - clock.date().getTime()) : void 0;
      }
      function isServerTrouble(error) {
        return (statusOf(error) ?? 0) >= 500;
      }
      function behind(error, kind) {
        for (let at = error; at instanceof Error; at = at.cause)
          if (at instanceof kind)
            return at;
      }
      function unauthorizedRemedy(error, words) {
        const [sso] = /https:\/\/github\.com\/\S+/.exec(headerOf(error, "x-github-sso") ?? "") ?? [], own = "or leave github-token out to use the workflow's own token.";
        return sso !== void 0 || /\bSAML\b/.test(words) ? `Authorize the token for the organization's single sign-on${sso === void 0 ? "" : ` at ${sso}`}, ${own}` : /\bIP (address|allow list)\b/i.test(words) ? `Add the runner's address to the organization's IP allow list, ${own}` : void 0;
      }
      function permissionsRemedy(missing, permissions) {
        const needed = permissions.includes(missing) || permissions.includes(missing.replace(/read$/, "write")) ? permissions : [...permissions, missing], all = permissions.length === 0 ? "" : ` This job needs: ${needed.toSorted().join(", ")}.`;
        return `Add "${missing}" to the job's permissions.${all}`;
      }
      function gitHubFailure(error, doing, permission, { clock, permissions }) {
        const failure = behind(error, _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR);
        if (failure !== void 0)
          return failure;
        if (error instanceof UnexpectedShape)
          return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("unexpected-answer", `GitHub's answer has an unexpected shape at ${error.message} (asked to ${doing}).`, {
            remedy: "Run the job again; if it happens again, check for a newer version of this action."
          });
        const transport = transportOf(error);
        if (transport !== void 0)
          return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("unreachable", `Could not ask GitHub to ${doing}: ${transport.message}.`, {
            remedy: "Run the job again; on a self-hosted runner check its network and its proxy (HTTPS_PROXY).",
            cause: error
          });
        const status = statusOf(error), words = error instanceof Error ? error.message : String(error);
        if (status === 401)
          return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("github-token-refused", `GitHub refused the token when asked to ${doing}.`, {
            remedy: "Check the input github-token; without it, the action uses the workflow's own token.",
            words
          });
        if (status === 404 || status === 403 && isNotAccessible(words))
          return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("github-not-allowed", `GitHub did not allow this run to ${doing} (HTTP ${String(status)}).`, {
            remedy: permissionsRemedy(permission, permissions),
            words
          });
        const unauthorized = status === 403 ? unauthorizedRemedy(error, words) : void 0;
        if (unauthorized !== void 0)
          return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("github-token-not-authorized", `GitHub did not accept the token when asked to ${doing} (HTTP 403).`, { remedy: unauthorized, words });
        const afterMs = askedToWait(error, clock);
        return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("github-error", `GitHub could not ${doing}${status === void 0 ? "" : ` (HTTP ${String(status)})`}.`, {
          remedy: `Run the job again later.${afterMs === void 0 ? "" : ` Wait ${(0, _lib_text_js__WEBPACK_IMPORTED_MODULE_6__.p0)(afterMs)}.`}`,
          words,
          cause: error
        });
      }
      function headerOf(error, name) {
        const { response, headers } = error, value = (response?.headers ?? headers)?.[name];
        return typeof value == "string" ? value : void 0;
      }
      function quiet() {
      }
    })
  ),
  /***/
  6645: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        D5: () => (
          /* binding */
          ownComments
        ),
        /* harmony export */
        E$: () => (
          /* binding */
          readOwnComment
        ),
        /* harmony export */
        Iz: () => (
          /* binding */
          rewriteComment
        ),
        /* harmony export */
        Sg: () => (
          /* binding */
          recentComments
        ),
        /* harmony export */
        u3: () => (
          /* binding */
          commentsOf
        )
        /* harmony export */
      });
      var valibot__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7934), _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7268), _client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6584), _identity_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7369), _pages_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1511);
      const comment = valibot__WEBPACK_IMPORTED_MODULE_4__.Ikc({
        id: valibot__WEBPACK_IMPORTED_MODULE_4__.aig(),
        html_url: valibot__WEBPACK_IMPORTED_MODULE_4__.YjP(),
        body: valibot__WEBPACK_IMPORTED_MODULE_4__.cl6(valibot__WEBPACK_IMPORTED_MODULE_4__.YjP()),
        user: valibot__WEBPACK_IMPORTED_MODULE_4__.cl6(valibot__WEBPACK_IMPORTED_MODULE_4__.Ikc({ login: valibot__WEBPACK_IMPORTED_MODULE_4__.YjP(), type: valibot__WEBPACK_IMPORTED_MODULE_4__.YjP() })),
        author_association: valibot__WEBPACK_IMPORTED_MODULE_4__.cl6(valibot__WEBPACK_IMPORTED_MODULE_4__.YjP())
      }), list = valibot__WEBPACK_IMPORTED_MODULE_4__.YOg(comment), dated = valibot__WEBPACK_IMPORTED_MODULE_4__.YOg(valibot__WEBPACK_IMPORTED_MODULE_4__.Ikc({ ...comment.entries, updated_at: valibot__WEBPACK_IMPORTED_MODULE_4__.YjP() }));
      function commentsOf(github, pull) {
        const { octokit, at } = github;
        let own, copies = [];
        const find = async (marker) => {
          const author = own ??= (0, _identity_js__WEBPACK_IMPORTED_MODULE_2__.C4)(github), pages = (0, _pages_js__WEBPACK_IMPORTED_MODULE_3__.E)(github, (asked) => octokit.rest.issues.listComments({ ...at, issue_number: pull, ...asked }));
          let complete = !1;
          copies = [];
          for await (const { data, last } of pages) {
            complete = last;
            const us = await author;
            for (const one of (0, _client_js__WEBPACK_IMPORTED_MODULE_1__.KD)(list, data))
              if (one.body?.startsWith(marker) === !0) {
                if ((0, _identity_js__WEBPACK_IMPORTED_MODULE_2__.MU)(one.user, us))
                  return commentOf(one);
                mayHaveBeenUs(one) && copies.push(commentOf(one));
              }
          }
          if (!complete)
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("too-much-to-search", `Pull request #${String(pull)} has too many large comments to search.`, {
              remedy: "Delete unused ones, or set comment to false."
            });
        };
        return {
          find,
          copies: () => copies,
          post: async (marker, body) => {
            try {
              const { data } = await octokit.rest.issues.createComment({ ...at, issue_number: pull, body });
              return commentOf((0, _client_js__WEBPACK_IMPORTED_MODULE_1__.KD)(comment, data));
            } catch (error) {
              if ((0, _client_js__WEBPACK_IMPORTED_MODULE_1__.JH)(error) === void 0 && ((0, _client_js__WEBPACK_IMPORTED_MODULE_1__.c2)(error) ?? 0) < 500)
                throw error;
              const stored = await find(marker);
              if (stored === void 0)
                throw error;
              return stored;
            }
          },
          read: (id2) => readOwnComment(github, id2),
          edit: (id2, body) => commentUnlessGone(() => octokit.rest.issues.updateComment({ ...at, comment_id: id2, body })),
          remove: async (id2) => {
            await octokit.rest.issues.deleteComment({ ...at, comment_id: id2 });
          }
        };
      }
      async function ownComments(github, pull, start) {
        const { octokit, at } = github, pages = (0, _pages_js__WEBPACK_IMPORTED_MODULE_3__.E)(github, (asked) => octokit.rest.issues.listComments({ ...at, issue_number: pull, ...asked })), us = await (0, _identity_js__WEBPACK_IMPORTED_MODULE_2__.C4)(github), found = [];
        for await (const { data } of pages)
          for (const one of (0, _client_js__WEBPACK_IMPORTED_MODULE_1__.KD)(list, data))
            one.body?.startsWith(start) === !0 && (0, _identity_js__WEBPACK_IMPORTED_MODULE_2__.Xj)(one.user, us) && found.push(commentOf(one));
        return found;
      }
      const MOST_PAGES = 30;
      async function recentComments(github, start) {
        const { octokit, at } = github, author = await (0, _identity_js__WEBPACK_IMPORTED_MODULE_2__.C4)(github), found = /* @__PURE__ */ new Map(), pages = (0, _pages_js__WEBPACK_IMPORTED_MODULE_3__.E)(github, (asked) => octokit.rest.issues.listCommentsForRepo({
          ...at,
          sort: "updated",
          direction: "desc",
          ...asked
        }), MOST_PAGES * 100);
        for await (const { data } of pages)
          for (const one of (0, _client_js__WEBPACK_IMPORTED_MODULE_1__.KD)(dated, data))
            one.body?.startsWith(start) === !0 && ((0, _identity_js__WEBPACK_IMPORTED_MODULE_2__.MU)(one.user, author) || mayHaveBeenUs(one)) && found.set(one.id, {
              ...commentOf(one),
              updatedAt: Date.parse(one.updated_at),
              isOwn: (0, _identity_js__WEBPACK_IMPORTED_MODULE_2__.Xj)(one.user, author)
            });
        return [...found.values()];
      }
      async function readOwnComment(github, id2) {
        const { octokit, at } = github;
        return await commentUnlessGone(() => github.read(() => octokit.rest.issues.getComment({ ...at, comment_id: id2 })));
      }
      async function rewriteComment({ octokit, at }, id2, body) {
        await commentUnlessGone(() => octokit.rest.issues.updateComment({ ...at, comment_id: id2, body }));
      }
      async function commentUnlessGone(call) {
        return await (0, _client_js__WEBPACK_IMPORTED_MODULE_1__.Wi)(async () => commentOf((0, _client_js__WEBPACK_IMPORTED_MODULE_1__.KD)(comment, (await call()).data)));
      }
      const BELONGS = ["OWNER", "MEMBER", "COLLABORATOR"];
      function mayHaveBeenUs({ user, author_association: association }) {
        return user?.type === "Bot" || BELONGS.includes(association ?? "");
      }
      function commentOf(answer) {
        return { id: answer.id, url: answer.html_url, body: answer.body ?? "" };
      }
    })
  ),
  /***/
  6887: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        Kp: () => (
          /* binding */
          otherBuildsSince
        ),
        /* harmony export */
        Md: () => (
          /* binding */
          payloadOf
        ),
        /* harmony export */
        _s: () => (
          /* binding */
          deploymentStates
        ),
        /* harmony export */
        aF: () => (
          /* binding */
          buildInPayload
        ),
        /* harmony export */
        fB: () => (
          /* binding */
          deployedNames
        ),
        /* harmony export */
        o: () => (
          /* binding */
          deploymentsOf
        )
        /* harmony export */
      });
      var valibot__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7934), _lib_record_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5638), _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7268), _lib_side_by_side_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4094), _lib_within_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7840), _client_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6584), _identity_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7369), _pages_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1511);
      const deployment = valibot__WEBPACK_IMPORTED_MODULE_5__.Ikc({
        id: valibot__WEBPACK_IMPORTED_MODULE_5__.aig(),
        node_id: valibot__WEBPACK_IMPORTED_MODULE_5__.YjP(),
        sha: valibot__WEBPACK_IMPORTED_MODULE_5__.YjP(),
        payload: valibot__WEBPACK_IMPORTED_MODULE_5__.L5J(),
        environment: valibot__WEBPACK_IMPORTED_MODULE_5__.YjP(),
        creator: valibot__WEBPACK_IMPORTED_MODULE_5__.cl6(valibot__WEBPACK_IMPORTED_MODULE_5__.Ikc({ login: valibot__WEBPACK_IMPORTED_MODULE_5__.YjP(), type: valibot__WEBPACK_IMPORTED_MODULE_5__.YjP() })),
        created_at: valibot__WEBPACK_IMPORTED_MODULE_5__.cl6(valibot__WEBPACK_IMPORTED_MODULE_5__.YjP())
      }), list = valibot__WEBPACK_IMPORTED_MODULE_5__.YOg(deployment), states = valibot__WEBPACK_IMPORTED_MODULE_5__.Ikc({
        nodes: valibot__WEBPACK_IMPORTED_MODULE_5__.YOg(valibot__WEBPACK_IMPORTED_MODULE_5__.cl6(valibot__WEBPACK_IMPORTED_MODULE_5__.Ikc({ state: valibot__WEBPACK_IMPORTED_MODULE_5__.cl6(valibot__WEBPACK_IMPORTED_MODULE_5__.YjP()) })))
      }), AT_ONCE = 100, STATES = "query states($ids: [ID!]!) { nodes(ids: $ids) { ... on Deployment { state } } }";
      function deploymentsOf(github, app) {
        const { octokit, at } = github, { environment, owner, name } = app, task = `deploy:${name}`;
        return {
          look: async () => {
            const pages = (0, _pages_js__WEBPACK_IMPORTED_MODULE_4__.E)(github, (asked) => octokit.rest.repos.listDeployments({ ...at, task, ...asked }), AT_ONCE), listed = [];
            for await (const { data } of pages)
              listed.push(...(0, _client_js__WEBPACK_IMPORTED_MODULE_2__.KD)(list, data));
            const ours = listed.map((one) => ({ ...one, payload: payloadOf(one.payload) })).filter(({ payload }) => payload.owner === owner && payload.app === name).sort((a, b) => b.id - a.id), stand = await statesOfOurs(github, ours);
            return ours.flatMap(({ id: id2, sha, payload, environment: where }, index) => {
              const state = stand[index];
              return state === void 0 ? [] : [{ id: id2, sha, build: buildInPayload(payload.build), state, isHere: where === environment }];
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
              transient_environment: !0,
              production_environment: !1,
              auto_merge: !1,
              required_contexts: []
            });
            return { id: (0, _client_js__WEBPACK_IMPORTED_MODULE_2__.KD)(deployment, data).id, sha, build };
          },
          tell: async (id2, { state, description, logUrl, url }) => {
            await (0, _client_js__WEBPACK_IMPORTED_MODULE_2__.Wi)(() => octokit.rest.repos.createDeploymentStatus({
              ...at,
              deployment_id: id2,
              state,
              description,
              log_url: logUrl,
              ...url === void 0 ? {} : { environment_url: url },
              auto_inactive: !1
            }));
          }
        };
      }
      async function deployedNames(github, { environment, owner }) {
        const us = await (0, _identity_js__WEBPACK_IMPORTED_MODULE_3__.C4)(github);
        return (await newestIn(github, environment)).flatMap(({ payload, creator }) => {
          const { owner: of, app: name } = payloadOf(payload);
          return of === owner && typeof name == "string" && (0, _identity_js__WEBPACK_IMPORTED_MODULE_3__.Xj)(creator, us) ? [name] : [];
        });
      }
      async function otherBuildsSince(github, { environment, since, build }) {
        return (await newestIn(github, environment, GRAPHQL_WAITS_MS)).filter(({ created_at: created, payload }) => {
          const read = payloadOf(payload);
          return typeof read.app == "string" && read.build !== build && Date.parse(created ?? "") >= since.getTime();
        }).length;
      }
      async function newestIn(github, environment, mostMs) {
        const { octokit, at } = github, { data } = await github.read(() => octokit.rest.repos.listDeployments({ ...at, environment, per_page: AT_ONCE }), mostMs);
        return (0, _client_js__WEBPACK_IMPORTED_MODULE_2__.KD)(list, data);
      }
      async function deploymentStates(github, ids2, mostMs) {
        if (ids2.length === 0)
          return [];
        const answer = await github.read(() => github.octokit.graphql(STATES, { ids: ids2 }).catch(dataBeside), mostMs);
        return (0, _client_js__WEBPACK_IMPORTED_MODULE_2__.KD)(states, answer).nodes.map((node) => node ? node.state ?? "PENDING" : void 0);
      }
      const GRAPHQL_WAITS_MS = 5e3, MOST_BY_REST = 10;
      async function statesOfOurs(github, ours) {
        const nodes = ours.map(({ node_id: node }) => node);
        try {
          const asked = deploymentStates(github, nodes, GRAPHQL_WAITS_MS);
          return await (0, _lib_within_js__WEBPACK_IMPORTED_MODULE_1__.u)(github.clock, GRAPHQL_WAITS_MS, "GitHub", asked);
        } catch (error) {
          if (!isOutage(error, github))
            throw error;
          const newest = ours.slice(0, MOST_BY_REST).map(({ id: id2 }) => id2);
          return await statesByRest(github, newest);
        }
      }
      const statuses = valibot__WEBPACK_IMPORTED_MODULE_5__.YOg(valibot__WEBPACK_IMPORTED_MODULE_5__.Ikc({ id: valibot__WEBPACK_IMPORTED_MODULE_5__.aig(), state: valibot__WEBPACK_IMPORTED_MODULE_5__.YjP() }));
      function isOutage(error, { clock }) {
        return error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR || (0, _client_js__WEBPACK_IMPORTED_MODULE_2__.JH)(error) !== void 0 || (0, _client_js__WEBPACK_IMPORTED_MODULE_2__.ho)(error) || (0, _client_js__WEBPACK_IMPORTED_MODULE_2__.lT)(error, clock) !== void 0 || (0, _client_js__WEBPACK_IMPORTED_MODULE_2__.to)(error).errors.length > 0;
      }
      async function statesByRest(github, ids2) {
        const { octokit, at } = github;
        return await (0, _lib_side_by_side_js__WEBPACK_IMPORTED_MODULE_6__.Q)(ids2, 4, async (id2) => {
          const answer = await (0, _client_js__WEBPACK_IMPORTED_MODULE_2__.Wi)(() => github.read(() => octokit.rest.repos.listDeploymentStatuses({ ...at, deployment_id: id2, per_page: 100 })));
          if (answer === void 0)
            return;
          const [last] = (0, _client_js__WEBPACK_IMPORTED_MODULE_2__.KD)(statuses, answer.data).sort((a, b) => b.id - a.id);
          return last === void 0 ? "PENDING" : BY_REST[last.state] ?? last.state.toUpperCase();
        });
      }
      const BY_REST = { success: "ACTIVE", inactive: "DESTROYED" };
      function dataBeside(error) {
        const { errors, data } = (0, _client_js__WEBPACK_IMPORTED_MODULE_2__.to)(error);
        if (errors.some(({ type }) => type === "FORBIDDEN"))
          throw Object.assign(new Error("Resource not accessible", { cause: error }), { status: 403 });
        if (data === void 0 || !errors.every(({ type }) => type === "NOT_FOUND"))
          throw error;
        return data;
      }
      function payloadOf(payload) {
        try {
          const read = typeof payload == "string" ? JSON.parse(payload) : payload;
          return (0, _lib_record_js__WEBPACK_IMPORTED_MODULE_7__.u)(read) ? read : {};
        } catch {
          return {};
        }
      }
      function buildInPayload(value) {
        return typeof value == "string" ? value : "";
      }
    })
  ),
  /***/
  7369: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        C4: () => (
          /* binding */
          ownLogin
        ),
        /* harmony export */
        MU: () => (
          /* binding */
          isOurs
        ),
        /* harmony export */
        Xj: () => (
          /* binding */
          isCertainlyOurs
        )
        /* harmony export */
      });
      async function ownLogin(github) {
        const { octokit } = github, asked = logins.get(octokit) ?? github.read(() => octokit.graphql("query { viewer { login } }")).then(({ viewer }) => viewer.login);
        logins.set(octokit, asked);
        try {
          return await asked;
        } catch {
          logins.delete(octokit);
          return;
        }
      }
      const logins = /* @__PURE__ */ new WeakMap();
      function isCertainlyOurs(author, own) {
        return own !== void 0 && isOurs(author, own);
      }
      function isOurs(author, own) {
        return author == null ? !1 : author.login === own ? !0 : author.type === "Bot" && (own === void 0 || author.login === `${own}[bot]`);
      }
    })
  ),
  /***/
  1511: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        E: () => (
          /* binding */
          pagesOf
        )
        /* harmony export */
      });
      var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6584);
      const SIZES = [100, 20, 4, 1], [LARGEST] = SIZES, MOST_REQUESTS = 250;
      async function* pagesOf(github, ask, most = 1 / 0) {
        let at = 0, size = LARGEST;
        for (let requests = 0; requests < MOST_REQUESTS && at < most; requests++) {
          const asked = { per_page: size, page: at / size + 1 };
          try {
            const { data, headers } = await github.read(() => ask(asked)), last = !/\brel="?next\b/.test(headers.link ?? "");
            if (yield { data, last }, last)
              return;
            at += size, size = SIZES.find((larger) => at % larger === 0) ?? 1;
          } catch (error) {
            const smaller = SIZES.find((next) => next < size);
            if ((0, _client_js__WEBPACK_IMPORTED_MODULE_0__.JH)(error)?.tooLarge !== !0 || smaller === void 0)
              throw error;
            size = smaller;
          }
        }
      }
    })
  ),
  /***/
  4577: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        D: () => (
          /* binding */
          inconsistencyOf
        ),
        /* harmony export */
        _: () => (
          /* binding */
          previewApp
        )
        /* harmony export */
      });
      var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7934), _lib_record_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5638), _lib_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9112), _refusals_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5642);
      const inconsistentObject = valibot__WEBPACK_IMPORTED_MODULE_1__.Ikc({
        type: valibot__WEBPACK_IMPORTED_MODULE_1__.lqM(valibot__WEBPACK_IMPORTED_MODULE_1__.L5J()),
        name: valibot__WEBPACK_IMPORTED_MODULE_1__.lqM(valibot__WEBPACK_IMPORTED_MODULE_1__.L5J()),
        reason: valibot__WEBPACK_IMPORTED_MODULE_1__.lqM(valibot__WEBPACK_IMPORTED_MODULE_1__.L5J()),
        definition: valibot__WEBPACK_IMPORTED_MODULE_1__.lqM(valibot__WEBPACK_IMPORTED_MODULE_1__.L5J())
      }), metadataAnswer = valibot__WEBPACK_IMPORTED_MODULE_1__.Ikc({
        is_consistent: valibot__WEBPACK_IMPORTED_MODULE_1__.zMY(),
        inconsistent_objects: valibot__WEBPACK_IMPORTED_MODULE_1__.lqM(valibot__WEBPACK_IMPORTED_MODULE_1__.YOg(inconsistentObject), [])
      });
      function previewApp(endpoint, adminSecret, fetch) {
        const at = (path) => `${(0, _lib_text_js__WEBPACK_IMPORTED_MODULE_2__.hT)(endpoint, "/")}${path}`, toMetadata = (type, args) => fetch(at("/v1/metadata"), {
          method: "POST",
          headers: { "content-type": "application/json", "x-hasura-admin-secret": adminSecret },
          body: JSON.stringify({ type, args })
        });
        return {
          health: async () => {
            const response = await fetch(at("/healthz")), text = (await response.text()).trim();
            return response.status === 200 && text === "OK" ? { state: "ok" } : response.status === 200 && text.startsWith("WARN") ? { state: "warn" } : { state: "down", why: `HTTP ${String(response.status)} ${text}`.trim() };
          },
          reloadRemoteSchemas: async (names) => {
            await toMetadata("reload_metadata", { reload_remote_schemas: names, reload_sources: !1 });
          },
          inconsistencies: async () => {
            const response = await toMetadata("get_inconsistent_metadata", {}), text = await response.text(), answer = valibot__WEBPACK_IMPORTED_MODULE_1__.xLC(valibot__WEBPACK_IMPORTED_MODULE_1__.FsL(valibot__WEBPACK_IMPORTED_MODULE_1__.YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__.qFJ(), metadataAnswer), text);
            if (response.status === 200 && answer.success) {
              const { is_consistent: consistent, inconsistent_objects: objects } = answer.output;
              if (consistent)
                return [];
              const named = objects.map(inconsistencyOf);
              return named.length > 0 ? named : [
                {
                  type: "metadata",
                  name: "unnamed",
                  reason: "the app calls its metadata inconsistent and names no object"
                }
              ];
            }
            throw new _refusals_js__WEBPACK_IMPORTED_MODULE_0__.R2("metadata-unknown", `The app did not report whether its metadata is consistent (HTTP ${String(response.status)}).`, {
              effect: "none",
              status: response.status,
              words: text,
              remedy: "Run the job again; if it happens again, check the app in the console."
            });
          }
        };
      }
      function inconsistencyOf({ type, name, reason, definition }) {
        return {
          type: worded(type),
          name: worded(name),
          reason: worded(reason),
          ...type === "remote_schema" ? { remoteSchema: remoteSchemaOf(worded(name), definition) } : {}
        };
      }
      function remoteSchemaOf(object, entry) {
        const { name, definition } = (0, _lib_record_js__WEBPACK_IMPORTED_MODULE_3__.u)(entry) ? entry : {}, { url, url_from_env: fromEnv } = (0, _lib_record_js__WEBPACK_IMPORTED_MODULE_3__.u)(definition) ? definition : {}, [, inUrl] = /^\{\{ ?(\w+) ?\}\}$/.exec(typeof url == "string" ? url : "") ?? [];
        return {
          name: typeof name == "string" ? name : object.replace(/^remote_schema /, ""),
          variable: typeof fromEnv == "string" ? fromEnv : inUrl
        };
      }
      function worded(value) {
        if (typeof value == "string")
          return value;
        try {
          return value === void 0 ? "" : JSON.stringify(value);
        } catch {
          return "nested too deeply to be shown";
        }
      }
    })
  ),
  /***/
  7712: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        B: () => (
          /* binding */
          consoleUrl
        ),
        m: () => (
          /* binding */
          hasuraCloud
        )
      });
      var markers = __webpack_require__(8268), jobs = __webpack_require__(7144), dist = __webpack_require__(7934);
      const uuid = dist.FsL(dist.YjP(), dist.uRe()), project = dist.Ikc({
        id: uuid,
        name: dist.YjP(),
        endpoint: dist.YjP(),
        tenant: dist.cl6(dist.Ikc({ id: uuid }))
      }), projectsByName = {
        name: "projectsByName",
        kind: "query",
        document: `query projectsByName($name: String!) {
    projects(where: {name: {_eq: $name}}) { id name endpoint tenant { id } }
  }`,
        data: dist.Ikc({ projects: dist.YOg(project) })
      }, projectsPage = {
        name: "projectsPage",
        kind: "query",
        document: `query projectsPage($like: String!, $limit: Int!, $offset: Int!) {
    projects(where: {name: {_like: $like}}, order_by: [{id: asc}], limit: $limit, offset: $offset) {
      id name endpoint tenant { id }
    }
  }`,
        data: dist.Ikc({ projects: dist.YOg(project) })
      }, projectsOfIds = {
        name: "projectsOfIds",
        kind: "query",
        document: `query projectsOfIds($ids: [uuid!]!) {
    projects(where: {id: {_in: $ids}}) { id name endpoint tenant { id } }
  }`,
        data: dist.Ikc({ projects: dist.YOg(project) })
      }, projectById = {
        name: "projectById",
        kind: "query",
        document: `query projectById($id: uuid!) {
    projects_by_pk(id: $id) { id name endpoint tenant { id } }
  }`,
        data: dist.Ikc({ projects_by_pk: dist.mee(project) })
      }, tenantEnv = {
        name: "tenantEnv",
        kind: "query",
        document: `query tenantEnv($tenantId: uuid!) {
    getTenantEnv(tenantId: $tenantId) { hash envVars }
  }`,
        data: dist.Ikc({ getTenantEnv: dist.mee(dist.Ikc({ hash: dist.YjP(), envVars: dist.L5J() })) })
      }, operations_event = dist.Ikc({
        id: dist.YjP(),
        event_type: dist.YjP(),
        public_event_data: dist.cl6(dist.L5J()),
        error: dist.cl6(dist.YjP()),
        github_detail: dist.cl6(dist.YjP()),
        created_at: dist.lqM(dist.YjP())
      }), job = dist.Ikc({
        id: uuid,
        status: dist.YjP(),
        tasks: dist.cl6(dist.YOg(dist.Ikc({ id: dist.YjP(), name: dist.YjP(), task_events: dist.cl6(dist.YOg(operations_event)) })))
      }), jobData = dist.Ikc({ jobs_by_pk: dist.mee(job) }), jobStatusWithTimes = {
        name: "jobStatus",
        kind: "query",
        document: jobStatusDocument("created_at"),
        data: jobData
      }, operations_jobStatus = {
        name: "jobStatus",
        kind: "query",
        document: jobStatusDocument(""),
        data: jobData
      }, jobsOfProject = {
        name: "jobsOfProject",
        kind: "query",
        document: `query jobsOfProject($id: uuid!) {
    projects_by_pk(id: $id) { jobs { id status tasks { id name } } }
  }`,
        data: dist.Ikc({ projects_by_pk: dist.mee(dist.Ikc({ jobs: dist.YOg(job) })) })
      }, createPreviewApp = {
        name: "createPreviewApp",
        kind: "mutation",
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
        data: dist.Ikc({ createGitHubPreviewApp: dist.Ikc({ githubPreviewAppJobID: uuid }) })
      }, operations_createTenant = {
        name: "createTenant",
        kind: "mutation",
        document: `mutation createTenant(
    $name: String!, $cloud: String!, $region: String!, $plan: String!, $env: [UpdateEnvsObject]
  ) {
    createTenant(name: $name, cloud: $cloud, region: $region, plan: $plan, envs: $env) { id }
  }`,
        data: dist.Ikc({ createTenant: dist.Ikc({ id: uuid }) })
      }, updateTenantEnv = {
        name: "updateTenantEnv",
        kind: "mutation",
        document: `mutation updateTenantEnv($tenantId: uuid!, $currentHash: String!, $env: [UpdateEnvObject!]!) {
    updateTenantEnv(tenantId: $tenantId, currentHash: $currentHash, envs: $env) { hash }
  }`,
        data: dist.Ikc({ updateTenantEnv: dist.mee(dist.Ikc({ hash: dist.YjP() })) })
      }, deleteTenantEnv = {
        name: "deleteTenantEnv",
        kind: "mutation",
        document: `mutation deleteTenantEnv($tenantId: uuid!, $currentHash: String!, $keys: [String!]!) {
    deleteTenantEnv(tenantId: $tenantId, currentHash: $currentHash, deleteEnvs: $keys) { hash }
  }`,
        data: dist.Ikc({ deleteTenantEnv: dist.mee(dist.Ikc({ hash: dist.YjP() })) })
      }, renameTenant = {
        name: "renameTenant",
        kind: "mutation",
        document: `mutation renameTenant($tenantId: uuid!, $name: String!) {
    updateTenantName(tenantId: $tenantId, name: $name) { tenant_id }
  }`,
        data: dist.Ikc({ updateTenantName: dist.mee(dist.Ikc({ tenant_id: dist.YjP() })) })
      }, deleteTenant = {
        name: "deleteTenant",
        kind: "mutation",
        document: `mutation deleteTenant($tenantId: uuid!) {
    deleteTenant(tenantId: $tenantId) { status }
  }`,
        data: dist.Ikc({ deleteTenant: dist.mee(dist.Ikc({ status: dist.YjP() })) })
      };
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
      var refusals = __webpack_require__(5642);
      function hasuraCloud(call, secrets) {
        let jobStatus = jobStatusWithTimes;
        const environment = async (tenantId) => {
          const { getTenantEnv } = await call(tenantEnv, { tenantId });
          return getTenantEnv === null ? void 0 : { hash: getTenantEnv.hash, envVars: getTenantEnv.envVars };
        };
        return {
          projectsNamed: async (name) => {
            const { projects } = await call(projectsByName, { name });
            return projects.map(projectOf);
          },
          projectsBeginning: async (start, { size, from }) => {
            const page = { like: `${start}%`, limit: size, offset: from }, { projects } = await call(projectsPage, page);
            return projects.map(projectOf);
          },
          stillListed: async (ids2) => {
            const { projects } = await call(projectsOfIds, { ids: ids2 });
            return projects.map(projectOf);
          },
          project: async (id2) => {
            const { projects_by_pk: found } = await call(projectById, { id: id2 });
            return found === null ? void 0 : projectOf(found);
          },
          marker: async (tenantId) => {
            const found = await environment(tenantId);
            return found && { marker: (0, markers.t7)(found.envVars), hash: found.hash };
          },
          openTenant: async (tenantId) => {
            const found = await environment(tenantId);
            if (found === void 0)
              return;
            const adminSecret = adminSecretIn(found.envVars);
            return adminSecret !== void 0 && secrets.addAdmin(adminSecret), { marker: (0, markers.t7)(found.envVars), hash: found.hash, adminSecret };
          },
          difference: async (tenantId, wanted, before) => {
            const found = await environment(tenantId), has = (0, markers.DF)(found?.envVars);
            if (found === void 0 || has === void 0)
              return;
            const names = new Set(wanted.map(({ key }) => key));
            return {
              marker: (0, markers.t7)(found.envVars),
              hash: found.hash,
              changed: wanted.filter(({ key, value }) => variableText(has[key]) !== value).map(({ key }) => key),
              surplus: before.filter((key) => !names.has(key) && Object.hasOwn(has, key) && !isReserved(key))
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
              env: variables
            });
            return createGitHubPreviewApp.githubPreviewAppJobID;
          },
          createTenant: async ({ name, cloud, region, plan }, env) => {
            const { createTenant } = await call(operations_createTenant, { name, cloud, region, plan, env });
            return createTenant.id;
          },
          job: async (id2) => {
            try {
              return readAnswer(await call(jobStatus, { id: id2 }));
            } catch (error) {
              if (jobStatus === operations_jobStatus || !hidesTimes(error))
                throw error;
              return jobStatus = operations_jobStatus, readAnswer(await call(jobStatus, { id: id2 }));
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
          }
        };
      }
      function isDeployment({ tasks }) {
        return tasks?.some(({ name }) => name === "gh-validation") === !0;
      }
      async function unlessUnchanged(work) {
        try {
          await work();
        } catch (error) {
          if (!(error instanceof refusals.R2) || error.words?.includes("nothing changed in config") !== !0)
            throw error;
        }
      }
      function isReserved(key) {
        return key.startsWith(markers.Km);
      }
      function variableText(value) {
        if (value != null)
          return typeof value == "string" ? value : JSON.stringify(value);
      }
      function projectOf(found) {
        return { id: found.id, name: found.name, endpoint: found.endpoint, tenantId: found.tenant?.id };
      }
      function readAnswer(answer) {
        return answer.jobs_by_pk === null ? void 0 : (0, jobs.IH)(answer.jobs_by_pk);
      }
      function hidesTimes(error) {
        return error instanceof refusals.R2 && /"?created_at"? not found/.test(error.words ?? "");
      }
      function adminSecretIn(envVars) {
        const secret = (0, markers.DF)(envVars)?.HASURA_GRAPHQL_ADMIN_SECRET;
        return typeof secret == "string" && secret !== "" ? secret : void 0;
      }
      function consoleUrl(projectId) {
        return `https://cloud.hasura.io/project/${projectId}/console`;
      }
    })
  ),
  /***/
  7144: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        IH: () => (
          /* binding */
          jobReading
        ),
        /* harmony export */
        Mz: () => (
          /* binding */
          taskAtWork
        ),
        /* harmony export */
        Y_: () => (
          /* binding */
          taskViews
        )
        /* harmony export */
      });
      function jobReading(answer) {
        const told = answer.tasks ?? [], tasks = told.map(readTask), failed = tasks.find(({ state }) => state === "failed");
        return {
          id: answer.id,
          state: answer.status === "success" || answer.status === "failed" || answer.status === "skipped" ? answer.status : "pending",
          status: answer.status,
          tasks,
          made: madeBy(told.flatMap(({ task_events: events }) => events ?? [])),
          error: failed?.error ?? failed?.detail
        };
      }
      function taskAtWork(reading) {
        return reading.tasks.findLast(({ state }) => state === "running");
      }
      function taskViews(tasks) {
        return tasks.map(({ name, state, startedAt, endedAt, about }) => ({
          name,
          state,
          ...startedAt === void 0 || endedAt === void 0 ? {} : { ms: Math.max(0, endedAt - startedAt) },
          ...about === !0 ? { about } : {}
        }));
      }
      function readTask(task) {
        const events = task.task_events ?? [], failure = events.find(({ event_type: type }) => type === "failed"), end = failure ?? events.find(({ event_type: type }) => type === "success"), times = events.map(timeOf).filter((time) => time !== void 0), endedAt = end === void 0 ? void 0 : timeOf(end), details = events.map(({ github_detail: detail }) => detail ?? "").filter((detail) => detail.trim() !== "");
        return {
          id: task.id,
          name: task.name,
          state: failure !== void 0 ? "failed" : end !== void 0 ? "success" : "running",
          ...times.length === 0 ? {} : { startedAt: Math.min(...times) },
          ...endedAt === void 0 ? {} : { endedAt },
          ...failure?.error === null || failure?.error === void 0 || failure.error.trim() === "" ? {} : { error: failure.error },
          ...details.length === 0 ? {} : { detail: [...new Set(details)].join(`
`) }
        };
      }
      function madeBy(events) {
        for (const { event_type: type, public_event_data: data } of events) {
          if (type !== "success" || typeof data != "object" || data === null)
            continue;
          const { projectId, githubDeploymentJobID: deploymentJobId } = data;
          if (isUuid(projectId))
            return { projectId, ...isUuid(deploymentJobId) ? { deploymentJobId } : {} };
        }
        return {};
      }
      function isUuid(value) {
        return typeof value == "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
      }
      function timeOf(event) {
        const time = Date.parse(event.created_at ?? "");
        return Number.isNaN(time) ? void 0 : time;
      }
    })
  ),
  /***/
  5642: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        R2: () => (
          /* binding */
          HasuraRefusal
        ),
        $x: () => (
          /* binding */
          effectOf
        ),
        WE: () => (
          /* binding */
          passes
        ),
        Of: () => (
          /* binding */
          refusalOf
        ),
        oP: () => (
          /* binding */
          refusalOfStatus
        )
      });
      var errors = __webpack_require__(7268), lib_text = __webpack_require__(9112);
      const VERSION = "1.0.0";
      class HasuraRefusal extends errors.HR {
        name = "HasuraRefusal";
        effect;
        status;
        afterMs;
        constructor(code, message, facts) {
          super(code, message, { remedy: facts.remedy, words: facts.words }), this.effect = facts.effect, this.status = facts.status, this.afterMs = facts.afterMs;
        }
      }
      const TOKEN_REMEDY = "Check the input hasura-cloud-token (or HASURA_CLOUD_ACCESS_TOKEN): create a new personal access token in Hasura Cloud (My Account → Access Tokens) and store it as a secret of the repository.", REFUSALS = [
        {
          code: "hasura-token-refused",
          text: /not found in type: '(query|mutation)_root'/,
          what: "Hasura Cloud refused the token",
          remedy: TOKEN_REMEDY
        },
        {
          code: "hasura-token-refused",
          says: /^(access-denied|invalid-headers|invalid-jwt|jwt-.*|unauthorized)$/i,
          what: "Hasura Cloud refused the token",
          remedy: TOKEN_REMEDY
        },
        {
          code: "api-changed",
          text: /(field|argument|type) ['"\w]+ not found|unexpected (variables?|argument)|cannot query field/i,
          what: "Hasura Cloud's API has changed: it no longer has a field that this action requests",
          remedy: `This is version ${VERSION} of the action: check for a newer version.`
        },
        {
          code: "account-limit",
          text: /\bquota\b|limit (of|was|is|has been|reached|exceeded)|limit\b.*\breached|maximum number|payment|billing|upgrade your/i,
          what: "Hasura Cloud says that a limit of the account is reached",
          remedy: "An account with only Free projects may create 60 preview apps a month and have 3 projects: delete unused projects at https://cloud.hasura.io/ or with mode: sweep, set max-previews, wait, or use a paid plan (https://hasura.io/pricing)."
        },
        {
          code: "name-taken",
          text: /already (exists|taken|in use|been taken)|name .*(taken|not available|unavailable)|uniqueness violation/i,
          what: "The name of the app is taken",
          remedy: "Names are unique across Hasura Cloud: choose another one with the input name."
        },
        {
          code: "hasura-not-allowed",
          text: /\b(not allowed|permission denied|insufficient permissions?)\b/i,
          says: /^permission-(error|denied)$/i,
          what: "Hasura Cloud does not allow the account of this token to do that",
          remedy: "Use the token of an account that may create and delete projects, or change its rights at https://cloud.hasura.io/."
        },
        {
          code: "request-refused",
          says: /^(validation-failed|parse-failed|bad-request|constraint-violation|constraint-error|not-exists|data-exception|not-supported)$/i,
          what: "Hasura Cloud refused the request",
          remedy: "The quoted error says which value it rejected. If it names none of your inputs, you may need a newer version of this action."
        }
      ];
      function refusalOf(errors2, status, doing) {
        const words = errors2.map((error) => typeof error?.message == "string" ? error.message : JSON.stringify(error?.message ?? error)).join(`
`), code = errors2.map((error) => error?.extensions?.code).find((c) => typeof c == "string") ?? "", kind = status >= 500 || status === 408 || /time(d|-)? ?out|deadline exceeded/i.test(words) ? void 0 : REFUSALS.find(({ text, says }) => (text?.test(words) ?? !1) || (says?.test(code) ?? !1));
        return kind === void 0 && (status === 401 || status === 403) ? refusalOfStatus(status, words, doing) : kind !== void 0 ? new HasuraRefusal(kind.code, `${kind.what} (${doing}).`, {
          effect: "none",
          status,
          remedy: kind.remedy,
          words
        }) : new HasuraRefusal("hasura-error", `Hasura Cloud answered with an error (${doing}).`, {
          effect: "unknown",
          status,
          remedy: "Run the job again later; the quoted text is Hasura Cloud's.",
          words
        });
      }
      function refusalOfStatus(status, body, doing, afterMs) {
        const words = body.trim() === "" ? void 0 : body, wait = afterMs === void 0 ? "" : ` Wait ${(0, lib_text.p0)(afterMs)}.`, facts = { status, afterMs, words };
        return status === 401 || status === 403 ? new HasuraRefusal("hasura-token-refused", `Hasura Cloud refused the token (${doing}, HTTP ${String(status)}).`, {
          ...facts,
          effect: "none",
          remedy: TOKEN_REMEDY
        }) : status === 429 ? new HasuraRefusal("hasura-too-many-requests", `Hasura Cloud says that too many requests were made (${doing}).`, {
          ...facts,
          effect: "none",
          remedy: `Run the job again later.${wait}`
        }) : new HasuraRefusal("no-graphql", `Hasura Cloud answered with something other than a GraphQL response (${doing}, HTTP ${String(status)}).`, {
          ...facts,
          effect: status >= 400 && status < 500 ? "none" : "unknown",
          remedy: `This is usually an outage or a wrong api-url: check the input, and run the job again later.${wait}`
        });
      }
      function effectOf(error) {
        return error instanceof errors.wX ? error.sent === "no" ? "none" : "unknown" : error instanceof HasuraRefusal ? error.effect : "unknown";
      }
      function passes(error) {
        return error instanceof errors.wX ? error.retryable : error instanceof HasuraRefusal && (error.status === 429 || error.status >= 500);
      }
    })
  ),
  /***/
  1931: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        p: () => (
          /* binding */
          carefulFetch
        )
        /* harmony export */
      });
      var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7268);
      const REQUEST_MS = 3e4, NOT_NEEDED = new Error("no longer needed"), BODY_BYTES = 5 * 1024 * 1024, REQUEST_IDS = ["x-request-id", "x-github-request-id"];
      function carefulFetch({ fetch, clock, signal, log }, callee, { requestMs = REQUEST_MS, bodyBytes = BODY_BYTES } = {}) {
        return async (input, init) => {
          const url = new URL(input instanceof Request ? input.url : input), begun = clock.now(), told = (how) => {
            log.debug(`${whatIsAsked(callee, url, init)}: ${how}, ${String(Math.round(clock.now() - begun))} ms`);
          }, timeout = new AbortController(), done = new AbortController();
          clock.sleep(requestMs, done.signal).then(() => {
            timeout.abort();
          }, () => {
          });
          const signals = [signal, timeout.signal, ...init?.signal ? [init.signal] : []];
          try {
            const response = await fetch(input, { ...init, redirect: "error", signal: AbortSignal.any(signals) }), whole = await readWhole(response, bodyBytes);
            return told([String(response.status), requestIdOf(response)].filter((part) => part !== "").join(", ")), whole;
          } catch (error) {
            throw told(timeout.signal.aborted ? "no answer" : codeOf(error) || "failed"), signal.throwIfAborted(), init?.signal?.throwIfAborted(), timeout.signal.aborted ? new _errors_js__WEBPACK_IMPORTED_MODULE_0__.wX(`${url.host} did not answer within ${String(requestMs / 1e3)} s`, {
              sent: "maybe",
              retryable: !0,
              host: url.host
            }) : described(error, url, bodyBytes);
          } finally {
            done.abort(NOT_NEEDED);
          }
        };
      }
      function whatIsAsked({ service, operation }, url, init) {
        return `${service} ${operation?.(init?.body) ?? `${init?.method ?? "GET"} ${url.pathname}`}`;
      }
      function requestIdOf({ headers }) {
        const id2 = REQUEST_IDS.map((name) => headers.get(name) ?? "").find((value) => value !== "");
        return id2 === void 0 ? "" : `request ${id2.slice(0, 100)}`;
      }
      class TooMuch extends Error {
        ok;
        constructor(ok) {
          super("the answer is too large"), this.ok = ok;
        }
      }
      async function readWhole(response, bodyBytes) {
        const { status, statusText, headers } = response, chunks = [];
        let size = 0;
        if (response.body !== null)
          for await (const chunk of response.body) {
            if (size += chunk.byteLength, size > bodyBytes)
              throw new TooMuch(response.ok);
            chunks.push(chunk);
          }
        const whole = new Response(size === 0 ? null : Buffer.concat(chunks), { status, statusText, headers });
        return Object.defineProperty(whole, "url", { value: response.url }), whole;
      }
      const NEVER_SENT = {
        ENOTFOUND: "its host name cannot be resolved",
        EAI_AGAIN: "its host name cannot be resolved",
        ECONNREFUSED: "it refuses connections",
        EHOSTUNREACH: "it cannot be reached",
        ENETUNREACH: "it cannot be reached",
        UND_ERR_CONNECT_TIMEOUT: "no connection within 10 s"
      }, CERTIFICATE = /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER))/, PROXY_REFUSED = /Proxy response \((\d+)\)/;
      function described(error, url, bodyBytes) {
        const { host } = url;
        if (error instanceof TooMuch)
          return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.wX(`${host} answered with more than ${String(Math.round(bodyBytes / 1024 / 1024))} MB, which is more than the action reads`, { sent: "maybe", retryable: !1, host, tooLarge: error.ok, cause: error });
        const code = codeOf(error);
        if (CERTIFICATE.test(code))
          return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.wX(`The certificate of ${host} was not accepted (${code}); if it is correct, set NODE_EXTRA_CA_CERTS to its certificate authority`, { sent: "no", retryable: !1, host, cause: error });
        const why = NEVER_SENT[code];
        if (why !== void 0)
          return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.wX(`${host} could not be reached: ${why} (${code})`, {
            sent: "no",
            retryable: !0,
            host,
            cause: error
          });
        const proxy = PROXY_REFUSED.exec(messagesOf(error))?.[1];
        if (proxy !== void 0) {
          const why2 = proxy === "407" ? "asks for another user name or password" : `answered ${proxy}`;
          return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.wX(`${host} could not be reached: the proxy in HTTPS_PROXY or HTTP_PROXY ${why2}; NO_PROXY lists hosts to reach without it`, { sent: "no", retryable: proxy !== "407", host, cause: error });
        }
        if (messagesOf(error).includes("redirect"))
          return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.wX(`${host} answered with a redirect, which is not followed`, {
            sent: "maybe",
            retryable: !1,
            host,
            cause: error
          });
        const detail = code === "" ? messagesOf(error) : code;
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.wX(`The connection to ${host} broke (${detail})`, {
          sent: "maybe",
          retryable: !0,
          host,
          cause: error
        });
      }
      function codeOf(error) {
        for (let at = error; at instanceof Error; at = at.cause)
          if ("code" in at && typeof at.code == "string")
            return at.code;
        return "";
      }
      function messagesOf(error) {
        const messages = [];
        for (let at = error; at instanceof Error; at = at.cause)
          messages.push(at.message);
        return messages.join(": ");
      }
    })
  ),
  /***/
  1737: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        P: () => (
          /* binding */
          retryAfter
        ),
        /* harmony export */
        R: () => (
          /* binding */
          retrying
        )
        /* harmony export */
      });
      var p_retry__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4995), _text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9112);
      const RETRIES = 4, FIRST_MS = 500;
      function retrying(world, work, verdict) {
        const mayWait = (ms) => world.timeLeft === void 0 || ms <= world.timeLeft();
        return (0, p_retry__WEBPACK_IMPORTED_MODULE_0__.Ay)(work, {
          retries: RETRIES,
          minTimeout: 0,
          maxTimeout: 0,
          shouldRetry: async ({ error, attemptNumber }) => {
            const { again, afterMs } = verdict(error), pause = afterMs ?? backoff(attemptNumber, world.random);
            return !again || !mayWait(pause) ? !1 : (afterMs !== void 0 && world.log?.info(`Waiting ${(0, _text_js__WEBPACK_IMPORTED_MODULE_1__.p0)(afterMs)}: ${world.service ?? "the service"} asked for it.`), await world.clock.sleep(pause, world.signal), !0);
          }
        });
      }
      function backoff(attempt, random) {
        return FIRST_MS * 2 ** (attempt - 1) * (0.5 + random());
      }
      function retryAfter(header, clock) {
        if (header == null)
          return;
        if (/^\s*\d+\s*$/.test(header))
          return Number(header) * 1e3;
        const date = /^\s*[A-Z][a-z]{2,8},? /.test(header) ? Date.parse(header) : NaN;
        return Number.isNaN(date) ? void 0 : Math.max(0, date - clock.date().getTime());
      }
    })
  ),
  /***/
  4094: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        A: () => (
          /* binding */
          inGroups
        ),
        /* harmony export */
        Q: () => (
          /* binding */
          sideBySide
        )
        /* harmony export */
      });
      async function sideBySide(items, width, work) {
        const results = [], waiting = [...items.entries()].reverse(), worker = async () => {
          for (let next = waiting.pop(); next !== void 0; next = waiting.pop())
            try {
              results[next[0]] = await work(next[1]);
            } catch (error) {
              throw waiting.length = 0, error;
            }
        }, failed = (await Promise.allSettled(Array.from({ length: Math.min(width, items.length) }, worker))).find((end) => end.status === "rejected");
        if (failed !== void 0)
          throw failed.reason;
        return results;
      }
      function inGroups(items, size) {
        const groups = [];
        for (let at = 0; at < items.length; at += size)
          groups.push(items.slice(at, at + size));
        return groups;
      }
    })
  ),
  /***/
  7840: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        u: () => (
          /* binding */
          within
        )
        /* harmony export */
      });
      var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7268), _text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9112);
      async function within(clock, ms, what, work) {
        const enough = new AbortController(), late = async () => {
          throw await clock.sleep(ms, enough.signal), new _errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("no-answer-in-time", `${what} did not answer within ${(0, _text_js__WEBPACK_IMPORTED_MODULE_1__.p0)(ms)}.`);
        };
        try {
          return await Promise.race([work, late()]);
        } finally {
          enough.abort();
        }
      }
    })
  ),
  /***/
  4231: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        Ql: () => (
          /* binding */
          commentMarker
        ),
        /* harmony export */
        iq: () => (
          /* binding */
          isReviewAlone
        ),
        /* harmony export */
        lv: () => (
          /* binding */
          LONGEST_COMMENT
        ),
        /* harmony export */
        wQ: () => (
          /* binding */
          renderComment
        )
        /* harmony export */
      });
      var _lib_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9112), _render_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6340), _rehearsal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7447), _review_part_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3160);
      const LONGEST_COMMENT = 65536;
      function commentMarker(owner, name, folder) {
        return folder === void 0 ? `<!-- hasura-preview-app ${owner} ${name} -->` : `<!-- hasura-preview-review ${owner} ${name} ${encodeURIComponent(folder)} -->`;
      }
      function renderComment(view, marker, stored) {
        if (stored !== void 0 && isReviewAlone(stored, marker) && tellsOfNothing(view))
          return (0, _review_part_js__WEBPACK_IMPORTED_MODULE_2__.S4)(stored, (0, _review_part_js__WEBPACK_IMPORTED_MODULE_2__.$_)(stored));
        const review = view.state === "deleted" && view.review === void 0 ? (0, _review_part_js__WEBPACK_IMPORTED_MODULE_2__.$_)(stored) : (0, _review_part_js__WEBPACK_IMPORTED_MODULE_2__.mc)(view.review, stored), rehearsal = (0, _rehearsal_js__WEBPACK_IMPORTED_MODULE_1__.l)(view.rehearsal), { failure, ...rest } = view;
        return [
          view,
          withFindings(view, 30),
          { ...withFindings(view, 10), tasks: view.tasks.slice(0, 10) },
          { ...withFindings(view, 3), tasks: [] },
          {
            ...withFindings(rest, 0),
            tasks: [],
            ...failure === void 0 ? {} : { failure: { what: (0, _lib_text_js__WEBPACK_IMPORTED_MODULE_3__.Jj)(failure.what, 1e3) } }
          }
        ].map((candidate) => `${marker}
${(0, _render_js__WEBPACK_IMPORTED_MODULE_0__.qi)(candidate, { review, rehearsal })}`).find((body) => body.length <= LONGEST_COMMENT) ?? `${marker}
${(0, _render_js__WEBPACK_IMPORTED_MODULE_0__.R_)(view)}`;
      }
      function isReviewAlone(body, marker) {
        return body.startsWith(`${marker}
${(0, _render_js__WEBPACK_IMPORTED_MODULE_0__.Wm)("reviewed")}`);
      }
      function tellsOfNothing({ state, removed = [], dropped = [], left = [] }) {
        return state === "deleted" && [...removed, ...dropped, ...left].length === 0;
      }
      function withFindings(view, most) {
        return view.findings === void 0 ? view : { ...view, findings: { ...view.findings, list: view.findings.list.slice(0, most) } };
      }
    })
  ),
  /***/
  3043: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        NZ: () => (
          /* binding */
          goneComment
        ),
        /* harmony export */
        Nk: () => (
          /* binding */
          COMMENT_START
        ),
        /* harmony export */
        iW: () => (
          /* binding */
          saysThatItStands
        ),
        /* harmony export */
        pi: () => (
          /* binding */
          appThatMayStandIn
        )
        /* harmony export */
      });
      var _comment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4231), _render_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6340), _gate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8347);
      const COMMENT_START = "<!-- hasura-preview-app ";
      function appThatMayStandIn(body) {
        const [first = "", second = ""] = body.split(/\r?\n/, 2), [, owner = "", name = ""] = /^<!-- hasura-preview-app (\S.*) ([a-z0-9-]+) -->$/.exec(first) ?? [];
        return !(second === (0, _render_js__WEBPACK_IMPORTED_MODULE_1__.Wm)("deleted") || second === (0, _render_js__WEBPACK_IMPORTED_MODULE_1__.Wm)("reviewed")) && name !== "" ? { owner, name } : void 0;
      }
      const STANDING = [
        "The app {} exists",
        "the app {} exists",
        "The app {} is healthy",
        "The app {} is kept for debugging",
        "The app {} from the previous build",
        "An earlier build of {} exists"
      ];
      function saysThatItStands(body) {
        const [, second = ""] = body.split(/\r?\n/, 2);
        if (second === (0, _render_js__WEBPACK_IMPORTED_MODULE_1__.Wm)("ready") || second === (0, _render_js__WEBPACK_IMPORTED_MODULE_1__.Wm)("building"))
          return !0;
        const name = appThatMayStandIn(body)?.name;
        return name !== void 0 && STANDING.some((words) => body.includes(words.replace("{}", name)));
      }
      function goneComment(app, { because, removed, logUrl, stored }, secrets) {
        const view = {
          state: "deleted",
          name: app.name,
          because,
          removed: removed ? [app.name] : [],
          logUrl,
          tasks: []
        };
        return (0, _gate_js__WEBPACK_IMPORTED_MODULE_2__.j)(secrets, (0, _comment_js__WEBPACK_IMPORTED_MODULE_0__.wQ)((0, _gate_js__WEBPACK_IMPORTED_MODULE_2__.P)(secrets, view), (0, _comment_js__WEBPACK_IMPORTED_MODULE_0__.Ql)(app.owner, app.name), stored));
      }
    })
  ),
  /***/
  7447: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        l: () => (
          /* binding */
          rehearsalPart
        ),
        r: () => (
          /* binding */
          rehearsalSummaryPart
        )
      });
      var rules_rehearsal = __webpack_require__(2112), finding_list = __webpack_require__(8548), markdown = __webpack_require__(4285), lib_text = __webpack_require__(9112);
      const [MOST_VERSIONS, MOST_DIFFERENCES, MOST_NAMED] = [30, 20, 5], LONGEST = 200, MARKS = { ran: "✓", failed: "✗", skipped: "–", "not run": "–" };
      function versionLines({ upgrade }, words) {
        const lines = upgrade.slice(0, MOST_VERSIONS).map((one) => versionLine(one, words)), more = upgrade.length - lines.length;
        return [...lines, ...more > 0 ? [`… and ${String(more)} more`] : []];
      }
      function sourceSentences(source, words) {
        const { fresh, schema, squashed, stopped } = source;
        return [
          squashed.length === 0 ? "" : `Existing databases already have what ${some(squashed, words)} does. Mark it as applied there.`,
          differenceText("The schema changes", schema, words),
          (0, rules_rehearsal.vY)(source) ? "" : freshText(fresh, words),
          stopped === void 0 ? "" : `Not rehearsed to the end: ${words.plain(stopped.why)}${placeText(stopped, words)}`
        ].filter((part) => part !== "");
      }
      function conditions({ seeds }, server, { plain }) {
        const data = seeds === 0 ? "without data" : seeds === 1 ? "with data from 1 seed file" : `with data from ${String(seeds)} seed files`;
        return `Tried on PostgreSQL ${plain(server, 20)}, ${data}. Production has other data, sizes and roles.`;
      }
      function versionLine(one, words) {
        const { version, name, result, ms, rows, locks, rewritten, isPartial, failure } = one, parts = [
          ...result === "ran" ? [(0, rules_rehearsal.Tg)(ms)] : [],
          ...rows === 0 ? [] : [rows === 1 ? "1 row" : `${String(rows)} rows`],
          ...["reads and writes", "writes"].flatMap((blocks) => {
            const tables = locks.filter((lock) => lock.blocks === blocks).map(({ table }) => table);
            return tables.length === 0 ? [] : [`blocks ${blocks} on ${some(tables, words)}`];
          }),
          ...rewritten.length === 0 ? [] : [`rewrites ${some(rewritten, words)}`],
          ...isPartial ? ["ends its own transaction, so its locks are not known"] : [],
          ...failure === void 0 ? [] : [failureText(failure, words)],
          ...result === "skipped" ? ["repeats what the database has"] : [],
          ...result === "not run" ? ["not run"] : [],
          ...result === "ran" ? downText(one, words) : []
        ];
        return [`${MARKS[result]} ${words.code(`${version}_${name}`)}`, ...parts].join(" · ");
      }
      function downText({ down }, words) {
        switch (down.result) {
          case "reverts":
            return ["down.sql undoes it"];
          case "absent":
            return ["down.sql is missing"];
          case "no statement":
            return ["down.sql has no statement"];
          case "not run":
            return [];
          case "differs":
            return [`down.sql leaves: ${differences(down.difference, words)}`];
          case "fails":
            return [`down.sql fails: ${failureText(down.failure, words)}`];
          default:
            return down;
        }
      }
      function failureText(failure, words) {
        return `${words.code(failure.message, LONGEST)}${placeText(failure, words)}`;
      }
      function placeText({ file, line }, { place }) {
        return file === void 0 || line === void 0 ? "" : ` (${place({ file, line })})`;
      }
      function freshText(fresh, words) {
        switch (fresh.result) {
          case "same":
          case "ran":
          case "not run":
            return "";
          case "differs":
            return differenceText("A new database would differ", fresh.difference, words);
          case "fails":
            return `On a new database it fails: ${failureText(fresh.failure, words)}`;
          default:
            return fresh;
        }
      }
      function differenceText(title, difference, words) {
        const said = differences(difference, words);
        return said === "" ? "" : `${title}: ${said}.`;
      }
      function differences({ gained, lost, changed }, { code }) {
        const all = [
          ...gained.map((one) => `+ ${one}`),
          ...lost.map((one) => `− ${one}`),
          ...changed.map((one) => one)
        ], shown = all.slice(0, MOST_DIFFERENCES).map((one) => code((0, lib_text.Jj)(one, LONGEST))), more = all.length - shown.length;
        return `${shown.join(", ")}${more > 0 ? ` and ${String(more)} more` : ""}`;
      }
      function some(names, { code }) {
        const more = names.length - MOST_NAMED;
        return `${names.slice(0, MOST_NAMED).map((name) => code(name)).join(", ")}${more > 0 ? ` and ${String(more)} more` : ""}`;
      }
      const LONGEST_PART = 12e3, LONGEST_SUMMARY = 1e5, MOST_SOURCES = 10, rehearsal_LONGEST = 200;
      function rehearsalPart(shown) {
        return shown === void 0 ? "" : within(shown, LONGEST_PART);
      }
      function rehearsalSummaryPart(shown) {
        return shown === void 0 ? "" : within(shown, LONGEST_SUMMARY);
      }
      function within(shown, most) {
        if ("notRun" in shown)
          return `Upgrade from ${(0, markdown.aY)(shown.base)}: ${(0, markdown.pj)(shown.notRun)}`;
        const { base, rehearsal, blobUrl } = shown, { sources, server } = rehearsal, first = sources.slice(0, MOST_SOURCES), title = (source, text) => {
          const where = sources.length === 1 ? "" : ` (${text(source.source, rehearsal_LONGEST)})`;
          return `<b>Upgrade from ${text(base, rehearsal_LONGEST)}</b>${where}: ${text((0, rules_rehearsal.mW)(source).join(", "), 500)}`;
        }, more = sources.length - first.length;
        return [
          first.map((source) => (0, markdown.TM)(title(source, markdown.qy), details(source, server, blobUrl))),
          first.map((source) => `${title(source, markdown.pj)}. The job summary has the details.`)
        ].map((lines) => [...lines, ...more > 0 ? [`… and ${String(more)} more databases`] : []].join(`

`)).find(({ length }) => length <= most) ?? "";
      }
      function details(source, server, blobUrl) {
        const words = {
          code: markdown.aY,
          plain: markdown.pj,
          place: ({ file, line }) => {
            const name = file.split("/").slice(-2).join("/");
            return (0, markdown.nf)((0, markdown.aY)(`${name}:${String(line)}`), (0, finding_list.lU)({ file, line }, blobUrl));
          }
        };
        return [
          versionLines(source, words).map((line) => `* ${line}`).join(`
`),
          ...sourceSentences(source, words),
          `<sub>${conditions(source, server, words)}</sub>`
        ].filter((part) => part !== "").join(`

`);
      }
    })
  ),
  /***/
  3160: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        $_: () => (
          /* binding */
          foldedReview
        ),
        /* harmony export */
        CJ: () => (
          /* binding */
          keptIn
        ),
        /* harmony export */
        S4: () => (
          /* binding */
          withReviewPart
        ),
        /* harmony export */
        mc: () => (
          /* binding */
          reviewPart
        )
        /* harmony export */
      });
      var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4285), _review_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8238);
      const BEGIN = /^<!-- hasura-review(?: shown((?: [0-9a-f]{20})*))?( approved((?: [0-9a-f]{20})*))? -->\r?$/m, END = /^<!-- \/hasura-review -->\r?$/m;
      function partIn(body) {
        const begin = BEGIN.exec(body);
        if (begin === null)
          return;
        const [line, shown = "", approved, keys = ""] = begin, start = begin.index, rest = body.slice(start + line.length), end = END.exec(rest);
        if (end !== null)
          return {
            start,
            end: start + line.length + end.index + end[0].length,
            content: rest.slice(0, end.index).trim(),
            kept: {
              shown: keysIn(shown),
              ...approved === void 0 ? {} : { approved: keysIn(keys) }
            }
          };
      }
      function keysIn(text) {
        return text.split(" ").filter((key) => key !== "");
      }
      function isEmpty({ shown, approved }) {
        return shown.length === 0 && approved === void 0;
      }
      function written(content, { shown, approved }) {
        return `<!-- hasura-review${[
          ...shown.length === 0 ? [] : [" shown", ...shown],
          ...approved === void 0 ? [] : [`${shown.length === 0 ? " " : ""}approved`, ...approved]
        ].join(" ")} -->
${content === "" ? "" : `
${content}

`}<!-- /hasura-review -->`;
      }
      function keptIn(body) {
        return partIn(body)?.kept;
      }
      const NOTHING = { shown: [] }, [NO_CHANGES, NOT_COMPARED] = [
        "This pull request no longer changes the metadata.",
        "The metadata cannot be read, so this says nothing about its changes."
      ];
      function reviewPart(review, stored, isAlone = !1) {
        const old = stored === void 0 ? void 0 : partIn(stored);
        if (review === void 0)
          return old === void 0 ? "" : written(old.content, old.kept);
        const kept = review.kept === "as before" ? old?.kept ?? NOTHING : review.kept ?? NOTHING, { isSame, changes } = review, isUnchanged = changes === void 0 ? isSame === !0 : (0, _review_js__WEBPACK_IMPORTED_MODULE_0__._X)(changes), content = (0, _review_js__WEBPACK_IMPORTED_MODULE_0__.mM)(review) || (isAlone ? isUnchanged ? NO_CHANGES : NOT_COMPARED : "");
        return content === "" && isEmpty(kept) ? "" : written(content, kept);
      }
      const FOLDED = "<details><summary>What this changed</summary>";
      function foldedReview(stored) {
        const old = stored === void 0 ? void 0 : partIn(stored);
        if (old === void 0)
          return "";
        const { content, kept } = old;
        if (content === "")
          return isEmpty(kept) ? "" : written("", kept);
        const isFolded = content.startsWith(FOLDED) || content === NO_CHANGES || content === NOT_COMPARED;
        return written(isFolded ? content : (0, _markdown_js__WEBPACK_IMPORTED_MODULE_1__.TM)("What this changed", content), kept);
      }
      function withReviewPart(body, part) {
        const old = partIn(body);
        return old === void 0 ? part === "" ? body : `${body.trimEnd()}

${part}` : `${body.slice(0, old.start)}${part}${body.slice(old.end)}`.trimEnd();
      }
    })
  ),
  /***/
  8238: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        mM: () => (
          /* binding */
          reviewSection
        ),
        ll: () => (
          /* binding */
          reviewSummary
        ),
        _X: () => (
          /* binding */
          saysNothing
        )
      });
      var markdown_table = __webpack_require__(735), lib_text = __webpack_require__(9112), finding_list = __webpack_require__(8548), markdown = __webpack_require__(4285), review = __webpack_require__(6415);
      const LONGEST = 200, MOST_WRITTEN = 10, PARTS = new Map(Object.entries({
        set: "presets",
        validate_input: "input validation",
        permissions: "roles",
        role_set: "parent roles",
        disabled_for_roles: "roles without introspection",
        queries: "operations",
        using: "join",
        definition: "target",
        field_mapping: "joined fields",
        configuration: "settings",
        custom_name: "name in the API",
        custom_column_names: "column names in the API",
        column_config: "column settings",
        custom_root_fields: "names of root fields",
        customization: "names in the API",
        handler: "address",
        webhook: "address",
        webhook_from_env: "address",
        url_from_env: "address",
        retry_conf: "retries",
        timeout_seconds: "timeout in seconds",
        tls_allowlist: "hosts without certificate checks"
      })), SWITCHES = new Map(Object.entries({
        allow_aggregations: ["aggregate queries allowed", "aggregate queries no longer allowed"],
        backend_only: ["only with the admin secret", "no longer only with the admin secret"],
        forward_client_headers: ["forwards client headers", "no longer forwards client headers"],
        is_enum: ["now an enum table", "no longer an enum table"]
      })), VERBS = { added: "new", removed: "removed", changed: "" };
      function differenceText({ what, parts, note = "" }, writing) {
        return [VERBS[what], ...parts.map((part) => partText(part, what, writing)), writing.plain(note)].filter((part) => part !== "").join("; ") || "changed";
      }
      const ALIKE = 4;
      function changeLines(changes, writing) {
        const groups = /* @__PURE__ */ new Map();
        for (const change of changes) {
          const { kind, role, action } = change, key = JSON.stringify([kind, role, action, differenceText(change, writing)]);
          groups.set(key, [...groups.get(key) ?? [], change]);
        }
        return [...groups.values()].flatMap((group) => group.length < ALIKE ? group.map((one) => [one]) : [group]).flatMap((group) => {
          const [first] = group;
          return first === void 0 ? [] : [{ at: changes.indexOf(first), text: changeText(group, first, writing) }];
        }).sort((one, other) => one.at - other.at).map(({ text }) => text);
      }
      function changeText(group, first, writing) {
        const { kind, role, action } = first, names = group.map(({ object }) => writing.code(object)).join(", "), about = action === void 0 ? `${kind} ${names}` : `${names} ${action}`, who = role === void 0 ? "" : ` for ${writing.code(role)}`;
        return `${about}${who}: ${differenceText(first, writing)}`;
      }
      function partText({ name, before, after }, what, { code, plain }) {
        const label = PARTS.get(name) ?? plain(name.replaceAll("_", " "), 60), [on, off] = SWITCHES.get(name) ?? [];
        if (on !== void 0 && off !== void 0)
          return after === "true" ? on : off;
        const [was, is] = [before, after].map((text) => text === void 0 ? void 0 : code(text, LONGEST));
        return what === "added" ? is === void 0 ? label : `${label} ${is}` : was === void 0 && is === void 0 ? `${label} changed` : !review.$.includes(name) || before === "*" || after === "*" ? `${label} ${was ?? "none"} → ${is ?? "none"}` : [label, ...is === void 0 ? [] : [`+${is}`], ...was === void 0 ? [] : [`−${was}`]].join(" ");
      }
      function breakingText(text, roles) {
        return roles === "" ? text : `${text} ${/^(?:rows )?can no longer be /.test(text) ? "by" : "for"} ${roles}`;
      }
      function silencedText(count, by = "comments that this pull request adds") {
        return `${counted(count, "finding")} ${count === 1 ? "is" : "are"} silenced by ${by}`;
      }
      function countsText({ changes, breaking }) {
        const permissions = changes.filter(({ action }) => action !== void 0).length, others = changes.length - permissions, parts = permissions === 0 || others === 0 ? "" : ` (${counted(permissions, "permission")}, ${String(others)} other${others === 1 ? "" : "s"})`, broken = breaking.length === 0 ? "" : `, and ${counted(breaking.length, "thing")} that can break clients`;
        return `${counted(changes.length, "change")}${parts}${broken}`;
      }
      function counted(count, noun) {
        return `${String(count)} ${noun}${count === 1 ? "" : "s"}`;
      }
      function afterwardsText({ open: { roles, writes, reads, byName } }, { code }) {
        if (roles.length === 0)
          return "";
        const guessed = byName ? `judging by the ${roles.length === 1 ? "name" : "names"}: ` : "", [named, more] = [writes.slice(0, MOST_WRITTEN), writes.length - MOST_WRITTEN], written = `${named.map((table) => code(table)).join(", ")}${more > 0 ? ` and ${String(more)} more` : ""}`;
        return `After this, ${`anyone who is not signed in (${guessed}${roles.map((role) => code(role)).join(", ")})`} can read ${reads === 0 ? "no tables" : counted(reads, "table")} and write to ${written || "no tables"}.`;
      }
      const LONGEST_SECTION = 2e4, [MOST_CONCERNS, MOST_BREAKING, MOST_CHANGES] = [25, 50, 200], [MOST_NAMED, MOST_LEFT_OUT, MOST_ROLES] = [3, 10, 5], [MOST_SILENCED, MOST_SILENCED_IN_SUMMARY] = [10, 200], review_LONGEST = 200, MARKS = { high: "🔴", medium: "🟠" };
      function reviewSection({ changes: view, blobUrl, verdict }) {
        if (view === void 0 || saysNothing(view))
          return "";
        const { concerns } = view, said = verdict === void 0 ? "" : (0, markdown.pj)(verdict, 400), head = [
          title(view),
          comparedWith(view),
          leftOut(view),
          concernList(concerns, MOST_CONCERNS, blobUrl),
          silencedLine(view, MOST_SILENCED, blobUrl),
          said
        ], breaking = breakingPart(view, MOST_BREAKING);
        return [
          [...head, breaking, changesPart(view, MOST_CHANGES), afterwardsText(view, { code: markdown.aY, plain: markdown.pj })],
          [...head, breaking, "All changes are in the job summary.", afterwardsText(view, { code: markdown.aY, plain: markdown.pj })],
          [
            ...head,
            "All changes, and what can break clients, are in the job summary.",
            afterwardsText(view, { code: markdown.aY, plain: markdown.pj })
          ],
          [
            title(view),
            comparedWith(view),
            leftOut(view),
            silencedLine(view, MOST_SILENCED, blobUrl),
            said,
            afterwardsText(view, { code: markdown.aY, plain: markdown.pj })
          ],
          [title(view), comparedWith(view), silencedLine(view, 0, blobUrl), said]
        ].map((parts) => parts.filter((part) => part !== "").join(`

`)).find(({ length }) => length <= LONGEST_SECTION) ?? title(view);
      }
      function reviewSummary({ changes: view, blobUrl, verdict }) {
        if (view === void 0)
          return "";
        if (saysNothing(view))
          return "The metadata of the project is unchanged.";
        const others = view.changes.filter(({ action }) => action === void 0), isMixed = others.length > 0 && others.length < view.changes.length, parts = [
          title(view),
          comparedWith(view),
          leftOut(view),
          concernList(view.concerns, 1 / 0, blobUrl),
          silencedLine(view, MOST_SILENCED_IN_SUMMARY, blobUrl),
          verdict === void 0 ? "" : (0, markdown.pj)(verdict, 400),
          breakingPart(view, 1 / 0),
          permissionTable(view),
          changesPart({ changes: others }, 1 / 0, isMixed ? "Other changes" : "All changes"),
          afterwardsText(view, { code: markdown.aY, plain: markdown.pj })
        ];
        return (0, lib_text.zP)(parts.filter((part) => part !== "").join(`

`), MOST_SUMMARY_BYTES);
      }
      const MOST_SUMMARY_BYTES = 8e5;
      function saysNothing({ changes, concerns, silenced = [], leftOut: files = [] }) {
        return changes.length + concerns.length + silenced.length + files.length === 0;
      }
      function title({ concerns }) {
        return `#### 🔎 What this changes${concerns.length === 0 ? "" : `: ${String(concerns.length)} to check`}`;
      }
      function comparedWith(view) {
        const { from, isNew } = view, counted2 = countsText(view);
        return isNew ? `The project is new: ${counted2}.` : from === void 0 ? `${counted2}.` : `Compared with ${(0, markdown.nf)((0, markdown.aY)(from.sha.slice(0, 7)), from.url)}, where the branch left ${(0, markdown.aY)(from.base)}: ${counted2}.`;
      }
      function leftOut({ leftOut: files = [] }) {
        if (files.length === 0)
          return "";
        const names = files.map(({ file }) => file);
        return `Not compared, because ${names.length === 1 ? "it" : "they"} cannot be read before or after the change: ${(0, markdown.Ji)(names, MOST_LEFT_OUT)}.`;
      }
      function concernList(concerns, most, blobUrl) {
        const lines = concerns.slice(0, most).map((concern) => concernLine(concern, blobUrl)), more = concerns.length - lines.length;
        return [
          ...lines,
          ...more > 0 ? [`* … and ${String(more)} more`] : [],
          ...lines.length > 0 ? [`
${HOW_TO_SILENCE}`] : []
        ].join(`
`);
      }
      const HOW_TO_SILENCE = "<sub>To silence a finding, write `preview-ignore` and its rule in a comment on its line, or name the rule in the input `ignore`.</sub>";
      function concernLine({ risk, roles, text, objects, before, place, rule }, blobUrl) {
        const at = text.indexOf("{object}"), [start, end] = [text.slice(0, Math.max(0, at)), text.slice(at + 8)], what = at >= 0 ? `${(0, markdown.pj)(start, review_LONGEST)} ${(0, markdown.Ji)(objects, MOST_NAMED)} ${(0, markdown.pj)(end, review_LONGEST)}` : (0, markdown.pj)(text, review_LONGEST), where = place === void 0 ? "" : ` (${linkTo(place, blobUrl)})`, was = before === void 0 ? "" : `. Before: ${(0, markdown.aY)(before, review_LONGEST)}`, who = (0, markdown.Ji)(roles, MOST_ROLES);
        return `* ${MARKS[risk]} ${who === "" ? "" : `${who} `}${tidy(what)}${was}${where} <sub>${(0, markdown.aY)(rule)}</sub>`;
      }
      function linkTo(place, blobUrl) {
        return `[${(0, markdown.aY)(`${last(place.file)}:${String(place.line)}`)}](${addressOf(place, blobUrl)})`;
      }
      function silencedLine({ silenced = [] }, most, blobUrl) {
        if (silenced.length === 0)
          return "";
        const named = silenced.slice(0, most).map(({ rule, place }) => `${(0, markdown.aY)(rule)} (${linkTo(place, blobUrl)})`), more = silenced.length - named.length, rest = more === 0 || most === 0 ? "" : ` and ${String(more)} more`;
        return `🔕 ${silencedText(silenced.length)}${named.length === 0 ? "" : `: ${named.join(", ")}${rest}`}.`;
      }
      function tidy(text) {
        return text.replace(/ {2,}/g, " ").replace(/ ([,.:])/g, "$1").trim();
      }
      function last(path) {
        return path.split("/").at(-1) ?? path;
      }
      function addressOf(place, blobUrl) {
        return (0, finding_list.lU)(place, blobUrl).replace(/[()]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
      }
      function breakingPart({ breaking }, most) {
        if (breaking.length === 0)
          return "";
        const lines = breaking.slice(0, most).map(({ object, text, roles }) => `* ${(0, markdown.aY)(object)}: ${breakingText((0, markdown.pj)(text, review_LONGEST), (0, markdown.Ji)(roles, MOST_ROLES))}`), more = breaking.length - lines.length;
        return (0, markdown.TM)(`Can break clients: ${String(breaking.length)}`, [...lines, ...more > 0 ? [`* … and ${String(more)} more`] : []].join(`
`));
      }
      function changesPart({ changes }, most, name = "All changes") {
        if (changes.length === 0)
          return "";
        const lines = changeLines(changes.slice(0, most), { code: markdown.aY, plain: markdown.pj }).map((line) => `* ${line}`), more = Math.max(0, changes.length - most);
        return (0, markdown.TM)(`${name}: ${String(changes.length)}`, [...lines, ...more > 0 ? [`* … and ${String(more)} more, in the job summary`] : []].join(`
`));
      }
      function permissionTable({ changes }) {
        const rows = changes.flatMap((change) => {
          const { object, role = "", action } = change;
          return action === void 0 ? [] : [[(0, markdown.aY)(object), (0, markdown.aY)(role), action, differenceText(change, { code: markdown.aY, plain: markdown.pj })]];
        });
        if (rows.length === 0)
          return "";
        const cells = rows.map((row) => row.map((cell) => cell.replace(/\|/g, "\\|"))), table = (0, markdown_table.Q)([["table", "role", "permission", "change"], ...cells], {
          alignDelimiters: !1
        });
        return `Permissions: ${String(rows.length)}

${table}`;
      }
    })
  ),
  /***/
  2231: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        KI: () => (
          /* binding */
          settingsDigest
        ),
        /* harmony export */
        PQ: () => (
          /* binding */
          sameTree
        ),
        /* harmony export */
        R8: () => (
          /* binding */
          filesOf
        ),
        /* harmony export */
        Tf: () => (
          /* binding */
          contentText
        ),
        /* harmony export */
        Vz: () => (
          /* binding */
          changeBetween
        ),
        /* harmony export */
        c_: () => (
          /* binding */
          readContent
        ),
        /* harmony export */
        p6: () => (
          /* binding */
          treeWith
        ),
        /* harmony export */
        tW: () => (
          /* binding */
          sameBuild
        )
        /* harmony export */
      });
      var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598), node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /* @__PURE__ */ __webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__), _lib_record_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5638);
      function contentText({ tree, settings, keys }) {
        return JSON.stringify({ tree, settings, keys });
      }
      function readContent(text) {
        let read;
        try {
          read = JSON.parse(text ?? "");
        } catch {
          return;
        }
        if (!(0, _lib_record_js__WEBPACK_IMPORTED_MODULE_1__.u)(read))
          return;
        const { tree, settings, keys } = read;
        if (!(typeof tree != "string" || typeof settings != "string" || !Array.isArray(keys)))
          return { tree, settings, keys: keys.filter((key) => typeof key == "string") };
      }
      function sameBuild(one, other) {
        return sameTree(one.tree, other.tree) === !0 && one.settings === other.settings;
      }
      function treeWith(oid, outside) {
        return outside === void 0 ? `${oid}+?` : outside.length === 0 ? oid : `${oid}+${settingsDigest(Object.fromEntries(outside.map(({ path, oid: id2 }) => [path, id2])))}`;
      }
      function sameTree(had, now) {
        const [[hadFolder, hadOutside], [nowFolder, nowOutside]] = [had.split("+"), now.split("+")];
        if (hadFolder !== nowFolder)
          return !1;
        if (!(hadOutside === "?" && nowOutside === "?"))
          return hadOutside === nowOutside ? !0 : nowOutside === "?" ? hadOutside === void 0 ? !0 : void 0 : hadOutside === "?" && nowOutside === void 0;
      }
      function settingsDigest(settings) {
        const ordered = Object.entries(settings).sort(([one], [other]) => one < other ? -1 : 1);
        return (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(JSON.stringify(ordered)).digest("hex").slice(0, 16);
      }
      function changeBetween(had, now, folder) {
        const changed = [
          ...sameTree(had.tree, now.tree) === !1 ? [filesOf(folder)] : [],
          ...had.settings === now.settings ? [] : ["the settings of the workflow"]
        ];
        return changed.length === 0 ? void 0 : `${changed.join(" and ")} changed`;
      }
      function filesOf(folder) {
        return folder === "" ? "the files of the repository" : `${folder}/`;
      }
    })
  ),
  /***/
  2112: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        Tg: () => (
          /* binding */
          briefDuration
        ),
        /* harmony export */
        mW: () => (
          /* binding */
          rehearsalSummary
        ),
        /* harmony export */
        vY: () => (
          /* binding */
          isSameFailure
        )
        /* harmony export */
      });
      var _lib_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9112);
      const MOST_NAMED = 3;
      function rehearsalSummary(source) {
        const { upgrade, fresh, squashed, stopped } = source, ran = upgrade.filter(({ result }) => result === "ran"), failed = upgrade.find(({ result }) => result === "failed"), parts = countWords(source);
        ran.length > 0 && parts.push(briefDuration(ran.reduce((sum, { ms }) => sum + ms, 0))), failed !== void 0 && parts.push(`${failed.version}_${failed.name} fails`);
        for (const blocks of ["reads and writes", "writes"]) {
          const tables = lockedTables(upgrade, blocks);
          tables.length > 0 && parts.push(`${some(tables)} locked against ${blocks}`);
        }
        const rewritten = [...new Set(upgrade.flatMap((one) => one.rewritten))];
        rewritten.length > 0 && parts.push(`${some(rewritten)} rewritten`), squashed.length > 0 && parts.push(`${some(squashed)} squashes earlier migrations`), fresh.result === "differs" && parts.push("new databases get a different schema"), fresh.result === "fails" && !isSameFailure({ upgrade, fresh }) && parts.push("fails on a new database");
        const downs = downWords(ran);
        return downs !== void 0 && parts.push(downs), stopped !== void 0 && parts.push("not rehearsed to the end"), parts;
      }
      function countWords({ upgrade, gone, edited }) {
        const count = (all, what = "") => `${String(all.length)} migration${all.length === 1 ? "" : "s"}${what}`;
        return upgrade.length > 0 || gone.length + edited.length === 0 ? [count(upgrade)] : [
          ...gone.length === 0 ? [] : [count(gone, " deleted")],
          ...edited.length === 0 ? [] : [count(edited, " edited")]
        ];
      }
      function isSameFailure({ upgrade, fresh }) {
        return fresh.result === "fails" && upgrade.some(({ failure }) => failure?.file === fresh.failure.file);
      }
      function lockedTables(upgrade, blocks) {
        const locks = upgrade.flatMap((one) => one.locks), strict = new Set(locks.filter((lock) => lock.blocks === "reads and writes").map(({ table }) => table)), tables = locks.filter((lock) => lock.blocks === blocks).map(({ table }) => table);
        return [...new Set(tables)].filter((table) => blocks === "reads and writes" || !strict.has(table));
      }
      const DOWN_WORDS = {
        fails: "fails",
        differs: "does not undo everything",
        "no statement": "has no statement",
        absent: "is missing"
      };
      function downWords(ran) {
        const results = new Set(ran.map(({ down }) => down.result));
        for (const [result, words] of Object.entries(DOWN_WORDS))
          if (results.has(result))
            return `down.sql ${words}`;
        return results.has("reverts") ? "down.sql undoes it" : void 0;
      }
      function some(names) {
        const more = names.length - MOST_NAMED;
        return more > 0 ? `${names.slice(0, MOST_NAMED).join(", ")} and ${String(more)} more` : (0, _lib_text_js__WEBPACK_IMPORTED_MODULE_0__.KE)(names);
      }
      function briefDuration(ms) {
        return ms < 100 ? `${String(Math.max(1, Math.round(ms)))} ms` : (0, _lib_text_js__WEBPACK_IMPORTED_MODULE_0__.p0)(ms);
      }
    })
  ),
  /***/
  9383: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        x7: () => (
          /* binding */
          appDeployment
        ),
        aW: () => (
          /* binding */
          connected
        ),
        NL: () => (
          /* binding */
          stickyComment
        )
      });
      var client = __webpack_require__(6584), comments = __webpack_require__(6645), deployments = __webpack_require__(6887), app = __webpack_require__(4577), main = __webpack_require__(8854), dist = __webpack_require__(7934), errors = __webpack_require__(7268), http = __webpack_require__(1931), record = __webpack_require__(5638), retry = __webpack_require__(1737), lib_text = __webpack_require__(9112), refusals = __webpack_require__(5642);
      function hasuraClient(url, token, world) {
        const client2 = new main.l4(url, {
          headers: { authorization: `pat ${token}` },
          fetch: onlyGraphQL((0, http.p)(world, { service: "Hasura Cloud", operation: operationIn }), world)
        }), send = async (operation, variables) => {
          try {
            const { data } = await client2.rawRequest(operation.document, variables);
            return checkedAnswer(operation, data);
          } catch (error) {
            throw withoutRequest(error, operation.name);
          }
        };
        return (operation, variables) => (0, retry.R)({ ...world, service: "Hasura Cloud" }, () => send(operation, variables), (error) => ({
          again: (0, refusals.WE)(error) && (operation.kind === "query" || (0, refusals.$x)(error) === "none"),
          afterMs: error instanceof refusals.R2 ? error.afterMs : void 0
        }));
      }
      function operationIn(body) {
        return typeof body == "string" ? /"operationName":"(\w+)"/.exec(body)?.[1] : void 0;
      }
      function onlyGraphQL(fetch, { clock, redact }) {
        return async (input, init) => {
          const response = await fetch(input, init), text = await response.text(), answer = graphQLAnswer(text);
          if (answer === void 0 || response.status === 429 || response.status === 503) {
            const afterMs = (0, retry.P)(response.headers.get("retry-after"), clock);
            throw (0, refusals.oP)(response.status, (0, lib_text.Jj)(redact(text), 200), "a request", afterMs);
          }
          const headers = new Headers(response.headers);
          return headers.set("content-type", "application/json"), new Response(answer, { status: response.status, headers });
        };
      }
      function graphQLAnswer(text) {
        try {
          const { data, errors: errors2 } = JSON.parse(text);
          return Array.isArray(errors2) ? JSON.stringify({ data: (0, record.u)(data) ? data : null, errors: errors2 }) : (errors2 ?? null) === null && (data === null || (0, record.u)(data)) ? JSON.stringify({ data }) : void 0;
        } catch {
          return;
        }
      }
      function withoutRequest(error, doing) {
        if (!(error instanceof main.MZ))
          return error;
        const { errors: errors2, status } = error.response;
        return (0, refusals.Of)(errors2 ?? [], status, doing);
      }
      function checkedAnswer(operation, data) {
        const result = dist.xLC(operation.data, data);
        if (result.success)
          return result.output;
        const [issue] = result.issues;
        throw new errors.HR("unexpected-answer", `Hasura Cloud's answer to ${operation.name} has an unexpected shape at ${dist.BuJ(issue) ?? "its root"}.`, {
          remedy: "The API may have changed: check for a newer version of this action."
        });
      }
      var cloud = __webpack_require__(7712);
      function startDeadline(clock, ms, cancelled) {
        const passed = new AbortController(), ended = new AbortController(), until = clock.now() + ms;
        let at = "checking what exists";
        return clock.sleep(ms, ended.signal).then(() => {
          passed.abort(new errors.HR("timeout", `Timed out after ${(0, lib_text.p0)(ms)} while ${at}.`, {
            remedy: "Run the job again; if builds take this long, raise timeout-minutes."
          }));
        }, () => {
        }), {
          signal: AbortSignal.any([cancelled, passed.signal, ended.signal]),
          timeLeft: () => until - clock.now(),
          doing: (what) => {
            at = what;
          },
          end: () => {
            ended.abort(new errors.cJ("the run has come to its end"));
          }
        };
      }
      const SECOND_MS = 1e3;
      function sharedClock(own) {
        let offset = 0;
        const hear = (header, askedAt) => {
          const told = Date.parse(header ?? "");
          if (Number.isNaN(told))
            return;
          const [earliest, latest] = [told, told + SECOND_MS + (own.now() - askedAt)], now = own.date().getTime() + offset;
          now < earliest ? offset += earliest - now : now > latest && (offset -= now - latest);
        };
        return {
          now: () => own.now(),
          date: () => new Date(own.date().getTime() + offset),
          sleep: (ms, signal) => own.sleep(ms, signal),
          setBy: (fetch) => async (input, init) => {
            const askedAt = own.now(), response = await fetch(input, init);
            return hear(response.headers.get("date"), askedAt), response;
          }
        };
      }
      var masking = __webpack_require__(3712), within = __webpack_require__(7840), markers = __webpack_require__(8268);
      const WITHIN_MS = 3e4, BEFORE_LAST_TRY_MS = 2e3;
      class Reporter {
        #ports;
        #refused = !1;
        constructor(ports) {
          this.#ports = ports;
        }
        get isRefused() {
          return this.#refused;
        }
        async finish(work) {
          const { clock, giveUp } = this.#ports, done = new AbortController();
          clock.sleep(WITHIN_MS, done.signal).then(giveUp, () => {
          }), await work(), done.abort();
        }
        async twice(first, again = first) {
          if (this.#refused)
            return;
          let pauseMs;
          await first().catch((error) => pauseMs = this.#trouble(error, "unless another try may help")), pauseMs !== void 0 && (await this.#ports.clock.sleep(pauseMs, this.#ports.signal).catch(() => {
          }), await again().catch((error) => this.#trouble(error, "loudly")));
        }
        async once(work) {
          this.#refused || await work().catch((error) => this.passes(error));
        }
        passes(error) {
          return this.#trouble(error, "unless it passes"), !this.#refused;
        }
        #trouble(error, say) {
          const { signal, explain, log, secrets } = this.#ports;
          if (signal.aborted || this.#refused)
            return;
          const { words, code, passes, afterMs } = explain(error);
          this.#refused = !passes;
          const pauseMs = afterMs ?? BEFORE_LAST_TRY_MS, mayHelp = passes && pauseMs < WITHIN_MS;
          return (say === "unless it passes" ? passes : mayHelp && say !== "loudly") ? log.debug(secrets.redact(words)) : log.warning(secrets.redact(words), code), mayHelp ? pauseMs : void 0;
        }
      }
      const PROVE_WITHIN_MS = 15e3, WITHDRAW_WITHIN_MS = 5e3, MOST_LOOKS = 3, WORDS = {
        begun: "The preview app is being built.",
        ready: "The preview app is ready.",
        failed: "The preview app could not be built.",
        replaced: "A newer build has replaced it.",
        removing: "The preview app is being deleted.",
        removed: "The preview app was deleted.",
        interrupted: "The run was interrupted before the app was ready. The next push rebuilds it."
      }, INACTIVE = ["INACTIVE", "DESTROYED"], ENDED = [...INACTIVE, "ACTIVE", "SUCCESS", "FAILURE", "ERROR"];
      class DeploymentReport {
        #ports;
        #reporter;
        #begun;
        #beginning = Promise.resolve();
        #own;
        #stood;
        constructor(ports) {
          this.#ports = ports, this.#reporter = new Reporter(ports);
        }
        begin(of) {
          this.#begun?.build !== of.build && (this.#begun = of, this.#beginning = this.#begin(of));
        }
        async finish(end, of) {
          const wanted = { end, ...this.#known(end), ...of };
          this.#reporter.isRefused || wanted.build === void 0 || await this.#reporter.finish(async () => {
            await this.#beginning, await this.#reporter.twice(() => this.#show(wanted, this.#own), () => this.#show(wanted, void 0));
          });
        }
        async withdraw(build) {
          const { clock, deployments: deployments2 } = this.#ports, withdrawn = async () => {
            await this.#retire(upToBuild(build, await deployments2.look()), WORDS.removing);
          };
          await this.#reporter.once(() => (0, within.u)(clock, WITHDRAW_WITHIN_MS, "GitHub", withdrawn()));
        }
        async proves(build) {
          if (this.#stood = build, this.#reporter.isRefused)
            return;
          const { clock, deployments: deployments2 } = this.#ports, enough = new AbortController(), patience = clock.sleep(PROVE_WITHIN_MS, enough.signal).catch(() => {
          });
          try {
            const seen = await Promise.race([deployments2.look(), patience]);
            if (seen === void 0)
              return "unknown";
            const [newest] = seen;
            return newest === void 0 ? void 0 : newest.build === build && newest.state === "ACTIVE";
          } catch (error) {
            return this.#reporter.passes(error) ? "unknown" : void 0;
          } finally {
            enough.abort();
          }
        }
        #known(end) {
          return this.#begun !== void 0 ? this.#begun : end === "ready" && this.#stood !== void 0 ? { build: this.#stood } : {};
        }
        async #begin(of) {
          await this.#reporter.once(async () => {
            this.#own = await this.#create(of), await this.#tell(this.#own, "in_progress", WORDS.begun);
          });
        }
        async #show(end, own) {
          if (!(own !== void 0 && await this.#showAtOnce(end, own)))
            for (let looks = 0; looks < MOST_LOOKS; looks++) {
              const standing = await this.#ports.deployments.look();
              if (!await this.#bringInLine(end, standing))
                return;
            }
        }
        async #showAtOnce({ end, sha, url }, own) {
          return end === "ready" && own.sha === sha ? await this.#tell(own, "success", WORDS.ready, url) : end === "failed" ? await this.#tell(own, "failure", WORDS.failed) : end === "superseded" && await this.#tell(own, "inactive", WORDS.replaced), end === "failed" && url === void 0 || end === "superseded";
        }
        async #bringInLine(wanted, standing) {
          const { end, build, sha } = wanted, own = standing.filter((one) => one.build === build);
          switch (end) {
            case "removed":
              return await this.#retire(upToBuild(build, standing), WORDS.removed), !1;
            case "superseded":
              return await this.#retire(own, WORDS.replaced), !1;
            case "interrupted":
              for (const one of own.filter(isUnderWay))
                await this.#tell(one, "error", WORDS.interrupted);
              return !1;
            case "failed": {
              const last = own[0] ?? await this.#createFor(build, sha);
              return last && isUnderWay(last) && await this.#tell(last, "failure", WORDS.failed), wanted.url !== void 0 && await this.#retire(upToBuild(build, standing).filter((one) => one.build !== build), WORDS.replaced), !1;
            }
            case "ready":
              return await this.#bringReady(wanted, standing);
            default:
              return end;
          }
        }
        async #bringReady({ build = "", sha, url }, standing) {
          const newer = standing.filter((one) => (0, markers.U4)(one.build, build)), others = standing.filter((one) => !newer.includes(one));
          if (newer.some(({ state }) => state === "ACTIVE"))
            return await this.#retire(others, WORDS.replaced), !1;
          const [last] = others, own = last?.isHere === !0 && last.build === build && last.sha === sha ? others.shift() : await this.#createFor(build, sha), succeeds = own !== void 0 && own.state !== "ACTIVE";
          return succeeds && await this.#tell(own, "success", WORDS.ready, url), await this.#retire(others, WORDS.replaced), succeeds;
        }
        async #createFor(build, sha) {
          if (!(build === void 0 || sha === void 0))
            return { ...await this.#create({ build, sha }), state: "PENDING", isHere: !0 };
        }
        #create(of) {
          return this.#ports.deployments.create({ ...of, description: WORDS.begun });
        }
        async #retire(those, why) {
          for (const one of those)
            INACTIVE.includes(one.state) || await this.#tell(one, "inactive", why);
        }
        #tell({ id: id2 }, state, description, url) {
          const { deployments: deployments2, secrets, logUrl } = this.#ports, texts = { description, logUrl, ...url === void 0 ? {} : { url } };
          return deployments2.tell(id2, { state, ...secrets.redactAll(texts) });
        }
      }
      function upToBuild(build = "", standing) {
        return standing.filter((one) => !(0, markers.U4)(one.build, build));
      }
      function isUnderWay({ state }) {
        return !ENDED.includes(state);
      }
      var comment = __webpack_require__(4231), gone_comment = __webpack_require__(3043), gate = __webpack_require__(8347), review_part = __webpack_require__(3160);
      const BETWEEN_EDITS_MS = 1e4;
      class StickyComment {
        #ports;
        #reporter;
        #marker;
        #folder;
        #writing = Promise.resolve();
        #found;
        #current;
        #step;
        #writtenAt = -1 / 0;
        #overtaken = !1;
        #stored;
        constructor(ports, { owner, name, folder }) {
          this.#ports = ports, this.#reporter = new Reporter(ports), this.#marker = (0, comment.Ql)(owner, name, folder), this.#folder = folder;
        }
        lookAhead() {
          this.#found ??= this.#ports.comments.find(this.#marker), this.#found.catch(() => {
          });
        }
        async saysThatItStands() {
          this.lookAhead();
          const found = await this.#found?.catch(() => {
          });
          return found !== void 0 && (0, gone_comment.iW)(found.body);
        }
        async kept() {
          this.lookAhead();
          try {
            const found = await this.#found;
            return found === void 0 ? void 0 : (0, review_part.CJ)(found.body);
          } catch {
            return "unknown";
          }
        }
        get url() {
          return this.#current?.url;
        }
        progress(view) {
          const step = [view.step, view.count].join(" ");
          step === this.#step && this.#writtenAt > -1 / 0 || this.#ports.clock.now() - this.#writtenAt < BETWEEN_EDITS_MS || (this.#step = step, this.#writtenAt = this.#ports.clock.now(), this.#queue(() => this.#reporter.once(() => this.#write(view, "progress"))));
        }
        async finish(view, { create }) {
          const how = create ? "end" : "end, if it stands";
          await this.#reporter.finish(() => this.#queue(async () => {
            await this.#reporter.twice(() => this.#write(view, how)), await this.#correctCopies(view);
          }));
        }
        async review(view) {
          const name = this.#folder ?? view.name, reviewed = { ...view, state: "reviewed", ...name ? { name } : {} };
          await this.#reporter.finish(() => this.#queue(() => this.#reporter.twice(() => this.#writeReview(reviewed))));
        }
        async fold() {
          await this.#reporter.finish(() => this.#queue(() => this.#reporter.twice(() => this.#fold())));
        }
        async #fold() {
          const { comments: comments2, secrets } = this.#ports, stands = await comments2.find(this.#marker);
          if (stands === void 0)
            return;
          const body = (0, gate.j)(secrets, (0, review_part.S4)(stands.body, (0, review_part.$_)(stands.body)));
          body !== stands.body && await this.#edit(stands.id, body);
        }
        async #writeReview(view) {
          const { comments: comments2, secrets } = this.#ports, stands = await comments2.find(this.#marker);
          if (stands === void 0) {
            const { changes, verdict, kept } = view.review ?? {}, keeps = typeof kept == "object" && kept.approved !== void 0, { concerns = [], silenced = [] } = changes ?? {};
            (concerns.length + silenced.length > 0 || verdict !== void 0 || keeps) && (this.#current = await this.#post(this.#bodyOf(view)));
            return;
          }
          const { review } = (0, gate.P)(secrets, view), part = (0, review_part.mc)(review, stands.body, (0, comment.iq)(stands.body, this.#marker)), whole = (0, gate.j)(secrets, (0, review_part.S4)(stands.body, part)), body = whole.length <= comment.lv ? whole : stands.body;
          this.#current = body === stands.body ? stands : await this.#edit(stands.id, body);
        }
        async #correctCopies(view) {
          const { comments: comments2, log, secrets } = this.#ports;
          for (const copy of comments2.copies()) {
            const body = this.#bodyOf(view, copy.body);
            if (!(copy.body === body || !(0, gone_comment.iW)(copy.body)))
              try {
                await comments2.edit(copy.id, body);
              } catch (error) {
                log.debug(String(error)), log.warning(secrets.redact(`Could not update the comment ${copy.url}, which another account wrote about the same preview. It is out of date; delete it.`), "comment-of-another");
              }
          }
        }
        #bodyOf(view, stored) {
          const { secrets } = this.#ports;
          return (0, gate.j)(secrets, (0, comment.wQ)((0, gate.P)(secrets, view), this.#marker, stored));
        }
        #queue(work) {
          const next = this.#writing.then(work);
          return this.#writing = next.then(() => {
          }), next;
        }
        async #write(view, how) {
          if (!(how === "progress" && this.#overtaken))
            try {
              this.lookAhead(), this.#current ??= await this.#found, this.#stored ??= this.#current?.body;
              const body = this.#bodyOf(view, this.#stored);
              if (this.#current?.body === body)
                return;
              const now = await this.#now(how);
              if (this.#overtaken = how === "progress" && now !== void 0 && now.body !== this.#stored, this.#overtaken)
                return;
              this.#current = (now && await this.#edit(now.id, body)) ?? (how === "end, if it stands" ? void 0 : await this.#post(body));
            } catch (error) {
              throw this.#found = void 0, error;
            }
        }
        #now(how) {
          const { comments: comments2 } = this.#ports;
          return this.#current === void 0 ? comments2.find(this.#marker) : how === "progress" ? comments2.read(this.#current.id) : Promise.resolve(this.#current);
        }
        async #edit(id2, body) {
          const edited = await this.#ports.comments.edit(id2, body);
          return this.#stored = edited?.body, edited && { ...edited, body };
        }
        async #post(body) {
          const { comments: comments2 } = this.#ports, posted = await comments2.post(this.#marker, body);
          this.#stored = posted.body, this.#ports.log.info(`Commented: ${posted.url}`);
          const first = await comments2.find(this.#marker).catch(() => {
          });
          return first === void 0 || first.id === posted.id ? { ...posted, body } : (await comments2.remove(posted.id), { ...await this.#edit(first.id, body) ?? first, body });
        }
      }
      const REPORT_WAITS_MS = 3e4;
      async function connected(world, inputs, repository, ms, work) {
        const deadline = startDeadline(world.clock, ms, world.signal);
        try {
          const services = await connect(world, inputs, repository, deadline);
          return await work(services, async () => ({
            cloud: services.cloud,
            companions: await companionsOf(world, inputs, deadline.signal),
            clock: services.clock,
            signal: deadline.signal,
            log: world.log,
            doing: deadline.doing,
            adoptUnmarked: inputs.adoptUnmarked
          }), deadline.signal);
        } finally {
          deadline.end();
        }
      }
      async function connect(world, inputs, repository, { signal, timeLeft }) {
        const clock = sharedClock(world.clock), given = await world.gitHubAccess(inputs.githubToken), access = { ...given, fetch: clock.setBy(given.fetch) }, parts = {
          fetch: world.fetch,
          clock,
          random: () => world.random(),
          log: world.log
        }, permissions = permissionsNeeded(inputs), redact = (text) => world.secrets.redactForPublic(text, []), appPorts = { ...parts, signal, timeLeft, redact };
        return {
          clock,
          appPorts,
          cloud: (0, cloud.m)(hasuraClient(inputs.apiUrl, inputs.hasuraCloudToken, appPorts), {
            addAdmin: (secret) => (0, masking.o9)(world, secret) !== ""
          }),
          github: (0, client.XB)(access, repository, { ...parts, permissions, signal, timeLeft }),
          reporting: () => {
            const enough = new AbortController();
            return {
              github: (0, client.XB)(access, repository, {
                ...parts,
                permissions,
                signal: AbortSignal.any([world.signal, enough.signal]),
                timeLeft: () => REPORT_WAITS_MS
              }),
              giveUp: () => {
                enough.abort(new errors.HR("no-answer-in-time", "GitHub took too long."));
              }
            };
          },
          openApp: (endpoint, adminSecret) => (0, app._)(endpoint, adminSecret, (0, http.p)({ ...parts, signal }, { service: "The app" })),
          ...contentOf({ ...parts, signal, redact }, inputs)
        };
      }
      function contentOf(ports, { hygraph }) {
        if (hygraph === void 0)
          return {};
        let checking;
        return {
          checkContent: () => checking ??= __webpack_require__.e(
            /* import() */
            575
          ).then(__webpack_require__.bind(__webpack_require__, 5575)).then(({ checkContent }) => checkContent(ports, hygraph))
        };
      }
      function permissionsNeeded({ comment: comment2, deployment, onlyChecks }) {
        return onlyChecks ? ["contents: read", "pull-requests: read"] : [
          "contents: read",
          ...deployment ? ["deployments: write"] : [],
          comment2 ? "pull-requests: write" : "pull-requests: read"
        ];
      }
      async function companionsOf(world, { databases: wanted }, signal) {
        if (wanted === void 0)
          return [];
        const { databases } = await Promise.all(
          /* import() */
          [__webpack_require__.e(849), __webpack_require__.e(154), __webpack_require__.e(358)]
        ).then(__webpack_require__.bind(__webpack_require__, 2358)), { clock, log, secrets } = world;
        return [databases({ clock, log, secrets, signal, random: () => world.random() }, wanted)];
      }
      function stickyComment(world, services, pull, of) {
        const explain = explainer(services, { doing: `comment on pull request #${String(pull)}`, permission: "pull-requests: write" }, ({ kind, remedy, words }) => [
          kind === "permission" ? remedy : words && `GitHub says: ${words}`,
          `There is no comment on pull request #${String(pull)} about how this run ended. The result of this run is not affected.`
        ]), { clock, log, signal } = world, { github, giveUp } = services.reporting();
        return new StickyComment({
          comments: (0, comments.u3)(github, pull),
          clock,
          log,
          signal,
          secrets: world.secrets,
          explain,
          giveUp
        }, of);
      }
      function appDeployment(world, services, environment, app2) {
        const { clock, log, secrets, signal } = world, { github, giveUp } = services.reporting(), { owner, name, logUrl } = app2, explain = explainer(services, { doing: `show ${name} as a deployment`, permission: "deployments: write" }, ({ kind, remedy, words }) => kind === "permission" ? [remedy, "Or set deployment to false."] : [
          words && `GitHub says: ${(0, lib_text.TN)(words)}`,
          `So the deployment of ${name} may not show how this run ended. The result of this run is not affected.`
        ]);
        return new DeploymentReport({
          deployments: (0, deployments.o)(github, secrets.redactAll({ environment, owner, name })),
          clock,
          log,
          secrets,
          signal,
          logUrl,
          explain,
          giveUp
        });
      }
      function explainer({ github }, { doing, permission }, more) {
        return (error) => {
          const failure = (0, client.o7)(error, doing, permission, github), afterMs = (0, client.lT)(error, github.clock);
          return {
            words: [failure.message, ...more(failure)].filter((part) => part !== void 0 && part !== "").join(" "),
            code: failure.code,
            passes: failure.kind === "network" || (0, client.ho)(error) || afterMs !== void 0,
            afterMs
          };
        };
      }
    })
  )
};
export {
  id,
  ids,
  modules
};
