import type { Failure } from '../lib/errors.js';
import type { AppFacts, Outcome, Progress, Subject } from '../preview.js';
import type { World } from '../world.js';
import { renderView } from './comment.js';
import { type Status, graphqlEndpoint, outputsOf } from './outputs.js';
import type { StickyComment } from './publish.js';
import type { View } from './view.js';

/** What a run is about, once that is known. */
export interface About {
  name: string;
  subject: Subject;
  branch: string;
  repositoryUrl: string;
}

/** A run's ends, told everywhere at once: the comment, the job summary, the outputs, the log's annotation. */
export class Report {
  readonly #world: World;
  /** Web address of this run. */
  logUrl = '';
  /** The sticky comment, where there is a pull request and comments are wanted. */
  comment: StickyComment | undefined;
  #about: About | undefined;
  #progress: Progress | undefined;

  constructor(world: World) {
    this.#world = world;
  }

  /** Says what the run is about. What is filled into the progress from here on is shown. */
  begin(about: About): Progress {
    this.#about = about;
    this.#progress = {
      facts: { name: about.name, created: false },
      tasks: [],
      step: undefined,
      changed: () => {
        // Only a comment's first version is mailed: it waits until it can name the endpoint.
        if (this.#progress?.facts.endpoint !== undefined) this.comment?.progress(this.#view('building'));
      },
    };
    return this.#progress;
  }

  /** @returns the exit code */
  async end(outcome: Outcome): Promise<number> {
    const view = this.#view(outcome.status, 'because' in outcome ? { because: outcome.because } : {});
    const { log } = this.#world;
    switch (outcome.status) {
      case 'ready':
        await this.comment?.finish(view, { create: true });
        log.info(`✓ Ready: ${view.endpoint ?? ''}`);
        log.info(`  Console: ${view.consoleUrl ?? ''}`);
        break;
      case 'deleted':
        Object.assign(view, { removed: outcome.removed, left: outcome.left });
        for (const left of outcome.left) log.warning(`Left alone: ${left}`);
        // Nobody has to be told that an app is gone that was never announced.
        await this.comment?.finish(view, { create: false });
        log.info(
          outcome.removed.length === 0
            ? '✓ There was no app to remove.'
            : `✓ Removed: ${outcome.removed.join(', ')}`,
        );
        break;
      case 'skipped':
      case 'superseded':
        // The newer run's comment, or nobody's: only the summary speaks.
        log.notice(outcome.because);
        break;
      default:
        outcome satisfies never;
    }
    await this.#close(outcome.status, view);
    return 0;
  }

  /** The run failed. Says what happened, what stands and what to do, in one error. @returns the exit code */
  async failed(failure: Failure): Promise<number> {
    const stands = whatStands(this.#progress?.facts, failure);
    const view = this.#view('failed', {
      failure: {
        what: failure.message,
        ...(failure.step === undefined ? {} : { step: failure.step }),
        ...(failure.words === undefined ? {} : { words: failure.words }),
        ...(failure.remedy === undefined ? {} : { remedy: failure.remedy }),
      },
      ...(stands === undefined ? {} : { stands }),
    });
    await this.comment?.finish(view, { create: true });
    const parts = [
      failure.message,
      failure.words === undefined ? undefined : quoted(failure.words),
      stands,
      failure.remedy,
    ];
    this.#world.error(parts.filter((part) => part !== undefined && part !== '').join('\n'));
    await this.#close('failed', view);
    return 1;
  }

  /** The post step's word on a build that was interrupted. */
  async cancelled(stands: string): Promise<void> {
    const view = this.#view('cancelled', { stands });
    await this.comment?.finish(view, { create: false });
    this.#world.log.info(stands);
    await this.#world.writeSummary(this.#world.secrets.redact(renderView(view)));
  }

  async #close(status: Status, view: View): Promise<void> {
    this.#world.writeOutputs(outputsOf(status, this.#progress?.facts, this.comment?.url));
    await this.#world.writeSummary(this.#world.secrets.redact(renderView(view)));
    this.#world.forget();
  }

  #view(state: View['state'], more: Partial<View> = {}): View {
    return { state, logUrl: this.logUrl, tasks: this.#progress?.tasks ?? [], ...this.#shown(), ...more };
  }

  /** What is known of the app by now. */
  #shown(): Partial<View> {
    const [about, progress] = [this.#about, this.#progress];
    if (about === undefined || progress === undefined) return {};
    const { consoleUrl, endpoint, commit } = progress.facts;
    return {
      name: about.name,
      branch: about.branch,
      belongsTo: about.subject.kind === 'pull' ? 'pull request' : 'branch',
      ...(progress.step === undefined ? {} : { step: progress.step }),
      ...(consoleUrl === undefined ? {} : { consoleUrl }),
      ...(endpoint === undefined ? {} : { endpoint: graphqlEndpoint(endpoint) }),
      ...(commit === undefined
        ? {}
        : { commit: { sha: commit, url: `${about.repositoryUrl}/commit/${commit}` } }),
    };
  }
}

/** What exists after a failure, in a sentence. */
function whatStands(facts: AppFacts | undefined, failure: Failure): string | undefined {
  if (facts === undefined || failure.kind === 'ownership') return undefined;
  if (facts.projectId !== undefined) {
    return `The app ${facts.name} stands as it is, so that you can look at it. The next push rebuilds it; it is deleted when its pull request closes or its branch goes.`;
  }
  if (!facts.created) return undefined;
  return `Whether an app named ${facts.name} stands is not known. The next push replaces it; it is deleted when its pull request closes or its branch goes.`;
}

function quoted(words: string): string {
  return words
    .trim()
    .split('\n')
    .map((line) => `│ ${line}`)
    .join('\n');
}
