/*
 * Replaces the package undici in the bundle. The toolkit imports undici wherever it is loaded (see `paths` in
 * src/tsconfig.json). The package is larger than everything else that a start loads, and only a request through a
 * proxy needs it: Node has its own fetch. So the package is in a separate chunk, which the first such request
 * loads.
 */

/** The toolkit's options for a proxy. */
interface ProxyOptions {
  uri: string;
  token?: string;
}

/** A proxy to send requests through, as the toolkit creates it; the package's own agent is created on first use. */
export class ProxyAgent {
  readonly #options: ProxyOptions;
  #fetch: Promise<typeof globalThis.fetch> | undefined;

  constructor(options: ProxyOptions) {
    this.#options = options;
  }

  /** A fetch through this proxy, with its connections kept for the next request. */
  fetch(): Promise<typeof globalThis.fetch> {
    this.#fetch ??= this.#load();
    return this.#fetch;
  }

  async #load(): Promise<typeof globalThis.fetch> {
    const undici = await import('undici/index.js');
    const dispatcher = new undici.ProxyAgent(this.#options);
    const through: unknown = (url: string, init: object) => undici.fetch(url, { ...init, dispatcher });
    return through as typeof globalThis.fetch;
  }
}

/** Fetches through the proxy if one is given, otherwise with Node's own fetch. */
export async function fetch(
  url: string,
  { dispatcher, ...init }: Omit<RequestInit, 'dispatcher'> & { dispatcher?: unknown } = {},
): Promise<Response> {
  const send = dispatcher instanceof ProxyAgent ? await dispatcher.fetch() : globalThis.fetch;
  return send(url, init);
}
