import { isRecord } from '../../src/lib/record.js';
import type { AppReply } from './app-session.js';
import {
  type Context,
  type Fact,
  type Finding,
  type Source,
  finding,
  inShort,
  ofSeen,
  seconds,
} from './facts.js';
import type { TenantLife } from './tenant.js';

/** What two projects without a branch show: how an app can be built from the commit. */
export const tenantFacts: Fact[] = [
  fact('create/answer', 'known', 'createTenant is answered with the id of a project', ({ first }) =>
    ofSeen(first, (reply) =>
      finding(reply.data !== undefined, reply.data === undefined ? inShort(reply) : `an id, ${reply.ms} ms`),
    ),
  ),
  fact(
    'create/quota',
    'guessed',
    'It does not count towards the 60 preview apps a month',
    ({ order, first }) =>
      order.quotaUsedUp
        ? ofSeen(first, (reply) =>
            finding(
              reply.data !== undefined,
              reply.data === undefined ? inShort(reply) : 'created all the same',
            ),
          )
        : { result: 'not checked', seen: 'needs an account without creations left: --quota-used-up' },
  ),
  fact('create/rate', 'guessed', 'A second one right after the first is accepted', ({ second }) =>
    ofSeen(second, (reply) =>
      finding(reply.data !== undefined, reply.data === undefined ? inShort(reply) : `${reply.ms} ms`),
    ),
  ),
  fact('create/one', 'likely', 'Each request makes one project', ({ appeared }) =>
    ofSeen(appeared, ({ all, named }) => finding(all === named, `${all} appeared, answers named ${named}`)),
  ),
  fact('name/ignored', 'known', 'createTenant ignores the name', ({ name, order }) =>
    ofSeen(name, (given) =>
      finding(given !== order.name, given === order.name ? 'the name of the request' : given),
    ),
  ),
  fact('env/nested', 'known', 'Variables are nested in environment', ({ environment }) =>
    ofSeen(environment, ({ shape }) => finding(shape === 'nested', shape)),
  ),
  fact('env/kept', 'likely', 'createTenant keeps the variables, with our marker', ({ environment }) =>
    ofSeen(environment, ({ kept, marker }) =>
      finding(kept && marker.kind === 'marked', `${kept ? 'all' : 'not all'}, marker ${marker.kind}`),
    ),
  ),
  fact('rename', 'known', 'The project can be renamed at once', ({ rename }) =>
    ofSeen(rename, (reply) =>
      finding(
        reply.data !== undefined && reply.took,
        reply.data === undefined ? inShort(reply) : reply.took ? `listed, ${reply.ms} ms` : 'not listed',
      ),
    ),
  ),
  fact('rename/taken', 'guessed', 'A name that is taken is refused', ({ taken }) =>
    ofSeen(taken, (reply) =>
      finding(
        reply.error !== undefined && !reply.took,
        reply.took ? 'two projects have the name' : inShort(reply),
      ),
    ),
  ),
  fact(
    'rename/taken-words',
    'guessed',
    'In these words: project name "…" is already taken',
    ({ taken, order }) =>
      ofSeen(taken, (reply) =>
        finding(reply.error?.message === `project name "${order.name}" is already taken`, inShort(reply)),
      ),
  ),
  fact('app/ready', 'guessed', 'Its app answers within three minutes', ({ ready }) =>
    ofSeen(ready, ({ ms, last }) =>
      finding(ms !== undefined && ms < 180_000, ms === undefined ? last : `after ${seconds(ms)}`),
    ),
  ),
  fact('app/state', 'likely', 'The list of applied migrations of a new app is empty', ({ state }) =>
    ofSeen(state, ({ body }) => {
      const cli = isRecord(body) ? body['cli_state'] : undefined;
      return finding(isRecord(cli) && Object.keys(cli).length === 0, keysOf(body));
    }),
  ),
  fact(
    'app/metadata',
    'likely',
    'replace_metadata answers is_consistent and inconsistent_objects, without warnings',
    ({ replaced }) =>
      ofSeen(replaced, (reply) => {
        const keys = isRecord(reply.body) ? Object.keys(reply.body).sort().join() : '';
        return finding(
          reply.status === 200 && keys === 'inconsistent_objects,is_consistent',
          reply.status === 200 ? warningsIn(reply.body) : wordsOf(reply),
        );
      }),
  ),
  fact('app/sql-time', 'guessed', 'A statement may take 275 seconds', ({ sleeps, order }) => {
    const last = sleeps?.at(-1);
    if (last === undefined) return needsDatabase(order);
    const took = seconds(last.reply.ms);
    return finding(
      last.seconds >= 275 && last.reply.status === 200,
      last.reply.status === 200 ? `answered after ${took}` : `${wordsOf(last.reply)} after ${took}`,
    );
  }),
  fact('app/no-transaction', 'likely', 'no_transaction is ignored: 25001', ({ vacuum, order }) =>
    vacuum === undefined
      ? needsDatabase(order)
      : finding(
          JSON.stringify(vacuum.body).includes('"25001"'),
          vacuum.status === 200 ? 'it ran outside of a transaction' : wordsOf(vacuum),
        ),
  ),
];

function fact(id: string, source: Source, what: string, judge: (life: TenantLife) => Finding): Fact {
  return {
    ...{ id: `tenant/${id}`, what, source },
    check: ({ tenants }: Context) => ofSeen(tenants, judge),
  };
}

function needsDatabase({ databaseUrl }: TenantLife['order']): Finding {
  return databaseUrl === undefined
    ? { result: 'not checked', seen: 'needs HASURA_PROBE_DATABASE_URL' }
    : { result: 'not checked' };
}

function keysOf(value: unknown): string {
  return isRecord(value) ? Object.keys(value).join(', ') : typeof value;
}

/** The keys of the answer, and the keys and codes of its warnings. Nothing of them names the account. */
function warningsIn(body: unknown): string {
  const warnings = isRecord(body) ? body['warnings'] : undefined;
  return `${keysOf(body)}${warnings === undefined ? '' : `: ${JSON.stringify(warnings)}`}`;
}

function wordsOf({ status, body }: AppReply): string {
  const { error, code } = isRecord(body) ? body : {};
  const words = [error, code].filter((one) => typeof one === 'string').join(', ');
  return status === 0 ? 'no answer' : `HTTP ${status}${words === '' ? '' : `, ${words}`}`;
}
