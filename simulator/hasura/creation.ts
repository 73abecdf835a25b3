import { requireAcceptable, type PreviewAppPayload } from './acceptance.js';
import { startDeployment, type Branch } from './deployment.js';
import { keptEnv } from './env.js';
import { addEvent, addJob, beginTask, endJob, showStatus } from './jobs.js';
import { ordinaryBuild, type BuildScript, type CreationEnd } from './script.js';
import { addOutages } from './starts.js';
import { isFinal, type Account, type Job, type Project, type Task } from './state.js';
import { addProject } from './tenants.js';
import type { World } from './world.js';

/** Schedules a preview app and returns the id of its job; refuses what the service would refuse at once. */
export function createPreviewApp(world: World, account: Account, payload: PreviewAppPayload): string {
  const { name } = payload.projectOptions;
  requireAcceptable(world, account, payload);
  account.creations.push(world.clock.now());
  const script = scriptOf(world, account, payload);
  for (const older of unfinishedCreations(world, account, name)) endJob(world, older, 'skipped');
  const job = addJob(
    world,
    account,
    { kind: 'creation', projectName: name, projectId: null, visible: true },
    script,
  );
  world.run(() => create({ world, account, payload, script, job, made: [] }), job.stop.signal);
  return job.id;
}

interface Creation {
  world: World;
  account: Account;
  payload: PreviewAppPayload;
  script: BuildScript;
  job: Job;
  /** The projects created so far; the job will name the first one. */
  made: Project[];
}

async function create(creation: Creation): Promise<void> {
  const { world, payload, script, job } = creation;
  const { signal } = job.stop;
  const startedAt = world.clock.now();
  const at = (ms: number): Promise<void> => world.clock.sleep(startedAt + ms - world.clock.now(), signal);
  const task = beginTask(world, job, 'create-preview-app', payload.projectOptions);

  // The wipe and the creation happen at separate times: a request in between sees the old project, none, the new one
  // or both.
  const steps = [
    {
      ms: script.wipedAfterMs,
      run: () => {
        wipe(creation);
      },
    },
    {
      ms: script.projectAppearsAfterMs,
      run: () => {
        appear(creation);
      },
    },
  ].filter(({ ms }) => ms !== Infinity);
  for (const [index, step] of steps.sort((one, other) => one.ms - other.ms).entries()) {
    await at(Math.min(step.ms, script.creationMs));
    showStatus(job, script, index + 1);
    step.run();
  }
  if (script.creationEnd.kind === 'never' || script.creationMs === Infinity) return;
  await at(script.creationMs);
  end(creation, task);
}

function end({ world, payload, script, job, made }: Creation, task: Task): void {
  const how = script.creationEnd;
  const [project] = made;
  switch (how.kind) {
    case 'skipped': {
      endJob(world, job, 'skipped');
      return;
    }
    case 'failed':
      addEvent(world, job, task, { type: 'failed', error: how.error });
      {
        endJob(world, job, 'failed');
        return;
      }
    case 'success':
    case 'success-without': {
      if (!project) throw new Error('a creation that succeeds must have made a project');
      const deployment = startDeployment(world, project, branchOf(payload), script);
      job.projectId = project.id;
      succeed(world, job, task, how, { projectId: project.id, githubDeploymentJobID: deployment.id });
      return;
    }
    case 'never':
      return;
    default:
      how satisfies never;
  }
}

function succeed(
  world: World,
  job: Job,
  task: Task,
  how: Extract<CreationEnd, { kind: 'success' | 'success-without' }>,
  { projectId, githubDeploymentJobID }: { projectId: string; githubDeploymentJobID: string },
): void {
  const missing = how.kind === 'success' ? undefined : how.what;
  const ids = {
    ...(missing !== 'ids' && missing !== 'project-id' && { projectId }),
    ...(missing !== 'ids' && missing !== 'job-id' && { githubDeploymentJobID }),
  };
  if (missing === 'tasks') job.tasks.length = 0;
  else if (missing !== 'event') addEvent(world, job, task, { type: 'success', publicEventData: ids });
  endJob(world, job, 'success');
}

function wipe({ world, account, payload, made }: Creation): void {
  const { name } = payload.projectOptions;
  for (const project of world.state.projectsOf(account)) {
    if (project.name === name && !made.includes(project)) world.state.remove(project, world.clock.now());
  }
}

function appear({ world, account, payload, script, made }: Creation): void {
  const { creationEnd, renamed, ignoredEnvVars } = script;
  if ('leavesProject' in creationEnd && !creationEnd.leavesProject) return;
  const { name, cloud, region, plan, envVars } = payload.projectOptions;
  const env = keptEnv(envVars, ignoredEnvVars);
  const one = (): Project => {
    const project = addProject(world, account, { name: renamed ?? name, cloud, region, plan, env });
    addOutages(world, project, { startMs: script.restartMs });
    return project;
  };
  made.push(one());
  for (let spares = 0; spares < script.spares; spares++) made.push(Object.assign(one(), { spare: true }));
}

function unfinishedCreations({ state }: World, account: Account, name: string): Job[] {
  return [...state.jobs.values()].filter(
    (job) =>
      job.kind === 'creation' && job.account === account && job.projectName === name && !isFinal(job.status),
  );
}

function scriptOf(world: World, account: Account, payload: PreviewAppPayload): BuildScript {
  const { name, cloud, region, envVars } = payload.projectOptions;
  const env = Object.fromEntries(keptEnv(envVars, false));
  const key = `${account.name}/${name}`;
  const attempt = (world.attempts.get(key) ?? 0) + 1;
  world.attempts.set(key, attempt);
  const { branch, directory, owner, repo } = payload.githubRepoDetails;
  const request = {
    account: account.name,
    name,
    cloud,
    region,
    owner,
    repo,
    branch,
    directory,
    env,
    attempt,
  };
  return { ...ordinaryBuild(), ...world.script(request) };
}

function branchOf({ githubRepoDetails, githubPersonalAccessToken: token }: PreviewAppPayload): Branch {
  const { owner, repo, branch, directory } = githubRepoDetails;
  return { owner, repo, branch, directory, token };
}
