/** Which hosts are trusted with what. Pure rules over URLs, the same for inputs and for what the service returns. */

/** Whether a URL's host is this machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
}

/** What the inputs say about whom to trust. */
export interface Trust {
  apiUrl: string;
  /** The user vouches for hosts that are not Hasura's own. */
  customHosts: boolean;
}

/**
 * Whether an endpoint that the service returned may be shown, called and given the admin secret: https under one of
 * Hasura's own names (an app is `NAME.hasura.app`), or on loopback when the API itself is there (a test).
 */
export function isTrustedEndpoint(endpoint: string, { apiUrl, customHosts }: Trust): boolean {
  // A URL parser skips white space and reads a backslash as a slash: text and address must not differ.
  if (!/^[\x21-\x5b\x5d-\x7e]+$/.test(endpoint) || !URL.canParse(endpoint)) return false;
  const url = new URL(endpoint);
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return false;
  if (isLoopback(url.hostname)) return isLoopback(new URL(apiUrl).hostname);
  return (
    url.protocol === 'https:' &&
    url.port === '' &&
    isPlainHost(url.hostname) &&
    (customHosts || isHasuraApp(url.hostname))
  );
}

/** Whether a host may be Hasura Cloud's API: under `hasura.io`. Anybody can have a name under `hasura.app`. */
export function isHasuraApi(hostname: string): boolean {
  return /(^|\.)hasura\.io$/.test(hostname);
}

/** Whether an app may be at a host: under `hasura.app`, or `hasura.io`. */
function isHasuraApp(hostname: string): boolean {
  return /(^|\.)hasura\.(io|app)$/.test(hostname);
}

/**
 * Whether a host is a name in plain letters: not an address inside a network, and not a name (`xn--`) whose letters
 * only look like those of another.
 */
export function isPlainHost(hostname: string): boolean {
  return /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/.test(hostname) && !/(^|\.)xn--/.test(hostname);
}

/** Whether a host is Hygraph's. GraphCMS is its former name. */
export function isHygraph(hostname: string): boolean {
  return /(^|\.)(hygraph|graphcms)\.com$/.test(hostname);
}

/** Whether a text is an address at Hygraph. */
export function leadsToHygraph(text: string): boolean {
  return /^https?:/i.test(text) && URL.canParse(text) && isHygraph(new URL(text).hostname);
}
