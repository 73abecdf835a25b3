import { VirtualClock } from '../../simulator/clock.js';
import type { Host } from '../../simulator/host.js';
import type { Hygraph, HygraphOptions, NewProject, NewToken } from '../../simulator/hygraph/hygraph.js';
import type { Project, Token } from '../../simulator/hygraph/model.js';
import { models } from '../../simulator/hygraph/models.js';
import { Simulator } from '../../simulator/simulator.js';

/** A Hygraph with one project of five models, a post in each stage, and the requests that a client makes. */
export class Harness {
  readonly clock = new VirtualClock();
  readonly sim: Simulator;
  readonly hygraph: Hygraph;
  readonly host: Host;
  readonly project: Project;

  constructor(options: Omit<HygraphOptions, 'clock'> & { project?: NewProject } = {}) {
    const { project, ...hygraph } = options;
    this.sim = new Simulator({ clock: this.clock, hygraph, hasura: { postgres: 'none' } });
    this.hygraph = this.sim.hygraph;
    this.host = this.sim.host;
    this.project = this.hygraph.addProject({
      models: models(5),
      locales: ['en', 'de'],
      entries: [
        { id: 'draft', model: 'Post', stage: 'DRAFT', values: { title: 'Unready' } },
        { id: 'live', model: 'Post', values: { title: 'Ready' } },
        { id: 'live', model: 'Post', locale: 'de', values: { title: 'Fertig' } },
        { id: 'page', model: 'Page', values: { title: 'Start' } },
      ],
      ...project,
    });
  }

  /** A token that may read everything, or what is given. */
  token(given: NewToken = {}): Token {
    return this.hygraph.addToken(this.project, { permissions: [{}], ...given });
  }

  async ask(query: string, { to, token, headers, variables, ...rest }: Sent = {}): Promise<Reply> {
    const authorization = typeof token === 'string' ? token : token && `Bearer ${token.jwt}`;
    const response = await this.host.fetch(to ?? this.hygraph.endpoint(this.project), {
      method: 'POST',
      headers: { ...headers, ...(authorization !== undefined && { authorization }) },
      body: rest.body ?? JSON.stringify({ query, variables }),
    });
    const text = await response.text();
    const json = text.startsWith('{') ? (JSON.parse(text) as Json) : {};
    return { status: response.status, headers: response.headers, text, json };
  }
}

interface Sent {
  /** The endpoint (default: the regular one of master). */
  to?: string;
  /** A token, or a whole header. */
  token?: Token | string;
  headers?: Record<string, string>;
  variables?: Record<string, unknown>;
  body?: string;
}

export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  json: Json;
}

export interface Json {
  data?: Record<string, unknown> | null;
  errors?: { message: string; extensions?: Record<string, unknown> }[];
  extensions?: { requestId: string };
}
