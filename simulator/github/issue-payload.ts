import type { Pull } from './model.js';
import { fullName } from './model.js';
import type { Site } from './payloads.js';
import { associationOf, iso, labelPayload, nodeId, reactionCounts, userPayload } from './payloads.js';

/**
 * A pull request in the form of an issue, as events about its conversation show it. A plain issue has no
 * `pull_request`.
 */
export function issuePayload(
  pull: Pull,
  site: Site,
  { comments, plain }: { comments: number; plain: boolean },
): Record<string, unknown> {
  const { repository, number, author } = pull;
  const api = `${site.api}/repos/${fullName(repository)}`;
  const url = `${api}/issues/${number}`;
  const html = `${site.server}/${fullName(repository)}/${plain ? 'issues' : 'pull'}/${number}`;
  return {
    url,
    repository_url: api,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    timeline_url: `${url}/timeline`,
    html_url: html,
    id: pull.id,
    node_id: nodeId(plain ? 'Issue' : 'PullRequest', pull.id),
    number,
    title: pull.title,
    user: userPayload(author, site),
    labels: pull.labels.map((name) => labelPayload(repository, name, site)),
    state: pull.state,
    state_reason: null,
    locked: pull.locked,
    active_lock_reason: null,
    assignee: null,
    assignees: [],
    milestone: null,
    comments,
    created_at: iso(pull.createdAt),
    updated_at: iso(pull.updatedAt),
    closed_at: pull.closedAt && iso(pull.closedAt),
    author_association: associationOf(author, repository),
    body: pull.body,
    reactions: reactionCounts(`${url}/reactions`, []),
    performed_via_github_app: null,
    ...(!plain && { draft: pull.draft, pull_request: pullLinks(pull, `${api}/pulls/${number}`, html) }),
  };
}

function pullLinks({ merged }: Pull, url: string, html: string): Record<string, unknown> {
  return {
    url,
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    merged_at: merged && iso(merged.at),
  };
}
