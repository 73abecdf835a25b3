import { commentMarker, renderComment } from './comment.js';
import { headingOf } from './render.js';
import type { Secrets } from '../lib/secrets.js';
import { publicText, publicView } from './gate.js';
import type { View } from './view.js';
import type { AppRef } from '../rules/preview.js';

/** The beginning of every comment of ours. */
export const COMMENT_START = '<!-- hasura-preview-app ';

/** The app of a comment of ours that may say that it exists; `undefined` for any other comment. */
export function appThatMayStandIn(body: string): AppRef | undefined {
  const [first = '', second = ''] = body.split(/\r?\n/, 2);
  const [, owner = '', name = ''] = /^<!-- hasura-preview-app (\S.*) ([a-z0-9-]+) -->$/.exec(first) ?? [];
  const tellsOfNone = second === headingOf('deleted') || second === headingOf('reviewed');
  return !tellsOfNone && name !== '' ? { owner, name } : undefined;
}

/** Sentences that report an existing app, from their first word on; `{}` stands for its name. */
const STANDING = [
  'The app {} exists',
  'the app {} exists',
  'The app {} is healthy',
  'The app {} is kept for debugging',
  'The app {} from the previous build',
  'An earlier build of {} exists',
];

/** Whether a comment of ours says that its app exists, may exist or is being built, under any heading. */
export function saysThatItStands(body: string): boolean {
  const [, second = ''] = body.split(/\r?\n/, 2);
  if (second === headingOf('ready') || second === headingOf('building')) return true;
  const name = appThatMayStandIn(body)?.name;
  return name !== undefined && STANDING.some((words) => body.includes(words.replace('{}', name)));
}

/**
 * The text of such a comment once the app is gone, safe for anybody to read.
 * @param stored the comment as it stands
 */
export function goneComment(
  app: AppRef,
  { because, removed, logUrl, stored }: { because: string; removed: boolean; logUrl: string; stored: string },
  secrets: Secrets,
): string {
  const view: View = {
    state: 'deleted',
    name: app.name,
    because,
    removed: removed ? [app.name] : [],
    logUrl,
    tasks: [],
  };
  return publicText(
    secrets,
    renderComment(publicView(secrets, view), commentMarker(app.owner, app.name), stored),
  );
}
