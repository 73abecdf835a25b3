import { type GitHubClient, transportOf } from './client.js';

/** Sizes of a page, each a part of the one before it. A comment may have 65,536 characters, a page of 100 much more than we read. */
const SIZES = [100, 20, 4, 1] as const;
const [LARGEST] = SIZES;
/** Requests for one list at most: GitHub gives a workflow's token a thousand in an hour. */
const MOST_REQUESTS = 250;

/** What a list call is given. */
interface PageAsked {
  per_page: number;
  page: number;
}

interface PageAnswer<T> {
  data: T;
  headers: { link?: string | undefined };
}

/** A part of a list. */
export interface Page<T> {
  data: T;
  /** There is nothing after it. */
  last: boolean;
}

/**
 * The pages of a list in its order, of 100 items each. A page whose answer is too large is asked for in smaller ones:
 * how much is in a list is often up to others. The list is not complete where no page of it is the last one.
 * Rejects with Octokit's errors.
 * @param most items to look through at most; never more than 250 requests are made
 */
export async function* pagesOf<T>(
  github: GitHubClient,
  ask: (asked: PageAsked) => Promise<PageAnswer<T>>,
  most = Infinity,
): AsyncGenerator<Page<T>, void> {
  /** How many items lie before the page. */
  let at = 0;
  let size: number = LARGEST;
  for (let requests = 0; requests < MOST_REQUESTS && at < most; requests++) {
    const asked = { per_page: size, page: at / size + 1 };
    try {
      const { data, headers } = await github.read(() => ask(asked));
      const last = !/\brel="?next\b/.test(headers.link ?? '');
      yield { data, last };
      if (last) return;
      at += size;
      size = SIZES.find((larger) => at % larger === 0) ?? 1;
    } catch (error) {
      const smaller = SIZES.find((next) => next < size);
      if (transportOf(error)?.tooLarge !== true || smaller === undefined) throw error;
      size = smaller;
    }
  }
}
