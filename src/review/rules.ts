import type { ReviewRuleId } from '../rules/review-rule-ids.js';

/** How much a reviewer should look at something. `low` is only listed among the changes. */
export type Risk = 'high' | 'medium' | 'low';

export interface ReviewRule {
  /** The usual risk; a rule says where it is another one. */
  risk: Risk;
  /** What the rule finds, for the table in docs/review.md. */
  finds: string;
  /** What it says, with what was before, in a small case. */
  example: string;
  why: string;
  remedy: string;
}

const MEANT = 'If that is intended, leave it.';
const NOT_SIGNED_IN = 'Whoever is not signed in has this role.';

/** What follows from a role that is public by its name alone: the app's settings are not known. */
const BY_ITS_NAME = 'By its name, this is the role of whoever is not signed in.';

/** Why something needs a look. */
export function whyOf(rule: ReviewRuleId, isGuess: boolean): string {
  const { why } = REVIEW_RULES[rule];
  if (!isGuess) return why;
  return why === NOT_SIGNED_IN ? BY_ITS_NAME : rule.startsWith('public-') ? `${BY_ITS_NAME} ${why}` : why;
}

/** All rules of the review. None of them fails a run by itself. */
export const REVIEW_RULES: Record<ReviewRuleId, ReviewRule> = {
  'public-write': {
    risk: 'high',
    finds: 'A new permission to insert, update or delete for a public role.',
    example: 'anonymous can delete every row of orders',
    why: NOT_SIGNED_IN,
    remedy: MEANT,
  },
  'public-action': {
    risk: 'high',
    finds: 'An action that a public role may call now. Medium for a query.',
    example: 'anonymous can call the action pay',
    why: NOT_SIGNED_IN,
    remedy: MEANT,
  },
  'public-select': {
    risk: 'medium',
    finds: 'A table that a public role may read now. High for every row with all or with sensitive columns.',
    example: 'guest can read every row of orders, with email',
    why: NOT_SIGNED_IN,
    remedy: MEANT,
  },
  'public-column': {
    risk: 'medium',
    finds: 'More columns for a public role. High for sensitive ones.',
    example: 'anonymous can read note of orders as well',
    why: NOT_SIGNED_IN,
    remedy: MEANT,
  },
  'public-aggregate': {
    risk: 'medium',
    finds: 'A public role may aggregate now.',
    example: 'anonymous can aggregate orders',
    why: 'Counts and sums tell of rows without showing them.',
    remedy: MEANT,
  },
  'public-session-variable': {
    risk: 'medium',
    finds: 'A permission of a public role depends on a session variable.',
    example: 'anonymous can read rows of orders by x-hasura-user-id',
    why: 'Without a token, a client may send any value for it.',
    remedy: 'Use a condition on the row alone.',
  },
  'public-function': {
    risk: 'medium',
    finds: 'A function that a public role may call now. High for a mutation.',
    example: 'anonymous can call the function pay',
    why: NOT_SIGNED_IN,
    remedy: MEANT,
  },
  'public-remote': {
    risk: 'high',
    finds: 'A remote schema that a public role may use now.',
    example: 'anonymous can use the remote schema pay',
    why: 'Another API is open through this one.',
    remedy: MEANT,
  },
  'public-model': {
    risk: 'medium',
    finds: 'A logical model that a public role may read now.',
    example: 'anonymous can read every row of totals',
    why: NOT_SIGNED_IN,
    remedy: MEANT,
  },
  'rows-open': {
    risk: 'high',
    finds: 'A row filter that is gone.',
    example: 'user can read every row of orders. Before: user_id = X-Hasura-User-Id',
    why: 'The permission is for every row now.',
    remedy: MEANT,
  },
  'rows-wider': {
    risk: 'medium',
    finds: 'A row filter that lets more rows through.',
    example:
      'user can read more rows of orders, no longer only where open = true. Before: open = true and paid = true',
    why: 'All rows of before pass it, and others may.',
    remedy: MEANT,
  },
  'rows-changed': {
    risk: 'medium',
    finds: 'Another row filter or check of a public role, which cannot be compared with the old one.',
    example: 'anonymous can read other rows of orders: open is not null. Before: paid = true',
    why: 'Nobody can say from the metadata alone whether it is more.',
    remedy: MEANT,
  },
  'check-dropped': {
    risk: 'high',
    finds: 'A check of written rows that is gone. Medium if no column of it can be written.',
    example: 'user can insert any row of orders, with any user_id. Before: user_id = X-Hasura-User-Id',
    why: 'Any row may be written now.',
    remedy: 'A preset keeps a column at the value of a session variable.',
  },
  'owner-lost': {
    risk: 'medium',
    finds: 'A filter or check that no longer ties a row to who asks. High for a public role.',
    example: 'user can read rows of orders of others: open = true. Before: user_id = X-Hasura-User-Id',
    why: 'Rows of others may pass it.',
    remedy: MEANT,
  },
  'owner-through-many': {
    risk: 'medium',
    finds: 'A filter that ties a row to who asks only over an array relationship. High for a public role.',
    example:
      'user can read all rows of orders of a group: members.user_id = X-Hasura-User-Id. Before: user_id = X-Hasura-User-Id',
    why: 'One matching row of many is enough: who belongs to a group gets all rows of the group.',
    remedy: MEANT,
  },
  'owner-column-writable': {
    risk: 'medium',
    finds: 'The column that ties a row to its owner can be updated, without a check.',
    example: 'user can update user_id of orders, which says whose row it is',
    why: 'A row can be given away, or to another owner.',
    remedy: 'Add a check, or take the column out of the permission.',
  },
  'preset-lost': {
    risk: 'medium',
    finds: 'A column that Hasura no longer sets by itself.',
    example: "user can insert orders with user_id of the client's choice",
    why: 'The client sets it now, or nobody does.',
    remedy: MEANT,
  },
  'backend-only-off': {
    risk: 'high',
    finds: 'A permission that was for back ends alone.',
    example: 'user can insert orders without the admin secret',
    why: 'Clients reach it now.',
    remedy: MEANT,
  },
  'validate-lost': {
    risk: 'medium',
    finds: 'A permission whose input no webhook validates any longer.',
    example: 'user can insert orders without a validating webhook',
    why: 'The webhook is not asked.',
    remedy: MEANT,
  },
  'limit-raised': {
    risk: 'low',
    finds: 'A higher limit of rows, or none. Medium for a public role.',
    example: 'user can read orders without a limit. Before: limit 10',
    why: 'More rows can be read at once.',
    remedy: MEANT,
  },
  'root-fields': {
    risk: 'low',
    finds: 'More root fields. Medium for a public role.',
    example: 'anonymous can use all root fields of orders in a query',
    why: 'Rows can be listed that could only be read by their key.',
    remedy: MEANT,
  },
  star: {
    risk: 'medium',
    finds: 'All columns (`*`) instead of a list. Low for an enum table.',
    example: 'user can read all columns of orders, including future ones',
    why: 'A migration that adds a column opens it as well, without a change here.',
    remedy: 'List the columns.',
  },
  'star-new-column': {
    risk: 'medium',
    finds: 'A new column of a table whose permissions are for all columns (`*`). High for sensitive ones.',
    example: 'user can read note of orders, which a migration adds',
    why: 'The migration alone opens it.',
    remedy: MEANT,
  },
  'sensitive-column': {
    risk: 'medium',
    finds: 'A column with the name of a secret or of personal data.',
    example: 'user can read password_hash of orders',
    why: 'Its name says that few should read it.',
    remedy: MEANT,
  },
  'handler-host': {
    risk: 'medium',
    finds: 'Another host for the requests of an action, a trigger or a remote schema.',
    example: 'The action pay sends its requests to b.example. Before: a.example',
    why: 'Requests with their data go there.',
    remedy: MEANT,
  },
  'forward-headers': {
    risk: 'medium',
    finds: "A handler at a fixed address that gets the client's headers.",
    example: 'The action pay passes the headers of clients on to a.example',
    why: 'Cookies and tokens of clients go there.',
    remedy: MEANT,
  },
  'plain-http': {
    risk: 'medium',
    finds: 'An address that begins with `http://`.',
    example: 'The action pay sends its requests over plain HTTP to a.example',
    why: 'Requests are not encrypted.',
    remedy: 'Use https://.',
  },
  'tls-allowlist': {
    risk: 'medium',
    finds: 'A host whose certificate Hasura no longer checks.',
    example: 'Hasura no longer checks the certificate of b.example',
    why: 'Anybody on the way can pretend to be that host.',
    remedy: MEANT,
  },
  'inherited-gain': {
    risk: 'medium',
    finds: 'An inherited role that gets the permissions of another one. High for a public role.',
    example: 'staff can do what editor can: select orders, update orders',
    why: 'One line brings all of them.',
    remedy: MEANT,
  },
  'inherited-conflict': {
    risk: 'medium',
    finds: 'Parents of an inherited role whose permissions to write a table differ.',
    example: 'staff gets no permission to write orders: those of its parents differ',
    why: 'The inherited role gets none of them.',
    remedy: 'Give the inherited role a permission of its own.',
  },
  'allow-list-wider': {
    risk: 'medium',
    finds: 'More operations on the allow list.',
    example: 'The allow list has the collection app',
    why: 'Clients may send them, where the allow list is on.',
    remedy: MEANT,
  },
  'introspection-on': {
    risk: 'low',
    finds: 'A role that may read its schema again. Medium for a public role.',
    example: 'anonymous can read its schema again',
    why: 'The schema shows what there is.',
    remedy: MEANT,
  },
  'limits-looser': {
    risk: 'medium',
    finds: 'A limit of the API that is higher, or off.',
    example: 'The limit depth_limit of the API is looser. Before: {"global":5,"per_role":{}}',
    why: 'Larger requests can keep the server busy.',
    remedy: MEANT,
  },
  'event-lost': {
    risk: 'medium',
    finds: 'An event trigger or a cron trigger that is gone.',
    example: 'The cron trigger nightly is gone',
    why: 'Nothing calls its webhook from now on.',
    remedy: MEANT,
  },
  'migration-older': {
    risk: 'low',
    finds: 'A new migration with a version before the newest one of the base.',
    example: 'The migration 3_b is older than the newest one of the base',
    why: 'Databases of the base run it last, new ones in the order of the versions.',
    remedy: MEANT,
  },
  'migration-edited': {
    risk: 'medium',
    finds: 'A migration that the base has, with other statements, or deleted.',
    example: 'The migration 5_a has other statements',
    why: 'Databases that have run it keep what it did; a new database does not get that.',
    remedy: 'Leave it as it is, and add a migration instead.',
  },
};
