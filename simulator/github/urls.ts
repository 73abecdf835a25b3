import type { Site } from './payloads.js';

/** The addresses of GitHub that a runner gives to an action, for a simulator at this origin. */
export function githubUrls(origin: string, pathPrefix = '/github'): { apiUrl: string; graphqlUrl: string } {
  const base = new URL(origin).origin + pathPrefix;
  return { apiUrl: `${base}/api/v3`, graphqlUrl: `${base}/api/graphql` };
}

/** The addresses that URLs in this server's payloads begin with. */
export function siteOf(serverUrl: string): Site {
  const server = serverUrl.replace(/\/$/, '');
  const ofCloud = /^https:\/\/(github\.com|[\w-]+\.ghe\.com)$/.exec(server)?.[1];
  return { server, api: ofCloud === undefined ? `${server}/api/v3` : `https://api.${ofCloud}` };
}
