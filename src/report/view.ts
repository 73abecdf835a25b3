import type { Database, Change, How, TaskView } from '../rules/preview.js';

/** What a reader is shown of a run, in the comment and in the job summary alike. Plain data; `comment.ts` words it. */
export interface View {
  state:
    | 'building'
    | 'ready'
    | 'failed'
    | 'deleted'
    | 'interrupted'
    | 'swept'
    | 'planned'
    | 'answer'
    | 'skipped'
    | 'superseded';
  /** The app's name; absent when a run ends before it is known. */
  name?: string;
  /** The branch that is built. */
  branch?: string;
  /**
   * The commit with its page. `certain`: it is the one that was built, not merely the one that was newest; `moved`: the
   * branch was seen at another one meanwhile.
   */
  commit?: { sha: string; url: string; certain: boolean; moved?: boolean };
  /** Why an app that stood was not kept: the end of a sentence. */
  rebuiltBecause?: string;
  /** Web address of the run; the job summary is part of that page and needs none. */
  logUrl?: string;
  consoleUrl?: string;
  endpoint?: string;
  /** How a reader gets in: whether some role is open to anybody, and whether the workflow sets the admin secret. */
  access?: { open: boolean; ownSecret: boolean };
  /** When this was said, in milliseconds of the wall clock; absent where the place shows its own time. */
  saidAt?: number;
  /** The run that took over. */
  newerRun?: { id: string; url: string };
  /** The databases that were made for the build. */
  databases?: Database[];
  /** What the preview belongs to, for the sentence that says when it goes. */
  belongsTo?: 'pull request' | 'branch';
  /** How a ready app came about. */
  how?: How;
  /** What was done to which thing, or would be. */
  changes?: Change[];
  /** The folder whose changes alone rebuild the app, empty for the root; absent where every push does. */
  folder?: string;
  /** The task at work. */
  step?: string;
  tasks: TaskView[];
  /** Milliseconds from the run's decision to its end. */
  tookMs?: number;
  /** `help`: the address of the error's row in docs/errors.md. */
  failure?: {
    what: string;
    words?: string | undefined;
    remedy?: string | undefined;
    help?: string | undefined;
  };
  /** What exists now, in a sentence, where that is not plain from the state. */
  stands?: string;
  /** Apps that were removed, and apps of the name that were left alone with the reason. */
  removed?: string[];
  left?: string[];
  /** Names of the databases that were dropped. */
  dropped?: string[];
  /** Why nothing was to be done, or why something was deleted. */
  because?: string;
}
