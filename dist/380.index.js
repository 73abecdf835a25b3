export const id = 380;
export const ids = [380];
export const modules = {

/***/ 8380:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   finalise: () => (/* binding */ finalise)
/* harmony export */ });
/* harmony import */ var _lifecycle_ownership_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9749);
/* harmony import */ var _markers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8888);
/* harmony import */ var _services_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2700);



/** Finds out what an interrupted build left, and says it where the build was announced. Changes no app. */
async function finalise(world, run, inputs, report, interrupted) {
    const { name, owner, build, pull } = interrupted;
    const services = await (0,_services_js__WEBPACK_IMPORTED_MODULE_1__/* .connect */ .N)(world, inputs, run.repository, world.signal);
    const standings = await (0,_lifecycle_ownership_js__WEBPACK_IMPORTED_MODULE_0__/* .judgeAll */ .Ty)(services, await services.cloud.projectsNamed(name), owner);
    const ours = standings.filter(({ verdict }) => verdict === 'ours');
    if (ours.some(({ reading }) => reading.kind === 'marked' && (0,_markers_js__WEBPACK_IMPORTED_MODULE_2__/* .isNewer */ .U4)(reading.build, build))) {
        world.log.info(`A newer run has built ${name} meanwhile; nothing is left to say.`);
        return;
    }
    if (pull !== undefined && inputs.comment)
        report.comment = (0,_services_js__WEBPACK_IMPORTED_MODULE_1__/* .stickyComment */ .e)(world, services, pull, { owner, name });
    await report.cancelled(whatStands(name, build, ours));
}
function whatStands(name, build, ours) {
    const then = 'The next push builds it afresh; it is deleted when its pull request closes or its branch goes.';
    const unfinished = ours.some(({ reading }) => reading.kind === 'marked' && reading.build === build);
    if (unfinished)
        return `The app ${name} stands as far as it was built; Hasura Cloud may still be at work on it. ${then}`;
    if (ours.length > 0)
        return `An earlier build of ${name} still stands; Hasura Cloud may yet replace it with the one that was ordered. ${then}`;
    return `No app ${name} stands at the moment; Hasura Cloud may yet make the one that was ordered. ${then}`;
}


/***/ })

};
