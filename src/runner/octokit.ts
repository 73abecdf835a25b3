import { defaults, getOctokitOptions } from '@actions/github/lib/utils';

/**
 * How this runner reaches GitHub: the toolkit knows the API's address (also that of an enterprise server), the proxy
 * in between, and our user agent. Loaded late: the toolkit parses the event when it is imported.
 */
export function gitHubAccess(token: string): {
  baseUrl: string;
  fetch: typeof fetch;
  auth: string;
  userAgent?: string;
} {
  const options = getOctokitOptions(token, { userAgent: 'hasura-preview-action' }) as {
    auth: string;
    userAgent?: string;
  };
  const { baseUrl = 'https://api.github.com', request } = defaults as unknown as {
    baseUrl?: string;
    request: { fetch: typeof fetch };
  };
  return {
    ...options,
    baseUrl,
    fetch: request.fetch,
  };
}
