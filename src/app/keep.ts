import { consoleUrl } from '../hasura/cloud.js';
import {
  changeBetween,
  type Content,
  contentText,
  filesOf,
  readContent,
  sameTree,
} from '../rules/fingerprint.js';
import { Failure, asFailure } from '../lib/errors.js';
import type { Given } from '../rules/companion.js';
import { CONTENT_KEY, dataIn, isBeingRemoved, isFromCommit } from '../rules/markers.js';
import type { AppFacts, How, Order, Variable } from '../rules/preview.js';
import { openTenant, revealEndpoint } from './claim.js';
import { type Build, forgetApp } from './build.js';
import { BeingRemoved } from './interruption.js';
import type { JudgedApp } from './ownership.js';
import { giveVariables } from './variables.js';
import { verify } from './verify.js';

/** An existing app that a new build would not change, except for the values of some of its variables. */
export interface Keepable {
  app: JudgedApp;
  /** What its marker says it was built from, and what the marker will say. */
  had: Content;
  content: Content;
  /** The variables that it should have. */
  env: Variable[];
  /** The facts that its companions add. */
  facts: Partial<AppFacts>;
  /** How many of its variables differ from the wanted ones. */
  changes: number;
  /** What could not be determined: then it is unknown whether the app can be kept, and nothing may replace it. */
  doubt?: Doubt;
}

/** `what`: the beginning of a sentence; `words`: the answer or error that came instead. */
export interface Doubt {
  what: string;
  words?: string;
}

export const ADMIN_SECRET = 'HASURA_GRAPHQL_ADMIN_SECRET';
/** A restart takes a moment to begin: an app that answers right after the change may not have restarted yet. */
export const RESTARTS_WITHIN_MS = 5_000;

/**
 * Whether the existing app can be kept: it is ours and the only one, its marker says that it was built from the same
 * content, its last build is proved to have succeeded, and everything that was created for it still exists. Only
 * reads.
 */
export async function keepableOf(
  ctx: Build,
  order: Order,
  found: readonly JudgedApp[],
): Promise<Keepable | undefined> {
  const [app, ...others] = found;
  if (app === undefined) return undefined;
  const rebuild = (because: string): Keepable | undefined => {
    ctx.progress.facts.rebuiltBecause = because;
    return undefined;
  };
  if (others.length > 0) return rebuild('there were several apps with its name');
  if (app.ownership !== 'ours' || app.reading.kind !== 'marked')
    return rebuild("it did not carry this action's marker");
  if (isBeingRemoved(app.reading)) return rebuild('another run had begun to remove it');
  const { build, content: text } = app.reading;
  const [had, looked] = [readContent(text), await ctx.looked];
  if ('why' in looked) return rebuild(looked.why);
  if (had === undefined) return rebuild('it did not record which files it was built from');
  const unknown = 'unknown' in looked ? looked.unknown : undefined;
  const content = looked.content ?? { ...had, settings: unknown?.settings ?? had.settings };
  const change = changeBetween(had, content, order.directory);
  if (change !== undefined) {
    const isSameWay = isFromCommit(app.reading.from) === isFromCommit(ctx.marks.from);
    return rebuild(isSameWay ? change : 'build-from changed');
  }
  try {
    const [proven, { isWhole, kept, facts }] = await Promise.all([ctx.proven(build), givenTo(ctx, app)]);
    if (proven === false) return rebuild('nothing proved that its last build had succeeded');
    if (!isWhole) return rebuild('its databases were not as that build had left them');
    const env = [...order.env, ...kept.flatMap((one) => one.env)];
    const changes = await differences(ctx, app, env, had);
    if (changes === 'no admin secret') return rebuild('HASURA_GRAPHQL_ADMIN_SECRET was taken out of env');
    const doubt =
      changes === undefined
        ? { what: `The variables of ${order.name} cannot be read` }
        : doubtOf(order.directory, unknown?.why ?? whyUnlisted(had, content), proven);
    return {
      app,
      had,
      content,
      env,
      facts,
      changes: changes ?? 0,
      ...(doubt === undefined ? {} : { doubt }),
    };
  } catch (error) {
    ctx.signal.throwIfAborted();
    const words = asFailure(error).message;
    const doubt = { what: 'Could not determine whether the app can be kept', words };
    return { app, had, content, env: [], facts: {}, changes: 0, doubt };
  }
}

/**
 * What the companions gave to the build that an app of ours names, and whether all of it still exists. Only reads.
 * @throws as `Companion.keep`
 */
export async function givenTo(
  { companions, marks: { owner } }: Build,
  { project: { name }, reading }: JudgedApp,
): Promise<{ isWhole: boolean; kept: Given[]; facts: Partial<AppFacts> }> {
  if (reading.kind !== 'marked') return { isWhole: false, kept: [], facts: {} };
  const of = { name, owner, build: dataIn(reading) };
  const found = await Promise.all(companions.map((companion) => companion.keep(of)));
  const kept = found.filter((one) => one !== undefined);
  const facts = Object.assign({}, ...kept.map((one) => one.facts)) as Partial<AppFacts>;
  return { isWhole: kept.length === found.length, kept, facts };
}

/** Why it is unknown whether the files outside the project's folder are the same. */
function whyUnlisted(had: Content, content: Content): string | undefined {
  return sameTree(had.tree, content.tree) === undefined
    ? 'GitHub did not list the files that the project has outside its folder.'
    : undefined;
}

function doubtOf(folder: string, why: string | undefined, proven: boolean | undefined): Doubt | undefined {
  if (why !== undefined) {
    return { what: `Could not ask GitHub whether ${filesOf(folder)} changed`, words: why };
  }
  return proven === undefined
    ? { what: 'Could not ask GitHub whether the last build of the app succeeded' }
    : undefined;
}

async function differences(
  { cloud }: Build,
  { project }: JudgedApp,
  wanted: readonly Variable[],
  had: Content,
): Promise<number | 'no admin secret' | undefined> {
  if (project.tenantId === undefined) return undefined;
  const found = await cloud.difference(project.tenantId, wanted, had.keys);
  if (found === undefined) return undefined;
  // Without its admin secret an app is open to everybody, and only a build gives it a new one.
  if (found.surplus.includes(ADMIN_SECRET)) return 'no admin secret';
  return found.changed.length + found.surplus.length;
}

/**
 * Keeps the existing app, sets its variables to the wanted values, and verifies it as after a build.
 * @returns `undefined` when the app turns out not to be as it should be and must be rebuilt
 * @throws Interruption, or Failure when the app is not as it should be after its variables were changed
 */
export async function keep(
  ctx: Build,
  order: Order,
  keepable: Keepable,
): Promise<{ how: How; because: string } | undefined> {
  const { app, facts, changes } = keepable;
  try {
    if (changes > 0) await ctx.log.group('Change the variables', () => update(ctx, keepable));
    await ctx.log.group('Verify', () => proveStanding(ctx, app));
  } catch (error) {
    ctx.signal.throwIfAborted();
    if (!isFact(error) || (changes > 0 && !(error instanceof BeingRemoved))) throw error;
    ctx.log.info(`The app failed its checks, so it is rebuilt: ${asFailure(error).message}`);
    forgetApp(ctx.progress.facts);
    ctx.progress.facts.rebuiltBecause = 'it failed its checks';
    return undefined;
  }
  Object.assign(ctx.progress.facts, facts, ctx.hasSeeds ? { seeds: 'kept' } : {});
  // Its folder's files are those of this commit.
  ctx.progress.facts.commit = order.sha;
  return changes === 0
    ? {
        how: 'unchanged',
        because: `No changes in ${filesOf(order.directory)}: app and data kept`,
      }
    : {
        how: 'updated',
        because: 'Only variables changed: they were applied, and app and data were kept',
      };
}

/**
 * Whether an error describes the app's state, and not only that the state could not be read. Unknown does not mean
 * changed.
 */
function isFact(error: unknown): boolean {
  return error instanceof Failure && error.kind === 'build';
}

/** Verifies an existing app of any build, and fills the facts. @throws Failure, or Interruption */
export async function proveStanding(ctx: Build, { project }: JudgedApp): Promise<void> {
  const { facts } = ctx.progress;
  facts.projectId = project.id;
  facts.consoleUrl = consoleUrl(project.id);
  if (project.tenantId !== undefined) {
    facts.tenantId = project.tenantId;
    await openTenant(ctx, { ...project, tenantId: project.tenantId });
  }
  revealEndpoint(ctx, project);
  await verify(ctx);
}

/** Changes the app's variables to the wanted values, and waits for the restart to begin. */
async function update(ctx: Build, { app: { project }, had, content, env }: Keepable): Promise<void> {
  await giveVariables(ctx, project, {
    env: [...env, { key: CONTENT_KEY, value: contentText(content) }],
    had: had.keys,
  });
  await ctx.clock.sleep(RESTARTS_WITHIN_MS, ctx.signal);
}
