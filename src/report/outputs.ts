import { withoutTrailing } from '../lib/text.js';
import { type Finding, findingsJson } from '../rules/finding.js';
import { contentOutputs } from './content.js';
import { type ReviewView, changesJson } from '../rules/review.js';
import type { AppFacts } from '../rules/preview.js';

/** The word in the output `status`. */
export type Status =
  'ready' | 'deleted' | 'swept' | 'planned' | 'checked' | 'skipped' | 'superseded' | 'failed' | 'cancelled';

/** What a review says of two states, if they differ, and whether they are the same. */
interface Compared {
  changes: ReviewView | undefined;
  isSame?: boolean;
}

/** Every output of action.yml, from what is known of the app. An unknown value is an empty text. */
export function outputsOf(
  status: Status,
  facts: AppFacts | undefined,
  commentUrl: string | undefined,
  findings?: readonly Finding[],
  reviewed?: Compared,
  apiFolder = '',
): Record<string, string> {
  const graphql = facts?.endpoint === undefined ? '' : graphqlEndpoint(facts.endpoint);
  const console = facts?.consoleUrl ?? '';
  const projectId = facts?.projectId ?? '';
  const name = facts?.name ?? '';
  return {
    status,
    'graphql-endpoint': graphql,
    'console-url': console,
    'project-id': projectId,
    'project-name': name,
    'tenant-id': facts?.tenantId ?? '',
    'job-id': facts?.jobId ?? '',
    'admin-secret': facts?.adminSecret ?? '',
    databases: databasesOf(facts),
    'comment-url': commentUrl ?? '',
    findings: findings === undefined ? '' : findingsJson(findings),
    ...reviewOutputs(reviewed),
    'api-folder': apiFolder,
    ...contentOutputs(facts?.hygraph),
    created: String(facts?.created === true && status === 'ready'),
    // The output names of the old action.
    graphQLEndpoint: graphql,
    consoleURL: console,
    projectName: name,
    projectId,
  };
}

/** The outputs of a review: empty texts if nothing was compared. */
function reviewOutputs(reviewed: Compared | undefined): Record<string, string> {
  const changes =
    reviewed?.changes ?? (reviewed?.isSame === true ? { changes: [], breaking: [] } : undefined);
  return {
    changes: changes === undefined ? '' : changesJson(changes),
    'breaking-changes': changes === undefined ? '' : String(changes.breaking.length),
  };
}

/** The databases as JSON, without their URLs: later steps do not need those, and outputs are stored. */
function databasesOf(facts: AppFacts | undefined): string {
  if (facts?.databases === undefined) return '';
  return JSON.stringify(
    facts.databases.map(({ variable, name, role }) => ({ variable, database: name, role })),
  );
}

/** The address where an app accepts GraphQL, from the endpoint that the API returns. */
export function graphqlEndpoint(endpoint: string): string {
  return `${withoutTrailing(endpoint, '/')}/v1/graphql`;
}
