import { type Secrets, eachText } from '../lib/secrets.js';
import type { ReviewView } from '../rules/review.js';
import { isOwnTask } from './task-titles.js';
import type { RehearsalShown, View } from './view.js';

/*
 * The one gate for everything that anybody may read: comments, summaries, deployments. It removes secrets from
 * all of it. Words of services and people, and sentences that may quote them, also lose the app's private values.
 * Names that we may show (the app's, its address, the branch, databases, variables) stay whole.
 */

/** A view that anybody may see. */
export function publicView(secrets: Secrets, view: View): View {
  const clean = secrets.redactAll(view);
  const ours = shownNames(clean);
  const said = <T>(data: T): T => eachText(data, (text) => secrets.redactForPublic(text, ours));
  const task = (name: string): string => (isOwnTask(name) ? name : said(name));
  const { failure, stands, because, left, step, changes, findings, review, rehearsal } = clean;
  return {
    ...clean,
    tasks: clean.tasks.map((one) => ({ ...one, name: task(one.name) })),
    ...(step === undefined ? {} : { step: task(step) }),
    ...(failure === undefined ? {} : { failure: said(failure) }),
    ...(stands === undefined ? {} : { stands: said(stands) }),
    ...(because === undefined ? {} : { because: said(because) }),
    ...(left === undefined ? {} : { left: said(left) }),
    ...(findings === undefined
      ? {}
      : { findings: { ...findings, list: findings.list.map((one) => ({ ...one, what: said(one.what) })) } }),
    ...(review?.changes === undefined ? {} : { review: { ...review, changes: said(review.changes) } }),
    ...(rehearsal === undefined ? {} : { rehearsal: said(rehearsal) }),
    ...(changes === undefined
      ? {}
      : { changes: changes.map((change) => ({ ...change, why: said(change.why) })) }),
  };
}

/** The Markdown of such a view, redacted once more: its parts may form a secret together. */
export function publicText(secrets: Secrets, markdown: string): string {
  return secrets.redact(markdown);
}

/** The names of our own that the reader sees. */
function shownNames(view: View): string[] {
  const { name, branch, commit, logUrl, consoleUrl, endpoint, folder, newerRun } = view;
  return [
    ...[name, branch, commit?.sha, commit?.url, logUrl, consoleUrl, endpoint, folder, newerRun?.url],
    ...(view.databases ?? []).flatMap((database) => [database.variable, database.name, database.template]),
    ...(view.removed ?? []),
    ...(view.dropped ?? []),
    ...(view.changes ?? []).map((change) => change.name),
    ...namesIn(view.review?.changes),
    ...namesOf(view.rehearsal),
    ...(view.findings?.list ?? []).flatMap(({ file, object }) => [file, object]),
  ].filter((text) => text !== undefined);
}

/** What a review names: roles, tables, files, and the commit that it compares with. */
function namesIn(changes: ReviewView | undefined): string[] {
  if (changes === undefined) return [];
  const { from, concerns, breaking, changes: all, open } = changes;
  return [
    ...(from === undefined ? [] : [from.sha, from.url, from.base]),
    ...concerns.flatMap(({ rule, roles, objects, place }) => [
      rule,
      ...roles,
      ...objects,
      ...(place === undefined ? [] : [place.file]),
    ]),
    ...(changes.silenced ?? []).flatMap(({ rule, place }) => [rule, place.file]),
    ...breaking.flatMap(({ object, roles }) => [object, ...roles]),
    ...all.flatMap(({ object, role = '', place }) => [object, role, place?.file ?? '']),
    ...(changes.leftOut ?? []).map(({ file }) => file),
    ...open.roles,
    ...open.writes,
  ];
}

/** What a rehearsal names: databases, migrations and files. */
function namesOf(shown: RehearsalShown | undefined): string[] {
  if (shown === undefined) return [];
  if ('notRun' in shown) return [shown.base];
  return [
    shown.base,
    shown.blobUrl,
    ...shown.rehearsal.sources.flatMap(({ source, upgrade }) => [
      source,
      ...upgrade.flatMap(({ version, name, failure }) => [version, name, failure?.file ?? '']),
    ]),
  ];
}
