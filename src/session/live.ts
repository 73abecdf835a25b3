import type { GitHubClient } from '../github/client.js';
import { openPullsOf, readBranch, readPull } from '../github/pulls.js';
import type { Log } from '../lib/log.js';
import type { Wanted } from '../app/build.js';
import { type Live, type StopsOn, gateShut } from '../rules/plan.js';
import type { Subject } from '../rules/preview.js';
import type { Question, Wishes } from '../rules/trigger.js';

/**
 * What the question asks for, as it is on GitHub now.
 * @throws Failure if it cannot be read: that never counts as closed or gone
 */
export async function readLive(github: GitHubClient, question: Question): Promise<Live> {
  if (question.look === 'everything') return { kind: 'everything' };
  if (question.look === 'pull') return { kind: 'pull', pull: await readPull(github, question.number) };
  const [live, [pull, ...others]] = await Promise.all([
    readBranch(github, question.branch),
    question.why === 'deleted' ? [] : openPullsOf(github, question.branch),
  ]);
  return { kind: 'branch', live, pull, others: others.map(({ number }) => number) };
}

/** A check during a build is not worth a longer wait: there will be another one. */
const LOOK_WAITS_MS = 5_000;

/** Whether a preview that is being built is still wanted. What cannot be read never counts as closed. */
export async function stillWanted(
  client: GitHubClient,
  log: Log,
  plan: { subject: Subject; branch: string; stopsOn: StopsOn },
  wishes: Pick<Wishes, 'requireLabel' | 'skipDrafts'>,
): Promise<Wanted> {
  const github: GitHubClient = { ...client, read: (call) => client.read(call, LOOK_WAITS_MS) };
  try {
    if (plan.subject.kind === 'branch') {
      const { sha } = await readBranch(github, plan.branch);
      return sha === undefined
        ? { state: 'unwanted', because: `Branch ${plan.branch} was deleted during the run` }
        : { state: 'wanted', sha };
    }
    const pull = await readPull(github, plan.subject.number);
    const { number, open, headSha } = pull;
    if (!open && plan.stopsOn !== 'nothing')
      return { state: 'unwanted', because: `Pull request #${String(number)} was closed during the run` };
    const shut = plan.stopsOn === 'gate' ? gateShut(pull, wishes) : undefined;
    return shut?.removes === true
      ? { state: 'unwanted', because: shut.because }
      : { state: 'wanted', sha: headSha };
  } catch (error) {
    log.debug(`Checking again failed: ${error instanceof Error ? error.message : String(error)}`);
    return { state: 'unknown' };
  }
}
