import { type Answer, askedToWait } from '../hasura/app-call.js';
import type { AppAdmin } from '../hasura/app-admin.js';
import type { AppTrouble } from '../hasura/app-trouble.js';
import type { DirectBuild } from './direct.js';

/** How long an app that was ready may be away, or not know its admin secret, until a step fails. (a guess) */
const AWAY_WITHIN_MS = 60_000;
const ASK_EVERY_MS = 2_000;
/** How often to send what may be repeated although it is unknown what the app did, and after which pauses. */
const PAUSES_MS = [1_000, 4_000, 10_000];

type Waiting = Pick<DirectBuild, 'clock' | 'signal'>;

/**
 * The app's API for the steps of a build: if the app is away for a moment, it is asked again. Nothing is repeated that
 * the app may have executed.
 */
export function patient(ctx: Waiting, admin: AppAdmin): AppAdmin {
  const again = <Value>(ask: () => Promise<Answer<Value>>): Promise<Answer<Value>> => whileAway(ctx, ask);
  return {
    ...admin,
    exportMetadata: () => again(() => admin.exportMetadata()),
    replaceMetadata: (metadata, options) => again(() => admin.replaceMetadata(metadata, options)),
    reloadMetadata: () => again(() => admin.reloadMetadata()),
    catalogState: () => again(() => admin.catalogState()),
    setCatalogState: (state) => again(() => admin.setCatalogState(state)),
    runSql: (run) => again(() => admin.runSql(run)),
  };
}

async function whileAway<Value>(
  { clock, signal }: Waiting,
  ask: () => Promise<Answer<Value>>,
): Promise<Answer<Value>> {
  const begunAt = clock.now();
  for (;;) {
    const answer = await ask();
    signal.throwIfAborted();
    const isAway = answer.trouble !== undefined && PASSING.includes(answer.trouble.kind);
    if (!isAway || clock.now() - begunAt >= AWAY_WITHIN_MS) return answer;
    await clock.sleep(ASK_EVERY_MS, signal);
  }
}

/** The app has done nothing, and may do it later. */
const PASSING: readonly AppTrouble['kind'][] = [
  'access-denied',
  'not-routed',
  'unreachable',
  'no-answer',
  'unexpected-answer',
];

/** Sends what may be repeated, while it is unknown what the app did. */
export async function repeated<Value>(
  { clock, signal }: Waiting,
  ask: () => Promise<Answer<Value>>,
): Promise<Answer<Value>> {
  for (const pause of PAUSES_MS) {
    const answer = await ask();
    signal.throwIfAborted();
    if (answer.trouble?.kind !== 'outcome-unknown') return answer;
    await clock.sleep(Math.max(pause, Math.min(askedToWait(answer.trouble) ?? 0, AWAY_WITHIN_MS)), signal);
  }
  return await ask();
}
