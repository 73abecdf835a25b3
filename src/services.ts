import { type GitHubClient, gitHubClient, gitHubFailure, isServerTrouble } from './github/client.js';
import { commentsOf } from './github/comments.js';
import { type PreviewApp, previewApp } from './hasura/app.js';
import { hasuraClient } from './hasura/client.js';
import { type Cloud, hasuraCloud } from './hasura/cloud.js';
import { carefulFetch } from './lib/http.js';
import type { Repository } from './preview.js';
import { StickyComment } from './report/publish.js';
import type { Inputs } from './runner/inputs.js';
import type { World } from './world.js';

/** The services that a run talks to, wired. */
export interface Services {
  cloud: Cloud;
  /** GitHub for the lifecycle: ends with the deadline. */
  github: GitHubClient;
  /** GitHub for what is told: the end of a run is told after the deadline too. */
  telling: GitHubClient;
  openApp(endpoint: string, adminSecret: string): PreviewApp;
}

/** @param signal aborts the run's work: at its deadline, or when it is cancelled */
export async function connect(
  world: World,
  inputs: Inputs,
  repository: Repository,
  signal: AbortSignal,
): Promise<Services> {
  const access = await world.gitHubAccess(inputs.githubToken);
  const parts = {
    fetch: world.fetch,
    clock: world.clock,
    random: () => world.random(),
    log: world.log,
  };
  return {
    cloud: hasuraCloud(
      hasuraClient(inputs.apiUrl, inputs.hasuraCloudToken, {
        ...parts,
        signal,
        redact: (text) => world.secrets.redact(text),
      }),
      world.secrets,
    ),
    github: gitHubClient(access, repository, { ...parts, signal }),
    telling: gitHubClient(access, repository, { ...parts, signal: world.signal }),
    openApp: (endpoint, adminSecret) => previewApp(endpoint, adminSecret, carefulFetch({ ...parts, signal })),
  };
}

/** The sticky comment of an app on its pull request, wired. */
export function stickyComment(
  world: World,
  { telling }: Services,
  pull: number,
  app: { owner: string; name: string },
): StickyComment {
  const explain = (error: unknown): { words: string; passes: boolean } => {
    const { kind, message, remedy, words } = gitHubFailure(
      error,
      `comment on pull request #${String(pull)}`,
      'pull-requests: write',
    );
    const why = kind === 'permission' ? (remedy ?? '') : words === undefined ? '' : `GitHub says: ${words}`;
    return {
      words: `${message} ${why} The result of this run stands.`,
      passes: kind === 'network' || isServerTrouble(error),
    };
  };
  const { clock, log, signal } = world;
  return new StickyComment(
    {
      comments: commentsOf(telling, pull),
      clock,
      log,
      signal,
      secrets: world.secrets,
      explain,
    },
    app.owner,
    app.name,
  );
}
