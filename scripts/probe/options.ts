import { parseArgs } from 'node:util';
import { isLoopback } from '../../src/rules/trusted-hosts.js';

/** The throw-away app of `--write`, and what it is built from. */
export interface AppOrder {
  name: string;
  owner: string;
  repo: string;
  branch: string;
  directory: string;
  sourceToken: string;
}

/** The throw-away projects of `--tenant`. */
export interface TenantOrder {
  name: string;
  /** The account has no creation left this month. */
  quotaUsedUp: boolean;
  /** A database that apps can reach. */
  databaseUrl: string | undefined;
}

/** What the probe was asked to do. */
export interface ProbeOptions {
  apiUrl: string;
  token: string;
  transcript: string;
  /** With `--write`: what to build, under a name that nothing has yet. */
  order: AppOrder | undefined;
  /** With `--tenant`. */
  tenant: TenantOrder | undefined;
}

/** An argument or a variable of the environment that the probe cannot use. */
export class BadInput extends Error {}

export const HELP = `Checks what this action believes of Hasura Cloud's API: npm run probe -- [options]

It reads only, unless --write or --tenant is given. The token comes from HASURA_CLOUD_ACCESS_TOKEN in the environment.

  --api-url URL            the API (default https://data.pro.hasura.io/v1/graphql)
  --transcript FILE        where the redacted transcript goes (default probe-transcript.json)
  --write                  makes, changes and deletes one throw-away app
  --name NAME              its name (default preview-probe-<random>); a project of that name must not exist
  --repository OWNER/NAME  the repository to build it from; HASURA_SOURCE_TOKEN in the environment can read it
  --branch BRANCH          its branch (default main)
  --directory DIRECTORY    the Hasura project in it (default hasura)
  --tenant                 makes, changes and deletes two throw-away projects, as build-from: commit does
  --quota-used-up          the account has used up its 60 creations, so it shows whether projects count
  --help                   this text

With --tenant, HASURA_PROBE_DATABASE_URL in the environment may name a PostgreSQL database that Hasura Cloud can reach.

Checks what this action believes of Hygraph: npm run probe -- hygraph [options]

It reads only, and takes its input from the environment. It does not check what needs a variable that is missing.

  HYGRAPH_ENDPOINT         the Content API of an environment, as Hygraph shows it
  HYGRAPH_TOKEN            a permanent auth token that may read all models
  HYGRAPH_DELETED_TOKEN    a token that was deleted just before (optional)
  HYGRAPH_LIMITED_TOKEN    a token that may read all models but one (optional)
  HYGRAPH_OTHER_ENDPOINT   another environment of the same project (optional)

  --transcript FILE        where the redacted transcript goes (default probe-transcript.json)
  --help                   this text

Exit code: 0, nothing differs; 1, something does, or the probe could not finish; 2, it cannot work with its input.`;

/**
 * Reads the command line and the environment; `undefined` when only help is wanted.
 * @throws BadInput
 */
export function readOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  random: () => number,
): ProbeOptions | undefined {
  const values = parsed(args);
  if (values.help === true) return undefined;
  const token = secretOf(env, 'HASURA_CLOUD_ACCESS_TOKEN', 'a personal access token of Hasura Cloud');
  const apiUrl = checkedUrl(values['api-url']);
  const order = values.write === true ? orderOf(values, env, random) : undefined;
  const tenant = values.tenant === true ? tenantOf(values, env, random) : undefined;
  if (tenant === undefined && values['quota-used-up'] === true)
    throw new BadInput('--quota-used-up needs --tenant.');
  return { apiUrl, token, transcript: values.transcript, order, tenant };
}

interface Values {
  'api-url': string;
  transcript: string;
  write?: boolean | undefined;
  tenant?: boolean | undefined;
  'quota-used-up'?: boolean | undefined;
  help?: boolean | undefined;
  name?: string | undefined;
  repository?: string | undefined;
  branch: string;
  directory: string;
}

function parsed(args: readonly string[]): Values {
  try {
    return parseArgs({
      args: [...args],
      options: {
        'api-url': { type: 'string', default: 'https://data.pro.hasura.io/v1/graphql' },
        transcript: { type: 'string', default: 'probe-transcript.json' },
        write: { type: 'boolean' },
        tenant: { type: 'boolean' },
        'quota-used-up': { type: 'boolean' },
        help: { type: 'boolean' },
        name: { type: 'string' },
        repository: { type: 'string' },
        branch: { type: 'string', default: 'main' },
        directory: { type: 'string', default: 'hasura' },
      },
    }).values;
  } catch {
    throw unknownArgument();
  }
}

/** Node's own message repeats the argument, which may be a token that does not belong there. */
export function unknownArgument(): BadInput {
  return new BadInput('An argument is not known, or lacks its value; tokens belong into the environment.');
}

function orderOf(
  values: Values,
  env: Readonly<Record<string, string | undefined>>,
  random: () => number,
): AppOrder {
  const [owner, repo, ...rest] = (values.repository ?? '').split('/');
  if (owner === undefined || owner === '' || repo === undefined || repo === '' || rest.length > 0) {
    throw new BadInput('--write needs --repository OWNER/NAME: what the throw-away app is built from.');
  }
  return {
    name: nameOf(values, random),
    owner,
    repo,
    branch: values.branch,
    directory: values.directory,
    sourceToken: secretOf(env, 'HASURA_SOURCE_TOKEN', 'a GitHub token that can read the repository'),
  };
}

function tenantOf(
  values: Values,
  env: Readonly<Record<string, string | undefined>>,
  random: () => number,
): TenantOrder {
  const variable = 'HASURA_PROBE_DATABASE_URL';
  const isGiven = (env[variable] ?? '') !== '';
  return {
    name: `${nameOf(values, random)}-tenant`,
    quotaUsedUp: values['quota-used-up'] === true,
    databaseUrl: isGiven ? secretOf(env, variable, 'the URL of a PostgreSQL database') : undefined,
  };
}

function nameOf({ name }: Values, random: () => number): string {
  const app = name ?? `preview-probe-${Math.floor(random() * 36 ** 6).toString(36)}`;
  // It is renamed once, to a longer name, and a name has at most 63 characters.
  if (!/^[a-z0-9][a-z0-9-]{0,50}$/.test(app)) {
    throw new BadInput('--name takes lowercase letters, digits and hyphens, at most 51 of them.');
  }
  return app;
}

/** @throws BadInput */
export function secretOf(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  what: string,
): string {
  const value = env[name]?.trim() ?? '';
  if (!/^[\x21-\x7e]{6,}$/.test(value)) throw new BadInput(`${name} in the environment must hold ${what}.`);
  return value;
}

function checkedUrl(text: string): string {
  if (!URL.canParse(text)) throw new BadInput('--api-url is not a URL.');
  const url = new URL(text);
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
  if (!safe || url.username !== '' || url.password !== '') {
    throw new BadInput(
      '--api-url must be https, or http on this machine, without a user name: the token is sent to it.',
    );
  }
  return text;
}
