/** What nobody has seen of Hygraph, with a switch for each guess. The defaults are the likelier or the stricter. */
export interface Guesses {
  /** The status for a token that is not a JWT: 401 was seen, the documentation says 400. */
  notJwtStatus: 401 | 400;
  /** The content type of a refused token: clients did not take the answer for JSON. */
  tokenRefusalType: string;
  /** The words for a token that was deleted; they follow `token verification failed: `. */
  deletedTokenWords: string;
  /** How long a deleted token is still accepted. */
  deletedTokenLivesMs: number;
  /** What happens to an Authorization that is not `Bearer TOKEN`. */
  otherScheme: 'refused' | 'anonymous';
  /** Whether a token works in another environment than its claim names, with the permissions that it has there. */
  tokenElsewhere: 'accepted' | 'refused';
  /** The status of a read that is not permitted. */
  readRefusalStatus: 200 | 403;
  /** Whether a refused list makes the whole `data` null, as the schema's `!` demands. */
  propagatesNull: boolean;
  /** Whether any refusal makes the whole `data` null, also that of a field that may be null. */
  refusalNullsAll: boolean;
  /** Whether an answer names every refused field, or only the first. */
  refusals: 'first' | 'all';
  /** Which stage and locales count when a call has both the argument and the header. */
  wins: 'argument' | 'header';
  /** What `first` or `last` over 100 does. */
  overHundred: 'refused' | 'capped';
  /** The status for a project or an environment that does not exist. */
  unknownStatus: 404 | 401;
  unknownBody: string;
  tooManyBody: string;
  tooLargeBody: string;
  /** Whether 1 KB is 1,000 bytes or 1,024. */
  kilobyte: 1000 | 1024;
  /** Whether the high performance endpoint caches. */
  caches: boolean;
}

export const GUESSES: Guesses = {
  notJwtStatus: 401,
  tokenRefusalType: 'text/plain; charset=utf-8',
  deletedTokenWords: 'token was not found',
  deletedTokenLivesMs: 0,
  otherScheme: 'refused',
  tokenElsewhere: 'accepted',
  readRefusalStatus: 200,
  propagatesNull: true,
  refusalNullsAll: false,
  refusals: 'first',
  wins: 'argument',
  overHundred: 'refused',
  unknownStatus: 404,
  unknownBody: 'environment not found',
  tooManyBody: 'Too Many Requests',
  tooLargeBody: 'Request Entity Too Large',
  kilobyte: 1000,
  caches: true,
};
