import * as core from '@actions/core';
import type { Log } from '../lib/log.js';

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

/** Writes the job summary. It is an extra: what goes wrong with it is a warning. */
export async function writeSummary(markdown: string, log: Log): Promise<void> {
  try {
    await core.summary.addRaw(markdown, true).write();
  } catch (error) {
    log.warning(`The job summary could not be written: ${(error as Error).message}`);
  }
}
