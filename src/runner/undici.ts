/*
 * Stands in the bundle for the package undici, which the toolkit imports wherever it is loaded (see `paths` in
 * src/tsconfig.json). The package weighs more than all the rest of a start, and only a request through a proxy needs it:
 * Node has a fetch of its own. So it lies in a chunk of its own, and is loaded by the first such request.
 */

/** What the toolkit says of a proxy. */
interface ProxyOptions {
  uri: string;
  token?: string;
}

/** A proxy to send requests through, as the toolkit makes one; the package's own is made when it is used. */
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

/** A fetch through a proxy where one is given, else Node's own. */
export async function fetch(
  url: string,
  { dispatcher, ...init }: Omit<RequestInit, 'dispatcher'> & { dispatcher?: unknown } = {},
): Promise<Response> {
  const send = dispatcher instanceof ProxyAgent ? await dispatcher.fetch() : globalThis.fetch;
  return send(url, init);
}
