import type { ContentFacts } from '../rules/content.js';
import type { Kept } from '../rules/approval.js';
import type { Finding } from '../rules/finding.js';
import type { Rehearsal } from '../rules/rehearsal.js';
import type { ReviewView } from '../rules/review.js';
import type { Database, Change, How, KeptFacts, TaskView } from '../rules/preview.js';

/** What a comment and a summary say of the changes of a pull request. */
export interface ReviewShown {
  /** Absent if nothing changed, or if it could not be compared. */
  changes?: ReviewView;
  /** Whether the project is the same on both sides, as far as this run could tell. */
  isSame?: boolean;
  /** The address of the commit's files. */
  blobUrl: string;
  /** What the input `review-fail-on` makes of it, in a sentence. */
  verdict?: string;
  /** What the comment keeps for the next run; `as before` if this run has not decided. */
  kept?: Kept | 'as before';
}

/** What a comment and a summary say of the rehearsal of a merge. */
export type RehearsalShown = { base: string } & (
  | { rehearsal: Rehearsal; /** The address of the commit's files. */ blobUrl: string }
  /** Why there was none. */
  | { notRun: string }
);

/** What a reader sees of a run, in the comment and in the job summary alike. Plain data; `comment.ts` words it. */
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
    | 'checked'
    | 'reviewed'
    | 'skipped'
    | 'superseded';
  /** The app's name; absent when a run ends before it is known. */
  name?: string;
  /** The branch that is built. */
  branch?: string;
  /**
   * The commit with its page. `certain`: it is the commit that was built, not just the newest one; `moved`: the
   * branch pointed to another commit in the meantime.
   */
  commit?: { sha: string; url: string; certain: boolean; moved?: boolean };
  /** Why an existing app was not kept: the end of a sentence. */
  rebuiltBecause?: string;
  /** Set if a build keeps the data of the existing app. */
  kept?: KeptFacts;
  /** Whether a push that changes something keeps the data, as far as that is possible. */
  keepsData?: boolean;
  /** Web address of the run; the job summary is part of that page and needs none. */
  logUrl?: string;
  consoleUrl?: string;
  endpoint?: string;
  /** How a reader gets in: whether some role is open to anybody, and whether the workflow sets the admin secret. */
  access?: { open: boolean; ownSecret: boolean };
  /** When this was written, in milliseconds of the wall clock; absent if the place shows its own time. */
  saidAt?: number;
  /** The run that took over. */
  newerRun?: { id: string; url: string };
  /** The databases that were created for the build. */
  databases?: Database[];
  /** What the preview belongs to, for the sentence that says when it is deleted. */
  belongsTo?: 'pull request' | 'branch';
  /** How a ready app became ready. */
  how?: How;
  /** What was done, or would be done, to which thing. */
  changes?: Change[];
  /** Only changes in this folder rebuild the app, empty for the root; absent if every push does. */
  folder?: string;
  /** The running task. */
  step?: string;
  /** How much of that step is done, such as `3 of 12`. */
  count?: string;
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
  /** The content that the preview reads from Hygraph. */
  content?: ContentFacts;
  /** What was found in the project. `blobUrl`: the address of the commit's files. */
  findings?: { list: Finding[]; blobUrl: string };
  /** What the pull request changes; absent if this run does not know it: then the comment keeps what it says. */
  review?: ReviewShown;
  /** What merging the pull request does to existing databases. */
  rehearsal?: RehearsalShown;
  /** What clients of the app's API see of the changes, as Markdown. */
  api?: string;
  /** What exists now, in a sentence, if the state does not make it clear. */
  stands?: string;
  /** Apps that were deleted, and the reasons why apps of the name were kept. */
  removed?: string[];
  left?: string[];
  /** Names of the databases that were dropped. */
  dropped?: string[];
  /** What was used of a Free plan, or that it is about to run out. */
  usage?: string;
  /** How many seeds were applied; `kept` if the databases have those of an earlier build. */
  seeds?: number | 'kept';
  /** Why there was nothing to do, or why something was deleted. */
  because?: string;
}
