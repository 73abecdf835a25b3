import * as v from 'valibot';
import { Failure } from '../lib/errors.js';
import { type GitHubClient, checked, statusOf, transportOf, unlessGone } from './client.js';
import { pagesOf } from './pages.js';

const comment = v.object({
  id: v.number(),
  html_url: v.string(),
  body: v.nullish(v.string()),
  user: v.nullish(v.object({ login: v.string(), type: v.string() })),
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
}

/** Our comments on one pull request. Calls reject with Octokit's errors. */
export interface Comments {
  /** Finds our comment that begins with this marker; the oldest of several. */
  find(marker: string): Promise<Comment | undefined>;
  /**
   * Posts a comment. If the answer was lost or a server error, it looks for the comment and never posts a second
   * one.
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
  const find: Comments['find'] = async (marker) => {
    const author = (own ??= ownLogin(github));
    const pages = pagesOf(github, (asked) =>
      octokit.rest.issues.listComments({ ...at, issue_number: pull, ...asked }),
    );
    let complete = false;
    for await (const { data, last } of pages) {
      complete = last;
      const us = await author;
      // They are sorted by ascending id: the first match is the oldest, and nothing after it has to be read.
      const found = checked(list, data).find(
        ({ body, user }) => body?.startsWith(marker) === true && isOurs(user, us),
      );
      if (found !== undefined) return commentOf(found);
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
      if (one.body?.startsWith(start) === true && isOurs(one.user, author))
        found.set(one.id, { ...commentOf(one), updatedAt: Date.parse(one.updated_at) });
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

/**
 * Our login on GitHub. The workflow's token may not call `GET /user`, but GraphQL returns the login. If GitHub
 * refuses even that, any bot counts: the marker at the comment's start is ours, and if a person copies it, the
 * author is not a bot.
 */
async function ownLogin(github: GitHubClient): Promise<string | undefined> {
  try {
    const { viewer } = await github.read(() =>
      github.octokit.graphql<{ viewer: { login: string } }>('query { viewer { login } }'),
    );
    return viewer.login;
  } catch {
    return undefined;
  }
}

/** Whether we wrote a comment. REST names an app `name[bot]`; GraphQL sometimes names it `name`. */
function isOurs(user: v.InferOutput<typeof comment>['user'], own: string | undefined): boolean {
  if (user === null || user === undefined) return false;
  if (user.login === own) return true;
  return user.type === 'Bot' && (own === undefined || user.login === `${own}[bot]`);
}

function commentOf(answer: v.InferOutput<typeof comment>): Comment {
  return { id: answer.id, url: answer.html_url, body: answer.body ?? '' };
}
