import { createHash } from 'node:crypto';

/** An answer in GitHub's error shape. */
export class ApiError extends Error {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly extra: Record<string, unknown>;

  constructor(
    status: number,
    message: string,
    { headers = {}, extra = {} }: { headers?: Record<string, string>; extra?: Record<string, unknown> } = {},
  ) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.headers = headers;
    this.extra = extra;
  }
}

/** What a handler returns: a JSON value, or nothing for 204. */
export interface Result {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** A 200 whose ETag the caller already has becomes a 304 without a body, as on GitHub for every GET. */
export function toResponse(request: Request, { status, body, headers = {} }: Result): Response {
  const shared = new Headers({
    'x-github-media-type': 'github.v3; format=json',
    server: 'github.com',
    ...headers,
  });
  if (body === undefined) return new Response(null, { status, headers: shared });
  const text = JSON.stringify(body);
  shared.set('content-type', 'application/json; charset=utf-8');
  if (request.method === 'GET' && status === 200) {
    const etag = `W/"${createHash('sha256').update(text).digest('hex')}"`;
    shared.set('etag', etag);
    const known = request.headers
      .get('if-none-match')
      ?.split(',')
      .map((tag) => tag.trim());
    if (known?.includes(etag) === true) return new Response(null, { status: 304, headers: shared });
  }
  return new Response(text, { status, headers: shared });
}

export function toErrorResponse(
  { status, message, headers, extra }: ApiError,
  documentation: string,
): Response {
  return Response.json(
    { message, ...extra, documentation_url: documentation, status: String(status) },
    { status, headers: { server: 'github.com', ...headers } },
  );
}

/** 422 for a field whose value GitHub does not accept. */
export function validationFailed(resource: string, field: string, message: string): ApiError {
  return new ApiError(422, 'Validation Failed', {
    extra: { errors: [{ resource, code: 'unprocessable', field, message }] },
  });
}

/** 422 for a body that does not match the call's JSON schema. */
export function invalidRequest(complaint: string): ApiError {
  return new ApiError(422, `Invalid request.\n\n${complaint}`);
}
