import type { At } from '../project/node.js';
import type { Ignored } from '../rules/ignore.js';
import type { ReviewRuleId } from '../rules/review-rule-ids.js';
import type { Change } from './difference.js';
import type { Inherited, Permissions } from './effective.js';
import type { Columns, Facet, Model, Permission } from './model.js';
import { REVIEW_RULES, type Risk } from './rules.js';

/** One thing that a reviewer should look at. */
export interface Concern {
  rule: ReviewRuleId;
  risk: Risk;
  /** Whom it is about: roles, or nobody in particular. */
  roles: string[];
  /** Tables, actions and so on; in the text, `{object}` stands for them. */
  objects: string[];
  /** What they can do now, or what changed, with `{object}`: "can read every row of {object}". */
  text: string;
  /** What the key of an approval is made of in place of `text`: words may change, and keys may not. */
  keyText?: string;
  /** How it was before. */
  before?: string;
  /** In head. */
  at: At | undefined;
}

/** What the workflow says about the app, as far as it is known. */
export interface Setting {
  /** `HASURA_GRAPHQL_UNAUTHORIZED_ROLE`. */
  unauthorizedRole?: string;
  /** Whether the permissions of remote schemas count. */
  remoteSchemaPermissions?: boolean | undefined;
  /** Whether roles may call a query function because they may read what it returns. By default, they may. */
  inferFunctionPermissions?: boolean | undefined;
  /** Whether clients may send only what the allow list has. */
  allowList?: boolean | undefined;
  /** The lines of the input `ignore`. */
  ignored?: readonly Ignored[];
}

/** What the rules look at. */
export interface Context {
  base: Model;
  head: Model;
  /** These, and permissions and inherited roles, without what could not be read on both sides. */
  changes: readonly Change[];
  permissions: { base: Permissions; head: Permissions };
  inherited: { base: readonly Inherited[]; head: readonly Inherited[] };
  setting: Setting;
  /** The roles that who is not signed in may have. */
  publicRoles: ReadonlySet<string>;
  /** Columns that new migrations add, by table. */
  newColumns: ReadonlyMap<string, readonly NewColumn[]>;
  /** The query functions that new migrations create, with the table whose rows each returns; both by `source:schema.name`. */
  newFunctions: ReadonlyMap<string, string>;
  say: (rule: ReviewRuleId, concern: Omit<Concern, 'rule' | 'risk'> & { risk?: Risk }) => void;
}

export interface NewColumn {
  name: string;
  at: At;
}

/** Collects concerns; a rule's own risk counts where none is given. */
export function collector(): { concerns: Concern[]; say: Context['say'] } {
  const concerns: Concern[] = [];
  return {
    concerns,
    say: (rule, { risk = REVIEW_RULES[rule].risk, ...concern }) => {
      concerns.push({ rule, risk, ...concern });
    },
  };
}

/** Names that people give to the role of who is not signed in. (seen in public projects) */
const PUBLIC_NAMES = ['anonymous', 'public', 'anon', 'unauthenticated', 'unauthorized', 'guest'];

/**
 * The roles that need no token: the one that the app gives, or else the usual names; and, if that one is inherited, its
 * parents, since it gets what they get. What inherits from it needs a token: `user` often has all that `public` has.
 */
export function publicRolesOf(
  { unauthorizedRole }: Setting,
  inherited: readonly Inherited[],
): ReadonlySet<string> {
  const roles = new Set(unauthorizedRole === undefined ? PUBLIC_NAMES : [unauthorizedRole]);
  // A set hands out what is added to it while it is walked through.
  for (const role of roles)
    for (const one of inherited) if (one.role === role) for (const parent of one.parents) roles.add(parent);
  return roles;
}

/** Words for what few should read, as whole words of a column's name. A hash alone is one of a commit, or of a block. */
const SENSITIVE = [
  ...['password', 'passwd', 'pwd', 'passphrase', 'secret', 'salt', 'otp', 'totp', 'ssn', 'iban'],
  ...['passwords', 'secrets', 'credential', 'credentials', 'email', 'emails', 'phone', 'mobile'],
  ...['birth', 'birthday', 'birthdate', 'dob', 'passport'],
];
const SENSITIVE_PAIRS = [
  ...['api key', 'private key', 'access key', 'credit card', 'card number', 'date of birth'],
  ...['tax number', 'recovery code'],
];

/** Whether a column's name says that it holds a secret or personal data. */
export function isSensitive(column: string): boolean {
  const words = column
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
  const [first = '', last = ''] = [words[0], words.at(-1)];
  const text = ` ${words.join(' ')} `;
  if (text.endsWith(' tax id ')) return true;
  // A template, a flag or a date about a secret is none.
  if (FLAGS.includes(first) || OTHER_THINGS.includes(last) || words.some((word) => DATES.includes(word)))
    return false;
  return (
    words.some((word) => SENSITIVE.includes(word)) ||
    OF_TOKENS.test(text) ||
    SENSITIVE_PAIRS.some((pair) => text.includes(` ${pair} `))
  );
}

/** Columns in an order in which the first ones say the most. */
export function sensitiveFirst(columns: readonly string[]): string[] {
  return columns.toSorted((one, other) => Number(isSensitive(other)) - Number(isSensitive(one)));
}

const FLAGS = ['is', 'has', 'can', 'show', 'share', 'allow', 'require', 'requires'];
const OTHER_THINGS = [
  ...['template', 'templates', 'verified', 'count', 'enabled', 'type', 'at', 'id', 'status', 'sent', 'send'],
  ...['subject', 'body', 'domain', 'domains', 'os', 'used', 'required'],
];
const DATES = ['expires', 'expiry', 'expiration', 'expired'];
/** A token of a chain is a currency, and has a name, a price, an account and a picture. */
const OF_TOKENS = / token (?:(?:hash|secret|value|key) )?$/;

/** The columns that are in one list and not in another; of `*`, nothing is known. */
export function gained(before: Columns | undefined, after: Columns): string[] {
  if (after === '*' || before === '*') return [];
  return [...after].filter((column) => before?.has(column) !== true);
}

export function isWrite({ action }: Permission): boolean {
  return action !== 'select';
}

/** The roles in a facet that has `[{"role": …}]`. */
export function rolesIn(facet: Facet | undefined): string[] {
  const list: unknown = facet === undefined ? [] : JSON.parse(facet.value);
  if (!Array.isArray(list)) return [];
  return list.flatMap((one: unknown) =>
    typeof one === 'object' && one !== null && 'role' in one && typeof one.role === 'string'
      ? [one.role]
      : [],
  );
}
