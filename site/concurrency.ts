import { type Choices, isOn } from './choices.js';
import { comment } from './comment.js';

/**
 * The job's `concurrency`: one group for each pull request or branch, from the data of each event. It is set on the
 * job, because a workflow would join the group before GitHub checks the job's `if:`, even for a comment by anybody.
 */
export function concurrency(choices: Choices): string[] {
  const [byHandToo, sweeps] = [isOn(choices, 'by-hand'), isOn(choices, 'sweep')];
  const numbers = [
    'github.event.pull_request.number',
    ...(isOn(choices, 'commands') ? ['github.event.issue.number'] : []),
    ...(byHandToo ? ['inputs.pr-number'] : []),
  ].join(' || ');
  if (!byHandToo) {
    return [
      ...(isOn(choices, 'conflicts')
        ? comment(
            'By number, so that the teardown waits for a build of the same pull request, whichever event started it.',
            6,
          )
        : []),
      `      group: hasura-preview-\${{ ${[numbers, ...(sweeps ? ["'sweep'"] : [])].join(' || ')} }}`,
    ];
  }
  const onDefault = [
    ...(isOn(choices, 'commands') ? ['a comment'] : []),
    ...(sweeps ? ['a schedule'] : []),
    ...(isOn(choices, 'branch-deletes') ? ['a branch that is deleted'] : []),
  ];
  const isSweep = sweeps
    ? "((github.event_name == 'schedule' || inputs.mode == 'sweep') && 'sweep')"
    : "(inputs.mode == 'sweep' && 'sweep')";
  const ref = isOn(choices, 'branch-deletes')
    ? "(github.event_name == 'delete' && github.event.ref) || github.ref_name"
    : 'github.ref_name';
  return [
    ...comment(
      `One run at a time for each pull request or branch, and one sweep. The group uses the number, because github.ref is the base branch when a pull request is merged${onDefault.length > 0 ? `, and the default branch for ${list(onDefault)}` : ''}.`,
      6,
    ),
    '      group: >-',
    `        hasura-preview-\${{ ${numbers}`,
    `        || ${isSweep}`,
    `        || ${ref} }}`,
  ];
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
