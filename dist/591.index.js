const id = 591, ids = [591], modules = {
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
