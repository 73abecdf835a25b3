import type { Clock } from '../../simulator/contracts.js';
import { GitHub } from '../../simulator/github/github.js';
import type { Pull, Repository } from '../../simulator/github/model.js';
import { githubActions } from '../../simulator/github/model.js';
import type { Level, Permission } from '../../simulator/github/tokens.js';
import { githubUrls } from '../../simulator/github/urls.js';

export const { apiUrl, graphqlUrl } = githubUrls('http://127.0.0.1:1');

/** A GitHub with one private repository and one pull request in it, and the calls that a client makes. */
export class Harness {
  /** The seconds since 2026 began. Tests change it. */
  seconds = 0;
  readonly github = new GitHub({ clock: this.#clock() });
  readonly repo: Repository;
  readonly pull: Pull;

  constructor() {
    this.repo = this.github.addRepository({ owner: 'acme', name: 'shop', id: 123456, private: true });
    this.pull = this.github.openPull({ repo: this.repo, number: 42, head: 'cart', author: 'alice' });
    this.give('full', {
      contents: 'read',
      pull_requests: 'write',
      issues: 'write',
      deployments: 'write',
    });
  }

  /** Adds a token of the workflow, or of the person with that login. */
  give(token: string, permissions: Partial<Record<Permission, Level>>, login?: string): void {
    const { login: own, id } = githubActions;
    this.github.addToken(token, {
      login: login ?? own,
      id: login === undefined ? id : 7,
      type: login === undefined ? 'Bot' : 'User',
      permissions,
      repositories: ['acme/shop'],
    });
  }

  /** Sends a request to a path in `acme/shop`, by `identify` and `answer`, as a host does. */
  async send(path: string, { method = 'GET', body, token = 'full' }: Sent = {}): Promise<Answer> {
    const url = path.startsWith('http') ? path : `${apiUrl}/repos/acme/shop${path}`;
    const text = body === undefined ? '' : JSON.stringify(body);
    const request = new Request(url, {
      method,
      headers: { 'user-agent': 'test', ...(token === null ? {} : { authorization: `token ${token}` }) },
      ...(text === '' ? {} : { body: text }),
    });
    const named = this.github.identify(request, text);
    if (named === undefined) throw new Error(`nobody answers ${url}`);
    const response = await this.github.answer(request, {
      ...named,
      method,
      url,
      headers: {},
      body: text,
      at: 0,
    });
    const answer = await response.text();
    const json = (answer === '' ? {} : JSON.parse(answer)) as Json;
    return { operation: named.operation, status: response.status, headers: response.headers, json };
  }

  post(path: string, body: unknown = {}, token = 'full'): Promise<Answer> {
    return this.send(path, { method: 'POST', body, token });
  }

  /** The body of a GraphQL response, whose status is always 200. */
  async ask(query: string, variables: Record<string, unknown> = {}, token = 'full'): Promise<Json> {
    const { status, json } = await this.post(graphqlUrl, { query, variables }, token);
    if (status !== 200) throw new Error(`GraphQL answered ${status}.`);
    return json;
  }

  #clock(): Clock {
    return {
      now: () => this.seconds * 1000,
      date: () => new Date(Date.UTC(2026, 0, 1) + this.seconds * 1000),
      sleep: () => Promise.resolve(),
      hold: (work) => work(),
    };
  }
}

interface Sent {
  method?: string;
  body?: unknown;
  token?: string | null;
}

export interface Answer {
  operation: string;
  status: number;
  headers: Headers;
  json: Json;
}

/** Tests read many shapes; each one's expectation shows which one it means. */
export interface Json {
  [key: string]: Json & string & number & null & boolean & Json[];
}

/** One field of every item of a list. */
export function each(list: Json, field: string): unknown[] {
  return (list as unknown as Json[]).map((item) => item[field]);
}

/** The value at a path of an answer, or null where the path ends early. */
export function at(json: Json, ...path: string[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<string, unknown> | null)?.[key] ?? null, json);
}
