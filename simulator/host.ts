import { setMaxListeners } from 'node:events';
import type { Server } from 'node:http';
import type { Call, Clock, Fault, Service } from './contracts.js';
import { FaultBook, type Plan } from './host/faults.js';
import { inProcessFetch } from './host/in-process.js';
import type { Arrival, Outcome } from './host/outcome.js';
import { closeServer, listenOn } from './host/socket.js';

export interface HostOptions {
  services: Service[];
  clock: Clock;
  faults?: Fault[];
  /** Milliseconds of simulated time that every call takes to arrive (default 0). */
  latencyMs?: number | (() => number);
}

/**
 * The host of the services. It logs every call, delays it or makes it fail as its faults demand, and gets it
 * answered.
 */
export class Host {
  /** Every call so far, with its full headers and body, in the order of arrival. */
  readonly calls: Call[] = [];
  readonly faults = new FaultBook();
  latencyMs: number | (() => number);
  /** What broke inside the simulator itself; a test should find it empty. */
  readonly failures: unknown[] = [];
  /** A `fetch` that reaches the services without a socket, whatever the origin of the URL. */
  readonly fetch: typeof fetch;

  readonly #services: Service[];
  readonly #clock: Clock;
  readonly #servers: Server[] = [];
  readonly #closed = new AbortController();

  constructor({ services, clock, faults = [], latencyMs = 0 }: HostOptions) {
    this.#services = [...services];
    this.#clock = clock;
    this.latencyMs = latencyMs;
    for (const fault of faults) this.addFault(fault);
    setMaxListeners(0, this.#closed.signal);
    this.fetch = inProcessFetch(this.#handle, clock, this.#closed.signal);
  }

  /** A `fetch` like the host's own, for one of several clients: it also passes this client's calls to `note`. */
  fetchNoting(note: (call: Call) => void): typeof fetch {
    const handle = (arrival: Arrival): Promise<Outcome> => this.#handle(arrival, note);
    return inProcessFetch(handle, this.#clock, this.#closed.signal);
  }

  /** Adds a service; those before it are asked first. */
  add(service: Service): void {
    this.#services.push(service);
  }

  addFault(fault: Fault): void {
    this.faults.add(fault);
  }

  /**
   * Opens a real port on 127.0.0.1; 0 picks a free one. Use it with a real clock: by default, virtual time does not
   * count sockets as work.
   */
  async listen(port = 0): Promise<{ url: string }> {
    const { url, server } = await listenOn(this.#handle, this.#clock, port);
    this.#servers.push(server);
    return { url };
  }

  /** Ends hanging calls and open connections at once. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed.abort();
    await Promise.all(this.#servers.splice(0).map(closeServer));
  }

  readonly #handle = async (arrival: Arrival, note?: (call: Call) => void): Promise<Outcome> => {
    const request = new Request(arrival.url, {
      method: arrival.method,
      headers: arrival.headers,
      ...(arrival.body !== '' && !BODILESS.has(arrival.method) && { body: arrival.body }),
    });
    for (const service of this.#services) {
      const named = service.identify(request, arrival.body);
      if (!named) continue;
      const call = this.#log(named, arrival);
      note?.(call);
      return this.#dated(await this.#serve(service, request, call));
    }
    return this.#dated(text(404, `nothing here answers ${arrival.method} ${new URL(arrival.url).pathname}`));
  };

  /** Adds the header `Date` to an answer, unless a fault has set it. */
  #dated(outcome: Outcome): Outcome {
    if (outcome.kind === 'reset' || outcome.kind === 'hang' || outcome.kind === 'unreachable') return outcome;
    const headers = new Headers(outcome.headers);
    if (!headers.has('date')) headers.set('date', this.#clock.date().toUTCString());
    return { ...outcome, headers };
  }

  #log(
    named: Pick<Call, 'service' | 'operation' | 'variables'>,
    { method, url, headers, body }: Arrival,
  ): Call {
    const call: Call = {
      ...named,
      method,
      url,
      headers: Object.fromEntries(headers),
      body,
      at: this.#clock.now(),
    };
    this.calls.push(call);
    return call;
  }

  async #serve(service: Service, request: Request, call: Call): Promise<Outcome> {
    const latency = typeof this.latencyMs === 'number' ? this.latencyMs : this.latencyMs();
    if (latency > 0) await this.#clock.sleep(latency);
    const plan = this.faults.plan(call);
    if (plan.delayMs > 0) await this.#clock.sleep(plan.delayMs);
    const outcome = await this.#meet(plan, service, request, call);
    if (outcome.kind === 'answer') {
      call.status = outcome.status;
      call.answeredAt = this.#clock.now();
    }
    return outcome;
  }

  async #meet({ trouble, rewrites }: Plan, service: Service, request: Request, call: Call): Promise<Outcome> {
    if (trouble?.kind === 'unreachable') {
      // The call never arrived.
      this.calls.splice(this.calls.indexOf(call), 1);
      return { message: `connect ${trouble.code}`, ...trouble };
    }
    const applied = trouble === undefined || (trouble.applied ?? false);
    const lateMs = trouble && 'lateMs' in trouble ? trouble.lateMs : undefined;
    if (applied && lateMs !== undefined) void this.#workLater(lateMs, service, request, call);
    const real =
      applied && lateMs === undefined ? await this.#work(service, request, call) : text(200, '{"data":null}');
    switch (trouble?.kind) {
      case undefined:
        return rewrites.length === 0 ? real : rewritten(real, rewrites);
      case 'reset':
      case 'hang':
        return { kind: trouble.kind };
      case 'truncate':
        return { ...real, kind: 'truncate' };
      case 'drip':
        return { ...real, kind: 'drip', everyMs: trouble.everyMs };
      case 'flood':
        return { kind: 'flood', headers: new Headers(), bytes: trouble.bytes };
      case 'respond':
        return rewritten(
          {
            kind: 'answer',
            status: trouble.status,
            headers: new Headers(trouble.headers),
            body: trouble.body,
          },
          rewrites,
        );
      default:
        return trouble satisfies never;
    }
  }

  async #workLater(ms: number, service: Service, request: Request, call: Call): Promise<void> {
    try {
      await this.#clock.sleep(ms, this.#closed.signal);
    } catch {
      return;
    }
    await this.#work(service, request, call);
  }

  async #work(service: Service, request: Request, call: Call): Promise<Answer> {
    call.workedAt = this.#clock.now();
    try {
      const response = await service.answer(request, call);
      const body = isText(response.headers)
        ? await response.text()
        : new Uint8Array(await response.arrayBuffer());
      return { kind: 'answer', status: response.status, headers: response.headers, body };
    } catch (error) {
      this.failures.push(error);
      return text(
        500,
        `the simulator itself failed: ${error instanceof Error ? error.stack : String(error)}`,
      );
    }
  }
}

const BODILESS = new Set(['GET', 'HEAD']);

type Answer = Extract<Outcome, { kind: 'answer' }>;

function isText(headers: Headers): boolean {
  return /json|text|html|xml/.test(headers.get('content-type') ?? 'text');
}

function rewritten(answer: Answer, rewrites: ((text: string) => string)[]): Answer {
  const before = typeof answer.body === 'string' ? answer.body : new TextDecoder().decode(answer.body);
  return { ...answer, body: rewrites.reduce((body, rewrite) => rewrite(body), before) };
}

function text(status: number, body: string): Answer {
  return {
    kind: 'answer',
    status,
    headers: new Headers({ 'content-type': 'text/plain; charset=utf-8' }),
    body,
  };
}
