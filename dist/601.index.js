export const id = 601;
export const ids = [601];
export const modules = {

/***/ 6545:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ placeOf),
/* harmony export */   A7: () => (/* binding */ mapOf),
/* harmony export */   GG: () => (/* binding */ walk),
/* harmony export */   Jt: () => (/* binding */ get),
/* harmony export */   Mc: () => (/* binding */ entriesOf),
/* harmony export */   S3: () => (/* binding */ itemsOf),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   c3: () => (/* binding */ listOf),
/* harmony export */   kL: () => (/* binding */ Source),
/* harmony export */   ol: () => (/* binding */ scalarOf),
/* harmony export */   s$: () => (/* binding */ jsonText)
/* harmony export */ });
/* unused harmony export placeAt */
class Source {
    file;
    text;
    #starts;
    constructor(file, text) {
        this.file = file;
        this.text = text;
    }
    placeOf(offset) {
        const at = Math.max(0, Math.min(offset, this.text.length));
        const starts = (this.#starts ??= lineStarts(this.text));
        let [low, high] = [0, starts.length - 1];
        while (low < high) {
            const middle = Math.ceil((low + high) / 2);
            if ((starts[middle] ?? 0) <= at)
                low = middle;
            else
                high = middle - 1;
        }
        return { file: this.file, line: low + 1, column: Math.max(1, at - (starts[low] ?? 0) + 1) };
    }
    lineAt(offset) {
        return this.text.slice(offset).split(/\r|\n/, 1)[0] ?? '';
    }
}
function lineStarts(text) {
    const starts = [text.startsWith('\uFEFF') ? 1 : 0];
    for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g))
        starts.push(index + end.length);
    return starts;
}
function placeOf({ source, offset }) {
    return source.placeOf(offset);
}
function get(node, ...keys) {
    let at = node;
    for (const key of keys)
        at = at?.kind === 'map' ? at.entries.get(key)?.value : undefined;
    return at?.kind === 'scalar' && at.value === null ? undefined : at;
}
function itemsOf(node) {
    return node?.kind === 'list' ? node.items : [];
}
function entriesOf(node) {
    return node?.kind === 'map' ? [...node.entries] : [];
}
function textOf(node) {
    return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}
function listOf(at, items) {
    return { kind: 'list', items, source: at.source, offset: at.offset };
}
function mapOf(at, values) {
    const entries = new Map();
    for (const [key, value] of values)
        if (value !== undefined)
            entries.set(key, { at: value, value });
    return { kind: 'map', entries, source: at.source, offset: at.offset };
}
function scalarOf(at, value, more = {}) {
    return { kind: 'scalar', value, source: at.source, offset: at.offset, ...more };
}
function jsonText(node) {
    switch (node.kind) {
        case 'scalar':
            return typeof node.value === 'bigint' ? String(node.value) : JSON.stringify(node.value);
        case 'list':
            return `[${node.items.map(jsonText).join(',')}]`;
        case 'map':
            return `{${[...node.entries].map(([key, { value }]) => `${JSON.stringify(key)}:${jsonText(value)}`).join(',')}}`;
        default:
            return node;
    }
}
function placeAt(root, path) {
    let [at, node] = [root, root];
    for (const step of path) {
        const entry = node.kind === 'map' ? node.entries.get(String(step)) : undefined;
        const next = node.kind === 'list' ? node.items[Number(step)] : entry?.value;
        if (next === undefined)
            break;
        [at, node] = [entry?.at ?? next, next];
    }
    return placeOf(at);
}
function walk(node, visit) {
    visit(node, undefined, node);
    walkBelow(node, visit);
}
function walkBelow(node, visit) {
    if (node.kind === 'list')
        for (const item of node.items) {
            visit(item, undefined, node);
            if (item.kind !== 'scalar')
                walkBelow(item, visit);
        }
    else if (node.kind === 'map')
        for (const [key, { value }] of node.entries) {
            visit(value, key, node);
            if (value.kind !== 'scalar')
                walkBelow(value, visit);
        }
}


/***/ }),

/***/ 3823:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BZ: () => (/* binding */ gained),
/* harmony export */   EU: () => (/* binding */ shortName),
/* harmony export */   ao: () => (/* binding */ isWrite),
/* harmony export */   g7: () => (/* binding */ collector),
/* harmony export */   pR: () => (/* binding */ sensitiveFirst),
/* harmony export */   t4: () => (/* binding */ rolesIn),
/* harmony export */   tV: () => (/* binding */ isSensitive),
/* harmony export */   yA: () => (/* binding */ publicRolesOf)
/* harmony export */ });
/* harmony import */ var _rules_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5727);

function collector() {
    const concerns = [];
    return {
        concerns,
        say: (rule, { risk = _rules_js__WEBPACK_IMPORTED_MODULE_0__/* .REVIEW_RULES */ .T[rule].risk, ...concern }) => {
            concerns.push({ rule, risk, ...concern });
        },
    };
}
const PUBLIC_NAMES = ['anonymous', 'public', 'anon', 'unauthenticated', 'unauthorized', 'guest'];
function publicRolesOf({ unauthorizedRole }, inherited) {
    const roles = new Set(unauthorizedRole === undefined ? PUBLIC_NAMES : [unauthorizedRole]);
    for (const role of roles)
        for (const one of inherited)
            if (one.role === role)
                for (const parent of one.parents)
                    roles.add(parent);
    return roles;
}
const SENSITIVE = [
    ...['password', 'passwd', 'pwd', 'passphrase', 'secret', 'salt', 'otp', 'totp', 'ssn', 'iban'],
    ...['passwords', 'secrets', 'credential', 'credentials', 'email', 'emails', 'phone', 'mobile'],
    ...['birth', 'birthday', 'birthdate', 'dob', 'passport'],
];
const SENSITIVE_PAIRS = [
    ...['api key', 'private key', 'access key', 'credit card', 'card number', 'date of birth'],
    ...['tax number', 'recovery code'],
];
function isSensitive(column) {
    const words = column
        .replace(/([a-z])([A-Z])/g, '$1_$2')
        .toLowerCase()
        .split(/[^a-z]+/)
        .filter((word) => word !== '');
    const [first = '', last = ''] = [words[0], words.at(-1)];
    const text = ` ${words.join(' ')} `;
    if (text.endsWith(' tax id '))
        return true;
    if (FLAGS.includes(first) || OTHER_THINGS.includes(last) || words.some((word) => DATES.includes(word)))
        return false;
    return (words.some((word) => SENSITIVE.includes(word)) ||
        OF_TOKENS.test(text) ||
        SENSITIVE_PAIRS.some((pair) => text.includes(` ${pair} `)));
}
function sensitiveFirst(columns) {
    return columns.toSorted((one, other) => Number(isSensitive(other)) - Number(isSensitive(one)));
}
const FLAGS = ['is', 'has', 'can', 'show', 'share', 'allow', 'require', 'requires'];
const OTHER_THINGS = [
    ...['template', 'templates', 'verified', 'count', 'enabled', 'type', 'at', 'id', 'status', 'sent', 'send'],
    ...['subject', 'body', 'domain', 'domains', 'os', 'used', 'required'],
];
const DATES = ['expires', 'expiry', 'expiration', 'expired'];
const OF_TOKENS = / token (?:(?:hash|secret|value|key) )?$/;
function gained(before, after) {
    if (after === '*' || before === '*')
        return [];
    return [...after].filter((column) => before?.has(column) !== true);
}
function shortName(table) {
    return table.replace(/^public\./, '');
}
function isWrite({ action }) {
    return action !== 'select';
}
function rolesIn(facet) {
    const list = facet === undefined ? [] : JSON.parse(facet.value);
    if (!Array.isArray(list))
        return [];
    return list.flatMap((one) => typeof one === 'object' && one !== null && 'role' in one && typeof one.role === 'string'
        ? [one.role]
        : []);
}


/***/ }),

/***/ 6753:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MW: () => (/* binding */ thingOf),
/* harmony export */   Ro: () => (/* binding */ withoutConsequences),
/* harmony export */   iv: () => (/* binding */ difference)
/* harmony export */ });
function thingOf({ before, after }) {
    const thing = after ?? before;
    if (thing === undefined)
        throw new Error('a change of nothing');
    return thing;
}
function difference(base, head) {
    const changes = [];
    for (const after of head.things.values()) {
        const before = base.things.get(after.key);
        const facets = facetsBetween(before, after);
        if (before === undefined)
            changes.push({ what: 'added', before, after, facets, at: after.at });
        else if (facets.length > 0) {
            const at = facets.find((facet) => facet.after !== undefined)?.after?.at ?? after.at;
            changes.push({ what: 'changed', before, after, facets, at });
        }
    }
    for (const before of base.things.values())
        if (!head.things.has(before.key))
            changes.push({
                what: 'removed',
                before,
                after: undefined,
                facets: facetsBetween(before, undefined),
                at: head.things.get(before.parent ?? '')?.at,
            });
    return changes;
}
function facetsBetween(before, after) {
    const names = new Set([...(before?.facets.keys() ?? []), ...(after?.facets.keys() ?? [])]);
    return [...names]
        .map((name) => ({ name, before: before?.facets.get(name), after: after?.facets.get(name) }))
        .filter((facet) => facet.before?.value !== facet.after?.value);
}
function withoutConsequences(changes) {
    const whole = new Map(changes.filter(({ what }) => what !== 'changed').map((change) => [thingOf(change).key, change.what]));
    return changes.filter((change) => {
        const { parent } = thingOf(change);
        return change.what !== 'removed' || parent === undefined || whole.get(parent) !== 'removed';
    });
}


/***/ }),

/***/ 7773:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ay: () => (/* binding */ summed),
/* harmony export */   Kb: () => (/* binding */ excerpt),
/* harmony export */   Nv: () => (/* binding */ excerpts)
/* harmony export */ });
const MOST = 160;
const LEAD = 40;
function excerpt(text, at = 0, most = MOST) {
    if (text.length <= most)
        return text;
    const room = most - 2;
    const start = Math.max(0, Math.min(at - LEAD, text.length - room));
    const part = text.slice(start, start + room).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
    return `${start > 0 ? '…' : ''}${part}${start + room < text.length ? '…' : ''}`;
}
function excerpts(before, after) {
    let at = 0;
    while (at < before.length && before[at] === after[at])
        at += 1;
    return { before: excerpt(before, at), after: excerpt(after, at) };
}
const MOST_NAMED = 8;
function summed(names, most = MOST_NAMED) {
    const more = names.length - most;
    return `${names.slice(0, most).join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
}


/***/ }),

/***/ 7663:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ sentenceOf),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   zD: () => (/* binding */ grouped)
/* harmony export */ });
/* harmony import */ var _lib_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9112);
/* harmony import */ var _excerpt_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7773);


const ALIKE = 4;
const RANK = { high: 0, medium: 1, low: 2 };
function grouped(concerns) {
    const byRoles = joined(concerns, ({ rule, risk, objects, text, before }) => JSON.stringify([rule, risk, objects, text, before]), (one, other) => {
        one.roles.push(...other.roles.filter((role) => !one.roles.includes(role)));
    });
    const alike = (one) => JSON.stringify([one.rule, one.risk, one.text, one.before, [...one.roles].sort()]);
    const counts = new Map();
    for (const one of byRoles)
        counts.set(alike(one), (counts.get(alike(one)) ?? 0) + 1);
    let alone = 0;
    const byObjects = joined(byRoles, (one) => ((counts.get(alike(one)) ?? 0) >= ALIKE ? alike(one) : String(alone++)), (one, other) => {
        one.objects.push(...other.objects);
    });
    return byObjects.sort((one, other) => RANK[one.risk] - RANK[other.risk]);
}
function joined(concerns, keyOf, join) {
    const byKey = new Map();
    for (const concern of concerns) {
        const key = keyOf(concern);
        const known = byKey.get(key);
        if (known === undefined)
            byKey.set(key, { ...concern, roles: [...concern.roles], objects: [...concern.objects] });
        else
            join(known, concern);
    }
    return [...byKey.values()];
}
const MOST_NAMED = 3;
function sentenceOf(concern) {
    const { objects } = concern;
    const named = objects.length < ALIKE ? (0,_lib_text_js__WEBPACK_IMPORTED_MODULE_0__/* .listed */ .KE)(objects) : (0,_excerpt_js__WEBPACK_IMPORTED_MODULE_1__/* .summed */ .Ay)(objects, MOST_NAMED);
    return textOf(concern).replace('{object}', () => named);
}
function textOf({ text, objects, rule }) {
    if (objects.length < ALIKE)
        return text;
    const count = String(objects.length);
    const [the, noun] = NAMED.exec(text) ?? [];
    if (the === undefined || noun === undefined)
        return text.replace('{object}', `${count} ${rule === 'tls-allowlist' ? 'hosts' : 'tables'}: {object}`);
    const many = text.replace(the, `${count} ${noun}s ({object})`);
    return text.startsWith(the)
        ? many.replace(/\)(?: on the allow list| of the API)? (?:is|was|has|applies|now applies|sends|forwards)\b(?: its\b)?/, (verb) => verb
            .replace(/\b(?:is|was|has|applies|sends|forwards)\b/, (one) => PLURAL[one] ?? one)
            .replace(' its', ' their'))
        : many;
}
const NAMED = /\bthe ([a-z]+(?: (?:schema|trigger))?) \{object\}/i;
const PLURAL = {
    is: 'are',
    was: 'were',
    has: 'have',
    applies: 'apply',
    sends: 'send',
    forwards: 'forward',
};


/***/ }),

/***/ 5727:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ REVIEW_RULES),
/* harmony export */   g: () => (/* binding */ whyOf)
/* harmony export */ });
const MEANT = 'If this is intended, leave it as it is.';
const NOT_SIGNED_IN = 'Anyone who is not signed in has this role.';
const BY_ITS_NAME = 'By its name, this is the role of anyone who is not signed in.';
function whyOf(rule, isGuess) {
    const { why } = REVIEW_RULES[rule];
    if (!isGuess)
        return why;
    return why === NOT_SIGNED_IN ? BY_ITS_NAME : rule.startsWith('public-') ? `${BY_ITS_NAME} ${why}` : why;
}
const REVIEW_RULES = {
    'public-write': {
        risk: 'high',
        finds: 'A public role gets permission to insert, update or delete.',
        example: 'anonymous can delete every row of orders',
        why: NOT_SIGNED_IN,
        remedy: MEANT,
    },
    'public-action': {
        risk: 'high',
        finds: 'A public role can now call an action. For a query, the risk is medium.',
        example: 'anonymous can call the action pay',
        why: NOT_SIGNED_IN,
        remedy: MEANT,
    },
    'public-select': {
        risk: 'medium',
        finds: 'A public role can now read a table. For every row with all columns or with sensitive ones, the risk is high.',
        example: 'guest can read every row of orders, with email',
        why: NOT_SIGNED_IN,
        remedy: MEANT,
    },
    'public-column': {
        risk: 'medium',
        finds: 'A public role gets more columns. For sensitive ones, the risk is high.',
        example: 'anonymous can read note of orders as well',
        why: NOT_SIGNED_IN,
        remedy: MEANT,
    },
    'public-aggregate': {
        risk: 'medium',
        finds: 'A public role can now run aggregate queries.',
        example: 'anonymous can run aggregate queries on orders',
        why: 'Counts and sums reveal something about rows without showing them.',
        remedy: MEANT,
    },
    'public-session-variable': {
        risk: 'medium',
        finds: 'A permission of a public role depends on a session variable.',
        example: 'anonymous can read rows of orders that match X-Hasura-User-Id',
        why: 'Without a token, a client may send any value for it.',
        remedy: 'Use a condition on the row alone.',
    },
    'public-function': {
        risk: 'medium',
        finds: 'A public role can now call a function. For a mutation, the risk is high.',
        example: 'anonymous can call the function pay',
        why: NOT_SIGNED_IN,
        remedy: MEANT,
    },
    'public-remote': {
        risk: 'high',
        finds: 'A public role can now use a remote schema.',
        example: 'anonymous can use the remote schema pay',
        why: 'It opens another API through this one.',
        remedy: MEANT,
    },
    'public-model': {
        risk: 'medium',
        finds: 'A public role can now read a logical model.',
        example: 'anonymous can read every row of totals',
        why: NOT_SIGNED_IN,
        remedy: MEANT,
    },
    'rows-open': {
        risk: 'high',
        finds: 'A row filter was removed.',
        example: 'user can read every row of orders. Before: user_id = X-Hasura-User-Id',
        why: 'The permission now applies to every row.',
        remedy: MEANT,
    },
    'rows-wider': {
        risk: 'medium',
        finds: 'A row filter lets more rows through.',
        example: 'user can read more rows of orders, no longer only where open = true. Before: open = true and paid = true',
        why: 'All rows that passed before still pass, and others may pass too.',
        remedy: MEANT,
    },
    'rows-changed': {
        risk: 'medium',
        finds: 'A public role has a different row filter or check, and the two cannot be compared.',
        example: 'anonymous can read other rows of orders: open is not null. Before: paid = true',
        why: 'The metadata alone does not show whether it allows more.',
        remedy: MEANT,
    },
    'check-dropped': {
        risk: 'high',
        finds: 'A check of written rows was removed. If no column of it can be written, the risk is medium.',
        example: 'user can insert any row of orders, with any user_id. Before: user_id = X-Hasura-User-Id',
        why: 'Any row can now be written.',
        remedy: 'A preset keeps a column at the value of a session variable.',
    },
    'owner-lost': {
        risk: 'medium',
        finds: 'A filter or check no longer ties a row to whoever sends the request. For a public role, the risk is high.',
        example: 'user can read rows of orders that belong to others: open = true. Before: user_id = X-Hasura-User-Id',
        why: 'Rows that belong to others may pass it.',
        remedy: MEANT,
    },
    'owner-through-many': {
        risk: 'medium',
        finds: 'A filter ties a row to whoever sends the request only through an array relationship. For a public role, the risk is high.',
        example: 'user can read all rows of orders that belong to a group: members.user_id = X-Hasura-User-Id. Before: user_id = X-Hasura-User-Id',
        why: 'One matching row among many is enough: every member of a group gets all rows of the group.',
        remedy: MEANT,
    },
    'owner-column-writable': {
        risk: 'medium',
        finds: 'The column that ties a row to its owner can be updated, and no check limits its value.',
        example: 'user can update user_id of orders, which ties a row to its owner',
        why: 'A row can be given to another owner.',
        remedy: 'Add a check, or take the column out of the permission.',
    },
    'preset-lost': {
        risk: 'medium',
        finds: 'Hasura no longer sets a column itself.',
        example: 'user can insert orders and choose user_id, which Hasura set before',
        why: 'Now the client sets it, or nobody does.',
        remedy: MEANT,
    },
    'backend-only-off': {
        risk: 'high',
        finds: 'A permission that only back ends could use is open to clients.',
        example: 'user can insert orders without the admin secret',
        why: 'Clients can use it now.',
        remedy: MEANT,
    },
    'validate-lost': {
        risk: 'medium',
        finds: 'No webhook validates the input of a permission any longer.',
        example: 'user can insert orders without a validating webhook',
        why: 'The webhook is no longer called.',
        remedy: MEANT,
    },
    'limit-raised': {
        risk: 'low',
        finds: 'The limit of rows per query is higher, or removed. For a public role, the risk is medium.',
        example: 'user can read any number of rows per query from orders. Before: up to 10 rows',
        why: 'One query can return more rows.',
        remedy: MEANT,
    },
    'root-fields': {
        risk: 'low',
        finds: 'A role gets more root fields. For a public role, the risk is medium.',
        example: 'anonymous can use all root fields of orders in a query',
        why: 'Rows that could only be read by their key can be listed.',
        remedy: MEANT,
    },
    star: {
        risk: 'medium',
        finds: 'A permission covers all columns (`*`) in place of a list. For an enum table, the risk is low.',
        example: 'user can read all columns of orders, including future ones',
        why: 'A migration that adds a column opens it too, and nothing changes in the metadata.',
        remedy: 'List the columns.',
    },
    'star-new-column': {
        risk: 'medium',
        finds: 'A migration adds a column to a table with a permission for all columns (`*`). For sensitive ones, the risk is high.',
        example: 'user can read note of orders, which a migration adds',
        why: 'The migration alone opens it.',
        remedy: MEANT,
    },
    'sensitive-column': {
        risk: 'medium',
        finds: 'A role can now read a column that is named like a secret or personal data.',
        example: 'user can read password_hash of orders',
        why: 'Its name suggests that few should read it.',
        remedy: MEANT,
    },
    'handler-host': {
        risk: 'medium',
        finds: 'An action, a trigger or a remote schema sends its requests to a different host.',
        example: 'The action pay sends its requests to b.example. Before: a.example',
        why: 'That host receives the requests and their data.',
        remedy: MEANT,
    },
    'forward-headers': {
        risk: 'medium',
        finds: "A handler at a fixed address receives the clients' headers.",
        example: 'The action pay forwards the headers of clients to a.example',
        why: 'It receives the cookies and tokens of clients.',
        remedy: MEANT,
    },
    'plain-http': {
        risk: 'medium',
        finds: 'An address begins with `http://`.',
        example: 'The action pay sends its requests over plain HTTP to a.example',
        why: 'The requests are not encrypted.',
        remedy: 'Use https://.',
    },
    'tls-allowlist': {
        risk: 'medium',
        finds: 'Hasura no longer checks the certificate of a host.',
        example: 'Hasura no longer checks the certificate of b.example',
        why: 'Anyone on the network path can pretend to be that host.',
        remedy: MEANT,
    },
    'inherited-gain': {
        risk: 'medium',
        finds: 'An inherited role gets the permissions of another role. For a public role, the risk is high.',
        example: 'staff can do what editor can: select orders, update orders',
        why: 'One line brings all of them.',
        remedy: MEANT,
    },
    'inherited-conflict': {
        risk: 'medium',
        finds: 'The parents of an inherited role have different permissions to write a table.',
        example: 'staff gets no permission to write orders, because the permissions of its parents differ',
        why: 'The inherited role gets none of them.',
        remedy: 'Give the inherited role a permission of its own.',
    },
    'allow-list-wider': {
        risk: 'medium',
        finds: 'The allow list has more operations.',
        example: 'The collection app was added to the allow list',
        why: 'Where the allow list is on, clients can send them.',
        remedy: MEANT,
    },
    'introspection-on': {
        risk: 'low',
        finds: 'A role can introspect its schema again. For a public role, the risk is medium.',
        example: 'anonymous can introspect its schema again',
        why: 'The schema shows which tables, fields and operations there are.',
        remedy: MEANT,
    },
    'limits-looser': {
        risk: 'medium',
        finds: 'An API limit is higher, or off.',
        example: 'The limit depth_limit of the API is looser: global 9. Before: global 5',
        why: 'Larger requests can keep the server busy.',
        remedy: MEANT,
    },
    'event-lost': {
        risk: 'medium',
        finds: 'An event trigger or a cron trigger was removed.',
        example: 'The cron trigger nightly was removed',
        why: 'Nothing calls its webhook from now on.',
        remedy: MEANT,
    },
    'migration-older': {
        risk: 'low',
        finds: 'The version of a new migration is lower than the newest one in the base.',
        example: 'The migration 3_b is older than the newest one in the base',
        why: 'Databases of the base run it last; new ones run it in the order of the versions.',
        remedy: MEANT,
    },
    'migration-edited': {
        risk: 'medium',
        finds: 'A migration that the base has was deleted, or its statements changed.',
        example: 'The migration 5_a has different statements',
        why: 'Databases that ran it keep its old result; a new database gets the new one.',
        remedy: 'Leave it as it is, and add a migration instead.',
    },
};


/***/ })

};
