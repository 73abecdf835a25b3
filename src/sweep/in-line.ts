import { askedToWait, gitHubFailure, isServerTrouble } from '../github/client.js';
import { recentComments } from '../github/comments.js';
import { deploymentsOf } from '../github/deployments.js';
import { standingDeployments } from '../github/environment.js';
import { type AppId, type Apps, type Tally, keyOf } from './orphans.js';
import type { Subject } from '../preview.js';
import { COMMENT_START, appThatMayStandIn } from '../report/standing-comments.js';
import type { Running } from '../running.js';
import { sayGone } from './ours.js';
import { whyOver } from './stale.js';
import { statesOfAll } from './states.js';

/*
 * What GitHub still shows of apps that are gone: comments that say "ready", deployments that are active. GitHub limits
 * how much may be written in a minute and in an hour, so each sweep writes a part, slowly, and the next one goes on.
 */

const DAY_MS = 86_400_000;
const COMMENTS_OF_DAYS = 30;
const MOST_COMMENTS = 50;
const MOST_DEPLOYMENTS = 100;
const BETWEEN_WRITES_MS = 1_000;

type Sweeping = Pick<Running, 'world' | 'run' | 'inputs' | 'services' | 'ctx'>;

/** Something that GitHub shows of an app that is gone. */
interface Shown<T> {
  of: AppId;
  thing: T;
  because: string;
}

/** Lets comments that still say "ready" tell that the app is gone. */
export async function correctComments(
  running: Sweeping,
  apps: Apps,
  tally: Tally,
  act: boolean,
): Promise<void> {
  const { world, services, ctx } = running;
  const { github } = services;
  const shown: { of: AppId; thing: number }[] = [];
  const since = new Date(world.clock.date().getTime() - COMMENTS_OF_DAYS * DAY_MS);
  await onGitHub(services, ctx, tally, ['look through the comments', 'pull-requests: read'], async () => {
    for (const { id, body } of await recentComments(github, COMMENT_START, since)) {
      const of = appThatMayStandIn(body);
      if (of !== undefined) shown.push({ of, thing: id });
    }
  });
  const gone = await ofTheGone(services, ctx, shown, apps, tally, MOST_COMMENTS);
  await correct(gone, tally, {
    what: 'comment',
    nameOf: ({ owner }) => owner.replace(/^.*(?=[#@])/, ''),
    sleep: () => ctx.clock.sleep(BETWEEN_WRITES_MS, ctx.signal),
    write: !act
      ? undefined
      : ({ of, thing, because }) =>
          onGitHub(services, ctx, tally, ['change a comment', 'pull-requests: write'], () =>
            sayGone(running, thing, of, { because, removed: apps.removed.has(keyOf(of)) }),
          ),
  });
}

/** Ends the deployments that GitHub still shows of apps that are gone. */
export async function endDeployments(
  { run, inputs, services, ctx }: Sweeping,
  apps: Apps,
  tally: Tally,
  act: boolean,
): Promise<void> {
  const { github } = services;
  const { environment } = inputs;
  let shown: { of: AppId; thing: number }[] = [];
  await onGitHub(services, ctx, tally, ['look at the deployments', 'deployments: read'], async () => {
    const standing = await standingDeployments(github, environment);
    shown = standing.map(({ id, owner, name }) => ({ of: { owner, name }, thing: id }));
  });
  const gone = await ofTheGone(services, ctx, shown, apps, tally, MOST_DEPLOYMENTS);
  await correct(gone, tally, {
    what: 'deployment',
    nameOf: ({ name }) => name,
    sleep: () => ctx.clock.sleep(BETWEEN_WRITES_MS, ctx.signal),
    write: !act
      ? undefined
      : ({ of, thing }) =>
          onGitHub(services, ctx, tally, ['end a deployment', 'deployments: write'], () =>
            deploymentsOf(github, { environment, ...of }).tell(thing, {
              state: 'inactive',
              description: 'The preview was removed',
              logUrl: run.logUrl,
            }),
          ),
  });
}

/** Those whose app is gone: by this sweep, or before it while the pull request is closed or the branch is gone too. */
async function ofTheGone<T>(
  services: Running['services'],
  ctx: Running['ctx'],
  shown: readonly { of: AppId; thing: T }[],
  apps: Apps,
  tally: Tally,
  most: number,
): Promise<Shown<T>[]> {
  const candidates = shown.flatMap((one) => {
    const subject = apps.subjectOf(one.of);
    return subject === undefined || apps.stands(one.of) ? [] : [{ ...one, subject }];
  });
  const asked = candidates.filter(({ of }) => !apps.removed.has(keyOf(of))).map(({ subject }) => subject);
  const ended = await whyEnded(services, ctx, asked, tally);
  const gone = candidates.flatMap(({ of, thing, subject }) => {
    const because = apps.removed.get(keyOf(of))?.because ?? ended(subject);
    return because === undefined ? [] : [{ of, thing, because }];
  });
  // Those that may stay as they are must not keep the others from their turn: what is left is counted last.
  const later = gone.length - most;
  if (later > 0)
    ctx.log.info(`${String(later)} more are left to the next sweep: GitHub limits how much is written.`);
  return gone.slice(0, most);
}

/** Says why what a preview belonged to is over; `undefined` where it is not, or that cannot be told. */
async function whyEnded(
  services: Running['services'],
  ctx: Running['ctx'],
  subjects: readonly Subject[],
  tally: Tally,
): Promise<(subject: Subject) => string | undefined> {
  if (subjects.length === 0) return () => undefined;
  let why: (subject: Subject) => string | undefined = () => undefined;
  await onGitHub(services, ctx, tally, ['read pull requests', 'pull-requests: read'], async () => {
    const live = await statesOfAll(services.github, subjects);
    why = (subject) => whyOver(subject, live);
  });
  return why;
}

/** Writes one after another, with pauses; trouble that every one would meet ends it. */
async function correct<T>(
  gone: readonly Shown<T>[],
  tally: Tally,
  how: {
    what: 'comment' | 'deployment';
    nameOf(of: AppId): string;
    sleep(): Promise<void>;
    /** Absent where nothing is to be changed. */
    write: ((one: Shown<T>) => Promise<Trouble | undefined>) | undefined;
  },
): Promise<void> {
  let ended: string | undefined;
  for (const [index, one] of gone.entries()) {
    if (index > 0 && how.write !== undefined && ended === undefined) await how.sleep();
    const trouble = ended === undefined ? await how.write?.(one) : undefined;
    if (trouble?.endsAll === true) ended = trouble.words;
    const said = trouble?.words ?? ended;
    tally.deeds.push({
      what: how.what,
      name: how.nameOf(one.of),
      ...(said === undefined
        ? { deed: 'update', why: `It said that ${one.of.name} stands. ${one.because}` }
        : { deed: 'leave', why: said }),
    });
  }
}

/** What GitHub did not do, and whether it would do nothing more of that kind. */
interface Trouble {
  words: string;
  endsAll: boolean;
}

/** What GitHub refuses keeps nothing else from being done. */
async function onGitHub(
  { github }: Running['services'],
  ctx: Running['ctx'],
  tally: Tally,
  [doing, permission]: [string, string],
  work: () => Promise<unknown>,
): Promise<Trouble | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    ctx.signal.throwIfAborted();
    const { kind, message, remedy = '', words = '' } = gitHubFailure(error, doing, permission, github.clock);
    // What was refused for a reason of its own (a locked conversation, say) is no failure of the sweep.
    if (kind === 'service' && askedToWait(error, github.clock) === undefined && !isServerTrouble(error))
      return { words: `${message} ${words}`.trim(), endsAll: false };
    // What the token may not do was decided by who wrote the workflow.
    if (kind === 'permission')
      ctx.log.warning(`${message} ${remedy} What GitHub still shows of previews that are gone stays so.`);
    else tally.failures.add(`${message} ${remedy}`.trim());
    return { words: message, endsAll: true };
  }
}
