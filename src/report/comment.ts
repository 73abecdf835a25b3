import { cut } from '../lib/text.js';
import { heading, headingOf, renderView } from './render.js';
import { rehearsalPart } from './rehearsal.js';
import { foldedReview, reviewPart, withReviewPart } from './review-part.js';
import type { AppRef } from '../rules/preview.js';
import type { View } from './view.js';

/** GitHub refuses a longer comment. */
export const LONGEST_COMMENT = 65_536;

/**
 * The first line of our comment, by which we find it again. It names the app and its owner, since a pull request can
 * have several apps.
 */
export function commentMarker(owner: string, name: string, folder?: string): string {
  return folder === undefined
    ? `<!-- hasura-preview-app ${owner} ${name} -->`
    : `<!-- hasura-preview-review ${owner} ${name} ${encodeURIComponent(folder)} -->`;
}

/** What a comment is about: an app or, with `folder`, a project that gets none. Several projects may have one name. */
export type CommentOf = AppRef & { folder?: string };

/**
 * The comment's text in its present state, never longer than GitHub accepts: the least important parts go first.
 * @param stored the comment as it stands, if it does: what this run has not compared is kept
 */
export function renderComment(view: View, marker: string, stored?: string): string {
  if (stored !== undefined && isReviewAlone(stored, marker) && tellsOfNothing(view))
    return withReviewPart(stored, foldedReview(stored));
  const review =
    view.state === 'deleted' && view.review === undefined
      ? foldedReview(stored)
      : reviewPart(view.review, stored);
  const rehearsal = rehearsalPart(view.rehearsal);
  const { failure, ...rest } = view;
  const shorter: View[] = [
    view,
    withFindings(view, 30),
    { ...withFindings(view, 10), tasks: view.tasks.slice(0, 10) },
    { ...withFindings(view, 3), tasks: [] },
    {
      ...withFindings(rest, 0),
      tasks: [],
      ...(failure === undefined ? {} : { failure: { what: cut(failure.what, 1_000) } }),
    },
  ];
  const bodies = shorter.map(
    (candidate) => `${marker}\n${renderView(candidate, { review, rehearsal, api: view.api })}`,
  );
  return bodies.find((body) => body.length <= LONGEST_COMMENT) ?? `${marker}\n${heading(view)}`;
}

/** Whether a comment is about the changes alone, because there never was an app. */
export function isReviewAlone(body: string, marker: string): boolean {
  return body.startsWith(`${marker}\n${headingOf('reviewed')}`);
}

function tellsOfNothing({ state, removed = [], dropped = [], left = [] }: View): boolean {
  return state === 'deleted' && [...removed, ...dropped, ...left].length === 0;
}

/** The view with the worst of its findings alone. */
function withFindings(view: View, most: number): View {
  return view.findings === undefined
    ? view
    : { ...view, findings: { ...view.findings, list: view.findings.list.slice(0, most) } };
}
