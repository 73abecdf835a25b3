const id = 575, ids = [575], modules = {
  /***/
  5575: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.r(__webpack_exports__), __webpack_require__.d(__webpack_exports__, {
        checkContent: () => (
          /* binding */
          checkContent
        )
      });
      var content = __webpack_require__(2182), errors = __webpack_require__(7268), http = __webpack_require__(1931), retry = __webpack_require__(1737), lib_text = __webpack_require__(9112), record = __webpack_require__(5638);
      const LONGEST = 200, LONGEST_READ = 2e4;
      function readAnswer(status, text, redact = (words) => words) {
        const body = readBody(text), answer2 = judged(status, body, text, redact);
        return body?.requestId === void 0 ? { answer: answer2 } : { answer: answer2, requestId: body.requestId };
      }
      function judged(status, body, text, redact) {
        const words = worded(redact((body?.errors.map(({ message }) => message).join("; ") ?? text).slice(0, LONGEST_READ))), trouble = (kind) => ({
          kind,
          words: `HTTP ${String(status)} ${words}`.trim()
        });
        if (/token verification failed/i.test(words) || status === 401 && /\b(?:token|jwt)\b/i.test(words))
          return trouble("token");
        if (status === 402 || /exceeded the limits/i.test(words))
          return trouble("quota");
        if (status === 429 || /^too many requests$/i.test(words))
          return trouble("busy");
        if (status === 413)
          return trouble("size");
        if (body !== void 0) {
          const { data, errors: errors2 } = body, refusals = errors2.filter(({ code, message }) => code === "403" || message === "not allowed"), all = refusals.length === errors2.length;
          if (data !== void 0 && all || refusals.length > 0)
            return {
              kind: "content",
              data: data ?? {},
              refused: refusals.map(({ field }) => field).filter((field) => field !== void 0),
              isWhole: errors2.length === 0
            };
        }
        return trouble(status === 404 || status === 401 || status === 403 ? "place" : status === 400 ? "invalid" : "service");
      }
      function readBody(text) {
        let value;
        try {
          value = JSON.parse(text);
        } catch {
          return;
        }
        if (!(0, record.u)(value))
          return;
        const { data, errors: errors2, extensions } = value;
        if (!(0, record.u)(data) && !Array.isArray(errors2))
          return;
        const id2 = (0, record.u)(extensions) ? extensions.requestId : void 0;
        return {
          data: (0, record.u)(data) ? data : void 0,
          errors: (Array.isArray(errors2) ? errors2 : []).slice(0, 1e3).map(readError),
          requestId: typeof id2 == "string" && /^[\w-]{1,80}$/.test(id2) ? id2 : void 0
        };
      }
      function readError(error) {
        if (!(0, record.u)(error))
          return { message: "", code: "", field: void 0 };
        const { message, path, extensions } = error, more = (0, record.u)(extensions) ? extensions : {}, [field] = [more.path, path].flatMap((one) => Array.isArray(one) ? one : []), code = more.code;
        return {
          message: typeof message == "string" ? message : "",
          code: typeof code == "string" || typeof code == "number" ? String(code) : "",
          field: typeof field == "string" ? field : void 0
        };
      }
      function worded(text) {
        if (/<html|<!doctype/i.test(text.slice(0, 1e3)))
          return "(a page of HTML)";
        const line = (0, lib_text.TN)(text.slice(0, 4 * LONGEST));
        return line.length > LONGEST ? `${line.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, "")}…` : line;
      }
      const MOST_A_SECOND = 4, PAUSES_MS = [1e3, 2e3, 4e3], LONGEST_PAUSE_MS = 3e4, WITHIN_MS = 6e4;
      function asking(ports, endpoint, token) {
        const { clock, signal } = ports, fetch = (0, http.p)(ports, { service: "Hygraph", operation: () => "query" }), name = `PreviewContent_${Math.floor(ports.random() * 2 ** 32).toString(16).padStart(8, "0")}`, sent = [], until = clock.now() + WITHIN_MS, send = async (body, authorized) => {
          const earlier = sent.at(-MOST_A_SECOND), waitMs = earlier === void 0 ? 0 : earlier + 1e3 - clock.now();
          waitMs > 0 && await clock.sleep(waitMs, signal), sent.push(clock.now());
          try {
            const response = await fetch(endpoint.url, {
              method: "POST",
              headers: {
                "content-type": "application/json",
                accept: "application/json",
                ...authorized && token !== void 0 ? { authorization: `Bearer ${token}` } : {}
              },
              body
            }), afterMs = (0, retry.P)(response.headers.get("retry-after"), clock), read = readAnswer(response.status, await response.text(), ports.redact), passes = read.answer.kind === "busy" || read.answer.kind === "service" && response.status >= 500;
            return { ...read, passes, afterMs };
          } catch (error) {
            if (signal.throwIfAborted(), !(error instanceof errors.wX))
              throw error;
            return {
              answer: { kind: "network", words: error.message },
              passes: error.retryable,
              afterMs: void 0
            };
          }
        };
        return async ({ selection, stage }, as) => {
          const begunAt = clock.now();
          if (begunAt > until)
            return { answer: { kind: "network", words: `${new URL(endpoint.url).host} took more than ${(0, lib_text.p0)(WITHIN_MS)}` }, tries: 0, ms: 0 };
          const body = JSON.stringify({
            query: `query ${name}${stage === void 0 ? "" : "($stage:Stage!)"}{${selection}}`,
            operationName: name,
            ...stage === void 0 ? {} : { variables: { stage } }
          });
          for (let tries = 1; ; tries++) {
            const { answer: answer2, requestId, passes, afterMs } = await send(body, as === "token"), pauseMs = afterMs ?? PAUSES_MS[tries - 1] ?? 0;
            if (!passes || tries > PAUSES_MS.length || pauseMs > LONGEST_PAUSE_MS || clock.now() + pauseMs > until)
              return {
                answer: answer2,
                tries,
                ms: clock.now() - begunAt,
                ...requestId === void 0 ? {} : { requestId }
              };
            await clock.sleep(pauseMs, signal);
          }
        };
      }
      var dist = __webpack_require__(7934);
      const DISCOVERY = '__schema{queryType{fields{name args{name} type{kind name ofType{kind ofType{kind ofType{kind name}}}}}}}node:__type(name:"Node"){possibleTypes{name}}stage:__type(name:"Stage"){enumValues{name}}', SYSTEM = ["User", "ScheduledOperation", "ScheduledRelease"], MOST = 2e3, named = dist.YOg(dist.Ikc({ name: dist.YjP() })), type = dist.Ikc({
        kind: dist.YjP(),
        name: dist.cl6(dist.YjP()),
        ofType: dist.cl6(dist.Ikc({
          kind: dist.YjP(),
          ofType: dist.cl6(dist.Ikc({
            kind: dist.YjP(),
            ofType: dist.cl6(dist.Ikc({ kind: dist.YjP(), name: dist.cl6(dist.YjP()) }))
          }))
        }))
      }), answer = dist.Ikc({
        __schema: dist.Ikc({
          queryType: dist.Ikc({ fields: dist.YOg(dist.Ikc({ name: dist.YjP(), args: named, type })) })
        }),
        node: dist.cl6(dist.Ikc({ possibleTypes: dist.cl6(named) })),
        stage: dist.cl6(dist.Ikc({ enumValues: dist.cl6(named) }))
      });
      function readDiscovery(data) {
        const read = dist.xLC(answer, data);
        if (!read.success)
          return;
        const { __schema: schema, node, stage } = read.output, nodes = new Set((node?.possibleTypes ?? []).map(({ name }) => name).filter((name) => isName(name))), fields = schema.queryType.fields.filter((field) => isName(field.name) && field.args.some(({ name }) => name === "stage")), single = new Map(fields.filter((field) => field.type.kind === "OBJECT").map((field) => [field.type.name, field.name])), models = /* @__PURE__ */ new Map();
        for (const field of fields) {
          const name = listed(field.type);
          name === void 0 || !nodes.has(name) || SYSTEM.includes(name) || models.has(name) || models.size < MOST && models.set(name, { name, one: single.get(name), many: field.name });
        }
        const stages = (stage?.enumValues ?? []).map(({ name }) => name).filter((name) => isName(name));
        return { models: [...models.values()], stages: stages.slice(0, 100) };
      }
      function listed({ kind, ofType: list }) {
        const inner = list?.ofType;
        return kind === "NON_NULL" && list?.kind === "LIST" && inner?.kind === "NON_NULL" && inner.ofType?.kind === "OBJECT" ? inner.ofType.name ?? void 0 : void 0;
      }
      function isName(text) {
        return /^(?!__)[A-Za-z_]\w{0,99}$/.test(text);
      }
      const MOST_BYTES = 8e3, ROUNDS = 3, MOST_SINGLE = { first: 40, others: 12 };
      async function readFields(ask, fields, single = MOST_SINGLE) {
        const reading = { values: /* @__PURE__ */ new Map(), refused: /* @__PURE__ */ new Set(), replies: [] }, openOf = (some) => some.filter(({ key }) => !reading.values.has(key) && !reading.refused.has(key)), isRefused = (some) => some.some(({ first, key }) => first === !0 && reading.refused.has(key));
        for (const group of groupsOf(fields)) {
          let brought = await readOnce(ask, group, reading);
          for (let round = 0; round < ROUNDS && brought; round++) {
            const open = openOf(group), first = open.filter((field) => field.first === !0);
            if (open.length === 0 || first.length === 0 && isRefused(fields))
              break;
            brought = await readOnce(ask, first.length > 0 ? first : open, reading);
          }
          if (reading.trouble !== void 0)
            return reading;
        }
        const left = { ...single, ...isRefused(fields) ? { others: 0 } : {} };
        for (const field of openOf(fields)) {
          const kind = field.first === !0 ? "first" : "others";
          if (left[kind] !== 0 && (left[kind] -= 1, await readOnce(ask, [field], reading), reading.trouble !== void 0))
            return reading;
        }
        return reading;
      }
      async function readOnce(ask, fields, reading) {
        const reply = await ask(fields.map(({ text }) => text).join(" "));
        reading.replies.push(reply);
        const { answer: answer2 } = reply;
        if (answer2.kind !== "content")
          return reading.trouble = answer2, !1;
        const { data, refused, isWhole } = answer2, before = reading.values.size + reading.refused.size;
        for (const { key, nullable } of fields) {
          const value = Object.hasOwn(data, key) ? data[key] : void 0;
          isWhole && (Array.isArray(value) || nullable && value !== void 0) ? reading.values.set(key, value) : isWhole ? reading.trouble = { kind: "service", words: "The answer lacks what was asked for." } : value != null ? reading.values.set(key, value) : (refused.includes(key) || fields.length === 1 || nullable && value === null) && reading.refused.add(key);
        }
        return reading.trouble === void 0 && reading.values.size + reading.refused.size > before;
      }
      function groupsOf(fields) {
        const groups = [];
        let size = MOST_BYTES;
        for (const field of fields)
          size += field.text.length + 1, size > MOST_BYTES && (groups.push([]), size = field.text.length + 1), groups.at(-1)?.push(field);
        return groups;
      }
      var rules = __webpack_require__(3862);
      function readToken(token) {
        const parts = token.split("."), claims = parts.length === 3 ? objectIn(parts[1] ?? "") : void 0;
        if (claims === void 0 || objectIn(parts[0] ?? "") === void 0)
          return { isJwt: !1, parts: parts.length };
        for (const audience of [claims.aud].flat()) {
          const [, project, environment] = /\/(?:v2|content)\/([a-z0-9]+)\/([a-z0-9-]{1,40})$/.exec(typeof audience == "string" ? audience.slice(0, 300) : "") ?? [];
          if (project !== void 0 && environment !== void 0)
            return { isJwt: !0, project, environment };
        }
        return { isJwt: !0 };
      }
      function objectIn(part) {
        if (/^[\w-]+$/.test(part))
          try {
            const value = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
            return (0, record.u)(value) ? value : void 0;
          } catch {
            return;
          }
      }
      var lib_similar = __webpack_require__(1766);
      const MOST_NAMED = 12;
      function listedShort(names) {
        const shown = names.slice(0, MOST_NAMED), more = names.length - shown.length;
        return more > 0 ? `${shown.join(", ")} and ${String(more)} more` : (0, lib_text.KE)(shown);
      }
      function instead(name, known) {
        if (known.length === 0)
          return "There are none.";
        const similar = (0, lib_similar.z)(name, known), meant = [similar ?? "", name].map((one) => one.charAt(0).toLowerCase());
        return `${meant[0] === meant[1] ? `Did you mean ${similar ?? ""}? ` : ""}It has ${listedShort(known)}.`;
      }
      async function checkContent(ports, wanted) {
        const { endpoint, token, stage } = wanted, facts = {
          environment: endpoint.environment,
          ...stage === void 0 ? {} : { stage },
          withToken: token !== void 0,
          models: [],
          public: "unknown"
        }, findings = [], add = (rule, what, more = {}) => {
          const { severity, why, remedy } = rules.Q[rule];
          findings.push({ rule, severity, what, why, remedy, ...more });
        }, lines = [], say = (line) => {
          lines.push(line);
        }, work = { wanted, ask: asking(ports, endpoint, token), say, add, facts };
        if (tokenFits(work)) {
          const found = await discover(work), read = found && await readModels(work, found);
          read !== void 0 && await readAsAnyone(work, read, found?.stages ?? []);
        }
        return { facts, findings, lines };
      }
      function tokenFits({ wanted: { token, endpoint }, add, say }) {
        if (token === void 0)
          return !0;
        const facts = readToken(token);
        if (!facts.isJwt) {
          const parts = facts.parts === 1 ? "1 part" : `${String(facts.parts)} parts`;
          return add("content-token", `The Hygraph token is not a permanent auth token: such a token is a JWT, three parts with dots between them, and this text has ${parts}${facts.parts === 3 ? " that do not hold JSON" : ""}.`), !1;
        }
        const { project, environment } = facts;
        return project !== void 0 && project !== endpoint.project ? (add("content-token", "The Hygraph token belongs to another project than the endpoint.", {
          remedy: "Use a token of the project that the endpoint names, or the endpoint of the project of the token."
        }), !1) : (environment !== void 0 && environment !== endpoint.environment && add("content-token-environment", `The Hygraph token was made for the environment ${environment}, and the endpoint names ${endpoint.environment}.`), say(`✓ The token is a permanent auth token${environment === void 0 ? "" : ` for ${environment}`}.`), !0);
      }
      async function discover(work) {
        const { wanted, ask, say, add, facts } = work, reply = await ask({ selection: DISCOVERY }, "token"), { answer: answer2 } = reply;
        if (answer2.kind !== "content") {
          say(`✗ Hygraph did not answer the first query: ${answer2.words} (${told([reply])})`), addTrouble(work, answer2, reply.tries);
          return;
        }
        const found = readDiscovery(answer2.data);
        if (found === void 0) {
          addTrouble(work, { kind: "service", words: "The schema has an unexpected shape." }, reply.tries);
          return;
        }
        const { environment } = facts;
        say(`✓ Hygraph answers for ${environment}: ${(0, content.Jn)(found.models.length)}, ${found.stages.length === 1 ? "stage" : "stages"} ${listedShort(found.stages)} (${told([reply])})`), found.models.length === 0 && add("content-none", `The environment ${environment} has no models.`);
        const unknown = wanted.models.filter((name) => modelOf(name, found) === void 0);
        for (const name of unknown)
          add("content-model-unknown", `The environment ${environment} has no model ${name}.`, {
            remedy: `${instead(name, found.models.map((model) => model.name))} ${rules.Q["content-model-unknown"].remedy}`,
            object: name
          });
        if (wanted.stage !== void 0 && !found.stages.includes(wanted.stage)) {
          add("content-stage-unknown", `The environment ${environment} has no stage ${wanted.stage}.`, {
            remedy: `${instead(wanted.stage, found.stages)} ${rules.Q["content-stage-unknown"].remedy}`,
            object: wanted.stage
          });
          return;
        }
        return found.models.length === 0 ? void 0 : found;
      }
      function modelOf(name, { models }) {
        return models.find((model) => model.name === name || model.many === name || model.one === name);
      }
      async function readModels(work, found) {
        const { wanted, ask, say, facts } = work, { stage, token } = wanted, required = new Set(wanted.models.map((name) => modelOf(name, found))), read = [...found.models].sort((one, other) => Number(required.has(other)) - Number(required.has(one))).map((model) => ({
          ...model,
          facts: { name: model.name, required: required.has(model), access: "unknown" }
        })), fields = read.map(({ many, facts: { required: first } }) => ({
          key: many,
          text: `${many}(${stage === void 0 ? "" : "stage:$stage,"}first:1){id}`,
          nullable: !1,
          first
        })), { values, refused, trouble, replies } = await readFields((selection) => ask({ selection, ...stage === void 0 ? {} : { stage } }, "token"), fields);
        for (const model of read) {
          const [entry] = [values.get(model.many)].flat();
          if (refused.has(model.many))
            model.facts.access = "refused";
          else if (values.has(model.many)) {
            model.facts.access = entry === void 0 ? "empty" : "entries";
            const id2 = idOf(entry);
            id2 !== void 0 && (model.entry = id2);
          }
        }
        facts.models = read.map((model) => model.facts);
        const where = `in ${stage ?? "the default stage"}`;
        return say(`${facts.models.some(content.hS) ? "✓" : "✗"} ${(0, content.eN)(facts.models)} ${where}, ${token === void 0 ? "without a token" : "with the token"} (${told(replies)})`), trouble !== void 0 && addTrouble(work, trouble, replies.at(-1)?.tries ?? 1), sayOfModels(work, trouble === void 0), trouble === void 0 ? read : void 0;
      }
      function sayOfModels({ add, wanted, facts }, isWhole) {
        const { models: all, environment } = facts, { stage, token } = wanted, where = `in ${stage === void 0 ? "the default stage" : `stage ${stage}`} of the environment ${environment}`, wantedOnes = all.filter(({ required }) => required), refused = refusedOf(wantedOnes), none = wanted.models.length === 0 && refusedOf(all).length > 0 && !all.some(content.hS);
        if (refused.length > 0 || none) {
          const what = none ? "any model" : listedShort(refused);
          add("content-not-readable", token === void 0 ? `${what.charAt(0).toUpperCase()}${what.slice(1)} cannot be read without a token ${where}.` : `The Hygraph token may not read ${what} ${where}.`, {
            ...token === void 0 ? {
              remedy: "Give a permanent auth token that may read them, or allow it in the public Content API."
            } : {},
            ...refused.length === 1 ? { object: refused[0] ?? "" } : {}
          });
        }
        const unknown = wantedOnes.filter(({ access }) => access === "unknown").map(({ name }) => name);
        unknown.length > 0 && refused.length === 0 && isWhole && add("content-unknown", `Could not find out whether ${listedShort(unknown)} may be read ${where}.`, {
          why: "Hygraph refuses other models, and does not say which.",
          remedy: "Require fewer models, or give the token the permission to read all of them."
        });
        for (const { name } of wantedOnes.filter(({ access }) => access === "empty"))
          add("content-empty", `${name} has no entry ${where}.`, { object: name });
      }
      function refusedOf(all) {
        return all.filter(({ access }) => access === "refused").map(({ name }) => name);
      }
      const SINGLE_PUBLIC = { first: 40, others: 0 }, SINGLE_PROOF = { first: 100, others: 0 }, NOT_SINGLE = { first: 0, others: 0 }, STAGE_OF = { drafts: "DRAFT", published: "PUBLISHED" };
      async function readAsAnyone(work, read, stages) {
        const { wanted, facts, say } = work;
        if (wanted.public === "any")
          return;
        const anyone = new Anyone(work), ids2 = (open) => stages.includes(STAGE_OF[open]) ? read.flatMap((model, index) => byId(model, open, index)) : [];
        await anyone.read([...ids2("drafts"), ...ids2("published")], SINGLE_PUBLIC);
        const unread = read.filter(({ facts: model }) => !(0, content.hS)(model));
        stages.includes("DRAFT") && await anyone.read(unread.map((model) => anyOf(model, "drafts")), NOT_SINGLE);
        const isClosed = wanted.stage === "PUBLISHED" || wanted.public === "closed" && (!stages.includes("PUBLISHED") || await provePublished(work, anyone, read)), { replies, problem } = anyone;
        if (replies.length === 0) {
          say("  No entries found, so public access was not checked.");
          return;
        }
        const has = (what) => facts.models.some(({ open }) => open?.includes(what) === !0);
        has("drafts") ? facts.public = "drafts" : problem === void 0 && facts.models.some(({ open }) => open !== void 0) && (facts.public = isClosed && !has("published") ? "closed" : "published");
        const mark = facts.public === "drafts" || facts.public === "unknown" ? "✗" : "✓";
        say(`${mark} Without a token: ${(0, content.bF)(facts)} (${told(replies)})`), sayOfPublic(work), problem !== void 0 && addTrouble(work, problem, replies.at(-1)?.tries ?? 1, {
          severity: wanted.public === "closed" ? "error" : "warning",
          why: "It is not known what anyone can read without a token."
        });
      }
      class Anyone {
        replies = [];
        problem;
        #ask;
        constructor({ ask }) {
          this.#ask = ask;
        }
        async read(fields, single) {
          if (fields.length === 0 || this.problem !== void 0)
            return /* @__PURE__ */ new Set();
          const ask = (selection) => this.#ask({ selection }, "anyone"), { values, refused, trouble, replies } = await readFields(ask, fields, single);
          this.replies.push(...replies);
          const isShut = trouble?.kind === "place" || trouble?.kind === "token";
          isShut || (this.problem = trouble);
          const known = fields.filter(({ key }) => isShut || refused.has(key) || values.has(key));
          for (const { model, open, key } of known)
            model.open ??= [], (values.get(key) ?? null) !== null && !model.open.includes(open) && model.open.push(open);
          return new Set(known);
        }
      }
      async function provePublished({ add }, anyone, read) {
        const fields = read.filter(({ facts: { open } }) => open?.includes("published") !== !0).map((model) => anyOf(model, "published")), known = await anyone.read(fields, SINGLE_PROOF), rest = fields.filter((field) => !known.has(field)).map(({ model }) => model.name);
        return rest.length > 0 && anyone.problem === void 0 && add("content-unknown", `Could not find out whether anyone can read published entries of ${listedShort(rest)}.`, {
          why: "Hygraph refuses other models, and does not say which.",
          remedy: "Set hygraph-public to published."
        }), rest.length === 0;
      }
      function byId({ one, entry, facts }, open, index) {
        if (one === void 0 || entry === void 0)
          return [];
        const key = `${open}${String(index)}`, text = `${key}:${one}(where:{id:${JSON.stringify(entry)}},stage:${STAGE_OF[open]}){id}`;
        return [{ key, text, nullable: !0, first: !0, model: facts, open }];
      }
      function anyOf({ many, facts }, open) {
        const text = `${many}(stage:${STAGE_OF[open]},first:1){id}`;
        return { key: many, text, nullable: !1, first: !0, model: facts, open };
      }
      function sayOfPublic({ wanted, add, facts }) {
        const [drafts, published] = ["drafts", "published"].map((what) => facts.models.filter(({ open }) => open?.includes(what) === !0).map(({ name }) => name)), isClosed = wanted.public === "closed";
        drafts.length > 0 && add("content-drafts-public", `Anyone can read drafts of ${listedShort(drafts)}.`, {
          ...isClosed ? { severity: "error" } : {}
        }), published.length > 0 && isClosed && add("content-public", `Anyone can read published entries of ${listedShort(published)}.`);
      }
      function idOf(entry) {
        const id2 = typeof entry == "object" && entry !== null && "id" in entry ? entry.id : void 0;
        return typeof id2 == "string" && /^[\w-]{1,64}$/.test(id2) ? id2 : void 0;
      }
      function addTrouble({ wanted, facts, add }, { kind, words }, tries, more = {}) {
        const { token } = wanted;
        switch (kind) {
          case "token":
            add("content-token", `Hygraph does not accept the token: ${words}.`);
            return;
          case "place":
            add("content-endpoint", `Hygraph found no environment ${facts.environment}. The address may be wrong${token === void 0 ? "" : ", or the token was refused"}: ${words}.`);
            return;
          case "quota":
            add("content-limit", `The Hygraph project has reached its limits: ${words}.`);
            return;
          case "busy":
            add("content-unknown", `Hygraph is rate-limiting requests: ${words}.`, {
              ...more,
              why: `Its smallest plan allows 5 a second for all clients together. ${tries === 1 ? "It was asked once." : `It was asked ${String(tries)} times.`}`
            });
            return;
          case "size":
          case "invalid":
            add("content-unknown", `Hygraph refused the query of this action: ${words}.`, {
              ...more,
              remedy: "Hygraph may have changed: check for a newer version of this action."
            });
            return;
          case "service":
          case "network":
            add("content-unknown", `Could not query Hygraph: ${words.replace(/\.$/, "")}.`, more);
            return;
          default:
        }
      }
      function told(replies) {
        const ms = replies.reduce((sum, reply) => sum + reply.ms, 0), id2 = replies.at(-1)?.requestId;
        return [
          ...replies.length > 1 ? [`${String(replies.length)} requests`] : [],
          `${String(Math.round(ms))} ms`,
          ...id2 === void 0 ? [] : [`request ${id2}`]
        ].join(", ");
      }
    })
  ),
  /***/
  3862: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        Q: () => (
          /* binding */
          CONTENT_RULES
        )
        /* harmony export */
      });
      const UNREADABLE = "The preview would be unable to read its content.", WHERE = "under Project settings, API access", CONTENT_RULES = {
        "content-endpoint": {
          severity: "error",
          finds: "Hygraph knows no such project or environment.",
          why: "Hygraph gives the same answer for an unknown project, an unknown environment and another wrong address.",
          remedy: `Copy the endpoint from Hygraph again: it is ${WHERE}.`
        },
        "content-limit": {
          severity: "error",
          finds: "Hygraph refuses every request until the project has a larger plan, or the next month begins (HTTP 402).",
          why: UNREADABLE,
          remedy: "Check the usage and the plan of the Hygraph project."
        },
        "content-model-unknown": {
          severity: "error",
          finds: "A model in `hygraph-models` that the environment does not have.",
          why: UNREADABLE,
          remedy: "Correct the name, or add the model to this environment."
        },
        "content-not-readable": {
          severity: "error",
          finds: "A model in `hygraph-models` that may not be read in this stage. Without `hygraph-models`: no model may be read.",
          why: UNREADABLE,
          remedy: `In Hygraph, ${WHERE}, give the token the permission to read these models in this stage. Permissions are set for each environment.`
        },
        "content-public": {
          severity: "error",
          finds: "Anyone can read published entries, and `hygraph-public` is `closed`.",
          why: "The public Content API allows it.",
          remedy: `In Hygraph, ${WHERE}, remove the permissions of the public Content API, or set hygraph-public to published.`
        },
        "content-stage-unknown": {
          severity: "error",
          finds: "The stage in `hygraph-stage` does not exist.",
          why: UNREADABLE,
          remedy: "Correct the name of the stage."
        },
        "content-token": {
          severity: "error",
          finds: "`hygraph-token` is not a permanent auth token, belongs to another project, or Hygraph does not accept it.",
          why: UNREADABLE,
          remedy: `Create a permanent auth token in Hygraph, ${WHERE}, and store it again. A token that is deleted or cut off is refused.`
        },
        "content-unknown": {
          severity: "error",
          finds: "Hygraph did not answer, or too many requests were sent to it (HTTP 429).",
          why: "It is not known whether the preview can read its content.",
          remedy: "Run the job again later."
        },
        "content-drafts-public": {
          severity: "warning",
          finds: "Anyone can read drafts. An error if `hygraph-public` is `closed`.",
          why: "The public Content API allows it, without any token.",
          remedy: `In Hygraph, ${WHERE}, remove the stage DRAFT from the permissions of the public Content API. If drafts should be public, set hygraph-public to any.`
        },
        "content-empty": {
          severity: "warning",
          finds: "A model in `hygraph-models` has no entry in this stage.",
          why: "The preview shows nothing of it.",
          remedy: "Add an entry in this stage, or do not require the model."
        },
        "content-none": {
          severity: "warning",
          finds: "The environment has no models.",
          why: "There is nothing that the preview could read.",
          remedy: "Check that the endpoint names the right environment."
        },
        "content-token-environment": {
          severity: "warning",
          finds: "The token was made for another environment than the endpoint names.",
          why: "Permissions are set for each environment, so it may not be allowed to read there.",
          remedy: "If models are not readable, give the token its permissions in this environment as well."
        }
      };
    })
  ),
  /***/
  1766: (
    /***/
    ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
      __webpack_require__.d(__webpack_exports__, {
        /* harmony export */
        z: () => (
          /* binding */
          mostSimilar
        )
        /* harmony export */
      });
      const MOST = 200, LONGEST = 100;
      function mostSimilar(word, words) {
        let best;
        for (const candidate of words.filter(({ length }) => length <= LONGEST).slice(0, MOST)) {
          const edits = editsBetween(word.slice(0, LONGEST), candidate);
          (best === void 0 || edits < best.edits) && (best = { word: candidate, edits });
        }
        return best?.word;
      }
      function editsBetween(one, other) {
        let row = Array.from({ length: other.length + 1 }, (_, index) => index);
        for (let at = 0; at < one.length; at++) {
          const next = [at + 1];
          for (let column = 1; column <= other.length; column++) {
            const replaced = (row[column - 1] ?? 0) + (other[column - 1] === one[at] ? 0 : 1);
            next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
          }
          row = next;
        }
        return row[other.length] ?? 0;
      }
    })
  )
};
export {
  id,
  ids,
  modules
};
