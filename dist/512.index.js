export const id = 512;
export const ids = [512];
export const modules = {

/***/ 1512:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   filesOfCommit: () => (/* binding */ filesOfCommit)
/* harmony export */ });
/* harmony import */ var _github_objects_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2855);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7268);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3930);



function filesOfCommit(git, directory, tree, blobs) {
    const top = tree.state === 'known' ? tree.top : undefined;
    if (top !== undefined)
        blobs.set(top.config.oid, Promise.resolve(contentOf(top.config, 0)));
    return {
        entries: async (folder) => {
            if (folder === directory && top !== undefined)
                return top.entries.map((entry) => placed(folder, entry));
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('github-error', `GitHub did not list what is in the folder ${folder}.`);
        },
        below: async (paths) => {
            const known = top?.below;
            const asked = await (0,_github_objects_js__WEBPACK_IMPORTED_MODULE_0__.listBelow)(git, paths.filter((path) => known?.has(path) !== true));
            const found = new Map(asked);
            for (const path of paths) {
                const one = known?.get(path);
                if (one !== undefined)
                    found.set(path, one);
            }
            return new Map([...found].map(([path, { kind, oid, size, files, complete }]) => [
                path,
                {
                    entry: { path, file: path, kind, oid, size },
                    files: files.map((entry) => placed(path, { ...entry, name: entry.path })),
                    complete,
                },
            ]));
        },
        read: async (files) => await contentsOf(git, files, blobs),
    };
}
function placed(folder, { name, kind, oid, size }) {
    const path = folder === '' ? name : `${folder}/${name}`;
    return { path, file: path, kind, oid, size };
}
async function contentsOf(git, files, blobs) {
    const wanted = files.filter(({ oid, size }) => {
        if (blobs.has(oid))
            return false;
        if (size > _files_js__WEBPACK_IMPORTED_MODULE_2__/* .LARGEST */ .bS)
            blobs.set(oid, Promise.resolve({ kind: 'too-large', bytes: size }));
        return size <= _files_js__WEBPACK_IMPORTED_MODULE_2__/* .LARGEST */ .bS;
    });
    if (wanted.length > 0) {
        const reading = (0,_github_objects_js__WEBPACK_IMPORTED_MODULE_0__.readBlobs)(git, wanted);
        for (const { oid, size } of wanted) {
            const one = reading.then((read) => contentOf(read.get(oid), size));
            one.catch(() => blobs.delete(oid));
            blobs.set(oid, one);
        }
    }
    const contents = new Map();
    for (const { oid } of files) {
        const content = await blobs.get(oid);
        if (content !== undefined)
            contents.set(oid, content);
    }
    return contents;
}
function contentOf(blob, bytes) {
    if (blob === undefined)
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('github-error', 'GitHub did not return a file of the project.');
    if (blob.truncated)
        return { kind: 'too-large', bytes };
    return blob.text === undefined || blob.binary ? { kind: 'binary' } : { kind: 'text', text: blob.text };
}


/***/ }),

/***/ 3930:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Iw: () => (/* binding */ pathFrom),
/* harmony export */   P6: () => (/* binding */ folderOfPath),
/* harmony export */   Q4: () => (/* binding */ MOST_FILES),
/* harmony export */   S1: () => (/* binding */ isIn),
/* harmony export */   bS: () => (/* binding */ LARGEST)
/* harmony export */ });
const LARGEST = 1_000_000;
const MOST_FILES = 20_000;
function pathFrom(folder, path) {
    if (path.startsWith('/') || path.includes('\\') || path.includes('\0'))
        return undefined;
    const parts = [];
    for (const part of [...folder.split('/'), ...path.split('/')]) {
        if (part === '' || part === '.')
            continue;
        if (part !== '..')
            parts.push(part);
        else if (parts.pop() === undefined)
            return undefined;
    }
    return parts.join('/');
}
function folderOfPath(path) {
    return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
function isIn(folder, path) {
    return folder === '' || path === folder || path.startsWith(`${folder}/`);
}


/***/ })

};
