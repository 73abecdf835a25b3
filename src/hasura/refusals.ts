import type { FailureCode } from '../lib/error-codes.js';
import { Failure, TransportError } from '../lib/errors.js';
import { duration } from '../lib/text.js';
import { VERSION } from '../lib/version.js';

/** What an answer with errors proves about a mutation: `none`, nothing was changed; `unknown`, it may have been. */
export type Effect = 'none' | 'unknown';

/** Hasura Cloud refused, or sent something that is not a valid answer. */
export class HasuraRefusal extends Failure {
  override readonly name = 'HasuraRefusal';
  readonly effect: Effect;
  /** HTTP status of the answer. */
  readonly status: number;
  /** How many milliseconds the service asks to wait, if it does. */
  readonly afterMs: number | undefined;

  constructor(
    code: FailureCode,
    message: string,
    facts: {
      effect: Effect;
      status: number;
      remedy?: string;
      words?: string | undefined;
      afterMs?: number | undefined;
    },
  ) {
    super(code, message, { remedy: facts.remedy, words: facts.words });
    this.effect = facts.effect;
    this.status = facts.status;
    this.afterMs = facts.afterMs;
  }
}

export interface GraphQLErrorAnswer {
  message?: unknown;
  extensions?: { code?: unknown } | null | undefined;
}

const TOKEN_REMEDY =
  'Check the input hasura-cloud-token (or HASURA_CLOUD_ACCESS_TOKEN): create a new personal access token in Hasura Cloud (My Account → Access Tokens) and store it as a secret of the repository.';

/**
 * The kinds of refusal, recognized by the error's text or code; the first match counts. Each proves that nothing was
 * done.
 */
const REFUSALS: {
  code: FailureCode;
  text?: RegExp;
  /** Matches the service's own code. */
  says?: RegExp;
  what: string;
  remedy: string;
}[] = [
  {
    // The service treats a refused token as an anonymous role, for which no root field exists. (known)
    code: 'hasura-token-refused',
    text: /not found in type: '(query|mutation)_root'/,
    what: 'Hasura Cloud refused the token',
    remedy: TOKEN_REMEDY,
  },
  {
    code: 'hasura-token-refused',
    says: /^(access-denied|invalid-headers|invalid-jwt|jwt-.*|unauthorized)$/i,
    what: 'Hasura Cloud refused the token',
    remedy: TOKEN_REMEDY,
  },
  {
    // A missing root field means a refused token (see above); any other missing field existed once. (known)
    code: 'api-changed',
    text: /(field|argument|type) ['"\w]+ not found|unexpected (variables?|argument)|cannot query field/i,
    what: "Hasura Cloud's API has changed: it no longer has a field that this action requests",
    remedy: `This is version ${VERSION} of the action: check for a newer version.`,
  },
  {
    // The service's messages about limits are not known; these words are usual in such messages. (guessed)
    code: 'account-limit',
    text: /\bquota\b|limit (of|was|is|has been|reached|exceeded)|limit\b.*\breached|maximum number|payment|billing|upgrade your/i,
    what: 'Hasura Cloud says that a limit of the account is reached',
    remedy:
      'An account with only Free projects may create 60 preview apps a month and have 3 projects: delete unused projects at https://cloud.hasura.io/ or with mode: sweep, set max-previews, wait, or use a paid plan (https://hasura.io/pricing).',
  },
  {
    code: 'name-taken',
    text: /already (exists|taken|in use|been taken)|name .*(taken|not available|unavailable)|uniqueness violation/i,
    what: 'The name of the app is taken',
    remedy: 'Names are unique across Hasura Cloud: choose another one with the input name.',
  },
  {
    // Hasura's own code for a role without permission. (guessed for this API)
    code: 'hasura-not-allowed',
    text: /\b(not allowed|permission denied|insufficient permissions?)\b/i,
    says: /^permission-(error|denied)$/i,
    what: 'Hasura Cloud does not allow the account of this token to do that',
    remedy:
      'Use the token of an account that may create and delete projects, or change its rights at https://cloud.hasura.io/.',
  },
  {
    code: 'request-refused',
    says: /^(validation-failed|parse-failed|bad-request|constraint-violation|constraint-error|not-exists|data-exception|not-supported)$/i,
    what: 'Hasura Cloud refused the request',
    remedy:
      'The quoted error says which value it rejected. If it names none of your inputs, you may need a newer version of this action.',
  },
];

/** Combines the errors of a GraphQL answer into one refusal; errors take precedence over any data beside them. */
export function refusalOf(
  errors: readonly (GraphQLErrorAnswer | null)[],
  status: number,
  doing: string,
): HasuraRefusal {
  const texts = errors.map((error) =>
    typeof error?.message === 'string' ? error.message : JSON.stringify(error?.message ?? error),
  );
  const words = texts.join('\n');
  const code = errors.map((error) => error?.extensions?.code).find((c) => typeof c === 'string') ?? '';
  // After an internal error or a timeout, the service may have executed the request, whatever the message says.
  const broke = status >= 500 || status === 408 || /time(d|-)? ?out|deadline exceeded/i.test(words);
  const kind = broke
    ? undefined
    : REFUSALS.find(({ text, says }) => (text?.test(words) ?? false) || (says?.test(code) ?? false));
  if (kind === undefined && (status === 401 || status === 403)) return refusalOfStatus(status, words, doing);
  if (kind !== undefined) {
    return new HasuraRefusal(kind.code, `${kind.what} (${doing}).`, {
      effect: 'none',
      status,
      remedy: kind.remedy,
      words,
    });
  }
  return new HasuraRefusal('hasura-error', `Hasura Cloud answered with an error (${doing}).`, {
    effect: 'unknown',
    status,
    remedy: "Run the job again later; the quoted text is Hasura Cloud's.",
    words,
  });
}

/** The refusal for an answer that is not GraphQL: a gateway's page, an empty body, a refused request. */
export function refusalOfStatus(
  status: number,
  body: string,
  doing: string,
  afterMs?: number,
): HasuraRefusal {
  const words = body.trim() === '' ? undefined : body;
  const wait = afterMs === undefined ? '' : ` Wait ${duration(afterMs)}.`;
  const facts = { status, afterMs, words };
  if (status === 401 || status === 403) {
    return new HasuraRefusal(
      'hasura-token-refused',
      `Hasura Cloud refused the token (${doing}, HTTP ${String(status)}).`,
      {
        ...facts,
        effect: 'none',
        remedy: TOKEN_REMEDY,
      },
    );
  }
  if (status === 429) {
    return new HasuraRefusal(
      'hasura-too-many-requests',
      `Hasura Cloud says that too many requests were made (${doing}).`,
      {
        ...facts,
        effect: 'none',
        remedy: `Run the job again later.${wait}`,
      },
    );
  }
  return new HasuraRefusal(
    'no-graphql',
    `Hasura Cloud answered with something other than a GraphQL response (${doing}, HTTP ${String(status)}).`,
    {
      ...facts,
      effect: status >= 400 && status < 500 ? 'none' : 'unknown',
      remedy: `This is usually an outage or a wrong api-url: check the input, and run the job again later.${wait}`,
    },
  );
}

/**
 * What an error proves about the mutation that failed with it: `none`, the service did nothing; `unknown`, it may
 * have executed it. If it is unknown, read the state; never send the request again.
 */
export function effectOf(error: unknown): Effect {
  if (error instanceof TransportError) return error.sent === 'no' ? 'none' : 'unknown';
  return error instanceof HasuraRefusal ? error.effect : 'unknown';
}

/** Whether the error is temporary, so that retrying a read may help. */
export function passes(error: unknown): boolean {
  if (error instanceof TransportError) return error.retryable;
  return error instanceof HasuraRefusal && (error.status === 429 || error.status >= 500);
}
