import { generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import type { Clock } from '../contracts.js';
import { endpointOf } from './address.js';
import type { Guesses } from './guesses.js';
import type { Project, Token } from './model.js';

/** The claims of a permanent auth token. None of them lets it expire. */
export interface Claims {
  version: number;
  iat: number;
  aud: string[];
  iss: string;
  sub: string;
  jti: string;
}

export function claimsOf(
  project: Project,
  environment: string,
  { date, sub, jti }: { date: Date; sub: string; jti: string },
): Claims {
  return {
    version: 3,
    iat: Math.floor(date.getTime() / 1000),
    aud: [endpointOf(project, environment, 'regular'), 'management-next.graphcms.com'],
    iss: `https://management-${project.region}.hygraph.com/`,
    sub,
    jti,
  };
}

/** A JWT with these claims. One that somebody else signs looks just as right, but its signature does not fit. */
export function jwtOf(claims: Claims, by: 'hygraph' | 'somebody else' = 'hygraph'): string {
  const head = { alg: 'RS256', typ: 'JWT', kid: 'hygraph-simulated-key' };
  const text = [head, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${text}.${sign('sha256', Buffer.from(text), keyOf(by)).toString('base64url')}`;
}

/** The token in a header `Authorization`, or why Hygraph refuses it; `undefined` for the public. */
export function callerOf(
  authorization: string | null,
  tokens: readonly Token[],
  { clock, guesses, environment }: { clock: Clock; guesses: Guesses; environment: string | undefined },
): Token | { refusal: string; isJwt: boolean } | undefined {
  if (authorization === null) return undefined;
  const text = /^Bearer (\S+)$/.exec(authorization)?.[1];
  if (text === undefined && guesses.otherScheme === 'anonymous') return undefined;
  const parts = (text ?? '').split('.');
  if (parts.length !== 3) return { refusal: 'token contains an invalid number of segments', isJwt: false };
  const [head = '', payload = '', signature = ''] = parts;
  const claims = objectIn(payload);
  if (!objectIn(head) || !claims) return { refusal: 'token is malformed', isJwt: false };
  const fits = verify(
    'sha256',
    Buffer.from(`${head}.${payload}`),
    keyOf('hygraph'),
    Buffer.from(signature, 'base64url'),
  );
  const token = fits ? tokens.find(({ id }) => id === claims['jti']) : undefined;
  if (!token) return { refusal: FOREIGN, isJwt: true };
  if (environment !== undefined && environment !== token.environment && guesses.tokenElsewhere === 'refused')
    return { refusal: FOREIGN, isJwt: true };
  if (token.deletedAt !== undefined && clock.now() >= token.deletedAt + guesses.deletedTokenLivesMs)
    return { refusal: guesses.deletedTokenWords, isJwt: true };
  return token;
}

const FOREIGN = 'crypto/rsa: verification error';

function objectIn(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** Made when they are first needed, because that takes a tenth of a second. */
const keys = new Map<string, KeyObject>();

function keyOf(owner: string): KeyObject {
  const known = keys.get(owner);
  if (known) return known;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  keys.set(owner, privateKey);
  return privateKey;
}
