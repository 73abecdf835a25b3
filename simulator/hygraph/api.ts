import type { Clock } from '../contracts.js';
import { isServedAt, type Place } from './address.js';
import { badRequest, quotaExceeded, Refused, refusedAnswer, tokenRefused, unknownPlace } from './answers.js';
import { Cache, keyOf, type Touched } from './cache.js';
import { runContent } from './content.js';
import type { Guesses } from './guesses.js';
import { Limits } from './limits.js';
import { runManagement } from './management.js';
import type { Environment, Project, Token } from './model.js';
import { type Asked, mutationsIn, readAsked } from './request.js';
import { headersOf, type Session } from './session.js';
import { callerOf } from './tokens.js';

export interface ApiOptions {
  clock: Clock;
  guesses: Guesses;
  projects: readonly Project[];
  answerMs: number;
  newId: () => string;
  newRequestId: () => string;
}

type Content = Extract<Place, { api: 'content' }>;

/** Answers requests, whatever is wrong with them. What is checked first is a guess. */
export class Api {
  readonly #options: ApiOptions;
  readonly #limits: Limits;
  readonly #cache = new Cache();

  constructor(options: ApiOptions) {
    this.#options = options;
    this.#limits = new Limits(options.clock, options.guesses);
  }

  async answer(place: Place, request: Request, body: string): Promise<Response> {
    const { guesses, newRequestId } = this.#options;
    const requestId = newRequestId();
    try {
      if (place.api === 'nothing') throw unknownPlace(guesses);
      if (request.method !== 'POST') throw new Refused(405, 'Method Not Allowed');
      if (place.api === 'content') return await this.#content(place, request, { body, requestId });
      const token = this.#caller(request, undefined);
      return await runManagement(token, runnable(body), requestId);
    } catch (error) {
      if (error instanceof Refused) return refusedAnswer(error, requestId);
      throw error;
    }
  }

  /** The high performance endpoint forgets what it cached of a model in a stage. */
  changed(environment: Environment, what: Touched): void {
    this.#cache.invalidate(environment, what);
  }

  async #content(
    place: Content,
    request: Request,
    { body, requestId }: { body: string; requestId: string },
  ): Promise<Response> {
    const environment = this.#environment(place);
    const mutation = mutationsIn(body).length > 0;
    this.#limits.requireSize(environment, body, mutation);
    const key = keyOf(request, body);
    const cached = this.#caches(place, mutation) ? this.#cache.find(key, environment) : undefined;
    if (cached) return cached;
    const token = this.#caller(request, environment);
    if (environment.project.quotaExceeded) throw quotaExceeded();
    return await this.#limits.within(environment, mutation, async () => {
      const { clock, answerMs } = this.#options;
      if (answerMs > 0) await clock.sleep(answerMs);
      const session = this.#session(environment, token, request);
      const answer = await runContent(session, runnable(body), requestId);
      if (answer.status === 200 && session.refusals.length === 0 && this.#caches(place, mutation))
        this.#cache.keep(key, await answer.clone().text(), environment, session.touched);
      return answer;
    });
  }

  #caches({ fast }: Content, mutation: boolean): boolean {
    return fast && !mutation && this.#options.guesses.caches;
  }

  #environment(place: Content): Environment {
    const { projects, guesses } = this.#options;
    const project = projects.find((one) => one.id === place.project && isServedAt(one, place));
    const found = project?.environments.find(({ name }) => name === place.environment);
    if (!found) throw unknownPlace(guesses);
    return found;
  }

  #caller(request: Request, environment: Environment | undefined): Token | undefined {
    const { clock, guesses, projects } = this.#options;
    const tokens = environment ? environment.project.tokens : projects.flatMap((project) => project.tokens);
    const authorization = request.headers.get('authorization');
    const caller = callerOf(authorization, tokens, { clock, guesses, environment: environment?.name });
    if (caller && 'refusal' in caller) throw tokenRefused(caller, guesses);
    return caller;
  }

  #session(environment: Environment, token: Token | undefined, request: Request): Session {
    const { guesses, newId } = this.#options;
    return {
      environment,
      token,
      guesses,
      headers: headersOf(request, environment),
      refusals: [],
      touched: [],
      changed: (what) => {
        this.changed(environment, what);
      },
      newId,
    };
  }
}

function runnable(body: string): Asked {
  const asked = readAsked(body);
  if ('wrong' in asked) throw badRequest(asked.wrong);
  return asked;
}
