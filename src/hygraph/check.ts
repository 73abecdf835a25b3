import type { Finding } from '../rules/finding.js';
import {
  type ContentFacts,
  type ModelFacts,
  isReadable,
  models,
  publicWords,
  readableWords,
} from '../rules/content.js';
import type { Trouble } from './answer.js';
import { type Ask, type AskPorts, type Reply, asking } from './ask.js';
import { DISCOVERY, type Discovered, type Model, readDiscovery } from './discovery.js';
import type { Endpoint } from './endpoint.js';
import { type Allowance, type Field, readFields } from './reading.js';
import { CONTENT_RULES, type ContentRuleId } from './rules.js';
import { readToken } from './token.js';
import { instead, listedShort } from './words.js';

/** What the preview, or a front end, should be able to read. */
export interface Wanted {
  endpoint: Endpoint;
  /** The permanent auth token; without it, the public API is checked. */
  token: string | undefined;
  /** The stage to read; if absent, the default one of the token or the environment. */
  stage: string | undefined;
  /** The models that must be readable: their API ids, or the names of their fields. */
  models: readonly string[];
  /** What anyone may read without a token; `any`: nobody looks. */
  public: 'closed' | 'published' | 'any';
}

export interface Checked {
  facts: ContentFacts;
  findings: Finding[];
  /** A line for the log about each step. */
  lines: string[];
}

type Add = (rule: ContentRuleId, what: string, more?: Partial<Finding>) => void;

/** What the steps of a check share. */
interface Work {
  wanted: Wanted;
  ask: Ask;
  say: (line: string) => void;
  add: Add;
  facts: ContentFacts;
}

/** A model with what is known of it, and an entry of it. */
interface Read extends Model {
  facts: ModelFacts;
  entry?: string;
}

/**
 * Checks, reading only, whether content can be read: what the token says of itself, the models and stages of the
 * environment, each model in the stage, and what anyone can read without a token. Each step ends the check if those
 * after it would mean nothing. In the usual case that takes three requests. Who may write is not checked: no read
 * tells it. Rejects only when the run is aborted.
 */
export async function checkContent(ports: AskPorts, wanted: Wanted): Promise<Checked> {
  const { endpoint, token, stage } = wanted;
  const facts: ContentFacts = {
    environment: endpoint.environment,
    ...(stage === undefined ? {} : { stage }),
    withToken: token !== undefined,
    models: [],
    public: 'unknown',
  };
  const findings: Finding[] = [];
  const add: Add = (rule, what, more = {}) => {
    const { severity, why, remedy } = CONTENT_RULES[rule];
    findings.push({ rule, severity, what, why, remedy, ...more });
  };
  const lines: string[] = [];
  const say = (line: string): void => {
    lines.push(line);
  };
  const work: Work = { wanted, ask: asking(ports, endpoint, token), say, add, facts };
  if (tokenFits(work)) {
    const found = await discover(work);
    const read = found && (await readModels(work, found));
    if (read !== undefined) await readAsAnyone(work, read, found?.stages ?? []);
  }
  return { facts, findings, lines };
}

/** What the token says of itself, without a request. */
function tokenFits({ wanted: { token, endpoint }, add, say }: Work): boolean {
  if (token === undefined) return true;
  const facts = readToken(token);
  if (!facts.isJwt) {
    const parts = facts.parts === 1 ? '1 part' : `${String(facts.parts)} parts`;
    add(
      'content-token',
      `The Hygraph token is not a permanent auth token: such a token is a JWT, three parts with dots between them, and this text has ${parts}${facts.parts === 3 ? ' that do not hold JSON' : ''}.`,
    );
    return false;
  }
  const { project, environment } = facts;
  if (project !== undefined && project !== endpoint.project) {
    add('content-token', 'The Hygraph token belongs to another project than the endpoint.', {
      remedy:
        'Use a token of the project that the endpoint names, or the endpoint of the project of the token.',
    });
    return false;
  }
  if (environment !== undefined && environment !== endpoint.environment)
    add(
      'content-token-environment',
      `The Hygraph token was made for the environment ${environment}, and the endpoint names ${endpoint.environment}.`,
    );
  say(`✓ The token is a permanent auth token${environment === undefined ? '' : ` for ${environment}`}.`);
  return true;
}

/** The models and stages. */
async function discover(work: Work): Promise<Discovered | undefined> {
  const { wanted, ask, say, add, facts } = work;
  const reply = await ask({ selection: DISCOVERY }, 'token');
  const { answer } = reply;
  if (answer.kind !== 'content') {
    say(`✗ Hygraph did not answer the first query: ${answer.words} (${told([reply])})`);
    addTrouble(work, answer, reply.tries);
    return undefined;
  }
  const found = readDiscovery(answer.data);
  if (found === undefined) {
    addTrouble(work, { kind: 'service', words: 'The schema has an unexpected shape.' }, reply.tries);
    return undefined;
  }
  const { environment } = facts;
  say(
    `✓ Hygraph answers for ${environment}: ${models(found.models.length)}, ${found.stages.length === 1 ? 'stage' : 'stages'} ${listedShort(found.stages)} (${told([reply])})`,
  );
  if (found.models.length === 0) add('content-none', `The environment ${environment} has no models.`);
  const unknown = wanted.models.filter((name) => modelOf(name, found) === undefined);
  for (const name of unknown)
    add('content-model-unknown', `The environment ${environment} has no model ${name}.`, {
      remedy: `${instead(
        name,
        found.models.map((model) => model.name),
      )} ${CONTENT_RULES['content-model-unknown'].remedy}`,
      object: name,
    });
  if (wanted.stage !== undefined && !found.stages.includes(wanted.stage)) {
    add('content-stage-unknown', `The environment ${environment} has no stage ${wanted.stage}.`, {
      remedy: `${instead(wanted.stage, found.stages)} ${CONTENT_RULES['content-stage-unknown'].remedy}`,
      object: wanted.stage,
    });
    return undefined;
  }
  return found.models.length === 0 ? undefined : found;
}

function modelOf(name: string, { models }: Discovered): Model | undefined {
  return models.find((model) => model.name === name || model.many === name || model.one === name);
}

/** Reads one entry of each model, the required ones first. */
async function readModels(work: Work, found: Discovered): Promise<Read[] | undefined> {
  const { wanted, ask, say, facts } = work;
  const { stage, token } = wanted;
  const required = new Set(wanted.models.map((name) => modelOf(name, found)));
  const read = [...found.models]
    .sort((one, other) => Number(required.has(other)) - Number(required.has(one)))
    .map((model): Read => ({
      ...model,
      facts: { name: model.name, required: required.has(model), access: 'unknown' },
    }));
  const fields = read.map(({ many, facts: { required: first } }): Field => ({
    key: many,
    text: `${many}(${stage === undefined ? '' : 'stage:$stage,'}first:1){id}`,
    nullable: false,
    first,
  }));
  const { values, refused, trouble, replies } = await readFields(
    (selection) => ask({ selection, ...(stage === undefined ? {} : { stage }) }, 'token'),
    fields,
  );
  for (const model of read) {
    const [entry] = [values.get(model.many)].flat();
    if (refused.has(model.many)) model.facts.access = 'refused';
    else if (values.has(model.many)) {
      model.facts.access = entry === undefined ? 'empty' : 'entries';
      const id = idOf(entry);
      if (id !== undefined) model.entry = id;
    }
  }
  facts.models = read.map((model) => model.facts);
  const where = `in ${stage ?? 'the default stage'}`;
  say(
    `${facts.models.some(isReadable) ? '✓' : '✗'} ${readableWords(facts.models)} ${where}, ${token === undefined ? 'without a token' : 'with the token'} (${told(replies)})`,
  );
  if (trouble !== undefined) addTrouble(work, trouble, replies.at(-1)?.tries ?? 1);
  sayOfModels(work, trouble === undefined);
  return trouble === undefined ? read : undefined;
}

/** The findings about models that cannot be read, or are empty. */
function sayOfModels({ add, wanted, facts }: Work, isWhole: boolean): void {
  const { models: all, environment } = facts;
  const { stage, token } = wanted;
  const where = `in ${stage === undefined ? 'the default stage' : `stage ${stage}`} of the environment ${environment}`;
  const wantedOnes = all.filter(({ required }) => required);
  const refused = refusedOf(wantedOnes);
  const none = wanted.models.length === 0 && refusedOf(all).length > 0 && !all.some(isReadable);
  if (refused.length > 0 || none) {
    const what = none ? 'any model' : listedShort(refused);
    add(
      'content-not-readable',
      token === undefined
        ? `${what.charAt(0).toUpperCase()}${what.slice(1)} cannot be read without a token ${where}.`
        : `The Hygraph token may not read ${what} ${where}.`,
      {
        ...(token === undefined
          ? {
              remedy:
                'Give a permanent auth token that may read them, or allow it in the public Content API.',
            }
          : {}),
        ...(refused.length === 1 ? { object: refused[0] ?? '' } : {}),
      },
    );
  }
  const unknown = wantedOnes.filter(({ access }) => access === 'unknown').map(({ name }) => name);
  if (unknown.length > 0 && refused.length === 0 && isWhole)
    add('content-unknown', `Could not find out whether ${listedShort(unknown)} may be read ${where}.`, {
      why: 'Hygraph refuses other models, and does not say which.',
      remedy: 'Require fewer models, or give the token the permission to read all of them.',
    });
  for (const { name } of wantedOnes.filter(({ access }) => access === 'empty'))
    add('content-empty', `${name} has no entry ${where}.`, { object: name });
}

function refusedOf(all: readonly ModelFacts[]): string[] {
  return all.filter(({ access }) => access === 'refused').map(({ name }) => name);
}

/** In the public check, most fields may have to be asked for one by one. */
const SINGLE_PUBLIC: Allowance = { first: 40, others: 0 };
/** If nothing may be public, each model needs proof. */
const SINGLE_PROOF: Allowance = { first: 100, others: 0 };
/** Models that the token cannot read are asked for together. */
const NOT_SINGLE: Allowance = { first: 0, others: 0 };

type Open = 'drafts' | 'published';
const STAGE_OF: Record<Open, string> = { drafts: 'DRAFT', published: 'PUBLISHED' };

/** A field that is read without a token, and what of which model is open if that works. */
interface Tried extends Field {
  model: ModelFacts;
  open: Open;
}

/**
 * Tries to read the same entries without a token, as drafts and as published. An entry by its id may be null in the
 * answer, so the refusal of one hides no other. A draft that is not published tells nothing of published entries: only
 * if nothing may be public, these are asked for as well. Of models that the token cannot read, no id is known: their
 * drafts are asked for together, which shows if all of them are open.
 */
async function readAsAnyone(work: Work, read: readonly Read[], stages: readonly string[]): Promise<void> {
  const { wanted, facts, say } = work;
  if (wanted.public === 'any') return;
  const anyone = new Anyone(work);
  const ids = (open: Open): Tried[] =>
    stages.includes(STAGE_OF[open]) ? read.flatMap((model, index) => byId(model, open, index)) : [];
  await anyone.read([...ids('drafts'), ...ids('published')], SINGLE_PUBLIC);
  const unread = read.filter(({ facts: model }) => !isReadable(model));
  if (stages.includes('DRAFT'))
    await anyone.read(
      unread.map((model) => anyOf(model, 'drafts')),
      NOT_SINGLE,
    );
  const isClosed =
    wanted.stage === 'PUBLISHED' ||
    (wanted.public === 'closed' &&
      (!stages.includes('PUBLISHED') || (await provePublished(work, anyone, read))));
  const { replies, problem } = anyone;
  if (replies.length === 0) {
    say('  No entries found, so public access was not checked.');
    return;
  }
  const has = (what: Open): boolean => facts.models.some(({ open }) => open?.includes(what) === true);
  if (has('drafts')) facts.public = 'drafts';
  else if (problem === undefined && facts.models.some(({ open }) => open !== undefined))
    facts.public = isClosed && !has('published') ? 'closed' : 'published';
  const mark = facts.public === 'drafts' || facts.public === 'unknown' ? '✗' : '✓';
  say(`${mark} Without a token: ${publicWords(facts)} (${told(replies)})`);
  sayOfPublic(work);
  if (problem !== undefined)
    addTrouble(work, problem, replies.at(-1)?.tries ?? 1, {
      severity: wanted.public === 'closed' ? 'error' : 'warning',
      why: 'It is not known what anyone can read without a token.',
    });
}

/** Reads without a token, and notes what is open. */
class Anyone {
  readonly replies: Reply[] = [];
  /** Why nothing more can be read. */
  problem: Trouble | undefined;
  readonly #ask: Ask;

  constructor({ ask }: Work) {
    this.#ask = ask;
  }

  /** @returns the fields of which it is known whether anyone can read them */
  async read(fields: readonly Tried[], single: Allowance): Promise<Set<Tried>> {
    if (fields.length === 0 || this.problem !== undefined) return new Set();
    const ask = (selection: string): Promise<Reply> => this.#ask({ selection }, 'anyone');
    const { values, refused, trouble, replies } = await readFields(ask, fields, single);
    this.replies.push(...replies);
    // The environment answered the token, so who is refused there is refused for having none.
    const isShut = trouble?.kind === 'place' || trouble?.kind === 'token';
    if (!isShut) this.problem = trouble;
    const known = fields.filter(({ key }) => isShut || refused.has(key) || values.has(key));
    for (const { model, open, key } of known) {
      model.open ??= [];
      if ((values.get(key) ?? null) !== null && !model.open.includes(open)) model.open.push(open);
    }
    return new Set(known);
  }
}

/** Tries to read any published entry of each model. @returns whether it is known of all of them */
async function provePublished({ add }: Work, anyone: Anyone, read: readonly Read[]): Promise<boolean> {
  const fields = read
    .filter(({ facts: { open } }) => open?.includes('published') !== true)
    .map((model) => anyOf(model, 'published'));
  const known = await anyone.read(fields, SINGLE_PROOF);
  const rest = fields.filter((field) => !known.has(field)).map(({ model }) => model.name);
  if (rest.length > 0 && anyone.problem === undefined)
    add(
      'content-unknown',
      `Could not find out whether anyone can read published entries of ${listedShort(rest)}.`,
      {
        why: 'Hygraph refuses other models, and does not say which.',
        remedy: 'Set hygraph-public to published.',
      },
    );
  return rest.length === 0;
}

/** A field that reads an entry of a model by its id; none if no entry is known. */
function byId({ one, entry, facts }: Read, open: Open, index: number): Tried[] {
  if (one === undefined || entry === undefined) return [];
  const key = `${open}${String(index)}`;
  const text = `${key}:${one}(where:{id:${JSON.stringify(entry)}},stage:${STAGE_OF[open]}){id}`;
  return [{ key, text, nullable: true, first: true, model: facts, open }];
}

/** A field that reads any entry of a model. */
function anyOf({ many, facts }: Read, open: Open): Tried {
  const text = `${many}(stage:${STAGE_OF[open]},first:1){id}`;
  return { key: many, text, nullable: false, first: true, model: facts, open };
}

function sayOfPublic({ wanted, add, facts }: Work): void {
  const [drafts, published] = (['drafts', 'published'] as const).map((what) =>
    facts.models.filter(({ open }) => open?.includes(what) === true).map(({ name }) => name),
  ) as [string[], string[]];
  const isClosed = wanted.public === 'closed';
  if (drafts.length > 0)
    add('content-drafts-public', `Anyone can read drafts of ${listedShort(drafts)}.`, {
      ...(isClosed ? { severity: 'error' } : {}),
    });
  if (published.length > 0 && isClosed)
    add('content-public', `Anyone can read published entries of ${listedShort(published)}.`);
}

function idOf(entry: unknown): string | undefined {
  const id = typeof entry === 'object' && entry !== null && 'id' in entry ? entry.id : undefined;
  // It becomes part of a query.
  return typeof id === 'string' && /^[\w-]{1,64}$/.test(id) ? id : undefined;
}

/** Why nothing can be said, as a finding. */
function addTrouble(
  { wanted, facts, add }: Work,
  { kind, words }: Trouble,
  tries: number,
  more: Partial<Finding> = {},
): void {
  const { token } = wanted;
  switch (kind) {
    case 'token':
      add('content-token', `Hygraph does not accept the token: ${words}.`);
      return;
    case 'place':
      add(
        'content-endpoint',
        `Hygraph found no environment ${facts.environment}. The address may be wrong${token === undefined ? '' : ', or the token was refused'}: ${words}.`,
      );
      return;
    case 'quota':
      add('content-limit', `The Hygraph project has reached its limits: ${words}.`);
      return;
    case 'busy':
      add('content-unknown', `Hygraph is rate-limiting requests: ${words}.`, {
        ...more,
        why: `Its smallest plan allows 5 a second for all clients together. ${tries === 1 ? 'It was asked once.' : `It was asked ${String(tries)} times.`}`,
      });
      return;
    case 'size':
    case 'invalid':
      add('content-unknown', `Hygraph refused the query of this action: ${words}.`, {
        ...more,
        remedy: 'Hygraph may have changed: check for a newer version of this action.',
      });
      return;
    case 'service':
    case 'network':
      add('content-unknown', `Could not query Hygraph: ${words.replace(/\.$/, '')}.`, more);
      return;
    default:
      kind satisfies never;
  }
}

/** The time that answers took, and Hygraph's id of the last one. */
function told(replies: readonly Reply[]): string {
  const ms = replies.reduce((sum, reply) => sum + reply.ms, 0);
  const id = replies.at(-1)?.requestId;
  return [
    ...(replies.length > 1 ? [`${String(replies.length)} requests`] : []),
    `${String(Math.round(ms))} ms`,
    ...(id === undefined ? [] : [`request ${id}`]),
  ].join(', ');
}
