import type { HeldOf } from '../direct/held.js';
import { folderOf } from '../inputs/inputs.js';
import { Failure } from '../lib/errors.js';
import type { DeployPlan, Run } from '../session/run.js';
import { listedFrom, projectOf } from './listed.js';

/** How to know which migrations a copy of the template holds; `undefined` if databases are no copies. */
export async function templateOf(
  run: Run,
  plan: DeployPlan,
): Promise<Omit<HeldOf, 'log' | 'head'> | undefined> {
  const { world, inputs, ports } = run;
  if (inputs.databases?.template === undefined) return undefined;
  const { server, template, templateMigrations: told, variables } = inputs.databases;
  const { readTemplate } = await import('../postgres/template.js');
  const { log, secrets } = world;
  const { clock, signal } = ports;
  const asking = { clock, signal, log, secrets, random: () => world.random() };
  return {
    template,
    told,
    variables,
    base: () => projectOfBase(run, plan),
    read: () => readTemplate(asking, server, template),
  };
}

/**
 * The project at the tip of the base branch. The template is a dump of a database of the base, so it may hold what was
 * merged there after this commit left it.
 * @throws Failure if there is no base, or if it has no project
 */
async function projectOfBase(
  { context, inputs, prefetched }: Run,
  { base: given, sha }: DeployPlan,
): ReturnType<HeldOf['base']> {
  const branch = given ?? context.defaultBranch;
  const tip = branch === undefined ? undefined : (await prefetched.parted(branch, sha)).tip;
  if (branch === undefined || tip === undefined || (await prefetched.treeAt(tip)).state === 'absent')
    throw new Failure(
      'template-unclear',
      `postgres-template-migrations is base, but ${branch === undefined ? 'this event names no base branch' : `the branch ${branch} has no project in ${folderOf(inputs)}`}. Nothing was created or deleted.`,
      { remedy: 'Set postgres-template-migrations to auto, to none, or to a version.' },
    );
  return { branch, project: await projectOf(await listedFrom(prefetched.listedAt(tip))) };
}
