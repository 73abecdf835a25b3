import type { Wanted } from '../hygraph/check.js';
import { Failure } from '../lib/errors.js';
import type { Variable } from '../rules/preview.js';
import type { World } from '../rules/world.js';
import {
  adminSecretOf,
  apiUrl,
  appEndpoint,
  boolean,
  branch,
  count,
  days,
  directory,
  environment,
  label,
  listOf,
  minutes,
  nameTemplate,
  oneOf,
  pullNumber,
  region,
  requiredLabel,
  seeds,
  token,
  word,
} from './fields.js';
import { FAIL_ON, type FailOn } from '../rules/approval.js';
import { type Ignored, parseIgnored } from '../rules/ignore.js';
import { DEFAULT_NAME } from '../rules/names.js';
import { DEFAULT_VARIABLES, hygraphVariables, readWanted } from './hygraph.js';
import { cloudToken, firstOf } from './secrets.js';
import { readDatabases } from './databases.js';
import { parseVariables } from './env-lines.js';
import { named, writtenName } from './aliases.js';
import { type Databases, type Server, readServer } from '../postgres/url.js';

/** What the run should do; `auto` depends on the event. */
export type Mode = 'auto' | 'deploy' | 'delete' | 'sweep' | 'check';

export const CLOUDS = ['aws', 'gcp'] as const;
export const PLANS = ['cloud_free', 'cloud_payg'] as const;
/** Regions of AWS that the service is known to accept; there are others. */
const REGIONS = ['us-east-2', 'us-west-1', 'eu-central-1'];
export const WHEN_FULL = ['refuse', 'evict'] as const;
export const BUILD_FROM = ['branch', 'commit'] as const;
export const CHECK = ['error', 'warn', 'off'] as const;
export const REHEARSAL = CHECK;

/** The validated inputs of action.yml, in one shape whether they were set by a new name or an old one. */
export interface Inputs {
  hasuraCloudToken: string;
  githubToken: string;
  sourceToken: string;
  mode: Mode;
  /** The run can only check the project: it needs no token of Hasura Cloud, and secrets may be empty. */
  onlyChecks: boolean;
  /** What a fault of the project does: it ends the run before anything is created, it is shown, or nobody looks. */
  check: (typeof CHECK)[number];
  /** Findings that are left out. */
  ignored: Ignored[];
  /** Whether to say what a pull request changes, and for whom. */
  review: boolean;
  /** What of the review fails the run. */
  reviewFailOn: FailOn[];
  /** The label by which people approve that. */
  reviewApproveLabel: string;
  /** The app of the base branch, whose API that of the preview is compared with; `endpoint` without `/v1/graphql`. */
  reviewBase: { endpoint: string; adminSecret: string } | undefined;
  /** What a merge that would fail does: it fails the run, it is shown, or nobody tries. */
  rehearsal: (typeof REHEARSAL)[number];
  /** The server for that; without one, the run starts its own. */
  rehearsalServer: Server | undefined;
  /** Who builds the app: Hasura Cloud from the branch, or the action from the commit. */
  buildFrom: (typeof BUILD_FROM)[number];
  /** Whether a build from the commit keeps databases and rows, as far as that is safe. */
  keepData: boolean;
  nameTemplate: string;
  projectDirectory: string;
  branch: string | undefined;
  pullNumber: number | undefined;
  cloud: string;
  region: string;
  plan: string;
  env: Variable[];
  /** Whether `env` was set under its old name, under which braces have no meaning. */
  literalEnv: boolean;
  /** The databases that are created and dropped with the app. */
  databases: Databases | undefined;
  /** The variables that get a database, also where the server's URL is empty. */
  databaseVariables: string[];
  /** The seeds that are applied to new databases: none, all, or files and folders below the seeds folder. */
  seeds: boolean | string[];
  /** The content that the app reads from Hygraph. */
  hygraph: Wanted | undefined;
  /** What is wrong with the inputs about content: it ends a build, and never a removal. */
  hygraphProblems: string[];
  /** The app's variables for that content; without an endpoint, those that a run with secrets would set. */
  hygraphVariables: Variable[];
  comment: boolean;
  /** Whether GitHub shows the app as a deployment, and in which environment. */
  deployment: boolean;
  environment: string;
  /** Whether to keep an existing app that a new build would not change. */
  skipUnchanged: boolean;
  /** Always rebuild. */
  force: boolean;
  /** Only report what would be done. */
  dryRun: boolean;
  /** Only pull requests with this label get a preview. */
  requireLabel: string | undefined;
  skipDrafts: boolean;
  /** How many milliseconds after its build the preview of an open pull request is deleted. */
  maxAgeMs: number | undefined;
  /** How many previews of this name template may exist at once; `whenFull` decides about a further one. */
  maxPreviews: number | undefined;
  whenFull: (typeof WHEN_FULL)[number];
  adoptUnmarked: boolean;
  timeoutMs: number;
  apiUrl: string;
  /** Whether to trust hosts that are not Hasura's own: the host of `apiUrl`, and those of the apps' endpoints. */
  customHosts: boolean;
  /** Unusual values, in sentences for a warning. */
  remarks: string[];
}

/** The project folder as markers and messages name it. */
export function folderOf({ projectDirectory }: Pick<Inputs, 'projectDirectory'>): string {
  return projectDirectory === '' ? '.' : projectDirectory;
}

/** The source of the inputs: the runner's variables in production, a table in tests. */
export type InputSource = Pick<World, 'input' | 'env' | 'file'>;

/**
 * Reads and checks all inputs.
 * @throws Failure `input` that lists every invalid input: its name, what is allowed, and what to do; never a value
 * that may be secret
 * @param onlyChecks the run has no secrets, or needs none
 */
export function readInputs(source: InputSource, onlyChecks = false): Inputs {
  const problems: string[] = [];
  const value = (name: string): string => named(source, name, DEFAULTS[name] ?? '', problems);
  const check = <T>(name: string, parse: (text: string) => T): T | undefined => {
    try {
      return parse(value(name));
    } catch (error) {
      const written = writtenName(source, name, DEFAULTS[name] ?? '');
      problems.push(`${written}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  };

  const customHosts = check('allow-custom-api-url', boolean);
  const githubToken = source.input('github-token').trim();
  const ownSource = firstOf(source.input('source-token'), source.env('GITHUB_TOKEN'));
  const mode = check('mode', oneOf<Mode>('auto', 'deploy', 'delete', 'sweep', 'check'));
  const checks = check('check', oneOf(...CHECK));
  // With an invalid mode, nothing else can be concluded.
  const mayBuild = (mode === 'auto' || mode === 'deploy') && !onlyChecks;
  const inputs = {
    hasuraCloudToken: check('hasura-cloud-token', () =>
      onlyChecks
        ? cloudToken(source)
        : token(
            cloudToken(source),
            "give a personal access token of Hasura Cloud, from a secret, here or as HASURA_CLOUD_ACCESS_TOKEN in the step's env",
          ),
    ),
    githubToken: check('github-token', () =>
      token(githubToken, "leave the input out to use the workflow's own token"),
    ),
    // Report a problem with github-token only once.
    sourceToken:
      ownSource === ''
        ? githubToken
        : check('source-token', () => token(ownSource, 'give a token that may read the repository')),
    mode,
    onlyChecks,
    check: checks,
    ignored: check('ignore', parseIgnored),
    review: check('review', boolean),
    reviewFailOn: check('review-fail-on', listOf(...FAIL_ON)),
    reviewApproveLabel: check('review-approve-label', requiredLabel),
    rehearsal: check('rehearsal', oneOf(...REHEARSAL)),
    rehearsalServer: check('rehearsal-postgres-url', () => rehearsalServerIn(source)),
    seeds: check('seeds', seeds),
    buildFrom: check('build-from', oneOf(...BUILD_FROM)),
    keepData: check('keep-data', boolean),
    nameTemplate: check('name', nameTemplate),
    projectDirectory: check('project-directory', directory),
    branch: check('branch', branch),
    pullNumber: check('pr-number', pullNumber),
    cloud: check('cloud', oneOf(...CLOUDS)),
    region: check('region', region),
    // The old action needed a second workflow to delete apps. It may name a former plan, which a deletion does not
    // use.
    plan: mayBuild ? check('plan', word) : value('plan'),
    env: check('env', parseVariables),
    literalEnv: writtenName(source, 'env', '') !== 'env',
    comment: check('comment', boolean),
    deployment: check('deployment', boolean),
    environment: check('environment', environment),
    skipUnchanged: check('skip-unchanged', boolean),
    force: check('force', boolean),
    dryRun: check('dry-run', boolean),
    requireLabel: check('require-label', label),
    skipDrafts: check('skip-drafts', boolean),
    maxAgeMs: check('max-age-days', days),
    maxPreviews: check('max-previews', count),
    whenFull: check('when-full', oneOf(...WHEN_FULL)),
    adoptUnmarked: check('adopt-unmarked', boolean),
    timeoutMs: check('timeout-minutes', minutes),
    apiUrl: check('api-url', (text) => apiUrl(text, customHosts)),
    customHosts,
  };
  const { databases, env, variables } = readDatabases(
    source,
    { env: inputs.env ?? [], mayBuild, onlyChecks, buildFrom: inputs.buildFrom },
    problems,
  );
  const reviewBase = readReviewBase(source, mayBuild, problems);
  const hygraphProblems: string[] = [];
  const hygraph = onlyChecks ? undefined : readWanted(source, 'hygraph-', hygraphProblems);
  const taken = new Map([
    ...env.map(({ key }): [string, string] => [key, 'env']),
    ...variables.map((name): [string, string] => [name, 'postgres-env']),
  ]);
  const fed = hygraphVariables(source, hygraph, taken, hygraphProblems);
  if (mode === 'check' && checks === 'off')
    problems.push('mode and check: mode is check, but check is off; set check to error or warn.');
  if (mayBuild && (inputs.buildFrom === 'commit' || (inputs.seeds ?? false) !== false) && hidesMetadata(env))
    problems.push(
      `env and ${inputs.buildFrom === 'commit' ? 'build-from' : 'seeds'}: HASURA_GRAPHQL_ENABLED_APIS leaves out metadata, which this needs; add metadata to it.`,
    );
  if (inputs.branch !== undefined && inputs.pullNumber !== undefined) {
    problems.push('branch and pr-number: both are set; a run is for one of them, so leave one out.');
  }
  if (problems.length > 0) throw invalidInputs([...problems, ...hygraphProblems]);
  return {
    ...inputs,
    reviewBase,
    databases,
    databaseVariables: variables,
    hygraph,
    hygraphProblems: onlyChecks ? [] : hygraphProblems,
    hygraphVariables: hygraph === undefined && !onlyChecks ? [] : fed,
    env,
    remarks: remarksOn(inputs as Inputs, mayBuild),
  } as Inputs;
}

/** Whether these variables leave the metadata API out of the APIs that the app serves; by default it serves all. */
export function hidesMetadata(env: readonly Variable[]): boolean {
  const apis = env.find(({ key }) => key === 'HASURA_GRAPHQL_ENABLED_APIS')?.value.trim() ?? '';
  return apis !== '' && !apis.split(',').some((api) => api.trim().toLowerCase() === 'metadata');
}

/** The server of `rehearsal-postgres-url`. @throws Error whose message continues from the input's name */
export function rehearsalServerIn({ input, file }: Pick<InputSource, 'input' | 'file'>): Server | undefined {
  const url = input('rehearsal-postgres-url').trim();
  return url === '' ? undefined : readServer(url, undefined, file);
}

/**
 * The inputs about the app of the base branch. A run without secrets, and one that builds nothing, needs none of them.
 */
function readReviewBase(
  { input }: Pick<InputSource, 'input'>,
  mayBuild: boolean,
  problems: string[],
): Inputs['reviewBase'] {
  if (!mayBuild) return undefined;
  const check = (name: string, parse: (text: string) => string): string => {
    try {
      return parse(input(name).trim());
    } catch (error) {
      problems.push(`${name}: ${(error as Error).message}`);
      return '';
    }
  };
  const [address, secret] = ['review-base-endpoint', 'review-base-admin-secret'].map((name) =>
    input(name).trim(),
  );
  if (address === '' && secret === '') return undefined;
  const endpoint = check('review-base-endpoint', appEndpoint);
  const adminSecret = check('review-base-admin-secret', adminSecretOf);
  return { endpoint, adminSecret };
}

/** The error that lists invalid inputs. */
export function invalidInputs(problems: readonly string[]): Failure {
  const count = problems.length === 1 ? 'Invalid input' : `Invalid inputs (${String(problems.length)})`;
  return new Failure(
    'invalid-input',
    `${count}. Nothing was created or deleted.\n${problems.map((problem) => `- ${problem}`).join('\n')}`,
  );
}

/** Unusual values that are sent as written, because only the service can judge them. */
function remarksOn(
  { plan, cloud, region }: Pick<Inputs, 'plan' | 'cloud' | 'region'>,
  mayBuild: boolean,
): string[] {
  if (!mayBuild) return [];
  const unknown = (what: string, value: string, known: readonly string[]): string[] =>
    known.includes(value)
      ? []
      : [
          `This version does not know the ${what} ${value}. It is sent as written; known ${what}s are ${known.join(', ')}.`,
        ];
  return [...unknown('plan', plan, PLANS), ...(cloud === 'aws' ? unknown('region', region, REGIONS) : [])];
}

/** The inputs' defaults for when action.yml does not fill them in; a test ensures that both are the same. */
export const DEFAULTS: Record<string, string> = {
  mode: 'auto',
  check: 'error',
  review: 'true',
  'review-fail-on': 'none',
  'review-approve-label': 'preview-reviewed',
  rehearsal: 'error',
  'build-from': 'branch',
  'postgres-template-migrations': 'auto',
  'keep-data': 'true',
  seeds: 'false',
  name: DEFAULT_NAME,
  cloud: 'aws',
  region: 'us-east-2',
  plan: 'cloud_free',
  'hygraph-env': DEFAULT_VARIABLES,
  'hygraph-public': 'published',
  comment: 'true',
  deployment: 'true',
  environment: 'hasura-preview',
  'skip-unchanged': 'true',
  force: 'false',
  'dry-run': 'false',
  'skip-drafts': 'false',
  'when-full': 'refuse',
  'adopt-unmarked': 'false',
  'timeout-minutes': '20',
  'api-url': 'https://data.pro.hasura.io/v1/graphql',
  'allow-custom-api-url': 'false',
};
