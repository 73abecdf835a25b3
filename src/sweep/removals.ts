import { MOST_AT_ONCE, readStates } from '../github/live-states.js';
import { type Failure, asFailure } from '../lib/errors.js';
import { inGroups } from '../lib/side-by-side.js';
import { counted } from '../lib/text.js';
import { takeBack } from '../app/removal-mark.js';
import { PAGE, WIDTH } from './apps.js';
import type { Tally } from './orphans.js';
import { branchOf, ownerStarts, subjectOf } from '../rules/markers.js';
import { isNamed, mayBeNamed } from '../rules/names.js';
import type { Change } from '../rules/preview.js';
import type { Run } from '../session/run.js';
import { type Limits, type Preview, type SweepDecision, judgePreview, unique } from '../rules/stale.js';
import type { Project } from '../hasura/cloud.js';
import type { FoundApp } from '../app/ownership.js';
import { endsAll, noRequests, requestDeletions, type Requests, waitUntilUnlisted } from '../app/removal.js';

/** One of our apps, as it was read. */
export interface FoundPreview extends Preview {
  found: FoundApp;
  /** What the workflow that gave it its name wants of it. */
  limits: Limits;
}

/** What happened to an app; `gone` once it is no longer listed. */
export interface Fate extends Change {
  gone: boolean;
}

/** What to report of each app before anything has been deleted. */
export function firstFates(
  run: Pick<Run, 'context' | 'inputs'>,
  marked: readonly FoundApp[],
  verdicts: readonly SweepDecision<FoundPreview>[],
): [string, Fate][] {
  const judged = new Map(verdicts.map((verdict) => [verdict.preview.id, verdict]));
  return marked.map((one): [string, Fate] => {
    const { project } = one;
    const verdict = judged.get(project.id);
    const why =
      verdict === undefined
        ? whyForeign(run, one)
        : `${verdict.why}${verdict.removes ? ', but the run ended before it was deleted' : ''}`;
    return [project.id, { what: 'app', name: project.name, action: 'leave', why, gone: false }];
  });
}

function whyForeign(run: Pick<Run, 'context' | 'inputs'>, { project, reading }: FoundApp): string {
  switch (reading.kind) {
    case 'marked':
      return whyNotOfThis(run, project.name, reading);
    case 'absent':
      return 'This action did not create it: it carries no marker';
    case 'unreadable':
      return `Its owner cannot be read: ${reading.why}`;
    default:
      return reading satisfies never;
  }
}

function whyNotOfThis(
  { context: { repository }, inputs: { nameTemplate } }: Pick<Run, 'context' | 'inputs'>,
  name: string,
  { owner, source }: { owner: string; source?: string },
): string {
  // If several repositories share an account, none of them learns about the others.
  if (!ownerStarts(repository).some((start) => owner.startsWith(start)))
    return 'It belongs to another repository';
  const subject = subjectOf(owner, repository);
  const unsure =
    subject !== undefined &&
    mayBeNamed(nameTemplate, repository, name, subject) &&
    isNamed(nameTemplate, repository, name, subject, branchOf(source)) === undefined;
  return unsure
    ? `It belongs to ${owner}, but does not record its branch, which this name template uses`
    : `It belongs to ${owner}, and this name template does not produce its name`;
}

export function setFate(
  fates: Map<string, Fate>,
  { id, name }: Preview,
  action: Change['action'],
  why: string,
  gone = false,
): void {
  fates.set(id, { what: 'app', name, action, why, gone });
}

/** Deletes the apps in batches, and asks GitHub again just before each batch. Then checks until they are gone. */
export async function removeAll(
  run: Run,
  doomed: readonly SweepDecision<FoundPreview>[],
  fates: Map<string, Fate>,
  tally: Tally,
): Promise<void> {
  const { ports } = run;
  const requests = noRequests();
  const { refusals, requested } = requests;
  const groups = inGroups(doomed, MOST_AT_ONCE);
  for (const [index, group] of groups.entries()) {
    const batch = `Batch ${String(index + 1)} of ${String(groups.length)}`;
    ports.doing(`removing apps, ${batch.toLowerCase()}`);
    const still = await stillStale(run, group, fates, tally);
    const before = { requested: requested.size, refused: refusals.size };
    try {
      const apps = still.map(({ preview }) => preview.found);
      await requestDeletions(ports, apps, { width: WIDTH, ends: (error) => endsAll(ports, error) }, requests);
    } finally {
      for (const { preview, why } of still)
        if (requested.has(preview.id))
          setFate(
            fates,
            preview,
            'leave',
            `${why}. Its deletion was accepted; it is unknown whether it is gone`,
          );
      const refused = refusals.size - before.refused;
      ports.log.info(
        `${batch}: deletion of ${counted(requested.size - before.requested, 'app')} requested${refused === 0 ? '' : `, of ${String(refused)} refused`}.`,
      );
    }
  }
  await confirm(run, doomed, requests, fates, tally);
}

/**
 * The apps of a batch that a second check still allows to delete. They include surplus apps whose pull request has
 * been closed in the meantime.
 */
async function stillStale(
  run: Run,
  group: readonly SweepDecision<FoundPreview>[],
  fates: Map<string, Fate>,
  tally: Tally,
): Promise<SweepDecision<FoundPreview>[]> {
  const { ports, services } = run;
  try {
    const subjects = unique(group.map(({ preview }) => preview.subject));
    const live = await readStates(services.github, subjects);
    return group.filter((verdict) => {
      const again = judgePreview(verdict.preview, live, verdict.preview.limits, now(run));
      const goes = again.removes || (verdict.limited === 'number' && again.wanted);
      if (!goes) setFate(fates, verdict.preview, 'leave', again.why);
      return goes;
    });
  } catch (error) {
    ports.signal.throwIfAborted();
    tally.failures.add(
      `A batch of ${counted(group.length, 'app')} was kept. ${inSentences(asFailure(error))}`,
    );
    for (const { preview } of group)
      setFate(fates, preview, 'leave', 'Its pull request could not be read again just before the deletion');
    return [];
  }
}

async function confirm(
  { ports }: Run,
  doomed: readonly SweepDecision<FoundPreview>[],
  { refusals, requested }: Requests,
  fates: Map<string, Fate>,
  tally: Tally,
): Promise<void> {
  ports.doing('waiting until the deleted apps are gone: their deletion was accepted, but is not confirmed');
  const asked = doomed.filter(({ preview: { id } }) => requested.has(id) || refusals.has(id));
  const ids = asked.map(({ preview }) => preview.id);
  const listed = await waitUntilUnlisted(ports, ids, refusals, {
    listed: (left) => stillListed(ports, left),
    ...PATIENCE,
  });
  for (const { preview, why } of asked) {
    const refusal = refusals.get(preview.id);
    if (!listed.has(preview.id)) {
      setFate(fates, preview, 'remove', why, true);
      continue;
    }
    const because =
      refusal === undefined ? 'It is still listed, though its deletion was accepted.' : inSentences(refusal);
    if (refusal !== undefined) await takeBack(ports, preview.found);
    setFate(fates, preview, 'leave', `${why}, but it was not deleted. ${because}`);
    tally.failures.add(`${preview.name} was not deleted. ${because}`);
  }
  if (asked.length > 0)
    ports.log.info(
      `Requested deletion of ${counted(asked.length, 'app')}; ${String(asked.length - listed.size)} ${asked.length - listed.size === 1 ? 'is' : 'are'} gone.`,
    );
}

/** The service deletes apps after it has answered: we check for a minute at most. */
const PATIENCE = { firstMs: 3_000, atMostMs: 10_000, withinMs: 60_000 };

async function stillListed({ cloud }: Run['ports'], ids: readonly string[]): Promise<Set<string>> {
  const found: Project[] = [];
  for (const group of inGroups(ids, PAGE)) found.push(...(await cloud.stillListed(group)));
  return new Set(found.map(({ id }) => id));
}

export function now({ ports }: Run): number {
  return ports.clock.date().getTime();
}

export function inSentences({ message, remedy }: Failure): string {
  return remedy === undefined ? message : `${message} ${remedy}`;
}
