import { type Choices, INITIAL, isOn, isSet, textOf } from './choices.js';
import { comment } from './comment.js';

/** The lines of `on:`. */
export function triggers(choices: Choices): string[] {
  const conflicts = isOn(choices, 'conflicts');
  const types = [
    'opened',
    'reopened',
    'synchronize',
    ...(conflicts ? [] : ['closed']),
    ...(labelsThatCount(choices).length === 0 ? [] : ['labeled', 'unlabeled']),
    ...(isOn(choices, 'skip-drafts') ? ['ready_for_review'] : []),
  ];
  return [
    '  pull_request:',
    `    types: [${types.join(', ')}]`,
    ...(conflicts
      ? [
          '  pull_request_target: # closes that conflict with the base start no other run',
          '    types: [closed]',
        ]
      : []),
    ...(isOn(choices, 'sweep')
      ? ['  schedule:', "    - cron: '17 3 * * *' # deletes what a lost event or a killed runner left"]
      : []),
    ...(isOn(choices, 'commands')
      ? ['  issue_comment:', '    types: [created] # /preview rebuild, /preview delete, /preview status']
      : []),
    ...(isOn(choices, 'by-hand') ? byHand(choices) : []),
    ...(isOn(choices, 'branch-deletes')
      ? ['  delete: # deletes the app of a branch that was built by hand']
      : []),
  ];
}

/** The labels that start a run when they come or go: GitHub ignores the case of their names. */
function labelsThatCount(choices: Choices): string[] {
  const approves = isSet(choices, 'review-fail-on')
    ? textOf(choices, 'review-approve-label') || (INITIAL['review-approve-label'] ?? '')
    : '';
  const labels = [textOf(choices, 'require-label'), approves].filter((label) => label !== '');
  return labels.filter((label, at) => at === 0 || label.toLowerCase() !== labels[0]?.toLowerCase());
}

function byHand(choices: Choices): string[] {
  return [
    '  workflow_dispatch:',
    '    inputs:',
    '      mode:',
    '        description: What to do',
    '        type: choice',
    '        options: [auto, deploy, delete, sweep]',
    '        default: auto',
    '      pr-number:',
    '        description: Number of a pull request. If empty, the branch chosen above is used.',
    '        type: string',
    ...(isOn(choices, 'force')
      ? [
          '      force:',
          '        description: Rebuild even if nothing has changed',
          '        type: boolean',
          '        default: false',
        ]
      : []),
    ...(isOn(choices, 'dry-run')
      ? [
          '      dry-run:',
          '        description: Only report what would be done',
          '        type: boolean',
          '        default: false',
        ]
      : []),
  ];
}

/** The lines of the job's `if:`, which prevents runs that would do nothing. */
export function condition(choices: Choices): string[] {
  const those = labelsThatCount(choices);
  const ofLabel = [
    "(github.event.action != 'labeled' && github.event.action != 'unlabeled')",
    ...those.map((label) => `|| github.event.label.name == '${label.replaceAll("'", "''")}'`),
  ];
  const ofCommand = [
    "github.event_name != 'issue_comment'",
    "|| (github.event.issue.pull_request && startsWith(github.event.comment.body, '/preview')",
    `&& contains(fromJSON('["OWNER", "MEMBER", "COLLABORATOR"]'), github.event.comment.author_association))`,
  ];
  const [labels, commands] = [those.length > 0, isOn(choices, 'commands')];
  if (!labels && !commands) return [];
  return [
    ...(labels
      ? comment(
          `A label that comes or goes starts a run only when it is ${those.length === 1 ? 'the one that counts' : 'one of those that count'}.`,
          4,
        )
      : []),
    ...(commands
      ? comment(
          'Of the comments, only a command starts a runner: a comment on a pull request that begins with /preview, by somebody who belongs to the repository. The action then asks GitHub whether they have write access.',
          4,
        )
      : []),
    '    if: >-',
    ...(labels && commands
      ? [...inBrackets(ofLabel), ...inBrackets(ofCommand).map((line, at) => (at === 0 ? `&& ${line}` : line))]
      : labels
        ? ofLabel
        : ofCommand
    ).map((line) => `      ${line}`),
  ];
}

function inBrackets(lines: string[]): string[] {
  return lines.map((line, at) => `${at === 0 ? '(' : ''}${line}${at === lines.length - 1 ? ')' : ''}`);
}
