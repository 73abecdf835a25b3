const id = 289, ids = [289], modules = {
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
  9289: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        beginReview: () => (
          /* binding */
          beginReview
        ),
        /* harmony export */
        commentReview: () => (
          /* binding */
          commentReview
        )
        /* harmony export */
      });
      var _github_trees_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6862), _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7268), _report_outcome_view_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7114), _report_review_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8238), _rules_fingerprint_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2231), _rules_plan_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(620), _session_connect_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9383), _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5434), _beside_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1463), _listed_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7588);
      const WITHIN_MS = 2e4;
      function beginReview(run, of) {
        const { world, context, inputs, report } = run, { trigger, defaultBranch, repositoryUrl } = context, { subject, branch, sha, labels } = of, byHand = trigger.kind === "dispatch" && defaultBranch !== branch ? defaultBranch : void 0, base = of.base ?? (subject.kind === "branch" ? byHand : void 0);
        if (!inputs.review || base === void 0)
          return () => Promise.resolve();
        report.readsFrom({ repositoryUrl, sha });
        const { reviewApproveLabel: name, reviewFailOn } = inputs, back = trigger.kind === "pull-request" && trigger.headSha === sha ? trigger.back : void 0, label = {
          name,
          isSet: labels.some((one) => (0, _rules_plan_js__WEBPACK_IMPORTED_MODULE_5__.bK)(one, name)),
          isNew: back !== void 0 && "label" in back && (0, _rules_plan_js__WEBPACK_IMPORTED_MODULE_5__.bK)(back.label, name)
        }, { found, end } = (0, _beside_js__WEBPACK_IMPORTED_MODULE_8__.v)(run, WITHIN_MS, () => reviewed(run, of, base), (error) => {
          world.log.warning(`The changes were not reviewed: ${(0, _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__.h_)(error).message} The result of this run is not affected.`, "not-reviewed");
        });
        return report.reviews({ found, canFail: reviewFailOn.length > 0, label, summary: _report_review_js__WEBPACK_IMPORTED_MODULE_3__.ll }), (wasBuilt) => end(wasBuilt ? _beside_js__WEBPACK_IMPORTED_MODULE_8__.F : WITHIN_MS);
      }
      function commentReview(run, { subject, app }) {
        const { world, inputs, report, services } = run;
        if (!inputs.comment || !inputs.review || inputs.dryRun || subject.kind !== "pull")
          return;
        const quiet = {
          ...world,
          log: {
            ...world.log,
            warning: (line) => {
              world.log.debug(line);
            }
          }
        }, { mode, projectDirectory: folder } = inputs, of = mode === "check" ? { ...app, folder } : app;
        report.reviewComment = (0, _session_connect_js__WEBPACK_IMPORTED_MODULE_6__.NL)(quiet, services, subject.number, of);
      }
      async function reviewed(run, { sha, fork }, base) {
        const { prefetched, context, inputs } = run, [{ from }, tree] = await Promise.all([prefetched.parted(base, sha), prefetched.treeAt(sha, fork)]);
        if (tree.state === "absent")
          return;
        const folder = await folderAt(run, from, { sha, fork }), head = await (0, _listed_js__WEBPACK_IMPORTED_MODULE_9__.i)(prefetched.listedAt(sha, fork)), before = await prefetched.treeAt(from, void 0, folder), isSameFolder = tree.state === "known" && before.state === "known" && tree.oid === before.oid;
        if (isSameFolder && outsideOf(head).length === 0)
          return UNCHANGED;
        const old = folder === void 0 ? void 0 : await (0, _listed_js__WEBPACK_IMPORTED_MODULE_9__.i)(prefetched.listedAt(from, void 0, folder));
        if (isSameFolder && old !== void 0 && (0, _rules_fingerprint_js__WEBPACK_IMPORTED_MODULE_4__.p6)("", outsideOf(head)) === (0, _rules_fingerprint_js__WEBPACK_IMPORTED_MODULE_4__.p6)("", outsideOf(old)))
          return UNCHANGED;
        const [project, was] = await Promise.all([(0, _listed_js__WEBPACK_IMPORTED_MODULE_9__.v)(head), old && (0, _listed_js__WEBPACK_IMPORTED_MODULE_9__.v)(old)]), { failingIn, findingsOf, notComparable, review, viewOf } = await Promise.all(
          /* import() */
          [__webpack_require__.e(995), __webpack_require__.e(815), __webpack_require__.e(492), __webpack_require__.e(86)]
        ).then(__webpack_require__.bind(__webpack_require__, 5086)), why = notComparable(project) ?? (was && notComparable(was));
        if (why !== void 0) {
          run.world.log.info(`The changes were not reviewed: ${why}`);
          const failing = inputs.reviewFailOn.length > 0 ? [{ kind: "unread", key: sha.slice(0, 20) }] : [];
          return { ...UNCHANGED, isSame: !1, failing };
        }
        const found = await review(was, project, settingOf(inputs)), place = { sha: from, url: (0, _report_outcome_view_js__WEBPACK_IMPORTED_MODULE_2__.Bg)(context.repositoryUrl, from), base };
        return { changes: viewOf(found, was === void 0 ? void 0 : place), findings: findingsOf(found), failing: failingIn(found, inputs.reviewFailOn) };
      }
      const UNCHANGED = { changes: void 0, isSame: !0, findings: [], failing: [] };
      async function folderAt({ inputs, services, prefetched }, from, { sha, fork }) {
        const { projectDirectory } = inputs, tree = await prefetched.treeAt(from);
        if (tree.state === "unknown")
          throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__.HR("github-error", tree.why);
        if (tree.state === "known")
          return projectDirectory;
        if (fork !== void 0)
          return;
        const [before = [], now = []] = await Promise.all([from, sha].map((commit) => (0, _github_trees_js__WEBPACK_IMPORTED_MODULE_0__.X8)(services.github, commit)));
        if (!now.includes((0, _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_7__.yS)(inputs)))
          return;
        const [gone, ...more] = before.filter((folder) => !now.includes(folder));
        return more.length > 0 || gone === void 0 ? void 0 : gone === "." ? "" : gone;
      }
      function outsideOf({ listing }) {
        return "absent" in listing ? [] : listing.outside;
      }
      function settingOf({ env, ignored }) {
        const valueOf = (key) => env.find((one) => one.key === key)?.value.trim() ?? "", role = valueOf("HASURA_GRAPHQL_UNAUTHORIZED_ROLE"), isOn = (key) => {
          const value = valueOf(key).toLowerCase();
          return value === "" ? void 0 : TRUE.includes(value);
        };
        return {
          ...role === "" ? {} : { unauthorizedRole: role },
          remoteSchemaPermissions: isOn("HASURA_GRAPHQL_ENABLE_REMOTE_SCHEMA_PERMISSIONS"),
          inferFunctionPermissions: isOn("HASURA_GRAPHQL_INFER_FUNCTION_PERMISSIONS"),
          allowList: isOn("HASURA_GRAPHQL_ENABLE_ALLOWLIST"),
          ignored
        };
      }
      const TRUE = ["true", "t", "yes", "y"];
    })
  )
};
export {
  id,
  ids,
  modules
};
