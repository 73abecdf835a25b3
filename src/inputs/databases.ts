import { type Databases, type TemplateMigrations, isCertificate, readServer } from '../postgres/url.js';
import { MARKER_PREFIX } from '../rules/markers.js';
import type { Variable } from '../rules/preview.js';
import type { World } from '../rules/world.js';
import { quotedValue } from './fields.js';
import { OLD_URL, OLD_VARIABLE, linesIn } from './secrets.js';

const OLD_NAMES = 'PG_ENV_VARS_FOR_HASURA';

/** Inputs that have no meaning without a server. */
const NEED_URL = ['postgres-env', 'postgres-template', 'postgres-ca-certificate'];

interface Asked {
  /** The app's variables; the old action's variable for a database is removed, because it gets a new database. */
  env: Variable[];
  /** Whether the run may build an app; a run that only deletes needs no variables. */
  mayBuild: boolean;
  /** Secrets may be empty, also the server's URL. */
  onlyChecks: boolean;
  buildFrom: 'branch' | 'commit' | undefined;
}

/**
 * Reads the inputs about databases, under their new names or the old one. Adds a sentence to the problems for each
 * invalid input; no problem contains any part of a URL.
 */
export function readDatabases(
  source: Pick<World, 'input' | 'file'>,
  { env, mayBuild, onlyChecks, buildFrom }: Asked,
  problems: string[],
): { databases: Databases | undefined; env: Variable[]; variables: string[] } {
  const { input } = source;
  const { url, names, isOld, isBroken } = namedInputs(source, problems);
  const old = linesIn(input('hasuraEnv')).some(({ key }) => key === OLD_VARIABLE);
  if (old && url === '' && mayBuild && !isBroken)
    problems.push(
      `hasuraEnv: it sets ${OLD_VARIABLE}. The old action silently replaced the database name in that URL. Here, the migrations of the pull request would run on exactly the database that it names. To get a new database instead, set postgres-url. If you do mean that database, set the variable under env instead of hasuraEnv.`,
    );
  const rest = old ? env.filter(({ key }) => key !== OLD_VARIABLE) : env;
  const variables = namesIn(names, rest, isOld ? `postgresDBConfig, ${OLD_NAMES}` : 'postgres-env', problems);
  if (old && !variables.includes(OLD_VARIABLE)) variables.push(OLD_VARIABLE);

  const ca = certificate(input('postgres-ca-certificate'), problems);
  const template = templateName(input('postgres-template'), problems);
  const templateMigrations = migrationsOf(input('postgres-template-migrations'), problems);
  if (mayBuild && !['auto', 'none'].includes(String(templateMigrations))) {
    if (input('postgres-template').trim() === '')
      problems.push(
        'postgres-template-migrations: is set, but postgres-template is not; name the database to copy there, or leave both out.',
      );
    else if (buildFrom === 'branch')
      problems.push(
        'postgres-template-migrations and build-from: Hasura Cloud runs all migrations, whatever a copy of the template holds; set build-from to commit, or postgres-template-migrations to none.',
      );
  }
  if (url === '') {
    const set = NEED_URL.filter((name) => input(name).trim() !== '');
    if (set.length > 0 && !isBroken && !onlyChecks)
      problems.push(
        `postgres-url: is empty, but ${set.join(' and ')} ${set.length === 1 ? 'is' : 'are'} set; give the server's URL in postgres-url, from a secret.`,
      );
    return { databases: undefined, env: rest, variables };
  }
  if (variables.length === 0 && /^[\s,]*$/.test(names) && mayBuild && !isBroken)
    problems.push(
      'postgres-env: lists no variable; list the variables that get a database, for example PG_DATABASE_URL.',
    );
  try {
    const server = readServer(url, ca, (path) => source.file(path));
    return { databases: { server, variables, template, templateMigrations }, env: rest, variables };
  } catch (error) {
    problems.push(`postgres-url: ${(error as Error).message}`);
    return { databases: undefined, env: rest, variables };
  }
}

interface NamedInputs {
  url: string;
  names: string;
  /** Whether the user set them under their old name. */
  isOld: boolean;
  /** Whether the old input is invalid: then other missing values are not reported. */
  isBroken: boolean;
}

/** `postgres-url` and `postgres-env`, or the two lines of `postgresDBConfig`. */
function namedInputs({ input }: Pick<World, 'input'>, problems: string[]): NamedInputs {
  const given = {
    url: input('postgres-url').trim(),
    names: input('postgres-env').trim(),
    isOld: false,
    isBroken: false,
  };
  if (input('postgresDBConfig').trim() === '') return given;
  const lines = linesIn(input('postgresDBConfig'));
  const valueOf = (wanted: string): string => lines.find(({ key }) => key === wanted)?.value ?? '';
  const old = { url: valueOf(OLD_URL), names: valueOf(OLD_NAMES), isOld: true, isBroken: false };
  const known = lines.length === 2 && old.url !== '' && old.names !== '';
  if (!known)
    problems.push(
      `postgresDBConfig: must hold two lines, ${OLD_URL}=… and ${OLD_NAMES}=…, each with a value. Or use postgres-url and postgres-env, which replace it.`,
    );
  if ((given.url !== '' && given.url !== old.url) || (given.names !== '' && given.names !== old.names))
    problems.push(
      'postgres-url, postgres-env and postgresDBConfig: they are set to different values; postgresDBConfig is the old name of the others, so leave it out.',
    );
  // Report a problem with the old input only once.
  return known ? old : { ...given, isBroken: true };
}

/**
 * The names in `postgres-env`, separated by commas or line breaks. A name that is listed twice gets one database.
 * @param input the name of the input, for problems
 */
function namesIn(text: string, env: readonly Variable[], input: string, problems: string[]): string[] {
  const names: string[] = [];
  for (const name of text.split(/[,\r\n]/).map((part) => part.trim())) {
    if (name === '' || names.includes(name)) continue;
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) || name === '__proto__')
      problems.push(
        `${input}: contains something that is not a variable name; use letters, digits and underscores, one name on each line or separated by commas.`,
      );
    else if (name.toUpperCase().startsWith(MARKER_PREFIX))
      problems.push(`${input}: names ${name}; names that begin with ${MARKER_PREFIX} are this action's own.`);
    else if (env.some(({ key }) => key === name))
      problems.push(`${input}: names ${name}, which env sets too; take it out of one of the two.`);
    else names.push(name);
  }
  return names;
}

function certificate(text: string, problems: string[]): string | undefined {
  if (text.trim() === '') return undefined;
  if (isCertificate(text)) return text.trim();
  problems.push(
    'postgres-ca-certificate: contains no PEM certificate; give its text, beginning with -----BEGIN CERTIFICATE-----, or name a file with sslrootcert in postgres-url.',
  );
  return undefined;
}

function migrationsOf(text: string, problems: string[]): TemplateMigrations {
  const value = text.trim();
  const word = (['auto', 'base', 'none'] as const).find((known) => known === value);
  if (word !== undefined || value === '') return word ?? 'auto';
  if (/^\d{1,19}$/.test(value)) return BigInt(value);
  problems.push(
    `postgres-template-migrations: must be auto, base, none, or the version of a migration, such as 1718000120000, not "${quotedValue(value)}".`,
  );
  return 'auto';
}

function templateName(text: string, problems: string[]): string | undefined {
  const name = text.trim();
  if (name === '') return undefined;
  if (Buffer.byteLength(name) > 63 || /[\u0000-\u001f\u007f]/.test(name)) {
    problems.push('postgres-template: is not a valid database name (at most 63 bytes, on one line).');
    return undefined;
  }
  return name;
}
