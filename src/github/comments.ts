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

/** The comments of one pull request, as far as they are ours. Calls reject with Octokit's errors. */
export interface Comments {
  /** The comment that begins with this marker and was written by us; the oldest of several. */
  find(marker: string): Promise<Comment | undefined>;
  /** Posts a comment; after an answer that never came, looks whether it stands before it would post a second. */
  post(marker: string, body: string): Promise<Comment>;
  /** A comment as it is now; `undefined` when it is gone. */
  read(id: number): Promise<Comment | undefined>;
  /** Changes a comment's text; `undefined` when the comment is gone. */
  edit(id: number, body: string): Promise<Comment | undefined>;
  remove(id: number): Promise<void>;
}

/** The comments of a pull request behind GitHub's REST API. */
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
      // They come by ascending id: the first one is the oldest, and what comes after it need not be read.
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

/** Of a repository's comments no more than these pages of 100 are looked through, the newest first. */
const MOST_PAGES = 30;

/**
 * Our comments on all pull requests that begin like this, the one that was changed last first; of the three thousand
 * comments of the repository that were changed last. Rejects with Octokit's errors.
 */
export async function recentComments(github: GitHubClient, start: string): Promise<RecentComment[]> {
  const { octokit, at } = github;
  const author = await ownLogin(github);
  // What is changed while the pages are read moves to the front, and something else comes twice.
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

/** A comment as it is now; `undefined` when it is gone. Rejects with Octokit's errors. */
export async function readOwnComment(github: GitHubClient, id: number): Promise<Comment | undefined> {
  const { octokit, at } = github;
  return await commentUnlessGone(() =>
    github.read(() => octokit.rest.issues.getComment({ ...at, comment_id: id })),
  );
}

/** Changes the text of a comment; one that is gone needs none. Rejects with Octokit's errors. */
export async function rewriteComment({ octokit, at }: GitHubClient, id: number, body: string): Promise<void> {
  await commentUnlessGone(() => octokit.rest.issues.updateComment({ ...at, comment_id: id, body }));
}

async function commentUnlessGone(call: () => Promise<{ data: unknown }>): Promise<Comment | undefined> {
  return await unlessGone(async () => commentOf(checked(comment, (await call()).data)));
}

/**
 * Who we are on GitHub. The workflow's token may not ask `GET /user`, but GraphQL tells it. Where even that is
 * refused, any bot counts: the marker at the comment's start is ours, and a person's copy of it is not a bot's.
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

/** Whether a comment's author is us. An app is called `name[bot]` by REST and, in places, `name` by GraphQL. */
function isOurs(user: v.InferOutput<typeof comment>['user'], own: string | undefined): boolean {
  if (user === null || user === undefined) return false;
  if (user.login === own) return true;
  return user.type === 'Bot' && (own === undefined || user.login === `${own}[bot]`);
}

function commentOf(answer: v.InferOutput<typeof comment>): Comment {
  return { id: answer.id, url: answer.html_url, body: answer.body ?? '' };
}
