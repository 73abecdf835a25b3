import type { TaskView } from '../rules/preview.js';
import type { JobAnswer } from './operations.js';

/**
 * A job at the time of one reading. Only the three known final states count as ended; any other is "not finished".
 */
export interface JobReading {
  id: string;
  state: 'pending' | 'success' | 'failed' | 'skipped';
  /** The status in the service's own words, for the log. */
  status: string;
  tasks: TaskReading[];
  /** What a successful creation job created, as far as the service reports it. */
  made: { projectId?: string; deploymentJobId?: string };
  /** The service's error message for a failure. */
  error: string | undefined;
}

export interface TaskReading {
  id: string;
  name: string;
  state: TaskView['state'];
  /** The service's own times, milliseconds since 1970; absent where a token may not see them. */
  startedAt?: number;
  endedAt?: number;
  /** Whether the times are ours, not the service's: they come from polling and are approximate. */
  about?: boolean;
  error?: string;
  /** The service's log of this task. */
  detail?: string;
}

type TaskAnswer = NonNullable<JobAnswer['tasks']>[number];
type EventAnswer = NonNullable<TaskAnswer['task_events']>[number];

/** Reads a job's answer. Events may arrive in any order, twice, or after the end: the furthest state counts. */
export function jobReading(answer: JobAnswer): JobReading {
  const told = answer.tasks ?? [];
  const tasks = told.map(readTask);
  const failed = tasks.find(({ state }) => state === 'failed');
  return {
    id: answer.id,
    state:
      answer.status === 'success' || answer.status === 'failed' || answer.status === 'skipped'
        ? answer.status
        : 'pending',
    status: answer.status,
    tasks,
    made: madeBy(told.flatMap(({ task_events: events }) => events ?? [])),
    error: failed?.error ?? failed?.detail,
  };
}

/** The current task: the last one that has started and not ended. */
export function taskAtWork(reading: JobReading): TaskReading | undefined {
  return reading.tasks.findLast(({ state }) => state === 'running');
}

/** The tasks to show to users, with the service's times. */
export function taskViews(tasks: readonly TaskReading[]): TaskView[] {
  return tasks.map(({ name, state, startedAt, endedAt, about }) => ({
    name,
    state,
    ...(startedAt === undefined || endedAt === undefined ? {} : { ms: Math.max(0, endedAt - startedAt) }),
    ...(about === true ? { about } : {}),
  }));
}

function readTask(task: TaskAnswer): TaskReading {
  const events = task.task_events ?? [];
  const failure = events.find(({ event_type: type }) => type === 'failed');
  const end = failure ?? events.find(({ event_type: type }) => type === 'success');
  const times = events.map(timeOf).filter((time) => time !== undefined);
  const endedAt = end === undefined ? undefined : timeOf(end);
  const details = events
    .map(({ github_detail: detail }) => detail ?? '')
    .filter((detail) => detail.trim() !== '');
  return {
    id: task.id,
    name: task.name,
    state: failure !== undefined ? 'failed' : end !== undefined ? 'success' : 'running',
    ...(times.length === 0 ? {} : { startedAt: Math.min(...times) }),
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(failure?.error === null || failure?.error === undefined || failure.error.trim() === ''
      ? {}
      : { error: failure.error }),
    ...(details.length === 0 ? {} : { detail: [...new Set(details)].join('\n') }),
  };
}

/**
 * Reads `{projectId, githubDeploymentJobID}` from a success event's `public_event_data`, and ignores invalid ids.
 */
function madeBy(events: readonly EventAnswer[]): JobReading['made'] {
  for (const { event_type: type, public_event_data: data } of events) {
    if (type !== 'success' || typeof data !== 'object' || data === null) continue;
    const { projectId, githubDeploymentJobID: deploymentJobId } = data as Record<string, unknown>;
    if (!isUuid(projectId)) continue;
    return { projectId, ...(isUuid(deploymentJobId) ? { deploymentJobId } : {}) };
  }
  return {};
}

function isUuid(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
}

function timeOf(event: EventAnswer): number | undefined {
  const time = Date.parse(event.created_at ?? '');
  return Number.isNaN(time) ? undefined : time;
}
