const id = 6, ids = [6], modules = {
  /***/
  1463: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        F: () => (
          /* binding */
          AFTER_BUILD_MS
        ),
        /* harmony export */
        v: () => (
          /* binding */
          beside
        )
        /* harmony export */
      });
      var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7268);
      const AFTER_BUILD_MS = 3e3;
      function beside({ world, services: { clock } }, within, work, failed) {
        const [late, over] = [new AbortController(), new AbortController()], signal = AbortSignal.any([late.signal, world.signal]), overIn = (ms) => {
          clock.sleep(ms, over.signal).then(() => {
            late.abort(new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__.HR("no-answer-in-time", "It took too long."));
          }, () => {
          });
        }, found = (async () => {
          overIn(within);
          try {
            return await Promise.race([work(signal), rejectionOf(late.signal)]);
          } catch (error) {
            world.signal.aborted || failed(error);
            return;
          } finally {
            over.abort();
          }
        })();
        return {
          found,
          end: async (most) => {
            over.signal.aborted || overIn(most), await found;
          }
        };
      }
      function rejectionOf(signal) {
        return new Promise((_, reject) => {
          signal.addEventListener("abort", () => {
            reject(signal.reason);
          });
        });
      }
    })
  ),
  /***/
  4006: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        beginRehearsal: () => (
          /* binding */
          beginRehearsal
        )
        /* harmony export */
      });
      var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7268), _report_rehearsal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7447), _rules_rehearsal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2112), _beside_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1463), _check_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(960), _listed_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7588);
      const WITHIN_MS = 18e4;
      function beginRehearsal(run, of) {
        const { world, context, inputs, report } = run, { base, fork } = of;
        if (inputs.rehearsal === "off" || inputs.dryRun || base === void 0)
          return () => Promise.resolve();
        if (context.event === "pull_request_target" || fork !== void 0 && context.event !== "pull_request")
          return world.log.info(`The migrations are not rehearsed in a run of the event ${context.event}.`), () => Promise.resolve();
        report.readsFrom({ repositoryUrl: context.repositoryUrl, sha: of.sha });
        let trying;
        const { found, end } = (0, _beside_js__WEBPACK_IMPORTED_MODULE_3__.v)(run, WITHIN_MS, (signal) => rehearsed(run, of, base, signal, (work) => {
          trying = work.catch(() => {
          });
        }), (error) => {
          world.log.warning(`The migrations were not rehearsed: ${(0, _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__.h_)(error).message} The result of this run is not affected.`, "not-rehearsed");
        });
        return report.rehearses({ found, canFail: inputs.rehearsal === "error", summary: _report_rehearsal_js__WEBPACK_IMPORTED_MODULE_1__.r }), async (wasBuilt) => {
          await end(wasBuilt ? _beside_js__WEBPACK_IMPORTED_MODULE_3__.F : WITHIN_MS), await trying;
        };
      }
      async function rehearsed(run, { sha, fork }, base, signal, tries) {
        const { world, context, inputs } = run, { from, tip } = await run.prefetched.parted(base, sha), [head, was] = await Promise.all([listedAt(run, sha, fork), listedAt(run, from)]);
        if (head === void 0 || sqlIn(head) === sqlIn(was))
          return;
        const [now, { planOf, rehearse, sqlParser }] = await Promise.all([
          tip === from ? was : listedAt(run, tip),
          Promise.all(
            /* import() */
            [__webpack_require__.e(995), __webpack_require__.e(815), __webpack_require__.e(492), __webpack_require__.e(240), __webpack_require__.e(742)]
          ).then(__webpack_require__.bind(__webpack_require__, 6742))
        ]), [headSide, mergeBase, baseSide] = await Promise.all([sideOf(head), sideOf(was), sideOf(now)]);
        if (headSide === void 0)
          return;
        const plan = await planOf({ head: headSide, mergeBase, base: baseSide }, sqlParser), work = rehearse(() => server(run, signal), plan, { signal, ignored: inputs.ignored });
        tries(work);
        const { rehearsal, findings } = await work;
        world.rememberServer(void 0);
        const shown = rehearsal === "no server" ? { base, notRun: "not rehearsed, because there is no PostgreSQL on this runner" } : rehearsal && { base, rehearsal, blobUrl: `${context.repositoryUrl}/blob/${encodeURIComponent(sha)}` };
        if (rehearsal !== void 0 && rehearsal !== "no server")
          for (const source of rehearsal.sources)
            world.log.info(`Rehearsed the upgrade of ${source.source} from ${base} on PostgreSQL ${rehearsal.server}: ${(0, _rules_rehearsal_js__WEBPACK_IMPORTED_MODULE_2__.mW)(source).join(", ")}`);
        return rehearsal === "no server" && world.log.notice("The migrations were not rehearsed: there is no PostgreSQL on this runner. Install it, or set rehearsal-postgres-url."), {
          ...shown === void 0 ? {} : { shown },
          findings: inputs.rehearsal === "warn" ? findings.map(_check_js__WEBPACK_IMPORTED_MODULE_4__.To) : findings
        };
      }
      async function server({ world, inputs }, signal) {
        const { findBinaries, startServer } = await Promise.all(
          /* import() */
          [__webpack_require__.e(849), __webpack_require__.e(154), __webpack_require__.e(8)]
        ).then(__webpack_require__.bind(__webpack_require__, 1008)), ports = {
          clock: world.clock,
          signal,
          remember: (left) => {
            world.rememberServer(left);
          }
        }, bins = await findBinaries(world.env("PATH"));
        return await startServer(ports, {
          service: inputs.rehearsalServer,
          bins,
          temp: world.env("RUNNER_TEMP")
        });
      }
      async function listedAt({ prefetched }, sha, fork) {
        if ((await prefetched.treeAt(sha, fork)).state === "absent")
          return;
        const listed = await (0, _listed_js__WEBPACK_IMPORTED_MODULE_5__.i)(prefetched.listedAt(sha, fork));
        return "absent" in listed.listing ? void 0 : listed;
      }
      function sqlIn(listed) {
        if (listed === void 0 || "absent" in listed.listing)
          return "";
        const files = listed.listing.files.filter(({ path }) => /\.sql$/i.test(path));
        return JSON.stringify(files.map(({ path, oid }) => [path, oid]).sort());
      }
      async function sideOf(listed) {
        return listed && { project: await (0, _listed_js__WEBPACK_IMPORTED_MODULE_5__.v)(listed), files: listed.files };
      }
    })
  )
};
export {
  id,
  ids,
  modules
};
