import type { Trouble } from '../../simulator/contracts.js';

/** Replaces the service's own answer: a string is sent unchanged, anything else as JSON. */
export function answer(body: unknown, status = 200, headers: Record<string, string> = {}): Trouble {
  return {
    kind: 'respond',
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

/** An error in GraphQL's format. */
export function refusal(message: string, code?: string): Trouble {
  return answer({ errors: [{ message, ...(code === undefined ? {} : { extensions: { code } }) }] });
}

/** An error in GitHub's format. */
export function refused(status: number, message: string, headers: Record<string, string> = {}): Trouble {
  return answer({ message }, status, headers);
}
