import type { Trouble } from '../../simulator/contracts.js';

/** An answer in place of the service's own: a text as it is, anything else as JSON. */
export function answer(body: unknown, status = 200, headers: Record<string, string> = {}): Trouble {
  return {
    kind: 'respond',
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

/** A refusal as GraphQL words it. */
export function refusal(message: string, code?: string): Trouble {
  return answer({ errors: [{ message, ...(code === undefined ? {} : { extensions: { code } }) }] });
}

/** A refusal as GitHub words it. */
export function refused(status: number, message: string, headers: Record<string, string> = {}): Trouble {
  return answer({ message }, status, headers);
}
