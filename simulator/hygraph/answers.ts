import type { Guesses } from './guesses.js';

/** An answer that is no data: its status and its body, as Hygraph sends them. */
export class Refused extends Error {
  readonly status: number;
  readonly body: object | string;
  readonly contentType: string | undefined;

  constructor(status: number, body: object | string, contentType?: string) {
    super(typeof body === 'string' ? body : JSON.stringify(body));
    this.name = 'Refused';
    this.status = status;
    this.body = body;
    this.contentType = contentType;
  }
}

/** An answer with the id of its request, which only answers with 401 and those to a refused token lack. */
export function jsonAnswer(status: number, body: object, requestId: string): Response {
  return Response.json({ ...body, extensions: { requestId } }, { status });
}

export function refusedAnswer({ status, body, contentType }: Refused, requestId: string): Response {
  if (typeof body === 'string')
    return new Response(body, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });
  if (status === 401 || contentType !== undefined)
    return new Response(JSON.stringify(body), {
      status,
      headers: { 'content-type': contentType ?? 'application/json' },
    });
  return jsonAnswer(status, body, requestId);
}

export function tokenRefused(
  { refusal, isJwt }: { refusal: string; isJwt: boolean },
  guesses: Guesses,
): Refused {
  const message = `token verification failed: ${refusal}`;
  return new Refused(
    isJwt ? 401 : guesses.notJwtStatus,
    { errors: [{ message }], data: null },
    guesses.tokenRefusalType,
  );
}

export function unknownPlace({ unknownStatus, unknownBody }: Guesses): Refused {
  return new Refused(unknownStatus, { errors: [{ message: unknownBody }], data: null });
}

export function quotaExceeded(): Refused {
  const message =
    "You have exceeded the limits of your project's subscription. Please upgrade your plan or contact support.";
  return new Refused(402, { errors: [{ message }], data: null });
}

/** A request that cannot be run. */
export function badRequest(message: string): Refused {
  return new Refused(400, { data: null, errors: [{ message }] });
}
