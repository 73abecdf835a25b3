import type { Severity } from '../rules/finding.js';

export interface ContentRule {
  severity: Severity;
  /** What the rule finds, for the table in docs/hygraph.md. */
  finds: string;
  why: string;
  remedy: string;
}

/** What the check of the content finds. */
export type ContentRuleId =
  | 'content-endpoint'
  | 'content-limit'
  | 'content-model-unknown'
  | 'content-not-readable'
  | 'content-public'
  | 'content-stage-unknown'
  | 'content-token'
  | 'content-unknown'
  | 'content-drafts-public'
  | 'content-empty'
  | 'content-none'
  | 'content-token-environment';

const UNREADABLE = 'The preview would be unable to read its content.';
const WHERE = 'under Project settings, API access';

/** All rules about the content. An error ends a run before anything is created. */
export const CONTENT_RULES: Record<ContentRuleId, ContentRule> = {
  'content-endpoint': {
    severity: 'error',
    finds: 'Hygraph knows no such project or environment.',
    why: 'Hygraph gives the same answer for an unknown project, an unknown environment and another wrong address.',
    remedy: `Copy the endpoint from Hygraph again: it is ${WHERE}.`,
  },
  'content-limit': {
    severity: 'error',
    finds:
      'Hygraph refuses every request until the project has a larger plan, or the next month begins (HTTP 402).',
    why: UNREADABLE,
    remedy: 'Check the usage and the plan of the Hygraph project.',
  },
  'content-model-unknown': {
    severity: 'error',
    finds: 'A model in `hygraph-models` that the environment does not have.',
    why: UNREADABLE,
    remedy: 'Correct the name, or add the model to this environment.',
  },
  'content-not-readable': {
    severity: 'error',
    finds:
      'A model in `hygraph-models` that may not be read in this stage. Without `hygraph-models`: no model may be read.',
    why: UNREADABLE,
    remedy: `In Hygraph, ${WHERE}, give the token the permission to read these models in this stage. Permissions are set for each environment.`,
  },
  'content-public': {
    severity: 'error',
    finds: 'Anyone can read published entries, and `hygraph-public` is `closed`.',
    why: 'The public Content API allows it.',
    remedy: `In Hygraph, ${WHERE}, remove the permissions of the public Content API, or set hygraph-public to published.`,
  },
  'content-stage-unknown': {
    severity: 'error',
    finds: 'The stage in `hygraph-stage` does not exist.',
    why: UNREADABLE,
    remedy: 'Correct the name of the stage.',
  },
  'content-token': {
    severity: 'error',
    finds:
      '`hygraph-token` is not a permanent auth token, belongs to another project, or Hygraph does not accept it.',
    why: UNREADABLE,
    remedy: `Create a permanent auth token in Hygraph, ${WHERE}, and store it again. A token that is deleted or cut off is refused.`,
  },
  'content-unknown': {
    severity: 'error',
    finds: 'Hygraph did not answer, or too many requests were sent to it (HTTP 429).',
    why: 'It is not known whether the preview can read its content.',
    remedy: 'Run the job again later.',
  },
  'content-drafts-public': {
    severity: 'warning',
    finds: 'Anyone can read drafts. An error if `hygraph-public` is `closed`.',
    why: 'The public Content API allows it, without any token.',
    remedy: `In Hygraph, ${WHERE}, remove the stage DRAFT from the permissions of the public Content API. If drafts should be public, set hygraph-public to any.`,
  },
  'content-empty': {
    severity: 'warning',
    finds: 'A model in `hygraph-models` has no entry in this stage.',
    why: 'The preview shows nothing of it.',
    remedy: 'Add an entry in this stage, or do not require the model.',
  },
  'content-none': {
    severity: 'warning',
    finds: 'The environment has no models.',
    why: 'There is nothing that the preview could read.',
    remedy: 'Check that the endpoint names the right environment.',
  },
  'content-token-environment': {
    severity: 'warning',
    finds: 'The token was made for another environment than the endpoint names.',
    why: 'Permissions are set for each environment, so it may not be allowed to read there.',
    remedy: 'If models are not readable, give the token its permissions in this environment as well.',
  },
};
