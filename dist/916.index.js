export const id = 916;
export const ids = [916];
export const modules = {

/***/ 916:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   failingIn: () => (/* binding */ failingIn)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);

function failingIn({ concerns, breaking }, on) {
    return [
        ...concerns
            .filter(({ risk }) => on.includes(risk))
            .map(({ rule, risk, roles, objects, text }) => ({
            kind: risk,
            key: keyOf([rule, roles, objects, text]),
        })),
        ...(on.includes('breaking') ? breaking : []).map(({ object, text, roles }) => ({
            kind: 'breaking',
            key: keyOf([object, text, roles]),
        })),
    ];
}
function keyOf(parts) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 10);
}


/***/ })

};
