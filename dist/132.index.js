const id = 132, ids = [132], modules = {
  /***/
  7132: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        d: () => (
          /* binding */
          FAIL_ON
        ),
        /* harmony export */
        verdictOn: () => (
          /* binding */
          verdictOn
        )
        /* harmony export */
      });
      var _lib_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9112);
      const FAIL_ON = ["high", "medium", "breaking"], MOST_KEPT = 300;
      function judgeApproval(failing, { isSet, isNew }, before) {
        const shown = failing.slice(0, MOST_KEPT).map(({ key }) => key);
        if (!isSet)
          return { fails: [...failing], ...before === "unknown" ? {} : { kept: { shown } } };
        if (before === "unknown" && !isNew)
          return { fails: [...failing] };
        const known = before === "unknown" ? void 0 : before, approved = isNew ? shown : known?.approved ?? shown.filter((key) => known?.shown.includes(key) === !0);
        return { fails: failing.filter(({ key }) => !approved.includes(key)), kept: { shown, approved } };
      }
      const KINDS = {
        high: ["finding of high risk", "findings of high risk"],
        medium: ["finding of medium risk", "findings of medium risk"],
        breaking: ["change that can break clients", "changes that can break clients"],
        unread: ["file that could not be compared", "files that could not be compared"]
      };
      function failingWords(failing) {
        const parts = [...FAIL_ON, "unread"].flatMap((kind) => {
          const { length } = failing.filter((one2) => one2.kind === kind), [one, many] = KINDS[kind];
          return length === 0 ? [] : [`${String(length)} ${length === 1 ? one : many}`];
        });
        return (0, _lib_text_js__WEBPACK_IMPORTED_MODULE_0__.KE)(parts);
      }
      function verdictOn(failing, label, before) {
        const { fails, kept } = judgeApproval(failing, label, before), { name, isSet } = label;
        return { words: failing.length === 0 ? "" : fails.length === 0 ? `Approved with the label ${name}: ${failingWords(failing)}.` : isSet ? `The review fails the run: ${failingWords(fails)} that the label ${name} did not approve. If this is intended, remove the label and add it again.` : `The review fails the run: ${failingWords(fails)}. If this is intended, add the label ${name}.`, fails: fails.length > 0, ...kept === void 0 ? {} : { kept } };
      }
    })
  )
};
export {
  id,
  ids,
  modules
};
