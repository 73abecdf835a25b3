import { folded } from './markdown.js';
import { reviewSection } from './review.js';
import type { ReviewShown } from './view.js';

/*
 * The part of a comment that says what a pull request changes. It stands between two lines that a reader does not see,
 * so that a run that compares nothing can keep it. No text of others can hold such a line: `code`, `plain` and
 * `codeBlock` see to that.
 */

/** The first line also keeps what a label has approved. */
const BEGIN = /^<!-- hasura-review( approved((?: [0-9a-f]{10})*))? -->\r?$/m;
const END = /^<!-- \/hasura-review -->\r?$/m;

interface Part {
  start: number;
  end: number;
  content: string;
  approved: string[] | undefined;
}

function partIn(body: string): Part | undefined {
  const begin = BEGIN.exec(body);
  if (begin === null) return undefined;
  const [line, approved, keys = ''] = begin;
  const start = begin.index;
  const rest = body.slice(start + line.length);
  const end = END.exec(rest);
  if (end === null) return undefined;
  return {
    start,
    end: start + line.length + end.index + end[0].length,
    content: rest.slice(0, end.index).trim(),
    approved: approved === undefined ? undefined : keys.split(' ').filter((key) => key !== ''),
  };
}

function written(content: string, approved: readonly string[] | undefined): string {
  const keys = approved === undefined ? '' : [' approved', ...approved].join(' ');
  return `<!-- hasura-review${keys} -->\n${content === '' ? '' : `\n${content}\n\n`}<!-- /hasura-review -->`;
}

/** What a label has approved, as a comment keeps it; `undefined` if the last run saw no label. */
export function approvedIn(body: string): readonly string[] | undefined {
  return partIn(body)?.approved;
}

/**
 * The part for a comment.
 * @param stored the comment as it stands: it is kept if this run has not compared anything
 */
export function reviewPart(review: ReviewShown | undefined, stored: string | undefined): string {
  const kept = stored === undefined ? undefined : partIn(stored);
  if (review === undefined) return kept === undefined ? '' : written(kept.content, kept.approved);
  const approved = review.approved === 'as before' ? kept?.approved : review.approved;
  const content = reviewSection(review);
  return content === '' && approved === undefined ? '' : written(content, approved);
}

const FOLDED = '<details><summary>What this changed</summary>';

/** The part that stands in a comment, folded: the pull request is closed. */
export function foldedReview(stored: string | undefined): string {
  const kept = stored === undefined ? undefined : partIn(stored);
  if (kept === undefined || kept.content === '') return '';
  const { content, approved } = kept;
  return written(content.startsWith(FOLDED) ? content : folded('What this changed', content), approved);
}

/** A comment with another part in the place of its own, or at its end. */
export function withReviewPart(body: string, part: string): string {
  const old = partIn(body);
  if (old === undefined) return part === '' ? body : `${body.trimEnd()}\n\n${part}`;
  return `${body.slice(0, old.start)}${part}${body.slice(old.end)}`.trimEnd();
}
