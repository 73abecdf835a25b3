import type { Environment } from './model.js';

/** What a request read: the cache drops its answer when that changes. */
export interface Touched {
  model: string;
  stage: string;
}

interface Kept {
  body: string;
  environment: Environment;
  /** The schema's models as they were. */
  models: string;
  touched: readonly Touched[];
}

/**
 * The cache of the high performance endpoint. It keeps answers without errors, for the same text by the same caller.
 * It does not look at the token again, so an answer may outlive it.
 */
export class Cache {
  readonly #answers = new Map<string, Kept>();

  find(key: string, environment: Environment): Response | undefined {
    const found = this.#answers.get(key);
    if (found?.models !== modelsOf(environment)) return undefined;
    return new Response(found.body, { headers: { 'content-type': 'application/json' } });
  }

  keep(key: string, body: string, environment: Environment, touched: readonly Touched[]): void {
    this.#answers.set(key, { body, environment, models: modelsOf(environment), touched });
  }

  /** Drops what was read of a model in a stage. */
  invalidate(environment: Environment, { model, stage }: Touched): void {
    for (const [key, kept] of this.#answers) {
      const read = kept.touched.some((one) => one.model === model && one.stage === stage);
      if (read && kept.environment === environment) this.#answers.delete(key);
    }
  }
}

/** What makes two requests the same one. */
export function keyOf(request: Request, body: string): string {
  const headers = ['authorization', 'gcms-stage', 'gcms-locales'].map((name) => request.headers.get(name));
  const { host, pathname } = new URL(request.url);
  return JSON.stringify([host, pathname, headers, body]);
}

function modelsOf({ models }: Environment): string {
  return models.map(({ name }) => name).join();
}
