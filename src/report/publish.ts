import type { Comment, Comments } from '../github/comments.js';
import type { Clock } from '../lib/clock.js';
import type { Log } from '../lib/log.js';
import { commentMarker, renderComment } from './comment.js';
import type { View } from './view.js';

/** While a build goes on the comment is edited at most this often. */
const BETWEEN_EDITS_MS = 10_000;

export interface StickyWorld {
  comments: Comments;
  clock: Clock;
  log: Log;
  redact: (text: string) => string;
  /** Aborted when the run is cancelled: nothing is told then, the post step does it. */
  signal: AbortSignal;
  /** What to say when GitHub refuses: names the missing permission. */
  explain: (error: unknown) => string;
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
  #broken = false;

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
    void this.#queue(() => this.#write(view, true));
  }

  /** Shows the end of a run; resolves when it stands or has been given up. `create: false` only changes what is there. */
  finish(view: View, { create }: { create: boolean }): Promise<void> {
    return this.#queue(() => this.#write(view, create));
  }

  #queue(work: () => Promise<void>): Promise<void> {
    this.#writing = this.#writing.then(work);
    return this.#writing;
  }

  async #write(view: View, create: boolean): Promise<void> {
    if (this.#broken) return;
    const body = this.#world.redact(renderComment(view, this.#marker));
    try {
      this.lookAhead();
      this.#current ??= await this.#found;
      if (this.#current !== undefined) {
        if (this.#current.body === body) return;
        const edited = await this.#world.comments.edit(this.#current.id, body);
        this.#current = edited === undefined ? undefined : { ...edited, body };
        if (edited !== undefined) return;
        // Somebody deleted it meanwhile: it is posted anew.
        this.#found = Promise.resolve(undefined);
      }
      if (create) this.#current = { ...(await this.#world.comments.post(this.#marker, body)), body };
    } catch (error) {
      this.#broken = true;
      if (this.#world.signal.aborted) return;
      this.#world.log.warning(this.#world.explain(error));
    }
  }
}
