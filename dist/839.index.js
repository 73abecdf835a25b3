const id = 839, ids = [839, 591], modules = {
  /***/
  839: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        post: () => (
          /* binding */
          post
        )
        /* harmony export */
      });
      var _hasura_cloud_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7712), _app_claim_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6399), _app_ownership_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8694), _hasura_refusals_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5642), _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5434), _lib_errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7268), _lib_text_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(9112), _report_outcome_view_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7114), _report_report_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2992), _rules_markers_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(8268), _runner_event_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3034), _session_connect_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(9383), _session_inputs_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(5591), _session_masking_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(3712);
      const FINISH_WITHIN_MS = 24e4, SHOWS_WITHIN_MS = { watched: 18e4, unwatched: 12e4 }, TAKEN_OVER_WITHIN_MS = 2e4, LOOK_FOR_ORDERED_EVERY_MS = 5e3;
      async function post(world) {
        (0, _session_masking_js__WEBPACK_IMPORTED_MODULE_11__.x1)(world), await removeServer(world);
        const interrupted = world.remembered();
        if (interrupted === void 0)
          return 0;
        const report = new _report_report_js__WEBPACK_IMPORTED_MODULE_7__.p(world);
        try {
          const context = (0, _runner_event_js__WEBPACK_IMPORTED_MODULE_8__.y)((name) => world.env(name));
          report.logUrl = context.logUrl;
          const inputs = (0, _session_inputs_js__WEBPACK_IMPORTED_MODULE_10__.readMaskedInputs)(world, context.repository);
          await reportInterruption(world, context, inputs, report, interrupted);
        } catch (error) {
          world.log.warning(`Could not find out what the interrupted run left: ${(0, _lib_errors_js__WEBPACK_IMPORTED_MODULE_5__.h_)(error).message} The next run for this preview cleans up.`, "interruption-unclear");
        }
        return 0;
      }
      async function removeServer(world) {
        const { clock, env, log } = world, left = world.leftServer();
        if (left !== void 0)
          try {
            const { removeLeft } = await Promise.all(
              /* import() */
              [__webpack_require__.e(849), __webpack_require__.e(154), __webpack_require__.e(8)]
            ).then(__webpack_require__.bind(__webpack_require__, 1008));
            await removeLeft(clock, left, { service: (0, _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_4__.S)(world), temp: env("RUNNER_TEMP") });
          } catch (error) {
            const what = "folder" in left ? `folder ${left.folder}` : `role ${left.role}`;
            log.warning(`What the rehearsal of the migrations left was not removed, with the ${what}: ${(0, _lib_errors_js__WEBPACK_IMPORTED_MODULE_5__.h_)(error).message}`, "not-rehearsed");
          }
      }
      async function reportInterruption(world, context, inputs, report, interrupted) {
        const { name, owner, build, pull, sha } = interrupted, { clock, log } = world;
        await (0, _session_connect_js__WEBPACK_IMPORTED_MODULE_9__.aW)(world, inputs, context.repository, FINISH_WITHIN_MS, async (services, _, signal) => {
          if (pull !== void 0 && inputs.comment && (report.comment = (0, _session_connect_js__WEBPACK_IMPORTED_MODULE_9__.NL)(world, services, pull, { owner, name })), inputs.deployment) {
            const app = { owner, name, logUrl: context.logUrl };
            report.deployment = (0, _session_connect_js__WEBPACK_IMPORTED_MODULE_9__.x7)(world, services, inputs.environment, app);
          }
          const watch = { cloud: services.cloud, clock, log, signal }, ours = await untilShown(watch, interrupted).catch(async (error) => {
            throw await report.deployment?.finish("interrupted", { build }), error;
          });
          if (ours.some(({ reading }) => (0, _rules_markers_js__WEBPACK_IMPORTED_MODULE_12__.U4)((0, _rules_markers_js__WEBPACK_IMPORTED_MODULE_12__.sL)(reading), build))) {
            log.info(`A newer run took over ${name}; there is nothing to report.`), await report.deployment?.finish("superseded", { build });
            return;
          }
          const own = ours.find(({ reading }) => (0, _rules_markers_js__WEBPACK_IMPORTED_MODULE_12__.sL)(reading) === build);
          await report.interrupted(whatWasLeft(interrupted, ours), build, {
            name,
            ...own === void 0 ? {} : { consoleUrl: (0, _hasura_cloud_js__WEBPACK_IMPORTED_MODULE_0__.B)(own.project.id) },
            ...sha === void 0 ? {} : { commit: { sha, url: (0, _report_outcome_view_js__WEBPACK_IMPORTED_MODULE_6__.Bg)(context.repositoryUrl, sha), certain: !1 } },
            belongsTo: pull === void 0 ? "branch" : "pull request"
          });
        });
      }
      async function untilShown(watch, interrupted) {
        const { cloud, clock, log, signal } = watch, { name, owner, build, jobId, projectId } = interrupted, waitsMs = interrupted.from === "commit" ? TAKEN_OVER_WITHIN_MS : jobId === void 0 ? SHOWS_WITHIN_MS.unwatched : SHOWS_WITHIN_MS.watched, until = clock.now() + waitsMs;
        let [claimed, said] = [!1, !1];
        for (; ; ) {
          try {
            const job = jobId === void 0 ? void 0 : await cloud.job(jobId), made = projectId ?? job?.made.projectId;
            made !== void 0 && !claimed && (await claim(watch, interrupted, made), claimed = !0);
            const ours = (await (0, _app_ownership_js__WEBPACK_IMPORTED_MODULE_2__.Ty)({ cloud }, await cloud.projectsNamed(name), owner)).filter(({ ownership }) => ownership === "ours"), settled = ours.map(({ reading }) => (0, _rules_markers_js__WEBPACK_IMPORTED_MODULE_12__.sL)(reading)).some((at) => at === build || (0, _rules_markers_js__WEBPACK_IMPORTED_MODULE_12__.U4)(at, build)), ended = job !== void 0 && job.state !== "pending";
            if (settled || ended || clock.now() >= until)
              return ours;
            said || log.info(`${name} was requested and is not listed yet. Waiting up to ${(0, _lib_text_js__WEBPACK_IMPORTED_MODULE_13__.p0)(waitsMs)}, so that a run that deletes it can find it.`), said = !0;
          } catch (error) {
            if (!(0, _hasura_refusals_js__WEBPACK_IMPORTED_MODULE_3__.WE)(error) || clock.now() >= until)
              throw error;
          }
          await clock.sleep(LOOK_FOR_ORDERED_EVERY_MS, signal);
        }
      }
      async function claim(watch, marks, projectId) {
        try {
          await (0, _app_claim_js__WEBPACK_IMPORTED_MODULE_1__.Ax)({ ...watch, marks, progress: { facts: { name: marks.name, created: !0 } } }, projectId);
        } catch (error) {
          if ((0, _hasura_refusals_js__WEBPACK_IMPORTED_MODULE_3__.WE)(error))
            throw error;
          watch.log.warning(`The project ${projectId} of this build could not be renamed to ${marks.name}: ${error.message} Delete it in Hasura Cloud if it still exists.`, "project-not-renamed");
        }
      }
      function whatWasLeft({ name, build, from, projectId }, ours) {
        const then = "The next push rebuilds it. It is deleted when its pull request closes or its branch is deleted.";
        return ours.some(({ reading }) => (0, _rules_markers_js__WEBPACK_IMPORTED_MODULE_12__.A3)(reading)) ? `The app ${name} is being removed.` : ours.some(({ reading }) => (0, _rules_markers_js__WEBPACK_IMPORTED_MODULE_12__.sL)(reading) === build) ? `The app ${name} exists but is not finished${from === "commit" ? "" : "; Hasura Cloud may still be building it"}. ${then}` : ours.length > 0 ? `An earlier build of ${name} exists. ${then}` : `No app ${name} exists. The next push builds it.${from === "commit" && projectId === void 0 ? " If the run was interrupted while its project was being created, the account may have a new project under a random name: delete it in Hasura Cloud if nobody else has created it." : ""}`;
      }
    })
  ),
  /***/
  5591: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        readMaskedInputs: () => (
          /* binding */
          readMaskedInputs
        )
        /* harmony export */
      });
      var _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5434), _lib_sensitive_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8631), _rules_names_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5603), _masking_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3712);
      function readMaskedInputs(world, repository, onlyChecks = !1) {
        const inputs = (0, _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_0__.Ko)(world, onlyChecks);
        world.secrets.show(`${repository.owner}/${repository.name}`, (0, _rules_names_js__WEBPACK_IMPORTED_MODULE_2__.wI)(inputs.nameTemplate, repository));
        for (const variable of inputs.env)
          if (/\{[a-z]+\}/.test(variable.value))
            for (const secret of (0, _lib_sensitive_js__WEBPACK_IMPORTED_MODULE_1__.VY)(variable))
              world.secrets.add(secret);
          else
            (0, _masking_js__WEBPACK_IMPORTED_MODULE_3__.Jy)(world, variable);
        inputs.hygraph !== void 0 && (0, _masking_js__WEBPACK_IMPORTED_MODULE_3__.i8)(world, inputs.hygraph.endpoint);
        for (const variable of inputs.hygraphVariables)
          (0, _masking_js__WEBPACK_IMPORTED_MODULE_3__.Jy)(world, variable);
        return inputs;
      }
    })
  )
};
export {
  id,
  ids,
  modules
};
