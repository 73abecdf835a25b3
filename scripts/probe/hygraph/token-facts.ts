import { isHygraph, isLoopback, isPlainHost } from '../../../src/rules/trusted-hosts.js';
import { readToken } from '../../../src/hygraph/token.js';
import { type Finding, finding, once, seconds } from '../facts.js';
import { fact, holding, inShort, judging, notChecked, settling, wordsOf } from './beliefs.js';
import { claimsOf } from './claims.js';
import { type HygraphContext, INTROSPECTION, isWhole, list, readableModel } from './context.js';
import { NAMES } from './options.js';
import type { Reply } from './session.js';
import type { Caller } from './transcript.js';

/** How often to ask whether a deleted token still works, and for how long. */
const EVERY_MS = 5_000;
const LONGEST_MS = 60_000;
const NEEDS_DELETED = notChecked(`needs ${NAMES.deleted}`);

/** The first refusal of the deleted token, and how long it was still accepted; `undefined` if none was given. */
const deletion = once(
  async (context: HygraphContext): Promise<{ reply: Reply; livedMs: number } | undefined> => {
    const { session, clock, signal, say } = context;
    if (!session.has('deleted token')) return undefined;
    const ask = (): Promise<Reply> => session.ask({ selection: INTROSPECTION }, { as: 'deleted token' });
    let reply = await ask();
    const begun = reply.at;
    if (!isWhole(reply)) return { reply, livedMs: 0 };
    // A cache can only keep what the token once read.
    const model = await readableModel(context);
    if (model !== undefined) await session.ask(cachedQuestion(list(model)), { as: 'deleted token' });
    say(`The deleted token still works; asking again for up to ${seconds(LONGEST_MS)} …`);
    while (isWhole(reply) && reply.at - begun < LONGEST_MS) {
      await clock.sleep(EVERY_MS, signal);
      reply = await ask();
    }
    return { reply, livedMs: reply.at - begun };
  },
);

/** A query whose text is the same in every run. */
export function cachedQuestion(selection: string): { selection: string; fixed: true } {
  return { selection, fixed: true };
}

/** The refusal itself, or why it cannot be judged. */
async function deletedReply(context: HygraphContext): Promise<Reply | Finding> {
  const deleted = await deletion(context);
  if (deleted === undefined) return NEEDS_DELETED;
  return isWhole(deleted.reply) ? notChecked(`accepted for ${seconds(deleted.livedMs)}`) : deleted.reply;
}

/** How Hygraph treats a token that was deleted. These come first, because they depend on the time. */
export const deletedFacts = [
  settling(
    'deletedTokenLivesMs',
    'token/deleted',
    (ms) => `A token that was deleted is refused ${ms === 0 ? 'at once' : `after ${seconds(ms)}`}`,
    async (context) => {
      const deleted = await deletion(context);
      if (deleted === undefined) return NEEDS_DELETED;
      const { reply, livedMs } = deleted;
      return judging(reply, context, () => ({
        value: Math.round(livedMs / EVERY_MS) * EVERY_MS,
        seen: livedMs === 0 ? `HTTP ${reply.status}` : `accepted for ${seconds(livedMs)} of the probe`,
      }));
    },
  ),
  fact('token/deleted-status', 'likely', 'Its refusal has HTTP 401', async (context) => {
    const reply = await deletedReply(context);
    return 'result' in reply ? reply : holding(reply, context, reply.status === 401);
  }),
  settling(
    'deletedTokenWords',
    'token/deleted-words',
    (words) => `Its words: token verification failed: ${words}`,
    async (context) => {
      const reply = await deletedReply(context);
      if ('result' in reply) return reply;
      const words = wordsOf(reply);
      return judging(reply, context, () => ({ value: words.replace(/^.*?failed: /, ''), seen: words }));
    },
  ),
];

const refusedAs = (as: Caller): ((context: HygraphContext) => Promise<Reply>) =>
  once((context: HygraphContext) => context.session.ask({ selection: INTROSPECTION }, { as }));
const notJwt = refusedAs('not a JWT');
const cutToken = refusedAs('cut token');
const otherScheme = refusedAs('other scheme');

/** The refusals of tokens that Hygraph cannot accept. */
async function refusedTokens(context: HygraphContext): Promise<Reply[]> {
  const deleted = await deletedReply(context);
  return [await notJwt(context), await cutToken(context), ...('result' in deleted ? [] : [deleted])];
}

const SEGMENTS = 'token verification failed: token contains an invalid number of segments';
const SIGNATURE = 'token verification failed: crypto/rsa: verification error';

/** What a token says of itself, and how bad ones are refused. */
export const tokenFacts = [
  fact(
    'token/aud',
    'likely',
    "The token's `aud` names the regular endpoint of its project and environment",
    ({ options: { token, endpoint } }) => {
      const facts = readToken(token);
      const { project, environment } = facts.isJwt ? facts : {};
      const aud = [claimsOf(token)['aud']].flat();
      const same = (named: string | undefined, here: string): string =>
        named === undefined ? 'none' : named === here ? 'that of the endpoint' : 'another one';
      const path = /\/(v2|content)\//.exec(aud.map(String).join(' '))?.[1] ?? 'none';
      return finding(
        project === endpoint.project && environment === endpoint.environment && path === 'v2',
        `project: ${same(project, endpoint.project)}; environment: ${same(environment, endpoint.environment)}; path: ${path}; entries: ${aud.length}`,
      );
    },
  ),
  fact('token/iss', 'likely', 'Its `iss` is the host of the Management API', ({ options: { token } }) => {
    const url = managementOf(token);
    return finding(url !== undefined && /^management[-.]/.test(url.hostname), url?.host ?? 'another host');
  }),
  fact('token/no-expiry', 'likely', 'It does not expire: it has no `exp`', ({ options: { token } }) => {
    const claims = claimsOf(token);
    return finding(claims['exp'] === undefined, `claims: ${Object.keys(claims).join(', ')}`);
  }),
  settling(
    'notJwtStatus',
    'token/not-jwt-status',
    (status) => `A token that is not a JWT is refused with HTTP ${status}, also for introspection`,
    async (context) => {
      const reply = await notJwt(context);
      return judging(reply, context, () => ({ value: reply.status, seen: `HTTP ${reply.status}` }));
    },
  ),
  fact('token/not-jwt-words', 'known', `Its words: ${SEGMENTS}`, async (context) => {
    const reply = await notJwt(context);
    return holding(reply, context, wordsOf(reply) === SEGMENTS);
  }),
  fact('token/cut-status', 'likely', 'A signature that was cut is refused with HTTP 401', async (context) => {
    const reply = await cutToken(context);
    return holding(reply, context, reply.status === 401);
  }),
  fact('token/cut-words', 'likely', `Its words: ${SIGNATURE}`, async (context) => {
    const reply = await cutToken(context);
    return holding(reply, context, wordsOf(reply) === SIGNATURE);
  }),
  settling(
    'tokenRefusalType',
    'token/refusal-type',
    (type) => `The content type of these refusals is ${type}`,
    async (context) => {
      const replies = await refusedTokens(context);
      const types = [...new Set(replies.map(({ type }) => type))].join(' / ');
      return judging(replies, context, () => ({ value: types, seen: types }));
    },
  ),
  fact(
    'token/refusal-body',
    'likely',
    'Their body has one error with a message only, `data: null`, and lacks a request id',
    async (context) => {
      const replies = await refusedTokens(context);
      const shapes = replies.map(({ body, errors }) => {
        if (body === undefined) return 'not JSON';
        const [error = {}] = errors;
        const data = body['data'] === null ? 'null' : typeof body['data'];
        return `${Object.keys(body).sort().join(', ')}; error: ${Object.keys(error).join(', ')}; data: ${data}`;
      });
      const believed = 'data, errors; error: message; data: null';
      return holding(
        replies,
        context,
        shapes.every((shape) => shape === believed),
        [...new Set(shapes)].join(' / '),
      );
    },
  ),
  settling(
    'otherScheme',
    'token/other-scheme',
    (is) => `Authorization: Basic … is ${is === 'refused' ? 'refused' : 'ignored'}`,
    async (context) => {
      const reply = await otherScheme(context);
      return judging(reply, context, () => ({
        value: isWhole(reply) ? 'anonymous' : 'refused',
        seen: `HTTP ${reply.status}`,
      }));
    },
  ),
  fact(
    'token/understood',
    'guessed',
    'The action understands each of these as a refused token',
    async (context) => {
      const replies = await refusedTokens(context);
      const kinds = replies.map(({ answer }) => answer.kind);
      return holding(
        replies,
        context,
        kinds.every((kind) => kind === 'token'),
        kinds.join(', '),
      );
    },
  ),
  settling(
    'tokenElsewhere',
    'token/elsewhere',
    (is) => `In another environment than its claim names, the token is ${is}`,
    elsewhere,
  ),
];

async function elsewhere(context: HygraphContext): ReturnType<Parameters<typeof settling>[3]> {
  const { session } = context;
  const to = 'other environment';
  if (!session.isAt(to)) return notChecked(`needs ${NAMES.other}`);
  const reply = await session.ask({ selection: INTROSPECTION }, { to });
  if (isWhole(reply)) {
    const model = await readableModel(context);
    const read = model && (await session.ask({ selection: list(model) }, { to }));
    const seen = read === undefined ? '' : `; a list: ${inShort(read, context)}`;
    return judging(reply, context, () => ({ value: 'accepted', seen: `HTTP ${reply.status}${seen}` }));
  }
  const byNobody = await session.ask({ selection: INTROSPECTION }, { as: 'nobody', to });
  if (!isWhole(byNobody)) return notChecked(`${NAMES.other} does not answer: HTTP ${byNobody.status}`);
  return judging(reply, context, () => ({
    value: 'refused',
    seen: `HTTP ${reply.status}, ${wordsOf(reply)}`,
  }));
}

/** The address of the Management API that a token names; `undefined` unless it is a safe place for a token. */
export function managementOf(token: string): URL | undefined {
  const iss = claimsOf(token)['iss'];
  if (typeof iss !== 'string' || !URL.canParse('graphql', iss)) return undefined;
  const url = new URL('graphql', iss);
  const { protocol, hostname, port, username, password } = url;
  if (username !== '' || password !== '') return undefined;
  if (isLoopback(hostname)) return url;
  return protocol === 'https:' && port === '' && isPlainHost(hostname) && isHygraph(hostname)
    ? url
    : undefined;
}
