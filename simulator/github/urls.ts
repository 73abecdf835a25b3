import type { Site } from './payloads.js';

/** What a runner tells an action about GitHub's whereabouts, for a simulator at this origin. */
export function githubUrls(origin: string, pathPrefix = '/github'): { apiUrl: string; graphqlUrl: string } {
  const base = new URL(origin).origin + pathPrefix;
  return { apiUrl: `${base}/api/v3`, graphqlUrl: `${base}/api/graphql` };
}

/** The API's address that payloads of this server name. */
export function siteOf(serverUrl: string): Site {
  const server = serverUrl.replace(/\/$/, '');
  return { server, api: server === 'https://github.com' ? 'https://api.github.com' : `${server}/api/v3` };
}
