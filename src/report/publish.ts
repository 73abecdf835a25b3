import type { Comment, Comments } from '../github/comments.js';
import type { Clock } from '../lib/clock.js';
import type { Log } from '../lib/log.js';
import type { Secrets } from '../lib/secrets.js';
import { commentMarker, renderComment } from './comment.js';
import type { View } from './view.js';

/** While a build goes on the comment is edited at most this often. */
const BETWEEN_EDITS_MS = 10_000;
const BEFORE_LAST_TRY_MS = 2_000;
/** The end of a run is not held up longer than this. */
const TELL_WITHIN_MS = 30_000;

export interface StickyWorld {
  comments: Comments;
  clock: Clock;
  log: Log;
  secrets: Secrets;
  /** Aborted when the run is cancelled: nothing is told then, the post step does it. */
  signal: AbortSignal;
  /** What to say when a comment cannot be written, and whether the trouble may pass. */
  explain: (error: unknown) => { words: string; passes: boolean; afterMs?: number | undefined };
  /** Gives up what is under way on GitHub. */
  giveUp: () => void;
}

/**
 * The one comment of an app on its pull request: found by marker and author, posted once, then edited in place.
 * GitHub mails only the first version, so nothing is posted before there is something to say. A comment that cannot
 * be written is one warning; the run's result stands.
 */
export class StickyComment {
  readonly #world: StickyWorld;
  readonly #marker: string;
  /** Writes go one after another; a view that came while one was under way follows it. */
  #writing: Promise<void> = Promise.resolve();
  #found: Promise<Comment | undefined> | undefined;
  #current: Comment | undefined;
  #step: string | undefined;
  #writtenAt = -Infinity;
  /** GitHub said no for good: one warning, and no further try. */
  #refused = false;
  #trouble = '';
  #pauseMs = BEFORE_LAST_TRY_MS;

  constructor(world: StickyWorld, owner: string, name: string) {
    this.#world = world;
    this.#marker = commentMarker(owner, name);
  }

  /** Begins to look for the comment of earlier runs, so that the first write need not wait for it. */
  lookAhead(): void {
    this.#found ??= this.#world.comments.find(this.#marker);
    this.#found.catch(() => undefined);
  }

  /** The comment's web address, once it stands. */
  get url(): string | undefined {
    return this.#current?.url;
  }

  /** Shows a build's progress, when its step changed and the last edit is long enough ago. Does not wait. */
  progress(view: View): void {
    if (view.step === this.#step && this.#writtenAt > -Infinity) return;
    if (this.#world.clock.now() - this.#writtenAt < BETWEEN_EDITS_MS) return;
    this.#step = view.step;
    this.#writtenAt = this.#world.clock.now();
    // Trouble that passes is no matter here: the next step is shown again.
    void this.#queue(() => this.#write(view, true));
  }

  /**
   * Shows the end of a run; resolves when it stands or has been given up, half a minute later at most.
   * @param create false only changes a comment that is there
   */
  async finish(view: View, { create }: { create: boolean }): Promise<void> {
    const { clock, giveUp } = this.#world;
    const done = new AbortController();
    clock.sleep(TELL_WITHIN_MS, done.signal).then(giveUp, () => undefined);
    await this.#queue(async () => {
      if ((await this.#write(view, create)) !== 'again') return;
      await clock.sleep(this.#pauseMs, this.#world.signal).catch(() => undefined);
      // The text replaces whatever stands, so writing it twice does no harm.
      if ((await this.#write(view, create)) === 'again') this.#warn();
    });
    done.abort();
  }

  #queue<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#writing.then(work);
    this.#writing = next.then(() => undefined);
    return next;
  }

  /** Makes the comment say this; `again` when what went wrong may pass. */
  async #write(view: View, create: boolean): Promise<'done' | 'again'> {
    if (this.#refused) return 'done';
    const { secrets, explain, signal } = this.#world;
    const body = secrets.redact(renderComment(secrets.redactAll(view), this.#marker));
    try {
      this.lookAhead();
      this.#current ??= await this.#found;
      if (this.#current?.body === body) return 'done';
      this.#current = (await this.#edit(body)) ?? (create ? await this.#post(body) : undefined);
      return 'done';
    } catch (error) {
      if (signal.aborted) return 'done';
      this.#found = undefined;
      const { passes, words, afterMs } = explain(error);
      this.#trouble = words;
      this.#pauseMs = Math.min(afterMs ?? BEFORE_LAST_TRY_MS, TELL_WITHIN_MS);
      if (passes) return 'again';
      this.#refused = true;
      this.#warn();
      return 'done';
    }
  }

  #warn(): void {
    this.#world.log.warning(this.#trouble);
  }

  /** `undefined` when there is no comment of ours, or none any more. */
  async #edit(body: string): Promise<Comment | undefined> {
    const { comments } = this.#world;
    // What was found before a build may be out of date by now: another run may have posted meanwhile.
    this.#current ??= await comments.find(this.#marker);
    const edited = this.#current && (await comments.edit(this.#current.id, body));
    return edited && { ...edited, body };
  }

  /** Posts the comment. Of two runs that do so at the same moment, the later one takes its own away again. */
  async #post(body: string): Promise<Comment> {
    const { comments } = this.#world;
    const posted = await comments.post(this.#marker, body);
    this.#world.log.info(`Commented: ${posted.url}`);
    // The comment stands; that this look fails is no reason to call it missing.
    const first = await comments.find(this.#marker).catch(() => undefined);
    if (first === undefined || first.id === posted.id) return { ...posted, body };
    await comments.remove(posted.id);
    return { ...((await comments.edit(first.id, body)) ?? first), body };
  }
}
