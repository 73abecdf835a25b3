import { type Wanted, checkContent } from '../hygraph/check.js';
import { readWanted } from '../inputs/hygraph.js';
import { hygraphTokensIn } from '../inputs/secrets.js';
import { Cancelled, Failure, asFailure } from '../lib/errors.js';
import { contentLine, contentOutputs, contentTable } from '../report/content.js';
import { publicView } from '../report/gate.js';
import { otherFindings, problems } from '../report/finding-list.js';
import {
  type Finding,
  counted,
  errorsIn,
  findingsJson,
  problemCount,
  sorted,
  unplacedErrors,
} from '../rules/finding.js';
import type { World } from '../rules/world.js';
import { readContext } from '../runner/event.js';
import { maskEndpoint } from '../session/masking.js';

/**
 * Checks the content that a front end reads from Hygraph, for a step that uses no Hasura: masks, reads the inputs,
 * checks, reports. It needs no GitHub token.
 * @returns the exit code: 0 only if nothing is wrong, or there was rightly nothing to do
 */
export async function contentOnly(world: World): Promise<number> {
  const { log, secrets } = world;
  const token = world.input('token').trim();
  for (const one of hygraphTokensIn(token)) if (one !== '') secrets.add(one);
  try {
    const secretless = withoutSecrets(world);
    if (secretless !== undefined && (token === '' || world.input('endpoint').trim() === '')) {
      log.notice(`${secretless} The content was not checked.`);
      return 0;
    }
    const wanted = wantedOf(world);
    maskEndpoint(world, wanted.endpoint);
    return await checked(world, wanted);
  } catch (error) {
    if (error instanceof Cancelled || world.signal.aborted) return 1;
    const { message, remedy, code } = asFailure(error);
    world.error([message, remedy ?? ''].filter((part) => part !== '').join('\n'), code);
    return 1;
  }
}

/** @throws Failure `input` that lists every invalid input */
function wantedOf(world: World): Wanted {
  const list: string[] = [];
  const wanted = readWanted(world, '', list);
  if (wanted === undefined && list.length === 0)
    list.push('endpoint: is empty; give the address of the Content API of an environment.');
  if (wanted !== undefined && list.length === 0) return wanted;
  throw new Failure(
    'invalid-input',
    `${list.length === 1 ? 'Invalid input' : `Invalid inputs (${String(list.length)})`}. No request was sent.\n${list.map((problem) => `- ${problem}`).join('\n')}`,
  );
}

async function checked(world: World, wanted: Wanted): Promise<number> {
  const { log, secrets, clock, signal, fetch } = world;
  const result = await checkContent(
    {
      fetch,
      clock,
      signal,
      log,
      random: () => world.random(),
      redact: (text) => secrets.redactForPublic(text, []),
    },
    wanted,
  );
  const { facts, lines } = result;
  const view = publicView(secrets, {
    state: 'checked',
    tasks: [],
    content: facts,
    findings: { list: sorted(result.findings.map(withOwnNames)), blobUrl: '' },
  });
  const findings = view.findings?.list ?? [];
  for (const line of lines) log.info(line);
  world.findings(findings);
  const errors = errorsIn(findings);
  if (errors > 0)
    world.error(
      [`Found ${problemCount(errors)} with the content in Hygraph.`, ...unplacedErrors(findings)].join('\n'),
      'content-check-failed',
    );
  else log.info(`Checked the content: ${counted(findings)}.`);
  world.writeOutputs({ ...contentOutputs(facts), findings: findingsJson(findings) });
  const parts = [
    `### ${errors > 0 ? '❌ Hygraph content: problems found' : '✅ Hygraph content: checked'}`,
    contentLine(facts),
    problems(view),
    otherFindings(view),
    contentTable(facts),
  ];
  await world.writeSummary(secrets.redact(parts.filter((part) => part !== '').join('\n\n')));
  return errors > 0 ? 1 : 0;
}

/** The inputs of this step have no prefix. */
function withOwnNames(finding: Finding): Finding {
  return {
    ...finding,
    remedy: finding.remedy.replace(/\bhygraph-(?=endpoint|token|stage|models|public)/g, ''),
  };
}

/** Why the run has no secrets, if that is certain. */
function withoutSecrets(world: World): string | undefined {
  try {
    const { trigger } = readContext((name) => world.env(name));
    if (trigger.kind !== 'pull-request') return undefined;
    // Under pull_request_target, runs for forks have secrets.
    if (trigger.fork && world.env('GITHUB_EVENT_NAME') === 'pull_request')
      return 'This pull request comes from a fork, and its runs get no secrets.';
    return trigger.dependabot ? 'Dependabot runs get no secrets.' : undefined;
  } catch {
    // Any other workflow may use the step.
    return undefined;
  }
}
