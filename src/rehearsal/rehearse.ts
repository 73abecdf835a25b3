import type { Source } from '../project/node.js';
import { type SqlParser, sqlParser } from '../project/sql.js';
import { type Finding, sorted } from '../rules/finding.js';
import type { Ignored } from '../rules/ignore.js';
import type { Rehearsal, SourceRehearsal } from '../rules/rehearsal.js';
import { shortened } from './difference.js';
import { type Say, collector, unsilenced } from './findings.js';
import { judgeGone, judgePlan } from './judge.js';
import { type Plan, type SourcePlan, needsRehearsal, needsServer } from './plan.js';
import type { Server } from './server.js';
import { notRehearsed, rehearseSource } from './source.js';

export interface RehearsalOptions {
  /** Ends the rehearsal, and the server. */
  signal: AbortSignal;
  /** The lines of the input `ignore`. */
  ignored: readonly Ignored[];
  parser?: () => Promise<SqlParser>;
}

export interface Rehearsed {
  /** `undefined` if there was nothing to try, so that no server was started; `no server` if there is none to start. */
  rehearsal: Rehearsal | 'no server' | undefined;
  /** The worst first. What comments and the input silence is left out. */
  findings: Finding[];
}

/**
 * Tries what merging a pull request does to its databases. Rejects if the server cannot be started, or if the signal
 * aborts; whatever the migrations do is part of the result.
 * @param start starts a server, which is stopped at the end; `undefined` if there is none
 */
export async function rehearse(
  start: () => Promise<Server | undefined>,
  plan: Plan,
  { signal, ignored, parser = sqlParser }: RehearsalOptions,
): Promise<Rehearsed> {
  const { findings, say } = collector();
  judgePlan(plan, say);
  const rehearsal = needsRehearsal(plan)
    ? await tried(start, plan, { signal, say, parser: await parser() })
    : undefined;
  const results = typeof rehearsal === 'object' ? rehearsal.sources : [];
  for (const planned of plan.sources) {
    const result = results.find(({ source }) => source === planned.source);
    judgeGone(planned, result, say);
  }
  return { rehearsal, findings: sorted(unsilenced(findings, sourcesIn(plan), ignored)) };
}

interface Trying {
  signal: AbortSignal;
  say: Say;
  parser: SqlParser;
}

async function tried(
  start: () => Promise<Server | undefined>,
  plan: Plan,
  trying: Trying,
): Promise<Rehearsal | 'no server'> {
  const { signal } = trying;
  signal.throwIfAborted();
  const server = await start();
  if (server === undefined) return 'no server';
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopped ??= server.stop());
  // What is running then fails, and its failure is that of the signal.
  const abort = (): void => {
    stop().catch(() => undefined);
  };
  signal.addEventListener('abort', abort);
  try {
    const sources: SourceRehearsal[] = [];
    for (const planned of plan.sources)
      if (planned.refused === undefined && needsServer(planned))
        sources.push(await triedSource(server, plan, planned, trying));
    return { server: server.version, sources };
  } finally {
    signal.removeEventListener('abort', abort);
    await stop();
  }
}

async function triedSource(
  server: Server,
  plan: Plan,
  planned: SourcePlan,
  { signal, say, parser }: Trying,
): Promise<SourceRehearsal> {
  try {
    const source = await rehearseSource({ server, plan, planned, parser, signal, say });
    // What failed at the end of the server did not fail by itself.
    signal.throwIfAborted();
    return source;
  } catch (error) {
    signal.throwIfAborted();
    // A migration may break the server, or hinder our own queries by settings of its role.
    const why = shortened(error instanceof Error ? error.message : String(error), 300);
    say('not-rehearsed', undefined, `The database ${planned.source} was not rehearsed to the end: ${why}`, {
      object: planned.source,
    });
    return { ...notRehearsed(planned), stopped: { why } };
  }
}

/** The files in which a comment may silence a finding. */
function sourcesIn({ head, sources }: Plan): Source[] {
  const downs = sources.flatMap(({ added }) => added.flatMap(({ down }) => down?.text ?? []));
  return [...head.sources.values(), ...head.sql.values(), ...downs];
}
