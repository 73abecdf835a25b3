import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Call, Service } from './contracts.js';
import { githubActions } from './github/model.js';
import { githubUrls } from './github/urls.js';
import { githubContext } from './runner/environment.js';
import { inputVariable, resolveInputs } from './runner/inputs.js';
import { readManifest } from './runner/manifest.js';
import type { WorkflowEvent } from './runner/options.js';
import type { Simulator } from './simulator.js';

const TOKEN = 'simulated-github-token';
/** What a POST to /simulator/NAME does to the pull request. */
const DEEDS = ['push', 'close', 'reopen'] as const;
type Deed = (typeof DEEDS)[number];

/** The GitHub of a process: a repository with an open pull request, and files with which the action runs by hand. */
export interface PlayedGitHub {
  /** Writes an env file for each event, as `node --env-file` reads it, and the event's payload beside it. */
  write(folder: string, at: { url: string; token: string }): Promise<void>;
}

/** @param branches the folder with the content of the branch */
export function playGitHub({ github, host }: Simulator, branches: string): PlayedGitHub {
  const repository = github.addRepository({ owner: 'acme', name: 'shop', id: 123456, private: true });
  github.pushBranch(repository, 'cart', { directory: branches });
  const pull = github.openPull({ repo: repository, number: 42, head: 'cart', author: 'alice' });
  const permissions = { contents: 'read', pull_requests: 'write', deployments: 'write' } as const;
  github.addToken(TOKEN, { ...githubActions, type: 'Bot', permissions });
  const deeds: Record<Deed, () => void> = {
    push: () => void github.pushBranch(repository, 'cart'),
    close: () => {
      github.closePull(pull);
    },
    reopen: () => {
      github.reopenPull(pull);
    },
  };
  host.add(serviceOf(deeds));
  return {
    write: async (folder, { url, token }) => {
      await mkdir(folder, { recursive: true });
      const manifest = await readManifest('.');
      for (const action of ['opened', 'synchronize', 'closed'] as const) {
        const event = github.events.pullRequest(pull, action);
        const file = (name: string): string => path.join(folder, `${action}.${name}`);
        await writeFile(file('json'), JSON.stringify(event.payload));
        for (const name of ['output', 'summary', 'state', 'log']) await writeFile(file(name), '');
        const { values } = resolveInputs(manifest, inputsFor(url, token), { token: TOKEN });
        const inputs = [...values].map(([name, value]): [string, string] => [inputVariable(name), value]);
        const variables = [...variablesOf(event, url, file), ...inputs];
        await writeFile(file('env'), variables.map(([key, value]) => `${key}="${value}"\n`).join(''));
      }
    },
  };
}

function inputsFor(url: string, token: string): Record<string, string> {
  return {
    'hasura-cloud-token': token,
    'api-url': `${url}/v1/graphql`,
    'project-directory': 'examples/hasura-shop',
    env: 'PG_DATABASE_URL=postgres://nobody@127.0.0.1:1/shop',
  };
}

/** The variables that a runner sets. */
function variablesOf(event: WorkflowEvent, url: string, file: (name: string) => string): [string, string][] {
  const places = {
    home: '',
    temp: '',
    workspace: '',
    eventPath: file('json'),
    output: file('output'),
    summary: file('summary'),
    state: file('state'),
    env: file('log'),
    path: file('log'),
  };
  const { token: _, ...context } = githubContext(
    {
      action: '.',
      event,
      with: {},
      githubToken: TOKEN,
      repository: { owner: 'acme', name: 'shop', id: 123456 },
      ...githubUrls(url),
      serverUrl: 'https://github.com',
      runId: 1,
      runAttempt: 1,
    },
    places,
  );
  return Object.entries(context).map(([key, value]) => [`GITHUB_${key.toUpperCase()}`, value]);
}

/** Lets a person change the pull request from a shell. */
function serviceOf(deeds: Record<Deed, () => void>): Service {
  return {
    identify: (request): Pick<Call, 'service' | 'operation' | 'variables'> | undefined => {
      const { pathname } = new URL(request.url);
      if (!pathname.startsWith('/simulator/')) return undefined;
      return { service: 'github', operation: `${request.method} ${pathname}`, variables: {} };
    },
    answer: (_request, { operation }) => {
      const deed = DEEDS.find((name) => operation === `POST /simulator/${name}`);
      if (deed === undefined)
        return Promise.resolve(
          new Response(
            `Unknown address. Use ${DEEDS.map((name) => `POST /simulator/${name}`).join(', ')}.\n`,
            { status: 404 },
          ),
        );
      deeds[deed]();
      return Promise.resolve(new Response(`${deed}: done\n`));
    },
  };
}
