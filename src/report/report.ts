import type { Failure } from '../lib/errors.js';
import { cut, linesOf } from '../lib/text.js';
import type { Code } from '../lib/error-codes.js';
import {
  type Finding,
  counted,
  errorsIn,
  placeText,
  problemCount,
  sorted,
  unplacedErrors,
} from '../rules/finding.js';
import { isRehearsed, withoutEchoes } from '../rules/rehearsal-rule-ids.js';
import type { ApproveLabel, Failing } from '../rules/approval.js';
import type { Outcome, Progress } from '../rules/preview.js';
import type { ReviewView } from '../rules/review.js';
import { nearLimitWords, usageWords } from '../rules/usage.js';
import type { World } from '../rules/world.js';
import { renderView } from './render.js';
import { contentTable } from './content.js';
import { changeLines, removedLines } from './change-list.js';
import { publicText, publicView } from './gate.js';
import { type Status, graphqlEndpoint, outputsOf } from './outputs.js';
import type { AppDeployment, DeploymentEnd } from './deployment-status.js';
import type { StickyComment } from './sticky-comment.js';
import type { RehearsalShown, ReviewShown, View } from './view.js';
import { type About, belongsTo, commitUrl, READY, shownOf, sweptWords, whatExists } from './outcome-view.js';

/**
 * The most characters of the service's words: an annotation (4,096 characters) then has room left for the remedy.
 */
const MOST_WORDS = 2_000;
/** Errors of the rehearsal in the error of the run. */
const MOST_REFUSED = 5;

/** The outputs that the log shows when they cannot be written. */
const SHOWN_OUTPUTS = ['status', 'project-name', 'project-id', 'tenant-id', 'job-id', 'graphql-endpoint'];

/** What the end of a run means for the app's deployments; other ends change nothing. */
const DEPLOYMENT_ENDS: Partial<Record<Status, DeploymentEnd>> = {
  ready: 'ready',
  failed: 'failed',
  deleted: 'removed',
  superseded: 'superseded',
};

/** A review that a run has begun. */
export interface Reviewing {
  /** What it found; `undefined` if it could not compare. Must not reject. */
  found: Promise<Reviewed | undefined>;
  /** Whether anything of it can fail the run, and the label that lets it pass. */
  canFail: boolean;
  label: ApproveLabel;
  /** What the job summary says. It comes from outside, because most runs review nothing. */
  summary: (shown: ReviewShown) => string;
}

export interface Reviewed {
  /** Absent if the project is the same. */
  changes: ReviewView | undefined;
  /** Whether it is the same; false if it cannot be compared. */
  isSame?: boolean;
  findings: Finding[];
  /** What of it can fail the run. */
  failing: readonly Failing[];
}

/** A rehearsal that a run has begun. */
export interface Rehearsing {
  /** What it found; `undefined` if there was nothing to rehearse, or it failed. Must not reject. */
  found: Promise<Rehearsed | undefined>;
  /** Whether a merge that would fail fails the run. */
  canFail: boolean;
  /** What the job summary says. */
  summary: (shown: RehearsalShown) => string;
}

export interface Rehearsed {
  /** Absent if nothing had to be tried on a server. */
  shown?: RehearsalShown;
  findings: Finding[];
}

/**
 * Reports the end of a run everywhere at once: in the comment, the deployment, the job summary, the outputs and the
 * log's annotation.
 */
export class Report {
  readonly #world: World;
  /** Web address of this run. */
  logUrl = '';
  /** The sticky comment, if there is a pull request and comments are wanted. */
  comment: StickyComment | undefined;
  /** The GitHub deployment of the app, if it is wanted. */
  deployment: AppDeployment | undefined;
  /** A dry run reads the deployments as evidence, and writes none. */
  dryRun = false;
  #about: About | undefined;
  #progress: Progress | undefined;
  #begunAt = 0;
  /** What was found in the project, which may still be compared with the base, and elsewhere. */
  readonly #finding: Promise<Finding[]>[] = [];
  #found: Finding[] | undefined;
  #blobUrl = '';
  /** Where there is no app, this comment says what the pull request changes. */
  reviewComment: StickyComment | undefined;
  #reviewing: Reviewing | undefined;
  #review: ReviewShown | undefined;
  #reviewed: Reviewed | undefined;
  /** What the roles of a ready app can do: its parts of the comment and of the summary, and the folder of its files. */
  api: { comment: string; summary: string; folder: string } | undefined;
  #rehearsing: Rehearsing | undefined;
  #rehearsed: Rehearsed | undefined;
  /** Why the review and the rehearsal fail the run, if they do. */
  readonly #refused: { words: string; code: Code }[] = [];
  /** The outputs hold the result. */
  #ended = false;
  /** The outputs that could not be written, and the reason. */
  #unwritten: string | undefined;

  constructor(world: World) {
    this.#world = world;
  }

  /** Sets what the run is about. Everything written to the progress from now on is shown. */
  begin(about: About): Progress {
    this.#about = about;
    this.#begunAt = this.#world.clock.now();
    this.#progress = {
      facts: { name: about.name, created: false },
      tasks: [],
      step: undefined,
      changed: () => {
        // GitHub mails only a comment's first version: it waits until it can name the endpoint.
        if (this.#progress?.facts.endpoint !== undefined) this.comment?.progress(this.#view('building'));
      },
    };
    return this.#progress;
  }

  /** Whose files the findings are about. */
  readsFrom({ repositoryUrl, sha }: { repositoryUrl: string; sha: string }): void {
    this.#blobUrl = `${repositoryUrl}/blob/${encodeURIComponent(sha)}`;
  }

  /** Keeps what was found for the end of the run. A promise must not reject. */
  findings(findings: Finding[] | Promise<Finding[]>): void {
    this.#finding.push(Promise.resolve(findings));
  }

  /** The review that runs beside everything else. Its comment has it as soon as it is there. */
  reviews(reviewing: Reviewing): void {
    this.#reviewing = reviewing;
    void reviewing.found.then((reviewed) => {
      this.#reviewed = this.#world.secrets.redactAll(reviewed);
      // What could not be compared leaves the comment as it is.
      if (reviewed !== undefined) this.#review = this.#shownReview();
    });
  }

  /** The rehearsal that runs beside everything else. */
  rehearses(rehearsing: Rehearsing): void {
    this.#rehearsing = rehearsing;
  }

  #shownReview(): ReviewShown {
    const { changes, isSame = false } = this.#reviewed ?? {};
    const compared = changes === undefined ? { isSame } : { changes };
    return { ...compared, blobUrl: this.#blobUrl, kept: 'as before' };
  }

  /** Waits for everything that was found, and annotates it, once. */
  async #annotate(isReady = false): Promise<void> {
    if (this.#found !== undefined) return;
    await this.#reviewing?.found;
    this.#rehearsed = this.#world.secrets.redactAll(await this.#rehearsing?.found);
    this.#leaveToRehearsal();
    await this.#judgeReview();
    this.#judgeRehearsal(isReady);
    const nothing = this.#reviewed?.changes === undefined && this.#rehearsed === undefined;
    if (this.#finding.length === 0 && nothing) return;
    const found = [
      ...(await Promise.all(this.#finding)).flat(),
      ...(this.#reviewed?.findings ?? []),
      ...(this.#rehearsed?.findings ?? []),
    ];
    this.#found = this.#world.secrets.redactAll(sorted(withoutEchoes(found)));
    this.#world.findings(this.#found);
  }

  /** What the review says of migrations, the rehearsal has tried. */
  #leaveToRehearsal(): void {
    const [reviewed, rehearsed] = [this.#reviewed, this.#rehearsed];
    if (reviewed === undefined || rehearsed === undefined) return;
    const without = <T extends { rule: string }>(list: readonly T[]): T[] =>
      list.filter(({ rule }) => !isRehearsed(rule));
    const { changes } = reviewed;
    this.#reviewed = {
      ...reviewed,
      changes: changes && { ...changes, concerns: without(changes.concerns) },
      findings: without(reviewed.findings),
    };
    this.#review = this.#shownReview();
  }

  /** What makes the merge fail also fails the run, and leaves its result as it is. */
  #judgeRehearsal(isReady: boolean): void {
    const errors = (this.#rehearsed?.findings ?? []).filter(({ severity }) => severity === 'error');
    if (errors.length === 0 || this.#rehearsing?.canFail !== true) return;
    const lines = errors.slice(0, MOST_REFUSED).map((one) => {
      const place = placeText(one);
      return `- ${place === '' ? '' : `${place}: `}${one.what}`;
    });
    const more = errors.length - lines.length;
    this.#refused.push({
      words: [
        `Merging this would not work${isReady ? ', although the preview does' : ''}:`,
        ...lines,
        ...(more > 0 ? [`… and ${String(more)} more`] : []),
        'To let such a pull request pass, set the input rehearsal to warn.',
      ].join('\n'),
      code: 'merge-would-fail',
    });
  }

  /** Decides what the input `review-fail-on` makes of the review. */
  async #judgeReview(): Promise<void> {
    const [reviewing, reviewed] = [this.#reviewing, this.#reviewed];
    if (reviewing === undefined || reviewed === undefined) return;
    const { label, canFail } = reviewing;
    if (!canFail) return;
    const comment = this.comment ?? this.reviewComment;
    const before = label.isSet ? await comment?.kept() : undefined;
    const { verdictOn } = await import('../rules/approval.js');
    const { words, fails, kept = 'as before' } = verdictOn(reviewed.failing, label, before);
    if (fails) this.#refused.push({ words, code: 'review-not-passed' });
    this.#review = {
      ...this.#shownReview(),
      ...(words === '' ? {} : { verdict: words }),
      kept,
    };
  }

  /** Fails the run if the review or the rehearsal says so, in its one error. @returns the exit code */
  #codeOfRefusals(): number {
    const [first] = this.#refused;
    if (first === undefined) return 0;
    this.#world.error(this.#refused.map(({ words }) => words).join('\n'), first.code);
    return 1;
  }

  /** @returns the exit code */
  async end(outcome: Outcome): Promise<number> {
    await this.#annotate(outcome.status === 'ready');
    const answers = outcome.status === 'skipped' && outcome.answers === true;
    const view = this.#view(answers ? 'answer' : outcome.status, {
      ...shownOf(outcome),
      ...newerRun(outcome, this.logUrl),
    });
    const { status } = outcome;
    const { log } = this.#world;
    switch (outcome.status) {
      case 'ready':
        await this.#tell(status, view, 'comment');
        log.info(`✓ ${READY[outcome.how]}: ${view.endpoint ?? ''}`);
        log.info(`  Console: ${view.consoleUrl ?? ''}`);
        break;
      case 'deleted':
        for (const left of outcome.left) log.warning(`Kept: ${left}`, 'kept');
        // If an app was never announced, nobody needs to know that it is gone.
        await this.#tell(status, view, 'edit', outcome.build);
        log.info(
          outcome.removed.length === 0
            ? '✓ There was no app to delete.'
            : `✓ Removed: ${outcome.removed.join(', ')}`,
        );
        if (outcome.databases.length > 0) log.info(`✓ Dropped: ${outcome.databases.join(', ')}`);
        break;
      case 'planned':
        log.notice(`Dry run: ${outcome.because}. Nothing was changed.`);
        for (const line of changeLines(outcome.changes)) log.info(line);
        await this.#tell(status, view, 'no comment');
        break;
      case 'swept':
        await this.#tell(outcome.failures.length === 0 ? 'swept' : 'failed', view, 'no comment');
        log.info(`✓ ${sweptWords(outcome.changes)}`);
        for (const line of removedLines(outcome.changes)) log.info(line);
        if (outcome.failures.length > 0) {
          this.#world.error(cut(outcome.failures.join('\n'), MOST_WORDS * 2), 'sweep-incomplete');
          return 1;
        }
        break;
      case 'checked': {
        await this.#tell(status, view, 'review');
        const found = (await Promise.all(this.#finding)).flat();
        log.info(`Checked the project: ${counted(found)}.`);
        const errors = errorsIn(found);
        if (errors > 0) {
          this.#world.error(
            `The project has ${problemCount(errors)}: a preview of it cannot be built.`,
            'project-faulty',
          );
          return 1;
        }
        log.notice(outcome.because);
        break;
      }
      case 'skipped':
      case 'superseded':
        log.notice(view.newerRun === undefined ? outcome.because : `${outcome.because} ${view.newerRun.url}`);
        // The comment is the newer run's, or there is none: only the summary reports this, unless somebody asked.
        await this.#tell(
          status,
          view,
          answers ? 'comment' : outcome.status === 'skipped' ? 'review' : 'no comment',
        );
        break;
      default:
        outcome satisfies never;
    }
    if (this.#unwritten === undefined)
      return ['ready', 'checked', 'skipped'].includes(outcome.status) ? this.#codeOfRefusals() : 0;
    this.#world.error(
      `The outputs could not be written, so later steps cannot read them. The result of this run is not affected.\n${this.#unwritten}`,
      'outputs-not-written',
    );
    return 1;
  }

  /** The run failed. Reports what happened, what exists and what to do, in one error. @returns the exit code */
  async failed(failure: Failure): Promise<number> {
    await this.#annotate();
    const { code, message: what, words, remedy } = failure;
    const stands = whatExists(this.#progress?.facts, failure, this.#about);
    const view = this.#view('failed', {
      failure: { what, words, remedy, help: this.#world.help(code) },
      ...(stands === undefined ? {} : { stands }),
    });
    // Cut twice: before each line gets its margin, since the margins may be most of the text, and afterwards.
    const quote =
      words === undefined ? '' : cut(quoted(cut(this.#world.secrets.redact(words), MOST_WORDS)), MOST_WORDS);
    const found = cut(unplacedErrors(this.#found ?? []).join('\n'), MOST_WORDS);
    this.#world.error(
      [
        cut(what, MOST_WORDS * 2),
        found,
        quote,
        words === undefined ? '' : this.#lineOfFailure(),
        stands ?? '',
        remedy ?? '',
      ]
        .filter((part) => part !== '')
        .join('\n'),
      code,
    );
    await this.#tell('failed', view, 'comment');
    if (this.#unwritten !== undefined) this.#world.log.info(`Outputs: ${this.#unwritten}`);
    return 1;
  }

  /** Hasura Cloud names no line of a migration that fails. The rehearsal does. */
  #lineOfFailure(): string {
    const failing = this.#found?.find(({ rule }) => rule === 'upgrade-fails' || rule === 'fresh-fails');
    return failing === undefined ? '' : cut(`${placeText(failing)}: ${failing.what}`, MOST_WORDS);
  }

  /** The run was cancelled: later steps with `if: always()` read what is known. */
  cancelled(): void {
    // A result that is already known stays: only the rest of its report is lost.
    if (!this.#ended) this.#write(outputsOf('cancelled', this.#progress?.facts, this.comment?.url));
  }

  /** The post step's report on an interrupted build. @param about what is known of its app */
  async interrupted(stands: string, build: string, about: Partial<View> = {}): Promise<void> {
    const view = this.#view('interrupted', { ...about, stands });
    await Promise.all([
      this.comment?.finish(view, { create: false }),
      this.deployment?.finish('interrupted', { build }),
    ]);
    this.#world.log.info(stands);
    await this.#summarise(view);
  }

  /**
   * Outputs come first, since they do not depend on any answer; then the comment and the deployment, then the
   * summary.
   * @param build the newest build whose deployments end, if it is not the one that this run began
   */
  async #tell(
    status: Status,
    view: View,
    how: 'comment' | 'edit' | 'review' | 'no comment',
    build?: string,
  ): Promise<void> {
    const outputs = outputsOf(
      status,
      this.#progress?.facts,
      this.comment?.url,
      this.#found,
      this.#reviewed,
      this.api?.folder,
    );
    this.#ended = true;
    this.#write(outputs);
    await Promise.all([
      how === 'review'
        ? this.#commentReview(view)
        : how === 'no comment'
          ? undefined
          : this.comment?.finish(view, { create: how === 'comment' }),
      this.#finishDeployment(status, build),
    ]);
    const url = (this.comment ?? this.reviewComment)?.url ?? '';
    if (url !== outputs['comment-url']) this.#write({ 'comment-url': url });
    // If a cancel prevented the report, the post step makes it.
    if (this.#progress !== undefined && !this.#world.signal.aborted) this.#world.forget();
    await this.#summarise(view);
  }

  /** Where there is no app, a comment holds the review alone. */
  async #commentReview(view: View): Promise<void> {
    if (view.review !== undefined) await (this.comment ?? this.reviewComment)?.review(view);
  }

  async #finishDeployment(status: Status, build: string | undefined): Promise<void> {
    const end = DEPLOYMENT_ENDS[status];
    if (end === undefined || this.dryRun) return;
    const { commit, endpoint } = this.#progress?.facts ?? {};
    await this.deployment?.finish(end, {
      ...(build === undefined ? {} : { build }),
      ...(commit === undefined ? {} : { sha: commit }),
      ...(endpoint === undefined ? {} : { url: endpoint }),
    });
  }

  /** Keeps outputs that cannot be written for the log: their ids still lead to what exists. */
  #write(outputs: Record<string, string>): void {
    try {
      this.#world.writeOutputs(outputs);
    } catch (error) {
      this.#unwritten ??= `${(error as Error).message}: ${SHOWN_OUTPUTS.map((name) => `${name}=${outputs[name] ?? ''}`).join(', ')}`;
    }
  }

  /** The job summary is on the run's own page, which needs no link to itself and shows its time. */
  async #summarise({ logUrl: _, saidAt: __, usage: ___, ...view }: View): Promise<void> {
    const { secrets } = this.#world;
    const used = this.#progress?.facts.usage;
    const usage = view.state === 'ready' && used !== undefined ? usageWords(used) : '';
    const shown = usage === '' ? view : { ...view, usage };
    const clean = publicView(secrets, shown);
    const parts = {
      review: clean.review === undefined ? '' : (this.#reviewing?.summary(clean.review) ?? ''),
      rehearsal: clean.rehearsal === undefined ? '' : (this.#rehearsing?.summary(clean.rehearsal) ?? ''),
      api: clean.api === undefined ? '' : (this.api?.summary ?? ''),
      rest: contentTable(clean.content),
    };
    await this.#world.writeSummary(publicText(secrets, renderView(clean, parts)));
  }

  #view(state: View['state'], more: Partial<View> = {}): View {
    return {
      state,
      logUrl: this.logUrl,
      saidAt: this.#world.clock.date().getTime(),
      tasks: this.#progress?.tasks ?? [],
      ...(this.#found === undefined ? {} : { findings: { list: this.#found, blobUrl: this.#blobUrl } }),
      ...(this.#review === undefined ? {} : { review: this.#review }),
      ...(this.#rehearsed?.shown === undefined ? {} : { rehearsal: this.#rehearsed.shown }),
      ...(this.api === undefined || state !== 'ready' ? {} : { api: this.api.comment }),
      ...this.#shown(),
      ...more,
    };
  }

  /** What is known of the app so far. */
  #shown(): Partial<View> {
    const [about, progress] = [this.#about, this.#progress];
    if (about === undefined || progress === undefined) return {};
    const { consoleUrl, endpoint, commit, databases, hygraph, kept, moved, rebuiltBecause, seeds, usage } =
      progress.facts;
    const nearLimit = usage === undefined ? '' : nearLimitWords(usage);
    const sha = commit ?? about.sha;
    return {
      name: about.name,
      branch: about.branch,
      belongsTo: belongsTo(about),
      ...(about.folder === undefined ? {} : { folder: about.folder }),
      ...(about.access === undefined ? {} : { access: about.access }),
      tookMs: this.#world.clock.now() - this.#begunAt,
      ...(progress.step === undefined ? {} : { step: progress.step }),
      ...(progress.count === undefined
        ? {}
        : { count: `${String(progress.count.done)} of ${String(progress.count.all)}` }),
      ...(consoleUrl === undefined ? {} : { consoleUrl }),
      ...(endpoint === undefined ? {} : { endpoint: graphqlEndpoint(endpoint) }),
      ...(databases === undefined ? {} : { databases }),
      ...(hygraph === undefined ? {} : { content: hygraph }),
      ...(rebuiltBecause === undefined ? {} : { rebuiltBecause }),
      ...(kept === undefined ? {} : { kept }),
      ...(about.keepsData === undefined ? {} : { keepsData: about.keepsData }),
      ...(nearLimit === '' ? {} : { usage: nearLimit }),
      ...(seeds === undefined ? {} : { seeds }),
      ...(sha === undefined
        ? {}
        : {
            commit: {
              sha,
              url: commitUrl(about.repositoryUrl, sha),
              certain: commit !== undefined,
              ...(moved === undefined ? {} : { moved }),
            },
          }),
    };
  }
}

/** The run that took over, from its build id: its address is this run's address with another number. */
function newerRun(outcome: Outcome, logUrl: string): Pick<View, 'newerRun'> {
  const [, id] = outcome.status === 'superseded' ? (/^(\d+)\./.exec(outcome.newer ?? '') ?? []) : [];
  const url = id === undefined ? '' : logUrl.replace(/(\/actions\/runs\/)\d.*$/, `$1${id}`);
  return id === undefined || !url.endsWith(`/${id}`) ? {} : { newerRun: { id, url } };
}

function quoted(words: string): string {
  return linesOf(words.trim())
    .map((line) => `│ ${line}`)
    .join('\n');
}
