import type { Companion } from '../rules/companion.js';
import {
  type GitHubClient,
  askedToWait,
  gitHubClient,
  gitHubFailure,
  isServerTrouble,
} from '../github/client.js';
import { commentsOf } from '../github/comments.js';
import { deploymentsOf } from '../github/deployments.js';
import { type PreviewApp, previewApp } from '../hasura/app.js';
import type { AskPorts } from '../hygraph/ask.js';
import type { Checked } from '../hygraph/check.js';
import { type HasuraPorts, hasuraClient } from '../hasura/client.js';
import { type Cloud, hasuraCloud } from '../hasura/cloud.js';
import type { Clock } from '../lib/clock.js';
import { type Deadline, startDeadline } from '../lib/deadline.js';
import { Failure } from '../lib/errors.js';
import { carefulFetch } from '../lib/http.js';
import { sharedClock } from '../lib/shared-clock.js';
import { oneLine } from '../lib/text.js';
import { maskAdminSecret } from './masking.js';
import type { AppRef, Repository } from '../rules/preview.js';
import { type AppDeployment, DeploymentReport } from '../report/deployment-status.js';
import type { CommentOf } from '../report/comment.js';
import type { ReporterPorts } from '../report/reporter.js';
import { StickyComment } from '../report/sticky-comment.js';
import type { Inputs } from '../inputs/inputs.js';
import type { World } from '../rules/world.js';
import type { Ports } from '../app/build.js';

/** The services that a run talks to, wired. */
export interface Services {
  /** The wall clock is GitHub's, which all runs share: it decides which build is newer, and how old a build is. */
  clock: Clock;
  cloud: Cloud;
  /** GitHub for the lifecycle: requests end with the deadline. */
  github: GitHubClient;
  /** GitHub for reports: the end of a run is reported even after the deadline. */
  reporting(): Reporting;
  openApp(endpoint: string, adminSecret: string): PreviewApp;
  /** What a client of an app's own API works with. */
  appPorts: HasuraPorts;
  /** Checks the content that the app reads, once; absent if it reads none. */
  checkContent?: () => Promise<Checked>;
}

/** GitHub, until `giveUp`: then everything in progress is aborted. */
export interface Reporting {
  github: GitHubClient;
  giveUp: () => void;
}

/** How long the report of a run's end may wait for GitHub. */
const REPORT_WAITS_MS = 30_000;

/**
 * Works with the services until a deadline.
 * @param ms the time until the deadline, in milliseconds
 * @param work receives the services, and a function that returns what an app's lifecycle needs
 */
export async function connected<T>(
  world: World,
  inputs: Inputs,
  repository: Repository,
  ms: number,
  work: (services: Services, ports: () => Promise<Ports>, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = startDeadline(world.clock, ms, world.signal);
  try {
    const services = await connect(world, inputs, repository, deadline);
    const ports = async (): Promise<Ports> => ({
      cloud: services.cloud,
      companions: await companionsOf(world, inputs, deadline.signal),
      clock: services.clock,
      signal: deadline.signal,
      log: world.log,
      doing: deadline.doing,
      adoptUnmarked: inputs.adoptUnmarked,
    });
    return await work(services, ports, deadline.signal);
  } finally {
    deadline.end();
  }
}

async function connect(
  world: World,
  inputs: Inputs,
  repository: Repository,
  { signal, timeLeft }: Deadline,
): Promise<Services> {
  const clock = sharedClock(world.clock);
  const given = await world.gitHubAccess(inputs.githubToken);
  const access = { ...given, fetch: clock.setBy(given.fetch) };
  const parts = {
    fetch: world.fetch,
    clock,
    random: () => world.random(),
    log: world.log,
  };
  const permissions = permissionsNeeded(inputs);
  // Redacts before a text is cut: the gate to public text would not recognise half a value.
  const redact = (text: string): string => world.secrets.redactForPublic(text, []);
  const appPorts = { ...parts, signal, timeLeft, redact };
  return {
    clock,
    appPorts,
    cloud: hasuraCloud(hasuraClient(inputs.apiUrl, inputs.hasuraCloudToken, appPorts), {
      addAdmin: (secret) => maskAdminSecret(world, secret) !== '',
    }),
    github: gitHubClient(access, repository, { ...parts, permissions, signal, timeLeft }),
    reporting: () => {
      const enough = new AbortController();
      return {
        github: gitHubClient(access, repository, {
          ...parts,
          permissions,
          signal: AbortSignal.any([world.signal, enough.signal]),
          timeLeft: () => REPORT_WAITS_MS,
        }),
        giveUp: () => {
          enough.abort(new Failure('no-answer-in-time', 'GitHub took too long.'));
        },
      };
    },
    openApp: (endpoint, adminSecret) =>
      previewApp(endpoint, adminSecret, carefulFetch({ ...parts, signal }, { service: 'The app' })),
    ...contentOf({ ...parts, signal, redact }, inputs),
  };
}

/** The check of the content, for an app that reads some: its code is loaded only then. */
function contentOf(ports: AskPorts, { hygraph }: Inputs): Pick<Services, 'checkContent'> {
  if (hygraph === undefined) return {};
  let checking: Promise<Checked> | undefined;
  return {
    checkContent: () =>
      (checking ??= import('../hygraph/check.js').then(({ checkContent }) => checkContent(ports, hygraph))),
  };
}

/** The job permissions that the inputs need. */
function permissionsNeeded({ comment, deployment, onlyChecks }: Inputs): string[] {
  if (onlyChecks) return ['contents: read', 'pull-requests: read'];
  return [
    'contents: read',
    ...(deployment ? ['deployments: write'] : []),
    comment ? 'pull-requests: write' : 'pull-requests: read',
  ];
}

/**
 * The companions of an app that the inputs ask for. The PostgreSQL code is loaded only if they ask for databases.
 */
async function companionsOf(
  world: World,
  { databases: wanted }: Inputs,
  signal: AbortSignal,
): Promise<Companion[]> {
  if (wanted === undefined) return [];
  const { databases } = await import('../postgres/databases.js');
  const { clock, log, secrets } = world;
  return [databases({ clock, log, secrets, signal, random: () => world.random() }, wanted)];
}

/** The sticky comment of an app on its pull request, wired. */
export function stickyComment(world: World, services: Services, pull: number, of: CommentOf): StickyComment {
  const explain = explainer(
    services,
    { doing: `comment on pull request #${String(pull)}`, permission: 'pull-requests: write' },
    ({ kind, remedy, words }) => [
      kind === 'permission' ? remedy : words && `GitHub says: ${words}`,
      `There is no comment on pull request #${String(pull)} about how this run ended. The result of this run is not affected.`,
    ],
  );
  const { clock, log, signal } = world;
  const { github, giveUp } = services.reporting();
  return new StickyComment(
    {
      comments: commentsOf(github, pull),
      clock,
      log,
      signal,
      secrets: world.secrets,
      explain,
      giveUp,
    },
    of,
  );
}

/** The GitHub deployment of an app, wired. */
export function appDeployment(
  world: World,
  services: Services,
  environment: string,
  app: AppRef & { logUrl: string },
): AppDeployment {
  const { clock, log, secrets, signal } = world;
  const { github, giveUp } = services.reporting();
  const { owner, name, logUrl } = app;
  const explain = explainer(
    services,
    { doing: `show ${name} as a deployment`, permission: 'deployments: write' },
    ({ kind, remedy, words }) =>
      kind === 'permission'
        ? [remedy, 'Or set deployment to false.']
        : [
            words && `GitHub says: ${oneLine(words)}`,
            `So the deployment of ${name} may not show how this run ended. The result of this run is not affected.`,
          ],
  );
  return new DeploymentReport({
    deployments: deploymentsOf(github, secrets.redactAll({ environment, owner, name })),
    clock,
    log,
    secrets,
    signal,
    logUrl,
    explain,
    giveUp,
  });
}

/** Explains why something could not be shown on GitHub, and whether the problem may pass. */
function explainer(
  { github }: Pick<Services, 'github'>,
  { doing, permission }: { doing: string; permission: string },
  more: (failure: Failure) => (string | undefined)[],
): ReporterPorts['explain'] {
  return (error) => {
    const failure = gitHubFailure(error, doing, permission, github);
    const afterMs = askedToWait(error, github.clock);
    return {
      words: [failure.message, ...more(failure)]
        .filter((part) => part !== undefined && part !== '')
        .join(' '),
      code: failure.code,
      passes: failure.kind === 'network' || isServerTrouble(error) || afterMs !== undefined,
      afterMs,
    };
  };
}
