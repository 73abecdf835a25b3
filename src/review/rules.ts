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

const MEANT = 'If this is intended, leave it as it is.';
const NOT_SIGNED_IN = 'Anyone who is not signed in has this role.';

/** What follows from a role that is public by its name alone: the app's settings are not known. */
const BY_ITS_NAME = 'By its name, this is the role of anyone who is not signed in.';

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
    finds:
      'A public role can now read a table. For every row with all columns or with sensitive ones, the risk is high.',
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
    example:
      'user can read more rows of orders, no longer only where open = true. Before: open = true and paid = true',
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
    finds:
      'A filter or check no longer ties a row to whoever sends the request. For a public role, the risk is high.',
    example:
      'user can read rows of orders that belong to others: open = true. Before: user_id = X-Hasura-User-Id',
    why: 'Rows that belong to others may pass it.',
    remedy: MEANT,
  },
  'owner-through-many': {
    risk: 'medium',
    finds:
      'A filter ties a row to whoever sends the request only through an array relationship. For a public role, the risk is high.',
    example:
      'user can read all rows of orders that belong to a group: members.user_id = X-Hasura-User-Id. Before: user_id = X-Hasura-User-Id',
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
    finds:
      'A migration adds a column to a table with a permission for all columns (`*`). For sensitive ones, the risk is high.',
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
  'inherited-nested': {
    risk: 'low',
    finds: 'An inherited role inherits from another inherited role.',
    example: 'staff inherits from team, which is an inherited role too',
    why: 'Servers before 2.45.3 do not apply the row filters of the inner role.',
    remedy: 'Keep the servers up to date, or list the parents of the inner role.',
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
