import type { Comment, Comments } from '../github/comments.js';
import type { Clock } from '../lib/clock.js';
import type { Log } from '../lib/log.js';
import type { Secrets } from '../lib/secrets.js';
import { commentMarker, renderComment } from './comment.js';
import { publicText, publicView } from './gate.js';
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

/** What is written: where a build is, or how it ended, which may be worth a comment only where one stands. */
type How = 'progress' | 'end' | 'end, if it stands';

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
  /** Another run has written the comment meanwhile: what this one is at is of no interest any more. */
  #overtaken = false;
  /** The comment's text as GitHub gave it last. */
  #stored: string | undefined;
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
    void this.#queue(() => this.#write(view, 'progress'));
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
      const how = create ? 'end' : 'end, if it stands';
      if ((await this.#write(view, how)) !== 'again') return;
      // A longer wait than the end of a run may take would be in vain.
      if (this.#pauseMs < TELL_WITHIN_MS) {
        await clock.sleep(this.#pauseMs, this.#world.signal).catch(() => undefined);
        // The text replaces whatever stands, so writing it twice does no harm.
        if ((await this.#write(view, how)) !== 'again') return;
      }
      this.#warn();
    });
    done.abort();
  }

  #queue<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#writing.then(work);
    this.#writing = next.then(() => undefined);
    return next;
  }

  /** Makes the comment say this; `again` when what went wrong may pass. */
  async #write(view: View, how: How): Promise<'done' | 'again'> {
    if (this.#refused || (how === 'progress' && this.#overtaken)) return 'done';
    const { secrets, explain, signal } = this.#world;
    const body = publicText(secrets, renderComment(publicView(secrets, view), this.#marker));
    try {
      this.lookAhead();
      this.#current ??= await this.#found;
      this.#stored ??= this.#current?.body;
      if (this.#current?.body === body) return 'done';
      const now = await this.#now(how);
      // A run that is slow, or stood still for a while, must not write over what a newer one has said since.
      this.#overtaken = how === 'progress' && now !== undefined && now.body !== this.#stored;
      if (this.#overtaken) return 'done';
      this.#current =
        (now && (await this.#edit(now.id, body))) ??
        (how === 'end, if it stands' ? undefined : await this.#post(body));
      return 'done';
    } catch (error) {
      if (signal.aborted) return 'done';
      this.#found = undefined;
      const { passes, words, afterMs } = explain(error);
      this.#trouble = words;
      this.#pauseMs = afterMs ?? BEFORE_LAST_TRY_MS;
      if (passes) return 'again';
      this.#refused = true;
      this.#warn();
      return 'done';
    }
  }

  /**
   * The comment as it stands. What was found before a build may be out of date by now: another run may have posted or
   * changed it. The end of a run is written whatever stands, and without that look.
   */
  #now(how: How): Promise<Comment | undefined> {
    const { comments } = this.#world;
    if (this.#current === undefined) return comments.find(this.#marker);
    return how === 'progress' ? comments.read(this.#current.id) : Promise.resolve(this.#current);
  }

  #warn(): void {
    this.#world.log.warning(this.#trouble);
  }

  /** `undefined` when the comment is gone. */
  async #edit(id: number, body: string): Promise<Comment | undefined> {
    const edited = await this.#world.comments.edit(id, body);
    this.#stored = edited?.body;
    return edited && { ...edited, body };
  }

  /** Posts the comment. Of two runs that do so at the same moment, the later one takes its own away again. */
  async #post(body: string): Promise<Comment> {
    const { comments } = this.#world;
    const posted = await comments.post(this.#marker, body);
    this.#stored = posted.body;
    this.#world.log.info(`Commented: ${posted.url}`);
    // The comment stands; that this look fails is no reason to call it missing.
    const first = await comments.find(this.#marker).catch(() => undefined);
    if (first === undefined || first.id === posted.id) return { ...posted, body };
    await comments.remove(posted.id);
    return { ...((await this.#edit(first.id, body)) ?? first), body };
  }
}
