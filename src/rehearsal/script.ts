import type { Submitted } from '../postgres/session.js';
import type { SqlFailure } from './server.js';

/** The most that one message of the server may hold. The driver holds a whole message in memory, twice. */
const LARGEST_MESSAGE = 32 * 1024 * 1024;
const TOO_LARGE: SqlFailure = {
  code: '',
  message: `a result has a row of more than ${String(LARGEST_MESSAGE / 1024 / 1024)} MB`,
};

/** The commands whose tags count rows that they wrote. */
const WRITING = /^(?:INSERT|UPDATE|DELETE|MERGE|COPY)\b.* (\d+)$/;

/** The part of the driver's connection that a query works with, including what its types omit. */
interface Wire {
  readonly stream: {
    on(event: 'data', heard: (chunk: Uint8Array) => void): void;
    off(event: 'data', heard: (chunk: Uint8Array) => void): void;
    destroy(): void;
  };
  on(event: 'message', heard: () => void): void;
  off(event: 'message', heard: () => void): void;
  query(text: string): void;
  sendCopyFail(why: string): void;
}

/**
 * A text that is sent as one simple query, as the driver's own queries are. Keeps nothing of what the server answers
 * but counts, so a result may be of any length. The driver calls the methods whose names begin with `handle`.
 */
export class Script implements Submitted {
  /** Rejects when the connection breaks. A failure of the text is no rejection. */
  readonly done: Promise<void>;
  completed = 0;
  rows = 0;
  failure: SqlFailure | undefined;
  readonly #text: string;
  #resolve = (): void => undefined;
  #reject: (error: unknown) => void = () => undefined;
  #unwatch = (): void => undefined;

  constructor(text: string) {
    this.#text = text;
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  submit(connection: unknown): void {
    const wire = connection as Wire;
    this.#watch(wire);
    wire.query(this.#text);
  }

  handleCommandComplete({ text }: { text: string }): void {
    this.completed += 1;
    this.rows += Number(WRITING.exec(text)?.[1] ?? 0);
  }

  handleError(error: unknown): void {
    this.#unwatch();
    this.failure ??= failureIn(error);
    if (this.failure === undefined) this.#reject(error);
    else this.#resolve();
  }

  handleReadyForQuery(): void {
    this.#unwatch();
    this.#resolve();
  }

  /** The server waits for the data of a COPY, which a file cannot contain. */
  handleCopyInResponse(connection: unknown): void {
    (connection as Wire).sendCopyFail('a file has no data for COPY FROM STDIN');
  }

  handleRowDescription(): void {
    // Rows are not kept.
  }

  handleDataRow(): void {
    // Rows are not kept.
  }

  handleCopyData(): void {
    // The output of COPY TO STDOUT is not kept.
  }

  handleEmptyQuery(): void {
    // A text without a statement completes nothing.
  }

  /** Ends the connection when a message is larger than what may be held in memory. */
  #watch(wire: Wire): void {
    let unread = 0;
    const read = (): void => {
      unread = 0;
    };
    // The driver listened first: it has already taken whole messages from the chunk.
    const received = ({ length }: Uint8Array): void => {
      unread += length;
      if (unread <= LARGEST_MESSAGE) return;
      this.failure ??= TOO_LARGE;
      wire.stream.destroy();
    };
    wire.on('message', read);
    wire.stream.on('data', received);
    this.#unwatch = () => {
      wire.off('message', read);
      wire.stream.off('data', received);
    };
  }
}

/** What the server says of a statement that failed; `undefined` for an error of the connection. */
function failureIn(error: unknown): SqlFailure | undefined {
  if (!(error instanceof Error) || !('severity' in error)) return undefined;
  const { code, position, where } = error as { code?: string; position?: string; where?: string };
  return {
    code: code ?? '',
    message: error.message,
    ...(position === undefined ? {} : { position: Number(position) }),
    ...(where === undefined ? {} : { where }),
  };
}
