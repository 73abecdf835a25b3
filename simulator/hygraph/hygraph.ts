import type { Call, Clock, Service } from '../contracts.js';
import { seededRandom, uuid } from '../random.js';
import { endpointOf, type Form, placeOf } from './address.js';
import { Api } from './api.js';
import { type Guesses, GUESSES } from './guesses.js';
import type { Entry, Environment, Project, SentMutation, Token } from './model.js';
import type { HygraphOptions, NewToken } from './options.js';
import { permissionOf } from './permissions.js';
import { cloneOf, entryOf, type NewEntry, type NewProject, projectOf } from './projects.js';
import { isMutation, mutationsIn, readAsked, rootFieldOf } from './request.js';
import { claimsOf, jwtOf } from './tokens.js';

export type { HygraphOptions, NewToken } from './options.js';
export type { NewProject } from './projects.js';

/** Hygraph: the Content API of each environment, and a little of the Management API. */
export class Hygraph implements Service {
  readonly projects: Project[] = [];
  /** Every mutation that arrived, whatever became of it. */
  readonly mutations: SentMutation[] = [];
  readonly guesses: Guesses;
  readonly pathPrefix: string;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #api: Api;

  constructor({ clock, guesses, pathPrefix = '/hygraph', answerMs = 20, random }: HygraphOptions) {
    this.#clock = clock;
    this.#random = random ?? seededRandom(3);
    this.guesses = { ...GUESSES, ...guesses };
    this.pathPrefix = pathPrefix;
    this.#api = new Api({
      clock,
      guesses: this.guesses,
      projects: this.projects,
      answerMs,
      newId: this.#cuid,
      newRequestId: () => uuid(this.#random),
    });
  }

  addProject(given: NewProject = {}): Project {
    const project = projectOf(given, this.#cuid);
    this.projects.push(project);
    return project;
  }

  /** Clones an environment. */
  addEnvironment(project: Project, name: string, from = 'master'): Environment {
    const clone = cloneOf(this.environment(project, from), name);
    project.environments.push(clone);
    return clone;
  }

  environment(project: Project, name = 'master'): Environment {
    const found = project.environments.find((environment) => environment.name === name);
    if (!found) throw new Error(`the project has no environment ${name}`);
    return found;
  }

  addToken(project: Project, given: NewToken = {}): Token {
    const { name = `token-${project.tokens.length + 1}`, environment = 'master', management = false } = given;
    const id = this.#cuid();
    const sub = uuid(this.#random);
    const token: Token = {
      id,
      name,
      project,
      environment,
      jwt: jwtOf(claimsOf(project, environment, { date: this.#clock.date(), sub, jti: id })),
      defaultStage: given.defaultStage ?? this.environment(project, environment).defaultStage,
      permissions: { [environment]: (given.permissions ?? []).map(permissionOf) },
      management,
      deletedAt: undefined,
    };
    project.tokens.push(token);
    return token;
  }

  deleteToken(token: Token): void {
    token.deletedAt = this.#clock.now();
  }

  /** A JWT with the claims of a token, signed by somebody else. */
  foreignJwt({ project, environment, id }: Token): string {
    const names = { date: this.#clock.date(), sub: uuid(this.#random), jti: id };
    return jwtOf(claimsOf(project, environment, names), 'somebody else');
  }

  /** Adds content, as a person does. The high performance endpoint forgets what it cached of the model and stage. */
  addEntry(environment: Environment, given: NewEntry): Entry {
    const entry = entryOf(given, environment.locales, this.#cuid);
    environment.entries.push(entry);
    this.#api.changed(environment, entry);
    return entry;
  }

  /** The endpoint of an environment; with the `url` of a host that listens, the one on loopback. */
  endpoint(
    project: Project,
    {
      environment = 'master',
      form = 'regular',
      url,
    }: { environment?: string; form?: Form; url?: string } = {},
  ): string {
    return endpointOf(project, environment, form, url && `${url}${this.pathPrefix}`);
  }

  /** Whether a URL is one of Hygraph's, whether or not anything is there. */
  isAt(url: string): boolean {
    return URL.canParse(url) && placeOf(new URL(url), this.pathPrefix) !== undefined;
  }

  identify(request: Request, body: string): Pick<Call, 'service' | 'operation' | 'variables'> | undefined {
    const place = placeOf(new URL(request.url), this.pathPrefix);
    if (!place) return undefined;
    // A call that a fault keeps from its work was sent all the same.
    if (place.api !== 'nothing')
      for (const field of mutationsIn(body))
        this.mutations.push({ api: place.api, url: request.url, field, at: this.#clock.now() });
    const asked = readAsked(body);
    if ('wrong' in asked) return { service: 'hygraph', operation: 'unreadable', variables: {} };
    const field = rootFieldOf(asked.operation);
    const operation = isMutation(asked.operation) ? `mutation ${field}` : field;
    return { service: 'hygraph', operation, variables: asked.variables };
  }

  async answer(request: Request, call: Call): Promise<Response> {
    const place = placeOf(new URL(request.url), this.pathPrefix) ?? { api: 'nothing' };
    return await this.#api.answer(place, request, call.body);
  }

  readonly #cuid = (): string => {
    let id = 'c';
    while (id.length < 25) id += Math.floor(this.#random() * 36).toString(36);
    return id;
  };
}
