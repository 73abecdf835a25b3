/*
 * Which values are secret. One rule decides for the log and for public text:
 * - secret: masked everywhere. The name of its variable shows that it is secret, or it contains credentials.
 * - harmless: shown everywhere.
 * - everything else is private: shown in the log, where the runner masks what came from a secret of the
 *   repository, and kept out of comments, summaries and deployments.
 */

/** A variable of the app. */
export interface EnvVariable {
  key: string;
  value: string;
}

/** A shorter text occurs in too many others. */
export const SHORTEST = 6;

/** Words that occur in too many texts, including ours. */
const COMMON = new Set([
  'undefined',
  'production',
  'staging',
  'development',
  'preview',
  'postgres',
  'password',
  'localhost',
  'github',
  'hasura',
  'public',
  'default',
  // These are short enough to matter only for admin secrets.
  ...['admin', 'build', 'data', 'demo', 'error', 'false', 'main', 'name', 'none', 'null', 'ready', 'root'],
  ...['table', 'test', 'true', 'user'],
]);

/** Whether every occurrence of a secret can be replaced without breaking ordinary text. */
export function worthMasking(value: string, shortest = SHORTEST): boolean {
  return value.length >= shortest && !isCommon(value);
}

export function isCommon(value: string): boolean {
  return COMMON.has(value.toLowerCase());
}

/** Names of variables whose value is secret, whatever it is. */
const SECRET_NAME =
  /SECRET|TOKEN|PASS|KEY|JWT|CREDENTIAL|PRIVATE|DSN|DATABASE_URL|CONNECTION|SIGNATURE|BEARER|(?:^|_)(?:SK|PW|PWD|PSK)(?:_|$)/i;
/** Names of variables whose value is secret unless it is harmless: `AUTH_MODE` has a word, `WEBHOOK_AUTH` a secret. */
const DOUBTFUL_NAME =
  /(?:^|_)[A-Z]*AUTH(?:_|$)|AUTHENTICATION|(?:^|_)AUTHORIZATION|LICEN[CS]E|COOKIE|SIGNING|MNEMONIC|PHRASE|(?:^|_)(?:SALT|SIG|HMAC|SEED|OTP)(?:_|$)/i;

/** Names of a URL's parameters whose value is secret. */
const SECRET_PARAMETER =
  /^(?:.*(?:token|secret|password|passwd|credential|signature|api[_-]?key|subscription-key|jwt|assertion)|key|pwd|pass)$/i;
/** The same, unless the value is harmless: a code may be a country's. */
const DOUBTFUL_PARAMETER = /^(?:code|sig|sign|auth\w*|session\w*|sid|hmac|ticket|[a-z]key)$/i;

/** The scheme of an Authorization header with what follows it. */
const AUTHORIZATION = /\b(?:bearer|basic|digest|token)[ \t]+([\w.~+/:=-]{6,})/gi;

/**
 * The secret parts of an app's variable: the passwords and tokens of any URL or header in it. If there are any, or
 * if the variable's name marks it as secret, the whole value is secret too.
 */
export function secretsIn({ key, value }: EnvVariable): string[] {
  const found = credentialsIn(value);
  if (found.length > 0 || isSecretName(key, value)) found.push(value, ...keysIn(value));
  return found;
}

/** Whether a variable's name marks this value as secret. */
function isSecretName(key: string, value: string): boolean {
  return SECRET_NAME.test(key) || (DOUBTFUL_NAME.test(key) && !isHarmless(value));
}

/** Whether a value too short to be masked is still a secret: not a word, not a number, and with a secret's name. */
export function isShortSecret({ key, value }: EnvVariable): boolean {
  const text = value.trim();
  return (
    text.length < SHORTEST && text.length >= 4 && !isHarmlessText(text) && isSecretName(key, `${text}${text}`)
  );
}

/**
 * The private parts of an app's variable: the value, unless it is harmless, and the parts of it that look like more
 * than words, such as the parameters of a URL or the fields of a connection string.
 */
export function privateIn({ value }: EnvVariable): string[] {
  const text = value.trim();
  if (isHarmless(text)) return [];
  const urls = urlsIn(text);
  const outside = urls.reduce((rest, { written }) => rest.replace(written, ' '), text);
  return [
    text,
    ...urls.flatMap(({ written, user, password = '', path, tail }) => [
      written,
      user,
      password,
      ...path,
      ...tail.split(/[?&;#=]/),
    ]),
    ...textsIn(text),
    ...outside.split(/[\s;,"'`=:&?#|<>{}()[\]]+/),
  ].filter((part, index) => index === 0 || (!isHarmless(part) && !isWordy(part)));
}

/**
 * Whether anybody may see a value: it is short, a number, a version, a word of letters, a region's code, an address
 * without user, query or fragment whose path contains only words, or a list of these.
 */
function isHarmless(value: string): boolean {
  const text = value.trim();
  return text.length < SHORTEST || text.split(',').every((part) => isHarmlessText(part.trim()));
}

function isHarmlessText(text: string): boolean {
  return (
    text === '' ||
    /^[+-]?\d{1,12}(\.\d{1,6})?$/.test(text) ||
    /^\d{1,6} ?([a-z]|ms|min|[kmgt]i?b|%)$/i.test(text) ||
    /^v?\d{1,4}(\.\d{1,4}){1,3}$/.test(text) ||
    /^(?=.{1,15}$)(?:[A-Z]?[a-z]+|[A-Z]+)$/.test(text) ||
    /^[a-z]{2,12}(-[a-z]{2,12}){1,2}-?\d{1,2}$/.test(text) ||
    isPlainUrl(text)
  );
}

function isPlainUrl(text: string): boolean {
  const [, path] =
    /^[a-z][a-z0-9+.-]{0,20}:\/\/[a-z0-9*.-]{1,253}(?::\d{1,5})?((?:\/[\w./-]*)?)$/i.exec(text) ?? [];
  return path?.split('/').every(isPlainSegment) === true;
}

function isPlainSegment(segment: string): boolean {
  return segment.length < SHORTEST || isHarmlessText(segment) || isWordy(segment);
}

/** Words joined by hyphens, dots or underscores, as in the names of things. */
function isWordy(text: string): boolean {
  return /^(?:[A-Z]?[a-z]{1,20}|[A-Z]{1,20})(?:[-_.](?:[A-Z]?[a-z]{1,20}|[A-Z]{1,20}|\d{1,3}))*$/.test(text);
}

/** The secrets inside a JSON value, such as the key of a `HASURA_GRAPHQL_JWT_SECRET`. */
function keysIn(value: string): string[] {
  return textsIn(value, /key|secret|private|token|pass/i);
}

/** The texts inside a JSON value, from the fields whose names match. */
function textsIn(value: string, name = /(?:)/): string[] {
  const texts: string[] = [];
  if (!/^\s*[[{]/.test(value)) return texts;
  try {
    JSON.parse(value, (field, part: unknown) => {
      if (typeof part === 'string' && name.test(field)) texts.push(part);
    });
  } catch {
    // Not JSON: there is only the value itself.
  }
  return texts;
}

/** A URL inside a value, split into the parts that may hold a secret. */
interface UrlParts {
  written: string;
  /** The text before the host; `password` is absent if no colon separates it. */
  user: string;
  password?: string;
  /** Parts of its path that are not words. */
  path: string[];
  /** Everything from its question mark or hash on. */
  tail: string;
}

/** The scheme of a URL, before its "://". */
const SCHEME = /[a-z][a-z0-9+.-]{0,30}$/i;

/** A value with more URLs than this is not a setting. */
const MOST_URLS = 100;

function urlsIn(text: string): UrlParts[] {
  const found: UrlParts[] = [];
  // Searches in both directions from "://", since a scheme could begin at any letter of a long word.
  const [, ...after] = text.split('://');
  let end = 0;
  for (const [index, upToNext] of after.slice(0, MOST_URLS).entries()) {
    end = text.indexOf('://', end) + 3;
    const [scheme] = SCHEME.exec(text.slice(Math.max(0, end - 33), end - 3)) ?? [];
    const [rest = ''] = /^[^\s"'<>]*/.exec(upToNext) ?? [];
    const isLast = index === after.length - 1 || rest.length < upToNext.length;
    if (scheme !== undefined) found.push(partsOf(`${scheme}://`, isLast ? rest : rest.replace(SCHEME, '')));
  }
  return found;
}

function partsOf(start: string, rest: string): UrlParts {
  const [authority = ''] = /^[^/?#]*/.exec(rest) ?? [];
  const [path = ''] = /^[^?#]*/.exec(rest.slice(authority.length)) ?? [];
  const userinfo = authority.slice(0, Math.max(0, authority.lastIndexOf('@')));
  const [user = '', ...password] = userinfo.split(':');
  return {
    written: `${start}${rest}`,
    user,
    ...(password.length > 0 ? { password: password.join(':') } : {}),
    path: path.split('/').filter((segment) => !isPlainSegment(segment)),
    tail: rest.slice(authority.length + path.length),
  };
}

/**
 * The passwords and tokens in a value: before the host of a URL, among parameters, after the scheme of a header.
 */
function credentialsIn(value: string): string[] {
  const users = urlsIn(value).map(({ user, password }) => password ?? (user.length >= 16 ? user : ''));
  const parameters = [...value.matchAll(/[?&#]([\w.-]{1,64})=([^&\s#]+)/g)]
    .filter(
      ([, name = '', text = '']) =>
        SECRET_PARAMETER.test(name) || (DOUBTFUL_PARAMETER.test(name) && !isHarmless(text)),
    )
    .map(([, , text = '']) => text);
  const headers = [...value.matchAll(AUTHORIZATION)]
    .map(([, text = '']) => text)
    .filter((text) => !isHarmless(text));
  return [...users, ...parameters, ...headers].filter((part) => part !== '');
}
