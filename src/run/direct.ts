import type { Build } from '../app/build.js';
import type { JudgedApp } from '../app/ownership.js';
import type { DataSettings, DirectBuild } from '../direct/direct.js';
import type { Held } from '../direct/held.js';
import type { Decision, KeptData } from '../direct/keep-data.js';
import { type Inputs, invalidInputs } from '../inputs/inputs.js';
import { Failure } from '../lib/errors.js';
import type { FileEntry } from '../project/files.js';
import type { Project as HasuraProject } from '../project/project.js';
import { mayBeNamed } from '../rules/names.js';
import { settingsDigest } from '../rules/fingerprint.js';
import type { Order, Progress } from '../rules/preview.js';
import { maskAdminSecret } from '../session/masking.js';
import type { DeployPlan, Run } from '../session/run.js';
import { databasesIn, holdsIn } from './build.js';
import { listedFrom, projectOf } from './listed.js';
import { templateOf } from './template.js';

/** How to build an app from the commit. */
export interface FromCommit {
  /** Whether the data of the existing app is kept. Only reads. */
  decide: (build: Build, found: readonly JudgedApp[]) => Promise<Decision | undefined>;
  /** Reads all that a build needs to know of the commit and the template. @throws Failure if it cannot be built */
  check: () => Promise<void>;
  build: (build: Build, order: Order, kept: KeptData | undefined) => Promise<void>;
}

/**
 * How to build an app from the commit. Its code is loaded only for that.
 * @param isAgain whether this run has begun to build it before
 */
export async function fromCommit(run: Run, plan: DeployPlan, isAgain = false): Promise<FromCommit> {
  const { world, services, inputs } = run;
  const { appAdmin, appliedFrom, buildFromCommit, decideOnData, heldIn } = await import('../direct/entry.js');
  const commit = atCommit(run, plan);
  let read: ReturnType<DirectBuild['applied']> | undefined;
  const applied = (): ReturnType<DirectBuild['applied']> => (read ??= appliedFrom(commit));
  let asked: Promise<Held> | undefined;
  const held = (): Promise<Held> =>
    (asked ??= templateOf(run, plan).then(async (template) =>
      template === undefined
        ? new Map()
        : heldIn({ ...template, log: world.log, head: await commit.project() }),
    ));
  const direct = (build: Build): DirectBuild => ({
    ...build,
    ...commit,
    applied,
    held,
    isAgain,
    openAdmin: (endpoint, adminSecret) => appAdmin(endpoint, adminSecret, services.appPorts),
    mayBePreview: (name) => mayBeNamed(inputs.nameTemplate, run.context.repository, name),
    masked: (secret) => maskAdminSecret(world, secret),
    data: dataSettings(inputs),
    seed: inputs.seeds === false ? undefined : () => seeded(run, plan, build.progress),
  });
  return {
    check: async () => {
      await Promise.all([applied(), held()]);
    },
    decide: (build, found) => decideOnData(direct(build), plan.app, found),
    build: (build, order, kept) => buildFromCommit(direct(build), order, kept),
  };
}

/** @throws Failure if the input `seeds` names what cannot be applied, or if the project cannot be read */
export async function checkSeeds(run: Run, plan: DeployPlan): Promise<void> {
  const { seeds } = run.inputs;
  if (typeof seeds === 'boolean') return;
  const { seedProblem } = await import('../direct/entry.js');
  const problem = seedProblem(await atCommit(run, plan).project(), seeds);
  if (problem !== undefined) throw invalidInputs([problem]);
}

/**
 * Applies the seeds that the inputs name to a ready app that was built just now.
 * @throws Failure if one fails
 */
export async function seeded(run: Run, plan: DeployPlan, progress: Progress): Promise<void> {
  const { inputs, ports, services } = run;
  const { endpoint, adminSecret } = progress.facts;
  if (inputs.seeds === false || endpoint === undefined || adminSecret === undefined) return;
  const { appAdmin, applySeeds } = await import('../direct/entry.js');
  const admin = appAdmin(endpoint, adminSecret, services.appPorts);
  await applySeeds({ ...ports, ...atCommit(run, plan), progress, admin }, inputs.seeds);
}

/** What the databases of a preview depend on, besides the migrations. */
function dataSettings({ databases, seeds }: Inputs): DataSettings {
  const { template = '', ...made } = databasesIn(databases) ?? {};
  return { template, settings: settingsDigest({ ...made, seeds, ...holdsIn(databases) }) };
}

/** The project at the commit, and the texts of its files. */
function atCommit(
  { prefetched, services }: Run,
  { sha }: DeployPlan,
): { project: () => Promise<HasuraProject>; read: (file: FileEntry) => Promise<string> } {
  const listed = (): ReturnType<typeof listedFrom> => listedFrom(prefetched.listedAt(sha));
  return {
    project: async () => projectOf(await listed()),
    read: async (file) => {
      const content = (await (await listed()).files.read([file])).get(file.oid);
      if (content?.kind === 'text') return content.text;
      const { readLarge } = await import('../github/objects.js');
      const text = content?.kind === 'too-large' ? await readLarge(services.github, file.oid) : undefined;
      if (text !== undefined) return text;
      throw new Failure('project-not-read', `${file.file} is not a text in UTF-8.`, {
        remedy: 'Save it as text, and push again.',
      });
    },
  };
}
