import * as core from '@actions/core';
import type { Log } from '../lib/log.js';
import { cutToBytes } from '../lib/text.js';

/**
 * Writes the outputs.
 * @throws Error when the runner's file is missing, read-only or on a full disk
 */
export function writeOutputs(outputs: Record<string, string>): void {
  for (const [name, value] of Object.entries(outputs)) {
    // An output that was never set reads as an empty text.
    if (value !== '') core.setOutput(name, value);
  }
}

/** GitHub drops a step's whole summary if it is larger than 1 MiB, including the line break at its end. */
const MOST_SUMMARY_BYTES = 1024 * 1024 - 2;

/**
 * Writes the job summary, as much of it as GitHub accepts. It is an extra: a problem with it is only a warning.
 */
export async function writeSummary(markdown: string, log: Log): Promise<void> {
  try {
    await core.summary.addRaw(cutToBytes(markdown, MOST_SUMMARY_BYTES), true).write();
  } catch (error) {
    log.warning(`The job summary could not be written: ${(error as Error).message}`, 'summary-not-written');
  }
}
