import { inputVariable } from './inputs.js';
import type { RunOptions } from './options.js';

/** The paths of the files of one stage. */
export interface StagePlaces {
  temp: string;
  home: string;
  workspace: string;
  eventPath: string;
  output: string;
  state: string;
  summary: string;
  env: string;
  path: string;
}

/** A stand-in for the job's own token, which every JavaScript action gets and no action may print. */
export const runtimeToken = 'runtime-token-that-nobody-may-print';

/** The part of the `github` context that sets variables or the defaults of inputs. */
export function githubContext(options: RunOptions, places: StagePlaces): Record<string, string> {
  const { event, repository } = options;
  const refName = event.ref.replace(/^refs\/(heads|tags|pull)\//, '');
  const actor = options.actor ?? repository.owner;
  return {
    action: '__self',
    action_path: options.action,
    actor,
    api_url: options.apiUrl,
    base_ref: event.baseRef ?? '',
    env: places.env,
    event_name: event.name,
    event_path: places.eventPath,
    graphql_url: options.graphqlUrl,
    head_ref: event.headRef ?? '',
    job: 'preview',
    output: places.output,
    path: places.path,
    ref: event.ref,
    ref_name: refName,
    ref_protected: 'false',
    ref_type: event.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    repository: `${repository.owner}/${repository.name}`,
    repository_id: String(repository.id),
    repository_owner: repository.owner,
    retention_days: '90',
    run_attempt: String(options.runAttempt),
    run_id: String(options.runId),
    run_number: '1',
    server_url: options.serverUrl,
    sha: event.sha,
    state: places.state,
    step_summary: places.summary,
    token: options.githubToken,
    triggering_actor: actor,
    workflow: 'Preview',
    workflow_ref: `${repository.owner}/${repository.name}/.github/workflows/preview.yml@${event.ref}`,
    workflow_sha: event.sha,
    workspace: places.workspace,
  };
}

/** The environment of the action's process. PATH is the only variable that it inherits from this process. */
export function stageEnvironment(
  options: RunOptions,
  places: StagePlaces,
  { inputs, state }: { inputs: ReadonlyMap<string, string>; state: ReadonlyMap<string, string> },
): Record<string, string> {
  const env: Record<string, string> = { ...options.env };
  for (const [name, value] of state) env[`STATE_${name}`] = value;
  for (const [name, value] of inputs) env[inputVariable(name)] = value;

  // The token reaches an action only through its inputs.
  const { token: _, ...shared } = githubContext(options, places);
  for (const [key, value] of Object.entries(shared)) env[`GITHUB_${key.toUpperCase()}`] = value;

  Object.assign(env, {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    HOME: places.home,
    PATH: process.env['PATH'] ?? '',
    RUNNER_ARCH: 'X64',
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_NAME: 'simulated',
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: places.temp,
    RUNNER_TOOL_CACHE: places.temp,
    RUNNER_WORKSPACE: places.workspace,
    ACTIONS_RUNTIME_TOKEN: runtimeToken,
    ACTIONS_RUNTIME_URL: 'https://pipelines.invalid/',
  });
  if (options.debug === true) env['RUNNER_DEBUG'] = '1';
  for (const [key, value] of Object.entries(options.overrideEnv ?? {})) {
    if (value === undefined) Reflect.deleteProperty(env, key);
    else env[key] = value;
  }
  return env;
}
