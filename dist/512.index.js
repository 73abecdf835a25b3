const id = 512, ids = [512], modules = {
  /***/
  1512: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.r(__webpack_exports__), __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        filesOfCommit: () => (
          /* binding */
          filesOfCommit
        )
        /* harmony export */
      });
      var _github_objects_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2855), _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7268), _files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3930);
      function filesOfCommit(git, directory, tree, blobs) {
        const top = tree.state === "known" ? tree.top : void 0;
        return top !== void 0 && blobs.set(top.config.oid, Promise.resolve(contentOf(top.config, 0))), {
          entries: async (folder) => {
            if (folder === directory && top !== void 0)
              return top.entries.map((entry) => placed(folder, entry));
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__.HR("github-error", `GitHub did not list what is in the folder ${folder}.`);
          },
          below: async (paths) => {
            const known = top?.below, asked = await (0, _github_objects_js__WEBPACK_IMPORTED_MODULE_0__.listBelow)(git, paths.filter((path) => known?.has(path) !== !0)), found = new Map(asked);
            for (const path of paths) {
              const one = known?.get(path);
              one !== void 0 && found.set(path, one);
            }
            return new Map([...found].map(([path, { kind, oid, size, files, complete }]) => [
              path,
              {
                entry: { path, file: path, kind, oid, size },
                files: files.map((entry) => placed(path, { ...entry, name: entry.path })),
                complete
              }
            ]));
          },
          read: async (files) => await contentsOf(git, files, blobs)
        };
      }
      function placed(folder, { name, kind, oid, size }) {
        const path = folder === "" ? name : `${folder}/${name}`;
        return { path, file: path, kind, oid, size };
      }
      async function contentsOf(git, files, blobs) {
        const wanted = files.filter(({ oid, size }) => blobs.has(oid) ? !1 : (size > _files_js__WEBPACK_IMPORTED_MODULE_2__.bS && blobs.set(oid, Promise.resolve({ kind: "too-large", bytes: size })), size <= _files_js__WEBPACK_IMPORTED_MODULE_2__.bS));
        if (wanted.length > 0) {
          const reading = (0, _github_objects_js__WEBPACK_IMPORTED_MODULE_0__.readBlobs)(git, wanted);
          for (const { oid, size } of wanted) {
            const one = reading.then((read) => contentOf(read.get(oid), size));
            one.catch(() => blobs.delete(oid)), blobs.set(oid, one);
          }
        }
        const contents = /* @__PURE__ */ new Map();
        for (const { oid } of files) {
          const content = await blobs.get(oid);
          content !== void 0 && contents.set(oid, content);
        }
        return contents;
      }
      function contentOf(blob, bytes) {
        if (blob === void 0)
          throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__.HR("github-error", "GitHub did not return a file of the project.");
        return blob.truncated ? { kind: "too-large", bytes } : blob.text === void 0 || blob.binary ? { kind: "binary" } : { kind: "text", text: blob.text };
      }
    })
  ),
  /***/
  3930: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        Iw: () => (
          /* binding */
          pathFrom
        ),
        /* harmony export */
        P6: () => (
          /* binding */
          folderOfPath
        ),
        /* harmony export */
        Q4: () => (
          /* binding */
          MOST_FILES
        ),
        /* harmony export */
        S1: () => (
          /* binding */
          isIn
        ),
        /* harmony export */
        bS: () => (
          /* binding */
          LARGEST
        )
        /* harmony export */
      });
      const LARGEST = 1e6, MOST_FILES = 2e4;
      function pathFrom(folder, path) {
        if (path.startsWith("/") || path.includes("\\") || path.includes("\0"))
          return;
        const parts = [];
        for (const part of [...folder.split("/"), ...path.split("/")])
          if (!(part === "" || part === ".")) {
            if (part !== "..")
              parts.push(part);
            else if (parts.pop() === void 0)
              return;
          }
        return parts.join("/");
      }
      function folderOfPath(path) {
        return path.slice(0, Math.max(0, path.lastIndexOf("/")));
      }
      function isIn(folder, path) {
        return folder === "" || path === folder || path.startsWith(`${folder}/`);
      }
    })
  )
};
export {
  id,
  ids,
  modules
};
