import { describe, expect, test } from '@jest/globals';
import type { Comment, Comments } from '../../src/github/comments.js';
import { Secrets } from '../../src/lib/secrets.js';
import { StickyComment } from '../../src/report/sticky-comment.js';
import type { View } from '../../src/report/view.js';
import { TestClock } from '../support/clock.js';
import { CollectingLog } from '../support/log.js';
import { rendered } from '../support/markdown.js';

const marker = '<!-- hasura-preview-app github.com/123456#42 acme-shop-pr-42 -->';
const url = 'https://github.com/acme/shop/pull/42#issuecomment-7';
const view = (step: string, state: View['state'] = 'building'): View => ({
  state,
  step,
  logUrl: 'https://github.com/acme/shop/actions/runs/1',
  tasks: [],
});

/** A pull request's comments in memory, with a transcript of what was written; calls can be made to fail. */
class Thread implements Comments {
  comments: Comment[] = [];
  /** Those that another account wrote. */
  readonly others: Comment[] = [];
  readonly transcript: string[] = [];
  /** The errors that calls of this kind throw; each is thrown once. */
  readonly trouble: Partial<Record<'find' | 'post' | 'edit', Error[]>> = {};
  /** Releases the writes that `hold` holds back. */
  release: (() => void) | undefined;
  #gate: Promise<void> = Promise.resolve();
  #writing = false;
  #id = 7;

  /** The only comment. */
  get stored(): Comment | undefined {
    expect(this.comments.length).toBeLessThanOrEqual(1);
    return this.comments[0];
  }

  /** Adds a comment as if it already existed. */
  has(body: string): Comment {
    const comment = { id: this.#id, url: `${url}${this.#id === 7 ? '' : String(this.#id)}`, body };
    this.#id += 1;
    this.comments.push(comment);
    return comment;
  }

  hold(): void {
    this.#gate = new Promise((resolve) => {
      this.release = resolve;
    });
  }

  copies(): readonly Comment[] {
    return this.others;
  }

  async find(wanted: string): Promise<Comment | undefined> {
    this.#fail('find');
    return Promise.resolve(this.comments.find(({ body }) => body.startsWith(wanted)));
  }

  async post(wanted: string, body: string): Promise<Comment> {
    await this.#write(`post ${said(body)}`, 'post');
    expect(body.startsWith(wanted)).toBe(true);
    return this.has(body);
  }

  read(id: number): Promise<Comment | undefined> {
    const comment = this.comments.find((one) => one.id === id);
    return Promise.resolve(comment && { ...comment });
  }

  async edit(id: number, body: string): Promise<Comment | undefined> {
    await this.#write(`edit ${said(body)}`, 'edit');
    const comment = this.comments.find((one) => one.id === id);
    return comment && Object.assign(comment, { body });
  }

  remove(id: number): Promise<void> {
    this.transcript.push('remove');
    this.comments = this.comments.filter((comment) => comment.id !== id);
    return Promise.resolve();
  }

  async #write(line: string, kind: 'post' | 'edit'): Promise<void> {
    this.transcript.push(this.#writing ? `${line} AT THE SAME TIME` : line);
    this.#writing = true;
    await this.#gate;
    this.#writing = false;
    this.#fail(kind);
  }

  #fail(kind: 'find' | 'post' | 'edit'): void {
    const error = this.trouble[kind]?.shift();
    if (error !== undefined) throw error;
  }
}

/** The state and step that a body shows. */
function said(body: string): string {
  return [/Hasura preview: (\w+)/.exec(body)?.[1], /Now: (.+)/.exec(body)?.[1]]
    .filter((part) => part !== undefined)
    .join(', ');
}

interface Bench {
  thread: Thread;
  clock: TestClock;
  log: CollectingLog;
  cancel: AbortController;
  comment: StickyComment;
}

function bench(secrets = new Secrets()): Bench {
  const thread = new Thread();
  const clock = new TestClock();
  const log = new CollectingLog();
  const cancel = new AbortController();
  const explain = (error: unknown): { words: string; code: 'github-error'; passes: boolean } => ({
    code: 'github-error',
    words: `GitHub did not allow this run to comment. Add "pull-requests: write". (${(error as Error).message})`,
    passes: error instanceof Error && 'status' in error && error.status === 502,
  });
  const comment = new StickyComment(
    { comments: thread, clock, signal: cancel.signal, log, secrets, explain, giveUp: () => undefined },
    { owner: 'github.com/123456#42', name: 'acme-shop-pr-42' },
  );
  return { thread, clock, log, cancel, comment };
}

/** Lets everything continue that is ready to. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the sticky comment', () => {
  test('is searched for, posted once and then edited in place', async () => {
    const { thread, clock, comment } = bench();
    comment.progress(view('gh-validation'));
    await settled();
    clock.advance(10_000);
    comment.progress(view('apply-migration'));
    await comment.finish(view('', 'ready'), { create: true });
    expect(thread.transcript).toEqual([
      'post building, Fetching the branch',
      'edit building, Applying migrations',
      'edit ready',
    ]);
    expect(comment.url).toBe(url);
    expect(thread.stored?.body.startsWith(`${marker}\n`)).toBe(true);
  });

  test('of an earlier run is edited, not posted again', async () => {
    const { thread, comment } = bench();
    thread.has(`${marker}\nold`);
    comment.lookAhead();
    comment.lookAhead();
    expect(comment.url).toBeUndefined();
    await comment.finish(view('', 'ready'), { create: true });
    expect(thread.transcript).toEqual(['edit ready']);
    expect(comment.url).toBe(url);
  });

  test('that another run has changed in the meantime is not edited until this run ends', async () => {
    const { thread, clock, comment } = bench();
    comment.progress(view('gh-validation'));
    await settled();
    const [stands] = thread.comments;
    Object.assign(stands ?? {}, { body: `${marker}\nwhat the newer run says` });
    for (const step of ['apply-migration', 'check-healthz']) {
      clock.advance(10_000);
      comment.progress(view(step));
      await settled();
    }
    expect(thread.stored?.body).toBe(`${marker}\nwhat the newer run says`);
    await comment.finish(view('', 'failed'), { create: true });
    expect(thread.transcript).toEqual(['post building, Fetching the branch', 'edit failed']);
  });

  test('that another run has posted in the meantime is not edited either', async () => {
    const { thread, comment } = bench();
    comment.lookAhead();
    await settled();
    thread.has(`${marker}\nwhat the newer run says`);
    comment.progress(view('gh-validation'));
    await settled();
    expect(thread.transcript).toEqual([]);
  });

  test('that somebody deleted during the build is posted again', async () => {
    const { thread, clock, comment } = bench();
    comment.progress(view('gh-validation'));
    await settled();
    thread.comments = [];
    clock.advance(10_000);
    comment.progress(view('apply-migration'));
    await settled();
    expect(thread.transcript).toEqual([
      'post building, Fetching the branch',
      'post building, Applying migrations',
    ]);
  });

  test('has no address before it exists', () => {
    expect(bench().comment.url).toBeUndefined();
  });

  test('is edited at most every ten seconds while a build goes on, however often its step changes', async () => {
    const { thread, clock, comment } = bench();
    for (let second = 0; second <= 30; second += 1) {
      comment.progress(view(`step-${String(second)}`));
      await settled();
      clock.advance(1_000);
    }
    expect(thread.transcript).toEqual([
      'post building, step-0',
      'edit building, step-10',
      'edit building, step-20',
      'edit building, step-30',
    ]);
  });

  test('is not edited while its step stays the same', async () => {
    const { thread, clock, comment } = bench();
    for (let minute = 0; minute < 5; minute += 1) {
      comment.progress(view('apply-migration'));
      await settled();
      clock.advance(60_000);
    }
    expect(thread.transcript).toEqual(['post building, Applying migrations']);
  });

  test('shows the end at once, however recent the last edit was', async () => {
    const { thread, comment } = bench();
    comment.progress(view('gh-validation'));
    await comment.finish(view('', 'failed'), { create: true });
    expect(thread.transcript.at(-1)).toBe('edit failed');
  });

  test('is not written when its text did not change', async () => {
    const { thread, comment } = bench();
    await comment.finish(view('', 'ready'), { create: true });
    await comment.finish(view('', 'ready'), { create: true });
    expect(thread.transcript).toEqual(['post ready']);
  });

  test('of an earlier run that already says the same is not edited', async () => {
    const first = bench();
    await first.comment.finish(view('', 'ready'), { create: true });
    const second = bench();
    second.thread.has(first.thread.stored?.body ?? '');
    await second.comment.finish(view('', 'ready'), { create: true });
    expect(second.thread.transcript).toEqual([]);
    expect(second.comment.url).toBe(url);
  });

  test('is written by one call at a time, in order', async () => {
    const { thread, clock, comment } = bench();
    thread.hold();
    comment.progress(view('gh-validation'));
    clock.advance(10_000);
    comment.progress(view('apply-migration'));
    const end = comment.finish(view('', 'ready'), { create: true });
    await settled();
    expect(thread.transcript).toEqual(['post building, Fetching the branch']);
    thread.release?.();
    await end;
    expect(thread.transcript).toEqual([
      'post building, Fetching the branch',
      'edit building, Applying migrations',
      'edit ready',
    ]);
  });

  test('that somebody deleted before the end is posted again', async () => {
    const { thread, comment } = bench();
    comment.progress(view('gh-validation'));
    await settled();
    thread.comments = [];
    await comment.finish(view('', 'ready'), { create: true });
    expect(thread.transcript).toEqual(['post building, Fetching the branch', 'edit ready', 'post ready']);
    expect(comment.url).toBe(thread.stored?.url);
  });

  test('that somebody deleted is not posted again only to say that the app is deleted', async () => {
    const { thread, comment } = bench();
    thread.has(`${marker}\nold`);
    comment.lookAhead();
    await settled();
    thread.comments = [];
    await comment.finish(view('', 'deleted'), { create: false });
    expect(thread.transcript).toEqual(['edit deleted']);
    expect(comment.url).toBeUndefined();
  });

  test('is not posted if nothing was ever announced', async () => {
    const { thread, comment } = bench();
    await comment.finish(view('', 'deleted'), { create: false });
    expect(thread.transcript).toEqual([]);
    expect(thread.stored).toBeUndefined();
  });

  test('that another run posted after the search is edited', async () => {
    const { thread, comment } = bench();
    comment.lookAhead();
    await settled();
    thread.has(`${marker}\nof another run`);
    await comment.finish(view('', 'ready'), { create: true });
    expect(thread.transcript).toEqual(['edit ready']);
    expect(said(thread.stored?.body ?? '')).toBe('ready');
  });

  test('that two runs post at the same moment becomes one: the older one, with the latest text', async () => {
    const { thread, comment } = bench();
    thread.hold();
    const end = comment.finish(view('', 'ready'), { create: true });
    await settled();
    thread.has(`${marker}\nof another run`);
    thread.release?.();
    await end;
    expect(thread.transcript).toEqual(['post ready', 'remove', 'edit ready']);
    expect(said(thread.stored?.body ?? '')).toBe('ready');
    expect(comment.url).toBe(url);
  });

  test('contains no secret', async () => {
    const secrets = new Secrets();
    secrets.add('canary_*secret*');
    const { thread, comment } = bench(secrets);
    const failure = { what: 'canary_*secret* was refused', words: 'password canary_*secret* refused' };
    await comment.finish({ ...view('', 'failed'), failure }, { create: true });
    expect(thread.stored?.body).toContain('password *** refused');
    expect(rendered(thread.stored?.body ?? '').text).not.toContain('canary');
  });
});

describe('a comment that GitHub refuses', () => {
  test.each(['find', 'post'] as const)(
    'is one warning that names the permission, and is not retried: %s',
    async (kind) => {
      const { thread, clock, log, comment } = bench();
      thread.trouble[kind] = [new Error('Resource not accessible by integration'), new Error('again')];
      comment.progress(view('gh-validation'));
      await settled();
      clock.advance(10_000);
      comment.progress(view('apply-migration'));
      await comment.finish(view('', 'ready'), { create: true });
      expect(log.of('warning')).toEqual([
        'GitHub did not allow this run to comment. Add "pull-requests: write". (Resource not accessible by integration)',
      ]);
      expect(thread.transcript).toEqual(kind === 'find' ? [] : ['post building, Fetching the branch']);
      expect(comment.url).toBeUndefined();
    },
  );

  test('as an edit is one warning, and its address stays known', async () => {
    const { thread, log, comment } = bench();
    thread.has(`${marker}\nold`);
    thread.trouble.edit = [new Error('locked')];
    await comment.finish(view('', 'ready'), { create: true });
    await comment.finish(view('', 'failed'), { create: true });
    expect(log.of('warning')).toHaveLength(1);
    expect(comment.url).toBe(url);
  });

  test('never ends the run', async () => {
    const { thread, comment } = bench();
    thread.trouble.find = [new Error('network')];
    comment.lookAhead();
    await settled();
    await expect(comment.finish(view('', 'ready'), { create: true })).resolves.toBeUndefined();
  });

  test('because the run was cancelled causes no warning', async () => {
    const { thread, log, cancel, comment } = bench();
    thread.trouble.find = [new Error('aborted')];
    cancel.abort(new Error('SIGINT'));
    await comment.finish(view('', 'ready'), { create: true });
    expect(log.lines).toEqual([]);
  });

  test('only for a moment during the build still shows the end, so that it does not say "building" for ever', async () => {
    const { thread, clock, comment } = bench();
    comment.progress(view('gh-validation'));
    await settled();
    clock.advance(10_000);
    thread.trouble.edit = [Object.assign(new Error('Bad gateway'), { status: 502 })];
    comment.progress(view('apply-migration'));
    await settled();
    await comment.finish(view('', 'ready'), { create: true });
    expect(said(thread.stored?.body ?? '')).toBe('ready');
  });
});
