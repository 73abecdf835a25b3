import { askedToWait, gitHubFailure, isServerTrouble, unlessGone } from '../github/client.js';
import {
  type Comment,
  type RecentComment,
  commentsOf,
  readOwnComment,
  recentComments,
} from '../github/comments.js';
import { deploymentsOf } from '../github/deployments.js';
import { ACTIVE_STATES, type EnvironmentDeployment, environmentDeployments } from '../github/environment.js';
import type { Code } from '../lib/error-codes.js';
import { isNewer } from '../rules/markers.js';
import { type Apps, type Tally, keyOf } from './orphans.js';
import type { AppRef, Subject } from '../rules/preview.js';
import { commentMarker } from '../report/comment.js';
import { appThatMayStandIn, COMMENT_START, saysThatItStands } from '../report/gone-comment.js';
import type { Run } from '../session/run.js';
import { graceMs, whyOver } from '../rules/stale.js';
import { mayBeListed } from './apps.js';
import { readAllStates } from '../github/live-states.js';
import { sayGone } from './gone-notice.js';

/*
 * What GitHub still shows of apps that are gone: comments that say "ready", deployments that are active. GitHub
 * limits the writes per minute and per hour, so each sweep writes some of them, slowly, and the next sweep
 * continues.
 */

const MOST_COMMENTS = 50;
const MOST_DEPLOYMENTS = 100;
const BETWEEN_WRITES_MS = 1_000;

/** Something that GitHub shows of an app. */
interface Notice<T> {
  of: AppRef;
  thing: T;
  /**
   * Since when it has said that the app exists, in milliseconds of the wall clock; `undefined` if it does not say
   * so.
   */
  standsSince: number | undefined;
}

/** Something that GitHub shows of an app that is gone. */
interface Outdated<T> {
  of: AppRef;
  thing: T;
  because: string;
}

/** What GitHub shows of previews: our comments, and the deployments of the environment that are active. */
export interface Notices {
  comments: readonly RecentComment[];
  deployments: readonly EnvironmentDeployment[];
}

/** Reads what GitHub shows of previews, as far as the inputs ask for it. What it refuses to list is reported. */
export async function readNotices({ services, ports, inputs }: Run, tally: Tally): Promise<Notices> {
  const { github } = services;
  const notices: { -readonly [Kind in keyof Notices]: Notices[Kind] } = { comments: [], deployments: [] };
  if (inputs.comment)
    await onGitHub(services, ports, tally, ['look through the comments', 'pull-requests: read'], async () => {
      notices.comments = await recentComments(github, COMMENT_START);
    });
  if (inputs.deployment)
    await onGitHub(services, ports, tally, ['list the deployments', 'deployments: read'], async () => {
      notices.deployments = await environmentDeployments(github, inputs.environment);
    });
  return notices;
}

/** An app that our own token has announced; `isActive` if what it wrote says that the app may exist. */
export interface AnnouncedApp extends AppRef {
  isActive: boolean;
  /** Its build failed. */
  hasFailed: boolean;
}

/** The apps that our own token has announced, each once; those that may exist come first. */
export function announcedApps({ comments, deployments }: Notices): AnnouncedApp[] {
  const named = [
    ...comments.flatMap(({ isOwn, body }) => {
      const app = isOwn ? appThatMayStandIn(body) : undefined;
      return app === undefined ? [] : [{ ...app, isActive: true, hasFailed: false }];
    }),
    ...deployments.flatMap(({ isOwn, owner, name, isActive, hasFailed }) =>
      isOwn ? [{ owner, name, isActive, hasFailed }] : [],
    ),
  ];
  const sorted = [...named.filter(({ isActive }) => isActive), ...named.filter(({ isActive }) => !isActive)];
  const each = new Map<string, AnnouncedApp>();
  for (const app of sorted) if (!each.has(keyOf(app))) each.set(keyOf(app), app);
  return [...each.values()];
}

/** Changes comments that still say "ready" so that they report the app as deleted. */
export async function correctComments(
  run: Run,
  { comments }: Notices,
  apps: Apps,
  tally: Tally,
  act: boolean,
): Promise<void> {
  const { services, ports } = run;
  const { github } = services;
  const shown = new Map<number, Notice<Comment>>();
  const note = (comment: Comment & { updatedAt: number }): void => {
    const of = appThatMayStandIn(comment.body);
    const standsSince = saysThatItStands(comment.body) ? comment.updatedAt : undefined;
    if (of !== undefined) shown.set(comment.id, { of, thing: comment, standsSince });
  };
  // A comment by another account counts only if it reads like one of ours, and comes last.
  const others = comments.filter(({ isOwn, body }) => !isOwn && saysThatItStands(body));
  for (const comment of [...comments.filter(({ isOwn }) => isOwn), ...others]) note(comment);
  const ofOthers = new Set(others.map(({ id }) => id));
  // The comment of an app that has just been deleted may be older than all comments that are read.
  for (const app of unseen(run, apps, shown.values(), { most: MOST_COMMENTS, what: 'comments' })) {
    const subject = apps.subjectOf(app);
    if (subject?.kind !== 'pull') continue;
    const trouble = await onGitHub(
      services,
      ports,
      tally,
      [`look for the comment of ${app.name}`, 'pull-requests: read'],
      async () => {
        // If a pull request itself is gone, so are its comments.
        const comment = await unlessGone(() =>
          commentsOf(github, subject.number).find(commentMarker(app.owner, app.name)),
        );
        if (comment !== undefined) note({ ...comment, updatedAt: NaN });
      },
    );
    if (trouble?.endsAll === true) break;
  }
  const gone = await ofTheGone(run, [...shown.values()], apps, tally, MOST_COMMENTS);
  await correct(run, gone, tally, {
    what: 'comment',
    nameOf: ({ owner }) => owner.replace(/^.*(?=[#@])/, ''),
    write: !act
      ? undefined
      : ({ of, thing, because }) =>
          onGitHub(
            services,
            ports,
            tally,
            ['change a comment', 'pull-requests: write'],
            async () => {
              // Another run may have changed it since it was read.
              const now = await readOwnComment(github, thing.id);
              if (now?.body !== thing.body) return;
              await sayGone(run, thing, of, { because, removed: apps.removed.has(keyOf(of)) });
            },
            // If another account's comment may not be changed, that says nothing about ours.
            ofOthers.has(thing.id)
              ? {
                  code: 'comment-of-another',
                  words: `Could not update the comment ${thing.url}, which another account wrote about the same preview. It is out of date; delete it.`,
                }
              : undefined,
          ),
  });
}

/** Ends the deployments that GitHub still shows of apps that are gone. */
export async function endDeployments(
  run: Run,
  { deployments }: Notices,
  apps: Apps,
  tally: Tally,
  act: boolean,
): Promise<void> {
  const { context, inputs, services, ports } = run;
  const { github } = services;
  const { environment } = inputs;
  const shown: Notice<number>[] = [];
  // A build newer than the deleted one is another run's to show.
  const isOlder = (of: AppRef, build: string): boolean =>
    !isNewer(build, apps.removed.get(keyOf(of))?.build ?? build);
  for (const { id, owner, name, build, updatedAt, isActive } of deployments)
    if (isActive && isOlder({ owner, name }, build))
      shown.push({ of: { owner, name }, thing: id, standsSince: updatedAt });
  for (const app of unseen(run, apps, shown, { most: MOST_DEPLOYMENTS, what: 'deployments' })) {
    const doing: [string, string] = [`list the deployments of ${app.name}`, 'deployments: read'];
    const trouble = await onGitHub(services, ports, tally, doing, async () => {
      for (const { id, build, state } of await deploymentsOf(github, { environment, ...app }).look())
        if (ACTIVE_STATES.includes(state) && isOlder(app, build))
          shown.push({ of: app, thing: id, standsSince: undefined });
    });
    if (trouble?.endsAll === true) break;
  }
  const gone = await ofTheGone(run, shown, apps, tally, MOST_DEPLOYMENTS);
  await correct(run, gone, tally, {
    what: 'deployment',
    nameOf: ({ name }) => name,
    write: !act
      ? undefined
      : ({ of, thing }) =>
          onGitHub(services, ports, tally, ['end a deployment', 'deployments: write'], () =>
            deploymentsOf(github, { environment, ...of }).tell(thing, {
              state: 'inactive',
              description: 'The preview was deleted',
              logUrl: context.logUrl,
            }),
          ),
  });
}

/** The apps that this sweep deleted and for which nothing was found yet, up to the number of writes allowed. */
function unseen(
  { ports }: Run,
  apps: Apps,
  shown: Iterable<{ of: AppRef }>,
  { most, what }: { most: number; what: string },
): AppRef[] {
  const seen = new Set([...shown].map(({ of }) => keyOf(of)));
  const rest = [...apps.removed].filter(([key]) => !seen.has(key));
  const room = Math.max(0, most - (apps.removed.size - rest.length));
  if (rest.length > room)
    ports.log.info(
      `The ${what} of ${String(rest.length - room)} more apps are left to the next sweep: GitHub limits how much is written.`,
    );
  return rest.slice(0, room).map(([, { owner, name }]) => ({ owner, name }));
}

/**
 * What is shown of apps that are gone. Either this sweep deleted the app; or it was gone before, and its pull
 * request is closed or its branch deleted; or the notice has said that it exists for longer than any run takes. The
 * apps that this sweep deleted come first.
 */
async function ofTheGone<T>(
  { services, ports, inputs }: Run,
  shown: readonly Notice<T>[],
  apps: Apps,
  tally: Tally,
  most: number,
): Promise<Outdated<T>[]> {
  const candidates = shown.flatMap((one) => {
    const subject = apps.subjectOf(one.of);
    return subject === undefined || apps.stands(one.of) ? [] : [{ ...one, subject }];
  });
  const asked = candidates.filter(({ of }) => !apps.removed.has(keyOf(of))).map(({ subject }) => subject);
  const ended = await whyEnded(services, ports, asked, tally);
  const before = ports.clock.date().getTime() - graceMs(inputs.timeoutMs);
  const gone = candidates
    .flatMap(({ of, thing, subject, standsSince = NaN }) => {
      const removed = apps.removed.get(keyOf(of))?.because;
      const because =
        removed ?? ended(subject) ?? (standsSince < before ? 'The app no longer exists' : undefined);
      return because === undefined ? [] : [{ of, thing, because, first: removed !== undefined }];
    })
    .sort((a, b) => Number(b.first) - Number(a.first));
  // Notices that may stay must not use up the limit for the others: it is applied last.
  const later = gone.length - most;
  if (later > 0)
    ports.log.info(`${String(later)} more are left to the next sweep: GitHub limits how much is written.`);
  return gone.slice(0, most);
}

/** Explains why what a preview belonged to is over; `undefined` if it is not, or if that is unknown. */
async function whyEnded(
  services: Run['services'],
  ports: Run['ports'],
  subjects: readonly Subject[],
  tally: Tally,
): Promise<(subject: Subject) => string | undefined> {
  if (subjects.length === 0) return () => undefined;
  let why: (subject: Subject) => string | undefined = () => undefined;
  await onGitHub(services, ports, tally, ['read pull requests', 'pull-requests: read'], async () => {
    const live = await readAllStates(services.github, subjects);
    why = (subject) => whyOver(subject, live);
  });
  return why;
}

/**
 * Writes one after another, with pauses; an error that every write would meet ends this. Right before each write, it
 * checks for the app again: another run may have built it in the meantime.
 */
async function correct<T>(
  { ports }: Run,
  gone: readonly Outdated<T>[],
  tally: Tally,
  how: {
    what: 'comment' | 'deployment';
    nameOf(of: AppRef): string;
    /** Absent if nothing is to be changed. */
    write: ((one: Outdated<T>) => Promise<Refused | undefined>) | undefined;
  },
): Promise<void> {
  let ended: string | undefined;
  for (const [index, one] of gone.entries()) {
    if (index > 0 && how.write !== undefined && ended === undefined)
      await ports.clock.sleep(BETWEEN_WRITES_MS, ports.signal);
    if (how.write !== undefined && ended === undefined && (await mayBeListed(ports, one.of))) {
      const why = `The app ${one.of.name} exists, or may exist`;
      tally.changes.push({ what: how.what, name: how.nameOf(one.of), action: 'leave', why });
      continue;
    }
    const trouble = ended === undefined ? await how.write?.(one) : undefined;
    if (trouble?.endsAll === true) ended = trouble.words;
    const said = trouble?.words ?? ended;
    tally.changes.push({
      what: how.what,
      name: how.nameOf(one.of),
      ...(said === undefined
        ? { action: 'update', why: `It said that ${one.of.name} exists. ${one.because}` }
        : { action: 'leave', why: said }),
    });
  }
}

/** What GitHub refused, and whether it would refuse everything else of that kind. */
interface Refused {
  words: string;
  endsAll: boolean;
}

/**
 * Does something on GitHub; a refusal does not stop anything else.
 * @param alone what to warn of if GitHub refuses this one thing, where that says nothing about the others
 */
async function onGitHub(
  { github }: Run['services'],
  ports: Run['ports'],
  tally: Tally,
  [doing, permission]: [string, string],
  work: () => Promise<unknown>,
  alone?: { code: Code; words: string },
): Promise<Refused | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    ports.signal.throwIfAborted();
    const { code, kind, message, remedy = '', words = '' } = gitHubFailure(error, doing, permission, github);
    const passes = isServerTrouble(error) || askedToWait(error, github.clock) !== undefined;
    if (alone !== undefined && !passes && kind !== 'network' && kind !== 'token') {
      ports.log.debug(message);
      ports.log.warning(alone.words, alone.code);
      return { words: alone.words, endsAll: false };
    }
    // A refusal for a reason of its own (a locked conversation, for example) is not a failure of the sweep.
    if (kind === 'service' && !passes) return { words: `${message} ${words}`.trim(), endsAll: false };
    // The author of the workflow decided what the token may not do.
    if (kind === 'permission')
      ports.log.warning(`${message} ${remedy} GitHub goes on showing previews that are gone.`, code);
    else tally.failures.add(`${message} ${remedy}`.trim());
    return { words: message, endsAll: true };
  }
}
