const id = 358, ids = [358], modules = {
  /***/
  2358: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        databases: () => (
          /* binding */
          databases
        )
      });
      var external_node_crypto_ = __webpack_require__(7598), retry = __webpack_require__(1737), side_by_side = __webpack_require__(4094), drop = __webpack_require__(162), postgres_make = __webpack_require__(5885), postgres_session = __webpack_require__(2515), markers = __webpack_require__(8268), names = __webpack_require__(5403), sql = __webpack_require__(5259);
      async function inventoryOf(session, app) {
        const stock = { things: [], left: [], kept: /* @__PURE__ */ new Set() };
        for (const { kind, name, comment, unentered } of await markedOn(session)) {
          const mark = (0, names.eU)(comment);
          mark !== void 0 ? addMarked(stock, app, kind, name, mark) : comment === null && unentered && addStaging(stock, app, name);
        }
        return stock;
      }
      async function listFor(session, ownerStart) {
        return (await markedOn(session)).flatMap(({ kind, name: thing, comment }) => {
          const mark = (0, names.eU)(comment);
          if (!(mark?.owner.startsWith(ownerStart) === !0 && (0, names.I7)(mark) === thing) || (0, markers.Qu)(mark.build) === void 0)
            return [];
          const { name, owner, build } = mark;
          return [{ kind, thing, app: { name, owner, build } }];
        });
      }
      async function markedOn(session) {
        const databases2 = await session.rows(`SELECT datname AS name, ${(0, sql.Jt)("pg_database", "pg_database")} AS comment,
            pg_catalog.pg_get_userbyid(datdba) ${sql.UT} current_user AND NOT datallowconn AS unentered
       FROM pg_catalog.pg_database
      WHERE NOT datistemplate
        AND datname ${sql.EW} pg_catalog.current_database() AND datname ${sql.EW} 'postgres'
        AND (pg_catalog.strpos(${(0, sql.Jt)("pg_database", "pg_database")}, $1) ${sql.UT} 1
             OR pg_catalog.strpos(datname::pg_catalog.text, $2) ${sql.UT} 1)
      ORDER BY datname`, [names.zk, names.H$]), roles = await session.rows(`SELECT rolname AS name, ${(0, sql.Jt)("pg_authid", "pg_roles")} AS comment
       FROM pg_catalog.pg_roles
      WHERE rolname ${sql.EW} current_user AND rolname ${sql.EW} session_user
        AND pg_catalog.strpos(${(0, sql.Jt)("pg_authid", "pg_roles")}, $1) ${sql.UT} 1
      ORDER BY rolname`, [names.zk]);
        return [
          ...databases2.map((found) => ({ ...found, kind: "database" })),
          ...roles.map((found) => ({ ...found, kind: "role", unentered: !1 }))
        ];
      }
      function addMarked(stock, app, kind, name, mark) {
        if (mark.owner !== app.owner || mark.name !== app.name)
          return;
        const at = (0, markers.Qu)(mark.build);
        at === void 0 || (0, names.I7)(mark) !== name ? (stock.kept.add(mark.build), stock.left.push(`The ${kind} ${name} carries this action's comment under another name, so somebody renamed it to keep it.`)) : stock.things.push({ kind, name, at, build: mark.build });
      }
      function addStaging(stock, app, name) {
        const at = (0, names.Cf)(name, app);
        at !== void 0 && stock.things.push({ kind: "database", name, at });
      }
      function olderThan({ build }) {
        const at = (0, markers.Qu)(build) ?? 0;
        return (thing) => thing.at < at;
      }
      function ofBuild({ build }) {
        const at = (0, markers.Qu)(build) ?? 0;
        return (thing) => thing.build === void 0 ? thing.at === at : thing.build === build;
      }
      function notNewerThan(build) {
        const at = build === void 0 ? 1 / 0 : (0, markers.Qu)(build) ?? 0;
        return (thing) => thing.at <= at;
      }
      var errors = __webpack_require__(1344), postgres_url = __webpack_require__(8638);
      const SIDE_BY_SIDE = 4, PASSWORD_BYTES = 24, NEEDED = "2BP01";
      function databases(world, wanted) {
        const { server } = wanted;
        return {
          what: "databases",
          place: `${server.host}:${String(server.port)}`,
          prepare: async (build) => {
            const reached = { server: !1 };
            try {
              return await makeAll(world, wanted, build, reached);
            } catch (error) {
              throw reached.server && await rollBack(world, server, build), (0, errors.ED)(error, server, "creating the databases");
            }
          },
          keep: (build) => inFailures(world, server, "looking for the databases", (session) => kept(session, wanted, build)),
          list: (ownerStart) => inFailures(world, server, "looking for the databases of all previews", (session) => listFor(session, ownerStart)),
          settle: (build) => dropWhere(world, server, build, olderThan(build)),
          discard: (build) => dropWhere(world, server, build, ofBuild(build)),
          remove: (app) => dropWhere(world, server, app, notNewerThan(app.build))
        };
      }
      async function kept(session, { server, variables, template }, build) {
        const { things } = await inventoryOf(session, build), at = (0, markers.Qu)(build.build) ?? 0;
        if (things.some((thing) => thing.at > at))
          return;
        const stands = (name) => things.some((thing) => thing.name === name), databases2 = variables.map((variable) => ({ variable, name: (0, names.I7)({ ...build, variable }) }));
        if (!databases2.every(({ name }) => stands(name)))
          return;
        const own = (0, names.I7)(build), role = stands(own) ? own : server.user, { user, password } = server, env = role === own ? [] : databases2.map(({ variable, name }) => ({
          key: variable,
          value: (0, postgres_url.ct)(server, { user, password, database: name })
        })), facts = {
          databases: databases2.map((database) => ({
            ...database,
            role,
            ...template === void 0 ? {} : { template }
          }))
        };
        return { env, facts };
      }
      async function makeAll(world, { server, variables, template }, build, reached) {
        const password = world.secrets.add((0, external_node_crypto_.randomBytes)(PASSWORD_BYTES).toString("base64url")), role = await onServer(world, server, (session) => (reached.server = !0, (0, postgres_make.H4)(session, build, password))), user = role === void 0 ? server : { user: role, password }, make = async (variable) => {
          const name = await onServer(world, server, (session) => (0, postgres_make.A2)(session, world, { ...build, variable }, { template, role }));
          role !== void 0 && await onServer(world, server, (inside) => (0, postgres_make.Cl)(inside, role), name), world.log.info(`✓ ${name} for ${variable}, role ${user.user}`);
          const url = world.secrets.add((0, postgres_url.ct)(server, { user: user.user, password: user.password, database: name }));
          return { variable, name, role: user.user, ...template === void 0 ? {} : { template }, url };
        }, made = await (0, side_by_side.Q)(variables, SIDE_BY_SIDE, make);
        return role === void 0 && world.log.notice(`The role in postgres-url may not create roles, so the preview gets that role itself, with all its rights on ${(0, errors.$t)(server)}. ALTER ROLE … CREATEROLE gives each preview its own role.`), {
          env: made.map(({ variable, url }) => ({ key: variable, value: url })),
          facts: { databases: made.map(({ url: _, ...database }) => database) }
        };
      }
      async function rollBack(world, server, build) {
        if (!world.signal.aborted)
          try {
            const { failures } = await dropWhere(world, server, build, ofBuild(build));
            for (const failure of failures)
              world.log.warning(`${failure} The next run of this preview removes it.`, "leftover-databases");
          } catch (error) {
            world.log.debug(`Rolling back: ${error instanceof Error ? error.message : String(error)}`);
          }
      }
      async function dropWhere(world, server, app, chosen) {
        const failed = /* @__PURE__ */ new Map(), databases2 = /* @__PURE__ */ new Set(), builds = /* @__PURE__ */ new Set(), attempt = async (session, thing, { left, kept: kept2 }) => {
          const { kind, name } = thing;
          try {
            await (0, drop.g)(session, world, server, thing), world.log.info(`✓ Dropped the ${kind} ${name}.`);
          } catch (error) {
            if (world.signal.throwIfAborted(), (0, errors.WG)(error))
              throw error;
            if ((0, errors.v9)(error) === NEEDED && kept2.has(thing.build ?? "")) {
              left.push(`The role ${name} was kept: it owns objects in that database.`);
              return;
            }
            const needed = (0, errors.v9)(error) === NEEDED && builds.has(thing.build ?? "");
            if (failed.set(name, needed ? `The role ${name} was kept with its database.` : `The ${kind} ${name} on ${(0, errors.$t)(server)} was not dropped: ${whyNotDropped(error)}`), kind === "database" && thing.build !== void 0 && builds.add(thing.build), error instanceof postgres_session.W_)
              throw error;
          }
        };
        return await inFailures(world, server, "dropping the databases", async (session) => {
          const stock = await inventoryOf(session, app), doomed = stock.things.filter((thing) => chosen(thing) && !failed.has(thing.name));
          for (const { kind, name } of doomed)
            kind === "database" && databases2.add(name);
          for (const kind of ["database", "role"])
            for (const thing of doomed.filter((candidate) => candidate.kind === kind))
              await attempt(session, thing, stock);
          return {
            databases: [...databases2].filter((name) => !failed.has(name)),
            left: stock.left,
            failures: [...failed.values()]
          };
        });
      }
      function whyNotDropped(error) {
        return (0, errors.v9)(error) !== errors.fX ? (0, errors.r4)(error) : (0, errors.r4)(error, "Drop it as its owner, or make the role in postgres-url its owner again.");
      }
      async function inFailures(world, server, doing, work) {
        try {
          return await onServer(world, server, work);
        } catch (error) {
          throw (0, errors.ED)(error, server, doing);
        }
      }
      function onServer(world, server, work, database = server.database) {
        return (0, retry.R)(world, () => (0, postgres_session.fQ)(world, server, database, work), (error) => ({
          again: !world.signal.aborted && ((0, errors.WG)(error) || error instanceof postgres_session.W_ && error.to === "statement")
        }));
      }
    })
  )
};
export {
  id,
  ids,
  modules
};
