import { type GitHubClient, transportOf } from './client.js';

/**
 * Page sizes, each a divisor of the one before it. A comment may have 65,536 characters, so a page of 100 can be
 * much larger than we read.
 */
const SIZES = [100, 20, 4, 1] as const;
const [LARGEST] = SIZES;
/** The most requests for one list: GitHub gives a workflow's token a thousand an hour. */
const MOST_REQUESTS = 250;

/** The parameters of a list call. */
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
  /** Whether nothing follows it. */
  last: boolean;
}

/**
 * The pages of a list in its order, with 100 items each. A page whose answer is too large is requested again in
 * smaller pages, because other people often decide how much a list contains. The list is incomplete unless one page
 * is the last one. Rejects with Octokit's errors.
 * @param most the most items to read; it never makes more than 250 requests
 */
export async function* pagesOf<T>(
  github: GitHubClient,
  ask: (asked: PageAsked) => Promise<PageAnswer<T>>,
  most = Infinity,
): AsyncGenerator<Page<T>, void> {
  /** The number of items before the page. */
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
