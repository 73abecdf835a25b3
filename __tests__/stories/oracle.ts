import type { Call } from '../../simulator/contracts.js';
import { githubActions } from '../../simulator/github/model.js';
import type { Comment } from '../../simulator/github/model.js';
import type { Project } from '../../simulator/hasura/state.js';
import { CANARY, type Canary, leaksIn } from './canaries.js';
import { isFromCommit } from '../../src/rules/markers.js';
import type { Story } from './harness.js';
import type { Told } from './told.js';

const HASURA_ORIGIN = 'https://data.pro.hasura.io';
const MUTATIONS = [
  'createTenant',
  'createGitHubPreviewApp',
  'deleteTenant',
  'updateTenantEnv',
  'deleteTenantEnv',
  'updateTenantName',
];
const OWNER = 'PREVIEW_APP_OWNER';
/** The variable in which an app states what it was built from, or that it is being deleted. */
const CONTENT = 'PREVIEW_APP_CONTENT';
const REMOVING = 'removing';

/** Checks that the exit code of a run that has just ended tells the truth. Returns what is wrong. */
export function wrongEnd(story: Story, told: Told): string[] {
  const { exitCode, errors, notices, outputs } = told;
  const status = outputs['status'];
  const wrong: string[] = [];
  const must = (holds: boolean, what: string): void => {
    if (!holds) wrong.push(`${told.what}: ${what}`);
  };
  // A cancelled run leaves its report to the post step. If it has already reported, the report must be true.
  if (told.cancelled && exitCode === 1 && errors.length === 0) return wrong;
  if (told.diskFull) {
    must(exitCode === 1 && errors.length === 1, 'no error, though nothing could be written');
    return wrong;
  }
  if (exitCode !== 0) {
    must(exitCode === 1, `exit code ${String(exitCode)}`);
    must(errors.length === 1, `a failure with ${String(errors.length)} error annotations`);
    // A sweep continues after a failure, and reports what else it did.
    // A review that fails the run leaves its result as it is.
    const refused = /^(?:The review fails the run:|Merging this would not work)/.test(errors[0] ?? '');
    if (refused && status === 'ready')
      wrong.push(...notReady(story, told).map((what) => `${told.what}: ready, but ${what}`));
    must(
      ['failed', 'swept', 'checked', ...(refused ? ['ready', 'skipped'] : [])].includes(String(status)),
      `a failure with the status ${String(status)}`,
    );
    return wrong;
  }
  must(errors.length === 0, 'success with an error annotation');
  switch (status) {
    case 'ready':
      wrong.push(...notReady(story, told).map((what) => `${told.what}: exit 0, but ${what}`));
      break;
    case 'deleted':
      must(seenAtTheEnd(story, told).length === 0, 'exit 0, but the app is still listed');
      break;
    case 'planned':
      must(notices.length === 1, `a dry run with ${String(notices.length)} notices`);
      wrong.push(...changesOf(told).map((what) => `${told.what}: a dry run, but ${what}`));
      break;
    case 'checked':
      must(notices.length === 1, `a check with ${String(notices.length)} notices`);
      // The review may have a comment.
      wrong.push(
        ...changesOf(told)
          .filter((what) => !/\/comments(?:\/\{id\})?$/.test(what))
          .map((what) => `${told.what}: a check, but ${what}`),
      );
      break;
    case 'swept':
      break;
    case 'skipped':
    case 'superseded':
      must(status === 'skipped' || hasNewer(story, told), 'superseded, but no newer build was ordered');
      must(notices.length === 1, `${status} with ${String(notices.length)} notices`);
      must(
        status === 'superseded' || !told.calls.some(({ operation }) => MUTATIONS.includes(operation)),
        'skipped, but something was changed',
      );
      break;
    case undefined:
    default:
      must(false, `exit 0 with the status ${String(status)}`);
  }
  return wrong;
}

/** The calls of a run that change something. */
function changesOf({ calls }: Told): string[] {
  return calls
    .filter(({ service, method, operation }) =>
      service === 'github'
        ? method !== 'GET' && operation !== 'POST /graphql'
        : MUTATIONS.includes(operation),
    )
    .map(({ operation }) => operation);
}

/** Calls that return an app or the list of apps. */
const LOOKS = ['projects', 'projects_by_pk', 'getTenantEnv'];

/** When the run last saw its app or the list, in the services' time. A run that never did is judged by the end. */
function lastLook({ calls }: Told): number {
  const look = calls.findLast(({ operation, status }) => LOOKS.includes(operation) && status === 200);
  return look?.workedAt ?? Infinity;
}

/** The apps at the run's last look. Another one may appear right after it, from a create request in progress. */
function seenAtTheEnd(story: Story, told: Told): Project[] {
  const until = story.clock.date().getTime() - story.clock.now() + lastLook(told);
  return ours(story, told.outputs['project-name']).filter(({ createdAt }) => createdAt.getTime() < until);
}

/** Whether the run was superseded: another build of its app was ordered since it began, or the service says so. */
function hasNewer(story: Story, { build, ordered, begunAt, notices, outputs }: Told): boolean {
  const name = ordered ?? (outputs['project-name'] === '' ? undefined : outputs['project-name']);
  return (
    notices.some((notice) => notice.startsWith('Hasura Cloud skipped')) ||
    orders(story).some(
      (order) => order.build !== build && order.at >= begunAt && (name === undefined || order.name === name),
    ) ||
    ours(story, name).some(({ env }) => env.get('PREVIEW_APP_BUILD') !== build)
  );
}

function notReady(story: Story, told: Told): string[] {
  const { outputs, build } = told;
  const project = everyProject(story).find(({ id }) => id === outputs['project-id']);
  if (project === undefined) return ['no project has the id in project-id'];
  const wrong = wentBefore(story, told, project);
  if (wrong.length > 0 || project.goneSince !== undefined) return wrong;
  if (project.name !== outputs['project-name']) wrong.push(`the app is named ${project.name}`);
  if (build !== undefined && project.env.get('PREVIEW_APP_BUILD') !== build)
    wrong.push('the app carries another build');
  if (project.env.get('HASURA_GRAPHQL_ADMIN_SECRET') !== outputs['admin-secret'])
    wrong.push('the admin secret is another one');
  if (outputs['graphql-endpoint'] !== `https://${project.name}.hasura.app/v1/graphql`)
    wrong.push('the endpoint is another one');
  if ([...(project.deployed?.inconsistent ?? []), ...project.planted].length > 0)
    wrong.push('the metadata is inconsistent');
  if (project.healthz !== undefined && project.healthz.status !== 200) wrong.push('the app is not healthy');
  if (isFromCommit(project.env.get('PREVIEW_APP_FROM'))) {
    if (project.deployed?.metadataApplied !== true) wrong.push('the app has no metadata');
    return wrong;
  }
  const job = story.hasura
    .jobs()
    .find(({ kind, projectId }) => kind === 'deployment' && projectId === project.id);
  if (job?.status !== 'success') wrong.push(`the deployment is ${String(job?.status)}`);
  return wrong;
}

/**
 * Why a run that ends now must not report an app as ready: the app is being deleted, or is gone. The run cannot know
 * what another run did after its last look at the app.
 */
function wentBefore(story: Story, told: Told, project: Project): string[] {
  const look = lastLook(told);
  const { tenantId, deletingSince = Infinity, goneSince = Infinity } = project;
  const byOthers = (operation: string, of: (variables: Call['variables']) => boolean): Call[] =>
    story.host.calls.filter(
      (call) => call.operation === operation && of(call.variables) && !told.calls.includes(call),
    );
  const deletions = byOthers('deleteTenant', (variables) => variables['tenantId'] === tenantId);
  const builds = byOthers('createGitHubPreviewApp', ({ name }) => name === project.name);
  const excused = (since: number, causes: readonly Call[]): boolean => since >= look && causes.length > 0;
  const wrong: string[] = [];
  if (deletingSince !== Infinity && !excused(deletingSince, deletions))
    wrong.push('the app is being deleted');
  else if (goneSince !== Infinity && !excused(goneSince, [...deletions, ...builds]))
    wrong.push('the app is gone');
  if (project.env.get(CONTENT) === REMOVING) {
    const marked = byOthers(
      'updateTenantEnv',
      ({ tenantId: tenant, env }) =>
        tenant === tenantId && JSON.stringify(env).includes(`{"key":"${CONTENT}","value":"${REMOVING}"}`),
    );
    if (!marked.some(({ workedAt = -Infinity }) => workedAt >= look))
      wrong.push('the app says that it is to go');
  }
  return wrong;
}

/** Checks that a post step that has just ended reports no app as ready that is being deleted or gone. */
export function wrongPost(story: Story, told: Told): string[] {
  const said = told.calls
    .filter(({ operation, status = 0 }) => COMMENTING.includes(operation) && status < 300)
    .map(({ variables }) => String(variables['body']))
    .at(-1);
  const app = /Hasura preview: ready\n[^]*?https:\/\/([a-z0-9-]+)\.hasura\.app\//.exec(said ?? '')?.[1];
  if (app === undefined) return [];
  const project = everyProject(story).findLast(({ name, spare }) => name === app && !spare);
  const wrong = project === undefined ? ['there is no app'] : wentBefore(story, told, project);
  return wrong.map((what) => `the post step of ${told.what}: it says ready, but ${what}`);
}

const COMMENTING = [
  'POST /repos/{owner}/{repo}/issues/{number}/comments',
  'PATCH /repos/{owner}/{repo}/issues/comments/{id}',
];

/** The former projects, oldest first, and the existing ones. */
function everyProject(story: Story): Project[] {
  return [...story.hasura.gone(), ...story.hasura.projects(story.account)];
}

/** What must hold once a story is over, whatever happened in it. */
export function wrongWorld(story: Story): string[] {
  return [
    ...story.sim.failures.map((failure) => `the simulator itself failed: ${String(failure)}`),
    ...secretsThatLeaked(story),
    ...secretsSentAstray(story),
    ...copies(story),
    ...strangersTouched(story),
    ...secondCreates(story),
  ];
}

function secretsThatLeaked(story: Story): string[] {
  const canaries = story.canaries();
  const sinks = [
    ...story.told.flatMap((told) => [
      { where: `the log of ${told.what}`, text: told.printed.join('\n') },
      { where: `the summary of ${told.what}`, text: told.summary },
      { where: `the state of ${told.what}`, text: told.states.join('\n') },
      ...Object.entries(told.outputs)
        .filter(([name]) => name !== 'admin-secret')
        .map(([name, text]) => ({ where: `the output ${name} of ${told.what}`, text })),
    ]),
    // Every text of a deployment, including deployments that have been deleted.
    ...story.host.calls
      .filter(({ operation }) => operation.startsWith('POST /repos/{owner}/{repo}/deployments'))
      .flatMap(({ body, variables }) =>
        [body, ...textsIn(variables)].map((text) => ({ where: 'a deployment', text })),
      ),
    ...story.github.comments
      .filter(isByUs)
      .flatMap(({ history }) => history.map(({ body }) => ({ where: 'a comment', text: body }))),
  ];
  const leaks = sinks.flatMap(({ where, text }) =>
    leaksIn(text, canaries).map((what) => `${what} in ${where}`),
  );
  return [...new Set(leaks)];
}

/** Every text within a value, at any depth. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Secrets in requests that must not carry them. */
function secretsSentAstray(story: Story): string[] {
  return story.host.calls.flatMap((call) => {
    const { service, operation, url, headers, body } = call;
    const creates = operation === 'createGitHubPreviewApp' || operation === 'createTenant';
    const allowed = (what: string): boolean => {
      switch (what) {
        case 'the Hasura token':
          return service === 'hasura' && new URL(url).origin === HASURA_ORIGIN;
        case 'the GitHub token':
          return service === 'github';
        case 'the source token':
          return operation === 'createGitHubPreviewApp';
        case 'the database password':
        case 'the JWT key':
          return creates || operation === 'updateTenantEnv';
        case 'the admin secret':
          // A secret that the user chose is part of the create request.
          return (
            isOwnApp(call) ||
            ((creates || operation === 'updateTenantEnv') && body.includes('"HASURA_GRAPHQL_ADMIN_SECRET"'))
          );
        case 'a Hygraph token':
          return service === 'hygraph' || creates || operation === 'updateTenantEnv';
        case SQL:
        case ROW:
          return isOwnApp(call) && operation === 'POST /v2/query';
        default:
          return story.databases?.allows(what, call) ?? false;
      }
    };
    return leaksIn(`${url}\n${JSON.stringify(headers)}\n${body}`, story.canaries())
      .filter((what) => !allowed(what))
      .map((what) => `${what} was sent to ${service} ${operation}`);
  });
}

/** What a story may plant in its project. */
export const [SQL, ROW] = ['SQL of the project', 'a row of the project'];

function isOwnApp({ service, url }: Call): boolean {
  return service === 'app' && new URL(url).protocol === 'https:';
}

function copies(story: Story): string[] {
  const apps = new Map<string, number>();
  for (const project of ours(story)) {
    const app = `${String(project.env.get(OWNER))} ${project.name}`;
    if (!project.deleting) apps.set(app, (apps.get(app) ?? 0) + 1);
  }
  const comments = new Map<string, number>();
  for (const comment of story.github.comments.filter(isByUs)) {
    const [marker = ''] = comment.body.split('\n');
    const key = `${String(comment.number)} ${marker}`;
    if (marker.startsWith('<!-- hasura-preview-app ')) comments.set(key, (comments.get(key) ?? 0) + 1);
  }
  return [
    ...[...apps].filter(([, count]) => count > 1).map(([app]) => `two apps of ${app}`),
    ...[...comments].filter(([, count]) => count > 1).map(([marker]) => `two comments of ${marker}`),
  ];
}

function strangersTouched(story: Story): string[] {
  return [
    ...story.strangers
      .filter(({ project, was }) => !story.hasura.projects().includes(project) || was !== stateOf(project))
      .map(({ project }) => `the foreign project ${project.name} was touched`),
    ...story.github.comments
      .filter((comment) => !isByUs(comment) && comment.history.length > 1)
      .map(({ author }) => `a comment of ${author.login} was edited`),
  ];
}

function secondCreates(story: Story): string[] {
  const builds = orders(story, CREATES).map(({ build }) => build);
  return builds
    .filter((build, index) => builds.indexOf(build) !== index)
    .map((build) => `${build} was ordered twice`);
}

const CREATES = ['createGitHubPreviewApp', 'createTenant'];
/** A build from the commit takes over an app with its variables. */
const ORDERS = [...CREATES, 'updateTenantEnv'];

/** The builds of all requests that begin one. */
function orders(story: Story, operations = ORDERS): { name: unknown; build: string; at: number }[] {
  return (
    story.host.calls
      // 429 is the only refusal that proves that nothing was done.
      .filter(({ operation, status }) => operations.includes(operation) && status !== 429)
      .flatMap(({ operation, variables, at }) => {
        const env = variables['env'] as { key: string; value: string }[];
        const build = env.find(({ key }) => key === 'PREVIEW_APP_BUILD')?.value;
        if (build === undefined && operation === 'updateTenantEnv') return [];
        const project = everyProject(story).find(({ tenantId }) => tenantId === variables['tenantId']);
        return [{ name: variables['name'] ?? project?.name, build: build ?? 'a build without an id', at }];
      })
  );
}

/** Projects that carry a marker of this repository and are not a stranger's. */
function ours(story: Story, name?: string): Project[] {
  const ownerStart = `${new URL(story.github.site.server).host}/123456`;
  return story.hasura
    .projects(story.account)
    .filter((project) => name === undefined || project.name === name)
    .filter((project) => String(project.env.get(OWNER)).startsWith(ownerStart))
    .filter((project) => !story.strangers.some((stranger) => stranger.project === project));
}

/** Everything in a project that only its owner may change. */
export function stateOf({ name, env, deleting }: Project): string {
  return JSON.stringify([name, [...env], deleting]);
}

function isByUs({ author }: Comment): boolean {
  return author.login === githubActions.login;
}

/** The secrets that every story plants. */
export const PLANTED: Canary[] = [
  { what: 'the Hasura token', value: CANARY.hasuraToken },
  { what: 'the GitHub token', value: CANARY.githubToken },
  { what: 'the source token', value: CANARY.sourceToken },
  { what: 'the database password', value: CANARY.databasePassword },
  { what: 'the JWT key', value: CANARY.jwtKey },
  { what: "production's password", value: CANARY.productionPassword },
];
