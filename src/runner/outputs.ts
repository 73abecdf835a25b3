import * as core from '@actions/core';
import type { Log } from '../lib/log.js';

/** Writes the outputs. A missing or full disk does not undo the run's work: what was to be written is logged then. */
export function writeOutputs(outputs: Record<string, string>, log: Log): void {
  try {
    for (const [name, value] of Object.entries(outputs)) {
      // An output that was never set reads as an empty text.
      if (value !== '') core.setOutput(name, value);
    }
  } catch (error) {
    const ids = ['status', 'project-name', 'project-id', 'tenant-id', 'job-id'].map(
      (name) => `${name}=${outputs[name] ?? ''}`,
    );
    log.warning(
      `The outputs could not be written (${(error as Error).message}). What they would have held: ${ids.join(', ')}.`,
    );
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
