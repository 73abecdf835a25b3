import { PLANS } from '../src/inputs/inputs.js';
import { type Choices, INITIAL } from './choices.js';
import { OLD_NAMES, stepsIn } from './old-steps.js';

/** What an old workflow says, in the words of this page, and what somebody should know of the change. */
export interface Moved {
  choices: Choices;
  said: string[];
}

const TAKEN = new Set([...OLD_NAMES, 'name', 'region', 'project-directory']);
/** The variable whose database the old action silently changed. */
const OLD_VARIABLE = 'PG_DATABASE_URL';

/** What old workflows put into the name, and the placeholder that stands for it. */
const PLACEHOLDERS: Record<string, string> = {
  'github.event.number': '{pr}',
  'github.event.pull_request.number': '{pr}',
  'github.head_ref': '{branch}',
  'github.event.pull_request.head.ref': '{branch}',
  'github.event.repository.name': '{repo}',
  'github.repository_owner': '{owner}',
};

/**
 * Reads a workflow of the old action, or a part of one that holds its step. Of tokens and of the server's URL only the
 * names of their secrets are taken over.
 * @returns `undefined` where there is no such step
 */
export function movedFrom(text: string): Moved | undefined {
  const steps = stepsIn(text);
  const builds = steps.filter(({ given }) => given.get('delete') !== 'true');
  const alike = builds.length > 0 ? builds : steps;
  const [step] = alike;
  if (step === undefined) return undefined;
  const { given, env, byHand } = step;
  const chosen: Record<string, string> = { 'adopt-unmarked': 'true' };
  const said = [
    'Apps of the old action carry no marker. The last option lets the new one take them over; switch it off once they are rebuilt or gone.',
  ];
  if (alike.length > 1)
    said.unshift(
      `${String(alike.length)} steps were found; this is the first. Paste each of the others alone for a workflow of its own.`,
    );
  const secret: TakeSecret = (id, from, value) => {
    const name = value === undefined ? undefined : secretIn(value);
    if (name !== undefined) chosen[id] = name;
    else if (value !== undefined)
      said.push(`${from} is not given by a secret’s name, so it was not taken over.`);
  };
  secret(
    'hasura-cloud-token',
    'The token of Hasura Cloud',
    given.get('hasuraCloudAccessToken') ?? env.get('HASURA_CLOUD_ACCESS_TOKEN'),
  );
  const source = env.get('GITHUB_TOKEN');
  if (source !== undefined && !/\b(secrets\.GITHUB_TOKEN|github\.token)\b/.test(source))
    secret('source-token', 'GITHUB_TOKEN', source);

  const folder = given.get('hasuraProjectDirectoryPath') ?? given.get('project-directory') ?? '';
  chosen['project-directory'] = folder.replace(/^\/+/, '');
  if (given.has('name')) chosen['name'] = nameIn(given.get('name') ?? '');
  takeTier(given.get('tier') ?? '', chosen, said);
  if (given.has('region')) chosen['region'] = given.get('region') ?? '';
  else
    said.push(
      'No region was given. Here that means us-east-2; late versions of the old action used us-west-1.',
    );
  takeDatabases(given, chosen, { secret, said });
  if (steps.some((one) => one.given.has('delete')))
    said.push(
      'One workflow does both now: it deletes the app when the pull request is closed. A second one for that can go.',
    );
  const rest = [...given.keys()].filter((name) => !TAKEN.has(name));
  if (rest.length > 0) said.push(`Not taken over: ${rest.join(', ')}.`);
  if (byHand.length > 0)
    said.push(`To be carried over by hand, where it still matters: ${byHand.join(', ')}.`);
  return { choices: { ...INITIAL, ...chosen }, said };
}

/** Takes over a secret by its name, and says so where it has none. */
type TakeSecret = (id: string, from: string, value: string | undefined) => void;

/** The tier where it is a plan, which is a list on the page and cannot hold any other. */
function takeTier(tier: string, chosen: Record<string, string>, said: string[]): void {
  if (tier === '') return;
  if (PLANS.some((plan) => plan === tier)) chosen['plan'] = tier;
  else
    said.push(`The tier ${tier} is none that this action knows (${PLANS.join(', ')}), so it was left out.`);
}

/** The databases, and the variables beside them. */
function takeDatabases(
  given: ReadonlyMap<string, string>,
  chosen: Record<string, string>,
  { secret, said }: { secret: TakeSecret; said: string[] },
): void {
  const config = linesOf(given.get('postgresDBConfig') ?? '');
  const env = linesOf(given.get('hasuraEnv') ?? '');
  const names = valueOf(config, 'PG_ENV_VARS_FOR_HASURA') ?? '';
  const old = valueOf(env, OLD_VARIABLE) !== undefined;
  chosen['env'] = env.filter((line) => keyOf(line) !== OLD_VARIABLE).join('\n');
  if (env.some((line) => line.includes(';')))
    said.push(
      'The old action cut a value at its first “;”. Here everything after the first “=” is the value.',
    );
  if (config.length === 0) {
    if (old)
      said.push(
        `${OLD_VARIABLE} was left out of the variables: the old action put another database’s name into it. Say that the project has databases, or write it there again if that very database is meant.`,
      );
    return;
  }
  chosen['databases'] = 'true';
  const variables = names.split(',').map((name) => name.trim());
  chosen['postgres-env'] = [...new Set([...variables, ...(old ? [OLD_VARIABLE] : [])])]
    .filter((name) => name !== '')
    .join('\n');
  secret('postgres-url', 'The server’s URL', valueOf(config, 'POSTGRES_SERVER_CONNECTION_URI'));
  said.push(
    'Each variable gets a database of its own, and the server’s certificate is verified: add ?sslmode=no-verify to the URL to have it as before.',
  );
}

function secretIn(value: string): string | undefined {
  return /^\$\{\{ *secrets\.(\w+) *\}\}$/.exec(value)?.[1]?.toUpperCase();
}

/** A name with our placeholders for GitHub's expressions. */
function nameIn(name: string): string {
  return name.replace(/\$\{\{ *([\w.]+) *\}\}/g, (whole, path: string) => PLACEHOLDERS[path] ?? whole);
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

function keyOf(line: string): string {
  return line.split('=')[0]?.trim() ?? '';
}

function valueOf(lines: readonly string[], key: string): string | undefined {
  const line = lines.find((one) => keyOf(one) === key);
  return line?.slice(line.indexOf('=') + 1).trim();
}
