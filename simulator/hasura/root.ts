import type { PreviewAppPayload } from './acceptance.js';
import { CloudError } from './cloud-error.js';
import { createTenant, type CreateTenantInput } from './create-tenant.js';
import { createPreviewApp } from './creation.js';
import { deleteEnv, envOf, updateEnv, type EnvVar } from './env.js';
import { select, type Selection } from './filters.js';
import type { Account, Project } from './state.js';
import { deleteTenant, renameTenant } from './tenants.js';
import { seeProject, Views } from './views.js';
import type { World } from './world.js';

/** The root fields of the API as one account sees them: it cannot see what belongs to another. */
export function rootOf(world: World, account: Account, origin: string): object {
  const { state } = world;
  const views = new Views(world, origin);
  const own = (tenantId: string): Project => {
    const project = state.projectOfTenant(account, tenantId);
    if (!project) throw new CloudError('tenant not found', 'not-found');
    return project;
  };
  return {
    projects: (selection: Selection) =>
      select(state.projectsOf(account), selection, seeProject).map((project) => views.project(project)),
    projects_by_pk: ({ id }: { id: string }) => {
      const project = state.projectsOf(account).find((other) => other.id === id);
      return project ? views.project(project) : null;
    },
    tenant: (selection: Selection) =>
      select(state.projectsOf(account), selection, (project) => ({
        id: project.tenantId,
        slug: project.name,
      })).map((project) => views.tenant(project)),
    tenant_by_pk: ({ id }: { id: string }) => {
      const project = state.projectOfTenant(account, id);
      return project ? views.tenant(project) : null;
    },
    getTenantEnv: ({ tenantId }: { tenantId: string }) => {
      const project = state.projectOfTenant(account, tenantId);
      return project ? envOf(world, project) : null;
    },
    jobs_by_pk: ({ id }: { id: string }) => {
      const job = state.jobs.get(id);
      return job?.visible && job.account === account ? views.job(job) : null;
    },

    createGitHubPreviewApp: ({ payload }: { payload?: PreviewAppPayload | null }) => {
      if (!payload) throw new CloudError('payload is required', 'validation-failed');
      return { githubPreviewAppJobID: createPreviewApp(world, account, payload) };
    },
    createTenant: async (input: CreateTenantInput) => {
      const project = await createTenant(world, account, input);
      return project ? views.project(project) : null;
    },
    deleteTenant: ({ tenantId }: { tenantId: string }) =>
      deleteTenant(world, state.projectOfTenant(account, tenantId)),
    updateTenantEnv: ({
      tenantId,
      currentHash,
      envs,
    }: {
      tenantId: string;
      currentHash: string;
      envs: EnvVar[];
    }) => updateEnv(world, own(tenantId), currentHash, envs),
    deleteTenantEnv: (args: { tenantId: string; currentHash: string; deleteEnvs: string[] }) =>
      deleteEnv(world, own(args.tenantId), args.currentHash, args.deleteEnvs),
    updateTenantName: ({ tenantId, name }: { tenantId: string; name: string }) => {
      const project = own(tenantId);
      renameTenant(world, project, name);
      return { tenant_id: project.tenantId, tenant: views.tenant(project) };
    },
  };
}
