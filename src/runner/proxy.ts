import { getProxyUrl } from '@actions/http-client/lib/proxy';
import { ProxyAgent, fetch as fetchThrough } from './undici.js';

const agents = new Map<string, ProxyAgent>();

/**
 * A fetch through the proxy that HTTPS_PROXY or HTTP_PROXY names for the address, unless NO_PROXY exempts it. It
 * follows the toolkit's rules, which are those of the runner itself. Node's own fetch uses no proxy.
 */
export const proxiedFetch: typeof fetch = async (input, init) => {
  const url = input instanceof Request ? input.url : String(input);
  const proxy = getProxyUrl(new URL(url));
  if (proxy === undefined) return fetch(input, init);
  return fetchThrough(url, { ...init, dispatcher: agentFor(proxy) });
};

function agentFor(proxy: URL): ProxyAgent {
  const known = agents.get(proxy.href);
  if (known !== undefined) return known;
  const { username, password } = proxy;
  const agent = new ProxyAgent({
    uri: proxy.href,
    ...(username === '' && password === ''
      ? {}
      : { token: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` }),
  });
  agents.set(proxy.href, agent);
  return agent;
}
