import { PLANS } from '../src/inputs/inputs.js';
import { type Choices, INITIAL } from './choices.js';
import { OLD_NAMES, stepsIn } from './old-steps.js';

/** The choices of an old workflow, and notes about the change. */
export interface Moved {
  choices: Choices;
  said: string[];
}

const TAKEN = new Set([...OLD_NAMES, 'name', 'region', 'project-directory']);
/** The variable whose database the old action silently changed. */
const OLD_VARIABLE = 'PG_DATABASE_URL';

/** Expressions in the names of old workflows, and the placeholders that replace them. */
const PLACEHOLDERS: Record<string, string> = {
  'github.event.number': '{pr}',
  'github.event.pull_request.number': '{pr}',
  'github.head_ref': '{branch}',
  'github.event.pull_request.head.ref': '{branch}',
  'github.event.repository.name': '{repo}',
  'github.repository_owner': '{owner}',
};

/**
 * Reads a workflow of the old action, or a part of one that contains its step. For tokens and the server's URL, only
 * the names of their secrets are copied.
 * @returns `undefined` when there is no such step
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
    'Apps of the old action have no marker. The last option lets this action adopt them. Switch it off once all of them are rebuilt or deleted.',
  ];
  if (alike.length > 1)
    said.unshift(
      `${String(alike.length)} steps found; this page uses the first one. To convert another step, paste it alone.`,
    );
  const secret: TakeSecret = (id, from, value) => {
    const name = value === undefined ? undefined : secretIn(value);
    if (name !== undefined) chosen[id] = name;
    else if (value !== undefined) said.push(`${from} does not come from a secret, so it was not copied.`);
  };
  secret(
    'hasura-cloud-token',
    'The Hasura Cloud token',
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
      'The workflow sets no region. The default is us-east-2; late versions of the old action used us-west-1.',
    );
  takeDatabases(given, chosen, { secret, said });
  if (steps.some((one) => one.given.has('delete')))
    said.push(
      'This workflow also deletes the app when the pull request closes. You can remove a second workflow that does so.',
    );
  const rest = [...given.keys()].filter((name) => !TAKEN.has(name));
  if (rest.length > 0) said.push(`Not copied: ${rest.join(', ')}.`);
  if (byHand.length > 0) said.push(`Copy by hand what you still need: ${byHand.join(', ')}.`);
  return { choices: { ...INITIAL, ...chosen }, said };
}

/** Copies the name of a secret, or adds a note that the value does not come from a secret. */
type TakeSecret = (id: string, from: string, value: string | undefined) => void;

/** Copies the tier if it is a plan in the page's list. */
function takeTier(tier: string, chosen: Record<string, string>, said: string[]): void {
  if (tier === '') return;
  if (PLANS.some((plan) => plan === tier)) chosen['plan'] = tier;
  else
    said.push(
      `This action does not support the tier ${tier} (only ${PLANS.join(', ')}), so it was not copied.`,
    );
}

/** Copies the databases and the other variables. */
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
      'The old action cut a value at its first “;”. This action uses everything after the first “=”.',
    );
  if (config.length === 0) {
    if (old)
      said.push(
        `${OLD_VARIABLE} was not copied, because the old action put the name of another database into it. Switch on “Create databases for each preview”, or add the variable again if you mean exactly that database.`,
      );
    return;
  }
  chosen['databases'] = 'true';
  const variables = names.split(',').map((name) => name.trim());
  chosen['postgres-env'] = [...new Set([...variables, ...(old ? [OLD_VARIABLE] : [])])]
    .filter((name) => name !== '')
    .join('\n');
  secret('postgres-url', 'The server URL', valueOf(config, 'POSTGRES_SERVER_CONNECTION_URI'));
  said.push(
    'Each variable gets its own database. This action verifies the certificate of the server; to switch that off as before, add ?sslmode=no-verify to the URL.',
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
