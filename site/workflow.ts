import { type Remark, problemsOf } from './check.js';
import { type Choices, INITIAL, isOn, textOf } from './choices.js';
import { comment } from './comment.js';
import { concurrency } from './concurrency.js';
import { permissionsOf } from './permissions.js';
import { condition, triggers } from './triggers.js';
import { withLines } from './with.js';

/** The path of the file in a repository. */
export const WORKFLOW_PATH = '.github/workflows/hasura-preview.yml';

/** The job's minutes beyond the run's own deadline, and GitHub's limit for a job. */
const [MORE_MINUTES, MOST_MINUTES] = [10, 360];

/**
 * The workflow file; `undefined` for choices with a problem.
 * @param known `action`: the action's repository; `problems`: those of the choices, if already computed
 */
export function workflowOf(
  choices: Choices,
  { action, problems = problemsOf(choices) }: { action?: string | undefined; problems?: Remark[] } = {},
): string | undefined {
  return problems.length > 0 ? undefined : written(choices, action);
}

function written(choices: Choices, action: string | undefined): string {
  return [
    'name: Hasura preview',
    '',
    'on:',
    ...triggers(choices),
    '',
    'jobs:',
    '  preview:',
    '    name: Hasura preview',
    '    permissions:',
    ...permissionsOf(choices).map(({ name, level, why }) => `      ${name}: ${level} # ${why}`),
    ...condition(choices),
    '    concurrency:',
    ...concurrency(choices),
    '      queue: max # each run waits for the one before it; a waiting teardown is never dropped',
    '    runs-on: ubuntu-latest',
    `    timeout-minutes: ${String(jobMinutes(choices))}`,
    '    steps:',
    ...(isOn(choices, 'conflicts')
      ? comment(
          'Keep it at this one step: code that a pull_request_target job checks out would run with your secrets.',
          6,
        )
      : []),
    action === undefined
      ? '      - uses: OWNER/hasura-preview-action@v1 # OWNER: the account that publishes this action'
      : `      - uses: ${action}@v1`,
    '        with:',
    ...withLines(choices),
    '',
  ].join('\n');
}

function jobMinutes(choices: Choices): number {
  const minutes = Math.ceil(Number(textOf(choices, 'timeout-minutes') || INITIAL['timeout-minutes']));
  return Math.min(minutes + MORE_MINUTES, MOST_MINUTES);
}
