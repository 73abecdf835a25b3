const id = 323, ids = [323], modules = {
  /***/
  4323: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        remoteSchemaRemedy: () => (
          /* binding */
          remoteSchemaRemedy
        )
        /* harmony export */
      });
      var _rules_content_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2182);
      const CAUSES = [
        {
          reason: /conflict|overwritten|duplicate|already (?:exists|defined)/i,
          cause: "A type or root field of Hygraph has the name of a table's. Give the remote schema customization.root_fields_namespace and customization.type_names.prefix."
        },
        {
          reason: /environment variable/i,
          cause: "A variable of the remote schema is missing. List it in hygraph-env."
        },
        {
          reason: /HTTP exception|Error in \$|too many|429|401/i,
          cause: "Hygraph did not answer Hasura as expected: too many requests at once (429), or it refused the token. Run the job again."
        }
      ];
      function remoteSchemaRemedy(reasons, { facts, sameFiles }) {
        const known = CAUSES.filter(({ reason }) => reasons.some((text) => reason.test(text))), causes = (known.length > 0 ? known : CAUSES).map(({ cause }) => cause), readable = (facts?.models ?? []).filter(_rules_content_js__WEBPACK_IMPORTED_MODULE_0__.hS).length;
        return [
          "Hasura could not use Hygraph as a remote schema, and reloading it did not help.",
          ...causes.length === 1 ? causes : ["Possible causes:", ...causes],
          ...readable === 0 ? [] : [`Before the build, the action could read ${(0, _rules_content_js__WEBPACK_IMPORTED_MODULE_0__.Jn)(readable)} there itself.`],
          ...sameFiles ? [
            "Nothing in the project's folder changed, so Hasura's engine probably did: since v2.45.4 it refuses a remote schema whose types have the names of others."
          ] : []
        ].join(" ");
      }
    })
  )
};
export {
  id,
  ids,
  modules
};
