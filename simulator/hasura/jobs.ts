import { uuid } from '../random.js';
import type { BuildScript } from './script.js';
import { isFinal, type Account, type Job, type Project, type Task } from './state.js';
import type { World } from './world.js';

/** Adds a new job. */
export function addJob(
  { clock, random, state }: World,
  account: Account,
  { kind, projectName, projectId, visible }: Pick<Job, 'kind' | 'projectName' | 'projectId' | 'visible'>,
  script: BuildScript,
): Job {
  const job: Job = {
    id: uuid(random),
    account,
    kind,
    status: script.statuses[0],
    projectName,
    projectId,
    createdAt: clock.date(),
    updatedAt: clock.date(),
    tasks: [],
    visible,
    stop: new AbortController(),
    events: { shuffled: script.shuffledEvents, doubled: script.doubledEvents },
  };
  state.jobs.set(job.id, job);
  return job;
}

/** Starts a task with its `created` event. */
export function beginTask(
  world: World,
  job: Job,
  name: string,
  place: Pick<Project, 'cloud' | 'region'>,
): Task {
  const at = world.clock.date();
  const { cloud, region } = place;
  const task: Task = {
    id: uuid(world.random),
    name,
    cloud,
    region,
    createdAt: at,
    updatedAt: at,
    events: [],
  };
  job.tasks.push(task);
  addEvent(world, job, task, { type: 'created' });
  return task;
}

export interface NewEvent {
  type: 'created' | 'success' | 'failed';
  error?: string | null;
  publicEventData?: unknown;
  githubDetail?: string | null;
}

export function addEvent({ clock, random }: World, job: Job, task: Task, event: NewEvent): void {
  const { type, error = null, publicEventData = null, githubDetail = null } = event;
  // Two events at the same moment keep their order, because the service's clock is finer than ours.
  const last = task.events.at(-1)?.createdAt.getTime() ?? -Infinity;
  const createdAt = new Date(Math.max(clock.date().getTime(), last + 1));
  task.events.push({ id: uuid(random), type, error, publicEventData, githubDetail, createdAt });
  task.updatedAt = createdAt;
  job.updatedAt = createdAt;
}

/** Shows the next status word of an unfinished job; the last word stays. */
export function showStatus(job: Job, { statuses }: BuildScript, step: number): void {
  if (!isFinal(job.status)) job.status = statuses[Math.min(step, statuses.length - 1)] ?? statuses[0];
}

/** Gives a job its final status, and stops its coroutine if it is skipped. A job that has ended does not change. */
export function endJob({ clock }: World, job: Job, status: 'success' | 'failed' | 'skipped'): void {
  if (isFinal(job.status)) return;
  job.status = status;
  job.updatedAt = clock.date();
  if (status === 'skipped') job.stop.abort();
}
