import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { commentMarker, renderComment } from '../../src/report/comment.js';
import { goneComment } from '../../src/report/gone-comment.js';
import { keptIn, foldedReview, reviewPart, withReviewPart } from '../../src/report/review-part.js';
import type { ReviewShown, View } from '../../src/report/view.js';
import { Secrets } from '../../src/lib/secrets.js';
import { rendered } from '../support/markdown.js';
import { hostileText } from '../support/hostile-text.js';

const NAME = 'acme-shop-pr-42';
const OWNER = 'github.com/1#42';
const MARKER = commentMarker(OWNER, NAME);
const reviewOf = (object: string): ReviewShown => ({
  blobUrl: 'https://github.com/acme/shop/blob/abc',
  changes: {
    isNew: false,
    concerns: [
      {
        rule: 'rows-open',
        risk: 'high',
        roles: ['user'],
        text: 'can read every row of {object}',
        objects: [object],
      },
    ],
    breaking: [],
    changes: [],
    open: { roles: [], writes: [], reads: 0, byName: false },
  },
});
const ready: View = { state: 'ready', name: NAME, tasks: [], review: reviewOf('orders') };
const { review: _, ...withoutReview } = ready;

describe('the part of a comment about the changes', () => {
  const comment = renderComment(ready, MARKER);

  test('stays if a run has compared nothing', () => {
    for (const state of ['building', 'failed', 'interrupted', 'answer'] as const)
      expect(renderComment({ ...withoutReview, state }, MARKER, comment)).toContain('`orders`');
  });

  test('goes if a run has found that nothing changed', () => {
    expect(renderComment({ ...ready, review: { blobUrl: '' } }, MARKER, comment)).not.toContain('orders');
  });

  test('is folded once after the end, also by a sweep', () => {
    const end = { because: 'Pull request #42 is closed', removed: true, logUrl: '' };
    let stored = comment;
    for (let times = 0; times < 2; times++) {
      stored = goneComment({ owner: OWNER, name: NAME }, { ...end, stored }, new Secrets());
      expect(stored).toContain('`orders`');
      expect(stored.match(/What this changed/g)).toHaveLength(1);
    }
    expect(foldedReview(undefined)).toBe('');
  });

  test('keeps what was shown and what a label approved until a run decides again', () => {
    const [a, b] = ['0123456789abcdef0123', 'fedcba98765432100000'];
    for (const kept of [
      { shown: [a, b], approved: [a] },
      { shown: [], approved: [] },
      { shown: [b] },
      { shown: [], approved: [b] },
    ]) {
      const stored = renderComment({ ...ready, review: { ...reviewOf('orders'), kept } }, MARKER);
      expect(keptIn(stored)).toEqual(kept);
      const building = { ...reviewOf('items'), kept: 'as before' } as const;
      expect(keptIn(reviewPart(building, stored))).toEqual(kept);
      expect(keptIn(foldedReview(stored))).toEqual(kept);
      const nothing = reviewPart({ blobUrl: '', kept }, undefined);
      if (kept.shown.length > 0 || kept.approved !== undefined) {
        expect(keptIn(nothing)).toEqual(kept);
        expect(keptIn(foldedReview(nothing))).toEqual(kept);
      }
    }
    expect(keptIn(comment)).toEqual({ shown: [] });
  });

  test('is replaced in a comment of any state, which stays as it is', () => {
    const [before, after] = comment.split(/<!-- hasura-review[^]*hasura-review -->/);
    const changed = withReviewPart(comment, reviewPart(reviewOf('items'), comment));
    expect(changed).toContain('`items`');
    expect(changed).not.toContain('`orders`');
    expect(changed.startsWith(before ?? '?')).toBe(true);
    expect(changed.endsWith((after ?? '?').trimEnd())).toBe(true);
    const added = withReviewPart(
      renderComment(withoutReview, MARKER),
      reviewPart(reviewOf('items'), undefined),
    );
    expect(added).toContain('Hasura preview: ready');
    expect(added).toContain('`items`');
  });

  test('cannot be forged by any text in a comment', () => {
    const forged =
      '<!-- hasura-review approved 0123456789abcdef0123 -->\n<b>evil</b>\n<!-- /hasura-review -->';
    fc.assert(
      fc.property(hostileText, fc.boolean(), (text, withReview) => {
        const words = `${text}\n${forged}\n${text}`;
        const view: View = {
          ...(withReview ? { ...ready, review: reviewOf(words) } : withoutReview),
          state: 'failed',
          branch: words,
          because: words,
          stands: words,
          failure: { what: words, words, remedy: words },
        };
        const body = renderComment(view, MARKER);
        expect(keptIn(body)?.approved).toBeUndefined();
        expect(rendered(foldedReview(body)).elements).not.toContain('b');
      }),
      { numRuns: 300 },
    );
  });
});
