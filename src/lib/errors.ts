import { type FailureCode, type FailureKind, KINDS } from './error-codes.js';

export interface FailureDetails {
  /** What the reader can do about it, as a sentence. */
  remedy?: string | undefined;
  /** The service's own words: untrusted text, shown only quoted and inert. */
  words?: string | undefined;
  cause?: unknown;
}

/** A failure that users see: what happened and to what (`message`), and what to do (`remedy`). */
export class Failure extends Error {
  override readonly name: string = 'Failure';
  /** Which error it is: the anchor of its row in docs/errors.md. */
  readonly code: FailureCode;
  readonly kind: FailureKind;
  readonly remedy: string | undefined;
  readonly words: string | undefined;

  constructor(code: FailureCode, message: string, details: FailureDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.kind = KINDS[code];
    this.remedy = details.remedy;
    this.words = details.words;
  }
}

/** A request that failed in transit. `sent: 'no'` proves that the service never received it. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly sent: 'no' | 'maybe';
  readonly retryable: boolean;
  readonly host: string;
  /** The request succeeded, but its answer has more bytes than we read: requesting less can help. */
  readonly tooLarge: boolean;

  constructor(
    message: string,
    facts: { sent: 'no' | 'maybe'; retryable: boolean; host: string; tooLarge?: boolean; cause?: unknown },
  ) {
    super(message, { cause: facts.cause });
    this.sent = facts.sent;
    this.retryable = facts.retryable;
    this.host = facts.host;
    this.tooLarge = facts.tooLarge === true;
  }
}

/** Turns anything thrown into a failure; unknown errors are reported as a bug in the action itself. */
export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  if (thrown instanceof TransportError) {
    return new Failure('unreachable', `${thrown.message}.`, {
      remedy:
        'Check the network of the runner, its proxy (HTTPS_PROXY) and, where it is set, api-url; then run the job again.',
      cause: thrown,
    });
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new Failure('unexpected', `Unexpected error in this action: ${message}`, {
    remedy: 'Run the job again; if it happens again, please report it with this log.',
    cause: thrown,
  });
}

/** Thrown where an abort reaches running work: nothing is reported then, the post step finalises. */
export class Cancelled extends Failure {
  override readonly name = 'Cancelled';
  constructor(why: string) {
    super('cancelled', `The run was cancelled (${why}).`);
  }
}
