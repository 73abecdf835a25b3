import type { Build } from '../app/build.js';
import { type JudgedApp, buildsOfOurs } from '../app/ownership.js';
import { type Looked, readContent, sameTree, settingsDigest, treeWith } from '../rules/fingerprint.js';
import { type Inputs, folderOf, hidesMetadata } from '../inputs/inputs.js';
import { buildId, builtAt, fromCommitIn, newestOf } from '../rules/markers.js';
import { placeholders } from '../rules/names.js';
import type { StopsOn } from '../rules/plan.js';
import type { Order, Progress } from '../rules/preview.js';
import { stillWanted } from '../session/live.js';
import { maskedVariables } from '../session/masking.js';
import type { DeployPlan, Run } from '../session/run.js';

/** What is built, and what ends the build early. */
type Of = Pick<DeployPlan, 'app' | 'subject' | 'branch' | 'sha'> & { stopsOn: StopsOn };

/**
 * This run's build of an app: who builds it, and from what.
 * @param found the apps of its name, with their ownership as just read
 */
export function buildOf(
  run: Run,
  of: Of,
  progress: Progress,
  { found, looked }: { found: readonly JudgedApp[]; looked: Promise<Looked> },
): Build {
  const { world, context, inputs, report, services, ports } = run;
  const { app, subject, branch, sha } = of;
  const at = afterAll(found, ports.clock.date());
  const marks = {
    ...app,
    build: buildId({ runId: context.runId, attempt: context.attempt, at }),
    source: `${context.repository.owner}/${context.repository.name}:${branch}`,
    folder: folderOf(inputs),
    databases: ports.companions[0]?.place,
    ...(inputs.buildFrom === 'commit' ? { from: fromCommitIn(inputs) } : {}),
  };
  return {
    ...ports,
    marks,
    judgedAt: ports.clock.now(),
    content: looked.then(({ content }) => content),
    looked,
    contentAt: async (other) => (await contentAt(run, other)).content,
    proven: async (last) => {
      const shown = await report.deployment?.proves(last);
      return shown === 'unknown' ? undefined : (shown ?? false);
    },
    progress,
    hasSeeds: inputs.databases !== undefined && inputs.seeds !== false,
    hidesMetadata: hidesMetadata(inputs.env),
    contentAddresses: inputs.hygraphVariables
      .filter(({ value }) => value === inputs.hygraph?.endpoint.url)
      .map(({ key }) => key),
    sameFiles: async () => {
      const { content } = await looked;
      const last = found.map(({ reading }) =>
        reading.kind === 'marked' ? readContent(reading.content) : undefined,
      );
      return content !== undefined && last.some((had) => had && sameTree(had.tree, content.tree) === true);
    },
    trust: inputs,
    openApp: (endpoint, adminSecret) => services.openApp(endpoint, adminSecret),
    look: () => stillWanted(services.github, world.log, of, inputs),
    remember: (known) => {
      world.remember({
        ...marks,
        sha,
        ...(subject.kind === 'pull' ? { pull: subject.number } : {}),
        ...known,
      });
      // Before the create request we do nothing that can wait; from here on there is time.
      if (known === undefined) return;
      report.comment?.lookAhead();
      report.deployment?.begin({ build: marks.build, sha });
    },
  };
}

/** A marker further in the future than this does not come from a wrong clock: somebody wrote it. */
const CLOCKS_DIFFER_MS = 86_400_000;

/** When a build begins: after the builds that it replaces, even if a fast clock dated one of them. */
function afterAll(found: readonly JudgedApp[], now: Date): Date {
  const newest = builtAt(newestOf(buildsOfOurs(found))) ?? 0;
  const isAhead = newest >= now.getTime() && newest - now.getTime() < CLOCKS_DIFFER_MS;
  return isAhead ? new Date(newest + 1) : now;
}

/** Everything that a build is made from. Masks the secrets in its variables. */
export function orderOf({ world, context, inputs }: Run, { app, subject, branch, sha }: Of): Order {
  const { repository } = context;
  const { name } = app;
  const values = { ...placeholders(repository, subject, branch), name, sha };
  return {
    name,
    repository,
    branch,
    sha,
    directory: inputs.projectDirectory,
    cloud: inputs.cloud,
    region: inputs.region,
    plan: inputs.plan,
    env: [...maskedVariables(world, inputs.env, values, inputs.literalEnv), ...inputs.hygraphVariables],
    sourceToken: inputs.sourceToken,
  };
}

/** What a build of this commit would be made from, or why that is not known. Never rejects. */
export async function contentAt({ prefetched, inputs }: Run, sha: string): Promise<Looked> {
  if (!inputs.skipUnchanged) return { content: undefined, why: 'skip-unchanged is false' };
  const { projectDirectory: directory, cloud, region, plan, databases, env } = inputs;
  const tree = await prefetched.treeAt(sha);
  if (tree.state === 'absent') return { content: undefined, why: `there is no ${tree.what}` };
  const settings = settingsDigest({
    ...{ directory, cloud, region, plan, databases: databasesIn(databases) },
    ...(inputs.buildFrom === 'commit' ? { from: 'commit', ...holdsIn(databases) } : {}),
    ...(inputs.seeds === false ? {} : { seeds: inputs.seeds }),
  });
  return tree.state === 'unknown'
    ? { content: undefined, unknown: { settings, why: tree.why } }
    : {
        content: {
          tree: treeWith(tree.oid, await outsideOf(prefetched, sha)),
          settings,
          keys: [...env, ...inputs.hygraphVariables].map(({ key }) => key),
        },
      };
}

/** What new databases are made with. */
export function databasesIn(
  databases: Inputs['databases'],
): (Record<string, unknown> & { template: string | undefined }) | undefined {
  return (
    databases && {
      server: `${databases.server.host}:${String(databases.server.port)}`,
      user: databases.server.user,
      sslmode: databases.server.sslmode,
      parameters: databases.server.parameters,
      variables: databases.variables,
      template: databases.template,
    }
  );
}

/** What is said about the migrations that copies of the template hold, if that is not asked of the template. */
export function holdsIn(databases: Inputs['databases']): { holds?: string } {
  const holds = databases?.templateMigrations ?? 'auto';
  return holds === 'auto' ? {} : { holds: String(holds) };
}

/** What belongs to the project outside its folder; `undefined` if GitHub did not list it. */
async function outsideOf(
  prefetched: Run['prefetched'],
  sha: string,
): Promise<readonly { path: string; oid: string }[] | undefined> {
  const listed = await prefetched.listedAt(sha);
  return listed === undefined || 'absent' in listed.listing ? undefined : listed.listing.outside;
}
