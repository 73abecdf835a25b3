import { gitHubFailure } from '../github/client.js';
import { mayWrite, react } from '../github/permissions.js';
import { asFailure } from '../lib/errors.js';
import { COMMANDS } from '../rules/commands.js';
import type { Asked, Plan } from '../rules/plan.js';
import type { Back, Trigger } from '../rules/trigger.js';
import type { Run } from '../session/run.js';

type Asking = Pick<Run, 'world' | 'context' | 'inputs' | 'services'>;

/**
 * Who asked for the run. Only people who may write to the repository may give commands, and only they force a
 * rebuild by bringing a pull request back. We ask GitHub who may write, since the event does not say that about its
 * author.
 * @returns `undefined` for a command that is not accepted
 * @throws Failure if it is unknown who may give commands
 */
export async function askedFor(run: Asking): Promise<Asked | undefined> {
  const { world, context, inputs, services } = run;
  const { trigger, manual, attempt } = context;
  if (trigger.kind !== 'command') {
    const back = trigger.kind === 'pull-request' && inputs.mode !== 'sweep' ? trigger.back : undefined;
    return { manual, attempt, ...(back !== undefined && (await mayForce(run, back)) ? { back } : {}) };
  }
  const { command, author } = trigger;
  if (!(await mayWrite(services.github, author))) await answer(run, trigger, '-1');
  else if (command === 'unknown') await answer(run, trigger, 'confused');
  else {
    world.log.info(`${author} requested: ${command}`);
    return { manual: true, attempt, command };
  }
  return undefined;
}

/**
 * Whether the person who brought a pull request back may force a rebuild. If GitHub does not answer, nobody may.
 */
async function mayForce({ world: { log }, services }: Asking, { by }: Back): Promise<boolean> {
  try {
    if (by !== '' && (await mayWrite(services.github, by))) return true;
    log.info(
      `${by === '' ? 'Somebody' : by} has no write access, so this event does not rebuild an existing app.`,
    );
  } catch (error) {
    log.info(`${asFailure(error).message} Reopening does not force a rebuild.`);
  }
  return false;
}

/** Shows the author of a command what happens with it. */
export async function acknowledge(run: Asking, plan: Plan): Promise<void> {
  const { trigger } = run.context;
  if (trigger.kind === 'command') await answer(run, trigger, plan.do === 'skip' ? 'confused' : 'eyes');
}

/** If GitHub refuses the reaction, the run still does what it was asked for. */
async function answer(
  { world, inputs, services }: Asking,
  { commentId }: Extract<Trigger, { kind: 'command' }>,
  reaction: 'eyes' | 'confused' | '-1',
): Promise<void> {
  if (inputs.dryRun) return;
  const { github } = services.reporting();
  try {
    await react(github, commentId, reaction);
  } catch (error) {
    world.log.info(
      `Could not react to the comment: ${gitHubFailure(error, 'react to a comment', 'pull-requests: write', github).message}`,
    );
  }
}

/** Why a command is not accepted. */
export function refusedCommand(trigger: Trigger): string {
  if (trigger.kind !== 'command') return '';
  return trigger.command === 'unknown'
    ? `Unknown command. Available commands: ${COMMANDS.map((word) => `/preview ${word}`).join(', ')}.`
    : `${trigger.author} has no write access to this repository, so the command was ignored.`;
}
