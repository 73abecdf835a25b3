import { isHasuraApi, isLoopback, isPlainHost } from '../rules/trusted-hosts.js';
import { listed, withoutTrailing } from '../lib/text.js';
import { NAME_PLACEHOLDERS } from '../rules/names.js';

/*
 * What each kind of input may contain. Every function takes the text as written and returns the value, or throws an
 * Error whose message continues after the input's name: it says what is allowed, and what to do.
 */

export function token(text: string, howTo: string): string {
  if (text === '') throw new Error(`is empty; ${howTo}.`);
  // It is sent in an HTTP header. Its format is for the service to check.
  if (!/^[\x21-\x7e]+$/.test(text))
    throw new Error(
      'contains a space, a line break or another character that tokens do not have; store it again without it.',
    );
  return text;
}

export function oneOf<T extends string>(...allowed: T[]): (text: string) => T {
  return (text) => {
    const found = allowed.find((value) => value === text.trim());
    if (found === undefined) throw new Error(`must be ${listed(allowed, 'or')}, not "${quotedValue(text)}".`);
    return found;
  };
}

/** A list of words, separated by commas, spaces or lines; `none` or nothing is the empty list. */
export function listOf<T extends string>(...allowed: T[]): (text: string) => T[] {
  return (text) => {
    const words = text.split(/[\s,]+/).filter((one) => one !== '' && one !== 'none');
    return [...new Set(words)].map((one) => {
      const found = allowed.find((value) => value === one);
      if (found === undefined)
        throw new Error(`must be none, or a list of ${listed(allowed)}, not "${quotedValue(one)}".`);
      return found;
    });
  };
}

/** `true`, `false`, or files and folders below the seeds folder, one on each line or separated by commas. */
export function seeds(text: string): boolean | string[] {
  const named = text
    .split(/[,\r\n]+/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const [only = 'false'] = named;
  if (named.length <= 1 && (only === 'true' || only === 'false')) return only === 'true';
  for (const one of named)
    if (/^\/|\\|\0|(?:^|\/)\.\.(?:\/|$)/.test(one) || one === 'true' || one === 'false')
      throw new Error(
        `must be true, false, or files and folders below the seeds folder, such as default/shop.sql, not "${quotedValue(one)}".`,
      );
  return named;
}

/** A value that only the service can validate; it is sent as written. */
export function word(text: string): string {
  const value = text.trim();
  if (!/^[A-Za-z0-9_-]{1,60}$/.test(value))
    throw new Error(
      `must be a word of letters, digits, hyphens and underscores, not "${quotedValue(text)}".`,
    );
  return value;
}

export function boolean(text: string): boolean {
  if (/^(true|True|TRUE)$/.test(text.trim())) return true;
  if (/^(false|False|FALSE)$/.test(text.trim())) return false;
  throw new Error(`must be true or false, not "${quotedValue(text)}".`);
}

export function nameTemplate(text: string): string {
  const template = text.trim();
  const unknown = [...template.matchAll(/\{([^{}]*)\}/g)]
    .map((match) => match[1] ?? '')
    .filter((word) => !(NAME_PLACEHOLDERS as readonly string[]).includes(word));
  if (unknown.length > 0) {
    throw new Error(
      `has an unknown placeholder {${quotedValue(unknown[0] ?? '')}}; use ${listed(
        NAME_PLACEHOLDERS.map((word) => `{${word}}`),
        'or',
      )}.`,
    );
  }
  const literal = template.replace(/\{[^{}]*\}/g, '');
  if (!/^[a-z0-9-]*$/.test(literal)) {
    throw new Error(
      `may contain lower-case letters, digits, hyphens and placeholders, not "${quotedValue(template)}"; Hasura Cloud uses it as the app's host name.`,
    );
  }
  if (literal.length > 63) throw new Error('is longer than the 63 characters that a host name may have.');
  return template;
}

export function directory(text: string): string {
  const path = withoutTrailing(text.trim().replace(/^(\.\/+)+/, ''), '/');
  if (path === '' || path === '.') return '';

  if (/[\u0000-\u001f\u007f\\]/.test(path))
    throw new Error('contains a control character or a backslash; write the path with forward slashes.');
  if (path.startsWith('/') || path.split('/').some((part) => part === '..' || part === '.' || part === '')) {
    throw new Error(
      'must be a path inside the repository, without "..", for example hasura or backend/hasura.',
    );
  }
  if (path.length > 1000) throw new Error('is longer than 1,000 characters.');
  return path;
}

/** Git's own rules for branch names, as far as they protect us; GitHub checks the others. */
export function branch(text: string): string | undefined {
  const name = text.trim().replace(/^refs\/heads\//, '');
  if (name === '') return undefined;

  if (
    /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|^[-/.]|[/.]$|\.lock$/.test(name) ||
    Buffer.byteLength(name) > 244
  ) {
    throw new Error('is not a valid branch name; write it as git branch shows it.');
  }
  return name;
}

export function pullNumber(text: string): number | undefined {
  const number = text.trim().replace(/^#/, '');
  if (isLeftOut(number)) return undefined;
  if (!/^[1-9]\d{0,9}$/.test(number))
    throw new Error(`must be the number of a pull request, not "${quotedValue(text)}".`);
  return Number(number);
}

export function region(text: string): string {
  const code = text.trim();
  if (!/^[a-z0-9-]{2,40}$/.test(code))
    throw new Error(
      `must be a region's code such as us-east-2, us-west-1 or eu-central-1, not "${quotedValue(text)}".`,
    );
  return code;
}

export function minutes(text: string): number {
  const number = Number(text.trim());
  if (!/^\d+(\.\d+)?$/.test(text.trim()) || number < 0.1 || number > 360)
    throw new Error(`must be minutes between 0.1 and 360, not "${quotedValue(text)}".`);
  return number * 60_000;
}

/** The name of a GitHub environment. */
export function environment(text: string): string {
  const name = text.trim();
  if (name === '' || name.length > 255 || /[\u0000-\u001f\u007f]/.test(name))
    throw new Error('must be the name of a GitHub environment, of at most 255 characters on one line.');
  return name;
}

/** The name of a label, or none. */
export function label(text: string): string | undefined {
  return text.trim() === '' ? undefined : requiredLabel(text);
}

/** The name of a label; GitHub's have at most 50 characters. */
export function requiredLabel(text: string): string {
  const name = text.trim();
  if (name === '' || name.length > 50 || /[\u0000-\u001f\u007f,]/.test(name))
    throw new Error('must be the name of one label, of at most 50 characters.');
  return name;
}

/** Empty, or the 0 that a reusable workflow passes for an omitted input of `type: number`. */
export function isLeftOut(text: string): boolean {
  return text === '' || text === '0';
}

/** A number of days, in milliseconds. */
export function days(text: string): number | undefined {
  const number = text.trim();
  if (isLeftOut(number)) return undefined;
  if (!/^\d+(\.\d+)?$/.test(number) || Number(number) < 1 || Number(number) > 365)
    throw new Error(`must be days between 1 and 365, not "${quotedValue(text)}".`);
  return Number(number) * 86_400_000;
}

export function count(text: string): number | undefined {
  const number = text.trim();
  if (isLeftOut(number)) return undefined;
  if (!/^\d{1,4}$/.test(number) || Number(number) < 1 || Number(number) > 1000)
    throw new Error(`must be a number between 1 and 1000, not "${quotedValue(text)}".`);
  return Number(number);
}

/**
 * @param custom whether the user trusts a host that is not Hasura's own; the host is not checked when this is
 * unknown
 */
export function apiUrl(text: string, custom: boolean | undefined): string {
  const written = text.trim();
  if (!URL.canParse(written)) throw new Error('is not a URL; leave it out to use Hasura Cloud.');
  const url = new URL(written);
  if (url.username !== '' || url.password !== '')
    throw new Error('must not contain a user name or password; the token has its own input.');
  refuseInTheClear(url, 'the token');
  if (!isLoopback(url.hostname) && !isPlainHost(url.hostname)) {
    throw new Error(
      'must name its host in plain letters, not by an IP address, because the token is sent there.',
    );
  }
  if (!isLoopback(url.hostname) && !isHasuraApi(url.hostname) && custom === false) {
    throw new Error(
      `names the host ${quotedValue(url.hostname)}, which is not under hasura.io, and the token is sent there; if you want that, set allow-custom-api-url to true.`,
    );
  }
  return written;
}

/** The endpoint of an app, with or without `/v1/graphql`: returned without. */
export function appEndpoint(text: string): string {
  const secretToo = 'review-base-admin-secret is set, so give the address of that app, or leave out both';
  if (text === '') throw new Error(`is empty; ${secretToo}.`);
  if (!URL.canParse(text))
    throw new Error('is not a URL; give the address of the app, such as https://shop.hasura.app.');
  const url = new URL(text);
  const { username, password, search, hash } = url;
  if ([username, password, search, hash].some((part) => part !== ''))
    throw new Error(
      'must not contain a user name, a password, a query or a fragment; the secret has its own input.',
    );
  refuseInTheClear(url, 'the admin secret');
  return withoutTrailing(withoutTrailing(text, '/').replace(/\/v1\/graphql$/, ''), '/');
}

/** A secret is sent in the clear only on the machine itself. */
function refuseInTheClear({ protocol, hostname }: URL, secret: string): void {
  if (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))) return;
  throw new Error(
    `must begin with https:// (http:// only for 127.0.0.1 and localhost), because ${secret} is sent there.`,
  );
}

/** The admin secret of an app that this action did not make. */
export function adminSecretOf(text: string): string {
  if (text === '')
    throw new Error(
      'is empty, but review-base-endpoint is set; give the admin secret of that app, from a secret, or leave out both.',
    );
  // It is sent in an HTTP header.
  if (!/^[\x20-\x7e]+$/.test(text))
    throw new Error(
      'contains a line break or another character that cannot be sent; store it again without it.',
    );
  return text;
}

/** A value for an error message: short and on one line. Only used for inputs that are never secret. */
export function quotedValue(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
