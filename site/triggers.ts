import { type Choices, isOn, textOf } from './choices.js';
import { comment } from './comment.js';

/** The lines of `on:`. */
export function triggers(choices: Choices): string[] {
  const conflicts = isOn(choices, 'conflicts');
  const types = [
    'opened',
    'reopened',
    'synchronize',
    ...(conflicts ? [] : ['closed']),
    ...(textOf(choices, 'require-label') === '' ? [] : ['labeled', 'unlabeled']),
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
  const label = textOf(choices, 'require-label');
  const ofLabel = [
    "(github.event.action != 'labeled' && github.event.action != 'unlabeled')",
    `|| github.event.label.name == '${label.replaceAll("'", "''")}'`,
  ];
  const ofCommand = [
    "github.event_name != 'issue_comment'",
    "|| (github.event.issue.pull_request && startsWith(github.event.comment.body, '/preview')",
    `&& contains(fromJSON('["OWNER", "MEMBER", "COLLABORATOR"]'), github.event.comment.author_association))`,
  ];
  const [labels, commands] = [label !== '', isOn(choices, 'commands')];
  if (!labels && !commands) return [];
  return [
    ...(labels
      ? comment('A label that comes or goes starts a run only when it is the one that counts.', 4)
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
