import { jsonText } from '../project/json.js';

/** An error that an app answers, in its own form. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly status: number;
  readonly answer: AppErrorBody;

  constructor(status: number, answer: AppErrorBody) {
    super(answer.error);
    this.status = status;
    this.answer = answer;
  }
}

export interface AppErrorBody {
  path: string;
  error: string;
  code: string;
  internal?: unknown;
}

export function json(status: number, value: unknown): Response {
  return new Response(jsonText(value), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
}

/** A page of the gateway before the app. */
export function html(status: number, text: string): Response {
  const body = `<!DOCTYPE html><html><body><p>${text}</p></body></html>\n`;
  return new Response(body, { status, headers: { 'content-type': 'text/html' } });
}
