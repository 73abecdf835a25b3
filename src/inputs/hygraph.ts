import type { Wanted } from '../hygraph/check.js';
import { readEndpoint } from '../hygraph/endpoint.js';
import { listed } from '../lib/text.js';
import { MARKER_PREFIX } from '../rules/markers.js';
import type { Variable } from '../rules/preview.js';
import type { World } from '../rules/world.js';
import { oneOf, token as tokenField } from './fields.js';
import { withoutScheme } from './secrets.js';

export const PUBLIC = ['closed', 'published', 'any'] as const satisfies readonly Wanted['public'][];
/** What a variable of the app can hold. */
const PARTS = ['endpoint', 'authorization', 'token', 'stage'] as const;
type Part = (typeof PARTS)[number];

export const DEFAULT_VARIABLES = 'HYGRAPH_ENDPOINT=endpoint\nHYGRAPH_AUTHORIZATION=authorization';

type Source = Pick<World, 'input'>;

/**
 * Reads the inputs about content: `undefined` without an endpoint. Adds a sentence to the problems for each invalid
 * input, which never contains any part of the endpoint or the token.
 * @param prefix what the inputs' names begin with
 */
export function readWanted({ input }: Source, prefix: string, problems: string[]): Wanted | undefined {
  const check = <T>(name: string, parse: (text: string) => T): T | undefined => {
    try {
      return parse(input(`${prefix}${name}`).trim());
    } catch (error) {
      problems.push(`${prefix}${name}: ${(error as Error).message}`);
      return undefined;
    }
  };
  const token = check('token', (text) =>
    text === '' ? undefined : tokenField(withoutScheme(text), 'leave it out to use the public API'),
  );
  const stage = check('stage', stageName);
  const models = check('models', modelNames) ?? [];
  const wantedPublic =
    check('public', (text) => oneOf(...PUBLIC)(text === '' ? 'published' : text)) ?? 'published';
  if (input(`${prefix}endpoint`).trim() === '') {
    const set = ['token', 'stage', 'models'].filter((name) => input(`${prefix}${name}`).trim() !== '');
    if (set.length > 0)
      problems.push(
        `${prefix}endpoint: is empty, but ${listed(set.map((name) => `${prefix}${name}`))} ${set.length === 1 ? 'is' : 'are'} set; give the address of the Content API.`,
      );
    return undefined;
  }
  const endpoint = check('endpoint', readEndpoint);
  return endpoint && { endpoint, token, stage, models, public: wantedPublic };
}

/**
 * The app's variables that get the endpoint, the token and so on, from the lines of `hygraph-env`.
 * @param taken the names that other inputs set, with the names of those inputs
 */
export function hygraphVariables(
  { input }: Source,
  wanted: Wanted | undefined,
  taken: ReadonlyMap<string, string>,
  problems: string[],
): Variable[] {
  const written = input('hygraph-env');
  const isDefault = written.trim() === DEFAULT_VARIABLES;
  const variables = new Map<string, string>();
  written.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === '' || line.trimStart().startsWith('#')) return;
    const problem = (text: string): void => {
      problems.push(`hygraph-env: line ${String(index + 1)} ${text}`);
    };
    const [, name, part] = /^\s*([A-Za-z_]\w*)\s*=\s*(\w+)\s*$/.exec(line) ?? [];
    const known = PARTS.find((one) => one === part);
    if (name === undefined || name === '__proto__' || known === undefined)
      problem(
        `must be NAME=endpoint, NAME=authorization, NAME=token or NAME=stage, with a name of letters, digits and underscores.`,
      );
    else if (/^HASURA_GRAPHQL_/i.test(name) || name.toUpperCase().startsWith(MARKER_PREFIX))
      problem(
        `sets ${name}; names that begin with HASURA_GRAPHQL_ or ${MARKER_PREFIX} are not allowed here.`,
      );
    else if (variables.has(name)) problem(`sets ${name}, which another line already sets.`);
    else if (wanted !== undefined && taken.has(name))
      problem(`sets ${name}, which ${taken.get(name) ?? ''} sets too; take it out of one of the two.`);
    else {
      const value = wanted === undefined ? '' : valueOf(known, wanted);
      if (value !== undefined) variables.set(name, value);
      else if (!isDefault)
        problem(
          known === 'stage' ? 'needs hygraph-stage, which is empty.' : 'needs hygraph-token, which is empty.',
        );
    }
  });
  return [...variables].map(([key, value]) => ({ key, value }));
}

function valueOf(part: Part, { endpoint, token, stage }: Wanted): string | undefined {
  switch (part) {
    case 'endpoint':
      return endpoint.url;
    case 'authorization':
      return token === undefined ? undefined : `Bearer ${token}`;
    case 'token':
      return token;
    case 'stage':
      return stage;
    default:
      return part satisfies never;
  }
}

function stageName(text: string): string | undefined {
  if (text === '') return undefined;
  if (!/^[A-Za-z_]\w{0,99}$/.test(text))
    throw new Error('must be the API id of a stage, for example DRAFT or PUBLISHED.');
  return text;
}

/** Names, separated by commas or line breaks. */
function modelNames(text: string): string[] {
  const names = text
    .split(/[,\r\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (!names.every((name) => /^[A-Za-z_]\w{0,99}$/.test(name)) || names.length > 200)
    throw new Error(
      'must be the API ids of models, for example Post, separated by commas or line breaks, at most 200.',
    );
  return [...new Set(names)];
}
