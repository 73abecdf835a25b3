import { folded } from './markdown.js';
import { reviewSection, saysNothing } from './review.js';
import type { Kept } from '../rules/approval.js';
import type { ReviewShown } from './view.js';

/*
 * The part of a comment that says what a pull request changes. It stands between two lines that a reader does not see,
 * so that a run that compares nothing can keep it. No text of others can hold such a line: `code`, `plain` and
 * `codeBlock` see to that.
 */

/** The first line also keeps what was shown and what a label has approved. */
const BEGIN = /^<!-- hasura-review(?: shown((?: [0-9a-f]{20})*))?( approved((?: [0-9a-f]{20})*))? -->\r?$/m;
const END = /^<!-- \/hasura-review -->\r?$/m;

interface Part {
  start: number;
  end: number;
  content: string;
  kept: Kept;
}

function partIn(body: string): Part | undefined {
  const begin = BEGIN.exec(body);
  if (begin === null) return undefined;
  const [line, shown = '', approved, keys = ''] = begin;
  const start = begin.index;
  const rest = body.slice(start + line.length);
  const end = END.exec(rest);
  if (end === null) return undefined;
  return {
    start,
    end: start + line.length + end.index + end[0].length,
    content: rest.slice(0, end.index).trim(),
    kept: {
      shown: keysIn(shown),
      ...(approved === undefined ? {} : { approved: keysIn(keys) }),
    },
  };
}

function keysIn(text: string): string[] {
  return text.split(' ').filter((key) => key !== '');
}

function isEmpty({ shown, approved }: Kept): boolean {
  return shown.length === 0 && approved === undefined;
}

function written(content: string, { shown, approved }: Kept): string {
  const keys = [
    ...(shown.length === 0 ? [] : [' shown', ...shown]),
    ...(approved === undefined ? [] : [`${shown.length === 0 ? ' ' : ''}approved`, ...approved]),
  ].join(' ');
  return `<!-- hasura-review${keys} -->\n${content === '' ? '' : `\n${content}\n\n`}<!-- /hasura-review -->`;
}

/** What a comment keeps for the next run. */
export function keptIn(body: string): Kept | undefined {
  return partIn(body)?.kept;
}

const NOTHING: Kept = { shown: [] };

/** What a comment says that has nothing but the review, once there is nothing to review. */
const [NO_CHANGES, NOT_COMPARED] = [
  'This pull request no longer changes the metadata.',
  'The metadata cannot be read, so this says nothing about its changes.',
];

/**
 * The part for a comment.
 * @param stored the comment as it stands: it is kept if this run has not compared anything
 * @param isAlone whether the comment has nothing else
 */
export function reviewPart(
  review: ReviewShown | undefined,
  stored: string | undefined,
  isAlone = false,
): string {
  const old = stored === undefined ? undefined : partIn(stored);
  if (review === undefined) return old === undefined ? '' : written(old.content, old.kept);
  const kept = review.kept === 'as before' ? (old?.kept ?? NOTHING) : (review.kept ?? NOTHING);
  const { isSame, changes } = review;
  const isUnchanged = changes === undefined ? isSame === true : saysNothing(changes);
  const content = reviewSection(review) || (!isAlone ? '' : isUnchanged ? NO_CHANGES : NOT_COMPARED);
  return content === '' && isEmpty(kept) ? '' : written(content, kept);
}

const FOLDED = '<details><summary>What this changed</summary>';

/** The part that stands in a comment, folded: the pull request is closed. */
export function foldedReview(stored: string | undefined): string {
  const old = stored === undefined ? undefined : partIn(stored);
  if (old === undefined) return '';
  const { content, kept } = old;
  if (content === '') return isEmpty(kept) ? '' : written('', kept);
  const isFolded = content.startsWith(FOLDED) || content === NO_CHANGES || content === NOT_COMPARED;
  return written(isFolded ? content : folded('What this changed', content), kept);
}

/** A comment with another part in the place of its own, or at its end. */
export function withReviewPart(body: string, part: string): string {
  const old = partIn(body);
  if (old === undefined) return part === '' ? body : `${body.trimEnd()}\n\n${part}`;
  return `${body.slice(0, old.start)}${part}${body.slice(old.end)}`.trimEnd();
}
