import { isHygraph, isLoopback, isPlainHost } from '../rules/trusted-hosts.js';

/** The Content API of one environment of a Hygraph project. */
export interface Endpoint {
  url: string;
  /** The project's id. */
  project: string;
  environment: string;
}

/** `/v2/PROJECT/ENVIRONMENT`, or `/content/…` of the high performance endpoint; on loopback, below any path. */
const PATH = /^((?:\/[\w-]+)*)\/(?:v2|content)\/([a-z0-9]{20,30})\/([a-z0-9-]{1,40})$/;

/**
 * Reads the address of a Content API, as Hygraph shows it.
 * @throws Error whose message continues after the input's name. It never quotes the address, which may be a secret.
 */
export function readEndpoint(text: string): Endpoint {
  const url = text.trim();
  if (!/^[\x21-\x5b\x5d-\x7e]+$/.test(url) || !URL.canParse(url))
    throw new Error(`is not a URL; give the address as Hygraph shows it, ${EXAMPLE}.`);
  const { protocol, hostname, port, username, password, pathname, search, hash } = new URL(url);
  const here = isLoopback(hostname);
  if (username !== '' || password !== '')
    throw new Error('must not contain a user name or password; the token has its own input.');
  if (!here && (protocol !== 'https:' || port !== '' || !isPlainHost(hostname) || !isHygraph(hostname)))
    throw new Error(
      `must begin with https:// and name a host under hygraph.com or graphcms.com, because the token is sent there, ${EXAMPLE}.`,
    );
  const [, before, project, environment] = PATH.exec(pathname) ?? [];
  if (project === undefined || environment === undefined || search !== '' || hash !== '' || url.endsWith('#'))
    throw new Error(
      `must end with the ids of the project and the environment, without a slash or anything else after them, ${EXAMPLE}.`,
    );
  if (!here && before !== '')
    throw new Error(`must be the address of the Content API, as Hygraph shows it, ${EXAMPLE}.`);
  return { url, project, environment };
}

const EXAMPLE = 'for example https://api-eu-central-1.hygraph.com/v2/PROJECT/master';
