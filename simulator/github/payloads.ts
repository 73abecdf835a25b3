import type {
  IssueComment,
  PullRequest,
  PullRequestEvent,
  Repository as RepositoryPayload,
  User,
} from '@octokit/webhooks-types';
import { createHash } from 'node:crypto';
import type { Account, Branch, Comment, Pull, Reaction, ReactionContent, Repository } from './model.js';
import { fullName } from './model.js';
import { example, retarget } from './templates.js';

/** The two origins that URLs in payloads begin with. */
export interface Site {
  api: string;
  server: string;
}

export function userPayload({ login, id, type }: Account, site: Site): User {
  const template = retarget(sample().pull_request.user, [
    ['https://api.github.com', site.api],
    ['https://github.com', site.server],
    // In URLs a bot's brackets are escaped.
    ['Codertocat', encodeURIComponent(login)],
    ['21031067', String(id)],
  ]);
  return { ...template, login, id, type, node_id: nodeId('User', id), site_admin: false };
}

export function repositoryPayload(repository: Repository, site: Site): RepositoryPayload {
  const template = retarget(sample().repository, repositoryUrls(repository, site));
  return {
    ...template,
    id: repository.id,
    node_id: nodeId('Repository', repository.id),
    name: repository.name,
    full_name: fullName(repository),
    private: repository.private,
    visibility: repository.private ? 'private' : 'public',
    owner: userPayload(repository.owner, site),
    fork: repository.fork,
    archived: repository.archived,
    default_branch: repository.defaultBranch,
    created_at: iso(repository.createdAt),
  };
}

/** A pull request as `GET /pulls/{number}` and events show it. */
export function pullPayload(pull: Pull, site: Site): PullRequest {
  const { repository, head, base, number } = pull;
  const template = retarget(sample().pull_request, [
    ...repositoryUrls(repository, site),
    [/(?<=\/(?:pulls?|issues)\/)2\b/g, String(number)],
    [sample().pull_request.head.sha, head.sha],
  ]);
  const owner = userPayload(repository.owner, site);
  const mergeable = pull.mergeabilityKnown && pull.state === 'open' ? !pull.conflicts : null;
  return {
    ...template,
    id: pull.id,
    node_id: nodeId('PullRequest', pull.id),
    number,
    state: pull.state,
    locked: pull.locked,
    title: pull.title,
    body: pull.body,
    user: userPayload(pull.author, site),
    labels: pull.labels.map((name) => labelPayload(repository, name, site)),
    draft: pull.draft,
    created_at: iso(pull.createdAt),
    updated_at: iso(pull.updatedAt),
    closed_at: pull.closedAt && iso(pull.closedAt),
    merged_at: pull.merged && iso(pull.merged.at),
    merged: pull.merged !== null,
    merged_by: pull.merged && userPayload(pull.merged.by, site),
    merge_commit_sha: pull.merged?.sha ?? (mergeable === true ? testMerge(pull) : null),
    mergeable,
    rebaseable: mergeable,
    mergeable_state: mergeable === null ? 'unknown' : mergeable ? 'clean' : 'dirty',
    head: {
      label: `${head.owner.login}:${head.ref}`,
      ref: head.ref,
      sha: head.sha,
      user: userPayload(head.owner, site),
      repo: head.repository && repositoryPayload(head.repository, site),
    },
    base: {
      label: `${repository.owner.login}:${base.ref}`,
      ref: base.ref,
      sha: base.sha,
      user: owner,
      repo: repositoryPayload(repository, site),
    },
  };
}

/** The commit a `pull_request` run checks out; it changes whenever the head or the base does. */
export function testMerge({ number, head, base }: Pull): string {
  return createHash('sha1').update(`merge ${number} ${head.sha} ${base.sha}`).digest('hex');
}

/** Lists of pull requests omit the fields that cost GitHub extra work. */
export function pullListPayload(pull: Pull, site: Site): Partial<PullRequest> {
  const {
    merged: _merged,
    mergeable: _mergeable,
    rebaseable: _rebaseable,
    mergeable_state: _mergeableState,
    merged_by: _mergedBy,
    comments: _comments,
    review_comments: _reviewComments,
    commits: _commits,
    additions: _additions,
    deletions: _deletions,
    changed_files: _changedFiles,
    maintainer_can_modify: _maintainerCanModify,
    ...listed
  } = pullPayload(pull, site);
  return listed;
}

export function commentPayload(comment: Comment, site: Site): Omit<IssueComment, 'performed_via_github_app'> {
  const { id, repository, number, author, body } = comment;
  const repo = `${site.api}/repos/${fullName(repository)}`;
  return {
    url: `${repo}/issues/comments/${id}`,
    html_url: `${site.server}/${fullName(repository)}/pull/${number}#issuecomment-${id}`,
    issue_url: `${repo}/issues/${number}`,
    id,
    node_id: nodeId('IssueComment', id),
    user: userPayload(author, site),
    created_at: iso(comment.createdAt),
    updated_at: iso(comment.updatedAt),
    author_association: associationOf(author, repository),
    body,
    reactions: reactionCounts(`${repo}/issues/comments/${id}/reactions`, comment.reactions),
  };
}

/** The author's relation to the repository, in the words of comments and issues. */
export function associationOf(author: Account, repository: Repository): IssueComment['author_association'] {
  if (author.login === repository.owner.login) return 'OWNER';
  if (author.type === 'Bot') return 'NONE';
  return repository.collaborators.has(author.login.toLowerCase()) ? 'COLLABORATOR' : 'CONTRIBUTOR';
}

export function reactionCounts(url: string, reactions: Reaction[]): IssueComment['reactions'] {
  const count = (content: ReactionContent) => reactions.filter((one) => one.content === content).length;
  return {
    url,
    total_count: reactions.length,
    '+1': count('+1'),
    '-1': count('-1'),
    laugh: count('laugh'),
    hooray: count('hooray'),
    confused: count('confused'),
    heart: count('heart'),
    rocket: count('rocket'),
    eyes: count('eyes'),
  };
}

export function refPayload(
  repository: Repository,
  { name, sha }: Branch,
  site: Site,
): Record<string, unknown> {
  const repo = `${site.api}/repos/${fullName(repository)}`;
  return {
    ref: `refs/heads/${name}`,
    node_id: nodeId('Ref', `${repository.id}:refs/heads/${name}`),
    url: `${repo}/git/refs/heads/${name}`,
    object: { sha, type: 'commit', url: `${repo}/git/commits/${sha}` },
  };
}

export function branchPayload(
  repository: Repository,
  { name, sha }: Branch,
  site: Site,
): Record<string, unknown> {
  const repo = `${site.api}/repos/${fullName(repository)}`;
  const url = `${repo}/branches/${encodeURIComponent(name)}`;
  return {
    name,
    commit: {
      sha,
      node_id: nodeId('Commit', sha),
      url: `${repo}/commits/${sha}`,
      parents: parentsPayload(repository, repository.commits.get(sha)?.parents ?? [], site),
    },
    _links: { self: url, html: `${site.server}/${fullName(repository)}/tree/${name}` },
    protected: false,
    protection: {
      enabled: false,
      required_status_checks: { enforcement_level: 'off', contexts: [], checks: [] },
    },
    protection_url: `${url}/protection`,
  };
}

/** The parents of a commit, each with the address of the REST resource `commits` and of the page. */
export function parentsPayload(
  repository: Repository,
  parents: string[],
  site: Site,
): { sha: string; url: string; html_url: string }[] {
  const name = fullName(repository);
  return parents.map((sha) => ({
    sha,
    url: `${site.api}/repos/${name}/commits/${sha}`,
    html_url: `${site.server}/${name}/commit/${sha}`,
  }));
}

/** GitHub's times have no milliseconds. */
export function iso(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z');
}

function repositoryUrls(repository: Repository, site: Site): [from: string | RegExp, to: string][] {
  const name = fullName(repository);
  return [
    ['https://api.github.com/repos/Codertocat/Hello-World', `${site.api}/repos/${name}`],
    [/(?<=github\.com[/:])Codertocat\/Hello-World/g, name],
    ['https://github.com', site.server],
  ];
}

export function labelPayload(
  repository: Repository,
  name: string,
  site: Site,
): PullRequest['labels'][number] {
  const url = `${site.api}/repos/${fullName(repository)}/labels/${encodeURIComponent(name)}`;
  // The same label has the same id everywhere in a repository.
  const id = parseInt(createHash('sha1').update(`${repository.id} ${name}`).digest('hex').slice(0, 8), 16);
  return { id, node_id: nodeId('Label', id), url, name, color: 'ededed', default: false, description: null };
}

/** The id that GraphQL's `nodes` accepts. */
export function nodeId(kind: string, id: number | string): string {
  return Buffer.from(`${kind}:${id}`).toString('base64');
}

let sampled: PullRequestEvent | undefined;

// All callers share this object, so nobody may change it: `retarget` copies it.
function sample(): PullRequestEvent {
  sampled ??= example(
    'pull_request',
    (payload) => payload.action === 'opened' && payload.pull_request.number === 2,
  );
  return sampled;
}
