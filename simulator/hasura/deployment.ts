import { addEvent, addJob, beginTask, endJob, showStatus } from './jobs.js';
import type { BuildScript, TaskScript } from './script.js';
import type { Deployed, Job, Project } from './state.js';
import { workOf } from './tasks.js';
import type { SourceRef, World } from './world.js';

/** The branch from which a build reads its Hasura project, with the token to read it. */
export type Branch = SourceRef;

/** One deployment under way. */
export interface Deployment {
  world: World;
  project: Project;
  branch: Branch;
  script: BuildScript;
  job: Job;
  deployed: Deployed;
}

/** Starts the second job of a build. The job works from now on, although its row appears only later. */
export function startDeployment(world: World, project: Project, branch: Branch, script: BuildScript): Job {
  const place = {
    kind: 'deployment',
    projectName: project.name,
    projectId: project.id,
    visible: false,
  } as const;
  const job = addJob(world, project.account, place, script);
  const deployed: Deployed = { sha: '', metadataApplied: false, migrationsApplied: [], inconsistent: [] };
  project.deployed = deployed;
  world.run(() => show(world, job, script), job.stop.signal);
  world.run(() => deploy({ world, project, branch, script, job, deployed }), job.stop.signal);
  return job;
}

async function show({ clock }: World, job: Job, script: BuildScript): Promise<void> {
  const { deploymentJobHiddenMs: shownAt, deploymentJobVanishesAfterMs: goneAt } = script;
  if (shownAt === Infinity) return;
  await clock.sleep(shownAt, job.stop.signal);
  job.visible = true;
  if (goneAt === Infinity) return;
  await clock.sleep(Math.max(0, goneAt - shownAt), job.stop.signal);
  job.visible = false;
}

async function deploy(deployment: Deployment): Promise<void> {
  const { world, project, script, job } = deployment;
  const end = await runTasks(deployment);
  if (end === 'never') return;
  // The app stays after a failure, with the deployment half applied.
  project.planted.push(...script.inconsistent);
  if (script.healthz) project.healthz = script.healthz;
  endJob(world, job, end);
}

async function runTasks(deployment: Deployment): Promise<'success' | 'failed' | 'never'> {
  const { world, project, script, job } = deployment;
  for (const [step, { name, ms, githubDetail }] of script.tasks.entries()) {
    showStatus(job, script, step + 1);
    const task = beginTask(world, job, name, project);
    const startedAt = world.clock.now();
    if (ms === Infinity) return 'never';
    const failure = await failureOf(deployment, name);
    await world.clock.sleep(ms - (world.clock.now() - startedAt), job.stop.signal);
    const error = world.state.has(project) ? failure : { text: 'the project does not exist any more' };
    const detail = { githubDetail: githubDetail ?? null };
    addEvent(
      world,
      job,
      task,
      error ? { type: 'failed', error: error.text, ...detail } : { type: 'success', ...detail },
    );
    if (error) return 'failed';
  }
  return 'success';
}

async function failureOf(
  deployment: Deployment,
  name: TaskScript['name'],
): Promise<{ text: string | null } | undefined> {
  const { script, world, project } = deployment;
  if (script.fail?.task === name) return { text: script.fail.error };
  if (!world.state.has(project)) return undefined;
  const text = await workOf(name)(deployment);
  return text === undefined ? undefined : { text };
}
