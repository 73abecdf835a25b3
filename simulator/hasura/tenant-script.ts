/** One `createTenant` as a test wants it. What a script leaves out is as in `ordinaryTenant`. Times are in milliseconds. */
export interface TenantScript {
  /** From the call until its answer. */
  answerMs: number;
  /** How many projects the call makes, each under a name of its own. The answer names the first one. */
  projects: number;
  /** The answer is this error, whatever the call made. */
  error?: { message: string; code: string };
  /** How long after the answer those projects are listed that it does not name. */
  unnamedAppearAfterMs: number;
  /** True: the service drops all env vars of the call; a list: these keys. */
  ignoredEnvVars: boolean | readonly string[];
  /** How long the app starts once its host leads to it. */
  startMs: number;
}

/** What the call asked for; a script may depend on it. */
export interface TenantRequest {
  account: string;
  /** The requested name, which the service ignores. */
  name: string | undefined;
  cloud: string;
  region: string;
  env: Readonly<Record<string, string>>;
  /** Which call of this account it is, counted from 1. */
  attempt: number;
}

export type TenantScriptFor = (request: TenantRequest) => Partial<TenantScript>;

/** A call on a quiet day. */
export function ordinaryTenant(): TenantScript {
  return { answerMs: 1500, projects: 1, unnamedAppearAfterMs: 0, ignoredEnvVars: false, startMs: 3000 };
}

/** The error that the service answers now and then although it made projects. Its code is known. */
export const GENERIC_SERVER_ERROR = {
  message: 'error creating tenant: Extensions: map[code:GenericServerError id:4f0c2a]',
  code: 'GenericServerError',
};
