import { AppError } from './app-answers.js';
import type { App } from './state.js';

/** What a command that writes metadata answers, and how it stores what it has found. */
export interface Change {
  answer: unknown;
  store: () => void;
}

/**
 * Runs a command that writes metadata, and counts it as a new version.
 * @param wanted the version that the client wants to replace, if it named one
 */
export async function storing(app: App, wanted: unknown, work: () => Promise<Change>): Promise<unknown> {
  return await inTurn(app, async () => {
    const { answer, store } = await work();
    requireVersion(app, wanted);
    store();
    app.resourceVersion++;
    return answer;
  });
}

/** An app does what writes its metadata one after the other. */
export async function inTurn<T>(app: App, work: () => Promise<T>): Promise<T> {
  const result = app.written.then(work);
  app.written = result.catch(() => undefined);
  return await result;
}

/** The server compares the versions when it stores the metadata, after all other checks. */
function requireVersion({ resourceVersion }: App, wanted: unknown): void {
  if (wanted === undefined || wanted === null || wanted === resourceVersion) return;
  throw new AppError(409, {
    path: '$',
    error: `metadata resource version referenced (${JSON.stringify(wanted)}) did not match current version`,
    code: 'conflict',
  });
}
