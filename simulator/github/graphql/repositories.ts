import type { Branch, Pull, Repository } from '../model.js';
import { fullName } from '../model.js';
import { nodeId } from '../payloads.js';
import type { State } from '../state.js';
import type { Permission, Token } from '../tokens.js';
import { holds, sees } from '../tokens.js';
import type { WantedObject } from './objects.js';
import { commitView, objectView } from './objects.js';
import { forbidden, Trouble } from './trouble.js';

/** Who asks, and the state that the answer comes from. */
export interface Viewer {
  state: State;
  token: Token;
}

/** Everybody sees the ids and the name; every other field needs a permission. */
export function repositoryView(viewer: Viewer, repository: Repository): object {
  const needing = (permission: Permission) => {
    if (!holds(viewer.token, repository, permission)) throw forbidden(viewer.token);
  };
  return {
    id: nodeId('Repository', repository.id),
    databaseId: repository.id,
    nameWithOwner: fullName(repository),
    defaultBranchRef: () => {
      needing('contents');
      return refView(repository, repository.branches.get(repository.defaultBranch));
    },
    ref: ({ qualifiedName }: { qualifiedName: string }) => {
      needing('contents');
      return refView(repository, repository.branches.get(qualifiedName.replace(/^(refs\/)?heads\//, '')));
    },
    object: (wanted: WantedObject) => {
      needing('contents');
      return objectView(viewer.state, repository, wanted);
    },
    pullRequest: ({ number }: { number: number }) => {
      needing('pull_requests');
      const pull = viewer.state.pull(repository, number);
      if (pull !== undefined) return pullView(viewer, pull);
      throw new Trouble('NOT_FOUND', `Could not resolve to a PullRequest with the number of ${number}.`);
    },
  };
}

function pullView(viewer: Viewer, pull: Pull): object {
  const { head, base, repository } = pull;
  const from = head.repository;
  return {
    id: nodeId('PullRequest', pull.id),
    databaseId: pull.id,
    number: pull.number,
    state: pull.merged === null ? pull.state.toUpperCase() : 'MERGED',
    merged: pull.merged !== null,
    isDraft: pull.draft,
    headRefName: head.ref,
    headRefOid: head.sha,
    baseRefName: base.ref,
    baseRefOid: base.sha,
    isCrossRepository: from !== repository,
    headRepository: from !== null && sees(viewer.token, from) ? repositoryView(viewer, from) : null,
    labels: (page: Page) => labelsView(repository, pull.labels, page),
  };
}

interface Page {
  first?: number | null;
  last?: number | null;
}

function labelsView(repository: Repository, names: string[], { first, last }: Page): object {
  const bound = first ?? last;
  if (bound === undefined || bound === null)
    throw new Trouble(
      'MISSING_PAGINATION_BOUNDARIES',
      'You must provide a `first` or `last` value to properly paginate the `labels` connection.',
    );
  const word = first === bound ? 'first' : 'last';
  if (bound > 100)
    throw new Trouble(
      'EXCESSIVE_PAGINATION',
      `Requesting ${bound} records on the \`labels\` connection exceeds the \`${word}\` limit of 100 records.`,
    );
  if (bound < 1)
    throw new Trouble(
      'EXCESSIVE_PAGINATION',
      `\`${word}\` on the \`labels\` connection must be between 1 and 100, but is ${bound}.`,
    );
  const page = word === 'first' ? names.slice(0, bound) : names.slice(-bound);
  const nodes = page.map((name) => ({ id: nodeId('Label', `${repository.id}:${name}`), name }));
  return { totalCount: names.length, nodes };
}

function refView(repository: Repository, branch: Branch | undefined): object | null {
  if (branch === undefined) return null;
  const id = nodeId('Ref', `${repository.id}:refs/heads/${branch.name}`);
  return { id, name: branch.name, target: commitView(branch) };
}
