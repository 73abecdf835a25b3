import type { Touched } from './cache.js';
import { badRequest } from './answers.js';
import type { Guesses } from './guesses.js';
import type { Environment, Token } from './model.js';

/** What one request to the Content API works with. */
export interface Session {
  environment: Environment;
  /** Undefined for the public. */
  token: Token | undefined;
  guesses: Guesses;
  headers: { stage: string | undefined; locales: string[] | undefined };
  /** The root fields that the caller may not use. */
  refusals: { key: string; nullable: boolean; mutation: boolean }[];
  touched: Touched[];
  /** Tells the cache that a model has changed. */
  changed: (what: Touched) => void;
  /** A new id for an entry. */
  newId: () => string;
}

/** The headers that do what the arguments `stage` and `locales` do. */
export function headersOf(request: Request, { stages, locales }: Environment): Session['headers'] {
  const stage = request.headers.get('gcms-stage') ?? undefined;
  const listed = request.headers.get('gcms-locales')?.split(',');
  const wanted = listed?.map((locale) => locale.trim());
  if (stage !== undefined && !stages.includes(stage)) throw badRequest(`input:1: unknown stage '${stage}'`);
  const unknown = wanted?.find((locale) => !locales.includes(locale));
  if (unknown !== undefined) throw badRequest(`input:1: unknown locale '${unknown}'`);
  return { stage, locales: wanted };
}
