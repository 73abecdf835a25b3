import type { FailureCode } from '../lib/error-codes.js';
import { Failure, TransportError } from '../lib/errors.js';
import { duration } from '../lib/text.js';
import { VERSION } from '../lib/version.js';

/** What an answer with errors proves of a mutation: that nothing changed, or nothing either way. */
export type Effect = 'none' | 'unknown';

/** Hasura Cloud said no, or said something that is no answer. */
export class HasuraRefusal extends Failure {
  override readonly name = 'HasuraRefusal';
  readonly effect: Effect;
  /** HTTP status of the answer. */
  readonly status: number;
  /** Milliseconds that the service asks to wait, when it does. */
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

/** The kinds of refusal, told by the error's text or code; the first that fits counts. Each proves that nothing was done. */
const REFUSALS: {
  code: FailureCode;
  text?: RegExp;
  /** The service's own code. */
  says?: RegExp;
  what: string;
  remedy: string;
}[] = [
  {
    // A refused token is answered as an anonymous role, to which no root field exists. (known)
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
    // A root field that is missing means a refused token, above; any other one was there once. (known)
    code: 'api-changed',
    text: /(field|argument|type) ['"\w]+ not found|unexpected (variables?|argument)|cannot query field/i,
    what: "Hasura Cloud's API has changed: it no longer has a field that this action requests",
    remedy: `This is version ${VERSION} of the action: check for a newer version.`,
  },
  {
    // The texts of the limits are not known; these are the words such texts use. (guessed)
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
    // Hasura's own code for a role that may not do something. (guessed for this API)
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

/** Turns the errors of a GraphQL answer into one refusal; errors win over any data beside them. */
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
  // What breaks inside the service, or takes too long there, may have been done all the same, whatever its words are.
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

/** An answer that is no GraphQL at all: a gateway's page, an empty body, a refused request. */
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
 * What an error proves of a mutation that it ended: `none`, the service did nothing; `unknown`, it may have. Unknown
 * is settled by looking, never by sending the call again.
 */
export function effectOf(error: unknown): Effect {
  if (error instanceof TransportError) return error.sent === 'no' ? 'none' : 'unknown';
  return error instanceof HasuraRefusal ? error.effect : 'unknown';
}

/** Whether trouble of this kind passes: another try of a read may help. */
export function passes(error: unknown): boolean {
  if (error instanceof TransportError) return error.retryable;
  return error instanceof HasuraRefusal && (error.status === 429 || error.status >= 500);
}
