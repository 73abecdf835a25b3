import { isRecord } from '../lib/record.js';

/** What a permanent auth token says of itself. It is a JWT; nobody but Hygraph can check its signature. */
export type TokenFacts =
  | { isJwt: false; parts: number }
  /** For which project and environment it was made, if it says so. */
  | { isJwt: true; project?: string; environment?: string };

/** Reads a token without asking anybody. Never throws. */
export function readToken(token: string): TokenFacts {
  const parts = token.split('.');
  const claims = parts.length === 3 ? objectIn(parts[1] ?? '') : undefined;
  if (claims === undefined || objectIn(parts[0] ?? '') === undefined)
    return { isJwt: false, parts: parts.length };
  // (seen once) `aud` holds the regular endpoint of the environment, beside the name of the Management API.
  for (const audience of [claims['aud']].flat()) {
    const [, project, environment] =
      /\/(?:v2|content)\/([a-z0-9]+)\/([a-z0-9-]{1,40})$/.exec(
        typeof audience === 'string' ? audience.slice(0, 300) : '',
      ) ?? [];
    if (project !== undefined && environment !== undefined) return { isJwt: true, project, environment };
  }
  return { isJwt: true };
}

function objectIn(part: string): Record<string, unknown> | undefined {
  if (!/^[\w-]+$/.test(part)) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
