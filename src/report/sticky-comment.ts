import type { Comment, Comments } from '../github/comments.js';
import { type CommentOf, LONGEST_COMMENT, commentMarker, isReviewAlone, renderComment } from './comment.js';
import { saysThatItStands } from './gone-comment.js';
import { publicText, publicView } from './gate.js';
import { foldedReview, keptIn, reviewPart, withReviewPart } from './review-part.js';
import type { View } from './view.js';
import type { Kept } from '../rules/approval.js';
import { Reporter, type ReporterPorts } from './reporter.js';

/** During a build, the comment is edited at most this often. */
const BETWEEN_EDITS_MS = 10_000;

export interface StickyPorts extends ReporterPorts {
  comments: Comments;
}

/** What is written: the progress of a build, or its end, which may only be worth an edit of an existing comment. */
type Occasion = 'progress' | 'end' | 'end, if it stands';

/**
 * The one comment of an app on its pull request: found by marker and author, posted once, then edited in place.
 * GitHub mails only the first version, so nothing is posted before there is something to say. If a comment cannot be
 * written, that is one warning; the run's result is not affected.
 */
export class StickyComment {
  readonly #ports: StickyPorts;
  readonly #reporter: Reporter;
  readonly #marker: string;
  readonly #folder: string | undefined;
  /** Writes run one after another; a view that arrives during one is written after it. */
  #writing: Promise<void> = Promise.resolve();
  #found: Promise<Comment | undefined> | undefined;
  #current: Comment | undefined;
  /** The step, and how much of it was done. */
  #step: string | undefined;
  #writtenAt = -Infinity;
  /** Another run has written the comment in the meantime: this run's progress no longer matters. */
  #overtaken = false;
  /** The comment's text as GitHub last returned it. */
  #stored: string | undefined;

  constructor(ports: StickyPorts, { owner, name, folder }: CommentOf) {
    this.#ports = ports;
    this.#reporter = new Reporter(ports);
    this.#marker = commentMarker(owner, name, folder);
    this.#folder = folder;
  }

  /** Starts the search for the comment of earlier runs, so that the first write need not wait for it. */
  lookAhead(): void {
    this.#found ??= this.#ports.comments.find(this.#marker);
    this.#found.catch(() => undefined);
  }

  /** Whether the comment of earlier runs says that the app exists. Never rejects. */
  async saysThatItStands(): Promise<boolean> {
    this.lookAhead();
    const found = await this.#found?.catch(() => undefined);
    return found !== undefined && saysThatItStands(found.body);
  }

  /** What the comment of earlier runs keeps for the review; `undefined` if there is none. Never rejects. */
  async kept(): Promise<Kept | 'unknown' | undefined> {
    this.lookAhead();
    try {
      const found = await this.#found;
      return found === undefined ? undefined : keptIn(found.body);
    } catch {
      return 'unknown';
    }
  }

  /** The comment's web address, once it exists. */
  get url(): string | undefined {
    return this.#current?.url;
  }

  /** Shows a build's progress if its step changed and the last edit is long enough ago. Does not wait. */
  progress(view: View): void {
    const step = [view.step, view.count].join(' ');
    if (step === this.#step && this.#writtenAt > -Infinity) return;
    if (this.#ports.clock.now() - this.#writtenAt < BETWEEN_EDITS_MS) return;
    this.#step = step;
    this.#writtenAt = this.#ports.clock.now();
    // A problem that passes does not matter here: the next step is shown again.
    void this.#queue(() => this.#reporter.once(() => this.#write(view, 'progress')));
  }

  /**
   * Shows the end of a run; resolves when the comment is written or given up, half a minute later at most.
   * @param create false only edits an existing comment
   */
  async finish(view: View, { create }: { create: boolean }): Promise<void> {
    const how = create ? 'end' : 'end, if it stands';
    // The text replaces whatever stands, so writing it twice does no harm.
    await this.#reporter.finish(() =>
      this.#queue(async () => {
        await this.#reporter.twice(() => this.#write(view, how));
        await this.#correctCopies(view);
      }),
    );
  }

  /**
   * Shows what a pull request without an app changes: in the comment that stands, whatever else that says, or in one of
   * its own if there is something to check. Resolves as `finish` does.
   */
  async review(view: View): Promise<void> {
    const name = this.#folder ?? view.name;
    const reviewed: View = { ...view, state: 'reviewed', ...(name ? { name } : {}) };
    await this.#reporter.finish(() =>
      this.#queue(() => this.#reporter.twice(() => this.#writeReview(reviewed))),
    );
  }

  /** Folds what the comment says of the changes, if there is one. Resolves as `finish` does. */
  async fold(): Promise<void> {
    await this.#reporter.finish(() => this.#queue(() => this.#reporter.twice(() => this.#fold())));
  }

  async #fold(): Promise<void> {
    const { comments, secrets } = this.#ports;
    const stands = await comments.find(this.#marker);
    if (stands === undefined) return;
    const body = publicText(secrets, withReviewPart(stands.body, foldedReview(stands.body)));
    if (body !== stands.body) await this.#edit(stands.id, body);
  }

  async #writeReview(view: View): Promise<void> {
    const { comments, secrets } = this.#ports;
    const stands = await comments.find(this.#marker);
    if (stands === undefined) {
      const { changes, verdict, kept } = view.review ?? {};
      const keeps = typeof kept === 'object' && kept.approved !== undefined;
      const { concerns = [], silenced = [] } = changes ?? {};
      // What the label approved has to be kept somewhere.
      if (concerns.length + silenced.length > 0 || verdict !== undefined || keeps)
        this.#current = await this.#post(this.#bodyOf(view));
      return;
    }
    const { review } = publicView(secrets, view);
    const part = reviewPart(review, stands.body, isReviewAlone(stands.body, this.#marker));
    const whole = publicText(secrets, withReviewPart(stands.body, part));
    // GitHub would refuse it. The summary has everything.
    const body = whole.length <= LONGEST_COMMENT ? whole : stands.body;
    this.#current = body === stands.body ? stands : await this.#edit(stands.id, body);
  }

  /** What an earlier token of the workflow wrote says the same, where this one may change it. */
  async #correctCopies(view: View): Promise<void> {
    const { comments, log, secrets } = this.#ports;
    for (const copy of comments.copies()) {
      const body = this.#bodyOf(view, copy.body);
      if (copy.body === body || !saysThatItStands(copy.body)) continue;
      try {
        await comments.edit(copy.id, body);
      } catch (error) {
        log.debug(String(error));
        log.warning(
          secrets.redact(
            `Could not update the comment ${copy.url}, which another account wrote about the same preview. It is out of date; delete it.`,
          ),
          'comment-of-another',
        );
      }
    }
  }

  /** @param stored the comment as it stands */
  #bodyOf(view: View, stored?: string): string {
    const { secrets } = this.#ports;
    return publicText(secrets, renderComment(publicView(secrets, view), this.#marker, stored));
  }

  #queue<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#writing.then(work);
    this.#writing = next.then(() => undefined);
    return next;
  }

  /** Writes the view to the comment. */
  async #write(view: View, how: Occasion): Promise<void> {
    if (how === 'progress' && this.#overtaken) return;
    try {
      this.lookAhead();
      this.#current ??= await this.#found;
      this.#stored ??= this.#current?.body;
      const body = this.#bodyOf(view, this.#stored);
      if (this.#current?.body === body) return;
      const now = await this.#now(how);
      // A run that is slow, or was paused for a while, must not overwrite what a newer run has written since.
      this.#overtaken = how === 'progress' && now !== undefined && now.body !== this.#stored;
      if (this.#overtaken) return;
      this.#current =
        (now && (await this.#edit(now.id, body))) ??
        (how === 'end, if it stands' ? undefined : await this.#post(body));
    } catch (error) {
      this.#found = undefined;
      throw error;
    }
  }

  /**
   * The comment as it is now. What was found before a build may be out of date: another run may have posted or
   * changed it. The end of a run replaces whatever is there, without that check.
   */
  #now(how: Occasion): Promise<Comment | undefined> {
    const { comments } = this.#ports;
    if (this.#current === undefined) return comments.find(this.#marker);
    return how === 'progress' ? comments.read(this.#current.id) : Promise.resolve(this.#current);
  }

  /** `undefined` when the comment is gone. */
  async #edit(id: number, body: string): Promise<Comment | undefined> {
    const edited = await this.#ports.comments.edit(id, body);
    this.#stored = edited?.body;
    return edited && { ...edited, body };
  }

  /** Posts the comment. If two runs post at the same moment, the later one removes its own comment. */
  async #post(body: string): Promise<Comment> {
    const { comments } = this.#ports;
    const posted = await comments.post(this.#marker, body);
    this.#stored = posted.body;
    this.#ports.log.info(`Commented: ${posted.url}`);
    // The comment exists; a failure of this check is no reason to report it as missing.
    const first = await comments.find(this.#marker).catch(() => undefined);
    if (first === undefined || first.id === posted.id) return { ...posted, body };
    await comments.remove(posted.id);
    return { ...((await this.#edit(first.id, body)) ?? first), body };
  }
}
