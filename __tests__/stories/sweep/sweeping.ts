import type { Call } from '../../../simulator/contracts.js';
import type { Pull } from '../../../simulator/github/model.js';
import type { Project } from '../../../simulator/hasura/state.js';
import { HOUR, type Start, type Story } from '../harness.js';
import type { Told } from '../told.js';

export const REPOSITORY = 'github.com/123456';
export const DAY = 24 * HOUR;

/** An app that an earlier run built for `#42` or `@main`, so many hours ago. */
export function app(
  s: Story,
  subject: string,
  {
    hours = 5,
    name = `acme-shop-pr-${subject.slice(1)}`,
    marks = {},
  }: { hours?: number; name?: string; marks?: Record<string, unknown> } = {},
): Project {
  const at = new Date(s.clock.date().getTime() - hours * HOUR);
  const env = {
    PREVIEW_APP_OWNER: `${REPOSITORY}${subject}`,
    PREVIEW_APP_BUILD: `1.1@${at.toISOString()}`,
    ...marks,
  };
  return s.seed('ours', env, { name });
}

export function openPull(s: Story, number: number, more: { labels?: string[]; draft?: boolean } = {}): Pull {
  const head = `change-${String(number)}`;
  s.github.pushBranch(s.repository, head);
  return s.github.openPull({ repo: s.repository, number, head, author: 'alice', ...more });
}

export function closedPull(s: Story, number: number, { merged = false } = {}): Pull {
  const pull = openPull(s, number);
  s.github.closePull(pull, { merged });
  return pull;
}

/** A closed pull request with its app. */
export function stale(s: Story, number: number): Project {
  closedPull(s, number);
  return app(s, `#${String(number)}`);
}

/** Runs the action on a `schedule` event. */
export function sweep(s: Story, inputs: Record<string, string> = {}, start: Start = {}): Promise<Told> {
  return s.run(s.events.schedule(s.repository), { ...start, with: inputs });
}

/** The rows of the summary's table. */
export function rows({ summary }: Told): string[] {
  return summary
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| -') && !line.includes('| What'))
    .map((line) => line.replace(/[\u2060\\]/g, '').replace(/\s+/g, ' '))
    .map((line) => line.replace(/^\| | \|$/g, ''));
}

/** Whether a call asks for the state of pull requests and branches. */
export function asksForStates({ operation, body }: Call): boolean {
  return operation === 'POST /graphql' && body.includes('query live');
}

/** The existing apps, without the common beginning of their names: numbers of pull requests, or branches. */
export function standing(s: Story): string[] {
  return s
    .standing()
    .map((name) => name.replace('acme-shop-pr-', ''))
    .sort();
}
