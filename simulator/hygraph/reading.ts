import { type GraphQLResolveInfo, isNonNullType, Kind } from 'graphql';
import { badRequest } from './answers.js';
import type { Session } from './session.js';
import type { Entry } from './model.js';
import { may } from './permissions.js';
import type { RootField } from './schema.js';

export interface ReadArguments {
  where?: { id?: string | null; id_in?: string[] | null; id_not?: string | null; stage?: string } | null;
  stage?: string;
  locales?: string[];
  first?: number | null;
  last?: number | null;
  skip?: number | null;
  orderBy?: string | null;
}

/**
 * Reads one root field. A read that is not permitted is noted, and looks empty: what the answer says of it is decided
 * when all fields are read.
 */
export function readField(
  session: Session,
  { model, kind }: RootField,
  args: ReadArguments,
  info: GraphQLResolveInfo,
): unknown {
  const { environment, token } = session;
  const { stage, locales } =
    kind === 'version' ? versionScope(args, environment.locales) : scopeOf(session, args, info);
  session.touched.push({ model, stage });
  if (!may(environment, token, 'read', { model, stage, locales })) {
    const key = String(info.path.key);
    session.refusals.push({ key, nullable: !isNonNullType(info.returnType), mutation: false });
    return emptyOf(kind);
  }
  const found = matching(versionsOf(session, model, stage, locales), args);
  if (kind === 'one') return seen(found[0]);
  if (kind === 'version') return null;
  const page = pageOf(session, found, args).map(seen);
  return kind === 'many'
    ? page
    : {
        ...EMPTY_CONNECTION,
        aggregate: { count: found.length },
        edges: page.map((node) => ({ node, cursor: '' })),
      };
}

/** The stage and the locales that a read is about: the argument, the header, or the default. */
function scopeOf(
  { environment, token, headers, guesses }: Session,
  args: ReadArguments,
  info: GraphQLResolveInfo,
): { stage: string; locales: readonly string[] } {
  const first = <T>(argument: T | undefined, header: T | undefined, otherwise: T): T =>
    (guesses.wins === 'argument' ? (argument ?? header) : (header ?? argument)) ?? otherwise;
  return {
    stage: first(
      isGiven(info, 'stage') ? args.stage : undefined,
      headers.stage,
      token?.defaultStage ?? environment.defaultStage,
    ),
    locales: first(
      isGiven(info, 'locales') ? args.locales : undefined,
      headers.locales,
      environment.locales.slice(0, 1),
    ),
  };
}

function versionScope({ where }: ReadArguments, locales: string[]): { stage: string; locales: string[] } {
  return { stage: where?.stage ?? '', locales: locales.slice(0, 1) };
}

/** Whether the query names the argument. If it does not, the arguments hold the schema's default. */
function isGiven({ fieldNodes, variableValues }: GraphQLResolveInfo, name: string): boolean {
  const value = fieldNodes[0]?.arguments?.find((argument) => argument.name.value === name)?.value;
  if (value?.kind === Kind.VARIABLE) return value.name.value in variableValues;
  return value !== undefined;
}

/** The versions in a stage; of an entry in several locales, the one in the first locale that was asked for. */
function versionsOf(
  { environment }: Session,
  model: string,
  stage: string,
  locales: readonly string[],
): Entry[] {
  const rank = ({ locale }: Entry): number => locales.indexOf(locale);
  const found = environment.entries
    .filter((entry) => entry.model === model && entry.stage === stage && rank(entry) >= 0)
    .sort((one, other) => rank(one) - rank(other));
  return [...new Map(found.toReversed().map((entry) => [entry.id, entry])).values()].toReversed();
}

function matching(entries: Entry[], { where, orderBy }: ReadArguments): Entry[] {
  const found = entries.filter(
    ({ id }) =>
      (where?.id ?? id) === id && (where?.id_in?.includes(id) ?? true) && (where?.id_not ?? undefined) !== id,
  );
  return orderBy?.endsWith('_DESC') === true ? found.toReversed() : found;
}

/** Ten where nothing is said, and never more than a hundred. */
function pageOf({ guesses }: Session, entries: Entry[], { first, last, skip }: ReadArguments): Entry[] {
  for (const [name, value] of Object.entries({ first, last, skip })) {
    if ((value ?? 0) < 0) throw badRequest(`input:1: '${name}' must be non negative`);
    if (name !== 'skip' && (value ?? 0) > 100 && guesses.overHundred === 'refused')
      throw badRequest(`input:1: '${name}' must not be over 100`);
  }
  const rest = entries.slice(skip ?? 0);
  if (first === undefined || first === null) {
    if (last !== undefined && last !== null) return last === 0 ? [] : rest.slice(-Math.min(last, 100));
  }
  return rest.slice(0, Math.min(first ?? 10, 100));
}

/** An entry as an answer shows it. */
export function seen(entry: Entry | undefined): object | null {
  if (!entry) return null;
  const { id, model, stage, locale, values } = entry;
  const dates = { createdAt: BORN, updatedAt: BORN, publishedAt: stage === 'DRAFT' ? null : BORN };
  return { __typename: model, ...dates, ...values, id, stage, locale };
}

const BORN = '2026-01-01T00:00:00.000000+00:00';

function emptyOf(kind: RootField['kind']): unknown {
  if (kind === 'many') return [];
  return kind === 'connection' ? EMPTY_CONNECTION : null;
}

const EMPTY_CONNECTION = {
  pageInfo: { hasNextPage: false, hasPreviousPage: false },
  edges: [],
  aggregate: { count: 0 },
};
