import { CLOUDS, DEFAULTS, PLANS, WHEN_FULL } from '../src/inputs/inputs.js';

/** One thing that can be chosen on the page. What is chosen is a text; for a switch `true` or `false`. */
export interface Option {
  /** The name of its input, where there is one that it sets. */
  id: string;
  label: string;
  /** A `secret` is the name of one, never its value. */
  kind: 'text' | 'lines' | 'choice' | 'switch' | 'secret';
  /** The input of action.yml that it is about: its description is what the page says of the option. */
  input?: string;
  /** What action.yml cannot say: how the option changes the workflow. */
  hint?: string;
  /** What is chosen when the page opens. */
  initial: string;
  /** What a `choice` is between. */
  values?: readonly string[];
  /** Another option, without which this one means nothing. */
  needs?: string;
  example?: string;
  /** The workflow cannot do without it. */
  required?: boolean;
}

export interface Section {
  title: string;
  options: Option[];
}

/** Everything that can be chosen, as the page shows it. */
export const SECTIONS: Section[] = [
  {
    title: 'The app',
    options: [
      { ...of('project-directory', 'Project folder'), initial: 'hasura', example: 'backend/hasura' },
      of('name', 'Name of the app'),
      { ...of('cloud', 'Cloud'), kind: 'choice', values: CLOUDS },
      of('region', 'Region'),
      { ...of('plan', 'Plan'), kind: 'choice', values: PLANS },
      {
        ...of('env', 'Variables'),
        kind: 'lines',
        hint: 'A value that nobody may read belongs in a secret of the repository: write ${{ secrets.NAME }} for it. ${{ vars.NAME }} is a variable of the repository.',
        example: 'HASURA_GRAPHQL_UNAUTHORIZED_ROLE=anonymous',
      },
    ],
  },
  {
    title: 'Databases',
    options: [
      {
        ...change('databases', 'The project has databases'),
        hint: 'Each preview gets fresh ones, on a PostgreSQL server that GitHub’s runners and Hasura Cloud can reach.',
      },
      {
        ...of('postgres-url', 'Secret with the server’s URL'),
        kind: 'secret',
        initial: 'PREVIEW_POSTGRES_URL',
        required: true,
        needs: 'databases',
      },
      {
        ...of('postgres-env', 'Variables that get a database'),
        kind: 'lines',
        initial: 'PG_DATABASE_URL',
        needs: 'databases',
      },
      { ...of('postgres-template', 'Database to copy'), needs: 'databases', example: 'preview_template' },
      {
        ...of('postgres-ca-certificate', 'Secret with the server’s authority'),
        kind: 'secret',
        needs: 'databases',
        example: 'PREVIEW_POSTGRES_CA',
      },
    ],
  },
  {
    title: 'Which pull requests',
    options: [
      { ...of('require-label', 'Only with this label'), example: 'preview' },
      { ...of('skip-drafts', 'Not for drafts'), kind: 'switch' },
      {
        ...change('conflicts', 'Pull requests that are closed with conflicts'),
        hint: 'GitHub starts no pull_request run for a pull request that conflicts with its base, not even when it is closed. With this, closing starts a pull_request_target run. That is safe as long as the job has this one step: nothing of the branch is checked out or run.',
      },
    ],
  },
  {
    title: 'What starts it',
    options: [
      {
        ...change('sweep', 'A sweep every night'),
        hint: 'Removes previews and databases that a lost event or a killed runner left behind.',
      },
      {
        ...change('commands', 'Commands in comments'),
        hint: '/preview rebuild, /preview delete and /preview status, from people who may write to the repository. GitHub takes them once the workflow is on the default branch.',
      },
      {
        ...change('by-hand', 'Runs by hand'),
        hint: 'The button “Run workflow” on the Actions page, for a pull request, a branch or a sweep.',
      },
      {
        ...of('force', 'By hand: offer to rebuild whatever has changed'),
        kind: 'switch',
        initial: 'true',
        needs: 'by-hand',
      },
      {
        ...of('dry-run', 'By hand: offer a dry run'),
        kind: 'switch',
        initial: 'true',
        needs: 'by-hand',
      },
      {
        ...change('branch-deletes', 'Branches that are deleted'),
        hint: 'Deletes the app of a branch, one that was started by hand, along with the branch.',
        needs: 'by-hand',
      },
    ],
  },
  {
    title: 'Limits',
    options: [
      { ...of('max-previews', 'Previews at once'), example: '3' },
      {
        ...of('when-full', 'When it is full'),
        kind: 'choice',
        values: WHEN_FULL,
        needs: 'max-previews',
      },
      { ...of('max-age-days', 'Days without a rebuild'), needs: 'sweep', example: '14' },
      {
        ...of('timeout-minutes', 'Minutes for a run'),
        hint: 'The job gets ten minutes more (360 at most), so that a run that is late can still say so.',
      },
    ],
  },
  {
    title: 'What GitHub shows',
    options: [
      { ...of('comment', 'A comment on the pull request'), kind: 'switch' },
      { ...of('deployment', 'A deployment'), kind: 'switch' },
      { ...of('environment', 'Environment of the deployments'), needs: 'deployment' },
    ],
  },
  {
    title: 'Tokens and the rest',
    options: [
      {
        ...of('hasura-cloud-token', 'Secret with the token of Hasura Cloud'),
        kind: 'secret',
        initial: 'HASURA_CLOUD_ACCESS_TOKEN',
        required: true,
      },
      {
        ...of('source-token', 'Secret with a token for reading the branch'),
        kind: 'secret',
        example: 'SOURCE_TOKEN',
      },
      { ...of('skip-unchanged', 'Keep what has not changed'), kind: 'switch' },
      { ...of('adopt-unmarked', 'Take over apps of the old action'), kind: 'switch' },
    ],
  },
];

export const OPTIONS: Option[] = SECTIONS.flatMap(({ options }) => options);

/** Inputs that the page has no option for: the workflow sets them itself, or they are for tests of the action. */
export const NO_OPTION: readonly string[] = [
  'github-token',
  'mode',
  'branch',
  'pr-number',
  'api-url',
  'allow-custom-api-url',
];

/** The option that sets the input of its name; a text with action.yml's default unless something else is said. */
function of(input: string, label: string): Option {
  return { id: input, input, label, kind: 'text', initial: DEFAULTS[input] ?? '' };
}

/** A switch that changes the workflow and is no input. */
function change(id: string, label: string): Option {
  return { id, label, kind: 'switch', initial: 'false' };
}
