import * as v from 'valibot';
import { Failure } from '../lib/errors.js';
import { type GitHubClient, checked, statusOf, transportOf, unlessGone } from './client.js';
import { isCertainlyOurs, isOurs, ownLogin } from './identity.js';
import { pagesOf } from './pages.js';

const comment = v.object({
  id: v.number(),
  html_url: v.string(),
  body: v.nullish(v.string()),
  user: v.nullish(v.object({ login: v.string(), type: v.string() })),
  author_association: v.nullish(v.string()),
});
const list = v.array(comment);
const dated = v.array(v.object({ ...comment.entries, updated_at: v.string() }));

/** A comment of ours on a pull request. */
export interface Comment {
  id: number;
  url: string;
  body: string;
}

/** A comment of ours, and when it was last changed, in milliseconds since 1970. */
export interface RecentComment extends Comment {
  updatedAt: number;
  /** Our token wrote it, not one that the workflow had before. */
  isOwn: boolean;
}

/** Our comments on one pull request. Calls reject with Octokit's errors. */
export interface Comments {
  /** Finds our comment that begins with this marker; the oldest of several. */
  find(marker: string): Promise<Comment | undefined>;
  /**
   * The comments with the same marker that the last `find` met before ours, by authors who may have been us: the
   * token of the workflow was another one then.
   */
  copies(): readonly Comment[];
  /**
   * Posts a comment. If the answer was lost or a server error, it looks for the comment and never posts a second one.
   */
  post(marker: string, body: string): Promise<Comment>;
  /** The current state of a comment; `undefined` when it is gone. */
  read(id: number): Promise<Comment | undefined>;
  /** Changes a comment's text; `undefined` when the comment is gone. */
  edit(id: number, body: string): Promise<Comment | undefined>;
  remove(id: number): Promise<void>;
}

/** The comments of a pull request, through GitHub's REST API. */
export function commentsOf(github: GitHubClient, pull: number): Comments {
  const { octokit, at } = github;
  let own: Promise<string | undefined> | undefined;
  let copies: Comment[] = [];
  const find: Comments['find'] = async (marker) => {
    const author = (own ??= ownLogin(github));
    const pages = pagesOf(github, (asked) =>
      octokit.rest.issues.listComments({ ...at, issue_number: pull, ...asked }),
    );
    let complete = false;
    copies = [];
    for await (const { data, last } of pages) {
      complete = last;
      const us = await author;
      // They are sorted by ascending id: the first match is the oldest, and nothing after it has to be read.
      for (const one of checked(list, data)) {
        if (one.body?.startsWith(marker) !== true) continue;
        if (isOurs(one.user, us)) return commentOf(one);
        if (mayHaveBeenUs(one)) copies.push(commentOf(one));
      }
    }
    if (complete) return undefined;
    throw new Failure(
      'too-much-to-search',
      `Pull request #${String(pull)} has too many large comments to search.`,
      {
        remedy: 'Delete unused ones, or set comment to false.',
      },
    );
  };
  return {
    find,
    copies: () => copies,
    post: async (marker, body) => {
      try {
        const { data } = await octokit.rest.issues.createComment({ ...at, issue_number: pull, body });
        return commentOf(checked(comment, data));
      } catch (error) {
        if (transportOf(error) === undefined && (statusOf(error) ?? 0) < 500) throw error;
        const stored = await find(marker);
        if (stored === undefined) throw error;
        return stored;
      }
    },
    read: (id) => readOwnComment(github, id),
    edit: (id, body) =>
      commentUnlessGone(() => octokit.rest.issues.updateComment({ ...at, comment_id: id, body })),
    remove: async (id) => {
      await octokit.rest.issues.deleteComment({ ...at, comment_id: id });
    },
  };
}

/** Our comments on a pull request that begin like this, the oldest first. Rejects with Octokit's errors. */
export async function ownComments(github: GitHubClient, pull: number, start: string): Promise<Comment[]> {
  const { octokit, at } = github;
  const pages = pagesOf(github, (asked) =>
    octokit.rest.issues.listComments({ ...at, issue_number: pull, ...asked }),
  );
  const us = await ownLogin(github);
  const found: Comment[] = [];
  for await (const { data } of pages)
    for (const one of checked(list, data))
      if (one.body?.startsWith(start) === true && isCertainlyOurs(one.user, us)) found.push(commentOf(one));
  return found;
}

/** The most pages of 100 to read of a repository's comments, newest first. */
const MOST_PAGES = 30;

/**
 * Our comments on all pull requests that begin with `start`, most recently changed first. Searches only the three
 * thousand most recently changed comments of the repository. Rejects with Octokit's errors.
 */
export async function recentComments(github: GitHubClient, start: string): Promise<RecentComment[]> {
  const { octokit, at } = github;
  const author = await ownLogin(github);
  // A comment that is changed while the pages are read moves to the front, so another one is listed twice.
  const found = new Map<number, RecentComment>();
  const pages = pagesOf(
    github,
    (asked) =>
      octokit.rest.issues.listCommentsForRepo({
        ...at,
        sort: 'updated',
        direction: 'desc',
        ...asked,
      }),
    MOST_PAGES * 100,
  );
  for await (const { data } of pages)
    for (const one of checked(dated, data))
      if (one.body?.startsWith(start) === true && (isOurs(one.user, author) || mayHaveBeenUs(one)))
        found.set(one.id, {
          ...commentOf(one),
          updatedAt: Date.parse(one.updated_at),
          isOwn: isCertainlyOurs(one.user, author),
        });
  return [...found.values()];
}

/** The current state of a comment; `undefined` when it is gone. Rejects with Octokit's errors. */
export async function readOwnComment(github: GitHubClient, id: number): Promise<Comment | undefined> {
  const { octokit, at } = github;
  return await commentUnlessGone(() =>
    github.read(() => octokit.rest.issues.getComment({ ...at, comment_id: id })),
  );
}

/** Changes the text of a comment, unless it is gone. Rejects with Octokit's errors. */
export async function rewriteComment({ octokit, at }: GitHubClient, id: number, body: string): Promise<void> {
  await commentUnlessGone(() => octokit.rest.issues.updateComment({ ...at, comment_id: id, body }));
}

async function commentUnlessGone(call: () => Promise<{ data: unknown }>): Promise<Comment | undefined> {
  return await unlessGone(async () => commentOf(checked(comment, (await call()).data)));
}

/** Who may have written a comment of ours under an earlier token: a bot, or somebody who belongs to the repository. */
const BELONGS = ['OWNER', 'MEMBER', 'COLLABORATOR'];

function mayHaveBeenUs({ user, author_association: association }: v.InferOutput<typeof comment>): boolean {
  return user?.type === 'Bot' || BELONGS.includes(association ?? '');
}

function commentOf(answer: v.InferOutput<typeof comment>): Comment {
  return { id: answer.id, url: answer.html_url, body: answer.body ?? '' };
}
