import { parseArgs } from 'node:util';
import { type Endpoint, readEndpoint } from '../../../src/hygraph/endpoint.js';
import { readToken } from '../../../src/hygraph/token.js';
import { isLoopback } from '../../../src/rules/trusted-hosts.js';
import { BadInput, secretOf, unknownArgument } from '../options.js';

/** What the Hygraph part of the probe was given. Facts that need something that is missing are not checked. */
export interface HygraphOptions {
  endpoint: Endpoint;
  token: string;
  /** A token that was deleted just before. */
  deleted: string | undefined;
  /** A token that may not read one of the models. */
  limited: string | undefined;
  /** Another environment of the same project. */
  other: Endpoint | undefined;
  transcript: string;
}

type Env = Readonly<Record<string, string | undefined>>;

export const NAMES = {
  endpoint: 'HYGRAPH_ENDPOINT',
  token: 'HYGRAPH_TOKEN',
  deleted: 'HYGRAPH_DELETED_TOKEN',
  limited: 'HYGRAPH_LIMITED_TOKEN',
  other: 'HYGRAPH_OTHER_ENDPOINT',
} as const;

/**
 * Reads the command line and the environment; `undefined` when only help is wanted.
 * @throws BadInput
 */
export function readHygraphOptions(args: readonly string[], env: Env): HygraphOptions | undefined {
  const values = parsed(args);
  if (values.help === true) return undefined;
  const endpoint = endpointOf(env, NAMES.endpoint);
  if (endpoint === undefined)
    throw new BadInput(
      `${NAMES.endpoint} in the environment must hold the address of a Content API, as Hygraph shows it.`,
    );
  const token = tokenOf(env, NAMES.token);
  const optional = (name: string): string | undefined =>
    isGiven(env, name) ? tokenOf(env, name) : undefined;
  const [deleted, limited] = [optional(NAMES.deleted), optional(NAMES.limited)];
  const given = [token, deleted, limited].filter((one) => one !== undefined);
  if (new Set(given).size < given.length)
    throw new BadInput(`${NAMES.token}, ${NAMES.deleted} and ${NAMES.limited} must be different tokens.`);
  const other = endpointOf(env, NAMES.other);
  if (other !== undefined && !isBeside(other, endpoint))
    throw new BadInput(
      `${NAMES.other} must name another environment of the project that ${NAMES.endpoint} names.`,
    );
  return { endpoint, token, deleted, limited, other, transcript: values.transcript };
}

function parsed(args: readonly string[]): { transcript: string; help?: boolean | undefined } {
  try {
    return parseArgs({
      args: [...args],
      options: {
        transcript: { type: 'string', default: 'probe-transcript.json' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch {
    throw unknownArgument();
  }
}

function isGiven(env: Env, name: string): boolean {
  return (env[name]?.trim() ?? '') !== '';
}

function endpointOf(env: Env, name: string): Endpoint | undefined {
  if (!isGiven(env, name)) return undefined;
  try {
    return readEndpoint(env[name] ?? '');
  } catch (error) {
    throw new BadInput(`${name} ${error instanceof Error ? error.message : 'cannot be read.'}`);
  }
}

function tokenOf(env: Env, name: string): string {
  const what = 'a permanent auth token of Hygraph, without the word Bearer';
  const token = secretOf(env, name, what);
  if (!readToken(token).isJwt) throw new BadInput(`${name} in the environment must hold ${what}.`);
  return token;
}

/** A token is sent to both, so both must be Hygraph's, or both on this machine. */
function isBeside(other: Endpoint, { url, project, environment }: Endpoint): boolean {
  const isHere = (address: string): boolean => isLoopback(new URL(address).hostname);
  return other.project === project && other.environment !== environment && isHere(other.url) === isHere(url);
}
