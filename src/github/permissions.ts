import * as v from 'valibot';
import { type GitHubClient, checked, gitHubFailure, statusOf } from './client.js';

const permission = v.object({ permission: v.string() });

/**
 * Whether a user may write to the repository, according to GitHub now.
 * @throws Failure when GitHub does not say
 */
export async function mayWrite(github: GitHubClient, username: string): Promise<boolean> {
  try {
    const { data } = await github.read(() =>
      github.octokit.rest.repos.getCollaboratorPermissionLevel({ ...github.at, username }),
    );
    return ['admin', 'write'].includes(checked(permission, data).permission);
  } catch (error) {
    // A user whom GitHub does not know has no permission.
    if (statusOf(error) === 404) return false;
    throw gitHubFailure(error, `ask what ${username} may do`, 'metadata: read', github);
  }
}

/** Answers a comment with a reaction. Rejects with Octokit's errors. */
export async function react(
  { octokit, at }: GitHubClient,
  commentId: number,
  content: 'eyes' | 'confused' | '-1',
): Promise<void> {
  await octokit.rest.reactions.createForIssueComment({ ...at, comment_id: commentId, content });
}
