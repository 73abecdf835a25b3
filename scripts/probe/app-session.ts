import { withoutTrailing } from '../../src/lib/text.js';
import type { Redaction } from './redaction.js';
import type { Book, SessionWorld } from './session.js';

/** What an app's own API answered. */
export interface AppReply {
  /** 0 when no answer came. */
  status: number;
  /** The JSON of the answer; a text if it is none. */
  body: unknown;
  ms: number;
}

/** The longest that an answer is waited for. The `fetch` of Node.js waits for 300 s. (known) */
export const WAIT_MS = 290_000;

/** Sends requests to one throw-away app with its admin secret, and keeps what was sent and answered. */
export class AppSession {
  readonly #endpoint: string;
  readonly #secret: string;
  readonly #world: SessionWorld;
  readonly #book: Book;
  readonly #redaction: Redaction;

  constructor(
    { endpoint, secret }: { endpoint: string; secret: string },
    world: SessionWorld,
    book: Book,
    redaction: Redaction,
  ) {
    this.#endpoint = withoutTrailing(endpoint, '/');
    this.#secret = secret;
    this.#world = world;
    this.#book = book;
    this.#redaction = redaction;
  }

  /** Rejects only when the signal is aborted. @param body is sent as JSON; without it, the request is a GET */
  async send(
    path: string,
    body: Record<string, unknown> | undefined,
    signal: AbortSignal,
  ): Promise<AppReply> {
    signal.throwIfAborted();
    const { clock, fetch } = this.#world;
    const at = clock.now();
    const keep = (status: number, answer: unknown): AppReply => {
      const ms = Math.round(clock.now() - at);
      this.#redaction.learn({}, answer);
      this.#book.entries.push({
        ...{ step: this.#book.step, operation: path, document: '', as: 'admin of the app' },
        ...{ variables: body ?? {}, status, answer, at: Math.round(at), ms },
      });
      return { status, body: answer, ms };
    };
    try {
      const response = await fetch(`${this.#endpoint}${path}`, {
        ...{ redirect: 'manual', signal: AbortSignal.any([signal, AbortSignal.timeout(WAIT_MS)]) },
        ...(body === undefined
          ? {}
          : {
              method: 'POST',
              headers: { 'content-type': 'application/json', 'x-hasura-admin-secret': this.#secret },
              body: JSON.stringify(body),
            }),
      });
      return keep(response.status, contentOf(await response.text()));
    } catch {
      signal.throwIfAborted();
      return keep(0, '<no answer>');
    }
  }
}

function contentOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text.length > 100 ? `<no JSON, ${text.length} characters>` : text;
  }
}
