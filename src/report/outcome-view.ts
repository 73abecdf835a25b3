import type { Failure } from '../lib/errors.js';
import { counted } from '../lib/text.js';
import type { AppFacts, Change, How, KeptFacts, Outcome, Subject } from '../rules/preview.js';
import type { View } from './view.js';

/** What a run is about, once this is known. */
export interface About {
  name: string;
  subject: Subject;
  branch: string;
  /** The branch's newest commit when the run decided; absent if nothing is built. */
  sha?: string;
  /** Only changes in this folder rebuild the app; absent if every push does. */
  folder?: string;
  /** Whether such a change keeps the data, as far as that is possible. */
  keepsData?: boolean;
  repositoryUrl: string;
  /** How a reader gets into the app. */
  access?: NonNullable<View['access']>;
}

/** What a reader sees of an outcome. */
export function shownOf(outcome: Outcome): Partial<View> {
  switch (outcome.status) {
    case 'ready':
      return { how: outcome.how, because: outcome.because };
    case 'planned':
      return {
        changes: outcome.changes,
        because: `${outcome.because}. This is a dry run: nothing was changed`,
      };
    case 'swept':
      return {
        changes: outcome.changes,
        because: sweptWords(outcome.changes),
        ...(outcome.failures.length === 0 ? {} : { failure: { what: outcome.failures.join('\n') } }),
      };
    case 'deleted': {
      const { removed, left, databases, because } = outcome;
      return { removed, left, dropped: databases, because };
    }
    case 'checked':
    case 'skipped':
    case 'superseded':
      return { because: outcome.because };
    default:
      return outcome satisfies never;
  }
}

export const READY: Record<How, string> = {
  built: 'Ready',
  unchanged: 'Unchanged, so not rebuilt',
  updated: 'Ready, with its variables changed',
};

/** What becomes of the data of an app that a build keeps, such as `Data kept, 2 new migrations`. */
export function keptWords({ migrations, older }: KeptFacts): string {
  const count = migrations === 0 ? 'no new migrations' : counted(migrations, 'new migration');
  const which =
    older === 0
      ? ''
      : `, ${older === migrations ? 'older' : `${String(older)} of them older`} than applied ones`;
  return `Data kept, ${count}${which}`;
}

/** What a sweep did, in a sentence. */
export function sweptWords(changes: readonly Change[]): string {
  const removed = changes.filter(({ action }) => action === 'remove').length;
  const left = changes.filter(({ action }) => action === 'leave').length;
  const items = changes.length === 1 ? 'item' : 'items';
  return `Checked ${String(changes.length)} ${items}: ${String(removed)} removed, ${String(left)} left.`;
}

/** The page of a commit. */
export function commitUrl(repositoryUrl: string, sha: string): string {
  return `${repositoryUrl}/commit/${encodeURIComponent(sha)}`;
}

export function belongsTo({ subject }: About): 'pull request' | 'branch' {
  return subject.kind === 'pull' ? 'pull request' : 'branch';
}

/** What exists after a failure, in a sentence. */
export function whatExists(
  facts: AppFacts | undefined,
  failure: Failure,
  about: About | undefined,
): string | undefined {
  if (facts === undefined || about === undefined || failure.kind === 'ownership') return undefined;
  const goes =
    belongsTo(about) === 'branch'
      ? 'it is deleted when the branch is deleted'
      : 'it is deleted when the pull request closes';
  if (facts.projectId !== undefined) return `The app ${facts.name} is kept for debugging; ${goes}.`;
  if (facts.created) return `It is unknown whether the app ${facts.name} exists. If it does, ${goes}.`;
  return facts.stoodBefore === true
    ? `The app ${facts.name} from the previous build was not changed; ${goes}.`
    : undefined;
}
