import { PUBLIC } from '../src/inputs/hygraph.js';
import { BUILD_FROM, CHECK, CLOUDS, DEFAULTS, PLANS, REHEARSAL, WHEN_FULL } from '../src/inputs/inputs.js';

/** Useful values of `review-fail-on`, a list. */
const FAIL_ON = ['none', 'high', 'breaking', 'high, breaking', 'high, medium', 'high, medium, breaking'];

/** One option of the page. Its value is a text; the value of a switch is `true` or `false`. */
export interface Option {
  /** The name of the input that it sets, if it sets one. */
  id: string;
  label: string;
  /** The value of a `secret` is the name of a secret, never its content. */
  kind: 'text' | 'lines' | 'choice' | 'switch' | 'secret';
  /** The input of action.yml whose description the page shows for the option. */
  input?: string;
  /** How the option changes the workflow, which action.yml does not describe. */
  hint?: string;
  /** The value when the page opens. */
  initial: string;
  /** The values of a `choice`. */
  values?: readonly string[];
  /** Another option that this one depends on. */
  needs?: string;
  example?: string;
  /** The workflow needs a value for it. */
  required?: boolean;
  /** Whether an empty text differs from leaving the input out, which has a default. */
  emptyCounts?: boolean;
  /** Whether it is an address, which other texts must not contain. */
  isAddress?: boolean;
}

export interface Section {
  title: string;
  options: Option[];
}

/** All options, in the order of the page. */
export const SECTIONS: Section[] = [
  {
    title: 'The app',
    options: [
      { ...of('project-directory', 'Project folder'), initial: 'hasura', example: 'backend/hasura' },
      of('name', 'App name'),
      { ...of('cloud', 'Cloud'), kind: 'choice', values: CLOUDS },
      of('region', 'Region'),
      { ...of('plan', 'Plan'), kind: 'choice', values: PLANS },
      { ...of('build-from', 'Built from'), kind: 'choice', values: BUILD_FROM },
      { ...of('keep-data', 'Keep data at a push'), kind: 'switch' },
      {
        ...of('env', 'Environment variables'),
        kind: 'lines',
        hint: 'Store confidential values as secrets of the repository and write ${{ secrets.NAME }} here. ${{ vars.NAME }} reads a variable of the repository.',
        example: 'HASURA_GRAPHQL_UNAUTHORIZED_ROLE=anonymous',
      },
    ],
  },
  {
    title: 'Databases',
    options: [
      {
        ...change('databases', 'Create databases for each preview'),
        hint: 'Each preview gets its own databases on a PostgreSQL server. GitHub’s runners and Hasura Cloud must be able to reach the server.',
      },
      {
        ...of('postgres-url', 'Secret that holds the server URL'),
        kind: 'secret',
        initial: 'PREVIEW_POSTGRES_URL',
        required: true,
        needs: 'databases',
      },
      {
        ...of('postgres-env', 'Variables that receive a database URL'),
        kind: 'lines',
        initial: 'PG_DATABASE_URL',
        needs: 'databases',
      },
      { ...of('postgres-template', 'Template database'), needs: 'databases', example: 'preview_template' },
      { ...of('postgres-template-migrations', 'Migrations that the template holds'), needs: 'databases' },
      { ...of('seeds', 'Seeds'), kind: 'choice', values: ['false', 'true'], needs: 'databases' },
      {
        ...of('postgres-ca-certificate', 'Secret that holds the CA certificate'),
        kind: 'secret',
        needs: 'databases',
        example: 'PREVIEW_POSTGRES_CA',
      },
    ],
  },
  {
    title: 'Content',
    options: [
      {
        ...change('hygraph', 'Check the content in Hygraph'),
        hint: 'For previews that read content from Hygraph, through a remote schema of the app or from a front end.',
      },
      {
        ...of('hygraph-endpoint', 'Address of the Content API'),
        needs: 'hygraph',
        required: true,
        isAddress: true,
        example: 'https://api-eu-central-1.hygraph.com/v2/…/master',
      },
      {
        ...of('hygraph-token', 'Secret that holds the Hygraph token'),
        kind: 'secret',
        initial: 'HYGRAPH_PREVIEW_TOKEN',
        needs: 'hygraph',
      },
      { ...of('hygraph-stage', 'Stage'), needs: 'hygraph', example: 'DRAFT' },
      {
        ...of('hygraph-models', 'Models that must be readable'),
        kind: 'lines',
        needs: 'hygraph',
        example: 'Post',
      },
      {
        ...of('hygraph-env', 'Variables that receive the address and the token'),
        kind: 'lines',
        needs: 'hygraph',
        emptyCounts: true,
      },
      {
        ...of('hygraph-public', 'What anyone may read'),
        kind: 'choice',
        values: PUBLIC,
        needs: 'hygraph',
      },
    ],
  },
  {
    title: 'Which pull requests',
    options: [
      { ...of('require-label', 'Only with this label'), example: 'preview' },
      { ...of('skip-drafts', 'Skip draft pull requests'), kind: 'switch' },
      {
        ...change('conflicts', 'Clean up after pull requests with conflicts'),
        hint: 'GitHub does not start a pull_request run for a pull request that conflicts with its base, not even when someone closes it. This option starts a pull_request_target run on close instead. That is safe while the job has only this one step, because the job does not check out or run code of the branch.',
      },
    ],
  },
  {
    title: 'What starts a run',
    options: [
      {
        ...change('sweep', 'Nightly sweep'),
        hint: 'Removes previews and databases that remain after a lost event or a killed runner.',
      },
      {
        ...change('commands', 'Commands in comments'),
        hint: 'People with write access can comment /preview rebuild, /preview delete and /preview status. The commands work once the workflow is on the default branch.',
      },
      {
        ...change('by-hand', 'Manual runs'),
        hint: 'Adds the button “Run workflow” to the Actions page, for a pull request, a branch or a sweep.',
      },
      {
        ...of('force', 'Manual runs: offer a forced rebuild'),
        kind: 'switch',
        initial: 'true',
        needs: 'by-hand',
      },
      {
        ...of('dry-run', 'Manual runs: offer a dry run'),
        kind: 'switch',
        initial: 'true',
        needs: 'by-hand',
      },
      {
        ...change('branch-deletes', 'Delete the app when its branch is deleted'),
        hint: 'Applies to the app of a branch that a manual run created.',
        needs: 'by-hand',
      },
    ],
  },
  {
    title: 'Limits',
    options: [
      { ...of('max-previews', 'Maximum number of previews'), example: '3' },
      {
        ...of('when-full', 'When the maximum is reached'),
        kind: 'choice',
        values: WHEN_FULL,
        needs: 'max-previews',
      },
      { ...of('max-age-days', 'Maximum age in days'), needs: 'sweep', example: '14' },
      {
        ...of('timeout-minutes', 'Time limit in minutes'),
        hint: 'The job gets ten more minutes (at most 360 in total), so that the run can still report a timeout.',
      },
    ],
  },
  {
    title: 'Check of the project',
    options: [
      { ...of('check', 'A fault of the project'), kind: 'choice', values: CHECK },
      {
        ...of('ignore', 'Findings to leave out'),
        kind: 'lines',
        example: 'file-unused',
      },
    ],
  },
  {
    title: 'Review of what changes',
    options: [
      { ...of('review', 'Say what a pull request changes'), kind: 'switch' },
      {
        ...of('review-fail-on', 'What fails the run'),
        kind: 'choice',
        values: FAIL_ON,
        needs: 'review',
        hint: 'The workflow then also runs when somebody adds or removes the label that approves it.',
      },
      { ...of('review-approve-label', 'Label that approves it'), needs: 'review-fail-on' },
      {
        ...of('review-base-endpoint', 'App of the base branch to compare the API with'),
        needs: 'review',
        isAddress: true,
        example: 'https://shop.hasura.app/v1/graphql',
      },
      {
        ...of('review-base-admin-secret', 'Secret that holds its admin secret'),
        kind: 'secret',
        initial: 'BASE_ADMIN_SECRET',
        required: true,
        needs: 'review-base-endpoint',
      },
    ],
  },
  {
    title: 'Rehearsal of migrations',
    options: [{ ...of('rehearsal', 'A merge that would fail'), kind: 'choice', values: REHEARSAL }],
  },
  {
    title: 'What GitHub shows',
    options: [
      { ...of('comment', 'Comment on the pull request'), kind: 'switch' },
      { ...of('deployment', 'GitHub deployment'), kind: 'switch' },
      { ...of('environment', 'Deployment environment'), needs: 'deployment' },
    ],
  },
  {
    title: 'Tokens and other settings',
    options: [
      {
        ...of('hasura-cloud-token', 'Secret that holds the Hasura Cloud token'),
        kind: 'secret',
        initial: 'HASURA_CLOUD_ACCESS_TOKEN',
        required: true,
      },
      {
        ...of('source-token', 'Secret that holds a token to read the branch'),
        kind: 'secret',
        example: 'SOURCE_TOKEN',
      },
      { ...of('skip-unchanged', 'Keep unchanged apps'), kind: 'switch' },
      { ...of('adopt-unmarked', 'Adopt apps of the old action'), kind: 'switch' },
    ],
  },
];

export const OPTIONS: Option[] = SECTIONS.flatMap(({ options }) => options);

/**
 * Inputs without an option: the workflow sets them itself, they need a container of their own, or they are for tests
 * of the action.
 */
export const NO_OPTION: readonly string[] = [
  'github-token',
  'mode',
  'branch',
  'pr-number',
  'rehearsal-postgres-url',
  'api-url',
  'allow-custom-api-url',
];

/** An option that sets the input of the same name: a text with the default of action.yml, unless overridden. */
function of(input: string, label: string): Option {
  return { id: input, input, label, kind: 'text', initial: DEFAULTS[input] ?? '' };
}

/** A switch that changes the workflow and sets no input. */
function change(id: string, label: string): Option {
  return { id, label, kind: 'switch', initial: 'false' };
}
