import { shuffled } from '../random.js';
import { select, type Selection } from './filters.js';
import type { Job, Project, Task, TaskEvent } from './state.js';
import { hashOf } from './env.js';
import type { World } from './world.js';

/**
 * Projects, tenants and jobs as GraphQL shows them. A nested object is a function, so it is built only on request.
 */
export class Views {
  readonly #world: World;
  readonly #origin: string;

  /** `origin`: the address at which this client reached the service; its apps answer there, too. */
  constructor(world: World, origin: string) {
    this.#world = world;
    this.#origin = origin;
  }

  project(project: Project): object {
    return {
      id: project.id,
      name: project.name,
      endpoint: this.#endpoint(project),
      plan_name: project.plan,
      ...times(project),
      tenant: () => this.tenant(project),
      jobs: () =>
        [...this.#world.state.jobs.values()]
          .filter(({ projectId }) => projectId === project.id)
          .map((job) => this.job(job)),
    };
  }

  tenant(project: Project): object {
    const endpoint = this.#endpoint(project);
    return {
      id: project.tenantId,
      slug: project.name,
      fqdn: () => new URL(endpoint).host,
      cloud: project.cloud,
      region: project.region,
      active: !project.deleting,
      project_id: project.id,
      project: () => this.project(project),
      config: () => ({ hash: hashOf(project) }),
      ...times(project),
    };
  }

  job(job: Job): object {
    return {
      id: job.id,
      status: job.status,
      job_type: job.kind === 'creation' ? 'create-github-preview-app' : 'github-deployment',
      project_id: job.projectId,
      project_name: job.projectName,
      ...times(job),
      tasks: (selection: Selection) =>
        select(job.tasks, selection, seeTask).map((task) => this.#task(job, task)),
    };
  }

  #task(job: Job, task: Task): object {
    return {
      ...seeTask(task),
      job_id: job.id,
      task_events: (selection: Selection) => this.#events(job, task, selection),
    };
  }

  #events({ events: shown }: Job, { events }: Task, selection: Selection): object[] {
    const all = shown.doubled
      ? events.flatMap((event) => [event, { ...event, id: twinOf(event.id) }])
      : events;
    if (shown.shuffled) return shuffled(this.#world.random, all).map(seeEvent);
    return select(all, selection, seeEvent).map(seeEvent);
  }

  #endpoint({ id, name, spare }: Project): string {
    return this.#world.appUrl({ id, name: spare ? id : name }, this.#origin);
  }
}

/** The fields of a project that `where` and `order_by` can use. */
export function seeProject(project: Project): Record<string, unknown> {
  const tenant = { id: project.tenantId, slug: project.name };
  return { id: project.id, name: project.name, created_at: project.createdAt.toISOString(), tenant };
}

function seeTask(task: Task): Record<string, unknown> {
  return { id: task.id, name: task.name, cloud: task.cloud, region: task.region, ...times(task) };
}

function seeEvent(event: TaskEvent): Record<string, unknown> {
  return {
    id: event.id,
    event_type: event.type,
    error: event.error,
    public_event_data: event.publicEventData,
    github_detail: event.githubDetail,
    ...times({ createdAt: event.createdAt, updatedAt: event.createdAt }),
  };
}

function times({ createdAt, updatedAt }: { createdAt: Date; updatedAt: Date }): {
  created_at: string;
  updated_at: string;
} {
  return { created_at: createdAt.toISOString(), updated_at: updatedAt.toISOString() };
}

/** Another uuid that is always the same for the same event. */
function twinOf(id: string): string {
  return (id.startsWith('0') ? 'f' : '0') + id.slice(1);
}
