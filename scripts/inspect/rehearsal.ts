import { tmpdir } from 'node:os';
import { systemClock } from '../../src/lib/clock.js';
import { cut } from '../../src/lib/text.js';
import type { Server } from '../../src/postgres/url.js';
import { sqlParser } from '../../src/project/sql.js';
import { type Side, planOf } from '../../src/rehearsal/plan.js';
import { rehearse } from '../../src/rehearsal/rehearse.js';
import { startServer } from '../../src/rehearsal/start.js';
import {
  type RehearsalWords,
  conditions,
  sourceSentences,
  versionLines,
} from '../../src/report/rehearsal-words.js';
import type { RehearsalShown } from '../../src/report/view.js';
import type { Finding } from '../../src/rules/finding.js';
import { rehearsalSummary } from '../../src/rules/rehearsal.js';
import { Interrupted, interruptible } from './interrupt.js';
import { type InspectOptions, WrongUsage } from './options.js';

/** What trying the migrations on this machine has found. */
export interface LocalRehearsal {
  /** Absent if there was nothing to try. */
  shown?: RehearsalShown;
  findings: Finding[];
  /** Whether the migrations were compared, at least: the findings then replace those of the review. */
  isJudged: boolean;
}

/**
 * Tries what merging the newer state does to databases of the base, which is both the merge base and its tip.
 * @param programs finds folders with the programs of a server
 * @throws WrongUsage if the given server cannot be used, or Interrupted
 */
export async function rehearsed(
  sides: { base: Side; head: Side },
  {
    base,
    ignored,
    postgres,
  }: { base: string } & Pick<InspectOptions, 'ignored'> & { postgres: Server | undefined },
  programs: () => Promise<string[]>,
): Promise<LocalRehearsal> {
  const plan = await planOf({ ...sides, mergeBase: sides.base }, sqlParser);
  try {
    const { rehearsal, findings } = await interruptible((signal) =>
      rehearse(
        async () =>
          await startServer(
            { clock: systemClock, signal, remember: () => undefined },
            { service: postgres, bins: postgres === undefined ? await programs() : [], temp: tmpdir() },
          ),
        plan,
        { signal, ignored },
      ),
    );
    if (rehearsal === undefined) return { findings, isJudged: true };
    const shown = rehearsal === 'no server' ? { base, notRun: NO_SERVER } : { base, rehearsal, blobUrl: '.' };
    return { shown, findings, isJudged: true };
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    const why = (error as Error).message.replaceAll('rehearsal-postgres-url', '--postgres-url');
    if (postgres !== undefined) throw new WrongUsage(why);
    return { shown: { base, notRun: `not rehearsed. ${why}` }, findings: [], isJudged: false };
  }
}

const NO_SERVER =
  'not rehearsed, because there is no PostgreSQL on this machine. Install it, or give --postgres-url.';

/**
 * The same for a terminal, one line each.
 * @param placed a path of one of the two states as the user would name it
 */
export function rehearsalLines(
  shown: RehearsalShown | undefined,
  placed: (file: string) => string,
): string[] {
  if (shown === undefined) return [];
  if ('notRun' in shown) return [`Upgrade from ${shown.base}: ${shown.notRun}`];
  const { base, rehearsal } = shown;
  const words: RehearsalWords = {
    code: (text, most = 200) => cut(text, most),
    plain: (text, most = 1_000) => cut(text, most),
    place: ({ file, line }) => `${placed(file)}:${String(line)}`,
  };
  return rehearsal.sources.flatMap((source) => {
    const where = rehearsal.sources.length === 1 ? '' : ` (${source.source})`;
    return [
      `Upgrade from ${base}${where}: ${rehearsalSummary(source).join(', ')}`,
      ...[
        ...versionLines(source, words),
        ...sourceSentences(source, words),
        conditions(source, rehearsal.server, words),
      ].map((line) => `- ${line}`),
    ];
  });
}
