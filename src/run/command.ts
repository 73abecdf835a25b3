import { COMMANDS } from '../rules/commands.js';
import { gitHubFailure } from '../github/client.js';
import { mayWrite, react } from '../github/permissions.js';
import type { Log } from '../lib/log.js';
import { asFailure } from '../lib/errors.js';
import type { Asked, Back, Plan, Trigger } from '../rules/plan.js';
import type { RunContext } from '../runner/event.js';
import type { Services } from '../session/connect.js';

type World = Pick<Services, 'teller'> & { log: Log; dryRun: boolean };

/**
 * Who asked for the run. A command is taken only from people who may write to the repository, and only they force a
 * rebuild by bringing a pull request back: GitHub is asked, since what the event says of its author is not that.
 * @returns `undefined` for a command that is not taken
 * @throws Failure when it cannot be told who may
 */
export async function askedFor(
  world: World & Pick<Services, 'github'>,
  { trigger, manual, attempt }: RunContext,
): Promise<Asked | undefined> {
  if (trigger.kind === 'pull-request' && trigger.back !== undefined && (await mayForce(world, trigger.back)))
    return { manual, attempt, back: trigger.back };
  if (trigger.kind !== 'command') return { manual, attempt };
  const { command, author } = trigger;
  if (!(await mayWrite(world.github, author))) await answer(world, trigger, '-1');
  else if (command === 'unknown') await answer(world, trigger, 'confused');
  else {
    world.log.info(`${author} asks for: ${command}`);
    return { manual: true, attempt, command };
  }
  return undefined;
}

/** Whether who brought a pull request back may force a rebuild. Where GitHub does not tell, nobody does. */
async function mayForce(
  { github, log }: Pick<World, 'log'> & Pick<Services, 'github'>,
  { by }: Back,
): Promise<boolean> {
  try {
    if (by !== '' && (await mayWrite(github, by))) return true;
    log.info(
      `${by === '' ? 'Somebody' : by} has no write access, so an app that exists is not rebuilt for this event.`,
    );
  } catch (error) {
    log.info(`${asFailure(error).message} So that it came back forces no rebuild.`);
  }
  return false;
}

/** Shows the author of a command what becomes of it. */
export async function acknowledge(world: World, trigger: Trigger, plan: Plan): Promise<void> {
  if (trigger.kind === 'command') await answer(world, trigger, plan.do === 'skip' ? 'confused' : 'eyes');
}

/** A run whose reaction is refused does what it was asked for all the same. */
async function answer(
  { teller, log, dryRun }: World,
  { commentId }: Extract<Trigger, { kind: 'command' }>,
  reaction: 'eyes' | 'confused' | '-1',
): Promise<void> {
  if (dryRun) return;
  const { github } = teller();
  try {
    await react(github, commentId, reaction);
  } catch (error) {
    log.info(
      `The comment got no reaction: ${gitHubFailure(error, 'react to a comment', 'pull-requests: write', github.clock).message}`,
    );
  }
}

/** Why a command is not taken. */
export function refusedCommand(trigger: Trigger): string {
  if (trigger.kind !== 'command') return '';
  return trigger.command === 'unknown'
    ? `The comment asks for nothing that is known. These are: ${COMMANDS.map((word) => `/preview ${word}`).join(', ')}.`
    : `${trigger.author} may not write to this repository, so the command is not taken.`;
}
